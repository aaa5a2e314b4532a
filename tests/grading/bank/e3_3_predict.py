# right: row by row
def predict(params, X):
    logits, _ = forward(params, X)
    classes = []
    for row in logits:
        best = 0
        for k, score in enumerate(row):
            if score > row[best]:
                best = k
        classes.append(best)
    return np.array(classes)

# right: through a stable softmax
def predict(params, X):
    Z = forward(params, X)[0]
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    return np.argmax(e / e.sum(axis=1, keepdims=True), axis=-1)

# right: sorted
def predict(params, X):
    return np.argsort(forward(params, X)[0], axis=1)[:, -1]

# right: example by example, no forward
def predict(params, X):
    def one(a):
        for layer, (W, b) in enumerate(params):
            a = (a if layer == 0 else np.maximum(a, 0)) @ W + b
        return np.argmax(a)
    return np.array([one(x) for x in X])

# wrong: largest-over-the-examples
axis=1 => axis=0

# wrong: largest-of-everything
.argmax(axis=1) => .ravel().argmax()

# wrong: smallest-instead-of-largest
argmax(axis=1) => argmin(axis=-1)

# wrong: value-instead-of-place
argmax(axis=1) => max(axis=-1)

# wrong: counts-from-one
argmax(axis=1) => argmax(axis=-1) + 1

# wrong: keeps-two-axes
argmax(axis=1) => argmax(axis=-1)[:, None]

# wrong: relu-before-the-choice
def predict(params, X):
    logits, _ = forward(params, X)
    return np.argmax(np.maximum(0, logits), 1)

# wrong: largest-size
def predict(params, X):
    logits, _ = forward(params, X)
    return np.argmax(logits ** 2, 1)

# wrong: first-example-only
.argmax(axis=1) => [0, :].argmax()

# wrong: one-hot-rows
def predict(params, X):
    logits, _ = forward(params, X)
    return np.eye(logits.shape[1])[logits.argmax(1)]

# wrong: logits-instead-of-classes
.argmax(axis=1) => .copy()

# wrong: yes-or-no-per-class
.argmax(axis=1) => > 0

# wrong: unstable-softmax
def predict(params, X):
    e = np.exp(forward(params, X)[0])
    return np.argmax(e / np.sum(e, 1)[:, None], 1)

# wrong: saturated-sigmoid
def predict(params, X):
    Z = forward(params, X)[0]
    return np.argmax((1 + np.tanh(Z / 2)) / 2, 1)

# wrong: hidden-layers-without-relu
def predict(params, X):
    A = X
    for W, b in params:
        A = np.dot(A, W) + b
    return np.argmax(A, 1)

# wrong: last-layer-missing
def predict(params, X):
    logits, cache = forward(params, X)
    A, Z = cache[len(params) - 1]
    return np.argmax(A, 1)

# wrong: classes-with-a-point
argmax(axis=1) => argmax(axis=1).astype(float)

# wrong: returns-a-list
def predict(params, X):
    return [int(row.argmax()) for row in forward(params, X)[0]]

# wrong: values-not-unpacked
forward(params, X)[0] => forward(params, X)

# wrong: uses-the-companion
def predict(params, X):
    from companion.neurons import predict
    return predict(params, X)

# wrong: only-the-examples
def predict(params, X):
    return np.array([1, 0])

# wrong: values-not-unpacked
def predict(params, X):
    logits = forward(params, X)
    return np.argmax(logits, axis=1)

# wrong: rounded-first
def predict(params, X):
    logits, _ = forward(params, X)
    return np.round(logits).argmax(axis=1)

# wrong: first-layer-only
def predict(params, X):
    W, b = params[0]
    return (X @ W + b).argmax(axis=1)

# wrong: classes-that-occur
def predict(params, X):
    logits, _ = forward(params, X)
    return np.unique(np.argmax(logits, axis=1))

# wrong: second-logit-decides
def predict(params, X):
    logits, _ = forward(params, X)
    return (logits[:, 1] > 0).astype(int)

# wrong: two-classes-only
def predict(params, X):
    logits, _ = forward(params, X)
    return (logits[:, 1] > logits[:, 0]).astype(int)

# wrong: rounded-first
forward(params, X)[0] => forward(params, X)[0].round(3)

# wrong: rounded-first
forward(params, X)[0] => forward(params, X)[0].round(2)

# wrong: values-differ
forward(params, X)[0] => forward(params, X)[0][:, :10]

# wrong: values-differ
forward(params, X)[0] => forward(params, X)[0].astype(np.float16)

# wrong: saturated-sigmoid
forward(params, X)[0] => np.tanh(forward(params, X)[0])

# wrong: wrong-shape
def predict(params, X):
    Z = forward(params, X)[0]
    return np.array([list(row).index(max(row)) for row in Z[:20]])

# wrong: relu-before-the-choice
def predict(params, X):
    Z = forward(params, X)[0]
    return np.array([np.argmax(row) if max(row) > 0 else 0 for row in Z])

# wrong: values-differ
def predict(params, X):
    Z = forward(params[:2] + params[-1:], X)[0] if len(params) > 4 and 0 else forward(params, X)[0]
    return np.argmax(Z / Z.sum(axis=1, keepdims=True), axis=1)

# wrong: relu-before-the-choice
def predict(params, X):
    Z = forward(params, X)[0]
    best = np.zeros(len(Z), int)
    for i, row in enumerate(Z):
        top = 0
        for j, v in enumerate(row):
            if v > top: top, best[i] = v, j
    return best

# wrong: wrong-shape
def predict(params, X):
    return forward(params, X)[0].argmax(axis=1).squeeze()

# right: softmax
def predict(params, X):
    Z = forward(params, X)[0]
    return (Z - Z.max(axis=1, keepdims=True)).argmax(axis=1)

# wrong: a-class-for-each-of-the-highest
def predict(params, X):
    Z = forward(params, X)[0]
    return np.where(Z == Z.max(axis=1, keepdims=True))[1]

# wrong: a-class-for-each-of-the-highest
def predict(params, X):
    Z = forward(params, X)[0]
    return np.array([k for row in Z for k in range(len(row)) if row[k] == max(row)])

# wrong: not-among-the-highest
def predict(params, X):
    Z = forward(params, X)[0]
    best = Z == Z.max(axis=1, keepdims=True)
    return (best * np.arange(Z.shape[1])).sum(axis=1) // best.sum(axis=1)

# wrong: not-among-the-highest
def predict(params, X):
    Z = forward(params, X)[0]
    beaten = (Z[:, :, None] > Z[:, None, :]).sum(axis=2)
    return np.where(beaten.max(axis=1) == Z.shape[1] - 1, beaten.argmax(axis=1), -1)

# wrong: raises
forward(params, X)[0] => np.array(forward(params, X), dtype=object)

# wrong: values-differ
argmax(axis=1) => argsort(axis=1)[:, -2]

# wrong: wrong-shape
argmax(axis=1) => argsort(axis=1)

# wrong: one-hot-rows
def predict(params, X):
    Z = forward(params, X)[0]
    return (Z == Z.max(axis=1, keepdims=True)).astype(int)

# wrong: values-differ
argmax(axis=1) => argmax(axis=1).astype(np.uint8)

# wrong: values-differ
argmax(axis=1) => argmax(axis=1).astype(np.int8)

# wrong: cut-off-first
forward(params, X)[0] => np.clip(forward(params, X)[0], -500, 500)

# wrong: cut-off-first
forward(params, X)[0] => np.clip(forward(params, X)[0], -700, 700)

# wrong: rounded-first
forward(params, X)[0] => forward(params, X)[0].round(1)

# wrong: one-maximum-for-all
def predict(params, X):
    Z = forward(params, X)[0]
    E = np.exp(Z - Z.max())
    return (E / (E.sum(axis=1, keepdims=True) + 1e-300)).argmax(axis=1)

# wrong: wrong-shape
def predict(params, X):
    Z = forward(params, X)[0]
    return np.where(Z == Z.max())[1]

# wrong: values-differ
argmax(axis=1) => argmax(axis=1).clip(0, 1)

# wrong: values-differ
argmax(axis=1) => argmax(axis=1) % 10

# wrong: wrong-type
def predict(params, X):
    y = forward(params, X)[0].argmax(axis=1)
    return y if len(y) > 1 else y[0]

# wrong: values-differ
argmax(axis=1) => argmax(axis=1).astype(bool)

# wrong: values-differ
def predict(params, X):
    return (forward(params, X)[0] > 0).argmax(axis=1)

# wrong: works-for-some-inputs-only
forward(params, X) => forward(params[-1:], X)

# wrong: bias-forgotten
def predict(params, X):
    for W, b in params[:-1]:
        X = np.maximum(X @ W, 0)
    return (X @ params[-1][0]).argmax(axis=1)

# wrong: bias-forgotten
def predict(params, X):
    for W, b in params[:-1]:
        X = np.maximum(X @ W + b, 0)
    return (X @ params[-1][0]).argmax(axis=1)

# wrong: wrong-shape
def predict(params, X):
    Z = forward(params, X)[0]
    E = np.exp(Z - Z.max(axis=1, keepdims=True))
    return E / E.sum(axis=1, keepdims=True)

# wrong: values-differ
def predict(params, X):
    Z = forward(params, X)[0]
    E = np.exp(Z - Z.max(axis=1, keepdims=True))
    return (E / E.sum(axis=1, keepdims=True)).max(axis=1)

# wrong: wrong-type
argmax(axis=1) => argmax(axis=1).astype(str)

# wrong: values-differ
def predict(params, X):
    out = []
    for row in forward(params, X)[0]:
        best, place = -100, 0
        for j, z in enumerate(row):
            if z > best:
                best, place = z, j
        out.append(place)
    return np.array(out)

# wrong: last-class-left-out
.argmax(axis=1) => [:, :-1].argmax(axis=1)

# wrong: first-class-left-out
def predict(params, X):
    return forward(params, X)[0][:, 1:].argmax(axis=1)

# wrong: values-differ
def predict(params, X):
    Z = forward(params, X)[0]
    return (Z - Z.mean(axis=0)).argmax(axis=1)

# wrong: softmax-down-the-columns
def predict(params, X):
    Z = forward(params, X)[0]
    E = np.exp(Z - Z.max(axis=0))
    return (E / E.sum(axis=0)).argmax(axis=1)

# wrong: values-differ
def predict(params, X):
    Z = forward(params, X)[0]
    return np.full(len(X), Z.mean(axis=0).argmax())

# wrong: values-differ
def predict(params, X):
    Z = forward(params, X)[0]
    E = np.exp(Z - Z.max(axis=1, keepdims=True))
    P = E / E.sum(axis=1, keepdims=True)
    return (P @ np.arange(P.shape[1])).round().astype(int)

# wrong: softmax-down-the-columns
def predict(params, X):
    Z = forward(params, X)[0]
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    return (e / e.sum(axis=0)).argmax(axis=1)

# wrong: cut-off-first
forward(params, X)[0] => np.minimum(forward(params, X)[0], 100)

# right: stable softmax first
def predict(params, X):
    Z = forward(params, X)[0]
    E = np.exp(Z - Z.max(axis=1, keepdims=True))
    return (E / E.sum(axis=1, keepdims=True)).argmax(axis=1)

# right: unpacked
def predict(params, X):
    logits, _ = forward(params, X)
    return np.argmax(logits, -1)

# right: argsort
argmax(axis=1) => argsort(axis=1, kind="stable")[:, -1]

# right: loop
def predict(params, X):
    return np.array([max(range(len(row)), key=row.__getitem__) for row in forward(params, X)[0]])

# right: own layers
def predict(params, X):
    A = X
    for W, b in params[:-1]:
        A = np.maximum(0, A @ W + b)
    W, b = params[-1]
    return np.argmax(A @ W + b, axis=1)

# right: from the cache
def predict(params, X):
    return forward(params, X)[1][-1][1].argmax(1)

# right: int32
argmax(axis=1) => argmax(axis=1).astype(np.int32)

# right: list index of max
def predict(params, X):
    logits, cache = forward(params, X)
    return np.array([row.index(max(row)) for row in logits.tolist()])

# right: one example at a time
def predict(params, X):
    return np.array([forward(params, x[None])[0].argmax() for x in X])

# right: lambda
predict = lambda params, X: np.apply_along_axis(np.argmax, 1, forward(params, X)[0])

# right: fromiter
def predict(params, X):
    Z, _ = forward(params, X)
    return np.fromiter((z.argmax() for z in Z), int, len(Z))

# right: transposed
argmax(axis=1) => T.argmax(axis=0)

# right: minus argmin
def predict(params, X):
    return (-forward(params, X)[0]).argmin(axis=1)

# right: decorator
def first(f):
    return lambda *args: f(*args)[0]
@first
def predict(params, X):
    Z, cache = forward(params, X)
    return Z.argmax(axis=1), cache
