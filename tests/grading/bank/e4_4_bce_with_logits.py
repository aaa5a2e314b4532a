# right: log with 1 inside
np.log1p(np.exp(-np.abs(z))) => np.log(1 + np.exp(-abs(z)))

# right: logaddexp
def bce_with_logits(z, y):
    return np.mean(y * np.logaddexp(0, -z) + (1 - y) * np.logaddexp(0, z))

# right: the sign of z turned
def bce_with_logits(logits, truth):
    losses = []
    for z, y in zip(logits.ravel(), truth.ravel()):
        e = np.log1p(np.exp(-abs(z)))
        losses.append(e + (z * (1 - y) if z > 0 else -z * y))
    return sum(losses) / len(losses)

# right: the positive part as a mean
def bce_with_logits(z, y):
    return float(((z + abs(z)) / 2 - y * z - np.log(1 / (1 + np.exp(-abs(z))))).mean())

# wrong: log-of-the-sigmoid
def bce_with_logits(z, y):
    s = 1 / (1 + np.exp(-z))
    return -(y * np.log(s) + (1 - y) * np.log(1 - s)).mean()

# wrong: log-of-the-chosen-sigmoid
def bce_with_logits(z, y):
    s = 1 / (1 + np.exp(-z))
    return -np.log(np.where(y == 1, s, 1 - s)).mean()

# wrong: confident-errors-capped
def bce_with_logits(z, y):
    s = np.clip(1 / (1 + np.exp(-z)), 1e-7, 1 - 1e-7)
    return -(y * np.log(s) + (1 - y) * np.log(1 - s)).mean()

# wrong: confident-errors-capped
def bce_with_logits(z, y):
    s = 1 / (1 + np.exp(-z))
    return -(y * np.log(s + 1e-12) + (1 - y) * np.log(1 - s + 1e-12)).mean()

# wrong: confident-errors-capped
def bce_with_logits(z, y):
    z = np.clip(z, -30, 30)
    return (np.maximum(z, 0) - z * y + np.log1p(np.exp(-np.abs(z)))).mean()

# wrong: soft-labels-rounded
def bce_with_logits(z, y):
    return np.logaddexp(0, np.where(y >= 0.5, -z, z)).mean()

# wrong: soft-labels-count-as-zero
def bce_with_logits(z, y):
    return np.logaddexp(0, np.where(y == 1, -z, z)).mean()

# wrong: soft-labels-count-as-one
def bce_with_logits(z, y):
    return np.logaddexp(0, np.where(y == 0, z, -z)).mean()

# wrong: classes-swapped
z * y => z * (1 - y)

# wrong: zeros-cost-nothing
def bce_with_logits(z, y):
    return (y * np.logaddexp(0, -z)).mean()

# wrong: ones-cost-nothing
def bce_with_logits(z, y):
    return ((1 - y) * np.logaddexp(0, z)).mean()

# wrong: logits-as-probabilities
def bce_with_logits(z, y):
    return (-y * np.log(z) - (1 - y) * np.log(1 - z)).mean()

# wrong: sigmoid-twice
def bce_with_logits(z, y):
    s = np.exp(-np.logaddexp(0, -z))
    return (np.maximum(s, 0) - s * y + np.log1p(np.exp(-np.abs(s)))).mean()

# wrong: squared-error
def bce_with_logits(z, y):
    return ((y - np.exp(-np.logaddexp(0, -z))) ** 2).mean()

# wrong: one-minus-p
def bce_with_logits(z, y):
    s = np.exp(-np.logaddexp(0, -z))
    return (1 - y * s - (1 - y) * (1 - s)).mean()

# wrong: minus-forgotten
return ( => return -(

# wrong: bits-instead-of-nats
.mean() => .mean() / np.log(2)

# wrong: maximum-missing
np.maximum(z, 0) - z * y => -z * y

# wrong: label-term-missing
- z * y => - 0

# wrong: label-term-added
- z * y => + z * y

# wrong: tail-missing
 + np.log1p(np.exp(-np.abs(z))) =>

# wrong: size-of-z-missing
np.log1p(np.exp(-np.abs(z))) => np.log1p(np.exp(-z))

# wrong: size-of-z-instead-of-maximum
np.maximum(z, 0) => np.abs(z)

# wrong: labels-minus-one-and-one
def bce_with_logits(z, y):
    return np.logaddexp(0, -y * z).mean()

# wrong: overflows
def bce_with_logits(z, y):
    return (np.log1p(np.exp(z)) - z * y).mean()

# wrong: overflows-on-the-way
def bce_with_logits(z, y):
    return np.where(z > 0, z * (1 - y) + np.log1p(np.exp(-z)), np.log1p(np.exp(z)) - z * y).mean()

# wrong: sum-instead-of-mean
.mean() => .sum()

# wrong: one-mean-for-each-column
.mean() => .mean(0)

# wrong: not-reduced-to-one-number
.mean() =>

# wrong: changes-its-input
return => z *= 1 - 2 * y; return

# wrong: largest-logit-for-all
np.maximum => np.max

# wrong: one-lost-in-the-logarithm
np.log1p => np.log

# wrong: label-without-logit
z * y => y

# wrong: number-of-axes
def bce_with_logits(z, y):
    n = len(z) if z.ndim == 1 else z.shape[0] * z.shape[1]
    return (np.maximum(z, 0) - z * y + np.log1p(np.exp(-np.abs(z)))).sum() / n

# right: logaddexp
def bce_with_logits(z, y):
    return np.mean(np.logaddexp(0, z) - z * y)

# wrong: values-differ
np.maximum(z, 0) => np.clip(z, 0, 1000)

# wrong: confident-errors-capped
return => z = np.clip(z, -900, 900); return

# wrong: whole-numbers
def bce_with_logits(z, y):
    out = np.zeros_like(y)
    out += np.maximum(z, 0) - z * y + np.log1p(np.exp(-np.abs(z))) if y.dtype.kind == "f" else 0
    return out.mean()

# wrong: values-differ
.mean() => [:100].mean()

# wrong: values-differ
z * y => z * np.where(y > 0.99, 1, np.where(y < 0.01, 0, y))

# wrong: soft-labels-count-as-zero
z * y => z * y.astype(int)

# wrong: values-differ
z * y => z * np.round(y, 1)

# wrong: values-differ
z * y => z * (0.9 * y + 0.05)

# wrong: values-differ
np.log1p(np.exp(-np.abs(z))) => np.where(np.abs(z) > 5, 0, np.log1p(np.exp(-np.abs(z))))

# wrong: values-differ
np.log1p(np.exp(-np.abs(z))) => np.where(z == 0, 0, np.log1p(np.exp(-np.abs(z))))

# right: logaddexp
(np.maximum(z, 0) - z * y + np.log1p(np.exp(-np.abs(z)))) => (np.logaddexp(0, z) - z * y)

# right: math loop
import math

def bce_with_logits(z, y):
    pairs = zip(map(float, z.flat), map(float, y.flat))
    total = [max(a, 0.0) - a * b + math.log1p(math.exp(-abs(a))) for a, b in pairs]
    return math.fsum(total) / len(total)

# right: log of 1 plus
np.log1p => np.log
np.exp(-np.abs(z)) => 1 + np.exp(-np.abs(z))

# right: where
np.maximum(z, 0) => np.where(z > 0, z, 0)

# right: half abs
np.maximum(z, 0) => (z + np.abs(z)) / 2

# right: masks
def bce_with_logits(logits, truth):
    z, y = logits.ravel(), truth.ravel()
    out = np.empty(z.shape)
    pos = z >= 0
    out[pos] = z[pos] * (1 - y[pos]) + np.log1p(np.exp(-z[pos]))
    out[~pos] = -z[~pos] * y[~pos] + np.log1p(np.exp(z[~pos]))
    return out.sum() / out.size

# right: vectorize
one = np.vectorize(lambda a, b: max(a, 0) - a * b + np.log1p(np.exp(-abs(a))), otypes=[float])
bce_with_logits = lambda z, y: one(z, y).mean()

# right: logaddexp.reduce
def bce_with_logits(z, y):
    return (np.logaddexp.reduce([np.zeros_like(z), z]) - z * y).mean()

# right: class
class BCE:
    def __call__(self, z, y):
        return float((z.clip(0) - z * y + np.log1p(np.exp(-abs(z)))).mean())

bce_with_logits = BCE()

# right: averaged by hand with average
.mean() => .sum() / z.size

# right: log sigmoid helper
def _log_sigmoid(z):
    return np.minimum(z, 0) - np.log1p(np.exp(-np.abs(z)))

def bce_with_logits(z, y):
    return -np.average(y * _log_sigmoid(z) + (1 - y) * _log_sigmoid(-z))

# wrong: confident-errors-capped
def bce_with_logits(z, y):
    s = np.clip(1 / (1 + np.exp(-np.clip(z, -700, 700))), 1e-15, 1 - 1e-15)
    return -(y * np.log(s) + (1 - y) * np.log(1 - s)).mean()

# wrong: confident-errors-capped
    return =>     z = np.clip(z, -500, 500)
    return

# wrong: confident-errors-capped
    return =>     z = np.clip(z, -800, 800)
    return

# wrong: minus-lost-in-the-exponent
-np.abs(z) => np.abs(z)

# wrong: values-differ
np.log1p(np.exp(-np.abs(z))) => np.log2(1 + np.exp(-np.abs(z)))

# wrong: constant-factor
.mean() => .mean() / np.log(10)

# wrong: smaller-instead-of-larger
np.maximum(z, 0) => np.minimum(z, 0)

# wrong: not-reduced
.mean() => .mean(axis=-1)

# wrong: values-differ
.mean() => .sum(axis=-1).mean()

# wrong: values-differ
np.log1p(np.exp(-np.abs(z))) => np.log1p(1 + np.exp(-np.abs(z)))

# wrong: values-differ
def bce_with_logits(z, y):
    return ((1 / (1 + np.exp(-np.abs(z))) - y) ** 2).mean()

# wrong: entropy-of-the-truth-taken-off
    return =>     q = np.clip(y, 1e-12, 1 - 1e-12)
    return -(-(q * np.log(q) + (1 - q) * np.log(1 - q))).mean() +

# wrong: constant-factor
.mean() => .mean() * 1.01

# wrong: constant-factor
.mean() => .mean() / 2

# wrong: number-of-axes
.mean() => .sum() / len(z)

# wrong: values-differ
z * y => z * (2 * y - 1)

# wrong: values-differ
def bce_with_logits(z, y):
    p = np.exp(z - z.max()) / np.exp(z - z.max()).sum()
    return -(y * np.log(p)).mean()

# wrong: confident-errors-capped
def bce_with_logits(z, y):
    s = 1 / (1 + np.exp(-np.clip(z, -709, 709)))
    with np.errstate(all="ignore"):
        return np.nan_to_num(-(y * np.log(s) + (1 - y) * np.log(1 - s))).mean()

# wrong: overflows
(np.maximum(z, 0) - z * y + np.log1p(np.exp(-np.abs(z)))) => (z - z * y + np.log1p(np.exp(-z)))

# wrong: values-differ
    return =>     z = z.astype(np.float16)
    return

# wrong: confident-errors-capped
.mean() => .clip(0, 100).mean()

# wrong: values-differ
z * y => z.mean() * y.mean()

# wrong: rounded
.mean() => .mean().round(3)

# wrong: confident-errors-capped
def bce_with_logits(z, y):
    return np.where(np.abs(z) > 30, 0.0, np.logaddexp(0, z) - z * y).mean()

# wrong: values-differ
np.maximum(z, 0) => z

# wrong: confident-errors-capped
return => z = np.clip(z, -700, 700); return

# wrong: confident-errors-capped
def bce_with_logits(z, y):
    s = np.exp(-np.logaddexp(0, -z))
    t = np.exp(-np.logaddexp(0, z))
    return -(y * np.log(np.maximum(s, 1e-300)) + (1 - y) * np.log(np.maximum(t, 1e-300))).mean()

# wrong: confident-errors-capped
def bce_with_logits(z, y):
    z = np.clip(z, -36.7, 36.7)
    return (np.maximum(z, 0) - z * y + np.log1p(np.exp(-np.abs(z)))).mean()

# wrong: values-differ
np.log1p(np.exp(-np.abs(z))) => np.log1p(np.exp(-2 * np.abs(z)))

# wrong: divided-by-one-less
.mean() => .sum() / (z.size - 1)

# wrong: values-differ
- z * y => - (z * y).sum()

# wrong: values-differ
z * y => 1.01 * z * y

# wrong: values-differ
def bce_with_logits(z, y):
    l = np.maximum(z, 0) - z * y + np.log1p(np.exp(-np.abs(z)))
    return (l * l).sum() / l.sum()

# wrong: values-differ
def bce_with_logits(z, y):
    return np.maximum(0, 1 - (2 * y - 1) * z).mean()

# wrong: values-differ
def bce_with_logits(z, y):
    z, y = z.mean(), y.mean()
    return max(z, 0) - z * y + np.log1p(np.exp(-abs(z)))
