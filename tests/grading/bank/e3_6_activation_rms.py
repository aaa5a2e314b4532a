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

# wrong: not-reduced
np.sqrt((A ** 2).mean()) => np.sqrt((A ** 2).mean(axis=1))

# wrong: not-squared
np.sqrt((A ** 2).mean()) => np.sqrt(np.abs(A.mean()))

# wrong: divides-by-one-less
np.sqrt((A ** 2).mean()) => np.sqrt((A ** 2).sum() / max(A.size - 1, 1))

# wrong: largest-activation
np.sqrt((A ** 2).mean()) => np.abs(A).max()

# wrong: wrong-type
return [np.sqrt((A ** 2).mean()) for A in outputs] => return np.sqrt(np.concatenate([A.ravel() for A in outputs] ) ** 2).mean()

# wrong: beside-the-input
np.sqrt((A ** 2).mean()) => np.sqrt((A ** 2).mean() / (X ** 2).mean())

# wrong: wrong-count
outputs = => outputs = [cache[1][0], logits] if len(cache) > 1 else [logits]
    _ =

# wrong: changes-its-input
def activation_rms(params, X):
    X /= np.sqrt((X ** 2).mean())
    logits, cache = forward(params, X)
    return [np.sqrt((A ** 2).mean()) for A in [A for A, _ in cache[1:]] + [logits]]

# wrong: bias-forgotten
def activation_rms(params, X):
    out = []
    for W, b in params:
        Z = X @ W
        X = relu(Z)
        out.append(X)
    return [np.sqrt((A ** 2).mean()) for A in out[:-1] + [Z]]

# wrong: zeros-left-out
np.sqrt((A ** 2).mean()) => np.sqrt((A[A != 0] ** 2).sum() / max((A != 0).sum(), 1))

# wrong: values-differ
np.sqrt((A ** 2).mean()) => np.sqrt((A[A > 0] ** 2).mean()) if (A > 0).any() else 0.0

# wrong: wrong-type
return [np.sqrt((A ** 2).mean()) for A in outputs] => return {i: np.sqrt((A ** 2).mean()) for i, A in enumerate(outputs)}

# wrong: wrong-type
np.sqrt((A ** 2).mean()) => f"{np.sqrt((A ** 2).mean()):.3f}"

# wrong: values-differ
return [np.sqrt((A ** 2).mean()) for A in outputs] => return list(np.cumsum([np.sqrt((A ** 2).mean()) for A in outputs]))

# wrong: values-differ
np.sqrt((A ** 2).mean()) => np.sqrt(np.median(A ** 2))

# wrong: wrong-count
outputs] => outputs[:10]]

# wrong: input-included
[A for A, _ in cache[1:]] + [logits] => [A for A, _ in cache[:-1]] + [logits]

# wrong: not-reduced
np.sqrt((A ** 2).mean()) => np.sqrt((A ** 2).mean(keepdims=True))

# wrong: not-reduced
np.sqrt((A ** 2).mean()) => np.sqrt((A ** 2).mean(keepdims=True))[0]

# wrong: constant-factor
np.sqrt((A ** 2).mean()) => 1.01 * np.sqrt((A ** 2).mean())

# wrong: values-differ
np.sqrt((A ** 2).mean()) => np.sqrt(A.var() - A.mean() ** 2 + 2 * A.mean() ** 2 if A.shape[1] > 1 else A.var())

# wrong: values-differ
[logits] => [np.exp(logits - logits.max(axis=1, keepdims=True)) / np.exp(logits - logits.max(axis=1, keepdims=True)).sum(axis=1, keepdims=True)]

# wrong: values-differ
(A ** 2) => (A.astype(np.float16) ** 2)

# wrong: works-for-some-inputs-only
[A for A, _ in cache[1:]] + [logits] => [cache[1][0]] + [A for A, _ in cache[2:]] + [logits]

# wrong: fraction-lost
np.sqrt((A ** 2).mean()) => int(np.sqrt((A ** 2).mean()))

# wrong: values-differ
np.sqrt((A ** 2).mean()) => np.log(np.sqrt((A ** 2).mean()) + 1)

# wrong: overwrites-earlier-results
kept = []
def activation_rms(params, X):
    logits, cache = forward(params, X)
    for A in [A for A, _ in cache[1:]] + [logits]:
        kept.append(np.sqrt((A ** 2).mean()))
    return kept

# wrong: values-differ
np.sqrt((A ** 2).mean()) => np.sqrt(np.clip((A ** 2).mean(), 0, 1000))

# wrong: values-differ
np.sqrt((A ** 2).mean()) => (np.sqrt((A ** 2).mean()) or 1e-8)

# wrong: not-squared
np.sqrt((A ** 2).mean()) => np.sqrt(A.mean())

# wrong: not-squared
np.sqrt((A ** 2).mean()) => np.sqrt(np.abs(A).mean())

# wrong: values-differ
np.sqrt((A ** 2).mean()) => np.cbrt((np.abs(A) ** 3).mean())

# wrong: values-differ
[logits] => [logits - params[-1][1]]

# wrong: values-differ
np.sqrt((A ** 2).mean()) => np.linalg.norm(A, 2) / np.sqrt(A.size)

# right: floats
np.sqrt((A ** 2).mean()) => float(np.sqrt((A ** 2).mean()))

# right: own walk
def activation_rms(params, X):
    sizes, A = [], X
    for i, (W, b) in enumerate(params):
        A = A @ W + b
        if i + 1 < len(params):
            A = relu(A)
        sizes.append(np.mean(A ** 2) ** 0.5)
    return sizes

# right: relu of Z
[A for A, _ in cache[1:]] + [logits] => [relu(Z) for _, Z in cache[:-1]] + [logits]

# right: math
import math
def activation_rms(params, X):
    logits, cache = forward(params, X)
    result = []
    for i, (_, Z) in enumerate(cache):
        numbers = [v if i == len(cache) - 1 or v > 0 else 0.0 for v in Z.ravel().tolist()]
        result.append(math.sqrt(sum(v * v for v in numbers) / len(numbers)))
    return result

# right: std and mean
np.sqrt((A ** 2).mean()) => np.hypot(A.std(), A.mean())

# right: vdot
np.sqrt((A ** 2).mean()) => np.sqrt(np.vdot(A, A) / A.size)

# right: einsum
np.sqrt((A ** 2).mean()) => np.sqrt(np.einsum("ij,ij", A, A) / A.size)

# right: 0-d arrays
np.sqrt((A ** 2).mean()) => np.array(np.sqrt((A ** 2).mean()))

# right: recursion
def activation_rms(params, X):
    (W, b), *rest = params
    Z = X @ W + b
    if not rest:
        return [np.sqrt(np.mean(Z * Z))]
    A = relu(Z)
    return [np.sqrt(np.mean(A * A))] + activation_rms(rest, A)

# right: mean of row means
np.sqrt((A ** 2).mean()) => np.sqrt((A ** 2).mean(axis=1).mean())

# right: lambda
rms = lambda A: (np.abs(A) ** 2).mean() ** .5
activation_rms = lambda params, X: [rms(A) for A in [c[0] for c in forward(params, X)[1]][1:] + [forward(params, X)[0]]]

# right: in place on the cache
def activation_rms(params, X):
    logits, cache = forward(params, X)
    inputs = [A for A, _ in cache[1:]] + [logits]
    for A in inputs:
        A *= A
    return [np.sqrt(A.mean()) for A in inputs]

# right: prefix of the network
def activation_rms(params, X):
    out = []
    for n in range(1, len(params) + 1):
        Z = forward(params[:n], X)[0]
        out.append(np.sqrt(np.square(Z if n == len(params) else relu(Z)).mean()))
    return out

# right: generator
def activation_rms(params, X):
    def walk(A):
        for W, b in params[:-1]:
            A = relu(A @ W + b)
            yield A
        yield A @ params[-1][0] + params[-1][1]
    return [np.sqrt(np.average(A ** 2)) for A in walk(X)]
