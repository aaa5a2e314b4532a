"""A tape: run the forward formula, and the way back writes itself (chapter 5, under Deeper).

PyTorch does this with many more operations; JAX reaches the same slopes by rewriting the program. No other file of the
companion uses it; it needs nothing but NumPy.
"""
from itertools import count

import numpy as np

_clock = count()


class Tensor:
    """An array that remembers what it was made from, so that slopes can find their way back.

    data: the numbers; grad: the slope of L in each of them, the same shape, there after L.backward();
    parents: [(tensor, back), ...], where back turns the slope of L in this tensor into the slope in that parent.

    >>> w, b = Tensor(3.0), Tensor(1.0)
    >>> L = ((w * 2.0 + b).relu() - 15.0) ** 2
    >>> L.backward()
    >>> print(L.data, w.grad, b.grad)
    64.0 -32.0 -16.0
    """

    __array_ufunc__ = None            # array + Tensor asks the Tensor, not every entry

    def __init__(self, data, parents=()):
        self.data = np.asarray(data, dtype=float)
        self.grad = np.zeros_like(self.data)
        self.parents, self.born = parents, next(_clock)

    def __add__(self, other):
        other = tensor(other)
        return Tensor(self.data + other.data,
                      [(self, lambda slope: slope), (other, lambda slope: slope)])

    __radd__ = __add__

    def __mul__(self, other):
        other = tensor(other)
        return Tensor(self.data * other.data, [(self, lambda slope: slope * other.data),
                                               (other, lambda slope: slope * self.data)])

    __rmul__ = __mul__

    def __matmul__(self, other):
        other = tensor(other)
        if self.data.ndim != 2 or other.data.ndim != 2:
            raise ValueError(
                f"A @ B needs two tables, got shapes {self.data.shape} and {other.data.shape}")
        return Tensor(self.data @ other.data, [(self, lambda slope: slope @ other.data.T),
                                               (other, lambda slope: self.data.T @ slope)])

    def __rmatmul__(self, other):
        return tensor(other) @ self

    def __pow__(self, power):
        return Tensor(self.data ** power,
                      [(self, lambda slope: slope * power * self.data ** (power - 1))])

    def __truediv__(self, other):
        return self * tensor(other) ** -1.0

    def __rtruediv__(self, other):
        return tensor(other) / self

    def __neg__(self):
        return self * -1.0

    def __sub__(self, other):
        return self + -tensor(other)

    def __rsub__(self, other):
        return tensor(other) - self

    def relu(self):
        return Tensor(np.maximum(self.data, 0), [(self, lambda slope: slope * (self.data > 0))])

    def exp(self):
        value = np.exp(self.data)
        return Tensor(value, [(self, lambda slope: slope * value)])

    def log(self):
        return Tensor(np.log(self.data), [(self, lambda slope: slope / self.data)])

    def sum(self, axis=None):
        """The sum over an axis, which stays with length 1, or over everything."""
        value = self.data.sum(axis=axis, keepdims=axis is not None)
        return Tensor(value, [(self, lambda slope: slope + np.zeros_like(self.data))])

    def backward(self):
        """Walk back from this number L, each tensor after all made from it, adding over paths."""
        if self.data.size != 1:
            raise ValueError("backward starts from one number, the loss; "
                             f"this tensor has shape {self.data.shape}")
        graph, waiting = {}, [self]
        while waiting:                                  # everything that L was made from
            node = waiting.pop()
            if node.born not in graph:
                graph[node.born] = node
                node.grad = np.zeros_like(node.data)
                waiting += [parent for parent, _ in node.parents]
        self.grad = np.ones_like(self.data)
        for born in sorted(graph, reverse=True):        # the youngest first
            for parent, back in graph[born].parents:
                parent.grad = parent.grad + _like(parent.data, back(graph[born].grad))


def tensor(thing):
    """A Tensor as it is; a number or an array as a new Tensor.

    >>> print(tensor([1.0, 2.0]).data)
    [1. 2.]
    """
    return thing if isinstance(thing, Tensor) else Tensor(thing)


def cross_entropy(logits, y):
    """companion.losses.cross_entropy, said in steps that a tape can walk back. Nobody tells it that the slope is p - y.

    logits: a Tensor (n, k); y: one row of probabilities for each example, an array (n, k). Returns a Tensor.

    >>> logits = Tensor([[0.0, 0.0]])
    >>> cross_entropy(logits, np.array([[1.0, 0.0]])).backward()
    >>> print(logits.grad)
    [[-0.5  0.5]]
    """
    shifted = logits - logits.data.max(axis=1, keepdims=True)
    log_p = shifted - shifted.exp().sum(axis=1).log()
    return (log_p * y).sum() * (-1.0 / len(y))


def _like(data, slope):
    """Add up what broadcasting spread: a bias that was added to every row gets the slopes of every row."""
    while slope.ndim > data.ndim:
        slope = slope.sum(axis=0)
    spread = tuple(axis for axis, length in enumerate(data.shape)
                   if length == 1 and slope.shape[axis] > 1)
    return slope.sum(axis=spread, keepdims=True) if spread else slope
