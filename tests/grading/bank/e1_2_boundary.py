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

# wrong: values-differ
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
