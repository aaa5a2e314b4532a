import numpy as np

from companion.grading import Exercise
from companion.optimizers import adam_step

exercise = Exercise(
    adam_step, atol=0.0,
    examples=[(np.array([0.0]), np.array([0.0]), np.array([0.0]), 0, np.array([1.0]))],
    probes=lambda rng: [
        (rng.normal(size=3), rng.normal(size=3), rng.random(3), 4, rng.normal(size=3)),
        (rng.normal(size=(2, 3)), rng.normal(size=(2, 3)), rng.random((2, 3)), 1, rng.normal(size=(2, 3)),
         0.05),
        (rng.normal(size=2), np.zeros(2), np.zeros(2), 0, np.array([2.0, -0.5]), 0.01, 0.8, 0.95, 1e-3),
        (np.zeros(2), np.zeros(2), np.zeros(2), 0, np.array([1e-7, -1e-9])),
        (rng.normal(size=2), np.array([0.5, -0.5]), np.array([0.2, 0.3]), 9, np.zeros(2), 0.1, 0.5, 0.9)])


def wrong(beta_of=lambda b1, b2: (b1, b2), m_hat=lambda m, b, t: m / (1 - b ** t),
          v_hat=lambda v, b, t: v / (1 - b ** t),
          divide=lambda v, eps: np.sqrt(v) + eps, clock=lambda t: t + 1, sign=1.0, square=lambda g: g ** 2,
          give=lambda w, m, v, t, mh, vh: (w, m, v, t), gain=lambda b: 1 - b, used=lambda t: t):
    def step(w, m, v, t, g, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
        b1, b2 = beta_of(beta1, beta2)
        t = clock(t)
        m, v = b1 * m + gain(b1) * g, b2 * v + gain(b2) * square(g)
        mh, vh = m_hat(m, b1, used(t)), v_hat(v, b2, used(t))
        return give(w - sign * lr * mh / divide(vh, eps), m, v, t, mh, vh)
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
        ("eps-missing", "eps is missing: with a gradient of 0 from the start yours divides 0 by 0.",
         {"divide": lambda v, eps: np.sqrt(v)}),
        ("no-root", "You divide by v_hat. Divide by its square root, so that the step does not depend on "
         "the gradient's unit.",
         {"divide": lambda v, eps: v + eps}),
        ("climbs", "You add the step. Descent takes it away.", {"sign": -1.0}),
        ("gradient-not-squared", "v averages the squares of the gradient; yours averages the gradient's "
         "size.", {"square": np.abs}),
        ("t-not-advanced", "t is returned as it came, so the correction never fades. Advance it once a "
         "step: t + 1.",
         {"give": lambda w, m, v, t, mh, vh: (w, m, v, t - 1)}),
        ("t-starts-too-late", "You use t before it is advanced, so the first step divides by 0. First t = t "
         "+ 1, then the correction.",
         {"used": lambda t: t - 1}),
        ("t-advanced-twice", "t advances by 2. It counts steps: t + 1.", {"clock": lambda t: t + 2}),
        ("correction-stored", "You return the corrected averages. Return m and v themselves; the correction "
         "is made anew each step.",
         {"give": lambda w, m, v, t, mh, vh: (w, mh, vh, t)}),
        ("sum-instead-of-average", "The new gradient enters with weight 1. In an average it enters with "
         "weight 1 - beta.",
         {"gain": lambda b: 1.0}),
        ("only-w-returned", "Return four values: w, m, v, t. The next step needs the averages and the clock.",
         {"give": lambda w, m, v, t, mh, vh: w}),
        ("t-left-out", "Return four values: w, m, v, t. The clock is missing.",
         {"give": lambda w, m, v, t, mh, vh: (w, m, v)})):
    exercise.says(name, says, wrong(**changes))


def test_printed_example(answer):
    answer.agrees_on_examples()


def test_other_inputs(answer):
    answer.agrees_on_hidden_inputs()


def test_four_steps_in_a_row(answer):
    w, m, v, t = np.zeros(1), np.zeros(1), np.zeros(1), 0
    for g in (1.0, -2.0, 0.5, 3.0):
        answer.agrees(w, m, v, t, np.array([g]))
        w, m, v, t = answer(w, m, v, t, np.array([g]))


def test_no_gradient_no_move(answer):
    answer.agrees(np.array([1.0, 2.0]), np.zeros(2), np.zeros(2), 0, np.zeros(2))


def test_promises(answer):
    answer.keeps("optimizer", lambda *args: tuple(answer(*args)), ("m", "v", "clock"),
                 without=["optimizer_keeps_shape_and_dtype", "optimizer_goes_downhill"])
