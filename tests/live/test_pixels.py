"""The page's picture against matplotlib's own drawing, as pixels: the only test that sees an image upside down."""
import io

import matplotlib
import numpy as np
import pytest
from PIL import Image

import conftest as live
from companion.live import SCRIPTS, STATIC
from companion.live.page import tidy
from companion.live.style import rc
from kinds import FIGURES

MEAN, FAR = 1.2, 0.012        # mean difference (of 255) and share of pixels that differ by more than 60


def reference(figure, setting):
    """matplotlib's SVG at this setting, in the frame that the page keeps from the start."""
    start, _ = figure.picture()
    start.draw_without_rendering()
    drawn, _ = figure.picture(**setting)
    drawn.set_layout_engine("none")
    for ax, first in zip(drawn.axes, start.axes):
        ax.set_position(first.get_position(original=True))
    buffer = io.StringIO()
    with matplotlib.rc_context(rc(figure.name)):
        drawn.savefig(buffer, format="svg")
    return ('<div class="live"><div class="live-picture" data-reference>'
            f'{tidy(buffer.getvalue(), "reference-" + figure.name)}</div></div>')


def pixels(locator):
    return np.asarray(Image.open(io.BytesIO(locator.screenshot())).convert("RGB"), float)


def worst(open_page, tmp_path, figure, count, scripts=None):
    """The largest (mean difference, share of far pixels) over some settings."""
    chosen = live.settings(figure, count, seed=5)
    page = open_page(live.write_page(tmp_path / "page.html", [figure, *(reference(figure, s) for s in chosen)], scripts),
                     viewport={"width": 700, "height": 600})
    page.add_style_tag(content=".live-handle { display: none }")
    found = []
    for n, setting in enumerate(chosen):
        live.page_arrays(page, figure, [setting])
        here, want = pixels(page.locator(".live-picture").first), pixels(page.locator("[data-reference]").nth(n))
        gap = np.abs(here[:want.shape[0], :want.shape[1]] - want[:here.shape[0], :here.shape[1]])
        found.append((gap.mean(), (gap.max(axis=2) > 60).mean()))
    return np.max(found, axis=0)


@pytest.mark.parametrize("figure", FIGURES, ids=lambda f: f.name)
def test_page_looks_like_matplotlib(open_page, tmp_path, figure):
    mean, far = worst(open_page, tmp_path, figure, 4)
    assert mean < MEAN and far < FAR, (mean, far)


@pytest.mark.parametrize("name, file, right, wrong", [
    ("images", 1, "turned ? r : rows - 1 - r", "turned ? rows - 1 - r : r"),
    ("bars", 1, "L${r} ${t}L${l} ${t}Z", "L${r} ${b}L${l} ${t}Z"),
    ("line", 0, "tanh: Math.tanh", "tanh: Math.sin"),
])
def test_a_planted_fault_is_seen(open_page, tmp_path, name, file, right, wrong):
    figure = next(f for f in FIGURES if f.name == name)
    scripts = [(STATIC / script).read_text("utf-8") for script in SCRIPTS]
    assert right in scripts[file]
    scripts[file] = scripts[file].replace(right, wrong)
    mean, far = worst(open_page, tmp_path, figure, 4, scripts)
    assert mean >= MEAN or far >= FAR
