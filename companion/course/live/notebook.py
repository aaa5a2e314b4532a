"""The notebook's face of a live figure: ipywidgets above a matplotlib picture."""

from __future__ import annotations

import html as escape

import numpy as np

from .controls import Choice, Grid, Point, Steps


def face(figure):
    """A box of controls, the picture and its sentence; moving a control draws again."""
    import ipywidgets as w

    image, says = w.Image(format="png"), w.HTML()
    readers, rows, watched, parts_of, guess = {}, [], [], {}, {}
    for key, control in figure.controls.items():
        row, read, parts = _row(w, control)
        rows.append(row)
        readers[key], parts_of[key] = read, parts
        watched += parts

    def values():
        return {key: read() for key, read in readers.items()}

    run = _Run(figure, values) if figure.init else None

    def redraw(_=None):
        state = {"state": run.follow()} if run else {}
        image.value, text = figure.png(**guess, **state, **values())
        says.value = f"<p>{escape.escape(text)}</p>"

    for part in watched:
        part.observe(redraw, "value")
    if run:
        rows.append(_player(w, run, redraw, figure.per_frame))
    reset = w.Button(description="Reset")
    starts = [part.value for part in watched]

    def back(_):
        for part, value in zip(watched, starts):
            part.value = value
        if run:
            run.restart()
        redraw()

    def reveal(predicted):
        guess.update(predicted)
        for key, value in figure.ask.show.items():
            _put(figure.controls[key], parts_of[key], value)
        if run:
            run.advance(figure.ask.steps)
        redraw()

    reset.on_click(back)
    redraw()
    controls = w.VBox([*rows, reset])
    asked = [_question(w, figure.ask, controls, reveal)] if figure.ask else []
    return w.VBox([*asked, controls, image, says])


def _question(w, ask, controls, reveal):
    """The question above the controls, which are locked until it is answered or skipped."""
    locked = [widget for widget in _leaves(controls) if hasattr(widget, "disabled")]
    question, told = w.HTML(f"<b>Predict first.</b> {escape.escape(ask.question)}"), w.HTML()
    wide = w.Layout(width="auto")                # a button is as wide as its words
    skip, sure = w.Button(description="Skip"), w.Button(description="That is my prediction", layout=wide)
    chips = ask.choices.widget(w) if ask.by_line else w.ToggleButtons(
        options=ask.choices, value=None, style={"button_width": "auto"})
    box = w.VBox([question, chips, w.HBox([sure, skip] if ask.by_line else [skip]), told])

    def unlock(*_):
        for widget in locked:
            widget.disabled = False
        box.children = [question, told]

    def answered(*_):
        unlock()
        told.value = f"<p>{escape.escape(ask.verdict(chips.value))}</p>"
        reveal({"guess": chips.value} if ask.by_line else {})

    for widget in locked:
        widget.disabled = True
    skip.on_click(unlock)
    if ask.by_line:
        sure.on_click(answered)
    else:
        chips.observe(answered, "value")
    return box


def _leaves(widget):
    children = getattr(widget, "children", ())
    return [leaf for child in children for leaf in _leaves(child)] if children else [widget]


def _put(control, parts, value):
    """Set the widgets of a control to a value, as `draw` receives it."""
    if isinstance(control, Point):
        for part, number in zip(parts, value):
            part.value = number
    else:
        parts[0].value = control.place(value) if isinstance(control, Choice) else value


def _row(w, control):
    """-> (widget to show, function that reads the value, widgets to watch)."""
    shown = control.widget(w)
    if isinstance(control, Steps):
        return w.HBox([shown.player, shown]), lambda: shown.value, [shown]
    if isinstance(control, Point):
        x, y = shown.children
        return shown, lambda: (x.value, y.value), [x, y]
    if isinstance(control, Grid):
        return _sheet(w, control, shown)
    if isinstance(control, Choice):
        return shown, lambda: control.read(shown), [shown]
    return shown, lambda: shown.value, [shown]


def _sheet(w, control, shown):
    """Cells hold on or off; a preset keeps its grey levels until a cell is touched."""
    sheets = control.sheets()

    def read():
        sheet = sheets[shown.picker.value]
        ticks = np.array([cell.value for cell in shown.cells]).reshape(control.shape)
        return np.where((sheet > 0.5) == ticks, sheet, ticks.astype(float))

    def fill(change):
        for cell, value in zip(shown.cells, sheets[change["new"]].ravel()):
            cell.value = bool(value > 0.5)

    shown.picker.observe(fill, "value")
    return w.VBox([shown.picker, shown]), read, [shown.picker, *shown.cells]


class _Run:
    """The state of a repeated step; starts again when what `init` returns has changed."""

    def __init__(self, figure, values):
        self.figure, self.values = figure, values
        self.restart()

    def restart(self):
        self.first = self.state = self.figure.state(**self.values())

    def follow(self):
        first = self.figure.state(**self.values())
        if not self._same(first):
            self.first = self.state = first
        return self.state

    def _same(self, first):
        a, b = dict(self.figure.named(first)), dict(self.figure.named(self.first))
        return a.keys() == b.keys() and all(np.array_equal(a[k], b[k], equal_nan=True) for k in a)

    def advance(self, count):
        cast = self.figure.cast(self.values())
        with np.errstate(all="ignore"):
            for _ in range(count):
                self.state = self.figure.step(self.state, **cast)


def _player(w, run, redraw, per_frame):
    play = w.Play(min=0, max=10**6, interval=120, show_repeat=False)
    one, again = w.Button(description="One step"), w.Button(description="Start again")

    def tick(change):
        if change["new"] > change["old"]:
            run.advance(per_frame)
            redraw()

    def single(_):
        run.advance(1)
        redraw()

    def restart(_):
        run.restart()
        redraw()

    play.observe(tick, "value")
    one.on_click(single)
    again.on_click(restart)
    return w.HBox([play, one, again])
