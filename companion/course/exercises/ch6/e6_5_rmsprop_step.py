import numpy as np

from companion.course.grading import Exercise
from companion.optimizers import rmsprop_step

exercise = Exercise(
    rmsprop_step, atol=0.0, any_shape=(0, 1, 2), elementwise=True,
    examples=[(np.array([0.0]), np.array([0.0]), np.array([5.0]), 0.1)],
    probes=lambda rng: [(rng.normal(size=4), rng.random(4), rng.normal(size=4), 0.05),
                        (rng.normal(size=(2, 3)), rng.random((2, 3)), rng.normal(size=(2, 3)), 0.3, 0.5),
                        (np.zeros(2), np.zeros(2), np.array([1.0, 1e-7]), 0.1, 0.9),
                        (np.zeros(3), np.array([0.04, 0.5, 1.0]), np.array([0.5, -2.0, 1.0]), 0.01, 0.99,
                         0.1),
                        (np.array([1.0, -1.0]), np.zeros(2), np.zeros(2), 0.1),
                        (rng.normal(size=3), rng.random(3) * 9, rng.normal(size=3) * 4, 0.2, 0.75, 1e-3),
                        (np.array([1e3, -1e5]), np.array([1e8, 1e-4]), np.array([1e6, 1e-2]), 0.5),
                        (rng.normal(size=3), rng.random(3), np.array([0.0, 2.0, 0.0]), 0.1, 0.6)])


def wrong(mean=lambda s, g, beta: beta * s + (1 - beta) * g ** 2,
          step=lambda g, s, old, beta, eps: g / (np.sqrt(s) + eps), sign=-1.0, start=1.0,
          rate=lambda lr: lr, give=lambda w, s, old, eps: (w, s), default=0.9, least=1e-8,
          divided=lambda s, eps: 1.0):
    """rmsprop_step with something exchanged."""
    def fn(w, s, g, lr, beta=default, eps=least):
        new = mean(s, g, beta)
        return give(start * w / divided(new, eps) + sign * rate(lr) * step(g, new, s, beta, eps), new, s, eps)
    return fn


def misread(name, says, *forms, **changed):
    exercise.says(name, says, *[wrong(**form) for form in forms or [changed]])


FIXED = 1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-10, 1e-12
misread("eps-inside-the-root", "eps stands outside the root: sqrt(s) + eps. Inside it counts as 1e-4 and "
        "slows parameters with tiny gradients down.", step=lambda g, s, old, beta, eps: g / np.sqrt(s + eps))
misread("eps-outside-the-fraction", "eps belongs into the denominator, to avoid a division by 0: "
        "g / (sqrt(s) + eps).", {"step": lambda g, s, old, beta, eps: g / np.sqrt(s) + eps},
        {"step": lambda g, s, old, beta, eps: g / np.sqrt(s), "give": lambda w, s, old, eps: (w + eps, s)})
misread("eps-missing", "eps is missing: with a gradient of 0 from the start yours divides 0 by 0.",
        step=lambda g, s, old, beta, eps: g / np.sqrt(s))
misread("eps-hard-coded", "You use a fixed eps. It is the last argument.",
        *[{"step": lambda g, s, old, beta, eps, fixed=fixed: g / (np.sqrt(s) + fixed)} for fixed in FIXED])
misread("other-eps", "Right when eps is given. Without it eps is 1e-8.",
        *[{"least": fixed} for fixed in FIXED if fixed != 1e-8])
misread("eps-as-least-divisor", "Where the root is larger, eps has no part in yours. It is added "
        "everywhere: sqrt(s) + eps.", {"step": lambda g, s, old, beta, eps: g / np.maximum(np.sqrt(s), eps)},
        {"step": lambda g, s, old, beta, eps: np.nan_to_num(g / np.sqrt(s))},
        {"step": lambda g, s, old, beta, eps: g / np.where(s > 0, np.sqrt(s), eps)})
misread("eps-stored", "You put eps into s, so it adds up from step to step. s averages squares only; eps "
        "joins the root in the denominator.", step=lambda g, s, old, beta, eps: g / np.sqrt(s + eps),
        give=lambda w, s, old, eps: (w, s + eps))
misread("no-root", "You divide by s. Divide by its root, so that the step does not depend on the gradient's "
        "unit.", step=lambda g, s, old, beta, eps: g / (s + eps))
misread("gradient-not-squared", "You average the gradient itself, so pushes of both signs cancel. s averages "
        "its squares.", mean=lambda s, g, beta: beta * s + (1 - beta) * g)
misread("size-instead-of-square", "You average the gradient's size. s averages its squares; the root comes "
        "later.", mean=lambda s, g, beta: beta * s + (1 - beta) * np.abs(g))
misread("never-forgets", "You add all squares up: that is Adagrad, whose steps shrink for ever. Here s "
        "forgets: beta s + (1 - beta) g^2.", mean=lambda s, g, beta: s + g ** 2)
misread("sum-instead-of-average", "The new square enters with weight 1. In an average it enters with weight "
        "1 - beta.", mean=lambda s, g, beta: beta * s + g ** 2)
misread("weights-swapped", "beta belongs to the old s, 1 - beta to the new square. Yours are swapped.",
        mean=lambda s, g, beta: (1 - beta) * s + beta * g ** 2)
misread("last-square-alone", "s is the last square alone. The old s lives on: beta s + (1 - beta) g^2.",
        mean=lambda s, g, beta: (1 - beta) * g ** 2)
misread("old-s-divides", "You divide by the old s. First s takes the new gradient in, then w moves.",
        step=lambda g, s, old, beta, eps: g / (np.sqrt(old) + eps))
misread("s-not-kept", "w is right, but you return the old s. Return the new one: the next step needs it.",
        give=lambda w, s, old, eps: (w, old))
misread("root-stored", "You return the root of s. Return s itself; the root is taken anew in each step.",
        give=lambda w, s, old, eps: (w, np.sqrt(s)))
misread("corrected-for-the-start", "You divide s by 1 - beta, as Adam does in its first step. RMSprop has "
        "no such correction.", step=lambda g, s, old, beta, eps: g / (np.sqrt(s / (1 - beta)) + eps))
misread("climbs", "You add the step. Descent takes it away.", sign=1.0)
misread("gradient-missing", "The step lacks the gradient: lr g / (sqrt(s) + eps).",
        step=lambda g, s, old, beta, eps: 1 / (np.sqrt(s) + eps))
misread("not-divided", "w takes a plain step. Divide the gradient by sqrt(s) + eps.",
        step=lambda g, s, old, beta, eps: g)
misread("multiplied-by-the-root", "You multiply by the root. A parameter with large gradients needs smaller "
        "steps: divide.", step=lambda g, s, old, beta, eps: g * (np.sqrt(s) + eps))
misread("one-scale-for-all", "You divide all gradients by one common root. Each parameter has its own s: no "
        "sum and no mean over the array.",
        *[{"step": lambda g, s, old, beta, eps, one=one: g / (one(s) + eps)}
          for one in (lambda s: np.sqrt(s.mean()), lambda s: np.sqrt(s.sum()), lambda s: np.sqrt(s).sum(),
                      lambda s: np.sqrt(s).mean(), lambda s: np.sqrt(s.max()))])
misread("beta-hard-coded", "You always use 0.9. beta is an argument.",
        mean=lambda s, g, beta: 0.9 * s + (1 - 0.9) * g ** 2)
misread("other-default", "Right when beta is given. Without it beta is 0.9. (PyTorch's default is 0.99.)",
        *[{"default": other} for other in (0.5, 0.95, 0.99, 0.999)])
misread("returns-the-other-way-round", "You return (s, w). The order asked for is w, s.",
        give=lambda w, s, old, eps: (s, w))
misread("only-w-returned", "Return two values: w, s. The next step needs the averages.",
        give=lambda w, s, old, eps: w)


misread("skips-zero-gradients", "Where the gradient is 0 your s stays as it was. It fades there too: beta "
        "s + (1 - beta) 0.",
        mean=lambda s, g, beta: np.where(g == 0, s, beta * s + (1 - beta) * g ** 2))
exercise.says("arguments-swapped", "beta and eps have changed places in the first line: beta comes first.",
              lambda w, s, g, lr, eps=1e-8, beta=0.9: rmsprop_step(w, s, g, lr, beta, eps))
misread("eps-squared-inside-the-root", "eps stands outside the root: sqrt(s) + eps. The root of s + eps^2 "
        "is less than that.",
        {"step": lambda g, s, old, beta, eps: g / np.sqrt(s + eps ** 2)},
        {"step": lambda g, s, old, beta, eps: g / np.hypot(np.sqrt(s), eps)})
misread("only-the-sign", "Only the sign of the gradient moves w. Take the gradient itself: lr g / (sqrt(s) "
        "+ eps).",
        {"step": lambda g, s, old, beta, eps: np.sign(g)},
        {"step": lambda g, s, old, beta, eps: np.sign(g) / (np.sqrt(s) + eps)})
misread("w-divided-too", "You divide w as well. Only the step is divided: w - lr g / (sqrt(s) + eps).",
        divided=lambda s, eps: np.sqrt(s) + eps, step=lambda g, s, old, beta, eps: g / (np.sqrt(s) + eps))
misread("lr-missing", "The step lacks lr: lr g / (sqrt(s) + eps).", rate=lambda lr: 1.0)
misread("square-around-too-much", "You square 1 - beta as well. Only the gradient is squared: (1 - beta) "
        "g^2.", mean=lambda s, g, beta: beta * s + ((1 - beta) * g) ** 2)
misread("one-square-for-all", "You put the squares of all parameters together. Each parameter keeps an s of "
        "its own: no sum and no mean over the array.",
        {"mean": lambda s, g, beta: beta * s + (1 - beta) * (g ** 2).sum()},
        {"mean": lambda s, g, beta: beta * s + (1 - beta) * (g ** 2).mean()})
misread("old-s-not-faded", "The old s keeps its full weight, so s grows for ever. It keeps the share beta: "
        "beta s + (1 - beta) g^2.", mean=lambda s, g, beta: s + (1 - beta) * g ** 2)
misread("beta-on-both", "beta multiplies the new square as well. It gets the rest, 1 - beta: beta s + (1 - "
        "beta) g^2.", mean=lambda s, g, beta: beta * (s + g ** 2))
misread("last-gradient-divides", "You divide the gradient by its own size, so only its sign is left. Divide "
        "by the root of the average, sqrt(s).", step=lambda g, s, old, beta, eps: g / (np.abs(g) + eps))
misread("step-instead-of-parameters", "You return the step. The question is the new w: the old one minus "
        "the step.", start=0.0)


misread("weights-decay", "You also pull w towards 0. That is weight decay; here w - lr g / (sqrt(s) + eps), and nothing else.",
        *[{"give": lambda w, s, old, eps: (w, s), "start": 1 - shrink} for shrink in (1e-2, 1e-3, 1e-4)])
exercise.also("weights-decay", *[
    lambda w, s, g, lr, beta=0.9, eps=1e-8, decay=decay: rmsprop_step(w, s, g + decay * w, lr, beta, eps)
    for decay in (1e-1, 1e-2, 1e-3, 1e-4)], *[
    lambda w, s, g, lr, beta=0.9, eps=1e-8, decay=decay: (
        rmsprop_step(w, s, g, lr, beta, eps)[0] - lr * decay * w, rmsprop_step(w, s, g, lr, beta, eps)[1])
    for decay in (1e-1, 1e-2, 1e-3, 1e-4)])
misread("s-never-falls", "Your s never falls. It forgets: beta s + (1 - beta) g^2, also where that is less than before.",
        {"mean": lambda s, g, beta: np.maximum(s, beta * s + (1 - beta) * g ** 2)},
        {"mean": lambda s, g, beta: np.maximum(s, g ** 2)})
misread("largest-square", "You keep the larger of the two, as AdaMax does. s averages: beta s + (1 - beta) g^2.",
        mean=lambda s, g, beta: np.maximum(beta * s, g ** 2))
misread("doubled-instead-of-squared", "`g * 2` doubles the gradient. Its square is `g ** 2`.",
        mean=lambda s, g, beta: beta * s + (1 - beta) * g * 2)
misread("first-step-takes-the-whole-square", "Where s is 0 you take the whole square. s begins at 0 and takes the share 1 - beta in "
        "every step, the first as well.",
        {"mean": lambda s, g, beta: beta * s + (1 - beta) * g ** 2 if s.any() else g ** 2},
        {"mean": lambda s, g, beta: np.where(s == 0, g ** 2, beta * s + (1 - beta) * g ** 2)})
misread("mean-taken-away", "You take the mean away from the gradients first. Each parameter's gradient is squared as it is.",
        mean=lambda s, g, beta: beta * s + (1 - beta) * (g - g.mean()) ** 2)


def test_printed_example(answer):
    answer.agrees_on_examples()


def test_other_inputs(answer):
    answer.agrees_on_hidden_inputs()


def test_four_steps_in_a_row(answer):
    """One parameter with gradients near 1, one with gradients near 1e-7: both take steps of like size."""
    w, s = np.zeros(2), np.zeros(2)
    for g in (1.0, -2.0, 0.5, 3.0):
        args = w, s, np.array([g, 1e-7 * g]), 0.01
        answer.agrees(*args)
        w, s = answer(*args)


def test_float32_stays_float32(answer):
    answer.keeps_float32(np.ones(3), np.ones(3), np.array([1.0, -1.0, 0.5]), 0.1)


def test_promises(answer):
    answer.keeps("optimizer", lambda *args: tuple(answer(*args)), ("s",), without=["optimizer_goes_downhill"])
