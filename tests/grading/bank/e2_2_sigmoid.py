# right: logaddexp
def sigmoid(z):
    return np.exp(-np.logaddexp(0, -z))

# right: masks
def sigmoid(z):
    s = np.empty_like(z)
    up = z >= 0
    s[up] = 1 / (1 + np.exp(-z[up]))
    e = np.exp(z[~up])
    s[~up] = e / (1 + e)
    return s

# right: one exponential of the smaller of z and 0
def sigmoid(z):
    return np.exp(np.minimum(z, 0)) / (1 + np.exp(-np.abs(z)))

# right: number by number
def sigmoid(z):
    import math
    def one(v):
        return 1 / (1 + math.exp(-v)) if v >= 0 else math.exp(v) / (1 + math.exp(v))
    return np.array([one(float(v)) for v in z.ravel()], dtype=z.dtype).reshape(z.shape)

# wrong: naive-sigmoid
def sigmoid(z):
    with np.errstate(over="ignore"):
        return (1 + np.exp(-z)) ** -1.0

# wrong: naive-other-form
def sigmoid(z):
    e = np.exp(z)
    return e / (e + 1)

# wrong: sign-of-z-lost
def sigmoid(z):
    return np.reciprocal(1 + np.exp(z))

# wrong: loses-the-tail
def sigmoid(z):
    return 0.5 + 0.5 * np.tanh(0.5 * z)

# wrong: clipped
def sigmoid(z):
    z = np.minimum(np.maximum(z, -30), 30)
    return 1 / (1 + np.exp(-z))

# wrong: clipped-far-out
def sigmoid(z):
    z = np.minimum(np.maximum(z, -500), 500)
    return 1 / (1 + np.exp(-z))

# wrong: slope-of-the-sigmoid
def sigmoid(z):
    e = np.exp(-np.abs(z))
    return e / (1 + e) ** 2

# wrong: tanh-instead
def sigmoid(z):
    e = np.exp(-2 * np.abs(z))
    return np.sign(z) * (1 - e) / (1 + e)

# wrong: values-differ
def sigmoid(z):
    return np.clip(0.25 * z + 0.5, 0, 1)

# wrong: overflows-on-the-way
def sigmoid(z):
    return np.where(z >= 0, 1 / (1 + np.exp(-z)), np.exp(z) / (1 + np.exp(z)))

# wrong: clipped-far-out
def sigmoid(z):
    return 1 / (1 + np.exp(-np.clip(z, -700, 700)))

# wrong: step-instead-of-sigmoid
def sigmoid(z):
    return np.where(z >= 0, 1.0, 0.0)

# wrong: signs-not-told-apart
def sigmoid(z):
    e = np.exp(-np.abs(z))
    return 1 / (1 + e)

# wrong: bracket-missing
def sigmoid(z):
    return 1 / 1 + np.exp(-1 * z)

# wrong: one-minus-almost-one
def sigmoid(z):
    s = 1 / (1 + np.exp(-np.abs(z)))
    return np.where(z >= 0, s, 1 - s)

# wrong: naive-sigmoid
def sigmoid(z):
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1, np.where(z < -709.7, 0, e)) / (1 + e)

# wrong: number-of-axes
import math
def sigmoid(z):
    def one(x):
        e = math.exp(-abs(x))
        return 1 / (1 + e) if x >= 0 else e / (1 + e)
    if z.ndim == 1: return np.array([one(x) for x in z], z.dtype)
    return np.array([[one(x) for x in row] for row in z], z.dtype)

# wrong: memory-order
def sigmoid(z):
    out = np.empty_like(z); f = out.reshape(-1)
    for i, x in enumerate(z.ravel()):
        e = np.exp(-abs(x))
        f[i] = 1 / (1 + e) if x >= 0 else e / (1 + e)
    return out

# right: mask
def sigmoid(z):
    out = np.empty_like(z)
    p = z >= 0
    out[p] = 1 / (1 + np.exp(-z[p]))
    e = np.exp(z[~p])
    out[~p] = e / (1 + e)
    return out

# wrong: values-differ
def sigmoid(z):
    e = np.exp(-np.abs(z.astype(np.float32)))
    return (np.where(z >= 0, 1, e) / (1 + e)).astype(z.dtype)

# wrong: naive-sigmoid
def sigmoid(z):
    return 1 / (1 + np.exp(-np.maximum(z, -745)))

# wrong: values-differ
def sigmoid(z):
    e = np.exp(-np.abs(z))
    return np.where(z > 0, 1 / (1 + e), np.where(z < 0, e / (1 + e), 0))

# wrong: values-differ
def sigmoid(z):
    return np.clip(z / 4 + 0.5, 0, 1)

# wrong: boundary
def sigmoid(z):
    e = np.exp(-np.abs(z))
    return np.where(z >= 1e-5, 1, e) / (1 + e)
