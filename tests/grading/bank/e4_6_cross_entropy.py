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

# wrong: median-of-the-losses
def cross_entropy(logits, y):
    lp = log_softmax(logits)[np.arange(len(y)), y]
    return -np.median(lp)

# wrong: values-differ
def cross_entropy(logits, y):
    return -log_softmax(logits)[np.arange(len(y)), np.minimum(y, 9)].mean()

# wrong: values-differ
def cross_entropy(logits, y):
    return np.log1p(np.exp(-(logits[np.arange(len(y)), y] - np.delete(logits, 0, 1).max(axis=1)))).mean()

# right: loop
    return =>     table = log_softmax(logits)
    return -sum(table[i, c] for i, c in enumerate(y)) / n
    return

# right: logaddexp
def cross_entropy(logits, y):
    return (np.logaddexp.reduce(logits, axis=1) - logits[np.arange(len(y)), y]).mean()

# right: one-hot
def cross_entropy(logits, y):
    return -(np.eye(logits.shape[1])[y] * log_softmax(logits)).sum() / len(y)

# right: where the one-hot
def cross_entropy(logits, y):
    hot = y[:, None] == np.arange(logits.shape[1])
    return -log_softmax(logits)[hot].mean()

# right: take_along_axis
log_softmax(logits)[np.arange(n), y] => np.take_along_axis(log_softmax(logits), y[:, None], axis=1)

# right: choose via diag
log_softmax(logits)[np.arange(n), y] => np.diag(log_softmax(logits)[:, y])

# right: flat index
log_softmax(logits)[np.arange(n), y] => log_softmax(logits).ravel()[np.arange(n) * logits.shape[1] + y]

# right: range and list
np.arange(n), y => range(n), list(y)

# right: margins
def cross_entropy(z, t):
    m = z - z[np.arange(len(t)), t][:, None]
    top = m.max(axis=1, keepdims=True)
    return float((top[:, 0] + np.log(np.exp(m - top).sum(axis=1))).mean())

# right: math loop
import math

def cross_entropy(logits, y):
    total = 0.0
    for row, c in zip(logits.tolist(), y.tolist()):
        m = max(row)
        total += m + math.log(sum(math.exp(v - m) for v in row)) - row[c]
    return total / len(y)

# right: class
class CE:
    def __call__(self, logits, y):
        return -np.mean(log_softmax(logits)[np.arange(logits.shape[0]), y])

cross_entropy = CE()

# right: einsum
def cross_entropy(logits, y):
    return -np.einsum("ij,ij->", log_softmax(logits), np.identity(logits.shape[1])[y]) / len(logits)

# wrong: logits-as-probabilities
log_softmax(logits) => np.log(logits)

# wrong: no-logarithm
log_softmax(logits)[np.arange(n), y] => np.exp(log_softmax(logits))[np.arange(n), y]

# wrong: log-with-a-crutch
def cross_entropy(logits, y):
    p = np.clip(np.exp(log_softmax(logits)), 1e-15, 1)
    return -np.log(p[np.arange(len(y)), y]).mean()

# wrong: perplexity
def cross_entropy(logits, y):
    n = len(y)
    return np.exp(-log_softmax(logits)[np.arange(n), y].mean())

# wrong: divided-by-one-less
.mean() => .sum() / max(n - 1, 1)

# wrong: binary-for-each-class
    return =>     p = np.exp(log_softmax(logits))
    t = np.eye(logits.shape[1])[y]
    return -(t * np.log(p + 1e-300) + (1 - t) * np.log(1 - p + 1e-300)).sum(axis=1).mean()
    return

# wrong: squared-error
    return =>     return ((np.exp(log_softmax(logits)) - np.eye(logits.shape[1])[y]) ** 2).sum(axis=1).mean()
    return

# wrong: values-differ
[np.arange(n), y].mean() => [0, y[0]]

# wrong: values-differ
y] => np.sort(y)]

# wrong: values-differ
    return =>     return -np.mean([log_softmax(logits)[i, c] for i, c in enumerate(sorted(set(y.tolist())))])
    return

# wrong: values-differ
    return =>     rows = logits.tolist()
    return -np.mean([log_softmax(logits)[rows.index(r), y[rows.index(r)]] for r in rows])
    return

# wrong: changes-its-input
    return =>     logits -= logits.max(axis=1, keepdims=True)
    return

# wrong: values-differ
[np.arange(n), y] => .T[np.arange(n) % logits.shape[1], y % n]

# wrong: overflows
def cross_entropy(logits, y):
    s = logits - logits.max()
    return -(s - np.log(np.exp(s).sum(axis=1, keepdims=True)))[np.arange(len(y)), y].mean()

# wrong: overflows
def cross_entropy(logits, y):
    return -(logits - np.log(np.exp(logits).sum(axis=1, keepdims=True)))[np.arange(len(y)), y].mean()

# wrong: normalises-columns
log_softmax(logits) => log_softmax(logits.T).T

# wrong: values-differ
def cross_entropy(logits, y):
    n = len(y)
    return min(-log_softmax(logits)[np.arange(n), y].mean(), 100.0)

# wrong: values-differ
log_softmax(logits) => np.maximum(log_softmax(logits), -745)

# wrong: rounded
.mean() => .mean().round(4)

# wrong: constant-factor
.mean() => .mean() * 0.99

# wrong: not-reduced
.mean() => .mean(keepdims=True)

# wrong: values-differ
def cross_entropy(logits, y):
    with np.errstate(all="ignore"):
        p = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
        return np.nan_to_num(-np.log(p[np.arange(len(y)), y])).mean()

# wrong: last-example-lost
np.arange(n), y] => np.arange(n - 1), y[:-1]]

# wrong: labels-smoothed
    return =>     lp = log_softmax(logits)
    return -(0.99 * lp[np.arange(n), y] + 0.01 * lp.mean(axis=1)).mean()
    return

# wrong: values-differ
log_softmax(logits) => log_softmax(np.abs(logits))

# wrong: values-differ
def cross_entropy(logits, y):
    rows = np.arange(len(y))
    return (logits.max(axis=1) - logits[rows, y]).mean()

# wrong: answers-an-earlier-call
_kept = {}

def cross_entropy(logits, y):
    if logits.shape not in _kept:
        _kept[logits.shape] = -log_softmax(logits)[np.arange(len(y)), y].mean()
    return _kept[logits.shape]

# wrong: median-of-the-losses
def cross_entropy(logits, y):
    losses = -log_softmax(logits)[np.arange(len(y)), y]
    return np.median(losses)
