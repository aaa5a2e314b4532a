"""Find a learner's answers in notebooks (or .py files) by reading them. Nothing is run here."""
import ast
import json
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Cell:
    number: int                 # among the code cells, from 1
    source: str
    tree: ast.Module | None     # None when it does not parse
    error: str = ""


@dataclass
class Found:
    """Where an answer stands and what it needs to run."""
    status: str = "missing"                       # missing, not attempted, syntax, attempted
    path: Path | None = None
    cell: int = 0
    says: str = ""
    program: list = field(default_factory=list)   # [cell number, statement, stands in the answer's own cell]
    sources: dict = field(default_factory=dict)   # cell number -> source as the learner wrote it
    rivals: list = field(default_factory=list)    # other files with an attempt


class Answers:
    """All notebooks and .py files of a folder (or one file), and the answers in them."""

    def __init__(self, where):
        where = Path(where)
        files = [where] if where.is_file() else sorted(
            path for path in where.rglob("*") if path.suffix in (".ipynb", ".py") and path.is_file()
            and not any(part.startswith(".") for part in path.relative_to(where).parts))
        self.files, self.unreadable = {}, []
        for path in files:
            try:
                self.files[path] = cells_of(path)
            except (OSError, ValueError, RecursionError) as error:
                self.unreadable.append((path, "it is not a "
                                        f"{'notebook' if path.suffix == '.ipynb' else 'text'} that can be "
                                        f"read ({str(error)[:80]})"))

    def find(self, name):
        """The answer called `name`: an attempt before a stub, a short file name before a longer one."""
        rank = ("missing", "not attempted", "syntax", "attempted")
        found = [find(name, cells, path) for path, cells in self.files.items()]
        found.sort(key=lambda f: (-rank.index(f.status), len(str(f.path))))
        best = found[0] if found else Found()
        best.rivals = [f.path for f in found[1:] if f.status in ("syntax", "attempted")]
        return best


def cells_of(path):
    """The code cells of a file; whatever has no readable source is left out."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        sources = [text]
    else:
        notebook = json.loads(text)
        cells = notebook.get("cells") if isinstance(notebook, dict) else None
        if not isinstance(cells, list):
            raise ValueError("no list of cells")
        code = [cell.get("source", "") for cell in cells
                if isinstance(cell, dict) and cell.get("cell_type") == "code"]
        sources = ["".join(map(str, source)) if isinstance(source, (list, str)) else "" for source in code]
    return [Cell(number, source, *parse(source)) for number, source in enumerate(sources, 1)]


def parse(source):
    try:
        return ast.parse(without_magics(source)), ""
    except SyntaxError as error:
        return None, f"{error.msg} (line {error.lineno}: {(error.text or '').strip()[:80]})"
    except (ValueError, RecursionError, MemoryError) as error:
        return None, str(error)[:120]


def without_magics(source):
    """IPython's own lines blanked out, so that line numbers stay."""
    if source.lstrip().startswith("%%"):
        return ""
    return "\n".join("" if line.lstrip().startswith(("%", "!", "?")) or line.rstrip().endswith("?") else line
                     for line in source.splitlines())


def is_stub(fn):
    """True for an untouched body: a docstring, then raise NotImplementedError, pass, ... or nothing."""
    body = fn.body[1:] if ast.get_docstring(fn) is not None else fn.body
    if len(body) != 1:
        return not body
    line = body[0]
    if isinstance(line, ast.Raise) and line.exc is not None:
        return "NotImplementedError" in ast.dump(line.exc)
    return isinstance(line, ast.Pass) or (isinstance(line, ast.Expr) and isinstance(line.value, ast.Constant)
                                          and line.value.value is ...)


def defines(node, name):
    """True for `def name`, `class name` and `name = ...` at the top of a cell."""
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        return node.name == name
    return isinstance(node, ast.Assign) and any(getattr(t, "id", None) == name for t in node.targets)


def find(name, cells, path):
    """The last definition of `name` in one file, with what it may need from the other cells."""
    homes = [(cell, node) for cell in cells if cell.tree for node in cell.tree.body if defines(node, name)]
    homes = [(cell, node) for cell, node in homes if not isinstance(node, ast.Assign) or makes(node.value)]
    broken = [cell for cell in cells if cell.tree is None and f"def {name}" in cell.source]
    if broken and (not homes or broken[-1].number > homes[-1][0].number):
        return Found("syntax", path, broken[-1].number, f"The cell is not Python yet: {broken[-1].error}.")
    if not homes:
        return Found("missing")
    home, node = homes[-1]
    if isinstance(node, ast.FunctionDef) and is_stub(node):
        return Found("not attempted", path, home.number)
    program = [[cell.number, statement(node, cell.source), cell is home]
               for cell in cells if cell.tree for node in cell.tree.body if needed(node, cell is home, name)]
    return Found("attempted", path, home.number, program=program,
                 sources={str(cell.number): cell.source for cell in cells if cell.tree})


def makes(value):
    """True for a lambda or a call; `relu = activations.relu` and `relu = mine("relu")` only hand it on."""
    return isinstance(value, ast.Lambda) or (
        isinstance(value, ast.Call) and getattr(value.func, "id", None) != "mine")


def needed(node, at_home, name):
    """Imports, definitions, constants; of the answer's own cell everything but bare calls as check(relu)."""
    if isinstance(node, ast.FunctionDef):
        return node.name == name or not is_stub(node)
    if isinstance(node, (ast.Import, ast.ImportFrom, ast.ClassDef, ast.AsyncFunctionDef)):
        return True
    if isinstance(node, (ast.Assign, ast.AnnAssign, ast.AugAssign)) and node.value is not None:
        calls = [call.func for call in ast.walk(node.value) if isinstance(call, ast.Call)]
        if any(getattr(f, "id", None) == "mine" for f in calls):
            return False                                  # what it would fetch is handed in, or is being asked for
        return at_home or defines(node, name) or all(
            isinstance(f, ast.Attribute) and getattr(f.value, "id", None) == "np" for f in calls)
    return at_home and not (isinstance(node, ast.Expr) and isinstance(node.value, (ast.Call, ast.Constant)))


def statement(node, source):
    """The text of one statement, moved to its own line number so that messages name the right line."""
    first = min([node.lineno, *(d.lineno for d in getattr(node, "decorator_list", []))])
    text = "\n".join(without_magics(source).splitlines()[first - 1:node.end_lineno])
    try:
        alone = len(ast.parse(text).body) == 1
    except SyntaxError:
        alone = False
    return "\n" * (first - 1) + (text if alone else ast.unparse(node))
