"""The live figures of chapter 5: their numbers, their sentences."""
import numpy as np
import pytest

from companion.activations import relu
from companion.backprop import backward_steps, batch_norm, numeric_grad, residual
from companion.course.figures import backprop as figures
from companion.neurons import forward


def test_the_tiny_network_says_the_numbers_of_the_chapter():
    says = figures.tiny_network.picture()[1]
    assert says.startswith("Loss 64.0000.") and "at the rate of −32 per unit of w and −16 per unit of b" in says
    assert says.endswith("A step of 0.01 makes w 3.32, b 1.16 and the loss 51.8400, a change of −12.16; the slopes promised −12.80.")


def test_two_steps_of_a_half_kill_the_neuron():
    assert figures.tiny_network.state(1, lr=0.5) == {"w": 19, "b": 9}
    dead = figures.tiny_network.state(2, lr=0.5)
    assert dead == {"w": -45, "b": -23} == figures.tiny_network.state(3, lr=0.5)
    assert "with factor 0, so the loss changes at the rate of 0 per unit of w and 0 " in figures.tiny_network.picture(
        state=dead, lr=0.5)[1]
    assert "The neuron is dead" in figures.tiny_network.picture(state=dead, lr=0.5)[1]
    assert "dead" not in figures.tiny_network.picture()[1]


def test_the_walk_reaches_every_node_once_there_and_once_back_after_those_it_needs():
    stages = {name: [k for k, names in enumerate(figures.WALK) if name in names] for name in figures.PLACES}
    assert all(len(both) == 2 for both in stages.values())
    for start, end in figures.EDGES:
        assert stages[start][0] < stages[end][0] and stages[start][1] > stages[end][1]
    shown = [sum(text.get_text() not in ("", *figures.PLACES) for text in figures.tiny_network.picture(walk=k)[0].axes[0].texts)
             for k in range(10)]
    assert shown == [4, 5, 6, 7, 8, 9, 13, 15, 19, 23]          # values, then slopes and the edges behind them


@pytest.mark.parametrize("number, said", [(-2.746e-5, "0"), (0.16, "0.16"), (3.3249, "3.32"), (-47.25, "−47.2"),
                                          (999.6, "1000"), (-11664, "−11664"), (0.00123, "0.00123")])
def test_three_digits_and_never_an_exponent(number, said):
    assert figures.three(number).replace("-", "−") == said


def test_all_slopes_under_the_nodes_are_slopes():
    texts = {}
    axes = figures.tiny_network.picture(x=-1.5, w=-2, b=1, y=3)[0].axes[0]
    for text in axes.texts:
        texts.setdefault(round(text.get_position()[0], 2), []).append((text.get_position()[1], text.get_text()))
    x_slope, w_slope = (sorted(texts[figures.PLACES[name][0]])[place][1] for name, place in (("x", 3), ("w", 0)))
    measured = numeric_grad(lambda t: (relu(t[0] * t[1] + 1) - 3) ** 2, np.array([-1.5, -2]))
    assert tuple(float(slope.replace("−", "-")) for slope in (x_slope, w_slope)) == pytest.approx(measured.tolist(), rel=1e-6)


def same_draws(kind, seed, depth, width=5, n=6):
    """The layers and gradient that gradient_sizes draws, in the same order."""
    rng = np.random.default_rng(seed)
    X = rng.standard_normal((n, width))
    Ws = [rng.standard_normal((width, width)) * np.sqrt(2 / width) for _ in range(depth)]
    sizes = figures.gradient_sizes(kind, 2.0, np.random.default_rng(seed), depth=depth, width=width, n=n)
    return X, Ws, rng.standard_normal((n, width)), sizes


def test_plain_sizes_are_those_of_backward():
    X, Ws, G, sizes = same_draws("plain", 3, depth=4)
    params = [(W, np.zeros(5)) for W in Ws + [np.eye(5)]]            # a last layer that only hands on
    _, cache = forward(params, X)
    lengths = [np.sqrt((G ** 2).mean())] + [np.sqrt((dX ** 2).mean())
                                           for *_, dX in list(backward_steps(params, cache, G))[1:] if dX is not None]
    assert np.allclose(sizes[:len(lengths)], np.array(lengths) / lengths[0])
    assert len(lengths) == 4


@pytest.mark.parametrize("kind, layer", [
    ("plain", lambda X, W: relu(X @ W)), ("skip", residual), ("norm", lambda X, W: relu(batch_norm(X @ W))),
    ("norm + skip", lambda X, W: X + relu(batch_norm(X @ W)))])
def test_the_last_size_is_that_of_the_gradient_of_the_input(kind, layer):
    X, Ws, G, sizes = same_draws(kind, 1, depth=3)

    def loss(X):
        for W in Ws:
            X = layer(X, W)
        return (G * X).sum()

    assert sizes[-1] == pytest.approx(np.sqrt((numeric_grad(loss, X) ** 2).mean() / (G ** 2).mean()), rel=1e-6)


def test_clipping_by_length_keeps_the_direction_and_by_value_does_not():
    assert figures.clipping.picture()[1].endswith(
        "it is (1.20, 1.60) and points the same way. Clipped number by number it is (2.00, 2.00), turned by 8.1 degrees.")
    assert "turned by 0.0 degrees" in figures.clipping.picture(g=(1.0, 1.0))[1]


def test_trying_loses_a_power_of_the_step_until_rounding_wins():
    one, central = (figures.trying_error(form, np.float64) for form in ("one-sided", "central"))
    thousandth = 12                                             # STEPS[12]
    # (t + s)^3 - t^3 over s is 12 + 6 s + s^2; the central form leaves s^2
    assert one[thousandth] == pytest.approx((6e-3 + 1e-6) / 12, rel=1e-6)
    assert central[thousandth] == pytest.approx(1e-6 / 12, rel=1e-3)
    assert central[-1] > 1e-6 > 1e-9 > central.min(), "the smallest step is not the best"
    assert figures.trying_error("central", np.float32).min() > 1e-7
    assert figures.trying.picture()[1] == ("A step of 1.0·10⁻³: the one-sided slope is off by 5.0·10⁻⁴ of its size, the "
                                           "central one by 8.3·10⁻⁸.")
    assert "central one by 1.0." in figures.trying.picture(step=1e-9, dtype=np.float32)[1]


@pytest.mark.parametrize("kind", figures.KINDS)
@pytest.mark.parametrize("activation", figures.BENDS)
def test_the_rivers_end_is_the_size_of_the_gradient(kind, activation):
    places = np.float64(figures.KINDS.index(kind)), np.float64(figures.BENDS.index(activation))
    said = figures.fifty_layers.said("The gradient is", variance=1.5, **dict(zip(("kind", "activation"), places)))
    size = figures.gradient_sizes(kind, 1.5, np.random.default_rng(0), activation)[-1]
    assert said == pytest.approx(size, rel=6e-3)


def test_the_signals_river_holds_nine_tenths_of_the_numbers_and_half():
    signals, _ = figures.there_and_back("skip", 1, np.random.default_rng(0), "tanh", 50, 64, 128)
    row = (figures.KINDS.index("skip") * 3 + figures.BENDS.index("tanh")) * 6 + 1
    for layer, A in enumerate(signals):
        low, below, above, high = figures.rivers()[0][row, layer]
        assert ((low - 0.01 < A) & (A < high + 0.01)).mean() == pytest.approx(0.9, abs=0.02) or high == 9
        assert ((below - 0.01 < A) & (A < above + 0.01)).mean() == pytest.approx(0.5, abs=0.02)


@pytest.mark.parametrize("step, there, back", [(0, 0, 0), (20, 20, 0), (50, 50, 0), (70, 50, 20), (100, 50, 50)])
def test_the_signal_arrives_before_the_gradient_sets_out(step, there, back):
    drawn, says = figures.fifty_layers.picture(step=step)
    assert says.startswith(f"After {there} layers the signal ") and f" as large {back} layers back:" in says
    spans = [ax.collections[0].get_datalim(ax.transData) for ax in drawn.axes]
    assert (spans[0].x0, spans[0].x1, spans[1].x0, spans[1].x1) == (0, there, 50 - back, 50)


def test_the_legend_of_clipping_stands_above_everything_that_moves():
    drawn = figures.clipping.picture(g=(-6.0, 5.0), limit=5.0)[0]
    drawn.canvas.draw()
    axes = drawn.axes[0]
    box = axes.get_legend().get_window_extent().transformed(axes.transData.inverted())
    assert box.y0 > 5


def test_a_step_against_the_blame_makes_one_picture_right_and_others_wrong():
    says = figures.blame.picture()[1]
    assert "reads a 7 and answers 9." in says and "the answer is 9" in says
    assert "the answer is 7" in figures.blame.picture(step=0.006)[1]
    logits = forward(figures.moved(110, 0.006), figures.digits(np.float64).X_val[[110]])[0]
    shown = float(figures.blame.picture(step=0.006)[1].split("probability ")[1][:4])
    assert shown == pytest.approx(figures.softmax(logits)[0, 7], abs=0.006), "the figure moves W without making it"
    right = figures.others_right(110)
    assert len(right) == 41 and right[0] > 290 > 230 > right[-1]
    assert {figures.digits().y_val[at] for at in figures.MISREAD.values()} == {7, 9, 5, 1, 8, 0}
