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

# wrong: sign-of-z-lost
def tanh_from_sigmoid(z):
    return 2 * sigmoid(2 * np.abs(z)) - 1

# wrong: changes-its-input
def tanh_from_sigmoid(z):
    z *= 2
    return 2 * sigmoid(z) - 1

# wrong: boundary
def tanh_from_sigmoid(z):
    return np.where(np.abs(z) < 1e-3, 0, 2 * sigmoid(2 * z) - 1).astype(z.dtype)

# wrong: one-inside-the-sigmoid
2 * sigmoid(2 * z) - 1 => 2 * sigmoid(2 * z - 1)

# wrong: constant-factor
2 * sigmoid(2 * z) - 1 => sigmoid(2 * z) - 0.5

# wrong: shifted-up
2 * sigmoid(2 * z) - 1 => 2 * sigmoid(2 * z) + 1

# wrong: values-differ
2 * sigmoid(2 * z) - 1 => 2 * sigmoid(z ** 2) - 1

# wrong: values-differ
2 * sigmoid(2 * z) - 1 => sigmoid(2 * z) ** 2 - 1

# wrong: values-differ
2 * sigmoid(2 * z) - 1 => 2 * sigmoid(1.98 * z) - 1

# wrong: values-differ
2 * sigmoid(2 * z) - 1 => 4 * sigmoid(4 * z) - 2

# wrong: rounded
2 * sigmoid(2 * z) - 1 => np.round(2 * sigmoid(2 * z) - 1, 4)

# wrong: values-differ
2 * sigmoid(2 * z) - 1 => 2 * sigmoid(z) * 2 - 1

# wrong: number-of-axes
def tanh_from_sigmoid(z):
    e = np.exp(2 * np.clip(z, -300, 300))
    return (e - 1) / (e + 1) if z.ndim else 0.0

# wrong: wrong-shape
2 * sigmoid(2 * z) - 1 => (2 * sigmoid(2 * z) - 1).ravel()

# wrong: returns-a-list
2 * sigmoid(2 * z) - 1 => [2 * s - 1 for s in sigmoid(2 * z)]

# wrong: values-differ
2 * sigmoid(2 * z) - 1 => np.arctan(z)

# wrong: values-differ
2 * sigmoid(2 * z) - 1 => np.tan(z)

# wrong: values-differ
2 * sigmoid(2 * z) - 1 => z / (1 + np.abs(z))

# wrong: returns-none
return 2 * sigmoid(2 * z) - 1 => 2 * sigmoid(2 * z) - 1

# right: by the sigmoid of -2z
2 * sigmoid(2 * z) - 1 => 1 - 2 * sigmoid(-2 * z)

# right: sums instead of products
def tanh_from_sigmoid(z):
    s = sigmoid(z + z)
    return s + s - 1

# right: s less 1 - s
def tanh_from_sigmoid(z):
    s = sigmoid(2 * z)
    return s - (1 - s)

# right: sigmoid's argument by name
def tanh_from_sigmoid(z):
    s = sigmoid(z=2 * z)
    return 2 * s - 1

# right: a helper with two factors
def stretched(z, a, b):
    return a * sigmoid(b * z)
def tanh_from_sigmoid(x):
    return stretched(x, 2, 2) - 1

# right: in place on its own array
def tanh_from_sigmoid(z):
    s = np.array(sigmoid(2 * z))
    s *= 2
    s -= 1
    return s

# right: an object that is called
class T:
    def __call__(self, z):
        return 2 * sigmoid(2 * z) - 1
tanh_from_sigmoid = T()

# right: flat and back
def tanh_from_sigmoid(z):
    flat = z.reshape(-1)
    out = np.empty_like(flat)
    out[...] = 2 * sigmoid(2 * flat) - 1
    return out.reshape(z.shape)

# right: a sigmoid of its own
def tanh_from_sigmoid(z):
    def s(x):
        e = np.exp(-np.abs(x))
        return np.where(x >= 0, 1, e) / (1 + e)
    return 2 * s(2 * z) - 1

# right: less one half, doubled
2 * sigmoid(2 * z) - 1 => 2 * (sigmoid(2 * z) - 0.5)

# right: number by number
def tanh_from_sigmoid(z):
    out = np.empty_like(z)
    for i in np.ndindex(z.shape):
        out[i] = 2 * sigmoid(np.array([2 * z[i]]))[0] - 1
    return out

# wrong: overflows
def tanh_from_sigmoid(z):
    e = np.exp(2 * z)
    return (e - 1) / (e + 1)

# wrong: values-differ
2 * sigmoid(2 * z) - 1 => 2 * sigmoid(2 * z) - 0.99999

# wrong: four-inside
2 * sigmoid(2 * z) - 1 => 2 * sigmoid(4 * z) - 1

# wrong: four-inside
2 * sigmoid(2 * z) - 1 => np.tanh(2 * z)

# wrong: values-differ
2 * sigmoid(2 * z) - 1 => 2 * sigmoid(2 * np.tanh(z)) - 1

# wrong: values-differ
2 * sigmoid(2 * z) - 1 => 2 * sigmoid(sigmoid(2 * z)) - 1

# wrong: values-differ
2 * sigmoid(2 * z) - 1 => (2 * sigmoid(2) * z) - 1

# wrong: wrong-type
2 * sigmoid(2 * z) - 1 => float(np.mean(2 * sigmoid(2 * z) - 1))

# wrong: values-differ
2 * sigmoid(2 * z) - 1 => 2 ** sigmoid(2 * z) - 1

# wrong: values-differ
2 * sigmoid(2 * z) - 1 => sigmoid(2 * z) / 2 - 1

# wrong: values-differ
2 * sigmoid(2 * z) - 1 => 2 * sigmoid(2 * z) - 0.5

# wrong: slope-of-tanh
2 * sigmoid(2 * z) - 1 => 1 - (2 * sigmoid(2 * z) - 1) ** 2

# wrong: works-for-some-inputs-only
2 * sigmoid(2 * z) - 1 => np.array([2 * float(sigmoid(np.array([2 * v]))[0]) - 1 for v in z], dtype=z.dtype)

# wrong: values-differ
def tanh_from_sigmoid(z):
    out = np.zeros_like(z)
    for i in range(len(z) - 1):
        out[i] = 2 * sigmoid(2 * z[i]) - 1
    return out

# wrong: one-of-two-doubled
def tanh_from_sigmoid(z):
    up, down = sigmoid(2 * z), sigmoid(-z)
    return up - down
