"""For any notebook, check() after "Restart and run all" and `companion grade` on its file say the same."""
import pytest

from companion.course.grading import folder
from tests.grading.generated import Kernel, notebook, saved

QUICK, MANY = 40, 300


@pytest.fixture(scope="module")
def kernel(tmp_path_factory):
    kernel = Kernel(tmp_path_factory.mktemp("kernel"))
    yield kernel
    kernel.close()


def disagreement(kernel, folder_, seed):
    cells, told = notebook(seed)
    status, name = kernel.verdict(cells)
    saved(folder_ / f"{seed}.ipynb", cells, seed)
    verdict = folder.grade(folder_ / f"{seed}.ipynb", only=["relu"]).verdicts["relu"]
    if verdict.name == "cannot-know":
        return None
    passed = verdict.status == "passed"
    same = (verdict.status, verdict.name or "-") == (status, name)
    if status == "missing":
        same = not passed
    return None if same else (seed, told, f"check: {status} {name}",
                              f"grade: {verdict.status} {verdict.name}", cells)


def judge(kernel, folder_, seeds):
    wrong = [found for seed in seeds if (found := disagreement(kernel, folder_, seed))]
    assert not wrong, "\n\n".join("\n".join([*map(str, found[:4]), *("---\n" + cell for cell in found[4])])
                                  for found in wrong[:3]) + f"\n{len(wrong)} of {len(seeds)} disagree"


def test_forty_generated_notebooks_get_one_verdict(kernel, tmp_path):
    judge(kernel, tmp_path, range(QUICK))


@pytest.mark.slow
def test_three_hundred_more(kernel, tmp_path):
    judge(kernel, tmp_path, range(QUICK, QUICK + MANY))


RELU = "import numpy as np\ndef relu(z):\n    return np.maximum(z, {})\n"
KNOWN = {       # what a notebook holds before the answer, and the verdict of `grade`
    "a file that the answer needs": ("import numpy as np\nzero = np.load('zero.npy')", "zero", "error",
                                     "cannot-know"),
    "a file that it does not need": ("import numpy as np\nother = np.load('zero.npy')", "0", "passed", ""),
    "the keyboard": ("zero = float(input('zero? '))", "zero", "error", "cannot-know"),
    "a picture that it needs": ("import matplotlib.pyplot as plt\nzero = len(plt.get_fignums())", "zero",
                                "error", "cannot-know"),
    "the output of a cell": ("3 - 3.0\nzero = _", "zero", "error", "cannot-know"),
    "a long run that it does not need": ("for i in range(10 ** 12):\n    pass", "0", "passed", ""),
    "a library that is not there": ("try:\n    import tensorflow.numpy as xp\nexcept ImportError:\n    import numpy as xp",
                                    "xp.zeros(0).size", "passed", ""),
    "a library with the answers": ("from sklearn.datasets import load_digits\nX = load_digits().data", "0",
                                   "passed", ""),
}


@pytest.mark.parametrize("case", KNOWN)
def test_grade_says_why_it_cannot_know_and_runs_only_what_is_needed(tmp_path, case):
    before, zero, status, name = KNOWN[case]
    (tmp_path / "a.py").write_text(before + "\n" + RELU.replace("{}", zero), encoding="utf-8")
    verdict = folder.grade(tmp_path, only=["relu"]).verdicts["relu"]
    assert (verdict.status, verdict.name) == (status, name), verdict.says
    assert "\n" not in verdict.says and (name != "cannot-know"
                                         or any(line in verdict.says for line in before.splitlines()))


def test_a_package_beside_the_notebook_is_read(tmp_path):
    (tmp_path / "lib").mkdir()
    texts = {"__init__": "from .parts import zero", "parts": "zero = 0", "more": "from . import zero"}
    for name, text in texts.items():
        (tmp_path / "lib" / f"{name}.py").write_text(text + "\n", encoding="utf-8")
    for line in ("from lib import zero", "from lib.more import zero", "from lib import more\nzero = more.zero"):
        saved(tmp_path / "a.ipynb", ["import numpy as np\n" + line, RELU.replace("{}", "zero")], 0)
        verdict = folder.grade(tmp_path / "a.ipynb", only=["relu"]).verdicts["relu"]
        assert verdict.ok, verdict


@pytest.mark.slow
def test_many_long_runs_that_touch_what_it_needs_leave_the_answer_its_time(tmp_path):
    runs = ["for i in range(10 ** 12):\n    low[0] = 0.0"] * 5
    saved(tmp_path / "a.ipynb", ["low = [1.0]", *runs, RELU.replace("{}", "low[0]")], 0)
    assert folder.grade(tmp_path / "a.ipynb", only=["relu"]).verdicts["relu"].ok


def test_a_command_of_ipythons_inside_an_answer_is_not_run(tmp_path):
    saved(tmp_path / "a.ipynb", ["def relu(z):\n    !echo hello\n    return z"], 0)
    assert folder.grade(tmp_path / "a.ipynb", only=["relu"]).verdicts["relu"].name == "cannot-know"


def test_a_later_import_of_the_companions_own_is_told(tmp_path):
    saved(tmp_path / "a.ipynb", [RELU.replace("{}", "0"), "from companion.activations import relu"], 0)
    grades = folder.grade(tmp_path, only=["relu"])
    assert grades.verdicts["relu"].ok
    assert grades.found["relu"].says == "Code cell 2 gives the name to the companion's own; judged is yours."


@pytest.mark.parametrize("line", ["from companion.activations import relu",
                                  "from companion import activations\nrelu = activations.relu",
                                  "from companion import mine\nrelu = mine('relu')"])
def test_a_function_of_the_companions_is_no_attempt(tmp_path, line):
    (tmp_path / "a.py").write_text(line + "\n", encoding="utf-8")
    assert folder.grade(tmp_path, only=["relu"]).verdicts["relu"].status == "not attempted"


def test_the_learners_own_file_beside_the_notebook_is_read(tmp_path):
    (tmp_path / "helpers.py").write_text("from numbers_of_mine import zero\nimport numpy as np\n"
                                         "def relu(z):\n    return np.maximum(z, zero)\n", encoding="utf-8")
    (tmp_path / "numbers_of_mine.py").write_text("zero = 0\n", encoding="utf-8")
    saved(tmp_path / "02_activation_functions.ipynb", ["from helpers import *", "relu"], 0)
    grades = folder.grade(tmp_path, only=["relu"])
    assert grades.verdicts["relu"].ok and grades.found["relu"].path.suffix == ".ipynb"
    assert grades.found["relu"].rivals == []


@pytest.mark.parametrize("above", ["1 / 0\n", "assert False\n", "print(not_there)\n"])
def test_a_cell_that_stops_above_its_definition_leaves_the_earlier_one(tmp_path, above):
    saved(tmp_path / "a.ipynb", [RELU.replace("{}", "0"), above + RELU.replace("{}", "1")], 0)
    assert folder.grade(tmp_path, only=["relu"]).verdicts["relu"].ok
    saved(tmp_path / "a.ipynb", [RELU.replace("{}", "1"), above + RELU.replace("{}", "0")], 0)
    assert folder.grade(tmp_path, only=["relu"]).verdicts["relu"].status == "not yet"
