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

# wrong: values-differ
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
