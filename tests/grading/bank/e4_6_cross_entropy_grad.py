# right: one-hot rows
def cross_entropy_grad(logits, y):
    return (softmax(logits) - np.eye(logits.shape[1])[y]) / len(y)

# right: a loop
def cross_entropy_grad(logits, y):
    n, k = logits.shape
    grad = np.zeros((n, k))
    for i in range(n):
        p = softmax(logits[i:i + 1])[0]
        for j in range(k):
            grad[i, j] = (p[j] - (j == y[i])) / n
    return grad

# right: a comparison, its own softmax
def cross_entropy_grad(scores, labels):
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    return (e / e.sum(axis=1, keepdims=True) - (np.arange(scores.shape[1]) == labels[:, None])) / scores.shape[0]

# right: in float32
def cross_entropy_grad(logits, y):
    return ((softmax(logits) - np.eye(logits.shape[1])[y]) / len(y)).astype(np.float32)

# wrong: missing-one-over-n
return p / n => return p

# wrong: sign-flipped
return p / n => return -p / n

# wrong: sign-flipped-and-no-mean
return p / n => return -p

# wrong: divided-by-all-entries
return p / n => return p / p.size

# wrong: divided-by-the-classes
return p / n => return p / p.shape[1]

# wrong: only-the-diagonal
def cross_entropy_grad(logits, y):
    p = softmax(logits)
    hot = np.arange(p.shape[1]) == y[:, None]
    return np.where(hot, p - 1, 0.0) / len(y)

# wrong: gradient-for-the-probabilities
def cross_entropy_grad(logits, y):
    p = softmax(logits)
    hot = np.arange(p.shape[1]) == y[:, None]
    return np.where(hot, -1 / p, 0.0) / len(y)

# wrong: true-class-not-subtracted
p[np.arange(n), y] -= 1 => pass

# wrong: one-based-labels
p[np.arange(n), y] => p[np.arange(n), y - 1]

# wrong: takes-whole-columns
p[np.arange(n), y] => p[:, y]

# wrong: logits-without-softmax
softmax(logits) => logits.copy()

# wrong: jacobian-applied-twice
def cross_entropy_grad(logits, y):
    p = softmax(logits)
    d = p - (np.arange(p.shape[1]) == y[:, None])
    return p * (d - (p * d).sum(axis=1, keepdims=True)) / len(y)

# wrong: changes-its-input
softmax(logits) => logits

# wrong: only-the-ones-divided
def cross_entropy_grad(logits, y):
    p = softmax(logits)
    p[np.arange(len(y)), y] -= 1 / len(y)
    return p

# wrong: only-the-probabilities-divided
def cross_entropy_grad(logits, y):
    p = softmax(logits) / len(y)
    p[np.arange(len(y)), y] -= 1
    return p

# wrong: softmax-twice
softmax(logits) => softmax(softmax(logits))

# wrong: sigmoid-per-class
softmax(logits) => 1 / (np.exp(-logits) + 1)

# wrong: true-class-overwritten
y] -= 1 => y] = -1

# wrong: true-class-overwritten
y] -= 1 => y] = 1

# wrong: one-added
-= 1 => += 1

# wrong: only-the-diagonal
def cross_entropy_grad(logits, y):
    p = softmax(logits)
    return p * (1 - p) / len(y)

# wrong: only-the-diagonal
def cross_entropy_grad(logits, y):
    p = softmax(logits)
    d = p.copy()
    d[np.arange(len(y)), y] -= 1
    return d * p * (1 - p) / len(y)

# wrong: only-the-diagonal
def cross_entropy_grad(logits, y):
    g = np.zeros_like(logits)
    p = softmax(logits)
    for i, c in enumerate(y): g[i, c] = (p[i, c] - 1) / len(y)
    return g

# wrong: only-the-diagonal
def cross_entropy_grad(logits, y):
    g = np.zeros_like(logits)
    p = softmax(logits)
    for i, c in enumerate(y): g[i, c] = p[i, c] - 1
    return g

# wrong: values-differ
def cross_entropy_grad(logits, y):
    p = softmax(logits)
    for i, c in enumerate(y):
        if c: p[i, c] -= 1
    return p / len(y)

# wrong: one-based-labels
y] -= 1 => y - 1] -= 1

# wrong: values-differ
y] -= 1 => np.minimum(y, 9)] -= 1

# wrong: values-differ
p / n => np.clip(p, -0.99, 0.99) / n

# wrong: values-differ
p / n => p / min(n, 20)

# wrong: values-differ
np.arange(n), y => np.arange(n)[:20], y[:20]

# wrong: values-differ
-= 1 => -= 0.9

# wrong: values-differ
def cross_entropy_grad(logits, y):
    Y = np.eye(logits.shape[1])[y]
    return (softmax(logits) - Y) / max(len(y), 2)

# wrong: only-the-examples
def cross_entropy_grad(logits, y):
    Y = np.eye(logits.shape[1])[y]
    g = (softmax(logits) - Y) / len(y)
    return g - g.mean(axis=0)

# wrong: values-differ
def cross_entropy_grad(logits, y):
    Y = np.eye(logits.shape[1])[y]
    g = (softmax(logits) - Y) / len(y)
    return g / max(1, np.linalg.norm(g))
