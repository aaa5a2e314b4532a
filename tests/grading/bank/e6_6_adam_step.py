# right: the correction moved into the learning rate
def adam_step(w, m, v, t, g, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    m = m * beta1 + g * (1 - beta1)
    v = v * beta2 + g * g * (1 - beta2)
    root = np.sqrt(1 - beta2 ** t)
    return w - lr * root / (1 - beta1 ** t) * m / (np.sqrt(v) + eps * root), m, v

# right: as differences
def adam_step(w, m, v, t, g, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    m_new, v_new = m + (1 - beta1) * (g - m), v + (1 - beta2) * (g ** 2 - v)
    step = m_new / (1 - beta1 ** t) / (eps + (v_new / (1 - beta2 ** t)) ** 0.5)
    return [w - lr * step, m_new, v_new]

# right: entry by entry
def adam_step(w, m, v, t, g, lr=0.001, b1=0.9, b2=0.999, e=1e-8):
    w, m, v = w.copy(), m.copy(), v.copy()
    for i in np.ndindex(w.shape):
        m[i] = b1 * m[i] + (1 - b1) * g[i]
        v[i] = b2 * v[i] + (1 - b2) * g[i] ** 2
        w[i] -= lr * (m[i] / (1 - b1 ** t)) / ((v[i] / (1 - b2 ** t)) ** 0.5 + e)
    return w, m, v

# wrong: one-beta-for-both-0.9
v = beta2 * v + (1 - beta2) * => v = beta1 * v + (1 - beta1) *
v / (1 - beta2 ** t) => v / (1 - beta1 ** t)

# wrong: one-beta-for-both-0.999
m = beta1 * m + (1 - beta1) * => m = beta2 * m + (1 - beta2) *
m / (1 - beta1 ** t) => m / (1 - beta2 ** t)

# wrong: betas-swapped
m = beta1 * m => beta1, beta2 = beta2, beta1
    m = beta1 * m

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
m = beta1 * m => eps = 1e-8
    m = beta1 * m

# wrong: eps-missing
(np.sqrt(v_hat) + eps) => np.sqrt(v_hat)

# wrong: no-root
np.sqrt(v_hat) => v_hat

# wrong: climbs
w - lr => w + lr

# wrong: gradient-not-squared
g ** 2 => np.sqrt(g ** 2)

# wrong: t-advanced-inside
m = beta1 * m => t = t + 1
    m = beta1 * m

# wrong: t-counted-from-zero
m = beta1 * m => t = t - 1
    m = beta1 * m

# wrong: t-returned-too
eps), m, v => eps), m, v, t

# wrong: t-advanced-for-the-next-step
eps), m, v => eps), m, v, t + 1

# wrong: clock-kept-inside
def adam_step(w, m, v, t, g, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    t += 1
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g ** 2
    mhat = m / (1 - beta1 ** t)
    vhat = v / (1 - beta2 ** t)
    return w - lr * mhat / (np.sqrt(vhat) + eps), m, v, t

# wrong: lr-divided-by-t
w - lr * m_hat => w - lr / t * m_hat

# wrong: lr-divided-by-the-root-of-t
w - lr * m_hat => w - lr / np.sqrt(t) * m_hat

# wrong: correction-stored
eps), m, v => eps), m_hat, v_hat

# wrong: sum-instead-of-average
(1 - beta1) * g => g
(1 - beta2) * g ** 2 => g ** 2

# wrong: only-w-returned
eps), m, v => eps)

# wrong: changes-its-input
m = beta1 * m + (1 - beta1) * g => m *= beta1; m += (1 - beta1) * g

# wrong: correction-stored
def adam_step(w, m, v, t, g, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g ** 2
    mhat = m / (1 - beta1 ** t)
    vhat = v / (1 - beta2 ** t)
    return w - lr * mhat / (np.sqrt(vhat) + eps), mhat, vhat

# wrong: eps-as-least-divisor
(np.sqrt(v_hat) + eps) => np.maximum(np.sqrt(v_hat), eps)

# wrong: m-corrected-with-the-old-t
m / (1 - beta1 ** t) => m / (1 - beta1 ** (t - 1))

# wrong: v-corrected-with-the-old-t
v / (1 - beta2 ** t) => v / (1 - beta2 ** (t - 1))

# wrong: one-step-behind
m / (1 - beta1 ** t), v / (1 - beta2 ** t) => m / (1 - beta1 ** max(t - 1, 1)), v / (1 - beta2 ** max(t - 1, 1))

# wrong: m-corrected-with-the-next-t
m / (1 - beta1 ** t) => m / (1 - beta1 ** (t + 1))

# wrong: v-corrected-with-the-next-t
v / (1 - beta2 ** t) => v / (1 - beta2 ** (t + 1))

# wrong: m-correction-without-t
m / (1 - beta1 ** t) => m / (1 - beta1)

# wrong: v-correction-without-t
v / (1 - beta2 ** t) => v / (1 - beta2)

# wrong: power-outside-the-bracket
m / (1 - beta1 ** t), v / (1 - beta2 ** t) => m / (1 - beta1) ** t, v / (1 - beta2) ** t

# wrong: multiplied-by-the-correction
m / (1 - beta1 ** t), v / (1 - beta2 ** t) => m * (1 - beta1 ** t), v * (1 - beta2 ** t)

# wrong: correction-outside-the-root
np.sqrt(v_hat) => np.sqrt(v) / (1 - beta2 ** t)

# wrong: m-stored-corrected
eps), m, v => eps), m_hat, v

# wrong: v-stored-corrected
eps), m, v => eps), m, v_hat

# wrong: averages-swapped
eps), m, v => eps), v, m

# wrong: weights-swapped
beta1 * m + (1 - beta1) * g => (1 - beta1) * m + beta1 * g
beta2 * v + (1 - beta2) * g ** 2 => (1 - beta2) * v + beta2 * g ** 2

# wrong: lr-missing
lr * m_hat => m_hat

# wrong: step-instead-of-parameters
return w - lr => return -lr

# wrong: eps-ignored
eps), m => 1e-6), m

# wrong: other-eps
eps=1e-8 => eps=1e-6

# wrong: eps-not-corrected
return w - lr * m_hat / (np.sqrt(v_hat) + eps), m => rate = lr * np.sqrt(1 - beta2 ** t) / (1 - beta1 ** t)
    return w - rate * m / (np.sqrt(v) + eps), m

# wrong: eps-outside-the-fraction
lr * m_hat / (np.sqrt(v_hat) + eps) => lr * m_hat / np.sqrt(v_hat) + eps

# wrong: gradient-instead-of-its-average
lr * m_hat => lr * g

# wrong: corrections-swapped
m / (1 - beta1 ** t), v / (1 - beta2 ** t) => m / (1 - beta2 ** t), v / (1 - beta1 ** t)

# wrong: beta1-in-both-corrections
v / (1 - beta2 ** t) => v / (1 - beta1 ** t)

# wrong: beta2-in-both-corrections
m / (1 - beta1 ** t) => m / (1 - beta2 ** t)

# wrong: averages-not-kept
eps=1e-8): => eps=1e-8):
    old = m, v
eps), m, v => eps), *old

# wrong: m-adds-up
(1 - beta1) * g => g

# wrong: v-adds-up
(1 - beta2) * g ** 2 => g ** 2

# wrong: square-around-too-much
(1 - beta2) * g ** 2 => ((1 - beta2) * g) ** 2

# wrong: correction-dropped-late
    m_hat, v_hat = m / (1 - beta1 ** t), v / (1 - beta2 ** t) =>     m_hat, v_hat = (m / (1 - beta1 ** t), v / (1 - beta2 ** t)) if t <= 10 else (m, v)

# wrong: correction-dropped-late
m / (1 - beta1 ** t) => m / (1 - beta1 ** t) if t < 100 else m

# wrong: clock-stops-late
v / (1 - beta2 ** t) => v / (1 - beta2 ** min(t, 50))

# wrong: correction-dropped-late
v / (1 - beta2 ** t) => v / (1 - beta2 ** t) if t < 1000 else v

# wrong: t-counted-from-zero
    m_hat, v_hat =>     t = t - 1
    m_hat, v_hat

# wrong: t-advanced-inside
beta1 ** t => beta1 ** (t + 1)
beta2 ** t => beta2 ** (t + 1)

# wrong: largest-v-kept
def adam_step(w, m, v, t, g, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * g
    v = np.maximum(v, beta2 * v + (1 - beta2) * g ** 2)
    m_hat, v_hat = m / (1 - beta1 ** t), v / (1 - beta2 ** t)
    return w - lr * m_hat / (np.sqrt(v_hat) + eps), m, v

# wrong: largest-v-kept
def adam_step(w, m, v, t, g, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * g
    old, v = v, beta2 * v + (1 - beta2) * g ** 2
    m_hat, v_hat = m / (1 - beta1 ** t), np.maximum(old, v) / (1 - beta2 ** t)
    return w - lr * m_hat / (np.sqrt(v_hat) + eps), m, v

# wrong: weights-decay
return w - lr * m_hat / (np.sqrt(v_hat) + eps) => return w - lr * (m_hat / (np.sqrt(v_hat) + eps) + 0.01 * w)

# wrong: weights-decay
    m = beta1 =>     g = g + 0.01 * w
    m = beta1

# wrong: other-lr
lr=0.001 => lr=0.01

# wrong: other-betas
beta2=0.999 => beta2=0.99

# wrong: other-betas
beta1=0.9, => beta1=0.95,

# wrong: values-differ
def adam_step(w, m, v, t, g, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * g
    v = np.maximum(beta2 * v, np.abs(g))
    return w - lr / (1 - beta1 ** t) * m / (v + eps), m, v

# wrong: looks-ahead
def adam_step(w, m, v, t, g, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g ** 2
    m_hat, v_hat = (beta1 * m + (1 - beta1) * g) / (1 - beta1 ** t), v / (1 - beta2 ** t)
    return w - lr * m_hat / (np.sqrt(v_hat) + eps), m, v

# wrong: deviation-instead-of-square
def adam_step(w, m, v, t, g, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * (g - m) ** 2
    m_hat, v_hat = m / (1 - beta1 ** t), v / (1 - beta2 ** t)
    return w - lr * m_hat / (np.sqrt(v_hat) + eps), m, v

# wrong: a-clock-of-your-own
def adam_step(w, m, v, t, g, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    adam_step.t = getattr(adam_step, "t", 0) + 1
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g ** 2
    m_hat, v_hat = m / (1 - beta1 ** adam_step.t), v / (1 - beta2 ** adam_step.t)
    return w - lr * m_hat / (np.sqrt(v_hat) + eps), m, v

# wrong: number-of-axes
def adam_step(w, m, v, t, g, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    if w.ndim > 2: g = g.reshape(w.shape) * 1.0; w = w * 1.0; eps = 1e-3
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g ** 2
    m_hat, v_hat = m / (1 - beta1 ** t), v / (1 - beta2 ** t)
    return w - lr * m_hat / (np.sqrt(v_hat) + eps), m, v

# right: lambda
adam_step = lambda w, m, v, k, g, a=1e-3, b=.9, c=.999, e=1e-8: (lambda m, v: (w - a * m / (1 - b ** k) / (np.sqrt(v / (1 - c ** k)) + e), m, v))(b * m + (1 - b) * g, c * v + (1 - c) * g * g)

# right: eps moved correctly
def adam_step(w, m, v, t, g, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g ** 2
    c = (1 - beta2 ** t) ** 0.5
    return w - lr * c / (1 - beta1 ** t) * m / (np.sqrt(v) + eps * c), m, v

# right: list
def adam_step(w, m, v, t, g, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g ** 2
    step = lr * m / (1 - beta1 ** t) / (np.sqrt(v / (1 - beta2 ** t)) + eps)
    return [np.subtract(w, step), m, v]

# right: in place copies
def adam_step(w, m, v, t, g, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    w, m, v = w.copy(), m.copy(), v.copy()
    m += (1 - beta1) * (g - m)
    v += (1 - beta2) * (g * g - v)
    w -= lr * m / (1 - beta1 ** t) / (np.sqrt(v / (1 - beta2 ** t)) + eps)
    return w, m, v

# right: kwargs
def adam_step(w, m, v, t, g, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8, **more):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g ** 2
    m_hat, v_hat = m / (1 - beta1 ** t), v / (1 - beta2 ** t)
    return w - lr * m_hat / (np.sqrt(v_hat) + eps), m, v

# right: helper
def ema(a, new, beta):
    return beta * a + (1 - beta) * new


def adam_step(w, m, v, t, g, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    m, v = ema(m, g, beta1), ema(v, np.square(g), beta2)
    return w - lr * (m / (1 - beta1 ** t)) / (eps + (v / (1 - beta2 ** t)) ** .5), m, v

# right: class
class Adam:
    def __call__(self, w, m, v, t, g, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g ** 2
        m_hat, v_hat = m / (1 - beta1 ** t), v / (1 - beta2 ** t)
        return w - lr * m_hat / (np.sqrt(v_hat) + eps), m, v


adam_step = Adam()

# right: expm1
import math


def adam_step(w, m, v, t, g, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g ** 2
    c1, c2 = -math.expm1(t * math.log(beta1)) if beta1 else 1.0, -math.expm1(t * math.log(beta2)) if beta2 else 1.0
    return w - lr * (m / c1) / (np.sqrt(v / c2) + eps), m, v

# wrong: betas-swapped
m = beta1 * m + (1 - beta1) * g => m = beta2 * m + (1 - beta2) * g
v = beta2 * v + (1 - beta2) * g ** 2 => v = beta1 * v + (1 - beta1) * g ** 2

# wrong: other-betas
beta1=0.9, => beta1=0.99,

# wrong: other-betas
beta2=0.999 => beta2=0.9999

# wrong: other-eps
eps=1e-8 => eps=1e-7

# wrong: values-differ
(np.sqrt(v_hat) + eps) => np.sqrt(v_hat + eps ** 2)

# wrong: average-squared
(1 - beta2) * g ** 2 => (1 - beta2) * m ** 2

# wrong: gradient-in-place-of-its-square
g ** 2 => g

# wrong: one-square-for-all
g ** 2 => (g ** 2).sum()

# wrong: one-square-for-all
g ** 2 => (g ** 2).mean()

# wrong: old-averages-move-w
def adam_step(w, m, v, t, g, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    m_hat, v_hat = m / (1 - beta1 ** t), v / (1 - beta2 ** t)
    w = w - lr * m_hat / (np.sqrt(v_hat) + eps)
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g ** 2
    return w, m, v

# wrong: changes-its-input
def adam_step(w, m, v, t, g, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g ** 2
    m_hat, v_hat = m / (1 - beta1 ** t), v / (1 - beta2 ** t)
    w -= lr * m_hat / (np.sqrt(v_hat) + eps)
    return w, m, v

# wrong: correction-dropped-late
def adam_step(w, m, v, t, g, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g ** 2
    m_hat, v_hat = (m / (1 - beta1), v / (1 - beta2)) if t == 1 else (m, v)
    return w - lr * m_hat / (np.sqrt(v_hat) + eps), m, v

# wrong: clock-stops-late
def adam_step(w, m, v, t, g, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    t = min(t, 10)
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g ** 2
    m_hat, v_hat = m / (1 - beta1 ** t), v / (1 - beta2 ** t)
    return w - lr * m_hat / (np.sqrt(v_hat) + eps), m, v

# wrong: weights-decay
w - lr * => 0.9999 * w - lr *

# wrong: largest-square
v = beta2 * v + (1 - beta2) * g ** 2 => v = np.maximum(beta2 * v, g ** 2)

# wrong: values-differ
eps), m, v => eps), m.round(6), v.round(6)

# wrong: values-differ
(1 - beta1) * g => (1 - beta1) * np.clip(g, -5, 5)

# wrong: zero-for-missing
m = beta1 * m => beta1 = beta1 or 0.9
    m = beta1 * m

# wrong: wrong-count
eps), m, v => eps), (m, v)

# wrong: betas-hard-coded
def adam_step(w, m, v, t, g, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    m = 0.9 * m + 0.1 * g
    v = 0.999 * v + 0.001 * g ** 2
    m_hat, v_hat = m / (1 - 0.9 ** t), v / (1 - 0.999 ** t)
    return w - lr * m_hat / (np.sqrt(v_hat) + eps), m, v

# wrong: betas-hard-coded
v / (1 - beta2 ** t) => v / (1 - 0.999 ** t)

# wrong: betas-hard-coded
m / (1 - beta1 ** t) => m / (1 - 0.9 ** t)

# wrong: values-differ
(1 - beta2) * g => 1.01 * (1 - beta2) * g

# wrong: correction-under-two-roots
v / (1 - beta2 ** t) => v / np.sqrt(1 - beta2 ** t)

# wrong: values-differ
m / (1 - beta1 ** t) => m / (1 + beta1 ** t)

# wrong: only-the-sign
m_hat / (np.sqrt(v_hat) + eps) => np.sign(m_hat)

# wrong: values-differ
def adam_step(w, g, m, v, t, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g ** 2
    m_hat, v_hat = m / (1 - beta1 ** t), v / (1 - beta2 ** t)
    return w - lr * m_hat / (np.sqrt(v_hat) + eps), m, v

# wrong: skips-zero-gradients
v = beta2 * v + (1 - beta2) * g ** 2 => v = np.where(g == 0, v, beta2 * v + (1 - beta2) * g ** 2)

# wrong: skips-zero-gradients
    m = beta1 * m =>     if not g.any():
        return w.copy(), m.copy(), v.copy()
    m = beta1 * m
