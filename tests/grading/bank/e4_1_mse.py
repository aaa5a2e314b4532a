# right: a dot product
def mse(answers, truth):
    if np.shape(answers) != np.shape(truth):
        raise ValueError(f"{np.shape(answers)} is not {np.shape(truth)}")
    e = np.ravel(answers) - np.ravel(truth)
    return e @ e / e.size

# right: a loop
def mse(a, y):
    if a.shape != y.shape:
        raise ValueError("shapes differ")
    total = 0
    for p, q in zip(a.flatten(), y.flatten()):
        total += (p - q) ** 2
    return total / a.size

# right: numpy's mean, the square by multiplying
def mse(a, y):
    if not a.shape == y.shape:
        raise ValueError
    return float(np.mean((y - a) * (y - a)))

# wrong: broadcasts-in-silence
def mse(a, y):
    return ((a - y) ** 2).mean()

# wrong: broadcasts-in-silence
a.shape != y.shape => a.ndim != y.ndim

# wrong: broadcasts-in-silence
a.shape != y.shape => len(a) != len(y)

# wrong: broadcasts-in-silence
a.shape != y.shape => a.size != y.size

# wrong: refuses-in-another-way
def mse(a, y):
    assert a.shape == y.shape, "shapes differ"
    return ((a - y) ** 2).mean()

# wrong: refuses-in-another-way
raise ValueError(f"a and y must have the same shape, got {a.shape} and {y.shape}") => print("shapes differ"); return None

# wrong: sum-instead-of-mean
.mean() => .sum()

# wrong: mean-error-squared
((a - y) ** 2).mean() => (np.mean(a) - np.mean(y)) ** 2

# wrong: not-squared
((a - y) ** 2).mean() => (a.mean() - y.mean())

# wrong: absolute-error
((a - y) ** 2).mean() => abs(y - a).mean()

# wrong: root-taken
.mean() => .mean() ** 0.5

# wrong: squares-subtracted
(a - y) ** 2 => a ** 2 - y ** 2

# wrong: halved
.mean() => .sum() / (2 * a.size)

# wrong: variance-of-the-errors
((a - y) ** 2).mean() => (a - y).std() ** 2

# wrong: divided-by-one-less
.mean() => .sum() / (np.float64(a.size) - 1)

# wrong: divided-by-the-rows
.mean() => .sum() / a.shape[0]

# wrong: one-mean-for-each-column
.mean() => .mean(0)

# wrong: one-mean-for-each-row
.mean() => .mean(a.ndim - 1)

# wrong: not-reduced-to-one-number
return ((a - y) ** 2).mean() => return (y - a) ** 2

# wrong: changes-its-input
return ((a - y) ** 2).mean() => a -= y; return (a ** 2).mean()

# wrong: only-the-examples
return ((a - y) ** 2).mean() => return 175.0

# wrong: opposite-sign
return ( => return -(

# wrong: works-for-some-inputs-only
def mse(a, y):
    if a.shape != y.shape or a.ndim > 1:
        raise ValueError("shapes differ")
    return np.mean((a - y) ** 2)

# right: its own message that begins like numpy's
a.shape != y.shape => a.shape != y.shape
ValueError(f"a and => ValueError(f"shapes ({a.shape} and {y.shape} differ), a and

# right: index
def mse(a, y):
    if np.shape(a) != np.shape(y):
        raise ValueError("index 0 of the shapes differs")
    return np.mean((a - y) ** 2)

# right: broadcast words
def mse(a, y):
    if a.shape != y.shape: raise ValueError("operands could not be broadcast together")
    return np.mean((a - y) ** 2)

# right: subclass
class ShapeError(ValueError):
    pass

def mse(a, y):
    if a.shape != y.shape:
        raise ShapeError(
            f"shapes ({a.shape}")
    return np.mean((a - y) ** 2)

# right: numpy's own refusal
def mse(a, y):
    both = np.stack([a, y])
    return np.mean((both[0] - both[1]) ** 2)

# right: a helper that refuses
def same(a, y):
    if a.shape != y.shape:
        raise ValueError("matmul: no")

def mse(a, y):
    same(a, y)
    return float(((a - y) ** 2).mean())

# wrong: broadcasts-in-silence
def mse(a, y):
    if a.ndim != y.ndim or len(a) != len(y):
        raise ValueError("no")
    return np.mean((a - y) ** 2)

# wrong: broadcasts-in-silence
def mse(a, y):
    if a.size != y.size:
        raise ValueError("no")
    return np.mean((a - y) ** 2)

# wrong: broadcasts-in-silence
def mse(a, y):
    if a.ndim != y.ndim:
        raise ValueError("no")
    return np.mean((a - y) ** 2)

# wrong: broadcasts-in-silence
def mse(a, y):
    if len(a) != len(y):
        raise ValueError("no")
    return np.mean((a - y) ** 2)

# wrong: broadcasts-in-silence
def mse(a, y):
    if a.shape[-1] != y.shape[-1] or a.ndim != y.ndim:
        raise ValueError("no")
    return np.mean((a - y) ** 2)

# wrong: refuses-in-another-way
def mse(a, y):
    if a.shape != y.shape:
        raise TypeError("no")
    return np.mean((a - y) ** 2)

# wrong: refuses-in-another-way
def mse(a, y):
    if a.shape != y.shape:
        raise Exception("shapes (")
    return np.mean((a - y) ** 2)

# wrong: number-of-axes
def mse(a, y):
    if a.shape != y.shape: raise ValueError("no")
    n = len(a) if a.ndim == 1 else a.shape[0] * a.shape[1]
    return ((a - y) ** 2).sum() / n

# wrong: number-of-axes
def mse(a, y):
    if a.shape != y.shape: raise ValueError("no")
    if a.ndim == 1:
        return sum((x - t) ** 2 for x, t in zip(a, y)) / len(a)
    return sum(mse(x, t) for x, t in zip(a, y)) / len(a) if a.ndim == 2 else 0.0

# right: recursion
def mse(a, y):
    if a.shape != y.shape: raise ValueError("no")
    if a.ndim == 1:
        return sum((x - t) ** 2 for x, t in zip(a, y)) / len(a)
    return sum(mse(x, t) for x, t in zip(a, y)) / len(a)

# wrong: values-differ
def mse(a, y):
    if a.shape != y.shape: raise ValueError("no")
    return np.minimum((a - y) ** 2, 1e6).mean()

# wrong: values-differ
def mse(a, y):
    if a.shape != y.shape: raise ValueError("no")
    return round(((a - y) ** 2).mean(), 3)

# wrong: divided-by-one-less
def mse(a, y):
    if a.shape != y.shape: raise ValueError("no")
    return ((a - y) ** 2).sum() / max(a.size - 1, 1)

# wrong: values-differ
def mse(a, y):
    if a.shape != y.shape: raise ValueError("no")
    return ((a - y) ** 2)[:50].mean()

# wrong: values-differ
def mse(a, y):
    if a.shape != y.shape: raise ValueError("no")
    return ((a - y) ** 2 + 1e-8).mean()

# wrong: values-differ
def mse(a, y):
    if a.shape != y.shape: raise ValueError("no")
    return ((a.astype(np.float16) - y.astype(np.float16)) ** 2).mean()

# wrong: values-differ
def mse(a, y):
    if a.shape != y.shape: raise ValueError("no")
    return (a ** 2).mean() - 2 * (a * y).mean() + (y ** 2).mean()
