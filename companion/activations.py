"""Activation functions: the bend after every weighted sum (chapter 2).

Without a bend, layers collapse into one. Each function here works on every number of an array by itself,
whatever the shape, and stands next to its derivative, NAME_grad, which takes the same input z. Softmax is the
exception: it works on a whole row, and its derivative is a matrix.

z is an array of floats (or a number). Shape and dtype: what goes in comes out. float32 stays float32, and the
input is never changed.
"""
import numpy as np


def identity(z):
    """No activation: a = z. The output of a regression network.

    >>> identity(np.array([-1.5, 2.0]))
    array([-1.5,  2. ])
    """
    return +z


def identity_grad(z):
    """The slope of identity: 1 everywhere.

    >>> identity_grad(np.array([-1.5, 2.0]))
    array([1., 1.])
    """
    return np.ones_like(z)


def relu(z):
    """Rectified linear unit: a = max(0, z). Range [0, inf).

    >>> relu(np.array([-2.0, 0.0, 3.0]))
    array([0., 0., 3.])

    Source: Nair and Hinton (2010), Rectified linear units improve restricted Boltzmann machines.
    """
    return np.maximum(z, 0)


def relu_grad(z):
    """The slope of ReLU: 1 where z > 0, else 0. At the corner, z = 0, the course takes 0.

    >>> relu_grad(np.array([-2.0, 0.0, 3.0]))
    array([0., 0., 1.])
    """
    return np.sign(relu(z))


def leaky_relu(z, slope=0.01):
    """ReLU with a small slope for negative inputs: a = z if z > 0, else slope * z.

    Written with a question, not as max(slope * z, z), which is wrong for slopes above 1.

    >>> leaky_relu(np.array([-2.0, 0.0, 3.0]), slope=0.1)
    array([-0.2,  0. ,  3. ])

    Source: Maas, Hannun and Ng (2013), Rectifier nonlinearities improve neural network acoustic models.
    """
    return np.where(z > 0, z, slope * z)


def leaky_relu_grad(z, slope=0.01):
    """The slope of leaky ReLU: 1 where z > 0, else slope.

    >>> leaky_relu_grad(np.array([-2.0, 0.0, 3.0]), slope=0.1)
    array([0.1, 0.1, 1. ])
    """
    return np.where(z > 0, np.ones_like(z), slope)


def elu(z, alpha=1.0):
    """Exponential linear unit: a = z if z > 0, else alpha * (e^z - 1). Smooth at 0 only for alpha = 1.

    The exponential sees negative inputs only, so a large positive z cannot overflow.

    >>> elu(np.array([-1.0, 0.0, 3.0])).round(4)
    array([-0.6321,  0.    ,  3.    ])

    Source: Clevert, Unterthiner and Hochreiter (2016), arXiv:1511.07289.
    """
    return np.where(z > 0, z, alpha * np.expm1(np.minimum(z, 0)))


def elu_grad(z, alpha=1.0):
    """The slope of ELU: 1 where z > 0, else alpha * e^z.

    >>> elu_grad(np.array([-1.0, 0.0, 3.0])).round(4)
    array([0.3679, 1.    , 1.    ])
    """
    return np.where(z > 0, np.ones_like(z), alpha * np.exp(np.minimum(z, 0)))


def sigmoid(z):
    """Logistic function: a = 1 / (1 + e^-z). Range (0, 1), and 1/2 at 0.

    The formula as written overflows for very negative z. Both halves are therefore computed from e^-|z|,
    which lies between 0 and 1: 1 / (1 + e^-|z|) for z >= 0, and e^-|z| / (1 + e^-|z|) for z < 0.

    >>> sigmoid(np.array([-1000.0, 0.0, 2.0])).round(4)
    array([0.    , 0.5   , 0.8808])
    """
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1, e) / (1 + e)


def sigmoid_grad(z):
    """The slope of the sigmoid: s (1 - s) with s = sigmoid(z). At most 1/4, at z = 0.

    1 - s would lose all digits for large z; sigmoid(-z) is the same number without the loss.

    >>> sigmoid_grad(np.array([0.0, 5.0])).round(5)
    array([0.25   , 0.00665])
    """
    return sigmoid(z) * sigmoid(-z)


def tanh(z):
    """Hyperbolic tangent: a = (e^z - e^-z) / (e^z + e^-z) = 2 sigmoid(2z) - 1. Range (-1, 1), and 0 at 0.

    >>> tanh(np.array([-1000.0, 0.0, 0.5])).round(4)
    array([-1.    ,  0.    ,  0.4621])
    """
    return np.tanh(z)


def tanh_grad(z):
    """The slope of tanh: 1 - tanh(z)^2. At most 1, at z = 0.

    1 - tanh^2 would lose all digits for large z. tanh(z) = 2 sigmoid(2z) - 1, so the slope is 4 sigmoid'(2z).

    >>> tanh_grad(np.array([0.0, 3.0])).round(4)
    array([1.    , 0.0099])
    >>> print(tanh_grad(20.0))                # 1 - np.tanh(20.0) ** 2 is 0.0
    1.6993417021166355e-17
    """
    return 4 * sigmoid_grad(2 * z)


def softmax(Z):
    """Scores to probabilities, row by row: p_i = e^{z_i} / sum_j e^{z_j}.

    Adding one number to a whole row changes nothing, so the largest score of each row is taken off first:
    every exponent is then at most 0 and nothing overflows.

    Z: (k,) one row of scores, or (n, k) a batch. Returns the same shape; each row adds up to 1.

    >>> softmax(np.array([2.0, 1.0, 0.1])).round(3)
    array([0.659, 0.242, 0.099])
    >>> softmax(np.array([[1000.0, 1000.0], [0.0, 0.0]]))
    array([[0.5, 0.5],
           [0.5, 0.5]])

    Source: Bridle (1990), Probabilistic interpretation of feedforward classification network outputs.
    """
    e = np.exp(Z - Z.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


def softmax_jacobian(z):
    """All slopes of softmax at one row z: J[i, j] = dp_i / dz_j = p_i (1 if i = j else 0) - p_i p_j.

    Every score moves every probability, which is why softmax has no elementwise derivative.
    z: (k,). Returns (k, k); each row and each column adds up to 0.

    >>> softmax_jacobian(np.array([0.0, 0.0]))
    array([[ 0.25, -0.25],
           [-0.25,  0.25]])
    """
    if z.ndim != 1:
        raise ValueError(f"softmax_jacobian takes one row of scores, got shape {z.shape}")
    p = softmax(z)
    return np.diag(p) - p[:, None] * p


# name -> (function, derivative)
ACTIVATIONS = {
    "identity": (identity, identity_grad),
    "relu": (relu, relu_grad),
    "leaky_relu": (leaky_relu, leaky_relu_grad),
    "elu": (elu, elu_grad),
    "sigmoid": (sigmoid, sigmoid_grad),
    "tanh": (tanh, tanh_grad),
}
