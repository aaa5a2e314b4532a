"""Sphinx extension of the book: everything from disk, nothing stale.

Jupyter Book 1 loads require.js and a widget manager from other hosts, throws two errors
into the console of every page, and does not notice when the companion changes. Each function
below mends one of these.
"""

import hashlib
import json
import os
import re
import shutil
from pathlib import Path

import page_python
import pictures
from docutils.nodes import make_id

from companion.course import live
from companion.course.grading.spec import entries

ROOT = Path(__file__).resolve().parents[2]
COMPANION = ROOT / "companion"
OWN_ASSETS = Path(__file__).resolve().parent / "static"
PAGE = Path(__file__).resolve().parent / "page"

# The letters of text and formulas, taken up before the first line is set: a line set in others breaks elsewhere.
LETTERS = ['1em "Course Serif"', '600 1em "Course Serif"', 'italic 1em "Course Serif"', '1em "Course Sans"',
           '600 1em "Course Sans"', "1em KaTeX_Main", "italic 1em KaTeX_Math"]


def companion_digest():
    """One hash over everything that a notebook's output may depend on besides its own code."""
    digest = hashlib.sha256((ROOT / "constraints.txt").read_bytes() + pictures.SETTINGS.encode())
    for path in sorted(COMPANION.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def forget_stale_outputs(app, config):
    """Drop cached outputs when the companion changed: jupyter-cache looks at the notebook only."""
    build = Path(app.outdir).parent
    stamp = build / ".companion-hash"
    digest = companion_digest()
    if not stamp.exists() or stamp.read_text() != digest:
        shutil.rmtree(build / ".jupyter_cache", ignore_errors=True)
        shutil.rmtree(app.doctreedir, ignore_errors=True)
    build.mkdir(parents=True, exist_ok=True)
    stamp.write_text(digest)


def add_assets(app):
    """Scripts and styles of the live figures and of the book.

    Not in a folder `_static`: Jupyter Book puts whatever lies below one on every page, also
    what a script loads by itself.
    """
    app.config.html_static_path += [str(live.STATIC), str(OWN_ASSETS)]
    for script in live.SCRIPTS:                  # in this order: the second uses the first
        app.add_js_file(script, loading_method="defer")
    app.add_js_file("reading.js", loading_method="defer")
    for style in [*live.STYLES, *sorted(path.name for path in OWN_ASSETS.glob("*.css"))]:
        app.add_css_file(style)
    app.add_js_file(None, body=f"{LETTERS}.forEach(face => document.fonts.load(face))")


def add_page(app):
    """What runs the course in the page: every page loads three small scripts, the first click the rest."""
    build = Path(app.outdir).parent
    folder = build / "page"
    parts, gone = page_python.write(folder / "python", build / "python")
    if gone:
        print(f"the book is built without Python for the page: no source has {', '.join(gone)}")
    workbooks = {path.name: path.read_text(encoding="utf-8")
                 for path in sorted((ROOT / "book" / "exercises").glob("*.ipynb"))}
    about = {**parts, "missing": gone, "lock": page_python.lock()["info"], "last": "07_training_loop.html",
             "pages": {str(int(name[:2])): f"exercises/{Path(name).stem}.html" for name in workbooks},
             "exercises": list(exercises(workbooks))}
    worker = (PAGE / "worker.js").read_text(encoding="utf-8")
    for name, script in {"exercises.js": f"var COURSE = {as_json(about)};", "workbooks.js":
                         f"var COURSE_WORKBOOKS = {as_json(workbooks)};", "python/worker.js":
                         f'(self.COURSE_FILES ||= {{}})["worker.js"] = {as_json(worker)};'}.items():
        (folder / name).write_text(script + "\n", encoding="utf-8")
    for name in ("python.js", "page.js", "keep.js", "editor.js", "editor.LICENSE"):
        shutil.copyfile(PAGE / name, folder / name)
    app.config.html_static_path += [str(folder)]
    for script in ("exercises.js", "python.js", "page.js"):
        app.add_js_file(script, loading_method="defer")


def as_json(value):
    return json.dumps(value, separators=(",", ":"))


def exercises(workbooks):
    """[number, function, title, anchor, is it on the path?] of each exercise, in the ladder's order."""
    cells = [cell for text in workbooks.values() for cell in json.loads(text)["cells"] if cell["cell_type"] == "markdown"]
    titles = {number: title for cell in cells
              for number, title in re.findall(r"^## (\d+\.\d+) (.*)$", "".join(cell["source"]), re.M)}
    for entry in entries().values():
        if entry.id in titles:
            title = titles[entry.id]
            yield entry.id, entry.function, title, make_id(f"{entry.id} {title}"), int(entry.on_path)


def drop_thebe(app, pagename, templatename, context, doctree):
    """Thebe needs a server, names unpkg.com on every page and is declared twice (an error)."""
    context["script_files"] = [
        script for script in context["script_files"]
        if "thebe" not in (str(getattr(script, "filename", ""))
                           + str((getattr(script, "attributes", None) or {}).get("body", ""))).lower()]


def leave_out_maps(app, error):
    """The theme's maps for debuggers, 3 MB that no reader opens."""
    if error is None and app.builder.name == "html":
        for path in (Path(app.outdir) / "_static").rglob("*.map"):
            path.unlink()


def write_front_page(app, error):
    """Make `_build/html/index.html` the first page itself, not a jump to it.

    The pages lie in `book/`; a `<base>` makes the copy's links start there.
    """
    root = app.config.master_doc
    if error is None and app.builder.name == "html" and root != "index":
        page = (Path(app.outdir) / f"{root}.html").read_text(encoding="utf-8")
        based = re.sub(r"<head>", f'<head>\n    <base href="{root}.html">', page, count=1)
        (Path(app.outdir) / "index.html").write_text(based, encoding="utf-8")


MENDED = [
    # The sidebar's title stands outside every landmark.
    (re.compile(r'(class="bd-sidebar-primary bd-sidebar[^"]*")(?! role=)'),
     r'\1 role="navigation" aria-label="Course"'),
    # The arrow that opens the pages below a chapter has no name.
    (re.compile(r">([^<>]+)(</a>\s*<details[^>]*>\s*)<summary>"), r'>\1\2<summary aria-label="Pages in \1">'),
    # The line that unfolds a cell says what is in it; a label hides these words from a screen reader.
    (re.compile(r'<summary aria-label="Toggle hidden content">'), "<summary>"),
    # A paragraph may not stand in a summary, and the two lines, for open and closed, say the same.
    (re.compile(r'<summary>\s*<p class="collapsed (admonition-title">.*?)</p>\s*<p class="expanded.*?</p>', re.DOTALL),
     r'<summary><span class="\1</span>'),
    # An index begins with a heading that says nothing.
    (re.compile(r"<h1></h1>\s*"), ""),
    # A figure can be passed by with the Tab key, and linked to.
    (re.compile(r'(?<!-end">Skip this figure</a>)<figure class="live" id="(live-[\w-]+)">(.*?)</figure>', re.DOTALL),
     r'<a class="live-skip" href="#\1-end">Skip this figure</a><figure class="live" id="\1">\2</figure>'
     r'<a class="live-link" href="#\1">Link to this figure</a><span id="\1-end" tabindex="-1"></span>'),
    # The search button is called Search and shows Search Ctrl+K.
    (re.compile(r'(<button[^>]*search-button-field[^>]*?) aria-label="Search"'), r"\1"),
    # A dozen scripts, among them the whole search index, are waited for before the first paint. One small
    # file stays: scripts within the page write into what it declares.
    (re.compile(r'<script ((?:data-[^>]*)?src="(?![^"]*documentation_options)[^"]*")></script>'),
     r'<script defer \1></script>'),
    # The theme says "auto" before the first paint and light or dark after it: every rule is matched a second time.
    (re.compile(r'(?<=documentElement.dataset.theme = )localStorage.getItem\("theme"\) \|\| "auto"'),
     '/light|dark/.exec(document.documentElement.dataset.mode)?.[0]\n'
     '      || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")'),
    # The place of the reader's progress (page.js): reserved, so that nothing moves when it is filled.
    (re.compile(r'(?<!"course-progress"></div>)<div class="sidebar-primary-item"><nav class="bd-links'),
     r'<div class="course-progress"></div><div class="sidebar-primary-item"><nav class="bd-links'),
    # An exercise that nobody has tried has a mark in a terminal, where marks stand in a column.
    (re.compile(r"<p>· (?=<strong>\d)"), "<p>"),
    # An arrow stays with its link.
    (re.compile(r"→\s<a "), "→\N{NO-BREAK SPACE}<a "),
    # Code of a few letters stays on one line: 20 of them fit the narrowest phone.
    (re.compile(r'<code class="docutils literal notranslate(?=">(?:(?:</?span[^>]*>)*(?:&\w+;|[^<&])){1,20}</span></code>)'),
     '<code class="docutils literal notranslate course-short'),
    # The empty corner of a table is announced as a header without a name.
    (re.compile(r'<th class="head">(?:<p></p>)?</th>'), '<td class="head"></td>'),
]


def mend_page(text):
    """A page of the theme as a screen reader and a slow line need it.

    Mending a page again changes nothing.
    """
    for fault, mended in MENDED:
        text = fault.sub(mended, text)
    return text


def mend_pages(app, error):
    if error is None and app.builder.name == "html":
        for path in Path(app.outdir).rglob("*.html"):
            path.write_text(mend_page(path.read_text(encoding="utf-8")), encoding="utf-8")


def docstring_as_written(app, what, name, obj, options, lines):
    """Show a docstring as its author wrote it, for a reader of `help()`.

    Read as reStructuredText, a_i, |x| and 2 * x are errors. So those marks are escaped, an example
    becomes a listing, and a paragraph that is laid out by hand (indented or aligned) stays as it is.
    """
    paragraphs = [p for p in re.split(r"\n\s*\n", "\n".join(lines).strip("\n")) if p.strip()]
    lines.clear()
    for paragraph in paragraphs:
        rows = paragraph.splitlines()
        example = rows[0].lstrip().startswith(">>>")
        if example or re.search(r"^[^\w\"'(`]|\S {3,}\S|::$", paragraph, re.M):
            lines += [".. code-block:: " + ("pycon" if example else "text"), ""]
            lines += ["   " + row for row in rows]
        else:
            lines += [marked_up(row) for row in rows]
        lines.append("")


def marked_up(row):
    """A line of a docstring with `code` as code, e^{z_i} as a power, and no other mark.

    >>> print(marked_up("Softmax of `Z`: e^{z_i}, row by row, 2 * x."))
    Softmax of ``Z``: e\\ :sup:`z\\_i`\\ , row by row, 2 \\* x.
    """
    code = row.split("`")
    if len(code) % 2 == 0:                                      # a mark that stands alone
        code = [row]
    escaped = (re.sub(r"([\\*`|_])", r"\\\1", part) for part in code[::2])
    text = [re.sub(r"\^\{(.*?)\}", r"\\ :sup:`\1`\\ ", part) for part in escaped]
    return "".join(part for pair in zip(text, [*(f"``{part}``" for part in code[1::2]), ""]) for part in pair)


def named_defaults(app, what, name, obj, options, signature, says):
    """A default that is a function shows its name, not <function relu>."""
    return re.sub(r"<function (\w+)>", r"\1", signature or "") or None, says


def skip_fields(app, what, name, obj, skip, options):
    """A named tuple's fields stand in its signature; Python's own word on each is "Alias for field number 3"."""
    return True if (getattr(obj, "__doc__", None) or "").startswith("Alias for field number") else None


def setup(app):
    os.environ["LIVE_STATIC"] = "1"     # inherited by the kernels: figures answer with their page face
    app.connect("config-inited", forget_stale_outputs)
    app.connect("builder-inited", add_assets)
    app.connect("builder-inited", add_page)
    app.connect("html-page-context", drop_thebe, priority=900)
    app.connect("autodoc-process-docstring", docstring_as_written)
    app.connect("autodoc-process-signature", named_defaults)
    app.connect("autodoc-skip-member", skip_fields)
    app.connect("build-finished", leave_out_maps)
    app.connect("build-finished", mend_pages)
    app.connect("build-finished", write_front_page, priority=900)   # after the toc's own redirect
    return {"parallel_read_safe": True, "parallel_write_safe": True}
