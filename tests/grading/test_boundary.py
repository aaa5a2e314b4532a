"""What Linux itself refuses after boundary.enter: asked without the audit hook, which would hide a hole."""
import ctypes
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from companion.course.grading import boundary

ROOT = Path(__file__).resolve().parents[2]
PROBE = """
import json, os, socket, subprocess, sys
root, hidden, shown, port, parent = sys.argv[1:]
sys.path.insert(0, root)
from companion.course.grading import boundary
version = boundary.enter(boundary.around(shown, hidden))
if version == 0:
    print("[0, {}]")
    raise SystemExit

def refused(act):
    try:
        act()
    except PermissionError:
        return True
    except OSError as error:
        return str(error)
    return False

def connect():
    with socket.socket() as s:
        s.connect(("127.0.0.1", int(port)))

def bind():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))

seen = shown + "/seen.txt"
print(json.dumps([version, {
    "read": refused(lambda: open(seen).read()), "list": refused(lambda: os.listdir(shown + "/sub")),
    "read what is hidden": refused(lambda: open(hidden + "/secret.txt").read()),
    "read elsewhere": refused(lambda: open("/etc/hostname").read()),
    "write": refused(lambda: open(seen, "a").write("x")), "make": refused(lambda: open(shown + "/new", "w")),
    "truncate": refused(lambda: os.truncate(seen, 0)), "remove": refused(lambda: os.remove(seen)),
    "rename": refused(lambda: os.rename(seen, shown + "/other")),
    "link": refused(lambda: os.symlink("/", shown + "/link")),
    "folder": refused(lambda: os.mkdir(shown + "/folder")),
    "pipe": refused(lambda: os.mkfifo(shown + "/pipe")),
    "run": refused(lambda: subprocess.run(["/bin/true"])),
    "connect": refused(connect), "bind": refused(bind), "signal": refused(lambda: os.kill(int(parent), 0))}]))
"""
# The versions of Landlock that know these; all else is in the first.
SINCE = {"truncate": 3, "connect": 4, "bind": 4, "signal": 6}


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Landlock is Linux's")
def test_what_the_kernel_refuses(tmp_path):
    shown = tmp_path / "shown"
    hidden = shown / "sub" / "hidden"
    hidden.mkdir(parents=True)
    (shown / "seen.txt").write_text("seen", encoding="utf-8")
    (hidden / "secret.txt").write_text("secret", encoding="utf-8")
    (shown / "sub" / "beside.txt").write_text("beside", encoding="utf-8")
    told = subprocess.run([sys.executable, "-c", PROBE, str(ROOT), str(hidden), str(shown), "9",
                           str(os.getpid())],
                          capture_output=True, text=True, check=True)
    version, refused = json.loads(told.stdout)
    if version == 0:                        # nothing was held: only where the kernel itself knows no Landlock
        libc = ctypes.CDLL(None, use_errno=True)
        assert libc.syscall(boundary.CREATE_RULESET, None, 0, 1) < 1
        return
    # a folder above what is hidden is opened piece by piece, so that it cannot be listed itself
    assert refused.pop("list") is True
    assert refused == {what: what != "read" and version >= SINCE.get(what, 1) for what in refused}
    assert (shown / "seen.txt").read_text(encoding="utf-8") == "seen"


def test_what_lies_around_the_hidden(tmp_path):
    hidden = tmp_path / "a" / "hidden"
    hidden.mkdir(parents=True)
    (tmp_path / "a" / "hidden_not").mkdir()
    (tmp_path / "b.txt").write_text("", encoding="utf-8")
    found = boundary.around(tmp_path, hidden)
    assert found == [str(tmp_path / "a" / "hidden_not"), str(tmp_path / "b.txt")]
    assert boundary.around(hidden / "deeper", hidden) == boundary.around(hidden, hidden) == []
    assert boundary.around(tmp_path / "a" / "hidden_not", hidden) == [str(tmp_path / "a" / "hidden_not")]
    assert boundary.around(tmp_path / "gone", tmp_path / "gone" / "hidden") == []
