"""What all tests share: the summary by part, the rules of CI, the browser and the built site."""

import os
import re
from collections import Counter
from contextlib import ExitStack
from pathlib import Path

import pytest

import make
from tests.browsing import opened, started

ROOT = Path(__file__).resolve().parents[1]
IN_CI = os.environ.get("CI", "").lower() not in ("", "0", "false")
# Scripts, not tests: --doctest-modules would import them, and this one needs PyTorch.
collect_ignore = ["parity/record.py"]
ORDER = ["unit", "contract", "parity", "architecture", "grading", "live", "road", "notebooks",
         "doctest", "nbval", "site"]


def part_of(nodeid):
    """The part that a test belongs to: its folder under tests/, or nbval, or doctest.

    >>> part_of("tests/unit/test_a.py::test_b"), part_of("book/01.ipynb::Cell 3")
    ('unit', 'nbval')
    >>> part_of("companion/losses.py::companion.losses.mse")
    'doctest'
    """
    file = nodeid.split("::")[0]
    if file.endswith(".ipynb"):
        return "nbval"
    found = re.match(r"tests/([^/]+)/", file)
    return found.group(1) if found else "doctest"


def pytest_addoption(parser):
    parser.addoption("--whole", action="store_true",
                     help="this run is to hold every part: a part without a test fails")


# ---------------------------------------------------------------- nothing skips in CI

@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    return failed_where_skipped((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector):
    return failed_where_skipped((yield))


def failed_where_skipped(report):
    """In CI everything is installed, so a skipped test is a test that is missing."""
    if IN_CI and report.outcome == "skipped" and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.longrepr = f"{report.nodeid}: nothing may skip in CI, and this did: {reason}"
    return report


# ---------------------------------------------------------------- without a browser

def pytest_collection_modifyitems(config, items):
    if os.environ.get("BROWSER", "").lower() != "none":
        return
    if IN_CI:
        raise pytest.UsageError("BROWSER=none leaves tests out, and in CI nothing may be left out")
    without = [item for item in items if "browser_path" in getattr(item, "fixturenames", ())]
    if without:
        items[:] = [item for item in items if item not in set(without)]
        config.hook.pytest_deselected(items=without)


# ---------------------------------------------------------------- counts by part

OUTCOMES = ("passed", "failed", "error", "skipped", "xfailed", "xpassed")


def counts_by_part(stats):
    """{part: Counter of outcomes} and {part: seconds} from the terminal reporter's reports."""
    counts, seconds = {}, Counter()
    for outcome in OUTCOMES:
        for report in stats.get(outcome, ()):
            counts.setdefault(part_of(report.nodeid), Counter())[outcome] += 1
    for reports in stats.values():
        for report in reports:
            if hasattr(report, "duration") and hasattr(report, "when"):
                seconds[part_of(report.nodeid)] += report.duration
    return counts, seconds


def expected_parts():
    parts = {path.parent.name for path in (ROOT / "tests").glob("*/test_*.py")}
    return parts | {"doctest", "nbval"}


def missing_parts(config, counts):
    whole = config.getoption("--whole") and config.getoption("-m") != "slow"
    gone = set(expected_parts()) - set(counts) if whole else set()
    return sorted(gone - ({"site"} if os.environ.get("BROWSER", "").lower() == "none" else set()))


def pytest_terminal_summary(terminalreporter, config):
    counts, seconds = counts_by_part(terminalreporter.stats)
    if not counts:
        return
    terminalreporter.section("by part")
    for part in sorted(counts, key=lambda part: (ORDER.index(part) if part in ORDER else 99, part)):
        row = ", ".join(f"{n} {outcome}" for outcome in OUTCOMES if (n := counts[part][outcome]))
        bad = any(counts[part][outcome] for outcome in ("failed", "error", "xpassed"))
        terminalreporter.write_line(f"{part:<14}{row:<28}{seconds[part]:7.1f} s", red=bad, green=not bad)
    browser = os.environ.get("BROWSER", "")
    if config.getoption("nbval_lax", False):
        terminalreporter.write_line("nbval: lax, outputs are not compared on this platform")
    if browser.lower() == "none":
        terminalreporter.write_line("browser: none, so every test that needs one was left out", yellow=True)
    for part in missing_parts(config, counts):
        terminalreporter.write_line(f"{part}: NO TEST RAN", red=True)


def pytest_sessionfinish(session, exitstatus):
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    controller = not hasattr(session.config, "workerinput")
    if controller and reporter and missing_parts(session.config, counts_by_part(reporter.stats)[0]):
        session.exitstatus = exitstatus or pytest.ExitCode.TESTS_FAILED


# ---------------------------------------------------------------- the browser and the built site

@pytest.fixture(scope="session")
def site():
    """The folder of the built site; refused when it is older than the book."""
    if not make.site_is_fresh():
        pytest.fail("the built site is missing or older than the book: run `make book`", pytrace=False)
    return make.SITE


@pytest.fixture(scope="session")
def browser_path():
    path = os.environ.get("BROWSER") or make.find_browser()
    if not path:
        pytest.fail("no browser: run `make test`, which fetches one, or set BROWSER=none", pytrace=False)
    return path


@pytest.fixture(scope="module")
def browser(browser_path):
    """A headless Chromium that can reach no host, open for one module."""
    with started(browser_path) as browser:
        yield browser


@pytest.fixture
def open_page(browser):
    """open_page(path, width=1280, dark=False) -> a Playwright page with .watch; closed afterwards."""
    with ExitStack() as stack:
        yield lambda path, **options: stack.enter_context(opened(browser, path, **options))
