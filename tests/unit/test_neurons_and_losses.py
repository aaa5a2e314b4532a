from decimal import Decimal, localcontext

import numpy as np
import pytest

from companion import activations, losses, neurons


def test_init_is_he_with_zero_biases_and_follows_the_generator():
    make = lambda seed: neurons.init_params([900, 100, 400], np.random.default_rng(seed))  # noqa: E731
    for (W, b), n_in in zip(make(0), (900, 100)):
        assert W.std() == pytest.approx((2 / n_in) ** 0.5, rel=0.03)
        assert (b == 0).all()
    assert np.array_equal(make(0)[0][0], make(0)[0][0])
    assert not np.array_equal(make(0)[0][0], make(1)[0][0])


@pytest.mark.parametrize("module, table", [(activations, activations.ACTIVATIONS), (losses, losses.LOSSES)])
def test_a_table_has_each_function_and_its_slope_under_its_name(module, table):
    assert table == {name: (getattr(module, name), getattr(module, f"{name}_grad")) for name in table}


def test_neuron_prints_as_a_formula():
    assert repr(neurons.Neuron([1.0, -0.5], -0.25, activations.relu)) == "Neuron: z = 1 x1 - 0.5 x2 - 0.25, a = relu(z)"
    assert repr(neurons.Neuron([-1e-05], 2.0)) == "Neuron: z = - 1e-05 x1 + 2, a = identity(z)"


def test_neuron_computes_what_it_prints():
    assert neurons.Neuron([1.0, -0.5], -0.25, activations.relu)(np.array([1.0, 1.0])) == 0.25


def slope_of_tanh(z):
    """1 / cosh^2 z = 4 / (e^z + e^-z)^2, worked out with 60 decimal places."""
    with localcontext() as context:
        context.prec = 60
        e = Decimal(float(z)).exp()
        return 4 / (e + 1 / e) ** 2


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("sign", [1, -1])
def test_the_slope_of_tanh_keeps_its_digits_far_out(dtype, sign):
    z = sign * np.array([0, 1e-8, 0.5, 1, 3, 9, 10, 18.5, 19, 20, 37, 43, 44, 100, 350, 353, 1000], dtype)
    slopes, limits = activations.tanh_grad(z), np.finfo(dtype)
    assert slopes.dtype == dtype
    for one, found in zip(z, slopes):
        exact = slope_of_tanh(one)
        close = 4 * float(limits.eps) * float(exact) + float(limits.smallest_normal if exact < limits.smallest_normal else 0)
        assert abs(float(found) - float(exact)) <= close, f"at {one}: {found}, exactly {float(exact)}"
    assert slopes[9] > 0 and 1 - np.tanh(z[9]) ** 2 == 0, "the formula as written has lost all digits at 20"


@pytest.mark.parametrize("dtype, far", [(np.float32, 40.0), (np.float64, 350.0)])
def test_the_slope_of_sigmoid_keeps_its_digits_far_out(dtype, far):
    slopes = activations.sigmoid_grad(np.array([far, -far], dtype))          # e^-z / (1 + e^-z)^2
    np.testing.assert_allclose(slopes, [np.exp(-far)] * 2, rtol=1e-5 if dtype == np.float32 else 1e-13)


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
