"""Optimizers: what to do with a gradient (chapter 6).

First the rules as plain functions, old numbers in and new numbers out, then the same rules as objects that update one
vector in place and keep their state, then schedules for the learning rate. Nothing here knows what a network is.

w: a parameter array of any shape; g: its gradient, the same shape; lr: the learning rate.
"""
import numpy as np

from ._guards import same_shape


# ---- the rules

def gd_step(params, grads, lr):
    """One step of gradient descent on a whole network: every parameter minus lr times its gradient.

    params, grads: [(W, b), ...] and [(dW, db), ...]. Returns new params; the old ones stay as they are.

    >>> params = [(np.array([[3.0]]), np.array([1.0]))]
    >>> grads = [(np.array([[-32.0]]), np.array([-16.0]))]
    >>> gd_step(params, grads, lr=0.01)
    [(array([[3.32]]), array([1.16]))]
    """
    return [(sgd_step(W, dW, lr), sgd_step(b, db, lr))
            for (W, b), (dW, db) in zip(params, grads, strict=True)]


def sgd_step(w, g, lr):
    """Gradient descent: w - lr g.

    >>> sgd_step(np.array([3.0]), np.array([-32.0]), lr=0.01)
    array([3.32])
    """
    w, g = same_shape(w, g, ("w", "g"))
    return w - lr * g


def momentum_step(w, v, g, lr, beta=0.9):
    """Momentum: v = beta v - lr g, then w + v. Under a steady gradient the steps grow to lr / (1 - beta).

    The learning rate stands inside the velocity (Polyak's form). PyTorch multiplies it in afterwards: the same for a
    constant lr, different when lr changes. Returns (w, v).

    >>> momentum_step(np.array([0.0]), np.array([1.0]), np.array([2.0]), lr=0.1)
    (array([0.7]), array([0.7]))

    Source: Polyak (1964); Sutskever et al. (2013), On the importance of initialization and momentum.
    """
    w, g = same_shape(w, g, ("w", "g"))
    v = beta * v - lr * g
    return w + v, v


def nesterov_step(w, v, g, lr, beta=0.9):
    """Nesterov's momentum: like momentum, but the step already includes the next push of the velocity.

    v = beta v - lr g, then w + beta v - lr g. Returns (w, v).

    >>> nesterov_step(np.array([0.0]), np.array([0.0]), np.array([1.0]), lr=0.1)
    (array([-0.19]), array([-0.1]))

    Source: Nesterov (1983); in this form Sutskever et al. (2013) and PyTorch's SGD(nesterov=True).
    """
    w, g = same_shape(w, g, ("w", "g"))
    v = beta * v - lr * g
    return w + beta * v - lr * g, v


def rmsprop_step(w, s, g, lr, beta=0.9, eps=1e-8):
    """RMSprop: s = beta s + (1 - beta) g^2, then w - lr g / (sqrt(s) + eps). Returns (w, s).

    s starts at 0 and is not corrected, so the first step is lr / sqrt(1 - beta), not lr.

    >>> w, s = rmsprop_step(np.array([0.0]), np.array([0.0]), np.array([5.0]), lr=0.1)
    >>> print(w.round(4), s)
    [-0.3162] [2.5]

    Source: Tieleman and Hinton (2012), lecture 6.5, Coursera: Neural networks for machine learning.
    """
    w, g = same_shape(w, g, ("w", "g"))
    s = beta * s + (1 - beta) * g ** 2
    return w - lr * g / (np.sqrt(s) + eps), s


def adam_step(w, m, v, t, g, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    """Adam: momentum and RMSprop together, both corrected for their start at 0.

    t = t + 1; m = beta1 m + (1 - beta1) g; v = beta2 v + (1 - beta2) g^2;
    w - lr (m / (1 - beta1^t)) / (sqrt(v / (1 - beta2^t)) + eps).
    m, v: start with zeros; t: steps taken so far, starts at 0 and advances once a step. Returns (w, m, v, t).

    >>> w, m, v, t = 0.0, 0.0, 0.0, 0
    >>> for g in (1.0, -2.0, 0.5, 3.0):
    ...     w, m, v, t = adam_step(w, m, v, t, g)
    ...     print(f"{w:.6f}")
    -0.001000
    -0.000634
    -0.000497
    -0.000891

    Source: Kingma and Ba (2015), arXiv:1412.6980.
    """
    w, g = same_shape(w, g, ("w", "g"))
    t = t + 1
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g ** 2
    m_hat, v_hat = m / (1 - beta1 ** t), v / (1 - beta2 ** t)
    return w - lr * m_hat / (np.sqrt(v_hat) + eps), m, v, t


def adamw_step(w, m, v, t, g, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8,
               weight_decay=0.01):
    """AdamW: first shrink the weights by lr times weight_decay, then Adam. Returns (w, m, v, t).

    The decay stays out of m and v, so Adam's scaling cannot cancel it.

    >>> w, g = np.array([1.0]), np.array([0.0])
    >>> w, m, v, t = adamw_step(w, 0.0, 0.0, 0, g, lr=0.1, weight_decay=0.5)
    >>> print(w)
    [0.95]

    Source: Loshchilov and Hutter (2019), arXiv:1711.05101.
    """
    return adam_step(w * (1 - lr * weight_decay), m, v, t, g, lr, beta1, beta2, eps)


# ---- the same rules in place, for training: update(w, g) changes w and allocates no more than it must

class SGD:
    """sgd_step in place.

    >>> w = np.array([3.0])
    >>> SGD(lr=0.01).update(w, np.array([-32.0]))
    >>> w
    array([3.32])
    """

    def __init__(self, lr=0.1):
        self.lr = lr

    def update(self, w, g):
        w -= self.lr * g


class Momentum:
    """momentum_step in place, or nesterov_step with nesterov=True."""

    def __init__(self, lr=0.01, beta=0.9, nesterov=False):
        self.lr, self.beta, self.nesterov, self.v = lr, beta, nesterov, None

    def update(self, w, g):
        if self.v is None:
            self.v = np.zeros_like(w)
        self.v *= self.beta
        self.v -= self.lr * g
        w += self.beta * self.v - self.lr * g if self.nesterov else self.v


class RMSprop:
    """rmsprop_step in place."""

    def __init__(self, lr=0.001, beta=0.9, eps=1e-8):
        self.lr, self.beta, self.eps, self.s = lr, beta, eps, None

    def update(self, w, g):
        if self.s is None:
            self.s = np.zeros_like(w)
        self.s *= self.beta
        self.s += (1 - self.beta) * g ** 2
        w -= self.lr * g / (np.sqrt(self.s) + self.eps)


class Adam:
    """adam_step in place, or adamw_step with a weight_decay.

    Written as weighted averages. Each step every old weight shrinks by beta and the newest gradient enters with
    weight 1, so the average is m / m_weight: the same number as m / (1 - beta1^t) in adam_step, with no correction
    to remember. Ten operations on whole vectors, one scratch vector, no other array.
    """

    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=0.0):
        self.lr, self.beta1, self.beta2 = lr, beta1, beta2
        self.eps, self.weight_decay = eps, weight_decay
        self.t, self.m_weight, self.v_weight = 0, 0.0, 0.0
        self.m = self.v = self.scratch = None

    def update(self, w, g):
        if self.t == 0:
            self.m, self.v = np.zeros_like(w), np.zeros_like(w)
            self.scratch = np.empty_like(w)
        if self.weight_decay:
            w *= 1 - self.lr * self.weight_decay
        m, v, s = self.m, self.v, self.scratch
        m *= self.beta1
        m += g
        v *= self.beta2
        v += np.square(g, out=s)
        self.t += 1
        self.m_weight = self.beta1 * self.m_weight + 1
        self.v_weight = self.beta2 * self.v_weight + 1
        # w -= lr (m / m_weight) / (sqrt(v / v_weight) + eps),
        # with the two weights gathered into two numbers
        root = self.v_weight ** 0.5
        np.sqrt(v, out=s)
        s += self.eps * root
        np.divide(m, s, out=s)
        s *= self.lr * root / self.m_weight
        w -= s
        if self.t % 256 == 0:
            # The memory of a gradient that has become 0 fades to numbers so small (below 1e-38
            # in float32) that processors compute with them many times slower. They no longer
            # matter: drop them.
            np.greater(np.abs(m, out=s), 1e-20, out=s)
            m *= s


# ---- schedules: the learning rate at time t (epochs or steps, counted from 0)

def step_decay(t, hi, drops=(30, 60), factor=0.1):
    """The rate hi, times factor at each of the times in drops.

    >>> [f"{step_decay(t, 0.001):.0e}" for t in (0, 29, 30, 60)]
    ['1e-03', '1e-03', '1e-04', '1e-05']
    """
    return hi * factor ** sum(t >= drop for drop in drops)


def exponential_decay(t, hi, k=0.1):
    """hi e^(-k t).

    >>> print(exponential_decay(10, 1.0).round(3))
    0.368
    """
    return hi * np.exp(-k * t)


def cosine_lr(t, T, hi, lo=0.0, warm=0):
    """A straight rise to hi over the first `warm` steps, then half a cosine wave down to lo at T, then lo.

    After T the rate stays at lo; the bare formula would climb again.

    >>> [round(float(cosine_lr(t, 100, 1.0)), 4) for t in (0, 25, 50, 100, 150)]
    [1.0, 0.8536, 0.5, 0.0, 0.0]

    Source: Loshchilov and Hutter (2017), SGDR, arXiv:1608.03983.
    """
    share = np.clip((t - warm) / (T - warm), 0, 1)
    wave = lo + (hi - lo) * (1 + np.cos(np.pi * share)) / 2
    return np.where(t < warm, linear_warmup(t, warm, hi), wave)


def warm_restarts(t, period, hi, lo=0.0):
    """cosine_lr that jumps back to hi after every period.

    >>> [round(float(warm_restarts(t, 10, 1.0)), 2) for t in (0, 5, 9, 10)]
    [1.0, 0.5, 0.02, 1.0]

    Source: Loshchilov and Hutter (2017), SGDR, arXiv:1608.03983.
    """
    return cosine_lr(t % period, period, hi, lo)


def linear_warmup(t, warm, hi):
    """A straight line from hi / warm at t = 0 up to hi, which it keeps. Without warm-up (warm = 0) always hi.

    >>> [float(linear_warmup(t, 4, 1.0)) for t in (0, 1, 3, 9)]
    [0.25, 0.5, 1.0, 1.0]
    """
    return hi * np.minimum((t + 1) / np.maximum(warm, 1), 1)


# name -> class: what training can be asked for by name
OPTIMIZERS = {"sgd": SGD, "momentum": Momentum, "rmsprop": RMSprop, "adam": Adam}
