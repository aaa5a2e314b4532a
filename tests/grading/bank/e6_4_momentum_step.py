# right: the step first
def momentum_step(w, v, g, lr, beta=0.9):
    push = -lr * g
    return w + beta * v + push, push + v * beta

# right: entry by entry
def momentum_step(weights, speed, slope, rate, keep=0.9):
    new_w, new_v = np.empty_like(weights), np.empty_like(speed)
    for i in np.ndindex(weights.shape):
        new_v[i] = keep * speed[i] - rate * slope[i]
        new_w[i] = weights[i] + new_v[i]
    return [new_w, new_v]

# right: copies in place
def momentum_step(w, v, g, lr, beta=0.9):
    w, v = w.copy(), v.copy()
    v *= beta
    v -= lr * g
    w += v
    return w, v

# wrong: averages-the-gradient
- lr * g => - lr * (1 - beta) * g

# wrong: averages-without-lr
- lr * g => - (1 - beta) * g

# wrong: lr-outside-the-velocity
- lr * g => + g
w + v => w - lr * v

# wrong: velocity-points-uphill
- lr * g => + lr * g
w + v => w - v

# wrong: lr-forgotten
lr * g => g

# wrong: lr-twice
w + v => w + lr * v

# wrong: old-velocity-moves
def momentum_step(w, v, g, lr, beta=0.9):
    w = w + v
    v = beta * v - lr * g
    return w, v

# wrong: velocity-not-kept
def momentum_step(w, v, g, lr, beta=0.9):
    return w + beta * v - lr * g, v

# wrong: velocity-forgotten
beta * v - lr * g => -lr * g

# wrong: climbs
- lr * g => + lr * g

# wrong: velocity-taken-away
w + v => w - v

# wrong: no-friction
beta * v => v

# wrong: beta-on-everything
beta * v - lr * g => beta * v - beta * lr * g

# wrong: beta-on-the-gradient
beta * v - lr * g => v - lr * beta * g

# wrong: one-minus-beta-kept
beta * v => (1 - beta) * v

# wrong: beta-hard-coded
beta * v => 0.9 * v

# wrong: other-default
beta=0.9 => beta=0.99

# wrong: nesterov
w + v => w - lr * g + beta * v

# wrong: gradient-counted-twice
w + v => w - lr * g + v

# wrong: plain-descent
w + v => w - lr * g

# wrong: returns-the-other-way-round
w + v, v => v, w + v

# wrong: only-w-returned
w + v, v => w + v

# wrong: changes-its-input
v = beta * v - lr * g => v *= beta; v -= lr * g

# wrong: changes-its-input
return w + v, v => w += v; return w, v

# wrong: changes-the-dtype
beta * v => np.float64(beta) * v

# wrong: depends-on-earlier-calls
speed = []


def momentum_step(w, v, g, lr, beta=0.9):
    speed.append(0)
    v = beta * v - lr * g * (1 if len(speed) < 12 else 2)
    return w + v, v

# wrong: averages-and-lr-outside
beta * v - lr * g => beta * v + (1 - beta) * g
w + v => w - lr * v

# wrong: lr-outside-downhill
- lr * g => - g
w + v => w + lr * v

# wrong: step-instead-of-parameters
return w + v => return v

# wrong: values-differ
beta * v - lr * g => beta * v - lr * np.clip(g, -10, 10)

# wrong: values-differ
beta * v - lr * g => np.where(g == 0, v, beta * v - lr * g)

# wrong: small-steps-vanish
beta * v - lr * g => np.where(np.abs(beta * v - lr * g) < 1e-6, 0, beta * v - lr * g)

# wrong: weights-decay
w + v, v => w * (1 - 1e-3 * lr) + v, v

# wrong: number-of-axes
def momentum_step(w, v, g, lr, beta=0.9):
    v2, w2 = np.zeros_like(v), np.zeros_like(w)
    if w.ndim == 1:
        for i in range(len(w)): v2[i] = beta * v[i] - lr * g[i]; w2[i] = w[i] + v2[i]
    else:
        for i in range(len(w)):
            for j in range(w.shape[1]): v2[i, j] = beta * v[i, j] - lr * g[i, j]; w2[i, j] = w[i, j] + v2[i, j]
    return w2, v2

# wrong: zero-for-missing
def momentum_step(w, v, g, lr, beta=0.9):
    beta = beta or 0.9
    v = beta * v - lr * g
    return w + v, v

# wrong: changes-the-dtype
def momentum_step(w, v, g, lr, beta=0.9):
    v = np.float64(beta) * v - np.float64(lr) * g
    return w + v, v

# right: list pair
w + v, v => [w + v, v]

# right: lambda
momentum_step = lambda w, v, g, eta, mu=0.9: (w + (mu * v - eta * g), mu * v - eta * g)

# right: computed from w
def momentum_step(w, v, g, lr, beta=0.9):
    return w - lr * g + beta * v, -(lr * g - beta * v)

# right: in place on copies
def momentum_step(w, v, g, lr, beta=0.9):
    w, v = w.copy(), v.copy()
    v *= beta
    v -= lr * g
    w += v
    return w, v

# right: callable class
class Momentum:
    def __call__(self, w, v, g, lr, beta=0.9):
        v = beta * v - lr * g
        return w + v, v


momentum_step = Momentum()

# right: vectorize
def momentum_step(w, v, g, lr, beta=0.9):
    f = np.vectorize(lambda a, b: beta * a - lr * b, otypes=[v.dtype])
    v = f(v, g)
    return w + v, v

# right: einsum
def momentum_step(w, v, g, lr, beta=0.9):
    c = np.array([beta, -lr], dtype=w.dtype)
    v = np.einsum("i,i...->...", c, np.stack([v, g]))
    return w + v, v

# right: partial
from functools import partial


def general(sign, w, v, g, lr, beta=0.9):
    v = beta * v + sign * lr * g
    return w + v, v


momentum_step = partial(general, -1)

# wrong: wrong-type
def momentum_step(w, v, g, lr, beta=0.9):
    v = beta * v - lr * g
    return np.array([w + v, v])

# wrong: raises
beta=0.9 => beta

# wrong: w-returned-twice
def momentum_step(w, v, g, lr, beta=0.9):
    v = beta * v - lr * g
    w = w + v
    return w, w

# wrong: values-differ
lr * g => lr * g.sum()

# wrong: values-differ
V = None


def momentum_step(w, v, g, lr, beta=0.9):
    global V
    V = -lr * g if V is None or V.shape != g.shape else beta * V - lr * g
    return w + V, V

# wrong: wrong-shape
def momentum_step(w, v, g, lr, beta=0.9):
    v = beta * v.ravel() - lr * g.ravel()
    return w.ravel() + v, v

# wrong: works-for-some-inputs-only
def momentum_step(w, v, g, lr, beta=0.9):
    v2, w2 = np.zeros(len(v)), np.zeros(len(w))
    for i in range(len(v)):
        v2[i] = beta * v[i] - lr * g[i]
        w2[i] = w[i] + v2[i]
    return w2, v2

# wrong: axis-missing
def momentum_step(w, v, g, lr, beta=0.9):
    out = np.empty_like(v)
    for i in range(v.shape[0]):
        for j in range(v.shape[1]):
            out[i, j] = beta * v[i, j] - lr * g[i, j]
    return w + out, out

# wrong: values-differ
lr * g => lr * np.clip(g, -1, 1)

# wrong: values-differ
lr * g => lr * np.clip(g, -100, 100)

# wrong: rounded
w + v, v => (w + v).round(4), v.round(4)

# wrong: values-differ
lr * g => 1.01 * lr * g

# wrong: beta-on-everything
beta * v - lr * g => beta * (v - lr * g)

# wrong: values-differ
w + v, v => w + v / (1 - beta), v

# wrong: values-differ
w + v, v => w + np.abs(v), v

# wrong: lr-and-beta-swapped
def momentum_step(w, v, g, beta, lr=0.9):
    v = beta * v - lr * g
    return w + v, v

# wrong: changes-its-input
def momentum_step(w, v, g, lr, beta=0.9):
    g *= lr
    v = beta * v - g
    return w + v, v

# wrong: values-differ
lr * g => lr * g / len(g)

# wrong: values-differ
lr * g => lr * np.sign(g)

# wrong: values-differ
beta * v => beta ** 2 * v

# wrong: values-differ
w + v, v => np.clip(w + v, -1e4, 1e4), v

# wrong: values-differ
lr * g => lr * g / max(np.linalg.norm(g), 1e-12)

# wrong: values-differ
lr * g => (1 + beta) * lr * g

# wrong: values-differ
beta * v => beta ** 0.5 * v
