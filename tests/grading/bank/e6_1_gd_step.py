# right: loops
def gd_step(params, grads, lr):
    new = []
    for i in range(len(params)):
        W, b = params[i]
        new.append([W + (-lr) * grads[i][0], b + (-lr) * grads[i][1]])
    return new

# right: copies, then in place
def gd_step(params, grads, lr):
    new = [(W.copy(), b.copy()) for W, b in params]
    for pair, slopes in zip(new, grads):
        for p, g in zip(pair, slopes):
            p -= lr * g
    return new

# right: a tuple of tuples
def gd_step(params, grads, lr):
    return tuple(tuple(np.subtract(p, np.multiply(lr, g)) for p, g in zip(*pairs)) for pairs in zip(params, grads))

# wrong: climbs
 - lr =>  + lr

# wrong: biases-frozen
b - lr * db => b

# wrong: weights-frozen
W - lr * dW => W

# wrong: biases-climb
b - lr * db => b + lr * db

# wrong: lr-left-out
lr * d => d

# wrong: lr-left-out-for-the-biases
lr * db => db

# wrong: divided-by-lr
lr * dW, b - lr * db => dW / lr, b - db / lr

# wrong: step-instead-of-parameters
(W - lr * dW, b - lr * db) => (-lr * dW, -lr * db)

# wrong: decays-instead-of-descending
(W - lr * dW, b - lr * db) => (W - lr * dW * W, b - lr * db * b)

# wrong: sign-of-the-gradient
(W - lr * dW, b - lr * db) => (W - lr * np.sign(dW), b - lr * np.sign(db))

# wrong: mean-gradient
(W - lr * dW, b - lr * db) => (W - lr * np.mean(dW), b - lr * np.mean(db))

# wrong: length-one-gradient
(W - lr * dW, b - lr * db) => (W - lr * dW / (dW ** 2).sum() ** 0.5, b - lr * db / (db ** 2).sum() ** 0.5)

# wrong: first-layer-only
def gd_step(params, grads, lr):
    (W, b), (dW, db) = params[0], grads[0]
    return [(W - lr * dW, b - lr * db), *params[1:]]

# wrong: last-layer-only
def gd_step(params, grads, lr):
    (W, b), (dW, db) = params[-1], grads[-1]
    return [*params[:-1], (W - lr * dW, b - lr * db)]

# wrong: last-layer-frozen
def gd_step(params, grads, lr):
    new = list(params)
    for i in range(len(params) - 1):
        new[i] = params[i][0] - lr * grads[i][0], params[i][1] - lr * grads[i][1]
    return new

# wrong: gradients-backwards
zip(params, grads) => zip(params, reversed(grads))

# wrong: weights-only
(W - lr * dW, b - lr * db) => W - lr * dW

# wrong: pairs-torn-apart
def gd_step(params, grads, lr):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        new += [W - lr * dW, b - lr * db]
    return new

# wrong: stops-after-the-first-layer
def gd_step(params, grads, lr):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        new.append((W - lr * dW, b - lr * db))
        return new

# wrong: bias-first
(W - lr * dW, b - lr * db) => (b - lr * db, W - lr * dW)

# wrong: changes-its-input
def gd_step(params, grads, lr):
    for (W, b), (dW, db) in zip(params, grads):
        W -= lr * dW
        b -= lr * db
    return params

# wrong: changes-its-input
def gd_step(params, grads, lr):
    for i, ((W, b), (dW, db)) in enumerate(zip(params, grads)):
        params[i] = W - lr * dW, b - lr * db
    return params

# wrong: changes-the-dtype
 - lr =>  - np.float64(lr)

# wrong: returns-none
return => new =

# wrong: returns-an-iterator
def gd_step(params, grads, lr):
    return ((W - lr * dW, b - lr * db) for (W, b), (dW, db) in zip(params, grads))

# wrong: parameters-unchanged
def gd_step(params, grads, lr):
    for (W, b), (dW, db) in zip(params, grads):
        W = W - lr * dW
        b = b - lr * db
    return params

# wrong: lr-hard-coded
lr * dW => 0.01 * dW
lr * db => 0.01 * db

# wrong: lr-on-everything
W - lr * dW, b - lr * db => lr * (W - dW), lr * (b - db)

# wrong: wrong-count
for (W, b), (dW, db) in zip(params, grads)] => for (W, b), (dW, db) in list(zip(params, grads))[:4]]

# wrong: values-differ
W - lr * dW => W - np.clip(lr * dW, -5, 5)

# wrong: values-differ
b - lr * db => b - lr * db.mean()

# wrong: values-differ
def gd_step(params, grads, lr):
    lr = min(lr, 1.0)
    return [(W - lr * dW, b - lr * db) for (W, b), (dW, db) in zip(params, grads)]

# wrong: changes-its-input
def gd_step(params, grads, lr):
    for i, ((W, b), (dW, db)) in enumerate(zip(params, grads)):
        params[i] = (W - lr * dW, b - lr * db)
    return params

# wrong: values-differ
W - lr * dW => np.where(dW != 0, W - lr * dW, 0)

# wrong: values-differ
W - lr * dW => W - lr * (dW.T if dW.shape == dW.T.shape and len(dW) > 1 else dW)

# wrong: weights-decay
W - lr * dW => W * (1 - 1e-4) - lr * dW

# wrong: weights-decay
W - lr * dW => W - lr * (dW + 0.01 * W)

# right: lists
def gd_step(params, grads, lr):
    out = []
    for i in range(len(params)):
        out.append([p - np.multiply(lr, g).astype(p.dtype) for p, g in zip(params[i], grads[i])])
    return out
