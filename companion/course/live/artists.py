"""A stand-in for matplotlib's Axes that draws for real and notes which artist shows which live array.

Every artist that the page can move goes through a method here and becomes a `Mark` with named channels (x, y,
...). Everything else goes straight to matplotlib, as long as no live value is handed to it.
Axis limits stay as they are at the start, so a live direction needs limits set by the author.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from .record import CannotRecord, Recorded, is_live, value_of

SUPPORTED = (
    "plot semilogx semilogy loglog scatter bar barh imshow text annotate fill_between axvline axhline "
    "axvspan axhspan, and set_title, set_xlabel, legend ... for texts"
)


@dataclass
class Mark:
    """One artist (or a row of them) that live arrays move."""

    kind: str
    axes: int
    artists: list
    channels: dict
    options: dict = field(default_factory=dict)


class Sheet:
    """What a draw function put on its figure: the stand-in Axes and their marks."""

    def __init__(self):
        self.axes, self.marks = [], []

    def wrap(self, ax):
        """The stand-in for `ax`."""
        self.axes.append(ax)
        return LiveAxes(ax, self, len(self.axes) - 1)


class LiveAxes:
    """matplotlib's Axes, as far as figures of this course use it with live arrays."""

    def __init__(self, ax, sheet, index):
        self._ax, self._sheet, self._index = ax, sheet, index

    def __getattr__(self, name):
        found = getattr(self._ax, name)
        if not callable(found):
            return found

        def call(*args, **kwargs):
            if is_live(list(args)) or is_live(list(kwargs.values())):
                raise CannotRecord(f"ax.{name} cannot show live values on the page; these can: {SUPPORTED}")
            return found(*args, **kwargs)

        return call

    def _mark(self, kind, artists, channels, **options):
        self._sheet.marks.append(Mark(kind, self._index, artists, channels, options))

    def twinx(self):
        return self._sheet.wrap(self._ax.twinx())

    # -- lines and points
    def plot(self, *args, **kwargs):
        format_ = [a for a in args if isinstance(a, str)]
        data = [_array(a) for a in args if not isinstance(a, str)]
        if len(data) > 2 or len(format_) > 1:
            if is_live(data):
                raise CannotRecord("ax.plot takes one live line at a time: plot(x, y, format)")
            return self._ax.plot(*args, **kwargs)
        _constant(kwargs, "plot")
        x, y = data if len(data) == 2 else (np.arange(np.shape(data[0])[0]), data[0])
        x, y = (np.reshape(v, 1) if np.ndim(v) == 0 else v for v in (x, y))
        lines = self._ax.plot(value_of(x), value_of(y), *format_, **kwargs)
        for j, line in enumerate(lines):
            xj, yj = (v[:, j if v.shape[1] > 1 else 0] if np.ndim(v) == 2 else v for v in (x, y))
            self._mark("line", [line], {"x": xj, "y": yj}, **_marker(line))
        return lines

    def semilogx(self, *args, **kwargs):
        self._ax.set_xscale("log")
        return self.plot(*args, **kwargs)

    def semilogy(self, *args, **kwargs):
        self._ax.set_yscale("log")
        return self.plot(*args, **kwargs)

    def loglog(self, *args, **kwargs):
        self._ax.set_xscale("log")
        return self.semilogy(*args, **kwargs)

    def scatter(self, x, y, s=None, c=None, **kwargs):
        _constant(kwargs, "scatter")
        x, y, s, c = _array(x), _array(y), _array(s), _array(c)
        if isinstance(c, Recorded) and (kwargs.get("vmin") is None or kwargs.get("vmax") is None):
            raise CannotRecord("scatter with live colours needs vmin and vmax")
        dots = self._ax.scatter(value_of(x), value_of(y), value_of(s), value_of(c), **kwargs)
        edges, widths = dots.get_edgecolor(), dots.get_linewidth()
        given = kwargs.get("edgecolors", kwargs.get("edgecolor", "face"))          # matplotlib takes either
        options = {
            "path": _path(dots.get_paths()[0], 1),
            "alpha": dots.get_alpha() or 1,
            "width": float(widths[0]),
            "edge": None if given == "face" or not len(edges) else _hex(edges[0]),
        }
        channels = {"x": np.ravel(x), "y": np.ravel(y), "s": np.ravel(dots.get_sizes() if s is None else s)}
        if isinstance(c, Recorded) or (
            c is not None and np.asarray(c).dtype.kind in "bif" and np.ndim(c) == 1
        ):
            options["map"] = _colormap(dots)
            channels["c"] = np.ravel(c)
        else:
            options["fill"] = [_hex(color) for color in dots.get_facecolor()]
        self._mark("scatter", [dots], channels, **options)
        return dots

    # -- bars, areas, spans: rectangles x0 ... x1, y0 ... y1
    def bar(self, x, height, width=0.8, bottom=0, **kwargs):
        return self._bars("bar", x, height, width, bottom, kwargs)

    def barh(self, y, width, height=0.8, left=0, **kwargs):
        return self._bars("barh", y, width, height, left, kwargs)

    def _bars(self, name, place, length, thick, base, kwargs):
        _constant(kwargs, name)
        place, length, thick, base = map(_array, (place, length, thick, base))
        bars = getattr(self._ax, name)(*(_plain(v) for v in (place, length, thick, base)), **kwargs)
        if np.asarray(value_of(place)).dtype.kind == "U":
            place = np.arange(len(place))
        across, along = ("x", "y") if name == "bar" else ("y", "x")
        sides = {
            across + "0": place - thick / 2,
            across + "1": place + thick / 2,
            along + "0": base,
            along + "1": base + length,
        }
        self._mark("rects", list(bars), {k: np.broadcast_to(v, (len(bars),)) for k, v in sides.items()})
        return bars

    def fill_between(self, x, y1, y2=0, **kwargs):
        _constant(kwargs, "fill_between")
        x, y1, y2 = map(_array, (x, y1, y2))
        area = self._ax.fill_between(value_of(x), value_of(y1), value_of(y2), **kwargs)
        if kwargs.get("where") is None:
            channels = {"x": x, "y": np.broadcast_to(y1, np.shape(x)), "y2": np.broadcast_to(y2, np.shape(x))}
            self._mark("area", [area], channels)
        elif is_live([x, y1, y2]):
            raise CannotRecord("fill_between(where=...) of live values: put np.nan where nothing is filled")
        return area

    def axvspan(self, xmin, xmax, ymin=0, ymax=1, **kwargs):
        return self._span("axvspan", "x", xmin, xmax, ymin, ymax, kwargs)

    def axhspan(self, ymin, ymax, xmin=0, xmax=1, **kwargs):
        return self._span("axhspan", "y", ymin, ymax, xmin, xmax, kwargs)

    def _span(self, name, along, low, high, start, end, kwargs):
        _constant({**kwargs, "start": start, "end": end}, name)
        span = getattr(self._ax, name)(_plain(low), _plain(high), start, end, **kwargs)
        across = "y" if along == "x" else "x"
        self._mark(
            "rects",
            [span],
            {
                along + "0": np.reshape(low, 1),
                along + "1": np.reshape(high, 1),
                across + "0": np.array([start]),
                across + "1": np.array([end]),
            },
            fraction=across,
        )
        return span

    def axvline(self, x=0, ymin=0, ymax=1, **kwargs):
        _constant({**kwargs, "ymin": ymin, "ymax": ymax}, "axvline")
        line = self._ax.axvline(_plain(x), ymin, ymax, **kwargs)
        self._mark(
            "line", [line], {"x": np.repeat(np.reshape(x, 1), 2), "y": np.array([ymin, ymax])}, fraction="y"
        )
        return line

    def axhline(self, y=0, xmin=0, xmax=1, **kwargs):
        _constant({**kwargs, "xmin": xmin, "xmax": xmax}, "axhline")
        line = self._ax.axhline(_plain(y), xmin, xmax, **kwargs)
        self._mark(
            "line", [line], {"x": np.array([xmin, xmax]), "y": np.repeat(np.reshape(y, 1), 2)}, fraction="x"
        )
        return line

    # -- images
    def imshow(self, z, **kwargs):
        _constant(kwargs, "imshow")
        look = {"interpolation": "nearest", **kwargs}
        smooth = look["interpolation"] == "bilinear"
        if isinstance(z, Recorded):
            if kwargs.get("vmin") is None or kwargs.get("vmax") is None:
                raise CannotRecord("imshow of live values needs vmin and vmax")
            if z.ndim != 2 or look["interpolation"] not in ("nearest", "none", "bilinear"):
                raise CannotRecord(
                    "imshow of live values shows one number a cell, shape (rows, columns), with "
                    "interpolation='nearest' or 'bilinear'"
                )
        # the browser makes smooth what is smooth, out of the cells as they are
        image = self._ax.imshow(value_of(z), **look | ({"interpolation": "none"} if smooth else {}))
        if np.ndim(z) == 2:
            self._mark(
                "image",
                [image],
                {"z": z},
                map=_colormap(image),
                alpha=image.get_alpha() or 1,
                rows=z.shape[0],
                extent=[float(v) for v in image.get_extent()],
                up=image.origin == "lower",
                smooth=int(smooth),
            )
        return image

    # -- texts and arrows
    def text(self, x, y, s, **kwargs):
        _constant(kwargs, "text")
        if is_live([x, y]) and "transform" in kwargs:
            raise CannotRecord("a live text position is given in data coordinates, without transform")
        text = self._ax.text(_plain(x), _plain(y), s, **kwargs)
        self._mark("text", [text], {"x": np.reshape(x, 1), "y": np.reshape(y, 1)})
        return text

    def annotate(self, text, xy, xytext=None, **kwargs):
        _constant(kwargs, "annotate")
        made = self._ax.annotate(text, _floats(xy), None if xytext is None else _floats(xytext), **kwargs)
        arrow = kwargs.get("arrowprops") or {}
        start = kwargs.get("xycoords", "data")
        end = kwargs.get("textcoords", start)
        simple = start == "data" and (
            not arrow or (arrow.get("arrowstyle") == "-|>" and end == "data" and xytext is not None)
        )
        if not simple and is_live([*xy] + ([] if xytext is None else [*xytext])):
            raise CannotRecord(
                "a live arrow goes from xytext to xy in data coordinates: arrowprops={'arrowstyle': '-|>', "
                "'shrinkA': 0, 'shrinkB': 0}"
            )
        at = xy if xytext is None or end != "data" else xytext
        if simple and text:
            self._mark("text", [made], {"x": np.reshape(at[0], 1), "y": np.reshape(at[1], 1)})
        if simple and arrow:
            patch = made.arrow_patch
            style, size = patch.get_arrowstyle(), patch.get_mutation_scale()
            ends = {"x": np.stack([xytext[0], xy[0]]), "y": np.stack([xytext[1], xy[1]])}
            self._mark(
                "arrow",
                [patch],
                ends,
                width=patch.get_linewidth(),
                head=[style.head_length * size, style.head_width * size],
            )
        return made


def _array(x):
    """A list with live numbers becomes a live array; plain lists become arrays; None passes."""
    if x is None or isinstance(x, (Recorded, str)):
        return x
    return np.stack([_array(v) for v in x]) if is_live(x) else np.asarray(x)


def _plain(x):
    """What matplotlib gets: the value at the start; one number as a Python number."""
    x = value_of(x)
    return x.item() if isinstance(x, np.ndarray) and x.ndim == 0 else x


def _floats(pair):
    return tuple(float(value_of(v)) for v in pair)


def _constant(kwargs, name):
    live = [key for key, value in kwargs.items() if is_live(value)]
    if live:
        raise CannotRecord(
            f"ax.{name}({live[0]}=...) cannot be live: draw two artists and hide one with np.nan"
        )


def _hex(color):
    from matplotlib.colors import to_hex

    return to_hex(color)


def _marker(line):
    """How the page draws a line's markers: their outline around (0, 0) in points, colours and width."""
    marker = line._marker
    if marker.get_marker() in (None, "None", " ", ""):
        return {}
    path = marker.get_path().transformed(marker.get_transform().frozen())
    size = 1 if marker.get_marker() == "," else line.get_markersize()
    return {
        "path": _path(path, size),
        "fill": [_hex(line.get_markerfacecolor()) if marker.is_filled() else "none"],
        "edge": _hex(line.get_markeredgecolor()),
        "width": line.get_markeredgewidth(),
        "alpha": line.get_alpha() or 1,
    }


def _path(path, size):
    """A matplotlib path as an SVG path (y points down there)."""
    names, out = {1: "M", 2: "L", 3: "Q", 4: "C", 79: "Z"}, ""
    for points, code in path.iter_segments(simplify=False):
        numbers = (
            []
            if code == 79
            else [
                f"{v * size * (-1 if i % 2 else 1):.3f}".rstrip("0").rstrip(".") for i, v in enumerate(points)
            ]
        )
        out += names[int(code)] + " ".join(numbers)
    return out


def _colormap(artist):
    return [artist.get_cmap().name, float(artist.norm.vmin), float(artist.norm.vmax)]
