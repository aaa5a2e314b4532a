from functools import partial

import numpy as np

from companion.course.grading import Exercise


def perceptron_step(w, b, x, y, lr):
    answer = 1 if (w * x).sum() + b > 0 else 0
    return w + lr * (y - answer) * x, b + lr * (y - answer)


def cases(rng):
    """Both mistakes, both right answers, the line itself, and a bias that decides."""
    w, x = np.array([1.0, -2.0]), np.array([2.0, 0.5])                 # w . x = 1
    fixed = [(w, b, x, y, lr) for b, lr in ((0.5, 0.5), (-3.0, 0.2), (-1.0, 1.0), (-0.75, 0.3))
             for y in (0, 1)]
    drawn = [(rng.normal(size=n), float(rng.normal()), rng.normal(size=n), y, 0.1 * n)
             for n in (3, 1, 6, 40) for y in (0, 1)]
    near = [(np.array([sign * tiny, 0.0]), 0.0, np.array([1.0, 30.0]), y, 2.5)         # just beside the line
            for sign in (1, -1) for tiny in (0.01, 1e-4, 1e-7, 1e-10, 1e-30) for y in (0, 1)]
    return fixed + drawn + near + [(np.array([0.5, 0.0]), -20.0, np.array([0.0, 2.0]), 1, 30.0),
                             (np.array([0.5, 0.0]), -20.0, np.array([0.0, 2.0]), 0, 30.0)]


exercise = Exercise(
    perceptron_step, uses=("neuron",), whole_numbers=(2,), probes=cases,
    examples=[(np.array([1.0, -1.0]), 0.5, np.array([2.0, 1.0]), 0, 0.5),
              (np.array([1.0, -1.0]), 0.5, np.array([2.0, 1.0]), 1, 0.5)])


def misread(name, says, says_one=lambda z: float(z > 0), error=lambda y, a: y - a,
            weights=lambda w, lr, error, x: w + lr * error * x, bias=lambda b, lr, error, x: b + lr * error,
            score=lambda w, b, x: (w * x).sum() + b):
    def step(w, b, x, y, lr):
        e = error(y, says_one(score(w, b, x)))
        return weights(w, lr, e, x), bias(b, lr, e, x)
    exercise.says(name, says, step)


misread("moves-when-right", "You move also when the answer was right. Then y minus the neuron's answer is 0 "
        "and nothing changes.", error=lambda y, a: 2 * y - 1)
misread("sign-flipped", "You move the wrong way: after a missed yes the weights grow by the example, after a "
        "false yes they shrink by it. The error is y minus the answer.", error=lambda y, a: a - y)
misread("weights-flipped", "The bias is right, but the weights move the wrong way: both use y minus the "
        "answer.",
        weights=lambda w, lr, error, x: w - lr * error * x)
misread("bias-flipped", "The weights are right, but the bias moves the wrong way: both use y minus the "
        "answer.",
        bias=lambda b, lr, error, x: b - lr * error)
misread("bias-stays", "The weights are right, but the bias stays. It moves by lr times the error: its input "
        "is always 1.", bias=lambda b, lr, error, x: b)
misread("rate-ignored", "You do not use lr. It scales both steps, of the weights and of the bias.",
        weights=lambda w, lr, error, x: w + error * x, bias=lambda b, lr, error, x: b + error)
misread("rate-ignored-for-the-bias", "The weights are right; the step of the bias lacks the factor lr.",
        bias=lambda b, lr, error, x: b + error)
misread("rate-ignored-for-the-weights", "The bias is right; the step of the weights lacks the factor lr.",
        weights=lambda w, lr, error, x: w + error * x)
misread("input-forgotten", "All your weights move alike. Each moves by lr times the error times its own "
        "input.",
        weights=lambda w, lr, error, x: w + lr * error)
misread("bias-like-a-weight", "Your bias becomes several numbers: its step is lr times the error, without x.",
        bias=lambda b, lr, error, x: b + lr * error * x)
misread("bias-by-the-sum-of-inputs", "Your bias moves by the sum of the inputs as well. Its step is lr times "
        "the error, without x.", bias=lambda b, lr, error, x: b + lr * error * x.sum())
misread("score-instead-of-answer", "You compare y with z. The perceptron compares it with its answer, 1 if z "
        "> 0, else 0: right answers move nothing.", says_one=lambda z: z)
misread("sigmoid-instead-of-answer", "You compare y with sigmoid(z). The perceptron compares it with its "
        "answer, 1 if z > 0, else 0: right answers move nothing.", says_one=lambda z: 1 / (1 + np.exp(-z)))
misread("answers-minus-one", "Your neuron answers -1 instead of 0, while y is 0 or 1: so it moves when it "
        "was right.", says_one=lambda z: 1.0 if z > 0 else -1.0)
misread("yes-on-the-line", "On the line itself, z = 0, the answer is 0: `z > 0`, not `z >= 0`.",
        says_one=lambda z: float(z >= 0))
misread("threshold-one-half", "Your neuron answers 1 only if z > 0.5. Its z is no probability: the line is z "
        "= 0.",
        says_one=lambda z: float(z > 0.5))
misread("decides-without-the-bias", "Your neuron answers without its bias: z = w . x + b.",
        score=lambda w, b, x: (w * x).sum())
misread("learns-from-missed-ones-only", "You repair a missed yes, but not a false yes: there the step is "
        "minus the example.", error=lambda y, a: max(y - a, 0))
misread("learns-from-false-alarms-only", "You repair a false yes, but not a missed yes: there the step is "
        "plus the example.", error=lambda y, a: min(y - a, 0))
misread("both-mistakes-alike", "You add the example after either mistake. After a false yes it is "
        "subtracted.",
        error=lambda y, a: abs(y - a))
misread("weights-multiplied", "You multiply the old weights by the step. It is added to them.",
        weights=lambda w, lr, error, x: w * (1 + lr * error * x))


@exercise.misconception("step-only", "You return the changes. Add them to w and b.")
def _(w, b, x, y, lr):
    new_w, new_b = perceptron_step(w, b, x, y, lr)
    return new_w - w, new_b - b


misread("answers-with-the-sign", "Your neuron answers with the sign of z, -1 or 1, while y is 0 or 1: so "
        "it moves when it was right.", says_one=np.sign)
misread("answer-upside-down", "Your neuron answers 1 where z is negative. It answers 1 if z > 0.",
        says_one=lambda z: float(z < 0))
misread("rate-squared", "lr is in your step of the weights twice.",
        weights=lambda w, lr, error, x: w + lr * lr * error * x)
misread("step-doubled", "Your step is twice as long. y minus the answer is 1 or -1 after a mistake.",
        error=lambda y, a: 2 * (y - a))


@exercise.misconception("judged-twice", "You ask the neuron again after the weights or the bias have moved. "
                        "The error is computed once, and both use it.")
def _(w, b, x, y, lr):
    moved, _ = perceptron_step(w, b, x, y, lr)
    return moved, perceptron_step(moved, b, x, y, lr)[1]


@partial(exercise.also, "judged-twice")
def _(w, b, x, y, lr):
    _, moved = perceptron_step(w, b, x, y, lr)
    return perceptron_step(w, moved, x, y, lr)[0], moved


@exercise.misconception("other-order", "You return (b, w). The order asked for is w, b.")
def _(w, b, x, y, lr):
    return perceptron_step(w, b, x, y, lr)[::-1]


misread("label-instead-of-error", "You move by y itself. The error is y minus the neuron's answer, and may "
        "be -1.",
        error=lambda y, a: y)
misread("old-weights-scaled", "lr multiplies the old weights too. Only the step is scaled, and then added to "
        "w.",
        weights=lambda w, lr, error, x: lr * (w + error * x))
exercise.also("old-weights-scaled", lambda w, b, x, y, lr: tuple(
    lr * new for new in perceptron_step(w, b, x, y, 1.0)))
misread("old-bias-missing", "Your new bias is the step alone. Add it to b.",
        bias=lambda b, lr, error, x: lr * error)
misread("never-moves", "You return the old w and b after a mistake too.", error=lambda y, a: 0)


@exercise.misconception("brackets-missing", "A pair of brackets is missing: lr multiplies the whole "
                        "difference, y minus the answer.")
def _(w, b, x, y, lr):
    answer = float((w * x).sum() + b > 0)
    return w + lr * y - answer * x, b + lr * y - answer


misread("rate-squared-for-the-bias", "lr is in your step of the bias twice.",
        bias=lambda b, lr, error, x: b + lr * lr * error)
misread("direction-only", "Only the signs of the inputs are in your step. Each weight moves by lr times the "
        "error times its own input.", weights=lambda w, lr, error, x: w + lr * error * np.sign(x))


def test_printed_examples(answer):
    answer.agrees_on_examples()


def test_every_case(answer):
    answer.agrees_on_hidden_inputs()
