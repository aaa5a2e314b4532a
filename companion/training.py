"""The training loop: initialise, shuffle, forward, loss, backward, step, validate, stop (the closing chapter).

`train` is the loop as the book prints it: pure functions, every one of which can be replaced by the reader's own.
`fit` computes the same numbers in place, several times faster. The rest watches: a network that trains badly rarely
says so by itself.
"""
from dataclasses import dataclass, field
from typing import Callable, NamedTuple

import numpy as np

from . import neurons
from ._guards import finite, labels, one_of, rows
from .backprop import backward, backward_into, clip_global_norm
from .losses import LOSSES, cross_entropy, cross_entropy_grad, loss_and_grad
from .neurons import forward
from .optimizers import Adam, adam_step


# ---- the pieces

def minibatches(n, B, rng):
    """The numbers 0 to n - 1 in random order, B at a time: every example exactly once, the last batch may be smaller.

    Yields index arrays. Use one for X and y alike, so that they stay together.

    >>> [len(batch) for batch in minibatches(103, 32, np.random.default_rng(0))]
    [32, 32, 32, 7]
    """
    if n < 1 or B < 1:
        raise ValueError("minibatches needs at least one example and a batch size "
                         f"of at least 1, got n={n}, B={B}")
    order = rng.permutation(n)
    return (order[start:start + B] for start in range(0, n, B))


def early_stop(val, patience):
    """When to stop, and what to keep, given the validation losses so far: (best, last), epochs counted from 0.

    The best epoch is the first with the lowest loss; a tie is no progress. Training ends at the epoch `patience`
    after the best, or at the end of the list.

    >>> early_stop([2.6, 1.3, 0.9, 0.85, 0.9], patience=1)
    (3, 4)

    Source: Prechelt (1998), Early stopping, but when?
    """
    if len(val) == 0 or patience < 1:
        raise ValueError("early_stop needs at least one loss and a patience "
                         f"of at least 1, got {len(val)} losses and patience {patience}")
    best = 0
    for epoch, loss in enumerate(val):
        if loss < val[best]:
            best = epoch
        elif epoch - best >= patience:
            return best, epoch
    return best, len(val) - 1


def evaluate(params, X, y, chunk=256, forward=forward, cross_entropy=cross_entropy):
    """Mean cross-entropy and accuracy on (X, y): (loss, accuracy), the same for every chunk size.

    Chunks bound the memory; each counts by its number of examples, so a short last chunk does not weigh too much.

    >>> X, y = np.array([[9.0, 0.0], [0.0, 9.0], [9.0, 0.0]]), np.array([0, 1, 1])
    >>> loss, accuracy = evaluate([(np.eye(2), np.zeros(2))], X, y, chunk=2)
    >>> accuracy
    0.6666666666666666
    """
    loss = right = 0.0
    for start in range(0, len(y), chunk):
        part = slice(start, start + chunk)
        logits, _ = forward(params, X[part])
        loss += float(cross_entropy(logits, y[part])) * len(y[part])
        right += float((logits.argmax(axis=1) == y[part]).sum())
    return loss / len(y), right / len(y)


# ---- the loop as the book prints it

class Parts(NamedTuple):
    """The functions that `train` is made of. Any of them may be the reader's own."""
    init_params: Callable = neurons.init_params
    minibatches: Callable = minibatches
    forward: Callable = forward
    cross_entropy: Callable = cross_entropy
    cross_entropy_grad: Callable = cross_entropy_grad
    backward: Callable = backward
    adam_step: Callable = adam_step
    early_stop: Callable = early_stop
    evaluate: Callable = evaluate


@dataclass
class History:
    """What happened, epoch by epoch. `best` is the epoch (from 0) whose parameters were kept."""
    train_loss: list = field(default_factory=list)
    val_loss: list = field(default_factory=list)
    val_accuracy: list = field(default_factory=list)
    lr: list = field(default_factory=list)
    best: int = 0

    def __repr__(self):
        if not self.train_loss:
            return "History: no epoch yet"
        last = self.train_loss[-1]
        text = f"History: {len(self.train_loss)} epochs, training loss {last:.4f}"
        if self.val_loss:
            loss = self.val_loss[self.best]
            text += f", validation loss {loss:.4f} at its best, epoch {self.best + 1}"
        return text


def train(sizes, X_train, y_train, X_val, y_val, *, lr=0.001, batch_size=32, epochs=30,
          patience=5, rng, parts=Parts()):
    """Train a ReLU network on class labels with Adam; keep the epoch with the lowest validation loss.

    sizes: (n_in, ..., k); X: (n, n_in); y: (n,) class numbers; parts: the functions to use.
    Returns (params of the best epoch, History). The floats of X_train decide the dtype.

    >>> from companion.data import xor
    >>> X, y = xor()
    >>> rng = np.random.default_rng(1)
    >>> params, history = train((2, 8, 2), X, y, X, y, lr=0.05, epochs=60, rng=rng)
    >>> evaluate(params, X, y)[1]
    1.0
    """
    check_data(sizes, X_train, y_train)
    check_data(sizes, X_val, y_val)
    params = [(W.astype(X_train.dtype), b.astype(X_train.dtype))
              for W, b in parts.init_params(sizes, rng)]
    moments = [[(np.zeros_like(p), np.zeros_like(p)) for p in pair] for pair in params]
    t, history, best_params = 0, History(), params

    for _ in range(epochs):
        total = 0.0
        for batch in parts.minibatches(len(X_train), batch_size, rng):
            X, y = X_train[batch], y_train[batch]
            logits, cache = parts.forward(params, X)                        # 1. forward
            total += float(parts.cross_entropy(logits, y)) * len(y)         # 2. loss
            slope = parts.cross_entropy_grad(logits, y)
            grads = parts.backward(params, cache, slope)                    # 3. backward
            stepped = [[parts.adam_step(p, m, v, t, g, lr) for p, (m, v), g in zip(*layer)]
                       for layer in zip(params, moments, grads)]            # 4. step
            params = [tuple(p for p, *_ in layer) for layer in stepped]
            moments = [[(m, v) for _, m, v, _ in layer] for layer in stepped]
            t += 1                                                          # one clock for all
        history.train_loss.append(total / len(X_train))
        loss, accuracy = parts.evaluate(params, X_val, y_val)               # 5. validate
        history.val_loss.append(loss)
        history.val_accuracy.append(accuracy)
        history.lr.append(lr)
        history.best, _ = parts.early_stop(history.val_loss, patience)      # 6. keep the best
        if history.best == len(history.val_loss) - 1:
            best_params = params
        if len(history.val_loss) - 1 - history.best >= patience:
            break
    return best_params, history


# ---- the same loop, fast

def training_step(network, X, y, optimizer, loss="cross_entropy", clip=None):
    """One step on one batch, in place: forward, loss, backward, clip, update. Returns the loss before the step.

    It makes no array as large as the parameters (unless it clips).

    >>> net = neurons.Network((2, 3, 2), np.random.default_rng(0))
    >>> X, y, adam = np.ones((4, 2), np.float32), np.array([0, 1, 1, 1]), Adam(0.1)
    >>> first = training_step(net, X, y, adam)
    >>> training_step(net, X, y, adam) < first
    True
    """
    outputs = network(X)
    value, slope = loss_and_grad(loss, outputs, y)
    backward_into(network, slope)
    if clip is not None:
        (network.grad[:],), _ = clip_global_norm([network.grad], clip)
    optimizer.update(network.theta, network.grad)
    return float(value)


def fit(network, X, y, X_val=None, y_val=None, optimizer=None, *, loss="cross_entropy",
        epochs=30, batch_size=32, patience=None, schedule=None, clip=None, rng):
    """Train a Network in place; with validation data, keep the epoch with the lowest validation loss.

    The numbers are those of `train`, step by step; what differs is that they are written into one flat vector.

    optimizer: an object with lr and update(w, g), Adam() by default; loss: a name from losses.LOSSES;
    patience: stop that many epochs after the best one; schedule: epoch -> learning rate; clip: largest gradient norm.
    Returns a History.

    >>> from companion.data import xor
    >>> X, y = xor(np.float32)
    >>> net = neurons.Network((2, 8, 2), np.random.default_rng(1))
    >>> rng = np.random.default_rng(1)
    >>> history = fit(net, X, y, optimizer=Adam(0.05), epochs=60, rng=rng)
    >>> net.predict(X).tolist()
    [0, 1, 1, 0]
    """
    loss_value, _ = one_of(loss, LOSSES, "loss")
    if (X_val is None) != (y_val is None) or (patience is not None and X_val is None):
        raise ValueError("patience needs validation data: give both X_val and y_val")
    check_data(network.sizes, X, y, loss)
    X, y = np.asarray(X, dtype=network.theta.dtype), np.asarray(y)
    if X_val is not None:
        check_data(network.sizes, X_val, y_val, loss)
        X_val = np.asarray(X_val, dtype=network.theta.dtype)
    optimizer = Adam() if optimizer is None else optimizer
    history, best_theta = History(), network.theta.copy()

    for epoch in range(epochs):
        if schedule is not None:
            optimizer.lr = float(schedule(epoch))
        total = 0.0
        for batch in minibatches(len(X), batch_size, rng):
            # take: X[batch] with less to look up, which a network of nine parameters feels
            value = training_step(network, X.take(batch, axis=0), y.take(batch, axis=0),
                                  optimizer, loss, clip)
            total += value * len(batch)
        history.train_loss.append(total / len(X))
        history.lr.append(optimizer.lr)
        if X_val is None:
            continue
        outputs, _ = forward(network.params, X_val, network.hidden)
        history.val_loss.append(float(loss_value(outputs, y_val)))
        if loss == "cross_entropy":
            history.val_accuracy.append(float((outputs.argmax(axis=1) == y_val).mean()))
        history.best, _ = early_stop(history.val_loss, patience or epochs)
        if history.best == epoch:
            best_theta[:] = network.theta
        if patience is not None and epoch - history.best >= patience:
            break
    if X_val is not None:
        network.theta[:] = best_theta
    return history


def check_data(sizes, X, y, loss="cross_entropy"):
    """Refuse data that cannot be right, once, before a run: NaN, wrong shapes, labels out of range.

    >>> check_data((2, 3), np.array([[0.0, np.nan]]), np.array([0]))
    Traceback (most recent call last):
        ...
    ValueError: X must be finite, got nan at position (0, 1)
    """
    X = rows(finite(X, "X"), "X")
    if X.shape[1] != sizes[0]:
        raise ValueError(f"the network takes {sizes[0]} features, X has {X.shape[1]}")
    if len(X) != len(y):
        raise ValueError("X and y must have the same number of examples, "
                         f"got {len(X)} and {len(y)}")
    if loss == "cross_entropy" and np.ndim(y) == 1:
        labels(y, len(X), sizes[-1])
    elif finite(y, "y").shape != (len(X), sizes[-1]):
        raise ValueError(f"with the loss {loss!r} y must have shape {(len(X), sizes[-1])}, "
                         f"got {np.shape(y)}")


# ---- watching

def gradient_norms(grads):
    """The length of each layer's gradient: [sqrt(sum dW^2 + sum db^2), ...]. Tiny early ones: vanishing.

    >>> gradient_norms([(np.array([[3.0]]), np.array([4.0]))])
    [5.0]
    """
    return [float(np.sqrt((dW ** 2).sum() + (db ** 2).sum())) for dW, db in grads]


def dead_fraction(A):
    """The share of units that are 0 for every example of a batch. A: activations (n, units).

    A unit that is 0 for some examples only is not dead, it is selective.

    >>> dead_fraction(np.array([[0.0, 1.0], [0.0, 0.0]]))
    0.5
    """
    return float((rows(A, "A") == 0).all(axis=0).mean())


class ActivationStats(NamedTuple):
    """One layer's activations over a batch, in numbers."""
    layer: int
    mean: float
    std: float
    rms: float
    dead: float


def activation_stats(network, X):
    """Mean, standard deviation, root mean square and dead share of every layer's activations on a batch.

    >>> net = neurons.Network((4, 8, 2), np.random.default_rng(0))
    >>> [stats.layer for stats in activation_stats(net, np.ones((3, 4), np.float32))]
    [1, 2]
    """
    return [ActivationStats(step.layer, float(step.a.mean()), float(step.a.std()),
                            float(np.sqrt((step.a ** 2).mean())), dead_fraction(step.a))
            for step in network.trace(X)]
