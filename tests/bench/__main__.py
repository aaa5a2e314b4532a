"""make bench: measure, print the tables, write book/measured/performance.json."""
import argparse
import json
import os
import sys

THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")
os.environ.update(dict.fromkeys(THREADS, "1"))          # read by NumPy's libraries once, when they load

from . import chapters, record  # noqa: E402  (after the threads are set)


def run_chapters(options):
    rounds = 7 if options.quick else 31
    for key, measure in (("activations", chapters.measure_activations), ("backward", chapters.measure_backward)):
        values = measure(rounds)
        record.save(key, values)
        print(json.dumps(values, indent=1))


PARTS = {"chapters": run_chapters}


def main():
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[*PARTS, "quick", []], metavar="PART")
    options = parser.parse_args()
    options.quick = "quick" in options.parts
    for name in [part for part in PARTS if part in options.parts] or PARTS:
        PARTS[name](options)
    return 0


if __name__ == "__main__":
    sys.exit(main())
