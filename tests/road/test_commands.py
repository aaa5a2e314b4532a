"""make.py: the commands, the old Pythons, the pinned versions, the learner's copy."""

import ast
import json
import re
import subprocess
import sys
import tomllib

import pytest

import make

SOURCE = (make.ROOT / "make.py").read_text(encoding="utf-8")
PROJECT = tomllib.loads((make.ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PINNED = [line for line in (make.ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
          if line and not line.startswith("#")]


def test_parses_on_old_pythons():
    ast.parse(SOURCE, feature_version=(3, 6))


@pytest.mark.parametrize("version", ["(3, 6, 15)", "(3, 10, 13)"])
def test_old_python_is_refused_in_one_line(version):
    pretend = f"import sys; sys.version_info = {version}; exec(open('make.py').read())"
    answer = subprocess.run([sys.executable, "-c", pretend], cwd=make.ROOT, capture_output=True, text=True)
    assert answer.returncode == 1
    assert re.fullmatch(r"The course needs Python 3\.11 or newer; this is 3\.\d+\. .+\n", answer.stderr)


def test_help_lists_every_command(capsys):
    make.main([])
    printed = capsys.readouterr().out
    for name, (command, _) in make.COMMANDS.items():
        assert re.search(rf"^  {name} +{re.escape(command.__doc__)}$", printed, re.M)


def test_makefile_calls_every_command():
    makefile = (make.ROOT / "Makefile").read_text(encoding="utf-8")
    assert set(re.search(r"^COMMANDS = (.*)$", makefile, re.M).group(1).split()) == set(make.COMMANDS)
    assert re.search(r"^\.DEFAULT_GOAL = help$", makefile, re.M)
    assert "\t@$(PYTHON) make.py $@ $(ARGS)" in makefile


def test_readme_shows_both_forms():
    readme = (make.ROOT / "README.md").read_text(encoding="utf-8")
    for name in ("lab", "book", "test"):
        assert f"make {name}" in readme and f"python make.py {name}" in readme


def test_unknown_command_is_refused(capsys):
    with pytest.raises(SystemExit) as stop:
        make.main(["bok"])
    assert stop.value.code == 2
    assert "invalid choice: 'bok'" in capsys.readouterr().err


# ---------------------------------------------------------------- versions

def names(requirements):
    return {re.match(r"[\w-]+", text).group().lower().replace("_", "-") for text in requirements}


def test_constraints_are_versions_and_nothing_else():
    assert [line for line in PINNED if not re.fullmatch(r"[\w.-]+==[\d.]+(\.?(post|rc)\d+)?", line)] == []


def test_every_requirement_is_pinned_but_torch():
    extras = PROJECT["optional-dependencies"]
    wanted = names(PROJECT["dependencies"] + extras["lab"] + extras["book"] + extras["test"])
    assert wanted - names(PINNED) == {"how-machines-learn"}
    assert "torch" not in names(PINNED)


def test_a_learner_installs_the_run_time_and_jupyterlab_only():
    assert names(PROJECT["dependencies"]) == {"numpy", "matplotlib", "ipywidgets", "pytest"}
    assert names(PROJECT["optional-dependencies"]["lab"]) == {"jupyterlab"}


def test_what_the_commands_make_is_ignored_by_git():
    ignored = (make.ROOT / ".gitignore").read_text(encoding="utf-8").split()
    assert {".venv/", "_build/", "work/"} <= set(ignored)


# ---------------------------------------------------------------- installing

@pytest.fixture
def venv(monkeypatch, tmp_path):
    """A make.py whose folder is empty but for pyproject and constraints; calls are noted, not made."""
    calls = []
    monkeypatch.setattr(make, "ROOT", tmp_path)
    monkeypatch.setattr(make, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(make, "PYTHON", tmp_path / ".venv" / "python")
    monkeypatch.setattr(make, "run_shown",
                        lambda command, pick, log: calls.append([str(part) for part in command]) or 0)
    monkeypatch.setattr(make, "venv_works", lambda: make.PYTHON.exists())
    monkeypatch.setattr(make, "same_minor_version", lambda: True)
    monkeypatch.setattr(make, "make_venv", lambda: (make.VENV.mkdir(), make.PYTHON.touch()))
    (tmp_path / "pyproject.toml").write_text("a")
    (tmp_path / "constraints.txt").write_text("b")
    return calls


def asked_for(call):
    return re.search(r"\[(.*)\]$", call[-1]).group(1)


def test_installs_once_then_only_what_is_missing(venv):
    make.setup("lab")
    make.setup("lab")
    assert [asked_for(call) for call in venv] == ["lab"]
    assert venv[0][-4:-2] == ["-c", str(make.ROOT / "constraints.txt")]
    make.setup("test")
    make.setup("lab")
    make.setup("test")
    assert [asked_for(call) for call in venv] == ["lab", "lab,test"]


def test_installs_again_when_the_versions_change(venv):
    make.setup("book")
    (make.ROOT / "constraints.txt").write_text("c")
    make.setup("book")
    assert [asked_for(call) for call in venv] == ["book", "book"]


def test_failed_install_is_one_line_and_is_tried_again(venv, monkeypatch):
    monkeypatch.setattr(make, "run_shown", lambda command, pick, log: 1)
    with pytest.raises(SystemExit, match="pip could not install the course; .*install.log"):
        make.setup("book")
    assert not (make.VENV / "installed.json").exists()


# ---------------------------------------------------------------- the learner's copy

@pytest.fixture
def course(monkeypatch, tmp_path):
    """A small course; returns its book and a function that copies it."""
    monkeypatch.setattr(make, "ROOT", tmp_path)
    book, work = tmp_path / "book", tmp_path / "work"
    for name in ("01_a.ipynb", "01_a.md", "notation.md", "exercises/x.ipynb", "_tools/t.py", "_ext/e.py"):
        (book / name).parent.mkdir(parents=True, exist_ok=True)
        (book / name).write_text("one")
    (tmp_path / "_toc.yml").write_text("- file: book/before.ipynb\n- file: book/01_a.ipynb\n")
    work.mkdir()
    return book, work


def listing(work):
    return {path.relative_to(work).as_posix(): path.read_text() for path in work.rglob("*")
            if path.is_file() and path.name != ".copied.json"}


def test_copy_leaves_out_machinery_and_twins(course):
    book, work = course
    assert make.copy_course(work) == []
    assert set(listing(work)) == {"01_a.ipynb", "notation.md"}, "workbooks come through `companion start`"
    assert make.first_chapter() == "01_a.ipynb"


def test_copy_keeps_what_the_learner_edited_and_renews_the_rest(course):
    book, work = course
    make.copy_course(work)
    (work / "01_a.ipynb").write_text("mine")
    (work / "own.ipynb").write_text("mine")
    for name in ("01_a.ipynb", "notation.md"):
        (book / name).write_text("two")
    assert make.copy_course(work) == ["01_a.ipynb"]
    assert listing(work) == {"01_a.ipynb": "mine", "own.ipynb": "mine", "notation.md": "two"}
    assert make.copy_course(work) == ["01_a.ipynb"]


def notebook(source, count):
    cell = {"cell_type": "code", "source": source, "execution_count": count, "outputs": [], "metadata": {}}
    return json.dumps({"cells": [cell], "metadata": {"run": count}, "nbformat": 4, "nbformat_minor": 5})


def test_running_a_notebook_is_not_editing_it(course):
    book, work = course
    (book / "01_a.ipynb").write_text(notebook("1 + 1", 1))
    make.copy_course(work)
    (book / "01_a.ipynb").write_text(notebook("1 + 2", 1))
    (work / "01_a.ipynb").write_text(notebook(["1 ", "+ 1"], 7))        # run and saved by JupyterLab
    assert make.copy_course(work) == []
    assert listing(work)["01_a.ipynb"] == notebook("1 + 2", 1)
    (work / "01_a.ipynb").write_text(notebook("1 + 5", 1))
    assert make.copy_course(work) == ["01_a.ipynb"]


def test_deleted_file_comes_back_new(course):
    book, work = course
    make.copy_course(work)
    (work / "01_a.ipynb").write_text("mine")
    (work / "01_a.ipynb").unlink()
    assert make.copy_course(work) == []
    assert listing(work)["01_a.ipynb"] == "one"


def test_edited_file_survives_a_lost_manifest(course):
    book, work = course
    make.copy_course(work)
    (work / "01_a.ipynb").write_text("mine")
    (work / ".copied.json").unlink()
    assert make.copy_course(work) == ["01_a.ipynb"]
    assert json.loads((work / ".copied.json").read_text()).keys() == {"notation.md"}


def test_jupyterlab_opens_the_first_chapter_in_the_copy(course, monkeypatch):
    book, work = course
    calls = []
    monkeypatch.setattr(make, "WORK", work)
    monkeypatch.setattr(make, "VENV", work.parent / ".venv")
    monkeypatch.setattr(make, "setup", lambda *extras: calls.append(extras))
    monkeypatch.setattr(subprocess, "run", lambda command, **options: calls.append(
        (command, options)) or subprocess.CompletedProcess(command, 0))
    with pytest.raises(SystemExit) as stop:
        make.main(["lab", "--no-browser"])
    extras, (start, _), (command, options) = calls
    assert start[1:] == ["-m", "companion", "start", str(work / "exercises")]
    assert stop.value.code == 0 and extras == ("lab",)
    assert options["cwd"] == str(work) and f"--ServerApp.root_dir={work}" in command
    assert "--LabApp.default_url=/lab/tree/01_a.ipynb" in command and "--no-browser" in command


def test_lab_says_what_it_kept(course, monkeypatch, capsys):
    book, work = course
    monkeypatch.setattr(make, "WORK", work)
    make.copy_course(work)
    (work / "notation.md").write_text("mine")
    make.main(["lab", "--copy-only"])
    assert "kept as you left them: notation.md (delete one to get it anew)" in capsys.readouterr().out
