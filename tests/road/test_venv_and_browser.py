"""make.py: every way to a virtual environment and to a browser, tried in order."""

import os
import shutil
import subprocess
import sys

import pytest

import make

ROOT = make.ROOT
WAYS = ["plain_venv", "venv_filled_by_system_pip", "venv_by_virtualenv", "venv_after_apt"]


@pytest.mark.parametrize("first", range(len(WAYS)))
def test_first_way_that_works_is_taken(first, monkeypatch, tmp_path):
    monkeypatch.setattr(make, "VENV", tmp_path / ".venv")
    tried = []
    for i, name in enumerate(WAYS):
        monkeypatch.setattr(make, name, lambda i=i, name=name: tried.append(name) or i >= first)
    monkeypatch.setattr(make, "venv_works", lambda: True)
    make.make_venv()
    assert tried == WAYS[:first + 1]


def test_without_any_way_one_line_says_what_to_install(monkeypatch, tmp_path):
    monkeypatch.setattr(make, "VENV", tmp_path / ".venv")
    for name in WAYS:
        monkeypatch.setattr(make, name, lambda: False)
    with pytest.raises(SystemExit) as stop:
        make.make_venv()
    assert "install python3-venv" in stop.value.code and "\n" not in stop.value.code


@pytest.fixture
def commands(monkeypatch, tmp_path):
    """Commands that make.py starts, as text; `refuse` holds parts of those that fail."""
    class Commands(list):
        refuse = ()

        def run(self, *command, **options):
            text = " ".join(str(part) for part in command)
            self.append(text)
            return not any(part in text for part in self.refuse)
    commands = Commands()
    monkeypatch.setattr(make, "VENV", tmp_path / ".venv")
    (tmp_path / ".venv" / "lib" / "python3.11" / "site-packages").mkdir(parents=True)
    monkeypatch.setattr(make, "WINDOWS", False)
    monkeypatch.setattr(make, "works", commands.run)
    monkeypatch.setattr(make, "venv_works", lambda: True)
    return commands


def test_debian_python_without_ensurepip_is_filled_by_the_system_pip(commands):
    commands.refuse = ["import ensurepip"]
    assert not make.plain_venv()
    assert make.venv_filled_by_system_pip()
    assert f"{sys.executable} -m venv --without-pip {make.VENV}" in commands
    assert commands[-1] == f"{sys.executable} -m pip install --target " \
                           f"{make.VENV / 'lib' / 'python3.11' / 'site-packages'} pip"


def test_pip_of_another_python_fills_it_too(commands, monkeypatch):
    commands.refuse = [f"{sys.executable} -m pip"]
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}" if name == "pip3" else None)
    assert make.venv_filled_by_system_pip()
    assert commands[-1].startswith("/usr/bin/pip3 install --target")
    commands.refuse = ["pip"]
    assert not make.venv_filled_by_system_pip()


@pytest.mark.parametrize("user, sudo, terminal, expected", [
    (0, None, False, []), (1000, "/usr/bin/sudo", True, ["sudo"]),
    (1000, "/usr/bin/sudo", False, ["sudo", "-n"]), (1000, None, True, None),
])
def test_root_or_sudo(user, sudo, terminal, expected, monkeypatch):
    monkeypatch.setattr(make, "WINDOWS", False)
    monkeypatch.setattr(os, "geteuid", lambda: user, raising=False)
    monkeypatch.setattr(shutil, "which", lambda name: sudo if name == "sudo" else None)
    monkeypatch.setattr(sys.stdin, "isatty", lambda: terminal, raising=False)
    assert make.root_command() == expected


def test_apt_installs_the_first_package_that_exists(monkeypatch):
    ran = []

    def run(command, **options):
        ran.append(command[-2:])
        return subprocess.CompletedProcess(command, 100 if command[-1] == "chromium" else 0)
    monkeypatch.setattr(make, "root_command", lambda: ["sudo"])
    monkeypatch.setattr(shutil, "which", lambda name: "/usr/bin/" + name)
    monkeypatch.setattr(subprocess, "run", run)
    assert make.apt_install("chromium", "chromium-browser", "never")
    assert ran == [["update", "-qq"], ["-qq", "chromium"], ["-qq", "chromium-browser"]]
    monkeypatch.setattr(make, "root_command", lambda: None)
    assert not make.apt_install("chromium")
    assert len(ran) == 3


# ---------------------------------------------------------------- the browser

@pytest.fixture
def machine(monkeypatch):
    """A machine with some browsers: {name: starts}. None of them is Playwright's own."""
    def having(browsers, own=None, asked=None):
        monkeypatch.setattr(shutil, "which", lambda name: name if name in browsers else None)
        monkeypatch.setattr(make, "browser_starts", lambda path=None: (
            path if browsers.get(path) else None) if path else own)
        if asked is None:
            monkeypatch.delenv("BROWSER", raising=False)
        else:
            monkeypatch.setenv("BROWSER", asked)
    return having


@pytest.mark.parametrize("browsers, own, asked, expected", [
    ({"chromium": True, "msedge": True}, None, None, "chromium"),
    ({"chromium": False, "google-chrome": True}, None, None, "google-chrome"),
    ({"msedge": True}, None, None, "msedge"),
    ({}, "/cache/chrome", None, "/cache/chrome"),
    ({}, None, None, None),
    ({"chromium": True}, None, "none", "none"),
    ({"chromium": True}, None, "firefox", "chromium"),
    ({"chromium": True}, None, "/opt/editor/browser.sh", "chromium"),
    ({"chromium": True, "/opt/chrome": True}, None, "/opt/chrome", "/opt/chrome"),
])
def test_browser_is_found(browsers, own, asked, expected, machine):
    machine(browsers, own, asked)
    assert make.find_browser() == expected


def test_browser_that_was_asked_for_and_does_not_start_is_named(machine):
    machine({"chromium": True, "/opt/chrome": False}, asked="/opt/chrome")
    with pytest.raises(SystemExit, match="BROWSER=/opt/chrome does not start"):
        make.find_browser()


def test_missing_browser_is_fetched_by_apt(machine, monkeypatch):
    machine({})
    monkeypatch.setattr(make, "apt_install", lambda *names: machine({"chromium": True}) or True)
    assert make.browser_for_tests() == "chromium"


def test_missing_browser_is_fetched_by_playwright_where_apt_cannot(machine, monkeypatch):
    machine({})
    ran = []

    def run(command, **options):
        ran.append(command[1:])
        machine({}, own="/cache/chrome")
        return subprocess.CompletedProcess(command, 0)
    monkeypatch.setattr(make, "apt_install", lambda *names: False)
    monkeypatch.setattr(subprocess, "run", run)
    assert make.browser_for_tests() == "/cache/chrome"
    assert ran == [["-m", "playwright", "install", "chromium"]]


def test_without_any_browser_one_line_says_what_to_install(machine, monkeypatch):
    machine({})
    monkeypatch.setattr(make, "apt_install", lambda *names: False)
    monkeypatch.setattr(subprocess, "run", lambda command, **options: subprocess.CompletedProcess(command, 1))
    with pytest.raises(SystemExit) as stop:
        make.browser_for_tests()
    assert "install Chromium, Chrome or Edge" in stop.value.code and "\n" not in stop.value.code


def test_browser_that_starts_is_told_from_one_that_does_not(browser_path, tmp_path):
    assert make.browser_starts(browser_path) == browser_path
    broken = tmp_path / ("chrome.exe" if make.WINDOWS else "chrome")
    broken.write_text("#!/bin/sh\nexit 1\n")
    broken.chmod(0o755)
    assert make.browser_starts(broken) is None


def test_the_python_that_runs_the_tests_tries_the_browser(monkeypatch, tmp_path):
    """.venv may be there and hold no Playwright: a worktree in which only `make lab` has run."""
    asked = []
    monkeypatch.setattr(make, "PYTHON", tmp_path / "python")
    make.PYTHON.touch()
    monkeypatch.setattr(make, "BUILD", tmp_path)
    monkeypatch.setattr(subprocess, "run", lambda command, **options:
                        asked.append(command[0]) or subprocess.CompletedProcess(command, 0, "chrome\n", ""))
    assert make.browser_starts("chrome") == "chrome" and asked == [sys.executable]
    assert [path.name for path in tmp_path.glob("probe*")] == ["probe.html"]


# ---------------------------------------------------------------- for real

@pytest.mark.slow
def test_venv_without_ensurepip_for_real(tmp_path):
    """A Python that hides ensurepip, as Debian's does; pip comes from the package index."""
    hidden = tmp_path / "hidden"
    hidden.mkdir()
    (hidden / "ensurepip.py").write_text("raise ImportError('not here')")
    shutil.copy(make.ROOT / "make.py", tmp_path)
    code = "import make; print(make.plain_venv()); make.make_venv(); print(make.venv_works())"
    env = dict(os.environ, PYTHONPATH=str(hidden))
    outside = getattr(sys, "_base_executable", sys.executable)
    answer = subprocess.run([outside, "-c", code], cwd=tmp_path, env=env, capture_output=True, text=True)
    assert answer.returncode == 0, answer.stdout + answer.stderr
    assert answer.stdout.split("\n")[0] == "False" and answer.stdout.split("\n")[-2] == "True"


# ---- what a user's machine brings along

STRAY = {"PYTHONPATH": "/elsewhere", "PIP_TARGET": "/elsewhere", "PIP_PREFIX": "/elsewhere", "MPLBACKEND": "agg",
         "PIP_REQUIRE_VIRTUALENV": "1", "PIP_USER": "1"}


def test_settings_for_other_work_do_not_reach_the_course(monkeypatch):
    for name, value in STRAY.items():
        monkeypatch.setenv(name, value)
    env = make.environment()
    assert {name for name in STRAY if name in env} == {"PIP_USER"} and env["PIP_USER"] == "0"


def test_pip_installs_into_the_environment_although_a_file_says_user(tmp_path, monkeypatch):
    """pip.conf may say `user = true`; a variable comes first."""
    (tmp_path / "pip.conf").write_text("[install]\nuser = true\n")
    monkeypatch.setenv("PIP_CONFIG_FILE", str(tmp_path / "pip.conf"))
    monkeypatch.setattr(make, "VENV", tmp_path / ".venv")
    env = make.environment()
    done = subprocess.run([sys.executable, "-m", "pip", "config", "list"], env=env, capture_output=True, text=True)
    assert "install.user='true'" in done.stdout and ":env:.user='0'" in done.stdout


def test_a_home_that_cannot_be_written_is_replaced(tmp_path, monkeypatch):
    monkeypatch.setattr(make, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(make, "home_is_writable", lambda: False)
    assert make.environment()["HOME"] == str(tmp_path / ".venv" / "home") and (tmp_path / ".venv" / "home").is_dir()


def test_a_path_separator_in_the_folder_is_told_before_anything_is_tried(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(make, "ROOT", tmp_path / f"a{os.pathsep}b")
    monkeypatch.setattr(make, "VENV", make.ROOT / ".venv")
    for name in WAYS:
        monkeypatch.setattr(make, name, lambda: pytest.fail("nothing is to be tried"))
    with pytest.raises(SystemExit) as stop:
        make.make_venv()
    assert f"rename {make.ROOT}" in stop.value.code and "\n" not in stop.value.code


def test_a_file_system_without_links_is_told_in_one_line(tmp_path, monkeypatch):
    monkeypatch.setattr(make, "ROOT", tmp_path)
    monkeypatch.setattr(make, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(make, "WINDOWS", False)

    def refused(self, target):
        raise OSError("Operation not permitted")
    monkeypatch.setattr(make.Path, "symlink_to", refused)
    for name in WAYS:
        monkeypatch.setattr(make, name, lambda: pytest.fail("nothing is to be tried"))
    with pytest.raises(SystemExit) as stop:
        make.make_venv()
    assert "knows no links" in stop.value.code and "\n" not in stop.value.code


def test_two_commands_take_turns(tmp_path):
    """The second waits, says so, and goes on when the first has ended, whichever way it ended."""
    program = ("import sys, time, make; from pathlib import Path; make.BUILD = Path(sys.argv[1])\n"
               "with make.alone('installing'):\n    print('in', flush=True); sys.stdin.readline(); print('out', flush=True)")
    def start():
        return subprocess.Popen([sys.executable, "-c", program, str(tmp_path)], cwd=str(ROOT), text=True,
                                stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    first = start()
    assert first.stdout.readline() == "in\n"
    second = start()
    assert second.stdout.readline() == "-- another make.py is installing; waiting for it\n"
    first.kill()
    first.communicate()
    assert second.stdout.readline() == "in\n"
    assert second.communicate("\n")[0] == "out\n"
