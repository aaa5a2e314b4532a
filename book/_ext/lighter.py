"""What the theme sends and no page needs: 500 kB of icons for two dozen, rules that match nothing, scripts for
what is not on the page; and what a page need not wait for.

The theme brings Font Awesome twice, as a script with all icons and as three fonts. The site keeps one font
with the icons that its styles still name when only the rules are left whose classes some page or script says.
All styles are one file, with the letters of the text in it; a figure's data lie beside the page and come after it.
"""

import base64
import hashlib
import io
import json
import logging
import posixpath
import re
import shutil
from html import unescape
from importlib.util import find_spec
from pathlib import Path
from string import printable

import tinycss2
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parents[2]
# The site's one style is made of these, in this order: the theme, what shows code, figures and formulas, our own.
STYLES = ("basic.css", "styles/pydata-sphinx-theme.css", "pygments.css", "styles/sphinx-book-theme.css", "copybutton.css",
          "mystnb.*.css", "sphinx-design.min.css", "togglebutton.css", "katex/katex.min.css", "live.css", "course.css",
          "page.css", "first.css", "search.css")
STYLE = re.compile(r' *<link\b(?=[^>]*\brel="stylesheet")[^>]*\bhref="([^"]*)_static/[^"]*"[^>]*>\n?')
NAME = r"[A-Za-z_][\w-]*"
NOTICE = "/*! Font Awesome Free by @fontawesome, https://fontawesome.com/license/free (CC BY 4.0, OFL 1.1) */"

QUIET = {"skip_comments": True, "skip_whitespace": True}
DATA = re.compile(r'(<figure class="live" id="live-([\w-]+)">(?:(?!</figure>).)*?<script type="application/x-live")>'
                  r"([^<]+)</script>", re.DOTALL)
URL = re.compile(r"""url\(["']?(?!data:|#)([^"')]+)["']?\)""")

# script -> what a page must have in its text to load it
NEEDED = {
    r"fontawesome\.js|bootstrap\.js": r"(?!)",                              # reading.js opens the one menu
    r"searchtools\.js|language_data\.js|searchindex\.js": r"(?!)",         # search.py has its own
    r"design-tabs\.js": r'class="[^"]*\bsd-',
    r"togglebutton\.js": r'class="(?:[^"]* )?toggle[ "]|class="[^"]*admonition[^"]* dropdown|class="dropdown [^"]*admonition',
    r"clipboard\.min\.js|copybutton\.js": r'<div class="highlight',
    r"live\.js|replay\.js": r'class="live"|class="[^"]*\bcell\b',
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
ICONS = "url(icons.woff2)"                          # in course.css, in place of the theme's three fonts
THEME_ICONS = "/webfonts/"
ICON = re.compile(r'<(i|span) (?=[^>]*class="[^"]*\bfa[srb]? ?)(?=[^>]*\bfa-)(?![^>]*aria-hidden)')


def lighter(text):
    """A page without the files that it does not need; an icon says nothing to a screen reader; a long page may wait."""
    body = text[text.find("<body"):]
    unneeded = [file for file, sign in NEEDED.items() if not re.search(sign, body)]

    def kept(found):
        return "" if any(re.fullmatch(file, found[1]) for file in unneeded) else found[0]

    text = LOADED.sub(kept, text)
    if 'class="live"' in body and "course-waits" not in body:       # for its layout: reading.js, course.css
        text = text.replace('<article class="bd-article', '<article class="bd-article course-waits')
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
        elif rule.type == "at-rule" and rule.at_keyword != "charset" and THEME_ICONS not in tinycss2.serialize(rule.content or []):
            kept += rule.serialize()
    return kept


def without_scrollers(script):
    """The theme's script, in which that search finds nothing; a theme that writes it otherwise is refused."""
    if script.count(SCROLLERS) != 1:
        raise ValueError(f"{THEME_SCRIPT} of this theme looks otherwise for what scrolls: see SCROLLERS in lighter.py")
    return script.replace(SCROLLERS, '["none"]')


def theme_folder(package):
    return Path(find_spec(package).origin).parent / "theme" / package / "static"


def subset(path, characters, family, features=()):
    """A font with these characters only, as a data address. What was changed may not keep its reserved name."""
    logging.getLogger("fontTools").setLevel(logging.WARNING)       # it tells of every table
    font = TTFont(path, recalcTimestamp=False)          # two builds are the same bytes
    subsetter = Subsetter(Options(layout_features=list(features), hinting=False, name_IDs=[0, 11, 13, 14]))    # whose it is
    subsetter.populate(text=characters)
    subsetter.subset(font)
    font["name"].setName(family, 1, 3, 1, 0x409)
    font.flavor = "woff2"
    font.save(packed := io.BytesIO())
    return f"url(data:font/woff2;base64,{base64.b64encode(packed.getvalue()).decode()})"


def with_sizes(text, images):
    """A page that knows the size of its pictures before they come, so that nothing moves when they do; they come when they are near."""
    def sized(found):
        size = SIZE.search((images / found[2]).read_text(encoding="utf-8"))
        width, height = (round(float(points) * 4 / 3) for points in size.groups())
        return f'<img loading="lazy" width="{width}" height="{height}" {found[1]}'

    return PICTURE.sub(sized, text)


def figures_apart(page, folder):
    """A page whose figures' data lie in files of their own: a script, since a page from disk may read nothing else."""
    def apart(found):
        before, name, data = found.groups()
        folder.mkdir(exist_ok=True)
        script = f"(LiveReplay.data ||= {{}})[{json.dumps(name)}] = {json.dumps(data)};\n"
        (folder / f"{name}.js").write_text(script, encoding="utf-8")
        own = re.search(r'href="([^"]*_static/)', page)[1]
        return f'{before} data-file="{own}{folder.name}/{name}.js?v={digest(script)}"></script>'

    return DATA.sub(apart, page)


def digest(text):
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def one_style(static, words, characters):
    """All styles as one: the rules that can match something, and the letters of the text. What came later would move every line."""
    parts = []
    for path in (path for name in STYLES for path in sorted(static.glob(name))):
        within = path.parent.relative_to(static).as_posix()
        rules = purged(tinycss2.parse_stylesheet(path.read_text(encoding="utf-8"), **QUIET), words)
        parts.append(URL.sub(lambda found: f"url({posixpath.normpath(posixpath.join(within, found[1]))})", rules))
    style = "".join(parts)
    awesome = theme_folder("pydata_sphinx_theme") / "vendor" / "fontawesome" / "webfonts" / "fa-solid-900.ttf"
    style = style.replace(ICONS, subset(awesome, "".join(re.findall("[\uf000-\uf8ff]", style)), "Course Icons"))
    return '@charset "utf-8";' + NOTICE + LETTERS.sub(
        lambda found: subset(static / f"{found[1]}.woff2", characters, "Course Letters", ["kern", "liga"]), style)


def lighten_theme(app, error):
    """Lighten every page, and write the theme's style and icons from the theme itself: again changes nothing."""
    if error or app.builder.name != "html":
        return
    static = Path(app.outdir) / "_static"
    script = theme_folder("pydata_sphinx_theme") / "scripts" / THEME_SCRIPT
    (static / "scripts" / THEME_SCRIPT).write_text(without_scrollers(script.read_text(encoding="utf-8")), encoding="utf-8")
    pages = {path: figures_apart(with_sizes(lighter(path.read_text(encoding="utf-8")), Path(app.outdir) / "_images"), static / "figures")
             for path in Path(app.outdir).rglob("*.html")}
    scripts = [path.read_text(encoding="utf-8") for path in static.rglob("*.js")
               if not {"python", "locales", "figures"}.intersection(path.parts)]
    said = [path.read_text(encoding="utf-8") for path in (ROOT / "companion").rglob("*.py")]       # on the page by figures and graders
    words = {word for text in [*pages.values(), *scripts] for word in re.findall(NAME, text)}
    characters = "".join(sorted({*printable, *unescape("".join([*pages.values(), *scripts, *said]))}))
    style = one_style(static, words, characters)
    (static / "site.css").write_text(style, encoding="utf-8")
    for path, page in pages.items():
        first = STYLE.search(page)
        path.write_text(STYLE.sub(lambda found: "" if found.start() > first.start() else
                                  f'<link rel="stylesheet" href="{found[1]}_static/site.css?v={digest(style)}">\n', page), encoding="utf-8")
    shutil.rmtree(static / "vendor" / "fontawesome", ignore_errors=True)
    for name in ("scripts/fontawesome.js*", "scripts/bootstrap.js*", "*.woff2", "**/*.css"):
        for path in static.glob(name):
            if path.name not in ("site.css", "pygments.css"):           # the PDF is coloured by the second
                path.unlink()


def setup(app):
    app.connect("build-finished", lighten_theme, priority=600)      # before the front page is copied
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
