"""REUSE.toml: whose each file is. `reuse lint` has the whole specification; these are the mistakes that it allows."""

import json
import re
import tomllib

import leave
import pytest

import make

FILES = leave.files(make.ROOT, leave.MADE)
ENTRIES = tomllib.loads((make.ROOT / "REUSE.toml").read_text(encoding="utf-8"))["annotations"]
PROJECT = tomllib.loads((make.ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def listed(value):
    return [value] if isinstance(value, str) else value


def matching(pattern):
    """REUSE's own rule: ** is everything, * everything but a slash."""
    rule = re.escape(pattern).replace(r"\*\*", ".*").replace(r"\*", "[^/]*")
    return {name for name in FILES if re.fullmatch(rule, name)}


def named(entries):
    return {name for entry in entries for pattern in listed(entry["path"]) for name in matching(pattern)}


@pytest.mark.parametrize("pattern", [pattern for entry in ENTRIES for pattern in listed(entry["path"])])
def test_a_pattern_names_a_file_that_is_there(pattern):
    assert matching(pattern)


def test_every_licence_has_its_text_and_every_text_its_licence():
    used = {word for entry in ENTRIES for word in entry["SPDX-License-Identifier"].split(" AND ")}
    assert {f"LICENSES/{licence}.txt" for licence in used} == named([{"path": "LICENSES/*"}])
    assert set(PROJECT["license"].split(" AND ")) <= used


def test_what_nobody_wrote_by_hand_is_not_under_the_licence_of_everything():
    """Fonts, data and scripts in one line came from elsewhere, or were made of what did."""
    assert ENTRIES[0]["path"] == "**"
    rest = FILES.keys() - named(ENTRIES[1:])
    texts = {name: FILES[name].read_text(encoding="utf-8") for name in rest}     # binary: an error
    written = {name: max(map(len, text.splitlines()), default=0) < 2000 for name, text in texts.items()}
    assert [name for name, by_hand in written.items() if not by_hand] == ["tests/parity/torch.json"]     # measured


def test_the_packages_of_the_editor_have_the_licence_that_it_names():
    lock = json.loads((make.ROOT / "book/_ext/editor/package-lock.json").read_text(encoding="utf-8"))
    assert {package["license"] for name, package in lock["packages"].items() if name} == {"MIT"}
    version = re.search(r'version:"([\d.]+)"', FILES["book/_ext/katex/katex.min.js"].read_text("utf-8"))[1]
    assert f"katex, {version}.\n" in (make.ROOT / "REUSE.toml").read_text(encoding="utf-8")
