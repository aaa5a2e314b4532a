"""Has a change made a step dearer? This repository's own peers, as they are now and as they were at a git REF.

The old ones run in processes of their own, from a folder with all files of REF: its bench, its companion. Both get
the same data and the same first weights, their losses must agree, and they take turns in one run.
"""
import gzip
import io
import statistics
import subprocess
import sys
import tarfile

import numpy as np

from companion.data import digits

from .clock import spread
from .steps import ROOT, Worker, take_turns
from .work import WORKS

OWN = dict.fromkeys("ABC", ("fit", "pure functions", "learner's package")) | {"D": ("fit",)}


def files_of(ref, folder):
    """The files of a commit in a folder."""
    archive = subprocess.run(["git", "archive", "--format=tar", ref], cwd=ROOT, capture_output=True)
    if archive.returncode:
        sys.exit(f"there is no {ref!r} here: {archive.stderr.decode().strip()}")
    with tarfile.open(fileobj=io.BytesIO(archive.stdout)) as tar:
        tar.extractall(folder, filter="data")
    return folder


def assemble(root, folder):
    """The package that this version assembles from its solved workbooks."""
    code = "import pathlib, sys, tests.bench.steps as steps; steps.assembled(pathlib.Path(sys.argv[1]))"
    subprocess.run([sys.executable, "-c", code, folder], cwd=root, check=True)
    return folder


def keep_digits(folder):
    """The digits as MNIST's files are kept, which every version reads alike: their split may differ."""
    X, y, X_val, y_val, *_ = digits()
    images = np.concatenate([X, X_val]).reshape(-1, 8, 8) * 255
    for kind, array in (("images-idx3", images), ("labels-idx1", np.concatenate([y, y_val]))):
        head = bytes([0, 0, 8, array.ndim]) + np.array(array.shape, ">u4").tobytes()
        (folder / f"t10k-{kind}-ubyte.gz").write_bytes(gzip.compress(head + array.astype(np.uint8).tobytes()))
    return WORKS["C"]._replace(data=str(folder), epochs=10, target=None)


def run(ref, folder, rounds, letters="ABCD"):
    """{letter: {peer: {"now", "then": microseconds, "ratio": spread}}}, printed as it comes."""
    roots = {"now": ROOT, "then": files_of(ref, folder / "files")}
    packages = {when: assemble(root, folder / when) for when, root in roots.items()}
    works = WORKS | {"C": keep_digits(folder)}
    print(f"\nCPU time of a step, median of {rounds} rounds, now and at {ref}; now / then with quartiles")
    table = {}
    for letter in letters:
        workers = {f"{name}, {when}": Worker(name, packages[when], root=root)
                   for name in OWN[letter] for when, root in roots.items()}
        try:
            seen, _ = take_turns(workers, works[letter], rounds)
        finally:
            for worker in workers.values():
                worker.__exit__()
        table[letter] = {}
        for name in OWN[letter]:
            now, then = ([1e6 * answer["cpu"] for answer in seen[f"{name}, {when}"]] for when in roots)
            row = {"now": statistics.median(now), "then": statistics.median(then),
                   "ratio": spread([a / b for a, b in zip(now, then)])}
            table[letter][name] = row
            print("  {}  {:<20}{now:>9,.1f} us{then:>9,.1f} us   {ratio[median]:.3f} ({ratio[low]:.3f}-"
                  "{ratio[high]:.3f})".format(letter, name, **row), flush=True)
    return table
