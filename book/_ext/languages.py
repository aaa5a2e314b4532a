"""Sphinx extension of the book: what Sphinx by itself would not let a translator change, or change wrongly.

The line that unfolds a passage is HTML in the text, so it is made a message of its own. A displayed formula is
left alone: Sphinx reads its translation as reStructuredText, and the formula would be lost. A page keeps the
anchors of its English headings: the translated title of a box is read as a page of its own, and MyST would put the
one heading of that page in the place of all of them. And a link keeps its own anchor: where a sentence has several
links to one page, Sphinx would give all of them that of the last.
"""

import re

from docutils import nodes
from sphinx.addnodes import translatable
from sphinx.transforms import SphinxTransform, i18n

SUMMARY = re.compile(r"(?<=<summary>).*?(?=</summary>)", re.DOTALL)


class Summary(nodes.raw, translatable):
    """HTML with a line that unfolds a passage."""

    def preserve_original_messages(self):
        self["line"] = SUMMARY.search(self.astext())[0]

    def extract_original_messages(self):
        return [self["line"]]

    def apply_translated_message(self, original, translated):
        text = SUMMARY.sub(lambda _: translated, self.astext())
        self.children = [nodes.Text(text)]


class Messages(SphinxTransform):
    default_priority = 9  # before Sphinx keeps the messages (10) and translates them (20)

    def apply(self):
        for formula in self.document.findall(nodes.math_block):
            formula["translatable"] = False
        for html in list(self.document.findall(nodes.raw)):
            if SUMMARY.search(html.astext()):
                html.replace_self(Summary(html.rawsource, html.astext(), **html.attributes))


class Anchors(SphinxTransform):
    default_priority = 21  # after Sphinx has translated

    def apply(self):
        if anchors := getattr(self.document, "myst_slugs", None):
            self.env.metadata[self.env.docname]["myst_slugs"] = anchors


def setup(app):
    app.add_transform(Messages)
    app.add_transform(Anchors)
    i18n.EXCLUDED_PENDING_XREF_ATTRIBUTES = "refexplicit", "reftargetid"
    return {"parallel_read_safe": True, "parallel_write_safe": True}
