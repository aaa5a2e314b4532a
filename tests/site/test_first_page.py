"""The first page: a network that reads what a visitor draws, seven cards, and the way back to where one was."""

import pytest

PHONE, DESK = (390, 844), (1280, 720)


def opened(open_page, site, name="index", size=DESK, **options):
    page = open_page(site / f"{name}.html", width=size[0], height=size[1], **options)
    return page


def reads(page, digit):
    page.wait_for_function("digit => document.querySelector('.reader-says').textContent.includes(`reads ${digit},`)",
                           arg=digit, timeout=8000)


def test_page_draws_a_three_by_itself_and_reads_it(open_page, site):
    page = opened(open_page, site)
    reads(page, 3)
    assert page.locator(".reader-digit").inner_text() == "3"
    assert page.watch.requests == [] and page.watch.errors == []


def test_every_digit_that_the_page_draws_is_read_right(open_page, site):
    page = opened(open_page, site, reduced_motion=True)
    for digit in range(10):
        page.locator(f"[data-digit='{digit}']").click()
        reads(page, digit)


def test_visitor_draws_a_one_with_the_hand(open_page, site):
    page = opened(open_page, site, reduced_motion=True)
    reads(page, 3)
    box = page.locator(".reader canvas").bounding_box()
    at = [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in ((0.42, 0.3), (0.52, 0.15), (0.52, 0.85))]
    page.mouse.move(*at[0])
    page.mouse.down()
    for point in at[1:]:
        page.mouse.move(*point, steps=12)
    page.mouse.up()
    reads(page, 1)
    page.locator(".reader-clear").click()
    page.wait_for_function("document.querySelector('.reader-says').textContent.includes('waits')")


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_reader_and_answer_lie_above_the_fold(open_page, site, size):
    page = opened(open_page, site, size=size)
    for part in (".reader canvas", ".reader-digit", ".reader-net"):
        box = page.locator(part).bounding_box()
        assert box["y"] + box["height"] <= size[1], f"{part} ends at {box['y'] + box['height']:.0f} of {size[1]}"


def test_seven_cards_ask_seven_questions_and_the_eighth_says_where_the_way_ends(open_page, site):
    page = opened(open_page, site)
    *chapters, end = page.locator(".route li").all_inner_texts()
    assert len(chapters) == 7 and all("?" in text and "minutes" in text for text in chapters)
    assert "of your own" in end and "0 of 20 functions are right" in end
    assert page.locator(".route svg:visible").count() == page.locator(".route [data-done]").count() == 8


def test_no_title_runs_into_its_ring(open_page, site):
    page = opened(open_page, site, size=PHONE)
    rooms = page.evaluate("""() => [...document.querySelectorAll('.route a[data-done]')].map(card => {
        const words = document.createRange(), ring = getComputedStyle(card, '::after');
        words.selectNodeContents(card.querySelector('strong'));
        return card.getBoundingClientRect().right - parseFloat(ring.right) - parseFloat(ring.width)
            - words.getBoundingClientRect().right; })""")
    assert len(rooms) == 8 and min(rooms) > 0


def test_proof_is_counted(open_page, site):
    page = opened(open_page, site)
    counts = [int(text.replace(",", "")) for text in page.locator(".proof strong").all_inner_texts()]
    assert len(counts) == 4 and counts[0] > 400 and 800 < counts[1] < 2000 and counts[2:] == [105, 0]


def test_place_is_remembered_and_offered(browser, site):
    context = browser.new_context(offline=True)
    try:
        page = context.new_page()
        page.goto((site / "book/05_backpropagation.html").as_uri())
        page.locator("article h2").nth(3).scroll_into_view_if_needed()
        page.wait_for_function("localStorage.getItem('how-machines-learn/place')?.includes('#') !== undefined"
                               " && JSON.parse(localStorage.getItem('how-machines-learn/place'))?.at")
        page.goto((site / "index.html").as_uri())
        link = page.get_by_role("link", name="Continue: 5. Backpropagation")
        link.click()
        page.wait_for_url("**/05_backpropagation.html#*")
        assert page.evaluate("scrollY") > 500
    finally:
        context.close()


def test_arrow_keys_turn_pages_but_not_under_a_hand(open_page, site):
    page = opened(open_page, site, "book/notation")
    page.locator("main input, main button").first.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(200)
    assert page.url.endswith("notation.html")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**/glossary.html")


def test_a_shared_link_has_words_and_a_picture(site):
    for name in ("index.html", "book/03_forward_propagation.html"):
        text = (site / name).read_text(encoding="utf-8")
        assert text.count('<meta name="description"') == text.count('rel="icon"') == text.count("og:image") == 1
    assert (site / "_static" / "card.png").stat().st_size < 300_000
