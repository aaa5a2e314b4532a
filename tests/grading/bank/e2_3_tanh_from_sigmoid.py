# right: the other way round
def tanh_from_sigmoid(z):
    return sigmoid(2 * z) - sigmoid(-2 * z)

# right: in float32
def tanh_from_sigmoid(z):
    return (2 * sigmoid(2 * z) - 1).astype(np.float32)

# right: numpy's own tanh is the same function
def tanh_from_sigmoid(z):
    return np.tanh(z)

# wrong: inner-two-missing
def tanh_from_sigmoid(z):
    return sigmoid(z) * 2 - 1

# wrong: not-shifted-down
def tanh_from_sigmoid(z):
    return sigmoid(2 * z) + sigmoid(2 * z)

# wrong: outer-two-missing
def tanh_from_sigmoid(z):
    return sigmoid(z + z) - 1

# wrong: halved-inside
def tanh_from_sigmoid(z):
    return 2 * sigmoid(0.5 * z) - 1

# wrong: ratio-of-exponentials
def tanh_from_sigmoid(z):
    return np.sinh(z) / np.cosh(z)

# wrong: opposite-sign
def tanh_from_sigmoid(z):
    return 1 - 2 * sigmoid(2 * z)

# wrong: sigmoid-itself
2 * sigmoid(2 * z) - 1 => sigmoid(z)

# wrong: one-inside-the-bracket
2 * sigmoid(2 * z) - 1 => (sigmoid(2 * z) - 1) * 2

# wrong: both-twos-missing
2 * sigmoid(2 * z) - 1 => sigmoid(z) - 1

# wrong: changes-the-dtype
def tanh_from_sigmoid(z):
    return 2 * sigmoid(2 * z.astype(float)) - 1

# wrong: changes-the-dtype
def tanh_from_sigmoid(z):
    out = np.zeros(z.shape)
    out[...] = 2 * sigmoid(2 * z) - 1
    return out

# wrong: number-of-axes
def tanh_from_sigmoid(z):
    return np.stack([2 * sigmoid(2 * r) - 1 for r in z])

# wrong: overflows-on-the-way
def tanh_from_sigmoid(z):
    s = 1 / (1 + np.exp(-2 * z))
    return 2 * s - 1

# wrong: values-differ
def tanh_from_sigmoid(z):
    return np.clip(z, -1, 1)

# wrong: values-differ
def tanh_from_sigmoid(z):
    return 2 * sigmoid(2 * np.abs(z)) - 1

# wrong: changes-its-input
def tanh_from_sigmoid(z):
    z *= 2
    return 2 * sigmoid(z) - 1

# wrong: boundary
def tanh_from_sigmoid(z):
    return np.where(np.abs(z) < 1e-3, 0, 2 * sigmoid(2 * z) - 1).astype(z.dtype)
