import numpy as np

from companion.activations import relu, relu_grad
from companion.course.grading import Exercise

exercise = Exercise(
    relu, atol=1e-300, any_shape=(0,), elementwise=True, thresholds=(0.0,),
    examples=[(np.array([-2.0, 0.0, 3.0]),)],
    probes=lambda rng: [(rng.normal(size=7) * 3,), (rng.normal(size=(4, 3)),),
                        (np.array([[-1e-9, 0.0], [1e9, 2.5]]),),
                        (np.array([-4.0]),), (np.array([0.7]),), (np.array([-1e12, 1e12]),)])


@exercise.misconception("absolute-value", "You return |z|. A negative input must become 0, not positive.")
def _(z):
    return np.abs(z)


@exercise.misconception("step-instead-of-relu", "You return 1 for every positive input: that is the step "
                        "function. ReLU lets a positive z through as it is.")
def _(z):
    return (z > 0).astype(float)


@exercise.misconception("min-instead-of-max", "You keep the negative numbers and cut the positive ones. "
                        "ReLU takes the larger of 0 and z.")
def _(z):
    return np.minimum(z, 0.0)


@exercise.misconception("one-maximum-for-all", "Python's `if` and `max` decide once for the whole "
                        "array, and `np.max` returns one number. `np.maximum` compares entry by entry.")
def _(z):
    return max(0.0, z)


@exercise.misconception("largest-entry", "You return the largest entry of the whole array. ReLU looks at "
                        "each entry alone: `np.maximum`, not `np.max`.")
def _(z):
    return np.maximum(0.0, z.max())


@exercise.misconception("capped-at-one", "You also cut at 1. ReLU has no upper end: large inputs stay large.")
def _(z):
    return np.clip(z, 0.0, 1.0)


@exercise.misconception("leaks", "You let a little of a negative input through: that is leaky ReLU. Here it "
                        "becomes exactly 0.")
def _(z):
    return np.where(z > 0, z, 0.01 * z)


@exercise.misconception("drops-the-negatives", "You pick out the positive entries, so the result is shorter "
                        "than z. Keep the shape and put 0 where z is negative.")
def _(z):
    return z[z > 0]


exercise.also("leaks", *[lambda z, slope=slope: np.where(z > 0, z, slope * z)
                         for slope in (0.001, 0.02, 0.05, 0.1, 0.2, 0.25, 0.5)])
exercise.says("capped", "You also cut at the top. ReLU has no upper end: large inputs stay large.",
              *[lambda z, top=top: np.clip(z, 0.0, top) for top in (6, 10, 20, 100, 1e3, 1e4, 1e6, 1e10)])
exercise.says("largest-along-an-axis", "You return the largest entries along an axis, as `np.max(z, 0)` "
                                       "does: its 0 is an axis. `np.maximum(z, 0)` compares entry by entry.",
              lambda z: np.max(z, 0), lambda z: np.max(z, -1), lambda z: np.maximum(np.max(z, 0), 0))
exercise.says("negatives-made-positive", "You return relu(-z): the negative entries, made positive. ReLU "
                                         "keeps the positive ones and makes the others 0.",
              lambda z: -np.minimum(z, 0))
exercise.says("softplus", "You return log(1 + e^z), which bends smoothly. ReLU has a corner: exactly 0 up "
                          "to z = 0, then z.",
              lambda z: np.logaddexp(0, z), lambda z: np.log1p(np.exp(z)))

exercise.says("another-threshold",
              "Positive inputs below a number of yours become 0. ReLU bends at 0 itself.",
              *[lambda z, least=least: np.where(z > least, z, 0 * z) for least in (1, 0.5, 0.1)])
exercise.says("squared",
              "You square what passes. ReLU leaves a positive input as it is.",
              lambda z: np.maximum(z, 0) ** 2)


def test_printed_example(answer):
    answer.agrees_on_examples()


def test_other_inputs(answer):
    answer.agrees_on_hidden_inputs()


def test_float32_stays_float32(answer):
    answer.keeps_float32(np.array([-1.0, 0.5]))


def test_promises(answer):
    answer.keeps("activation", answer, relu_grad, without=["activation_keeps_shape"])


def test_any_shape(answer):
    answer.agrees(np.linspace(-1, 1, 12).reshape(2, 3, 2))
