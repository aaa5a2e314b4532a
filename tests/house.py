"""The house, drawn from its imports: python -m tests.house [--write]

Each part of the companion with what it imports, the roof first: read it from the bottom. --write puts the drawing
into CONTRIBUTING.md, between its two markers.
"""
import argparse
import ast
import re
import sys
import textwrap
from pathlib import Path

import companion

PACKAGE = Path(companion.__file__).parent
PAGE = PACKAGE.parent / "CONTRIBUTING.md"
MARKED = re.compile(r"(?<=<!-- house: python -m tests\.house --write -->\n).*?(?=<!-- end of the house -->)", re.S)
MACHINERY = sorted(path.stem for path in (PACKAGE / "course").iterdir()
                   if (path.suffix == ".py" or (path / "__init__.py").is_file()) and path.stem != "__init__")
GROUND = (*companion.LESSONS, "contract", "fast")
UPWARDS = {("training", "plots"): "History.plot draws with course.plots"}      # the only import that points up
WIDTH = 96


def imports(path, everywhere=True):
    """(our modules, with dots, outside modules) that a file imports; everywhere=False: at its top level only."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    package = ["companion", *path.relative_to(PACKAGE).parent.parts]
    ours, outside = set(), set()
    for node in ast.walk(tree) if everywhere else tree.body:
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = package[:len(package) + 1 - node.level] if node.level else []
            start = ".".join(base + ([node.module] if node.module else []))
            names = [f"{start}.{alias.name}" for alias in node.names]
        else:
            continue
        for name in names:
            (ours if name.split(".")[0] == "companion" else outside).add(name)
    return ours, {name.split(".")[0] for name in outside}


def part(name):
    """The part of the house that a dotted name of ours belongs to, by its short name.

    >>> [part("companion." + name) for name in ("losses.mse", "course.live.page", "figures", "show")]
    ['losses', 'live', 'figures', 'show']
    """
    _, *rest = name.split(".")
    if not rest:
        return "companion"
    address = companion.MODULES.get(rest[0]) or companion.FUNCTIONS.get(rest[0]) or name
    if rest[0] != "course" and address.startswith("companion.course"):
        rest = address.split(".")[1:]
    return rest[1] if rest[0] == "course" and len(rest) > 1 else rest[0]


def files(name):
    """The files of a part: a lesson, contract, fast, or a part of course."""
    folder = PACKAGE / "course" if name in MACHINERY else PACKAGE
    one = folder / f"{name}.py"
    return [one] if one.exists() else sorted((folder / name).rglob("*.py"))


def libraries(name):
    """What a part imports of other people's, NumPy apart."""
    found = {one for path in files(name) for one in imports(path)[1]}
    return sorted(found - {"numpy", *sys.stdlib_module_names}, key=str.lower)


def needs(name):
    """The other parts that a part imports, at the top of a file or inside a function."""
    return {part(one) for path in files(name) for one in imports(path)[0]} - {name}


def floors(names, needs):
    """The parts floor by floor, the ground first: each stands on parts of lower floors only.

    >>> floors("abc", {"a": set(), "b": {"a"}, "c": {"a", "b"}}.get)
    [['a'], ['b'], ['c']]
    """
    left, built = list(names), []
    while left:
        below = {name for floor in built for name in floor}
        floor = [name for name in left if needs(name) & set(names) <= below]
        if not floor:
            raise ValueError(f"imports in a circle: {', '.join(left)}")
        built.append(floor)
        left = [name for name in left if name not in floor]
    return built


def row(name, parts):
    """A part and what it stands on, ours first; the lessons together are called so."""
    if set(companion.LESSONS) - {"tape"} <= parts:
        parts = parts - set(companion.LESSONS) | {"the lessons"}
    order = ["the lessons", *GROUND, *MACHINERY, "course", "companion"]
    names = [*sorted(parts, key=order.index), *libraries(name)]
    text = ", ".join(names) or "NumPy and the standard library"
    return textwrap.wrap(f"{name:<13} {text}", WIDTH, subsequent_indent=" " * 14)


def drawing():
    """The lines of the drawing."""
    def down(name):
        return needs(name) - {up for low, up in UPWARDS if low == name}

    lines = ["course        the machinery: its parts, and what each imports"]
    for floor in reversed(floors(MACHINERY, down)):
        for name in sorted(floor):
            lines += ["  " + line for line in row(name, down(name))]
    lines += ["", "fast and the lessons, and what each imports"]
    for floor in reversed(floors(GROUND, down)):
        for name in sorted(floor, key=[*reversed(GROUND)].index):
            if down(name):
                lines += ["  " + line for line in row(name, down(name))]
    ground = [name for name in GROUND if not down(name)]
    lines.append(f"  {' '.join(ground)}: NumPy and the standard library")
    return [*lines, "", "The one import that points up: " + "; ".join(UPWARDS.values()) + "."]


def written(text):
    """The page with the drawing of today between its markers."""
    if not MARKED.search(text):
        raise ValueError(f"{PAGE.name} has lost the markers of the house")
    return MARKED.sub(lambda _: "```\n" + "\n".join(drawing()) + "\n```\n", text)


def main(argv=None):
    parser = argparse.ArgumentParser(prog="python -m tests.house", description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true", help=f"put the drawing into {PAGE.name}")
    if parser.parse_args(argv).write:
        PAGE.write_text(written(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    else:
        print("\n".join(drawing()))


if __name__ == "__main__":
    main()
