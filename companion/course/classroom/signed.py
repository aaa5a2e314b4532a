"""Results signed with a key that the teacher keeps, so that a file which somebody changed is recognised.

The code of a file (HMAC, SHA-256) covers its name, its bytes and the time of the run, so files of two runs do
not mix.
"""

import datetime
import hashlib
import hmac
import io
import os
import secrets
from pathlib import Path

SIGNED = "signed.txt"


def key_in(path, make=False):
    """The key in a file; make: write a new one where there is none, for its owner's eyes."""
    path = Path(path)
    if make and not path.exists():
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
            file.write(secrets.token_hex(32) + "\n")
    key = path.read_bytes().strip()
    if len(key) < 32:
        raise ValueError(f"{path} is no key: it holds fewer than 32 characters")
    return key


def code(key, *parts):
    """One code for some texts or files, each told from its neighbours by its length."""
    made = hmac.new(key, digestmod=hashlib.sha256)
    for part in parts:
        with open(part, "rb") if isinstance(part, Path) else io.BytesIO(part.encode()) as file:
            made.update(b"%d:" % file.seek(0, os.SEEK_END))
            file.seek(0)
            while piece := file.read(2**20):
                made.update(piece)
    return made.hexdigest()


def sign(folder, names, key):
    """Write signed.txt: the time, and the code of each file."""
    when = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    lines = [f"{code(key, when, name, folder / name)}  {name}" for name in sorted(names)]
    (folder / SIGNED).write_text("\n".join([when, *lines]) + "\n", encoding="utf-8", newline="\n")


def verify(folder, names, key):
    """(the time of the run, the files among `names` that are missing or not as they were written)."""
    folder = Path(folder)
    if not (folder / SIGNED).is_file():
        raise FileNotFoundError(f"{folder} holds no {SIGNED}: it was graded without --key")
    when, *lines = (folder / SIGNED).read_text(encoding="utf-8").splitlines() or [""]
    told = {name: told for told, _, name in (line.partition("  ") for line in lines)}
    return when, [
        name
        for name in sorted(names)
        if not (folder / name).is_file()
        or not hmac.compare_digest(
            told.get(name, "").encode(), code(key, when, name, folder / name).encode()
        )
    ]
