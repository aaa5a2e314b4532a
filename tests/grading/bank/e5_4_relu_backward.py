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
