import numpy as np

from companion.course.grading import Exercise
from companion.course.grading.spec import NotYet
from companion.losses import huber, huber_grad

ERRORS = np.array([0.5, 3.0, -5.0]), np.zeros(3)
exercise = Exercise(
    huber, atol=1e-12, any_shape=(0, 1), whole_numbers=(1,), examples=[ERRORS, (*ERRORS, 2.0)],
    probes=lambda rng: [(rng.normal(size=6) * 3, rng.normal(size=6), 0.5),
                        (rng.normal(size=7), rng.normal(size=7)),
                        (rng.normal(size=(3, 4)) * 4, rng.normal(size=(3, 4)), 2.5),
                        (np.array([2.0, -2.0, 1.0, 5.0]), np.array([0.0, 0.0, 1.0, 1.0]), 2.0),
                        (np.array([0.3, -0.2, 0.9]), np.array([0.1, 0.4, 0.2]), 3.0),
                        (np.array([9.0, -8.0]), np.array([-1.0, 1.0]), 0.25),
                        (np.array([-4.0]), np.array([2.0]), 3.0),
                        (rng.normal(size=300) * 2, rng.normal(size=300)), (np.array([2e5, -3e4]), np.array([0.0, 1e4]), 50.0),
                        (np.array([2.0 ** -12, 0.0]), np.array([0.0, 2.0 ** -13])), (np.array([2.02]), np.array([0.0]), 2.0),
                        (np.array([0.0, 1.0]), np.array([1.98, 1.0]), 2.0),
                        (np.array([2.0 ** -12, 2.0 ** -8]), np.zeros(2), 2.0 ** -11),
                        (np.array([1.0, 9.0, -3.0]), np.array([1.5, -2.0, 40.0]), 1000.0)])


def misread(name, says, small=lambda e, d: e ** 2 / 2, large=lambda e, d: d * (np.abs(e) - d / 2),
            is_small=lambda e, d: np.abs(e) <= d, default=1.0, end=np.mean):
    """A misconception: huber with something exchanged."""
    def fn(a, y, delta=default):
        e = a - y
        return end(np.where(is_small(e, delta), small(e, delta), large(e, delta)))
    exercise.says(name, says, fn)


misread("squared-then-absolute", "You glue the squared error to the absolute error. They do not meet: at "
        "delta = 2 one is 4, the other 2. The parabola is e^2 / 2, the lines are `delta * (|e| - delta / "
        "2)`.", small=lambda e, d: e ** 2, large=lambda e, d: np.abs(e))
misread("plain-absolute-error-outside", "The parabola is right, but outside you take the plain absolute "
        "error, so the curve jumps at delta. It goes on as `delta * (|e| - delta / 2)`.",
        large=lambda e, d: np.abs(e))
misread("delta-hard-coded", "You always use 1. The border between small and large is the third argument, "
        "delta, and the lines are as steep as delta.", small=lambda e, d: e ** 2 / 2,
        large=lambda e, d: np.abs(e) - 0.5, is_small=lambda e, d: np.abs(e) <= 1)
misread("delta-factor-missing", "The lines lack the factor delta, so their slope is 1 and the curve jumps. "
        "Outside it is `delta * (|e| - delta / 2)`.", large=lambda e, d: np.abs(e) - d / 2)
misread("whole-delta-taken-off", "Your lines start at 0 where the parabola has reached delta^2 / 2. Take "
        "delta / 2 off |e|, not delta.", large=lambda e, d: d * (np.abs(e) - d))
misread("lines-not-lowered", "Your lines are as steep as they should be, but too high: take delta / 2 off "
        "|e| before you multiply.", large=lambda e, d: d * np.abs(e))
misread("half-delta-outside-the-bracket", "You take delta / 2 off at the end. It belongs inside the "
        "bracket: `delta * (|e| - delta / 2)`.", large=lambda e, d: d * np.abs(e) - d / 2)
misread("half-of-the-square-missing", "For small errors the loss is e^2 / 2; the half is missing.",
        small=lambda e, d: e ** 2)
misread("twice-as-large", "Yours is twice the right one everywhere: small errors cost e^2 / 2.",
        small=lambda e, d: e ** 2, large=lambda e, d: 2 * d * np.abs(e) - d ** 2)
misread("smooth-l1", "Yours is the right loss divided by delta: libraries call it smooth L1. Here small "
        "errors cost e^2 / 2, whatever delta is.",
        small=lambda e, d: e ** 2 / (2 * d), large=lambda e, d: np.abs(e) - d / 2)
misread("sides-swapped", "The parabola belongs to the small errors, |e| <= delta, the lines to the large "
        "ones. Yours are swapped.", is_small=lambda e, d: np.abs(e) > d)
misread("negative-errors-are-small", "You ask whether e <= delta, so every negative error counts as small "
        "and is squared. Ask for its size: |e| <= delta.", is_small=lambda e, d: e <= d)
misread("sign-kept-outside", "For large errors you use e with its sign, so a large negative error lowers the "
        "loss. Use its size |e|.", large=lambda e, d: d * (e - d / 2))
misread("flat-outside", "Your loss stays flat beyond delta, so nothing pulls a far answer back. It goes on "
        "rising in straight lines.", large=lambda e, d: d ** 2 / 2)
misread("smaller-of-both", "You take the smaller of parabola and line. The line touches the parabola from "
        "below, so yours is the line everywhere. Choose by |e| <= delta: `np.where`.",
        is_small=lambda e, d: np.zeros(e.shape, bool))
misread("larger-of-both", "Large errors are squared like small ones. Beyond delta the loss goes on in "
        "straight lines: choose by |e| <= delta, with `np.where`.",
        is_small=lambda e, d: np.ones(e.shape, bool))
misread("pseudo-huber", "You use the smooth relative, delta^2 (sqrt(1 + (e / delta)^2) - 1). The question is "
        "a true parabola with straight lines.",
        small=lambda e, d: d ** 2 * (np.sqrt(1 + (e / d) ** 2) - 1),
        large=lambda e, d: d ** 2 * (np.sqrt(1 + (e / d) ** 2) - 1))
misread("one-choice-for-the-batch", "You choose once for the whole batch. Each error is small or large by "
        "itself: `np.where` chooses entry by entry.", is_small=lambda e, d: np.abs(e).mean() <= d)
exercise.says("other-default", "Right when delta is given. Without it delta is 1.")
exercise.says("no-default", "Right when delta is given. Without it yours stops: give delta a value "
              "where you name it, as in `def huber(a, y, delta=1.0)`.")
misread("nothing-at-delta", "An error of exactly delta costs nothing in yours: it is neither < delta "
        "nor > delta. One of the two halves must hold at delta as well.", is_small=lambda e, d: np.abs(e) < d,
        large=lambda e, d: d * (np.abs(e) - d / 2) * (np.abs(e) > d))
misread("both-at-delta", "At an error of exactly delta both halves hold in yours, and it costs twice. "
        "One of them must leave delta out: <= and >.", small=lambda e, d: e ** 2 / 2 * (1 + (np.abs(e) == d)))
misread("divided-by-one-less", "You divide by n - 1. A loss divides by n, the number of entries.",
        end=lambda h: h.sum() / np.float64(h.size - 1))
misread("sum-instead-of-mean", "You add the losses up. A loss is the mean over all entries.", end=np.sum)
misread("divided-by-the-rows", "Right for one axis. With two you divide by the number of rows; the mean runs "
        "over all entries.", end=lambda h: h.sum() / len(h))
misread("not-reduced-to-one-number", "You return one loss for each answer. Take their mean: one number.",
        end=lambda h: h)


@exercise.misconception("slope-instead-of-loss", "You return the slope, the error held between -delta and "
                        "delta. The question is the loss itself.")
def _(a, y, delta=1.0):
    return huber_grad(a, y, delta)


misread("one-large-error-decides", "As soon as one error is large you treat all as large. Each error is "
        "small or large by itself: `np.where` chooses entry by entry.",
        is_small=lambda e, d: np.full(e.shape, (np.abs(e) <= d).all()))
misread("border-hard-coded", "Your border between small and large is always 1. It is delta.",
        is_small=lambda e, d: np.abs(e) <= 1)


exercise.also("slope-instead-of-loss", lambda a, y, delta=1.0: np.clip(a - y, -delta, delta),
              lambda a, y, delta=1.0: np.clip(a - y, -delta, delta).mean())


@exercise.misconception("mean-error-first", "You take the mean of the errors first and its loss then. First "
                        "the loss of every error, then the mean.")
def _(a, y, delta=1.0):
    mean = np.abs(a - y).mean()
    return mean ** 2 / 2 if mean <= delta else delta * (mean - delta / 2)


def test_delta_is_1_if_none_is_given(answer):
    def right(args):
        try:
            return not answer.differs(answer(*args), huber(*args))
        except NotYet as problem:
            if problem.status == "stopped":
                raise
            return False

    given = [args for args in [(*ERRORS, 1.0), *exercise.examples, *exercise.hidden()] if len(args) == 3]
    if all(map(right, given)):
        try:
            answer.agrees(*ERRORS)
        except NotYet as problem:
            stops = problem.name in ("raises", "works-for-some-inputs-only")
            answer.must(False, "no-default" if stops else "other-default", problem.detail)


def test_printed_examples(answer):
    answer.agrees_on_examples()


def test_other_inputs(answer):
    answer.agrees_on_hidden_inputs()


def test_promises(answer):
    def sample(rng, n):
        return rng.normal(size=n) * 2, rng.normal(size=n)
    answer.keeps("loss", answer, huber_grad, sample, without=["loss_keeps_dtype"])
