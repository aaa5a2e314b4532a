import numpy as np

from companion.course.grading import Exercise
from companion.training import early_stop

exercise = Exercise(
    early_stop, may_change=(0,), examples=[([2.6, 1.3, 0.9, 0.85, 0.9], 1), ([2.6, 1.3, 0.9, 0.85, 0.9], 2),
                          ([1.0, 1.1, 1.2, 0.5], 2)],
    probes=lambda rng: [([3.0, 2.0, 2.5, 2.4, 1.5, 1.6, 1.7, 1.8, 0.1], 3), ([1.0, 0.8, 0.8, 0.8, 0.7], 2),
                        ([5.0, 4.0, 3.0], 2), ([5.0, 4.0, 3.0, 3.5], 2), ([5.0, 4.0, 3.0, 3.5, 3.2], 2),
                        ([2.0, 1.0, 1.5, 0.9, 1.5, 0.8, 1.4, 1.3, 1.2, 0.1], 3), ([0.5], 1),
                        ([1.0, 2.0, 3.0], 5), ([2.0, 1.0, 1.5, 1.0], 3), ([2.0, 1.0, 1.5, 1.0, 1.0], 3),
                        ([3.0, 1.0, 2.0, 1.5, 1.4, 1.3, 1.2], 4), ([3.0, 1.0, 2.0, 1.5, 1.4, 1.3], 4),
                        ([3.0, 1.0, 2.0, 1.5, 1.4, 1.3, 1.2], 5), ([1.0, 1.1, 1.2, 1.3, 1.4], 2),
                        ([4.0, 2.0, 3.0, 2.5, 1.0, 5.0, 6.0], 2), ([4.0, 2.0, 3.0, 2.5, 1.0, 5.0], 3),
                        ([1.0, 1.1, 1.2, 1.3, 1.4, 0.5], 2), ([1.0, 1.1, 0.9, 1.0, 0.8, 0.85, 0.84, 0.83], 4),
                        ([1.0, 0.9999, 0.9998, 0.9997, 0.9996], 2),
                        ([9e9, 8e9, 8.5e9, 7e9, 7.5e9, 7.6e9], 3), ([40.0, 30.0, 35.0, 20.0, 25.0, 26.0], 3),
                        ([2000.0, 1500.0, 1600.0], 2), ([0.5, 0.0, -0.25, -1.5, -1.0, -1.2], 2), ([3.0, 0.0, 0.1, 0.2], 2),
                        ([1.0, 0.0, 0.5, 0.0, 0.5], 4),
                        *[([1.0, 1 - least, 1 - 2 * least, 1 - 3 * least], 2)
                          for least in (1e-5, 1e-6, 1e-7, 1e-9, 1e-12, 1e-15)],
                        *[([5 * least, 4 * least, 3 * least, 2 * least], 2) for least in (1e-9, 1e-300)],
                        ([*np.linspace(3, 1, 60).tolist(), *[1.5] * 6], 6), ([*np.linspace(3, 1, 60).tolist(), *[1.5] * 5], 6),
                        ([*([1.5, 1.4, 1.6, 1.55] * 2), 1.3, 1.6, 1.5, 1.2, 1.4, 1.1, 1.3, 1.3, 1.0, 1.2, 1.1, 1.05], 9),
                        ([2.0, 1.9, 2.0, 1.8, 1.9, 1.7, 1.8, 1.6, 1.7, 1.5, 1.6, 1.4, 1.5, 1.3, 1.4, 1.4], 3),
                        ([0.3, 0.7, 0.6, 0.5, 0.2], 4), ([-3.0, -2.0, -4.0, -3.5], 2),
                        ([1.0, 1.2, 1.0, 1.2], 2), ([1.0, 1.0, 1.2], 2),
                        ([*np.linspace(3, 1, 130).tolist(), *[1.5] * 20, 0.5], 20)])


def run(val, patience, better=lambda new, old: new < old, late=lambda since, patience: since >= patience):
    """(best epoch, stop, the last epoch looked at), one of the two rules exchanged."""
    best = 0
    for epoch, loss in enumerate(val):
        if epoch and better(loss, val[best]):
            best = epoch
        elif epoch and late(epoch - best, patience):
            return best, True, epoch
    return best, False, len(val) - 1


def lowest(val):
    return min(range(len(val)), key=val.__getitem__)


def last_lowest(val):
    return min(range(len(val)), key=lambda epoch: (val[epoch], -epoch))


def misread(name, says, *forms, **changed):
    """A misconception: run with other rules, or what is made of (best, stop, last)."""
    exercise.says(name, says, *[
        lambda val, patience, form=form: form(*run(val, patience, **changed), val, patience)
        for form in forms or [lambda best, stop, last, val, patience: (best, stop)]])


misread("keeps-the-last-epoch", "You keep the last epoch. The best one was earlier: that is why its "
        "parameters are stored.", lambda best, stop, last, val, patience: (last, stop),
        lambda best, stop, last, val, patience: (len(val) - 1, stop))
misread("epoch-of-the-stop", "Where training stops you return the epoch of the stop. The best one was "
        "earlier: its parameters are kept.",
        lambda best, stop, last, val, patience: (last if stop else best, stop))
misread("stops-one-epoch-late", "You wait one epoch too long: stop when `patience` epochs have passed "
        "since the best.", late=lambda since, patience: since > patience)
misread("last-loss-not-counted", "You leave the last loss out. The list holds the losses of all epochs so far: look at every one.",
        lambda best, stop, last, val, patience: run(val[:-1], patience)[:2] if len(val) > 1 else (0, False))
misread("stops-one-epoch-early", "You stop one epoch too soon: `patience` epochs without progress must "
        "have passed.", late=lambda since, patience: since >= patience - 1)
exercise.also("stops-one-epoch-early", lambda val, patience: early_at_once(val, patience))


def early_at_once(val, patience):
    best = 0
    for epoch, loss in enumerate(val):
        best = epoch if loss < val[best] else best
        if epoch and epoch - best >= patience - 1:
            return best, True
    return best, False



misread("a-tie-counts-as-progress", "An equal loss is no progress: the first epoch with the lowest loss "
        "stays the best.", better=lambda new, old: new <= old)
exercise.also("a-tie-counts-as-progress",
              lambda val, patience: (last_lowest(val), len(val) - 1 - last_lowest(val) >= patience),
              lambda val, patience: (last_lowest(val), run(val, patience)[1]))
misread("highest-instead-of-lowest", "You look for the highest value. A loss is better when it is lower.",
        better=lambda new, old: new > old)
misread("small-progress-ignored", "You ask for some least progress. Here any lower loss, however little, is "
        "the new best.", better=lambda new, old: new < old - 0.001)
exercise.also("small-progress-ignored", *[
    lambda val, patience, better=better: run(val, patience, better)[:2]
    for least in (1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9, 1e-10, 1e-12)
    for better in (lambda new, old, least=least: new < old - least, lambda new, old, least=least: new < old * (1 - least),
                   lambda new, old, least=least: old - new > least)], *[
    lambda val, patience, digits=digits: run(val, patience, lambda new, old: round(new, digits) < round(old, digits))[:2]
    for digits in range(2, 13)],
    lambda val, patience: run(val, patience, lambda new, old: new < old and not np.isclose(new, old))[:2])


def begun(val, patience, start, best=0):
    """The lowest loss begins at a number that some losses exceed."""
    lowest = start
    for epoch, loss in enumerate(val):
        if loss < lowest:
            best, lowest = epoch, loss
        elif epoch - (best or 0) >= patience:
            return best, True
    return best, False


def zero_is_none(val, patience):
    best = None
    for epoch, loss in enumerate(val):
        if not best or loss < val[best]:
            best = epoch
        elif epoch - best >= patience:
            return best, True
    return best, False


exercise.says("epoch-zero-taken-for-none", "While epoch 0 is the best yours moves on to the next one. `not "
              "best` is true for 0 as well: ask `best is None`.", zero_is_none)
misread("least-loss-is-zero", "You compare sizes, without the sign. A loss below 0 is lower still.",
        better=lambda new, old: abs(new) < abs(old))
misread("patience-hard-coded", "You wait for a fixed number of epochs. patience is the second argument.",
        *[lambda best, stop, last, val, patience, fixed=fixed: run(val, fixed)[:2]
          for fixed in (2, 3, 5, 10)])
exercise.says("lowest-begins-at-a-number", "Your lowest loss begins at a fixed number, and losses may be larger than that. Begin with "
              "`val[0]`, or with `np.inf`.", *[lambda val, patience, start=start, best=best: begun(val, patience, start, best)
                                               for start in (1, 2, 5, 10, 99, 100, 999, 1e3, 9999, 1e4, 1e5, 1e6, 1e9)
                                               for best in (0, None, -1)])
misread("patience-ignored", "You stop at the first epoch without progress. Wait for `patience` of them.",
        lambda best, stop, last, val, patience: run(val, 1)[:2],
        lambda best, stop, last, val, patience: (lowest(val), lowest(val) != len(val) - 1),
        lambda best, stop, last, val, patience: (best, best != len(val) - 1))
misread("counted-from-one", "You count epochs from 1. The first epoch is number 0.",
        lambda best, stop, last, val, patience: (best + 1, stop))
misread("loss-instead-of-epoch", "You return the best loss. The question is its epoch, a whole number.",
        lambda best, stop, last, val, patience: (val[best], stop))
misread("returns-the-other-way-round", "You return (stop, best). The order asked for is best, stop.",
        lambda best, stop, last, val, patience: (stop, best))
misread("goes-on-instead-of-stop", "Your second value says whether to go on. It is to say whether to stop: "
        "True when patience has run out.", lambda best, stop, last, val, patience: (best, not stop))
misread("epoch-instead-of-stop", "Your second value is the epoch at which training ends. The question is "
        "whether it is time to stop: True or False.", lambda best, stop, last, val, patience: (best, last),
        lambda best, stop, last, val, patience: (best, last + 1),
        lambda best, stop, last, val, patience: (best, last if stop else False),
        lambda best, stop, last, val, patience: (best, last if stop else None),
        lambda best, stop, last, val, patience: (best, best + patience))
misread("count-instead-of-stop", "Your second value counts epochs without progress. The question is whether "
        "there were `patience` of them: True or False.",
        lambda best, stop, last, val, patience: (best, last - best),
        lambda best, stop, last, val, patience: (lowest(val), len(val) - 1 - lowest(val)),
        lambda best, stop, last, val, patience: (best, patience - last + best))
misread("nothing-instead-of-false", "While training goes on your second value is None. Return False.",
        lambda best, stop, last, val, patience: (best, stop or None))
misread("never-stops", "You never say stop. It is time when `patience` epochs have passed since the best.",
        lambda best, stop, last, val, patience: (best, False),
        lambda best, stop, last, val, patience: (lowest(val), False))
misread("always-stops", "You say stop at the end of the list as well. The list holds the losses so far: "
        "return False while patience lasts.", lambda best, stop, last, val, patience: (best, True),
        lambda best, stop, last, val, patience: (lowest(val), True))
misread("stop-forgotten-later", "You say stop at one epoch only, and no longer when the list goes on. "
        "Training that had to stop stays stopped: return at once.",
        lambda best, stop, last, val, patience: (best, len(val) - 1 - best == patience),
        lambda best, stop, last, val, patience: (lowest(val), len(val) - 1 - lowest(val) == patience))
misread("looks-into-the-future", "You take the lowest loss of the whole list. Training has stopped before it "
        "came: walk through the list and return as soon as patience has run out.",
        lambda best, stop, last, val, patience: (lowest(val), len(val) - 1 - lowest(val) >= patience),
        lambda best, stop, last, val, patience: (lowest(val), lowest(val) + patience <= len(val)))
misread("best-after-the-end", "Your stop is right, but after it you go on looking for the best epoch. What "
        "comes later in the list counts for nothing.",
        lambda best, stop, last, val, patience: (lowest(val), stop))
misread("patience-from-the-start", "You stop after `patience` epochs. Patience counts from the best epoch.",
        lambda best, stop, last, val, patience: (lowest(val[:patience + 1]), len(val) > patience),
        lambda best, stop, last, val, patience: (lowest(val[:patience + 1]), len(val) >= patience),
        lambda best, stop, last, val, patience: (lowest(val), len(val) > patience),
        lambda best, stop, last, val, patience: (lowest(val), len(val) >= patience))
misread("last-losses-only", "You ask whether the last epochs rose one after the other. Also an epoch that "
        "falls a little is no progress while it stays above the best.",
        lambda best, stop, last, val, patience: (lowest(val), len(val) > patience
                                                 and bool((np.diff(val[-patience - 1:]) > 0).all())),
        lambda best, stop, last, val, patience: (lowest(val), len(val) > patience
                                                 and bool((np.diff(val[-patience - 1:]) >= 0).all())))


def walked(name, says):
    """A misconception about the loop, whose body is rule(best, waited, val, epoch) -> (best, waited)."""
    def register(rule):
        def fn(val, patience):
            best, waited = 0, 0
            for epoch in range(1, len(val)):
                best, waited = rule(best, waited, val, epoch)
                if waited >= patience:
                    return best, True
            return best, False
        exercise.says(name, says, fn)
    return register


@walked("compares-with-the-previous-epoch", "You compare with the epoch before. A loss that falls from a bad "
        "value is no progress: compare with the best so far.")
def _(best, waited, val, epoch):
    return (epoch, 0) if val[epoch] < val[epoch - 1] else (best, waited + 1)


@walked("a-tie-starts-the-count-anew", "An equal loss starts your count anew. It is no progress: patience "
        "counts from the best epoch.")
def _(best, waited, val, epoch):
    return epoch if val[epoch] < val[best] else best, 0 if val[epoch] <= val[best] else waited + 1


@walked("ties-do-not-count", "An equal loss is not counted. It is no progress either: patience counts "
        "every epoch since the best.")
def _(best, waited, val, epoch):
    return (epoch, 0) if val[epoch] < val[best] else (best, waited + (val[epoch] > val[best]))


exercise.says("no-stop-at-a-tie", "At an equal loss yours never stops. It is no progress: look there too "
              "whether patience has run out.",
              lambda val, patience: stopped_above(val, patience))


def stopped_above(val, patience):
    best = 0
    for epoch in range(1, len(val)):
        best = epoch if val[epoch] < val[best] else best
        if val[epoch] > val[best] and epoch >= best + patience:
            return best, True
    return best, False


@walked("counter-never-reset", "You never start counting anew after an improvement. Patience counts from the "
        "best epoch.")
def _(best, waited, val, epoch):
    return (epoch, waited) if val[epoch] < val[best] else (best, waited + 1)


@walked("only-rises-in-a-row-count", "You count rises in a row, and a small fall starts the count anew. "
        "Patience counts from the best epoch.")
def _(best, waited, val, epoch):
    return epoch if val[epoch] < val[best] else best, 0 if val[epoch] < val[epoch - 1] else waited + 1


@walked("compares-with-the-first-epoch", "You compare with the first loss. Compare with the lowest so far: "
        "remember it when it falls.")
def _(best, waited, val, epoch):
    return (epoch, 0) if val[epoch] < val[0] else (best, waited + 1)

exercise.says("place-after-the-best",
              "You return the epoch after the best one. Epochs count from 0.",
              lambda val, patience: (early_stop(val, patience)[0] + early_stop(val, patience)[1],
                                     early_stop(val, patience)[1]))


def test_printed_examples(answer):
    answer.agrees_on_examples()


def test_other_histories(answer):
    answer.agrees_on_hidden_inputs()


def test_asked_after_every_epoch(answer):
    """As a loop asks: with one more loss each time."""
    val = [2.0, 1.0, 1.5, 0.9, 1.5, 0.8, 1.4, 1.3, 1.2]
    for seen in range(1, len(val) + 1):
        answer.agrees(val[:seen], 3)
