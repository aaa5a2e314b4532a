"""Second forms: drawn by chance, asked in a workbook without answers, graded from the teacher's folder."""

import inspect
import json
import random
from functools import partial
from pathlib import Path

import nbformat
import pytest

from companion.course import cli
from companion.course.classroom import assignment, second
from companion.course.grading import engine, folder, spec
from companion.course.grading.local import LocalAnswer


@pytest.fixture(autouse=True)
def nothing_stays():
    yield
    spec.OWN.clear()
    spec.entries.cache_clear()


def drawn(where, seed=1):
    list(second.second(where, random.Random(seed)))
    return {entry.function: entry for entry in spec.entries_of(where.glob("e*.py"))}


def answer(function):
    return f"import numpy as np\n\n{inspect.getsource(function)}"


@pytest.mark.parametrize("seed", [1, 2])
def test_the_right_answers_pass(tmp_path, seed):
    forms = drawn(tmp_path / "exam", seed)
    spec.add_own(tmp_path / "exam")
    (tmp_path / "right").mkdir()
    for name, entry in forms.items():
        (tmp_path / "right" / f"{name}.py").write_text(answer(entry.load().reference), encoding="utf-8")
    grades = folder.grade(tmp_path / "right", only=list(forms))
    assert {name: verdict.status for name, verdict in grades.asked.items()} == dict.fromkeys(forms, "passed")


@pytest.mark.slow
def test_each_misconception_is_named(tmp_path):
    forms = drawn(tmp_path / "exam")
    spec.add_own(tmp_path / "exam")
    for name, entry in forms.items():
        assert len(entry.load().misconceptions) == 2
        for wrong in entry.load().misconceptions.values():
            for function in wrong.functions:
                verdicts = engine.run([entry], partial(local, function))
                assert (verdicts[name].status, verdicts[name].name) == ("not yet", wrong.name), name


def local(function, exercise):
    return LocalAnswer(exercise, function, {}, set(), {})


def test_two_draws_differ_and_an_old_one_stays(tmp_path):
    one, other = (
        {path.name: path.read_text(encoding="utf-8") for path in sorted(tmp_path.joinpath(name).iterdir())}
        for name in ("one", "other")
        if drawn(tmp_path / name, name)
    )
    assert one.keys() == other.keys() and sum(one[name] != other[name] for name in one) >= 10
    with pytest.raises(FileExistsError):
        drawn(tmp_path / "one")


def test_there_are_twelve_of_exercises_that_are_there():
    known = {entry.id for entry in spec.entries().values()}
    forms = second.forms()
    assert len(forms) == 12 and {form["of"] for form in forms} <= known
    assert not {form["name"] for form in forms} & set(spec.entries())
    assert all(len(values) > 1 for form in forms for name, values in form["draw"].items() if name != "axis")


def test_a_class_is_asked_and_graded(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert cli.main(["second", "exam"]) == 0
    text = 'own = "exam"\n[points]\n"9.1" = 2\n"9.3" = 3\n"2.2" = 1\n'
    Path("exam.toml").write_text(text, encoding="utf-8")
    assert cli.main(["assign", "exam.toml", "handout"]) == 0
    handed = {path.name: nbformat.read(path, 4) for path in Path("handout").iterdir()}
    assert list(sorted(handed)) == ["02_activation_functions.ipynb", "second_forms.ipynb"]
    nbformat.validate(handed["second_forms.ipynb"])
    text = Path("handout/second_forms.ipynb").read_text(encoding="utf-8")
    assert "## 9.1 A neuron with an amplifier (2 points)" in text and "9.2" not in text
    assert "return $" not in text and "exercise.says" not in text and "np.clip" not in text
    entry = spec.entries()["gained_neuron"]
    submitted = Path("submissions/ada")
    submitted.mkdir(parents=True)
    (submitted / "a.py").write_text(answer(entry.load().reference), encoding="utf-8")
    assert cli.main(["grade", "--class", "submissions", "--assignment", "exam.toml"]) == 0
    [one] = json.loads(Path("submissions-grades/verdicts.json").read_text(encoding="utf-8"))["students"]
    assert (one["points"], one["of"]) == (2, 6)


def test_what_is_the_course_s_own_is_refused(tmp_path):
    (tmp_path / "e9_1_relu.py").write_text("", encoding="utf-8")
    with pytest.raises(ValueError, match="must not be the course's"):
        spec.add_own(tmp_path)
    (tmp_path / "a.toml").write_text('own = "nowhere"\n[points]\n"1.1" = 1\n', encoding="utf-8")
    with pytest.raises(ValueError, match="there is no folder"):
        assignment.read(tmp_path / "a.toml")
