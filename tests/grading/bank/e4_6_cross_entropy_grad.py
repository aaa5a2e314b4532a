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
