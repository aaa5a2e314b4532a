import numpy as np

from companion.activations import sigmoid
from companion.course.grading import Exercise

exercise = Exercise(
    sigmoid, any_shape=(0,), elementwise=True, thresholds=(0.0,), atol=0.0, rtol=1e-9,
    examples=[(np.array([-2.0, 0.0, 2.0]),)],
    probes=lambda rng: [(rng.normal(size=7) * 3,), (rng.normal(size=(4, 3)),),
                        (np.array([-50.0, -35.0, 35.0, 50.0]),),
                        (np.array([-700.0, 700.0]),), (np.array([-715.0, 0.5]),)])


@exercise.misconception("naive-sigmoid", "Right for moderate z, but exactly 0 for very negative z, as 1 / "
                                         "(1 + e^-z) is where the exponential overflows. Use "
                                         "`np.exp(-np.abs(z))`, which lies between 0 and 1, and treat the "
                                         "two signs apart.")
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


@exercise.misconception("clipped", "You hold z back, so from some z on all results are the same. No clipping "
                        "is needed once the exponential sees only negative numbers.")
def _(z):
    return 1 / (1 + np.exp(-np.clip(z, -30, 30)))


@exercise.misconception("clipped-far-out", "You hold z back, so the smallest results are too large. No "
                                           "clipping is needed once the exponential sees only negative "
                                           "numbers.")
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
                                   for far in (100, 300, 600, 700, 708, 709, 709.7)])
exercise.also("naive-sigmoid", *[lambda z, far=far: np.where(z < -far, 0, sigmoid(z))
                                 for far in (20, 30, 50, 100, 500, 700)])
exercise.also("clipped", *[lambda z, far=far: sigmoid(np.clip(z, -far, far))
                           for far in (5, 6, 10, 15, 20, 50)])
exercise.says("step-instead-of-sigmoid", "You return 0 or 1: that is the step function. The sigmoid rises "
              "smoothly from 0 to 1.", lambda z: (z > 0) * 1.0, lambda z: (z >= 0) * 1.0)
exercise.says("signs-not-told-apart", "You use |z| for both signs, so yours is the same at z and at -z. "
                                      "With `e = np.exp(-np.abs(z))` it is 1 / (1 + e) for positive z, e / "
                                      "(1 + e) for negative z.",
              lambda z: sigmoid(np.abs(z)), lambda z: sigmoid(-np.abs(z)))
exercise.says("result-held-back", "You keep the result away from 0 or from 1. Far out it comes as near to "
                                  "them as a float can.",
              *[lambda z, least=least, most=most: np.clip(sigmoid(z), least, most)
                for by in (1e-3, 1e-6, 1e-7, 1e-8, 1e-9, 1e-10, 1e-12, 1e-15)
                for least, most in ((by, 1 - by), (by, 1))],
              *[lambda z, by=by: np.minimum(sigmoid(z), 1 - by) for by in (1e-3, 1e-6, 1e-7, 1e-8)])
exercise.says("other-steepness", "Yours is s(2z) or s(z / 2), not s(z). By tanh it is (1 + tanh(z / 2)) / 2.",
              lambda z: sigmoid(2 * z), lambda z: sigmoid(z / 2), lambda z: (1 + np.tanh(z)) / 2)
exercise.also("sign-of-z-lost", lambda z: sigmoid(-z), lambda z: 1 - sigmoid(z))
exercise.says("minus-below", "The denominator is 1 + e^-z, not 1 - e^-z.", lambda z: 1 / (1 - np.exp(-z)))
exercise.says("shares-of-all", "Your results add up to 1: you divide by a sum over all entries, as softmax "
                               "does. The sigmoid looks at each entry alone.",
              lambda z: np.exp(z - z.max()) / np.exp(z - z.max()).sum())
exercise.says("another-base", "The base of your powers is not e, or is e rounded. Use `np.exp`.",
              *[lambda z, base=base: sigmoid(z * np.log(base))
                for base in (2, 10, 2.7, 2.71, 2.718, 2.7183, 2.71828)])
exercise.says("zero-left-out", "Right but at z = 0, where it is 1/2. Does 0 belong to none of your cases?",
              *[lambda z, there=there: np.where(z == 0, there, sigmoid(z)) for there in (0, 1)])
exercise.says("bracket-missing", "1 / 1 + e^-z is 1 + e^-z: the denominator needs brackets.",
              lambda z: 1 / 1 + np.exp(-z))
exercise.says("one-minus-almost-one", "Far to the left yours is exactly 0: one minus almost one loses all "
                                      "digits. For negative z compute `e / (1 + e)`.",
              lambda z: np.where(z >= 0, 1 / (1 + np.exp(-np.abs(z))), 1 - 1 / (1 + np.exp(-np.abs(z)))))

exercise.says("base-two",
              "You use powers of 2. The sigmoid has e: `np.exp`, not `np.exp2`.",
              lambda z: 1 / (1 + np.exp2(-np.abs(z))))


def test_printed_example(answer):
    answer.agrees_on_examples()


def test_other_inputs(answer):
    answer.agrees_on_hidden_inputs()


def test_nine_digits_next_to_zero(answer):
    answer.agrees(np.array([-1e-5, -5e-8, 5e-8, 1e-5]))


def test_large_numbers_without_overflow(answer):
    answer.agrees(np.array([-1000.0, -40.0, 0.0, 40.0, 1000.0]), strict=True)
    answer.agrees(np.array([-1e6, 1e6]), strict=True)
    # in float32 an exponential overflows at 89 already
    answer(np.array([-1000.0, -100.0, 100.0, 1000.0], dtype=np.float32), strict=True)


def test_float32_stays_float32(answer):
    answer.keeps_float32(np.array([-1.0, 0.5]))
