# right: numpy's own
def mean(x):
    return np.mean(x)

# right: a loop
def mean(x):
    total = 0.0
    for value in x:
        total += value
    return total / len(x)

# right: a dot product
def mean(x):
    return float(x @ np.full(x.size, 1 / x.size))

# wrong: divides-by-one-less
def mean(x):
    with np.errstate(all="ignore"):
        return np.divide(sum(x), len(x) - 1)

# wrong: sum-instead-of-mean
def mean(x):
    return sum(float(value) for value in x)

# wrong: middle-of-the-ends
def mean(x):
    ordered = sorted(x)
    return 0.5 * ordered[0] + 0.5 * ordered[-1]

# wrong: median-instead-of-mean
def mean(x):
    ordered = sorted(x)
    n = len(x)
    return (ordered[(n - 1) // 2] + ordered[n // 2]) / 2

# wrong: not-reduced
def mean(x):
    return x / len(x)

# wrong: last-value-lost
def mean(x):
    total = 0
    for i in range(len(x) - 1):
        total += x[i]
    return total / len(x)

# wrong: first-value-only
def mean(x):
    total = 0
    for value in x:
        total += value
        return total / len(x)

# wrong: sum-overwritten
def mean(x):
    for value in x:
        total = value
    return total / len(x)

# wrong: size-hard-coded
def mean(x):
    return sum(x) / 3

# wrong: rounded
def mean(x):
    return round(x.sum() / len(x), 2)

# wrong: values-differ
def mean(x):
    x = np.sort(x)
    return x[2:-2].mean() if len(x) > 8 else x.mean()

# wrong: values-differ
def mean(x):
    return x.sum() / np.count_nonzero(x)

# wrong: values-differ
def mean(x):
    return sum(set(x.tolist())) / len(set(x.tolist()))

# wrong: values-differ
def mean(x):
    return np.abs(x).mean()

# wrong: values-differ
def mean(x):
    m = x[0]
    for v in x[1:]:
        m = (m + v) / 2
    return m

# wrong: values-differ
def mean(x):
    return x[:10].sum() / len(x[:10])

# wrong: fraction-lost
def mean(x):
    return x.sum() // len(x)

# wrong: values-differ
def mean(x):
    return x.astype(np.float16).mean()

# wrong: values-differ
def mean(x):
    return (x[0] + x[-1]) / 2

# wrong: first-number-left-out
def mean(x):
    total = 0
    for v in x[1:]:
        total += v
    return total / len(x)

# wrong: root-mean-square
def mean(x):
    return (x @ x / len(x)) ** 0.5
