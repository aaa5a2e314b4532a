"""The live figures of chapter 3: which bias goes where, how a signal fares in depth, a digit, units deleted.

Weights and examples are made once, here, with fixed seeds; the draw functions only compute with them.
"""
from functools import cache

import numpy as np

from companion.activations import ACTIVATIONS, relu, softmax
from companion.data import digits
from companion.course.live import BLUE, GREY, ORANGE, LiveFigure, choice, grid, prediction, slider, take, words
from companion.fast import Network, fit
from companion.neurons import dense, forward, he_normal, predict

from ._pictures import pixels

# ---- which bias is added to which entry of Z

SIDE = 6
ROW, COLUMN = np.indices((SIDE, SIDE))
PLACES = np.arange(SIDE)


def added_biases(n, m):
    """The number of the bias that each entry of Z receives, for n examples and m neurons: (rows, columns).

    Both are (6, 6), nan outside of Z. rows: Z = X @ W + b with b of shape (m,). columns: Z = W @ X + b with
    the same b, which numpy lays along the examples; nan everywhere when the lengths do not fit.
    """
    rows = np.where((ROW < n) & (COLUMN < m), COLUMN, np.nan)
    fits = (n == m) | (n == 1) | (m == 1)
    width = np.where(n == 1, m, n)                     # one column of z and a row b grow into a square
    number = np.where(m == 1, 0, COLUMN)               # a single bias is right everywhere
    return rows, np.where(fits & (ROW < m) & (COLUMN < width), number, np.nan)


def bias_axes(axes, n, m):
    """Z in both conventions, coloured by the bias that each entry receives; small squares: what is wanted."""
    rows, columns = added_biases(n, m)
    right = m == 1
    refused = (n != m) & (n != 1) & (m != 1)
    says = words(refused, "refused", words(right, "right", "wrong, without a word"))
    for ax, Z in zip(axes, (rows, columns)):
        ax.imshow(Z, cmap="viridis", vmin=-2, vmax=5, aspect="auto")
        ax.set(xlim=(-1.3, SIDE - 0.5), ylim=(SIDE - 0.5, -1.3), xticks=PLACES, yticks=PLACES,
               xticklabels=PLACES + 1, yticklabels=PLACES + 1)
    wanted = np.where(m > PLACES, 0.0, np.nan)         # nan hides the squares of neurons that are not there
    edge = np.full(SIDE, -1.0)
    axes[0].scatter(PLACES + wanted, edge, c=PLACES, s=60, marker="s", cmap="viridis", vmin=-2, vmax=5)
    axes[1].scatter(edge, PLACES + wanted, c=PLACES, s=60, marker="s", cmap="viridis", vmin=-2, vmax=5)
    axes[0].set(xlabel="neuron", ylabel="example")
    axes[1].set(xlabel="example", ylabel="neuron")
    axes[0].set_title("Z = X @ W + b: right", loc="left")
    axes[1].set_title(f"Z = W @ X + b: {says}", loc="left")
    square = words(n == 1, "the one example grows into a square, and each column of it gets one bias",
                   "example 1 gets the bias of neuron 1, example 2 that of neuron 2, and so on")
    return (f"n = {n:.0f} examples, m = {m:.0f} neurons, b of shape ({m:.0f},). "
            "Rows: each neuron gets its own bias. Columns: "
            + words(refused, f"numpy refuses to add ({m:.0f},) to ({m:.0f}, {n:.0f}).",
                    words(right, "one bias for everything, which is right.", f"no error, but {square}.")))


shapes_figure = LiveFigure(
    bias_axes, {"n": slider(1, SIDE, 1, value=4, label="examples, n", format=".0f"),
                "m": slider(1, SIDE, 1, value=3, label="neurons, m", format=".0f")},
    alt="The entries of Z in the row convention and in the column convention, coloured by the bias that each "
        "of them receives.", layout=(1, 2), size=(8.4, 3.9),
    ask=prediction("Three examples, three neurons. What does a program do that computes Z = W @ X + b?",
                   ["it stops with an error", "it adds wrong biases", "it adds the right biases"],
                   right=lambda: "it adds wrong biases" if "no error, but" in shapes_figure.picture(n=3, m=3)[1]
                   else "it stops with an error",
                   because="The lengths fit by accident: nobody complains, and only the numbers are wrong.",
                   show={"n": 3, "m": 3}))


# ---- the size of a signal, layer by layer

DEPTH, WIDTH = 50, 128
_rng = np.random.default_rng(0)
EXAMPLES = _rng.standard_normal((50, WIDTH))
LAYERS = [he_normal(WIDTH, WIDTH, _rng) for _ in range(DEPTH)]


FACTORS = np.arange(0.5, 3.25, 0.25)


@cache
def sizes(activation):
    """The rms of the activations after each of 50 layers, for weights of variance factor / n: (11, 50)."""
    g, _ = ACTIVATIONS[activation]
    rows = []
    for factor in FACTORS:
        A, row = EXAMPLES, []
        for W in LAYERS:
            A = g(dense(A, W * np.sqrt(factor / 2), np.zeros(WIDTH)))
            row.append(np.sqrt((A ** 2).mean()))
        rows.append(row)
    return np.array(rows)


def signal_by_depth(ax, factor, activation):
    """The rms of the activations against the layer, on a logarithmic axis."""
    rms = take(sizes(activation), np.rint((factor - FACTORS[0]) / 0.25).astype(int))
    ax.axhline(1, color=GREY, linestyle=":", linewidth=1.5)
    ax.semilogy(np.arange(1, DEPTH + 1), rms, "o-", color=BLUE, markersize=3.5)
    ax.set(xlim=(0, DEPTH + 1), ylim=(1e-16, 1e14), xlabel="layer", ylabel="rms of the activations")
    ax.set_title(f"variance {factor:.2f}/n: rms {rms[-1]:.3g} after {DEPTH} layers", loc="left")
    per_layer = (rms[-1] / rms[0]) ** (1 / (DEPTH - 1))
    return (f"Weights of variance {factor:.2f}/n: on average a layer multiplies the rms by {per_layer:.3f}. "
            f"After {DEPTH} layers it is {rms[-1]:.3g}.")


signal_figure = LiveFigure(
    signal_by_depth,
    {"factor": slider(0.5, 3, 0.25, value=1, label="variance of the weights, times n", format=".2f"),
     "activation": choice({"ReLU": "relu", "tanh": "tanh", "none": "identity"}, label="activation")},
    alt="The root mean square of the activations of fifty layers on a logarithmic axis.", size=(5.2, 3.8),
    ask=prediction("At which variance of the weights is the line level without any activation?", ["1/n", "2/n", "3/n"],
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


# ---- how much a network knows without some of its units

SHARES, DELETIONS = np.arange(0, 105, 5), 20


@cache
def right_without():
    """The share of right answers on the validation digits with 0, 5, ..., 100 % of the first hidden layer deleted.

    Twenty random orders of deletion, one a row: (20, 21).
    """
    data = digits(np.float64)
    (W1, b1), *rest = trained_params()
    A1 = relu(dense(data.X_val, W1, b1))
    table = []
    for seed in range(DELETIONS):
        rank = np.random.default_rng(seed).permutation(SIZES[1])
        table.append([(predict(rest, A1 * (rank >= round(SIZES[1] * share / 100))) == data.y_val).mean()
                      for share in SHARES])
    return np.array(table)


def deleting_units(ax, share):
    """The share of right answers against the share of deleted units, for twenty random orders of deletion."""
    at = np.rint(share / 5).astype(int)
    table = right_without()
    mean, least, most = (take(row, at) for row in (table.mean(axis=0), table.min(axis=0), table.max(axis=0)))
    seen = SHARES <= share                                 # what follows is for the reader to guess
    for row in table:
        ax.plot(SHARES, np.where(seen, 100 * row, np.nan), color=GREY, linewidth=0.8, alpha=0.5)
    ax.plot(SHARES, np.where(seen, 100 * table.mean(axis=0), np.nan), color=BLUE)
    ax.axhline(10, color=GREY, linestyle=":")
    ax.plot(share, 100 * mean, "o", color=ORANGE, markersize=10)
    ax.set(xlim=(-2, 102), ylim=(0, 103), xlabel="units of the first hidden layer deleted (%)",
           ylabel="right answers (%)", title=f"{mean:.1%} right")
    return (f"With {share:.0f}% of the 128 units deleted ({np.rint(1.28 * share):.0f}), {mean:.1%} of 297 "
            f"validation digits are right on average over twenty random deletions, between {least:.1%} and "
            f"{most:.1%}.")


deleting_figure = LiveFigure(
    deleting_units, {"share": slider(0, 100, 5, value=0, label="units deleted, %", format=".0f")},
    alt="Twenty thin falling curves, the share of right answers against the share of deleted units, and "
        "their mean, as far as units are deleted; a dotted line at one in ten, which is guessing.",
    ask=prediction("Half of the 128 units are deleted. Drag the line to the share of right answers that is left.",
                   slider(0, 100, 5, value=50, label="right answers, %", format=".0f"), near=5, along="y",
                   right=lambda: deleting_figure.said("(64),", share=50),
                   because="What the network knows is spread over many units.", show={"share": 50}))
