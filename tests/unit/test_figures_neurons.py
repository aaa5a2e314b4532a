"""The live figures of "Before you start" and chapter 1: their geometry, their sentences, every control alive."""
import numpy as np
import pytest

from companion.figures import neurons as figures
from companion.neurons import forward, xor_weights

ALL = [figures.slope_figure, figures.loan_figure, figures.gates_figure, figures.xor_figure, figures.depth_figure]


@pytest.mark.parametrize("figure", ALL, ids=lambda figure: figure.name)
def test_every_control_changes_the_picture(figure):
    assert all(different > 1 for different in figure.sweep(4).values())


@pytest.mark.parametrize("w1, w2, b", [(1, 2, -1), (1, 0, 0.5), (0, -2, 1), (-3, 0.1, 0)])
def test_both_ends_of_a_line_are_where_the_neuron_is_undecided(w1, w2, b):
    x1, x2 = figures.line(np.float64(w1), np.float64(w2), np.float64(b))
    assert np.allclose(w1 * x1 + w2 * x2 + b, 0)
    assert np.isclose(np.hypot(*np.diff([x1, x2])[:, 0]), 18)


def test_without_weights_there_is_no_line():
    with np.errstate(all="ignore"):
        assert np.isnan(figures.line(np.float64(0), np.float64(0), np.float64(1))).all()


def test_the_slope_figure_measures_and_knows_the_slope():
    assert figures.slope_figure.picture(x=1, h=0.5)[1] == (
        "The chord has the slope 0.2500, the curve at x = 1.0 has the slope 0.0000.")       # 3x^2 - 3, and h^2 more


@pytest.mark.parametrize("b, approved, right", [(-150, 200, 71), (-610, 200, 71), (-620, 199, 72), (-1400, 75, 190)])
def test_the_loan_figure_counts(b, approved, right):
    says = figures.loan_figure.picture(b=b)[1]
    assert f"{approved} of 200 approved, {200 - approved} rejected; {right} judged" in says


@pytest.mark.parametrize("w1, w2, b, counts", [(1, 1, -1.5, (4, 2, 1)), (1, 1, -0.5, (2, 4, 3)), (1, -1, -0.5, (2, 2, 3))])
def test_the_gates_figure_counts(w1, w2, b, counts):
    assert figures.gates_figure.picture(w1=w1, w2=w2, b=b)[1] == (
        "Corners on the right side: AND {} of 4, OR {} of 4, XOR {} of 4.".format(*counts))


def test_the_xor_figure_ends_at_the_network_of_the_chapter():
    W1, b1, W2, b2 = xor_weights()
    theirs = figures.xor_network(np.float64(-3), np.float64(40))
    for mine, (W, b) in zip(theirs, [(W1, b1), (W2, b2)], strict=True):
        assert np.array_equal(mine[0], W) and np.array_equal(mine[1], b)


@pytest.mark.parametrize("both, right", [(-2, 3), (-2.5, 3), (-2.6, 4), (-3, 4)])
def test_the_fourth_corner_changes_sides_past_two_and_a_half(both, right):
    assert figures.xor_figure.picture(both=both)[1].endswith(f"{right} of 4 corners are right.")


@pytest.mark.parametrize("depth", range(figures.FOLDS + 1))
def test_each_layer_doubles_the_pieces(depth):
    y = figures.TEETH[depth]
    assert 1 + np.count_nonzero(np.diff(y, 2)) == 2 ** depth
    if depth:
        params = figures.tent_network(depth)
        assert sum(W.shape[1] for W, _ in params[:-1]) == 2 * depth
        assert np.array_equal(forward(params, figures.STARTS[:, None])[0][:, 0], y)
    assert f"Straight pieces: {2 ** depth}." in figures.depth_figure.picture(depth=depth)[1]
