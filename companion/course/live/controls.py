"""What a reader can move. A control knows its positions, its start, and its notebook widget.

A *live* control (slider, steps, point, grid) reaches `draw` as a number or an array that is recorded:
one graph serves every position. An *enumerated* control (choice, toggle, anything with `bake=True`)
reaches `draw` as a plain Python value: `draw` may branch on it, and every value is recorded once.
"""

from __future__ import annotations

import numpy as np

from .style import minus


class Control:
    """One control: `start` is its first value, `positions()` are the values that tests sweep."""

    kind = "range"
    live = True
    digits = 12

    def __init__(self, start, label):
        self.start, self.label, self.name = start, label, None

    def cast(self, value):
        """The value as `draw` receives it in a notebook (numpy types, as on the page)."""
        return value

    def positions(self):
        raise NotImplementedError

    def place(self, value):
        """The number of the position with this value, as the page counts; ValueError when there is none."""
        return self.positions().index(value)

    def random(self, rng):
        """A random position, for tests."""
        positions = self.positions()
        return positions[rng.integers(len(positions))]


class Slider(Control):
    """A number on a scale of evenly spaced (or, with `log`, evenly multiplied) positions."""

    def __init__(self, low, high, step, value, label, format, log, bake):
        if log and low <= 0:
            raise ValueError(f"a log slider needs low > 0, got {low}")
        if not low < high:
            raise ValueError(f"a slider needs low < high, got {low} and {high}")
        if step is None:
            step = 61 if log else (high - low) / 100
        self.low, self.high, self.step, self.log = low, high, step, log
        self.count = int(step) if log else int(round((high - low) / step)) + 1
        self.format, self.live = format, not bake
        value = low if value is None else value
        self.index = self.place(value)
        super().__init__(self.at(self.index), label)

    def place(self, value):
        nearest = min(range(self.count), key=lambda i: abs(self.at(i) - value))
        if abs(self.at(nearest) - value) > 1e-9 * max(1, abs(value)):
            raise ValueError(
                f"{value} is no position of slider({self.low}, {self.high}, {self.step}), "
                f"nearest {self.at(nearest)}"
            )
        return nearest

    def at(self, i):
        """Value of position i; rounded as the page rounds it, so both faces see the same number."""
        if self.log:
            return float(f"{self.low * (self.high / self.low) ** (i / (self.count - 1)):.3g}")
        return float(f"{self.low + i * self.step:.{self.digits}g}")

    def positions(self):
        return [self.at(i) for i in range(self.count)]

    def text(self, value):
        return minus(format(value, self.format))

    def cast(self, value):
        return np.float64(value) if self.live else value

    def widget(self, w):
        options = [(self.text(v), v) for v in self.positions()]
        return w.SelectionSlider(options=options, index=self.index, description=self.label, **_wide(w))


class Steps(Slider):
    """An integer 0..last with a play button that walks it."""

    kind = "steps"

    def __init__(self, last, value, label, bake, interval):
        super().__init__(0, last, 1, value, label, "d", False, bake)
        self.start, self.interval = int(self.start), interval

    def at(self, i):
        return int(i)

    def cast(self, value):
        return np.int64(value) if self.live else int(value)

    def widget(self, w):
        number = w.IntSlider(int(self.start), 0, int(self.high), description=self.label, **_wide(w))
        play = w.Play(
            value=int(self.start), min=0, max=int(self.high), interval=self.interval, show_repeat=False
        )
        w.link((play, "value"), (number, "value"))
        number.player = play
        return number


class Choice(Control):
    """One of a few named options; `draw` receives the option itself.

    A live choice is between arrays of one shape: `draw` receives a recorded array.
    """

    kind = "select"

    def __init__(self, options, value, label, live):
        named = options if isinstance(options, dict) else {str(o): o for o in options}
        self.names, self.live = list(named), live
        self.options = (
            [np.asarray(o, dtype=np.float64) for o in named.values()] if live else list(named.values())
        )
        if len(self.options) < 2 or live and len({o.shape for o in self.options}) > 1:
            raise ValueError("a choice needs at least 2 options, and a live one arrays of one shape")
        self.index = 0 if value is None else self.place(value)
        super().__init__(self.options[self.index], label)

    def positions(self):
        return list(self.options)

    def place(self, value):
        return self.names.index(value) if self.live else self.options.index(value)

    def widget(self, w):
        return w.Dropdown(
            options=[(name, i) for i, name in enumerate(self.names)],
            index=self.index,
            description=self.label,
            **_wide(w),
        )

    def read(self, shown):
        return self.options[shown.value]


class Toggle(Control):
    """On or off; `draw` receives True or False."""

    kind, live = "toggle", False

    def __init__(self, value, label):
        self.names, self.options, self.index = ["off", "on"], [False, True], int(value)
        super().__init__(bool(value), label)

    def positions(self):
        return [False, True]

    def widget(self, w):
        return w.Checkbox(self.start, description=self.label, indent=False)


class Point(Control):
    """A point that can be dragged on the axes; `draw` receives an array (2,)."""

    kind = "point"

    def __init__(self, start, low, high, step, label, axes):
        pair = [float(start[0]), float(start[1])]
        self.x = Slider(low[0], high[0], step, pair[0], None, "g", False, False)
        self.y = Slider(low[1], high[1], step, pair[1], None, "g", False, False)
        self.axes = axes
        super().__init__((self.x.start, self.y.start), label)

    def cast(self, value):
        return np.array(value, dtype=np.float64)

    def place(self, value):
        return [self.x.place(value[0]), self.y.place(value[1])]

    def positions(self):
        xs, ys = self.x.positions(), self.y.positions()
        return [(x, self.start[1]) for x in xs] + [(self.start[0], y) for y in ys]

    def random(self, rng):
        return self.x.random(rng), self.y.random(rng)

    def widget(self, w):
        self.x.label, self.y.label = f"{self.label}: x", f"{self.label}: y"
        return w.VBox([self.x.widget(w), self.y.widget(w)])


class Grid(Control):
    """A small sheet to draw on; `draw` receives an array (rows, columns) of 0 ... 1 in steps of 1/16."""

    kind = "grid"

    def __init__(self, value, presets, label):
        self.presets = {name: self.rounded(v) for name, v in (presets or {}).items()}
        super().__init__(self.rounded(value), label)
        self.shape = self.start.shape
        if any(v.shape != self.shape for v in self.presets.values()):
            raise ValueError(f"every preset of a grid needs shape {self.shape}")

    @staticmethod
    def rounded(value):
        value = np.asarray(value, dtype=np.float64)
        if value.ndim != 2 or value.min() < 0 or value.max() > 1:
            raise ValueError(f"a grid holds a 2-D array of 0 ... 1, got shape {value.shape}")
        return np.round(value * 16) / 16

    def cast(self, value):
        return np.array(value, dtype=np.float64)

    def positions(self):
        full = np.linspace(0, 1, self.start.size).round(1).reshape(self.shape)
        return [*self.sheets().values(), self.rounded(full)]

    def random(self, rng):
        return rng.integers(0, 17, self.shape) / 16

    def sheets(self):
        """Every sheet that one press brings, by name."""
        return {"start": self.start, **self.presets, "empty": np.zeros(self.shape)}

    def widget(self, w):
        rows, columns = self.shape
        cells = [
            w.ToggleButton(
                bool(v > 0.5),
                layout=w.Layout(width="26px", height="26px", margin="1px"),
                tooltip=f"row {i // columns + 1}, column {i % columns + 1}",
            )
            for i, v in enumerate(self.start.ravel())
        ]
        sheet = w.GridBox(cells, layout=w.Layout(grid_template_columns=f"repeat({columns}, 28px)"))
        sheet.cells = cells
        sheet.picker = w.Dropdown(options=list(self.sheets()), description=self.label, **_wide(w))
        return sheet


def _wide(w):
    return {"style": {"description_width": "12em"}, "layout": w.Layout(width="34em")}


def slider(low, high, step=None, *, value=None, label=None, format="g", log=False, bake=False):
    """A number between `low` and `high`, `step` apart; with `log=True`, `step` is the number of positions.

    `draw` receives a float. `format` says how the value is shown. `bake=True` records every position on its
    own, for a `draw` that must branch on the value.

    >>> slider(-6, 6, .5, value=0, label="input z").positions()[:3]
    [-6.0, -5.5, -5.0]
    >>> slider(.001, 1, 4, log=True).positions()
    [0.001, 0.01, 0.1, 1.0]
    """
    return Slider(low, high, step, value, label, format, log, bake)


def steps(last, *, value=0, label=None, bake=False, interval=400):
    """An integer 0 ... `last` with play and step buttons; `interval` milliseconds between two steps."""
    return Steps(last, value, label, bake, interval)


def choice(options, *, value=None, label=None, live=False):
    """One of `options`: a list, or a dictionary {name shown: value given to draw}.

    `draw` may branch on the value, since every option is recorded on its own. With `live=True` the
    options are arrays of one shape, `value` is a name, and one recording serves them all.
    """
    return Choice(options, value, label, live)


def toggle(value=False, *, label=None):
    """A tick box; `draw` receives True or False and may branch on it."""
    return Toggle(value, label)


def point(start, *, low, high, step=0.1, label=None, axes=0):
    """A point to drag on axes number `axes`; `low` and `high` are the corners it may reach."""
    return Point(start, low, high, step, label, axes)


def grid(value, *, presets=None, label=None):
    """A sheet of cells to draw on, starting with `value` (rows, columns); `presets` is {name: array}."""
    return Grid(value, presets, label)
