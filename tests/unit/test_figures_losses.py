"""The live figures of chapter 4: their lines are the best ones, their sentences right."""
import numpy as np
import pytest

from companion.course.figures import losses as figures
from companion.course.live.style import minus
from companion.losses import huber, mae, mse

LOSSES = {"squared": mse, "absolute": mae, "Huber": huber}


@pytest.mark.parametrize("at", [(8.5, 0.5), (1.0, 8.0), (5.0, 8.5), (9.5, 8.5)])
@pytest.mark.parametrize("name", LOSSES)
def test_no_line_near_by_has_a_lower_loss(name, at):
    x, y = figures.with_outlier(np.array(at))
    intercept, slope = figures.fit_line(x, y, figures.LOSS_GRADS[name])
    best = LOSSES[name](intercept + slope * x, y)
    for up, turn in [(0.05, 0), (-0.05, 0), (0, 0.05), (0, -0.05), (-0.25, 0.05), (0.25, -0.05)]:
        assert LOSSES[name](intercept + up + (slope + turn) * x, y) > best


def test_the_squared_error_line_is_least_squares():
    x, y = figures.with_outlier(np.array([2.0, 8.0]))
    assert np.allclose(figures.fit_line(x, y, figures.LOSS_GRADS["squared"]), np.polyfit(x, y, 1)[::-1])


def test_the_absolute_error_line_is_as_good_as_the_best_line_through_two_points():
    """One of the best lines by absolute error always passes through two of the points."""
    for across in figures.outlier.controls["at"].x.positions():
        x, y = figures.with_outlier(np.array([across, 1.5]))
        pairs = [(i, j) for i in range(9) for j in range(i) if x[i] != x[j]]
        best = min(np.abs(y[i] + (y[j] - y[i]) / (x[j] - x[i]) * (x - x[i]) - y).sum() for i, j in pairs)
        intercept, slope = figures.fit_line(x, y, figures.LOSS_GRADS["absolute"], figures.ROUNDS["absolute"])
        assert np.abs(intercept + slope * x - y).sum() < best + 0.005


@pytest.mark.parametrize("z, y, p, slopes", [
    (-10, 1.0, "0.00005", ("−0.99995", "−0.0000908")), (0, 0.0, "0.50000", ("0.50000", "0.2500000")),
    (10, 1.0, "0.99995", ("−0.00005", "0.0000000"))])
def test_the_logit_figure_says_both_slopes(z, y, p, slopes):
    says = figures.loss_against_logit.picture(z=z, y=y)[1]
    assert f"Label {y:.0f}, logit {minus(f'{z:.1f}')}, so p = {p}." in says
    assert f"its slope {slopes[0]};" in says and says.endswith(f"its slope {slopes[1]}.")


def test_a_right_belief_costs_nothing_and_half_a_coin_is_one_bit():
    assert "the difference 0.000 nats (0.000 bits)" in figures.wrong_belief.picture(p=0.3, q=0.3)[1]
    says = figures.wrong_belief.picture(p=0.5, q=0.9)[1]
    kl = 0.5 * np.log(0.5 / 0.9) + 0.5 * np.log(0.5 / 0.1)
    assert says.startswith(f"Entropy {np.log(2):.3f} nats") and f"difference {kl:.3f} nats" in says


def test_the_four_counts_of_a_decision():
    assert figures.confusion(np.array([0.9, 0.2, 0.6, 0.1, 0.5]), np.array([1, 1, 0, 0, 1]), 0.5) == (2, 1, 1, 1)
    assert (figures.COUNTS.sum(axis=0) == 1000).all() and (figures.COUNTS[:2].sum(axis=0) == figures.ILL.sum()).all()


@pytest.mark.parametrize("w", [1, 10, 20])
def test_the_cheapest_threshold_is_near_its_formula(w):
    says = figures.threshold.picture(w=w)[1]
    cheapest = float(says.split("the cheapest threshold, ")[1].split(",")[0])
    assert abs(cheapest - 1 / (1 + w)) < 0.1
    ill = figures.ILL.sum()
    assert figures.threshold.picture(cut=0.99, w=w)[1].startswith("A patient is called ill from 0.99 on: recall 0.0")
    costs = w * figures.COUNTS[1] + figures.COUNTS[2]
    assert costs.min() >= 50 and costs.max() <= min(3000, max(w * ill, 1000)), "inside the frame"


def test_the_forecasts_are_believable_as_they_were_made_and_only_then():
    gaps = {factor: figures.calibration_gap(1 / (1 + np.exp(-factor * figures.CHANCE)), figures.RAIN)
            for factor in (0.3, 1.0, 3.0)}
    assert gaps[1.0] < 0.05 < 0.1 < min(gaps[0.3], gaps[3.0])
    for factor, gap in gaps.items():
        says = figures.calibration.picture(sharp=factor)[1]
        assert f"are {gap:.3f} away" in says and says.endswith("right about 73.4% of all days.")
    best = figures.SHARPNESS[figures.BY_SHARPNESS.argmin()]
    assert abs(best - 1) < 0.15


def test_both_networks_misread_the_seven_and_the_early_one_gives_it_more():
    says = figures.two_wrong.picture(late=30)[1]
    assert says == ("After 2 passes the answer is 9, and the 7 gets 0.155. "
                    "After 30 passes the answer is 9, and the 7 gets 0.004. Both are wrong.")
    assert figures.two_wrong.picture(early=1, late=30)[1].endswith("Only the first one is right.")


def test_every_hard_picture_carries_its_name_and_ends_misread():
    truth, last = figures.digits().y_val, figures.growing_up()[-1].argmax(axis=1)
    for name, index in figures.HARD.items():
        assert name.split()[1] == str(truth[index]) != str(last[index])


def test_a_house_far_to_the_right_tilts_every_line():
    x, y = figures.with_outlier(np.array([20, 0.5]))
    assert all(figures.fit_line(x, y, grad)[1] < 0 for grad in figures.LOSS_GRADS.values())
