"""LiveFigure: one draw function, two faces. See README.md in this folder."""

from __future__ import annotations

import inspect
import io
import os
import re

import numpy as np

from .style import ORANGE, minus, plain_power, plain_powers, rc

NOT_FINITE = re.compile(r"(?<![\w.])[+-]?(?:nan|inf)\b")


class LiveFigure:
    """A figure with controls: `draw(ax, **controls)` draws it and may return a sentence about it.

    `draw` uses numpy and an ordinary matplotlib Axes (with `layout=(rows, columns)` an array of Axes). In
    a notebook the controls are ipywidgets; on the page the recorded `draw` is replayed by a small script.

    A figure that trains gives `init(**controls) -> state` and `step(state, **controls) -> state` too; `draw`
    is then `draw(ax, state, **controls)` and the reader plays, pauses and repeats the step. `state` is a
    dictionary (or tuple) of arrays whose names and shapes stay the same. `per_frame` steps pass per picture.

    `alt` says what the picture shows, for readers who do not see it. `name` is unique on a page. `ask` is a
    question (see `prediction`) that the reader answers before the controls unlock. `narrow` names the slider
    that says how many of its highest value of units are not silent: the page then steps these alone.
    """

    def __init__(
        self,
        draw,
        controls,
        *,
        alt,
        name=None,
        init=None,
        step=None,
        layout=(1, 1),
        size=(5.2, 3.4),
        per_frame=1,
        ask=None,
        narrow=None,
    ):
        if not alt:
            raise ValueError("a live figure needs alt: one sentence that says what the picture shows")
        if (init is None) != (step is None):
            raise ValueError("a figure that repeats a step needs both init and step")
        self.module = draw.__module__
        self.draw, self.init, self.step = (f and _given_its_own(f) for f in (draw, init, step))
        self.controls, self.alt, self.layout, self.size, self.per_frame = (
            dict(controls),
            alt,
            layout,
            size,
            per_frame,
        )
        self.ask, self.narrow = ask, narrow
        self.name = (name or draw.__name__).strip("_").replace("_", "-")
        for key, control in self.controls.items():
            control.name = key
            control.label = control.label or key.replace("_", " ")
        if ask and (set(ask.show) - set(self.controls) or (ask.steps and not step)):
            raise ValueError(f"{self.name} cannot show {ask.show} after {ask.steps} steps: it has no such control")
        if narrow and narrow not in self.controls:
            raise ValueError(f"{self.name} cannot be narrowed by {narrow!r}: it has no such control")

    def __repr__(self):
        return f"<LiveFigure {self.name}: {', '.join(self.controls)}>"

    @property
    def start(self):
        """The start value of every control."""
        return {key: control.start for key, control in self.controls.items()}

    def cast(self, values):
        """All control values as `draw` receives them in a notebook; missing ones take their start."""
        unknown = set(values) - set(self.controls)
        if unknown:
            raise ValueError(f"{self.name} has no control {sorted(unknown)}; it has {list(self.controls)}")
        return {key: self.controls[key].cast(value) for key, value in {**self.start, **values}.items()}

    @staticmethod
    def named(state):
        """The arrays of a state with their names (or places)."""
        return state.items() if isinstance(state, dict) else enumerate(state)

    def same_kind(self, arrays):
        """{name: array} as the dictionary or tuple that `init` uses."""
        return arrays if isinstance(self.state(), dict) else tuple(arrays.values())

    def state(self, steps=0, **values):
        """The state after so many steps at fixed control values."""
        cast = self.cast(values)
        with np.errstate(all="ignore"):
            state = self.init(**cast)
            for _ in range(steps):
                state = self.step(state, **cast)
        return state

    def picture(self, wrap=lambda ax: ax, state=None, cast=None, guess=None, **values):
        """matplotlib's own drawing at these control values -> (Figure, sentence); guess: a predicted line."""
        import matplotlib
        from matplotlib.figure import Figure
        from matplotlib.text import Text

        cast = self.cast(values) if cast is None else cast
        with matplotlib.rc_context(rc(self.name)), np.errstate(all="ignore"):
            figure = Figure(figsize=self.size, layout="constrained")
            axes = figure.subplots(*self.layout, squeeze=False)
            axes = np.array([[wrap(ax) for ax in row] for row in axes], dtype=object)
            given = [axes.ravel()[0] if self.layout == (1, 1) else axes.squeeze()]
            if self.init:
                given.append(self.init(**cast) if state is None else state)
            says = sentence(self.draw(*given, **cast))
            if guess is not None:
                ax = figure.axes[self.ask.axes]
                (ax.axvline if self.ask.along == "x" else ax.axhline)(guess, color=ORANGE, linestyle="--")
            for ax in figure.axes:
                plain_powers(ax)
            for text in figure.findobj(Text):
                if "$" not in text.get_text():
                    text.set_text(minus(text.get_text()))
            return figure, minus(says)

    def said(self, before, state=None, **values):
        """The first number behind some words of the sentence: what the figure itself says at these values."""
        says = self.picture(state=state, **values)[1]
        number, power = re.search(re.escape(before) + r"\D*?([-−]?\d[\d.]*)(?:·10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+))?", says).groups()
        return float(number.rstrip(".").replace("−", "-") + f"e{plain_power(power or '⁰')}")

    def arrays(self, state=None, **values):
        """What this setting shows: {"mark.channel": array, ..., "says": sentence}, for tests."""
        from matplotlib.text import Text

        from .artists import Sheet

        sheet = Sheet()
        figure, says = self.picture(wrap=sheet.wrap, state=state, **values)
        shown = {
            f"{n}.{name}": np.asarray(v, float)
            for n, mark in enumerate(sheet.marks)
            for name, v in mark.channels.items()
        }
        texts = {f"t{n}": text.get_text() for n, text in enumerate(figure.findobj(Text))}
        return {**shown, **texts, "says": says}

    def png(self, dpi=96, **values):
        """The picture as PNG bytes, and its sentence."""
        import matplotlib

        figure, says = self.picture(**values)
        buffer = io.BytesIO()
        with matplotlib.rc_context(rc(self.name)):
            figure.savefig(buffer, format="png", dpi=dpi)
        return buffer.getvalue(), says

    def sweep(self, positions=7):
        """Draw every control over its range -> {control: number of different pictures}.

        A position that throws, throws here; a control whose count is 1 is dead.
        """
        return {
            key: len({self.png(dpi=30, **{key: value}) for value in _spread(control.positions(), positions)})
            for key, control in self.controls.items()
        }

    def widget(self):
        """The notebook's face (ipywidgets)."""
        from .notebook import face

        return face(self)

    def html(self):
        """The page's face."""
        from .page import html

        return html(self)

    def _repr_mimebundle_(self, include=None, exclude=None):
        if os.environ.get("LIVE_STATIC") == "1":
            return {"text/html": self.html(), "text/plain": repr(self)}
        shown = self.widget()._repr_mimebundle_()
        data, metadata = shown if isinstance(shown, tuple) else (shown, {})
        return {**data, "text/plain": repr(self)}, metadata


def sentence(says):
    """What the figure says; non-finite numbers are named in words."""
    if says is None:
        return ""
    if not isinstance(says, str):
        raise TypeError(f"draw returns the figure's sentence (str) or nothing, got {type(says).__name__}")
    return says + " The numbers have diverged." if NOT_FINITE.search(says) else says


def _given_its_own(function):
    """`function`, called with all controls, receives those that it names."""
    parameters = inspect.signature(function).parameters.values()
    if any(p.kind is p.VAR_KEYWORD for p in parameters):
        return function
    names = {p.name for p in parameters}
    return lambda *args, **controls: function(*args, **{k: v for k, v in controls.items() if k in names})


def _spread(values, count):
    if len(values) <= count:
        return values
    return [values[round(i * (len(values) - 1) / (count - 1))] for i in range(count)]
