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

# wrong: not-the-largest
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

# wrong: small-shares-lifted
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

# wrong: small-shares-lifted
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

# wrong: not-the-largest
e = np.exp(Z - Z.max(axis=1, keepdims=True)) => e = np.exp(Z - Z.mean(axis=1, keepdims=True))

# wrong: divided-by-the-largest
e = np.exp(Z - Z.max(axis=1, keepdims=True)) => e = np.exp(Z / Z.max(axis=1, keepdims=True))

# wrong: values-differ
def softmax(Z):
    Z = (Z - Z.mean(axis=1, keepdims=True)) / Z.std(axis=1, keepdims=True)
    e = np.exp(Z)
    return e / e.sum(axis=1, keepdims=True)

# wrong: scores-held-back
e = np.exp(Z - Z.max(axis=1, keepdims=True)) => e = np.exp(np.clip(Z, -500, 500))

# wrong: small-shares-lifted
e = np.exp(Z - Z.max(axis=1, keepdims=True)) => e = np.exp(np.clip(Z - Z.max(axis=1, keepdims=True), -50, 0))

# wrong: small-shares-lifted
e = np.exp(Z - Z.max(axis=1, keepdims=True)) => e = np.exp(np.maximum(Z - Z.max(axis=1, keepdims=True), -10))

# wrong: values-differ
e / e.sum(axis=1, keepdims=True) => e / (e.sum(axis=1, keepdims=True) + 1e-3)

# wrong: changes-its-input
def softmax(Z):
    Z -= Z.max(axis=1, keepdims=True)
    e = np.exp(Z)
    return e / e.sum(axis=1, keepdims=True)

# wrong: another-base
e = np.exp(Z - Z.max(axis=1, keepdims=True)) => e = 2 ** (Z - Z.max(axis=1, keepdims=True))

# wrong: another-base
e = np.exp(Z - Z.max(axis=1, keepdims=True)) => e = 2.718 ** (Z - Z.max(axis=1, keepdims=True))

# wrong: values-differ
e = np.exp(Z - Z.max(axis=1, keepdims=True)) => e = np.exp(np.abs(Z) - np.abs(Z).max(axis=1, keepdims=True))

# wrong: not-the-largest
e = np.exp(Z - Z.max(axis=1, keepdims=True)) => e = np.exp(Z - np.abs(Z).max(axis=1, keepdims=True))

# wrong: not-the-largest
e = np.exp(Z - Z.max(axis=1, keepdims=True)) => e = np.exp(Z - 1000)

# wrong: not-the-largest
e = np.exp(Z - Z.max(axis=1, keepdims=True)) => e = np.exp(Z - Z[:, :1])

# wrong: not-the-largest
e = np.exp(Z - Z.max(axis=1, keepdims=True)) => e = np.exp(Z - Z[:, -1:])

# wrong: hard-maximum
def softmax(Z):
    out = np.zeros_like(Z)
    out[np.arange(len(Z)), Z.argmax(axis=1)] = 1
    return out

# wrong: sigmoids-shared
e = np.exp(Z - Z.max(axis=1, keepdims=True)) => s = 1 / (1 + np.exp(-Z))
e / e.sum(axis=1, keepdims=True) => s / s.sum(axis=1, keepdims=True)

# wrong: values-differ
e / e.sum(axis=1, keepdims=True) => e / np.linalg.norm(e, axis=1, keepdims=True)

# wrong: rounded
e / e.sum(axis=1, keepdims=True) => np.round(e / e.sum(axis=1, keepdims=True), 4)

# wrong: overflows
e = np.exp(Z - Z.max(axis=1, keepdims=True)) => e = np.exp(Z - Z[0].max())

# wrong: values-differ
def softmax(Z):
    out = Z.copy()
    for i in range(len(Z) - 1):
        e = np.exp(Z[i] - Z[i].max())
        out[i] = e / e.sum()
    return out

# wrong: values-differ
def softmax(Z):
    Z = Z / 2
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)

# wrong: values-differ
e = np.exp(Z - Z.max(axis=1, keepdims=True)) => e = np.exp(Z - Z.max(axis=1, keepdims=True)) ** 2

# wrong: values-differ
e / e.sum(axis=1, keepdims=True) => e / (e[:, :1] + e[:, 1:2] + e[:, 2:3])

# wrong: values-differ
def softmax(Z):
    if Z.shape[1] == 1:
        return 1 / (1 + np.exp(-Z))
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)

# wrong: values-differ
def softmax(Z):
    with np.errstate(all="ignore"):
        e = np.exp(Z)
        return np.nan_to_num(e / e.sum(axis=1, keepdims=True))

# wrong: returns-a-list
def softmax(Z):
    return [np.exp(z - z.max()) / np.exp(z - z.max()).sum() for z in Z]

# wrong: scores-held-back
e = np.exp(Z - Z.max(axis=1, keepdims=True)) => e = np.exp(Z - np.max(Z)) + 1e-300

# wrong: values-differ
def softmax(Z):
    Z = np.sort(Z, axis=1)
    e = np.exp(Z - Z[:, -1:])
    return e / e.sum(axis=1, keepdims=True)

# wrong: transposed
e = np.exp(Z - Z.max(axis=1, keepdims=True)) => e = np.exp(Z.T - Z.max(axis=1))
e / e.sum(axis=1, keepdims=True) => e / e.sum(axis=0)

# wrong: values-differ
def softmax(Z):
    Z = np.array(Z)
    m = Z.max(axis=1, keepdims=True)
    e = np.exp(Z - m)
    return e / (1 + np.where(Z < m, e, 0).sum(axis=1, keepdims=True))

# right: axis -1
e = np.exp(Z - Z.max(axis=1, keepdims=True)) => e = np.exp(Z - np.max(Z, axis=-1, keepdims=True))
e / e.sum(axis=1, keepdims=True) => e / np.sum(e, axis=-1, keepdims=True)

# right: einsum
e = np.exp(Z - Z.max(axis=1, keepdims=True)) => e = np.exp(Z - Z.max(axis=1)[:, None])
e / e.sum(axis=1, keepdims=True) => np.einsum("ij,i->ij", e, 1 / np.einsum("ij->i", e))

# right: the sum as a product
e = np.exp(Z - Z.max(axis=1, keepdims=True)) => e = np.exp(Z - np.amax(Z, 1).reshape(-1, 1))
e / e.sum(axis=1, keepdims=True) => e / (e @ np.ones((Z.shape[1], 1), dtype=Z.dtype))

# right: one over sums of differences
def softmax(Z):
    with np.errstate(over="ignore"):
        return 1 / np.exp(Z[:, None, :] - Z[:, :, None]).sum(axis=2)

# right: rows from a generator
def softmax(Z):
    def rows():
        for r in Z:
            e = np.exp(r - max(r))
            yield e / sum(e)
    return np.array(list(rows()), dtype=Z.dtype).reshape(Z.shape)

# right: apply_along_axis
def softmax(Z):
    def one(z):
        e = np.exp(z - z.max())
        return e / e.sum()
    return np.apply_along_axis(one, 1, Z)

# right: the math module
import math
def softmax(Z):
    out = np.zeros_like(Z)
    n, k = Z.shape
    for i in range(n):
        m = max(Z[i])
        e = [math.exp(Z[i, j] - m) for j in range(k)]
        for j in range(k):
            out[i, j] = e[j] / math.fsum(e)
    return out

# right: in place on a copy
def softmax(scores):
    p = scores.copy()
    p -= p.max(axis=1, keepdims=True)
    np.exp(p, out=p)
    p /= p.sum(axis=1, keepdims=True)
    return p

# right: a lambda
softmax = lambda Z: (lambda e: e / e.sum(1, keepdims=True))(np.exp(Z - Z.max(1, keepdims=True)))

# right: an object that is called
class Soft:
    def __call__(self, Z):
        e = np.exp(Z - Z.max(1)[:, np.newaxis])
        return e / e.sum(1)[:, np.newaxis]
softmax = Soft()

# right: the exponents 1 lower
e = np.exp(Z - Z.max(axis=1, keepdims=True)) => e = np.exp(Z - Z.max(axis=1, keepdims=True) - 1)

# wrong: values-differ
e / e.sum(axis=1, keepdims=True) => e / e[:, :50].sum(axis=1, keepdims=True)

# wrong: values-differ
def softmax(Z):
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    e[:100] /= e[:100].sum(axis=1, keepdims=True)
    return e

# wrong: overflows
e = np.exp(Z - Z.max(axis=1, keepdims=True)) => e = np.exp(Z - Z[:, :2].max(axis=1, keepdims=True))

# wrong: memory-order
def softmax(Z):
    out = np.zeros_like(Z)
    f = out.reshape(-1)
    k = Z.shape[1]
    for i, row in enumerate(Z):
        e = np.exp(row - row.max())
        f[i * k:(i + 1) * k] = e / e.sum()
    return out

# wrong: small-shares-lifted
e / e.sum(axis=1, keepdims=True) => np.maximum(e / e.sum(axis=1, keepdims=True), 1e-20)

# right: the exponents 3 higher
e = np.exp(Z - Z.max(axis=1, keepdims=True)) => e = np.exp(Z - Z.max(axis=1, keepdims=True) + 3)

# right: in float64 and back
e = np.exp(Z - Z.max(axis=1, keepdims=True)) => e = np.exp(Z.astype(float) - Z.max(axis=1, keepdims=True))
e / e.sum(axis=1, keepdims=True) => (e / e.sum(axis=1, keepdims=True)).astype(Z.dtype)

# right: column by column, with a running maximum
def softmax(Z):
    top, total = Z[:, 0], np.ones_like(Z[:, 0])
    for j in range(1, Z.shape[1]):
        new = np.maximum(top, Z[:, j])
        total = total * np.exp(top - new) + np.exp(Z[:, j] - new)
        top = new
    return np.exp(Z - top[:, None]) / total[:, None]

# wrong: values-differ
e = np.exp(Z - Z.max(axis=1, keepdims=True)) => e = np.exp((Z - Z.max(axis=1, keepdims=True)) / Z.std())

# wrong: values-differ
e = np.exp(Z - Z.max(axis=1, keepdims=True)) => e = np.exp(-np.abs(Z - Z.max(axis=1, keepdims=True)) ** 2)

# wrong: values-differ
e = np.exp(Z - Z.max(axis=1, keepdims=True)) => e = np.expm1(Z - Z.max(axis=1, keepdims=True)) + 1e-12

# wrong: no-exponential
def softmax(Z):
    return Z ** 2 / (Z ** 2).sum(axis=1, keepdims=True)

# wrong: no-exponential
def softmax(Z):
    return np.abs(Z) / np.abs(Z).sum(axis=1, keepdims=True)

# wrong: no-exponential
e = np.exp(Z - Z.max(axis=1, keepdims=True)) => r = np.maximum(Z, 0)
e / e.sum(axis=1, keepdims=True) => r / r.sum(axis=1, keepdims=True)

# wrong: not-the-largest
e = np.exp(Z - Z.max(axis=1, keepdims=True)) => e = np.exp(Z - 700)

# wrong: values-differ
def softmax(Z):
    Z = np.where(np.abs(Z) > 100, Z / 100, Z)
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)

# wrong: values-differ
e / e.sum(axis=1, keepdims=True) => np.cumsum(e / e.sum(axis=1, keepdims=True), axis=1)

# wrong: normalises-columns
e / e.sum(axis=1, keepdims=True) => e / sum(e)

# wrong: scores-scaled-down
def softmax(Z):
    small = Z / abs(Z).max(axis=1, keepdims=True)
    e = np.exp(small)
    return e / e.sum(axis=1, keepdims=True)
