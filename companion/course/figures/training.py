"""Live figures of chapter 7: a network that trains while you watch, its first loss, a test score's error, a
monitor for broken runs, and what remains when a piece is taken away.

The last two show runs that are recorded when the page is built; all of them together take a few seconds.
"""
from functools import cache, lru_cache

import numpy as np

from companion.activations import ACTIVATIONS, identity_grad, relu_grad, sigmoid, softmax
from companion.backprop import backward
from companion.data import digits, moons, spirals, xor
from companion.course.figures.optimizers import RULES
from companion.course.live import (BLUE, GREEN, GREY, ORANGE, LiveFigure, choice, pick, slider, steps, take, toggle,
                            words)
from companion.fast import Adam, Network, fit, windows
from companion.losses import bce_with_logits, bce_with_logits_grad, cross_entropy, cross_entropy_grad
from companion.neurons import count_params, forward, init_params, predict
from companion.optimizers import adam_step, sgd_step
from companion.training import dead_fraction, gradient_norms, minibatches

# ---- a 2-8-1 network on two moons

MOON_SIZES, MOON_STEPS = (2, 8, 1), 30
MOON_X, MOON_Y = moons(60, 0.12, np.random.default_rng(2))
_SIDE = 32
_AREA = np.meshgrid(np.linspace(-1.6, 2.6, _SIDE), np.linspace(-1.2, 1.7, _SIDE))
_AREA = np.stack(_AREA, axis=-1).reshape(-1, 2)


def _flat(pairs):
    return np.concatenate([part.ravel() for pair in pairs for part in pair])


_START = _flat(init_params(MOON_SIZES, np.random.default_rng(5)))


def moon_run(rule, lr, factor=1.0, steps=MOON_STEPS):
    """Train a 2-8-1 network on 60 points of two moons with one of RULES, all points in one batch.

    lr: one rate, or one for each step, (steps + 1,); factor multiplies every gradient, as a forgotten 1/n
    does. Returns (all parameters in one vector, losses (steps + 1,)).

    >>> theta, losses = moon_run("Adam", lr=0.1)
    >>> print(theta.shape, len(losses), bool(losses[-1] < 0.1))
    (33,) 31 True
    """
    theta, m, v, losses = _START, np.zeros_like(_START), np.zeros_like(_START), []
    targets = MOON_Y[:, None].astype(float)
    rates = np.where(np.arange(steps + 1) < steps, lr, 0.0)         # from the last point no step is taken
    for t in range(steps + 1):
        params = windows(theta, MOON_SIZES)
        logits, cache = forward(params, MOON_X)
        losses.append(bce_with_logits(logits, targets))
        grads = backward(params, cache, bce_with_logits_grad(logits, targets))
        theta, m, v = RULES[rule](theta, m, v, t, factor * _flat(grads), rates[t])
    return theta, np.stack(losses)


def _moons(axes, rule, lr, factor, step):
    left, right = axes
    at = np.arange(MOON_STEPS + 1)
    theta, losses = moon_run(rule, np.where(at < step, lr, 0.0), factor)
    logits, _ = forward(windows(theta, MOON_SIZES), _AREA)
    left.imshow(sigmoid(logits).reshape(_SIDE, _SIDE), origin="lower", extent=(-1.6, 2.6, -1.2, 1.7), vmin=0,
                vmax=1, cmap="coolwarm", alpha=0.7, aspect="auto")
    for k, (colour, marker) in enumerate(((BLUE, "o"), (ORANGE, "^"))):
        left.scatter(*MOON_X[MOON_Y == k].T, color=colour, marker=marker, edgecolor="white", s=30)
    left.set(xlim=(-1.6, 2.6), ylim=(-1.2, 1.7), xlabel="$x_1$", ylabel="$x_2$",
             title=f"after {step:d} steps")
    right.plot(at, np.where(at <= step, losses, np.nan), "o-", color=BLUE, markersize=3)
    right.axhline(np.log(2), color=GREY, linestyle=":")
    right.set(xlim=(-0.5, MOON_STEPS), ylim=(0, 1.2), xlabel="step", ylabel="loss (nats)",
              title=f"{rule}, rate {lr:.3g}, gradient times {factor:.0f}")
    found, _ = forward(windows(theta, MOON_SIZES), MOON_X)
    share = ((found[:, 0] > 0) == (MOON_Y == 1)).mean()
    return (f"At step {step:d} of {rule} with rate {lr:.3g} the loss is {losses[-1]:.3f} (a coin's is "
            f"0.693) and {100 * share:.0f} % of the 60 points are on their side.")


moons_training = LiveFigure(
    _moons,
    {"rule": choice(list(RULES), value="Adam", label="optimizer"),
     "lr": slider(0.001, 1, 61, value=0.1, log=True, label="learning rate", format=".3g"),
     "factor": slider(1, 20, 1, value=1, label="gradient multiplied by"),
     "step": steps(MOON_STEPS, value=MOON_STEPS, label="steps taken", interval=150)},
    name="moons-training", layout=(1, 2), size=(8.4, 3.6),
    alt="Left: sixty points of two interlocking half moons over a map of the network's answer, blue for one "
        "class and red for the other. Right: the loss by step, with a dotted line where a coin would stand.")


# ---- the loss before any training, by the size of the last layer

@lru_cache(maxsize=None)
def first_logits(seed=0, examples=200):
    """Logits of an untrained 64-128-64-10 network for the first digits: (examples, 10), and their labels."""
    data = digits(np.float64)
    params = init_params((64, 128, 64, 10), np.random.default_rng(seed))
    logits, _ = forward(params, data.X_train[:examples])
    return logits, data.y_train[:examples]


_SCALES = np.linspace(0, 3, 31)


def _first_loss(axes, scale):
    left, right = axes
    logits, y = first_logits()
    losses = np.array([cross_entropy(s * logits, y) for s in _SCALES])
    loss, p = cross_entropy(scale * logits, y), softmax(scale * logits)
    left.plot(_SCALES, losses, color=GREY)
    left.axhline(np.log(10), color=GREEN, linestyle="--")
    left.plot(scale, loss, "o", color=ORANGE, markersize=10)
    left.set(xlim=(-0.1, 3.1), ylim=(2, 4.5), xticks=range(4), xlabel="last layer multiplied by",
             ylabel="loss before training (nats)", title=f"loss {loss:.3f}")
    right.bar(np.arange(10), p[0], color=BLUE)
    right.axhline(0.1, color=GREEN, linestyle="--")
    right.set(xlim=(-0.6, 9.6), ylim=(0, 1), xticks=np.arange(10), xlabel="class", ylabel="probability",
              title="what it says about one image")
    return (f"With the last layer multiplied by {scale:.1f} the untrained network has a loss of {loss:.3f}; "
            f"log 10 is 2.303. Its largest probability for the first image is {p[0].max():.2f}.")


first_loss = LiveFigure(
    _first_loss, {"scale": slider(0, 3, 0.1, value=1, label="last layer times", format=".1f")},
    layout=(1, 2), size=(8.4, 3.4),
    alt="Left: the loss of an untrained network rises with the size of its last layer, from a dashed line at "
        "the natural logarithm of 10. Right: ten bars, the probabilities that this network gives to the ten "
        "classes for one image.")


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
    ax.set(xlim=(80, 100.5), ylim=(0, 61), yticks=[], xticks=range(80, 101, 5), xlabel="accuracy (%)",
           ylabel="sixty test sets",
           title=f"true accuracy {100 * accuracy:.1f} %, tests of {n:.0f} examples")
    return (f"On {n:.0f} examples the standard error is {100 * error:.2f} percentage points: about 95 of 100 "
            f"test sets give between {100 * low:.1f} % and {100 * high:.1f} %.")


test_error = LiveFigure(
    _test_error,
    {"accuracy": slider(0.9, 0.999, 0.001, value=0.98, label="true accuracy", format=".3f"),
     "n": slider(100, 10000, 100, value=300, label="test examples", format=".0f")},
    alt="Sixty dots, the scores that one and the same network would get on sixty test sets, spread around "
        "its true accuracy; a shaded band shows two standard errors on either side.")


# ---- a monitor for runs that are broken

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
    """A 64-32-16-10 network on 600 digits for 12 epochs, with one of BUGS, by "SGD" or "Adam".

    Returns (4, 13), before training and after each epoch: the mean loss and the mean length of the gradient
    over the batches of the epoch; then the validation accuracy and the share of hidden units that no image
    wakes.
    """
    data, sizes = _float_digits(), (64, 32, 16, 10)
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
    theta, log = _flat(params), []                      # all parameters in one vector: one call of a rule for all
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
    panels = (("loss (nats)", (0.03, 5)), ("length of the gradient", (0.05, 50)),
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


def _numbered(names):
    """Choices that reach the figure as numbers, so that one recording serves them all."""
    return {name: np.array(float(number)) for number, name in enumerate(names)}


monitor = LiveFigure(
    _monitor,
    {"bug": choice(_numbered(BUGS), label="what is broken", live=True),
     "optimizer": choice(_numbered(MONITOR_RATES), label="optimizer", live=True),
     "epoch": steps(EPOCHS, value=EPOCHS, label="epochs", interval=250)},
    name="training-monitor", layout=(2, 2), size=(5.6, 4.8),
    alt="Four curves by epoch: training loss, length of the gradient, validation accuracy, share of dead "
        "units. Blue is the run with the chosen mistake, dashed grey the same run without it.")


# ---- what remains when a piece is taken away

SEEDS = 5
PROBLEMS = {"digits": ((64,), 10, 0.01, 6), "XOR": ((16,), 2, 0.05, 100), "spirals": ((64, 64), 2, 0.01, 40)}


@cache
def _problem(name):
    """(X, y, X_test, y_test) in float32."""
    if name == "digits":
        data = digits()
        return data.X_train, data.y_train, data.X_test, data.y_test
    train, test = ((xor(), xor()) if name == "XOR" else
                   [spirals(400, 0.02, np.random.default_rng(seed)) for seed in (0, 1)])
    return train[0].astype(np.float32), train[1], test[0].astype(np.float32), test[1]


@cache
def ablation_scores(problem, layers, bend, trained):
    """Test accuracy of five seeds, (5,), with or without hidden layers, their activation, and their training.

    Hidden layers that are not trained keep random weights and biases; only the last layer learns.
    """
    middle, classes, lr, epochs = PROBLEMS[problem]
    middle, hidden, scores = middle if layers else (), "relu" if bend else "identity", []
    for seed in range(SEEDS):
        X, y, X_test, y_test = _problem(problem)
        rng = np.random.default_rng(seed)
        net = Network((X.shape[1], *middle, classes), rng, hidden=hidden)
        if layers and not trained:
            for _, b in net.params[:-1]:
                b[:] = rng.normal(0, 0.3, len(b))
            X, X_test = (forward(net.params, part, ACTIVATIONS[hidden][0])[1][-1][0] for part in (X, X_test))
            net = Network((X.shape[1], classes), rng)
        fit(net, X, y, optimizer=Adam(lr), epochs=epochs, rng=rng)
        scores.append((net.predict(X_test) == y_test).mean())
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
        ax.text(k, 104, f"{100 * scores.mean():.0f} %", ha="center")
    ax.set(xticks=range(3), xticklabels=PROBLEMS, ylim=(0, 112), yticks=(0, 50, 100),
           ylabel="test accuracy (%)")
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
    alt="Three bars with the test accuracy on digits, XOR and spirals, a dot for each of five seeds, a pale "
        "bar for the whole network behind each, and a dotted line for guessing.")
