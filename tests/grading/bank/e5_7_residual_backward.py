# right: your functions
def residual_backward(dY, X, W):
    dZ = relu_backward(dY, X @ W)
    dX, dW, _ = dense_backward(dZ, X, W)
    return dX + dY, dW

# right: example by example
def residual_backward(dY, X, W):
    dX, dW = np.zeros_like(X), np.zeros_like(W)
    for i, (x, dy) in enumerate(zip(X, dY)):
        dz = np.where(x @ W > 0, dy, 0)
        dX[i] = dy + W @ dz
        dW += np.outer(x, dz)
    return dX, dW

# right: two paths by name
def residual_backward(dY, X, W):
    gate = X @ W > 0
    direct = dY
    branch = np.einsum("ij,kj->ik", dY * gate, W)
    return [direct + branch, np.einsum("ij,ik->jk", X, dY * gate)]

# wrong: skip-path-lost
dY + dZ @ W.T => np.dot(dZ, W.T)

# wrong: branch-lost
dY + dZ @ W.T => dY.copy()

# wrong: paths-multiplied
dY + dZ @ W.T => np.dot(dZ, W.T) * dY

# wrong: one-instead-of-the-gradient
dY + dZ @ W.T => np.ones_like(dY) + dZ @ W.T

# wrong: skip-path-gated
dY + dZ @ W.T => dZ @ W.T + dZ

# wrong: skip-path-twice
dY + dZ @ W.T => dY + dY + dZ @ W.T

# wrong: no-gate
(X @ W > 0) => 1

# wrong: no-gate-for-x
dZ @ W.T => dY @ W.T

# wrong: no-gate-for-w
X.T @ dZ => X.T @ dY

# wrong: gate-by-the-gradient
(X @ W > 0) => (dY > 0)

# wrong: gate-by-the-input
(X @ W > 0) => (X > 0)

# wrong: gate-by-the-sum
(X @ W > 0) => (X + (X @ W) * (X @ W > 0) > 0)

# wrong: gate-open-at-zero
(X @ W > 0) => (X @ W >= 0)

# wrong: value-instead-of-slope
(X @ W > 0) => np.maximum(0, X @ W)

# wrong: weights-not-transposed
W.T => W

# wrong: dw-transposed
X.T @ dZ => (X.T @ dZ).T

# wrong: skip-path-in-dw
X.T @ dZ => X.T @ dY + X.T @ dZ

# wrong: second-one-over-n
X.T @ dZ => X.T @ dZ / X.shape[0]

# wrong: other-order
return dY + dZ @ W.T, X.T @ dZ => return X.T @ dZ, dY + dZ @ W.T

# wrong: dx-only
, X.T @ dZ => 

# wrong: float64-comes-out
(X @ W > 0) => (X @ W > 0).astype(float)

# wrong: changes-its-input
def residual_backward(dY, X, W):
    dZ = dY * (X @ W > 0)
    dY += dZ @ W.T
    return dY, X.T @ dZ

# wrong: uses-the-companion
def residual_backward(dY, X, W):
    from companion.backprop import residual_backward
    return residual_backward(dY, X, W)

# wrong: wrong-count
X.T @ dZ => X.T @ dZ, dZ.sum(axis=0)

# wrong: only-the-examples
def residual_backward(dY, X, W):
    return np.array([[2.0, 1.0]]), np.array([[1.0, 0.0], [-2.0, 0.0]])

# wrong: gate-by-the-input
def residual_backward(dY, X, W):
    dZ = relu_backward(dY, X)
    return dY + dZ @ W.T, X.T @ dZ

# wrong: paths-averaged
def residual_backward(dY, X, W):
    dZ = relu_backward(dY, X @ W)
    return (dY + dZ @ W.T) / 2, X.T @ dZ

# wrong: boundary
X @ W > 0 => X @ W > 1e-6

# wrong: boundary
X @ W > 0 => X @ W > 1e-3

# wrong: values-differ
X.T @ dZ => X.T @ dZ / len(X) if len(X) > 8 else X.T @ dZ

# wrong: values-differ
X.T @ dZ => X[:5].T @ dZ[:5]

# wrong: gate-with-w-transposed
X @ W > 0 => X @ W.T > 0

# wrong: both-paths-through-w
dY + dZ @ W.T => (dY + dZ) @ W.T

# wrong: paths-subtracted
dY + dZ @ W.T => dY - dZ @ W.T

# wrong: values-differ
dY + dZ @ W.T => np.where(X > 0, dY, 0) + dZ @ W.T

# wrong: skip-path-gated
def residual_backward(dY, X, W):
    M = W + np.eye(len(W))
    dZ = dY * (X @ W > 0)
    return dZ @ M.T, X.T @ dZ

# wrong: dw-from-the-output
X.T @ dZ => (X + np.maximum(X @ W, 0)).T @ dZ

# wrong: changes-its-input
def residual_backward(dY, X, W):
    dZ = dY
    dZ *= X @ W > 0
    return dY + dZ @ W.T, X.T @ dZ

# wrong: values-differ
X.T @ dZ => (X.T @ dZ + dZ.T @ X) / 2

# right: by hand, a row at a time
def residual_backward(dY, X, W):
    dX, dW = dY.copy(), np.zeros_like(W)
    for n, (g, x) in enumerate(zip(dY, X)):
        g = np.where(x @ W > 0, g, 0)
        dX[n] += W @ g
        dW += np.outer(x, g)
    return dX, dW

# wrong: input-instead-of-gradient
dY + dZ @ W.T => X + dZ @ W.T

# wrong: gate-by-the-sum-before-relu
X @ W > 0 => X + X @ W > 0

# wrong: everything-divided-by-n
    return =>     dZ = dZ / len(X)
    return

# wrong: paths-subtracted
dY + dZ => -dY + dZ

# wrong: leaky-gate
dY * (X @ W > 0) => np.where(X @ W > 0, dY, 0.01 * dY)

# wrong: gate-half-open-at-zero
dY * (X @ W > 0) => dY * np.heaviside(X @ W, 0.5)

# wrong: float64-comes-out
dY + dZ @ W.T => dY @ np.eye(len(W)) + dZ @ W.T

# wrong: only-the-examples
W.T => np.linalg.inv(W)

# wrong: relu-around-both-paths
def residual_backward(dY, X, W):
    dZ = dY * (X + X @ W > 0)
    return dZ + dZ @ W.T, X.T @ dZ

# wrong: values-differ
def residual_backward(dY, X, W):
    return dY * (X > 0) + dY @ W.T, X.T @ dY

# wrong: values-differ
X.T @ dZ => np.maximum(X, 0).T @ dZ

# wrong: values-differ
X.T @ dZ => np.outer(X[0], dZ[0])

# wrong: batch-added-up-first
X.T @ dZ => np.outer(X.sum(0), dZ.sum(0))

# wrong: values-differ
dY + dZ => 1.01 * dY + dZ

# wrong: values-differ
X.T @ dZ => X.T @ dZ + 1e-4 * W

# wrong: values-differ
X.T @ dZ => (X.T @ dZ).round(4)

# wrong: values-differ
dY + dZ @ W.T => np.where(X @ W > 0, dZ @ W.T, dY)

# wrong: values-differ
dY + dZ @ W.T => np.where(X @ W > 0, dY + dZ @ W.T, dY)

# wrong: values-differ
dY + dZ @ W.T => dY[:1] + dZ @ W.T

# wrong: overwrites-earlier-results
room = {}
def residual_backward(dY, X, W):
    dX = room.setdefault(X.shape, np.zeros_like(X))
    dZ = dY * (X @ W > 0)
    dX[...] = dY + dZ @ W.T
    return dX, X.T @ dZ

# wrong: not-in-proportion
    return =>     dZ = np.clip(dZ, -5, 5)
    return

# wrong: not-in-proportion
X.T @ dZ => (X.T @ dZ).round(9)

# wrong: wrong-shape
X.T @ dZ => dZ.sum(axis=0)

# wrong: wrong-shape
X.T @ dZ => np.stack([np.outer(x, d) for x, d in zip(X, dZ)])

# wrong: wrong-type
dY + dZ @ W.T, X.T @ dZ => (dY + dZ @ W.T, X.T @ dZ), dZ.sum(axis=0)

# wrong: gate-reversed
X @ W > 0 => X @ W < 0

# right: own parts
def residual_backward(dY, X, W):
    dX, dW, _ = dense_backward(relu_backward(dY, X @ W), X, W)
    return dX + dY, dW

# right: einsum
def residual_backward(dY, X, W):
    gate = np.einsum("ij,jk->ik", X, W) > 0
    dZ = np.where(gate, dY, 0)
    return dY + np.einsum("ik,jk->ij", dZ, W), np.einsum("ij,ik->jk", X, dZ)

# right: loops
def residual_backward(dY, X, W):
    dX, dW = dY.copy(), np.zeros_like(W)
    for i in range(len(X)):
        for k in range(W.shape[1]):
            if sum(X[i, j] * W[j, k] for j in range(len(W))) > 0:
                for j in range(len(W)):
                    dX[i, j] += dY[i, k] * W[j, k]
                    dW[j, k] += X[i, j] * dY[i, k]
    return dX, dW

# right: by the example
def residual_backward(dY, X, W):
    rows, dW = [], np.zeros_like(W)
    for d, x in zip(dY, X):
        dz = d * (x @ W > 0)
        rows.append(d + W @ dz)
        dW += np.outer(x, dz)
    return np.array(rows).reshape(X.shape), dW

# right: a list
return dY + dZ @ W.T, X.T @ dZ => return [dY + dZ @ W.T, X.T @ dZ]

# right: in place on own copy
def residual_backward(dY, X, W):
    dZ = dY.copy()
    dZ[~(X.dot(W) > 0)] = 0
    dX = dZ.dot(W.T)
    dX += dY
    return dX, X.T.dot(dZ)

# right: lambda
residual_backward = lambda dY, X, W: (dY + np.where(X @ W > 0, dY, 0) @ W.T, X.T @ np.where(X @ W > 0, dY, 0))

# right: maximum != 0
X @ W > 0 => np.maximum(X @ W, 0) != 0

# right: named tuple
from collections import namedtuple
Grads = namedtuple("Grads", "dX dW")
def residual_backward(dY, X, W):
    dZ = np.where(X @ W > 0, dY, np.zeros_like(dY))
    return Grads(np.add(dY, np.matmul(dZ, np.transpose(W))), np.matmul(np.transpose(X), dZ))
