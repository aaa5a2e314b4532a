"""book/_ext/course.py: nothing stale, nothing from elsewhere, docstrings as written."""

import doctest
import importlib
from types import SimpleNamespace

import course
import pytest


@pytest.fixture
def app(tmp_path, monkeypatch):
    """A Sphinx application as far as the extension looks at it, with a companion of one file."""
    monkeypatch.setattr(course, "ROOT", tmp_path)
    monkeypatch.setattr(course, "COMPANION", tmp_path / "companion")
    (tmp_path / "constraints.txt").write_text("numpy==2")
    (tmp_path / "companion").mkdir()
    (tmp_path / "companion" / "a.py").write_text("one")
    build = tmp_path / "_build"
    (build / "html" / "book").mkdir(parents=True)
    return SimpleNamespace(outdir=str(build / "html"), doctreedir=str(build / ".doctrees"),
                           builder=SimpleNamespace(name="html"),
                           config=SimpleNamespace(master_doc="book/index"))


def caches(app):
    folders = [course.Path(app.outdir).parent / ".jupyter_cache", course.Path(app.doctreedir)]
    kept = [folder.exists() for folder in folders]
    for folder in folders:
        folder.mkdir(exist_ok=True)
    return kept


@pytest.mark.parametrize("name", sorted(path.stem for path in course.PAGE.parent.glob("*.py")))
def test_examples_of_an_extension_hold(name):
    assert doctest.testmod(importlib.import_module(name), optionflags=doctest.IGNORE_EXCEPTION_DETAIL).failed == 0


@pytest.mark.parametrize("file, text, kept", [
    ("companion/a.py", "two", False), ("companion/course/live/static/x.js", "two", False),
    ("constraints.txt", "two", False),
    ("companion/__pycache__/a.pyc", "two", True), ("book/chapter.md", "two", True),
])
def test_outputs_are_forgotten_when_the_companion_changes(app, tmp_path, file, text, kept):
    course.forget_stale_outputs(app, None)
    caches(app)
    course.forget_stale_outputs(app, None)
    assert caches(app) == [True, True], "forgotten without a change"
    (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / file).write_text(text)
    course.forget_stale_outputs(app, None)
    assert caches(app) == [kept, kept]


def test_front_page_is_the_first_page_itself(app):
    root = course.Path(app.outdir)
    (root / "book" / "index.html").write_text('<head><title>t</title></head><a href="01.html">1</a>')
    course.write_front_page(app, None)
    assert (root / "index.html").read_text() == \
        '<head>\n    <base href="book/index.html"><title>t</title></head><a href="01.html">1</a>'


def test_thebe_is_dropped_and_the_rest_stays():
    scripts = [SimpleNamespace(filename="sphinx-thebe.js", attributes={}), "own.js",
               SimpleNamespace(filename=None, attributes={"body": 'const THEBE_JS_URL = "https://x"'}),
               SimpleNamespace(filename="live.js", attributes={"defer": "defer"})]
    context = {"script_files": list(scripts)}
    course.drop_thebe(None, "page", "page.html", context, None)
    assert context["script_files"] == [scripts[1], scripts[3]]


@pytest.mark.parametrize("fault, mended", [
    ('<div id="s" class="bd-sidebar-primary bd-sidebar">',
     '<div id="s" class="bd-sidebar-primary bd-sidebar" role="navigation" aria-label="Course">'),
    ('<a href="1.html">1. Neurons</a><details><summary><span>',
     '<a href="1.html">1. Neurons</a><details><summary aria-label="Pages in 1. Neurons"><span>'),
    ('<button class="btn search-button-field" title="Search" aria-label="Search">',
     '<button class="btn search-button-field" title="Search">'),
    ('<script src="../searchindex.js"></script>', '<script defer src="../searchindex.js"></script>'),
    ('<script data-p="id-" src="tabs.js"></script>', '<script defer data-p="id-" src="tabs.js"></script>'),
    ('<tr><th class="head"><p></p></th>', '<tr><td class="head"></td>'),
    ("<p>· <strong>1.1 <code>", "<p><strong>1.1 <code>"),
    ('→ <a href="1.html">', '→\N{NO-BREAK SPACE}<a href="1.html">'),
    ('<code class="docutils literal notranslate"><span class="pre">b</span> <span class="pre">=</span> <span class="pre">&lt;1</span></code>',
     '<code class="docutils literal notranslate course-short"><span class="pre">b</span> <span class="pre">=</span> '
     '<span class="pre">&lt;1</span></code>'),
])
def test_faults_of_the_theme_are_mended_once(fault, mended):
    assert course.mend_page(fault) == mended
    assert course.mend_page(mended) == mended


@pytest.mark.parametrize("kept", [
    '<code class="docutils literal notranslate"><span class="pre">more_than_twenty_letters</span></code>',
    '<script src="documentation_options.js?v=1"></script>', '<script defer="defer" src="live.js"></script>',
    '<script type="application/x-live">x</script>', '<button class="btn search-button" aria-label="Search">',
])
def test_what_is_no_fault_stays(kept):
    assert course.mend_page(kept) == kept


def test_all_pages_are_mended_and_so_is_the_front_page(app):
    root = course.Path(app.outdir)
    page = root / "book" / "index.html"
    page.write_text("<head></head><a>1</a><details><summary>")
    course.mend_pages(app, None)
    course.write_front_page(app, None)
    assert 'aria-label="Pages in 1"' in page.read_text()
    assert 'aria-label="Pages in 1"' in (root / "index.html").read_text()


@pytest.mark.parametrize("docstring, expected", [
    ("The sum |a_i| of 2 * x.", ["The sum \\|a\\_i\\| of 2 \\* x.", ""]),
    ("`X` in e^{z_i}.", ["``X`` in e\\ :sup:`z\\_i`\\ .", ""]),
    ("One ` alone.", ["One \\` alone.", ""]),
    ("First.\n\n>>> f(1)\n2", ["First.", "", ".. code-block:: pycon", "", "   >>> f(1)", "   2", ""]),
    ("  z = w x\n    + b", [".. code-block:: text", "", "     z = w x", "       + b", ""]),
    ("low    0.5\nhigh   1.5", [".. code-block:: text", "", "   low    0.5", "   high   1.5", ""]),
    ("- one\n- two", [".. code-block:: text", "", "   - one", "   - two", ""]),
])
def test_docstring_as_written(docstring, expected):
    lines = docstring.splitlines()
    course.docstring_as_written(None, "function", "f", None, None, lines)
    assert lines == expected
