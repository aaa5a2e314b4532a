"""An assignment: its workbooks hold what is asked and no solution, and only that is graded."""

import csv
import datetime
import json
import re

import pytest

from companion.course import cli
from companion.course.classroom import assignment
from companion.course.grading import folder
from companion.course.grading.spec import entries
from tests.grading import workbooks

SOLUTIONS = workbooks.solutions()
WEEK = 'title = "Week 2"\ndue = 2026-10-05T12:00:00\n[points]\n"2.2" = 2\n"1.5" = 1\n"3.2" = 2.5\n'
EVERY = "[points]\n" + "".join(f'"{entry.id}" = 1\n' for entry in entries().values() if entry.chapter)


def given(folder, text=WEEK):
    path = folder / "week2.toml"
    path.write_text(text, encoding="utf-8")
    return path


def answered(copies, answers):
    """Fill in the answers, as a student does."""
    for path in copies.glob("*.ipynb"):
        notebook = json.loads(path.read_text(encoding="utf-8"))
        for cell in notebook["cells"]:
            name = re.search(r"^def (\w+)", workbooks.text(cell), re.M)
            if "exercise" in cell["metadata"].get("tags", ()) and name[1] in answers:
                cell["source"] = answers[name[1]]
        path.write_text(json.dumps(notebook), encoding="utf-8")


def test_assigned_workbooks_hold_what_is_asked_and_no_solution(tmp_path):
    task = assignment.read(given(tmp_path))
    points = {"dense": 1, "relu": 2, "forward": 2.5}
    assert task == ("Week 2", datetime.datetime(2026, 10, 5, 12), points, None)
    lines = list(assignment.assign(task, tmp_path / "out"))
    assert [line.rsplit(": ")[1] for line in lines] == ["dense", "relu", "forward"]
    stubs, texts = {}, []
    for path in sorted((tmp_path / "out").glob("*.ipynb")):
        stubs |= workbooks.stubs(path)
        texts += [workbooks.text(cell) for cell in workbooks.cells(path)]
        ids = [cell["id"] for cell in workbooks.cells(path)]
        assert len(ids) == len(set(ids))
        assert workbooks.text(workbooks.cells(path)[0]).startswith(
            "# Week 2\n\nDue 2026-10-05 12:00. 5.5 points in all."
        )
        assert "Hand in all 3 notebooks, or a zip of the folder." in texts[-len(ids)]
    assert set(stubs) == {"dense", "relu", "forward"}
    headings = re.findall(r"^## .*", "\n".join(texts), re.M)
    assert headings == [
        "## 1.5 A layer and a batch (1 point)",
        "## 2.2 ReLU (2 points)",
        "## 3.2 Forward (2.5 points)",
    ]
    assert "<summary>Hint</summary>" in "".join(texts) and "Solution" not in "".join(texts)


def test_no_workbook_of_all_exercises_gives_a_solution_away(tmp_path):
    task = assignment.read(given(tmp_path, EVERY))
    list(assignment.assign(task, tmp_path / "out"))
    text = "\n".join(
        workbooks.text(cell) for path in (tmp_path / "out").glob("*.ipynb") for cell in workbooks.cells(path)
    )
    assert set(re.findall(r"^check\((\w+)\)", text, re.M)) == set(SOLUTIONS) == set(task.points)
    for name, solution in SOLUTIONS.items():
        body = solution.split(":\n", 1)[1].strip()
        assert body not in text, name
    grades = folder.grade(tmp_path / "out")
    assert {verdict.status for verdict in grades.verdicts.values()} == {
        "not attempted"
    } and not grades.unreadable


@pytest.mark.slow
def test_every_solution_passes_where_only_its_exercise_was_assigned(tmp_path):
    """A section that was left out takes nothing along that another one needs."""
    task = assignment.read(given(tmp_path, EVERY))
    for name in task.points:
        out = tmp_path / name
        list(assignment.assign(task._replace(points={name: 1}), out))
        answered(out, SOLUTIONS)
        grades = folder.grade(out, only=[name])
        assert grades.verdicts[name].ok, (name, grades.verdicts[name].says)


def test_one_learner_and_a_class_are_graded_by_it(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    given(tmp_path)
    assert cli.main(["assign", "week2.toml"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == (
        "Hand out week2. `companion grade --class FOLDER --assignment week2.toml` grades what comes back."
    )
    assert cli.main(["grade", "week2"]) == 1  # what it was made for, without the file
    assert re.findall(r"^  . (\d\.\d)", capsys.readouterr().out, re.M) == ["1.5", "2.2", "3.2"]
    (tmp_path / "in").mkdir()
    for student, right in (("ada", ("dense", "relu", "forward")), ("bob", ("relu",))):
        assert cli.main(["assign", "week2.toml", f"in/{student}"]) == 0
        answered(tmp_path / "in" / student, {name: SOLUTIONS[name] for name in right})
    assert cli.main(["grade", "in/bob", "--assignment", "week2.toml", "--gradescope", "results.json"]) == 1
    said = capsys.readouterr().out
    assert said.endswith("Week 2: 2 of 5.5 points\n") and "softmax" not in said
    tests = json.loads((tmp_path / "results.json").read_text(encoding="utf-8"))["tests"]
    assert [(test["score"], test["max_score"]) for test in tests] == [(0, 1), (2, 2), (0, 2.5)]
    assert cli.main(["grade", "--class", "in", "--assignment", "week2.toml"]) == 0
    lines = list(csv.reader((tmp_path / "in-grades" / "grades.csv").read_text(encoding="utf-8").splitlines()))
    assert lines[0][6:] == ["1.5 dense", "2.2 relu", "3.2 forward"]
    assert [line[:5] for line in lines[1:]] == [
        ["ada", "5.5", "5.5", "3", ""],
        ["bob", "2", "5.5", "1", "1.5 dense"],
    ]
    assert "<h1>Week 2</h1>" in (tmp_path / "in-grades" / "report.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "text, words",
    [
        ("points = ", "is no TOML"),
        ("", "a table [points] says what counts"),
        ("points = 3", "a table [points] says what counts"),
        ('[points]\n"9.9" = 1', "there is no exercise '9.9'"),
        ("[points]\n1.1 = 1", "there is no exercise '1'; the quotes belong to it"),
        ('[points]\n"1.1" = "two"', "exercise 1.1 cannot be worth 'two' points"),
        ('[points]\n"1.1" = -1', "cannot be worth -1 points"),
        ('[points]\n"1.1" = nan', "cannot be worth nan points"),
        ('[points]\n"1.1" = true', "cannot be worth True points"),
        ('due = "Monday"\n[points]\n"1.1" = 1', "due is a date without quotes"),
        ('dew = 2026-10-05\n[points]\n"1.1" = 1', "there is no setting 'dew'"),
    ],
)
def test_a_wrong_assignment_is_one_line(text, words, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    given(tmp_path, text)
    assert cli.main(["assign", "week2.toml"]) == 2
    out, err = capsys.readouterr()
    assert out == "" and words in err and err.count("\n") == 1 and not (tmp_path / "week2").exists()


def test_workbooks_are_never_written_over(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    given(tmp_path)
    (tmp_path / "week2").mkdir()
    (tmp_path / "week2" / "notes.txt").write_text("mine")
    assert cli.main(["assign", "week2.toml"]) == 2 and "is there already" in capsys.readouterr().err
    assert cli.main(["grade", ".", "--assignment", "week2.toml", "-e", "relu"]) == 2
    assert "leave out --exercise" in capsys.readouterr().err
