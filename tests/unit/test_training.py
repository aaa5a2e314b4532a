import importlib
from functools import partial
from itertools import count

import numpy as np
import pytest

from companion import activations, backprop, losses, neurons, optimizers, plots, training
from companion.data import digits, moons

DIGITS = digits(np.float64)
FEW = tuple(part[:150] for part in DIGITS[:4])


def flat(params):
    return np.concatenate([p.ravel() for pair in params for p in pair])


def test_minibatches_see_every_example_once_in_a_new_order_each_epoch():
    rng = np.random.default_rng(0)
    first, second = (np.concatenate(list(training.minibatches(103, 32, rng))) for _ in range(2))
    assert sorted(first) == sorted(second) == list(range(103))
    assert (first != second).any() and (first != np.arange(103)).any()


def test_one_example_is_a_batch_and_so_is_a_batch_of_one():
    assert [batch.tolist() for batch in training.minibatches(1, 4, np.random.default_rng(0))] == [[0]]
    assert sorted(batch.tolist() for batch in training.minibatches(3, 1, np.random.default_rng(0))) == [[0], [1], [2]]


@pytest.mark.parametrize("val, patience, answer", [
    ([2.6, 1.3, .9, .85, .9], 1, (3, True)),
    ([2.6, 1.3, .9, .85], 1, (3, False)),
    ([3, 2, 2.5, 1, 1.5, 1.2, 0.5], 2, (3, True)),    # stops before the last, better value is seen
    ([3, 2, 2.5, 1, 1.5, 1.2, 0.5], 3, (6, False)),
    ([3, 2, 2.5, 1, 1.5, 1.2], 2, (3, True)),         # exactly `patience` epochs after the best
    ([3, 2, 2.5, 1, 1.5], 2, (3, False)),
    ([1, 1, 1, 1], 2, (0, True)),                     # a tie is no progress
    ([2, 3, 1, 3, 0.5], 2, (4, False)),               # the counter starts again after progress
    ([5.0], 4, (0, False)),
    ([1, 2, 3, 4], np.inf, (0, False)),
])
def test_early_stop(val, patience, answer):
    assert training.early_stop(val, patience) == answer


@pytest.mark.parametrize("chunk", [10, 64, 67, 1000])
def test_evaluate_is_the_same_for_every_chunk_size(chunk):
    params = neurons.init_params([64, 10], np.random.default_rng(0))
    X, y = DIGITS.X_test[:67], DIGITS.y_test[:67]
    logits, _ = neurons.forward(params, X)
    loss, accuracy = training.evaluate(params, X, y, chunk)
    assert loss == pytest.approx(losses.cross_entropy(logits, y), rel=1e-12)
    assert accuracy == pytest.approx((logits.argmax(axis=1) == y).mean())


def noisy():
    X, y = DIGITS.X_train[:300], DIGITS.y_train[:300].copy()
    rng = np.random.default_rng(0)
    y[rng.random(300) < 0.3] = rng.integers(0, 10)
    return X, y, DIGITS.X_val, DIGITS.y_val


def test_the_best_epoch_is_kept_not_the_last():
    data = noisy()
    params, history = training.train((64, 32, 10), *data, lr=0.01, epochs=60, patience=5, rng=np.random.default_rng(0))
    assert len(history.val_loss) == history.best + 1 + 5
    assert history.best == int(np.argmin(history.val_loss))
    assert training.evaluate(params, *data[2:])[0] == pytest.approx(min(history.val_loss), rel=1e-12)


@pytest.mark.parametrize("judged, epochs", [(count(0, -1), 30), (count(0, 1), 1 + 5)], ids=["better", "worse"])
def test_what_train_does_when_nothing_is_said(judged, epochs):
    """30 epochs at most and 5 without progress, batches of 32, a rate of 0.001."""
    sizes = set()

    def noted(n, B, rng):
        sizes.add(B)
        return training.minibatches(n, B, rng)

    parts = training.Parts(minibatches=noted, evaluate=lambda params, X, y: (next(judged), 0.5))
    _, history = training.train((64, 10), *FEW, rng=np.random.default_rng(0), parts=parts)
    assert (len(history.val_loss), set(history.lr), sizes) == (epochs, {0.001}, {32})


def test_a_readers_parts_are_the_ones_that_run():
    calls = []

    def counted(name, f):
        return lambda *args, **options: calls.append(name) or f(*args, **options)

    parts = training.Parts(**{name: counted(name, f) for name, f in training.Parts()._asdict().items()})
    params, _ = training.train((64, 8, 10), *FEW, epochs=1, rng=np.random.default_rng(0), parts=parts)
    assert set(calls) == set(training.Parts._fields)
    plain, _ = training.train((64, 8, 10), *FEW, epochs=1, rng=np.random.default_rng(0))
    assert np.array_equal(flat(params), flat(plain))


BENT = {"forward": partial(neurons.forward, hidden=activations.tanh),
        "backward": partial(backprop.backward, hidden_grad=activations.tanh_grad)}


def tanh_network_judged(params, X, y):
    """Loss and accuracy of a tanh network, without a function of the companion."""
    A = X
    for W, b in params[:-1]:
        A = np.tanh(A @ W + b)
    logits = A @ params[-1][0] + params[-1][1]
    log_p = logits - np.log(np.exp(logits).sum(axis=1, keepdims=True))
    return -log_p[np.arange(len(y)), y].mean(), (logits.argmax(axis=1) == y).mean()


def test_a_tanh_network_is_judged_as_a_tanh_network():
    X, y, X_val, y_val = FEW
    params, history = training.train((64, 12, 10), *FEW, lr=0.01, epochs=6, rng=np.random.default_rng(0),
                                     parts=training.Parts(**BENT))
    kept = history.val_loss[history.best], history.val_accuracy[history.best]
    assert kept == pytest.approx(tanh_network_judged(params, X_val, y_val), rel=1e-12)
    assert kept[0] != pytest.approx(training.evaluate(params, X_val, y_val)[0], rel=1e-3), "as a ReLU network it is another"
    start = neurons.init_params((64, 12, 10), np.random.default_rng(0))
    _, whole = training.train((64, 12, 10), *FEW, batch_size=len(X), epochs=1, rng=np.random.default_rng(0),
                              parts=training.Parts(**BENT))
    assert whole.train_loss[0] == pytest.approx(tanh_network_judged(start, X, y)[0], rel=1e-12)


def test_a_tanh_network_gets_the_slopes_of_a_tanh_network():
    """train with tanh in both parts walks where the loop written out here walks."""
    X, y, X_val, y_val = FEW
    params, _ = training.train((64, 12, 10), *FEW, lr=0.01, epochs=1, batch_size=len(X), rng=np.random.default_rng(0),
                               parts=training.Parts(**BENT))
    (W1, b1), (W2, b2) = neurons.init_params((64, 12, 10), np.random.default_rng(0))
    A = np.tanh(X @ W1)
    p = np.exp(A @ W2) / np.exp(A @ W2).sum(axis=1, keepdims=True)
    d2 = (p - np.eye(10)[y]) / len(y)
    d1 = d2 @ W2.T * (1 - A ** 2)
    for found, start, grad in zip(flat(params), flat([(W1, b1), (W2, b2)]), flat([(X.T @ d1, d1.sum(0)), (A.T @ d2, d2.sum(0))])):
        assert found - start == pytest.approx(-0.01 * grad / (abs(grad) + 1e-8), abs=1e-9)     # Adam's first step


def test_a_readers_loss_judges_too():
    """Twice the cross-entropy: the validation losses double, whatever the walk."""
    double = training.Parts(cross_entropy=lambda logits, y: 2 * losses.cross_entropy(logits, y))
    runs = [training.train((64, 8, 10), *FEW, epochs=3, rng=np.random.default_rng(0), parts=parts)[1]
            for parts in (training.Parts(), double)]
    assert runs[1].val_loss == pytest.approx(2 * np.array(runs[0].val_loss))
    assert runs[1].val_accuracy == runs[0].val_accuracy


def test_a_readers_evaluate_decides_which_epoch_is_kept():
    seen = []

    def backwards(params, X, y):
        """The later, the worse: whatever was learned, epoch 1 is the best."""
        assert X is FEW[2] and y is FEW[3]
        seen.append(params)
        return float(len(seen)), 0.5

    params, history = training.train((64, 8, 10), *FEW, epochs=9, patience=3, rng=np.random.default_rng(0),
                                     parts=training.Parts(evaluate=backwards))
    assert history.val_loss == [1, 2, 3, 4] and history.val_accuracy == [0.5] * 4 and history.best == 0
    assert all(a is b for a, b in zip(flat_list(params), flat_list(seen[0])))


def flat_list(params):
    return [p for pair in params for p in pair]


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_the_floats_of_the_data_decide_the_dtype_of_train(dtype):
    data = tuple(part.astype(dtype) if part.dtype.kind == "f" else part for part in FEW)
    params, _ = training.train((64, 8, 10), *data, epochs=1, rng=np.random.default_rng(0))
    assert {p.dtype for p in flat_list(params)} == {np.dtype(dtype)}


def test_train_learns_from_whole_numbers_too():
    X, y = np.array([[0, 0], [0, 1], [1, 0], [1, 1]]), np.array([0, 1, 1, 0])
    runs = [training.train((2, 8, 2), Z, y, Z, y, lr=0.05, epochs=60, rng=np.random.default_rng(1))[0] for Z in (X, X * 1.0)]
    assert np.array_equal(*map(flat, runs)) and training.evaluate(runs[0], X, y)[1] == 1


def test_history_prints_one_line():
    history = training.History([1.0, 0.5], [0.9, 0.7], [0.6, 0.8], [0.1, 0.1], best=1)
    assert repr(history) == "History: 2 epochs, training loss 0.5000, validation loss 0.7000 at its best, epoch 2"
    assert repr(training.History()) == "History: no epoch yet"
    assert repr(training.History([1.0, 0.25])) == "History: 2 epochs, training loss 0.2500"


def test_dead_units_are_silent_for_every_example():
    A = np.array([[0.0, 1.0, 0.0, 2.0], [0.0, 0.0, 0.0, 3.0], [0.0, 4.0, 0.1, 0.0]])
    assert training.dead_fraction(A) == 0.25
    assert training.dead_fraction(A[:2]) == 0.5


def test_activation_stats_and_gradient_norms():
    (W1, b1), *rest = neurons.init_params((2, 3, 4, 2), np.random.default_rng(0))
    params = [(W1, np.array([-99.0, 1, 1])), *rest]
    X = np.random.default_rng(1).normal(size=(50, 2))
    hidden = activations.relu(neurons.forward(params, X)[1][0][1])
    first, second = training.activation_stats(params, X)
    assert (first.layer, second.layer) == (1, 2), "hidden layers only"
    assert first.dead == pytest.approx(1 / 3)
    assert (first.mean, first.std) == pytest.approx((hidden.mean(), hidden.std()))
    assert first.rms == pytest.approx(np.sqrt(first.mean ** 2 + first.std ** 2))
    bent = training.activation_stats(params, X, activations.tanh)[0]
    assert bent.dead == 0 and bent.mean == pytest.approx(np.tanh(X @ W1 + params[0][1]).mean())
    assert training.gradient_norms([(np.ones((2, 2)), np.zeros(2)), (np.zeros((2, 1)), np.array([3.0]))]) == [2, 3]


def test_cosine_with_warm_up_rises_first_and_spends_the_rest_on_the_wave():
    rates = [float(optimizers.cosine_lr(t, 110, 1.0, 0.2, warm=10)) for t in (0, 4, 9, 10, 35, 60, 110, 200)]
    assert rates == pytest.approx([0.1, 0.5, 1.0, 1.0, 0.2 + 0.8 * 0.853553, 0.6, 0.2, 0.2], abs=1e-6)
    assert [optimizers.cosine_lr(t, 2, 1.0, 0.2, warm=2) for t in (0, 1, 2)] == [0.5, 1, 0.2], "a wave of no length"


def test_schedules_rise_and_fall_as_they_say():
    assert [optimizers.linear_warmup(t, 4, 2.0) for t in (0, 1, 2, 3, 4, 50)] == [0.5, 1, 1.5, 2, 2, 2]
    assert [optimizers.warm_restarts(t, 10, 1.0, 0.2) for t in (0, 10, 20)] == [1, 1, 1]
    assert optimizers.warm_restarts(15, 10, 1.0, 0.2) == pytest.approx(0.6)


# ---- counts, pictures, files

def test_a_confusion_matrix_counts_truth_down_and_answers_across():
    y, said = np.array([0, 0, 0, 1, 2, 2]), np.array([0, 1, 1, 1, 0, 2])
    counts = training.confusion_matrix(y, said, 4)
    assert counts.tolist() == [[1, 2, 0, 0], [0, 1, 0, 0], [1, 0, 1, 0], [0, 0, 0, 0]]
    assert counts.dtype.kind == "i" and np.trace(counts) == (y == said).sum() and counts.sum() == len(y)


def test_a_confusion_matrix_is_scikit_learns():
    from sklearn.metrics import confusion_matrix
    rng = np.random.default_rng(0)
    y, said = rng.integers(0, 10, 500), rng.integers(0, 10, 500)
    assert np.array_equal(training.confusion_matrix(y, said, 10), confusion_matrix(y, said))


@pytest.fixture
def drawn():
    import matplotlib
    matplotlib.use("Agg")
    yield importlib.import_module("matplotlib.pyplot")
    matplotlib.pyplot.close("all")


def test_a_history_plots_itself(drawn):
    history = training.History([2.0, 1.0, 0.5], [2.0, 0.9, 1.0], [0.1, 0.8, 0.7], [0.1] * 3, best=1)
    left, right = history.plot()
    assert [list(line.get_ydata()) for line in left.lines[:2]] == [history.train_loss, history.val_loss]
    assert list(right.lines[0].get_ydata()) == pytest.approx([10, 80, 70])
    theirs = plots.training(history)
    assert [list(line.get_xdata()) for line in left.lines] == [list(line.get_xdata()) for line in theirs[0].lines]


@pytest.mark.parametrize("history", [training.History([2.0, 1.0], lr=[0.1] * 2),
                                     training.History([2.0, 1.0], [2.0, 0.9], lr=[0.1] * 2, best=1)],
                         ids=["no validation", "no accuracy"])
def test_a_history_that_lacks_a_part_plots_what_it_has(drawn, history):
    axes = np.atleast_1d(history.plot())
    assert list(axes[0].lines[0].get_ydata()) == [2, 1]
    drawn.gcf().canvas.draw()


@pytest.mark.parametrize("name", ["small.npz", "small", "small.weights", "run.1.npz"])
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_what_is_saved_is_loaded_under_the_same_name(tmp_path, name, dtype):
    params = [(W.astype(dtype), b.astype(dtype) + 0.5)
              for W, b in neurons.init_params([3] + [4] * 11 + [2], np.random.default_rng(0))]
    for path in (tmp_path / name, str(tmp_path / name)):
        training.save_params(path, params)
        again = training.load_params(path)
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert isinstance(again, list) and len(again) == 12          # ten layers and more: W10 is not read before W2
    for one, other in zip(flat_list(again), flat_list(params), strict=True):
        assert one.dtype == dtype and np.array_equal(one, other)


def test_saved_parameters_are_read_without_running_anything(tmp_path):
    training.save_params(tmp_path / "p.npz", [(np.eye(2), np.zeros(2))])
    with np.load(tmp_path / "p.npz", allow_pickle=False) as file:
        assert sorted(file.files) == ["W1", "b1"]
