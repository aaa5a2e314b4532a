"""One peer in a process of its own: commands come in as lines of JSON, answers go out the same way.

    python -m tests.bench.worker PEER

open WORK: make the peer anew. time: one timed call. losses: those of 200 steps. target: train until the accuracy
is reached.
"""
import json
import os
import re
import sys
import time
from pathlib import Path

import numpy as np

STEPS, MOST = 200, 100


def peak_memory():
    """Megabytes that this process held at most, libraries included; None where the system does not say."""
    status = Path("/proc/self/status")
    if status.exists():                                 # Linux: getrusage would count the parent's memory from before exec
        return int(re.search(r"VmHWM:\s*(\d+) kB", status.read_text())[1]) * 1024 // 1_000_000
    try:
        import resource
    except ImportError:                                 # Windows
        return None
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1_000_000      # macOS: bytes


def answer(peer, command):
    if command == "memory":
        return peak_memory()
    if command == "accuracy":
        return peer.accuracy()
    if command == "losses":
        rng = np.random.default_rng(3)
        batches = [rng.integers(0, len(peer.X), peer.work.batch) for _ in range(STEPS)]
        if peer.work.data == "xor":
            batches = [np.arange(4)] * STEPS
        return peer.losses(batches)
    cpu, wall, epochs, reached = time.process_time(), time.perf_counter(), peer.work.epochs, None
    if command == "target":
        epochs, reached = peer.until(peer.work.target, MOST)
        steps = epochs * -(-peer.work.rows // peer.work.batch)
    else:
        peer.train(peer.X, peer.y, epochs)
        steps = peer.work.steps
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    return {"cpu": cpu / steps, "wall": wall / steps, "total": cpu, "epochs": epochs, "accuracy": reached}


def main(name):
    from .peers import PEERS
    from .work import Work
    if os.environ.get("BENCH_ONE_CORE") and hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})     # JAX has no other switch that holds
    if "torch" in PEERS[name].__name__.lower() and os.environ.get("BENCH_ONE_CORE"):
        import torch
        torch.set_num_threads(1)
    peer = None
    for line in sys.stdin:
        command, *arguments = json.loads(line)
        if command == "open":
            sizes, *rest = arguments[0]
            peer = PEERS[name](Work(tuple(sizes), *rest))
            result = None
        else:
            result = answer(peer, command)
        print(json.dumps(result), flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
