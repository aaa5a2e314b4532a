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

# wrong: values-differ
def neuron(x, w, b):
    return float(np.clip(w @ x + b, -100, 100))

# wrong: values-differ
def neuron(x, w, b):
    z = b
    for i in range(min(20, len(x))):
        z += x[i] * w[i]
    return z

# wrong: values-differ
def neuron(x, w, b):
    return x @ w + abs(b)

# wrong: values-differ
def neuron(x, w, b):
    return x @ w + (b or 1)

# wrong: values-differ
def neuron(x, w, b):
    return sum(a * c for a, c in zip(x, w) if a > 0) + b

# wrong: values-differ
def neuron(x, w, b):
    return np.tanh(x @ w + b)

# wrong: values-differ
def neuron(x, w, b):
    return sum({a * c for a, c in zip(x, w)}) + b

# wrong: not-reduced
def neuron(x, w, b):
    return np.array([x @ w + b])

# wrong: values-differ
def neuron(x, w, b):
    return x @ w[::-1] + b

# wrong: only-the-examples
def neuron(x, w, b):
    return x @ w / np.linalg.norm(w) + b

# wrong: values-differ
def neuron(x, w, b):
    z, i = b, 0
    while i < len(x) and x[i] != 0:
        z += x[i] * w[i]; i += 1
    return z
