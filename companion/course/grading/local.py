"""Call an answer in this process (a notebook), with a clock, no keyboard and a look-out for the companion."""
import builtins
import inspect
import os
import sys
import threading
import time
import types
import warnings
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from functools import cache
from pathlib import Path

import numpy as np

from . import values
from .answer import expect_function
from .spec import FOLDER
from .worker import NOT_YOURS, UNBOUND, Capped, TooSlow, build, clock, codes, describe

COMPANION = Path(__file__).resolve().parents[2]
LIBRARIES = frozenset(NOT_YOURS) - {"companion"}
# Functions that an answer may not have replaced in this kernel, as they were when the grader was loaded.
NUMPY = {name: getattr(np, name) for name in (
    "exp log sum mean max maximum minimum where dot matmul sqrt abs array asarray zeros ones arange clip "
    "allclose isclose isnan isfinite array_equal concatenate ravel errstate").split()}


@contextmanager
def no_keyboard():
    def ask(*_):
        raise EOFError("no keyboard while an exercise is checked")

    kept, builtins.input = builtins.input, ask
    try:
        yield
    finally:
        builtins.input = kept


@cache                                          # asked at every call of an answer
def of_the_companion(file):
    """Is it the file of a lesson, or of an exercise, which holds the right answer?"""
    folder = os.path.dirname(file)
    return folder == str(COMPANION) or folder.startswith(str(FOLDER))


@contextmanager
def look_out(allowed, tripped):
    """Note every call into a lesson, an exercise or a library that is not `allowed`, also in new threads."""
    def foreign(frame):
        module = str(frame.f_globals.get("__name__"))
        return of_the_companion(frame.f_code.co_filename) or module.partition(".")[0] in LIBRARIES

    def imported(frame):
        while frame and not frame.f_code.co_filename.startswith("<frozen importlib"):
            frame = frame.f_back
        return frame is not None

    def profile(frame, event, arg):
        if (event == "call" and foreign(frame) and frame.f_code not in allowed
                and not (frame.f_back and foreign(frame.f_back)) and not imported(frame)):
            tripped.append(f"{frame.f_globals['__name__']}.{frame.f_code.co_name}")

    kept = sys.getprofile(), threading.getprofile()
    if not (kept[0] is None or callable(kept[0])):
        yield                                   # `%prun check(f)`: a profiler in C cannot be put back afterwards
        return
    threading.setprofile(profile)
    sys.setprofile(profile)
    try:
        yield
    finally:
        sys.setprofile(kept[0])
        threading.setprofile(kept[1])


# WebAssembly tells of no overflow, so np.errstate has nothing to raise there.
NO_FLAGS = sys.platform == "emscripten"


def watchful(room):
    """numpy's names in a namespace as functions that raise where finite numbers become infinite."""
    def watched(value):
        if isinstance(value, np.ufunc):
            return Watched(value)
        if value is np:
            made = types.ModuleType("numpy")
            made.__getattr__ = lambda name: watched(getattr(np, name))
            return made
        return value

    return {name: watched(value) for name, value in room.items() if value is np or isinstance(value, np.ufunc)}


class Watched:
    """A ufunc that raises FloatingPointError as numpy does under errstate(all="raise"), but for underflow."""

    def __init__(self, ufunc):
        self.ufunc = ufunc

    def __getattr__(self, name):
        return getattr(self.ufunc, name)

    def __call__(self, *args, **options):
        result = self.ufunc(*args, **options)
        floats = [part for part in (result if isinstance(result, tuple) else (result,))
                  if isinstance(part, (np.ndarray, np.floating)) and part.dtype.kind == "f"]
        if not all(np.isfinite(part).all() for part in floats) and all(np.isfinite(arg).all() for arg in args):
            raise FloatingPointError(f"overflow encountered in {self.ufunc.__name__}")
        return result


@contextmanager
def standing_in(room, functions):
    """Some names of the answer's own namespace bound to other functions for a while."""
    kept = {name: room[name] for name in functions if name in room}
    room.update(functions)
    try:
        yield
    finally:
        for name in functions:
            del room[name]
        room.update(kept)


class LocalAnswer:
    """Calls a function of this process. stand_ins: the companion's, for earlier answers that do not pass."""
    lost = {}                 # a notebook has run whatever it holds

    def __init__(self, exercise, function, sources, allowed, stand_ins):
        self.exercise, self.function, self.sources, self.left = exercise, function, sources, exercise.seconds
        self.allowed, self.stand_ins, self.earlier = allowed, stand_ins, []

    def call(self, args, strict, instead):
        args = values.copies(args, rngs=False)
        before, tripped, out, start = values.held(args), [], Capped(), time.monotonic()
        error, value, overwrote = None, None, False
        room = getattr(self.function, "__globals__", {})
        watched = watchful(room) if strict and NO_FLAGS else {}
        handed = {code for f in (*args, *instead.values()) if inspect.isfunction(f)
                  for code in codes(f.__code__)}
        try:
            with (warnings.catch_warnings(), redirect_stdout(out), redirect_stderr(out), no_keyboard(),
                  standing_in(room, self.stand_ins | instead | watched),
                  clock(self.left),
                  look_out(self.allowed | handed, tripped),
                  np.errstate(all="raise" if strict else "ignore", under="ignore")):
                warnings.simplefilter("ignore")
                try:
                    raw = self.function(*args)
                    overwrote, self.earlier = values.overwritten(self.earlier, raw)
                    value = values.plain(raw)
                except BaseException as raised:         # what an answer raises is its own, SystemExit too
                    error = describe(raised, self.sources)
        except TooSlow as late:                         # the clock rang again, outside the answer
            error = describe(late, self.sources)
        self.left -= time.monotonic() - start
        changed = values.changed(before, args)
        return {"error": error, "tripped": tripped, "changed": changed, "printed": out.count,
                "overwrote": overwrote,
                "values": {"value": value}}

    def close(self):
        pass


def built_here(exercise, parts, references, lent):
    """An answer of a folder, built and called in this process: where none can be started, in a page.

    parts and references as for RemoteAnswer; lent: {name: the companion's function} for the references.
    """
    made, sources, lost = {name: lent[name] for name in references}, {}, {}
    for part in parts:
        made[part["name"]], problem, lost = build(part, made, sources)
    function = made[exercise.function]
    expect_function(exercise.function, problem, lost, function is not UNBOUND, callable(function))
    allowed = {code for name in exercise.uses for code in codes(lent[name].__code__)}
    answer = LocalAnswer(exercise, function, sources, allowed, {})
    answer.lost = lost
    return answer


def numpy_was_changed():
    """The first watched function of numpy that is not the original any more."""
    return next((name for name, function in NUMPY.items() if getattr(np, name, None) is not function), None)
