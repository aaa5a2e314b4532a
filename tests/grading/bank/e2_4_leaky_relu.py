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

# wrong: values-differ
def leaky_relu(z, slope=0.01):
    return np.where(z > 0, z, min(slope, 5) * z)

# wrong: values-differ
def leaky_relu(z, slope=0.01):
    slope = slope or 0.01
    return np.where(z > 0, z, slope * z)

# wrong: values-differ
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
