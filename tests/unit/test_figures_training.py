"""The live figures of chapter 7 that show recorded runs: each bug does what its name says."""
import numpy as np
import pytest

from companion.backprop import grad_error, numeric_grad
from companion.data import digits
from companion.course.figures import training as figures
from companion.fast import windows
from companion.losses import cross_entropy
from companion.neurons import forward, init_params


# ---- right labels and random ones


def test_both_sets_of_labels_are_learned_and_only_one_teaches_to_read():
    shares, says = figures.two_runs()
    assert shares.shape == (2, 21, 2) and says.shape == (2, 21, 10, 10)
    assert (shares[:, 0] < 0.25).all() and (shares[:, -1, 0] == 1).all()
    assert shares[0, -1, 1] > 0.9 and shares[1, -1, 1] < 0.2
    assert np.allclose(says.sum(axis=3), 1)


def test_the_figure_says_what_the_network_answers():
    says = figures.two_labels.picture(labels=np.array(1.0), digit=np.array(7.0), epoch=20)[1]
    read = figures.two_runs()[1][1, 20, 7].argmax()
    assert says.startswith("With labels dealt at random and after 60 epochs the network answers 100% ")
    assert says.endswith(f"It reads this 7 as {read}.")


# ---- bias and variance


def test_a_fit_without_bends_is_the_line_of_least_squares():
    x = np.linspace(-1, 1, 20)
    y = np.sin(np.pi * x) + 0.3 * np.random.default_rng(0).standard_normal((200, 20))[0]
    assert np.allclose(figures.fits()[0, 0], np.polyval(np.polyfit(x, y, 1), np.linspace(-1, 1, 81)))


def test_a_fit_bends_where_a_unit_stands_and_nowhere_else():
    turns = np.abs(np.diff(figures.fits()[1], n=2, axis=1)) > 1e-9
    assert turns[:, 39].all() and turns.sum() == len(turns)              # one bend, in the middle


def test_bias_falls_and_variance_rises_and_their_sum_has_the_shape_of_a_u():
    bias, variance = figures.bias_and_variance()
    lowest = (bias + variance).argmin()
    assert 2 < lowest < 6 and bias[0] > 0.2 and bias[5:].max() < 0.003 and (np.diff(variance) > 0).all()
    # the mean variance of a fit with p free numbers to n points, at these points, is noise^2 p / n
    assert abs(variance[0] - 0.3**2 * 2 / 20) < 0.002


# ---- the monitor

SIZES = (64, 3, 2, 10)


def slope_error(bug, loss=None):
    """A gradient with this bug against central differences of the loss; by default of the cross-entropy."""
    data, rng = digits(np.float64), np.random.default_rng(1)
    X, y = data.X_train[:20], data.y_train[:20]
    theta = np.concatenate([part.ravel() for pair in init_params(SIZES, rng) for part in pair])
    theta = theta + rng.normal(0, 0.1, theta.shape)
    value, grads = figures.broken_gradients(windows(theta, SIZES), X, y, bug)
    loss = loss or (lambda params: cross_entropy(forward(params, X)[0], y))
    numeric = numeric_grad(lambda t: loss(windows(t, SIZES)), theta)
    return value, grad_error(np.concatenate([part.ravel() for pair in grads for part in pair]), numeric)


def test_without_a_bug_the_gradient_is_right():
    assert slope_error("nothing")[1] < 1e-6


def test_one_over_n_forgotten_is_the_right_gradient_times_the_batch():
    data = digits(np.float64)
    params = init_params(SIZES, np.random.default_rng(0))
    (loss, right), (same, large) = (
        figures.broken_gradients(params, data.X_train[:20], data.y_train[:20], bug)
        for bug in ("nothing", "1/n forgotten"))
    assert loss == same and all(np.allclose(20 * a, b) for pair in zip(right, large) for a, b in zip(*pair))


@pytest.mark.parametrize("bug", ["ReLU's gate forgotten", "biases not trained"])
def test_a_wrong_gradient_is_wrong(bug):
    assert slope_error(bug)[1] > 1e-3


def test_softmax_twice_is_the_right_gradient_of_a_wrong_loss():
    data = digits(np.float64)

    def wrong(params):
        return figures.broken_gradients(params, data.X_train[:20], data.y_train[:20], "softmax twice")[0]

    value, error = slope_error("softmax twice", wrong)
    assert error < 1e-6 and value > np.log(1 + 9 / np.e)                # what ten classes cost at least


def test_the_first_loss_and_accuracy_are_those_of_a_network_that_knows_nothing():
    runs = figures.monitored_runs()
    assert runs.shape == (9, 2, 4, 13)
    assert ((2.2 < runs[:, :, 0, 0]) & (runs[:, :, 0, 0] < 3)).all() and (runs[:, :, 2, 0] < 0.25).all()


def end(bug, optimizer):
    loss, norm, accuracy, dead = figures.monitored_run(bug, optimizer)[:, -1]
    return {"loss": loss, "norm": norm, "accuracy": accuracy, "dead": dead}


def test_a_sound_run_learns_with_both():
    assert end("nothing", "SGD")["accuracy"] > 0.88 and end("nothing", "Adam")["accuracy"] > 0.92


def test_the_monitor_watches_the_network_of_the_course():
    assert figures.SIZES == (64, 128, 64, 10) and "The 64-128-64-10 network" in figures.monitored_run.__doc__
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(figures, "SIZES", (64, 3, 2, 10))
        small = figures.monitored_run.__wrapped__("nothing", "SGD")
    assert abs(small[0, 0] - figures.monitored_run("nothing", "SGD")[0, 0]) > 1e-3


@pytest.mark.parametrize("bug", ["1/n forgotten", "ReLU's gate forgotten", "biases not trained",
                                 "sorted, never shuffled", "softmax twice"])
def test_five_bugs_cannot_be_seen_in_adams_accuracy(bug):
    assert abs(end(bug, "Adam")["accuracy"] - end("nothing", "Adam")["accuracy"]) < 0.05
    place = figures.BUGS.index(bug)
    says = figures.monitor.picture(bug=np.array(float(place)), optimizer=np.array(1.0))[1]
    assert says.startswith(f"Adam, broken: {bug}. At epoch 12") and "does not show the mistake" in says


def test_what_shows_those_bugs_instead():
    assert 15 < end("1/n forgotten", "Adam")["norm"] / end("nothing", "Adam")["norm"] < 25
    assert end("1/n forgotten", "SGD")["accuracy"] < 0.2 and end("softmax twice", "SGD")["accuracy"] < 0.8
    assert end("softmax twice", "Adam")["loss"] > 1.461


@pytest.mark.parametrize("optimizer", ["SGD", "Adam"])
def test_some_bugs_stop_both(optimizer):
    for bug in ("labels shuffled apart", "all weights start at 0"):
        assert end(bug, optimizer)["accuracy"] < 0.3
    assert end("all weights start at 0", optimizer)["dead"] == 1
    assert end("rate 30 times too high", optimizer)["dead"] > 0.4


def test_the_order_of_the_images_matters_to_plain_descent():
    assert end("sorted, never shuffled", "SGD")["accuracy"] < end("nothing", "SGD")["accuracy"] - 0.1


def test_a_sound_monitor_gives_no_verdict():
    says = figures.monitor.picture()[1]
    assert says.startswith("SGD, broken: nothing. At epoch 12")
    assert says.endswith("of the hidden units are dead.")


# ---- ablation


def test_on_the_digits_nothing_is_essential():
    for variant in [(True, True, True), (True, True, False), (True, False, True), (False, True, True)]:
        assert figures.ablation_scores("digits", *variant).mean() > 0.85


def test_on_xor_and_the_spirals_the_layer_and_its_bend_are():
    for problem, limit in (("XOR", 0.75), ("spirals", 0.7)):
        assert figures.ablation_scores(problem, True, True, True).mean() > 0.98
        for variant in [(True, False, True), (True, False, False), (False, True, True)]:
            assert figures.ablation_scores(problem, *variant).max() <= limit
    assert figures.ablation_scores("XOR", True, True, False).mean() == 1
    assert 0.7 < figures.ablation_scores("spirals", True, True, False).mean() < 0.95


def test_without_hidden_layers_the_other_boxes_mean_nothing():
    says = {figures.ablation.picture(layers=False, bend=bend, trained=trained)[1]
            for bend in (True, False) for trained in (True, False)}
    assert len(says) == 1 and says.pop().startswith("No hidden layers: digits ")
