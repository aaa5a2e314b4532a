# right: recursion
def backward(params, cache, dlogits):
    A, _ = cache[-1]
    dA, dW, db = dense_backward(dlogits, A, params[-1][0])
    if len(params) == 1:
        return [(dW, db)]
    return backward(params[:-1], cache[:-1], relu_backward(dA, cache[-2][1])) + [(dW, db)]

# right: without the helpers, gated by the activation
def backward(params, cache, dlogits):
    grads, dZ = [None] * len(params), dlogits
    for i in range(len(params) - 1, -1, -1):
        A = cache[i][0]
        grads[i] = [np.einsum("ni,no->io", A, dZ), dZ.sum(0)]
        if i:
            dZ = (dZ @ params[i][0].T) * (A > 0)
    return grads

# right: zipped from the end
def backward(params, cache, dlogits):
    found, d = [], dlogits
    below = [Z for _, Z in cache[:-1]][::-1] + [None]
    for (W, b), (A, Z), gate in zip(reversed(params), reversed(cache), below):
        found.insert(0, (A.T @ d, d.sum(axis=0)))
        if gate is not None:
            d = np.where(gate > 0, d @ W.T, 0)
    return found

# wrong: gate-on-the-output-layer
grads, dZ = [], dlogits => grads, dZ = [], relu_backward(dlogits, cache[-1][1])

# wrong: no-relu-gate
relu_backward(dA, cache[layer - 1][1]) => dA

# wrong: gate-by-the-gradient
relu_backward(dA, cache[layer - 1][1]) => np.maximum(dA, 0)

# wrong: gate-of-the-next-layer
cache[layer - 1][1] => cache[layer][1]

# wrong: gate-open-at-zero
relu_backward(dA, cache[layer - 1][1]) => np.where(cache[layer - 1][1] < 0, 0, dA)

# wrong: weights-not-transposed
dZ = relu_backward(dA, => dZ = relu_backward(dZ @ params[layer][0],

# wrong: weights-of-the-layer-below
dZ = relu_backward(dA, => dZ = relu_backward(dZ @ params[layer - 1][0].T,

# wrong: second-one-over-n
grads.append((dW, db)) => grads.append((dW / len(dZ), db / len(dZ)))

# wrong: last-to-first
grads[::-1] => grads

# wrong: only-the-last-layer
dZ = relu_backward(dA, cache[layer - 1][1]) => dZ = np.zeros_like(dA)

# wrong: one-layer-returned
grads[::-1] => grads[:1]

# wrong: bias-gradients-missing
grads.append((dW, db)) => grads.append(dW)

# wrong: db-over-the-neurons
grads.append((dW, db)) => grads.append((dW, dZ.sum(axis=1)))

# wrong: returns-an-iterator
def backward(params, cache, dlogits):
    grads, dZ = [], dlogits
    for i in reversed(range(len(params))):
        dA, dW, db = dense_backward(dZ, cache[i][0], params[i][0])
        grads.append((dW, db))
        dZ = relu_backward(dA, cache[i - 1][1]) if i > 0 else None
    return reversed(grads)

# right: gated by the layer's input, which is positive where Z is
def backward(params, cache, dlogits):
    grads, dZ = [], dlogits
    for (W, b), (A, Z) in zip(params[::-1], cache[::-1]):
        dA, dW, db = dense_backward(dZ, A, W)
        grads.insert(0, (dW, db))
        dZ = relu_backward(dA, A)
    return grads

# wrong: sums-instead-of-inputs
A, _ = cache[layer] => _, A = cache[layer]

# wrong: dlogits-in-every-layer
dense_backward(dZ, A => dense_backward(dlogits, A

# wrong: first-to-last
reversed(range(len(params))) => range(len(params))
return grads[::-1] => return grads

# right: cache popped
def backward(params, cache, dlogits):
    grads, dZ = [], dlogits
    for W, b in reversed(params):
        A, Z = cache.pop()
        dA, dW, db = dense_backward(dZ, A, W)
        grads.insert(0, (dW, db))
        if cache:
            dZ = relu_backward(dA, cache[-1][1])
    return grads

# wrong: changes-its-input
def backward(params, cache, dlogits):
    grads, dZ = [], dlogits
    while params:
        W, b = params.pop()
        A, Z = cache[len(params)]
        dA, dW, db = dense_backward(dZ, A, W)
        grads.insert(0, (dW, db))
        if params:
            dZ = relu_backward(dA, cache[len(params) - 1][1])
    return grads

# wrong: boundary
relu_backward(dA, cache[layer - 1][1]) => dA * (cache[layer - 1][1] > 1e-3)

# wrong: boundary
relu_backward(dA, cache[layer - 1][1]) => dA * (cache[layer - 1][1] > 1e-9)

# wrong: db-averaged
grads.append((dW, db)) => grads.append((dW, dZ.mean(axis=0)))

# wrong: first-gate-missing
dZ = relu_backward(dA, cache[layer - 1][1]) => dZ = relu_backward(dA, cache[layer - 1][1]) if layer > 1 else dA

# wrong: gate-of-the-next-layer
cache[layer - 1][1]) => cache[min(layer + 1, len(params) - 1)][1])

# wrong: gate-of-the-next-layer
relu_backward(dA, cache[layer - 1][1]) => relu_backward(dA, cache[layer][1])

# wrong: gate-on-the-wrong-side
            dZ = relu_backward(dA, cache[layer - 1][1]) =>             dZ = dense_backward(relu_backward(dZ, cache[layer][1]), A, params[layer][0])[0]

# wrong: no-relu-gate
relu_backward(dA, cache[layer - 1][1]) => dA * (A >= 0)

# wrong: values-differ
relu_backward(dA, cache[layer - 1][1]) => relu_backward(dA, cache[0][1]) if dA.shape == cache[0][1].shape else relu_backward(dA, cache[layer - 1][1])

# wrong: values-differ
grads.append((dW, db)) => grads.append((dW, db if len(dZ) > 1 else db[:1] * np.ones_like(db)))

# wrong: values-differ
grads.append((dW, db)) => grads.append((dW, np.abs(db)))

# wrong: values-differ
grads.append((dW, db)) => grads.append((np.clip(dW, -50, 50), db))

# wrong: wrong-count
for layer in reversed(range(len(params))): => for layer in list(reversed(range(len(params))))[:5]:

# wrong: dw-averaged
grads.append((dW, db)) => grads.append((dW / len(dlogits), db))
