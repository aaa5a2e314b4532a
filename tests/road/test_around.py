"""What stands around the course on a host: forms, containers, the paper. What they name is there."""

import json
import os
import re
import shlex
import tomllib
from pathlib import Path

import pytest
import yaml

import make
from companion.course import cli
from companion.course.grading.spec import entries

PROJECT = tomllib.loads((make.ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
FORMS = sorted((make.ROOT / ".github" / "ISSUE_TEMPLATE").glob("*_*.yml"))
PAPER = (make.ROOT / "paper" / "paper.md").read_text(encoding="utf-8")
BIBLIOGRAPHY = (make.ROOT / "paper" / "paper.bib").read_text(encoding="utf-8")


def read(*parts):
    return make.ROOT.joinpath(*parts).read_text(encoding="utf-8")


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_a_form_has_what_the_host_asks_of_it(path):
    form = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert set(form) == {"name", "description", "labels", "body"} and form["name"] and form["description"]
    ids = [field["id"] for field in form["body"]]
    assert len(ids) == len(set(ids)) >= 2
    for field in form["body"]:
        assert field["type"] in ("input", "textarea") and field["attributes"]["label"]
        assert set(field) <= {"type", "id", "attributes", "validations"}


def test_there_is_a_form_for_each_thing_that_breaks():
    assert [path.stem for path in FORMS] == ["broken_figure", "error_in_the_text", "grader_wrong"]
    number, function = re.search(
        r"placeholder: (\d\.\d) (\w+)", FORMS[2].read_text(encoding="utf-8")
    ).groups()
    assert entries()[function].id == number


def test_the_containers_install_an_extra_that_is_there_and_run_commands_that_are(
    tmp_path, monkeypatch, capsys
):
    install, copy = json.loads(read(".devcontainer", "devcontainer.json"))["postCreateCommand"].split(" && ")
    program, file, command, extra = shlex.split(install)
    assert (
        (program, file) == ("python", "make.py")
        and command in make.COMMANDS
        and extra in PROJECT["optional-dependencies"]
    )
    constraints, package = read("binder", "requirements.txt").split("\n")[:2]
    assert (make.ROOT / "binder" / constraints.removeprefix("-c ")).resolve() == make.ROOT / "constraints.txt"
    assert re.fullmatch(r"\.\[(\w+)\]", package)[1] in PROJECT["optional-dependencies"]
    assert re.fullmatch(r"python-3\.1[1-4]\n", read("binder", "runtime.txt"))
    post = read("binder", "postBuild")
    assert post.startswith("#!/usr/bin/env bash\n") and (
        os.name == "nt" or os.access(make.ROOT / "binder" / "postBuild", os.X_OK)
    )
    monkeypatch.chdir(tmp_path)
    for line in (copy.removeprefix(".venv/bin/"), post.splitlines()[-1]):
        assert line.startswith("companion ") and cli.main(shlex.split(line)[1:]) == 0
    [named] = re.findall(r"(\S+\.ipynb)", post)
    assert Path(named).is_file() and "The course is in" in capsys.readouterr().out


def test_the_paper_is_short_and_whole():
    head, body = PAPER.removeprefix("---\n").split("\n---\n", 1)
    told = yaml.safe_load(head)
    assert {"title", "tags", "authors", "affiliations", "date", "bibliography"} <= set(told)
    assert (make.ROOT / "paper" / told["bibliography"]).is_file()
    assert re.findall(r"^# (.*)", body, re.M)[:3] == ["Summary", "Statement of need", "Learning objectives"]
    assert 250 <= len(body.split()) <= 1000, "JOSE's limit"
    cited, known = set(re.findall(r"@(\w+\d{4})", body)), set(
        re.findall(r"^@\w+\{(\w+),", BIBLIOGRAPHY, re.M)
    )
    assert cited == known
    references = read("book", "references.md")
    for number in re.findall(r"(?:doi|eprint|url) = \{(.*?)\}", BIBLIOGRAPHY):
        assert number in references, "the same address as in the book"
    assert f"{sum(bool(entry.chapter) for entry in entries().values())} graded exercises" in " ".join(
        body.split()
    )


def test_the_citation_agrees_with_the_package():
    told = yaml.safe_load(read("CITATION.cff"))
    assert told["version"] == PROJECT["version"] and told["cff-version"] == "1.2.0"
    assert " AND ".join(told["license"]) == PROJECT["license"]
    assert {"message", "title", "authors", "type", "abstract"} <= set(told)
