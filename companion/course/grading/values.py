"""Values on the wire between grader and answer, and their comparison. Nothing here unpickles or evaluates."""
import inspect
import itertools
import json
import struct
import textwrap
from collections.abc import Iterator

import numpy as np

MAX_FRAME = 64 * 2**20
MAX_ITEMS = 2000
KEPT = 8                # results of earlier calls that are watched


class Other:
    """A value that the grader does not look inside: an instance of some class, an array of objects, ..."""

    def __init__(self, kind):
        self.kind = kind


class Drained(list):
    """What a generator or another iterator gave: it could be walked through once."""


class WireError(Exception):
    """The other side sent something that is not a message."""


# ---- writing and reading messages: a head in JSON, then the raw bytes of all arrays

def encode(message, **values):
    """One frame: lengths, head, bytes."""
    blobs = []
    message = message | {"values": {name: _pack(v, blobs) for name, v in values.items()}}
    head = json.dumps(message | {"sizes": [len(blob) for blob in blobs]}).encode()
    body = head + b"".join(blobs)
    return struct.pack("<II", len(head), len(body)) + body


def decode(body, head_length):
    """The message in a frame; WireError when it is none."""
    try:
        message = json.loads(body[:head_length])
        blobs, at = [], head_length
        for size in message["sizes"]:
            blobs.append(body[at:at + size])
            at += size
        message["values"] = {name: _unpack(v, blobs) for name, v in message["values"].items()}
        return message
    except (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError,
            MemoryError) as error:
        raise WireError(f"{type(error).__name__}: {error}") from None


def plain(value):
    """A value as it looks after the wire, so that both ways of grading see the same."""
    frame = encode({}, value=value)
    return decode(frame[8:], struct.unpack("<I", frame[:4])[0])["values"]["value"]


def _pack(v, blobs, depth=0):
    kind = tuple if issubclass(type(v), tuple) else type(v)       # a named tuple is a tuple
    if depth > 6 or len(blobs) > MAX_ITEMS:
        return ["other", "value nested too deeply"]
    if isinstance(v, Iterator):                           # a generator of batches: drained within a bound
        items = list(itertools.islice(v, MAX_ITEMS + 1))
        if len(items) > MAX_ITEMS:
            return ["other", "iterator without end"]
        return _pack(Drained(items), blobs, depth)
    if kind is not tuple and isinstance(v, tuple):        # a named tuple
        return _pack(tuple(v), blobs, depth)
    if v is None or kind is bool or (kind is int and abs(v) < 2**63):
        return ["as is", v]
    if kind is str:
        return ["as is", v[:2000]]
    if kind is float:
        return ["float", v.hex()]
    if kind is int and abs(v) < 2**1000:
        return ["float", float(v).hex()]
    plain_array = kind is np.ndarray or isinstance(v, np.generic)
    if plain_array and v.dtype.kind in "biuf" and v.nbytes <= MAX_FRAME // 4:
        blobs.append(np.ascontiguousarray(v).tobytes())
        if kind is np.ndarray:
            return ["array", v.dtype.str, list(v.shape), len(blobs) - 1, order_of(v)]
        return ["scalar", v.dtype.str, [], len(blobs) - 1]
    if kind in (list, tuple, Drained) and len(v) <= MAX_ITEMS:
        return [kind.__name__.lower(), [_pack(item, blobs, depth + 1) for item in v]]
    if kind is dict and len(v) <= MAX_ITEMS and all(type(key) is str for key in v):
        return ["dict", {key[:200]: _pack(item, blobs, depth + 1) for key, item in v.items()}]
    if kind is np.random.Generator and type(v.bit_generator) is np.random.PCG64:
        state = v.bit_generator.state
        return ["rng", [*state["state"].values(), state["has_uint32"], state["uinteger"],
                        v.bit_generator.seed_seq.n_children_spawned]]
    if inspect.isfunction(v) and depth < 2 and getattr(v, "travels", False):
        return ["function", v.__name__, textwrap.dedent(inspect.getsource(v))]
    if kind is Other and type(v.kind) is str:
        return ["other", v.kind[:120]]
    if kind is np.ndarray:
        return ["other", f"array of {entries_of(v.dtype)} with shape {v.shape}"[:120]]
    return ["other", str(getattr(kind, "__name__", "object"))[:120]]


def _unpack(packed, blobs, depth=0):
    if depth > 8:
        raise WireError("nested too deeply")
    kind, content = packed[0], packed[1]
    if kind == "as is" and (content is None or type(content) in (bool, int, str)):
        return content
    if kind == "float":
        return float.fromhex(content)
    if kind in ("array", "scalar"):
        dtype = np.dtype(str(content))
        if dtype.kind not in "biuf":
            raise WireError(f"dtype {dtype}")
        flat = np.frombuffer(blobs[packed[3]], dtype)
        return laid_out(flat.reshape([int(n) for n in packed[2]]), packed[4]) if kind == "array" else flat[0]
    if kind in ("list", "tuple", "drained"):
        made = {"list": list, "tuple": tuple, "drained": Drained}[kind]
        return made(_unpack(item, blobs, depth + 1) for item in content)
    if kind == "dict":
        return {str(key): _unpack(item, blobs, depth + 1) for key, item in content.items()}
    if kind == "rng":
        return generator(content)
    if kind == "function":
        return Other(packed)                              # only a worker makes a function of it: rebuild
    if kind == "other":
        return Other(str(content)[:120])
    raise WireError(f"unknown kind {str(kind)[:40]}")


def order_of(array):
    """How an array lies in memory: C (row after row), F (column after column) or S (with gaps)."""
    return "C" if array.flags.c_contiguous else "F" if array.flags.f_contiguous else "S"


def laid_out(array, order):
    """A copy of an array that lies in memory in this order."""
    if order == "S" and array.ndim:
        return np.repeat(array, 2, axis=-1)[..., ::2]
    return np.array(array, order="F" if order == "F" else "C")


def generator(numbers, rng=None):
    """A Generator in the state that these numbers describe (written into rng, if there is one).

    inc belongs to the seed and stays: with the count of children it decides what rng.spawn gives.
    """
    state, inc, has, last, children = (int(n) for n in numbers)
    rng = np.random.default_rng(np.random.SeedSequence(inc, n_children_spawned=children)) if rng is None else rng
    rng.bit_generator.state = {"bit_generator": "PCG64", "state": {"state": state, "inc": inc},
                               "has_uint32": has, "uinteger": last}
    return rng


def generators(value):
    """All Generators inside a value, in order: their states travel back after a call."""
    if isinstance(value, (list, tuple)):
        return [rng for item in value for rng in generators(item)]
    return [value] if isinstance(value, np.random.Generator) else []


def copies(value, rngs=True):
    """A deep copy of arguments; rngs=False keeps each Generator itself: it runs on from call to call."""
    if isinstance(value, np.ndarray):
        return laid_out(value, order_of(value))
    if isinstance(value, (list, tuple)):
        return type(value)(copies(item, rngs) for item in value)
    if isinstance(value, dict):
        return {key: copies(item, rngs) for key, item in value.items()}
    return generator(_pack(value, [])[1]) if rngs and isinstance(value, np.random.Generator) else value


def frozen(value):
    """Every array inside a value as bytes, to see whether a call changed it."""
    if isinstance(value, np.ndarray):
        return value.shape, value.dtype.str, value.tobytes()
    if isinstance(value, (list, tuple)):
        return tuple(frozen(item) for item in value)
    if isinstance(value, dict):
        return tuple((key, frozen(item)) for key, item in value.items())
    return repr(value) if isinstance(value, (bool, int, float, str)) else None   # nan is not nan, its text is


def arrays(value):
    """All arrays inside a value, in order."""
    if isinstance(value, (list, tuple)):
        return [array for item in value for array in arrays(item)]
    return [value] if isinstance(value, np.ndarray) else []


def held(args):
    """What changed() needs: each argument as it is before a call, and its arrays, which a list may lose."""
    return [(frozen(arg), arrays(arg), frozen(arrays(arg))) for arg in args]


def changed(before, args):
    """(numbers of the arguments that a call changed, numbers of those whose arrays it changed)"""
    return ([i for i, (was, _, _) in enumerate(before) if was != frozen(args[i])],
            [i for i, (_, inside, were) in enumerate(before) if were != frozen(inside)])


def overwritten(earlier, result):
    """(did this call change what one of the calls before it returned?, what to hand in after the next call)

    Several, because two calls with arrays of the same shape need not follow each other.
    """
    changed = any(frozen(one) != was for one, was in earlier)
    return changed, [*earlier, (result, frozen(result))][-KEPT:]


# ---- comparing

def is_number(v):
    return isinstance(v, (float, int, np.floating, np.integer)) and not isinstance(v, (bool, np.bool_))


def is_truth(v):
    return isinstance(v, (bool, np.bool_)) or (isinstance(v, (int, np.integer)) and v in (0, 1))


def difference(got, want, rtol, atol, where=""):
    """The first place where two values differ, as (path, got there, wanted there); None when they agree.

    A list may stand for a tuple, a 0-d array for a number, and numpy's bool or 0 and 1 for Python's bool.
    NaN agrees with NaN.
    """
    if isinstance(want, np.ndarray) and want.shape == ():
        want = want[()]
    if isinstance(want, (tuple, list)):
        if not isinstance(got, (tuple, list)) or len(got) != len(want) or isinstance(got, Drained):
            return where, got, want
        found = (difference(g, w, rtol, atol, f"{where}[{i}]") for i, (g, w) in enumerate(zip(got, want)))
        return next((d for d in found if d is not None), None)
    if isinstance(want, dict):
        if not isinstance(got, dict) or got.keys() != want.keys():
            return where, got, want
        found = (difference(got[key], w, rtol, atol, f"{where}[{key!r}]") for key, w in want.items())
        return next((d for d in found if d is not None), None)
    if isinstance(want, np.ndarray):
        alike = type(got) is np.ndarray and got.shape == want.shape and got.dtype.kind in "biuf"
    elif is_number(want):
        alike = is_number(got) or (type(got) is np.ndarray and got.shape == () and got.dtype.kind in "iuf")
    elif isinstance(want, bool):
        return None if is_truth(got) and got == want else (where, got, want)
    else:
        return None if type(got) is type(want) and got == want else (where, got, want)
    if not alike:
        return where, got, want
    with np.errstate(all="ignore"):
        g, w = np.asarray(got, float), np.asarray(want, float)
        # infinity is near infinity only
        close = np.isfinite(w) & (np.abs(g - w) <= atol + rtol * np.abs(w))
        near = close | (g == w) | (np.isnan(g) & np.isnan(w))
    return None if near.all() else (where, got, want)


# ---- showing

def entry(x):
    """A float of an array, each by itself: one tiny neighbour does not turn them all into powers of ten."""
    text = f"{float(x) + 0.0:.6g}"                   # 0 rather than -0
    return text if set(text) & set(".en") else text + "."


def entries_of(dtype):
    """A dtype in words that are the same everywhere: how many bits an `int` has is the machine's own affair.

    So is the room that numpy gives to a number written as text.
    """
    return "strings" if dtype.kind == "U" else "int" if dtype == np.dtype(int) else str(dtype)


def show(v, width=160):
    """A value in one line, or an array in a few, short enough to read."""
    if isinstance(v, Other):
        return f"<{v.kind}>"
    if isinstance(v, np.ndarray):
        if v.size == 0 or v.size > 24:
            return f"<{entries_of(v.dtype)} array of shape {v.shape}>"
        return " ".join(np.array2string(v, separator=", ", max_line_width=10**6,
                                        formatter={"float_kind": entry}).split())
    if isinstance(v, np.random.Generator):
        return "rng"
    if inspect.isfunction(v):
        return v.__name__
    if isinstance(v, (float, np.floating)):
        return f"{float(v) + 0.0:.6g}"               # 0 rather than -0
    if isinstance(v, (tuple, list)):
        left, right = "()" if isinstance(v, tuple) else "[]"
        comma = ", ..." if len(v) > 6 else "," if len(v) == 1 and left == "(" else ""
        text = left + ", ".join(show(item, width) for item in v[:6]) + comma + right
    else:
        text = str(v) if isinstance(v, np.generic) else repr(v)
    return text if len(text) <= width else text[:width] + " ..."
