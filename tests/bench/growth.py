"""How cost grows: with width, depth, batch and rows; and from where on PyTorch is faster."""
import random
import tempfile
import time
import tracemalloc
from contextlib import ExitStack
from pathlib import Path

import numpy as np

from companion import fast

from .clock import in_turns, ratio, significant
from .peers import libraries
from .steps import Worker
from .work import Work

WIDTHS, DEPTHS, BATCHES = (32, 64, 128, 256, 512, 1024, 2048), (1, 2, 4, 8, 16), (1, 4, 16, 64, 256, 1024, 4096)
ROWS = (1_000, 10_000, 100_000, 1_000_000)
# what theory says about time and memory when the quantity is large: exponents of a power law
# (memory for rows: only their shuffled order, 8 bytes a row; the rows themselves stay in the file)
THEORY = {"width": (2, 2), "depth": (1, 1), "batch": (1, 1), "rows": (1, 1)}


def one_step(sizes, batch):
    """A training step to be called, and its peak bytes, parameters and Adam's memory included."""
    rng = np.random.default_rng(0)
    X, y = rng.random((batch, sizes[0]), dtype=np.float32), rng.integers(0, sizes[-1], batch)
    tracemalloc.start()
    net, adam = fast.Network(sizes, rng), fast.Adam()
    memory = adam.start(net.theta)
    tracemalloc.reset_peak()
    for _ in range(2):
        fast.training_step(net, X, y, adam, memory)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return lambda: fast.training_step(net, X, y, adam, memory), peak


def rows_of(count, folder):
    """One epoch of fit over rows in a file that NumPy reads as it needs them: seconds, peak bytes."""
    path = Path(folder) / f"{count}.npy"
    rng = np.random.default_rng(0)
    file = np.lib.format.open_memmap(path, mode="w+", dtype=np.float32, shape=(count, 64))
    for start in range(0, count, 10_000):
        file[start:start + 10_000] = rng.random((min(10_000, count - start), 64), dtype=np.float32)
    file.flush()
    del file
    X, y = np.load(path, mmap_mode="r"), rng.integers(0, 10, count)
    net = fast.Network((64, 32, 10), rng)
    start = time.process_time()
    fast.fit(net, X, y, epochs=1, batch_size=128, rng=rng)
    took = time.process_time() - start
    tracemalloc.start()
    fast.fit(net, X, y, epochs=1, batch_size=128, rng=rng)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    del X
    path.unlink()
    return took, peak


def exponent(sizes, large, larger):
    """The slope between the two largest sizes on a log-log plot: what the law is for large ones.

    large, larger: the values there, in the same rounds; the median over the rounds."""
    slopes = np.log(np.divide(larger, large)) / np.log(sizes[-1] / sizes[-2])
    return significant(float(np.median(slopes)), 2)


def curve(name, sizes, times, memory):
    """times: for every size the seconds of each round; memory: for every size the bytes."""
    return {"at": list(sizes), "us": [significant(1e6 * np.median(t)) for t in times],
            "MB": [significant(m / 1e6) for m in memory],
            "exponents": {"time": exponent(sizes, *times[-2:]), "memory": exponent(sizes, *memory[-2:])},
            "theory": dict(zip(("time", "memory"), THEORY[name]))}


def step_curve(name, points, rounds):
    """points: {size: (layer sizes, batch)}. All sizes take turns, so that a load of the machine meets all of them."""
    works, memory = zip(*(one_step(*point) for point in points.values()))
    times = in_turns(dict(zip(points, works)), rounds)
    return curve(name, list(points), list(times.values()), memory)


def measure(quick):
    cut, rounds = (slice(None, -1), 3) if quick else (slice(None), 9)
    result = {
        "width": step_curve("width", {w: ((w, w, w, 10), 32) for w in WIDTHS[cut]}, rounds),
        "depth": step_curve("depth", {d: ((128,) + (128,) * d + (10,), 32) for d in DEPTHS[cut]}, rounds),
        "batch": step_curve("batch", {b: ((784, 128, 64, 10), b) for b in BATCHES[cut]}, rounds),
    }
    with tempfile.TemporaryDirectory() as folder:
        times, memory = zip(*(rows_of(n, folder) for n in ROWS[cut]))
    result["rows"] = curve("rows", ROWS[cut], times, memory)
    return result


def show(part):
    print("\nHow cost grows (fit, one thread): exponent between the two largest, beside theory")
    for name in THEORY:
        c = part[name]
        print(f"  {name:<7}{c['at'][0]:>6,} to {c['at'][-1]:<10,} time {c['us'][0]:,.4g} to {c['us'][-1]:,.4g} us, "
              f"exponent {c['exponents']['time']} ({c['theory']['time']}); memory {c['MB'][0]:.3g} to "
              f"{c['MB'][-1]:.3g} MB, exponent {c['exponents']['memory']} ({c['theory']['memory']})")


# ---- where PyTorch is faster

def crossover(folder, quick):
    """fit / PyTorch, by batch (at width 128) and by width (at batch 32), with one thread and with default threads.

    And what the threads do for each: time with default threads / time with one. Wall time, because with several
    threads that is what one waits for. The four take turns, and only times of the same round are divided.
    """
    if not libraries("PyTorch"):
        return {}
    grid = [("batch", b, Work((784, 128, 64, 10), b, rows=max(b, 128))) for b in (1, 32, 128, 512, 4096)]
    grid += [("width", w, Work((w, w, w, 10), 32, rows=128)) for w in (32, 128, 512, 2048)]
    rounds, block, most = (3, 0.05, 2) if quick else (7, 0.1, 6)    # seconds of a block, and of a point of the curve
    names = {"one thread": ("fit 1", "PyTorch 1"), "default threads": ("fit n", "PyTorch n"),
             "threads for fit": ("fit n", "fit 1"), "threads for PyTorch": ("PyTorch n", "PyTorch 1")}
    result = {name: {"batch": {}, "width": {}} for name in names}
    with ExitStack() as stack:
        workers = {f"{peer} {threads}": stack.enter_context(Worker(peer, folder, one_thread=threads == "1"))
                   for peer in ("fit", "PyTorch") for threads in "1n"}
        for kind, size, work in grid:
            for worker in workers.values():
                worker.ask("open", work)
                worker.ask("time")
                once = worker.ask("time")["wall"] * work.steps
                worker.ask("open", work._replace(epochs=max(1, round(block / once))))   # a block long enough to time
            times, start = {name: [] for name in workers}, time.perf_counter()
            for turn in range(rounds):
                if turn >= 3 and time.perf_counter() - start > most:        # threads that wait for each other
                    break
                for name in random.Random(turn).sample(list(workers), len(workers)):
                    times[name].append(workers[name].ask("time")["wall"])
            for name, (ours, theirs) in names.items():
                result[name][kind][str(size)] = ratio(times, ours, theirs)
    return result


def show_crossover(part):
    print("\nWall time, median and quartiles. One thread, default threads: fit / PyTorch (below 1: the companion is faster);"
          "\nthreads for ...: time with default threads / time with one (below 1: threads help)")
    for name, kinds in part.items():
        for kind, ratios in kinds.items():
            print(f"  {name:<20}{kind:<7}" + "  ".join(
                f"{size}: {r['median']:.3g} ({r['low']:.3g}-{r['high']:.3g})" for size, r in ratios.items()))


# ---- the real digits

def mnist(given, folder):
    """784-128-64-10 on 8,000 real digits of 28 x 28 pixels, ten epochs, each peer alone in its process."""
    result = {}
    for name in ("fit", "PyTorch", "scikit-learn"):
        if libraries(name):
            with Worker(name, folder) as worker:
                worker.ask("open", Work((784, 128, 64, 10), 32, epochs=10, rows=8000, data=str(given)))
                answer = worker.ask("time")
                result[name] = {"accuracy": worker.ask("accuracy"), "seconds": significant(answer["wall"] * 2500),
                                "peak_MB": worker.ask("memory")}
    return {"train": 8000, "test": 2000, "epochs": 10, "peers": result}


def throughput():
    """Rows a second of fit over 60,000 rows of 784 numbers, batch 32."""
    rng = np.random.default_rng(0)
    X, y = rng.random((60_000, 784), dtype=np.float32), rng.integers(0, 10, 60_000)
    net = fast.Network((784, 128, 64, 10), rng)
    start = time.process_time()
    fast.fit(net, X, y, epochs=1, rng=rng)
    return significant(60_000 / (time.process_time() - start))


def show_mnist(part):
    print(f"\n784-128-64-10 on {part['train']:,} real digits, {part['epochs']} epochs, tested on {part['test']:,}")
    for name, row in part["peers"].items():
        print(f"  {name:<16}accuracy {row['accuracy']:.3f}   {row['seconds']:>6} s   {row['peak_MB']} MB at most")
