"""Show a function's own source in a notebook and on the page: the book never retypes the companion."""
import ast
import inspect
import textwrap

COLUMNS = 96    # of code, that the page shows without scrolling (book/_ext/static/course.css)
WIDTH = 90      # of them, that a docstring takes


def source(thing):
    """The source of a function or class as the lessons print it: each docstring cut to its first line.

    >>> from companion.activations import relu
    >>> print(source(relu))
    def relu(z):
        \"\"\"Rectified linear unit: a = max(0, z). Range [0, inf).\"\"\"
        return np.maximum(z, 0)
    """
    lines = textwrap.dedent(inspect.getsource(thing)).splitlines()
    for node in sorted(ast.walk(ast.parse("\n".join(lines))), key=lambda node: -getattr(node, "lineno", 0)):
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and ast.get_docstring(node):
            text = node.body[0]
            margin = " " * text.col_offset
            first = f'"""{ast.get_docstring(node).splitlines()[0]}"""'
            lines[text.lineno - 1:text.end_lineno] = textwrap.wrap(
                first, WIDTH, initial_indent=margin, subsequent_indent=margin)
    return "\n".join(lines)


class Source:
    """The source of some things, highlighted by JupyterLab and by the page alike (it is Markdown)."""

    def __init__(self, *things):
        self.text = "\n\n\n".join(map(source, things))

    def __repr__(self):
        return self.text

    def _repr_markdown_(self):
        return f"```python\n{self.text}\n```"


def show(*things):
    """Show functions or classes of the companion: show(relu, relu_grad)."""
    return Source(*things)
