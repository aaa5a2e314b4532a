"""The workbooks as the tests need them: their solutions, and copies in which stubs are replaced."""
import json
import re
from pathlib import Path

BOOK = Path(__file__).resolve().parents[2] / "book"
WORKBOOKS = sorted((BOOK / "exercises").glob("*.ipynb"))


def cells(path):
    return json.loads(Path(path).read_text(encoding="utf-8"))["cells"]


def text(cell):
    return "".join(cell["source"])


def stubs(path):
    """{function: stub source} of one workbook."""
    return {re.search(r"^def (\w+)", text(cell), re.M).group(1): text(cell)
            for cell in cells(path) if "exercise" in cell["metadata"].get("tags", ())}


def solutions():
    """{function: source} from the folded solutions of all workbooks."""
    found = {}
    for path in WORKBOOKS:
        for cell in cells(path):
            for folded in re.findall(r"<summary>Solution</summary>\s+```python\n(.*?)```", text(cell), re.S):
                found[re.search(r"^def (\w+)", folded, re.M).group(1)] = folded
    return found


def filled(answers):
    """(name, text) of each workbook, the stubs of some functions replaced by answers: {function: source}."""
    for path in WORKBOOKS:
        notebook = json.loads(path.read_text(encoding="utf-8"))
        for cell in notebook["cells"]:
            if "exercise" in cell["metadata"].get("tags", ()):
                name = re.search(r"^def (\w+)", text(cell), re.M).group(1)
                cell["source"] = answers.get(name, text(cell))
        yield path.name, json.dumps(notebook)


def fill(folder, answers):
    """Copies of the workbooks in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, notebook in filled(answers):
        (folder / name).write_text(notebook, encoding="utf-8")
    return folder
