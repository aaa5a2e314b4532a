"""The reader's own functions: fetch them for a run, give them a folder to live in."""
import hashlib
import json
import re
import textwrap
import types
from pathlib import Path

from .grading import folder as grading
from .grading import notebook
from .grading.spec import entries
from .grading.worker import build
from .lab import WORKBOOKS
from .show import COLUMNS

GIVEN = ".course.json"               # in a working copy: the hashes of the cells that the course gave out


# ---- fetching

def mine(*names, where="."):
    """The reader's own functions where they are right, the companion's elsewhere; prints whose is whose.

    A function of the running notebook comes first, then a saved answer in the folder `where`.
    Returns one function, or a tuple in the order of the names.
    """
    found, whose = {}, {}
    for name in names:
        here = notebook.user_names().get(name)
        if callable(here) and not notebook.from_companion(here):
            verdict = notebook.verdict(name, here)
            if verdict.ok:
                found[name] = bound(here, verdict.lent)
    missing = [name for name in names if name not in found]
    if missing:
        saved, whose = passing(grading.grade(where, only=missing), missing)
        found = saved | found
    yours = ", ".join(name for name in names if name in found)
    theirs = ", ".join(f"{name} ({whose[name]})".replace(" ", "\xa0") for name in names if name not in found)
    said = ". ".join([f"Yours: {yours}"] * bool(yours) + [f"The companion's: {theirs}"] * bool(theirs))
    print(textwrap.fill(said, COLUMNS).replace("\xa0", " "))       # no line ends between a name and its reason
    functions = tuple(found.get(name) or entries()[name].load().reference for name in names)
    return functions[0] if len(names) == 1 else functions


def bound(function, lent):
    """A function of the notebook whose missing or unfinished forerunners are the companion's."""
    if not lent:
        return function
    room = function.__globals__ | {name: entries()[name].load().reference for name in lent}
    return types.FunctionType(function.__code__, room, function.__name__, function.__defaults__,
                              function.__closure__)


def passing(grades, names):
    """({name: function} of the answers that pass, {name: why not} for the others), run in this process."""
    made, whose = {}, {}
    for name in names:
        verdict = grades.verdicts[name]
        if not verdict.ok:
            whose[name] = f"{verdict.entry.id} {verdict.status}"
            continue
        parts, references = grades.parts(name)
        made |= {reference: entries()[reference].load().reference for reference in references}
        for part in parts:
            if part["name"] not in made:
                made[part["name"]], _, _ = build(part, made, {})
    return {name: made[name] for name in names if name not in whose}, whose


# ---- a working copy

def start(target, workbooks=None):
    """Make or refresh a working copy of the workbooks: answers and notes are kept, new text arrives.

    Yields one line for each workbook. Whatever is replaced is kept in TARGET/.before.
    """
    workbooks, target = Path(workbooks or WORKBOOKS), Path(target)
    sources = sorted(workbooks.glob("*.ipynb"))
    if not sources:
        raise FileNotFoundError(f"there are no workbooks in {workbooks}; install the course anew")
    if target.resolve() == workbooks.resolve():
        raise ValueError(f"{target} holds the course's own workbooks; choose another folder for your copy")
    if target.exists() and not target.is_dir():
        raise NotADirectoryError(f"{target} is a file; choose another name for your copy")
    target.mkdir(parents=True, exist_ok=True)
    record = target / GIVEN
    given = set(json.loads(record.read_text(encoding="utf-8"))) if record.is_file() else set()
    for source in sources:
        copy, new = target / source.name, source.read_text(encoding="utf-8")
        given |= {digest(cell) for cell in json.loads(new)["cells"]}
        if not copy.exists():
            write(copy, new)
            yield f"{source.name}: new"
            continue
        text = copy.read_text(encoding="utf-8-sig")
        try:
            old = json.loads(text)
        except ValueError as error:
            yield f"{source.name}: cannot be read as a notebook ({error}), left as it is"
            continue
        if not isinstance(old, dict) or not isinstance(old.get("cells"), list):
            yield f"{source.name}: has no list of cells, as notebooks have since 2015; left as it is"
            continue
        result, kept = merged(old, json.loads(new), given)
        if result == old:
            yield f"{source.name}: up to date"
        else:
            (target / ".before").mkdir(exist_ok=True)
            write(target / ".before" / source.name, text)
            write(copy, json.dumps(result, indent=1, ensure_ascii=False) + "\n")
            yield f"{source.name}: new text, {kept} of your cells kept"
    write(record, json.dumps(sorted(given), indent=0) + "\n")


def write(path, text):
    """All of a file or nothing of it."""
    partial = path.with_name(path.name + ".part")
    partial.write_text(text, encoding="utf-8", newline="\n")
    partial.replace(path)


def merged(old, new, given=()):
    """A reader's notebook under a new text: (notebook, number of the reader's cells).

    A cell of the course is known by its content: its hash is among those that were given out, or is its id. Every
    other cell was written or changed by the reader: it is kept, in the place of the one that it replaces (known by its
    id, the function that it defines or its heading), or behind the cell before it.
    """
    cells = new["cells"]
    place = {key: i for i, cell in reversed(list(enumerate(cells))) for key in keys(cell)}
    contents = {digest(cell): i for i, cell in enumerate(cells)}
    kept, behind, anchor, own = {}, {}, -1, set()
    for cell in old["cells"]:
        at = contents.get(digest(cell), next((place[key] for key in keys(cell) if key in place), None))
        if digest(cell) in (*contents, *given, named(cell)):
            if at is not None:
                anchor = at
                if digest(cell) == digest(cells[at]) and at not in own:
                    kept[at] = {"id": cells[at]["id"]} | cell     # with the outputs that the reader saw
        elif at is not None and at not in own:
            kept[at], anchor = cell, at
            own.add(at)
        else:
            behind.setdefault(anchor, []).append(cell)
    result = list(behind.get(-1, ()))
    for i, cell in enumerate(cells):
        result += [kept.get(i, cell), *behind.get(i, ())]
    used = set()
    for i, cell in enumerate(result):                  # ids are there, and unique in a notebook
        name = cell.get("id") or f"yours-{digest(cell)}"
        if name in used or not cell.get("id"):
            name = f"{name}-{i}" if name in used else name
            result[i] = cell | {"id": name}
        used.add(name)
    return new | {"cells": result}, len(own) + sum(map(len, behind.values()))


def source_of(cell):
    source = cell.get("source", "")
    return source if isinstance(source, str) else "".join(source)


def digest(cell):
    """The name of a cell by its content, which is the id that the course gives it."""
    return hashlib.sha256(f"{cell.get('cell_type')}\n{source_of(cell)}".encode()).hexdigest()[:12]


def named(cell):
    """The hash in a cell's id, also where an editor has moved the id into the metadata."""
    return str(cell.get("id") or cell.get("metadata", {}).get("id", "")).split("-")[0]


def keys(cell):
    """By what a changed cell is found again: its id, the exercises that it defines, its heading."""
    heading = re.match(r"#+ .*", source_of(cell)) if cell.get("cell_type") == "markdown" else None
    return [named(cell), *answers_in(cell), *([heading[0].strip()] if heading else [])]


def answers_in(cell):
    """The exercises whose function a cell defines, also while it does not parse."""
    if cell.get("cell_type") != "code":
        return []
    found = re.findall(r"^def (\w+)|^(\w+) *= *lambda", source_of(cell), re.M)
    return [name for pair in found for name in pair if name in entries()]
