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

# wrong: stops-early
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

# wrong: bend-kept-in-the-bias
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

# wrong: reverse-order
W, b = W @ V, b @ V + c => W, b = V @ W, V @ b + c

# wrong: changes-its-input
def collapse_linear(layers):
    W, b = layers[0]
    for V, c in layers[1:]:
        W = W @ V
        c += b @ V
        b = c
    return W, b

# wrong: entry-by-entry
W, b = W @ V, b @ V + c => W, b = W * V, b * c

# wrong: weights-added
def collapse_linear(layers):
    return sum(W for W, b in layers), sum(b for W, b in layers)

# wrong: last-layer-missing
for V, c in layers[1:]: => for V, c in layers[1:-1]:

# wrong: first-layer-twice
for V, c in layers[1:]: => for V, c in layers:

# wrong: values-differ
W, b = W @ V, b @ V + c => W, b = W @ V, b @ V + b @ V + c

# wrong: values-differ
W, b = W @ V, b @ V + c => W, b = W @ V, (b + c[:1]) @ V

# wrong: bias-before-weights
def collapse_linear(layers):
    W, b = layers[0]
    for V, c in layers[1:]:
        W, b = W @ V, b @ V + c
    return b, W

# wrong: wrong-type
def collapse_linear(layers):
    W, b = layers[0]
    for V, c in layers[1:]:
        W, b = W @ V, b @ V + c
    return W

# wrong: works-for-some-inputs-only
def collapse_linear(layers):
    W = np.linalg.multi_dot([W for W, b in layers])
    b = layers[0][1]
    for V, c in layers[1:]:
        b = b @ V + c
    return W, b

# wrong: weights-transposed
def collapse_linear(layers):
    W, b = layers[0]
    for V, c in layers[1:]:
        W, b = W @ V, b @ V + c
    return W.T, b

# wrong: stops-early
for V, c in layers[1:]: => for V, c in layers[1:3]:

# wrong: first-bias-missing
W, b = layers[0] => W, b = layers[0][0], np.zeros_like(layers[0][1])

# wrong: values-differ
W, b = W @ V, b @ V + c => W, b = W @ V, b.sum() + c

# wrong: changes-its-input
def collapse_linear(layers):
    W, b = layers[0]
    for V, c in layers[1:]:
        if W.shape[1] == V.shape[1]:
            b = b @ V + c
            W @= V
        else:
            W, b = W @ V, b @ V + c
    return W, b

# wrong: later-weights-transposed
W, b = W @ V, b @ V + c => W, b = W @ V.T, b @ V.T + c

# right: functools.reduce
from functools import reduce
def collapse_linear(layers):
    return reduce(lambda f, g: (f[0] @ g[0], f[1] @ g[0] + g[1]), layers)

# right: divide and conquer
def collapse_linear(layers):
    if len(layers) == 1:
        W, b = layers[0]
        return W.copy(), b.copy()
    h = len(layers) // 2
    W, b = collapse_linear(layers[:h])
    V, c = collapse_linear(layers[h:])
    return W @ V, b @ V + c

# right: einsum
W, b = W @ V, b @ V + c => W, b = np.einsum("ij,jk->ik", W, V), np.einsum("j,jk->k", b, V) + c

# right: three loops
def collapse_linear(layers):
    W, b = layers[0]
    for V, c in layers[1:]:
        P = np.zeros((W.shape[0], V.shape[1]), dtype=W.dtype)
        q = c.copy()
        for k in range(V.shape[1]):
            for j in range(V.shape[0]):
                q[k] += b[j] * V[j, k]
                for i in range(W.shape[0]):
                    P[i, k] += W[i, j] * V[j, k]
        W, b = P, q
    return W, b

# right: an iterator
def collapse_linear(layers):
    it = iter(layers)
    W, b = next(it)
    for V, c in it:
        W, b = W.dot(V), b.dot(V) + c
    return W, b

# right: from the identity on
def collapse_linear(layers):
    n = len(layers[0][0])
    d = layers[0][0].dtype
    W, b = np.eye(n, dtype=d), np.zeros(n, dtype=d)
    for V, c in layers:
        W, b = W @ V, b @ V + c
    return W, b

# wrong: stops-early
for V, c in layers[1:]: => for V, c in layers[1:10]:

# wrong: values-differ
W, b = W @ V, b @ V + c => W, b = (W @ V, b @ V + c) if len(V) < 6 else (W @ V, b @ V)

# wrong: values-differ
W, b = W @ V, b @ V + c => W, b = W @ V, np.abs(b) @ V + c

# right: an object that is called
class C:
    def __call__(self, layers):
        W, b = layers[0]
        for V, c in layers[1:]:
            W, b = W @ V, b @ V + c
        return W, b
collapse_linear = C()

# wrong: values-differ
W, b = W @ V, b @ V + c => W, b = W @ V, b @ V * c

# wrong: values-differ
W, b = W @ V, b @ V + c => W, b = W @ V, b @ V - c

# wrong: values-differ
def collapse_linear(layers):
    W, b = layers[0]
    for V, c in layers[1:]:
        b = b @ V + c
        W = W @ V + b
    return W, b

# wrong: bias-before-its-weights
W, b = W @ V, b @ V + c => W, b = W @ V, (b + c) @ V

# wrong: bias-before-its-weights
W, b = W @ V, b @ V + c => W, b = W @ V, b @ V + c @ V

# wrong: values-differ
W, b = W @ V, b @ V + c => W, b = W @ V, b @ V + 2 * c

# wrong: first-and-last-only
def collapse_linear(layers):
    (W, b), (V, c) = layers[0], layers[-1]
    return W @ V, b @ V + c

# wrong: first-layer-missing
W, b = layers[0] => W, b = layers[1]
for V, c in layers[1:]: => for V, c in layers[2:]:

# wrong: returns-an-iterator
def collapse_linear(layers):
    W, b = layers[0]
    for V, c in layers[1:]:
        W, b = W @ V, b @ V + c
    yield W
    yield b

# wrong: wrong-type
def collapse_linear(layers):
    W, b = layers[0]
    for V, c in layers[1:]:
        W, b = W @ V, b @ V + c
    return {"W": W, "b": b}

# wrong: values-differ
for V, c in layers[1:]: => for V, c in layers[1::2]:

# wrong: values-differ
W, b = W @ V, b @ V + c => W, b = W @ V, b @ V + c.mean()

# wrong: bend-kept-in-the-bias
def collapse_linear(layers):
    W, b = layers[0]
    for V, c in layers[1:]:
        W = W @ V
        b = b.clip(0) @ V + c
    return W, b
