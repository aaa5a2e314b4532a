import numpy as np

from companion.activations import softmax, softmax_jacobian
from companion.course.grading import Exercise

exercise = Exercise(
    softmax, atol=1e-15, examples=[(np.array([[2.0, 1.0, 0.1], [0.0, 0.0, 0.0]]),)],
    probes=lambda rng: [(rng.normal(size=(4, 3)),), (rng.normal(size=(3, 3)),), (rng.normal(size=(1, 5)),),
                        (rng.normal(size=(7, 12)),), (rng.normal(size=(40, 30)) * 2,), (np.array([[3.0], [-2.0]]),),
                        (np.array([[0.0, -20.0, -25.0], [-30.0, 0.0, 1.0]]),),
                        (np.array([[1000.0, 1000.0, 0.0], [0.0, 0.0, 0.0]]),),
                        (np.array([[1e4, 0.0, -1e4]]),),
                        (np.array([[-1000.0, -1001.0], [0.0, 3.0]]),)])


@exercise.misconception("unstable-softmax", "Right for small scores, but `np.exp(1000)` overflows and the "
                        "result is nan. Take each row's largest score off first: adding one number to a row "
                        "changes nothing.")
def _(Z):
    e = np.exp(Z)
    return e / e.sum(axis=1, keepdims=True)


@exercise.misconception("one-maximum-for-the-batch", "You take the largest score of the whole batch off "
                        "every row. A row far below it becomes 0 / 0. Each row needs its own maximum: "
                        "`axis=1`, `keepdims=True`.")
def _(Z):
    e = np.exp(Z - Z.max())
    return e / e.sum(axis=1, keepdims=True)


@exercise.misconception("normalises-the-whole-batch", "All rows together add up to 1. Every row is one "
                        "example and adds up to 1 on its own: sum over `axis=1`.")
def _(Z):
    e = np.exp(Z - Z.max())
    return e / e.sum()


@exercise.misconception("normalises-columns", "Your columns add up to 1. Every row is one example: the sum "
                        "runs over `axis=1`.")
def _(Z):
    e = np.exp(Z - Z.max(axis=0))
    return e / e.sum(axis=0)


@exercise.misconception("no-exponential", "You divide the scores by their sum. Take the exponential first: "
                        "scores may be negative.")
def _(Z):
    return Z / Z.sum(axis=1, keepdims=True)


@exercise.misconception("sigmoid-per-class", "Your classes do not share one total: that is the sigmoid of "
                        "each score.")
def _(Z):
    return 1 / (1 + np.exp(-Z))


@exercise.misconception("not-normalised", "You return the exponentials. Divide each row by its sum, so that "
                        "it adds up to 1.")
def _(Z):
    return np.exp(Z - Z.max(axis=1, keepdims=True))


@exercise.misconception("minimum-instead-of-maximum", "You take the smallest score off, so large ones still "
                        "overflow. Take the largest off: then every exponent is at most 0.")
def _(Z):
    e = np.exp(Z - Z.min(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


@exercise.misconception("favours-small-scores", "Your largest probability belongs to the smallest score: "
                        "the exponent is z, not -z.")
def _(Z):
    e = np.exp(Z.min(axis=1, keepdims=True) - Z)
    return e / e.sum(axis=1, keepdims=True)


@exercise.misconception("log-of-softmax", "You return the logarithm of the probabilities. The question is "
                        "the probabilities.")
def _(Z):
    shifted = Z - Z.max(axis=1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))


@exercise.misconception("hard-maximum", "You give everything to the largest score. Softmax gives every "
                        "class its share.")
def _(Z):
    return (Z == Z.max(axis=1, keepdims=True)).astype(float)


def shifted(Z):
    return np.exp(Z - Z.max(axis=1, keepdims=True))


exercise.says("keepdims-forgotten", "The sum or the maximum of each row has lost its axis, so it does not "
              "stand beside its row. Write `keepdims=True`.",
              lambda Z: shifted(Z) / shifted(Z).sum(axis=1),
              lambda Z: np.exp(Z - Z.max(axis=1)) / np.exp(Z - Z.max(axis=1)).sum(axis=1, keepdims=True),
              lambda Z: np.exp(Z - Z.max(axis=1)) / np.exp(Z - Z.max(axis=1)).sum(axis=1))
exercise.says("maximum-of-the-columns", "You take the largest score of each column off. That takes other numbers off the "
              "scores of one row, and changes its shares. Take each row's largest: `axis=1`, `keepdims=True`.",
              lambda Z: np.exp(Z - Z.max(axis=0)) / np.exp(Z - Z.max(axis=0)).sum(axis=1, keepdims=True))
exercise.says("maximum-in-the-numerator-only", "You take the maximum off in the numerator only. The sum "
              "below must be of the same exponentials.",
              lambda Z: np.exp(Z - Z.max(axis=1, keepdims=True)) / np.exp(Z).sum(axis=1, keepdims=True))
exercise.says("mean-instead-of-sum", "You divide by the mean of the exponentials. Divide by their sum, so "
              "that a row adds up to 1.", lambda Z: softmax(Z) * Z.shape[1])
exercise.also("normalises-columns", lambda Z: np.exp(Z) / np.exp(Z).sum(axis=0),
              lambda Z: np.exp(Z - Z.max()) / np.exp(Z - Z.max()).sum(axis=0))
exercise.also("normalises-the-whole-batch", lambda Z: np.exp(Z) / np.exp(Z).sum())



def test_printed_example(answer):
    answer.agrees_on_examples()


def test_other_inputs(answer):
    answer.agrees_on_hidden_inputs()


def test_large_scores_without_overflow(answer):
    answer.agrees(np.array([[1000.0, 999.0, -1000.0], [3.0, 1.0, 2.0]]), strict=True)


def test_promises(answer):
    def two_rows(Z):
        # the text asks for a batch, not for one row
        return answer(Z) if Z.ndim == 2 else answer(Z[None])[0]
    answer.keeps("softmax", two_rows, softmax_jacobian)
