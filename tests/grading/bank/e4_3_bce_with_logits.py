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

# wrong: values-differ
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
