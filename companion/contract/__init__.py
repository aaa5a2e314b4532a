"""The contract of the lessons: what they demand of what goes in, and what they promise of what comes out."""
from .demands import finite, fits, floats, labels, one_of, rows, same_shape
from .promises import PROMISES, BrokenPromise, examine

__all__ = ["finite", "fits", "floats", "labels", "one_of", "rows", "same_shape", "PROMISES", "BrokenPromise", "examine"]
