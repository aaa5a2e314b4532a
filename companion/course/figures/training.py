"""Live figures of chapter 7: right and random labels, bias and variance, a test score's error, a
monitor for broken runs, and what remains when a piece is taken away.

Most of them show runs that are recorded when the page is built; all of them together take a few seconds.
"""
from functools import cache

import numpy as np

from companion.activations import ACTIVATIONS, identity_grad, relu_grad, softmax
from companion.backprop import backward
from companion.data import digits, spirals, xor
from companion.course.live import (BLUE, GREEN, GREY, ORANGE, PURPLE, LiveFigure, choice, pick, prediction, slider, steps,
                            take, toggle, words)
from companion.fast import Adam, Network, fit, windows
from companion.losses import cross_entropy, cross_entropy_grad
from companion.neurons import forward, init_params, predict
from companion.optimizers import adam_step, sgd_step
from companion.training import dead_fraction, gradient_norms, minibatches

from ._pictures import pixels

def _numbered(names):
    """Choices that reach the figure as numbers, so that one recording serves them all."""
    return {name: np.array(float(number)) for number, name in enumerate(names)}


# ---- right labels, and labels dealt at random

LEARNED, BY_HEART, EVERY = 300, 60, 3             # images, epochs, epochs between two looks
SIZES = (64, 128, 64, 10)
LABELS = ["the right ones", "dealt at random"]
_PICTURES = {str(k): np.array(float(k)) for k in range(10)}


def _samples():
    """The first validation image of each digit: (10, 64)."""
    data = digits()
    return np.stack([data.X_val[(data.y_val == k).argmax()] for k in range(10)])


@cache
def two_runs():
    """A 64-128-64-10 network on 300 digits with the right labels, and one with labels dealt at random.

    Returns (2, 21, 2), the shares of these and of the validation digits that are read as their labels say,
    before training and after every third epoch, and (2, 21, 10, 10), the probabilities for ten digits.
    """
    data, shares, says = digits(), [], []
    for labels in LABELS:
        rng = np.random.default_rng(0)
        X, y = data.X_train[:LEARNED], data.y_train[:LEARNED]
        if labels == "dealt at random":
            y = rng.permutation(y)
        net, share, say = Network(SIZES, rng), [], []

        def look(history=None):
            share.append([(net.predict(X) == y).mean(), (net.predict(data.X_val) == data.y_val).mean()])
            say.append(net.probabilities(_samples()))

        look()
        fit(net, X, y, optimizer=Adam(0.003), epochs=BY_HEART, watch=look, rng=rng)
        shares.append(share[::EVERY])
        says.append(say[::EVERY])
    return np.array(shares), np.array(says, float)


def _two_runs(axes, labels, epoch, digit):
    image, bars, curves = axes
    labels, at = labels.astype(int), np.arange(0, BY_HEART + 1, EVERY)
    shares, says = (take(np.round(part, 4), labels) for part in two_runs())      # what a bar can show
    digit = digit.astype(int)
    p = take(take(says, epoch), digit)
    pixels(image, take(_samples().reshape(10, 8, 8).astype(float), digit), "a new digit")
    bars.bar(np.arange(10), p, color=BLUE)
    bars.set(xlim=(-0.6, 9.6), ylim=(0, 1), xticks=np.arange(10), ylabel="probability", xlabel="read as",
             title=f"after {EVERY * epoch:.0f} epochs")
    lines = (GREEN, "o-", "its 300 digits"), (ORANGE, "s--", "new digits")
    for k, (colour, mark, name) in enumerate(lines):
        curves.plot(at, np.where(at <= EVERY * epoch, 100 * shares[:, k], np.nan), mark, color=colour,
                    markersize=4, label=name)
    curves.set(xlim=(-2, BY_HEART + 2), ylim=(0, 105), xlabel="epoch", ylabel="right (%)")
    curves.legend(loc=(0.32, 0.22))
    mine, new = (take(shares[:, k], epoch) for k in (0, 1))
    return (words(labels == 0, "With the right labels", "With labels dealt at random") +
            f" and after {EVERY * epoch:.0f} epochs the network answers {mine:.0%} of its {LEARNED} digits "
            f"as their labels say, and reads {new:.0%} of the new ones right. "
            f"It reads this {digit:d} as {p.argmax():d}.")


two_labels = LiveFigure(
    _two_runs,
    {"labels": choice(_numbered(LABELS), label="labels to learn from", live=True),
     "digit": choice(_PICTURES, value="5", label="new digit", live=True),
     "epoch": steps(BY_HEART // EVERY, value=BY_HEART // EVERY, label="epochs, in threes", interval=250)},
    layout=(1, 3), size=(7.4, 3.1),
    alt="Left: a handwritten digit. Middle: ten bars, how likely the network finds each class. Right: two "
        "curves by epoch, the share of right answers on the digits it learns from and on new ones.",
    ask=prediction("The labels are dealt at random. How many of its 300 can the network learn to answer as they say?",
                   ["about 30", "about 150", "all 300"],
                   right=lambda: {30: "about 30", 150: "about 150", 300: "all 300"}[
                       min((30, 150, 300), key=lambda many: abs(many - LEARNED * two_runs()[0][1, -1, 0]))],
                   because="It learns the list by heart; of new digits it reads no more than chance would.",
                   show={"labels": "dealt at random"}))


# ---- bias and variance

POINTS, NOISE, DRAWN, MOST = 20, 0.3, 200, 17
_AT, _GRID = np.linspace(-1, 1, POINTS), np.linspace(-1, 1, 81)
TRUTH = np.sin(np.pi * _GRID)


def _bends(x, units):
    """A 1, x and `units` ReLU units whose bends are spread evenly over -1 to 1: (len(x), units + 2)."""
    joints = np.linspace(-1, 1, units + 2)[1:-1]
    return np.column_stack([np.ones(len(x)), x, np.maximum(x[:, None] - joints, 0)])


@cache
def fits():
    """Least squares with 0 to 17 bends to 200 draws of 20 noisy points of a sine: (18, 200, 81)."""
    draws = np.sin(np.pi * _AT) + NOISE * np.random.default_rng(0).standard_normal((DRAWN, POINTS))
    return np.array([(_bends(_GRID, units) @ np.linalg.lstsq(_bends(_AT, units), draws.T, rcond=None)[0]).T
                     for units in range(MOST + 1)])


@cache
def bias_and_variance():
    """Squared distance of the mean fit from the truth, spread around it; by the number of bends: (2, 18)."""
    mean = fits().mean(axis=1)
    return np.array([((mean - TRUTH) ** 2).mean(axis=1), fits().var(axis=1).mean(axis=1)])


def _bias_variance(axes, units):
    left, right = axes
    units = np.rint(units).astype(int)
    # A thousandth is a tenth of a pixel: more digits would be half of the page's weight.
    some, mean = (take(np.round(part, 3), units) for part in (fits()[:, :12], fits().mean(axis=1)))
    bias, variance = bias_and_variance()
    for k in range(12):
        left.plot(_GRID, some[k], color=GREY, linewidth=0.6)
    left.plot(_GRID, TRUTH, "--", color=GREEN, linewidth=2, label="the truth")
    left.plot(_GRID, mean, color=PURPLE, linewidth=2, label="mean of all fits")
    left.set(xlim=(-1, 1), ylim=(-2.2, 2.2), xticks=(-1, 0, 1), xlabel="x", ylabel="y",
             title=f"fits with {units:d} bends")
    left.legend(loc="upper left")
    at = np.arange(MOST + 1)
    for line, values, colour, name in (("--", bias, BLUE, "bias²"), (":", variance, ORANGE, "variance"),
                                       ("-", bias + variance, "black", "sum")):
        right.plot(at, np.where(at <= units, values, np.nan), line, color=colour, linewidth=2, label=name)
    total = take(bias + variance, units)
    right.plot(units, total, "o", color=PURPLE, markersize=9)
    right.set(xlim=(-0.5, MOST + 0.5), ylim=(0, 0.25), xticks=(0, 6, 12, 18), xlabel="bends",
              ylabel="mean squared error")
    right.legend(loc="upper center")
    return (f"With {units:d} bends the squared bias is {take(bias, units):.3f} and the variance "
            f"{take(variance, units):.3f}; together {total:.3f}.")


bias_variance = LiveFigure(
    _bias_variance, {"units": slider(0, MOST, 1, value=0, label="bends", format=".0f")},
    layout=(1, 2), size=(8.4, 3.6),
    alt="Left: twelve thin fitted curves, their mean in purple and the true wave dashed in green. Right: "
        "against the number of bends the squared bias falls, the variance rises, and their sum has the shape "
        "of a U, as far as bends are allowed.",
    ask=prediction("With 17 bends, where do the fits lie?",
                   ["all near the wave", "far from it, only their mean is near", "all to one side of it"],
                   right=lambda: "all near the wave" if bias_variance.said("the variance", units=MOST) < 0.01
                   else "far from it, only their mean is near",
                   because="A mean over many draws has lost the noise that every single fit follows.", show={"units": MOST}))


# ---- how far to trust a test score

DRAWS = np.random.default_rng(0).normal(0, 1, 60)


def accuracy_error(accuracy, n):
    """The standard error of an accuracy measured on n examples: sqrt(accuracy (1 - accuracy) / n).

    >>> print(round(float(accuracy_error(0.98, 300)), 4))
    0.0081
    """
    return np.sqrt(accuracy * (1 - accuracy) / n)


def _test_error(ax, accuracy, n):
    error = accuracy_error(accuracy, n)
    low, high = accuracy - 2 * error, np.minimum(accuracy + 2 * error, 1)
    ax.axvspan(100 * low, 100 * high, color=GREEN, alpha=0.2)
    ax.axvline(100 * accuracy, color=GREEN)
    ax.plot(100 * np.minimum(accuracy + error * DRAWS, 1), np.arange(1, 61), "o", color=BLUE, markersize=4)
    ax.set(xlim=(90.5, 100.3), ylim=(0, 61), yticks=[], xticks=range(91, 101), xlabel="accuracy (%)",
           ylabel="sixty test sets",
           title=f"true accuracy {accuracy:.1%}, tests of {n:.0f} examples")
    return (f"On {n:.0f} examples the standard error is {100 * error:.2f} percentage points: about 95 of 100 "
            f"test sets give between {low:.1%} and {high:.1%}"
            + words(n * (1 - accuracy) < 5, ", roughly: so few mistakes are far from a bell curve.", "."))


test_error = LiveFigure(
    _test_error,
    {"accuracy": slider(0.95, 0.999, 0.001, value=0.98, label="true accuracy", format=".3f"),
     "n": slider(200, 10000, 100, value=300, label="test examples", format=".0f")},
    alt="Sixty dots, the scores that one and the same network would get on sixty test sets, spread around "
        "its true accuracy; a shaded band shows two standard errors on either side.")


# ---- a monitor for runs that are broken

def _flat(pairs):
    return np.concatenate([part.ravel() for pair in pairs for part in pair])


BUGS = ["nothing", "1/n forgotten", "ReLU's gate forgotten", "biases not trained", "labels shuffled apart",
        "sorted, never shuffled", "all weights start at 0", "softmax twice", "rate 30 times too high"]
MONITOR_RATES = {"SGD": 0.1, "Adam": 0.003}
EPOCHS, _BATCH, _IMAGES = 12, 20, 600


def broken_gradients(params, X, y, bug):
    """The loss and its gradients on a batch, with one of BUGS in the program: (loss, [(dW, db), ...])."""
    logits, cached = forward(params, X)
    if bug == "softmax twice":                          # the loss takes logits and is given probabilities
        p = softmax(logits)
        loss, slope = cross_entropy(p, y), cross_entropy_grad(p, y)
        slope = p * (slope - (slope * p).sum(axis=1, keepdims=True))
    else:
        loss, slope = cross_entropy(logits, y), cross_entropy_grad(logits, y)
    if bug == "1/n forgotten":
        slope = len(y) * slope
    grads = backward(params, cached, slope, identity_grad if bug == "ReLU's gate forgotten" else relu_grad)
    if bug == "biases not trained":
        grads = [(dW, 0 * db) for dW, db in grads]
    return loss, grads


@cache
def _float_digits():
    return digits(np.float64)


@cache
def monitored_run(bug, optimizer):
    """The 64-128-64-10 network on 600 digits for 12 epochs, with one of BUGS, by "SGD" or "Adam".

    Returns (4, 13), before training and after each epoch: the mean loss and the mean length of the gradient
    over the batches of the epoch; then the validation accuracy and the share of hidden units that no image
    wakes.
    """
    data, sizes = _float_digits(), SIZES
    rng, lr = np.random.default_rng(0), MONITOR_RATES[optimizer]
    X, y = data.X_train[:_IMAGES], data.y_train[:_IMAGES]
    params = init_params(sizes, rng)
    if bug == "labels shuffled apart":
        y = rng.permutation(y)
    elif bug == "sorted, never shuffled":
        order = np.argsort(y, kind="stable")
        X, y = X[order], y[order]
    elif bug == "all weights start at 0":
        params = [(0 * W, b) for W, b in params]
    elif bug == "rate 30 times too high":
        lr = 30 * lr
    theta, log = _flat(params), []                      # all parameters in one vector: one call for all
    m, v, t = np.zeros_like(theta), np.zeros_like(theta), 0
    in_a_row = np.arange(_IMAGES).reshape(-1, _BATCH)
    for epoch in range(EPOCHS + 1):
        seen = []
        for rows in (in_a_row if epoch == 0 or bug == "sorted, never shuffled"
                     else minibatches(_IMAGES, _BATCH, rng)):
            loss, grads = broken_gradients(params, X[rows], y[rows], bug)
            seen.append((loss, np.linalg.norm(gradient_norms(grads))))
            if epoch == 0:                              # look at the untrained network, no step
                continue
            if optimizer == "SGD":
                theta = sgd_step(theta, _flat(grads), lr)
            else:
                t += 1
                theta, m, v = adam_step(theta, m, v, t, _flat(grads), lr)
            params = windows(theta, sizes)
        _, (_, (A1, _), (A2, _)) = forward(params, X)
        right = (predict(params, data.X_val) == data.y_val).mean()
        log.append((*np.mean(seen, axis=0), right, dead_fraction(np.hstack([A1, A2]))))
    return np.array(log).T


@cache
def monitored_runs():
    """Every bug with every optimizer: (9, 2, 4, 13)."""
    return np.array([[monitored_run(bug, optimizer) for optimizer in MONITOR_RATES] for bug in BUGS])


def _monitor(axes, bug, optimizer, epoch):
    bug, optimizer, epochs = bug.astype(int), optimizer.astype(int), np.arange(EPOCHS + 1)
    run, sound = (take(take(monitored_runs(), which), optimizer) for which in (bug, 0 * bug))
    panels = (("loss (nats)", (0.03, 5)), ("length of the gradient", (0.01, 200)),
              ("validation accuracy", (0, 1.02)), ("share of dead units", (-0.02, 1.02)))
    for k, (ax, (title, limits)) in enumerate(zip(axes.ravel(), panels)):
        (ax.semilogy if k < 2 else ax.plot)(epochs, sound[k], "--", color=GREY)
        ax.plot(epochs, np.where(epochs <= epoch, run[k], np.nan), "o-", color=BLUE, markersize=4)
        ax.set(xlim=(-0.5, EPOCHS + 0.5), ylim=limits, xticks=(0, 6, 12))
        ax.set_title(title, fontsize=11)
    loss, norm, accuracy, dead = (np.where(epochs == epoch, row, 0).sum() for row in run)
    unseen = np.abs(run[2, -1] - sound[2, -1]) < 0.05
    verdict = words(unseen, " In the end the accuracy does not show the mistake.",
                    " In the end the accuracy shows that something is wrong.")
    return (f"{pick(optimizer, list(MONITOR_RATES))}, broken: {pick(bug, BUGS)}. At epoch {epoch:d} the "
            f"loss is {loss:.3f}, the accuracy {accuracy:.1%}, the gradient {norm:.2f} long, and {dead:.0%} "
            "of the hidden units are dead." + words(bug == 0, "", verdict))


SOME_BUGS = ["labels shuffled apart", "softmax twice", "all weights start at 0", "rate 30 times too high"]

monitor = LiveFigure(
    _monitor,
    {"bug": choice(_numbered(BUGS), label="what is broken", live=True),
     "optimizer": choice(_numbered(MONITOR_RATES), label="optimizer", live=True),
     "epoch": steps(EPOCHS, value=EPOCHS, label="epochs", interval=250)},
    name="training-monitor", layout=(2, 2), size=(5.1, 4.6),
    alt="Four curves by epoch: training loss, length of the gradient, validation accuracy, share of dead "
        "units. Blue is the run with the chosen mistake, dashed grey the same run without it.",
    ask=prediction("Under Adam, which of these mistakes will the accuracy not show?", SOME_BUGS,
                   right=lambda: " and ".join(bug for bug in SOME_BUGS if abs(
                       monitored_run(bug, "Adam")[2, -1] - monitored_run("nothing", "Adam")[2, -1]) < 0.05),
                   because="The loss shows it: it stays far above that of the sound run.",
                   show={"bug": "softmax twice", "optimizer": "Adam"}))


# ---- what remains when a piece is taken away

SEEDS = 5
PROBLEMS = {"digits": ((64,), 10, 0.01, 6), "XOR": ((16,), 2, 0.05, 100), "spirals": ((64, 64), 2, 0.01, 40)}


@cache
def _problem(name):
    """(X, y, X_new, y_new) in float32; of the digits, the validation pile."""
    if name == "digits":
        data = digits()
        return data.X_train, data.y_train, data.X_val, data.y_val
    train, new = ((xor(), xor()) if name == "XOR" else
                   [spirals(400, 0.02, np.random.default_rng(seed)) for seed in (0, 1)])
    return train[0].astype(np.float32), train[1], new[0].astype(np.float32), new[1]


@cache
def ablation_scores(problem, layers, bend, trained):
    """Accuracy on new examples, (5,) seeds, with or without hidden layers, their activation, their training.

    Hidden layers that are not trained keep random weights and biases; only the last layer learns.
    """
    middle, classes, lr, epochs = PROBLEMS[problem]
    middle, hidden, scores = middle if layers else (), "relu" if bend else "identity", []
    for seed in range(SEEDS):
        X, y, X_new, y_new = _problem(problem)
        rng = np.random.default_rng(seed)
        net = Network((X.shape[1], *middle, classes), rng, hidden=hidden)
        if layers and not trained:
            for _, b in net.params[:-1]:
                b[:] = rng.normal(0, 0.3, len(b))
            X, X_new = (forward(net.params, part, ACTIVATIONS[hidden][0])[1][-1][0] for part in (X, X_new))
            net = Network((X.shape[1], classes), rng)
        fit(net, X, y, optimizer=Adam(lr), epochs=epochs, rng=rng)
        scores.append((net.predict(X_new) == y_new).mean())
    return np.array(scores)


def _ablation(ax, layers, bend, trained):
    # without hidden layers there is nothing to bend or to train in them
    what = {"layers": layers, "bend": bend or not layers, "trained": trained or not layers}
    means = {}
    for k, (problem, (_, classes, *_)) in enumerate(PROBLEMS.items()):
        scores, whole = ablation_scores(problem, **what), ablation_scores(problem, True, True, True)
        means[problem] = scores.mean()
        ax.bar([k], [100 * whole.mean()], width=0.8, color=GREY, alpha=0.2)
        ax.bar([k], [100 * scores.mean()], width=0.6, color=(BLUE, ORANGE, GREEN)[k])
        ax.plot(k + np.linspace(-0.2, 0.2, SEEDS), 100 * scores, "o", color="black", markersize=4)
        ax.plot([k - 0.4, k + 0.4], [100 / classes] * 2, ":", color="black", linewidth=1.5)
        ax.text(k, 104, f"{scores.mean():.0%}", ha="center")
    ax.set(xticks=range(3), xticklabels=PROBLEMS, ylim=(0, 112), yticks=(0, 50, 100),
           ylabel="right on new examples (%)")
    have = "No hidden layers"
    if layers:
        have = f"Hidden layers {'with' if bend else 'without'} activation, {'' if trained else 'not '}trained"
    return (f"{have}: digits {means['digits']:.1%}, XOR {means['XOR']:.0%}, spirals {means['spirals']:.1%} "
            f"right, means of {SEEDS} seeds. Grey: with every piece. Dotted: guessing.")


ablation = LiveFigure(
    _ablation,
    {"layers": toggle(True, label="hidden layers"), "bend": toggle(True, label="their activation (ReLU)"),
     "trained": toggle(True, label="trained by backpropagation")},
    size=(5.2, 3.6),
    alt="Three bars with the accuracy on new digits, XOR and spirals, a dot for each of five seeds, a pale "
        "bar for the whole network behind each, and a dotted line for guessing.",
    ask=prediction("Take the hidden layers away. Which problem suffers most?", list(PROBLEMS),
                   right=lambda: max(PROBLEMS, key=lambda problem: ablation_scores(problem, True, True, True).mean()
                                     - ablation_scores(problem, False, True, True).mean()),
                   because="Without hidden layers every border is straight; the digits are almost content with that.",
                   show={"layers": False}))
