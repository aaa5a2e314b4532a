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

# wrong: only-the-true-class
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

# wrong: only-the-true-class
def cross_entropy_grad(logits, y):
    g = np.zeros_like(logits)
    p = softmax(logits)
    for i, c in enumerate(y): g[i, c] = (p[i, c] - 1) / len(y)
    return g

# wrong: only-the-true-class
def cross_entropy_grad(logits, y):
    g = np.zeros_like(logits)
    p = softmax(logits)
    for i, c in enumerate(y): g[i, c] = p[i, c] - 1
    return g

# wrong: class-0-skipped
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

# right: eye keeping dtype
    p[np.arange(n), y] -= 1 =>     p = p - np.eye(p.shape[1], dtype=p.dtype)[y]

# right: loops
def cross_entropy_grad(logits, y):
    p = softmax(logits)
    for i in range(len(y)):
        for j in range(logits.shape[1]):
            p[i, j] = (p[i, j] - (j == y[i])) / len(y)
    return p

# right: comparison
    p[np.arange(n), y] -= 1 =>     p = p - (y[:, None] == np.arange(p.shape[1]))

# right: subtract.at
    p[np.arange(n), y] -= 1 =>     np.subtract.at(p, (np.arange(n), y), 1)

# right: put_along_axis
def cross_entropy_grad(logits, y):
    n = len(y)
    p = softmax(logits)
    np.put_along_axis(p, y[:, None], np.take_along_axis(p, y[:, None], 1) - 1, axis=1)
    return p / n

# right: own softmax
softmax(logits) => np.exp(logits - logits.max(axis=1, keepdims=True))
    p /= p.sum(axis=1, keepdims=True)

# right: exp of logaddexp
softmax(logits) => np.exp(logits - np.logaddexp.reduce(logits, axis=1, keepdims=True))

# right: lambda
cross_entropy_grad = lambda z, t: (softmax(z) - np.identity(z.shape[1]).astype(z.dtype)[t]) / z.shape[0]

# right: divided in place
    return p / n =>     p /= n
    return p

# right: rows
def cross_entropy_grad(logits, y):
    rows = []
    for row, c in zip(softmax(logits), y):
        row = row.copy()
        row[c] -= 1
        rows.append(row / len(y))
    return np.array(rows, dtype=logits.dtype)

# right: mean by multiplying float
p / n => p * (1 / n)

# right: F order
p / n => np.asfortranarray(p / n)

# right: class with jacobian
class Grad:
    def __call__(self, logits, y):
        p = softmax(logits)
        out = np.empty_like(p)
        for i, c in enumerate(y):
            J = np.diag(p[i]) - np.outer(p[i], p[i])
            out[i] = p[i]
            out[i, c] = -(p[i].sum() - p[i, c])
        return out / out.dtype.type(len(y))

cross_entropy_grad = Grad()

# right: np.eye makes float64 of it
    p[np.arange(n), y] -= 1 =>     p = p - np.eye(p.shape[1])[y]

# wrong: true-class-overwritten
-= 1 => = 0

# wrong: values-differ
p / n => np.abs(p) / n

# wrong: changes-its-input
    p = softmax(logits) =>     logits -= logits.max(axis=1, keepdims=True)
    p = softmax(logits)

# wrong: wrong-shape
p / n => p[np.arange(n), y] / n

# wrong: only-the-true-class
p / n => np.where(np.eye(p.shape[1])[y] == 1, p, 0) / n

# wrong: constant-factor
p / n => 2 * p / n

# wrong: best-class-instead-of-true-class
y] => p.argmax(axis=1)]

# wrong: constant-factor
p / n => p / n / 2

# wrong: divided-by-one-less
p / n => p / (n - 1)

# wrong: values-differ
p / n => p / (n + 1)

# wrong: works-for-some-inputs-only
    p[np.arange(n), y] -= 1 =>     p = p - np.eye(n)[y][:, :p.shape[1]]

# wrong: normalises-columns
softmax(logits) => softmax(logits.T).T.copy()

# wrong: overflows
softmax(logits) => np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)

# wrong: overflows
softmax(logits) => np.exp(logits - logits.max()) / np.exp(logits - logits.max()).sum(axis=1, keepdims=True)

# wrong: wrong-shape
p / n => (p / n).sum(axis=0)

# wrong: transposed
p / n => (p / n).T

# wrong: values-differ
def cross_entropy_grad(logits, y):
    def loss(z):
        return -np.log(softmax(z)[np.arange(len(y)), y]).mean()
    g = np.zeros(logits.shape)
    for i in np.ndindex(*logits.shape):
        d = logits.astype(float)
        d[i] += 1e-3
        g[i] = (loss(d) - loss(logits)) / 1e-3
    return g

# wrong: values-differ
softmax(logits) => np.log(softmax(logits))

# wrong: rounded
p / n => np.round(p / n, 3)

# wrong: values-differ
-= 1 => -= 0.99

# wrong: values-differ
-= 1 => -= 1 - 0.001

# wrong: values-differ
p / n => np.clip(p, -0.9, 0.9) / n

# wrong: only-the-examples
np.arange(n), y] => np.unique(y), np.unique(y)]

# wrong: values-differ
    p[np.arange(n), y] -= 1 =>     for c in set(y.tolist()):
        p[y.tolist().index(c), c] -= 1

# wrong: last-example-lost
np.arange(n), y] => np.arange(n - 1), y[:-1]]

# wrong: overwrites-earlier-results
def cross_entropy_grad(logits, y):
    n = len(y)
    p = globals().setdefault("_room", {}).setdefault((logits.shape, str(logits.dtype)), np.empty_like(logits))
    p[:] = softmax(logits)
    p[np.arange(n), y] -= 1
    p /= n
    return p

# wrong: values-differ
p / n => p - p.mean(axis=0)

# wrong: returns-a-list
p / n => (p / n).tolist()

# wrong: returns-a-list
p / n => (-np.log(softmax(logits)[np.arange(n), y]).mean(), p / n)

# wrong: values-differ
[np.arange(n), y] => [np.arange(n), y % 2]

# wrong: labels-one-too-high
y] => (y + 1) % p.shape[1]]

# wrong: values-differ
    p[np.arange(n), y] -= 1 =>     rows = logits.tolist()
    for r, c in zip(rows, y):
        p[rows.index(r), c] -= 1

# wrong: loss_gradient_is_the_slope
def cross_entropy_grad(logits, y):
    n = len(y)
    p = cross_entropy_grad.__dict__.setdefault(str(logits.shape), softmax(logits)).copy()
    p[np.arange(n), y] -= 1
    return p / n

# wrong: only-the-examples
-= 1 => *= -1

# wrong: difference-squared
def cross_entropy_grad(logits, y):
    p = softmax(logits)
    p[np.arange(len(y)), y] -= 1
    return p ** 2 / len(y)
