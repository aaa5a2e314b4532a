# right: recursion
def collapse_linear(layers):
    if len(layers) == 1:
        return layers[0]
    (W, b), (V, c), *rest = layers
    return collapse_linear([(W @ V, b @ V + c)] + rest)

# right: by trying
def collapse_linear(layers):
    def through(X):
        for W, b in layers:
            X = X @ W + b
        return X
    n = layers[0][0].shape[0]
    b = through(np.zeros((1, n)))[0]
    return through(np.eye(n)) - b, b

# right: with the bias as one more row
def collapse_linear(layers):
    whole = np.eye(layers[0][0].shape[0] + 1)
    for W, b in layers:
        block = np.zeros((W.shape[0] + 1, W.shape[1] + 1))
        block[:-1, :-1], block[-1, :-1], block[-1, -1] = W, b, 1
        whole = whole @ block
    return whole[:-1, :-1], whole[-1, :-1]

# wrong: reverse-order
W @ V, => np.dot(V, W),

# wrong: biases-just-added
b @ V + c => np.add(b, c)

# wrong: only-the-last-bias
b @ V + c => c.copy()

# wrong: only-the-first-bias
b @ V + c => np.dot(b, V)

# wrong: bias-from-the-wrong-side
b @ V + c => np.dot(V, b) + c

# wrong: weights-added
W @ V, => np.add(W, V),

# wrong: entry-by-entry
W @ V, => np.multiply(W, V),
b @ V + c => np.multiply(b, V) + c

# wrong: bias-through-the-whole-product
def collapse_linear(layers):
    W, b = layers[0]
    for V, c in layers[1:]:
        W = np.dot(W, V)
        b = np.dot(b, W) + c
    return W, b

# wrong: first-two-layers-only
def collapse_linear(layers):
    W, b = layers[0]
    V, c = layers[1]
    return W @ V, b @ V + c

# wrong: works-for-some-inputs-only
def collapse_linear(layers):
    (W1, b1), (W2, b2) = layers
    return W1 @ W2, b1 @ W2 + b2

# wrong: first-two-layers-only
def collapse_linear(layers):
    W, b = layers[0]
    for W2, b2 in layers[1:2]:
        W, b = W @ W2, b @ W2 + b2
    return W, b

# wrong: values-differ
def collapse_linear(layers):
    W, b = layers[0]
    for V, c in layers[1:5]:
        W, b = W @ V, b @ V + c
    return W, b

# wrong: values-differ
def collapse_linear(layers):
    n = layers[0][0].shape[0]
    W, b = np.eye(n), np.zeros(n)
    for V, c in layers:
        W, b = W @ V, (b @ V if len(b) else b) + c
    return W, b + 1e-3

# wrong: values-differ
def collapse_linear(layers):
    W, b = layers[0]
    for V, c in layers[1:]:
        W, b = W @ V, np.maximum(b, 0) @ V + c
    return W, b

# wrong: changes-its-input
def collapse_linear(layers):
    W, b = layers.pop(0)
    while layers:
        V, c = layers.pop(0)
        W, b = W @ V, b @ V + c
    return W, b

# wrong: wrong-shape
def collapse_linear(layers):
    W, b = layers[0]
    b = b[None]
    for V, c in layers[1:]:
        W, b = W @ V, b @ V + c
    return W, b

# wrong: returns-none
def collapse_linear(layers):
    out = None
    for (W, b), (V, c) in zip(layers, layers[1:]):
        out = (out[0] @ V, out[1] @ V + c) if out else (W @ V, b @ V + c)
    return out

# wrong: values-differ
def collapse_linear(layers):
    W, b = layers[-1]
    for V, c in layers[:-1][::-1]:
        W, b = V @ W, c @ V + b if V.shape[0] == V.shape[1] == len(b) else c @ W + b
    return W, b

# right: from the back
def collapse_linear(layers):
    W, b = layers[-1]
    for V, c in reversed(layers[:-1]):
        W, b = V @ W, c @ W + b
    return W, b

# wrong: values-differ
def collapse_linear(layers):
    W, b = layers[0]
    for V, c in layers[1:]:
        W, b = np.clip(W @ V, -100, 100), b @ V + c
    return W, b
