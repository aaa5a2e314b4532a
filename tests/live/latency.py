"""Latency of every live figure: from an input event to the redrawn frame, in Chromium.

    python -m tests.live.latency [--json FILE]

One row a figure: median and 95th percentile in milliseconds over moves of all its controls, the operations of
its graph, and its weight in the page. A figure that repeats a step takes one frame's steps at every move.
"""

import argparse
import gzip
import json
import os
import sys
import tempfile
from pathlib import Path

import make
from companion.course.figures import all_figures
from tests.browsing import opened, started
from tests.live.pages import html, position, write_page

LIMIT, LIMIT_TRAINING = 50, 120  # milliseconds, 95th percentile

LONG = 1000  # operations: a training loop, unrolled

MOVE = """async ([name, moves]) => {
  const figure = document.getElementById('live-' + name).live, times = [];
  const frame = () => new Promise(done => requestAnimationFrame(done));
  figure.root.scrollIntoView();
  for (const [control, place] of moves) {
    await frame();
    const start = performance.now();
    figure.move(control, place);                      // what the listener of the input event calls
    if (figure.now.state.length) { figure.compute(); figure.advance(figure.data.perFrame); }
    await frame();                                    // drawn in this frame, before this callback
    times.push(performance.now() - start);
  }
  return [times, figure.nodes.length];
}"""


def moves(figure, count=40):
    """Steps along every control, as [name, place]."""
    found = []
    for key, control in figure.controls.items():
        values = control.positions()
        each = max(2, count // len(figure.controls))
        found += [[key, position(control, values[i % len(values)])] for i in range(1, each + 1)]
    return found


def percentile(values, share):
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def table(browser):
    """Rows (name, median, p95, operations, compressed bytes, limit)."""
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for name, figure in all_figures().items():
            with opened(browser, write_page(Path(folder) / f"{name}.html", [figure])) as page:
                page.evaluate("document.querySelector('figure.live').live.load().then(() => true)")
                times, operations = page.evaluate(MOVE, [name, moves(figure)])
            rows.append(
                (
                    name,
                    percentile(times, 0.5),
                    percentile(times, 0.95),
                    operations,
                    len(gzip.compress(html(figure).encode())),
                    LIMIT_TRAINING if figure.init or operations > LONG else LIMIT,
                )
            )
    return rows


def main():
    parser = argparse.ArgumentParser(description="Latency of every live figure in the browser.")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the table there too")
    options = parser.parse_args()
    with started(os.environ.get("BROWSER") or make.find_browser()) as browser:
        rows = table(browser)
    print(f"{'figure':<22}{'p50 ms':>8}{'p95 ms':>8}{'nodes':>8}{'bytes':>9}{'limit':>7}")
    for name, middle, high, operations, weight, limit in rows:
        print(
            f"{name:<22}{middle:>8.1f}{high:>8.1f}{operations:>8,}{weight:>9,}{limit:>7}"
            + ("" if high <= limit else "  TOO SLOW")
        )
    if options.json:
        names = ("p50_ms", "p95_ms", "nodes", "bytes", "limit_ms")
        measured = {name: dict(zip(names, numbers)) for name, *numbers in rows}
        options.json.write_text(json.dumps(measured, indent=1) + "\n", encoding="utf-8")
    return int(any(high > limit for _, _, high, _, _, limit in rows))


if __name__ == "__main__":
    sys.exit(main())
