"""The plots and tables that chapters share, each one call. matplotlib only; no lesson module is imported here.

Colours come from Okabe and Ito's palette, which stays apart under the common kinds of colour blindness.
"""
import html
from itertools import cycle

import numpy as np

BLUE, YELLOW, GREEN, ORANGE, PURPLE, SKY, GREY = "#0072B2", "#E69F00", "#009E73", "#D55E00", "#CC79A7", "#56B4E9", "#6b6b6b"
COLOURS = [BLUE, ORANGE, GREEN, PURPLE, YELLOW, SKY, GREY]      # yellow late: the dark page turns it brown
MARKERS = ["o", "^"]


def axes(columns=1, width=6.4, height=3.2, **options):
    """New axes in the course's style: one Axes, or an array of them when columns > 1."""
    import matplotlib.pyplot as plt

    _, ax = plt.subplots(1, columns, figsize=(width, height), layout="constrained", **options)
    for one in np.atleast_1d(ax):
        tidy(one)
    return ax


def tidy(ax):
    """No box, a light grid, the course's colours."""
    ax.spines[["top", "right"]].set_visible(False)
    ax.grid(alpha=0.25, linewidth=0.6)
    ax.set_axisbelow(True)
    ax.set_prop_cycle(color=COLOURS)
    return ax


def curves(x, lines, xlabel="", ylabel="", title="", ax=None):
    """Several named curves over one x, told apart by colour and by dash: lines is {label: y}. Returns the Axes."""
    ax = axes() if ax is None else ax
    for (label, y), dash in zip(lines.items(), cycle(("-", "--", "-.", ":"))):
        ax.plot(x, y, label=label, linewidth=2, linestyle=dash)
    ax.set(xlabel=xlabel, ylabel=ylabel, title=title)
    ax.legend(frameon=False)
    return ax


def scatter(X, y, ax=None, names=("0", "1")):
    """Points of two classes, told apart by colour and by shape. X: (n, 2), y: (n,) of 0 and 1."""
    ax = axes(height=4) if ax is None else ax
    for k, (colour, marker) in enumerate(zip((BLUE, ORANGE), MARKERS)):
        ax.scatter(*X[y == k].T, color=colour, marker=marker, s=36, edgecolor="white", linewidth=0.6, label=names[k],
                   zorder=3)
    ax.legend(frameon=False)
    return ax


def regions(score, X, y, ax=None, margin=0.4, names=("0", "1")):
    """What a two-input classifier answers everywhere, with its examples on top.

    score: a function from (n, 2) to (n,), above 0 for class 1.
    """
    ax = axes(height=4) if ax is None else ax
    low, high = X.min(axis=0) - margin, X.max(axis=0) + margin
    across, up = np.meshgrid(np.linspace(low[0], high[0], 200), np.linspace(low[1], high[1], 200))
    z = score(np.column_stack([across.ravel(), up.ravel()])).reshape(across.shape)
    ax.contourf(across, up, z > 0, levels=[-0.5, 0.5, 1.5], colors=[BLUE, ORANGE], alpha=0.18)
    ax.contour(across, up, z, levels=[0], colors="black", linewidths=1.2)
    return scatter(X, y, ax, names)


def training(history):
    """Loss and accuracy by epoch, the kept epoch marked. history: a companion History. Returns the two Axes.

    Of a run that measured no accuracy the losses alone: one Axes.
    """
    epochs, losses = np.arange(1, len(history.train_loss) + 1), {"training": history.train_loss}
    if history.val_loss:
        losses["validation"] = history.val_loss
    drawn = axes(columns=2, width=9) if history.val_accuracy else [axes()]
    left = curves(epochs, losses, "epoch", "loss (nats)", ax=drawn[0])
    left.set_yscale("log")
    if history.val_accuracy:
        drawn[1].plot(epochs, 100 * np.array(history.val_accuracy), color=GREEN, linewidth=2)
        drawn[1].set(xlabel="epoch", ylabel="validation accuracy (%)")
    if history.val_loss:
        for ax in drawn:
            ax.axvline(history.best + 1, color=GREY, linestyle=":", linewidth=1.5)
        left.annotate("kept", (history.best + 1, 1), xycoords=("data", "axes fraction"), ha="center", va="bottom",
                      color=GREY)
    return tuple(drawn) if history.val_accuracy else left


def digit_row(images, titles, size=8):
    """A row of digit images, (size * size,) numbers each, with a title above each."""
    row = np.atleast_1d(axes(columns=len(images), width=1.25 * len(images), height=1.7))
    for ax, image, title in zip(row, images, titles, strict=True):
        ax.imshow(np.reshape(image, (size, size)), cmap="gray_r", interpolation="nearest")
        ax.set_title(title, fontsize=10)
        ax.set_axis_off()
    return row


RADIUS = 0.3    # of a circle of a diagram, in the units of its places


def diagram(nodes, arrows, ax=None, scale=0.75):
    """Circles and arrows: a neuron, a network, a computation graph. Returns the Axes.

    nodes: {name: (x, y, text)} or {name: (x, y, text, colour)}, the places about 1 apart; a text that begins
    with "⋮" or " " stands without a circle. arrows: {(from, to): text}. scale: inches for a step of 1.

    >>> ax = diagram({"x": (0, 0, "x"), "z": (2, 0, "wx")}, {("x", "z"): "w"})
    """
    from matplotlib.patches import Circle

    x, y = np.array([node[:2] for node in nodes.values()], float).T
    low, high = np.array([x.min(), y.min()]) - 0.6, np.array([x.max(), y.max()]) + 0.6
    ax = axes(width=scale * (high - low)[0], height=scale * (high - low)[1]) if ax is None else ax
    ax.set(xlim=(low[0], high[0]), ylim=(low[1], high[1]), aspect="equal")
    ax.set_axis_off()
    for (start, end), text in arrows.items():
        a, b = (np.array(nodes[name][:2], float) for name in (start, end))
        along = (b - a) / np.hypot(*(b - a))
        ax.annotate("", b - RADIUS * along, a + RADIUS * along, color=GREY, arrowprops={
            "arrowstyle": "-|>", "shrinkA": 0, "shrinkB": 0, "color": GREY, "linewidth": 0.8})
        if text:
            ax.text(*(a + 0.42 * (b - a)), text, ha="center", va="center", fontsize=9,
                    bbox={"facecolor": "white", "edgecolor": "none", "pad": 1.5})
    for x, y, text, *colour in nodes.values():
        if not text.startswith(("⋮", " ")):
            colour, = colour or [BLUE]
            for options in ({"facecolor": "white"}, {"facecolor": colour, "alpha": 0.15},
                            {"facecolor": "none", "edgecolor": colour, "linewidth": 1.5}):
                ax.add_patch(Circle((x, y), RADIUS, zorder=2, **options))
        ax.text(x, y, text.strip(), ha="center", va="center", fontsize=10)
    return ax


def layers(*columns, most=5, apart=2.2):
    """The nodes and arrows of a fully connected network, for `diagram`: layers(["x₁", "x₂"], 3, ["p"]).

    A column is a list of texts, or a number of units: of more than `most` the first ones and the last are
    drawn, with the number below.
    """
    nodes, arrows = {}, {}
    for layer, column in enumerate(columns):
        if isinstance(column, int):
            texts = [""] * column if column <= most else [""] * (most - 2) + ["⋮", ""]
        else:
            texts = list(column)
        top = (len(texts) - 1) / 2
        for i, text in enumerate(texts):
            nodes[layer, i] = (apart * layer, 0.8 * (top - i), text)
        if isinstance(column, int) and column > most:
            nodes[layer, "count"] = (apart * layer, -0.8 * (top + 0.85), f" {column}")
        drawn = [name for name in nodes if name[0] == layer and not nodes[name][2].startswith(("⋮", " "))]
        arrows |= {(a, b): "" for a in nodes for b in drawn
                   if a[0] == layer - 1 and not nodes[a][2].startswith(("⋮", " "))}
    return nodes, arrows


class Table:
    """Rows of text below their head: a table in a notebook, columns in a terminal. ValueError for a row of another length.

    >>> Table(("batch", "steps", "ms"), [("small", 38, "0.5"), ("all at once", 1, "12.0")])
    batch        steps    ms
    small           38   0.5
    all at once      1  12.0
    """

    def __init__(self, head, rows):
        self.rows = [[str(cell) for cell in row] for row in (head, *rows)]
        for row in self.rows:
            if len(row) != len(head):
                raise ValueError(f"a row has as many cells as the head, {len(head)}; this one has {len(row)}: {row}")

    def __repr__(self):
        first, *widths = [max(map(len, column)) for column in zip(*self.rows)]
        return "\n".join("  ".join([name.ljust(first), *map(str.rjust, cells, widths)]).rstrip()
                         for name, *cells in self.rows)

    def _repr_html_(self):
        def row(cells, tag):
            return "<tr>" + "".join(f"<{tag}>{html.escape(cell, False)}</{tag}>" for cell in cells) + "</tr>"

        head, *rows = self.rows
        body = "".join(row(cells, "td") for cells in rows)
        return f'<table class="table"><thead>{row(head, "th")}</thead><tbody>{body}</tbody></table>'
