"""The house rules that a reader relies on: what may import what, how long a file may be, what importing costs."""
import ast
import subprocess
import sys
from pathlib import Path

import pytest

import companion

PACKAGE = Path(companion.__file__).parent
LESSONS = companion.LESSONS
GUARDS = "_guards"
TAPE = "tape"    # the door to PyTorch: read after the lessons, so counted apart, and used by no other file
MAY_IMPORT = {   # lesson modules of the companion that each may import
    "activations": {GUARDS},
    "optimizers": {GUARDS},
    "data": set(),
    "losses": {GUARDS, "activations"},
    "neurons": {GUARDS, "activations"},
    "backprop": {GUARDS, "activations", "neurons", "losses"},
    "training": {GUARDS, "activations", "neurons", "losses", "backprop", "optimizers"},
    GUARDS: set(),
    TAPE: set(),
}
LESSON_FREE = ("contract", "show", "plots", "live", "grading", TAPE)   # machinery: imports no lesson module
OUTSIDE = {"numpy", *sys.stdlib_module_names}


def statements(path):
    """Statements of a file, docstrings not counted."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    text = [n for n in ast.walk(tree) if isinstance(n, ast.Expr) and isinstance(n.value, ast.Constant)
            and isinstance(n.value.value, str)]
    return sum(isinstance(n, ast.stmt) for n in ast.walk(tree)) - len(text)


def imports(path, everywhere=True):
    """(our modules, outside modules) that a file imports; everywhere=False: at its top level only."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    package = ["companion", *path.relative_to(PACKAGE).parent.parts]
    ours, outside = set(), set()
    for node in ast.walk(tree) if everywhere else tree.body:
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = package[:len(package) + 1 - node.level] if node.level else []
            start = ".".join(base + ([node.module] if node.module else []))
            names = [f"{start}.{alias.name}" if start.startswith("companion") else start for alias in node.names]
        else:
            continue
        for name in names:
            parts = name.split(".")
            (ours if parts[0] == "companion" else outside).add(parts[1] if parts[0] == "companion" and len(parts) > 1
                                                               else parts[0])
    return ours, outside


def files(name):
    one = PACKAGE / f"{name}.py"
    return [one] if one.exists() else sorted((PACKAGE / name).rglob("*.py"))


@pytest.mark.parametrize("name", MAY_IMPORT)
def test_lesson_modules_import_one_way(name):
    ours, _ = imports(PACKAGE / f"{name}.py")
    extra = ours - MAY_IMPORT[name]
    assert not extra, f"companion/{name}.py must not import {', '.join(sorted(extra))}"


@pytest.mark.parametrize("name", MAY_IMPORT)
def test_lesson_modules_need_numpy_and_the_standard_library_only(name):
    _, at_top = imports(PACKAGE / f"{name}.py", everywhere=False)
    assert at_top <= OUTSIDE, f"companion/{name}.py imports {at_top - OUTSIDE}"
    _, anywhere = imports(PACKAGE / f"{name}.py")
    allowed = OUTSIDE | ({"sklearn"} if name == "data" else set())
    assert anywhere <= allowed, f"companion/{name}.py imports {anywhere - allowed} inside a function"


@pytest.mark.parametrize("path", [path for name in LESSON_FREE for path in files(name)],
                         ids=lambda path: str(path.relative_to(PACKAGE)))
def test_machinery_imports_no_lesson(path):
    ours, _ = imports(path)
    assert not ours & set(LESSONS), f"{path.relative_to(PACKAGE)} imports {ours & set(LESSONS)}"


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_nobody_imports_tests(path):
    _, outside = imports(path)
    assert "tests" not in outside


def test_the_lessons_can_be_read_in_an_afternoon():
    count = {name: statements(PACKAGE / f"{name}.py") for name in LESSONS}
    assert sum(count.values()) <= 800, count
    assert sum(count[name] for name in ("neurons", "activations", "losses", "backprop", "optimizers")) <= 500, count


def test_the_tape_is_one_screen_and_nothing_stands_on_it():
    assert statements(PACKAGE / f"{TAPE}.py") <= 65
    users = [path.name for path in sorted(PACKAGE.rglob("*.py")) if TAPE in imports(path)[0]]
    assert users == []


def test_importing_the_companion_is_cheap_and_draws_in_no_plots():
    code = "import sys; import companion; print(*(m for m in sys.modules if m.partition('.')[0] in " \
           "('numpy', 'matplotlib', 'ipywidgets', 'sklearn', 'pytest')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == [], "import companion must load nothing heavy"


def test_lessons_load_without_matplotlib_widgets_or_sklearn():
    code = f"import sys; [__import__('companion.' + name) for name in {LESSONS!r}]; " \
           "print(*(m for m in ('matplotlib', 'ipywidgets', 'sklearn', 'pytest', 'IPython') if m in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


PUBLIC = [(name, item) for name in (*LESSONS, TAPE) for item in ast.parse((PACKAGE / f"{name}.py").read_text(encoding="utf-8")).body
          if isinstance(item, (ast.FunctionDef, ast.ClassDef)) and not item.name.startswith("_")]
NO_EXAMPLE = {   # shown by the tests or the example of their neighbour instead
    "backward_into": "needs a network that has just seen a batch; tests/unit/test_backprop.py holds it to backward",
    "backward_steps": "backward and named_gradients are made of it", "Momentum": "momentum_step has the example", "RMSprop": "rmsprop_step has the example",
    "Adam": "adam_step has the example", "Dense": "Network prints it", "Trace": "Network.trace returns it",
    "Split": "digits returns it", "Parts": "train takes it", "History": "train returns it",
    "ActivationStats": "activation_stats returns it", "mnist": "would open a connection",
}


@pytest.mark.parametrize("name, item", PUBLIC, ids=lambda x: getattr(x, "name", x))
def test_public_names_are_documented_with_an_example(name, item):
    text = ast.get_docstring(item) or ""
    assert len(text) > 20, f"{name}.{item.name} needs a docstring"
    assert (">>>" in text) != (item.name in NO_EXAMPLE), f"{name}.{item.name}: an example, or a reason in NO_EXAMPLE"
