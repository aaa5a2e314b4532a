import numpy as np

from companion.course.grading import Exercise
from companion.course.grading.values import copies
from companion.optimizers import adam_step

exercise = Exercise(
    adam_step, atol=0.0, any_shape=(0, 1, 2, 4), elementwise=True,
    examples=[(np.array([0.0]), np.array([0.0]), np.array([0.0]), 1, np.array([1.0]))],
    probes=lambda rng: [
        (rng.normal(size=3), rng.normal(size=3), rng.random(3), 5, rng.normal(size=3)),
        (rng.normal(size=(2, 3)), rng.normal(size=(2, 3)), rng.random((2, 3)), 2, rng.normal(size=(2, 3)),
         0.05),
        (rng.normal(size=2), np.zeros(2), np.zeros(2), 1, np.array([2.0, -0.5]), 0.01, 0.8, 0.95, 1e-3),
        (np.zeros(2), np.zeros(2), np.zeros(2), 1, np.array([1e-7, -1e-9])),
        (rng.normal(size=2), np.array([0.5, -0.5]), np.array([0.2, 0.3]), 10, np.zeros(2), 0.1, 0.5, 0.9),
        (rng.normal(size=3), rng.normal(size=3), rng.random(3), 4, np.array([1e4, -30.0, 1e-3]),
         0.1, 0.0, 0.7),
        *[(np.zeros(2), rng.normal(size=2), rng.random(2), t, rng.normal(size=2), 0.1)
          for t in (11, 25, 60, 100, 150, 400, 1001, 3000)]])


def wrong(beta_of=lambda b1, b2: (b1, b2), m_hat=lambda m, b, t: m / (1 - b ** t),
          v_hat=lambda v, b, t: v / (1 - b ** t),
          divide=lambda v, eps: np.sqrt(v) + eps, sign=1.0, square=lambda g: g ** 2,
          give=lambda w, m, v, t, mh, vh: (w, m, v), gain=lambda b: 1 - b, keep=lambda b: b, used=lambda t: t,
          rate=lambda lr: lr, over=lambda t: 1, start=1.0, least=1e-8):
    def step(w, m, v, t, g, lr=0.001, beta1=0.9, beta2=0.999, eps=least):
        b1, b2 = beta_of(beta1, beta2)
        m, v = keep(b1) * m + gain(b1) * g, keep(b2) * v + gain(b2) * square(g)
        mh, vh = m_hat(m, b1, used(t)), v_hat(v, b2, used(t))
        return give(start * w - sign * rate(lr) / over(t) * mh / divide(vh, eps), m, v, t, mh, vh)
    return step


def plain(value, beta, t):
    return value


for name, says, changes in (
        ("one-beta-for-both-0.9", "You use beta1 for both averages. The squares have their own, beta2, much "
         "closer to 1.",
         {"beta_of": lambda b1, b2: (b1, b1)}),
        ("one-beta-for-both-0.999", "You use beta2 for both averages. The gradients have their own, beta1.",
         {"beta_of": lambda b1, b2: (b2, b2)}),
        ("betas-swapped", "beta1 belongs to the gradients, beta2 to their squares; yours are swapped.",
         {"beta_of": lambda b1, b2: (b2, b1)}),
        ("no-bias-correction", "The correction is missing: both averages start at 0, so divide by 1 - "
         "beta^t.",
         {"m_hat": plain, "v_hat": plain}),
        ("only-m-corrected", "v starts at 0 as well: divide it by 1 - beta2^t.", {"v_hat": plain}),
        ("only-v-corrected", "m starts at 0 as well: divide it by 1 - beta1^t.", {"m_hat": plain}),
        ("correction-without-t", "The correction is 1 - beta^t, with the number of steps as the power. "
         "Yours never changes.",
         {"m_hat": lambda m, b, t: m / (1 - b), "v_hat": lambda v, b, t: v / (1 - b)}),
        ("correction-times-t", "The correction is 1 - beta to the power t, not beta times t.",
         {"m_hat": lambda m, b, t: m / (1 - b * t), "v_hat": lambda v, b, t: v / (1 - b * t)}),
        ("eps-inside-the-root", "eps belongs outside the root: sqrt(v_hat) + eps. Inside it slows "
         "parameters with tiny gradients down.",
         {"divide": lambda v, eps: np.sqrt(v + eps)}),
        ("eps-ignored", "You use a fixed eps. It is the last argument.",
         {"divide": lambda v, eps: np.sqrt(v) + 1e-8}),
        ("eps-as-least-divisor", "You take the larger of the root and eps. eps is added: sqrt(v_hat) + eps.",
         {"divide": lambda v, eps: np.maximum(np.sqrt(v), eps)}),
        ("eps-missing", "eps is missing: with a gradient of 0 from the start yours divides 0 by 0.",
         {"divide": lambda v, eps: np.sqrt(v)}),
        ("no-root", "You divide by v_hat. Divide by its square root, so that the step does not depend on "
         "the gradient's unit.",
         {"divide": lambda v, eps: v + eps}),
        ("climbs", "You add the step. Descent takes it away.", {"sign": -1.0}),
        ("gradient-not-squared", "v averages the squares of the gradient; yours averages the gradient's "
         "size.", {"square": np.abs}),
        ("t-advanced-inside", "You add 1 to t, so the correction is one step ahead. t is the number of this "
         "step already: 1 at the first.", {"used": lambda t: t + 1}),
        ("t-counted-from-zero", "You take 1 off t, so the first step divides by 0. t is the number of this "
         "step, 1 at the first: use it as it comes.", {"used": lambda t: t - 1}),
        ("one-step-behind", "Your correction is one step behind: the second step uses t = 1 again. t is the "
         "number of this step: use it as it comes.", {"used": lambda t: max(t - 1, 1)}),
        ("t-returned-too", "You return t as well. The loop counts the steps, the rule only reads the clock: "
         "return w, m, v.", {"give": lambda w, m, v, t, mh, vh: (w, m, v, t)}),
        ("t-advanced-for-the-next-step", "You return t + 1 as well. The loop counts the steps, the rule only "
         "reads the clock: return w, m, v.", {"give": lambda w, m, v, t, mh, vh: (w, m, v, t + 1)}),
        ("clock-kept-inside", "You add 1 to t and return it, as if t were the steps before this one. Here "
         "the loop counts: use t as it comes, and return w, m, v.",
         {"used": lambda t: t + 1, "give": lambda w, m, v, t, mh, vh: (w, m, v, t + 1)}),
        ("lr-divided-by-t", "You divide lr by t. Adam's learning rate stays; t stands in the correction "
         "only.", {"over": lambda t: t}),
        ("lr-divided-by-the-root-of-t", "You divide lr by the root of t. Adam's learning rate stays; t stands in the "
         "correction only.", {"over": lambda t: t ** 0.5}),
        ("correction-stored", "You return the corrected averages. Return m and v themselves; the correction "
         "is made anew each step.",
         {"give": lambda w, m, v, t, mh, vh: (w, mh, vh)}),
        ("sum-instead-of-average", "The new gradient enters with weight 1. In an average it enters with "
         "weight 1 - beta.",
         {"gain": lambda b: 1.0}),
        ("m-corrected-with-the-old-t", "For m you use t - 1. Both corrections use t as it comes.",
         {"m_hat": lambda m, b, t: m / (1 - b ** (t - 1))}),
        ("v-corrected-with-the-old-t", "For v you use t - 1. Both corrections use t as it comes.",
         {"v_hat": lambda v, b, t: v / (1 - b ** (t - 1))}),
        ("m-corrected-with-the-next-t", "For m you use t + 1. Both corrections use t as it comes.",
         {"m_hat": lambda m, b, t: m / (1 - b ** (t + 1))}),
        ("v-corrected-with-the-next-t", "For v you use t + 1. Both corrections use t as it comes.",
         {"v_hat": lambda v, b, t: v / (1 - b ** (t + 1))}),
        ("m-correction-without-t", "The correction of m is 1 - beta1^t, with the number of steps as the power.",
         {"m_hat": lambda m, b, t: m / (1 - b)}),
        ("v-correction-without-t", "The correction of v is 1 - beta2^t, with the number of steps as the power.",
         {"v_hat": lambda v, b, t: v / (1 - b)}),
        ("power-outside-the-bracket", "You raise 1 - beta to the power t. Only beta is raised: 1 - beta^t.",
         {"m_hat": lambda m, b, t: m / (1 - b) ** t, "v_hat": lambda v, b, t: v / (1 - b) ** t}),
        ("multiplied-by-the-correction", "You multiply by 1 - beta^t. The averages are too small at the "
         "start: divide.", {"m_hat": lambda m, b, t: m * (1 - b ** t), "v_hat": lambda v, b, t: v * (1 - b ** t)}),
        ("correction-outside-the-root", "You divide sqrt(v) by 1 - beta2^t. The correction belongs under the "
         "root: sqrt(v / (1 - beta2^t)).", {"v_hat": lambda v, b, t: v / (1 - b ** t) ** 2}),
        ("m-stored-corrected", "You return the corrected m. Return m itself; the correction is made anew "
         "each step.", {"give": lambda w, m, v, t, mh, vh: (w, mh, v)}),
        ("v-stored-corrected", "You return the corrected v. Return v itself; the correction is made anew "
         "each step.", {"give": lambda w, m, v, t, mh, vh: (w, m, vh)}),
        ("averages-swapped", "You return (w, v, m). The order asked for is w, m, v.",
         {"give": lambda w, m, v, t, mh, vh: (w, v, m)}),
        ("weights-swapped", "beta belongs to the old average, 1 - beta to the new gradient. Yours are swapped.",
         {"gain": lambda b: b, "keep": lambda b: 1 - b}),
        ("lr-missing", "The step lacks lr.", {"rate": lambda lr: 1.0}),
        ("step-instead-of-parameters", "You return the step. The question is the new w: the old one minus "
         "the step.", {"start": 0.0}),
        ("only-w-returned", "Return three values: w, m, v. The next step needs the averages.",
         {"give": lambda w, m, v, t, mh, vh: w})):
    exercise.says(name, says, wrong(**changes))

FIXED = 1e-4, 1e-5, 1e-6, 1e-7, 1e-10, 1e-12
exercise.also("eps-ignored", *[wrong(divide=lambda v, eps, fixed=fixed: np.sqrt(v) + fixed) for fixed in FIXED])
exercise.says("other-eps", "Right when eps is given. Without it eps is 1e-8.",
              *[wrong(least=fixed) for fixed in FIXED])


def rewritten(name, says, new_w, m_of=lambda m, g, b: b * m + (1 - b) * g,
              v_of=lambda v, g, b: b * v + (1 - b) * g ** 2, give=lambda new, old: new):
    """A misconception about the whole step: new_w(w, m, v, t, g, lr, beta1, beta2, eps)."""
    def step(w, m, v, t, g, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
        new = m_of(m, g, beta1), v_of(v, g, beta2)
        return new_w(w, *new, t, g, lr, beta1, beta2, eps), *give(new, (m, v))
    exercise.says(name, says, step)


def right(w, m, v, t, g, lr, beta1, beta2, eps):
    return w - lr * m / (1 - beta1 ** t) / (np.sqrt(v / (1 - beta2 ** t)) + eps)


rewritten("eps-not-corrected", "You correct the learning rate instead of the averages and add eps to the "
          "uncorrected root. Here eps joins the corrected one: sqrt(v / (1 - beta2^t)) + eps.",
          lambda w, m, v, t, g, lr, beta1, beta2, eps:
          w - lr * np.sqrt(1 - beta2 ** t) / (1 - beta1 ** t) * m / (np.sqrt(v) + eps))
rewritten("eps-outside-the-fraction", "eps belongs into the denominator, with the root: m_hat / (sqrt(v_hat) "
          "+ eps).", lambda w, m, v, t, g, lr, beta1, beta2, eps: right(w, m, v, t, g, lr, beta1, beta2, 0) + eps)
rewritten("gradient-instead-of-its-average", "You step with the gradient itself. Adam steps with its "
          "corrected average, m_hat.", lambda w, m, v, t, g, lr, beta1, beta2, eps:
          w - lr * g / (np.sqrt(v / (1 - beta2 ** t)) + eps))
rewritten("corrections-swapped", "The corrections are swapped: m is divided by 1 - beta1^t, v by 1 - beta2^t.",
          lambda w, m, v, t, g, lr, beta1, beta2, eps:
          w - lr * m / (1 - beta2 ** t) / (np.sqrt(v / (1 - beta1 ** t)) + eps))
rewritten("beta1-in-both-corrections", "v is corrected with beta1. Its average has beta2: 1 - beta2^t.",
          lambda w, m, v, t, g, lr, beta1, beta2, eps: right(w, m, v, t, g, lr, beta1, beta1, eps))
rewritten("beta2-in-both-corrections", "m is corrected with beta2. Its average has beta1: 1 - beta1^t.",
          lambda w, m, v, t, g, lr, beta1, beta2, eps: right(w, m, v, t, g, lr, beta2, beta2, eps))
rewritten("averages-not-kept", "w is right, but you return the old m and v. Return the new ones: the next "
          "step needs them.", right, give=lambda new, old: old)
rewritten("m-adds-up", "The new gradient enters m with weight 1. In an average it enters with weight 1 - beta1.",
          right, m_of=lambda m, g, b: b * m + g)
rewritten("v-adds-up", "The new square enters v with weight 1. In an average it enters with weight 1 - beta2.",
          right, v_of=lambda v, g, b: b * v + g ** 2)
rewritten("square-around-too-much", "You square 1 - beta2 as well. Only the gradient is squared: (1 - beta2) "
          "g^2.", right, v_of=lambda v, g, b: b * v + ((1 - b) * g) ** 2)


LATE = 2, 3, 5, 10, 20, 50, 100, 200, 500, 1000
exercise.says("correction-dropped-late", "You leave a correction out after some steps. It fades by itself: divide by 1 - beta^t in "
              "every step.", *[wrong(**{part: lambda mean, b, t, last=last, at=at: mean / (1 - b ** t) if t < last + at else mean
                                         for part in parts})
                               for last in LATE for at in (0, 1) for parts in (("m_hat", "v_hat"), ("m_hat",), ("v_hat",))])
exercise.says("clock-stops-late", "Your t stops growing after some steps. Use t as it comes, however large.",
              *[wrong(**{part: lambda mean, b, t, last=last: mean / (1 - b ** min(t, last)) for part in parts})
                for last in LATE for parts in (("m_hat", "v_hat"), ("m_hat",), ("v_hat",))])
rewritten("largest-v-kept", "Your v never falls: that is AMSGrad. Adam's v forgets: beta2 v + (1 - beta2) g^2, also where that "
          "is less than before.", right, v_of=lambda v, g, b: np.maximum(v, b * v + (1 - b) * g ** 2))
exercise.also("largest-v-kept", lambda w, m, v, t, g, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8: (
    right(w, adam_step(w, m, v, t, g, lr, beta1, beta2, eps)[1],
          np.maximum(v, adam_step(w, m, v, t, g, lr, beta1, beta2, eps)[2]), t, g, lr, beta1, beta2, eps),
    *adam_step(w, m, v, t, g, lr, beta1, beta2, eps)[1:]))
DECAY = 1e-1, 1e-2, 1e-3, 1e-4
exercise.says("weights-decay", "You also pull w towards 0. That is weight decay; here a step is lr m_hat / (sqrt(v_hat) + eps), and "
              "nothing else.",
              *[lambda w, m, v, t, g, lr=0.001, *rest, decay=decay: adam_step(w, m, v, t, g + decay * w, lr, *rest) for decay in DECAY],
              *[lambda w, m, v, t, g, lr=0.001, *rest, decay=decay: (
                  adam_step(w, m, v, t, g, lr, *rest)[0] - lr * decay * w, *adam_step(w, m, v, t, g, lr, *rest)[1:])
                for decay in DECAY],
              *[lambda w, m, v, t, g, lr=0.001, *rest, decay=decay: (
                  adam_step(w, m, v, t, g, lr, *rest)[0] - decay * w, *adam_step(w, m, v, t, g, lr, *rest)[1:])
                for decay in DECAY])
exercise.says("other-lr", "Right when lr is given. Without it lr is 0.001.",
              *[lambda w, m, v, t, g, lr=other, *rest: adam_step(w, m, v, t, g, lr, *rest) for other in (0.1, 0.01, 3e-4, 1e-4)])
exercise.says("other-betas", "Right when beta1 and beta2 are given. Without them beta1 is 0.9 and beta2 is 0.999.",
              *[lambda w, m, v, t, g, lr=0.001, beta1=one, beta2=two, eps=1e-8: adam_step(w, m, v, t, g, lr, beta1, beta2, eps)
                for one, two in ((0.9, 0.99), (0.9, 0.9), (0.9, 0.9999), (0.95, 0.999), (0.99, 0.999), (0.8, 0.999), (0.5, 0.999),
                                 (0.999, 0.9), (0.999, 0.999))])
rewritten("looks-ahead", "You mix the gradient into m once more, as Nadam does. Adam steps with m_hat as it is.",
          lambda w, m, v, t, g, lr, beta1, beta2, eps: right(w, beta1 * m + (1 - beta1) * g, v, t, g, lr, beta1, beta2, eps))
exercise.says("deviation-instead-of-square", "You average (g - m)^2, as AdaBelief does. v averages g^2.",
              lambda w, m, v, t, g, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8: believed(w, m, v, t, g, lr, beta1, beta2, eps))
exercise.also("betas-swapped", lambda w, m, v, t, g, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8: averaged(
    w, beta2 * m + (1 - beta2) * g, beta1 * v + (1 - beta1) * g ** 2, t, g, lr, beta1, beta2, eps),
    lambda w, m, v, t, g, lr=0.001, beta2=0.9, beta1=0.999, eps=1e-8: adam_step(
        w, m, v, t, g, lr, beta1, beta2, eps))
exercise.says("betas-hard-coded", "You always use 0.9 and 0.999, here or there. beta1 and beta2 are "
              "arguments.",
              lambda w, m, v, t, g, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8: adam_step(
                  w, m, v, t, g, lr, eps=eps),
              lambda w, m, v, t, g, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8: adam_step(
                  w, m, v, t, g, lr, 0.9, beta2, eps),
              lambda w, m, v, t, g, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8: adam_step(
                  w, m, v, t, g, lr, beta1, 0.999, eps),
              wrong(m_hat=lambda m, b, t: m / (1 - 0.9 ** t), v_hat=lambda v, b, t: v / (1 - 0.999 ** t)),
              wrong(m_hat=lambda m, b, t: m / (1 - 0.9 ** t)),
              wrong(v_hat=lambda v, b, t: v / (1 - 0.999 ** t)))
exercise.says("zero-for-missing", "You take a 0 for none, as `beta1 or 0.9` does. Write the defaults into "
              "the first line.",
              lambda w, m, v, t, g, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8: adam_step(
                  w, m, v, t, g, lr, beta1 or 0.9, beta2 or 0.999, eps))
exercise.says("one-square-for-all", "You put the squares of all parameters together. Each parameter keeps "
              "a v of its own: no sum and no mean over the array.", wrong(square=lambda g: (g ** 2).sum()),
              wrong(square=lambda g: (g ** 2).mean()))
exercise.says("gradient-in-place-of-its-square", "v averages the gradient itself, so pushes of both signs "
              "cancel. It averages the squares.", wrong(square=lambda g: g))
exercise.says("average-squared", "v takes the square of m in. It averages the squares of the gradient g.",
              lambda w, m, v, t, g, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8: averaged(
                  w, beta1 * m + (1 - beta1) * g,
                  beta2 * v + (1 - beta2) * (beta1 * m + (1 - beta1) * g) ** 2,
                  t, g, lr, beta1, beta2, eps))
exercise.says("old-averages-move-w", "w moves with the old m and v. First both take the new gradient in, "
              "then w moves.",
              lambda w, m, v, t, g, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8: (
                  right(w, m, v, t, g, lr, beta1, beta2, eps),
                  *adam_step(w, m, v, t, g, lr, beta1, beta2, eps)[1:]))
exercise.says("largest-square", "v keeps the larger of two values, as in AdaMax. Adam's v averages: beta2 "
              "v + (1 - beta2) g^2.",
              lambda w, m, v, t, g, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8: averaged(
                  w, beta1 * m + (1 - beta1) * g, np.maximum(beta2 * v, g ** 2), t, g, lr, beta1, beta2, eps))
exercise.says("correction-under-two-roots", "You divide v by the root of 1 - beta2^t. Divide it by 1 - "
              "beta2^t; the root of the quotient comes after.", wrong(v_hat=lambda v, b,
                                                                      t: v / np.sqrt(1 - b ** t)))
exercise.says("only-the-sign", "Only the sign of the average moves w. Divide m_hat by sqrt(v_hat) + eps.",
              wrong(m_hat=lambda m, b, t: np.sign(m), v_hat=lambda v, b, t: 1.0, divide=lambda v, eps: 1.0))
exercise.says("skips-zero-gradients", "Where the gradient is 0 an average stays as it was. Both fade there "
              "too.",
              lambda w, m, v, t, g, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8: averaged(
                  w, beta1 * m + (1 - beta1) * g, np.where(g == 0, v, beta2 * v + (1 - beta2) * g ** 2),
                  t, g, lr, beta1, beta2, eps),
              lambda w, m, v, t, g, *rest: adam_step(w, m, v, t, g, *rest) if g.any() else (w, m, v))
exercise.says("a-clock-of-your-own", "The same arguments give another result at a later call: you count the calls yourself. A loop "
              "calls you once for every array, so such a clock runs too fast. Use the argument t.")


def averaged(w, m, v, t, g, lr, beta1, beta2, eps):
    """A step with these new averages."""
    return right(w, m, v, t, g, lr, beta1, beta2, eps), m, v


def believed(w, m, v, t, g, lr, beta1, beta2, eps):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * (g - m) ** 2
    return right(w, m, v, t, g, lr, beta1, beta2, eps), m, v


def test_printed_example(answer):
    answer.agrees_on_examples()


def test_the_clock_is_an_argument(answer):
    args = np.array([1.0]), np.array([0.1]), np.array([0.2]), 3, np.array([0.5])
    first, second = answer.like(*copies(args)), answer.like(*copies(args))
    answer.must(not answer.differs(second, first), "a-clock-of-your-own")


def test_other_inputs(answer):
    answer.agrees_on_hidden_inputs()


def test_four_steps_in_a_row(answer):
    w, m, v = np.zeros(1), np.zeros(1), np.zeros(1)
    for t, g in enumerate((1.0, -2.0, 0.5, 3.0), 1):
        answer.agrees(w, m, v, t, np.array([g]))
        w, m, v = answer(w, m, v, t, np.array([g]))


def test_no_gradient_no_move(answer):
    answer.agrees(np.array([1.0, 2.0]), np.zeros(2), np.zeros(2), 1, np.zeros(2))


def test_promises(answer):
    answer.keeps("optimizer", lambda *args: tuple(answer(*args)), ("m", "v", "t"),
                 without=["optimizer_keeps_shape_and_dtype", "optimizer_goes_downhill"])
