"""check(relu) in a notebook cell: one breath, right or not and why. It never raises."""
import ast
import difflib
import inspect
import textwrap

from . import engine
from .answer import GENERAL
from .collect import is_stub
from .engine import Verdict
from .local import LocalAnswer, numpy_was_changed, of_the_companion
from .report import Report
from .spec import entries
from .words import said
from .worker import codes


def check(function):
    """Say whether an exercise's function is right, and if not, which idea is missing.

    The tests are those of `companion grade`; here the function runs in this kernel, with a time limit.
    """
    name = name_of(function)
    if name is None:
        called = str(getattr(function, "__name__", function))[:60]
        close = difflib.get_close_matches(called, entries(), 1)
        _show(said(f"check() takes the function of an exercise, as in check(relu); {called!r} is none.")
              + (" " + said(f"Did you mean {close[0]}?") if close else ""))
    else:
        _show(Report(verdict(name, function)))


def verdict(name, function):
    """The verdict on a function of this process, and on the functions of its namespace that it builds on."""
    catalogue = entries()
    if not callable(function):
        return Verdict(catalogue[name], "error", GENERAL["not-a-function"], "not-a-function")
    if stub(function):
        return Verdict(catalogue[name], "not attempted")
    if from_companion(function):
        return Verdict(catalogue[name], "not attempted", GENERAL["the-companions-own"], "the-companions-own")
    changed = numpy_was_changed()
    if changed:
        return Verdict(catalogue[name], "error", f"numpy itself was changed in this kernel: `np.{changed}`. "
                       "Restart the kernel and run the notebook again.", "numpy-was-changed")
    exercise = catalogue[name].load()
    wanted, users, verdicts = {name: function}, [name] if exercise.own_uses else [], {}
    while users:
        user = users.pop()
        room = getattr(wanted[user], "__globals__", {})      # its own: mine() gives a function a room
        new = [used for used in catalogue[user].load().uses if used not in wanted and used in room]
        wanted |= {used: room[used] for used in new}
        users += new

    def references(names):
        return {used: catalogue[used].load().reference for used in names}

    def lent(exercise):
        """What it builds on, and its right forerunners do, that is not there or not right."""
        right = [used for used in exercise.uses if used in verdicts and verdicts[used].ok]
        return {used for used in exercise.uses if used not in right}.union(
            *(lent(catalogue[used].load()) for used in right))

    def open_answer(exercise):
        theirs, stand_ins = wanted[exercise.function], references(lent(exercise))
        known = references(exercise.uses) | stand_ins
        allowed = {code for reference in known.values() for code in codes(reference.__code__)}
        return LocalAnswer(exercise, theirs, source_of(theirs), allowed, stand_ins)

    def settled(one):
        verdicts[one.entry.function] = one

    tried = [catalogue[used] for used in catalogue if used in wanted and callable(wanted[used])
             and not stub(wanted[used]) and not from_companion(wanted[used])]
    found = engine.run(tried, open_answer, settled)
    found[name].stand_ins = tuple(used for used in exercise.uses if used in found and not found[used].ok)
    found[name].lent = tuple(sorted(lent(exercise)))
    return found[name]


def name_of(function):
    """The exercise that a function answers: by its own name, or by a notebook's (relu = lambda ...)."""
    name = getattr(function, "__name__", None)
    if isinstance(name, str) and name in entries():
        return name
    given = user_names()
    return next((name for name in entries() if name in given and given[name] is function), None)


def user_names():
    """The names of the notebook that is running, or none."""
    shell = _shell()
    return shell.user_ns if shell is not None else {}


def from_companion(function):
    """By its code, where it has one: functools.wraps lends a learner's function the companion's name."""
    if hasattr(function, "__code__"):
        return of_the_companion(function.__code__.co_filename)
    return str(getattr(function, "__module__", "")).startswith("companion.")


def stub(function):
    try:
        tree = ast.parse(textwrap.dedent(inspect.getsource(function)))
    except (OSError, TypeError, SyntaxError):           # no source: a cell under %%time, a callable object
        return getattr(getattr(function, "__code__", None), "co_names", ()) == ("NotImplementedError",)
    return isinstance(tree.body[0], ast.FunctionDef) and is_stub(tree.body[0])


def source_of(function):
    """{file name: text} of the cell that defines a function, for the learner's own line in a message."""
    try:
        return {function.__code__.co_filename: "".join(inspect.findsource(function)[0])}
    except (OSError, TypeError, AttributeError):
        return {}


def _shell():
    try:
        from IPython import get_ipython
    except ImportError:
        return None
    return get_ipython()


def _show(what):
    if _shell() is None:
        print(what)
    else:
        from IPython.display import display
        display(what) if isinstance(what, Report) else print(what)
