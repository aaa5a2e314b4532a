"""Live figures of chapter 4: loss functions."""
import numpy as np

from companion.activations import sigmoid, sigmoid_grad
from companion.live import BLUE, GREEN, GREY, ORANGE, LiveFigure, choice, slider
from companion.losses import bce_with_logits, bce_with_logits_grad, huber, huber_grad, mae, mae_grad, mse, mse_grad

A = np.linspace(-5, 5, 201)


def _each(loss, a, y, *more):
    """A loss that means over a batch, at every single number of a."""
    return np.stack([loss(np.reshape(v, 1), np.reshape(y, 1), *more) for v in a])


def error_curves(axes, a, y, delta):
    """Squared, absolute and Huber loss of one prediction, and their slopes."""
    e = A - y
    curves = {"squared": (e ** 2, mse, mse_grad, ()), "absolute": (np.abs(e), mae, mae_grad, ()),
              "Huber": (np.where(np.abs(e) <= delta, e ** 2 / 2, delta * (np.abs(e) - delta / 2)), huber, huber_grad, (delta,))}
    left, right = axes
    prediction, target = np.reshape(a, 1), np.reshape(y, 1)
    values, slopes = [], []
    for (name, (curve, f, f_grad, more)), color in zip(curves.items(), [BLUE, ORANGE, GREEN]):
        values.append(f(prediction, target, *more))
        slopes.append(f_grad(prediction, target, *more)[0])
        left.plot(A, curve, color=color, label=name)
        left.plot([a], [values[-1]], "o", color=color)
    left.axvline(y, color=GREY, lw=.8)
    left.set(xlim=(-5, 5), ylim=(-.5, 16), xlabel="prediction", title="loss")
    left.legend(loc="upper center")
    slopes = np.stack(slopes)
    right.bar(list(curves), slopes, color=[BLUE, ORANGE, GREEN], width=.6)
    right.axhline(0, color=GREY, lw=.8)
    right.set(ylim=(-21, 21), title="slope")
    for k in range(3):
        right.text(k, np.maximum(slopes[k], 0) + .6, f"{slopes[k]:.2f}", ha="center")
    return (f"Prediction {a:.1f}, truth {y:.1f}: squared {values[0]:.3f}, absolute {values[1]:.3f}, Huber {values[2]:.3f}. "
            f"Slopes {slopes[0]:.2f}, {slopes[1]:.2f} and {slopes[2]:.2f}.")


error_figure = LiveFigure(
    error_curves, {"a": slider(-5, 5, .1, value=2, label="prediction"), "y": slider(-2, 2, .1, value=0, label="truth"),
                   "delta": slider(.1, 4, .1, value=1, label="Huber's delta")},
    name="error-losses", layout=(1, 2), size=(6.2, 3.2),
    alt="Left: squared, absolute and Huber loss against the prediction. Right: bars of their slopes there.")

LOGITS = np.linspace(-10, 10, 201)


def certain(ax, z, against):
    """-log p and (1 - p)^2 for a true 1, against the probability or the logit."""
    p = sigmoid(LOGITS)
    cross, square = np.log1p(np.exp(-LOGITS)), (1 - p) ** 2
    now, true = np.reshape(z, 1), np.ones(1)
    at = sigmoid(z) if against == "probability p" else z
    entropy, steep = bce_with_logits(now, true), bce_with_logits_grad(now, true)[0]
    error, flat = (1 - sigmoid(z)) ** 2, -2 * (1 - sigmoid(z)) * sigmoid_grad(z)
    x = p if against == "probability p" else LOGITS
    ax.plot(x, cross, color=BLUE, label="−log p")
    ax.plot(x, square, "--", color=ORANGE, label="(1 − p)²")
    ax.plot([at], [entropy], "o", color=BLUE)
    ax.plot([at], [error], "o", color=ORANGE)
    ax.set(xlim=(0, 1) if against == "probability p" else (-10, 10), ylim=(-.2, 10.5), xlabel=against, ylabel="loss")
    ax.legend(loc="upper right")
    return (f"z = {z:.1f}, p = {sigmoid(z):.5f}. Cross-entropy {entropy:.4f} with slope {steep:.5f} in z; squared error "
            f"{error:.4f} with slope {flat:.2e}.")


certain_figure = LiveFigure(
    certain, {"z": slider(-10, 10, .5, value=-2, label="logit z"),
              "against": choice(["logit z", "probability p"], label="axis")},
    name="certainty", alt="Cross-entropy and squared error of a true 1, against the logit or the probability.")
