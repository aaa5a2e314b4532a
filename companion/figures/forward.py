"""Live figures of chapter 3: a digit on its way through a trained network."""
from functools import cache

import numpy as np

from companion.activations import relu, softmax
from companion.data import digits
from companion.live import BLUE, GREY, ORANGE, LiveFigure, grid, steps, words
from companion.neurons import Network, forward
from companion.optimizers import Adam
from companion.training import fit

HIDDEN = 32


@cache
def trained_digits():
    """A 64-32-10 network trained on the digits, its parameters rounded to 3 decimals in float64."""
    data = digits()
    network = Network([64, HIDDEN, 10], np.random.default_rng(0))
    fit(network, data.X_train, data.y_train, data.X_val, data.y_val, Adam(0.003), epochs=30, rng=np.random.default_rng(1))
    return [(W.astype(float).round(3), b.astype(float).round(3)) for W, b in network.params]


def examples():
    """Four test digits to start from."""
    data = digits(np.float64)
    return {f"a {k}": data.X_test[np.flatnonzero(data.y_test == k)[0]].reshape(8, 8) for k in (3, 0, 7, 8)}


REMOVED = np.random.default_rng(0).permutation(HIDDEN)


def digit_through(axes, drawn, removed):
    """The drawing, the 32 hidden activations, and the ten probabilities."""
    (W1, b1), (W2, b2) = trained_digits()
    alive = REMOVED >= removed                                      # a removed unit sends nothing on
    logits, cache_ = forward([(W1, b1), (W2 * alive[:, None], b2)], drawn.reshape(1, 64))
    hidden = np.where(alive, relu(cache_[0][1][0]), 0)
    p = softmax(logits)[0]
    first, second, third = axes
    first.imshow(drawn, cmap="Blues", vmin=0, vmax=1)
    first.set(xticks=[], yticks=[], title="64 pixels")
    second.barh(np.arange(HIDDEN), hidden, color=BLUE, height=.8)
    second.plot(np.where(alive, np.nan, .05), np.arange(HIDDEN), "x", color=GREY, ms=4)
    second.set(xlim=(0, 6), ylim=(HIDDEN - .5, -.5), yticks=[], xlabel="activation", title=f"{HIDDEN} hidden units")
    third.barh(np.arange(10), p, color=ORANGE, height=.7)
    third.set(xlim=(0, 1), ylim=(9.5, -.5), yticks=range(10), xlabel="probability", title="10 digits")
    top, count = p.argmax(), (hidden > 0).sum()
    return (f"The network reads a {top:d} with probability {p.max():.1%}; {count:d} of {HIDDEN} hidden units fire. "
            + words(removed > 0, f"{removed:d} units are removed.", "All units are in place."))


SHEETS = examples()

digit_figure = LiveFigure(
    digit_through, {"drawn": grid(SHEETS["a 3"], presets=SHEETS, label="draw a digit"),
                    "removed": steps(HIDDEN, label="units removed")},
    name="digit-through-network", layout=(1, 3), size=(6.6, 3),
    alt="A digit drawn on 8 by 8 cells, the activations of the 32 hidden units, and the probabilities of the ten digits.")
