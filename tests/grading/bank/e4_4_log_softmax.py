# right: logaddexp
def log_softmax(Z):
    return Z - np.logaddexp.reduce(Z, axis=1)[:, None]

# right: a loop
def log_softmax(Z):
    out = np.empty_like(Z)
    for i, row in enumerate(Z):
        m = row.max()
        out[i] = row - (m + np.log(sum(np.exp(z - m) for z in row)))
    return out

# right: transposed, in float32
def log_softmax(scores):
    S = (scores - scores.max(axis=1, keepdims=True)).T
    return (S - np.log(np.exp(S).sum(axis=0))).T.astype(np.float32)

# wrong: log-of-softmax
def log_softmax(Z):
    e = np.exp(Z - Z.max(1)[:, None])
    return np.log(e / e.sum(1)[:, None])

# wrong: log-with-a-crutch
def log_softmax(Z):
    e = np.exp(Z - Z.max(1)[:, None])
    return np.log(e / e.sum(1)[:, None] + 1e-12)

# wrong: no-maximum-taken-off
def log_softmax(Z):
    return Z - np.log(np.sum(np.exp(Z), 1))[:, None]

# wrong: normalises-columns
def log_softmax(Z):
    return Z - np.logaddexp.reduce(Z, axis=0)

# wrong: sums-the-whole-batch
def log_softmax(Z):
    return Z - np.logaddexp.reduce(Z, axis=None)

# wrong: logarithm-forgotten
np.log(np.exp(shifted).sum(axis=1, keepdims=True)) => np.sum(np.exp(shifted), 1)[:, None]

# wrong: base-two
def log_softmax(Z):
    return (Z - np.logaddexp.reduce(Z, axis=1)[:, None]) * np.log2(np.e)

# wrong: sign-flipped
def log_softmax(Z):
    return np.logaddexp.reduce(Z, axis=1)[:, None] - Z

# wrong: maximum-not-put-back
return shifted - => return Z -

# wrong: softmax-itself
def log_softmax(Z):
    return np.exp(Z - np.logaddexp.reduce(Z, axis=1)[:, None])

# wrong: only-the-shift
def log_softmax(Z):
    return Z - np.max(Z, 1)[:, None]

# wrong: transposed
def log_softmax(Z):
    return (Z - np.logaddexp.reduce(Z, axis=1)[:, None]).T

# wrong: keepdims-forgotten
axis=1, keepdims=True)) => axis=1))
Z.max(axis=1, keepdims=True) => Z.max(axis=1)

# wrong: one-maximum-for-the-batch
Z.max(axis=1, keepdims=True) => np.max(Z)

# wrong: mean-instead-of-sum
.sum(axis=1 => .mean(axis=1

# wrong: log-with-a-crutch
def log_softmax(Z):
    e = np.exp(Z - Z.max(axis=1)[:, None])
    return np.log(e / e.sum(axis=1)[:, None] + 1e-8)

# wrong: log-with-a-crutch
def log_softmax(Z):
    e = np.exp(Z - Z.max(axis=1)[:, None])
    return np.log(np.clip(e / e.sum(axis=1)[:, None], 1e-15, 1))

# wrong: sums-the-whole-batch
def log_softmax(Z):
    return Z - np.log(np.sum(np.exp(Z)))

# wrong: keepdims-forgotten
axis=1, keepdims=True)) => axis=1))

# wrong: maximum-of-the-columns
Z.max(axis=1, => Z.max(axis=0,

# wrong: values-differ
return shifted => shifted = np.maximum(shifted, -1000); return shifted

# wrong: values-differ
return shifted => shifted = np.maximum(shifted, -1e4); return shifted

# wrong: values-differ
np.log(np.exp(shifted).sum(axis=1, keepdims=True)) => np.log(np.exp(shifted)[:, :20].sum(axis=1, keepdims=True))

# wrong: values-differ
def log_softmax(Z):
    out = np.zeros_like(Z)
    for i, row in enumerate(Z[:30]):
        s = row - row.max()
        out[i] = s - np.log(np.exp(s).sum())
    return out

# wrong: wrong-shape
def log_softmax(Z):
    s = (Z - Z.max(axis=1, keepdims=True)).squeeze()
    return s - np.log(np.exp(s).sum(axis=-1, keepdims=True))

# right: logaddexp
def log_softmax(Z):
    return Z - np.logaddexp.reduce(Z, axis=1, keepdims=True)

# wrong: values-differ
def log_softmax(Z):
    s = Z - Z.max(axis=1, keepdims=True)
    return np.minimum(s - np.log(np.exp(s).sum(axis=1, keepdims=True)), -1e-3)

# wrong: overflows
def log_softmax(Z):
    s = Z - Z.mean(axis=1, keepdims=True)
    return s - np.log(np.exp(s).sum(axis=1, keepdims=True))

# wrong: largest-size-taken-off
def log_softmax(Z):
    s = Z - np.abs(Z).max(axis=1, keepdims=True)
    return s - np.log(np.exp(s).sum(axis=1, keepdims=True))
