"""Automatic mutants of every reference and every folded solution: does the grader reject them?

    python -m tests.grading.mutants [FUNCTION ...]      prints the score and every survivor

Each mutant differs in one place: an operator, a comparison, a constant, an axis, an index, a sign, a
reduction, the order of two arguments, a line dropped. A survivor must stand in survivors.toml with the reason
why it is the same function; otherwise the exercise's tests have a hole.
"""
import ast
import copy
import inspect
import sys
import textwrap
import tomllib
from dataclasses import replace
from pathlib import Path

import numpy as np

from companion import backprop, neurons
from companion.grading import engine
from companion.grading.local import LocalAnswer
from companion.grading.notebook import codes
from companion.grading.spec import entries
from tests.grading.bank import WARM_UP
from tests.grading.workbooks import solutions

UNKNOWN = "NOT LISTED: mend the tests of this exercise, or say why it is the same function"
SURVIVORS = Path(__file__).with_name("survivors.toml")
REFUSES = ("mse",)        # exercises whose answer must refuse wrong arguments itself
OPERATORS = {ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.MatMult: ast.Mult,
             ast.FloorDiv: ast.Div, ast.Mod: ast.FloorDiv, ast.Pow: ast.Mult}
COMPARISONS = {ast.Gt: (ast.GtE, ast.Lt), ast.GtE: (ast.Gt, ast.LtE), ast.Lt: (ast.LtE, ast.Gt),
               ast.LtE: (ast.Lt, ast.GtE),
               ast.Eq: (ast.NotEq,), ast.NotEq: (ast.Eq,)}
METHODS = {"max": "min", "min": "max", "sum": "mean", "mean": "sum", "all": "any", "any": "all",
           "maximum": "minimum",
           "minimum": "maximum", "argmax": "argmin", "ones_like": "zeros_like", "zeros_like": "ones_like",
           "zeros": "ones",
           "ones": "zeros", "exp": "expm1", "log": "log1p", "sqrt": "abs", "abs": "negative",
           "empty_like": "zeros_like"}


def variants(node):
    """Replacements for one node of the tree."""
    if isinstance(node, (ast.BinOp, ast.AugAssign)) and type(node.op) in OPERATORS:
        yield changed(node, op=OPERATORS[type(node.op)]())
    if isinstance(node, ast.BinOp) and isinstance(node.op, (ast.Sub, ast.Div, ast.MatMult, ast.Pow)):
        yield changed(node, left=node.right, right=node.left)
    if isinstance(node, ast.Compare) and type(node.ops[0]) in COMPARISONS:
        yield from (changed(node, ops=[op(), *node.ops[1:]]) for op in COMPARISONS[type(node.ops[0])])
    if isinstance(node, ast.Constant) and type(node.value) in (int, float):
        yield changed(node, value=node.value + 1)
        if node.value:
            yield changed(node, value=0)
    if isinstance(node, ast.Constant) and type(node.value) is bool:
        yield changed(node, value=not node.value)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, (ast.USub, ast.Not)):
        yield node.operand
    if isinstance(node, ast.Attribute) and node.attr in METHODS:
        yield changed(node, attr=METHODS[node.attr])
    if isinstance(node, ast.Attribute) and node.attr == "T":
        yield node.value
    if isinstance(node, ast.Call) and len(node.args) == 2:
        yield changed(node, args=node.args[::-1])
    if isinstance(node, ast.Slice):
        ends = [end for end in ("lower", "upper", "step") if getattr(node, end) is not None]
        yield from (changed(node, **{end: None}) for end in ends)
    if isinstance(node, ast.IfExp):
        yield from (node.body, node.orelse)
    if isinstance(node, ast.Tuple) and isinstance(node.ctx, ast.Load) and len(node.elts) > 1:
        yield changed(node, elts=[node.elts[1], node.elts[0], *node.elts[2:]])
    if isinstance(node, (ast.Assign, ast.AugAssign, ast.Expr, ast.Break, ast.Return)):
        yield ast.Pass()
    if isinstance(node, ast.If):
        yield from (changed(node, test=ast.Constant(value)) for value in (True, False))


def changed(node, **fields):
    twin = copy.copy(node)
    for name, value in fields.items():
        setattr(twin, name, value)
    return twin


def mutants(source, refuses=False):
    """(what changed, new source), one place each. refuses: the exercise asks for the guards, so they stay."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            node.body = [line for line in node.body if refuses or not guard(line)]
            if ast.get_docstring(node):
                node.body = node.body[1:]
    for parent in ast.walk(tree):
        for name, value in ast.iter_fields(parent):
            for i, child in enumerate(value if isinstance(value, list) else [value]):
                if isinstance(child, ast.AST):
                    for new in variants(child):
                        with_new = value[:i] + [new] + value[i + 1:] if isinstance(value, list) else new
                        setattr(parent, name, with_new)
                        text = ast.unparse(ast.fix_missing_locations(tree))
                        setattr(parent, name, value)
                        if text != ast.unparse(tree):
                            yield difference(ast.unparse(tree), text), text


def guard(line):
    """What no exercise asks for: the companion's refusals, and cross-entropy for rows of probabilities."""
    if isinstance(line, ast.Assign):
        calls = [node.func for node in ast.walk(line.value) if isinstance(node, ast.Call)]
        return any(getattr(f, "id", None) in ("floats", "rows", "same_shape") for f in calls)
    refuses = isinstance(line, ast.If) and isinstance(line.body[0], ast.Raise)
    return refuses or isinstance(line, ast.If) and ast.unparse(line.test) == "np.ndim(y) == 2"


def difference(old, new):
    """The lines that differ, old and new in one sentence."""
    a, b = old.splitlines(), new.splitlines()
    while a and b and a[0] == b[0]:
        a, b = a[1:], b[1:]
    while a and b and a[-1] == b[-1]:
        a, b = a[:-1], b[:-1]
    return f"{' / '.join(map(str.strip, a))} -> {' / '.join(map(str.strip, b)) or '(nothing)'}"


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

    def call(self, args, strict):
        return super().call(args, strict) | {"tripped": []}


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
