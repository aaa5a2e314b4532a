"""Who handed in what, and the notebooks of one submission, taken out of a folder or a zip that nobody trusts.

Nothing is unpacked where it says: each notebook is read up to a limit and written below a folder of our own,
under a path that was looked at first.
"""

import datetime
import os
import re
import stat
import zipfile
import zlib
from collections import Counter
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Callable, NamedTuple

from ..grading.collect import SKIPPED

MB = 2**20
FILE, ALL, PACKED = 20 * MB, 60 * MB, 100 * MB  # one notebook, all of them, a zip as it comes
ENTRIES = 20_000
WANTED = (".ipynb", ".py")
ARCHIVES = (".zip", ".rar", ".7z", ".tar", ".gz", ".tgz", ".bz2", ".xz")
ONLY = "only .ipynb, .py and .zip are graded"
# How Moodle and Canvas name what they export: NAME_NUMBER_assignsubmission_file_..., NAME_NUMBER_NUMBER_FILE.
EXPORTED = re.compile(r"(?P<moodle>.+_\d+)_assignsubmission_\w*|(?P<canvas>[^_]+(?:_LATE)?_\d+_\d+)_.+", re.S)
BESIDE = (".yml", ".yaml", ".csv")  # what Gradescope and Moodle put beside the submissions
HIDDEN = (*SKIPPED, "__MACOSX")


class Refused(ValueError):
    """Why a submission is not graded, in one line."""


class Piece(NamedTuple):
    """One file of a submission: its path there, its kind, when it was changed, how to read so many bytes."""

    name: str
    mode: int
    date: float
    read: Callable


# ---- who


def students(folder):
    """{student: paths}, in the order of the names: a folder, a zip or some notebooks each.

    Files that Moodle or Canvas named after one student belong together.
    """
    found = {}
    for path in Path(folder).iterdir():
        if not (path.name.startswith(".") or path.name in HIDDEN or path.suffix in BESIDE):
            found.setdefault(student_of(path), []).append(path)
    return {student: sorted(found[student]) for student in sorted(found)}


def names(found):
    """{student: name}: without the numbers that Moodle or Canvas put behind it, where what is left is one's own.

    found: as `students` finds them.
    """
    short = {}
    for student, paths in found.items():
        exported = EXPORTED.match(paths[0].name)
        parts = student.rsplit("_", 1 if exported["moodle"] else 2) if exported else [student]
        short[student] = parts[0]
    taken = Counter([*short.values(), *(student for student in short if short[student] != student)])
    return {student: name if taken[name] == 1 else student for student, name in short.items()}


def looks_like_a_class(folder):
    """Zips, or the same notebook in several folders, and none in the folder itself: work of more than one."""
    inside = [path for path in sorted(Path(folder).iterdir()) if not path.name.startswith(".")]
    if any(path.suffix in WANTED for path in inside):
        return False
    notebooks = [
        {one.name for one in path.rglob("*.ipynb")}
        for path in inside
        if path.is_dir() and path.name not in HIDDEN
    ]
    return any(path.suffix == ".zip" for path in inside) or any(
        a & b for i, a in enumerate(notebooks) for b in notebooks[:i]
    )


def student_of(path):
    """The student's name as the exported name has it.

    >>> names = "Ada L_7_assignsubmission_file_", "doejane_12_34_05-x.ipynb", "eve.zip"
    >>> [student_of(Path(name)) for name in names]
    ['Ada L_7', 'doejane_12_34', 'eve']
    """
    name = path.stem if path.suffix.lower() in (".zip", *WANTED) else path.name
    exported = EXPORTED.match(path.name)
    return (exported["moodle"] or exported["canvas"]) if exported else name


def shown(text, most=60):
    r"""A name from outside, on one line, and short: its beginning and its end, where alike names differ.

    >>> shown("two\nlines")
    'two\\x0alines'
    """
    text = "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in text)
    return text if len(text) <= most else f"{text[:most - 15]}...{text[-12:]}"


# ---- what


def unpack(paths, into):
    """Write the notebooks of a submission below `into`; Refused where it is not what it should be.

    Returns the names of archives in it that are not read: of another kind, or in a zip.
    """
    room = Room(Path(into))
    for i, path in enumerate(paths):
        with named(path.name):
            room.take_all(str(i), pieces(path), nested=path.is_dir())
    if not room.files:
        also = f", but {shown(room.closed[0])}: {ONLY}" if room.closed else ""
        raise Refused(f"there is no notebook in it{also}")
    return room.closed


@contextmanager
def named(file):
    """What cannot be read in here is refused under the name of this file."""
    try:
        yield
    except Refused:
        raise
    except zipfile.BadZipFile:
        raise Refused(f"{shown(file)} is not a zip that can be read") from None
    except (zlib.error, EOFError, NotImplementedError, RuntimeError):
        raise Refused(f"{shown(file)} cannot be unpacked") from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "a name that no file can have"
        raise Refused(f"{shown(file)} cannot be unpacked: {why}") from None


class Room:
    """Where one submission is written, and how much of it there has been."""

    def __init__(self, into):
        self.into, self.files, self.bytes, self.entries, self.closed = into, 0, 0, 0, []

    def take_all(self, below, pieces, nested):
        """nested: also what lies in zips, as in a folder of Moodle's."""
        for piece in pieces:
            self.entries += 1
            if self.entries > ENTRIES:
                raise Refused(f"it holds more than {ENTRIES:,} files")
            name = checked(piece)
            suffix = PurePosixPath(name).suffix.lower()
            if suffix in WANTED:
                small = PurePosixPath(name).with_suffix(suffix)  # A.IPYNB is a notebook too
                self.write(f"{below}/{small}", self.read(piece, FILE), piece.date)
            elif suffix == ".zip" and nested:
                file = self.into / f".{self.entries}.zip"
                file.write_bytes(self.read(piece, PACKED))
                with named(name):
                    self.take_all(f"{below}/{name}", of_zip(file), nested=False)
                file.unlink()
            elif suffix in ARCHIVES:
                self.closed.append(name)

    def read(self, piece, most):
        data = piece.read(most + 1)
        if len(data) > most:
            raise Refused(f"{shown(piece.name)} is larger than {most // MB} MB")
        return data

    def write(self, name, data, date):
        self.files, self.bytes = self.files + 1, self.bytes + len(data)
        if self.bytes > ALL:
            raise Refused(f"its notebooks are larger than {ALL // MB} MB together")
        path = self.into / name
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with open(path, "xb") as file:
                file.write(data)
            os.utime(path, (date, date))  # of two versions of an answer the newest is graded
        except FileExistsError:
            raise Refused(f"it holds {shown(PurePosixPath(name).name)} twice") from None


def checked(piece):
    """The path of a piece with slashes, when it stays in its folder and is a plain file."""
    name = piece.name.replace("\\", "/")
    written = PurePosixPath(name).suffix.lower() in (*WANTED, ".zip")
    if written and not all(c.isprintable() for c in name):
        raise Refused(f"a name in it cannot be printed: {shown(name)}")
    if name.startswith("/") or ".." in name.split("/") or (written and ":" in name):
        raise Refused(f"a path in it leads out of its folder: {shown(name)}")
    if stat.S_ISLNK(piece.mode):
        raise Refused(f"it holds a link instead of a file: {shown(name)}")
    if not stat.S_ISREG(piece.mode):
        raise Refused(f"it holds a pipe or a device: {shown(name)}")
    return name


def pieces(path):
    """The pieces of a folder, a zip or a notebook."""
    state = path.lstat()
    mode = state.st_mode
    if stat.S_ISDIR(mode):
        return of_folder(path)
    if stat.S_ISREG(mode) and path.suffix.lower() == ".zip":
        if path.stat().st_size > PACKED:
            raise Refused(f"{shown(path.name)} is larger than {PACKED // MB} MB")
        return of_zip(path)
    if stat.S_ISLNK(mode):
        raise Refused("it is a link")
    if not stat.S_ISREG(mode) or path.suffix.lower() not in WANTED:
        raise Refused(f"{shown(path.name)} is no folder, zip or notebook: {ONLY}")
    return [Piece(path.name, mode, state.st_mtime, reader(path))]


def reader(path):
    def read(most):
        with open(path, "rb") as file:
            return file.read(most)

    return read


def of_folder(top):
    for path, state in files(top):
        yield Piece(path.relative_to(top).as_posix(), state.st_mode, state.st_mtime, reader(path))


def files(top):
    """(path, its state) of all in a folder that is no folder, hidden or of an environment; of a file, itself."""
    left = [top]
    while left:
        path = left.pop()
        state = path.lstat()
        if not stat.S_ISDIR(state.st_mode):
            yield path, state
        elif path == top or not (path / "pyvenv.cfg").exists():
            inside = sorted(path.iterdir(), reverse=True)
            left += [one for one in inside if not (one.name.startswith(".") or one.name in HIDDEN)]


def of_zip(file):
    with zipfile.ZipFile(file) as archive:
        items = archive.infolist()
        environments = tuple(
            item.filename.removesuffix("pyvenv.cfg")
            for item in items
            if item.filename.endswith("/pyvenv.cfg")
        )
        for item in items:
            parts = item.filename.split("/")
            hidden = any((part.startswith(".") and part != "..") or part in HIDDEN for part in parts)
            if item.is_dir() or hidden or (environments and item.filename.startswith(environments)):
                continue
            if item.flag_bits & 1:
                raise Refused("its zip asks for a password")
            mode = item.external_attr >> 16
            yield Piece(
                item.filename,
                mode if stat.S_IFMT(mode) else mode | stat.S_IFREG,
                date_of(item),
                lambda most, item=item: read_item(archive, item, most),
            )


def date_of(item):
    """When an entry of a zip was changed, by the clock of whoever packed it; 0 for a day that there is not."""
    try:
        return datetime.datetime(*item.date_time).timestamp()
    except (ValueError, OverflowError, OSError):
        return 0


def read_item(archive, item, most):
    with archive.open(item) as file:
        return file.read(most)
