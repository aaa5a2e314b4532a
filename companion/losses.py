"""Loss functions: one number that says how wrong the answers are (chapter 4).

Every loss is a pair: the value, and beside it NAME_grad, its gradient with respect to the first argument.
Decided once, kept everywhere: a loss is the mean over the batch, so its gradient carries the same 1/n;
logarithms are natural, so entropies are in nats; classes are counted from 0. The losses for classes take logits
(the raw scores before sigmoid or softmax), because the logarithm of a rounded probability is lost for good.
"""
import numpy as np

from .contract import labels, same_shape
from .activations import sigmoid, softmax


def mse(a, y):
    """Mean squared error: mean of (a - y)^2. Unit: the unit of y, squared.

    a, y: answers and truth, arrays of the same shape. Returns one number.

    >>> print(mse(np.array([210.0, 280.0, 255.0]), np.array([200.0, 300.0, 250.0])))
    175.0
    """
    a, y = same_shape(a, y)
    return ((a - y) ** 2).mean()


def mse_grad(a, y):
    """The gradient of mse: 2 (a - y) / n, n = the number of entries.

    >>> mse_grad(np.array([210.0, 280.0, 255.0]), np.array([200.0, 300.0, 250.0])).round(3)
    array([  6.667, -13.333,   3.333])
    """
    a, y = same_shape(a, y)
    return 2 * (a - y) / a.size


def mae(a, y):
    """Mean absolute error: mean of |a - y|. Unit: the unit of y.

    >>> print(mae(np.array([210.0, 280.0, 255.0]), np.array([200.0, 300.0, 250.0])).round(3))
    11.667
    """
    a, y = same_shape(a, y)
    return np.abs(a - y).mean()


def mae_grad(a, y):
    """The gradient of mae: sign(a - y) / n, and 0 where a = y. It does not shrink near the truth.

    >>> mae_grad(np.array([210.0, 280.0]), np.array([200.0, 300.0]))
    array([ 0.5, -0.5])
    """
    a, y = same_shape(a, y)
    return np.sign(a - y) / a.size


def huber(a, y, delta=1.0):
    """Huber loss: a parabola for small errors that continues as straight lines for large ones.

    With e = a - y: mean of e^2 / 2 where |e| <= delta, and delta (|e| - delta / 2) elsewhere.

    >>> print(huber(np.array([0.5, 3.0]), np.array([0.0, 0.0])))
    1.3125

    Source: Huber (1964), Robust estimation of a location parameter.
    """
    a, y = same_shape(a, y)
    size = np.abs(a - y)
    return np.where(size <= delta, size ** 2 / 2, delta * (size - delta / 2)).mean()


def huber_grad(a, y, delta=1.0):
    """The gradient of huber: the error, held between -delta and delta, divided by n.

    >>> huber_grad(np.array([0.5, 3.0]), np.array([0.0, 0.0]))
    array([0.25, 0.5 ])
    """
    a, y = same_shape(a, y)
    return np.clip(a - y, -delta, delta) / a.size


def bce_with_logits(z, y):
    """Binary cross-entropy from logits: mean of -[y log s + (1 - y) log(1 - s)], s = sigmoid(z), in nats.

    Worked out on z it reads max(z, 0) - z y + log(1 + e^-|z|): no logarithm of 0, no overflow.
    z: logits; y: 0, 1 or a probability between; the same shape.

    >>> print(bce_with_logits(np.array([0.0]), np.array([1.0])).round(4))
    0.6931
    >>> print(bce_with_logits(np.array([800.0]), np.array([0.0])))
    800.0
    """
    z, y = same_shape(z, y, ("z", "y"))
    return (np.maximum(z, 0) - z * y + np.log1p(np.exp(-np.abs(z)))).mean()


def bce_with_logits_grad(z, y):
    """The gradient of bce_with_logits: (sigmoid(z) - y) / n.

    >>> bce_with_logits_grad(np.array([0.0, 0.0]), np.array([1.0, 0.0]))
    array([-0.25,  0.25])
    """
    z, y = same_shape(z, y, ("z", "y"))
    return (sigmoid(z) - y) / z.size


def weighted_bce_with_logits(z, y, positive_weight=1.0):
    """Binary cross-entropy in which a missed positive costs positive_weight times as much.

    Mean of -[w y log s + (1 - y) log(1 - s)], the asymmetric loss for a test that must not miss the ill.
    With w = 1 it is bce_with_logits.

    >>> missed = weighted_bce_with_logits(np.array([-2.0]), np.array([1.0]), positive_weight=10)
    >>> alarm = bce_with_logits(np.array([2.0]), np.array([0.0]))
    >>> print((missed / alarm).round(6))
    10.0
    """
    z, y = same_shape(z, y, ("z", "y"))
    tail = np.log1p(np.exp(-np.abs(z)))
    missed, false_alarm = np.maximum(-z, 0) + tail, np.maximum(z, 0) + tail
    return (positive_weight * y * missed + (1 - y) * false_alarm).mean()


def weighted_bce_with_logits_grad(z, y, positive_weight=1.0):
    """The gradient of weighted_bce_with_logits: [(1 - y) s - w y (1 - s)] / n.

    >>> z, y = np.array([0.0, 0.0]), np.array([1.0, 0.0])
    >>> weighted_bce_with_logits_grad(z, y, positive_weight=10)
    array([-2.5 ,  0.25])
    """
    z, y = same_shape(z, y, ("z", "y"))
    return ((1 - y) * sigmoid(z) - positive_weight * y * sigmoid(-z)) / z.size


def log_softmax(Z):
    """The logarithm of softmax, row by row: z_i - log sum_j e^{z_j}.

    The sum is taken after removing the largest score m: log sum_j e^{z_j} = m + log sum_j e^{z_j - m}.
    Z: (k,) or (n, k). Returns the same shape; every entry is at most 0.

    >>> log_softmax(np.array([1000.0, 0.0]))
    array([    0., -1000.])
    """
    shifted = Z - Z.max(axis=-1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))


def cross_entropy(logits, y):
    """Cross-entropy from logits: the mean of -log p(true class), p = softmax(logits), in nats.

    logits: (n, k). y: class numbers (n,), the sparse form; or one row of probabilities for each example (n, k),
    the categorical form (one-hot or smoothed). For one-hot rows both forms give the same number.

    >>> logits = np.log(np.array([[.05, .05, .1, .05, .05, .05, .1, .4, .1, .05]]))
    >>> print(cross_entropy(logits, np.array([7])).round(4))
    0.9163
    """
    return -(targets(y, logits) * log_softmax(logits)).sum(axis=1).mean()


def cross_entropy_grad(logits, y):
    """The gradient of cross_entropy: (p - y) / n, with y as rows of probabilities. Every row adds up to 0.

    >>> cross_entropy_grad(np.array([[0.0, 0.0], [0.0, 0.0]]), np.array([0, 1]))
    array([[-0.25,  0.25],
           [ 0.25, -0.25]])
    """
    return (softmax(logits) - targets(y, logits)) / len(logits)


def targets(y, logits):
    """The truth as rows of probabilities: class numbers become one-hot, rows stay.

    y: as cross_entropy takes it; logits: (n, k), for the shape. Returns (n, k).

    >>> targets(np.array([1]), np.zeros((1, 3)))
    array([[0., 1., 0.]], dtype=float32)
    """
    Y = y if np.ndim(y) == 2 else one_hot(y, logits.shape[-1])
    return same_shape(Y, logits, ("y", "logits"))[0]


def one_hot(y, k):
    """Class numbers to rows with a single 1: (n,) -> (n, k). Class 0 is the first column.

    float32, because a float64 one would pull every later array of a float32 network up to float64.

    >>> one_hot(np.array([2, 0]), 5)
    array([[0., 0., 1., 0., 0.],
           [1., 0., 0., 0., 0.]], dtype=float32)
    """
    return np.eye(k, dtype=np.float32)[labels(y, np.size(y), k)]


def smooth_labels(y, k, amount=0.1):
    """One-hot rows that give the share `amount` away, evenly to all k classes.

    >>> smooth_labels(np.array([1]), 4, amount=0.2).round(3)
    array([[0.05, 0.85, 0.05, 0.05]], dtype=float32)

    Source: Szegedy et al. (2016), Rethinking the Inception architecture, arXiv:1512.00567.
    """
    return one_hot(y, k) * np.float32(1 - amount) + np.float32(amount / k)


def l2_penalty(params, lam):
    """Weight decay as a penalty: lam / 2 times the sum of all squared weights, and its gradient lam W.

    Weights only: a bias does not make a function steeper. params: [(W, b), ...].
    Returns (value, [(dW, db), ...]).

    >>> value, grads = l2_penalty([(np.array([[3.0, 4.0]]), np.array([9.0, 9.0]))], lam=0.1)
    >>> print(round(float(value), 6), grads[0][0].round(2).tolist(), grads[0][1].tolist())
    1.25 [[0.3, 0.4]] [0.0, 0.0]
    """
    value = sum(lam / 2 * (W ** 2).sum() for W, _ in params)
    return value, [(lam * W, np.zeros_like(b)) for W, b in params]


# name -> (value, gradient)
LOSSES = {
    "mse": (mse, mse_grad),
    "mae": (mae, mae_grad),
    "huber": (huber, huber_grad),
    "bce_with_logits": (bce_with_logits, bce_with_logits_grad),
    "weighted_bce_with_logits": (weighted_bce_with_logits, weighted_bce_with_logits_grad),
    "cross_entropy": (cross_entropy, cross_entropy_grad),
}
