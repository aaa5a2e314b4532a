# right: written into the zeros
def fit_standardizer(X):
    std = np.std(X, axis=0)
    std[std == 0] = 1
    return np.mean(X, axis=0), std

# right: by hand
def fit_standardizer(X):
    n = len(X)
    mean = X.sum(axis=0) / n
    std = ((X - mean) ** 2).sum(axis=0) / n
    std = np.sqrt(std)
    return [mean, std + (std == 0)]

# right: column by column
def fit_standardizer(X):
    means = np.array([column.mean() for column in X.T])
    stds = np.array([column.std() or 1 for column in X.T], dtype=X.dtype)
    return means, stds

# right: constant columns by their ends
def fit_standardizer(X):
    constant = X.max(axis=0) == X.min(axis=0)
    return X.mean(axis=0), np.where(constant, np.ones_like(X[0]), X.std(axis=0))

# wrong: divides-by-zero
np.where(std == 0, 1, std) => std

# wrong: tiny-number-added
np.where(std == 0, 1, std) => 1e-8 + std

# wrong: tiny-number-instead-of-one
np.where(std == 0, 1, std) => np.where(std == 0, 1e-12, std)

# wrong: at-least-one
np.where(std == 0, 1, std) => np.where(std < 1, 1, std)

# wrong: one-added-to-all
np.where(std == 0, 1, std) => 1 + std

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
np.where(std == 0, 1, std) => np.where(std == 0, 1, std)[None]

# wrong: median-instead-of-mean
X.mean(axis=0) => np.median(X, 0)

# wrong: mean-of-constant-features-lost
X.mean(axis=0) => X.mean(axis=0) * (std > 0)

# wrong: standardises-already
return X.mean(axis=0), np.where(std == 0, 1, std) => return (X - np.mean(X, 0)) / np.where(std == 0, 1, std)

# wrong: other-order
X.mean(axis=0), np.where(std == 0, 1, std) => np.where(std == 0, 1, std), X.mean(axis=0)

# wrong: changes-float32
X.mean(axis=0) => X.astype(float).mean(axis=0)

# wrong: changes-float32
np.where(std == 0, 1, std) => np.where(std == 0, np.ones(len(std)), std)

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
np.where(std == 0, 1, std) => np.where(std < 1e-9, 1, std)

# wrong: small-counts-as-zero
std == 0 => std < 1e-8

# wrong: small-counts-as-zero
std == 0 => np.isclose(std, 0)

# wrong: tiny-number-instead-of-one
np.where(std == 0, 1, std) => np.where(std == 0, 1e-8, std)

# wrong: tiny-number-added
np.where(std == 0, 1, std) => std + 1e-6

# wrong: tiny-number-added
np.where(std == 0, 1, std) => std + 1e-12

# wrong: tiny-number-in-the-root
np.where(std == 0, 1, std) => np.sqrt(std ** 2 + 1e-8)

# wrong: one-constant-spoils-all
np.where(std == 0, 1, std) => np.ones_like(std) if (std == 0).any() else std

# wrong: if-on-an-array
np.where(std == 0, 1, std) => 1 if std == 0 else std

# wrong: sum-instead-of-mean
X.mean(axis=0) => X.sum(axis=0)

# wrong: mean-decides
np.where(std == 0, 1, std) => np.where(X.mean(axis=0) == 0, 1, std)

# wrong: tiny-number-as-least-deviation
np.where(std == 0, 1, std) => np.clip(std, 1e-7, None)
