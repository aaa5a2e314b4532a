"""Nonsense in, one clear line out: the rule and the value. (Asked of the companion only.)"""
import gzip
import struct

import numpy as np
import pytest

import companion
from companion import activations, backprop, data, losses, neurons, optimizers, training

RNG = np.random.default_rng(0)
ELEMENTWISE = [f for pair in activations.ACTIVATIONS.values() for f in pair]
PAIRS = [f for name, pair in losses.LOSSES.items() if name != "cross_entropy" for f in pair]
STEPS = [lambda w, g: optimizers.sgd_step(w, g, 0.1), lambda w, g: optimizers.momentum_step(w, w, g, 0.1),
         lambda w, g: optimizers.nesterov_step(w, w, g, 0.1), lambda w, g: optimizers.rmsprop_step(w, w, g, 0.1),
         lambda w, g: optimizers.adam_step(w, w, w, 0, g), lambda w, g: optimizers.adamw_step(w, w, w, 0, g)]
PARAMS = neurons.init_params([3, 4, 2], RNG)
NET = neurons.Network([3, 4, 2], RNG)
X3, Y3 = np.zeros((3, 3)), np.array([0, 1, 1])


def refuses(kind, words, f, *args, **options):
    with pytest.raises(kind) as refusal:
        f(*args, **options)
    line = str(refusal.value)
    assert "\n" not in line, f"not one line: {line}"
    for word in words:
        assert word in line, f"{word!r} is missing in: {line}"


@pytest.mark.parametrize("f", ELEMENTWISE, ids=lambda f: f.__name__)
def test_text_is_no_activation_input(f):
    refuses(TypeError, ["z must hold numbers", "'five'"], f, "five")
    refuses(ValueError, ["z", "different lengths"], f, [[1.0, 2.0], [3.0]])


@pytest.mark.parametrize("f", [activations.softmax, losses.log_softmax])
def test_softmax_needs_a_row(f):
    refuses(ValueError, ["row of scores", "()"], f, 3.0)
    refuses(ValueError, ["row of scores", "(2, 0)"], f, np.zeros((2, 0)))


def test_the_jacobian_takes_one_row():
    refuses(ValueError, ["one row", "(2, 2)"], activations.softmax_jacobian, np.zeros((2, 2)))


@pytest.mark.parametrize("f", PAIRS, ids=lambda f: f.__name__)
def test_losses_refuse_a_silent_broadcast_an_empty_batch_and_text(f):
    refuses(ValueError, ["same shape", "(3,)", "(3, 1)"], f, np.zeros(3), np.zeros((3, 1)))
    refuses(ValueError, ["must not be empty"], f, np.zeros(0), np.zeros(0))
    refuses(TypeError, ["must hold numbers", "'a'"], f, np.array(["a"]), np.zeros(1))


@pytest.mark.parametrize("f", [losses.cross_entropy, losses.cross_entropy_grad])
def test_labels_must_be_classes(f):
    logits = np.zeros((3, 10))
    refuses(ValueError, ["between 0 and 9", "10", "position 1"], f, logits, np.array([0, 10, 2]))
    refuses(ValueError, ["between 0 and 9", "-1", "position 2"], f, logits, np.array([0, 1, -1]))
    refuses(TypeError, ["whole numbers", "0.5"], f, logits, np.array([0.5, 1.0, 2.0]))
    refuses(ValueError, ["(3,)", "(2,)"], f, logits, np.array([0, 1]))
    refuses(ValueError, ["(3, 10)", "(3, 9)"], f, logits, np.zeros((3, 9)))
    refuses(ValueError, ["at least one example", "(0, 10)"], f, np.zeros((0, 10)), np.array([], dtype=int))


def test_layers_refuse_shapes_that_do_not_fit():
    refuses(ValueError, ["3 features", "(4, 2)"], neurons.dense, X3, np.zeros((4, 2)), np.zeros(2))
    refuses(ValueError, ["2 neurons", "(3, 1)"], neurons.dense, X3, np.zeros((3, 2)), np.zeros((3, 1)))
    refuses(ValueError, ["examples, features", "(3,)"], neurons.dense, np.zeros(3), np.zeros((3, 2)), np.zeros(2))
    refuses(ValueError, ["equal length", "(2,)", "(3,)"], neurons.neuron, np.zeros(2), np.zeros(3), 0.0)
    refuses(ValueError, ["two weights", "(3,)"], neurons.boundary, np.zeros(3), 0.0, 1.0)
    refuses(ValueError, ["does not fit", "(3, 3)", "(4, 2)"], backprop.dense_backward, np.zeros((3, 2)), X3, np.zeros((4, 2)))
    refuses(ValueError, ["same shape", "(2,)"], backprop.relu_backward, np.zeros(2), np.zeros(3))


def test_unknown_names_list_what_there_is():
    refuses(ValueError, ["relu", "tanh", "'rleu'"], neurons.Network, [2, 2], RNG, hidden="rleu")
    refuses(ValueError, ["relu", "'rleu'"], neurons.forward, PARAMS, X3, hidden="rleu")
    refuses(ValueError, ["mse", "cross_entropy", "'l3'"], training.fit, NET, X3, Y3, loss="l3", rng=RNG)
    refuses(AttributeError, ["'layers'", "neurons"], getattr, companion, "layers")


def test_sizes_and_counts():
    refuses(ValueError, ["at least two layers", "[3]"], neurons.init_params, [3], RNG)
    refuses(ValueError, ["at least one unit", "[3, 0]"], neurons.init_params, [3, 0], RNG)
    refuses(ValueError, ["batch size", "B=0"], training.minibatches, 5, 0, RNG)
    refuses(ValueError, ["patience", "0"], training.early_stop, [1.0], 0)
    refuses(ValueError, ["at least one loss"], training.early_stop, [], 3)
    refuses(ValueError, ["above 0", "-1"], backprop.clip_global_norm, [np.ones(2)], -1)


@pytest.mark.parametrize("step", STEPS)
def test_optimizers_refuse_a_gradient_of_another_shape(step):
    refuses(ValueError, ["w and g", "(3,)", "(3, 1)"], step, np.zeros(3), np.zeros((3, 1)))


def test_a_gradient_step_needs_a_gradient_for_every_layer():
    with pytest.raises(ValueError, match="shorter"):
        optimizers.gd_step(PARAMS, [], 0.1)


def test_data_are_checked_once_before_training():
    bad = X3.copy()
    bad[1, 2] = np.nan
    refuses(ValueError, ["X must be finite", "nan", "(1, 2)"], training.fit, NET, bad, Y3, rng=RNG)
    refuses(ValueError, ["3 features", "X has 2"], training.fit, NET, X3[:, :2], Y3, rng=RNG)
    refuses(ValueError, ["between 0 and 1", "5"], training.fit, NET, X3, np.array([0, 5, 1]), rng=RNG)
    refuses(ValueError, ["same number of examples", "3 and 2"], training.fit, NET, X3, Y3[:2], rng=RNG)
    refuses(ValueError, ["at least one example"], training.fit, NET, X3[:0], Y3[:0], rng=RNG)
    refuses(ValueError, ["validation data"], training.fit, NET, X3, Y3, patience=3, rng=RNG)
    refuses(ValueError, ["y must have shape (3, 2)"], training.fit, NET, X3, Y3, loss="mse", rng=RNG)
    refuses(ValueError, ["between 0 and 1", "7"], training.train, (3, 2), X3, Y3, X3, np.array([0, 7, 1]), rng=RNG)


# ---- MNIST: a cache of small files made here

def idx(*shape):
    numbers = np.arange(np.prod(shape)) % 256
    return b"\0\0\x08" + bytes([len(shape)]) + struct.pack(f">{len(shape)}I", *shape) + bytes(numbers.astype(np.uint8))


@pytest.fixture
def served(tmp_path):
    """A folder that plays the server, with the four archives of a tiny MNIST; returns (address, table of MD5)."""
    import hashlib
    server = tmp_path / "server"
    server.mkdir()
    table = {}
    for name, shape in (("train-images.gz", (20, 4, 4)), ("train-labels.gz", (20,)),
                        ("test-images.gz", (6, 4, 4)), ("test-labels.gz", (6,))):
        packed = gzip.compress(idx(*shape), mtime=0)
        (server / name).write_bytes(packed)
        table[name] = hashlib.md5(packed, usedforsecurity=False).hexdigest()
    return server.as_uri() + "/", table


def test_mnist_is_fetched_checked_cached_and_scaled(served, tmp_path):
    address, table = served
    cache = tmp_path / "cache"
    split = data.mnist(cache, address=address, files=table, validation=5)
    assert [part.shape for part in split] == [(15, 16), (15,), (5, 16), (5,), (6, 16), (6,)]
    assert split.X_train.dtype == np.float32 and 0 <= split.X_train.min() and split.X_train.max() <= 1
    again = data.mnist(cache, address="file:///no/such/server/", files=table, validation=5)
    assert np.array_equal(again.X_test, split.X_test)
    refuses(ValueError, ["between 1 and 19", "20"], data.mnist, cache, address=address, files=table, validation=20)


def test_a_broken_cache_says_which_file_and_what_to_do(served, tmp_path):
    address, table = served
    cache = tmp_path / "cache"
    data.mnist(cache, address=address, files=table, validation=5)
    (cache / "train-images.gz").write_bytes(b"cut off")
    refuses(ValueError, ["train-images.gz", "damaged", "delete it"], data.mnist, cache, address=address, files=table)


def test_without_a_network_the_message_names_file_address_and_folder(served, tmp_path):
    _, table = served
    refuses(OSError, ["train-images.gz", "file:///no/such/server/", "cache"],
            data.mnist, tmp_path / "cache", address="file:///no/such/server/", files=table)
    assert not list((tmp_path / "cache").glob("*")), "a failed download must leave nothing behind"


def test_files_that_are_not_idx(tmp_path):
    refuses(FileNotFoundError, ["there is no file", "nowhere"], data.read_idx, tmp_path / "nowhere")
    (tmp_path / "cut.gz").write_bytes(gzip.compress(idx(5))[:-9])
    refuses(ValueError, ["cut.gz", "gzip"], data.read_idx, tmp_path / "cut.gz")
    (tmp_path / "text").write_bytes(b"hello, this is text")
    refuses(ValueError, ["text", "IDX", "19 bytes"], data.read_idx, tmp_path / "text")
    (tmp_path / "short").write_bytes(idx(5)[:-1])
    refuses(ValueError, ["short", "IDX"], data.read_idx, tmp_path / "short")
