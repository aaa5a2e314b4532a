"""Second forms of twelve exercises: numbers drawn by chance, written into a folder that the teacher keeps.

The kinds of the questions are public (data/second.toml); the numbers that a class is asked are in that folder
alone.
"""

import json
import random
import tomllib
from pathlib import Path
from string import Template

import numpy as np

from ..grading.spec import entries_of
from ..learner import write
from .assignment import markdown, numbered

CHAPTER = 9  # no chapter of the course: the numbers 9.1, 9.2, ... are the teacher's own
HEAD = "import numpy as np\n\nfrom companion.course.grading import Exercise\n\n"
TESTS = """

def test_printed_example(answer):
    answer.agrees_on_examples()


def test_other_inputs(answer):
    answer.agrees_on_hidden_inputs()
"""


def forms():
    path = Path(__file__).with_name("data") / "second.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))["form"]


def second(folder, rng=random.SystemRandom()):
    """Write twelve exercises and their workbook into a new folder; yields a line for each."""
    folder = Path(folder)
    folder.mkdir(parents=True)  # an old one holds what a class was asked: it stays
    asked = []
    for number, form in enumerate(forms(), 1):
        drawn = {name: rng.choice(values) for name, values in sorted(form["draw"].items())}
        path = folder / f"e{CHAPTER}_{number}_{form['name']}.py"
        path.write_text(HEAD + Template(form["code"]).substitute(drawn) + TESTS, encoding="utf-8")
        asked.append((form, Template(form["question"]).substitute(drawn)))
        yield f"{CHAPTER}.{number} {form['name']}: a second form of {form['of']}"
    cells = [code("import numpy as np")]
    for entry, (form, question) in zip(entries_of(folder.glob("e*.py")), asked):
        cells.append(markdown(f"## {entry.id} {form['title']}\n\n{question}\n\n{examples(entry.load())}"))
        cells.append(
            code(f"def {form['name']}({form['arguments']}):\n    raise NotImplementedError", ["exercise"])
        )
    notebook = {"cells": numbered(cells), "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    write(folder / "second_forms.ipynb", json.dumps(notebook, indent=1) + "\n")


def examples(exercise):
    """The calls that the text prints, each with its result."""
    lines = []
    for args in exercise.examples:
        call = f"{exercise.function}({', '.join(map(told, args))})"
        lines += [f">>> {call}", told(exercise.reference(*args))]
    return "\n".join(["```python", *lines, "```"])


def told(value):
    """A value on one line, as Python writes it.

    >>> told([np.array([1.0, 2.0])])
    '[np.array([1.0, 2.0])]'
    """
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(told, value))}]"
    if isinstance(value, np.ndarray):
        return f"np.array({np.round(value, 6).tolist()})"
    return repr(value if isinstance(value, int) else round(float(value), 6))


def code(source, tags=()):
    return {
        "cell_type": "code",
        "metadata": {"tags": list(tags)} if tags else {},
        "source": source,
        "outputs": [],
        "execution_count": None,
    }
