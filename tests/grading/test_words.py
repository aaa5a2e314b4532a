"""What the graders say in another language: complete for the exercises of the translated pages, and English unless asked."""
import io
import re
import shutil

import pytest
import translation
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from companion.course.classroom.verdicts import told
from companion.course.grading import notebook, words
from companion.course.grading.collect import Found
from companion.course.grading.report import Report
from companion.course.grading.spec import entries
from tests.grading.bank import samples
from tests.grading.judging import in_notebook
from tests.grading.transcript import AT_LOADING

WRONG = "def mean(x):\n    return x.sum() / (len(x) - 1)\n"
ENGLISH = re.compile(r"\b(the|is|are|not|of|your|yours|you|expected|called|checks?)\b", re.I)


def catalogue(language="de"):
    with open(words.DATA / f"{language}.po", "rb") as file:
        return read_po(file, locale=language)


def test_every_sentence_of_the_translated_exercises_has_one_that_takes_the_same_values():
    known = catalogue()
    for message in list(translation.sentences({0, 1}))[1:]:         # the first is the head
        found = known.get(message.id)
        assert found and found.string and not found.fuzzy, message.id
        assert found.string.count("{") == message.id.count("{"), message.id


def test_what_is_read_was_made_from_the_catalogue():
    made = io.BytesIO()
    write_mo(made, catalogue())
    assert made.getvalue() == (words.DATA / "de.mo").read_bytes()


def test_a_sentence_that_changes_loses_its_translation_until_somebody_looks(tmp_path):
    file = tmp_path / "de.po"
    shutil.copyfile(words.DATA / "de.po", file)
    template = translation.sentences({0})
    template.delete("You return the sum. Divide it by the number of values.")
    template.add("You return the sum. Divide it by the count of the values.")
    changed = translation.bring(file, "de", template).get("You return the sum. Divide it by the count of the values.")
    assert changed.fuzzy and changed.string.startswith("Du gibst die Summe zurück.")


def test_a_verdict_is_english_unless_a_language_is_asked_for_that_there_is(monkeypatch):
    monkeypatch.delenv("COMPANION_LANGUAGE", raising=False)
    report = Report(in_notebook("mean", WRONG))
    english = repr(report)
    assert "0.1 mean: not right yet. You divide by n - 1." in english
    for language in ("en", "xx", ""):
        monkeypatch.setenv("COMPANION_LANGUAGE", language)
        assert repr(report) == english
    monkeypatch.setenv("COMPANION_LANGUAGE", "de")
    assert repr(report).splitlines() == [
        "✗ 0.1 mean: noch nicht richtig. Du teilst durch n - 1. Der Mittelwert teilt die Summe durch n, die Anzahl der Werte. "
        "(n - 1 gehört zur Varianz einer Stichprobe.)",
        "    Aufruf      mean([1., 2., 6.])",
        "    deins       4.5",
        "    erwartet    3",
        "    [divides-by-one-less] 0 von 2 Prüfungen vor dieser bestanden"]
    assert "✗ **0.1 `mean`: noch nicht richtig.** Du teilst" in report._repr_markdown_()


def test_a_table_is_english_in_any_language(monkeypatch):
    monkeypatch.setenv("COMPANION_LANGUAGE", "de")
    row = told(in_notebook("mean", WRONG), Found("attempted"), "")
    assert row["message"].startswith("You divide by n - 1.") and row["detail"].splitlines()[-1] == "expected    3"


@pytest.mark.parametrize("text, theirs", [
    ("The result should be a tuple or list of 2 values; yours is a list.",
     "Das Ergebnis soll ein Tupel oder eine Liste (2 Werte) sein; bei dir: eine Liste."),
    ("It was still running after 5 seconds, the time for all checks of an exercise. Is there a loop that never ends?",
     "Sie lief nach 5 Sekunden noch, so lange dürfen alle Prüfungen einer Aufgabe zusammen dauern. "
     "Gibt es eine Schleife, die nie endet?"),
    ("Your function stops with ValueError: too many values.", "Deine Funktion bricht ab mit ValueError: too many values."),
    ("What nobody has translated.", "What nobody has translated."), ("", "")])
def test_values_stand_in_the_translation_and_a_stranger_s_words_stay(monkeypatch, text, theirs):
    monkeypatch.setenv("COMPANION_LANGUAGE", "de")
    assert words.said(text) == theirs


@pytest.mark.parametrize("chapter", [0, pytest.param(1, marks=pytest.mark.slow)])
def test_no_english_is_left_in_the_verdicts_on_the_bank(monkeypatch, chapter):
    monkeypatch.setenv("COMPANION_LANGUAGE", "de")
    for sample in {(sample.function, sample.name): sample for sample in samples()}.values():
        if entries()[sample.function].chapter == chapter and sample.name not in ("too-slow", *AT_LOADING):
            head, *facts = repr(Report(in_notebook(sample.function, sample.source))).splitlines()
            frames = [line for line in facts if line.startswith(("    [", "    yours", "    expected", "    you called"))]
            # what Python, the contract and a type's name say stays
            head = re.sub(r"\w+Error: [^.]*|gebrochen: .*|vom Typ .*", "", head)
            assert not ENGLISH.search("\n".join([head, *frames]).partition("    [")[0]), head


def test_check_says_in_german_what_it_cannot_take(monkeypatch, capsys):
    monkeypatch.setenv("COMPANION_LANGUAGE", "de")
    notebook.check(print)
    assert capsys.readouterr().out.startswith("check() erwartet die Funktion einer Aufgabe")
