# right: a counter
def early_stop(val, patience):
    best, waited = 0, 0
    for epoch in range(1, len(val)):
        if val[epoch] < val[best]:
            best, waited = epoch, 0
        else:
            waited += 1
        if waited == patience:
            return best, epoch
    return best, len(val) - 1

# right: a growing list
def early_stop(losses, patience):
    for last in range(len(losses)):
        seen = losses[:last + 1]
        best = seen.index(min(seen))
        if last - best >= patience:
            break
    return best, last

# right: numpy's argmin
def early_stop(val, patience):
    val = np.array(val)
    for last in range(len(val)):
        best = int(np.argmin(val[:last + 1]))
        if last == best + patience:
            return np.int64(best), np.int64(last)
    return best, last

# wrong: keeps-the-last-epoch
return best, epoch => return epoch, epoch
return best, len(val) - 1 => return len(val) - 1, len(val) - 1

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
            return best, epoch
    return best, len(val) - 1

# wrong: looks-into-the-future
def early_stop(val, patience):
    best = val.index(min(val))
    return best, min(len(val) - 1, best + patience)

# wrong: never-stops
return best, epoch => pass

# wrong: highest-instead-of-lowest
loss < val[best] => loss > val[best]

# wrong: counted-from-one
return best, epoch => return best + 1, epoch + 1
return best, len(val) - 1 => return best + 1, len(val)

# wrong: loss-instead-of-epoch
return best, epoch => return val[best], epoch
return best, len(val) - 1 => return val[best], len(val) - 1

# wrong: patience-ignored
>= patience => >= 1

# wrong: returns-the-other-way-round
return best, epoch => return epoch, best
return best, len(val) - 1 => return len(val) - 1, best

# wrong: wrong-count
return best, epoch => return best, epoch, True
return best, len(val) - 1 => return best, len(val) - 1, False

# wrong: small-progress-ignored
def early_stop(val, patience):
    best, low = 0, val[0]
    for i, loss in enumerate(val):
        if low - loss > 1e-3:
            best, low = i, loss
        elif i - best >= patience:
            return best, i
    return best, len(val) - 1

# wrong: one-beyond-the-end
best, len(val) - 1 => best, len(val)

# wrong: end-of-the-list-ignored
def early_stop(val, patience):
    best = 0
    for epoch in range(len(val)):
        if val[epoch] < val[best]:
            best = epoch
        if epoch - best >= patience:
            return best, epoch
    return best, best + patience

# wrong: only-rises-in-a-row-count
def early_stop(val, patience):
    best, bad = 0, 0
    for e in range(1, len(val)):
        if val[e] < val[best]: best = e
        bad = bad + 1 if val[e] >= val[e - 1] else 0
        if bad >= patience: return best, e
    return best, len(val) - 1

# wrong: compares-with-the-first-epoch
def early_stop(val, patience):
    best = 0
    for e, loss in enumerate(val):
        if loss < val[0]:
            best = e
        elif e - best >= patience:
            return best, e
    return best, len(val) - 1

# wrong: last-epoch-not-counted
return best, epoch => return best, epoch - 1

# wrong: patience-from-the-start
def early_stop(val, patience):
    for e in range(len(val)):
        if e >= patience:
            break
    return int(np.argmin(val[:e + 1])), e
