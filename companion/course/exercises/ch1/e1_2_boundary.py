import numpy as np

from companion.course.grading import Exercise
from companion.neurons import boundary

LOAN = np.array([0.5, 2.0]), -1400.0


def places(rng):
    """Neurons whose second weight has either sign; one place, several places, places in a table."""
    some = [(np.array([rng.normal(), w2]), float(rng.normal()), float(rng.normal()))
            for w2 in (1.5, -0.7, 3.0, -2.0, 0.4)]
    return some + [(np.array([1.0, -2.0]), 3.0, np.array([-1.0, 0.0, 2.5])),
                   (rng.normal(size=2), -0.5, rng.normal(size=(2, 3))),
                   (np.array([0.0, 4.0]), 2.0, np.array([1.0, 5.0])),
                   (np.array([30.0, 0.5]), 1e3, np.array([200.0, -200.0])), (np.array([-1.0, 2.0 ** -10]), 0.0, 3.0)]


exercise = Exercise(boundary, any_shape=(2,), elementwise=True, whole_numbers=(2,), examples=[(*LOAN, 100.0)], probes=places)


def misread(name, says, *forms):
    exercise.says(name, says, *(lambda w, b, x1, fn=fn: fn(w[0], w[1], b, x1) for fn in forms))


misread("sign-of-the-bias-lost", "The bias keeps its sign in yours. Bring both w1 x1 and b to the other "
        "side: both change their sign.", lambda w1, w2, b, x1: (-w1 * x1 + b) / w2)
misread("sign-of-the-weight-lost", "w1 x1 keeps its sign in yours. Bring both w1 x1 and b to the other side: "
        "both change their sign.", lambda w1, w2, b, x1: (w1 * x1 - b) / w2)
misread("both-signs-lost", "You divide w1 x1 + b by w2. It stands on the other side of the equation, with a "
        "minus: w2 x2 = -(w1 x1 + b).", lambda w1, w2, b, x1: (w1 * x1 + b) / w2)
misread("not-divided", "You return w2 x2. Divide by w2 to get x2 alone.",
        lambda w1, w2, b, x1: -(w1 * x1 + b))
misread("bias-not-divided", "You divide w1 x1 by w2, but not b. The whole sum is divided: a pair of brackets "
        "is missing.", lambda w1, w2, b, x1: -w1 * x1 / w2 - b,
        lambda w1, w2, b, x1: -w1 * x1 / w2 + b, lambda w1, w2, b, x1: w1 * x1 / w2 + b)
misread("only-the-bias-divided", "You divide b by w2, but not w1 x1. The whole sum is divided: a pair of "
        "brackets is missing.", lambda w1, w2, b, x1: -w1 * x1 - b / w2,
        lambda w1, w2, b, x1: -w1 * x1 + b / w2, lambda w1, w2, b, x1: w1 * x1 + b / w2)
misread("divided-by-the-first-weight", "You divide by w1. The unknown is x2, and its weight is w2.",
        lambda w1, w2, b, x1: -(w1 * x1 + b) / w1)
misread("solved-for-the-other-input", "w1 and w2 have changed places: you solve for x1, as if x2 were "
        "given. Given is x1, asked for is x2.", lambda w1, w2, b, x1: -(w2 * x1 + b) / w1)
misread("first-weight-forgotten", "w1 is missing: x1 counts w1 times in z.", lambda w1, w2, b, x1: -(x1 + b) / w2)
misread("no-bias", "The bias is missing: without it every line would pass through (0, 0).",
        lambda w1, w2, b, x1: -w1 * x1 / w2)
misread("slope-only", "You return the slope of the line, -w1 / w2. The question is the height of the line at "
        "x1.",
        lambda w1, w2, b, x1: -w1 / w2 + 0 * x1, lambda w1, w2, b, x1: -w1 / w2)
misread("height-at-zero", "You return the height of the line at x1 = 0, whatever x1 is.",
        lambda w1, w2, b, x1: -b / w2 + 0 * x1, lambda w1, w2, b, x1: -b / w2)
misread("undecided-at-one-half", "You solve z = 0.5. The neuron is undecided where z is 0.",
        lambda w1, w2, b, x1: (0.5 - w1 * x1 - b) / w2)
misread("multiplied-by-the-weight", "You multiply by w2. w2 x2 = ... is solved for x2 by dividing.",
        lambda w1, w2, b, x1: -(w1 * x1 + b) * w2)
misread("part-of-z", "You return w1 x1 + b, which is z without w2 x2. Set z to 0 and solve for x2.",
        lambda w1, w2, b, x1: w1 * x1 + b)
misread("weight-subtracted", "You take w2 away. It multiplies x2, so the other side is divided by it.",
        lambda w1, w2, b, x1: -(w1 * x1 + b) - w2)
misread("sign-of-the-second-weight-lost", "Right for a positive w2, wrong for a negative one: w2 keeps its "
        "sign when you divide.", lambda w1, w2, b, x1: -(w1 * x1 + b) / abs(w2))


def test_printed_example(answer):
    answer.agrees_on_examples()


def test_other_neurons_and_places(answer):
    answer.agrees_on_hidden_inputs()
