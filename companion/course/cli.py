"""The commands: companion start, lab, grade, assemble, show.

For a teacher: grade --class, verify, assign, bundle, second, questions.
"""
import argparse
import difflib
import errno
import os
import sys
from pathlib import Path

COPY = "work"


def main(arguments=None):
    """Exit status: 0 all passed or done, 1 not yet, 2 a wrong command, 3 the grader itself is broken."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):               # a Windows console may not know the bar's blocks
            stream.reconfigure(encoding="utf-8", errors="replace")
    parser = argparse.ArgumentParser(prog="companion", description="How Machines Learn: your own work.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    one = commands.add_parser("start", help="make or refresh your working copy of the exercises")
    one.add_argument("folder", nargs="?", default=f"{COPY}/exercises", help=f"where (default: {COPY}/exercises)")
    one.set_defaults(run=start)
    one = commands.add_parser("lab", help="copy the whole course and open it in JupyterLab")
    one.add_argument("folder", nargs="?", default=COPY, help=f"where (default: {COPY})")
    one.add_argument("--no-browser", action="store_true", help="only say the address")
    one.add_argument("--copy-only", action="store_true", help="only copy")
    one.set_defaults(run=lab)
    one = commands.add_parser("grade", help="grade your answers")
    one.add_argument("folder", nargs="?",
                     help=f"your notebooks, or a package (default: {COPY}/exercises if there is one, else this folder)")
    one.add_argument("--exercise", "-e", action="append", metavar="NAME",
                     help="only this function (may be repeated)")
    for name in ("json", "junit", "gradescope", "classroom50"):
        one.add_argument(f"--{name}", metavar="FILE", help=f"also write the results as {name}")
    one.add_argument("--class", dest="many", action="store_true",
                     help="the folder holds a folder, a zip or notebooks of each student: grade them all")
    one.add_argument("--out", metavar="DIR", help="with --class: where results go (default: FOLDER-grades)")
    one.add_argument("--jobs", type=int, metavar="N",
                     help="with --class: so many at once (default: all processors)")
    one.add_argument("--scheduler", metavar="ADDRESS",
                     help="with --class: grade on the workers of this Dask scheduler, as tcp://HOST:8786")
    one.add_argument("--key", metavar="FILE",
                     help="with --class: sign the results with the key in this file (none there: a new one)")
    one.add_argument("--assignment", metavar="FILE", help="only what this assignment asks, with its points")
    one.set_defaults(run=grade)
    one = commands.add_parser("assign", help="make the workbooks of an assignment, without solutions")
    one.add_argument("assignment", metavar="FILE", help="a TOML file: title, due, points for each exercise")
    one.add_argument("folder", nargs="?", help="where the workbooks go (default: named after the file)")
    one.set_defaults(run=assign)
    one = commands.add_parser("bundle", help="the graders as a zip that another platform runs")
    one.add_argument("platform", choices=["gradescope", "classroom50"])
    one.add_argument("--assignment", metavar="FILE", help="only what this assignment asks")
    one.set_defaults(run=bundle)
    one = commands.add_parser("second", help="draw second forms of twelve exercises, to be assessed")
    one.add_argument("folder", metavar="DIR", help="a new folder, for you alone")
    one.set_defaults(run=second)
    one = commands.add_parser("questions", help="concept questions for before and after, a page and QTI")
    one.add_argument("folder", nargs="?", default=".", help="where they go (default: this folder)")
    one.add_argument("--compare", metavar="DIR", help="instead: what the answers that were saved in DIR say")
    one.add_argument("--out", metavar="FILE", default="questions.csv", help="with --compare: the table")
    one.set_defaults(run=questions)
    one = commands.add_parser("verify", help="are these the results that a class run signed?")
    one.add_argument("folder", metavar="DIR", help="the folder of results")
    one.add_argument("--key", metavar="FILE", required=True, help="the key that signed them")
    one.set_defaults(run=verify)
    one = commands.add_parser("assemble",
                              help="make a package of your passing functions, examine it, train with it")
    one.add_argument("target", metavar="DIR", help="the package's folder")
    one.add_argument("folder", nargs="?", help="your notebooks (default as for grade)")
    one.add_argument("--test", action="store_true", help="open the test pile too: once, when nothing is left to decide")
    one.set_defaults(run=assemble)
    one = commands.add_parser("show", help="write your network as one HTML file to send to a friend")
    one.add_argument("target", metavar="DIR", help="the folder of a package that `assemble` has written")
    one.set_defaults(run=show)
    options = parser.parse_args(arguments)
    try:
        return options.run(options)
    except ImportError as error:
        stray = os.environ.get("PYTHONPATH")
        hint = f"PYTHONPATH brings in {stray}: unset it." if stray else "Install the course anew."
        print(f"companion {options.command}: {error.name or 'a library'} cannot be loaded here. {hint}", file=sys.stderr)
        return 3
    except (OSError, LookupError, ValueError) as error:
        said = error.args[0] if isinstance(error, LookupError) else error
        print(f"companion {options.command}: {said}", file=sys.stderr)
        return 3 if getattr(error, "errno", None) in (errno.ENOSPC, errno.EDQUOT, errno.EIO) else 2


def start(options):
    from . import learner
    for line in learner.start(options.folder):
        print(line)
    print(f"Your copy is {options.folder}: open it in Jupyter. "
          f"`companion grade {options.folder}` says how far you are.")
    return 0


def lab(options):
    from . import lab as course, learner
    work = Path(options.folder).resolve()
    work.mkdir(parents=True, exist_ok=True)
    kept = course.copy_course(course.BOOK, work)
    for line in learner.start(work / "exercises"):
        print(line)
    print(f"The course is in {work}.")
    if kept:
        print(f"Kept as you left them: {', '.join(kept)} (delete one to get it anew).")
    if options.copy_only:
        return 0
    print("JupyterLab starts; stop it with Ctrl-C.", flush=True)
    return course.open_lab(work, browser=not options.no_browser)


def grade(options):
    from .classroom import assignment, submissions, verdicts
    from .grading import folder, report
    known_exercises(options.exercise or ())
    task = assigned(options)
    if options.many:
        return grade_many(options, task)
    where = _folder(options.folder)
    only = list(task.points) if task else options.exercise or assignment.asked_in(where)
    grades = folder.grade(where, only=only, progress=_progress)
    _progress(0, 0, "")
    if where.is_dir() and submissions.looks_like_a_class(where):
        print(f"{where} looks like a class: `companion grade --class {where}` grades each by itself.")
    for path, why in grades.unreadable:
        print(f"{path}: {why}; the others were graded.")
    for line in grades.hints():
        print(line)
    print(report.table(grades))
    table, title = verdicts.alone(grades, task and task.points), task.title if task else verdicts.TITLE
    if task:
        print(f"{title}: {table[0]['points']:g} of {table[0]['of']:g} points")
    for file, written in ((options.json, verdicts.as_json), (options.junit, verdicts.as_junit),
                          (options.gradescope, verdicts.as_gradescope),
                          (options.classroom50, verdicts.as_classroom50)):
        if file:
            Path(file).write_text("".join(written(table, title)), encoding="utf-8")
    states = {verdict.status for verdict in grades.asked.values() if verdict.entry.chapter}
    return 3 if "grader error" in states else 0 if states == {"passed"} else 1


def known_exercises(names):
    from .grading.spec import entries
    known = entries()
    for name in names:
        if name not in known:
            close = difflib.get_close_matches(name, known, 1)
            hint = f"; did you mean {close[0]}?" if close else ""
            raise LookupError(f"there is no exercise {name!r}{hint}")


def assigned(options):
    """The assignment that --assignment names, or None."""
    from .classroom import assignment
    if options.assignment and options.exercise:
        raise ValueError("--assignment says which exercises are graded: leave out --exercise")
    return assignment.read(options.assignment) if options.assignment else None


def grade_many(options, task):
    """A class: the results go into a folder of their own, beside the submissions."""
    from .classroom import class_results, signed
    if not options.folder:
        raise ValueError("--class needs the folder of the submissions: companion grade --class submissions")
    if options.json or options.junit or options.gradescope or options.classroom50:
        raise ValueError("--class writes every form by itself, into a folder that --out names")
    if options.scheduler and options.jobs:
        raise ValueError("--jobs counts processes here; with --scheduler the workers say how many they run")
    folder = Path(options.folder)
    if not folder.is_dir():
        raise NotADirectoryError(f"{folder} is no folder of submissions")
    out = Path(options.out or f"{folder.resolve()}-grades")
    lines, broken = class_results(folder, out, options.exercise, options.jobs, _student,
                                  secret=signed.key_in(options.key, make=True) if options.key else b"",
                                  scheduler=options.scheduler,
                                  **({"title": task.title, "points": task.points} if task else {}))
    _progress(0, 0, "")
    for line in lines:
        print(line)
    return 3 if broken else 0


def assign(options):
    from .classroom import assignment
    task = assignment.read(options.assignment)
    folder = options.folder or Path(options.assignment).stem
    for line in assignment.assign(task, folder):
        print(line)
    print(f"Hand out {folder}. "
          f"`companion grade --class FOLDER --assignment {options.assignment}` grades what comes back.")
    return 0


def bundle(options):
    from .classroom import assignment
    from .classroom.bundle import bundle as bundled
    own = assignment.read(options.assignment).own if options.assignment else None
    bundled(f"{options.platform}.zip", options.platform, options.assignment, own)
    print(f"{options.platform}.zip")
    return 0


def second(options):
    from .classroom.second import second as drawn
    for line in drawn(options.folder):
        print(line)
    print(f'Keep {options.folder} to yourself; an assignment with own = "{options.folder}" may ask for them.')
    return 0


def questions(options):
    from .classroom import concepts
    asked = options.compare
    for line in concepts.compare(asked, options.out) if asked else concepts.write(options.folder):
        print(line)
    return 0


def verify(options):
    from .classroom import FORMS, REPORT, signed
    when, changed = signed.verify(options.folder, [*FORMS, REPORT], signed.key_in(options.key))
    for name in changed:
        print(f"{name}: NOT as the run wrote it.")
    if not changed:
        print(f"Every file is as the run of {when} wrote it.")
    return 1 if changed else 0


def assemble(options):
    from .assemble import assemble as assembled
    return 0 if assembled(options.target, _folder(options.folder), test=options.test) else 1


def show(options):
    from .friend import write_friend
    write_friend(options.target, Path(options.target).with_suffix(".html"))
    return 0


def _folder(named):
    copies = (Path(COPY) / "exercises", Path("exercises"), Path(COPY))
    folder = Path(named) if named else next((copy for copy in copies if copy.is_dir()), Path())
    if not folder.exists():
        raise FileNotFoundError(f"there is no {folder}; `companion start {folder}` makes a working copy")
    return folder


def _progress(done, total, name, width=24):
    """A bar on a terminal, nothing in a log."""
    if sys.stderr.isatty():
        full = width * done // total if total else 0
        line = f"\r{'█' * full}{'░' * (width - full)} {done}/{total} {name}" if total else "\r"
        print(f"{line}\033[K", end="", file=sys.stderr, flush=True)


def _student(done, total, student, row):
    """The bar on a terminal, a line for each submission in a log."""
    if sys.stderr.isatty():
        _progress(done, total, student)
    else:
        right = sum(verdict["status"] == "passed" for verdict in row["verdicts"].values())
        told = "; ".join([row["refused"] or f"{right} right", *row["notes"]])
        print(f"{done}/{total} {student}: {told}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
