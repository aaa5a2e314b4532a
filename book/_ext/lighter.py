"""What the theme sends and no page needs: 500 kB of icons for two dozen, rules that match nothing, scripts for
what is not on the page.

The theme brings Font Awesome twice, as a script with all icons and as three fonts. The site keeps one font
with the icons that its styles still name when only the rules are left whose classes some page or script says.
"""

import base64
import logging
import re
import shutil
from importlib.util import find_spec
from pathlib import Path

import tinycss2
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

ICONS = "icons.woff"
STYLES = "pydata-sphinx-theme.css", "sphinx-book-theme.css"
NAME = r"[A-Za-z_][\w-]*"
OUR_FACE = ('@font-face{font-display:block;font-family:"Font Awesome 6 Free";font-weight:900;'
            f'src:url(../{ICONS}) format("woff")}}')

QUIET = {"skip_comments": True, "skip_whitespace": True}
DATA = re.compile(r'<script type="application/x-live">.*?</script>', re.DOTALL)

# file -> what a page must have in its text to load it
NEEDED = {
    r"fontawesome\.js": r"(?!)",
    r"sphinx-thebe\.css": r"(?!)",
    r"searchtools\.js|language_data\.js|searchindex\.js": r"(?!)",         # search.py has its own
    r"sphinx-design\.min\.css|design-tabs\.js": r'class="[^"]*\bsd-',
    r"togglebutton\.(?:js|css)": r'class="(?:[^"]* )?toggle[ "]|class="[^"]*admonition[^"]* dropdown|class="dropdown [^"]*admonition',
    r"clipboard\.min\.js|copybutton\.(?:js|css)": r'<div class="highlight',
    r"mystnb\.\w+\.css": r'class="[^"]*\bcell\b',
    r"live\.(?:js|css)|replay\.js": r'class="live"|class="[^"]*\bcell\b',
}
LOADED = re.compile(r' *<(?:script|link)\b[^>]*(?:src|href)="[^"]*?([^"/?]+)(?:\?[^"]*)?"[^>]*>(?:</script>)?\n?')
# The theme looks for what scrolls, one box at a time: each asks for a layout of the whole page, at every change of
# the page again. reading.js does it in slices.
THEME_SCRIPT = "pydata-sphinx-theme.js"
SCROLLERS = '["pre",".nboutput > .output_area",".cell_output > .output",".jp-RenderedHTMLCommon",".pst-scrollable-table-container"]'
TOGGLES = re.compile(r" *<script>(?:let toggle|var togglebuttonSelector)[^<]*</script>\n?")
PICTURE = re.compile(r'<img (?![^>]*\bwidth=)([^>]*\bsrc="[^"]*_images/([^"/]+\.svg)")')
SIZE = re.compile(r'<svg [^>]*?width="([\d.]+)pt" height="([\d.]+)pt"')
LETTERS = re.compile(r"url\(([\w-]+)\.woff2\)")
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


def used(selector, words):
    """Can a selector match, on pages whose every word is known? What stands in brackets is not asked.

    >>> used(".a .b:not(.c)", {"a", "b"}), used(".a#d", {"a"})
    (True, False)
    """
    while (bare := re.sub(r"\([^()]*\)", "", selector)) != selector:
        selector = bare
    return words.issuperset(re.findall(rf"[.#]({NAME})", selector))


def selectors(prelude):
    one = []
    for token in [*prelude, None]:
        if token is None or token.type == "literal" and token.value == ",":
            yield tinycss2.serialize(one).strip()
            one = []
        else:
            one.append(token)


def purged(rules, words):
    """The rules of a style that can match something, as text."""
    kept = ""
    for rule in rules:
        if rule.type == "qualified-rule":
            matching = ",".join(one for one in selectors(rule.prelude) if used(one, words))
            kept += f"{matching}{{{tinycss2.serialize(rule.content)}}}" * bool(matching)
        elif rule.type == "at-rule" and rule.at_keyword in ("media", "supports"):
            inner = purged(tinycss2.parse_rule_list(rule.content, **QUIET), words)
            kept += f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}{{{inner}}}" * bool(inner)
        elif not (rule.type == "at-rule" and "Awesome" in tinycss2.serialize(rule.content or [])):
            kept += rule.serialize()
    return kept


def without_scrollers(script):
    """The theme's script, in which that search finds nothing; a theme that writes it otherwise is refused."""
    if script.count(SCROLLERS) != 1:
        raise ValueError(f"{THEME_SCRIPT} of this theme looks otherwise for what scrolls: see SCROLLERS in lighter.py")
    return script.replace(SCROLLERS, '["none"]')


def theme_folder(package):
    return Path(find_spec(package).origin).parent / "theme" / package / "static"


def icon_font(codes):
    """Font Awesome's solid font with these characters only."""
    logging.getLogger("fontTools").setLevel(logging.WARNING)       # it tells of every table
    font = TTFont(theme_folder("pydata_sphinx_theme") / "vendor" / "fontawesome" / "webfonts" / "fa-solid-900.ttf",
                  recalcTimestamp=False)                # two builds are the same bytes
    subsetter = Subsetter(Options(layout_features=[], hinting=False, name_IDs=[13, 14]))
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)
    font.flavor = "woff"
    return font


def with_sizes(text, images):
    """A page that knows the size of its pictures before they come, so that nothing moves when they do."""
    def sized(found):
        size = SIZE.search((images / found[2]).read_text(encoding="utf-8"))
        width, height = (round(float(points) * 4 / 3) for points in size.groups())
        return f'<img width="{width}" height="{height}" {found[1]}'

    return PICTURE.sub(sized, text)


def with_letters(style, folder):
    """A style that brings the letters of the text: what comes later moves every line. A page from disk may not preload."""
    def data(found):
        letters = base64.b64encode((folder / f"{found[1]}.woff2").read_bytes()).decode()
        return f"url(data:font/woff2;base64,{letters})"

    return LETTERS.sub(data, style)


def lighten_theme(app, error):
    """Lighten every page, and write the theme's style and icons from the theme itself: again changes nothing."""
    if error or app.builder.name != "html":
        return
    static = Path(app.outdir) / "_static"
    script = theme_folder("pydata_sphinx_theme") / "scripts" / THEME_SCRIPT
    (static / "scripts" / THEME_SCRIPT).write_text(without_scrollers(script.read_text(encoding="utf-8")), encoding="utf-8")
    words = set()
    for path in Path(app.outdir).rglob("*.html"):
        page = with_sizes(lighter(path.read_text(encoding="utf-8")), Path(app.outdir) / "_images")
        path.write_text(page, encoding="utf-8")
        words.update(re.findall(NAME, DATA.sub("", page)))
    for path in (path for path in static.rglob("*.js") if "python" not in path.parts and "locales" not in path.parts):
        words.update(re.findall(NAME, path.read_text(encoding="utf-8")))
    codes = set()
    for name, package in zip(STYLES, ("pydata_sphinx_theme", "sphinx_book_theme")):
        rules = tinycss2.parse_stylesheet((theme_folder(package) / "styles" / name).read_text(encoding="utf-8"), **QUIET)
        style = purged(rules, words)
        (static / "styles" / name).write_text('@charset "utf-8";' + OUR_FACE * (name == STYLES[0]) + style, encoding="utf-8")
        codes.update(ord(letter) for letter in re.findall("[\uf000-\uf8ff]", style))
    icon_font(codes).save(static / ICONS)
    own = static / "course.css"
    own.write_text(with_letters(own.read_text(encoding="utf-8"), static), encoding="utf-8")
    shutil.rmtree(static / "vendor" / "fontawesome", ignore_errors=True)
    for script in (static / "scripts").glob("fontawesome.js*"):
        script.unlink()


def setup(app):
    app.connect("build-finished", lighten_theme, priority=600)      # before the front page is copied
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
