# right: two cases
def tiny_grads(x, w, b, y):
    if w * x + b <= 0:
        return 0.0, 0.0
    d = 2 * (w * x + b - y)
    return d * x, d

# right: numpy, as a list
def tiny_grads(x, w, b, y):
    z = np.float64(w) * x + b
    return [2 * (np.maximum(z, 0) - y) * np.heaviside(z, 0) * x, 2 * (np.maximum(z, 0) - y) * np.heaviside(z, 0)]

# right: a chain of names
def tiny_grads(x, weight, bias, target):
    z = weight * x + bias
    a = z * (z > 0)
    dL_da, da_dz, dz_dw = -2 * target + 2 * a, float(z > 0), x
    return dL_da * da_dz * dz_dw, dL_da * da_dz

# wrong: no-relu-gate
(1.0 if z > 0 else 0.0) => 1.0

# wrong: gate-open-at-zero
if z > 0 => if z >= 0

# wrong: gate-by-the-error
if z > 0 => if max(z, 0.0) > y

# wrong: gate-by-the-target
if z > 0 => if y > 0

# wrong: bias-like-weight
return dz * x, dz => return dz * x, x * dz

# wrong: two-missing
2 * (max => (max

# wrong: sign-flipped
(max(z, 0.0) - y) => (y - max(z, 0.0))

# wrong: weight-instead-of-input
return dz * x => return dz * w

# wrong: input-forgotten
return dz * x, dz => return dz, dz

# wrong: two-missing-and-no-gate
2 * (max => (max
(1.0 if z > 0 else 0.0) => 1.0

# wrong: relu-left-out
max(z, 0.0) => z
(1.0 if z > 0 else 0.0) => 1

# wrong: returns-the-other-way-round
return dz * x, dz => return dz, x * dz

# wrong: wrong-count
return dz * x, dz => return dz * x, dz, z

# wrong: wrong-type
return dz * x, dz => return dz * x

# wrong: gate-by-the-input
def tiny_grads(x, w, b, y):
    z = w * x + b
    a = max(z, 0)
    dLda = 2 * (a - y)
    dadz = 1 if x > 0 else 0
    return dLda * dadz * x, dLda * dadz

# wrong: activation-instead-of-its-slope
def tiny_grads(x, w, b, y):
    z = w * x + b
    a = max(z, 0)
    dLda = 2 * (a - y)
    dadz = a
    return dLda * dadz * x, dLda * dadz

# wrong: gate-for-one-gradient-only
return dz * x, dz => return dz * x, 2 * (max(z, 0.0) - y)

# wrong: gate-for-one-gradient-only
return dz * x, dz => return 2 * (max(z, 0.0) - y) * x, dz

# wrong: bias-times-itself
return dz * x, dz => return dz * x, dz * b

# wrong: boundary
(1.0 if z > 0 else 0.0) => (1.0 if z > 1e-6 else 0.0)

# wrong: gate-open-at-zero
(1.0 if z > 0 else 0.0) => (1.0 if z > -1e-6 else 0.0)

# wrong: gate-open-at-zero
1.0 if z > 0 else 0.0 => 1.0 if z >= 0 else 0.0

# wrong: gate-half-open-at-zero
1.0 if z > 0 else 0.0 => 0.0 if z < 0 else 0.5 if z == 0 else 1.0

# wrong: error-without-its-sign
2 * (max(z, 0.0) - y) => 2 * abs(max(z, 0.0) - y)

# wrong: leaky-gate
1.0 if z > 0 else 0.0 => 1.0 if z > 0 else 0.01

# wrong: values-differ
def tiny_grads(x, w, b, y):
    L = lambda w, b: (max(w * x + b, 0.0) - y) ** 2
    e = 1e-5
    return (L(w + e, b) - L(w, b)) / e, (L(w, b + e) - L(w, b)) / e

# wrong: values-differ
2 * (max(z, 0.0) - y) => 2 * max(min(max(z, 0.0) - y, 50), -50)

# wrong: bias-left-out-of-z
z = w * x + b => z = w * x

# wrong: values-differ
    z = w * x + b =>     z = w * x + b
    if x == 0: return 0.0, 0.0

# right: arrays
def tiny_grads(x, w, b, y):
    z = np.float64(w * x + b)
    d = 2 * (np.maximum(z, 0) - y) * (z > 0)
    return np.array([d * x, d]).tolist()

# wrong: values-differ
def tiny_grads(x, w, b, y):
    z = w * x + b
    if z <= 0:
        return 0.0, 0.0
    return 2 * (z - y) * x, 2 * (z - y) * w

# wrong: constant-factor
2 * (max => 2.02 * (max

# wrong: bias-subtracted
w * x + b => w * x - b

# wrong: gate-by-the-weight
if z > 0 => if w > 0

# wrong: gate-without-the-bias
if z > 0 => if w * x > 0

# wrong: fraction-lost
dz * x, dz => round(dz * x), round(dz)

# wrong: gradients-rounded
dz * x, dz => round(dz * x, 3), round(dz, 3)

# wrong: values-differ
def tiny_grads(x, w, b, y):
    f = lambda w, b: (max(w * x + b, 0) - y) ** 2
    e = 1e-3
    return (f(w + e, b) - f(w, b)) / e, (f(w, b + e) - f(w, b)) / e

# wrong: values-differ
dz * x => dz * abs(x)

# wrong: values-differ
z > 0 => z > 1

# wrong: wrong-count
dz * x, dz => dz * x, dz, (max(z, 0.0) - y) ** 2

# wrong: wrong-count
dz * x, dz => dz * x, dz, dz * w

# wrong: prints-instead-of-returning
    return dz * x, dz =>     print(dz * x, dz)

# wrong: values-differ
dz * x, dz => np.clip(dz * x, -100, 100), np.clip(dz, -100, 100)

# wrong: returns-none
    return dz * x, dz =>     if z > 0:
        return dz * x, dz

# wrong: input-squared
dz * x, dz => dz * x * x, dz * x

# wrong: values-differ
(1.0 if z > 0 else 0.0) => 1 / (1 + np.exp(-z))

# wrong: not-reduced
dz * x, dz => np.array([dz * x, dz]), dz

# wrong: values-differ
dz * x, dz => dz * x + 0.01 * w, dz

# wrong: values-differ
w * x + b => (w or 1) * x + b

# wrong: values-differ
- y) * => - max(y, 0)) * 

# wrong: gate-by-the-bias
if z > 0 => if b > 0

# wrong: gradients-rounded
dz * x, dz => round(dz * x, 2), round(dz, 2)

# wrong: leaky-gate
else 0.0) => else 0.1)

# wrong: constant-factor
2 * (max(z, 0.0) - y) => (max(z, 0.0) - y) / 2

# wrong: wrong-type
dz * x, dz => (z > 0) * x, (z > 0)

# right: numpy where
(1.0 if z > 0 else 0.0) => np.where(z > 0, 1.0, 0.0)

# right: bool as factor
(1.0 if z > 0 else 0.0) => (z > 0)

# right: early return with ints
def tiny_grads(x, w, b, y):
    z = w * x + b
    if z <= 0:
        return 0, 0
    return 2 * (z - y) * x, 2 * (z - y)

# right: lambda
tiny_grads = lambda x, w, b, y: tuple(2 * (w * x + b - y) * (w * x + b > 0) * s for s in (x, 1))

# right: other names
def tiny_grads(inp, weight, bias, target):
    act = np.maximum(weight * inp + bias, 0)
    return 2 * (act - target) * np.sign(act) * inp, 2 * (act - target) * np.sign(act)

# right: heaviside
(1.0 if z > 0 else 0.0) => np.heaviside(z, 0.0)

# right: class instance
class Tiny:
    def __call__(self, x, w, b, y):
        z = w * x + b
        dL_da = 2 * (max(z, 0) - y)
        da_dz = int(z > 0)
        return dL_da * da_dz * x, dL_da * da_dz * 1
tiny_grads = Tiny()

# right: partial
from functools import partial
def _g(scale, x, w, b, y):
    z = w * x + b
    d = scale * (max(z, 0.0) - y) * (z > 0)
    return d * x, d
tiny_grads = partial(_g, 2)

# right: named tuple
from collections import namedtuple
Slopes = namedtuple("Slopes", "dw db")
def tiny_grads(x, w, b, y):
    z = w * x + b
    d = 2 * (z - y) if z > 0 else 0.0
    return Slopes(d * x, d)

# wrong: loss-instead-of-its-slope
def tiny_grads(x, w, b, y):
    z = w * x + b
    error = max(z, 0) - y
    slope = error * error if z > 0 else 0
    return slope * x, slope

# wrong: value-instead-of-the-gate
def tiny_grads(x, w, b, y):
    z = w * x + b
    a = max(z, 0)
    slope = 2 * (a - y) * z
    return slope * x, slope
