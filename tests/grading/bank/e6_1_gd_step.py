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

# right: lambda
gd_step = lambda p, g, e: [tuple(a - e * d for a, d in zip(x, y)) for x, y in zip(p, g)]

# right: map, other names
def gd_step(theta, nabla, eta):
    return list(map(lambda pg: tuple(map(lambda a, d: a - eta * d, *pg)), zip(theta, nabla)))

# right: callable object
class Step:
    def __call__(self, params, grads, lr):
        return [(np.add(W, -lr * dW), np.add(b, -lr * db)) for (W, b), (dW, db) in zip(params, grads)]


gd_step = Step()

# right: deepcopy
import copy


def gd_step(params, grads, lr):
    new = copy.deepcopy(params)
    for p, g in zip(new, grads):
        for a, d in zip(p, g):
            a -= lr * d
    return new

# right: loop
def gd_step(params, grads, lr):
    new = []
    for i in range(len(params)):
        W, b = params[i]
        new.append((W - lr * grads[i][0], b - lr * grads[i][1]))
    return new

# right: copies in place
def gd_step(params, grads, lr):
    new = [(W.copy(), b.copy()) for W, b in params]
    for (W, b), (dW, db) in zip(new, grads):
        W -= lr * dW
        b -= lr * db
    return new

# right: recursion
def gd_step(params, grads, lr):
    if not params:
        return []
    (W, b), (dW, db) = params[0], grads[0]
    return [(W - lr * dW, b - lr * db)] + gd_step(params[1:], grads[1:], lr)

# right: decorated
def entrywise(f):
    def whole(params, grads, lr):
        return [tuple(f(a, d, lr) for a, d in zip(p, g)) for p, g in zip(params, grads)]
    return whole


@entrywise
def gd_step(w, g, lr):
    return w - lr * g

# wrong: gradients-swapped
(dW, db) in => (db, dW) in

# wrong: last-layer-missing
zip(params, grads)] => zip(params[:-1], grads[:-1])]

# wrong: changes-its-input
def gd_step(params, grads, lr):
    out = []
    for (W, b), (dW, db) in zip(params, grads):
        dW *= lr
        db *= lr
        out.append((W - dW, b - db))
    return out

# wrong: rounded
W - lr * dW, b - lr * db => (W - lr * dW).round(2), (b - lr * db).round(2)

# wrong: small-steps-vanish
W - lr * dW, b - lr * db => (W - lr * dW).round(6), (b - lr * db).round(6)

# wrong: values-differ
W - lr * dW => W - 1.01 * lr * dW

# wrong: works-for-some-inputs-only
W - lr * dW => W - lr * dW.T

# wrong: values-differ
W - lr * dW => W - lr * dW / max(1, np.linalg.norm(dW))

# wrong: values-differ
W - lr * dW => W - lr * np.clip(dW, -100, 100)

# wrong: only-the-examples
W - lr * dW => W - lr * dW / len(W)

# wrong: wrong-type
def gd_step(params, grads, lr):
    return {i: (W - lr * dW, b - lr * db) for i, ((W, b), (dW, db)) in enumerate(zip(params, grads))}

# wrong: wrong-type
W - lr * dW, b - lr * db => (W - lr * dW).tolist(), (b - lr * db).tolist()

# wrong: values-differ
def gd_step(params, grads, lr):
    out = []
    for (W, b), (dW, db) in zip(params, grads):
        out.append((W - lr * dW, b - lr * dW.sum(axis=0)))
    return out

# wrong: overwrites-earlier-results
def gd_step(params, grads, lr, out=[]):
    for (W, b), (dW, db) in zip(params, grads):
        out.append((W - lr * dW, b - lr * db))
    return out

# wrong: wrong-type
def gd_step(params, grads, lr):
    return np.array(params, dtype=object) - lr * np.array(grads, dtype=object)

# wrong: only-the-examples
W - lr * dW => W - lr * dW.mean()

# wrong: wrong-shape
def gd_step(params, grads, lr):
    return [[(W - lr * dW), (b - lr * db)] for W, b, dW, db in [(*p, *g) for p, g in zip(params, grads)]][::-1]

# wrong: values-differ
W - lr * dW => W - 2 * lr * dW

# wrong: values-differ
W - lr * dW, b - lr * db => W - lr ** 2 * dW, b - lr ** 2 * db

# wrong: values-differ
W - lr * dW => W - lr / len(params) * dW

# wrong: wrong-shape
b - lr * db) => b - lr * db[None])

# wrong: values-differ
def gd_step(params, grads, lr):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        new.append((W - lr * dW, b - lr * db))
        lr *= 0.5
    return new

# wrong: values-differ
W - lr * dW => W - np.clip(lr * dW, -1, 1)

# wrong: depends-on-earlier-calls
PUSH = {}


def gd_step(params, grads, lr):
    new = []
    for i, ((W, b), (dW, db)) in enumerate(zip(params, grads)):
        PUSH[i, W.shape] = 0.9 * PUSH.get((i, W.shape), 0) - lr * dW
        new.append((W + PUSH[i, W.shape], b - lr * db))
    return new

# wrong: raises
gd_step(params, grads, lr): => gd_step(params, grads, lr):
    return step(params, grads, lr), lr


def step(params, grads, lr):

# wrong: values-differ
W - lr * dW => W - lr * np.abs(dW)
