"""The teacher's page: minutes by count, misconceptions by the grader's names, commands that run."""

import csv
import re
import shlex
import tomllib
from pathlib import Path

import pytest

from companion.course import cli
from companion.course.grading import spec
from companion.course.grading.spec import entries
from tests.grading import workbooks
from tests.notebooks import reading

PAGE = (reading.notebooks.BOOK / "teaching.md").read_text(encoding="utf-8")
ENTRIES = {entry.id: entry for entry in entries().values()}
MINUTES = {
    number: minutes
    for path in workbooks.WORKBOOKS
    for number, minutes in reading.exercises(path.stem).items()
}
SOLUTIONS = workbooks.solutions()


ELSEWHERE = (  # tests/grading/test_cluster.py and tests/road/test_without_solutions.py run these
    "dask scheduler",
    "dask worker tcp://HOST:8786 --nthreads 8",
    "companion grade --class submissions --scheduler tcp://HOST:8786",
    "make book ARGS=--without-solutions",
)


def table(heading):
    """The rows of the first table below a heading."""
    part = PAGE[PAGE.index(f"\n## {heading}\n") :].split("\n## ", 2)[1]
    lines = [line for line in part.splitlines() if line.startswith("|")][2:]
    assert lines, heading
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]


def numbers(cell):
    return re.findall(r"\d\.\d", cell)


def pages(cell):
    return re.findall(r"\((\w+)\.ipynb\)", cell)


def total(cell):
    return sum(MINUTES[number] for number in numbers(cell))


def test_an_exercise_takes_as_long_as_it_is():
    rows = table("The exercises, and minutes for each")
    listed = [part for _, cell in rows for part in re.findall(r"(\d\.\d) ([^;]+): (\d+)", cell)]
    told = {number: int(minutes) for number, _, minutes in listed}
    headings = "\n".join(path.with_suffix(".md").read_text(encoding="utf-8") for path in workbooks.WORKBOOKS)
    assert [part[:2] for part in listed] == re.findall(r"^## (\d\.\d) (.+)$", headings, re.M)
    assert told == MINUTES and set(told) == {number for number, entry in ENTRIES.items() if entry.chapter}
    assert [chapter for chapter, cell in rows for number in numbers(cell) if number[0] != chapter] == []


def test_six_weeks_hold_every_page_and_exercise_once():
    rows = table("Six weeks")
    for _, read, minutes, path, path_minutes, deeper, deeper_minutes in rows:
        assert int(minutes) == sum(reading.stated(page)[0] for page in pages(read)), read
        assert (int(path_minutes), int(deeper_minutes)) == (total(path), total(deeper)), read
        assert all(ENTRIES[number].on_path for number in numbers(path))
        assert not any(ENTRIES[number].on_path for number in numbers(deeper))
        beside = int(minutes) + int(path_minutes)
        assert 90 <= beside <= 180, "between one and a half and three hours"
    found = [number for row in rows for cell in (row[3], row[5]) for number in numbers(cell)]
    assert len(rows) == 6 and sorted(found) == sorted(MINUTES)
    assert sorted(page for row in rows for page in pages(row[1])) == sorted(
        [path.stem for path in workbooks.WORKBOOKS] + ["before_you_start", "when_gradients_vanish"]
    )


def test_twelve_weeks_hold_every_exercise_once():
    rows, found = table("Twelve weeks")[1:], []
    for _, _, span, minutes in rows:
        first, last = numbers(span)
        part = [number for number in MINUTES if first <= number <= last]
        assert int(minutes) == sum(MINUTES[number] for number in part), span
        found += part
    assert len(rows) == 11 and found == list(MINUTES)


def test_each_week_has_three_misconceptions_that_the_grader_knows():
    rows = table("What will go wrong")
    chapters = {
        row[0]: {number[0] for cell in (row[3], row[5]) for number in numbers(cell)}
        for row in table("Six weeks")
    }
    for week, number, name, question in rows:
        assert name.strip("`") in ENTRIES[number].load().misconceptions, (number, name)
        assert number[0] in chapters[week] and question.endswith("?")
    assert [row[0] for row in rows] == [week for week in "123456" for _ in range(3)]
    assert len({row[2] for row in rows}) == 18


def test_each_outcome_names_the_exercises_that_show_it():
    rows = table("Outcomes")
    assert [row[0] for row in rows] == list("1234567")
    assert all(numbers(row[2]) and all(number[0] == row[0] for number in numbers(row[2])) for row in rows)


@pytest.mark.slow
def test_every_command_runs_as_it_stands(tmp_path, monkeypatch, capsys):
    """The teacher's road on the page: assign, take in, grade."""
    monkeypatch.chdir(tmp_path)
    text, exam = re.findall(r"^```toml\n(.*?)^```", PAGE, re.S | re.M)
    Path("week1.toml").write_text(text, encoding="utf-8")
    assert tomllib.loads(text)["title"] == "Week 1"
    Path("answers").mkdir()
    lines = [
        line
        for block in re.findall(r"^```console\n(.*?)^```", PAGE, re.S | re.M)
        for line in block.splitlines()
    ]
    commands = [line for line in lines if line not in ELSEWHERE]
    assert lines == list(dict.fromkeys(lines)) and len(lines) == len(commands) + len(ELSEWHERE)
    assert [command.split()[1] for command in commands] == [
        *["questions", "questions"],
        *["assign", "grade", "grade", "grade", "verify", "grade", "bundle", "bundle", "second"],
    ]
    said = {}
    for command in commands:
        if "grade" in command and not Path("submissions").exists():
            assert [path.name for path in Path("week1").iterdir()] == ["01_neural_networks.ipynb"]
            for student in ("ada", "bob"):
                workbooks.fill(
                    tmp_path / "submissions" / student,
                    {name: SOLUTIONS[name] for name in ("neuron", "dense")},
                )
        status = cli.main(shlex.split(command)[1:])
        out, _ = capsys.readouterr()
        assert status == (1 if "submissions/ada" in command else 0), (command, out)
        said[command.split()[1]] = out
    assert "Week 1: 3 of 6 points" in said["grade"]
    Path("exam.toml").write_text(exam, encoding="utf-8")
    assert cli.main(["assign", "exam.toml", "handout"]) == 0
    assert [path.name for path in Path("handout").iterdir()] == ["second_forms.ipynb"]
    spec.OWN.clear()
    spec.entries.cache_clear()
    for folder, columns, points in (("submissions-grades", 3, "3"), ("everything", 48, "2")):
        head, *rows = csv.reader((Path(folder) / "grades.csv").read_text(encoding="utf-8").splitlines())
        assert len(head) == 6 + columns and [row[:2] for row in rows] == [["ada", points], ["bob", points]]
        assert (Path(folder) / "report.html").is_file()
