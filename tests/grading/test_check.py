"""check() in a notebook: one breath, never an exception, the same words every time."""
import numpy as np
import pytest

from companion import check
from companion.course.grading import engine, spec
from companion.course.grading.report import Report
from companion.course.grading.values import encode
from tests.grading.judging import in_notebook


def said(capsys, function):
    assert check(function) is None
    return capsys.readouterr().out


def relu(z):
    return np.abs(z)


def test_words(capsys):
    first = said(capsys, relu)
    assert first == said(capsys, relu)
    assert first.splitlines() == [
        "✗ 2.1 relu: not right yet. You return |z|. A negative input must become 0, not positive.",
        "    you called  relu([-2., 0., 3.])", "    yours       [2., 0., 3.]", "    expected    [0., 0., 3.]",
        "    [absolute-value] 0 of 5 checks passed before this one"]


def test_right_words(capsys):
    def relu(z):
        return np.maximum(z, 0)
    assert said(capsys, relu) == "✓ 2.1 relu: right. All 5 checks pass.\n"


def test_the_learners_own_line(capsys):
    verdict = in_notebook("relu", "def relu(z):\n    a = z\n    return a.nothing\n")
    assert verdict.detail.splitlines()[-1] == "line 3:  return a.nothing"


def test_where_many_results_are_right_none_is_given_away():
    source = "def xor_weights():\n    return np.ones((2, 2)), np.zeros(2), np.ones(2), 1.0\n"
    verdict = in_notebook("xor_weights", source)
    assert verdict.detail.splitlines() == ["yours       (array (2, 2), array (2,), array (2,), one number)",
                                           "expected    (array (2, 2), array (2,), array (2, 1), array (1,))"]


def test_a_comma_too_much_is_seen():
    verdict = in_notebook("neuron", "def neuron(x, w, b):\n    return (w * x).sum() + b,\n")
    assert verdict.detail.splitlines()[1] == "yours       (1,)"


@pytest.mark.parametrize("thing, words", [
    (3, "'3' is none"), (None, "'None' is none"), (lambda z: z, "'<lambda>' is none"),
                                          (np.sum, "'sum' is none"),
    ("relu", "'relu' is none. Did you mean relu?")])
def test_not_an_exercise(capsys, thing, words):
    assert words in said(capsys, thing)


def test_misspelt_function(capsys):
    def rleu(z):
        return z
    assert "Did you mean relu?" in said(capsys, rleu)


def test_stopped_words_are_no_verdict_on_the_learner(monkeypatch):
    """A bug of ours is called ours."""
    exercise = spec.entries()["relu"].load()
    monkeypatch.setattr(exercise, "probes", lambda rng: 1 / 0)
    verdict = in_notebook("relu", "def relu(z):\n    return np.maximum(z, 0)\n")
    assert verdict.status == "grader error" and "not your fault" in repr(Report(verdict))


def test_a_check_that_calls_nothing_is_no_pass(monkeypatch):
    exercise = spec.entries()["relu"].load()
    monkeypatch.setattr(exercise, "examples", [])
    verdict = in_notebook("relu", "def relu(z):\n    return np.maximum(z, 0)\n")
    assert verdict.status == "grader error" and "never called" in verdict.says


def test_no_checks_is_no_pass(monkeypatch):
    monkeypatch.setattr(engine.pytest, "main", lambda *args, **options: 0)
    verdict = in_notebook("relu", "def relu(z):\n    return np.maximum(z, 0)\n")
    assert verdict.status == "grader error"


def test_changed_numpy_is_told(monkeypatch, capsys):
    monkeypatch.setattr(np, "maximum", lambda a, b: a)
    assert "numpy itself was changed in this kernel: np.maximum" in said(capsys, relu)


def test_warnings_and_state_are_left_alone(capsys):
    import os
    import sys
    before = np.geterr(), sys.gettrace(), sys.getprofile(), dict(os.environ), sys.path[:]
    said(capsys, relu)
    assert (np.geterr(), sys.gettrace(), sys.getprofile(), dict(os.environ), sys.path[:]) == before


# ---- answers that build on one another

FORWARD = """
def forward(params, X):
    cache = []
    for i, (W, b) in enumerate(params):
        A = relu(Z) if i else X
        Z = dense(A, W, b)
        cache.append((A, Z))
    return Z, cache
"""


def test_a_wrong_forerunner_does_not_spoil_a_right_answer():
    wrong = "def relu(z):\n    return np.abs(z)\n\ndef dense(X, W, b):\n    raise NotImplementedError\n"
    verdict = in_notebook("forward", wrong + FORWARD)
    assert verdict.ok and verdict.stand_ins == ("relu",)
    assert "Not right yet, so the companion's stood in: relu." in repr(Report(verdict))


def test_a_wrong_answer_is_not_saved_by_its_forerunners():
    verdict = in_notebook("forward", FORWARD.replace("relu(Z) if i else X", "Z if i else X"))
    assert verdict.name == "no-hidden-activation"


def test_only_the_named_functions_may_be_used():
    source = FORWARD.replace("return Z", "predict(params, X); return Z")
    verdict = in_notebook("forward", "from companion.neurons import predict\n" + source)
    assert verdict.name == "uses-the-companion" and "companion.neurons.predict" in verdict.says


@pytest.mark.parametrize("exercise", spec.entries())
def test_hidden_inputs_are_the_same_every_time(exercise):
    one, two = (encode({}, args=spec.entries()[exercise].load().hidden()) for _ in range(2))
    assert one == two and len(one) > 40
