"""The companion of *How Machines Learn*: a neural network small enough to read in an afternoon.

The files are the syllabus, in the order of the chapters:

    neurons       what a neuron, a layer and a network compute
    activations   the bends that keep layers from collapsing into one
    losses        one number that says how wrong an answer is
    backprop      the slope of that number with respect to every weight
    optimizers    what to do with the slopes
    training      the loop that puts everything together
    data          the examples that the lessons learn from
    tape          for the curious: the way back that writes itself

Beside them: `contract`, what the lessons demand and promise; `fast`, the same numbers in place; `course`, the
machinery (figures, graders, commands). Every part is loaded at its first use, so `import companion` costs next to
nothing.
"""
from importlib import import_module

__version__ = "0.1.0"
LESSONS = ("neurons", "activations", "losses", "backprop", "optimizers", "training", "data", "tape")
MODULES = {name: f"companion.{name}" for name in (*LESSONS, "contract", "fast", "course")}
MODULES |= {name: f"companion.course.{name}" for name in ("figures", "plots")}
FUNCTIONS = {"check": "companion.course.grading.notebook", "mine": "companion.course.learner",
             "show": "companion.course.show"}
__all__ = [*MODULES, *FUNCTIONS]


def __getattr__(name):
    if name in MODULES:
        return import_module(MODULES[name])
    if name in FUNCTIONS:
        return getattr(import_module(FUNCTIONS[name]), name)
    raise AttributeError(f"companion has no part called {name!r}; it has {', '.join(__all__)}")


def __dir__():
    return sorted([*globals(), *__all__])
