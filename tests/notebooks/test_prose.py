"""Every number in the prose of a notebook is asserted in its section."""

import tomllib
from decimal import Decimal
from pathlib import Path

import nbformat
import notebooks
import pytest

from tests.notebooks.prose import literals, numerals, proved, unproved

LIST = Path(__file__).parent / "exceptions.toml"
EXCEPTIONS = tomllib.loads(LIST.read_text(encoding="utf-8")).get("exception", [])
NAMES = [path.with_suffix("").relative_to(notebooks.BOOK).as_posix() for path in notebooks.twins()]


@pytest.mark.parametrize("name", NAMES)
def test_every_number_is_asserted_in_its_section(name):
    excepted = {entry["numeral"] for entry in EXCEPTIONS if entry["notebook"] == name}
    notebook = nbformat.read(notebooks.BOOK / f"{name}.ipynb", as_version=4)
    open_ = [f"  section {n.section!r}: {n.written} in ... {n.context} ..." for n in unproved(notebook)
             if n.written not in excepted]
    assert not open_, f"{name}.ipynb: no assert in the section holds\n" + "\n".join(open_)


def test_exceptions_are_needed_and_have_reasons():
    for entry in EXCEPTIONS:
        label = f"exceptions.toml: {entry['numeral']} of {entry['notebook']}"
        notebook = nbformat.read(notebooks.BOOK / f"{entry['notebook']}.ipynb", as_version=4)
        assert len(entry["reason"].split()) >= 3, f"{label}: give the reason in a few words"
        assert entry["numeral"] in {n.written for n in unproved(notebook)}, f"{label} is no longer needed"


# ---------------------------------------------------------------- the reader itself

def written(text):
    return [numeral.written for numeral in numerals(text)]


@pytest.mark.parametrize("text, expected", [
    ("The sum is 0.659.", ["0.659"]),
    ("It rises from 12 to 1,200 in 3 steps.", ["12", "1,200"]),
    ("98.3 % of 297 digits", ["98.3 %", "297"]),
    ("a net of 64-128-64-10 units", ["64", "128", "64", "10"]),
    ("pictures of 28×28 pixels", ["28", "28"]),
    ("an error of 10⁻⁹ or 5·10⁻³ or 2e-7", ["10⁻⁹", "5·10⁻³", "2e-7"]),
    ("a weight of −0.25 and .5", ["0.25", ".5"]),
    ("| loss | 0.31 |", ["0.31"]),
    ("```{note}\nNote 0.25 here.\n```", ["0.25"]),
    (":::{admonition} Why 0.75?\nBecause.\n:::", ["0.75"]),
    ("[the table with 0.5](https://x.org/12.5)", ["0.5"]),
    ("costs $0.5 and $0.7", ["0.5", "0.7"]),
    ("## The 150 steps", ["150"]),
    ("the 1200 samples", ["1200"]),
])
def test_numeral_is_seen(text, expected):
    assert written(text) == expected


@pytest.mark.parametrize("text", [
    "three of 5 cards", "$z = 0.659 + 12$", "$$\n0.25\n$$", "\\begin{align}\n0.25\n\\end{align}",
    "`x = 0.25` and ``12.5``", "```python\n0.25\n```", "~~~\n0.25\n~~~", "{math}`0.25`",
    "<https://x.org/12.5>", "https://x.org/12.5", "[text](a_12.5.html)", "![alt](b12.png)", "see [12]",
    "In 1986 and 2015", "chapter 12", "Chapters 10, 11 and 12", "exercise 2.1", "exercises 2.1 to 2.5",
    "figure 3.2", "table 10", "section 4.2", "equation (3.1)", "float32", "MNIST784", "arXiv:1412.6980",
    "doi:10.1038/323533a0", "## 2.1 The sum", "12. a twelfth item", "(label-12)=", "<img width=\"12.5\">",
    "Python 3.11", ":width: 250",
])
def test_numeral_is_no_claim(text):
    assert written(text) == []


@pytest.mark.parametrize("source, expected", [
    ("assert round(p[0], 3) == 0.659", {"3", "0", "0.659"}),
    ("assert abs(x - 12.5) < 1e-9, '99.5'", {"12.5", "1E-9"}),
    ("x = 0.25", set()),
    ("if True:\n    assert (0.7, -72) == y", {"0.7", "72"}),
    ("assert f'{p:.12f}' == '0.125'", {"0.125"}),
    ("%matplotlib inline\nassert n == 1_200", {"1200"}),
    ("assert table == '1,200 rows'", {"1200"}),
])
def test_literals_of_asserts(source, expected):
    assert literals(source) == {Decimal(text) for text in expected}


@pytest.mark.parametrize("text, number, expected", [
    ("0.66", "0.659", True), ("0.659", "0.66", False), ("0.65", "0.659", False), ("98.3 %", ".983", True),
    ("98.3", ".983", False), ("98.3 percent", "98.3", True), ("97", "97.4", True), ("10⁻³", "0.001", True),
    ("0.125", "0.125", True), ("0.13", "0.125", True), ("0.12", "0.125", True), ("0.50", "0.5", True),
])
def test_written_or_rounded(text, number, expected):
    assert proved(numerals(text)[0], {Decimal(number)}) is expected


def small_notebook(*cells):
    new = {"m": nbformat.v4.new_markdown_cell, "c": nbformat.v4.new_code_cell}
    return nbformat.v4.new_notebook(cells=[new[kind](text) for kind, text in cells])


def test_planted_wrong_number_is_found():
    right = small_notebook(("m", "# T\n\n## A\nThe sum is 0.659."), ("c", "assert round(s, 3) == 0.659"))
    wrong = small_notebook(("m", "# T\n\n## A\nThe sum is 0.695."), ("c", "assert round(s, 3) == 0.659"))
    assert unproved(right) == []
    assert [(n.section, n.written) for n in unproved(wrong)] == [("A", "0.695")]


def test_assert_of_another_section_proves_nothing():
    apart = small_notebook(("m", "## A\nIt is 0.25."), ("m", "text\n## B\nmore"), ("c", "assert x == 0.25"))
    below = small_notebook(("m", "## A\nIt is 0.25.\n### A detail"), ("c", "assert x == 0.25"))
    assert [n.section for n in unproved(apart)] == ["A"]
    assert unproved(below) == []


def test_heading_in_a_code_fence_is_no_section():
    fenced = small_notebook(("m", "## A\nIt is 0.25.\n```\n## not a heading\n```"), ("c", "assert x == 0.25"))
    assert unproved(fenced) == []
