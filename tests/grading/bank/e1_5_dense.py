# right: einsum
def dense(X, W, b):
    return np.einsum("ni,io->no", X, W) + b

# right: a triple loop
def dense(X, W, b):
    Z = np.zeros((X.shape[0], W.shape[1]))
    for i in range(Z.shape[0]):
        for j in range(Z.shape[1]):
            for k in range(X.shape[1]):
                Z[i, j] += X[i, k] * W[k, j]
            Z[i, j] += b[j]
    return Z

# right: example by example, in float32
def dense(batch, weights, biases):
    return np.stack([(row @ weights + biases).astype(np.float32) for row in batch])

# right: the bias as one more input
def dense(X, W, b):
    return np.hstack([X, np.ones((len(X), 1))]) @ np.vstack([W, b])

# wrong: no-bias
def dense(X, W, b):
    return np.dot(X, W)

# wrong: bias-down-the-wrong-axis
def dense(X, W, b):
    return np.dot(X, W) + b.reshape(-1, 1)

# wrong: first-example-only
def dense(X, W, b):
    return np.dot(X[0, :], W) + b

# wrong: weights-transposed
def dense(X, W, b):
    return (W @ X.T).T + b

# wrong: entry-by-entry
def dense(X, W, b):
    return np.multiply(X, W) + b

# wrong: biases-added-up
def dense(X, W, b):
    return np.dot(X, W) + sum(b)

# wrong: activation-too-early
def dense(X, W, b):
    Z = X @ W + b
    return Z * (Z > 0)

# wrong: bias-subtracted
def dense(X, W, b):
    return X.dot(W) - b

# wrong: result-transposed
def dense(X, W, b):
    return W.T @ X.T + b[:, None]

# wrong: first-bias-for-all
def dense(X, W, b):
    return X @ W + float(b[0])

# wrong: returns-a-list
def dense(X, W, b):
    return [row @ W + b for row in X]

# wrong: changes-its-input
def dense(X, W, b):
    Z = X @ W
    b += Z[0] * 0 + 1
    return Z + b - 1

# wrong: mean-bias-for-all
def dense(X, W, b):
    return X.dot(W) + b.mean()

# wrong: bias-multiplied
def dense(X, W, b):
    return X.dot(W) * b

# wrong: last-bias-for-all
def dense(X, W, b):
    return X.dot(W) + b[-1]

# wrong: fraction-lost
def dense(X, W, b):
    Z = np.zeros((len(X), W.shape[1]), dtype=int)
    for i in range(len(X)):
        Z[i] = X[i] @ W + b
    return Z

# wrong: last-example-lost
def dense(X, W, b):
    Z = np.zeros((len(X), W.shape[1]))
    for i in range(len(X) - 1):
        Z[i] = X[i] @ W + b
    return Z

# wrong: weights-first
def dense(X, W, b):
    return W @ X + b

# wrong: sizes-do-not-fit
X @ W => X.T @ W

# wrong: shapes-do-not-fit
X @ W + b => (X + b) @ W

# wrong: columns-as-examples
X @ W => W.T @ X.T

# wrong: sum-overwritten
def dense(X, W, b):
    Z = np.zeros((len(X), W.shape[1]))
    for k in range(len(W)):
        Z = X[:, [k]] * W[k]
    return Z + b

# wrong: bias-for-every-input
def dense(X, W, b):
    Z = np.zeros((len(X), W.shape[1]))
    for k in range(len(W)):
        Z += X[:, [k]] * W[k] + b
    return Z

# wrong: last-neuron-lost
def dense(X, W, b):
    Z = np.zeros((len(X), len(b)))
    for j in range(len(b) - 1):
        Z[:, j] = X @ W[:, j] + b[j]
    return Z

# wrong: squashed-already
X @ W + b => 1 / (1 + np.exp(-b - X @ W))

# wrong: sizes-do-not-fit
def dense(X, W, b):
    return X.T.dot(W) + b

# wrong: weights-transposed
def dense(X, W, b):
    turned = W.T
    return X @ turned + b

# wrong: weights-transposed
def dense(X, W, b):
    return X.dot(W.T) + b

# wrong: weights-transposed
def dense(X, W, b):
    return np.dot(W, X.T).T + b

# wrong: weights-transposed
def dense(X, W, b):
    if W.shape[0] == W.shape[1]: return X @ W.T + b
    return X @ W + b

# wrong: reshaped-instead-of-transposed
def dense(X, W, b):
    return X @ W.reshape(W.shape[::-1]).T + b

# wrong: values-differ
def dense(X, W, b):
    Z = np.zeros((len(X), len(b)))
    for i in range(min(len(X), 10)):
        Z[i] = X[i] @ W + b
    return Z

# wrong: wrong-shape
def dense(X, W, b):
    return (X @ W + b).squeeze()

# wrong: values-differ
def dense(X, W, b):
    return np.clip(X @ W + b, -50, 50)

# wrong: bias-for-the-first-example-only
def dense(X, W, b):
    Z = X @ W
    Z[0] += b
    return Z

# wrong: values-differ
def dense(X, W, b):
    return np.array([[sum(x * w for x, w in zip(row[:10], col)) for col in W.T] for row in X]) + b

# wrong: values-differ
def dense(X, W, b):
    return X @ W + (b if len(b) > 1 else 0)

# wrong: values-differ
def dense(X, W, b):
    return X @ W + b if W.shape[0] > 1 else X * W.sum() + b

# wrong: rounded
def dense(X, W, b):
    return np.round(X @ W + b, 3)

# wrong: values-differ
X @ W + b => X @ W + (b[:, None] if len(X) == len(b) else b)

# wrong: weights-transposed
X @ W + b => np.array([[x @ w for w in W] for x in X]) + b

# wrong: columns-as-examples
X @ W + b => (X @ W).T + b

# wrong: last-example-only
def dense(X, W, b):
    for x in X:
        z = x @ W + b
    return z

# wrong: wrong-shape
X @ W + b => (X @ W + b).ravel()

# wrong: activation-too-early
X @ W + b => (X @ W + b).clip(min=0)

# wrong: values-differ
def dense(X, W, b):
    Z = np.zeros((len(X), W.shape[1]))
    for i in range(len(X)):
        for j in range(W.shape[1]):
            Z[i, j] = X[i] @ W[:, j] + b[i % len(b)]
    return Z

# wrong: written-into-another-shape
def dense(X, W, b):
    Z = np.zeros(X.shape)
    for i in range(len(X)):
        Z[i] = X[i] @ W + b
    return Z

# wrong: index-too-large
def dense(X, W, b):
    Z = np.zeros((len(X), W.shape[0]))
    for i in range(len(X)):
        for j in range(W.shape[0]):
            Z[i, j] = X[i] @ W[:, j] + b[j]
    return Z

# wrong: whole-numbers
def dense(X, W, b):
    Z = np.zeros((len(X), W.shape[1]), dtype=X.dtype)
    Z[...] = X @ W + b
    return Z

# wrong: values-differ
X @ W + b => X @ W + 2 * b

# wrong: mean-over-the-batch
X @ W + b => X @ W / len(X) + b

# wrong: mean-instead-of-sum
X @ W + b => X @ W / X.shape[1] + b

# wrong: values-differ
X @ W + b => (X + 1) @ W + b

# wrong: bias-added-to-the-weights
X @ W + b => X @ (W + b)

# wrong: changes-its-input
def dense(X, W, b):
    X -= X.mean(axis=0)
    return X @ W + b

# wrong: values-differ
X @ W + b => (X - X.mean(axis=0)) @ W + b

# wrong: values-differ
X @ W + b => (X @ W + b)[::-1]

# wrong: values-differ
X @ W + b => np.sort(X @ W + b, axis=1)

# wrong: rounded
X @ W + b => np.round(X @ W + b, 2)

# wrong: layer_is_a_sum_of_products
X @ W + b => np.round(X @ W + b, 6)

# wrong: wrong-shape
X @ W + b => X[:-1] @ W + b

# wrong: overwrites-earlier-results
buffer = {}
def dense(X, W, b):
    key = len(X), W.shape[1]
    Z = buffer.setdefault(key, np.empty(key))
    np.matmul(X, W, out=Z)
    Z += b
    return Z

# wrong: values-differ
import functools
first = []
def dense(X, W, b):
    first.append(W)
    return X @ (first[0] if first[0].shape == W.shape else W) + b

# wrong: returns-a-list
X @ W + b => X @ W, b

# wrong: wrong-shape
X @ W + b => np.hstack([X @ W[:, j] + b[j] for j in range(W.shape[1])])

# wrong: reshaped-instead-of-transposed
X @ W + b => np.concatenate([X @ W[:, j] + b[j] for j in range(W.shape[1])]).reshape(len(X), W.shape[1])

# wrong: values-differ
X @ W + b => np.tensordot(X, W, 0).sum(axis=(1, 2)) + b

# wrong: values-differ
X @ W + b => X @ W + 1.01 * b

# wrong: values-differ
X @ W + b => np.abs(X @ W + b)

# wrong: values-differ
X @ W + b => X[0] @ W + b + 0 * X[:, :1]

# wrong: values-differ
X @ W + b => X[:, :3] @ W[:3] + b

# wrong: wrong-type
X @ W + b => np.asmatrix(X @ W + b)

# wrong: values-differ
X @ W + b => X @ W + np.repeat(b, len(X)).reshape(len(X), len(b))

# right: broadcasting
X @ W + b => (X[:, :, None] * W).sum(axis=1) + b

# right: a lambda
dense = lambda X, W, b: np.matmul(X, W) + b

# right: an object that is called
class Layer:
    def __call__(self, X, W, b):
        return X @ W + b
dense = Layer()

# right: functools.partial
from functools import partial
def layer(g, X, W, b):
    return g(X @ W + b)
dense = partial(layer, lambda z: z)

# right: apply_along_axis
X @ W + b => np.apply_along_axis(lambda x: x @ W + b, 1, X)

# right: generator
def dense(X, W, b):
    def rows():
        for x in X:
            yield x @ W + b
    return np.array(list(rows()))

# right: outer sum
def dense(X, W, b):
    Z = np.tile(b, (len(X), 1)).astype(float)
    for i in range(W.shape[0]):
        Z += np.outer(X[:, i], W[i])
    return Z

# right: recursion
def dense(X, W, b):
    if len(X) == 1:
        return X @ W + b
    half = len(X) // 2
    return np.vstack([dense(X[:half], W, b), dense(X[half:], W, b)])

# right: vectorize
dense = np.vectorize(lambda x, W, b: x @ W + b, signature="(n),(n,m),(m)->(m)")

# right: map
X @ W + b => np.stack(list(map(lambda x: W.T.dot(x) + b, X)))

# wrong: values-differ
X @ W + b => X @ np.abs(W) + b

# wrong: bias-before-the-weights
def dense(X, W, b):
    shifted = X + sum(b)
    return shifted @ W
