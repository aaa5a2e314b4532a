"""Grade a folder of notebooks: every answer in a process of its own, the verdict in this one."""
import sys
from dataclasses import dataclass, replace

from . import engine
from .collect import Answers
from .engine import Verdict
from .local import built_here
from .remote import Pool, RemoteAnswer
from .spec import NotYet, entries


@dataclass
class Grades:
    """The verdicts on a folder, by function name in the ladder's order, and where the answers stand."""
    verdicts: dict
    found: dict
    unreadable: list
    only: tuple = ()

    @property
    def asked(self):
        """The verdicts that were asked for; forerunners of those are graded as well."""
        return {name: self.verdicts[name] for name in self.verdicts if not self.only or name in self.only}

    def notes(self, called=str):
        """What whoever reads the verdicts should know besides, a line each. called(path): a file's name there."""
        lines = [*(f"{called(path)}: {why}" for path, why in self.unreadable), *self.hints()]
        chosen = {}
        for name, verdict in self.asked.items():
            one = self.found[name]
            if one.versions:
                chosen.setdefault((one.path, one.why, *one.versions), []).append(verdict.entry.id)
        return lines + [
            f"{', '.join(numbers)}: there are several versions; graded is {called(path)} ({why}), "
            f"not {', '.join(map(called, others))}" for (path, why, *others), numbers in chosen.items()]

    def hints(self):
        """Where a function is there under another name."""
        return [f"{verdict.entry.id}: there is no function named {name}; a function {self.found[name].like} is there"
                for name, verdict in self.asked.items() if self.found[name].like]

    def parts(self, name, judged=False):
        """What must be built to run an answer: (passing forerunners and itself, names the companion lends).

        judged: for its verdict; some exercises are judged with the companion's forerunners only.
        """
        parts, references, seen, catalogue = [], [], set(), entries()

        def add(name):
            exercise = catalogue[name].load()
            for used in exercise.uses:
                if used not in seen:
                    seen.add(used)
                    if self.verdicts[used].ok and (exercise.own_uses or not judged):
                        add(used)
                    else:
                        references.append(used)
            parts.append({"name": name, "uses": exercise.uses, "program": self.found[name].program,
                          "sources": self.found[name].sources, "modules": self.found[name].modules})
        add(name)
        return parts, references


def grade(where, only=None, progress=lambda done, total, name: None, seconds=None):
    """Grades for the answers in a folder or file. only: function names; seconds: another time limit."""
    catalogue, answers = entries(), Answers(where)
    found = {name: answers.find(name) for name in catalogue}
    grades = Grades({}, found, answers.unreadable, tuple(only or ()))
    for name, entry in catalogue.items():
        broken = found[name].status == "syntax"
        grades.verdicts[name] = Verdict(entry, "error" if broken else "not attempted", found[name].says,
                                        "syntax-error" if broken else "")
    attempted = [catalogue[name] for name in _with_forerunners(only or catalogue, found, catalogue)]
    pool, left = Pool(), [entry.function for entry in attempted]

    def open_answer(exercise):
        progress(len(attempted) - len(left), len(attempted), exercise.function)
        if seconds is not None:
            exercise = replace(exercise, seconds=seconds)
        while True:
            parts, references = grades.parts(exercise.function, judged=True)
            try:
                if sys.platform == "emscripten":        # a page starts no process
                    lent = {name: catalogue[name].load().reference for name in exercise.uses}
                    lent |= {name: catalogue[name].load().reference for name in references}
                    return built_here(exercise, parts, references, lent)
                return RemoteAnswer(pool.take(len(left)), exercise, parts, references)
            except NotYet as problem:
                taken = found[exercise.function]
                earlier = taken.earlier
                if problem.name != "cell-raises" or earlier is None:
                    raise
                earlier.rivals, earlier.versions, earlier.why = taken.rivals, taken.versions, taken.why
                found[exercise.function] = earlier
                if earlier.status == "not attempted":
                    raise NotYet("", "", status="not attempted") from None

    def settled(verdict):
        name = verdict.entry.function
        exercise = verdict.entry.load()
        failed = [used for used in exercise.uses if exercise.own_uses and not grades.verdicts[used].ok]
        verdict.stand_ins = tuple(used for used in failed if found[used].status in ("attempted", "syntax"))
        grades.verdicts[name] = verdict
        left.remove(name)

    try:
        grades.verdicts |= engine.run(attempted, open_answer, settled)
    finally:
        pool.close()
    return grades


def _with_forerunners(names, found, catalogue):
    """The attempted answers among `names`, and those that they use, in the ladder's order."""
    wanted, todo = set(), [name for name in names if found[name].status == "attempted"]
    while todo:
        name = todo.pop()
        if name not in wanted:
            wanted.add(name)
            exercise = catalogue[name].load()
            if exercise.own_uses:
                todo += [used for used in exercise.uses if found[used].status == "attempted"]
    return [name for name in catalogue if name in wanted]
