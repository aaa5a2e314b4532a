"""What a class costs: python -m tests.bench.classes N writes book/measured/class.json.

N submissions of nearly all 48 exercises are graded, two at a time (2 unless told; 500 take a good hour). Their rows are
then handed round in class runs whose grading takes no time: what is left is the run's own work, its files and its memory.
"""

import itertools
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from companion.course.classroom import FORMS, REPORT, class_results, run
from tests.grading import cohort

from . import record
from .clock import significant

FILE = record.FILE.with_name("class.json")
SIZES = (50, 150, 500)
CLASSES, PRICE = (500, 10_000, 100_000), 0.05  # dollars for an hour of one processor
ROOT = record.FILE.parents[2]


def graded(n, folder):
    """What n submissions took, two at a time, and their rows."""
    cohort.write(folder / "real", n)
    before = os.times()
    class_results(folder / "real", folder / "real-out", jobs=2)
    after = os.times()
    spent = (after.children_user + after.children_system) - (before.children_user + before.children_system)
    lines = (folder / "real-out" / "journal.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line)["row"] for line in lines if line]
    told = {"graded": n, "minutes": significant((after.elapsed - before.elapsed) / 60),
            "processor s for one": significant(spent / n)}
    return told, rows


def simulated(n, rows, folder):
    """One run of n submissions that costs nothing to grade, and the same again, when all is done.

    It does not wait for the disk, so that its own work is what is measured.
    """
    (folder / "in").mkdir(parents=True)
    for i in range(n):
        (folder / "in" / f"student{i:06}.zip").touch()
    given = itertools.cycle(json.loads(Path(rows).read_text(encoding="utf-8")))
    run.Running.row, run.os.fsync = lambda *_: next(given), lambda *_: None
    processor = [time.process_time()]
    for _ in range(2):
        class_results(folder / "in", folder / "out", jobs=2)
        processor.append(time.process_time())
    status = Path("/proc/self/status").read_text(encoding="ascii")
    sizes = {name: (folder / "out" / name).stat().st_size for name in (*FORMS, REPORT, "journal.jsonl")}
    return {
        "run, processor s": significant(processor[1] - processor[0]),
        "again, processor s": significant(processor[2] - processor[1]),
        "peak, MB": round(int(status.split("VmHWM:")[1].split()[0]) / 1024, 1),
        "MB": {name: significant(size / 1e6) for name, size in sizes.items()},
    }


def table(measured):
    """Lines for the teacher's page: what a class of n would take, from what was measured for one."""
    one = measured["processor s for one"]
    largest = max(measured["simulated"], key=int)
    run_s = measured["simulated"][largest]["run, processor s"] / int(largest)
    files = sum(measured["simulated"][largest]["MB"].values()) / int(largest)
    yield "| submissions | processor hours | dollars | hours on 2 processors | on 100 | GB of files |"
    yield "|---|---|---|---|---|---|"
    for n in CLASSES:
        hours, own = n * one / 3600, n * run_s / 3600
        told = hours, hours * PRICE, hours / 2 + own, hours / 100 + own, n * files / 1000
        yield f"| {n:,} | {' | '.join(f'{significant(value):,g}' for value in told)} |"


def sentences(measured):
    """What the page says beside the table."""
    sizes = measured["simulated"]
    *_, largest = sizes
    yield f"took {measured['processor s for one']:.1f} seconds of one processor"
    yield f"{1000 * sizes[largest]['run, processor s'] / int(largest):.1f} thousandths of a second for each"
    for n in sizes:
        yield f"{sizes[n]['peak, MB']:.0f} MB for {int(n):,}"


def main(n):
    date, load = record.now(), os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        told, rows = graded(n, folder)
        (folder / "rows.json").write_text(json.dumps(rows), encoding="utf-8")
        print(told, flush=True)
        sizes = {}
        for size in SIZES:
            words = [sys.executable, "-m", "tests.bench.classes", size, folder / "rows.json", folder / str(size)]
            sizes[size] = json.loads(subprocess.check_output([str(word) for word in words], cwd=ROOT))
            print(size, sizes[size], flush=True)
    found = {"date": date, "load": round(load, 1), **told, "simulated": sizes, "machine": record.machine()}
    FILE.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    print(*table(json.loads(FILE.read_text(encoding="utf-8"))), sep="\n")


if __name__ == "__main__":
    if len(sys.argv) > 2:                   # one of its own runs
        print(json.dumps(simulated(int(sys.argv[1]), sys.argv[2], Path(sys.argv[3]))))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 2)
