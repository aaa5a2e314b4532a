"""Sphinx extension of the book: everything from disk, nothing stale.

Jupyter Book 1 loads MathJax, require.js and a widget manager from other hosts, throws two errors
into the console of every page, and does not notice when the companion changes. Each function
below mends one of these.
"""

import hashlib
import os
import re
import shutil
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
COMPANION = ROOT / "companion"
LIVE_ASSETS = COMPANION / "live" / "static"
OWN_ASSETS = Path(__file__).resolve().parent / "static"


def companion_digest():
    """One hash over everything that a notebook's output may depend on besides its own code."""
    digest = hashlib.sha256((ROOT / "constraints.txt").read_bytes())
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
    for folder in (LIVE_ASSETS, OWN_ASSETS):
        if folder.is_dir():
            app.config.html_static_path.append(str(folder))
            for script in sorted(folder.glob("*.js")):
                app.add_js_file(script.name, loading_method="defer")
            for style in sorted(folder.glob("*.css")):
                app.add_css_file(style.name)


def drop_thebe(app, pagename, templatename, context, doctree):
    """Thebe needs a server, names unpkg.com on every page and is declared twice (an error)."""
    context["script_files"] = [
        script for script in context["script_files"]
        if "thebe" not in (str(getattr(script, "filename", ""))
                           + str((getattr(script, "attributes", None) or {}).get("body", ""))).lower()]


def copy_mathjax(app, error):
    """The one MathJax file and its fonts, 1.7 MB of the package's 24."""
    if error is None and app.builder.format == "html":
        source = Path(find_spec("sphinx-mathjax-offline").origin).parent / "static" / "mathjax"
        target = Path(app.outdir) / "_static" / "mathjax"
        target.mkdir(parents=True, exist_ok=True)
        shutil.copy2(source / "tex-mml-chtml.js", target)
        shutil.copytree(source / "output" / "chtml" / "fonts", target / "output" / "chtml" / "fonts",
                        dirs_exist_ok=True)


def write_front_page(app, error):
    """Make `_build/html/index.html` the first page itself, not a jump to it.

    The pages lie in `book/`; a `<base>` makes the copy's links start there.
    """
    root = app.config.master_doc
    if error is None and app.builder.name == "html" and root != "index":
        page = (Path(app.outdir) / f"{root}.html").read_text(encoding="utf-8")
        based = re.sub(r"<head>", f'<head>\n    <base href="{root}.html">', page, count=1)
        (Path(app.outdir) / "index.html").write_text(based, encoding="utf-8")


def docstring_as_written(app, what, name, obj, options, lines):
    """Show a docstring as `help()` does.

    The docstrings are written for a reader in a terminal: aligned formulas, |x|, a_i. Read as
    reStructuredText these are errors, so the first line becomes a paragraph, an example becomes
    a listing, and the rest stays as it stands.
    """
    paragraphs = [p for p in re.split(r"\n\s*\n", "\n".join(lines).strip("\n")) if p.strip()]
    lines.clear()
    for i, paragraph in enumerate(paragraphs):
        rows = paragraph.splitlines()
        if i == 0:
            lines += [re.sub(r"([\\*`|_])", r"\\\1", row) for row in rows]
        else:
            language = "pycon" if rows[0].lstrip().startswith(">>>") else "text"
            lines += [f".. code-block:: {language}", ""] + ["   " + row for row in rows]
        lines.append("")


def setup(app):
    os.environ["LIVE_STATIC"] = "1"     # inherited by the kernels: figures answer with their page face
    app.connect("config-inited", forget_stale_outputs)
    app.connect("builder-inited", add_assets)
    app.connect("html-page-context", drop_thebe, priority=900)
    app.connect("autodoc-process-docstring", docstring_as_written)
    app.connect("build-finished", copy_mathjax)
    app.connect("build-finished", write_front_page, priority=900)   # after the toc's own redirect
    return {"parallel_read_safe": True, "parallel_write_safe": True}
