"""What a chapter shows of code is what teaches: no asserts, no lines that only call the machinery, and not too much."""
import re

import pytest

from tests.browsing import opened
from tests.site.pages import TOC

CHAPTERS = [name for name in TOC if re.match(r"book/(0[1-7]|when)_", name)]
CODE = """() => {
    const seen = e => e.checkVisibility() && e.getBoundingClientRect().height > 1;
    const parts = [...document.querySelectorAll('main .cell_input, main .cell_output > :has(pre)')].filter(seen);
    return {lines: parts.filter(e => e.matches('.cell_input')).map(e => e.textContent.trim()),
            height: parts.reduce((sum, e) => sum + e.getBoundingClientRect().height, 0),
            of: document.querySelector('main article').getBoundingClientRect().height}; }"""
APPARATUS = re.compile(r"^(assert |show\(|figures\.\w+\.\w+$|from companion import .*(figures|show|plots))", re.M)


@pytest.fixture(scope="module", params=CHAPTERS)
def code(request, browser, site):
    with opened(browser, site / f"{request.param}.html") as page:
        yield page.evaluate(CODE) | {"name": request.param}


def test_no_visible_code_is_apparatus(code):
    found = [line for cell in code["lines"] for line in cell.splitlines() if APPARATUS.match(line)]
    assert code["lines"] and found == [], f"{code['name']}: to be folded by a tag (book/_ext/quiet.py)"


def test_code_takes_at_most_a_third_of_a_chapter(code):
    share = code["height"] / code["of"]
    assert share <= 1 / 3, f"{code['name']}: code and what it prints take {share:.0%}"
