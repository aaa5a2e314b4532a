import numpy as np

from companion import training
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


exercise.examples = [short(1, epochs=3)]
exercise.probes = lambda rng: [short(2, epochs=4, n=50), overfitting(), short(5, epochs=1, batch_size=60)]


def run(sizes, X, y, X_val, y_val, lr, batch_size, epochs, patience, rng, *, best=True, reset=False,
        judge="val", stop=True,
        pair=True, clock="step", mean=True, sign=1.0, shuffle=True, layers=slice(None), start=0,
        per_epoch=False):
    """training.train with something exchanged."""
    from companion.training import (adam_step, backward, cross_entropy_grad, early_stop, evaluate, forward,
                                    minibatches, neurons)
    params = neurons.init_params(sizes, rng)
    fresh = [[(np.zeros_like(p), np.zeros_like(p)) for p in pair_] for pair_ in params]
    moments, t, losses, kept = fresh, start, [], params
    for _ in range(epochs):
        if reset:
            moments, t = fresh, 0
        order = rng if shuffle else np.random.default_rng(0)
        other = np.random.default_rng(99).permutation(len(y))
        batches = list(minibatches(len(X), batch_size, order))
        for batch in (batches[:1] if per_epoch else batches):
            labels = y[batch] if pair else y[other[batch]]
            logits, cache = forward(params, X[batch])
            grads = backward(params, cache, cross_entropy_grad(logits, labels) * (1 if mean else len(batch)))
            new, moved = [], []
            for pair_, state, slopes in zip(params, moments, grads):
                stepped = []
                for p, (m, v), g in zip(pair_, state, slopes):
                    w, m, v, later = adam_step(p, m, v, t, sign * g, lr)
                    t = later if clock == "parameter" else t
                    stepped.append((w, m, v))
                new.append(tuple(w for w, _, _ in stepped))
                moved.append([(m, v) for _, m, v in stepped])
            params, moments = new, moved
            t += clock == "step"
        losses.append(evaluate(params, X_val if judge == "val" else X, y_val if judge == "val" else y)[0])
        best_epoch, _ = early_stop(losses, patience)
        if best_epoch == len(losses) - 1:
            kept = params
        if stop and len(losses) - 1 - best_epoch >= patience:
            break
    return (kept if best else params), losses


for name, says, changes in (
        ("best-not-restored", "You return the parameters of the last epoch. Keep a copy of the best epoch's "
         "and return those.", {"best": False}),
        ("optimizer-state-reset", "m, v and t start anew in every epoch. They belong to the whole run: make "
         "them once, before the loop.",
         {"reset": True}),
        ("validates-on-the-training-data", "Your history is measured on the training data. Judge on X_val, "
         "y_val: the training loss falls even while the network learns errors by heart.", {"judge": "train"}),
        ("never-stops-early", "You always train for all epochs. Stop when the best epoch is `patience` "
         "epochs ago.", {"stop": False}),
        ("rows-and-labels-torn-apart", "X and y come in different orders. Use one index array for both: "
         "X[batch], y[batch].", {"pair": False}),
        ("clock-advanced-for-each-parameter", "t advances once for every array of parameters. It counts "
         "steps: once for each batch.",
         {"clock": "parameter"}),
        ("clock-stands-still", "t never advances, so Adam always corrects as if it were the first step. One "
         "more for each batch.",
         {"clock": "never"}),
        ("one-over-n-lost", "The gradient is multiplied by the batch size. cross_entropy_grad already has "
         "the right size.", {"mean": False}),
        ("climbs", "You walk uphill: the loss grows. adam_step takes the gradient as it is.", {"sign": -1.0}),
        ("same-order-every-epoch", "Every epoch has the same order, or an order that is not the rng's. Call "
         "minibatches with rng once an epoch.",
         {"shuffle": False}),
        ("one-batch-an-epoch", "You take one batch an epoch. An epoch goes through all of them.",
         {"per_epoch": True})):
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
