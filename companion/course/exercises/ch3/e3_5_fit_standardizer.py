import numpy as np

from companion.course.grading import Exercise


def fit_standardizer(X):
    std = X.std(axis=0)
    return X.mean(axis=0), np.where(X.max(axis=0) == X.min(axis=0), 1, std)


def scales(rng):
    """Three very different scales, constant columns, one far from 0, a spread far below 1."""
    wide = rng.normal(size=(9, 3)) * [1e-3, 1.0, 500.0] + [0.5, -3.0, 1e4]
    pixels = np.maximum(rng.normal(size=(6, 5)), 0) * [0, 1, 1, 0, 2] + [0, 0, 0, 16, 0]
    far = rng.normal(size=(8, 2)) + [1e8, 0.0]
    ties = rng.integers(0, 2, size=(5, 30)) * 2.0       # the first two are often equal, or the ends
    ties[:, 25:] = 4.0
    near = np.array([[1 - 2.0 ** -43], [1 + 2.0 ** -43]])   # a small spread far from 0: each step is exact
    return [(wide,), (pixels,), (far,), (rng.normal(size=(4, 4)),), (rng.normal(size=(7, 1)) * 3,),
            (np.full((5, 2), -2.0),), (np.array([[3.0, 4.0]]),), (rng.normal(size=(5, 3)) * 1e-10,),
            (rng.normal(size=(5, 3)) * 1e-20,), (rng.normal(size=(80, 20)) * 3 + 7,),
            (np.array([[-1.0, 5.0], [1.0, 5.0], [0.0, 5.0]]),), (ties,), (near,),
            (rng.normal(size=(8, 3)) * 3 + 1e6,)]


ROUNDED = [np.full((n, 2), [0.1, 7.0]) for n in (3, 6, 7, 10, 30)]      # the mean of 0.1 three times is not 0.1
exercise = Exercise(
    fit_standardizer, examples=[(np.array([[1.0, 10.0, 7.0], [3.0, 50.0, 7.0]]),)], probes=scales,
    atol=1e-15)


def zero(X):
    """Deviations as they are returned: 1 instead of 0."""
    return lambda v: np.where(v == 0, 1.0, v)


def constant(X):
    """Deviations as they are returned: 1 where the feature is constant."""
    return lambda v: np.where(np.ptp(X, axis=0) == 0, 1.0, v)


TINY = 1e-3, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9, 1e-10, 1e-12, 1e-15, np.finfo(float).eps


def misread(name, says, mean=lambda X: X.mean(axis=0), std=lambda X, one: one(X.std(axis=0))):
    exercise.says(name, says, *[lambda X, where=where: (mean(X), std(X, where(X))) for where in (zero, constant)])


def tiny(name, says, std):
    """A misconception that needs a tiny number: any of those that people take."""
    exercise.says(name, says, *[lambda X, e=e: (X.mean(axis=0), std(X, e)) for e in TINY])


misread("rounding-is-no-spread", "A feature that is 0.1 for all examples gets a tiny deviation in yours, or none: the mean "
        "is rounded, so the computed deviation is near 0, not 0. Ask the data: are largest and smallest value the same?")
misread("divides-by-zero", "A feature that is the same for all examples has deviation 0, and dividing by it "
        "gives nan or infinity. Return 1 there.", std=lambda X, one: X.std(axis=0))
tiny("tiny-number-added", "You add a tiny number to the deviation. A constant pixel that changes one day "
     "is then divided by it and becomes enormous. Return 1 where the deviation is 0, else the deviation "
     "itself.",
     std=lambda X, e: X.std(axis=0) + e)
tiny("tiny-number-in-the-root", "You add a tiny number under the root. Every deviation changes a little, "
     "and a constant feature does not get 1. Return 1 where the deviation is 0, else the deviation "
     "itself.",
     std=lambda X, e: np.sqrt(X.var(axis=0) + e))
tiny("tiny-number-not-needed", "You add a tiny number although constant features get their 1. It changes "
"small deviations: "
     "return the others as they are.",
     std=lambda X, e: constant(X)(X.std(axis=0)) + e * (np.ptp(X, axis=0) > 0))
exercise.also("tiny-number-not-needed", *[
    lambda X, e=e: (X.mean(axis=0), np.where(np.ptp(X, axis=0) == 0, 1, np.sqrt(X.var(axis=0) + e)))
    for e in TINY])
tiny("small-counts-as-zero", "You return 1 for a deviation that is small, by itself or beside the mean. A "
"feature that "
     "varies little still varies: only where all examples are the same it becomes 1.",
     std=lambda X, e: np.where(X.std(axis=0) < e, 1, X.std(axis=0)))
exercise.also("small-counts-as-zero", *[
    lambda X, e=e, a=a: (X.mean(axis=0),
                         np.where(np.ptp(X, axis=0) <= a + e * np.abs(X).max(axis=0), 1, X.std(axis=0)))
    for e in TINY[:-2] for a in (0, 1e-8)], *[
    lambda X, e=e: (X.mean(axis=0), np.where(X.std(axis=0) <= e * np.abs(X.mean(axis=0)), 1, X.std(axis=0)))
    for e in TINY[:-2]],
    lambda X: (X.mean(axis=0), np.where(np.isclose(X, X[0]).all(axis=0), 1, X.std(axis=0))))
tiny("tiny-number-instead-of-one", "Where the deviation is 0 you return a tiny number. A constant pixel "
     "that changes one day is then divided by it and becomes enormous. Return 1 there.",
     std=lambda X, e: np.where(X.std(axis=0) == 0, e, X.std(axis=0)))
tiny("tiny-number-as-least-deviation", "You raise small deviations to a tiny number. A constant pixel that "
     "changes one day is then divided by it and becomes enormous. Only a deviation of 0 is replaced, and "
     "by 1.",
     std=lambda X, e: np.maximum(X.std(axis=0), e))
misread("at-least-one", "You raise every deviation below 1 to 1. Only a deviation of exactly 0 becomes 1.",
        std=lambda X, one: np.maximum(X.std(axis=0), 1))
misread("one-added-to-all", "You add 1 to every deviation. Only a deviation of exactly 0 becomes 1.",
        std=lambda X, one: X.std(axis=0) + 1)
misread("one-mean-for-all", "You return one mean and one deviation for everything. Each feature has its own: "
        "`axis=0`.", mean=lambda X: X.mean(), std=lambda X, one: one(X.std()))
misread("one-deviation-for-all", "The means are right, but the deviation is that of all numbers together. "
        "Each feature has its own: `axis=0`.", std=lambda X, one: one(X.std()))
misread("statistics-of-the-examples", "You take mean and deviation of each example. They belong to the "
        "features, the columns: `axis=0`.", mean=lambda X: X.mean(axis=1), std=lambda X, one: one(X.std(axis=1)))
misread("variance-instead-of-deviation", "You return the variance. The standard deviation is its root.",
        std=lambda X, one: one(X.var(axis=0)))
misread("divides-by-one-less", "You divide by n - 1. Here the mean of the squares divides by n, numpy's "
        "default.",
        std=lambda X, one: one(np.sqrt(((X - X.mean(axis=0)) ** 2).sum(axis=0) / np.float64(len(X) - 1))))
misread("spread-from-low-to-high", "You return the distance from the smallest to the largest value. The "
        "question is the standard deviation.", std=lambda X, one: one(np.ptp(X, axis=0)))
misread("mean-distance", "You take the mean of the distances. The standard deviation is the root of the mean "
        "of their squares.", std=lambda X, one: one(np.abs(X - X.mean(axis=0)).mean(axis=0)))
misread("mean-not-taken-away", "You take the root of the mean of the squares. Take the mean away from X "
        "before you square.", std=lambda X, one: one(np.sqrt((X ** 2).mean(axis=0))))
misread("loses-all-digits", "Right near 0. Far from it the mean of the squares and the square of the mean "
        "agree in almost all digits, and their difference is noise. Take the mean away first, then square.",
        std=lambda X, one: one(np.sqrt((X ** 2).mean(axis=0) - X.mean(axis=0) ** 2)))
exercise.also("loses-all-digits", *[
    lambda X, one=one: (X.mean(axis=0),
                        one(X)(np.sqrt(np.maximum((X ** 2).mean(axis=0) - X.mean(axis=0) ** 2, 0))))
    for one in (zero, constant)])
misread("keeps-two-axes", "Yours have shape (1, d). One axis is asked for, (d,): no keepdims.",
        mean=lambda X: X.mean(axis=0, keepdims=True), std=lambda X, one: one(X.std(axis=0, keepdims=True)))
exercise.says("statistics-along-the-rows", "Mean and deviation of each example, as rows have them, do not belong to the "
              "features. Each feature is a column: `axis=0`.",
              lambda X: (X.mean(axis=1, keepdims=True), zero(X)(X.std(axis=1, keepdims=True))),
              lambda X: (X.mean(axis=0), zero(X)(X.std(axis=1))), lambda X: (X.mean(axis=1), zero(X)(X.std(axis=0))),
              lambda X: (X - X.mean(axis=1, keepdims=True)) / zero(X)(X.std(axis=1, keepdims=True)))
misread("median-instead-of-mean", "You return the values in the middle. The mean adds all up and divides by "
        "n.",
        mean=lambda X: np.median(X, axis=0))
misread("mean-of-constant-features-lost", "Where a feature is constant you return another mean. Its mean is "
        "that constant; only the deviation is replaced.",
        mean=lambda X: np.where(X.std(axis=0) == 0, 0, X.mean(axis=0)))


@exercise.misconception("standardises-already", "You return standardised data. The question is the two "
                        "rulers, mean and std, with which to standardise also data that come later.")
def _(X):
    return (X - X.mean(axis=0)) / zero(X)(X.std(axis=0))


@exercise.misconception("other-order", "You return (std, mean). The order asked for is mean, std.")
def _(X):
    return fit_standardizer(X)[::-1]


exercise.says("changes-float32", "float32 data give another dtype. Keep it: `np.where(..., 1, std)` and "
              "`X.mean(axis=0)` do.")


misread("one-constant-spoils-all", "As soon as one feature is constant you give 1 to all. Choose feature "
        "by feature: `np.where`.",
        std=lambda X, one: np.ones(X.shape[1]) if (X.std(axis=0) == 0).any() else X.std(axis=0))
misread("sum-instead-of-mean", "You add each feature up. The mean divides by the number of examples.",
        mean=lambda X: X.sum(axis=0))
misread("zeros-decide", "You put 1 only where a feature is 0 throughout. Every constant feature has deviation 0, also one "
        "that is always 7.", std=lambda X, one: np.where((X == 0).all(axis=0), 1, X.std(axis=0)))
misread("mean-decides", "You put 1 where the mean is 0. The deviation decides: 1 where it is 0.",
        std=lambda X, one: np.where(X.mean(axis=0) == 0, 1, X.std(axis=0)))
misread("mean-of-all-features", "The deviations are right, but every mean is that of all numbers together. "
        "Each feature has its "
        "own: `axis=0`.", mean=lambda X: np.full(X.shape[1], X.mean()))
misread("sum-of-squares", "You add the squares up. The standard deviation takes their mean: divide by n "
        "before the root.",
        std=lambda X, one: one(X.std(axis=0) * np.sqrt(len(X))))
misread("distances-from-one-mean", "You measure the deviation from the mean of all numbers together. Each "
        "feature has its own "
        "mean.", std=lambda X, one: one(np.sqrt(((X - X.mean()) ** 2).mean(axis=0))))
misread("ends-decide", "You compare two examples only. A feature is constant where all examples are the "
        "same.",
        std=lambda X, one: np.where(X[0] == X[-1], 1, X.std(axis=0)))
exercise.also("ends-decide", lambda X: (X.mean(axis=0), np.where(X[0] == X[1 % len(X)], 1, X.std(axis=0))))
misread("middle-of-the-ends", "You return the middle between smallest and largest value. The mean adds all "
        "up and divides by n.",
        mean=lambda X: (X.max(axis=0) + X.min(axis=0)) / 2)
exercise.says("where-turned-round", "You exchange the two: 1 where a feature varies, its deviation where it "
              "is constant. "
              "`np.where(question, this, that)` gives this where the answer is yes.",
              lambda X: (X.mean(axis=0), np.where(np.ptp(X, axis=0) == 0, X.std(axis=0), 1)),
              lambda X: (X.mean(axis=0), np.where(X.std(axis=0) == 0, 0, 1)))

exercise.says("one-constant-feature-changes-all",
              "One constant feature changes the deviations of all others. Put a 1 in its own place only: "
              "`np.where(constant, 1, std)`.",
              lambda X: (X.mean(axis=0), X.std(axis=0) + (X.max(axis=0) == X.min(axis=0)).any()))


def test_printed_example(answer):
    answer.agrees_on_examples()


def test_other_data(answer):
    answer.agrees_on_hidden_inputs()


def test_constant_is_what_does_not_vary(answer):
    for X in ROUNDED:
        answer.agrees(X)


def test_float32_stays_float32(answer):
    mean, std = answer.like(np.array([[1, 2, 3], [5, 2, 0]], np.float32))
    answer.must(mean.dtype == std.dtype == np.float32, "changes-float32",
                f"mean: {mean.dtype}, std: {std.dtype}")
