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

# wrong: direction-only
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

# wrong: changes-its-input
def perceptron_step(w, b, x, y, lr):
    error = y - int(neuron(x, w, b) > 0)
    w += lr * error * x
    b += lr * error
    return w, b

# wrong: changes-its-input
def perceptron_step(w, b, x, y, lr):
    error = y - int(neuron(x, w, b) > 0)
    x *= lr * error
    return w + x, b + lr * error

# wrong: judged-twice
def perceptron_step(w, b, x, y, lr):
    w = w + lr * (y - int(neuron(x, w, b) > 0)) * x
    b = b + lr * (y - int(neuron(x, w, b) > 0))
    return w, b

# wrong: judged-twice
def perceptron_step(w, b, x, y, lr):
    b2 = b + lr * (y - int(neuron(x, w, b) > 0))
    w2 = w + lr * (y - int(neuron(x, w, b2) > 0)) * x
    return w2, b2

# wrong: other-order
def perceptron_step(w, b, x, y, lr):
    step = lr * (y - int(neuron(x, w, b) > 0))
    return b + step, w + step * x

# wrong: values-differ
w + lr * (y - answer) * x => w + lr * (y - answer) * w

# wrong: old-bias-missing
b + lr * (y - answer) => lr * (y - answer)

# wrong: never-moves
def perceptron_step(w, b, x, y, lr):
    return w, b

# wrong: brackets-missing
lr * (y - answer) => lr * y - answer

# wrong: label-instead-of-error
def perceptron_step(w, b, x, y, lr):
    return w + lr * y * x, b + lr * y

# wrong: values-differ
def perceptron_step(w, b, x, y, lr):
    answer = 1 if neuron(x, w, b) > 0 else 0
    if answer == y:
        return w + lr * (2 * y - 1) * x, b + lr * (2 * y - 1)
    return w, b

# wrong: values-differ
w + lr * (y - answer) * x => w + 1.01 * lr * (y - answer) * x

# wrong: rate-squared-for-the-bias
b + lr * (y - answer) => b + lr * lr * (y - answer)

# wrong: old-weights-scaled
w + lr * (y - answer) * x => lr * (w + (y - answer) * x)

# wrong: depends-on-earlier-calls
calls = 0
def perceptron_step(w, b, x, y, lr):
    global calls
    calls += 1
    if calls > 6:
        lr = lr * 0.5
    answer = 1 if neuron(x, w, b) > 0 else 0
    return w + lr * (y - answer) * x, b + lr * (y - answer)

# wrong: wrong-type
return w + lr * (y - answer) * x, b + lr * (y - answer) => return w + lr * (y - answer) * x

# wrong: values-differ
def perceptron_step(w, b, x, y, lr):
    answer = 1 if neuron(x, w, b) > 0 else 0
    w = w.astype(int)
    return w + lr * (y - answer) * x, b + lr * (y - answer)

# wrong: whole-numbers
def perceptron_step(w, b, x, y, lr):
    answer = 1 if neuron(x, w, b) > 0 else 0
    new = np.empty_like(x)
    for i in range(len(x)):
        new[i] = w[i] + lr * (y - answer) * x[i]
    return new, b + lr * (y - answer)

# wrong: works-for-some-inputs-only
def perceptron_step(w, b, x, y, lr):
    z = w[0] * x[0] + w[1] * x[1] + b
    answer = 1 if z > 0 else 0
    return w + lr * (y - answer) * x, b + lr * (y - answer)

# wrong: values-differ
w + lr * (y - answer) * x => w + lr * (y - answer) * x / len(x)

# wrong: values-differ
w + lr * (y - answer) * x => w + lr * (y - answer) * x / np.linalg.norm(x)

# wrong: values-differ
def perceptron_step(w, b, x, y, lr=0.5):
    answer = 1 if neuron(x, w, b) > 0 else 0
    return w + 0.5 * (y - answer) * x, b + 0.5 * (y - answer)

# wrong: values-differ
def perceptron_step(w, b, x, y, lr):
    answer = round(float(neuron(x, w, b)))
    return w + lr * (y - answer) * x, b + lr * (y - answer)

# wrong: values-differ
def perceptron_step(w, b, x, y, lr):
    answer = np.clip(neuron(x, w, b), 0, 1)
    return w + lr * (y - answer) * x, b + lr * (y - answer)

# wrong: not-reduced
b + lr * (y - answer) => np.array([b + lr * (y - answer)])

# wrong: values-differ
b + lr * (y - answer) => int(b + lr * (y - answer))

# right: a lambda
perceptron_step = lambda w, b, x, y, lr: (
    w + lr * (y - (w @ x + b > 0)) * x, b + lr * (y - (w @ x + b > 0)))

# right: an object that is called
class Rule:
    def __call__(self, w, b, x, y, lr):
        step = lr * (y - int(neuron(x, w, b) > 0))
        return w + step * x, b + step
perceptron_step = Rule()

# right: a table of the mistakes
def perceptron_step(w, b, x, y, lr):
    direction = {(1, False): 1, (0, True): -1}.get((int(y), bool(neuron(x, w, b) > 0)), 0)
    return w + lr * direction * x, b + lr * direction

# right: functools.partial
from functools import partial
def step(threshold, w, b, x, y, lr):
    answer = int(neuron(x, w, b) > threshold)
    return w + lr * (y - answer) * x, b + lr * (y - answer)
perceptron_step = partial(step, 0)

# right: einsum against -b
def perceptron_step(w, b, x, y, lr):
    answer = np.einsum("i,i", w, x) > -b
    return np.add(w, lr * (y - int(answer)) * x), np.add(b, lr * (y - int(answer)))

# right: the sign, cut off at 0
def perceptron_step(w, b, x, y, lr):
    answer = max(0, np.sign(neuron(x, w, b)))
    return w + lr * (y - answer) * x, b + lr * (y - answer)

# wrong: values-differ
> 0 else 0 => > 1e-12 else 0

# wrong: values-differ
b + lr * (y - answer) => b + 0.98 * lr * (y - answer)
