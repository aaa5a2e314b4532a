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

# wrong: reshaped-not-transposed
W.T => W.reshape(W.shape[::-1])

# wrong: reshaped-not-transposed
X.T => X.reshape(X.shape[::-1])

# wrong: bias-before-weights
X.T @ dZ, dZ.sum(axis=0) => np.sum(dZ, 0), np.dot(X.T, dZ)

# wrong: gate-in-the-layer
dZ @ W.T => dZ @ W.T * (X > 0)

# wrong: gate-in-the-layer
    return =>     dZ = dZ * (dZ > 0)
    return

# wrong: opposite-sign
dZ @ W.T, X.T @ dZ, dZ.sum(axis=0) => -dZ @ W.T, -X.T @ dZ, -dZ.sum(axis=0)

# wrong: values-differ
dZ @ W.T => len(X) * dZ @ W.T

# wrong: batch-added-up-first
X.T @ dZ => np.outer(X.sum(axis=0), dZ.sum(axis=0))

# wrong: values-differ
X.T @ dZ => np.outer(X.mean(axis=0), dZ.sum(axis=0))

# wrong: values-differ
X.T @ dZ => np.outer(X[0], dZ[0])

# wrong: inverse-instead-of-transpose
W.T => np.linalg.pinv(W)

# wrong: values-differ
    return =>     W = W - 0.01 * X.T @ dZ
    return

# wrong: changes-its-input
    return =>     W -= 0.01 * X.T @ dZ
    return

# wrong: values-differ
    return =>     dZ = dZ / np.abs(dZ).max()
    return

# wrong: values-differ
dZ.sum(axis=0) => 1.01 * dZ.sum(axis=0)

# wrong: only-the-examples
X.T @ dZ => (X.T @ dZ).round(2)

# wrong: values-differ
dZ @ W.T => np.array([dZ.sum(axis=1)[i] * W.sum(axis=1) for i in range(len(dZ))])

# wrong: bias-of-one-example
dZ.sum(axis=0) => dZ[-1]

# wrong: wrong-shape
    return =>     if len(X) == 1:
        return W @ dZ[0], np.outer(X[0], dZ[0]), dZ[0]
    return

# wrong: only-the-examples
X.T @ dZ => np.abs(X.T) @ dZ

# wrong: wrong-shape
X.T @ dZ => (X * dZ).sum(axis=0)[:, None]

# wrong: only-the-examples
dZ.sum(axis=0) => dZ.sum(axis=0).astype(int)

# wrong: overwrites-earlier-results
room = {}
def dense_backward(dZ, X, W):
    dW = room.setdefault(W.shape, np.zeros(W.shape))
    dW[...] = X.T @ dZ
    return dZ @ W.T, dW, dZ.sum(axis=0)

# wrong: not-in-proportion
    return =>     dZ = np.clip(dZ, -5, 5)
    return

# wrong: not-in-proportion
X.T @ dZ => (X.T @ dZ).round(8)

# wrong: dx-divided-by-n
dZ @ W.T => dZ @ W.T / len(dZ)

# right: einsum
def dense_backward(dZ, X, W):
    return np.einsum("ik,jk->ij", dZ, W), np.einsum("ij,ik->jk", X, dZ), np.einsum("ik->k", dZ)

# right: outer products added
X.T @ dZ => sum(np.outer(x, d) for x, d in zip(X, dZ))

# right: loops
def dense_backward(dZ, X, W):
    dX, dW, db = np.zeros_like(X), np.zeros_like(W), np.zeros_like(W[0])
    for i in range(len(X)):
        for j in range(W.shape[0]):
            for k in range(W.shape[1]):
                dX[i, j] += dZ[i, k] * W[j, k]
                dW[j, k] += X[i, j] * dZ[i, k]
        db += dZ[i]
    return dX, dW, db

# right: ones times dZ
dZ.sum(axis=0) => np.ones(len(dZ)) @ dZ

# right: bias as an input of ones
def dense_backward(dZ, X, W):
    full = np.hstack([X, np.ones((len(X), 1))]).T @ dZ
    return dZ @ W.T, full[:-1], full[-1]

# right: double transpose
def dense_backward(dZ, X, W):
    return (W @ dZ.T).T, (dZ.T @ X).T, dZ.T.sum(1)

# right: a list
return dZ @ W.T, X.T @ dZ, dZ.sum(axis=0) => return [dZ @ W.T, X.T @ dZ, dZ.sum(axis=0)]

# right: tensordot
X.T @ dZ => np.tensordot(X, dZ, axes=(0, 0))

# right: broadcasting
X.T @ dZ => (X[:, :, None] * dZ[:, None, :]).sum(axis=0)

# wrong: bias-of-one-example
def dense_backward(dZ, X, W):
    return dZ @ W.T, X.T @ dZ, dZ[0].copy()

# wrong: bias-slope-of-one
def dense_backward(dZ, X, W):
    return dZ @ W.T, X.T @ dZ, np.ones(dZ.shape[1])

# wrong: inverse-instead-of-transpose
def dense_backward(dZ, X, W):
    back = np.linalg.pinv(W)
    return dZ @ back, X.T @ dZ, dZ.sum(axis=0)
