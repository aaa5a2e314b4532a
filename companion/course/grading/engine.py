"""Run the tests of some exercises with pytest, here and without a word: one verdict for each exercise."""
import os
import warnings
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from .answer import Answer
from .spec import FOLDER, Entry, NotYet

# pytest collects, orders and runs. What talks, caches or patches stays out of a learner's kernel.
PLUGINS_OFF = ("cacheprovider doctest faulthandler junitxml legacypath logging monkeypatch pastebin recwarn "
               "setuponly setupplan stepwise subtests terminal threadexception tmpdir unittest "
               "unraisableexception warnings").split()
OPTIONS = ["-c", str(Path(__file__).with_name("data") / "pytest.ini"), "--rootdir", str(FOLDER),
           "--noconftest", "--import-mode=importlib", "--assert=plain", "-s",
           *(option for name in PLUGINS_OFF for option in ("-p", f"no:{name}"))]


@dataclass
class Verdict:
    """What is known about one answer: passed, not yet, not attempted, stopped, error or grader error."""
    entry: Entry
    status: str = ""
    says: str = ""
    name: str = ""
    detail: str = ""
    passed: int = 0
    checks: int = 0
    stand_ins: tuple = ()       # earlier answers that do not pass: the companion's took their place
    lent: tuple = ()            # in a notebook, all of the companion's with which it was judged

    @property
    def ok(self):
        return self.status == "passed"

    def take(self, problem):
        self.status, self.says = problem.status, problem.says
        self.name, self.detail = problem.name, problem.detail


class Session:
    """The pytest plugin: hands each exercise's tests their `answer`, stops at its first failure."""

    def __init__(self, entries, open_answer, settled):
        self.verdicts = {entry.file: Verdict(entry) for entry in entries}
        self.open_answer, self.settled, self.told, self.answers = open_answer, settled, set(), {}

    def verdict(self, item):
        return self.verdicts[item.path]

    def pytest_configure(self, config):
        config.option.tbstyle = "value"                 # nobody reads a traceback, and a long one takes 0.1 s to set

    @pytest.fixture
    def answer(self, request):
        """One answer for all tests of a file: it is opened by the first and closed after the last."""
        if request.path not in self.answers:
            exercise = request.module.exercise
            self.answers[request.path] = Answer(exercise, self.open_answer(exercise))
        return self.answers[request.path]

    def pytest_runtest_teardown(self, item, nextitem):
        if item.path in self.answers and (nextitem is None or nextitem.path != item.path):
            self.answers.pop(item.path).transport.close()

    def pytest_collection_modifyitems(self, items):
        for item in items:
            self.verdict(item).checks += 1

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_setup(self, item):
        if self.verdict(item).status:
            pytest.skip("this exercise has its verdict")

    @pytest.hookimpl(wrapper=True)
    def pytest_pyfunc_call(self, pyfuncitem):
        answer, before = pyfuncitem.funcargs["answer"], pyfuncitem.funcargs["answer"].calls
        result = yield
        if answer.calls == before:
            raise RuntimeError("the check never called the answer")
        return result

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(self, item, call):
        report, verdict = (yield), self.verdict(item)
        if call.excinfo is None:
            verdict.passed += call.when == "call"
        elif not call.excinfo.errisinstance(pytest.skip.Exception) and not verdict.status:
            problem = call.excinfo.value
            if not isinstance(problem, NotYet):         # our own bug, never the learner's
                problem = NotYet(f"The grader itself failed in {item.name}: {type(problem).__name__}: "
                                 f"{problem}",
                                 "grader-error", status="grader error")
            verdict.take(problem)
        if call.when == "teardown" and verdict.passed == verdict.checks and not verdict.status:
            verdict.status = "passed"
        if call.when == "teardown" and verdict.status and item.path not in self.told:
            self.told.add(item.path)
            self.settled(verdict)
        return report


def run(entries, open_answer, settled=lambda verdict: None):
    """Verdicts by function name. open_answer(exercise) returns a transport (call, close) or raises NotYet.

    A pass needs every check of the exercise's file to have run, at least one, each with a call of the answer.
    """
    session = Session(entries, open_answer, settled)
    if entries:
        # a kernel may have set numpy or the warnings to raise: that is the answer's affair, not the grader's
        with no_outside_plugins(), np.errstate(all="ignore"), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            code = pytest.main([*OPTIONS, *(str(entry.file) for entry in entries)], plugins=[session])
        for verdict in session.verdicts.values():
            if code > 1 or not verdict.status:
                verdict.status, verdict.name = "grader error", "grader-error"
                verdict.says = (f"The grader itself failed: {verdict.passed} of {verdict.checks} checks ran "
                                f"(pytest: {code})")
    return {verdict.entry.function: verdict for verdict in session.verdicts.values()}


@contextmanager
def no_outside_plugins():
    names = [name for name in os.environ if name.startswith("PYTEST_")]
    kept = {name: os.environ.pop(name) for name in names}
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    try:
        yield
    finally:
        del os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"]
        os.environ.update(kept)
