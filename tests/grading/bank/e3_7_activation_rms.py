# right: from the Z in the cache
def activation_rms(params, X):
    _, cache = forward(params, X)
    found = []
    for layer, (_, Z) in enumerate(cache):
        A = Z if layer == len(cache) - 1 else relu(Z)
        found.append(float(np.mean(np.square(A)) ** 0.5))
    return found

# right: no forward
def activation_rms(params, X):
    found, A = [], X
    for layer, (W, b) in enumerate(params):
        A = A @ W + b
        if layer < len(params) - 1:
            A = np.maximum(A, 0)
        found.append(np.linalg.norm(A) / np.sqrt(A.size))
    return tuple(found)

# right: shorter and shorter networks
def activation_rms(params, X):
    found = []
    for depth in range(1, len(params) + 1):
        A, _ = forward(params[:depth], X)
        if depth < len(params):
            A = relu(A)
        found.append(np.sqrt(sum((A ** 2).ravel()) / A.size))
    return found

# wrong: before-the-bend
def activation_rms(params, X):
    return [float(np.sqrt(np.mean(Z * Z))) for _, Z in forward(params, X)[1]]

# wrong: deviation-instead-of-rms
np.sqrt((A ** 2).mean()) => A.std()

# wrong: starts-with-the-input
cache[1:]] + [logits] => cache]

# wrong: input-included
cache[1:]] => cache]

# wrong: relu-on-the-output
[logits] => [relu(logits)]

# wrong: output-left-out
 + [logits] => 

# wrong: last-layer-only
[A for A, _ in cache[1:]] + [logits] => [logits]

# wrong: no-root
np.sqrt((A ** 2).mean()) => np.mean(A * A)

# wrong: mean-instead-of-rms
np.sqrt((A ** 2).mean()) => A.mean()

# wrong: mean-size
np.sqrt((A ** 2).mean()) => np.mean(np.abs(A))

# wrong: length-instead-of-rms
np.sqrt((A ** 2).mean()) => np.linalg.norm(A)

# wrong: largest-activation
np.sqrt((A ** 2).mean()) => A.max()

# wrong: mean-of-the-roots
np.sqrt((A ** 2).mean()) => np.mean([np.sqrt((row ** 2).mean()) for row in A])

# wrong: mean-of-the-units-roots
np.sqrt((A ** 2).mean()) => np.mean([np.sqrt((unit ** 2).mean()) for unit in A.T])

# wrong: one-number-per-unit
np.sqrt((A ** 2).mean()) => np.array([np.sqrt((unit ** 2).mean()) for unit in A.T])

# wrong: divided-by-the-examples
np.sqrt((A ** 2).mean()) => np.linalg.norm(A) / len(A) ** 0.5

# wrong: layers-backwards
for A in outputs] => for A in reversed(outputs)]

# wrong: no-bend-at-all
def activation_rms(params, X):
    found, A = [], X
    for W, b in params:
        A = A @ W + b
        found.append(np.linalg.norm(A) / A.size ** 0.5)
    return found

# wrong: wrong-type
def activation_rms(params, X):
    logits, _ = forward(params, X)
    return float(np.sqrt((logits ** 2).mean()))

# wrong: wrong-type
return [np.sqrt((A ** 2).mean()) for A in outputs] => return np.array([np.sqrt((A ** 2).mean()) for A in outputs])

# wrong: changes-its-input
def activation_rms(params, X):
    found = []
    for layer, (W, b) in enumerate(params):
        if layer:
            np.maximum(X, 0, out=X)
        else:
            X *= 1.5
        X = X @ W + b
        found.append(float(np.sqrt((X ** 2).mean())))
    return found

# wrong: squared-after-the-mean
def activation_rms(params, X):
    logits, cache = forward(params, X)
    out = []
    for A, Z in cache[:-1]:
        out.append(np.sqrt(np.mean(relu(Z)) ** 2))
    out.append(np.sqrt(np.mean(logits) ** 2))
    return out

# wrong: divided-outside-the-root
def activation_rms(params, X):
    logits, cache = forward(params, X)
    return [np.linalg.norm(A) / A.size for A in [relu(Z) for _, Z in cache[:-1]] + [logits]]

# wrong: divided-by-the-units
def activation_rms(params, X):
    logits, cache = forward(params, X)
    return [np.linalg.norm(A) / np.sqrt(A.shape[1]) for A in [relu(Z) for _, Z in cache[:-1]] + [logits]]

# wrong: zeros-left-out
def activation_rms(params, X):
    logits, cache = forward(params, X)
    return [np.sqrt((A[A != 0] ** 2).mean()) for A in [relu(Z) for _, Z in cache[:-1]] + [logits]]

# wrong: first-example-only
def activation_rms(params, X):
    logits, cache = forward(params, X)
    return [np.sqrt((A[0] ** 2).mean()) for A in [relu(Z) for _, Z in cache[:-1]] + [logits]]

# wrong: weights-instead-of-outputs
def activation_rms(params, X):
    return [np.linalg.norm(W) / np.sqrt(W.size) for W, b in params]

# wrong: wrong-count
A for A, _ in cache[1:] => A for A, _ in cache[1:6]

# wrong: values-differ
(A ** 2).mean() => (A[:20] ** 2).mean()

# wrong: values-differ
(A ** 2).mean() => (A ** 2).mean() + 1e-8

# wrong: values-differ
(A ** 2).mean() => (np.clip(A, -100, 100) ** 2).mean()

# wrong: values-differ
+ [logits] => + [np.abs(logits).mean()]

# wrong: values-differ
+ [logits] => + [np.exp(logits - logits.max(axis=1, keepdims=True))]

# wrong: values-differ
np.sqrt((A ** 2).mean()) => np.sqrt(A.var() + A.mean() ** 2) if A.shape[1] > 1 else abs(A).mean()

# wrong: rounded
np.sqrt((A ** 2).mean()) => round(float(np.sqrt((A ** 2).mean())), 3)

# wrong: values-differ
np.sqrt((A ** 2).mean()) => np.median(np.abs(A))

# wrong: relu-on-the-output
def activation_rms(params, X):
    out = []
    for W, b in params:
        X = np.maximum(X @ W + b, 0)
        out.append(np.sqrt((X ** 2).mean()))
    out[-1] = np.sqrt(((X @ np.eye(X.shape[1])) ** 2).mean())
    return out

# right: norm
np.sqrt((A ** 2).mean()) => np.linalg.norm(A) / np.sqrt(A.size)
