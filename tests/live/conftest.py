"""Pages of live figures in the browser that tests/conftest.py starts."""

import pytest

from tests.live.pages import write_page

LOAD = "Promise.all([...document.querySelectorAll('figure.live')].map(f => f.live.load())).then(() => true)"


@pytest.fixture
def live_page(open_page, tmp_path):
    """live_page(figures, texts=None, theme="light", **options) -> a loaded page; its errors fail the test."""
    pages = []

    def opened(figures, texts=None, theme="light", **options):
        page = open_page(write_page(tmp_path / f"page{len(pages)}.html", figures, texts, theme), **options)
        pages.append(page)
        page.evaluate(LOAD)
        return page

    yield opened
    for page in pages:
        assert page.watch.errors == [] and page.watch.requests == []
