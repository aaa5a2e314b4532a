import numpy as np
import pytest

from companion import activations, backprop, losses, neurons
from companion.activations import ACTIVATIONS, relu_grad, tanh, tanh_grad
from companion.backprop import backward


def network(sizes=(3, 6, 5, 4), n=7, seed=0):
    rng = np.random.default_rng(seed)
    params = [(W, rng.normal(size=b.size)) for W, b in neurons.init_params(sizes, rng)]     # biases that are not 0
    return params, rng.normal(size=(n, sizes[0])), rng.integers(0, sizes[-1], n)


@pytest.mark.parametrize("hidden, hidden_grad", ACTIVATIONS.values(), ids=ACTIVATIONS)
def test_gradient_check_of_every_activation(hidden, hidden_grad):
    assert backprop.gradient_check(*network(), hidden, hidden_grad) < 1e-6


def test_gradient_check_sees_a_wrong_gate():
    assert backprop.gradient_check(*network(), tanh, relu_grad) > 0.1
    assert backprop.gradient_check(*network(), hidden_grad=tanh_grad) > 0.1


@pytest.mark.parametrize("layer", range(3))
@pytest.mark.parametrize("slot", [0, 1], ids=["W", "b"])
def test_gradient_check_tries_every_array(monkeypatch, layer, slot):
    def wrong(*args):
        grads = [list(pair) for pair in backward(*args)]
        grads[layer][slot] = 1.5 * grads[layer][slot]
        return grads

    monkeypatch.setattr(backprop, "backward", wrong)
    assert backprop.gradient_check(*network()) > 0.1


def test_named_gradients_are_the_ones_of_backward():
    params, X, y = network()
    logits, cache = neurons.forward(params, X)
    slope = losses.cross_entropy_grad(logits, y)
    names, grads = backprop.named_gradients(params, cache, slope), backprop.backward(params, cache, slope)
    assert all(names[f"dW{i}"] is not None and np.array_equal(names[f"dW{i}"], dW) for i, (dW, _) in enumerate(grads, 1))
    assert np.array_equal(names["dZ2"], names["dA2"] * (cache[1][1] > 0))
    assert "dA0" not in names, "nobody needs the gradient of the data"


def test_numeric_grad_leaves_theta_alone_and_is_central():
    theta = np.array([[2.0, -1.0]])
    grad = backprop.numeric_grad(lambda t: (t ** 3).sum() + t[0, 0] * t[0, 1], theta, eps=1e-4)
    np.testing.assert_allclose(grad, [[11, 5]], rtol=1e-8)       # a one-sided difference is off by 6e-4
    assert theta.tolist() == [[2, -1]]


@pytest.mark.parametrize("factor", [2.0, 0.5, -1.0])
def test_grad_error_sees_one_bad_entry_of_a_thousand(factor):
    right = np.linspace(1, 2, 1000)
    wrong = right.copy()
    wrong[500] *= factor
    assert backprop.grad_error(wrong, right) > 0.2
    assert backprop.grad_error(1e-9 * wrong, 1e-9 * right) == pytest.approx(backprop.grad_error(wrong, right))
    assert backprop.grad_error(np.zeros(3), np.zeros(3)) == 0


def test_grad_error_is_relative_to_the_largest_entry_of_both():
    small, large = np.array([1.0, 2.0]), np.array([1.0, 2.5])
    assert backprop.grad_error(small, large) == backprop.grad_error(large, small) == 0.2


def test_a_gradient_that_is_nan_never_looks_right(monkeypatch):
    bad, good = np.array([[1.0, np.nan]]), np.array([[1.0, 2.0]])
    assert np.isnan(backprop.grad_error(bad, good)) and np.isnan(backprop.grad_error(good, bad))
    monkeypatch.setattr(backprop, "backward", lambda *args: [
        (dW, db * np.nan if layer == 1 else db) for layer, (dW, db) in enumerate(backward(*args))])
    assert np.isnan(backprop.gradient_check(*network()))


def test_clip_keeps_the_direction_and_short_gradients():
    grads = [np.array([3.0, 0.0]), np.array([[4.0]])]
    clipped, norm = backprop.clip_global_norm(grads, 1.0)
    assert norm == 5 and np.allclose(clipped[0], [0.6, 0]) and np.allclose(clipped[1], [[0.8]])
    same, _ = backprop.clip_global_norm(grads, 5.0)
    assert all(np.array_equal(a, b) for a, b in zip(same, grads))
    assert not backprop.clip_global_norm([np.zeros(2)], 1.0)[0][0].any()


def test_residual_and_batch_norm_against_differences():
    rng = np.random.default_rng(1)
    X, W, pull = rng.normal(size=(4, 4)), rng.normal(size=(4, 4)), rng.normal(size=(4, 4))
    dX, dW = backprop.residual_backward(pull, X, W)
    np.testing.assert_allclose(dX, backprop.numeric_grad(lambda x: (pull * backprop.residual(x, W)).sum(), X), rtol=1e-6)
    np.testing.assert_allclose(dW, backprop.numeric_grad(lambda w: (pull * backprop.residual(X, w)).sum(), W), rtol=1e-6)
    dZ = backprop.batch_norm_backward(pull, X)
    np.testing.assert_allclose(dZ, backprop.numeric_grad(lambda z: (pull * backprop.batch_norm(z)).sum(), X), rtol=1e-5, atol=1e-9)


def test_relu_backward_gates_by_z_also_for_negative_gradients():
    assert backprop.relu_backward(np.array([-2.0, 3.0, -4.0]), np.array([1.0, 0.0, -1.0])).tolist() == [-2, 0, 0]


@pytest.mark.parametrize("x, w, b, y", [(2.0, 3.0, 1.0, 15.0), (2.0, -3.0, 1.0, 15.0), (-2.0, -3.0, 1.0, 0.0)])
def test_tiny_grads_against_differences(x, w, b, y):
    loss = lambda t: float((activations.relu(t[0] * x + t[1]) - y) ** 2)  # noqa: E731
    np.testing.assert_allclose(backprop.tiny_grads(x, w, b, y), backprop.numeric_grad(loss, np.array([w, b])), atol=1e-5)
