# right: relu after every layer but the last
def forward(params, X):
    A, cache = X, []
    for W, b in params[:-1]:
        Z = dense(A, W, b)
        cache.append((A, Z))
        A = relu(Z)
    W, b = params[-1]
    logits = dense(A, W, b)
    return logits, cache + [(A, logits)]

# right: without the helpers
def forward(params, X):
    cache = []
    for i, (W, b) in enumerate(params):
        Z = X @ W + b
        cache.append([X, Z])
        X = np.maximum(Z, 0)
    return [Z, cache]

# right: einsum and recursion
def forward(params, X):
    (W, b), rest = params[0], params[1:]
    Z = np.einsum("ni,io->no", X, W) + b
    if not rest:
        return Z, [(X, Z)]
    logits, cache = forward(rest, np.where(Z > 0, Z, 0))
    return logits, [(X, Z), *cache]

# wrong: relu-on-the-output
return Z, cache => return relu(Z), cache

# wrong: softmax-on-the-output
return Z, cache => return np.exp(Z - Z.max(1, keepdims=True)) / np.exp(Z - Z.max(1, keepdims=True)).sum(1, keepdims=True), cache

# wrong: no-hidden-activation
A = relu(Z) => A = Z

# wrong: bias-forgotten
dense(A, W, b) => A @ W

# wrong: tanh-in-between
A = relu(Z) => A = np.tanh(Z)

# wrong: cache-keeps-outputs
cache.append((A, Z)) => cache.append((np.maximum(Z, 0), Z))

# wrong: cache-swapped
cache.append((A, Z)) => cache.append((Z, A))

# wrong: cache-without-z
cache.append((A, Z)) => cache.append(A)

# wrong: cache-keeps-activated-z
cache.append((A, Z)) => cache.append((A, relu(Z)))

# wrong: cache-lacks-the-last-layer
return Z, cache => return Z, cache[:len(params) - 1]

# wrong: cache-backwards
cache.append((A, Z)) => cache.insert(0, (A, Z))

# wrong: logits-only
return Z, cache => return Z

# wrong: every-layer-sees-the-data
A = relu(Z) => A = X

# wrong: wrong-count
return Z, cache => return Z, cache, params

# wrong: returns-an-iterator
def forward(params, X):
    cache, A = [], X
    for i, (W, b) in enumerate(params):
        Z = dense(A, W, b)
        cache.append((A, Z))
        A = relu(Z) if i < len(params) - 1 else Z
    return A, iter(cache)

# right: the last bend is computed and not used
def forward(params, X):
    cache, A = [], X
    for W, b in params:
        Z = dense(A, W, b)
        cache.append((A, Z))
        A = relu(Z)
    return Z, cache

# wrong: relu-in-place
def forward(params, X):
    cache = []
    A = X
    for i, (W, b) in enumerate(params):
        Z = dense(A, W, b)
        cache.append((A, Z))
        if i < len(params) - 1:
            Z[Z < 0] = 0
            A = Z
    return Z, cache

# wrong: works-for-some-inputs-only
def forward(params, X):
    (W1, b1), (W2, b2) = params
    Z1 = dense(X, W1, b1)
    A = relu(Z1)
    Z2 = dense(A, W2, b2)
    return Z2, [(X, Z1), (A, Z2)]

# wrong: leaks-in-between
A = relu(Z) => A = np.where(Z > 0, Z, 0.01 * Z)

# wrong: leaks-in-between
A = relu(Z) => A = np.maximum(Z, 0.2 * Z)

# wrong: drops-at-random
A = relu(Z) => A = relu(Z) * (np.random.rand(*Z.shape) > 0.5)

# wrong: drops-at-random
A = relu(Z) => A = relu(Z) * (np.random.rand(*Z.shape) > 0.2) / 0.8

# wrong: cache-keeps-outputs
cache.append((A, Z)) => pass
A = relu(Z) => A = relu(Z); cache.append((A, Z))

# wrong: cache-keeps-outputs
def forward(params, X):
    A, cache = X, []
    for i, (W, b) in enumerate(params):
        Z = dense(A, W, b)
        A = relu(Z) if i < len(params) - 1 else Z
        cache.append((A, Z))
    return A, cache

# wrong: cache-keeps-outputs
def forward(params, X):
    A, cache = X, []
    for i, (W, b) in enumerate(params):
        Z = dense(A, W, b)
        A = relu(Z) if i < len(params) - 1 else Z
        cache.append((Z, A))
    return A, cache

# wrong: values-differ
A = relu(Z) => A = np.minimum(relu(Z), 6)

# wrong: wrong-shape
for W, b in params => for W, b in params[:5]

# wrong: values-differ
A = relu(Z) => A = np.where(Z > 1e-2, Z, 0)

# wrong: values-differ
A = relu(Z) => A = relu(Z) if len(cache) < 3 else Z

# wrong: values-differ
A = relu(Z) => A = relu(Z) if len(Z) > 1 else Z

# wrong: values-differ
A = relu(Z) => A = np.abs(Z)

# wrong: wrong-count
return Z, cache => return Z, cache[:1] + cache[-1:] if len(cache) > 5 else cache

# wrong: values-differ
cache.append((A, Z)) => cache.append((X if len(cache) == 1 else A, Z))

# wrong: values-differ
cache.append((A, Z)) => cache.append((A, Z - b))

# wrong: values-differ
A = relu(Z) => A = (relu(Z) - relu(Z).mean()) if len(cache) > 4 else relu(Z)

# wrong: wrong-count
return Z, cache => return Z, cache[1:]

# wrong: other-order
return Z, cache => return cache, Z

# wrong: values-differ
dense(A, W, b) => dense(X if X.shape[1] == len(W) else A, W, b)

# wrong: everything-bent
A = relu(Z) => A = np.maximum(Z, 0, out=Z)

# wrong: sigmoid-in-between
relu(Z) => 1 / (1 + np.exp(-Z))

# wrong: values-differ
relu(Z) => np.clip(Z, 0, 1000)

# wrong: values-differ
relu(Z) => relu(Z) if len(cache) > 1 else Z

# wrong: values-differ
relu(Z) => relu(Z) if len(cache) == 1 else Z

# wrong: wrong-count
params: => params[:3]:

# wrong: data-bent
A, cache = X, [] => A, cache = relu(X), []

# wrong: changes-its-input
def forward(params, X):
    A, cache = X, []
    while params:
        W, b = params.pop(0)
        Z = dense(A, W, b)
        cache.append((A, Z))
        A = relu(Z)
    return Z, cache

# wrong: values-differ
dense(A, W, b) => dense(A, W.T if W.shape[0] == W.shape[1] else W, b)

# wrong: wrong-shape
return Z, cache => return Z.squeeze(), cache

# wrong: wrong-shape
return Z, cache => return (Z[:, 0] if Z.shape[1] == 1 else Z), cache

# wrong: wrong-type
(A, Z) => Z

# wrong: overwrites-earlier-results
def forward(params, X, cache=[]):
    A = X
    for W, b in params:
        Z = dense(A, W, b)
        cache.append((A, Z))
        A = relu(Z)
    return Z, cache

# wrong: values-differ
dense(A, W, b) => dense(A, W, b) + b

# wrong: values-differ
dense(A, W, b) => A @ W - b

# wrong: values-differ
A = relu(Z) => A = relu(Z) + A if A.shape == Z.shape else relu(Z)

# wrong: values-differ
relu(Z) => relu(Z) if W.shape[1] != params[-1][0].shape[1] else Z

# wrong: values-differ
relu(Z) => relu(Z) if not np.array_equal(b, params[-1][1]) else Z

# wrong: values-differ
def forward(params, X):
    A, cache = X, []
    for W, b in params:
        Z = dense(A, W, b)
        cache.append((A, Z))
        A = Z if W.shape[1] in (1, 2, 3, 10) else relu(Z)
    return A, cache

# wrong: few-digits
return Z, cache => return Z.round(6), cache

# wrong: values-differ
relu(Z) => Z * (Z > 0.01)

# wrong: wrong-type
return Z, cache => cache[-1] = cache[-1][0], None
    return Z, cache

# wrong: wrong-type
return Z, cache => cache[0] = None, cache[0][1]
    return Z, cache

# wrong: cache-repeats-the-data
(A, Z) => (X, Z)

# wrong: cache-keeps-unbent-input
def forward(params, X):
    A, cache = X, []
    for W, b in params:
        Z = dense(A, W, b)
        A = relu(Z)
        cache.append((X if not cache else cache[-1][1], Z))
    return Z, cache

# wrong: wrong-shape
def forward(params, X):
    A, cache = X[:1], []
    for W, b in params:
        Z = dense(A, W, b)
        cache.append((A, Z))
        A = relu(Z)
    return Z, cache

# wrong: raises
in params => in params[::-1]

# wrong: data-bent
return Z, cache => return Z, [(X, cache[0][1])] + cache[1:]
A, cache = X, [] => A, cache = relu(X), []

# right: copies
(A, Z) => (A.copy(), Z.copy())

# right: lists as pairs
(A, Z) => [A, Z]

# right: enumerate
def forward(params, X):
    cache, A = [], X
    for i, (W, b) in enumerate(params):
        Z = A @ W + b
        cache.append((A, Z))
        if i < len(params) - 1:
            A = np.maximum(Z, 0)
    return cache[-1][1], cache

# right: recursion
def forward(params, X):
    (W, b), *rest = params
    Z = dense(X, W, b)
    if not rest:
        return Z, [(X, Z)]
    logits, cache = forward(rest, relu(Z))
    return logits, [(X, Z)] + cache

# right: reduce
from functools import reduce
def forward(params, X):
    def step(state, layer):
        A, cache = state
        Z = dense(A, *layer)
        return relu(Z), cache + [(A, Z)]
    _, cache = reduce(step, params, (X, []))
    return cache[-1][1], cache

# right: einsum
dense(A, W, b) => np.einsum("ni,ij->nj", A, W) + b

# right: where
relu(Z) => np.where(Z > 0, Z, 0)

# right: mask
relu(Z) => Z * (Z > 0)

# right: half of sum
relu(Z) => (Z + np.abs(Z)) / 2

# right: index while
def forward(net, batch):
    inputs, zs, i = [batch], [], 0
    while i < len(net):
        zs.append(dense(inputs[i], net[i][0], net[i][1]))
        inputs.append(relu(zs[i]))
        i += 1
    return zs[-1], list(zip(inputs, zs))

# right: list result
return Z, cache => return [Z, cache]

# right: callable class
class Net:
    def __call__(self, params, X):
        self.cache = []
        A = X
        *hidden, last = params
        for W, b in hidden:
            A = relu(self.layer(A, W, b))
        return self.layer(A, *last), self.cache
    def layer(self, A, W, b):
        Z = dense(A, W, b)
        self.cache.append((A, Z))
        return Z
forward = Net()

# right: neuron by neuron
dense(A, W, b) => np.stack([A @ W[:, j] + b[j] for j in range(len(b))], axis=1)

# right: bias as a column of ones
dense(A, W, b) => np.hstack([A, np.ones_like(A[:, :1])]) @ np.vstack([W, b])
