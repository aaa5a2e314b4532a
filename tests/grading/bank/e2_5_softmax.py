# right: a loop over the rows
def softmax(Z):
    P = np.zeros_like(Z)
    for i, row in enumerate(Z):
        e = np.exp(row - max(row))
        P[i] = e / sum(e)
    return P

# right: through the logarithm
def softmax(scores):
    top = np.max(scores, axis=-1)[:, None]
    return np.exp(scores - top - np.log(np.sum(np.exp(scores - top), axis=-1, keepdims=True)))

# right: transposed and back
def softmax(Z):
    E = np.exp(Z.T - Z.T.max(axis=0))
    return (E / E.sum(axis=0)).T

# right: one over a sum of ratios
def softmax(Z):
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    return np.einsum("ij,i->ij", e, 1 / e.sum(axis=1))

# wrong: unstable-softmax
def softmax(Z):
    return np.exp(Z) / np.sum(np.exp(Z), axis=1)[:, None]

# wrong: one-maximum-for-the-batch
def softmax(Z):
    e = np.exp(Z - np.max(Z))
    return e / np.sum(e, axis=1)[:, None]

# wrong: normalises-the-whole-batch
def softmax(Z):
    e = np.exp(Z - np.max(Z))
    return e / np.sum(e)

# wrong: normalises-columns
def softmax(Z):
    e = np.exp(Z - np.max(Z, 0))
    return e / np.sum(e, 0)

# wrong: no-exponential
def softmax(Z):
    return Z / np.sum(Z, 1)[:, None]

# wrong: sigmoid-per-class
def softmax(Z):
    return np.where(Z >= 0, 1 / (1 + np.exp(-np.abs(Z))), np.exp(-np.abs(Z)) / (1 + np.exp(-np.abs(Z))))

# wrong: not-normalised
def softmax(Z):
    return np.exp(Z - np.max(Z, 1)[:, None])

# wrong: minimum-instead-of-maximum
def softmax(Z):
    e = np.exp(Z - np.min(Z, 1)[:, None])
    return e / np.sum(e, 1)[:, None]

# wrong: favours-small-scores
def softmax(Z):
    e = np.exp(-Z - np.max(-Z, 1)[:, None])
    return e / np.sum(e, 1)[:, None]

# wrong: log-of-softmax
def softmax(Z):
    top = Z.max(axis=1)[:, None]
    return Z - top - np.log(np.exp(Z - top).sum(axis=1))[:, None]

# wrong: hard-maximum
def softmax(Z):
    return np.where(Z >= np.max(Z, 1)[:, None], 1.0, 0.0)

# wrong: wrong-shape
def softmax(Z):
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    return (e / e.sum(axis=1, keepdims=True))[None]

# wrong: overflows
def softmax(Z):
    e = np.exp(np.where(np.abs(Z) < 900, Z, 1e4))
    return np.where(np.abs(Z).max(axis=1, keepdims=True) < 900, e / e.sum(axis=1, keepdims=True), np.nan)

# wrong: keepdims-forgotten
def softmax(Z):
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    return e / np.sum(e, axis=1)

# wrong: keepdims-forgotten
def softmax(Z):
    e = np.exp(Z - np.max(Z, axis=1))
    return e / np.sum(e, axis=1)

# wrong: maximum-in-the-numerator-only
def softmax(Z):
    top = np.exp(Z - Z.max(axis=1)[:, None])
    return top / np.exp(Z).sum(axis=1)[:, None]

# wrong: mean-instead-of-sum
def softmax(Z):
    e = np.exp(Z - Z.max(axis=1)[:, None])
    return e / e.mean(axis=1)[:, None]

# wrong: normalises-columns
def softmax(Z):
    return np.exp(Z) / sum(np.exp(Z))

# wrong: normalises-the-whole-batch
def softmax(Z):
    return np.exp(Z) / np.sum(np.exp(Z))

# right: logaddexp
def softmax(Z):
    return np.exp(Z - np.logaddexp.reduce(Z, axis=1, keepdims=True))

# wrong: maximum-of-the-columns
def softmax(Z):
    e = np.exp(Z - Z.max(axis=0, keepdims=True))
    return e / np.sum(e, axis=1, keepdims=True)

# wrong: maximum-of-the-columns
def softmax(Z):
    e = np.exp(Z - np.max(Z, 0))
    return (e.T / e.sum(axis=1)).T

# wrong: values-differ
def softmax(Z):
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    return np.clip(e / e.sum(axis=1, keepdims=True), 1e-7, 1)

# wrong: softmax_rows_are_distributions
def softmax(Z):
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    return e / (e.sum(axis=1, keepdims=True) + 1e-8)

# wrong: values-differ
def softmax(Z):
    out = np.zeros_like(Z)
    for i in range(min(len(Z), 20)):
        e = np.exp(Z[i] - Z[i].max()); out[i] = e / e.sum()
    return out

# wrong: values-differ
def softmax(Z):
    e = np.exp(np.clip(Z - Z.max(axis=1, keepdims=True), -15, 0))
    return e / e.sum(axis=1, keepdims=True)

# wrong: values-differ
def softmax(Z):
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    s = e[:, 0] + e[:, 1] + (e[:, 2:20].sum(axis=1) if Z.shape[1] > 2 else 0)
    return e / s[:, None]

# wrong: wrong-shape
def softmax(Z):
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    return (e / e.sum(axis=1, keepdims=True)).squeeze()

# wrong: softmax_keeps_dtype_and_survives_far_out
def softmax(Z):
    e = np.exp((Z - Z.max(axis=1, keepdims=True)).astype(float))
    return e / e.sum(axis=1, keepdims=True)

# wrong: values-differ
def softmax(Z):
    e = np.exp((Z - Z.max(axis=1, keepdims=True)) / np.sqrt(Z.shape[1]))
    return e / e.sum(axis=1, keepdims=True)
