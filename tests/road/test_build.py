"""make.py: when the site is fresh, what a failing build says, what is handed to pytest."""

import platform
import subprocess

import pytest

import make


@pytest.fixture
def folder(monkeypatch, tmp_path):
    """A course of four files, its build answered by `monkeypatch`ing run_shown."""
    monkeypatch.setattr(make, "ROOT", tmp_path)
    monkeypatch.setattr(make, "BUILD", tmp_path / "_build")
    monkeypatch.setattr(make, "SITE", tmp_path / "_build" / "html")
    for name in ("_config.yml", "_toc.yml", "constraints.txt", "book/a.md", "companion/c.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("one")
    make.BUILD.mkdir()
    return tmp_path


def built(lines=(), status=0, shown=None):
    def run_shown(command, pick, log):
        for line in lines:
            if pick(line) is not None and shown is not None:
                shown.append(pick(line))
        if status == 0:
            make.SITE.mkdir(parents=True)
            (make.SITE / "index.html").write_text("page")
        return status
    return run_shown


@pytest.mark.parametrize("changed", ["_config.yml", "_toc.yml", "constraints.txt", "book/a.md", "book/new.md",
                                     "companion/c.py"])
def test_site_is_stale_when_its_source_changes(folder, monkeypatch, changed):
    monkeypatch.setattr(make, "run_shown", built())
    assert not make.site_is_fresh()
    assert make.build_site()
    assert make.site_is_fresh()
    (folder / changed).write_text("two")
    assert not make.site_is_fresh()


def test_site_stays_fresh_when_only_caches_change(folder, monkeypatch):
    monkeypatch.setattr(make, "run_shown", built())
    assert make.build_site()
    for name in ("companion/__pycache__/c.pyc", "book/.ipynb_checkpoints/a.ipynb", "book/_tools/t.py"):
        (folder / name).parent.mkdir(parents=True)
        (folder / name).write_text("new")
    assert make.site_is_fresh()


def test_failed_build_is_not_fresh_and_leaves_no_old_page(folder, monkeypatch):
    monkeypatch.setattr(make, "run_shown", built())
    assert make.build_site()
    (make.SITE / "old.html").write_text("old")
    monkeypatch.setattr(make, "run_shown", built(status=1))
    assert not make.build_site()
    assert not make.site_is_fresh() and not make.SITE.exists()


def test_warning_is_shown_with_its_page_and_the_chatter_is_not(folder, monkeypatch):
    shown = []
    lines = ["MdParserConfig(commonmark_only=False)",
             "/x/book/01_a.ipynb: Executed notebook in 1.50 seconds [mystnb]",
             "reading sources... [ 50%] book/a", "/x/book/a.md:7: WARNING: undefined label: 'x'",
             "[IPKernelApp] WARNING | Kernel is running over TCP without encryption",
             "reading sources... [100%] book/b", "copying images..."]
    monkeypatch.setattr(make, "run_shown", built(lines, 1, shown))
    make.build_site()
    assert shown == ["   01_a.ipynb: executed notebook in 1.50 seconds",
                     "/x/book/a.md:7: WARNING: undefined label: 'x'",
                     "   reading sources... [100%] book/b"]


def test_book_fails_when_the_build_fails(monkeypatch):
    monkeypatch.setattr(make, "setup", lambda *extras: None)
    monkeypatch.setattr(make, "build_site", lambda: False)
    with pytest.raises(SystemExit) as stop:
        make.main(["book"])
    assert stop.value.code == 1


# ---------------------------------------------------------------- what pytest is given

@pytest.fixture
def pytest_calls(monkeypatch):
    """Commands and environments of the pytest runs; the answers are set by `calls.status`."""
    class Calls(list):
        status = 0
    calls = Calls()

    def run(command, **options):
        calls.append((command, options["env"]))
        return subprocess.CompletedProcess(command, calls.status)
    monkeypatch.setattr(make, "setup", lambda *extras: None)
    monkeypatch.setattr(make, "browser_for_tests", lambda: "/usr/bin/chromium")
    monkeypatch.setattr(make, "site_is_fresh", lambda: True)
    monkeypatch.setattr(subprocess, "run", run)
    return calls


def exit_status(*arguments):
    with pytest.raises(SystemExit) as stop:
        make.main(list(arguments))
    return stop.value.code


@pytest.mark.parametrize("system, machine, mode, other", [
    ("Linux", "x86_64", "--nbval", "--nbval-lax"), ("Darwin", "arm64", "--nbval-lax", "--nbval"),
    ("Linux", "aarch64", "--nbval-lax", "--nbval"), ("Windows", "AMD64", "--nbval-lax", "--nbval"),
])
def test_notebooks_are_compared_strictly_where_they_were_made(pytest_calls, monkeypatch, capsys,
                                                              system, machine, mode, other):
    monkeypatch.setattr(platform, "system", lambda: system)
    monkeypatch.setattr(platform, "machine", lambda: machine)
    assert exit_status("test") == 0
    command, env = pytest_calls[0]
    assert mode in command and other not in command
    assert ("nbval-lax" in capsys.readouterr().out) == (mode == "--nbval-lax")
    assert env["BROWSER"] == "/usr/bin/chromium" and env["OPENBLAS_NUM_THREADS"] == "1"


def test_fast_slow_and_all(pytest_calls):
    assert exit_status("test") == exit_status("test-all") == exit_status("test-all", "--only-slow") == 0
    fast, everything, slow = [" ".join(command) for command, _ in pytest_calls]
    assert "-m not slow" in fast and "-m slow" in slow
    assert " slow" not in everything
    assert "--ignore=tests/site" not in fast
    assert all("--dist loadfile --durations 10" in text for text in (fast, everything, slow))


def test_failures_and_empty_runs_are_told_apart(pytest_calls):
    pytest_calls.status = 1
    assert exit_status("test") == exit_status("test-all") == exit_status("test-all", "--only-slow") == 1
    pytest_calls.status = 5
    assert exit_status("test") == 5


def test_tests_run_and_fail_when_the_book_does_not_build(pytest_calls, monkeypatch):
    monkeypatch.setattr(make, "site_is_fresh", lambda: False)
    monkeypatch.setattr(make, "build_site", lambda: False)
    assert "the book does not build, so the site was not tested" in exit_status("test")
    assert "--ignore=tests/site" in pytest_calls[0][0]
