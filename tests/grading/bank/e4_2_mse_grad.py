# right: the mean of the shape
def mse_grad(answers, truth):
    return (answers - truth) * (2 / answers.size)

# right: entry by entry
def mse_grad(a, y):
    g = np.empty_like(a)
    for i in np.ndindex(a.shape):
        g[i] = 2 * (a[i] - y[i]) / a.size
    return g

# right: two halves of a difference
def mse_grad(a, y):
    error, n = a - y, np.prod(a.shape).item()
    return error / n + error / n

# wrong: missing-one-over-n
 / a.size =>

# wrong: two-missing
2 * (a - y) => (a - y)

# wrong: only-the-error
2 * (a - y) / a.size => a - y

# wrong: sign-flipped
(a - y) => (y - a)

# wrong: sign-flipped-and-no-mean
2 * (a - y) / a.size => -2 * (a - y)

# wrong: divided-by-the-rows
a.size => a.shape[0]

# wrong: added-up
return 2 * (a - y) / a.size => return 2 * np.mean(a - y)

# wrong: squared-error-itself
2 * (a - y) => (a - y) ** 2

# wrong: loss-itself
2 * (a - y) / a.size => np.mean((y - a) ** 2)

# wrong: gradient-of-the-absolute-error
2 * (a - y) => np.where(a > y, 1.0, np.where(a < y, -1.0, 0.0))

# wrong: sign-lost
(a - y) => abs(a - y)

# wrong: gradient-of-the-root
2 * (a - y) / a.size => (a - y) / np.sqrt(a.size * ((a - y) ** 2).sum())

# wrong: derivative-of-the-answer-alone
(a - y) => a

# wrong: changes-its-input
return 2 * (a - y) / a.size => a -= y; return 2 * a / a.size

# wrong: changes-the-dtype
2 * (a - y) / a.size => np.float64(2) * (a - y) / a.size

# wrong: changes-the-dtype
def mse_grad(a, y):
    g = np.zeros(a.shape)
    g += 2 * (a - y) / a.size
    return g

# wrong: returns-a-list
a.size => a.size).tolist()
return => return (

# wrong: only-the-examples
a.size => 3

# wrong: divided-by-the-columns
def mse_grad(a, y):
    return 2 * (a - y) / a.shape[-1]

# wrong: always-zero
(a - y) => (a - a)

# wrong: number-of-axes
def mse_grad(a, y):
    n = len(a) if a.ndim == 1 else a.shape[0] * a.shape[1]
    return 2 * (a - y) / n

# wrong: values-differ
(a - y) => np.clip(a - y, -1000, 1000)

# wrong: values-differ
(a - y) => np.where(np.abs(a - y) < 1e-3, 0, a - y)

# wrong: values-differ
(a - y) => np.where(np.abs(a - y) < 1e-8, 0, a - y)

# wrong: values-differ
a.size => min(a.size, 100)

# wrong: values-differ
def mse_grad(a, y):
    g = np.zeros_like(a)
    for i in range(min(len(a), 30)): g[i] = 2 * (a[i] - y[i]) / a.size
    return g

# wrong: memory-order
def mse_grad(a, y):
    g = np.zeros_like(a)
    f = g.reshape(-1)
    for i, (p, t) in enumerate(zip(a.ravel(), y.ravel())): f[i] = 2 * (p - t) / a.size
    return g

# wrong: number-of-axes
def mse_grad(a, y):
    g = np.zeros_like(a)
    if a.ndim == 1:
        for i in range(len(a)): g[i] = 2 * (a[i] - y[i]) / a.size
    elif a.ndim == 2:
        for i in range(len(a)):
            for j in range(a.shape[1]): g[i, j] = 2 * (a[i, j] - y[i, j]) / a.size
    return g

# wrong: whole-numbers
def mse_grad(a, y):
    g = np.zeros_like(y)
    g += (2 * (a - y) / a.size).astype(y.dtype)
    return g

# wrong: wrong-type
a.size => len(a) * a.shape[-1] if a.ndim > 1 else len(a)

# right: prod
a.size => int(np.prod(a.shape))

# right: np.size
a.size => np.size(a)

# right: loop
    return 2 * (a - y) / a.size =>     g = np.empty_like(a)
    for i in np.ndindex(*a.shape):
        g[i] = 2 * (a[i] - y[i]) / a.size
    return g

# right: multiply float
2 * (a - y) / a.size => (a - y) * (2 / a.size)

# right: in place on the difference
    return 2 * (a - y) / a.size =>     d = a - y
    d *= 2
    return d / d.size

# right: astype at the end
2 * (a - y) / a.size => (2 * (a.astype(np.float64) - y) / a.size).astype(a.dtype)

# right: lambda
mse_grad = lambda p, t: np.divide(2 * np.subtract(p, t), p.size)

# right: mean inside
2 * (a - y) / a.size => (a - y) / (0.5 * a.size)

# right: class
class Grad:
    def __call__(self, a, y):
        return -2 * (y - a) / a.size

mse_grad = Grad()

# right: recursion
def mse_grad(a, y, n=None):
    n = n or a.size
    if a.ndim == 1:
        return (2 / n) * (a - y)
    return np.stack([mse_grad(p, q, n) for p, q in zip(a, y)])

# right: partial
from functools import partial

def _slope(factor, a, y):
    return factor * (a - y) / a.size

mse_grad = partial(_slope, 2)

# right: F order
2 * (a - y) / a.size => np.asfortranarray(2 * (a - y) / a.size)

# right: a + (-y)
(a - y) => (a + -1 * y)

# right: sum of two
2 * (a - y) => ((a - y) + (a - y))

# right: float32 throughout
2 * (a - y) / a.size => (2 * (a - y) / a.size).astype(np.float32)

# wrong: wrong-type
2 * (a - y) / a.size => (2 * (a - y) / a.size).sum(axis=0)

# wrong: one-slope-for-all
2 * (a - y) / a.size => np.full_like(a, 2 * (a - y).mean())

# wrong: divided-by-one-less
a.size => (a.size - 1)

# wrong: constant-factor
2 * (a - y) => (a - y) / 2

# wrong: wrong-shape
2 * (a - y) / a.size => (2 * (a - y) / a.size).ravel()

# wrong: rounded
2 * (a - y) / a.size => np.round(2 * (a - y) / a.size, 3)

# wrong: fraction-lost
/ a.size => // a.size

# wrong: constant-factor
2 * => 1.98 *

# wrong: values-differ
(a - y) => np.clip(a - y, -20, 20)

# wrong: gradient-of-the-absolute-error
(a - y) => np.sign(a - y)

# wrong: gradient-of-the-root
/ a.size => / (a.size * np.sqrt(((a - y) ** 2).mean()))

# wrong: values-differ
(a - y) => (a - y) / y

# wrong: returns-a-list
2 * (a - y) / a.size => (2 * (a - y) / a.size, -2 * (a - y) / a.size)

# wrong: overwrites-earlier-results
def mse_grad(a, y):
    out = mse_grad.__dict__.setdefault(f"{a.shape}{a.dtype}", np.empty_like(a))
    out[...] = 2 * (a - y) / a.size
    return out

# wrong: values-differ
a.size => (len(a) * a.ndim)

# wrong: values-differ
a.size => (a.shape[0] * a.shape[-1])

# wrong: values-differ
    return 2 * (a - y) / a.size =>     g = np.zeros(a.shape)
    for i in np.ndindex(*a.shape):
        b = a.astype(float)
        b[i] += 1e-3
        g[i] = (((b - y) ** 2).mean() - ((a - y) ** 2).mean()) / 1e-3
    return g

# wrong: wrong-shape
2 * (a - y) / a.size => (2 * (a - y) / a.size).T

# wrong: wrong-shape
2 * (a - y) / a.size => (2 * (a - y) / a.size).reshape(-1, 1)

# wrong: values-differ
(a - y) => (a.astype(int) - y)

# wrong: values-differ
2 * (a - y) => (2 * a - y)

# wrong: values-differ
(a - y) => (a - y).astype(np.float16)

# wrong: values-differ
a.size => np.count_nonzero(a - y)

# wrong: answers-after-a-step
2 * (a - y) / a.size => a - 2 * (a - y) / a.size

# wrong: ties
a.size => len(set(a.ravel().tolist()))

# wrong: overwrites-earlier-results
_table = np.zeros(10000)

def mse_grad(a, y):
    g = _table[:a.size].reshape(a.shape)
    g[...] = 2 * (a - y) / a.size
    return g.astype(a.dtype, copy=False)

# wrong: answers-an-earlier-call
_kept = {}

def mse_grad(a, y):
    if a.shape not in _kept:
        _kept[a.shape] = 2 * (a - y) / a.size
    return _kept[a.shape]

# wrong: values-differ
    return 2 * (a - y) / a.size =>     g = 2 * (a - y) / a.size
    return g.ravel(order="F").reshape(g.shape)

# wrong: values-differ
2 * (a - y) => 2 ** 2 * (a - y)

# wrong: values-differ
(a - y) => (a + y)

# wrong: not-finite
2 * (a - y) => 2 * (a - y) ** 2 / (a - y)

# wrong: values-differ
2 * (a - y) / a.size => (a - y) / len(a)

# wrong: error-squared
def mse_grad(a, y):
    error = a - y
    return 2 * error * error / error.size

# wrong: times-the-answer
def mse_grad(a, y):
    return (a - y) * a * 2 / a.size
