"""The peers on workloads A to D: equal work first, then time, each in its own process, in turns."""
import json
import os
import random
import statistics
import subprocess
import sys
from pathlib import Path

import numpy as np

import make

from .clock import significant, spread
from .peers import PEERS, FitOtherAdam, libraries
from .work import WORKS
from .worker import answer

ROOT = Path(__file__).resolve().parents[2]
TARGETS = {("A", "fit"): {"PyTorch": 0.28, "limit": 1.20}, ("A", "pure functions"): {"PyTorch": 0.75},
           ("A", "learner's package"): {"PyTorch": 0.75}, ("B", "fit"): {"PyTorch": 0.43, "limit": 1.12},
           ("C", "fit"): {"PyTorch": 0.15}, ("D", "fit"): {"PyTorch": 0.10, "scalar autograd": 0.20}}
TAKES_PART = {
    "A": [name for name in PEERS if name != "scalar autograd"],
    "B": [name for name in PEERS if name != "scalar autograd"],
    "C": ["fit", "one long function", "PyTorch", "PyTorch, fused Adam", "scikit-learn", "JAX, compiled step"],
    "D": ["fit", "one long function", "PyTorch", "scikit-learn", "JAX, compiled step", "JAX, compiled loop",
          "scalar autograd"],
}
SAME = 5e-6      # six digits


class Worker:
    """A peer's process. With one_thread every library is held to one thread on one core.

    root: whose peer it is: this checkout's, or that of another version of it in its own folder."""

    def __init__(self, name, folder, one_thread=True, root=ROOT):
        env = {key: value for key, value in os.environ.items() if key not in make.ONE_THREAD} | {"PYTHONWARNINGS": "ignore"}
        if one_thread:
            env |= make.ONE_THREAD | {"BENCH_ONE_CORE": "1"}
        env["PYTHONPATH"] = os.pathsep.join([str(root), str(folder)])
        env["JAX_PLATFORMS"] = "cpu"
        self.process = subprocess.Popen([sys.executable, "-m", "tests.bench.worker", name], env=env, cwd=root,
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8")

    def ask(self, *command):
        self.process.stdin.write(json.dumps(command) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError(f"the worker {self.process.args[-1]} ended with status {self.process.wait()}")
        return json.loads(line)

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.process.stdin.close()
        self.process.wait()


def prove_equal(workers, work):
    """The losses of 200 steps from the same weights on the same batches: how far from the first worker's, fit's.

    The largest difference, as a share of the first loss."""
    told = {}
    for name, worker in workers.items():
        if name == "limit":
            continue
        worker.ask("open", work)
        told[name] = np.array(worker.ask("losses"))
    expected = dict.fromkeys(told, next(iter(told.values())))
    # scikit-learn's Adam adds eps before the correction of v, the paper's other form: for tiny gradients its steps
    # differ, and the runs part. So it is compared with fit's losses under that form.
    if "scikit-learn" in told:
        expected["scikit-learn"] = np.array(answer(FitOtherAdam(work), "losses"))
    return {name: significant(float(np.abs(values - expected[name]).max() / expected[name][0]))
            for name, values in told.items()}


def take_turns(workers, work, rounds):
    """({peer: its answers, round by round}, {peer: how far its losses are from fit's})."""
    different = prove_equal(workers, work)
    wrong = {name: gap for name, gap in different.items() if gap > SAME}
    if wrong:
        print(f"   NOT the same work: {wrong}")
    command = "target" if work.target else "time"
    seen = {name: [] for name in workers}
    for name, worker in workers.items():
        worker.ask("open", work)
        worker.ask(command)                                # compilers and caches warm up
    for turn in range(rounds):
        for name in random.Random(turn).sample(list(workers), len(workers)):
            if work.data != "pixels":       # few rows: after some rounds learned by heart, and that is other work
                workers[name].ask("open", work)
            seen[name].append(workers[name].ask(command))
    return seen, different


def measure(letter, workers, rounds):
    """One workload: {peer: {"us", "wall_us", "to PyTorch", "to limit", ...}} and the proof."""
    work = WORKS[letter]
    seen, different = take_turns({name: workers[name] for name in workers if name in TAKES_PART[letter]}, work, rounds)
    table = {}
    for name, answers in seen.items():
        row = {"us": significant(1e6 * statistics.median(a["cpu"] for a in answers)),
               "wall_us": significant(1e6 * statistics.median(a["wall"] for a in answers))}
        for other in ("PyTorch", "limit", "scalar autograd"):
            if other in seen and other != name:
                row["to " + other] = spread([a["cpu"] / b["cpu"] for a, b in zip(answers, seen[other])])
        if work.target:
            row |= {"epochs": answers[-1]["epochs"], "accuracy": significant(answers[-1]["accuracy"]),
                    "seconds": significant(statistics.median(a["total"] for a in answers))}
        row["loss differs by"] = different.get(name, 0.0)
        table[name] = row
    return {"sizes": list(work.sizes), "batch": work.batch, "rounds": rounds, "peers": table}


def show(letter, part):
    print(f"\n{letter}: {'-'.join(map(str, part['sizes']))}, batch {part['batch']}; CPU time, median of "
          f"{part['rounds']} rounds (quartiles)")
    print(f"  {'':<20}{'us/step':>9}  {'to PyTorch':<22}{'to the limit':<22}{'to scalar autograd':<20}")
    for name, row in sorted(part["peers"].items(), key=lambda item: item[1]["us"]):
        cells = []
        for other in ("PyTorch", "limit", "scalar autograd"):
            r = row.get("to " + other)
            goal = TARGETS.get((letter, name), {}).get(other)
            text = f"{r['median']:.3g} ({r['low']:.3g}-{r['high']:.3g})" if r else ""
            cells.append(text + (f" goal {goal}" if goal else ""))
        extra = f"  {row['epochs']} epochs, {row['seconds']} s" if "epochs" in row else ""
        print(f"  {name:<20}{row['us']:>9,.4g}  " + "".join(f"{cell:<22} " for cell in cells).rstrip() + extra)


def assembled(folder):
    """The package that `companion assemble` writes from the solved workbooks; the folder of these."""
    from companion.course.assemble import assemble
    from tests.grading import workbooks
    answers = workbooks.fill(folder / "answers", workbooks.solutions())
    assemble(folder / "learner_package", answers, lambda line: None)
    return answers


def run(folder, rounds, letters="ABCD"):
    names = [name for name in PEERS if libraries(name)]
    for name in set(PEERS) - set(names):
        print(f"   left out, its library is not installed: {name}")
    workers = {name: Worker(name, folder) for name in names}
    try:
        table = {}
        for letter in letters:
            table[letter] = measure(letter, workers, rounds)
            show(letter, table[letter])
        return table
    finally:
        for worker in workers.values():
            worker.__exit__()
