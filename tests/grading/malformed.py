"""Submissions as nobody should hand them in, made by code: {kind: (maker(folder), what the one line says)}.

A maker puts one submission into a folder of submissions. None of them leaves anything outside.
"""

import io
import json
import os
import random
import stat
import struct
import sys
import zipfile

RIGHT = "import numpy as np\n\ndef relu(z):\n    return np.maximum(z, 0)\n"
POSIX = os.name == "posix"


def notebook(*sources):
    return json.dumps(
        {
            "cells": [{"cell_type": "code", "source": source} for source in sources],
            "nbformat": 4,
            "nbformat_minor": 5,
            "metadata": {},
        }
    )


def zipped(name, *items, compression=zipfile.ZIP_DEFLATED):
    """A zip of items: (name or ZipInfo, content)."""

    def make(folder):
        with zipfile.ZipFile(folder / name, "w", compression) as archive:
            for item, content in items:
                archive.writestr(item, content)

    return make


def entry(name, kind=stat.S_IFREG, date=(1980, 1, 1, 0, 0, 0)):
    """A zip's entry that says to be of another kind or day."""
    info = zipfile.ZipInfo(name, date)
    info.external_attr = (kind | 0o777) << 16
    return info


def written(name, content):
    def make(folder):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())

    return make


def both(*makers):
    def make(folder):
        for maker in makers:
            maker(folder)

    return make


def bomb(folder):
    """A gigabyte of blanks in a notebook of a megabyte, of which the entry says that it is small."""
    file = folder / "bomb.zip"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("a.ipynb", "w") as out:
        for _ in range(64):
            out.write(b" " * 2**20)
    data = bytearray(file.read_bytes())
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 2**30)  # a reader that believes it takes a gigabyte
    file.write_bytes(data)


def many_small(folder):
    """Sixty megabytes and more, of notebooks each small enough."""
    with zipfile.ZipFile(folder / "many.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for i in range(8):
            archive.writestr(f"{i}.ipynb", b" " * (9 * 2**20))


def linked(folder):
    (folder / "linked").mkdir()
    (folder / "linked" / "a.py").symlink_to("/etc/passwd")


def linked_folder(folder):
    (folder / "linked_folder").mkdir()
    (folder / "linked_folder" / "exercises").symlink_to("/etc")


def is_a_link(folder):
    (folder / "is_a_link").symlink_to("/etc")


def pipe(folder):
    (folder / "pipe").mkdir()
    os.mkfifo(folder / "pipe" / "a.ipynb")


def large(folder):
    (folder / "large").mkdir()
    with open(folder / "large" / "a.ipynb", "wb") as file:
        file.truncate(100 * 2**20)


def noise(folder):
    written("noise.zip", b"PK\x03\x04" + random.Random(0).randbytes(5000))(folder)


def broken_inside(folder):
    """A zip whose list is whole and whose content is not."""
    zipped("broken_inside.zip", ("a.py", RIGHT * 50))(folder)
    file = folder / "broken_inside.zip"
    data = bytearray(file.read_bytes())
    data[40:60] = b"\xff" * 20
    file.write_bytes(data)


def locked(folder):
    zipped("locked.zip", ("a.py", RIGHT))(folder)
    file = folder / "locked.zip"
    data = bytearray(file.read_bytes())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + at] |= 1
    file.write_bytes(data)


def environment(folder):
    """A virtual environment beside the notebook; on POSIX it holds links."""
    both(
        written("env/a.py", RIGHT), written("env/venv/pyvenv.cfg", ""), written("env/venv/bin/relu.py", "no")
    )(folder)
    if POSIX:
        (folder / "env" / "venv" / "bin" / "python").symlink_to(sys.executable)


def nested_bomb(folder):
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.ipynb", b" " * (30 * 2**20))
    written("Eve_9_assignsubmission_file_/work.zip", inner.getvalue())(folder)


def cut_inside(folder):
    """A zip among others in one folder, of which the upload broke off."""
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("a.py", RIGHT)
    at = "Emil Post_1002_assignsubmission_file_"
    written(f"{at}/week1.zip", inner.getvalue())(folder)
    written(f"{at}/week2.zip", inner.getvalue()[:80])(folder)


REFUSED = (
    {
        "cut in a folder": (cut_inside, "week2.zip is not a zip that can be read"),
        "bomb": (bomb, "a.ipynb is larger than 20 MB"),
        "bomb in a folder": (nested_bomb, "a.ipynb is larger than 20 MB"),
        "many small": (many_small, "its notebooks are larger than 60 MB together"),
        "many entries": (
            zipped("entries.zip", *((f"{i}.txt", "") for i in range(20_001)), compression=zipfile.ZIP_STORED),
            "it holds more than 20,000 files",
        ),
        "upwards": (
            zipped("upwards.zip", ("../../evil.py", RIGHT)),
            "a path in it leads out of its folder: ../../evil.py",
        ),
        "upwards backwards": (
            zipped("backwards.zip", ("a\\..\\..\\evil.py", RIGHT)),
            "leads out of its folder",
        ),
        "absolute": (
            zipped("absolute.zip", ("/tmp/evil.py", RIGHT)),
            "leads out of its folder: /tmp/evil.py",
        ),
        "drive": (zipped("drive.zip", ("C:/evil.py", RIGHT)), "leads out of its folder: C:/evil.py"),
        "link in a zip": (
            zipped("zlink.zip", (entry("a.py", stat.S_IFLNK), "/etc/passwd")),
            "a link instead of a file: a.py",
        ),
        "device in a zip": (
            zipped("zdevice.zip", (entry("a.py", stat.S_IFCHR), "")),
            "a pipe or a device: a.py",
        ),
        "no zip": (noise, "noise.zip is not a zip that can be read"),
        "empty zip file": (written("nothing.zip", b""), "nothing.zip is not a zip that can be read"),
        "empty zip": (zipped("hollow.zip"), "there is no notebook in it"),
        "broken inside": (broken_inside, "broken_inside.zip"),
        "locked": (locked, "its zip asks for a password"),
        "twice": (zipped("twice.zip", ("a/b.py", RIGHT), ("a\\b.py", RIGHT)), "it holds b.py twice"),
        "large": (large, "a.ipynb is larger than 20 MB"),
        "line break inside": (
            zipped("inside.zip", ("a\nb.py", RIGHT)),
            "a name in it cannot be printed: a\\x0ab.py",
        ),
        "long name": (zipped("long.zip", ("n" * 300 + ".py", RIGHT)), "cannot be unpacked"),
        "a file and a folder": (
            zipped("both.zip", ("a.py", RIGHT), ("a.py/b.py", RIGHT)),
            "cannot be unpacked",
        ),
        "another kind": (written("essay.rar", b"Rar!"), "essay.rar is no folder, zip or notebook: only .ipynb"),
        "packed otherwise": (
            written("packed/blatt.tar.gz", b"\x1f\x8b"),
            "there is no notebook in it, but blatt.tar.gz: only .ipynb, .py and .zip are graded",
        ),
        "an empty folder": (lambda folder: (folder / "empty").mkdir(), "there is no notebook in it"),
    }
    | (
        {
            "link": (linked, "a link instead of a file: a.py"),
            "linked folder": (linked_folder, "a link instead of a file: exercises"),
            "is a link": (is_a_link, "it is a link"),
            "pipe": (pipe, "it holds a pipe or a device: a.ipynb"),
            "line break": (written("line\nbreak/a.py", RIGHT), "its name cannot be printed"),
        }
        if POSIX
        else {}
    )
    | (
        {"no text": (written(os.fsdecode(b"latin-\xff") + "/a.py", RIGHT), "its name cannot be printed")}
        if sys.platform == "linux"
        else {}
    )
)

# Graded as far as they can be read: one line for the file, verdicts for the rest.
NOTED = {
    "deep": (
        both(written("deep/a.ipynb", "[" * 100_000), written("deep/b.py", RIGHT)),
        "a.ipynb: it is not a notebook",
    ),
    "cut": (
        both(written("cut/a.ipynb", notebook(RIGHT)[:60]), written("cut/b.py", RIGHT)),
        "a.ipynb: it is not a notebook",
    ),
    "no cells": (
        both(written("cells/a.ipynb", "[]"), written("cells/b.py", RIGHT)),
        "a.ipynb: it is not a notebook",
    ),
    "no utf-8": (
        both(written("bytes/a.py", b"\xff\xfe"), written("bytes/b.py", RIGHT)),
        "a.py: it is not a text",
    ),
}

# Odd, and nobody's fault: graded.
GRADED = {
    "formula": written("=HYPERLINK(1)/a.py", RIGHT),
    "at": written("@sum.py", RIGHT),
    "capitals": written("capitals/A.IPYNB", notebook(RIGHT)),
    "environment": environment,
    "zipped environment": zipped(
        "zenv.zip",
        ("w/a.py", RIGHT),
        ("w/venv/pyvenv.cfg", ""),
        (entry("w/venv/bin/python", stat.S_IFLNK), "/usr/bin/python3"),
    ),
    "mac": zipped("mac.zip", ("w/a.py", RIGHT), ("__MACOSX/w/._a.py", b"\xff"), ("w/Icon\r", b"")),
    "windows": zipped("windows.zip", ("w\\exercises\\a.py", RIGHT)),
    "moodle": zipped("Ada Lovelace_7_assignsubmission_file_work.zip", ("a.py", RIGHT)),
    "canvas": both(
        written("doejane_12_34_a.ipynb", notebook(RIGHT)), written("doejane_12_34_b.py", "x = 1\n")
    ),
}


# ---- a class of them: every content in every form, under names of every kind


def packed(*items):
    """The bytes of a zip."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for item, content in items:
            archive.writestr(item, content)
    return file.getvalue()


GOOD_ZIP, GOOD_NOTEBOOK = packed(("a.py", RIGHT)), notebook(RIGHT).encode()
CONTENTS = [
    *((".zip", GOOD_ZIP[: len(GOOD_ZIP) * part // 8]) for part in (0, 1, 4, 7)),
    (".zip", GOOD_ZIP[:-1]),
    (".zip", random.Random(1).randbytes(3000)),
    (".zip", GOOD_NOTEBOOK),
    *((".ipynb", GOOD_NOTEBOOK[: len(GOOD_NOTEBOOK) * part // 8]) for part in (0, 3, 7)),
    (".ipynb", GOOD_ZIP),
    (".ipynb", b"[" * 100_000),
    (".ipynb", b'{"cells":' * 50_000),
    (".ipynb", GOOD_NOTEBOOK.decode().encode("utf-16")),
    (".ipynb", b"{}"),
    (".ipynb", b" " * (21 * 2**20)),
    (".py", b"\xff\xfe\x00"),
]
FORMS = [
    lambda name, suffix, content: written(f"{name}/work{suffix}", content),
    lambda name, suffix, content: written(f"{name}/a/b c/ü/work{suffix}", content),
    lambda name, suffix, content: written(f"{name}_7_assignsubmission_file_/work{suffix}", content),
    lambda name, suffix, content: written(f"{name}_7_assignsubmission_file_work{suffix}", content),
    lambda name, suffix, content: written(f"{name}{suffix.upper()}", content),
    lambda name, suffix, content: zipped(f"{name}.zip", (f"a/work{suffix}", content)),
    lambda name, suffix, content: written(f"{name}/a.zip", packed((f"work{suffix}", content))),
]
NAMES = ["Zoë Ångström", "李四", "=1+1", "+1", "@sum", "-2", "a;b,c", "𝓔ve 😀", "n" * 150, " blank", "_7_8_"]
NAMES += ["%s{}"] + (['"quoted"', "<b>bold", "line\nbreak", "tab\there", "\u202eright to left"] if POSIX else [])


def a_class(folder):
    """Submissions of which none can be read; their number."""
    made = [(content, form) for content in CONTENTS for form in FORMS]
    for i, (content, form) in enumerate(made):
        form(f"{NAMES[i % len(NAMES)]} {i}", *content)(folder)
    return len(made)
