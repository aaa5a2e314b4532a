"""What these pages keep in the reader's browser: to see on the first page, to take along, to bring back, to erase."""

import json
import re

import pytest

from tests.browsing import LAID

KEYS = "Object.keys(localStorage).filter(key => key.startsWith('how-machines-learn/')).sort()"


@pytest.fixture
def reader(browser):
    """A browser that keeps what the pages give it."""
    context = browser.new_context(offline=True, accept_downloads=True)
    yield context.new_page()
    context.close()


def go(page, site, name):
    page.goto((site / f"{name}.html").as_uri())


def read(page, section):
    """Scroll to the end of a section and stay a moment."""
    page.locator(f"section#{section}").evaluate("part => scrollTo(0, scrollY + part.getBoundingClientRect().bottom - innerHeight / 2)")
    page.wait_for_function("id => JSON.stringify(localStorage).includes(id)", arg=section)


def test_a_section_that_was_read_has_a_tick_and_fills_the_ring(reader, site):
    go(reader, site, "book/05_backpropagation")
    sections = reader.locator("article > section > section[id]").evaluate_all("all => all.map(part => part.id)")
    assert reader.locator(".course-tick").count() == 0
    for section in sections[:2]:
        read(reader, section)
    assert reader.locator(".page-toc .course-tick").count() >= 2
    go(reader, site, "index")
    card = reader.locator(".route li a").nth(4)
    done, of = map(int, re.search(r"(\d+) of (\d+) sections read", card.inner_text()).groups())
    assert done >= 2 and of == len(sections)
    assert float(card.get_attribute("data-done")) == pytest.approx(done / of)
    assert reader.locator(".bd-links .course-tick").count() == 0


def test_a_page_read_to_the_end_has_a_tick_in_the_side_bar(reader, site):
    go(reader, site, "book/before_you_start")
    for section in reader.locator("article > section > section[id]").evaluate_all("all => all.map(part => part.id)"):
        read(reader, section)
    go(reader, site, "book/03_forward_propagation")
    assert "Before you start" in reader.locator(".bd-links a:has(.course-tick)").inner_text()


def test_a_quick_question_is_answered_on_the_page(reader, site):
    go(reader, site, "book/05_backpropagation")
    fold = reader.locator("details:has(> summary:text-matches('^Quick question'))").first
    fold.locator("summary").click()
    fold.get_by_role("button", name="That was my answer").click()
    assert fold.locator("summary").inner_text().endswith("✓")
    reader.reload()
    assert fold.locator("summary").inner_text().endswith("✓")


def figure_with_a_slider(page, site):
    """A figure whose controls the reader may move, once its question is answered or skipped."""
    go(page, site, "book/02_activation_functions")
    figure = page.locator("figure.live:visible:has(.live-controls input[type=range])").first
    figure.scroll_into_view_if_needed()
    page.wait_for_function("id => document.getElementById(id).live.data", arg=figure.get_attribute("id"))
    skip = figure.locator("[data-guess=skip]:visible")
    if skip.count():
        skip.click()
    return figure, figure.locator(".live-controls input[type=range]").first


def test_a_figure_is_found_as_it_was_left(reader, site):
    figure, slider = figure_with_a_slider(reader, site)
    before = slider.input_value()
    slider.focus()
    reader.keyboard.press("ArrowRight")
    reader.wait_for_function(f"{KEYS}.some(key => key.includes('/figure/'))")
    left = slider.input_value()
    assert left != before
    figure, slider = figure_with_a_slider(reader, site)
    assert slider.input_value() == left and "#" not in reader.url
    figure.get_by_role("button", name="Reset").click()
    reader.wait_for_function(f"!{KEYS}.some(key => key.includes('/figure/'))")


def test_all_of_it_is_taken_along_erased_and_brought_back(reader, site, tmp_path):
    go(reader, site, "book/03_forward_propagation")
    read(reader, reader.locator("article > section > section[id]").first.get_attribute("id"))
    go(reader, site, "index")
    reader.locator(".course-kept", has_text="sections read").wait_for()
    kept = reader.evaluate(KEYS)
    with reader.expect_download() as download:
        reader.get_by_role("button", name="Take it along").click()
    download.value.save_as(tmp_path / "kept.json")
    assert set(kept) <= set(json.loads((tmp_path / "kept.json").read_text(encoding="utf-8")))
    reader.get_by_role("button", name="Erase it all").click()
    assert reader.evaluate("Object.keys(localStorage).filter(key => !key.startsWith('__'))") == [] and "nothing yet" in reader.locator(".course-kept").inner_text()
    reader.get_by_role("button", name="Undo").click()
    assert reader.evaluate(KEYS) == kept
    reader.get_by_role("button", name="Erase it all").click()
    reader.locator(".course-kept input[type=file]").set_input_files(tmp_path / "kept.json")
    reader.get_by_text("Brought back").wait_for()
    assert reader.evaluate(KEYS) == kept


def test_the_first_page_counts_on_while_another_page_is_read(reader, site):
    go(reader, site, "index")
    assert "sections read" not in reader.locator(".course-kept").inner_text()
    other = reader.context.new_page()
    go(other, site, "book/03_forward_propagation")
    read(other, other.locator("article > section > section[id]").first.get_attribute("id"))
    reader.locator(".course-kept", has_text="sections read").wait_for()


def test_a_report_knows_the_section(open_page, site):
    page = open_page(site / "book/05_backpropagation.html")
    page.locator("section#backpropagation > section").nth(1).scroll_into_view_if_needed()
    report = page.get_by_role("link", name="Report an error here")
    report.evaluate("link => { link.addEventListener('click', event => event.preventDefault()); link.click(); }")
    assert "book%2F05_backpropagation.html%23" in report.get_attribute("href")
    assert page.watch.requests == []


FAR = "+getComputedStyle(document.body, '::before').transform.match(/[\\d.]+/)"


@pytest.mark.parametrize("ours", [False, True])
def test_a_bar_says_how_far_the_reader_is(reader, site, ours):
    """By the style alone, and by the script where the browser cannot tie it to scrolling."""
    if ours:
        reader.add_init_script("CSS.supports = () => false")
        reader.add_init_script("""addEventListener("DOMContentLoaded", () => document.head.insertAdjacentHTML(
            "beforeend", "<style>body::before { animation: none !important }</style>"))""")
    go(reader, site, "book/05_backpropagation")
    reader.wait_for_function(LAID)
    reader.evaluate("scrollTo({ top: (document.documentElement.scrollHeight - innerHeight) / 2, behavior: 'instant' })")
    reader.wait_for_function(f"Math.abs({FAR} - 0.5) < 0.02")
