import numpy as np

from companion.course.grading import Exercise
from companion.optimizers import gd_step


def network(rng, *sizes):
    """Random parameters, and as many random gradients."""
    def draw():
        return [(rng.normal(size=(i, o)), rng.normal(size=o)) for i, o in zip(sizes, sizes[1:])]
    return draw(), draw()


exercise = Exercise(
    gd_step, examples=[([(np.array([[3.0]]), np.array([1.0]))],
                        [(np.array([[-32.0]]), np.array([-16.0]))], 0.01)],
    probes=lambda rng: [(*network(rng, 3, 5, 2), 0.1), (*network(rng, 4, 4, 4, 4), 0.5),
                        (*network(rng, 2, 3), 1.0), (*network(rng, 2, 3), 1.5),
                        (*network(rng, 2, 2, 2), 0.03), (*network(rng, 6, 1), 2.0), (*network(rng, 2, *[3] * 11), 0.2),
                        ([(np.array([[1e4, 0.0], [-2.0, 0.0]]), np.array([0.0, 3.0]))],
                         [(np.array([[-1e6, 0.0], [0.0, 1e-3]]), np.array([1e3, 0.0]))], 5.0)])


def misread(name, says, W=lambda w, g, lr: w - lr * g, b=None, layer=lambda i, n: True,
            of=lambda grads: grads):
    """A misconception: gd_step with another rule for weights, for biases, or for some layers only."""
    rules = W, b or W

    def fn(params, grads, lr):
        n = len(params)
        return [tuple(rule(w, g, lr) for rule, w, g in zip(rules, pair, slopes)) if layer(i, n) else pair
                for i, (pair, slopes) in enumerate(zip(params, of(grads)))]
    exercise.says(name, says, fn)


def stays(w, g, lr):
    return w


misread("climbs", "You add the step, so the loss grows. The gradient points uphill: take lr times the "
        "gradient away.", W=lambda w, g, lr: w + lr * g)
misread("biases-frozen", "The biases stay as they are. They learn too, with their own gradient.", b=stays)
misread("weights-frozen", "The weights stay as they are. They learn too, with their own gradient.",
        W=stays, b=lambda w, g, lr: w - lr * g)
misread("biases-climb", "The biases go uphill. They take the same step as the weights: b - lr db.",
        b=lambda w, g, lr: w + lr * g)
misread("lr-left-out", "You take the whole gradient away. The learning rate scales it: lr times the "
        "gradient.", W=lambda w, g, lr: w - g)
misread("lr-left-out-for-the-biases", "The weights are right. For the biases you take the whole gradient "
        "away: lr scales it there too.", b=lambda w, g, lr: w - g)
misread("divided-by-lr", "You divide the gradient by lr. A small learning rate makes small steps: multiply.",
        W=lambda w, g, lr: w - g / lr)
misread("step-instead-of-parameters", "You return the step. The question is the new parameters: old ones "
        "minus lr times the gradient.", W=lambda w, g, lr: -lr * g)
misread("decays-instead-of-descending", "You multiply the parameters by 1 - lr times the gradient. Descent "
        "subtracts: w - lr g.", W=lambda w, g, lr: w * (1 - lr * g))
misread("sign-of-the-gradient", "You use only the gradient's sign. Its size counts: where the slope is "
        "steeper, the step is longer.", W=lambda w, g, lr: w - lr * np.sign(g))
misread("mean-gradient", "You take one mean gradient for a whole array. Every parameter has its own slope.",
        W=lambda w, g, lr: w - lr * g.mean())
misread("length-one-gradient", "You divide each gradient by its length, so the step is as long on flat "
        "ground as on steep ground. Take lr times the gradient itself.",
        W=lambda w, g, lr: w - lr * g / np.linalg.norm(g))
misread("first-layer-only", "Only the first layer moves. Every layer takes its step.",
        layer=lambda i, n: i == 0)
misread("last-layer-only", "Only the last layer moves. Every layer takes its step.",
        layer=lambda i, n: i == n - 1)
misread("last-layer-frozen", "The last layer stays as it is. Every layer takes its step.",
        layer=lambda i, n: i < n - 1)
misread("gradients-backwards", "The gradients are taken in reverse order. They stand in the order of the "
        "layers, like the parameters.", of=lambda grads: grads[::-1])


@exercise.misconception("weights-only", "You return the weights only. Each layer is a pair (W, b).")
def _(params, grads, lr):
    return [W - lr * dW for (W, _), (dW, _) in zip(params, grads)]


@exercise.misconception("pairs-torn-apart", "You return one long list W, b, W, b. Each "
                        "layer is a pair (W, b).")
def _(params, grads, lr):
    return [p - lr * g for pair, slopes in zip(params, grads) for p, g in zip(pair, slopes)]


@exercise.misconception("stops-after-the-first-layer", "You return one layer only. Is the `return` "
                        "inside the loop?")
def _(params, grads, lr):
    return gd_step(params[:1], grads[:1], lr)


@exercise.misconception("bias-first", "Each pair is (W, b), the weights first. Yours is swapped.")
def _(params, grads, lr):
    return [pair[::-1] for pair in gd_step(params, grads, lr)]


@exercise.misconception("last-layer-missing", "The last layer is missing. Return a pair for every layer.")
def _(params, grads, lr):
    return gd_step(params[:-1], grads[:-1], lr)


@exercise.misconception("gradients-swapped", "W takes db, and b takes dW. Each pair of gradients "
                        "is (dW, db), the weights first.")
def _(params, grads, lr):
    return gd_step(params, [slopes[::-1] for slopes in grads], lr)


exercise.says("small-steps-vanish", "Steps that are tiny come out as 0, or not exactly. A gradient may "
              "be as small as it likes: round nothing, cut nothing.")
exercise.says("parameters-unchanged", "You return the parameters as they came. `W = W - lr * dW` in a loop "
              "gives the name W to a new array and leaves the list alone: collect the new pairs.",
              lambda params, grads, lr: params)
misread("lr-hard-coded", "You always use 0.01. The learning rate is the third argument.",
        W=lambda w, g, lr: w - 0.01 * g)
misread("lr-on-everything", "lr multiplies the parameters as well. It scales the gradient alone: w - lr g.",
        W=lambda w, g, lr: lr * (w - g))


misread("weights-decay", "You also pull the parameters towards 0. That is weight decay; here a step takes lr times the gradient "
        "away, and nothing else.", W=lambda w, g, lr: w - lr * (g + 0.01 * w))
exercise.also("weights-decay", *[
    lambda params, grads, lr, shrink=shrink, rate=rate, both=both: [
        tuple(w - shrink * (lr if rate else 1) * w * (w.ndim == 2 or both) - lr * g for w, g in zip(pair, slopes))
        for pair, slopes in zip(params, grads)]
    for shrink in (1e-2, 1e-3, 1e-4) for rate in (True, False) for both in (True, False)])


def test_printed_example(answer):
    answer.agrees_on_examples()


def test_other_networks(answer):
    answer.agrees_on_hidden_inputs()


def test_tiny_steps(answer):
    [(W, b)] = answer.like([(np.array([[1e-7, 0.0]]), np.zeros(2))],
                           [(np.array([[1e-6, -1e-8]]), np.array([1e-7, 0.0]))], 0.5)
    exact = np.allclose(W, [[-4e-7, 5e-9]], 1e-4, 0) and np.allclose(b, [-5e-8, 0.0], 1e-4, 0)
    answer.must(exact, "small-steps-vanish", "for W = [[1e-7, 0]], b = [0, 0], dW = [[1e-6, -1e-8]], "
                f"db = [1e-7, 0], lr = 0.5 yours is W = {W}, b = {b}")


def test_float32_stays_float32(answer):
    answer.keeps_float32([(np.array([[1.0, -2.0]]), np.array([0.5, 0.5]))],
                         [(np.ones((1, 2)), np.ones(2))], 0.1)
