"""Sphinx extension of the book: a search that works from disk, shows where a word stands, and knows symbols.

The index is made of the finished pages: a row for each section and each name of the companion. A formula counts with
the letters of its MathML, so σ and ∂ are found like words. Pages load search.js, and it the index, when a reader searches.
"""

import json
import re
from pathlib import Path

from bs4 import BeautifulSoup

STATIC = Path(__file__).resolve().parent / "search"
DATA = re.compile(r"<(script|svg)\b.*?</\1>", re.DOTALL)
SILENT = ("style, annotation, .katex-html, .headerlink, .cell_output pre, fieldset, .live-skip, .live-link, .course-start, .reader,"
          " .tag_claims, .tag_setup, .hide > summary")
SPHINX = ("searchindex.js", "_static/searchtools.js", "_static/language_data.js")


def words(tag):
    return " ".join(tag.get_text(" ").split())


def rows(page):
    """(anchor, title, its text, is it a name of the companion?) of a page, without what only a machine reads.

    >>> list(rows(BeautifulSoup('<article><section id="a"><h1>A</h1>one<section id="b"><h2>B</h2>two', "html.parser")))
    [('b', 'B', 'two', False), ('a', 'A', 'one', False)]
    """
    article = page.find("article")
    for silent in article.select(SILENT):
        silent.decompose()
    for whole in article.select("pre, math"):                   # no spaces between the parts of code and formulas
        whole.string = whole.get_text()
    for entry in reversed(article.select("dl.py")):
        name, says = entry.dt, entry.dd
        yield name["id"], name["id"].removeprefix("companion."), words(says), True
        entry.decompose()
    for section in reversed(article.select("section[id]")):     # the inner ones first: each text counts once
        heading = section.find(["h1", "h2", "h3", "h4"], recursive=False)
        if heading:
            title = words(heading.extract())
            yield section["id"], title, words(section), False
            section.decompose()


def index(folder, names):
    """[address, title, the page's title, kind, text] of all pages; kind 0: a glossary, 1: a section, 2: a name."""
    for name in names:
        page = BeautifulSoup(DATA.sub("", (folder / f"{name}.html").read_text(encoding="utf-8")), "html.parser")
        found = list(rows(page))[::-1]
        of = next(title for _, title, _, api in found if not api)
        looked_up = name.endswith(("/glossary", "/notation"))
        for anchor, title, text, api in found:
            yield f"{name}.html#{anchor}", title, of, 2 if api else 0 if looked_up else 1, text


def write_index(app, error):
    if error or app.builder.name != "html":
        return
    folder = Path(app.outdir)
    pages = sorted(app.env.found_docs)
    table = json.dumps(list(index(folder, pages)), separators=(",", ":"), ensure_ascii=False)
    (folder / "_static" / "search_index.js").write_text(f"var COURSE_SEARCH = {table};\n", encoding="utf-8")
    for name in SPHINX:
        (folder / name).unlink(missing_ok=True)


def setup(app):
    app.connect("builder-inited", lambda app: app.config.html_static_path.append(str(STATIC)))
    app.connect("build-finished", write_index, priority=700)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
