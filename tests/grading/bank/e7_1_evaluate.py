# right: all logits first
def evaluate(params, X, y, chunk=256):
    logits = np.concatenate([forward(params, X[i:i + chunk])[0] for i in range(0, len(X), chunk)])
    return cross_entropy(logits, y), (logits.argmax(axis=1) == y).mean()

# right: a weighted mean
def evaluate(params, X, y, chunk=256):
    starts = range(0, len(y), chunk)
    sizes = [len(y[s:s + chunk]) for s in starts]
    outputs = [forward(params, X[s:s + chunk])[0] for s in starts]
    losses = [cross_entropy(o, y[s:s + chunk]) for o, s in zip(outputs, starts)]
    rights = [np.mean(np.argmax(o, 1) == y[s:s + chunk]) for o, s in zip(outputs, starts)]
    return np.average(losses, weights=sizes), np.average(rights, weights=sizes)

# right: one example at a time
def evaluate(params, X, y, chunk=256):
    loss, right = 0, 0
    for x, truth in zip(X, y):
        logits, _ = forward(params, x[None])
        loss += cross_entropy(logits, np.array([truth]))
        right += int(np.argmax(logits) == truth)
    return [float(loss) / len(y), right / len(y)]

# wrong: mean-of-means
loss += float(cross_entropy(logits, truth)) * len(truth) => loss += float(cross_entropy(logits, truth))
right += float((logits.argmax(axis=1) == truth).sum()) => right += float((logits.argmax(axis=1) == truth).mean())
return loss / len(y), right / len(y) => return loss / -(-len(y) // chunk), right / -(-len(y) // chunk)

# wrong: mean-of-means-for-the-loss
loss += float(cross_entropy(logits, truth)) * len(truth) => loss += float(cross_entropy(logits, truth))
return loss / len(y) => return loss / -(-len(y) // chunk)

# wrong: mean-of-means-for-the-accuracy
right += float((logits.argmax(axis=1) == truth).sum()) => right += float((logits.argmax(axis=1) == truth).mean())
right / len(y) => right / -(-len(y) // chunk)

# wrong: last-chunk-only
loss += float => loss = float
right += float => right = float
return loss / len(y), right / len(y) => return loss / len(truth), right / len(truth)

# wrong: first-chunk-only
return loss / len(y), right / len(y) => return evaluate(params, X[:chunk], y[:chunk], chunk) if len(y) > chunk else (loss / len(y), right / len(y))

# wrong: last-chunk-left-out
def evaluate(params, X, y, chunk=256):
    n = max(len(y) // chunk * chunk, 1)
    logits, _ = forward(params, X[:n])
    return float(cross_entropy(logits, y[:n])), float((logits.argmax(axis=1) == y[:n]).mean())

# wrong: error-rate
.argmax(axis=1) == truth => .argmax(axis=1) != truth

# wrong: percent
right / len(y) => 100 * right / len(y)

# wrong: count-instead-of-share
right / len(y) => right

# wrong: sum-instead-of-mean
return loss / len(y) => return loss

# wrong: chunk-means-added-up
loss += float(cross_entropy(logits, truth)) * len(truth) => loss += float(cross_entropy(logits, truth))
right += float((logits.argmax(axis=1) == truth).sum()) => right += float((logits.argmax(axis=1) == truth).mean())
return loss / len(y), right / len(y) => return loss, right

# wrong: returns-the-other-way-round
return loss / len(y), right / len(y) => return right / len(y), loss / len(y)

# wrong: softmax-twice
float(cross_entropy(logits, truth)) => float(cross_entropy(np.exp(logits - logits.max(1, keepdims=True)) / np.exp(logits - logits.max(1, keepdims=True)).sum(1, keepdims=True), truth))

# wrong: loss-only
return loss / len(y), right / len(y) => return loss / len(y)

# wrong: weighed-by-the-full-chunk
def evaluate(params, X, y, chunk=256):
    loss = right = 0
    for start in range(0, len(y), chunk):
        logits, _ = forward(params, X[start:start + chunk])
        truth = y[start:start + chunk]
        loss += cross_entropy(logits, truth) * chunk
        right += (logits.argmax(axis=1) == truth).sum()
    return loss / len(y), right / len(y)

# wrong: last-chunk-not-counted
range(0, len(y), chunk) => range(0, len(y) - chunk + 1, chunk)

# wrong: only-the-last-chunk-is-counted-right
right += => right =

# wrong: only-the-last-chunk-costs
loss += => loss =

# wrong: labels-of-the-first-chunk
y[start:start + chunk] => y[:len(X[start:start + chunk])]

# wrong: works-for-some-inputs-only
argmax(axis=1) => argmax(axis=0)

# wrong: right-answers-over-the-chunk
right / len(y) => right / chunk

# wrong: windows-overlap
range(0, len(y), chunk) => range(len(y))

# wrong: stops-after-the-first-chunk
    return loss / len(y), right / len(y) =>         return loss / len(y), right / len(y)

# wrong: sums-start-anew
    for start in range(0, len(y), chunk): =>     for start in range(0, len(y), chunk):
        loss = right = 0.0

# wrong: divided-by-the-chunk
loss / len(y), right / len(y) => loss / chunk, right / chunk

# wrong: loss-means-over-the-examples
* len(truth) => * 1

# wrong: accuracy-means-over-the-examples
.sum()) => .mean())

# wrong: bits-instead-of-nats
return loss / len(y) => return loss / len(y) / np.log(2)

# wrong: chunk-ignored
def evaluate(params, X, y, chunk=256):
    logits, _ = forward(params, X)
    return float(cross_entropy(logits, y)), float((logits.argmax(axis=1) == y).mean())

# wrong: chunk-ignored
range(0, len(y), chunk) => range(0, len(y), 256)
start:start + chunk => start:start + 256

# wrong: mean-of-means
def evaluate(params, X, y, chunk=256):
    losses, accs = [], []
    for s in range(0, len(y), chunk):
        logits, _ = forward(params, X[s:s + chunk])
        losses.append(float(cross_entropy(logits, y[s:s + chunk])))
        accs.append((logits.argmax(axis=1) == y[s:s + chunk]).mean())
    return np.mean(losses), np.mean(accs)

# wrong: mean-of-means
def evaluate(params, X, y, chunk=256):
    batches = len(y) / chunk
    loss = right = 0
    for s in range(0, len(y), chunk):
        logits, _ = forward(params, X[s:s + chunk])
        loss += float(cross_entropy(logits, y[s:s + chunk]))
        right += (logits.argmax(axis=1) == y[s:s + chunk]).mean()
    return loss / batches, right / batches

# wrong: mean-of-means
def evaluate(params, X, y, chunk=256):
    batches = max(len(y) // chunk, 1)
    loss = right = 0
    for s in range(0, len(y), chunk):
        logits, _ = forward(params, X[s:s + chunk])
        loss += float(cross_entropy(logits, y[s:s + chunk]))
        right += (logits.argmax(axis=1) == y[s:s + chunk]).mean()
    return loss / batches, right / batches

# wrong: last-chunk-only
def evaluate(params, X, y, chunk=256):
    for s in range(0, len(y), chunk):
        logits, _ = forward(params, X[s:s + chunk])
        loss = float(cross_entropy(logits, y[s:s + chunk]))
        acc = (logits.argmax(axis=1) == y[s:s + chunk]).mean()
    return loss, acc

# wrong: sums-start-anew
def evaluate(params, X, y, chunk=256):
    for s in range(0, len(y), chunk):
        logits, _ = forward(params, X[s:s + chunk])
        loss = float(cross_entropy(logits, y[s:s + chunk])) * len(y[s:s + chunk])
        acc = (logits.argmax(axis=1) == y[s:s + chunk]).sum()
    return loss / len(y), acc / len(y)

# wrong: smallest-logit
argmax(axis=1) => argmin(axis=1)

# wrong: values-differ
float(cross_entropy(logits, truth)) => min(float(cross_entropy(logits, truth)), 20.0)

# wrong: only-the-examples
(logits.argmax(axis=1) == truth).sum() => ((logits > 0).argmax(axis=1) == truth).sum()

# wrong: values-differ
    loss = right = 0.0 =>     params = params[:3]
    loss = right = 0.0

# wrong: values-differ
right / len(y) => round(right / len(y), 3)

# wrong: works-for-some-inputs-only
range(0, len(y), chunk) => range(0, len(y) + 1, chunk)

# wrong: values-differ
return loss / len(y) => return loss / max(len(y) - 1, 1)

# right: while
def evaluate(params, X, y, chunk=256):
    start, loss, hits = 0, [], []
    while start < len(X):
        stop = min(start + chunk, len(X))
        out = forward(params, X[start:stop])[0]
        loss += [cross_entropy(out, y[start:stop])] * (stop - start)
        hits += (out.argmax(-1) == y[start:stop]).tolist()
        start = stop
    return np.mean(loss), np.mean(hits)

# right: array_split
def evaluate(params, X, y, chunk=256):
    cuts = np.arange(chunk, len(X), chunk)
    loss = right = 0
    for x, t in zip(np.split(X, cuts), np.split(y, cuts)):
        z = forward(params, x)[0]
        loss += cross_entropy(z, t) * len(t); right += np.count_nonzero(z.argmax(1) == t)
    return loss / len(y), right / len(y)

# wrong: chunk-ignored
def evaluate(params, X, y, chunk=256):
    logits, _ = forward(params, X)
    loss = right = 0.0
    for s in range(0, len(y), chunk):
        loss += cross_entropy(logits[s:s + chunk], y[s:s + chunk]) * len(y[s:s + chunk])
        right += (logits[s:s + chunk].argmax(1) == y[s:s + chunk]).sum()
    return loss / len(y), right / len(y)

# right: list
return loss / len(y), right / len(y) => return [loss / len(y), right / len(y)]

# right: collects logits
def evaluate(params, X, y, chunk=256):
    z = np.concatenate([forward(params, X[s:s + chunk])[0] for s in range(0, len(X), chunk)])
    return cross_entropy(z, y), np.mean(np.argmax(z, axis=-1) == y)

# right: lambda
evaluate = lambda params, X, y, chunk=256: tuple(np.sum([(cross_entropy(z, t) * len(t), (z.argmax(1) == t).sum()) for s in range(0, len(y), chunk) for z, t in [(forward(params, X[s:s + chunk])[0], y[s:s + chunk])]], axis=0) / len(y))

# right: array split by index
def evaluate(params, X, y, chunk=256):
    cuts = range(chunk, len(y), chunk)
    triples = [(cross_entropy(z, t) * len(t), (z.argmax(1) == t).sum())
               for z, t in ((forward(params, a)[0], t) for a, t in zip(np.split(X, cuts), np.split(y, cuts)))]
    return sum(a for a, _ in triples) / len(y), sum(b for _, b in triples) / len(y)

# right: running mean
def evaluate(params, X, y, chunk=256):
    loss = acc = 0.0
    seen = 0
    while seen < len(y):
        t = y[seen:seen + chunk]
        z, _ = forward(params, X[seen:seen + chunk])
        seen += len(t)
        loss += (cross_entropy(z, t) - loss) * len(t) / seen
        acc += ((z.argmax(axis=1) == t).mean() - acc) * len(t) / seen
    return loss, acc

# right: recursion
def evaluate(params, X, y, chunk=256):
    def total(X, y):
        if not len(y):
            return np.zeros(2)
        z, _ = forward(params, X[:chunk])
        t = y[:chunk]
        return np.array([cross_entropy(z, t) * len(t), np.count_nonzero(z.argmax(1) == t)]) + total(X[chunk:], y[chunk:])
    loss, right = total(X, y) / len(y)
    return loss, right

# right: weights average
def evaluate(params, X, y, chunk=256):
    losses, accs, sizes = [], [], []
    for s in range(0, len(y), chunk):
        t = y[s:s + chunk]
        z, _ = forward(params, X[s:s + chunk])
        losses.append(cross_entropy(z, t))
        accs.append(np.mean(z.argmax(axis=1) == t))
        sizes.append(len(t))
    return np.average(losses, weights=sizes), np.average(accs, weights=sizes)

# right: named tuple
from collections import namedtuple

Score = namedtuple("Score", "loss accuracy")


def evaluate(params, X, y, chunk=256):
    loss = right = 0.0
    for s in range(0, len(y), chunk):
        z, _ = forward(params, X[s:s + chunk])
        loss += cross_entropy(z, y[s:s + chunk]) * len(z)
        right += (z.argmax(axis=1) == y[s:s + chunk]).sum()
    return Score(loss / len(y), right / len(y))

# wrong: values-differ
argmax(axis=1) => argmax()

# wrong: raises
logits, _ = => _, logits =

# wrong: values-differ
logits.argmax(axis=1) == truth => (logits > 0).any(axis=1)

# wrong: values-differ
return loss / len(y) => return loss / params[-1][1].size

# wrong: works-for-some-inputs-only
chunk=256 => chunk

# wrong: raises
X[start:start + chunk] => X[start:chunk]

# wrong: values-differ
right / len(y) => round(right / len(y), 2)

# wrong: values-differ
return loss / len(y) => return round(loss / len(y), 4)

# wrong: values-differ
right / len(y) => right // len(y)

# wrong: exponentials-overflow
def evaluate(params, X, y, chunk=256):
    loss = right = 0.0
    for s in range(0, len(y), chunk):
        t = y[s:s + chunk]
        z, _ = forward(params, X[s:s + chunk])
        e = np.exp(z)
        p = e / e.sum(axis=1, keepdims=True)
        loss -= np.log(p[np.arange(len(t)), t]).sum()
        right += (p.argmax(axis=1) == t).sum()
    return loss / len(y), right / len(y)

# wrong: mistakes-too-cheap
def evaluate(params, X, y, chunk=256):
    loss = right = 0.0
    for s in range(0, len(y), chunk):
        t = y[s:s + chunk]
        z, _ = forward(params, X[s:s + chunk])
        z = z - z.max(axis=1, keepdims=True)
        e = np.exp(z)
        p = e / e.sum(axis=1, keepdims=True)
        loss -= np.log(p[np.arange(len(t)), t] + 1e-12).sum()
        right += (p.argmax(axis=1) == t).sum()
    return loss / len(y), right / len(y)

# wrong: changes-its-input
chunk=256): => chunk=256):
    y.sort()

# wrong: values-differ
chunk=256): => chunk=256):
    X = X / np.abs(X).max()

# wrong: values-differ
cross_entropy(logits, truth) => cross_entropy(np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True), truth)

# wrong: values-differ
right / len(y) => right / max(len(y), 2)

# wrong: works-for-some-inputs-only
def evaluate(params, X, y, chunk=256):
    loss = right = 0.0
    for a, t in zip(np.array_split(X, chunk), np.array_split(y, chunk)):
        logits, _ = forward(params, a)
        loss += cross_entropy(logits, t) * len(t)
        right += (logits.argmax(axis=1) == t).sum()
    return loss / len(y), right / len(y)

# wrong: values-differ
def evaluate(params, X, y, chunk=256):
    loss = right = 0.0
    n = len(y)
    pad = -n % chunk
    X = np.concatenate([X, np.zeros((pad,) + X.shape[1:])])
    y = np.concatenate([y, np.zeros(pad, int)])
    for s in range(0, len(y), chunk):
        logits, _ = forward(params, X[s:s + chunk])
        loss += cross_entropy(logits, y[s:s + chunk]) * chunk
        right += (logits.argmax(axis=1) == y[s:s + chunk]).sum()
    return loss / n, right / n

# wrong: works-for-some-inputs-only
X[start:start + chunk] => X[start // chunk::-(-len(y) // chunk)]

# wrong: values-differ
return loss / len(y) => return 0.99 * loss / len(y)

# wrong: loss-below-zero
return loss / len(y) => return -loss / len(y)

# wrong: not-reduced
return loss / len(y), right / len(y) => return np.array([loss / len(y)]), np.array([right / len(y)])

# wrong: root-of-the-loss
def evaluate(params, X, y, chunk=256):
    loss = right = 0
    for start in range(0, len(y), chunk):
        logits, _ = forward(params, X[start:start + chunk])
        truth = y[start:start + chunk]
        loss += cross_entropy(logits, truth) * len(truth)
        right += (logits.argmax(axis=1) == truth).sum()
    return (loss / len(y)) ** 0.5, right / len(y)

# wrong: examples-between-the-chunks-left-out
def evaluate(params, X, y, chunk=256):
    loss = right = 0
    for start in range(0, len(y), chunk + 1):
        logits, _ = forward(params, X[start:start + chunk])
        truth = y[start:start + chunk]
        loss += cross_entropy(logits, truth) * len(truth)
        right += (logits.argmax(axis=1) == truth).sum()
    return loss / len(y), right / len(y)
