"""Standalone pages of live figures for the tests, and what stands on them."""

import base64
import os
from functools import cache

import numpy as np

from companion.course.live import SCRIPTS, STATIC, STYLES


def scripts():
    """The texts of the scripts, in the order in which pages load them."""
    return [(STATIC / name).read_text("utf-8") for name in SCRIPTS]


def planted(right, wrong):
    """The scripts with one fault."""
    texts = scripts()
    assert sum(right in text for text in texts) == 1, right
    return [text.replace(right, wrong) for text in texts]


shared = {}  # {figure: file}: what the workers of one test run record once for all (conftest.py)


@cache
def html(figure):
    """A figure's HTML, made once for all tests."""
    file = shared.get(figure)
    if file is None:
        return figure.html()
    if not file.exists():
        own = file.with_suffix(f".{os.getpid()}")
        own.write_text(figure.html(), "utf-8", newline="\n")
        own.replace(file)  # whole at once: another worker may be reading
    return file.read_text("utf-8")


def write_page(path, figures, texts=None, theme="light"):
    """A page with these figures (or pieces of HTML) and nothing else."""
    styles = "".join((STATIC / name).read_text("utf-8") for name in STYLES)
    body = "".join(figure if isinstance(figure, str) else html(figure) for figure in figures)
    path.write_text(
        f'<!doctype html><html lang="en" data-theme="{theme}"><head><meta charset="utf-8">'
        "<title>Live figures</title>"
        '<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">'
        "<style>html[data-theme=dark] body{background:#14181e;color:#ced6dd}"
        "body{font:16px sans-serif;margin:1rem}"
        f"{styles}</style></head><body><main><h1>Live figures</h1>{body}"
        + "".join(f"<script>{text}</script>" for text in texts or scripts())
        + "</main></body></html>",
        "utf-8",
    )
    return path


def position(control, value):
    """A control's value as the script's place (index, pair, sheet)."""
    if control.kind in ("select", "toggle"):
        return [np.array_equal(option, value) for option in control.options].index(True)
    if control.kind == "point":
        return [position(control.x, value[0]), position(control.y, value[1])]
    if control.kind == "grid":
        return (np.asarray(value).ravel() * 16).astype(int).tolist()
    return control.positions().index(value)


# Arrays cross from the page as their bytes, in base64: exact, and many times faster than as lists of numbers.
PACK = """
  const pack = numbers => btoa(Array.from(new Uint8Array(Float64Array.from(numbers).buffer),
    byte => String.fromCharCode(byte)).join(""));
"""


def unpack(text):
    return np.frombuffer(base64.b64decode(text), dtype="<f8")


READ = """([name, places, steps]) => {""" + PACK + """
  const f = document.getElementById('live-' + name).live;
  return places.map(place => {
    Object.assign(f.place, place);
    f.compute();
    f.advance(steps);
    f.draw();
    const arrays = {}, texts = { says: f.says() };
    for (const m of f.now.marks) for (const [c, ref] of Object.entries(m.c)) {
      arrays[m.n + '.' + c] = pack(f.graph.at(ref));
    }
    for (const [g, parts] of Object.entries(f.now.texts)) texts[g] = f.render(parts);
    return [arrays, texts];
  });
}"""


def page_arrays(page, figure, settings, steps=0):
    """What the page computes at these settings: arrays, texts, sentence."""
    places = [
        {key: position(figure.controls[key], value) for key, value in setting.items()} for setting in settings
    ]
    shown = page.evaluate(READ, [figure.name, places, steps])
    return [{**{key: unpack(text) for key, text in arrays.items()}, **texts} for arrays, texts in shown]


PICTURES = """([name, places, steps]) => {
  const f = document.getElementById('live-' + name).live, seen = new Set();
  for (const place of places) {
    Object.assign(f.place, place);
    f.compute();
    f.advance(steps);
    f.draw();
    seen.add(f.picture.innerHTML);
  }
  return seen.size;
}"""


def different_pictures(page, figure, key, values, steps):
    """How many different pictures one control makes, the others at their start."""
    places = [
        {k: position(figure.controls[k], v) for k, v in {**figure.start, key: value}.items()}
        for value in values
    ]
    return page.evaluate(PICTURES, [figure.name, places, steps])


ADVANCE = """([name, runs]) => {""" + PACK + """
  const f = document.getElementById('live-' + name).live;
  const states = () => f.now.state.map(s => pack(f.graph.at(s[1])));
  return runs.map(([place, steps, then]) => {
    Object.assign(f.place, place);
    f.begin = null;
    f.compute();
    f.advance(steps);
    const before = states();
    f.advance(then);
    return [before, states()];
  });
}"""


def states_after(page, figure, runs):
    """[(setting, steps, then)] -> [(the page's state after `steps`, its state after `then` more)].

    The first is shaped as `draw` and `step` take it, the second is {name: flat array}.
    """
    places = [
        [{key: position(figure.controls[key], value) for key, value in setting.items()}, steps, then]
        for setting, steps, then in runs
    ]
    found = []
    for (setting, _, _), pair in zip(runs, page.evaluate(ADVANCE, [figure.name, places])):
        first = dict(figure.named(figure.state(**setting)))
        before, after = ({key: unpack(text) for key, text in zip(first, state)} for state in pair)
        shaped = {
            key: values.reshape(np.shape(first[key])).astype(np.asarray(first[key]).dtype)
            for key, values in before.items()
        }
        found.append((figure.same_kind(shaped), after))
    return found


def differences(figure, setting, on_page, state=None):
    """Channels, texts or sentences in which page and numpy disagree by more than 1e-9.

    A training run at a wild learning rate enlarges the last bit of its controls: there the page may differ by
    as much as numpy differs from itself when the controls are moved by a few last bits, and not more.
    """
    here = figure.arrays(state=state, **setting)
    bad = [key for key, seen in on_page.items() if not _agree(seen, here[key], 1e-9)]
    if bad and state is None:
        nudged = {
            k: v * (1 + 2.0**-48) if isinstance(v, float) and figure.controls[k].live else v
            for k, v in setting.items()
        }
        there = figure.arrays(**nudged)
        bad = [key for key in bad if not _as_unsure(on_page[key], here[key], there[key])]
    return [(key, _worst(on_page[key], here[key])) for key in bad]


def _agree(seen, want, tolerance):
    if isinstance(want, str):
        return seen == want
    return np.allclose(seen, want.ravel(), rtol=tolerance, atol=tolerance, equal_nan=True)


def _as_unsure(seen, here, there):
    if isinstance(here, str):
        return here != there
    with np.errstate(invalid="ignore"):  # inf - inf
        return np.nanmax(np.abs(seen - here.ravel())) <= 4 * np.nanmax(np.abs(there - here)) < 1e-2


def _worst(seen, want):
    if isinstance(want, str):
        return seen, want
    place = np.argmax(~np.isclose(seen, want.ravel(), rtol=1e-9, atol=1e-9, equal_nan=True))
    return int(place), float(seen[place]), float(want.ravel()[place])


def settings(figure, count, seed=0):
    """Random settings of all controls, the start first."""
    rng = np.random.default_rng(seed)
    return [figure.start] + [{k: c.random(rng) for k, c in figure.controls.items()} for _ in range(count - 1)]
