import numpy as np

from companion.activations import leaky_relu
from companion.course.grading import Exercise

exercise = Exercise(
    leaky_relu, atol=1e-300, any_shape=(0,), elementwise=True, thresholds=(0.0,),
    examples=[(np.array([-2.0, 0.0, 3.0]),), (np.array([-2.0, 0.0, 3.0]), 0.1)],
    probes=lambda rng: [(rng.normal(size=6),), (rng.normal(size=(3, 4)), 0.2), (rng.normal(size=6), 2.0),
                        (np.array([-5.0, 5.0]), 0.0), (np.array([-5.0, 5.0]), -0.5),
                        (np.array([-3e4, 3e4, -1e-5]), 7.0),
                        *((rng.normal(size=5), slope) for slope in (0.9, 1.0, 1.1, -1.5, 3, 40.0))])


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


@exercise.misconception("leaks-upwards", "Your negative side has the opposite sign: it is slope times z, not "
                        "slope times |z|.")
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

exercise.also("other-default", *[lambda z, slope=default: leaky_relu(z, slope)
                                 for default in (0.0, 0.001, 0.02, 0.05, 0.2, 0.25, 0.3, 0.5, 1.0)])
exercise.says("no-default", "The second argument may be left out; then the slope is 0.01. Give it a "
                            "default: `slope=0.01`.",
              lambda z, slope: leaky_relu(z, slope))
exercise.says("zero-taken-for-none", "A slope of 0 is a slope, too. `slope or 0.01` takes it for a missing "
                                     "one: give the argument the default 0.01.",
              lambda z, slope=0.01: leaky_relu(z, slope or 0.01))
exercise.says("slope-held-back", "Right for some slopes only. The slope may be any number, negative and "
                                 "above 1 as well: use it as it comes.",
              lambda z, slope=0.01: leaky_relu(z, abs(slope)),
              *[lambda z, slope=0.01, least=least: leaky_relu(z, max(slope, least)) for least in (-1, 0)],
              *[lambda z, slope=0.01, most=most: leaky_relu(z, min(slope, most)) for most in (1, 5, 10)],
              lambda z, slope=0.01: leaky_relu(z, min(max(slope, 0), 1)))
exercise.says("bend-on-the-wrong-side", "Right for some slopes only: of z and slope times z you take now "
                                        "the larger, now the smaller, and that choice fails here. Ask for "
                                        "the sign of z.",
              lambda z, slope=0.01: np.maximum(z, slope * z) if abs(slope) < 1 else np.minimum(z, slope * z),
              lambda z, slope=0.01: np.maximum(z, slope * z) if slope < 0.5 else np.minimum(z, slope * z))
exercise.says("slope-added", "You add slope times z on both sides. A positive input passes unchanged; only "
                             "the others are multiplied by the slope.",
              lambda z, slope=0.01: np.maximum(z, 0) + slope * z)
exercise.says("divides-by-the-slope", "On the negative side you divide by the slope. Multiply z by it.",
              lambda z, slope=0.01: np.where(z > 0, z, z / np.float64(slope)))
exercise.says("elu", "Your negative side is a curve, slope (e^z - 1): that is ELU. Leaky ReLU has a line "
                     "there, slope times z.",
              lambda z, slope=0.01: np.where(z > 0, z, slope * np.expm1(np.minimum(z, 0))))
exercise.says("arguments-swapped", "Your function takes the slope first. z is the first argument, the slope "
                                   "the second.",
              lambda z, slope=0.01: leaky_relu(np.asarray(slope), z))

exercise.says("slope-subtracted",
              "You subtract the slope from a negative input. Multiply: slope times z.",
              lambda z, slope=0.01: np.where(z > 0, z, z - slope))


def test_printed_example(answer):
    answer.agrees_on_examples()


def test_other_inputs(answer):
    answer.agrees_on_hidden_inputs()


def test_float32_stays_float32(answer):
    answer.keeps_float32(np.array([-1.0, 0.5]), 0.1)
