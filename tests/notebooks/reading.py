"""How long a chapter takes to read, by count: python -m tests.notebooks.reading

220 words a minute; a minute for a displayed formula, two for a live figure, half a minute for a picture or a
table; six seconds for a line of code. Counted is what the page shows before anything is unfolded.

An exercise takes the reading of its question, three minutes for each line of the folded solution, and five to check it
and mend it once, in steps of five minutes. That is an estimate by count; no class has been timed.
"""
import re
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[2] / "book" / "_tools"))       # as pytest does; here for python -m

import notebooks

FOLDED = {"hide-cell", "claims", "ours"}        # the whole cell
WORDS, FORMULA, FIGURE, PICTURE, LINE = 1 / 220, 1.0, 2.0, 0.5, 0.1
FOLDS = re.compile(r"<details>.*?</details>", re.S)
DISPLAYED = re.compile(r"\$\$.+?\$\$|^\\begin\{align.*?^\\end\{align\*?\}", re.S | re.M)
TABLE = re.compile(r"^\|[-| :]+\|$", re.M)
STATED = re.compile(r"Reading time: about (\d+) minutes")


def minutes(name):
    """{what: minutes} of the main line of a page."""
    notebook = notebooks.read_twin(notebooks.BOOK / f"{name}.md")
    taken = dict.fromkeys(("words", "formulas", "figures", "pictures", "code"), 0.0)
    for cell in notebook.cells:
        tags = set(cell.metadata.get("tags", ()))
        if cell.cell_type == "markdown":
            text = FOLDS.sub("", cell.source)
            taken["formulas"] += FORMULA * len(DISPLAYED.findall(text))
            taken["pictures"] += PICTURE * len(TABLE.findall(text))
            text = re.sub(r"\]\([^)]*\)|^:::.*$|^:class:.*$|^\|.*$", " ", DISPLAYED.sub("", text), flags=re.M)
            taken["words"] += WORDS * len(re.findall(r"\w[\w'’-]*", re.sub(r"\$[^$]*\$", "x", text)))
        elif "figure" in tags:
            taken["figures"] += FIGURE
        elif not tags & FOLDED:
            taken["pictures"] += PICTURE * ("image" in cell.metadata.get("mystnb", {}))
            if not tags & {"hide-input", "shown"}:
                taken["code"] += LINE * sum(bool(line.strip()) for line in cell.source.splitlines())
    return taken


EXERCISE = re.compile(r"^## (\d\.\d) .*?(?=^## |\Z)", re.S | re.M)
SOLUTION = re.compile(r"<summary>Solution</summary>\s+```python\n(.*?)```", re.S)


def exercises(name):
    """{number: minutes} of the exercises of a workbook."""
    text, found = (notebooks.BOOK / "exercises" / f"{name}.md").read_text(encoding="utf-8"), {}
    for part in EXERCISE.finditer(text):
        question = part[0].split("```{code-cell}")[0]
        lines = sum(bool(line.strip()) for line in SOLUTION.search(part[0])[1].splitlines()[1:])
        taken = (WORDS * len(re.findall(r"\w[\w'’-]*", DISPLAYED.sub("", question)))
                 + FORMULA * len(DISPLAYED.findall(question)) + 3 * lines + 5)
        found[part[1]] = 5 * max(1, round(taken / 5))
    return found


def sentences(name):
    """The number of words of each sentence of a page's prose, without tables, lists, formulas and code."""
    found = []
    for cell in notebooks.read_twin(notebooks.BOOK / f"{name}.md").cells:
        if cell.cell_type == "markdown":
            text = re.sub(r"^(\||#|:::|:class|[-*] |\d+\. |<).*$", "", DISPLAYED.sub("", cell.source), flags=re.M)
            text = re.sub(r"\]\([^)]*\)|\$[^$]*\$|`[^`]*`", " x ", text)
            found += [len(re.findall(r"\w[\w'’-]*", one)) for one in re.split(r"(?<=[.!?:])\s+(?=[A-Z*x])", text)]
    return [count for count in found if count]


def stated(name):
    """The minutes that the page names."""
    found = STATED.findall((notebooks.BOOK / f"{name}.md").read_text(encoding="utf-8"))
    return [int(number) for number in found]


if __name__ == "__main__":
    for path in notebooks.twins():
        name = path.relative_to(notebooks.BOOK).with_suffix("").as_posix()
        if re.match(r"0\d_|before|when", name):
            parts = minutes(name)
            print(f"{name:26} {sum(parts.values()):5.1f} = "
                  + " + ".join(f"{value:.1f} {what}" for what, value in parts.items()) + f"   stated {stated(name)}; "
                  f"a sentence has {sum(sentences(name)) / len(sentences(name)):.1f} words")
