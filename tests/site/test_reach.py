"""By keyboard: a figure can be passed by, linked to, and stopped."""

import pytest

FIGURE = "figure.live:visible"
STOPS = """() => [...document.querySelectorAll('a, button, input, select, textarea, summary, [tabindex]')].filter(
    e => e.tabIndex >= 0 && !e.disabled && e.checkVisibility() && !e.closest('fieldset:disabled')).length"""


@pytest.fixture
def chapter(open_page, site):
    page = open_page(site / "book/01_neural_networks.html")
    page.locator(FIGURE).first.wait_for()
    return page


def test_tab_passes_a_figure_by(chapter):
    figure = chapter.locator(FIGURE).first
    name = figure.get_attribute("id")
    skip = chapter.locator(f"a.live-skip[href='#{name}-end']")
    skip.focus()
    assert skip.bounding_box()["width"] > 60                     # seen while it has the focus
    chapter.keyboard.press("Enter")
    chapter.keyboard.press("Tab")
    assert chapter.evaluate("name => document.getElementById(name).compareDocumentPosition(document.activeElement) & 4", name)
    assert not chapter.evaluate("name => document.getElementById(name).contains(document.activeElement)", name)


def test_every_figure_and_heading_has_a_link_to_itself(chapter):
    alone = chapter.evaluate("""() => [...document.querySelectorAll('article figure.live, article section[id]')].filter(
        e => !document.querySelector(`article a[href='#${e.id}']`)).map(e => e.id)""")
    assert alone == []


def test_a_chapter_has_fewer_stops_than_it_had(chapter):
    assert chapter.evaluate(STOPS) <= 300                        # 427 before; 84 of them before the first figure


def test_what_moves_can_be_stopped(open_page, site):
    page = open_page(site / "book/05_backpropagation.html")
    play = page.locator(".live-controls:not(:disabled) button[data-do=play]:visible").first
    if not play.count():
        page.locator("figure.live:has(button[data-do=play]):visible").first.scroll_into_view_if_needed()
        page.locator("figure.live:has(button[data-do=play]) [data-guess=skip]:visible").first.click()
    play.click()
    assert play.get_attribute("aria-pressed") == "true"
    play.click()
    assert play.get_attribute("aria-pressed") == "false"


def test_the_menu_of_downloads_opens_and_closes_by_click_and_by_keyboard(open_page, site):
    page = open_page(site / "book/05_backpropagation.html")
    button, entry = page.get_by_label("Download this page"), page.locator(".btn-download-source-button")

    def is_open(expected):
        page.mouse.move(10, 500)                        # a mouse over it opens it, too
        assert (entry.is_visible(), button.get_attribute("aria-expanded")) == (expected, str(expected).lower())

    is_open(False)
    for close in (button.click, page.locator("article h1").click, lambda: page.keyboard.press("Escape")):
        button.click()
        is_open(True)
        box = entry.bounding_box()
        assert box["x"] + box["width"] <= page.viewport_size["width"]
        close()
        is_open(False)
    assert button.evaluate("button => button === document.activeElement")
    page.keyboard.press("Enter")
    is_open(True)
    for _ in range(3):                                  # past both entries
        page.keyboard.press("Tab")
    is_open(False)
