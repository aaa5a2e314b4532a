"""Network, its optimizers and fit: the same numbers as the lessons, in place."""
import copy
import inspect
import pickle
import re
from dataclasses import FrozenInstanceError
from functools import partial

import numpy as np
import pytest

from companion import activations, backprop, fast, losses, neurons, optimizers, training
from companion.activations import ACTIVATIONS
from companion.data import digits, moons
from companion.losses import LOSSES

DIGITS = digits(np.float64)
FEW = tuple(part[:150] for part in DIGITS[:4])
PAIR = ("mse", "mae", "huber", "bce_with_logits", "weighted_bce_with_logits")


def flat(params):
    return np.concatenate([p.ravel() for pair in params for p in pair])


def network(hidden="relu", sizes=(3, 6, 5, 4), dtype=np.float64):
    """A network whose biases are not 0, and a batch for it."""
    rng = np.random.default_rng(0)
    net = fast.Network(sizes, rng, hidden=hidden, dtype=dtype)
    net.theta += 0.5 * rng.normal(size=net.theta.size).astype(dtype)
    return net, rng.normal(size=(7, sizes[0])).astype(dtype), rng.integers(0, sizes[-1], 7)


# ---- windows

def test_windows_share_memory_with_the_vector():
    net = fast.Network((3, 4, 2), np.random.default_rng(0))
    net.theta[:] = np.arange(net.theta.size)
    W1, b1 = net.params[0]
    assert W1[0].tolist() == [0, 1, 2, 3] and b1.tolist() == [12, 13, 14, 15]
    assert net.layers[1].b[-1] == net.theta[-1]
    net.layers[1].db[:] = 5
    assert net.grad[-2:].tolist() == [5, 5]


COPIES = {"copy": copy.copy, "deepcopy": copy.deepcopy, "pickle": lambda net: pickle.loads(pickle.dumps(net)),
          "pickle protocol 2": lambda net: pickle.loads(pickle.dumps(net, 2)),
          "a copy of a copy": lambda net: copy.deepcopy(copy.copy(net))}


@pytest.mark.parametrize("make", COPIES.values(), ids=COPIES)
def test_a_copy_is_a_whole_network_of_its_own(make):
    net, X, _ = network("tanh", dtype=np.float32)
    net(X)                                                       # it remembers a batch, too
    other = make(net)
    assert (other.sizes, other.hidden, other.theta.dtype) == (net.sizes, net.hidden, net.theta.dtype)
    assert np.array_equal(other.theta, net.theta) and np.array_equal(other(X), net(X)) and repr(other) == repr(net)
    for one in (net, other):
        for (W, b), (dW, db), layer in zip(one.params, one.grads, one.layers, strict=True):
            assert all(np.shares_memory(part, one.theta) for part in (W, b, layer.W, layer.b))
            assert all(np.shares_memory(part, one.grad) for part in (dW, db, layer.dW, layer.db))
    assert not np.shares_memory(net.theta, other.theta) and not np.shares_memory(net.grad, other.grad)


@pytest.mark.parametrize("make", COPIES.values(), ids=COPIES)
def test_training_a_copy_changes_what_the_copy_predicts_and_nothing_else(make):
    X, y = FEW[:2]
    net = fast.Network((64, 16, 10), np.random.default_rng(0))
    before, logits = net.theta.copy(), net(X)
    other = make(net)
    fast.fit(other, X, y, optimizer=fast.Adam(0.01), epochs=8, rng=np.random.default_rng(1))
    assert (other.predict(X) == y).mean() > 0.8 > (net.predict(X) == y).mean()
    assert np.array_equal(other.predict(X), neurons.predict(other.params, X.astype(np.float32)))
    assert np.array_equal(net.theta, before) and np.array_equal(net(X), logits)


# ---- forward and back

@pytest.mark.parametrize("hidden", ACTIVATIONS)
def test_network_and_pure_forward_agree(hidden):
    net, X, _ = network(hidden)
    logits, cache = neurons.forward(net.params, X, ACTIVATIONS[hidden][0])
    assert np.array_equal(net(X), logits)
    for layer, (A, Z) in zip(net.layers, cache, strict=True):
        assert np.array_equal(layer.X, A)
        assert layer.linear or np.array_equal(layer.Z, Z)
    assert net.layers[-1].linear, "the last layer does not bend"
    assert np.array_equal(net.predict(X), logits.argmax(axis=1))
    assert np.allclose(net.probabilities(X), activations.softmax(logits))


@pytest.mark.parametrize("hidden", ACTIVATIONS)
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_in_place_backward_writes_the_same_numbers(hidden, dtype):
    net, X, y = network(hidden, dtype=dtype)
    g, g_grad = ACTIVATIONS[hidden]
    slope = losses.cross_entropy_grad(net(X), y)
    kept = slope.copy()
    net.backward(slope)
    pure = backprop.backward(net.params, neurons.forward(net.params, X, g)[1], slope, g_grad)
    for (dW, db), (W_window, b_window) in zip(pure, net.grads, strict=True):
        assert np.array_equal(dW, W_window) and np.array_equal(db, b_window)
        assert dW.dtype == dtype
    assert np.array_equal(slope, kept), "the caller's slope stays as it was"


def test_a_layer_hands_down_the_slope_in_its_input():
    net, X, _ = network("tanh")
    middle, A = net.layers[1], np.random.default_rng(1).normal(size=(7, 6))
    pull = np.random.default_rng(2).normal(size=(7, 5))
    tried = backprop.numeric_grad(lambda a: (pull * middle(a)).sum(), A)
    middle(A)
    np.testing.assert_allclose(middle.backward(pull.copy()), tried, atol=1e-8)
    assert net.layers[0](X) is not None and net.layers[0].backward(A.copy(), first=True) is None


def test_the_call_leaves_its_input_alone_and_keeps_float32():
    net = fast.Network((3, 5, 2), np.random.default_rng(0))
    X = np.ones((4, 3), np.float32)
    assert net(X).dtype == np.float32 and (X == 1).all()


def test_a_network_prints_its_shape():
    text = repr(fast.Network((784, 128, 64, 10), np.random.default_rng(0)))
    assert text.splitlines()[0] == "Network 784-128-64-10: 109,386 parameters, float32"
    assert len(text.splitlines()) == 4


def test_it_starts_from_the_parameters_of_init_params():
    net = fast.Network((5, 4, 3), np.random.default_rng(7), init=neurons.glorot_normal, dtype=np.float64)
    pure = neurons.init_params((5, 4, 3), np.random.default_rng(7), neurons.glorot_normal)
    assert np.array_equal(net.theta, flat(pure))


# ---- values with their gradients

def outputs_and_truth(name):
    rng = np.random.default_rng(0)
    outputs, y = rng.normal(size=(7, 4)) * 30, rng.random((7, 4))
    return outputs, (y / y.sum(axis=1, keepdims=True) if name == "cross_entropy" else y)


@pytest.mark.parametrize("name", LOSSES)
def test_both_at_once_are_the_two_alone(name):
    outputs, y = outputs_and_truth(name)
    value, grad = fast.value_and_grad(LOSSES[name], outputs, y)
    one, other = LOSSES[name]
    assert value == pytest.approx(one(outputs, y), rel=1e-14)
    np.testing.assert_allclose(grad, other(outputs, y), atol=1e-15)
    assert fast.value_and_grad(LOSSES[name], outputs.astype(np.float32), y.astype(np.float32))[1].dtype == np.float32


def test_class_numbers_take_the_short_way_and_give_the_same():
    logits, y = np.random.default_rng(0).normal(size=(7, 4)) * 3, np.array([0, 3, 1, 1, 2, 0, 3])
    value, grad = fast.value_and_grad(LOSSES["cross_entropy"], logits, y)
    assert value == pytest.approx(losses.cross_entropy(logits, y), rel=1e-15)
    np.testing.assert_allclose(grad, losses.cross_entropy_grad(logits, y), atol=1e-15)
    assert fast.value_and_grad(LOSSES["cross_entropy"], logits.astype(np.float32), y)[1].dtype == np.float32


# ---- one step

@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_a_network_keeps_its_dtype_whatever_the_data_have(dtype):
    rng = np.random.default_rng(0)
    net, sgd = fast.Network((3, 4, 1), rng, dtype=dtype), fast.SGD(0.1)
    first = fast.training_step(net, rng.normal(size=(8, 3)), rng.normal(size=(8, 1)), sgd, None, LOSSES["mse"])
    assert np.isfinite(first) and np.abs(net.grad).max() > 0
    assert {part.dtype for layer in net.layers for part in (layer.X, layer.W, layer.dW)} == {np.dtype(dtype)}
    assert net.layers[0].Z.dtype == dtype


def test_a_step_takes_the_optimizers_own_rate_unless_it_gets_one():
    walks = {}
    for lr in (None, 0.1, 0.05):
        net, X, y = network()
        before = net.theta.copy()
        fast.training_step(net, X, y, fast.SGD(0.1), None, lr=lr)
        walks[lr] = net.theta - before
    assert np.array_equal(walks[None], walks[0.1]) and walks[0.05] == pytest.approx(walks[0.1] / 2)


def test_a_step_returns_the_loss_before_it():
    net, X, y = network()
    before = losses.cross_entropy(net(X), y)
    value = fast.training_step(net, X, y, fast.SGD(0.1), None)
    assert isinstance(value, float) and value == pytest.approx(before, rel=1e-14)


def test_a_forgotten_gradient_is_dropped_and_nothing_else_changes():
    walks = []
    for steps in (256, 255):
        adam, w = fast.Adam(), np.zeros(2, np.float32)
        memory = adam.start(w)
        for step in range(steps):
            adam.update(w, np.array([0.0 if step else 1e-15, 1.0], np.float32), memory, adam.lr)
        walks.append((w.copy(), memory.sum.copy()))
    assert walks[0][1][0] == 0 and 0 < walks[1][1][0] < 1e-20
    assert walks[0][1][1] == pytest.approx(walks[1][1][1], rel=1e-6)


# ---- fit is the loop of the lessons

def test_fit_walks_exactly_where_train_walks():
    rng = np.random.default_rng(3)
    net = fast.Network((64, 16, 12, 10), rng, dtype=np.float64)
    there = fast.fit(net, *FEW, fast.Adam(0.003), epochs=4, patience=9, rng=rng)
    params, pure = training.train((64, 16, 12, 10), *FEW, lr=0.003, epochs=4, patience=9, rng=np.random.default_rng(3))
    np.testing.assert_allclose(net.theta, flat(params), rtol=1e-9, atol=1e-11)
    np.testing.assert_allclose(there.train_loss, pure.train_loss, rtol=1e-11)
    np.testing.assert_allclose(there.val_loss, pure.val_loss, rtol=1e-11)
    assert there.val_accuracy == pytest.approx(pure.val_accuracy) and there.best == pure.best and there.lr == pure.lr


def test_what_fit_and_the_optimizers_do_when_nothing_is_said():
    nets = [fast.Network((64, 8, 10), np.random.default_rng(0)) for _ in range(2)]
    fast.fit(nets[0], *FEW[:2], rng=np.random.default_rng(1))
    fast.fit(nets[1], *FEW[:2], optimizer=fast.Adam(0.001, 0.9, 0.999, 1e-8), loss=LOSSES["cross_entropy"], epochs=30,
             batch_size=32, rng=np.random.default_rng(1))
    assert np.array_equal(nets[0].theta, nets[1].theta)
    assert (fast.SGD(), fast.Momentum(), fast.RMSprop()) == (
        fast.SGD(0.1), fast.Momentum(0.01, 0.9, False), fast.RMSprop(0.001, 0.9, 1e-8))


def test_what_the_rules_do_when_nothing_is_said():
    adam = {"lr": 0.001, "beta1": 0.9, "beta2": 0.999, "eps": 1e-8}
    said = {"momentum_step": {"beta": 0.9}, "nesterov_step": {"beta": 0.9}, "rmsprop_step": {"beta": 0.9, "eps": 1e-8},
            "adam_step": adam, "adamw_step": adam | {"weight_decay": 0.01}}
    for name, settings in said.items():
        parameters = inspect.signature(getattr(optimizers, name)).parameters.values()
        assert {p.name: p.default for p in parameters if p.default is not p.empty} == settings


def pure_fit(sizes, X, y, rule, epochs=2, B=40, hidden="relu"):
    """The loop of the lessons, and nothing faster: rule(is_bias, t, p, memory, g) -> (p, memory) for each array."""
    params = neurons.init_params(sizes, np.random.default_rng(0))
    memory = [[(np.zeros_like(p), np.zeros_like(p)) for p in pair] for pair in params]
    g, g_grad = ACTIVATIONS[hidden]
    rng, t = np.random.default_rng(1), 0
    for _ in range(epochs):
        for batch in training.minibatches(len(X), B, rng):
            logits, cache = neurons.forward(params, X[batch], g)
            grads = backprop.backward(params, cache, losses.cross_entropy_grad(logits, y[batch]), g_grad)
            t += 1
            for layer, pair in enumerate(grads):
                stepped = [rule(slot, t, params[layer][slot], memory[layer][slot], pair[slot]) for slot in (0, 1)]
                params[layer] = tuple(p for p, _ in stepped)
                memory[layer] = [held for _, held in stepped]
    return flat(params)


def fast_fit(sizes, X, y, optimizer, hidden="relu", **options):
    net = fast.Network(sizes, np.random.default_rng(0), hidden=hidden, dtype=np.float64)
    fast.fit(net, X, y, optimizer=optimizer, epochs=2, batch_size=40, rng=np.random.default_rng(1), **options)
    return net.theta


def one_array(step, **options):
    """A rule that remembers one array."""
    def rule(slot, t, p, memory, g):
        p, v = step(p, memory[0], g, **options)
        return p, (v, v)
    return rule


def adam(step=optimizers.adam_step, bias_step=optimizers.adam_step, lr=0.003, **options):
    def rule(slot, t, p, memory, g):
        p, *memory = step(p, *memory, t, g, lr, **options) if slot == 0 else bias_step(p, *memory, t, g, lr)
        return p, memory
    return rule


RULES = {
    "SGD": (fast.SGD(0.1), lambda slot, t, p, memory, g: (optimizers.sgd_step(p, g, 0.1), memory)),
    "Momentum": (fast.Momentum(0.05), one_array(optimizers.momentum_step, lr=0.05)),
    "Momentum, beta": (fast.Momentum(0.05, beta=0.5), one_array(optimizers.momentum_step, lr=0.05, beta=0.5)),
    "Nesterov": (fast.Momentum(0.05, nesterov=True), one_array(optimizers.nesterov_step, lr=0.05)),
    "RMSprop": (fast.RMSprop(0.003), one_array(optimizers.rmsprop_step, lr=0.003)),
    "RMSprop, beta and eps": (fast.RMSprop(0.003, beta=0.99, eps=0.01),
                              one_array(optimizers.rmsprop_step, lr=0.003, beta=0.99, eps=0.01)),
    "Adam": (fast.Adam(0.003), adam()),
    "Adam, betas and eps": (fast.Adam(0.003, 0.8, 0.95, 0.01), adam(
        partial(optimizers.adam_step, beta1=0.8, beta2=0.95, eps=0.01),
        partial(optimizers.adam_step, beta1=0.8, beta2=0.95, eps=0.01))),
}


@pytest.mark.parametrize("optimizer, rule", RULES.values(), ids=RULES)
def test_every_optimizer_in_fit_is_its_pure_rule(optimizer, rule):
    X, y = FEW[:2]
    np.testing.assert_allclose(fast_fit((64, 8, 10), X, y, optimizer), pure_fit((64, 8, 10), X, y, rule),
                               rtol=1e-9, atol=1e-11)


@pytest.mark.parametrize("hidden", ACTIVATIONS)
def test_every_activation_in_fit_is_its_pure_function(hidden):
    X, y = FEW[:2]
    np.testing.assert_allclose(fast_fit((64, 8, 10), X, y, fast.Adam(0.003), hidden),
                               pure_fit((64, 8, 10), X, y, adam(), hidden=hidden), rtol=1e-8, atol=1e-10)


def test_weight_decay_is_adamw_for_weights_and_adam_for_biases():
    X, y = FEW[:2]
    decayed = fast_fit((64, 8, 10), X, y, fast.Adam(0.003), weight_decay=0.5)
    right = pure_fit((64, 8, 10), X, y, adam(partial(optimizers.adamw_step, weight_decay=0.5)))
    np.testing.assert_allclose(decayed, right, rtol=1e-9, atol=1e-11)
    biases_too = pure_fit((64, 8, 10), X, y, adam(*[partial(optimizers.adamw_step, weight_decay=0.5)] * 2))
    assert np.abs(decayed - biases_too).max() > 1e-4, "the two must differ, or this test sees nothing"


def test_weight_decay_shrinks_weights_by_the_rate_of_the_moment_and_no_bias():
    net, X, y = network()
    other = copy.deepcopy(net)
    for one, decay in ((net, 0.0), (other, 0.3)):
        fast.training_step(one, X, y, fast.SGD(1.0), None, weight_decay=decay, lr=0.1)
    start, _, _ = network()
    for (W, b), (W_decayed, b_decayed), (W_start, _) in zip(net.params, other.params, start.params):
        np.testing.assert_allclose(W - W_decayed, 0.1 * 0.3 * W_start, atol=1e-15)
        assert np.array_equal(b, b_decayed)


def test_clip_is_clip_global_norm_over_the_whole_network():
    X, y = FEW[:2]
    net = fast.Network((64, 8, 10), np.random.default_rng(0), dtype=np.float64)
    params, cache = net.params, neurons.forward(net.params, X)[1]
    grads = backprop.backward(params, cache, losses.cross_entropy_grad(net(X), y))
    clipped, norm = backprop.clip_global_norm([g for pair in grads for g in pair], 0.5)
    assert norm > 1
    right = net.theta - 0.1 * np.concatenate([g.ravel() for g in clipped])
    fast.fit(net, X, y, optimizer=fast.SGD(0.1), epochs=1, batch_size=len(X), clip=0.5, rng=np.random.default_rng(0))
    np.testing.assert_allclose(net.theta, right, rtol=1e-10, atol=1e-12)


def test_schedule_and_clip_reach_the_optimizer():
    net = fast.Network((64, 8, 10), np.random.default_rng(0))
    history = fast.fit(net, *FEW[:2], optimizer=fast.SGD(9.0), epochs=3, rng=np.random.default_rng(0),
                       schedule=partial(optimizers.exponential_decay, hi=0.1, k=1.0), clip=1e-3)
    assert history.lr == pytest.approx([0.1, 0.1 / np.e, 0.1 / np.e ** 2])
    assert np.sqrt((net.grad ** 2).sum()) == pytest.approx(1e-3, rel=1e-4)


def test_a_schedule_reaches_the_step():
    X, y = FEW[:2]
    scheduled = fast_fit((64, 8, 10), X, y, fast.SGD(9.0), schedule=lambda epoch: (0.1, 0.02)[epoch])
    steps_per_epoch = -(-len(X) // 40)
    right = pure_fit((64, 8, 10), X, y, lambda slot, t, p, memory, g: (
        optimizers.sgd_step(p, g, 0.1 if t <= steps_per_epoch else 0.02), memory))
    np.testing.assert_allclose(scheduled, right, rtol=1e-9, atol=1e-11)


# ---- an optimizer is its settings

OPTIMIZERS = (fast.SGD(0.1), fast.Momentum(0.05), fast.Momentum(0.05, nesterov=True), fast.RMSprop(), fast.Adam())


@pytest.mark.parametrize("optimizer", OPTIMIZERS, ids=repr)
def test_fit_never_changes_the_optimizer_so_one_serves_two_networks(optimizer):
    X, y = FEW[:2]
    before = vars(optimizer).copy()
    alone = fast_fit((64, 8, 10), X, y, optimizer)
    fast_fit((64, 12, 10), X, y, optimizer, schedule=lambda epoch: 0.5, clip=0.1, weight_decay=0.1)
    assert np.array_equal(fast_fit((64, 8, 10), X, y, optimizer), alone), "a second run must start anew"
    assert vars(optimizer) == before
    with pytest.raises(FrozenInstanceError):
        optimizer.lr = 1.0


@pytest.mark.parametrize("optimizer", OPTIMIZERS, ids=repr)
def test_two_runs_at_once_do_not_disturb_each_other(optimizer):
    walks = []
    for pushes in ((1.0,), (1.0, -3.0)):                      # alone, and in turns with another
        w = [np.zeros(2) for _ in pushes]
        memory = [optimizer.start(one) for one in w]
        for _ in range(5):
            for one, held, push in zip(w, memory, pushes):
                optimizer.update(one, np.array([push, 2.0]), held, optimizer.lr)
        walks.append(w[0])
    assert np.array_equal(*walks)


# ---- data of every form

@pytest.mark.parametrize("validated", [True, False])
def test_one_hot_rows_train_like_class_numbers(validated):
    k = 10
    nets, histories = [], []
    for form in (lambda y: y, lambda y: losses.one_hot(y, k), lambda y: losses.one_hot(y, k).astype(int)):
        net = fast.Network((64, 8, k), np.random.default_rng(0), dtype=np.float64)
        data = [FEW[0], form(FEW[1]), *((FEW[2], form(FEW[3])) if validated else ())]
        histories.append(fast.fit(net, *data, optimizer=fast.Adam(0.01), epochs=4, rng=np.random.default_rng(1)))
        nets.append(net.theta)
    for theta, history in zip(nets[1:], histories[1:]):
        np.testing.assert_allclose(theta, nets[0], rtol=1e-9, atol=1e-11)
        np.testing.assert_allclose(history.train_loss, histories[0].train_loss, rtol=1e-11)
        assert history.val_accuracy == histories[0].val_accuracy and history.best == histories[0].best
    assert len(histories[0].val_accuracy) == (4 if validated else 0)


def test_smoothed_labels_are_judged_by_their_largest_share():
    X, y, X_val, y_val = FEW
    net = fast.Network((64, 8, 10), np.random.default_rng(0))
    history = fast.fit(net, X, losses.smooth_labels(y, 10), X_val, losses.smooth_labels(y_val, 10), fast.Adam(0.01),
                       epochs=3, rng=np.random.default_rng(0))
    assert history.val_accuracy[history.best] == (net.predict(X_val) == y_val).mean()


@pytest.mark.parametrize("loss", ["bce_with_logits", "mse"])
def test_fit_with_one_output(loss):
    X, y = moons(200, 0.1, np.random.default_rng(0))
    net = fast.Network((2, 16, 1), np.random.default_rng(0), hidden="tanh")
    history = fast.fit(net, X, y[:, None].astype(float), X, y[:, None].astype(float), fast.Adam(0.02),
                       loss=LOSSES[loss], epochs=60, rng=np.random.default_rng(0))
    middle = 0.0 if loss == "bce_with_logits" else 0.5
    assert ((net(X.astype(np.float32))[:, 0] > middle) == y).mean() > 0.97
    assert history.val_accuracy == [] and net.theta.dtype == np.float32


def test_a_loss_of_the_readers_own_is_the_one_that_runs():
    calls = []
    loss = (lambda a, y: calls.append("value") or losses.mse(a, y), lambda a, y: calls.append("grad") or losses.mse_grad(a, y))
    X, y = moons(60, 0.1, np.random.default_rng(0))
    theta = [fast_fit((2, 4, 1), X, y[:, None], fast.Adam(0.02), loss=one) for one in (loss, LOSSES["mse"])]
    assert np.array_equal(*theta) and set(calls) == {"value", "grad"}


def test_lists_and_whole_numbers_train_like_arrays():
    X, y = [[0, 0], [0, 1], [1, 0], [1, 1]], [0, 1, 1, 0]
    assert np.array_equal(fast_fit((2, 4, 2), X, y, fast.Adam()),
                          fast_fit((2, 4, 2), np.array(X, float), np.array(y), fast.Adam()))


def test_training_stays_float32_from_end_to_end():
    net, adam = fast.Network((64, 8, 10), np.random.default_rng(0)), fast.Adam()
    memory = adam.start(net.theta)
    fast.training_step(net, *FEW[:2], adam, memory, clip=0.1, weight_decay=0.1)
    fast.fit(net, *FEW[:2], optimizer=adam, epochs=1, rng=np.random.default_rng(0))
    arrays = (net.theta, net.grad, memory.sum, memory.square_sum, memory.scratch, net.layers[0].Z)
    assert {a.dtype for a in arrays} == {np.dtype(np.float32)}


# ---- watching

def test_the_best_epoch_is_kept_not_the_last():
    X, y = DIGITS.X_train[:300], DIGITS.y_train[:300].copy()
    rng = np.random.default_rng(0)
    y[rng.random(300) < 0.3] = rng.integers(0, 10)
    held = DIGITS.X_val, DIGITS.y_val
    net = fast.Network((64, 32, 10), np.random.default_rng(0), dtype=np.float64)
    history = fast.fit(net, X, y, *held, fast.Adam(0.01), epochs=60, patience=5, rng=np.random.default_rng(0))
    assert len(history.val_loss) == history.best + 1 + 5
    loss, accuracy = training.evaluate(net.params, *held)
    assert loss == pytest.approx(min(history.val_loss), rel=1e-12)
    assert accuracy == pytest.approx(history.val_accuracy[history.best])


def test_without_validation_the_last_epoch_is_kept():
    net = fast.Network((64, 8, 10), np.random.default_rng(0))
    seen = []
    history = fast.fit(net, *FEW[:2], epochs=3, watch=lambda history: seen.append(net.theta.copy()),
                       rng=np.random.default_rng(0))
    assert np.array_equal(net.theta, seen[-1]) and not np.array_equal(seen[-2], seen[-1])
    assert (len(history.train_loss), history.val_loss, history.best) == (3, [], 0)


def test_watch_sees_every_epoch_also_the_one_that_stops():
    net, seen = fast.Network((64, 8, 10), np.random.default_rng(0)), []
    history = fast.fit(net, *FEW, fast.SGD(0.0), patience=2, watch=lambda h: seen.append((len(h.train_loss), h.best)),
                       rng=np.random.default_rng(0))
    assert seen == [(1, 0), (2, 0), (3, 0)], "with a rate of 0 nothing improves: best is the first, stop 2 later"
    assert len(history.val_loss) == 3


def test_progress_writes_one_line_anew(capsys):
    history = training.History([10.5], [10.25], [0.1], [0.1])
    fast.progress(history)
    history.train_loss.append(0.5), history.val_loss.append(0.25)
    history.best = 1
    fast.progress(history)
    first, second = capsys.readouterr().out.split("\r")[1:]
    assert first.rstrip() == "epoch 1: training loss 10.5000, validation loss 10.2500, best so far in epoch 1"
    assert second.rstrip() == "epoch 2: training loss 0.5000, validation loss 0.2500, best so far in epoch 2"
    assert len(second) >= len(first.rstrip()) and "\n" not in second
    fast.progress(training.History([0.5]))
    assert capsys.readouterr().out.strip() == "epoch 1: training loss 0.5000"


def test_progress_is_called_by_fit(capsys):
    fast.fit(fast.Network((64, 4, 10), np.random.default_rng(0)), *FEW, epochs=2, watch=fast.progress,
             rng=np.random.default_rng(0))
    assert re.findall(r"\repoch (\d):", capsys.readouterr().out) == ["1", "2"]


def test_a_network_takes_over_saved_parameters(tmp_path):
    net, other = (fast.Network((3, 4, 2), np.random.default_rng(seed)) for seed in (0, 1))
    training.save_params(tmp_path / "net.npz", net.params)
    other.load(training.load_params(tmp_path / "net.npz"))
    X = np.random.default_rng(2).normal(size=(5, 3))
    assert np.array_equal(other(X), net(X)) and np.shares_memory(other.theta, other.params[0][0])
    with pytest.raises(ValueError, match=r"must have the shapes .*\(3, 4\).*, got .*\(2, 2\)"):
        other.load([(np.eye(2), np.zeros(2))])


def test_patience_below_one_epoch_is_refused_before_anything_is_trained():
    net = fast.Network((2, 3, 2), np.random.default_rng(0))
    before, X, y = net.theta.copy(), np.ones((4, 2)), np.array([0, 1, 1, 0])
    with pytest.raises(ValueError, match="at least 1 epoch, got 0"):
        fast.fit(net, X, y, X, y, patience=0, rng=np.random.default_rng(0))
    assert np.array_equal(net.theta, before)


def test_a_readers_own_gradient_is_used_although_the_value_is_ours():
    outputs, y = np.array([[1.0, 2.0]]), np.array([0])
    _, grad = fast.value_and_grad((losses.cross_entropy, lambda logits, y: 7 + logits), outputs, y)
    assert grad.tolist() == [[8, 9]]
    assert np.abs(fast.value_and_grad((losses.cross_entropy, losses.cross_entropy_grad), outputs, y)[1]).max() < 1
