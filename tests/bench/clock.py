"""Clocks: short blocks of work in turn, ratios within a round, medians with their spread.

Two programs timed one after the other meet two different machines: another load, another clock rate. So all of
them take short turns in random order, and only what happened in the same round is divided.
"""
import random
import statistics
import time


def seconds(work, repeats=1):
    """CPU seconds of one call of work, averaged over repeats."""
    start = time.process_time()
    for _ in range(repeats):
        work()
    return (time.process_time() - start) / repeats


def repeats_for(work, wanted=0.02):
    """How often to call work so that a block takes about the wanted time."""
    work()
    return max(1, round(wanted / max(seconds(work), 1e-6)))


def in_turns(works, rounds, seed=0):
    """{name: callable} -> {name: CPU seconds a call in every round}; the order is drawn anew in each round."""
    repeats = {name: repeats_for(work) for name, work in works.items()}
    times, order = {name: [] for name in works}, random.Random(seed)
    for _ in range(rounds):
        for name in order.sample(list(works), len(works)):
            times[name].append(seconds(works[name], repeats[name]))
    return times


def ratio(times, name, reference):
    """The median of time / reference over the rounds, and its quartiles."""
    return spread([a / b for a, b in zip(times[name], times[reference], strict=True)])


def spread(values):
    """Median and quartiles, three significant digits: {"median", "low", "high"}."""
    low, middle, high = statistics.quantiles(values, n=4, method="inclusive") if len(values) > 1 else 3 * values
    return {"median": significant(middle), "low": significant(low), "high": significant(high)}


def significant(x, digits=3):
    return float(f"{x:.{digits}g}")
