"""What a page does for want of processes, signals and flags: the same verdicts, from this process alone."""

import numpy as np
import pytest

from companion.course.grading import folder, local, worker
from companion.course.grading.notebook import verdict
from tests.grading.bank import samples
from tests.grading.judging import in_notebook, in_terminal
from tests.grading.workbooks import fill, solutions

SENT = ("relu", "forward", "early_stop", "train", "minibatches")
FIRST = list(
    {
        sample.function: sample for sample in samples() if sample.function in SENT and sample.kind == "wrong"
    }.values()
)
LOADING = [
    sample
    for sample in samples()
    if sample.function == "relu" and sample.name in ("missing-import", "cell-raises", "syntax-error")
]


@pytest.fixture
def no_process(monkeypatch):
    monkeypatch.setattr(folder.sys, "platform", "emscripten")
    monkeypatch.setattr(folder, "RemoteAnswer", None)


@pytest.mark.parametrize("sample", FIRST + LOADING, ids=lambda sample: f"{sample.function}: {sample.name}")
def test_a_wrong_answer_gets_the_same_name(no_process, tmp_path, sample):
    found = in_terminal(sample.function, sample.source, tmp_path)
    assert found.name == sample.name, f"{found.status} {found.says}"


def test_all_solutions_of_a_folder_pass(no_process, tmp_path):
    answers = {
        name: source
        for name, source in solutions().items()
        if name in ("dense", "relu", "forward", "softmax")
    }
    grades = folder.grade(fill(tmp_path / "work", answers))
    assert {name for name, found in grades.verdicts.items() if found.ok} == set(answers)


def test_an_overflow_is_seen_without_flags():
    watched = local.watchful({"np": np, "exp": np.exp, "other": 1})
    assert set(watched) == {"np", "exp"} and watched["np"].ndarray is np.ndarray
    with np.errstate(all="ignore"):
        for exp in (watched["exp"], watched["np"].exp):
            with pytest.raises(FloatingPointError, match="overflow encountered in exp"):
                exp(np.array([0.0, 1000.0]))
            assert exp(np.array([-np.inf, 0.0, -1000.0])).tolist() == [0.0, 1.0, 0.0]
        with pytest.raises(FloatingPointError):
            watched["np"].divide(1.0, 0.0)
        assert watched["np"].add.reduce([1.0, 2.0]) == 3.0 and watched["np"].exp(np.inf) == np.inf


def test_a_right_answer_passes_without_flags(monkeypatch):
    monkeypatch.setattr(local, "NO_FLAGS", True)
    for name in ("sigmoid", "softmax", "log_softmax"):
        assert in_notebook(name, solutions()[name]).ok, name
    assert verdict("relu", None).name == "not-a-function"


@pytest.mark.parametrize("loop", ["while True: pass", "[0 for _ in iter(int, 1)]", "n = 0\nwhile n < 10**9: n += 1"])
def test_a_loop_is_stopped_without_signals(monkeypatch, loop):
    monkeypatch.setattr(worker.sys, "platform", "emscripten")
    with pytest.raises(worker.TooSlow), worker.clock(0.2):
        exec(loop, {})
    with worker.clock(5):
        assert sum(n for n in range(10)) == 45              # and nothing is left behind that would stop this one
