"""The course as a learner keeps it: a copy of its pages beside the workbooks, opened in JupyterLab.

Standard library only: make.py and setup.py use it before anything is installed.
"""

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

_HERE = Path(__file__).resolve()
# A wheel carries the book beside this file (setup.py puts it there); a clone has it at its root.
BOOK = next(
    (book for book in (_HERE.with_name("book"), _HERE.parents[2] / "book") if book.is_dir()),
    _HERE.with_name("book"),
)
WORKBOOKS = BOOK / "exercises"


def course_files(book):
    """(name, path) of what a learner reads: the book without its machinery and its text twins."""
    for path in sorted(book.rglob("*")):
        parts = path.relative_to(book).parts
        machinery = any(part.startswith(("_", ".")) for part in parts)
        twin = path.suffix == ".md" and path.with_suffix(".ipynb").exists()
        if path.is_file() and not machinery and not twin and path.name != "api.md":  # only Sphinx reads it
            yield "/".join(parts), path


def digest_of(path):
    """A hash of a file; of a notebook, of its cells without outputs: running it is not editing it."""
    content = path.read_bytes()
    if path.suffix == ".ipynb":
        try:
            cells = [[cell["cell_type"], "".join(cell["source"])] for cell in json.loads(content)["cells"]]
            content = json.dumps(cells).encode()
        except (ValueError, KeyError, TypeError):
            pass  # not a notebook any more: compare it as it is
    return hashlib.sha256(content).hexdigest()


def copy_course(book, work):
    """Copy the pages; a file that the learner changed stays as it is. Returns their names.

    work/.copied.json remembers what was copied. A file that differs from it was edited; one that
    was deleted comes back, so deleting is the way to a fresh copy. The workbooks come through
    `learner.start`, which brings new text into answered ones.
    """
    manifest = work / ".copied.json"
    copied = json.loads(manifest.read_text(encoding="utf-8")) if manifest.exists() else {}
    kept = []
    for name, source in course_files(book):
        if name.startswith("exercises/"):
            continue
        target = work / name
        if target.exists() and digest_of(target) not in (copied.get(name), digest_of(source)):
            kept.append(name)
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        if not target.exists() or digest_of(target) != digest_of(source):
            shutil.copyfile(source, target)
        copied[name] = digest_of(source)
    manifest.write_text(json.dumps(copied, indent=1, sort_keys=True), encoding="utf-8")
    return kept


def first_chapter(book):
    """The name of the first numbered notebook."""
    return next(path.name for path in sorted(book.glob("*.ipynb")) if path.name[0].isdigit())


def open_lab(work, browser=True):
    """JupyterLab in a working copy, at the first chapter, until it is stopped; its exit status."""
    if importlib.util.find_spec("jupyterlab") is None:
        raise LookupError("JupyterLab is not installed here: python -m pip install jupyterlab")
    command = [
        sys.executable,
        "-m",
        "jupyterlab",
        f"--ServerApp.root_dir={work}",
        f"--LabApp.default_url=/lab/tree/{first_chapter(BOOK)}",
    ]
    command += [] if browser else ["--no-browser"]
    command += ["--allow-root"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    try:
        # The kernel `python3` is to be this environment's, not one of the user's.
        return subprocess.run(
            command, cwd=work, env=os.environ | {"JUPYTER_PREFER_ENV_PATH": "1"}, check=False
        ).returncode
    except KeyboardInterrupt:
        return 0
