"""The course in a page: run cells, judge answers, show what they show, in the page's own Python (Pyodide).

The page sends orders as JSON to `obey` and gets pieces of HTML through `send(kind, text)`, in the form that the
book gives to the same outputs. There is no IPython here; `Shell` is as much of it as the companion and the book
use.
"""

import ast
import base64
import html
import io
import json
import linecache
import logging
import os
import pprint
import re
import shutil
import sys
import traceback
import types
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

from .grading import folder, notebook
from .grading.answer import general
from .grading.cells import cell_of, python_of, tree_of
from .grading.collect import find, statements
from .grading.engine import Verdict
from .grading.report import Report
from .grading.spec import entries
from .grading.worker import Capped, PrintedTooMuch

PLOTS = "matplotlib PIL cycler kiwisolver contourpy pyparsing dateutil six mpl_toolkits".split()
WORK = Path("/course/work")
GRACE = 5  # seconds more than an exercise's own limit, until the page ends a Python that does not answer


class Shell:
    """What `get_ipython()` gives: the names of the page's cells."""

    def __init__(self, send):
        self.send, self.user_ns, self.sources = send, {"__name__": "__main__"}, {}
        self.events = types.SimpleNamespace(register=lambda *_: None)  # matplotlib asks to be told

    def install(self):
        """Put just enough of IPython where `import` looks for it."""

        def module(name, **parts):
            sys.modules[name] = made = types.ModuleType(name)
            vars(made).update(parts)

        module("IPython", get_ipython=lambda: self, version_info=(8, 23), __path__=[])
        module("IPython.display", display=self.display)
        module("IPython.core", __path__=[])
        module("IPython.core.pylabtools", backend2gui={})
        same = types.SimpleNamespace(transform_cell=lambda source: source)
        module("IPython.core.inputtransformer2", TransformerManager=lambda: same)

    # ---- running

    def run(self, key, source):
        """Run a cell as a notebook does, and show its last value; the exception that stopped it, or None."""
        name = f"<{key}>"
        self.sources[name] = source
        linecache.cache[name] = len(source), None, source.splitlines(True), name  # so that inspect finds it
        self.user_ns["get_ipython"] = lambda: self
        try:
            with redirect_stdout(Stream(self, "stdout")), redirect_stderr(Stream(self, "stderr")):
                body = tree_of(python_of(source)).body
                last = body.pop() if body and isinstance(body[-1], ast.Expr) else None
                exec(compile(ast.Module(body, []), name, "exec"), self.user_ns)
                if last is not None:
                    value = eval(compile(ast.Expression(last.value), name, "eval"), self.user_ns)
                    if value is not None:
                        self.display(value)
                self.pictures()
        except BaseException as error:  # a cell may raise anything, SystemExit too
            return error

    def explain(self, error):
        """A traceback as a notebook ends with it: the reader's own lines, then the message."""
        frames = [one for one in traceback.extract_tb(error.__traceback__) if one.filename in self.sources]
        lines = traceback.format_list(frames) + traceback.format_exception_only(error)
        self.send("html", f'<div class="output traceback">{listing("".join(lines))}</div>')

    # ---- showing

    def display(self, *values):
        for value in values:
            kind, text = rich(value)
            self.send(kind, text)

    def pictures(self):
        """Every figure that is open, as a notebook shows them at the end of a cell."""
        plt = sys.modules.get("matplotlib.pyplot")
        for number in plt.get_fignums() if plt else ():
            buffer = io.BytesIO()
            plt.figure(number).savefig(buffer, format="png", bbox_inches="tight")
            plt.close(number)
            self.send("picture", base64.b64encode(buffer.getvalue()).decode())


class Stream(io.TextIOBase):
    """sys.stdout of a cell."""

    encoding = "utf-8"

    def __init__(self, shell, kind):
        self.shell, self.kind, self.count = shell, kind, 0

    def write(self, text):
        self.count += len(text)
        if self.count > Capped.limit:
            raise PrintedTooMuch(f"a cell prints no more than {Capped.limit:,} characters here")
        self.shell.send(self.kind, text)
        return len(text)


def rich(value):
    """(kind, text) of a value, by the richest of its own forms that a page can show."""
    bundle = getattr(value, "_repr_mimebundle_", None)
    shown = bundle() if bundle and not isinstance(value, type) else {}
    shown = shown[0] if isinstance(shown, tuple) else shown
    if "text/html" in shown:
        return "html", f'<div class="output text_html">{shown["text/html"]}</div>'
    if hasattr(value, "_repr_html_") and not isinstance(value, type):
        return "html", f'<div class="output text_html">{value._repr_html_()}</div>'
    if hasattr(value, "_repr_markdown_") and not isinstance(value, type):
        return "html", markdown(value._repr_markdown_())
    simple = type(value) in (dict, list, tuple, set)
    plain = pprint.pformat(value, sort_dicts=False) if simple else repr(value)
    return "html", f'<div class="output text_plain">{listing(plain)}</div>'


def listing(text, language="none"):
    code = html.escape(text, False)
    return f'<div class="highlight-{language} notranslate"><div class="highlight"><pre>{code}</pre></div></div>'


def markdown(text):
    """As much of Markdown as the companion writes: paragraphs, **bold**, `code` and fenced listings."""
    parts = re.split(r"^```(\w*)\n(.*?)\n```$", text, flags=re.M | re.S)
    made = []
    for i in range(0, len(parts), 3):
        if parts[i].strip():
            words = html.escape(parts[i].strip(), False)
            words = re.sub(r"`([^`]+)`", r'<code class="docutils literal notranslate">\1</code>', words)
            made.append("<p>" + re.sub(r"[*][*](.+?)[*][*]", r"<strong>\1</strong>", words) + "</p>")
        if i + 2 < len(parts):
            made.append(listing(parts[i + 2], parts[i + 1] or "none"))
    return "".join(made)


# ---- orders of the page


class Needs(Exception):
    """A package that the page has not loaded yet."""


class Room:
    """One page's Python: obeys its orders, one at a time."""

    def __init__(self, send):
        os.environ["LIVE_STATIC"] = "1"  # figures answer with their page face
        os.environ["MPLBACKEND"] = "module://companion.course.page_backend"
        logging.getLogger("matplotlib").setLevel(logging.ERROR)  # it tells of the fonts that were left out
        self.send, self.shell = send, Shell(send)
        self.shell.install()

    def obey(self, order):
        """Carry out an order; True when it went well. Needs, when a package must come first."""
        order = json.loads(order)
        return getattr(self, f"do_{order.pop('do')}")(**order)

    def do_run(self, cells):
        """Run some cells [[key, source, shown], ...] until one of them fails."""
        for key, source, shown in cells:
            error = self.attempt(key, source, key if shown else "")
            if error is not None:
                self.send("cell", key)  # an error is shown where it arose
                self.shell.explain(error)
                return False
        return True

    def do_replay(self, answers):
        """Cells and earlier answers, [[key, source, function, helpers], ...]; of a cell only the first two.

        One that fails changes nothing for the others.
        """
        for key, source, *answer in answers:
            if not answer or self.prepared(source, *answer) is None:
                self.attempt(key, source)
        return True

    def prepared(self, source, function, helpers):
        """Run what an answer needs of the reader's own cells, as the terminal finds it; the exception, or None."""
        path, cells = Path("answer.ipynb"), [cell_of(number, text) for number, text in enumerate((*helpers, source))]
        for step in find(function, path, cells, statements(cells, path.parent)).program if helpers else ():
            if step["cell"] < len(helpers):
                statement = ast.unparse(cells[step["cell"]].tree.body[step["at"]])
                error = self.attempt(f"own cell {step['cell'] + 1}, {step['at'] + 1}", statement)
                if error is not None:
                    return error

    def attempt(self, key, source, place=""):
        """Run a cell, what it shows at some cell's place or nowhere; the exception that stopped it, or None.

        Needs, where it says that drawing is not loaded yet: the page loads it and sends the order again.
        """
        self.send("cell", place)
        error = self.shell.run(key, source)
        if isinstance(error, ModuleNotFoundError) and str(error.name).split(".")[0] in PLOTS:
            raise Needs("plots") from None
        return error

    def do_check(self, function, key, source, helpers=()):
        """Run the cell of an answer and judge it: the sentence of the notebook's check."""
        entry = entries()[function]
        seconds = entry.load().seconds
        ends = general("too-slow", seconds, status="stopped"), general("ends-the-process", status="stopped")
        self.send("limit", json.dumps([seconds + GRACE, *(self.words(Verdict(entry), one) for one in ends)]))
        self.shell.user_ns.pop(function, None)
        error = self.prepared(source, function, helpers) or self.attempt(key, source, key)
        verdict = self.judged(entry, error, [*helpers, source])
        self.send("cell", "")
        told = [verdict.status, markdown(Report(verdict)._repr_markdown_()), verdict.name]
        self.send("verdict", json.dumps(told))
        return True

    def do_assemble(self, workbooks):
        """`companion assemble` and `companion show` on the reader's workbooks, {file name: text}."""
        from .assemble import assemble
        from .friend import write_friend

        shutil.rmtree(WORK, ignore_errors=True)
        (WORK / "exercises").mkdir(parents=True)
        for name, text in workbooks.items():
            (WORK / "exercises" / name).write_text(text, encoding="utf-8")
        package = WORK / "my_network"

        def say(line):
            self.send("say", str(line).replace(f"{WORK}/", ""))

        def watch(losses):
            self.send("losses", json.dumps(losses))

        try:
            assemble(package, WORK / "exercises", say, watch)
            files = sorted(package.glob("*.py"))
            texts = {f"my_network/{path.name}": path.read_text(encoding="utf-8") for path in files}
            self.send("package", json.dumps(texts))
            write_friend(package, WORK / "my_network.html", say)
            self.send("friend", (WORK / "my_network.html").read_text(encoding="utf-8"))
        except (OSError, LookupError, ValueError) as error:
            say(error.args[0] if isinstance(error, LookupError) else error)
            return False
        return True

    def words(self, verdict, problem):
        verdict.take(problem)
        return markdown(Report(verdict)._repr_markdown_())

    def judged(self, entry, error, sources):
        """The notebook's verdict; where a cell fails, the terminal's on a notebook of the reader's cells."""
        function = self.shell.user_ns.get(entry.function)
        if function is not None and error is None:
            return notebook.verdict(entry.function, function)
        file = WORK / "one" / "answer.ipynb"
        file.parent.mkdir(parents=True, exist_ok=True)
        cells = [{"cell_type": "code", "source": text} for text in ("import numpy as np", *sources)]
        file.write_text(json.dumps({"cells": cells}), encoding="utf-8")
        return folder.grade(file, only=[entry.function]).verdicts[entry.function]
