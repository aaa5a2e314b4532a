"""The numbers of the lessons, computed in place: a Network over one flat vector, its optimizers, and fit.

`fit` walks step by step where `training.train` walks, several times faster. Nothing new is taught here; the page
"Performance" tells why each line looks as it does. Three rules hold in this file.

All parameters lie in one vector, all gradients in another; layers hold windows into both. An optimizer then
updates a whole network with a few operations, and a product writes its gradient where it belongs.

No array as large as the parameters is made in a step, and none of another dtype.

`X.dot(W)`, `take` and `np.add.reduce` are `X @ W`, `X[batch]` and `sum` with less to look up, which a network of
a few units feels.
"""
from dataclasses import dataclass
from types import SimpleNamespace

import numpy as np

from .activations import ACTIVATIONS, softmax
from .backprop import clip_global_norm
from .contract import one_of
from .losses import bce_with_logits, bce_with_logits_grad, cross_entropy, cross_entropy_grad
from .neurons import he_normal, init_params
from .training import History, check_data, early_stop, minibatches


# ---- a network of layers that remember

class Dense:
    """A layer: A = g(X @ W + b), and the way back through it. It keeps its last X and Z for that way.

    W, b and their gradients dW, db are windows into the network's two flat vectors.
    """

    def __init__(self, W, b, dW, db, activation):
        self.W, self.b, self.dW, self.db, self.activation = W, b, dW, db, activation
        self.g, self.g_grad = ACTIVATIONS[activation]
        self.linear = activation == "identity"
        if activation == "relu":
            self.g_grad = _open            # the same gate in a quarter of the time

    def __call__(self, X):
        self.X = X
        Z = X.dot(self.W)
        Z += self.b
        if self.linear:
            return Z                       # its slope is 1: nothing to keep
        self.Z = Z
        return self.g(Z)

    def backward(self, dA, first=False):
        """From the slope of L in what the layer returned: write dW and db, return the slope in its input X.

        The first layer returns None: nobody needs the slope of the data, and it costs most. dA is used up.
        """
        if not self.linear:
            dA *= self.g_grad(self.Z)
        self.X.T.dot(dA, out=self.dW)
        np.add.reduce(dA, axis=0, out=self.db)
        return None if first else dA.dot(self.W.T)

    def __repr__(self):
        n_in, n_out = self.W.shape
        size = self.W.size + self.b.size
        return f"Dense {n_in:>5} -> {n_out:<5} {self.activation:<10} {size:>8,} parameters"


def _open(Z):
    return Z > 0


class Network:
    """Dense layers in a row; the last one returns logits.

    All parameters lie in one flat vector, `theta`, and all gradients in another, `grad`; `params`, `grads` and each
    layer hold windows into them. Copies, also pickled ones, are whole: a copy's windows look into its own vectors.

    sizes: layer sizes, input first; hidden: an activation by name; dtype: float32 unless you need the digits.

    >>> Network([2, 3, 1], np.random.default_rng(0), hidden="tanh")
    Network 2-3-1: 13 parameters, float32
      Dense     2 -> 3     tanh              9 parameters
      Dense     3 -> 1     identity          4 parameters
    """

    def __init__(self, sizes, rng, hidden="relu", init=he_normal, dtype=np.float32):
        one_of(hidden, ACTIVATIONS, "hidden activation")
        parts = [part.ravel() for pair in init_params(sizes, rng, init) for part in pair]
        self.__setstate__((tuple(sizes), hidden, np.concatenate(parts).astype(dtype)))

    def __getstate__(self):
        return self.sizes, self.hidden, self.theta

    def __setstate__(self, state):
        self.sizes, self.hidden, theta = state
        self.theta = theta.copy()          # a shallow copy hands over the original's vector
        self.grad = np.zeros_like(self.theta)
        self.params = windows(self.theta, self.sizes)
        self.grads = windows(self.grad, self.sizes)
        names = [self.hidden] * (len(self.params) - 1) + ["identity"]
        self.layers = [Dense(W, b, dW, db, name)
                       for (W, b), (dW, db), name in zip(self.params, self.grads, names)]

    def __call__(self, X):
        """Logits for a batch (n, n_in); every layer remembers what it saw."""
        X = np.asanyarray(X, self.theta.dtype)  # one float64 array would pull all later ones up
        for layer in self.layers:
            X = layer(X)
        return X

    def backward(self, dlogits):
        """The way back for the batch just seen: every slope of L in a parameter, written into `grad`."""
        dA = np.asanyarray(dlogits, self.grad.dtype)
        for layer in self.layers[:0:-1]:
            dA = layer.backward(dA)
        self.layers[0].backward(dA, first=True)

    def load(self, params):
        """Take over parameters [(W, b), ...], for instance those of load_params."""
        found, wanted = ([part.shape for pair in pairs for part in pair]
                         for pairs in (params, self.params))
        if found != wanted:
            raise ValueError(f"the parameters must have the shapes {wanted}, got {found}")
        self.theta[:] = np.concatenate([part.ravel() for pair in params for part in pair])

    def predict(self, X):
        """The class with the highest logit: (n,)."""
        return self(X).argmax(axis=1)

    def probabilities(self, X):
        """softmax of the logits: (n, k), each row adds up to 1."""
        return softmax(self(X))

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


# ---- a loss and its gradient at once: both need the same exponentials

CROSS_ENTROPY, BCE = (cross_entropy, cross_entropy_grad), (bce_with_logits, bce_with_logits_grad)


def value_and_grad(loss, outputs, y):
    """The value of a loss and its gradient. loss: a pair of functions, such as (mse, mse_grad).

    >>> from companion.losses import mse, mse_grad
    >>> outputs, y = np.array([210.0, 280.0]), np.array([200.0, 300.0])
    >>> value, grad = value_and_grad((mse, mse_grad), outputs, y)
    >>> print(value, grad.tolist())
    250.0 [10.0, -20.0]
    """
    if loss == CROSS_ENTROPY and y.ndim == 1:
        return cross_entropy_and_grad(outputs, y)
    if loss == BCE and y.shape == outputs.shape:
        return bce_with_logits_and_grad(outputs, y)
    value, grad = loss
    return value(outputs, y), grad(outputs, y)


def cross_entropy_and_grad(logits, y):
    """cross_entropy and its gradient: one pass of exponentials serves both.

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


def bce_with_logits_and_grad(z, y):
    """bce_with_logits and its gradient, in as few calls as can be. z, y: the same shape, not checked here.

    np.logaddexp(0, z) is log(1 + e^z) without overflow; -log s is the same of -z, so s = e^-log(1 + e^-z).

    >>> loss, grad = bce_with_logits_and_grad(np.array([0.0, 0.0]), np.array([1.0, 0.0]))
    >>> print(loss.round(4), grad.tolist())
    0.6931 [-0.25, 0.25]
    """
    loss = (np.logaddexp(0, z) - z * y).sum() / z.size
    return loss, (np.exp(-np.logaddexp(0, -z)) - y) / z.size


# ---- the rules of chapter 6 in place
#
# An optimizer is its settings and never changes. What it remembers of one run is made by start(w) and handed to every
# update(w, g, memory, lr), which changes w and memory in place. So one optimizer can serve any number of networks.

@dataclass(frozen=True)
class SGD:
    """sgd_step in place.

    >>> w, sgd = np.array([3.0]), SGD(lr=0.01)
    >>> sgd.update(w, np.array([-32.0]), sgd.start(w), sgd.lr)
    >>> w
    array([3.32])
    """
    lr: float = 0.1

    def start(self, w):
        return None

    def update(self, w, g, memory, lr):
        w -= lr * g


@dataclass(frozen=True)
class Momentum:
    """momentum_step in place, or nesterov_step with nesterov=True. memory: the velocity v."""
    lr: float = 0.01
    beta: float = 0.9
    nesterov: bool = False

    def start(self, w):
        return np.zeros_like(w)

    def update(self, w, g, v, lr):
        v *= self.beta
        v -= lr * g
        w += self.beta * v - lr * g if self.nesterov else v


@dataclass(frozen=True)
class RMSprop:
    """rmsprop_step in place. memory: the mean square s."""
    lr: float = 0.001
    beta: float = 0.9
    eps: float = 1e-8

    def start(self, w):
        return np.zeros_like(w)

    def update(self, w, g, s, lr):
        s *= self.beta
        s += (1 - self.beta) * g ** 2
        w -= lr * g / (np.sqrt(s) + self.eps)


@dataclass(frozen=True)
class Adam:
    """adam_step in place.

    It remembers weighted sums where adam_step remembers means. Each step every old weight shrinks by beta and the
    newest gradient enters with weight 1, so the mean is sum / weight: the same number as m / (1 - beta1^t) in
    adam_step, with no correction to remember. Ten operations on whole vectors, one scratch vector, no other array.
    """
    lr: float = 0.001
    beta1: float = 0.9
    beta2: float = 0.999
    eps: float = 1e-8

    def start(self, w):
        return SimpleNamespace(t=0, weight=0.0, square_weight=0.0, sum=np.zeros_like(w),
                               square_sum=np.zeros_like(w), scratch=np.empty_like(w))

    def update(self, w, g, memory, lr):
        sum, square_sum, s = memory.sum, memory.square_sum, memory.scratch
        sum *= self.beta1
        sum += g
        square_sum *= self.beta2
        square_sum += np.square(g, out=s)
        memory.t += 1
        memory.weight = self.beta1 * memory.weight + 1
        memory.square_weight = self.beta2 * memory.square_weight + 1
        # w -= lr (sum / weight) / (sqrt(square_sum / square_weight) + eps),
        # with the two weights gathered into two numbers
        root = memory.square_weight ** 0.5
        np.sqrt(square_sum, out=s)
        s += self.eps * root
        np.divide(sum, s, out=s)
        s *= lr * root / memory.weight
        w -= s
        if memory.t % 256 == 0:
            # The memory of a gradient that has become 0 fades to denormal numbers (below 1e-38
            # in float32), with which processors compute many times slower. They no longer
            # matter: drop them.
            np.greater(np.abs(sum, out=s), 1e-20, out=s)
            sum *= s


# ---- the loop

def training_step(network, X, y, optimizer, memory, loss=CROSS_ENTROPY, clip=None,
                  weight_decay=0.0, lr=None):
    """One step on one batch, in place: forward, loss, backward, clip, decay, update. Returns the loss before the step.

    memory: optimizer.start(network.theta), the same for every step of a run; lr: the optimizer's own if None.
    It makes no array as large as the parameters (unless it clips).

    >>> net = Network((2, 3, 2), np.random.default_rng(0))
    >>> X, y, adam = np.ones((4, 2), np.float32), np.array([0, 1, 1, 1]), Adam(0.1)
    >>> memory = adam.start(net.theta)
    >>> first = training_step(net, X, y, adam, memory)
    >>> training_step(net, X, y, adam, memory) < first
    True
    """
    lr = optimizer.lr if lr is None else lr
    value, slope = value_and_grad(loss, network(X), y)
    network.backward(slope)
    if clip is not None:
        (network.grad[:],), _ = clip_global_norm([network.grad], clip)
    if weight_decay:
        for W, _ in network.params:      # weights only: a bias does not make a function steeper
            W *= 1 - lr * weight_decay
    optimizer.update(network.theta, network.grad, memory, lr)
    return float(value)


def fit(network, X, y, X_val=None, y_val=None, optimizer=Adam(), *, loss=CROSS_ENTROPY,
        epochs=30, batch_size=32, patience=np.inf, schedule=None, clip=None, weight_decay=0.0,
        watch=None, rng):
    """Train a Network in place; with validation data, keep the epoch with the lowest validation loss.

    The numbers are those of `training.train`, step by step; what differs is that they are written into one vector.

    optimizer: SGD(), Momentum(), RMSprop() or Adam(), which stays as it is; loss: a pair (value, gradient);
    patience: stop that many epochs after the best one; schedule: epoch -> learning rate; clip: largest gradient norm;
    weight_decay: each step the weights, not the biases, shrink by lr times this; watch: called with the History after
    every epoch, for instance `progress`. Returns the History.

    >>> from companion.data import xor
    >>> X, y = xor(np.float32)
    >>> net = Network((2, 8, 2), np.random.default_rng(1))
    >>> rng = np.random.default_rng(1)
    >>> history = fit(net, X, y, optimizer=Adam(0.05), epochs=60, rng=rng)
    >>> net.predict(X).tolist()
    [0, 1, 1, 0]
    """
    if not (isinstance(loss, tuple) and len(loss) == 2 and all(map(callable, loss))):
        raise ValueError("loss must be a pair (value, gradient) such as (mse, mse_grad), "
                         f"got {loss!r}")
    if (X_val is None) != (y_val is None) or (patience < np.inf and X_val is None):
        raise ValueError("patience needs validation data: give both X_val and y_val")
    if patience < 1:
        raise ValueError(f"patience must be at least 1 epoch, got {patience}")
    if clip is not None and not clip > 0:
        raise ValueError(f"clip, the largest allowed norm, must be above 0, got {clip}")
    check_data(network.sizes, X, y)
    X, y = np.asarray(X, dtype=network.theta.dtype), np.asarray(y)
    if X_val is not None:
        check_data(network.sizes, X_val, y_val)
        y_val = np.asarray(y_val)
    memory, best_theta = optimizer.start(network.theta), network.theta.copy()
    history = History()

    for epoch in range(epochs):
        lr, total = float(schedule(epoch)) if schedule else optimizer.lr, 0.0
        for batch in minibatches(len(X), batch_size, rng):
            value = training_step(network, X.take(batch, axis=0), y.take(batch, axis=0),
                                  optimizer, memory, loss, clip, weight_decay, lr)
            total += value * len(batch)
        history.train_loss.append(total / len(X))
        history.lr.append(lr)
        stop = False
        if X_val is not None:
            outputs = network(X_val)
            history.val_loss.append(float(loss[0](outputs, y_val)))
            if loss[0] is cross_entropy:
                classes = y_val if y_val.ndim == 1 else y_val.argmax(axis=1)
                history.val_accuracy.append(float((outputs.argmax(axis=1) == classes).mean()))
            history.best, stop = early_stop(history.val_loss, patience)
            if history.best == epoch:
                best_theta[:] = network.theta
        if watch is not None:
            watch(history)
        if stop:
            break
    if X_val is not None:
        network.theta[:] = best_theta
    return history


def progress(history):
    """One line that is written anew after every epoch: fit(..., watch=progress).

    >>> progress(History([0.5], [0.4], [0.9], [0.1]))
    epoch 1: training loss 0.5000, validation loss 0.4000, best so far in epoch 1
    """
    text = f"epoch {len(history.train_loss)}: training loss {history.train_loss[-1]:.4f}"
    if history.val_loss:
        text += f", validation loss {history.val_loss[-1]:.4f}"
        text += f", best so far in epoch {history.best + 1}"
    print(f"\r{text:<86}", end="", flush=True)      # wide enough to cover the line before

