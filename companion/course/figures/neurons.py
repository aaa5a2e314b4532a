"""The live figures of "Before you start" and of chapter 1: a slope, a sum, a line that learns, a hidden layer, depth.

Each draw function uses the companion's own neurons. Data are made once, here, with a fixed seed.
"""
import numpy as np

from companion.activations import ACTIVATIONS, identity, relu
from companion.data import digits, xor
from companion.course.live import (BLUE, GREEN, GREY, ORANGE, PURPLE, LiveFigure, choice, grid, pick,
                                   point, prediction, slider, steps, take, toggle, words)
from companion.neurons import dense, forward, neuron, xor_weights

from ._pictures import fill, pixels, sides

CORNERS, XOR = xor()
GATES = {"AND": np.array([0, 0, 0, 1]), "OR": np.array([0, 1, 1, 1]), "XOR": XOR}
CELLS = 60
SIDE = (np.arange(CELLS) + 0.5) * 2 / CELLS            # the middles of the cells of a picture, 2 wide and 2 high
GRID = np.column_stack([v.ravel() for v in np.meshgrid(SIDE, SIDE)])
INPUTS = (-0.5, 1.5, -0.5, 1.5)                         # the frame of the input plane
FOLDS = 6
STARTS = np.linspace(0, 1, 2 ** (FOLDS + 1) + 1)       # no corner of any sawtooth falls between two of these


def score(X, w1, w2, b):
    """One neuron with two inputs for a batch: z = w1 x1 + w2 x2 + b, shape (n,)."""
    return dense(X, np.stack([w1, w2])[:, None], np.stack([b]))[:, 0]


def line(w1, w2, b):
    """Two far points of the line w1 x1 + w2 x2 + b = 0, also when it stands upright; nan when both weights are 0."""
    square = w1 ** 2 + w2 ** 2
    foot = np.stack([-b * w1 / square, -b * w2 / square])          # the point of the line nearest to the origin
    along = 9 * np.stack([-w2, w1]) / np.sqrt(square)
    ends = np.stack([foot - along, foot + along])
    return ends[:, 0], ends[:, 1]


def plane(ax, colours, frame):
    """A picture of numbers from 0 (blue) to 1 (orange), one for each point of `points(frame)`."""
    sides(ax, colours.reshape(CELLS, CELLS), frame)
    ax.set(xlim=frame[:2], ylim=frame[2:], xticks=[0, 0.5, 1, 1.5], yticks=[0, 0.5, 1])


def points(frame):
    """The middles of all cells in a frame: (3600, 2)."""
    return GRID + np.array([frame[0], frame[2]])


def corners(ax, X, y):
    """Class 0 as blue discs, class 1 as orange triangles."""
    for k, (colour, marker) in enumerate(((BLUE, "o"), (ORANGE, "^"))):
        ax.scatter(X[y == k, 0], X[y == k, 1], s=110, color=colour, marker=marker, edgecolor="white", zorder=4)


# ---- the slope of a curve

def slope(ax, x, h):
    """The curve x^3 - 3x, the chord from x - h to x + h, and the tangent at x."""
    def f(t):
        return t ** 3 - 3 * t

    across = np.linspace(-2.5, 2.5, 201)
    left, right = np.stack([x - h, f(x - h)]), np.stack([x + h, f(x + h)])
    rise, true = right[1] - left[1], 3 * x ** 2 - 3
    ax.plot(across, f(across), color=GREY)
    ax.plot(across, f(x) + true * (across - x), color=GREEN, linestyle="--", label="tangent")
    ax.plot(np.stack([left[0], right[0]]), np.stack([left[1], right[1]]), "o-", color=ORANGE, label="chord")
    ax.set(xlim=(-2.5, 2.5), ylim=(-6, 6), xlabel="x", ylabel="f(x)")
    ax.legend(loc="lower left", ncols=2, bbox_to_anchor=(0, 1.08))       # a tangent crosses every corner
    ax.set_title(f"rise over run: {rise:.3f} / {2 * h:.3f}", loc="left")
    return f"The chord has the slope {rise / (2 * h):.4f}, the curve at x = {x:.1f} has the slope {true:.4f}."


slope_figure = LiveFigure(
    slope, {"x": slider(-2, 2, 0.1, value=1.5, label="place x", format=".1f"),
            "h": slider(0.01, 1, 0.01, value=0.8, label="half the run, h", format=".2f")},
    alt="A curve with a chord through two of its points and the tangent between them.")


# ---- one neuron, product by product

def threshold(z):
    """1 for z > 0, else 0: a neuron that decides."""
    return np.where(z > 0, 1.0, 0.0)


def neuron_sum(ax, x1, x2, x3, w1, w2, w3, b, activation, as_weight):
    """The products of one neuron as steps that lead from 0 to z; the bias is the last step."""
    x, w = np.stack([x1, x2, x3]), np.stack([w1, w2, w3])
    if as_weight:                                       # one more input that is always 1, and no bias
        x, w, b = np.concatenate([x, np.ones(1)]), np.concatenate([w, np.reshape(b, 1)]), 0.0
    z = neuron(x, w, b)
    a = threshold(z) if activation == "threshold" else ACTIVATIONS[activation][0](z)
    parts = w * x if as_weight else np.concatenate([w * x, np.reshape(b, 1)])
    ends = np.concatenate([np.zeros(1), np.cumsum(parts)])
    unit = 5 / np.maximum(np.abs(ends).max(), 2.5)      # the longest way still fits
    rows = np.arange(4)
    ax.axvline(0, color=GREY, linewidth=0.8)
    between = [0.3, 0.7, np.nan, 1.3, 1.7, np.nan, 2.3, 2.7, np.nan]
    ax.plot(np.repeat(ends[1:4] * unit, 3), between, color=GREY, linewidth=1)
    for sign, colour in ((parts > 0, BLUE), (parts < 0, ORANGE)):
        ax.barh(rows, np.where(sign, parts * unit, np.nan), height=0.6, left=ends[:4] * unit, color=colour)
    ax.barh([4, 5], np.stack([z, a]) * unit, height=0.6, color=GREEN)
    for k in range(4):
        last = k == 3 and not as_weight
        product = f"{parts[k]:+g}" if last else f"{x[k]:g} × {w[k]:g} = {parts[k] + 0:g}"
        ax.text(-11.6, k, product, va="center")
    for k, name in enumerate(["x₁ w₁", "x₂ w₂", "x₃ w₃", "1 × b" if as_weight else "bias b"]):
        ax.text(-15.6, k, name, va="center", color=GREY)
    for k, name in ((4, "sum z"), (5, "a = g(z)")):
        ax.text(-15.6, k, name, va="center", weight="bold")
    ax.text(-11.6, 4, f"{z + 0:g}", va="center", weight="bold")
    ax.text(-11.6, 5, f"{a + 0:.4g}", va="center", weight="bold")
    ax.axhline(3.5, color=GREY, linewidth=0.8)
    ax.set(xlim=(-15.8, 5.3), ylim=(5.5, -0.5), xticks=[], yticks=[])
    ax.spines[["left", "bottom"]].set_visible(False)
    return (f"The products and the bias add up to z = {z + 0:g}; {NAMES[activation]} turns it into "
            f"a = {a + 0:.4g}. " + ("The bias stands as a weight on a fourth input that is always 1, and z is the same."
               if as_weight else "The bias is what remains when all inputs are 0."))


NAMES = {"threshold": "the threshold", "identity": "no activation", "relu": "ReLU", "sigmoid": "the sigmoid"}
_X = {f"x{k}": slider(-3, 3, 0.5, value=v, label="input x" + "₀₁₂₃"[k]) for k, v in ((1, 2), (2, 3), (3, 1))}
_W = {f"w{k}": slider(-2, 2, 0.5, value=v, label="weight w" + "₀₁₂₃"[k]) for k, v in ((1, 0.5), (2, -1), (3, 2))}
sum_figure = LiveFigure(
    neuron_sum, {**_X, **_W,
                 "b": slider(-3, 3, 0.5, value=1, label="bias b"),
                 "activation": choice({"threshold": "threshold", "none": "identity", "ReLU": "relu",
                                       "sigmoid": "sigmoid"}, value="threshold", label="activation g"),
                 "as_weight": toggle(label="bias as a weight on 1")},
    alt="The three products of inputs and weights and the bias as bars, each beginning where the one before "
        "ends; the last two bars are their sum z and the activation a.", size=(5.2, 3.2),
    ask=prediction("The weight w₁ goes from 0.5 to 1, and its input x₁ is 2. By how much does z grow?", ["0.5", "1", "2"],
                   right=lambda: f"{sum_figure.said('z =', w1=1) - sum_figure.said('z ='):g}",
                   because="It grows by x₁ times the change of the weight.", show={"w1": 1}))


# ---- a 0 or a 1: two measurements of a picture, and a line that learns

FEW = 40                                                # so many pictures are learned from
BEGIN = (np.array([1.0, 1.0]), -0.5)                    # the first line: yes, if there is ink enough
FRAME = (-0.02, 1.02, -0.02, 1.02)
FRAME_POINTS = (GRID / 2 - 0.5) * 1.04 + 0.5


def zeros_and_ones(part):
    """The pictures of 0 and 1 in a part of the digits, "train", "val" or "test": X (n, 64), y (n,)."""
    data = digits(np.float64)
    X, y = getattr(data, f"X_{part}"), getattr(data, f"y_{part}")
    return X[y < 2], y[y < 2]


def ink(pictures):
    """The mean ink in the middle and on the left of each picture, to hundredths: (n, 2).

    Of the four middle rows: columns 4 and 5, and columns 2 and 3. pictures: (n, 64), from 0 (paper) to 1 (ink).
    """
    rows = pictures.reshape(-1, 8, 8)[:, 2:6]
    middle, left = rows[:, :, 3:5].mean(axis=(1, 2)), rows[:, :, 1:3].mean(axis=(1, 2))
    return np.column_stack([middle, left]).round(2)


def perceptron_step(w, b, x, y, lr):
    """One step of the perceptron rule: the new (w, b) after the example x, whose right answer is y, 0 or 1."""
    error = y - int(neuron(x, w, b) > 0)        # 1 after a missed yes, -1 after a false one
    return w + lr * error * x, b + lr * error


PICTURES, IS_ONE = zeros_and_ones("train")
PICTURES, IS_ONE = PICTURES[:FEW], IS_ONE[:FEW]
INK = ink(PICTURES)


def corrections(lr):
    """All that the perceptron rule does until it rests: rows of w1, w2, b, and the pictures that moved them."""
    (w, b), moved = BEGIN, []
    rows, quiet = [[*w, b]], 0
    while quiet < FEW:
        for k in range(FEW):
            w, b = perceptron_step(w, b, INK[k], IS_ONE[k], lr)
            quiet = quiet + 1 if [*w, b] == rows[-1] else 0
            if not quiet:
                rows.append([*w, b])
                moved.append(k)
    return np.array(rows), np.array(moved)


def ink_plane(ax, w1, w2, b):
    """The forty pictures as points, the line where the neuron is undecided, and how many it gets right."""
    yes = np.clip(0.5 + 40 * score(FRAME_POINTS, w1, w2, b), 0, 1)         # a hard edge, softened by a cell
    sides(ax, yes.reshape(CELLS, CELLS), FRAME)
    ax.plot(*line(w1, w2, b), color=PURPLE)
    for k, (colour, marker) in enumerate(((BLUE, "o"), (ORANGE, "^"))):
        ax.scatter(*INK[IS_ONE == k].T, s=42, color=colour, marker=marker, edgecolor="white", label=f"a {k}",
                   zorder=3)
    ax.set(xlim=FRAME[:2], ylim=FRAME[2:], xticks=[0, 0.5, 1], yticks=[0, 0.5, 1], xlabel="ink in the middle",
           ylabel="ink on the left")
    ax.legend(loc="upper right")
    return ((score(INK, w1, w2, b) > 0) == (IS_ONE == 1)).sum()


def zero_or_one(ax, w1, w2, b, sheet):
    """A line of the reader's over the forty pictures, and where the drawn picture stands."""
    middle, left = sheet[2:6, 3:5].mean(), sheet[2:6, 1:3].mean()
    right = ink_plane(ax, w1, w2, b)
    ax.plot(np.reshape(middle, 1), np.reshape(left, 1), "*", color=GREEN, markeredgecolor="white", markersize=17,
            zorder=4)
    ax.set_title(f"{right:d} of {FEW} pictures right", loc="left")
    z = w1 * middle + w2 * left + b
    return (f"Your picture, the star, has {middle:.2f} of its middle inked and {left:.2f} of its left: read as a "
            + words(z > 0, "1", "0") + f". Of the {FEW} others {right:d} are read rightly.")


def _samples():
    """A few of the pictures that the line is not learned from."""
    X, y = zeros_and_ones("val")
    return {f"{k}{mark}": X[y == k][n].reshape(8, 8) for n, mark in enumerate(("", "′", "″")) for k in (0, 1)}


_SAMPLES = _samples()
zero_or_one_figure = LiveFigure(
    zero_or_one, {"w1": slider(-4, 4, 0.1, value=BEGIN[0][0], label="weight of the middle", format=".1f"),
                  "w2": slider(-4, 4, 0.1, value=BEGIN[0][1], label="weight of the left", format=".1f"),
                  "b": slider(-3, 3, 0.1, value=BEGIN[1], label="bias", format=".1f"),
                  "sheet": grid(_SAMPLES["0"], presets=_SAMPLES, label="your picture")},
    alt="Forty handwritten zeros and ones as points, by their ink in the middle and on the left, cut by a straight "
        "line; a star marks the picture on the grid.", size=(4.8, 3.1))


# rows of one length, so that one number, the count of corrections, finds its place in each of them
RATES = {"1": 1.0, "1/2": 0.5, "1/5": 0.2}
RUNS = {lr: corrections(lr) for lr in RATES.values()}
LONGEST = max(len(moved) for _, moved in RUNS.values())


def perceptron(axes, done, lr):
    """The line after so many corrections, the line before the last one, and the picture that moved it."""
    rows, moved = RUNS[lr]
    there = np.minimum(done, len(moved))
    before = take(rows, np.maximum(there - 1, 0))
    w1, w2, b = (take(column, there) for column in rows.T)
    # before the first correction there is no picture: an empty one and no circle
    last = take(np.concatenate([[FEW], moved]), there)
    picture, place = take(np.concatenate([PICTURES, np.zeros((1, 64))]), last), np.vstack([INK, [np.nan] * 2])
    left, other = axes
    right = ink_plane(left, w1, w2, b)
    left.plot(*line(before[0], before[1], before[2]), "--", color=GREY)
    left.plot(np.reshape(take(place[:, 0], last), 1), np.reshape(take(place[:, 1], last), 1), "o", color=GREEN,
              fillstyle="none", markersize=15, markeredgewidth=3, zorder=4)
    left.set_title(f"{right:d} of {FEW} pictures right", loc="left")
    pixels(other, picture.reshape(8, 8), "the picture that moved the line")
    kind = take(np.append(IS_ONE, 2), last)
    return (f"Corrections: {there:d}. Weights {w1:.3f} and {w2:.3f}, bias {b:.1f}. "
            + pick(kind, ["The circled 0 had been called a 1, so its ink was subtracted.",
                          "The circled 1 had been called a 0, so its ink was added.", "This is the first line."])
            + words(right == FEW, " No mistake is left, and the line rests.", ""))


perceptron_figure = LiveFigure(
    perceptron, {"done": steps(LONGEST, value=1, label="corrections", interval=700),
                 "lr": choice(RATES, value=0.5, label="learning rate lr")},
    alt="Left: zeros and ones as points, the line now and, dashed, the line before the last correction, and a circle "
        "around the picture that moved it. Right: that picture.", layout=(1, 2), size=(7.6, 3.9),
    ask=prediction("With a learning rate of 1 in place of 1/2, how many corrections will it take?",
                   ["fewer", "as many", "more"],
                   right=lambda: "fewer" if len(RUNS[1.0][1]) < len(RUNS[0.5][1]) else "more",
                   because="Each correction moves the line twice as far, and from this start it rests sooner.",
                   show={"lr": 1.0, "done": LONGEST}))


# ---- one line, three gates

def three_gates(axes, w1, w2, b):
    """The same line over the corners of AND, OR and XOR."""
    yes = np.clip(0.5 + 15 * score(points(INPUTS), w1, w2, b), 0, 1)       # a hard edge, softened by a cell
    fired = score(CORNERS, w1, w2, b) > 0
    counts = [(fired == (y == 1)).sum() for y in GATES.values()]
    for ax, (name, y), count in zip(axes, GATES.items(), counts):
        plane(ax, yes, INPUTS)
        ax.plot(*line(w1, w2, b), color=PURPLE)
        corners(ax, CORNERS, y)
        ax.set(xticks=[0, 1], yticks=[0, 1], xlabel="x₁")
        ax.set_title(f"{name}: {count:d} of 4 right")
    axes[0].set_ylabel("x₂")
    return f"Corners on the right side: AND {counts[0]:d} of 4, OR {counts[1]:d} of 4, XOR {counts[2]:d} of 4."


def most_right(gate):
    """The most corners of a gate that one line gets right, over lines that the sliders can draw."""
    lines = np.meshgrid(*(control.positions()[::5] for control in gates_figure.controls.values()))
    w1, w2, b = (side.ravel() for side in lines)
    fired = CORNERS @ np.stack([w1, w2]) + b > 0
    return (fired == (GATES[gate] == 1)[:, None]).sum(axis=0).max()


gates_figure = LiveFigure(
    three_gates, {"w1": slider(-2, 2, 0.1, value=1, label="weight w₁", format=".1f"),
                  "w2": slider(-2, 2, 0.1, value=0, label="weight w₂", format=".1f"),
                  "b": slider(-3, 3, 0.1, value=-0.5, label="bias b", format=".1f")},
    alt="Three squares with the corners of AND, OR and XOR, all cut by the same line.", layout=(1, 3),
    size=(7.4, 3),
    ask=prediction("For one of the three no line gets 4 of 4. Which one?", list(GATES),
                   right=lambda: " and ".join(gate for gate in GATES if most_right(gate) < 4),
                   because="Its two yes corners lie across from each other, and so do its two no corners.",
                   show={"w1": 1, "w2": 1, "b": -0.5}))


# ---- three lines, three hidden neurons

VIEW = (-1.5, 1.5, -1.5, 1.5)
VIEW_POINTS = (GRID - 1) * 1.5 + np.sqrt([2e-6, 3e-6])     # beside the middles, so that none lies on a line
OUTPUTS = {"+ + −": (1.0, 1.0, -1.0), "+ − −": (1.0, -1.0, -1.0), "− − −": (-1.0, -1.0, -1.0)}
HALF = 0.5


def lines_network(p, q, r, signs):
    """A 2-3-1 network. Each hidden neuron's line goes through a point, at right angles to the way from 0.

    p, q, r: (2,), not 0. On a line z = 0, and beyond it z is the distance. The output adds or takes away each
    activation as signs say, and half: all minus, it says yes around 0.

    >>> p, q, r = np.array([[0.0, 2.0], [3.0, 4.0], [1.0, 0.0]])
    >>> (W, b), _ = lines_network(p, q, r, (-1, -1, -1))
    >>> print(W.T.tolist(), b.tolist())
    [[0.0, 1.0], [0.6, 0.8], [1.0, 0.0]] [-2.0, -5.0, -1.0]
    """
    feet = np.stack([p, q, r])
    far = np.sqrt((feet ** 2).sum(axis=1))
    W = (feet / far[:, None]).T
    return [(W, -far), (np.array(signs)[:, None], np.array([HALF if sum(signs) < 0 else -HALF]))]


def three_lines(ax, p, q, r, output, bend, colour):
    """The pieces of the plane on which the network is one linear formula, or its answer."""
    params = lines_network(p, q, r, OUTPUTS[output])
    hidden = relu if bend else identity
    logits, cache = forward(params, VIEW_POINTS, hidden)
    fires = cache[0][1] > 0
    piece = fires @ np.array([1.0, 2.0, 4.0])           # which of the three fire, as one number from 0 to 7
    if colour == "pieces":
        shown = (piece if bend else 0 * piece).reshape(CELLS, CELLS)
        ax.imshow(shown, extent=VIEW, origin="lower", cmap="Set2", vmin=-0.5, vmax=7.5, alpha=0.7)
    else:
        sides(ax, np.clip(0.5 + 15 * logits[:, 0], 0, 1).reshape(CELLS, CELLS), VIEW)
    (W1, b1), (W2, b2) = params
    for k, foot in enumerate((p, q, r)):
        ax.plot(*line(W1[0, k], W1[1, k], b1[k]), "-" if bend else ":", color="black", linewidth=1.5)
        ax.plot([foot[0]], [foot[1]], "o", color="black", markersize=5)
        inward = 1 + 0.25 / b1[k]                       # b1 is minus the distance from 0: a step towards 0
        ax.text(inward * foot[0], inward * foot[1], f"{k + 1}", ha="center", va="center", weight="bold")
    if not bend:
        W, b = (W1 @ W2)[:, 0], dense(b1[None], W2, b2)[0, 0]      # two layers without a bend are one
        ax.plot(*line(W[0], W[1], b), color=PURPLE, linewidth=3)
    ax.set(xlim=VIEW[:2], ylim=VIEW[2:], xticks=[-1, 0, 1], yticks=[-1, 0, 1], xlabel="x₁", ylabel="x₂",
           aspect="equal")
    yes = (logits > 0).mean()
    if bend:
        pieces = sum((piece == k).any() * 1 for k in range(8))
        ax.set_title(f"{pieces:d} pieces in view")
        return (f"Three lines cut the square into {pieces:d} pieces; in each the network is one linear "
                f"formula. It says yes (orange) on {yes:.0%} of the square.")
    ax.set_title("one piece")
    return (f"Without the bend the three neurons are one, z = {W[0]:.2f} x₁ {W[1]:+.2f} x₂ {b:+.2f}: a "
            f"single line (purple). It says yes (orange) on {yes:.0%} of the square.")


_FEET = {name: point(start, low=(-1.45, -1.45), high=(1.45, 1.45), label=f"line {k}") for k, name, start in
         ((1, "p", (0.05, 0.55)), (2, "q", (-0.55, -0.25)), (3, "r", (0.45, -0.35)))}
lines_figure = LiveFigure(
    three_lines, {**_FEET,
                  "output": choice(list(OUTPUTS), label="output weights"),
                  "bend": toggle(True, label="activation (ReLU)"),
                  "colour": choice(["pieces", "answer"], value="answer", label="colour shows")},
    alt="A square cut by three lines that can be dragged. Colour shows the pieces between the lines, or "
        "where the network that is built on them says yes.", size=(5.0, 4.6))


# ---- XOR folded by a hidden layer

SHEET = 0.25                                            # how far the sheet reaches beyond the corners
MESH = np.linspace(-SHEET, 1 + SHEET, 25)
CREASE = -xor_weights()[1][0]                           # where "at least one" begins to fire
TURNED, CREASED, LIFTED, ALONG, CUT, UNFOLDED = 20, 34, 48, 58, 80, 120       # the stages of the film
DEPTH = np.array([0.18, -0.32])                         # how a step across the sheet is drawn when it is seen aslant


def ramp(t, start, end):
    """From 0 before `start` to 1 after `end`, without a jerk."""
    way = np.clip((t - start) / (end - start), 0, 1)
    return way * way * (3 - 2 * way)


def folded(s, d, t, crease):
    """Where the film shows the point of the sheet with x1 + x2 = s and x1 - x2 = d: (x, y).

    At 0 and at the end it is (x1, x2), from ALONG to CUT what the hidden neurons make of it, (a1, a2).
    """
    t = np.minimum(t, ALONG * np.clip((UNFOLDED - t) / (UNFOLDED - CUT), 0, 1))        # the end is the film reversed
    turn, first, second, along = (ramp(t, *ends) for ends in (
        (0, TURNED), (TURNED, CREASED), (CREASED, LIFTED), (LIFTED, ALONG)))
    z = s - CREASE
    a1 = relu(z) - (1 - first) * relu(-z)               # in front of the crease the slope falls from 1 to 0
    a1 = a1 * (first + (1 - first) * np.sqrt(0.5))      # turned, not yet stretched
    a2 = second * relu(s - crease)
    x = (1 - turn) * (s + d) / 2 + turn * (a1 + (1 - along) * DEPTH[0] * d)
    y = (1 - turn) * (s - d) / 2 + turn * (a2 + (1 - along) * DEPTH[1] * d)
    return x, y


def across(s):
    """Half the width of the sheet along a crease: it is a square that stands on a corner."""
    return 1 + 2 * SHEET - np.abs(s - 1)


def strip(low, high, crease):
    """The outline of the sheet between x1 + x2 = low and high, closed: s and d of its corners."""
    ends = [-2 * SHEET, CREASE, np.minimum(crease, 1), np.maximum(crease, 1), 2 + 2 * SHEET]
    s = np.clip(np.stack(ends), low, high)
    there_and_back = np.concatenate([s, s[::-1], s[:1]])
    return there_and_back, across(there_and_back) * np.repeat([1, -1, 1], [5, 5, 1])


def mesh(crease):
    """The lines of the sheet with their bends, s and d; nan between two lines."""
    lines = MESH[:, None]
    s = np.clip(np.stack([-9, CREASE, crease, 9]), lines - SHEET, lines + 1 + SHEET)
    s = np.concatenate([s, np.full((len(MESH), 1), np.nan)], axis=1)
    d = 2 * lines - s                                   # x1 stands still; where x2 does, d is the opposite
    return np.concatenate([s.ravel(), s.ravel()]), np.concatenate([d.ravel(), -d.ravel()])


def the_fold(ax, t, crease, both):
    """The plane of the inputs as a sheet that the two hidden neurons bend, and the output neuron's line."""
    W1, b1, _, _ = xor_weights()
    params = [(W1, np.stack([b1[0], -crease])), (np.stack([np.ones_like(both), both])[:, None], np.array([-0.25]))]
    score = forward(params, CORNERS)[0][:, 0]
    right = (score * (2 * XOR - 1) > 0).sum()           # exactly 0 is no answer
    begins, far = CREASE + 0.25, 2 + 2 * SHEET          # the answer is yes between two places of x1 + x2
    ends = np.where(both < -1.05, np.minimum((begins + both * crease) / np.minimum(1 + both, -0.05), far), far)

    cut = t >= (ALONG + CUT) / 2
    outline = strip(-9, 9, crease)
    fill(ax, *folded(*outline, t, crease), color=GREY, alpha=0.1)
    for low, high, colour in ((-9, begins, BLUE), (begins, ends, ORANGE), (ends, 9, BLUE)):
        fill(ax, *folded(*strip(low, np.where(cut, high, low), crease), t, crease), color=colour, alpha=0.35)
    ax.plot(*folded(*mesh(crease), t, crease), color=GREY, linewidth=0.5, alpha=0.6)
    ax.plot(*folded(*outline, t, crease), color=GREY, linewidth=1.5)
    for place in (np.stack([CREASE]), np.stack([crease])):
        s = np.repeat(place, 2)
        ax.plot(*folded(s, across(s) * np.array([-1, 1]), t, crease), "--", color="black", linewidth=1.2)
    for place in (np.stack([begins]), np.stack([ends])):
        s = np.repeat(place, 2)
        x, y = folded(s, across(s) * np.array([-1, 1]), t, crease)
        ax.plot(x, np.where(cut & (across(s) > 0), y, np.nan), color=PURPLE, linewidth=3)

    shown = np.minimum(t - ALONG, CUT - t)              # the line grows, then the colours spread from it; and back
    x, y = (np.mean(v) + ramp(shown, 0, 4) * (v - np.mean(v)) for v in line(np.ones_like(both), both, -0.25))
    side = 3 * ramp(shown, 3, 8) / np.hypot(1, both)    # at right angles to the line
    for sign, colour in ((1, ORANGE), (-1, BLUE)):
        fill(ax, np.concatenate([x, x[::-1] + sign * side, x[:1]]),
             np.concatenate([y, y[::-1] + sign * side * both, y[:1]]), color=colour, alpha=0.2)
    ax.plot(x, np.where(shown > 0, y, np.nan), color=PURPLE)
    x, y = folded(CORNERS.sum(axis=1), CORNERS @ [1, -1], t, crease)
    corners(ax, np.stack([x, y], axis=1), XOR)
    for k, (name, way) in enumerate({"(0,0)": (-1, -1), "(0,1)": (-1, 1), "(1,0)": (1, -1), "(1,1)": (1, 1)}.items()):
        ax.text(x[k] + 0.17 * way[0], y[k] + 0.1 * way[1], name, ha="center", va="center", fontsize=10)
    stage = sum(1 * (t > after) for after in (0, TURNED, CREASED, LIFTED, ALONG - 1, CUT, UNFOLDED - 1))
    ax.set(xlim=(-0.75, 2.1), ylim=(-0.55, 1.4), xticks=[0, 0.5, 1, 1.5, 2], yticks=[0, 0.5, 1], aspect="equal")
    ax.set_title(f"score of the corner (1, 1): {score[3]:.2f}", loc="left")
    ax.set_xlabel(pick(stage, ["x₁", "", "", "", "", "a₁, at least one", "", "x₁"]))
    ax.set_ylabel(pick(stage, ["x₂", "", "", "", "", "a₂, both", "", "x₂"]))
    edges = f"from x₁ + x₂ = {begins:.2f} " + words(ends < far, f"to {ends:.2f}", "on")
    return pick(stage, [
        "The inputs: no straight line has both triangles on one side and both discs on the other.",
        "Turn the sheet until x₁ + x₂ grows to the right.",
        f"First crease: \"at least one\" presses what lies before x₁ + x₂ = {CREASE:.1f} onto the crease.",
        f"Second crease: \"both\" lifts what lies behind x₁ + x₂ = {crease:.1f}.",
        "Look along the creases: (0, 1) and (1, 0) become one point.",
        f"One straight line, a₁ − {-both:.1f} a₂ = 0.25, gets {right:d} of 4 corners right.",
        f"Unfold the sheet: the line has cut it {edges}.",
        f"In the inputs the line is a band, {edges}: {right:d} of 4 corners right."])


fold_figure = LiveFigure(
    the_fold, {"t": steps(UNFOLDED, label="fold and unfold", interval=70),
               "both": slider(-4, 0, 0.1, value=-3, label="weight of 'both'", format=".1f"),
               "crease": slider(0.8, 2, 0.1, value=1.5, label="crease of 'both'", format=".1f")},
    alt="The corners of XOR on a sheet with a fine mesh that is bent at two creases until one straight line parts the "
        "classes; unfolded again, the line has become the two edges of a band.", size=(5.2, 3.8))


# ---- depth

def tent_network(depth):
    """A ReLU network 1-2-...-2-1 of `depth` hidden layers that folds the interval from 0 to 1 `depth` times."""
    W, b = np.array([[1.0, 1.0]]), np.array([0.0, -0.5])
    out = np.array([[2.0], [-4.0]])                     # one fold: 2 relu(x) - 4 relu(x - 0.5)
    return [(W, b)] + [(out @ W, b)] * (depth - 1) + [(out, np.zeros(1))]


TEETH = np.stack([STARTS] + [forward(tent_network(k), STARTS[:, None])[0][:, 0] for k in range(1, FOLDS + 1)])


def sawtooth(ax, depth):
    """What a network of so many folds makes of the straight line y = x."""
    y = (TEETH * (np.arange(FOLDS + 1) == depth)[:, None]).sum(axis=0)
    ax.plot(STARTS, y, color=BLUE)
    ax.set(xlim=(0, 1), ylim=(-0.05, 1.05), xlabel="input x", ylabel="output")
    ax.set_title(f"hidden neurons: {2 * depth:d}, straight pieces: {2 ** depth:d}")
    return (f"Hidden layers of two neurons: {depth:d}. Hidden neurons: {2 * depth:d}. Straight pieces: {2 ** depth:d}. "
            f"Neurons that a single hidden layer needs for the same curve: {2 ** depth:d}.")


depth_figure = LiveFigure(
    sawtooth, {"depth": steps(FOLDS, value=1, label="hidden layers")},
    alt="A sawtooth whose number of teeth doubles with every hidden layer.",
    ask=prediction("How many straight pieces will five such layers give?", ["10", "25", "32"],
                   right=lambda: f"{depth_figure.said('Straight pieces:', depth=5):g}",
                   because="Every layer folds the whole picture and so doubles the number of pieces.", show={"depth": 5}))
