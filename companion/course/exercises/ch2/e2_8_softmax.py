import numpy as np

from companion.activations import sigmoid, softmax, softmax_jacobian
from companion.course.grading import Exercise

exercise = Exercise(
    softmax, atol=1e-30, examples=[(np.array([[2.0, 1.0, 0.1], [0.0, 0.0, 0.0]]),)],
    probes=lambda rng: [(rng.normal(size=(4, 3)),), (rng.normal(size=(3, 3)),), (rng.normal(size=(1, 5)),),
                        (rng.normal(size=(7, 12)),), (rng.normal(size=(110, 60)) * 2,),
                        (np.array([[3.0], [-2.0]]),),
                        (np.array([[0.0, -20.0, -25.0], [-30.0, 0.0, 1.0]]),),
                        (np.array([[1000.0, 1000.0, 0.0], [0.0, 0.0, 0.0]]),),
                        (np.array([[1e4, 0.0, -1e4]]),), (np.array([[-1000.0, 0.0, 1000.0]]),),
                        (np.array([[-60.0, 0.0, -50.0]]),),
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


@exercise.misconception("no-exponential", "There is no exponential in yours. Take e to each score first: "
                        "scores may be negative, shares may not.")
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


exercise.says("not-the-largest", "What you take off a row is not its largest score: exponentials may "
                                 "overflow, or all of a row become 0. Take each row's largest off: then the "
                                 "largest exponent is 0.",
              *[lambda Z, off=off: np.exp(Z - off(Z)) / np.exp(Z - off(Z)).sum(axis=1, keepdims=True)
                for off in (lambda Z: Z.min(axis=1, keepdims=True), lambda Z: Z.mean(axis=1, keepdims=True),
                            lambda Z: Z[:, :1], lambda Z: Z[:, -1:],
                            lambda Z: np.abs(Z).max(axis=1, keepdims=True), lambda Z: 500, lambda Z: 700,
                            lambda Z: 1000)])


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
exercise.says("maximum-of-the-columns", "You take the largest score of each column off. That takes other "
                                        "numbers off the scores of one row, and changes its shares. Take "
                                        "each row's largest: `axis=1`, `keepdims=True`.",
              lambda Z: np.exp(Z - Z.max(axis=0)) / np.exp(Z - Z.max(axis=0)).sum(axis=1, keepdims=True))
exercise.says("maximum-in-the-numerator-only", "You take the maximum off in the numerator only. The sum "
              "below must be of the same exponentials.",
              lambda Z: np.exp(Z - Z.max(axis=1, keepdims=True)) / np.exp(Z).sum(axis=1, keepdims=True))
exercise.also("not-normalised", lambda Z: np.exp(Z))
exercise.also("no-exponential", *[lambda Z, of=of: of(Z) / of(Z).sum(axis=1, keepdims=True)
                                  for of in (np.abs, np.square, lambda Z: np.maximum(Z, 0))])
exercise.also("normalises-columns", lambda Z: shifted(Z) / shifted(Z).sum(axis=0))
exercise.also("hard-maximum", lambda Z: np.eye(Z.shape[1])[Z.argmax(axis=1)])
exercise.says("scores-held-back", "You clip the scores, so large ones become equal. Take each row's largest "
                                  "off instead.",
              *[lambda Z, far=far: softmax(np.clip(Z, -far, far))
                for far in (10, 20, 30, 50, 100, 500, 700, 709)])
exercise.says("small-shares-lifted", "You keep small scores or shares from becoming small, so they are too "
                                     "large. Nothing needs to be held up: e to a very negative number is 0 "
                                     "without an error.",
              *[lambda Z, far=far: shifted(np.maximum(Z - Z.max(axis=1, keepdims=True), -far))
                / shifted(np.maximum(Z - Z.max(axis=1, keepdims=True), -far)).sum(axis=1, keepdims=True)
                for far in (5, 10, 15, 20, 30, 50)],
              *[lambda Z, least=least: np.maximum(softmax(Z), least)
                for least in (1e-6, 1e-7, 1e-8, 1e-10, 1e-12, 1e-15, 1e-20)])
exercise.says("another-base", "The base of your powers is not e, or is e rounded. Use `np.exp`.",
              *[lambda Z, base=base: softmax(Z * np.log(base)) for base in (2, 10, 2.7, 2.71, 2.718, 2.7183)])
exercise.says("sigmoids-shared", "You divide sigmoids by their sum. Softmax does so with e to the score.",
              lambda Z: sigmoid(Z) / sigmoid(Z).sum(axis=1, keepdims=True))
exercise.says("divided-by-the-largest", "You divide the scores by the largest of their row. That changes "
                                        "the shares: subtract it.",
              lambda Z: softmax(Z / Z.max(axis=1, keepdims=True)))
exercise.says("mean-instead-of-sum", "You divide by the mean of the exponentials. Divide by their sum, so "
              "that a row adds up to 1.", lambda Z: softmax(Z) * Z.shape[1])
exercise.also("normalises-columns", lambda Z: np.exp(Z) / np.exp(Z).sum(axis=0),
              lambda Z: np.exp(Z - Z.max()) / np.exp(Z - Z.max()).sum(axis=0))
exercise.also("normalises-the-whole-batch", lambda Z: np.exp(Z) / np.exp(Z).sum())

exercise.says("scores-scaled-down",
              "You divide the scores by their largest before the exponential. That changes the shares; "
              "subtracting one number from a row does not.",
              lambda Z: softmax(Z / np.abs(Z).max(axis=1, keepdims=True)))


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
