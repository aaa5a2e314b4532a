"""A copy of the course's sources without solutions, for the book that a class gets: the folder is the argument.

Left out: the solutions and the pencil answers of the workbooks, the companion's own version of each exercise in the
chapters (tag `ours`), the archive of the course on the first page (`leave.py` makes none of this copy). make.py builds
the copy.
"""

import json
import re
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLD = re.compile(r"<details><summary>(?:Solution|Answer|The bug|What happened)</summary>.*?</details>\n*", re.S)
ARCHIVE = re.compile(r"The whole course, with its chapters.*?(?=\n## )", re.S)
SHOW = re.compile(r"^show\(.*\)$", re.M)


def without_solutions(notebook, workbook):
    """A notebook, as JSON has it, without what answers an exercise."""
    cells = []
    for cell in notebook["cells"]:
        source = cell["source"] if isinstance(cell["source"], str) else "".join(cell["source"])
        if workbook and cell["cell_type"] == "markdown":
            source = FOLD.sub("", source)
        tags = cell["metadata"].get("tags", [])
        prompt = cell["metadata"].get("mystnb", {}).get("code_prompt_show", "")
        if prompt.startswith("Ours, when you have yours"):
            continue
        if "ours" in tags:                        # it may also import what later cells use
            source = SHOW.sub("", source).strip()
            metadata = cell["metadata"] | {"tags": ["setup" if tag == "ours" else tag for tag in tags]}
            cell = cell | {"metadata": metadata, "outputs": []}
        if source.strip():
            cells.append(cell | {"source": source.splitlines(keepends=True)})
    return notebook | {"cells": cells}


def copy(target, root=ROOT):
    """Write the sources of the book into a folder, new each time but for what was built in it."""
    for name in ("book", "companion"):
        shutil.rmtree(target / name, ignore_errors=True)
    target.mkdir(parents=True, exist_ok=True)
    for name in ("_config.yml", "_toc.yml", "constraints.txt"):
        shutil.copyfile(root / name, target / name)
    left_out = shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints", "_tools")
    shutil.copytree(root / "companion", target / "companion", ignore=left_out)
    shutil.copytree(root / "book", target / "book", ignore=left_out)
    first = target / "book" / "index.md"
    asked = "For the workbooks as notebooks, ask whoever gave you these pages.\n"
    first.write_text(ARCHIVE.sub(asked, first.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
    for path in (target / "book").rglob("*.ipynb"):
        notebook = json.loads(path.read_text(encoding="utf-8"))
        stripped = without_solutions(notebook, workbook=path.parent.name == "exercises")
        path.write_text(json.dumps(stripped, indent=1, ensure_ascii=False) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    copy(Path(sys.argv[1]))
