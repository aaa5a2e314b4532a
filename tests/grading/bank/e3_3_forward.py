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
