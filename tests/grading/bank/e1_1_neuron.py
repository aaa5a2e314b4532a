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

# wrong: signs-lost
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

# wrong: order-reversed
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

# wrong: signs-lost
(w * x).sum() + b => (np.abs(w) * x).sum() + b

# wrong: last-input-lost
(w * x).sum() + b => (w[:-1] * x[:-1]).sum() + b

# wrong: first-input-lost
(w * x).sum() + b => (w[1:] * x[1:]).sum() + b

# wrong: values-differ
(w * x).sum() + b => (w * x)[:3].sum() + b

# wrong: values-differ
(w * x).sum() + b => (w * x)[:10].sum() + b

# wrong: activation-too-early
(w * x).sum() + b => max(0, (w * x).sum() + b)

# wrong: decides-already
(w * x).sum() + b => float((w * x).sum() + b > 0)

# wrong: rounded
(w * x).sum() + b => round(float((w * x).sum() + b), 4)

# wrong: wrong-type
(w * x).sum() + b => [(w * x).sum() + b]

# wrong: changes-its-input
def neuron(x, w, b):
    x *= w
    return x.sum() + b

# wrong: depends-on-earlier-calls
total = 0
def neuron(x, w, b):
    global total
    for a, c in zip(x, w):
        total += a * c
    return total + b

# wrong: only-the-examples
def neuron(x, w, b, seen=[]):
    seen.append((w * x).sum())
    return seen[0] + b

# wrong: values-differ
(w * x).sum() + b => (w * x).sum() + 1.01 * b

# wrong: only-the-examples
(w * x).sum() + b => 1.001 * (w * x).sum() + b

# wrong: only-the-examples
def neuron(x, w, b):
    return float(w @ x) + 1

# wrong: values-differ
(w * x).sum() + b => (w ** 2 * x).sum() + b

# wrong: values-differ
(w * x).sum() + b => (w * x).sum() + int(b)

# wrong: wrong-type
(w * x).sum() + b => (w * x).sum() + b,

# wrong: values-differ
def neuron(x, w, b):
    z = (w * x).sum()
    if b > 0:
        z += b
    return z

# wrong: whole-numbers
def neuron(x, w, b):
    z = np.zeros_like(w)
    z[0] = b
    for i in range(len(w)):
        z[0] += w[i] * x[i]
    return z[0]

# wrong: values-differ
(w * x).sum() + b => (w * x).prod() + b

# wrong: not-reduced
(w * x).sum() + b => (w * x).cumsum() + b

# wrong: values-differ
(w * x).sum() + b => (x / w).sum() + b

# wrong: values-differ
(w * x).sum() + b => (np.sort(w) * np.sort(x)).sum() + b

# wrong: values-differ
(w * x).sum() + b => np.float16((w * x).sum() + b)

# wrong: values-differ
(w * x).sum() + b => (w * x)[::1 if len(x) % 2 else 2].sum() + b

# right: recursion
def neuron(x, w, b):
    return b if len(x) == 0 else x[0] * w[0] + neuron(x[1:], w[1:], b)

# right: a lambda
neuron = lambda x, w, b: np.inner(w, x) + b

# right: an object that is called
class Neuron:
    def __call__(self, x, w, b):
        return np.dot(w, x) + b
neuron = Neuron()

# right: functools.partial
from functools import partial
def sums(function, x, w, b):
    return function(x, w) + b
neuron = partial(sums, np.dot)

# right: math.fsum
import math
def neuron(x, w, b):
    return math.fsum([*(w * x), b])

# right: Python numbers only
import operator
def neuron(x, w, b):
    return sum(map(operator.mul, x.tolist(), w.tolist()), float(b))

# right: bias as weight
(w * x).sum() + b => np.append(x, 1) @ np.append(w, b)

# right: vectorize
def neuron(x, w, b):
    return np.vectorize(lambda a, c: a * c)(x, w).sum() + b

# right: functools.reduce
from functools import reduce
def neuron(x, w, b):
    return reduce(lambda z, pair: z + pair[0] * pair[1], zip(x, w), b)

# right: decorator
import functools
def plus_bias(f):
    @functools.wraps(f)
    def g(x, w, b):
        return f(x, w) + b
    return g
@plus_bias
def neuron(x, w):
    return np.vdot(x, w)

# wrong: two-inputs-only
(w * x).sum() => (w * x)[:2].sum()

# wrong: bias-added-to-the-weights
(w * x).sum() + b => ((w + b) * x).sum()

# wrong: decides-already
(w * x).sum() + b => np.sign((w * x).sum() + b)

# wrong: values-differ
(w * x).sum() + b => (w * x)[::2].sum() + b

# wrong: values-differ
(w * x).sum() + b => (w * x).max() + b

# wrong: sums-multiplied
def neuron(x, w, b):
    return sum(w) / len(w) * sum(x) + b

# wrong: divided-by-the-number-of-inputs
def neuron(x, w, b):
    z = b
    for one, weight in zip(x, w):
        z = z + one * weight
    return z / len(x)
