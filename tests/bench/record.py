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


def save(key, values):
    """Replace one part; the others keep their numbers and their dates."""
    data = load()
    data[key] = {"date": datetime.date.today().isoformat(), **values}
    data["machine"] = machine()
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_text(json.dumps(dict(sorted(data.items())), indent=1) + "\n", encoding="utf-8")
