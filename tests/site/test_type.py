"""How a page reads: letters from its own folder, lines that an eye can follow, pictures that follow the dark."""

import pytest

LINES = """() => [...document.querySelectorAll('article section > p')].filter(p => p.checkVisibility()).map(p => {
    return p.getBoundingClientRect().height > 140 ? p.innerText.length / (p.getBoundingClientRect().height / 29) : 0;
}).filter(Boolean)"""


def test_a_line_has_about_68_characters(open_page, site):
    page = open_page(site / "book/06_gradient_descent.html")
    lines = page.evaluate(LINES)
    assert len(lines) >= 5 and 56 <= sum(lines) / len(lines) <= 74


def test_the_serif_comes_from_the_site(open_page, site):
    page = open_page(site / "book/06_gradient_descent.html")
    page.evaluate("document.fonts.ready.then(() => true)")
    faces = page.evaluate("[...document.fonts].filter(f => /Course S/.test(f.family) && f.status === 'loaded').length")
    assert faces >= 2 and page.watch.requests == []


@pytest.mark.parametrize("dark", [False, True])
def test_static_pictures_follow_the_dark(open_page, site, dark):
    page = open_page(site / "book/06_gradient_descent.html", dark=dark)
    picture = page.locator("div.cell_output img:visible").first
    assert picture.get_attribute("src").endswith(".svg")
    picture.scroll_into_view_if_needed()
    filtered = picture.evaluate("img => getComputedStyle(img).filter")
    assert ("invert" in filtered) == dark


def test_paper_is_white_also_where_backgrounds_are_printed(open_page, site):
    page = open_page(site / "book/06_gradient_descent.html", dark=True)
    page.emulate_media(media="print", color_scheme="dark")
    for part in ("html", "body", ".bd-main"):
        assert page.locator(part).evaluate("e => getComputedStyle(e).backgroundColor") == "rgb(255, 255, 255)"


def test_a_term_and_what_it_says_stand_side_by_side(open_page, site):
    page = open_page(site / "book/glossary.html")
    term, says = (page.locator(f"section#glossary > section > {part}").first.bounding_box() for part in ("h2", "p"))
    assert term["x"] + term["width"] <= says["x"] and abs(term["y"] - says["y"]) < 12


def test_a_formula_that_is_wider_than_a_phone_says_so_and_scrolls_by_keyboard(open_page, site):
    page = open_page(site / "book/05_backpropagation.html", width=390)
    page.wait_for_function("document.querySelectorAll('div.math[data-wide]').length > 0")
    box = page.locator("div.math[data-wide]").first
    assert box.get_attribute("tabindex") == "0"
    assert "gradient" in box.evaluate("e => getComputedStyle(e).maskImage")
    box.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("document.activeElement.scrollLeft > 0")
    assert page.url.split("#")[0].endswith("05_backpropagation.html")
    wide = open_page(site / "book/05_backpropagation.html")
    wide.evaluate("document.fonts.ready.then(() => true)")
    assert wide.locator("div.math[tabindex]").count() == 0


def test_figures_of_several_panels_break_out_of_the_column(open_page, site):
    page = open_page(site / "book/04_loss_functions.html")
    wide = page.locator("figure.live:has(svg[data-wide^='0 0 6'])").first
    assert wide.bounding_box()["width"] > page.locator("article section > p").first.bounding_box()["width"] + 100


def test_code_and_what_it_prints_are_one_box(open_page, site):
    page = open_page(site / "book/03_forward_propagation.html")
    code = page.locator("div.cell:has(> .cell_input + .cell_output > .stream):visible").first
    above, below = (code.locator(part).first.bounding_box() for part in (".cell_input", ".cell_output > .output"))
    assert abs(above["y"] + above["height"] - below["y"]) < 1 and above["x"] == below["x"]
    assert above["width"] == pytest.approx(below["width"])


def test_a_phone_shows_wide_pictures_large_enough_and_lets_them_scroll(open_page, site):
    page = open_page(site / "book/07_training_loop.html", width=390)
    shown = page.evaluate("""() => [...document.querySelectorAll('div.cell_output img')].filter(i => i.checkVisibility())
        .map(i => [i.clientWidth / i.naturalWidth, i.clientWidth > i.closest(".cell_output").clientWidth])""")
    assert min(share for share, _ in shown) > 0.47 and any(wide for _, wide in shown)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
