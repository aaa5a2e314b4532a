"""How live figures look: the same on the page and in the notebook, light and dark."""

# Colour-blind safe (Okabe and Ito), chosen so that each has contrast >= 3 on white and on near black.
BLUE, ORANGE, GREEN, PURPLE, GREY = "#0072b2", "#d55e00", "#009e73", "#c0649a", "#7f7f7f"
COLORS = [BLUE, ORANGE, GREEN, PURPLE, GREY]


def rc(name):
    """matplotlib settings for one figure; `name` makes the ids in its SVG reproducible."""
    from cycler import cycler

    return {
        "font.size": 11, "axes.titlesize": 12, "axes.labelsize": 11, "legend.fontsize": 10,
        "xtick.labelsize": 10, "ytick.labelsize": 10,
        "axes.prop_cycle": cycler(color=COLORS), "axes.spines.top": False, "axes.spines.right": False,
        "axes.axisbelow": True, "axes.grid": False, "grid.color": GREY, "grid.alpha": .25, "lines.linewidth": 2,
        "legend.frameon": False, "figure.dpi": 72, "path.simplify": False, "axes.unicode_minus": True,
        "svg.fonttype": "none", "svg.hashsalt": name,
    }
