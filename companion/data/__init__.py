"""The examples that the lessons learn from: small, made on the spot or in this folder.

Only `mnist` ever opens a connection, and only when its files are not in the cache yet.
"""
import gzip
import hashlib
import struct
import urllib.request
from pathlib import Path
from typing import NamedTuple

import numpy as np


class Split(NamedTuple):
    """One data set in three parts: to learn from, to decide by, and to look at once."""
    X_train: np.ndarray
    y_train: np.ndarray
    X_val: np.ndarray
    y_val: np.ndarray
    X_test: np.ndarray
    y_test: np.ndarray


def house_prices():
    """Predicted and true prices of three houses, in thousands of dollars: (a, y).

    >>> house_prices()[0] - house_prices()[1]
    array([ 10., -20.,   5.])
    """
    return np.array([210.0, 280.0, 255.0]), np.array([200.0, 300.0, 250.0])


def loans(n, rng):
    """Made-up loan applications: X (n, 2) holds income (thousands a year) and credit score (300 to 850), y is 0 or 1.

    Repaid (1) or not (0) follows 0.5 income + 2 score - 1400 with noise, so no line gets all of them right.

    >>> X, y = loans(200, np.random.default_rng(0))
    >>> print(X.shape, int(y.min()), int(y.max()))
    (200, 2) 0 1
    """
    income, score = rng.uniform(0, 200, n), rng.uniform(300, 850, n)
    z = 0.5 * income + 2 * score - 1400
    return np.column_stack([income, score]), (z + rng.logistic(0, 60, n) > 0).astype(int)


def xor(dtype=np.float64):
    """The four corners and their exclusive or: X (4, 2), y (4,).

    >>> xor()[1].tolist()
    [0, 1, 1, 0]
    """
    return np.array([[0, 0], [0, 1], [1, 0], [1, 1]], dtype=dtype), np.array([0, 1, 1, 0])


def moons(n, noise, rng):
    """Two half moons that reach into each other: X (n, 2), y (n,). noise: standard deviation of the blur.

    >>> [int((moons(101, 0.1, np.random.default_rng(0))[1] == k).sum()) for k in (0, 1)]
    [51, 50]
    """
    y = np.arange(n) % 2
    angle = rng.uniform(0, np.pi, n)
    X = np.where(y[:, None] == 0, np.column_stack([np.cos(angle), np.sin(angle)]),
                 np.column_stack([1 - np.cos(angle), 0.5 - np.sin(angle)]))
    return X + rng.normal(0, noise, (n, 2)), y


def spirals(n, noise, rng, turns=1.5):
    """Two spirals wound around each other: X (n, 2), y (n,). No line comes close.

    >>> spirals(100, 0.0, np.random.default_rng(0))[0].shape
    (100, 2)
    """
    y = np.arange(n) % 2
    radius = np.sqrt(rng.uniform(0.01, 1, n))
    angle = 2 * np.pi * turns * radius + np.pi * y
    X = np.column_stack([radius * np.cos(angle), radius * np.sin(angle)])
    return X + rng.normal(0, noise, (n, 2)), y


def digits(dtype=np.float32):
    """1,797 handwritten digits, 8 x 8 pixels scaled to 0..1: a Split of 1,200 / 297 / 300.

    The split is drawn once (stratified, seed 0); every number in the book is measured on it. 13 people wrote these
    digits, and each of them is in all three parts: a test score says nothing about the hand of a 14th.

    >>> [len(part) for part in digits()[::2]]
    [1200, 297, 300]

    Source: Alpaydin and Kaynak (1998), Optical recognition of handwritten digits (the test part), UCI, CC BY 4.0.
    """
    with np.load(Path(__file__).with_name("digits.npz")) as file:
        X, y = (file["X"] / 16).astype(dtype), file["y"].astype(int)
    parts = stratified(y, (1200, 297, 300), np.random.default_rng(0))
    return Split(*(array[part] for part in parts for array in (X, y)))


def stratified(y, sizes, rng):
    """The numbers of the examples in random parts of the given sizes, each class in every part by its share.

    Every class is shuffled and spread evenly over a line from 0 to 1, and the line is cut. So the beginning of a part
    holds the classes by their share, too.

    >>> y = np.array([0] * 6 + [1] * 3)
    >>> [np.bincount(y[part]).tolist() for part in stratified(y, (3, 6), np.random.default_rng(0))]
    [[2, 1], [4, 2]]
    """
    place = np.empty(len(y))
    for k in np.unique(y):
        own = rng.permutation(np.flatnonzero(y == k))
        place[own] = (np.arange(len(own)) + 0.5) / len(own)
    return np.split(place.argsort(kind="stable"), np.cumsum(sizes)[:-1])


# ---- MNIST: 70,000 digits of 28 x 28 pixels

MNIST_ADDRESS = "https://ossci-datasets.s3.amazonaws.com/mnist/"
MNIST_FILES = {  # file -> MD5 of the archive as it is published
    "train-images-idx3-ubyte.gz": "f68b3c2dcbeaaa9fbdd348bbdeb94873",
    "train-labels-idx1-ubyte.gz": "d53e105ee54ea40749a09fcbcd1e9432",
    "t10k-images-idx3-ubyte.gz": "9fb629c4189551a2d022fa330f9573f3",
    "t10k-labels-idx1-ubyte.gz": "ec29112dd5afa0611ce80d1b7f02629c",
}


def mnist(folder=None, *, address=MNIST_ADDRESS, files=None, validation=5000, dtype=np.float32):
    """LeCun's MNIST, 28 x 28 pixels scaled to 0..1 and flattened to 784: a Split of 55,000 / 5,000 / 10,000.

    folder: where the four archives are kept (default ~/.cache/how-machines-learn/mnist). What is missing there is
    fetched from `address`, 11 MB in all. Every archive is checked against its MD5 in `files` each time it is read.

    Source: LeCun, Bottou, Bengio and Haffner (1998), Gradient-based learning applied to document recognition.
    """
    folder = Path(folder) if folder is not None else Path.home() / ".cache" / "how-machines-learn" / "mnist"
    files = MNIST_FILES if files is None else files
    X_train, y_train, X_test, y_test = (read_idx(_cached(folder, name, digest, address))
                                        for name, digest in files.items())
    if not 0 < validation < len(X_train):
        raise ValueError(f"validation must lie between 1 and {len(X_train) - 1}, got {validation}")
    X_train, X_test = ((X.reshape(len(X), -1) / 255).astype(dtype) for X in (X_train, X_test))
    cut = len(X_train) - validation
    return Split(X_train[:cut], y_train[:cut].astype(int), X_train[cut:], y_train[cut:].astype(int),
                 X_test, y_test.astype(int))


def read_idx(path):
    """An array from a file in MNIST's IDX format, packed (.gz) or not: images (n, rows, columns) or labels (n,).

    >>> read_idx("nowhere.gz")
    Traceback (most recent call last):
        ...
    FileNotFoundError: there is no file nowhere.gz
    """
    path = Path(path)
    if not path.is_file():
        raise FileNotFoundError(f"there is no file {path}")
    packed = path.read_bytes()
    try:
        raw = gzip.decompress(packed) if path.suffix == ".gz" else packed
    except (OSError, EOFError) as error:
        raise ValueError(f"{path.name} is not a whole gzip archive ({error}); delete it and load again") from None
    # header: two zero bytes, the type (8 = unsigned byte), the number of axes, then the length of each axis
    axes = raw[3] if len(raw) >= 4 and raw[:3] == b"\0\0\x08" else 0
    shape = struct.unpack(f">{axes}I", raw[4:4 + 4 * axes]) if axes and len(raw) >= 4 + 4 * axes else ()
    if not shape or len(raw) != 4 + 4 * axes + int(np.prod(shape)):
        raise ValueError(f"{path.name} is not an IDX file of bytes: {len(raw)} bytes, first four {raw[:4].hex()}")
    return np.frombuffer(raw, np.uint8, offset=4 + 4 * axes).reshape(shape)


def _cached(folder, name, digest, address):
    path = folder / name
    if not path.exists():
        try:
            with urllib.request.urlopen(address + name, timeout=30) as answer:
                packed = answer.read()
        except OSError as error:
            raise OSError(f"could not fetch {name} from {address} ({error}); put the file into {folder}") from None
        folder.mkdir(parents=True, exist_ok=True)
        partial = path.with_suffix(".part")
        partial.write_bytes(packed)
        partial.replace(path)                 # a broken download never looks like a finished one
    found = hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()
    if found != digest:
        raise ValueError(f"{path} is damaged (MD5 {found}, expected {digest}); delete it and load again")
    return path
