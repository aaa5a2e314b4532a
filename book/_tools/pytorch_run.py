"""Run the PyTorch code that chapter 7 shows, word for word, and record its losses: book/measured/pytorch.json.

    python book/_tools/pytorch_run.py           (needs PyTorch)
"""

import json
import re
from pathlib import Path

BOOK = Path(__file__).resolve().parents[1]
FILE = BOOK / "measured" / "pytorch.json"
CELL = re.compile(r"^```\{code-cell\} ipython3\n(?:---\n.*?^---\n|:tags:.*?\n)?(.*?)^```$", re.M | re.S)
SHOWN = re.compile(r"^```python\n(import torch\n.*?)^```$", re.M | re.S)


def codes():
    """Chapter 7's imports, the companion's half and PyTorch's half of the comparison, as they stand on the page."""
    text = (BOOK / "07_training_loop.md").read_text(encoding="utf-8")
    section = text[text.index("## The same network in PyTorch"):]
    return CELL.search(text)[1], CELL.search(section)[1], SHOWN.search(section)[1]


def run():
    """(the companion's losses, PyTorch's losses)."""
    imports, ours, theirs = codes()
    names = {}
    exec(imports, names)
    names["data"], names["SIZES"] = names["digits"](names["np"].float64), (64, 128, 64, 10)
    exec(ours, names)
    exec(theirs, names)
    return names["ours"], names["theirs"]


if __name__ == "__main__":
    import torch
    torch.set_num_threads(1)
    _, losses = run()
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_text(json.dumps({"PyTorch": torch.__version__.split("+")[0], "losses": losses}) + "\n", encoding="utf-8")
    print(f"{FILE.name}: {len(losses)} losses, the last {losses[-1]:.6f}")
