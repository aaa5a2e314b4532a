"""book/_ext/page_python.py: a file is what its hash says, whoever sends it."""

import base64
import gzip
import hashlib
import io
import json
import tarfile
import zipfile
from pathlib import Path

import page_python
import pytest

GOOD, BAD = b"the real file", b"something else"


@pytest.fixture
def lock(monkeypatch):
    monkeypatch.delenv("PYODIDE_DIR", raising=False)
    return {
        "sources": [],
        "files": {"a.whl": {"size": len(GOOD), "sha256": hashlib.sha256(GOOD).hexdigest(), "for": "python"}},
    }


def put(folder, content):
    folder.mkdir(exist_ok=True)
    (folder / "a.whl").write_bytes(content)
    return folder


@pytest.mark.parametrize(
    "content, taken", [(GOOD, True), (BAD, False), (BAD[: len(GOOD) - 1], False), (b"THE REAL FILE", False)]
)
def test_only_the_very_bytes_are_taken(lock, tmp_path, monkeypatch, content, taken):
    monkeypatch.setenv("PYODIDE_DIR", str(put(tmp_path / "mine", content)))
    assert bool(page_python.fetched(tmp_path / "cache", lock)) == taken


def test_a_damaged_cache_is_not_believed(lock, tmp_path, monkeypatch):
    put(tmp_path / "cache", BAD)
    assert page_python.fetched(tmp_path / "cache", lock) == {}
    monkeypatch.setenv("PYODIDE_DIR", str(put(tmp_path / "mine", GOOD)))
    assert page_python.fetched(tmp_path / "cache", lock)["a.whl"].read_bytes() == GOOD
    monkeypatch.delenv("PYODIDE_DIR")
    assert page_python.fetched(tmp_path / "cache", lock), (
        "what an earlier build has fetched is there without a source"
    )


def archive(path, content):
    if path.suffix == ".whl":
        with zipfile.ZipFile(path, "w") as pack:
            pack.writestr("deep/inside/a.whl", content)
    else:
        with tarfile.open(path, "w:gz") as pack:
            member = tarfile.TarInfo("package/a.whl")
            member.size = len(content)
            pack.addfile(member, io.BytesIO(content))
    return path


@pytest.mark.parametrize("name", ["p.whl", "p.tgz"])
def test_an_archive_is_searched(lock, tmp_path, name):
    lock["sources"] = [{"archive": archive(tmp_path / name, GOOD).as_uri()}]
    assert list(page_python.fetched(tmp_path / "cache", lock)) == ["a.whl"]
    assert (
        page_python.fetched(
            tmp_path / "other",
            lock | {"sources": [{"archive": archive(tmp_path / f"bad-{name}", BAD).as_uri()}]},
        )
        == {}
    )


def test_sources_are_asked_in_turn_and_no_further_than_needed(lock, tmp_path):
    (tmp_path / "two").mkdir()
    lock["sources"] = [
        {"each": (tmp_path / "one").as_uri() + "/{name}"},
        {"each": put(tmp_path / "two", GOOD).as_uri() + "/{name}"},
        {"nobody": "asks this one"},
    ]
    assert list(page_python.fetched(tmp_path / "cache", lock)) == ["a.whl"]


def test_without_a_file_its_part_is_left_out_and_named(lock, tmp_path, monkeypatch):
    lock["files"]["b.whl"] = {"size": 1, "sha256": "0" * 64, "for": "plots"}
    with zipfile.ZipFile(tmp_path / "a.whl", "w") as wheel:
        wheel.writestr("numpy/core.py", "x = 1")
        wheel.writestr("numpy/tests/test_core.py", "left out")
    content = (tmp_path / "a.whl").read_bytes()
    lock["files"]["a.whl"] |= {"size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
    monkeypatch.setattr(page_python, "lock", lambda: lock)
    monkeypatch.setenv("PYODIDE_DIR", str(tmp_path))
    parts, gone = page_python.write(tmp_path / "page", tmp_path / "cache")
    assert list(parts) == ["python"] and gone == ["b.whl"]
    script = (tmp_path / "page" / "python.packages.js").read_text()
    assert parts["python"] == [["python.packages.js", len(script)]]
    packed = gzip.decompress(base64.b64decode(script.split('"')[3]))
    names = zipfile.ZipFile(io.BytesIO(packed)).namelist()
    assert {
        "numpy/core.py",
        "pytest/__init__.py",
        "companion/course/browser.py",
        "companion/data/digits.npz",
    } <= set(names)
    assert not [name for name in names if "/tests/" in name or name.endswith(".pyc")]


def test_the_same_files_give_the_same_bytes():
    files = {"b": b"2", "a": b"1"}
    assert page_python.packed(files) == page_python.packed(dict(reversed(files.items())))
    assert page_python.as_script("a", GOOD) == page_python.as_script("a", GOOD)


def test_the_lock_names_each_file_with_size_hash_and_part():
    lock = json.loads(Path(page_python.LOCK).read_text(encoding="utf-8"))
    assert {"pyodide.js", "pyodide.asm.js", "pyodide.asm.wasm", "python_stdlib.zip"} <= set(lock["files"])
    for file in lock["files"].values():
        assert file["size"] > 0 and len(file["sha256"]) == 64 and file["for"] in ("python", "plots")
    assert [set(source) <= set(page_python.FROM) for source in lock["sources"]] == [True] * len(
        lock["sources"]
    )
