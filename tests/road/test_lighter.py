"""book/_ext/lighter.py: what no page needs is not sent, and what one needs is."""

import base64
import io
import re

import lighter
import pytest
from fontTools.ttLib import TTFont

import make

OWN = make.ROOT / "book" / "_ext" / "static"

ICON = '<i class="fa-solid fa-sun"></i>'
COPY = '<script defer src="../_static/copybutton.js?v=1"></script>'
LIVE = '<script defer="defer" src="../_static/live.js?v=2"></script>'
FIGURE = ('<link rel="stylesheet" href="../_static/live.css?v=2" /><figure class="live" id="live-a-b"><svg></svg>'
          '<script type="application/x-live">eJw=</script></figure>')
RULES = """.fa-sun:before{content:"\\f185"}.fa-moon:before,.fa-night:before{content:"\\f186"}
.a:not(.gone),.gone .a{color:red}@media print{.gone{color:red}}@media screen{p.a{top:0}}#gone,html{left:0}
@font-face{font-family:Font Awesome\\ 6 Free;src:url(../webfonts/a.woff2)}@font-face{font-family:Other;src:url(b)}"""


@pytest.mark.parametrize("asset, sign", [
    (COPY, '<div class="highlight"><pre>'),
    (LIVE, '<figure class="live">'), (LIVE, '<div class="cell docutils">'),
])
def test_a_file_is_loaded_by_the_pages_that_have_its_subject(asset, sign):
    assert asset in lighter.lighter(f"<head>\n{asset}\n</head><body>{sign}")
    assert lighter.lighter(f"<head>\n{asset}\n</head><body>") == "<head>\n</head><body>"


def test_other_files_and_scripts_stay_and_a_second_time_changes_nothing():
    page = f'<script src="a.js"></script><link href="own.css" rel="stylesheet"><script>1</script><body>{ICON}'
    once = lighter.lighter(page)
    assert once == page.replace("<i ", '<i aria-hidden="true" ') and lighter.lighter(once) == once


@pytest.mark.parametrize("content, waits", [('<figure class="live">', True), ("<p>", False)])
def test_only_a_page_with_live_figures_is_laid_out_as_it_is_needed(content, waits):
    once = lighter.lighter(f'<body><article class="bd-article">{content}')
    assert ('<article class="bd-article course-waits">' in once) == waits and lighter.lighter(once) == once


def test_only_rules_that_can_match_are_kept():
    rules = lighter.tinycss2.parse_stylesheet(RULES, **lighter.QUIET)
    assert lighter.purged(rules, {"a", "fa-sun"}) == (
        '.fa-sun:before{content:"\uf185"}.a:not(.gone){color:red}@media screen{p.a{top:0}}html{left:0}'
        "@font-face{font-family:Other;src:url(b)}")


def fonts(style):
    """(Family, whose it is) -> the characters of each font that a style brings."""
    found = [TTFont(io.BytesIO(base64.b64decode(data))) for data in re.findall(r"data:font/woff2;base64,([^)]+)", style)]
    return {(font["name"].getDebugName(1), font["name"].getDebugName(0)[:10]): set(map(chr, font.getBestCmap())) for font in found}


def test_the_one_style_holds_all_that_can_match_and_the_letters_that_are_said(tmp_path):
    for name, text in {"styles/pydata-sphinx-theme.css": RULES + ".a{background:url(../x.png)}", "page.css": "html{top:1px}",
                       "course.css": '@charset "utf-8";i{src:url(b.woff2)}i{src:url(icons.woff2)}', "other.css": ".a{gone:0}"}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    (tmp_path / "b.woff2").write_bytes((OWN / "source-sans-3-latin-400-normal.woff2").read_bytes())
    style = lighter.one_style(tmp_path, {"a", "fa-sun"}, "Onlythis")
    assert style.startswith(f'@charset "utf-8";{lighter.NOTICE}.fa-sun') and style.count("@charset") == 1 and "gone:0" not in style
    assert "url(x.png)" in style and style.endswith("html{top:1px}")
    assert fonts(style) == {("Course Letters", "© 2023 Ado"): set("Onlythis"), ("Course Icons", "Copyright "): {"\uf185"}}


def test_the_data_of_a_figure_lie_beside_its_page(tmp_path):
    page = lighter.figures_apart(FIGURE, tmp_path / "figures")
    script = (tmp_path / "figures" / "a-b.js").read_text("utf-8")
    assert script == '(LiveReplay.data ||= {})["a-b"] = "eJw=";\n'
    assert f'data-file="../_static/figures/a-b.js?v={lighter.digest(script)}"></script></figure>' in page
    assert lighter.figures_apart(page, tmp_path / "none") == page


def test_the_themes_search_for_what_scrolls_is_left_out_or_the_theme_refused():
    theme = (lighter.theme_folder("pydata_sphinx_theme") / "scripts" / lighter.THEME_SCRIPT).read_text("utf-8")
    assert '["none"].join(' in lighter.without_scrollers(theme)
    with pytest.raises(ValueError, match="looks otherwise for what scrolls"):
        lighter.without_scrollers(theme.replace('"pre"', '"code"'))


def test_a_picture_says_its_size_once(tmp_path):
    (tmp_path / "a.svg").write_text('<svg x="1" width="300.2pt" height="150pt">', "utf-8")
    page = '<img alt="A." src="../_images/a.svg" />'
    once = lighter.with_sizes(page, tmp_path)
    assert once == '<img loading="lazy" width="400" height="200" alt="A." src="../_images/a.svg" />'
    assert lighter.with_sizes(once, tmp_path) == once
