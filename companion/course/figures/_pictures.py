"""What several chapters draw alike: pixels as a picture, a filled outline, the two sides of a
classifier, a river of numbers."""

import numpy as np

from companion.course.live import ANSWERS, GREY


def pixels(ax, values, title, top=1):
    """A picture of numbers from 0, white, to `top`, black, without ticks or a frame."""
    ax.imshow(values, cmap="Greys", vmin=0, vmax=top)
    bare(ax, title)


def bare(ax, title):
    """No ticks and no frame, only a title."""
    ax.set(xticks=[], yticks=[], title=title)
    ax.spines[["left", "bottom"]].set_visible(False)


def fill(ax, x, y, **look):
    """A closed outline, filled."""
    ax.fill_between(x, y, y[0], lw=0, **look)


def sides(ax, share, extent, alpha=0.35, **look):
    """What a classifier answers on a square of cells: tints of BLUE for 0 and ORANGE for 1, as the points have."""
    look = {"interpolation": "bilinear"} | look
    ax.imshow(share, extent=extent, origin="lower", cmap=ANSWERS, vmin=0, vmax=1, alpha=alpha, **look)


def banks(values):
    """Between which two numbers 90 % and 50 % of the values lie, for a river: (4,)."""
    return np.quantile(values, [0.05, 0.25, 0.75, 0.95]).clip(-9, 9).round(2)


def river(ax, sides, shown, colour, title):
    """The numbers of layer after layer as one stream, 90 % of them and, darker, 50 %; sides: banks, (layers, 4)."""
    layers, width = np.arange(len(sides)), np.where(shown[:, None], sides, np.nan)
    for low, high, alpha in ((0, 3, 0.35), (1, 2, 0.65)):
        ax.fill_between(layers, width[:, low], width[:, high], color=colour, alpha=alpha, linewidth=0)
    ax.axhline(0, color=GREY, linewidth=1)
    ax.set(xlim=(0, len(sides) - 1), ylim=(-4, 4), yticks=[-4, -2, 0, 2, 4])
    ax.set_title(title, loc="left")
