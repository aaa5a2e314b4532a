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

# wrong: rounded
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

# right: loop
def mse(a, y):
    if a.shape != y.shape:
        raise ValueError
    total = 0.0
    for p, q in zip(a.ravel(), y.ravel()):
        total += (p - q) ** 2
    return total / a.size

# right: lambda with helper
def _refuse():
    raise ValueError("no")

mse = lambda a, y: _refuse() if a.shape != y.shape else float(np.mean(np.square(a - y)))

# right: np.average
((a - y) ** 2).mean() => np.average((y - a) ** 2)

# right: vdot
((a - y) ** 2).mean() => np.vdot(a - y, a - y) / a.size

# right: norm
((a - y) ** 2).mean() => np.linalg.norm((a - y).ravel()) ** 2 / a.size

# right: class
class Loss:
    def __call__(self, a, y):
        if np.shape(a) != np.shape(y):
            raise ValueError("shapes")
        return np.mean((a - y) ** 2)

mse = Loss()

# right: subclass of ValueError
class ShapeError(ValueError):
    pass

def mse(a, y):
    if a.shape != y.shape:
        raise ShapeError("differ")
    return ((a - y) ** 2).mean()

# right: fsum
import math

def mse(a, y):
    if a.shape != y.shape:
        raise ValueError("differ")
    return math.fsum((float(p) - float(q)) ** 2 for p, q in zip(a.flat, y.flat)) / a.size

# right: var plus mean
((a - y) ** 2).mean() => np.var(a - y) + np.mean(a - y) ** 2

# right: 0-d array
((a - y) ** 2).mean() => np.asarray(((a - y) ** 2).mean())

# right: einsum
((a - y) ** 2).mean() => np.einsum("i,i->", (a - y).ravel(), (a - y).ravel()) / a.size

# right: in place on an own copy
    return ((a - y) ** 2).mean() =>     e = a.astype(float)
    e -= y
    e *= e
    return e.mean()

# right: decorator
import functools

def same(f):
    @functools.wraps(f)
    def g(a, y):
        if a.shape != y.shape:
            raise ValueError("differ")
        return f(a, y)
    return g

@same
def mse(a, y):
    return np.mean((a - y) ** 2)

# right: recursion over the first axis
def mse(a, y):
    if a.shape != y.shape:
        raise ValueError("differ")
    if a.ndim == 0:
        return (a - y) ** 2
    return sum(mse(p, q) for p, q in zip(a, y)) / len(a)

# right: np.square, np.mean, itemsize
((a - y) ** 2).mean() => np.mean(np.square(y - a), dtype=np.float64)

# wrong: broadcasts-in-silence
a.shape != y.shape => a.shape[-1] != y.shape[-1]

# wrong: refuses-in-another-way
def mse(a, y):
    if a.shape != y.shape:
        return ValueError("shapes")
    return ((a - y) ** 2).mean()

# wrong: not-reduced
.mean() => .mean(keepdims=True)

# wrong: fraction-lost
((a - y) ** 2).mean() => int(((a - y) ** 2).mean())

# wrong: constant-factor
((a - y) ** 2).mean() => 1.01 * ((a - y) ** 2).mean()

# wrong: values-differ
((a - y) ** 2).mean() => np.median((a - y) ** 2)

# wrong: values-differ
(a - y) ** 2 => ((a - y) / y) ** 2

# wrong: values-differ
(a - y) => np.clip(a - y, -100, 100)

# wrong: values-differ
((a - y) ** 2).mean() => ((a - y) ** 2)[:3].mean()

# wrong: values-differ
(a - y) ** 2 => (a - y) * 2

# wrong: broadcasts-in-silence
def mse(a, y):
    s = n = 0
    for p, q in zip(a.ravel(), y.ravel()):
        s += (p - q) ** 2
        n += 1
    return s / n

# wrong: works-for-some-inputs-only
a.shape != y.shape => a.ndim != 1 or a.shape != y.shape

# wrong: whole-numbers
(a - y) => (a.astype(y.dtype) - y)

# wrong: values-differ
((a - y) ** 2).mean() => ((a - y) ** 2).sum(axis=-1).mean()

# wrong: values-differ
((a - y) ** 2).mean() => ((a - y) ** 2).mean() / a.size

# wrong: depends-on-earlier-calls
    return ((a - y) ** 2).mean() =>     mse.seen = getattr(mse, "seen", 0) + ((a - y) ** 2).sum()
    mse.n = getattr(mse, "n", 0) + a.size
    return mse.seen / mse.n

# wrong: works-for-some-inputs-only
((a - y) ** 2).mean() => np.dot(a - y, a - y) / a.size

# wrong: wrong-type
((a - y) ** 2).mean() => (((a - y) ** 2).mean(), a - y)

# wrong: values-differ
(a - y) => (a - y).astype(np.float16)

# wrong: wrong-type
((a - y) ** 2).mean() => f"{((a - y) ** 2).mean()}"

# wrong: values-differ
((a - y) ** 2).mean() => (np.subtract.outer(a, y) ** 2).mean()

# wrong: refuses-in-another-way
raise ValueError(f"a and y must have the same shape, got {a.shape} and {y.shape}") => return "shapes differ"

# wrong: refuses-in-another-way
raise ValueError(f"a and y must have the same shape, got {a.shape} and {y.shape}") => return float("nan")

# wrong: broadcasts-in-silence
def mse(a, y):
    if a.shape != y.shape:
        import warnings; warnings.warn("shapes differ")
    return ((a - y) ** 2).mean()

# wrong: refuses-in-another-way
def mse(a, y):
    try:
        if a.shape != y.shape:
            raise ValueError("shapes differ")
        return ((a - y) ** 2).mean()
    except ValueError as problem:
        print(problem)

# wrong: broadcasts-in-silence
a.shape != y.shape => sorted(a.shape) != sorted(y.shape)

# wrong: values-differ
((a - y) ** 2).mean() => ((np.sort(a, axis=None) - np.sort(y, axis=None)) ** 2).mean()

# wrong: values-differ
(a - y) => np.maximum(a - y, 0)

# wrong: values-differ
** 2 => ** 3

# wrong: values-differ
(a - y) ** 2 => (a * y)

# wrong: values-differ
((a - y) ** 2).mean() => ((a ** 2).mean() + (y ** 2).mean())

# wrong: only-the-examples
    return ((a - y) ** 2).mean() =>     n = mse.__dict__.setdefault("n", a.size)
    return ((a - y) ** 2).sum() / n

# wrong: square-of-the-mean
def mse(a, y):
    if a.shape != y.shape:
        raise ValueError('shapes')
    mean = np.abs(a - y).mean()
    return mean * mean
