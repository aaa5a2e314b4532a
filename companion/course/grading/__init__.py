"""Grading: one set of pytest tests for each exercise, run from a notebook cell or from the terminal."""
from .spec import Exercise, NotYet

__all__ = ["Exercise", "NotYet"]
