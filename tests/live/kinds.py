"""Small figures that drive every control and every artist of companion.course.live once."""

import numpy as np

from companion.course.live import (
    BLUE,
    GREEN,
    ORANGE,
    LiveFigure,
    choice,
    grid,
    pick,
    point,
    slider,
    steps,
    take,
    toggle,
    words,
)

X = np.linspace(-6, 6, 121)
CLOUD = np.random.default_rng(0).normal(size=(60, 2))
PIXELS = np.random.default_rng(1).random((8, 8)).round(2)


def line(ax, slope, shift):
    y = np.tanh(slope * (X - shift))
    ax.plot(X, y, label=f"slope {slope:.1f}")
    ax.plot([shift], [0], "o", color=ORANGE)
    ax.plot(X, np.stack([y / 2, -y / 2], axis=1), "--", lw=1)
    ax.axvline(shift, color=GREEN, lw=1)
    ax.axhline(slope / 4, color=GREEN, lw=1, ls=":")
    ax.set(xlim=(-6, 6), ylim=(-1.2, 1.2), title=f"steepest at {shift:+.2f}", xlabel="input", ylabel="output")
    ax.legend(loc="upper left")
    kind = words(slope > 1, "steep", "flat")
    return f"The curve is steepest at {shift:.2f}, where its slope is {slope:.3g}; {kind}."


def bars(ax, height, thick):
    heights = np.array([1.0, 2, -1, 3]) * height
    ax.bar(["a", "b", "c", "d"], heights, width=thick, color=[BLUE, ORANGE, GREEN, BLUE])
    ax.axhspan(0, height, color="0.5", alpha=0.2)
    for i in range(4):
        ax.text(i, heights[i] + 0.2, f"{heights[i]:.1f}", ha="center")
    ax.set(ylim=(-8, 8), xlim=(-0.6, 3.6))
    return f"The tallest bar is {pick(heights.argmax(), ['a', 'b', 'c', 'd'])} with {heights.max():.2f}."


def bars_across(ax, length):
    ax.barh(np.arange(3), length * np.array([1, 0.5, 0.2]), left=0.1, height=0.5)
    ax.axvspan(0, length, color=ORANGE, alpha=0.2)
    ax.set(xlim=(0, 5), ylim=(-0.6, 2.6))
    return f"{length:.0%} of one."


def area(ax, width):
    x = X + 0 * width
    y = np.exp(-((X / width) ** 2))
    ax.fill_between(x, np.where(np.abs(X - 2) < 0.4, np.nan, y), -y / 2, color=BLUE, alpha=0.4, lw=0)
    ax.set(xlim=(-6, 6), ylim=(-0.6, 1.1))
    return f"width {width:.2f}"


def clouds(ax, turn, size):
    c, s = np.cos(turn), np.sin(turn)
    turned = CLOUD @ np.stack([np.stack([c, -s]), np.stack([s, c])])
    ax.scatter(turned[:, 0], turned[:, 1], s=20 * size, c=turned[:, 0], cmap="viridis", vmin=-2, vmax=2)
    ax.scatter(
        CLOUD[:5, 0] * size,
        CLOUD[:5, 1],
        s=60,
        c=[BLUE, ORANGE, GREEN, BLUE, ORANGE],
        marker="s",
        edgecolors="k",
    )
    ax.scatter(CLOUD[5:9, 0], turned[5:9, 1], color=ORANGE, marker="^", alpha=0.5)
    ax.set(xlim=(-4, 4), ylim=(-4, 4), aspect="equal")
    return f"turned by {turn:.2f}"


def images(axes, level, power):
    z = np.clip(PIXELS * level, 0, 1) ** power
    axes[0].imshow(z, vmin=0, vmax=1, cmap="viridis")
    axes[1].imshow(
        z, vmin=0, vmax=1, cmap="viridis", origin="lower", extent=(-1, 1, 0, 4), aspect="auto", alpha=0.8
    )
    axes[1].plot(z[0] * 2 - 1, np.linspace(0.2, 3.8, 8), "r-")
    axes[1].set(xlim=(-1, 1), ylim=(0, 4))
    return f"mean {z.mean():.4f}"


def overlay(ax, level):
    """Two images on one Axes, one of them with holes."""
    ax.imshow(PIXELS * level, vmin=0, vmax=1, cmap="viridis", extent=(0, 8, 0, 8))
    holes = np.where(PIXELS > 0.5, 1 - PIXELS * level, np.nan)
    ax.imshow(holes, vmin=0, vmax=1, cmap="gray", extent=(2, 6, 0, 4))
    ax.set(xlim=(0, 8), ylim=(0, 8))
    return f"level {level:.1f}"


def arrows(ax, p, length):
    tip = p + length * np.array([1, 0.5])
    ax.annotate(
        "", tip, p, arrowprops={"arrowstyle": "-|>", "shrinkA": 0, "shrinkB": 0, "color": ORANGE, "lw": 2}
    )
    ax.annotate("here", p, (6, 6), textcoords="offset points")
    ax.plot(*p, "o")
    ax.set(xlim=(-3, 3), ylim=(-3, 3))
    return f"from ({p[0]:.1f}, {p[1]:.1f})"


def logs(ax, rate):
    k = np.arange(1, 40)
    ax.semilogy(k, rate**k, ".-")
    ax.set(xlim=(1, 40), ylim=(1e-12, 10))
    return f"after 39: {rate ** 39:.2e}"


def walk(ax, k, mode, marked):
    y = {"sine": np.sin, "cosine": np.cos}[mode](np.arange(20) / 3)
    ax.plot(np.arange(20), np.where(np.arange(20) <= k, y, np.nan), "o-")
    if marked:
        ax.plot([k], [take(y, k)], "s", color=ORANGE, ms=12, mfc="none")
    ax.set(xlim=(-1, 20), ylim=(-1.2, 1.2), title=mode)
    return f"{mode} at step {k} is {take(y, k):.3f}"


def baked(ax, n):
    y = np.zeros(n)
    y[::2] = 1
    ax.plot(np.arange(n), y)
    ax.set_title(f"{n} points")
    return f"{n} points"


def sheet(ax, ink, shade):
    ax.imshow(ink * shade, vmin=0, vmax=1, cmap="gray_r")
    return f"{ink.sum():.4f} cells of ink"


ORDER = np.stack([np.random.default_rng(i).permutation(8) for i in range(5)])


def ball_init(speed):
    return {"x": np.zeros(1), "v": speed * np.ones(1), "t": 0, "trail": np.full(30, np.nan)}


def ball_step(state, speed, lr):
    push = take(CLOUD[:8, 0], take(take(ORDER, state["t"] % 5), state["t"] % 8))
    x = state["x"] + lr * state["v"]
    return {
        "x": x,
        "v": state["v"] - lr * np.sin(x) + 0.01 * push,
        "t": state["t"] + 1,
        "trail": np.concatenate([state["trail"][1:], x]),
    }


def ball(ax, state, speed, lr):
    ax.plot(np.arange(30), state["trail"])
    ax.plot([29], state["x"], "o")
    ax.set(xlim=(0, 30), ylim=(-8, 8))
    return f"Step {state['t']}: x = {state['x'][0]:.4f}, v = {state['v'][0]:.2f}."


def runaway(ax, lr):
    w = 1.0
    for _ in range(200):
        w = w - lr * w**3
    ax.plot([0, 1], [0, w])
    ax.set(xlim=(0, 1), ylim=(-2, 2))
    return f"w = {w:.3f}."


CURVES = {"arch": X**2 / 36, "wave": np.sin(X) / 2}


def twins(ax, curve, rate, marked):
    other = ax.twinx()
    ax.plot(X, curve, color=BLUE)
    ax.axvspan(-1, 1, color=GREEN, alpha=0.2)
    other.semilogy(X, rate * (1 + X**2), color=ORANGE)
    if marked:
        other.axhline(rate, color=ORANGE, lw=1)
    ax.set(xlim=(-6, 6), ylim=(-1.2, 1.2))
    other.set(ylim=(1e-4, 1e3), ylabel="log")
    return f"{curve.max():.3f} and {rate:.1e}"


FIGURES = [
    LiveFigure(
        line, {"slope": slider(0.2, 3, 0.1, value=1), "shift": slider(-4, 4, 0.25, value=0)}, alt="A curve."
    ),
    LiveFigure(
        bars, {"height": slider(-2, 2, 0.1, value=1), "thick": slider(0.2, 1, 0.1, value=0.8)}, alt="Bars."
    ),
    LiveFigure(bars_across, {"length": slider(0.1, 4, 0.1, value=2)}, alt="Bars across."),
    LiveFigure(area, {"width": slider(0.2, 4, 0.1, value=1)}, alt="An area."),
    LiveFigure(clouds, {"turn": slider(0, 3, 0.1), "size": slider(0.5, 4, 0.5, value=1)}, alt="Clouds."),
    LiveFigure(
        images,
        {"level": slider(0.1, 2, 0.1, value=1), "power": slider(0.5, 2, 0.25, value=1)},
        alt="Images.",
        layout=(1, 2),
        size=(7, 3.4),
    ),
    LiveFigure(overlay, {"level": slider(0, 1, 0.1, value=0.5)}, alt="Two images."),
    LiveFigure(
        arrows,
        {"p": point((0, 0), low=(-2, -2), high=(2, 2)), "length": slider(-1, 1, 0.1, value=0.5)},
        alt="Arrows.",
    ),
    LiveFigure(logs, {"rate": slider(0.01, 1, 41, log=True, value=0.501)}, alt="A log axis."),
    LiveFigure(
        walk, {"k": steps(19, value=5), "mode": choice(["sine", "cosine"]), "marked": toggle()}, alt="A walk."
    ),
    LiveFigure(baked, {"n": steps(6, value=4, bake=True)}, alt="Points."),
    LiveFigure(
        sheet,
        {
            "ink": grid(PIXELS, presets={"empty corner": np.triu(np.ones((8, 8)))}),
            "shade": slider(0, 1, 0.1, value=1),
        },
        alt="A sheet.",
    ),
    LiveFigure(
        ball,
        {"speed": slider(0, 2, 0.1, value=1), "lr": slider(0.01, 0.5, 0.01, value=0.1)},
        alt="A ball.",
        init=ball_init,
        step=ball_step,
        per_frame=2,
    ),
    LiveFigure(runaway, {"lr": slider(0.1, 5, 0.1, value=0.5)}, alt="A runaway."),
    LiveFigure(
        twins,
        {
            "curve": choice(CURVES, live=True),
            "rate": slider(0.001, 1, 31, log=True, value=0.1, format=".3g"),
            "marked": toggle(True),
        },
        alt="Two axes.",
    ),
]
