import numpy as np

from companion.activations import leaky_relu
from companion.course.grading import Exercise

exercise = Exercise(
    leaky_relu, atol=0.0, any_shape=(0,), elementwise=True, thresholds=(0.0,), examples=[(np.array([-2.0, 0.0, 3.0]),), (np.array([-2.0, 0.0, 3.0]), 0.1)],
    probes=lambda rng: [(rng.normal(size=6),), (rng.normal(size=(3, 4)), 0.2), (rng.normal(size=6), 2.0),
                        (np.array([-5.0, 5.0]), 0.0), (np.array([-5.0, 5.0]), -0.5), (np.array([-3e4, 3e4, -1e-5]), 7.0)])


@exercise.misconception("max-of-two-lines", "`max(slope * z, z)` is leaky ReLU only while the slope is "
                        "below 1. For slope 2 the wrong line is the larger one. Ask for the sign of z "
                        "instead: `np.where`.")
def _(z, slope=0.01):
    return np.maximum(slope * z, z)


@exercise.misconception("slope-hard-coded", "You always use 0.01. The slope is the second argument.")
def _(z, slope=0.01):
    return np.where(z > 0, z, 0.01 * z)


@exercise.misconception("other-default", "Right when the slope is given. Without it the slope is 0.01.")
def _(z, slope=0.1):
    return np.where(z > 0, z, slope * z)


@exercise.misconception("constant-on-the-left", "For negative z you return the slope itself. It must be "
                        "multiplied by z.")
def _(z, slope=0.01):
    return np.where(z > 0, z, slope)


@exercise.misconception("plain-relu", "Negative inputs vanish in yours. Leaky ReLU lets slope times z "
                        "through.")
def _(z, slope=0.01):
    return np.maximum(z, 0.0)


@exercise.misconception("leaks-upwards", "Your negative side goes up: slope times z is negative where z is "
                        "negative.")
def _(z, slope=0.01):
    return np.where(z > 0, z, -slope * z)


@exercise.misconception("slope-on-both-sides", "Positive inputs pass unchanged; only negative ones are "
                        "multiplied by the slope.")
def _(z, slope=0.01):
    return slope * z


@exercise.misconception("sides-swapped", "The slope belongs to the negative side; yours is on the positive "
                        "one.")
def _(z, slope=0.01):
    return np.where(z > 0, slope * z, z)


def test_printed_example(answer):
    answer.agrees_on_examples()


def test_other_inputs(answer):
    answer.agrees_on_hidden_inputs()


def test_float32_stays_float32(answer):
    answer.keeps_float32(np.array([-1.0, 0.5]), 0.1)
