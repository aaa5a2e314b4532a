"""A prediction comes first: the page locks the controls until it is made or skipped, and keeps it."""

import numpy as np
import pytest

from companion.course.live import LiveFigure, choice, point, prediction, slider, steps
from tests.browsing import opened
from tests.live import pages
from tests.live.test_axe import violations
from tests.live.test_notebook import leaves, named

X = np.linspace(-2, 2, 41)


def parabola(ax, w, k):
    ax.plot(X, w * X**2)
    ax.set(xlim=(-2, 2), ylim=(-4, 4))
    return f"At x = 2 the curve is at {4 * w:.1f}, after {k:d}."


def higher(ax, w, k):
    return parabola(ax, w, k)


def grown(ax, state, w, at):
    ax.plot(X, state["v"] * X)
    ax.plot(at[0], at[1], "o")
    ax.set(xlim=(-2, 2), ylim=(-4, 4))
    return f"v is {state['v']:.2f} at {at[0]:.1f}."


HIGH = "Two squared is four, and w is the factor."
CHIPS = LiveFigure(
    parabola, {"w": slider(-1, 1, 0.1, value=0.5), "k": steps(9, value=3)}, alt="A parabola.", name="chips",
    ask=prediction("Where is the curve at x = 2 for w = −1?", ["4.0", "−1.0", "-4.0"], because=HIGH, show={"w": -1, "k": 7},
                   right=lambda: f"{CHIPS.said('curve is at', w=-1):.1f}"))
DRAG = LiveFigure(
    higher, {"w": slider(-1, 1, 0.1, value=0.5), "k": steps(9, value=3)}, alt="A parabola.", name="drag",
    ask=prediction("How high is it for w = −1?", slider(-4, 4, 0.5, value=0, label="height", format=".1f"), near=0.5,
                   along="y", right=-4, because=HIGH, show={"w": -1}))
GROWS = LiveFigure(
    grown, {"w": choice([1.0, 2.0], label="factor"), "at": point((0, 0), low=(-1, -1), high=(1, 1), label="point")},
    init=lambda: {"v": np.float64(1)}, step=lambda state, w: {"v": state["v"] * w}, alt="A line.", name="grows",
    ask=prediction("What is v after three steps with the factor 2?", ["2", "4", "8"], right="8", because="Twice each time.",
                   show={"w": 2.0, "at": (0.5, 0)}, steps=3))
ALL = [CHIPS, DRAG, GROWS]
READY = "[...document.querySelectorAll('figure.live')].every(f => f.live?.data)"


@pytest.fixture
def asking(browser, tmp_path):
    """A page that asks three times, loaded and not answered; opened again it remembers."""
    path = pages.write_page(tmp_path / "asking.html", ALL)
    with opened(browser, path, height=2400, reduced_motion=True) as page:
        page.wait_for_function(READY)
        yield page
        assert page.watch.errors == []


def locked(page):
    return page.evaluate("[...document.querySelectorAll('.live-controls')].map(e => e.disabled)")


def ask(page, name):
    return page.locator(f"#live-{name} .live-ask")


def says(page, name):
    return page.inner_text(f"#live-{name} .live-says")


def told(page, name):
    return page.inner_text(f"#live-{name} .live-verdict")


def test_controls_are_locked_until_the_reader_has_chosen(asking):
    assert locked(asking) == [True] * 3 and says(asking, "chips") == CHIPS.picture()[1]
    assert HIGH not in asking.content(), "the reason stands in the page before the choice"
    assert asking.locator(".live-handle").evaluate_all("all => all.filter(e => e.checkVisibility()).length") == 0
    ask(asking, "chips").get_by_role("button", name="−1.0").click()
    assert locked(asking) == [False, True, True]
    assert told(asking, "chips") == CHIPS.ask.verdict("−1.0") == f"You predicted: −1.0. It is: -4.0. {HIGH}"
    asking.wait_for_function("document.querySelector('#live-chips .live-says').textContent.includes('after 7')")
    assert says(asking, "chips") == CHIPS.picture(w=-1, k=7)[1]
    assert not ask(asking, "chips").get_by_role("button").first.is_visible()


def test_what_was_predicted_is_kept_and_counted(asking):
    ask(asking, "chips").get_by_role("button", name="-4.0").click()
    assert told(asking, "chips") == CHIPS.ask.verdict("-4.0")
    counted = asking.locator(".live-counted")
    assert counted.inner_text().startswith("You predicted 1 of 1 rightly in this chapter; 2 more wait for you above.")
    ask(asking, "grows").get_by_role("button", name="4").click()
    assert counted.inner_text().startswith("You predicted 1 of 2 rightly in this chapter; 1 more waits for you above.")
    asking.reload()
    asking.wait_for_function(READY)
    assert locked(asking) == [False, True, False]
    assert told(asking, "chips") == CHIPS.ask.verdict("-4.0") and told(asking, "grows") == GROWS.ask.verdict("4")
    assert counted.inner_text().startswith("You predicted 1 of 2")
    counted.get_by_role("button", name="Predict again").click()
    assert locked(asking) == [True] * 3 and not counted.is_visible()
    assert asking.evaluate("Object.keys(localStorage)") == []


def test_skip_unlocks_with_one_click_and_is_not_counted(asking):
    ask(asking, "grows").get_by_role("button", name="Skip").click()
    assert locked(asking) == [True, True, False] and not ask(asking, "grows").is_visible()
    assert says(asking, "grows") == GROWS.picture()[1] and not asking.locator(".live-counted").is_visible()
    assert asking.evaluate("document.activeElement.closest('.live-controls') !== null")
    asking.reload()
    asking.wait_for_function(READY)
    assert locked(asking) == [True, True, False]


def test_the_keyboard_alone_predicts_and_the_verdict_has_the_focus(asking):
    ask(asking, "chips").get_by_role("button", name="4.0", exact=True).focus()
    asking.keyboard.press("Tab")
    asking.keyboard.press("Tab")
    asking.keyboard.press("Enter")
    assert asking.evaluate("document.activeElement.textContent") == CHIPS.ask.verdict("-4.0")
    asking.keyboard.press("Tab")
    assert asking.evaluate("document.activeElement.type") == "range"


def test_a_line_is_dragged_by_pointer_and_by_keys(asking):
    slide, line = ask(asking, "drag").get_by_role("slider"), asking.locator("#live-drag .live-guess line").first
    assert slide.get_attribute("aria-valuetext") == "0.0"
    slide.focus()
    asking.keyboard.press("ArrowLeft")
    assert slide.get_attribute("aria-valuetext") == "−0.5"
    box = asking.locator("#live-drag .live-grip").bounding_box()
    asking.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    asking.mouse.down()
    asking.mouse.move(box["x"] + box["width"] / 2, box["y"] + 400)
    asking.mouse.up()
    assert slide.get_attribute("aria-valuetext") == "−4.0"
    low = line.get_attribute("y1")
    for _ in range(2):
        slide.press("ArrowRight")
    ask(asking, "drag").get_by_role("button", name="That is my prediction").click()
    assert told(asking, "drag") == DRAG.ask.verdict(-3) == f"You predicted: −3.0. It is: −4.0. {HIGH}"
    asking.wait_for_function("document.querySelector('#live-drag .live-says').textContent.includes('−4.0')")
    assert float(line.get_attribute("y1")) < float(low)         # what was predicted stays, over the truth
    asking.reload()
    asking.wait_for_function(READY)
    assert told(asking, "drag") == DRAG.ask.verdict(-3) and line.count() == 1


def test_a_figure_that_trains_takes_the_steps(asking):
    ask(asking, "grows").get_by_role("button", name="8").click()
    asking.wait_for_function("document.querySelector('#live-grows .live-says').textContent.startsWith('v is 8.00')")
    assert says(asking, "grows") == "v is 8.00 at 0.5."


def test_a_shared_setting_opens_unlocked(asking):
    asking.goto(asking.url.split("#")[0] + "#chips.w=-1")
    asking.reload()
    asking.wait_for_function(READY)
    assert locked(asking) == [False, True, True] and says(asking, "chips") == CHIPS.picture(w=-1)[1]
    assert not ask(asking, "chips").is_visible()


def test_it_works_where_the_browser_keeps_nothing(asking):
    asking.evaluate("() => { Storage.prototype.setItem = () => { throw new DOMException('no', 'SecurityError'); }; }")
    ask(asking, "chips").get_by_role("button", name="-4.0").click()
    assert locked(asking)[0] is False and asking.locator(".live-counted").inner_text().startswith("You predicted 1 of 1")


def test_without_scripts_nothing_is_asked(browser, tmp_path):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(pages.write_page(tmp_path / "bare.html", ALL).as_uri())
    assert not page.locator(".live-ask").first.is_visible() and page.locator(".live-controls").first.is_visible()
    context.close()


@pytest.mark.parametrize("options", [{}, {"dark": True}, {"width": 390}], ids=["light", "dark", "phone"])
def test_axe_finds_nothing_before_and_after(browser, tmp_path, options):
    path = pages.write_page(tmp_path / "asking.html", ALL, theme="dark" if "dark" in options else "light")
    with opened(browser, path, **options) as page:
        page.wait_for_function(READY)
        assert violations(page) == []
        ask(page, "chips").get_by_role("button", name="-4.0").click()
        ask(page, "drag").get_by_role("button", name="That is my prediction").click()
        assert violations(page) == []
        assert page.evaluate("document.scrollingElement.scrollWidth <= document.scrollingElement.clientWidth")


# ---- the same in a notebook


def test_the_notebook_asks_with_buttons_and_unlocks():
    face = CHIPS.widget()
    chips, picture = named(face, "ToggleButtons")[0], named(face, "Image")[0]
    first = picture.value
    assert chips.value is None and list(chips.options) == CHIPS.ask.choices
    moving = [leaf for leaf in leaves(face.children[1]) if hasattr(leaf, "disabled")]
    assert moving and all(leaf.disabled for leaf in moving)
    chips.value = "4.0"
    assert not any(leaf.disabled for leaf in moving) and picture.value != first
    assert CHIPS.ask.verdict("4.0") in named(face, "HTML")[1].value
    assert CHIPS.picture(w=-1, k=7)[1] in named(face, "HTML")[-1].value


def test_the_notebook_skips_and_takes_a_line_and_steps():
    face = CHIPS.widget()
    next(each for each in named(face, "Button") if each.description == "Skip").click()
    assert not any(leaf.disabled for leaf in leaves(face) if hasattr(leaf, "disabled"))
    assert CHIPS.picture()[1] in named(face, "HTML")[-1].value
    face = DRAG.widget()
    face.children[0].children[1].value = -3.0
    next(each for each in named(face, "Button") if each.description == "That is my prediction").click()
    assert DRAG.ask.verdict(-3.0) in named(face, "HTML")[1].value
    assert DRAG.picture(w=-1)[1] in named(face, "HTML")[-1].value
    assert len(DRAG.picture(guess=-3, w=-1)[0].axes[0].lines) == len(DRAG.picture(w=-1)[0].axes[0].lines) + 1
    face = GROWS.widget()
    named(face, "ToggleButtons")[0].value = "2"
    assert "v is 8.00 at 0.5." in named(face, "HTML")[-1].value
