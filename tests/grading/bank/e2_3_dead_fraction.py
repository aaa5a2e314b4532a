# right: largest size is zero
def dead_fraction(A):
    return float((np.abs(A).max(axis=0) == 0).mean())

# right: a loop over the units
def dead_fraction(A):
    n, units = A.shape
    dead = 0
    for j in range(units):
        dead += all(A[i, j] == 0 for i in range(n))
    return dead / units

# right: not any
def dead_fraction(A):
    return 1 - np.count_nonzero(A.any(axis=0)) / A.shape[1]

# wrong: fraction-of-zeros
def dead_fraction(A):
    return 1 - np.count_nonzero(A) / A.size

# wrong: any-instead-of-all
def dead_fraction(A):
    return float(np.mean(np.min(np.abs(A), axis=0) == 0))

# wrong: examples-instead-of-units
def dead_fraction(A):
    return float(np.mean([not row.any() for row in A]))

# wrong: counts-instead-of-share
def dead_fraction(A):
    return int(np.sum(~A.any(axis=0)))

# wrong: living-instead-of-dead
def dead_fraction(A):
    return float(A.any(axis=0).mean())

# wrong: divided-by-the-examples
def dead_fraction(A):
    return float(np.sum(~A.any(axis=0)) / A.shape[0])

# wrong: sum-is-zero
def dead_fraction(A):
    return float(np.mean(np.sum(A, 0) == 0))

# wrong: one-flag-per-unit
def dead_fraction(A):
    return ~A.any(axis=0)

# wrong: largest-is-zero
def dead_fraction(A):
    return np.mean(np.max(A, 0) == 0)

# wrong: never-positive
def dead_fraction(A):
    return np.mean(np.max(A, 0) <= 0)

# wrong: small-counts-as-dead
def dead_fraction(A):
    return (np.abs(A) < 1e-8).all(axis=0).mean()

# wrong: small-counts-as-dead
A == 0 => np.abs(A) < 1e-3

# wrong: some-examples-only
A == 0 => A[:2] == 0

# wrong: divided-by-all-entries
.mean() => .sum() / A.size

# wrong: some-examples-only
A == 0 => A[:10] == 0

# wrong: some-examples-only
A == 0 => A[-2:] == 0

# wrong: small-counts-as-dead
def dead_fraction(A):
    return np.mean([np.allclose(c, 0) for c in A.T])

# wrong: sum-is-zero
def dead_fraction(A):
    return np.mean(A.mean(axis=0) == 0)

# wrong: any-instead-of-all
def dead_fraction(A):
    return np.mean(np.prod(A, axis=0) == 0)

# wrong: never-changing
def dead_fraction(A):
    return np.mean(A.std(axis=0) == 0)

# wrong: never-changing
def dead_fraction(A):
    return np.mean(np.ptp(A, axis=0) == 0)

# wrong: small-counts-as-dead
def dead_fraction(A):
    return np.mean((A ** 2).sum(axis=0) == 0)

# wrong: small-counts-as-dead
def dead_fraction(A):
    return np.mean(np.linalg.norm(A, axis=0) == 0)

# wrong: rounded
def dead_fraction(A):
    return round((A == 0).all(axis=0).mean(), 2)

# wrong: constant-factor
def dead_fraction(A):
    return 100 * (A == 0).all(axis=0).mean()

# wrong: small-counts-as-dead
def dead_fraction(A):
    return (A.astype(int) == 0).all(axis=0).mean()

# wrong: counts-instead-of-share
(A == 0).all(axis=0).mean() => (A == 0).all(axis=0).sum()

# wrong: smallest-is-zero
(A == 0).all(axis=0).mean() => (A.min(axis=0) == 0).mean()

# wrong: never-zero
(A == 0).all(axis=0).mean() => (A != 0).all(axis=0).mean()

# wrong: some-examples-only
(A == 0).all(axis=0).mean() => (A[0] == 0).mean()

# wrong: some-examples-only
(A == 0).all(axis=0).mean() => ((A[0] == 0) & (A[-1] == 0)).mean()

# wrong: mostly-zero
(A == 0).all(axis=0).mean() => ((A == 0).mean(axis=0) > 0.5).mean()

# wrong: mostly-zero
(A == 0).all(axis=0).mean() => ((A == 0).mean(axis=0) > 0.99).mean()

# wrong: one-or-nothing
(A == 0).all(axis=0).mean() => int((A == 0).all(axis=0).sum()) // A.shape[1]

# wrong: not-reduced
(A == 0).all(axis=0).mean() => (A == 0).mean(axis=0)

# wrong: wrong-type
(A == 0).all(axis=0).mean() => f"{(A == 0).all(axis=0).mean():.3f}"

# wrong: not-reduced
(A == 0).all(axis=0).mean() => np.array([(A == 0).all(axis=0).mean()])

# wrong: values-differ
def dead_fraction(A):
    dead = 0
    for j in range(A.shape[1] - 1):
        dead += (A[:, j] == 0).all()
    return dead / A.shape[1]

# wrong: some-examples-only
(A == 0).all(axis=0).mean() => (A[1:] == 0).all(axis=0).mean()

# wrong: some-examples-only
(A == 0).all(axis=0).mean() => (A[:-1] == 0).all(axis=0).mean()

# wrong: values-differ
def dead_fraction(A):
    dead = 0
    for j in range(len(A)):
        dead += (A[:, j] == 0).all()
    return dead / len(A)

# wrong: one-or-nothing
(A == 0).all(axis=0).mean() => (A == 0).all(axis=0).mean().astype(int)

# wrong: changes-its-input
def dead_fraction(A):
    A[A != 0] = 1
    return (A.sum(axis=0) == 0).mean()

# wrong: values-differ
(A == 0).all(axis=0).mean() => np.float16((A == 0).all(axis=0).mean())

# wrong: values-differ
def dead_fraction(A):
    d = (A == 0).all(axis=0)
    return d.sum() / max(1, (~d).sum())

# right: np.count_nonzero twice
(A == 0).all(axis=0).mean() => np.count_nonzero(np.count_nonzero(A, axis=0) == 0) / A.shape[1]

# right: Python's all
(A == 0).all(axis=0).mean() => sum(all(x == 0 for x in col) for col in A.T) / A.shape[1]

# right: zip and any
def dead_fraction(A):
    cols = list(zip(*A.tolist()))
    return sum(not any(c) for c in cols) / len(cols)

# right: a fraction
from fractions import Fraction
def dead_fraction(A):
    return float(Fraction(int((A == 0).all(axis=0).sum()), A.shape[1]))

# right: a reduction by and
(A == 0).all(axis=0).mean() => np.logical_and.reduce(A == 0).mean()

# right: a set of the living
def dead_fraction(A):
    rows, cols = np.nonzero(A)
    return 1 - len(set(cols.tolist())) / A.shape[1]

# right: an array without an axis
(A == 0).all(axis=0).mean() => np.asarray((A == 0).all(axis=0).mean())

# right: the mean of floats
(A == 0).all(axis=0).mean() => (A == 0).all(axis=0).astype(A.dtype).mean()

# right: smallest and largest
(A == 0).all(axis=0).mean() => ((A.min(axis=0) == 0) & (A.max(axis=0) == 0)).mean()

# right: an object that is called
class D:
    def __call__(self, A):
        return (A == 0).all(0).mean()
dead_fraction = D()

# right: the statistics module
import statistics
def dead_fraction(A):
    return statistics.fmean(bool((c == 0).all()) for c in A.T)

# right: zeros by unit
(A == 0).all(axis=0).mean() => ((A == 0).mean(axis=0) == 1).mean()

# wrong: values-differ
(A == 0).all(axis=0).mean() => (A[:, :50] == 0).all(axis=0).mean()

# wrong: values-differ
(A == 0).all(axis=0).mean() => int(100 * (A == 0).all(axis=0).mean()) / 100

# wrong: rounded
(A == 0).all(axis=0).mean() => round(float((A == 0).all(axis=0).mean()), 4)

# wrong: rounded
(A == 0).all(axis=0).mean() => round(float((A == 0).all(axis=0).mean()), 6)

# wrong: values-differ
def dead_fraction(A):
    A = np.squeeze(A)
    return float((A == 0).all(axis=0).mean())

# wrong: values-differ
(A == 0).all(axis=0).mean() => 1 - len(np.unique(np.nonzero(A)[0])) / A.shape[1]

# right: a product of flags
(A == 0).all(axis=0).mean() => float(np.prod(A == 0, axis=0).mean())

# wrong: values-differ
(A == 0).all(axis=0).mean() => (A[:, :-1] == 0).all(axis=0).mean()

# wrong: values-differ
(A == 0).all(axis=0).mean() => (A[len(A) // 2] == 0).mean()

# wrong: some-examples-only
(A == 0).all(axis=0).mean() => (A[::2] == 0).all(axis=0).mean()

# wrong: values-differ
(A == 0).all(axis=0).mean() => (A == 0).mean(axis=0).max()

# wrong: values-differ
(A == 0).all(axis=0).mean() => (A == 0).mean(axis=0).min()

# wrong: any-unit-dead
(A == 0).all(axis=0).mean() => float((A == 0).all(axis=0).any())

# wrong: one-or-nothing
(A == 0).all(axis=0).mean() => float((A == 0).all())

# wrong: values-differ
(A == 0).all(axis=0).mean() => (A < 0).all(axis=0).mean()

# wrong: selective-instead
(A == 0).all(axis=0).mean() => ((A == 0).any(axis=0) & (A != 0).any(axis=0)).mean()

# wrong: values-differ
(A == 0).all(axis=0).mean() => (A == 0).all(axis=1).sum() / A.shape[1]

# wrong: values-differ
def dead_fraction(A):
    dead = (A == 0).all(axis=0)
    return dead.sum() / len(dead) - 1

# wrong: values-differ
def dead_fraction(A):
    dead = [j for j in range(1, A.shape[1]) if not A[:, j].any()]
    return len(dead) / A.shape[1]

# wrong: wrong-type
def dead_fraction(A):
    dead = (A == 0).all(axis=0)
    return dead.mean(), dead.sum()

# wrong: mean-below-a-limit
def dead_fraction(A):
    return np.mean([column.mean() < 1e-3 for column in A.T])
