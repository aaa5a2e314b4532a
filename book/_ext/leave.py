"""Sphinx extension of the book: what leaves the pages: archives to take along, and a word to whoever keeps the course."""

import os
import re
import zipfile
from html import escape, unescape
from pathlib import Path
from urllib.parse import quote

ROOT = Path(__file__).resolve().parents[2]
# What the commands make, as .gitignore has it: no part of the course.
MADE = {".git", ".venv", "_build", "build", "dist", "work", "__pycache__", ".pytest_cache", ".ipynb_checkpoints",
        ".jupyter_cache", ".make"}


def archive(target, files, inside):
    """Pack {name: path}: the same files give the same bytes, whenever and by whomever they were written."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as pack:
        for name, path in sorted(files.items()):
            entry = zipfile.ZipInfo(f"{inside}/{name}")
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = (0o755 if path.suffix == "" and path.read_bytes()[:2] == b"#!" else 0o644) << 16
            pack.writestr(entry, path.read_bytes())


def files(root, leave_out=frozenset()):
    found = {}
    for folder, folders, names in os.walk(root):
        folders[:] = [name for name in folders if name not in leave_out and not name.endswith(".egg-info")]
        paths = [Path(folder, name) for name in names if name not in leave_out]
        found |= {path.relative_to(root).as_posix(): path for path in paths}
    return found


def write_archives(app, error):
    """The course beside its pages, and then the pages, the course with them, beside their folder.

    The book without solutions is built from a copy that is not the whole course, and has none of it beside it.
    """
    if error is None and app.builder.name == "html":
        pages = Path(app.outdir)
        if (ROOT / "make.py").exists():
            archive(pages / "how-machines-learn-course.zip", files(ROOT, MADE), "how-machines-learn-course")
        archive(pages.parent / "how-machines-learn.zip", files(pages), "how-machines-learn")


def report_to(repository, title):
    """The beginning of an address to report an error: the page is filled in, reading.js adds the section.

    >>> report_to("https://example.org/a/b", "A & b")
    'https://example.org/a/b/issues/new?template=error_in_the_text.yml&title=A%20%26%20b%3A%20&place='
    >>> report_to("", "A")
    'mailto:?subject=How%20Machines%20Learn%2C%20A&body=Where%3A%20'
    """
    if repository:
        return f"{repository}/issues/new?template=error_in_the_text.yml&title={quote(title)}%3A%20&place="
    return f"mailto:?subject={quote('How Machines Learn, ' + title)}&body=Where%3A%20"


def add_report(app, pagename, templatename, context, doctree):
    """The foot of every page. Without a repository (_config.yml) it is a letter to whoever gave the reader these pages."""
    to = report_to(context.get("repository", ""), unescape(re.sub("<[^>]+>", "", context.get("title", ""))))
    context["theme_extra_footer"] = (f'<p><a class="course-report" href="{escape(to + quote(pagename))}" data-to="{escape(to)}">'
                                     f'Report an error here</a> · <a href="{context["pathto"](app.config.master_doc).rstrip("#")}'
                                     '#what-these-pages-remember">What these pages remember</a></p>')


def setup(app):
    app.connect("html-page-context", add_report)
    app.connect("build-finished", write_archives, priority=950)     # when all is written
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
