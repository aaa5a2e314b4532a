"""An assignment: some exercises, their points and a day; workbooks with these alone and without solutions."""

import datetime
import json
import re
import tomllib
from pathlib import Path
from typing import NamedTuple

from ..grading.spec import add_own, entries
from ..lab import WORKBOOKS
from ..learner import answers_in, digest, source_of, write

SOLUTION = re.compile(r"<details><summary>Solution</summary>.*?</details>\n*", re.S)
KEYS = {"title", "due", "points", "own"}


class Assignment(NamedTuple):
    """title; due: a date, a time or None; points: {function: points}, in the ladder's order.

    own: the folder of the teacher's own exercises, or None.
    """

    title: str
    due: datetime.date | None
    points: dict
    own: Path | None


def read(path):
    """The assignment in a TOML file: title, due, own, [points] by number. ValueError, in one line."""
    try:
        told = tomllib.loads(Path(path).read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ValueError(f"{path} is no TOML: {error}") from None
    if set(told) - KEYS:
        raise ValueError(
            f"{path}: there is no setting {min(set(told) - KEYS)!r}; there are title, due, own and [points]"
        )
    points, due = told.get("points"), told.get("due")
    if not isinstance(points, dict) or not points:
        raise ValueError(f'{path}: a table [points] says what counts, as "1.1" = 2')
    if not isinstance(due, datetime.date | None):
        raise ValueError(
            f"{path}: due is a date without quotes, as 2026-10-05 or 2026-10-05T12:00:00, not {due!r}"
        )
    own = Path(path).parent / str(told["own"]) if "own" in told else None
    if own:
        if not own.is_dir():
            raise ValueError(f"{path}: there is no folder {own} with exercises of your own")
        add_own(own)
    known = {entry.id: entry.function for entry in entries().values() if entry.chapter}
    for number, value in points.items():
        if number not in known:
            raise ValueError(
                f'{path}: there is no exercise {number!r}; the quotes belong to it, as in "1.1" = 2'
            )
        if type(value) not in (int, float) or not 0 < value < 1e6:
            raise ValueError(f"{path}: exercise {number} cannot be worth {value!r} points")
    return Assignment(
        str(told.get("title", Path(path).stem)),
        due,
        {function: points[number] for number, function in known.items() if number in points},
        own,
    )


def assign(assignment, target, workbooks=WORKBOOKS):
    """Write the workbooks of an assignment into a new folder; yields a line for each."""
    target = Path(target)
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise FileExistsError(f"{target} is there already; choose another folder for the workbooks")
    target.mkdir(parents=True, exist_ok=True)
    own = sorted(assignment.own.glob("*.ipynb")) if assignment.own else []
    books = []
    for path in [*sorted(Path(workbooks).glob("*.ipynb")), *own]:
        notebook = json.loads(path.read_text(encoding="utf-8"))
        first, *rest = sections(notebook["cells"])
        chosen = [(section, names) for section in rest if (names := assigned(section, assignment))]
        if chosen:
            books.append((path.name, notebook, first, chosen))
    for file, notebook, first, chosen in books:
        cells = [markdown(heading(assignment, len(books))), *first]
        for section, names in chosen:
            cells += priced(section, sum(assignment.points[name] for name in names))
        asked = [name for _, names in chosen for name in names]
        about = {"metadata": notebook["metadata"] | {"companion": {"exercises": asked}}, "cells": numbered(cells)}
        write(target / file, json.dumps(notebook | about, indent=1, ensure_ascii=False) + "\n")
        yield f"{target / file}: {', '.join(asked)}"


def asked_in(folder):
    """The exercises that the notebooks of a folder, each made by `assign`, ask for; None where others are there."""
    names = []
    for path in sorted(Path(folder).glob("*.ipynb")):
        try:
            names += json.loads(path.read_text(encoding="utf-8-sig"))["metadata"]["companion"]["exercises"]
        except (OSError, ValueError, LookupError, TypeError, RecursionError):
            return None
    return [name for name in entries() if name in names] or None


def sections(cells):
    """The cells of a workbook, cut at each heading ##, without the solutions."""
    found = [[]]
    for cell in cells:
        if cell["cell_type"] != "markdown":
            found[-1].append(cell)
            continue
        for text in re.split(r"^(?=## )", SOLUTION.sub("", source_of(cell)), flags=re.M):
            if text.startswith("## "):
                found.append([])
            if text.strip():
                found[-1].append(markdown(text.strip()))
    return found


def assigned(section, assignment):
    return [name for cell in section for name in answers_in(cell) if name in assignment.points]


def priced(section, points):
    """A section whose heading says what it is worth."""
    first = source_of(section[0])
    return [markdown(re.sub(r"^(## .*)", rf"\1 ({worth(points)})", first, count=1)), *section[1:]]


def heading(assignment, books):
    whole = "this notebook" if books == 1 else f"all {books} notebooks"
    due = (
        f"Due {assignment.due:%Y-%m-%d %H:%M}. "
        if isinstance(assignment.due, datetime.datetime)
        else (f"Due {assignment.due}. " if assignment.due else "")
    )
    return (
        f"# {assignment.title}\n\n{due}{worth(sum(assignment.points.values())).capitalize()} in all. "
        f"Hand in {whole}, or a zip of the folder. What an exercise "
        "builds on and is not asked for here is the companion's."
    )


def worth(points):
    return f"{points:g} point{'s' * (points != 1)}"


def numbered(cells):
    """The cells, each with an id of its own, as the notebook's format asks."""
    return [cell | {"id": f"{digest(cell)}-{i}"} for i, cell in enumerate(cells)]


def markdown(text):
    return {"cell_type": "markdown", "metadata": {}, "source": text}
