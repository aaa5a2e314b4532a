"""Optimizers: what to do with a gradient (chapter 6).

The rules as pure functions, old numbers in and new numbers out, then schedules for the learning rate. Nothing here
knows what a network is.

w: a parameter array of any shape; g: its gradient, the same shape; lr: the learning rate.
One form for all: what a rule remembers are arrays of w's shape that start at 0. They go in behind w and come out
behind w, in the same order, so that a loop can feed the answer back. The time t is no memory of one array: a whole
network shares one clock, and the loop that counts the steps says what it shows.
"""
import numpy as np


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
    return w - lr * g


def momentum_step(w, v, g, lr, beta=0.9):
    """Momentum: v = beta v - lr g, then w + v. Under a steady gradient the steps grow to lr / (1 - beta).

    The learning rate stands inside the velocity (Polyak's form). PyTorch multiplies it in afterwards: the same for a
    constant lr, different when lr changes. Returns (w, v).

    >>> momentum_step(np.array([0.0]), np.array([1.0]), np.array([2.0]), lr=0.1)
    (array([0.7]), array([0.7]))

    Source: Polyak (1964); Sutskever et al. (2013), On the importance of initialization and momentum.
    """
    v = beta * v - lr * g
    return w + v, v


def nesterov_step(w, v, g, lr, beta=0.9):
    """Nesterov's momentum: like momentum, but the step already includes the next push of the velocity.

    v = beta v - lr g, then w + beta v - lr g. Returns (w, v).

    >>> nesterov_step(np.array([0.0]), np.array([0.0]), np.array([1.0]), lr=0.1)
    (array([-0.19]), array([-0.1]))

    Nesterov takes the gradient at the place to which the velocity would carry w. Here w itself stands at that place.

    Source: Nesterov (1983); in this form Bengio, Boulanger-Lewandowski and Pascanu (2013), arXiv:1212.0901.
    """
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
    s = beta * s + (1 - beta) * g ** 2
    return w - lr * g / (np.sqrt(s) + eps), s


def adam_step(w, m, v, t, g, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    """Adam: momentum and RMSprop together, both corrected for their start at 0.

    m = beta1 m + (1 - beta1) g; v = beta2 v + (1 - beta2) g^2;
    w - lr (m / (1 - beta1^t)) / (sqrt(v / (1 - beta2^t)) + eps).
    m, v: start with zeros; t: the number of this step, 1, 2, 3, ... Returns (w, m, v).

    >>> w, m, v = 0.0, 0.0, 0.0
    >>> for t, g in enumerate((1.0, -2.0, 0.5, 3.0), 1):
    ...     w, m, v = adam_step(w, m, v, t, g)
    ...     print(f"{w:.6f}")
    -0.001000
    -0.000634
    -0.000497
    -0.000891

    Source: Kingma and Ba (2015), arXiv:1412.6980.
    """
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g ** 2
    m_hat, v_hat = m / (1 - beta1 ** t), v / (1 - beta2 ** t)
    return w - lr * m_hat / (np.sqrt(v_hat) + eps), m, v


def adamw_step(w, m, v, t, g, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=0.01):
    """AdamW: first shrink w by lr times weight_decay, then Adam. Returns (w, m, v).

    The decay stays out of m and v, so Adam's scaling cannot cancel it. Use it for weights, and adam_step for biases.
    lr times weight_decay is PyTorch's form; the paper scales its decay by the schedule alone, not by lr.

    >>> w, g = np.array([1.0]), np.array([0.0])
    >>> w, m, v = adamw_step(w, 0.0, 0.0, 1, g, lr=0.1, weight_decay=0.5)
    >>> print(w)
    [0.95]

    Source: Loshchilov and Hutter (2019), arXiv:1711.05101.
    """
    return adam_step(w * (1 - lr * weight_decay), m, v, t, g, lr, beta1, beta2, eps)


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
    if t < warm:
        return linear_warmup(t, warm, hi)
    if t >= T:
        return lo
    return lo + (hi - lo) * (1 + np.cos(np.pi * (t - warm) / (T - warm))) / 2


def warm_restarts(t, period, hi, lo=0.0):
    """cosine_lr that jumps back to hi after every period.

    >>> [round(float(warm_restarts(t, 10, 1.0)), 2) for t in (0, 5, 9, 10)]
    [1.0, 0.5, 0.02, 1.0]

    Source: Loshchilov and Hutter (2017), SGDR, arXiv:1608.03983.
    """
    return cosine_lr(t % period, period, hi, lo)


def linear_warmup(t, warm, hi):
    """A straight line from hi / warm at t = 0 up to hi, which it keeps.

    >>> [float(linear_warmup(t, 4, 1.0)) for t in (0, 1, 3, 9)]
    [0.25, 0.5, 1.0, 1.0]
    """
    return hi * (t + 1) / warm if t < warm else hi
