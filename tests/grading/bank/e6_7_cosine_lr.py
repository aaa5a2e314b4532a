# right: the square of a cosine
def cosine_lr(t, T, hi, lo=0.0, warm=0):
    if t < warm:
        return (t + 1) * hi / warm
    if t >= T:
        return lo
    return lo + (hi - lo) * np.cos(np.pi * (t - warm) / (T - warm) / 2) ** 2

# right: middle and swing
def cosine_lr(step, steps, top, bottom=0.0, warm=0):
    share = np.clip((step - warm) / (steps - warm), 0, 1)
    wave = (top + bottom) / 2 + (top - bottom) / 2 * np.cos(np.pi * share)
    return np.where(step < warm, top * (step + 1) / max(warm, 1), wave)

# right: mixed from both ends
def cosine_lr(t, T, hi, lo=0.0, warm=0):
    if warm > t:
        return hi / warm * (t + 1)
    part = (1 - np.cos(min(t - warm, T - warm) / (T - warm) * np.pi)) / 2
    return part * lo + (1 - part) * hi

# wrong: rises-again
if t >= T => if False

# wrong: falls-to-zero-at-the-end
def cosine_lr(t, T, hi, lo=0.0, warm=0):
    if t < warm:
        return hi * (t + 1) / warm
    if t >= T:
        return 0.0
    return lo + (hi - lo) * (1 + np.cos(np.pi * (t - warm) / (T - warm))) / 2

# wrong: quarter-wave
(1 + np.cos(np.pi * x)) / 2 => np.cos(np.pi * x / 2)

# wrong: whole-wave
np.pi * x => 2 * np.pi * x

# wrong: straight-line
(1 + np.cos(np.pi * x)) / 2 => (1 - x)

# wrong: upside-down
1 + np.cos => 1 - np.cos

# wrong: degrees
np.pi * x => 180 * x

# wrong: pi-missing
np.pi * x => x

# wrong: wave-not-lifted
(1 + np.cos(np.pi * x)) / 2 => np.cos(np.pi * x)

# wrong: half-forgotten
np.cos(np.pi * x)) / 2 => np.cos(np.pi * x))

# wrong: phase-counts-the-warm-up
(t - warm) / (T - warm) => t / T

# wrong: wave-too-long
(t - warm) / (T - warm) => (t - warm) / T

# wrong: wave-begins-too-early
(t - warm) / (T - warm) => t / (T - warm)

# wrong: no-warm-up
def cosine_lr(t, T, hi, lo=0.0, warm=0):
    x = np.clip((t - warm) / (T - warm), 0, 1)
    return lo + (hi - lo) * (1 + np.cos(np.pi * x)) / 2

# wrong: warm-up-ignored
def cosine_lr(t, T, hi, lo=0.0, warm=0):
    x = np.clip(t / T, 0, 1)
    return lo + (hi - lo) * (1 + np.cos(np.pi * x)) / 2

# wrong: warm-up-starts-at-zero
hi * (t + 1) / warm => hi * t / warm

# wrong: warm-up-from-lo
hi * (t + 1) / warm => lo + (hi - lo) * (t + 1) / warm

# wrong: warm-up-from-lo-at-once
hi * (t + 1) / warm => lo + (hi - lo) * t / warm

# wrong: no-warm-up
hi * (t + 1) / warm => hi

# wrong: warm-up-one-step-longer
if t < warm => if 0 < warm and t <= warm

# wrong: lo-ignored
lo + (hi - lo) * => hi *

# wrong: lo-added
(hi - lo) => hi

# wrong: lo-as-a-floor
return lo + (hi - lo) * (1 + np.cos(np.pi * x)) / 2 => return max(lo, hi * (1 + np.cos(np.pi * x)) / 2)

# wrong: starts-from-zero
return lo + (hi - lo) => return (hi - lo)

# wrong: hi-ignored
hi * (t + 1) / warm => (t + 1) / warm
return lo + (hi - lo) * => return

# wrong: whole-steps-only
(t - warm) / (T - warm) => (t - warm) // (T - warm)

# wrong: only-the-examples
def cosine_lr(t, T, hi, lo=0.0, warm=0):
    return {(25, 0): 0.8535533905932737, (150, 0): 0.0, (0, 10): 0.1, (55, 10): 0.5}.get((t, warm), -1.0) if T == 100 else -1.0

# wrong: wave-too-long
if t >= T => if False
x = (t - warm) / (T - warm) => x = min((t - warm) / T, 1)

# wrong: lo-ignored
if t >= T => if t > T
lo + (hi - lo) * => hi *

# wrong: lo-ignored
if t >= T => if False
x = (t - warm) / (T - warm) => x = min((t - warm) / (T - warm), 1)
lo + (hi - lo) * => hi *

# wrong: zero-after-the-end
if t >= T => if t > T:
        return 0.0
    if False

# wrong: whole-wave
if t >= T => if t > T
np.pi * x => 2 * np.pi * x

# wrong: whole-wave
if t >= T => if False
x = (t - warm) / (T - warm) => x = min((t - warm) / (T - warm), 1)
np.pi * x => 2 * np.pi * x

# wrong: degrees
if t >= T => if t > T
np.pi * x => 180 * x

# wrong: warm-up-includes-its-end
if t >= T => if t > T
t < warm => t <= warm

# wrong: pi-rounded
np.pi => 3.14

# wrong: ends-one-step-early
if t >= T => if t >= T - 1

# wrong: ends-one-step-early
(T - warm) => (T - 1 - warm)

# wrong: ends-one-step-early
def cosine_lr(t, T, hi, lo=0.0, warm=0):
    if t < warm: return hi * (t + 1) / warm
    x = min((t - warm) / (T - 1 - warm), 1)
    return lo + (hi - lo) * (1 + np.cos(np.pi * x)) / 2

# wrong: warm-up-one-step-shorter
t < warm => t < warm - 1

# wrong: values-differ
if t >= T => if t > T + 100

# wrong: pi-rounded
np.pi => 3.1416

# wrong: pi-rounded
np.pi => 22 / 7

# wrong: warm-up-ends-below-hi
/ warm => / (warm + 1)

# wrong: values-differ
hi * (t + 1) / warm => min(hi, hi * (t + 2) / warm)

# wrong: values-differ
np.cos(np.pi * x) => -np.sin(np.pi * (x - 0.5) * 0.99)

# wrong: values-differ
(1 + np.cos(np.pi * x)) / 2 => np.cos(np.pi * x / 2) ** 3

# wrong: values-differ
if t >= T => if T <= t < 10000

# wrong: values-differ
        return lo =>         return max(lo, 1e-3)

# right: degrees right
np.cos(np.pi * x) => np.cos(np.radians(180 * x))

# right: complex
np.cos(np.pi * x) => np.exp(1j * np.pi * x).real

# right: cos squared
(1 + np.cos(np.pi * x)) / 2 => np.cos(np.pi * x / 2) ** 2

# right: weights
lo + (hi - lo) * (1 + np.cos(np.pi * x)) / 2 => hi * np.cos(np.pi * x / 2) ** 2 + lo * np.sin(np.pi * x / 2) ** 2

# right: lambda
cosine_lr = lambda t, T, hi, lo=0.0, warm=0: hi * (t + 1) / warm if t < warm else lo if t >= T else lo + (hi - lo) * (1 - np.sin(np.pi * ((t - warm) / (T - warm) - .5))) / 2

# right: clamp
def cosine_lr(t, T, hi, lo=0.0, warm=0):
    if warm > t:
        return (t + 1) * hi / warm
    x = min(1, (t - warm) / (T - warm))
    return lo + (hi - lo) * .5 * (1 + np.cos(np.pi * x))

# right: select
def cosine_lr(t, T, hi, lo=0.0, warm=0):
    x = (t - warm) / (T - warm)
    fall = lo + (hi - lo) * (1 + np.cos(np.pi * x)) / 2
    return np.select([t < warm, t < T], [hi * (t + 1) / max(warm, 1), fall], lo)

# right: interp
def cosine_lr(t, T, hi, lo=0.0, warm=0):
    if t < warm:
        return np.interp(t + 1, [0, warm], [0, hi])
    x = np.clip((t - warm) / (T - warm), 0, 1)
    return (hi + lo) / 2 + (hi - lo) / 2 * np.cos(np.pi * x)

# wrong: sine
np.cos(np.pi * x) => np.sin(np.pi * x)

# wrong: values-differ
(1 + np.cos(np.pi * x)) / 2 => (1 - x * x * (3 - 2 * x))

# wrong: values-differ
t >= T => t > T + 1

# wrong: held-before-the-end
def cosine_lr(t, T, hi, lo=0.0, warm=0):
    if t < warm:
        return hi * (t + 1) / warm
    t = min(t, T - 1)
    x = (t - warm) / (T - warm)
    return lo + (hi - lo) * (1 + np.cos(np.pi * x)) / 2

# wrong: works-for-some-inputs-only
def cosine_lr(t, T, hi, lo=0.0, warm=0):
    rise = hi * (t + 1) / warm
    if t < warm:
        return rise
    if t >= T:
        return lo
    x = (t - warm) / (T - warm)
    return lo + (hi - lo) * (1 + np.cos(np.pi * x)) / 2

# wrong: not-reduced
(1 + np.cos(np.pi * x)) / 2 => (1 + np.cos(np.pi * np.array([x]))) / 2

# wrong: other-defaults
warm=0) => warm=10)

# wrong: other-defaults
lo=0.0 => lo=0.01

# wrong: values-differ
(1 + np.cos(np.pi * x)) / 2 => (1 + round(np.cos(np.pi * x), 3)) / 2

# wrong: never-below-lo
hi * (t + 1) / warm => max(lo, hi * (t + 1) / warm)

# wrong: warm-up-times-the-wave
def cosine_lr(t, T, hi, lo=0.0, warm=0):
    if t >= T:
        return lo
    c = lo + (hi - lo) * (1 + np.cos(np.pi * t / T)) / 2
    return c * min(1, (t + 1) / warm) if warm else c

# wrong: warm-up-curved
hi * (t + 1) / warm => hi * (1 - np.cos(np.pi * (t + 1) / warm)) / 2

# wrong: begins-again
def cosine_lr(t, T, hi, lo=0.0, warm=0):
    if t < warm:
        return hi * (t + 1) / warm
    x = (t - warm) % (T - warm) / (T - warm)
    return lo + (hi - lo) * (1 + np.cos(np.pi * x)) / 2

# wrong: values-differ
hi * (t + 1) / warm => hi * ((t + 1) // warm)

# wrong: wrong-type
return lo + (hi - lo) * (1 + np.cos(np.pi * x)) / 2 => return [lo + (hi - lo) * (1 + np.cos(np.pi * x)) / 2]

# wrong: depends-on-earlier-calls
N = -1


def cosine_lr(t, T, hi, lo=0.0, warm=0):
    global N
    N += 1
    t = N
    if t < warm:
        return hi * (t + 1) / warm
    if t >= T:
        return lo
    x = (t - warm) / (T - warm)
    return lo + (hi - lo) * (1 + np.cos(np.pi * x)) / 2

# wrong: values-differ
t >= T => T <= t < 1000

# wrong: rounded
return lo + (hi - lo) * (1 + np.cos(np.pi * x)) / 2 => return round(lo + (hi - lo) * (1 + np.cos(np.pi * x)) / 2, 6)

# wrong: values-differ
np.cos(np.pi * x) => np.cos(np.pi * x ** 2)

# wrong: whole-wave
(1 + np.cos(np.pi * x)) / 2 => np.cos(np.pi * x) ** 2

# wrong: values-differ
(1 + np.cos(np.pi * x)) / 2 => (1 + np.cos(np.pi * x)) / 4

# wrong: values-differ
        return lo =>         return hi

# wrong: values-differ
x = (t - warm) / (T - warm) => x = (t - warm + 1) / (T - warm)

# wrong: values-differ
BEFORE = [0.0]


def cosine_lr(t, T, hi, lo=0.0, warm=0):
    x = min(1, max(0, t - warm) / (T - warm))
    new = hi * (t + 1) / warm if t < warm else lo + (hi - lo) * (1 + np.cos(np.pi * x)) / 2
    BEFORE.append(new)
    return 0.5 * (BEFORE[-2] + new)
