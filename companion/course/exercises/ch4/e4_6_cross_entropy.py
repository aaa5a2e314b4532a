import numpy as np

from companion.activations import softmax
from companion.course.grading import Exercise
from companion.losses import cross_entropy, cross_entropy_grad, log_softmax

ARTICLE = np.log(np.array([[.05, .05, .1, .05, .05, .05, .1, .4, .1, .05]]))
exercise = Exercise(
    cross_entropy, examples=[(ARTICLE, np.array([7]))], uses=("log_softmax",),
    probes=lambda rng: [(rng.normal(size=(6, 4)) * 2, rng.integers(0, 4, 6)),
                        (rng.normal(size=(3, 3)), np.array([2, 0, 1])),
                        (ARTICLE + 50, np.array([7])), (np.zeros((4, 10)), np.array([0, 9, 3, 3])),
                        (np.array([[1000.0, 0.0], [0.0, 1.0], [-3.0, 2.0]]), np.array([1, 1, 0])),
                        (rng.normal(size=(5, 2)), np.array([0, 1, 1, 1, 0])),
                        (rng.normal(size=(60, 30)), rng.integers(0, 30, 60)), (rng.normal(size=(1, 6)), np.array([5])),
                        (rng.normal(size=(8, 3)), np.array([0, 0, 0, 0, 0, 0, 0, 0])),
                        (rng.normal(size=(4, 3)), np.array([2, 0, 1, 2], np.uint8)),
                        (np.array([[0.0, 40.0, -3e4]]), np.array([2])),
                        (np.array([[1.0, -2.0], [1.0, -2.0], [0.5, 0.0]]), np.array([0, 1, 1]))])


def right_ones_of(table, y):
    return table[np.arange(len(y)), y]


def right_ones(logits, y):
    return right_ones_of(log_softmax(logits), y)


@exercise.misconception("softmax-twice", "Softmax is applied twice: log_softmax expects the logits, not "
                        "probabilities. The logits go through log_softmax once.")
def _(logits, y):
    return -right_ones(softmax(logits), y).mean()


@exercise.misconception("bits-instead-of-nats", "You use base 2, so the loss is in bits. The course uses "
                        "the natural logarithm: nats.")
def _(logits, y):
    return -right_ones(logits, y).mean() / np.log(2)


@exercise.misconception("sum-instead-of-mean", "You add the losses up. A loss is the mean over the batch.")
def _(logits, y):
    return -right_ones(logits, y).sum()


@exercise.misconception("one-based-labels", "You count classes from 1. Label 0 is the first column.")
def _(logits, y):
    return -right_ones(logits, y - 1).mean()


@exercise.misconception("takes-whole-columns", "`Z[:, y]` takes whole columns, n of them. Each row has one "
                        "true class: `Z[np.arange(n), y]`.")
def _(logits, y):
    return -log_softmax(logits)[:, y].mean()


@exercise.misconception("minus-forgotten", "The logarithm of a probability is negative, so a loss needs the "
                        "minus sign.")
def _(logits, y):
    return right_ones(logits, y).mean()


@exercise.misconception("mean-over-all-entries", "You divide by n times k. Only the true class counts, so "
                        "divide by n.")
def _(logits, y):
    return -right_ones(logits, y).sum() / logits.size


@exercise.misconception("not-reduced-to-one-number", "You return one loss for each example. Take their "
                        "mean: one number.")
def _(logits, y):
    return -right_ones(logits, y)


@exercise.misconception("log-with-a-crutch", "Right for moderate logits, but the small number inside "
                        "the logarithm caps the loss: a confident error should cost 1000. Use "
                        "log_softmax.")
def _(logits, y):
    return -np.log(softmax(logits)[np.arange(len(y)), y] + 1e-12).mean()


@exercise.misconception("log-of-softmax", "Right for moderate logits, but a very small probability becomes "
                        "0 and its logarithm infinite. Use log_softmax.")
def _(logits, y):
    return -np.log(softmax(logits)[np.arange(len(y)), y]).mean()


@exercise.misconception("log-of-the-mean", "You take the logarithm of the mean probability. The mean comes "
                        "last: first the logarithms.")
def _(logits, y):
    return -np.log(softmax(logits)[np.arange(len(y)), y].mean())


@exercise.misconception("no-logarithm", "There is no logarithm in yours, only the probability p. The loss is "
                        "the negative logarithm of p.")
def _(logits, y):
    return (1 - softmax(logits)[np.arange(len(y)), y]).mean()


@exercise.misconception("logits-without-softmax", "You take the logits of the true classes as they are. "
                        "They are no logarithms of probabilities yet: log_softmax first.")
def _(logits, y):
    return -logits[np.arange(len(y)), y].mean()


@exercise.misconception("all-classes-count", "You add up the logarithms of all classes. Only the true class "
                        "counts.")
def _(logits, y):
    return -log_softmax(logits).sum(axis=1).mean()


@exercise.misconception("best-class-instead-of-true-class", "You use the class with the highest logit. The "
                        "loss asks for the true one, y.")
def _(logits, y):
    return -log_softmax(logits).max(axis=1).mean()


exercise.also("no-logarithm", lambda logits, y: -softmax(logits)[np.arange(len(y)), y].mean())
exercise.says("last-example-lost", "The last example is missing from your sum. `range(n)` already ends at "
              "n - 1.", lambda logits, y: -right_ones(logits, y)[:-1].sum() / len(y),
              lambda logits, y: -right_ones(logits, y)[:-1].sum() / np.float64(len(y) - 1))
exercise.also("log-with-a-crutch",
              *[lambda logits, y, e=e: -np.log(softmax(logits)[np.arange(len(y)), y] + e).mean()
                for e in (1e-6, 1e-7, 1e-8, 1e-9, 1e-10, 1e-15)],
              *[lambda logits, y, e=e: -np.log(np.maximum(softmax(logits)[np.arange(len(y)), y], e)).mean()
                for e in (1e-7, 1e-8, 1e-10, 1e-12, 1e-15)])


exercise.says("first-row-for-all", "You look all true classes up in the first row. Each example has its own "
              "row: `Z[np.arange(n), y]`.", lambda logits, y: -log_softmax(logits)[0, y].mean())
exercise.says("class-0-skipped", "Examples of class 0 cost nothing in yours. Class 0 is a class like "
              "the others, the first column: do not ask whether y is true, or greater than 0.",
              lambda logits, y: -(right_ones(logits, y) * (y > 0)).mean(),
              lambda logits, y: -right_ones(logits, y)[y > 0].sum() / max((y > 0).sum(), 1),
              lambda logits, y: -right_ones(logits, y)[y > 0].sum() / np.float64((y > 0).sum()))
exercise.says("labels-smoothed", "You smooth the labels: the true class gets less than all, the others "
              "a share. Here only the log-probability of the true class counts.",
              *[lambda logits, y, give=give, others=others: -((1 - give) * right_ones(logits, y) + give * (
                  log_softmax(logits).mean(axis=1) if others == 0 else
                  (log_softmax(logits).sum(axis=1) - right_ones(logits, y)) / max(logits.shape[1] - 1, 1))).mean()
                for give in (0.1, 0.05, 0.01, 0.2) for others in (0, 1)])
exercise.also("one-based-labels", lambda logits, y: -right_ones(logits, y.astype(int) - 1).mean(),
              lambda logits, y: -right_ones(logits, (y - 1) % logits.shape[1]).mean(),
              lambda logits, y: -(log_softmax(logits) * (np.arange(1, logits.shape[1] + 1) == y[:, None])).sum(axis=1).mean())
exercise.says("labels-one-too-high", "You look one column to the right of the true class. Classes count "
              "from 0, as columns do: use y as it is.", lambda logits, y: -right_ones(logits, y + 1).mean(),
              lambda logits, y: -right_ones(logits, (y.astype(int) + 1) % logits.shape[1]).mean())
exercise.says("perplexity", "You return e to the power of the loss, which is called perplexity. The "
              "question is the loss itself.", lambda logits, y: np.exp(-right_ones(logits, y).mean()))
exercise.says("logits-as-probabilities", "You take the logarithm of the logits. They are no "
              "probabilities yet, and a negative one has no logarithm: log_softmax takes logits as they "
              "are.",
              lambda logits, y: -np.log(logits)[np.arange(len(y)), y].mean())
exercise.says("binary-for-each-class", "You add the terms log (1 - p) of the other classes. The classes "
              "exclude each other: only the log-probability of the true one counts.",
              *[lambda z, y, e=e: -np.log(np.abs(1 - np.eye(z.shape[1])[y] - softmax(z)) + e).sum(1).mean()
                for e in (0, 1e-300, 1e-15, 1e-12, 1e-9, 1e-8)])
exercise.says("squared-error", "You take squared distances between probabilities and one-hot rows. The "
              "question is minus the log-probability of the true class.",
              *[lambda logits, y, end=end: end((softmax(logits) - np.eye(logits.shape[1])[y]) ** 2)
                for end in (np.mean, lambda squares: squares.sum(axis=1).mean())])
exercise.says("normalises-columns", "Yours lets the examples share one total in each column. Every row "
              "is one example, and its classes share the total: `axis=1`.",
              lambda logits, y: -right_ones_of(log_softmax(logits.T).T, y).mean())
exercise.says("divided-by-one-less", "You divide by n - 1. A loss divides by n, the number of examples.",
              lambda logits, y: -right_ones(logits, y).sum() / np.float64(len(y) - 1),
              lambda logits, y: -right_ones(logits, y).sum() / max(len(y) - 1, 1))
exercise.says("divided-by-the-classes", "You divide by the number of classes. The loss is a mean over the n "
              "examples.", lambda logits, y: -right_ones(logits, y).sum() / logits.shape[1])

exercise.says("median-of-the-losses",
              "You take the median of the losses. It is their mean.",
              lambda logits, y: np.median([cross_entropy(row[None], label[None]) for row, label in zip(logits, y)]))


def test_printed_example(answer):
    answer.agrees_on_examples()


def test_other_inputs(answer):
    answer.agrees_on_hidden_inputs()


def test_promises(answer):
    def sample(rng, n):
        return rng.normal(size=(n, 4)) * 2, rng.integers(0, 4, n)
    answer.keeps("loss", answer, cross_entropy_grad, sample, without=["loss_keeps_dtype"])
