"""Live figures of chapter 6: gradient descent and its relatives."""
import numpy as np

from companion.live import BLUE, COLORS, GREEN, GREY, ORANGE, LiveFigure, point, slider, steps, take, words
from companion.optimizers import adam_step, momentum_step, rmsprop_step, sgd_step

# ---- the learning rate on the tiny network's bowl

X_TINY, B_TINY, Y_TINY, W_TINY, WALK = 2.0, 1.0, 15.0, 3.0, 30


def bowl(ax, lr, t):
    """The loss of the tiny network against its weight, with the first t steps of gradient descent."""
    w, path = W_TINY, []
    for _ in range(WALK + 1):
        path.append(w + 0 * lr)
        w = w - lr * 2 * (X_TINY * w + B_TINY - Y_TINY) * X_TINY
    path = np.stack(path)
    loss = (X_TINY * path + B_TINY - Y_TINY) ** 2
    shown = np.arange(WALK + 1) <= t
    line = np.linspace(-1, 15, 161)
    ax.plot(line, (X_TINY * line + B_TINY - Y_TINY) ** 2, color=BLUE)
    ax.plot(np.where(shown, path, np.nan), np.where(shown, loss, np.nan), "o-", color=ORANGE, lw=1.2, ms=5)
    now = take(loss, t)
    ax.set(xlim=(-1, 15), ylim=(-8, 260), xlabel="weight w", ylabel="loss", title=f"step {t:d}: loss {now:.4g}")
    return (f"Learning rate {lr:.3f}: after {t:d} steps w = {take(path, t):.4g} and the loss is {now:.4g}. "
            + words(lr < .125, "The steps stay on one side.", words(lr < .25, "The steps cross the valley and still shrink.",
                    words(lr == .25, "The steps cross the valley and never shrink.", "Every step is longer than the last."))))


bowl_figure = LiveFigure(
    bowl, {"lr": slider(.005, .3, .005, value=.05, label="learning rate", format=".3f"),
           "t": steps(WALK, value=6, label="steps")},
    name="learning-rate-bowl", alt="A parabola of the loss over the weight, and the points that gradient descent visits.")


# ---- four optimizers in a valley

STEPS, START = 100, np.array([-3.0, 2.0])
CIRCLE = np.linspace(0, 2 * np.pi, 61)
LEVELS = (.1, 1, 4, 10)


def descents(curvature, turn, lr, adaptive_lr, beta):
    """The paths of four optimizers on 1/2 w' R diag(curvature) R' w, each (STEPS + 1, 2) in the valley's own axes."""
    c, s = np.cos(turn), np.sin(turn)
    R = np.stack([np.stack([c, -s]), np.stack([s, c])])
    H = R @ (curvature[:, None] * R.T)
    start = R @ START
    zero = 0 * start
    states = {"GD": (start,), "momentum": (start, zero), "RMSprop": (start, zero), "Adam": (start, zero, zero, 0)}
    rules = {"GD": lambda w, g: (sgd_step(w, g, lr),),
             "momentum": lambda w, v, g: momentum_step(w, v, g, lr, beta),
             "RMSprop": lambda w, v, g: rmsprop_step(w, v, g, adaptive_lr, .99),
             "Adam": lambda w, m, v, t, g: adam_step(w, m, v, t, g, adaptive_lr, beta)}
    paths = {}
    for name, state in states.items():
        path = [start]
        for _ in range(STEPS):
            state = rules[name](*state, H @ state[0])
            path.append(state[0])
        paths[name] = np.stack(path)
    return R, paths


def valley(axes, condition, turn, lr, adaptive_lr, beta):
    """Left the valley with four paths, right their losses on a log axis."""
    curvature = np.stack([1 + 0 * condition, condition]) / condition * 10
    R, paths = descents(curvature, turn * np.pi / 180, lr, adaptive_lr, beta)
    left, right = axes
    for level in LEVELS:
        ring = np.sqrt(2 * level / curvature)[:, None] * np.stack([np.cos(CIRCLE), np.sin(CIRCLE)])
        ring = R @ ring
        left.plot(ring[0], ring[1], color=GREY, lw=.7)
    ends = []
    for (name, path), color in zip(paths.items(), COLORS):
        own = path @ R                                           # in the valley's own axes the loss is a sum of two squares
        loss = (own ** 2 * curvature).sum(axis=1) / 2
        left.plot(path[:, 0], path[:, 1], ".-", color=color, lw=1, ms=4)
        right.semilogy(np.arange(STEPS + 1), loss, color=color, label=name, lw=1.6)
        ends.append(loss[-1])
    left.set(xlim=(-4.2, 4.2), ylim=(-4.2, 4.2), aspect="equal", title=f"turned by {turn:.0f}°")
    right.set(xlim=(0, STEPS), ylim=(1e-9, 1e3), xlabel="step", title="loss")
    right.legend(loc="lower left", fontsize=9)
    return (f"Condition {condition:.3g}, turned by {turn:.0f} degrees, loss after {STEPS} steps: GD {ends[0]:.2e}, "
            f"momentum {ends[1]:.2e}, RMSprop {ends[2]:.2e}, Adam {ends[3]:.2e}.")


valley_figure = LiveFigure(
    valley, {"condition": slider(1, 1000, 61, log=True, value=100, label="condition number"),
             "turn": slider(0, 90, 5, value=0, label="turn the valley", format=".0f"),
             "lr": slider(.01, 1, 41, log=True, value=.178, label="lr of GD, momentum"),
             "adaptive_lr": slider(.01, 1, 41, log=True, value=.1, label="lr of RMSprop, Adam"),
             "beta": slider(0, .99, .01, value=.8, label="momentum β", format=".2f")},
    name="valley", layout=(1, 2), size=(6.6, 3.4),
    alt="Left: level lines of a narrow valley and the paths of four optimizers. Right: their losses, step by step.")


# ---- Newton at a saddle

SPAN = np.linspace(-2, 2, 41)
SADDLE = SPAN[None, :] ** 2 - SPAN[:, None] ** 2


def saddle(ax, start, lr, t):
    """Gradient descent and Newton on x^2 - y^2."""
    bend = np.array([2.0, -2.0])
    p, path = start, [start]
    for _ in range(20):
        p = p - lr * bend * p
        path.append(p)
    path = np.stack(path)
    newton = np.stack([start, start - (bend * start) / bend])
    seen = np.arange(21) <= t
    ax.imshow(SADDLE, extent=(-2, 2, -2, 2), origin="lower", cmap="PuOr", vmin=-4, vmax=4, alpha=.6, aspect="auto")
    ax.plot(np.where(seen, path[:, 0], np.nan), np.where(seen, path[:, 1], np.nan), "o-", color=BLUE, ms=5, label="descent")
    ax.plot(newton[:, 0], np.where(t > 0, newton[:, 1], np.nan), "s--", color=GREEN, ms=7, label="Newton")
    ax.set(xlim=(-2, 2), ylim=(-2, 2), xlabel="x", ylabel="y", title="x² − y²")
    ax.legend(loc="upper right")
    x, y = take(path[:, 0], t), take(path[:, 1], t)
    return (f"From ({start[0]:.1f}, {start[1]:.1f}) Newton is at the saddle (0, 0) after 1 step. Descent is at ({x:.3f}, {y:.3f}) "
            f"after {t:d}, where the function is {x ** 2 - y ** 2:.3g}; "
            + words(start[1] == 0, "it started on the ridge and stays there.", "it leaves the saddle along y."))


saddle_figure = LiveFigure(
    saddle, {"start": point((-1.5, .1), low=(-2, -2), high=(2, 2), label="start"),
             "lr": slider(.02, .4, .02, value=.1, label="learning rate"), "t": steps(20, value=12, label="steps")},
    name="saddle", size=(4.6, 3.8),
    alt="A saddle-shaped function as a colour map with the paths of gradient descent and of Newton's method.")
