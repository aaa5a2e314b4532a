# right: a loop
def cross_entropy(logits, y):
    total = 0.0
    for row, truth in zip(logits, y):
        total -= row[truth] - np.logaddexp.reduce(row)
    return total / len(y)

# right: one-hot rows
def cross_entropy(logits, y):
    return -(np.eye(logits.shape[1])[y] * log_softmax(logits)).sum() / len(logits)

# right: take_along_axis, as a 0-d array
def cross_entropy(scores, labels):
    picked = np.take_along_axis(log_softmax(scores), labels[:, None], axis=1)
    return np.array(-picked.mean())

# right: in float32
def cross_entropy(logits, y):
    return np.float32(np.mean(np.logaddexp.reduce(logits, axis=1) - logits[range(len(y)), y]))

# wrong: softmax-twice
log_softmax(logits) => log_softmax(np.exp(log_softmax(logits)))

# wrong: bits-instead-of-nats
-log_softmax(logits) => -np.log2(np.e) * log_softmax(logits)

# wrong: sum-instead-of-mean
.mean() => .sum()

# wrong: one-based-labels
np.arange(n), y] => np.arange(n), y - 1]

# wrong: takes-whole-columns
np.arange(n), y] => :, y]

# wrong: minus-forgotten
return - => return 

# wrong: mean-over-all-entries
.mean() => .sum() / log_softmax(logits).size

# wrong: not-reduced-to-one-number
.mean() => 

# wrong: log-with-a-crutch
-log_softmax(logits)[np.arange(n), y] => -np.log(np.exp(log_softmax(logits)) + 1e-12)[np.arange(n), y]

# wrong: log-of-softmax
-log_softmax(logits)[np.arange(n), y] => -np.log(np.exp(log_softmax(logits)[np.arange(n), y]))

# wrong: log-of-the-mean
-log_softmax(logits)[np.arange(n), y].mean() => -np.log(np.mean(np.exp(log_softmax(logits)[np.arange(n), y])))

# wrong: no-logarithm
-log_softmax(logits)[np.arange(n), y].mean() => np.mean(1 - np.exp(log_softmax(logits)[np.arange(n), y]))

# wrong: logits-without-softmax
-log_softmax(logits) => -logits

# wrong: all-classes-count
[np.arange(n), y].mean() => .sum() / n

# wrong: best-class-instead-of-true-class
[np.arange(n), y] => [np.arange(n), logits.argmax(axis=1)]

# wrong: values-differ
def cross_entropy(logits, y):
    return 0.9162907318741551

# wrong: last-example-lost
def cross_entropy(logits, y):
    logp = log_softmax(logits)
    total = 0
    for i in range(len(y) - 1):
        total -= logp[i, y[i]]
    return total / len(y)

# wrong: log-with-a-crutch
def cross_entropy(logits, y):
    p = np.exp(log_softmax(logits))[np.arange(len(y)), y]
    return -np.log(p + 1e-8).mean()

# wrong: log-with-a-crutch
def cross_entropy(logits, y):
    p = np.exp(log_softmax(logits))[np.arange(len(y)), y]
    return -np.log(np.clip(p, 1e-7, 1)).mean()

# wrong: first-row-for-all
np.arange(n), y] => 0, y]

# wrong: divided-by-the-classes
.mean() => .sum() / logits.shape[1]

# wrong: class-0-skipped
def cross_entropy(logits, y):
    lp, total = log_softmax(logits), 0.0
    for i in range(len(y)):
        if y[i]:
            total -= lp[i, y[i]]
    return total / len(y)

# wrong: class-0-skipped
def cross_entropy(logits, y):
    lp = log_softmax(logits)[np.arange(len(y)), y]
    return -lp[y > 0].mean()

# wrong: class-0-skipped
def cross_entropy(logits, y):
    lp, total, n = log_softmax(logits), 0.0, 0
    for row, c in zip(lp, y):
        if c > 0:
            total, n = total - row[c], n + 1
    return total / max(n, 1)

# wrong: labels-smoothed
def cross_entropy(logits, y):
    k = logits.shape[1]
    Y = np.full(logits.shape, 0.1 / k)
    Y[np.arange(len(y)), y] += 0.9
    return -(Y * log_softmax(logits)).sum(axis=1).mean()

# wrong: labels-smoothed
def cross_entropy(logits, y):
    k = logits.shape[1]
    Y = np.full(logits.shape, 0.1 / (k - 1))
    Y[np.arange(len(y)), y] = 0.9
    return -(Y * log_softmax(logits)).sum(axis=1).mean()

# wrong: labels-one-too-high
y].mean => y + 1].mean

# wrong: labels-one-too-high
y].mean => (y + 1) % logits.shape[1]].mean

# wrong: one-based-labels
y].mean => y - 1].mean

# wrong: one-based-labels
def cross_entropy(logits, y):
    Y = np.arange(1, logits.shape[1] + 1) == y[:, None]
    return -(Y * log_softmax(logits)).sum(axis=1).mean()

# wrong: values-differ
def cross_entropy(logits, y):
    return -log_softmax(logits)[:50][np.arange(min(50, len(y))), y[:50]].mean()

# wrong: values-differ
def cross_entropy(logits, y):
    return min(-log_softmax(logits)[np.arange(len(y)), y].mean(), 1e4)

# wrong: values-differ
def cross_entropy(logits, y):
    return -np.maximum(log_softmax(logits)[np.arange(len(y)), y], -2000).mean()

# wrong: values-differ
def cross_entropy(logits, y):
    lp = log_softmax(logits)[np.arange(len(y)), y]
    return -np.mean([lp[y == c].mean() for c in np.unique(y)])

# wrong: values-differ
def cross_entropy(logits, y):
    lp = log_softmax(logits)[np.arange(len(y)), y]
    return -np.median(lp)

# wrong: values-differ
def cross_entropy(logits, y):
    return -log_softmax(logits)[np.arange(len(y)), np.minimum(y, 9)].mean()

# wrong: values-differ
def cross_entropy(logits, y):
    return np.log1p(np.exp(-(logits[np.arange(len(y)), y] - np.delete(logits, 0, 1).max(axis=1)))).mean()
