"""The committed measurement, book/measured/performance.json: every part of the bench writes its own key."""
import datetime
import importlib.metadata
import json
import os
import platform
import re
from pathlib import Path

FILE = Path(__file__).resolve().parents[2] / "book" / "measured" / "performance.json"
PACKAGES = ("numpy", "torch", "jax", "scikit-learn")


def processor():
    """The processor's name as the system tells it."""
    cpuinfo = Path("/proc/cpuinfo")
    found = cpuinfo.exists() and re.search(r"model name\s*:\s*(.+)", cpuinfo.read_text(encoding="utf-8"))
    return found[1].strip() if found else platform.processor() or platform.machine()


def machine():
    """What the numbers depend on, and nothing that names a person or a place."""
    versions = {}
    for package in PACKAGES:
        try:
            versions[package] = importlib.metadata.version(package).split("+")[0]
        except importlib.metadata.PackageNotFoundError:
            versions[package] = "not installed"
    return {"processor": processor(), "cores": os.cpu_count(), "system": platform.system(),
            "python": platform.python_version(), "versions": versions}


def load():
    return json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}


def now():
    """The minute at which a run began. It names the run: parts of one run carry the same."""
    return datetime.datetime.now().isoformat(" ", "minutes")


def save(parts, date, keep):
    """Write what a run has found. keep: the file's other parts keep their numbers and dates; else they go."""
    data = load() if keep else {}
    data |= {key: {"date": date, **values} for key, values in parts.items()} | {"machine": machine()}
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_text(json.dumps(dict(sorted(data.items())), indent=1) + "\n", encoding="utf-8")
