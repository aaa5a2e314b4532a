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
