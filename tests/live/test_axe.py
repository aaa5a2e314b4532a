"""axe-core finds nothing on pages of live figures, light and dark, wide and on a phone."""

from importlib.resources import files

import pytest

from companion.course.figures import all_figures
from tests.live.kinds import FIGURES

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
EVERYTHING = {"runOnly": TAGS}
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
BUT_COLOURS = {"runOnly": TAGS, "rules": {"color-contrast": {"enabled": False}}}


def violations(page, rules=EVERYTHING):
    page.evaluate(AXE)
    rules = {**rules, "resultTypes": ["violations"]}  # the other lists cost a quarter of its time
    found = page.evaluate("rules => axe.run(document, rules)", rules)["violations"]
    return [(v["id"], v["impact"], n["html"][:150]) for v in found for n in v["nodes"]]


@pytest.mark.parametrize(
    "options", [{}, {"dark": True, "theme": "dark"}, {"width": 390}], ids=["light", "dark", "phone"]
)
def test_axe_finds_nothing_on_every_kind_of_control(live_page, options):
    assert violations(live_page(FIGURES, **options)) == []


@pytest.mark.slow
def test_axe_finds_nothing_on_the_figures_of_the_book(live_page):
    assert violations(live_page(list(all_figures().values()))) == []


def test_axe_sees_a_control_without_its_label(live_page):
    page = live_page([FIGURES[0]])
    page.evaluate("document.querySelector('figure.live label').remove()")
    assert any(rule == "label" for rule, _, _ in violations(page))
