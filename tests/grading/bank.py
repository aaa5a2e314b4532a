"""The bank: wrong answers with the name they must get, right answers written differently, as source text.

bank/eN_M_FUNCTION.py holds the answers of one exercise, one below each heading:

    # right: how it differs            # wrong: the-name-it-must-get

An answer is a whole function, or lines OLD => NEW that change the folded solution.
"""
import re
from pathlib import Path
from typing import NamedTuple

from tests.grading.workbooks import solutions

FOLDER = Path(__file__).with_name("bank")
WARM_UP = {"mean": "def mean(x):\n    return x.sum() / len(x)\n"}


class Sample(NamedTuple):
    function: str
    kind: str           # right or wrong
    name: str
    source: str


def samples():
    """All answers of the bank."""
    right = solutions() | WARM_UP
    found = []
    for path in sorted(FOLDER.glob("e*.py")):
        function = path.stem.split("_", 2)[2]
        pieces = re.split(r"^# (right|wrong): (.*)$", path.read_text(encoding="utf-8"), flags=re.M)[1:]
        for kind, name, body in zip(pieces[::3], pieces[1::3], pieces[2::3]):
            found.append(Sample(function, kind, name, source(body.strip("\n"), right[function])))
    return found


def source(body, solution):
    if " =>" not in body:
        return body + "\n"
    for old, new in re.findall(r"^(.*?) => ?((?:.*)(?:\n(?:    ).*)*)$", body, re.M):
        if old not in solution:
            raise ValueError(f"the solution does not hold {old!r}")
        solution = solution.replace(old, new)
    return solution
