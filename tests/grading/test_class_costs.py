"""What the teacher's page says a class costs is what was measured, and the class that was measured is one."""

import json
import zipfile

from tests.bench import classes
from tests.grading import cohort


def test_the_page_quotes_the_measurement():
    measured = json.loads(classes.FILE.read_text(encoding="utf-8"))
    page = (classes.ROOT / "book" / "teaching.md").read_text(encoding="utf-8")
    told = page.split("## What a class costs")[1].split("\n## ")[0]
    for line in (*classes.table(measured), *classes.sentences(measured)):
        assert line in told


def test_an_hour_is_counted_by_hand():
    sizes = {"10": {"run, processor s": 36, "peak, MB": 50, "MB": {"a": 1, "b": 9}}}
    *_, last = classes.table({"processor s for one": 36, "simulated": sizes})
    assert last == "| 100,000 | 1,000 | 50 | 600 | 110 | 100 |"


def test_a_student_hands_in_the_same_in_every_class(tmp_path):
    cohort.write(tmp_path / "small", 1)
    cohort.write(tmp_path / "large", 2)
    files = [tmp_path / "small" / "student000000.zip", *sorted((tmp_path / "large").iterdir())]
    held = []
    for file in files:
        with zipfile.ZipFile(file) as archive:
            held.append({name: archive.read(name) for name in archive.namelist()})
    first, again, second = held
    assert first == again != second and len(first) == 7
