"""Where a formula of the text sets one number equal to another, the two are equal, to the digits that are written.

Numbers inside formulas are free of asserts (prose.py); so sums such as $0.5 - 1.5 + 0.3 = -0.7$ are worked out here.
"""
import math
import re

import notebooks
import pytest

KNOWN = {"log": math.log, "sqrt": math.sqrt, "pi": math.pi, "E": math.e}
TO_PYTHON = [                                       # in this order
    (r"\{,\}|\\[,;! ]|\\bigl|\\bigr", ""),
    *3 * [(r"\\[td]?frac\{([^{}]*)\}\{([^{}]*)\}", r"((\1)/(\2))"), (r"\\sqrt\{([^{}]*)\}", r"sqrt(\1)"),
          (r"\^\{([^{}]*)\}", r"**(\1)")],
    (r"\\[td]?frac(\d)(\d)", r"(\1/\2)"), (r"\\sqrt(\d)", r"sqrt(\1)"), (r"\^(\d)", r"**\1"),
    (r"\\log\s*(\d[\d.]*)", r"log(\1)"), (r"\\log", "log"), (r"\\cdot", "*"), (r"\\pi", "pi"),
    (r"(?<=\d)\s*\(", "*("), (r"\)\s*\(", ")*("), (r"(?<![a-z\d.)])e\*\*", "E**"),
]


def value(formula):
    """The number that a piece of TeX stands for, or None where it holds a letter.

    >>> value(r"2 \\cdot (-20) / 3"), value(r"\\sqrt{9 + 16}"), value("2 x")
    (-13.333333333333334, 5.0, None)
    """
    for pattern, python in TO_PYTHON:
        formula = re.sub(pattern, python, formula, flags=re.S)
    try:
        number = eval(formula.strip(), {"__builtins__": {}}, KNOWN)
    except (SyntaxError, NameError, TypeError, ZeroDivisionError):
        return None
    return number if isinstance(number, (int, float)) else None


def sums(text):
    """[(left, right, are they equal?), ...] of the formulas in a text; right is rounded where it has decimals.

    >>> sums(r"so $0.1 + 0.2 = 0.3$, $2 \\cdot 3 = 7$ and $1 / 3 \\approx 0.33$, while $x = 2$")
    [('0.1 + 0.2', '0.3', True), ('2 \\\\cdot 3', '7', False), ('1 / 3', '0.33', True)]
    """
    found = []
    for formula in re.findall(r"(?<![$\\])\$([^$]+)\$(?!\$)", re.sub(r"```.*?```|\$\$.*?\$\$", "", text, flags=re.S)):
        sides = re.split(r"=|\\approx", formula)
        for left, right in zip(sides, sides[1:]):
            if value(left) is not None and value(right) is not None:
                decimals = re.findall(r"\.(\d+)", right)
                slack = 0.5 * 10.0 ** -len(decimals[-1]) if decimals else 0
                found.append((left.strip(), right.strip(), abs(value(left) - value(right)) <= slack + 1e-9))
    return found


@pytest.mark.parametrize("twin", notebooks.twins(), ids=lambda twin: f"{twin.parent.name}/{twin.stem}")
def test_the_sums_of_a_page_are_right(twin):
    assert [(left, right) for left, right, equal in sums(twin.read_text(encoding="utf-8")) if not equal] == []


def test_the_sums_are_found():
    assert sum(len(sums(twin.read_text(encoding="utf-8"))) for twin in notebooks.twins()) > 90
