"""A class: take in what students hand in, grade it, and write the verdicts in the forms that others read."""

from contextlib import ExitStack
from itertools import tee, zip_longest
from pathlib import Path

from . import page, signed, verdicts
from .cluster import Cluster
from .run import Running, grade_class
from .submissions import shown

FORMS = {
    "grades.csv": verdicts.as_csv,
    "moodle.csv": verdicts.as_moodle,
    "canvas.csv": verdicts.as_canvas,
    "verdicts.json": verdicts.as_json,
    "junit.xml": verdicts.as_junit,
}
REPORT = "report.html"
TEXT = {"encoding": "utf-8", "newline": "\n", "errors": "replace"}


def class_results(
    folder,
    out,
    only=None,
    jobs=None,
    progress=lambda done, total, student, row: None,
    title=verdicts.TITLE,
    points=None,
    secret=b"",
    scheduler=None,
):
    """Grade a folder of submissions and write every form into `out`: (lines to say, did the grader break).

    points: {function: points}, one for each exercise without. out/journal.jsonl keeps what is done.
    secret: signs the results. scheduler: the address of Dask's, which grades instead of `jobs` processes here.
    """
    folder, out = Path(folder).resolve(), Path(out).resolve()
    if out == folder or folder in out.parents:
        raise ValueError(f"{out} lies among the submissions; choose another folder for the results")
    points = points or (dict.fromkeys(only, 1) if only else None)
    running = Cluster(scheduler) if scheduler else Running(out / "unpacked", jobs)
    rows = grade_class(folder, out / "journal.jsonl", only or points, running, progress, secret)
    table = verdicts.Table(rows, points, rows.names)
    with ExitStack() as stack:  # in step, so that each student is made once for all forms
        parts = zip(FORMS.values(), tee(table, len(FORMS)))
        forms = zip_longest(*(form(part, title) for form, part in parts), fillvalue="")
        files = [stack.enter_context(open(out / name, "w", **TEXT)) for name in FORMS]
        for pieces in forms:
            for file, piece in zip(files, pieces):
                file.write(piece)
    text = page.page(table, title, rows.attempts())
    (out / REPORT).write_text(text, **TEXT)
    if secret:
        signed.sign(out, [*FORMS, REPORT], secret)
    refused, notes, blank, broken = [], [], 0, False
    for student, row in rows.items():
        name, states = shown(rows.names[student]), {one["status"] for one in row["verdicts"].values()}
        if row["refused"]:
            refused.append(f"{name}: {row['refused']}; the others were graded.")
        notes += [f"{name}: {line}" for line in row["notes"]]
        blank += not row["refused"] and states <= {"not attempted"}
        broken |= row.get("broken", False) or "grader error" in states
    told = (
        f"{verdicts.in_all(len(rows), len(refused), blank)} "
        f"Open {out / REPORT}; the marks are in grades.csv beside it."
    )
    return [*refused, *notes, told], broken
