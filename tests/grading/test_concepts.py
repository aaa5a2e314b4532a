"""Concept questions: every choice is what its misconception computes, the page asks, a class is compared."""

import copy
import json
import re
import zipfile
from xml.etree import ElementTree

import numpy as np
import pytest

from companion.course import cli
from companion.course.classroom import concepts
from companion.course.grading.spec import entries
from tests.road import test_teaching

QUESTIONS = {question.name: question for question in concepts.questions()}


def signed(text):
    return text.replace("-", "−")


def numbers(result, form="g"):
    """(1, 2): as the choices write an array with one axis, or a number."""
    result = np.asarray(result)
    told = [f"{value + 0:{form}}" for value in np.ravel(result)]  # + 0: no minus before a zero
    return signed(told[0] if result.ndim == 0 else f"({', '.join(told)})")


def moved(result):
    return signed(f"w = {result[0][0]:g}, b = {float(result[1]):g}")


def row_by_row(result):
    return " and ".join(numbers(row) for row in result)


LOGITS = np.array([[0.0, 10.0]])
# question -> (the arguments, how the result is written)
COMPUTED = {
    "bias-for-every-input": ((np.array([1.0, 2]), np.array([3.0, 1]), 10.0), numbers),
    "moves-when-right": ((np.array([3.0]), -1.0, np.array([1.0]), 1, 1.0), moved),
    "bias-down-the-wrong-axis": ((np.ones((2, 3)), np.zeros((3, 2)), np.array([1.0, 2])), row_by_row),
    "tanh-grad-of-the-input": (("tanh", np.array(2.0)), lambda result: numbers(result, ".2f")),
    "missing-one-over-n": ((np.array([[5.0], [5]]), np.array([[2.0], [2]])), lambda r: numbers(r[0, 0])),
    "softmax-twice": ((LOGITS, np.array([1])), lambda result: numbers(result, ".2f")),
    "only-the-true-class": ((np.zeros((1, 3)), np.array([0])), lambda result: numbers(result[0], ".2f")),
    "one-sided": ((lambda t: float((t**2).sum()), np.array([1.0]), 0.1), lambda r: numbers(r[0], ".2f")),
    "gate-by-the-gradient": ((np.array([[-3.0, 5]]), np.array([[2.0, -1]])), lambda r: numbers(r[0])),
    "no-bias-correction": (
        (np.zeros(1), np.zeros(1), np.zeros(1), 1, np.array([10.0])),
        lambda result: numbers(-result[0][0], ".4f"),
    ),
    "keeps-the-last-epoch": (([5.0, 3, 4, 4], 2), lambda result: f"{result[0]}"),
}


@pytest.mark.parametrize("name", COMPUTED)
def test_a_number_is_what_the_idea_computes(name):
    question, (args, told) = QUESTIONS[name], COMPUTED[name]
    exercise = entries()[question.exercise].load()
    for choice, text in question.choices.items():
        wrong = exercise.misconceptions.get(choice)
        idea = wrong.functions[0] if wrong else exercise.reference
        with np.errstate(all="ignore"):
            assert told(idea(*copy.deepcopy(args))) == text, choice


def test_what_is_worked_out_by_hand():
    [right, means] = [QUESTIONS["mean-of-means"].choices[name] for name in (concepts.RIGHT, "mean-of-means")]
    assert (right, means) == (f"{(90 + 30) / 150:.2f}", f"{(90 / 100 + 30 / 50) / 2:.2f}")
    assert QUESTIONS["mean-of-means"].choices["last-chunk-only"] == f"{30 / 50:.2f}"
    assert QUESTIONS["mean-of-means"].choices["chunk-means-added-up"] == f"{90 / 100 + 30 / 50:.2f}"


def test_there_is_a_question_for_each_central_misconception():
    central = [(number, name.strip("`")) for _, number, name, _ in test_teaching.table("What will go wrong")]
    asked = [(entries()[q.exercise].id, q.name) for q in QUESTIONS.values()]
    assert sorted(asked) == sorted(central) and len(QUESTIONS) == 18
    for question in QUESTIONS.values():
        wrong = set(question.choices) - {concepts.RIGHT}
        assert question.name in wrong and 2 <= len(wrong) <= 3
        assert wrong <= set(entries()[question.exercise].load().misconceptions)
        assert len(set(question.choices.values())) == len(question.choices)
    places = {list(question.choices).index(concepts.RIGHT) for question in QUESTIONS.values()}
    assert places >= {0, 1, 2}, "the right choice has no place of its own"


# ---- the page


def test_the_page_asks_saves_and_tells_afterwards(open_page, tmp_path):
    assert cli.main(["questions", str(tmp_path)]) == 0
    page = open_page(tmp_path / "questions.html")
    page.fill("[name=name]", "Ada")
    for question in QUESTIONS:
        page.check(f"#{question} [value={concepts.RIGHT if question != 'one-sided' else 'one-sided'}]")
    for when in concepts.TIMES:
        page.check(f"[name=when][value={when}]")
        with page.expect_download() as download:
            page.click("button")
        assert download.value.suggested_filename == f"Ada-{when}.json"
        download.value.save_as(tmp_path / f"Ada-{when}.json")
        told = page.locator(".told").all_text_contents()
        assert [bool(text) for text in told] == [when == "after"] * len(QUESTIONS)
    assert told.count("Right.") == len(QUESTIONS) - 1 and QUESTIONS["one-sided"].sentence("one-sided") in told
    found, left = concepts.answers(tmp_path)
    assert set(found) == {("Ada", "before"), ("Ada", "after")} and not left
    assert len(found["Ada", "after"]) == len(QUESTIONS)


# ---- a class


def saved(folder, name, when, **answers):
    text = json.dumps({"version": 1, "name": name, "when": when, "answers": answers})
    (folder / f"{name}-{when}.json").write_text(text, encoding="utf-8")


def test_a_class_is_compared(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    pairs = {"ada": ("one-sided", "right"), "bob": ("one-sided", "one-sided"), "eve": ("right", "right")}
    for name, (before, after) in pairs.items():
        saved(tmp_path, name, "before", **{"one-sided": before})
        saved(tmp_path, name, "after", **{"one-sided": after})
    saved(tmp_path, "zoe", "before", **{"one-sided": "right"})
    (tmp_path / "deep.json").write_text("[" * 99_000, encoding="utf-8")
    saved(tmp_path, "odd", "before", **{"one-sided": "no-such-choice"})
    assert cli.main(["questions", "--compare", str(tmp_path), "--out", "compared.csv"]) == 0
    said = capsys.readouterr().out
    assert "deep.json: it holds no answers" in said and "odd-before.json: it holds no answers" in said
    assert "4 learners, 3 of them before and after" in said and "Normalised gain: 0.50" in said
    lines = (tmp_path / "compared.csv").read_text(encoding="utf-8").splitlines()
    assert "5.1 numeric_grad,one-sided,3,1,2,1" in lines and len(lines) == 19


# ---- QTI


def test_the_qti_package_lists_what_it_holds(tmp_path):
    assert cli.main(["questions", str(tmp_path)]) == 0
    with zipfile.ZipFile(tmp_path / "questions-qti.zip") as archive:
        files = {name: archive.read(name).decode() for name in archive.namelist()}
    listed = re.findall(r'<file href="(.*?)"', files.pop("imsmanifest.xml"))
    assert listed == list(files) and len(files) == 18
    spaces = {"q": concepts.QTI}
    for name, text in files.items():
        top = ElementTree.fromstring(text)
        question = QUESTIONS[name.removesuffix(".xml")]
        choices = {one.get("identifier"): one.text for one in top.iterfind(".//q:simpleChoice", spaces)}
        assert choices == question.choices
        assert top.find(".//q:correctResponse/q:value", spaces).text in choices
