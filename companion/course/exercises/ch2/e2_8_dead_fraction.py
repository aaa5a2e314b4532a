import numpy as np

from companion.course.grading import Exercise
from companion.training import dead_fraction

exercise = Exercise(
    dead_fraction, examples=[(np.array([[0.0, 1.0, 0.0, 2.0], [0.0, 0.0, 3.0, 1.0]]),)],
    probes=lambda rng: [(np.maximum(rng.normal(size=(3, 4)), 0) * [0, 1, 1, 0],), (np.zeros((2, 5)),),
                        (np.array([[0.0, 0.0, 1.0], [0.0, 2.0, 0.0], [0.0, 0.0, 0.0]]),), (np.ones((4, 2)),),
                        (np.array([[1e-300, 0.0], [0.0, 0.0]]),),
                        (np.array([[0.0, 0.0, 0.0, 0.0], [1.0, 0.0, 0.0, 1.0]]),),
                        (np.array([[1.0, 0.0], [-1.0, 0.0], [0.0, 0.0]]),),
                        (np.array([[-1.0, 0.0, -1.0], [0.0, 0.0, -2.0]]),),
                        (np.array([[0.0, 0.0, 0.0], [0.0, 0.0, 0.0], [0.0, 2.0, 0.0], [0.0, 0.0, 0.5]]),),
                        (np.outer(np.arange(60) == 59, np.arange(30) % 3),), (np.array([[0.0, 2.0, 0.0]]),),
                        (np.zeros((3, 1)),), (np.array([[0.0, 0.0], [0.0, 5e-324]]),),
                        (np.array([[0.0, 1e300, 0.0], [-1e-9, 0.0, 0.0], [1e-9, -1e300, 0.0]]),)])


@exercise.misconception("fraction-of-zeros", "You count zeros. A unit that is 0 for some examples only is "
                        "selective, not dead: it must be 0 for all of them.")
def _(A):
    return float((A == 0).mean())


@exercise.misconception("any-instead-of-all", "You call a unit dead if it is 0 for any example. Dead means "
                        "0 for all of them.")
def _(A):
    return float((A == 0).any(axis=0).mean())


@exercise.misconception("examples-instead-of-units", "You judge rows. Rows are examples; a unit is a "
                        "column: `axis=0`.")
def _(A):
    return float((A == 0).all(axis=1).mean())


@exercise.misconception("counts-instead-of-share", "You return how many units are dead. Divide by the "
                        "number of units.")
def _(A):
    return float((A == 0).all(axis=0).sum())


@exercise.misconception("living-instead-of-dead", "You return the share of living units.")
def _(A):
    return float(1 - (A == 0).all(axis=0).mean())


@exercise.misconception("divided-by-the-examples", "You divide by the number of examples. The share is "
                        "among the units.")
def _(A):
    return float((A == 0).all(axis=0).sum() / len(A))


@exercise.misconception("sum-is-zero", "You add a unit's values up. Positive and negative ones may cancel: "
                        "ask whether each is 0.")
def _(A):
    return float((A.sum(axis=0) == 0).mean())


@exercise.misconception("one-flag-per-unit", "You return one flag for each unit. The question is their "
                        "share: one number.")
def _(A):
    return (A == 0).all(axis=0).astype(float)


@exercise.misconception("largest-is-zero", "You ask whether a unit's largest value is 0. A unit that is "
                        "sometimes negative, as leaky ones are, is alive: every value must be 0.")
def _(A):
    return float((A.max(axis=0) == 0).mean())


@exercise.misconception("never-positive", "You ask whether a unit is never positive. A negative value, as "
                        "leaky units give, is not 0: every value must be 0.")
def _(A):
    return float((A <= 0).all(axis=0).mean())


exercise.says("first-two-examples", "You look at the first two examples only. A unit must be 0 for all of "
              "them.", lambda A: (A[:2] == 0).all(axis=0).mean())
exercise.says("small-counts-as-dead", "You count small activations as 0. A unit that is ever so little "
              "alive still learns: ask for exactly 0.",
              *[lambda A, least=least: (np.abs(A) < least).all(axis=0).mean()
                for least in (1e-3, 1e-6, 1e-8, 1e-12)])
exercise.says("divided-by-all-entries", "You divide by the number of all entries. The share is among the "
              "units.", lambda A: (A == 0).all(axis=0).sum() / A.size)


def test_printed_example(answer):
    answer.agrees_on_examples()


def test_other_inputs(answer):
    answer.agrees_on_hidden_inputs()
