"""What the lessons demand of what goes in: one line with the rule and the value that breaks it.

A demand stands at a door, where data and shapes enter: a layer, a loss, a data set. What is computed from checked
arrays is not checked again. It looks at type, shape and dtype; values are looked at once, in labels and data sets.
"""
import numpy as np


def floats(x, name):
    """x as an array of floats: whole numbers become float64, floats keep their dtype, anything else is refused."""
    if not hasattr(x, "dtype"):
        try:
            x = np.asarray(x)
        except ValueError:
            raise ValueError(f"{name} must be a rectangular array of numbers, got rows of different lengths") from None
    if x.dtype.kind not in "biuf":
        raise TypeError(f"{name} must hold numbers, got {_short(x)}")
    return x if x.dtype.kind == "f" else x.astype(float)


def rows(x, name):
    """x as a batch: two axes (examples, features) and at least one example."""
    x = floats(x, name)
    if x.ndim != 2 or x.shape[0] == 0:
        raise ValueError(f"{name} must be a batch of shape (examples, features) with at least one example, "
                         f"got shape {x.shape}")
    return x


def fits(X, W, b):
    """A batch, weights and biases as floats whose shapes make Z = X @ W + b possible, without a silent broadcast."""
    X, W, b = rows(X, "X"), floats(W, "W"), floats(b, "b")
    if W.ndim != 2 or X.shape[1] != W.shape[0]:
        raise ValueError(f"X has {X.shape[1]} features, so W must have shape ({X.shape[1]}, n_out), got {W.shape}")
    if b.shape != (W.shape[1],):
        raise ValueError(f"W has {W.shape[1]} neurons, so b must have shape ({W.shape[1]},), got {b.shape}")
    return X, W, b


def same_shape(a, b, names=("a", "y")):
    """Two arrays of floats that agree in shape: (n,) against (n, 1) would broadcast to (n, n) in silence."""
    a, b = floats(a, names[0]), floats(b, names[1])
    if a.shape != b.shape:
        raise ValueError(f"{names[0]} and {names[1]} must have the same shape, got {a.shape} and {b.shape}")
    if 0 in a.shape:
        raise ValueError(f"{names[0]} must not be empty, got shape {a.shape}")
    return a, b


def labels(y, n, k):
    """n class numbers from 0 to k - 1."""
    y = np.asarray(y)
    if y.dtype.kind not in "iu":
        raise TypeError(f"labels must be whole numbers, got {_short(y)}")
    if y.shape != (n,):
        raise ValueError(f"labels must have shape ({n},), one for each example, got {y.shape}")
    wrong = np.flatnonzero((y < 0) | (y >= k))
    if wrong.size:
        raise ValueError(f"labels must lie between 0 and {k - 1}, got {y[wrong[0]]} at position {wrong[0]}")
    return y


def finite(x, name):
    """Data as they enter a data set or a training run: no NaN, no infinity."""
    x = floats(x, name)
    with np.errstate(invalid="ignore", over="ignore"):
        if np.isfinite(x.sum()):                # one NaN or infinity would reach the sum; no array is made
            return x
    wrong = np.argwhere(~np.isfinite(x))
    if len(wrong):
        place = tuple(int(i) for i in wrong[0])
        raise ValueError(f"{name} must be finite, got {x[place]} at position {place}")
    return x


def one_of(name, table, what):
    """The entry of a table, or a refusal that lists what there is."""
    if name not in table:
        raise ValueError(f"{what} must be one of {', '.join(table)}, got {name!r}")
    return table[name]


def _short(x):
    text = repr(x.tolist())
    return f"{x.dtype.name} ({text if len(text) <= 40 else text[:37] + '...'})"
