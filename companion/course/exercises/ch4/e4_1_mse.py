import numpy as np

from companion.data import house_prices
from companion.course.grading import Exercise
from companion.course.grading.spec import NotYet
from companion.course.grading.values import is_number
from companion.losses import mse, mse_grad

exercise = Exercise(
    mse, atol=1e-12, any_shape=(0, 1), whole_numbers=(1,), examples=[house_prices()],
    probes=lambda rng: [(rng.normal(size=5), rng.normal(size=5)), (np.array([3.0]), np.array([-1.0])),
                        (rng.normal(size=(3, 4)), rng.normal(size=(3, 4))),
                        (rng.normal(size=(4, 1)), rng.normal(size=(4, 1))),
                        (np.array([1.0, 4.0, -2.0, 5.0]), np.array([3.0, 2.0, 0.0, 3.0])),
                        (rng.normal(size=300), rng.normal(size=300)), (np.array([2e5, -3e4]), np.array([0.0, 1e4])),
                        (8e6 + np.arange(5.0), 8e6 + np.array([1.0, 0.0, 2.0, 5.0, 5.0])),
                        (np.array([2.0 ** -12, 0.0]), np.array([0.0, 2.0 ** -13]))])
exercise.says("broadcasts-in-silence", "Right when the shapes agree. When they differ, as here, yours "
              "gives a result all the same: a number that looks like a loss and is none. Compare the "
              "whole shapes first and raise ValueError.")
exercise.says("refuses-in-another-way", "Different shapes must be refused with a ValueError: `raise "
              "ValueError(...)`. What is printed or returned does not stop the program, and an "
              "`assert` can be switched off.")


@exercise.misconception("sum-instead-of-mean", "You add the squared errors up. Divide by their number: a "
                        "loss is a mean, so that batches of different size can be compared.")
def _(a, y):
    return ((a - y) ** 2).sum()


@exercise.misconception("mean-error-squared", "You take the mean of the errors and square it, so too much "
                        "and too little cancel. Square every error first, then take the mean.")
def _(a, y):
    return (a - y).mean() ** 2


@exercise.misconception("not-squared", "You take the mean of the errors, so too much and too little "
                        "cancel. Square every error first.")
def _(a, y):
    return (a - y).mean()


@exercise.misconception("absolute-error", "You take the absolute errors: that is the MAE. Here every error "
                        "is squared.")
def _(a, y):
    return np.abs(a - y).mean()


@exercise.misconception("root-taken", "You take the root at the end: that is the RMSE. The question is the "
                        "mean of the squares itself.")
def _(a, y):
    return np.sqrt(((a - y) ** 2).mean())


@exercise.misconception("squares-subtracted", "You square answers and truth and subtract then. Subtract "
                        "first, then square the difference.")
def _(a, y):
    return (a ** 2 - y ** 2).mean()


@exercise.misconception("halved", "You divide by 2 n. Some texts do that to shorten the gradient; here the "
                        "loss is the plain mean, divided by n.")
def _(a, y):
    return ((a - y) ** 2).mean() / 2


@exercise.misconception("variance-of-the-errors", "You return the variance of the errors: it takes their "
                        "mean away first, so an answer that is always 100 too high would look perfect. "
                        "Square the errors as they are.")
def _(a, y):
    return np.var(a - y)


@exercise.misconception("divided-by-one-less", "You divide by n - 1. A loss divides by n, the number of "
                        "entries. (n - 1 belongs to the variance of a sample.)")
def _(a, y):
    with np.errstate(all="ignore"):
        return ((a - y) ** 2).sum() / np.float64(a.size - 1)


exercise.also("divided-by-one-less", lambda a, y: ((a - y) ** 2).sum() / max(a.size - 1, 1))


@exercise.misconception("divided-by-the-rows", "Right for one axis. With two you divide by the number of "
                        "rows. The mean runs over all entries: `.mean()`, or divide by `a.size`.")
def _(a, y):
    return ((a - y) ** 2).sum() / len(a)


@exercise.misconception("one-mean-for-each-column", "Right for one axis. With two you return one mean for "
                        "each column. A loss is one number: the mean over all entries.")
def _(a, y):
    return ((a - y) ** 2).mean(axis=0)


@exercise.misconception("one-mean-for-each-row", "Right for one axis. With two you return one mean for each "
                        "row. A loss is one number: the mean over all entries.")
def _(a, y):
    return ((a - y) ** 2).mean(axis=-1)


@exercise.misconception("not-reduced-to-one-number", "You return one squared error for each answer. Take "
                        "their mean: one number.")
def _(a, y):
    return (a - y) ** 2

exercise.says("square-of-the-mean",
              "You average first and square the mean. Square each error, then take the mean.",
              lambda a, y: np.abs(a - y).mean() ** 2)


def test_printed_example(answer):
    answer.agrees_on_examples()


def test_other_inputs(answer):
    answer.agrees_on_hidden_inputs()


def test_different_shapes_are_refused(answer):
    for one, two in (((3,), (3, 1)), ((3, 1), (3,)), ((4,), (1,)), ((2, 3), (3,)), ((1, 3), (3, 1)),
                     ((3, 1), (3, 4)), ((3, 4), (3, 1)), ((2, 3), (2, 3, 1)), ((4, 3), (1, 3)),
                     ((2, 3), (3, 2)), ((2, 3, 4), (2, 3, 1))):
        a, y = np.ones(one), np.ones(two)
        told = f"a has shape {one}, y has shape {two}"
        try:
            loss = answer(a, y)
        except NotYet as problem:
            if not problem.kinds and problem.name not in ("returns-none", "prints-instead-of-returning"):
                raise
            answer.must("ValueError" in problem.kinds, "refuses-in-another-way", told)
        else:
            answer.must(isinstance(loss, np.ndarray) or (is_number(loss) and np.isfinite(loss)),
                        "refuses-in-another-way", told)
            answer.must(False, "broadcasts-in-silence", told)


def test_promises(answer):
    def sample(rng, n):
        return rng.normal(size=n), rng.normal(size=n)
    answer.keeps("loss", answer, mse_grad, sample, without=["loss_keeps_dtype"])
