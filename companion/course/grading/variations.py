"""The same question asked in other ways: one set of variations for every exercise, by what its text promises.

Each yields (the general name for an answer that fails here only, arguments).
"""
import numpy as np

from .values import arrays, laid_out

SHAPES = [(1,), (5,), (2, 3), (3, 2), (1, 4), (2, 1, 3), (2, 3, 2, 2)]


def variations(exercise):
    """Every variation of an exercise's examples."""
    inputs = [*exercise.examples, *exercise.hidden()]
    for alike in by_name(inputs):
        yield from orders(alike)
        yield from whole(exercise, alike)
        if exercise.any_shape:
            yield from shapes(exercise, alike)
            yield from thresholds(exercise, alike)


def by_name(inputs):
    """The inputs in groups: a name among the arguments, such as "tanh", asks for another formula."""
    groups = {}
    for args in inputs:
        groups.setdefault(tuple(arg for arg in args if isinstance(arg, str)), []).append(args)
    return groups.values()


def orders(inputs, most=4):
    """Arrays that lie in memory column after column, as a transpose does, or with gaps, as `W[:, ::2]`."""
    def axes(value):
        return max(map(axes, value), default=0) if isinstance(value, (tuple, list)) else np.ndim(value)

    def laid(value, order):
        if isinstance(value, (tuple, list)):
            return type(value)(laid(item, order) for item in value)
        return laid_out(value, order) if isinstance(value, np.ndarray) else value

    for args in sorted(inputs, key=axes, reverse=True)[:most]:
        for order in "FS":
            if axes(args) > (order == "F"):
                yield "memory-order", laid(args, order)


def varied(exercise, args, make):
    return tuple(make(arg, at) if at in exercise.any_shape else arg for at, arg in enumerate(args))


def shapes(exercise, inputs):
    """One axis to four (elementwise: also none); no entry, one, many; ties; whole numbers."""
    args = max((args for args in inputs if all(np.ndim(args[at]) for at in exercise.any_shape)),
               key=lambda args: np.size(args[exercise.any_shape[0]]))
    made = [*SHAPES, *([(0,), (0, 3), (), (40, 30)] if exercise.elementwise else [])]
    for shape in made:
        size = int(np.prod(shape, dtype=int))
        yield "number-of-axes", varied(
            exercise, args, lambda arg, at: np.resize(arg, max(size, 1))[:size].reshape(shape))
    first = args[exercise.any_shape[0]]
    for place in (np.argmin(first), np.argmax(first)):
        yield "ties", varied(exercise, args, lambda arg, at: np.full(4, np.ravel(arg)[place]))


def whole(exercise, inputs, most=4):
    """Whole numbers in one argument, floats in the others."""
    for place in exercise.whole_numbers:
        short = [args for args in inputs if np.size(args[place]) <= 24]         # so that they can be shown
        for args in sorted(short, key=lambda args: np.size(args[place]), reverse=True)[:most]:
            yield "whole-numbers", (*args[:place], np.round(args[place]).astype(int), *args[place + 1:])


def thresholds(exercise, inputs):
    """One step of a float to both sides of every number at which the formula changes."""
    args = inputs[0]
    for threshold in exercise.thresholds:
        near = np.array([np.nextafter(threshold, -np.inf), threshold, np.nextafter(threshold, np.inf),
                         *(threshold + side * step for step in (1e-9, 1e-6, 1e-4) for side in (-1, 1))])
        for moved in exercise.any_shape:
            yield "boundary", varied(
                exercise, args, lambda arg, at: near if at == moved else np.resize(arg, near.size))
