"""A chapter takes as long as it says, and no longer than one sitting."""
import subprocess
import sys

import pytest

import make

from tests.notebooks import reading

CHAPTERS = sorted(path.stem for path in reading.notebooks.BOOK.glob("0[1-7]_*.md")) + ["when_gradients_vanish"]


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_the_time_that_a_chapter_names_is_the_time_by_count(chapter):
    parts = reading.minutes(chapter)
    count, (named,) = sum(parts.values()), reading.stated(chapter)
    assert abs(count - named) <= 3 and named % 5 == 0, f"{chapter}: {count:.1f} minutes by count: {parts}"
    assert count <= 50, f"{chapter} takes {count:.2f} minutes: fold or tighten something"


def test_the_count_can_be_asked_for():
    ran = subprocess.run([sys.executable, "-m", "tests.notebooks.reading"], cwd=make.ROOT, capture_output=True,
                         text=True, encoding="utf-8", check=False)
    assert ran.stderr == "" and all(chapter in ran.stdout for chapter in CHAPTERS)
