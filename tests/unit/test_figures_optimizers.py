"""The live figures of chapter 6 that train or draw lots: their numbers against slower ways."""
import matplotlib.pyplot as plt
import numpy as np
import pytest

from companion.activations import ACTIVATIONS, softmax, tanh
from companion.backprop import backward
from companion.course.figures import optimizers as figures
from companion.data import digits, xor
from companion.fast import Network, windows
from companion.losses import cross_entropy, cross_entropy_grad, mse, one_hot
from companion.neurons import forward, init_params
from companion.optimizers import adam_step, gd_step, momentum_step, rmsprop_step, sgd_step


# ---- batch-noise


def test_the_gradient_of_one_example_is_the_one_by_hand():
    x, y = figures._crowd()
    x, y = float(x[7, 0]), float(y[7, 0])
    assert np.allclose(figures.line_gradient(1.0, 0.5, [7]), 2 * (x + 0.5 - y) * np.array([x, 1]))


def test_the_gradients_of_all_batches_of_a_shuffle_average_to_the_full_one():
    order = np.random.default_rng(3).permutation(1200)
    parts = [figures.line_gradient(0.3, -0.2, rows) for rows in order.reshape(-1, 24)]
    assert np.allclose(np.mean(parts, axis=0), figures.line_gradient(0.3, -0.2, np.arange(1200)))


def test_four_times_the_batch_halves_the_miss():
    full = figures.line_gradient(0.0, 0.0, np.arange(1200))
    miss = np.sqrt(((figures.batch_gradients() - full) ** 2).sum(axis=2).mean(axis=1))
    assert miss.shape == (7,) and ((1.6 < miss[:-2] / miss[2:]) & (miss[:-2] / miss[2:] < 2.5)).all()
    assert f"Batches of 16 miss it by {miss[4]:.2f};" in figures.batch_noise.picture(B=16)[1]


def test_per_update_all_batch_sizes_are_alike_and_per_example_they_are_not():
    runs = figures.batch_runs()
    assert runs.shape == (7, 241) and np.allclose(runs[:, 0], runs[0, 0])
    assert (runs[:, 60] < 1.2).all() and (runs[:, 1] > 3.5).all()
    at_64_examples = runs[0, 64], runs[-1, 1]                        # batches of 1 and of 64
    assert at_64_examples[0] < 1.2 and at_64_examples[1] > 3.5


# ---- the XOR lottery


@pytest.mark.parametrize("activation", ["relu", "leaky_relu", "tanh"])
@pytest.mark.parametrize("net", [0, 42])
def test_one_of_a_hundred_networks_learns_as_it_would_alone(activation, net):
    X, y = xor()
    g, g_grad = ACTIVATIONS[activation]
    state = figures.lottery_start(16.0)
    params = [(state["W1"][net], state["b1"][net, 0]), (state["W2"][net], state["b2"][net, 0])]
    for _ in range(5):
        logits, cache = forward(params, X, g)
        params = gd_step(params, backward(params, cache, cross_entropy_grad(logits, y), g_grad), 0.5)
        state = figures.lottery_step(state, activation, 0.5)
    logits, _ = forward(params, X, g)
    scores = figures.lottery_scores(state, activation)
    assert np.allclose(scores[net], logits[:, 1] - logits[:, 0], atol=1e-12)
    assert state["t"] == 5


@pytest.mark.parametrize("activation", ["relu", "leaky_relu", "tanh"])
def test_units_beyond_the_width_stay_silent(activation):
    state = figures.lottery.state(20, width=3, activation=activation)
    assert not state["W1"][:, :, 3:].any() and not state["b1"][:, :, 3:].any()
    assert not state["W2"][:, 3:].any()
    assert state["W1"][:, :, :3].all()


def test_start_weights_have_the_size_of_he():
    state = figures.lottery_start(8.0)
    assert 0.9 < state["W1"][:, :, :8].std() < 1.1 and 0.45 < state["W2"][:, :8].std() < 0.55


def test_width_buys_luck():
    shares = {width: figures.lottery_solved(figures.lottery.state(300, width=width), "relu").mean()
              for width in (1, 2, 4, 8, 16)}
    assert shares[1] == 0 and shares[2] < 0.3 and 0.5 < shares[4] < 0.8
    assert shares[8] > 0.85 and shares[16] > 0.97
    old = figures.xor_lottery(2, np.random.default_rng(0)).mean()
    assert abs(shares[2] - old) < 0.1


@pytest.fixture
def ax():
    figure, ax = plt.subplots()
    yield ax
    plt.close(figure)


@pytest.mark.parametrize("step, edge", [(0, None), (1, "^"), (2, "<"), (12, "<")])
def test_a_dot_outside_the_bowls_frame_has_a_triangle_at_the_edge(ax, step, edge):
    """With a rate of 0.5 the loss goes to 576, above the frame, then the weight to -29, left of it."""
    figures.bowl.draw(ax, lr=0.5, step=step)
    seen = {line.get_marker() for line in ax.lines
            if line.get_marker() in "^<" and np.isfinite(line.get_xydata()).all(axis=1).any()}
    assert seen == ({edge} if edge else set())


# ---- the race

def one_alone(rule, angle, ground, start, lr, steps):
    """The losses of one rule that walks in the turned parameters themselves and finds its slopes by trying."""
    turn = np.deg2rad(angle)
    valley = np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])     # parameters to valley

    def loss(w):
        along, across = valley @ w
        return figures.floor(along, ground)[0] + 20 * across ** 2 / 2

    w, memory, losses = valley.T @ np.array(start), [np.zeros(2), np.zeros(2)], []
    for t in range(1, steps + 2):
        losses.append(loss(w))
        g = np.array([(loss(w + h) - loss(w - h)) / 2e-5 for h in 1e-5 * np.eye(2)])
        if rule == "gradient descent":
            w = sgd_step(w, g, lr)
        elif rule == "Adam":
            w, *memory = adam_step(w, *memory, t, g, lr)
        else:
            w, memory[0] = (momentum_step if rule == "momentum" else rmsprop_step)(w, memory[0], g, lr)
    return losses


@pytest.mark.parametrize("ground", figures.GROUNDS)
@pytest.mark.parametrize("angle", [0, 30, 90])
def test_each_of_four_rules_races_as_it_would_alone(ground, angle):
    ground, start = figures.GROUNDS[ground], (-1.4, 0.3)
    _, losses = figures.race_paths(0.02, angle, 20, ground, start, steps=12)
    for k, rule in enumerate(figures.RULES):
        assert np.allclose(losses[:, k], one_alone(rule, angle, ground, start, 0.02, 12), rtol=1e-5)


def test_a_turn_changes_nothing_for_descent_and_momentum_and_much_for_the_others():
    straight, turned = (figures.race_paths(0.02, angle)[0] for angle in (0, 45))
    assert np.allclose(straight[:, :2], turned[:, :2])
    assert (np.abs(straight[-1, 2:] - turned[-1, 2:]).max(axis=1) > 0.3).all()


@pytest.mark.parametrize("lr, lowest, lost", [(0.0178, "momentum", 0), (1, "Adam", 2)])
def test_the_lowest_is_named_also_when_others_have_left_the_map(lr, lowest, lost):
    says = figures.race.picture(step=100, lr=lr)[1]
    assert f"the lowest is {lowest}." in says and says.count("off the map") == lost


# ---- a digit's descent, and the edge of stability


def test_a_step_of_the_digits_descent_is_the_one_of_the_lesson():
    data, lr = digits(np.float64), figures.RATES[3]
    params = [tuple(part.astype(float) for part in pair)
              for pair in Network((64, 128, 64, 10), np.random.default_rng(0)).params]
    losses, answers = figures.digit_descent()
    picture = data.X_val[data.y_val == 3][:1]
    for step in range(3):
        logits, cache = forward(params, data.X_train)
        assert abs(cross_entropy(logits, data.y_train) - losses[3, step]) < 2e-3
        assert np.allclose(softmax(forward(params, picture)[0])[0], answers[3, step], atol=2e-3)
        params = gd_step(params, backward(params, cache, cross_entropy_grad(logits, data.y_train)), lr)


def test_the_rate_alone_decides_about_the_descent():
    losses, _ = figures.digit_descent()
    assert losses.shape == (7, 61) and np.allclose(losses[:, 0], losses[0, 0])
    assert losses[0, -1] > 1.5 > 0.4 > losses[3, -1] and abs(losses[6, -1] - np.log(10)) < 0.05


def test_the_sharpness_at_the_start_is_the_largest_eigenvalue():
    """No direction bends the loss more; along a bias of an output it bends by 2 / 10, as by hand."""
    data, sizes = digits(np.float64), figures.EDGE_SIZES
    theta = 0.4 * figures._flat(init_params(sizes, np.random.default_rng(0)))
    X, Y = data.X_train[:200], one_hot(data.y_train[:200], 10)

    def loss(theta):
        return mse(forward(windows(theta, sizes), X, tanh)[0], Y)

    top, rng, h = figures.edge_run(0.8)[0][0], np.random.default_rng(2), 1e-3
    bends = []
    for d in rng.standard_normal((50, theta.size)):
        d /= np.linalg.norm(d)
        bends.append((loss(theta + h * d) - 2 * loss(theta) + loss(theta - h * d)) / h ** 2)
    for d in np.eye(theta.size)[-10:]:                        # the ten biases of the outputs
        bends.append((loss(theta + h * d) - 2 * loss(theta) + loss(theta - h * d)) / h ** 2)
    assert np.allclose(bends[-10:], 0.2) and top >= max(bends)
    assert 1 < top < 2


@pytest.mark.parametrize("lr", figures.EDGE_RATES)
def test_the_sharpness_climbs_to_the_limit_and_no_further(lr):
    sharpness, losses = figures.edge_run(lr)
    limit = 2 / lr
    assert sharpness.shape == losses.shape == (61,) and sharpness[0] < 0.85 * limit
    assert losses[-1] < losses[0] / 4
    if lr > 0.4:
        assert abs(np.median(sharpness[-20:]) / limit - 1) < 0.1
    else:
        assert 2 * sharpness[0] < sharpness[-1] < limit


def test_the_edge_of_stability_opens_at_step_0_and_gives_nothing_away():
    assert figures.edge.controls["twenties"].start == 0
    _, axes = plt.subplots(1, 2)
    says = figures._edge(axes, 0.6, 0)
    sharpness, losses = figures.edge_run(0.6)
    assert says.startswith("At step 0")
    for ax, curve in zip(axes, (sharpness, losses)):
        line, dot = ax.lines[-2:]
        assert np.isfinite(line.get_ydata()).sum() == 1 and dot.get_xydata().tolist() == [[0, curve[0]]]
    plt.close()
