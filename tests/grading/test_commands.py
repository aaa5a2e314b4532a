"""companion start, grade, assemble: what a learner sees, and that nothing of theirs is ever lost."""
import errno
import json
import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from companion.course import assemble, cli, learner
from companion.course.grading import folder, remote, report
from companion.course.show import COLUMNS
from tests.grading import workbooks

SOLUTIONS = workbooks.solutions()
SOME = {name: SOLUTIONS[name] for name in ("neuron", "dense", "relu")}


def ran(capsys, *arguments):
    """(exit status, standard output, standard error)"""
    try:
        status = cli.main([str(argument) for argument in arguments])
    except SystemExit as end:
        status = end.code
    return status, *capsys.readouterr()


@pytest.fixture(scope="module")
def some(tmp_path_factory):
    """A working copy with three answers right and one wrong."""
    naive = "def softmax(Z):\n    e = np.exp(Z)\n    return e / e.sum(axis=1, keepdims=True)\n"
    answers = SOME | {"softmax": naive}
    return workbooks.fill(tmp_path_factory.mktemp("some") / "work", answers)


# ---- grade

def test_grade_tells_progress_sentence_and_next(some, capsys):
    status, out, err = ran(capsys, "grade", some)
    assert status == 1 and err == ""
    lines = out.splitlines()
    assert lines[0].startswith("The path to your own training loop   3/20  ███░")
    assert "  ✓ 1.5  dense" in lines and "  ✗ 2.8  softmax              unstable-softmax" in lines
    assert "  · 3.7  init_params          not attempted" in lines
    assert sum(line.startswith("✗") for line in lines) == 1
    assert "code cell" in out and "Traceback" not in out and "assert" not in out.lower()
    assert lines[-1] == f"Next: 1.6 xor_weights in {some / '01_neural_networks.ipynb'}"


def test_grade_one_exercise(some, capsys):
    assert ran(capsys, "grade", some, "--exercise", "relu")[0] == 0
    status, out, _ = ran(capsys, "grade", some, "-e", "softmax")
    assert status == 1 and "relu" not in out


def test_grade_all_right(tmp_path, capsys):
    work = workbooks.fill(tmp_path, SOLUTIONS)
    status, out, _ = ran(capsys, "grade", work, *(x for name in ("relu", "forward") for x in ("-e", name)))
    assert status == 0 and "2/2" in out


@pytest.mark.parametrize("arguments, words", [
    (["grade", "nowhere"], "there is no nowhere"),
    (["grade", ".", "--exercise", "rleu"], "there is no exercise 'rleu'; did you mean relu?"),
    (["grade", ".", "--exercise", "x" * 9], "there is no exercise 'xxxxxxxxx'"),
    (["assemble", "mine", "nowhere"], "there is no nowhere"),
    (["assemble", "mine"], "no exercise in . passes yet"),
    (["assemble", "my-net"], "'my-net' cannot be imported"),
])
def test_one_clear_line(arguments, words, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    status, out, err = ran(capsys, *arguments)
    assert status == 2 and out == "" and words in err and err.count("\n") == 1


def test_broken_grader_is_status_3(some, capsys, monkeypatch):
    from companion.course.grading.spec import entries
    monkeypatch.setattr(entries()["relu"].load(), "probes", lambda rng: 1 / 0)
    status, out, _ = ran(capsys, "grade", some, "-e", "relu")
    assert status == 3 and "not your fault" in out


@pytest.mark.parametrize("name, content", [
    ("broken.ipynb", "{"), ("list.ipynb", "[1, 2]"), ("no_cells.ipynb", "{}"),
                                           ("bytes.ipynb", b"\xff\xfe\x00"),
    ("deep.ipynb", "[" * 100_000), ("bytes.py", b"\xff\xfe\x00"),
])
def test_broken_files_are_told_and_the_others_graded(name, content, tmp_path, capsys):
    (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    (tmp_path / "good.py").write_text("import numpy as np\n" + SOLUTIONS["relu"], encoding="utf-8")
    status, out, _ = ran(capsys, "grade", tmp_path, "-e", "relu")
    assert status == 0 and f"{name}: it is not a" in out.splitlines()[0] and "the others were graded" in out


def test_odd_cells_are_no_trouble(tmp_path):
    cells = [{"cell_type": "code"}, {"cell_type": "code", "source": None}, {"cell_type": "code", "source": 7},
             3, None, {},
             {"cell_type": "markdown", "source": ["def relu(z): return z"]},
             {"cell_type": "code", "source": "%matplotlib inline\n!ls\nimport numpy as np\nnp.ones?"},
             {"cell_type": "code", "source": "%%html\n<b>no Python</b>"},
             {"cell_type": "code", "source": "x = 1 / 0\nprint(undefined)"},
             {"cell_type": "code", "source": ["LOW = 0\n", "def relu(z):\n",
                                              "    return np.maximum(z, LOW)\n", "relu(undefined)"]}]
    (tmp_path / "odd.ipynb").write_text(json.dumps({"cells": cells}), encoding="utf-8")
    assert folder.grade(tmp_path).verdicts["relu"].ok


def test_no_notebook_at_all(tmp_path, capsys):
    status, out, _ = ran(capsys, "grade", tmp_path)
    assert status == 1 and "0/20" in out
    assert out.splitlines()[-1] == "Next: 1.1 neuron in the workbook of chapter 1"


def test_the_last_definition_counts_and_a_copy_does_not(tmp_path):
    good, bad = "import numpy as np\n" + SOLUTIONS["relu"], "def relu(z):\n    return z\n"
    (tmp_path / "02.py").write_text(bad + "\n" + good, encoding="utf-8")
    (tmp_path / "02-copy.py").write_text(bad, encoding="utf-8")
    os.utime(tmp_path / "02-copy.py", (0, 0))
    grades = folder.grade(tmp_path)
    assert grades.verdicts["relu"].ok
    assert [path.name for path in grades.found["relu"].rivals] == ["02-copy.py"]
    assert "(another attempt is in 02-copy.py)" in report.table(grades), "a rival is named also on a pass"


def test_a_helper_from_another_cell_is_found(tmp_path):
    (tmp_path / "a.py").write_text(
        "import numpy as np\nZERO = -0.0\ndef larger(a, b):\n    return np.where(a > b, a, b)\n"
        "def relu(z):\n    return larger(z, ZERO)\n", encoding="utf-8")
    assert folder.grade(tmp_path).verdicts["relu"].ok


def test_forerunners_come_from_the_other_notebooks(tmp_path):
    """A passing dense is used; a wrong relu is replaced, and said so."""
    answers = {"dense": SOLUTIONS["dense"], "forward": SOLUTIONS["forward"],
               "relu": "def relu(z):\n    return z\n"}
    grades = folder.grade(workbooks.fill(tmp_path, answers))
    assert grades.verdicts["forward"].ok and grades.verdicts["forward"].stand_ins == ("relu",)
    parts, references = grades.parts("forward")
    assert [part["name"] for part in parts] == ["dense", "forward"] and references == ["relu"]


def test_command_is_a_program(some):
    ran_ = subprocess.run([sys.executable, "-m", "companion", "grade", str(some), "-e", "relu"],
                          capture_output=True,
                          encoding="utf-8", cwd=Path(__file__).resolve().parents[2], check=False)
    assert ran_.returncode == 0 and "2.2  relu" in ran_.stdout and ran_.stderr == ""


# ---- start

def edited(path, function, source):
    notebook = json.loads(path.read_text(encoding="utf-8"))
    cell = next(cell for cell in notebook["cells"] if f"def {function}(" in workbooks.text(cell)
                and cell["cell_type"] == "code")
    cell["source"] = source.splitlines(True)
    path.write_text(json.dumps(notebook), encoding="utf-8")


def inserted(path, behind, cell):
    notebook = json.loads(path.read_text(encoding="utf-8"))
    at = next(i for i, other in enumerate(notebook["cells"]) if behind in workbooks.text(other))
    notebook["cells"].insert(at + 1, {"id": f"own-{at}", "metadata": {}} | cell)
    path.write_text(json.dumps(notebook), encoding="utf-8")


def test_a_working_copy_survives_every_update(tmp_path):
    """Start, answer, break, mend, update twice: answers and notes stay, new text arrives."""
    course, copy = tmp_path / "course", tmp_path / "work"
    course.mkdir()
    for path in workbooks.WORKBOOKS:
        (course / path.name).write_bytes(path.read_bytes())
    assert list(learner.start(copy, course)) == [f"{path.name}: new" for path in workbooks.WORKBOOKS]
    assert all((copy / path.name).read_bytes() == path.read_bytes() for path in workbooks.WORKBOOKS)

    mine = copy / "02_activation_functions.ipynb"
    edited(mine, "relu", SOLUTIONS["relu"])
    edited(mine, "sigmoid", "def sigmoid(z)\n    return (this does not parse\n")
    inserted(mine, "check(relu)", {"cell_type": "markdown", "source": "My note."})
    inserted(mine, "check(softmax)", {"cell_type": "code", "source": "softmax(np.ones((1, 2)))",
                                      "outputs": [], "execution_count": 1})
    assert list(learner.start(copy, course))[1].endswith("up to date")

    # the course moves on: a paragraph changes, an exercise's stub changes, a cell goes, one comes
    notebook = json.loads((course / mine.name).read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        if "## 2.2" in workbooks.text(cell):
            cell["source"], cell["id"] = "## 2.2 ReLU, told better", "fresh"
        if "def relu(" in workbooks.text(cell) and cell["cell_type"] == "code":
            cell["source"] = 'def relu(z):\n    """New words."""\n    raise NotImplementedError'
            cell["id"] = "fresher"
    notebook["cells"] = [cell for cell in notebook["cells"] if "Dead units" not in workbooks.text(cell)]
    (course / mine.name).write_text(json.dumps(notebook), encoding="utf-8")
    before = mine.read_text(encoding="utf-8")
    assert list(learner.start(copy, course))[1] == f"{mine.name}: new text, 4 of your cells kept"

    texts = [workbooks.text(cell) for cell in workbooks.cells(mine)]
    assert "## 2.2 ReLU, told better" in texts and not any("ReLU\n\n*On the path" in text for text in texts)
    order = [texts.index(text) for text in (SOLUTIONS["relu"], "check(relu)", "My note.", "check(softmax)")]
    assert order == sorted(order)
    assert texts.index("check(softmax)") + 1 == texts.index("softmax(np.ones((1, 2)))")
    assert "def sigmoid(z)\n    return (this does not parse\n" in texts
    assert sum("def relu(" in text and "Solution" not in text for text in texts) == 1
    assert (copy / ".before" / mine.name).read_text(encoding="utf-8") == before
    ids = [cell["id"] for cell in workbooks.cells(mine)]
    assert len(ids) == len(set(ids))

    edited(mine, "sigmoid", SOLUTIONS["sigmoid"])                                  # mended
    assert list(learner.start(copy, course))[1].endswith("up to date")
    verdicts = folder.grade(copy).verdicts
    assert verdicts["relu"].ok and verdicts["sigmoid"].ok and verdicts["softmax"].status == "not attempted"


def test_two_cells_with_one_function_both_stay(tmp_path):
    course = workbooks.BOOK / "exercises"
    list(learner.start(tmp_path, course))
    mine = tmp_path / "02_activation_functions.ipynb"
    edited(mine, "relu", "def relu(z):\n    return z  # first try\n")
    inserted(mine, "first try", {"cell_type": "code", "source": SOLUTIONS["relu"], "outputs": [],
                                 "execution_count": None})
    before = [workbooks.text(cell) for cell in workbooks.cells(mine)]
    list(learner.start(tmp_path, course))
    assert [workbooks.text(cell) for cell in workbooks.cells(mine)] == before
    assert folder.grade(tmp_path).verdicts["relu"].ok


def test_start_leaves_what_it_cannot_read(tmp_path):
    course = workbooks.BOOK / "exercises"
    broken = tmp_path / "02_activation_functions.ipynb"
    broken.write_text("not a notebook", encoding="utf-8")
    assert "cannot be read" in list(learner.start(tmp_path, course))[1]
    assert broken.read_text(encoding="utf-8") == "not a notebook"


@pytest.mark.parametrize("where, words", [("book/exercises", "choose another folder"),
                                          ("pyproject.toml", "is a file")])
def test_start_refuses(where, words, capsys):
    status, out, err = ran(capsys, "start", workbooks.BOOK.parent / where)
    assert status == 2 and words in err and err.count("\n") == 1


def test_start_without_a_course(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(learner, "WORKBOOKS", tmp_path / "nothing")
    status, _, err = ran(capsys, "start", tmp_path / "work")
    assert status == 2 and "there are no workbooks" in err


# ---- mine and assemble

def test_mine_says_whose_is_whose(some, capsys):
    relu, forward = learner.mine("relu", "forward", where=some)
    assert capsys.readouterr().out == "Yours: relu. The companion's: forward (3.2 not attempted)\n"
    assert relu.__code__.co_filename.startswith("<relu, cell") and forward.__module__ == "companion.neurons"
    assert relu(np.array([-1.0, 2.0])).tolist() == [0, 2]
    assert learner.mine("softmax", where=some).__module__ == "companion.activations"
    assert "softmax (2.8 not yet)" in capsys.readouterr().out


def test_mine_prefers_the_running_notebook(some, capsys, monkeypatch):
    room = {"np": np}
    exec("def relu(z):\n    return z * (z > 0)\n\ndef softmax(Z):\n    return Z\n", room)
    monkeypatch.setattr(learner.notebook, "user_names", lambda: room)
    relu, softmax = learner.mine("relu", "softmax", where=some)
    assert relu is room["relu"] and softmax is not room["softmax"]
    assert capsys.readouterr().out == "Yours: relu. The companion's: softmax (2.8 not yet)\n"


def test_mine_brings_passing_forerunners_along(tmp_path):
    """A learner's forward that calls a wrong relu runs with the companion's."""
    work = workbooks.fill(tmp_path, {"forward": SOLUTIONS["forward"], "relu": "def relu(z):\n    return z\n"})
    forward = learner.mine("forward", where=work)
    logits, _ = forward([(np.eye(1), np.zeros(1)), (np.eye(1), np.zeros(1))], np.array([[-3.0]]))
    assert logits.tolist() == [[0.0]]


@pytest.fixture(scope="module")
def assembled(tmp_path_factory):
    """The package of a learner who has solved everything: (folder, what was said, was it all theirs)."""
    base = tmp_path_factory.mktemp("all")
    lines = []
    whole = assemble.assemble(base / "mynet", workbooks.fill(base / "work", SOLUTIONS), lines.append)
    return base / "mynet", lines, whole


def test_mine_fetches_the_whole_loop(assembled, capsys):
    """Also from workbooks that fetch the same functions themselves."""
    fields = assemble.training.Parts._fields
    parts = learner.mine(*fields, where=assembled[0].parent / "work")
    lines = capsys.readouterr().out.splitlines()
    assert " ".join(lines) == f"Yours: {', '.join(fields)}" and max(map(len, lines)) <= COLUMNS
    assert not any(learner.notebook.from_companion(part) for part in parts)


def test_every_solution_passes_in_the_terminal(assembled):
    """assemble grades in the terminal's way and writes what passes: all of it."""
    target, lines, _ = assembled
    written = re.findall(r"^def (\w+)", "\n".join(path.read_text(encoding="utf-8")
                                                  for path in target.glob("ch*.py")), re.M)
    assert set(SOLUTIONS) <= set(written) and lines[0].startswith(f"{len(SOLUTIONS)} functions in")


def test_assemble_writes_a_package_that_trains(assembled):
    target, lines, whole = assembled
    assert whole and lines[-1] == "You have rebuilt it: every function of the training loop is yours."
    assert lines[0].startswith(f"{len(SOLUTIONS)} functions in {target}: 20 of the path's 20")
    kept = re.fullmatch(r"Contract: (\d+) of (\d+) promises kept\.", lines[1])
    assert kept and kept[1] == kept[2] and int(kept[1]) > 35
    assert lines[2] == "Training run: 9 of its 9 parts are yours."
    accuracy = re.search(r"([\d.]+) % of the 297 validation digits right", lines[3])
    assert float(accuracy[1]) > 90 and not any("test pile" in line for line in lines)
    assert "companion" not in (target / "ch5.py").read_text(encoding="utf-8")


def test_assembled_package_imports_alone_and_passes(assembled, capsys):
    target, _, _ = assembled
    code = (f"import sys; sys.path.insert(0, {str(target.parent)!r}); import mynet, numpy as np; "
            "print(mynet.relu(np.array([-1.0, 2.0])), mynet.train.__module__)")
    ran_ = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, encoding="utf-8",
                          check=False)
    assert ran_.stdout == "[0. 2.] mynet.ch7\n" and ran_.stderr == ""
    assert ran(capsys, "grade", target, "-e", "forward", "-e", "backward", "-e", "relu")[0] == 0


def test_assemble_names_what_is_missing(some, tmp_path):
    lines = []
    assert not assemble.assemble(tmp_path / "part", some, lines.append)
    assert lines[0].startswith("3 functions in ")
    assert lines[1].startswith("Still the companion's: xor_weights, softmax,")
    assert "Training run: 0 of its 9 parts are yours." in lines
    # again, over its own package
    assert not assemble.assemble(tmp_path / "part", some, lines.append)
    text = (tmp_path / "part" / "ch1.py").read_text(encoding="utf-8")
    assert text.startswith("import numpy as np\n\n\ndef neuron(")


def test_assemble_touches_no_other_folder(some, tmp_path, capsys):
    (tmp_path / "thesis").mkdir()
    (tmp_path / "thesis" / "text.md").write_text("mine", encoding="utf-8")
    status, _, err = ran(capsys, "assemble", tmp_path / "thesis", some)
    assert status == 2 and "choose another name" in err
    assert [path.name for path in (tmp_path / "thesis").iterdir()] == ["text.md"]


def test_assemble_tells_broken_promises(tmp_path):
    """Right by the exercise, but float64 whatever comes in: the contract says so."""
    lines = []
    loop = "def dense(X, W, b):\n    Z = np.zeros((len(X), len(b)))\n    Z += X @ W + b\n    return Z\n"
    assemble.assemble(tmp_path / "net", workbooks.fill(tmp_path / "work", {"dense": loop}), lines.append)
    assert any(line.startswith("  dense: ") and "float32" in line for line in lines)


def tanh_instead(package):
    """An edit that no exercise would accept: the hidden layers bend with tanh, there and back."""
    for file, old, new in (("ch3.py", r"\brelu\(Z\)", "np.tanh(Z)"),
                           ("ch5.py", r"(?<!def )relu_backward\(", "through_tanh(")):
        text, changes = re.subn(old, new, (package / file).read_text(encoding="utf-8"))
        assert changes
        (package / file).write_text(text, encoding="utf-8")
    with open(package / "ch5.py", "a", encoding="utf-8") as ch5:
        ch5.write("\n\ndef through_tanh(dA, Z):\n    return dA * (1 - np.tanh(Z) ** 2)\n")


def test_an_edited_package_is_kept_judged_and_trained_as_it_stands(assembled, tmp_path):
    work, package = assembled[0].parent / "work", tmp_path / "edited_net"
    shutil.copytree(assembled[0], package)
    tanh_instead(package)
    edits = {name: (package / name).read_bytes() for name in ("ch3.py", "ch5.py")}
    lines = []
    assert assemble.assemble(package, work, lines.append), "all of it is still the reader's"
    assert {name: (package / name).read_bytes() for name in edits} == edits
    assert [line.split(" is edited")[0] for line in lines if "is edited" in line] == ["ch3.py", "ch5.py"]
    kept = re.fullmatch(r"Contract: (\d+) of (\d+) promises kept\.",
                        next(line for line in lines if "Contract" in line))
    assert kept[1] == kept[2], "the contract asks for a bend, not for ReLU"
    own = assemble.load(package)
    Z = np.array([[0.5, -2.0]])
    unchanged = np.eye(2), np.zeros(2)
    assert np.allclose(own["forward"]([unchanged, unchanged], Z)[0], np.tanh(Z))
    split = assemble.data.digits()
    params, _ = assemble.digits_run(assemble.own_parts(own), 1200, 10)
    A = split.X_val                                          # the network by hand: tanh between the layers
    for W, b in params[:-1]:
        A = np.tanh(A @ W + b)
    right = (np.argmax(A @ params[-1][0] + params[-1][1], axis=1) == split.y_val).mean()
    assert f"{100 * right:.1f} % of the 297 validation digits right" in "".join(lines)


def test_the_test_pile_is_opened_only_when_asked(monkeypatch):
    split, own = assemble.data.digits(), {}
    lines = list(assemble.trained(own, test=True))
    params, _ = assemble.digits_run(assemble.own_parts(own), 1200, 10)
    right = 100 * assemble.training.evaluate(params, split.X_test, split.y_test)[1]
    assert f"  The test pile: {right:.1f} % of its 300 digits right." in lines[2]
    closed = split._replace(X_test=None, y_test=None)
    monkeypatch.setattr(assemble.data, "digits", lambda: closed)
    assert [line for line in assemble.trained(own) if "One epoch" not in line] == lines[:2]


@pytest.mark.parametrize("pace, chosen", [(0.01, (1200, 10)), (1.0, (100, 5)), (60.0, (100, 1))])
def test_slow_functions_train_on_less(monkeypatch, pace, chosen):
    """pace: the seconds that an epoch of a hundred digits takes."""
    monkeypatch.setattr(assemble, "digits_run", lambda parts, n, epochs: (None, pace))
    assert assemble.affordable(None) == chosen


def test_only_the_edited_files_of_a_package_stay(assembled, tmp_path):
    work, package = assembled[0].parent / "work", tmp_path / "part_net"
    shutil.copytree(assembled[0], package)
    (package / "ch2.py").write_text("import numpy as np\n\n\ndef relu(z):\n    return np.maximum(z, 0) * 2\n")
    (package / "ch1.py").unlink()
    lines = []
    assemble.assemble(package, work, lines.append)
    # deleting asks for a fresh one
    assert (package / "ch1.py").read_bytes() == (assembled[0] / "ch1.py").read_bytes()
    assert (package / "ch2.py").read_text().endswith("* 2\n")
    assert any(line.startswith("  relu: ") for line in lines), "the contract judges the edit"
    # what an edit removed is not offered
    assert " softmax" not in (package / "__init__.py").read_text(encoding="utf-8")


@pytest.mark.parametrize("edit, words", [("def relu(z:\n", "ch2.py, line 1"),
                                         ("import nowhere_at_all\n\n\ndef relu(z):\n    return z\n",
                                          "nowhere_at_all")])
def test_an_edit_that_is_no_python_is_told_in_one_line(assembled, tmp_path, capsys, edit, words):
    package = tmp_path / "broken_net"
    shutil.copytree(assembled[0], package)
    (package / "ch2.py").write_text(edit)
    status, _, err = ran(capsys, "assemble", package, assembled[0].parent / "work")
    assert status == 2 and words in err and err.count("\n") == 1
    assert (package / "ch2.py").read_text() == edit


@pytest.mark.parametrize("name", ["numpy", "companion", "json"])
def test_a_package_takes_no_name_that_is_taken(some, tmp_path, capsys, name):
    status, _, err = ran(capsys, "assemble", tmp_path / name, some)
    assert status == 2 and f"{name!r} is the name of an installed module" in err
    assert not (tmp_path / name).exists()


# ---- start: what editors do to a notebook

def ids_away(notebook):
    for cell in notebook["cells"]:
        cell.pop("id", None)
    notebook["nbformat_minor"] = 0


def ids_in_the_metadata(notebook):
    for cell in notebook["cells"]:
        cell["metadata"]["id"] = cell.pop("id")
    notebook["nbformat_minor"] = 0


def ids_made_anew(notebook):
    for number, cell in enumerate(notebook["cells"]):
        cell["id"] = f"new-{number}"


def sources_as_strings(notebook):
    for cell in notebook["cells"]:
        cell["source"] = workbooks.text(cell)


def turned_round(notebook):
    notebook["cells"].reverse()


EDITORS = [ids_away, ids_in_the_metadata, ids_made_anew, sources_as_strings, turned_round]


@pytest.mark.parametrize("saved", EDITORS, ids=lambda saved: saved.__name__)
def test_start_knows_the_courses_cells_whatever_an_editor_did_to_them(tmp_path, saved):
    """New text arrives once, no section is doubled, and no word of the learner's is lost."""
    course, copy = tmp_path / "course", tmp_path / "copy"
    shutil.copytree(workbooks.BOOK / "exercises", course)
    list(learner.start(copy, course))
    mine, name = copy / "02_activation_functions.ipynb", "02_activation_functions.ipynb"
    edited(mine, "relu", SOLUTIONS["relu"])
    inserted(mine, "def relu",
             {"cell_type": "markdown", "metadata": {}, "id": "note", "source": "A note of mine."})
    notebook = json.loads(mine.read_text(encoding="utf-8"))
    saved(notebook)
    mine.write_text(json.dumps(notebook), encoding="utf-8")
    new = json.loads((course / name).read_text(encoding="utf-8"))
    section = next(cell for cell in new["cells"] if "## 2.1 " in workbooks.text(cell))
    section["source"] = workbooks.text(section) + "\n\nA new sentence."
    section["id"] = learner.digest(section)
    (course / name).write_text(json.dumps(new), encoding="utf-8")

    lines = list(learner.start(copy, course))
    assert lines[1].endswith("new text, 2 of your cells kept")
    texts = [workbooks.text(cell) for cell in workbooks.cells(mine)]
    assert len(texts) == len(new["cells"]) + 1 and len([text for text in texts
                                                        if "## 2.1 " in text]) == 1
    assert any("A new sentence." in text for text in texts) and "A note of mine." in texts
    assert folder.grade(copy).verdicts["relu"].ok
    ids = [cell["id"] for cell in workbooks.cells(mine)]
    assert len(ids) == len(set(ids))
    assert list(learner.start(copy, course))[1].endswith("up to date")


def test_a_changed_text_cell_without_an_id_keeps_its_place(tmp_path):
    course, mine = workbooks.BOOK / "exercises", tmp_path / "02_activation_functions.ipynb"
    list(learner.start(tmp_path, course))
    notebook = json.loads(mine.read_text(encoding="utf-8"))
    section = next(cell for cell in notebook["cells"] if "## 2.1 " in workbooks.text(cell))
    section["source"] = workbooks.text(section) + "\n\nTo do: ask."
    ids_away(notebook)
    mine.write_text(json.dumps(notebook), encoding="utf-8")
    assert list(learner.start(tmp_path, course))[1].endswith("new text, 1 of your cells kept")
    texts = [workbooks.text(cell) for cell in workbooks.cells(mine)]
    assert [text.endswith("To do: ask.") for text in texts if "## 2.1 " in text] == [True]


def test_outputs_that_the_reader_saw_stay(tmp_path):
    mine = tmp_path / "02_activation_functions.ipynb"
    list(learner.start(tmp_path, workbooks.BOOK / "exercises"))
    notebook = json.loads(mine.read_text(encoding="utf-8"))
    cell = next(cell for cell in notebook["cells"] if workbooks.text(cell) == "check(relu)")
    cell["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "seen"}]
    mine.write_text(json.dumps(notebook), encoding="utf-8")
    list(learner.start(tmp_path, workbooks.BOOK / "exercises"))
    assert cell in workbooks.cells(mine)


def test_a_cell_that_was_doubled_gets_an_id_of_its_own(tmp_path):
    mine = tmp_path / "02_activation_functions.ipynb"
    list(learner.start(tmp_path, workbooks.BOOK / "exercises"))
    for _ in range(2):
        inserted(mine, "check(relu)", {"cell_type": "markdown", "source": "My note.", "id": "note"})
    list(learner.start(tmp_path, workbooks.BOOK / "exercises"))
    ids = [cell["id"] for cell in workbooks.cells(mine)]
    assert len(ids) == len(set(ids))


def test_a_changed_cell_whose_id_an_editor_moved_is_not_doubled(tmp_path):
    mine = tmp_path / "02_activation_functions.ipynb"
    list(learner.start(tmp_path, workbooks.BOOK / "exercises"))
    notebook = json.loads(mine.read_text(encoding="utf-8"))
    hint = next(cell for cell in notebook["cells"] if "<summary>Hint</summary>" in workbooks.text(cell))
    hint["source"] = workbooks.text(hint) + "\n\nI did not need it."
    ids_in_the_metadata(notebook)
    mine.write_text(json.dumps(notebook), encoding="utf-8")
    list(learner.start(tmp_path, workbooks.BOOK / "exercises"))
    assert len(workbooks.cells(mine)) == len(notebook["cells"])


@pytest.mark.parametrize("text, words", [("not a notebook", "cannot be read as a notebook (Expecting value"),
                                         ('{"worksheets": []}', "has no list of cells"),
                                         ("[]", "has no list of cells")])
def test_start_says_why_it_leaves_a_file(tmp_path, text, words):
    (tmp_path / "02_activation_functions.ipynb").write_text(text, encoding="utf-8")
    assert words in list(learner.start(tmp_path, workbooks.BOOK / "exercises"))[1]
    assert (tmp_path / "02_activation_functions.ipynb").read_text(encoding="utf-8") == text


# ---- what is the grader's fault, never the learner's

def test_a_process_that_never_gets_ready_is_the_graders_fault(some, capsys, monkeypatch):
    monkeypatch.setattr(remote.sys, "executable", "/bin/false")
    status, out, _ = ran(capsys, "grade", some, "-e", "relu")
    assert status == 3 and "the process for answers does not start" in out and "not your fault" in out


def test_what_the_process_says_when_it_cannot_start_is_told(some, capsys, monkeypatch):
    monkeypatch.setattr(remote, "ENVIRONMENT", (*remote.ENVIRONMENT, "PYTHONHOME"))
    monkeypatch.setenv("PYTHONHOME", "/nowhere")
    status, out, _ = ran(capsys, "grade", some, "-e", "relu")
    assert status == 3 and "does not start: " in out


def test_a_signal_from_outside_is_the_graders_fault(tmp_path, capsys, monkeypatch):
    (tmp_path / "a.py").write_text("import numpy as np, time\ndef relu(z):\n    time.sleep(30)\n",
                                   encoding="utf-8")
    killed, ask = [], remote.Worker.ask

    def killed_from_outside(worker, expect, *arguments, **options):
        if expect == "value":
            killed.append(os.kill(worker.process.pid, signal.SIGKILL))
        return ask(worker, expect, *arguments, **options)
    monkeypatch.setattr(remote.Worker, "ask", killed_from_outside)
    status, out, _ = ran(capsys, "grade", tmp_path, "-e", "relu")
    assert killed and status == 3 and "stopped from outside, by signal 9" in out


def test_a_full_disk_is_the_graders_fault(some, capsys, monkeypatch, tmp_path):
    def full(*_, **__):
        raise OSError(errno.ENOSPC, "No space left on device")
    monkeypatch.setattr(cli.Path, "write_text", full)
    status, _, err = ran(capsys, "grade", some, "-e", "relu", "--json", tmp_path / "out.json")
    assert status == 3 and "No space left" in err and err.count("\n") == 1


def test_a_foreign_numpy_is_told_in_one_line(some, tmp_path):
    (tmp_path / "numpy").mkdir()
    (tmp_path / "numpy" / "__init__.py").write_text(
        "raise ImportError('made for another Python', name='numpy')")
    done = subprocess.run([sys.executable, "-c",
                           "from companion.course.cli import main; raise SystemExit(main())", "grade",
                           str(some)],
                          env=os.environ | {"PYTHONPATH": f"{tmp_path}{os.pathsep}{workbooks.BOOK.parent}"},
                          capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 3 and done.stderr.count("\n") == 1 and "PYTHONPATH" in done.stderr


def test_without_a_folder_the_working_copy_counts_and_nothing_beside_it(tmp_path, capsys, monkeypatch):
    """A chapter's copy, an environment or the course's own package in the same place are no answers."""
    monkeypatch.chdir(tmp_path)
    workbooks.fill(tmp_path / "work" / "exercises", {"relu": SOLUTIONS["relu"]})
    wrong = "import numpy as np\ndef relu(z):\n    return np.abs(z)\n"
    (tmp_path / "work" / "02_activation_functions.py").write_text(wrong)
    assert ran(capsys, "grade", "-e", "relu")[0] == 0
    for folder_ in ("venv/lib/python3.11/site-packages/other", "node_modules/other", ".hidden"):
        (tmp_path / "work" / "exercises" / folder_).mkdir(parents=True)
        (tmp_path / "work" / "exercises" / folder_ / "nn.py").write_text(SOLUTIONS["neuron"])
    (tmp_path / "work" / "exercises" / "venv" / "pyvenv.cfg").write_text("")
    assert folder.grade(tmp_path / "work" / "exercises",
                        only=["neuron"]).verdicts["neuron"].status == "not attempted"


@pytest.mark.parametrize("elsewhere", ["venv/lib/nn.py", "deeper/site-packages/nn.py", "node_modules/nn.py",
                                       ".hidden/nn.py", "__pycache__/nn.py", "linked/nn.py"])
def test_what_lies_in_an_environment_is_nobodys_answer(tmp_path, elsewhere):
    work, file = tmp_path / "work", tmp_path / "work" / elsewhere
    work.mkdir()
    if elsewhere.startswith("linked"):
        (tmp_path / "other").mkdir()
        (work / "linked").symlink_to(tmp_path / "other")
    file.parent.mkdir(parents=True, exist_ok=True)
    if elsewhere.startswith("venv"):
        (work / "venv" / "pyvenv.cfg").write_text("", encoding="utf-8")
    file.write_text("import numpy as np\n" + SOLUTIONS["relu"], encoding="utf-8")
    assert folder.grade(work, only=["relu"]).verdicts["relu"].status == "not attempted"
    (work / "mine").mkdir()
    (work / "mine" / "nn.py").write_text(file.read_text(encoding="utf-8"), encoding="utf-8")
    assert folder.grade(work, only=["relu"]).verdicts["relu"].ok


def test_the_workbooks_own_file_comes_first_and_a_rival_is_named(tmp_path, capsys):
    for right in (True, False):
        here = tmp_path / str(right)
        answer, other = (SOLUTIONS["relu"], "def relu(z):\n    return np.abs(z)\n")[::1 if right else -1]
        workbooks.fill(here, {"relu": answer})
        (here / "a.py").write_text(f"import numpy as np\n{other}")
        status, out, _ = ran(capsys, "grade", here, "-e", "relu")
        assert status == (0 if right else 1)
        assert "(another attempt is in a.py)" in out and "02_activation" in out
