"""The book prints the companion's own source (show) and never retypes it: which chapter shows which function."""
import ast
import re

import pytest

from tests.architecture.test_architecture import PUBLIC

from make import ROOT

CHAPTERS = sorted((ROOT / "book").glob("0*_*.md"))
PRINTED = [*CHAPTERS, *(ROOT / "book" / f"{page}.md" for page in ("when_gradients_vanish", "performance"))]
FAST = {item.name for item in ast.parse((ROOT / "companion" / "fast.py").read_text(encoding="utf-8")).body
        if isinstance(item, (ast.FunctionDef, ast.ClassDef)) and not item.name.startswith("_")}
NOT_SHOWN = {   # public names that no chapter prints, each with its reason
    "Split": "a record of arrays",
    "read_idx": "file format, not a lesson", "mnist": "loading, not a lesson",
    "house_prices": "six numbers that the chapter prints",
}


def shown(path):
    """The names that a chapter hands to show()."""
    code = "\n".join(re.findall(r"```\{code-cell\}[^\n]*\n(.*?)```", path.read_text(encoding="utf-8"), re.S))
    code = re.sub(r"^---\n(?:.*\n)*?---$|^:.*$", "", code, flags=re.M)
    return {ast.unparse(arg).split(".")[-1] for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name) and node.func.id == "show" for arg in node.args}


WHERE = {name: path.stem for path in reversed(PRINTED) for name in shown(path)}


@pytest.mark.parametrize("name", [item.name for _, item in PUBLIC])
def test_every_public_lesson_function_is_shown_in_a_chapter(name):
    assert (name in WHERE) != (name in NOT_SHOWN), \
        f"{name}: shown in {WHERE.get(name, 'no chapter')}" + (", and listed as not shown" if name in WHERE else "")


def test_the_chapters_show_only_what_there_is():
    figures = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "companion" / "course" / "figures").glob("*.py"))
    public = {item.name for _, item in PUBLIC} | FAST | set(re.findall(r"^def ([a-z]\w*)\(", figures, re.M))
    assert set(WHERE) <= public, f"shown but not public: {set(WHERE) - public}"


def test_the_fast_form_is_shown_where_it_is_told():
    assert FAST <= set(WHERE), f"in fast, shown nowhere: {FAST - set(WHERE)}"


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
def test_no_chapter_retypes_a_companion_function(path):
    public = {item.name for _, item in PUBLIC}
    retyped = public & set(re.findall(r"^def (\w+)\(", path.read_text(encoding="utf-8"), re.M))
    assert not retyped, f"{path.name} defines {', '.join(sorted(retyped))}, which the companion has: use show()"
