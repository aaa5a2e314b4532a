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

# wrong: gate-by-the-input-below
cache[layer - 1][1] => cache[layer - 1][0]

# wrong: bias-first
(dW, db) => (db, dW)

# wrong: wrong-count
reversed(range(len(params))) => reversed(range(1, len(params)))

# wrong: wrong-count
reversed(range(len(params))) => reversed(range(len(params) - 1))

# wrong: dx-returned-too
(dW, db) => (dA, dW, db)

# wrong: dx-returned-too
return grads[::-1] => return grads[::-1], dA

# wrong: works-for-some-inputs-only
def backward(params, cache, dlogits):
    (W1, b1), (W2, b2) = params
    (X, Z1), (A1, Z2) = cache
    dA1, dW2, db2 = dense_backward(dlogits, A1, W2)
    dX, dW1, db1 = dense_backward(relu_backward(dA1, Z1), X, W1)
    return [(dW1, db1), (dW2, db2)]

# wrong: raises
def backward(params, cache, dlogits):
    (W1, b1), (W2, b2), (W3, b3) = params
    (X, Z1), (A1, Z2), (A2, Z3) = cache
    dA2, dW3, db3 = dense_backward(dlogits, A2, W3)
    dA1, dW2, db2 = dense_backward(relu_backward(dA2, Z2), A1, W2)
    dX, dW1, db1 = dense_backward(relu_backward(dA1, Z1), X, W1)
    return [(dW1, db1), (dW2, db2), (dW3, db3)]

# wrong: changes-its-input
    grads, dZ = [], dlogits =>     dlogits /= len(dlogits)
    grads, dZ = [], dlogits

# wrong: first-layer-not-reached
if layer > 0: => if layer > 1:

# wrong: dw-transposed
(dW, db) => (dW.T, db)

# wrong: db-keeps-two-axes
(dW, db) => (dW, db[None])

# wrong: wrong-type
(dW, db) => {"dW": dW, "db": db}

# wrong: one-flat-list
grads.append((dW, db)) => grads += [db, dW]

# wrong: opposite-sign
(dW, db) => (-dW, -db)

# wrong: leaky-gate
relu_backward(dA, cache[layer - 1][1]) => np.where(cache[layer - 1][1] > 0, dA, 0.01 * dA)

# wrong: value-instead-of-slope
relu_backward(dA, cache[layer - 1][1]) => dA * np.maximum(cache[layer - 1][1], 0)

# wrong: overwrites-earlier-results
grads = []
def backward(params, cache, dlogits):
    dZ = dlogits
    grads.clear()
    for layer in reversed(range(len(params))):
        A, _ = cache[layer]
        dA, dW, db = dense_backward(dZ, A, params[layer][0])
        grads.insert(0, (dW, db))
        if layer > 0:
            dZ = relu_backward(dA, cache[layer - 1][1])
    return grads

# wrong: works-for-some-inputs-only
reversed(range(len(params))) => reversed(range(min(len(params), 4)))

# wrong: wrong-type
return grads[::-1] => return np.array(grads[::-1], dtype=object)

# wrong: returns-an-iterator
return grads[::-1] => return zip(*grads[::-1])

# wrong: only-the-examples
(dW, db) => (dW + 1e-4 * params[layer][0], db)

# wrong: all-weights-then-all-biases
return grads[::-1] => return [g[0] for g in grads[::-1]], [g[1] for g in grads[::-1]]

# wrong: not-in-proportion
(dW, db) => (dW.round(9), db.round(9))

# wrong: gate-half-open-at-zero
relu_backward(dA, cache[layer - 1][1]) => dA * np.heaviside(cache[layer - 1][1], 0.5)

# wrong: constant-factor
(dW, db) => (0.1 * dW, 0.1 * db)

# right: pop the cache
def backward(params, cache, dlogits):
    grads, dZ = [], dlogits
    for W, b in params[::-1]:
        A, Z = cache.pop()
        grads.insert(0, (A.T @ dZ, dZ.sum(0)))
        if cache:
            dZ = (dZ @ W.T) * (cache[-1][1] > 0)
    return grads

# right: gate by A
relu_backward(dA, cache[layer - 1][1]) => relu_backward(dA, A)

# right: recursion
def backward(params, cache, dlogits):
    A, Z = cache[-1]
    here = [(A.T @ dlogits, dlogits.sum(axis=0))]
    if len(params) == 1:
        return here
    back = dlogits @ params[-1][0].T
    return backward(params[:-1], cache[:-1], back * (cache[-2][1] > 0)) + here

# right: preallocated
def backward(params, cache, dlogits):
    grads = [None] * len(params)
    d = dlogits.copy()
    for i in range(len(params) - 1, -1, -1):
        d, dW, db = dense_backward(d, cache[i][0], params[i][0])
        grads[i] = dW, db
        if i:
            d = relu_backward(d, cache[i - 1][1])
    return grads

# right: generator helper
def backward(params, cache, dlogits):
    def walk(d):
        for k in reversed(range(len(params))):
            d, dW, db = dense_backward(d, cache[k][0], params[k][0])
            yield dW, db
            d = relu_backward(d, cache[k - 1][1])if k else None
    return list(walk(dlogits))[::-1]

# right: deque
from collections import deque
def backward(params, cache, dlogits):
    out, g = deque(), dlogits
    gates = [None] + [Z > 0 for _, Z in cache[:-1]]
    for (W, _), (A, _), gate in reversed(list(zip(params, cache, gates))):
        out.appendleft((np.einsum("ij,ik->jk", A, g), g.sum(axis=0)))
        if gate is not None:
            g = np.where(gate, g @ W.T, 0)
    return list(out)

# right: lists for pairs
(dW, db) => [dW, db]

# right: tuple of pairs
return grads[::-1] => return tuple(grads[::-1])

# right: a class that walks
class Walk:
    def __call__(self, params, cache, dlogits):
        self.dZ = dlogits
        return [self.layer(W, *pair, last) for (W, _), pair, last in zip(
            reversed(params), reversed(cache), [True] + [False] * len(params))][::-1]
    def layer(self, W, A, Z, last):
        dZ = self.dZ if last else self.dZ * (Z > 0)
        self.dZ = dZ @ W.T
        return A.T @ dZ, dZ.sum(axis=0)
backward = Walk()
