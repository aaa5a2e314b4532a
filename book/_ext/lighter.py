"""What the theme sends and no page needs: 500 kB of icons for two dozen, scripts for what is not on the page.

The theme brings Font Awesome twice, as a script with all icons and as three fonts. The site keeps one font
with the icons that its pages and styles name, and the rules of these.
"""

import logging
import re
import shutil
from importlib.util import find_spec
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

ICONS = "icons.woff"
THEME = Path("styles") / "pydata-sphinx-theme.css"
RULE = re.compile(r'((?:\.fa-[\w-]+:before,?)+)\{content:("[^"]*")\}')
FACE = re.compile(r"@font-face\{[^}]*\}")
OUR_FACE = ('@font-face{font-display:block;font-family:"Font Awesome 6 Free";font-weight:900;'
            f'src:url(../{ICONS}) format("woff")}}')

# file -> what a page must have in its text to load it
NEEDED = {
    r"fontawesome\.js": r"(?!)",
    r"sphinx-thebe\.css": r"(?!)",
    r"searchtools\.js|language_data\.js|searchindex\.js": r'id="search-results"',
    r"sphinx-design\.min\.css|design-tabs\.js": r'class="[^"]*\bsd-',
    r"togglebutton\.(?:js|css)": r'class="(?:[^"]* )?toggle[ "]|class="[^"]*admonition[^"]* dropdown|class="dropdown [^"]*admonition',
    r"clipboard\.min\.js|copybutton\.(?:js|css)": r'<div class="highlight',
    r"mystnb\.\w+\.css": r'class="[^"]*\bcell\b',
    r"live\.(?:js|css)|replay\.js": r'class="live"|class="[^"]*\bcell\b',
}
LOADED = re.compile(r' *<(?:script|link)\b[^>]*(?:src|href)="[^"]*?([^"/?]+)(?:\?[^"]*)?"[^>]*>(?:</script>)?\n?')
TOGGLES = re.compile(r" *<script>(?:let toggle|var togglebuttonSelector)[^<]*</script>\n?")
ICON = re.compile(r'<(i|span) (?=[^>]*class="[^"]*\bfa[srb]? ?)(?=[^>]*\bfa-)(?![^>]*aria-hidden)')


def lighter(text):
    """A page without the files that it does not need; an icon says nothing to a screen reader."""
    body = text[text.find("<body"):]
    unneeded = [file for file, sign in NEEDED.items() if not re.search(sign, body)]

    def kept(found):
        return "" if any(re.fullmatch(file, found[1]) for file in unneeded) else found[0]

    text = LOADED.sub(kept, text)
    if "togglebutton.js" not in text:
        text = TOGGLES.sub("", text)
    return ICON.sub(r'<\1 aria-hidden="true" ', text)


def icon_rules(style, pages):
    """The theme's style with the rules of the icons that the pages name, and all codes that it still holds."""
    named = set(re.findall(r"\bfa-([\w-]+)", pages))

    def kept(rule):
        names = [name for name in re.findall(r"\.fa-([\w-]+):before", rule[1]) if name in named]
        return "".join(f".fa-{name}:before{{content:{rule[2]}}}" for name in names)

    style = FACE.sub(lambda face: "" if "Awesome" in face[0] else face[0], RULE.sub(kept, style))
    return OUR_FACE + style


def icon_font(source, codes):
    """Font Awesome's solid font with these characters only."""
    logging.getLogger("fontTools").setLevel(logging.WARNING)       # it tells of every table
    font = TTFont(source)
    subsetter = Subsetter(Options(layout_features=[], hinting=False, name_IDs=[13, 14]))
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)
    font.flavor = "woff"
    return font


def lighten_theme(app, error):
    """Lighten every page, and write the theme's style and icons from the theme itself: again changes nothing."""
    if error or app.builder.name != "html":
        return
    static = Path(app.outdir) / "_static"
    source = Path(find_spec("pydata_sphinx_theme").origin).parent / "theme" / "pydata_sphinx_theme" / "static"
    pages = ""
    for path in Path(app.outdir).rglob("*.html"):
        page = lighter(path.read_text(encoding="utf-8"))
        path.write_text(page, encoding="utf-8")
        pages += page
    style = icon_rules((source / THEME).read_text(encoding="utf-8"), pages)
    (static / THEME).write_text(style, encoding="utf-8")
    styles = style + "".join(path.read_text(encoding="utf-8") for path in static.rglob("sphinx-book-theme.css"))
    codes = {int(code, 16) for code in re.findall(r'\\(f[0-9a-f]{3})\b', styles)} | {
        ord(letter) for letter in re.findall("[\uf000-\uf8ff]", styles)}
    fonts = source / "vendor" / "fontawesome" / "webfonts"
    icon_font(fonts / "fa-solid-900.ttf", codes).save(static / ICONS)
    shutil.rmtree(static / "vendor" / "fontawesome", ignore_errors=True)
    for script in (static / "scripts").glob("fontawesome.js*"):
        script.unlink()


def setup(app):
    app.connect("build-finished", lighten_theme, priority=600)      # before the front page is copied
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
