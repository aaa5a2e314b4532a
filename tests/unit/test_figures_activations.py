"""The live figures of chapter 2: what they say is what the chapter says, and nothing moves out of view."""
import numpy as np
import pytest

from companion.course.figures import activations as figures


def sentence(figure, **state):
    return figure.picture(**state)[1]


@pytest.mark.parametrize("name, slope", [("ReLU", "0"), ("leaky ReLU", "0.01"), ("ELU", "0.00248"),
                                         ("sigmoid", "0.00247"), ("tanh", "2.46·10⁻⁵")])
def test_a_small_slope_is_not_shown_as_zero(name, slope):
    picture, says = figures.activation_figure.picture(name=name, z=-6)
    assert picture.axes[0].get_title() == f"{name}: slope {slope}"
    assert says.endswith(f"a moves {slope} times as much.")


def test_a_cloud_left_of_zero_silences_relu_only():
    assert "On average ReLU lets 0.0% of a nudge pass, leaky ReLU 10.0%," in sentence(figures.relu_figure, shift=-4)
    assert sentence(figures.relu_figure, shift=-4).endswith("The ReLU neuron is dead: silent for all 300.")
    assert sentence(figures.relu_figure).endswith("The ReLU neuron still learns.")


@pytest.mark.parametrize("z, precision, formula, end", [
    (-60, "float64", "naive", "−log(1 − a) is 0."), (36, "float64", "naive", "is 36.04."), (37, "float64", "naive", "no use."),
    (17, "float32", "naive", "no use."), (60, "float32", "stable", "−log(1 − a) is 60.")])
def test_the_sigmoid_runs_out_of_digits_where_the_chapter_says(z, precision, formula, end):
    assert sentence(figures.sigmoid_figure, z=z, precision=precision, formula=formula).endswith(end)


def test_softmax_speaks_of_odds_as_the_chapter_does_and_not_yet_of_entropy():
    says = sentence(figures.softmax_figure)
    assert "The odds of cat against dog are 2.72." in says and "ntropy" not in says
    assert "The odds of cat against dog are 2.72." in sentence(figures.softmax_figure, shift=5, z3=4)


@pytest.mark.parametrize("figure, state", [
    (figures.activation_figure, {"z": -6}), (figures.activation_figure, {"z": 6}),
    (figures.sigmoid_figure, {"z": -60, "formula": "stable"}), (figures.sigmoid_figure, {"z": 60, "formula": "stable"}),
    (figures.tanh_figure, {"a": 3}), (figures.tanh_figure, {"a": 0.5})])
def test_peaks_and_marked_points_stay_inside_the_frame(figure, state):
    picture, _ = figure.picture(**state)
    for ax in picture.axes:
        (left, right), (low, high) = ax.get_xlim(), ax.get_ylim()
        for line in ax.lines:
            x, y = (np.ravel(value).astype(float) for value in line.get_data())
            if line.get_marker() == "o":
                assert (left < x).all() and (x < right).all() and (low < y).all() and (y < high).all()
            if ax.get_title() == "slopes":
                assert y.max() < high


@pytest.mark.parametrize("layers", [1, 2, 5, 10])
def test_without_bends_one_of_four_pairs_is_wrong_and_with_them_hardly_any(layers):
    pairs, equal = figures.four_pairs().reshape(-1, 128), [left == right for left, right in figures.KINDS]
    right = {bends: (figures.pair_network(layers, bends).predict(pairs).reshape(-1, 4) == equal).sum(axis=1)
             for bends in (False, True)}
    assert right[False].max() <= 3 and right[True].mean() > 3.8
    assert right[True].shape == (figures.PAIRS,)
    for bends in (False, True):
        says = sentence(figures.pair_figure, layers=layers, bends=bends, number=2)
        assert f"{right[bends][1]} of these four pairs" in says


def test_equal_pairs_hold_equal_digits_of_either_kind():
    X, y, X_new, y_new = figures.same_or_different()
    assert X.shape == X_new.shape == (1000, 128) and abs(y.mean() - 0.5) < 0.05
    centre = X.reshape(-1, 2, 8, 8)[..., 2:6, 3:5].mean(axis=(2, 3))      # dark in a 1, light in a 0
    assert np.corrcoef((centre[:, 0] - 0.5) * (centre[:, 1] - 0.5), y)[0, 1] > 0.5
