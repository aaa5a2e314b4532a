"""The notebook's face: every control moved through its ipywidget, and what a cell stores."""

import json
import subprocess
import sys

import numpy as np
import pytest

from companion.course.figures import all_figures
from companion.course.live import LiveFigure, choice, slider
from tests.live.kinds import FIGURES

EVERY = {**all_figures(), **{f.name: f for f in FIGURES}}


def leaves(widget):
    children = getattr(widget, "children", ())
    return [leaf for child in children for leaf in leaves(child)] if children else [widget]


def named(face, kind):
    return [leaf for leaf in leaves(face) if type(leaf).__name__ == kind]


@pytest.mark.slow
@pytest.mark.parametrize("name", EVERY)
def test_every_control_redraws_and_none_throws(name):
    counts = EVERY[name].sweep(positions=3)
    still = [key for key, count in counts.items() if count < 2]
    assert still == [] or EVERY[name].init, still


def test_widgets_drive_the_picture_and_reset_brings_it_back():
    face = next(f for f in FIGURES if f.name == "walk").widget()
    image, says = named(face, "Image")[0], named(face, "HTML")[0]
    first, sentence = image.value, says.value
    seen = {first}
    named(face, "IntSlider")[0].value = 9
    seen.add(image.value)
    named(face, "Dropdown")[0].value = 1
    seen.add(image.value)
    named(face, "Checkbox")[0].value = True
    seen.add(image.value)
    assert len(seen) == 4 and "cosine at step 9" in says.value
    next(b for b in named(face, "Button") if b.description == "Reset").click()
    assert image.value == first and says.value == sentence


def test_points_and_sheets_have_widgets_of_their_own():
    face = next(f for f in FIGURES if f.name == "arrows").widget()
    named(face, "SelectionSlider")[0].value = 1.0
    assert "from (1.0, 0.0)" in named(face, "HTML")[0].value
    figure = next(f for f in FIGURES if f.name == "sheet")
    face = figure.widget()
    named(face, "Dropdown")[0].value = "empty"
    assert "0.0000 cells" in named(face, "HTML")[0].value
    named(face, "ToggleButton")[3].value = True
    assert "1.0000 cells" in named(face, "HTML")[0].value
    assert figure.controls["ink"].sheets()["start"].shape == (8, 8)


def test_a_repeated_step_runs_and_starts_again():
    figure = next(f for f in FIGURES if f.name == "ball")
    face = figure.widget()
    says = named(face, "HTML")[0]
    button = {b.description: b for b in named(face, "Button")}
    button["One step"].click()
    named(face, "Play")[0].value += 1
    assert f"Step {1 + figure.per_frame}:" in says.value
    named(face, "SelectionSlider")[1].value = 0.2  # lr: init does not use it, the run goes on
    assert f"Step {1 + figure.per_frame}:" in says.value
    named(face, "SelectionSlider")[0].value = 0.5  # speed: init uses it, the run starts again
    assert "Step 0:" in says.value
    button["One step"].click()
    button["Start again"].click()
    assert "Step 0:" in says.value


def test_what_a_cell_stores(monkeypatch, capsys):
    figure = FIGURES[0]
    monkeypatch.delenv("LIVE_STATIC", raising=False)
    data, _ = figure._repr_mimebundle_()
    assert (
        data["text/plain"] == "<LiveFigure line: slope, shift>"
        and "application/vnd.jupyter.widget-view+json" in data
    )
    monkeypatch.setenv("LIVE_STATIC", "1")
    data = figure._repr_mimebundle_()
    assert set(data) == {"text/html", "text/plain"} and data["text/html"].startswith('<figure class="live"')
    assert capsys.readouterr() == ("", "")


def test_a_dead_control_is_found():
    def draw(ax, used, unused):
        ax.plot([0, 1], [0, used])
        ax.set(xlim=(0, 1), ylim=(0, 1))

    figure = LiveFigure(draw, {"used": slider(0, 1, 0.5), "unused": slider(0, 1, 0.5)}, alt="x")
    assert figure.sweep() == {"used": 3, "unused": 1}


def test_a_position_that_throws_is_found():
    def draw(ax, name):
        ax.set_title({"a": "A"}[name])

    with pytest.raises(KeyError):
        LiveFigure(draw, {"name": choice(["a", "b"])}, alt="x").sweep()


def test_importing_loads_neither_matplotlib_nor_widgets():
    code = (
        "import sys, json, companion, companion.course.live; "
        "print(json.dumps([m for m in ('matplotlib', 'ipywidgets') if m in sys.modules]))"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert json.loads(out) == []


def test_numbers_reach_draw_as_on_the_page():
    got = {}

    def draw(ax, x, kind):
        got.update(x=x, kind=kind)
        return f"{1 / (0 * x):.1f}"

    figure = LiveFigure(
        draw, {"x": slider(0, 1, 0.1, value=0.5), "kind": choice({"one": 1, "two": 2})}, alt="x"
    )
    assert figure.picture()[1] == "inf The numbers have diverged."
    assert isinstance(got["x"], np.float64) and got["kind"] == 1
