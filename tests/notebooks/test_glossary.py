"""The glossary: in order, each term with a definition and a page that uses it, and no link from the text goes nowhere."""
import re
from pathlib import Path

import pytest

BOOK = Path(__file__).parents[2] / "book"
TERMS = dict(re.findall(r"^## (.+)\n\n(.+)$", (BOOK / "glossary.md").read_text(encoding="utf-8"), re.M))
LINKS = [(page.stem, anchor) for page in sorted(BOOK.glob("*.md"))
         for anchor in re.findall(r"\]\(glossary\.md#([\w-]+)\)", page.read_text(encoding="utf-8"))]
ANCHORS = {re.sub(r"[^\w\- ]", "", term.lower()).replace(" ", "-") for term in TERMS}


def test_terms_stand_in_alphabetical_order():
    assert list(TERMS) == sorted(TERMS, key=str.lower) and len(TERMS) > 100


@pytest.mark.parametrize("term", TERMS)
def test_each_term_is_explained_and_used_on_the_page_it_names(term):
    text, page = re.fullmatch(r"(.+) → \[.+\]\((\w+)\.ipynb\)", TERMS[term]).groups()
    assert len(text.split()) >= 5
    used = (BOOK / f"{page}.md").read_text(encoding="utf-8").lower()
    for word in re.findall(r"\w+", term.lower()):                        # in any form: standardise, standardised
        assert word[:7].removesuffix("s") in used, f"{page} never says {word!r} of {term!r}"


@pytest.mark.parametrize("term", TERMS)
def test_the_page_that_a_term_names_is_the_first_that_links_it(term):
    pages = re.findall(r"file: book/(\w+)\.ipynb", (BOOK.parent / "_toc.yml").read_text(encoding="utf-8"))
    anchor = re.sub(r"[^\w\- ]", "", term.lower()).replace(" ", "-")
    linking = [page for page in pages if (page, anchor) in LINKS]
    assert linking and f"({linking[0]}.ipynb)" in TERMS[term]


def test_no_link_from_the_text_goes_nowhere():
    assert {anchor for _, anchor in LINKS} <= ANCHORS


@pytest.mark.parametrize("page", [page.stem for page in sorted(BOOK.glob("0*.md"))])
def test_every_chapter_links_the_terms_that_it_introduces(page):
    introduced = {term for term, text in TERMS.items() if f"({page}.ipynb)" in text}
    linked = {anchor for stem, anchor in LINKS if stem == page}
    assert len(linked) >= 0.5 * len(introduced)
