"""A question that a reader answers before the controls of a figure unlock.

It is declared once, beside the figure; the page asks it with buttons, a notebook with ipywidgets. Whatever the
answer is, the figure then goes to the setting that shows the truth.
"""

from __future__ import annotations

from functools import cached_property

from .controls import Slider


class Prediction:
    """See `prediction`."""

    def __init__(self, question, choices, right, because, show, steps, near, along, axes):
        self.question, self.choices, self.because, self.given = question, choices, because, right
        self.show, self.steps, self.near, self.along, self.axes = show, steps, near, along, axes
        self.by_line = isinstance(choices, Slider)
        if not self.by_line and not 2 <= len(choices) == len(set(choices)) <= 4:
            raise ValueError(f"a prediction has two to four different choices, got {choices}")
        if self.by_line != (near is not None) or along not in "xy":
            raise ValueError("a line to drag needs near, how far it may miss, and along, 'x' or 'y'; chips need neither")

    @cached_property
    def right(self):
        """The answer, computed when somebody asks: one of the choices, or a number."""
        right = self.given() if callable(self.given) else self.given
        if not self.by_line and right not in self.choices:
            raise ValueError(f"{self.question!r}: the figure says {right!r}, which is none of {self.choices}")
        if self.by_line and not self.choices.low <= right <= self.choices.high:
            raise ValueError(f"{self.question!r}: {right} is not between {self.choices.low} and {self.choices.high}")
        return right

    def hits(self, guess):
        return abs(guess - self.right) <= self.near if self.by_line else guess == self.right

    def verdict(self, guess):
        """What the reader is told: the truth, the reason, and no reproach."""
        guess_, right = (self.choices.text(v) if self.by_line else v for v in (guess, self.right))
        if not self.hits(guess):
            return f"You predicted: {guess_}. It is: {right}. {self.because}"
        close = f" (you said {guess_})" if guess_ != right else ""
        return f"As you predicted: {right}{close}. {self.because}"


def prediction(question, choices, *, right, because, show=None, steps=0, near=None, along="x", axes=0):
    """A question with two to four `choices`, or with a `slider` whose line is dragged across axes number `axes`.

    `right` is the answer or a function that computes it from what the figure draws, so that the two cannot
    differ; of a slider a guess is right within `near` of it. `because` says why. `show` maps controls to the
    values at which the figure shows it; a figure that trains then takes so many `steps`.

    >>> asked = prediction("What is relu(-2)?", ["-2", "0", "2"], right="0", because="What is negative becomes 0.")
    >>> asked.verdict("2")
    'You predicted: 2. It is: 0. What is negative becomes 0.'
    >>> prediction("Yes?", ["yes"], right="yes", because="")
    Traceback (most recent call last):
    ValueError: a prediction has two to four different choices, got ['yes']
    """
    return Prediction(question, choices, right, because, dict(show or {}), steps, near, along, axes)
