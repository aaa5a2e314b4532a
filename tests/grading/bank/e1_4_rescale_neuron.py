# right: the neuron asked at the mean
def rescale_neuron(w, b, mean, std):
    def z(x):
        return (w * x).sum() + b
    return w * std, z(mean)

# right: by trying
def rescale_neuron(w, b, mean, std):
    def z(standard):
        return w @ (standard * std + mean) + b
    at_zero = z(np.zeros(len(w)))
    return np.array([z(row) - at_zero for row in np.eye(len(w))]), at_zero

# right: a loop over the inputs
def rescale_neuron(w, b, mean, std):
    new = np.zeros(len(w))
    for i in range(len(w)):
        new[i] = w[i] * std[i]
        b = b + w[i] * mean[i]
    return [new, b]

# right: through the new weights
def rescale_neuron(w, b, mean, std):
    scaled = np.multiply(std, w)
    return scaled, b + np.dot(scaled, mean / std)

# wrong: divides-by-the-deviation
w * std => np.divide(w, std)

# wrong: weights-unchanged
return w * std, => return w.copy(),

# wrong: bias-unchanged
b + (w * mean).sum() => b

# wrong: bias-wrong-sign
b + (w * mean).sum() => b - np.dot(w, mean)

# wrong: bias-from-the-new-weights
def rescale_neuron(w, b, mean, std):
    w = w * std
    return w, b + (w * mean).sum()

# wrong: bias-by-the-rescaled-mean
(w * mean).sum() => np.dot(w, mean / std)

# wrong: bias-for-every-input
(w * mean).sum() => np.multiply(w, mean)

# wrong: bias-without-weights
(w * mean).sum() => np.sum(mean)

# wrong: other-direction
def rescale_neuron(w, b, mean, std):
    w = w / std
    return w, b - np.dot(w, mean)

# wrong: standardises-the-weights
def rescale_neuron(w, b, mean, std):
    return np.divide(w - mean, std), b

# wrong: variance-instead-of-deviation
w * std, => w * std * std,

# wrong: bias-scaled-too
b + (w * mean).sum() => np.mean(std) * b + np.dot(w, mean)

# wrong: all-inputs-alike
w * std, => w * np.mean(std),

# wrong: other-order
def rescale_neuron(w, b, mean, std):
    return b + np.dot(w, mean), w * std

# wrong: weights-only
def rescale_neuron(w, b, mean, std):
    return np.multiply(std, w)

# wrong: changes-its-input
def rescale_neuron(w, b, mean, std):
    b += w @ mean
    w *= std
    return w, b

# wrong: not-reduced
(w * mean).sum() => np.sum(w * mean, keepdims=True)

# wrong: wrong-type
return w * std, => return (w * std).tolist(),

# wrong: only-the-examples
def rescale_neuron(w, b, mean, std):
    return np.array([10.0, 200.0]), -75.0

# wrong: values-differ
def rescale_neuron(w, b, mean, std):
    return w * std, b + np.abs(w * mean).sum()

# wrong: bias-by-the-mean-of-products
def rescale_neuron(w, b, mean, std):
    return w * std, b + (w * mean).mean()

# wrong: bias-from-the-new-weights-and-away
def rescale_neuron(w, b, mean, std):
    return w * std, b - (w * std) @ mean

# wrong: first-deviation-for-all
def rescale_neuron(w, b, mean, std):
    return w * std[0], b + w @ mean

# wrong: weights-moved-too
def rescale_neuron(w, b, mean, std):
    return w * std + mean, b

# wrong: values-differ
def rescale_neuron(w, b, mean, std):
    return w * np.maximum(std, 0.5), b + w @ mean

# wrong: values-differ
def rescale_neuron(w, b, mean, std):
    return w * std, b + sum(w[i] * mean[i] for i in range(min(10, len(w))))

# wrong: values-differ
def rescale_neuron(w, b, mean, std):
    return w * (std + 1e-8), b + w @ mean

# wrong: values-differ
def rescale_neuron(w, b, mean, std):
    return w * (std + 1e-3), b + w @ mean

# wrong: values-differ
def rescale_neuron(w, b, mean, std):
    return w * std, round(b + w @ mean, 4)

# wrong: values-differ
def rescale_neuron(w, b, mean, std):
    v = w * std
    return v / np.linalg.norm(v), b + w @ mean

# wrong: values-differ
def rescale_neuron(w, b, mean, std):
    return w * std, b + w @ np.maximum(mean, 0)

# wrong: values-differ
def rescale_neuron(w, b, mean, std):
    return w * std, b + w @ mean / std.mean()

# wrong: old-bias-missing
def rescale_neuron(w, b, mean, std):
    return w * std, w @ mean

# wrong: last-input-only
def rescale_neuron(w, b, mean, std):
    return w * std, b + w[-1] * mean[-1]

# wrong: values-differ
def rescale_neuron(w, b, mean, std):
    return w * std[::-1], b + w @ mean

# wrong: same-as-the-inputs
w * std, b + (w * mean).sum() => w / std, b - w @ mean

# wrong: same-as-the-inputs
w * std, b + (w * mean).sum() => w / std, b

# wrong: same-as-the-inputs
w * std, b + (w * mean).sum() => w, b - w @ mean

# wrong: standardises-the-weights
w * std, b + (w * mean).sum() => (w - mean) / std, b + (w * mean).sum()

# wrong: wrong-type
w * std, b + (w * mean).sum() => np.append(w * std, b + (w * mean).sum())

# wrong: changes-its-input
def rescale_neuron(w, b, mean, std):
    w *= std
    b += (w * mean).sum()
    return w, b

# wrong: product-of-sums
w * std, b + (w * mean).sum() => w * std, b + w.sum() * mean.sum()

# wrong: values-differ
w * std, b + (w * mean).sum() => w * std, b + b * mean.sum()

# wrong: values-differ
w * std, b + (w * mean).sum() => w * std, b + w[0] * mean[0] + w[1] * mean[1]

# wrong: values-differ
w * std, b + (w * mean).sum() => w * std, b + (w * mean)[:-1].sum()

# wrong: values-differ
w * std, b + (w * mean).sum() => w * std / std.sum(), b + (w * mean).sum()

# wrong: values-differ
w * std, b + (w * mean).sum() => np.abs(w) * std, b + (w * mean).sum()

# wrong: values-differ
w * std, b + (w * mean).sum() => w * std, 1.01 * b + (w * mean).sum()

# wrong: wrong-type
w * std, b + (w * mean).sum() => [a * s for a, s in zip(w, std)], b + (w * mean).sum()

# wrong: wrong-shape
w * std, b + (w * mean).sum() => (w * std).reshape(-1, 1), b + (w * mean).sum()

# wrong: wrong-shape
w * std, b + (w * mean).sum() => (w * std).reshape(1, -1), b + (w * mean).sum()

# wrong: wrong-type
w * std, b + (w * mean).sum() => w * std + b + w * mean

# wrong: values-differ
w * std, b + (w * mean).sum() => w * std, int(b + (w * mean).sum())

# wrong: values-differ
w * std, b + (w * mean).sum() => np.round(w * std, 1), b + (w * mean).sum()

# wrong: values-differ
w * std, b + (w * mean).sum() => w * std, b + (w ** 2 * mean).sum()

# wrong: wrong-shape
w * std, b + (w * mean).sum() => np.outer(w, std), b + (w * mean).sum()

# wrong: all-inputs-alike
w * std, b + (w * mean).sum() => np.outer(w, std).sum(axis=1), b + (w * mean).sum()

# wrong: wrong-type
w * std, b + (w * mean).sum() => {"w": w * std, "b": b + (w * mean).sum()}

# wrong: mean-and-deviation-exchanged
w * std, b + (w * mean).sum() => w * mean, b + (w * std).sum()

# wrong: values-differ
w * std, b + (w * mean).sum() => w * std, (b + (w * mean).sum()) / std.sum()

# wrong: wrong-shape
def rescale_neuron(w, b, mean, std):
    out = np.zeros(2)
    for i in range(2):
        out[i] = w[i] * std[i]
        b += w[i] * mean[i]
    return out, b

# wrong: overwrites-earlier-results
out = {}
def rescale_neuron(w, b, mean, std):
    v = out.setdefault(len(w), np.empty(len(w)))
    v[:] = w * std
    return v, b + (w * mean).sum()

# right: a lambda
rescale_neuron = lambda w, b, m, s: (w * s, b + sum(w * m))

# right: an object that is called
class Rescale:
    def __call__(self, w, b, mean, std):
        return w * std, b + np.inner(w, mean)
rescale_neuron = Rescale()

# right: math fsum
import math
def rescale_neuron(w, b, mean, std):
    return np.fromiter((a * s for a, s in zip(w, std)), float, len(w)), math.fsum([b, *(w * mean)])

# right: named tuple
from collections import namedtuple
Pair = namedtuple("Pair", "w b")
def rescale_neuron(w, b, mean, std):
    return Pair(w * std, b + (w * mean).sum())

# right: with a neuron of its own
def neuron(x, w, b):
    return (w * x).sum() + b
def rescale_neuron(w, b, mean, std):
    return std * w, neuron(mean, w, b)
