"""Live figures of chapter 2: activation functions."""

from functools import cache

import numpy as np

from companion.activations import (
    elu,
    elu_grad,
    leaky_relu,
    leaky_relu_grad,
    relu,
    relu_grad,
    sigmoid,
    sigmoid_grad,
    softmax,
    tanh,
    tanh_grad,
)
from companion.course.live import (
    BLUE, GREEN, GREY, ORANGE, LiveFigure, choice, pick, prediction, slider, take, toggle, words)
from companion.data import digits
from companion.fast import Adam, Network, fit

Z = np.linspace(-6, 6, 241)
CLOUD = np.sort(np.random.default_rng(0).standard_normal(300))


def _cross(ax):
    """Thin lines through 0."""
    ax.axhline(0, color=GREY, lw=0.8)
    ax.axvline(0, color=GREY, lw=0.8)


# ---- same digit or different? A stack of layers with bends and without

PAIRS, KINDS = 12, ((0, 0), (1, 1), (0, 1), (1, 0))       # the four kinds of a pair: left and right digit


def _pairs(images, labels, left, right, rng):
    """Random pairs of pictures, a left one of the digit left[i] and a right one of right[i]: (n, 128)."""
    by_digit = [images[labels == digit] for digit in (0, 1)]

    def drawn(side):
        return np.where(side[:, None] == 0, *(of[rng.integers(len(of), size=len(side))] for of in by_digit))

    return np.hstack([drawn(left), drawn(right)])


@cache
def same_or_different():
    """Training pairs and new ones, about half alike: (X, y, X_new, y_new), y is 1 for two equal digits."""
    data, rng = digits(np.float64), np.random.default_rng(0)
    made = []
    for images, labels in ((data.X_train, data.y_train), (data.X_val, data.y_val)):
        left, right = rng.integers(0, 2, (2, 1000))
        made += [_pairs(images, labels, left, right, rng), (left == right).astype(int)]
    return tuple(made)


@cache
def pair_network(layers, bends):
    """A network that learned to tell equal digits from different ones, with or without ReLU in between."""
    X, y, _, _ = same_or_different()
    sizes, hidden = (128,) + (32,) * layers + (2,), "relu" if bends else "identity"
    network = Network(sizes, np.random.default_rng(0), hidden=hidden)
    fit(network, X, y, optimizer=Adam(0.003 if layers < 10 else 0.001), epochs=15,
        rng=np.random.default_rng(1))
    return network


@cache
def four_pairs():
    """Twelve times the four pairs of two left and two right pictures, one of each kind: (12, 4, 128)."""
    data, rng, sets = digits(np.float64), np.random.default_rng(2), []
    for _ in range(PAIRS):
        two = [data.X_val[data.y_val == digit][rng.integers(25, size=2)] for digit in (0, 1)]
        sets.append([np.hstack([two[left][0], two[right][1]]) for left, right in KINDS])
    return np.array(sets)


def _sheet(four):
    """Four pairs below one another as one picture of 8 by 17 pixels each."""
    sheet = np.zeros((44, 17))
    for row, pair in enumerate(four.reshape(4, 2, 8, 8)):
        sheet[11 * row + 1:11 * row + 9] = np.hstack([pair[0], np.zeros((8, 1)), pair[1]])
    return sheet


def alike(ax, number, layers, bends):
    """Four pairs of pictures, and how sure a trained network is that the two digits are the same."""
    network, at = pair_network(layers, bends), np.rint(number).astype(int) - 1
    p = network.probabilities(four_pairs().reshape(-1, 128))[:, 1].astype(float).reshape(PAIRS, 4)
    right = (p > 0.5) == [left == right for left, right in KINDS]
    sure, fine = take(p, at), take(right.astype(float), at)
    _, _, X_new, y_new = same_or_different()
    score = (network.predict(X_new) == y_new).mean()
    ax.imshow(take(np.array([_sheet(four) for four in four_pairs()]), at), cmap="Greys", vmin=0, vmax=1,
              extent=(-0.6, -0.05, 4, 0), aspect="auto")
    places, lean = np.arange(4) + 0.45, sure - 0.5
    ax.barh(places, np.ones(4), height=0.4, color=GREY, alpha=0.15)
    ax.barh(places, np.where(fine == 1, lean, 0), left=0.5, height=0.4, color=GREEN)
    ax.barh(places, np.where(fine == 1, 0, lean), left=0.5, height=0.4, color=ORANGE)
    ax.plot([0.5, 0.5], [0.1, 3.8], color=GREY, lw=1.2)
    for row in range(4):
        ax.text(1.04, row + 0.45, words(fine[row] == 1, "right", "wrong"), va="center")
    ax.set(xlim=(-0.62, 1.3), ylim=(4.05, -0.1), yticks=[], xticks=[0, 0.5, 1],
           xticklabels=["different", "undecided", "same"],
           title=f"right: {fine.sum():.0f} of these 4, {score:.0%} of 1000 new pairs")
    ax.spines["left"].set_visible(False)
    return (f"{layers} hidden layer" + "s" * (layers > 1) + (" with bends" if bends else " without bends")
            + f": {fine.sum():.0f} of these four pairs are judged rightly, and {score:.0%} of 1000 new ones. "
            "A coin gets 50%.")


WORSE = {"by 40 pairs of 100": 30, "by 20 pairs of 100": 10, "hardly at all": -100}     # from so many on

pair_figure = LiveFigure(
    alike, {"layers": choice({"1": 1, "2": 2, "5": 5, "10": 10}, value=10, label="hidden layers"),
            "bends": toggle(label="bends"), "number": slider(1, PAIRS, 1, value=2, label="other pictures")},
    alt="Four pairs of handwritten digits, each a 0 or a 1, and a bar for each pair: how sure a network is "
        "that both are the same digit.", name="same-or-different", size=(5.2, 3.8),
    ask=prediction("Take nine of the ten layers away, still without bends. How much worse does it get?", list(WORSE),
                   right=lambda: max(WORSE, key=lambda told: pair_figure.said("rightly, and")
                                     - pair_figure.said("rightly, and", layers=1) >= WORSE[told]),
                   because="Without bends ten layers are worth no more than one: all of them are as good as a coin.",
                   show={"layers": 1}))


# ---- one neuron bends its input


def bend(ax, name, z):
    """One activation: the curve, the point at z, and its slope as a tangent."""
    f, f_grad = {
        "ReLU": (relu, relu_grad),
        "leaky ReLU": (leaky_relu, leaky_relu_grad),
        "ELU": (elu, elu_grad),
        "sigmoid": (sigmoid, sigmoid_grad),
        "tanh": (tanh, tanh_grad),
    }[name]
    a, slope = f(z), f_grad(z)
    _cross(ax)
    ax.plot(Z, f(Z), color=BLUE)
    ends = z + np.array([-1.5, 1.5])
    ax.plot(ends, a + slope * (ends - z), "--", color=ORANGE)
    ax.plot([z, z, -6.3], [-1.5, a, a], ":", color=GREY, lw=1.2)
    ax.plot([z], [a], "o", color=ORANGE, ms=8)
    ax.set(
        xlim=(-6.3, 6.3),
        ylim=(-1.5, 6.5),
        xlabel="weighted sum z",
        ylabel="activation a",
        title=f"{name}: slope {slope:.3g}",
    )
    return f"For z = {z:.1f} the neuron passes on a = {a:.4g}; nudge z and a moves {slope:.3g} times as much."


activation_figure = LiveFigure(
    bend,
    {
        "name": choice(["ReLU", "leaky ReLU", "ELU", "sigmoid", "tanh"], label="activation"),
        "z": slider(-6, 6, 0.1, value=1, label="weighted sum z"),
    },
    name="activation-at-z",
    alt="The curve of an activation function with a marked point and the tangent there.",
    ask=prediction(
        "For which of these is there a z at which a small nudge changes nothing at all?",
        ["leaky ReLU", "tanh", "sigmoid", "ReLU"],
        right=lambda: " and ".join(
            name for name in ("leaky ReLU", "tanh", "sigmoid", "ReLU")
            if activation_figure.said("and a moves", name=name, z=-6) == 0
        ),
        because="Left of 0 its slope is 0. Those of sigmoid and tanh become small out there, but never 0.",
        show={"name": "ReLU", "z": -3},
    ),
)


# ---- the ReLU family, and the dying cloud


def family(axes, slope, alpha, shift):
    """Three members of the family, and a cloud of 300 weighted sums that can be pushed to the left."""
    z = CLOUD + shift
    members = {
        "ReLU": (relu(Z), relu_grad(z)),
        "leaky": (leaky_relu(Z, slope), leaky_relu_grad(z, slope)),
        "ELU": (elu(Z, alpha), elu_grad(z, alpha)),
    }
    left, right = axes
    _cross(left)
    for (name, (curve, _)), color, style in zip(members.items(), [BLUE, ORANGE, GREEN], ["-", "--", "-."]):
        left.plot(Z, curve, style, color=color, label=name)
    left.plot(z, np.full_like(z, -1.85), "|", color=GREY, ms=9, mew=0.8)
    left.set(
        xlim=(-6, 4),
        ylim=(-2.1, 4),
        xlabel="weighted sum z",
        ylabel="activation a",
        title="300 weighted sums",
    )
    left.legend(loc="upper left")
    flow = np.stack([grad.mean() for _, grad in members.values()])
    zero = (z <= 0).mean()
    right.bar(list(members), flow, color=[BLUE, ORANGE, GREEN], width=0.6)
    for k in range(3):
        right.text(k, flow[k] + 0.02, f"{flow[k]:.1%}", ha="center")
    right.set(ylim=(0, 1.15), ylabel="average slope", title="what passes through")
    return (
        f"{zero:.1%} of the sums lie at or below 0. On average ReLU lets {flow[0]:.1%} of a nudge pass, "
        f"leaky ReLU {flow[1]:.1%}, ELU {flow[2]:.1%}. "
        + words(
            flow[0] == 0, "The ReLU neuron is dead: silent for all 300.", "The ReLU neuron still learns."
        )
    )


relu_figure = LiveFigure(
    family,
    {
        "shift": slider(-5, 3, 0.1, value=0, label="push the cloud"),
        "slope": slider(0.01, 0.5, 0.01, value=0.1, label="leaky slope"),
        "alpha": slider(0.05, 2, 0.05, value=1, label="ELU alpha"),
    },
    name="relu-family",
    layout=(1, 2),
    size=(6.2, 3.2),
    alt="Left: ReLU, leaky ReLU and ELU over a cloud of weighted sums. Right: bars with the "
    "average slope of each over the cloud.",
    ask=prediction(
        "Push the cloud far to the left. Which bars become exactly 0?",
        ["only ReLU's", "ReLU's and ELU's", "all three"],
        right=lambda: ["only ReLU's", "ReLU's and ELU's", "all three"][
            sum(relu_figure.said(name, shift=-5) == 0 for name in ("leaky ReLU", ", ELU"))
        ],
        because="ReLU lets nothing pass left of 0; leaky ReLU keeps a small slope, and ELU fades but does not stop.",
        show={"shift": -5},
    ),
)


# ---- the sigmoid far out

FAR = np.arange(-60, 61)


def _far_out(dtype, stable):
    """sigmoid(z) and -log(1 - a) at every whole z, in one precision and one way of writing it."""
    z = FAR.astype(dtype)
    with np.errstate(all="ignore"):
        a = sigmoid(z) if stable else 1 / (1 + np.exp(-z))
        loss = np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z))) if stable else 0 - np.log(1 - a)
    return a.astype(float), loss.astype(float)


def saturation(axes, z, precision, formula):
    """The sigmoid with its slope, and -log(1 - a), computed naively or stably."""
    a_table, loss_table = _far_out(
        {"float64": np.float64, "float32": np.float32}[precision], formula == "stable"
    )
    at = (z + 60).astype(int)
    a, loss, slope = take(a_table, at), take(loss_table, at), sigmoid_grad(z)
    left, right = axes
    left.plot(Z, sigmoid(Z), color=BLUE, label="sigmoid")
    left.plot(Z, sigmoid_grad(Z), "--", color=ORANGE, label="slope")
    near = np.clip(z, -6, 6)
    left.plot([near, near], [slope, a], "o", color=GREEN, ms=7)
    left.set(xlim=(-6.3, 6.3), ylim=(-0.05, 1.1), xlabel="z", title=f"slope {slope:.3g}")
    left.legend(loc="upper left")
    right.plot(FAR, np.where(np.isfinite(loss_table), loss_table, np.nan), color=BLUE)
    right.plot([z], [loss], "o", color=GREEN, ms=8)
    right.axvline(z, color=GREY, lw=0.8)
    right.set(xlim=(-64, 64), ylim=(-4, 66), xlabel="z", title="−log(1 − a)")
    return f"z = {z:.0f}: a = {a:.10f}, slope {slope:.3g}. " + words(
        np.isfinite(loss),
        f"−log(1 − a) is {loss:.4g}.",
        "a is exactly 1, so −log(1 − a) is infinite and of no use.",
    )


sigmoid_figure = LiveFigure(
    saturation,
    {
        "z": slider(-60, 60, 1, value=4, label="weighted sum z"),
        "precision": choice(["float64", "float32"]),
        "formula": choice(["naive", "stable"]),
    },
    name="sigmoid-saturation",
    layout=(1, 2),
    size=(6.2, 3.2),
    alt="Left: the sigmoid and its slope, at most a quarter. Right: −log(1 − a) against z; "
    "computed naively it breaks off where the sigmoid rounds to 1.",
)


# ---- tanh is a stretched sigmoid

CROSSING = 1.6629  # where the slopes of tanh and sigmoid are equal


def stretch(axes, a):
    """tanh(z) against 2 sigmoid(a z) - 1, and the slopes of tanh and sigmoid."""
    left, right = axes
    stretched = 2 * sigmoid(a * Z) - 1
    gap = np.abs(tanh(Z) - stretched).max()
    _cross(left)
    left.plot(Z, tanh(Z), color=BLUE, label="tanh(z)")
    left.plot(Z, stretched, "--", color=ORANGE, label="2σ(a z) − 1")
    left.set(xlim=(-4, 4), ylim=(-1.25, 1.6), xlabel="z", title=f"a = {a:.2f}: gap {gap:.3f}")
    left.legend(loc="upper left", handlelength=1.4)
    right.plot(Z, tanh_grad(Z), color=BLUE, label="tanh′")
    right.plot(Z, sigmoid_grad(Z), "-.", color=GREEN, label="σ′")
    right.plot(Z, 2 * a * sigmoid_grad(a * Z), "--", color=ORANGE, label="stretched")
    right.plot([CROSSING, CROSSING], [0, tanh_grad(np.float64(CROSSING))], ":", color=GREY)
    right.set(xlim=(-4, 4), ylim=(0, 2.2), xlabel="z", title="slopes")
    right.legend(loc="upper left")
    return (
        f"With a = {a:.2f} the two curves differ by at most {gap:.4f}. "
        + words(gap < 1e-12, "They are one curve: tanh is a sigmoid, stretched. ", "")
        + f"Beyond z = {CROSSING} the slope of tanh is smaller than the sigmoid's."
    )


tanh_figure = LiveFigure(
    stretch,
    {"a": slider(0.5, 3, 0.05, value=1, format=".2f", label="stretch a")},
    name="tanh-stretch",
    layout=(1, 2),
    size=(6.2, 3.2),
    alt="Left: tanh and a stretched sigmoid. Right: the slopes of tanh, of the sigmoid, and of the "
    "stretched sigmoid.",
)


# ---- softmax


def shares(axes, z1, z2, z3, shift, temperature):
    """Three scores, and what softmax makes of them."""
    z = np.stack([z1, z2, z3]) + shift
    p = softmax(z / temperature)
    left, right = axes
    names, colors = ["cat", "dog", "fox"], [BLUE, ORANGE, GREEN]
    left.bar(names, z, color=colors, width=0.6)
    left.axhline(0, color=GREY, lw=0.8)
    left.set(ylim=(-10, 12), ylabel="logit", title="scores")
    right.bar(names, p, color=colors, width=0.6)
    right.set(ylim=(0, 1.15), ylabel="probability", title=f"softmax at T = {temperature:.2f}")
    for k in range(3):
        left.text(k, np.maximum(z[k], 0) + 0.4, f"{z[k]:.1f}", ha="center")
        right.text(k, p[k] + 0.02, f"{p[k]:.3f}", ha="center")
    odds = p[0] / p[1]
    return (
        f"{pick(p.argmax(), names)} gets {p.max():.1%}; the three shares add up to {p.sum():.3f}. The odds "
        f"of cat against dog are {odds:.3g}. Shifting all scores by {shift:+.1f} changes no share."
    )


softmax_figure = LiveFigure(
    shares,
    {
        "z1": slider(-4, 4, 0.1, value=2, label="score of cat"),
        "z2": slider(-4, 4, 0.1, value=1, label="score of dog"),
        "z3": slider(-4, 4, 0.1, value=0.1, label="score of fox"),
        "shift": slider(-5, 5, 0.5, value=0, label="added to all"),
        "temperature": slider(0.1, 10, 41, log=True, value=1, format=".2f", label="temperature T"),
    },
    name="softmax-shares",
    layout=(1, 2),
    size=(6.2, 3.2),
    alt="Left: bars of three scores. Right: bars of the probabilities that softmax makes of them.",
    ask=prediction(
        "One of these sliders never changes a probability. Which?",
        ["the score of the fox", "what is added to all", "the temperature"],
        right=lambda: " and ".join(
            name
            for name, moved in {
                "the score of the fox": {"z3": 2},
                "what is added to all": {"shift": 5},
                "the temperature": {"temperature": 10},
            }.items()
            if softmax_figure.said("gets", **moved) == softmax_figure.said("gets")
        ),
        because="Softmax sees only by how much the scores differ.",
        show={"shift": 5},
    ),
)
