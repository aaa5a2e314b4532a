"""HTML as its standard has it: the kinds of faults that a validator (vnu, html-validate) found, searched on every page."""

from collections import Counter

import pytest

from tests.site.test_links import PAGES, soup

BLOCKS = ["p", "div", "ul", "ol", "table", "pre", "section", "figure", "details", "fieldset", "h1", "h2", "h3"]
USED = ["a", "button", "input", "select", "textarea"]
CHILDREN = {"msub": 2, "msup": 2, "mfrac": 2, "mroot": 2, "munder": 2, "mover": 2, "msubsup": 3, "munderover": 3}


def within(page, outer, inner):
    return [f"<{found.name}> in <{tag.name}>" for tag in page.find_all(outer) for found in tag.find_all(inner)]


def captions(page):
    """A caption is the first or the last part of its figure."""
    for caption in page.find_all("figcaption"):
        parts = [part for part in caption.parent.find_all(recursive=False)]
        if caption.parent.name != "figure" or caption not in (parts[0], parts[-1]):
            yield "<figcaption> amid its figure"


def faults(page):
    named = Counter(tag["id"] for tag in page.find_all(id=True))
    math = [tag for name, count in CHILDREN.items() for tag in page.find_all(name) if len(tag.find_all(recursive=False)) != count]
    return [*within(page, ["p", "summary", "span", "h1", "h2", "h3", "button"], BLOCKS), *within(page, ["a", "button"], USED),
            *captions(page), *(f"id {name} twice" for name, count in named.items() if count > 1),
            *(f"<{tag.name}> with {len(tag.find_all(recursive=False))} children" for tag in math),
            *("a cell of a formula with a width" for _ in page.select("mtd[width]")),
            *(f"empty {key}" for tag in page.find_all("mtable") for key, value in tag.attrs.items() if value == ""),
            *(f"empty <{tag.name}>" for tag in page.find_all(["h1", "h2", "h3"]) if not tag.get_text(strip=True))]


@pytest.mark.parametrize("name", PAGES)
def test_page_is_valid(site, name):
    assert faults(soup(site / name)) == [], name


@pytest.mark.parametrize("markup, fault", [
    ("<summary><p>x</p></summary>", "<p> in <summary>"), ("<a><button>x</button></a>", "<button> in <a>"),
    ("<figure><i></i><figcaption>x</figcaption><i></i></figure>", "<figcaption> amid its figure"),
    ("<i id=a></i><i id=a></i>", "id a twice"), ("<h1> </h1>", "empty <h1>"),
    ("<msub><mi>a</mi></msub>", "<msub> with 1 children"), ('<mtable columnspacing=""></mtable>', "empty columnspacing"),
])
def test_a_fault_is_found(markup, fault, tmp_path):
    (tmp_path / "page.html").write_text(markup, encoding="utf-8")
    assert fault in faults(soup(tmp_path / "page.html"))
