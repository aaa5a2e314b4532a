"""The other clocks that a user feels: import, the first check, grading, the book, a page's first picture."""
import gzip
import importlib.util
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import make

from .clock import significant
from .steps import ROOT

CHECK = """
import time
start = time.perf_counter()
from companion import check
def relu(z):
    import numpy as np
    return np.maximum(z, 0)
check(relu)
print(time.perf_counter() - start)
"""
FIRST_PICTURE = """async () => {
  const paints = performance.getEntriesByType('paint').map(entry => entry.startTime);
  return [Math.max(...paints), performance.timing.loadEventEnd - performance.timing.navigationStart];
}"""


def wall(*command):
    start = time.perf_counter()
    done = subprocess.run([sys.executable, *command], cwd=ROOT, check=True, capture_output=True, encoding="utf-8")
    return time.perf_counter() - start, done.stdout


def measure(answers):
    """Seconds: Python alone, with NumPy, with the companion; a first check; grading every solved exercise."""
    starts = {name: min(wall("-c", code)[0] for _ in range(5)) for name, code in
              (("python", "pass"), ("numpy", "import numpy"), ("companion", "import companion.training"))}
    first = min(float(wall("-c", CHECK)[1].split()[-1]) for _ in range(3))
    return {name: significant(value) for name, value in {
        "start python, s": starts["python"], "and import numpy, s": starts["numpy"],
        "and import companion, s": starts["companion"], "first check, s": first,
        "grade all exercises, s": wall("-m", "companion", "grade", str(answers))[0]}.items()}


def show(part):
    print("\nOther clocks")
    for name, value in part.items():
        print(f"  {name:<40}{value:>10,.4g}")


def measure_book():
    """A clean and a repeated build, the weight of the chapters' pages, the time to the first picture, live latency."""
    for module, extra in (("jupyter_book", "book"), ("playwright", "test")):
        if not importlib.util.find_spec(module):
            print(f"   the book's clocks are left out: install them with `make install ARGS={extra}`")
            return None
    shutil.rmtree(make.BUILD, ignore_errors=True)           # clean: also without the outputs of notebooks that ran before
    start = time.perf_counter()
    if not make.build_site():
        return None
    clean = time.perf_counter() - start
    start = time.perf_counter()
    make.build_site()
    result = {"clean build, s": significant(clean), "repeated build, s": significant(time.perf_counter() - start)}
    pages = sorted((make.SITE / "book").glob("0*.html"))
    weights = [len(gzip.compress(page.read_bytes())) / 1e3 for page in pages]
    result["heaviest chapter, kB compressed"] = significant(max(weights))
    browser = os.environ.get("BROWSER") or make.find_browser()
    if browser in (None, "none"):
        print("   no browser: the pages and the live figures were not timed")
        return result
    from tests.browsing import started
    firsts, loads = [], []
    with started(browser) as chromium:
        for path in pages:
            page = chromium.new_page()
            page.goto(path.as_uri(), wait_until="load")
            first, load = page.evaluate(FIRST_PICTURE)
            firsts.append(first)
            loads.append(load)
            page.close()
    result |= {"first picture of the slowest chapter, ms": significant(max(firsts)),
               "slowest chapter loaded, ms": significant(max(loads))}
    return result | latency(browser)


def latency(browser):
    """Milliseconds from an event to the redrawn frame, live figure by live figure; the slowest for the table."""
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "latency.json"
        # Its status is 1 when a figure is slower than its bound. That is a result, which the table says; no table is none.
        done = subprocess.run([sys.executable, "-m", "tests.live.latency", "--json", str(table)], cwd=ROOT, check=False,
                              env=os.environ | {"BROWSER": browser})
        if not table.exists():
            raise RuntimeError(f"tests.live.latency ended with status {done.returncode} and without a table")
        rows = json.loads(table.read_text(encoding="utf-8")).values()
    late = sum(row["p95_ms"] > row["limit_ms"] for row in rows)
    return {"live figures": len(rows), "of these above their bound": late,
            "median figure, 95th percentile, ms": significant(statistics.median(row["p95_ms"] for row in rows)),
            "slowest figure, 95th percentile, ms": significant(max(row["p95_ms"] for row in rows))}
