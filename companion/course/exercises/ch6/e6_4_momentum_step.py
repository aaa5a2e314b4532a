import numpy as np

from companion.course.grading import Exercise
from companion.course.grading.values import copies
from companion.optimizers import momentum_step

exercise = Exercise(
    momentum_step, any_shape=(0, 1, 2), elementwise=True,
    examples=[(np.array([0.0]), np.array([1.0]), np.array([2.0]), 0.1)],
    probes=lambda rng: [(rng.normal(size=4), rng.normal(size=4), rng.normal(size=4), 0.05),
                        (rng.normal(size=(2, 3)), rng.normal(size=(2, 3)), rng.normal(size=(2, 3)), 0.3, 0.5),
                        (rng.normal(size=3), np.zeros(3), rng.normal(size=3), 0.01, 0.99),
                        (rng.normal(size=3), rng.normal(size=3), np.zeros(3), 0.1, 0.8),
                        (rng.normal(size=2), rng.normal(size=2), rng.normal(size=2), 0.2, 0.0),
                        (np.array([1e3, -1e5, 0.0]), np.array([-1e4, 0.0, 50.0]), np.array([1e6, -1e3, 0.0]), 0.5, 0.9)])


def misread(name, says, velocity=lambda v, g, lr, beta: beta * v - lr * g,
            step=lambda w, v, old, g, lr, beta: w + v, give=lambda w, v, old: (w, v), default=0.9):
    """A misconception: momentum_step with something exchanged."""
    def fn(w, v, g, lr, beta=default):
        new = velocity(v, g, lr, beta)
        return give(step(w, new, v, g, lr, beta), new, v)
    exercise.says(name, says, fn)


misread("averages-the-gradient", "You weigh the gradient with 1 - beta, so the velocity is an average. In "
        "momentum pushes add up: beta v - lr g.",
        velocity=lambda v, g, lr, beta: beta * v - (1 - beta) * lr * g)
misread("averages-without-lr", "You average: beta v - (1 - beta) g. In momentum the gradient enters with lr: "
        "beta v - lr g.", velocity=lambda v, g, lr, beta: beta * v - (1 - beta) * g)
misread("lr-outside-the-velocity", "You keep lr outside the velocity: beta v + g, then w - lr v, as PyTorch "
        "does. Here each push carries the rate of its own step: beta v - lr g, then w + v.",
        velocity=lambda v, g, lr, beta: beta * v + g, step=lambda w, v, old, g, lr, beta: w - lr * v)
misread("velocity-points-uphill", "Your velocity points uphill and is taken away from w. Here it points "
        "where w goes: beta v - lr g, then w + v.", velocity=lambda v, g, lr, beta: beta * v + lr * g,
        step=lambda w, v, old, g, lr, beta: w - v)
misread("lr-forgotten", "The learning rate is missing: beta v - lr g.",
        velocity=lambda v, g, lr, beta: beta * v - g)
misread("lr-twice", "lr stands inside the velocity already. w moves by the whole velocity: w + v.",
        step=lambda w, v, old, g, lr, beta: w + lr * v)
misread("old-velocity-moves", "You move w with the old velocity. First the velocity feels the gradient, "
        "then w moves with the new one.", step=lambda w, v, old, g, lr, beta: w + old)
misread("velocity-not-kept", "w is right, but you return the old velocity, so nothing adds up. Return the "
        "new one.", give=lambda w, v, old: (w, old))
misread("velocity-forgotten", "Your velocity is the last push alone. The old velocity lives on: beta v - lr "
        "g.", velocity=lambda v, g, lr, beta: -lr * g)
misread("climbs", "The gradient is added, so the ball is pushed uphill: beta v - lr g.",
        velocity=lambda v, g, lr, beta: beta * v + lr * g)
misread("velocity-taken-away", "The velocity is right, but you take it away. w moves with it: w + v.",
        step=lambda w, v, old, g, lr, beta: w - v)
misread("no-friction", "Nothing of the velocity is lost. A step keeps the share beta of it: beta v - lr g.",
        velocity=lambda v, g, lr, beta: v - lr * g)
misread("beta-on-everything", "beta multiplies the new push as well. It belongs to the old velocity alone: "
        "beta v - lr g.", velocity=lambda v, g, lr, beta: beta * (v - lr * g))
misread("beta-on-the-gradient", "beta belongs to the old velocity, not to the gradient: beta v - lr g.",
        velocity=lambda v, g, lr, beta: v - beta * lr * g)
misread("one-minus-beta-kept", "You keep the share 1 - beta of the velocity. beta is the share that "
        "survives.", velocity=lambda v, g, lr, beta: (1 - beta) * v - lr * g)
misread("beta-hard-coded", "You always use 0.9. beta is the last argument.",
        velocity=lambda v, g, lr, beta: 0.9 * v - lr * g)
misread("other-default", "Right when beta is given. Without it beta is 0.9.", default=0.99)
misread("nesterov", "w takes the next push in advance: that is Nesterov's variant. Here w + v.",
        step=lambda w, v, old, g, lr, beta: w + beta * v - lr * g)
misread("gradient-counted-twice", "The gradient moves w twice: by itself and inside the velocity. w + v is "
        "all.", step=lambda w, v, old, g, lr, beta: w + v - lr * g)
misread("plain-descent", "w takes a plain step and never feels the velocity: w + v.",
        step=lambda w, v, old, g, lr, beta: w - lr * g)
misread("returns-the-other-way-round", "You return (v, w). The order asked for is w, v.",
        give=lambda w, v, old: (v, w))
misread("only-w-returned", "Return two values: w, v. The next step needs the velocity.",
        give=lambda w, v, old: w)


misread("averages-and-lr-outside", "Your velocity is an average, beta v + (1 - beta) g, and lr stands "
        "outside. Here pushes add up and each carries its rate: beta v - lr g, then w + v.",
        velocity=lambda v, g, lr, beta: beta * v + (1 - beta) * g,
        step=lambda w, v, old, g, lr, beta: w - lr * v)
misread("lr-outside-downhill", "You keep lr outside the velocity: beta v - g, then w + lr v. Here it stands "
        "inside: beta v - lr g, then w + v.", velocity=lambda v, g, lr, beta: beta * v - g,
        step=lambda w, v, old, g, lr, beta: w + lr * v)
misread("step-instead-of-parameters", "You return the velocity in the place of w. The new w is w + v.",
        step=lambda w, v, old, g, lr, beta: v)


misread("w-returned-twice", "You return the new w twice. The second value is the velocity.",
        give=lambda w, v, old: (w, w))
exercise.says("zero-for-missing", "You take a beta of 0 for none, as `beta or 0.9` does. Write the default "
              "into the first line: `beta=0.9`.",
              lambda w, v, g, lr, beta=0.9: momentum_step(w, v, g, lr, beta or 0.9))
exercise.says("lr-and-beta-swapped", "lr and beta have changed places. The first line is `def "
              "momentum_step(w, v, g, lr, beta=0.9)`.",
              lambda w, v, g, beta, lr=0.9: momentum_step(w, v, g, lr, beta))
exercise.says("small-steps-vanish", "Steps that are tiny come out as 0, or not exactly. A velocity may be as small as it likes: "
              "round nothing, cut nothing.")
misread("weights-decay", "You also pull w towards 0. That is weight decay; here w moves by the velocity alone: w + v.",
        step=lambda w, v, old, g, lr, beta: w * (1 - 0.01 * lr) + v)
exercise.also("weights-decay", *[
    lambda w, v, g, lr, beta=0.9, decay=decay: momentum_step(w, v, g + decay * w, lr, beta) for decay in (1e-1, 1e-2, 1e-3, 1e-4)], *[
    lambda w, v, g, lr, beta=0.9, decay=decay: (w - decay * lr * w + momentum_step(w, v, g, lr, beta)[1],
                                                momentum_step(w, v, g, lr, beta)[1]) for decay in (1e-1, 1e-3, 1e-4, 1)])


def test_printed_example(answer):
    answer.agrees_on_examples()


def test_other_inputs(answer):
    answer.agrees_on_hidden_inputs()


def test_four_steps_in_a_row(answer):
    """The gradient and the learning rate change."""
    w, v = np.zeros(2), np.zeros(2)
    for g, lr in (((1.0, -2.0), 0.1), ((-1.0, -2.0), 0.1), ((0.5, 1.0), 0.02), ((3.0, 0.0), 0.3)):
        answer.agrees(w, v, np.array(g), lr)
        w, v = answer(w, v, np.array(g), lr)


def test_float32_stays_float32(answer):
    answer.keeps_float32(np.ones(3), np.ones(3), np.array([1.0, -1.0, 0.5]), 0.1)


def test_promises(answer):
    answer.keeps("optimizer", lambda *args: tuple(answer(*args)), ("v",), without=["optimizer_goes_downhill"])


def test_tiny_velocities(answer):
    args = np.zeros(2), np.array([1e-7, 0.0]), np.array([1e-6, -1e-8]), 0.1
    (w, v), (right_w, right_v) = answer.like(*copies(args)), momentum_step(*args)
    answer.must(np.allclose(w, right_w, 1e-4, 0) and np.allclose(v, right_v, 1e-4, 0), "small-steps-vanish",
                f"for w = [0, 0], v = [1e-7, 0], g = [1e-6, -1e-8], lr = 0.1 yours is w = {w}, v = {v}")
