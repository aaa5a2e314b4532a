"""What a learner is told, in the language that the variable COMPANION_LANGUAGE names: data/LANGUAGE.mo (gettext).

Only what is shown goes through `said`, at the end. Verdicts, and so tables, records and exit states, stay English.
"""
import gettext
import os
import re
from functools import cache
from pathlib import Path

from .answer import GENERAL

DATA = Path(__file__).with_name("data")
# Sentences with values in them that other modules write as f-strings; {:d} stands for a number.
FRAMES = """\
All {:d} checks pass.
[{}] {:d} of {:d} checks passed before this one
(Not right yet, so the companion's stood in: {}.)
you called  {}
yours{}
expected{}
at {} instead of {}
that is {} instead of {}
a tuple or list of {}
{:d} values
a value of type {}
A promise of the contract is broken: {}.
numpy itself was changed in this kernel: `np.{}`. Restart the kernel and run the notebook again.
The cell is not Python yet: {}.
check() takes the function of an exercise, as in check(relu); {} is none.
Did you mean {}?""".splitlines()
# What may stand in a sentence as a value.
VALUES = """\
The result
A part of the result
Take the number out of the array.
Something is not summed or averaged yet.
a numpy array
a generator or another iterator
a list
a tuple
an array
a string
a dictionary
one number
1 value
True or False""".splitlines()
# The one that says most comes first: "The result should be {}" would take a longer sentence for itself.
TEMPLATES = sorted([*FRAMES, *(sentence for sentence in GENERAL.values() if "{" in sentence)], key=len, reverse=True)


@cache
def translation(language):
    file = DATA / f"{language}.mo"
    if not file.is_file():
        return None
    with open(file, "rb") as catalogue:
        return gettext.GNUTranslations(catalogue)


@cache
def pattern(template):
    values = {"{}": "(.*)", "{:d}": r"(\d+)", "{:g}": r"([\d.e+-]+)"}
    return re.compile("".join(values.get(part) or re.escape(part) for part in re.split(r"({.*?})", template)))


def said(text):
    """A sentence as the learner reads it: translated whole, or as a template whose values are translated in turn."""
    known = translation(os.environ.get("COMPANION_LANGUAGE", "en"))
    if known is None or not text:
        return text
    if (found := known.gettext(text)) != text:
        return found
    for template in TEMPLATES:
        if values := pattern(template).fullmatch(text):
            return known.gettext(template).format(*map(said, values.groups()))
    return text
