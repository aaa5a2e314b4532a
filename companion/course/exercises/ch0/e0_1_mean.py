import numpy as np

from companion.course.grading import Exercise


def mean(x):
    return x.sum() / len(x)


exercise = Exercise(mean, examples=[(np.array([1.0, 2.0, 6.0]),)],
                    probes=lambda rng: [(rng.normal(size=5),), (rng.normal(size=2),), (np.array([4.0]),),
                                        (np.array([0.0, 0.0, 5.0, 5.0, 1.0]),), (np.array([2.0, 2.0, 2.0]),),
                                        (np.arange(41.0) ** 2,), (rng.normal(size=5) * 1e6 - 3e6,)])


@exercise.misconception("divides-by-one-less", "You divide by n - 1. The mean divides the sum by n, the "
                        "number of values. (n - 1 belongs to the variance of a sample.)")
def _(x):
    with np.errstate(all="ignore"):
        return x.sum() / np.float64(len(x) - 1)


@exercise.misconception("sum-instead-of-mean", "You return the sum. Divide it by the number of values.")
def _(x):
    return x.sum()


@exercise.misconception("middle-of-the-ends", "You take the middle of the smallest and the largest value. "
                        "The mean weighs every value.")
def _(x):
    return (x.min() + x.max()) / 2


@exercise.misconception("median-instead-of-mean", "You return the value in the middle. The mean divides the "
                        "sum by n.")
def _(x):
    return np.median(x)


exercise.says("last-value-lost", "The last value is missing from your sum. `range(n)` already ends at n - "
              "1.", lambda x: x[:-1].sum() / len(x))
exercise.says("first-value-only", "You return after the first value. If `return` stands inside the loop, "
              "move it out.", lambda x: x[0] / len(x))
exercise.says("sum-overwritten", "Your loop overwrites the sum, so the last value alone is left. Add each "
              "value to what is there.", lambda x: x[-1] / len(x))
exercise.says("size-hard-coded", "You divide by 3. There may be any number of values: `len(x)`.",
              lambda x: x.sum() / 3)

exercise.says("first-number-left-out",
              "You begin at the second number. Places count from 0: `x[1:]` and `range(1, len(x))` "
              "leave the first out.",
              lambda x: x[1:].sum() / len(x))
exercise.says("root-mean-square",
              "You return the root of the mean square. The mean adds the numbers as they are.",
              lambda x: np.sqrt((x ** 2).mean()))


def test_printed_example(answer):
    answer.agrees_on_examples()


def test_other_inputs(answer):
    answer.agrees_on_hidden_inputs()
