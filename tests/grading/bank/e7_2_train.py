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
            for i, g in enumerate(slopes):
                flat[i], m[i], v[i], later = adam_step(flat[i], m[i], v[i], t, g, lr)
            t = later
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
    clock, losses, lowest, waited = 0, [], np.inf, 0
    for epoch in range(epochs):
        for rows in minibatches(len(X_train), batch_size, rng):
            logits, cache = forward(params, X_train[rows])
            grads = backward(params, cache, cross_entropy_grad(logits, y_train[rows]))
            for layer in range(len(params)):
                for slot in (0, 1):
                    m, v = state[layer][slot]
                    params[layer][slot], m, v, _ = adam_step(params[layer][slot], m, v, clock, grads[layer][slot], lr)
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
                new[i][j], m, v, t = adam_step(params[i][j], m, v, t, grads[i][j], lr)
                state[i, j] = m, v
            params = new
        losses.append(evaluate(params, X_val, y_val)[0])
        best, _ = early_stop(losses, patience)
        kept = params if best == len(losses) - 1 else kept
        if len(losses) - 1 - best >= patience:
            break
    return kept, losses

# wrong: clock-stands-still
t += 1 => pass

# wrong: one-over-n-lost
cross_entropy_grad(logits, y_train[batch]) => len(batch) * cross_entropy_grad(logits, y_train[batch])

# wrong: climbs
adam_step(p, m, v, t, g, lr) => adam_step(p, m, v, t, -g, lr)

# wrong: same-order-every-epoch
minibatches(len(X_train), batch_size, rng) => minibatches(len(X_train), batch_size, np.random.default_rng(0))

# wrong: one-batch-an-epoch
t += 1 => t += 1
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
                P[i], m[i], v[i], later = adam_step(P[i], m[i], v[i], t, g, lr)
            t = later
        params = [(P[0], P[1]), (P[2], P[3])]
        losses.append(evaluate(params, X_val, y_val)[0])
        best, _ = early_stop(losses, patience)
        if best == epoch:
            kept = params
        if epoch - best >= patience:
            break
    return kept, losses

# wrong: small-batch-left-out
def train(sizes, X_train, y_train, X_val, y_val, lr, batch_size, epochs, patience, rng):
    params = init_params(sizes, rng)
    m = [[np.zeros_like(W), np.zeros_like(b)] for W, b in params]
    v = [[np.zeros_like(W), np.zeros_like(b)] for W, b in params]
    t = 0
    losses = []
    best_params = params
    for epoch in range(epochs):
        for batch in minibatches(len(X_train), batch_size, rng):
            if len(batch) < batch_size:
                continue
            logits, cache = forward(params, X_train[batch])
            grads = backward(params, cache, cross_entropy_grad(logits, y_train[batch]))
            new_params = []
            for l in range(len(params)):
                pair = []
                for k in range(2):
                    p, m[l][k], v[l][k], t_new = adam_step(params[l][k], m[l][k], v[l][k], t, grads[l][k], lr)
                    pair.append(p)
                new_params.append(tuple(pair))
            params = new_params
            t += 1
        loss, acc = evaluate(params, X_val, y_val)
        losses.append(loss)
        best, last = early_stop(losses, patience)
        if best == epoch:
            best_params = params
        if epoch == last and epoch - best >= patience:
            break
    return best_params, losses

# wrong: clock-starts-at-one
def train(sizes, X_train, y_train, X_val, y_val, lr, batch_size, epochs, patience, rng):
    params = init_params(sizes, rng)
    m = [[np.zeros_like(W), np.zeros_like(b)] for W, b in params]
    v = [[np.zeros_like(W), np.zeros_like(b)] for W, b in params]
    t = 1
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
                    p, m[l][k], v[l][k], t_new = adam_step(params[l][k], m[l][k], v[l][k], t, grads[l][k], lr)
                    pair.append(p)
                new_params.append(tuple(pair))
            params = new_params
            t += 1
        loss, acc = evaluate(params, X_val, y_val)
        losses.append(loss)
        best, last = early_stop(losses, patience)
        if best == epoch:
            best_params = params
        if epoch == last and epoch - best >= patience:
            break
    return best_params, losses

# wrong: accuracy-as-history
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
                    p, m[l][k], v[l][k], t_new = adam_step(params[l][k], m[l][k], v[l][k], t, grads[l][k], lr)
                    pair.append(p)
                new_params.append(tuple(pair))
            params = new_params
            t += 1
        loss, acc = evaluate(params, X_val, y_val)
        losses.append(acc)
        best, last = early_stop(losses, patience)
        if best == epoch:
            best_params = params
        if epoch == last and epoch - best >= patience:
            break
    return best_params, losses

# wrong: weights-of-another-rng
def train(sizes, X_train, y_train, X_val, y_val, lr, batch_size, epochs, patience, rng):
    params = init_params(sizes, np.random.default_rng(0))
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
                    p, m[l][k], v[l][k], t_new = adam_step(params[l][k], m[l][k], v[l][k], t, grads[l][k], lr)
                    pair.append(p)
                new_params.append(tuple(pair))
            params = new_params
            t += 1
        loss, acc = evaluate(params, X_val, y_val)
        losses.append(loss)
        best, last = early_stop(losses, patience)
        if best == epoch:
            best_params = params
        if epoch == last and epoch - best >= patience:
            break
    return best_params, losses

# wrong: batches-cut-once
def train(sizes, X_train, y_train, X_val, y_val, lr, batch_size, epochs, patience, rng):
    params = init_params(sizes, rng)
    m = [[np.zeros_like(W), np.zeros_like(b)] for W, b in params]
    v = [[np.zeros_like(W), np.zeros_like(b)] for W, b in params]
    t = 0
    batches = list(minibatches(len(X_train), batch_size, rng))
    losses = []
    best_params = params
    for epoch in range(epochs):
        for batch in batches:
            logits, cache = forward(params, X_train[batch])
            grads = backward(params, cache, cross_entropy_grad(logits, y_train[batch]))
            new_params = []
            for l in range(len(params)):
                pair = []
                for k in range(2):
                    p, m[l][k], v[l][k], t_new = adam_step(params[l][k], m[l][k], v[l][k], t, grads[l][k], lr)
                    pair.append(p)
                new_params.append(tuple(pair))
            params = new_params
            t += 1
        loss, acc = evaluate(params, X_val, y_val)
        losses.append(loss)
        best, last = early_stop(losses, patience)
        if best == epoch:
            best_params = params
        if epoch == last and epoch - best >= patience:
            break
    return best_params, losses

# wrong: rate-forgotten
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
                    p, m[l][k], v[l][k], t_new = adam_step(params[l][k], m[l][k], v[l][k], t, grads[l][k])
                    pair.append(p)
                new_params.append(tuple(pair))
            params = new_params
            t += 1
        loss, acc = evaluate(params, X_val, y_val)
        losses.append(loss)
        best, last = early_stop(losses, patience)
        if best == epoch:
            best_params = params
        if epoch == last and epoch - best >= patience:
            break
    return best_params, losses

# wrong: all-rows-in-every-step
def train(sizes, X_train, y_train, X_val, y_val, lr, batch_size, epochs, patience, rng):
    params = init_params(sizes, rng)
    m = [[np.zeros_like(W), np.zeros_like(b)] for W, b in params]
    v = [[np.zeros_like(W), np.zeros_like(b)] for W, b in params]
    t = 0
    losses = []
    best_params = params
    for epoch in range(epochs):
        for batch in minibatches(len(X_train), batch_size, rng):
            logits, cache = forward(params, X_train)
            grads = backward(params, cache, cross_entropy_grad(logits, y_train))
            new_params = []
            for l in range(len(params)):
                pair = []
                for k in range(2):
                    p, m[l][k], v[l][k], t_new = adam_step(params[l][k], m[l][k], v[l][k], t, grads[l][k], lr)
                    pair.append(p)
                new_params.append(tuple(pair))
            params = new_params
            t += 1
        loss, acc = evaluate(params, X_val, y_val)
        losses.append(loss)
        best, last = early_stop(losses, patience)
        if best == epoch:
            best_params = params
        if epoch == last and epoch - best >= patience:
            break
    return best_params, losses

# wrong: clock-advanced-for-each-epoch
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
                    p, m[l][k], v[l][k], t_new = adam_step(params[l][k], m[l][k], v[l][k], t, grads[l][k], lr)
                    pair.append(p)
                new_params.append(tuple(pair))
            params = new_params
        t += 1
        loss, acc = evaluate(params, X_val, y_val)
        losses.append(loss)
        best, last = early_stop(losses, patience)
        if best == epoch:
            best_params = params
        if epoch == last and epoch - best >= patience:
            break
    return best_params, losses

# wrong: second-one-over-n
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
            grads = backward(params, cache, cross_entropy_grad(logits, y_train[batch]) / len(batch))
            new_params = []
            for l in range(len(params)):
                pair = []
                for k in range(2):
                    p, m[l][k], v[l][k], t_new = adam_step(params[l][k], m[l][k], v[l][k], t, grads[l][k], lr)
                    pair.append(p)
                new_params.append(tuple(pair))
            params = new_params
            t += 1
        loss, acc = evaluate(params, X_val, y_val)
        losses.append(loss)
        best, last = early_stop(losses, patience)
        if best == epoch:
            best_params = params
        if epoch == last and epoch - best >= patience:
            break
    return best_params, losses

# wrong: biases-never-move
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
                for k in range(1):
                    p, m[l][k], v[l][k], t_new = adam_step(params[l][k], m[l][k], v[l][k], t, grads[l][k], lr)
                    pair += [p, params[l][1]]
                new_params.append(tuple(pair))
            params = new_params
            t += 1
        loss, acc = evaluate(params, X_val, y_val)
        losses.append(loss)
        best, last = early_stop(losses, patience)
        if best == epoch:
            best_params = params
        if epoch == last and epoch - best >= patience:
            break
    return best_params, losses

# wrong: first-parameters-returned
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
                    p, m[l][k], v[l][k], t_new = adam_step(params[l][k], m[l][k], v[l][k], t, grads[l][k], lr)
                    pair.append(p)
                new_params.append(tuple(pair))
            params = new_params
            t += 1
        loss, acc = evaluate(params, X_val, y_val)
        losses.append(loss)
        best, last = early_stop(losses, patience)
        if best == epoch:
            pass
        if epoch == last and epoch - best >= patience:
            break
    return best_params, losses

# wrong: averages-forgotten
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
                    p, _, _, t_new = adam_step(params[l][k], m[l][k], v[l][k], t, grads[l][k], lr)
                    pair.append(p)
                new_params.append(tuple(pair))
            params = new_params
            t += 1
        loss, acc = evaluate(params, X_val, y_val)
        losses.append(loss)
        best, last = early_stop(losses, patience)
        if best == epoch:
            best_params = params
        if epoch == last and epoch - best >= patience:
            break
    return best_params, losses

# wrong: plain-descent
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
                    p = params[l][k] - lr * grads[l][k]
                    pair.append(p)
                new_params.append(tuple(pair))
            params = new_params
            t += 1
        loss, acc = evaluate(params, X_val, y_val)
        losses.append(loss)
        best, last = early_stop(losses, patience)
        if best == epoch:
            best_params = params
        if epoch == last and epoch - best >= patience:
            break
    return best_params, losses

# wrong: softmax-twice
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
            grads = backward(params, cache, cross_entropy_grad(np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True), y_train[batch]))
            new_params = []
            for l in range(len(params)):
                pair = []
                for k in range(2):
                    p, m[l][k], v[l][k], t_new = adam_step(params[l][k], m[l][k], v[l][k], t, grads[l][k], lr)
                    pair.append(p)
                new_params.append(tuple(pair))
            params = new_params
            t += 1
        loss, acc = evaluate(params, X_val, y_val)
        losses.append(loss)
        best, last = early_stop(losses, patience)
        if best == epoch:
            best_params = params
        if epoch == last and epoch - best >= patience:
            break
    return best_params, losses
