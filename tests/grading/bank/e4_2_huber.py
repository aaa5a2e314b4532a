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
