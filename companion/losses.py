"""Loss functions: one number that says how wrong the answers are (chapter 4).

Each loss stands next to its gradient, NAME_grad, with respect to its first argument.
Decided once, kept everywhere: a loss is the mean over the batch, so its gradient carries the same 1/n;
logarithms are natural, so entropies are in nats; classes are counted from 0. The losses for classes take logits
(the raw scores before sigmoid or softmax), because the logarithm of a rounded probability is lost for good.
"""
import numpy as np

from ._guards import floats, labels, one_of, rows, same_shape
from .activations import sigmoid, softmax


def mse(a, y):
    """Mean squared error: mean of (a - y)^2. Unit: the unit of y, squared.

    a, y: answers and truth, arrays of the same shape. Returns one number.

    >>> print(mse(np.array([210.0, 280.0, 255.0]), np.array([200.0, 300.0, 250.0])))
    175.0
    """
    a, y = same_shape(a, y, ("a", "y"))
    return ((a - y) ** 2).mean()


def mse_grad(a, y):
    """The gradient of mse: 2 (a - y) / n, n = the number of entries.

    >>> mse_grad(np.array([210.0, 280.0, 255.0]), np.array([200.0, 300.0, 250.0])).round(3)
    array([  6.667, -13.333,   3.333])
    """
    a, y = same_shape(a, y, ("a", "y"))
    return 2 * (a - y) / a.size


def mae(a, y):
    """Mean absolute error: mean of |a - y|. Unit: the unit of y.

    >>> print(mae(np.array([210.0, 280.0, 255.0]), np.array([200.0, 300.0, 250.0])).round(3))
    11.667
    """
    a, y = same_shape(a, y, ("a", "y"))
    return np.abs(a - y).mean()


def mae_grad(a, y):
    """The gradient of mae: sign(a - y) / n, and 0 where a = y. It does not shrink near the truth.

    >>> mae_grad(np.array([210.0, 280.0]), np.array([200.0, 300.0]))
    array([ 0.5, -0.5])
    """
    a, y = same_shape(a, y, ("a", "y"))
    return np.sign(a - y) / a.size


def huber(a, y, delta=1.0):
    """Huber loss: a parabola for small errors that continues as straight lines for large ones.

    With e = a - y: mean of e^2 / 2 where |e| <= delta, and delta (|e| - delta / 2) elsewhere.

    >>> print(huber(np.array([0.5, 3.0]), np.array([0.0, 0.0])))
    1.3125

    Source: Huber (1964), Robust estimation of a location parameter.
    """
    a, y = same_shape(a, y, ("a", "y"))
    size = np.abs(a - y)
    return np.where(size <= delta, size ** 2 / 2, delta * (size - delta / 2)).mean()


def huber_grad(a, y, delta=1.0):
    """The gradient of huber: the error, held between -delta and delta, divided by n.

    >>> huber_grad(np.array([0.5, 3.0]), np.array([0.0, 0.0]))
    array([0.25, 0.5 ])
    """
    a, y = same_shape(a, y, ("a", "y"))
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


def bce_with_logits_and_grad(z, y):
    """bce_with_logits and its gradient at once, for training: fewer calls, which a network of a few units feels.

    np.logaddexp(0, z) is log(1 + e^z) without overflow; -log s is the same of -z, so s = e^-log(1 + e^-z).

    >>> loss, grad = bce_with_logits_and_grad(np.array([0.0, 0.0]), np.array([1.0, 0.0]))
    >>> print(loss.round(4), grad.tolist())
    0.6931 [-0.25, 0.25]
    """
    z, y = same_shape(z, y, ("z", "y"))
    loss = (np.logaddexp(0, z) - z * y).sum() / z.size
    return loss, (np.exp(-np.logaddexp(0, -z)) - y) / z.size


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
    Z = floats(Z, "Z")
    if Z.ndim == 0 or Z.shape[-1] == 0:
        raise ValueError(f"log_softmax needs a row of scores, got shape {Z.shape}")
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
    logits = rows(logits, "logits")
    if np.ndim(y) == 2:
        return -(_distributions(y, logits) * log_softmax(logits)).sum(axis=1).mean()
    n, k = logits.shape
    return -log_softmax(logits)[np.arange(n), labels(y, n, k)].mean()


def cross_entropy_grad(logits, y):
    """The gradient of cross_entropy: (p - y) / n, with y as one-hot rows. Every row adds up to 0.

    >>> cross_entropy_grad(np.array([[0.0, 0.0], [0.0, 0.0]]), np.array([0, 1]))
    array([[-0.25,  0.25],
           [ 0.25, -0.25]])
    """
    logits = rows(logits, "logits")
    n, k = logits.shape
    if np.ndim(y) == 2:
        return (softmax(logits) - _distributions(y, logits)) / n
    return (softmax(logits) - one_hot(labels(y, n, k), k).astype(logits.dtype)) / n


def cross_entropy_and_grad(logits, y):
    """cross_entropy and its gradient at once, for training: one pass of exponentials serves both.

    The scores are turned first, one row a class: NumPy's inner loop runs along a row, and then it has n steps, not k.
    y: class numbers (n,), which are not checked here; who trains checks them once.

    >>> loss, grad = cross_entropy_and_grad(np.zeros((2, 2)), np.array([0, 1]))
    >>> print(loss.round(4), grad.tolist())
    0.6931 [[-0.25, 0.25], [0.25, -0.25]]
    """
    n, examples = len(y), np.arange(len(y))
    scores = logits.T.copy()
    scores -= scores.max(axis=0)
    grad = np.exp(scores)
    total = grad.sum(axis=0)
    loss = (np.log(total) - scores[y, examples]).sum() / n
    grad /= n * total
    grad[y, examples] -= 1 / n
    return loss, grad.T


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


def _distributions(y, logits):
    y = floats(y, "y")
    if y.shape != logits.shape:
        raise ValueError("rows of probabilities must have the shape of the logits "
                         f"{logits.shape}, got {y.shape}")
    return y


# name -> (value, gradient): what training can be asked for by name
LOSSES = {
    "mse": (mse, mse_grad),
    "mae": (mae, mae_grad),
    "huber": (huber, huber_grad),
    "bce_with_logits": (bce_with_logits, bce_with_logits_grad),
    "weighted_bce_with_logits": (weighted_bce_with_logits, weighted_bce_with_logits_grad),
    "cross_entropy": (cross_entropy, cross_entropy_grad),
}


def loss_and_grad(name, outputs, y):
    """The value and the gradient of a loss from LOSSES; where both need the same exponentials, they are taken once.

    >>> outputs, y = np.array([210.0, 280.0]), np.array([200.0, 300.0])
    >>> loss, grad = loss_and_grad("mse", outputs, y)
    >>> print(loss, grad.tolist())
    250.0 [10.0, -20.0]
    """
    if name == "cross_entropy" and y.ndim == 1:
        return cross_entropy_and_grad(outputs, y)
    if name == "bce_with_logits":
        return bce_with_logits_and_grad(outputs, y)
    value, grad = one_of(name, LOSSES, "loss")
    return value(outputs, y), grad(outputs, y)
