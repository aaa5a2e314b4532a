"""One short proof for each erratum that can be computed: what is often said fails, what is true holds.

The page book/errata.md names the proof of each entry, and tests/errata/test_page.py reads it. What takes a training
run of its own is proved by the cells of the chapter that the entry points to.
"""
import math

import numpy as np
import pytest

from companion import activations, backprop, data, fast, losses, neurons, optimizers, training
from companion.activations import identity, relu, sigmoid, softmax, tanh
from companion.neurons import dense, forward, init_params

CORNERS, XOR = data.xor()


def close(found, expected, digits=9):
    np.testing.assert_allclose(found, expected, rtol=10.0 ** -digits, atol=10.0 ** -digits)


def binary_loss(params):
    return losses.bce_with_logits(forward(params, CORNERS)[0].ravel(), XOR)


def descend_on_xor(seed, steps=600, lr=0.5, width=2):
    """Plain descent on XOR from He's weights: the share of corners that end on the right side."""
    params = init_params([2, width, 1], np.random.default_rng(seed))
    for _ in range(steps):
        logits, cache = forward(params, CORNERS)
        dlogits = losses.bce_with_logits_grad(logits.ravel(), XOR)[:, None]
        params = optimizers.gd_step(params, backprop.backward(params, cache, dlogits), lr)
    return float(((forward(params, CORNERS)[0].ravel() > 0) == XOR).mean())


def piecewise_linear_fit(f, low, high, knots):
    """The one-hidden-layer ReLU network that meets f at equally spaced knots, and stays straight outside."""
    at = np.linspace(low, high, knots)
    slopes = np.diff(f(at)) / np.diff(at)
    params = [(np.ones((1, knots - 1)), -at[:-1]),
              (np.diff(slopes, prepend=0.0)[:, None], np.array([f(at[0])]))]
    return lambda x: forward(params, x[:, None])[0].ravel()


# ---------------------------------------------------------------- chapter 1: neural networks

def test_erratum_01_what_can_be_represented_need_not_be_found():
    W1, b1, W2, b2 = neurons.xor_weights()
    assert ((forward([(W1, b1), (W2, b2)], CORNERS)[0].ravel() > 0) == XOR).all()
    found = np.mean([descend_on_xor(seed) == 1 for seed in range(20)])
    assert 0 < found < 0.6


def test_erratum_02_inside_the_interval_any_accuracy_outside_none():
    network = piecewise_linear_fit(np.sin, -math.pi, math.pi, 300)
    inside, outside = np.linspace(-math.pi, math.pi, 2000), np.linspace(math.pi, 4 * math.pi, 500)
    assert np.abs(network(inside) - np.sin(inside)).max() < 1e-4
    assert np.abs(network(outside) - np.sin(outside)).max() > 9


def test_erratum_02_squares_stay_an_eighth_away_from_the_absolute_value():
    # Sums of squares of affine functions are quadratics, whatever the width. The fourth difference over five
    # points is zero for every quadratic and -1/8 for |x|: no quadratic comes nearer than 1/8; x^2 + 1/8 does it.
    x, weights = np.linspace(-1, 1, 5), np.array([1, -4, 6, -4, 1]) / 16
    close([weights @ x ** power for power in range(3)], 0)
    close([np.abs(weights).sum(), weights @ np.abs(x)], [1, -1 / 8])
    grid = np.linspace(-1, 1, 401)
    close(np.abs(grid ** 2 + 1 / 8 - np.abs(grid)).max(), 1 / 8)


def test_erratum_03_relu_without_biases_only_scales():
    rng = np.random.default_rng(0)
    params, x = init_params([3, 8, 8, 2], rng), rng.normal(size=(5, 3))
    close(forward(params, 2 * x)[0], 2 * forward(params, x)[0])


def test_erratum_04_the_same_symptoms_with_two_diagnoses_cost_ln_2_at_best():
    both = np.array([0.0, 1.0])
    costs = [losses.bce_with_logits(np.full(2, z), both) for z in np.linspace(-4, 4, 81)]
    close(min(costs), math.log(2))


def test_erratum_05_the_activation_belongs_to_the_neuron():
    x, w, b = np.array([1.0, 2.0]), np.array([-3.0, 1.0]), -1.0
    assert neurons.neuron(x, w, b) == -2 and neurons.Neuron(w, b, relu)(x) == 0


def test_erratum_06_the_line_is_where_z_is_zero():
    w, b, x1 = np.array([0.5, 2.0]), -150.0, np.array([0.0, 40.0, 100.0])
    line = np.column_stack([x1, neurons.boundary(w, b, x1)])
    close(dense(line, w[:, None], np.array([b])), 0)
    assert np.ptp(dense(line + [0, 1], w[:, None], np.array([b]))) < 1e-9 and neurons.neuron(line[0] + 1, w, b) == 2.5


def test_erratum_07_with_minus_150_no_applicant_is_rejected():
    applicants = np.array([[income, score] for income in (0.0, 200.0) for score in (300.0, 850.0)])
    w = np.array([[0.5], [2.0]])
    assert dense(applicants, w, np.array([-150.0])).min() == 450
    z = dense(applicants, w, np.array([-1400.0]))
    assert (z.min(), z.max()) == (-800, 400)


def test_erratum_08_in_dollars_four_times_becomes_four_thousand_times():
    income, score = np.array([40.0, 90.0]), np.array([600.0, 700.0])
    thousands, dollars = (0.5, 2.0), (0.0005, 2.0)
    close(income * thousands[0] + score * thousands[1], 1000 * income * dollars[0] + score * dollars[1])
    assert thousands[1] / thousands[0] == 4 and dollars[1] / dollars[0] == 4000


def test_erratum_09_the_perceptron_rule_never_ends_on_xor():
    w, b, rounds = np.zeros(2), 0.0, []
    for _ in range(1000):
        mistakes = 0
        for x, y in zip(CORNERS, XOR):
            error = y - (neurons.neuron(x, w, b) > 0)
            w, b, mistakes = w + error * x, b + error, mistakes + abs(error)
        rounds.append((mistakes, *w, b))
    assert min(mistakes for mistakes, *_ in rounds) > 0
    assert len(set(rounds[1:])) < 5 and np.abs(rounds).max() <= 4        # it walks in a circle


def test_erratum_10_one_neuron_with_the_product_as_a_third_input_does_xor():
    features = np.column_stack([CORNERS, CORNERS[:, 0] * CORNERS[:, 1]])
    close(dense(features, np.array([[1.0], [1.0], [-2.0]]), np.array([-.5])).ravel(), [-.5, .5, .5, -.5])


def test_erratum_11_neurons_that_start_alike_stay_alike():
    params = [(np.full((2, 10), 0.3), np.zeros(10)), (np.full((10, 1), 0.2), np.zeros(1))]
    for _ in range(50):
        logits, cache = forward(params, CORNERS)
        dlogits = losses.bce_with_logits_grad(logits.ravel(), XOR)[:, None]
        params = optimizers.gd_step(params, backprop.backward(params, cache, dlogits), 0.1)
    W1 = params[0][0]
    assert (W1 == W1[:, :1]).all() and (W1 != 0.3).all()


def test_erratum_12_minus_2_misses_a_corner_and_minus_3_does_not():
    hidden = relu(dense(CORNERS, np.ones((2, 2)), np.array([-0.5, -1.5])))
    for factor, right in ((-2.0, 3), (-3.0, 4)):
        z = dense(hidden, np.array([[1.0], [factor]]), np.array([-0.25])).ravel()
        assert ((z > 0) == XOR).sum() == right
    other_biases = relu(dense(CORNERS, np.ones((2, 2)), np.array([0.0, -1.0])))
    close(dense(other_biases, np.array([[1.0], [-2.0]]), np.zeros(1)).ravel(), XOR)


def test_erratum_13_a_quarter_is_hardly_more_than_a_coin():
    close(sigmoid(np.array([-.25, .25])), [.4378, .5622], 4)
    z = np.array([-.25, .25, .25, -.25])
    close(losses.bce_with_logits(z, XOR.astype(float)), .5759, 4)
    close(sigmoid(40 * z)[:2], [.000045, .999955], 6)


def test_erratum_14_a_finite_relu_network_has_straight_pieces():
    params = init_params([2, 4, 1], np.random.default_rng(1))
    t = np.linspace(-3, 3, 6001)
    z = forward(params, np.column_stack([t, 0.3 + 0.5 * t]))[0].ravel()
    bends = np.flatnonzero(np.abs(np.diff(z, 2)) > 1e-9)
    assert 1 <= np.count_nonzero(np.diff(bends, prepend=-9) > 1) <= 4   # one bend a unit at most, straight between


def test_erratum_16_a_count_instead_of_billions():
    assert neurons.count_params([784, 128, 64, 10]) == 109_386
    assert 109_386 - (128 + 64 + 10) == 109_184


def test_erratum_18_twice_the_units_or_twice_the_pieces():
    def sawtooth(x, times):
        tooth = [(np.ones((1, 2)), np.array([0.0, -0.5])), (np.array([[2.0], [-4.0]]), np.zeros(1))]
        for _ in range(times):
            x = forward(tooth, x)[0]
        return x

    x = np.linspace(0, 1, 4097)[:, None]
    for times in range(1, 7):
        slopes = np.sign(np.diff(sawtooth(x, times).ravel()))
        assert np.count_nonzero(np.diff(slopes)) + 1 == 2 ** times       # with 2 units a time


# ---------------------------------------------------------------- chapter 2: activation functions

def test_erratum_20_a_narrow_layer_limits_the_rank():
    rng = np.random.default_rng(0)
    params = [(rng.normal(size=(5, 1)), np.zeros(1)), (rng.normal(size=(1, 5)), np.zeros(5))]
    assert np.linalg.matrix_rank(forward(params, np.eye(5), hidden=identity)[0]) == 1


def test_erratum_21_a_thrown_ball_is_linear_in_time_and_its_square():
    t = np.linspace(0, 2, 21)
    height = 2 + 9 * t - 4.905 * t ** 2
    features = np.column_stack([np.ones_like(t), t, t ** 2])
    close(features @ np.linalg.lstsq(features, height, rcond=None)[0], height)
    line = features[:, :2]
    assert np.abs(line @ np.linalg.lstsq(line, height, rcond=None)[0] - height).max() > 1


def test_erratum_22_a_relu_layer_that_is_all_on_is_affine():
    params = [(np.array([[1.0, -1.0]]), np.array([5.0, 5.0])), (np.array([[1.0], [2.0]]), np.array([0.5]))]
    x = np.linspace(-4, 4, 9)[:, None]
    close(forward(params, x)[0], forward(params, x, hidden=identity)[0])
    far = x * 3
    assert np.abs(forward(params, far)[0] - forward(params, far, hidden=identity)[0]).max() > 1


def test_erratum_23_a_slope_is_chosen_at_the_corner():
    assert activations.relu_grad(np.array([0.0])) == 0
    close(losses.mae_grad(np.array([3.0, 1.0]), np.array([3.0, 0.0])), [0, 0.5])


def test_erratum_24_a_relu_cannot_be_centred():
    z = np.random.default_rng(0).normal(size=100_000)
    assert abs(z.mean()) < 0.02
    close(relu(z).mean(), 1 / math.sqrt(2 * math.pi), 2)


def test_erratum_25_zeros_do_not_shorten_a_matrix_product():
    A, W = relu(np.random.default_rng(0).normal(size=(32, 128))), np.ones((128, 64))
    assert 0.4 < (A == 0).mean() < 0.6
    W[0, 0], A[0, 0] = np.inf, 0.0
    with np.errstate(invalid="ignore"):
        assert np.isnan(dense(A, W, np.zeros(64))[0, 0])                  # 0 times infinity was computed, not skipped


def test_erratum_26_a_dead_unit_wakes_when_its_inputs_move():
    w, b = np.array([1.0]), -3.0
    assert activations.relu_grad(neurons.neuron(np.array([2.0]), w, b)) == 0
    assert activations.relu_grad(neurons.neuron(np.array([4.0]), w, b)) == 1


def test_erratum_27_relu_gives_zero_and_zero_is_not_positive():
    assert relu(np.array([-1.0]))[0] == 0 and relu(np.linspace(-9, 9, 99)).min() == 0


def test_erratum_28_with_a_slope_of_2_the_maximum_is_wrong():
    z = np.array([-1.0, 1.0])
    close(activations.leaky_relu(z, slope=2.0), [-2, 1])
    close(np.maximum(2.0 * z, z), [-1, 2])
    left, right = (activations.elu_grad(np.array([z]), alpha=0.5)[0] for z in (-1e-9, 1e-9))
    close([left, right], [0.5, 1])                                        # ELU is smooth for alpha = 1 only
    close(activations.elu_grad(np.array([-1e-9, 1e-9])), [1, 1], 8)


def test_erratum_30_a_sigmoid_says_ninety_percent_before_it_has_learned_anything():
    rng = np.random.default_rng(0)
    params, X = init_params([2, 16, 1], rng), 5 * rng.normal(size=(400, 2))
    p = sigmoid(forward(params, X)[0].ravel())
    coin = rng.integers(0, 2, 400)
    sure = np.abs(p - 0.5) > 0.4
    right = ((p > 0.5) == coin)[sure].mean()
    assert sure.sum() > 50 and right < 0.7


def test_erratum_31_the_factor_per_layer_is_weight_times_slope():
    def shrinkage(scale, depth=10, n=256):
        rng = np.random.default_rng(0)
        A, slopes = rng.normal(size=(8, n)), []
        for _ in range(depth):
            W = scale * rng.normal(size=(n, n)) / math.sqrt(n)
            Z = A @ W
            slopes.append((W, activations.sigmoid_grad(Z)))
            A = sigmoid(Z)
        G = rng.normal(size=(8, n))
        size = np.linalg.norm(G)
        for W, slope in reversed(slopes):
            G = (G * slope) @ W.T
        return np.linalg.norm(G) / size

    assert shrinkage(1.0) < 1e-5
    assert shrinkage(4.0) > 1000 * shrinkage(1.0)


def test_erratum_32_one_example_has_one_sign_a_batch_has_both():
    A = sigmoid(np.random.default_rng(0).normal(size=(6, 5)))             # positive inputs of one neuron
    dZ = np.array([[1.0], [-1.0], [0.5], [-0.2], [0.3], [-0.6]])
    for row, slope in zip(A, dZ):
        assert len(set(np.sign(row[:, None] @ slope[None]).ravel())) == 1
    assert len(set(np.sign(backprop.dense_backward(dZ, A, np.ones((5, 1)))[1]).ravel())) == 2


def test_erratum_33_typed_as_they_stand_the_formulas_overflow():
    scores = np.array([1000.0, 0.0])
    with np.errstate(over="ignore", invalid="ignore"):
        assert np.isnan(np.exp(scores) / np.exp(scores).sum())[0]
        assert np.isnan((np.exp(800.0) - np.exp(-800.0)) / (np.exp(800.0) + np.exp(-800.0)))
    close(softmax(scores), [1, 0])
    assert tanh(800.0) == 1 and sigmoid(-800.0) == 0


def test_erratum_34_beyond_1_66_tanh_has_the_smaller_slope():
    for z, larger in ((0.0, True), (1.6, True), (1.7, False), (3.0, False)):
        assert (activations.tanh_grad(z) > activations.sigmoid_grad(z)) == larger
    close([activations.tanh_grad(3.0), activations.sigmoid_grad(3.0)], [.0099, .0452], 4)


def test_erratum_35_every_score_moves_every_probability():
    J = activations.softmax_jacobian(np.array([2.0, 1.0, 0.1]))
    p = softmax(np.array([2.0, 1.0, 0.1]))
    close(J, np.diag(p) - np.outer(p, p))
    assert (J != 0).all()


def test_erratum_36_attention_weights_are_a_softmax_inside_the_network():
    rng = np.random.default_rng(0)
    queries, keys, values = (rng.normal(size=(4, 3)) for _ in range(3))
    weights = softmax(queries @ keys.T / math.sqrt(3))
    close(weights.sum(axis=1), 1)
    assert (weights @ values).shape == values.shape                       # the next layer's input, not an output


def test_erratum_37_odds_are_exponential_probabilities_are_not():
    z = np.array([2.0, 1.0, 0.1])
    p = softmax(z)
    close(p[0] / p[1], math.e)
    close(softmax(z + 7), p)
    assert softmax(z + [5, 0, 0])[0] / p[0] < 1.6 < math.exp(5)


def test_erratum_38_several_labels_at_once_need_a_sigmoid_each():
    z = np.array([3.0, 3.0, -3.0])                                        # a dog and a ball, no cat
    assert sigmoid(z)[:2].min() > 0.95 and softmax(z).max() < 0.5


# ---------------------------------------------------------------- chapter 3: forward propagation

def test_erratum_39_the_weight_from_input_2_meets_input_2():
    x, W, b = np.array([[2.0, 3.0, 5.0]]), np.arange(9.0).reshape(3, 3), np.zeros(3)
    close(dense(x, W, b)[0, 2], x[0, 0] * W[0, 2] + x[0, 1] * W[1, 2] + x[0, 2] * W[2, 2])


def test_erratum_40_a_second_layer_is_not_a_square():
    params = init_params([2, 3, 2], np.random.default_rng(0))
    (_, Z1), (_, Z2) = forward(params, CORNERS)[1]
    assert Z2.shape != (Z1 ** 2).shape


def test_erratum_41_mixed_conventions_fail_except_where_it_is_worst():
    W_columns, X = np.ones((128, 784)), np.ones((32, 784))
    with pytest.raises(ValueError):
        W_columns @ X
    with pytest.raises(ValueError):
        W_columns @ X.T + np.zeros(128)
    silent = W_columns @ np.ones((784, 128)) + np.arange(128.0)           # 128 examples: no error
    close(silent[0] - silent[0, 0], np.arange(128.0))                     # each EXAMPLE got a bias of its own


def test_erratum_42_one_example_reads_a_weight_for_two_operations_a_batch_for_many():
    operations = {n: 2 * n * 784 * 128 for n in (1, 128)}
    traffic = {n: 4 * (784 * 128 + n * (784 + 128)) for n in (1, 128)}    # bytes of float32
    intensity = {n: operations[n] / traffic[n] for n in (1, 128)}
    assert intensity[1] < 0.6 and intensity[128] > 20


def test_erratum_43_inputs_have_no_parameters():
    assert neurons.count_params([784, 128]) == 784 * 128 + 128            # the inputs add none of their own
    assert neurons.count_params([784, 128, 64, 10]) + 784 == 110_170       # who gives the inputs biases counts this


def test_erratum_44_the_same_answers_with_another_confidence():
    logits = np.log([[.01, .02, .05, .7, .1, .05, .03, .02, .01, .01]])
    p, sharper = softmax(logits), softmax(3 * logits)
    assert p.argmax() == sharper.argmax() == 3                            # right or wrong just as often
    close(p.max(), 0.7)
    assert sharper.max() > 0.95


def test_erratum_45_a_layer_reads_the_layer_before():
    params = init_params([2, 3, 3, 1], np.random.default_rng(0))
    cache = forward(params, CORNERS)[1]
    close(cache[1][0], relu(cache[0][1]))
    close(cache[1][1], dense(cache[1][0], *params[1]))


# ---------------------------------------------------------------- chapter 4: loss functions

def test_erratum_46_the_logarithm_of_a_density_can_make_a_loss_negative():
    close(math.log(0.01 * math.sqrt(2 * math.pi)), -3.686, 4)


def test_erratum_47_smoothed_labels_cannot_reach_zero():
    target = losses.smooth_labels([3], 10, 0.1).astype(float)
    close(losses.cross_entropy(np.log(target), target), .5003, 4)


def test_erratum_48_the_slope_of_the_absolute_error_does_not_shrink():
    y, a, seen = np.array([0.0]), np.array([0.25]), []
    for _ in range(20):
        a = optimizers.sgd_step(a, losses.mae_grad(a, y), 0.1)
        seen.append(abs(a[0]))
    assert min(seen[-4:]) > 0.04                                         # jumps to and fro, for ever
    a = np.array([0.25])
    for _ in range(40):
        a = optimizers.sgd_step(a, losses.mse_grad(a, y), 0.1)
    assert abs(a[0]) < 1e-4


def test_erratum_49_the_mean_keeps_its_one_over_n():
    a, y = data.house_prices()
    close(losses.mse_grad(a, y), [20 / 3, -40 / 3, 10 / 3])
    close(losses.mse_grad(a, y), backprop.numeric_grad(lambda p: losses.mse(p, y), a.astype(float)), 6)


def test_erratum_50_one_outlier_carries_three_quarters_of_the_squares():
    a, y = data.house_prices()
    close((a - y)[1] ** 2 / ((a - y) ** 2).sum(), .762, 3)
    close(np.abs(a - y)[1] / np.abs(a - y).sum(), 20 / 35)


def test_erratum_51_behind_a_sigmoid_the_square_goes_flat_where_it_is_most_wrong():
    z = -10.0
    close(2 * (sigmoid(z) - 1) * activations.sigmoid_grad(z), -9.08e-5, 3)
    close(losses.bce_with_logits_grad(np.array([z]), np.array([1.0])), -.99995, 5)
    square = lambda z: (sigmoid(z) - 1) ** 2  # noqa: E731  (the formula)
    assert square(-3.01) - 2 * square(-3.0) + square(-2.99) < 0          # and it is not convex
    # As a score of probabilities it is proper: the best guess of a chance of 0.3 is 0.3.
    p = np.linspace(0, 1, 101)
    close(p[(0.3 * (p - 1) ** 2 + 0.7 * p ** 2).argmin()], 0.3)


def test_erratum_52_the_sigmoid_is_exactly_one_from_37_on():
    assert sigmoid(np.float64(37)) == 1 > sigmoid(np.float64(36))
    assert sigmoid(np.float32(17)) == 1 > sigmoid(np.float32(16))


def test_erratum_53_the_literal_formula_is_not_a_number_at_a_perfect_answer():
    p = y = np.array([1.0])
    with np.errstate(divide="ignore", invalid="ignore"):
        assert np.isnan(-(y * np.log(p) + (1 - y) * np.log(1 - p)))[0]
    close(losses.bce_with_logits(np.array([800.0]), y), 0)
    close(losses.bce_with_logits(np.array([40.0]), np.array([0.0])), 40)   # a clip at 1e-7 would say 16.1


def test_erratum_54_nats_not_bits_and_no_distance():
    p, q = np.array([.7, .2, .1]), np.array([.2, .5, .3])
    cross = lambda p, q: losses.cross_entropy(np.log(q)[None], p[None])  # noqa: E731
    entropy = -(p * np.log(p)).sum()
    close(cross(p, p), entropy)
    assert entropy > 0.8 and abs(cross(p, q) - cross(q, p)) > 0.1
    close(cross(p, q) - entropy, (p * np.log(p / q)).sum())               # what is left is KL
    close([0.9163 / math.log(2), -math.log(.4)], [1.3219, .9163], 4)


def test_erratum_55_the_third_entry_is_class_2():
    close(losses.one_hot([2], 5), [[0, 0, 1, 0, 0]])
    logits = np.log([[.1, .2, .5, .15, .05]])
    close([losses.cross_entropy(logits, np.array([c])) for c in (2, 3)], [.6931, 1.8971], 4)


def test_erratum_56_every_logit_is_moved():
    gradient = losses.cross_entropy_grad(np.array([[2.0, 1.0, 0.1]]), np.array([1]))
    assert (gradient != 0).all()
    close(gradient.sum(), 0)


def test_erratum_57_huber_is_continuous_where_its_parts_meet():
    for delta in (1.0, 2.0):
        at, beyond = (losses.huber(np.array([e]), np.array([0.0]), delta) for e in (delta, delta + 1e-9))
        close(at, delta ** 2 / 2)
        close(beyond, at, 8)
    assert 2.0 ** 2 != abs(2.0)                                           # taken literally, it jumps from 4 to 2


def test_erratum_58_a_square_can_be_zero():
    assert losses.mse(np.array([3.0, 1.0]), np.array([3.0, 1.0])) == 0


def test_erratum_72_the_same_gradient_from_three_pairs():
    z, y = np.array([0.3, -1.2, 2.0]), np.array([0.0, 1.0, 1.0])
    close(losses.bce_with_logits_grad(z, y), (sigmoid(z) - y) / 3)
    close(losses.mse_grad(z, y) / 2, (z - y) / 3)                         # half the square, no activation
    close(losses.cross_entropy_grad(z[None], np.array([2])), softmax(z)[None] - losses.one_hot([2], 3))


# ---------------------------------------------------------------- chapter 5: backpropagation

def tiny_loss(w, b=1.0, x=2.0, y=15.0):
    return float((relu(np.float64(w * x + b)) - y) ** 2)


def test_erratum_60_a_step_along_the_gradient_can_raise_the_loss():
    dw, _ = backprop.tiny_grads(2.0, 3.0, 1.0, 15.0)
    close([tiny_loss(3.0), tiny_loss(3.0 - 0.26 * dw)], [64, 74.65], 4)


def test_erratum_61_changing_a_weight_changes_no_other_weight():
    params = init_params([2, 3, 1], np.random.default_rng(0))
    before = [array.copy() for pair in params for array in pair]
    logits = forward(params, CORNERS)[0]
    params[0][0][0, 0] += 1
    changed = [not np.array_equal(old, new) for old, new in zip(before, (a for pair in params for a in pair))]
    assert changed == [True, False, False, False]
    assert not np.array_equal(forward(params, CORNERS)[0], logits)        # the activations do change


def test_erratum_62_slopes_of_two_paths_add():
    x = np.array([[1.5, -0.5]])
    W = np.array([[1.0, 0.5], [0.2, -1.0]])
    dX = backprop.residual_backward(np.ones((1, 2)), x, W)[0]
    branch = (np.ones((1, 2)) * activations.relu_grad(x @ W)) @ W.T
    close(dX, 1 + branch)


def test_erratum_64_the_bias_has_a_slope_too():
    dw, db = backprop.tiny_grads(2.0, 3.0, 1.0, 15.0)
    assert (dw, db) == (-32, -16)
    close([tiny_loss(3.32), tiny_loss(3.32, 1.16)], [54.1696, 51.84])


def test_erratum_65_adam_walks_on_where_plain_descent_stands():
    for gradient, share in ((0.25 ** 10, .990), (1e-10, .0099)):
        w = optimizers.adam_step(0.0, 0.0, 0.0, 1, gradient, lr=0.001)[0]
        close(-w / 0.001, share, 2)
        assert abs(optimizers.sgd_step(np.array(0.0), np.array(gradient), 0.001)) < 1e-9


def gradient_by_depth(variance, depth=50, n=128, norm=False, rows=64):
    """What is left of a gradient after `depth` layers of ReLU: the factor per layer."""
    rng = np.random.default_rng(0)
    A, layers = rng.normal(size=(rows, n)), []
    for _ in range(depth):
        W = rng.normal(size=(n, n)) * math.sqrt(variance / n)
        Z = A @ W
        layers.append((W, Z))
        A = relu(backprop.batch_norm(Z) if norm else Z)
    G = rng.normal(size=(rows, n))
    size = np.linalg.norm(G)
    for W, Z in reversed(layers):
        G = backprop.relu_backward(G, backprop.batch_norm(Z) if norm else Z)
        G = (backprop.batch_norm_backward(G, Z) if norm else G) @ W.T
    return (np.linalg.norm(G) / size) ** (1 / depth)


def test_erratum_66_relu_needs_the_factor_2():
    assert abs(gradient_by_depth(1.0) - math.sqrt(0.5)) < 0.03
    assert abs(gradient_by_depth(2.0) - 1) < 0.03


def test_erratum_67_batch_norm_alone_makes_gradients_explode():
    assert 1.1 < gradient_by_depth(2.0, norm=True) < 1.3                  # sqrt(pi / (pi - 1)) = 1.21 a layer


def test_erratum_68_a_lower_rate_changes_the_step_not_the_gradient():
    assert gradient_by_depth(3.0) > 1.1 and gradient_by_depth(1.0) < 0.9  # too large and too small: the scale decides
    g = np.array([1e6, -1e6])
    close(optimizers.sgd_step(np.zeros(2), g, 1e-3), -1e3 * np.sign(g))
    close(g, [1e6, -1e6])


def test_erratum_69_by_value_turns_the_direction_by_norm_does_not():
    g = np.array([3.0, 0.4])
    (by_norm,), _ = backprop.clip_global_norm([g], 1.0)
    cosine = lambda a, b: a @ b / np.linalg.norm(a) / np.linalg.norm(b)  # noqa: E731
    close(cosine(g, by_norm), 1)
    assert cosine(g, np.clip(g, -1, 1)) < 0.98


def test_erratum_70_central_differences_cost_two_runs_and_are_far_better():
    calls = []

    def loss(t):
        calls.append(t.copy())
        return tiny_loss(t[0])

    central = backprop.numeric_grad(loss, np.array([3.0]), eps=1e-3)
    assert len(calls) == 2
    one_sided = (tiny_loss(3.001) - tiny_loss(3.0)) / 0.001
    close([one_sided, central[0]], [-31.996, -32], 6)


def test_erratum_71_backward_costs_a_little_more_than_forward_here_and_at_most_twice():
    sizes = [784, 128, 64, 10]
    pairs = list(zip(sizes, sizes[1:]))
    ahead = sum(a * b for a, b in pairs)
    back = sum(a * b for a, b in pairs) + sum(a * b for a, b in pairs[1:])   # the first layer needs no dX
    assert (ahead, back) == (109_184, 118_016)
    close(back / ahead, 1.081, 3)


def test_erratum_73_weights_and_adam_need_more_than_activations():
    activations_mb = 32 * 4 * 1000 * 4 / 1e6
    weights_mb = 4 * 4 * neurons.count_params([784, 1000, 1000, 1000, 1000]) / 1e6
    close([activations_mb, weights_mb], [.512, 60.6], 3)


# ---------------------------------------------------------------- chapter 6: gradient descent

def test_erratum_74_a_gradient_holds_for_a_small_step_only():
    slope = backprop.tiny_grads(2.0, 3.0, 1.0, 15.0)[0]
    close(tiny_loss(3.0001) - tiny_loss(3.0), slope * 0.0001, 5)
    assert tiny_loss(6.0) - tiny_loss(3.0) > slope * 3 + 30


def test_erratum_75_on_a_bowl_losses_are_log_convex():
    assert 250 ** 2 > 100 * 80                                            # so 100, 250, 80 is no such list
    for lr in (.01, .125, .25, .26):
        w, seen = 3.0, []
        for _ in range(3):
            seen.append(tiny_loss(w))
            w -= lr * backprop.tiny_grads(2.0, w, 1.0, 15.0)[0]
        assert seen[1] ** 2 <= seen[0] * seen[2] * (1 + 1e-12)
    close(tiny_loss(3.0 + .25 * 32), 64)                                  # 2/c = .25: as far beyond as before


def test_erratum_76_the_right_rate_depends_on_the_scale_of_the_loss():
    def end(lr, scale):
        w = np.array(1.0)
        for _ in range(50):
            w = optimizers.sgd_step(w, scale * w, lr)
        return abs(float(w))

    assert end(0.01, 1.0) > 0.5 and end(0.01, 100.0) < 1e-9 and end(1.0, 1.0) == 0 and end(1.0, 100.0) > 1e9


def test_erratum_77_a_convex_loss_without_a_minimum():
    x, y, w, norms = np.array([-2.0, -1.0, 1.0, 2.0]), np.array([0.0, 0, 1, 1]), 0.0, []
    for step in range(1, 10_001):
        w -= float(losses.bce_with_logits_grad(w * x, y) @ x)
        if step in (10, 100, 1000, 10_000):
            norms.append(w)
    steps = np.diff(norms)
    assert (steps > 1.5).all() and steps.max() / steps.min() < 1.6        # as much again for ten times the steps


def test_erratum_78_portions_give_the_full_gradient():
    rng = np.random.default_rng(0)
    X, y, params = rng.normal(size=(200, 6)), rng.integers(0, 3, 200), init_params([6, 8, 3], rng)

    def gradient(rows):
        logits, cache = forward(params, X[rows])
        return backprop.backward(params, cache, losses.cross_entropy_grad(logits, y[rows]))[0][0]

    portions = np.split(np.arange(200), [64, 128, 192])
    close(sum(len(rows) / 200 * gradient(rows) for rows in portions), gradient(np.arange(200)), 12)


def test_erratum_79_width_helps_where_noise_does_not():
    narrow, wide = (np.mean([descend_on_xor(seed, width=width) == 1 for seed in range(12)]) for width in (2, 8))
    assert narrow < 0.6 and wide > 0.8


def test_erratum_80_every_example_once_and_both_in_one_order():
    parts = list(training.minibatches(103, 32, np.random.default_rng(0)))
    assert [len(part) for part in parts] == [32, 32, 32, 7]
    assert sorted(np.concatenate(parts)) == list(range(103))


def test_erratum_81_where_the_rate_stands_shows_when_it_changes():
    ours, theirs, v, u = np.array(0.0), np.array(0.0), np.array(0.0), 0.0
    for lr in (1.0, 1.0, 0.1):
        before = float(ours), float(theirs)
        ours, v = optimizers.momentum_step(ours, v, np.array(1.0), lr)
        u = 0.9 * u + 1.0
        theirs = theirs - lr * u
        steps = float(ours) - before[0], float(theirs) - before[1]
        assert np.isclose(*steps) == (lr == 1.0)
    for _ in range(300):
        ours, v = optimizers.momentum_step(ours, v, np.array(1.0), 0.01)
    close(v, -0.1, 6)                                                     # 1/(1 - .9) plain steps


@pytest.mark.parametrize("beta, first", [(0.9, 3.162), (0.99, 10.0)])
def test_erratum_82_the_first_step_of_rmsprop_is_longer_than_the_rate(beta, first):
    w, _ = optimizers.rmsprop_step(np.array([0.0]), np.array([0.0]), np.array([7.0]), lr=1.0, beta=beta)
    close(-w, first, 3)


def test_erratum_83_one_beta_shows_once_gradients_differ():
    def walk(gradients, **betas):
        w, m, v, seen = 0.0, 0.0, 0.0, []
        for t, g in enumerate(gradients, 1):
            w, m, v = optimizers.adam_step(w, m, v, t, g, **betas)
            seen.append(round(float(w), 6))
        return seen

    assert walk([2.0] * 4) == walk([2.0] * 4, beta2=0.9)
    assert walk([1.0, -2.0, .5, 3.0]) != walk([1.0, -2.0, .5, 3.0], beta2=0.9)
    with pytest.raises(TypeError):
        0.9 ^ 1                                                           # not a power in Python


def test_erratum_84_adam_is_blind_where_the_valley_is_slanted():
    turn = np.array([[1, -1], [1, 1]]) / math.sqrt(2)

    def best_of_rates(step, H, start, rates):
        ends = []
        for lr in rates:
            w, memory = np.array(start), (np.zeros(2), np.zeros(2))
            for t in range(1, 101):
                w, *memory = step(w, *memory, t, H @ w, lr)
            ends.append(0.5 * w @ H @ w)
        return min(ends)

    H = np.diag([1.0, 100.0])
    valleys = {"straight": (H, [1.0, 1.0]), "slanted": (turn @ H @ turn.T, turn @ [1.0, 1.0])}
    plain = {name: best_of_rates(lambda w, m, v, t, g, lr: (optimizers.sgd_step(w, g, lr), m, v), *valley,
                                 np.linspace(.002, .0198, 25)) for name, valley in valleys.items()}
    adam = {name: best_of_rates(optimizers.adam_step, *valley, np.geomspace(.002, .5, 25))
            for name, valley in valleys.items()}
    close(plain["straight"], plain["slanted"], 6)
    assert adam["slanted"] > 3 * adam["straight"]


def test_erratum_85_the_bare_cosine_climbs_again():
    bare = lambda t, T: (1 + math.cos(math.pi * t / T)) / 2  # noqa: E731  (the formula)
    close(bare(150, 100), 0.5)
    assert optimizers.cosine_lr(150, 100, 1.0) == 0


def test_erratum_86_a_restart_raises_the_rate_to_its_start():
    rates = [optimizers.warm_restarts(t, 10, 1.0) for t in range(20)]
    assert rates[0] == rates[10] == 1 and rates[9] < 0.05                  # low just before: a usable result each time


def test_erratum_87_the_best_epoch_of_the_list_is_15():
    epochs, losses_seen = [1, 5, 10, 15, 20], [2.6, 1.3, 0.9, 0.85, 0.9]
    best, stop = training.early_stop(losses_seen, patience=1)
    assert epochs[best] == 15 and stop
    assert training.early_stop(losses_seen[:-1], patience=1) == (3, False)  # known after epoch 20, not before


def test_erratum_88_the_last_epoch_is_not_the_best():
    best, stop = training.early_stop([1.0, 0.6, 0.5, 0.7, 0.9, 1.2], patience=3)
    assert best == 2 and stop                                             # break without loading keeps number 5


def test_erratum_89_newton_jumps_to_the_saddle():
    at, hessian = np.array([1.0, 0.1]), np.diag([2.0, -2.0])
    close(at - np.linalg.solve(hessian, hessian @ at), 0)
    for _ in range(30):
        at = optimizers.sgd_step(at, hessian @ at, 0.1)
    close(at, [.001, 23.7], 1)


def test_erratum_90_behind_a_dead_relu_no_gradient_comes_back():
    w, seen = 3.0, []
    for _ in range(20):
        w -= 0.5 * backprop.tiny_grads(2.0, w, 1.0, 15.0)[0]
        seen.append(tiny_loss(w))
    close(seen[:3], [576, 225, 225])
    assert set(seen[1:]) == {225.0}


def test_erratum_91_an_epoch_of_mnist_is_small_work():
    operations = 2 * 60_000 * (109_184 + 118_016)                         # a multiplication and an addition each
    assert operations < 3e10                                              # a second or less on one core of today


# ---------------------------------------------------------------- chapter 7: the training loop

def test_erratum_93_he_and_glorot_are_two_formulas():
    rng = np.random.default_rng(0)
    close(neurons.he_normal(900, 400, rng).std(), math.sqrt(2 / 900), 2)
    close(neurons.glorot_normal(900, 400, rng).std(), math.sqrt(2 / 1300), 2)
    rng = np.random.default_rng(0)
    logits = forward(init_params([784, 128, 64, 10], rng), rng.normal(size=(500, 784)))[0]
    assert losses.cross_entropy(logits, rng.integers(0, 10, 500)) > math.log(10) + 0.3


def test_erratum_94_over_the_classes_the_bias_gradient_is_always_zero():
    rng = np.random.default_rng(0)
    dZ = losses.cross_entropy_grad(rng.normal(size=(10, 10)), rng.integers(0, 10, 10))
    columns = dZ.T                                                        # one column an example
    close(columns.sum(axis=0), 0)
    close(columns.sum(axis=1), backprop.dense_backward(dZ, np.ones((10, 4)), np.ones((4, 10)))[2])


def test_erratum_95_without_one_over_n_descent_takes_n_times_the_step_and_adam_the_same():
    g, n = np.array([0.3, -0.02]), 32
    close(optimizers.sgd_step(np.zeros(2), n * g, 0.1), n * optimizers.sgd_step(np.zeros(2), g, 0.1))
    steps = [optimizers.adam_step(np.zeros(2), np.zeros(2), np.zeros(2), 1, scale * g)[0] for scale in (1, n)]
    close(*steps, 6)


def test_erratum_96_python_s_sum_has_no_axis():
    with pytest.raises(TypeError):
        sum(np.ones((2, 3)), axis=0)


def test_erratum_97_one_clock_and_a_memory_for_each_array():
    with pytest.raises(ValueError):
        optimizers.adam_step(np.zeros((64, 10)), np.zeros((128, 64)), np.zeros((128, 64)), 1, np.ones((64, 10)))
    # A clock that three arrays push: the third array's first step is corrected as if it were its third.
    first = optimizers.adam_step(0.0, 0.0, 0.0, 3, 1.0, lr=1.0)[0]
    close(-first, .1 / (1 - .9 ** 3) / math.sqrt(.001 / (1 - .999 ** 3)), 6)
    assert 0.6 < -first < 0.7


def test_erratum_98_evaluate_returns_both_over_all_examples():
    rng = np.random.default_rng(0)
    X, y, params = rng.normal(size=(67, 4)), rng.integers(0, 3, 67), init_params([4, 8, 3], rng)
    whole = training.evaluate(params, X, y, chunk=67)
    close(training.evaluate(params, X, y, chunk=10), whole)
    last_batch = losses.cross_entropy(forward(params, X[60:])[0], y[60:])
    assert len(whole) == 2 and abs(last_batch - whole[0]) > 0.01


def test_erratum_99_ten_percent_is_before_the_first_step():
    split = data.digits()
    params = [(W.astype(np.float32), b) for W, b in init_params([64, 32, 10], np.random.default_rng(0))]
    before = training.evaluate(params, split.X_val, split.y_val)[1]
    network = fast.Network([64, 32, 10], np.random.default_rng(0))
    fast.fit(network, split.X_train, split.y_train, optimizer=fast.Adam(lr=0.003), epochs=1,
             rng=np.random.default_rng(0))
    after = training.evaluate(network.params, split.X_val, split.y_val)[1]
    assert before < 0.3 and after > 0.6


def test_erratum_100_adam_s_step_does_not_know_the_size_of_the_gradient():
    steps = [-optimizers.adam_step(0.0, 0.0, 0.0, 1, g)[0] for g in (1e-3, 1.0, 1e3)]
    close(steps, .001, 4)

    def last_step(gradients):
        w = m = v = before = 0.0
        for t, g in enumerate(gradients, 1):
            before, (w, m, v) = w, optimizers.adam_step(w, m, v, t, g)
        return abs(w - before)

    close(last_step([5.0] * 100), .001, 4)
    assert last_step([5.0, -5.0] * 50) < .0001


def test_erratum_102_a_norm_has_no_scale_of_its_own():
    rng = np.random.default_rng(0)
    X, y, params = rng.normal(size=(32, 6)), rng.integers(0, 3, 32), init_params([6, 8, 3], rng)
    logits, cache = forward(params, X)
    mean = losses.cross_entropy_grad(logits, y)
    norms = [np.sqrt(sum((g ** 2).sum() for pair in backprop.backward(params, cache, dlogits) for g in pair))
             for dlogits in (mean, 32 * mean)]
    close(norms[1] / norms[0], 32)


def test_erratum_103_behind_a_relu_the_mean_is_positive():
    rng = np.random.default_rng(0)
    A = relu(dense(rng.normal(size=(2000, 256)), neurons.he_normal(256, 256, rng), np.zeros(256)))
    close([A.mean(), A.std()], [.564, .826], 1)
    assert abs(A.mean() - 1 / math.sqrt(math.pi)) < 0.02


def test_erratum_105_on_digits_a_layer_without_anything_hidden_learns_well():
    split = data.digits()
    Y = losses.one_hot(split.y_train, 10)
    with_ones = lambda X: np.column_stack([X, np.ones(len(X))])  # noqa: E731
    weights = np.linalg.lstsq(with_ones(split.X_train), Y, rcond=None)[0]   # no descent, no backpropagation
    accuracy = (with_ones(split.X_test) @ weights).argmax(axis=1) == split.y_test
    assert accuracy.mean() > 0.9
