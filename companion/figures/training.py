"""Live figures of chapter 7: a network that trains while you watch, its first loss, a test score's error."""
from functools import lru_cache

import numpy as np

from companion.activations import sigmoid, softmax
from companion.backprop import backward
from companion.data import digits, moons
from companion.figures.optimizers import RULES
from companion.live import BLUE, GREEN, GREY, ORANGE, LiveFigure, choice, slider, steps
from companion.losses import bce_with_logits, bce_with_logits_grad, cross_entropy
from companion.neurons import count_params, forward, init_params, windows

# ---- a 2-8-1 network on two moons

MOON_SIZES, MOON_STEPS = (2, 8, 1), 30
MOON_X, MOON_Y = moons(60, 0.12, np.random.default_rng(2))
_SIDE = 32
_AREA = np.meshgrid(np.linspace(-1.6, 2.6, _SIDE), np.linspace(-1.2, 1.7, _SIDE))
_AREA = np.stack(_AREA, axis=-1).reshape(-1, 2)


def _flat(pairs):
    return np.concatenate([part.ravel() for pair in pairs for part in pair])


_START = _flat(init_params(MOON_SIZES, np.random.default_rng(5)))


def moon_run(rule, lr, factor=1.0, steps=MOON_STEPS):
    """Train a 2-8-1 network on 60 points of two moons with one of RULES, all points in one batch.

    lr: one rate, or one for each step, (steps + 1,); factor multiplies every gradient, as a forgotten 1/n
    does. Returns (all parameters in one vector, losses (steps + 1,)).

    >>> theta, losses = moon_run("Adam", lr=0.1)
    >>> print(theta.shape, len(losses), bool(losses[-1] < 0.1))
    (33,) 31 True
    """
    theta, m, v, losses = _START, np.zeros_like(_START), np.zeros_like(_START), []
    targets = MOON_Y[:, None].astype(float)
    rates = np.where(np.arange(steps + 1) < steps, lr, 0.0)         # from the last point no step is taken
    for t in range(steps + 1):
        params = windows(theta, MOON_SIZES)
        logits, cache = forward(params, MOON_X)
        losses.append(bce_with_logits(logits, targets))
        grads = backward(params, cache, bce_with_logits_grad(logits, targets))
        theta, m, v = RULES[rule](theta, m, v, t, factor * _flat(grads), rates[t])
    return theta, np.stack(losses)


def _moons(axes, rule, lr, factor, step):
    left, right = axes
    at = np.arange(MOON_STEPS + 1)
    theta, losses = moon_run(rule, np.where(at < step, lr, 0.0), factor)
    logits, _ = forward(windows(theta, MOON_SIZES), _AREA)
    left.imshow(sigmoid(logits).reshape(_SIDE, _SIDE), origin="lower", extent=(-1.6, 2.6, -1.2, 1.7), vmin=0,
                vmax=1, cmap="coolwarm", alpha=0.7, aspect="auto")
    for k, (colour, marker) in enumerate(((BLUE, "o"), (ORANGE, "^"))):
        left.scatter(*MOON_X[MOON_Y == k].T, color=colour, marker=marker, edgecolor="white", s=30)
    left.set(xlim=(-1.6, 2.6), ylim=(-1.2, 1.7), xlabel="$x_1$", ylabel="$x_2$",
             title=f"after {step:d} steps")
    right.plot(at, np.where(at <= step, losses, np.nan), color=BLUE)
    right.axhline(np.log(2), color=GREY, linestyle=":")
    right.set(xlim=(0, MOON_STEPS), ylim=(0, 1.2), xlabel="step", ylabel="loss (nats)",
              title=f"{rule}, rate {lr:.3g}, gradient times {factor:.0f}")
    found, _ = forward(windows(theta, MOON_SIZES), MOON_X)
    share = ((found[:, 0] > 0) == (MOON_Y == 1)).mean()
    return (f"After {step:d} steps of {rule} with rate {lr:.3g} the loss is {losses[-1]:.3f} (a coin's is "
            f"0.693) and {100 * share:.0f} % of the 60 points are on their side.")


moons_training = LiveFigure(
    _moons,
    {"rule": choice(list(RULES), value="Adam", label="optimizer"),
     "lr": slider(0.001, 1, 61, value=0.1, log=True, label="learning rate", format=".3g"),
     "factor": slider(1, 20, 1, value=1, label="gradient multiplied by"),
     "step": steps(MOON_STEPS, value=MOON_STEPS, label="steps taken", interval=150)},
    name="moons-training", layout=(1, 2), size=(8.4, 3.6),
    alt="Left: sixty points of two interlocking half moons over a map of the network's answer, blue for one "
        "class and red for the other. Right: the loss by step, with a dotted line where a coin would stand.")


# ---- the loss before any training, by the size of the last layer

@lru_cache(maxsize=None)
def first_logits(seed=0, examples=200):
    """Logits of an untrained 64-128-64-10 network for the first digits: (examples, 10), and their labels."""
    data = digits(np.float64)
    params = init_params((64, 128, 64, 10), np.random.default_rng(seed))
    logits, _ = forward(params, data.X_train[:examples])
    return logits, data.y_train[:examples]


_SCALES = np.linspace(0, 3, 31)


def _first_loss(axes, scale):
    left, right = axes
    logits, y = first_logits()
    losses = np.array([cross_entropy(s * logits, y) for s in _SCALES])
    loss, p = cross_entropy(scale * logits, y), softmax(scale * logits)
    left.plot(_SCALES, losses, color=GREY)
    left.axhline(np.log(10), color=GREEN, linestyle="--")
    left.plot(scale, loss, "o", color=ORANGE, markersize=10)
    left.set(xlim=(0, 3), ylim=(2, 4.5), xlabel="last layer multiplied by",
             ylabel="loss before training (nats)", title=f"loss {loss:.3f}")
    right.bar(np.arange(10), p[0], color=BLUE)
    right.axhline(0.1, color=GREEN, linestyle="--")
    right.set(xlim=(-0.6, 9.6), ylim=(0, 1), xticks=np.arange(10), xlabel="class", ylabel="probability",
              title="what it says about one image")
    return (f"With the last layer multiplied by {scale:.1f} the untrained network has a loss of {loss:.3f}; "
            f"ln 10 is 2.303. Its largest probability for the first image is {p[0].max():.2f}.")


first_loss = LiveFigure(
    _first_loss, {"scale": slider(0, 3, 0.1, value=1, label="last layer times", format=".1f")},
    layout=(1, 2), size=(8.4, 3.4),
    alt="Left: the loss of an untrained network rises with the size of its last layer, from a dashed line at "
        "the natural logarithm of 10. Right: ten bars, the probabilities that this network gives to the ten "
        "classes for one image.")


# ---- how far to trust a test score

DRAWS = np.random.default_rng(0).normal(0, 1, 60)


def accuracy_error(accuracy, n):
    """The standard error of an accuracy measured on n examples: sqrt(accuracy (1 - accuracy) / n).

    >>> print(round(float(accuracy_error(0.98, 300)), 4))
    0.0081
    """
    return np.sqrt(accuracy * (1 - accuracy) / n)


def _test_error(ax, accuracy, n):
    error = accuracy_error(accuracy, n)
    low, high = accuracy - 2 * error, np.minimum(accuracy + 2 * error, 1)
    ax.axvspan(100 * low, 100 * high, color=GREEN, alpha=0.2)
    ax.axvline(100 * accuracy, color=GREEN)
    ax.plot(100 * np.minimum(accuracy + error * DRAWS, 1), np.arange(1, 61), "o", color=BLUE, markersize=4)
    ax.set(xlim=(80, 100.5), ylim=(0, 61), yticks=[], xlabel="accuracy (%)", ylabel="sixty test sets",
           title=f"true accuracy {100 * accuracy:.1f} %, tests of {n:.0f} examples")
    return (f"On {n:.0f} examples the standard error is {100 * error:.2f} percentage points: about 95 of 100 "
            f"test sets give between {100 * low:.1f} % and {100 * high:.1f} %.")


test_error = LiveFigure(
    _test_error,
    {"accuracy": slider(0.9, 0.999, 0.001, value=0.98, label="true accuracy", format=".3f"),
     "n": slider(100, 10000, 100, value=300, label="test examples", format=".0f")},
    alt="Sixty dots, the scores that one and the same network would get on sixty test sets, spread around "
        "its true accuracy; a shaded band shows two standard errors on either side.")
