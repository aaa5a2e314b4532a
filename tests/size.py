"""How much there is to read: python -m tests.size [--against REF]

A line for each lesson and for contract, fast and course as a whole. Counted are statements, lines of code and tokens
a line; docstrings, comments and blank lines are not. Who packs two lines into one saves a line and gains tokens a
line, so the three numbers are read together. With --against the same of a git REF stands beside it, with the
difference, and below it which public names are new, gone or have moved.
"""
import argparse
import ast
import io
import subprocess
import sys
import tarfile
import textwrap
import token
import tokenize
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LAYOUT = {token.NEWLINE, token.NL, token.INDENT, token.DEDENT, token.COMMENT, token.ENCODING, token.ENDMARKER}
WAS = {"_guards": "contract"}                    # a file that has another name now
AROUND = ("__init__", "__main__")                # the package's own two files


def docstrings(tree):
    """The statements of a syntax tree that are nothing but a string."""
    return [node for node in ast.walk(tree) if isinstance(node, ast.Expr)
            and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)]


def statements(text):
    """Statements of a source text, docstrings not counted.

    >>> statements('def f():\\n    "Twice."\\n    return 2  # two\\n')
    2
    """
    tree = ast.parse(text)
    return sum(isinstance(node, ast.stmt) for node in ast.walk(tree)) - len(docstrings(tree))


def lines_and_tokens(text):
    """(lines that hold code, tokens of code) of a source text: no docstring, no comment, no blank line.

    >>> lines_and_tokens('def f():\\n    "Twice."\\n\\n    return 2  # two\\n')
    (2, 7)
    """
    skipped = {line for node in docstrings(ast.parse(text)) for line in range(node.lineno, node.end_lineno + 1)}
    lines, count = set(), 0
    for one in tokenize.generate_tokens(io.StringIO(text).readline):
        if one.type not in LAYOUT and one.start[0] not in skipped:
            lines |= set(range(one.start[0], one.end[0] + 1))
            count += 1
    return len(lines), count


def here():
    """{path below companion/: text} of the files as they lie."""
    folder = ROOT / "companion"
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.py"))}


def at(ref):
    """The same of a git commit, branch or tag."""
    done = subprocess.run(["git", "archive", "--format=tar", ref, "companion"], cwd=ROOT, capture_output=True)
    if done.returncode:
        sys.exit(f"git has no companion/ at {ref!r}: {done.stderr.decode().strip()}")
    with tarfile.open(fileobj=io.BytesIO(done.stdout)) as tar:
        return {one.name.removeprefix("companion/"): tar.extractfile(one).read().decode()
                for one in tar if one.isfile() and one.name.endswith(".py")}


def lessons(files):
    """The names in LESSONS, as companion/__init__.py writes them."""
    for node in ast.parse(files["__init__.py"]).body:
        if isinstance(node, ast.Assign) and node.targets[0].id == "LESSONS":
            return ast.literal_eval(node.value)
    return ()


def part(path, lessons):
    """The part of the house that a file belongs to. What is no lesson and not named here is machinery: course.

    >>> [part(path, ("data",)) for path in ("data/__init__.py", "_guards.py", "live/page.py", "__main__.py")]
    ['data', 'contract', 'course', 'companion']
    """
    name = path.split("/")[0].removesuffix(".py")
    name = WAS.get(name, name)
    return name if name in (*lessons, "contract", "fast") else "companion" if name in AROUND else "course"


def measured(files, lessons):
    """{part: (statements, lines, tokens)}"""
    sizes = {}
    for path, text in files.items():
        one = (statements(text), *lines_and_tokens(text))
        before = sizes.get(part(path, lessons), (0, 0, 0))
        sizes[part(path, lessons)] = tuple(a + b for a, b in zip(before, one))
    return sizes


def public(files, lessons):
    """{public name: the part that defines it, or the parts}, machinery apart."""
    found = {}
    for path, text in files.items():
        where = part(path, lessons)
        for node in ast.parse(text).body if where not in ("course", "companion") else []:
            if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and not node.name.startswith("_"):
                found.setdefault(node.name, set()).add(where)
    return {name: " and ".join(sorted(parts)) for name, parts in found.items()}


def total(sizes, names):
    return tuple(map(sum, zip((0, 0, 0), *(sizes[name] for name in names if name in sizes))))


def cells(size):
    if size is None:
        return f"{'-':>10} {'-':>6} {'-':>11}"
    count, lines, tokens = size
    return f"{count:>10,} {lines:>6,} {tokens / max(lines, 1):>11.1f}"


def change(now, then):
    """The three differences, or that a part is new or gone."""
    if then is None or now is None:
        return f"   {'new' if then is None else 'gone'}"
    return (f"{now[0] - then[0]:>+10,} {now[1] - then[1]:>+6,} "
            f"{now[2] / max(now[1], 1) - then[2] / max(then[1], 1):>+11.1f}")


def report(now, then=None, ref=""):
    """The lines to print. now, then: {path: text}."""
    names = lessons(now)
    all_names = names if then is None else (*names, *(name for name in lessons(then) if name not in names))
    new, old = measured(now, all_names), {} if then is None else measured(then, all_names)
    rows = [(name, [name]) for name in all_names]
    rows += [("all lessons", all_names), ("contract", ["contract"]), ("fast", ["fast"]), ("course", ["course"]),
             ("everything", [*all_names, "contract", "fast", "course", "companion"])]
    head = f"{'statements':>10} {'lines':>6} {'tokens/line':>11}"
    lines = [f"{'':<12}{head}" + (f"{'':>3}{head}{'':>3}{head}" if then is not None else "")]
    if then is not None:
        lines.insert(0, f"{'':<12}{'now':^29}{'':>3}{ref:^29}{'':>3}{'difference':^29}".rstrip())
    for name, parts in rows:
        sizes = [total(size, parts) if any(one in size for one in parts) else None for size in (new, old)]
        line = f"{name:<12}{cells(sizes[0])}"
        lines.append(line if then is None else f"{line}   {cells(sizes[1])}   {change(*sizes)}".rstrip())
    return lines if then is None else [*lines, "", *names_that_changed(public(now, all_names), public(then, all_names))]


def names_that_changed(now, then):
    moved = [f"{name} ({then[name]} -> {now[name]})" for name in now if name in then and then[name] != now[name]]
    new = [f"{name} ({now[name]})" for name in now if name not in then]
    gone = [f"{name} ({then[name]})" for name in then if name not in now]
    return [textwrap.fill(f"{word + ':':<7}{', '.join(sorted(names)) or 'none'}", 110, subsequent_indent=" " * 7)
            for word, names in (("moved", moved), ("new", new), ("gone", gone))]


def main(argv=None):
    parser = argparse.ArgumentParser(prog="python -m tests.size", description=__doc__.splitlines()[0])
    parser.add_argument("--against", metavar="REF", help="a git commit, branch or tag to compare with")
    ref = parser.parse_args(argv).against
    print("\n".join(report(here(), at(ref) if ref else None, ref or "")))


if __name__ == "__main__":
    main()
