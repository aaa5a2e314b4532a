"""Two builds from nothing, in two folders, are the same bytes."""

import shutil
import subprocess
import sys

import leave
import pytest

import make

BUILD = "from jupyter_book.cli.main import main; main()"


def tree(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.slow
def test_a_second_build_is_the_same(site, tmp_path):
    copy = tmp_path / "copy"
    shutil.copytree(make.ROOT, copy, ignore=lambda folder, names: leave.MADE & set(names))
    if (make.BUILD / "python").exists():                         # Pyodide's files, checked by their hashes
        shutil.copytree(make.BUILD / "python", copy / "_build" / "python")
    env = make.environment(PYTHONPATH=str(copy), **make.ONE_THREAD)
    subprocess.run([sys.executable, "-c", BUILD, "build", str(copy), "-W", "--keep-going", "--all"], cwd=copy, env=env,
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    first, second = tree(site), tree(copy / "_build" / "html")
    for name in [name for name in first if name.endswith("-course.zip")]:       # holds what was edited since, tests for one
        del first[name], second[name]
    assert set(first) == set(second)
    assert [name for name, content in first.items() if content != second[name]] == []
