"""What an exercise is, where the exercises are, and the exception that carries feedback to a learner."""
import importlib.util
import re
import zlib
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Callable, NamedTuple

import numpy as np

from .values import copies, encode, plain

FOLDER = Path(__file__).resolve().parents[1] / "exercises"
# The shortest way to one's own training loop; every other exercise goes deeper.
PATH = ("1.1 1.5 1.6 2.2 2.8 3.2 3.7 4.5 4.6 4.7 5.1 5.2 5.3 5.4 5.5 6.3 6.6 6.8 7.1 7.2").split()


class NotYet(AssertionError):
    """An answer is not right yet: one sentence, the name of the misconception, the call and both results."""

    def __init__(self, says, name, detail="", status="not yet"):
        super().__init__(says)
        self.says, self.name, self.detail, self.status = says, name, detail, status
        self.kinds = ()             # the built-in exceptions that stopped the answer: ValueError, ...
        self.told = ""              # that exception in one line


class Misconception(NamedTuple):
    """A wrong idea: its name, the sentence that mends it, functions that have it (none: a test names it)."""
    name: str
    says: str
    functions: tuple


@dataclass
class Exercise:
    """A question with one function as its answer; the file that holds it also holds its tests.

    reference: the right function, its name is the learner's; examples: argument tuples that the text prints;
    probes: rng -> argument tuples that a learner does not see;
    uses: names of earlier exercises that the answer may call;
    own_uses: False when the companion's versions of these are used even if the learner's pass;
    may_change: positions of lists that the answer may use up, as `cache.pop()` does, but not their arrays;
    functions: functions that may be arguments, each complete in itself (they travel as source text).

    What the text promises of its arguments, and variations.py tries on every exercise that says so:
    any_shape: positions of the arguments that may have any shape with an axis, the same for all of them;
    elementwise: they may also have no axis, or no entry;
    thresholds: numbers at which the right answer changes its formula;
    whole_numbers: positions of those that may hold whole numbers instead of floats.
    """
    reference: Callable
    examples: list = field(default_factory=list)
    probes: Callable = lambda rng: []
    uses: tuple = ()
    own_uses: bool = True
    may_change: tuple = ()
    functions: tuple = ()
    any_shape: tuple = ()
    elementwise: bool = False
    thresholds: tuple = ()
    whole_numbers: tuple = ()
    rtol: float = 1e-5          # so that an answer that computes in float32 is right
    atol: float = 1e-6
    seconds: float = 5.0
    misconceptions: dict = field(default_factory=dict)
    given: dict = field(default_factory=dict)       # (function, arguments as bytes) -> its result

    def __post_init__(self):
        for function in self.functions:
            function.travels = True

    @property
    def function(self):
        return self.reference.__name__

    def misconception(self, name, says):
        """Decorator: the function below it has this misconception."""
        def register(fn):
            self.says(name, says, fn)
            return fn
        return register

    def says(self, name, says, *functions):
        """A misconception that these functions have, or that a test names: answer.must(condition, name)."""
        if name in self.misconceptions:
            raise ValueError(f"{self.function} has two misconceptions called {name}")
        self.misconceptions[name] = Misconception(name, says, functions)

    def also(self, name, *functions):
        """More forms of a misconception that has its name and its sentence already."""
        known = self.misconceptions[name]
        self.misconceptions[name] = known._replace(functions=known.functions + functions)

    def gives(self, function, args):
        """What the reference or a misconception gives, as after the wire; worked out once in a kernel."""
        key = function, encode({}, args=args)
        if key not in self.given:
            self.given[key] = plain(function(*copies(args)))
        return self.given[key]

    def right(self, args):
        return self.gives(self.reference, args)

    def hidden(self):
        """Inputs beyond the printed ones, the same at every run."""
        return self.probes(np.random.default_rng(zlib.crc32(self.function.encode())))


class Entry(NamedTuple):
    """An exercise as the folder names it: chN/eN_M_FUNCTION.py. Nothing is imported until load()."""
    chapter: int
    number: int
    function: str
    file: Path

    @property
    def id(self):
        return f"{self.chapter}.{self.number}"

    @property
    def on_path(self):
        return self.id in PATH

    def load(self):
        if FOLDER not in self.file.parents:
            return loaded(self.file).exercise
        return import_module(f"companion.course.exercises.{self.file.parent.name}.{self.file.stem}").exercise


@cache
def loaded(file):
    """A teacher's own file as a module, which no package holds."""
    about = importlib.util.spec_from_file_location(file.stem, file)
    module = importlib.util.module_from_spec(about)
    about.loader.exec_module(module)
    return module


def entries_of(files):
    found = []
    for file in files:
        chapter, number, function = re.fullmatch(r"e(\d+)_(\d+)_(\w+)", file.stem).groups()
        found.append(Entry(int(chapter), int(number), function, file))
    return sorted(found)


OWN = []                                        # files of a teacher's own exercises, behind the course's


def add_own(folder):
    """Let the exercises of a teacher's folder be graded too, while this process lives."""
    known = {name: entry.file for name, entry in entries().items()}
    files = sorted(Path(folder).resolve().glob("e*_*_*.py"))
    for entry in entries_of(files):
        if known.get(entry.function, entry.file) != entry.file or entry.chapter < 8:
            raise ValueError(f"{entry.file.name}: its number and function must not be the course's")
    OWN.extend(file for file in files if file not in OWN)
    entries.cache_clear()


@cache                                          # asked several times at every check
def entries():
    """All exercises by function name, in the order of the ladder."""
    return {entry.function: entry for entry in entries_of([*FOLDER.glob("ch*/e*_*_*.py"), *OWN])}
