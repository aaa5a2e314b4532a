# right: as a difference
def rmsprop_step(w, s, g, lr, beta=0.9, eps=1e-8):
    new = s + (1 - beta) * (g * g - s)
    return w - lr / (eps + new ** 0.5) * g, new

# right: entry by entry
def rmsprop_step(w, mean, g, rate, keep=0.9, tiny=1e-8):
    w, mean = w.copy(), mean.copy()
    for i in np.ndindex(w.shape):
        mean[i] = keep * mean[i] + (1 - keep) * g[i] ** 2
        w[i] -= rate * g[i] / (np.sqrt(mean[i]) + tiny)
    return [w, mean]

# right: copies in place
def rmsprop_step(w, s, g, lr, beta=0.9, eps=1e-8):
    s = s.copy()
    s *= beta
    s += (1 - beta) * np.square(g)
    step = lr * g
    step /= np.sqrt(s) + eps
    return w - step, s

# wrong: eps-inside-the-root
(np.sqrt(s) + eps) => np.sqrt(s + eps)

# wrong: eps-outside-the-fraction
lr * g / (np.sqrt(s) + eps) => lr * (g / np.sqrt(s) + eps)

# wrong: eps-missing
(np.sqrt(s) + eps) => np.sqrt(s)

# wrong: eps-hard-coded
 + eps) =>  + 1e-8)

# wrong: no-root
np.sqrt(s) => s

# wrong: gradient-not-squared
g ** 2 => g

# wrong: size-instead-of-square
g ** 2 => abs(g)

# wrong: never-forgets
beta * s + (1 - beta) * g ** 2 => s + g * g

# wrong: sum-instead-of-average
(1 - beta) * g ** 2 => g ** 2

# wrong: weights-swapped
beta * s + (1 - beta) * g ** 2 => beta * g ** 2 + (1 - beta) * s

# wrong: last-square-alone
beta * s + => 0 * s +

# wrong: old-s-divides
def rmsprop_step(w, s, g, lr, beta=0.9, eps=1e-8):
    w = w - lr * g / (np.sqrt(s) + eps)
    return w, beta * s + (1 - beta) * g ** 2

# wrong: s-not-kept
def rmsprop_step(w, s, g, lr, beta=0.9, eps=1e-8):
    new = beta * s + (1 - beta) * g ** 2
    return w - lr * g / (np.sqrt(new) + eps), s

# wrong: root-stored
def rmsprop_step(w, s, g, lr, beta=0.9, eps=1e-8):
    s = np.sqrt(beta * s + (1 - beta) * g ** 2)
    return w - lr * g / (s + eps), s

# wrong: corrected-for-the-start
np.sqrt(s) => np.sqrt(s / (1 - beta))

# wrong: climbs
w - lr => w + lr

# wrong: gradient-missing
lr * g / => lr /

# wrong: not-divided
 / (np.sqrt(s) + eps) =>

# wrong: multiplied-by-the-root
lr * g / => lr * g *

# wrong: one-scale-for-all
np.sqrt(s) => np.sqrt(np.mean(s))

# wrong: beta-hard-coded
s = beta * s + => beta = 0.9; s = beta * s +

# wrong: other-default
beta=0.9 => beta=0.99

# wrong: returns-the-other-way-round
return w - lr * g / (np.sqrt(s) + eps), s => return s, w - lr * g / (np.sqrt(s) + eps)

# wrong: only-w-returned
eps), s => eps)

# wrong: changes-its-input
s = beta * s + (1 - beta) * g ** 2 => s *= beta; s += (1 - beta) * g ** 2

# wrong: changes-the-dtype
(1 - beta) * g ** 2 => np.float64(1 - beta) * g ** 2

# wrong: wrong-count
return => return "w", "s",

# wrong: eps-hard-coded
+ eps => + 1e-6

# wrong: other-eps
eps=1e-8 => eps=1e-6

# wrong: eps-outside-the-fraction
lr * g / (np.sqrt(s) + eps) => lr * g / np.sqrt(s) + eps

# wrong: eps-as-least-divisor
(np.sqrt(s) + eps) => np.maximum(np.sqrt(s), eps)

# wrong: eps-stored
g ** 2 => g ** 2 + eps
(np.sqrt(s) + eps) => np.sqrt(s)

# wrong: other-default
beta=0.9 => beta=0.999

# wrong: lr-missing
lr * g => g

# wrong: square-around-too-much
(1 - beta) * g ** 2 => ((1 - beta) * g) ** 2

# wrong: one-square-for-all
g ** 2 => (g ** 2).sum()

# wrong: one-square-for-all
g ** 2 => np.mean(g ** 2)

# wrong: old-s-not-faded
s = beta * s + => s = s +

# wrong: beta-on-both
(1 - beta) * g => beta * g

# wrong: last-gradient-divides
np.sqrt(s) => np.sqrt(g ** 2)

# wrong: step-instead-of-parameters
return w - lr => return -lr

# wrong: size-instead-of-square
g ** 2 => np.abs(g)

# wrong: doubled-instead-of-squared
g ** 2 => g * 2

# wrong: weights-decay
w - lr => w * (1 - 0.01 * lr) - lr

# wrong: values-differ
g / (np.sqrt(s) + eps) => np.clip(g / (np.sqrt(s) + eps), -1, 1)

# wrong: mean-taken-away
def rmsprop_step(w, s, g, lr, beta=0.9, eps=1e-8):
    s = beta * s + (1 - beta) * (g - g.mean()) ** 2
    return w - lr * g / (np.sqrt(s) + eps), s

# wrong: s-never-falls
def rmsprop_step(w, s, g, lr, beta=0.9, eps=1e-8):
    s = np.maximum(beta * s + (1 - beta) * g ** 2, s)
    return w - lr * g / (np.sqrt(s) + eps), s

# wrong: first-step-takes-the-whole-square
def rmsprop_step(w, s, g, lr, beta=0.9, eps=1e-8):
    s = beta * s + (1 - beta) * g ** 2 if s.any() else g ** 2
    return w - lr * g / (np.sqrt(s) + eps), s

# wrong: largest-square
def rmsprop_step(w, s, g, lr, beta=0.9, eps=1e-8):
    s = np.maximum(beta * s, g ** 2)
    return w - lr * g / (np.sqrt(s) + eps), s

# wrong: values-differ
def rmsprop_step(w, s, g, lr, beta=0.9, eps=1e-8):
    s = beta ** 0.5 * s + (1 - beta ** 0.5) * g ** 2
    return w - lr * g / (np.sqrt(s) + eps), s

# right: lambda
rmsprop_step = lambda w, s, g, a, b=0.9, e=1e-8: (lambda q: (w - a * g / (np.sqrt(q) + e), q))(b * s + (1 - b) * g ** 2)

# right: increment
def rmsprop_step(w, s, g, lr, beta=0.9, eps=1e-8):
    s = s + (1 - beta) * (g * g - s)
    return w - lr / (s ** 0.5 + eps) * g, s

# right: average
def rmsprop_step(w, s, g, lr, beta=0.9, eps=1e-8):
    s = np.average([s, g ** 2], axis=0, weights=[beta, 1 - beta]).astype(w.dtype)
    return w - lr * g / (np.sqrt(s) + eps), s

# right: vectorize
def rmsprop_step(w, s, g, lr, beta=0.9, eps=1e-8):
    s = np.vectorize(lambda a, b: beta * a + (1 - beta) * b ** 2, otypes=[s.dtype])(s, g)
    return w - lr * g / (np.sqrt(s) + eps), s

# right: class
class Rms:
    def __call__(self, w, s, g, lr, beta=0.9, eps=1e-8):
        s = beta * s + (1 - beta) * np.square(g)
        return w - np.divide(lr * g, np.sqrt(s) + eps), s


rmsprop_step = Rms()

# right: in place on copies
def rmsprop_step(w, s, g, lr, beta=0.9, eps=1e-8):
    s = s.copy()
    s *= beta
    s += (1 - beta) * g ** 2
    d = np.sqrt(s)
    d += eps
    w = w.copy()
    w -= lr * g / d
    return [w, s]

# right: float64 inside
def rmsprop_step(w, s, g, lr, beta=0.9, eps=1e-8):
    kind = w.dtype
    w, s, g = (a.astype(np.float64) for a in (w, s, g))
    s = beta * s + (1 - beta) * g ** 2
    return (w - lr * g / (np.sqrt(s) + eps)).astype(kind), s.astype(kind)

# right: loop math
import math


def rmsprop_step(w, s, g, lr, beta=0.9, eps=1e-8):
    w, s = w.copy(), s.copy()
    for i in np.ndindex(w.shape):
        s[i] = beta * s[i] + (1 - beta) * g[i] ** 2
        w[i] -= lr * g[i] / (math.sqrt(s[i]) + eps)
    return w, s

# wrong: eps-squared-inside-the-root
(np.sqrt(s) + eps) => np.sqrt(s + eps ** 2)

# wrong: values-differ
g ** 2 => (g ** 2).mean(axis=0)

# wrong: other-eps
eps=1e-8 => eps=1e-7

# wrong: changes-its-input
def rmsprop_step(w, s, g, lr, beta=0.9, eps=1e-8):
    s = beta * s + (1 - beta) * g ** 2
    w -= lr * g / (np.sqrt(s) + eps)
    return w, s

# wrong: one-scale-for-all
np.sqrt(s) => np.sqrt(s.sum())

# wrong: only-the-sign
w - lr * g / => w - lr * np.sign(g) /

# wrong: only-the-sign
w - lr * g / (np.sqrt(s) + eps) => w - lr * np.sign(g)

# wrong: values-differ
(1 - beta) => (1 - beta ** 2)

# wrong: w-divided-too
w - lr * g / (np.sqrt(s) + eps) => (w - lr * g) / (np.sqrt(s) + eps)

# wrong: wrong-shape
def rmsprop_step(w, s, g, lr, beta=0.9, eps=1e-8):
    s = beta * s.ravel() + (1 - beta) * g.ravel() ** 2
    return w.ravel() - lr * g.ravel() / (np.sqrt(s) + eps), s

# wrong: skips-zero-gradients
def rmsprop_step(w, s, g, lr, beta=0.9, eps=1e-8):
    s = np.where(g != 0, beta * s + (1 - beta) * g ** 2, s)
    return w - lr * g / (np.sqrt(s) + eps), s

# wrong: values-differ
g ** 2 => g @ g.T

# wrong: depends-on-earlier-calls
S = {}


def rmsprop_step(w, s, g, lr, beta=0.9, eps=1e-8):
    s = S[w.shape] = beta * S.get(w.shape, 0) + (1 - beta) * g ** 2
    return w - lr * g / (np.sqrt(s) + eps), s

# wrong: values-differ
+ eps), s => + eps), s.round(4)

# wrong: values-differ
lr * g / => lr * np.clip(g, -10, 10) /

# wrong: values-differ
(1 - beta) => 1.01 * (1 - beta)

# wrong: values-differ
np.sqrt(s) => np.cbrt(s)

# wrong: values-differ
def rmsprop_step(w, s, g, lr, beta=0.9, eps=1e-8):
    s = beta * s + (1 - beta) * (g ** 2 + eps ** 2)
    return w - lr * g / (np.sqrt(s) + eps), s

# wrong: arguments-swapped
beta=0.9, eps=1e-8 => eps=1e-8, beta=0.9

# wrong: values-differ
g ** 2 => g * w
