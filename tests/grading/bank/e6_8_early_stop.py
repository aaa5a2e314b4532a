# right: a counter
def early_stop(val, patience):
    best, waited = 0, 0
    for epoch in range(1, len(val)):
        if val[epoch] < val[best]:
            best, waited = epoch, 0
        else:
            waited += 1
        if waited == patience:
            return best, True
    return best, False

# right: a growing list
def early_stop(losses, patience):
    for last in range(len(losses)):
        seen = losses[:last + 1]
        best = seen.index(min(seen))
        if last - best >= patience:
            break
    return best, last - best >= patience

# right: numpy's argmin and numpy's bool
def early_stop(val, patience):
    val = np.array(val)
    for last in range(len(val)):
        best = int(np.argmin(val[:last + 1]))
        if last == best + patience:
            return np.int64(best), np.True_
    return best, np.bool_(False)

# right: 1 and 0, in a list
def early_stop(val, patience):
    best, stop = 0, 0
    for epoch, loss in enumerate(val):
        if not stop:
            best = epoch if loss < val[best] else best
            stop = 1 if epoch - best >= patience else 0
    return [best, stop]

# wrong: keeps-the-last-epoch
return best, True => return epoch, True
return best, False => return epoch, False

# wrong: keeps-the-last-epoch
def early_stop(val, patience):
    best, stop = 0, False
    for epoch, loss in enumerate(val):
        if loss < val[best] and not stop:
            best = epoch
        stop = stop or epoch - best >= patience
    return epoch, stop

# wrong: stops-one-epoch-late
>= patience => > patience

# wrong: stops-one-epoch-early
elif epoch - best >= patience => elif epoch and epoch - best >= patience - 1

# wrong: compares-with-the-previous-epoch
loss < val[best] => loss < val[max(epoch - 1, 0)]

# wrong: a-tie-counts-as-progress
loss < val[best] => loss <= val[best]

# wrong: counter-never-reset
def early_stop(val, patience):
    best, bad = 0, 0
    for epoch, loss in enumerate(val[1:], 1):
        best = epoch if loss < val[best] else best
        bad += best != epoch
        if bad == patience and best != epoch:
            return best, True
    return best, False

# wrong: looks-into-the-future
def early_stop(val, patience):
    best = val.index(min(val))
    return best, len(val) - 1 - best >= patience

# wrong: looks-into-the-future
def early_stop(val, patience):
    best = int(np.argmin(val))
    return best, bool(len(val) - best > patience)

# wrong: looks-into-the-future
def early_stop(val, patience):
    best = 0
    for epoch, loss in enumerate(val):
        if loss < val[best]:
            best = epoch
        stop = epoch - best >= patience
    return best, stop

# wrong: best-after-the-end
def early_stop(val, patience):
    best, stop = 0, False
    for epoch, loss in enumerate(val):
        if loss < val[best]:
            best = epoch
        if epoch - best >= patience:
            stop = True
    return best, stop

# wrong: stop-forgotten-later
def early_stop(val, patience):
    best = val.index(min(val))
    return best, best + patience + 1 == len(val)

# wrong: never-stops
return best, True => pass

# wrong: never-stops
return best, True => return best, False

# wrong: always-stops
return best, False => return best, True

# wrong: always-stops
def early_stop(val, patience):
    return int(np.argmin(val)), True

# wrong: goes-on-instead-of-stop
best, True => best, 0
best, False => best, True

# wrong: highest-instead-of-lowest
loss < val[best] => loss > val[best]

# wrong: counted-from-one
best, True => best + 1, True
best, False => best + 1, False

# wrong: loss-instead-of-epoch
best, True => val[best], True
best, False => val[best], False

# wrong: patience-ignored
>= patience => >= 1

# wrong: patience-ignored
def early_stop(val, patience):
    best = val.index(min(val))
    return best, val[-1] > val[best] or best < len(val) - 1

# wrong: returns-the-other-way-round
best, True => True, best
best, False => False, best

# wrong: epoch-instead-of-stop
best, True => best, epoch
best, False => best, len(val) - 1

# wrong: epoch-instead-of-stop
best, True => best, epoch

# wrong: epoch-instead-of-stop
best, True => best, epoch
best, False => best, None

# wrong: count-instead-of-stop
def early_stop(val, patience):
    best, waited = 0, 0
    for epoch in range(1, len(val)):
        if val[epoch] < val[best]:
            best, waited = epoch, 0
        else:
            waited += 1
        if waited == patience:
            break
    return best, waited

# wrong: count-instead-of-stop
def early_stop(val, patience):
    best = int(np.argmin(val))
    return best, len(val) - best - 1

# wrong: nothing-instead-of-false
best, False => best, None

# wrong: returns-none
return best, False => pass

# wrong: wrong-type
best, True => True
best, False => False

# wrong: wrong-type
best, True => best, "stop"
best, False => best, "go on"

# wrong: wrong-count
best, True => best, epoch, True
best, False => best, epoch, False

# wrong: small-progress-ignored
def early_stop(val, patience):
    best, low = 0, val[0]
    for i, loss in enumerate(val):
        if low - loss > 1e-3:
            best, low = i, loss
        elif i - best >= patience:
            return best, True
    return best, False

# wrong: only-rises-in-a-row-count
def early_stop(val, patience):
    best, bad = 0, 0
    for e in range(1, len(val)):
        if val[e] < val[best]: best = e
        bad = bad + 1 if val[e] >= val[e - 1] else 0
        if bad >= patience: return best, True
    return best, False

# wrong: compares-with-the-first-epoch
def early_stop(val, patience):
    best = 0
    for e, loss in enumerate(val):
        if loss < val[0]:
            best = e
        elif e - best >= patience:
            return best, True
    return best, False

# wrong: last-losses-only
def early_stop(val, patience):
    tail = val[-patience - 1:]
    return val.index(min(val)), len(tail) > patience and all(a < b for a, b in zip(tail, tail[1:]))

# wrong: patience-from-the-start
def early_stop(val, patience):
    for e in range(len(val)):
        if e >= patience:
            break
    return int(np.argmin(val[:e + 1])), e >= patience

# right: pops
def early_stop(val, patience):
    best, low, i = 0, float("inf"), 0
    while val:
        loss = val.pop(0)
        if loss < low: best, low = i, loss
        elif i - best >= patience: return best, True
        i += 1
    return best, False

# wrong: lowest-begins-at-a-number
def early_stop(val, patience):
    best, lowest = 0, 10.0
    for epoch, loss in enumerate(val):
        if loss < lowest: best, lowest = epoch, loss
        elif epoch - best >= patience: return best, True
    return best, False

# wrong: lowest-begins-at-a-number
def early_stop(val, patience):
    best, lowest = 0, 1e6
    for epoch, loss in enumerate(val):
        if loss < lowest: best, lowest = epoch, loss
        elif epoch - best >= patience: return best, True
    return best, False

# wrong: works-for-some-inputs-only
def early_stop(val, patience):
    best, lowest = None, 100
    for epoch, loss in enumerate(val):
        if loss < lowest: best, lowest = epoch, loss
        elif epoch - best >= patience: return best, True
    return best, False

# wrong: small-progress-ignored
loss < val[best] => loss < val[best] - 1e-6

# wrong: small-progress-ignored
loss < val[best] => loss < val[best] - 1e-12

# wrong: small-progress-ignored
loss < val[best] => loss < val[best] * (1 - 1e-7)

# wrong: small-progress-ignored
loss < val[best] => loss < val[best] and not np.isclose(loss, val[best])

# wrong: small-progress-ignored
loss < val[best] => round(loss, 4) < round(val[best], 4)

# wrong: stops-one-epoch-early
elif epoch - best >= patience: => elif epoch - best >= max(patience - 1, 1):

# wrong: stops-one-epoch-early
def early_stop(val, patience):
    best = 0
    for epoch, loss in enumerate(val):
        if loss < val[best]: best = epoch
        if epoch - best >= patience - 1 and epoch: return best, True
    return best, False

# wrong: last-loss-not-counted
def early_stop(val, patience):
    best = 0
    for epoch, loss in enumerate(val[:-1]):
        if loss < val[best]: best = epoch
        elif epoch - best >= patience: return best, True
    return best, False

# wrong: stops-one-epoch-early
def early_stop(val, patience):
    best, waited = 0, 0
    for e in range(1, len(val)):
        if val[e] < val[best]: best, waited = e, 0
        else:
            waited += 1
            if waited + 1 >= patience: return best, True
    return best, False

# wrong: values-differ
def early_stop(val, patience):
    best = 0
    for epoch, loss in enumerate(val[:20]):
        if loss < val[best]: best = epoch
        elif epoch - best >= patience: return best, True
    return best, False

# wrong: least-loss-is-zero
def early_stop(val, patience):
    best = 0
    for epoch, loss in enumerate(val):
        if abs(loss) < abs(val[best]): best = epoch
        elif epoch - best >= patience: return best, True
    return best, False

# wrong: values-differ
def early_stop(val, patience):
    best = 0
    for epoch, loss in enumerate(val):
        if loss and loss < val[best]: best = epoch
        elif epoch - best >= patience: return best, True
    return best, False

# wrong: values-differ
def early_stop(val, patience):
    best, bad, resets = 0, 0, 0
    for e in range(1, len(val)):
        if val[e] < val[best]:
            best = e
            if resets < 3: bad = 0; resets += 1
        else:
            bad += 1
            if bad >= patience: return best, True
    return best, False

# wrong: lowest-begins-at-a-number
def early_stop(val, patience):
    best, lowest, waited = 0, 10.0, 0
    for epoch, loss in enumerate(val):
        if loss < lowest: best, lowest, waited = epoch, loss, 0
        else: waited += 1
        if waited == patience: return best, True
    return best, False

# right: list result
return best, True => return [best, True]
return best, False => return [best, False]

# right: lambda
early_stop = lambda val, patience: next(((val.index(min(val[:n])), True) for n in range(1, len(val) + 1) if n - 1 - val.index(min(val[:n])) >= patience), (val.index(min(val)), False))

# right: numpy types
def early_stop(val, patience):
    for n in range(1, len(val) + 1):
        best = np.argmin(val[:n])
        if n - 1 - best >= patience:
            return best, np.bool_(True)
    return best, np.bool_(False)

# right: recursion
def early_stop(val, patience):
    if len(val) > 1:
        best, stop = early_stop(val[:-1], patience)
        if stop:
            return best, True
    best = val.index(min(val))
    return best, len(val) - 1 - best >= patience

# right: inf
def early_stop(val, patience):
    best, low = 0, float("inf")
    for epoch, loss in enumerate(val):
        if loss < low:
            best, low = epoch, loss
        elif epoch - best >= patience:
            return best, True
    return best, False

# right: window search
def early_stop(val, patience):
    best = 0
    while best + patience < len(val):
        ahead = [e for e in range(best + 1, best + patience + 1) if val[e] < val[best]]
        if not ahead:
            return best, True
        best = ahead[0]
    return val.index(min(val)), False

# right: pops
def early_stop(val, patience):
    epoch, best, low = -1, 0, None
    while val:
        loss = val.pop(0)
        epoch += 1
        if low is None or loss < low:
            best, low = epoch, loss
        elif epoch >= best + patience:
            return best, True
    return best, False

# right: counter
def early_stop(val, patience):
    best, low, waited = 0, val[0], 0
    for epoch, loss in enumerate(val[1:], start=1):
        waited += 1
        if loss < low:
            best, low, waited = epoch, loss, 0
        if waited >= patience:
            return best, True
    return best, False

# wrong: looks-into-the-future
def early_stop(val, patience):
    best = int(np.argmin(val))
    return best, len(val) - best >= patience

# wrong: a-tie-counts-as-progress
def early_stop(val, patience):
    best = len(val) - 1 - int(np.argmin(val[::-1]))
    return best, len(val) - 1 - best >= patience

# wrong: epoch-of-the-stop
return best, True => return epoch, True

# wrong: lowest-begins-at-a-number
def early_stop(val, patience):
    best, low = None, 1.0
    for epoch, loss in enumerate(val):
        if loss < low:
            best, low = epoch, loss
        elif epoch - (best or 0) >= patience:
            return best, True
    return best, False

# wrong: lowest-begins-at-a-number
def early_stop(val, patience):
    best, low = 0, 100.0
    for epoch, loss in enumerate(val):
        if loss < low:
            best, low = epoch, loss
        elif epoch - best >= patience:
            return best, True
    return best, False

# wrong: values-differ
def early_stop(val, patience):
    best = int(np.argmin(val))
    return best, len(val) > patience and min(val[-patience:]) > min(val[:-patience])

# wrong: small-progress-ignored
loss < val[best] => loss < val[best] * 0.99

# wrong: small-progress-ignored
loss < val[best] => loss < val[best] - 1e-8

# wrong: depends-on-earlier-calls
STATE = {"best": 0, "low": np.inf}


def early_stop(val, patience):
    if val[-1] < STATE["low"]:
        STATE.update(best=len(val) - 1, low=val[-1])
    return STATE["best"], len(val) - 1 - STATE["best"] >= patience

# wrong: wrong-type
return best, True => return best
return best, False => return best

# wrong: works-for-some-inputs-only
def early_stop(val, patience):
    best = 0
    for epoch in range(1, len(val)):
        if val[epoch] < val[best]:
            best = epoch
        if epoch - best >= patience:
            break
    return best, epoch - best >= patience

# wrong: wrong-type
return best, True => return best, "stop"

# wrong: not-reduced
return best, True => return np.array([best]), True

# wrong: no-stop-at-a-tie
elif epoch - best => elif loss > val[best] and epoch - best

# wrong: values-differ
loss < val[best] => int(loss * 100) < int(val[best] * 100)

# wrong: values-differ
def early_stop(val, patience):
    for n in range(1, len(val) + 1):
        best = val.index(min(val[:n]))
        if n - 1 - best >= patience:
            return best, True
    return len(val) - 1, False

# wrong: values-differ
def early_stop(val, patience):
    for epoch in range(1, len(val)):
        if val[epoch] >= val[epoch - 1]:
            return epoch - 1, len(val) - epoch >= patience
    return len(val) - 1, False

# wrong: patience-hard-coded
>= patience => >= 2

# wrong: values-differ
in enumerate(val): => in enumerate(val[:100]):

# wrong: values-differ
def early_stop(val, patience):
    tail = val[-patience - 1:]
    best = int(np.argmin(tail)) + max(len(val) - patience - 1, 0)
    return best, len(val) > patience and best == len(val) - patience - 1

# wrong: epoch-zero-taken-for-none
def early_stop(val, patience):
    best = None
    for epoch, loss in enumerate(val):
        if not best or loss < val[best]:
            best = epoch
        elif epoch - best >= patience:
            return best, True
    return best, False

# wrong: ties-do-not-count
def early_stop(val, patience):
    best, waited = 0, 0
    for epoch, loss in enumerate(val):
        if loss < val[best]: best, waited = epoch, 0
        elif loss > val[best]: waited += 1
        if waited >= patience: return best, True
    return best, False

# wrong: a-tie-starts-the-count-anew
def early_stop(val, patience):
    best, bad = 0, 0
    for epoch, loss in enumerate(val[1:], 1):
        bad += 1
        if loss <= val[best]: bad = 0
        if loss < val[best]: best = epoch
        if bad >= patience: return best, True
    return best, False

# wrong: place-after-the-best
def early_stop(val, patience):
    best = 0
    for epoch, loss in enumerate(val):
        if loss < val[best]:
            best = epoch
        if epoch - best >= patience:
            return best + 1, True
    return best, False
