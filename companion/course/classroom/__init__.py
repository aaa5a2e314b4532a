"""A class: take in what students hand in, grade it, and write the verdicts in the forms that others read."""

from pathlib import Path

from . import page, signed, verdicts
from .run import Journal, grade_class, key
from .submissions import shown

FORMS = {
    "grades.csv": verdicts.as_csv,
    "moodle.csv": verdicts.as_moodle,
    "canvas.csv": verdicts.as_canvas,
    "verdicts.json": verdicts.as_json,
    "junit.xml": verdicts.as_junit,
}
REPORT = "report.html"


def class_results(
    folder,
    out,
    only=None,
    jobs=None,
    progress=lambda done, total, student, row: None,
    title=verdicts.TITLE,
    points=None,
    secret=b"",
):
    """Grade a folder of submissions and write every form into `out`: (lines to say, did the grader break).

    points: {function: points}, one for each exercise without. out/journal.jsonl keeps what is done.
    secret: signs the results.
    """
    folder, out = Path(folder).resolve(), Path(out).resolve()
    if out == folder or folder in out.parents:
        raise ValueError(f"{out} lies among the submissions; choose another folder for the results")
    points = points or (dict.fromkeys(only, 1) if only else None)
    rows = grade_class(folder, out / "journal.jsonl", only or points, jobs, progress, secret)
    table = [verdicts.student(student, row, points) for student, row in rows.items()]
    written = {name: form(table, title) for name, form in FORMS.items()}
    written[REPORT] = page.page(
        table, title, Journal(out / "journal.jsonl", key(only or points), secret).attempts
    )
    for name, text in written.items():
        (out / name).write_text(text, encoding="utf-8", newline="\n", errors="replace")
    if secret:
        signed.sign(out, written, secret)
    lines = [
        f"{shown(one['student'])}: {one['refused']}; the others were graded."
        for one in table
        if one["refused"]
    ]
    lines += [f"{shown(one['student'])}: {line}" for one in table for line in one["notes"]]
    lines.append(
        f"{len(table)} submissions, {sum(not one['refused'] for one in table)} graded. "
        f"Open {out / REPORT}; the marks are in grades.csv beside it."
    )
    broken = any(
        row.get("broken") or "grader error" in {v["status"] for v in row["verdicts"].values()}
        for row in rows.values()
    )
    return lines, broken
