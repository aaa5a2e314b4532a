# right: two halves
def leaky_relu(z, slope=0.01):
    return np.maximum(z, 0) + slope * np.minimum(z, 0)

# right: a mask
def leaky_relu(z, alpha=0.01):
    factor = np.ones_like(z)
    factor[z < 0] = alpha
    return z * factor

# right: a loop
def leaky_relu(z, slope=0.01):
    a = z.copy()
    for place in np.ndindex(z.shape):
        if a[place] < 0:
            a[place] *= slope
    return a

# wrong: max-of-two-lines
def leaky_relu(z, slope=0.01):
    return np.where(z > slope * z, z, slope * z)

# wrong: slope-hard-coded
def leaky_relu(z, slope=0.01):
    return np.maximum(z, 0) + 0.01 * np.minimum(z, 0)

# wrong: other-default
def leaky_relu(z, slope=0.1):
    return np.maximum(z, 0) + slope * np.minimum(z, 0)

# wrong: constant-on-the-left
def leaky_relu(z, slope=0.01):
    a = z.copy()
    a[z <= 0] = slope
    return a

# wrong: plain-relu
def leaky_relu(z, slope=0.01):
    return z * (z > 0)

# wrong: leaks-upwards
def leaky_relu(z, slope=0.01):
    return np.maximum(z, 0) + slope * np.maximum(-z, 0)

# wrong: slope-on-both-sides
def leaky_relu(z, slope=0.01):
    return np.where(z != 0, slope * z, 0.0)

# wrong: sides-swapped
def leaky_relu(z, slope=0.01):
    return slope * np.maximum(z, 0) + np.minimum(z, 0)

# wrong: number-of-axes
def leaky_relu(z, slope=0.01):
    out = np.empty_like(z)
    if z.ndim == 1:
        for i in range(len(z)): out[i] = z[i] if z[i] > 0 else slope * z[i]
    else:
        for i in range(z.shape[0]):
            for j in range(z.shape[1]): out[i, j] = z[i, j] if np.all(z[i, j] > 0) else slope * z[i, j]
    return out

# wrong: values-differ
def leaky_relu(z, slope=0.01):
    return np.where(z > -1e-3, z, slope * z)

# wrong: boundary
def leaky_relu(z, slope=0.01):
    return np.where(z > 1e-8, z, slope * z)

# wrong: slope-held-back
def leaky_relu(z, slope=0.01):
    return np.where(z > 0, z, min(slope, 5) * z)

# wrong: zero-taken-for-none
def leaky_relu(z, slope=0.01):
    slope = slope or 0.01
    return np.where(z > 0, z, slope * z)

# wrong: slope-held-back
def leaky_relu(z, slope=0.01):
    return np.where(z > 0, z, abs(slope) * z)

# wrong: max-of-two-lines
def leaky_relu(z, slope=0.01):
    return np.maximum(slope * z, z) if slope < 1 else np.where(z > 0, slope * z, z)

# wrong: number-of-axes
def leaky_relu(z, slope=0.01):
    out = z.copy()
    for i in range(out.shape[-1]):
        col = out[..., i]
        col[col < 0] *= slope
    return out

# wrong: changes-the-dtype
def leaky_relu(z, slope=0.01):
    return np.where(z > 0, z, np.float64(slope) * z)

# wrong: slope-added
np.where(z > 0, z, slope * z) => np.maximum(z, 0) + slope * z

# wrong: sides-swapped
np.where(z > 0, z, slope * z) => np.where(z < 0, z, slope * z)

# wrong: values-differ
np.where(z > 0, z, slope * z) => np.where(z > 0, z, -slope)

# wrong: plain-relu
np.where(z > 0, z, slope * z) => np.maximum(z, 0)

# wrong: changes-its-input
def leaky_relu(z, slope=0.01):
    z[z < 0] *= slope
    return z

# wrong: changes-the-dtype
np.where(z > 0, z, slope * z) => z * np.where(z > 0, 1.0, slope)

# wrong: leaks-upwards
np.where(z > 0, z, slope * z) => np.where(z > 0, z, slope * np.abs(z))

# wrong: slope-held-back
def leaky_relu(z, slope=0.01):
    slope = max(slope, 0)
    return np.where(z > 0, z, slope * z)

# wrong: slope-held-back
def leaky_relu(z, slope=0.01):
    slope = min(slope, 1)
    return np.where(z > 0, z, slope * z)

# wrong: divides-by-the-slope
np.where(z > 0, z, slope * z) => np.where(z > 0, z, z / slope)

# wrong: elu
np.where(z > 0, z, slope * z) => np.where(z > 0, z, slope * (np.exp(np.minimum(z, 0)) - 1))

# wrong: slope-held-back
np.where(z > 0, z, slope * z) => np.maximum(z, slope * z) if slope <= 1 else z

# wrong: bend-on-the-wrong-side
np.where(z > 0, z, slope * z) => np.minimum(z, slope * z) if slope >= 0.5 else np.maximum(z, slope * z)

# wrong: bend-on-the-wrong-side
np.where(z > 0, z, slope * z) => np.maximum(z, slope * z) if abs(slope) < 1 else np.minimum(z, slope * z)

# wrong: boundary
np.where(z > 0, z, slope * z) => np.where(z > 0.01, z, slope * z)

# wrong: values-differ
def leaky_relu(z, slope=0.01):
    if np.any(z > 0):
        return z.copy()
    return slope * z

# wrong: rounded
np.where(z > 0, z, slope * z) => np.round(np.where(z > 0, z, slope * z), 5)

# wrong: depends-on-earlier-calls
_s = [0.01]
def leaky_relu(z, slope=None):
    if slope is not None:
        _s[0] = slope
    return np.where(z > 0, z, _s[0] * z)

# wrong: values-differ
np.where(z > 0, z, slope * z) => np.where(z > 0, z, slope * (z - 1))

# wrong: values-differ
np.where(z > 0, z, slope * z) => np.where(z > 0, z, np.maximum(slope * z, -1))

# wrong: if-on-an-array
np.where(z > 0, z, slope * z) => np.array([x if x > 0 else slope * x for x in z], dtype=z.dtype)

# wrong: values-differ
np.where(z > 0, z, slope * z) => np.concatenate([z[z > 0], slope * z[z <= 0]]).reshape(z.shape)

# wrong: values-differ
def leaky_relu(z, slope=0.01):
    a = z.copy()
    a[a < 0] *= slope
    a[a < 0] *= slope
    return a

# wrong: values-differ
np.where(z > 0, z, slope * z) => (1 - slope) * np.maximum(z, 0)

# right: a line and a ReLU
np.where(z > 0, z, slope * z) => slope * z + (1 - slope) * np.maximum(z, 0)

# right: two ReLUs
def leaky_relu(z, slope=0.01):
    r = lambda t: np.maximum(t, 0)
    return r(z) - slope * r(-z)

# right: np.multiply with where
def leaky_relu(z, slope=0.01):
    a = z.copy()
    np.multiply(z, slope, out=a, where=z <= 0)
    return a

# right: maximum or minimum, by the slope
def leaky_relu(z, slope=0.01):
    f = np.maximum if slope <= 1 else np.minimum
    return f(z, slope * z)

# right: a partial
from functools import partial
def _leaky(slope, z):
    return np.where(z > 0, z, slope * z)
def leaky_relu(z, slope=0.01):
    return partial(_leaky, slope)(z)

# right: np.vectorize
np.where(z > 0, z, slope * z) => np.vectorize(lambda t: t if t > 0 else slope * t, otypes=[z.dtype])(z)

# right: an object that is called
class L:
    def __call__(self, z, slope=0.01):
        return np.where(z > 0, z, z * slope)
leaky_relu = L()

# right: by the size of z
np.where(z > 0, z, slope * z) => (1 + slope) / 2 * z + (1 - slope) / 2 * np.abs(z)

# right: None as the default
def leaky_relu(z, slope=None):
    if slope is None:
        slope = 0.01
    return np.where(z > 0, z, slope * z)

# wrong: values-differ
def leaky_relu(z, slope=0.01):
    slope = slope if slope < 0.5 or slope >= 2 else 0.5
    return np.where(z > 0, z, slope * z)

# wrong: values-differ
def leaky_relu(z, slope=0.01):
    if isinstance(slope, int):
        slope = 0.01
    return np.where(z > 0, z, slope * z)

# wrong: slope-held-back
np.where(z > 0, z, slope * z) => np.where(z > 0, z, min(slope, 10) * z)

# wrong: slope-held-back
np.where(z > 0, z, slope * z) => np.where(z > 0, z, max(slope, -1) * z)

# right: by half the size of z
np.where(z > 0, z, slope * z) => 0.5 * (1 + slope) * z + 0.5 * (1 - slope) * np.abs(z)

# wrong: values-differ
np.where(z > 0, z, slope * z) => np.where(z > 0, z, slope / 100 * z)

# wrong: values-differ
np.where(z > 0, z, slope * z) => np.where(z > 0, z, slope ** np.abs(z))

# wrong: values-differ
np.where(z > 0, z, slope * z) => np.maximum(z, slope)

# wrong: slope-subtracted
np.where(z > 0, z, slope * z) => np.where(z > 0, z, z - slope)

# wrong: values-differ
np.where(z > 0, z, slope * z) => np.where(z > 0, z, z + slope)

# wrong: values-differ
np.where(z > 0, z, slope * z) => np.where(z > 0, 1, slope).astype(z.dtype)

# wrong: slope-held-back
np.where(z > 0, z, slope * z) => np.where(z > 0, z, np.clip(slope, 0.0, 1.0) * z)

# wrong: values-differ
np.where(z > 0, z, slope * z) => np.maximum(z, 0) + slope * np.abs(z)

# wrong: if-on-an-array
def leaky_relu(z, slope=0.01):
    if z > 0:
        return z
    return slope * z

# wrong: no-default
def leaky_relu(z, slope):
    return np.maximum(z, 0) + slope * np.minimum(z, 0)

# wrong: arguments-swapped
def leaky_relu(slope, z=0.01):
    return np.maximum(z, 0) + slope * np.minimum(z, 0)

# wrong: slope-subtracted
def leaky_relu(z, slope=0.01):
    low = z - slope
    return np.where(z > 0, z, low)
