import numpy as np

from companion.activations import sigmoid
from companion.data import xor
from companion.course.grading import Exercise
from companion.neurons import xor_weights

exercise = Exercise(xor_weights)
exercise.says("one-and-one-comes-out-as-one", "Right but for (1, 1), which should be 0: that is OR. If your "
              "hidden neurons ask \"at least one?\" and \"both?\", the second must pull z below 0 there: "
              "with the chapter's biases, -0.5, -1.5 and -0.25, three times the first's weight is enough.")
exercise.says("and-instead-of-xor", "Only (1, 1) comes out as 1: that is AND. Exactly one of the two shall "
              "be 1.")
exercise.says("nand-instead-of-xor", "Only (1, 1) comes out as 0: that is NAND. (0, 0) shall be 0 as well.")
exercise.says("xor-upside-down", "Every answer is opposite: equal inputs give 1. Change the sign of W2 and "
              "b2.")
exercise.says("same-answer-everywhere", "All four corners get the same answer. Look at a @ W2: do the two "
              "corners that shall be 1 lie above the other two? Then b2 must be minus a number in between. "
              "If not, change W2 or the hidden neurons.")
exercise.says("one-line-only", "This answer could be had with a single line: it separates one side of the "
              "square from the other. XOR needs both hidden neurons.")
exercise.says("right-but-unsure", "All four answers are on the right side, but not sure: the probability "
              "must be above 0.9 or below 0.1. Multiply W2 and b2 by a larger number: the decision stays, "
              "the confidence grows.")
exercise.says("undecided", "A corner is undecided: z is 0 there and p is 0.5, by whatever W2 and b2 are "
              "multiplied. Change b2 or W2: z must be above 0 where the answer is 1, below 0 where it is 0.")
exercise.says("half-of-xor", "Only one of (0, 1) and (1, 0) comes out as 1. Both shall.")
exercise.says("other-corners-wrong", "Not all four corners come out right. Compute the two hidden values "
              "for each corner first.")
exercise.says("not-finite", "The weights must be ordinary numbers, and so must the outputs.")

NAMES = {(0, 1, 1, 1): "one-and-one-comes-out-as-one", (0, 0, 0, 1): "and-instead-of-xor",
         (1, 1, 1, 0): "nand-instead-of-xor",
         (1, 0, 0, 1): "xor-upside-down", (0, 0, 0, 0): "same-answer-everywhere",
         (1, 1, 1, 1): "same-answer-everywhere",
         (0, 1, 0, 0): "half-of-xor", (0, 0, 1, 0): "half-of-xor",
         (0, 0, 1, 1): "one-line-only", (0, 1, 0, 1): "one-line-only", (1, 1, 0, 0): "one-line-only",
         (1, 0, 1, 0): "one-line-only"}


def test_four_arrays(answer):
    answer.like()


def test_all_four_corners_with_confidence(answer):
    W1, b1, W2, b2 = answer.like()
    X, y = xor()
    with np.errstate(all="ignore"):                 # what is not finite gets a sentence, not a warning
        hidden = np.maximum(X @ W1 + b1, 0)
        p = sigmoid((hidden @ W2 + b2).ravel().astype(float))
    told = "\n".join(f"({x1:.0f}, {x2:.0f})      hidden {h.round(3).tolist()}, p = {one:.3f}, should be "
                     f"{truth}"
                     for (x1, x2), h, one, truth in zip(X, hidden, p, y))
    answer.must(np.isfinite(p).all() and np.isfinite(hidden).all(), "not-finite", told)
    answer.must((np.abs(p - 0.5) > 1e-9).all() or np.ptp(p) < 1e-9, "undecided", told)
    pattern = tuple((p > 0.5).astype(int).tolist())
    answer.must(pattern == (0, 1, 1, 0), NAMES.get(pattern, "other-corners-wrong"), told)
    answer.must((np.abs(p - y) < 0.1).all(), "right-but-unsure", told)
