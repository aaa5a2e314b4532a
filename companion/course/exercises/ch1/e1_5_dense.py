import numpy as np

from companion.backprop import dense_backward
from companion.course.grading import Exercise
from companion.neurons import dense


def layer(rng, n, n_in, n_out):
    return rng.normal(size=(n, n_in)), rng.normal(size=(n_in, n_out)), rng.normal(size=n_out)


exercise = Exercise(
    dense, whole_numbers=(0, 1),
    examples=[(np.array([[2.0, 3.0, 1.0], [0.0, 1.0, -1.0]]),
                      np.array([[0.5, 1.0], [-1.0, 0.0], [2.0, 1.0]]),
                      np.array([1.0, -1.0]))],
    probes=lambda rng: [layer(rng, *sizes) for sizes in ((4, 3, 4), (2, 3, 5), (4, 4, 4), (1, 2, 3),
                                                         (6, 2, 1), (9, 8, 7), (2, 3, 2), (5, 1, 3),
                                                         (1, 1, 1), (70, 40, 30))]
    + [(np.array([[1e3, -2e3], [0.0, 0.0], [5.0, 0.0]]), np.array([[30.0, 1.0], [1.0, 30.0]]), np.array([0.0, -1e4]))])


@exercise.misconception("no-bias", "The biases are missing: Z = X @ W + b.")
def _(X, W, b):
    return X @ W


@exercise.misconception("bias-down-the-wrong-axis", "Each example gets a bias of its own. The biases belong "
                        "to the neurons, which are the columns: adding b, shape (n_out,), to every row is "
                        "what `X @ W + b` does.")
def _(X, W, b):
    return X @ W + b[:, None]


@exercise.misconception("first-example-only", "You return the first example only. All rows of X go through "
                        "the layer at once.")
def _(X, W, b):
    return X[0] @ W + b


@exercise.misconception("weights-transposed", "Your neurons take the rows of W, as `X @ W.T` does. W has "
                        "shape (n_in, n_out), one column a neuron, so X @ W fits as it is.")
def _(X, W, b):
    return X @ W.T + b


exercise.also("weights-transposed", lambda X, W, b: X @ (W.T if W.shape[0] == W.shape[1] else W) + b)


@exercise.misconception("entry-by-entry", "`*` multiplies entry by entry. A layer needs sums of products: "
                        "`X @ W`.")
def _(X, W, b):
    return X * W + b


@exercise.misconception("biases-added-up", "You add the sum of all biases everywhere. Each neuron has its "
                        "own.")
def _(X, W, b):
    return X @ W + b.sum()


@exercise.misconception("activation-too-early", "You cut negative results off. The question is Z, before "
                        "any activation.")
def _(X, W, b):
    return np.maximum(X @ W + b, 0)


@exercise.misconception("bias-subtracted", "You take the biases away. They are added.")
def _(X, W, b):
    return X @ W - b


@exercise.misconception("result-transposed", "Rows and columns of your result are swapped: one row for each "
                        "example, please.")
def _(X, W, b):
    return (X @ W + b).T


@exercise.misconception("first-bias-for-all", "You add the first bias to every neuron. Each neuron has its "
                        "own.")
def _(X, W, b):
    return X @ W + b[0]


exercise.says("mean-bias-for-all", "You add the mean of the biases to every neuron. Each neuron has its "
              "own.", lambda X, W, b: X @ W + b.mean())
exercise.says("last-bias-for-all", "You add the last bias to every neuron. Each neuron has its own.",
              lambda X, W, b: X @ W + b[-1])
exercise.says("bias-multiplied", "You multiply by the biases. They are added.", lambda X, W, b: X @ W * b)
exercise.says("last-example-lost", "The last row of your result stays 0. If a loop over the examples ends "
              "too soon: `range(n)` ends at n - 1 by itself.",
              lambda X, W, b: np.vstack([(X @ W + b)[:-1], 0 * b]))
exercise.says("weights-first", "You multiply W @ X. Examples are rows, so X stands first: X @ W.",
              lambda X, W, b: W @ X + b)


exercise.says("columns-as-examples", "You lay the examples out as columns, as W.T @ X.T does. Here they are "
              "rows: X @ W.", lambda X, W, b: W.T @ X.T + b)
exercise.says("sum-overwritten", "Only the last input is left in your sums. If a loop overwrites them, "
              "add each product to what is there.", lambda X, W, b: np.outer(X[:, -1], W[-1]) + b)
exercise.says("bias-for-every-input", "You add the bias once for every input. It is added once, to the "
              "whole sum.", lambda X, W, b: X @ W + len(W) * b)
exercise.says("last-neuron-lost", "The last column of your result stays 0. If a loop over the neurons ends "
              "too soon: `range(n)` ends at n - 1 by itself.",
              lambda X, W, b: np.hstack([(X @ W + b)[:, :-1], 0 * X[:, :1]]))
exercise.says("squashed-already", "You squeeze Z between 0 and 1. The question is Z, before any activation.",
              lambda X, W, b: 1 / (1 + np.exp(-(X @ W + b))))
exercise.says("last-example-only", "You return the last example only. Every row of X gives a row of Z: keep "
              "them all.", lambda X, W, b: X[-1] @ W + b)
exercise.says("bias-added-to-the-weights", "You add b to the weights, so the inputs multiply it. Add it to "
              "X @ W.", lambda X, W, b: X @ (W + b))
exercise.says("mean-instead-of-sum", "You take the mean over the inputs. A neuron takes the sum of the "
              "products.",
              lambda X, W, b: X @ W / len(W) + b)
exercise.says("mean-over-the-batch", "You divide by the number of examples. Each row of Z belongs to one "
              "example and knows nothing of the others.",
              lambda X, W, b: X @ W / len(X) + b, lambda X, W, b: (X @ W + b) / len(X))
exercise.says("bias-for-the-first-example-only", "The first row has its biases, the others have none. Add b "
              "to every row.", lambda X, W, b: np.vstack([X[:1] @ W + b, X[1:] @ W]))
exercise.says("reshaped-instead-of-transposed", "Numbers stand in the wrong places, as after a `reshape` where "
              "a transpose was meant: it fills the new shape row after row. X @ W + b needs neither.",
              lambda X, W, b: X @ W.reshape(W.shape[::-1]).T + b,
              lambda X, W, b: (X @ W + b).T.reshape(len(X), len(b)))

exercise.says("bias-before-the-weights",
              "Your bias goes in before the weights, so W multiplies it too. Add b to the product `X @ "
              "W`.",
              lambda X, W, b: (X + b.sum()) @ W, lambda X, W, b: (X + b.mean()) @ W)


def test_printed_example(answer):
    answer.agrees_on_examples()


def test_other_inputs(answer):
    answer.agrees_on_hidden_inputs()


def test_promises(answer):
    answer.keeps("layer", answer, dense_backward, without=["layer_keeps_dtype",
                                                           "layer_backward_is_the_slope"])
