# right: where
def relu_backward(dA, Z):
    return np.where(Z > 0, dA, 0)

# right: a copy with holes
def relu_backward(dA, Z):
    dZ = dA.copy()
    dZ[Z <= 0] = 0
    return dZ

# right: a loop
def relu_backward(upstream, pre):
    out = np.zeros(upstream.shape)
    for place in np.ndindex(out.shape):
        if pre[place] > 0:
            out[place] = upstream[place]
    return out

# wrong: gate-by-the-gradient
return dA * (Z > 0) => return np.maximum(dA, 0)

# wrong: guided
return dA * (Z > 0) => return np.maximum(dA, 0) * (Z > 0)

# wrong: gate-open-at-zero
return dA * (Z > 0) => return np.where(Z < 0, 0, dA)

# wrong: gradient-forgotten
return dA * (Z > 0) => return np.heaviside(Z, 0)

# wrong: value-instead-of-slope
(Z > 0) => np.where(Z > 0, Z, 0)

# wrong: gate-reversed
return dA * (Z > 0) => return np.where(Z > 0, 0, dA)

# wrong: no-gate
return dA * (Z > 0) => return dA.copy()

# wrong: leaky-gate
return dA * (Z > 0) => return np.where(Z > 0, dA, 0.01 * dA)

# wrong: sign-as-slope
(Z > 0) => (1.0 * (Z > 0) - (Z < 0))

# wrong: arguments-swapped
return dA * (Z > 0) => return np.where(dA > 0, Z, 0)

# wrong: changes-its-input
return dA * (Z > 0) => dA *= (Z > 0); return dA

# wrong: boundary
Z > 0 => Z > 1e-3

# wrong: boundary
Z > 0 => Z > 1e-12

# wrong: boundary
Z > 0 => ~np.isclose(Z, 0) & (Z > 0)

# wrong: gate-open-at-zero
Z > 0 => Z > -1e-9

# wrong: number-of-axes
def relu_backward(dA, Z):
    out = dA.copy()
    if Z.ndim == 1:
        for i in range(len(Z)):
            if Z[i] <= 0: out[i] = 0
    else:
        for i in range(Z.shape[0]):
            for j in range(Z.shape[1]):
                if Z[i, j] <= 0: out[i, j] = 0
    return out

# wrong: memory-order
def relu_backward(dA, Z):
    out = np.zeros_like(dA)
    flat = out.reshape(-1)
    for i, (a, z) in enumerate(zip(dA.ravel(), Z.ravel())):
        if z > 0: flat[i] = a
    return out

# wrong: changes-its-input
def relu_backward(dA, Z):
    dA[Z <= 0] = 0
    return dA

# wrong: gate-half-open-at-zero
def relu_backward(dA, Z):
    return np.heaviside(Z, 0.5) * dA

# wrong: values-differ
def relu_backward(dA, Z):
    return np.clip(dA, -10, 10) * (Z > 0)

# wrong: boundary
def relu_backward(dA, Z):
    return dA * np.maximum(Z, 0) / (np.abs(Z) + 1e-12)

# wrong: gate-open-at-zero
def relu_backward(dA, Z):
    return np.where(Z < 0, 0, dA)

# wrong: number-of-axes
def relu_backward(dA, Z):
    return dA * (Z.max(axis=-1, keepdims=True) > 0) * (Z > 0) if Z.ndim < 3 else dA * (Z > 0).any(axis=0)

# right: heaviside
def relu_backward(dA, Z):
    return dA * np.heaviside(Z, 0)

# right: entry by entry, any shape
def relu_backward(dA, Z):
    out = np.zeros_like(dA)
    for i in np.ndindex(Z.shape):
        if Z[i] > 0:
            out[i] = dA[i]
    return out
