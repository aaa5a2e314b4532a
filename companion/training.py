"""The training loop: initialise, shuffle, forward, loss, backward, step, validate, stop (the closing chapter).

`train` is the loop as the book prints it: pure functions, every one of which can be replaced by the reader's own.
The rest watches: a network that trains badly rarely says so by itself.
"""
from dataclasses import dataclass, field
from typing import Callable, NamedTuple

import numpy as np

from .activations import relu
from .backprop import backward
from .contract import finite, floats, labels, rows
from .losses import cross_entropy, cross_entropy_grad
from .neurons import forward, init_params
from .optimizers import adam_step


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
    """What to keep, and whether to stop, given the validation losses so far: (best, stop), epochs counted from 0.

    The best epoch is the first with the lowest loss; a tie is no progress. It is time to stop `patience` epochs after
    the best one; what comes later in the list no longer counts.

    >>> early_stop([2.6, 1.3, 0.9, 0.85, 0.9], patience=1)
    (3, True)

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
            return best, True
    return best, False


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
    """The functions that `train` is made of. Any of them may be the reader's own.

    A network is judged by the functions that trained it: the companion's `evaluate` gets the forward and the
    cross_entropy of these parts, the reader's own calls its own.
    """
    init_params: Callable = init_params
    minibatches: Callable = minibatches
    forward: Callable = forward
    cross_entropy: Callable = cross_entropy
    cross_entropy_grad: Callable = cross_entropy_grad
    backward: Callable = backward
    adam_step: Callable = adam_step
    early_stop: Callable = early_stop
    evaluate: Callable = evaluate

    def judge(self, params, X, y):
        """(loss, accuracy) of a network on (X, y)."""
        if self.evaluate is evaluate:
            return evaluate(params, X, y, forward=self.forward,
                            cross_entropy=self.cross_entropy)
        return self.evaluate(params, X, y)


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

    def plot(self):
        """Loss and accuracy by epoch, the kept epoch marked; returns the axes."""
        from .course import plots
        return plots.training(self)


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
    check_data(sizes, X_train, labels(y_train, len(y_train), sizes[-1]))
    check_data(sizes, X_val, labels(y_val, len(y_val), sizes[-1]))
    X_train = floats(X_train, "X_train")
    params = [(W.astype(X_train.dtype), b.astype(X_train.dtype))
              for W, b in parts.init_params(sizes, rng)]
    moments = [[(np.zeros_like(p), np.zeros_like(p)) for p in pair] for pair in params]
    t, history, best_params = 0, History(), params

    for epoch in range(epochs):
        total = 0.0
        for batch in parts.minibatches(len(X_train), batch_size, rng):
            X, y = X_train[batch], y_train[batch]
            logits, cache = parts.forward(params, X)                        # 1. forward
            total += float(parts.cross_entropy(logits, y)) * len(y)         # 2. loss
            slope = parts.cross_entropy_grad(logits, y)
            grads = parts.backward(params, cache, slope)                    # 3. backward
            t += 1                                                          # 4. step: one clock
            stepped = [[parts.adam_step(p, m, v, t, g, lr) for p, (m, v), g in zip(*layer)]
                       for layer in zip(params, moments, grads)]
            params = [tuple(p for p, _, _ in layer) for layer in stepped]
            moments = [[(m, v) for _, m, v in layer] for layer in stepped]
        history.train_loss.append(total / len(X_train))
        loss, accuracy = parts.judge(params, X_val, y_val)                  # 5. validate
        history.val_loss.append(loss)
        history.val_accuracy.append(accuracy)
        history.lr.append(lr)
        history.best, stop = parts.early_stop(history.val_loss[:], patience)  # 6. keep the best
        if history.best == epoch:
            best_params = params
        if stop:
            break
    return best_params, history


def check_data(sizes, X, y):
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
    if np.ndim(y) == 1 and sizes[-1] > 1:
        labels(y, len(X), sizes[-1])
    elif finite(y, "y").shape != (len(X), sizes[-1]):
        raise ValueError(f"y must have shape {(len(X), sizes[-1])}, or for several classes "
                         f"be their numbers, got shape {np.shape(y)}")


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


def activation_stats(params, X, hidden=relu):
    """Mean, standard deviation, root mean square and dead share of every hidden layer's activations on a batch.

    >>> params = init_params((4, 8, 2), np.random.default_rng(0))
    >>> [stats.layer for stats in activation_stats(params, np.ones((3, 4)))]
    [1]
    """
    _, cache = forward(params, X, hidden)
    return [ActivationStats(layer, float(A.mean()), float(A.std()),
                            float(np.sqrt((A ** 2).mean())), dead_fraction(A))
            for layer, (A, _) in enumerate(cache[1:], 1)]


def confusion_matrix(y, predicted, k):
    """How often class i (row) was taken for class j (column): (k, k) counts. Right answers lie on the diagonal.

    y, predicted: class numbers (n,).

    >>> confusion_matrix(np.array([0, 1, 1, 2]), np.array([0, 1, 0, 2]), 3)
    array([[1, 0, 0],
           [1, 1, 0],
           [0, 0, 1]])
    """
    counts = np.zeros((k, k), int)
    np.add.at(counts, (labels(y, len(predicted), k), labels(predicted, len(y), k)), 1)
    return counts


# ---- keeping

def save_params(path, params):
    """Write parameters [(W, b), ...] to one NumPy archive, the file `path`, in their own dtype.

    >>> import tempfile
    >>> path = tempfile.mkdtemp() + "/small.npz"
    >>> save_params(path, [(np.eye(2), np.zeros(2))])
    >>> [(W.tolist(), b.tolist()) for W, b in load_params(path)]
    [([[1.0, 0.0], [0.0, 1.0]], [0.0, 0.0])]
    """
    named = {f"{name}{layer}": part
             for layer, pair in enumerate(params, 1) for name, part in zip("Wb", pair)}
    with open(path, "wb") as file:             # np.savez(path) would write path.npz
        np.savez(file, **named)


def load_params(path):
    """Parameters [(W, b), ...] from an archive that save_params wrote."""
    with np.load(path) as file:
        return [(file[f"W{layer}"], file[f"b{layer}"])
                for layer in range(1, len(file.files) // 2 + 1)]
