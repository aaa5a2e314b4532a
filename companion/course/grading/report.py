"""Verdicts in words, for a notebook cell and a terminal. What machines read is in course/classroom/verdicts.py."""
from pathlib import Path

from .words import said

MARK = {"passed": "✓", "not yet": "✗", "not attempted": "·", "stopped": "✗", "error": "✗",
        "grader error": "!"}
WORDS = {"passed": "right", "not yet": "not right yet", "not attempted": "not attempted yet",
         "stopped": "stopped", "error": "an error", "grader error": "the grader failed, which is not your "
                                                                    "fault"}
FIRST_STEP = "Replace `raise NotImplementedError` by your own lines, then check them (in Jupyter run that cell first)."
ONE_CHECK = "The check passes."


class Report:
    """A verdict as check() shows it: Markdown in a notebook, plain text elsewhere."""

    def __init__(self, verdict):
        self.verdict = verdict

    def sentence(self):
        verdict = self.verdict
        if verdict.ok:
            says = said(f"All {verdict.checks} checks pass." if verdict.checks > 1 else ONE_CHECK)
        else:
            says = said(verdict.says or FIRST_STEP)
        if verdict.stand_ins:
            says += " " + said(f"(Not right yet, so the companion's stood in: {', '.join(verdict.stand_ins)}.)")
        return says

    def facts(self):
        verdict = self.verdict
        told = verdict.detail.splitlines()
        if verdict.name:
            told.append(f"[{verdict.name}] {verdict.passed} of {verdict.checks} checks passed before this "
                        "one")
        return [said(line) for line in told]

    def __repr__(self):
        entry, status = self.verdict.entry, self.verdict.status
        head = f"{MARK[status]} {entry.id} {entry.function}: {said(WORDS[status])}. "
        return "\n".join([head + without_ticks(self.sentence()), *(f"    {line}" for line in self.facts())])

    def _repr_markdown_(self):
        entry, status, facts = self.verdict.entry, self.verdict.status, "\n".join(self.facts())
        head = f"{MARK[status]} **{entry.id} `{entry.function}`: {said(WORDS[status])}.** {self.sentence()}"
        return head + (f"\n\n```text\n{facts}\n```" if facts else "")


def without_ticks(text):
    return text.replace("`", "")


# ---- the terminal

def table(grades):
    """Progress, a line for each exercise, a sentence for each that is not right yet, what comes next."""
    verdicts, lines = list(grades.asked.values()), []
    on_path = [v for v in verdicts if v.entry.on_path]
    deeper = [v for v in verdicts
              if not v.entry.on_path and (v.entry.chapter or grades.found[v.entry.function].path)]
    for title, group in (("The path to your own training loop", on_path), ("Go deeper", deeper)):
        if group:
            done = sum(v.ok for v in group)
            lines += [f"{title}   {done}/{len(group)}  {bar(done, len(group))}", *map(row, group), ""]
    for verdict in verdicts:
        found = grades.found[verdict.entry.function]
        rivals = [f"    (another attempt is in {path.name})" for path in found.rivals]
        rivals += [f"    {found.says}"] if found.says and found.status == "attempted" else []
        if verdict.status not in ("passed", "not attempted"):
            lines += [repr(Report(verdict)), f"    in {found.path}, code cell {found.cell}", *rivals, ""]
        elif verdict.ok and rivals:
            lines += [f"{verdict.entry.id} {verdict.entry.function}: judged in {found.path}", *rivals, ""]
    return "\n".join([*lines, what_next(on_path + deeper, grades.found)])


def row(verdict):
    note = {"passed": "", "not attempted": "not attempted"}.get(verdict.status, verdict.name)
    return f"  {MARK[verdict.status]} {verdict.entry.id}  {verdict.entry.function:<20} {note}".rstrip()


def bar(done, total, width=20):
    full = width * done // total if total else 0
    return "█" * full + "░" * (width - full)


def what_next(verdicts, found):
    todo = next((v for v in verdicts if not v.ok), None)
    if todo is None:
        folder = Path(found[verdicts[0].entry.function].path).parent
        return f"All right. Next: `companion assemble my_network {folder}` makes a package of your functions."
    where = found[todo.entry.function].path or f"the workbook of chapter {todo.entry.chapter}"
    return f"Next: {todo.entry.id} {todo.entry.function} in {where}"
