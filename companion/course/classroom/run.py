"""Grade a folder of submissions: some at once, each in a process of its own, with a journal to go on from.

A row depends on one submission alone, so the order in which they end, a worker that was killed and a run that
was taken up again leave no trace in the result.
"""

import hashlib
import json
import os
import queue
import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from pathlib import Path

from ..grading.spec import OWN
from ..lab import WORKBOOKS
from .signed import code
from .submissions import PACKED, WANTED, files, names, shown, students

ROOT = Path(__file__).resolve().parents[3]
SECONDS = 900  # for one submission of all exercises
TRIES = 3  # of a process that somebody else ends
# A library for matrix products reserves room for each processor: on 64 of them more than one.MEMORY.
ONE_THREAD = {f"{name}_NUM_THREADS": "1" for name in ("OPENBLAS", "OMP", "MKL")}
ORDER = "import sys; sys.path.insert(0, sys.argv[1]); from companion.course.classroom.one import main; main()"


def grade_class(
    folder, journal, only=None, running=None, progress=lambda done, total, student, row: None, secret=b""
):
    """{student: row} for every submission in a folder, by name; one.graded makes a row.

    journal: the file that keeps each row when it is there; rows in it are taken over where the submission,
    the graders and `only` are still the same, and with a secret, where it signed them. running: what makes the
    rows (else some processes here, which unpack beside the journal).
    """
    found = students(folder)
    if not found:
        raise LookupError(
            f"there is no submission in {folder}: a folder, a zip or a notebook for each student"
        )
    if own := sorted({path.stem for path in WORKBOOKS.glob("*.ipynb")} & set(found)):
        raise ValueError(f"{folder} is one learner's folder, with {own[0]}.ipynb in it: leave out --class")
    kept = Journal(journal, key(only), secret)
    marks = {student: mark(paths) for student, paths in found.items()}
    left = [student for student in found if kept.place(student, *marks[student]) is None]
    done, called = len(found) - len(left), names(found)
    with kept, running or Running(kept.path.with_name("unpacked")) as running:
        for student, row in running.rows([(student, found[student]) for student in left], only):
            kept.add(student, *marks[student], row)
            done += 1
            progress(done, len(found), shown(called[student]), row)
    return Rows(kept, {student: kept.place(student, *marks[student]) for student in found}, called)


def as_they_end(submit, left, most):
    """(what was submitted, its future) as they end; `most` are begun at a time, so a long list needs no room."""
    left, begun, ended = iter(left), {}, queue.SimpleQueue()
    new = islice(left, most)
    while True:
        for one in new:
            future = submit(*one)
            begun[future] = one
            future.add_done_callback(ended.put)
        if not begun:
            return
        future = ended.get()
        yield begun.pop(future), future
        new = islice(left, 1)


class Running:
    """The processes that grade, `jobs` at once.

    place: a folder for what they unpack, gone afterwards; None: the system's; own: the teacher's exercises.
    """

    def __init__(self, place, jobs=None, own=OWN):
        self.place, self.jobs, self.own = place, jobs or os.cpu_count() or 1, own
        self.processes, self.stopped = set(), False

    def __enter__(self):
        self.__exit__()  # what a run left that was killed
        self.place.mkdir(parents=True)
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.place, ignore_errors=True)

    def rows(self, left, only):
        """(student, row) as they end. left: (student, paths) each."""
        with ThreadPoolExecutor(self.jobs) as pool:
            try:
                for (student, _), future in as_they_end(
                    lambda student, paths: pool.submit(self.row, student, paths, only), left, 2 * self.jobs
                ):
                    yield student, future.result()
            finally:  # also Ctrl-C: nothing goes on without us
                pool.shutdown(wait=False, cancel_futures=True)
                self.stop()

    def row(self, student, paths, only):
        if not all(c.isprintable() for c in student):
            return refused("its name cannot be printed")
        order = {
            "paths": [str(path) for path in paths],
            "only": list(only or ()),
            "own": sorted({str(file.parent) for file in self.own}),
        }
        for _ in range(TRIES):
            place = tempfile.mkdtemp(dir=self.place)
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
                process.stdin.write(json.dumps(order | {"place": place}) + "\n")
                process.stdin.flush()
                line, said = finished(process)
            except subprocess.TimeoutExpired:
                return refused(f"it takes more than {SECONDS // 60} minutes")
            except BrokenPipeError:
                line = said = ""
            finally:
                self.processes.discard(process)
                end(process)
                shutil.rmtree(place, ignore_errors=True)
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
    """The rows that are done, one a line. Left out: what a crash tore or the secret did not sign.

    They stay in the file, and here is where in it each begins. attempts: {student: {mark of what they handed in:
    (place, the dates that this row depends on, or None)}}, in that order.
    """

    def __init__(self, path, key, secret=b""):
        self.path, self.key, self.secret, self.attempts = Path(path), key, secret, {}
        if self.path.is_file():
            with open(self.path, "rb") as file:
                place = 0
                for line in file:
                    try:
                        self.take(json.loads(line), place)
                    except (ValueError, KeyError, TypeError, AttributeError):
                        pass
                    place += len(line)

    def take(self, entry, place):
        signed = not self.secret or entry["code"] == self.code(entry)
        if entry["key"] == self.key and signed and not entry["row"].get("broken"):  # this run tries again
            self.note(entry, place)

    def note(self, entry, place):
        dates = entry["dates"] if entry["row"].get("dated") else None
        self.attempts.setdefault(entry["student"], {})[entry["mark"]] = place, dates

    def place(self, student, mark, dates):
        """Where the row of a submission is, or None."""
        place, asked = self.attempts.get(student, {}).get(mark, (None, None))
        return place if asked in (None, dates) else None

    def __enter__(self):
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.file = open(self.path, "ab")
        if not locked(self.file):
            self.file.close()
            raise ValueError(f"another run is writing to {self.path.parent}: wait, or choose another --out")
        self.file.write(b"\n")  # behind a torn line
        return self

    def __exit__(self, *_):
        self.file.close()

    def add(self, student, mark, dates, row):
        entry = {"key": self.key, "student": student, "mark": mark, "dates": dates, "row": row}
        self.note(entry, self.file.tell())
        self.file.write(json.dumps(entry | {"code": self.code(entry)}).encode() + b"\n")
        self.file.flush()
        os.fsync(self.file.fileno())

    def read(self, place):
        with open(self.path, "rb") as file:
            file.seek(place)
            return json.loads(file.readline())["row"]

    def code(self, entry):
        entry = {name: value for name, value in entry.items() if name != "code"}
        return code(self.secret, json.dumps(entry)) if self.secret else ""


class Rows(Mapping):
    """{student: row}, each read when it is asked for. names: {student: name}, for whoever reads it."""

    def __init__(self, journal, places, names):
        self.journal, self.places, self.names = journal, places, names

    def __getitem__(self, student):
        return self.journal.read(self.places[student])

    def __iter__(self):
        return iter(self.places)

    def __len__(self):
        return len(self.places)

    def attempts(self):
        """The rows of each student who handed in again, in that order."""
        for handed_in in self.journal.attempts.values():
            if len(handed_in) > 1:
                yield [self.journal.read(place) for place, _ in handed_in.values()]


def locked(file):
    """Take the lock of an open file, if nobody has it. It ends with this process, however that ends."""
    try:
        if os.name == "nt":
            import msvcrt

            file.seek(2**30)  # far behind what is ever read or written
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def key(only, own=OWN):
    """Changes with the graders and with what is asked."""
    digest = hashlib.sha256(json.dumps(sorted(only or ())).encode())
    for path in [*sorted((ROOT / "companion").rglob("*.py")), *own]:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def mark(paths):
    """(what changes with the content of a submission, what changes with the dates of its files).

    The dates choose between two versions of an answer, so they count for such a row alone.
    """
    contents, dates = hashlib.sha256(), hashlib.sha256()
    for path in paths:
        try:
            for one, state in files(path):
                name = str(one.relative_to(path.parent)).encode("utf-8", "surrogateescape")
                contents.update(repr((name, state.st_size, content(one, state))).encode())
                dates.update(repr((name, state.st_mtime_ns)).encode())
        except OSError as error:  # its row says why it cannot be read
            contents.update(str(error.errno).encode())
    return contents.hexdigest()[:16], dates.hexdigest()[:16]


def content(path, state):
    """A hash of what may be graded, the kind of what may not."""
    if stat.S_ISREG(state.st_mode) and path.suffix.lower() in (*WANTED, ".zip") and state.st_size <= PACKED:
        with open(path, "rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    return stat.S_IFMT(state.st_mode)
