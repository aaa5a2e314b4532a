"""book/_ext/leave.py: archives that are the same whenever they are made, and the address of a report."""

import os
import zipfile
from types import SimpleNamespace

import leave
import pytest


def test_an_archive_holds_the_files_and_not_their_times(tmp_path):
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "b" / "x.txt").write_text("x")
    (tmp_path / "a" / "run").write_text("#!/bin/sh\n")
    leave.archive(tmp_path / "one.zip", leave.files(tmp_path / "a"), "top")
    os.utime(tmp_path / "a" / "b" / "x.txt", (1e9, 1e9))
    leave.archive(tmp_path / "two.zip", leave.files(tmp_path / "a"), "top")
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "one.zip") as pack:
        assert pack.namelist() == ["top/b/x.txt", "top/run"]
        assert [entry.external_attr >> 16 for entry in pack.infolist()] == [0o644, 0o755]


def test_what_the_commands_make_stays_at_home(tmp_path):
    for name in (".venv/a", "_build/html/a", "book/__pycache__/a.pyc", "x.egg-info/a", "book/a.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("a")
    assert list(leave.files(tmp_path, leave.MADE)) == ["book/a.md"]


@pytest.mark.parametrize("whole", [True, False])
def test_only_the_whole_course_lies_beside_its_pages(whole, tmp_path, monkeypatch):
    pages = tmp_path / "_build" / "html"
    pages.mkdir(parents=True)
    (tmp_path / ("make.py" if whole else "book.md")).write_text("a solution")
    monkeypatch.setattr(leave, "ROOT", tmp_path)
    leave.write_archives(SimpleNamespace(builder=SimpleNamespace(name="html"), outdir=pages), None)
    assert (pages / "how-machines-learn-course.zip").exists() == whole
    assert (pages.parent / "how-machines-learn.zip").exists()


def test_course_leaves_out_what_git_leaves_out():
    ignored = {line.strip("/") for line in (leave.ROOT / ".gitignore").read_text().splitlines() if line.endswith("/")}
    assert ignored - {"*.egg-info"} <= leave.MADE
