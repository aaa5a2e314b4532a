import numpy as np

from companion.course.grading import Exercise
from companion.losses import l2_penalty


def network(rng, *sizes):
    """Random weights and random, non-zero biases: fresh ones would hide a bias that is punished."""
    return [(rng.normal(size=(i, o)), rng.normal(size=o)) for i, o in zip(sizes, sizes[1:])]


exercise = Exercise(
    l2_penalty, atol=1e-12, examples=[([(np.array([[3.0, 4.0]]), np.array([9.0, 9.0]))], 0.1)],
    probes=lambda rng: [(network(rng, 3, 5, 2), 0.01), (network(rng, 4, 4, 4, 4), 0.5),
                        (network(rng, 2, 3), 2.0),
                        (network(rng, 1, 1), 0.3), (network(rng, 5, 2, 6), 0.0), (network(rng, 2, 3, 4, 2, 3, 2, 4), 0.7),
                        ([(1e3 * W, b) for W, b in network(rng, 3, 2, 2)], 20.0), (network(rng, 40, 30, 1), 1e-3),
                        ([(np.zeros((2, 1)), np.ones(1)), (np.array([[1e-3]]), np.zeros(1))], 1.0),
                        (network(rng, 4, 2), 0.5)])


def wrong(value=lambda W, b, lam: lam / 2 * (W ** 2).sum(), dW=lambda W, b, lam: lam * W,
          db=lambda W, b, lam: np.zeros_like(b), layers=lambda params: params,
          give=lambda value, grads: (value, grads)):
    """l2_penalty with something exchanged."""
    def fn(params, lam):
        total = sum(value(W, b, lam) for W, b in layers(params))
        return give(total, [(dW(W, b, lam), db(W, b, lam)) for W, b in params])
    return fn


def misread(name, says, **exchanged):
    exercise.says(name, says, wrong(**exchanged))


misread("biases-too", "You punish the biases as well. A bias only shifts a function, it does not make it "
        "steep: weights only, and the gradient of every bias is 0.",
        value=lambda W, b, lam: lam / 2 * ((W ** 2).sum() + (b ** 2).sum()), db=lambda W, b, lam: lam * b)
misread("biases-in-the-value", "The gradients are right, but your value counts the biases too. Weights only.",
        value=lambda W, b, lam: lam / 2 * ((W ** 2).sum() + (b ** 2).sum()))
misread("biases-in-the-gradients", "The value is right, but your biases get a gradient. They are not in the "
        "penalty: their gradient is 0.", db=lambda W, b, lam: lam * b)
misread("half-missing-in-the-value", "Value and gradient do not belong together: lam times the sum of the "
        "squares has the gradient 2 lam W. Put the half into the value.",
        value=lambda W, b, lam: lam * (W ** 2).sum())
misread("two-too-many-in-the-gradient", "Value and gradient do not belong together: the slope of lam / 2 W^2 "
        "is lam W, without a 2.", dW=lambda W, b, lam: 2 * lam * W)
misread("half-missing-throughout", "You use lam times the sum, without the half. It belongs together, but "
        "here the penalty is lam / 2 times the sum, so that the gradient is lam W.",
        value=lambda W, b, lam: lam * (W ** 2).sum(), dW=lambda W, b, lam: 2 * lam * W)
misread("half-in-the-gradient", "The slope of lam / 2 W^2 is lam W: the 2 of the square cancels the half.",
        dW=lambda W, b, lam: lam / 2 * W)
misread("absolute-values", "You punish the size of the weights: that is L1, which sends weights to exactly "
        "0. L2 punishes their squares.", value=lambda W, b, lam: lam * np.abs(W).sum(),
        dW=lambda W, b, lam: lam * np.sign(W))
misread("mean-instead-of-sum", "You take a mean. The penalty is lam / 2 times the sum of all squared "
        "weights.",
        value=lambda W, b, lam: lam / 2 * (W ** 2).mean())
misread("mean-throughout", "You take a mean, in the value and in the gradient. The penalty is lam / 2 "
        "times the sum of all squared weights, and its gradient lam W.",
        value=lambda W, b, lam: lam / 2 * (W ** 2).mean(),
        dW=lambda W, b, lam: lam * W / W.size)
misread("length-instead-of-square", "You take the root, the length of the weights. The penalty has the sum "
        "of the squares itself.", value=lambda W, b, lam: lam / 2 * np.sqrt((W ** 2).sum()))
misread("weights-not-squared", "You add the weights up, so positive and negative ones cancel. Square them "
        "first.", value=lambda W, b, lam: lam / 2 * W.sum())
misread("sum-squared", "You add the weights up and square the sum, so positive and negative ones cancel. "
        "Square every weight first.", value=lambda W, b, lam: lam / 2 * W.sum() ** 2)
misread("lam-missing-in-the-gradient", "The gradient lacks the factor lam.", dW=lambda W, b, lam: W)
misread("lam-missing-in-the-value", "The value lacks the factor lam.",
        value=lambda W, b, lam: (W ** 2).sum() / 2)
misread("first-layer-only", "Your value counts the first layer only. Every weight matrix is in the sum.",
        layers=lambda params: params[:1])
misread("last-layer-only", "Your value counts the last layer only. Start with 0 and add every layer's part.",
        layers=lambda params: params[-1:])
misread("last-layer-left-out", "The last layer is not in your value. Every weight matrix is in the sum.",
        layers=lambda params: params[:-1])
misread("decayed-weights", "You return the shrunken weights. The question is the gradient of the penalty, "
        "lam W.", dW=lambda W, b, lam: W - lam * W, db=lambda W, b, lam: b)
misread("sign-flipped", "Your gradient points downhill. A gradient points uphill: lam W. The minus comes "
        "with the step.", dW=lambda W, b, lam: -lam * W)
misread("bias-gradient-is-one-number", "The gradient of a bias has its shape: `np.zeros_like(b)`, not the "
        "number 0.", db=lambda W, b, lam: 0.0)
misread("bias-gradients-left-out", "You return gradients for the weights only. Each layer has a pair "
        "(dW, db), where db is full of zeros.", give=lambda value, grads: (value, [dW for dW, _ in grads]))
misread("value-only", "Return two values: the penalty and the list of its gradients.",
        give=lambda value, grads: value)
misread("gradients-only", "Return two values: the penalty and the list of its gradients. The penalty is "
        "missing.", give=lambda value, grads: grads)
misread("returns-the-other-way-round", "You return (gradients, value). The order asked for is value, "
        "gradients.", give=lambda value, grads: (grads, value))


@exercise.misconception("one-value-for-each-layer", "You return one penalty for each layer. Add them up: one "
                        "number.")
def _(params, lam):
    value, grads = l2_penalty(params, lam)
    return [lam / 2 * (W ** 2).sum() for W, _ in params], grads


def weights(params):
    return np.concatenate([W.ravel() for W, _ in params])


exercise.also("absolute-values", wrong(value=lambda W, b, lam: lam / 2 * np.abs(W).sum()),
              wrong(value=lambda W, b, lam: lam * np.abs(W).sum()))
misread("gradient-of-absolute-values", "The value is right, but your gradient is the sign of the "
        "weights: that belongs to L1. The slope of lam / 2 W^2 grows with W: lam W.",
        dW=lambda W, b, lam: lam * np.sign(W))
exercise.also("decayed-weights", wrong(dW=lambda W, b, lam: W - lam * W))
exercise.also("biases-in-the-gradients", wrong(db=lambda W, b, lam: b),
              wrong(db=lambda W, b, lam: 0 * b + lam),
              wrong(db=lambda W, b, lam: 0 * b + 1))
exercise.says("length-of-all-weights", "You take the root of the sum over all layers, the length of all "
              "weights together. The penalty has the sum of the squares itself.",
              lambda params, lam: (lam / 2 * np.linalg.norm(weights(params)), l2_penalty(params, lam)[1]))
misread("gradients-in-one-row", "You put all gradients into one list. They come in pairs, one (dW, db) for "
        "each layer.",
        give=lambda value, grads: (value, [array for pair in grads for array in pair]))
misread("pairs-turned-round", "Your pairs are (db, dW). The weights come first, as in params: (dW, db).",
        give=lambda value, grads: (value, [(db, dW) for dW, db in grads]))
misread("layers-turned-round", "Your gradients begin with the last layer. They stand in the order of params.",
        give=lambda value, grads: (value, grads[::-1]))
misread("two-lists", "You return the list of all dW and the list of all db. One list of pairs is asked "
        "for, (dW, db) for each layer: `zip` pairs them.",
        give=lambda value, grads: (value, [list(each) for each in zip(*grads)]))
misread("grads-for-each-kind", "Return two values, the penalty and one list of pairs (dW, db). Yours are "
        "three.",
        give=lambda value, grads: (value, [dW for dW, _ in grads], [db for _, db in grads]))
exercise.also("mean-instead-of-sum", lambda params, lam: (lam / 2 * (weights(params) ** 2).mean(), l2_penalty(params, lam)[1]),
              lambda params, lam: (l2_penalty(params, lam)[0] / len(params), l2_penalty(params, lam)[1]))
exercise.also("mean-throughout", lambda params, lam: (lam / 2 * (weights(params) ** 2).mean(),
                                                      [(lam * W / weights(params).size, 0 * b) for W, b in params]),
              lambda params, lam: (l2_penalty(params, lam)[0] / len(params),
                                   [(lam * W / len(params), 0 * b) for W, b in params]))

exercise.says("absolute-weights",
              "You add the sizes of the weights: that is L1. Here each weight is squared, and its "
              "gradient is lam times the weight itself.",
              lambda params, lam: (lam / 2 * sum(np.abs(W).sum() for W, b in params),
                                   [(lam * np.sign(W), 0 * b) for W, b in params]))
exercise.says("root-of-the-penalty",
              "You take a root of the value. The penalty is half of lam times the sum of the squares, "
              "no root.",
              lambda params, lam: (np.sqrt(l2_penalty(params, lam)[0]), l2_penalty(params, lam)[1]))


def test_printed_example(answer):
    answer.agrees_on_examples()


def test_other_networks(answer):
    answer.agrees_on_hidden_inputs()


def test_float32_stays_float32(answer):
    answer.keeps_float32([(np.array([[1.0, -2.0]]), np.array([0.5, 0.5])),
                          (np.array([[1.0], [2.0]]), np.zeros(1))], 0.1)
