"""Every page, opened from disk in a headless Chromium without a network."""

from contextlib import contextmanager

import pytest

from tests.browsing import opened
from tests.site.pages import TOC

PHONE, SMALL_PHONE, DESK, SCROLLBAR = 390, 360, 1280, 15
REFLOWED = 320                                               # what 1280 pixels are at 400 %


@pytest.fixture(scope="module", params=["index", *TOC, "search", "genindex"])
def page(request, browser, site):
    path = site / f"{request.param}.html"
    assert path.exists(), f"{request.param}.html was not built"
    with opened(browser, path) as page:
        page.label = f"{request.param}.html"
        yield page


@contextmanager
def as_wide_as(page, width):
    """The page in a window of another width; the next test has the desk's again."""
    page.set_viewport_size({"width": width, "height": 900})
    try:
        yield
    finally:
        page.set_viewport_size({"width": DESK, "height": 900})


def test_opens_without_error_and_without_request(page):
    headings = page.locator("main h1:visible").all_inner_texts()
    assert len(headings) == 1 and headings[0].strip("#\n "), f"{page.label}: one h1 expected, not {headings}"
    assert page.watch.requests == [], f"{page.label} asks other hosts"
    assert page.watch.errors == [], f"{page.label} has errors in the console"


def test_formulas_are_typeset(page):
    raw = page.locator("main .math").evaluate_all(
        "all => all.filter(e => !e.querySelector('.katex math, .katex-html .base')).map(e => e.textContent)")
    assert raw == [], f"{page.label}: formulas that are not set"
    left = page.evaluate(r"""() => {
        const main = document.querySelector('main'), found = [];
        const texts = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
        while (texts.nextNode()) {
            const node = texts.currentNode;
            if (!node.parentElement.closest('code, pre, script, style, annotation, .docutils.literal')
                && /\$\$|\\\(|\\\[|\\frac|\\begin\{|\$\\/.test(node.data))
                found.push(node.data.trim().slice(0, 60));
        }
        return found; }""")
    assert left == [], f"{page.label}: formula source among the words"


# Formulas of which something lies where no scrolling leads, or that stick out of the text; and those that scroll though
# there is room: what is marked as wide takes more of it, is not wide then, and so on at every frame.
LOST = """() => {
    const article = document.querySelector('article, main').getBoundingClientRect(), lost = [];
    const out = e => e.closest('.math').textContent.slice(0, 60);
    for (const box of document.querySelectorAll('main div.math')) {
        if (!box.checkVisibility()) continue;
        const all = box.getBoundingClientRect();
        for (const e of box.querySelectorAll('.katex-html .base, .katex-tag')) {
            const r = e.getBoundingClientRect();
            if (r.left < all.left - 1 || r.right > all.left + box.scrollWidth + 1) lost.push(out(e));
        }
        const tag = box.querySelector('.katex-tag')?.getBoundingClientRect();
        if (tag && [...box.querySelectorAll('.base')].some(e => e.getBoundingClientRect().right > tag.left)) lost.push('number on ' + out(box));
        if (box.scrollWidth > box.clientWidth + 1 && getComputedStyle(box).overflowX !== 'auto') lost.push('no scrolling: ' + out(box));
    }
    for (const box of document.querySelectorAll('main div.math')) {
        const around = getComputedStyle(box.parentElement);
        const room = box.parentElement.clientWidth - parseFloat(around.paddingLeft) - parseFloat(around.paddingRight);
        const wide = box.scrollWidth > box.clientWidth + 1 || box.hasAttribute('data-wide');
        if (wide && box.getBoundingClientRect().width < room - 1) lost.push('wide with room: ' + out(box));
    }
    for (const e of document.querySelectorAll('main span.math .base')) {
        const r = e.getBoundingClientRect(), table = e.closest('table');
        if (e.checkVisibility() && !table && r.right > article.right + 1) lost.push(out(e));
    }
    return [...new Set(lost)]; }"""


@pytest.mark.parametrize("width", [PHONE, SMALL_PHONE, REFLOWED, DESK])
def test_no_formula_loses_a_part(page, width):
    with as_wide_as(page, width):
        assert page.evaluate(LOST) == [], f"{page.label}: formulas cut at {width} pixels"


@pytest.mark.parametrize("width", [DESK, PHONE, REFLOWED])
def test_nothing_is_wider_than_the_window(page, width):
    with as_wide_as(page, width):
        too_wide = page.evaluate("""() => {
            const root = document.scrollingElement;
            if (root.scrollWidth <= root.clientWidth) return [];
            const scrolls = e => { for (let p = e.parentElement; p; p = p.parentElement)
                if (/auto|scroll|hidden/.test(getComputedStyle(p).overflowX) && p !== document.body
                    && p !== document.documentElement) return true; return false; };
            return [...document.querySelectorAll('main *')].filter(
                e => e.getBoundingClientRect().right > root.clientWidth + 1 && !scrolls(e)).slice(0, 5).map(
                e => e.tagName.toLowerCase() + '.' + e.className + ': ' + e.textContent.trim().slice(0, 40)
            ).concat(['scrollWidth ' + root.scrollWidth]); }""")
        assert too_wide == [], f"{page.label} scrolls sideways at {width} pixels"


CUT = """() => [...document.querySelectorAll('.prev-next-area p, footer p, article h1, article h2, figcaption, .live-says')].filter(e => {
    const words = document.createRange();
    words.selectNodeContents(e);
    return e.checkVisibility() && words.getBoundingClientRect().right > innerWidth + 1; }).map(e => e.textContent)"""


@pytest.mark.parametrize("width", [PHONE, REFLOWED])
def test_no_words_are_cut_at_the_edge(page, width):
    with as_wide_as(page, width):
        assert page.evaluate(CUT) == [], f"{page.label}: words cut at {width} pixels"


WIDE = """() => {
    const closed = [...document.querySelectorAll('main details:not([open])')];
    closed.forEach(e => { e.open = true; });
    const wide = [...document.querySelectorAll('main pre')].filter(e => e.scrollWidth > e.clientWidth).map(
        e => e.textContent.split('\\n').reduce((a, b) => a.length < b.length ? b : a));
    closed.forEach(e => { e.open = false; });
    return wide; }"""


def test_no_code_is_wider_than_its_box(page):
    with as_wide_as(page, DESK - SCROLLBAR):
        assert page.evaluate(WIDE) == [], f"{page.label} has code that scrolls sideways at {DESK} pixels"


@pytest.mark.parametrize("width", [DESK, 1440])
def test_a_hidden_sidebar_gives_all_its_room(open_page, site, width):
    page = open_page(site / f"{TOC[0]}.html", width=width)
    page.locator("button.primary-toggle:visible").click()
    page.wait_for_function("""() => document.querySelector('.bd-main').getBoundingClientRect().left
        === document.querySelector('.bd-container__inner').getBoundingClientRect().left""", timeout=5000)


# The worst contrast between a text and what lies behind it, of the page's own words.
CONTRAST = """() => {
    const rgb = text => (text.match(/[\\d.]+/g) || []).map(Number);
    const light = ([r, g, b]) => [r, g, b].map(v => v / 255).map(
        v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4
    ).reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
    const behind = e => { for (; e; e = e.parentElement) {
        const c = rgb(getComputedStyle(e).backgroundColor);
        if (c.length === 3 || c[3] > 0.5) return c; } return [255, 255, 255]; };
    const found = [];
    const words = 'h1, h2, p, li, td, th, a, code, pre span, label, summary'.replace(/(^|, )/g, '$1article ');
    for (const e of document.querySelectorAll(words)) {
        const own = [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim());
        if (!own || !e.checkVisibility() || e.closest('.headerlink, svg, .copybtn')) continue;
        const a = light(rgb(getComputedStyle(e).color)), b = light(behind(e));
        const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
        if (ratio < 4.5) found.push(e.tagName.toLowerCase() + ' ' + ratio.toFixed(1) + ': '
                                    + e.textContent.trim().slice(0, 40));
    }
    return [...new Set(found)].slice(0, 8); }"""
BRIGHTNESS = """() => getComputedStyle(document.body).backgroundColor.match(/[\\d.]+/g)
                          .slice(0, 3).reduce((sum, v) => sum + Number(v), 0) / 3"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_can_be_read(page, scheme):
    page.emulate_media(color_scheme=scheme)
    try:
        page.wait_for_function("scheme => document.documentElement.dataset.theme === scheme", arg=scheme)
        assert (page.evaluate(BRIGHTNESS) > 128) == (scheme == "light"), f"{page.label}: wrong background"
        assert page.evaluate(CONTRAST) == [], f"{page.label}: contrast below 4.5 in {scheme}"
    finally:
        page.emulate_media(color_scheme="light")


LIT = """() => [...document.querySelectorAll('figure.live')].filter(figure => {
    for (let e = figure.parentElement; e && e.tagName !== 'ARTICLE'; e = e.parentElement) {
        const c = getComputedStyle(e).backgroundColor.match(/[\\d.]+/g).map(Number);
        if (c.length === 3 || c[3] > 0.5) return (c[0] + c[1] + c[2]) / 3 > 128;
    }
    return false; }).map(figure => figure.id)"""


def test_live_figures_lie_on_no_light_card_in_the_dark(page):
    page.emulate_media(color_scheme="dark")
    try:
        page.wait_for_function("document.documentElement.dataset.theme === 'dark'")
        assert page.evaluate(LIT) == [], f"{page.label}: the theme's light card is back"
    finally:
        page.emulate_media(color_scheme="light")


def test_theme_switch_changes_the_page(open_page, site):
    page = open_page(site / f"{TOC[0]}.html")
    seen = {page.locator("html").get_attribute("data-theme")}
    for _ in range(3):
        page.locator("button.theme-switch-button:visible").first.click()
        seen.add(page.locator("html").get_attribute("data-theme"))
    assert seen == {"light", "dark"}


def test_search_finds_a_word_from_disk(open_page, site):
    page = open_page(site / "search.html", query="?q=network")
    page.wait_for_selector("#search-results li a", timeout=15000)
    assert page.watch.requests == [] and page.watch.errors == []


def test_a_page_with_a_fault_is_noticed(open_page, tmp_path):
    bad = tmp_path / "bad.html"
    bad.write_text("<title>x</title><script src='https://example.org/x.js'></script><script>oops()</script>",
                   encoding="utf-8")
    page = open_page(bad)
    assert page.watch.requests == ["https://example.org/x.js"]
    assert any("oops" in error for error in page.watch.errors)
