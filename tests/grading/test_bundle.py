"""The graders as a zip: run as Gradescope and Classroom 50 run it, in an empty folder."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import jsonschema
import pytest

from companion.course import cli
from companion.course.classroom import bundle, second
from companion.course.grading import spec
from tests.grading.malformed import POSIX, RIGHT

TASK = 'own = "exam"\n[points]\n"2.2" = 2\n"9.1" = 3\n'
# What Classroom 50 tells an autograder. Source: foundation50/classroom50, wiki "Advanced Autograding".
CLASSROOM50 = {
    "CLASSROOM": "ml",
    "ASSIGNMENT": "week1",
    "ASSIGNMENT_TYPE": "individual",
    "OWNER": "ada",
    "SUBMISSION_TAG": "submit/2026-10-05T12-00-00Z-a1b2c3d",
    "COMMIT_URL": "https://example.org/commit/1",
    "RELEASE_URL": "https://example.org/releases/1",
    "REVIEW_URL": "https://example.org/compare/1",
}


def text(pattern):
    return {"type": "string", "pattern": pattern}


def whole(properties, **more):
    return {"type": "object", "properties": properties, "required": [*properties], **more}


# What it takes back: schemas/result-v1.schema.json of the same repository, read at commit 6e593c7 and retold.
POINTS = {"type": "integer", "minimum": 0}
RESULT = whole(
    {
        "schema": {"const": "classroom50/result/v1"},
        **{name: text(".") for name in ("classroom", "assignment", "owner", "commit", "release", "review")},
        "assignment_type": {"enum": ["individual", "group"]},
        "submission": text("^submit/"),
        "datetime": text(r"^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$"),
        "score": POINTS,
        "max-score": POINTS,
        "tests": {
            "type": "array",
            "items": whole(
                {
                    "test-name": text("."),
                    "passed": {"type": "boolean"},
                    "score": POINTS,
                    "max-score": POINTS,
                }
            ),
        },
    },
    additionalProperties=False,
)


@pytest.fixture
def made(tmp_path, monkeypatch):
    """A folder with an assignment and a submission; unpack(platform, where) makes the zip and unpacks it."""
    monkeypatch.chdir(tmp_path)
    list(second.second("exam"))
    Path("week1.toml").write_text(TASK, encoding="utf-8")
    (tmp_path / "submission").mkdir()
    (tmp_path / "submission" / "a.py").write_text(RIGHT, encoding="utf-8")

    def unpack(platform, where):
        assert cli.main(["bundle", platform, "--assignment", "week1.toml"]) == 0
        with zipfile.ZipFile(f"{platform}.zip") as archive:
            archive.extractall(where)
            modes = {item.filename: item.external_attr >> 16 for item in archive.infolist()}
        for name in bundle.SCRIPTS[platform]:
            assert modes[name] & 0o100
            (where / name).chmod(0o755)
        return where

    yield unpack
    spec.OWN.clear()
    spec.entries.cache_clear()


@pytest.mark.skipif(not POSIX, reason="Gradescope runs Linux")
def test_gradescope_runs_it(made, tmp_path):
    source = made("gradescope", tmp_path / "source")
    (tmp_path / "exam").rename(tmp_path / "elsewhere")
    assert "numpy==" in (source / "requirements.txt").read_text(encoding="utf-8")
    python = tmp_path / "venv" / "bin" / "python"  # setup.sh makes it; here it is this one
    python.parent.mkdir(parents=True)
    python.write_text(f'#!/bin/sh\nexec {sys.executable} "$@"\n', encoding="utf-8")
    python.chmod(0o755)
    run = (source / "run_autograder").rename(tmp_path / "run_autograder")  # as Gradescope does
    subprocess.run([run], check=True, cwd="/", env=os.environ | {"AUTOGRADER": str(tmp_path)})
    told = json.loads((tmp_path / "results" / "results.json").read_text(encoding="utf-8"))
    assert [(one["name"], one["score"], one["max_score"]) for one in told["tests"]] == [
        ("2.2 relu", 2.0, 2.0),
        ("9.1 gained_neuron", 0.0, 3.0),
    ]


def test_classroom50_gets_its_result(made, tmp_path, monkeypatch):
    for name, value in CLASSROOM50.items():
        monkeypatch.setenv(name, value)
    source = made("classroom50", tmp_path / "source")
    compile((source / "autograder.py").read_text(encoding="utf-8"), "autograder.py", "exec")
    command = ["grade", "submission", "--assignment", source / "assignment.toml"]
    command += ["--classroom50", "result.json"]
    environment = os.environ | {"PYTHONPATH": str(source)}
    done = subprocess.run([sys.executable, "-m", "companion", *command], env=environment, check=False)
    assert done.returncode == 1
    told = json.loads(Path("result.json").read_text(encoding="utf-8"))
    jsonschema.validate(told, RESULT)
    assert (told["score"], told["max-score"]) == (2, 5)
    assert (told["owner"], told["classroom"], told["commit"]) == ("ada", "ml", CLASSROOM50["COMMIT_URL"])
    assert [(one["test-name"], one["passed"], one["score"]) for one in told["tests"]] == [
        ("2.2 relu", True, 2),
        ("9.1 gained_neuron", False, 0),
    ]


def test_classroom50_knows_no_half_points(made, capsys, monkeypatch):
    for name, value in CLASSROOM50.items():
        monkeypatch.setenv(name, value)
    Path("week1.toml").write_text('[points]\n"2.2" = 2.5\n', encoding="utf-8")
    command = ["grade", "submission", "--assignment", "week1.toml", "--classroom50", "result.json"]
    assert cli.main(command) == 2 and "whole points" in capsys.readouterr().err
