"""Live figures of chapter 6: a digit's descent, a bowl, the edge of stability, noisy gradients, a race,
a lottery.

The paths are computed by small functions of their own, so that the chapter can print them and check
their numbers.
"""
from functools import cache

import numpy as np

from companion.activations import ACTIVATIONS, relu, relu_grad, sigmoid, softmax, tanh, tanh_grad
from companion.backprop import backward, tiny_grads
from companion.data import digits, xor
from companion.course.live import BLUE, GREEN, GREY, ORANGE, PURPLE, LiveFigure, choice, pick, point, prediction, slider, steps, take, words
from companion.fast import SGD, Network, training_step, windows
from companion.losses import mse, mse_grad, one_hot
from companion.neurons import forward, he_normal, init_params
from companion.optimizers import adam_step, momentum_step, rmsprop_step, sgd_step
from companion.training import minibatches

from ._pictures import bare, pixels, sides

# ---- the digit network goes downhill, with one of seven learning rates

RATES, DESCENT_STEPS = np.geomspace(0.01, 10, 7), 60


def _first_three():
    """The first 3 among the validation images, which opens chapter 3 too: (64,)."""
    data = digits(np.float64)
    return data.X_val[data.y_val == 3][0]


@cache
def digit_descent():
    """Full-batch descent of a fresh digit network from the same weights with each of RATES.

    Returns its losses on the training images, (7, 61), and what it answers to the first 3 among the
    validation images, as probabilities, (7, 61, 10).
    """
    data, picture = digits(), _first_three().reshape(1, 64)
    losses, answers = [], []
    for lr in RATES:
        network, sgd = Network((64, 128, 64, 10), np.random.default_rng(0)), SGD(float(lr))
        for _ in range(DESCENT_STEPS + 1):
            answers.append(softmax(network(picture).astype(float))[0])
            losses.append(training_step(network, data.X_train, data.y_train, sgd, None))
    shape = len(RATES), DESCENT_STEPS + 1
    return np.array(losses).reshape(shape).round(3), np.array(answers).reshape(*shape, 10).round(3)


def _descent_of_a_digit(axes, lr, step):
    left, middle, right = axes
    table, answers = digit_descent()
    row = np.rint(2 * (np.log10(lr) + 2)).astype(int)
    losses, at = take(table, row), np.arange(DESCENT_STEPS + 1)
    p, here = take(take(answers, row), step), take(losses, step)
    pixels(left, _first_three().reshape(8, 8), "a digit it never learned")
    middle.barh(np.arange(10), np.ones(10), color=GREY, alpha=0.15)
    middle.barh(np.arange(10), p, color=ORANGE)
    middle.set(xlim=(0, 1), ylim=(9.6, -0.6), yticks=np.arange(10), xticks=[0, 0.5, 1],
               title=f"it reads a {p.argmax():d}")
    right.axhline(np.log(10), color=GREY, linestyle=":", linewidth=1.5)
    right.plot(at, np.where(at <= step, losses, np.nan), color=BLUE)
    right.plot(step, here, "o", color=ORANGE, markersize=9)
    right.set(xlim=(-1, DESCENT_STEPS + 1), ylim=(0, 6), xlabel="step", ylabel="loss (nats)",
              title=f"rate {lr:.2g}")
    return (f"After {step:d} steps with a learning rate of {lr:.2g} the loss is {here:.2f}, and the network "
            f"gives the digit 3 a probability of {p[3]:.2f}"
            + words(p.argmax() == 3, "; its answer is right.", "; its answer is wrong."))


descent = LiveFigure(
    _descent_of_a_digit,
    {"lr": slider(0.01, 10, 7, value=0.01, log=True, label="learning rate", format=".2g"),
     "step": steps(DESCENT_STEPS, value=30, label="steps taken", interval=100)},
    layout=(1, 3), size=(7.4, 3.0), name="digit-descent",
    alt="A handwritten 3, ten bars with the probabilities that a network gives the digits 0 to 9, and the "
        "network's loss against the steps of gradient descent. A dotted line marks the loss of guessing.",
    ask=prediction("Which of these learning rates has the lowest loss after sixty steps?", ["0.01", "0.32", "1", "10"],
                   right=lambda: f"{RATES[digit_descent()[0][:, DESCENT_STEPS].argmin()]:.2g}",
                   because="Shorter steps creep, and longer ones leap past the bottom.",
                   show={"lr": 0.316, "step": DESCENT_STEPS}))


# ---- a bowl: the tiny network of chapter 5, x = 2, target 15, start w = 3 and b = 1


def bowl_path(lr, steps, move_bias=0.0):
    """Gradient descent on L = (relu(2 w + b) - 15)^2 from w = 3, b = 1: weights, losses, (steps + 1,) each.

    move_bias: 1 lets the bias learn as well, 0 keeps it.

    >>> weights, losses = bowl_path(lr=0.125, steps=1)
    >>> print(weights, losses)
    [3. 7.] [64.  0.]
    """
    w, b, weights, losses = np.float64(3), np.float64(1), [], []
    for _ in range(steps + 1):
        weights.append(w)
        losses.append((relu(2 * w + b) - 15) ** 2)
        dw, db = tiny_grads(2.0, w, b, 15.0)
        w, b = sgd_step(w, dw, lr), sgd_step(b, move_bias * db, lr)
    return np.stack(weights), np.stack(losses)


BOWL_STEPS = 12
_W = np.linspace(-6, 20, 261)


def _bowl(ax, lr, step):
    weights, losses = bowl_path(lr, BOWL_STEPS)
    at = np.arange(BOWL_STEPS + 1)
    here = at == step
    ax.plot(_W, (relu(2 * _W + 1) - 15) ** 2, color=GREY)
    ax.plot(np.where(at <= step, weights, np.nan), np.where(at <= step, losses, np.nan), "o-", color=BLUE,
            markersize=6, linewidth=1)
    ax.plot(np.where(here, weights, np.nan), np.where(here, losses, np.nan), "o", color=ORANGE, markersize=10)
    ax.plot(np.where(here & (weights < -6), -5.6, np.nan), losses, "<", color=ORANGE, markersize=10)
    ax.plot(weights, np.where(here & (losses > 300), 292, np.nan), "^", color=ORANGE, markersize=10)
    ax.set(xlim=(-6, 20), ylim=(-8, 300), xlabel="weight w", ylabel="loss",
           title=f"learning rate {lr:.3f}")
    w, loss = np.where(here, weights, 0).sum(), np.where(here, losses, 0).sum()
    return (f"While the ReLU is on, each step multiplies the distance to w = 7 by "
            f"1 − 8 lr = {1 - 8 * lr:.2f}. At step {step:d}, w is {w:.2f} and the loss {loss:.2f}.")


bowl = LiveFigure(
    _bowl,
    {"lr": slider(0.005, 0.5, 0.005, value=0.01, label="learning rate", format=".3f"),
     "step": steps(BOWL_STEPS, value=4, label="steps taken")},
    alt="The loss of the tiny network against its weight: a parabola with its lowest point at 7 that becomes "
        "a flat line at 225 on the left, where the ReLU is off. Dots show where gradient descent has been, a "
        "larger dot where it is, a triangle at the edge that it is outside the picture.",
    ask=prediction("The rate becomes 0.2. Drag the line to where the fourth step will be.",
                   slider(-6, 20, 0.5, value=10, label="w at step 4", format=".1f"), near=0.5, along="x",
                   right=lambda: bowl_path(0.2, 4)[0][4],
                   because="Each step jumps across the bottom and comes nearer to it.", show={"lr": 0.2, "step": 4}))


# ---- the edge of stability: the sharpest curvature while a small network goes downhill

EDGE_SIZES, EDGE_RATES = (64, 32, 32, 10), (0.4, 0.6, 0.8, 1.2)
EDGE_STEPS, EDGE_EVERY = 1200, 20


@cache
def edge_run(lr):
    """Full-batch descent on 200 digits with squared error: sharpness and loss at every 20th of 1200 steps.

    The network has tanh units and starts from He's weights times 0.4. Its sharpness, the largest eigenvalue
    of the Hessian H, comes from the power method: multiply a vector by H again and again. H v is a difference
    of two gradients, on either side in the direction v. Returns (61,) and (61,).
    """
    data = digits(np.float64)
    X, Y = data.X_train[:200], one_hot(data.y_train[:200], 10)

    def gradient(theta):
        params = windows(theta, EDGE_SIZES)
        outputs, cached = forward(params, X, tanh)
        return mse(outputs, Y), _flat(backward(params, cached, mse_grad(outputs, Y), tanh_grad))

    theta = 0.4 * _flat(init_params(EDGE_SIZES, np.random.default_rng(0)))
    v, h = np.random.default_rng(1).standard_normal(theta.size), 1e-4
    sharpness, losses = [], []
    for t in range(EDGE_STEPS + 1):
        loss, g = gradient(theta)
        if t % EDGE_EVERY == 0:
            for _ in range(8 if t else 60):                # v is nearly right already, but for the first time
                v = v / np.sqrt((v ** 2).sum())
                Hv = (gradient(theta + h * v)[1] - gradient(theta - h * v)[1]) / (2 * h)
                v, top = Hv, (v * Hv).sum()
            sharpness.append(top)
            losses.append(loss)
        theta = sgd_step(theta, g, lr)
    return np.array(sharpness).round(3), np.array(losses).round(5)


def _flat(pairs):
    return np.concatenate([part.ravel() for pair in pairs for part in pair])


def _edge(axes, lr, twenties):
    sharpness, losses = edge_run(lr)
    at, row = np.arange(0, EDGE_STEPS + 1, EDGE_EVERY), np.arange(len(losses))
    seen, (upper, lower) = row <= twenties, axes
    upper.axhline(2 / lr, color=ORANGE, linestyle="--", linewidth=2)
    upper.plot(at, np.where(seen, sharpness, np.nan), color=BLUE)
    upper.set(xlim=(-25, EDGE_STEPS + 25), ylim=(0, 6), ylabel="sharpness", xlabel="step",
              title=f"rate {lr}: the limit 2/η is {2 / lr:.1f}")
    lower.semilogy(at, np.where(seen, losses, np.nan), color=GREEN)
    lower.set(xlim=(-25, EDGE_STEPS + 25), ylim=(0.002, 0.3), ylabel="loss", xlabel="step", title="squared error")
    now, loss = take(sharpness, twenties), take(losses, twenties)
    upper.plot(EDGE_EVERY * twenties, now, "o", color=BLUE)          # at step 0 there is no line yet
    lower.plot(EDGE_EVERY * twenties, loss, "o", color=GREEN)
    return (f"At step {EDGE_EVERY * twenties:d} the sharpness is {now:.1f} and 2/η is {2 / lr:.1f}; "
            f"the loss is {loss:.4f}.")


edge = LiveFigure(
    _edge,
    {"lr": choice({str(lr): lr for lr in EDGE_RATES}, value=0.8, label="learning rate"),
     "twenties": steps(EDGE_STEPS // EDGE_EVERY, interval=100,
                       label="steps taken, in twenties")},
    layout=(1, 2), size=(7.2, 3.2), name="edge-of-stability",
    alt="Left: the largest curvature of a small network's loss during full-batch descent, and a dashed line "
        "at two divided by the learning rate, to which it climbs. Right: the loss, on a logarithmic axis.",
    ask=prediction("The rate is 0.8, and the blue line climbs. What happens when it reaches the dashed one, 2/η?",
                   ["it climbs on, and the loss explodes", "it stays there, and the loss still falls",
                    "both stand still"],
                   right=lambda: "it stays there, and the loss still falls" if (
                       abs(edge_run(0.8)[0][-1] * 0.8 / 2 - 1) < 0.1 and edge_run(0.8)[1][-1] < edge_run(0.8)[1][30])
                   else "both stand still",
                   because="Each step too far throws the weights into a flatter place.",
                   show={"lr": 0.8, "twenties": EDGE_STEPS // EDGE_EVERY}))


# ---- the gradients of mini-batches, and what they do to a run

CROWD, BATCHES, UPDATES = 1200, 200, 240
BATCH_SIZES = (1, 2, 4, 8, 16, 32, 64)


@cache
def _crowd():
    """1200 points around y = 2 x + 1: (1200, 1) each."""
    rng = np.random.default_rng(0)
    x = rng.standard_normal((CROWD, 1))
    return x, 2 * x + 1 + rng.standard_normal((CROWD, 1))


def line_gradient(w, b, rows):
    """The gradient of the squared error of y = w x + b in (w, b), a mean over some of the 1200 points: (2,).

    >>> line_gradient(0.0, 0.0, np.arange(1200)).round(1)
    array([-3.7, -1.8])
    """
    x, y = _crowd()
    params = [(np.array([[w]]), np.array([b]))]
    prediction, cached = forward(params, x[rows])
    (dW, db), = backward(params, cached, mse_grad(prediction, y[rows]))
    return np.array([dW[0, 0], db[0]])


@cache
def batch_gradients():
    """The gradients of 200 random batches at w = b = 0, for each of BATCH_SIZES: (7, 200, 2)."""
    rng = np.random.default_rng(0)
    return np.array([[line_gradient(0.0, 0.0, rng.permutation(CROWD)[:B]) for _ in range(BATCHES)]
                     for B in BATCH_SIZES]).round(3)


@cache
def batch_runs(lr=0.05):
    """The loss over all points after each of 240 steps from w = b = 0, for each of BATCH_SIZES: (7, 241)."""
    x, y = _crowd()
    runs = []
    for B in BATCH_SIZES:
        rng, theta, losses, queue = np.random.default_rng(1), np.zeros(2), [], []
        for _ in range(UPDATES + 1):
            losses.append(mse(theta[0] * x + theta[1], y))
            queue = queue or list(minibatches(CROWD, B, rng))      # another epoch when this one is used up
            theta = sgd_step(theta, line_gradient(*theta, queue.pop(0)), lr)
        runs.append(losses)
    return np.array(runs).round(3)


def _batch_noise(axes, B, axis):
    at = np.rint(np.log2(B)).astype(int)
    tips, full = take(batch_gradients(), at), line_gradient(0.0, 0.0, np.arange(CROWD))
    left, right = axes
    rays = np.stack([0 * tips, tips, np.nan * tips], axis=1).reshape(-1, 2)
    left.plot(rays[:, 0], rays[:, 1], color=BLUE, linewidth=0.6, alpha=0.4)
    left.plot(tips[:, 0], tips[:, 1], "o", color=BLUE, markersize=3)
    arrow = {"arrowstyle": "-|>", "color": ORANGE, "linewidth": 3, "shrinkA": 0, "shrinkB": 0}
    left.annotate("", full, (0, 0), arrowprops=arrow)
    left.set(xlim=(-16, 8), ylim=(-12, 8), xlabel="slope in w", ylabel="slope in b",
             title=f"200 batches of {B:.0f}")
    each = 1.0 if axis == "updates" else B
    for other, label, style in ((1, "batches of 1", {"color": GREY, "linewidth": 1}),
                                (64, "of 64", {"color": GREY, "linewidth": 1.5, "linestyle": "--"}),
                                (None, "this size", {"color": BLUE, "linewidth": 2.5})):
        losses = take(batch_runs(), at) if other is None else batch_runs()[BATCH_SIZES.index(other)]
        right.plot(np.arange(UPDATES + 1) * (each if other is None or axis == "updates" else other), losses,
                   label=label, **style)
    right.legend(loc="upper right")
    right.set(xlim=(0, UPDATES if axis == "updates" else 2000), ylim=(0, 7), ylabel="loss over all points",
              xlabel=axis, title="training")
    miss = np.sqrt(((tips - full) ** 2).sum(axis=1).mean())
    one = np.sqrt(((batch_gradients()[0] - full) ** 2).sum(axis=1).mean())
    length = np.sqrt((full ** 2).sum())
    return (f"The full gradient (orange) is {length:.2f} long. Batches of {B:.0f} miss it by {miss:.2f}; a "
            f"single example misses by {one:.2f}, and divided by √{B:.0f} that is {one / np.sqrt(B):.2f}. "
            f"After {UPDATES} updates this run has looked at {UPDATES * B:.0f} examples.")


batch_noise = LiveFigure(
    _batch_noise,
    {"B": slider(1, 64, 7, value=4, log=True, label="batch size", format=".0f"),
     "axis": choice(["updates", "examples seen"], label="training, counted in")},
    layout=(1, 2), size=(5.8, 3.2),
    alt="Left: two hundred thin arrows, the gradients of random batches, around a thick one, the full "
        "gradient. Right: the loss of a run with this batch size, between grey lines for batches of one and, "
        "dashed, of sixty-four.")


# ---- a race of four rules, down one of three valleys

RULES = ("gradient descent", "momentum", "RMSprop", "Adam")
RACE_START, RACE_STEPS = (-2.0, 0.5), 100
RIDGE, PIT = 2.1, 0.3                              # where the saddles lie, and how wide the pit in the plateau is
GROUNDS = {"valley": (1, 0, 0), "saddle": (0, 1, 0), "plateau": (0, 0, 1)}     # of which floor there is how much


def floor(u, ground):
    """(height, slope) along a valley's floor: a bowl, a dip between two ridges, a pit in a plain. All bend by 1 at 0."""
    bowl, dip, pit = ground
    ridge, wide = 1 + (u / RIDGE) ** 4, 1 + (u / PIT) ** 2
    return (u ** 2 / 2 * (bowl + dip / ridge + pit / wide),
            u * (bowl + dip * (2 - ridge) / ridge ** 2 + pit / wide ** 2))


def race_paths(lr, angle=0.0, steep=100.0, ground=GROUNDS["valley"], start=RACE_START, steps=RACE_STEPS):
    """All RULES from one start, down a valley that is `steep` times as curved across as along at its lowest point.

    Points are (along, across): the valley lies still, and the two parameters are turned against it by `angle`
    degrees. So a rule that does not care for directions takes the same path at every angle.
    Returns the points, (steps + 1, 4, 2), and the losses, (steps + 1, 4).

    >>> points, losses = race_paths(lr=0.01, steps=1)
    >>> print(points[1, 0].round(3), losses[:, 0].round(3))
    [-1.98  0.  ] [14.5   1.96]
    """
    turn = angle * np.pi / 180
    along, across = np.stack([np.cos(turn), np.sin(turn)]), np.stack([-np.sin(turn), np.cos(turn)])
    w = np.stack([start[0] * along + start[1] * across] * len(RULES))
    v = s = m = size = np.zeros(2)
    points, losses = [], []
    for t in range(steps + 1):
        down, side = (w * along).sum(axis=1), (w * across).sum(axis=1)
        height, slope = floor(down, ground)
        points.append(np.stack([down, side], axis=1))
        losses.append(height + steep * side ** 2 / 2)
        g = slope[:, None] * along + steep * side[:, None] * across
        plain = sgd_step(w[0], g[0], lr)
        ball, v = momentum_step(w[1], v, g[1], lr)
        scaled, s = rmsprop_step(w[2], s, g[2], lr)
        both, m, size = adam_step(w[3], m, size, t + 1, g[3], lr)
        w = np.stack([plain, ball, scaled, both])
        w = np.where(np.abs(w) < 1e6, w, np.nan)            # off the map, and lost
    return np.stack(points), np.stack(losses)


def valley_path(rule, lr, angle=0.0):
    """The points and losses of one of RULES in the valley: (101, 2) and (101,)."""
    points, losses = race_paths(lr, angle)
    return points[:, RULES.index(rule)], losses[:, RULES.index(rule)]


_ALONG = np.linspace(-2.5, 2.5, 161)
_BALLS = tuple(zip(RULES, (BLUE, ORANGE, GREEN, PURPLE), "os^D", ("-", (0, (1, 1)), "--", "-.")))


def _race(axes, ground, start, lr, angle, steep, step):
    upper, lower = axes
    upper.get_gridspec().set_height_ratios([5, 4])
    points, losses = race_paths(lr, angle, steep, ground, start)
    height, _ = floor(_ALONG, ground)
    for level in (15, 5, 1.5, 0.5, 0.15, 0.03):
        half = np.sqrt(np.maximum(level - height, 0) * 2 / steep)
        upper.fill_between(_ALONG, half, -half, color=GREY, alpha=0.13, linewidth=0)
    upper.plot(0, 0, "*", color=GREY, markersize=14)
    upper.plot([-RIDGE, RIDGE], np.where(ground[1] == 1, np.zeros(2), np.nan), "x", color=GREY, markersize=10)
    turn = angle * np.pi / 180
    for name, x, y in (("w₁", np.cos(turn), -np.sin(turn)), ("w₂", np.sin(turn), np.cos(turn))):
        upper.plot(1.9 + np.stack([0, 0.4 * x]), 0.3 + np.stack([0, 0.4 * y]), color=GREY)
        upper.text(1.9 + 0.54 * x, 0.3 + 0.54 * y, name, ha="center", va="center")
    at = np.arange(RACE_STEPS + 1)
    for k, (name, colour, mark, dashes) in enumerate(_BALLS):
        x, y = points[:, k, 0], points[:, k, 1]
        for seen, look in ((at <= step, {"linewidth": 1, "alpha": 0.4}),
                           ((at <= step) & (at > step - 8), {"linewidth": 2.5})):
            upper.plot(np.where(seen, x, np.nan), np.where(seen, y, np.nan), color=colour, **look)
        upper.plot(take(x, step), take(y, step), mark, color=colour, markersize=10, markeredgecolor="white")
        lower.semilogy(at, np.where(at <= step, losses[:, k], np.nan), color=colour, linestyle=dashes,
                       linewidth=1.5, label=name)
        lower.plot(step, take(losses[:, k], step), mark, color=colour, markersize=8)
    upper.set(xlim=(-2.5, 2.5), ylim=(-0.9, 0.9), aspect="equal", xticks=[], yticks=[])
    lower.set(xlim=(-2, RACE_STEPS + 2), ylim=(1e-6, 100), yticks=[1e-6, 1e-4, 1e-2, 1, 100], xlabel="step",
              ylabel="loss")
    lower.legend(loc="lower left", ncols=2)
    now = take(losses, step)
    lost = np.isnan(now)
    told = [f"{rule} " + words(lost[k], "off the map", f"{now[k]:.2g}") for k, rule in enumerate(RULES)]
    return (f"After {step:d} steps the lowest is {pick(np.where(lost, np.inf, now).argmin(), RULES)}. The losses: "
            + ", ".join(told) + ".")


race = LiveFigure(
    _race,
    {"step": steps(RACE_STEPS, value=10, label="steps taken", interval=200),
     "ground": choice(GROUNDS, label="ground", live=True),
     "angle": slider(0, 90, 5, value=0, label="turn of valley and parameters (degrees)", format=".0f"),
     "steep": slider(1, 100, 1, value=100, label="times steeper across", format=".0f"),
     "lr": slider(0.001, 1, 61, value=0.0178, log=True, label="learning rate", format=".3g"),
     "start": point(RACE_START, low=(-2.4, -0.8), high=(2.4, 0.8), label="start")},
    layout=(2, 1), size=(5.2, 4.2), name="race",
    alt="A valley seen from above, darker where it is lower, with a star at its lowest point. Four balls roll from one "
        "start, which can be dragged; each leaves a trail. Two lines show the directions of the two parameters. "
        "Below, the four losses by step, on a logarithmic axis.",
    ask=prediction("Turn the valley by 45 degrees. Which of the four is lowest after a hundred steps, at this rate?",
                   list(RULES),
                   right=lambda: RULES[race_paths(race.start["lr"], 45)[1][-1].argmin()],
                   because="For descent and momentum the turn changes nothing. RMSprop and Adam scale each parameter by "
                           "itself, and in a slanted valley there is nothing to scale.",
                   show={"angle": 45, "step": RACE_STEPS}))


# ---- the XOR lottery

def xor_lottery(width, rng, nets=200, steps=300, lr=0.5, batch=4, beta=0.0):
    """Train many small networks 2-width-2 on XOR at once: which of them end with all four corners right?

    Every net starts from its own He weights and follows the gradient of the cross-entropy on `batch` of the
    four corners, with momentum beta. The nets stand side by side along a first axis: W1 is (nets, 2, width).
    Returns (nets,), True for a net that solved it.

    >>> xor_lottery(16, np.random.default_rng(0), nets=5).tolist()
    [True, True, True, True, True]
    """
    corners, labels = xor()
    W1, W2 = (np.stack([he_normal(*shape, rng) for _ in range(nets)])
              for shape in ((2, width), (width, 2)))
    params = [W1, np.zeros((nets, 1, width)), W2, np.zeros((nets, 1, 2))]
    velocity = [np.zeros_like(p) for p in params]

    for _ in range(steps):
        rows = rng.permutation(4)[:batch]
        X, y, (W1, b1, W2, b2) = corners[rows], labels[rows], params
        Z1 = X @ W1 + b1
        A1 = relu(Z1)
        dZ2 = (softmax(A1 @ W2 + b2) - one_hot(y, 2)) / batch
        dZ1 = dZ2 @ W2.swapaxes(1, 2) * relu_grad(Z1)
        grads = [X.T @ dZ1, dZ1.sum(axis=1, keepdims=True),
                 A1.swapaxes(1, 2) @ dZ2, dZ2.sum(axis=1, keepdims=True)]
        moved = [momentum_step(p, v, g, lr, beta)
                 for p, v, g in zip(params, velocity, grads)]
        params, velocity = zip(*moved)

    W1, b1, W2, b2 = params
    logits = relu(corners @ W1 + b1) @ W2 + b2
    return (logits.argmax(axis=2) == labels).all(axis=1)


# ---- the same lottery, watched

LOTTERY, WIDEST = 100, 16
_CORNERS, _LABELS = xor()
_ODD = _LABELS == 1
_tickets = np.random.default_rng(0)
TICKETS = {"W1": _tickets.standard_normal((LOTTERY, 2, WIDEST)).round(3),
           "W2": _tickets.standard_normal((LOTTERY, WIDEST, 2)).round(3)}
_ROW, _COLUMN = np.indices((30, 30))
_ACROSS, _UP = 1 + np.arange(LOTTERY) % 10 * 3, 1 + np.arange(LOTTERY) // 10 * 3
_SHOWN = (_ROW % 3 < 2) & (_COLUMN % 3 < 2)              # two by two cells for a network, and a gap
_CELL = ((_ROW // 3 * 10 + _COLUMN // 3) * 4 + _COLUMN % 3 * 2 + _ROW % 3) * _SHOWN


def lottery_start(width):
    """A hundred networks 2-16-2 with He's weights for `width` units; the others have none, and get none."""
    used = (np.arange(WIDEST) < width) * 1.0
    return {"t": 0, "W1": TICKETS["W1"] * used, "b1": np.zeros((LOTTERY, 1, WIDEST)) * used,
            "W2": TICKETS["W2"] * (used * np.sqrt(2 / width))[:, None], "b2": np.zeros((LOTTERY, 1, 2))}


def lottery_step(state, activation, lr):
    """One step of gradient descent on the cross-entropy of all four corners, for all networks at once.

    Measured with these tickets (seed 0) and rate 0.5: solved of 100 after 300 steps, for 2, 3, 4, 8 and 16
    hidden units, ReLU 18, 43, 66, 93, 100; leaky ReLU 21, 50, 77, 96, 100; tanh 63, 89, 95, 100, 100. With one
    unit none. After 1,000 steps ReLU stands where it stood.
    """
    g, g_grad = ACTIVATIONS[activation]
    W2 = state["W2"]
    Z1 = _CORNERS @ state["W1"] + state["b1"]
    A1 = g(Z1)
    dZ2 = (softmax(A1 @ W2 + state["b2"]) - one_hot(_LABELS, 2)) / 4
    dZ1 = dZ2 @ W2.swapaxes(1, 2) * g_grad(Z1)
    grads = {"W1": _CORNERS.T @ dZ1, "b1": dZ1.sum(axis=1, keepdims=True),
             "W2": A1.swapaxes(1, 2) @ dZ2, "b2": dZ2.sum(axis=1, keepdims=True)}
    return {"t": state["t"] + 1, **{name: sgd_step(state[name], grad, lr) for name, grad in grads.items()}}


def lottery_scores(state, activation):
    """How far each network prefers class 1, at each corner: (100, 4)."""
    A1 = ACTIVATIONS[activation][0](_CORNERS @ state["W1"] + state["b1"])
    logits = A1 @ state["W2"] + state["b2"]
    return logits[:, :, 1] - logits[:, :, 0]


def lottery_solved(state, activation):
    """Which networks have all four corners right: (100,)."""
    return ((lottery_scores(state, activation) > 0) == _ODD).all(axis=1)


def _lottery(ax, state, width, activation):
    scores, solved = lottery_scores(state, activation), lottery_solved(state, activation)
    ax.scatter(_ACROSS, np.where(solved, _UP, np.nan), s=960, marker="s", color=GREEN, zorder=0)
    answers = sigmoid(scores).ravel()[_CELL]
    sides(ax, np.where(_SHOWN, answers, np.nan), (0, 30, 0, 30), alpha=1, zorder=2, interpolation="nearest")
    ax.set(xlim=(-0.5, 29.5), ylim=(-0.5, 29.5))
    bare(ax, f"step {state['t']:d}: {solved.sum():d} of 100 solved")
    nearly = (((scores > 0) == _ODD).sum(axis=1) == 3).sum()
    return (f"Step {state['t']:d}: of 100 networks with {width:.0f} hidden units, {solved.sum():d} have all four "
            f"corners right (green) and {nearly:d} have three.")


def right_after_300(activation):
    """How many of the figure's hundred networks, as it starts, have all corners right after 300 steps."""
    return lottery_solved(lottery.state(300, activation=activation), activation).sum()


lottery = LiveFigure(
    _lottery,
    {"width": slider(1, WIDEST, 1, value=2, label="hidden units", format=".0f"),
     "activation": choice({"ReLU": "relu", "leaky ReLU": "leaky_relu", "tanh": "tanh"}, value="relu",
                          label="activation"),
     "lr": slider(0.1, 1, 0.1, value=0.5, label="learning rate", format=".1f")},
    init=lottery_start, step=lottery_step, per_frame=2, name="xor-lottery", size=(4.8, 4.8),
    alt="A hundred small networks in a square, each shown as its answers at the four corners of XOR, blue "
        "for 0 and orange for 1. A network that has all four right stands on green.",
    ask=prediction("After 300 steps fewer than 30 of these ReLU networks are right. How many are with tanh units?",
                   ["fewer", "about as many", "more than twice as many"],
                   right=lambda: "more than twice as many" if right_after_300("tanh") > 2 * right_after_300("relu")
                   else "about as many",
                   because="A tanh unit is never off, so more of these networks get through.",
                   show={"activation": "tanh"}, steps=300))
