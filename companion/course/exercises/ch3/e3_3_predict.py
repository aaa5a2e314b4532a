import numpy as np

from companion.activations import relu
from companion.course.grading import Exercise
from companion.neurons import forward, predict


def network(rng, n, *sizes, size=1.0):
    params = [(size * rng.normal(size=(i, o)), rng.normal(size=o)) for i, o in zip(sizes, sizes[1:])]
    return params, rng.normal(size=(n, sizes[0]))


def straight(*rows):
    """A layer that hands its inputs on, so that the rows are the logits."""
    rows = np.array(rows)
    return [(np.eye(rows.shape[1]), np.zeros(rows.shape[1]))], rows


exercise = Exercise(
    predict, uses=("forward",), examples=[straight([0.1, 0.9, 0.3], [2.0, 1.0, 0.0])],
    probes=lambda rng: [network(rng, 9, 4, 6, 3), network(rng, 3, 2, 5, 3), network(rng, 1, 3, 4, 5),
                        network(rng, 12, 3, 10), network(rng, 8, 3, 6, 5, 4),
                        straight([-3.0, -1.0], [-1.0, -2.0], [-5.0, -4.0]),
                        straight([1000.0, 2000.0, 0.0], [-5000.0, -4000.0, -4500.0], [40.0, 30.0, 50.0]),
                        network(rng, 50, 3, 12), network(rng, 40, 2, 5, 4, 6, 3, 4), straight([3.0], [-1.0]),
                        straight([0.5, 0.50001, 0.4], [1e-6, 2e-6, 0.0], [-1e6, -2e6, -1e6 - 1]),
                        straight(*np.eye(20)[::-1].tolist()),
                        straight([400.0, 550.0, 600.0], [0.0, 701.0, 705.0], [-730.0, -725.0, -735.0],
                                 [30.0, 31.0, 32.0], [16.0, 17.0, 15.5], [19.5, 19.8, 19.2]),   # exp does not overflow here
                        network(rng, 20, 3, 300),                           # more classes than a byte can count
                        network(rng, 5, *[3] * 24)])


def misread(name, says, choose):
    exercise.says(name, says, lambda params, X: choose(forward(params, X)[0]))


misread("largest-over-the-examples", "You look down the columns and find an example for each class. Rows are "
        "examples: `axis=1`.", lambda Z: Z.argmax(axis=0))
misread("largest-of-everything", "You find one place in the whole array. Each row has a choice of its own: "
        "`axis=1`.", lambda Z: Z.argmax())
misread("smallest-instead-of-largest", "You return the class with the lowest logit. The highest wins.",
        lambda Z: Z.argmin(axis=1))
misread("value-instead-of-place", "You return the highest logits. The question is where they stand: the "
        "class numbers.", lambda Z: Z.max(axis=1))
misread("counts-from-one", "Your classes count from 1. Class 0 is the first column.",
        lambda Z: Z.argmax(axis=1) + 1)
misread("keeps-two-axes", "The classes are right, as a column of shape (n, 1). The result has shape (n,).",
        lambda Z: Z.argmax(axis=1, keepdims=True))
misread("relu-before-the-choice", "Where all logits of a row are negative you return class 0. Compare the "
        "logits as they are: no relu, and no search that starts at 0.", lambda Z: relu(Z).argmax(axis=1))
misread("largest-size", "You compare sizes without signs. A large negative logit is the least likely class.",
        lambda Z: np.abs(Z).argmax(axis=1))
misread("first-example-only", "You return the class of the first example. Each row gets one.",
        lambda Z: Z[0].argmax())
misread("one-hot-rows", "You mark the class in a row of 0 and 1. The question is its number.",
        lambda Z: (Z == Z.max(axis=1, keepdims=True)).astype(int))
misread("logits-instead-of-classes", "You return the logits. The class is the place of the largest in each "
        "row.",
        lambda Z: Z)
misread("yes-or-no-per-class", "You ask of each logit whether it is positive. Only one class wins: the "
        "largest.",
        lambda Z: (Z > 0).astype(int))


@exercise.misconception("unstable-softmax", "Right for small logits, but `np.exp` overflows for large ones "
                        "and nan wins. No softmax is needed: it keeps the order of the logits.")
def _(params, X):
    e = np.exp(forward(params, X)[0])
    return (e / e.sum(axis=1, keepdims=True)).argmax(axis=1)


def softmax_along(shift, along):
    def classes(Z):
        e = np.exp(Z - Z.max(**shift))
        return (e / e.sum(**along)).argmax(axis=1)
    return classes


row, column = {"axis": 1, "keepdims": True}, {"axis": 0, "keepdims": True}
misread("one-maximum-for-all", "You take the largest logit of the whole batch away. Rows far below it become "
        "0 throughout. No "
        "softmax is needed: it keeps the order of the logits.", softmax_along({}, row))
misread("softmax-down-the-columns", "Your softmax divides by a sum over the examples, which changes the "
        "order in a row. None is "
        "needed: compare the logits of each row.", softmax_along(column, column))
exercise.also("softmax-down-the-columns", lambda params, X: softmax_along(row, column)(forward(params, X)[0]),
              lambda params, X: softmax_along({}, column)(forward(params, X)[0]))
exercise.says("cut-off-first", "You cut large logits off, so that they become equal. Compare them as they "
              "are.",
              *[lambda params, X, low=low, high=high: np.clip(forward(params, X)[0], low, high).argmax(axis=1)
                for top in (10, 15, 20, 30, 50, 88, 100, 500, 700, 709)
                for low, high in ((-top, top), (None, top))])


@exercise.misconception("saturated-sigmoid", "Right for small logits, but sigmoid or tanh of two large ones is 1 "
                        "for both. Compare the logits themselves.")
def _(params, X):
    return (1 / (1 + np.exp(-forward(params, X)[0]))).argmax(axis=1)


exercise.also("saturated-sigmoid", lambda params, X: np.tanh(forward(params, X)[0]).argmax(axis=1))


@exercise.misconception("hidden-layers-without-relu", "Your layers do not bend in between. Use your "
                        "`forward`, which sends every hidden layer through relu.")
def _(params, X):
    for W, b in params:
        X = X @ W + b
    return X.argmax(axis=1)


@exercise.misconception("last-layer-missing", "You choose among the inputs of the last layer. Its logits "
                        "decide: the first of the two values that forward returns.")
def _(params, X):
    return forward(params, X)[1][-1][0].argmax(axis=1)


misread("first-class-left-out", "You leave class 0 out of the comparison, and count the others from 0.",
        lambda Z: Z[:, 1:].argmax(axis=1))
misread("last-class-left-out", "You leave the last class out of the comparison.",
        lambda Z: Z[:, :-1].argmax(axis=1))


def without_bias(params, last):
    return [(W, 0 * b if last is None or i == len(params) - 1 else b) for i, (W, b) in enumerate(params)]


exercise.says("bias-forgotten", "A bias is missing: every layer is A @ W + b, the last one too. Your "
              "`forward` does that.",
              *[lambda params, X, last=last: forward(without_bias(params, last), X)[0].argmax(axis=1)
                for last in (None, True)])
exercise.says("a-class-for-each-of-the-highest", "Where several logits are the highest you return more than "
              "one class. Any of "
              "them will do, one for each example: `argmax` takes the first.")
exercise.says("not-among-the-highest", "Where several logits are the highest you return another class. Any "
              "of the highest will "
              "do, one for each example.")
exercise.says("classes-with-a-point", "The classes are right, but they are floats. They will be used as "
              "places in an array, so they must be whole numbers.")


misread("classes-that-occur", "You return each class once. Every example has its answer: (n,).",
        lambda Z: np.unique(Z.argmax(axis=1)))
misread("rounded-first", "You round the logits, so that near ones become equal. Compare them as they are.",
        lambda Z: Z.round().argmax(axis=1))
exercise.also("rounded-first", *[lambda params, X, digits=digits: forward(params, X)[0].round(digits).argmax(axis=1)
                                 for digits in range(1, 7)])
misread("two-classes-only", "You compare the first two logits. There may be more classes: `argmax`.",
        lambda Z: (Z[:, 1] > Z[:, 0]).astype(int))
misread("second-logit-decides", "You ask whether the second logit is positive. The class is the place of "
        "the largest in each row.", lambda Z: (Z[:, 1] > 0).astype(int))
exercise.says("first-layer-only", "You choose among the outputs of the first layer. The last layer's "
              "logits decide: use your `forward`.",
              lambda params, X: (X @ params[0][0] + params[0][1]).argmax(axis=1))


def test_printed_example(answer):
    answer.agrees_on_examples()


def test_other_networks(answer):
    answer.agrees_on_hidden_inputs()


def test_whole_numbers(answer):
    classes = answer.like(*straight([0.0, 1.0], [3.0, 1.0]))
    answer.must(classes.dtype.kind in "iu", "classes-with-a-point", f"dtype of yours: {classes.dtype}")


def test_ties(answer):
    network = straight([1.0, 0.0, 1.0], [-2.0, -1.0, -1.0], [0.0, 0.0, 0.0])
    classes = np.asarray(answer(*network))
    answer.must(classes.shape == (3,), "a-class-for-each-of-the-highest", f"yours  {classes.tolist()}")
    answer.must((network[1][np.arange(3), classes.astype(int).clip(0, 2)] == network[1].max(axis=1)).all(),
                "not-among-the-highest", f"yours  {classes.tolist()}")
