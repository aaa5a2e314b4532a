"""`companion assemble`: the reader's passing functions as a package, which from then on is the reader's to edit."""
import ast
import hashlib
import importlib.machinery
import importlib.util
import json
import sys
import time
from pathlib import Path

import numpy as np

from .. import activations, backprop, contract, data, fast, losses, neurons, training
from .grading import folder as grading
from .grading.cells import tree_of
from .grading.collect import defines
from .grading.spec import entries
from .learner import write

MARK = "written by `companion assemble`"
WRITTEN = ".assembled.json"          # file -> hash of what was written: a file that differs was edited
SIZES, RATE, EPOCHS = (64, 128, 64, 10), 0.003, 10     # the network of the whole course


def assemble(target, where, say=print, watch=None, test=False):
    """Write the passing answers of a folder as a package, examine it with the contract, train with it.

    A file that the reader edited stays as it is, and the package is judged as it stands. `watch` is called with the
    validation losses after each epoch of the reader's run. The test pile is opened only where `test` asks for it: who
    changes the package and runs this again decides by what it says. Returns True when every function of the path is
    the reader's.
    """
    target = Path(target)
    refuse_foreign(target)
    grades = grading.grade(where)
    passing = [name for name, verdict in grades.verdicts.items() if verdict.ok and verdict.entry.chapter]
    if not passing and not target.exists():
        raise LookupError(f"no exercise in {where} passes yet, so there is nothing to assemble")
    edits = write_package(target, grades, passing)
    functions = load(target)
    path = [name for name, verdict in grades.verdicts.items() if verdict.entry.on_path]
    done = [name for name in path if name in functions]
    say(f"{len(functions)} functions in {target}: {len(done)} of the path's {len(path)}, "
        f"{len(functions) - len(done)} that go deeper.")
    for line in edits:
        say(line)
    rest = [name for name in path if name not in functions]
    if rest:
        say(f"Still the companion's: {', '.join(rest)}.")
    kept, total, broken = examine(functions)
    say(f"Contract: {kept} of {total} promises kept.")
    for sentence in broken:
        say(f"  {sentence}")
    for line in trained(functions, watch=watch, test=test):
        say(line)
    if not rest:
        say("You have rebuilt it: every function of the training loop is yours.")
    return not rest


def refuse_foreign(target):
    """Only a new folder, or one of ours, under a name that Python can import and nobody else has."""
    first = target / "__init__.py"
    ours = first.is_file() and MARK in first.read_text(encoding="utf-8")
    if target.is_file() or (target.exists() and not ours and any(target.iterdir())):
        raise FileExistsError(f"{target} exists and is no package of assemble's; choose another name")
    name = target.name
    if not name.isidentifier():
        raise ValueError(f"{name!r} cannot be imported; choose a name of letters, digits and _")
    found = importlib.machinery.PathFinder.find_spec(name)
    taken = found and found.origin and Path(found.origin).resolve() != first.resolve()
    if taken or name in sys.stdlib_module_names:
        raise ValueError(f"{name!r} is the name of an installed module; choose another")


# ---- writing

def write_package(target, grades, passing):
    """chN.py for each chapter with a passing answer, and an __init__.py that offers them all; never over an edit.

    Returns a line for each edited file.
    """
    target.mkdir(parents=True, exist_ok=True)
    record = target / WRITTEN
    written = json.loads(record.read_text(encoding="utf-8")) if record.is_file() else {}
    files = {entry.chapter: target / f"ch{entry.chapter}.py" for entry in entries().values() if entry.chapter}
    edited = {chapter for chapter, file in files.items() if file.is_file() and digest(file) != written.get(file.name)}
    offered = {chapter: defined(files[chapter]) if chapter in edited else
               [name for name in passing if entries()[name].chapter == chapter] for chapter in files}
    lines = []
    for chapter, names in offered.items():
        file = files[chapter]
        if chapter not in edited and names:
            write(file, module(grades, names, passing, offered))
            written[file.name] = digest(file)
        elif chapter not in edited:
            file.unlink(missing_ok=True)                   # its answers pass no longer
        else:
            lines.append(f"{file.name} is edited and stays as it is; delete it to have it written anew.")
    text = [f'"""A neural network of one\'s own, {MARK}. Edit it: what you change stays."""']
    text += [f"from .{files[chapter].stem} import {', '.join(names)}" for chapter, names in offered.items() if names]
    write(target / "__init__.py", "\n".join(text) + "\n")
    write(record, json.dumps(written, indent=1) + "\n")
    return lines


def digest(file):
    return hashlib.sha256(file.read_bytes()).hexdigest()


def module(grades, names, passing, offered):
    """The text of one chapter's file: the reader's definitions, and imports of what they build on.

    offered: {chapter: the names that its file defines}.
    """
    kept = dict.fromkeys(text for name in names for text in definitions(grades.found[name], passing))
    homes = {}
    for used in sorted({used for name in names for used in entries()[name].load().uses} - set(names)):
        entry = entries()[used]
        home = f".ch{entry.chapter}" if used in offered.get(entry.chapter, ()) else entry.load().reference.__module__
        homes.setdefault(home, []).append(used)
    imports = ["import numpy as np", ""]
    imports += [f"from {home} import {', '.join(used)}" for home, used in sorted(homes.items())]
    text = ["\n".join(imports).strip(), *(line for line in kept if line != "import numpy as np")]
    return "\n\n\n".join(text) + "\n"


def definitions(found, passing):
    """The statements that an answer needs, as they stand in its cells: no companion, no failed answer."""
    for step in (step for step in found.program if step["part"]):
        code = found.sources[str(step["cell"])]
        node = tree_of(code).body[step["at"]]
        outside = isinstance(node, ast.ImportFrom) and node.module.split(".")[0] in ("companion", "IPython")
        if not outside and all(name in passing for name in entries() if name in step["binds"]):
            first = min([node.lineno, *(decorator.lineno for decorator in getattr(node, "decorator_list", []))])
            text = "\n".join(code.split("\n")[first - 1:node.end_lineno])
            yield text if len(tree_of(text).body) == 1 else ast.unparse(node)


def defined(file):
    """The exercises that a file of the package defines."""
    try:
        nodes = ast.parse(file.read_text(encoding="utf-8")).body
    except SyntaxError as error:
        raise ValueError(f"{file}, line {error.lineno}: {error.msg}; mend it, nothing was lost") from None
    return [name for name in entries() if any(defines(node, name) for node in nodes)]


# ---- judging the package as it stands

def load(target):
    """{name: function} of every exercise that the package defines, imported anew under the folder's name."""
    spec = importlib.util.spec_from_file_location(target.name, target / "__init__.py",
                                                  submodule_search_locations=[str(target)])
    package = importlib.util.module_from_spec(spec)
    for name in [name for name in sys.modules if name == target.name or name.startswith(f"{target.name}.")]:
        del sys.modules[name]
    sys.modules[target.name] = package
    importlib.invalidate_caches()
    try:
        spec.loader.exec_module(package)
    except Exception as error:                  # an edit may raise anything
        raise ValueError(f"{target} cannot be imported: {type(error).__name__}: {error}") from None
    return {name: getattr(package, name) for name in entries() if hasattr(package, name)}


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
        ("optimizer", {"adam_step"}, (rule, ("m", "v", "t")))]
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


def own_parts(own):
    """The parts of the training loop with the reader's functions in the companion's place."""
    return training.Parts()._replace(**{name: own[name] for name in training.Parts._fields if name in own})


def digits_run(parts, n, epochs):
    """(params, seconds an epoch) of the course's network on n training digits; validated on the second pile."""
    split, began = data.digits(), time.perf_counter()
    params, history = training.train(SIZES, split.X_train[:n], split.y_train[:n], split.X_val, split.y_val, lr=RATE,
                                     epochs=epochs, patience=epochs, rng=np.random.default_rng(0), parts=parts)
    return params, (time.perf_counter() - began) / len(history.train_loss)


def affordable(parts, seconds=20.0):
    """(digits, epochs): all of them, or, for parts that are slow, what takes about so many seconds."""
    _, pace = digits_run(parts, 100, 1)
    return (1200, EPOCHS) if pace * 120 < seconds else (100, max(1, int(seconds / pace / 4)))


def trained(own, watch=None, test=False):
    """Train the digits network with these functions in the companion's place; lines that say how it went."""
    split, parts = data.digits(), own_parts(own)
    yield f"Training run: {len(own.keys() & set(parts._fields))} of its {len(parts)} parts are yours."
    try:
        n, epochs = affordable(parts)
        params, yours = digits_run(watched(parts, watch) if watch else parts, n, epochs)
        _, accuracy = parts.judge(params, split.X_val, split.y_val)
        _, final = parts.judge(params, split.X_test, split.y_test) if test else (None, None)
    except Exception as error:                  # an edited function may raise anything
        yield f"  It stopped: {type(error).__name__}: {error}"
        return
    _, theirs = digits_run(training.Parts(), n, epochs)
    network = fast.Network(SIZES, np.random.default_rng(0))
    began = time.perf_counter()
    fast.fit(network, split.X_train[:n], split.y_train[:n], optimizer=fast.Adam(RATE), epochs=epochs,
             rng=np.random.default_rng(0))
    in_place = (time.perf_counter() - began) / epochs
    yield f"  {n} digits, {epochs} epochs: {100 * accuracy:.1f} % of the {len(split.y_val)} validation digits right."
    if test:
        yield (f"  The test pile: {100 * final:.1f} % of its {len(split.y_test)} digits right. "
               "From now on it is no longer unseen.")
    yield (f"  One epoch: {1000 * yours:.0f} ms with your functions, {1000 * theirs:.0f} ms with the "
           f"companion's, {1000 * in_place:.0f} ms with its fast loop.")


def watched(parts, watch):
    """The same parts; `watch` sees the losses that their early_stop gets, once an epoch."""
    def early_stop(losses, patience):
        watch(losses)
        return parts.early_stop(losses, patience)

    return parts._replace(early_stop=early_stop)
