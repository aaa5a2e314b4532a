from functools import partial

import numpy as np
import pytest

from companion import activations, backprop, losses, neurons, optimizers, training
from companion.data import digits, moons

DIGITS = digits(np.float64)
FEW = tuple(part[:150] for part in DIGITS[:4])


def flat(params):
    return np.concatenate([p.ravel() for pair in params for p in pair])


def test_fit_walks_exactly_where_train_walks():
    rng = np.random.default_rng(3)
    net = neurons.Network((64, 16, 12, 10), rng, dtype=np.float64)
    fast = training.fit(net, *FEW, optimizers.Adam(0.003), epochs=4, patience=9, rng=rng)
    params, pure = training.train((64, 16, 12, 10), *FEW, lr=0.003, epochs=4, patience=9, rng=np.random.default_rng(3))
    np.testing.assert_allclose(net.theta, flat(params), rtol=1e-9, atol=1e-11)
    np.testing.assert_allclose(fast.train_loss, pure.train_loss, rtol=1e-11)
    np.testing.assert_allclose(fast.val_loss, pure.val_loss, rtol=1e-11)
    assert fast.val_accuracy == pytest.approx(pure.val_accuracy) and fast.best == pure.best


@pytest.mark.parametrize("make, rule, n_state", [
    (lambda: optimizers.SGD(0.1), lambda p, s, g: (optimizers.sgd_step(p, g, 0.1), s), 0),
    (lambda: optimizers.Momentum(0.05), lambda p, s, g: optimizers.momentum_step(p, s, g, 0.05), 1),
    (lambda: optimizers.Momentum(0.05, nesterov=True), lambda p, s, g: optimizers.nesterov_step(p, s, g, 0.05), 1),
    (lambda: optimizers.RMSprop(0.003), lambda p, s, g: optimizers.rmsprop_step(p, s, g, 0.003), 1),
])
def test_every_optimizer_in_fit_is_its_pure_rule(make, rule, n_state):
    X, y = FEW[:2]
    net = neurons.Network((64, 8, 10), np.random.default_rng(0), dtype=np.float64)
    w, state = net.theta.copy(), np.zeros_like(net.theta)
    training.fit(net, X, y, optimizer=make(), epochs=2, batch_size=40, rng=np.random.default_rng(1))
    rng = np.random.default_rng(1)
    for _ in range(2):
        for batch in training.minibatches(len(X), 40, rng):
            params = neurons.windows(w, net.sizes)
            logits, cache = neurons.forward(params, X[batch])
            grads = backprop.backward(params, cache, losses.cross_entropy_grad(logits, y[batch]))
            w, state = rule(w, state, flat(grads))
    np.testing.assert_allclose(net.theta, w, rtol=1e-9, atol=1e-11)


def test_minibatches_see_every_example_once_in_a_new_order_each_epoch():
    rng = np.random.default_rng(0)
    first, second = (np.concatenate(list(training.minibatches(103, 32, rng))) for _ in range(2))
    assert sorted(first) == sorted(second) == list(range(103))
    assert (first != second).any() and (first != np.arange(103)).any()


@pytest.mark.parametrize("val, patience, answer", [
    ([2.6, 1.3, .9, .85, .9], 1, (3, 4)),
    ([3, 2, 2.5, 1, 1.5, 1.2, 0.5], 2, (3, 5)),       # stops before the last, better value is seen
    ([3, 2, 2.5, 1, 1.5, 1.2, 0.5], 3, (6, 6)),
    ([1, 1, 1, 1], 2, (0, 2)),                        # a tie is no progress
    ([2, 3, 1, 3, 0.5], 2, (4, 4)),                   # the counter starts again after progress
    ([5.0], 4, (0, 0)),
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

    net = neurons.Network((64, 32, 10), np.random.default_rng(0), dtype=np.float64)
    history = training.fit(net, *data, optimizers.Adam(0.01), epochs=60, patience=5, rng=np.random.default_rng(0))
    assert len(history.val_loss) == history.best + 1 + 5
    assert training.evaluate(net.params, *data[2:])[0] == pytest.approx(min(history.val_loss), rel=1e-12)


def test_a_readers_parts_are_the_ones_that_run():
    calls = []

    def counted(name, f):
        return lambda *args, **options: calls.append(name) or f(*args, **options)

    parts = training.Parts(**{name: counted(name, f) for name, f in training.Parts()._asdict().items()})
    params, _ = training.train((64, 8, 10), *FEW, epochs=1, rng=np.random.default_rng(0), parts=parts)
    assert set(calls) == set(training.Parts._fields)
    plain, _ = training.train((64, 8, 10), *FEW, epochs=1, rng=np.random.default_rng(0))
    assert np.array_equal(flat(params), flat(plain))


def test_schedule_and_clip_reach_the_optimizer():
    net = neurons.Network((64, 8, 10), np.random.default_rng(0))
    history = training.fit(net, *FEW[:2], optimizer=optimizers.SGD(9.0), epochs=3, rng=np.random.default_rng(0),
                           schedule=partial(optimizers.exponential_decay, hi=0.1, k=1.0), clip=1e-3)
    assert history.lr == pytest.approx([0.1, 0.1 / np.e, 0.1 / np.e ** 2])
    assert np.sqrt((net.grad ** 2).sum()) == pytest.approx(1e-3, rel=1e-4)


@pytest.mark.parametrize("loss", ["bce_with_logits", "mse"])
def test_fit_with_one_output(loss):
    X, y = moons(200, 0.1, np.random.default_rng(0))
    net = neurons.Network((2, 16, 1), np.random.default_rng(0), hidden="tanh")
    history = training.fit(net, X, y[:, None].astype(float), X, y[:, None].astype(float), optimizers.Adam(0.02),
                           loss=loss, epochs=60, rng=np.random.default_rng(0))
    middle = 0.0 if loss == "bce_with_logits" else 0.5
    assert ((net(X.astype(np.float32))[:, 0] > middle) == y).mean() > 0.97
    assert history.val_accuracy == [] and net.theta.dtype == np.float32


def test_training_stays_float32_from_end_to_end():
    net = neurons.Network((64, 8, 10), np.random.default_rng(0))
    adam = optimizers.Adam()
    training.fit(net, *FEW[:2], optimizer=adam, epochs=1, rng=np.random.default_rng(0))
    assert {a.dtype for a in (net.theta, net.grad, adam.m, adam.v, net.layers[0].Z)} == {np.dtype(np.float32)}


def test_a_forgotten_gradient_is_dropped_and_nothing_else_changes():
    walks = []
    for steps in (256, 255):
        adam, w = optimizers.Adam(), np.zeros(2, np.float32)
        adam.update(w, np.array([1e-15, 1.0], np.float32))
        for _ in range(steps - 1):
            adam.update(w, np.array([0.0, 1.0], np.float32))
        walks.append((w.copy(), adam.m.copy()))
    assert walks[0][1][0] == 0 and 0 < walks[1][1][0] < 1e-20
    assert walks[0][1][1] == pytest.approx(walks[1][1][1], rel=1e-6)


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
    net = neurons.Network((2, 3, 2), np.random.default_rng(0), dtype=np.float64)
    net.params[0][1][:] = [-99, 1, 1]
    X = np.random.default_rng(1).normal(size=(50, 2))
    hidden = activations.relu(net.trace(X)[0].z)
    first = training.activation_stats(net, X)[0]
    assert first.dead == pytest.approx(1 / 3)
    assert (first.mean, first.std) == pytest.approx((hidden.mean(), hidden.std()))
    assert first.rms == pytest.approx(np.sqrt(first.mean ** 2 + first.std ** 2))
    assert training.gradient_norms([(np.ones((2, 2)), np.zeros(2)), (np.zeros((2, 1)), np.array([3.0]))]) == [2, 3]


def test_cosine_with_warm_up_rises_first_and_spends_the_rest_on_the_wave():
    rates = [float(optimizers.cosine_lr(t, 110, 1.0, 0.2, warm=10)) for t in (0, 4, 9, 10, 35, 60, 110, 200)]
    assert rates == pytest.approx([0.1, 0.5, 1.0, 1.0, 0.2 + 0.8 * 0.853553, 0.6, 0.2, 0.2], abs=1e-6)


def test_both_at_once_are_the_two_alone():
    logits, y = np.random.default_rng(0).normal(size=(7, 4)) * 3, np.array([0, 3, 1, 1, 2, 0, 3])
    value, grad = losses.cross_entropy_and_grad(logits, y)
    assert value == losses.cross_entropy(logits, y)
    np.testing.assert_allclose(grad, losses.cross_entropy_grad(logits, y), atol=1e-15)
    assert losses.cross_entropy_and_grad(logits.astype(np.float32), y)[1].dtype == np.float32


@pytest.mark.parametrize("name", losses.LOSSES)
def test_a_loss_by_name_is_its_value_and_its_gradient(name):
    rng = np.random.default_rng(0)
    outputs, y = rng.normal(size=(7, 4)) * 30, rng.random((7, 4))
    value, grad = losses.loss_and_grad(name, outputs, y)
    one, other = losses.LOSSES[name]
    assert value == pytest.approx(one(outputs, y), rel=1e-15)
    np.testing.assert_allclose(grad, other(outputs, y), atol=1e-15)
    assert losses.loss_and_grad(name, outputs.astype(np.float32), y.astype(np.float32))[1].dtype == np.float32


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_a_network_keeps_its_dtype_whatever_the_data_have(dtype):
    rng = np.random.default_rng(0)
    net = neurons.Network((3, 4, 1), rng, dtype=dtype)
    first = training.training_step(net, rng.normal(size=(8, 3)), rng.normal(size=(8, 1)), optimizers.SGD(0.1), "mse")
    assert np.isfinite(first) and np.abs(net.grad).max() > 0
    assert {part.dtype for layer in net.layers for part in (layer.X, layer.Z, layer.W, layer.dW)} == {np.dtype(dtype)}
