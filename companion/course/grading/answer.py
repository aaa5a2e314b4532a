"""The `answer` fixture: call the learner's function, compare, and put the difference into words."""

import numpy as np

from companion.contract import PROMISES, BrokenPromise

from .cells import ANY
from .spec import NotYet
from .values import (Drained, Other, arrays, copies, difference, entries_of, is_number, is_truth, plain,
                     show)
from .variations import variations

# What can go wrong in any exercise, beside the misconceptions of its own.
GENERAL = {
    "uses-the-companion": "Your function calls `{}`, which is not yours. Write the computation yourself, "
                          "with numpy.",
    "changes-its-input": "Your function changes its argument number {} in place. {}",
    "overwrites-earlier-results": "What an earlier call returned changes with this call: both return "
                                  "the same array. Make a new array in every call.",
    "memory-order": "Right for freshly made arrays, wrong for the same numbers in another order in "
                    "memory, as in `W.T` or `W[:, ::2]`. `reshape(-1)` and `ravel()` may then return a "
                    "copy: what you write into it is lost.",
    "number-of-axes": "Right for some shapes, wrong for this one. Any shape is promised, with four axes as "
                      "well. Let numpy work on the whole array `a`, or loop over `np.ndindex(a.shape)`.",
    "ties": "Right for different numbers, wrong when all are the same.",
    "whole-numbers": "Right for floats, wrong for whole numbers. An array that `np.zeros_like` makes of "
                     "whole numbers holds no fractions.",
    "boundary": "Right far from the place where the formula changes, wrong next to it. Compare with "
                "that number itself.",
    "returns-none": "Your function returns None. Does every path through it end with `return` and a value?",
    "prints-instead-of-returning": "Your function prints a value but returns None. End it with `return`.",
    "returns-a-list": "Your function returns a Python {}; return a numpy array (build it with numpy, or "
                      "`np.array(...)`).",
    "yields": "Your function returns a generator or another iterator, which gives its values one at a time. "
              "Return a numpy array: `np.array(list(...))`.",
    "returns-an-iterator": "The values come from a generator, `zip`, `map` or `reversed`, which is empty "
                           "after one pass. Make a list of it: `[... for ...]` or `list(...)`.",
    "wrong-type": "{} should be {}; yours is {}.",
    "wrong-count": "{} should have {}; yours has {}.",
    "wrong-shape": "{} should have the shape {}; yours has {}.",
    "not-reduced": "{} should be one number; yours is an array of shape {}. {}",
    "opposite-sign": "The sign is opposite: you return exactly minus the expected value.",
    "transposed": "Your result is the transpose of the expected one: rows and columns are swapped.",
    "constant-factor": "Your result is always {} times the expected one.",
    "overflows": "Right for moderate numbers, but for large ones an exponential becomes infinite, or all of a "
                 "sum become 0. Rewrite it so that no exponential gets a large positive number, and the largest "
                 "of a sum gets 0.",
    "not-finite": "Your result is nan or infinite for this input. Is something divided by 0, or a logarithm "
                  "taken of 0 or of a negative number?",
    "overflows-on-the-way": "The values are right, but something overflows on the way, and numpy warns. "
                            "Give each exponential numbers that are never positive, also inside `np.where`, "
                            "which computes both branches for every entry.",
    "always-zero": "Your result is 0 whatever the input.",
    "fraction-lost": "Yours is the right number rounded to a whole one. Leave out `int`, `round` and `//`, "
                     "and make no array of whole numbers to write into.",
    "rounded": "Yours is the right number rounded to {} decimals. Leave out `round`: whoever shows the "
               "result may round it.",
    "works-for-some-inputs-only": "Right for some inputs, but this one stops it with {}. Does your function "
                                  "count on a certain size, number or type of things?",
    "only-the-examples": "Right for what the text prints and wrong for every other input tried. "
                         "If it recognises those inputs, make it compute instead.",
    "answers-an-earlier-call": "Yours is the right result of an earlier call, whose arguments had the "
                               "same shapes. If you keep results, the numbers must choose among them, not "
                               "the shapes.",
    "depends-on-earlier-calls": "The same arguments give another result at a later call. "
                                "A function should depend on its arguments alone, not on what it remembers.",
    "changes-the-dtype": "{} is {} although the input is {}. What goes in should come out: "
                         "`np.zeros_like(z)` and arithmetic with plain numbers keep the dtype, "
                         "`.astype(float)` does not.",
    "prints-too-much": "Your function prints more than a million characters. Is there a print in a loop?",
    "still-raises": "The line `raise NotImplementedError` is still reached. Remove it.",
    "ends-the-process": "It ends the whole Python process. Remove `sys.exit()`, `quit()` or `os._exit()`: "
                        "return instead.",
    "endless-recursion": "Your function calls itself without end.",
    "too-much-memory": "Your function asks for more memory than the grader allows (1 GiB).",
    "reads-the-keyboard": "Your function waits for keyboard input. Use only its arguments.",
    "too-slow": "It was still running after {:g} seconds, the time for all checks of an exercise. Is there "
                "a loop that never ends?",
    "interrupted": "It was interrupted.",
    "not-allowed": "Not allowed here: {}.",
    "missing-import": "`{}` fails: {}.",
    "cannot-know": "`{}` comes from `{}`, which is not run here ({}). Only `check` in the notebook can say "
                   "whether the answer is right.",
    "interferes": "The answer wrote into the grader's own connection.",
    "if-on-an-array": "An `if` (an `and`, an `or`, Python's own `max`) wants one truth value, and an array "
                      "has many. Choose entry by entry: `np.where`, `np.maximum`.",
    "values-not-unpacked": "You use several values as if they were one array. A function that returns two "
                           "needs two names, as in `logits, cache = forward(params, X)`.",
    "index-too-large": "A place is asked for that does not exist. Places count from 0, so the last of n is "
                       "n - 1; and the row comes before the column.",
    "array-for-a-whole-number": "An array stands where numpy or Python wants one whole number. In "
                                "`np.max(0, z)` it stands in the place of an axis: `np.maximum(0, z)` "
                                "compares entry by entry.",
    "axis-missing": "`shape[1]` is the size of the second axis, and this array has one axis or none.",
    "written-into-another-shape": "What you write into a place of an array has another shape than the place. "
                                  "Was the array made in the shape of the result?",
    "sizes-do-not-fit": "`@` or `dot` joins two arrays whose sizes do not fit: the left one needs as many "
                        "columns as the right one has rows. Is one to be transposed, or are they in the "
                        "wrong order?",
    "shapes-do-not-fit": "Two arrays whose shapes do not fit meet in one operation. Look at both shapes: a "
                         "transpose may be missing, or `keepdims=True` in a sum or maximum.",
    "none-is-used": "You use a value that is None. What works in place, such as `rng.shuffle(a)` or "
                    "`a.sort()`, returns nothing: use `a` itself afterwards.",
    "raises": "Your function stops with {}.",
    "cell-raises": "The cell that defines it stops with {}.",
    "the-companions-own": "This is the companion's own function. Write yours, with `def`.",
    "not-a-function": "The name is bound to something that cannot be called. Define it with `def`.",
    "values-differ": "The values differ: {} of the {} inputs tried give the right result, this one does not.",
}
# What numpy and Python say, and what it is the symptom of.
SYMPTOMS = {"The truth value of an array with more than one": "if-on-an-array",
            "setting an array element with a sequence": "values-not-unpacked",
            "'tuple' object has no attribute": "values-not-unpacked",
            "'EigResult' object has no attribute": "values-not-unpacked",
            "'EighResult' object has no attribute": "values-not-unpacked",
            "'NoneType' object": "none-is-used",
            "list index out of range": "index-too-large", "tuple index out of range": "index-too-large",
            "index ": "index-too-large", "could not broadcast input array": "written-into-another-shape",
            "matmul: ": "sizes-do-not-fit", "shapes (": "sizes-do-not-fit",
            "only integer scalar arrays can be converted": "array-for-a-whole-number",
            "operands could not be broadcast": "shapes-do-not-fit"}
IN_PLACE = {True: "Compute a new array instead: `w - lr * g`, not `w -= lr * g`.",
            False: "Leave the list as it is, or work on a copy: `list(...)`."}
# Right for the printed examples, these come from a size that is counted on.
SIZES = ("raises", "index-too-large", "axis-missing", "written-into-another-shape", "sizes-do-not-fit",
         "shapes-do-not-fit", "values-not-unpacked")
STOPPED = {"SystemExit": "ends-the-process", "TooSlow": "too-slow", "KeyboardInterrupt": "interrupted"}
KNOWN = STOPPED | {"RecursionError": "endless-recursion", "MemoryError": "too-much-memory",
                   "_ArrayMemoryError": "too-much-memory", "EOFError": "reads-the-keyboard",
                   "PrintedTooMuch": "prints-too-much",
                   "FloatingPointError": "overflows", "NotImplementedError": "still-raises"}


def general(name, *facts, detail="", status="not yet"):
    return NotYet(GENERAL[name].format(*facts), name, detail, status)


def told(error):
    """An exception in one line: ValueError: what it says."""
    return ": ".join(part for part in (error["type"], error["text"].rstrip(".")) if part)


class Answer:
    """The learner's function, as an exercise's tests see it."""

    def __init__(self, exercise, transport):
        self.exercise, self.transport, self.calls, self.narrow = exercise, transport, 0, False
        self.seen = []              # (arguments, right result) of what was compared before

    def __call__(self, *args, strict=False, instead=None):
        """Its result, or NotYet for what is wrong in any exercise.

        strict: overflow is an error; instead: {name: function} that take the place of those it uses.
        """
        self.calls += 1
        try:
            out = self.transport.call(args, strict, instead or {})
        except NotYet as stopped:
            stopped.detail = stopped.detail or self.called(args)
            raise
        if out["tripped"]:
            raise general("uses-the-companion", out["tripped"][0], detail=self.called(args))
        if out["error"]:
            problem = self.explained(out["error"], self.called(args))
            problem.kinds, problem.told = out["error"]["kinds"].split(), told(out["error"])
            raise problem
        if out["overwrote"]:
            raise general("overwrites-earlier-results", detail=self.called(args))
        changed, inside = out["changed"]
        changed = [i for i in changed if i in inside or i not in self.exercise.may_change]
        if changed:
            raise general("changes-its-input", changed[0] + 1, IN_PLACE[changed[0] in inside], detail=self.called(args))
        value = out["values"]["value"]
        if value is None:
            raise general("prints-instead-of-returning" if out["printed"] else "returns-none", detail=self.called(args))
        self.narrow |= any(getattr(leaf, "dtype", None) == np.float32 for leaf, _ in leaves(value, value))
        return value

    def called(self, args):
        return f"you called  {self.exercise.function}({', '.join(map(show, args))})"

    def explained(self, error, call):
        """An exception of the answer in words: the learner's own line, never a traceback."""
        kind, text = error["type"], error["text"]
        detail = call + (f"\n{error['where']}  {error['line']}" if error["line"] else "")
        if kind in KNOWN:
            name = KNOWN[kind]
            status = "stopped" if kind in STOPPED else "not yet"
            return general(name, self.exercise.seconds, detail=detail, status=status)
        if kind == "NameError":
            for name, (line, why, problem) in self.transport.lost.items():
                if f"'{name}'" in text and problem == "ModuleNotFoundError":
                    return general("missing-import", line, why, detail=detail, status="error")
                if f"'{name}'" in text or name == ANY:
                    name = text.split("'")[1] if name == ANY else name
                    return general("cannot-know", name, line, why, detail=detail, status="error")
        if kind == "ForbiddenHere":
            return general("cannot-know", self.exercise.function, error["line"], text, detail=detail, status="error")
        if kind == "PermissionError" and "the grader" in text:
            return general("not-allowed", text, detail=detail)
        for symptom, name in SYMPTOMS.items():
            if text.startswith(symptom) and not error["own"]:       # the learner's own words are no symptom
                if symptom.startswith("tuple index") and "shape[1]" in error["line"]:
                    name = "axis-missing"
                return general(name, detail=f"{detail}\n{told(error)}", status="error")
        return general("raises", told(error), detail=detail, status="error")

    # ---- what the tests of an exercise call

    def agrees(self, *args, strict=False):
        """It returns what the reference returns, or the misconception is named."""
        want = self.exercise.right(args)
        try:
            got = self(*copies(args), strict=strict)
        except NotYet as problem:
            if problem.name in ("raises", "overflows", "axis-missing", *SYMPTOMS.values()):
                # a known misconception may be what makes it raise
                known, _, outcomes = self.recognised(args)
                if known:
                    raise NotYet(known.says, known.name, problem.detail) from None
                if problem.name in SIZES and any(self.right(args, outcome) for args, outcome
                                                 in zip(self.exercise.examples, outcomes)):
                    narrower = general("works-for-some-inputs-only", problem.told,
                                       detail=problem.detail.removesuffix("\n" + problem.told))
                    narrower.told = problem.told
                    raise narrower from None
                kind, value = outcomes[-1]                  # the same call, overflow allowed
                if strict and kind == "value" and not self.differs(value, want):
                    raise general("overflows-on-the-way", detail=problem.detail) from None
            raise
        place = self.differs(got, want)
        self.seen.append((args, want))
        if place:
            raise self.diagnosed(got, want, args, f"{self.called(args)}\n{self.both(*place)}")

    def both(self, where, mine, right):
        """Yours and the expected value, and where both look alike, the first entry that differs."""
        width = max(12, len("expected" + where) + 1)
        pair = ("yours", mine), ("expected", right)
        lines = [f"{word + where:<{width}}{show(value)}" for word, value in pair]
        numbers = all(type(value) is np.ndarray or is_number(value) for value in (mine, right))
        if numbers and show(mine) == show(right) and np.shape(mine) == np.shape(right):
            mine, right = np.asarray(mine), np.asarray(right)
            at = next(at for at in np.ndindex(right.shape) if self.differs(plain(mine[at]), plain(right[at])))
            digits = next(n for n in range(6, 18) if f"{mine[at]:.{n}g}" != f"{right[at]:.{n}g}")
            lines.append(f"{f'at {list(at)}' if at else 'that is':<{width}}"
                         f"{mine[at]:.{digits}g} instead of {right[at]:.{digits}g}")
        return "\n".join(lines)

    def agrees_on_examples(self):
        for args in self.exercise.examples:
            self.agrees(*args)

    def agrees_on_hidden_inputs(self):
        """Every hidden input; then the first one again, because a function may not remember."""
        for args in self.exercise.hidden():
            self.agrees(*args)
        self.holds_under_variations()
        self.forgets()

    def forgets(self):
        """A call of the beginning gives again what it gave."""
        args = self.exercise.hidden()[0]
        again = self(*copies(args))
        self.must(not self.differs(again, self.exercise.right(args)), "depends-on-earlier-calls")

    def holds_under_variations(self):
        """The same question in other arrangements: memory, axes, ties, whole numbers, boundaries."""
        for name, args in variations(self.exercise):
            try:
                self.agrees(*args)
            except NotYet as problem:
                if (problem.name in self.exercise.misconceptions or problem.status == "stopped"
                        or problem.name in ("answers-an-earlier-call", "overwrites-earlier-results", "rounded")):
                    raise
                self.forgets()
                detail = problem.detail.removesuffix("\n" + problem.told)
                raise general(name, detail="\n".join(filter(None, (detail, problem.told)))) from None

    def like(self, *args, instead=None):
        """Its result, of the reference's kind and shape; the values are for the test to judge."""
        want = self.exercise.right(args)
        got = self(*args, instead=instead)
        wrong = kind_difference(got, want)
        if wrong:
            detail = f"yours       {outline(got)}\nexpected    {outline(want)}"
            raise general(wrong[0], *wrong[1], detail=detail)
        return got

    def keeps_float32(self, *args):
        """float32 in, float32 out, also inside lists and tuples."""
        got = self(*narrowed(copies(args)))
        parts = [leaf for leaf, _ in leaves(got, got)]
        for part in parts if len(parts) == 1 else [part for part in parts if isinstance(part, np.ndarray)]:
            dtype = getattr(part, "dtype", None)
            if dtype != np.float32:
                raise general("changes-the-dtype", "The result" if part is got else "A part of the result",
                              entries_of(dtype) if dtype else type(part).__name__, "float32")

    def keeps(self, kind, *thing, without=()):
        """The contract's promises for this kind of thing, of which the answer is a part.

        They compare to twelve digits: an answer that computes in float32 has only its values to show.
        """
        self.agrees_on_examples()
        if self.narrow:
            return
        for promise in PROMISES[kind]:
            if promise.__name__ not in without:
                try:
                    promise(*thing)
                except BrokenPromise as broken:
                    says = f"A promise of the contract is broken: {broken}."
                    raise NotYet(says, promise.__name__) from None

    def must(self, condition, name, detail=""):
        """A property; `name` is one of the exercise's misconceptions or a general one."""
        if not condition:
            known = self.exercise.misconceptions.get(name)
            raise NotYet(known.says, name, detail) if known else general(name, detail=detail)

    # ---- naming what is wrong

    def differs(self, got, want):
        return difference(got, want, self.exercise.rtol, self.exercise.atol)

    def diagnosed(self, got, want, args, detail):
        if isinstance(want, np.ndarray) and isinstance(got, (list, tuple)):
            if isinstance(got, Drained):
                return general("yields", detail=detail)
            return general("returns-a-list", "tuple" if isinstance(got, tuple) else "list", detail=detail)
        known, inputs, outcomes = self.recognised(args)
        if known:
            return NotYet(known.says, known.name, detail)
        wanted = [self.exercise.right(a) for a in inputs]
        pairs = [(value, want) for (kind, value), want in zip(outcomes, wanted) if kind == "value"]
        if len(pairs) == len(wanted):
            relation = self.relation([leaf for pair in pairs for leaf in leaves(*pair)])
            if relation == ("overflows",) and any(moderate(given) and self.differs(*pair)
                                                  for given, pair in zip(inputs, pairs)):
                relation = ("not-finite",)
            if relation:
                return general(*relation, detail=detail)
        printed = len(self.exercise.examples)
        right = [kind == "value" and not self.differs(value, want)
                 for (kind, value), want in zip(outcomes, wanted)]
        if printed and all(right[:printed]) and not any(right[printed:]):
            return general("only-the-examples", detail=detail)
        wrong = kind_difference(got, want)
        if wrong:
            return general(wrong[0], *wrong[1], detail=detail)
        kind, again = outcomes[-1]                          # the failed call once more
        changed = kind == "value" and self.differs(again, got)
        agreed = [[*map(id, asked)] for asked, _ in self.seen[:-1]]
        forgot = any([*map(id, asked)] in agreed and not ok for asked, ok in zip(inputs, right))
        if changed or forgot:                               # or a call that was right before is not now
            return general("depends-on-earlier-calls", detail=detail)
        if self.remembers_by_shape(args, got, want):
            return general("answers-an-earlier-call", detail=detail)
        return general("values-differ", sum(right), len(right), detail=detail)

    def remembers_by_shape(self, args, got, want):
        """Is it the right result of an earlier call, and once more for numbers that nobody asked before?"""
        earlier = any(shapes(asked) == shapes(args) and self.differs(one, want) and not self.differs(got, one)
                      for asked, one in self.seen)
        if is_number(want) and (not isinstance(got, float) or got.is_integer()):    # these may be equal by chance
            return False
        constant = not any(self.differs(one, got) for _, one in self.seen[:-1])
        return earlier and not constant and not self.differs(self(*moved(args)), got)

    def recognised(self, failed):
        """(misconception, inputs, outcomes): one that acts like the answer on every input, or None."""
        inputs = [*self.exercise.examples, *self.exercise.hidden(), failed]
        outcomes = []
        for args in inputs:
            try:
                outcomes.append(("value", self(*copies(args))))
            except NotYet as problem:
                if problem.status == "stopped":
                    raise
                outcomes.append(("raised", problem.name))
        if any(kind == "value" for kind, _ in outcomes):
            for known in self.exercise.misconceptions.values():
                for fn in known.functions:
                    if all(self.acts_like(fn, args, *outcome) for args, outcome in zip(inputs, outcomes)):
                        return known, inputs, outcomes
        return None, inputs, outcomes

    def right(self, args, outcome):
        kind, value = outcome
        return kind == "value" and not self.differs(value, self.exercise.right(args))

    def acts_like(self, fn, args, kind, value):
        try:
            with np.errstate(all="ignore"):
                wrong = self.exercise.gives(fn, args)
        except (ArithmeticError, LookupError, TypeError, ValueError, AttributeError):
            return kind == "raised"
        return kind == "value" and not self.differs(value, wrong)

    def relation(self, pairs):
        """(general name, facts...) when all results stand in one simple relation to the expected ones."""
        if all(isinstance(w, np.ndarray) and w.ndim == 2 and type(g) is np.ndarray and g.shape == w.T.shape
               and not self.differs(g, w.T) for g, w in pairs):
            return ("transposed",)
        if not all(isinstance(v, np.ndarray) or is_number(v) for pair in pairs for v in pair):
            return None
        if any(np.shape(g) != np.shape(w) for g, w in pairs):
            return None
        got, want = (np.concatenate([np.ravel(pair[i]) for pair in pairs]).astype(float) for i in (0, 1))
        near = np.isclose(got, want, self.exercise.rtol, self.exercise.atol, equal_nan=True)
        if not near.all() and not np.isfinite(got[~near]).any() and np.isfinite(want).all():
            return ("overflows",)
        if not got.any() and want.any():
            return ("always-zero",)
        held = np.concatenate([~(np.abs(np.ravel(w)) > most(g)) for g, w in pairs])
        rounded = any(np.array_equal(got[held], whole(want[held])) for whole in (np.round, np.trunc, np.floor))
        if rounded and not near[held].all():
            return ("fraction-lost",)
        for decimals in range(1, 10):
            if not near.all() and np.array_equal(got, np.round(want, decimals)):
                return "rounded", decimals
        big = np.abs(want) > 1e-9
        ratios = got[big] / want[big]
        if ratios.size == 0 or np.abs(got[~big]).max(initial=0) > 1e-9:
            return None
        if not np.allclose(ratios, ratios[0], rtol=1e-6, atol=0):
            return None
        if np.isclose(ratios[0], 1):                        # the values agree: something else is wrong
            return None
        return ("opposite-sign",) if np.isclose(ratios[0], -1) else ("constant-factor", f"{ratios[0]:.6g}")


def narrowed(value):
    """Every array of floats inside a value as float32."""
    if isinstance(value, (tuple, list)):
        return type(value)(narrowed(item) for item in value)
    return value.astype(np.float32) if isinstance(value, np.ndarray) and value.dtype.kind == "f" else value


def expect_function(name, problem, lost, bound, is_callable):
    """NotYet where the statements of a notebook, all that could be run, do not come to a function."""
    if problem:
        line = f"{problem['where']}  {problem['line']}".strip()
        raise general("cell-raises", told(problem), detail=line, status="error")
    if not bound:
        away = lost.get(name) or lost.get(ANY)
        raise general("cannot-know", name, *away[:2], status="error") if away else NotYet("", "", status="not attempted")
    if not is_callable:
        raise general("not-a-function", status="error")


def moved(value):
    """Every array of floats inside a value with other numbers."""
    if isinstance(value, (tuple, list)):
        return type(value)(moved(item) for item in value)
    return value * 1.5 + 0.25 if isinstance(value, np.ndarray) and value.dtype.kind == "f" else value


def most(value):
    """The largest number that the dtype of a result holds: a default integer has 32 bits on some machines."""
    dtype = np.asarray(value).dtype
    return np.iinfo(dtype).max if dtype.kind in "iu" else np.inf


def moderate(args):
    """Are all numbers so small that no exponential of them overflows?"""
    return all(np.abs(array).max(initial=0) < 30 for array in arrays(args) if array.dtype.kind in "iuf")


def shapes(value):
    """The shapes of all arrays inside some arguments, and everything else as it is, as text."""
    if isinstance(value, (tuple, list)):
        return [shapes(item) for item in value]
    return value.shape if isinstance(value, np.ndarray) else repr(value)


def leaves(got, want):
    """Pairs of numbers and arrays at the same place of two results."""
    if isinstance(want, (tuple, list)) and isinstance(got, (tuple, list)) and len(got) == len(want):
        return [pair for g, w in zip(got, want) for pair in leaves(g, w)]
    return [(got, want)]


def kind_difference(got, want, where=""):
    """(general name, facts) when the result, or its part at `where`, has the wrong kind, count or shape."""
    it = f"`result{where}`" if where else "The result"
    if isinstance(want, (tuple, list)):
        count = "1 value" if len(want) == 1 else f"{len(want)} values"
        if isinstance(got, Drained):
            return "returns-an-iterator", ()
        if not isinstance(got, (tuple, list)):
            return "wrong-type", (it, f"a tuple or list of {count}", kind_of(got))
        if len(got) != len(want):
            return "wrong-count", (it, count, len(got))
        found = (kind_difference(g, w, f"{where}[{i}]") for i, (g, w) in enumerate(zip(got, want)))
        return next((wrong for wrong in found if wrong), None)
    if isinstance(want, np.ndarray):
        if type(got) is not np.ndarray:
            return "wrong-type", (it, "a numpy array", kind_of(got))
        return ("wrong-shape", (it, want.shape, got.shape)) if got.shape != want.shape else None
    if isinstance(want, bool) and not (is_truth(got) or is_number(got)):
        return "wrong-type", (it, "True or False", kind_of(got))
    if is_number(want) and not is_number(got):
        if type(got) is not np.ndarray:
            return "wrong-type", (it, "one number", kind_of(got))
        if got.shape != ():
            return "not-reduced", (it, got.shape, "Take the number out of the array." if got.size == 1 else
                                   "Something is not summed or averaged yet.")
    return None


def outline(value):
    """A result without its values, where many are right."""
    if isinstance(value, (tuple, list)):
        return f"({', '.join(map(outline, value))})"
    return f"array {value.shape}" if isinstance(value, np.ndarray) else kind_of(value)


def kind_of(value):
    if isinstance(value, Drained):
        return "a generator or another iterator"
    if isinstance(value, Other):
        return f"a value of type {value.kind}"
    return {list: "a list", tuple: "a tuple", np.ndarray: "an array", str: "a string", bool: "True or False",
            dict: "a dictionary"}.get(type(value), "one number" if is_number(value) else type(value).__name__)
