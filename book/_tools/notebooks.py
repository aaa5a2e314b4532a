"""Text twin -> executed notebook, and the check that both agree.

    python book/_tools/notebooks.py [NAME ...]     make and run book/NAME.ipynb from book/NAME.md
    python book/_tools/notebooks.py --check        compare only; exit status 1 where they differ

People edit the twin (MyST Markdown). The notebook keeps its text outputs, because they are
nbval's reference, and nothing else: no images, no widgets, no times, no machine. So a run without
a change writes the same bytes.
"""

import argparse
import hashlib
import io
import os
import re
import subprocess
import sys
import time
import tokenize
from pathlib import Path

BOOK = Path(__file__).resolve().parents[1]
KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
LANGUAGE = {"name": "python", "file_extension": ".py", "mimetype": "text/x-python",
            "nbconvert_exporter": "python", "pygments_lexer": "ipython3"}
KEPT_TYPES = ("text/plain", "text/markdown", "text/html")
# What Jupyter folds of a cell with this tag; the page does likewise (book/_ext/quiet.py).
FOLDED = {"claims": "source_hidden", "figure": "source_hidden", "shown": "source_hidden",
          "more": "outputs_hidden", "ours": "outputs_hidden"}
# One thread, the notebook's face of the figures, no colours: outputs that do not depend on the machine.
ENVIRONMENT = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1",
               "JUPYTER_PREFER_ENV_PATH": "1"}


def twins(names=(), folder=BOOK):
    """The text twins: every .md that carries a jupytext header, or those that are named."""
    found = {path.relative_to(folder).with_suffix("").as_posix(): path
             for path in sorted(folder.rglob("*.md")) if is_twin(path, folder)}
    wanted = [Path(name).with_suffix("").as_posix().removeprefix("book/") for name in names]
    for name in wanted:
        if name not in found:
            sys.exit(f"no text twin book/{name}.md; there are: {', '.join(found) or 'none'}")
    return [found[name] for name in wanted or found]


def is_twin(path, folder=BOOK):
    hidden = any(part.startswith((".", "_")) for part in path.relative_to(folder).parts)
    text = path.read_text(encoding="utf-8")
    return not hidden and text.startswith("---\n") and "\njupytext:" in text.split("\n---", 1)[0]


def read_twin(path):
    """The notebook that the text describes, without outputs."""
    import jupytext
    notebook = jupytext.reads(path.read_text(encoding="utf-8"), fmt="md:myst")
    notebook.metadata = {"kernelspec": KERNEL, "language_info": LANGUAGE}
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    seen = {}
    for cell in notebook.cells:
        # From the content, so that a new cell does not rename those below it.
        name = hashlib.sha256(f"{cell.cell_type}\n{cell.source}".encode()).hexdigest()[:12]
        seen[name] = seen.get(name, 0) + 1
        cell.id = name if seen[name] == 1 else f"{name}-{seen[name]}"
        for tag in FOLDED.keys() & set(cell.metadata.get("tags", ())):
            cell.metadata["jupyter"] = {FOLDED[tag]: True}
    return notebook


def silenced(source):
    """True where the last token is a semicolon.

    nbval runs cells without history, and IPython looks for the semicolon there: the value that it
    hides in Jupyter would appear in nbval's output and fail the comparison.

    >>> silenced("ax.plot(x);  # no value"), silenced("ax.plot(x)\\nplt.show()")
    (True, False)
    """
    blank = (tokenize.ENDMARKER, tokenize.NL, tokenize.NEWLINE, tokenize.COMMENT)
    try:
        tokens = [t for t in tokenize.generate_tokens(io.StringIO(source).readline) if t.type not in blank]
    except (tokenize.TokenError, SyntaxError):      # a %magic; running it will tell
        return False
    return bool(tokens) and tokens[-1].string == ";"


def execute(notebook, folder, say=lambda line: None):
    """Run the cells in order; an error, or a warning on stderr, stops with the cell's number."""
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError, CellTimeoutError

    class Recorder(NotebookClient):
        """Record what nbval will see: it neither plays the browser for a widget nor clears outputs."""
        handle_comm_msg = clear_output = _update_display_id = lambda self, *arguments: None

    client = Recorder(notebook, kernel_name="python3", timeout=600, record_timing=False,
                      store_widget_state=False, resources={"metadata": {"path": str(folder)}})
    code = [i for i, cell in enumerate(notebook.cells) if cell.cell_type == "code"]
    with client.setup_kernel(stderr=subprocess.DEVNULL):    # the kernel's own chatter, not the cells'
        for count, i in enumerate(code):
            say(f"cell {count + 1} of {len(code)}")
            if silenced(notebook.cells[i].source):
                raise RuntimeError(f"Cell {count} ends in ';', which nbval does not honour: end with "
                                   f"plt.show(), or give the value a name:\n{notebook.cells[i].source}")
            try:
                client.execute_cell(notebook.cells[i], i, execution_count=count + 1)
            except (CellExecutionError, CellTimeoutError) as error:
                plain = re.sub(r"\x1b\[[0-9;]*m", "", str(error))
                raise RuntimeError(f"Cell {count} failed:\n{plain}") from None
            for output in notebook.cells[i].outputs:
                if output.output_type == "stream" and output.name == "stderr":
                    raise RuntimeError(f"Cell {count} writes to stderr:\n{output.text}")
    return notebook


def strip(notebook):
    """Keep the text of the outputs, and tables; drop images, widgets and everything volatile."""
    notebook.metadata.pop("widgets", None)
    notebook.metadata["language_info"] = LANGUAGE
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        if cell.cell_type != "code":
            continue
        kept = []
        for output in cell.outputs:
            if output.output_type == "stream":
                if kept and kept[-1].output_type == "stream" and kept[-1].name == output.name:
                    kept[-1].text += output.text        # where a stream is cut is chance
                    continue
            else:
                output.data = {kind: text for kind, text in output.data.items() if kind in KEPT_TYPES}
                output.metadata = {}
                output.pop("transient", None)
            kept.append(output)
        cell.outputs = kept
    return notebook


def written(notebook):
    import nbformat
    return nbformat.writes(notebook, version=4) + "\n"


def differences(twin):
    """What keeps the committed notebook from being its twin, executed; empty when all is well."""
    import nbformat
    path = twin.with_suffix(".ipynb")
    if not path.exists():
        return [f"{path.name} does not exist"]
    text, notebook = read_twin(twin), nbformat.read(path, as_version=4)
    found = []
    if len(text.cells) != len(notebook.cells):
        found.append(f"{len(text.cells)} cells in the text, {len(notebook.cells)} in the notebook")
    for i, (a, b) in enumerate(zip(text.cells, notebook.cells)):
        if (a.cell_type, a.source, a.metadata) != (b.cell_type, b.source, b.metadata):
            first = next(iter(a.source.splitlines()), "(empty)")
            found.append(f"cell {i} differs (in the text it begins: {first!r})")
            break                       # one inserted cell shifts all that follow
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    for count, cell in enumerate(code):
        if cell.execution_count != count + 1:
            found.append(f"Cell {count} has not been run in order (execution count {cell.execution_count})")
        if silenced(cell.source):
            found.append(f"Cell {count} ends in ';', which nbval does not honour")
        for output in cell.outputs:
            if output.output_type == "error":
                found.append(f"Cell {count} holds an error: {output.ename}: {output.evalue}")
            extra = set(output.get("data", ())) - set(KEPT_TYPES)
            if extra:
                found.append(f"Cell {count} stores {', '.join(sorted(extra))}")
    return found


def make(twin):
    """Write the notebook of one twin; true when it changed."""
    os.environ.update(ENVIRONMENT)
    os.environ.pop("LIVE_STATIC", None)
    path, start = twin.with_suffix(".ipynb"), time.monotonic()
    on_terminal = sys.stdout.isatty()

    def say(line):
        if on_terminal:
            print(f"\r{path.name}: {line}\033[K", end="", flush=True)
    notebook = strip(execute(read_twin(twin), twin.parent, say))
    new, old = written(notebook), path.read_text(encoding="utf-8") if path.exists() else None
    if new != old:
        path.write_text(new, encoding="utf-8", newline="\n")
    cells = sum(cell.cell_type == "code" for cell in notebook.cells)
    state = "unchanged" if new == old else "written"
    print(("\r" if on_terminal else "") + f"{path.name}: {cells} code cells, "
          f"{time.monotonic() - start:.1f} s, {state}", flush=True)
    return new != old


def main(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", help="as 03_forward_propagation; default: all")
    parser.add_argument("--check", action="store_true", help="compare text and notebook, run nothing")
    options = parser.parse_args(arguments)
    bad = 0
    for twin in twins(options.names):
        if options.check:
            for line in differences(twin):
                print(f"{twin.with_suffix('.ipynb').name}: {line}")
                bad = 1
        else:
            try:
                make(twin)
            except RuntimeError as error:
                print(f"\n{twin.name}: {error}", file=sys.stderr)
                bad = 1
    return bad


if __name__ == "__main__":
    sys.exit(main())
