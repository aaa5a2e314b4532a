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

# wrong: relu-leaks
(z > 0).astype(z.dtype) => np.where(z > 0, 1, 0.01).astype(z.dtype)

# wrong: values-instead-of-slopes
def activation_grad(name, z):
    return {"sigmoid": sigmoid, "tanh": np.tanh, "relu": lambda t: np.maximum(t, 0)}[name](z)

# wrong: tanh-of-the-square
1 - np.tanh(z) ** 2 => 1 - np.tanh(z ** 2)

# wrong: sigmoid-plus
s * (1 - s) => s * (1 + s)

# wrong: sign-function
(z > 0).astype(z.dtype) => np.sign(z)

# wrong: wrong-type
(z > 0).astype(z.dtype) => 1 if (z > 0).any() else 0

# wrong: not-finite
(z > 0).astype(z.dtype) => np.maximum(z, 0) / z

# wrong: relu-itself
(z > 0).astype(z.dtype) => np.maximum(z, 0)

# wrong: sigmoid-and-tanh-swapped
def activation_grad(name, z):
    if name == "tanh":
        s = sigmoid(z)
        return s * (1 - s)
    if name == "sigmoid":
        return 1 - np.tanh(z) ** 2
    return (z > 0).astype(z.dtype)

# wrong: one-slope-for-every-name
if name == "sigmoid": => if name == "Sigmoid":
if name == "tanh": => if name == "Tanh":

# wrong: values-differ
def activation_grad(name, z):
    f = {"sigmoid": sigmoid, "tanh": np.tanh, "relu": lambda t: np.maximum(t, 0)}[name]
    h = 1e-2
    return (f(z + h) - f(z - h)) / (2 * h)

# wrong: values-differ
def activation_grad(name, z):
    z = np.clip(z, -5, 5)
    if name == "sigmoid":
        s = sigmoid(z)
        return s * (1 - s)
    if name == "tanh":
        return 1 - np.tanh(z) ** 2
    return (z > 0).astype(z.dtype)

# wrong: changes-its-input
def activation_grad(name, z):
    if name == "sigmoid":
        s = sigmoid(z)
        return s * (1 - s)
    if name == "tanh":
        return 1 - np.tanh(z) ** 2
    z[z > 0] = 1
    z[z <= 0] = 0
    return z

# wrong: wrong-type
s * (1 - s) => np.mean(s * (1 - s))
1 - np.tanh(z) ** 2 => np.mean(1 - np.tanh(z) ** 2)
(z > 0).astype(z.dtype) => np.mean(z > 0)

# wrong: returns-none
def activation_grad(name, z):
    if name == "sigmoid":
        s = sigmoid(z)
        return s * (1 - s)
    if name == "tanh":
        return 1 - np.tanh(z) ** 2

# wrong: tanh-halved
def activation_grad(name, z):
    if name == "sigmoid":
        s = sigmoid(z)
        return s * (1 - s)
    if name == "tanh":
        s = sigmoid(2 * z)
        return 2 * s * (1 - s)
    return (z > 0).astype(z.dtype)

# wrong: tanh-slope-negative
1 - np.tanh(z) ** 2 => np.tanh(z) ** 2 - 1

# wrong: sigmoid-half-of-the-input
def activation_grad(name, z):
    if name == "sigmoid":
        return sigmoid(z) * (1 - z)
    if name == "tanh":
        return 1 - np.tanh(z) ** 2
    return (z > 0).astype(z.dtype)

# wrong: if-on-an-array
def activation_grad(name, z): => def activation_grad(z, name):

# wrong: relu-starts-at-one
(z > 0).astype(z.dtype) => (z > 1).astype(z.dtype)

# right: products and two kinds of filling
def activation_grad(name, z):
    if name == "sigmoid":
        return sigmoid(z) * sigmoid(-z)
    if name == "tanh":
        return (1 - np.tanh(z)) * (1 + np.tanh(z))
    return np.where(z > 0, np.ones_like(z), np.zeros_like(z))

# right: match
def activation_grad(name, z):
    match name:
        case "sigmoid":
            s = sigmoid(z)
            return s - s * s
        case "tanh":
            t = np.tanh(z)
            return 1 - t * t
        case "relu":
            out = np.zeros_like(z)
            out[z > 0] = 1
            return out

# right: exponentials of its own
def activation_grad(name, z):
    if name == "sigmoid":
        e = np.exp(-np.abs(z))
        return e / (1 + e) ** 2
    if name == "tanh":
        e = np.exp(-2 * np.abs(z))
        return 4 * e / (1 + e) ** 2
    return np.maximum(np.sign(z), 0)

# right: tanh by the sigmoid
def activation_grad(name, z):
    if name == "relu":
        return 1.0 * (z > 0).astype(z.dtype)
    k = 2 if name == "tanh" else 1
    s = sigmoid(k * z)
    return k * k * s * (1 - s)

# right: a method for each name
class Grad:
    def sigmoid(self, z):
        s = sigmoid(z)
        return s * (1 - s)
    def tanh(self, z):
        return 1 - np.tanh(z) ** 2
    def relu(self, z):
        return (z > 0).astype(z.dtype)
    def __call__(self, name, z):
        return getattr(self, name)(z)
activation_grad = Grad()

# right: np.vectorize and math
import math
def activation_grad(name, z):
    def one(x):
        if name == "sigmoid":
            e = math.exp(-abs(x))
            return e / (1 + e) ** 2
        if name == "tanh":
            return 1 - math.tanh(x) ** 2
        return 1.0 if x > 0 else 0.0
    return np.vectorize(one, otypes=[z.dtype])(z)

# right: number by number
def activation_grad(name, z):
    out = np.empty_like(z)
    for i in np.ndindex(z.shape):
        v = z[i]
        if name == "relu":
            out[i] = v > 0
        elif name == "tanh":
            out[i] = 1 - np.tanh(v) ** 2
        else:
            s = sigmoid(np.array([v]))[0]
            out[i] = s * (1 - s)
    return out

# right: sigmoid by tanh, relu by sign
def activation_grad(name, z):
    if name == "sigmoid":
        return .25 * (1 - np.tanh(z / 2) ** 2)
    if name == "tanh":
        return 1 - np.tanh(z) ** 2
    return np.ceil(np.clip(np.sign(z), 0, 1))

# wrong: values-differ
s * (1 - s) => np.where(np.abs(z) > 10, 0, s * (1 - s))

# wrong: values-differ
(z > 0).astype(z.dtype) => ((z > 0) & (z < 6)).astype(z.dtype)

# wrong: values-differ
(z > 0).astype(z.dtype) => ((z > 0) & (z < 1000)).astype(z.dtype)

# wrong: tanh-plus
1 - np.tanh(z) ** 2 => 1 + np.tanh(z) ** 2

# wrong: tanh-like-the-slope-at-2z
1 - np.tanh(z) ** 2 => sigmoid(2 * z) * (1 - sigmoid(2 * z))

# wrong: sigmoid-slope-negative
s * (1 - s) => s * (s - 1)

# wrong: sigmoid-half-of-the-input
s * (1 - s) => z * (1 - s)

# wrong: sigmoid-bracket-missing
s * (1 - s) => s * 1 - s

# wrong: values-differ
s * (1 - s) => (1 - s) ** 2

# wrong: values-differ
1 - np.tanh(z) ** 2 => 1 - np.tanh(z) ** 3

# wrong: relu-sides-swapped
(z > 0).astype(z.dtype) => (z < 0).astype(z.dtype)

# wrong: values-differ
(z > 0).astype(z.dtype) => np.where(z > 0, z, 1).astype(z.dtype)

# wrong: tanh-like-relu
def activation_grad(name, z):
    if name == "sigmoid":
        s = sigmoid(z)
        return s * (1 - s)
    return (z > 0).astype(z.dtype)

# wrong: one-slope-for-every-name
def activation_grad(name, z):
    s = sigmoid(z)
    return s * (1 - s)

# wrong: sigmoid-like-relu
if name == "sigmoid": => if name == "sigmoid ":
