"""The graders as one zip that another platform runs: Gradescope's autograder, Classroom 50's bundle.

It holds the package itself, so nothing has to be published anywhere; NumPy and pytest come from PyPI, in the
versions that are installed here.
"""

import zipfile
from importlib import metadata
from pathlib import Path

from ..lab import WORKBOOKS

COMPANION = Path(__file__).resolve().parents[2]
NEEDED = ("numpy", "matplotlib", "ipywidgets", "pytest")
# Gradescope's images have Python 3.10 or newer: where it is too old, Ubuntu has a newer one beside it.
SETUP = """#!/usr/bin/env bash
set -e
cd "${AUTOGRADER:-/autograder}"
for python in python3.14 python3.13 python3.12 python3.11 ""; do
    if [ -z "$python" ]; then
        apt-get update -qq && apt-get install -y -qq python3.11 python3.11-venv
        python=python3.11
    fi
    if command -v "$python" && "$python" -m venv --clear venv; then break; fi
done
venv/bin/python -m pip install --quiet -r source/requirements.txt
"""
RUN = """#!/usr/bin/env bash
cd "${AUTOGRADER:-/autograder}"
mkdir -p results
PYTHONPATH=source venv/bin/python -m companion grade submission ASSIGNMENT --gradescope results/results.json
status=$?
if [ $status -gt 1 ]; then exit $status; fi    # 1: not everything is right yet
"""
CLASSROOM50 = '''"""Run by Classroom 50 in a student's checkout: writes result.json."""
import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENV = HERE / "venv"                               # not --user: an answer's process knows no home
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
subprocess.run([sys.executable, "-m", "venv", VENV], check=True)
subprocess.run([PYTHON, "-m", "pip", "install", "--quiet", "-r", HERE / "requirements.txt"], check=True)
words = [word.replace("source/", f"{HERE}/") for word in "ASSIGNMENT".split()]
status = subprocess.run(
    [PYTHON, "-m", "companion", "grade", ".", *words, "--classroom50", "result.json"],
    env=os.environ | {"PYTHONPATH": str(HERE)},
).returncode
sys.exit(status if status > 1 else 0)              # 1: not everything is right yet
'''
SCRIPTS = {
    "gradescope": {"setup.sh": SETUP, "run_autograder": RUN},
    "classroom50": {"autograder.py": CLASSROOM50},
}


def bundle(file, platform, assignment=None, own=None):
    """Write the zip. assignment: the TOML file; own: its folder of the teacher's own exercises."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(COMPANION.rglob("*")):
            parts = path.relative_to(COMPANION).parts
            if path.is_file() and "__pycache__" not in parts and parts[:2] != ("course", "book"):
                archive.write(path, "/".join(("companion", *parts)))
        for path in sorted(WORKBOOKS.glob("*.ipynb")):
            archive.write(path, f"companion/course/book/exercises/{path.name}")
        needed = "".join(f"{name}=={metadata.version(name)}\n" for name in NEEDED)
        archive.writestr("requirements.txt", needed)
        if assignment:
            archive.write(assignment, "assignment.toml")
        for path in sorted(own.glob("*.py")) if own else ():
            archive.write(path, f"{own.relative_to(Path(assignment).parent).as_posix()}/{path.name}")
        words = "--assignment source/assignment.toml" if assignment else ""
        for name, text in SCRIPTS[platform].items():
            script = zipfile.ZipInfo(name)
            script.external_attr = 0o100755 << 16  # it is run
            archive.writestr(script, text.replace("ASSIGNMENT", words))
