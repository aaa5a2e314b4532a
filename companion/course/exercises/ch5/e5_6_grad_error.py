import numpy as np

from companion.backprop import grad_error
from companion.course.grading import Exercise


def one_bad(factor, place=500):
    """A thousand slopes, one of which is wrong by a factor."""
    right = np.linspace(1, 2, 1000)
    wrong = right.copy()
    wrong[place] *= factor
    return wrong, right


def pairs(rng):
    n = rng.normal(size=(4, 3))
    close = n + 1e-3 * rng.normal(size=n.shape)
    return [one_bad(2.0), one_bad(0.5), one_bad(-1.0), one_bad(3.0)[::-1], (close, n), (-close, -n),
            (close, -n),
            *[(size * close, size * n) for size in (1e-12, 1e-17, 1e-22, 1e-33, 1e9)],
            (np.zeros(3), np.array([0.0, 0.5, 0.0])),
            (np.array([-2.0, -1.0]), np.zeros(2)), (np.zeros((2, 2)), np.zeros((2, 2))), (n[0], n[0].copy()),
            (np.array([-3.0, -1.0]), np.array([-2.0, -1.0])), (np.array([3.0, 1e-9]), np.array([3.0, 2e-9])),
            (np.array([1.0, 2.0, 0.0]), np.array([2.0, 1.0, 0.0])),
            (1e-200 * close, 1e-200 * n), (1e-303 * close, 1e-303 * n), (1e200 * close, 1e200 * n),
            (n, n * (1 + 1e-10)), one_bad(1 + 1e-11),
            (np.array(-3.0), np.array(5.0)), one_bad(2.0, 0), one_bad(2.0, 999)]


exercise = Exercise(
    grad_error, any_shape=(0, 1), examples=[(np.array([1.0, 2.0]), np.array([1.0, 2.5]))], probes=pairs, atol=1e-14)


TOLERANCES = 1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9, 1e-10


def misread(name, says, top=lambda a, n: np.abs(a - n).max(),
            scale=lambda a, n: max(np.abs(a).max(), np.abs(n).max())):
    def error(a, n):
        return top(a, n) / scale(a, n) if scale(a, n) != 0 else 0.0
    exercise.says(name, says, error)


misread("absolute-difference", "You return the difference itself. Whether 0.001 is much depends on the size "
        "of the slopes: divide by the largest of both.", scale=lambda a, n: 1.0)
misread("mean-hides-the-worst", "You take the mean of the differences: one wrong slope among a thousand "
        "hides in it. Take the largest.", top=lambda a, n: np.abs(a - n).mean())
misread("sign-of-the-difference", "You take the largest of a - n without the absolute value: a slope that is "
        "too low passes unseen.", top=lambda a, n: (a - n).max())
misread("sign-of-the-scale", "You divide by the largest entry, sign included. Negative slopes count by their "
        "size: `np.abs` before the max.", scale=lambda a, n: max(a.max(), n.max()))
misread("scale-of-the-first", "You divide by the largest entry of a alone. The larger of both counts.",
        scale=lambda a, n: np.abs(a).max())
misread("scale-of-the-second", "You divide by the largest entry of n alone. The larger of both counts.",
        scale=lambda a, n: np.abs(n).max())
misread("sum-of-both-scales", "You divide by the sum of both largest entries, which makes every error half "
        "as large. Divide by the larger of the two.", scale=lambda a, n: np.abs(a).max() + np.abs(n).max())
misread("mean-as-scale", "You divide by a mean size. Divide by the largest entry of both.",
        scale=lambda a, n: max(np.abs(a).mean(), np.abs(n).mean()))
misread("sizes-compared", "You compare the largest entries, not the entries one by one: an opposite sign "
        "passes unseen. Subtract first.", top=lambda a, n: abs(np.abs(a).max() - np.abs(n).max()))
misread("sizes-compared-one-by-one", "You subtract the absolute values: an opposite sign passes unseen. "
        "Subtract first, then take the absolute value.", top=lambda a, n: np.abs(np.abs(a) - np.abs(n)).max())
misread("lengths-instead-of-largest", "You divide the length of the difference by a length: one wrong slope "
        "among a thousand hides. Take the largest entries.",
        top=lambda a, n: np.sqrt(((a - n) ** 2).sum()),
        scale=lambda a, n: max(np.sqrt((a ** 2).sum()), np.sqrt((n ** 2).sum())))
misread("lengths-and-their-sum", "You divide the length of the difference by the sum of two lengths: one "
        "wrong slope among a thousand hides. Take the largest entries.",
        top=lambda a, n: np.sqrt(((a - n) ** 2).sum()),
        scale=lambda a, n: np.sqrt((a ** 2).sum()) + np.sqrt((n ** 2).sum()))


misread("lengths-compared", "You compare two lengths. Gradients that point in different directions may be equally long: "
        "compare entry by entry, and take the largest difference.",
        top=lambda a, n: abs(np.linalg.norm(a) - np.linalg.norm(n)),
        scale=lambda a, n: max(np.linalg.norm(a), np.linalg.norm(n)))
misread("no-absolute-values", "There is no absolute value in yours: a slope that is too low passes unseen, and negative slopes "
        "do not count as large. `np.abs` comes before each of the three max.",
        top=lambda a, n: (a - n).max(), scale=lambda a, n: max(a.max(), n.max()))
misread("absolute-value-too-late", "You take the absolute value after the max. It comes before: "
        "`np.abs(...).max()`.", top=lambda a, n: abs((a - n).max()))
exercise.also("absolute-value-too-late",
              *[lambda a, n, top=top: top(a - n) / max(abs(a.max()), abs(n.max())) if a.any() or n.any() else 0.0
                for top in (lambda d: np.abs(d).max(), lambda d: abs(d.max()))])
misread("capped-at-one", "You cut the number at 1. It may be larger, up to 2: leave it.",
        top=lambda a, n: min(np.abs(a - n).max(), max(np.abs(a).max(), np.abs(n).max())))
exercise.says("rounded", "You round the number. Return it as it comes.",
              *[lambda a, n, digits=digits: np.round(grad_error(a, n), digits) for digits in range(2, 11)])
exercise.says("small-differences-vanish", "You call gradients equal when they are merely close, and return 0. The number is to "
              "say how close: compute it always.",
              *[lambda a, n, least=least: grad_error(a, n) * (grad_error(a, n) > least) for least in TOLERANCES],
              *[lambda a, n, least=least: 0.0 if np.allclose(a, n, least, 0) else grad_error(a, n) for least in TOLERANCES])


def with_zeros(name, says):
    def register(fn):
        def quiet(a, n):
            with np.errstate(all="ignore"):
                return fn(a, n)
        exercise.says(name, says, quiet)
        return fn
    return register


def scale_of(a, n):
    return max(np.abs(a).max(), np.abs(n).max())


@with_zeros("zero-over-zero", "Right, except where both are 0 everywhere: 0 / 0 is nan. Two zeros agree: "
            "return 0.")
def _(a, n):
    return np.abs(a - n).max() / scale_of(a, n)


TINY = 1e-6, 1e-7, 1e-8, 1e-9, 1e-10, 1e-11, 1e-12, 1e-15, 1e-16, 1e-20, 1e-30, 1e-300, np.finfo(float).eps
exercise.says("tiny-number-in-the-scale", "You add a tiny number to what you divide by. Gradients may be that "
              "small themselves, and their error would seem small too. Ask instead whether both are 0.",
              *[lambda a, n, e=e: np.abs(a - n).max() / (scale_of(a, n) + e) for e in TINY])
exercise.says("tiny-number-as-least-scale", "You divide by a tiny number at least. Gradients may be smaller "
              "than that, and their error would seem small too. Ask instead whether both are 0.",
              *[lambda a, n, e=e: np.abs(a - n).max() / max(scale_of(a, n), e) for e in TINY])


@with_zeros("entry-by-entry", "You divide each difference by its own entry. Where slopes are nearly 0 the "
            "judge's own rounding would look like an error: divide by the largest entry of all.")
def _(a, n):
    scale = np.maximum(np.abs(a), np.abs(n))
    return (np.abs(a - n) / np.where(scale == 0, 1, scale)).max()


@with_zeros("entry-by-entry-and-zero-over-zero", "You divide each difference by its own entry, and 0 / 0 is "
            "nan. Divide by the largest entry of all, and return 0 if that is 0.")
def _(a, n):
    return (np.abs(a - n) / np.maximum(np.abs(a), np.abs(n))).max()


exercise.says("small-counts-as-zero", "You call gradients 0 when they are merely small, and their error "
              "vanishes. Return 0 only if both are exactly 0.",
              *[lambda a, n, least=least:
                np.abs(a - n).max() / scale_of(a, n) if scale_of(a, n) >= least else 0.0
                for least in TINY])


exercise.says("entry-by-entry-over-the-sum", "You divide each difference by the sum of its two entries. Where "
              "slopes are nearly 0 the judge's own rounding would look like an error: divide by the largest "
              "entry of both.", *[lambda a, n, e=e: (np.abs(a - n) / (np.abs(a) + np.abs(n) + e)).max()
                                  for e in TINY],
              *[lambda a, n, e=e: (np.abs(a - n) / np.maximum(np.abs(a) + np.abs(n), e)).max() for e in TINY])
exercise.also("entry-by-entry", *[lambda a, n, e=e: (np.abs(a - n) / (np.maximum(np.abs(a), np.abs(n)) + e)).max()
                                  for e in TINY])
exercise.also("lengths-and-their-sum", *[lambda a, n, e=e: np.linalg.norm(a - n)
                                         / (np.linalg.norm(a) + np.linalg.norm(n) + e) for e in TINY])


@with_zeros("one-error-per-entry", "You return one error for each entry. The largest of them counts: one "
            "number.")
def _(a, n):
    return np.abs(a - n) / scale_of(a, n) if scale_of(a, n) else 0.0


exercise.says("nan-looks-perfect", "A gradient that holds nan gets a number. Return nan. Python's max "
              "passes over nan, and so "
              "does every comparison but `!=`: use `np.maximum`, and ask `scale != 0`.")


misread("smaller-of-both", "You divide by the smaller of both largest entries. The larger counts.",
        scale=lambda a, n: min(np.abs(a).max(), np.abs(n).max()))
exercise.says("one-zero-is-enough", "You return 0 when one gradient is 0 everywhere. Only two zeros agree: "
              "ask for both.",
              *[lambda a, n, which=which: grad_error(a, n) * bool(np.any(which(a, n)))
                for which in (lambda a, n: a, lambda a, n: n)],
              lambda a, n: grad_error(a, n) * bool(np.any(a) and np.any(n)))
exercise.says("zeros-called-different", "Right, except where both are 0 everywhere. Two zeros agree: return "
              "0.",
              lambda a, n: grad_error(a, n) if np.any(a) or np.any(n) else 1.0)
misread("sum-of-the-differences", "You add the differences up. The largest counts.",
        top=lambda a, n: np.abs(a - n).sum())
misread("scale-at-the-worst-place", "You divide by the entries at the place of the largest difference. "
        "Divide by the largest entry "
        "of all.", scale=lambda a, n: max(abs(np.ravel(g)[np.abs(a - n).argmax()]) for g in (a, n)))
with_zeros("squared", "You square the number. Return the difference over the scale as it is.")(
    lambda a, n: np.abs(a - n).max() ** 2 / scale_of(a, n) ** 2 if scale_of(a, n) != 0 else 0.0)
exercise.also("squared", lambda a, n: grad_error(a, n) ** 2)
misread("in-percent", "You return per cent. Do not multiply by 100.",
        top=lambda a, n: 100 * np.abs(a - n).max())
misread("mean-of-both-scales", "You divide by the mean of both largest entries. Divide by the larger of the "
        "two.", scale=lambda a, n: (np.abs(a).max() + np.abs(n).max()) / 2)
misread("sums-instead-of-largest", "You add the differences up and divide by a sum: one wrong slope among a "
        "thousand hides. Take the largest entries.", top=lambda a, n: np.abs(a - n).sum(),
        scale=lambda a, n: max(np.abs(a).sum(), np.abs(n).sum()))


def test_printed_example(answer):
    answer.agrees_on_examples()


def test_other_gradients(answer):
    answer.agrees_on_hidden_inputs()


def test_nan_is_no_success(answer):
    bad, good = np.array([1.0, np.nan, 2.0]), np.array([1.0, 3.0, 2.0])
    for a, n in ((bad, good), (good, bad), (bad[::-1], good), (np.array([np.nan]), np.zeros(1)), (np.zeros(1), np.array([np.nan]))):
        answer.must(np.isnan(answer.like(a, n)), "nan-looks-perfect",
                    f"for a = {a.tolist()}, n = {n.tolist()}")
