"""book/_ext/lighter.py: what no page needs is not sent, and what one needs is."""

import lighter
import pytest

ICON = '<i class="fa-solid fa-sun"></i>'
COPY = '<script defer src="../_static/copybutton.js?v=1"></script>'
STYLE = '<link rel="stylesheet" type="text/css" href="../_static/live.css?v=2" />'
RULES = """.fa-sun:before{content:"\\f185"}.fa-moon:before,.fa-night:before{content:"\\f186"}
.a:not(.gone),.gone .a{color:red}@media print{.gone{color:red}}@media screen{p.a{top:0}}#gone,html{left:0}
@font-face{font-family:Font Awesome\\ 6 Free;src:url(a.woff2)}@font-face{font-family:Other;src:url(b)}"""


@pytest.mark.parametrize("asset, sign", [
    (COPY, '<div class="highlight"><pre>'),
    (STYLE, '<figure class="live">'), (STYLE, '<div class="cell docutils">'),
])
def test_a_file_is_loaded_by_the_pages_that_have_its_subject(asset, sign):
    assert asset in lighter.lighter(f"<head>\n{asset}\n</head><body>{sign}")
    assert lighter.lighter(f"<head>\n{asset}\n</head><body>") == "<head>\n</head><body>"


def test_other_files_and_scripts_stay_and_a_second_time_changes_nothing():
    page = f'<script src="a.js"></script><link href="own.css" rel="stylesheet"><script>1</script><body>{ICON}'
    once = lighter.lighter(page)
    assert once == page.replace("<i ", '<i aria-hidden="true" ') and lighter.lighter(once) == once


def test_only_rules_that_can_match_are_kept():
    rules = lighter.tinycss2.parse_stylesheet(RULES, **lighter.QUIET)
    assert lighter.purged(rules, {"a", "fa-sun"}) == (
        '.fa-sun:before{content:"\uf185"}.a:not(.gone){color:red}@media screen{p.a{top:0}}html{left:0}'
        "@font-face{font-family:Other;src:url(b)}")


def test_icon_font_holds_what_is_asked_for():
    font = lighter.icon_font({0xF185, 0xF0C9})
    assert set(font.getBestCmap()) == {0xF185, 0xF0C9}


def test_the_themes_search_for_what_scrolls_is_left_out_or_the_theme_refused():
    theme = (lighter.theme_folder("pydata_sphinx_theme") / "scripts" / lighter.THEME_SCRIPT).read_text("utf-8")
    assert '["none"].join(' in lighter.without_scrollers(theme)
    with pytest.raises(ValueError, match="looks otherwise for what scrolls"):
        lighter.without_scrollers(theme.replace('"pre"', '"code"'))


def test_a_picture_says_its_size_once(tmp_path):
    (tmp_path / "a.svg").write_text('<svg x="1" width="300.2pt" height="150pt">', "utf-8")
    page = '<img alt="A." src="../_images/a.svg" />'
    once = lighter.with_sizes(page, tmp_path)
    assert once == '<img width="400" height="200" alt="A." src="../_images/a.svg" />'
    assert lighter.with_sizes(once, tmp_path) == once


def test_letters_stand_in_the_style(tmp_path):
    (tmp_path / "b.woff2").write_bytes(b"abc")
    assert lighter.with_letters("x { src: url(b.woff2) }", tmp_path) == "x { src: url(data:font/woff2;base64,YWJj) }"
