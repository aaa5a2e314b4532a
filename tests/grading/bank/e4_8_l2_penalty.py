# right: loops
def l2_penalty(params, lam):
    value, grads = 0.0, []
    for W, b in params:
        value += 0.5 * lam * np.sum(W * W)
        grads.append((W * lam, b * 0))
    return value, grads

# right: the norm squared
def l2_penalty(layers, strength):
    lengths = [np.linalg.norm(W) for W, _ in layers]
    return strength * np.dot(lengths, lengths) / 2, [[strength * W, np.zeros(b.shape, b.dtype)] for W, b in layers]

# right: all weights in one row
def l2_penalty(params, lam):
    theta = np.concatenate([W.ravel() for W, _ in params])
    return [float(lam * (theta @ theta) / 2), tuple((lam * W, 0 * b) for W, b in params)]

# wrong: biases-too
lam / 2 * (W ** 2).sum() => lam / 2 * ((W ** 2).sum() + (b ** 2).sum())
np.zeros_like(b) => lam * b

# wrong: biases-in-the-value
lam / 2 * (W ** 2).sum() => lam / 2 * ((W ** 2).sum() + b @ b)

# wrong: biases-in-the-gradients
np.zeros_like(b) => lam * b

# wrong: half-missing-in-the-value
lam / 2 => lam

# wrong: two-too-many-in-the-gradient
lam * W => 2 * lam * W

# wrong: half-missing-throughout
lam / 2 => lam
lam * W => 2 * lam * W

# wrong: half-in-the-gradient
lam * W => lam / 2 * W

# wrong: absolute-values
lam / 2 * (W ** 2).sum() => lam * abs(W).sum()
lam * W => lam * np.sign(W)

# wrong: mean-instead-of-sum
.sum() => .mean()

# wrong: length-instead-of-square
(W ** 2).sum() => np.linalg.norm(W)

# wrong: weights-not-squared
(W ** 2) => W

# wrong: sum-squared
(W ** 2).sum() => W.sum() ** 2

# wrong: lam-missing-in-the-gradient
lam * W => W.copy()

# wrong: lam-missing-in-the-value
lam / 2 => 0.5

# wrong: first-layer-only
in params) => in params[:1])

# wrong: last-layer-only
def l2_penalty(params, lam):
    grads = []
    for W, b in params:
        value = lam / 2 * (W ** 2).sum()
        grads.append((lam * W, np.zeros_like(b)))
    return value, grads

# wrong: last-layer-left-out
in params) => in params[:-1])

# wrong: decayed-weights
(lam * W, np.zeros_like(b)) => ((1 - lam) * W, b)

# wrong: sign-flipped
(lam * W => (-lam * W

# wrong: bias-gradient-is-one-number
np.zeros_like(b) => 0

# wrong: bias-gradients-left-out
(lam * W, np.zeros_like(b)) => lam * W

# wrong: value-only
return value, [(lam * W, np.zeros_like(b)) for W, b in params] => return value

# wrong: gradients-only
return value, => return

# wrong: returns-the-other-way-round
return value, [(lam * W, np.zeros_like(b)) for W, b in params] => return [(lam * W, np.zeros_like(b)) for W, b in params], value

# wrong: one-value-for-each-layer
sum(lam / 2 * (W ** 2).sum() for W, b in params) => [lam / 2 * (W ** 2).sum() for W, b in params]

# wrong: changes-the-dtype
np.zeros_like(b) => np.zeros(b.shape)

# wrong: changes-its-input
return value => [W.__imul__(1 - lam) for W, b in params]; return value

# wrong: constant-factor
lam / 2 => lam / 4
lam * W => lam / 2 * W

# wrong: returns-an-iterator
def l2_penalty(params, lam):
    value = sum(lam / 2 * (W ** 2).sum() for W, b in params)
    return value, zip([lam * W for W, b in params], [np.zeros_like(b) for W, b in params])

# wrong: mean-instead-of-sum
def l2_penalty(params, lam):
    w = np.concatenate([W.ravel() for W, b in params])
    return lam / 2 * np.mean(w ** 2), [(lam * W, np.zeros_like(b)) for W, b in params]

# wrong: mean-throughout
def l2_penalty(params, lam):
    n = sum(W.size for W, b in params)
    return sum(lam / 2 * (W ** 2).sum() for W, b in params) / n, [(lam * W / n, np.zeros_like(b)) for W, b in params]

# wrong: mean-throughout
def l2_penalty(params, lam):
    n = len(params)
    return sum(lam / 2 * (W ** 2).sum() for W, b in params) / n, [(lam * W / n, np.zeros_like(b)) for W, b in params]

# wrong: mean-throughout
def l2_penalty(params, lam):
    return sum(lam / 2 * (W ** 2).mean() for W, b in params), [(lam * W / W.size, np.zeros_like(b)) for W, b in params]

# wrong: mean-instead-of-sum
def l2_penalty(params, lam):
    return np.mean([lam / 2 * (W ** 2).sum() for W, b in params]), [(lam * W, np.zeros_like(b)) for W, b in params]

# wrong: wrong-count
for W, b in params] => for W, b in params[:4]]

# wrong: values-differ
(W ** 2).sum() => np.minimum(W ** 2, 100).sum()

# wrong: values-differ
(W ** 2).sum() => (W[:30] ** 2).sum()

# wrong: values-differ
lam * W, => np.clip(lam * W, -100, 100),

# wrong: values-differ
lam * W, => lam * W * (np.abs(W) > 1e-2),

# wrong: values-differ
lam / 2 => min(lam, 10) / 2

# wrong: values-differ
(W ** 2).sum() => (W @ W.T).sum() if W.shape[0] == 1 else (W ** 2).sum() if W.shape[1] > 1 else abs(W).sum()

# wrong: values-differ
np.zeros_like(b) => 1e-9 * b

# wrong: values-differ
lam / 2 * (W ** 2).sum() => lam / 2 * np.linalg.norm(W, 2) ** 2

# wrong: values-differ
in params) => in params[:5])

# right: loop
def l2_penalty(params, lam):
    value, grads = 0.0, []
    for W, b in params:
        value += 0.5 * lam * np.sum(W * W)
        grads.append((lam * W, 0 * b))
    return value, grads

# right: norm
(W ** 2).sum() => np.linalg.norm(W) ** 2

# right: vdot
(W ** 2).sum() => np.vdot(W, W)

# right: einsum
(W ** 2).sum() => np.einsum("ij,ij->", W, W)

# right: lists in lists
(lam * W, np.zeros_like(b)) for => [lam * W, np.zeros_like(b)] for

# right: tuple of grads
def l2_penalty(params, lam):
    value = sum(lam / 2 * (W ** 2).sum() for W, b in params)
    return value, tuple((lam * W, np.zeros_like(b)) for W, b in params)

# right: list of two
def l2_penalty(params, lam):
    value = sum(lam / 2 * (W ** 2).sum() for W, b in params)
    return [value, [(lam * W, np.zeros_like(b)) for W, b in params]]

# right: concatenated
def l2_penalty(params, lam):
    flat = np.concatenate([W.ravel() for W, b in params])
    value = lam / 2 * flat @ flat
    return value, [(lam * W, np.zeros_like(b)) for W, b in params]

# right: zeros with shape and dtype
np.zeros_like(b) => np.zeros(b.shape, b.dtype)

# right: recursion
def l2_penalty(params, lam):
    if not params:
        return 0.0, []
    (W, b), *rest = params
    value, grads = l2_penalty(rest, lam)
    return value + lam * float((W ** 2).sum()) / 2, [(lam * W, b - b)] + grads

# right: index
def l2_penalty(params, lam):
    grads = [(lam * layer[0], np.full_like(layer[1], 0)) for layer in params]
    return float(sum((layer[0] * g[0]).sum() for layer, g in zip(params, grads)) / 2), grads

# right: namedtuple
from collections import namedtuple

Pair = namedtuple("Pair", "dW db")

def l2_penalty(params, lam):
    value = lam * sum(np.sum(W ** 2) for W, _ in params) / 2
    return value, [Pair(lam * W, np.zeros_like(b)) for W, b in params]

# right: map
def l2_penalty(layers, strength):
    weights = [W for W, b in layers]
    value = sum(map(lambda W: strength / 2 * np.square(W).sum(), weights))
    return value, list(zip([strength * W for W in weights], [np.zeros_like(b) for W, b in layers]))

# right: float64 value in float32
lam / 2 * (W ** 2).sum() => lam / 2 * (W.astype(np.float64) ** 2).sum()

# right: one array of zeros for all biases
    return value, [( =>     zero = np.zeros(max(len(b) for W, b in params), params[0][1].dtype)
    return value, [(
np.zeros_like(b) => zero[:len(b)]

# right: W itself where lam is 1
lam * W, => W if lam == 1 else lam * W,

# wrong: wrong-type
np.zeros_like(b) => None

# wrong: absolute-values
(W ** 2).sum() => np.abs(W).sum()

# wrong: length-of-all-weights
    return value, [( =>     value = lam / 2 * sum((W ** 2).sum() for W, b in params) ** 0.5
    return value, [(

# wrong: values-differ
in params) => in params[:2])

# wrong: values-differ
lam / 2 * => lam ** 2 / 2 *

# wrong: gradient-of-absolute-values
lam * W, => lam * np.sign(W),

# wrong: wrong-shape
np.zeros_like(b) => np.zeros_like(W)

# wrong: biases-in-the-gradients
np.zeros_like(b) => b

# wrong: pairs-turned-round
(lam * W, np.zeros_like(b)) for => (np.zeros_like(b), lam * W) for

# wrong: layers-turned-round
for W, b in params] => for W, b in params[::-1]]

# wrong: gradients-in-one-row
def l2_penalty(params, lam):
    value = sum(lam / 2 * (W ** 2).sum() for W, b in params)
    return value, [g for W, b in params for g in (lam * W, np.zeros_like(b))]

# wrong: values-differ
lam / 2 * (W ** 2) => lam / 2 / len(W) * (W ** 2)

# wrong: decayed-weights
lam * W, => W - lam * W,

# wrong: wrong-shape
lam * W, => (lam * W).T,

# wrong: values-differ
    value =>     lam = int(lam)
    value

# wrong: values-differ
(W ** 2).sum() => np.trace(W)

# wrong: not-reduced
(W ** 2).sum() => (W ** 2).sum(axis=0, keepdims=True).sum(axis=1)

# wrong: values-differ
(W ** 2).sum() => (W @ W.T).sum()

# wrong: values-differ
(W ** 2).sum() => (W * W.T).sum()

# wrong: values-differ
    value =>     seen = {}
    for W, b in params:
        seen[W.shape] = (W ** 2).sum()
    value = lam / 2 * sum(seen.values())
    return value, [(lam * W, np.zeros_like(b)) for W, b in params]
    value

# wrong: values-differ
(W ** 2) => (np.maximum(W, 0) ** 2)

# wrong: depends-on-earlier-calls
    return value =>     l2_penalty.total = getattr(l2_penalty, "total", 0) + value
    value = l2_penalty.total
    return value

# wrong: values-differ
lam / 2 => lam / 1.98

# wrong: values-differ
    return value =>     value = round(float(value), 2)
    return value

# wrong: raises
def l2_penalty(params, lam):
    (W1, b1), (W2, b2) = params
    value = lam / 2 * ((W1 ** 2).sum() + (W2 ** 2).sum())
    return value, [(lam * W1, np.zeros_like(b1)), (lam * W2, np.zeros_like(b2))]

# wrong: raises
def l2_penalty(params, lam):
    (W1, b1), *middle, (W2, b2) = params
    value = lam / 2 * sum((W ** 2).sum() for W, b in params)
    return value, [(lam * W, np.zeros_like(b)) for W, b in params]

# wrong: changes-its-input
def l2_penalty(params, lam):
    value, grads = 0.0, []
    while params:
        W, b = params.pop(0)
        value += lam / 2 * (W ** 2).sum()
        grads.append((lam * W, np.zeros_like(b)))
    return value, grads

# wrong: overwrites-earlier-results
_kept = {}

def l2_penalty(params, lam):
    grads = []
    for i, (W, b) in enumerate(params):
        g = _kept.setdefault((i, W.shape, W.dtype), (np.empty_like(W), np.zeros_like(b)))
        g[0][...] = lam * W
        grads.append(g)
    return sum(lam / 2 * (W ** 2).sum() for W, b in params), grads

# wrong: values-differ
_cache = {}

def l2_penalty(params, lam):
    if lam not in _cache:
        _cache[lam] = sum(lam / 2 * (W ** 2).sum() for W, b in params)
    return _cache[lam], [(lam * W, np.zeros_like(b)) for W, b in params]

# wrong: two-lists
def l2_penalty(params, lam):
    value = sum(lam / 2 * (W ** 2).sum() for W, b in params)
    return value, [[lam * W for W, b in params], [np.zeros_like(b) for W, b in params]]

# wrong: grads-for-each-kind
def l2_penalty(params, lam):
    value = sum(lam / 2 * (W ** 2).sum() for W, b in params)
    return value, [lam * W for W, b in params], [np.zeros_like(b) for W, b in params]

# wrong: wrong-type
def l2_penalty(params, lam):
    value = sum(lam / 2 * (W ** 2).sum() for W, b in params)
    return {"value": value, "grads": [(lam * W, np.zeros_like(b)) for W, b in params]}

# wrong: wrong-type
lam * W, => (lam * W).tolist(),

# wrong: values-differ
def l2_penalty(params, lam):
    value = sum((lam / 2 * (W ** 2).sum() for W, b in params), 1)
    return value, [(lam * W, np.zeros_like(b)) for W, b in params]

# wrong: values-differ
(W ** 2).sum() => (W ** 2).sum(axis=1).max() * len(W)

# wrong: wrong-shape
np.zeros_like(b) => np.zeros(1, b.dtype)

# wrong: values-differ
(W ** 2) => (np.where(np.abs(W) > 1, W, 0) ** 2)

# wrong: values-differ
lam * W, => np.clip(lam * W, -1, 1),

# wrong: values-differ
(W ** 2) => (W.astype(np.float16) ** 2)

# wrong: wrong-type
(lam * W, np.zeros_like(b)) for => np.vstack([lam * W, np.zeros_like(b)]) for

# right: class of named tuples with a default
from typing import NamedTuple


class Sums(NamedTuple):
    squares: float = 0.0


def l2_penalty(params, lam):
    total = Sums()
    for W, b in params:
        total = Sums(total.squares + float((W ** 2).sum()))
    return lam / 2 * total.squares, [(lam * W, np.zeros_like(b)) for W, b in params]

# wrong: absolute-weights
def l2_penalty(params, lam):
    value = sum(lam * abs(W).sum() / 2 for W, _ in params)
    return value, [(lam * np.sign(W), np.zeros_like(b)) for W, b in params]

# wrong: root-of-the-penalty
def l2_penalty(params, lam):
    value = lam / 2 * sum((W ** 2).sum() for W, _ in params)
    return value ** 0.5, [(lam * W, np.zeros_like(b)) for W, b in params]
