"""check() in a notebook: one breath, never an exception, the same words every time."""
import cProfile
import functools
import os
import pstats
import sys
import threading

import numpy as np
import pytest

from companion import check
from companion.course import learner
from companion.course.grading import engine, notebook, spec
from companion.course.grading.report import Report
from companion.course.grading.values import encode
from companion.losses import cross_entropy
from tests.grading.judging import in_notebook
from tests.grading.workbooks import solutions


def said(capsys, function):
    assert check(function) is None
    return capsys.readouterr().out


def relu(z):
    return np.abs(z)


def test_words(capsys):
    first = said(capsys, relu)
    assert first == said(capsys, relu)
    assert first.splitlines() == [
        "✗ 2.2 relu: not right yet. You return |z|. A negative input must become 0, not positive.",
        "    you called  relu([-2., 0., 3.])", "    yours       [2., 0., 3.]", "    expected    [0., 0., 3.]",
        "    [absolute-value] 0 of 5 checks passed before this one"]


def test_right_words(capsys):
    def relu(z):
        return np.maximum(z, 0)
    assert said(capsys, relu) == "✓ 2.2 relu: right. All 5 checks pass.\n"


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
    def state():
        watching = sys.gettrace(), sys.getprofile(), threading.getprofile()
        return np.geterr(), watching, dict(os.environ), sys.path[:]
    before = state()
    said(capsys, relu)
    assert state() == before


def test_a_profiler_that_runs_goes_on(capsys):
    profiler = cProfile.Profile()
    with profiler:                                  # as `%prun check(relu)` does
        assert "not right yet" in said(capsys, relu)
    assert any(function == "relu" for _, _, function in pstats.Stats(profiler).stats)


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


@pytest.mark.parametrize("dense", ["", "def dense(X, W, b):\n    return X @ W - b\n"], ids=["missing", "wrong"])
def test_what_a_forerunner_lacks_is_lent_to_what_builds_on_it(dense):
    """`evaluate` calls `forward`, which calls `dense`: as in the terminal, none of the two suffers for it."""
    verdict = in_notebook("evaluate", dense + FORWARD + solutions()["evaluate"])
    assert verdict.ok, repr(Report(verdict))


def test_mine_brings_what_a_function_of_the_notebook_lacks(monkeypatch, capsys, tmp_path):
    room = {}
    exec(FORWARD, room)
    monkeypatch.setattr(notebook, "user_names", lambda: {"forward": room["forward"]})
    forward = learner.mine("forward", where=tmp_path)
    logits, _ = forward([(np.eye(2), np.ones(2))], np.zeros((1, 2)))
    assert logits.tolist() == [[1, 1]] and "Yours: forward" in capsys.readouterr().out
    given = {"np": np, "forward": forward, "cross_entropy": cross_entropy}
    exec(solutions()["evaluate"], given)
    verdict = notebook.verdict("evaluate", given["evaluate"])
    assert verdict.ok, repr(Report(verdict))             # who calls it, does not call the companion


def test_an_error_in_a_helper_is_placed_in_the_helper():
    verdict = in_notebook("dense", "def third(x):\n    return x.third\n\n\ndef dense(X, W, b):\n    return third(X)\n")
    assert "line 2 of third:  return x.third" in verdict.detail


def test_a_wrong_answer_is_not_saved_by_its_forerunners():
    verdict = in_notebook("forward", FORWARD.replace("relu(Z) if i else X", "Z if i else X"))
    assert verdict.name == "no-hidden-activation"


def test_only_the_named_functions_may_be_used():
    source = FORWARD.replace("return Z", "predict(params, X); return Z")
    verdict = in_notebook("forward", "from companion.neurons import predict\n" + source)
    assert verdict.name == "uses-the-companion" and "companion.neurons.predict" in verdict.says


# ---- the companion's own function, in whatever dress

FROM = "from companion.activations import relu as theirs\n"
OWN = ["from companion.activations import relu",
       "from companion.activations import relu as theirs\nrelu = theirs",
       "from companion import activations\nrelu = activations.relu",
       "from companion import mine\nrelu = mine('relu')",
       "from companion.course.exercises.ch2.e2_2_relu import relu",
       "import sys\nimport companion.activations\nrelu = sys.modules['companion.activations'].relu",
       "import functools\n" + FROM + "relu = functools.lru_cache(theirs)"]
CALLED = {
    "directly": FROM + "def relu(z):\n    return theirs(z)",
    "by a lambda": FROM + "relu = lambda z: theirs(z)",
    "of the exercise": "from companion.course.exercises.ch2.e2_2_relu import exercise\n"
                       "def relu(z):\n    return exercise.reference(z)",
    "of another exercise": "from companion.course.exercises.ch1.e1_7_count_params import count_params\n"
                           "def relu(z):\n    count_params([2, 2])\n    return np.maximum(z, 0)",
    "from a table": "from companion.activations import ACTIVATIONS\n"
                    "def relu(z):\n    return ACTIVATIONS['relu'][0](z)",
    "from sys.modules": "import sys\nimport companion.activations\n"
                        "def relu(z):\n    return sys.modules['companion.activations'].relu(z)",
    "partial": "import functools\n" + FROM + "relu = functools.partial(theirs)\nrelu.__name__ = 'relu'",
    "decorated": "import functools\n" + FROM + "@functools.wraps(theirs)\ndef relu(z):\n    return theirs(z)",
    "as a callable object": FROM
    + "class Relu:\n    __name__ = 'relu'\n    __call__ = staticmethod(theirs)\nrelu = Relu()",
    "by numpy": FROM + "def relu(z):\n    return np.apply_along_axis(theirs, -1, z)",
    "by map": FROM + "def relu(z):\n    return next(map(theirs, [z]))",
    "in a thread": "import threading\n" + FROM + "def relu(z):\n    out = []\n    thread = threading.Thread("
                   "target=lambda: out.append(theirs(z)))\n    thread.start()\n"
                   "    thread.join()\n    return out[0]",
    "in a pool": "from concurrent.futures import ThreadPoolExecutor\n" + FROM

                 + "def relu(z):\n    with ThreadPoolExecutor() as pool:\n"
                   "        return pool.submit(theirs, z).result()",
    "run anew": "import runpy\ndef relu(z):\n"
                "    return runpy.run_module('companion.losses')['softmax'](z[None])[0]",
}


@pytest.mark.parametrize("source", OWN)
def test_the_companions_own_function_is_no_answer(source):
    verdict = in_notebook("relu", source)
    assert (verdict.status, verdict.name) == ("not attempted", "the-companions-own")


@pytest.mark.parametrize("way", CALLED)
def test_a_call_of_the_companions_is_seen(way):
    verdict = in_notebook("relu", CALLED[way])
    assert verdict.name == "uses-the-companion" and "`companion." in verdict.says, verdict


def test_a_borrowed_docstring_is_no_borrowed_function():
    source = "@functools.wraps(theirs)\ndef relu(z):\n    return np.maximum(z, 0)"
    assert in_notebook("relu", "import functools\n" + FROM + source).ok


def test_what_an_import_runs_is_no_call_of_the_learners(tmp_path, monkeypatch):
    (tmp_path / "jax.py").write_text("def helper(z):\n    return z\n", encoding="utf-8")
    (tmp_path / "between.py").write_text("import jax\njax.helper(1)\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    assert in_notebook("relu", "def relu(z):\n    import between\n    return np.maximum(z, 0)").ok
    verdict = in_notebook("relu", "def relu(z):\n    import jax\n    return jax.helper(z)")
    assert verdict.says.startswith("Your function calls `jax.helper`")
    for name in ("jax", "between"):
        del sys.modules[name]


def test_a_right_result_is_worked_out_once_in_a_kernel(monkeypatch):
    exercise, runs = spec.entries()["dense"].load(), []
    dense = exercise.reference

    @functools.wraps(dense)
    def right(*args):
        runs.append(args)
        return dense(*args)

    monkeypatch.setattr(exercise, "reference", right)
    for _ in range(2):
        assert in_notebook("dense", "def dense(X, W, b):\n    return X @ W + b\n").ok
    asked = [encode({}, args=args) for args in runs]
    assert len(asked) == len(set(asked)) > 10


@pytest.mark.parametrize("exercise", spec.entries())
def test_hidden_inputs_are_the_same_every_time(exercise):
    one, two = (encode({}, args=spec.entries()[exercise].load().hidden()) for _ in range(2))
    assert one == two and len(one) > 40
