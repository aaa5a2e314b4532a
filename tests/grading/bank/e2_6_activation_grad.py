# right: a dictionary
def activation_grad(name, z):
    slopes = {"sigmoid": lambda: sigmoid(z) - sigmoid(z) ** 2,
              "tanh": lambda: (1 - np.tanh(z)) * (1 + np.tanh(z)),
              "relu": lambda: np.where(z > 0, np.ones_like(z), 0)}
    return slopes[name]()

# right: its own sigmoid
def activation_grad(name, z):
    if name == "relu":
        return np.heaviside(z, 0)
    if name == "tanh":
        return 1 / np.cosh(z) ** 2
    e = np.exp(-np.abs(z))
    return e / (1 + e) ** 2

# right: a loop for relu, sigmoid at minus z
def activation_grad(name, z):
    if name == "relu":
        out = np.zeros_like(z)
        for place in np.ndindex(z.shape):
            out[place] = 1 if z[place] > 0 else 0
        return out
    return sigmoid(z) * sigmoid(-z) if name == "sigmoid" else 4 * sigmoid(2 * z) * sigmoid(-2 * z)

# wrong: relu-slope-at-zero-is-1
return (z > 0).astype(z.dtype) => return np.heaviside(z, 1)

# wrong: relu-slope-at-zero-is-half
return (z > 0).astype(z.dtype) => return (np.sign(z) + 1) / 2

# wrong: relu-itself
return (z > 0).astype(z.dtype) => return z * (z > 0)

# wrong: sign-function
return (z > 0).astype(z.dtype) => return np.where(z > 0, 1.0, np.where(z < 0, -1.0, 0.0))

# wrong: sigmoid-grad-of-the-output
s = sigmoid(z) => s = z

# wrong: sigmoid-not-one-minus
return s * (1 - s) => return s

# wrong: sigmoid-twice
s = sigmoid(z) => s = sigmoid(sigmoid(z))

# wrong: tanh-grad-of-the-input
np.tanh(z) ** 2 => z * z

# wrong: tanh-not-squared
np.tanh(z) ** 2 => np.tanh(z)

# wrong: tanh-like-sigmoid
1 - np.tanh(z) ** 2 => np.tanh(z) - np.tanh(z) ** 2

# wrong: outputs-throughout
np.tanh(z) ** 2 => z * z
s = sigmoid(z) => s = z

# wrong: changes-the-dtype
(z > 0).astype(z.dtype) => z > 0

# wrong: changes-the-dtype
(z > 0).astype(z.dtype) => np.where(z > 0, 1, 0)

# wrong: changes-the-dtype
(z > 0).astype(z.dtype) => np.where(z > 0, 1.0, 0.0)

# wrong: sigmoid-first-factor-missing
s * (1 - s) => 1 - s

# wrong: sigmoid-like-tanh
s * (1 - s) => 1 - s ** 2

# wrong: tanh-itself
1 - np.tanh(z) ** 2 => np.tanh(z)

# wrong: values-instead-of-slopes
s * (1 - s) => s
1 - np.tanh(z) ** 2 => np.tanh(z)
(z > 0).astype(z.dtype) => z * (z > 0)

# wrong: tanh-square-too-wide
1 - np.tanh(z) ** 2 => (1 - np.tanh(z)) ** 2

# wrong: relu-slope-everywhere
(z > 0).astype(z.dtype) => np.ones_like(z)

# wrong: overflows
s = sigmoid(z) => e = np.exp(-z)
return s * (1 - s) => return e / (1 + e) ** 2

# wrong: boundary
z > 0 => z > 1e-3

# wrong: boundary
z > 0 => z > 1e-9

# wrong: relu-slope-at-zero-is-1
z > 0 => z > -1e-9

# wrong: overflows
1 - np.tanh(z) ** 2 => 4 / (np.exp(z) + np.exp(-z)) ** 2 if abs(z).max() < 30 else 4 * np.exp(2*z) / (np.exp(2*z) + 1) ** 2

# right: cosh
1 - np.tanh(z) ** 2 => 1 / np.cosh(z) ** 2

# wrong: number-of-axes
def activation_grad(name, z):
    if name == "relu":
        out = np.zeros_like(z)
        for i in range(len(z)):
            out[i] = (z[i] > 0)
        return out
    return sigmoid(z) * sigmoid(-z) if name == "sigmoid" else 1 - np.tanh(z) ** 2

# wrong: memory-order
def activation_grad(name, z):
    if name == "relu":
        out = np.zeros_like(z)
        f = out.reshape(-1)
        for i, x in enumerate(z.ravel()):
            f[i] = x > 0
        return out
    return sigmoid(z) * sigmoid(-z) if name == "sigmoid" else 1 - np.tanh(z) ** 2

# wrong: relu-slope-at-zero-is-half
def activation_grad(name, z):
    f = {"sigmoid": sigmoid, "tanh": np.tanh, "relu": lambda z: np.maximum(z, 0)}[name]
    return (f(z + 1e-5) - f(z - 1e-5)) / 2e-5

# wrong: values-differ
def activation_grad(name, z):
    if name == "sigmoid": return np.where(np.abs(z) > 6, 0, sigmoid(z) * sigmoid(-z))
    return 1 - np.tanh(z) ** 2 if name == "tanh" else (z > 0).astype(z.dtype)

# wrong: values-differ
(z > 0).astype(z.dtype) => np.where(z > 0, 1, 0.01).astype(z.dtype)
