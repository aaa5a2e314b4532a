# right: three cases
def perceptron_step(w, b, x, y, lr):
    yes = (w * x).sum() + b > 0
    if yes and y == 0:
        return w - lr * x, b - lr
    if not yes and y == 1:
        return w + lr * x, b + lr
    return w, b

# right: your neuron
def perceptron_step(w, b, x, y, lr):
    step = lr * (y - int(neuron(x, w, b) > 0))
    return w + step * x, b + step

# right: the bias as one more weight
def perceptron_step(w, b, x, y, lr):
    weights, inputs = np.append(w, b), np.append(x, 1.0)
    weights = weights + lr * (y - np.heaviside(weights @ inputs, 0)) * inputs
    return weights[:-1], weights[-1]

# right: input by input
def perceptron_step(weights, bias, inputs, label, rate):
    z = bias
    for one, other in zip(weights, inputs):
        z += one * other
    error = label - (z > 0)
    new = weights.copy()
    for i in range(len(inputs)):
        new[i] += rate * error * inputs[i]
    return new, bias + rate * error

# wrong: moves-when-right
(y - answer) => (1 if y == 1 else -1)

# wrong: sign-flipped
(y - answer) => (answer - y)

# wrong: weights-flipped
w + lr => w - lr

# wrong: bias-flipped
b + lr * => b - lr *

# wrong: bias-stays
b + lr * (y - answer) => b

# wrong: rate-ignored
lr * (y => 1.0 * (y

# wrong: rate-ignored-for-the-bias
b + lr * (y => b + (y

# wrong: rate-ignored-for-the-weights
w + lr * (y => w + (y

# wrong: input-forgotten
(y - answer) * x => (y - answer)

# wrong: bias-like-a-weight
b + lr * (y - answer) => b + x * lr * (y - answer)

# wrong: bias-by-the-sum-of-inputs
b + lr * (y - answer) => b + sum(x) * lr * (y - answer)

# wrong: score-instead-of-answer
answer = 1 if neuron(x, w, b) > 0 else 0 => answer = neuron(x, w, b)

# wrong: sigmoid-instead-of-answer
answer = 1 if neuron(x, w, b) > 0 else 0 => answer = 0.5 + 0.5 * np.tanh(neuron(x, w, b) / 2)

# wrong: answers-minus-one
else 0 => else -1

# wrong: yes-on-the-line
> 0 else => >= 0 else

# wrong: threshold-one-half
> 0 else => > 1 / 2 else

# wrong: decides-without-the-bias
neuron(x, w, b) => np.dot(w, x)

# wrong: learns-from-missed-ones-only
def perceptron_step(w, b, x, y, lr):
    if y == 1 and neuron(x, w, b) <= 0:
        return w + lr * x, b + lr
    return w, b

# wrong: learns-from-false-alarms-only
def perceptron_step(w, b, x, y, lr):
    if y == 0 and neuron(x, w, b) > 0:
        return w - lr * x, b - lr
    return w, b

# wrong: both-mistakes-alike
def perceptron_step(w, b, x, y, lr):
    if (neuron(x, w, b) > 0) != y:
        return w + lr * x, b + lr
    return w, b

# wrong: weights-multiplied
w + lr * (y - answer) * x => w + w * x * lr * (y - answer)

# wrong: step-only
return w + lr * (y - answer) * x, b + lr => return lr * (y - answer) * x, lr

# wrong: returns-none
def perceptron_step(w, b, x, y, lr):
    answer = int(neuron(x, w, b) > 0)
    if answer != y:
        return w + lr * (y - answer) * x, b + lr * (y - answer)

# wrong: changes-its-input
def perceptron_step(w, b, x, y, lr):
    error = y - (neuron(x, w, b) > 0)
    w += lr * error * x
    b += lr * error
    return w, b

# wrong: wrong-count
def perceptron_step(w, b, x, y, lr):
    error = y - int(neuron(x, w, b) > 0)
    return w + lr * error * x, b + lr * error, error

# wrong: wrong-type
return w + lr * (y - answer) * x, => return [*(w + lr * (y - answer) * x)],

# wrong: answers-with-the-sign
1 if neuron(x, w, b) > 0 else 0 => np.sign(neuron(x, w, b))

# wrong: rate-squared
w + lr * (y - answer) => w + lr * lr * (y - answer)

# wrong: judged-twice
def perceptron_step(w, b, x, y, lr):
    w = w + lr * (y - (neuron(x, w, b) > 0)) * x
    b = b + lr * (y - (neuron(x, w, b) > 0))
    return w, b

# wrong: answer-upside-down
neuron(x, w, b) > 0 => neuron(x, w, b) < 0

# wrong: step-doubled
lr * (y - answer) => 2 * lr * (y - answer)

# wrong: values-differ
> 0 => > 1e-3

# wrong: values-differ
> 0 => > 1e-6

# wrong: values-differ
> 0 => > -1e-6

# wrong: values-differ
def perceptron_step(w, b, x, y, lr):
    z = neuron(x, w, b)
    a = 0 if np.isclose(z, 0) else int(z > 0)
    return w + lr * (y - a) * x, b + lr * (y - a)

# wrong: values-differ
def perceptron_step(w, b, x, y, lr):
    lr = min(lr, 1)
    a = int(neuron(x, w, b) > 0)
    return w + lr * (y - a) * x, b + lr * (y - a)

# wrong: values-differ
def perceptron_step(w, b, x, y, lr):
    a = int(neuron(x, w, b) > 0)
    return w + lr * (y - a) * x / max(1, np.linalg.norm(x)), b + lr * (y - a)

# wrong: values-differ
def perceptron_step(w, b, x, y, lr):
    for _ in range(2):
        a = int(neuron(x, w, b) > 0)
        w, b = w + lr * (y - a) * x, b + lr * (y - a)
    return w, b

# wrong: values-differ
def perceptron_step(w, b, x, y, lr):
    while int(neuron(x, w, b) > 0) != y:
        a = int(neuron(x, w, b) > 0)
        w, b = w + lr * (y - a) * x, b + lr * (y - a)
    return w, b

# wrong: values-differ
def perceptron_step(w, b, x, y, lr):
    a = int(neuron(x, w, b) > 0)
    return w + lr * (y - a) * np.sign(x), b + lr * (y - a)

# wrong: values-differ
def perceptron_step(w, b, x, y, lr):
    a = int(neuron(x, w, b) > 0)
    w = w.copy()
    for i in range(min(2, len(w))): w[i] += lr * (y - a) * x[i]
    return w, b + lr * (y - a)

# wrong: values-differ
def perceptron_step(w, b, x, y, lr):
    a = int(neuron(x, w, b) > 0)
    return w + lr * (y - a) * x, max(b + lr * (y - a), -3)
