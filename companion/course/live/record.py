"""Write down what numpy does to the controls, as a graph that the page replays.

`Recorded` is an array that implements numpy's protocols (`__array_ufunc__`, `__array_function__`). It carries
its value at the start, so shapes and dtypes are real, and a place in a `Graph`. An operation between a
recorded array and anything else adds a node; operations between plain arrays never reach the graph. Equal
nodes are merged. What cannot be replayed is refused with one line that says how to write it.
"""

from __future__ import annotations

import re

import numpy as np

from .style import minus

# Operations on single numbers: the page has one line of JavaScript for each name.
ELEMENTWISE = set(
    "add subtract multiply divide power negative positive absolute sign square sqrt cbrt reciprocal exp exp2 "
    "expm1 log log2 log10 log1p logaddexp sin cos tan arctan arctan2 hypot sinh cosh tanh floor ceil trunc "
    "rint remainder floor_divide maximum minimum heaviside greater greater_equal less less_equal equal not_equal "
    "logical_and logical_or logical_xor logical_not isnan isfinite isinf".split()
)
BITWISE = {
    "bitwise_and": "logical_and",
    "bitwise_or": "logical_or",
    "bitwise_xor": "logical_xor",
    "invert": "logical_not",
}
REDUCE = {
    "add": "sum",
    "multiply": "prod",
    "maximum": "max",
    "minimum": "min",
    "logical_or": "any",
    "logical_and": "all",
}
# Functions that only move numbers: they are run on an array of positions, and one gather is recorded.
MOVES = set(
    "reshape ravel transpose permute_dims matrix_transpose swapaxes moveaxis rollaxis squeeze expand_dims "
    "broadcast_to flip fliplr flipud roll rot90 repeat tile diag diagonal tril triu atleast_1d atleast_2d "
    "copy pad".split()
)
JOINS = set("concatenate concat stack vstack hstack dstack column_stack".split())
METHODS = set(
    "sum prod max min mean std var any all argmax argmin clip round cumsum cumprod argsort take dot ravel "
    "squeeze swapaxes diagonal repeat".split()
)
SPEC = re.compile(r"[+ ]?,?(\.\d+)?[dfeg%]?")


class CannotRecord(TypeError):
    """A draw function did something that the page could not replay."""


class Graph:
    """Nodes (operation, inputs, extra), each with its value at the start."""

    def __init__(self):
        self.nodes, self.values, self.known, self.pieces = [], [], {}, []

    def node(self, operation, inputs, value, extra=None, key=None):
        value = np.asarray(value)
        if value.dtype.kind not in "biuf" or (value.dtype.kind == "f" and value.dtype != np.float64):
            raise CannotRecord(
                f"np.{operation} gives {value.dtype} here, and the page computes in float64: turn "
                "the constant into float64 before draw uses it (.astype(float))"
            )
        inputs = tuple(inputs)
        key = (operation, inputs, value.shape, value.dtype.kind == "b", key if key is not None else extra)
        if key not in self.known:
            self.known[key] = len(self.nodes)
            self.nodes.append((operation, inputs, extra))
            self.values.append(value)
        return Recorded(self, self.known[key])

    def input(self, name, value):
        """A leaf that the page sets: a control, or one array of the state."""
        value = np.array(value)
        return self.node("input", (), value, name, key=(name, value.tobytes()))

    def constant(self, value):
        value = np.asarray(value)
        if value.dtype.kind not in "biuf":
            raise CannotRecord(f"a live value met {value.dtype} data; only numbers can be recorded")
        kept = value if value.dtype.kind in "bi" else value.astype(np.float64)
        return self.node("constant", (), kept, key=np.asarray(value, np.float64).tobytes()).index

    def ref(self, x):
        return x.index if isinstance(x, Recorded) else self.constant(x)


def value_of(x):
    """The start value of a recorded array; lists and tuples are searched; anything else passes."""
    if isinstance(x, Recorded):
        return x.value
    return type(x)(map(value_of, x)) if type(x) in (list, tuple) else x


def is_live(x):
    """True for a recorded array and for a list or tuple that holds one."""
    return isinstance(x, Recorded) or (isinstance(x, (list, tuple)) and any(map(is_live, x)))


class Recorded(np.lib.mixins.NDArrayOperatorsMixin):
    """An array that is being recorded."""

    def __init__(self, graph, index):
        self.graph, self.index = graph, index

    value = property(lambda self: self.graph.values[self.index])
    shape = property(lambda self: self.value.shape)
    ndim = property(lambda self: self.value.ndim)
    size = property(lambda self: self.value.size)
    dtype = property(lambda self: self.value.dtype)
    T = property(lambda self: np.transpose(self))

    def __repr__(self):
        now = np.array2string(self.value, threshold=8, precision=4)
        return f"<recorded array, shape {self.shape}, now {now}>"

    # -- what Python may not do with it
    def __bool__(self):
        raise CannotRecord(
            "a live value cannot decide an if, while, and, or, min or max: use np.where(condition, a, b)"
            ", np.minimum, np.maximum, words(condition, ...) or a choice()"
        )

    def __index__(self):
        raise CannotRecord(
            "a live value cannot be a range, an index into a plain array or a slice: use take(table, i) "
            "of companion.course.live, or hide the rest with np.where(np.arange(n) < i, y, np.nan)"
        )

    def __float__(self):
        raise CannotRecord(
            "a live value cannot become a Python float: keep it in numpy (np.exp, not math.exp), and "
            "build arrays with np.stack([...]) instead of np.array([...])"
        )

    def __int__(self):
        raise CannotRecord("a live value cannot become a Python int: use np.floor(x) or x.astype(int)")

    def __array__(self, dtype=None, copy=None):
        raise CannotRecord(
            "np.array, np.asarray, an index into a plain array or a library took a live value out of "
            "numpy's reach: use np.stack([...]), take(table, i) of companion.course.live, or an artist that moves"
        )

    def __setitem__(self, key, value):
        raise CannotRecord(
            "a live array cannot be written in place: build a new one, e.g. np.where(mask, new, old)"
        )

    def __len__(self):
        return len(self.value)

    def __iter__(self):
        return (self[i] for i in range(len(self.value)))

    def __round__(self, digits=0):
        return np.round(self, digits)

    def __format__(self, spec):
        if self.ndim:
            raise CannotRecord(f"only single numbers can be shown in a text, got shape {self.shape}")
        if self.dtype.kind == "b" or not (SPEC.fullmatch(spec) and (spec or self.dtype.kind == "i")):
            raise CannotRecord(
                f"{spec!r} cannot show this live value: use a format such as :.3f :.2e :g :d :.1% or words()"
            )
        return _piece(self.graph, self.index, spec, format(self.value[()], spec))

    def __str__(self):
        return format(self, "")

    # -- numpy's two protocols
    def __array_ufunc__(self, ufunc, method, *inputs, out=None, **kwargs):
        name = ufunc.__name__
        if out is not None:
            raise CannotRecord(
                "a live figure cannot change an array in place (+=, -=, out=): write w = w - step"
            )
        if method == "reduce" and name in REDUCE:
            return _reduce(REDUCE[name], inputs[0], **{"axis": 0, **kwargs})
        if method == "accumulate" and name in ("add", "multiply"):
            return _rows("cumsum" if name == "add" else "cumprod", inputs[0], kwargs.get("axis", 0))
        if method == "outer" and name in ELEMENTWISE:
            a, b = inputs
            return ufunc(np.reshape(a, np.shape(a) + (1,) * np.ndim(b)), b)
        if method == "__call__" and name == "matmul":
            return _matmul(self.graph, *inputs)
        if method != "__call__" or kwargs or name not in ELEMENTWISE | BITWISE.keys():
            raise _unsupported(f"np.{name}" + ("" if method == "__call__" else f".{method}"))
        value = ufunc(*map(value_of, inputs))
        if name in BITWISE:
            if value.dtype.kind != "b":
                raise _unsupported(f"np.{name} of whole numbers")
            name = BITWISE[name]
        if name == "add" and np.asarray(value).dtype.kind == "b":
            name = "logical_or"
        if (
            name == "power"
            and not isinstance(inputs[1], Recorded)
            and np.ndim(inputs[1]) == 0
            and inputs[1] == 2
        ):
            name, inputs = "square", inputs[:1]
        return self.graph.node(name, map(self.graph.ref, inputs), value)

    def __array_function__(self, function, types, args, kwargs):
        name = function.__name__
        if name in MOVES:
            return _move(function, args[0], *args[1:], **kwargs)
        if name in JOINS:
            return _move(function, list(args[0]), *args[1:], **kwargs)
        if name not in FUNCTIONS:
            raise _unsupported(f"np.{name}", HINTS.get(name))
        try:
            return FUNCTIONS[name](*args, **kwargs)
        except TypeError as error:
            if isinstance(error, CannotRecord) or "argument" not in str(error):
                raise
            raise _unsupported(f"np.{name} with these arguments ({error})") from None

    # -- methods of an array
    def __getattr__(self, name):
        if name in METHODS:
            return lambda *args, **kwargs: getattr(np, name)(self, *args, **kwargs)
        if name in ("item", "tolist", "sort", "fill", "put", "view", "nonzero"):
            raise CannotRecord(
                f".{name}() of a live array cannot be recorded: keep it in numpy and build new arrays"
            )
        raise AttributeError(f"a recorded array has no attribute {name!r}")

    def copy(self, order=None):
        return self

    def flatten(self, order="C"):
        return np.ravel(self)

    def reshape(self, *shape, **kwargs):
        return np.reshape(self, shape[0] if len(shape) == 1 else shape, **kwargs)

    def transpose(self, *axes):
        return np.transpose(self, (axes[0] if len(axes) == 1 else axes) or None)

    def astype(self, dtype, copy=True):
        kind = np.dtype(dtype).kind
        if kind == "f" and np.dtype(dtype) != np.float64:
            raise CannotRecord(
                f"astype({np.dtype(dtype).name}) of a live value: the page computes in float64; bake "
                "float32 arrays, one for each value of a choice()"
            )
        if kind == "b":
            return self != 0
        whole = np.trunc(self) if kind in "iu" and self.dtype.kind == "f" else self
        return (
            whole.graph.node("cast", [whole.index], whole.value.astype(dtype), kind)
            if self.dtype != dtype
            else self
        )

    def __getitem__(self, key):
        keys = list(key) if isinstance(key, tuple) else [key]
        ends = [[k.start, k.stop, k.step] for k in keys if isinstance(k, slice)]
        if not is_live(keys) and not is_live(ends):
            return _move(lambda a: a[key], self)
        if any(isinstance(k, Recorded) and k.dtype.kind == "b" for k in keys):
            raise CannotRecord(
                "a live mask would change the size of the array: use np.where(mask, x, 0) or np.nan"
            )
        if (
            is_live(ends)
            or any(end != [None] * 3 for end in ends)
            or any(k is None or k is Ellipsis for k in keys)
        ):
            raise CannotRecord(
                "a live index beside a slice cannot be recorded: take one step at a time, take(x, i, "
                "axis); a live length: np.where(np.arange(n) < i, y, np.nan)"
            )
        while keys and isinstance(keys[-1], slice):
            keys.pop()
        if any(isinstance(k, slice) for k in keys):
            live = [k for k in keys if not isinstance(k, slice)]
            if len(live) > 1:
                raise CannotRecord("one live index beside ':' is possible, not two: index once more")
            return _take(self, live[0], axis=len(keys) - 1)
        lengths, flat = self.shape[: len(keys)], 0
        for k, n in zip(keys, lengths):
            flat = flat * n + np.where(np.less(k, 0), np.add(k, n), k)
        return _take(np.reshape(self, (int(np.prod(lengths)), *self.shape[len(keys) :])), flat, axis=0)


# ---- the operations the page knows besides the elementwise ones: gather, take, rows, matmul, where, cast


def _move(function, source, *args, **kwargs):
    """function(source) where it only moves numbers; position -1 is a new zero (np.diag, np.pad)."""
    parts = source if isinstance(source, list) else [source]
    graph = next(p for p in parts if isinstance(p, Recorded)).graph
    start, places = 1, []
    for part in parts:
        size, shape = np.size(value_of(part)), np.shape(value_of(part))
        places.append(np.arange(start, start + size).reshape(shape))
        start += size
    places = function(places if isinstance(source, list) else places[0], *args, **kwargs) - 1
    value = function(value_of(source), *args, **kwargs)
    places = np.asarray(places)
    if len(parts) == 1 and np.array_equal(places.ravel(), np.arange(start - 1)):
        return graph.node("reshape", [parts[0].index], value)
    return graph.node("gather", map(graph.ref, parts), value, _runs(places.ravel()), key=places.tobytes())


def _runs(places):
    """Positions as runs [first, step, count, ...]."""
    runs, k = [], 0
    while k < len(places):
        step = int(places[k + 1] - places[k]) if k + 1 < len(places) else 1
        end = k + 1
        while end < len(places) and places[end] - places[end - 1] == step:
            end += 1
        runs += [int(places[k]), step, end - k]
        k = end
    return runs


def _take(a, indices, axis=None, mode=None):
    """a[indices] along one axis, for a live index or a live table."""
    if axis is None:
        a, axis = np.reshape(a, -1), 0
    a = np.moveaxis(a, axis, 0) if axis else a
    graph = (a if isinstance(a, Recorded) else indices).graph
    places = value_of(indices)
    if np.asarray(places).dtype.kind not in "iu":
        raise CannotRecord("a live index must hold whole numbers: a steps() control or x.astype(int)")
    out = graph.node("take", [graph.ref(a), graph.ref(indices)], value_of(a)[places])
    if not axis:
        return out
    count = np.ndim(places)
    return np.moveaxis(out, list(range(count)), list(range(axis, axis + count)))


def take(table, index, axis=0):
    """table[index] along one axis, for an index that may be live (numpy cannot index a plain array so).

    >>> int(take(np.array([10, 20, 30]), 1))
    20
    """
    return _take(table, index, axis) if is_live(table) or is_live(index) else np.take(table, index, axis=axis)


def _rows(operation, x, axis, one=False):
    """An operation along the last axis, after moving `axis` there; `one` number a row, or as many."""
    if not isinstance(x, Recorded):
        return getattr(np, operation)(x, axis=axis)
    x, axis = (np.ravel(x), 0) if axis is None else (x, axis)
    last = np.moveaxis(x, axis, -1) if axis % max(x.ndim, 1) != x.ndim - 1 else x
    keywords = {"kind": "stable"} if operation in ("sort", "argsort") else {}
    out = x.graph.node(operation, [last.index], getattr(np, operation)(last.value, axis=-1, **keywords))
    return out if one or last is x else np.moveaxis(out, -1, axis)


def _reduce(operation, x, axis=None, keepdims=False, dtype=None, out=None, **kwargs):
    if dtype is not None or out is not None or kwargs:
        raise _unsupported(f"np.{operation} with {sorted(kwargs) or 'dtype or out'}")
    if operation in ("any", "all"):
        x, operation = (x if x.dtype.kind == "b" else x != 0), "max" if operation == "any" else "min"
    axes = range(x.ndim) if axis is None else [axis] if np.ndim(axis) == 0 else axis
    axes = sorted(int(a) % x.ndim for a in axes)
    kept = [a for a in range(x.ndim) if a not in axes]
    rows = (
        np.reshape(np.transpose(x, kept + axes), [x.shape[a] for a in kept] + [-1])
        if x.ndim
        else np.reshape(x, 1)
    )
    total = _rows(operation, rows, -1, one=True)
    return np.reshape(total, [1 if a in axes else n for a, n in enumerate(x.shape)]) if keepdims else total


def _matmul(graph, a, b):
    value = np.matmul(value_of(a), value_of(b))
    a = np.reshape(a, (1, np.size(a))) if np.ndim(a) == 1 else a
    b = np.reshape(b, (np.size(b), 1)) if np.ndim(b) == 1 else b
    batch = np.broadcast_shapes(np.shape(a)[:-2], np.shape(b)[:-2])
    a, b = (np.broadcast_to(m, batch + np.shape(m)[-2:]) for m in (a, b))
    full = graph.node("matmul", [graph.ref(a), graph.ref(b)], np.matmul(value_of(a), value_of(b)))
    return np.reshape(full, value.shape)


def _where(condition, *choices):
    if len(choices) != 2:
        raise CannotRecord("np.where(mask) alone has a live size: give both values, np.where(mask, a, b)")
    parts = [condition, *choices]
    graph = next(p for p in parts if isinstance(p, Recorded)).graph
    return graph.node("where", map(graph.ref, parts), np.where(*map(value_of, parts)))


# ---- the functions that are written with the ones above


def _clip(a, a_min=None, a_max=None, min=None, max=None):
    low, high = (min if a_min is None else a_min), (max if a_max is None else a_max)
    a = a if low is None else np.maximum(a, low)
    return a if high is None else np.minimum(a, high)


def _mean(a, axis=None, keepdims=False, **kwargs):
    total = _reduce("sum", a, axis, keepdims, **kwargs)
    return total / (a.size / max(total.size, 1))


def _var(a, axis=None, ddof=0, keepdims=False):
    total = _reduce("sum", np.square(a - _mean(a, axis, True)), axis, keepdims)
    return total / (a.size / max(total.size, 1) - ddof)


def _arg(operation):
    def along(a, axis=None, keepdims=False):
        out = _rows(operation, a, axis, one=True)
        return np.expand_dims(out, axis) if keepdims and axis is not None else out

    return along


def _median(a, axis=None):
    rows = np.sort(np.ravel(a)) if axis is None else np.moveaxis(np.sort(a, axis=axis), axis, -1)
    n = rows.shape[-1]
    return (rows[..., (n - 1) // 2] + rows[..., n // 2]) / 2


def _linspace(start, stop, num=50, endpoint=True):
    step = (stop - start) / max(num - endpoint, 1)
    line = np.arange(num) * step + start
    return np.where(np.arange(num) == num - 1, stop, line) if endpoint and num > 1 else line


def _interp(x, xp, fp):
    last = len(xp) - 1
    i = np.clip(np.sum(np.expand_dims(x, -1) >= xp[1:], axis=-1), 0, last - 1)
    x0, x1, y0, y1 = _take(xp, i), _take(xp, i + 1), _take(fp, i), _take(fp, i + 1)
    return y0 + (y1 - y0) / (x1 - x0) * (np.clip(x, xp[0], xp[-1]) - x0)


def _take_along_axis(arr, indices, axis=-1):
    grids = list(np.indices(np.shape(indices), sparse=True))
    grids[axis] = indices
    graph = (arr if isinstance(arr, Recorded) else indices).graph
    return Recorded(graph, graph.ref(arr))[tuple(grids)]


def _full_like(a, fill_value, dtype=None):
    return np.broadcast_to(
        np.asarray(fill_value, dtype or a.dtype) if not is_live(fill_value) else fill_value, np.shape(a)
    )


def _norm(x, ord=None, axis=None, keepdims=False):
    if ord not in (None, 2) or (ord == 2 and axis is None and np.ndim(x) > 1):
        raise _unsupported(f"np.linalg.norm with ord={ord}")
    return np.sqrt(_reduce("sum", np.square(x), axis, keepdims))


def _round(a, decimals=0):
    return np.rint(a) if decimals == 0 else np.rint(a * 10.0**decimals) / 10.0**decimals


FUNCTIONS = {
    **{
        name: (lambda operation: lambda a, axis=None, **k: _reduce(operation, a, axis, **k))(name)
        for name in ("sum", "prod", "max", "min", "any", "all")
    },
    **{
        name: (lambda operation, axis: lambda a, axis=axis: _rows(operation, a, axis))(name, axis)
        for name, axis in {"sort": -1, "argsort": -1, "cumsum": None, "cumprod": None}.items()
    },
    "amax": lambda a, axis=None, **k: _reduce("max", a, axis, **k),
    "amin": lambda a, axis=None, **k: _reduce("min", a, axis, **k),
    "argmax": _arg("argmax"),
    "argmin": _arg("argmin"),
    "mean": _mean,
    "var": _var,
    "std": lambda a, axis=None, **k: np.sqrt(_var(a, axis, **k)),
    "median": _median,
    "where": _where,
    "clip": _clip,
    "take": _take,
    "take_along_axis": _take_along_axis,
    "interp": _interp,
    "dot": lambda a, b: np.matmul(a, b) if np.ndim(a) and np.ndim(b) else np.multiply(a, b),
    "outer": lambda a, b: np.multiply.outer(np.ravel(a), np.ravel(b)),
    "linspace": _linspace,
    "norm": _norm,
    "round": _round,
    "around": _round,
    "diff": lambda a, n=1, axis=-1: _move(lambda v: np.take(v, range(1, v.shape[axis]), axis), a)
    - _move(lambda v: np.take(v, range(v.shape[axis] - 1), axis), a),
    "ptp": lambda a, axis=None: np.max(a, axis=axis) - np.min(a, axis=axis),
    "trace": lambda a: np.sum(np.diagonal(a)),
    "append": lambda a, b: np.concatenate([np.ravel(a), np.ravel(b)]),
    "count_nonzero": lambda a, axis=None: np.sum(np.not_equal(a, 0), axis=axis),
    "isclose": lambda a, b, rtol=1e-5, atol=1e-8: np.abs(a - b) <= atol + rtol * np.abs(b),
    "nan_to_num": lambda x, nan=0.0: np.where(np.isnan(x), nan, x),
    "shape": lambda a: a.shape,
    "ndim": lambda a: a.ndim,
    "size": lambda a, axis=None: np.size(a.value, axis),
    "zeros_like": lambda a, dtype=None: np.zeros(a.shape, dtype or a.dtype),
    "ones_like": lambda a, dtype=None: np.ones(a.shape, dtype or a.dtype),
    "empty_like": lambda a, dtype=None: np.zeros(a.shape, dtype or a.dtype),
    "full_like": _full_like,
    "broadcast_arrays": lambda *a: tuple(
        np.broadcast_to(x, np.broadcast_shapes(*map(np.shape, a))) for x in a
    ),
    "result_type": lambda *a: np.result_type(*map(value_of, a)),
}
HINTS = {
    "einsum": "write it with @, sum and broadcasting",
    "tensordot": "write it with @ and reshape",
    "inner": "write it with @",
    "solve": "write the 2 x 2 formula, or choose with choice()",
    "inv": "write the 2 x 2 formula, or choose with choice()",
    "histogram": "count with np.sum((x >= low) & (x < high))",
    "searchsorted": "count with np.sum(table < x)",
    "unique": "its size would be live",
    "nonzero": "its size would be live",
    "allclose": "it decides in Python",
}


def _unsupported(what, hint=None):
    return CannotRecord(
        f"{what} cannot be replayed on the page: "
        + (
            hint
            or "compute it outside draw, write it with "
            "other numpy functions, or let a choice() or bake=True record every value"
        )
    )


# ---- texts: a live number stands in a string as a private mark, and becomes a template for the page

MARK = re.compile("\ue000(\\d+)\ue001")


def _piece(graph, index, what, text):
    graph.pieces.append((index, what, text))
    return f"\ue000{len(graph.pieces) - 1}\ue001"


def words(condition, yes, no):
    """`yes` where the condition holds, else `no`: the choice of words for a figure's sentence.

    >>> words(2 > 1, "alive", "dead")
    'alive'
    """
    return pick(condition, [no, yes])


def pick(index, options):
    """The word that belongs to a whole number: `pick(p.argmax(), ["cat", "dog"])`."""
    if not isinstance(index, Recorded):
        return options[int(index)]
    if index.ndim or index.dtype.kind not in "bi":
        raise CannotRecord("words() and pick() need one condition or one whole number")
    return _piece(index.graph, index.index, list(options), options[int(index.value)])


def template(graph, text):
    """A string with marks -> (its text at the start, [str | [node, format] | [node, [templates]], ...])."""
    shown, parts = "", []
    for n, part in enumerate(MARK.split(text)):
        if n % 2 == 0:
            shown += part
            parts += [part] if part else []
        else:
            index, what, now = graph.pieces[int(part)]
            shown += minus(template(graph, now)[0])
            parts.append([index, what if isinstance(what, str) else [template(graph, w)[1] for w in what]])
    return shown, parts
