"""A class that hands in: every student a zip of the workbooks, answers drawn from the bank.

python -m tests.grading.cohort FOLDER N writes the submissions of N students. A student hands in the same in
every class.
"""

import random
import sys
import zipfile
from pathlib import Path

from tests.grading.bank import samples
from tests.grading.workbooks import filled, solutions

RIGHT, WRONG = 0.6, 0.3  # and one in ten is left as the stub


def write(folder, n):
    answers = {function: {"right": [text], "wrong": []} for function, text in solutions().items()}
    for one in samples():
        if one.function in answers:
            answers[one.function][one.kind].append(one.source)
    Path(folder).mkdir(parents=True)
    for i in range(n):
        rng = random.Random(i)
        chosen = {}
        for function, kinds in answers.items():
            kind = rng.choices(["right", "wrong", None], [RIGHT, WRONG, 1 - RIGHT - WRONG])[0]
            if kind:
                chosen[function] = rng.choice(kinds[kind])
        with zipfile.ZipFile(Path(folder) / f"student{i:06}.zip", "w", zipfile.ZIP_DEFLATED) as archive:
            for name, text in filled(chosen):
                archive.writestr(name, text)


if __name__ == "__main__":
    write(sys.argv[1], int(sys.argv[2]))
