"""The companion of *How Machines Learn*: a neural network small enough to read in an afternoon.

The files are the syllabus, in the order of the chapters:

    neurons       what a neuron, a layer and a network compute
    activations   the bends that keep layers from collapsing into one
    losses        one number that says how wrong an answer is
    backprop      the slope of that number with respect to every weight
    optimizers    what to do with the slopes
    training      the loop that puts everything together
    data          the examples that the lessons learn from

Every module is loaded at its first use, so `import companion` costs next to nothing.
"""
from importlib import import_module

__version__ = "0.1.0"
LESSONS = ("neurons", "activations", "losses", "backprop", "optimizers", "training", "data")
LEARNERS = {"check": "companion.grading.notebook", "mine": "companion.learner"}
__all__ = [*LESSONS, *LEARNERS]


def __getattr__(name):
    if name in LESSONS:
        return import_module(f"companion.{name}")
    if name in LEARNERS:
        return getattr(import_module(LEARNERS[name]), name)
    raise AttributeError(f"companion has no part called {name!r}; it has {', '.join(__all__)}")


def __dir__():
    return sorted([*globals(), *__all__])
