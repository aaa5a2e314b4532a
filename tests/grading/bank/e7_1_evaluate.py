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

# wrong: values-differ
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
