"""The article's worked examples, by hand, against the companion. The names carry the rows of the audit (3.05, ...)."""
import math

import numpy as np
import pytest

from companion import activations, backprop, data, losses, neurons, optimizers, training

LOAN = np.array([0.5, 2.0])
CORNERS, XOR = data.xor()
DIGIT_7 = np.array([.05, .05, .1, .05, .05, .05, .1, .4, .1, .05])
VAL = [2.6, 1.3, 0.9, 0.85, 0.9]                              # the article's table of epochs 1, 5, 10, 15, 20


def close(found, by_hand, digits=12):
    np.testing.assert_allclose(found, by_hand, rtol=10.0 ** -digits, atol=10.0 ** -digits)


def test_1_03_a_linear_function():
    close(neurons.neuron([3.0], [2.0], 1.0), 7)


def test_1_14_loan_boundary_of_the_article():
    close(neurons.boundary(LOAN, -150.0, np.array([0.0, 100.0, 300.0])), [75, 50, 0])


def test_1_14_with_minus_150_every_real_applicant_is_approved_and_with_minus_1400_not():
    income, score = (grid.ravel() for grid in np.meshgrid([0.0, 200.0], [300.0, 850.0]))
    applicants = np.column_stack([income, score])
    close(sorted(neurons.dense(applicants, LOAN[:, None], np.array([-150.0])).ravel())[::3], [450, 1650])
    z = neurons.dense(applicants, LOAN[:, None], np.array([-1400.0])).ravel()
    assert (z.min(), z.max()) == (-800, 400)
    close(neurons.boundary(LOAN, -1400.0, 0.0), 700)


def test_1_17_the_ratio_of_two_weights_depends_on_the_unit():
    assert LOAN[1] / LOAN[0] == 4
    assert LOAN[1] / (LOAN[0] / 1000) == 4000


def hidden_xor():
    return activations.relu(neurons.dense(CORNERS, np.ones((2, 2)), np.array([-0.5, -1.5])))


def test_1_30_and_1_31_hidden_neurons_of_xor():
    close(neurons.dense(CORNERS, np.ones((2, 1)), np.array([-0.5])).ravel(), [-.5, .5, .5, 1.5])
    close(neurons.dense(CORNERS, np.ones((2, 1)), np.array([-1.5])).ravel(), [-1.5, -.5, -.5, .5])
    close(hidden_xor(), [[0, 0], [.5, 0], [.5, 0], [1.5, .5]])


@pytest.mark.parametrize("factor, z, right", [(-2, [-.25, .25, .25, .25], 3), (-2.5, [-.25, .25, .25, 0], 4),
                                              (-3, [-.25, .25, .25, -.25], 4)])
def test_1_32_xor_needs_a_factor_beyond_minus_two_and_a_half(factor, z, right):
    found = neurons.dense(hidden_xor(), np.array([[1.0], [factor]]), np.array([-0.25])).ravel()
    close(found, z)
    assert ((found > 0) == XOR).sum() == right


def test_1_33_right_is_not_yet_sure():
    close(activations.sigmoid(np.array([-.25, .25])), [.4378, .5622], 4)
    W1, b1, W2, b2 = neurons.xor_weights()
    p = activations.sigmoid(neurons.forward([(W1, b1), (W2, b2)], CORNERS)[0].ravel())
    close(p, [.000045, .999955, .999955, .000045], 6)


def test_3_17_parameters_of_784_128_64_10():
    assert [neurons.count_params(pair) for pair in ((784, 128), (128, 64), (64, 10))] == [100_480, 8_256, 650]
    assert neurons.count_params([784, 128, 64, 10]) == 109_386


def test_2_02_and_2_03_layers_without_a_bend_are_one_layer():
    rng = np.random.default_rng(0)
    params = [(rng.normal(size=(3, 3)), rng.normal(size=3)) for _ in range(3)]
    (W1, b1), (W2, b2), (W3, b3) = params
    X = rng.normal(size=(5, 3))
    close(neurons.forward(params, X, hidden=activations.identity)[0], X @ (W1 @ W2 @ W3) + (b1 @ W2 @ W3 + b2 @ W3 + b3))


def test_2_26_sigmoid_becomes_exactly_one():
    assert activations.sigmoid(np.float64(37)) == 1 and activations.sigmoid(np.float64(36)) < 1
    assert activations.sigmoid(np.float32(17)) == 1 and activations.sigmoid(np.float32(16)) < 1


def test_2_29_2_37_sigmoid_and_tanh_at_zero():
    assert activations.sigmoid(0.0) == 0.5
    assert (activations.sigmoid_grad(0.0), activations.tanh_grad(0.0)) == (0.25, 1)
    close([activations.tanh_grad(3.0), activations.sigmoid_grad(3.0)], [.0099, .0452], 4)
    close(activations.tanh_grad(1.6629), activations.sigmoid_grad(1.6629), 4)


def test_2_36_tanh_is_a_stretched_sigmoid():
    z = np.linspace(-5, 5, 11)
    close(activations.tanh(z), 2 * activations.sigmoid(2 * z) - 1)


def test_2_41_softmax_of_2_1_01():
    scores = np.array([2.0, 1.0, 0.1])
    close(np.exp(scores), [7.389056, 2.718282, 1.105171], 6)
    close(np.exp(scores).sum(), 11.212509, 6)
    close(activations.softmax(scores), [.659001, .242433, .098566], 6)


def test_3_02_3_03_one_neuron():
    assert activations.relu(neurons.neuron([3.0], [2.0], 1.0)) == 7


def test_3_05_3_06_three_inputs():
    x, w = np.array([2.0, 3.0, 1.0]), np.array([0.5, -1.0, 2.0])
    close(x * w, [1, -3, 2])
    assert activations.relu(neurons.neuron(x, w, 1.0)) == 1


def test_3_19_reading_an_output():
    p = np.array([.01, .02, .05, .7, .1, .05, .03, .02, .01, .01])
    close(p.sum(), 1)
    assert p.argmax() == 3
    close(-(p * np.log(p)).sum(), 1.179, 3)


def test_4_10_absolute_error():
    assert losses.mae(np.array([90.0]), np.array([100.0])) == 10


def test_4_15_squares_of_1_and_10():
    assert [losses.mse(np.array([e]), np.array([0.0])) for e in (10.0, 1.0)] == [100, 1]


def test_4_18_house_prices():
    a, y = data.house_prices()
    close(a - y, [10, -20, 5])
    assert losses.mse(a, y) == 175
    close(math.sqrt(losses.mse(a, y)), 13.229, 4)
    close(losses.mae(a, y), 11.667, 4)
    close(400 / 525, .762, 3)
    close(losses.mse_grad(a, y), [6.667, -13.333, 3.333], 4)


@pytest.mark.parametrize("p, loss", [(0.9, .1054), (0.5, .6931), (0.1, 2.3026)])
def test_4_24_4_26_4_27_binary_cross_entropy(p, loss):
    z = np.array([math.log(p / (1 - p))])
    close(losses.bce_with_logits(z, np.array([1.0])), loss, 4)
    close(losses.bce_with_logits(-z, np.array([0.0])), loss, 4)


def test_4_30_four_classes_counted_from_zero():
    logits = np.log([[.1, .2, .5, .15, .05]])
    close(losses.cross_entropy(logits, np.array([2])), .6931, 4)
    close(losses.cross_entropy(logits, losses.one_hot([2], 5)), .6931, 4)
    close(losses.cross_entropy(logits, np.array([3])), 1.897, 3)       # who reads "class 3" as index 3


def test_4_33_4_34_label_seven():
    loss = losses.cross_entropy(np.log(DIGIT_7)[None], np.array([7]))
    close(loss, .916291, 6)
    close(loss / math.log(2), 1.321928, 6)
    close(losses.cross_entropy(np.log(DIGIT_7)[None] + 50, np.array([7])), .916291, 6)
    close(-math.log(.9), .105361, 6)


def test_5_08_to_5_16_the_tiny_network():
    x, w, b, y = 2.0, 3.0, 1.0, 15.0
    loss = lambda w, b: float((activations.relu(w * x + b) - y) ** 2)  # noqa: E731  (one line of the article)
    assert loss(w, b) == 64
    dw, db = backprop.tiny_grads(x, w, b, y)
    assert (dw, db) == (-32, -16)
    close(backprop.numeric_grad(lambda t: loss(t[0], t[1]), np.array([w, b])), [-32, -16], 6)
    close(w - 0.01 * dw, 3.32)
    close(loss(3.32, b), 54.1696)
    close(loss(3.32, b - 0.01 * db), 51.84)


def test_5_26_5_32_products_of_ten_factors():
    close(0.1 ** 10, 1e-10)
    close(0.25 ** 10, 9.5e-7, 2)
    assert 2 ** 10 == 1024


def test_5_36_one_sided_against_central_difference():
    loss = lambda w: float((activations.relu(2 * w + 1) - 15) ** 2)  # noqa: E731
    close((loss(3.001) - loss(3.0)) / 0.001, -31.996, 6)
    close(backprop.numeric_grad(lambda t: loss(t[0]), np.array([3.0]), eps=1e-3), [-32.0], 9)


def test_5_42_softmax_and_cross_entropy_give_p_minus_y():
    logits = np.array([[2.0, 1.0, 0.1]])
    p = activations.softmax(logits)
    truth = np.array([[0.0, 1.0, 0.0]])
    close(losses.cross_entropy_grad(logits, np.array([1])), p - truth)
    close((-truth / p) @ activations.softmax_jacobian(logits[0]), p - truth)   # through the Jacobian, the long way


def test_5_45_activations_and_weights_in_bytes():
    assert 32 * 4 * 1000 == 128_000
    close(128_000 * 4 / 1e6, .512)
    parameters = neurons.count_params([784, 1000, 1000, 1000, 1000])
    close(parameters * 4 * 4 / 1e6, 60.6, 3)                            # weights, gradients and Adam's two moments


def test_6_09_the_tiny_network_under_four_learning_rates():
    def losses_of_w(lr, steps=3):
        w, seen = 3.0, [64.0]
        for _ in range(steps):
            dw, _ = backprop.tiny_grads(2.0, w, 1.0, 15.0)
            w = float(optimizers.sgd_step(np.array(w), dw, lr))
            seen.append(float((activations.relu(2 * w + 1) - 15) ** 2))
        return seen

    close(losses_of_w(.01)[:3], [64, 54.1696, 45.85], 4)
    close(losses_of_w(.125)[:2], [64, 0])
    close(losses_of_w(.25), [64, 64, 64, 64])
    close(losses_of_w(.26)[:3], [64, 74.65, 87.07], 4)
    close(losses_of_w(.5), [64, 576, 225, 225])                         # the neuron has died


def test_6_22_momentum_grows_to_ten_steps():
    w, v = np.array([0.0]), np.array([0.0])
    for _ in range(200):
        w, v = optimizers.momentum_step(w, v, np.array([1.0]), lr=0.01)
    close(v, [-0.1], 6)


@pytest.mark.parametrize("beta, first", [(0.9, 3.162), (0.99, 10.0)])
def test_6_24_rmsprop_starts_with_a_long_step(beta, first):
    w, _ = optimizers.rmsprop_step(np.array([0.0]), np.array([0.0]), np.array([7.0]), lr=1.0, beta=beta)
    close(-w, [first], 3)


def test_6_27_adam_with_two_betas_is_not_adam_with_one():
    def walk(**betas):
        w, m, v, seen = 0.0, 0.0, 0.0, []
        for t, g in enumerate((1.0, -2.0, 0.5, 3.0), 1):
            w, m, v = optimizers.adam_step(w, m, v, t, g, **betas)
            seen.append(round(float(w), 6))
        return seen

    assert walk() == [-.001, -.000634, -.000497, -.000891]
    assert walk(beta2=0.9) == [-.001, -.000639, -.000502, -.000882]


def test_6_31_to_6_33_schedules():
    assert [optimizers.step_decay(t, .001) for t in (0, 29, 30, 59, 60)] == pytest.approx([1e-3, 1e-3, 1e-4, 1e-4, 1e-5])
    close([optimizers.exponential_decay(t, 1.0) for t in (0, 10, 23.03)], [1, .368, .1], 3)
    close([optimizers.cosine_lr(t, 100, 1.0) for t in (0, 25, 50, 100, 150)], [1, .8536, .5, 0, 0], 4)


def test_6_38_the_article_s_table_keeps_epoch_15_and_stops_at_20():
    epochs = [1, 5, 10, 15, 20]
    best, stop = training.early_stop(VAL, patience=1)
    assert (epochs[best], stop) == (15, True)
    assert training.early_stop(VAL[:-1], patience=1) == (3, False)       # at epoch 15 there is no reason yet


def test_6_45_shapes_of_a_batch():
    assert neurons.dense(np.ones((32, 784)), np.ones((784, 128)), np.zeros(128)).shape == (32, 128)


def test_7_12_before_training_a_fair_guess_costs_ln_10():
    close(losses.cross_entropy(np.zeros((4, 10)), np.array([0, 3, 5, 9])), math.log(10))
    close(math.log(10), 2.3026, 4)
