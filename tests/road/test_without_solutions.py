"""The book for a class: built from a copy of the sources that holds no solution."""

import json
import re
from pathlib import Path

import course
import without_solutions

import make
from tests.grading import workbooks

BODIES = {
    name: re.sub(r"\s+", " ", source.split(":\n", 1)[1]).strip()
    for name, source in workbooks.solutions().items()
}


OURS = "Ours, when you have yours"


def text_of(cells):
    return json.dumps(cells)


def test_no_solution_is_left_and_everything_else_is(tmp_path):
    without_solutions.copy(tmp_path, make.ROOT)
    for path in sorted((make.ROOT / "book").rglob("*.ipynb")):
        if "_" == path.relative_to(make.ROOT / "book").parts[0][0]:
            continue
        old, new = (
            json.loads(one.read_text(encoding="utf-8"))["cells"]
            for one in (path, tmp_path / path.relative_to(make.ROOT))
        )
        code = [[workbooks.text(cell) for cell in cells if cell["cell_type"] == "code"] for cells in (old, new)]
        taken = [cell for cell in old if "ours" in cell["metadata"].get("tags", ())]
        assert len(code[0]) - len(code[1]) <= len(taken) + text_of(old).count(OURS)
        text = text_of(new)
        assert "Solution</summary>" not in text and '"ours"' not in text and OURS not in text
        assert not taken or "exercises" not in path.parts
        if "exercises" in path.parts:
            told = re.sub(r"\s+", " ", " ".join(workbooks.text(cell) for cell in new))
            assert text.count('"check"') == text_of(old).count('"check"')
            assert [name for name, body in BODIES.items() if len(body) > 30 and body in told] == []
    assert not list(tmp_path.rglob("_tools"))
    first = (tmp_path / "book" / "index.md").read_text(encoding="utf-8")
    assert ".zip" not in first and "make lab" not in first and "\n## What these pages remember\n" in first


def test_the_page_knows_the_same_exercises(tmp_path):
    """Where a solution was taken out, the next exercise's heading stands in the same cell."""
    without_solutions.copy(tmp_path, make.ROOT)
    whole, plain = (
        {path.name: path.read_text(encoding="utf-8") for path in sorted((root / "book" / "exercises").glob("*.ipynb"))}
        for root in (make.ROOT, tmp_path)
    )
    assert len(list(course.exercises(whole))) == 48
    assert list(course.exercises(plain)) == list(course.exercises(whole))
    as_text = {name: re.sub(r'"source": \[.*?\n   \]', as_one, text, flags=re.S) for name, text in whole.items()}
    assert as_text != whole and list(course.exercises(as_text)) == list(course.exercises(whole))


def as_one(match):
    """The lines of a cell as one text, as notebooks also have it."""
    return f'"source": {json.dumps("".join(json.loads("{" + match[0] + "}")["source"]))}'


def test_what_a_cell_of_ours_imports_stays():
    def cell(source):
        return {"cell_type": "code", "metadata": {"tags": ["ours"]}, "source": source, "outputs": []}

    cells = [cell("from companion.activations import tanh\n\nshow(tanh)"), cell("show(relu)")]
    [left] = without_solutions.without_solutions({"cells": cells}, workbook=False)["cells"]
    assert "".join(left["source"]) == "from companion.activations import tanh" and left["metadata"]["tags"] == ["setup"]


def test_the_command_builds_the_copy(tmp_path, monkeypatch, capsys):
    ran = []
    monkeypatch.setattr(make, "BUILD", tmp_path)
    monkeypatch.setattr(make, "PLAIN", tmp_path / "without-solutions")
    monkeypatch.setattr(make, "setup", lambda *extras: None)
    monkeypatch.setattr(make, "run_script", lambda *words: ran.append(words) or 0)
    monkeypatch.setattr(make, "run_jupyter_book", lambda root, site: ran.append((root, site)) or True)
    monkeypatch.setenv("PYODIDE_DIR", "kept")
    make.main(["book", "--without-solutions"])
    plain = tmp_path / "without-solutions"
    assert ran == [("without_solutions.py", plain), (plain, plain / "_build" / "html")]
    assert str(Path("without-solutions", "_build", "html", "index.html")) in capsys.readouterr().out
