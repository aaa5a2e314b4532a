"""Live figures where readers meet them: on the pages of the built book."""

import gzip
import re
from functools import cache
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

import make
from companion.course import live
from companion.course.live import SCRIPTS, STYLES
from tests.live.conftest import LOAD
from tests.live.test_axe import BUT_COLOURS, COLOURS, EVERYTHING, violations
from tests.live.test_page import READABLE, SMALLEST, settled
from tests.site.pages import TOC

HEAVIEST_PAGE, HEAVIEST_SCRIPTS = 400_000, 20_000
PHONE, DESK = 390, 1280
ALL = ["index", *TOC, "search", "genindex"]
LIVE = [name for name in TOC if re.search(r"^figures\.\w+\.\w+$", (make.ROOT / f"{name}.md").read_text("utf-8"), re.M)]
KINDS = {"range", "steps", "select", "toggle", "point", "grid", "training"}


@cache
def soup(path):
    return BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")


def figures(path):
    return soup(path).select("figure.live")


def kinds(figure):
    """What a hand can move in a figure; `training` stands for a step that the page repeats."""
    rows = {name.removeprefix("live-") for row in figure.select(".live-row") for name in row["class"]}
    return (rows | ({"training"} if figure.select(".live-speed") else set())) & KINDS


@cache
def samples(site):
    """[(page, id)]: figures that have every kind of control between them, small pages first."""
    pages = sorted((site / f"{name}.html" for name in LIVE), key=lambda path: path.stat().st_size)
    chosen, seen = [], set()
    for path, figure in ((path, figure) for path in pages for figure in figures(path)):
        if kinds(figure) - seen:
            chosen.append((path, figure["id"]))
            seen |= kinds(figure)
    assert seen == KINDS, f"no figure of the book has {KINDS - seen}"
    return chosen


def test_figures_stand_on_the_pages_that_import_them(site):
    assert [name for name in TOC if figures(site / f"{name}.html")] == LIVE


# ---------------------------------------------------------------- axe-core

# The theme's colours change slowly: axe is to see the last of them. What is tied to scrolling never ends.
AT_REST = """Promise.allSettled(document.getAnimations().filter(each => each.timeline === document.timeline)
    .map(each => each.finished)).then(() => true)"""


# reading.js makes stops for Tab of what scrolls, when the page has nothing else to do.
WIDE_ARE_STOPS = """[...document.querySelectorAll('article :is(pre, div.math, .output, .pst-scrollable-table-container)')]
    .every(box => box.scrollWidth <= box.clientWidth + 1 || getComputedStyle(box).overflowX === 'visible' || box.tabIndex === 0)"""
UNFOLD = "document.querySelectorAll('main details').forEach(fold => { fold.open = true; })"


def faults(open_page, path, width):
    """{(scheme, what axe finds)}. Only colours differ in the dark, and only the rest on a phone."""
    page, found = open_page(path, width=width), set()
    page.evaluate(LOAD)
    page.evaluate(UNFOLD)
    page.wait_for_function(WIDE_ARE_STOPS)
    for scheme, rules in ([("light", EVERYTHING), ("dark", COLOURS)] if width == DESK else [("light", BUT_COLOURS)]):
        page.emulate_media(color_scheme=scheme)
        page.wait_for_function("scheme => document.documentElement.dataset.theme === scheme", arg=scheme)
        page.evaluate(AT_REST)
        found |= {(scheme, *fault) for fault in violations(page, rules)}
    return found


def test_axe_finds_nothing_on_the_lightest_page_with_figures(open_page, site):
    path = min((site / f"{name}.html" for name in LIVE), key=lambda path: path.stat().st_size)
    assert faults(open_page, path, DESK) == set()


@pytest.mark.slow
@pytest.mark.parametrize("width", [DESK, PHONE])
@pytest.mark.parametrize("name", ALL)
def test_axe_finds_nothing(open_page, site, name, width):
    assert faults(open_page, site / f"{name}.html", width) == set()


# ---------------------------------------------------------------- what a page weighs, and its first paint

@pytest.mark.parametrize("name", LIVE)
def test_data_of_a_page_are_light_and_lie_beside_it(site, name):
    """Everything a figure adds to the page: picture, controls, sentence; and, when it is near, the recorded graph."""
    path = site / f"{name}.html"
    data = [(path.parent / script["data-file"].split("?")[0]).read_bytes() for script in soup(path).select("figure.live script")]
    assert len(data) == len(figures(path)) and all(script.string is None for script in soup(path).select("figure.live script"))
    assert len(gzip.compress("".join(map(str, figures(path))).encode() + b"".join(data))) <= HEAVIEST_PAGE


@pytest.mark.parametrize("name", ALL)
def test_a_page_has_one_style_and_each_script_once(site, name):
    path = site / f"{name}.html"
    scripts = [Path(tag["src"].split("?")[0]).name for tag in soup(path).select("script[src]")]
    styles = [Path(tag["href"].split("?")[0]).name for tag in soup(path).select("link[rel=stylesheet]")]
    assert styles == ["site.css"] and len(scripts) == len(set(scripts))
    assert name not in LIVE or set(SCRIPTS) <= set(scripts)


def test_no_other_style_is_sent_along(site):
    assert {path.name for path in (site / "_static").rglob("*.css")} == {"site.css", "pygments.css"}


def test_what_draws_the_figures_is_light(site):
    own = [*((site / "_static" / name) for name in SCRIPTS), *(live.STATIC / name for name in STYLES)]
    assert sum(len(gzip.compress(file.read_bytes())) for file in own) <= HEAVIEST_SCRIPTS


def test_first_paint_waits_for_no_script(browser, site):
    """The page is painted, pictures and sentences and all, while every script is still on its way.

    Only the 300 bytes of settings are waited for, which Sphinx's own inline scripts write into.
    """
    context = browser.new_context()
    try:
        page = context.new_page()
        page.route(re.compile(r"\.js(\?|$)"), lambda route: route.continue_()
                   if "documentation_options" in route.request.url else None)       # None: never answered
        page.goto((site / f"{LIVE[-1]}.html").as_uri(), wait_until="commit")
        page.wait_for_function("""count => performance.getEntriesByName('first-contentful-paint').length > 0
            && document.querySelectorAll('figure.live svg').length === count""",
                               arg=len(figures(site / f"{LIVE[-1]}.html")))
        run = page.evaluate("[typeof LiveReplay, typeof startLiveFigures]")
        assert run == ["undefined"] * 2
        page.unroute_all(behavior="ignoreErrors")
    finally:
        context.close()


def test_deferred_scripts_still_work(open_page, site):
    """Copy buttons and the search are made by scripts of the theme that the book defers."""
    page = open_page(site / f"{LIVE[0]}.html")
    assert page.locator("button.copybtn").count() == page.locator("div.highlight pre").count() > 3
    page.keyboard.press("Control+k")
    page.wait_for_function("document.activeElement.matches('input[type=search]')")
    assert page.watch.errors == []


def test_a_figure_is_ready_but_not_computed_before_it_is_near(open_page, site):
    page = open_page(site / "book/06_gradient_descent.html")
    page.wait_for_function("[...document.querySelectorAll('figure.live')].every(figure => figure.live.data)")
    settled(page)
    computed = page.evaluate("""[...document.querySelectorAll('figure.live')].filter(
        figure => figure.live.ask && figure.getBoundingClientRect().top > 2 * innerHeight).map(figure => !!figure.live.now)""")
    assert len(computed) >= 3 and not any(computed)


# ---------------------------------------------------------------- on a phone, on paper

@pytest.mark.parametrize("name", LIVE)
def test_letters_can_be_read_on_a_phone(open_page, site, name):
    page = open_page(site / f"{name}.html", width=PHONE)
    page.evaluate(UNFOLD)                                # panels are stacked when they are seen
    page.evaluate(LOAD)
    settled(page)
    height, text = page.evaluate(SMALLEST)
    assert height >= READABLE, f"{text!r} is {height:.1f} pixels high"


@pytest.mark.parametrize("name", LIVE)
def test_nothing_of_a_figure_is_cut_off_on_a_phone(open_page, site, name):
    """A figure in a fold is drawn wider than the fold's text: its controls must not leave the box around them."""
    page = open_page(site / f"{name}.html", width=PHONE)
    page.evaluate(UNFOLD)
    assert page.evaluate("""() => [...document.querySelectorAll('figure.live')].filter(figure => {
        const inner = figure.getBoundingClientRect(), outer = figure.parentElement.getBoundingClientRect();
        return inner.left < outer.left || inner.right > outer.right;
    }).map(figure => figure.id)""") == []


# The smallest screens of today show 390 x 664 pixels of a page.
TOO_LOW = """screen => [...document.querySelectorAll('figure.live')].flatMap(figure => {
  const top = figure.querySelector('.live-picture').getBoundingClientRect().top;
  return [...figure.querySelectorAll('.live-controls [data-do=play]'),
          figure.querySelector('.live-controls :is(input, select, button)')].map(e => e.getBoundingClientRect().bottom - top).filter(low => low > screen).map(low => `${figure.id} ${low}`);
})"""


@pytest.mark.parametrize("name", LIVE)
def test_a_picture_and_its_main_control_stand_on_one_screen_of_a_phone(open_page, site, name):
    page = open_page(site / f"{name}.html", width=PHONE)
    page.evaluate(UNFOLD)
    page.evaluate(LOAD)
    settled(page)
    assert page.evaluate(TOO_LOW, 664) == []


def test_a_picture_stays_in_sight_on_a_phone_while_its_last_control_is_moved(open_page, site):
    page = open_page(site / f"{LIVE[1]}.html", width=PHONE, height=664)
    page.evaluate(LOAD)
    settled(page)
    short = page.locator("figure.live:not(:has(svg[data-narrow]))")
    assert short.count() > 2
    for figure in short.all():
        last = figure.locator(".live-controls > *").last
        last.evaluate("e => e.scrollIntoView({ block: 'end', behavior: 'instant' })")
        picture, control = figure.locator(".live-picture").bounding_box(), last.bounding_box()
        bar = page.locator(".bd-header-article").bounding_box()
        assert bar["y"] + bar["height"] <= picture["y"] + 1 and picture["y"] + picture["height"] <= control["y"] < 664


# Words of the page and of its figures that are paler than 4.5 to 1 on white paper.
PALE = """() => {
  const light = c => c.match(/[\\d.]+/g).slice(0, 3).map(v => v / 255)
    .map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const own = e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim());
  const found = [];
  for (const e of document.querySelectorAll('article *, .live-picture svg')) {
    const picture = e.matches('.live-picture svg'), style = getComputedStyle(e);
    if (!e.checkVisibility() || !picture && (!own(e) || e.closest('.headerlink, script, svg'))) continue;
    const ratio = 1.05 / (light(picture ? style.fill : style.color) + 0.05);
    if (ratio < 4.5) found.push(`${e.tagName} ${ratio.toFixed(1)} ${e.textContent.trim().slice(0, 30)}`);
  }
  return [...new Set(found)].slice(0, 8);
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_print_leaves_pictures_sentences_and_dark_words(open_page, site, scheme):
    path, figure = next((path, id) for path, id in samples(site) if "point" in kinds(soup(path).find(id=id)))
    page = open_page(path, dark=scheme == "dark")
    page.evaluate(LOAD)
    settled(page)
    shown = page.locator("figure.live :is(svg, .live-says)")
    hands = page.locator("figure.live :is(button, .live-handle)")
    seen = "all => all.filter(e => e.checkVisibility()).length"
    assert hands.evaluate_all(seen) > 0 and page.locator("html").get_attribute("data-theme") == scheme
    page.emulate_media(media="print", color_scheme=scheme)
    assert shown.evaluate_all(seen) == 2 * len(figures(path))
    assert hands.evaluate_all(seen) == 0
    assert not page.locator(".bd-sidebar-primary").is_visible()
    assert page.evaluate(PALE) == []


# ---------------------------------------------------------------- by keyboard alone

# What has the focus in a figure (the number of its stop, or nothing), and where the figure stands.
HERE = """id => {
  const root = document.getElementById(id), e = document.activeElement, style = getComputedStyle(e);
  if (!root.contains(e)) return null;
  const row = e.closest('[data-control]')?.dataset.control, spec = row && root.live.spec(row);
  return { stop: [...root.querySelectorAll('.live-controls :is(button, input, select)')].indexOf(e), row, kind: spec?.kind,
           spec, what: e.dataset.do || e.getAttribute('role') || e.type, sheet: e.dataset.sheet,
           pressed: e.getAttribute('aria-pressed'), value: e.selectedIndex ?? +e.value,
           last: +e.max || e.length - 1, ring: parseFloat(style.outlineWidth) * (style.outlineStyle !== 'none') };
}"""
STOPS = """id => [...document.getElementById(id).querySelectorAll('.live-controls :is(button, input, select)')]
  .map((e, n) => e.matches('[role=gridcell]:not([tabindex="0"])') ? -1 : n).filter(n => n >= 0)"""
STANDS = """id => { const f = document.getElementById(id).live;
  return { place: { ...f.place }, steps: f.steps, address: f.address() }; }"""


class Keys:
    """One figure in the hands of somebody without a mouse; the page's time stands still between keys."""

    def __init__(self, page, figure):
        self.page, self.figure, self.moved = page, figure, set()

    def here(self):
        return self.page.evaluate(HERE, self.figure)

    def stands(self):
        return self.page.evaluate(STANDS, self.figure)

    def press(self, key):
        self.page.keyboard.press(key)
        self.page.clock.run_for(40)             # two frames: the figure has drawn itself
        return self.stands()

    def through(self):
        """Visit every stop by Tab and use it; the stops that were reached."""
        reached, first = [], f"#{self.figure} .live-controls :is(button, input, select)"
        self.page.locator(first).first.focus()
        self.page.keyboard.press("Shift+Tab")
        self.page.keyboard.press("Tab")
        while (here := self.here()) and here["stop"] not in reached:
            assert here["ring"] >= 2, f"{self.figure}: no ring around {here}"
            reached.append(here["stop"])
            self.use(here)
            self.page.keyboard.press("Tab")
        return reached

    def use(self, here):
        before, what, row = self.stands(), here["what"], here["row"]
        place = before["place"].get(row)
        if what in ("range", "select-one"):
            more = here["value"] < here["last"]
            after = self.press("ArrowRight" if more else "ArrowLeft")
            assert self.here()["value"] == here["value"] + (1 if more else -1)
        elif what == "checkbox":
            after = self.press("Space")
        elif what == "gridcell":
            after = self.press("Space")
            self.press("ArrowDown")
            assert self.here()["stop"] == here["stop"] + here["spec"]["columns"]
        elif what == "play":
            self.page.keyboard.press("Enter")
            assert self.here()["pressed"] == "true"
            self.page.clock.run_for(2 * here["spec"]["wait"] if row else 100)
            after, way = self.stands(), "place" if row else "steps"
            assert after[way] != before[way]
            if self.here()["pressed"] == "true":        # a walk of few steps has ended by itself
                self.page.keyboard.press("Space")
            assert self.here()["pressed"] == "false"
        else:
            after = self.press("Enter")
            if what == "sheet":
                assert after["place"][row] == here["spec"]["sheets"][int(here["sheet"])][1]
            elif what in ("back", "next") and row:
                end = here["spec"]["count"] - 1
                assert after["place"][row] == (max(0, place - 1) if what == "back" else min(end, place + 1))
            elif what == "next":
                assert after["steps"] == before["steps"] + 1
            elif what == "again":
                assert after["steps"] == 0 < before["steps"]
            else:
                assert what == "reset" and after["address"] == [] and after["steps"] == 0
        if row and what not in ("back", "next", "play", "sheet", "reset"):
            assert after["place"][row] != place, f"{self.figure}: {row} does not move"
        if what != "reset":
            self.moved |= {name for name, was in before["place"].items() if after["place"][name] != was}
        if row and after["place"][row] != place:
            self.moved.add(here["kind"])


def still(page):
    """Stop the page's clock: from here on time passes when a test says so."""
    page.evaluate(LOAD)
    page.evaluate(UNFOLD)
    page.clock.install(time=0)
    page.clock.pause_at(1000)


def drive(page, figure):
    """Everything in a figure by keyboard -> the names and kinds that moved."""
    hand, stops = Keys(page, figure), page.evaluate(STOPS, figure)
    assert hand.through() == stops, f"{figure}: not every control is reached by Tab"
    return hand.moved


def test_keyboard_alone_moves_every_kind_of_control(open_page, site):
    moved = set()
    for path, figure in samples(site):
        page = open_page(path)
        still(page)
        moved |= drive(page, figure)
        assert page.watch.errors == []
    assert moved >= KINDS - {"training"}        # its buttons are proved one by one


@pytest.mark.slow
@pytest.mark.parametrize("name", LIVE)
def test_keyboard_alone_moves_every_control(open_page, site, name):
    page = open_page(site / f"{name}.html")
    still(page)
    for figure in figures(site / f"{name}.html"):
        moved = drive(page, figure["id"])
        assert moved >= {row["data-control"] for row in figure.select("[data-control]")}
    assert page.watch.errors == []


def test_state_set_by_keyboard_is_in_the_address_and_comes_back(open_page, site):
    path, figure = samples(site)[0]
    page = open_page(path)
    page.evaluate(LOAD)
    page.locator(f"#{figure} .live-controls input[type=range]").first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.wait_for_function("location.hash.length > 1")
    before, address = page.evaluate(STANDS, figure), page.evaluate("location.hash")
    assert before["address"]
    again = open_page(path, query=address)
    again.evaluate(LOAD)
    settled(again)
    after = again.evaluate(STANDS, figure)
    assert after["place"] == before["place"]
    assert again.evaluate("""id => { const box = document.getElementById(id).getBoundingClientRect();
        return box.top < innerHeight && box.bottom > 0; }""", figure), "the page opens elsewhere"


# ---------------------------------------------------------------- less motion, for those who ask for it

PLAY = "document.querySelector('#{} {} [data-do=play]').click()"


@pytest.mark.parametrize("calm", [False, True])
def test_play_is_slower_where_less_motion_is_asked_for(open_page, site, calm):
    """The clock is the test's: a walk moves once a second, a training is drawn twice a second."""
    every = [(path, figure["id"], kinds(figure)) for path, _ in samples(site) for figure in figures(path)]
    path, walk, _ = next(each for each in every if "steps" in each[2])
    page = open_page(path, reduced_motion=calm)
    still(page)
    name, wait = page.evaluate("""id => { const spec = document.getElementById(id).live.data.controls
        .find(each => each.kind === 'steps'); return [spec.name, spec.wait]; }""", walk)
    assert wait < 900
    page.evaluate("id => { const f = document.getElementById(id).live; f.move(f.data.controls"
                  ".find(each => each.kind === 'steps').name, 0); }", walk)
    page.clock.run_for(100)
    page.evaluate(PLAY.format(walk, ".live-steps"))
    page.clock.run_for(950)
    moved = page.evaluate(STANDS, walk)["place"][name]
    page.clock.run_for(150)
    assert (moved, page.evaluate(STANDS, walk)["place"][name]) == (0, 1) if calm else moved >= 1
    path, training, _ = next(each for each in every if "training" in each[2])
    page = open_page(path, reduced_motion=calm)
    still(page)
    page.evaluate(PLAY.format(training, ".live-all"))
    page.clock.run_for(450)
    moved = page.evaluate(STANDS, training)["steps"]
    page.clock.run_for(150)
    then = page.evaluate(STANDS, training)["steps"]
    assert (moved == 0 < then) if calm else 0 < moved < then


# ---------------------------------------------------------------- predictions

CHAPTERS = [name for name in LIVE if re.search(r"/0[1-7]_", name)]
ASKED = "[...document.querySelectorAll('figure.live')].filter(f => f.live.ask).map(f => f.live)"
LOADED = "Promise.all([...document.querySelectorAll('figure.live')].map(f => f.live.load())).then(() => true)"


def locked(page):
    return page.evaluate(f"{ASKED}.map(one => one.fieldset.disabled)")


def test_a_chapter_asks_first_keeps_what_was_predicted_and_counts_it(open_page, site):
    name, other = sorted(CHAPTERS, key=lambda name: (site / f"{name}.html").stat().st_size)[:2]
    page = open_page(site / f"{name}.html", reduced_motion=True)
    page.evaluate(LOADED)
    asked = len(locked(page))
    assert 2 <= asked <= 4 and all(locked(page)) and not page.locator(".live-counted").is_visible()
    page.evaluate(UNFOLD)
    rights = page.evaluate(f"{ASKED}.map(one => one.data.ask.range ? null : one.data.ask.right)")
    chips = [k for k, right in enumerate(rights) if right is not None]
    for k in chips:                                                     # all rightly but the first
        answers = page.locator("figure.live .live-ask").nth(k).locator("[data-guess]:not([data-guess=skip])")
        answers.nth(rights[k] if k != chips[0] else (rights[k] + 1) % answers.count()).click()
    told = f"You predicted {len(chips) - 1} of {len(chips)} rightly in this chapter"
    assert page.locator("article .live-counted").inner_text().startswith(told)
    page.reload()
    page.evaluate(LOADED)
    assert [k for k, shut in enumerate(locked(page)) if not shut] == chips
    assert page.locator("article .live-counted").inner_text().startswith(told)
    page.goto((site / f"{other}.html").as_uri())
    page.evaluate(LOADED)
    assert all(locked(page)) and not page.locator(".live-counted").is_visible()
    assert page.watch.errors == [] and page.watch.requests == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_while_a_chapter_is_locked(open_page, site, scheme):
    path = min((site / f"{name}.html" for name in CHAPTERS), key=lambda path: path.stat().st_size)
    page = open_page(path, dark=scheme == "dark")
    page.evaluate(LOADED)
    page.evaluate(UNFOLD)
    page.evaluate(AT_REST)
    page.evaluate("document.fonts.ready.then(() => true)")           # a formula in its own letters may be wider
    page.wait_for_function(WIDE_ARE_STOPS)
    assert locked(page) and violations(page, COLOURS if scheme == "dark" else EVERYTHING) == []
