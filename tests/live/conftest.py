"""Pages of live figures in the browser that tests/conftest.py starts."""

import os
from collections import defaultdict
from contextlib import ExitStack

import pytest

from companion.course.figures import all_figures
from tests.browsing import opened
from tests.live import pages
from tests.live.kinds import FIGURES

# Loaded, and unlocked without a prediction.
LOAD = """Promise.all([...document.querySelectorAll('figure.live')].map(f => f.live.load().then(() => f.live.unlock())))
    .then(() => true)"""


@pytest.fixture(scope="session", autouse=True)
def recorded_once(tmp_path_factory):
    """Under xdist the workers of this run share what they record; the folder is new in every run."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = tmp_path_factory.getbasetemp().parent / "live"
        folder.mkdir(exist_ok=True)
        pages.shared.update({f: folder / f"{f.name}.html" for f in [*FIGURES, *all_figures().values()]})


@pytest.fixture(scope="module")
def shelf(browser):
    """Pages that wait for another test, by their options: a new one starts a process, a used one does not."""
    with ExitStack() as stack:
        yield stack, defaultdict(list)


@pytest.fixture
def live_page(browser, shelf, tmp_path):
    """live_page(figures, texts=None, theme="light", **options) -> a loaded page; its errors fail the test."""
    stack, waiting = shelf
    taken = []

    def shown(figures, texts=None, theme="light", **options):
        path = pages.write_page(tmp_path / f"page{len(taken)}.html", figures, texts, theme)
        key = tuple(sorted(options.items()))
        if waiting[key]:
            page, size = waiting[key].pop()
            page.watch.errors.clear()
            page.watch.requests.clear()
            page.set_viewport_size(size)
            page.emulate_media(media="screen")
            page.evaluate("localStorage.clear()")            # how its last reader left the figures
            page.goto(path.as_uri())
        else:
            page = stack.enter_context(opened(browser, path, **options))
            size = page.viewport_size
        taken.append((key, page, size))
        page.evaluate(LOAD)
        return page

    yield shown
    for key, page, size in taken:
        waiting[key].append((page, size))
    for _, page, _ in taken:
        assert page.watch.errors == [] and page.watch.requests == []
