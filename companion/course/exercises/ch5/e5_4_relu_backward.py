import numpy as np

from companion.backprop import relu_backward
from companion.course.grading import Exercise

exercise = Exercise(
    relu_backward, any_shape=(0, 1), elementwise=True, thresholds=(0.0,), whole_numbers=(1,), atol=0.0,
    examples=[(np.array([-5.0, -5.0, 7.0]), np.array([1.0, -1.0, 0.0]))],
    probes=lambda rng: [(rng.normal(size=(4, 3)), rng.normal(size=(4, 3))),
                        (rng.normal(size=8), rng.normal(size=8) * 2),
                        (np.array([[1.0, -1.0], [2.0, -2.0]]), np.array([[0.5, 0.5], [0.0, 0.0]])),
                        (np.array([1e3, -1e6, 1e9, -1e-9]), np.array([1e6, 5.0, -1e6, 2.0])),
                        (np.array([1.0, -2.0]), np.array([-1.0, -3.0])),
                        (np.array([3e-12, -2e-12, 1e-12]), np.array([4.0, 0.1, -2.0]))])


@exercise.misconception("gate-by-the-gradient", "Your gate looks at the gradient. It looks at Z: what ReLU "
                        "let through on the way there comes back unchanged, negative or not.")
def _(dA, Z):
    return dA * (dA > 0)


@exercise.misconception("guided", "You also cut negative gradients. Where Z > 0 the gradient passes as it "
                        "is, negative or not.")
def _(dA, Z):
    return dA * (Z > 0) * (dA > 0)


@exercise.misconception("gate-open-at-zero", "At Z = 0 the gate is closed: the course takes slope 0 at "
                        "ReLU's corner.")
def _(dA, Z):
    return dA * (Z >= 0)


@exercise.misconception("gate-half-open-at-zero", "At Z = 0 half of the gradient gets through. The course "
                        "takes slope 0 at ReLU's "
                        "corner.")
def _(dA, Z):
    return dA * np.heaviside(Z, 0.5)


@exercise.misconception("gradient-forgotten", "You return the gate, 1 or 0. Multiply it by the gradient dA.")
def _(dA, Z):
    return (Z > 0).astype(float)


@exercise.misconception("value-instead-of-slope", "You multiply by relu(Z). The way back needs its slope, 1 "
                        "or 0.")
def _(dA, Z):
    return dA * np.maximum(Z, 0)


@exercise.misconception("gate-reversed", "Your gate is open where Z is negative and closed where it is "
                        "positive.")
def _(dA, Z):
    return dA * (Z <= 0)


exercise.also("gate-reversed", lambda dA, Z: dA * (Z < 0))
exercise.says("stops-at-zero-only", "Your gate is closed only where Z is exactly 0. It is closed where Z is "
              "negative, too.",
              lambda dA, Z: dA * (Z != 0))
exercise.says("nan-vanishes", "A nan in dA becomes a number in yours. Where Z > 0 whatever comes passes, "
              "nan too: a broken gradient "
              "must not look right.")
exercise.says("divided-by-n", "You divide by the number of rows. The gate lets the gradient pass as it is: "
              "the 1/n of the loss "
              "is in dA already.", lambda dA, Z: dA * (Z > 0) / max(len(np.atleast_1d(Z)), 1))


@exercise.misconception("no-gate", "Everything passes. Where Z <= 0 ReLU is flat and the gradient stops.")
def _(dA, Z):
    return dA * 1.0


@exercise.misconception("leaky-gate", "Your closed gate leaks. ReLU's slope on the left is exactly 0.")
def _(dA, Z):
    return dA * np.where(Z > 0, 1.0, 0.01)


exercise.also("leaky-gate", *[lambda dA, Z, leak=leak: dA * np.where(Z > 0, 1.0, leak)
                              for leak in (0.001, 0.1, 0.2)])


@exercise.misconception("sign-as-slope", "You multiply by the sign of Z, so the gradient comes back "
                        "negative on the left. It stops there.")
def _(dA, Z):
    return dA * np.sign(Z)


@exercise.misconception("arguments-swapped", "Yours gates Z by dA. It is dA that passes, where Z > 0.")
def _(dA, Z):
    return Z * (dA > 0)

exercise.says("value-of-the-way-forward",
              "You return relu(Z), the way forward. The way back hands dA on where Z is above 0.",
              lambda dA, Z: np.maximum(Z, 0))
exercise.says("gate-added",
              "You add the gate to the gradient. Multiply them.",
              lambda dA, Z: dA + (Z > 0))


def test_printed_example(answer):
    answer.agrees_on_examples()


def test_other_inputs(answer):
    answer.agrees_on_hidden_inputs()


def test_nan_passes(answer):
    got = answer.like(np.array([2.0, np.nan, -1.0]), np.array([1.0, 2.0, -3.0]))
    answer.must(np.isnan(got[1]), "nan-vanishes", "for dA = [2, nan, -1], Z = [1, 2, -3]")
