"""Every exercise has its stub, check, hint and solution; stubs are not attempted, solutions pass."""
import ast
import re

import pytest

from companion.course.grading import folder
from companion.course.grading.spec import PATH, entries
from tests.grading import workbooks
from tests.grading.bank import WARM_UP
from tests.grading.judging import in_notebook

SOLUTIONS = workbooks.solutions()
EXERCISES = {name: entry for name, entry in entries().items() if entry.chapter}


def test_every_exercise_stands_in_its_workbook():
    found = {name: path for path in workbooks.WORKBOOKS for name in workbooks.stubs(path)}
    assert set(found) == set(EXERCISES) == set(SOLUTIONS)
    assert all(found[name].name.startswith(f"{entry.chapter:02d}_") for name, entry in EXERCISES.items())


def test_the_whole_path_is_there():
    assert [entry.id for entry in entries().values() if entry.on_path] == PATH


@pytest.mark.parametrize("path", workbooks.WORKBOOKS, ids=lambda path: path.stem)
def test_form_of_a_workbook(path):
    cells = workbooks.cells(path)
    for name in workbooks.stubs(path):
        at = next(i for i, cell in enumerate(cells) if f"def {name}(" in workbooks.text(cell)
                  and cell["cell_type"] == "code")
        before, check, after = cells[at - 1], cells[at + 1], workbooks.text(cells[at + 2])
        heading = re.findall(r"^## (\S+) .*\n\n\*(On the path|Goes deeper)\.\*", workbooks.text(before), re.M)
        assert heading and heading[-1] == (EXERCISES[name].id,
                                           "On the path" if EXERCISES[name].on_path else "Goes deeper")
        assert workbooks.text(check) == f"check({name})" and check["metadata"]["tags"] == ["check"]
        assert "not attempted yet" in str(check["outputs"])
        assert after.index("<summary>Hint</summary>") < after.index("<summary>Solution</summary>")
        stub = ast.parse(workbooks.text(cells[at])).body[0]
        solution = ast.parse(SOLUTIONS[name]).body[0]
        assert ast.dump(stub.args) == ast.dump(solution.args) and ast.get_docstring(stub)


def test_workbooks_end_with_a_run_on_own_functions():
    for path in workbooks.WORKBOOKS:
        last = workbooks.cells(path)[-1]
        assert last["cell_type"] == "code" and "mine(" in workbooks.text(last), path.name


@pytest.mark.parametrize("name", SOLUTIONS)
def test_solution_passes_in_the_notebook(name):
    verdict = in_notebook(name, SOLUTIONS[name])
    assert verdict.ok, f"{verdict.says}\n{verdict.detail}"


def test_stubs_are_not_attempted(tmp_path):
    grades = folder.grade(workbooks.fill(tmp_path / "work", {}))
    assert {verdict.status for verdict in grades.verdicts.values()} == {"not attempted"}
    assert {verdict.checks for verdict in grades.verdicts.values()} == {0}


@pytest.mark.parametrize("body", ["pass", "...", "raise NotImplementedError", "raise NotImplementedError()",
                                  '"""Only words."""'])
def test_untouched_bodies(body, tmp_path):
    (tmp_path / "a.py").write_text(f"def relu(z):\n    {body}\n", encoding="utf-8")
    assert folder.grade(tmp_path).verdicts["relu"].status == "not attempted"
    assert in_notebook("relu", f"def relu(z):\n    {body}\n").status == "not attempted"


def test_warm_up_is_handed_over_wrong():
    verdict = in_notebook("mean", "def mean(x):\n    return x.sum() / (len(x) - 1)\n")
    assert (verdict.status, verdict.name) == ("not yet", "divides-by-one-less")
    assert in_notebook("mean", WARM_UP["mean"]).ok
