"""Sphinx extension of the book: what the page shows of code is what teaches.

A tag says what a cell is, and the page folds it accordingly, one click away:

    setup     what the page imports               a line "Imports"
    claims    the asserts behind the text         a line "✓ 4 claims checked"
    figure    the line that calls a live figure   the figure, the code behind a small link
    hide-input  (Jupyter Book's own)              a picture, the code behind a small link or a line of the cell's own
    shown     show(...), of a function to read    the function, the call behind a small link
    more      show(...), of what may be read      a fold "More of the companion"
    ours      show(...), of a reader's exercise   a fold "Ours, when you have yours"

In Jupyter the same tags fold the same things (book/_tools/notebooks.py).
"""
import ast

from docutils import nodes


def claims(source):
    """How many asserts a cell holds.

    >>> claims("assert 1 < 2\\nfor x in (1, 2):\\n    assert x > 0")
    2
    """
    return sum(isinstance(node, ast.Assert) for node in ast.walk(ast.parse(source)))


def shown(source):
    """The names that a cell shows.

    >>> shown("from companion.activations import relu\\n\\nshow(relu, Dense.backward)")
    ['relu', 'Dense.backward']
    """
    return [ast.unparse(argument) for node in ast.walk(ast.parse(source))
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "show" for argument in node.args]


def claims_line(source):
    count = claims(source)
    return f"✓ {count} claim{'s' if count != 1 else ''} checked"


# tag -> (what is folded, the line that unfolds it)
FOLDS = {
    "setup": ("all", lambda source: "Imports"),
    "claims": ("all", claims_line),
    "figure": ("input", lambda source: "Code of this figure"),
    "hide-input": ("input", lambda source: "Code of this picture"),
    "shown": ("input", lambda source: "From the companion"),
    "more": ("all", lambda source: f"More of the companion: {', '.join(shown(source))}"),
    "ours": ("all", lambda source: f"Ours, when you have yours: {', '.join(shown(source))}"),
}


def fold_cells(app, doctree):
    for cell in doctree.findall(nodes.container):
        tag = next((tag for tag in FOLDS if f"tag_{tag}" in cell["classes"]), None)
        if tag:
            cell["hide_mode"], line = FOLDS[tag]
            named = cell["cell_metadata"].get("mystnb", {}).get("code_prompt_show")
            cell["prompt_show"] = cell["prompt_hide"] = named or line(cell.children[0].astext())


def setup(app):
    app.connect("doctree-read", fold_cells)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
