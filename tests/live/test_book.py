"""Live figures where readers meet them: on the pages of the built book."""

import gzip
import re
from functools import cache

import pytest
from bs4 import BeautifulSoup

from companion.live import SCRIPTS, STYLES
from tests.live.conftest import LOAD
from tests.live.test_axe import violations
from tests.live.test_page import READABLE, SMALLEST, settled
from tests.site.pages import TOC

HEAVIEST_PAGE, HEAVIEST_SCRIPTS = 400_000, 20_000


@cache
def soup(path):
    return BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")


@pytest.fixture(params=TOC)
def path(request, site):
    return site / f"{request.param}.html"


def figures(path):
    return soup(path).select("figure.live")


@pytest.mark.slow
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing(open_page, path, dark):
    page = open_page(path, dark=dark)
    page.evaluate(LOAD)
    assert violations(page) == []


def test_letters_can_be_read_on_a_phone(open_page, path):
    page = open_page(path, width=390)
    page.evaluate(LOAD)
    settled(page)
    if figures(path):
        height, text = page.evaluate(SMALLEST)
        assert height >= READABLE, f"{text!r} is {height:.1f} pixels high"


def test_data_of_a_page_are_light(path):
    data = "".join(str(figure) for figure in figures(path)).encode()
    assert len(gzip.compress(data)) <= HEAVIEST_PAGE


def test_script_and_style_are_light_and_loaded_once(path):
    page = soup(path)
    loaded = [tag.get("src") or tag.get("href") for tag in page.select("script[src], link[rel=stylesheet]")]
    own = [path.parent / address.split("?")[0] for address in loaded
           if re.split(r"[/?]", address.split("?")[0])[-1] in SCRIPTS + STYLES]
    assert sorted(file.name for file in own) == sorted(SCRIPTS + STYLES)
    assert sum(len(gzip.compress(file.read_bytes())) for file in own) <= HEAVIEST_SCRIPTS


def test_first_paint_waits_for_no_script_of_ours(browser, site):
    """The page is painted, pictures and all, while our scripts are still on their way."""
    path = next(site / f"{name}.html" for name in TOC if figures(site / f"{name}.html"))
    context = browser.new_context()
    page = context.new_page()
    for name in SCRIPTS:
        page.route(f"**/{name}*", lambda route: None)               # never answered
    page.goto(path.as_uri(), wait_until="commit")
    page.wait_for_function("performance.getEntriesByName('first-contentful-paint').length > 0 "
                           "&& document.querySelector('figure.live svg')")
    assert page.evaluate("typeof LiveReplay") == "undefined"
    context.close()
