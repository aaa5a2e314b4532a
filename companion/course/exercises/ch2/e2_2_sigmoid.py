import numpy as np

from companion.activations import sigmoid
from companion.course.grading import Exercise

exercise = Exercise(
    sigmoid, any_shape=(0,), elementwise=True, thresholds=(0.0,), examples=[(np.array([-2.0, 0.0, 2.0]),)], atol=0.0, rtol=1e-9,
    probes=lambda rng: [(rng.normal(size=7) * 3,), (rng.normal(size=(4, 3)),),
                        (np.array([-50.0, -35.0, 35.0, 50.0]),),
                        (np.array([-700.0, 700.0]),), (np.array([-715.0, 0.5]),)])


@exercise.misconception("naive-sigmoid", "Right for moderate z, but exactly 0 for very negative z: in 1 / (1 + e^-z) "
                        "the exponential overflows there. Use `np.exp(-np.abs(z))`, which lies between 0 and 1, "
                        "and treat the two signs apart.")
def _(z):
    return 1 / (1 + np.exp(-z))


@exercise.misconception("naive-other-form", "Right for moderate z, but e to the z overflows for large z, "
                        "and infinity over infinity is nan. Use `np.exp(-np.abs(z))` and treat the two "
                        "signs apart.")
def _(z):
    return np.exp(z) / (1 + np.exp(z))


@exercise.misconception("sign-of-z-lost", "Yours falls where the sigmoid rises: the exponent is -z, not z.")
def _(z):
    return 1 / (1 + np.exp(z))


@exercise.misconception("loses-the-tail", "Right in the middle, but far to the left yours is exactly 0: one "
                        "minus almost one loses all digits. For negative z compute `e / (1 + e)` with `e = "
                        "np.exp(z)`.")
def _(z):
    return (1 + np.tanh(z / 2)) / 2


@exercise.misconception("clipped", "You hold z back at 30, so all smaller results are the same. No clipping "
                        "is needed once the exponential sees only negative numbers.")
def _(z):
    return 1 / (1 + np.exp(-np.clip(z, -30, 30)))


@exercise.misconception("clipped-far-out", "You hold z back, so the smallest results are too large "
                        "by many powers of ten. No clipping is needed once the exponential sees only "
                        "negative numbers.")
def _(z):
    return 1 / (1 + np.exp(-np.clip(z, -500, 500)))


@exercise.misconception("slope-of-the-sigmoid", "You return the slope s (1 - s). The question is s itself.")
def _(z):
    return sigmoid(z) * sigmoid(-z)


@exercise.misconception("tanh-instead", "Your values run from -1 to 1: that is tanh. The sigmoid runs from "
                        "0 to 1.")
def _(z):
    return np.tanh(z)
exercise.also("clipped-far-out", *[lambda z, far=far: 1 / (1 + np.exp(-np.clip(z, -far, far)))
                                   for far in (100, 600, 700, 709)])
exercise.says("step-instead-of-sigmoid", "You return 0 or 1: that is the step function. The sigmoid rises "
              "smoothly from 0 to 1.", lambda z: (z > 0) * 1.0, lambda z: (z >= 0) * 1.0)
exercise.says("signs-not-told-apart", "You use |z| for both signs, so yours never falls below 1/2. For negative "
              "z it is e / (1 + e), with `e = np.exp(z)`.", lambda z: 1 / (1 + np.exp(-np.abs(z))))
exercise.says("bracket-missing", "1 / 1 + e^-z is 1 + e^-z: the denominator needs brackets.",
              lambda z: 1 / 1 + np.exp(-z))
exercise.says("one-minus-almost-one", "Far to the left yours is exactly 0: one minus almost one loses all digits. "
              "For negative z compute `e / (1 + e)`.",
              lambda z: np.where(z >= 0, 1 / (1 + np.exp(-np.abs(z))), 1 - 1 / (1 + np.exp(-np.abs(z)))))



def test_printed_example(answer):
    answer.agrees_on_examples()


def test_other_inputs(answer):
    answer.agrees_on_hidden_inputs()


def test_large_numbers_without_overflow(answer):
    answer.agrees(np.array([-1000.0, -40.0, 0.0, 40.0, 1000.0]), strict=True)


def test_float32_stays_float32(answer):
    answer.keeps_float32(np.array([-1.0, 0.5]))
