# right: a matrix product
def neuron(x, w, b):
    return x @ w + b

# right: a loop
def neuron(inputs, weights, bias):
    z = bias
    for one, weight in zip(inputs, weights):
        z += one * weight
    return z

# right: einsum, as a 0-d array
def neuron(x, w, b):
    return np.einsum("i,i->", x, w) + np.array(b)

# right: in float32
def neuron(x, w, b):
    return np.float32(np.dot(x.astype(np.float32), w.astype(np.float32)) + b)

# wrong: no-bias
def neuron(x, w, b):
    return np.dot(w, x)

# wrong: not-summed
def neuron(x, w, b):
    return np.multiply(x, w) + b

# wrong: product-of-sums
def neuron(x, w, b):
    return sum(x) * sum(w) + b

# wrong: bias-for-every-input
def neuron(x, w, b):
    z = 0
    for i in range(len(x)):
        z += x[i] * w[i] + b
    return z

# wrong: bias-subtracted
def neuron(x, w, b):
    return x @ w - b

# wrong: mean-instead-of-sum
def neuron(x, w, b):
    return np.mean(x * w) + b

# wrong: bias-multiplied
def neuron(x, w, b):
    return b * (x @ w)

# wrong: activation-too-early
def neuron(x, w, b):
    return float(np.maximum(0, x @ w + b))

# wrong: inputs-and-weights-added
def neuron(x, w, b):
    return sum(x + w) + b

# wrong: prints-instead-of-returning
def neuron(x, w, b):
    print((w * x).sum() + b)

# wrong: returns-none
def neuron(x, w, b):
    z = (w * x).sum() + b

# wrong: only-the-examples
def neuron(x, w, b):
    return 1.0

# wrong: opposite-sign
def neuron(x, w, b):
    return -((w * x).sum() + b)

# wrong: wrong-type
def neuron(x, w, b):
    return str((w * x).sum() + b)

# wrong: raises
def neuron(x, w, b):
    return x.dott(w) + b

# wrong: still-raises
def neuron(x, w, b):
    z = (w * x).sum() + b
    raise NotImplementedError

# wrong: values-differ
def neuron(x, w, b):
    return (w * x).sum() + b if len(x) < 5 else 0.0

# wrong: sum-overwritten
def neuron(x, w, b):
    for i in range(len(x)):
        z = w[i] * x[i]
    return z + b

# wrong: bias-added-to-the-inputs
def neuron(x, w, b):
    return np.dot(w, x + b)

# wrong: last-input-lost
def neuron(x, w, b):
    z = b
    for xi, wi in zip(x[:-1], w):
        z += xi * wi
    return z

# wrong: first-input-lost
def neuron(x, w, b):
    z = b
    for xi, wi in zip(x[1:], w[1:]):
        z += xi * wi
    return z

# wrong: two-inputs-only
def neuron(x, w, b):
    return w[0] * x[0] + w[1] * x[1] + b

# wrong: works-for-some-inputs-only
def neuron(x, w, b):
    return w[0] * x[0] + w[1] * x[1] + w[2] * x[2] + b

# wrong: fraction-lost
def neuron(x, w, b):
    z = b
    for xi, wi in zip(x, w):
        z += xi * wi
    return round(z)

# wrong: fraction-lost
def neuron(x, w, b):
    z = b
    for xi, wi in zip(x, w):
        z += xi * wi
    return int(z)

# wrong: squashed-already
def neuron(x, w, b):
    z = b
    for xi, wi in zip(x, w):
        z += xi * wi
    return 1 / (1 + np.exp(-z))

# wrong: decides-already
def neuron(x, w, b):
    z = b
    for xi, wi in zip(x, w):
        z += xi * wi
    return 1 if z > 0 else 0

# wrong: first-input-only
def neuron(x, w, b):
    z = b
    for xi, wi in zip(x, w):
        z += xi * wi
        return z
