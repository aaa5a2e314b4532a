"""Search from disk: what stands where, in the order glossary, section, name; words, beginnings and symbols."""

import pytest


def places(page, query):
    """[(title, file, excerpt)] of the search page, from the first on."""
    page.locator("main form.bd-search input").fill(query)
    return page.locator("#search-results li").evaluate_all("""all => all.map(line => [line.querySelector('a').textContent,
        new URL(line.querySelector('a').href).pathname.split('/').pop(), line.querySelector('small').textContent])""")


@pytest.fixture
def search(open_page, site):
    page = open_page(site / "search.html", query="?q=momentum")
    page.wait_for_selector("#search-results li a")
    yield page
    assert page.watch.requests == [] and page.watch.errors == []


def test_the_glossary_comes_first_then_a_section_then_a_name(search):
    found = places(search, "momentum")
    named = [{"glossary.html": 0, "api.html": 2}.get(file, 1) for title, file, _ in found if "momentum" in title.lower()]
    assert found[0][0] == "Momentum" and found[0][1] == "glossary.html"
    assert named == sorted(named) and set(named) == {0, 1, 2}
    assert all("momentum" in title.lower() for title, *_ in found[:len(named)])


def test_an_excerpt_shows_where_the_word_stands(search):
    found = places(search, "vanish")
    assert len(found) > 5 and all("vanish" in (title + excerpt).lower() and len(excerpt) < 210 for title, _, excerpt in found)
    assert {text.lower() for text in search.locator("#search-results mark").all_inner_texts()} == {"vanish"}


@pytest.mark.parametrize("query, sign", [("σ", "σ"), ("sigma", "σ"), ("∂", "∂"), ("∇", "radient"), ("nabla", "radient"), ("η", "η")])
def test_symbols_are_found_by_sign_and_by_name(search, query, sign):
    found = places(search, query)
    assert len(found) >= 2 and any(sign in title + excerpt for title, _, excerpt in found), query
    assert found[0][1] in ("glossary.html", "notation.html"), query


def test_all_words_are_asked_for_and_a_beginning_is_enough(search):
    both = {tuple(one) for one in places(search, "learning rate decay")}
    assert both and len(both) < len(places(search, "learning"))
    assert any("cross-entropy" in title.lower() for title, _, _ in places(search, "cross-ent"))
    assert places(search, "xyzzy") == [] and "Nothing found" in search.locator("#search-results").inner_text()
    assert places(search, "a(b") is not None                     # no pattern, only letters


def test_a_place_that_was_found_is_there(search):
    places(search, "perceptron")
    search.locator("#search-results a").first.click()
    search.wait_for_url("**/book/**#*")
    assert search.evaluate("document.getElementById(decodeURIComponent(location.hash.slice(1))) !== null")


def test_on_a_page_the_search_is_loaded_when_somebody_searches(open_page, site):
    page = open_page(site / "book/03_forward_propagation.html")
    loaded = "performance.getEntriesByType('resource').filter(e => /search/.test(e.name)).length + document.querySelectorAll('script[src*=search]').length"
    assert page.evaluate(loaded) == 0
    page.keyboard.press("Control+k")
    page.wait_for_selector("dialog[open] input")
    page.keyboard.type("backprop")
    page.wait_for_selector("dialog[open] .course-found li")
    link = page.locator("dialog[open] .course-found a").first
    link.click()
    page.wait_for_url(lambda url: "03_forward" not in url)
    assert page.watch.errors == []
