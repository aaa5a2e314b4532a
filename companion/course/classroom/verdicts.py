"""One table of verdicts, and the forms in which others read it: a small function for each.

The table is a list of students; a learner who grades alone is a list of one. Each is

    {"student": as handed in, "name": without numbers, "refused": why or "",
     "notes": lines, "points": p, "of": q, "exercises": [
        {"id", "function", "on_path", "status", "misconception", "message", "detail", "checks_passed",
         "checks", "file", "cell", "points", "of"}, ...]}

and `data/verdicts.schema.json` says the same to a validator.
"""

import csv
import datetime
import io
import json
import os
import re
from collections import Counter
from xml.etree import ElementTree
from xml.sax.saxutils import quoteattr

from ..grading.report import MARK, WORDS, without_ticks
from ..grading.spec import entries

VERSION = 3
TITLE = "How Machines Learn"
NAMELESS = ("", "values-differ")
# Why an answer could not be judged at all: nobody has a wrong idea there.
ERRORS = ("syntax-error", "cell-raises", "missing-import", "cannot-know", "interrupted", "grader-error")
SOME = 40  # whose names are listed with a mistake
NOT_ATTEMPTED = {
    "status": "not attempted",
    "misconception": "",
    "message": "",
    "detail": "",
    "checks_passed": 0,
    "checks": 0,
    "file": "",
    "cell": 0,
}


# ---- the table


def student(handed_in, row, points=None, name=""):
    """One entry of the table. row: as one.graded tells; points: {function: points}, one for each without.

    name: that of `handed_in` as it is shown.
    """
    catalogue = entries()
    asked = points or {function: 1 for function, entry in catalogue.items() if entry.chapter}
    exercises = []
    for function, entry in catalogue.items():
        if function in asked:
            told = row["verdicts"].get(function, NOT_ATTEMPTED)
            exercises.append(
                {"id": entry.id, "function": function, "on_path": entry.on_path}
                | told
                | {"points": asked[function] if told["status"] == "passed" else 0, "of": asked[function]}
            )
    return {
        "student": handed_in,
        "name": name or handed_in,
        "refused": row["refused"],
        "notes": row["notes"],
        "points": sum(e["points"] for e in exercises),
        "of": sum(e["of"] for e in exercises),
        "exercises": exercises,
    }


def told(verdict, found, file):
    """A verdict of the graders as the table keeps it."""
    return {
        "status": verdict.status,
        "misconception": verdict.name,
        "message": verdict.says,
        "detail": verdict.detail,
        "checks_passed": verdict.passed,
        "checks": verdict.checks,
        "file": file,
        "cell": found.cell,
    }


def alone(grades, points=None):
    """The table of one folder: grades as folder.grade makes them; points as for `student`."""
    verdicts = {
        name: told(verdict, grades.found[name], str(grades.found[name].path or ""))
        for name, verdict in grades.asked.items()
    }
    row = {"refused": "", "notes": grades.notes(), "verdicts": verdicts}
    return [student("", row, points or dict.fromkeys(verdicts, 1))]


class Table:
    """The table of a class: each student is made when somebody reads it, so a large class needs no room."""

    def __init__(self, rows, points=None, names=None):
        self.rows, self.points, self.names = rows, points, names or {}

    def __len__(self):
        return len(self.rows)

    def __iter__(self):
        return (student(one, row, self.points, self.names.get(one)) for one, row in self.rows.items())


def in_all(n, refused, blank):
    """How many there are, in a sentence. blank: those who answered nothing."""
    told = f"{n} submission{'s' * (n != 1)}, {n - refused - blank} graded"
    return told + (f", {blank} with nothing answered." if blank else ".")


def blank(one):
    return not one["refused"] and all(e["status"] == "not attempted" for e in one["exercises"])


def misconceptions(table):
    """[(exercise, name, sentence, how many, who)], the most common first, ERRORS too; without what has no name.

    who: the first SOME of them.
    """
    common, who, says = Counter(), {}, {}
    for one in table:
        for e in one["exercises"]:
            if e["misconception"] not in NAMELESS:
                what = e["id"], e["function"], e["misconception"]
                common[what] += 1
                if common[what] <= SOME:
                    who.setdefault(what, []).append(one["name"])
                says.setdefault(what, e["message"])
    return [
        (f"{what[0]} {what[1]}", what[2], says[what], n, who[what])
        for what, n in sorted(common.items(), key=lambda item: (-item[1], item[0]))
    ]


def helped(attempts):
    """[(exercise, name, sentence, told, right)]: of the students who handed in again, how many had it right later.

    attempts: for each student the rows, in the order in which they were handed in. The most told first.
    """
    told, right, says, catalogue = Counter(), Counter(), {}, entries()
    for rows in attempts:
        mended = {}  # of this student: whom a sentence is said twice is told once
        for i, row in enumerate(rows[:-1], 1):
            for function, verdict in row["verdicts"].items():
                if verdict["misconception"] not in (*NAMELESS, *ERRORS):
                    what = catalogue[function].id, function, verdict["misconception"]
                    mended[what] = any(passed(after, function) for after in rows[i:])
                    says[what] = verdict["message"]
        told.update(mended.keys())
        right.update(what for what in mended if mended[what])
    return [
        (f"{what[0]} {what[1]}", what[2], says[what], n, right[what])
        for what, n in sorted(told.items(), key=lambda item: (-item[1], item[0]))
    ]


def passed(row, function):
    return row["verdicts"].get(function, NOT_ATTEMPTED)["status"] == "passed"


def next_exercise(one):
    """The first exercise of the path, else of all, that does not pass; "" when all do."""
    todo = [e for e in one["exercises"] if e["status"] != "passed"]
    return next((f"{e['id']} {e['function']}" for e in sorted(todo, key=lambda e: not e["on_path"])), "")


# ---- the forms, in pieces of text


def as_json(table, title=TITLE):
    """Ours: all that is known, a line for each student. Schema: data/verdicts.schema.json."""
    yield json.dumps({"version": VERSION, "title": title})[:-1] + ', "students": ['
    for i, one in enumerate(table):
        yield ",\n" * bool(i) + json.dumps(one)
    yield "]}\n"


def as_junit(table, title=TITLE):
    """JUnit's XML, a suite for each student: what continuous integration reads."""
    tags = {
        "not yet": "failure",
        "stopped": "failure",
        "error": "error",
        "grader error": "error",
        "not attempted": "skipped",
    }
    yield f"<?xml version='1.0' encoding='utf-8'?>\n<testsuites name={quoteattr(printable(title))}>"
    for one in table:
        count = Counter(tags.get(e["status"]) for e in one["exercises"])
        suite = ElementTree.Element(
            "testsuite",
            name=printable(one["name"] or title),
            tests=str(len(one["exercises"])),
            failures=str(count["failure"]),
            errors=str(count["error"] + bool(one["refused"])),
            skipped=str(count["skipped"]),
        )
        for e in one["exercises"]:
            case = ElementTree.SubElement(
                suite,
                "testcase",
                classname=f"chapter {e['id'].split('.')[0]}",
                name=f"{e['id']} {e['function']}",
            )
            if e["status"] != "passed":
                ElementTree.SubElement(
                    case,
                    tags[e["status"]],
                    message=printable(e["message"] or e["status"]),
                    type=e["misconception"] or e["status"],
                ).text = printable(e["detail"])
        if one["refused"]:
            case = ElementTree.SubElement(suite, "testcase", classname="submission", name="submission")
            ElementTree.SubElement(case, "error", message=printable(one["refused"]), type="refused")
            suite.set("tests", str(len(one["exercises"]) + 1))
        yield ElementTree.tostring(suite, encoding="unicode") + "\n"
    yield "</testsuites>\n"


def as_gradescope(table, title=TITLE):
    """Gradescope's results.json, of one student.

    Source: https://gradescope-autograders.readthedocs.io/en/latest/specs/
    """
    [one] = table
    yield json.dumps(
        {
            "output": one["refused"] or "\n".join(one["notes"]),
            "tests": [
                {
                    "name": f"{e['id']} {e['function']}",
                    "score": float(e["points"]),
                    "max_score": float(e["of"]),
                    "status": "passed" if e["status"] == "passed" else "failed",
                    "output": sentence(e),
                }
                for e in one["exercises"]
            ],
        },
        indent=1,
    ) + "\n"


def as_classroom50(table, title=TITLE):
    """Classroom 50's result.json, of one student; its runner says in the environment whose it is.

    Source: https://github.com/foundation50/classroom50, schemas/result-v1.schema.json
    """
    [one] = table
    if one["of"] % 1 or any(e["of"] % 1 for e in one["exercises"]):
        raise ValueError("Classroom 50 counts whole points: the assignment has others")
    about = os.environ
    yield json.dumps(
        {
            "schema": "classroom50/result/v1",
            "classroom": about["CLASSROOM"],
            "assignment": about["ASSIGNMENT"],
            "assignment_type": about.get("ASSIGNMENT_TYPE", "individual"),
            "owner": about["OWNER"],
            "submission": about["SUBMISSION_TAG"],
            "commit": about["COMMIT_URL"],
            "release": about["RELEASE_URL"],
            "review": about.get("REVIEW_URL") or about["COMMIT_URL"],
            "datetime": datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "score": int(one["points"]),
            "max-score": int(one["of"]),
            "tests": [
                {
                    "test-name": f"{e['id']} {e['function']}",
                    "passed": e["status"] == "passed",
                    "score": int(e["points"]),
                    "max-score": int(e["of"]),
                    "output": sentence(e),
                }
                for e in one["exercises"]
            ],
        },
        indent=1,
    ) + "\n"


def as_csv(table, title=TITLE):
    """A line for each student: points, what comes next, and a column for each exercise."""
    for i, one in enumerate(table):
        if not i:
            names = [f"{e['id']} {e['function']}" for e in one["exercises"]]
            yield line(["student", "points", "of", "right", "next", "note", *names])
        right = sum(e["status"] == "passed" for e in one["exercises"])
        yield line(
            [
                one["name"],
                one["points"],
                one["of"],
                right,
                next_exercise(one),
                one["refused"] or "; ".join(one["notes"]),
                *map(in_short, one["exercises"]),
            ]
        )


def as_moodle(table, title=TITLE):
    """Moodle's offline grading worksheet: the participant's number is in the name that Moodle gives."""
    yield line(["Identifier", "Full name", "Grade", "Maximum Grade", "Feedback comments"])
    for one in table:
        name, _, number = one["student"].rpartition("_")
        known = (f"Participant {number}", name) if name and number.isdigit() else ("", one["student"])
        yield line([*known, one["points"], one["of"], feedback(one)])


def as_canvas(table, title=TITLE):
    """Canvas' gradebook: the student's number is in the name that Canvas gives, NAME_NUMBER_SUBMISSION."""
    yield line(["Student", "ID", "SIS User ID", "SIS Login ID", "Section", title])
    for i, one in enumerate(table):
        if not i:
            yield line(["    Points Possible", "", "", "", "", one["of"]])
        found = re.fullmatch(r"(.+?)(?:_LATE)?_(\d+)_\d+", one["student"])
        yield line([*(found.groups() if found else (one["name"], "")), "", "", "", one["points"]])


# ---- words and cells


def in_short(e):
    return f"{e['status']}: {e['misconception']}" if e["misconception"] else e["status"]


def sentence(e):
    head = f"{MARK[e['status']]} {e['id']} {e['function']}: {WORDS[e['status']]}."
    return "\n".join(line for line in (f"{head} {without_ticks(e['message'])}".strip(), e["detail"]) if line)


def feedback(one):
    if one["refused"]:
        return f"Not graded: {one['refused']}"
    wrong, to_do = [e for e in one["exercises"] if e["status"] not in ("passed", "not attempted")], next_exercise(one)
    end = f"What comes next is {to_do}." if to_do else "Everything that was asked for is right."
    if blank(one):
        end = f"Nothing is answered yet. Begin with {to_do}."
    return "\n".join([*one["notes"], *map(sentence, wrong), end])


def line(values):
    """One line of a CSV file."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerow([cell(value) for value in values])
    return text.getvalue()


def cell(value):
    """A text that a spreadsheet would take for a formula gets an apostrophe before it.

    >>> cell("=1+1"), cell(3), cell("ada")
    ("'=1+1", 3, 'ada')
    """
    dangerous = isinstance(value, str) and value.lstrip(" ").startswith(
        ("=", "+", "-", "@", "\t", "\r", "\n")
    )
    return "'" + value if dangerous else value


def printable(text):
    """XML has no place for control characters."""
    return re.sub(r"[^\t\n\x20-\uD7FF\uE000-\uFFFD]", "?", text)
