"""Live figures of chapter 4: two wrong networks, an outlier to drag, a loss against its logit, the price of a wrong
belief, a threshold for decisions, probabilities that can be believed."""
from functools import cache

import numpy as np

from companion.activations import sigmoid, sigmoid_grad, softmax
from companion.course.live import BLUE, GREEN, GREY, ORANGE, PURPLE, LiveFigure, choice, point, prediction, slider, take, words
from companion.data import digits
from companion.fast import Network, fit
from companion.losses import bce_with_logits, bce_with_logits_grad, huber_grad, mae_grad, mse, mse_grad

from ._pictures import pixels

# ---- two wrong networks: one network at two moments of its training

PASSES = 30
HARD = {"a 7": 110, "a 9": 52, "a 5": 58, "a 1": 69, "an 8": 251}      # validation pictures that stay misread


@cache
def growing_up():
    """The logits of the digit network for all validation pictures after 0, 1, ..., 30 passes of training: (31, 297, 10).

    In float64, so that the numbers are the same on every processor, to all digits that the chapter prints.
    """
    data = digits(np.float64)
    network = Network((64, 128, 64, 10), np.random.default_rng(0), dtype=np.float64)
    logits = [network(data.X_val).copy()]
    fit(network, data.X_train, data.y_train, epochs=PASSES, rng=np.random.default_rng(0),
        watch=lambda history: logits.append(network(data.X_val).copy()))
    return np.array(logits)


def _two_wrong(axes, picture, early, late):
    data, names = digits(np.float64), np.arange(10)
    truth, shares = data.y_val[picture], softmax(growing_up()[:, picture])
    pixels(axes[0], data.X_val[picture].reshape(8, 8), f"this is {'an' if truth == 8 else 'a'} {truth}")
    says, right = [], []
    for ax, passes in zip(axes[1:], (early, late)):
        p = take(shares, np.rint(passes).astype(int))
        ax.barh(names, np.ones(10), color=GREY, alpha=0.15)
        ax.barh(names, np.where(names == truth, 0, p), color=BLUE)
        ax.barh(names, np.where(names == truth, p, 0), color=ORANGE)
        ax.set(xlim=(0, 1), ylim=(9.6, -0.6), yticks=names, xticks=[0, 0.5, 1],
               title=f"{passes:.0f} passes: \u201c{p.argmax():d}\u201d")
        says.append(f"After {passes:.0f} passes the answer is {p.argmax():d}, and the {truth} gets {p[truth]:.3f}.")
        right.append(p.argmax() == truth)
    return " ".join(says) + words(right[0], words(right[1], " Both are right.", " Only the first one is right."),
                                  words(right[1], " Only the second one is right.", " Both are wrong."))


two_wrong = LiveFigure(
    _two_wrong, {"picture": choice(HARD, label="picture"),
                 "early": slider(1, PASSES, 1, value=2, label="first: passes", format=".0f"),
                 "late": slider(1, PASSES, 1, value=2, label="second: passes", format=".0f")},
    layout=(1, 3), size=(7.4, 3.3),
    alt="A handwritten digit, and ten bars each of two networks: the shares that they give to the digits 0 to 9. "
        "The bar of the true digit has a colour of its own.",
    ask=prediction("After 28 more passes the answer is still 9. What becomes of the orange bar, the share of the 7?",
                   ["it grows", "it stays as it is", "it shrinks"],
                   right=lambda: "it shrinks" if 2 * two_wrong.said("the 7 gets", early=PASSES) < two_wrong.said(
                       "the 7 gets", early=2) else "it grows",
                   because="It has grown surer of every answer, of this wrong one too.", show={"late": PASSES}))

# ---- one point against eight

AREA = np.array([1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0])
PRICE = np.array([1.7, 1.8, 2.6, 2.9, 3.7, 3.8, 4.6, 4.9])
LOSS_GRADS = {"squared": mse_grad, "absolute": mae_grad, "Huber": huber_grad}
ROUNDS = {"squared": 1, "absolute": 100, "Huber": 60}          # until no position of the point changes by a line's width


def fit_line(x, y, loss_grad, rounds=100):
    """The line that a loss likes best: (intercept, slope), found by weighing the points again and again.

    A point with error e pulls with loss_grad(e). Written as weight times error, weight = loss_grad(e) / e, this is a
    weighted least-squares problem, which has a formula; its answer gives new errors and so new weights.
    For the squared error all weights are equal and one round is enough. x, y: (n,).

    >>> intercept, slope = fit_line(AREA, PRICE, mse_grad)
    >>> print(intercept.round(2), slope.round(2))
    1.06 0.49

    Source: Holland and Welsch (1977), Robust regression using iteratively reweighted least-squares.
    """
    weight = np.ones_like(x)
    for _ in range(rounds):
        x_mean, y_mean = (weight * x).sum() / weight.sum(), (weight * y).sum() / weight.sum()
        slope = (weight * (x - x_mean) * (y - y_mean)).sum() / (weight * (x - x_mean) ** 2).sum()
        error = np.maximum(np.abs(y_mean + slope * (x - x_mean) - y), 1e-3)     # never divide by 0
        weight = loss_grad(error, 0 * error) / error
    return y_mean - slope * x_mean, slope


def with_outlier(at):
    """The eight fixed points and one more at `at` (2,): x (9,), y (9,)."""
    return np.concatenate([AREA, at[:1]]), np.concatenate([PRICE, at[1:]])


def _outlier(ax, at):
    x, y = with_outlier(at)
    ends, slopes = np.array([0.0, 21.0]), []
    for (name, grad), colour, style in zip(LOSS_GRADS.items(), (BLUE, ORANGE, GREEN), ("-", "--", "-.")):
        intercept, slope = fit_line(x, y, grad, ROUNDS[name])
        ax.plot(ends, intercept + slope * ends, color=colour, linestyle=style, label=name)
        slopes.append(slope)
    ax.scatter(AREA, PRICE, color=GREY, s=30, zorder=3)
    ax.scatter(at[:1], at[1:], color=PURPLE, s=90, marker="D", zorder=4)
    ax.set(xlim=(0, 21), ylim=(-1, 9), xlabel="floor area (hundred square metres)",
           ylabel="price (hundred thousand dollars)", title="Best line by three losses")
    ax.legend(loc="upper left")
    return (f"With the ninth point at ({at[0]:.1f}, {at[1]:.1f}) the slope is {slopes[0]:.2f} by squared error, "
            f"{slopes[1]:.2f} by absolute error and {slopes[2]:.2f} by Huber. Without it all three are near 0.5.")


outlier = LiveFigure(
    _outlier, {"at": point((8.5, 5.5), low=(0.5, -0.5), high=(20, 8.5), step=0.5, label="ninth point")},
    alt="Eight points along a rising line, a ninth that can be dragged, and the best line by squared error, by "
        "absolute error and by Huber loss. Above or below the eight the ninth point tilts the squared-error line most, "
        "Huber's less and the absolute-error line hardly; far to the right of them it tilts all three.",
    ask=prediction("Pull the ninth house straight down, to a price of 0.5. Which line follows it most?", list(LOSS_GRADS),
                   right=lambda: min(LOSS_GRADS, key=lambda name: fit_line(
                       *with_outlier(np.array([8.5, 0.5])), LOSS_GRADS[name], ROUNDS[name])[1]),
                   because="A squared error pulls the harder the larger it is; the others pull with a limited force.",
                   show={"at": (8.5, 0.5)}))


# ---- cross-entropy and squared error, against the probability and against the logit

Z_GRID = np.linspace(-10, 10, 201)
P_GRID = sigmoid(Z_GRID)


def _curves(y):
    """Cross-entropy and squared error at every logit of Z_GRID, for the label y."""
    return np.array([bce_with_logits(z, y) for z in Z_GRID]), np.array([mse(p, y) for p in P_GRID])


CURVES = {y: _curves(y) for y in (0.0, 1.0)}


def _loss_against_logit(axes, z, y):
    p = sigmoid(z)
    values = bce_with_logits(z, y), mse(p, y)
    slopes = bce_with_logits_grad(z, y), mse_grad(p, y) * sigmoid_grad(z)
    near = np.array([-1.5, 1.5])
    for kind in range(2):
        colour, style, mark = (BLUE, ORANGE)[kind], ("-", "--")[kind], "os"[kind]
        name = ("cross-entropy", "squared error")[kind]
        axes[0].plot(P_GRID, CURVES[y][kind], color=colour, linestyle=style, label=name)
        axes[1].plot(Z_GRID, CURVES[y][kind], color=colour, linestyle=style, label=name)
        axes[0].plot(p, values[kind], mark, color=colour, markersize=9)
        axes[1].plot(z, values[kind], mark, color=colour, markersize=9)
        axes[1].plot(z + near, values[kind] + slopes[kind] * near, color=GREY, linewidth=3, alpha=0.7)
    axes[0].set(xlim=(-0.04, 1.04), ylim=(-0.5, 11), xlabel="probability p", ylabel="loss", title="against p")
    axes[1].set(xlim=(-11, 11), ylim=(-0.5, 11), xlabel="logit z", title="against z, with its slope")
    axes[0].legend(loc="upper center")
    flat = np.round(1e7 * slopes[1]) / 1e7 + 0                          # no "-0.0000000"
    return (f"Label {y:.0f}, logit {z:.1f}, so p = {p:.5f}. The cross-entropy is {values[0]:.4f} and its slope "
            f"{slopes[0]:.5f}; the squared error is {values[1]:.4f} and its slope {flat:.7f}.")


loss_against_logit = LiveFigure(
    _loss_against_logit,
    {"z": slider(-10, 10, 0.5, value=-2, label="logit z"), "y": choice({"1": 1.0, "0": 0.0}, label="label y")},
    layout=(1, 2), size=(8.4, 3.6),
    alt="Two panels with the cross-entropy and the squared error of one answer, against its probability and against "
        "its logit. In the logit the cross-entropy becomes a straight slope where the answer is wrong; the squared "
        "error becomes flat there.",
    ask=prediction("The label is 1, and z moves to the far left. Which loss still has a slope that pulls it back?",
                   ["cross-entropy", "squared error", "both"],
                   right=lambda: "both" if loss_against_logit.said("error is 0.9999 and its slope", z=-10) < -0.1
                   else "cross-entropy",
                   because="The squared error carries the slope of the sigmoid as a factor, which is almost 0 there.",
                   show={"z": -10}))


# ---- cross-entropy = entropy + what a wrong belief costs

Q_GRID = np.linspace(0.01, 0.99, 99)


def _wrong_belief(ax, p, q):
    cross = -(p * np.log(Q_GRID) + (1 - p) * np.log(1 - Q_GRID))
    paid, floor = bce_with_logits(np.log(q / (1 - q)), p), bce_with_logits(np.log(p / (1 - p)), p)
    ax.plot(Q_GRID, cross, color=BLUE, label="cross-entropy H(p, q)")
    ax.axhline(floor, color=GREY, linestyle="--", label="entropy H(p)")
    ax.plot(np.stack([q, q]), np.stack([floor, paid]), color=ORANGE, linewidth=4, label="KL(p, q)")
    ax.plot(q, paid, "o", color=BLUE, markersize=9)
    ax.set(xlim=(0, 1), ylim=(0, 4.8), xlabel="probability q that you believe", ylabel="nats for each toss",
           title=f"A coin that shows heads with probability {p:.2f}")
    ax.legend(loc="upper center")
    return (f"Entropy {floor:.3f} nats, cross-entropy {paid:.3f} nats; the difference {paid - floor:.3f} nats "
            f"({(paid - floor) / np.log(2):.3f} bits) is what believing {q:.2f} costs.")


wrong_belief = LiveFigure(
    _wrong_belief, {"p": slider(0.02, 0.98, 0.02, value=0.8, label="truth p"),
                    "q": slider(0.02, 0.98, 0.02, value=0.3, label="belief q")},
    alt="The cross-entropy of a coin against the probability one believes. Its lowest point lies at the true "
        "probability and has the height of the entropy; the vertical gap elsewhere is the KL divergence.",
    ask=prediction("The truth p becomes 0.30. Drag the line to where the solid curve will then be lowest.",
                   slider(0, 1, 0.02, value=0.86, label="lowest at q", format=".2f"), near=0.05, along="x",
                   right=lambda: Q_GRID[(-(0.3 * np.log(Q_GRID) + 0.7 * np.log(1 - Q_GRID))).argmin()],
                   because="Nothing costs less than to believe the truth, and even that does not cost 0.",
                   show={"p": 0.3, "q": 0.3}))


# ---- from a probability to a decision

def _people(mean, spread, seed):
    """A thousand logits, and labels that are 1 as often as the sigmoid of the logit says."""
    rng = np.random.default_rng(seed)
    z = rng.normal(mean, spread, 1000).round(2)
    return z, (rng.random(1000) < sigmoid(z)).astype(float)


RISK, ILL = _people(-3.6, 2.2, seed=1)          # patients: few are ill
CUTS = np.arange(1, 100) / 100


def confusion(p, y, cut):
    """The four counts when everyone with p >= cut is called positive: (found, missed, alarmed, spared).

    >>> confusion(np.array([0.9, 0.2, 0.6, 0.1]), np.array([1, 1, 0, 0]), 0.5)
    (1, 1, 1, 1)
    """
    called, true = p >= cut, y == 1
    return tuple(int(both.sum()) for both in (true & called, true & ~called, ~true & called, ~true & ~called))


COUNTS = np.array([confusion(sigmoid(RISK), ILL, cut) for cut in CUTS]).T.astype(float)


def _threshold(axes, cut, w):
    table, costs = axes
    at = np.round(100 * cut).astype(int) - 1
    found, missed, alarmed, spared = (take(counts, at) for counts in COUNTS)
    for across, up, count, name, colour in ((0, 1, found, "found", BLUE), (1, 1, missed, "missed", ORANGE),
                                            (0, 0, alarmed, "false alarms", ORANGE), (1, 0, spared, "left in peace", BLUE)):
        table.fill_between([across, across + 1], up, up + 1, color=colour, alpha=0.18)
        table.text(across + 0.5, up + 0.56, f"{count:.0f}", ha="center", va="center", fontsize=20, weight="bold")
        table.text(across + 0.5, up + 0.22, name, ha="center", va="center")
    table.set(xlim=(0, 2), ylim=(0, 2), xticks=[0.5, 1.5], yticks=[0.5, 1.5], xticklabels=["called ill", "called healthy"],
              yticklabels=["healthy", "ill"], title="1,000 patients")
    cost = w * COUNTS[1] + COUNTS[2]
    costs.semilogy(CUTS, cost, color=BLUE)
    costs.axvline(1 / (1 + w), color=GREY, linestyle="--")
    costs.plot(cut, take(cost, at), "o", color=ORANGE, markersize=10)
    costs.set(xlim=(-0.03, 1.03), ylim=(50, 3000), yticks=[100, 1000], yticklabels=["100", "1000"], xlabel="threshold",
              ylabel="w times missed + false alarms", title="cost; dashed: 1 / (1 + w)")
    return (f"A patient is called ill from {cut:.2f} on: recall {found / (found + missed):.2f}, precision "
            f"{found / np.maximum(found + alarmed, 1):.2f}, accuracy {(found + spared) / 1000:.3f}. With w = {w:.0f} this "
            f"costs {take(cost, at):.0f}; the cheapest threshold, {take(CUTS, np.argmin(cost)):.2f}, costs {cost.min():.0f}.")


threshold = LiveFigure(
    _threshold, {"cut": slider(0.01, 0.99, 0.01, value=0.5, label="threshold"),
                 "w": slider(1, 20, 1, value=10, format=".0f", label="cost w of a missed patient")},
    layout=(1, 2), size=(8.4, 3.6),
    alt="Left, the four counts of a decision about a thousand patients: found, missed, false alarms, left in peace. "
        "Right, the cost against the threshold, with a flat floor around one divided by one plus w.")


# ---- a hundred days with a chance of 70 %: did it rain on seventy?

CHANCE, RAIN = _people(0.0, 1.8, seed=2)        # forecasts: rain or none
ORDER = np.argsort(CHANCE, kind="stable")
SORTED, HAPPENED = CHANCE[ORDER].reshape(10, 100), RAIN[ORDER].reshape(10, 100)


def calibration_gap(p, y):
    """Ten groups of equal size by p: how far, on average, the mean of p is from the share that happened."""
    order = np.argsort(p, kind="stable")
    said, happened = (part[order].reshape(10, -1).mean(axis=1) for part in (p, y))
    return np.abs(said - happened).mean()


def _calibration(axes, sharp):
    left, right = axes
    said, happened = sigmoid(sharp * SORTED), HAPPENED.mean(axis=1)
    means = said.mean(axis=1)
    left.plot([0, 1], [0, 1], color=GREY, linestyle="--", label="believable")
    left.plot(means, happened, "o-", color=BLUE, markersize=8, label="100 days each")
    left.set(xlim=(-0.04, 1.04), ylim=(-0.04, 1.04), xlabel="chance of rain that was said", ylabel="share of days with rain",
             title="ten groups of days")
    left.legend(loc="upper left")
    right.plot(SHARPNESS, BY_SHARPNESS, color=BLUE)
    right.plot(sharp, bce_with_logits(sharp * CHANCE, RAIN), "o", color=ORANGE, markersize=10)
    right.set(xlim=(0, 4.15), ylim=(0.3, 1.1), xlabel="factor on every logit", ylabel="cross-entropy (nats)",
              title="lowest near the factor 1")
    right_calls = ((sharp * CHANCE > 0) == (RAIN == 1)).mean()
    return (f"With every logit times {sharp:.1f} the ten points are {np.abs(means - happened).mean():.3f} away from the "
            f"diagonal on average, the cross-entropy is {bce_with_logits(sharp * CHANCE, RAIN):.3f}, and the forecaster "
            f"is right about {right_calls:.1%} of all days.")


SHARPNESS = np.arange(1, 41) / 10
BY_SHARPNESS = np.array([bce_with_logits(factor * CHANCE, RAIN) for factor in SHARPNESS])
calibration = LiveFigure(
    _calibration, {"sharp": slider(0.1, 4, 0.1, value=3, label="factor on the logits")}, layout=(1, 2), size=(8.4, 3.6),
    alt="Left, ten groups of days: the share with rain against the chance that was said. Near a factor of 1 the points "
        "lie on the diagonal, for larger ones they form an S. Right, the cross-entropy, lowest near the factor 1.")
