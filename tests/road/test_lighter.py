"""book/_ext/lighter.py: what no page needs is not sent, and what one needs is."""

import lighter
import pytest

ICON = '<i class="fa-solid fa-sun"></i>'
COPY = '<script defer src="../_static/copybutton.js?v=1"></script>'
SEARCH = '<script defer src="../searchindex.js"></script>'
STYLE = '<link rel="stylesheet" type="text/css" href="../_static/live.css?v=2" />'
RULES = ('.fa-sun:before{content:"\\f185"}.fa-moon:before,.fa-night:before{content:"\\f186"}.a{color:red}'
         '@font-face{font-family:Font Awesome\\ 6 Free;src:url(a.woff2)}@font-face{font-family:Other;src:url(b)}')


@pytest.mark.parametrize("asset, sign", [
    (COPY, '<div class="highlight"><pre>'), (SEARCH, '<div id="search-results">'),
    (STYLE, '<figure class="live">'), (STYLE, '<div class="cell docutils">'),
])
def test_a_file_is_loaded_by_the_pages_that_have_its_subject(asset, sign):
    assert asset in lighter.lighter(f"<head>\n{asset}\n</head><body>{sign}")
    assert lighter.lighter(f"<head>\n{asset}\n</head><body>") == "<head>\n</head><body>"


def test_other_files_and_scripts_stay_and_a_second_time_changes_nothing():
    page = f'<script src="a.js"></script><link href="own.css" rel="stylesheet"><script>1</script><body>{ICON}'
    once = lighter.lighter(page)
    assert once == page.replace("<i ", '<i aria-hidden="true" ') and lighter.lighter(once) == once


def test_only_icons_that_a_page_names_keep_their_rule():
    rules = lighter.icon_rules(RULES, ICON)
    assert '.fa-sun:before{content:"\\f185"}' in rules and ".a{color:red}" in rules
    assert "moon" not in rules and "a.woff2" not in rules and "url(b)" in rules and lighter.ICONS in rules
