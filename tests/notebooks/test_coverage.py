"""Every concept of the audited article has its place in the book: the tables in coverage/ say where, chapter by chapter.

A row is `"1.14" = { what = ..., at = "page#heading", code = "text of a cell there" }`; `code` for what can be computed.
A row that the book does not teach says `why`.
"""
import json
import re
import tomllib
from pathlib import Path

import pytest

BOOK = Path(__file__).parents[2] / "book"
TABLES = Path(__file__).parent / "coverage"
ROWS = {0: 7, 1: 43, 2: 45, 3: 21, 4: 40, 5: 46, 6: 49, 7: 20, 8: 7}     # the audit's table: 278 rows
PLACES = {f"{chapter}.{row:02}": None for chapter, count in ROWS.items() for row in range(1, count + 1)}


def table(chapter):
    return tomllib.loads((TABLES / f"ch{chapter}.toml").read_text(encoding="utf-8"))


def sections(page):
    """heading -> the code below it, down to the next heading of the same or a higher level."""
    if (BOOK / f"{page}.ipynb").exists():
        cells = [(cell["cell_type"], "".join(cell["source"]))
                 for cell in json.loads((BOOK / f"{page}.ipynb").read_text(encoding="utf-8"))["cells"]]
    else:
        cells = [("markdown", (BOOK / f"{page}.md").read_text(encoding="utf-8"))]
    found, open_ = {}, []
    for kind, text in cells:
        if kind == "code":
            for _, heading in open_:
                found[heading] += text + "\n"
            continue
        for marks, heading in re.findall(r"^(#{1,4}) (.+)$", text, re.M):
            open_ = [(level, name) for level, name in open_ if level < len(marks)] + [(len(marks), heading)]
            found.setdefault(heading, "")
    return found


@pytest.mark.parametrize("chapter", ROWS)
def test_no_row_is_left_out_and_none_invented(chapter):
    rows = table(chapter)
    assert list(rows) == [key for key in PLACES if key.startswith(f"{chapter}.")]
    for key, row in rows.items():
        assert row.keys() in ({"why"}, {"what", "at"}, {"what", "at", "code"}), key
        assert all(row.values()) and len(row.get("why", "a reason given").split()) >= 3, key


@pytest.mark.parametrize("chapter", ROWS)
def test_every_row_lives_where_the_table_says(chapter):
    pages = {}
    for key, row in table(chapter).items():
        if "why" in row:
            continue
        page, heading = row["at"].split("#", 1)
        here = pages.setdefault(page, sections(page))
        assert heading in here, f"{key}: {page} has no heading {heading!r}"
        assert row.get("code", "") in here[heading], f"{key}: no cell under {heading!r} holds {row['code']!r}"


def test_most_of_the_article_is_taught():
    left_out = [key for chapter in ROWS for key, row in table(chapter).items() if "why" in row]
    assert len(left_out) <= 0.1 * len(PLACES), left_out
