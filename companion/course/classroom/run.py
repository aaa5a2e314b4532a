"""Grade a folder of submissions: some at once, each in a process of its own, with a journal to go on from.

A row depends on one submission alone, so the order in which they end, a worker that was killed and a run that
was taken up again leave no trace in the result.
"""

import hashlib
import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

from ..lab import WORKBOOKS
from .submissions import shown, students

ROOT = Path(__file__).resolve().parents[3]
SECONDS = 900  # for one submission of all exercises
TRIES = 3  # of a process that somebody else ends
# A library for matrix products reserves room for each processor: on 64 of them more than one.MEMORY.
ONE_THREAD = {f"{name}_NUM_THREADS": "1" for name in ("OPENBLAS", "OMP", "MKL")}
ORDER = "import sys; sys.path.insert(0, sys.argv[1]); from companion.course.classroom.one import main; main()"


def grade_class(folder, journal, only=None, jobs=None, progress=lambda done, total, student, row: None):
    """{student: row} for every submission in a folder, by name; one.graded makes a row.

    journal: the file that keeps each row when it is there; rows in it are taken over where the submission,
    the graders and `only` are still the same.
    """
    found = students(folder)
    if not found:
        raise LookupError(
            f"there is no submission in {folder}: a folder, a zip or a notebook for each student"
        )
    if own := sorted({path.stem for path in WORKBOOKS.glob("*.ipynb")} & set(found)):
        raise ValueError(f"{folder} is one learner's folder, with {own[0]}.ipynb in it: leave out --class")
    kept = Journal(journal, key(only))
    marks = {student: mark(paths) for student, paths in found.items()}
    rows = {
        student: kept.rows[student, marks[student]]
        for student in found
        if (student, marks[student]) in kept.rows
    }
    left = [student for student in found if student not in rows]
    running = Running()
    with kept, ThreadPoolExecutor(jobs or os.cpu_count() or 1) as pool:
        futures = {pool.submit(running.row, student, found[student], only): student for student in left}
        try:
            for future in as_completed(futures):
                student = futures[future]
                rows[student] = future.result()
                kept.add(student, marks[student], rows[student])
                progress(len(rows), len(found), shown(student), rows[student])
        finally:  # also Ctrl-C: nothing goes on without us
            pool.shutdown(wait=False, cancel_futures=True)
            running.stop()
    return {student: rows[student] for student in found}


class Running:
    """The processes that grade."""

    def __init__(self):
        self.processes, self.stopped = set(), False

    def row(self, student, paths, only):
        if not all(c.isprintable() for c in student):
            return refused("its name cannot be printed")
        order = json.dumps({"paths": [str(path) for path in paths], "only": list(only or ())}) + "\n"
        for _ in range(TRIES):
            process = subprocess.Popen(
                [sys.executable, "-P", "-c", ORDER, str(ROOT)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                encoding="utf-8",
                env=os.environ | ONE_THREAD,
            )
            self.processes.add(process)
            try:
                process.stdin.write(order)
                process.stdin.flush()
                line, said = finished(process)
            except subprocess.TimeoutExpired:
                return refused(f"it takes more than {SECONDS // 60} minutes")
            except BrokenPipeError:
                line = said = ""
            finally:
                self.processes.discard(process)
                end(process)
            try:
                return json.loads(line)
            except ValueError:  # it ended before it had a row
                if self.stopped:
                    break
        why = f": {shown(said.strip().splitlines()[-1], 120)}" if said.strip() else ""
        return refused(f"the process that grades it ended {TRIES} times{why}", broken=True)

    def stop(self):
        self.stopped = True
        for process in list(self.processes):
            process.kill()


def finished(process):
    """(the row as JSON, what was said on stderr) of a process that has ended; stdin stays open until then."""
    stdin, process.stdin = process.stdin, None  # communicate() would close it, and the process would end
    try:
        said = process.communicate(timeout=SECONDS)
    finally:
        stdin.close()
    return (said[0].splitlines() or [""])[-1], said[1]


def end(process):
    process.kill()
    process.wait()
    for stream in (process.stdin, process.stdout, process.stderr):
        if stream and not stream.closed:
            try:
                stream.close()
            except OSError:  # what was left to send goes nowhere
                pass


def refused(why, broken=False):
    return {"refused": why, "notes": [], "verdicts": {}} | ({"broken": True} if broken else {})


# ---- to go on from


class Journal:
    """The rows that are done, one a line. A line that was torn by a crash is left out.

    rows: {(student, mark): row}; attempts: {student: the rows of all that they handed in, in that order}.
    """

    def __init__(self, path, key):
        self.path, self.key, self.rows, self.attempts = Path(path), key, {}, {}
        if self.path.is_file():
            for line in self.path.read_text(encoding="utf-8").splitlines():
                try:
                    entry = json.loads(line)
                    if entry["key"] == key:
                        self.rows[entry["student"], entry["mark"]] = entry["row"]
                        self.attempts.setdefault(entry["student"], []).append(entry["row"])
                except (ValueError, KeyError, TypeError):
                    continue

    def __enter__(self):
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.file = open(self.path, "a", encoding="utf-8", newline="\n")
        self.file.write("\n")  # behind a torn line
        return self

    def __exit__(self, *_):
        self.file.close()

    def add(self, student, mark, row):
        if not row.get("broken"):  # the next run tries again
            self.file.write(
                json.dumps({"key": self.key, "student": student, "mark": mark, "row": row}) + "\n"
            )
            self.file.flush()
            os.fsync(self.file.fileno())


def key(only):
    """Changes with the graders and with what is asked."""
    digest = hashlib.sha256(json.dumps(sorted(only or ())).encode())
    for path in sorted((ROOT / "companion").rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def mark(paths):
    """Changes when a submission does: names, sizes and times, no content."""
    found = []
    for path in paths:
        inside = sorted(path.rglob("*")) if path.is_dir() and not path.is_symlink() else []
        for one in [path, *inside]:
            state = one.lstat()
            found.append((str(one.relative_to(path.parent)), state.st_size, state.st_mtime_ns, state.st_mode))
    return hashlib.sha256(repr(found).encode("utf-8", "surrogateescape")).hexdigest()[:16]
