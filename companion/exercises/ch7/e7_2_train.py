import numpy as np

from companion import training
from companion.activations import softmax
from companion.data import moons
from companion.grading import Exercise


def train(sizes, X_train, y_train, X_val, y_val, lr, batch_size, epochs, patience, rng):
    params, history = training.train(sizes, X_train, y_train, X_val, y_val, lr=lr, batch_size=batch_size,
                                     epochs=epochs,
                                     patience=patience, rng=rng)
    return params, history.val_loss


USES = ("init_params", "minibatches", "forward", "cross_entropy_grad", "backward", "adam_step", "evaluate",
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


def deep(seed=7):
    return (2, 6, 5, 2), *short(seed, epochs=2)[1:]


exercise.examples = [short(1, epochs=3)]
exercise.probes = lambda rng: [short(2, epochs=4, n=50), overfitting(), short(5, epochs=1, batch_size=60),
                               deep()]


def run(sizes, X, y, X_val, y_val, lr, batch_size, epochs, patience, rng, *, give="best", reset=False,
        judge="val", measure=0, stop=True, labels="own", clock="step", start=0, scale=lambda n: 1.0,
        order="new", batches_used=slice(None), ragged=True, rows="batch", remember=True, adam=True,
        moves=(1, 1), logits_to=lambda Z: Z, weights_from=lambda rng: rng, rate=lambda lr: lr):
    """training.train with something exchanged."""
    from companion.training import (adam_step, backward, cross_entropy_grad, early_stop, evaluate, forward,
                                    minibatches, neurons)
    params = neurons.init_params(sizes, weights_from(rng))
    fresh = [[(np.zeros_like(p), np.zeros_like(p)) for p in pair] for pair in params]
    moments, t, losses, kept, first, always = fresh, start, [], params, params, None
    other = np.random.default_rng(99).permutation(len(y))
    for _ in range(epochs):
        if reset:
            moments, t = fresh, 0
        shuffler = np.random.default_rng(0) if order == "seed 0" else rng
        batches = list(minibatches(len(X), batch_size, shuffler))
        always = always or batches
        for batch in (always if order == "once" else batches)[batches_used]:
            if not ragged and len(batch) < batch_size:
                continue
            used = batch if rows == "batch" else np.arange(len(X))
            logits, cache = forward(params, X[used])
            slopes = cross_entropy_grad(logits_to(logits), y[used] if labels == "own" else y[other[used]])
            grads = backward(params, cache, slopes * scale(len(used)))
            new, moved = [], []
            for pair, state, pair_grads in zip(params, moments, grads):
                stepped = []
                for p, (m, v), g, move in zip(pair, state, pair_grads, moves):
                    w, m, v, later = adam_step(p, m, v, t, g, rate(lr)) if adam else (p - lr * g, m, v, t)
                    t = later if clock == "parameter" else t
                    stepped.append((w if move else p, m, v))
                new.append(tuple(w for w, _, _ in stepped))
                moved.append([(m, v) for _, m, v in stepped])
            params, moments = new, moved if remember else fresh
            t += clock == "step"
        t += clock == "epoch"
        losses.append(evaluate(params, *((X_val, y_val) if judge == "val" else (X, y)))[measure])
        best_epoch, _ = early_stop(losses, patience)
        if best_epoch == len(losses) - 1:
            kept = params
        if stop and len(losses) - 1 - best_epoch >= patience:
            break
    return {"best": kept, "last": params, "first": first}[give], losses


for name, says, changes in (
        ("best-not-restored", "You return the parameters of the last epoch. Keep a copy of the best epoch's "
         "and return those.", {"give": "last"}),
        ("first-parameters-returned", "You return the parameters that you began with. Remember those of the "
         "best epoch.", {"give": "first"}),
        ("optimizer-state-reset", "m, v and t start anew in every epoch. They belong to the whole run: make "
         "them once, before the loop.", {"reset": True}),
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
         "epochs ago.", {"stop": False}),
        ("rows-and-labels-torn-apart", "X and y come in different orders. Use one index array for both: "
         "X[batch], y[batch].", {"labels": "others"}),
        ("clock-advanced-for-each-parameter", "t advances once for every array of parameters. It counts "
         "steps: once for each batch.", {"clock": "parameter"}),
        ("clock-advanced-for-each-epoch", "t advances once for each epoch. It counts steps: once for each "
        "batch.",
         {"clock": "epoch"}),
        ("clock-stands-still", "t never advances, so Adam always corrects as if it were the first step. One "
         "more for each batch.", {"clock": "never"}),
        ("clock-starts-at-one", "t starts at 1. adam_step advances it before use: start at 0.", {"start": 1}),
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
        ("weights-of-another-rng", "Your first weights come from a generator of your own. Give rng to "
        "init_params.",
         {"weights_from": lambda rng: np.random.default_rng(0)})):
    def wrong(*args, changes=changes):
        return run(*args, **changes)
    exercise.says(name, says, wrong)


@exercise.misconception("history-missing", "Return two values: the parameters and the list of validation "
                        "losses.")
def _(*args):
    return run(*args)[0]


def test_three_epochs(answer):
    answer.agrees_on_examples()


def test_other_runs(answer):
    answer.agrees_on_hidden_inputs()
