"""The playground: a small network that really trains in the page, step by step."""

import numpy as np

from companion.activations import ACTIVATIONS, sigmoid
from companion.backprop import backward
from companion.data import moons, spirals
from companion.course.live import ANSWERS, BLUE, GREEN, ORANGE, PURPLE, LiveFigure, choice, slider, take
from companion.losses import bce_with_logits, bce_with_logits_grad
from companion.neurons import forward, init_params
from companion.optimizers import adam_step, momentum_step, sgd_step

from ._pictures import bare, sides

EXAMPLES, BATCH, WIDEST = 120, 24, 8
SLOTS = np.arange(151)  # the history has a place for every thirtieth of a power of ten, up to 100,000 steps
REACHED = 10 ** (SLOTS / 30)


def _data():
    """Four shapes in two classes without noise: 120 points to learn from and 120 others, each half 0, then half 1."""
    rng = np.random.default_rng(0)

    def parted(X, y):
        X = X[np.argsort(y, kind="stable")]
        X = (X - X.mean(axis=0)) / np.abs(X - X.mean(axis=0)).max() * 1.5
        return np.concatenate([X[::2], X[1::2]]).round(3)

    angle = rng.uniform(0, 2 * np.pi, 2 * EXAMPLES)
    ring = np.tile(np.repeat([0.5, 1.5], EXAMPLES // 2), 2)
    corners = np.tile([[-1, -1], [1, 1]], (EXAMPLES // 4, 1)), np.tile([[-1, 1], [1, -1]], (EXAMPLES // 4, 1))
    return {
        "two moons": parted(*moons(2 * EXAMPLES, 0, rng)),
        "spirals": parted(*spirals(2 * EXAMPLES, 0, rng)),
        "ring": np.column_stack([ring * np.cos(angle), ring * np.sin(angle)]).round(3),
        "XOR": np.concatenate(corners + corners).astype(float),
    }


_rng = np.random.default_rng(1)
SHAPES = _data()
TRUTH = np.repeat([0.0, 1.0], EXAMPLES // 2)[:, None]
NOISE = _rng.standard_normal((2 * EXAMPLES, 2)).round(2)
ORDER = np.stack([_rng.permutation(EXAMPLES).reshape(-1, BATCH) for _ in range(12)]).reshape(
    -1, BATCH
)  # 12 shuffled epochs
START = {depth: init_params([2] + [WIDEST] * depth + [1], np.random.default_rng(2)) for depth in (1, 2)}
START = {depth: [(W.round(3), b) for W, b in params] for depth, params in START.items()}
CELLS, THUMB = 36, 12
SPAN = (np.arange(CELLS) + 0.5) / CELLS * 5 - 2.5
PLANE = np.column_stack([v.ravel() for v in np.meshgrid(SPAN, SPAN)])


def _unpack(state, depth):
    return [(state[f"W{k}"], state[f"b{k}"]) for k in range(1, depth + 2)]


def _slot(step):
    return np.floor(30 * np.log10(np.maximum(step, 1)) + 1e-9)


def playground_start(width, depth, optimizer):
    """Narrow networks are the wide one with silent units: their weights are 0 and stay 0."""
    used = (np.arange(WIDEST) < width) * 1.0
    state = {"t": 0, "losses": np.full((2, len(SLOTS)), np.nan)}
    for k, (W, b) in enumerate(START[depth], 1):
        W = W if k == 1 else W * used[:, None] * np.sqrt(WIDEST / width)
        state |= {f"W{k}": W * used if k <= depth else W, f"b{k}": b}
    names = [name for name in state if name[0] in "Wb"]
    for memory in {"SGD": "", "momentum": "v", "Adam": "mv"}[optimizer]:
        state |= {memory + name: 0 * state[name] for name in names}
    return state


def _losses(logits):
    """The loss on the points that are learned from, and on the others: (2,)."""
    return np.stack([bce_with_logits(logits[:EXAMPLES], TRUTH), bce_with_logits(logits[EXAMPLES:], TRUTH)])


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
    losses = _losses(forward(_unpack(new, depth), X, hidden)[0])
    fresh = (SLOTS <= _slot(t + 1)) & ((SLOTS > _slot(t)) | (SLOTS == _slot(t + 1)))
    new["losses"] = np.where(fresh, losses[:, None], state["losses"])
    return {name: new[name] for name in state}


# The network is drawn on squares: a unit is one of them, and the next one begins after a gap of two cells.
PITCH = (THUMB + 2) / THUMB
TALL = WIDEST * PITCH - 2 / THUMB
LEFT = {1: [3.0], 2: [1.8, 4.2]}  # where the hidden layers stand; the inputs at 0, the output at 7
OUT = 7.0


def _rows(count):
    """The heights of so many units: of a hidden layer from the top down, of others around the middle."""
    return -0.5 - PITCH * np.arange(count) if count == WIDEST else -TALL / 2 + 2 * (np.arange(count)[::-1] - (count - 1) / 2)


def _edges(ax, params):
    """The weights as bands from unit to unit, as thick as they are large: orange where positive, blue where negative."""
    places = [(0.4, 0.4), *((x, x + 1) for x in LEFT[len(params) - 1]), (OUT - 0.4, OUT)]
    for (W, _), (_, begin), (end, _) in zip(params, places, places[1:]):
        high = np.stack(np.meshgrid(*map(_rows, W.shape), indexing="ij"))
        y = np.moveaxis(np.concatenate([high, np.full((1, *W.shape), np.nan)]), 0, -1).ravel()
        x = np.tile([begin, end, np.nan], W.size)
        for sign, colour in ((1, ORANGE), (-1, BLUE)):
            thick = np.maximum(sign * W, 0)
            half = np.repeat((0.15 * thick / (1 + thick)).ravel(), 3)
            ax.fill_between(x, y - half, y + half, color=colour, lw=0, alpha=0.8)


def _units(ax, cache, used):
    """What each hidden unit answers over the plane: a row of small pictures, one below the other."""
    for x, (A, _) in zip(LEFT[len(cache) - 1], cache[1:]):
        answers = A.reshape(CELLS, CELLS, WIDEST)[1 :: CELLS // THUMB, 1 :: CELLS // THUMB]
        answers = np.where(used, answers / (np.abs(answers).max(axis=(0, 1)) + 1e-9), np.nan)
        answers = np.transpose(answers, (2, 0, 1))[:, ::-1]  # the first row of a picture is its top
        answers = np.concatenate([answers, np.full((WIDEST, 2, THUMB), np.nan)], axis=1).reshape(-1, THUMB)[:-2]
        ax.imshow(answers, extent=(x, x + 1, -TALL, 0), cmap=ANSWERS, vmin=-1, vmax=1, zorder=3)


def playground_view(axes, state, data, noise, width, depth, activation):
    """The network, its answer over the plane with the examples, and the losses from the first step on."""
    X, params = data + noise * NOISE, _unpack(state, depth)
    hidden, _ = ACTIVATIONS[activation]
    logits = forward(params, X, hidden)[0]
    loss, new = _losses(logits)
    right, others = (((part > 0) == (TRUTH > 0)).mean() for part in (logits[:EXAMPLES], logits[EXAMPLES:]))
    network, plane, history = axes
    network.get_gridspec().set_width_ratios((4.7, 6.4, 4.9))
    answers, cache = forward(params, PLANE, hidden)

    _edges(network, params)
    _units(network, cache, np.arange(WIDEST) < width)
    for name, x, height in (("x₁", 0, _rows(2)[0]), ("x₂", 0, _rows(2)[1]), ("p", OUT, _rows(1)[0])):
        network.text(x, height, name, ha="center", va="center")
    network.set(xlim=(-0.5, OUT + 0.4), ylim=(-TALL - 0.2, 0.2), aspect="equal")
    bare(network, f"step {state['t']:d}")

    sides(plane, sigmoid(answers).reshape(CELLS, CELLS), (-2.5, 2.5, -2.5, 2.5), alpha=0.5)
    half = EXAMPLES // 2
    plane.scatter(X[:half, 0], X[:half, 1], s=18, color=BLUE, marker="o", edgecolor="white", lw=0.6)
    plane.scatter(X[half:EXAMPLES, 0], X[half:EXAMPLES, 1], s=24, color=ORANGE, marker="^", edgecolor="white", lw=0.6)
    plane.set(xlim=(-2.5, 2.5), ylim=(-2.5, 2.5), xticks=[-2, 0, 2], yticks=[-2, 0, 2])
    plane.set_title(f"{right:.1%} right")

    history.loglog(REACHED, state["losses"][0], color=GREEN, label="learned from")
    history.loglog(REACHED, state["losses"][1], "--", color=PURPLE, label="others")
    history.set(xlim=(1, REACHED[-1]), ylim=(1e-4, 10), xlabel="steps")
    history.set_title(f"loss {loss:.3f}")
    history.minorticks_off()
    history.legend(loc="lower left")
    return (
        f"Step {state['t']:d}: loss {loss:.4f}, right {right:.1%} of {EXAMPLES} points. On {EXAMPLES} others, from which "
        f"it does not learn: loss {new:.4f}, right {others:.1%}."
    )


playground_figure = LiveFigure(
    playground_view,
    {
        "data": choice(SHAPES, label="data", live=True),
        "noise": slider(0, 0.5, 0.02, value=0.1, label="noise"),
        "width": slider(1, WIDEST, 1, value=WIDEST, label="hidden width"),
        "depth": choice([1, 2], label="hidden layers"),
        "activation": choice(["relu", "tanh", "identity"]),
        "optimizer": choice(["SGD", "momentum", "Adam"]),
        "lr": slider(0.001, 1, 61, log=True, value=0.1, label="learning rate"),
    },
    init=playground_start,
    step=playground_step,
    per_frame=4,
    narrow="width",
    name="playground",
    layout=(1, 3),
    size=(7.4, 3.5),
    alt="Left: a network whose hidden units show what they answer over the plane, joined by bands as thick as the "
    "weights. Middle: the answer of the network, with the examples. Right: the losses since the first step.",
)
