import numpy as np

from companion.backprop import numeric_grad
from companion.course.grading import Exercise
from companion.course.grading.spec import NotYet


def cubic(t):
    return t[0] ** 3 + t[0] * t[1]


def bowl(t):
    return (t ** 2).sum() / 2 + t[0, 0] * t[1, 1]


def wave(t):
    return np.sin(t).sum() + np.exp(t[-1])


def ripple(t):
    return (np.sin(t).ravel() * np.arange(1, np.size(t) + 1)).sum() * (1 + np.ndim(t))


exercise = Exercise(
    numeric_grad, examples=[(cubic, np.array([2.0, 5.0]))], functions=(cubic, bowl, wave, ripple), rtol=1e-7,
                    atol=1e-8,
    probes=lambda rng: [(bowl, rng.normal(size=(2, 3))), (wave, rng.normal(size=5)),
                        (cubic, np.array([-1.0, 0.5]), 0.1),
                        (wave, rng.normal(size=3), 1e-3), (cubic, np.array([1.0, 1.0]), 1e-4),
                        (bowl, rng.normal(size=(2, 2))),
                        (cubic, np.array([7.0, -40.0]), 0.1), (cubic, np.array([0.0, 1e-3]), 1e-3),
                        (ripple, 3 * rng.normal(size=64)), (wave, rng.normal(size=4), 0.5)])


def by_entry(theta, slope):
    """slope(step) for every entry, step being an array with a single 1."""
    grad = np.zeros_like(theta)
    for i in np.ndindex(theta.shape):
        step = np.zeros_like(theta)
        step[i] = 1
        grad[i] = slope(step)
    return grad


@exercise.misconception("one-sided", "You compare f(theta + eps) with f(theta): the error shrinks with eps "
                        "only. Go eps up and eps down and divide by 2 eps: it shrinks with eps^2.")
def _(f, theta, eps=1e-5):
    return by_entry(theta, lambda step: (f(theta + eps * step) - f(theta)) / eps)


@exercise.misconception("one-sided-downwards", "You compare f(theta) with f(theta - eps): the error shrinks "
                        "with eps only. Go both ways and divide by 2 eps.")
def _(f, theta, eps=1e-5):
    return by_entry(theta, lambda step: (f(theta) - f(theta - eps * step)) / eps)


@exercise.misconception("two-missing", "Twice the right value: from theta - eps to theta + eps is a "
                        "distance of 2 eps.")
def _(f, theta, eps=1e-5):
    return by_entry(theta, lambda step: (f(theta + eps * step) - f(theta - eps * step)) / eps)


@exercise.misconception("not-divided", "You return the difference. Divide it by the distance, 2 eps.")
def _(f, theta, eps=1e-5):
    return by_entry(theta, lambda step: f(theta + eps * step) - f(theta - eps * step))


@exercise.misconception("brackets-missing", "`/ 2 * eps` divides by 2 and multiplies by eps: Python goes from "
                        "left to right. Write `/ (2 * eps)`.")
def _(f, theta, eps=1e-5):
    return by_entry(theta, lambda step: (f(theta + eps * step) - f(theta - eps * step)) / 2 * eps)


def half_steps(distance):
    """eps / 2 each way, divided by so many eps."""
    return lambda f, theta, eps=1e-5: by_entry(theta, lambda step: (
        f(theta + eps / 2 * step) - f(theta - eps / 2 * step)) / (distance * eps))


exercise.says("half-steps", "You move by eps / 2 each way. The question is eps up and eps down, a distance of 2 eps.",
              half_steps(1), half_steps(2))


@exercise.misconception("second-derivative", "f(up) - 2 f + f(down) over eps^2 is the curvature. The slope is the "
                        "difference of two values only: [f(up) - f(down)] / (2 eps).")
def _(f, theta, eps=1e-5):
    return by_entry(theta, lambda step: (
        f(theta + eps * step) - 2 * f(theta) + f(theta - eps * step)) / eps ** 2)


@exercise.misconception("sign-flipped", "Up minus down, not down minus up.")
def _(f, theta, eps=1e-5):
    return by_entry(theta, lambda step: (f(theta - eps * step) - f(theta + eps * step)) / (2 * eps))


@exercise.misconception("moves-all-at-once", "You move all parameters together, so every entry gets the sum "
                        "of all slopes. Move one parameter at a time.")
def _(f, theta, eps=1e-5):
    return by_entry(theta, lambda step: (f(theta + eps) - f(theta - eps)) / (2 * eps))


@exercise.misconception("eps-ignored", "You use a step of your own. The step is the third argument, eps.")
def _(f, theta, eps=1e-5):
    return by_entry(theta, lambda step: (f(theta + 1e-5 * step) - f(theta - 1e-5 * step)) / 2e-5)


def left_behind(side):
    """A parameter is moved and stays where it was moved to: above (1) or below (-1)."""
    def grad(f, theta, eps=1e-5):
        moved = theta.copy()

        def slope(step):
            nonlocal moved
            up, down = moved + eps * step, moved - eps * step
            moved = up if side > 0 else down
            return (f(up) - f(down)) / (2 * eps)
        return by_entry(theta, slope)
    return grad


exercise.says("never-put-back", "You move a parameter and leave it there, so the next slope is measured "
              "elsewhere. Make new copies for each parameter, or put it back.",
              left_behind(1), left_behind(-1), lambda f, theta, eps=1e-5: drifting(f, theta, eps))


def drifting(f, theta, eps):
    """One copy goes up and up, the other down and down."""
    up, down, grad = theta.copy(), theta.copy(), np.zeros_like(theta)
    for i in np.ndindex(theta.shape):
        up[i] += eps
        down[i] -= eps
        grad[i] = (f(up) - f(down)) / (2 * eps)
    return grad


def only(places):
    """The slopes at some places, 0 elsewhere."""
    def grad(f, theta, eps=1e-5):
        found, slopes = np.zeros_like(theta), numeric_grad(f, theta, eps)
        found.flat[places] = slopes.flat[places]
        return found
    return grad


exercise.says("only-the-first-slope", "Only the first entry gets its slope. Does `return` stand inside the "
              "loop?",
              only(slice(0, 1)))
exercise.says("last-slope-missing", "The last entry gets no slope. Walk to the end.", only(slice(0, -1)))
exercise.says("first-slope-missing", "The first entry gets no slope. Places count from 0.",
              only(slice(1, None)))
exercise.says("slopes-without-sign", "You return the sizes of the slopes. Their signs say where f falls: "
              "keep them.",
              lambda f, theta, eps=1e-5: np.abs(numeric_grad(f, theta, eps)))
exercise.says("another-default-step", "Right where the call gives eps. Where it does not, eps is 1e-5.",
              *[lambda f, theta, eps=default: numeric_grad(f, theta, eps)
                for default in (1, 0.1, 1e-2, 1e-3, 1e-12)])


@exercise.misconception("flattened", "The values are right, in one row. The gradient has the shape of theta.")
def _(f, theta, eps=1e-5):
    return numeric_grad(f, theta, eps).ravel()


exercise.says("no-copy-made", "Your slopes are all 0. Are up and down one and the same array, or moved the "
              "same way? `up = theta` makes no copy: write `theta.copy()`.",
              lambda f, theta, eps=1e-5: 0 * theta)


@exercise.misconception("moves-whole-rows", "Right for one axis. With two `theta[i]` is a whole row, and "
                        "you move all of it. `np.ndindex(theta.shape)` goes entry by entry.")
def _(f, theta, eps=1e-5):
    grad = np.zeros_like(theta)
    for i in range(len(theta)):
        step = np.zeros_like(theta)
        step[i] = eps
        grad[i] = (f(theta + step) - f(theta - step)) / (2 * eps)
    return grad


@exercise.misconception("step-scaled-by-the-parameter", "Your step grows with the parameter. Every parameter moves by "
                        "the same eps.")
def _(f, theta, eps=1e-5):
    size = np.maximum(1, np.abs(theta))
    return by_entry(theta, lambda step: (f(theta + eps * size * step) - f(theta - eps * size * step))
                    / (2 * eps * size * step).sum())


exercise.also("step-scaled-by-the-parameter", lambda f, theta, eps=1e-5: by_entry(
    theta, lambda step: (f(theta * (1 + eps * step)) - f(theta * (1 - eps * step))) / (2 * eps)))


@exercise.misconception("zeros-skipped", "You skip parameters that are 0. The slope there need not be 0: move each of "
                        "them.")
def _(f, theta, eps=1e-5):
    return numeric_grad(f, theta, eps) * (theta != 0)


exercise.says("slopes-rounded", "You round the slopes. Return them as they come.",
              *[lambda f, theta, eps=1e-5, digits=digits: np.round(numeric_grad(f, theta, eps), digits)
                for digits in range(2, 8)])
exercise.says("small-slopes-set-to-zero", "You turn small slopes into 0. A slope may be as small as it likes: return it "
              "as it comes.",
              *[lambda f, theta, eps=1e-5, least=least: np.where(
                  np.abs(numeric_grad(f, theta, eps)) > least, numeric_grad(f, theta, eps), 0)
                for least in (1e-3, 1e-4, 1e-5, 1e-6)])


def test_printed_example(answer):
    answer.agrees_on_examples()


def test_other_functions_and_steps(answer):
    answer.agrees_on_hidden_inputs()


def test_small_step_is_seen(answer):
    """A one-sided difference is off by eps f'' / 2: visible where the slope itself is 0."""
    answer.agrees(cubic, np.array([0.0, 0.0]), 1e-3)


def test_any_shape(answer):
    for shape in ((), (1,), (1, 1), (3, 1), (2, 3, 2), (2, 1, 2, 2)):
        theta = np.linspace(-1, 1, max(int(np.prod(shape)), 1)).reshape(shape)
        try:
            answer.agrees(ripple, theta)
        except NotYet as problem:
            if problem.name in exercise.misconceptions or problem.status == "stopped":
                raise
            answer.must(False, "number-of-axes", problem.detail)
