"""Answers that attack the grader, as source text: (name, source). ROOT and VICTIM are put in by the test."""
import re

from tests.grading.bank import FOLDER


def hostile():
    pieces = re.split(r"^# hostile: (.*)$", (FOLDER / "hostile.py").read_text(encoding="utf-8"),
                      flags=re.M)[1:]
    return list(zip(pieces[::2], pieces[1::2]))
