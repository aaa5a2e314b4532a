import numpy as np

from companion.course.grading import Exercise
from companion.course.grading.spec import NotYet


def max_stable_lr(H):
    return 2 / np.linalg.eigvalsh(H).max()


def turned(rng, *curvatures):
    """A bowl with these curvatures along directions that are not the axes."""
    basis, _ = np.linalg.qr(rng.normal(size=(len(curvatures),) * 2))
    return (basis @ np.diag(curvatures) @ basis.T,)


exercise = Exercise(
    max_stable_lr, examples=[(np.array([[1.0, 0.0], [0.0, 100.0]]),), (np.array([[5.0, 3.0], [3.0, 5.0]]),)],
    probes=lambda rng: [turned(rng, 1.0, 10.0), turned(rng, 0.1, 1.0, 100.0),
                        turned(rng, 40.0, 3.0, 0.5, 2.0),
                        turned(rng, 2.0, 5.0), (np.diag([7.0, 2.0, 3.0]),), (np.array([[0.25]]),),
                        turned(rng, 2.0, 2.0, 2.0), (np.array([[6.0, -2.0], [-2.0, 3.0]]),),
                        (np.array([[5.0, -3.0], [-3.0, 5.0]]),),       # its steepest direction is (1, -1)
                        (np.array([[4.0, 1.0, 1.0], [1.0, 4.0, -1.0], [1.0, -1.0, 4.0]]),),
                        turned(rng, *np.linspace(1, 4, 11), 30.0), turned(rng, 1e-5, 3e-5),
                        turned(rng, 2e5, 1e3)])


def misread(name, says, rate):
    exercise.says(name, says, lambda H: rate(np.linalg.eigvalsh(H), H))


misread("one-over-the-curvature", "1 over the largest curvature arrives in one step along that direction. "
        "It stays stable up to twice that: 2 over the largest curvature.", lambda c, H: 1 / c.max())
misread("flattest-direction", "You use the smallest curvature. The steepest direction explodes first: the "
        "largest curvature sets the limit.", lambda c, H: 2 / c.min())
misread("sum-of-the-curvatures", "You divide by the trace, the sum of all curvatures. Every direction is "
        "stable by itself: the largest curvature alone sets the limit.", lambda c, H: 2 / c.sum())
misread("mean-curvature", "You use the mean curvature. On average stable is not stable: the largest one sets "
        "the limit.", lambda c, H: 2 / c.mean())
misread("product-of-the-curvatures", "You use the determinant, the product of all curvatures. The "
        "largest curvature alone sets the limit.", lambda c, H: 2 / np.linalg.det(H))
misread("largest-on-the-diagonal", "You take the largest number in the table. It stands on the diagonal and "
        "is the curvature along an axis; between the axes it may be larger: you need the largest eigenvalue.",
        lambda c, H: 2 / np.diag(H).max())
misread("largest-row-sum", "You take the largest sum of a row. That is only a bound: the curvature is never "
        "larger, but often smaller. You need the largest eigenvalue.",
        lambda c, H: 2 / np.abs(H).sum(axis=1).max())
misread("length-of-the-table", "You take the root of all squared entries (`np.linalg.norm`). That mixes all "
        "directions: you need the largest eigenvalue.", lambda c, H: 2 / np.linalg.norm(H))
misread("curvature-itself", "You return the largest curvature. The steeper, the smaller the limit: 2 "
        "divided by it.", lambda c, H: c.max())
misread("upside-down", "You divide the curvature by 2. The limit is 2 divided by the curvature.",
        lambda c, H: c.max() / 2)
misread("twice-the-curvature", "You multiply by 2. The limit is 2 divided by the largest curvature.",
        lambda c, H: 2 * c.max())
misread("best-instead-of-largest", "2 over the sum of the smallest and the largest curvature is the rate "
        "that converges fastest. The question is the limit: 2 over the largest.",
        lambda c, H: 2 / (c.min() + c.max()))
misread("root-of-the-curvature", "You take the root of the curvature. 1 - lr c must stay above -1: the "
        "curvature itself counts.", lambda c, H: 2 / np.sqrt(c.max()))
misread("curvature-squared", "You use the square of the curvature. 1 - lr c must stay above -1: the "
        "curvature itself counts.", lambda c, H: 2 / c.max() ** 2)
misread("one-rate-for-each-direction", "You return one limit for each direction. One learning rate serves "
        "all: the smallest of these limits.", lambda c, H: 2 / c)
misread("two-by-two-only", "Right for two parameters. The formula with the root holds for two only: "
        "`np.linalg.eigvalsh(H)` gives the eigenvalues of any symmetric table.",
        lambda c, H: 2 / (np.trace(H) / 2 + np.sqrt(abs(np.trace(H) ** 2 / 4 - np.linalg.det(H)))))
exercise.also("two-by-two-only",
              lambda H: 2 / (np.trace(H) / 2 + np.sqrt(np.trace(H) ** 2 / 4 - np.linalg.det(H))),
              lambda H: 2 / ((H[0, 0] + H[1, 1]) / 2 + np.hypot((H[0, 0] - H[1, 1]) / 2, H[0, 1])),
              lambda H: 2 / np.linalg.eigvalsh(H[:2, :2])[1])
misread("second-eigenvalue", "You take the second eigenvalue. With more than two parameters it is not the "
        "largest: `.max()`.", lambda c, H: 2 / c[1])
misread("corner-of-the-table", "You take one number from the diagonal. It is the curvature along one axis; "
        "you need the largest eigenvalue.", lambda c, H: 2 / H[0, 0])
exercise.also("corner-of-the-table", lambda H: 2 / H[-1, -1])
misread("equal-diagonal-only", "You add the numbers of the first row. That is the curvature only where "
        "the diagonal holds equal numbers, as in the printed table: you need the largest eigenvalue.",
        lambda c, H: 2 / (H[0, 0] + abs(H[0, 1])))
exercise.also("equal-diagonal-only", lambda H: 2 / (H[0, 0] + H[0, 1]), lambda H: 2 / H[0].sum(),
              lambda H: 2 / np.abs(H[0]).sum())
misread("spread-of-the-curvatures", "You return the condition number, largest over smallest curvature. It "
        "says how slow descent is. The limit is 2 over the largest.", lambda c, H: c.max() / c.min())
misread("first-eigenvalue", "You take the first eigenvalue in the list. `np.linalg.eigvals` gives them in no "
        "order: take the largest.", lambda c, H: 2 / np.linalg.eigvals(H)[0])
misread("last-eigenvalue", "You take the last eigenvalue in the list. `np.linalg.eigvals` gives them in no "
        "order (`eigvalsh` sorts): take the largest.", lambda c, H: 2 / np.linalg.eigvals(H)[-1])


def steepest_from(v, H, rounds):
    """The curvature that repeated multiplication finds, starting at v."""
    for _ in range(rounds):
        v = H @ v / np.linalg.norm(H @ v)
    return v @ H @ v


exercise.says("fixed-start", "You multiply by H again and again from a fixed start. At right angles to "
              "the steepest direction it never gets there, and near it, late: take `np.linalg.eigvalsh`.",
              *[lambda H, n=n: 2 / steepest_from(np.ones(len(H)), H, n)
                for n in (1, 2, 3, 5, 10, 20, 50, 100, 1000)],
              *[lambda H, n=n: 2 / steepest_from(np.eye(len(H))[0], H, n)
                for n in (1, 2, 3, 5, 10, 20, 50, 100, 1000)])


exercise.says("stops-too-early", "Right where one curvature is much larger than the others, a little off "
              "where two are nearly equal. "
              "If you multiply by H again and again, the direction settles slowly there: take "
              "`np.linalg.eigvalsh`.")
misread("signs-lost",
        "You take the entries without their signs. The eigenvalues need them: leave H as it is.",
        lambda c, H: 2 / np.linalg.eigvalsh(np.abs(H)).max())

exercise.says("one-rate-for-all", "You return the same rate whatever H is. The steeper the bowl, the smaller the rate: 2 over the "
              "largest eigenvalue of H.")
exercise.says("rate-rounded", "You round the rate. Return it as it comes.",
              *[lambda H, digits=digits: round(max_stable_lr(H), digits) for digits in range(1, 8)])

exercise.also("product-of-the-curvatures", lambda H: 2 / np.sqrt(np.linalg.det(H)))


def test_printed_examples(answer):
    try:
        answer.agrees_on_examples()
    except NotYet as problem:
        if problem.name == "values-differ":
            rates = {float(answer.like(np.array([[a, 1.0], [1.0, 3.0]]))) for a in (0.5, 7.0, 100.0)}
            answer.must(len(rates) > 1, "one-rate-for-all", problem.detail)
        raise


def test_other_bowls(answer):
    answer.agrees_on_hidden_inputs()


def test_two_nearly_equal_curvatures(answer):
    for near in (4.9, 4.95):
        rate = answer.like(*turned(np.random.default_rng(0), 5.0, near, 1.0))
        answer.must(abs(rate - 0.4) < 4e-6, "stops-too-early", f"your rate is {float(rate):.6g}, it should be 0.4")
