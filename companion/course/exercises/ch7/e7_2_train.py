from functools import partial

import numpy as np

from companion import training
from companion.activations import softmax
from companion.data import moons
from companion.course.grading import Exercise


def train(sizes, X_train, y_train, X_val, y_val, lr, batch_size, epochs, patience, rng):
    params, history = training.train(sizes, X_train, y_train, X_val, y_val, lr=lr, batch_size=batch_size,
                                     epochs=epochs,
                                     patience=patience, rng=rng)
    return params, history.val_loss


USES = ("init_params", "minibatches", "forward", "cross_entropy", "cross_entropy_grad", "backward",
        "adam_step", "evaluate",
        "early_stop")
# Judged with the companion's functions throughout: only then do the same random numbers give the same run.
exercise = Exercise(train, uses=USES, own_uses=False, seconds=20.0, rtol=1e-6, atol=1e-9)


def noisy(seed, n=60):
    """Two moons with a fifth of the training labels wrong: who trains on learns the errors too."""
    rng = np.random.default_rng(seed)
    (X, y), (X_val, y_val) = moons(n, 0.2, rng), moons(n // 2 + 1, 0.2, rng)
    return X, np.where(rng.random(n) < 0.2, 1 - y, y), X_val, y_val


def short(seed, epochs, patience=99, lr=0.02, batch_size=16, n=60):
    return (2, 8, 2), *noisy(seed, n), lr, batch_size, epochs, patience, np.random.default_rng(seed)


def overfitting(seed=3):
    return (2, 24, 2), *noisy(seed), 0.05, 8, 60, 4, np.random.default_rng(seed)


def recovering(seed, lr, batch_size):
    """The loss rises more than once before the best epoch: patience counts anew each time."""
    return (2, 12, 2), *noisy(seed, 40), lr, batch_size, 40, 3, np.random.default_rng(seed)


def saturated():
    """The validation points are so far away that the loss is exactly 0 in every epoch: ties, while the weights go on moving."""
    X, y = np.array([[1.0, 0.2], [-1.0, 0.3], [0.8, -0.5], [-0.7, -0.4]]), np.array([0, 1, 0, 1])
    return (2, 2), X, y, 1e4 * X, y, 0.1, 2, 9, 3, np.random.default_rng(0)


def ended(seed=3):
    """The epochs are over before patience is, and the last one is not the best."""
    return (2, 24, 2), *noisy(seed), 0.05, 8, 4, 9, np.random.default_rng(seed)


def slow(seed=4):
    """Every epoch is better by less than a billionth."""
    return (2, 4, 2), *noisy(seed, 40), 1e-10, 8, 7, 2, np.random.default_rng(seed)


def deep(seed=7):
    return (2, 6, 5, 2), *short(seed, epochs=2)[1:]


exercise.examples = [short(1, epochs=3)]
# Short runs first: these are repeated with arrays in another order in memory.
exercise.probes = lambda rng: [
    short(2, epochs=4, n=50), short(5, epochs=1, batch_size=60), deep(), overfitting(),
    recovering(5, 0.05, 8), recovering(96, 0.1, 20), saturated(), slow(), ended()]


def run(sizes, X, y, X_val, y_val, lr, batch_size, epochs, patience, rng, *, give="best", reset=False,
        judge="val", measure=0, labels="own", clock="step", start=0, scale=lambda n: 1.0,
        order="new", stopper=None, batches_used=slice(None), ragged=True, rows="batch", remember=True, adam=True,
        moves=(1, 1), logits_to=lambda Z: Z, weights_from=lambda rng: rng, rate=lambda lr: lr,
        learns=lambda i, n: True,
        best_by="loss", keep="after", extra=0, anew=False, swap=False, forget=False, size=None,
        history=lambda losses, best, start: losses):
    """training.train with something exchanged."""
    from companion.training import (adam_step, backward, cross_entropy, cross_entropy_grad, early_stop,
                                    evaluate, forward,
                                    init_params, minibatches)
    params = init_params(sizes, weights_from(rng))
    begin, scores = evaluate(params, X_val, y_val)[0], []
    fresh = [[(np.zeros_like(p), np.zeros_like(p)) for p in pair] for pair in params]
    moments, t, losses, kept, first, always = fresh, start, [], params, params, None
    other = np.random.default_rng(99).permutation(len(y))
    for _ in range(epochs):
        if reset:
            moments, t = fresh, start
        if forget:
            moments = fresh
        t = start if clock == "restarts" else t + (clock == "epoch")
        params = init_params(sizes, rng) if anew else params
        before = params
        shuffler = np.random.default_rng(0) if order == "seed 0" else rng
        batches = list(minibatches(len(X), size or batch_size, shuffler))
        always = always or batches
        if order == "sorted":
            batches = [np.arange(len(X))[s:s + batch_size] for s in range(0, len(X), batch_size)]
        in_turn = np.arange(len(X)) if labels != "drawn anew" else np.concatenate(list(minibatches(len(X), batch_size, rng)))
        done = 0
        for batch in (always if order == "once" else batches)[batches_used]:
            if not ragged and len(batch) < batch_size:
                continue
            used = batch if rows == "batch" else np.arange(len(X))
            logits, cache = forward(params, X[used])
            truths = {"own": y[used], "others": y[other[used]], "first": y[:len(used)],
                      "drawn anew": y[in_turn[done:done + len(used)]], "in turn": y[in_turn[done:done + len(used)]]}
            done += len(batch)
            slopes = cross_entropy_grad(logits_to(logits), truths[labels])
            grads = backward(params, cache, slopes * scale(len(used)))
            t += clock in ("step", "restarts")
            new, moved = [], []
            for i, (pair, state, pair_grads) in enumerate(zip(params, moments, grads)):
                stepped = []
                for p, (m, v), g, move in zip(pair, state, pair_grads, moves):
                    t += clock == "parameter"
                    w, m, v = adam_step(p, m, v, t, g, rate(lr)) if adam else (p - lr * g, m, v)
                    stepped.append((w if move and learns(i, len(params)) else p, *((v, m) if swap else (m, v))))
                new.append(tuple(w for w, _, _ in stepped))
                moved.append([(m, v) for _, m, v in stepped])
            params, moments = new, moved if remember else fresh
        judges = {"val": (X_val, y_val), "train": (X, y),
                  "batch": (X[batches[-1]], y[batches[-1]])}
        seen = evaluate(params, *judges[judge]) if judge != "step" else (
            float(cross_entropy(logits, y[used])), 0.0)
        losses.append(seen[measure])
        scores.append(-seen[1] if best_by in ("accuracy", "ties") else seen[0])
        best_epoch, stop = (stopper or early_stop)(losses, patience)
        newest = {"loss": best_epoch == len(losses) - 1, "accuracy": scores[-1] < min(scores[:-1], default=1),
                  "ties": scores[-1] <= min(scores), "previous": len(scores) < 2 or scores[-1] < scores[-2]}
        if newest[best_by]:
            kept = before if keep == "before" else params
        if stop if stopper else len(losses) - 1 - best_epoch >= patience + extra:
            break
    else:
        kept = params if give == "best after a stop" else kept
    return {"last": params, "first": first}.get(give, kept), history(losses, best_epoch, begin)


def rises(losses):
    """How many epochs were no progress."""
    return sum(losses[i] >= min(losses[:i]) for i in range(1, len(losses)))


def lowest(losses):
    return losses.index(min(losses))


def by_margin(losses, patience, least):
    """(best, stop) of a learner who asks for some least progress."""
    best = 0
    for epoch, loss in enumerate(losses):
        if loss < losses[best] - least:
            best = epoch
        elif epoch - best >= patience:
            return best, True
    return best, False


def last_of_ties(losses):
    return len(losses) - 1 - losses[::-1].index(min(losses))


for name, says, changes in (
        ("not-shuffled", "Your batches come in the order of the data. Call minibatches with rng: it shuffles.", {"order": "sorted"}),
        ("stops-at-the-first-rise", "You stop at the first epoch that is no better. Wait until `patience` epochs have passed since "
         "the best one.", {"stopper": lambda losses, patience: (lowest(losses), rises(losses) > 0)}),
        ("patience-never-counts-anew", "Your count of epochs without progress never goes back to 0. Patience counts from the best "
         "epoch.", {"stopper": lambda losses, patience: (lowest(losses), rises(losses) >= patience)}),
        ("best-not-restored", "You return the parameters of the last epoch. Keep a copy of the best epoch's "
         "and return those.", {"give": "last"}),
        ("first-parameters-returned", "You return the parameters that you began with. Remember those of the "
         "best epoch.", {"give": "first"}),
        ("optimizer-state-reset", "m and v start anew in every epoch. They belong to the whole run, like "
         "t: make them once, before the loop.", {"reset": True}),
        ("averages-forgotten", "m and v are 0 at every step. Keep what adam_step returns for the next one.",
         {"remember": False}),
        ("plain-descent", "You take plain steps, w - lr g. The question is adam_step, with its m, v and t.",
         {"adam": False}),
        ("rate-forgotten", "adam_step gets no lr and takes its default. Hand lr on.",
        {"rate": lambda lr: 0.001}),
        ("biases-never-move", "Your biases stay at 0. adam_step moves both arrays of a layer, W and b.",
         {"moves": (1, 0)}),
        ("validates-on-the-training-data", "Your history is measured on the training data. Judge on X_val, "
         "y_val: the training loss falls even while the network learns errors by heart.", {"judge": "train"}),
        ("accuracy-as-history", "Your history holds accuracies. evaluate returns (loss, accuracy): take the "
        "loss.",
         {"measure": 1}),
        ("never-stops-early", "You always train for all epochs. Stop when the best epoch is `patience` "
         "epochs ago.", {"extra": np.inf}),
        ("rows-and-labels-torn-apart", "X and y come in different orders. Use one index array for both: "
         "X[batch], y[batch].", {"labels": "others"}),
        ("clock-advanced-for-each-parameter", "t advances once for every array of parameters. It counts "
         "steps: once for each batch.", {"clock": "parameter"}),
        ("clock-advanced-for-each-epoch", "t advances once for each epoch. It counts steps: once for each "
        "batch.",
         {"clock": "epoch"}),
        ("clock-stands-still", "t stays at 1, so Adam always corrects as if it were the first step. One "
         "more for each batch.", {"clock": "never", "start": 1}),
        ("clock-never-starts", "t is 0 at a step. Then 1 - beta^t is 0, and Adam divides by it. Begin with "
         "t = 0 and add 1 before the steps of each batch.", {"start": -1}),
        ("clock-one-ahead", "t is 2 at the first step. If it starts at 0, add 1 before the steps of each batch; "
         "if it starts at 1, after them.", {"start": 1}),
        ("clock-restarts-in-every-epoch", "t begins anew in every epoch, while m and v go on. It counts the steps "
         "of the whole run.", {"clock": "restarts"}),
        ("one-over-n-lost", "The gradient is multiplied by the batch size. cross_entropy_grad already has "
         "the right size.", {"scale": lambda n: n}),
        ("second-one-over-n", "You divide the gradient by the batch size. cross_entropy_grad has done so "
        "already.",
         {"scale": lambda n: 1 / n}),
        ("softmax-twice", "cross_entropy_grad gets probabilities. It takes the logits as forward returns "
        "them.",
         {"logits_to": softmax}),
        ("climbs", "You walk uphill: the loss grows. adam_step takes the gradient as it is.",
         {"scale": lambda n: -1.0}),
        ("same-order-every-epoch", "Every epoch has the same order, or an order that is not the rng's. Call "
         "minibatches with rng once an epoch.", {"order": "seed 0"}),
        ("batches-cut-once", "You call minibatches once, so every epoch has the same batches in the same "
         "order. Call it anew in each epoch.", {"order": "once"}),
        ("one-batch-an-epoch", "You take one batch an epoch. An epoch goes through all of them.",
         {"batches_used": slice(1)}),
        ("small-batch-left-out", "You leave the last batch out when it is smaller. Every example is used in "
         "every epoch.", {"ragged": False}),
        ("all-rows-in-every-step", "Every step uses all training data. Use the rows of the batch: "
         "X_train[batch], y_train[batch].", {"rows": "all"}),
        ("one-epoch-too-early", "You keep the parameters as they were before the best epoch. Its loss was "
         "measured after the epoch: keep the ones it was measured with.", {"keep": "before"}),
        ("progress-since-the-last-epoch", "You keep the parameters whenever the loss is below the one before. "
         "Keep them when it is the lowest so far.", {"best_by": "previous"}),
        ("stops-one-epoch-late", "You train one epoch too long. Stop when the best epoch is `patience` epochs "
         "ago.", {"extra": 1}),
        ("stops-one-epoch-early", "You stop one epoch too soon. Stop when the best epoch is `patience` epochs "
         "ago.", {"extra": -1}),
        ("history-cut-at-the-best", "Your history ends at the best epoch. It holds every epoch that was run.",
         {"history": lambda losses, best, begin: losses[:best + 1]}),
        ("history-begins-before-training", "Your history begins with the loss before any training. It has one "
         "loss for each epoch, measured after it.", {"history": lambda losses, best, begin: [begin] + losses}),
        ("loss-of-the-last-batch", "Your history holds the loss of the last batch. Judge on X_val, y_val.",
         {"judge": "batch"}),
        ("labels-of-the-first-rows", "You take the first labels for every batch. Use its rows for both: "
         "X_train[batch], y_train[batch].", {"labels": "first"}),
        ("first-layer-only", "Only the first layer learns. adam_step moves every layer.",
         {"learns": lambda i, n: i == 0}),
        ("last-layer-only", "Only the last layer learns. adam_step moves every layer.",
         {"learns": lambda i, n: i == n - 1}),
        ("weights-never-move", "Your weights stay as they were. adam_step moves both arrays of a layer, W and "
         "b.", {"moves": (0, 1)}),
        ("begins-anew-in-every-epoch", "Every epoch begins with fresh weights. Call init_params once, before the "
         "loop.", {"anew": True}),
        ("averages-swapped", "m and v change places from step to step. adam_step returns w, m, v, in this "
         "order.", {"swap": True}),
        ("batch-size-hard-coded", "You use batches of a size of your own. batch_size is an argument.",
         {"size": 32}),
        ("weights-of-another-rng", "Your first weights come from a generator of your own. Give rng to "
        "init_params.",
         {"weights_from": lambda rng: np.random.default_rng(0)})):
    exercise.says(name, says, partial(run, **changes))

for stopper in (lambda losses, patience: (lowest(losses), len(losses) > 1 and losses[-1] > losses[-2]),
                lambda losses, patience: (lowest(losses), len(losses) > 1 and losses[-1] >= losses[-2])):
    exercise.also("stops-at-the-first-rise", partial(run, stopper=stopper))
exercise.also("loss-of-the-last-batch", partial(run, judge="step"))
exercise.also("stops-one-epoch-late", partial(run, stopper=lambda losses, patience: training.early_stop(
    losses, patience + 1)))
exercise.also("stops-one-epoch-early", partial(run, stopper=lambda losses, patience: training.early_stop(
    losses, patience - 1)))
exercise.also("optimizer-state-reset", partial(run, forget=True))
exercise.says("another-number-of-epochs", "You do not run `epochs` epochs. `range(epochs)` counts that many.",
              lambda *args: run(*args[:7], args[7] + 1, *args[8:]),
              lambda *args: (run(*args, give="first")[0], []) if args[7] == 1 else
              run(*args[:7], args[7] - 1, *args[8:]))
exercise.says("loss-and-accuracy-as-history", "Your history holds pairs. evaluate returns (loss, "
              "accuracy): take the loss, `evaluate(...)[0]`.", partial(run, measure=slice(None)))
exercise.says("returns-the-other-way-round", "You return (losses, params). The order asked for is params, "
              "losses.",
              lambda *args: run(*args)[::-1])
exercise.says("a-tie-counts-as-progress", "You keep an epoch whose loss is equal to the lowest. A tie is no progress: the first of "
              "them stays the best.",
              partial(run, stopper=lambda losses, patience: (last_of_ties(losses), len(losses) - 1 - last_of_ties(losses) >= patience)),
              partial(run, stopper=lambda losses, patience: (last_of_ties(losses), len(losses) - 1 - lowest(losses) >= patience)))
MARGINS = 1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9
exercise.says("small-progress-ignored", "You ask for some least progress. Any lower loss, however little, makes a new best epoch.",
              *[partial(run, stopper=lambda losses, patience, least=least: by_margin(losses, patience, least)) for least in MARGINS],
              *[partial(run, stopper=lambda losses, patience, least=least: (
                  by_margin(losses, patience, least)[0], len(losses) - 1 - lowest(losses) >= patience)) for least in MARGINS])
for labels in ("drawn anew", "in turn"):
    exercise.also("rows-and-labels-torn-apart", partial(run, labels=labels))

exercise.says("best-only-after-a-stop", "Where all epochs are run you return the parameters of the last one. Return those of the best "
              "epoch there too.", partial(run, give="best after a stop"))
exercise.says("best-by-accuracy", "You keep the epoch with the highest accuracy. The lowest "
              "validation loss decides: "
              "accuracy moves in leaps and has ties.", lambda *args: run(*args, best_by="accuracy"),
              lambda *args: run(*args, best_by="ties"))


@exercise.misconception("history-missing", "Return two values: the parameters and the list of validation "
                        "losses.")
def _(*args):
    return run(*args)[0]



def test_three_epochs(answer):
    answer.agrees_on_examples()


def test_other_runs(answer):
    answer.agrees_on_hidden_inputs()
