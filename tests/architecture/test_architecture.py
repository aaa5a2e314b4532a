"""The house rules that a reader relies on: what stands where, what may import what, how long it may be, what it costs."""
import ast
import re
import subprocess
import sys

import pytest

import companion
from tests import house, size
from tests.house import PACKAGE, files, floors, imports, needs, part
from tests.size import statements

LESSONS = companion.LESSONS
MAY_IMPORT = {   # parts of the house that each may import, at the top of a file
    "activations": set(),
    "optimizers": set(),
    "data": set(),
    "tape": set(),
    "contract": set(),
    "losses": {"contract", "activations"},
    "neurons": {"contract", "activations"},
    "backprop": {"contract", "activations", "neurons", "losses"},
    "training": {"contract", "activations", "neurons", "losses", "backprop", "optimizers"},
    "fast": {"contract", "activations", "neurons", "losses", "backprop", "optimizers", "training"},
}
WHEN_CALLED = {"training": {"plots"}}     # inside a function, besides: History.plot
LESSON_FREE = ("live", "grading", "plots", "show")      # parts of the machinery that know no lesson
OUTSIDE = {"numpy", *sys.stdlib_module_names}
MOST = {"the lessons": 620, "tape": 75}   # statements
ONE_SUBJECT = r"look up|live |recorder|denormal|dot\(|\.take\(|out="
OF_THE_SUBJECT = {   # what the pattern finds in a lesson and belongs there: (lesson, text) -> reason
    ("data", "urllib.request.urlopen(address + name, timeout=30)"): "timeout= ends in out=",
}


def test_who_lists_the_companion_sees_the_syllabus_and_three_names_more():
    seen = {path.name.removesuffix(".py") for path in PACKAGE.iterdir() if path.name != "__pycache__"}
    assert seen == {*LESSONS, "contract", "fast", "course", "__init__", "__main__", "py.typed"}
    assert set(MAY_IMPORT) == {*LESSONS, "contract", "fast"}


def test_the_lessons_stand_in_the_order_of_the_docstring():
    listed = re.findall(r"^    (\w+) {2,}", companion.__doc__, re.M)
    assert tuple(listed) == LESSONS


@pytest.mark.parametrize("name", MAY_IMPORT)
def test_imports_flow_one_way(name):
    at_top = {part(one) for path in files(name) for one in imports(path, everywhere=False)[0]} - {name}
    extra = at_top - MAY_IMPORT[name]
    assert not extra, f"companion.{name} must not import {', '.join(sorted(extra))}"
    inside = needs(name) - MAY_IMPORT[name]
    assert inside == WHEN_CALLED.get(name, set()), f"companion.{name} imports {inside} inside a function"


def test_the_only_way_up_is_one_line_in_history_plot():
    [path] = files("training")
    [line] = [line.strip() for line in path.read_text(encoding="utf-8").splitlines() if "course" in line]
    assert line == "from .course import plots"
    history = next(node for node in ast.parse(path.read_text(encoding="utf-8")).body if getattr(node, "name", "") == "History")
    plot = next(node for node in history.body if getattr(node, "name", "") == "plot")
    assert any(isinstance(node, ast.ImportFrom) for node in plot.body)


def test_the_table_can_be_built_floor_by_floor():
    names = list(MAY_IMPORT)
    order = [name for floor in floors(names, MAY_IMPORT.get) for name in floor]
    assert sorted(order) == sorted(names)
    with pytest.raises(ValueError, match="in a circle: a, b"):
        floors("ab", {"a": {"b"}, "b": {"a"}}.get)


@pytest.mark.parametrize("name", MAY_IMPORT)
def test_lessons_need_numpy_and_the_standard_library_only(name):
    outside = {one for path in files(name) for one in imports(path)[1]}
    assert outside <= OUTSIDE, f"companion.{name} imports {outside - OUTSIDE}"


@pytest.mark.parametrize("name", LESSON_FREE)
def test_the_tools_of_the_machinery_know_no_lesson(name):
    assert not needs(name) & {*LESSONS, "fast"}, f"companion.course.{name} imports {needs(name)}"


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_nobody_imports_tests(path):
    assert not imports(path)[1] & {"tests", "make"}


def source(name):
    return {path: path.read_text(encoding="utf-8") for path in files(name)}


def test_the_lessons_can_be_read_in_an_afternoon():
    count = {name: sum(map(statements, source(name).values())) for name in LESSONS}
    assert sum(count.values()) <= MOST["the lessons"], count
    assert count["tape"] <= MOST["tape"], "the tape is one screen"


def test_nothing_stands_on_the_tape():
    users = [path.name for path in sorted(PACKAGE.rglob("*.py")) if "tape" in {part(one) for one in imports(path)[0]}]
    assert users == []


def test_a_lesson_holds_no_line_for_the_clock_or_the_recorder():
    """Speed lives in fast, recording in course.live."""
    found = {(name, line.strip()) for name in LESSONS for text in source(name).values()
             for line in text.splitlines() if re.search(ONE_SUBJECT, line)}
    named = {(name, line) for name, line in found if any(name == n and text in line for n, text in OF_THE_SUBJECT)}
    assert found - named == set()
    assert len(named) == len(OF_THE_SUBJECT), "an exception that is none any more"


def fresh(code):
    """What a fresh Python prints, in words."""
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()


HEAVY = ("matplotlib", "ipywidgets", "sklearn", "scipy", "pytest", "IPython")


def test_importing_the_companion_is_cheap_and_draws_in_no_plots():
    names = ("numpy", *HEAVY)
    loaded = fresh(f"import sys, companion; print(*({{m.partition('.')[0] for m in sys.modules}} & {{*{names!r}}}))")
    assert loaded == [], "import companion must load nothing heavy"


def test_lessons_load_without_matplotlib_widgets_or_sklearn():
    names = (*LESSONS, "contract", "fast")
    loaded = fresh(f"import sys; [__import__('companion.' + name) for name in {names!r}]; "
                   f"print(*({{m.partition('.')[0] for m in sys.modules}} & {{*{HEAVY!r}}}), "
                   "*(m for m in sys.modules if m.startswith('companion.course')))")
    assert loaded == []


def test_the_short_imports_that_chapters_print():
    code = ("from companion import check, mine, plots, show, figures, fast, contract, data; "
            "from companion.fast import Network, fit; print(figures.__name__, plots.__name__, show.__module__, check.__name__)")
    assert fresh(code) == ["companion.course.figures", "companion.course.plots", "companion.course.show", "check"]


def test_every_name_that_the_companion_offers_is_there():
    for name in companion.__all__:
        assert getattr(companion, name) is not None and name in dir(companion)


# ---- documentation

def public(*names):
    return [(name, item) for name in names for text in source(name).values() for item in ast.parse(text).body
            if isinstance(item, (ast.FunctionDef, ast.ClassDef)) and not item.name.startswith("_")]


PUBLIC = public(*LESSONS)
NO_EXAMPLE = {   # shown by the tests or the example of their neighbour instead
    "backward_steps": "backward and named_gradients are made of it", "Momentum": "momentum_step has the example",
    "RMSprop": "rmsprop_step has the example", "Adam": "adam_step has the example", "Dense": "Network prints it",
    "Split": "digits returns it", "Parts": "train takes it", "History": "train returns it",
    "ActivationStats": "activation_stats returns it", "mnist": "would open a connection",
    "load_params": "save_params has the example",
}


@pytest.mark.parametrize("name, item", PUBLIC + public("fast"), ids=lambda x: getattr(x, "name", x))
def test_public_names_are_documented_with_an_example(name, item):
    text = ast.get_docstring(item) or ""
    assert len(text) > 20, f"{name}.{item.name} needs a docstring"
    assert (">>>" in text) != (item.name in NO_EXAMPLE), f"{name}.{item.name}: an example, or a reason in NO_EXAMPLE"


def test_no_exception_outlives_its_name():
    assert set(NO_EXAMPLE) <= {item.name for _, item in PUBLIC + public("fast")}


# ---- the two commands

def test_the_drawing_in_contributing_is_what_the_command_prints():
    page = house.PAGE.read_text(encoding="utf-8")
    assert house.written(page) == page, "the house has changed: python -m tests.house --write"
    with pytest.raises(ValueError, match="markers"):
        house.written("a page without them")


def test_the_drawing_names_every_part_and_every_import():
    text = "\n".join(house.drawing())
    for name in (*house.MACHINERY, *house.GROUND):
        assert re.search(rf"^ .*\b{name}\b", text, re.M), f"{name} is not in the house"
    rows = dict(re.findall(r"^  (\w+) +(.*)$", text, re.M))
    assert rows["losses"] == "activations, contract" and rows["live"].endswith("matplotlib")
    above = text.index("\n  fast"), text.index("\n  training"), text.index("\n  backprop"), text.index("\n  losses")
    assert list(above) == sorted(above), "the roof comes first"


def test_the_drawing_sees_a_new_import(monkeypatch):
    true = house.imports
    monkeypatch.setattr(house, "imports", lambda path, everywhere=True: (
        true(path, everywhere)[0] | ({"companion.data.xor"} if path.stem == "losses" else set()), true(path, everywhere)[1]))
    assert any(re.fullmatch(r"  losses +activations, data, contract", line) for line in house.drawing())


OLD = {"__init__.py": 'LESSONS = ("neurons", "sound")\n', "neurons.py": 'def one(x):\n    "Doc."\n    return x\n\n\ndef two(): pass\n',
       "sound.py": "x = 1\n", "_guards.py": "def floats(x): return x\n", "live/page.py": "a = 1; b = 2  # packed\n"}
NEW = {"__init__.py": 'LESSONS = ("neurons",)\n', "neurons.py": "def one(x):\n    y = x\n    return y\n",
       "contract/demands.py": "def floats(x): return x\n", "fast.py": "def two(): pass\n\n\ndef three(): pass\n",
       "course/live/page.py": "a = 1\nb = 2\n"}


def test_size_counts_what_is_read_and_matches_what_moved():
    lines = size.report(NEW, OLD, "before")
    rows = {line.split("  ")[0]: line.split()[1:] for line in lines[2:] if line}
    assert rows["neurons"] == ["3", "3", "3.7", "4", "3", "4.7", "-1", "+0", "-1.0"]
    assert rows["sound"][-1] == "gone" and rows["fast"][-1] == "new"
    assert rows["contract"][-3:] == ["+0", "+0", "+0.0"], "_guards.py is contract now"
    assert rows["course"] == ["2", "2", "3.0", "2", "1", "7.0", "+0", "+1", "-4.0"], "packed lines show as tokens a line"
    assert lines[-3:] == ["moved: two (neurons -> fast)", "new:   three (fast)", "gone:  none"]


def test_size_prints_a_line_for_each_part(capsys):
    size.main([])
    first = [line.split("  ")[0] for line in capsys.readouterr().out.splitlines()[1:]]
    assert first == [*LESSONS, "all lessons", "contract", "fast", "course", "everything"]


def test_size_against_a_commit_is_without_difference_where_nothing_changed(monkeypatch, capsys):
    monkeypatch.setattr(size, "here", lambda: size.at("HEAD"))
    size.main(["--against", "HEAD"])
    out = capsys.readouterr().out
    assert re.findall(r"[+-]\d[\d,.]*", out) and set(re.findall(r"[+-]\d[\d,.]*", out)) == {"+0", "+0.0"}
    assert out.endswith("moved: none\nnew:   none\ngone:  none\n")
    with pytest.raises(SystemExit, match="no companion/ at 'nowhere'"):
        size.at("nowhere")
