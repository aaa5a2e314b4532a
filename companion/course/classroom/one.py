"""Grade one submission in a process of its own, which run.py starts: what goes wrong is one student's row.

Reads an order as one line of JSON, prints the row as one line of JSON. It ends with whoever gave the order.
"""

import json
import os
import shutil
import sys
import threading
from pathlib import Path

from ..grading import folder
from ..grading.spec import add_own
from .submissions import ONLY, Refused, shown, unpack
from .verdicts import told

MEMORY = 2 * 2**30
UNPACKING = threading.Lock()  # what is being unpacked is not removed, nor the other way round


def main():
    order = json.loads(sys.stdin.readline())
    place = Path(order["place"]).resolve()
    threading.Thread(target=end_with_the_other, args=(place,), daemon=True).start()
    limit_memory()
    for folder_of_own in order["own"]:
        add_own(folder_of_own)
    row = graded([Path(path) for path in order["paths"]], place, order["only"])
    with UNPACKING:  # a folder that the thread above has begun to remove has no row
        print(json.dumps(row), flush=True)
        os._exit(0)  # the thread still waits on stdin


def end_with_the_other(place):
    sys.stdin.buffer.raw.read()
    with UNPACKING:
        shutil.rmtree(place, ignore_errors=True)
        os._exit(1)


def limit_memory():
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))
    except (ImportError, ValueError, OSError):  # Windows, and macOS, have no such limit
        pass


def graded(paths, place, only):
    """{"refused": why, "notes": lines, "verdicts": {function: ...}} of a submission, unpacked in `place`."""
    try:
        with UNPACKING:
            closed = unpack(paths, place)
        grades = folder.grade(place, only=only)
    except Refused as why:
        return {"refused": str(why), "notes": [], "verdicts": {}}
    except MemoryError:
        return {
            "refused": "reading it takes more memory than a submission may have",
            "notes": [],
            "verdicts": {},
        }
    return {
        "refused": "",
        "notes": [
            *(f"{shown(name)} was not opened: {ONLY}, and no zip in a zip" for name in closed[:3]),
            *(shown(line, 400) for line in grades.notes(lambda path: told_apart(path, place, paths))),
        ],
        "dated": any(grades.found[name].versions for name in grades.asked),
        "verdicts": {
            name: told(verdict, grades.found[name], in_submission(grades.found[name].path, place))
            for name, verdict in grades.asked.items()
            if only or verdict.entry.chapter
        },
    }


def told_apart(path, place, paths):
    """A file by its path in the submission, also where that is several zips."""
    whole = paths[int(path.relative_to(place).parts[0])]
    inside = in_submission(path, place)
    return shown(f"{whole.name}/{inside}" if len(paths) > 1 and whole.name != inside else inside, 90)


def in_submission(path, place):
    """A file as the student knows it: without our folder, and without the number of the zip it came in."""
    return "/".join(path.relative_to(place).parts[1:]) if path else ""
