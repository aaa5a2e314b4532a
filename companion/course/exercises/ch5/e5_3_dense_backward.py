import numpy as np

from companion.backprop import dense_backward
from companion.course.grading import Exercise
from companion.neurons import dense


def layer(rng, n, n_in, n_out):
    return rng.normal(size=(n, n_out)), rng.normal(size=(n, n_in)), rng.normal(size=(n_in, n_out))


exercise = Exercise(
    dense_backward, examples=[(np.array([[1.0], [2.0]]), np.array([[3.0], [5.0]]), np.array([[7.0]]))],
    probes=lambda rng: [layer(rng, *sizes) for sizes in ((4, 4, 4), (5, 3, 2), (3, 2, 3), (1, 3, 2),
                                                         (2, 5, 5), (40, 3, 4), (3, 12, 9), (6, 1, 1))])


def misread(name, says, **wrong):
    exercise.says(name, says, exchanged(**wrong))


def exchanged(**wrong):
    """Some of dX, dW, db exchanged for wrong ones."""
    parts = {"dX": lambda dZ, X, W: dZ @ W.T, "dW": lambda dZ, X, W: X.T @ dZ,
             "db": lambda dZ, X, W: dZ.sum(axis=0)} | wrong
    return lambda dZ, X, W: tuple(part(dZ, X, W) for part in parts.values())


misread("db-over-the-neurons", "db adds up each example's row. A bias belongs to a neuron and meets every "
        "example: `dZ.sum(axis=0)`.", db=lambda dZ, X, W: dZ.sum(axis=1))
misread("db-mean-over-the-batch", "db is the sum over the batch, not the mean: the 1/n of the loss is "
        "already in dZ.",
        db=lambda dZ, X, W: dZ.mean(axis=0))
misread("second-one-over-n", "You divide by n again. The 1/n of the loss is already in dZ.",
        dW=lambda dZ, X, W: X.T @ dZ / len(X), db=lambda dZ, X, W: dZ.sum(axis=0) / len(X))
misread("second-one-over-n-for-weights", "You divide dW by n again. The 1/n of the loss is already in dZ.",
        dW=lambda dZ, X, W: X.T @ dZ / len(X))
misread("everything-divided-by-n", "You divide all three by n. The 1/n of the loss is already in dZ.",
        dX=lambda dZ, X, W: dZ @ W.T / len(X), dW=lambda dZ, X, W: X.T @ dZ / len(X),
        db=lambda dZ, X, W: dZ.mean(axis=0))
misread("dx-divided-by-n", "You divide dX by n. The 1/n of the loss is already in dZ.",
        dX=lambda dZ, X, W: dZ @ W.T / len(X))
misread("db-keeps-two-axes", "db must have b's shape (n_out,); yours has two axes. `dZ.sum(axis=0)` without "
        "keepdims.",
        db=lambda dZ, X, W: dZ.sum(axis=0, keepdims=True))
misread("db-not-summed", "db must be added up over the batch: every example went through the same bias.",
        db=lambda dZ, X, W: dZ)
misread("db-summed-to-one-number", "You add all of dZ up. Each neuron has a bias of its own: "
        "`dZ.sum(axis=0)`.",
        db=lambda dZ, X, W: dZ.sum())
misread("dw-transposed", "dW is transposed. It has W's shape (n_in, n_out): X.T @ dZ.",
        dW=lambda dZ, X, W: dZ.T @ X)
misread("weights-not-transposed", "dX needs W.T: it walks the weights backwards, from outputs to inputs. (A "
        "square W hides this from a shape check.)", dX=lambda dZ, X, W: dZ @ W)
misread("input-not-transposed", "dW needs X.T @ dZ, which adds up over the examples.",
        dW=lambda dZ, X, W: X @ dZ)
misread("dx-from-the-inputs", "dX is built from W, not from X: dZ @ W.T.",
        dX=lambda dZ, X, W: dZ @ (X.T @ dZ).T)
misread("dw-from-the-weights", "dW is built from the layer's input X, not from W: X.T @ dZ.",
        dW=lambda dZ, X, W: W)
misread("both-transposes-missing", "Neither product is transposed: dX = dZ @ W.T and dW = X.T @ dZ. (Square "
        "matrices hide this from a shape check.)", dX=lambda dZ, X, W: dZ @ W, dW=lambda dZ, X, W: X @ dZ)


misread("sizes-added-up", "You add up the sizes of the slopes for db. Slopes of both signs cancel: add dZ as it is.",
        db=lambda dZ, X, W: np.abs(dZ).sum(axis=0))
SIDES = ("One product has its factors in another order, or transposed differently. dX is dZ @ W.T and dW is X.T @ dZ: in a "
         "product of matrices the order counts.")
misread("product-the-other-way-round", SIDES, dX=lambda dZ, X, W: W @ dZ.T)
for part, product in (("dX", lambda dZ, X, W: W.T @ dZ), ("dX", lambda dZ, X, W: W @ dZ), ("dX", lambda dZ, X, W: W.T @ dZ.T),
                      ("dW", lambda dZ, X, W: dZ @ X.T), ("dW", lambda dZ, X, W: dZ @ X), ("dW", lambda dZ, X, W: X @ dZ.T)):
    exercise.also("product-the-other-way-round", exchanged(**{part: product}))
misread("reshaped-not-transposed", "`reshape` gives a matrix its new shape without moving an entry. A "
        "transpose exchanges rows and "
        "columns: `W.T`, `X.T`.",
        dX=lambda dZ, X, W: dZ @ W.reshape(W.shape[::-1]), dW=lambda dZ, X, W: X.reshape(X.shape[::-1]) @ dZ)
exercise.also("reshaped-not-transposed", exchanged(dX=lambda dZ, X, W: dZ @ W.reshape(W.shape[::-1])),
              exchanged(dW=lambda dZ, X, W: X.reshape(X.shape[::-1]) @ dZ))
misread("gate-in-the-layer", "You put a ReLU gate into this step. The layer Z = X W + b does not bend: the "
        "gate is the next exercise.",
        dX=lambda dZ, X, W: dZ @ W.T * (X > 0))
exercise.also("gate-in-the-layer", *[
    lambda dZ, X, W, gate=gate: (lambda d: (d @ W.T, X.T @ d, d.sum(axis=0)))(dZ * gate(dZ, X, W))
    for gate in (lambda dZ, X, W: dZ > 0, lambda dZ, X, W: X @ W > 0)])
misread("batch-added-up-first", "You add up X and dZ over the batch and multiply the sums. Multiply example "
        "by example, then add "
        "up: X.T @ dZ does both.", dW=lambda dZ, X, W: np.outer(X.sum(axis=0), dZ.sum(axis=0)))
exercise.also("product-the-other-way-round",
              exchanged(dX=lambda dZ, X, W: W.T @ dZ, dW=lambda dZ, X, W: dZ @ X.T),
              exchanged(dX=lambda dZ, X, W: W @ dZ.T, dW=lambda dZ, X, W: dZ.T @ X))


@exercise.misconception("other-order", "You return (dW, db, dX). The order asked for is dX, dW, db.")
def _(dZ, X, W):
    return X.T @ dZ, dZ.sum(axis=0), dZ @ W.T


@exercise.misconception("weights-first", "You return (dW, dX, db). The order asked for is dX, dW, db.")
def _(dZ, X, W):
    return X.T @ dZ, dZ @ W.T, dZ.sum(axis=0)


@exercise.misconception("bias-before-weights", "You return (dX, db, dW). The order asked for is dX, dW, db.")
def _(dZ, X, W):
    return dZ @ W.T, dZ.sum(axis=0), X.T @ dZ


exercise.says("not-in-proportion", "Slopes a million times smaller or larger must give gradients that are "
              "as much smaller or "
              "larger. Cut nothing off, round nothing, add nothing.")


@exercise.misconception("one-gradient-missing", "You return dW and db only. The layer below needs dX as "
                        "well: dX, dW, db.")
def _(dZ, X, W):
    return X.T @ dZ, dZ.sum(axis=0)

exercise.says("bias-of-one-example",
              "db holds one example alone. Every example adds to a bias: `dZ.sum(axis=0)`.",
              exchanged(db=lambda dZ, X, W: dZ[0]), exchanged(db=lambda dZ, X, W: dZ[-1]))
exercise.says("bias-slope-of-one",
              "db is 1 everywhere. Z grows with b at the rate 1, and that is multiplied by dZ and added "
              "over the examples.",
              exchanged(db=lambda dZ, X, W: np.ones(W.shape[1])), exchanged(db=lambda dZ, X, W: np.full(W.shape[1], float(len(X)))))
exercise.says("inverse-instead-of-transpose",
              "dX is made with an inverse of W. The way back multiplies by the transpose: `dZ @ W.T`.",
              exchanged(dX=lambda dZ, X, W: dZ @ np.linalg.pinv(W)))


def test_printed_example(answer):
    answer.agrees_on_examples()


def test_other_layers(answer):
    answer.agrees_on_hidden_inputs()


def test_any_size_of_slopes(answer):
    dZ, X, W = exercise.hidden()[1]
    for size in (1e-12, 1e6):
        got = answer.like(size * dZ, X.copy(), W.copy())
        scaled = [part / size for part in got]
        answer.must(not answer.differs(scaled, dense_backward(dZ, X, W)), "not-in-proportion",
                    f"dZ is {size} times what it was before")


def test_promises(answer):
    answer.keeps("layer", dense, answer, without=["layer_keeps_dtype"])
