"""The page's picture against matplotlib's, as pixels: the only test that sees an image upside down."""

import io

import matplotlib
import numpy as np
import pytest
from PIL import Image

from companion.figures import all_figures
from companion.live.page import tidy
from companion.live.style import rc
from tests.live.kinds import FIGURES
from tests.live.pages import page_arrays, planted, settings

# Mean difference (of 255) and share of pixels that differ by more than 60. Coordinates are rounded to 0.01
# points, so edges fall on other fractions of a pixel; a mark at a wrong place costs several times as much.
MEAN, FAR = 1.2, 0.012
WIDTH = 640  # pixels: beside each other, so that panels are not stacked


def reference(figure, setting, n):
    """matplotlib's SVG at this setting, in the frame that the page keeps from the start."""
    views = {key: value for key, value in setting.items() if not figure.controls[key].live}
    start, _ = figure.picture(**views)
    start.draw_without_rendering()
    drawn, _ = figure.picture(**setting)
    drawn.set_layout_engine("none")
    for ax, first in zip(drawn.axes, start.axes):
        ax.set_position(first.get_position(original=True))
        for image in ax.images:
            image.set_interpolation("none")  # whole cells, not cells cut to 1/72 inch
    buffer = io.StringIO()
    with matplotlib.rc_context(rc(figure.name)):
        drawn.savefig(buffer, format="svg")
    return (
        '<div class="live"><div class="live-picture" data-reference>'
        f'{tidy(buffer.getvalue(), f"reference-{n}")}</div></div>'
    )


def pixels(page, locator, height):
    """The picture alone, in the corner of the window, so that both pictures fall on the same pixels."""
    locator.evaluate("e => e.style.cssText = 'position:fixed;top:0;left:0;width:640px;z-index:9'")
    shot = page.screenshot(clip={"x": 0, "y": 0, "width": WIDTH, "height": height})
    locator.evaluate("e => e.style.cssText = ''")
    return np.asarray(Image.open(io.BytesIO(shot)).convert("RGB"), float)


def worst(live_page, figure, count, texts=None):
    """The largest (mean difference, share of far pixels) over some settings."""
    chosen = settings(figure, count, seed=5)
    page = live_page(
        [figure, *(reference(figure, s, n) for n, s in enumerate(chosen))], texts, width=800, height=600
    )
    page.add_style_tag(content=".live-handle { display: none }")
    found, height = [], int(WIDTH * figure.size[1] / figure.size[0])
    for n, setting in enumerate(chosen):
        page_arrays(page, figure, [setting])
        here, there = page.locator(".live-picture").first, page.locator("[data-reference]").nth(n)
        gap = np.abs(pixels(page, here, height) - pixels(page, there, height))
        found.append((gap.mean(), (gap.max(axis=2) > 60).mean()))
    return np.max(found, axis=0)


@pytest.mark.parametrize("figure", [*FIGURES, *all_figures().values()], ids=lambda f: f.name)
def test_page_looks_like_matplotlib(live_page, figure):
    mean, far = worst(live_page, figure, 3)
    assert mean < MEAN and far < FAR, (mean, far)


@pytest.mark.parametrize(
    "name, right, wrong",
    [
        ("images", "turned ? r : rows - 1 - r", "turned ? rows - 1 - r : r"),
        ("bars", "L${r} ${t}L${l} ${t}Z", "L${r} ${b}L${l} ${t}Z"),
        ("line", "tanh: Math.tanh", "tanh: Math.sin"),
    ],
)
def test_a_planted_fault_is_seen(live_page, name, right, wrong):
    figure = next(f for f in FIGURES if f.name == name)
    mean, far = worst(live_page, figure, 4, planted(right, wrong))
    assert mean >= MEAN or far >= FAR
