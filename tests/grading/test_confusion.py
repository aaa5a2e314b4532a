"""No sentence is said of another mistake: which function gets which misconception's name.

test_bank.py holds that every answer of the bank gets exactly its name, and no right one any; so none of them
gets another's sentence. What it leaves open are the misconceptions' own functions, many of which no answer
repeats: each of them, handed in as an answer, must get its own name, or one that is listed here with the
reason why its sentence may stand.
"""
import pytest

from companion.course.grading import engine
from companion.course.grading.answer import GENERAL
from companion.course.grading.local import LocalAnswer
from companion.course.grading.spec import entries

# function -> {(has, is told): why the sentence may stand}
TRUE_AS_WELL = {
    "dead_fraction": {
        ("mostly-zero", "some-examples-only"):
            "not every example counts with either; the remedy, 0 for every one, is the same"},
    "fit_standardizer": {
        **{(tiny, "divides-by-zero"): "what is below 1e-15 compares as 0; the remedy, return 1, is the same"
           for tiny in ("tiny-number-added", "tiny-number-instead-of-one", "tiny-number-as-least-deviation")},
        ("tiny-number-as-least-deviation", "tiny-number-in-the-root"):
            "for one number of the ten both are the same by chance",
        ("tiny-number-not-needed", "changes-float32"):
            "1e-15 and less change no deviation that is tried, only the dtype, and that is said"},
    "grad_error": {
        ("small-differences-vanish", "rounded"):
            "no tried error lies where rounding and cutting off part; return it as it comes",
        ("tiny-number-as-least-scale", "tiny-number-in-the-scale"):
            "for 1e-6 both are the same on all that is tried",
        ("small-counts-as-zero", "tiny-number-as-least-scale"):
            "the remedy, ask whether both are 0, is the same"},
    "cosine_lr": {
        ("zero-after-the-end", "falls-to-zero-at-the-end"): "it says: at T or after it"},
}


class Everything(frozenset):
    """These functions may call the companion: they stand in its exercises."""

    def __contains__(self, code):
        return True

    def __or__(self, other):
        return self


def told(entry, function):
    """The name that a function gets as an answer."""
    verdicts = engine.run([entry], lambda exercise: LocalAnswer(exercise, function, {}, Everything(), {}))
    return verdicts[entry.function].name


def confusions(name):
    """The pairs (has, is told) of one exercise. A function that passes is told nothing untrue."""
    entry, found = entries()[name], set()
    for known in entry.load().misconceptions.values():
        for function in known.functions:
            got = told(entry, function)
            if got and got != known.name and got not in GENERAL:
                found.add((known.name, got))
    return found


@pytest.mark.slow
@pytest.mark.parametrize("name", entries())
def test_every_misconceptions_function_gets_its_own_sentence(name):
    assert confusions(name) - set(TRUE_AS_WELL.get(name, {})) == set()


def test_a_confusion_is_seen():
    relu = entries()["relu"].load()
    assert told(entries()["relu"], relu.misconceptions["absolute-value"].functions[0]) == "absolute-value"
    assert told(entries()["relu"], lambda z: z * 0 + abs(z)) == "absolute-value"
