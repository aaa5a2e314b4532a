# right: written into the zeros
def fit_standardizer(X):
    std = np.std(X, axis=0)
    std[(X == X[0]).all(axis=0)] = 1
    return np.mean(X, axis=0), std

# right: by hand
def fit_standardizer(X):
    n = len(X)
    mean = X.sum(axis=0) / n
    std = ((X - mean) ** 2).sum(axis=0) / n
    std = np.sqrt(std)
    return [mean, np.where(np.ptp(X, axis=0) > 0, std, 1)]

# right: column by column
def fit_standardizer(X):
    means = np.array([column.mean() for column in X.T])
    stds = np.array([column.std() if len(set(column)) > 1 else 1 for column in X.T], dtype=X.dtype)
    return means, stds

# right: constant columns by their ends
def fit_standardizer(X):
    constant = X.max(axis=0) == X.min(axis=0)
    return X.mean(axis=0), np.where(constant, np.ones_like(X[0]), X.std(axis=0))

# wrong: divides-by-zero
np.where(X.max(axis=0) == X.min(axis=0), 1, std) => std

# wrong: tiny-number-added
np.where(X.max(axis=0) == X.min(axis=0), 1, std) => 1e-8 + std

# wrong: tiny-number-instead-of-one
np.where(X.max(axis=0) == X.min(axis=0), 1, std) => np.where(std == 0, 1e-12, std)

# wrong: at-least-one
np.where(X.max(axis=0) == X.min(axis=0), 1, std) => np.where(std < 1, 1, std)

# wrong: one-added-to-all
np.where(X.max(axis=0) == X.min(axis=0), 1, std) => 1 + std

# wrong: one-mean-for-all
X.mean(axis=0) => np.mean(X)
X.std(axis=0) => np.std(X)

# wrong: one-deviation-for-all
X.std(axis=0) => np.std(X)

# wrong: statistics-of-the-examples
X.mean(axis=0) => np.mean(X, 1)
X.std(axis=0) => np.std(X, 1)

# wrong: variance-instead-of-deviation
X.std(axis=0) => np.var(X, 0)

# wrong: divides-by-one-less
X.std(axis=0) => np.std(X, 0, ddof=1)

# wrong: spread-from-low-to-high
X.std(axis=0) => np.max(X, 0) - np.min(X, 0)

# wrong: mean-distance
X.std(axis=0) => np.mean(np.abs(X - np.mean(X, 0)), 0)

# wrong: mean-not-taken-away
X.std(axis=0) => np.mean(X * X, 0) ** 0.5

# wrong: loses-all-digits
X.std(axis=0) => np.sqrt(np.mean(X ** 2, 0) - np.mean(X, 0) ** 2)

# wrong: keeps-two-axes
X.mean(axis=0), => X.mean(axis=0)[None],
np.where(X.max(axis=0) == X.min(axis=0), 1, std) => np.where(std == 0, 1, std)[None]

# wrong: median-instead-of-mean
X.mean(axis=0) => np.median(X, 0)

# wrong: mean-of-constant-features-lost
X.mean(axis=0) => X.mean(axis=0) * (std > 0)

# wrong: standardises-already
return X.mean(axis=0), np.where(X.max(axis=0) == X.min(axis=0), 1, std) => return (X - np.mean(X, 0)) / np.where(std == 0, 1, std)

# wrong: other-order
X.mean(axis=0), np.where(X.max(axis=0) == X.min(axis=0), 1, std) => np.where(std == 0, 1, std), X.mean(axis=0)

# wrong: changes-float32
X.mean(axis=0) => X.astype(float).mean(axis=0)

# wrong: changes-float32
1, std) => np.ones(X.shape[1]), std)

# wrong: rounding-is-no-spread
def fit_standardizer(X):
    std = np.std(X, axis=0)
    std[std == 0] = 1
    return np.mean(X, axis=0), std

# wrong: rounding-is-no-spread
def fit_standardizer(X):
    return X.mean(axis=0), np.array([column.std() or 1 for column in X.T], dtype=X.dtype)

# wrong: changes-its-input
def fit_standardizer(X):
    mean = X.mean(axis=0)
    X -= mean
    std = np.sqrt((X ** 2).mean(axis=0))
    return mean, np.where(std == 0, 1, std)

# wrong: wrong-type
X.mean(axis=0) => list(X.mean(axis=0))

# wrong: only-the-examples
def fit_standardizer(X):
    return np.array([2.0, 30.0, 7.0]), np.array([1.0, 20.0, 1.0])

# wrong: small-counts-as-zero
np.where(X.max(axis=0) == X.min(axis=0), 1, std) => np.where(std < 1e-9, 1, std)

# wrong: small-counts-as-zero
X.max(axis=0) == X.min(axis=0) => std < 1e-8

# wrong: small-counts-as-zero
X.max(axis=0) == X.min(axis=0) => np.isclose(std, 0)

# wrong: tiny-number-instead-of-one
np.where(X.max(axis=0) == X.min(axis=0), 1, std) => np.where(std == 0, 1e-8, std)

# wrong: tiny-number-added
np.where(X.max(axis=0) == X.min(axis=0), 1, std) => std + 1e-6

# wrong: tiny-number-added
np.where(X.max(axis=0) == X.min(axis=0), 1, std) => std + 1e-12

# wrong: tiny-number-in-the-root
np.where(X.max(axis=0) == X.min(axis=0), 1, std) => np.sqrt(std ** 2 + 1e-8)

# wrong: one-constant-spoils-all
np.where(X.max(axis=0) == X.min(axis=0), 1, std) => np.ones_like(std) if (std == 0).any() else std

# wrong: if-on-an-array
np.where(X.max(axis=0) == X.min(axis=0), 1, std) => 1 if std == 0 else std

# wrong: sum-instead-of-mean
X.mean(axis=0) => X.sum(axis=0)

# wrong: mean-decides
np.where(X.max(axis=0) == X.min(axis=0), 1, std) => np.where(X.mean(axis=0) == 0, 1, std)

# wrong: tiny-number-as-least-deviation
np.where(X.max(axis=0) == X.min(axis=0), 1, std) => np.clip(std, 1e-7, None)

# wrong: statistics-along-the-rows
def fit_standardizer(X):
    m, s = X.mean(axis=1, keepdims=True), X.std(axis=1, keepdims=True)
    return m, np.where(s == 0, 1, s)

# wrong: statistics-along-the-rows
def fit_standardizer(X):
    m, s = X.mean(axis=1, keepdims=True), X.std(axis=1, keepdims=True)
    return (X - m) / np.where(s == 0, 1, s)

# wrong: statistics-of-the-examples
def fit_standardizer(X):
    m, s = X.mean(axis=1), X.std(axis=1)
    return m, np.where(s == 0, 1, s)

# wrong: statistics-of-the-examples
def fit_standardizer(X):
    m, s = np.array([r.mean() for r in X]), np.array([r.std() for r in X])
    s[s == 0] = 1
    return m, s

# right: relative
def fit_standardizer(X):
    m, s = X.mean(axis=0), X.std(axis=0)
    eps = np.finfo(X.dtype).eps
    return m, np.where(s <= 10 * eps * np.abs(m), 1, s).astype(X.dtype)

# right: loop and set
def fit_standardizer(X):
    m = X.mean(axis=0)
    s = np.sqrt(((X - m) ** 2).mean(axis=0))
    for j in range(X.shape[1]):
        if (X[:, j] == X[0, j]).all(): s[j] = 1
    return m, s

# wrong: small-counts-as-zero
def fit_standardizer(X):
    s = X.std(axis=0)
    return X.mean(axis=0), np.where(s < 1e-12, 1, s)

# wrong: small-counts-as-zero
def fit_standardizer(X):
    s = X.std(axis=0)
    return X.mean(axis=0), np.where(s < 1e-15, 1, s)

# wrong: small-counts-as-zero
def fit_standardizer(X):
    s = X.std(axis=0)
    return X.mean(axis=0), np.where(np.isclose(s, 0), 1, s)

# wrong: values-differ
def fit_standardizer(X):
    s = X[:50].std(axis=0)
    return X.mean(axis=0), np.where(np.ptp(X, axis=0) == 0, 1, s)

# wrong: ends-decide
def fit_standardizer(X):
    s = X.std(axis=0)
    return X.mean(axis=0), np.where(X[0] == X[-1], 1, s)

# wrong: values-differ
def fit_standardizer(X):
    s = X.std(axis=0, ddof=1 if len(X) > 30 else 0)
    return X.mean(axis=0), np.where(np.ptp(X, axis=0) == 0, 1, s)

# wrong: zeros-decide
def fit_standardizer(X):
    s = X.std(axis=0)
    return X.mean(axis=0), np.where((X == 0).all(axis=0), 1, s)

# wrong: wrong-type
def fit_standardizer(X):
    return X.mean(), X.std()

# wrong: small-counts-as-zero
X.max(axis=0) == X.min(axis=0) => np.isclose(X, X[0]).all(axis=0)

# wrong: small-counts-as-zero
X.max(axis=0) == X.min(axis=0) => np.isclose(X.max(axis=0), X.min(axis=0), atol=0)

# wrong: small-counts-as-zero
X.max(axis=0) == X.min(axis=0) => std <= 1e-6 * np.abs(X.mean(axis=0))

# wrong: tiny-number-not-needed
def fit_standardizer(X):
    m = X.mean(axis=0)
    s = np.sqrt(((X - m) ** 2).mean(axis=0) + 1e-12)
    return m, np.where(X.max(axis=0) == X.min(axis=0), 1, s)

# wrong: mean-of-constant-features-lost
X.mean(axis=0), => np.where(X.max(axis=0) == X.min(axis=0), 0, X.mean(axis=0)),

# wrong: where-turned-round
== => !=

# wrong: tiny-number-as-least-deviation
np.where(X.max(axis=0) == X.min(axis=0), 1, std) => np.maximum(std, 1e-8)

# wrong: sum-of-squares
X.std(axis=0) => np.sqrt(((X - X.mean(axis=0)) ** 2).sum(axis=0))

# wrong: ends-decide
X.max(axis=0) == X.min(axis=0) => X[0] == X[min(1, len(X) - 1)]

# wrong: values-differ
X.max(axis=0) == X.min(axis=0) => X.max() == X.min()

# wrong: mean-of-all-features
X.mean(axis=0), => np.full(X.shape[1], X.mean()),

# wrong: values-differ
X.std(axis=0) => X.std(axis=0) * np.sqrt(len(X) / X.shape[1])

# wrong: distances-from-one-mean
X.std(axis=0) => np.sqrt(((X - X.mean()) ** 2).mean(axis=0))

# wrong: values-differ
X.std(axis=0) => X.astype(np.float32).std(axis=0).astype(X.dtype)

# wrong: wrong-type
def fit_standardizer(X):
    std = X.std(axis=0)
    return X.mean(axis=0).tolist(), np.where(X.max(axis=0) == X.min(axis=0), 1, std).tolist()

# wrong: wrong-type
def fit_standardizer(X):
    std = X.std(axis=0)
    return np.stack([X.mean(axis=0), np.where(X.max(axis=0) == X.min(axis=0), 1, std)])

# wrong: values-differ
, 1, std => , 1, std).astype(int

# wrong: values-differ
X.std(axis=0) => X.std(axis=0) * np.sqrt(len(X) / (len(X) + 1))

# wrong: values-differ
X.mean(axis=0), => X.sum(axis=0) / max(len(X) - 1, 1),

# wrong: values-differ
X.std(axis=0) => X.std(axis=0) * np.sign(X.mean(axis=0))

# wrong: values-differ
X.std(axis=0) => np.sqrt(X.std(axis=0))

# wrong: values-differ
def fit_standardizer(X):
    s = np.array([np.unique(x).std() for x in X.T], X.dtype)
    return X.mean(axis=0), np.where(X.max(axis=0) == X.min(axis=0), 1, s).astype(X.dtype)

# wrong: values-differ
def fit_standardizer(X):
    s = X.std(axis=0)
    s[:8] = np.where((X.max(axis=0) == X.min(axis=0))[:8], 1, s[:8])
    return X.mean(axis=0), s

# wrong: middle-of-the-ends
X.mean(axis=0), => (X.max(axis=0) + X.min(axis=0)) / 2,

# wrong: values-differ
def fit_standardizer(X):
    std = X.std(axis=0)
    if len(X) == 1:
        return X[0], np.zeros(X.shape[1])
    return X.mean(axis=0), np.where(X.max(axis=0) == X.min(axis=0), 1, std)

# wrong: values-differ
def fit_standardizer(X):
    s = X.std(axis=0)
    if s.min() == 0:
        s[s.argmin()] = 1
    return X.mean(axis=0), s

# wrong: tiny-number-not-needed
np.where(X.max(axis=0) == X.min(axis=0), 1, std) => np.where(X.max(axis=0) == X.min(axis=0), 1, std + 1e-8)

# right: by the formula
def fit_standardizer(X):
    m = X.mean(axis=0)
    s = np.sqrt(((X - m) ** 2).mean(axis=0))
    s[(X == X[0]).all(axis=0)] = 1
    return m, s

# right: ptp
X.max(axis=0) == X.min(axis=0) => np.ptp(X, axis=0) == 0

# right: loop over features
import math
def fit_standardizer(X):
    n, d = X.shape
    mean, std = np.empty(d, X.dtype), np.empty(d, X.dtype)
    for j in range(d):
        column = X[:, j].tolist()
        m = math.fsum(column) / n
        mean[j] = m
        std[j] = 1 if len(set(column)) == 1 else math.sqrt(math.fsum((x - m) ** 2 for x in column) / n)
    return mean, std

# right: var and sqrt
X.std(axis=0) => np.sqrt(X.var(axis=0))

# right: shifted by the first row
def fit_standardizer(X):
    D = X - X[0]
    s = D.std(axis=0)
    return X.mean(axis=0), np.where(D.any(axis=0), s, 1)

# right: einsum
def fit_standardizer(X):
    m = X.sum(axis=0) / len(X)
    D = X - m
    s = np.sqrt(np.einsum("ij,ij->j", D, D) / len(X))
    return m, np.where((X[1:] == X[:-1]).all(axis=0), np.ones_like(s), s)

# right: diff
X.max(axis=0) == X.min(axis=0) => ~np.diff(X, axis=0).any(axis=0)

# right: transposed
def fit_standardizer(data):
    stats = [(f.mean(), f.std() if f.min() < f.max() else f.dtype.type(1)) for f in data.T]
    mean, std = zip(*stats)
    return np.array(mean), np.array(std)

# right: float64 inside
def fit_standardizer(X):
    D = X.astype(float)
    s = np.where(D.max(axis=0) == D.min(axis=0), 1, D.std(axis=0))
    return D.mean(axis=0).astype(X.dtype), s.astype(X.dtype)

# right: welford
def fit_standardizer(X):
    m, M = np.zeros(X.shape[1]), np.zeros(X.shape[1])
    for i, x in enumerate(X.astype(float), 1):
        d = x - m
        m = m + d / i
        M = M + d * (x - m)
    s = np.sqrt(M / len(X))
    s[np.all(X == X[:1], axis=0)] = 1
    return m.astype(X.dtype), s.astype(X.dtype)

# right: list
def fit_standardizer(X):
    std = X.std(axis=0)
    return [X.mean(axis=0), np.where(X.max(axis=0) == X.min(axis=0), 1, std)]

# right: norm of deviations
def fit_standardizer(X):
    m = np.mean(X, 0)
    s = np.linalg.norm(X - m, axis=0) / np.sqrt(X.dtype.type(len(X)))
    s[X.min(0) == X.max(0)] = 1
    return m, s

# right: pairwise differences not needed, statistics module
import statistics
def fit_standardizer(X):
    cols = X.T.tolist()
    m = [statistics.fmean(c) for c in cols]
    s = [statistics.pstdev(c) if max(c) > min(c) else 1.0 for c in cols]
    return np.array(m, X.dtype), np.array(s, X.dtype)

# right: decorator
def harmless(f):
    def g(X):
        m, s = f(X)
        s[X.max(0) == X.min(0)] = 1
        return m, s
    return g
@harmless
def fit_standardizer(X):
    return X.mean(0), X.std(0)

# wrong: one-constant-feature-changes-all
def fit_standardizer(X):
    std = X.std(axis=0)
    if (X == X[0]).all(axis=0).any():
        std = std + 1
    return X.mean(axis=0), std
