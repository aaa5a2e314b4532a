"""A class: every submission gets its row, whatever it holds; a run that is stopped leaves no trace."""

import csv
import datetime
import io
import json
import os
import re
import signal
import subprocess
import sys
import tracemalloc
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import pytest

from companion.course import classroom, cli
from companion.course.classroom import one, page, run, signed, submissions, verdicts
from companion.course.grading import collect, folder
from tests.grading import malformed, workbooks
from tests.grading.malformed import GRADED, NOTED, POSIX, REFUSED, RIGHT
from tests.live.test_axe import violations

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = json.loads(
    Path(verdicts.__file__).with_name("data").joinpath("verdicts.schema.json").read_text(encoding="utf-8")
)
WRONG = "import numpy as np\n\ndef relu(z):\n    return np.abs(z)\n"


def put(folder, **answers):
    """A submission {student: the text of its a.py} each."""
    for student, text in answers.items():
        malformed.written(f"{student}/a.py", text)(folder)
    return folder


@pytest.fixture
def submitted(tmp_path):
    (tmp_path / "submissions").mkdir()
    return put(
        tmp_path / "submissions",
        ada=RIGHT,
        bob=WRONG,
        eve="def relu(z):\n    raise ValueError('\\x00\\x1b<&>')\n",
    )


# ---- taking in


@pytest.mark.parametrize("kind", REFUSED)
def test_what_is_malformed_is_refused_in_one_line(kind, tmp_path):
    make, words = REFUSED[kind]
    (tmp_path / "in").mkdir()
    (tmp_path / "out").mkdir()
    make(tmp_path / "in")
    [(student, paths)] = submissions.students(tmp_path / "in").items()
    if words == "its name cannot be printed":  # said before anything is started
        assert run.Running(tmp_path).row(student, paths, None)["refused"] == words
        return
    with pytest.raises(submissions.Refused) as refused:
        submissions.unpack(paths, tmp_path / "out")
    assert words in str(refused.value) and "\n" not in str(refused.value) and len(str(refused.value)) < 150
    assert (
        sorted(path.name for path in tmp_path.iterdir()) == ["in", "out"]
        and not Path("/tmp/evil.py").exists()
    )
    assert not any(path.is_symlink() for path in (tmp_path / "out").rglob("*"))


@pytest.mark.parametrize("kind", [*GRADED, *NOTED])
def test_what_is_odd_is_taken_in(kind, tmp_path):
    (tmp_path / "in").mkdir()
    make = GRADED[kind] if kind in GRADED else NOTED[kind][0]
    make(tmp_path / "in")
    [paths] = submissions.students(tmp_path / "in").values()
    submissions.unpack(paths, tmp_path / "out")
    grades = folder.grade(tmp_path / "out", only=["relu"])
    assert grades.verdicts["relu"].ok
    assert len(grades.unreadable) == (kind in NOTED)


def test_whose_is_what(tmp_path):
    for name in (
        "Ada Lovelace_7_assignsubmission_file_a.zip",
        "Ada Lovelace_7_assignsubmission_file_b.zip",
        "roejane_LATE_12_34_x.ipynb",
        "bob.zip",
        "eve.py",
        "grades.csv",
        "submission_metadata.yml",
        ".DS_Store",
    ):
        (tmp_path / name).touch()
    for name in ("zoe", "Al Khwarizmi_8_assignsubmission_file_", "__MACOSX"):
        (tmp_path / name).mkdir()
    found = submissions.students(tmp_path)
    assert list(found) == ["Ada Lovelace_7", "Al Khwarizmi_8", "bob", "eve", "roejane_LATE_12_34", "zoe"]
    assert [path.name[-5:] for path in found["Ada Lovelace_7"]] == ["a.zip", "b.zip"]
    assert list(submissions.names(found).values()) == [
        *("Ada Lovelace", "Al Khwarizmi", "bob", "eve", "roejane_LATE", "zoe"),
    ]


def test_a_name_has_no_number_where_it_is_one_persons(tmp_path):
    for name in ("Ada L_7_assignsubmission_file_", "Ada L_8_assignsubmission_file_", "Eve_9_assignsubmission_file_"):
        (tmp_path / name).mkdir()
    for name in ("team_1", "Kurt"):
        (tmp_path / name).mkdir()
    malformed.written("Kurt_3_assignsubmission_file_/a.py", RIGHT)(tmp_path)
    malformed.written("doejane_12_34_a.py", RIGHT)(tmp_path)
    rows = run.grade_class(tmp_path, tmp_path.with_suffix(".jsonl"), ["relu"])
    assert rows.names == {
        "Ada L_7": "Ada L_7",
        "Ada L_8": "Ada L_8",
        "Eve_9": "Eve",
        "Kurt": "Kurt",
        "Kurt_3": "Kurt_3",
        "doejane_12_34": "doejane",
        "team_1": "team_1",
    }
    table = verdicts.Table(rows, {"relu": 1}, rows.names)
    assert [line.split(",")[0] for line in verdicts.as_csv(table)][1:] == list(rows.names.values())
    canvas = list(csv.reader("".join(verdicts.as_canvas(table)).splitlines()))[2:]
    assert [line[:2] for line in canvas][2:6] == [["Eve", ""], ["Kurt", ""], ["Kurt_3", ""], ["doejane", "12"]]
    moodle = list(csv.DictReader(io.StringIO("".join(verdicts.as_moodle(table)))))
    assert (moodle[2]["Identifier"], moodle[2]["Full name"]) == ("Participant 9", "Eve")
    assert "Eve_9" not in page.page(table) and "Ada L_7" in page.page(table)


# ---- grading


def results(out):
    return {path.name: path.read_bytes() for path in sorted(out.iterdir()) if path.name != "journal.jsonl"}


def test_a_class_is_graded_as_each_learner_alone(submitted, tmp_path):
    out = tmp_path / "out"
    seen = []
    lines, broken = classroom.class_results(
        submitted, out, ["relu"], progress=lambda *told: seen.append(told[:3])
    )
    assert not broken and lines[-1].startswith("3 submissions, 3 graded.")
    assert [(done, total) for done, total, _ in seen] == [(1, 3), (2, 3), (3, 3)]
    table = json.loads((out / "verdicts.json").read_text(encoding="utf-8"))["students"]
    for one in table:
        grades = folder.grade(submitted / one["student"], only=["relu"])
        verdict, [row] = grades.verdicts["relu"], one["exercises"]
        assert (
            row["status"],
            row["misconception"],
            row["message"],
            row["detail"],
            row["checks_passed"],
            row["cell"],
        ) == (
            verdict.status,
            verdict.name,
            verdict.says,
            verdict.detail,
            verdict.passed,
            grades.found["relu"].cell,
        )
        assert row["file"] == "a.py"
    assert [one["points"] for one in table] == [1, 0, 0]
    # again: all of it is in the journal, and every file is the same
    first, seen[:] = results(out), []
    classroom.class_results(submitted, out, ["relu"], progress=lambda *told: seen.append(told))
    assert seen == [] and results(out) == first
    # one has handed in again
    put(submitted, bob=RIGHT + "\n")
    classroom.class_results(submitted, out, ["relu"], progress=lambda *told: seen.append(told[2]))
    assert seen == ["bob"] and results(out) != first
    assert b"What helped" not in first["report.html"]
    told = re.findall(
        r"<tr><td>(.*?)</td><td>(.*?)</td><td>(.*?)</td><td>(.*?)</td>",
        (out / "report.html").read_text(encoding="utf-8").split("What helped")[1].split("<h2>")[0],
    )
    assert told == [("1", "1", "2.2 relu", "absolute-value")]


OLD, NEW = (2026, 10, 1, 9, 0, 0), (2026, 10, 4, 22, 30, 0)


def dated(name, text, date):
    """A maker of a file, or of a zip with one, that was written at a time."""

    def make(folder):
        if name.endswith(".zip"):
            malformed.zipped(name, (malformed.entry("02_activation_functions.py", date=date), text))(folder)
        else:
            malformed.written(name, text)(folder)
            os.utime(folder / name, (datetime.datetime(*date).timestamp(),) * 2)

    return make


@pytest.mark.parametrize("old_first", [True, False])
@pytest.mark.parametrize(
    "names",
    [
        ("abgabe blatt 2.zip", "abgabe blatt 2 neu.zip"),
        ("02_activation_functions.py", "02_activation_functions (1).py"),
        ("02_activation_functions.py", "my solution.py"),
        ("blatt.py", "blatt.zip"),
    ],
)
def test_of_two_versions_the_newest_is_graded_and_both_are_named(names, old_first, tmp_path, capsys):
    """Whatever their names are; and the same from a folder of Moodle's and from two files of one student."""
    old, new = names if old_first else names[::-1]
    ada, bob = tmp_path / "in" / "Ada L_7_assignsubmission_file_", tmp_path / "in"
    ada.mkdir(parents=True)
    for name, text, date in ((old, WRONG, OLD), (new, RIGHT, NEW)):
        dated(name, text, date)(ada)
        dated(f"Bob M_8_assignsubmission_file_{name}", text, date)(bob)
    assert cli.main(["grade", "--class", str(bob), "--out", str(tmp_path / "out"), "-e", "relu"]) == 0
    said, progress = capsys.readouterr()
    table = json.loads((tmp_path / "out" / "verdicts.json").read_text(encoding="utf-8"))["students"]
    for one, before in zip(table, ("", "Bob M_8_assignsubmission_file_")):
        [exercise], [note] = one["exercises"], one["notes"]
        assert exercise["points"] == 1, (one["student"], note)
        assert note.startswith(f"2.2: there are several versions; graded is {before}{new}")
        assert " (the newest), not " in note and note.index(new) < note.index(f"not {before}{old}")
        assert note in said and sum(note in line for line in progress.splitlines()) == 1


def test_the_same_content_is_the_same_attempt(submitted, tmp_path):
    """Touched, packed anew with other dates, or unpacked anew: nothing is graded, and nobody has tried again."""
    out, seen = tmp_path / "out", []
    dated("zoe/02_a.py", RIGHT, OLD)(submitted)
    dated("zoe/02_b.py", WRONG, NEW)(submitted)

    def again():
        seen.clear()
        classroom.class_results(submitted, out, ["relu"], progress=lambda *told: seen.append(told[2]))
        return sorted(seen)

    def points():
        return {
            one[0]: one[1]
            for one in csv.reader((out / "grades.csv").read_text(encoding="utf-8").splitlines()[1:])
        }

    assert again() == ["ada", "bob", "eve", "zoe"] and points()["zoe"] == "0"
    for student in ("ada", "bob", "eve"):
        os.utime(submitted / student / "a.py", (1e9, 1e9))
        os.utime(submitted / student, (1e9, 1e9))
    assert again() == []
    os.utime(submitted / "zoe" / "02_b.py", (1e9, 1e9))  # the dates choose her version, so these count
    assert again() == ["zoe"] and points()["zoe"] == "1"
    assert again() == [] and "What helped" not in (out / "report.html").read_text(encoding="utf-8")
    put(submitted, bob=RIGHT)
    assert again() == ["bob"] and "What helped" in (out / "report.html").read_text(encoding="utf-8")


def test_versions_of_the_same_date_are_told_to_be_so_and_the_same_twice_is_none(tmp_path):
    """As in a folder that was copied; two files with the same answer are one."""
    for student, texts in (("ada", (WRONG, RIGHT)), ("bob", (RIGHT, RIGHT))):
        for name, text in zip(("02_a.py", "02_a (1).py"), texts):
            dated(f"{student}/{name}", text, OLD)(tmp_path)
        os.utime(tmp_path / student / "02_a (1).py", (datetime.datetime(*OLD).timestamp() + 3,) * 2)
    rows = run.grade_class(tmp_path, tmp_path.with_suffix(".jsonl"), ["relu"])
    assert rows["ada"]["notes"] == [
        "2.2: there are several versions; graded is 02_a.py (of the same date), not 02_a (1).py"
    ]
    assert rows["ada"]["verdicts"]["relu"]["status"] == "not yet" and rows["bob"]["notes"] == []


def test_what_is_no_version_does_not_come_before_the_answer(tmp_path):
    """A newer stub, another chapter's workbook, a page of the course, a file that the answer imports."""
    imported = "def relu(z):\n    return z\n"
    for name, text, date in (
        ("exercises/02_activation_functions.py", "from parts import *\n" + RIGHT, OLD),
        ("exercises/parts.py", imported, NEW),
        ("exercises/03_forward_propagation.py", WRONG, NEW),
        ("02_activation_functions.py", WRONG, NEW),
        ("before_you_start.py", WRONG, NEW),
        ("empty.py", "def relu(z):\n    raise NotImplementedError\n", NEW),
    ):
        dated(name, text, date)(tmp_path)
    grades = folder.grade(tmp_path, only=["relu"])
    assert grades.verdicts["relu"].ok
    assert [path.name for path in grades.found["relu"].versions] == ["03_forward_propagation.py"]
    assert "(the chapter's own), not " in grades.notes()[0]


def test_the_pages_without_a_workbook_are_known():
    pages = {path.stem for path in workbooks.BOOK.glob("*.ipynb")}
    assert set(collect.PAGES) == pages - {path.stem for path in workbooks.WORKBOOKS}


def test_a_date_that_there_is_not_is_an_old_one(tmp_path):
    malformed.zipped("a.zip", (malformed.entry("a.py", date=(1980, 0, 0, 0, 0, 0)), RIGHT))(tmp_path)
    submissions.unpack([tmp_path / "a.zip"], tmp_path / "out")
    assert (tmp_path / "out" / "0" / "a.py").stat().st_mtime == 0


def test_a_journal_that_was_torn_costs_one_row(submitted, tmp_path):
    out, seen = tmp_path / "out", []
    classroom.class_results(submitted, out, ["relu"], jobs=1)
    first, journal = results(out), out / "journal.jsonl"
    journal.write_text(journal.read_text(encoding="utf-8")[:-20], encoding="utf-8")
    classroom.class_results(submitted, out, ["relu"], progress=lambda *told: seen.append(told[2]))
    assert seen == ["eve"] and results(out) == first
    seen.clear()
    classroom.class_results(submitted, out, ["sigmoid"], progress=lambda *told: seen.append(told[2]))
    assert sorted(seen) == ["ada", "bob", "eve"], "asked for something else, rows are made anew"


def test_a_worker_that_is_killed_is_started_again(submitted, tmp_path, monkeypatch):
    expected = run.grade_class(submitted, tmp_path / "expected.jsonl", ["relu"])
    killed, finished = [], run.finished

    def kill_the_first_two(process):
        if len(killed) < 2:
            killed.append(process)
            process.kill()
        return finished(process)

    monkeypatch.setattr(run, "finished", kill_the_first_two)
    assert run.grade_class(submitted, tmp_path / "killed.jsonl", ["relu"]) == expected and len(killed) == 2


def test_a_worker_that_is_always_killed_is_told_and_tried_by_the_next_run(submitted, tmp_path, monkeypatch):
    finished = run.finished
    monkeypatch.setattr(run, "finished", lambda process: process.kill() or finished(process))
    lines, broken = classroom.class_results(submitted, tmp_path / "out", ["relu"])
    assert broken and lines[0] == "ada: the process that grades it ended 3 times; the others were graded."
    monkeypatch.setattr(run, "finished", finished)
    lines, broken = classroom.class_results(submitted, tmp_path / "out", ["relu"])
    assert not broken and len(lines) == 1


def test_what_takes_too_long_is_stopped(submitted, tmp_path, monkeypatch):
    monkeypatch.setattr(run, "SECONDS", 0.01)
    rows = run.grade_class(submitted, tmp_path / "journal.jsonl", ["relu"])
    assert {row["refused"] for row in rows.values()} == {"it takes more than 0.0 minutes"}


def test_a_worker_has_a_limit_and_room_below_it_whatever_the_processors(submitted, tmp_path, monkeypatch):
    """Of address space: what a library reserves for each of 64 processors would use all of it up."""
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", "64")
    rows = run.grade_class(submitted, tmp_path / "journal.jsonl", ["relu"])
    assert rows["ada"]["verdicts"]["relu"]["status"] == "passed"
    started, popen = [], subprocess.Popen
    monkeypatch.setattr(
        run.subprocess,
        "Popen",
        lambda *words, **options: started.append(options["env"]) or popen(*words, **options),
    )
    run.Running(tmp_path).row("ada", [submitted / "ada"], ["relu"])
    assert started[0]["OPENBLAS_NUM_THREADS"] == "1" and started[0]["PATH"] == os.environ["PATH"]


def test_reading_that_takes_too_much_memory_is_refused(submitted, tmp_path, monkeypatch):
    def greedy(paths, into):
        raise MemoryError

    monkeypatch.setattr(one, "unpack", greedy)
    assert "more memory than a submission may have" in one.graded(
        [submitted / "ada"], tmp_path, ["relu"]
    )["refused"]


def test_a_worker_does_not_outlive_the_run(submitted, tmp_path):
    """Its stdin ends with the run, also when the run is killed; what it has unpacked goes with it."""
    place = tmp_path / "place"
    place.mkdir()
    endless = put(submitted, zoe="def relu(z):\n    while True:\n        pass\n") / "zoe"
    with subprocess.Popen(
        [sys.executable, "-P", "-c", run.ORDER, str(ROOT)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        order = {"paths": [str(endless)], "only": ["relu"], "own": [], "place": str(place)}
        process.stdin.write(json.dumps(order) + "\n")
        process.stdin.close()
        assert process.wait(60) == 1 and process.stdout.read() == "" and not place.exists()


def test_what_a_killed_run_left_is_swept_by_the_next(submitted, tmp_path):
    out = tmp_path / "out"
    left = out / "unpacked" / "tmp1234" / "0"
    left.mkdir(parents=True)
    (left / "a.py").write_text(RIGHT, encoding="utf-8")
    classroom.class_results(submitted, out, ["relu"])
    assert not (out / "unpacked").exists()


def test_two_runs_do_not_write_to_one_folder(submitted, tmp_path, capsys):
    out = tmp_path / "out"
    with run.Journal(out / "journal.jsonl", "key"):
        assert cli.main(["grade", "--class", str(submitted), "--out", str(out), "-e", "relu"]) == 2
        assert "another run is writing" in capsys.readouterr().err
    assert cli.main(["grade", "--class", str(submitted), "--out", str(out), "-e", "relu"]) == 0


def test_a_large_class_needs_no_more_room(tmp_path, monkeypatch):
    verdict = exercise("relu", "not yet", "absolute-value", "You return |z|.", "x" * 50_000)
    row = {"refused": "", "notes": [], "verdicts": {"relu": verdict}}
    monkeypatch.setattr(run.Running, "row", lambda *_: json.loads(json.dumps(row)))
    (tmp_path / "in").mkdir()
    for i in range(400):
        (tmp_path / "in" / f"{i:03}.py").touch()
    tracemalloc.start()
    classroom.class_results(tmp_path / "in", tmp_path / "out", ["relu"], secret=b"k" * 32)
    classroom.class_results(tmp_path / "in", tmp_path / "out", ["relu"], secret=b"k" * 32)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (tmp_path / "out" / "verdicts.json").stat().st_size > 400 * 50_000 > 4 * peak


# ---- signed


def test_a_forged_result_is_recognised(submitted, tmp_path, capsys):
    out, key, other = tmp_path / "out", tmp_path / "teacher.key", tmp_path / "other.key"
    grading = ["grade", "--class", str(submitted), "--out", str(out), "-e", "relu", "--key", str(key)]
    checking = ["verify", str(out), "--key", str(key)]
    assert cli.main(checking) == 2 and cli.main(grading) == 0
    assert not POSIX or key.stat().st_mode & 0o077 == 0
    capsys.readouterr()
    assert cli.main(checking) == 0 and "as the run of 20" in capsys.readouterr().out
    grades = out / "grades.csv"
    real = grades.read_text(encoding="utf-8")
    grades.write_text(real.replace("bob,0", "bob,1"), encoding="utf-8")
    assert grades.read_text(encoding="utf-8") != real
    assert cli.main(checking) == 1 and capsys.readouterr().out == "grades.csv: NOT as the run wrote it.\n"
    grades.unlink()
    (out / "report.html").write_bytes((out / "verdicts.json").read_bytes())
    assert cli.main(checking) == 1 and capsys.readouterr().out.count("NOT") == 2
    signed.key_in(other, make=True)
    assert cli.main(["verify", str(out), "--key", str(other)]) == 1
    assert capsys.readouterr().out.count("NOT") == len(classroom.FORMS) + 1
    other.write_text("short", encoding="utf-8")
    assert cli.main(["verify", str(out), "--key", str(other)]) == 2


def test_files_of_two_runs_do_not_mix(tmp_path):
    key = b"k" * 32
    for folder, content in (("a", "old"), ("b", "new")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "grades.csv").write_text(content, encoding="utf-8")
        signed.sign(tmp_path / folder, ["grades.csv"], key)
    lines = (tmp_path / "a" / signed.SIGNED).read_text(encoding="utf-8").splitlines()
    (tmp_path / "b" / signed.SIGNED).write_text("\n".join(["2000-01-01", *lines[1:]]), encoding="utf-8")
    (tmp_path / "b" / "grades.csv").write_text("old", encoding="utf-8")
    assert signed.verify(tmp_path / "b", ["grades.csv"], key)[1] == ["grades.csv"]


def test_a_row_that_the_key_did_not_sign_is_graded_again(submitted, tmp_path):
    out, secret, seen = tmp_path / "out", b"k" * 32, []

    def graded():
        seen.clear()
        classroom.class_results(
            submitted, out, ["relu"], progress=lambda *told: seen.append(told[2]), secret=secret
        )
        return sorted(seen)

    assert graded() == ["ada", "bob", "eve"] and graded() == []
    first, journal = (out / "grades.csv").read_bytes(), out / "journal.jsonl"
    lines = [json.loads(line) for line in journal.read_text(encoding="utf-8").splitlines() if line]
    for line in lines:
        if line["student"] == "bob":
            line["row"]["verdicts"]["relu"]["status"] = "passed"
    journal.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    assert graded() == ["bob"] and (out / "grades.csv").read_bytes() == first


@pytest.mark.slow
def test_a_run_that_is_killed_midway_goes_on_to_the_same_files(submitted, tmp_path):
    put(submitted, **{f"student{i}": (RIGHT, WRONG)[i % 2] for i in range(6)})

    def start(out):
        return subprocess.Popen(
            [sys.executable, "-m", "companion", "grade", "--class", submitted, "--out", out, "-e", "relu"],
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )

    whole, half = tmp_path / "whole", tmp_path / "half"
    with start(whole) as process:
        assert len(process.stderr.readlines()) == 9
    with start(half) as process:
        for _ in range(4):
            assert process.stderr.readline()
        process.send_signal(signal.SIGKILL if POSIX else signal.SIGTERM)
    assert not (half / "grades.csv").exists()
    with start(half) as process:
        assert 1 <= len(process.stderr.readlines()) <= 5
    assert results(half) == results(whole)


@pytest.mark.slow
def test_the_malformed_are_told_and_the_rest_is_graded(submitted, tmp_path, capsys):
    for make, _ in (*REFUSED.values(), *NOTED.values()):
        make(submitted)
    for make in GRADED.values():
        make(submitted)
    out = tmp_path / "out"
    status = cli.main(["grade", "--class", str(submitted), "--out", str(out), "-e", "relu"])
    said, told = capsys.readouterr()
    total = len(REFUSED) + len(NOTED) + len(GRADED) + 3
    assert status == 0 and f"{total} submissions, {total - len(REFUSED)} graded." in said
    assert said.count("; the others were graded.") == len(REFUSED) and len(told.splitlines()) == total
    assert len(said.splitlines()) == len(REFUSED) + len(NOTED) + 1
    for _, words in (*REFUSED.values(), *NOTED.values()):
        assert words in said
    table = json.loads((out / "verdicts.json").read_text(encoding="utf-8"))
    jsonschema.validate(table, SCHEMA)
    right = [one["student"] for one in table["students"] if one["points"]]
    assert len(right) == len(GRADED) + len(NOTED) + 1 and "ada" in right
    lines = list(csv.reader(io.StringIO((out / "grades.csv").read_bytes().decode())))
    assert len(lines) == total + 1 and not [
        cell for line in lines for cell in line if cell.startswith(tuple("=+-@"))
    ]


@pytest.mark.slow
def test_a_hundred_malformed_cost_the_others_nothing(tmp_path, capsys):
    """A line for each of them, and its place in every form; who is right is right."""
    into, out = tmp_path / "in", tmp_path / "out"
    into.mkdir()
    bad = malformed.a_class(into)
    assert bad >= 100
    put(into, ada=RIGHT)
    malformed.zipped("bob.zip", ("w/a.py", RIGHT))(into)
    malformed.written("Eve_9_assignsubmission_file_/a.ipynb", malformed.notebook(RIGHT))(into)
    tracemalloc.start()
    status = cli.main(["grade", "--class", str(into), "--out", str(out), "-e", "relu"])
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    said, told = capsys.readouterr()
    *lines, end = said.splitlines()
    assert status == 0 and peak < 50 * 2**20 and not (out / "unpacked").exists()
    assert f"{bad + 3} submissions, 3 graded" in end and len(told.splitlines()) == bad + 3
    assert len(lines) == len(set(lines)) == bad and not [line for line in lines if "process" in line]
    assert max(map(len, lines)) < 300
    table = json.loads((out / "verdicts.json").read_text(encoding="utf-8"))
    jsonschema.validate(table, SCHEMA)
    assert [one["name"] for one in table["students"] if one["points"]] == ["Eve", "ada", "bob"]
    assert all(bool(one["points"]) != bool(one["refused"] or one["notes"]) for one in table["students"])
    for name, first in (("grades.csv", 1), ("moodle.csv", 1), ("canvas.csv", 2)):
        rows = list(csv.reader(io.StringIO((out / name).read_bytes().decode())))
        assert len(rows) == bad + 3 + first, name
        assert not [cell for row in rows for cell in row if cell.startswith(tuple("=+-@"))], name
    assert len(ElementTree.parse(out / "junit.xml").getroot()) == bad + 3
    report = (out / "report.html").read_text(encoding="utf-8")
    assert report.split("All verdicts")[1].count("<th scope=row>") == bad + 3 and "<b>bold" not in report
    first = results(out)
    assert cli.main(["grade", "--class", str(into), "--out", str(out), "-e", "relu"]) == 0
    assert results(out) == first and capsys.readouterr().err == ""


def test_a_class_and_one_learner_are_told_apart(tmp_path, capsys):
    work = workbooks.fill(tmp_path / "work", {})
    assert cli.main(["grade", "--class", str(work)]) == 2
    assert (
        "is one learner's folder, with 01_neural_networks.ipynb in it: leave out --class"
        in capsys.readouterr().err
    )
    malformed.zipped("both/ada.zip", ("a.py", RIGHT))(put(tmp_path, **{"both/bob": RIGHT}))
    for folder_, said in (("both", True), ("work", False)):
        cli.main(["grade", str(tmp_path / folder_), "-e", "relu"])
        assert ("looks like a class" in capsys.readouterr().out) == said, folder_
    assert not submissions.looks_like_a_class(tmp_path), "notes beside the workbooks make no class"
    for student in ("ada", "bob"):
        workbooks.fill(tmp_path / "two" / student / "exercises", {})
    assert submissions.looks_like_a_class(tmp_path / "two")


@pytest.mark.parametrize(
    "arguments, words",
    [
        (["grade", "--class"], "needs the folder of the submissions"),
        (["grade", "--class", "nowhere"], "is no folder of submissions"),
        (["grade", "--class", "."], "there is no submission in"),
        (["grade", "--class", ".", "--out", "inside"], "lies among the submissions"),
        (["grade", "--class", ".", "--json", "x"], "writes every form by itself"),
        (["grade", "--class", ".", "-e", "rleu"], "did you mean relu?"),
    ],
)
def test_one_clear_line(arguments, words, tmp_path, monkeypatch, capsys):
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    assert cli.main(arguments) == 2
    out, err = capsys.readouterr()
    assert out == "" and words in err and err.count("\n") == 1


# ---- forms


def exercise(function, status="passed", misconception="", message="", detail="", **more):
    return (
        verdicts.NOT_ATTEMPTED
        | {"status": status, "misconception": misconception, "message": message, "detail": detail}
        | more
    )


@pytest.fixture
def table():
    wrong = exercise(
        "relu", "not yet", "absolute-value", "You return `|z|`, <b>so</b> far.", "relu(\x1b[0m-1)", checks=3
    )
    rows = {
        "Ada Lovelace_7": {"relu": exercise("relu"), "softmax": exercise("softmax")},
        "doejane_12_34": {"relu": wrong},
        "=cmd": {"relu": wrong},
    }
    rows = {student: {"refused": "", "notes": [], "verdicts": told} for student, told in rows.items()}
    rows["late"] = run.refused("it is a link")
    return [verdicts.student(student, row, {"relu": 2, "softmax": 3}) for student, row in rows.items()]


def test_json_keeps_to_its_schema(table):
    made = json.loads("".join(verdicts.as_json(table)))
    jsonschema.validate(made, SCHEMA)
    assert [one["points"] for one in made["students"]] == [5, 0, 0, 0] and made["students"][0]["of"] == 5
    assert made["students"][1]["exercises"][1]["status"] == "not attempted"
    made["students"][0]["exercises"][0]["status"] = "fine"
    with pytest.raises(jsonschema.ValidationError, match="'fine' is not one of"):
        jsonschema.validate(made, SCHEMA)


def test_junit_counts_what_it_lists(table):
    suites = ElementTree.fromstring("".join(verdicts.as_junit(table)))
    assert suites.tag == "testsuites" and [suite.get("name") for suite in suites] == [
        one["student"] for one in table
    ]
    for suite in suites:
        for tag, attribute in (
            ("failure", "failures"),
            ("error", "errors"),
            ("skipped", "skipped"),
            (".", "tests"),
        ):
            found = suite.findall("testcase") if tag == "." else suite.findall(f"testcase/{tag}")
            assert int(suite.get(attribute)) == len(found), (suite.get("name"), attribute)
    assert (
        suites[1].find("testcase/failure").text == "relu(?[0m-1)"
    ), "XML has no place for control characters"
    assert suites[3].find("testcase/error").get("message") == "it is a link"


def test_gradescope_gets_what_its_specification_names(table):
    made = json.loads("".join(verdicts.as_gradescope(table[1:2])))
    assert set(made) <= {
        "score",
        "execution_time",
        "output",
        "output_format",
        "test_output_format",
        "test_name_format",
        "visibility",
        "stdout_visibility",
        "extra_data",
        "tests",
        "leaderboard",
    }
    for test in made["tests"]:
        assert set(test) <= {
            "score",
            "max_score",
            "status",
            "name",
            "name_format",
            "number",
            "output",
            "output_format",
            "tags",
            "visibility",
            "extra_data",
        }
        assert isinstance(test["score"], float) and isinstance(test["max_score"], float)
        assert test["status"] in ("passed", "failed") and isinstance(test["output"], str)
    assert [(test["name"], test["score"], test["max_score"]) for test in made["tests"]] == [
        ("2.2 relu", 0, 2),
        ("2.8 softmax", 0, 3),
    ]
    assert made["tests"][0]["output"].startswith("✗ 2.2 relu: not right yet. You return |z|")


def test_csv_is_safe_to_open(table):
    lines = list(csv.reader(io.StringIO("".join(verdicts.as_csv(table)))))
    assert lines[0] == ["student", "points", "of", "right", "next", "note", "2.2 relu", "2.8 softmax"]
    assert lines[1] == ["Ada Lovelace_7", "5", "5", "2", "", "", "passed", "passed"]
    assert lines[3] == ["'=cmd", "0", "5", "0", "2.2 relu", "", "not yet: absolute-value", "not attempted"]
    assert lines[4][5] == "it is a link"
    for start in ("=", "+", "-", "@", "\t", "\r", " ="):
        assert verdicts.cell(start + "1") == "'" + start + "1"


def test_moodle_and_canvas_know_their_students_again(table):
    moodle = list(csv.DictReader(io.StringIO("".join(verdicts.as_moodle(table)))))
    assert (
        moodle[0]["Identifier"],
        moodle[0]["Full name"],
        moodle[0]["Grade"],
        moodle[0]["Maximum Grade"],
    ) == ("Participant 7", "Ada Lovelace", "5", "5")
    assert (
        moodle[3]["Feedback comments"] == "Not graded: it is a link"
        and moodle[0]["Feedback comments"] == "Everything that was asked for is right."
    )
    head, possible, *canvas = csv.reader(io.StringIO("".join(verdicts.as_canvas(table, "Week 1"))))
    assert head == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "Week 1"]
    assert possible[0].strip() == "Points Possible" and possible[-1] == "5"
    assert canvas[1] == ["doejane", "12", "", "", "", "0"]


def test_the_report_has_everybody_and_counts_what_there_is():
    """Who could not be read is there with the reason, who answered nothing is not counted as graded."""
    broken = exercise("relu", "error", "syntax-error", "The cell is not Python yet: x.")
    told = {
        "ada": {"refused": "", "notes": [], "verdicts": {"relu": exercise("relu")}},
        "bob": {"refused": "", "notes": [], "verdicts": {"relu": exercise("relu", "not attempted")}},
        "emil": run.refused("week2.zip is not a zip that can be read"),
        "eve": {"refused": "", "notes": [], "verdicts": {"relu": broken}},
    }
    table = [verdicts.student(student, row, {"relu": 1, "softmax": 1}) for student, row in told.items()]
    text = page.page(table)
    assert "4 submissions, 2 graded, 1 with nothing answered." in text
    parts = dict(re.findall(r"<h2>(.*?)</h2>\n(.*?)(?=<h2>|</main>)", text, re.S))
    for part in ("Who is where", "All verdicts"):
        assert "emil" in parts[part] and "not graded: week2.zip is not a zip" in parts[part], part
    assert "<td>1 of 2</td>" in parts["Who is where"] and "comes next is the first" in parts["Who is where"]
    common, errors = parts["What is common"].split("No misconception, but an error")
    assert "syntax-error" not in common and "syntax-error" in errors
    feedback = [line["Feedback comments"] for line in csv.DictReader(io.StringIO("".join(verdicts.as_moodle(table))))]
    assert feedback[0].endswith("What comes next is 2.8 softmax.")
    assert feedback[1] == "Nothing is answered yet. Begin with 2.2 relu."
    assert verdicts.in_all(1, 0, 0) == "1 submission, 1 graded."


def test_an_archive_that_is_not_opened_is_told(tmp_path):
    """It may hold the answers; so may a zip in a zip."""
    malformed.both(malformed.written("ada/a.py", RIGHT), malformed.written("ada/b.rar", "Rar!"))(tmp_path)
    malformed.zipped("bob.zip", ("a.py", RIGHT), ("c.zip", ""))(tmp_path)
    rows = run.grade_class(tmp_path, tmp_path.with_suffix(".jsonl"), ["relu"])
    for student, name in (("ada", "b.rar"), ("bob", "c.zip")):
        [note] = rows[student]["notes"]
        assert note == f"{name} was not opened: only .ipynb, .py and .zip are graded, and no zip in a zip"


def test_a_function_under_another_name_is_told(tmp_path, capsys):
    put(tmp_path / "in", ada=RIGHT.replace("relu", "my_relu"), bob="def relu_grad(z):\n    return z\n")
    assert cli.main(["grade", "--class", str(tmp_path / "in"), "-e", "relu"]) == 0
    lines = capsys.readouterr().out.splitlines()
    hint = "2.2: there is no function named relu; a function my_relu is there"
    assert lines[0] == f"ada: {hint}" and lines[1].startswith("2 submissions, 0 graded, 2 with nothing answered.")
    cli.main(["grade", str(tmp_path / "in" / "ada"), "-e", "relu"])
    assert capsys.readouterr().out.splitlines()[0] == hint


def test_the_report_says_who_is_where_and_what_is_common(table):
    text = page.page(table, "Week <1>")
    assert (
        "<h1>Week &lt;1&gt;</h1>" in text
        and "<b>so</b>" not in text
        and "You return |z|, &lt;b&gt;so" in text
    )
    assert not re.search(r"<script|https?://|src=", text), "one file that needs nothing else"
    common = text[text.index("What is common") :]
    assert re.search(r"<td>2</td><td>2.2 relu</td><td>absolute-value</td>.*?doejane_12_34, =cmd", common)
    assert "it is a link" in text and text.count("<h2>") == 5
    assert "No mistake is made by two." in page.page(table[:1])
    assert "What one alone has (1)" in page.page(table[:2]) and "<details>" not in text


def test_the_report_of_a_large_class_has_no_line_for_each(table, monkeypatch):
    monkeypatch.setattr(page, "MOST", 3)
    monkeypatch.setattr(verdicts, "SOME", 1)
    text = page.page(table, "Week 1")
    assert "4 submissions, 3 graded." in text and "grades.csv has a line for each" in text
    assert text.count("<h2>") == 3 and "Ada" not in text
    assert re.search(r"<td>2</td><td>2.2 relu</td><td>absolute-value</td>.*?doejane_12_34, \.\.\.<", text)
    assert re.search(r"2.2 relu</th><td>3</td><td>1</td><td><meter max=3 value=1>", text)


@pytest.mark.parametrize("options", [{}, {"dark": True, "width": 390}], ids=["light", "dark, on a phone"])
def test_the_report_can_be_read_by_everybody(table, open_page, tmp_path, options):
    attempts = [[{"verdicts": {"relu": exercise("relu", "not yet", "leaks")}}, {"verdicts": {}}]]
    (tmp_path / "report.html").write_text(page.page(table, attempts=attempts), encoding="utf-8")
    shown = open_page(tmp_path / "report.html", **options)
    assert violations(shown) == []
    assert shown.evaluate("document.documentElement.scrollWidth <= innerWidth"), "tables scroll in themselves"


def test_what_helped_is_what_was_right_in_the_next_attempt():
    def handed_in(status, misconception=""):
        return {
            "refused": "",
            "notes": [],
            "verdicts": {"relu": exercise("relu", status, misconception, "Say it.")},
        }

    wrong, other, right = (
        handed_in("not yet", "absolute-value"),
        handed_in("not yet", "leaks"),
        handed_in("passed"),
    )
    nameless, gone = handed_in("not yet", "values-differ"), run.refused("it is a link")
    assert verdicts.helped(
        [
            [wrong, wrong, right],
            [wrong, other],
            [wrong],
            [wrong, gone],
            [nameless, right],
            [right, wrong],
            [other, right],
        ]
    ) == [("2.2 relu", "absolute-value", "Say it.", 3, 1), ("2.2 relu", "leaks", "Say it.", 1, 1)]
    assert verdicts.helped([[wrong, gone, right]]) == [("2.2 relu", "absolute-value", "Say it.", 1, 1)]
    assert verdicts.helped([]) == []


def test_a_learner_alone_gets_the_same_forms(tmp_path, capsys):
    work = workbooks.fill(tmp_path / "work", {"relu": RIGHT, "softmax": "def softmax(Z):\n    return Z\n"})
    files = {kind: tmp_path / kind for kind in ("json", "junit", "gradescope")}
    cli.main(
        [
            "grade",
            str(work),
            "-e",
            "relu",
            "-e",
            "softmax",
            *(str(x) for kind, file in files.items() for x in (f"--{kind}", file)),
        ]
    )
    capsys.readouterr()
    made = json.loads(files["json"].read_text(encoding="utf-8"))
    jsonschema.validate(made, SCHEMA)
    right, wrong = made["students"][0]["exercises"]
    assert right["status"] == "passed" and right["checks_passed"] == right["checks"] > 0
    assert (
        wrong["status"] == "not yet"
        and wrong["misconception"]
        and wrong["file"].endswith("02_activation_functions.ipynb")
    )
    [suite] = ElementTree.fromstring(files["junit"].read_text(encoding="utf-8"))
    assert (suite.get("tests"), suite.get("failures"), suite.get("errors"), suite.get("skipped")) == (
        "2",
        "1",
        "0",
        "0",
    )
    scores = {
        test["name"]: test["score"]
        for test in json.loads(files["gradescope"].read_text(encoding="utf-8"))["tests"]
    }
    assert scores == {"2.2 relu": 1, "2.8 softmax": 0}
