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

# wrong: values-differ
def momentum_step(w, v, g, lr, beta=0.9):
    beta = beta or 0.9
    v = beta * v - lr * g
    return w + v, v

# wrong: changes-the-dtype
def momentum_step(w, v, g, lr, beta=0.9):
    v = np.float64(beta) * v - np.float64(lr) * g
    return w + v, v
