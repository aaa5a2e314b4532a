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

# right: loop rows
def log_softmax(Z):
    rows = []
    for row in Z:
        row = row - row.max()
        rows.append(row - np.log(np.exp(row).sum()))
    return np.array(rows)

# right: transposed
def log_softmax(scores):
    s = (scores.T - scores.max(axis=1))
    return (s - np.log(np.exp(s).sum(axis=0))).T

# right: math loops
import math

def log_softmax(Z):
    out = np.empty(Z.shape, dtype=Z.dtype)
    for i in range(Z.shape[0]):
        m = max(Z[i])
        lse = m + math.log(sum(math.exp(v - m) for v in Z[i]))
        for j in range(Z.shape[1]):
            out[i, j] = Z[i, j] - lse
    return out

# right: apply_along_axis
log_softmax = lambda Z: np.apply_along_axis(lambda r: r - r.max() - np.log(np.exp(r - r.max()).sum()), 1, Z)

# right: in place on own copy
def log_softmax(Z):
    out = np.array(Z)
    out -= out.max(axis=-1)[:, np.newaxis]
    out -= np.log(np.exp(out).sum(axis=-1)).reshape(-1, 1)
    return out

# right: class
class LogSoftmax:
    def __call__(self, Z):
        m = np.amax(Z, 1, keepdims=True)
        return Z - (m + np.log(np.sum(np.exp(Z - m), 1, keepdims=True)))

log_softmax = LogSoftmax()

# right: pairwise differences
def log_softmax(Z):
    d = Z[:, None, :] - Z[:, :, None]
    m = d.max(axis=2)
    return -(m + np.log(np.exp(d - m[:, :, None]).sum(axis=2)))

# right: einsum
np.exp(shifted).sum(axis=1, keepdims=True) => np.einsum("ij->i", np.exp(shifted))[:, None]

# right: order "F"
def log_softmax(Z):
    shifted = Z - Z.max(axis=1, keepdims=True)
    return np.asfortranarray(shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True)))

# right: float64 always
Z - Z.max => Z.astype(np.float64) - Z.max

# wrong: sums-the-whole-batch
.sum(axis=1, keepdims=True) => .sum()

# wrong: maximum-not-put-back
shifted - np.log => shifted + Z.max(axis=1, keepdims=True) - np.log

# wrong: logarithm-added
shifted - np.log => shifted + np.log

# wrong: base-two
np.log( => np.log2(

# wrong: overflows
Z.max => Z.min

# wrong: exponential-forgotten
np.exp(shifted).sum => shifted.sum

# wrong: values-differ
np.log(np.exp(shifted).sum(axis=1, keepdims=True)) => np.log(np.exp(shifted)).sum(axis=1, keepdims=True)

# wrong: quotient-of-logarithms
shifted - np.log => shifted / np.log

# wrong: changes-its-input
    shifted = Z - =>     Z -=
shifted => Z

# wrong: values-differ
    return shifted =>     shifted = np.clip(shifted, -700, 0)
    return shifted

# wrong: values-differ
def log_softmax(Z):
    s = Z - Z.max(axis=1, keepdims=True)
    return np.maximum(s - np.log(np.exp(s).sum(axis=1, keepdims=True)), -1000)

# wrong: wrong-shape
def log_softmax(Z):
    s = Z[0] - Z[0].max()
    return (s - np.log(np.exp(s).sum()))[None]

# wrong: wrong-shape
def log_softmax(Z):
    s = Z - Z.max(axis=1, keepdims=True)
    return (s - np.log(np.exp(s).sum(axis=1, keepdims=True))).ravel()

# wrong: returns-a-list
def log_softmax(Z):
    return [list(r - r.max() - np.log(np.exp(r - r.max()).sum())) for r in Z]

# wrong: wrong-shape
def log_softmax(Z):
    d = Z[:, :1] - Z[:, 1:2]
    return np.hstack([-np.logaddexp(0, -d), -np.logaddexp(0, d)])

# wrong: overflows
Z.max(axis=1, keepdims=True) => Z[:, :1]

# wrong: overflows
Z.max(axis=1, keepdims=True) => np.maximum(Z.max(axis=1, keepdims=True), 0)

# wrong: one-added-in-the-logarithm
np.log( => np.log1p(

# wrong: values-differ
np.log(np.exp(shifted).sum(axis=1, keepdims=True)) => np.log(np.exp(shifted).sum(axis=1, keepdims=True) - 1)

# wrong: rounded
def log_softmax(Z):
    shifted = Z - Z.max(axis=1, keepdims=True)
    return np.round(shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True)), 3)

# wrong: values-differ
Z - Z.max => Z.astype(np.float16) - Z.max

# wrong: wrong-type
def log_softmax(Z):
    s = Z - Z.max(axis=1, keepdims=True)
    return (s - np.log(np.exp(s).sum(axis=1, keepdims=True))).mean()

# wrong: values-differ
def log_softmax(Z):
    return Z - np.logaddexp(Z[:, :1], Z[:, -1:])

# wrong: overwrites-earlier-results
_room = {}

def log_softmax(Z):
    out = _room.setdefault(Z.shape, np.empty(Z.shape))
    s = Z - Z.max(axis=1, keepdims=True)
    out[:] = s - np.log(np.exp(s).sum(axis=1, keepdims=True))
    return out

# wrong: wrong-shape
def log_softmax(Z):
    out = np.zeros((len(Z), len(Z)))
    for i in range(len(Z)):
        m = Z[i].max()
        for j in range(len(Z)):
            out[i, j] = Z[i, j] - m - np.log(np.exp(Z[i] - m).sum())
    return out

# wrong: fraction-lost
def log_softmax(Z):
    out = np.zeros_like(Z)
    for i, r in enumerate(Z):
        out[i] = r - r.max() - np.log(np.exp(r - r.max()).sum())
    return out.astype(int)

# wrong: values-differ
Z - Z.max => Z / 2 - Z.max

# wrong: values-differ
np.log( => 1.01 * np.log(

# wrong: values-differ
def log_softmax(Z):
    s = Z - Z.max(axis=1, keepdims=True)
    return s - np.log(np.exp(s).sum(axis=1, keepdims=True)) / len(Z)

# wrong: values-differ
np.exp(shifted).sum => np.exp(shifted)[:, :2].sum

# wrong: values-differ
shifted = Z - Z.max(axis=1, keepdims=True) => shifted = np.sort(Z)[:, ::-1] - Z.max(axis=1, keepdims=True)

# wrong: answers-an-earlier-call
_kept = {}

def log_softmax(Z):
    if Z.shape not in _kept:
        _kept[Z.shape] = Z - np.logaddexp.reduce(Z, axis=1, keepdims=True)
    return _kept[Z.shape]

# wrong: values-differ
np.log( => np.log10(

# wrong: values-differ
np.log(np.exp(shifted).sum(axis=1, keepdims=True)) => np.log(np.exp(shifted))

# wrong: values-differ
.sum(axis=1, keepdims=True) => .cumsum(axis=1)

# wrong: values-differ
np.exp(shifted) => np.exp(np.maximum(shifted, -1))

# wrong: quotient-of-logarithms
def log_softmax(Z):
    shifted = Z - Z.max(axis=1, keepdims=True)
    total = np.exp(shifted).sum(axis=1, keepdims=True)
    return shifted / np.log(total)
