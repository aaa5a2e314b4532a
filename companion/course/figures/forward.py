"""The live figures of chapter 3: the river of a signal through fifty layers, a digit on its way.

Weights and examples are made once, here, with fixed seeds; the draw functions only compute with them.
"""
from functools import cache

import numpy as np

from companion.activations import ACTIVATIONS, relu, softmax
from companion.data import digits
from companion.course.live import BLUE, GREY, ORANGE, LiveFigure, choice, grid, prediction, slider, take, words
from companion.fast import Network, fit
from companion.neurons import dense, forward, he_normal

from ._pictures import banks, pixels, river

# ---- the size of a signal, layer by layer

DEPTH, WIDTH = 50, 128
_rng = np.random.default_rng(0)
EXAMPLES = _rng.standard_normal((50, WIDTH))
LAYERS = [he_normal(WIDTH, WIDTH, _rng) for _ in range(DEPTH)]


FACTORS = np.arange(0.5, 3.25, 0.25)


ACTIVATED = {"ReLU": "relu", "tanh": "tanh", "none": "identity"}


@cache
def rivers(activation):
    """Of the inputs and of each of 50 layers' activations the banks and the rms, for weights of variance factor / n.

    Returns (11, 51, 4) and (11, 51).
    """
    g, _ = ACTIVATIONS[activation]
    sides, rms = [], []
    for factor in FACTORS:
        signals = [EXAMPLES]
        for W in LAYERS:
            signals.append(g(dense(signals[-1], W * np.sqrt(factor / 2), np.zeros(WIDTH))))
        sides.append([banks(A) for A in signals])
        rms.append([float(f"{np.sqrt((A ** 2).mean()):.3g}") for A in signals])
    return np.array(sides), np.array(rms)


def signal_river(ax, factor, activation):
    """Where most of the activations lie, from layer to layer."""
    sides, rms = (take(table, np.rint((factor - FACTORS[0]) / 0.25).astype(int)) for table in rivers(activation))
    river(ax, sides, np.full(DEPTH + 1, True), BLUE, f"variance {factor:.2f}/n: rms {rms[-1]:.3g} after {DEPTH} layers")
    ax.set(xlabel="layer", ylabel="activations")
    per_layer = (rms[-1] / rms[1]) ** (1 / (DEPTH - 1))
    return (f"Weights of variance {factor:.2f}/n: on average a layer multiplies the rms by {per_layer:.3f}. "
            f"After {DEPTH} layers it is {rms[-1]:.3g}.")


signal_figure = LiveFigure(
    signal_river,
    {"factor": slider(0.5, 3, 0.25, value=1.5, label="variance of the weights, times n", format=".2f"),
     "activation": choice(ACTIVATED, label="activation")},
    alt="The activations of fifty layers as a river from left to right: a band that holds 90 % of them and a darker "
        "one that holds half. It dries up, keeps its width or bursts its banks.", size=(5.2, 3.2),
    ask=prediction("At which variance of the weights does the river keep its width without any activation?",
                   ["1/n", "2/n", "3/n"],
                   right=lambda: min(("1/n", "2/n", "3/n"), key=lambda told: abs(np.log(signal_figure.said(
                       "multiplies the rms by", factor=int(told[0]), activation="identity")))),
                   because="Nothing is dropped on the way. The 2 of ReLU makes up for the half that it drops.",
                   show={"factor": 1, "activation": "identity"}))


# ---- a digit on its way through trained weights

SIZES = (64, 128, 64, 10)


@cache
def trained_params():
    """A digit network trained as in the closing chapter: [(W, b), ...] in float64, to three decimals."""
    data = digits()
    network = Network(SIZES, np.random.default_rng(0))
    fit(network, data.X_train, data.y_train, data.X_val, data.y_val, rng=np.random.default_rng(0))
    return [tuple(np.round(part.astype(float), 3) for part in layer) for layer in network.params]


def samples():
    """The first validation picture of each digit: {"0": (8, 8), ...}."""
    data = digits(np.float64)
    return {str(k): data.X_val[(data.y_val == k).argmax()].reshape(8, 8) for k in range(10)}


RANK = np.random.default_rng(1).permutation(SIZES[1])      # the order in which units are switched off


def travel(axes, sheet, off):
    """The pixels, the activations of both hidden layers and the ten probabilities of one picture."""
    (W1, b1), (W2, b2), (W3, b3) = trained_params()
    A1 = relu(dense(sheet.reshape(1, 64), W1, b1)) * (RANK >= off)
    A2 = relu(dense(A1, W2, b2))
    p = softmax(dense(A2, W3, b3))[0]
    whole = forward(trained_params(), sheet.reshape(1, 64))[0][0].argmax()
    axes = axes.ravel()
    for ax, values, title, top in zip(axes, (sheet, A1.reshape(16, 8), A2.reshape(8, 8)),
                                      ("64 pixels", "128 activations", "64 activations"), (1, 4, 6)):
        pixels(ax, values, title, top)
    axes[3].barh(np.arange(10), np.ones(10), color=GREY, alpha=0.15)
    axes[3].barh(np.arange(10), p, color=ORANGE)
    axes[3].set(xlim=(0, 1), ylim=(9.6, -0.6), yticks=np.arange(10), xticks=[0, 0.5, 1])
    axes[3].set_title("scores (softmax)")
    axes[3].yaxis.tick_right()
    active = (A1 > 0).sum()
    return (f"The answer is {p.argmax():d}, with {p.max():.2f}"
            + words(p.argmax() == whole, ", as with all units", f"; with all units it was {whole:d}")
            + f". In the first hidden layer {off:.0f} of 128 units ({off / 128:.0%}) are switched off and "
            f"{active:d} are active.")


digit_figure = LiveFigure(
    travel, {"sheet": grid(samples()["3"], presets=samples(), label="a digit"),
             "off": slider(0, 128, 4, value=0, label="units switched off", format=".0f")},
    alt="A digit of 8 by 8 pixels, the activations that it causes in two hidden layers, and ten bars with "
        "the softmax scores of the digits 0 to 9.", layout=(2, 2), size=(5.2, 5.4),
    ask=prediction("How many of the 128 units can be switched off before the answer changes?",
                   ["fewer than 10", "10 to 30", "more than 30"],
                   right=lambda: "fewer than 10" if first_change() < 10 else "10 to 30" if first_change() <= 30
                   else "more than 30",
                   because="Here they go in a random order. Each answer leans on many units, and on some of them more.",
                   show={"off": 32}))


@cache
def first_change():
    """So many units have to be switched off until the 3 is no longer read as before."""
    return next(off for off in digit_figure.controls["off"].positions()
                if digit_figure.said("The answer is", off=off) != digit_figure.said("The answer is"))
