"""Neurons, layers and networks: what they are and what they compute (chapters 1 and 3).

Plain functions, arrays in and arrays out: neuron, dense, forward. A network is nothing but its parameters,
a list [(W, b), ...].

Shapes: rows are examples. X is (n, n_in), W is (n_in, n_out), b is (n_out,), Z = X @ W + b is (n, n_out).
Randomness always comes in as an argument, rng = numpy.random.default_rng(seed).
"""
import numpy as np

from .activations import identity, relu
from .contract import fits, same_shape


# ---- one neuron

def neuron(x, w, b):
    """The pre-activation of one neuron: z = w1 x1 + w2 x2 + ... + b. One number.

    x, w: (n_in,); b: a number.

    >>> print(neuron(np.array([2.0, 3.0, 1.0]), np.array([0.5, -1.0, 2.0]), 1.0))
    1.0

    Source: McCulloch and Pitts (1943); Rosenblatt (1958).
    """
    x, w = same_shape(x, w, ("x", "w"))
    return (w * x).sum() + b


class Neuron:
    """One neuron as an object: z = w . x + b, then a = g(z).

    >>> loan = Neuron([0.5, 2.0], -1400.0)
    >>> loan
    Neuron: z = 0.5 x1 + 2 x2 - 1400, a = identity(z)
    >>> print(loan(np.array([100.0, 700.0])))
    50.0
    """

    def __init__(self, w, b, g=identity):
        self.w, self.b, self.g = np.array(w), b, g

    def __call__(self, x):
        return self.g(neuron(x, self.w, self.b))

    def __repr__(self):
        terms = [f"{w:+g} x{i}" for i, w in enumerate(self.w, 1)] + [f"{self.b:+g}"]
        z = " ".join(f"{term[0]} {term[1:]}" for term in terms).removeprefix("+ ")
        return f"Neuron: z = {z}, a = {self.g.__name__}(z)"


def boundary(w, b, x1):
    """The x2 at which a neuron with two inputs is undecided: w1 x1 + w2 x2 + b = 0, solved for x2.

    w: (2,), w2 not 0; x1: a number or an array. Returns the shape of x1.

    >>> print(boundary(np.array([0.5, 2.0]), -1400.0, 100.0))
    675.0
    """
    return -(w[0] * x1 + b) / w[1]


def xor_weights():
    """Weights (W1, b1, W2, b2) of a 2-2-1 network that computes XOR with confidence.

    Two hidden ReLU neurons count "at least one" (z = x1 + x2 - 0.5) and "both" (z = x1 + x2 - 1.5). The output
    neuron must take "both" away more than 2.5 times; 3 times does. The factor 40 turns right into sure.

    >>> W1, b1, W2, b2 = xor_weights()
    >>> corners = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    >>> forward([(W1, b1), (W2, b2)], corners)[0].ravel()
    array([-10.,  10.,  10., -10.])
    """
    W1, b1 = np.ones((2, 2)), np.array([-0.5, -1.5])
    W2, b2 = 40 * np.array([[1.0], [-3.0]]), 40 * np.array([-0.25])
    return W1, b1, W2, b2


# ---- a layer and a network, as plain functions

def dense(X, W, b):
    """The pre-activations of a whole layer for a whole batch: Z = X @ W + b.

    X: (n, n_in); W: (n_in, n_out), one column a neuron; b: (n_out,). Returns (n, n_out).

    >>> dense(np.array([[2.0, 3.0, 1.0]]), np.array([[0.5], [-1.0], [2.0]]), np.array([1.0]))
    array([[1.]])
    """
    X, W, b = fits(X, W, b)
    return X @ W + b


def count_params(sizes):
    """How many numbers a network with these layer sizes learns: weights and biases of every layer but the input.

    >>> count_params([784, 128, 64, 10])
    109386
    """
    return sum(n_in * n_out + n_out for n_in, n_out in zip(sizes, sizes[1:]))


def he_normal(n_in, n_out, rng):
    """He initialisation: W ~ N(0, 2 / n_in). Keeps the size of a signal through ReLU layers.

    ReLU removes half of the signal's energy on average; the 2 puts it back.

    >>> W = he_normal(900, 400, np.random.default_rng(0))
    >>> print(round(float(W.std()), 3), round((2 / 900) ** 0.5, 3))
    0.047 0.047

    Source: He, Zhang, Ren and Sun (2015), Delving deep into rectifiers, arXiv:1502.01852.
    """
    return rng.standard_normal((n_in, n_out)) * np.sqrt(2 / n_in)


def glorot_normal(n_in, n_out, rng):
    """Glorot (Xavier) initialisation: W ~ N(0, 2 / (n_in + n_out)). Made for tanh.

    >>> W = glorot_normal(900, 400, np.random.default_rng(0))
    >>> print(round(float(W.std()), 3), round((2 / 1300) ** 0.5, 3))
    0.039 0.039

    Source: Glorot and Bengio (2010), Understanding the difficulty of training deep feedforward neural networks.
    """
    return rng.standard_normal((n_in, n_out)) * np.sqrt(2 / (n_in + n_out))


def init_params(sizes, rng, init=he_normal):
    """Fresh parameters [(W, b), ...] for layer sizes such as [64, 128, 10]: random weights, biases 0.

    The weights must differ: two neurons that start alike would stay alike for ever.

    >>> [(W.shape, b.shape) for W, b in init_params([4, 3, 2], np.random.default_rng(0))]
    [((4, 3), (3,)), ((3, 2), (2,))]
    """
    if len(sizes) < 2 or min(sizes) < 1:
        raise ValueError("sizes must name at least two layers of at least one unit, "
                         f"got {list(sizes)}")
    return [(init(n_in, n_out, rng), np.zeros(n_out))
            for n_in, n_out in zip(sizes, sizes[1:])]


def forward(params, X, hidden=relu):
    """A batch through all layers. The last layer stays linear: it returns logits.

    params: [(W, b), ...]; X: (n, n_in); hidden: the activation behind every layer but the last.
    Returns (logits, cache); the cache holds (input, Z) of every layer, which is what the way back needs.

    >>> params = [(np.eye(2), np.zeros(2)), (np.ones((2, 1)), np.zeros(1))]
    >>> logits, cache = forward(params, np.array([[3.0, -4.0]]))
    >>> print(logits.tolist(), cache[1][0].tolist())
    [[3.0]] [[3.0, 0.0]]
    """
    A, cache = X, []
    for W, b in params:
        Z = dense(A, W, b)
        cache.append((A, Z))
        A = hidden(Z)              # what the next layer sees; behind the last there is none
    return Z, cache


def predict(params, X, hidden=relu):
    """The class with the highest logit, for each example: (n,).

    >>> X = np.array([[0.1, 0.9, 0.3], [2.0, 1.0, 0.0]])
    >>> predict([(np.eye(3), np.zeros(3))], X).tolist()
    [1, 0]
    """
    return forward(params, X, hidden)[0].argmax(axis=1)
