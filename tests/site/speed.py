"""How soon every page of the built site can be read, on a phone's screen and a processor slowed down four times.

    python -m tests.site.speed [PAGE ...]

One row a page, medians of five rounds through all pages and an empty one of the same server: milliseconds until the
document is ready and until its largest part is painted, what long tasks block after the first paint within three
seconds, and how far things move. What is too much is named; a machine that has other work says little.
"""

import os
import statistics
import sys
import tempfile
from pathlib import Path

import make
from tests.browsing import served, started
from tests.site.pages import TOC

ROUNDS, SLOWER, LATER = 5, 4, 3000
LIMITS = {"ready": 1500, "largest": 1200, "blocked": 300, "moved": 0.02}
WATCH = """
window.seen = { largest: 0, tasks: [], moved: 0 };
const watch = (type, each) => new PerformanceObserver(list => list.getEntries().forEach(each)).observe({ type, buffered: true });
watch("largest-contentful-paint", entry => { seen.largest = entry.startTime; });
watch("longtask", entry => seen.tasks.push(entry));
watch("layout-shift", entry => { if (!entry.hadRecentInput) seen.moved += entry.value; });
"""
TOLD = """() => {
  const [{ domInteractive }] = performance.getEntriesByType("navigation");
  const [{ startTime }] = performance.getEntriesByName("first-contentful-paint");
  const blocked = seen.tasks.filter(task => task.startTime > startTime).reduce((sum, task) => sum + task.duration - 50, 0);
  return { ready: domInteractive, largest: seen.largest, blocked, moved: seen.moved };
}"""


def visit(browser, address):
    """What one visit with an empty cache measures: {name of LIMITS: number}."""
    context = browser.new_context(viewport={"width": 412, "height": 823}, device_scale_factor=1.75, is_mobile=True)
    page = context.new_page()
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.add_init_script(WATCH)
    page.goto(address, wait_until="load")
    page.wait_for_timeout(LATER)
    told = page.evaluate(TOLD)
    context.close()
    return told


def main(names):
    visits = {}
    with started(os.environ.get("BROWSER") or make.find_browser()) as browser, tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        site.symlink_to(make.ROOT / "_build" / "html")
        (Path(folder) / "empty.html").write_text("<!doctype html><title>Empty</title><p>Empty.", encoding="utf-8")
        with served(folder) as address:
            for _ in range(ROUNDS):
                for name in ["empty", *(f"site/{name}" for name in names)]:
                    visits.setdefault(name, []).append(visit(browser, f"{address}{name}.html"))
    middle = {name: {key: statistics.median(one[key] for one in each) for key in LIMITS} for name, each in visits.items()}
    print(f"{'page':<40}{'ready':>7}{'x empty':>9}{'largest':>9}{'blocked':>9}{'moved':>8}")
    for name, one in middle.items():
        over = [key for key, limit in LIMITS.items() if one[key] > limit]
        print(f"{name.removeprefix('site/'):<40}{one['ready']:>7.0f}{one['ready'] / middle['empty']['ready']:>9.1f}{one['largest']:>9.0f}"
              f"{one['blocked']:>9.0f}{one['moved']:>8.3f}  {' '.join(over)}")


if __name__ == "__main__":
    main(sys.argv[1:] or TOC)
