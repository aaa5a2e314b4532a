"""The page computes what numpy computes: arrays, texts and sentences at random settings, in Chromium."""

import re

import numpy as np
import pytest

from companion.figures import all_figures
from tests.live.kinds import FIGURES
from tests.live.pages import different_pictures, differences, page_arrays, planted, settings, state_after

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


@pytest.mark.parametrize("name", STEPPED)
def test_one_step_from_many_states(live_page, name):
    """Early, late and wild states: what the page makes of a state equals the step function to 1e-12."""
    figure = EVERY[name]
    page = live_page([figure])
    chosen = settings(figure, 50, seed=2)
    for n, setting in enumerate(chosen):
        before, here, there = state_after(page, figure, setting, steps=n * 3, then=1)
        with np.errstate(all="ignore"):
            after = figure.step(figure.same_kind(before), **figure.cast(setting))
        for key, value in figure.named(after):
            assert np.allclose(there[key], np.ravel(value), rtol=1e-12, atol=1e-12, equal_nan=True), (
                setting,
                key,
            )
        assert here.keys() == there.keys()


@pytest.mark.parametrize("name", STEPPED)
def test_first_hundred_steps(live_page, name):
    figure = EVERY[name]
    page = live_page([figure])
    _, _, there = state_after(page, figure, figure.start, steps=0, then=100)
    for key, value in figure.named(figure.state(steps=100)):
        assert np.allclose(there[key], np.ravel(value), rtol=1e-9, atol=1e-9, equal_nan=True), key


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
    for setting in chosen:
        on_page, _, _ = state_after(page, figure, setting, steps=1500, then=0)
        here = outcome(figure, setting, figure.state(steps=1500, **setting))
        gaps.append(np.abs(outcome(figure, setting, figure.same_kind(on_page)) - here))
    assert np.max(gaps, axis=0)[0] <= 0.02 and np.max(gaps, axis=0)[1] <= 0.02, gaps


@pytest.mark.parametrize(
    "name, right, wrong",
    [
        ("line", "tanh: Math.tanh", "tanh: a => Math.tanh(a) * (1 + 1e-8)"),
        ("clouds", "out[i * N + j] += x * b[base + k * N + j]", "out[i * N + j] += x * b[base + j * K + k]"),
        ("bars", "argmax: best((a, b) => a > b)", "argmax: best((a, b) => a < b)"),
        ("walk", "r < rows && r >= 0 ? a[r * width + j]", "r < rows && r >= 0 ? a[j]"),
    ],
)
def test_a_planted_fault_is_seen(live_page, name, right, wrong):
    figure = EVERY[name]
    page = live_page([figure], planted(right, wrong))
    chosen = settings(figure, 50)
    assert any(differences(figure, s, out) for s, out in zip(chosen, page_arrays(page, figure, chosen)))


def test_a_planted_fault_in_the_step_is_seen(live_page):
    figure = EVERY["ball"]
    page = live_page([figure], planted("sin: Math.sin", "sin: a => Math.sin(a) + 1e-9"))
    _, _, there = state_after(page, figure, figure.start, steps=0, then=100)
    wanted = dict(figure.named(figure.state(steps=100)))
    assert not np.allclose(there["x"], wanted["x"], rtol=1e-9, atol=1e-9)
