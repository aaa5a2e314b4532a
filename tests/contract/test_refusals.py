"""Nonsense in, one clear line out: the rule and the value. Every door of the companion, each with its refusals."""
import gzip
import struct

import numpy as np
import pytest

import companion
from companion import activations, backprop, contract, data, fast, losses, neurons, optimizers, training

RNG = np.random.default_rng(0)
PAIRS = [f for name, pair in losses.LOSSES.items() if name != "cross_entropy" for f in pair]
PARAMS = neurons.init_params([3, 4, 2], RNG)
NET = fast.Network([3, 4, 2], RNG)
X3, Y3 = np.zeros((3, 3)), np.array([0, 1, 1])
MSE, BCE = losses.LOSSES["mse"], losses.LOSSES["bce_with_logits"]


def refuses(kind, words, f, *args, **options):
    with pytest.raises(kind) as refusal:
        f(*args, **options)
    line = str(refusal.value)
    assert "\n" not in line, f"not one line: {line}"
    for word in words:
        assert word in line, f"{word!r} is missing in: {line}"


def test_the_jacobian_takes_one_row():
    refuses(ValueError, ["one row", "(2, 2)"], activations.softmax_jacobian, np.zeros((2, 2)))


@pytest.mark.parametrize("f", PAIRS, ids=lambda f: f.__name__)
def test_losses_refuse_a_silent_broadcast_an_empty_batch_and_text(f):
    first = "z" if "logits" in f.__name__ else "a"
    refuses(ValueError, [f"{first} and y must have the same shape, got (3,) and (3, 1)"], f, np.zeros(3), np.zeros((3, 1)))
    refuses(ValueError, [f"{first} must not be empty"], f, np.zeros(0), np.zeros(0))
    refuses(TypeError, ["must hold numbers", "'a'"], f, np.array(["a"]), np.zeros(1))
    refuses(ValueError, ["must be a rectangular array", "different lengths"], f, [[1.0, 2.0], [3.0]], np.zeros((2, 2)))


@pytest.mark.parametrize("f", [losses.cross_entropy, losses.cross_entropy_grad])
def test_labels_must_be_classes(f):
    logits = np.zeros((3, 10))
    refuses(ValueError, ["between 0 and 9", "10", "position 1"], f, logits, np.array([0, 10, 2]))
    refuses(ValueError, ["between 0 and 9", "-1", "position 2"], f, logits, np.array([0, 1, -1]))
    refuses(TypeError, ["whole numbers", "0.5"], f, logits, np.array([0.5, 1.0, 2.0]))
    refuses(ValueError, ["y and logits", "(2, 10)", "(3, 10)"], f, logits, np.array([0, 1]))
    refuses(ValueError, ["y and logits", "(3, 9)", "(3, 10)"], f, logits, np.zeros((3, 9)))
    refuses(ValueError, ["must not be empty", "(0, 10)"], f, np.zeros((0, 10)), np.array([], dtype=int))


@pytest.mark.parametrize("f", [lambda y: losses.one_hot(y, 3), lambda y: losses.smooth_labels(y, 3),
                               lambda y: training.confusion_matrix(y, np.array([0, 2]), 3),
                               lambda y: training.confusion_matrix(np.array([0, 2]), y, 3)],
                         ids=["one_hot", "smooth_labels", "confusion_matrix, true", "confusion_matrix, predicted"])
def test_class_numbers_are_looked_at_wherever_they_enter(f):
    refuses(ValueError, ["between 0 and 2", "3", "position 1"], f, np.array([0, 3]))
    refuses(TypeError, ["whole numbers", "1.0"], f, np.array([0.0, 1.0]))
    refuses(ValueError, ["(2,)", "(2, 1)"], f, np.array([[0], [1]]))


def test_every_number_of_a_confusion_matrix_has_its_partner():
    refuses(ValueError, ["(2,)", "(3,)"], training.confusion_matrix, Y3, np.array([0, 1]), 2)


def test_layers_refuse_shapes_that_do_not_fit():
    refuses(ValueError, ["3 features", "(4, 2)"], neurons.dense, X3, np.zeros((4, 2)), np.zeros(2))
    refuses(ValueError, ["2 neurons", "(3, 1)"], neurons.dense, X3, np.zeros((3, 2)), np.zeros((3, 1)))
    refuses(ValueError, ["examples, features", "(3,)"], neurons.dense, np.zeros(3), np.zeros((3, 2)), np.zeros(2))
    refuses(ValueError, ["at least one example", "(0, 3)"], neurons.dense, X3[:0], np.zeros((3, 2)), np.zeros(2))
    refuses(TypeError, ["W must hold numbers", "'five'"], neurons.dense, X3, np.array("five"), np.zeros(2))
    refuses(ValueError, ["3 features", "(4, 2)"], neurons.forward, [(np.zeros((4, 2)), np.zeros(2))], X3)
    refuses(ValueError, ["4 features", "(5, 2)"], neurons.forward, [PARAMS[0], (np.zeros((5, 2)), np.zeros(2))], X3)


def test_a_neuron_needs_a_weight_for_every_input():
    refuses(ValueError, ["x and w", "same shape", "(2,)", "(3,)"], neurons.neuron, np.zeros(2), np.zeros(3), 0.0)
    refuses(ValueError, ["x and w", "(3, 1)", "(3,)"], neurons.neuron, np.zeros((3, 1)), np.zeros(3), 0.0)
    refuses(TypeError, ["x must hold numbers", "'five'"], neurons.neuron, "five", np.zeros(3), 0.0)
    refuses(ValueError, ["x and w", "(2,)", "(3,)"], neurons.Neuron([1.0, 2.0, 3.0], 0.0), np.zeros(2))


def test_judges_refuse_gradients_that_cannot_be_compared():
    refuses(ValueError, ["a and n", "(2,)", "(2, 1)"], backprop.grad_error, np.zeros(2), np.zeros((2, 1)))
    refuses(TypeError, ["theta must hold numbers", "'five'"], backprop.numeric_grad, np.sum, "five")


def test_unknown_names_list_what_there_is():
    refuses(ValueError, ["relu", "tanh", "'rleu'"], fast.Network, [2, 2], RNG, hidden="rleu")
    refuses(AttributeError, ["'layers'", "neurons"], getattr, companion, "layers")


def test_sizes_and_counts():
    refuses(ValueError, ["at least two layers", "[3]"], neurons.init_params, [3], RNG)
    refuses(ValueError, ["at least one unit", "[3, 0]"], neurons.init_params, [3, 0], RNG)
    refuses(ValueError, ["at least two layers", "[3]"], fast.Network, [3], RNG)
    refuses(ValueError, ["batch size", "B=0"], training.minibatches, 5, 0, RNG)
    refuses(ValueError, ["at least one example", "n=0"], training.minibatches, 0, 5, RNG)
    refuses(ValueError, ["patience", "0"], training.early_stop, [1.0], 0)
    refuses(ValueError, ["at least one loss"], training.early_stop, [], 3)
    refuses(ValueError, ["examples, features", "(3,)"], training.dead_fraction, np.zeros(3))


def test_a_gradient_step_needs_a_gradient_for_every_layer():
    with pytest.raises(ValueError, match="shorter"):
        optimizers.gd_step(PARAMS, [], 0.1)


BAD = np.where(np.arange(9).reshape(3, 3) == 5, np.nan, X3)
DATA = {        # what is wrong -> (kind, words, X, y) for a network of 3 features and 2 classes
    "nan": (ValueError, ["X must be finite", "nan", "(1, 2)"], BAD, Y3),
    "features": (ValueError, ["3 features", "X has 2"], X3[:, :2], Y3),
    "one row": (ValueError, ["examples, features", "(3,)"], X3[0], Y3),
    "text": (TypeError, ["X must hold numbers", "'a'"], np.full((3, 3), "a"), Y3),
    "class": (ValueError, ["between 0 and 1", "5", "position 1"], X3, np.array([0, 5, 1])),
    "fractions for classes": (TypeError, ["whole numbers", "0.5"], X3, np.array([0.5, 1.0, 0.0])),
    "length": (ValueError, ["same number of examples", "3 and 2"], X3, Y3[:2]),
    "empty": (ValueError, ["at least one example"], X3[:0], Y3[:0]),
}
ROWS = {        # what only a truth in rows can get wrong
    "shape": (ValueError, ["y must have shape (3, 2)", "(3, 3)"], X3, np.zeros((3, 3))),
    "nan in y": (ValueError, ["y must be finite", "nan", "(1, 1)"], X3, BAD[:, 1:]),
}
DOORS = {
    "check_data": lambda X, y: training.check_data((3, 2), X, y),
    "fit": lambda X, y: fast.fit(NET, X, y, rng=RNG),
    "fit, validation": lambda X, y: fast.fit(NET, X3, Y3, X, y, rng=RNG),
    "train": lambda X, y: training.train((3, 2), X, y, X3, Y3, rng=RNG),
    "train, validation": lambda X, y: training.train((3, 2), X3, Y3, X, y, rng=RNG),
}


@pytest.mark.parametrize("wrong", [*DATA, *ROWS])
@pytest.mark.parametrize("door", DOORS)
def test_data_are_checked_once_before_training(door, wrong):
    kind, words, X, y = (DATA | ROWS)[wrong]
    if wrong in ROWS and door.startswith("train"):
        kind, words = TypeError, ["labels must be whole numbers"]       # train takes class numbers only
    before = NET.theta.copy()
    refuses(kind, words, DOORS[door], X, y)
    assert np.array_equal(NET.theta, before), "what is refused must change nothing"


def test_one_output_takes_its_truth_as_a_column():
    one = fast.Network([3, 4, 1], RNG)
    for y in (Y3, Y3 * 0.5):
        refuses(ValueError, ["y must have shape (3, 1)", "(3,)"], fast.fit, one, X3, y, loss=BCE, rng=RNG)
    memory = fast.SGD().start(one.theta)
    refuses(ValueError, ["z and y", "(3, 1)", "(3,)"], fast.training_step, one, X3, Y3, fast.SGD(), memory, BCE)


def test_fit_refuses_settings_that_cannot_be_right():
    refuses(ValueError, ["pair (value, gradient)", "'mse'"], fast.fit, NET, X3, Y3, loss="mse", rng=RNG)
    refuses(ValueError, ["pair (value, gradient)"], fast.fit, NET, X3, Y3, loss=losses.mse, rng=RNG)
    refuses(ValueError, ["pair (value, gradient)"], fast.fit, NET, X3, Y3, loss=(losses.mse, "mse_grad"), rng=RNG)
    refuses(ValueError, ["a and y", "(3, 2)", "(3,)"], fast.fit, NET, X3, Y3, loss=MSE, rng=RNG)
    refuses(ValueError, ["validation data"], fast.fit, NET, X3, Y3, patience=3, rng=RNG)
    refuses(ValueError, ["validation data"], fast.fit, NET, X3, Y3, X3, rng=RNG)
    refuses(ValueError, ["validation data"], fast.fit, NET, X3, Y3, y_val=Y3, rng=RNG)
    refuses(ValueError, ["patience", "0"], fast.fit, NET, X3, Y3, X3, Y3, patience=0, rng=RNG)
    refuses(ValueError, ["batch size", "B=0"], fast.fit, NET, X3, Y3, batch_size=0, rng=RNG)
    for clip in (0, -1.0, np.nan):
        refuses(ValueError, ["clip", "above 0", str(clip)], fast.fit, NET, X3, Y3, clip=clip, rng=RNG)


def test_a_table_that_lacks_a_name_lists_the_ones_it_has():
    refuses(ValueError, ["colour must be one of red, blue", "'green'"], contract.one_of, "green", {"red": 1, "blue": 2}, "colour")


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
    again = data.mnist(str(cache), address="file:///no/such/server/", files=table, validation=5)
    assert np.array_equal(again.X_test, split.X_test)
    refuses(ValueError, ["between 1 and 19", "20"], data.mnist, cache, address=address, files=table, validation=20)


def test_mnist_is_kept_in_the_users_cache_when_no_folder_is_named(served, tmp_path, monkeypatch):
    address, table = served
    monkeypatch.setattr(data.Path, "home", lambda: tmp_path / "home")
    data.mnist(address=address, files=table, validation=5)
    assert sorted(p.name for p in (tmp_path / "home" / ".cache" / "how-machines-learn" / "mnist").iterdir()) == sorted(table)


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


def test_nobody_waits_for_ever_for_a_server_that_is_silent(monkeypatch, tmp_path):
    def silent(address, timeout):
        assert 5 <= timeout <= 120
        raise TimeoutError("timed out")

    monkeypatch.setattr(data.urllib.request, "urlopen", silent)
    refuses(OSError, ["train-images", "timed out"], data.mnist, tmp_path)


def test_files_that_are_not_idx(tmp_path):
    refuses(FileNotFoundError, ["there is no file", "nowhere"], data.read_idx, tmp_path / "nowhere")
    (tmp_path / "cut.gz").write_bytes(gzip.compress(idx(5))[:-9])
    refuses(ValueError, ["cut.gz", "gzip"], data.read_idx, tmp_path / "cut.gz")
    (tmp_path / "text").write_bytes(b"hello, this is text")
    refuses(ValueError, ["text", "IDX", "19 bytes"], data.read_idx, tmp_path / "text")
    (tmp_path / "short").write_bytes(idx(5)[:-1])
    for there in (len(idx(5)) - 1, 7, 4, 3):            # a number, the length of an axis, its number of axes is missing
        (tmp_path / "short").write_bytes(idx(5)[:there])
        refuses(ValueError, ["short", "IDX", f"{there} bytes"], data.read_idx, tmp_path / "short")
