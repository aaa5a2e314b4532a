"""A page of live figures, from disk, in a real Chromium with the network blocked."""
import os
import shutil

import numpy as np
import pytest

from companion.live import SCRIPTS, STATIC, STYLES

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def write_page(path, figures, scripts=None, theme="light"):
    """A standalone page with these figures; `scripts` replaces the script texts (for planted faults)."""
    scripts = scripts or [(STATIC / name).read_text("utf-8") for name in SCRIPTS]
    styles = "".join((STATIC / name).read_text("utf-8") for name in STYLES)
    path.write_text(
        f'<!doctype html><html lang="en" data-theme="{theme}"><head><meta charset="utf-8"><title>Live figures</title>'
        '<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">'
        '<style>html[data-theme=dark] body{background:#14181e;color:#ced6dd} body{font:16px sans-serif;margin:1rem}'
        f'{styles}</style></head><body><main><h1>Live figures</h1>'
        + "".join(figure.html() if not isinstance(figure, str) else figure for figure in figures)
        + "".join(f"<script>{text}</script>" for text in scripts) + "</main></body></html>", "utf-8")
    return path.as_uri()


@pytest.fixture(scope="session")
def chromium():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[
            "--no-sandbox", "--disable-dev-shm-usage", "--host-resolver-rules=MAP * ~NOTFOUND"])
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium):
    """open_page(address, **context options) -> a page whose console errors and foreign requests fail the test."""
    contexts, faults = [], []

    def opened(address, **options):
        context = chromium.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda m: m.type in ("error", "warning") and faults.append(m.text))
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("request", lambda r: r.url.startswith(("file:", "data:", "blob:")) or faults.append(r.url))
        page.goto(address)
        page.evaluate("Promise.all([...document.querySelectorAll('figure.live')].map(f => f.live.load()))")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not faults, faults


def position(control, value):
    """A control's value as the script's place (index, pair, sheet)."""
    if control.kind in ("select", "toggle"):
        return control.options.index(value)
    if control.kind == "point":
        return [position(control.x, value[0]), position(control.y, value[1])]
    if control.kind == "grid":
        return (np.asarray(value).ravel() * 16).astype(int).tolist()
    return control.positions().index(value)


READ = """([name, places, steps]) => {
  const f = document.getElementById('live-' + name).live;
  const text = v => Number.isFinite(v) ? v : String(v);
  return places.map(place => {
    Object.assign(f.place, place);
    f.compute();
    for (let k = 0; k < steps; k++) f.advance(1);
    f.draw();
    const out = { says: f.says() };
    for (const m of f.now.marks) for (const [c, ref] of Object.entries(m.c)) out[m.n + '.' + c] = Array.from(f.graph.at(ref), text);
    for (const [g, parts] of Object.entries(f.now.texts)) out[g] = f.render(parts);
    return out;
  });
}"""


def page_arrays(page, figure, settings, steps=0):
    """What the page computes at these settings: arrays, texts, sentence."""
    places = [{key: position(figure.controls[key], value) for key, value in setting.items()} for setting in settings]
    shown = page.evaluate(READ, [figure.name, places, steps])
    return [{k: np.array([float(v) for v in a]) if isinstance(a, list) else a for k, a in out.items()} for out in shown]


def differences(figure, setting, on_page, state=None):
    """Channels, texts or sentences in which page and numpy disagree."""
    here = figure.arrays(state=state, **setting)
    bad = []
    for key, seen in on_page.items():
        want = here[key]
        if isinstance(want, str):
            if want != seen:
                bad.append((key, seen, want))
        elif not np.allclose(seen, want.ravel(), rtol=1e-9, atol=1e-9, equal_nan=True):
            bad.append((key, float(np.nanmax(np.abs(seen - want.ravel())))))
    return bad


def settings(figure, count, seed=0):
    """Random settings of all controls, the start first."""
    rng = np.random.default_rng(seed)
    return [figure.start] + [{k: c.random(rng) for k, c in figure.controls.items()} for _ in range(count - 1)]
