"""Measure the companion beside other libraries; print the tables, write book/measured/performance.json.

PART: chapters, steps, ladder, growth, crossover, mnist, clocks, book. Without a PART all of them are measured, and
the file is written anew, from this run alone; a PART by itself replaces its own numbers. `quick` makes fewer rounds
and writes nothing. mnist needs --mnist FOLDER, with MNIST's two t10k files.

steps --against REF: the companion's own peers only, beside those of another version of this repository; this, too,
writes nothing.
"""
import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

import make

os.environ.update(make.ONE_THREAD)                      # read by NumPy's libraries once, when they load

from . import against, chapters, clocks, growth, ladder, record, steps  # noqa: E402  (after the threads are set)

DEFAULT = ("chapters", "steps", "ladder", "growth", "crossover", "mnist", "clocks", "book")


def show_chapters(activations, backward):
    print(f"\nActivations, as a share of the product that made Z ({activations['product_us']} us)")
    for name, r in activations["ratio_to_product"].items():
        print(f"  {name:<12}{r['median']:>8.3g}  ({r['low']:.3g}-{r['high']:.3g})")
    print("\nOne backward pass: times one forward pass; and how many of them trying every parameter costs")
    for name, row in backward["networks"].items():
        print(f"  {name:<16}{row['backward_to_forward']['median']:>8.3g}{row['numeric_to_backward']['median']:>12,.4g}")


def run(parts, quick, mnist, folder):
    """Every part that is asked for, as {key: values}."""
    rounds = 3 if quick else 11
    answers = steps.assembled(folder) if {"steps", "clocks"} & parts else None
    if "chapters" in parts:
        activations, backward = chapters.measure_activations(2 * rounds), chapters.measure_backward(rounds)
        show_chapters(activations, backward)
        yield from (("activations", activations), ("backward", backward))
    if "steps" in parts:
        yield "steps", steps.run(folder, rounds, "AD" if quick else "ABCD")
    if "ladder" in parts:
        rungs = ladder.measure(rounds)
        ladder.show(rungs)
        yield "ladder", rungs
    if "growth" in parts:
        curves = growth.measure(quick)
        curves["rows a second"] = growth.throughput()
        growth.show(curves)
        print(f"  60,000 rows of 784 numbers, batch 32: {curves['rows a second']:,.0f} rows a second")
        yield "growth", curves
    if "crossover" in parts and not (quick and len(parts) > 1):
        table = growth.crossover(folder, quick)
        growth.show_crossover(table)
        yield "crossover", table
    if "mnist" in parts:
        if mnist is None:
            print("\nThe real digits are left out: name a folder that holds them with --mnist FOLDER")
        else:
            table = growth.mnist(mnist.resolve(), folder)
            growth.show_mnist(table)
            yield "mnist", table
    if "clocks" in parts:
        table = clocks.measure(answers)
        clocks.show(table)
        yield "clocks", table
    if "book" in parts:
        table = clocks.measure_book()
        if table:
            clocks.show(table)
            yield "book", table


def main():
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", metavar="PART")
    parser.add_argument("--mnist", type=Path, metavar="FOLDER")
    parser.add_argument("--against", metavar="REF")
    options = parser.parse_args()
    unknown = set(options.parts) - {*DEFAULT, "quick"}
    if unknown:
        parser.error(f"there is no part {', '.join(sorted(unknown))}; there are: {', '.join(DEFAULT)}, quick")
    quick, start = "quick" in options.parts, time.monotonic()
    named = set(options.parts) - {"quick"}
    parts = named or set(DEFAULT) - ({"book"} if quick else set())
    if options.against and named != {"steps"}:
        parser.error("--against measures steps: make bench ARGS=\"steps --against REF\"")
    date = record.now()
    with tempfile.TemporaryDirectory() as folder:
        if options.against:
            against.run(options.against, Path(folder), 5 if quick else 25)
            return 0
        found = dict(run(parts, quick, options.mnist, Path(folder)))
    if not quick:
        record.save(found, date, keep=bool(named))
    print(f"\n{record.processor()}, one thread; {time.monotonic() - start:.0f} s. " + (
        "A quick run writes nothing." if quick else f"Written: {record.FILE.relative_to(record.FILE.parents[2])}"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
