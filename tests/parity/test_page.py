"""Chapter 7 shows a network in PyTorch: the code on the page runs, and its losses are the recorded ones and ours."""
import importlib.util
import json

import numpy as np
import pytorch_run

RECORDED = json.loads(pytorch_run.FILE.read_text(encoding="utf-8"))


def test_the_page_shows_both_halves():
    imports, ours, theirs = pytorch_run.codes()
    for code in (imports, ours, theirs):
        compile(code, "the page", "exec")                           # no header of a cell came along
    assert "import numpy as np" in imports and "ours.append(" in ours and "theirs.append(" in theirs
    assert "loss.backward()" in theirs and "start" in theirs and "start = " in ours
    assert len(RECORDED["losses"]) == 3 * 38


if importlib.util.find_spec("torch"):

    def test_the_code_on_the_page_gives_our_losses_in_pytorch():
        ours, theirs = pytorch_run.run()
        np.testing.assert_allclose(theirs, ours, rtol=0, atol=1e-10)
        np.testing.assert_allclose(theirs, RECORDED["losses"], rtol=0, atol=1e-10)
