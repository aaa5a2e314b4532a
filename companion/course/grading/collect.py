"""Find a learner's answers in notebooks (or .py files), and what each needs. Nothing is run here.

An answer needs its own statement, the statements above it in its cell (where one of them stops, the kernel
never reaches the definition), and from all cells whatever binds or changes a name that these mention, and so
on. Plots, long runs and whatever else stands in the notebook are not needed, so they are not run.
"""
import ast
import re
from dataclasses import dataclass, field
from pathlib import Path

from .cells import ANY, Cell, binds, changes, local_module, read_cells, reads, reads_at_once
from .spec import entries

SKIPPED = {"site-packages", "node_modules", "__pycache__"}
COURSE = Path(__file__).resolve().parents[3]              # its own book, companion and tests are no answers

PAGES = ("before_you_start", "performance", "when_gradients_vanish")      # the book's without a workbook
MINUTE = 60                                               # seconds


@dataclass(eq=False)
class Found:
    """Where an answer stands and what it needs to run."""
    status: str = "missing"                       # missing, not attempted, syntax, attempted
    path: Path | None = None
    cell: int = 0
    says: str = ""
    program: list = field(default_factory=list)   # statements to run, in order, as `needs` tells them
    sources: dict = field(default_factory=dict)   # cell number -> its code
    modules: dict = field(default_factory=dict)   # the learner's own files that are imported: name -> source
    text: tuple = ()                              # what it is made of: two answers with the same are one
    imported: bool = False                        # the name is another file's
    rivals: list = field(default_factory=list)    # other files with another attempt
    versions: list = field(default_factory=list)  # those of them that may have been meant instead
    why: str = ""                                 # why not one of these
    like: str = ""                                # where it is missing: a function whose name has this one in it
    earlier: "Found | None" = None                # the definition that stands when this one is never reached


class Answers:
    """All notebooks and .py files of a folder (or one file), and the answers in them."""

    def __init__(self, where):
        where = Path(where)
        files = [where] if where.is_file() else sorted(answer_files(where))
        self.files, self.dates, self.unreadable = {}, {}, []          # path: (cells, statements)
        for path in files:
            try:
                cells = read_cells(path)
                self.files[path] = cells, statements(cells, path.parent)
                self.dates[path] = path.stat().st_mtime
            except (OSError, ValueError) as error:
                self.unreadable.append((path, "it is not a "
                                        f"{'notebook' if path.suffix == '.ipynb' else 'text'} that can be "
                                        f"read ({str(error)[:80]})"))

    def find(self, name):
        """The answer called `name`: an attempt before a stub; of several attempts the newest.

        But what another answer imports, the course's own pages and other chapters' workbooks come behind. Of the
        same date (within MINUTE: copied together), the workbook's own name counts, then the shorter path.
        """
        rank = ("attempted", "syntax", "not attempted", "missing")
        workbook = f"{entries()[name].chapter:02}_" if name in entries() else "?"
        every = [find(name, path, *read) for path, read in self.files.items()]
        attempts = [one for one in every if one.status in rank[:2]]
        parts = {module for one in attempts if not one.imported or one.path.name.startswith(workbook)
                 for module in stems(one)}

        def aside(one):
            own = one.path.name.startswith(workbook)
            if one.path.stem in parts or one.imported and not own or self.of_the_course(one.path):
                return 2
            return 1 if re.match(r"0\d_", one.path.name) and not own else 0

        newest = max((self.dates[one.path] for one in attempts if not aside(one)), default=0)

        def order(one):
            attempt, path = one in attempts, one.path or Path()
            return (not attempt, attempt and (aside(one), newest - self.dates[path] >= MINUTE),
                    not path.name.startswith(workbook), path.parent.name != "exercises",
                    rank.index(one.status), len(str(path)), str(path))

        best, *others = sorted(every, key=order) or [Found()]
        rivals = [one for one in others if one in attempts and one.text != best.text
                  and one.path.stem not in parts and not (one.imported and best.path.stem in stems(one))]
        versions = [one for one in rivals if aside(one) < 2]
        best.rivals, best.versions = [one.path for one in rivals], [one.path for one in versions]
        if best.status == "missing":
            best.like = self.like(name)
        if versions:
            late = [self.dates[best.path] - self.dates[one.path] < MINUTE for one in versions]
            same = [abs(self.dates[best.path] - self.dates[one.path]) < MINUTE for one in versions]
            best.why = "of the same date" if any(same) else "the chapter's own" if any(late) else "the newest"
        return best

    def like(self, name):
        """A function that is called my_NAME or NAME2, and is no exercise, or nothing."""
        pattern = re.compile(rf"(?:\w+_)?{name}_?\d*")
        return next((one.node.name for _, every in self.files.values() for one in every
                     if isinstance(one.node, ast.FunctionDef) and pattern.fullmatch(one.node.name)
                     and one.node.name not in entries()), "")

    def of_the_course(self, path):
        """True for a page in a copy of the course: its workbooks lie in the folder `exercises` beside it."""
        return path.stem in PAGES or path.parent / "exercises" / path.name in self.files


def answer_files(where):
    """The files of a folder that may hold answers: nothing hidden, no environment, not the course itself."""
    for path in where.iterdir():
        if path.name.startswith(".") or path.name in SKIPPED:
            continue
        if path.is_dir():
            ours = path.resolve().parent == COURSE and path.name in ("book", "companion", "tests", "_build")
            if not ours and not (path / "pyvenv.cfg").exists() and not path.is_symlink():
                yield from answer_files(path)
        elif path.suffix in (".ipynb", ".py") and path.is_file():
            yield path


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


def handed_on(node):
    """True where a name is only handed on: `relu = mine("relu")`, `from companion.losses import mse`."""
    if isinstance(node, ast.ImportFrom):
        return node.level == 0 and (node.module or "").split(".")[0] == "companion"
    return isinstance(node, (ast.Assign, ast.AnnAssign)) and any(
        isinstance(part, ast.Call) and getattr(part.func, "id", None) == "mine" for part in ast.walk(node))


def leads_to_stub(home, every):
    """True for an untouched function, also under another name (`relu = my_relu`)."""
    while isinstance(home.node, (ast.Assign, ast.AnnAssign)) and isinstance(home.node.value, ast.Name):
        before = every[:every.index(home)]
        other = next((one for one in reversed(before) if home.node.value.id in one.binds), None)
        if other is None:
            return False
        home = other
    return isinstance(home.node, ast.FunctionDef) and is_stub(home.node)


@dataclass(eq=False)                 # compared and looked up as itself
class Statement:
    """One statement at the top of a cell, and the names that it has to do with."""
    cell: Cell
    at: int
    node: ast.stmt
    binds: set
    changes: set


def statements(cells, folder):
    """All of a file, in order."""
    every = [Statement(cell, at, node, binds(node, folder), set())
             for cell in cells if cell.tree for at, node in enumerate(cell.tree.body)]

    def named(*kinds):
        return {name for one in every if isinstance(one.node, kinds) for name in one.binds}

    firm = named(ast.Import, ast.ImportFrom), named(ast.FunctionDef)
    effects = {one.node.name: effect(one.node, *firm) for one in every if isinstance(one.node, ast.FunctionDef)}
    for one in every:
        one.changes = changes(one.node, *firm)
        for name in called(reads_at_once(one.node), effects):
            bound, changed, _ = effects[name]
            one.binds |= bound
            one.changes |= bound | changed
    return every


def effect(function, *firm):
    """(the notebook's names that a function binds when it is called, those that it may change, those that it reads)"""
    bound = {name for part in ast.walk(function) if isinstance(part, ast.Global) for name in part.names}
    changed, read = set().union(*(changes(line, *firm) for line in function.body)), reads(function)
    return bound, changed & read, read


def called(names, effects):
    """The functions among some names, and those that they call: all of them when one is only mentioned."""
    found, todo = set(), list(names & effects.keys())
    while todo:
        name = todo.pop()
        if name not in found:
            found.add(name)
            todo += effects[name][2] & effects.keys()
    return found


def find(name, path, cells, every):
    """The last definition of `name` in one file, with what it needs from the other cells.

    As in a kernel, an earlier definition stands where a later cell is not Python, or stops above its own.
    """
    homes = [one for one in every if name in one.binds and not handed_on(one.node)
             and not isinstance(one.node, ast.Delete)]
    written = re.compile(rf"^(?:[^\n#]*\bdef {name}\b|{name}\s*(?::[^\n=]+)?=[^=])", re.M)
    broken = [cell for cell in cells if cell.tree is None and written.search(cell.source)]
    told = f"The cell is not Python yet: {broken[-1].error}." if broken else ""
    found = (Found("syntax", path, broken[-1].number, told, text=(broken[-1].source,)) if broken
             else Found("missing"))
    stubs = [home for home in homes if leads_to_stub(home, every)]
    for home in homes:
        if home in stubs:
            found = Found("not attempted", path, home.cell.number)
            continue
        program, needed = needs(name, home, [one for one in every if one not in stubs and (
            one not in homes or one.cell.number < home.cell.number or one.cell is home.cell)])
        found = Found("attempted", path, home.cell.number, program=program,
                      sources={str(cell.number): cell.code for cell in cells if cell.tree},
                      modules=own_modules([one.node for one in needed], path.parent),
                      text=tuple(map(lines_of, needed)), imported=isinstance(home.node, ast.ImportFrom),
                      earlier=found if found.status in ("attempted", "not attempted") else None)
        taken = [one for one in every[every.index(home):] if name in one.binds
                 and isinstance(one.node, ast.ImportFrom) and handed_on(one.node)]
        if taken:
            found.says = f"Code cell {taken[-1].cell.number} gives the name to the companion's own; judged is yours."
        if broken and broken[-1].number > home.cell.number:
            found.says = (f"A later try, in code cell {broken[-1].number}, is not Python yet: "
                          f"{broken[-1].error}.")
    return found


def needs(name, home, every):
    """([what the worker is told of each statement], the statements), in the order of the file.

    part: the answer is made of it; must: a kernel runs it before it reaches the definition.
    """
    above = [one for one in every if one.cell is home.cell and one.at <= home.at]
    parts, run = closure([home], name, every), closure(above, name, every)
    names = set().union(*(reads(one.node) for one in parts + run))
    tools = [one for one in every if isinstance(one.node, ast.ImportFrom) and handed_on(one.node)
             and one.binds & names]                # not run as the companion's, but what needs them is told so
    needed = [one for one in every if one in parts + run + tools]
    definition = ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef
    return [{"cell": one.cell.number, "at": one.at, "must": one in above, "part": one in parts,
             "binds": sorted(one.binds),
             "reads": [] if isinstance(one.node, definition) else sorted(reads_at_once(one.node))}
            for one in needed], needed


def stems(one):
    """The names of the learner's own files that an answer imports."""
    return {module.split(".")[-1] for module in one.modules}


def lines_of(one):
    """A statement as it is written, from its first decorator on."""
    first = min(part.lineno for part in (one.node, *getattr(one.node, "decorator_list", ())))
    return "\n".join(line.rstrip() for line in one.cell.code.splitlines()[first - 1:one.node.end_lineno])


def closure(start, name, every):
    """Some statements, and all that bind or change a name which one of them mentions, and so on.

    What a statement binds that may change such a name is needed as well: it may be the way to change it.
    """
    chosen = [one for one in every if one in start or getattr(one.node, "module", None) == "__future__"]
    names = {name, ANY}.union(*(reads(one.node) for one in chosen))
    while True:
        more = [one for one in every if one not in chosen and (one.binds | one.changes) & names
                and not handed_on(one.node)]
        if not more:
            return chosen
        chosen += more
        names = names.union(*(reads(one.node) for one in more),
                            *(one.binds for one in more if one.changes & names))


def own_modules(nodes, folder, package=(), known=()):
    """{name: source} of the learner's own files that some statements import, and that those import.

    package: the parts of the package's name in which these statements stand.
    """
    found = {}
    for node in (part for node in nodes for part in ast.walk(node)):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            above = package[:len(package) + 1 - node.level] if node.level else ()
            start = ".".join([*above, *filter(None, [node.module])])
            names = [start, *(f"{start}.{alias.name}" for alias in node.names)]
        else:
            continue
        for name in names:
            parts = name.split(".")
            for end in range(1, len(parts) + 1):                     # `import lib.parts` runs lib/__init__.py first
                name = ".".join(parts[:end])
                file = local_module(name, folder) if name not in (*known, *found) else None
                if file:
                    (cell,) = read_cells(file)
                    inside = parts[:end] if file.name == "__init__.py" else parts[:end - 1]
                    found[name] = cell.source
                    found |= own_modules(cell.tree.body if cell.tree else [], folder, inside, (*known, *found))
    return found


def defines(node, name):
    """True when a statement of a module binds a name to something of its own."""
    return name in binds(node) and not isinstance(node, (ast.Import, ast.ImportFrom))
