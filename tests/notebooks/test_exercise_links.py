"""Every exercise of a workbook has one link in its chapter, in the workbook's order; they do not stand in a heap."""
import re
from pathlib import Path

import pytest

BOOK = Path(__file__).parents[2] / "book"
CHAPTERS = sorted(path.stem for path in BOOK.glob("0[1-7]_*.md"))
CONTINUED = {"05_backpropagation": ["when_gradients_vanish"]}        # chapters of more than one page
LINK = r"\[exercise (\d\.\d+), ([^\]]+)\]\(exercises/(\w+)\.ipynb#([\w-]+)\)"


def text(chapter):
    """A chapter's pages, one after the other."""
    pages = [chapter, *CONTINUED.get(chapter, ())]
    return "\n".join((BOOK / f"{page}.md").read_text(encoding="utf-8") for page in pages)


def place(number, title):
    """The name that MyST gives to an exercise's heading: the words of the link lead there, not to the page's top."""
    return re.sub(r"[^\w\s-]", "", f"{number} {title}".lower()).replace(" ", "-")


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_every_exercise_is_linked_once_in_order_under_its_title(chapter):
    workbook = (BOOK / "exercises" / f"{chapter}.md").read_text(encoding="utf-8")
    exercises = re.findall(r"^## (\d\.\d+) (.+)$", workbook, re.M)
    links = re.findall(LINK, text(chapter))
    assert exercises and links == [(number, title, chapter, place(number, title))
                                   for number, title in exercises]


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_at_most_two_links_stand_together(chapter):
    assert all(len(re.findall(LINK, line)) <= 2 for line in text(chapter).splitlines())
