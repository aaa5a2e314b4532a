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

# wrong: gate-open-at-zero
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
