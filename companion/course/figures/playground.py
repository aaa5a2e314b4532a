"""The playground: a small network that really trains in the page, step by step."""

import numpy as np

from companion.activations import ACTIVATIONS, sigmoid
from companion.backprop import backward
from companion.data import moons, spirals
from companion.course.live import BLUE, GREEN, ORANGE, LiveFigure, choice, slider, take, words
from companion.losses import bce_with_logits, bce_with_logits_grad
from companion.neurons import forward, init_params
from companion.optimizers import adam_step, momentum_step, sgd_step

from ._pictures import sides

EXAMPLES, BATCH, WIDEST, PAST = 120, 24, 16, 150


def _data():
    """Four shapes of 120 points in two classes, first half 0, second half 1, without noise."""
    rng = np.random.default_rng(0)

    def sorted_by_class(X, y):
        X = X[np.argsort(y, kind="stable")]
        return ((X - X.mean(axis=0)) / np.abs(X - X.mean(axis=0)).max() * 1.5).round(3)

    angle = rng.uniform(0, 2 * np.pi, EXAMPLES)
    ring = np.repeat([0.5, 1.5], EXAMPLES // 2)
    corners = np.tile([[-1, -1], [1, 1]], (EXAMPLES // 4, 1)), np.tile([[-1, 1], [1, -1]], (EXAMPLES // 4, 1))
    return {
        "two moons": sorted_by_class(*moons(EXAMPLES, 0, rng)),
        "spirals": sorted_by_class(*spirals(EXAMPLES, 0, rng)),
        "ring": np.column_stack([ring * np.cos(angle), ring * np.sin(angle)]).round(3),
        "XOR": np.concatenate(corners).astype(float),
    }


_rng = np.random.default_rng(1)
SHAPES = _data()
TRUTH = np.repeat([0.0, 1.0], EXAMPLES // 2)[:, None]
NOISE = _rng.standard_normal((EXAMPLES, 2)).round(2)
ORDER = np.stack([_rng.permutation(EXAMPLES).reshape(-1, BATCH) for _ in range(12)]).reshape(
    -1, BATCH
)  # 12 shuffled epochs
START = {depth: init_params([2] + [WIDEST] * depth + [1], np.random.default_rng(2)) for depth in (1, 2)}
START = {depth: [(W.round(3), b) for W, b in params] for depth, params in START.items()}
CELLS = 36
SPAN = (np.arange(CELLS) + 0.5) / CELLS * 5 - 2.5
PLANE = np.column_stack([v.ravel() for v in np.meshgrid(SPAN, SPAN)])


def _unpack(state, depth):
    return [(state[f"W{k}"], state[f"b{k}"]) for k in range(1, depth + 2)]


def playground_start(width, depth, optimizer):
    """Narrow networks are the wide one with silent units: their weights are 0 and stay 0."""
    used = (np.arange(WIDEST) < width) * 1.0
    state = {"t": 0, "losses": np.full(PAST, np.nan)}
    for k, (W, b) in enumerate(START[depth], 1):
        W = W if k == 1 else W * used[:, None] * np.sqrt(WIDEST / width)
        state |= {f"W{k}": W * used if k <= depth else W, f"b{k}": b}
    names = [name for name in state if name[0] in "Wb"]
    for memory in {"SGD": "", "momentum": "v", "Adam": "mv"}[optimizer]:
        state |= {memory + name: 0 * state[name] for name in names}
    return state


def playground_step(state, data, noise, depth, activation, optimizer, lr):
    """One mini-batch: forward, backward, one optimizer step. The code is the companion's own."""
    X = data + noise * NOISE
    batch = take(ORDER, state["t"] % len(ORDER))
    params, t = _unpack(state, depth), state["t"]
    hidden, hidden_grad = ACTIVATIONS[activation]
    logits, cache = forward(params, take(X, batch), hidden)
    grads = backward(params, cache, bce_with_logits_grad(logits, take(TRUTH, batch)), hidden_grad)
    new = {"t": t + 1}
    for k, pair in enumerate(grads, 1):
        for name, g in zip((f"W{k}", f"b{k}"), pair):
            w = state[name]
            if optimizer == "SGD":
                new[name] = sgd_step(w, g, lr)
            elif optimizer == "momentum":
                new[name], new["v" + name] = momentum_step(w, state["v" + name], g, lr)
            else:
                new[name], new["m" + name], new["v" + name] = adam_step(
                    w, state["m" + name], state["v" + name], t + 1, g, lr
                )
    loss = bce_with_logits(forward(_unpack(new, depth), X, hidden)[0], TRUTH)
    new["losses"] = np.concatenate([state["losses"][1:], np.reshape(loss, 1)])
    return {name: new[name] for name in state}


def playground_view(axes, state, data, noise, depth, activation):
    """The answer of the network over the plane, the examples, and the loss of the last steps."""
    X, params = data + noise * NOISE, _unpack(state, depth)
    hidden, _ = ACTIVATIONS[activation]
    logits = forward(params, X, hidden)[0]
    loss = bce_with_logits(logits, TRUTH)
    right = ((logits > 0) == (TRUTH > 0)).mean()
    left, other = axes
    answers = sigmoid(forward(params, PLANE, hidden)[0]).reshape(CELLS, CELLS)
    sides(left, answers, (-2.5, 2.5, -2.5, 2.5), alpha=0.5)
    half = EXAMPLES // 2
    left.scatter(X[:half, 0], X[:half, 1], s=18, color=BLUE, marker="o", edgecolors="white", lw=0.6)
    left.scatter(X[half:, 0], X[half:, 1], s=24, color=ORANGE, marker="^", edgecolors="white", lw=0.6)
    left.set(
        xlim=(-2.5, 2.5), ylim=(-2.5, 2.5), xticks=[-2, 0, 2], yticks=[-2, 0, 2], title=f"step {state['t']:d}"
    )
    other.plot(np.arange(-PAST + 1, 1), state["losses"], color=GREEN)
    other.set(xlim=(-PAST, 0), ylim=(0, 1), xlabel="steps ago", title=f"loss {loss:.3f}")
    return (
        f"Step {state['t']:d}: loss {loss:.4f}, {right:.1%} of {EXAMPLES} points on the right side. "
        + words(right == 1, "All of them.", "")
    )


playground_figure = LiveFigure(
    playground_view,
    {
        "data": choice(SHAPES, label="data", live=True),
        "noise": slider(0, 0.5, 0.02, value=0.1, label="noise"),
        "width": slider(1, WIDEST, 1, value=8, label="hidden width"),
        "depth": choice([1, 2], label="hidden layers"),
        "activation": choice(["relu", "tanh", "identity"]),
        "optimizer": choice(["SGD", "momentum", "Adam"]),
        "lr": slider(0.001, 1, 61, log=True, value=0.1, label="learning rate"),
    },
    init=playground_start,
    step=playground_step,
    per_frame=4,
    name="playground",
    layout=(1, 2),
    size=(6.4, 3.4),
    alt="Left: the plane coloured by the network's answer, with the examples. Right: the loss of the last "
    "steps.",
)
