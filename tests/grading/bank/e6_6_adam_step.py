# right: the correction moved into the learning rate
def adam_step(w, m, v, t, g, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    t += 1
    m = m * beta1 + g * (1 - beta1)
    v = v * beta2 + g * g * (1 - beta2)
    root = np.sqrt(1 - beta2 ** t)
    return w - lr * root / (1 - beta1 ** t) * m / (np.sqrt(v) + eps * root), m, v, t

# right: as differences
def adam_step(w, m, v, t, g, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    m_new, v_new = m + (1 - beta1) * (g - m), v + (1 - beta2) * (g ** 2 - v)
    step = m_new / (1 - beta1 ** (t + 1)) / (eps + (v_new / (1 - beta2 ** (t + 1))) ** 0.5)
    return [w - lr * step, m_new, v_new, t + 1]

# right: entry by entry
def adam_step(w, m, v, t, g, lr=0.001, b1=0.9, b2=0.999, e=1e-8):
    w, m, v, t = w.copy(), m.copy(), v.copy(), t + 1
    for i in np.ndindex(w.shape):
        m[i] = b1 * m[i] + (1 - b1) * g[i]
        v[i] = b2 * v[i] + (1 - b2) * g[i] ** 2
        w[i] -= lr * (m[i] / (1 - b1 ** t)) / ((v[i] / (1 - b2 ** t)) ** 0.5 + e)
    return w, m, v, t

# wrong: one-beta-for-both-0.9
v = beta2 * v + (1 - beta2) * => v = beta1 * v + (1 - beta1) *
v / (1 - beta2 ** t) => v / (1 - beta1 ** t)

# wrong: one-beta-for-both-0.999
m = beta1 * m + (1 - beta1) * => m = beta2 * m + (1 - beta2) *
m / (1 - beta1 ** t) => m / (1 - beta2 ** t)

# wrong: betas-swapped
t = t + 1 => t, beta1, beta2 = t + 1, beta2, beta1

# wrong: no-bias-correction
m_hat, v_hat = m / (1 - beta1 ** t), v / (1 - beta2 ** t) => m_hat, v_hat = m, v

# wrong: only-m-corrected
v / (1 - beta2 ** t) => v

# wrong: only-v-corrected
m / (1 - beta1 ** t) => m

# wrong: correction-without-t
m / (1 - beta1 ** t), v / (1 - beta2 ** t) => m / (1 - beta1), v / (1 - beta2)

# wrong: correction-times-t
m / (1 - beta1 ** t), v / (1 - beta2 ** t) => m / (1 - beta1 * t), v / (1 - beta2 * t)

# wrong: eps-inside-the-root
(np.sqrt(v_hat) + eps) => np.sqrt(v_hat + eps)

# wrong: eps-ignored
t = t + 1 => t, eps = t + 1, 1e-8

# wrong: eps-missing
(np.sqrt(v_hat) + eps) => np.sqrt(v_hat)

# wrong: no-root
np.sqrt(v_hat) => v_hat

# wrong: climbs
w - lr => w + lr

# wrong: gradient-not-squared
g ** 2 => np.sqrt(g ** 2)

# wrong: t-not-advanced
eps), m, v, t => eps), m, v, t - 1

# wrong: t-starts-too-late
t = t + 1 => pass
eps), m, v, t => eps), m, v, t + 1

# wrong: t-advanced-twice
t = t + 1 => t = t + 1 + 1

# wrong: correction-stored
eps), m, v, t => eps), m_hat, v_hat, t

# wrong: sum-instead-of-average
(1 - beta1) * g => g
(1 - beta2) * g ** 2 => g ** 2

# wrong: only-w-returned
eps), m, v, t => eps)

# wrong: t-left-out
eps), m, v, t => eps), m, v

# wrong: changes-its-input
m = beta1 * m + (1 - beta1) * g => m *= beta1; m += (1 - beta1) * g

# wrong: correction-stored
def adam_step(w, m, v, t, g, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    t += 1
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g ** 2
    mhat = m / (1 - beta1 ** t)
    vhat = v / (1 - beta2 ** t)
    return w - lr * mhat / (np.sqrt(vhat) + eps), mhat, vhat, t
