"""No attack in the bank passes, hangs, breaks the grader, leaves a process behind or changes a file outside.

On Linux. What this is not: a boundary against native code.
"""
import sys
import time
from pathlib import Path

import pytest

from companion.course.grading import remote
from tests.grading.hostile import hostile
from tests.grading.judging import in_notebook, in_terminal

ROOT = Path(__file__).resolve().parents[2]
QUICK = ("leaves at once", "one huge array", "makes numpy agree with everything",
         "imports the reference while loading",
         "reads the companion's source", "an object that unpickles into trouble", "forges a reply",
         "deletes a folder",
         "forks and stays", "endless loop", "lowers the grader's priority", "loads ctypes under another name",
         "has the kernel signal the grader")
HARMLESS = ("recursion", "one huge array", "a hundred megabytes of print", "waits for the keyboard",
            "leaves politely",
            "imports it by another door", "an array that equals everything",
            "an object whose every attribute raises",
            "an array of objects", "a result without end", "a result that contains itself",
            "an exception with a lying name",
            "an exception that is not one", "a message of a megabyte", "pretends to be the grader",
            "prints a verdict",
            "changes its argument and hides it", "endless loop", "an exception that hangs when it is printed")
ATTACKS = dict(hostile())
REJECTED = ("not yet", "stopped", "error")


def processes():
    """Command lines of this machine's processes that a grader or an attack may have left."""
    lines = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            lines.append(path.read_bytes())
        except OSError:                                      # it has ended meanwhile
            continue
    return [line for line in lines if b"sleep\x00600" in line]


def attack(name, tmp_path, monkeypatch):
    monkeypatch.setattr(remote, "LOADING", 3)
    started, popen = [], remote.subprocess.Popen

    def noted(*arguments, **options):
        started.append(popen(*arguments, **options))
        return started[-1]
    monkeypatch.setattr(remote.subprocess, "Popen", noted)
    victim = tmp_path / "victim"
    victim.mkdir()
    (victim / "precious.txt").write_text("1.5")

    def state():
        return sorted((path.name, path.lstat().st_mode, path.read_text()) for path in victim.rglob("*"))
    before, lines, begun = state(), processes(), time.monotonic()
    source = f"ROOT, VICTIM = {str(ROOT)!r}, {str(victim)!r}\n{ATTACKS[name]}"
    verdict = in_terminal("relu", source, tmp_path / "answers", seconds=1)
    assert verdict.status in REJECTED, f"{verdict.status} [{verdict.name}] {verdict.says}"
    assert time.monotonic() - begun < 60
    assert state() == before
    assert processes() == lines
    assert all(process.poll() is not None for process in started)


linux = pytest.mark.skipif(not sys.platform.startswith("linux"),
                           reason="limits and process groups are Linux's")


@linux
@pytest.mark.parametrize("name", QUICK)
def test_attack(name, tmp_path, monkeypatch):
    attack(name, tmp_path, monkeypatch)


@linux
@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name in ATTACKS if name not in QUICK])
def test_every_attack(name, tmp_path, monkeypatch):
    attack(name, tmp_path, monkeypatch)


@pytest.mark.parametrize("name", HARMLESS)
def test_accident_in_the_notebook(name, monkeypatch):
    """In the kernel there is no wall, but no accident passes, raises or runs on."""
    from companion.course.grading.spec import entries
    monkeypatch.setattr(entries()["relu"].load(), "seconds", 1.0)
    verdict = in_notebook("relu", ATTACKS[name])
    assert verdict.status in REJECTED, f"{verdict.status} [{verdict.name}] {verdict.says}"


def test_one_bad_answer_costs_no_other_its_verdict(tmp_path, monkeypatch):
    from companion.course.grading import folder
    monkeypatch.setattr(remote, "LOADING", 3)
    (tmp_path / "a.py").write_text(
        "import numpy as np, os\n"
        "def neuron(x, w, b):\n    os._exit(0)\n"
        "def relu(z):\n    return np.maximum(z, 0)\n"
        "def softmax(Z):\n    while True: pass\n"
        "def dense(X, W, b):\n    return X @ W + b\n", encoding="utf-8")
    verdicts = folder.grade(tmp_path, seconds=1).verdicts
    found = [verdicts[name].status for name in ("neuron", "dense", "relu", "softmax")]
    assert found == ["stopped", "passed", "passed", "stopped"]
