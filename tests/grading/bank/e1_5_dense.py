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

# wrong: values-differ
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

# wrong: values-differ
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

# wrong: values-differ
def dense(X, W, b):
    return np.round(X @ W + b, 3)
