import numpy as np

from companion.activations import softmax
from companion.course.grading import Exercise
from companion.losses import log_softmax

exercise = Exercise(
    log_softmax, examples=[(np.array([[2.0, 1.0, 0.1], [0.0, 0.0, 0.0]]),)],
    probes=lambda rng: [(rng.normal(size=(4, 3)),), (rng.normal(size=(3, 3)) * 3,),
                        (np.array([[1000.0, 0.0]]),),
                        (np.array([[-1000.0, -1000.0], [0.0, 5.0]]),), (np.array([[30.0, 0.0, -3.0]]),),
                        (rng.normal(size=(60, 40)) * 3,), (np.array([[3.0], [-2.0]]),), (np.array([[-1000.0, -1001.0]]),), (np.array([[2.0, 2.0], [2.0, 2.0]]),),
                        (np.array([[-3e4, 0.0, 5.0], [1e4, 1e4 - 1, -1e4]]),), (rng.normal(size=(2, 1)) * [1.0, -1.0],)])


@exercise.misconception("log-of-softmax", "Right for moderate scores, but a probability below 1e-308 is 0 "
                        "and its logarithm is minus infinity. Do not form the probability: log p = z - log "
                        "sum e^z.")
def _(Z):
    return np.log(softmax(Z))


@exercise.misconception("log-with-a-crutch", "The small number inside the logarithm hides the infinity and "
                        "makes every very small probability the same. Do not form the probability: log p = "
                        "z - log sum e^z.")
def _(Z):
    return np.log(softmax(Z) + 1e-12)


@exercise.misconception("no-maximum-taken-off", "Right for moderate scores, but `np.exp(1000)` overflows. "
                        "Take each row's largest score off before the exponential.")
def _(Z):
    return Z - np.log(np.exp(Z).sum(axis=1, keepdims=True))


@exercise.misconception("normalises-columns", "The sum runs down the columns. Every row is one example: "
                        "`axis=1`.")
def _(Z):
    shifted = Z - Z.max(axis=0)
    return shifted - np.log(np.exp(shifted).sum(axis=0))


@exercise.misconception("sums-the-whole-batch", "The sum runs over the whole batch. Every row is one "
                        "example: `axis=1`.")
def _(Z):
    return Z - Z.max() - np.log(np.exp(Z - Z.max()).sum())


@exercise.misconception("logarithm-forgotten", "You take the sum of the exponentials away, not its "
                        "logarithm.")
def _(Z):
    shifted = Z - Z.max(axis=1, keepdims=True)
    return shifted - np.exp(shifted).sum(axis=1, keepdims=True)


@exercise.misconception("base-two", "You use base 2. The course's logarithms are natural: `np.log`.")
def _(Z):
    return log_softmax(Z) / np.log(2)


@exercise.misconception("sign-flipped", "A logarithm of a probability is never above 0. Yours is minus the "
                        "right one.")
def _(Z):
    return -log_softmax(Z)


@exercise.misconception("maximum-not-put-back", "Yours is too high by each row's largest score. If it is "
                        "off inside the sum, it must be off Z as well or be added back to the logarithm.")
def _(Z):
    return Z - np.log(np.exp(Z - Z.max(axis=1, keepdims=True)).sum(axis=1, keepdims=True))


@exercise.misconception("softmax-itself", "You return the probabilities. The question is their logarithms.")
def _(Z):
    return softmax(Z)


@exercise.misconception("only-the-shift", "You take the largest score off and stop. The logarithm of the "
                        "sum is still to come off.")
def _(Z):
    return Z - Z.max(axis=1, keepdims=True)


def shifted(Z):
    return Z - Z.max(axis=1, keepdims=True)


exercise.says("keepdims-forgotten", "The sum or the maximum of each row has lost its axis, so it does not "
              "stand beside its row. Write `keepdims=True`.",
              lambda Z: shifted(Z) - np.log(np.exp(shifted(Z)).sum(axis=1)),
              lambda Z: log_softmax(Z - Z.max(axis=1)),
              lambda Z: Z - Z.max(axis=1) - np.log(np.exp(Z - Z.max(axis=1)).sum(axis=1)))
exercise.says("one-maximum-for-the-batch", "You take the largest score of the whole batch off every row. In "
              "a row far below it all exponentials become 0, and log 0 is minus infinity: `axis=1`.",
              lambda Z: Z - Z.max() - np.log(np.exp(Z - Z.max()).sum(axis=1, keepdims=True)))
exercise.says("largest-size-taken-off", "You take the largest size off, without its sign. In a row of "
              "very negative scores all exponentials become 0 then, and log 0 is minus infinity: take "
              "the largest score.",
              lambda Z: Z - np.abs(Z).max(axis=1, keepdims=True)
              - np.log(np.exp(Z - np.abs(Z).max(axis=1, keepdims=True)).sum(axis=1, keepdims=True)))
exercise.says("mean-instead-of-sum", "You take the logarithm of the mean. The probabilities of a row share "
              "the sum of the exponentials.", lambda Z: log_softmax(Z) + np.log(Z.shape[1]))
exercise.says("maximum-of-the-columns", "You take the largest score of each column off. That takes "
              "other numbers off the scores of one row. Take each row's largest: `axis=1`, "
              "`keepdims=True`.",
              lambda Z: Z - Z.max(axis=0) - np.log(np.exp(Z - Z.max(axis=0)).sum(axis=1, keepdims=True)))
exercise.also("log-with-a-crutch",
              *[lambda Z, e=e: np.log(softmax(Z) + e) for e in (1e-6, 1e-7, 1e-8, 1e-9, 1e-10, 1e-15)],
              *[lambda Z, e=e: np.log(np.maximum(softmax(Z), e)) for e in (1e-7, 1e-8, 1e-10, 1e-12, 1e-15)])
exercise.also("sums-the-whole-batch", lambda Z: Z - np.log(np.exp(Z).sum()),
              lambda Z: shifted(Z) - np.log(np.exp(shifted(Z)).sum()))
exercise.also("base-two", lambda Z: shifted(Z) - np.log2(np.exp(shifted(Z)).sum(axis=1, keepdims=True)))
exercise.says("logarithm-added", "You add the logarithm of the sum. Dividing by the sum means taking its "
              "logarithm off.",
              lambda Z: 2 * shifted(Z) - log_softmax(Z),
              lambda Z: 2 * Z - log_softmax(Z))
exercise.says("exponential-forgotten", "You add up the scores themselves, not their exponentials: log sum "
              "e^z.",
              lambda Z: shifted(Z) - np.log(shifted(Z).sum(axis=1, keepdims=True)),
              lambda Z: Z - np.log(Z.sum(axis=1, keepdims=True)))
exercise.says("one-added-in-the-logarithm", "`np.log1p` adds 1 to the sum. Here it is the logarithm of the "
              "sum alone: `np.log`.",
              lambda Z: shifted(Z) - np.log1p(np.exp(shifted(Z)).sum(axis=1, keepdims=True)))
exercise.also("normalises-columns", lambda Z: Z - np.log(np.exp(Z).sum(axis=0)))

exercise.says("quotient-of-logarithms",
              "You divide by the logarithm of the sum. The logarithm of a quotient is a difference: "
              "subtract it.",
              lambda Z: (s := Z - Z.max(axis=1, keepdims=True)) / np.log(np.exp(s).sum(axis=1, keepdims=True)),
              lambda Z: Z / np.log(np.exp(Z).sum(axis=1, keepdims=True)))


def test_printed_example(answer):
    answer.agrees_on_examples()


def test_other_inputs(answer):
    answer.agrees_on_hidden_inputs()


def test_large_scores_without_overflow(answer):
    answer.agrees(np.array([[1000.0, -1000.0, 0.0], [1.0, 2.0, 3.0]]), strict=True)
