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
