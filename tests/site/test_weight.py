"""What a page asks its reader's line for: half a megabyte at most, everything from its own folder."""

import gzip
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

import pytest

from tests.site.pages import TOC

HEAVIEST = 500_000
AT_THE_END = "window.scrollTo(0, document.body.scrollHeight); new Promise(done => setTimeout(done, 300))"


@pytest.mark.parametrize("name", ["index", *TOC, "search", "genindex"])
def test_a_page_weighs_at_most_half_a_megabyte(browser, site, name):
    """All that a browser asks for, compressed, until the reader has scrolled through; Python is not started."""
    asked, errors = set(), []
    context = browser.new_context(offline=True)
    try:
        page = context.new_page()
        page.on("request", lambda request: asked.add(urlsplit(request.url)._replace(query="", fragment="")))
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto((site / f"{name}.html").as_uri())
        page.evaluate(AT_THE_END)
    finally:
        context.close()
    assert {address.scheme for address in asked} <= {"file", "data", "blob"} and errors == []
    sizes = {path.name: len(gzip.compress(path.read_bytes())) for path in
             (Path(url2pathname(address.path)) for address in asked if address.scheme == "file")}
    heaviest = sorted(sizes.items(), key=lambda item: -item[1])[:5]
    assert sum(sizes.values()) <= HEAVIEST, f"{name}: {sum(sizes.values())} bytes, most of them in {heaviest}"
