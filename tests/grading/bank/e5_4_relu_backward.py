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

# wrong: gate-reversed
Z > 0 => Z < 0

# wrong: stops-at-zero-only
Z > 0 => Z != 0

# wrong: boundary
Z > 0 => Z > 1e-6

# wrong: values-differ
Z > 0 => Z > 1

# wrong: wrong-shape
dA * (Z > 0) => dA[Z > 0]

# wrong: wrong-type
dA * (Z > 0) => dA @ (Z > 0)

# wrong: if-on-an-array
def relu_backward(dA, Z):
    return np.array([d if z > 0 else 0.0 for d, z in zip(dA, Z)])

# wrong: axis-missing
def relu_backward(dA, Z):
    out = dA.copy()
    for i in range(Z.shape[0]):
        for j in range(Z.shape[1]):
            if Z[i, j] <= 0:
                out[i, j] = 0
    return out

# wrong: wrong-shape
dA * (Z > 0) => (dA * (Z > 0)).ravel()

# wrong: if-on-an-array
def relu_backward(dA, Z):
    if Z > 0:
        return dA
    return 0

# wrong: nan-vanishes
dA * (Z > 0) => np.nan_to_num(dA) * (Z > 0)

# wrong: not-finite
dA * (Z > 0) => dA * np.maximum(Z, 0) / Z

# wrong: boundary
dA * (Z > 0) => dA * np.maximum(Z, 0) / (np.abs(Z) + 1e-8)

# wrong: divided-by-n
dA * (Z > 0) => dA * (Z > 0) / len(Z)

# wrong: fraction-lost
dA * (Z > 0) => (dA * (Z > 0)).astype(int)

# wrong: overwrites-earlier-results
room = {}
def relu_backward(dA, Z):
    out = room.setdefault(Z.shape, np.zeros(Z.shape))
    out[...] = dA * (Z > 0)
    return out

# wrong: not-finite
dA * (Z > 0) => np.where(Z > 0, dA, np.nan)

# wrong: whole-numbers
def relu_backward(dA, Z):
    out = np.zeros_like(Z)
    out[Z > 0] = dA[Z > 0]
    return out

# wrong: number-of-axes
    return =>     assert Z.max() > -1e9
    return

# wrong: number-of-axes
    return =>     n = len(Z)
    return

# wrong: leaky-gate
dA * (Z > 0) => np.where(Z > 0, dA, 0.2 * dA)

# wrong: opposite-sign
dA * (Z > 0) => -dA * (Z > 0)

# wrong: gate-reversed
(Z > 0) => ~(Z > 0)

# right: where
dA * (Z > 0) => np.where(Z > 0, dA, 0)

# right: own copy
def relu_backward(dA, Z):
    out = dA.copy()
    out[Z <= 0] = 0
    return out

# right: select
dA * (Z > 0) => np.select([Z > 0], [dA], default=0)

# right: vectorize
relu_backward = np.vectorize(lambda d, z: d if z > 0 else 0.0, otypes=[float])

# right: generator reshaped
def relu_backward(dA, Z):
    return np.fromiter((d if z > 0 else 0 for d, z in zip(dA.flat, Z.flat)), dA.dtype).reshape(Z.shape)

# right: heaviside
dA * (Z > 0) => dA * np.heaviside(Z, 0)

# right: recursion
def relu_backward(dA, Z):
    if np.ndim(Z) == 0:
        return dA if Z > 0 else dA * 0
    return np.array([relu_backward(d, z) for d, z in zip(dA, Z)], dtype=dA.dtype).reshape(Z.shape)

# right: sign of relu
(Z > 0) => np.sign(np.maximum(Z, 0))

# right: choose
dA * (Z > 0) => np.choose(Z > 0, [np.zeros_like(dA), dA])

# wrong: value-of-the-way-forward
def relu_backward(dA, Z):
    return Z * (Z > 0)

# wrong: gate-added
def relu_backward(dA, Z):
    gate = np.where(Z > 0, 1, 0)
    return dA + gate
