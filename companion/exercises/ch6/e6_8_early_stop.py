from companion.grading import Exercise
from companion.training import early_stop

exercise = Exercise(
    early_stop, examples=[([2.6, 1.3, 0.9, 0.85, 0.9], 1)],
    probes=lambda rng: [([3.0, 2.0, 2.5, 2.4, 1.5, 1.6, 1.7, 1.8, 0.1], 3), ([1.0, 0.8, 0.8, 0.8, 0.7], 2),
                        ([5.0, 4.0, 3.0], 2),
                        ([2.0, 1.0, 1.5, 0.9, 1.5, 0.8, 1.4, 1.3, 1.2, 0.1], 3), ([0.5], 1),
                        ([1.0, 2.0, 3.0], 5),
                        ([3.0, 1.0, 2.0, 1.5, 1.4, 1.3, 1.2], 4), ([1.0, 1.1, 1.2, 0.5], 2),
                        ([4.0, 2.0, 3.0, 2.5, 1.0, 5.0, 6.0], 2),
                        ([1.0, 1.1, 1.2, 1.3, 1.4, 0.5], 2),
                        ([1.0, 0.9999, 0.9998, 0.9997, 0.9996], 2)])


def run(val, patience, better=lambda new, old: new < old, late=lambda since, patience: since >= patience):
    best = 0
    for epoch, loss in enumerate(val):
        if epoch and better(loss, val[best]):
            best = epoch
        elif epoch and late(epoch - best, patience):
            return best, epoch
    return best, len(val) - 1


@exercise.misconception("keeps-the-last-epoch", "You keep the last epoch. The best one was earlier: that is "
                        "why its parameters are stored.")
def _(val, patience):
    return (run(val, patience)[1],) * 2


@exercise.misconception("stops-one-epoch-late", "You wait one epoch too long: stop when `patience` epochs "
                        "have passed since the best.")
def _(val, patience):
    return run(val, patience, late=lambda since, patience: since > patience)


@exercise.misconception("stops-one-epoch-early", "You stop one epoch too soon: `patience` epochs without "
                        "progress are allowed.")
def _(val, patience):
    return run(val, patience, late=lambda since, patience: since >= patience - 1)


@exercise.misconception("compares-with-the-previous-epoch", "You compare with the epoch before. A loss that "
                        "falls from a bad value is no progress: compare with the best so far.")
def _(val, patience):
    best, waited = 0, 0
    for epoch in range(1, len(val)):
        if val[epoch] < val[epoch - 1]:
            best, waited = epoch, 0
        else:
            waited += 1
            if waited >= patience:
                return best, epoch
    return best, len(val) - 1


@exercise.misconception("a-tie-counts-as-progress", "An equal loss is no progress: the first epoch with the "
                        "lowest loss stays the best.")
def _(val, patience):
    return run(val, patience, better=lambda new, old: new <= old)


@exercise.misconception("counter-never-reset", "You never start counting anew after an improvement. "
                        "Patience counts from the best epoch.")
def _(val, patience):
    best, waited = 0, 0
    for epoch in range(1, len(val)):
        if val[epoch] < val[best]:
            best = epoch
        else:
            waited += 1
            if waited >= patience:
                return best, epoch
    return best, len(val) - 1


@exercise.misconception("looks-into-the-future", "You take the lowest loss of the whole list. Training "
                        "would have stopped before it came.")
def _(val, patience):
    best = min(range(len(val)), key=val.__getitem__)
    return best, min(best + patience, len(val) - 1)


@exercise.misconception("never-stops", "You always train to the end of the list. Stop when `patience` "
                        "epochs have passed since the best.")
def _(val, patience):
    return min(range(len(val)), key=val.__getitem__), len(val) - 1


@exercise.misconception("highest-instead-of-lowest", "You look for the highest value. A loss is better when "
                        "it is lower.")
def _(val, patience):
    return run(val, patience, better=lambda new, old: new > old)


@exercise.misconception("counted-from-one", "You count epochs from 1. The first epoch is number 0.")
def _(val, patience):
    return tuple(epoch + 1 for epoch in run(val, patience))


@exercise.misconception("loss-instead-of-epoch", "You return the best loss. The question is its epoch, a "
                        "whole number.")
def _(val, patience):
    best, last = run(val, patience)
    return val[best], last


@exercise.misconception("patience-ignored", "You stop at the first epoch without progress. Wait for "
                        "`patience` of them.")
def _(val, patience):
    return run(val, 1)


@exercise.misconception("returns-the-other-way-round", "You return (last, best). The order asked for is "
                        "best, last.")
def _(val, patience):
    return run(val, patience)[::-1]


@exercise.misconception("small-progress-ignored", "You ask for some least progress. Here any lower loss, "
                        "however little, is the new best.")
def _(val, patience):
    return run(val, patience, better=lambda new, old: new < old - 0.001)


@exercise.misconception("one-beyond-the-end", "When the list ends first, the last epoch is `len(val) - 1`: "
                        "epochs count from 0.")
def _(val, patience):
    best, last = run(val, patience)
    return best, last + (last == len(val) - 1 and last - best < patience)


exercise.says("end-of-the-list-ignored", "Your last epoch is best + patience, also when the list is "
              "shorter. Training ends at the end of the list at the latest.",
              lambda val, patience: (run(val, patience)[0], run(val, patience)[0] + patience))


@exercise.misconception("only-rises-in-a-row-count", "You count rises in a row, and a small fall starts the "
                        "count anew. Patience counts from the best epoch.")
def _(val, patience):
    best, rises = 0, 0
    for epoch in range(1, len(val)):
        best = epoch if val[epoch] < val[best] else best
        rises = 0 if val[epoch] < val[epoch - 1] else rises + 1
        if rises >= patience:
            return best, epoch
    return best, len(val) - 1


@exercise.misconception("compares-with-the-first-epoch", "You compare with the first loss. Compare with the "
                        "lowest so far: remember it when it falls.")
def _(val, patience):
    best = 0
    for epoch, loss in enumerate(val):
        if loss < val[0]:
            best = epoch
        elif epoch and epoch - best >= patience:
            return best, epoch
    return best, len(val) - 1


@exercise.misconception("last-epoch-not-counted", "Your last epoch is one too few when training stops early. The "
                        "epoch that uses up the patience has been run.")
def _(val, patience):
    best, last = run(val, patience)
    return best, last - (last - best >= patience)


exercise.says("patience-from-the-start", "You stop after `patience` epochs. Patience counts from the best epoch.",
              lambda val, patience: (val.index(min(val[:patience + 1])), min(patience, len(val) - 1)))



def test_printed_example(answer):
    answer.agrees_on_examples()


def test_other_histories(answer):
    answer.agrees_on_hidden_inputs()
