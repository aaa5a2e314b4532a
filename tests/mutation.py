"""Would a test notice? Mutants of the lessons and of fast, each judged by the fast tests of the package.

    python -m tests.mutation [--count 100] [--seed 0] [MODULE ...]     MODULE: neurons, fast, contract.demands, ...

A mutant differs from its module in one place (tests/changes.py). COUNT of them are drawn, as many from each module;
each is run in a copy of this checkout. Who survives must stand in mutation_survivors.toml with the reason why it
is the same function; otherwise a test is missing, and the status is 1.
"""
import argparse
import ast
import os
import queue
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
from concurrent.futures import ThreadPoolExecutor
from itertools import count, zip_longest
from pathlib import Path

import pytest

import companion
import make

from .changes import changes

ROOT = Path(__file__).resolve().parents[1]
SURVIVORS = Path(__file__).with_name("mutation_survivors.toml")
MODULES = (*companion.LESSONS, "fast")
# Not the figures, and not how the page prints the source: a mutant's lines are longer than those it replaces.
TESTS = ("tests/unit", "tests/contract", "tests/parity", "--ignore-glob=*/test_figures*", "--ignore-glob=*/test_show*")
LEFT_BEHIND = shutil.ignore_patterns(".*", "_build", "work", "node_modules", "*.egg-info", "__pycache__")
SECONDS = 240                       # a mutant that is not judged by then runs for ever: that is noticed, too
_age = count(1)


def file_of(module):
    path = Path("companion", *module.split("."))
    return path / "__init__.py" if (ROOT / path).is_dir() else path.with_suffix(".py")


def mutants(module):
    """(function or class: what changed, text of the whole module), one place each."""
    source = (ROOT / file_of(module)).read_text(encoding="utf-8")
    lines = source.splitlines()
    for node in ast.parse(source).body:
        first = min([node.lineno, *(line.lineno for line in getattr(node, "decorator_list", ()))])
        before, after = lines[:first - 1], lines[node.end_lineno:]
        for what, text in changes(ast.Module([node], [])):
            yield f"{getattr(node, 'name', module)}: {what}", "\n".join([*before, text, *after, ""])


def sample(modules, number, seed):
    """[(module, what changed, text), ...]: as many of each module as there are, shuffled by the seed."""
    piles = []
    for module in modules:
        pile = [(module, *mutant) for mutant in mutants(module)]
        random.Random(f"{seed} {module}").shuffle(pile)
        piles.append(pile)
    return [mutant for turn in zip_longest(*piles) for mutant in turn if mutant][:number]


def judge(folder, module, text):
    """The first test that fails in a copy of the checkout whose module has this text; None: all pass."""
    path = folder / file_of(module)
    kept = path.read_text(encoding="utf-8")
    path.write_text(text, encoding="utf-8")
    age = next(_age)
    os.utime(path, (age, age))      # no two texts of one age: Python would take a compiled older one for this
    try:                            # its own examples first: half of all mutants go no further
        return failure(folder, file_of(module)) or failure(folder, *map(file_of, MODULES), *TESTS)
    finally:
        path.write_text(kept, encoding="utf-8")


def failure(folder, *tests):
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist",
               "-m", "not slow", "--doctest-modules", *map(str, tests)]
    try:
        run = subprocess.run(command, cwd=folder, env=os.environ | make.ONE_THREAD, timeout=SECONDS,
                             stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", errors="replace")
    except subprocess.TimeoutExpired:
        return f"not done in {SECONDS} s"
    failed = re.search(r"^(?:FAILED|ERROR) (\S+)", run.stdout, re.M)
    if run.returncode in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED):      # a module without examples
        return None
    return failed[1] if failed else run.stdout[-2000:] + run.stderr[-2000:]


def judged(picked, workers=os.cpu_count()):
    """(mutant, its judge's answer), one after the other; the first is the package as it is, which must pass."""
    first = picked[0][0]
    picked = [(first, "nothing", (ROOT / file_of(first)).read_text(encoding="utf-8")), *picked]
    folders = queue.SimpleQueue()

    def run(mutant):
        folder = folders.get()
        try:
            return judge(folder, mutant[0], mutant[2])
        finally:
            folders.put(folder)

    with tempfile.TemporaryDirectory() as top, ThreadPoolExecutor(workers) as pool:
        for number in range(workers):
            folders.put(shutil.copytree(ROOT, Path(top, str(number)), ignore=LEFT_BEHIND))
        verdicts = pool.map(run, picked)
        if broken := next(verdicts):
            pool.shutdown(cancel_futures=True)
            raise SystemExit(f"The package as it is does not pass, so nothing can be judged: {broken}")
        yield from zip(picked[1:], verdicts)


def known():
    """{module: {survivor: reason}}"""
    return tomllib.loads(SURVIVORS.read_text(encoding="utf-8")) if SURVIVORS.exists() else {}


def main(arguments=None):
    parser = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("modules", nargs="*", metavar="MODULE", default=MODULES)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args(arguments)
    start, listed, tally = time.monotonic(), known(), {"killed": 0, "the same": 0, "SURVIVED": 0}
    for (module, what, _), killer in judged(sample(options.modules, options.count, options.seed)):
        reason = listed.get(module, {}).get(what)
        verdict = "killed" if killer else "the same" if reason else "SURVIVED"
        tally[verdict] += 1
        print(f"{verdict:<9} {module}, {what}\n          {killer or reason or 'no test notices'}", flush=True)
    print(f"{sum(tally.values())} mutants in {time.monotonic() - start:.0f} s: {tally['killed']} killed, "
          f"{tally['the same']} the same function, {tally['SURVIVED']} not explained")
    return 1 if tally["SURVIVED"] else 0


if __name__ == "__main__":
    sys.exit(main())
