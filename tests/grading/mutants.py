"""Automatic mutants of every reference and every folded solution: does the grader reject them?

    python -m tests.grading.mutants [FUNCTION ...]      prints the score and every survivor

Each mutant differs in one place (tests/changes.py). A survivor must stand in survivors.toml with the reason
why it is the same function; otherwise the exercise's tests have a hole.
"""
import ast
import inspect
import sys
import textwrap
import tomllib
from dataclasses import replace
from pathlib import Path

import numpy as np

from companion import backprop, neurons
from companion.course.grading import engine
from companion.course.grading.local import LocalAnswer
from companion.course.grading.notebook import codes
from companion.course.grading.spec import entries
from tests.changes import changes
from tests.grading.bank import WARM_UP
from tests.grading.workbooks import solutions

UNKNOWN = "NOT LISTED: mend the tests of this exercise, or say why it is the same function"
SURVIVORS = Path(__file__).with_name("survivors.toml")
REFUSES = ("mse",)        # exercises whose answer must refuse wrong arguments itself


def mutants(source, refuses=False):
    """(what changed, new source), one place each. refuses: the exercise asks for the guards, so they stay."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            node.body = [line for line in node.body if refuses or not guard(line)]
            if ast.get_docstring(node):
                node.body = node.body[1:]
    yield from changes(tree)


def guard(line):
    """What no exercise asks for: the companion's refusals, and cross-entropy for rows of probabilities."""
    if isinstance(line, ast.Assign):
        calls = [node.func for node in ast.walk(line.value) if isinstance(node, ast.Call)]
        return any(getattr(f, "id", None) in ("fits", "floats", "rows", "same_shape") for f in calls)
    refuses = isinstance(line, ast.If) and isinstance(line.body[0], ast.Raise)
    return refuses or isinstance(line, ast.If) and ast.unparse(line.test) == "np.ndim(y) == 2"


def sources():
    """(function, kind, source, namespace) of everything that is mutated."""
    for name, text in (solutions() | WARM_UP).items():
        room = {"np": np} | {used: entries()[used].load().reference for used in entries()[name].load().uses}
        yield name, "solution", text, room
    for name, entry in entries().items():
        reference = entry.load().reference
        yield name, "reference", source_of(reference), dict(reference.__globals__)
    for name, helper in (("backward", backprop.backward_steps), ("init_params", neurons.he_normal)):
        yield name, f"reference, {helper.__name__}", source_of(helper), dict(helper.__globals__)


def source_of(function):
    return textwrap.dedent(inspect.getsource(function))


def judged(name, text, room):
    """The verdict on a mutant; its own functions may call the companion."""
    room = dict(room)
    exec(compile(text, f"<mutant of {name}>", "exec"), room)
    # a helper: the reference anew, to call it
    if f"def {name}(" not in text:
        exec(compile(source_of(entries()[name].load().reference), f"<{name}>", "exec"), room)
    exercise, allowed = entries()[name].load(), set()
    for value in list(room.values()):
        if callable(value) and hasattr(value, "__code__"):
            allowed |= set(codes(value.__code__))

    def open_answer(exercise):
        return Unwatched(replace(exercise, seconds=min(exercise.seconds, 2.0)), room[name], {}, allowed, {})
    assert exercise.function == name
    return engine.run([entries()[name]], open_answer)[name]


class Unwatched(LocalAnswer):
    """A reference may call its own guards."""

    def call(self, args, strict, instead):
        return super().call(args, strict, instead) | {"tripped": []}


def survey(names=()):
    """(number of mutants, {function: survivors}), a survivor being a line `kind: what changed`."""
    total, alive = 0, {}
    for name, kind, text, room in sources():
        if names and name not in names:
            continue
        for what, mutant in mutants(text, refuses=name in REFUSES):
            total += 1
            if judged(name, mutant, room).ok:
                alive.setdefault(name, []).append(f"{kind}: {what}")
    return total, alive


def known():
    """{function: {survivor: reason}}"""
    return tomllib.loads(SURVIVORS.read_text(encoding="utf-8")) if SURVIVORS.exists() else {}


def main(names):
    total, alive = survey(names)
    listed, new = known(), 0
    for name, lines in alive.items():
        for line in lines:
            reason = listed.get(name, {}).get(line)
            new += reason is None
            print(f"{name}  {line}\n    {reason or UNKNOWN}")
    survived = sum(map(len, alive.values()))
    print(f"{total} mutants, {total - survived} rejected, {survived - new} the same function, "
          f"{new} not explained")
    return 1 if new else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
