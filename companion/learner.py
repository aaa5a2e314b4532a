"""The reader's own functions: fetch them for a run, give them a folder to live in, make a package of them."""
import ast
import hashlib
import importlib.util
import json
import re
import sys
import textwrap
import time
import types
from pathlib import Path

import numpy as np

from . import activations, backprop, contract, data, losses, neurons, optimizers, training
from .grading import folder as grading
from .grading import notebook
from .grading.collect import defines
from .grading.spec import entries
from .grading.worker import build
from .show import COLUMNS

WORKBOOKS = Path(__file__).resolve().parents[1] / "book" / "exercises"
MARK = "written by `companion assemble`"


# ---- fetching

def mine(*names, where="."):
    """The reader's own functions where they are right, the companion's elsewhere; prints whose is whose.

    A function of the running notebook comes first, then a saved answer in the folder `where`.
    Returns one function, or a tuple in the order of the names.
    """
    found, whose = {}, {}
    for name in names:
        here = notebook.user_names().get(name)
        if callable(here) and not notebook.from_companion(here):
            verdict = notebook.verdict(name, here)
            if verdict.ok:
                found[name] = bound(here, verdict.stand_ins)
    missing = [name for name in names if name not in found]
    if missing:
        saved, whose = passing(grading.grade(where, only=missing), missing)
        found = saved | found
    yours = ", ".join(name for name in names if name in found)
    theirs = ", ".join(f"{name} ({whose[name]})".replace(" ", "\xa0") for name in names if name not in found)
    said = ". ".join([f"Yours: {yours}"] * bool(yours) + [f"The companion's: {theirs}"] * bool(theirs))
    print(textwrap.fill(said, COLUMNS).replace("\xa0", " "))       # no line ends between a name and its reason
    functions = tuple(found.get(name) or entries()[name].load().reference for name in names)
    return functions[0] if len(names) == 1 else functions


def bound(function, stand_ins):
    """A function of the notebook whose unfinished forerunners are replaced by the companion's."""
    if not stand_ins:
        return function
    room = function.__globals__ | {name: entries()[name].load().reference for name in stand_ins}
    return types.FunctionType(function.__code__, room, function.__name__, function.__defaults__,
                              function.__closure__)


def passing(grades, names):
    """({name: function} of the answers that pass, {name: why not} for the others), run in this process."""
    made, whose = {}, {}
    for name in names:
        verdict = grades.verdicts[name]
        if not verdict.ok:
            whose[name] = f"{verdict.entry.id} {verdict.status}"
            continue
        parts, references = grades.parts(name)
        made |= {reference: entries()[reference].load().reference for reference in references}
        for part in parts:
            if part["name"] not in made:
                made[part["name"]], _, _ = build(part, made, {})
    return {name: made[name] for name in names if name not in whose}, whose


# ---- a working copy

def start(target, workbooks=None):
    """Make or refresh a working copy of the workbooks: answers and notes are kept, new text arrives.

    Yields one line for each workbook. Whatever is replaced is kept in TARGET/.before.
    """
    workbooks, target = Path(workbooks or WORKBOOKS), Path(target)
    sources = sorted(workbooks.glob("*.ipynb"))
    if not sources:
        raise FileNotFoundError(f"there are no workbooks in {workbooks}; run this from the course's own "
                                "folder")
    if target.resolve() == workbooks.resolve():
        raise ValueError(f"{target} holds the course's own workbooks; choose another folder for your copy")
    if target.exists() and not target.is_dir():
        raise NotADirectoryError(f"{target} is a file; choose another name for your copy")
    target.mkdir(parents=True, exist_ok=True)
    for source in sources:
        copy, new = target / source.name, source.read_text(encoding="utf-8")
        if not copy.exists():
            write(copy, new)
            yield f"{source.name}: new"
            continue
        try:
            text = copy.read_text(encoding="utf-8")
            result, kept = merged(json.loads(text), json.loads(new))
        except (ValueError, KeyError, TypeError, AttributeError):
            yield f"{source.name}: cannot be read as a notebook, left as it is"
            continue
        if result == json.loads(text):
            yield f"{source.name}: up to date"
        else:
            (target / ".before").mkdir(exist_ok=True)
            write(target / ".before" / source.name, text)
            write(copy, json.dumps(result, indent=1, ensure_ascii=False) + "\n")
            yield f"{source.name}: new text, {kept} of your cells kept"


def write(path, text):
    """All of a file or nothing of it."""
    partial = path.with_name(path.name + ".part")
    partial.write_text(text, encoding="utf-8", newline="\n")
    partial.replace(path)


def merged(old, new):
    """A reader's notebook under a new text: (notebook, number of the reader's cells).

    A cell of the course carries its content's hash as its id. So a cell whose id does not fit its content was
    written or changed by the reader: it is kept, in the place of the one it replaces or behind the last.
    """
    cells = new["cells"]
    place = {key: i for i, cell in enumerate(cells) for key in (cell["id"], *answers_in(cell))}
    kept, behind, anchor, own = {}, {}, -1, set()
    for cell in old["cells"]:
        at = next((place[key] for key in (cell.get("id"), *answers_in(cell)) if key in place), None)
        if by_the_course(cell) or any(same(cell, other) for other in cells):
            if at is not None:
                anchor = at
                if same(cell, cells[at]) and at not in own:
                    kept[at] = cell                     # with the outputs that the reader saw
        elif at is not None and at not in own:
            kept[at], anchor = cell, at
            own.add(at)
        else:
            behind.setdefault(anchor, []).append(cell)
    result = list(behind.get(-1, ()))
    for i, cell in enumerate(cells):
        result += [kept.get(i, cell), *behind.get(i, ())]
    used = set()
    for i, cell in enumerate(result):                  # ids are unique in a notebook
        if cell.get("id") in used:
            result[i] = cell | {"id": f"{cell['id']}-{i}"}
        used.add(result[i].get("id"))
    return new | {"cells": result}, len(own) + sum(map(len, behind.values()))


def source_of(cell):
    return "".join(cell["source"])


def same(a, b):
    return a["cell_type"] == b["cell_type"] and source_of(a) == source_of(b)


def by_the_course(cell):
    digest = hashlib.sha256(f"{cell['cell_type']}\n{source_of(cell)}".encode()).hexdigest()[:12]
    return str(cell.get("id", "")).split("-")[0] == digest


def answers_in(cell):
    """The exercises whose function a cell defines, also while it does not parse."""
    if cell["cell_type"] != "code":
        return []
    found = re.findall(r"^def (\w+)|^(\w+) *= *lambda", source_of(cell), re.M)
    return [name for pair in found for name in pair if name in entries()]


# ---- a package of one's own

def assemble(target, where, say=print):
    """Write the passing answers of a folder as a package, examine it with the contract, train with it.

    Returns True when every function of the path is the reader's.
    """
    target = Path(target)
    first = target / "__init__.py"
    ours = first.is_file() and MARK in first.read_text(encoding="utf-8")
    if target.is_file() or (target.exists() and not ours and any(target.iterdir())):
        raise FileExistsError(f"{target} exists and is no package of assemble's; choose another name")
    if not target.name.isidentifier():
        raise ValueError(f"{target.name!r} cannot be imported; choose a name of letters, digits and _")
    grades = grading.grade(where)
    own = [name for name, verdict in grades.verdicts.items() if verdict.ok and verdict.entry.chapter]
    if not own:
        raise LookupError(f"no exercise in {where} passes yet, so there is nothing to assemble")
    write_package(target, grades, own)
    package = load(target)
    functions = {name: getattr(package, name) for name in own}
    path = [name for name, verdict in grades.verdicts.items() if verdict.entry.on_path]
    done = [name for name in path if name in own]
    say(f"{len(own)} functions written to {target}: {len(done)} of the path's {len(path)}, "
        f"{len(own) - len(done)} that go deeper.")
    rest = [name for name in path if name not in own]
    if rest:
        say(f"Still the companion's: {', '.join(rest)}.")
    kept, total, broken = examine(functions)
    say(f"Contract: {kept} of {total} promises kept.")
    for sentence in broken:
        say(f"  {sentence}")
    for line in trained(functions):
        say(line)
    if not rest:
        say("You have rebuilt it: every function of the training loop is yours.")
    return not rest


def write_package(target, grades, own):
    """chN.py for each chapter with a passing answer, and an __init__.py that offers them all."""
    target.mkdir(parents=True, exist_ok=True)
    for old in target.glob("ch*.py"):
        old.unlink()
    chapters = {}
    for name in own:
        chapters.setdefault(grades.verdicts[name].entry.chapter, []).append(name)
    for chapter, names in chapters.items():
        kept = dict.fromkeys(text for name in names for text in definitions(grades.found[name].program, own))
        homes = {}
        for used in sorted({used for name in names for used in entries()[name].load().uses} - set(names)):
            entry = entries()[used]
            home = f".ch{entry.chapter}" if used in own else entry.load().reference.__module__
            homes.setdefault(home, []).append(used)
        imports = ["import numpy as np", ""]
        imports += [f"from {home} import {', '.join(used)}" for home, used in sorted(homes.items())]
        text = ["\n".join(imports).strip(), *(line for line in kept if line != "import numpy as np")]
        write(target / f"ch{chapter}.py", "\n\n\n".join(text) + "\n")
    text = [f'"""A neural network of one\'s own, {MARK}."""']
    text += [f"from .ch{chapter} import {', '.join(names)}" for chapter, names in chapters.items()]
    write(target / "__init__.py", "\n".join([*text, "", f"__all__ = {sorted(own)!r}"]) + "\n")


def definitions(program, own):
    """The statements of a notebook that belong in a module: no companion, no failed answer, no mere call."""
    for _, text, _ in program:
        node = ast.parse(text).body[0]
        if isinstance(node, ast.ImportFrom):
            keep = node.level == 0 and node.module.split(".")[0] not in ("companion", "IPython")
        elif isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            keep = True
        else:
            keep = isinstance(node, (ast.Import, ast.Assign, ast.AnnAssign)) and "mine(" not in text
        if keep and all(name in own for name in entries() if defines(node, name)):
            yield text.strip("\n")


def load(target):
    """The package in a folder, imported anew under the folder's name."""
    spec = importlib.util.spec_from_file_location(target.name, target / "__init__.py",
                                                  submodule_search_locations=[str(target)])
    package = importlib.util.module_from_spec(spec)
    for name in [name for name in sys.modules if name == target.name or name.startswith(f"{target.name}.")]:
        del sys.modules[name]
    sys.modules[target.name] = package
    importlib.invalidate_caches()
    spec.loader.exec_module(package)
    return package


def examine(own):
    """(promises kept, promises examined, sentences for the broken ones), for whatever `own` takes part in."""
    def part(module, name):
        return own.get(name, getattr(module, name))

    def batch_or_row(Z):
        return own["softmax"](Z) if np.ndim(Z) == 2 else own["softmax"](Z[None])[0]

    def sample(rng, n):
        return rng.normal(size=(n, 4)) * 2, rng.integers(0, 4, n)

    def rule(w, m, v, t, g, lr):
        return own["adam_step"](w, m, v, t, g, lr)

    things = [("activation", {name}, (own.get(name), getattr(activations, f"{name}_grad")))
              for name in ("relu", "sigmoid", "leaky_relu")]
    things += [
        ("softmax", {"softmax"}, (batch_or_row, activations.softmax_jacobian)),
        ("loss", {"cross_entropy", "cross_entropy_grad"},
         (part(losses, "cross_entropy"), part(losses, "cross_entropy_grad"), sample)),
        ("layer", {"dense", "dense_backward"}, (part(neurons, "dense"), part(backprop, "dense_backward"))),
        ("network", {"forward", "backward"}, (part(neurons, "forward"), part(backprop, "backward"))),
        ("optimizer", {"adam_step"}, (rule, ("m", "v", "clock")))]
    kept, total, broken = 0, 0, []
    for kind, names, thing in things:
        theirs = " and ".join(sorted(names & own.keys()))
        for promise in contract.PROMISES[kind] if theirs else ():
            total += 1
            try:
                promise(*thing)
                kept += 1
            except contract.BrokenPromise as error:
                broken.append(f"{theirs}: {error}")
            except Exception as error:          # beyond its exercise, a function may raise anything
                broken.append(f"{theirs}: {type(error).__name__}: {error}")
    return kept, total, broken


def trained(own, seconds=20.0):
    """Train the digits network with these functions in the companion's place; lines that say how it went."""
    split, sizes, fields = data.digits(), (64, 32, 10), training.Parts._fields
    parts = training.Parts()._replace(**{name: own[name] for name in fields if name in own})

    def run(n, epochs, parts=training.Parts()):
        began = time.perf_counter()
        params, history = training.train(
            sizes, split.X_train[:n], split.y_train[:n], split.X_val, split.y_val, lr=0.003, epochs=epochs,
            patience=epochs, rng=np.random.default_rng(0), parts=parts)
        return params, (time.perf_counter() - began) / len(history.train_loss)

    _, pace = run(100, 1, parts)
    n, epochs = (len(split.y_train), 10) if pace * 120 < seconds else (100, max(1, int(seconds / pace / 4)))
    params, yours = run(n, epochs, parts)
    _, theirs = run(n, epochs)
    network, adam = neurons.Network(sizes, np.random.default_rng(0)), optimizers.Adam(0.003)
    began = time.perf_counter()
    training.fit(network, split.X_train[:n], split.y_train[:n], optimizer=adam, epochs=epochs,
                 rng=np.random.default_rng(0))
    fast = (time.perf_counter() - began) / epochs
    _, accuracy = training.evaluate(params, split.X_test, split.y_test)
    yield f"Training run: {len(own.keys() & set(fields))} of its {len(fields)} parts are yours."
    yield f"  {n} digits, {epochs} epochs: {100 * accuracy:.1f} % of 300 unseen digits right."
    yield (f"  One epoch: {1000 * yours:.0f} ms with your functions, {1000 * theirs:.0f} ms with the "
           f"companion's, {1000 * fast:.0f} ms with its fast loop.")
