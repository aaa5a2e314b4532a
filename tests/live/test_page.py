"""What a reader does on the page: keyboard, pointer, buttons, address, reset."""

import re

import numpy as np
import pytest

from companion.course.figures import all_figures
from companion.course.live import LiveFigure, point
from companion.course.live.page import payload
from companion.course.live.style import COLORS, NAMES
from tests.live.kinds import FIGURES
from tests.live.pages import html, page_arrays, settings

KIND = {figure.name: figure for figure in FIGURES}


BOOK = all_figures()
DRAWN = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))"
READABLE = 9  # pixels, the height of the smallest letters' font on a phone

SMALLEST = """[...document.querySelectorAll('.live-picture text')].filter(t => t.textContent.trim()).map(t => {
  const m = t.getScreenCTM();
  return [parseFloat(getComputedStyle(t).fontSize) * Math.hypot(m.a, m.b), t.textContent];
}).sort((a, b) => a[0] - b[0])[0]"""

CLIPPED = """[...document.querySelectorAll('.live-picture')].flatMap(picture => {
  const frame = picture.getBoundingClientRect();
  return [...picture.querySelectorAll('text')].filter(t => t.textContent.trim())
    .map(t => [t.textContent, t.getBoundingClientRect()])
    .filter(([, r]) => r.right > -999 && (r.left < frame.left - 2 || r.right > frame.right + 2
      || r.top < frame.top - 2 || r.bottom > frame.bottom + 2))
    .map(([text]) => text);
})"""


def drag(page, handle, right, down):
    """Take the middle of `handle` by mouse, and move it so many pixels."""
    handle.scroll_into_view_if_needed()
    box = handle.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + right, y + down, steps=4)
    page.mouse.up()
    page.evaluate(DRAWN)
    return box


def sentence(page, name):
    page.evaluate(DRAWN)
    return page.inner_text(f"#live-{name} .live-says")


def says(name, state=None, **setting):
    return KIND[name].picture(state=state, **setting)[1]


def row(page, name, control):
    return page.locator(f"#live-{name} [data-control='{control}']")


def test_first_picture_and_sentence_stand_without_a_script(browser, tmp_path):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    path = tmp_path / "bare.html"
    path.write_text(f'<meta charset="utf-8">{html(KIND["line"])}', "utf-8")
    page.goto(path.as_uri())
    assert page.locator("svg path").count() > 5
    assert page.inner_text(".live-says") == says("line")
    assert page.locator("input").first.is_disabled()
    context.close()


def test_slider_by_keyboard_is_spoken_and_redraws(live_page):
    page = live_page([KIND["line"]])
    slope = page.get_by_label("slope")
    slope.focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    assert (
        slope.get_attribute("aria-valuetext")
        == "1.3"
        == row(page, "line", "slope").locator("output").inner_text()
    )
    assert sentence(page, "line") == says("line", slope=1.3)
    live = page.locator(".live-says")
    assert live.get_attribute("aria-live") == "polite" and live.get_attribute("aria-busy") == "true"
    page.wait_for_function("!document.querySelector('.live-says').hasAttribute('aria-busy')")


def test_choice_toggle_and_steps(live_page):
    page = live_page([KIND["walk"]])
    page.get_by_label("mode").select_option("cosine")
    page.get_by_label("marked").check()
    row(page, "walk", "k").get_by_role("button", name="Next").click()
    assert sentence(page, "walk") == says("walk", mode="cosine", marked=True, k=6)
    row(page, "walk", "k").get_by_role("button", name="Back").press("Enter")
    assert sentence(page, "walk") == says("walk", mode="cosine", marked=True, k=5)
    page.get_by_role("button", name="Reset").click()
    assert sentence(page, "walk") == says("walk")
    assert not page.get_by_label("marked").is_checked()


@pytest.mark.parametrize("still", [False, True])
def test_play_walks_to_the_end_and_stops(live_page, still):
    page = live_page([KIND["baked"]], reduced_motion=still)
    play = row(page, "baked", "n").get_by_role("button", name="Play")
    play.click()
    assert row(page, "baked", "n").get_by_role("button", name="Pause").get_attribute("aria-pressed") == "true"
    page.wait_for_function("document.querySelector('.live-says').textContent === '6 points'")
    play.wait_for()
    assert play.get_attribute("aria-pressed") == "false"


def test_a_repeated_step_is_stepped_played_paused_and_started_again(live_page):
    figure = KIND["ball"]
    page = live_page([figure])
    one, again = page.get_by_role("button", name="One step"), page.get_by_role("button", name="Start again")
    for _ in range(3):
        one.click()
    assert sentence(page, "ball") == says("ball", state=figure.state(steps=3))
    again.click()
    assert sentence(page, "ball") == says("ball")
    page.get_by_role("button", name="Play").click()
    page.wait_for_function("document.getElementById('live-ball').live.steps > 20")
    page.get_by_role("button", name="Pause").click()
    count = page.evaluate("document.getElementById('live-ball').live.steps")
    assert count % figure.per_frame == 0
    assert sentence(page, "ball") == says("ball", state=figure.state(steps=count))
    row(page, "ball", "lr").locator("input").focus()
    page.keyboard.press("ArrowRight")  # what init does not use leaves the run going
    assert page.evaluate("document.getElementById('live-ball').live.steps") == count
    row(page, "ball", "speed").locator("input").focus()
    page.keyboard.press("ArrowRight")  # what init uses starts it again
    assert sentence(page, "ball") == says("ball", speed=1.1)


def test_point_by_pointer_by_click_and_by_keyboard(live_page):
    page = live_page([KIND["arrows"]])
    handle = page.locator(".live-handle")
    box = drag(page, handle, 60, -40)
    moved = page.evaluate("document.getElementById('live-arrows').live.address()")[0][1].split(",")
    assert float(moved[0]) > 0.3 and float(moved[1]) > 0.3
    after = handle.bounding_box()
    assert abs(after["x"] - box["x"] - 60) < 8 and abs(after["y"] - box["y"] + 40) < 8
    page.mouse.click(box["x"] + box["width"] / 2 - 50, box["y"] + box["height"] / 2 + 30)
    page.evaluate(DRAWN)
    clicked = handle.bounding_box()
    assert abs(clicked["x"] - box["x"] + 50) < 8 and abs(clicked["y"] - box["y"] - 30) < 8
    page.get_by_role("button", name="Reset").click()
    page.get_by_label("p: x").focus()
    page.keyboard.press("ArrowRight")
    page.get_by_label("p: y").focus()
    page.keyboard.press("ArrowLeft")
    assert sentence(page, "arrows") == says("arrows", p=(0.1, -0.1))


def test_sheet_by_pointer_and_by_keyboard(live_page):
    page = live_page([KIND["sheet"]])
    page.get_by_role("button", name="empty", exact=True).click()
    assert sentence(page, "sheet") == "0.0000 cells of ink"
    cells = page.get_by_role("gridcell")
    cells.first.focus()
    for key in ("ArrowRight", "ArrowDown", "Space", "ArrowDown", "Enter"):
        page.keyboard.press(key)
    ink = np.zeros((8, 8))
    ink[0, 1] = ink[3, 1] = ink[1:3, [0, 2]] = 5 / 16
    ink[1, 1] = ink[2, 1] = 1  # the same pen as the pointer's, with its soft edge
    assert sentence(page, "sheet") == says("sheet", ink=ink)
    assert cells.nth(9).get_attribute("aria-label") == "row 2, column 2: 100%"
    assert page.locator("[role=gridcell][tabindex='0']").count() == 1
    page.get_by_role("button", name="empty", exact=True).click()
    first, last = cells.nth(0).bounding_box(), cells.nth(3).bounding_box()
    page.mouse.move(first["x"] + 5, first["y"] + 5)
    page.mouse.down()
    page.mouse.move(last["x"] + 5, last["y"] + 5, steps=12)
    page.mouse.up()
    ink = np.zeros((8, 8))
    ink[0, :4] = 1
    ink[1, :4] = ink[0, 4] = 5 / 16  # the pen leaves a soft edge
    assert sentence(page, "sheet") == says("sheet", ink=ink)


def test_address_keeps_several_figures_and_restores_them(live_page):
    page = live_page([KIND["line"], KIND["walk"], KIND["arrows"], KIND["sheet"]])
    page.get_by_label("slope").focus()
    page.keyboard.press("ArrowLeft")
    page.get_by_label("mode").select_option("cosine")
    page.get_by_label("p: x").focus()
    page.keyboard.press("ArrowLeft")
    page.get_by_role("button", name="empty corner").click()
    page.wait_for_function("location.hash.includes('sheet.ink')")
    address = page.evaluate("location.hash")
    assert "line.slope=0.9" in address and "walk.mode=cosine" in address and "line.shift" not in address
    page.reload()
    page.wait_for_function(
        "[...document.querySelectorAll('figure.live')]"
        ".every(f => f.live?.data && !f.querySelector('fieldset').disabled)"
    )
    assert sentence(page, "line") == says("line", slope=0.9)
    assert sentence(page, "walk") == says("walk", mode="cosine")
    assert sentence(page, "arrows") == says("arrows", p=(-0.1, 0))
    assert sentence(page, "sheet") == says("sheet", ink=KIND["sheet"].controls["ink"].presets["empty corner"])
    for button in page.get_by_role("button", name="Reset").all():
        button.click()
    page.wait_for_function("location.hash === ''")


def test_diverged_numbers_are_said_to_have_diverged(live_page):
    page = live_page([KIND["runaway"]])
    page.get_by_label("lr").focus()
    page.keyboard.press("End")
    assert sentence(page, "runaway").endswith("The numbers have diverged.") and sentence(
        page, "runaway"
    ) == says("runaway", lr=5.0)


@pytest.mark.parametrize("options", [{}, {"width": 390}, {"dark": True}], ids=["wide", "phone", "dark"])
def test_nothing_is_wider_than_the_page(live_page, options):
    page = live_page(FIGURES, **options)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate(CLIPPED) == []


def settled(page):
    """Two frames later: the picture has learned its width and laid out its panels."""
    page.evaluate(DRAWN)


@pytest.mark.parametrize("name", BOOK)
def test_every_figure_can_be_read_on_a_phone(live_page, name):
    figure = BOOK[name]
    page = live_page([figure], width=390)
    for setting in settings(figure, 4, seed=7):
        page_arrays(page, figure, [setting])
        settled(page)
        height, text = page.evaluate(SMALLEST)
        assert height >= READABLE, f"{text!r} is {height:.1f} pixels high"
        assert page.evaluate(CLIPPED) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def two_panels(axes, p):
    for ax in axes:
        ax.plot(*p, "o")
        ax.set(xlim=(-3, 3), ylim=(-3, 3))
    return f"at ({p[0]:.1f}, {p[1]:.1f})"


def test_panels_stand_one_below_the_other_on_a_phone(live_page):
    start = point((0, 0), low=(-2, -2), high=(2, 2), axes=1)
    page = live_page([LiveFigure(two_panels, {"p": start}, alt="Two.", layout=(1, 2), size=(8, 3))], width=390)
    panels = page.locator("[data-axes]")

    def boxes():
        settled(page)
        return panels.nth(0).bounding_box(), panels.nth(1).bounding_box()

    first, second = boxes()
    assert second["y"] >= first["y"] + first["height"] and abs(second["x"] - first["x"]) < 8
    before = drag(page, page.locator(".live-handle"), 50, -30)      # the point follows the hand there too
    settled(page)
    after = page.locator(".live-handle").bounding_box()
    assert abs(after["x"] - before["x"] - 50) < 8 and abs(after["y"] - before["y"] + 30) < 8
    assert page.inner_text(".live-says") != "at (0.0, 0.0)"
    page.set_viewport_size({"width": 800, "height": 800})
    first, second = boxes()
    assert second["x"] >= first["x"] + first["width"] - 8 and abs(second["y"] - first["y"]) < 8


def luminance(color):
    parts = [int(v) / 255 for v in re.findall(r"\d+", color)[:3]]
    r, g, b = (v / 12.92 if v <= 0.03928 else ((v + 0.055) / 1.055) ** 2.4 for v in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(*colors):
    low, high = sorted(map(luminance, colors))
    return (high + 0.05) / (low + 0.05)


SHOWN = """names => { const s = getComputedStyle(document.querySelector('.live-picture'));
  return [s.backgroundColor, ...names.map(name => {
    const probe = document.querySelector('.live-picture').appendChild(document.createElement('i'));
    probe.style.color = `var(--live-${name})`;
    return getComputedStyle(probe).color;
  })]; }"""


@pytest.mark.parametrize("dark", [False, True])
def test_ink_and_colours_have_contrast_on_the_paper(live_page, dark):
    page = live_page([KIND["line"]], theme="dark" if dark else "light", dark=dark)
    paper, ink, *colours = page.evaluate(SHOWN, ["ink", *NAMES])
    assert (luminance(paper) < 0.1) == dark and contrast(paper, ink) > 7
    assert len(set(colours)) == len(NAMES)
    assert all(contrast(paper, colour) >= (5 if dark else 3) for colour in colours)


def test_the_dark_exchanges_the_colours_of_marks_and_of_points(live_page):
    page = live_page([KIND["line"]])
    shown = page.evaluate("document.querySelector('.live-picture').innerHTML")
    assert "var(--live-" in shown and not re.search("|".join(COLORS), shown)
    data = str(payload(KIND["clouds"])[0]["views"][0]["marks"])
    assert "var(--live-" in data and not re.search("|".join(COLORS), data)


@pytest.mark.parametrize("name, drawn", [("three-gates", "auto"), ("same-or-different", "pixelated")])
def test_an_image_is_smooth_or_whole_cells_as_it_was_recorded(live_page, name, drawn):
    """A plane of answers has no edges between its cells, as it comes and drawn again; a picture of pixels has them."""
    page = live_page([BOOK[name]])
    images = "[...document.querySelectorAll('.live-picture image')].map(i => getComputedStyle(i).imageRendering)"
    assert {*page.evaluate(images)} <= {"auto", drawn}     # pixels come as a picture of the size that is shown
    page.evaluate(f"document.getElementById('live-{name}').live.draw()")
    assert set(page.evaluate(images)) == {drawn}


def test_print_leaves_pictures_and_sentences(live_page):
    page = live_page([KIND["arrows"]])
    page.emulate_media(media="print")
    assert not page.locator(".live-handle").is_visible() and not page.get_by_text("Reset").is_visible()
    assert page.locator(".live-picture svg").is_visible() and page.locator(".live-says").is_visible()
    page.emulate_media(media="screen")
    assert page.locator(".live-handle").is_visible() and page.get_by_text("Reset").is_visible()


def test_ids_are_unique_on_a_page(live_page):
    page = live_page(FIGURES)
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)")
    assert len(ids) == len(set(ids))
    assert page.evaluate(
        "[...document.querySelectorAll('use')]"
        ".every(u => document.querySelector(u.getAttribute('xlink:href')))"
    )


def test_the_same_figure_gives_the_same_html():
    assert KIND["line"].html() == KIND["line"].html()
