"""Sphinx extension of the book: formulas are set while the book is built.

KaTeX (katex/, MIT) runs in mini-racer, which is V8 as a Python package: nobody needs Node. A page then holds
its formulas as letters and boxes for the eye and as MathML for a screen reader, and loads no script for them.
What KaTeX cannot read is a warning with the line of the text, and a warning fails the build.

To renew KaTeX: `npm pack katex`, and copy katex.min.js, katex.min.css (its .woff and .ttf addresses left
out, every browser since 2016 reads .woff2), fonts/*.woff2 and LICENSE.
"""

import json
import re
import shutil
from functools import cache
from pathlib import Path

from docutils import nodes
from py_mini_racer import JSEvalException, MiniRacer
from sphinx.util import logging

KATEX = Path(__file__).resolve().parent / "katex"
OPTIONS = {"throwOnError": True, "strict": "error", "output": "htmlAndMathml"}
logger = logging.getLogger(__name__)


@cache
def engine():
    context = MiniRacer()
    context.eval((KATEX / "katex.min.js").read_text(encoding="utf-8"))
    return context


def mended(markup):
    """What KaTeX writes and MathML does not allow: empty attributes, a cell's width, what follows the name in λ_max."""
    return re.sub(r' columnspacing=""|(?<=<mtd) width="[^"]*"|<mo>\u2061</mo>(?=</msu)', "", markup)


@cache
def typeset(formula, display=False):
    r"""HTML of a formula in LaTeX's language; ValueError with KaTeX's reason if it cannot be read.

    >>> "<mi>w</mi>" in typeset("w")
    True
    >>> typeset(r"\fraction")
    Traceback (most recent call last):
    ValueError: Undefined control sequence: \fraction at position 1: \fraction
    """
    options = json.dumps({**OPTIONS, "displayMode": display})
    try:
        return mended(engine().eval(f"katex.renderToString({json.dumps(formula)}, {options})"))
    except JSEvalException as error:
        reason = next(line for line in str(error).splitlines() if "Error: " in line)
        raise ValueError(reason.split("KaTeX parse error: ")[-1]) from None


def rows(formula):
    r"""A formula of several rows needs an environment; most texts name one.

    >>> rows(r"a \\ b"), rows("a")
    ('\\begin{split}a \\\\ b\\end{split}', 'a')
    """
    return rf"\begin{{split}}{formula}\end{{split}}" if r"\\" in formula else formula


def html(node, display):
    try:
        return typeset(rows(node.astext().strip()) if display else node.astext(), display)
    except ValueError as error:
        logger.warning("KaTeX cannot read this formula: %s", error, location=node)
        return ""


def inline(writer, node):
    writer.body.append(writer.starttag(node, "span", "", CLASS="math") + html(node, False) + "</span>")
    raise nodes.SkipNode


def block(writer, node):
    writer.body.append(writer.starttag(node, "div", "", CLASS="math") + html(node, True) + "</div>\n")
    raise nodes.SkipNode


# A line may break on either side of a formula, as beside a picture. A longer formula has places of its own to break.
SHORT = 24
BEFORE, AFTER = re.compile(r"[(\[“]+$"), re.compile(r"^[.,;:!?)\]”]+")


def keep_together(app, doctree, docname):
    """A short formula and the punctuation beside it stay on one line."""
    for node in list(doctree.findall(nodes.math)):
        if len(node.astext()) > SHORT or not isinstance(node.parent, nodes.TextElement):
            continue
        whole = nodes.inline(classes=["course-whole"])
        for step, sign in ((-1, BEFORE), (1, AFTER)):
            place = node.parent.index(node) + step
            beside = node.parent[place] if 0 <= place < len(node.parent) else None
            found = sign.search(beside) if isinstance(beside, nodes.Text) else None
            if found:
                node.parent[place] = nodes.Text(beside[:found.start()] + beside[found.end():])
                whole.append(nodes.Text(found[0]))
        if whole.children:
            node.replace_self(whole)
            whole.insert(int(bool(BEFORE.search(whole[0]))), node)


def add_style(app, pagename, templatename, context, doctree):
    """KaTeX's style, and so its letters, on the pages that have a formula."""
    if doctree and next(doctree.findall(lambda node: isinstance(node, (nodes.math, nodes.math_block))), None):
        app.add_css_file("katex/katex.min.css")


def copy_letters(app, error):
    if error is None and app.builder.name == "html":
        target = Path(app.outdir) / "_static" / "katex"
        shutil.copytree(KATEX, target, ignore=shutil.ignore_patterns("*.js"), dirs_exist_ok=True)


def setup(app):
    app.add_html_math_renderer("katex", (inline, None), (block, None))
    app.connect("doctree-resolved", keep_together)
    app.connect("html-page-context", add_style)
    app.connect("build-finished", copy_letters)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
