"""Neurons, layers and networks: what they are and what they compute (chapters 1 and 3).

First the arithmetic as plain functions, arrays in and arrays out: neuron, dense, forward. Then the same as objects
that remember: Neuron, Dense, Network. A network is nothing but its parameters, a list [(W, b), ...].

Shapes: rows are examples. X is (n, n_in), W is (n_in, n_out), b is (n_out,), Z = X @ W + b is (n, n_out).
Randomness always comes in as an argument, rng = numpy.random.default_rng(seed).
"""
from typing import NamedTuple

import numpy as np

from ._guards import floats, one_of, rows
from .activations import ACTIVATIONS, softmax


# ---- one neuron

def neuron(x, w, b):
    """The pre-activation of one neuron: z = w1 x1 + w2 x2 + ... + b. One number.

    x, w: (n_in,); b: a number.

    >>> print(neuron(np.array([2.0, 3.0, 1.0]), np.array([0.5, -1.0, 2.0]), 1.0))
    1.0

    Source: McCulloch and Pitts (1943); Rosenblatt (1958).
    """
    x, w = floats(x, "x"), floats(w, "w")
    if x.ndim != 1 or x.shape != w.shape:
        raise ValueError("x and w must be two lists of equal length, "
                         f"got shapes {x.shape} and {w.shape}")
    return (w * x).sum() + b


def boundary(w, b, x1):
    """The x2 at which a neuron with two inputs is undecided: w1 x1 + w2 x2 + b = 0, solved for x2.

    w: (2,), w2 not 0; x1: a number or an array. Returns the shape of x1.

    >>> print(boundary(np.array([0.5, 2.0]), -1400.0, 100.0))
    675.0
    """
    w = floats(w, "w")
    if w.shape != (2,):
        raise ValueError(f"boundary needs two weights, got shape {w.shape}")
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
    X, W, b = rows(X, "X"), floats(W, "W"), floats(b, "b")
    if W.ndim != 2 or X.shape[1] != W.shape[0]:
        raise ValueError(f"X has {X.shape[1]} features, so W must have shape "
                         f"({X.shape[1]}, n_out), got {W.shape}")
    if b.shape != (W.shape[1],):
        raise ValueError(f"W has {W.shape[1]} neurons, so b must have shape "
                         f"({W.shape[1]},), got {b.shape}")
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


def forward(params, X, hidden="relu"):
    """A batch through all layers. The last layer stays linear: it returns logits.

    params: [(W, b), ...]; X: (n, n_in). Returns (logits, cache); the cache holds (input, Z) of every layer, which is
    what the way back needs.

    >>> params = [(np.eye(2), np.zeros(2)), (np.ones((2, 1)), np.zeros(1))]
    >>> logits, cache = forward(params, np.array([[3.0, -4.0]]))
    >>> print(logits.tolist(), cache[1][0].tolist())
    [[3.0]] [[3.0, 0.0]]
    """
    activation, _ = one_of(hidden, ACTIVATIONS, "hidden activation")
    cache = []
    A = X
    for layer, (W, b) in enumerate(params):
        if layer > 0:
            A = activation(Z)
        Z = dense(A, W, b)
        cache.append((A, Z))
    return Z, cache


def predict(params, X, hidden="relu"):
    """The class with the highest logit, for each example: (n,).

    >>> X = np.array([[0.1, 0.9, 0.3], [2.0, 1.0, 0.0]])
    >>> predict([(np.eye(3), np.zeros(3))], X).tolist()
    [1, 0]
    """
    return forward(params, X, hidden)[0].argmax(axis=1)


# ---- the same as objects that remember and explain themselves

class Neuron:
    """One neuron: z = w . x + b, then a = g(z).

    >>> loan = Neuron([0.5, 2.0], -1400.0)
    >>> loan
    Neuron: z = 0.5 x1 + 2 x2 - 1400, a = identity(z)
    >>> print(loan(np.array([100.0, 700.0])))
    50.0
    """

    def __init__(self, w, b, activation="identity"):
        self.w, self.b, self.activation = floats(w, "w"), b, activation
        self.g, _ = one_of(activation, ACTIVATIONS, "activation")

    def __call__(self, x):
        return self.g(neuron(x, self.w, self.b))

    def __repr__(self):
        terms = [f"{w:+g} x{i}" for i, w in enumerate(self.w, 1)] + [f"{self.b:+g}"]
        z = " ".join(f"{term[0]} {term[1:]}" for term in terms).removeprefix("+ ")
        return f"Neuron: z = {z}, a = {self.activation}(z)"


class Dense:
    """A layer: A = g(X @ W + b). It keeps its last input X and its Z, because the way back needs them.

    W, b and their gradients dW, db are windows into the network's two flat vectors.
    """

    def __init__(self, W, b, dW, db, activation):
        self.W, self.b, self.dW, self.db, self.activation = W, b, dW, db, activation
        self.g, self.g_grad = one_of(activation, ACTIVATIONS, "activation")

    def __call__(self, X):
        self.X = X
        self.Z = X.dot(self.W)               # X @ W with less to look up
        self.Z += self.b                     # in place: one array less for each layer
        # identity would copy the logits
        return self.Z if self.activation == "identity" else self.g(self.Z)

    def __repr__(self):
        n_in, n_out = self.W.shape
        size = self.W.size + self.b.size
        return f"Dense {n_in:>5} -> {n_out:<5} {self.activation:<10} {size:>8,} parameters"


class Trace(NamedTuple):
    """What one layer did to a batch."""
    layer: int
    z: np.ndarray
    a: np.ndarray


class Network:
    """Dense layers in a row; the last one returns logits.

    All parameters lie in one flat vector, `theta`, and all gradients in another, `grad`; `params` and each layer hold
    windows into them. So an optimizer updates a whole network with a few operations on one vector.

    sizes: layer sizes, input first; hidden: an activation by name; dtype: float32 unless you need the digits.

    >>> Network([2, 3, 1], np.random.default_rng(0), hidden="tanh")
    Network 2-3-1: 13 parameters, float32
      Dense     2 -> 3     tanh              9 parameters
      Dense     3 -> 1     identity          4 parameters
    """

    def __init__(self, sizes, rng, hidden="relu", init=he_normal, dtype=np.float32):
        one_of(hidden, ACTIVATIONS, "hidden activation")   # also with no hidden layer to use it
        self.sizes, self.hidden = tuple(sizes), hidden
        fresh = init_params(sizes, rng, init)
        parts = [part.ravel() for pair in fresh for part in pair]
        self.theta = np.concatenate(parts).astype(dtype)
        self.grad = np.zeros_like(self.theta)
        self.params, self.grads = windows(self.theta, sizes), windows(self.grad, sizes)
        names = [hidden] * (len(fresh) - 1) + ["identity"]
        self.layers = [Dense(W, b, dW, db, name)
                       for (W, b), (dW, db), name in zip(self.params, self.grads, names)]

    def __call__(self, X):
        """Logits for a batch (n, n_in); every layer remembers what it saw."""
        X = np.asanyarray(X, self.theta.dtype)  # one float64 array would pull all later ones up
        for layer in self.layers:
            X = layer(X)
        return X

    def trace(self, X):
        """Every layer's z and a for a batch, as a list of Trace(layer, z, a).

        >>> net = Network([2, 3, 1], np.random.default_rng(0))
        >>> [(step.layer, step.z.shape) for step in net.trace(np.ones((5, 2), np.float32))]
        [(1, (5, 3)), (2, (5, 1))]
        """
        _, cache = forward(self.params, X, self.hidden)
        return [Trace(number, Z, layer.g(Z))
                for number, (layer, (_, Z)) in enumerate(zip(self.layers, cache), 1)]

    def predict(self, X):
        """The class with the highest logit: (n,)."""
        return predict(self.params, X, self.hidden)

    def probabilities(self, X):
        """softmax of the logits: (n, k), each row adds up to 1."""
        return softmax(forward(self.params, X, self.hidden)[0])

    def __repr__(self):
        shape = "-".join(map(str, self.sizes))
        title = f"Network {shape}: {self.theta.size:,} parameters, {self.theta.dtype}"
        return "\n  ".join([title, *map(repr, self.layers)])


def windows(vector, sizes):
    """A flat vector seen as [(W, b), ...]. Writing into a window writes into the vector.

    >>> vector = np.zeros(9)
    >>> windows(vector, [2, 2, 1])[0][0][:] = 7
    >>> vector
    array([7., 7., 7., 7., 0., 0., 0., 0., 0.])
    """
    params, start = [], 0
    for n_in, n_out in zip(sizes, sizes[1:]):
        middle, end = start + n_in * n_out, start + n_in * n_out + n_out
        params.append((vector[start:middle].reshape(n_in, n_out), vector[middle:end]))
        start = end
    return params
