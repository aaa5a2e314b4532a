# right: the error held at delta
def huber(a, y, delta=1.0):
    e = np.abs(a - y)
    c = np.minimum(e, delta)
    return np.mean(c * (e - c / 2))

# right: a loop
def huber(p, q, d=1.0):
    losses = []
    for e in (p - q).ravel():
        losses.append(0.5 * e * e if abs(e) <= d else d * abs(e) - 0.5 * d * d)
    return sum(losses) / len(losses)

# right: with masks, in float32
def huber(a, y, delta=1):
    e = (a - y).astype(np.float32)
    small = abs(e) < delta
    return ((e[small] ** 2).sum() / 2 + (delta * (abs(e[~small]) - delta / 2)).sum()) / e.size

# wrong: squared-then-absolute
size ** 2 / 2, delta * (size - delta / 2) => size ** 2, size

# wrong: plain-absolute-error-outside
delta * (size - delta / 2) => size

# wrong: delta-hard-coded
size = np.abs(a - y) => size, delta = np.abs(a - y), 1.0

# wrong: delta-factor-missing
delta * (size - delta / 2) => size - delta / 2

# wrong: whole-delta-taken-off
(size - delta / 2) => (size - delta)

# wrong: lines-not-lowered
(size - delta / 2) => size

# wrong: half-delta-outside-the-bracket
delta * (size - delta / 2) => delta * size - delta / 2

# wrong: half-of-the-square-missing
size ** 2 / 2 => size ** 2

# wrong: twice-as-large
size ** 2 / 2, delta * (size - delta / 2) => size ** 2, delta * (2 * size - delta)

# wrong: smooth-l1
size ** 2 / 2, delta * (size - delta / 2) => size ** 2 / 2 / delta, size - delta / 2

# wrong: sides-swapped
size <= delta => size > delta

# wrong: negative-errors-are-small
size <= delta => a - y <= delta

# wrong: sign-kept-outside
delta * (size - delta / 2) => delta * (a - y - delta / 2)

# wrong: flat-outside
def huber(a, y, delta=1.0):
    return (np.clip(a - y, -delta, delta) ** 2).mean() / 2

# wrong: smaller-of-both
np.where(size <= delta, => np.minimum(

# wrong: larger-of-both
np.where(size <= delta, => np.maximum(

# wrong: pseudo-huber
def huber(a, y, delta=1.0):
    return (delta * np.sqrt(delta ** 2 + (a - y) ** 2) - delta ** 2).mean()

# wrong: one-choice-for-the-batch
def huber(a, y, delta=1.0):
    e = np.abs(a - y)
    if np.mean(e) <= delta:
        return np.mean(e ** 2) / 2
    return np.mean(delta * (e - delta / 2))

# wrong: other-default
delta=1.0 => delta=2

# wrong: sum-instead-of-mean
.mean() => .sum()

# wrong: divided-by-the-rows
.mean() => .sum() / a.shape[0]

# wrong: not-reduced-to-one-number
.mean() =>

# wrong: slope-instead-of-loss
def huber(a, y, delta=1.0):
    e = a - y
    return np.where(abs(e) <= delta, e, delta * np.sign(e)) / e.size

# wrong: if-on-an-array
def huber(a, y, delta=1.0):
    e = abs(a - y)
    return (e ** 2 / 2 if e <= delta else delta * (e - delta / 2)).mean()

# wrong: changes-its-input
size = np.abs(a - y) => a -= y; size = np.abs(a)

# wrong: border-hard-coded
def huber(a, y, delta=1.0):
    e = np.abs(a - y)
    return np.where(e <= 1, e ** 2 / 2, delta * (e - delta / 2)).mean()

# wrong: mean-error-first
def huber(a, y, delta=1.0):
    e = np.abs(a - y).mean()
    return e ** 2 / 2 if e <= delta else delta * (e - delta / 2)

# wrong: if-on-an-array
def huber(a, y, delta=1.0):
    e = np.abs(a - y)
    if e <= delta:
        return np.mean(e ** 2 / 2)
    return np.mean(delta * (e - delta / 2))

# wrong: one-large-error-decides
def huber(a, y, delta=1.0):
    e = np.abs(a - y)
    if np.all(e <= delta):
        return np.mean(e ** 2 / 2)
    return np.mean(delta * (e - delta / 2))

# wrong: number-of-axes
def huber(a, y, delta=1.0):
    size = np.abs(a - y)
    n = len(a) if a.ndim == 1 else a.shape[0] * a.shape[1]
    return np.where(size <= delta, size ** 2 / 2, delta * (size - delta / 2)).sum() / n

# wrong: values-differ
np.abs(a - y) => np.minimum(np.abs(a - y), 1000)

# wrong: values-differ
return => return 1e-9 +

# wrong: values-differ
size <= delta => size <= max(delta, 0.01)

# wrong: values-differ
size <= delta => size <= 1.1 * delta

# wrong: values-differ
size <= delta => size < 0.9 * delta

# right: min form
def huber(a, y, delta=1.0):
    e = np.abs(a - y)
    small = np.minimum(e, delta)
    return np.mean(small ** 2 / 2 + delta * (e - small))

# right: loop
def huber(a, y, delta=1.0):
    total = 0.0
    for i in np.ndindex(a.shape):
        e = abs(a[i] - y[i])
        total += e * e / 2 if e <= delta else delta * (e - delta / 2)
    return total / a.size

# wrong: whole-numbers
def huber(a, y, delta=1.0):
    h = np.zeros_like(y)
    for i in np.ndindex(a.shape):
        e = abs(a[i] - y[i])
        h[i] = e * e / 2 if e <= delta else delta * (e - delta / 2)
    return h.mean()

# wrong: values-differ
size ** 2 / 2 => size ** 2 / 2 * (size > 1e-3)

# wrong: values-differ
.mean() => .mean(axis=0).mean() if a.ndim == 1 else np.abs(a-y).sum() / a.shape[0]

# wrong: values-differ
.mean() => [:50].mean()

# right: keyword named d
delta => d

# right: < instead of <=
size <= delta => size < delta

# right: minimum form
def huber(a, y, delta=1.0):
    size = np.abs(a - y)
    return (np.minimum(size, delta) * (size - np.minimum(size, delta) / 2)).mean()

# right: piecewise
def huber(a, y, delta=1.0):
    size = np.abs(a - y)
    halves = [lambda e: e * e / 2, lambda e: delta * (e - delta / 2)]
    return np.piecewise(size, [size <= delta], halves).mean()

# right: loop over flat
def huber(a, y, delta=1.0):
    total = 0.0
    for p, q in zip(a.flat, y.flat):
        e = abs(float(p) - float(q))
        total += e * e / 2 if e <= delta else delta * (e - delta / 2)
    return total / a.size

# right: vectorize
def huber(a, y, delta=1):
    def h(e):
        return 0.5 * e * e if abs(e) <= delta else delta * (abs(e) - delta * 0.5)
    return np.vectorize(h, otypes=[float])(a - y).mean()

# right: masks
def huber(a, y, delta=1.0):
    size = np.abs(a - y)
    return ((size <= delta) * size ** 2 / 2 + (size > delta) * delta * (size - delta / 2)).mean()

# right: clip of the error
def huber(a, y, delta=1.0):
    size = np.abs(a - y)
    c = np.clip(a - y, -delta, delta)
    return (c * (a - y) - c ** 2 / 2).mean()

# right: partial
from functools import partial

def _huber(delta, a, y):
    e = np.abs(y - a)
    return np.mean(np.where(e > delta, delta * e - delta ** 2 / 2, e * e / 2))

def huber(answers, truth, delta=1):
    return partial(_huber, delta)(answers, truth)

# right: class
class Huber:
    def __call__(self, a, y, delta=1.0):
        e = np.abs(a - y)
        return float(np.mean(np.where(e <= delta, e * e / 2, delta * (e - delta / 2))))

huber = Huber()

# right: filled table of floats
def huber(a, y, delta=1.0):
    size = np.abs(a - y)
    h = size ** 2 / 2.0
    big = size > delta
    h[big] = delta * (size[big] - delta / 2)
    return h.mean()

# right: max of excess
def huber(a, y, delta=1.0):
    size = np.abs(a - y)
    return (size ** 2 / 2 - np.maximum(size - delta, 0) ** 2 / 2).mean()

# right: select
def huber(a, y, delta=1.0):
    size = np.abs(a - y)
    return np.select([size <= delta], [size ** 2 / 2], delta * (size - delta / 2)).mean()

# right: lambda
huber = lambda p, t, d=1.0: np.mean([e * e / 2 if e <= d else d * (e - d / 2) for e in abs(p - t).ravel()])

# wrong: values-differ
np.abs(a - y) => y - a

# wrong: not-reduced
.mean() => .mean(axis=0)

# wrong: other-default
delta=1.0 => delta=0.5

# wrong: no-default
delta=1.0 => delta

# wrong: other-default
delta=1.0 => delta=1.01

# wrong: slope-instead-of-loss
def huber(a, y, delta=1.0):
    size = np.abs(a - y)
    return np.clip(a - y, -delta, delta).mean()

# wrong: divided-by-one-less
.mean() => .sum() / (size.size - 1)

# wrong: if-on-an-array
def huber(a, y, delta=1.0):
    total = 0.0
    for i in range(len(a)):
        e = abs(a[i] - y[i])
        total += e * e / 2 if e <= delta else delta * (e - delta / 2)
    return total / len(a)

# wrong: values-differ
delta * (size - delta / 2) => 1.01 * delta * (size - delta / 2)

# wrong: changes-its-input
    size = np.abs(a - y) =>     np.subtract(y, a, out=y, casting="unsafe")
    size = np.abs(y)

# wrong: values-differ
def huber(a, y, delta=1.0):
    size = np.abs(a - y)
    return (size[size <= delta] ** 2 / 2).mean()

# wrong: values-differ
def huber(a, y, delta=1.0):
    size = np.abs(a - y)
    return ((size[size <= delta] ** 2 / 2).mean() + (delta * (size[size > delta] - delta / 2)).mean()) / 2

# wrong: values-differ
    size = np.abs(a - y) =>     size = np.minimum(np.abs(a - y), 10)

# wrong: values-differ
size ** 2 / 2 => size ** 2 // 2

# wrong: values-differ
delta / 2 => delta // 2

# wrong: nothing-at-delta
def huber(a, y, delta=1.0):
    size = np.abs(a - y)
    return ((size < delta) * size ** 2 / 2 + (size > delta) * delta * (size - delta / 2)).mean()

# wrong: both-at-delta
def huber(a, y, delta=1.0):
    size = np.abs(a - y)
    return ((size <= delta) * size ** 2 / 2 + (size >= delta) * delta * (size - delta / 2)).mean()

# wrong: values-differ
.mean() => .mean() ** 0.5

# wrong: values-differ
np.abs(a - y) => np.abs(a - y) / np.abs(y)

# wrong: values-differ
np.abs(a - y) => np.abs(a - y).astype(np.float16)

# wrong: values-differ
delta * (size - delta / 2) => 2 * (size - 1)

# wrong: values-differ
size ** 2 / 2 => size ** 2 / 3

# wrong: answers-an-earlier-call
_kept = {}

def huber(a, y, delta=1.0):
    key = (a.shape, delta)
    if key not in _kept:
        size = np.abs(a - y)
        _kept[key] = np.where(size <= delta, size ** 2 / 2, delta * (size - delta / 2)).mean()
    return _kept[key]

# wrong: no-default
delta=1.0 => delta=None

# wrong: other-default
def huber(a, y, delta=None):
    size = np.abs(a - y)
    delta = size.std() if delta is None else delta
    return np.where(size <= delta, size ** 2 / 2, delta * (size - delta / 2)).mean()

# wrong: works-for-some-inputs-only
def huber(a, y, *, delta=1.0):
    size = np.abs(a - y)
    return np.where(size <= delta, size ** 2 / 2, delta * (size - delta / 2)).mean()

# wrong: values-differ
def huber(a, y, delta=1.0):
    size = np.abs(a - y)
    return (delta ** 2 * np.log(np.cosh(size / delta))).mean()

# wrong: values-differ
def huber(a, y, delta=1.0):
    size = np.abs(a - y)
    return np.maximum(size - delta, 0).mean()

# wrong: not-finite
size ** 2 / 2 => size ** 3 / size / 2
