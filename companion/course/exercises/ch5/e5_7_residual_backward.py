import numpy as np

from companion.backprop import residual_backward
from companion.course.grading import Exercise
from companion.course.grading.values import copies


def block(rng, n, d):
    return rng.normal(size=(n, d)), rng.normal(size=(n, d)), rng.normal(size=(d, d))


exercise = Exercise(
    residual_backward, uses=("dense_backward", "relu_backward"),
    examples=[(np.array([[1.0, 1.0]]), np.array([[1.0, -2.0]]), np.eye(2))],
    probes=lambda rng: [block(rng, 4, 4), block(rng, 5, 3), block(rng, 2, 6), block(rng, 1, 3),
                        block(rng, 3, 1), block(rng, 40, 3), block(rng, 3, 9),
                        (np.array([[1.0, -2.0], [3.0, 4.0]]), np.array([[1.0, 1.0], [2.0, 0.0]]),
                         np.array([[0.0, 1.0], [0.0, -1.0]]))])


def misread(name, says, gate=lambda dY, X, Z: Z > 0, for_dX=None, for_dW=None,
            dX=lambda dY, dZ, W: dY + dZ @ W.T, dW=lambda dY, dZ, X, W: X.T @ dZ):
    """Some part exchanged; for_dX, for_dW: another gate for one of the two gradients."""
    def back(dY, X, W):
        def through(g):
            return dY * g(dY, X, X @ W)
        return dX(dY, through(for_dX or gate), W), dW(dY, through(for_dW or gate), X, W)
    exercise.says(name, says, back)


def open_gate(dY, X, Z):
    return 1.0


misread("skip-path-lost", "dX has one path only in yours, through W. X also reaches Y directly: add dY.",
        dX=lambda dY, dZ, W: dZ @ W.T)
misread("branch-lost", "dX has one path only in yours, the direct one. X also reaches Y through W: add dZ @ "
        "W.T.",
        dX=lambda dY, dZ, W: dY)
misread("paths-multiplied", "You multiply the two paths. Slopes in a row multiply, paths side by side add.",
        dX=lambda dY, dZ, W: dY * (dZ @ W.T))
misread("one-instead-of-the-gradient", "The direct path hands dY on, not 1: its slope, 1, is multiplied by "
        "dY.",
        dX=lambda dY, dZ, W: 1 + dZ @ W.T)
misread("skip-path-gated", "You send the direct path through the gate as well. It goes around ReLU: add dY "
        "itself.",
        dX=lambda dY, dZ, W: dZ + dZ @ W.T)
misread("skip-path-twice", "You add dY twice. There is one direct path.",
        dX=lambda dY, dZ, W: 2 * dY + dZ @ W.T)
misread("no-gate", "The gate is missing: through the branch the gradient passes only where X @ W > 0.",
        gate=open_gate)
misread("no-gate-for-x", "dW is right. For dX the gate is missing: dZ, not dY, goes back through W.",
        for_dX=open_gate)
misread("no-gate-for-w", "dX is right. For dW the gate is missing: X.T @ dZ, with dZ = dY where X @ W > 0.",
        for_dW=open_gate)
misread("gate-by-the-gradient", "Your gate looks at the gradient. It looks at X @ W.",
        gate=lambda dY, X, Z: dY > 0)
misread("gate-by-the-input", "Your gate looks at X. It looks at what went into ReLU, X @ W.",
        gate=lambda dY, X, Z: X > 0)
misread("gate-by-the-sum", "Your gate looks at Y = X + relu(X @ W). It looks at X @ W, before X is added.",
        gate=lambda dY, X, Z: X + np.maximum(Z, 0) > 0)
misread("gate-open-at-zero", "At X @ W = 0 the gate is closed: the course takes slope 0 at ReLU's corner.",
        gate=lambda dY, X, Z: Z >= 0)
misread("value-instead-of-slope", "You multiply by relu(X @ W). The way back needs its slope, 1 or 0.",
        gate=lambda dY, X, Z: np.maximum(Z, 0))
misread("weights-not-transposed", "On the way back the weights are transposed: dZ @ W.T.",
        dX=lambda dY, dZ, W: dY + dZ @ W)
misread("dw-transposed", "dW is transposed: X.T @ dZ. (A square W hides this from a shape check.)",
        dW=lambda dY, dZ, X, W: dZ.T @ X)
misread("skip-path-in-dw", "You add the direct path to dW as well. It does not go through W: dW = X.T @ dZ.",
        dW=lambda dY, dZ, X, W: X.T @ (dY + dZ))
misread("second-one-over-n", "You divide dW by n. The 1/n of the loss is already in dY.",
        dW=lambda dY, dZ, X, W: X.T @ dZ / len(X))


misread("paths-subtracted", "You subtract one path from the other. Slopes of two paths add up.",
        dX=lambda dY, dZ, W: dY - dZ @ W.T)
exercise.also("paths-subtracted",
              lambda dY, X, W: (dY * (X @ W > 0) @ W.T - dY, residual_backward(dY, X, W)[1]))
misread("leaky-gate", "Your closed gate leaks. ReLU's slope on the left is exactly 0.",
        gate=lambda dY, X, Z: np.where(Z > 0, 1, 0.01))
misread("gate-reversed", "Your gate is open where X @ W is negative and closed where it is positive.",
        gate=lambda dY, X, Z: Z < 0)
misread("gate-half-open-at-zero", "At X @ W = 0 half of the gradient gets through. The course takes slope 0 "
        "at ReLU's corner.",
        gate=lambda dY, X, Z: np.heaviside(Z, 0.5))
misread("gate-by-the-sum-before-relu", "Your gate looks at X + X @ W. It looks at X @ W alone.",
        gate=lambda dY, X, Z: X + Z > 0)
exercise.says("relu-around-both-paths", "You differentiate relu(X + X W). The direct path goes around ReLU: "
              "Y = X + relu(X W).",
              lambda dY, X, W: (dY * (X + X @ W > 0) @ (np.eye(len(W)) + W.T), X.T @ (dY * (X + X @ W > 0))))
exercise.says("input-instead-of-gradient", "You add X. What the direct path hands back is the slope that "
              "comes in, dY.",
              lambda dY, X, W: (X + dY * (X @ W > 0) @ W.T, residual_backward(dY, X, W)[1]))
exercise.says("everything-divided-by-n", "You divide by n. The 1/n of the loss is already in dY.",
              lambda dY, X, W: tuple(g / len(X) for g in residual_backward(dY, X, W)),
              lambda dY, X, W: (dY + dY * (X @ W > 0) @ W.T / len(X),
                                residual_backward(dY, X, W)[1] / len(X)))
misread("batch-added-up-first", "You add up X and dZ over the batch and multiply the sums. Multiply example "
        "by example, then add "
        "up: X.T @ dZ does both.", dW=lambda dY, dZ, X, W: np.outer(X.sum(axis=0), dZ.sum(axis=0)))
exercise.says("not-in-proportion", "A dY that is a million times smaller or larger must give gradients that "
              "are as much smaller or "
              "larger. Cut nothing off, round nothing, add nothing.")
misread("both-paths-through-w", "You send the direct path through W as well. It goes around W: add dY itself.",
        dX=lambda dY, dZ, W: (dY + dZ) @ W.T)
exercise.says("dw-from-the-output", "dW is built from Y in yours. W meets the block's input: X.T @ dZ.",
              lambda dY, X, W: (residual_backward(dY, X, W)[0],
                                (X + np.maximum(X @ W, 0)).T @ (dY * (X @ W > 0))))
exercise.says("gate-with-w-transposed", "Your gate looks at X @ W.T. What went into ReLU is X @ W.",
              lambda dY, X, W: (dY + dY * (X @ W.T > 0) @ W.T, X.T @ (dY * (X @ W.T > 0))))


@exercise.misconception("other-order", "You return (dW, dX). The order asked for is dX, dW.")
def _(dY, X, W):
    return residual_backward(dY, X, W)[::-1]


@exercise.misconception("dx-only", "You return dX only. Return two values: dX, dW.")
def _(dY, X, W):
    return residual_backward(dY, X, W)[0]


exercise.says("float64-comes-out", "float32 arrays come out as another dtype. `dY * (Z > 0)` keeps it; a "
              "gate made with `astype(float)` does not.")


misread("paths-averaged", "You take the mean of the two paths. Slopes of two paths add up.",
        dX=lambda dY, dZ, W: (dY + dZ @ W.T) / 2)


def test_printed_example(answer):
    answer.agrees_on_examples()


def test_other_blocks(answer):
    answer.agrees_on_hidden_inputs()


def test_next_to_the_corner(answer):
    near = np.array([-1e-3, -1e-6, -1e-9, -1e-30, 1e-30, 1e-9, 1e-6, 1e-3])
    args = np.ones((1, 8)), np.eye(8)[:1], np.vstack([near, np.ones((7, 8))])
    answer.must(not answer.differs(answer.like(*copies(args)), residual_backward(*args)), "boundary",
                f"X @ W is {near.tolist()}")


def test_any_size_of_slopes(answer):
    dY, X, W = exercise.hidden()[1]
    for size in (1e-12, 1e6):
        got = answer.like(size * dY, X.copy(), W.copy())
        scaled = [part / size for part in got]
        answer.must(not answer.differs(scaled, residual_backward(dY, X, W)), "not-in-proportion",
                    f"dY is {size} times what it was before")


def test_float32_stays_float32(answer):
    arrays = (np.array(part, np.float32) for part in ([[1, 2], [3, 4]], [[1, -1], [2, 0]], [[1, 2], [-1, 1]]))
    dX, dW = answer.like(*arrays)
    answer.must(dX.dtype == dW.dtype == np.float32, "float64-comes-out", f"dX: {dX.dtype}, dW: {dW.dtype}")
