"""Pages of live figures in the browser that tests/conftest.py starts."""

from collections import defaultdict
from contextlib import ExitStack

import pytest

from tests.browsing import opened
from tests.live.pages import write_page

LOAD = "Promise.all([...document.querySelectorAll('figure.live')].map(f => f.live.load())).then(() => true)"


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
        path = write_page(tmp_path / f"page{len(taken)}.html", figures, texts, theme)
        key = tuple(sorted(options.items()))
        if waiting[key]:
            page, size = waiting[key].pop()
            page.watch.errors.clear()
            page.watch.requests.clear()
            page.set_viewport_size(size)
            page.emulate_media(media="screen")
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
