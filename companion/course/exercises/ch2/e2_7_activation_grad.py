import numpy as np

from companion.activations import ACTIVATIONS, sigmoid
from companion.course.grading import Exercise


def activation_grad(name, z):
    return ACTIVATIONS[name][1](z)


NAMES = ("sigmoid", "tanh", "relu")
exercise = Exercise(
    activation_grad, any_shape=(1,), elementwise=True, thresholds=(0.0,),
    examples=[(name, np.array([-1.0, 0.0, 2.0])) for name in NAMES], uses=("sigmoid",),
    probes=lambda rng: [(name, z) for name in NAMES
                        for z in (rng.normal(size=6), rng.normal(size=(2, 3)) * 3,
                                  np.array([-800.0, -12.0, -8.0, -5.0, 8.0, 12.0, 800.0, 1e6]))])


def misread(name, says, **wrong):
    """A misconception about one of the three; the other two are right."""
    exercise.says(name, says,
                  lambda which, z: wrong[which](z) if which in wrong else activation_grad(which, z))


misread("relu-slope-at-zero-is-1", "At z = 0 you return 1 for ReLU. It has a corner there; the course takes "
        "slope 0: `z > 0`, not `z >= 0`.", relu=lambda z: (z >= 0).astype(float))
misread("relu-slope-at-zero-is-half", "At z = 0 you return 1/2 for ReLU. It has a corner there; the course "
        "takes slope 0.",
        relu=lambda z: np.heaviside(z, 0.5))
misread("relu-itself", "For ReLU you return its value. Its slope is 1 where z > 0 and 0 elsewhere.",
        relu=lambda z: np.maximum(z, 0.0))
misread("sign-function", "For ReLU you return -1 where z is negative. It is flat there: slope 0.",
        relu=np.sign)
misread("sigmoid-grad-of-the-output", "s (1 - s) needs s = sigmoid(z). You put z itself in the place of s.",
        sigmoid=lambda z: z * (1 - z))
misread("sigmoid-not-one-minus", "For the sigmoid the slope is s (1 - s): the second factor is missing.",
        sigmoid=sigmoid)
misread("sigmoid-twice", "You take the sigmoid of the sigmoid. s (1 - s) with s = sigmoid(z), once.",
        sigmoid=lambda z: sigmoid(sigmoid(z)) * (1 - sigmoid(sigmoid(z))))
misread("tanh-grad-of-the-input", "The slope of tanh is 1 - tanh(z)^2. You square z instead of tanh(z).",
        tanh=lambda z: 1 - z ** 2)
misread("tanh-not-squared", "The slope of tanh is 1 - tanh(z)^2: the square is missing.",
        tanh=lambda z: 1 - np.tanh(z))
misread("tanh-like-sigmoid", "You use a (1 - a) for tanh as well. That belongs to the sigmoid; tanh has 1 - "
        "a^2.",
        tanh=lambda z: np.tanh(z) * (1 - np.tanh(z)))
misread("outputs-throughout", "Both slopes need the output: s = sigmoid(z) in s (1 - s), a = tanh(z) in 1 - "
        "a^2. You put z itself in both.", sigmoid=lambda z: z * (1 - z), tanh=lambda z: 1 - z ** 2)

misread("sigmoid-and-tanh-swapped", "The slopes of sigmoid and tanh are exchanged.",
        sigmoid=lambda z: 1 - np.tanh(z) ** 2, tanh=lambda z: sigmoid(z) * sigmoid(-z))
exercise.says("one-slope-for-every-name", 'You return the same slope for every name. Compare with '
                                          '`"sigmoid"`, `"tanh"` and `"relu"`, spelled as in the text.',
              *[lambda which, z, always=always: activation_grad(always, z) for always in NAMES])
misread("tanh-like-relu",
        "For tanh you return ReLU's slope. Compare with `\"tanh\"`, spelled as in the text.",
        tanh=lambda z: (z > 0) * 1.0)
misread("sigmoid-like-relu",
        "For the sigmoid you return ReLU's slope. Compare with `\"sigmoid\"`, spelled as in the text.",
        sigmoid=lambda z: (z > 0) * 1.0)
misread("sigmoid-bracket-missing",
        "For the sigmoid you return 0. Is a bracket missing? `s * 1 - s` is s - s.",
        sigmoid=lambda z: 0 * z)
misread("relu-sides-swapped", "For ReLU you return 1 where z is negative. Its slope is 1 where z > 0.",
        relu=lambda z: (z < 0) * 1.0)
misread("tanh-of-the-square", "You take tanh of z^2. The square comes last: 1 - tanh(z)^2.",
        tanh=lambda z: 1 - np.tanh(z ** 2))
misread("tanh-slope-negative", "For tanh your slope is negative. It rises everywhere: 1 - tanh(z)^2.",
        tanh=lambda z: np.tanh(z) ** 2 - 1)
misread("tanh-plus", "For tanh you add the square. Take it away: 1 - tanh(z)^2.",
        tanh=lambda z: 1 + np.tanh(z) ** 2)
misread("tanh-halved", "For tanh yours is half of the slope. As 2 s(2z) - 1 has two twos, its slope is 4 s "
                       "(1 - s) with s = sigmoid(2z).", tanh=lambda z: (1 - np.tanh(z) ** 2) / 2)
misread("tanh-like-the-slope-at-2z", "For tanh yours is a quarter of the slope. As 2 s(2z) - 1 has two "
                                     "twos, its slope is 4 s (1 - s) with s = sigmoid(2z).",
        tanh=lambda z: (1 - np.tanh(z) ** 2) / 4)
misread("sigmoid-plus", "For the sigmoid the second factor is 1 - s, not 1 + s.",
        sigmoid=lambda z: sigmoid(z) * (1 + sigmoid(z)))
misread("sigmoid-slope-negative", "For the sigmoid your slope is negative. It rises everywhere: s (1 - s).",
        sigmoid=lambda z: -sigmoid(z) * sigmoid(-z))
misread("sigmoid-half-of-the-input", "In s (1 - s) both s are sigmoid(z). You put z itself in one of them.",
        sigmoid=lambda z: sigmoid(z) * (1 - z))
exercise.also("sigmoid-half-of-the-input",
              lambda which, z: z * sigmoid(-z) if which == "sigmoid" else activation_grad(which, z))
misread("relu-leaks", "For ReLU you return 0.01 where z is not above 0: that is the slope of leaky ReLU. "
                      "Here it is 0.",
        relu=lambda z: np.where(z > 0, 1.0, 0.01))
misread("relu-starts-at-one", "For ReLU your slope is 1 only above z = 1. It is 1 everywhere above 0.",
        relu=lambda z: (z > 1) * 1.0)


misread("sigmoid-first-factor-missing", "For the sigmoid the slope is s (1 - s): the first factor is "
        "missing.", sigmoid=lambda z: 1 - sigmoid(z))
misread("sigmoid-like-tanh", "You use 1 - a^2 for the sigmoid as well. That belongs to tanh; the sigmoid "
        "has s (1 - s).", sigmoid=lambda z: 1 - sigmoid(z) ** 2)
misread("tanh-itself", "For tanh you return its value. Its slope is 1 - tanh(z)^2.", tanh=np.tanh)
misread("values-instead-of-slopes", "You return the activations. The question is their slopes.",
        sigmoid=sigmoid, tanh=np.tanh, relu=lambda z: np.maximum(z, 0.0))
misread("tanh-square-too-wide", "You square the whole difference. Only tanh(z) is squared: 1 - tanh(z)^2.",
        tanh=lambda z: (1 - np.tanh(z)) ** 2)
misread("relu-slope-everywhere", "For ReLU you return 1 everywhere. Where z is not above 0 it is flat: "
        "slope 0.", relu=np.ones_like)


def test_printed_examples(answer):
    answer.agrees_on_examples()


def test_float32_stays_float32(answer):
    for name in NAMES:
        answer.keeps_float32(name, np.array([-1.0, 0.5]))


def test_other_inputs(answer):
    answer.agrees_on_hidden_inputs()
