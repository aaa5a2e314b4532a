"""The errata page is whole: all 105, each graded and linked to a section that exists, and proved where it can be."""
import re
from pathlib import Path

import pytest

from tests.errata import test_proofs

BOOK = Path(__file__).parents[2] / "book"
PAGE = (BOOK / "errata.md").read_text(encoding="utf-8")
GRADES = {"wrong": 23, "misleading": 32, "imprecise": 50}            # as the audit of the article counted them
ENTRY = re.compile(r"^\*\*Erratum (\d+) \((\w+)\)\.\*\* (.+?)\n→ \[(.+?)\]\((\w+)\.(md|ipynb)#([\w-]+)\)$", re.M | re.S)
ENTRIES = {int(found[0]): found[1:] for found in ENTRY.findall(PAGE)}
PROVED = {int(name.split("_")[2]) for name in vars(test_proofs) if name.startswith("test_erratum_")}
# Nothing to compute in these: what is true is a matter of sources or of words, or takes a run that the chapter does.
READ = {15: "an observation about networks for images", 17: "a bound from the literature",
        19: "a claim about what theory says", 29: "a time: measured by make bench, quoted in chapter 2",
        59: "one letter, several meanings: the notation page", 63: "a slip of the pen",
        92: "a training run, in the chapter", 101: "a training run, in the chapter", 104: "what other systems need"}


def slug(heading):
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def headings(page):
    return {slug(h): h for h in re.findall(r"^#{1,3} (.+)$", (BOOK / f"{page}.md").read_text(encoding="utf-8"), re.M)}


def test_all_105_are_there_with_their_grades():
    assert sorted(ENTRIES) == list(range(1, 106)) and PAGE.count("**Erratum") == 105
    grades = [entry[0] for entry in ENTRIES.values()]
    assert {grade: grades.count(grade) for grade in GRADES} == GRADES


def test_each_is_proved_or_says_why_not():
    assert PROVED | set(READ) == set(ENTRIES) and not PROVED & set(READ)


@pytest.mark.parametrize("number", sorted(ENTRIES))
def test_each_says_what_is_said_what_is_true_and_where(number):
    _, text, label, page, _, anchor = ENTRIES[number]
    assert re.match(r"\*.+?\*.+", text, re.S), "the claim in italics, then what is true"
    assert len(re.sub(r"^\*.+?\*", "", text).split()) >= 4
    assert anchor in headings(page), f"{page} has no heading for #{anchor}"
    assert label.endswith(headings(page)[anchor])


def test_every_link_to_a_single_entry_or_the_page_resolves():
    for page in BOOK.glob("*.md"):
        for numbers in re.findall(r"\[errat(?:a|um) ([\d, and to]+)\]", page.read_text(encoding="utf-8")):
            assert {int(number) for number in re.findall(r"\d+", numbers)} <= set(ENTRIES), page.name
