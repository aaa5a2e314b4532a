"""The report of a class: one HTML file that needs nothing else, no script and no network."""

from collections import Counter
from html import escape

from ..grading.report import MARK, WORDS, without_ticks
from .submissions import shown
from .verdicts import ERRORS, TITLE, blank, helped, in_all, misconceptions, next_exercise

MOST = 1000  # submissions that the report lists
STYLE = """
:root { color-scheme: light dark; --good: #1a7f37; --bad: #b3261e; --line: #8886; }
@media (prefers-color-scheme: dark) { :root { --good: #6fdd8b; --bad: #ff9d94; } }
body { font: 16px/1.5 sans-serif; max-width: 76rem; margin: 1.5rem auto; padding: 0 1rem; }
.wide { overflow-x: auto; } table { border-collapse: collapse; }
th, td { padding: 0.15rem 0.45rem; text-align: left; vertical-align: top; }
th, td { border-bottom: 1px solid var(--line); }
.marks td + td, .marks th + th { text-align: center; }
.marks th:first-child { position: sticky; left: 0; background: Canvas; }
thead th { vertical-align: bottom; } .id { font-variant-numeric: tabular-nums; }
td:nth-child(2):not(:last-child, .marks td) { white-space: nowrap; }
td:nth-child(3):not(:last-child, .marks td) { white-space: nowrap; }
summary { cursor: pointer; padding: 0.3rem 0; }
.passed { color: var(--good); } .wrong { color: var(--bad); } .todo { opacity: 0.6; }
meter { width: 8rem; } :focus-visible { outline: 2px solid; }
"""


def page(table, title=TITLE, attempts=()):
    """The whole report: who is where, what is common, helped, or was not graded. attempts: see `helped`.

    Of more than MOST submissions it has no line for each: no browser would show them.
    """
    left, refused, empty, listed = [], 0, 0, len(table) <= MOST
    for one in table:
        left += [(one["name"], line) for line in [one["refused"], *one["notes"]] if line]
        refused += bool(one["refused"])
        empty += blank(one)
    n = len(table) - refused
    parts = [
        f"<h1>{escape(title)}</h1>",
        f"<p>{in_all(len(table), refused, empty)}</p>",
    ]
    if left:
        parts.append(section("What you should look at", rows(["student", "why"], left[:MOST])))
    if listed:
        parts.append(section("Who is where", where(table)))
    else:
        parts.append("<p>grades.csv has a line for each, with every verdict.</p>")
    parts.append(section("What is common", common(table)))
    if told := after(helped(attempts)):
        parts.append(section("What helped", told))
    parts.append(section("Each exercise", each(table, n)))
    if listed:
        parts.append(section("All verdicts", marks(table)))
    return f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
<style>{STYLE}</style></head><body><main>
{''.join(parts)}</main></body></html>
"""


def where(table):
    ranked = []
    for one in table:
        to_do = f"not graded: {one['refused']}" if one["refused"] else next_exercise(one) or "nothing: all is right"
        reached = f"{one['points']:g} of {one['of']:g}", f"{right(one)} of {len(one['exercises'])}"
        ranked.append(((bool(one["refused"]), -one["points"]), (one["name"], *reached, to_do)))
    lines = [line for _, line in sorted(ranked, key=lambda pair: pair[0])]
    return (
        "<p>What comes next is the first exercise that is not right yet: on the path, then of the others.</p>"
        + rows(["student", "points", "exercises right", "what comes next"], lines)
    )


def common(table):
    columns = ["students", "exercise", "misconception", "what they are told", "who"]
    every = [
        (n, exercise, name, without_ticks(says), ", ".join([*map(shown, who), *["..."] * (n > len(who))]))
        for exercise, name, says, n, who in misconceptions(table)
    ]
    lines, errors = [one for one in every if one[2] not in ERRORS], [one for one in every if one[2] in ERRORS]
    shared, single = [line for line in lines if line[0] > 1], [line for line in lines if line[0] == 1]
    text = rows(columns, shared) if shared else "<p>No mistake is made by two.</p>"
    if single:
        text += (
            f"<details><summary>What one alone has ({len(single)})</summary>{rows(columns, single)}</details>"
        )
    if errors:
        columns[2] = "error"
        text += f"<p>No misconception, but an error before anything could be judged:</p>{rows(columns, errors)}"
    return text


def after(lines):
    """What became of a mistake when the same student handed in again."""
    if not lines:
        return ""
    return "<p>Of the students who handed in again after they were told.</p>" + rows(
        ["students", "right later", "exercise", "misconception", "what they were told"],
        [(told, right, exercise, name, without_ticks(says)) for exercise, name, says, told, right in lines],
    )


def each(table, n):
    tried, done = Counter(), Counter()
    for one in table:
        for e in one["exercises"]:
            name = f"{e['id']} {e['function']}"
            tried[name] += e["status"] != "not attempted"
            done[name] += e["status"] == "passed"
    lines = [
        f"<tr><th scope=row>{name}</th><td>{tried[name]}</td><td>{done[name]}</td>"
        f"<td><meter max={n} value={done[name]}>{done[name]} of {n}</meter></td></tr>"
        for name in tried
        if n
    ]
    return head(["exercise", "tried", "right", "of all"]) + "".join(lines) + "</tbody></table></div>"


def marks(table):
    names, lines = "", []
    for one in table:
        names = names or "".join(
            f'<th scope=col class=id title="{e["function"]}">{e["id"]}</th>' for e in one["exercises"]
        )
        told = "".join(map(mark, one["exercises"]))
        if one["refused"]:
            why = escape(shown(one["refused"], 400))
            told = f"<td colspan={len(one['exercises'])}>not graded: {why}</td>"
        lines.append(f"<tr><th scope=row>{name(one['name'])}</th>{told}</tr>")
    legend = ", ".join(f"{MARK[status]} {WORDS[status]}" for status in ("passed", "not yet", "not attempted"))
    return (
        f'<p>{legend}.</p><div class="wide" tabindex=0><table class=marks>'
        f'<thead><tr><th scope=col>student</th>{names}</tr>'
        f"</thead><tbody>{''.join(lines)}</tbody></table></div>"
    )


def mark(e):
    kind = {"passed": "passed", "not attempted": "todo"}.get(e["status"], "wrong")
    says = " ".join(part for part in (WORDS[e["status"]], e["misconception"]) if part)
    return f'<td class={kind} title="{escape(says)}">{MARK[e["status"]]}</td>'


def right(one):
    return sum(e["status"] == "passed" for e in one["exercises"])


def name(text):
    return escape(shown(text))


def section(title, body):
    return f"<h2>{escape(title)}</h2>\n{body}\n"


def head(columns):
    return (
        '<div class="wide" tabindex=0><table><thead><tr>'
        + "".join(f"<th scope=col>{c}</th>" for c in columns)
        + "</tr></thead><tbody>"
    )


def rows(columns, lines):
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(shown(str(value), 400))}</td>" for value in line) + "</tr>"
        for line in lines
    )
    return head(columns) + body + "</tbody></table></div>"

