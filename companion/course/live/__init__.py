"""Live figures: a draw function with controls, alive in a notebook and on the static page.

>>> import numpy as np
>>> def parabola(ax, w):
...     x = np.linspace(-2, 2, 81)
...     ax.plot(x, w * x ** 2)
...     ax.set(xlim=(-2, 2), ylim=(-4, 4))
...     return f"At x = 2 the curve is at {4 * w:.1f}."
>>> LiveFigure(parabola, {"w": slider(-1, 1, .1, value=.5)}, alt="A parabola.")
<LiveFigure parabola: w>
"""

from pathlib import Path

from .controls import choice, grid, point, slider, steps, toggle
from .figure import LiveFigure
from .prediction import prediction
from .record import CannotRecord, pick, take, words
from .style import ANSWERS, BLUE, COLORS, GREEN, GREY, ORANGE, PURPLE

STATIC = Path(__file__).parent / "static"
SCRIPTS = ["replay.js", "live.js"]
STYLES = ["live.css"]

__all__ = [
    "ANSWERS",
    "BLUE",
    "COLORS",
    "CannotRecord",
    "GREEN",
    "GREY",
    "LiveFigure",
    "ORANGE",
    "PURPLE",
    "SCRIPTS",
    "STATIC",
    "STYLES",
    "choice",
    "grid",
    "pick",
    "point",
    "prediction",
    "slider",
    "steps",
    "take",
    "toggle",
    "words",
]
