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

# wrong: values-differ
def relu(z):
    return np.clip(z, 0, 6)

# wrong: values-differ
def relu(z):
    return np.logaddexp(0, 50 * z) / 50

# wrong: values-differ
def relu(z):
    return z / (1 + np.exp(-1e4*z))

# wrong: values-differ
def relu(z):
    return np.minimum(np.maximum(z, 0), 1e10)

# wrong: ties
def relu(z):
    return np.maximum(z, 0) if len(np.unique(z)) > 1 or z.size < 2 else z
