import numpy as np

from companion.course.grading import Exercise
from companion.training import dead_fraction

exercise = Exercise(
    dead_fraction, rtol=5e-7, atol=1e-9, examples=[(np.array([[0.0, 1.0, 0.0, 2.0], [0.0, 0.0, 3.0, 1.0]]),)],
    probes=lambda rng: [(np.maximum(rng.normal(size=(3, 4)), 0) * [0, 1, 1, 0],), (np.zeros((2, 5)),),
                        (np.array([[0.0, 0.0, 1.0], [0.0, 2.0, 0.0], [0.0, 0.0, 0.0]]),), (np.ones((4, 2)),),
                        (np.array([[1e-300, 0.0], [0.0, 0.0]]),),
                        (np.array([[0.0, 0.0, 0.0, 0.0], [1.0, 0.0, 0.0, 1.0]]),),
                        (np.array([[1.0, 0.0], [-1.0, 0.0], [0.0, 0.0]]),),
                        (np.array([[-1.0, 0.0, -1.0], [0.0, 0.0, -2.0]]),),
                        (np.array([[0.0, 0.0, 0.0], [0.0, 0.0, 0.0], [0.0, 2.0, 0.0], [0.0, 0.0, 0.5]]),),
                        (np.outer(np.arange(60) == 59, np.arange(30.0) % 3),),
                        (np.outer(np.arange(1500) == 1499, np.arange(3.0)),), (np.arange(90.0)[None] // 50,),
                        (np.array([[0.0, 2.0, 0.0]]),), (np.array([[0.0, 1.0], [2.0, 0.0], [3.0, 4.0]]),),
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


exercise.also("sum-is-zero", lambda A: (A.mean(axis=0) == 0).mean())
exercise.says("some-examples-only", "Not every example counts with you. A unit must be 0 for every one of "
                                    "them.",
              *[lambda A, some=some: (A[some] == 0).all(axis=0).mean()
                for some in (slice(1), slice(2), slice(10), slice(20), slice(-1), slice(-1, None),
                             slice(-2, None), slice(1, None), slice(None, None, 2), [0, -1])])
exercise.says("mostly-zero", "You call a unit dead when it is 0 for most examples. Dead means 0 for all of "
                             "them.",
              *[lambda A, share=share: ((A == 0).mean(axis=0) > share).mean()
                for share in (0.5, 0.8, 0.9, 0.95, 0.99, 0.999)],
              *[lambda A, share=share: ((A == 0).mean(axis=0) >= share).mean() for share in (0.5, 0.75)])
exercise.says("smallest-is-zero", "You ask whether a unit's smallest value is 0. One that is 0 now and then "
                                  "is selective, not dead: every value must be 0.",
              lambda A: (A.min(axis=0) == 0).mean())
exercise.says("one-or-nothing", "You return 1 when all units are dead and else 0. The share may lie "
                                "between: `(A == 0).all()` without an axis asks for all at once, `int` and "
                                "`//` cut the share off.", lambda A: (A == 0).all() * 1.0)
exercise.says("any-unit-dead", "You return 1 when any unit is dead and else 0. The question is the share of "
                               "dead units.",
              lambda A: (A == 0).all(axis=0).any() * 1.0)
exercise.says("selective-instead", "You return the share of selective units: 0 for some examples, not for "
                                   "all. Dead is 0 for all.",
              lambda A: ((A == 0).any(axis=0) & (A != 0).any(axis=0)).mean())
exercise.says("never-zero", "You return the share of units that are never 0. Dead is the opposite: always 0.",
              lambda A: (A != 0).all(axis=0).mean())
exercise.says("never-changing", "You ask whether a unit's value stays the same. One that is always 1 is not "
                                "dead: the value must be 0.", lambda A: (np.ptp(A, axis=0) == 0).mean(),
              lambda A: (A.std(axis=0) == 0).mean())
exercise.says("small-counts-as-dead", "You count small activations as 0. A unit that is ever so little "
              "alive still learns: ask for exactly 0.",
              *[lambda A, least=least: (np.abs(A) < least).all(axis=0).mean()
                for least in (1, 0.5, 0.1, 0.01, 1e-3, 1e-4, 1e-5, 1e-6, 1e-8, 1e-10, 1e-12)])
exercise.says("divided-by-all-entries", "You divide by the number of all entries. The share is among the "
              "units.", lambda A: (A == 0).all(axis=0).sum() / A.size)

exercise.says("mean-below-a-limit",
              "You ask whether a unit's mean is small. A unit is dead only when each of its activations "
              "is 0: `(A == 0).all(axis=0)`.",
              *[lambda A, limit=limit: (A.mean(axis=0) < limit).mean() for limit in (0.1, 0.01, 1e-3)])


def test_printed_example(answer):
    answer.agrees_on_examples()


def test_other_inputs(answer):
    answer.agrees_on_hidden_inputs()
