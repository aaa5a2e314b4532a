"""The page's face: record every view of a figure once, and write SVG, graph and controls as HTML.

A *view* is one combination of the enumerated controls (choices, toggles, baked sliders). Views share a graph.
"""

from __future__ import annotations

import base64
import html as escape
import io
import itertools
import json
import math
import re
import warnings
import xml.etree.ElementTree as ET
import zlib

import numpy as np

from .artists import Sheet
from .record import CannotRecord, Graph, Recorded, template, value_of
from .style import COLORS, NAMES, rc

MAX_VIEWS, MAX_NODES = 96, 30_000
SVG = "{http://www.w3.org/2000/svg}"


# ---- recording


class View:
    """One recorded combination: the drawn figure, its marks, texts, sentence, and the state of a step."""

    def __init__(self, figure, graph, enumerated):
        live = {key: graph.input(key, c.cast(c.start)) for key, c in figure.controls.items() if c.live}
        values = {**live, **enumerated}
        values = {key: values[key] for key in figure.controls}
        self.state, state = [], None  # (what init gives, the leaf that holds it, what step makes of it)
        if figure.init:
            given = figure.init(**values)
            first = {key: graph.ref(value) for key, value in figure.named(given)}
            leaves = {key: graph.input(f"state:{key}", graph.values[ref]) for key, ref in first.items()}
            state = leaves if isinstance(given, dict) else tuple(leaves.values())
            after = {key: graph.ref(value) for key, value in figure.named(figure.step(state, **values))}
            _check_state(graph, first, after)
            self.state = [(first[key], leaves[key].index, after[key]) for key in first]
        self.sheet = Sheet()
        self.picture, says = figure.picture(wrap=self.sheet.wrap, state=state, cast=values)
        self.says = template(graph, says)[1]
        self.texts = {}
        self._fill_texts(graph)
        self._check_limits()

    def _fill_texts(self, graph):
        from matplotlib.text import Text

        for n, text in enumerate(self.picture.findobj(Text)):
            shown, parts = template(graph, text.get_text())
            if any(not isinstance(part, str) for part in parts):
                if "$" in shown or "\n" in shown:
                    raise CannotRecord(f"a live text is one line without $formulas$ (use Unicode): {shown!r}")
                text.set_text(shown)
                text.set_gid(f"t{n}")
                self.texts[f"t{n}"] = parts

    def _check_limits(self):
        for mark in self.sheet.marks:
            ax = self.sheet.axes[mark.axes]
            for way in "xy":
                live = any(name[0] == way and isinstance(v, Recorded) for name, v in mark.channels.items())
                if live and mark.options.get("fraction") != way and getattr(ax, f"get_autoscale{way}_on")():
                    raise CannotRecord(
                        f"fix the axis limits: live values move in {way}, so call "
                        f"ax.set({way}lim=(low, high))"
                    )

    def svg(self, name):
        """(the first picture as tidy SVG, the axes' transforms, the marks) in SVG points."""
        import matplotlib
        from matplotlib.backends.backend_svg import FigureCanvasSVG

        figure, marks = self.picture, []
        with matplotlib.rc_context(rc(name)):
            figure.get_layout_engine().execute(figure)
            figure.set_layout_engine("none")
            for n, mark in enumerate(self.sheet.marks):
                for j, artist in enumerate(mark.artists):
                    if mark.kind != "text" or not artist.get_gid():
                        artist.set_gid(f"m{n}.{j}")
            stack = _stacked(figure)
            buffer = io.StringIO()
            # savefig would draw everything once more before it writes
            FigureCanvasSVG(figure).print_svg(
                buffer, metadata={"Date": None, "Creator": None, "Format": None, "Type": None}
            )
        for n, mark in enumerate(self.sheet.marks):
            if any(isinstance(v, Recorded) for v in mark.channels.values()):
                for part in {"fill", "edge"} & mark.options.keys():
                    mark.options[part] = themed(mark.options[part])
                if mark.kind == "text":
                    ax = self.sheet.axes[mark.axes]
                    start = [float(value_of(mark.channels[way])[0]) for way in "xy"]
                    px, py = ax.transData.transform(start)
                    mark.options["at"] = [round(px, 3), round(figure.bbox.height - py, 3)]
                marks.append(
                    {
                        "n": n,
                        "k": mark.kind,
                        "a": mark.axes,
                        "g": [a.get_gid() for a in mark.artists],
                        **mark.options,
                        "c": mark.channels,
                    }
                )
        smooth = [artist.get_gid() for mark in self.sheet.marks if mark.options.get("smooth") for artist in mark.artists]
        picture = tidy(buffer.getvalue(), f"live-{name}", stack, smooth)
        return picture, [_transform(ax, figure) for ax in self.sheet.axes], marks


def _check_state(graph, first, after):
    if first.keys() != after.keys():
        raise CannotRecord(f"step must return the state that it took, {list(first)}, got {list(after)}")
    for key in first:
        now, then = graph.values[first[key]], graph.values[after[key]]
        if now.shape != then.shape or now.dtype.kind != then.dtype.kind:
            raise CannotRecord(
                f"step must keep the shape and kind of the state: {key!r} is {now.dtype}{list(now.shape)} "
                f"before and {then.dtype}{list(then.shape)} after"
            )


def _transform(ax, figure):
    """x and y of one Axes as [is log, scale, offset], and its box, in SVG points (y points down)."""
    height, ways = figure.bbox.height, {}
    box = ax.bbox
    for way, i in (("x", 0), ("y", 1)):
        scale = getattr(ax, f"get_{way}scale")()
        if scale not in ("linear", "log"):
            raise CannotRecord(f"the page knows linear and log axes, got {scale}")
        ends = getattr(ax, f"get_{way}lim")()
        low, high = (math.log10(v) for v in ends) if scale == "log" else ends
        a, b = (
            ax.transData.transform((v, ax.get_ylim()[0]) if i == 0 else (ax.get_xlim()[0], v))[i]
            for v in ends
        )
        k = (b - a) / (high - low)
        ways[way] = (
            [int(scale == "log"), k, a - k * low]
            if i == 0
            else [int(scale == "log"), -k, height - a + k * low]
        )
    return {**ways, "b": [box.x0, height - box.y1, box.x1, height - box.y0]}


PHONE = 370  # points: a picture of this width is shown at about its own size on a phone


def _stacked(figure):
    """Panels side by side, laid out anew for a narrow page -> (its viewBox, the move of each Axes), or None.

    The page moves the panels of the one picture, so nothing is recorded or sent twice.
    """
    from matplotlib.transforms import Bbox

    panels = {}
    for ax in figure.axes:
        panels.setdefault(ax.get_subplotspec().num1, []).append(ax)
    if len(panels) < 2 or figure.bbox.width <= PHONE:
        return None
    boxes = {}
    for key, group in panels.items():
        box = Bbox.intersection(Bbox.union([ax.get_tightbbox() for ax in group]), figure.bbox)
        boxes[key] = box.padded(6)
    rows = [[]]
    for key in sorted(boxes):
        if rows[-1] and sum(boxes[k].width for k in rows[-1]) + boxes[key].width > PHONE:
            rows.append([])
        rows[-1].append(key)
    width = max(PHONE - 20, *(sum(boxes[k].width for k in row) for row in rows))
    moves, top = {}, 0
    for row in rows:
        left = (width - sum(boxes[k].width for k in row)) / 2
        for key in row:
            moves[key] = left - boxes[key].x0, top - (figure.bbox.height - boxes[key].y1)
            left += boxes[key].width
        top += max(boxes[k].height for k in row)
    shifts = [moves[ax.get_subplotspec().num1] for ax in figure.axes]
    return f"0 0 {width:.0f} {top:.0f}", [f"translate({x:.0f} {y:.0f})" for x, y in shifts]


def record(figure):
    """Record every view -> (graph, views)."""
    enumerated = {key: c.positions() for key, c in figure.controls.items() if not c.live}
    combinations = [dict(zip(enumerated, values)) for values in itertools.product(*enumerated.values())]
    if len(combinations) > MAX_VIEWS:
        raise CannotRecord(
            f"{figure.name} has {len(combinations)} combinations of choices, at most {MAX_VIEWS} are "
            "recorded: make one of them a slider or a steps control that draw uses through numpy"
        )
    graph, views = Graph(), []
    try:
        with np.errstate(all="ignore"):
            for values in combinations:
                views.append(View(figure, graph, values))
            size, pieces = len(graph.nodes), len(graph.pieces)
            again = View(figure, graph, combinations[0])
    except CannotRecord as error:
        raise CannotRecord(f"{figure.name}: {error}") from None
    except ValueError as error:
        if "setting an array element" not in str(error):
            raise
        raise CannotRecord(
            f"{figure.name}: a live value was written into a plain array in place: build it with np.stack, "
            "np.concatenate or np.where"
        ) from None
    if len(graph.nodes) != size:
        raise CannotRecord(
            f"{figure.name}: drawing twice gave two different graphs: something in it is random or keeps a "
            "count; draw random data once, outside of draw, init and step"
        )
    del graph.pieces[pieces:], again
    return graph, views


# ---- the payload


class Packer:
    """Keeps the nodes that something needs and writes them for the page: leaves first, then operations."""

    def __init__(self, graph, needed):
        stack, keep = list(needed), set(needed)
        while stack:
            for i in graph.nodes[stack.pop()][1]:
                if i not in keep:
                    keep.add(i)
                    stack.append(i)
        self.graph, self.place, self.leaves, self.nodes = graph, {}, [], []
        for i in sorted(keep):
            operation, inputs, extra = graph.nodes[i]
            shape = list(graph.values[i].shape)
            if operation in ("input", "constant"):
                self.place[i] = -1 - len(self.leaves)
                self.leaves.append(
                    ["i", shape, extra] if operation == "input" else ["c", shape, _numbers(graph.values[i])]
                )
            else:
                self.place[i] = n = len(self.nodes)
                refs = [n - self.place[j] if self.place[j] >= 0 else self.place[j] for j in inputs]
                self.nodes.append([operation, refs, shape] + ([extra] if extra is not None else []))
        if len(self.nodes) > MAX_NODES:
            raise CannotRecord(
                f"{len(self.nodes)} operations are recorded, at most {MAX_NODES} replay smoothly: make loops "
                "shorter, or use init and step"
            )

    def template(self, parts):
        return [
            (
                p
                if isinstance(p, str)
                else [self.place[p[0]], p[1] if isinstance(p[1], str) else [self.template(w) for w in p[1]]]
            )
            for p in parts
        ]


def _numbers(value):
    """Constants for JSON: one number, [number, count] as a repeat, linspace ends, or the list; exact."""
    flat = value.astype(float).ravel()
    if flat.size == 0:
        return []
    if np.array_equal(flat, np.full_like(flat, flat[0]), equal_nan=True):
        return _json(flat[0])
    if (
        flat.size > 4
        and np.isfinite(flat).all()
        and np.array_equal(flat, np.linspace(flat[0], flat[-1], flat.size))
    ):
        return {"from": _json(flat[0]), "to": _json(flat[-1])}
    rows = value.astype(float).reshape(value.shape[0], -1)
    if len(rows) > 1 and (rows == rows[0]).all():
        return {"tile": _numbers(rows[0])}
    if rows.shape[1] > 1 and (rows == rows[:, :1]).all():
        return {"repeat": _numbers(rows[:, 0])}
    return [_json(v) for v in flat]


def _json(v):
    """One number for JSON; what JSON cannot write becomes the text that JavaScript's Number() reads."""
    v = float(v)
    if not math.isfinite(v):
        return "NaN" if v != v else "Infinity" if v > 0 else "-Infinity"
    return int(v) if v.is_integer() and abs(v) < 2**53 and str(v) != "-0.0" else v


def payload(figure):
    """(what the page needs as a JSON-ready dictionary, the first picture, the longest sentence)."""
    graph, views = record(figure)
    drawn = [view.svg(figure.name) for view in views]
    needed = set()

    def need_template(parts):
        for part in parts:
            if not isinstance(part, str):
                needed.add(part[0])
                for option in part[1] if isinstance(part[1], list) else []:
                    need_template(option)

    for view, (_, _, marks) in zip(views, drawn):
        needed.update(*view.state)
        need_template(view.says)
        for parts in view.texts.values():
            need_template(parts)
        for mark in marks:
            mark["c"] = {name: graph.ref(v) for name, v in mark["c"].items()}
            needed.update(mark["c"].values())
    # a control that nothing shows still has its leaf: a dead control is found by the tests, not hidden here
    packer = Packer(graph, needed)
    maps, out, pictures = {}, [], {}
    for view, (svg, axes, marks) in zip(views, drawn):
        for mark in marks:
            mark["c"] = {name: packer.place[i] for name, i in mark["c"].items()}
            if "map" in mark:
                maps.setdefault(mark["map"][0], _lut(mark["map"][0]))
        out.append(
            {
                "svg": pictures.setdefault(svg, len(pictures)),
                "axes": _rounded(axes),
                "marks": marks,
                "says": packer.template(view.says),
                "texts": {g: packer.template(t) for g, t in view.texts.items()},
                "state": [[packer.place[i] for i in refs] for refs in view.state],
            }
        )
    first, *others = pictures  # the first one stands in the page
    longest = max((_longest(graph, view.says) for view in views), key=len)
    data = {
        "pictures": others,
        "leaves": packer.leaves,
        "nodes": packer.nodes,
        "views": out,
        "maps": maps,
        "controls": [spec(c) for c in figure.controls.values()],
        "perFrame": figure.per_frame,
    }
    if figure.narrow:
        data["narrow"] = figure.narrow
    if figure.ask:
        data["ask"] = _answer(figure)
    return data, first, longest


def _longest(graph, parts):
    """About the longest text of a template: its longest words, and numbers wider than at the start."""

    def long(ref, what):
        if not isinstance(what, str):
            return max((_longest(graph, words) for words in what), key=len)
        number = format(graph.values[ref][()], what)
        return number.ljust(len("-1.234e-05"), "0") if what.endswith("g") else number + "00"

    return "".join(part if isinstance(part, str) else long(*part) for part in parts)


def _lut(name):
    import matplotlib

    colors = (matplotlib.colormaps[name](np.linspace(0, 1, 256))[:, :3] * 255).round().astype("uint8")
    return colors.tobytes().hex()


def _rounded(axes):
    return [{key: [round(v, 6) for v in values] for key, values in ax.items()} for ax in axes]


# ---- SVG

KEEP = re.compile(r"[mt]\d+(\.\d+)?$")
NUMBER = re.compile(r"-?\d+\.\d+(?:e-?\d+)?")
INK = {
    "#000000": "var(--live-ink)",
    "#ffffff": "var(--live-paper)",
    **{colour: f"var(--live-{name})" for name, colour in zip(NAMES, COLORS)},
}


def themed(colour):
    """The variable of a colour (or of each in a list) that the dark exchanges; another colour itself."""
    return [themed(one) for one in colour] if isinstance(colour, list) else INK.get(colour, colour)


def tidy(svg, uid, stack=None, smooth=()):
    """matplotlib's SVG without metadata, with short numbers, its own ids, its colours as variables.

    `stack` is the layout for a narrow page (see _stacked); it waits in attributes until live.js needs it. The images
    named in `smooth` are drawn without an edge between their cells.
    """
    root = ET.fromstring(svg)
    for parent in list(root.iter()):
        for child in list(parent):
            if child.tag == SVG + "metadata" or (child.tag == SVG + "defs" and child[0].tag == SVG + "style"):
                parent.remove(child)
    used = {
        name: f"{uid}-s{n}"
        for n, name in enumerate(dict.fromkeys(re.findall(r'(?:url\(|href=")#([^")]+)', svg)))
    }
    axes = 0
    for element in root.iter():
        name = element.attrib.pop("id", "")
        if name in smooth:
            del element.attrib["style"]
        if KEEP.match(name):
            element.set("data-g", name)
        elif re.match(r"axes_\d+$", name):
            element.set("data-axes", str(axes))
            if stack:
                element.set("data-narrow", stack[1][axes])
            axes += 1
        elif name in used:
            element.set("id", used[name])
        for key, value in list(element.attrib.items()):
            element.set(key, _attribute(key.split("}")[-1], value, used))
        for place in ("text", "tail"):
            if element.tag != SVG + "text" and not (getattr(element, place) or "x").strip():
                setattr(element, place, None)
    for key in ("width", "height", "version"):
        root.attrib.pop(key, None)
    if stack:
        root.set("data-wide", root.get("viewBox"))
        root.set("data-narrow", stack[0])
        root.set("style", "--narrow:" + "/".join(stack[0].split()[2:]))
    root.set("aria-hidden", "true")
    root.set("focusable", "false")
    ET.register_namespace("", SVG[1:-1])
    ET.register_namespace("xlink", "http://www.w3.org/1999/xlink")
    return re.sub(r"\s*\n\s*", "", ET.tostring(root, encoding="unicode"))


def _attribute(key, value, used):
    if value.startswith("data:"):
        return value
    if key == "href" or "url(#" in value:
        value = re.sub(r"#([^)]+)", lambda m: "#" + used[m[1]], value)
    if key == "style":
        value = re.sub(r"#[0-9a-f]{6}\b", lambda m: themed(m[0]), value)
        value = re.sub(r"font: ([\d.]+px)[^;]*", r"font-size: \1", re.sub(r"font-family: [^;]*;?", "", value))
    if key in ("d", "x", "y", "width", "height", "transform", "points"):
        value = NUMBER.sub(lambda m: f"{float(m[0]):.2f}".rstrip("0").rstrip("."), value)
    return " ".join(value.split())


# ---- HTML


def spec(control):
    """What the script must know about a control."""
    kind = control.kind
    common = {"name": control.name, "kind": kind, "live": int(control.live)}
    if kind in ("range", "steps"):
        return {
            **common,
            "low": control.low,
            "high": control.high,
            "step": control.step,
            "log": int(control.log),
            "count": control.count,
            "at": control.index,
            "format": control.format,
            **({"wait": control.interval} if kind == "steps" else {}),
        }
    if kind in ("select", "toggle"):
        return {
            **common,
            "count": len(control.options),
            "at": control.index,
            "names": control.names,
            **(
                {"values": [[_json(v) for v in option.ravel()] for option in control.options]}
                if control.live
                else {}
            ),
        }
    if kind == "point":
        return {**common, "axes": control.axes, "x": spec(control.x), "y": spec(control.y)}
    sheets = [[name, (value.ravel() * 16).astype(int).tolist()] for name, value in control.sheets().items()]
    return {**common, "rows": control.shape[0], "columns": control.shape[1], "sheets": sheets}


def _answer(figure):
    """What the script tells and shows after a prediction. It is packed with the figure's data, out of sight."""
    ask = figure.ask
    shown = {name: figure.controls[name].place(value) for name, value in ask.show.items()}
    common = {"show": shown, "steps": ask.steps}
    if ask.by_line:
        line = {"along": ask.along, "axes": ask.axes, "near": ask.near, "right": float(ask.right)}
        return {**common, **line, "range": spec(ask.choices), "because": ask.because}
    return {**common, "right": ask.choices.index(ask.right), "says": [ask.verdict(choice) for choice in ask.choices]}


def _question(uid, ask):
    """The question as a group of buttons, or as a slider whose line is dragged in the picture."""
    if ask.by_line:
        line = '<div class="live-row">' + _range(f"{uid}-guess", ask.choices.label, ask.choices) + "</div>"
        chips = '<button type="button" data-guess>That is my prediction</button>'
    else:
        line = ""
        chips = "".join(
            f'<button type="button" data-guess="{k}">{escape.escape(choice)}</button>'
            for k, choice in enumerate(ask.choices)
        )
    return (
        f'<fieldset class="live-ask" disabled><legend><strong>Predict first.</strong> {escape.escape(ask.question)}'
        f'</legend>{line}<div class="live-buttons">{chips}<button type="button" data-guess="skip">Skip</button></div>'
        f'<p class="live-verdict" tabindex="-1" hidden></p></fieldset>'
    )


def _range(uid, label, control):
    text = control.text(control.start)
    return (
        f'<label for="{uid}">{escape.escape(label)}</label>'
        f'<input id="{uid}" type="range" min="0" max="{control.count - 1}" step="1" value="{control.index}" '
        f'aria-valuetext="{escape.escape(text)}"><output for="{uid}">{escape.escape(text)}</output>'
    )


def _button(action, text, extra=""):
    return f'<button type="button" data-do="{action}"{extra}>{text}</button>'


def _row(uid, control):
    label = escape.escape(control.label)
    if control.kind == "range":
        return _range(uid, control.label, control)
    if control.kind == "steps":
        buttons = (
            _button("play", "Play", ' aria-pressed="false"')
            + _button("back", "Back")
            + _button("next", "Next")
        )
        return _range(uid, control.label, control) + f'<span class="live-buttons">{buttons}</span>'
    if control.kind == "select":
        options = "".join(
            f'<option value="{i}"{" selected" if i == control.index else ""}>{escape.escape(name)}</option>'
            for i, name in enumerate(control.names)
        )
        return f'<label for="{uid}">{label}</label><select id="{uid}">{options}</select>'
    if control.kind == "toggle":
        tick = " checked" if control.start else ""
        return f'<label for="{uid}">{label}</label><input id="{uid}" type="checkbox"{tick}>'
    if control.kind == "point":
        return "".join(
            '<div class="live-row">' + _range(uid + way, f"{control.label}: {way}", getattr(control, way)) + "</div>"
            for way in "xy"
        )
    rows = []
    for r, line in enumerate(control.start):
        cells = "".join(
            f'<button type="button" role="gridcell" tabindex="{0 if r == c == 0 else -1}" '
            f'style="--v:{v:g}" aria-label="row {r + 1}, column {c + 1}: {v:.0%}"></button>'
            for c, v in enumerate(line)
        )
        rows.append(f'<div role="row">{cells}</div>')
    sheets = "".join(
        _button("sheet", escape.escape(name), f' data-sheet="{i}"') for i, name in enumerate(control.sheets())
    )
    return (
        f'<span id="{uid}">{label}</span><div><div class="live-sheet" role="grid" aria-labelledby="{uid}" '
        f'>{"".join(rows)}</div><span class="live-buttons">{sheets}</span></div>'
    )


def html(figure):
    """The figure as HTML: picture, sentence, controls and data. The page loads script and style."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        data, svg, longest = payload(figure)
    uid = f"live-{figure.name}"
    rows = [
        f'<div class="live-row live-{c.kind}" data-control="{c.name}">{_row(f"{uid}-{n}", c)}</div>'
        for n, c in enumerate(figure.controls.values())
    ]
    buttons = _button("reset", "Reset")
    if figure.init:
        speeds = "".join(
            f'<option value="{k}"{" selected" if k == 1 else ""}>{k} ×</option>' for k in (1, 4, 16)
        )
        buttons = (
            _button("play", "Play", ' aria-pressed="false"')
            + _button("next", "One step")
            + _button("again", "Start again")
            + f'<span class="live-buttons"><label for="{uid}-speed">speed</label>'
            f'<select id="{uid}-speed" class="live-speed">{speeds}</select></span>'
            + buttons
        )
    walked = next((n for n, c in enumerate(figure.controls.values()) if c.kind == "steps"), None)
    if walked is not None and not figure.init:
        rows[walked] = rows[walked].replace("</button></span>", f"</button>{buttons}</span>")      # in the row that has some
    else:
        # the first of these stands beside the picture on a phone: what trains is played first
        rows.insert(0 if figure.init else len(rows), f'<div class="live-buttons live-all">{buttons}</div>')
    return (
        f'<figure class="live" id="{uid}">'
        f'<div class="live-picture" role="img" aria-label="{escape.escape(figure.alt)}">{svg}</div>'
        f'<p class="live-sentence" data-longest="{escape.escape(longest)}">'
        f'<span class="live-says" aria-live="polite" aria-atomic="true">{escape.escape(figure.picture()[1])}</span>'
        "</p>"
        f"{_question(uid, figure.ask) if figure.ask else ''}"
        f'<fieldset class="live-controls" disabled><legend>Controls</legend>{"".join(rows)}</fieldset>'
        f'<script type="application/x-live">{pack(data)}</script></figure>\n'
    )


def pack(data):
    """JSON, deflated and in base64 when that is shorter."""
    raw = json.dumps(data, separators=(",", ":"), ensure_ascii=True)
    press = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = base64.b64encode(press.compress(raw.encode()) + press.flush()).decode()
    return packed if len(packed) < len(raw) else raw.replace("</", "<\\/")
