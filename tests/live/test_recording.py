"""The recorder: numpy's operations replayed in the page, Python's formats, and what is refused."""

import math

import numpy as np
import pytest

from companion.course.live import CannotRecord, LiveFigure, choice, slider, steps, take, words
from companion.course.live.page import payload
from companion.course.live.record import ELEMENTWISE, Graph
from tests.live.pages import differences, page_arrays, settings

RNG = np.random.default_rng(0)
A, B = RNG.normal(size=(3, 4)), RNG.normal(size=(4, 5))
ONE = {name: getattr(np, name) for name in ELEMENTWISE if getattr(np, name).nin == 1}
TWO = {name: getattr(np, name) for name in ELEMENTWISE if getattr(np, name).nin == 2}
SPECIAL = np.array([-2.5, -1.5, -1.0, -0.5, -0.0, 0.0, 0.5, 1.0, 1.5, 2.5, 7.0, np.inf, -np.inf, np.nan])

ARRAYS = {
    "sum": lambda a: a.sum(axis=0),
    "mean": lambda a: a.mean(axis=1, keepdims=True),
    "all axes": lambda a: a.max(axis=(0, 1)),
    "prod": lambda a: np.prod(a, 1),
    "min": lambda a: a.min(),
    "any": lambda a: (a > 1).any(axis=1),
    "all": lambda a: (a < 9).all(),
    "std": lambda a: a.std(axis=0),
    "var": lambda a: np.var(a, ddof=1),
    "argmax": lambda a: a.argmax(axis=1),
    "argmin": lambda a: np.argmin(a),
    "median": lambda a: np.median(a, axis=1),
    "sort": lambda a: np.sort(a, axis=0),
    "argsort": lambda a: np.argsort(a),
    "cumsum": lambda a: np.cumsum(a, axis=0),
    "cumprod": lambda a: np.cumprod(a),
    "matmul": lambda a: a @ B,
    "vector @ matrix": lambda a: a[0] @ B,
    "matrix @ vector": lambda a: a @ B[:, 0],
    "vector @ vector": lambda a: a[0] @ a[1],
    "batched": lambda a: np.stack([a, a + 1]) @ B,
    "dot": lambda a: np.dot(a, B),
    "outer": lambda a: np.outer(a[0], a[1]),
    "transpose": lambda a: a.T,
    "reshape": lambda a: a.reshape(2, -1),
    "slices": lambda a: a[1:, ::-2],
    "new axis": lambda a: a[:, None, 1],
    "integer array": lambda a: a[[0, 2], [1, 1]],
    "live index": lambda a: a[np.argmax(a, axis=0), np.arange(4)],
    "live column": lambda a: a[:, np.argmax(a[0])],
    "take": lambda a: take(B, np.argmax(a, axis=1)),
    "take_along_axis": lambda a: np.take_along_axis(a, np.argsort(a, axis=1), axis=1),
    "concatenate": lambda a: np.concatenate([a, np.zeros((1, 4))]),
    "stack": lambda a: np.stack([a[0], a[1]], axis=1),
    "column_stack": lambda a: np.column_stack([a[:, 0], [1, 2, 3]]),
    "diag": lambda a: np.diag(a[0]),
    "pad": lambda a: np.pad(a, 1),
    "broadcast": lambda a: np.broadcast_to(a[0], (2, 4)),
    "tile": lambda a: np.tile(a, 2),
    "flip": lambda a: np.flip(a, 0),
    "where": lambda a: np.where(a > 0, a, -1),
    "infinity": lambda a: np.where(a > 0, a, np.inf).argmin(axis=1),
    "clip": lambda a: a.clip(-0.5, 0.5),
    "round": lambda a: a.round(1),
    "norm": lambda a: np.linalg.norm(a, axis=1),
    "linspace": lambda a: np.linspace(a[0, 0], a[1, 1], 7),
    "interp": lambda a: np.interp(a, np.linspace(-1, 1, 5), np.arange(5.0) ** 2),
    "diff": lambda a: np.diff(a, axis=1),
    "masks": lambda a: (a > 0) & ~(a > 1) | (a < -1),
    "bool sum": lambda a: ((a > 0) + (a < -1)).sum(),
    "cast": lambda a: a.astype(int),
    "zeros_like": lambda a: a + np.zeros_like(a),
    "full_like": lambda a: np.full_like(a, 2) * a,
    "count": lambda a: np.count_nonzero(a > 0),
    "python sum": lambda a: sum(a),
    "power": lambda a: np.abs(a) ** 1.5,
    "square": lambda a: a**2,
    "rpower": lambda a: 0.9**a,
}


def shown(name, compute):
    """A figure that shows what `compute` makes of the array scale * A + shift."""

    def draw(ax, scale, shift):
        out = np.ravel(compute(scale * A + shift))
        ax.plot(np.arange(np.size(out)), out * 1.0)
        ax.set(xlim=(0, 1), ylim=(0, 1))

    return LiveFigure(
        draw,
        {"scale": slider(0.1, 3, 0.1, value=1), "shift": slider(-2, 2, 0.1, value=0)},
        alt=name,
        name=name.replace(" ", "-").replace("@", "at"),
    )


@pytest.mark.slow
def test_every_array_operation(live_page):
    figures = [shown(name, compute) for name, compute in ARRAYS.items()]
    page = live_page(figures)
    for figure in figures:
        chosen = settings(figure, 10, seed=3)
        for setting, seen in zip(chosen, page_arrays(page, figure, chosen)):
            assert len(seen) > 1 and differences(figure, setting, seen) == [], figure.name


@pytest.mark.parametrize("arity", [1, 2])
def test_every_elementwise_operation_at_awkward_numbers(live_page, arity):
    def draw(ax, one):
        a = SPECIAL * one
        for f in (ONE if arity == 1 else TWO).values():
            out = f(a) if arity == 1 else f(a[:, None], a[None, :])
            ax.plot(np.arange(out.size), np.ravel(out) * 1.0)
        ax.set(xlim=(0, 1), ylim=(0, 1))

    figure = LiveFigure(draw, {"one": slider(1, 2, 1)}, alt="x", name="awkward")
    page = live_page([figure])
    seen = page_arrays(page, figure, [{"one": 1.0}, {"one": 2.0}])
    names = list(ONE if arity == 1 else TWO)
    wrong = {
        names[int(key.split(".")[0])]
        for setting, out in zip((1.0, 2.0), seen)
        for key, _ in differences(figure, {"one": setting}, out)
    }
    assert wrong == set()


NUMBERS = [
    0.0,
    -0.0,
    0.5,
    1.5,
    2.5,
    0.125,
    0.375,
    2.675,
    1e-5,
    1.5e-7,
    123456.5,
    999999.5,
    1e16,
    1e22,
    -1.25,
    -0.04,
    1 / 3,
    math.pi * 1e5,
    float("nan"),
    float("inf"),
    float("-inf"),
    *np.random.default_rng(1).normal(0, 10, 60) ** 5,
    *(np.arange(1, 40) / 16),
]
SPECS = [
    ".0f",
    ".1f",
    ".2f",
    ".3f",
    "f",
    ".2e",
    ".0e",
    "e",
    "g",
    ".1g",
    ".2g",
    ".3g",
    ".4g",
    ".10g",
    "%",
    ".1%",
    ".0%",
    "+.2f",
    " .1f",
    ",.1f",
    "+g",
    "+.1e",
    ",.0f",
]


def test_numbers_are_written_as_python_writes_them(live_page):
    page = live_page([shown("any", lambda a: a)])
    pairs = [(x, spec) for x in map(float, NUMBERS) for spec in SPECS]
    there = page.evaluate(
        "pairs => pairs.map(([x, spec]) => LiveReplay.format(Number(x), spec))",
        [
            [{"nan": "NaN", "inf": "Infinity", "-inf": "-Infinity"}.get(str(x), repr(x)), spec]
            for x, spec in pairs
        ],
    )
    assert [
        (x, spec, seen, format(x, spec)) for (x, spec), seen in zip(pairs, there) if seen != format(x, spec)
    ] == []
    whole = page.evaluate(
        "[3, -4, 0, 1234567].map(n => ['d', ',d', ''].map(spec => LiveReplay.format(n, spec)).join('|'))"
    )
    assert whole == [f"{n:d}|{n:,d}|{n}" for n in (3, -4, 0, 1234567)]


def refusal(body, controls=None, **options):
    """The message with which a draw function is refused."""
    controls = controls or {"x": slider(-1, 1, 0.1, value=0.5), "k": steps(5, value=2)}
    with pytest.raises(CannotRecord) as caught:
        LiveFigure(body, controls, alt="x", name="bad", **options).html()
    assert "\n" not in str(caught.value)
    return str(caught.value)


def draws(action):
    def draw(ax, x, k):
        action(ax, x, k)
        ax.set(xlim=(0, 1), ylim=(0, 1))

    return draw


counting = np.random.default_rng(0)
REFUSED = {
    "branch": (lambda ax, x, k: 1 if x > 0 else 2, "np.where(condition, a, b)"),
    "max": (lambda ax, x, k: max(x, 0), "np.maximum"),
    "float": (lambda ax, x, k: math.exp(x), "np.exp, not math.exp"),
    "int": (lambda ax, x, k: int(x), "x.astype(int)"),
    "range": (lambda ax, x, k: range(k), "np.arange(n) < i"),
    "plain array index": (lambda ax, x, k: A[k], "take(table, i)"),
    "slice": (lambda ax, x, k: (x * A)[:k], "np.arange(n) < i"),
    "mask": (lambda ax, x, k: (x * A)[x * A > 0], "np.where(mask, x, 0)"),
    "np.array": (lambda ax, x, k: np.array([x, 1]), "np.stack"),
    "write into": (lambda ax, x, k: np.zeros(2).__setitem__(0, x), "np.stack"),
    "in place": (lambda ax, x, k: np.zeros(2).__iadd__(x), "w = w - step"),
    "set item": (lambda ax, x, k: (x * A).__setitem__(0, 1), "np.where(mask, new, old)"),
    "unsupported": (lambda ax, x, k: np.fft.fft(x * A), "compute it outside draw"),
    "einsum": (lambda ax, x, k: np.einsum("ij->i", x * A), "@"),
    "float32": (lambda ax, x, k: x.astype(np.float32), "float64"),
    "random": (lambda ax, x, k: ax.plot([0, 1], x * counting.normal(size=2)), "random"),
    "random at x": (lambda ax, x, k: counting.normal(x), "np.stack"),
    "artist": (lambda ax, x, k: ax.contour(x * A), "these can: plot"),
    "live style": (lambda ax, x, k: ax.plot([0, 1], [0, 1], lw=x), "draw two artists"),
    "image without limits": (lambda ax, x, k: ax.imshow(x * A), "vmin and vmax"),
    "format": (lambda ax, x, k: ax.set_title(f"{x}"), ":.3f"),
    "formula": (lambda ax, x, k: ax.set_title(f"$x$ = {x:.1f}"), "Unicode"),
    "size": (lambda ax, x, k: ax.set_title(f"{x * A:.1f}"), "single numbers"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused_in_one_line_that_says_how(name):
    action, words_of_advice = REFUSED[name]
    message = refusal(draws(action))
    assert message.startswith("bad: ") and words_of_advice in message


def test_live_direction_needs_limits():
    def draw(ax, x, k):
        ax.plot([0, 1], [0, x])

    assert "ylim=(low, high)" in refusal(draw)


def test_too_many_combinations():
    def draw(ax, a, b, c):
        ax.plot([0, 1], [0, 1])

    many = {name: choice(list(range(5))) for name in "abc"}
    assert "125 combinations" in refusal(draw, many)


@pytest.mark.parametrize(
    "after, advice",
    [
        ({"w": 1.0, "new": 2.0}, "the state that it took"),
        ({"w": np.zeros(2)}, "shape and kind"),
        ({"w": 3}, "shape and kind"),
    ],
)
def test_a_step_keeps_its_state(after, advice):
    def draw(ax, state, x):
        ax.plot([0, 1], [0, 1])

    assert advice in refusal(
        draw, {"x": slider(0, 1, 0.1)}, init=lambda x: {"w": 1.0}, step=lambda state, x: after
    )


def test_equal_nodes_are_merged_and_plain_arrays_stay_out():
    graph = Graph()
    x = graph.input("x", np.float64(2))
    assert (x * 3 + 1).index == (x * 3 + 1).index
    size = len(graph.nodes)
    np.exp(A) @ B
    assert len(graph.nodes) == size


def test_figures_refuse_nonsense():
    def draw(ax, x):
        ax.plot([0, 1], [0, 1])

    with pytest.raises(ValueError, match="needs alt"):
        LiveFigure(draw, {"x": slider(0, 1, 0.1)}, alt="")
    with pytest.raises(ValueError, match="both init and step"):
        LiveFigure(draw, {"x": slider(0, 1, 0.1)}, alt="x", init=lambda x: {})
    with pytest.raises(ValueError, match="no control"):
        LiveFigure(draw, {"x": slider(0, 1, 0.1)}, alt="x").picture(y=1)
    with pytest.raises(ValueError, match="no position"):
        slider(0, 1, 0.1, value=0.55)
    with pytest.raises(ValueError, match="low > 0"):
        slider(0, 1, 9, log=True)
    with pytest.raises(ValueError, match="cannot be narrowed by 'units': it has no such control"):
        LiveFigure(lambda ax, w: None, {"w": slider(0, 1, 0.1)}, alt="Nothing.", name="none", narrow="units")


def test_words_in_python():
    assert words(np.True_, "a", "b") == "a" and words(False, "a", "b") == "b"


@pytest.mark.parametrize("key", ["edgecolor", "edgecolors"])
def test_the_edge_of_points_has_its_colour_under_either_name(key):
    def draw(ax, x):
        ax.scatter(np.stack([x]), np.stack([x]), **{key: "white"})
        ax.set(xlim=(0, 1), ylim=(0, 1))

    data, _, _ = payload(LiveFigure(draw, {"x": slider(0, 1)}, alt="A point."))
    assert data["views"][0]["marks"][0]["edge"] == "var(--live-paper)"


def test_a_live_number_has_a_minus_sign_on_the_page_as_in_python(live_page):
    def draw(ax, x):
        ax.set_title(f"x = {x:.1f}, from -1.5 on")
        return f"x is {x:g}, {-x:+.1f} and {1e-05 * x:g} in a 2-3-1 network."

    figure = LiveFigure(draw, {"x": slider(-2, 2, 1, value=-1, label="x")}, alt="A number.")
    page = live_page([figure])
    assert page_arrays(page, figure, [{"x": -2.0}])[0]["says"] == figure.picture(x=-2.0)[1] == (
        "x is −2, +2.0 and −2·10⁻⁵ in a 2-3-1 network.")
    assert figure.picture(x=-2.0)[0].axes[0].get_title() == page.locator(".live-picture text").last.text_content()
    assert figure.picture(x=-2.0)[0].axes[0].get_title() == "x = −2.0, from −1.5 on"
    assert page.locator(".live-row output").text_content() == figure.controls["x"].text(-1.0) == "−1"
