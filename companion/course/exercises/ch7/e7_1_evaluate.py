from functools import partial

import numpy as np

from companion.activations import softmax
from companion.course.grading import Exercise
from companion.course.grading.spec import NotYet
from companion.losses import cross_entropy
from companion.neurons import forward
from companion.training import evaluate


def network(rng, n, *sizes):
    """Random parameters and labels that the network gets about half right."""
    params = [(rng.normal(size=(i, o)), rng.normal(size=o)) for i, o in zip(sizes, sizes[1:])]
    X = rng.normal(size=(n, sizes[0]))
    right = forward(params, X)[0].argmax(axis=1)
    return params, X, np.where(rng.random(n) < 0.5, right, rng.integers(0, sizes[-1], n))


def confident(rng):
    """Logits in the thousands, and two of every ten wrong: a loss of hundreds."""
    params, X, y = network(rng, 30, 3, 4)
    return [(1000 * W, b) for W, b in params], X, y


def by_chunks(rng):
    data = network(rng, 67, 3, 6, 4)
    return [*((*data, chunk) for chunk in (64, 10, 67, 1000, 1, 66)), (*network(rng, 5, 2, 3), 2),
            (*network(rng, 1, 4, 2), 256), data, network(rng, 600, 2, 5, 3), (*network(rng, 50, 2, 3, 3, 3, 3), 7),
            (*confident(rng), 4)]


def at_most_1(params, X):
    """A forward for one layer, and for so many examples: more of them and nothing is a number."""
    return (X @ params[0][0] + params[0][1]) * (1 if len(X) <= 1 else np.nan), []


def at_most_3(params, X):
    return (X @ params[0][0] + params[0][1]) * (1 if len(X) <= 3 else np.nan), []


def at_most_7(params, X):
    return (X @ params[0][0] + params[0][1]) * (1 if len(X) <= 7 else np.nan), []


NARROW = {1: at_most_1, 3: at_most_3, 7: at_most_7}
exercise = Exercise(
    evaluate, functions=tuple(NARROW.values()), uses=("forward", "cross_entropy"), probes=by_chunks,
    examples=[([(np.eye(2), np.zeros(2))], np.array([[9.0, 0.0], [0.0, 9.0], [9.0, 0.0]]),
               np.array([0, 1, 1]), 2)])


def parts_of(params, X, y, chunk):
    for start in range(0, len(y), chunk):
        logits, _ = forward(params, X[start:start + chunk])
        truth = y[start:start + chunk]
        yield float(cross_entropy(logits, truth)), float((logits.argmax(axis=1) == truth).mean()), len(truth)


@exercise.misconception("mean-of-means", "You average the chunks' means, so a short last chunk weighs as "
                        "much as a full one. Weigh each by its number of examples and divide by all.")
def _(params, X, y, chunk=256):
    losses, rights, _ = zip(*parts_of(params, X, y, chunk))
    return float(np.mean(losses)), float(np.mean(rights))


def means_over(count):
    """The chunks' means over a number of chunks that was computed."""
    def fn(params, X, y, chunk=256):
        losses, rights, _ = zip(*parts_of(params, X, y, chunk))
        return sum(losses) / count(len(y), chunk), sum(rights) / count(len(y), chunk)
    return fn


exercise.also("mean-of-means", means_over(lambda n, chunk: n / chunk), means_over(lambda n, chunk: max(n // chunk, 1)),
              means_over(lambda n, chunk: n // chunk), means_over(lambda n, chunk: n // chunk + 1))


@exercise.misconception("mean-of-means-for-the-loss", "The accuracy is right. For the loss you average the "
                        "chunks' means: weigh each by its number of examples.")
def _(params, X, y, chunk=256):
    return float(np.mean([loss for loss, _, _ in parts_of(params, X, y, chunk)])), evaluate(params, X, y)[1]


@exercise.misconception("mean-of-means-for-the-accuracy", "The loss is right. For the accuracy you average "
                        "the chunks' means: count the right answers of all chunks and divide once.")
def _(params, X, y, chunk=256):
    return evaluate(params, X, y)[0], float(np.mean([right for _, right, _ in parts_of(params, X, y, chunk)]))


@exercise.misconception("last-chunk-only", "You return the values of the last chunk. Add them up over all "
                        "chunks.")
def _(params, X, y, chunk=256):
    return list(parts_of(params, X, y, chunk))[-1][:2]


@exercise.misconception("first-chunk-only", "You return the values of the first chunk. Add them up over all "
                        "chunks.")
def _(params, X, y, chunk=256):
    return next(parts_of(params, X, y, chunk))[:2]


@exercise.misconception("last-chunk-left-out", "A smaller last chunk is left out. Every example counts.")
def _(params, X, y, chunk=256):
    whole = max(len(y) // chunk * chunk, 1)
    return evaluate(params, X[:whole], y[:whole])


@exercise.misconception("error-rate", "You return the share of wrong answers. Accuracy is the share of "
                        "right ones.")
def _(params, X, y, chunk=256):
    loss, right = evaluate(params, X, y)
    return loss, 1 - right


@exercise.misconception("percent", "You return the accuracy in percent. It is asked for as a share from 0 "
                        "to 1.")
def _(params, X, y, chunk=256):
    loss, right = evaluate(params, X, y)
    return loss, 100 * right


@exercise.misconception("count-instead-of-share", "You return the number of right answers. Divide it by the "
                        "number of examples.")
def _(params, X, y, chunk=256):
    loss, right = evaluate(params, X, y)
    return loss, right * len(y)


@exercise.misconception("sum-instead-of-mean", "Your loss grows with the number of examples. Divide the sum "
                        "by it.")
def _(params, X, y, chunk=256):
    loss, right = evaluate(params, X, y)
    return loss * len(y), right


@exercise.misconception("chunk-means-added-up", "You add the chunks' means up. Weigh each by its number of "
                        "examples and divide by all.")
def _(params, X, y, chunk=256):
    losses, rights, _ = zip(*parts_of(params, X, y, chunk))
    return sum(losses), sum(rights)


@exercise.misconception("returns-the-other-way-round", "You return (accuracy, loss). The order asked for is "
                        "loss, accuracy.")
def _(params, X, y, chunk=256):
    return evaluate(params, X, y)[::-1]


@exercise.misconception("softmax-twice", "The loss gets probabilities. cross_entropy takes the logits as "
                        "forward returns them.")
def _(params, X, y, chunk=256):
    return float(cross_entropy(softmax(forward(params, X)[0]), y)), evaluate(params, X, y)[1]


@exercise.misconception("exponentials-overflow", "The exponentials in your own loss overflow for large "
                        "logits. `cross_entropy(logits, truth)` takes any.")
def _(params, X, y, chunk=256):
    logits = forward(params, X)[0]
    shares = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    return -np.mean(np.log(shares[np.arange(len(y)), y])), np.mean(shares.argmax(axis=1) == y)


@partial(exercise.also, "exponentials-overflow")
def _(params, X, y, chunk=256):
    exps = np.exp(forward(params, X)[0])
    shares = exps / exps.sum(axis=1, keepdims=True)
    return -np.mean(np.log(shares[np.arange(len(y)), y])), evaluate(params, X, y)[1]


exercise.says("mistakes-too-cheap", "Your own loss has a limit: a number is added to the shares, or they "
              "are cut off. `cross_entropy(logits, truth)` has none.",
              *[lambda params, X, y, chunk=256, form=form, least=least: (
                  -np.mean(np.log(form(softmax(forward(params, X)[0])[np.arange(len(y)), y], least))),
                  evaluate(params, X, y)[1])
                for form in (np.add, np.maximum) for least in 10.0 ** -np.arange(6, 17)])
exercise.says("smallest-logit", "You take the smallest logit for the answer. The largest one is: `argmax`.",
              lambda params, X, y, chunk=256: (
                  evaluate(params, X, y)[0], np.mean(forward(params, X)[0].argmin(axis=1) == y)))
exercise.says("loss-below-zero",
              "Your loss has the opposite sign. cross_entropy is never below 0: add it up.",
              lambda params, X, y, chunk=256: (-evaluate(params, X, y)[0], evaluate(params, X, y)[1]))
exercise.also("softmax-twice", lambda params, X, y, chunk=256: (
    float(cross_entropy(softmax(forward(params, X)[0]), y)),
    np.mean(softmax(forward(params, X)[0]).argmax(axis=1) == y)))


@exercise.misconception("loss-only", "Return two values: the loss and the accuracy.")
def _(params, X, y, chunk=256):
    return evaluate(params, X, y)[0]


@exercise.misconception("weighed-by-the-full-chunk", "You weigh each chunk by `chunk`. The last one may be "
                        "shorter: weigh by the number of examples that it holds.")
def _(params, X, y, chunk=256):
    loss = sum(loss * chunk for loss, _, _ in parts_of(params, X, y, chunk)) / len(y)
    return loss, evaluate(params, X, y)[1]


def added_up(params, X, y, chunk, loss_of=lambda parts: parts, right_of=lambda parts: parts, parts=parts_of):
    """evaluate, with some of the chunks counted only."""
    parts = list(parts(params, X, y, chunk))
    return (sum(loss * n for loss, _, n in loss_of(parts)) / len(y),
            sum(right * n for _, right, n in right_of(parts)) / len(y))


def misread(name, says, fn):
    exercise.says(name, says, lambda params, X, y, chunk=256: fn(params, X, y, chunk))


def labels_of_the_start(params, X, y, chunk):
    for start in range(0, len(y), chunk):
        rows = X[start:start + chunk]
        yield from parts_of(params, rows, y[:len(rows)], chunk)


misread("last-chunk-not-counted", "A smaller last chunk is left out, yet you divide by all examples. Every "
        "example counts.", lambda params, X, y, chunk: added_up(
            params, X, y, chunk, *[lambda parts: [part for part in parts if part[2] == chunk]] * 2))
misread("only-the-last-chunk-is-counted-right", "The loss is right. The right answers of the last chunk "
        "alone are counted: add them up over all chunks.",
        lambda params, X, y, chunk: added_up(params, X, y, chunk, right_of=lambda parts: parts[-1:]))
misread("only-the-last-chunk-costs", "The accuracy is right. The loss is that of the last chunk alone: add "
        "up over all chunks.",
        lambda params, X, y, chunk: added_up(params, X, y, chunk, loss_of=lambda parts: parts[-1:]))
misread("labels-of-the-first-chunk", "Every chunk is compared with the first labels. Cut y like X: `y[i:i + "
        "chunk]`.", lambda params, X, y, chunk: added_up(params, X, y, chunk, parts=labels_of_the_start))
misread("right-answers-over-the-chunk", "The loss is right. You divide the number of right answers by "
        "chunk. Divide by the number of all examples.",
        lambda params, X, y, chunk: (evaluate(params, X, y)[0], evaluate(params, X, y)[1] * len(y) / chunk))


def sliding(params, X, y, chunk):
    for start in range(len(y)):
        yield from parts_of(params, X[start:start + chunk], y[start:start + chunk], chunk)


misread("windows-overlap", "Your chunks overlap, so most examples count several times. The range needs its "
        "step: `range(0, len(y), chunk)`.",
        lambda params, X, y, chunk: added_up(params, X, y, chunk, parts=sliding))
misread("stops-after-the-first-chunk", "You return after the first chunk. If `return` stands inside the "
        "loop, move it out.", lambda params, X, y, chunk: added_up(
            params, X, y, chunk, *[lambda parts: parts[:1]] * 2))
misread("sums-start-anew", "Only the last chunk is in your sums. Set them to 0 once, before the loop, and "
        "add to them with `+=`.",
        lambda params, X, y, chunk: added_up(
            params, X, y, chunk, *[lambda parts: parts[-1:]] * 2))
misread("divided-by-the-chunk", "You divide by chunk. Divide both by the number of all examples.",
        lambda params, X, y, chunk: tuple(value * len(y) / chunk for value in evaluate(params, X, y)))
misread("loss-means-over-the-examples", "The accuracy is right. For the loss you add the chunks' means and "
        "divide by the number of examples: weigh each by its own number first.",
        lambda params, X, y, chunk: (sum(loss for loss, _, _ in parts_of(params, X, y, chunk)) / len(y),
                                     evaluate(params, X, y)[1]))
misread("accuracy-means-over-the-examples", "The loss is right. You add the chunks' shares of right answers "
        "and divide by the number of examples. Add the numbers of right answers.",
        lambda params, X, y, chunk: (evaluate(params, X, y)[0],
                                     sum(right for _, right, _ in parts_of(params, X, y, chunk)) / len(y)))
misread("bits-instead-of-nats", "You use base 2, so the loss is in bits. cross_entropy gives nats: leave it "
        "as it is.",
        lambda params, X, y, chunk: (evaluate(params, X, y)[0] / np.log(2), evaluate(params, X, y)[1]))


exercise.says("chunk-ignored", "The result is right, but forward gets more than `chunk` examples at once: a large data set may not fit "
              "into the memory. Send `X[start:start + chunk]` through it, with start in `range(0, len(y), chunk)`.")

exercise.says("root-of-the-loss",
              "The accuracy is right. You take a root of the loss: cross_entropy's mean is the loss as "
              "it stands.",
              lambda params, X, y, chunk=256: (np.sqrt(evaluate(params, X, y)[0]), evaluate(params, X, y)[1]))
exercise.says("examples-between-the-chunks-left-out",
              "Your range jumps over an example after each chunk. Its step is the size of a chunk: "
              "`range(0, len(y), chunk)`.",
              lambda params, X, y, chunk=256: added_up(params, X, y, chunk, parts=lambda params, X, y, chunk: (
                  part for start in range(0, len(y), chunk + 1)
                  for part in parts_of(params, X[start:start + chunk], y[start:start + chunk], chunk))))


def test_printed_example(answer):
    answer.agrees_on_examples()


def test_every_chunk_size(answer):
    answer.agrees_on_hidden_inputs()


def test_no_more_than_a_chunk_at_once(answer):
    params, X, y = network(np.random.default_rng(1), 8, 3, 4)
    for chunk in (1, 3, 7):
        try:
            loss, _ = answer.like(params, X, y, chunk, instead={"forward": NARROW[chunk]})
        except NotYet as problem:
            if problem.name != "raises":
                raise
            loss = np.nan
        answer.must(np.isfinite(loss), "chunk-ignored", f"8 examples, chunk = {chunk}")
