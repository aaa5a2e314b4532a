# right: where
def relu(z):
    return np.where(z > 0, z, np.zeros_like(z))

# right: a mask
def relu(Z):
    return Z * (Z > 0)

# right: half of z plus its size
def relu(z):
    return (z + np.abs(z)) / 2

# right: a loop over every entry
def relu(z):
    a = np.zeros_like(z)
    for place in np.ndindex(z.shape):
        if z[place] > 0:
            a[place] = z[place]
    return a

# right: clip
def relu(z):
    return np.clip(z, 0, None)

# right: a lambda
relu = lambda z: np.maximum(z, 0)

# wrong: absolute-value
def relu(z):
    return np.sqrt(z ** 2)

# wrong: step-instead-of-relu
def relu(z):
    return np.heaviside(z, 0)

# wrong: min-instead-of-max
def relu(z):
    return np.where(z < 0, z, 0.0)

# wrong: one-maximum-for-all
def relu(z):
    return max(0, z)

# wrong: largest-entry
def relu(z):
    return max(0.0, np.max(z))

# wrong: capped-at-one
def relu(z):
    return np.minimum(np.maximum(z, 0), 1)

# wrong: leaks
def relu(z):
    return np.maximum(0.01 * z, z)

# wrong: drops-the-negatives
def relu(z):
    return np.array([value for value in z.ravel() if value > 0])

# wrong: changes-its-input
def relu(z):
    z[z < 0] = 0
    return z

# wrong: returns-a-list
def relu(z):
    return [max(value, 0) for value in z]

# wrong: changes-the-dtype
def relu(z):
    return np.maximum(z, 0).astype(float)

# wrong: uses-the-companion
def relu(z):
    from companion.activations import relu as theirs
    return theirs(z)

# wrong: constant-factor
def relu(z):
    return 2 * np.maximum(z, 0)

# wrong: depends-on-earlier-calls
seen = []
def relu(z):
    seen.append(z)
    return np.maximum(z, 0) + (len(seen) > 8)

# wrong: missing-import
from nothing_of_this_name import maximum
def relu(z):
    return maximum(z, 0)

# wrong: cell-raises
limit = 1 / 0
def relu(z):
    return np.maximum(z, limit)

# wrong: syntax-error
def relu(z)
    return np.maximum(z, 0)

# wrong: uses-the-companion
def relu(z):
    from sklearn.neural_network._base import inplace_relu
    a = z.copy()
    inplace_relu(a)
    return a

# wrong: values-differ
def relu(z):
    return np.where(z > 0, z, 1e-9)

# wrong: fraction-lost
def relu(z):
    return np.array([max(0, int(v)) for v in z.ravel()]).reshape(z.shape)

# wrong: if-on-an-array
def relu(z):
    return np.array([max(0, v) for v in z])

# wrong: yields
def relu(z):
    for x in z:
        yield max(x, 0)

# wrong: yields
def relu(z):
    return map(lambda x: max(x, 0), z)

# wrong: overwrites-earlier-results
kept = {}
def relu(z):
    out = kept.setdefault((z.shape, z.dtype), np.empty_like(z))
    np.maximum(z, 0, out=out)
    return out

# wrong: answers-an-earlier-call
kept = {}
def relu(z):
    if z.shape not in kept:
        kept[z.shape] = np.maximum(z, 0)
    return kept[z.shape].copy()

# wrong: memory-order
def relu(z):
    out = np.zeros_like(z)
    flat, into = z.ravel(), out.reshape(-1)
    for i in range(flat.size):
        into[i] = max(flat[i], 0)
    return out

# wrong: boundary
def relu(z):
    return np.where(z > 1e-3, z, 0)

# wrong: boundary
def relu(z):
    return np.where(z > 1e-8, z, 0)

# wrong: returns-a-list
def relu(z):
    return np.maximum(z, 0),

# wrong: number-of-axes
def relu(z):
    if z.ndim == 1: return np.array([max(x, 0.0) for x in z])
    return np.array([relu(r) for r in z]).reshape(z.shape)

# wrong: number-of-axes
def relu(z):
    z = z.copy()
    z[z < 0] = 0
    return z if z.size != 1 or z.ndim == 1 else z.reshape(1)

# wrong: capped
def relu(z):
    return np.clip(z, 0, 6)

# wrong: values-differ
def relu(z):
    return np.logaddexp(0, 50 * z) / 50

# wrong: values-differ
def relu(z):
    return z / (1 + np.exp(-1e4*z))

# wrong: capped
def relu(z):
    return np.minimum(np.maximum(z, 0), 1e10)

# wrong: ties
def relu(z):
    return np.maximum(z, 0) if len(np.unique(z)) > 1 or z.size < 2 else z

# wrong: largest-along-an-axis
np.maximum(z, 0) => np.max(z, 0)

# wrong: min-instead-of-max
np.maximum(z, 0) => np.minimum(z, 0)

# wrong: capped
np.maximum(z, 0) => np.clip(z, 0, 1000)

# wrong: capped
np.maximum(z, 0) => np.minimum(np.maximum(z, 0), 100)

# wrong: capped
np.maximum(z, 0) => np.clip(z, 0, 1e6)

# wrong: boundary
np.maximum(z, 0) => np.where(z > 1e-6, z, 0).astype(z.dtype)

# wrong: changes-the-dtype
def relu(z):
    out = np.zeros(z.shape)
    out[z > 0] = z[z > 0]
    return out

# wrong: wrong-shape
np.maximum(z, 0) => np.array([max(0, x) for x in z.ravel()], dtype=z.dtype)

# wrong: if-on-an-array
np.maximum(z, 0) => np.array([max(0, x) for x in z], dtype=z.dtype)

# wrong: axis-missing
def relu(z):
    out = z.copy()
    for i in range(z.shape[0]):
        for j in range(z.shape[1]):
            out[i, j] = max(0, z[i, j])
    return out

# wrong: returns-a-list
np.maximum(z, 0) => np.maximum(z, 0).tolist()

# wrong: fraction-lost
np.maximum(z, 0) => np.maximum(z, 0).astype(int)

# wrong: fraction-lost
np.maximum(z, 0) => np.maximum(z, 0).astype(np.int32)

# wrong: rounded
np.maximum(z, 0) => np.round(np.maximum(z, 0), 3)

# wrong: rounded
np.maximum(z, 0) => np.round(np.maximum(z, 0), 8)

# wrong: softplus
np.maximum(z, 0) => np.log1p(np.exp(z))

# wrong: values-differ
def relu(z):
    if (z < 0).all():
        return np.zeros_like(z)
    return z

# wrong: prints-instead-of-returning
return np.maximum(z, 0) => print("done")

# wrong: boundary
np.maximum(z, 0) => z * (z > 0.01)

# wrong: constant-factor
np.maximum(z, 0) => np.maximum(z, 0) * 1.01

# wrong: wrong-shape
np.maximum(z, 0) => np.maximum(z.T, 0)

# wrong: negatives-made-positive
np.maximum(z, 0) => -np.minimum(z, 0)

# wrong: values-differ
def relu(z):
    out = z.copy()
    for i in range(len(z) - 1):
        out[i] = np.maximum(z[i], 0)
    return out

# wrong: values-differ
np.maximum(z, 0) => z / (1 + np.exp(-50 * np.clip(z, -10, 10)))

# wrong: wrong-shape
np.maximum(z, 0) => np.squeeze(np.maximum(z, 0))

# wrong: depends-on-earlier-calls
_n = [0]
def relu(z):
    _n[0] += 1
    return np.maximum(z, 0) if _n[0] < 3 else z

# wrong: only-the-examples
np.maximum(z, 0) => np.array([0.0, 0.0, 3.0])

# right: a partial of np.maximum
from functools import partial
relu = partial(np.maximum, 0)

# right: np.vectorize
np.maximum(z, 0) => np.vectorize(lambda t: max(t, 0.0), otypes=[z.dtype])(z)

# right: an object that is called
class R:
    def __call__(self, z):
        return np.maximum(0.0, z)
relu = R()

# right: entry by entry through flat
def relu(z):
    out = z.copy()
    for i, v in enumerate(out.flat):
        if v < 0:
            out.flat[i] = 0
    return out

# right: np.fmax
np.maximum(z, 0) => np.fmax(z, 0)

# right: z where np.heaviside is 1
np.maximum(z, 0) => np.heaviside(z, 0).astype(z.dtype) * z

# right: np.fromiter
np.maximum(z, 0) => np.fromiter((max(x, 0) for x in z.ravel()), dtype=z.dtype, count=z.size).reshape(z.shape)

# right: behind a decorator
import functools
def loud(f):
    @functools.wraps(f)
    def inner(*a, **k):
        return f(*a, **k)
    return inner
@loud
def relu(z):
    return np.maximum(z, 0)

# right: axis by axis, recursively
def relu(z):
    if z.ndim == 0:
        return np.maximum(z, 0)
    if len(z) == 0:
        return z.copy()
    return np.stack([np.asarray(relu(row)) for row in z])

# right: z less its negative part
np.maximum(z, 0) => z - np.minimum(z, 0)

# right: two halves
np.maximum(z, 0) => 0.5 * z + 0.5 * np.abs(z)

# right: it remembers, by the numbers
cache = {}
def relu(z):
    key = (z.tobytes(), z.shape, z.dtype.str)
    if key not in cache:
        cache[key] = np.maximum(z, 0)
    return cache[key].copy()

# wrong: array-for-a-whole-number
np.maximum(z, 0) => np.max(0, z)

# wrong: number-of-axes
def relu(z):
    out = z.copy()
    out.ravel()[:1000] = np.maximum(out.ravel()[:1000], 0)
    return out

# wrong: values-differ
np.maximum(z, 0) => np.where(z > 2, 2, np.maximum(z, 0)).astype(z.dtype)

# wrong: values-differ
np.maximum(z, 0) => np.where(z > 0, np.tanh(z), 0)

# wrong: largest-along-an-axis
np.maximum(z, 0) => np.max(z, -1)

# wrong: largest-along-an-axis
np.maximum(z, 0) => np.maximum(0, z.max(axis=0))

# wrong: values-differ
np.maximum(z, 0) => np.logaddexp(0, 10 * z) / 10

# wrong: absolute-value
np.maximum(z, 0) => np.where(z < 0, -z, z)

# wrong: leaks
np.maximum(z, 0) => np.where(z > 0, z, 0.001 * z)

# wrong: values-differ
np.maximum(z, 0) => np.maximum(z, -1)

# wrong: values-differ
np.maximum(z, 0) => np.maximum(z, 1)

# wrong: values-differ
np.maximum(z, 0) => np.sort(np.maximum(z, 0), axis=-1)

# wrong: values-differ
np.maximum(z, 0) => np.maximum(z, z.min())

# wrong: not-finite
np.maximum(z, 0) => z * (z / np.abs(z) + 1) / 2

# wrong: values-differ
np.maximum(z, 0) => (z + np.sqrt(z ** 2 + 1e-6)) / 2

# wrong: drops-the-negatives
np.maximum(z, 0) => z[np.where(z > 0)]

# wrong: number-of-axes
def relu(z):
    if z.ndim == 1:
        return np.array([max(x, 0) for x in z.tolist()])
    return np.array([[max(x, 0) for x in row] for row in z.tolist()])

# wrong: another-threshold
def relu(z):
    return z * (z > 1)

# wrong: squared
def relu(z):
    kept = np.where(z > 0, z, 0)
    return kept * kept
