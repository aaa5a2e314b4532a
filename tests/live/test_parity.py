"""The page computes what numpy computes: arrays, texts and sentences at random settings, in Chromium."""

import re

import numpy as np
import pytest

from companion.course.figures import all_figures
from tests.live.kinds import FIGURES
from tests.live.pages import different_pictures, differences, page_arrays, planted, scripts, settings, states_after

EVERY = {**all_figures(), **{f.name: f for f in FIGURES}}
STEPPED = [name for name, figure in EVERY.items() if figure.init]


@pytest.mark.parametrize("count", [6, pytest.param(50, marks=pytest.mark.slow)])
@pytest.mark.parametrize("name", EVERY)
def test_page_equals_numpy(live_page, name, count):
    figure = EVERY[name]
    page = live_page([figure])
    chosen = settings(figure, count)
    shown = page_arrays(page, figure, chosen)
    assert len(shown[0]) > 1 or not any(c.live for c in figure.controls.values())
    assert [(s, bad) for s, out in zip(chosen, shown) if (bad := differences(figure, s, out))] == []


@pytest.mark.parametrize("name", EVERY)
def test_every_control_changes_the_picture(live_page, name):
    figure = EVERY[name]
    page = live_page([figure])
    for key, control in figure.controls.items():
        values = control.positions()
        values = values[:: max(1, len(values) // 8)] + [values[-1]]
        pictures = different_pictures(page, figure, key, values, steps=3 if figure.init else 0)
        assert pictures > 1, f"{key} changes nothing"


def unequal(figure, seen, state, tolerance):
    """The arrays of a state in which page and numpy differ."""
    return [
        key
        for key, value in figure.named(state)
        if not np.allclose(seen[key], np.ravel(value), rtol=tolerance, atol=tolerance, equal_nan=True)
    ]


@pytest.mark.parametrize("name", STEPPED)
def test_one_step_from_many_states(live_page, name):
    """Early, late (105 steps) and wild states: page and step function agree on the next to 1e-12."""
    figure = EVERY[name]
    page = live_page([figure])
    chosen = settings(figure, 50, seed=2)
    seen = states_after(page, figure, [(setting, int(1.1**n) - 1, 1) for n, setting in enumerate(chosen)])
    for setting, (before, after) in zip(chosen, seen):
        with np.errstate(all="ignore"):
            wanted = figure.step(before, **figure.cast(setting))
        assert after.keys() == dict(figure.named(wanted)).keys()
        assert unequal(figure, after, wanted, 1e-12) == [], setting


@pytest.mark.parametrize("name", STEPPED)
def test_first_hundred_steps(live_page, name):
    figure = EVERY[name]
    page = live_page([figure])
    [(_, after)] = states_after(page, figure, [(figure.start, 0, 100)])
    assert unequal(figure, after, figure.state(steps=100), 1e-9) == []


SIZES = """width => {
  const f = document.getElementById('live-playground').live;
  Object.assign(f.place, { width: width - 1, depth: 1 });
  f.compute();
  const { graph } = f.stepper();
  return f.now.state.map(s => graph.at(s[2]).length);
}"""


@pytest.mark.parametrize("width", [1, 3, 8])
def test_a_narrow_network_is_computed_narrow(live_page, width):
    """The page steps the network that has so many units, not the widest one with silent units."""
    figure = EVERY["playground"]
    shapes = {"W1": (2, width), "b1": width, "W2": (width, width), "b2": width, "W3": (width, 1), "b3": 1}
    sizes = live_page([figure]).evaluate(SIZES, width)
    seen = dict(zip(dict(figure.named(figure.state(depth=2))), sizes))
    assert {key: seen[key] for key in shapes} == {key: np.prod(shape) for key, shape in shapes.items()}


LOSS, ACCURACY = re.compile(r"loss (\d+\.\d+)"), re.compile(r"(\d+\.\d+)%")


def outcome(figure, setting, state):
    says = figure.picture(state=state, **setting)[1]
    return np.array([float(LOSS.search(says)[1]), float(ACCURACY.search(says)[1]) / 100])


@pytest.mark.slow
def test_long_trainings_end_alike(live_page):
    """Thousands of steps are chaotic in the last digits; loss and accuracy at the end are compared instead."""
    figure = EVERY["playground"]
    page = live_page([figure])
    chosen = [
        {**figure.start, "data": data, "optimizer": optimizer}
        for data in figure.controls["data"].positions()
        for optimizer in figure.controls["optimizer"].positions()
    ]
    gaps = []
    for setting, (on_page, _) in zip(chosen, states_after(page, figure, [(s, 1500, 0) for s in chosen])):
        here = outcome(figure, setting, figure.state(steps=1500, **setting))
        gaps.append(np.abs(outcome(figure, setting, on_page) - here))
    assert np.max(gaps, axis=0)[0] <= 0.02 and np.max(gaps, axis=0)[1] <= 0.02, gaps


@pytest.mark.parametrize(
    "name, right, wrong",
    [
        ("line", "t = e / (e + 2)", "t = e / (e + 2) * (1 + 1e-8)"),
        ("clouds", "b${k * N + j}", "b${k * N}"),
        ("xor-lottery", "b[q + ${k * N}]", "b[q + ${k}]"),
        ("bars", "argmax: best((a, b) => a > b)", "argmax: best((a, b) => a < b)"),
        ("twins", "spec.values[i].map(Number)", "spec.values[0].map(Number)"),
        ("walk", "r < rows && r >= 0 ? a[r * width + j]", "r < rows && r >= 0 ? a[j]"),
    ],
)
def test_a_planted_fault_is_seen(live_page, name, right, wrong):
    figure = EVERY[name]
    page = live_page([figure], planted(right, wrong))
    chosen = settings(figure, 50)
    assert any(differences(figure, s, out) for s, out in zip(chosen, page_arrays(page, figure, chosen)))


FORBIDDEN = "globalThis.Function = () => { throw new EvalError('a policy forbids to compile text'); };"


@pytest.mark.parametrize("name", ["clouds", "logs", "walk", "ball", "playground"])
def test_the_same_numbers_where_a_policy_forbids_compiled_loops(live_page, name):
    figure = EVERY[name]
    chosen, steps = settings(figure, 6), 20 if figure.init else 0
    fused, single = (
        page_arrays(live_page([figure], texts), figure, chosen, steps) for texts in (scripts(), [FORBIDDEN, *scripts()])
    )
    for one, other in zip(fused, single):
        for key, value in one.items():
            assert value == other[key] if isinstance(value, str) else value.tobytes() == other[key].tobytes(), key


def test_a_planted_fault_in_the_step_is_seen(live_page):
    figure = EVERY["ball"]
    page = live_page([figure], planted("sin: Math.sin", "sin: a => Math.sin(a) + 1e-9"))
    [(_, after)] = states_after(page, figure, [(figure.start, 0, 100)])
    assert "x" in unequal(figure, after, figure.state(steps=100), 1e-9)
