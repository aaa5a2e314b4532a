"""A learner without a clone: what the wheel holds, the copy that `companion lab` makes, the whole road."""

import json
import os
import re
import signal
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from pathlib import Path

import pytest

from companion.course import cli, lab, learner
from tests.grading import workbooks

ROOT = Path(__file__).resolve().parents[2]
SOLUTIONS = workbooks.solutions()


def run(*command, **options):
    return subprocess.run(
        [str(part) for part in command], capture_output=True, encoding="utf-8", check=False, **options
    )


# ---- the copy


@pytest.fixture
def course(monkeypatch, tmp_path):
    """A small course: its book, and an empty folder for the copy."""
    book, work = tmp_path / "book", tmp_path / "work"
    for name in (
        "01_a.ipynb",
        "01_a.md",
        "before.ipynb",
        "notation.md",
        "exercises/x.ipynb",
        "_tools/t.py",
        "_ext/e.py",
    ):
        (book / name).parent.mkdir(parents=True, exist_ok=True)
        (book / name).write_text("one")
    work.mkdir()
    return book, work


def listing(work):
    return {
        path.relative_to(work).as_posix(): path.read_text()
        for path in work.rglob("*")
        if path.is_file() and path.name != ".copied.json"
    }


def test_copy_leaves_out_machinery_and_twins(course):
    book, work = course
    assert lab.copy_course(book, work) == []
    assert set(listing(work)) == {
        "01_a.ipynb",
        "before.ipynb",
        "notation.md",
    }, "workbooks come through learner.start"
    assert lab.first_chapter(book) == "01_a.ipynb"


def test_copy_keeps_what_the_learner_edited_and_renews_the_rest(course):
    book, work = course
    lab.copy_course(book, work)
    (work / "01_a.ipynb").write_text("mine")
    (work / "own.ipynb").write_text("mine")
    for name in ("01_a.ipynb", "notation.md"):
        (book / name).write_text("two")
    assert lab.copy_course(book, work) == ["01_a.ipynb"]
    assert listing(work) == {
        "01_a.ipynb": "mine",
        "own.ipynb": "mine",
        "notation.md": "two",
        "before.ipynb": "one",
    }
    assert lab.copy_course(book, work) == ["01_a.ipynb"]


def notebook(source, count):
    cell = {"cell_type": "code", "source": source, "execution_count": count, "outputs": [], "metadata": {}}
    return json.dumps({"cells": [cell], "metadata": {"run": count}, "nbformat": 4, "nbformat_minor": 5})


def test_running_a_notebook_is_not_editing_it(course):
    book, work = course
    (book / "01_a.ipynb").write_text(notebook("1 + 1", 1))
    lab.copy_course(book, work)
    (book / "01_a.ipynb").write_text(notebook("1 + 2", 1))
    (work / "01_a.ipynb").write_text(notebook(["1 ", "+ 1"], 7))  # run and saved by JupyterLab
    assert lab.copy_course(book, work) == []
    assert listing(work)["01_a.ipynb"] == notebook("1 + 2", 1)
    (work / "01_a.ipynb").write_text(notebook("1 + 5", 1))
    assert lab.copy_course(book, work) == ["01_a.ipynb"]


def test_deleted_file_comes_back_new(course):
    book, work = course
    lab.copy_course(book, work)
    (work / "01_a.ipynb").write_text("mine")
    (work / "01_a.ipynb").unlink()
    assert lab.copy_course(book, work) == []
    assert listing(work)["01_a.ipynb"] == "one"


def test_edited_file_survives_a_lost_manifest(course):
    book, work = course
    lab.copy_course(book, work)
    (work / "01_a.ipynb").write_text("mine")
    (work / ".copied.json").unlink()
    assert lab.copy_course(book, work) == ["01_a.ipynb"]
    assert json.loads((work / ".copied.json").read_text()).keys() == {"before.ipynb", "notation.md"}


def test_lab_copies_everything_and_opens_the_first_chapter_in_the_copy(tmp_path, monkeypatch, capsys):
    calls, work = [], tmp_path / "work"
    monkeypatch.setattr(lab.importlib.util, "find_spec", lambda name: name)
    monkeypatch.setattr(
        lab.subprocess,
        "run",
        lambda command, **options: calls.append((command, options))
        or subprocess.CompletedProcess(command, 0),
    )
    assert cli.main(["lab", str(work), "--no-browser"]) == 0
    [(command, options)] = calls
    assert options["cwd"] == work and f"--ServerApp.root_dir={work}" in command and "--no-browser" in command
    assert "--LabApp.default_url=/lab/tree/01_neural_networks.ipynb" in command
    assert {path.name for path in (work / "exercises").glob("*.ipynb")} == {
        path.name for path in workbooks.WORKBOOKS
    }
    (work / "notation.md").write_text("mine")
    assert cli.main(["lab", str(work), "--copy-only"]) == 0 and len(calls) == 1
    assert "Kept as you left them: notation.md (delete one to get it anew)." in capsys.readouterr().out


def test_lab_says_when_jupyterlab_is_missing(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(lab.importlib.util, "find_spec", lambda name: None)
    assert cli.main(["lab", str(tmp_path / "work")]) == 2
    assert (
        capsys.readouterr().err
        == "companion lab: JupyterLab is not installed here: python -m pip install jupyterlab\n"
    )


def test_start_and_lab_read_the_same_workbooks():
    assert learner.WORKBOOKS == lab.BOOK / "exercises" == workbooks.BOOK / "exercises"


# ---- the wheel


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel, built from the sdist, so that this is whole too. No host is asked: setuptools is here."""
    base = tmp_path_factory.mktemp("wheel")
    build = (
        "import sys, setuptools.build_meta as backend; "
        "getattr(backend, 'build_' + sys.argv[1])(sys.argv[2])"
    )
    made = run(sys.executable, "-c", build, "sdist", base, cwd=ROOT)
    assert made.returncode == 0, made.stderr
    [sdist] = base.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        archive.extractall(base, filter="data")
    made = run(sys.executable, "-c", build, "wheel", base, cwd=base / sdist.name.removesuffix(".tar.gz"))
    assert made.returncode == 0, made.stderr
    return next(base.glob("*.whl"))


@pytest.fixture(scope="module")
def empty(wheel, tmp_path_factory):
    """command(*words) in an empty folder, with an environment of its own that holds this wheel.

    numpy and the others are those of the running tests: a .pth file lends their folder, so that no host is
    asked. It comes behind the environment's own folder, and the clone's editable install is not reached
    through it: a path that a .pth file adds has no .pth files of its own.
    """
    base = tmp_path_factory.mktemp("empty")
    environment, folder = base / "venv", base / "folder"
    folder.mkdir()
    run(sys.executable, "-m", "venv", "--without-pip", environment)
    places = sysconfig.get_paths("venv", {"base": str(environment), "platbase": str(environment)})
    Path(places["purelib"], "lent.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    python = Path(places["scripts"], "python.exe" if os.name == "nt" else "python")
    made = run(sys.executable, "-m", "pip", "--python", python, "install", "--no-deps", "--no-index", wheel)
    assert made.returncode == 0, made.stderr
    clean = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTHON", "PYTEST_", "COV_"))
    }

    def command(*words, start=run):
        return start(
            Path(places["scripts"], "companion"), *words, cwd=folder, env=clean | {"PYTHONUTF8": "1"}
        )

    command.folder, command.environment = folder, environment
    return command


@pytest.mark.slow
def test_the_wheel_holds_the_book_once_and_its_types(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    ours = {f"companion/course/book/{name}" for name, _ in lab.course_files(ROOT / "book")}
    assert {name for name in names if "/book/" in name} == ours and len(names) == len(set(names))
    assert (
        "companion/course/book/exercises/01_neural_networks.ipynb" in ours and "companion/py.typed" in names
    )
    assert not [name for name in names if name.startswith(("tests/", "make", "setup"))]
    assert sum(item.compress_size for item in zipfile.ZipFile(wheel).infolist()) < 2e6


@pytest.mark.slow
def test_the_whole_road_of_a_learner_from_the_wheel(empty):
    """start, grade, answer, grade, assemble, show, lab: in an empty folder, with nothing of the clone."""
    folder = empty.folder
    begun = empty("start")
    assert begun.returncode == 0 and begun.stderr == "", begun.stderr
    copies = sorted((folder / "work" / "exercises").glob("*.ipynb"))
    assert [path.name for path in copies] == [path.name for path in workbooks.WORKBOOKS]
    first = empty("grade")
    assert (first.returncode, first.stderr) == (1, "") and "0/20" in first.stdout

    workbooks.fill(folder / "work" / "exercises", SOLUTIONS)
    graded = empty("grade")
    assert (graded.returncode, graded.stderr) == (0, "") and "20/20" in graded.stdout, graded.stdout
    assert str(ROOT) not in graded.stdout
    made = empty("assemble", "my_network")
    assert made.returncode == 0 and "every function of the training loop is yours" in made.stdout, made.stderr
    shown = empty("show", "my_network")
    assert shown.returncode == 0 and "<h2>The code</h2>" in (folder / "my_network.html").read_text(
        encoding="utf-8"
    )
    assert empty("lab", "--copy-only").returncode == 0
    assert (folder / "work" / "01_neural_networks.ipynb").is_file()
    assert "up to date" not in empty("start", "elsewhere").stdout


@pytest.mark.slow
def test_a_class_is_assigned_and_graded_from_the_wheel(empty):
    (empty.folder / "week.toml").write_text('title = "Week"\n[points]\n"2.2" = 2\n', encoding="utf-8")
    made = empty("assign", "week.toml")
    assert (made.returncode, made.stderr) == (0, "") and [
        path.name for path in (empty.folder / "week").iterdir()
    ] == ["02_activation_functions.ipynb"]
    for student, answers in (("ada", {"relu": SOLUTIONS["relu"]}), ("bob", {})):
        workbooks.fill(empty.folder / "submissions" / student, answers)
    graded = empty("grade", "--class", "submissions", "--assignment", "week.toml")
    assert graded.returncode == 0 and "2 submissions, 1 graded, 1 with nothing answered." in graded.stdout, graded.stderr
    lines = (empty.folder / "submissions-grades" / "grades.csv").read_text(encoding="utf-8").splitlines()
    assert [line.split(",")[:3] for line in lines[1:]] == [["ada", "2", "2"], ["bob", "0", "2"]]


@pytest.mark.slow
def test_lab_from_the_wheel_serves_the_first_chapter(empty):
    server = empty(
        "lab",
        "--no-browser",
        start=lambda *words, **options: subprocess.Popen(
            [str(word) for word in words],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            start_new_session=os.name == "posix",
            **options,
        ),
    )
    try:
        address = next(
            found[0] for line in server.stderr if (found := re.search(r"http://\S+/lab/tree/\S+", line))
        )
        assert "/lab/tree/01_neural_networks.ipynb" in address
    finally:
        if os.name == "posix":  # Jupyter is a child of the command
            os.killpg(server.pid, signal.SIGTERM)
        else:
            server.terminate()
        server.wait(30)
        server.stderr.close()
