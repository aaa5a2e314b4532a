# right: flat lists of arrays
def train(sizes, X_train, y_train, X_val, y_val, lr, batch_size, epochs, patience, rng):
    flat = [part for pair in init_params(sizes, rng) for part in pair]
    m, v, t = [np.zeros_like(p) for p in flat], [np.zeros_like(p) for p in flat], 0
    def pairs(parts):
        return list(zip(parts[::2], parts[1::2]))
    losses, kept = [], flat
    while len(losses) < epochs:
        for batch in list(minibatches(len(y_train), batch_size, rng)):
            logits, cache = forward(pairs(flat), X_train[batch])
            slopes = [g for pair in backward(pairs(flat), cache, cross_entropy_grad(logits, y_train[batch])) for g in pair]
            t += 1
            for i, g in enumerate(slopes):
                flat[i], m[i], v[i] = adam_step(flat[i], m[i], v[i], t, g, lr)
        losses.append(float(evaluate(pairs(flat), X_val, y_val)[0]))
        if losses[-1] < min(losses[:-1], default=np.inf):
            kept = list(flat)
        best = losses.index(min(losses))
        if len(losses) - 1 - best >= patience:
            break
    return pairs(kept), losses

# right: copies and a counter
def train(sizes, X_train, y_train, X_val, y_val, lr, batch_size, epochs, patience, rng):
    params = [[W.copy(), b.copy()] for W, b in init_params(sizes, rng)]
    state = [[[np.zeros_like(p), np.zeros_like(p)] for p in pair] for pair in params]
    clock, losses, lowest, waited = 1, [], np.inf, 0
    for epoch in range(epochs):
        for rows in minibatches(len(X_train), batch_size, rng):
            logits, cache = forward(params, X_train[rows])
            grads = backward(params, cache, cross_entropy_grad(logits, y_train[rows]))
            for layer in range(len(params)):
                for slot in (0, 1):
                    m, v = state[layer][slot]
                    params[layer][slot], m, v = adam_step(params[layer][slot], m, v, clock, grads[layer][slot], lr)
                    state[layer][slot] = [m, v]
            clock += 1
        loss, _ = evaluate(params, X_val, y_val)
        losses.append(loss)
        if loss < lowest:
            lowest, waited, best = loss, 0, [(W.copy(), b.copy()) for W, b in params]
        else:
            waited += 1
            if waited >= patience:
                break
    return best, np.array(losses).tolist()

# right: lists of lists, a new list in every step
def train(sizes, X_train, y_train, X_val, y_val, lr, batch_size, epochs, patience, rng):
    params = init_params(sizes, rng)
    m = [[np.zeros_like(W), np.zeros_like(b)] for W, b in params]
    v = [[np.zeros_like(W), np.zeros_like(b)] for W, b in params]
    t = 0
    losses = []
    best_params = params
    for epoch in range(epochs):
        for batch in minibatches(len(X_train), batch_size, rng):
            logits, cache = forward(params, X_train[batch])
            grads = backward(params, cache, cross_entropy_grad(logits, y_train[batch]))
            new_params = []
            for l in range(len(params)):
                pair = []
                for k in range(2):
                    p, m[l][k], v[l][k] = adam_step(params[l][k], m[l][k], v[l][k], t + 1, grads[l][k], lr)
                    pair.append(p)
                new_params.append(tuple(pair))
            params = new_params
            t += 1
        loss, acc = evaluate(params, X_val, y_val)
        losses.append(loss)
        best, stop = early_stop(losses, patience)
        if best == epoch:
            best_params = params
        if stop:
            break
    return best_params, losses

# right: returns a list
return best_params, losses => return [best_params, losses]

# wrong: best-not-restored
return best_params, losses => return params, losses

# wrong: optimizer-state-reset
for _ in range(epochs): => for _ in range(epochs):
        t, moments = 0, [[(np.zeros_like(p), np.zeros_like(p)) for p in pair] for pair in params]

# wrong: validates-on-the-training-data
evaluate(params, X_val, y_val) => evaluate(params, X_train, y_train)

# wrong: never-stops-early
break => pass

# wrong: rows-and-labels-torn-apart
y_train[batch] => y_train[np.random.default_rng(99).permutation(len(y_train))[batch]]

# wrong: clock-advanced-for-each-parameter
def train(sizes, X_train, y_train, X_val, y_val, lr, batch_size, epochs, patience, rng):
    params = init_params(sizes, rng)
    state = {(i, j): (np.zeros_like(p), np.zeros_like(p)) for i, pair in enumerate(params) for j, p in enumerate(pair)}
    t, losses, kept = 0, [], params
    for _ in range(epochs):
        for batch in minibatches(len(X_train), batch_size, rng):
            logits, cache = forward(params, X_train[batch])
            grads = backward(params, cache, cross_entropy_grad(logits, y_train[batch]))
            new = [list(pair) for pair in params]
            for (i, j), (m, v) in state.items():
                t += 1
                new[i][j], m, v = adam_step(params[i][j], m, v, t, grads[i][j], lr)
                state[i, j] = m, v
            params = new
        losses.append(evaluate(params, X_val, y_val)[0])
        best, _ = early_stop(losses, patience)
        kept = params if best == len(losses) - 1 else kept
        if len(losses) - 1 - best >= patience:
            break
    return kept, losses

# wrong: clock-stands-still
t += 1 => t = 1

# wrong: clock-never-starts
t += 1 => pass

# wrong: clock-never-starts
t += 1 => pass
moments = [[(m, v) for _, m, v in layer] for layer in stepped] => moments = [[(m, v) for _, m, v in layer] for layer in stepped]
            t += 1

# wrong: clock-restarts-in-every-epoch
for batch in minibatches(len(X_train), batch_size, rng): => for t, batch in enumerate(minibatches(len(X_train), batch_size, rng), 1):
t += 1 => pass

# wrong: one-over-n-lost
cross_entropy_grad(logits, y_train[batch]) => len(batch) * cross_entropy_grad(logits, y_train[batch])

# wrong: climbs
adam_step(p, m, v, t, g, lr) => adam_step(p, m, v, t, -g, lr)

# wrong: same-order-every-epoch
minibatches(len(X_train), batch_size, rng) => minibatches(len(X_train), batch_size, np.random.default_rng(0))

# wrong: one-batch-an-epoch
moments = [[(m, v) for _, m, v in layer] for layer in stepped] => moments = [[(m, v) for _, m, v in layer] for layer in stepped]
            break

# wrong: history-missing
return best_params, losses => return best_params

# wrong: wrong-count
losses.append(evaluate(params, X_val, y_val)[0]) => losses[:] = [evaluate(params, X_val, y_val)[0]]

# wrong: works-for-some-inputs-only
def train(sizes, X_train, y_train, X_val, y_val, lr, batch_size, epochs, patience, rng):
    (W1, b1), (W2, b2) = init_params(sizes, rng)
    P = [W1, b1, W2, b2]
    m, v, t = [0 * p for p in P], [0 * p for p in P], 0
    losses, kept = [], None
    for epoch in range(epochs):
        for batch in minibatches(len(X_train), batch_size, rng):
            params = [(P[0], P[1]), (P[2], P[3])]
            logits, cache = forward(params, X_train[batch])
            (a, b), (c, d) = backward(params, cache, cross_entropy_grad(logits, y_train[batch]))
            for i, g in enumerate([a, b, c, d]):
                P[i], m[i], v[i] = adam_step(P[i], m[i], v[i], t + 1, g, lr)
            t += 1
        params = [(P[0], P[1]), (P[2], P[3])]
        losses.append(evaluate(params, X_val, y_val)[0])
        best, stop = early_stop(losses, patience)
        if best == epoch:
            kept = params
        if stop:
            break
    return kept, losses

# wrong: small-batch-left-out
logits, cache = forward(params, X_train[batch]) => if len(batch) < batch_size:
                continue
            logits, cache = forward(params, X_train[batch])

# wrong: clock-one-ahead
t, losses, best_params = 0, => t, losses, best_params = 1,

# wrong: accuracy-as-history
evaluate(params, X_val, y_val)[0] => evaluate(params, X_val, y_val)[1]

# wrong: weights-of-another-rng
init_params(sizes, rng) => init_params(sizes, np.random.default_rng(0))

# wrong: batches-cut-once
for _ in range(epochs): => batches = list(minibatches(len(X_train), batch_size, rng))
    for _ in range(epochs):
in minibatches(len(X_train), batch_size, rng): => in batches:

# wrong: rate-forgotten
adam_step(p, m, v, t, g, lr) => adam_step(p, m, v, t, g)

# wrong: all-rows-in-every-step
X_train[batch] => X_train
y_train[batch] => y_train

# wrong: clock-advanced-for-each-epoch
t += 1 => pass
for batch in => t += 1
        for batch in

# wrong: second-one-over-n
cross_entropy_grad(logits, y_train[batch]) => cross_entropy_grad(logits, y_train[batch]) / len(batch)

# wrong: biases-never-move
params = [tuple(w for w, _, _ in layer) for layer in stepped] => params = [(layer[0][0], b) for layer, (_, b) in zip(stepped, params)]

# wrong: first-parameters-returned
best_params = params => pass

# wrong: averages-forgotten
moments = [[(m, v) for _, m, v in layer] for layer in stepped] => pass

# wrong: plain-descent
adam_step(p, m, v, t, g, lr) => (p - lr * g, m, v)

# wrong: softmax-twice
cross_entropy_grad(logits, => cross_entropy_grad(np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True),

# wrong: one-epoch-too-early
for _ in range(epochs): => for _ in range(epochs):
        before = params
best_params = params => best_params = before

# wrong: progress-since-the-last-epoch
if best == len(losses) - 1: => if len(losses) < 2 or losses[-1] < losses[-2]:

# wrong: stops-one-epoch-late
if stop: => if len(losses) - 1 - best > patience:

# wrong: stops-one-epoch-early
if stop: => if len(losses) - best >= patience:

# wrong: history-cut-at-the-best
return best_params, losses => return best_params, losses[:best + 1]

# wrong: history-begins-before-training
return best_params, losses => return best_params, [evaluate(start, X_val, y_val)[0], *losses]
t, losses, best_params = 0, [], params => t, losses, best_params, start = 0, [], params, params

# wrong: loss-of-the-last-batch
losses.append(evaluate(params, X_val, y_val)[0]) => losses.append(evaluate(params, X_train[batch], y_train[batch])[0])

# wrong: labels-of-the-first-rows
y_train[batch] => y_train[:len(batch)]

# wrong: first-layer-only
params = [tuple(w for w, _, _ in layer) for layer in stepped] => params = [tuple(w for w, _, _ in stepped[0])] + params[1:]

# wrong: last-layer-only
params = [tuple(w for w, _, _ in layer) for layer in stepped] => params = params[:-1] + [tuple(w for w, _, _ in stepped[-1])]

# wrong: weights-never-move
params = [tuple(w for w, _, _ in layer) for layer in stepped] => params = [(W, layer[1][0]) for layer, (W, _) in zip(stepped, params)]

# wrong: begins-anew-in-every-epoch
for batch in minibatches(len(X_train), batch_size, rng): => params = init_params(sizes, rng)
        for batch in minibatches(len(X_train), batch_size, rng):

# wrong: averages-swapped
moments = [[(m, v) for _, m, v in layer] for layer in stepped] => moments = [[(v, m) for _, m, v in layer] for layer in stepped]

# wrong: batch-size-hard-coded
minibatches(len(X_train), batch_size, rng) => minibatches(len(X_train), 32, rng)

# wrong: best-by-accuracy
t, losses, best_params = 0, [], params => t, losses, best_params, top = 0, [], params, -1
losses.append(evaluate(params, X_val, y_val)[0]) => loss, accuracy = evaluate(params, X_val, y_val)
        losses.append(loss)
if best == len(losses) - 1: => if accuracy > top:
            top = accuracy

# wrong: best-by-accuracy
t, losses, best_params = 0, [], params => t, losses, best_params, top = 0, [], params, -1
losses.append(evaluate(params, X_val, y_val)[0]) => loss, accuracy = evaluate(params, X_val, y_val)
        losses.append(loss)
if best == len(losses) - 1: => if accuracy >= top:
            top = accuracy

# wrong: patience-never-counts-anew
def train(sizes, X_train, y_train, X_val, y_val, lr, batch_size, epochs, patience, rng):
    params = [[W.copy(), b.copy()] for W, b in init_params(sizes, rng)]
    state = [[[np.zeros_like(p), np.zeros_like(p)] for p in pair] for pair in params]
    clock, losses, lowest, waited = 1, [], np.inf, 0
    for epoch in range(epochs):
        for rows in minibatches(len(X_train), batch_size, rng):
            logits, cache = forward(params, X_train[rows])
            grads = backward(params, cache, cross_entropy_grad(logits, y_train[rows]))
            for layer in range(len(params)):
                for slot in (0, 1):
                    m, v = state[layer][slot]
                    params[layer][slot], m, v = adam_step(params[layer][slot], m, v, clock, grads[layer][slot], lr)
                    state[layer][slot] = [m, v]
            clock += 1
        loss, _ = evaluate(params, X_val, y_val)
        losses.append(loss)
        if loss < lowest:
            lowest, best = loss, [(W.copy(), b.copy()) for W, b in params]
        else:
            waited += 1
            if waited >= patience:
                break
    return best, losses

# wrong: a-tie-counts-as-progress
        if best == len(losses) - 1: =>         if losses[-1] <= min(losses):

# wrong: a-tie-counts-as-progress
        best, stop = early_stop(losses, patience) =>         best = max(i for i, l in enumerate(losses) if l == min(losses))
        stop = len(losses) - 1 - best >= patience

# wrong: small-progress-ignored
        if best == len(losses) - 1: =>         if len(losses) == 1 or losses[-1] < min(losses[:-1]) - 1e-4:

# wrong: stops-at-the-first-rise
if stop: => if len(losses) > 1 and losses[-1] > losses[-2]:

# wrong: stops-at-the-first-rise
if stop: => if best != len(losses) - 1:

# wrong: not-shuffled
minibatches(len(X_train), batch_size, rng) => [np.arange(s, min(s + batch_size, len(X_train))) for s in range(0, len(X_train), batch_size)]

# wrong: rows-and-labels-torn-apart
        for batch in minibatches(len(X_train), batch_size, rng): =>         for batch, other in zip(minibatches(len(X_train), batch_size, rng), minibatches(len(X_train), batch_size, rng)):
y_train[batch] => y_train[other]

# wrong: rows-and-labels-torn-apart
        for batch in minibatches(len(X_train), batch_size, rng): =>         for k, batch in enumerate(minibatches(len(X_train), batch_size, rng)):
y_train[batch] => y_train[k * batch_size:(k + 1) * batch_size]

# wrong: clock-restarts-in-every-epoch
    for _ in range(epochs): =>     for _ in range(epochs):
        t = 0

# wrong: clock-restarts-in-every-epoch
        for batch in minibatches(len(X_train), batch_size, rng): =>         for t, batch in enumerate(minibatches(len(X_train), batch_size, rng), 1):
            t += 0
t += 1 => pass

# wrong: values-differ
t += 1 => t = min(t + 1, 50)

# wrong: values-differ
losses.append(evaluate(params, X_val, y_val)[0]) => losses.append(round(evaluate(params, X_val, y_val)[0], 5))

# wrong: values-differ
lr) for p => lr * (0.5 if len(losses) > 12 else 1)) for p

# wrong: wrong-count
        if stop: =>         if stop and len(losses) >= 5:

# wrong: best-only-after-a-stop
    return best_params, losses =>     return (params if not stop else best_params), losses

# wrong: small-progress-ignored
        best, stop = early_stop(losses, patience) =>         best = 0
        for i in range(len(losses)):
            if losses[i] < losses[best] - 1e-4:
                best = i
        stop = len(losses) - 1 - best >= patience

# right: lists for pairs
params = [tuple(w for w, _, _ in layer) for layer in stepped] => params = [[w for w, _, _ in layer] for layer in stepped]

# right: own mean over the validation set
losses.append(evaluate(params, X_val, y_val)[0]) => losses.append(float(cross_entropy(forward(params, X_val)[0], y_val)))

# right: other names and copies
import copy


def train(shape, A, a, B, b, step, size, rounds, wait, r):
    net = init_params(shape, r)
    mem = [[[np.zeros_like(x), np.zeros_like(x)] for x in p] for p in net]
    t, hist, top = 0, [], copy.deepcopy(net)
    for _ in range(rounds):
        for rows in minibatches(len(A), size, r):
            z, cache = forward(net, A[rows])
            gs = backward(net, cache, cross_entropy_grad(z, a[rows]))
            t += 1
            for i, (p, g) in enumerate(zip(net, gs)):
                net[i] = tuple(self_step(p[k], mem[i][k], t, g[k], step) for k in range(2))
        hist.append(float(evaluate(net, B, b)[0]))
        best, stop = early_stop(hist, wait)
        if best == len(hist) - 1:
            top = copy.deepcopy(net)
        if stop:
            break
    return top, hist


def self_step(w, memory, t, g, lr):
    w, memory[0], memory[1] = adam_step(w, memory[0], memory[1], t, g, lr)
    return w

# right: in place on the one set of arrays with copies of the best
def train(sizes, X_train, y_train, X_val, y_val, lr, batch_size, epochs, patience, rng):
    params = init_params(sizes, rng)
    state = [[[np.zeros_like(p), np.zeros_like(p)] for p in pair] for pair in params]
    t, losses, best_params = 0, [], None
    for _ in range(epochs):
        for batch in minibatches(len(X_train), batch_size, rng):
            logits, cache = forward(params, X_train[batch])
            grads = backward(params, cache, cross_entropy_grad(logits, y_train[batch]))
            t += 1
            for pair, mv, gs in zip(params, state, grads):
                for p, s, g in zip(pair, mv, gs):
                    p[...], s[0][...], s[1][...] = adam_step(p, s[0], s[1], t, g, lr)
        losses.append(evaluate(params, X_val, y_val)[0])
        best, stop = early_stop(losses, patience)
        if best == len(losses) - 1:
            best_params = [(W.copy(), b.copy()) for W, b in params]
        if stop:
            break
    return best_params, losses

# right: all params kept
def train(sizes, X_train, y_train, X_val, y_val, lr, batch_size, epochs, patience, rng):
    params = init_params(sizes, rng)
    moments = [[(np.zeros_like(p), np.zeros_like(p)) for p in pair] for pair in params]
    t, losses, every, best, stop = 0, [], [], 0, False
    while len(losses) < epochs and not stop:
        for batch in minibatches(len(X_train), batch_size, rng):
            logits, cache = forward(params, X_train[batch])
            grads = backward(params, cache, cross_entropy_grad(logits, y_train[batch]))
            t += 1
            stepped = [[adam_step(p, m, v, t, g, lr) for p, (m, v), g in zip(*layer)]
                       for layer in zip(params, moments, grads)]
            params = [tuple(w for w, _, _ in layer) for layer in stepped]
            moments = [[(m, v) for _, m, v in layer] for layer in stepped]
        every.append(params)
        losses.append(evaluate(params, X_val, y_val)[0])
        best, stop = early_stop(losses, patience)
    return every[best], losses

# right: flat lists
def train(sizes, X_train, y_train, X_val, y_val, lr, batch_size, epochs, patience, rng):
    params = init_params(sizes, rng)
    state = {}
    t, losses, kept = 0, [], params
    for epoch in range(epochs):
        for batch in minibatches(len(X_train), batch_size, rng):
            logits, cache = forward(params, X_train[batch])
            grads = backward(params, cache, cross_entropy_grad(logits, y_train[batch]))
            t += 1
            new = []
            for i, (pair, gs) in enumerate(zip(params, grads)):
                out = []
                for k in range(2):
                    m, v = state.get((i, k), (np.zeros_like(pair[k]),) * 2)
                    w, m, v = adam_step(pair[k], m, v, t, gs[k], lr)
                    state[i, k] = m, v
                    out.append(w)
                new.append(tuple(out))
            params = new
        losses.append(evaluate(params, X_val, y_val)[0])
        best, stop = early_stop(losses, patience)
        if best == epoch:
            kept = params
        if stop:
            break
    return kept, losses

# right: own early stopping
def train(sizes, X_train, y_train, X_val, y_val, lr, batch_size, epochs, patience, rng):
    params = init_params(sizes, rng)
    moments = [[(np.zeros_like(p), np.zeros_like(p)) for p in pair] for pair in params]
    t, losses, best_params, waited = 0, [], params, 0
    for _ in range(epochs):
        for batch in minibatches(len(X_train), batch_size, rng):
            logits, cache = forward(params, X_train[batch])
            grads = backward(params, cache, cross_entropy_grad(logits, y_train[batch]))
            t += 1
            stepped = [[adam_step(p, m, v, t, g, lr) for p, (m, v), g in zip(*layer)]
                       for layer in zip(params, moments, grads)]
            params = [tuple(w for w, _, _ in layer) for layer in stepped]
            moments = [[(m, v) for _, m, v in layer] for layer in stepped]
        loss, _ = evaluate(params, X_val, y_val)
        waited += 1
        if not losses or loss < min(losses):
            best_params, waited = params, 0
        losses.append(loss)
        if waited >= patience:
            break
    return best_params, losses

# right: itertools.count
import itertools


def train(sizes, X_train, y_train, X_val, y_val, lr, batch_size, epochs, patience, rng):
    clock = itertools.count(1)
    params = init_params(sizes, rng)
    M = [[np.zeros(p.shape, p.dtype) for p in pair] for pair in params]
    V = [[np.zeros(p.shape, p.dtype) for p in pair] for pair in params]
    losses, kept = [], None
    for epoch in range(epochs):
        for batch in minibatches(len(X_train), batch_size, rng):
            logits, cache = forward(params, X_train[batch])
            grads = backward(params, cache, cross_entropy_grad(logits, y_train[batch]))
            t = next(clock)
            params = [list(pair) for pair in params]
            for i in range(len(params)):
                for k in (0, 1):
                    params[i][k], M[i][k], V[i][k] = adam_step(params[i][k], M[i][k], V[i][k], t, grads[i][k], lr)
        losses += [evaluate(params, X_val, y_val)[0]]
        best, stop = early_stop(list(losses), patience)
        kept = params if best == epoch else kept
        if stop:
            return kept, losses
    return kept, losses

# wrong: returns-the-other-way-round
return best_params, losses => return losses, best_params

# wrong: clock-advanced-for-each-parameter
[[adam_step(p, m, v, t, g, lr) for => [[adam_step(p, m, v, (t := t + 1), g, lr) for
t += 1 => pass

# wrong: optimizer-state-reset
for _ in range(epochs): => for _ in range(epochs):
        moments = [[(np.zeros_like(p), np.zeros_like(p)) for p in pair] for pair in params]

# wrong: values-differ
adam_step(p, m, v, t, g, lr) => adam_step(p, m, v, t, g, lr * 1.01)

# wrong: loss-and-accuracy-as-history
evaluate(params, X_val, y_val)[0] => evaluate(params, X_val, y_val)

# wrong: loss-of-the-last-batch
losses.append(evaluate(params, X_val, y_val)[0]) => losses.append(cross_entropy(logits, y_train[batch]))

# wrong: another-number-of-epochs
range(epochs) => range(epochs + 1)

# wrong: another-number-of-epochs
range(epochs) => range(epochs - 1)

# wrong: values-differ
params = init_params(sizes, rng) => list(minibatches(len(X_train), batch_size, rng)); params = init_params(sizes, rng)

# wrong: values-differ
minibatches(len(X_train), => minibatches(len(X_val),

# wrong: shapes-do-not-fit
def train(sizes, X_train, y_train, X_val, y_val, lr, batch_size, epochs, patience, rng):
    params = init_params(sizes, rng)
    moments = [[(np.zeros_like(p),) * 2 for p in pair] for pair in params]
    t, losses, best_params = 0, [], params
    for _ in range(epochs):
        for batch in minibatches(len(X_train), batch_size, rng):
            logits, cache = forward(params, X_train[batch])
            grads = backward(params, cache, cross_entropy_grad(logits, y_train[batch]))
            t += 1
            for layer, (pair, gs) in enumerate(zip(params, grads)):
                new = []
                for k, (p, g) in enumerate(zip(pair, gs)):
                    w, m, v = adam_step(p, *moments[layer][k], t, g, lr)
                    moments[0][k] = m, v
                    new.append(w)
                params[layer] = tuple(new)
        losses.append(evaluate(params, X_val, y_val)[0])
        best, stop = early_stop(losses, patience)
        if best == len(losses) - 1:
            best_params = params
        if stop:
            break
    return best_params, losses

# wrong: wrong-type
return best_params, losses => return best_params, np.array(losses)

# wrong: values-differ
losses.append(evaluate => rng.random()
        losses.append(evaluate

# wrong: values-differ
in minibatches(len(X_train), batch_size, rng): => in np.array_split(rng.permutation(len(X_train)), -(-len(X_train) // batch_size)):

# wrong: values-differ
evaluate(params, X_val, y_val)[0] => round(evaluate(params, X_val, y_val)[0], 4)

# wrong: wrong-type
return best_params, losses => return best_params, losses[best]

# wrong: wrong-count
if stop: => if best:

# wrong: values-differ
t += 1 => t += 1
            lr *= 0.999

# wrong: wrong-count
init_params(sizes, rng) => init_params([sizes[0], sizes[-1]], rng)

# wrong: values-differ
losses.append(evaluate(params, X_val, y_val)[0]) => losses.append(evaluate(params, X_val, y_val)[0] / len(X_val))

# wrong: values-differ
early_stop(losses, patience) => early_stop(losses[-10:], patience)

# wrong: wrong-count
range(epochs) => range(min(epochs, 10))
