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
