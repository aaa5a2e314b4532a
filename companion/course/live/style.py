"""How live figures look: the same on the page and in the notebook, light and dark."""

import math
import re

# Colour-blind safe (Okabe and Ito), chosen so that each has contrast >= 3 on white and on near black.
BLUE, ORANGE, GREEN, PURPLE, GREY = "#0072b2", "#d55e00", "#009e73", "#c0649a", "#7f7f7f"
SUPERSCRIPT = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
COLORS, NAMES = [BLUE, ORANGE, GREEN, PURPLE, GREY], ["blue", "orange", "green", "purple", "grey"]  # live.css has each for the dark
ANSWERS = "answers"  # the colormap of a plane of answers: each class's region is a tint of its points' colour


def rc(name):
    """matplotlib settings for one figure; `name` makes the ids in its SVG reproducible."""
    import matplotlib
    from cycler import cycler
    from matplotlib.colors import LinearSegmentedColormap

    if ANSWERS not in matplotlib.colormaps:
        matplotlib.colormaps.register(LinearSegmentedColormap.from_list(ANSWERS, [BLUE, "#f0eeec", ORANGE]))
    return {
        "font.size": 11,
        "axes.titlesize": 12,
        "axes.labelsize": 11,
        "legend.fontsize": 10,
        "xtick.labelsize": 10,
        "ytick.labelsize": 10,
        "axes.prop_cycle": cycler(color=COLORS),
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.axisbelow": True,
        "axes.grid": False,
        "grid.color": GREY,
        "grid.alpha": 0.25,
        "lines.linewidth": 2,
        "legend.frameon": False,
        "figure.dpi": 72,
        "path.simplify": False,
        "axes.unicode_minus": True,
        "image.composite_image": False,  # each image of an Axes keeps its own group in the SVG
        "svg.fonttype": "none",
        "svg.hashsalt": name,
    }


def minus(text):
    """A text whose numbers are as on matplotlib's axes: a minus sign in place of a hyphen, and powers of ten.

    >>> minus("from -1.5 to (-2), in a 2-3-1 network, by 1.2e-05")
    'from −1.5 to (−2), in a 2-3-1 network, by 1.2·10⁻⁵'
    """
    text = re.sub(r"(?<=\d)e[+-]00\b", "", text)
    text = re.sub(r"(?<=\d)e([+-])0*(\d+)\b", lambda m: "·10" + (m[1].strip("+") + m[2]).translate(SUPERSCRIPT), text)
    return re.sub(r"(?<![\w.)])-(?=[\d.]|inf)", "−", text)


def plain_power(text):
    """The whole number that raised digits say.

    >>> plain_power("⁻¹²")
    -12
    """
    return int(text.translate({raised: plain for plain, raised in SUPERSCRIPT.items()}))


def plain_powers(ax):
    """Powers of ten on a log axis as Unicode: matplotlib's own formulas take 30 ms a label to set."""
    from matplotlib.ticker import FuncFormatter, LogFormatterSciNotation

    for axis in (ax.xaxis, ax.yaxis):
        if isinstance(axis.get_major_formatter(), LogFormatterSciNotation):
            axis.set_major_formatter(FuncFormatter(_power))
            axis.set_minor_formatter(FuncFormatter(lambda value, position: ""))


def _power(value, position=None):
    exponent = math.log10(value)
    whole = round(exponent)
    return "10" + str(whole).translate(SUPERSCRIPT) if abs(exponent - whole) < 1e-9 else f"{value:g}"
