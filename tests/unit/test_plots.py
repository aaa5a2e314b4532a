import matplotlib.pyplot as plt
import numpy as np
import pytest

from companion import plots
from companion.training import History

plt.switch_backend("Agg")


@pytest.fixture(autouse=True)
def close_figures():
    yield
    plt.close("all")


def test_curves_are_drawn_and_named():
    ax = plots.curves([0, 1], {"up": [0, 1], "down": [1, 0]}, "x", "y")
    assert [line.get_label() for line in ax.lines] == ["up", "down"]
    assert ax.get_xlabel() == "x"


def test_regions_put_the_boundary_where_the_score_is_zero():
    X, y = np.array([[0.0, 0.0], [1.0, 1.0]]), np.array([0, 1])
    ax = plots.regions(lambda P: P[:, 0] - 0.5, X, y)
    line = np.concatenate([path.vertices for path in ax.collections[1].get_paths()])
    assert np.allclose(line[:, 0], 0.5)


def test_training_marks_the_kept_epoch():
    left, right = plots.training(History([2.0, 1.0, 0.5], [2.0, 0.9, 1.0], [0.1, 0.8, 0.7], [0.1] * 3, best=1))
    assert left.lines[-1].get_xdata()[0] == 2
    assert list(right.lines[0].get_ydata()) == pytest.approx([10, 80, 70])


def test_digit_row_needs_a_title_for_each_image():
    with pytest.raises(ValueError):
        plots.digit_row([np.zeros(64)] * 2, ["one"])


def test_a_history_without_accuracy_or_validation_still_draws_itself():
    ax = History([2.0, 1.0, 0.5], [2.0, 0.9, 1.0], [], [0.1] * 3, best=1).plot()
    assert [line.get_label() for line in ax.lines[:2]] == ["training", "validation"] and ax.lines[-1].get_xdata()[0] == 2
    ax = History([2.0, 1.0], lr=[0.1] * 2).plot()
    assert [line.get_label() for line in ax.lines] == ["training"]


def test_a_diagram_joins_circles_from_edge_to_edge():
    ax = plots.diagram({"x": (0, 0, "x"), "z": (2, 0, "wx")}, {("x", "z"): "w"})
    arrow, = (text for text in ax.texts if getattr(text, "arrow_patch", None))
    assert np.allclose(arrow.xy, (2 - plots.RADIUS, 0)) and np.allclose(arrow.xyann, (plots.RADIUS, 0))
    assert {text.get_text() for text in ax.texts} == {"x", "wx", "w", ""}


def test_a_long_layer_is_drawn_shortened_with_its_number():
    nodes, arrows = plots.layers(["a", "b"], 64, 3)
    column = [text for (layer, _), (_, _, text) in nodes.items() if layer == 1]
    assert column == ["", "", "", "⋮", "", " 64"]
    assert len(arrows) == 2 * 4 + 4 * 3, "the dots and the number have no arrows"
    places = [node[:2] for node in nodes.values()]
    assert len(set(places)) == len(places)


def test_a_table_shows_columns_and_escapes_what_it_shows():
    table = plots.Table(("what", "n"), [("a < b & {c}", 7), ("d", "1,024")])
    assert repr(table).splitlines() == ["what             n", "a < b & {c}      7", "d            1,024"]
    assert table._repr_html_() == (
        '<table class="table"><thead><tr><th>what</th><th>n</th></tr></thead><tbody>'
        "<tr><td>a &lt; b &amp; {c}</td><td>7</td></tr><tr><td>d</td><td>1,024</td></tr></tbody></table>")
    assert repr(plots.Table(("nothing", "here"), [])) == "nothing  here"


def test_a_table_with_a_short_row_is_refused():
    with pytest.raises(ValueError, match=r"as many cells as the head, 2; this one has 1: \['alone'\]"):
        plots.Table(("name", "n"), [("both", 1), ("alone",)])
