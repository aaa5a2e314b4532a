import numpy as np

from companion.data import house_prices
from companion.course.grading import Exercise
from companion.losses import mse, mse_grad

exercise = Exercise(
    mse_grad, atol=1e-12, any_shape=(0, 1), whole_numbers=(1,), examples=[house_prices()],
    probes=lambda rng: [(rng.normal(size=5), rng.normal(size=5)), (np.array([3.0]), np.array([-1.0])),
                        (rng.normal(size=(4, 3)), rng.normal(size=(4, 3))),
                        (rng.normal(size=(6, 1)), rng.normal(size=(6, 1))),
                        (np.array([2.0, -1.0, 0.5, 0.0]), np.array([2.0, 1.0, 0.0, 3.0])),
                        (rng.normal(size=300), rng.normal(size=300)), (np.array([2e5, -3e4]), np.array([0.0, 1e4])),
                        (np.array([2.0 ** -12, 0.0]), np.array([0.0, 2.0 ** -30]))])


def misread(name, says, grad):
    exercise.says(name, says, grad)


misread("missing-one-over-n", "You give 2 (a - y). The loss is a mean over n entries, so its gradient "
        "carries the same 1/n. Nudge one answer and see how much the mean changes.",
        lambda a, y: 2 * (a - y))
misread("two-missing", "The slope of a square e^2 is 2 e: the 2 is missing.", lambda a, y: (a - y) / a.size)
misread("only-the-error", "You return the error a - y. The slope of the square brings a 2, the mean brings "
        "1/n.", lambda a, y: a - y)
misread("sign-flipped", "Yours is 2 (y - a) / n. The gradient points uphill: where the answer is too high it "
        "is positive.", lambda a, y: 2 * (y - a) / a.size)
misread("sign-flipped-and-no-mean", "Yours is 2 (y - a). The gradient points uphill, 2 (a - y), and it is "
        "divided by n.", lambda a, y: 2 * (y - a))
misread("divided-by-the-rows", "Right for one axis. With two you divide by the number of rows. The loss is a "
        "mean over all entries: divide by `a.size`.", lambda a, y: 2 * (a - y) / len(a))
misread("added-up", "You reduce the gradient to one number. Every answer has its own slope: the gradient has "
        "the shape of a.", lambda a, y: (2 * (a - y)).mean())
misread("squared-error-itself", "You return the squares divided by n, the parts of the loss. The question is "
        "their slopes: 2 (a - y) / n.", lambda a, y: (a - y) ** 2 / a.size)
misread("loss-itself", "You return the loss. The question is its slope for every answer.",
        lambda a, y: ((a - y) ** 2).mean())
misread("gradient-of-the-absolute-error", "You use the sign of the error alone: that belongs to the absolute "
        "error. The slope of a square grows with the error.", lambda a, y: np.sign(a - y) / a.size)
misread("sign-lost", "You use the size of the error, so every slope is positive. An answer that is too low "
        "has a negative slope.", lambda a, y: 2 * np.abs(a - y) / a.size)
misread("gradient-of-the-root", "You divide by the root of the loss as well: that is the gradient of the "
        "RMSE.", lambda a, y: (a - y) / a.size / np.sqrt(((a - y) ** 2).mean()))
misread("derivative-of-the-answer-alone", "You return 2 a / n: the truth is not in it. The slope of (a - "
        "y)^2 is 2 (a - y).", lambda a, y: 2 * a / a.size)


exercise.also("gradient-of-the-absolute-error", lambda a, y: 2 * np.sign(a - y) / a.size,
              lambda a, y: np.sign(a - y))
exercise.also("gradient-of-the-root", lambda a, y: 2 * (a - y) / a.size / np.sqrt(((a - y) ** 2).mean()))
exercise.says("divided-by-one-less", "You divide by n - 1. The loss divides by n, the number of entries.",
              lambda a, y: 2 * (a - y) / np.float64(a.size - 1),
              lambda a, y: 2 * (a - y) / max(a.size - 1, 1))
exercise.says("one-slope-for-all", "You give every answer the mean of the slopes. Each answer has its "
              "own: its error, times 2, divided by n.", lambda a, y: np.full(a.shape, 2 * (a - y).mean()),
              lambda a, y: np.full(a.shape, (2 * (a - y) / a.size).mean()))
exercise.says("answers-after-a-step", "You return the answers after a step downhill. The question is the "
              "gradient alone.",
              lambda a, y: a - 2 * (a - y) / a.size)
exercise.says("divided-by-the-columns", "Right for one axis. With two you divide by the number of "
              "columns; n is the number of all entries: `a.size`.", lambda a, y: 2 * (a - y) / a.shape[-1])

exercise.says("error-squared",
              "You square the error. The derivative of a square is twice the error: `2 * (a - y)`.",
              lambda a, y: 2 * (a - y) ** 2 / a.size)
exercise.says("times-the-answer",
              "You multiply by the answer a once more. The error's own derivative with respect to a is "
              "1.",
              lambda a, y: 2 * a * (a - y) / a.size)


def test_printed_example(answer):
    answer.agrees_on_examples()


def test_other_inputs(answer):
    answer.agrees_on_hidden_inputs()


def test_float32_stays_float32(answer):
    answer.keeps_float32(np.array([[1.0, 2.0], [0.0, 3.0]]), np.array([[0.5, 0.5], [1.0, 1.0]]))


def test_promises(answer):
    def sample(rng, n):
        return rng.normal(size=n), rng.normal(size=n)
    answer.keeps("loss", mse, answer, sample)
