"""The workloads that every peer gets: the same data, the same initial weights, the same order of batches."""
from pathlib import Path
from typing import NamedTuple

import numpy as np

from companion import neurons
from companion.data import digits, read_idx, xor

ROWS = 6400                     # rows of one call; the data are larger than the processor's caches
NETWORK = (784, 128, 64, 10)


class Work(NamedTuple):
    """One workload. epochs: how many one timed call makes; target: accuracy at which training ends (or None)."""
    sizes: tuple
    batch: int
    epochs: int = 1
    rows: int = ROWS
    data: str = "pixels"
    lr: float = 0.001
    target: float | None = None

    @property
    def steps(self):
        return self.epochs * -(-self.rows // self.batch)


WORKS = {
    "A": Work(NETWORK, 32, epochs=2),       # one call of fit checks its data once, however many epochs it makes
    "B": Work(NETWORK, 128, epochs=4),
    "C": Work((64, 128, 64, 10), 32, rows=1200, data="digits", lr=0.001, target=0.97),
    "D": Work((2, 2, 1), 4, epochs=300, rows=4, data="xor", lr=0.5),
}


def load(work):
    """(X, y, X_val, y_val); random pixels whose class is the brightest of ten strips, digits, or XOR."""
    if work.data == "digits":
        return digits()[:4]
    if work.data == "xor":
        X, y = xor(np.float32)
        return X, y, X, y
    if work.data != "pixels":                           # a folder with MNIST's test files
        images, labels = (read_idx(Path(work.data) / f"t10k-{kind}-ubyte.gz") for kind in
                          ("images-idx3", "labels-idx1"))
        X, y = (images.reshape(len(images), -1) / 255).astype(np.float32), labels.astype(int)
        return X[:work.rows], y[:work.rows], X[work.rows:], y[work.rows:]
    rng = np.random.default_rng(0)
    n_in, k = work.sizes[0], work.sizes[-1]
    X = rng.random((work.rows, n_in), dtype=np.float32)
    strips = np.array_split(np.arange(n_in), k) if n_in >= k else [np.arange(n_in)] * k
    y = np.stack([X[:, strip].mean(axis=1) for strip in strips]).argmax(axis=0)
    return X, y, X[:100], y[:100]


def initial(work):
    return [(W.astype(np.float32), b.astype(np.float32))
            for W, b in neurons.init_params(work.sizes, np.random.default_rng(1))]
