"""The committed notebooks are their text twins, executed, with nothing but text stored."""

import ast
import re
import shutil
import subprocess
import sys

import nbformat
import notebooks
import pytest

from companion.course.show import COLUMNS

TWINS = notebooks.twins()
NAMES = [path.with_suffix("").relative_to(notebooks.BOOK).as_posix() for path in TWINS]
FORBIDDEN = {"torch", "urllib", "requests", "http", "socket", "httpx"}


def stored(name):
    return nbformat.read(notebooks.BOOK / f"{name}.ipynb", as_version=4)


def code_cells(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


@pytest.mark.parametrize("name", NAMES)
def test_notebook_is_its_twin_executed(name):
    found = notebooks.differences(notebooks.BOOK / f"{name}.md")
    assert not found, f"{name}.ipynb (make notebooks ARGS={name}): " + "; ".join(found)


def test_every_notebook_has_a_twin():
    alone = [path.name for path in notebooks.BOOK.rglob("*.ipynb")
             if ".ipynb_checkpoints" not in path.parts and path.with_suffix(".md") not in TWINS]
    assert not alone, f"without a text twin: {', '.join(alone)}"


@pytest.mark.parametrize("name", NAMES)
def test_notebook_needs_no_torch_and_no_connection(name):
    imported = set()
    for cell in code_cells(stored(name)):
        for node in ast.walk(ast.parse(cell.source)):
            if isinstance(node, ast.Import):
                imported |= {alias.name.split(".")[0] for alias in node.names}
            if isinstance(node, ast.ImportFrom):
                imported.add((node.module or "").split(".")[0])
    assert not imported & FORBIDDEN, f"{name}.ipynb imports {', '.join(imported & FORBIDDEN)}"


FENCED = re.compile(r"^```.*\n((?s:.*?))^```", re.M)


def texts_in_columns(cell, run):
    """What the page sets in a fixed font: code, what it prints, and the listings among the words."""
    if cell.cell_type != "code":
        return FENCED.findall(cell.source)
    shown = [output.get("data") or {"text/plain": output.text} for output in run.outputs]
    return [cell.source] + [text for data in shown for text in (
        FENCED.findall(data["text/markdown"]) if "text/markdown" in data else [data["text/plain"]])]


@pytest.mark.parametrize("name", NAMES)
def test_no_line_scrolls_on_the_page(name):
    cells = zip(notebooks.read_twin(notebooks.BOOK / f"{name}.md").cells, stored(name).cells)
    wide = [f"cell {number}, {len(line)} columns: {line}" for number, (cell, run) in enumerate(cells)
            for text in texts_in_columns(cell, run) for line in text.splitlines() if len(line) > COLUMNS]
    assert not wide, f"{name}.md, more than {COLUMNS}:\n" + "\n".join(wide)


# ---------------------------------------------------------------- the tool itself

TWIN = """---
jupytext:
  text_representation:
    extension: .md
    format_name: myst
kernelspec:
  display_name: Python 3
  name: python3
---

# Title

```{code-cell} ipython3
import sys
print("one")
print("two")
1 + 1
```

```{code-cell} ipython3
%s
```
"""


def made(tmp_path, last="None"):
    twin = tmp_path / "small.md"
    twin.write_text(TWIN % last, encoding="utf-8")
    notebook = notebooks.strip(notebooks.execute(notebooks.read_twin(twin), tmp_path))
    twin.with_suffix(".ipynb").write_text(notebooks.written(notebook), encoding="utf-8")
    return twin


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    return made(tmp_path_factory.mktemp("small"))


@pytest.fixture
def copy(small, tmp_path):
    """A twin with its notebook, to be spoilt."""
    for path in (small, small.with_suffix(".ipynb")):
        shutil.copy(path, tmp_path)
    return tmp_path / small.name


def changed(twin, change):
    path = twin.with_suffix(".ipynb")
    notebook = nbformat.read(path, as_version=4)
    change(code_cells(notebook)[0])
    path.write_text(notebooks.written(notebook), encoding="utf-8")
    return notebooks.differences(twin)


def test_making_twice_writes_the_same_bytes(small, tmp_path):
    again = made(tmp_path)
    assert again.with_suffix(".ipynb").read_bytes() == small.with_suffix(".ipynb").read_bytes()
    assert notebooks.differences(again) == []


def test_outputs_are_text_only(tmp_path):
    twin = made(tmp_path, "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()")
    one, two = code_cells(nbformat.read(twin.with_suffix(".ipynb"), as_version=4))
    assert [output.output_type for output in one.outputs] == ["stream", "execute_result"]
    assert one.outputs[0].text == "one\ntwo\n"
    assert [output.data for output in two.outputs] == [{"text/plain": "<Figure size 640x480 with 1 Axes>"}]


WIDGET = """import ipywidgets
from IPython.display import clear_output, display
handle = display("first", display_id=True)
handle.update("second")
ipywidgets.interact(lambda z: display(2 * z), z=(-3, 3))
clear_output()
print("after")"""


def test_widgets_are_recorded_the_way_nbval_sees_them(tmp_path):
    twin = made(tmp_path, WIDGET)
    command = [sys.executable, "-m", "pytest", "-q", "--nbval", "-p", "no:cacheprovider", "small.ipynb"]
    answer = subprocess.run(command, cwd=twin.parent, capture_output=True, text=True)
    assert answer.returncode == 0, answer.stdout
    twin.with_suffix(".ipynb").write_text(twin.with_suffix(".ipynb").read_text().replace("'first'", "'other'"))
    answer = subprocess.run(command, cwd=twin.parent, capture_output=True, text=True)
    assert answer.returncode == 1 and "FAILED small.ipynb::Cell 1" in answer.stdout


@pytest.mark.parametrize("last, message", [
    ("1 / 0", "Cell 1 failed.*ZeroDivisionError"),
    ("print('careful', file=sys.stderr)", "Cell 1 writes to stderr"),
    ("import warnings\nwarnings.warn('careful')", "Cell 1 writes to stderr"),
    ("1 + 1;  # quiet", "Cell 1 ends in ';'"),
])
def test_bad_cell_is_refused_by_number(tmp_path, last, message):
    with pytest.raises(RuntimeError, match="(?s)" + message):
        made(tmp_path, last)


@pytest.mark.parametrize("change, message", [
    (lambda cell: cell.update(source="print('changed')"), "cell 1 differs"),
    (lambda cell: cell.metadata.update(tags=["hide-input"]), "cell 1 differs"),
    (lambda cell: cell.update(execution_count=None), "Cell 0 has not been run"),
    (lambda cell: cell.outputs[1].data.update({"image/png": "iVBO"}), "Cell 0 stores image/png"),
    (lambda cell: cell.outputs.append(nbformat.v4.new_output("error", ename="E", evalue="v")),
     "Cell 0 holds an error: E: v"),
])
def test_difference_is_named(copy, change, message):
    assert message in " ".join(changed(copy, change))


def test_missing_notebook_and_extra_cell_are_named(copy):
    copy.write_text(copy.read_text(encoding="utf-8") + "\nA new paragraph.\n", encoding="utf-8")
    assert "4 cells in the text, 3 in the notebook" in notebooks.differences(copy)
    copy.with_suffix(".ipynb").unlink()
    assert notebooks.differences(copy) == ["small.ipynb does not exist"]
