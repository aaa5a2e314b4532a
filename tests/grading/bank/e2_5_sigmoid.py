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
    out = np.zeros_like(z); f = out.reshape(-1)
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

# wrong: zero-left-out
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

# wrong: clipped-far-out
def sigmoid(z):
    return 1 / (1 + np.exp(-np.clip(z, -709, 709)))

# wrong: clipped-far-out
def sigmoid(z):
    return 1 / (1 + np.exp(-np.clip(z, -709.7, 709.7)))

# wrong: clipped
def sigmoid(z):
    return 1 / (1 + np.exp(-np.clip(z, -20, 20)))

# wrong: signs-not-told-apart
np.where(z >= 0, 1, e) / (1 + e) => e / (1 + e)

# wrong: zero-left-out
np.where(z >= 0, 1, e) / (1 + e) => np.where(z > 0, 1, np.where(z < 0, e, 0)) / (1 + e)

# wrong: changes-the-dtype
def sigmoid(z):
    z = z.astype(np.float64)
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1, e) / (1 + e)

# wrong: changes-the-dtype
def sigmoid(z):
    out = np.zeros(z.shape)
    p = z >= 0
    out[p] = 1 / (1 + np.exp(-z[p]))
    e = np.exp(z[~p])
    out[~p] = e / (1 + e)
    return out

# wrong: number-of-axes
def sigmoid(z):
    if z.flat[0] >= 0:
        return 1 / (1 + np.exp(-z))
    return np.exp(z) / (1 + np.exp(z))

# wrong: rounded
np.where(z >= 0, 1, e) / (1 + e) => np.round(np.where(z >= 0, 1, e) / (1 + e), 6)

# wrong: values-differ
np.where(z >= 0, 1, e) / (1 + e) => np.where(z >= 0, 1, e) / (1 + e + 1e-7)

# wrong: result-held-back
np.where(z >= 0, 1, e) / (1 + e) => np.clip(np.where(z >= 0, 1, e) / (1 + e), 1e-12, 1 - 1e-12)

# wrong: naive-sigmoid
def sigmoid(z):
    e = np.exp(-np.abs(z))
    s = np.where(z >= 0, 1, e) / (1 + e)
    return np.where(z < -500, 0, s)

# wrong: values-differ
def sigmoid(z):
    if np.abs(z).max() > 700:
        return (z > 0).astype(z.dtype)
    return 1 / (1 + np.exp(-z))

# wrong: changes-its-input
def sigmoid(z):
    np.negative(np.abs(z), out=z)
    e = np.exp(z)
    return 1 / (1 + e)

# wrong: returns-a-list
np.where(z >= 0, 1, e) / (1 + e) => list(np.where(z >= 0, 1, e) / (1 + e))

# wrong: other-steepness
def sigmoid(z):
    return (1 + np.tanh(z)) / 2

# wrong: another-base
e = np.exp(-np.abs(z)) => e = 2.718 ** (-np.abs(z))

# wrong: if-on-an-array
import math
def sigmoid(z):
    right, left = lambda x: 1 / (1 + math.exp(-x)), lambda x: math.exp(x) / (1 + math.exp(x))
    return np.array([right(x) if x >= 0 else left(x) for x in z], dtype=z.dtype)

# wrong: naive-sigmoid
import math
def sigmoid(z):
    out = np.zeros_like(z)
    for i in np.ndindex(z.shape):
        try:
            out[i] = 1 / (1 + math.exp(-z[i]))
        except OverflowError:
            out[i] = 0
    return out

# wrong: values-differ
def sigmoid(z):
    z = z.astype(np.float32)
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1, e) / (1 + e)

# wrong: values-differ
def sigmoid(z):
    return np.clip(0.2 * z + 0.5, 0, 1)

# wrong: changes-its-input
def sigmoid(z):
    neg = z < 0
    z[neg] = -z[neg]
    e = np.exp(-z)
    return np.where(neg, e, 1) / (1 + e)

# wrong: values-differ
np.where(z >= 0, 1, e) / (1 + e) => np.where(z >= 0, 1.0, e) / (1.0 + e) + 1e-10

# right: the share of e^z beside 1, both made smaller
def sigmoid(z):
    m = np.maximum(z, 0)
    a, b = np.exp(z - m), np.exp(-m)
    return a / (a + b)

# right: np.vectorize
import math
def sigmoid(z):
    f = lambda x: 1 / (1 + math.exp(-x)) if x >= 0 else math.exp(x) / (1 + math.exp(x))
    return np.vectorize(f, otypes=[z.dtype])(z)

# right: a lambda
sigmoid = lambda z: np.exp(np.minimum(0, z)) / (1 + np.exp(-abs(z)))

# right: an object that is called
class S:
    def __call__(self, z):
        e = np.exp(-np.abs(z))
        return np.where(z < 0, e, 1) / (e + 1)
sigmoid = S()

# right: np.piecewise
def sigmoid(z):
    left, right = lambda t: np.exp(t) / (1 + np.exp(t)), lambda t: 1 / (1 + np.exp(-t))
    return np.piecewise(z, [z < 0, z >= 0], [left, right])

# right: axis by axis, recursively
def sigmoid(x):
    if x.ndim == 0:
        v = np.exp(-np.abs(x))
        return (x.dtype.type(1) if x >= 0 else v) / (1 + v)
    return np.array([sigmoid(r) for r in x], dtype=x.dtype).reshape(x.shape)

# right: the softmax of z and 0
def sigmoid(z):
    pair = np.stack([z, np.zeros_like(z)], axis=-1)
    e = np.exp(pair - pair.max(axis=-1, keepdims=True))
    return e[..., 0] / e.sum(axis=-1)

# right: in float64 and back
def sigmoid(z):
    x = z.astype(float)
    e = np.exp(-np.abs(x))
    return (np.where(x >= 0, 1, e) / (1 + e)).astype(z.dtype)

# right: np.select
np.where(z >= 0, 1, e) / (1 + e) => np.select([z >= 0], [1 / (1 + e)], e / (1 + e))

# right: two exponentials of clipped z
def sigmoid(z):
    e = np.exp(np.clip(z, None, 0))
    f = np.exp(np.clip(-z, None, 0))
    return e / (e + f)

# wrong: values-differ
def sigmoid(z):
    return np.tanh(z / 2) / 2

# wrong: sign-of-z-lost
np.where(z >= 0, 1, e) / (1 + e) => 1 - np.where(z >= 0, 1, e) / (1 + e)

# wrong: minus-below
def sigmoid(z):
    return 1 / (1 - np.exp(-z))

# wrong: shares-of-all
e = np.exp(-np.abs(z)) => e = np.exp(z - z.max())
np.where(z >= 0, 1, e) / (1 + e) => e / e.sum()

# wrong: values-differ
np.where(z >= 0, 1, e) / (1 + e) => np.where(z >= 0, 1 / (1 + e), e)

# wrong: sign-of-z-lost
np.where(z >= 0, 1, e) / (1 + e) => np.where(z >= 0, e / (1 + e), 1 / (1 + e))

# wrong: other-steepness
e = np.exp(-np.abs(z)) => e = np.exp(-np.abs(z / 2))

# wrong: values-differ
def sigmoid(z):
    return 1 / (1 + np.exp(-np.maximum(z, -36)))

# wrong: result-held-back
np.where(z >= 0, 1, e) / (1 + e) => np.maximum(np.where(z >= 0, 1, e) / (1 + e), 1e-15)

# wrong: values-differ
def sigmoid(z):
    return np.arctan(z) / np.pi + 0.5

# wrong: values-differ
def sigmoid(z):
    return 0.5 * (1 + z / (1 + np.abs(z)))

# wrong: values-differ
def sigmoid(z):
    return 1 / (1 + np.exp(-1.702 * z))

# wrong: base-two
def sigmoid(z):
    return 1.0 / (1.0 + 2.0 ** -np.abs(z))
