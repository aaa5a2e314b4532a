"""Nothing moves by itself: not while a page loads, not while it is scrolled through, not while a figure plays."""

import pytest

from tests.site.pages import TOC

MOST = 0.02
PHONE, DESK = 390, 1280

# What moves without a hand, summed up: [how far, what].
WATCH = """
window.shifts = [];
new PerformanceObserver(list => list.getEntries().forEach(entry => entry.hadRecentInput || shifts.push([entry.value,
    ...entry.sources.map(({ node }) => `${node?.nodeName} ${node?.id}: ${node?.textContent.trim().slice(0, 40)}`)
]))).observe({ type: "layout-shift", buffered: true });
"""
SETTLED = "new Promise(done => requestIdleCallback(() => requestAnimationFrame(() => requestAnimationFrame(() => done(true)))))"
THROUGH = """(async () => {
  for (let y = 0; y < document.documentElement.scrollHeight; y += 0.8 * innerHeight) {
    scrollTo({ top: y, behavior: "instant" });
    await new Promise(done => setTimeout(done, 60));
  }
})()"""
PLAYED = """async figure => {
  await figure.live.load();
  figure.live.unlock();                        // what a click does, and a click may move
  figure.scrollIntoView({ block: "nearest", behavior: "instant" });
  await new Promise(done => setTimeout(done, 200));
  shifts.length = 0;
  for (const button of figure.querySelectorAll("[data-do=play]")) {
    button.click();
    await new Promise(done => setTimeout(done, 700));
    figure.live.stop();
  }
}"""


def moved(page):
    page.evaluate(SETTLED)
    shifts = page.evaluate("shifts")
    return sum(far for far, *_ in shifts), sorted(shifts, reverse=True)[:3]


@pytest.fixture
def watched(browser, site):
    """watched(name, width) -> a page that counts what moves, from before its first byte on."""
    contexts = []

    def shown(name, width):
        contexts.append(browser.new_context(viewport={"width": width, "height": 844}, offline=True))
        page = contexts[-1].new_page()
        page.add_init_script(WATCH)
        page.goto((site / f"{name}.html").as_uri())
        return page

    yield shown
    for context in contexts:
        context.close()


@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("name", ["index", *TOC, "search", "genindex"])
def test_nothing_moves_while_a_page_loads_and_is_scrolled_through(watched, name, width):
    page = watched(name, width)
    page.evaluate(SETTLED)
    page.evaluate(THROUGH)
    far, most = moved(page)
    assert far < MOST, most


@pytest.mark.slow
@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("name", [name for name in TOC if "/0" in name])
def test_nothing_moves_while_a_figure_plays(watched, name, width):
    page = watched(name, width)
    for figure in page.query_selector_all("figure.live:has([data-do=play])"):
        figure.evaluate(PLAYED)
        far, most = moved(page)
        assert far < MOST, (figure.get_attribute("id"), most)


def test_what_moves_is_noticed(browser, tmp_path):
    page = browser.new_page()
    page.add_init_script(WATCH)
    page.goto("about:blank")
    page.set_content("<main><p style=height:400px>below</p></main>")
    page.evaluate(SETTLED)
    page.evaluate("document.querySelector('main').insertAdjacentHTML('afterbegin', '<div style=height:200px></div>')")
    far, most = moved(page)
    assert far > MOST and "below" in most[0][1]
    page.close()
