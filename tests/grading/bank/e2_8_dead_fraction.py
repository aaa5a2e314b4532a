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

# wrong: first-two-examples
A == 0 => A[:2] == 0

# wrong: divided-by-all-entries
.mean() => .sum() / A.size

# wrong: values-differ
A == 0 => A[:10] == 0

# wrong: values-differ
A == 0 => A[-2:] == 0

# wrong: small-counts-as-dead
def dead_fraction(A):
    return np.mean([np.allclose(c, 0) for c in A.T])

# wrong: values-differ
def dead_fraction(A):
    return np.mean(A.mean(axis=0) == 0)

# wrong: any-instead-of-all
def dead_fraction(A):
    return np.mean(np.prod(A, axis=0) == 0)

# wrong: values-differ
def dead_fraction(A):
    return np.mean(A.std(axis=0) == 0)

# wrong: values-differ
def dead_fraction(A):
    return np.mean(np.ptp(A, axis=0) == 0)

# wrong: small-counts-as-dead
def dead_fraction(A):
    return np.mean((A ** 2).sum(axis=0) == 0)

# wrong: small-counts-as-dead
def dead_fraction(A):
    return np.mean(np.linalg.norm(A, axis=0) == 0)

# wrong: values-differ
def dead_fraction(A):
    return round((A == 0).all(axis=0).mean(), 2)

# wrong: constant-factor
def dead_fraction(A):
    return 100 * (A == 0).all(axis=0).mean()

# wrong: values-differ
def dead_fraction(A):
    return (A.astype(int) == 0).all(axis=0).mean()
