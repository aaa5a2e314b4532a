import numpy as np
import pytest

from companion import activations, losses, neurons


def test_windows_share_memory_with_the_vector():
    net = neurons.Network((3, 4, 2), np.random.default_rng(0))
    net.theta[:] = np.arange(net.theta.size)
    W1, b1 = net.params[0]
    assert W1[0].tolist() == [0, 1, 2, 3] and b1.tolist() == [12, 13, 14, 15]
    assert net.layers[1].b[-1] == net.theta[-1]
    net.layers[1].db[:] = 5
    assert net.grad[-2:].tolist() == [5, 5]


@pytest.mark.parametrize("hidden", activations.ACTIVATIONS)
def test_network_and_pure_forward_agree(hidden):
    rng = np.random.default_rng(0)
    net = neurons.Network((3, 5, 4, 2), rng, hidden=hidden, dtype=np.float64)
    net.theta += rng.normal(size=net.theta.size)             # biases that are not 0
    X = rng.normal(size=(6, 3))
    logits, cache = neurons.forward(net.params, X, hidden)
    assert np.array_equal(net(X), logits)
    for step, (A, Z) in zip(net.trace(X), cache, strict=True):
        assert np.array_equal(step.z, Z)
    assert np.array_equal(net.trace(X)[0].a, cache[1][0])
    assert np.array_equal(net.trace(X)[-1].a, logits), "the last layer is linear"
    assert np.array_equal(net.predict(X), logits.argmax(axis=1))
    assert np.allclose(net.probabilities(X), activations.softmax(logits))


def test_the_call_leaves_its_input_alone_and_keeps_float32():
    net = neurons.Network((3, 5, 2), np.random.default_rng(0))
    X = np.ones((4, 3), np.float32)
    assert net(X).dtype == np.float32 and (X == 1).all()


def test_init_is_he_with_zero_biases_and_follows_the_generator():
    make = lambda seed: neurons.init_params([900, 100, 400], np.random.default_rng(seed))  # noqa: E731
    for (W, b), n_in in zip(make(0), (900, 100)):
        assert W.std() == pytest.approx((2 / n_in) ** 0.5, rel=0.03)
        assert (b == 0).all()
    assert np.array_equal(make(0)[0][0], make(0)[0][0])
    assert not np.array_equal(make(0)[0][0], make(1)[0][0])


def test_neuron_prints_as_a_formula():
    assert repr(neurons.Neuron([1.0, -0.5], -0.25, "relu")) == "Neuron: z = 1 x1 - 0.5 x2 - 0.25, a = relu(z)"
    assert repr(neurons.Neuron([-1e-05], 2.0)) == "Neuron: z = - 1e-05 x1 + 2, a = identity(z)"


def test_neuron_computes_what_it_prints():
    assert neurons.Neuron([1.0, -0.5], -0.25, "relu")(np.array([1.0, 1.0])) == 0.25


def test_a_network_prints_its_shape():
    text = repr(neurons.Network((784, 128, 64, 10), np.random.default_rng(0)))
    assert text.splitlines()[0] == "Network 784-128-64-10: 109,386 parameters, float32"
    assert len(text.splitlines()) == 4


def test_one_hot_is_float32_and_counts_from_zero():
    rows = losses.one_hot(np.array([0, 1]), 10)
    assert rows.shape == (2, 10) and rows.dtype == np.float32 and rows[1].argmax() == 1


def test_l2_penalty_leaves_biases_alone():
    params = neurons.init_params([3, 4, 2], np.random.default_rng(0))
    value, grads = losses.l2_penalty(params, 0.3)
    assert value == pytest.approx(0.15 * sum((W ** 2).sum() for W, _ in params))
    assert all(np.allclose(dW, 0.3 * W) and not db.any() for (W, _), (dW, db) in zip(params, grads))


def test_with_weight_one_a_missed_positive_costs_like_a_false_alarm():
    z, y = np.array([-2.0, 0.3, 4.0]), np.array([1.0, 0.0, 1.0])
    assert losses.weighted_bce_with_logits(z, y) == pytest.approx(losses.bce_with_logits(z, y))
    assert losses.weighted_bce_with_logits_grad(z, y) == pytest.approx(losses.bce_with_logits_grad(z, y))
