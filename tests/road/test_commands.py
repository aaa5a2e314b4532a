"""make.py: the commands, the old Pythons, the pinned versions, the learner's copy."""

import ast
import contextlib
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
    monkeypatch.setattr(make, "BUILD", tmp_path / "_build")     # the lock is there: the clone may be building its book
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

def test_lab_installs_jupyterlab_and_hands_on_its_flags(monkeypatch, tmp_path):
    calls = []
    monkeypatch.setattr(make, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(make, "setup", lambda *extras: calls.append(extras))
    monkeypatch.setattr(make, "run_or_exit", lambda *module: calls.append(module))
    make.main(["lab", "--no-browser"])
    make.main(["lab", "--copy-only"])
    assert calls == [("lab",), ("companion", "lab", make.WORK, "--no-browser"),
                     (), ("companion", "lab", make.WORK, "--copy-only")]
    assert "fetchNews" in next(tmp_path.rglob("overrides.json")).read_text()


def test_install_installs_and_does_no_more(monkeypatch):
    calls = []
    monkeypatch.setattr(make, "setup", lambda *extras: calls.append(extras))
    make.main(["install", "lab"])
    assert calls == [("lab",)]


@pytest.mark.parametrize("words, extras, module", [
    (["grade"], ("lab",), ("companion", "grade", make.WORK / "exercises")),
    (["grade", "mine"], ("lab",), ("companion", "grade", "mine")),
    (["notebooks", "performance"], ("book",), ("notebooks.py", "performance")),
    (["mutants"], ("test",), ("tests.grading.mutants",)),
    (["bench", "quick"], ("bench", "test"), ("tests.bench", "quick")),
    (["bench", "steps", "--against", "main"], ("test",), ("tests.bench", "steps", "--against", "main")),
])
def test_a_command_installs_and_hands_on(words, extras, module, monkeypatch):
    calls = []
    monkeypatch.setattr(make, "setup", lambda *extras: calls.append(extras))
    monkeypatch.setattr(make, "run_or_exit", lambda *module: calls.append(module))
    monkeypatch.setattr(make, "run_script", lambda *module: calls.append(module) or sys.exit(0))
    with contextlib.suppress(SystemExit):
        make.main(words)
    assert calls == [extras, module]
