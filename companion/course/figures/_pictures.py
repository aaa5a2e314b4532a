"""What several chapters draw alike: pixels as a picture, and the two sides of a classifier."""

from companion.course.live import ANSWERS


def pixels(ax, values, title, top=1):
    """A picture of numbers from 0, white, to `top`, black, without ticks or a frame."""
    ax.imshow(values, cmap="Greys", vmin=0, vmax=top)
    bare(ax, title)


def bare(ax, title):
    """No ticks and no frame, only a title."""
    ax.set(xticks=[], yticks=[], title=title)
    ax.spines[["left", "bottom"]].set_visible(False)


def sides(ax, share, extent, alpha=0.35, **look):
    """What a classifier answers on a square of cells: tints of BLUE for 0 and ORANGE for 1, as the points have."""
    ax.imshow(share, extent=extent, origin="lower", cmap=ANSWERS, vmin=0, vmax=1, alpha=alpha, **look)
