import numpy as np

from companion.activations import sigmoid
from companion.course.grading import Exercise
from companion.losses import bce_with_logits, bce_with_logits_grad


def coins(rng, n, spread=2.0):
    return rng.normal(size=n) * spread, rng.integers(0, 2, n).astype(float)


exercise = Exercise(
    bce_with_logits, any_shape=(0, 1), whole_numbers=(1,), examples=[(np.array([np.log(9), np.log(9)]), np.array([1.0, 0.0]))],
    probes=lambda rng: [coins(rng, 6), coins(rng, (4, 1)), coins(rng, 9, 5.0),
                        (np.array([0.2, 0.7, 0.5]), np.array([1.0, 0.0, 1.0])),
                        (rng.normal(size=5), rng.random(5)), (np.array([-1.5]), np.array([1.0])),
                        (np.array([40.0, 0.5]), np.array([0.0, 1.0])),
                        (np.array([-800.0, 1.0]), np.array([1.0, 1.0])),
                        (np.array([800.0, -800.0, -2.0]), np.array([1.0, 0.0, 0.0])),
                        (np.array([-50.0, 3.0]), np.array([1.0, 0.0])), coins(rng, 300),
                        (np.array([1e4, -2e5, 3.0]), np.array([0.0, 1.0, 1.0])),
                        (rng.normal(size=8) * 20, rng.random(8)), (np.array([-5.0, 4.0, 3.0]), np.array([0.996, 0.003, 0.97])), (np.array([0.0, 0.0]), np.array([0.0, 1.0]))])
exercise.says("confident-errors-capped", "Right for moderate logits, but a confident error costs too little: "
              "z = 40 with y = 0 must cost 40. A small number added inside the logarithm, or a clipped logit "
              "or probability, caps the loss. Work with z as it is and form no probability.")


def misread(name, says, loss, end=np.mean):
    exercise.says(name, says, lambda z, y: end(loss(z, y)))


def right(z, y):
    return np.maximum(z, 0) - z * y + np.log1p(np.exp(-np.abs(z)))


def tail(z):
    return np.log1p(np.exp(-np.abs(z)))


misread("log-of-the-sigmoid", "Right for moderate logits, but a sigmoid that is rounded to 0 or 1 makes a "
        "logarithm infinite, and 0 times infinity is nan. Form no probability: the stable formula needs "
        "z alone.", lambda z, y: -(y * np.log(sigmoid(z)) + (1 - y) * np.log(1 - sigmoid(z))))
misread("log-of-the-chosen-sigmoid", "Right for moderate logits, but a probability that is rounded to 0 has "
        "an infinite logarithm. Form no probability: the stable formula needs z alone.",
        lambda z, y: np.where(y == 1, -np.log(sigmoid(z)), -np.log(1 - sigmoid(z))))
misread("soft-labels-rounded", "Right for y = 0 and y = 1. y may also be a probability between them: use it "
        "as a number, in z y.", lambda z, y: right(z, (y >= 0.5).astype(float)))
misread("soft-labels-count-as-zero", "Right for y = 0 and y = 1. A y between them is a probability; yours "
        "treats it as 0. Use y as a number, in z y.", lambda z, y: right(z, (y == 1).astype(float)))
misread("soft-labels-count-as-one", "Right for y = 0 and y = 1. A y between them is a probability; yours "
        "treats it as 1. Use y as a number, in z y.", lambda z, y: right(z, (y > 0).astype(float)))
misread("classes-swapped", "You swap the classes: a high logit with y = 1 is cheap, yours makes it dear.",
        lambda z, y: right(z, 1 - y))
misread("zeros-cost-nothing", "You leave the examples with y = 0 out: they need the term (1 - y) log(1 - s).",
        lambda z, y: y * right(z, 1.0))
misread("ones-cost-nothing", "You leave the examples with y = 1 out: they need the term y log s.",
        lambda z, y: (1 - y) * right(z, 0.0))
misread("logits-as-probabilities", "You take z for a probability and put it into the logarithm. It is a "
        "logit; the probability is sigmoid(z).", lambda z, y: -(y * np.log(z) + (1 - y) * np.log(1 - z)))
misread("sigmoid-twice", "The sigmoid is applied twice. z goes through it once, and in the stable formula "
        "not at all.", lambda z, y: right(sigmoid(z), y))
misread("squared-error", "You take the squared distance between sigmoid(z) and y. The question is minus the "
        "log-probability of what happened.", lambda z, y: (sigmoid(z) - y) ** 2)
misread("one-minus-p", "You return 1 minus the probability of what happened. The loss is minus its "
        "logarithm.", lambda z, y: 1 - y * sigmoid(z) - (1 - y) * sigmoid(-z))
misread("minus-forgotten", "The logarithm of a probability is negative, so a loss needs the minus sign.",
        lambda z, y: -right(z, y))
misread("bits-instead-of-nats", "You use base 2, so the loss is in bits. The course uses the natural "
        "logarithm: nats.", lambda z, y: right(z, y) / np.log(2))
misread("maximum-missing", "max(z, 0) is missing: without it log(1 + e^-|z|) stands for negative z only.",
        lambda z, y: tail(z) - z * y)
misread("label-term-missing", "The term z y is missing, so your loss does not look at the truth.",
        lambda z, y: np.maximum(z, 0) + tail(z))
misread("label-term-added", "You add z y. It is taken away: for y = 1 a high logit is right and cheap.",
        lambda z, y: np.maximum(z, 0) + z * y + tail(z))
misread("tail-missing", "log(1 + e^-|z|) is missing: you return straight lines with a corner, and at z = 0 "
        "a loss of 0 instead of log 2.", lambda z, y: np.maximum(z, 0) - z * y)
misread("size-of-z-missing", "max(z, 0) is there for negative z too, so the exponent must be -|z|. Yours is "
        "-z.", lambda z, y: np.maximum(z, 0) - z * y + np.log1p(np.exp(-z)))
misread("size-of-z-instead-of-maximum", "You use |z| where the formula has max(z, 0).",
        lambda z, y: np.abs(z) - z * y + tail(z))
misread("labels-minus-one-and-one", "log(1 + e^(-z y)) is for labels -1 and 1. Here they are 0 and 1: for "
        "y = 0 yours always costs log 2.", lambda z, y: np.logaddexp(0, -z * y))
misread("sum-instead-of-mean", "You add the losses up. A loss is the mean over the batch.", right, end=np.sum)
misread("one-mean-for-each-column", "Right for one axis. With two you return one mean for each column. A "
        "loss is one number: the mean over all entries.", right, end=lambda losses: losses.mean(axis=0))
misread("not-reduced-to-one-number", "You return one loss for each example. Take their mean: one number.",
        right, end=lambda losses: losses)


misread("largest-logit-for-all", "`np.max(z, 0)` takes the largest logit along axis 0, one for all. "
        "`np.maximum(z, 0)` compares each with 0.", lambda z, y: np.max(z, 0) - z * y + tail(z))
misread("one-lost-in-the-logarithm", "log(e^-|z|) is -|z|: the 1 is missing. log(1 + e^-|z|) is "
        "`np.log1p(np.exp(-np.abs(z)))`.", lambda z, y: np.maximum(z, 0) - z * y + np.log(np.exp(-np.abs(z))))
misread("smaller-instead-of-larger", "You take min(z, 0). The formula has max(z, 0), the larger of both: "
        "`np.maximum(z, 0)`.",
        lambda z, y: np.minimum(z, 0) - z * y + tail(z))
misread("minus-lost-in-the-exponent", "Your last term is log(1 + e^|z|), large where it should be small. "
        "The exponent is -|z|.",
        lambda z, y: np.maximum(z, 0) - z * y + np.log1p(np.exp(np.abs(z))))
misread("entropy-of-the-truth-taken-off", "Right for y = 0 and y = 1. Between them you take the entropy "
        "of y off, so that s = y costs nothing. The cross-entropy keeps it.",
        lambda z, y: right(z, y) + y * np.log(y + (y == 0)) + (1 - y) * np.log(1 - y + (y == 1)))
misread("divided-by-one-less", "You divide by n - 1. A loss divides by n, the number of entries.", right,
        end=lambda losses: losses.sum() / np.float64(losses.size - 1))
misread("label-without-logit", "You take y away, not z y. For y = 1 the whole logit z is taken off.",
        lambda z, y: np.maximum(z, 0) - y + tail(z))


def test_printed_example(answer):
    answer.agrees_on_examples()


def test_moderate_logits(answer):
    for z, y in exercise.hidden()[:2]:
        answer.agrees(z, y)


def test_confident_errors_cost_their_logit(answer):
    for z, y in ((40.0, 0.0), (-60.0, 1.0), (800.0, 0.0), (-2e5, 1.0)):
        loss = float(answer.like(np.array([z]), np.array([y])))
        answer.must(not np.isfinite(loss) or loss > 0.975 * abs(z), "confident-errors-capped",
                    f"z = {z:g}, y = {y:g}: your loss is {loss:.4g}, it should be {abs(z):g}")


def test_other_inputs(answer):
    answer.agrees_on_hidden_inputs()


def test_far_out_without_overflow(answer):
    answer.agrees(np.array([800.0, -800.0, 800.0, -800.0, 0.0]),
                  np.array([0.0, 1.0, 1.0, 0.0, 1.0]), strict=True)


def test_promises(answer):
    def sample(rng, n):
        return coins(rng, n)
    answer.keeps("loss", answer, bce_with_logits_grad, sample, without=["loss_keeps_dtype"])
