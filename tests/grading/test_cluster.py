"""A class on a Dask cluster: the same files, also when a worker or the scheduler ends in the middle."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from companion.course import classroom, cli
from companion.course.classroom import cluster
from tests.grading.malformed import RIGHT, written

WRONG = "import numpy as np\n\ndef relu(z):\n    return np.abs(z)\n"


@pytest.fixture
def submitted(tmp_path):
    folder = tmp_path / "submissions"
    folder.mkdir()
    for i in range(8):
        written(f"student{i}/a.py", (RIGHT, WRONG)[i % 2])(folder)
    written("empty.zip", b"")(folder)
    return folder


@pytest.fixture
def start(tmp_path):
    """start(): (address, scheduler, workers), each a process that a command of Dask's starts."""
    started = []

    def command(name, *words, **options):
        words = [f"distributed.cli.dask_{name}", "--scheduler-file", file, "--no-dashboard", *words]
        process = subprocess.Popen(
            [sys.executable, "-m", *words],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            **options,
        )
        started.append(process)
        return process

    def start(**options):
        scheduler = command("scheduler", "--host", "127.0.0.1", "--port", "0", **options)
        workers = [command("worker", "--nthreads", "1", "--no-nanny") for _ in range(2)]
        while not file.exists() or not file.read_bytes().strip().endswith(b"}"):
            assert scheduler.poll() is None
            time.sleep(0.1)
        return json.loads(file.read_bytes())["address"], scheduler, workers

    file = tmp_path / "scheduler.json"
    yield start
    for process in started:
        process.kill()
        process.wait()


def graded(submitted, out, **more):
    """(what each form holds, whose rows were made, what was said)."""
    seen = []
    lines, broken = classroom.class_results(
        submitted, out, ["relu"], progress=lambda *told: seen.append(told[2]), **more
    )
    files = {name: (out / name).read_bytes() for name in (*classroom.FORMS, classroom.REPORT)}
    return files, sorted(seen), (lines[:-1], broken)


@pytest.mark.slow
def test_a_cluster_writes_the_same_files_also_when_a_worker_is_killed(submitted, tmp_path, start):
    address, _, workers = start()
    expected, everybody, said = graded(submitted, tmp_path / "here")
    killed = []

    def kill_one(*told):
        if not killed:
            workers[0].kill()
            killed.append(told)

    classroom.class_results(submitted, tmp_path / "there", ["relu"], progress=kill_one, scheduler=address)
    assert graded(submitted, tmp_path / "there", scheduler=address) == (expected, [], said)
    assert graded(submitted, tmp_path / "again", scheduler=address) == (expected, everybody, said)


@pytest.mark.slow
def test_a_scheduler_that_is_lost_costs_no_finished_row(submitted, tmp_path, start, monkeypatch, capsys):
    address, scheduler, _ = start()
    expected, everybody, said = graded(submitted, tmp_path / "here")
    seen = []

    def kill_it(done, total, student, row):
        seen.append(student)
        if done == 3:
            scheduler.kill()

    monkeypatch.setattr(cli, "_student", kill_it)
    out = tmp_path / "there"
    words = ["grade", "--class", str(submitted), "--out", str(out), "-e", "relu", "--scheduler", address]
    assert cli.main(words) == 2
    assert "is gone; what is graded is kept" in (err := capsys.readouterr().err) and err.count("\n") == 1
    assert not (out / "grades.csv").exists() and 3 <= len(seen) < len(everybody)
    files, rest, told = graded(submitted, out)
    assert (files, told) == (expected, said) and sorted(seen + rest) == everybody


@pytest.mark.slow
def test_a_submission_that_ends_its_workers_is_told_and_tried_by_the_next_run(submitted, tmp_path, start):
    address, _, workers = start(env=os.environ | {"DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "0"})
    expected, everybody, said = graded(submitted, tmp_path / "here")
    lines, broken = classroom.class_results(
        submitted, tmp_path / "there", ["relu"], progress=lambda *told: workers[0].kill(), scheduler=address
    )
    assert broken and [line for line in lines if "the workers that graded it ended" in line]
    files, rest, told = graded(submitted, tmp_path / "there", scheduler=address)
    assert (files, told) == (expected, said) and 0 < len(rest) < len(everybody)


def test_a_worker_must_be_as_this_machine_and_see_the_submissions(submitted):
    asked = cluster.versions(["relu"], [])
    paths = [submitted / "student0"]
    row = cluster.graded("student0", paths, ["relu"], [], asked)
    assert row["verdicts"]["relu"]["status"] == "passed"
    with pytest.raises(ValueError, match="has NumPy .*, this machine 1.0: install the same"):
        cluster.graded("student0", paths, ["relu"], [], asked | {"NumPy": "1.0"})
    with pytest.raises(ValueError, match="has the course .*, this machine"):
        cluster.graded("student0", paths, ["softmax"], [], asked)
    for files in ({"paths": [submitted / "nobody"], "own": []}, {"paths": paths, "own": [Path("/none.py")]}):
        with pytest.raises(ValueError, match="does not see .*no"):
            cluster.graded("student0", only=["relu"], asked=asked, **files)


def test_one_clear_line(submitted, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(cluster, "SECONDS", 0.5)
    words = ["grade", "--class", str(submitted), "--out", str(tmp_path / "out"), "-e", "relu", "--scheduler"]

    def said(*more):
        assert cli.main([*words, *more]) == 2
        out, err = capsys.readouterr()
        assert out == "" and err.count("\n") == 1
        return err

    assert "no scheduler of Dask's answers at tcp://127.0.0.1:1" in said("tcp://127.0.0.1:1")
    assert "no scheduler of Dask's answers at nonsense" in said("nonsense")
    assert "with --scheduler the workers say" in said("tcp://127.0.0.1:1", "--jobs", "2")
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert "pip install distributed" in said("tcp://127.0.0.1:1")
