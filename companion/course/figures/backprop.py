"""Live figures of chapter 5: whose fault, the smallest network both ways, fifty layers, clipping."""
from functools import cache

import numpy as np

from companion.activations import ACTIVATIONS, relu, relu_grad, softmax
from companion.backprop import (backward_steps, batch_norm, batch_norm_backward, clip_global_norm, dense_backward,
                                tiny_grads)
from companion.course.figures.forward import trained_params
from companion.course.live import (BLUE, GREY, ORANGE, LiveFigure, choice, pick, point, prediction, slider,
                                   steps, take, words)
from companion.data import digits
from companion.losses import cross_entropy_grad
from companion.neurons import dense, forward, predict
from companion.optimizers import sgd_step

from ._pictures import banks, bare, fill, pixels, river

# ---- whose fault is a wrong digit?

MISREAD = {"a 7": 110, "a 9": 52, "a 5": 58, "a 1": 69, "an 8": 251, "a 0": 107}      # validation pictures
LONGEST, SPACING = 0.02, 0.0005


@cache
def one_picture(picture):
    """The layers' inputs, their Z and the slopes of the loss in Z, for one picture and the trained network."""
    data = digits(np.float64)
    logits, notes = forward(trained_params(), data.X_val[[picture]])
    slopes = [dZ for _, dZ, *_ in backward_steps(trained_params(), notes,
                                                 cross_entropy_grad(logits, data.y_val[[picture]]))][::-1]
    return [(A, Z, dZ) for (A, Z), dZ in zip(notes, slopes)]


def moved(picture, step):
    """The network's parameters after one step against the slopes of one picture."""
    return [(W - step * A.T @ dZ, b - step * dZ[0])
            for (W, b), (A, _, dZ) in zip(trained_params(), one_picture(picture))]


@cache
def others_right(picture):
    """How many of the other validation digits are read right after a step of 0, 0.0005, 0.001, ..., 0.02."""
    data, others = digits(np.float64), np.arange(297) != picture
    return np.array([(predict(moved(picture, step), data.X_val) == data.y_val)[others].sum()
                     for step in np.arange(0, LONGEST + SPACING / 2, SPACING)])


def _blame(axes, picture, step):
    data, names = digits(np.float64), np.arange(10)
    truth, notes = data.y_val[picture], one_picture(picture)
    before = softmax(notes[-1][1])[0]
    A = notes[0][0]
    for (W, b), (kept, Z, dZ) in zip(trained_params(), notes):
        # the step changes W by -step * kept.T @ dZ, so the new Z needs one inner product
        moved_Z = dense(A, W, b) - step * ((A * kept).sum() + 1) * dZ
        A = relu(moved_Z)
    after = softmax(moved_Z)[0]
    axes = axes.ravel()
    pixels(axes[0], data.X_val[picture].reshape(8, 8), f"{'an' if truth == 8 else 'a'} {truth}")
    for ax, slopes, title in zip(axes[1:], (notes[0][2].reshape(16, 8), notes[1][2].reshape(8, 8)),
                                 ("blame of 128 neurons", "blame of 64 neurons")):
        ax.imshow(slopes, cmap="RdBu_r", vmin=-1, vmax=1)
        bare(ax, title)
    axes[3].barh(names - 0.2, before, height=0.4, color=GREY, label="before")
    axes[3].barh(names + 0.2, after, height=0.4, color=ORANGE, label="after the step")
    axes[3].set(xlim=(0, 1), ylim=(9.6, -2.4), yticks=names, xticks=[0, 0.5, 1])
    axes[3].set_title("probabilities")
    axes[3].legend(loc="upper right")
    axes[3].yaxis.tick_right()
    right = take(others_right(picture), np.rint(step / SPACING).astype(int))
    return (f"The network reads {'an' if truth == 8 else 'a'} {truth} and answers {before.argmax()}. Red: the loss "
            f"rises with this neuron's z; blue: it falls. After a step of {step:.4f} against all slopes the {truth} has "
            f"the probability {after[truth]:.2f} and the answer is {after.argmax():d}. Of the other 296 validation "
            f"digits {right:d} are read right.")


blame = LiveFigure(
    _blame, {"picture": choice(MISREAD, label="picture"),
             "step": slider(0, LONGEST, SPACING, value=0, label="step against the slopes", format=".4f")},
    alt="A misread digit of 8 by 8 pixels; the slopes of the loss in the 128 and the 64 hidden neurons, red where the "
        "loss rises with the neuron and blue where it falls; and the ten probabilities before and after one step.",
    layout=(2, 2), size=(5.2, 5.4),
    ask=prediction("How long a step against all slopes is enough to turn the 9 into a 7?",
                   ["about 0.0005", "about 0.005", "about 0.02"],
                   right=lambda: min(("about 0.0005", "about 0.005", "about 0.02"),
                                     key=lambda told: abs(np.log(enough_for_a_7() / float(told.split()[1])))),
                   because="All numbers take the step at once, each in the direction that helps.", show={"step": 0.005}))


def enough_for_a_7():
    """The first step on the figure's slider after which its first picture is read rightly."""
    return next(step for step in blame.controls["step"].positions() if blame.said("and the answer is", step=step) == 7)


# ---- L = (relu(w x + b) - y)^2, forward and backward

PLACES = {"x": (0.8, 3.5), "w": (0.8, 1.7), "b": (2.7, 0.35), "w x": (2.7, 2.7), "z": (4.6, 2.0),
          "a": (6.5, 2.0), "y": (6.5, 0.35), "L": (8.6, 2.0)}
EDGES = [("x", "w x"), ("w", "w x"), ("w x", "z"), ("b", "z"), ("z", "a"), ("a", "L"), ("y", "L")]
WALK = [["x", "w", "b", "y"], ["w x"], ["z"], ["a"], ["L"],             # what each stage reaches, there
        ["L"], ["a", "y"], ["z"], ["w x", "b"], ["x", "w"]]             # and back
HERE = np.array([[PLACES[name] for name in stage] + [(np.nan, np.nan)] * (4 - len(stage)) for stage in WALK])


def _tiny_init(x, w, b, y, lr):
    return {"w": w, "b": b}


def _tiny_step(state, x, w, b, y, lr):
    """One step against the slope, for the weight and for the bias."""
    dw, db = tiny_grads(x, state["w"], state["b"], y)
    return {"w": sgd_step(state["w"], dw, lr), "b": sgd_step(state["b"], db, lr)}


def three(number):
    """A number in three digits, never with an exponent."""
    size = np.abs(number)
    return words(size >= 999.5, f"{number:.0f}", words(size < 5e-4, "0", f"{number:.3g}"))


def edge(ax, start, end, slope, passed):
    """An edge; once the way back has passed it, with its local slope and a band that is wider for a larger one."""
    ends = np.array([PLACES[start], PLACES[end]])
    along = (ends[1] - ends[0]) / np.hypot(*(ends[1] - ends[0]))
    up = np.array([-along[1], along[0]])                # at right angles, to the upper side
    away = -up if along[1] > 0 else up                  # from the numbers below the nodes
    ax.plot(*ends.T, color=GREY, linewidth=1)
    x, y = ends[[0, 1, 1, 0, 0]].T
    side = np.array([1, 1, -1, -1, 1]) * np.abs(slope) / (np.abs(slope) + 4) / 4
    fill(ax, x + up[0] * side, np.where(passed, y + up[1] * side, np.nan), color=ORANGE, alpha=0.35)
    ax.text(*(ends.mean(axis=0) + 0.36 * away), words(passed, f"×{three(slope)}", ""), ha="center", va="center")


def _tiny_network(ax, state, x, w, b, y, lr, walk):
    w, b = state["w"], state["b"]
    z = w * x + b
    a, gate = relu(z), relu_grad(z)
    loss, dw, db = (a - y) ** 2, *tiny_grads(x, w, b, y)
    values = {"x": x, "w": w, "b": b, "w x": w * x, "z": z, "a": a, "y": y, "L": loss}
    slopes = {"x": db * w, "w": dw, "b": db, "w x": db, "z": db, "a": 2 * (a - y), "y": -2 * (a - y), "L": 1.0}
    local = {"x": w, "w": x, "w x": 1.0, "b": 1.0, "z": gate, "a": 2 * (a - y), "y": -2 * (a - y)}     # in its successor
    reached = {name: [stage for stage, names in enumerate(WALK) if name in names] for name in PLACES}
    for start, end in EDGES:
        edge(ax, start, end, local[start], walk >= reached[start][1])
    ax.plot(take(HERE[:, :, 0], walk), take(HERE[:, :, 1], walk), "o", color=GREY, alpha=0.4, markersize=38)
    for name, (across, up) in PLACES.items():
        ax.plot(across, up, "o", color="white", markeredgecolor=GREY, markersize=30)
        ax.text(across, up, name, ha="center", va="center", color="black")
        for number, colour, stage, away in ((values[name], BLUE, reached[name][0], 1), (slopes[name], ORANGE, reached[name][1], -1)):
            ax.text(across, up + 0.43 * away, words(walk >= stage, three(number), ""), ha="center",
                    va="bottom" if away > 0 else "top", color=colour, weight="bold")
    ax.set(xlim=(0, 9.4), ylim=(-0.5, 4.4), xticks=[], yticks=[], title="above: values; below: slopes of L")
    ax.spines[["left", "bottom"]].set_visible(False)
    stepped = _tiny_step(state, x, w, b, y, lr)
    after = (relu(stepped["w"] * x + stepped["b"]) - y) ** 2
    return pick(walk, [
        "Given are the input x, the weight w, the bias b and the target y.",
        f"Forward: the product of w and x is {three(w * x)}.",
        f"With the bias it is z, {three(z)}.",
        f"The ReLU makes {three(a)} of it.",
        f"The loss is the square of what is missing to y: {loss:.4f}.",
        "Back: the slope of L in L is 1.",
        f"The square hands back 2 (a − y), {three(2 * (a - y))}, to a, and the opposite to y.",
        f"The ReLU passes it on with factor {gate:.0f}: {three(db)}.",
        "A sum hands it on unchanged, to the product and to the bias.",
        f"Loss {loss:.4f}. The ReLU passes slopes on with factor {gate:.0f}, so the loss changes at the rate of "
        f"{three(dw)} per unit of w and {three(db)} per unit of b. A step of {lr:.3g} makes w {three(stepped['w'])}, "
        f"b {three(stepped['b'])} and the loss {after:.4f}, a change of {after - loss:.2f}; the slopes promised "
        f"{0 - lr * (dw ** 2 + db ** 2):.2f}."
        + words(gate == 0, " The neuron is dead: every product contains this 0, and no step moves it.", "")])


tiny_network = LiveFigure(
    _tiny_network,
    {"walk": steps(len(WALK) - 1, value=len(WALK) - 1, label="there and back", interval=900),
     "x": slider(-3, 3, 0.5, value=2, label="input x"), "w": slider(-5, 5, 0.25, value=3, label="weight w"),
     "b": slider(-5, 5, 0.25, value=1, label="bias b"), "y": slider(0, 20, 1, value=15, label="target y"),
     "lr": slider(0.01, 0.5, 0.01, value=0.01, label="step size")},
    init=_tiny_init, step=_tiny_step, size=(5.2, 3.8),
    alt="The computation graph of one neuron with a squared loss. Above every node stands its value, computed from "
        "left to right, below it the slope of the loss, computed from right to left along bands that are as wide as "
        "the local slopes.",
    ask=prediction("Set the step size to 0.5 and take two steps. What is then the slope below w?", ["−128", "−32", "0"],
                   right=lambda: f"{tiny_network.said('at the rate of', state=tiny_network.state(2, lr=0.5), lr=0.5):g}",
                   because="The steps are so long that z ends far below 0. There the ReLU is off, and its 0 is a "
                           "factor of the slope.",
                   show={"lr": 0.5}, steps=2))


# ---- fifty layers, there and back

DEPTH = 50
KINDS = ["plain", "skip", "skip, small branch", "norm", "norm + skip"]
VARIANCES = np.arange(1, 7) / 2
BENDS = ["relu", "tanh", "sigmoid"]


def there_and_back(kind, variance, rng, activation, depth, width, n):
    """The signal after 0, 1, ..., depth layers, and the gradient after as many layers back: two lists of (n, width).

    A layer is Y = g(X W); kind "norm" puts a batch norm before g, "skip" adds X to the result, "norm + skip" does
    both, "small branch" divides the variance by the depth. Weights are normal with variance / width; inputs and the
    gradient at the top are random.
    """
    g, g_grad = ACTIVATIONS[activation]
    normed, skipped = "norm" in kind, "skip" in kind
    variance = variance / depth if "small branch" in kind else variance
    signals, trace = [rng.standard_normal((n, width))], []
    for _ in range(depth):                                  # forward, and keep what is needed
        X, W = signals[-1], rng.standard_normal((width, width)) * np.sqrt(variance / width)
        Z = X @ W
        V = batch_norm(Z) if normed else Z
        trace.append((X, W, Z, V))
        signals.append(g(V) + X if skipped else g(V))
    gradients = [rng.standard_normal((n, width))]
    for X, W, Z, V in trace[::-1]:                          # and back
        dX = gradients[-1]
        dV = dX * g_grad(V)
        dZ = batch_norm_backward(dV, Z) if normed else dV
        through, _, _ = dense_backward(dZ, X, W)
        gradients.append(through + dX if skipped else through)
    return signals, gradients


def rms(arrays):
    """The root mean square of each array, relative to the first."""
    sizes = np.array([np.sqrt((A ** 2).mean()) for A in arrays])
    return sizes / sizes[0]


def gradient_sizes(kind, variance, rng, activation="relu", depth=DEPTH, width=64, n=128):
    """How long a gradient is after 0, 1, ..., depth layers back, relative to its start: (depth + 1,).

    >>> sizes = gradient_sizes("plain", 2.0, np.random.default_rng(0))
    >>> print(sizes.shape, sizes[0])
    (51,) 1.0
    """
    _, gradients = there_and_back(kind, variance, rng, activation, depth, width, n)
    return rms(gradients)


@cache
def rivers():
    """For each of KINDS, BENDS and VARIANCES, of signal and gradient, the banks and the rms: (90, 51, 4), (90, 51) twice."""
    tables = []
    for kind in KINDS:
        for activation in BENDS:
            for variance in VARIANCES:
                both = there_and_back(kind, variance, np.random.default_rng(0), activation, DEPTH, 64, 128)
                tables.append([part for arrays in both for part in (
                    [banks(A) for A in arrays], [float(f"{size:.3g}") for size in rms(arrays)])])
    return [np.array(table) for table in zip(*tables)]


def _fifty_layers(axes, kind, variance, activation, step):
    row = ((kind * len(BENDS) + activation) * len(VARIANCES) + 2 * variance - 1).astype(int)
    signal, strength, gradient, size = (take(table, row) for table in rivers())
    layers, (upper, lower) = np.arange(DEPTH + 1), axes
    there, back = np.minimum(step, DEPTH), np.maximum(step - DEPTH, 0)
    strength, size = take(strength, there), take(size, back)
    river(upper, signal, layers <= there, BLUE, f"signal: after {there:d} layers {strength:.2g} times as large")
    river(lower, gradient[::-1], layers >= DEPTH - back, ORANGE, f"gradient: {back:d} layers back {size:.2g} times as large")
    lower.set(xlabel="layer")
    return (f"After {there:d} layers the signal is {strength:.3g} times as large as at the start. The gradient is "
            f"{size:.3g} times as large {back:d} layers back: on average a factor of "
            f"{size ** (1 / np.maximum(back, 1)):.3f} for each layer.")


fifty_layers = LiveFigure(
    _fifty_layers,
    {"variance": slider(0.5, 3, 0.5, value=1, format=".1f", label="variance of the weights, times n"),
     "step": steps(2 * DEPTH, value=2 * DEPTH, label="layers there and back", interval=60),
     "kind": choice({kind: k for k, kind in enumerate(KINDS)}, label="layers", live=True),
     "activation": choice({name: k for k, name in enumerate(BENDS)}, label="activation", live=True)},
    layout=(2, 1), size=(5.1, 4.6),
    alt="Two rivers through fifty layers. Above, from left to right, the band that holds 90 % of the signal's numbers; "
        "below, from right to left, the same of the gradient's. They dry up, keep their width or burst their banks.",
    ask=prediction("ReLU layers with a norm, variance 2/n. What becomes of the gradient over the fifty layers?",
                   ["it vanishes", "it keeps its size", "it explodes"],
                   right=lambda: ("it vanishes", "it keeps its size", "it explodes")[
                       int(np.digitize(gradient_sizes("norm", 2, np.random.default_rng(0))[-1], [0.1, 10]))],
                   because="The norm keeps the signal level, and makes each layer stretch the gradient a little.",
                   show={"kind": "norm", "variance": 2}))


# ---- two ways to clip

def _clipping(ax, g, limit):
    (by_norm,), norm = clip_global_norm([g], limit)
    by_value = np.clip(g, -limit, limit)
    circle = np.linspace(0, 2 * np.pi, 121)
    ax.plot(limit * np.cos(circle), limit * np.sin(circle), color=BLUE, linewidth=1)
    ax.plot(limit * np.array([-1, 1, 1, -1, -1]), limit * np.array([-1, -1, 1, 1, -1]), color=ORANGE, linewidth=1,
            linestyle="--")
    for arrow, colour, name, style, mark, width in ((g, GREY, "gradient", "-", "D", 2),
                                                    (by_value, ORANGE, "each number clipped", "--", "s", 3),
                                                    (by_norm, BLUE, "length clipped", "-", "o", 3)):
        ax.plot(np.stack([0 * arrow[0], arrow[0]]), np.stack([0 * arrow[1], arrow[1]]), color=colour, linewidth=width,
                linestyle=style, label=name)
        ax.plot(arrow[0], arrow[1], mark, color=colour, markersize=8)
    turned = np.arctan2(by_value[1], by_value[0]) - np.arctan2(g[1], g[0])
    ax.set(xlim=(-6.5, 6.5), ylim=(-5.5, 8.7), aspect="equal", xlabel="slope in one parameter",
           ylabel="slope in another", yticks=[-4, -2, 0, 2, 4])
    ax.legend(loc="upper left")                                         # above everything that moves
    return (f"The gradient ({g[0]:.1f}, {g[1]:.1f}) has the length {norm:.2f}. Clipped by its length it is "
            f"({by_norm[0]:.2f}, {by_norm[1]:.2f})" + words(norm > 0, " and points the same way", "") + ". Clipped number by number it is "
            f"({by_value[0]:.2f}, {by_value[1]:.2f}), turned by {np.abs(turned) * 180 / np.pi:.1f} degrees.")


clipping = LiveFigure(
    _clipping, {"g": point((3.0, 4.0), low=(-6, -5), high=(6, 5), step=0.5, label="gradient"),
                "limit": slider(0.5, 5, 0.5, value=2, label="limit")},
    size=(5.2, 5.4),
    alt="A gradient as an arrow from the origin that can be dragged, with a circle and a square of the chosen limit. "
        "Clipping the length ends on the circle in the same direction; clipping each number ends on the square and "
        "turns the arrow.")


# ---- how exact is trying?

STEPS = 10.0 ** (-np.arange(0, 49) / 4)         # 1 down to a million-millionth, four to each factor of ten


def trying_error(form, dtype):
    """How far trying is from the slope 12 of t^3 at t = 2, relative to it, at each of STEPS.

    form: "one-sided" or "central"; dtype: the precision of the arithmetic. Returns (49,).

    >>> print(f"{trying_error('central', np.float64)[12]:.0e}")      # the step is a thousandth
    8e-08
    """
    steps, two = STEPS.astype(dtype), dtype(2)
    up, down, middle = (t * t * t for t in (two + steps, two - steps, two))
    slope = (up - down) / (2 * steps) if form == "central" else (up - middle) / steps
    return np.abs(slope.astype(float) - 12) / 12


ERRORS = {dtype: {form: np.maximum(trying_error(form, dtype), 1e-15) for form in ("one-sided", "central")}
          for dtype in (np.float64, np.float32)}


def best_step(dtype):
    """The one of STEPS with which the central form errs least."""
    return STEPS[ERRORS[dtype]["central"].argmin()]


def _trying(ax, step, dtype):
    at = np.round(-4 * np.log10(step)).astype(int)
    found = []
    for form, colour, style, mark in (("one-sided", ORANGE, "--", "s"), ("central", BLUE, "-", "o")):
        errors = ERRORS[dtype][form]
        ax.loglog(STEPS, errors, color=colour, linestyle=style, label=form)
        ax.plot(step, take(errors, at), mark, color=colour, markersize=10)
        found.append(take(errors, at))
    ax.set(xlim=(5e-13, 2), ylim=(3e-16, 30), xlabel="step", ylabel="relative error of the slope",
           title="the slope of t³ at 2, by trying")
    ax.legend(loc="lower left")
    return (f"A step of {step:.1e}: the one-sided slope is off by {found[0]:.1e} of its size, the central one by "
            f"{found[1]:.1e}.")


trying = LiveFigure(
    _trying, {"step": slider(1e-12, 1, 49, value=1e-3, format=".0e", label="step", log=True),
              "dtype": choice({"float64": np.float64, "float32": np.float32}, label="precision")},
    alt="The relative error of a slope found by trying, against the step, both on logarithmic axes. With shrinking steps "
        "it falls, twice as steeply for central differences, until rounding makes it rise again; in float32 that is early.",
    ask=prediction("In float32, where is the best step of the central form?",
                   ["at a smaller step", "at the same step", "at a larger step"],
                   right=lambda: "at a larger step" if best_step(np.float32) > best_step(np.float64)
                   else "at a smaller step",
                   because="Rounding spoils a difference of close numbers, and float32 rounds earlier.",
                   show={"dtype": np.float32}))
