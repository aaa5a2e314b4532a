"""The live figures of "Before you start" and chapter 1: their geometry, their sentences."""
import numpy as np
import pytest

from companion.activations import identity, relu
from companion.course.figures import neurons as figures
from companion.neurons import forward, xor_weights


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


@pytest.mark.parametrize("b, activation, z, a", [(1, "threshold", 1, 1), (-3, "threshold", -3, 0), (-3, "relu", -3, 0),
                                                 (3, "identity", 3, 3), (3, "sigmoid", 3, 1 / (1 + np.exp(-3)))])
def test_the_sum_figure_draws_z_and_a_on_the_scale_of_the_products(b, activation, z, a):
    picture, _ = figures.sum_figure.picture(b=b, activation=activation)
    bars = [bar.get_width() for bar in picture.axes[0].patches]
    first, *_, total, answer = [width for width in bars if not np.isnan(width)]
    unit = first / (2 * 0.5)                                    # x1 w1
    assert (total / unit, answer / unit) == pytest.approx((z, a))


def test_ink_is_measured_in_the_middle_and_on_the_left():
    picture = np.zeros((8, 8))
    picture[2:6, 4], picture[5, 2], picture[0, 0], picture[3, 5] = 1, 0.4, 1, 1    # half, a twentieth, and not counted
    assert figures.ink(picture.reshape(1, 64)).tolist() == [[0.5, 0.05]]


@pytest.mark.parametrize("w, b, x, y, lr, after", [
    ((1, 1), -0.5, (0.05, 0.55), 0, 1, (0.95, 0.45, -1.5)),             # a false yes
    ((0.95, 0.45), -1.5, (0.64, 0.27), 1, 1, (1.59, 0.72, -0.5)),       # a missed one
    ((0.95, 0.45), -1.5, (0.64, 0.27), 1, 0.5, (1.27, 0.585, -1.0)),
    ((1, 1), -2, (1, 1), 0, 1, (1, 1, -2)),                             # z = 0 is a no, and right
    ((1, 1), -0.5, (0.05, 0.55), 1, 1, (1, 1, -0.5))])
def test_a_perceptron_step_by_hand(w, b, x, y, lr, after):
    new_w, new_b = figures.perceptron_step(np.array(w), b, np.array(x), y, lr)
    assert np.allclose([*new_w, new_b], after)


@pytest.mark.parametrize("lr, count", [(1.0, 14), (0.5, 29), (0.2, 46)])
def test_the_perceptron_rests_where_no_mistake_is_left(lr, count):
    rows, moved = figures.RUNS[lr]
    assert len(moved) == len(rows) - 1 == count
    right = [((figures.INK @ [w1, w2] + b > 0) == (figures.IS_ONE == 1)).sum() for w1, w2, b in rows]
    assert right[-1] == figures.FEW and max(right[:-1]) < figures.FEW
    steps = np.abs(np.diff(rows, axis=0))
    assert np.allclose(steps, lr * np.column_stack([figures.INK[moved], np.ones(count)]))


def test_the_perceptron_figure_tells_the_corrections():
    first, last = (figures.perceptron_figure.picture(done=done, lr=1.0) for done in (1, 14))
    assert first[1] == ("Corrections: 1. Weights 0.950 and 0.450, bias −1.5. "
                        "The circled 0 had been called a 1, so its ink was subtracted.")
    assert last[1].endswith("No mistake is left, and the line rests.")
    assert last[0].axes[0].get_title("left") == "40 of 40 pictures right"
    circle = first[0].axes[0].lines[-1]
    assert circle.get_fillstyle() == "none" and circle.get_xydata().tolist() == [[0.05, 0.55]]
    assert "This is the first line." in figures.perceptron_figure.picture(done=0)[1]


@pytest.mark.parametrize("w1, w2, b, answer, right", [(1, 1, -0.5, 1, 23), (3.3, -1.2, -0.5, 0, 40), (0, 0, -1, 0, 20)])
def test_the_zero_or_one_figure_reads_the_picture_and_counts(w1, w2, b, answer, right):
    says = figures.zero_or_one_figure.picture(w1=w1, w2=w2, b=b)[1]
    assert says == ("Your picture, the star, has 0.14 of its middle inked and 0.57 of its left: read as a "
                    f"{answer}. Of the 40 others {right} are read rightly.")


def test_the_star_stands_where_the_ink_of_the_drawn_picture_is_measured():
    sheet = np.random.default_rng(0).random((8, 8))
    star, = [line for line in figures.zero_or_one_figure.picture(sheet=sheet)[0].axes[0].lines
             if line.get_marker() == "*"]
    assert np.allclose(star.get_xydata(), figures.ink(sheet.reshape(1, 64)), atol=0.005)


@pytest.mark.parametrize("w1, w2, b, counts", [(1, 1, -1.5, (4, 2, 1)), (1, 1, -0.5, (2, 4, 3)), (1, -1, -0.5, (2, 2, 3))])
def test_the_gates_figure_counts(w1, w2, b, counts):
    assert figures.gates_figure.picture(w1=w1, w2=w2, b=b)[1] == (
        "Corners on the right side: AND {} of 4, OR {} of 4, XOR {} of 4.".format(*counts))


INPUTS = [[0, 0], [0, 1], [1, 0], [1, 1]]


@pytest.mark.parametrize("t, places", [
    (0, INPUTS), (figures.UNFOLDED, INPUTS), *((t, [[0, 0], [0.5, 0], [0.5, 0], [1.5, 0.5]]) for t in (58, 70, 80))])
def test_the_fold_leads_from_the_inputs_to_the_hidden_neurons_and_back(t, places):
    W1, b1, _, _ = xor_weights()
    assert np.array_equal(relu(np.array(INPUTS) @ W1 + b1), [[0, 0], [0.5, 0], [0.5, 0], [1.5, 0.5]])
    discs, triangles = figures.fold_figure.picture(t=t)[0].axes[0].collections[-2:]
    assert np.allclose(discs.get_offsets(), [places[0], places[3]])
    assert np.allclose(triangles.get_offsets(), [places[1], places[2]])


def test_the_sheet_is_bent_and_never_torn():
    s = np.linspace(-0.5, 2.5, 301)
    for t in range(figures.UNFOLDED + 1):
        x, y = figures.folded(s, figures.across(s), np.int64(t), np.float64(1.5))
        assert np.hypot(np.diff(x), np.diff(y)).max() < 0.02


def test_the_outline_is_the_square_around_the_corners():
    s, d = figures.strip(-9, 9, np.float64(1.5))
    x, y = figures.folded(s, d, np.int64(0), np.float64(1.5))
    assert np.allclose(np.maximum(abs(x - 0.5), abs(y - 0.5)), 0.75)
    assert (x[0], y[0]) == (x[-1], y[-1]) and {(x.min(), y.min()), (x.max(), y.max())} == {(-0.25, -0.25), (1.25, 1.25)}


@pytest.mark.parametrize("crease", [0.8, 1.2, 1.5, 1.9])
@pytest.mark.parametrize("both", [-4, -2.5, -1.5, -0.5])
def test_the_colours_of_the_sheet_are_the_answers_of_the_network(both, crease):
    *_, low, middle, high, _, _, discs, triangles = figures.fold_figure.picture(
        t=figures.UNFOLDED, both=both, crease=crease)[0].axes[0].collections
    X = np.random.default_rng(0).uniform(-0.25, 1.25, (500, 2))
    W1, b1, _, _ = xor_weights()
    yes = relu(X @ W1 + [b1[0], -crease]) @ [1, both] > 0.25
    for part, inside in ((low, ~yes), (middle, yes), (high, ~yes)):
        assert not part.get_paths() or not (part.get_paths()[0].contains_points(X, radius=-1e-9) & ~inside).any()
    assert middle.get_paths()[0].contains_points(X, radius=1e-9)[yes].all() and 0 < yes.sum() < 500


@pytest.mark.parametrize("both, crease, right", [(-2, 1.5, 3), (-2.5, 1.5, 3), (-2.6, 1.5, 4), (-3, 1.5, 4), (-4, 2, 3)])
def test_the_fourth_corner_changes_sides_past_two_and_a_half_and_needs_the_crease(both, crease, right):
    says = figures.fold_figure.picture(t=70, both=both, crease=crease)[1]
    assert says == f"One straight line, a₁ − {-both:.1f} a₂ = 0.25, gets {right} of 4 corners right."
    assert figures.fold_figure.picture(t=120, both=both, crease=crease)[1].endswith(f": {right} of 4 corners right.")


@pytest.mark.parametrize("t, words", [
    (0, "The inputs"), (1, "Turn"), (20, "Turn"), (21, "First crease"), (34, "First"), (48, "Second"), (57, "Look"),
    (58, "One straight line"), (80, "One"), (81, "Unfold"), (119, "Unfold"), (120, "In the inputs")])
def test_the_sentence_says_what_the_film_shows(t, words):
    assert figures.fold_figure.picture(t=t)[1].startswith(words)


@pytest.mark.parametrize("depth", range(figures.FOLDS + 1))
def test_each_layer_doubles_the_pieces(depth):
    y = figures.TEETH[depth]
    assert 1 + np.count_nonzero(np.diff(y, 2)) == 2 ** depth
    if depth:
        params = figures.tent_network(depth)
        assert sum(W.shape[1] for W, _ in params[:-1]) == 2 * depth
        assert np.array_equal(forward(params, figures.STARTS[:, None])[0][:, 0], y)
    assert f"Straight pieces: {2 ** depth}." in figures.depth_figure.picture(depth=depth)[1]


def test_the_sum_figure_says_the_numbers_of_the_chapter_with_the_bias_as_a_weight_too():
    for as_weight in (False, True):
        picture, says = figures.sum_figure.picture(as_weight=as_weight)
        shown = [text.get_text() for text in picture.axes[0].texts]
        assert {"2 × 0.5 = 1", "3 × −1 = −3", "1 × 2 = 2", "1 × 1 = 1" if as_weight else "+1"} < set(shown)
        assert says.startswith("The products and the bias add up to z = 1; the threshold turns it into a = 1.")


@pytest.mark.parametrize("activation, a", [
    ("threshold", "0"), ("identity", "−2"), ("relu", "0"), ("sigmoid", "0.1192")])
def test_the_sum_figure_applies_the_activation(activation, a):
    says = figures.sum_figure.picture(activation=activation, b=-2)[1]
    assert f"z = −2; {figures.NAMES[activation]} turns it into a = {a}" in says


def test_the_bars_of_the_sum_figure_lead_from_0_to_z():
    bars = figures.sum_figure.picture(x1=-3, w3=-2, b=2.5)[0].axes[0].patches
    blue, orange, total = [bar for bar in bars[:4]], [bar for bar in bars[4:8]], bars[8]
    ends = [0]
    for up, down in zip(blue, orange):
        bar = down if np.isnan(up.get_width()) else up
        assert np.isclose(bar.get_x(), ends[-1]) and not np.isnan(bar.get_width())
        ends.append(bar.get_x() + bar.get_width())
    assert np.allclose(np.array(ends[1:]) / total.get_width(), np.array([-1.5, -4.5, -6.5, -4]) / -4)


def test_each_of_three_lines_goes_through_its_point_and_the_point_is_the_nearest():
    feet = np.array([[0.05, 0.55], [-0.55, -0.25], [0.45, -0.35]])
    (W, b), (v, c) = figures.lines_network(*feet, (1.0, 1.0, -1.0))
    assert np.allclose(np.diag(feet @ W + b), 0) and np.allclose((W ** 2).sum(axis=0), 1)
    assert np.allclose(-b, np.sqrt((feet ** 2).sum(axis=1)))
    assert v.ravel().tolist() == [1, 1, -1] and c.tolist() == [-0.5]
    assert figures.lines_network(*feet, (-1.0, -1.0, -1.0))[1][1].tolist() == [0.5]


@pytest.mark.parametrize("places, pieces", [
    ({}, 7), ({"p": (1.45, 1.45)}, 5), ({"p": (0.55, 0.25), "q": (0.55, 0.25), "r": (0.55, 0.25)}, 2),
    ({"p": (0.35, 0.35), "q": (-0.35, -0.35), "r": (0.75, 0.75)}, 4)])
def test_lines_in_general_position_cut_seven_pieces_parallel_ones_four(places, pieces):
    assert f"cut the square into {pieces} pieces" in figures.lines_figure.picture(**places)[1]


@pytest.mark.parametrize("output", figures.OUTPUTS)
def test_without_the_bend_three_lines_are_the_purple_one(output):
    picture, says = figures.lines_figure.picture(bend=False, output=output)
    purple = picture.axes[0].lines[-1]
    ends = np.column_stack(purple.get_data())
    start = [np.array(figures.lines_figure.start[name]) for name in "pqr"]
    logits, _ = forward(figures.lines_network(*start, figures.OUTPUTS[output]), ends, identity)
    assert purple.get_color() == figures.PURPLE and np.allclose(logits, 0, atol=1e-9)
    assert says.startswith("Without the bend the three neurons are one, z = ") and "a single line" in says
