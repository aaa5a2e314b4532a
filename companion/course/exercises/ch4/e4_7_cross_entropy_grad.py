import numpy as np

from companion.activations import softmax, softmax_jacobian
from companion.course.grading import Exercise
from companion.losses import cross_entropy, cross_entropy_grad

exercise = Exercise(
    cross_entropy_grad, examples=[(np.zeros((2, 2)), np.array([0, 1]))], uses=("softmax",),
    probes=lambda rng: [(rng.normal(size=(5, 4)) * 2, rng.integers(0, 4, 5)),
                        (rng.normal(size=(3, 3)), np.array([2, 0, 1])),
                        (rng.normal(size=(1, 4)), np.array([3])),
                        (rng.normal(size=(4, 5)), np.array([0, 0, 2, 1])),
                        (np.array([[1000.0, 0.0], [0.0, 3.0], [1.0, 2.0]]), np.array([1, 1, 0])),
                        (rng.normal(size=(60, 30)), rng.integers(0, 30, 60)), (rng.normal(size=(1, 6)), np.array([5])),
                        (rng.normal(size=(8, 3)), np.array([0, 0, 0, 0, 0, 0, 0, 0])),
                        (rng.normal(size=(4, 3)), np.array([2, 0, 1, 2], np.uint8))])


def one_hot(y, k):
    return np.eye(k)[y]


@exercise.misconception("missing-one-over-n", "You give p - y. The loss is a mean over n examples, so its "
                        "gradient carries 1/n. (Some of the ways to step in chapter 6 would hide this.)")
def _(logits, y):
    return softmax(logits) - one_hot(y, logits.shape[1])


@exercise.misconception("sign-flipped", "Yours is y - p. The gradient points uphill: p - y.")
def _(logits, y):
    return (one_hot(y, logits.shape[1]) - softmax(logits)) / len(y)


@exercise.misconception("sign-flipped-and-no-mean", "Yours is y - p. The gradient points uphill, p - y, and "
                        "it is divided by n.")
def _(logits, y):
    return one_hot(y, logits.shape[1]) - softmax(logits)


@exercise.misconception("divided-by-all-entries", "You divide by n times k. The loss is a mean over the n "
                        "examples: divide by n.")
def _(logits, y):
    return (softmax(logits) - one_hot(y, logits.shape[1])) / logits.size


@exercise.misconception("divided-by-the-classes", "You divide by the number of classes. The loss is a mean "
                        "over the n examples.")
def _(logits, y):
    return (softmax(logits) - one_hot(y, logits.shape[1])) / logits.shape[1]


@exercise.misconception("only-the-true-class", "Only the true class has a slope in yours. Every score "
                        "moves every probability: at the other classes the slope is p / n.")
def _(logits, y):
    return one_hot(y, logits.shape[1]) * (softmax(logits) - 1) / len(y)


@exercise.misconception("gradient-for-the-probabilities", "You stop at the probabilities: -y / p. The "
                        "question is the gradient for the logits: p - y.")
def _(logits, y):
    return -one_hot(y, logits.shape[1]) / softmax(logits) / len(y)


@exercise.misconception("true-class-not-subtracted", "You return the probabilities divided by n. Take 1 off "
                        "at the true class first.")
def _(logits, y):
    return softmax(logits) / len(y)


@exercise.misconception("one-based-labels", "You count classes from 1. Label 0 is the first column.")
def _(logits, y):
    return (softmax(logits) - one_hot(y - 1, logits.shape[1])) / len(y)


@exercise.misconception("takes-whole-columns", "`p[:, y] -= 1` changes whole columns. Each row has one true "
                        "class: `p[np.arange(n), y] -= 1`.")
def _(logits, y):
    p = softmax(logits)
    p[:, y] -= 1
    return p / len(y)


@exercise.misconception("logits-without-softmax", "You take the logits minus y. They must become "
                        "probabilities first: softmax.")
def _(logits, y):
    return (logits - one_hot(y, logits.shape[1])) / len(y)


@exercise.misconception("jacobian-applied-twice", "p - y is already the gradient for the logits. You send "
                        "it through softmax's slope once more.")
def _(logits, y):
    p = softmax(logits)
    return np.stack([softmax_jacobian(z) @ d for z, d in zip(logits,
                                                             p - one_hot(y, logits.shape[1]))]) / len(y)


@exercise.misconception("only-the-ones-divided", "You take 1/n off at the true class but leave p as it is. "
                        "The whole difference is divided: (p - y) / n.")
def _(logits, y):
    return softmax(logits) - one_hot(y, logits.shape[1]) / len(y)


@exercise.misconception("only-the-probabilities-divided", "You divide p by n and take a whole 1 off then. "
                        "The whole difference is divided: (p - y) / n.")
def _(logits, y):
    return softmax(logits) / len(y) - one_hot(y, logits.shape[1])


exercise.also("only-the-true-class", lambda logits, y: one_hot(y, logits.shape[1]) * (softmax(logits) - 1),
              lambda logits, y: one_hot(y, logits.shape[1]) * softmax(logits) / len(y))
exercise.says("only-the-diagonal", "You use p (1 - p), the diagonal of softmax's Jacobian. Every score "
              "moves every probability; all together give p - y.",
              lambda logits, y: softmax(logits) * (1 - softmax(logits)) / len(y),
              lambda logits, y: ((softmax(logits) - one_hot(y, logits.shape[1]))
                                 * softmax(logits) * (1 - softmax(logits)) / len(y)))
exercise.also("one-based-labels", lambda z, y: (softmax(z) - one_hot(y.astype(int) - 1, z.shape[1])) / len(y),
              lambda z, y: (softmax(z) - one_hot((y - 1) % z.shape[1], z.shape[1])) / len(y))
exercise.says("softmax-twice", "Softmax is applied twice. The logits go through it once.",
              lambda logits, y: (softmax(softmax(logits)) - one_hot(y, logits.shape[1])) / len(y))
exercise.says("sigmoid-per-class", "Your classes do not share one total: that is the sigmoid of each logit. "
              "Use softmax.",
              lambda logits, y: (1 / (1 + np.exp(-logits)) - one_hot(y, logits.shape[1])) / len(y))
exercise.says("true-class-overwritten", "You overwrite the probability of the true class. Take 1 off it: "
              "`-= 1`.",
              lambda logits, y: np.where(one_hot(y, logits.shape[1]), -1, softmax(logits)) / len(y),
              lambda logits, y: np.where(one_hot(y, logits.shape[1]), 1, softmax(logits)) / len(y),
              lambda logits, y: np.where(one_hot(y, logits.shape[1]), 0, softmax(logits)) / len(y))
exercise.says("best-class-instead-of-true-class", "You take 1 off at the class with the highest logit. "
              "It is taken off at the true one, y.",
              lambda logits, y: (softmax(logits) - one_hot(logits.argmax(axis=1), logits.shape[1])) / len(y))
exercise.says("last-example-lost", "The last example keeps its p: the 1 is not taken off there. `range(n)` "
              "already ends at n - 1.",
              lambda z, y: (softmax(z) - np.eye(len(y))[:, :-1] @ one_hot(y, z.shape[1])[:-1]) / len(y))
exercise.says("normalises-columns", "Yours lets the examples share one total in each column. Every row "
              "is one example, and its classes share the total: `axis=1`.",
              lambda logits, y: (softmax(logits.T).T - one_hot(y, logits.shape[1])) / len(y))
exercise.says("divided-by-one-less", "You divide by n - 1. The loss is a mean over n examples.",
              lambda logits, y: (softmax(logits) - one_hot(y, logits.shape[1])) / np.float64(len(y) - 1),
              lambda logits, y: (softmax(logits) - one_hot(y, logits.shape[1])) / max(len(y) - 1, 1))
exercise.says("labels-one-too-high", "You take 1 off one column to the right of the true class. Classes "
              "count from 0, as columns do: use y as it is.",
              lambda logits, y: (softmax(logits) - (np.arange(logits.shape[1]) == y[:, None] + 1)) / len(y),
              lambda logits, y: (softmax(logits) - one_hot(y.astype(int) + 1, logits.shape[1])) / len(y),
              lambda z, y: (softmax(z) - one_hot((y.astype(int) + 1) % z.shape[1], z.shape[1])) / len(y))
exercise.says("class-0-skipped", "Nothing is taken off for examples of class 0 in yours. Class 0 is a "
              "class like the others, the first column: do not ask whether y is true, or greater than 0.",
              lambda logits, y: (softmax(logits) - one_hot(y, logits.shape[1]) * (y > 0)[:, None]) / len(y))
exercise.says("one-added", "You add 1 at the true class. It is taken off: p - y.",
              lambda logits, y: (softmax(logits) + one_hot(y, logits.shape[1])) / len(y))

exercise.says("difference-squared",
              "You square the difference of shares and labels. The slope is the difference itself, over "
              "n.",
              lambda logits, y: len(y) * cross_entropy_grad(logits, y) ** 2)


def test_printed_example(answer):
    answer.agrees_on_examples()


def test_other_inputs(answer):
    answer.agrees_on_hidden_inputs()


def test_promises(answer):
    def sample(rng, n):
        return rng.normal(size=(n, 4)) * 2, rng.integers(0, 4, n)
    answer.keeps("loss", cross_entropy, answer, sample, without=["loss_keeps_dtype"])
