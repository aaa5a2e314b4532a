# right: einsum
def dense_backward(dZ, X, W):
    return np.einsum("no,io->ni", dZ, W), np.einsum("ni,no->io", X, dZ), np.einsum("no->o", dZ)

# right: example by example
def dense_backward(dZ, X, W):
    dW, db, dX = np.zeros(W.shape), np.zeros(W.shape[1]), np.zeros(X.shape)
    for i in range(len(X)):
        dW += np.outer(X[i], dZ[i])
        db += dZ[i]
        dX[i] = W @ dZ[i]
    return dX, dW, db

# right: transposes outside, a list
def dense_backward(grad, inputs, weights):
    return [(weights @ grad.T).T, (grad.T @ inputs).T, np.ones(len(grad)) @ grad]

# right: in float32
def dense_backward(dZ, X, W):
    dZ, X, W = (part.astype(np.float32) for part in (dZ, X, W))
    return dZ @ W.T, X.T @ dZ, dZ.sum(0)

# wrong: db-over-the-neurons
dZ.sum(axis=0) => dZ.sum(axis=-1)

# wrong: db-mean-over-the-batch
dZ.sum(axis=0) => dZ.mean(axis=0)

# wrong: second-one-over-n
X.T @ dZ, dZ.sum(axis=0) => X.T @ dZ / X.shape[0], dZ.mean(axis=0)

# wrong: second-one-over-n-for-weights
X.T @ dZ => (X / len(X)).T @ dZ

# wrong: db-keeps-two-axes
dZ.sum(axis=0) => np.ones((1, len(dZ))) @ dZ

# wrong: db-not-summed
dZ.sum(axis=0) => dZ.copy()

# wrong: db-summed-to-one-number
dZ.sum(axis=0) => float(np.sum(dZ))

# wrong: dw-transposed
X.T @ dZ => np.einsum("no,ni->oi", dZ, X)

# wrong: weights-not-transposed
W.T => W

# wrong: input-not-transposed
X.T @ => X @

# wrong: dx-from-the-inputs
dZ @ W.T => dZ @ dZ.T @ X

# wrong: dw-from-the-weights
X.T @ dZ => W.copy()

# wrong: both-transposes-missing
W.T => W
X.T @ => X @

# wrong: other-order
return dZ @ W.T, X.T @ dZ, dZ.sum(axis=0) => return np.dot(X.T, dZ), np.sum(dZ, 0), np.dot(dZ, W.T)

# wrong: weights-first
return dZ @ W.T, X.T @ dZ, dZ.sum(axis=0) => return np.dot(X.T, dZ), np.dot(dZ, W.T), np.sum(dZ, 0)

# wrong: one-gradient-missing
return dZ @ W.T, X.T @ dZ, dZ.sum(axis=0) => return np.dot(X.T, dZ), np.sum(dZ, 0)

# wrong: everything-divided-by-n
def dense_backward(dZ, X, W):
    n = len(dZ)
    return dZ @ W.T / n, X.T @ dZ / n, dZ.sum(axis=0) / n

# wrong: wrong-shape
def dense_backward(dZ, X, W):
    return (dZ @ W.T).squeeze(), X.T @ dZ, dZ.sum(axis=0)

# wrong: values-differ
def dense_backward(dZ, X, W):
    return dZ @ W.T, X.T @ dZ, dZ[:4].sum(axis=0)

# wrong: values-differ
def dense_backward(dZ, X, W):
    return dZ @ W.T, X[:5].T @ dZ[:5], dZ.sum(axis=0)

# wrong: values-differ
def dense_backward(dZ, X, W):
    return dZ @ W.T, X.T @ dZ, dZ.sum(axis=0) if len(dZ) < 6 else dZ.mean(axis=0)

# wrong: product-the-other-way-round
def dense_backward(dZ, X, W):
    return (W @ dZ.T), X.T @ dZ, dZ.sum(axis=0)

# wrong: wrong-type
def dense_backward(dZ, X, W):
    return dZ @ W.T, X.T @ dZ, list(dZ.sum(axis=0))

# wrong: db-over-the-neurons
def dense_backward(dZ, X, W):
    return np.einsum("no,io->ni", dZ, W), np.einsum("ni,no->io", X, dZ), np.einsum("no->n", dZ)

# wrong: sizes-added-up
def dense_backward(dZ, X, W):
    return dZ @ W.T, X.T @ dZ, np.abs(dZ).sum(axis=0)

# right: loops
def dense_backward(dZ, X, W):
    dX = np.zeros(X.shape); dW = np.zeros(W.shape); db = np.zeros(W.shape[1])
    for n in range(len(X)):
        dW += np.outer(X[n], dZ[n]); db += dZ[n]; dX[n] = W @ dZ[n]
    return dX, dW, db
