"""Read a learner's files as IPython would: code cells, magics, every notebook format; nothing is run."""
import ast
import json
import re
import symtable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

# Cell magics whose body runs in the notebook's own namespace.
PYTHON_MAGICS = ("time", "capture", "prun")


@dataclass
class Cell:
    number: int                 # among the code cells, from 1
    source: str                 # as the learner wrote it
    code: str                   # as Python sees it
    tree: ast.Module | None     # None when it does not parse
    error: str = ""


def read_cells(path):
    """The code cells of a notebook or a .py file. ValueError, in one line, for what is neither."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        if path.suffix == ".py":
            return [cell_of(1, text, transform=lambda source: source)]
        sources = code_of(json.loads(text))
    except RecursionError:
        raise ValueError("it is nested too deeply") from None
    return [cell_of(number, source) for number, source in enumerate(sources, 1)]


def code_of(notebook):
    """The sources of the code cells, also of notebooks from before 2015, whose cells lie in worksheets."""
    if not isinstance(notebook, dict):
        raise ValueError("no list of cells")
    cells = notebook.get("cells")
    if cells is None and isinstance(notebook.get("worksheets"), list):
        cells = [cell for sheet in notebook["worksheets"] if isinstance(sheet, dict)
                 for cell in sheet.get("cells") or []]
    if not isinstance(cells, list):
        raise ValueError("no list of cells")
    code = [cell.get("source", cell.get("input", "")) for cell in cells
            if isinstance(cell, dict) and cell.get("cell_type") == "code"]
    return ["".join(map(str, source)) if isinstance(source, (list, str)) else "" for source in code]


def cell_of(number, source, transform=None):
    source = source.replace("\r\n", "\n").replace("\r", "\n")
    try:
        code = (transform or python_of)(source)
        return Cell(number, source, code, tree_of(code))
    except SyntaxError as error:
        return Cell(number, source, source, None,
                    f"{error.msg} (line {error.lineno}: {(error.text or '').strip()[:80]})")
    except (ValueError, RecursionError, MemoryError) as error:
        return Cell(number, source, source, None, str(error)[:120])


def tree_of(code):
    """The syntax tree of a cell, in which `await` may stand at the top."""
    return compile(code, "<cell>", "exec", ast.PyCF_ONLY_AST | ast.PyCF_ALLOW_TOP_LEVEL_AWAIT,
                   dont_inherit=True)


def python_of(source):
    """What IPython makes of a cell: its syntax becomes calls of get_ipython(), other languages nothing."""
    magic = re.match(r"\s*%%(\w+)[^\n]*", source)
    if magic is None:
        return transformer().transform_cell(re.sub(r"^(\s*)%time +(?=\w)", r"\1", source, flags=re.M))
    if magic[1] not in PYTHON_MAGICS:
        return ""
    lines_above = source[:magic.end()].count("\n")                 # so that line numbers stay
    kept = re.fullmatch(r"\s*%%capture(?: +-\S+)* +(\w+)\s*", magic[0])
    named = f"{kept[1]} = get_ipython()\n" if kept else ""  # what is printed is not known here
    return "\n" * lines_above + named + python_of(source[magic.end():])


@cache
def transformer():
    from IPython.core.inputtransformer2 import TransformerManager
    return TransformerManager()


# ---- names at the top of a cell

def scope(node):
    """A statement and all inside it that runs at the top level: not the bodies of functions and classes."""
    yield node
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        inner = node.decorator_list
    elif isinstance(node, ast.Lambda):
        inner = ()
    else:
        inner = ast.iter_child_nodes(node)
    for child in inner:
        yield from scope(child)


ANY = "*"             # the name of all those that only running a statement tells: `%pylab`, `from numpy import *`


def binds(node, folder=None):
    """The names that a statement binds, in whatever way."""
    names = named_in_text(node)
    for part in scope(node):
        if isinstance(part, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            names.add(part.name)
        elif isinstance(part, ast.Name) and not isinstance(part.ctx, ast.Load):      # `del n` as well
            names.add(part.id)
        elif isinstance(part, ast.ExceptHandler | ast.MatchAs | ast.MatchStar) and part.name:
            names.add(part.name)
        elif isinstance(part, (ast.Import, ast.ImportFrom)):
            for alias in part.names:
                if alias.name == "*":
                    names |= starred(part, folder) if local_module(part.module or "", folder) else {ANY}
                else:
                    names.add(alias.asname or alias.name.split(".")[0])
    return names


# Through these a statement reaches names that it does not hold as names.
REACH = ("exec", "eval", "globals", "locals", "vars", "builtins", "modules", "__main__", "user_ns")


def named_in_text(node):
    """What a statement may bind under a name that it spells out: `globals()["relu"] = f`, `exec("n = 3")`."""
    parts = list(scope(node))
    texts = [part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str)]
    if any(getattr(part, "attr", "") == "run_line_magic" for part in parts):
        return {ANY} if {"pylab", "run"} & set(texts) else set()
    if not any(getattr(part, "id", getattr(part, "attr", "")) in REACH for part in parts):
        return set()
    names = {word for text in texts for word in re.findall(r"[^\W\d]\w*", text)} | {
        part.arg for part in parts if isinstance(part, ast.keyword) and part.arg} | {
        part.attr for part in parts if isinstance(part, ast.Attribute) and isinstance(part.ctx, ast.Store)}
    return names if names and not any(isinstance(part, ast.JoinedStr) for part in parts) else names | {ANY}


def starred(node, folder):
    """What `from helpers import *` brings from the learner's own file."""
    file = local_module(node.module or "", folder)
    cells = read_cells(file) if file else []
    return {name for cell in cells if cell.tree for part in cell.tree.body for name in binds(part, folder)
            if not name.startswith("_")}


def changes(node, modules=(), functions=()):
    """The names whose objects a statement may change: `a["b"] = 1`, `n = a.pop()`, `fill(a)`, `b = a` (and then b).

    A module changes by no call, a function by none that it is handed to; numpy's old random numbers go by RANDOM.
    """
    called, given, written = set(), set(), set()
    for part in scope(node):
        if isinstance(part, ast.Call):
            called |= {root(part.func.value)} if isinstance(part.func, ast.Attribute) else set()
            given |= {root(arg) for arg in (*part.args, *(word.value for word in part.keywords))}
        elif isinstance(part, (ast.Assign, ast.AnnAssign)):
            several = isinstance(part.value, (ast.Tuple, ast.List))
            given |= {root(value) for value in (part.value.elts if several else [part.value])}
        elif isinstance(part, (ast.Subscript, ast.Attribute)) and not isinstance(part.ctx, ast.Load):
            written.add(root(part))
    return (called - set(modules) | given - set(modules) - set(functions) | written | draws(scope(node))) - {None}


RANDOM = "np.random"


def draws(parts):
    """{RANDOM} where numpy's random numbers without an rng may be drawn or begun anew."""
    return {RANDOM} if any(getattr(part, "attr", "") == "random" for part in parts) else set()


def root(node):
    """The name at the beginning of `table["a"].b`, if there is one."""
    while isinstance(node, (ast.Attribute, ast.Subscript)):
        node = node.value
    return node.id if isinstance(node, ast.Name) else None


def reads(node):
    """The notebook's names that a statement looks up, also inside functions: no parameters, no locals."""
    try:
        tables = [symtable.symtable(ast.unparse(node), "<statement>", "exec")]
    except SyntaxError:                                      # `await` at the top
        return {part.id for part in ast.walk(node) if isinstance(part, ast.Name)}
    names = named_in_text(node) | draws(ast.walk(node))
    while tables:
        table = tables.pop()
        tables += table.get_children()
        names |= {symbol.get_name() for symbol in table.get_symbols()
                  if symbol.is_declared_global()            # `global n` and then `n += 1`
                  or symbol.is_referenced() and (table.get_type() == "module" or symbol.is_global())}
    return names


def reads_at_once(node):
    """The names that must be there when the statement runs: not those inside function bodies."""
    return {part.id for part in scope(node) if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Load)}


def local_module(name, folder):
    """The learner's own file behind `import name`, beside the notebook."""
    if not (folder and name):
        return None
    place = Path(folder, *name.split("."))
    return next((file for file in (place / "__init__.py", place.with_suffix(".py")) if file.is_file()), None)
