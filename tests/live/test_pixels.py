"""The page's picture against matplotlib's, as pixels: the only test that sees an image upside down."""

import io

import matplotlib
import numpy as np
import pytest
from PIL import Image

from companion.course.figures import all_figures
from companion.course.live.page import tidy
from companion.course.live.style import rc
from tests.live.kinds import FIGURES
from tests.live.pages import page_arrays, planted, position, settings

# Mean difference (of 255) and share of pixels that differ by more than 60. Coordinates are rounded to 0.01
# points, so edges fall on other fractions of a pixel; a mark at a wrong place costs several times as much.
MEAN, FAR = 1.2, 0.012
EVERY = {**all_figures(), **{f.name: f for f in FIGURES}}
WIDTH = 640  # pixels: beside each other, so that panels are not stacked


def frame(figure, views):
    """Where matplotlib puts the Axes at the start; the page keeps them there."""
    start, _ = figure.picture(**views)
    start.draw_without_rendering()
    return [ax.get_position(original=True) for ax in start.axes]


def reference(figure, setting, boxes, uid):
    """matplotlib's SVG at this setting, its Axes in these boxes."""
    drawn, _ = figure.picture(**setting)
    drawn.set_layout_engine("none")
    smooth = []
    for ax, box in zip(drawn.axes, boxes, strict=True):
        ax.set_position(box)
        for image in ax.images:
            if image.get_interpolation() == "bilinear":
                smooth.append(f"m{len(smooth)}.0")
                image.set_gid(smooth[-1])
            image.set_interpolation("none")  # whole cells, not cells cut to 1/72 inch
    buffer = io.StringIO()
    with matplotlib.rc_context(rc(figure.name)):
        drawn.savefig(buffer, format="svg")
    svg = tidy(buffer.getvalue(), uid, smooth=smooth)
    return f'<div class="live"><div class="live-picture" data-reference>{svg}</div></div>'


def references(figure, chosen):
    """matplotlib's pictures at these settings."""
    frames, drawn = {}, []
    for n, setting in enumerate(chosen):
        views = {key: value for key, value in setting.items() if not figure.controls[key].live}
        key = tuple(position(figure.controls[key], value) for key, value in views.items())
        if key not in frames:
            frames[key] = frame(figure, views)
        drawn.append(reference(figure, setting, frames[key], f"reference-{n}"))
    return drawn


def pixels(page, locator, height):
    """The picture alone, in the corner of the window, so that both pictures fall on the same pixels."""
    locator.evaluate("(e, width) => e.style.cssText = `position:fixed;top:0;left:0;width:${width}px;z-index:9`", WIDTH)
    shot = page.screenshot(clip={"x": 0, "y": 0, "width": WIDTH, "height": height})
    locator.evaluate("e => e.style.cssText = ''")
    return np.asarray(Image.open(io.BytesIO(shot)).convert("RGB"), float)


def worst(live_page, figure, count, texts=None):
    """The largest (mean difference, share of far pixels) over some settings."""
    chosen = settings(figure, count, seed=5)
    page = live_page([figure, *references(figure, chosen)], texts, width=800, height=600)
    page.add_style_tag(content=".live-handle { display: none }")
    found, height = [], int(WIDTH * figure.size[1] / figure.size[0])
    for n, setting in enumerate(chosen):
        page_arrays(page, figure, [setting])
        here, there = page.locator(".live-picture").first, page.locator("[data-reference]").nth(n)
        gap = np.abs(pixels(page, here, height) - pixels(page, there, height))
        found.append((gap.mean(), (gap.max(axis=2) > 60).mean()))
    return np.max(found, axis=0)


@pytest.mark.parametrize("count", [2, pytest.param(6, marks=pytest.mark.slow)])
@pytest.mark.parametrize("name", EVERY)
def test_page_looks_like_matplotlib(live_page, name, count):
    mean, far = worst(live_page, EVERY[name], count)
    assert mean < MEAN and far < FAR, (mean, far)


@pytest.mark.parametrize(
    "name, right, wrong",
    [
        ("images", "turned ? r : rows - 1 - r", "turned ? rows - 1 - r : r"),
        ("travel", "turned ? r : rows - 1 - r", "turned ? rows - 1 - r : r"),
        ("bars", "L${r} ${t}L${l} ${t}Z", "L${r} ${b}L${l} ${t}Z"),
        ("outlier", "px[k] = short(X(x[k]))", "px[k] = short(X(x[k]) + 6)"),
        ("line", "px[k] = short(X(x[k]))", "px[k] = short(X(x[k]) + 6)"),
        ("line", "cosh: Math.cosh, tanh", "cosh: Math.cosh, tanh: Math.sin"),
        ("twins", "view.axes[mark.a]", "view.axes[0]"),
        ("twins", "v > 0 ? Math.log10(v) * k", "v > 0 ? v * k"),
    ],
)
def test_a_planted_fault_is_seen(live_page, name, right, wrong):
    mean, far = worst(live_page, EVERY[name], 4, planted(right, wrong))
    assert mean >= MEAN or far >= FAR
