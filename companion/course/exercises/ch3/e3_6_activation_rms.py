import numpy as np

from companion.course.grading import Exercise
from companion.neurons import forward


def activation_rms(params, X):
    logits, cache = forward(params, X)
    outputs = [A for A, _ in cache[1:]] + [logits]
    return [np.sqrt((A ** 2).mean()) for A in outputs]


def network(rng, n, *sizes):
    params = [(rng.normal(size=(i, o)), rng.normal(size=o)) for i, o in zip(sizes, sizes[1:])]
    return params, rng.normal(size=(n, sizes[0])) * 2


exercise = Exercise(
    activation_rms, atol=1e-12, uses=("forward", "relu"),
    examples=[([(np.array([[1.0, -1.0], [0.0, 1.0]]), np.array([0.0, 0.0])),
                (np.array([[2.0], [1.0]]), np.array([-5.0]))],
               np.array([[3.0, 4.0], [1.0, 0.0]]))],
    probes=lambda rng: [network(rng, 7, 3, 6, 5, 4), network(rng, 4, 4, 4, 4), network(rng, 5, 2, 3),
                        network(rng, 1, 3, 4, 2), network(rng, 6, 2, 5, 1),
                        network(rng, 50, 3, 2, 5, 3, 4, 2, 6, 3), network(rng, 3, 1, 1, 1),
                        network(rng, 4, *[3] * 24),
                        ([(W, b - 100) for W, b in network(rng, 3, 2, 5, 4, 2)[0]],             # all units off
                         rng.normal(size=(3, 2))),
                        ([(1e-3 * W, 1e-6 * b) for W, b in network(rng, 3, 2, 5, 2)[0]], rng.normal(size=(3, 2))),
                        ([(100 * W, b) for W, b in network(rng, 3, 2, 30, 2)[0]], 30 * rng.normal(size=(3, 2)))])


def rms(A):
    return np.sqrt((A ** 2).mean())


def outputs_of(params, X):
    logits, cache = forward(params, X)
    return [A for A, _ in cache[1:]] + [logits]


def misread(name, says, size=rms, of=outputs_of):
    exercise.says(name, says, lambda params, X: [size(A) for A in of(params, X)])


misread("before-the-bend", "You measure Z. The question is what each layer hands on: after relu for the "
        "hidden layers.", of=lambda params, X: [Z for _, Z in forward(params, X)[1]])
misread("deviation-instead-of-rms", "You return the standard deviation, which takes the mean away first. "
        "ReLU's output is not centred: take the root of the mean of the squares.", size=np.std)
misread("starts-with-the-input", "You measure what goes into each layer, beginning with X. The question is "
        "what comes out.", of=lambda params, X: [A for A, _ in forward(params, X)[1]])
misread("input-included", "Your list begins with the input X. There is one number for each layer, and X is "
        "no layer's output.", of=lambda params, X: [X, *outputs_of(params, X)])
exercise.also("input-included", lambda params, X: [
    rms(A) for A in [X, *outputs_of(params, X)][:-2] + [forward(params, X)[0]]])
misread("relu-on-the-output", "You bend the last layer too. Its output are the logits, as they are.",
        of=lambda params, X: [np.maximum(A, 0) for A in outputs_of(params, X)])
misread("output-left-out", "The last layer is missing. Its output, the logits, is measured as well.",
        of=lambda params, X: outputs_of(params, X)[:-1])
misread("last-layer-only", "You measure the last layer only. One number for each layer is asked for.",
        of=lambda params, X: outputs_of(params, X)[-1:])
misread("weights-instead-of-outputs", "You measure the weights. The question is the signal: what each layer hands on for "
        "the batch X.", of=lambda params, X: [W for W, _ in params])
misread("no-root", "You return the mean of the squares. Take its root.", size=lambda A: (A ** 2).mean())
misread("mean-instead-of-rms", "You return the mean. Square first, then take the mean, then the root.",
        size=np.mean)
misread("mean-size", "You return the mean of the absolute values. The root mean square gives large ones more "
        "weight: square, mean, root.", size=lambda A: np.abs(A).mean())
misread("length-instead-of-rms", "You return the length, the root of the sum of the squares. It grows with "
        "the number of units; the mean does not.", size=lambda A: np.sqrt((A ** 2).sum()))
misread("largest-activation", "You return the largest activation. The rms counts all of them.", size=np.max)
exercise.also("largest-activation", lambda params, X: [np.abs(A).max() for A in outputs_of(params, X)])
misread("mean-of-the-roots", "You take a root for each example and then the mean. The root comes last, once, "
        "after the mean over everything.", size=lambda A: np.sqrt((A ** 2).mean(axis=1)).mean())
misread("mean-of-the-units-roots", "You take a root for each unit and then the mean. The root comes last, "
        "once, after the mean over everything.", size=lambda A: np.sqrt((A ** 2).mean(axis=0)).mean())
misread("one-number-per-unit", "You return one number for each unit. Take the mean over all entries of the "
        "layer's output.", size=lambda A: np.sqrt((A ** 2).mean(axis=0)))
misread("divided-by-the-examples", "You divide by the number of examples. The mean is over all entries, "
        "examples times units.", size=lambda A: np.sqrt((A ** 2).sum() / len(A)))


@exercise.misconception("layers-backwards", "Your list runs from the last layer to the first. Begin with the "
                        "first.")
def _(params, X):
    return activation_rms(params, X)[::-1]


@exercise.misconception("no-bend-at-all", "Your hidden layers do not bend. Each is followed by relu; your "
                        "`forward` does that.")
def _(params, X):
    found = []
    for W, b in params:
        X = X @ W + b
        found.append(rms(X))
    return found


misread("squared-after-the-mean", "You square the mean. Square each entry first, then take the mean, then "
        "the root.", size=lambda A: abs(A.mean()))
misread("divided-outside-the-root", "You divide the length by the number of entries. That number belongs "
        "under the root: the root of the mean.", size=lambda A: np.sqrt((A ** 2).sum()) / A.size)
misread("divided-by-the-units", "You divide by the number of units. The mean is over all entries, "
        "examples times units.", size=lambda A: np.sqrt((A ** 2).sum() / A.shape[1]))
misread("zeros-left-out", "You leave the zeros out. A unit that is off counts too: the mean is over all "
        "entries.", size=lambda A: np.sqrt((A ** 2).sum() / np.count_nonzero(A)))
exercise.also("zeros-left-out", lambda params, X: [np.sqrt((A ** 2).sum() / max(np.count_nonzero(A), 1))
                                                   for A in outputs_of(params, X)])
misread("first-example-only", "You measure the first example only. The mean is over the whole batch.",
        size=lambda A: rms(A[0]))
misread("not-squared", "You take a root but do not square. Square each entry first, then take the mean, then "
        "the root.",
        size=lambda A: np.sqrt(A.mean()))
exercise.also("not-squared", lambda params, X: [np.sqrt(np.abs(A).mean()) for A in outputs_of(params, X)],
              lambda params, X: [np.sqrt(abs(A.mean())) for A in outputs_of(params, X)])
misread("bias-forgotten", "The biases are missing: every layer is A @ W + b. Your `forward` does that.",
        of=lambda params, X: outputs_of([(W, 0 * b) for W, b in params], X))
misread("divides-by-one-less", "You divide by the number of entries less 1. A mean divides by their number.",
        size=lambda A: np.sqrt((A ** 2).sum() / max(A.size - 1, 1)))
exercise.says("beside-the-input", "You divide by the rms of X. The question is the size itself, not how it "
              "compares with the "
              "input's.", lambda params, X: [rms(A) / rms(X) for A in outputs_of(params, X)])


def test_printed_example(answer):
    answer.agrees_on_examples()


def test_other_networks(answer):
    answer.agrees_on_hidden_inputs()
