# right: slope and height
def boundary(w, b, x1):
    slope, height = -w[0] / w[1], -b / w[1]
    return slope * x1 + height

# right: the weights unpacked
def boundary(weights, bias, x1):
    first, second = weights
    return np.negative(first * x1 + bias) / second

# right: two points of the line
def boundary(w, b, x1):
    at_0, at_1 = -b / w[1], -(b + w[0]) / w[1]
    return at_0 + (at_1 - at_0) * x1

# right: a 0-d array where a number goes in
def boundary(w, b, x1):
    x1 = np.asarray(x1)
    return np.array((b + w[0] * x1) / -w[1])

# wrong: sign-of-the-bias-lost
-(w[0] * x1 + b) => (b - w[0] * x1)

# wrong: sign-of-the-weight-lost
-(w[0] * x1 + b) => (w[0] * x1 - b)

# wrong: both-signs-lost
def boundary(w, b, x1):
    return (b + x1 * w[0]) / w[1]

# wrong: not-divided
def boundary(w, b, x1):
    return -b - w[0] * x1

# wrong: bias-not-divided
def boundary(w, b, x1):
    return -w[0] / w[1] * x1 - b

# wrong: only-the-bias-divided
def boundary(w, b, x1):
    return -w[0] * x1 - b / w[1]

# wrong: divided-by-the-first-weight
/ w[1] => / w[0]

# wrong: solved-for-the-other-input
def boundary(w, b, x2):
    return -(w[1] * x2 + b) / w[0]

# wrong: no-bias
def boundary(w, b, x1):
    return -(w[0] * x1) / w[1]

# wrong: slope-only
def boundary(w, b, x1):
    return np.full_like(x1, -w[0] / w[1])

# wrong: height-at-zero
def boundary(w, b, x1):
    return np.full_like(x1, -b / w[1])

# wrong: undecided-at-one-half
def boundary(w, b, x1):
    return -(w[0] * x1 + b - 0.5) / w[1]

# wrong: multiplied-by-the-weight
def boundary(w, b, x1):
    return w[1] * -(b + w[0] * x1)

# wrong: only-the-examples
def boundary(w, b, x1):
    return 700 - 0.25 * x1

# wrong: works-for-some-inputs-only
def boundary(w, b, x1):
    return float(-(w[0] * x1 + b) / w[1])

# wrong: returns-a-list
def boundary(w, b, x1):
    if isinstance(x1, float):
        return -(w[0] * x1 + b) / w[1]
    return [boundary(w, b, x) for x in x1]

# wrong: changes-its-input
def boundary(w, b, x1):
    w /= w[1]
    return -w[0] * x1 - b

# wrong: sign-of-the-second-weight-lost
def boundary(w, b, x1):
    return -(w[0] * x1 + b) / abs(w[1])

# wrong: works-for-some-inputs-only
def boundary(w, b, x1):
    return float((-b - w[0] * x1) / w[1])

# wrong: fraction-lost
def boundary(w, b, x1):
    return (-b - w[0] * x1) // w[1]

# wrong: first-weight-forgotten
w[0] * x1 => x1

# wrong: number-of-axes
def boundary(w, b, x1):
    if np.ndim(x1) == 0: return -(w[0] * x1 + b) / w[1]
    if x1.ndim == 1: return np.array([boundary(w, b, x) for x in x1])
    return np.array([[boundary(w, b, x) for x in row] for row in x1])

# wrong: whole-numbers
def boundary(w, b, x1):
    out = np.zeros_like(x1)
    out[...] = -(w[0] * x1 + b) / w[1]
    return out

# wrong: memory-order
def boundary(w, b, x1):
    out = np.zeros_like(x1); f = out.reshape(-1)
    for i, x in enumerate(np.ravel(x1)): f[i] = -(w[0] * x + b) / w[1]
    return out

# wrong: values-differ
def boundary(w, b, x1):
    return -(w[0] * x1 + b) / (w[1] + 1e-3)

# wrong: values-differ
def boundary(w, b, x1):
    return -(abs(w[0]) * x1 + b) / w[1]

# wrong: values-differ
def boundary(w, b, x1):
    return np.maximum(-(w[0] * x1 + b) / w[1], 0)

# wrong: values-differ
def boundary(w, b, x1):
    return -(w[0] * x1 + b) / max(w[1], 0.1)

# wrong: values-differ
def boundary(w, b, x1):
    return -(w[0] * x1 + b * np.sign(w[1])) / w[1]

# wrong: not-reduced
def boundary(w, b, x1):
    return -(w[0] * np.atleast_1d(x1) + b) / w[1]

# wrong: wrong-type
def boundary(w, b, x1):
    return -(w[0] * x1 + b) / w[1] if w[0] else -b

# right: ndindex
def boundary(w, b, x1):
    if np.ndim(x1) == 0:
        return -(w[0] * x1 + b) / w[1]
    out = np.empty(x1.shape)
    for i in np.ndindex(x1.shape): out[i] = -(w[0] * x1[i] + b) / w[1]
    return out

# wrong: only-the-bias-divided
-(w[0] * x1 + b) / w[1] => -w[0] * x1 + b / w[1]

# wrong: height-at-zero
-(w[0] * x1 + b) / w[1] => -b / w[1]

# wrong: values-differ
-(w[0] * x1 + b) / w[1] => -(x1 / w[0] + b) / w[1]

# wrong: part-of-z
def boundary(w, b, x1):
    return w[0] * x1 + b

# wrong: weight-subtracted
-(w[0] * x1 + b) / w[1] => -(w[0] * x1 + b) - w[1]

# wrong: values-differ
-(w[0] * x1 + b) / w[1] => abs((w[0] * x1 + b) / w[1])

# wrong: only-the-examples
-(w[0] * x1 + b) / w[1] => np.clip(-(w[0] * x1 + b) / w[1], 300, 850)

# wrong: only-the-examples
def boundary(w, b, x1):
    return 675.0

# wrong: raises
def boundary(w, b, x1):
    return [-(w[0] * x + b) / w[1] for x in x1]

# wrong: whole-numbers
def boundary(w, b, x1):
    if np.ndim(x1) == 0:
        return -(w[0] * x1 + b) / w[1]
    x2 = np.zeros_like(x1)
    for i in range(len(x1)):
        x2[i] = -(w[0] * x1[i] + b) / w[1]
    return x2

# wrong: wrong-shape
def boundary(w, b, x1):
    if np.ndim(x1) == 0:
        return -(w[0] * x1 + b) / w[1]
    return -(w[0] * np.ravel(x1) + b) / w[1]

# wrong: changes-its-input
def boundary(w, b, x1):
    x1 *= -w[0]
    x1 -= b
    x1 /= w[1]
    return x1

# wrong: changes-its-input
def boundary(w, b, x1):
    v = w[1]
    w /= v
    return -w[0] * x1 - b / v

# wrong: rounded
-(w[0] * x1 + b) / w[1] => np.round(-(w[0] * x1 + b) / w[1], 2)

# wrong: fraction-lost
-(w[0] * x1 + b) / w[1] => np.round(-(w[0] * x1 + b) / w[1])

# wrong: values-differ
-(w[0] * x1 + b) / w[1] => -(w[0] * x1 + b) / (w[1] + 1e-8)

# wrong: constant-factor
-(w[0] * x1 + b) / w[1] => -(w[0] * x1 + b) / w[1] / 2

# wrong: wrong-type
-(w[0] * x1 + b) / w[1] => (x1, -(w[0] * x1 + b) / w[1])

# wrong: wrong-type
def boundary(w, b, x1):
    return np.sum(-(w[0] * x1 + b) / w[1])

# wrong: values-differ
def boundary(w, b, x1):
    return -(w[0] * np.sort(x1, axis=None).reshape(np.shape(x1)) + b) / w[1]

# wrong: values-differ
-(w[0] * x1 + b) / w[1] => -(int(w[0]) * x1 + b) / w[1]

# wrong: values-differ
-(w[0] * x1 + b) / w[1] => -w[0] / (w[1] * x1) - b / w[1]

# wrong: wrong-shape
-(w[0] * x1 + b) / w[1] => -(w[0] * np.transpose(x1) + b) / w[1]

# wrong: works-for-some-inputs-only
def boundary(w, b, x1):
    if np.ndim(x1) == 0:
        return -(w[0] * x1 + b) / w[1]
    return np.array([-(w[0] * float(x) + b) / w[1] for x in x1])

# wrong: overwrites-earlier-results
out = np.empty(0)
def boundary(w, b, x1):
    global out
    if np.shape(out) != np.shape(x1):
        out = np.empty(np.shape(x1))
    out[...] = -(w[0] * x1 + b) / w[1]
    return out

# wrong: returns-a-list
def boundary(w, b, x1):
    r = -(w[0] * x1 + b) / w[1]
    return r.tolist() if hasattr(r, "tolist") else r

# wrong: values-differ
def boundary(w, b, x1):
    x2 = np.array(-w[0] * x1 / w[1], dtype=float)
    x2.flat[0] -= b / w[1]
    return x2

# right: a lambda
boundary = lambda w, b, x1: (b + w[0] * x1) / -w[1]

# right: polyval
-(w[0] * x1 + b) / w[1] => np.polyval([-w[0] / w[1], -b / w[1]], x1)

# right: vectorize
def boundary(w, b, x1):
    return np.vectorize(lambda x: float(-(w[0] * x + b) / w[1]), otypes=[float])(x1)

# right: vectorize else scalar
def boundary(w, b, x1):
    if np.isscalar(x1):
        return -(w[0] * x1 + b) / w[1]
    return np.reshape([-(w[0] * x + b) / w[1] for x in np.ravel(x1)], np.shape(x1))

# right: an object that is called
class Line:
    def __call__(self, w, b, x1):
        return -(w[0] * x1 + b) / w[1]
boundary = Line()

# right: functools.partial
from functools import partial
def line(sign, w, b, x1):
    return sign * (w[0] * x1 + b) / w[1]
boundary = partial(line, -1)

# right: slope and height, as floats first
def boundary(w, b, x1):
    return np.asarray(x1, dtype=float) * (-w[0] / w[1]) + (-b / w[1])

# right: nested recursion
def boundary(w, b, x1):
    if np.ndim(x1) == 0:
        return -(w[0] * x1 + b) / w[1]
    if len(x1) == 0:
        return np.zeros(np.shape(x1))
    return np.array([boundary(w, b, row) for row in x1])

# right: by ufuncs
-(w[0] * x1 + b) / w[1] => np.true_divide(np.negative(np.add(np.multiply(w[0], x1), b)), w[1])

# right: column after column in memory
def boundary(w, b, x1):
    x2 = -(w[0] * x1 + b) / w[1]
    return np.asfortranarray(x2) if np.ndim(x1) else x2
