# right: a question
def clip_global_norm(grads, c):
    norm = float(np.sqrt(sum(np.sum(np.square(g)) for g in grads)))
    if norm <= c:
        return [g.copy() for g in grads], norm
    return [g * (c / norm) for g in grads], norm

# right: one long vector
def clip_global_norm(grads, c):
    norm = float(np.linalg.norm(np.concatenate([g.ravel() for g in grads])))
    factor = min(1.0, c / norm) if norm else 1.0
    return [factor * g for g in grads], norm

# right: a length of lengths, and a tuple
def clip_global_norm(gradients, limit):
    norm = float(np.linalg.norm([np.linalg.norm(g.ravel()) for g in gradients]))
    return tuple(g / max(1.0, norm / limit) for g in gradients), norm

# wrong: clips-each-value
[g * scale for g in grads] => [np.minimum(np.maximum(g, -c), c) for g in grads]

# wrong: clips-each-array
[g * scale for g in grads] => [g * c / max(np.linalg.norm(g.ravel()), c) for g in grads]

# wrong: always-rescales
scale = c / max(norm, c) => scale = c / norm

# wrong: rescales-the-short-ones
max(norm, c) => min(norm, c)

# wrong: always-length-one
scale = c / max(norm, c) => scale = 1 / norm

# wrong: to-length-one
scale = c / max(norm, c) => scale = 1 / norm if norm > c else 1.0

# wrong: factor-of-the-square
scale = c / max(norm, c) => scale = c / (norm * norm) if norm > c else 1.0

# wrong: divided-by-c
scale = c / max(norm, c) => scale = 1 / c if norm > c else 1.0

# wrong: nothing-clipped
[g * scale for g in grads] => [g.copy() for g in grads]

# wrong: sets-long-ones-to-zero
scale = c / max(norm, c) => scale = float(norm <= c)

# wrong: flattened
[g * scale for g in grads] => [g.reshape(-1) * scale for g in grads]

# wrong: sum-of-the-lengths
np.sqrt(sum((g ** 2).sum() for g in grads)) => sum(np.linalg.norm(g.ravel()) for g in grads)

# wrong: largest-entry-as-length
np.sqrt(sum((g ** 2).sum() for g in grads)) => np.max([np.max(np.abs(g)) for g in grads])

# wrong: longest-array-as-length
np.sqrt(sum((g ** 2).sum() for g in grads)) => np.max([np.linalg.norm(g.ravel()) for g in grads])

# wrong: root-mean-square-as-length
np.sqrt(sum((g ** 2).sum() for g in grads)) => np.sqrt(np.mean(np.concatenate([g.ravel() for g in grads]) ** 2))

# wrong: absolute-values-as-length
np.sqrt(sum((g ** 2).sum() for g in grads)) => np.sum(np.abs(np.concatenate([g.ravel() for g in grads])))

# wrong: root-missing
np.sqrt(sum((g ** 2).sum() for g in grads)) => sum(np.sum(g * g) for g in grads)

# wrong: length-afterwards
for g in grads], norm => for g in grads], norm * scale

# wrong: factor-returned
for g in grads], norm => for g in grads], scale

# wrong: arrays-only
for g in grads], norm => for g in grads]

# wrong: other-order
return [g * scale for g in grads], norm => return norm, [g * scale for g in grads]

# wrong: zero-over-zero
def clip_global_norm(grads, c):
    norm = np.sqrt(sum((g ** 2).sum() for g in grads))
    return [g / norm * min(norm, c) for g in grads], norm

# wrong: float64-comes-out
g * scale => g * np.float64(scale)

# wrong: float64-comes-out
def clip_global_norm(grads, c):
    sizes = np.cumsum([g.size for g in grads])
    whole = np.concatenate([g.ravel() for g in grads]).astype(float)
    norm = float(np.linalg.norm(whole))
    parts = np.split(whole * c / max(norm, c), sizes[:-1])
    return [part.reshape(g.shape) for part, g in zip(parts, grads)], norm

# wrong: changes-its-input
def clip_global_norm(grads, c):
    norm = np.sqrt(sum((g ** 2).sum() for g in grads))
    for g in grads:
        g *= c / max(norm, c)
    return grads, norm

# wrong: wrong-count
[g * scale for g in grads], norm => [g * scale for g in grads], norm, scale

# wrong: only-the-examples
def clip_global_norm(grads, c):
    return [0.2 * g for g in grads], 5.0

# wrong: tiny-number-in-the-factor
def clip_global_norm(grads, c):
    norm = np.sqrt(sum(np.sum(g ** 2) for g in grads))
    if norm > c:
        return [g * (c / (norm + 1e-6)) for g in grads], norm
    return [g.copy() for g in grads], norm

# wrong: factor-upside-down
def clip_global_norm(grads, c):
    norm = np.sqrt(sum(np.sum(g ** 2) for g in grads))
    if norm > c:
        return [g * (norm / c) for g in grads], norm
    return [g.copy() for g in grads], norm

# wrong: square-compared
scale = c / max(norm, c) => scale = c / norm if norm ** 2 > c else 1

# wrong: large-entries-only
[g * scale for g in grads] => [np.where(abs(g) > c, c * g / norm, g) for g in grads]

# wrong: clips-from-above-only
[g * scale for g in grads] => [np.where(g > c, c, g) for g in grads]

# wrong: mean-of-the-lengths
norm = np.sqrt(sum((g ** 2).sum() for g in grads)) => norm = np.mean([np.sqrt((g ** 2).sum()) for g in grads])

# wrong: last-array-as-length
norm = np.sqrt(sum((g ** 2).sum() for g in grads)) => norm = [np.sqrt((g ** 2).sum()) for g in grads][-1]

# wrong: sums-squared
(g ** 2).sum() => g.sum() ** 2

# wrong: compares-with-a-margin
def clip_global_norm(grads, c):
    norm = np.sqrt(sum((g ** 2).sum() for g in grads))
    return [g * (c / norm) if norm > c * (1 + 1e-3) else g for g in grads], norm

# wrong: compares-with-a-margin
def clip_global_norm(grads, c):
    norm = np.sqrt(sum((g ** 2).sum() for g in grads))
    return [g * (c / norm) if norm > c + 1e-6 else g for g in grads], norm

# wrong: compares-with-a-margin
def clip_global_norm(grads, c):
    norm = np.sqrt(sum((g ** 2).sum() for g in grads))
    return [g * (c / norm) if norm > c + 0.01 else g for g in grads], norm

# wrong: values-differ
def clip_global_norm(grads, c):
    norm = np.sqrt(sum((g ** 2).sum() for g in grads[:4]))
    return [g * (c / norm) if norm > c else g for g in grads], norm

# wrong: works-for-some-inputs-only
def clip_global_norm(grads, c):
    s = 0.0
    for g in grads:
        if g.ndim == 1: s += sum(v * v for v in g)
        else: s += sum(v * v for r in g for v in r)
    s = np.sqrt(np.sum(s))
    return [g * (c / s) if s > c else g for g in grads], s

# wrong: tiny-number-in-the-factor
def clip_global_norm(grads, c):
    s = np.linalg.norm([np.linalg.norm(g) for g in grads])
    s = max(s, 1e-12)
    return [g * (c / s) if s > c else g for g in grads], s

# wrong: changes-its-input
def clip_global_norm(grads, c):
    s = np.sqrt(sum((g ** 2).sum() for g in grads))
    if s > c:
        for i, g in enumerate(grads): grads[i] = g * (c / s)
    return grads, s

# wrong: tiny-number-in-the-factor
def clip_global_norm(grads, c):
    s = np.sqrt(sum((g ** 2).sum() for g in grads))
    return [g * min(1, c / max(s, 1e-9)) for g in grads], s

# wrong: values-differ
def clip_global_norm(grads, c):
    s = np.sqrt(sum(np.linalg.norm(g, 2) ** 2 if g.ndim < 3 else (g ** 2).sum() for g in grads))
    return [g * min(1, c / max(s, c)) for g in grads], s

# wrong: length-is-not-exact
def clip_global_norm(grads, c):
    s = np.sqrt(sum((np.abs(g) * g).sum() if g.min() > 0 else (g ** 2).sum() for g in grads))
    return [g * min(1, c / max(s, c)) for g in grads], float(int(s * 1e5) / 1e5)

# wrong: memory-order
def clip_global_norm(grads, c):
    flat = np.concatenate([np.ravel(g, order="K") for g in grads])
    s = np.sqrt((flat ** 2).sum()); flat = flat * (c / max(s, c))
    out, at = [], 0
    for g in grads:
        out.append(flat[at:at + g.size].reshape(g.shape)); at += g.size
    return out, s

# right: hypot
def clip_global_norm(grads, c):
    s = 0.0
    for g in grads:
        for v in np.ravel(g): s = np.hypot(s, v)
    k = np.float32(1) if s <= c else None
    return [g.copy() if s <= c else (g / s * c).astype(g.dtype) for g in grads], float(s)

# wrong: length-is-not-exact
def clip_global_norm(grads, c):
    norm = np.sqrt(sum((g ** 2).sum() for g in grads))
    return [g * (c / max(norm, c)) for g in grads], norm + 1e-12

# wrong: length-is-not-exact
def clip_global_norm(grads, c):
    norm = np.sqrt(sum((g ** 2).sum() for g in grads))
    return [g * (c / max(norm, c)) for g in grads], max(norm, 1e-8)

# wrong: root-mean-square-as-length
(g ** 2).sum() => (g ** 2).mean()

# wrong: tiny-number-in-the-factor
c / max(norm, c) => min(1, c / (norm + 1e-12))

# wrong: wrong-type
[g * scale for g in grads] => np.concatenate([g.ravel() for g in grads]) * scale

# wrong: another-limit
c / max(norm, c) => 1 / max(norm, 1)

# wrong: not-reduced
scale = c / max(norm, c) => scale = np.array([c / max(norm, c)])

# wrong: first-array-as-length
for g in grads)) => for g in grads[:1]))

# wrong: values-differ
for g in grads)) => for g in grads[:-1] or grads))

# wrong: values-differ
max(norm, c) => max(norm, c ** 2)

# wrong: values-differ
scale = c / max(norm, c) => scale = np.sqrt(c / max(norm, c))

# wrong: values-differ
g * scale for g in grads => g - (norm - c) * np.sign(g) if norm > c else g.copy() for g in grads

# wrong: values-differ
scale = c / max(norm, c) => scale = c / max(norm, c) / len(grads)

# wrong: largest-stretch-as-length
(g ** 2).sum() => np.linalg.norm(np.atleast_1d(g), 2) ** 2

# wrong: values-differ
c / max(norm, c) => 0.99 * c / max(norm, c)

# wrong: length-rounded
, norm => , round(norm, 3)

# wrong: compares-with-a-margin
c / max(norm, c) => c / norm if norm > 2 * c else 1

# wrong: length-rounded
, norm => , int(norm)

# wrong: values-differ
(g ** 2).sum() => (g ** 2).sum(axis=0).max()

# wrong: tiny-number-in-the-factor
np.sqrt(sum((g ** 2).sum() for g in grads)) => max(1e-8, np.sqrt(sum((g ** 2).sum() for g in grads)))

# wrong: returns-an-iterator
[g * scale for g in grads] => (g * scale for g in grads)

# wrong: wrong-shape
for g in grads], norm => for g in sorted(grads, key=lambda g: g.size)], norm

# wrong: wrong-count
for g in grads], norm => for g in grads if g.any()], norm

# wrong: signs-lost
g * scale for => np.abs(g) * scale for

# wrong: wrong-shape
(g ** 2).sum() => g @ g

# wrong: biases-not-shortened
[g * scale for g in grads] => [g * scale if g.ndim > 1 else g.copy() for g in grads]

# wrong: biases-not-counted
(g ** 2).sum() for g in grads => (g ** 2).sum() for g in grads if g.ndim > 1

# wrong: wrong-count
[g * scale for g in grads] => [np.concatenate([np.ravel(g) for g in grads]) * scale]

# right: concatenate
np.sqrt(sum((g ** 2).sum() for g in grads)) => np.linalg.norm(np.concatenate([np.ravel(g) for g in grads]))

# right: norm of norms
np.sqrt(sum((g ** 2).sum() for g in grads)) => np.linalg.norm([np.linalg.norm(g) for g in grads])

# right: copy if short
    scale = c / max(norm, c) =>     if norm <= c:
        return [g.copy() for g in grads], norm
    scale = c / max(norm, c)

# right: math.sqrt, vdot
import math
def clip_global_norm(grads, c):
    norm = math.sqrt(sum(float(np.vdot(g, g)) for g in grads))
    factor = 1.0 if norm <= c else c / norm
    return [factor * np.asarray(g) for g in grads], norm

# right: hypot
def clip_global_norm(grads, c):
    norm = 0.0
    for g in grads:
        for value in g.flat:
            norm = np.hypot(norm, value)
    scale = c / norm if norm > c else 1
    return [np.array(g * scale, dtype=g.dtype) for g in grads], norm

# right: own copies in place
def clip_global_norm(grads, c):
    out = [g.copy() for g in grads]
    length = np.sqrt(np.sum([np.sum(np.square(g)) for g in grads]))
    if length > c:
        for g in out:
            g *= c / length
    return out, float(length)

# right: lambda
clip_global_norm = lambda gs, c: (lambda n: ([g * min(1.0, c / n) if n else g * 1 for g in gs], n))(
    float(np.sqrt(sum((g * g).sum() for g in gs))))

# right: einsum
(g ** 2).sum() => np.einsum("i,i", g.ravel(), g.ravel())

# right: reduce
from functools import reduce
def clip_global_norm(grads, c):
    norm = reduce(lambda s, g: s + np.sum(g * g), grads, 0.0) ** 0.5
    return [(g * c / norm).astype(g.dtype) if norm > c else np.array(g) for g in grads], norm

# wrong: mean-square-over-the-arrays
def clip_global_norm(grads, c):
    squares = [np.sum(g * g) for g in grads]
    length = (sum(squares) / len(squares)) ** 0.5
    factor = c / length if length > c else 1
    return [g * factor for g in grads], length
