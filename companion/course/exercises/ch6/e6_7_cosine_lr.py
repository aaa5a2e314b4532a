import numpy as np

from companion import optimizers
from companion.course.grading import Exercise


def cosine_lr(t, T, hi, lo=0.0, warm=0):
    return float(optimizers.cosine_lr(t, T, hi, lo, warm))


exercise = Exercise(
    cosine_lr, examples=[(25, 100, 1.0), (150, 100, 1.0), (0, 100, 1.0, 0.0, 10), (55, 100, 1.0, 0.0, 10)],
    atol=1e-9,
    probes=lambda rng: [(t, 100, 1.0) for t in (0, 40, 50, 75, 99, 100, 101, 199, 1000)]
    + [(t, 60, 0.1, 0.01) for t in (0, 17, 30, 55, 60, 90)]
    + [(t, 110, 0.5, 0.02, 10) for t in (0, 4, 9, 10, 11, 35, 60, 110, 111, 300)]
    + [(t, 5, 2.0, 0.5, 2) for t in range(8)] + [(0, 10, 0.3, 0.1, 1), (1, 10, 0.3, 0.1, 1)]
    + [(t, 100000, 3.0, 1e-5, 500) for t in (0, 498, 499, 500, 501, 60000, 99990, 99999, 100000, 100001, 10**7)]
    + [(t, 50, 1.0, 0.3, 10) for t in (0, 2, 9)]
    + [(10**6, 100, 1.0), (5, 6, 0.1, 0.0, 5), (6, 6, 0.1, 0.0, 5)])


def misread(name, says, wave=lambda x: (1 + np.cos(np.pi * x)) / 2,
            share=lambda t, T, warm: (t - warm) / (T - warm),
            clamp=lambda x: min(max(x, 0.0), 1.0), rise=lambda t, warm, hi, lo: hi * (t + 1) / warm,
            span=lambda y, hi, lo: lo + (hi - lo) * y, rising=lambda t, warm: t < warm,
            end=lambda lo: lo):
    """A misconception: cosine_lr with something exchanged; a held wave, or a clause for t > T or t >= T."""
    def fn(t, T, hi, lo=0.0, warm=0):
        if rising(t, warm):
            return rise(t, warm, hi, lo)
        return span(wave(clamp(share(t, T, warm))), hi, lo)

    def with_a_clause(t, T, hi, lo=0.0, warm=0):
        if t > T:
            return end(lo)
        return rise(t, warm, hi, lo) if rising(t, warm) else span(wave(share(t, T, warm)), hi, lo)

    def with_its_end(t, T, hi, lo=0.0, warm=0):
        return end(lo) if t == T else with_a_clause(t, T, hi, lo, warm)
    exercise.says(name, says, fn, with_a_clause, with_its_end)


exercise.says("rises-again", "After T your rate climbs again, because the cosine does. Hold the share at 1: "
              "after T the rate stays at lo.",
              lambda t, T, hi, lo=0.0, warm=0: hi * (t + 1) / warm if t < warm else
              lo + (hi - lo) * (1 + np.cos(np.pi * (t - warm) / (T - warm))) / 2)
misread("falls-to-zero-at-the-end", "At T or after it yours drops to 0. The rate ends at lo and stays there.",
        span=lambda y, hi, lo: lo + (hi - lo) * y if y > 0 else 0.0)
misread("zero-after-the-end", "After T yours drops to 0. The rate stays at lo.", end=lambda lo: 0.0)
misread("quarter-wave", "You use a quarter of a wave: flat at the start, steep at the end. Half a wave, "
        "(1 + cos(pi x)) / 2, is flat at both ends.", wave=lambda x: np.cos(np.pi / 2 * x))
misread("whole-wave", "You use a whole wave: the rate is low in the middle and high again at T. Half a wave: "
        "cos(pi x).", wave=lambda x: (1 + np.cos(2 * np.pi * x)) / 2)
misread("straight-line", "Your rate falls in a straight line. The question is half a cosine wave.",
        wave=lambda x: 1 - x)
misread("upside-down", "Your wave rises from lo to hi. It falls: 1 + cos, not 1 - cos.",
        wave=lambda x: (1 - np.cos(np.pi * x)) / 2)
misread("degrees", "numpy's cosine takes radians: half a turn is pi, not 180.",
        wave=lambda x: (1 + np.cos(180 * x)) / 2)
misread("pi-missing", "pi is missing: half a wave runs from cos 0 to cos pi.",
        wave=lambda x: (1 + np.cos(x)) / 2)
misread("pi-rounded", "You write a rounded number for pi, so the wave is a little off. numpy has it: `np.pi`.",
        wave=lambda x: (1 + np.cos(3.14 * x)) / 2)
misread("wave-not-lifted", "The cosine runs from 1 to -1, so your rate becomes negative. Add 1 and halve.",
        wave=lambda x: np.cos(np.pi * x))
misread("half-forgotten", "1 + cos runs from 2 to 0, so yours starts at twice the rate. Halve it.",
        wave=lambda x: 1 + np.cos(np.pi * x))
misread("phase-counts-the-warm-up", "The wave must begin after the warm-up: the share is (t - warm) / (T - "
        "warm). Yours is t / T, so it has fallen already when the warm-up ends.",
        share=lambda t, T, warm: t / T)
misread("wave-too-long", "Your wave begins after the warm-up but lasts T steps, so it ends too late. From "
        "warm to T are T - warm steps.", share=lambda t, T, warm: (t - warm) / T)
misread("wave-begins-too-early", "Your wave is squeezed into T - warm steps but counts from 0: subtract "
        "warm from t as well.", share=lambda t, T, warm: t / (T - warm))
misread("no-warm-up", "There is no warm-up in yours: while t < warm you return hi already. There the rate "
        "rises: hi (t + 1) / warm.",
        rising=lambda t, warm: False)
misread("warm-up-ignored", "Your rate does not look at warm at all: it rises first, and the wave begins when "
        "warm steps are over.", rising=lambda t, warm: False, share=lambda t, T, warm: t / T)
misread("warm-up-starts-at-zero", "Your first rate is 0, so the first step is lost. The warm-up is hi (t + "
        "1) / warm: step 0 has 1 / warm of the full rate already.",
        rise=lambda t, warm, hi, lo: hi * t / warm)
misread("warm-up-from-lo", "Your warm-up starts from lo. It rises in equal parts of hi: hi (t + 1) / warm.",
        rise=lambda t, warm, hi, lo: lo + (hi - lo) * (t + 1) / warm)
misread("warm-up-from-lo-at-once", "Your warm-up starts from lo at t = 0. It rises in equal parts of hi: "
        "hi (t + 1) / warm.", rise=lambda t, warm, hi, lo: lo + (hi - lo) * t / warm)
misread("warm-up-one-step-longer", "Your warm-up has one step too many: at t = warm the wave begins, t < "
        "warm.", rising=lambda t, warm: warm and t <= warm)
misread("lo-ignored", "Your rate falls to 0. It falls to lo: lo + (hi - lo) times the wave.",
        span=lambda y, hi, lo: hi * y)
misread("lo-added", "lo is added on top, so the rate starts at hi + lo. The wave spans hi - lo: "
        "lo + (hi - lo) times the wave.", span=lambda y, hi, lo: lo + hi * y)
misread("lo-as-a-floor", "You cut the wave off at lo. It is to be squeezed between hi and lo: lo + (hi - "
        "lo) times the wave.", span=lambda y, hi, lo: max(hi * y, lo))
misread("starts-from-zero", "Your wave spans hi - lo, but it stands on 0. Add lo.",
        span=lambda y, hi, lo: (hi - lo) * y)
misread("hi-ignored", "You return the share of the wave, from 1 to 0. It spans from hi to lo.",
        span=lambda y, hi, lo: y, rise=lambda t, warm, hi, lo: (t + 1) / warm)
misread("whole-steps-only", "You divide with `//`, so the share is 0 until T. Use `/`.",
        share=lambda t, T, warm: (t - warm) // (T - warm))


misread("warm-up-includes-its-end", "Your warm-up is taken at t = warm as well, and divides by warm even "
        "if that is 0. At t = warm the wave begins: t < warm.", rising=lambda t, warm: t <= warm)


misread("ends-one-step-early", "Your wave is at lo one step too soon. It reaches lo at t = T: the share is (t - warm) / (T - warm).",
        share=lambda t, T, warm: (t - warm) / (T - 1 - warm) if T - 1 > warm else 1.0)
exercise.also("ends-one-step-early",
              lambda t, T, hi, lo=0.0, warm=0: hi * (t + 1) / warm if t < warm else
              lo + (hi - lo) * (1 + np.cos(np.pi * min((t - warm) / (T - 1 - warm), 1))) / 2,
              lambda t, T, hi, lo=0.0, warm=0: cosine_lr(T if t == T - 1 >= warm else t, T, hi, lo, warm),
              lambda t, T, hi, lo=0.0, warm=0: cosine_lr(t, T, hi, lo, warm) if t < warm or t >= T else
              lo + (hi - lo) * (1 + np.cos(np.pi * (t - warm) / (T - 1 - warm))) / 2)
misread("warm-up-one-step-shorter", "Your warm-up has one step too few. It lasts while t < warm, and its last rate, at t = warm - 1, "
        "is hi.", rising=lambda t, warm: t < warm - 1)
misread("warm-up-ends-below-hi", "Your warm-up does not reach hi. It rises in equal parts of hi / warm: hi (t + 1) / warm.",
        rise=lambda t, warm, hi, lo: hi * (t + 1) / (warm + 1))
exercise.says("never-below-lo", "Your warm-up does not go below lo. It rises in equal parts of hi, from hi "
              "/ warm on, also below lo.",
              lambda t, T, hi, lo=0.0, warm=0: max(lo, cosine_lr(t, T, hi, lo, warm)))
exercise.says("begins-again", "After T your wave begins again. After T the rate stays at lo.",
              lambda t, T, hi, lo=0.0, warm=0: cosine_lr(
                  t if t < warm else warm + (t - warm) % (T - warm), T, hi, lo, warm),
              lambda t, T, hi, lo=0.0, warm=0: cosine_lr(t % T, T, hi, lo, warm))
exercise.says("held-before-the-end", "At T and after it yours stays at the rate of step T - 1. It reaches "
              "lo at t = T and stays there.",
              lambda t, T, hi, lo=0.0, warm=0: cosine_lr(min(t, T - 1), T, hi, lo, warm))
misread("sine", "You use the sine, which is 0 at both ends of half a turn. The cosine falls from 1 to -1.",
        wave=lambda x: (1 + np.sin(np.pi * x)) / 2)
exercise.says("warm-up-times-the-wave", "You multiply the warm-up and the wave. They follow one another: "
              "only the warm-up while t < warm, then the wave, which begins at t = warm.",
              *[lambda t, T, hi, lo=0.0, warm=0, first=first: (
                  cosine_lr(t, T, hi, lo) * min(1, (t + first) / max(warm, 1)))
                for first in (0, 1)])
misread("warm-up-curved",
        "Your warm-up is a piece of a wave too. It rises in equal parts: hi (t + 1) / warm.",
        rise=lambda t, warm, hi, lo: hi * (1 - np.cos(np.pi * (t + 1) / warm)) / 2)
exercise.says("other-defaults", "Right when lo and warm are given. Without them both are 0.",
              *[lambda t, T, hi, lo=low, warm=up: cosine_lr(t, T, hi, lo, warm)
                for low in (0.0, 1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 0.1)
                for up in (0, 1, 5, 10, 100) if low or up])
exercise.also("pi-rounded", *[lambda t, T, hi, lo=0.0, warm=0, turn=turn: cosine_lr(t, T, hi, lo, warm) if t < warm or t >= T else
                              lo + (hi - lo) * (1 + np.cos(turn * (t - warm) / (T - warm))) / 2
                              for turn in (3.14, 3.1416, 3.14159, 3.141, 22 / 7)])


def test_printed_examples(answer):
    answer.agrees_on_examples()


def test_other_times(answer):
    answer.agrees_on_hidden_inputs()
