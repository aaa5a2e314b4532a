import numpy as np

from companion.activations import sigmoid
from companion.course.grading import Exercise


def tanh_from_sigmoid(z):
    return 2 * sigmoid(2 * z) - 1


exercise = Exercise(
    tanh_from_sigmoid, any_shape=(0,), elementwise=True, thresholds=(0.0,), uses=("sigmoid",),
    examples=[(np.array([-3.0, 0.0, 0.5]),)],
    probes=lambda rng: [(rng.normal(size=6) * 2,), (rng.normal(size=(3, 2)),), (np.array([-800.0, 800.0]),)])


@exercise.misconception("inner-two-missing", "The curve is half as steep as tanh at 0: the 2 inside, "
                        "sigmoid(2z), is missing.")
def _(z):
    return 2 * sigmoid(z) - 1


@exercise.misconception("not-shifted-down", "Yours runs from 0 to 2. Take 1 away, so that it runs from -1 "
                        "to 1.")
def _(z):
    return 2 * sigmoid(2 * z)


@exercise.misconception("outer-two-missing", "Yours runs from -1 to 0. The sigmoid must be doubled before 1 "
                        "is taken away.")
def _(z):
    return sigmoid(2 * z) - 1


@exercise.misconception("halved-inside", "z must be doubled inside the sigmoid, not halved.")
def _(z):
    return 2 * sigmoid(z / 2) - 1


@exercise.misconception("ratio-of-exponentials", "Right for moderate z, but for large z both sides of the "
                                                 "fraction overflow and infinity over infinity is nan. Use "
                                                 "the sigmoid, which is safe already.")
def _(z):
    return (np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z))


exercise.says("sigmoid-itself", "You return the sigmoid. tanh runs from -1 to 1 and is steeper: 2 "
              "sigmoid(2z) - 1.", lambda z: sigmoid(z))
exercise.says("one-inside-the-bracket", "You take 1 away before you double. Double the sigmoid first.",
              lambda z: 2 * (sigmoid(2 * z) - 1))
exercise.says("one-inside-the-sigmoid", "You take 1 away inside, from 2z. It comes off the result: first "
                                        "the sigmoid of 2z, then double it, then take 1 away.",
              lambda z: 2 * sigmoid(2 * z - 1))
exercise.says("shifted-up", "Yours runs from 1 to 3. Take 1 away instead of adding it.",
              lambda z: 2 * sigmoid(2 * z) + 1)
exercise.says("sign-of-z-lost", "Yours is tanh(|z|), never negative. tanh(-z) is -tanh(z).",
              lambda z: np.tanh(np.abs(z)))
exercise.says("slope-of-tanh", "You return the slope, 1 - tanh(z)^2. The question is tanh itself.",
              lambda z: 1 - np.tanh(z) ** 2)
exercise.says("four-inside", "Yours is tanh(2z), twice as steep. z is doubled inside the sigmoid, not "
                             "multiplied by 4.",
              lambda z: 2 * sigmoid(4 * z) - 1)
exercise.says("both-twos-missing", "Both twos are missing: 2 sigmoid(2z) - 1.", lambda z: sigmoid(z) - 1)

exercise.says("one-of-two-doubled",
              "You double z in one of two sigmoids only. `sigmoid(2 * z) - sigmoid(-2 * z)` is tanh, "
              "and so is `2 * sigmoid(2 * z) - 1`.",
              lambda z: sigmoid(2 * z) - sigmoid(-z), lambda z: sigmoid(z) - sigmoid(-2 * z))


def test_printed_example(answer):
    answer.agrees_on_examples()


def test_other_inputs(answer):
    answer.agrees_on_hidden_inputs()


def test_float32_stays_float32(answer):
    answer.keeps_float32(np.array([-1.0, 0.5]))


def test_far_out_without_overflow(answer):
    answer.agrees(np.array([-800.0, -3.0, 0.0, 0.5, 800.0]), strict=True)
    # in float32 an exponential overflows at 89 already
    answer(np.array([-800.0, -100.0, 100.0, 800.0], dtype=np.float32), strict=True)
