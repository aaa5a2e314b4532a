"""What a learner reads for every answer of the bank, word for word, in a reviewed file.

`python -m tests.grading.transcript --write` renews it; read the difference before you commit it.
"""
import re
import sys
import tempfile
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from companion.course.grading.report import Report
from tests.grading.bank import samples
from tests.grading.judging import in_notebook, in_terminal

FILE = Path(__file__).with_name("transcript.txt")
# A kernel would never hold these: their cell stops, or is no Python.
AT_LOADING = "missing-import", "cell-raises", "syntax-error"


def titled(bank):
    """{title: sample}; answers of one name are numbered, so that a new one moves no other name's."""
    found, seen = {}, Counter()
    for sample in bank:
        title = f"{sample.function}, {sample.kind}: {sample.name}"
        seen[title] += 1
        found[title if seen[title] == 1 else f"{title} ({seen[title]})"] = sample
    return found


def words(verdict):
    """A verdict as text. What rounding leaves of a 0 is another number on another processor: it is masked."""
    return re.sub(r"-?\d(\.\d+)?e-1[4-9]\b", "(rounding)", repr(Report(verdict)))


def judged(sample):
    if sample.name not in AT_LOADING:
        return in_notebook(sample.function, sample.source)
    with tempfile.TemporaryDirectory() as folder:
        return in_terminal(sample.function, sample.source, Path(folder))


def said(sample):
    return words(judged(sample))


def written():
    """{title: words} of the reviewed file."""
    pieces = re.split(r"^## (.*)\n", FILE.read_text(encoding="utf-8"), flags=re.M)[1:]
    return {title: text.rstrip("\n") for title, text in zip(pieces[::2], pieces[1::2])}


def main():
    bank = titled(samples())
    with ProcessPoolExecutor() as pool:
        texts = dict(zip(bank, pool.map(said, bank.values(), chunksize=20)))
    text = "\n".join(f"## {title}\n{told}\n" for title, told in texts.items())
    if "--write" in sys.argv:
        FILE.write_text(text, encoding="utf-8")
    else:
        print(text, end="")


if __name__ == "__main__":
    main()
