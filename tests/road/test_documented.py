"""Every command that a document names can be given, and is run by a test or stands here with the reason why not."""

import importlib.util
import re
import shlex

import pytest
from markdown_it import MarkdownIt

import make
from companion.course import cli

FOLDERS = [make.ROOT / name for name in ("book", "companion", "tests", "paper")]
PAGES = [*make.ROOT.glob("*.md"), *(page for folder in FOLDERS for page in folder.rglob("*.md"))]
PROGRAMS = ("make", "python", "pip", "companion", "pytest", "npm", "uv", "pipx", "conda", "jupyter", "reuse",
            "pip-audit", "cyclonedx-py", "cffconvert", ".ci/run")

ROAD, GRADING = "tests/road/test_{}", "tests/grading/test_{}"
WHEEL = ROAD.format("install.py::test_the_whole_road_of_a_learner_from_the_wheel")
TEACHING = ROAD.format("teaching.py::test_every_command_runs_as_it_stands")
HANDS_ON = ROAD.format("commands.py::test_a_command_installs_and_hands_on")
BROWSER = ROAD.format("venv_and_browser.py::test_browser_is_found")
WEEKLY = ".github/workflows/course.yml"
MINUTES = "takes minutes; its results are committed, and the page asserts what it quotes of them"
MEASURES = "measures, and what a busy machine measures proves nothing"
REGISTRY = "asks a package registry, which no test does"
PYTEST = "a part of `make test`"

# The test that runs it, or what it calls; the file where CI does; or the reason why nothing does.
RUN = {
    ".ci/run": "is what CI runs",
    "make lab": ROAD.format("commands.py::test_lab_installs_jupyterlab_and_hands_on_its_flags"),
    "make book": ROAD.format("build.py::test_book_fails_when_the_build_fails"),
    "make book ARGS=--without-solutions": ROAD.format("without_solutions.py::test_the_command_builds_the_copy"),
    "make book ARGS=--language=de": ROAD.format(
        "translation.py::test_the_command_builds_beside_the_english_site"
    ),
    'make translation ARGS="de before_you_start"': ROAD.format(
        "translation.py::test_the_catalogues_are_up_to_date"
    ),
    "make pdf": "tests/site/test_leave.py::test_the_whole_book_is_one_pdf",
    "make grade": HANDS_ON,
    "make notebooks ARGS=NAME": HANDS_ON,
    "make help": ROAD.format("commands.py::test_help_lists_every_command"),
    "make test": ".ci/run",
    "make test-all": ROAD.format("build.py::test_fast_slow_and_all"),
    "BROWSER=/path/to/chrome make test": BROWSER,
    "BROWSER=none make test": BROWSER,
    "make bench": MINUTES,
    "make bench ARGS=quick": HANDS_ON,
    "make bench ARGS=steps": MINUTES,
    'make bench ARGS="--mnist FOLDER"': MINUTES,
    "companion start": WHEEL,
    "companion lab": ROAD.format("install.py::test_lab_from_the_wheel_serves_the_first_chapter"),
    "companion grade": WHEEL,
    "companion grade FOLDER": GRADING.format("commands.py::test_grade_tells_progress_sentence_and_next"),
    "companion grade --class submissions": TEACHING,
    "companion grade week1": GRADING.format("assignment.py::test_one_learner_and_a_class_are_graded_by_it"),
    "make install ARGS=lab": ROAD.format("commands.py::test_install_installs_and_does_no_more"),
    "make install lab": "is the same for Windows, one line above",
    "companion grade --class submissions --scheduler tcp://HOST:8786": GRADING.format(
        "cluster.py::test_a_scheduler_that_is_lost_costs_no_finished_row"
    ),
    "companion grade --assignment week.toml": GRADING.format(
        "assignment.py::test_one_learner_and_a_class_are_graded_by_it"
    ),
    "companion assign": "is a mention: the whole command stands on the same page",
    "companion assemble my_network": WHEEL,
    "companion assemble my_network work/exercises": WHEEL,
    "companion show my_network": WHEEL,
    "companion bundle gradescope": GRADING.format("bundle.py::test_gradescope_runs_it"),
    "companion bundle classroom50": GRADING.format("bundle.py::test_classroom50_gets_its_result"),
    "companion questions FOLDER": GRADING.format("concepts.py::test_the_qti_package_lists_what_it_holds"),
    "companion questions --compare FOLDER": GRADING.format("concepts.py::test_a_class_is_compared"),
    "python -m pip wheel --no-deps --wheel-dir dist .": REGISTRY,
    'python -m pip install "PATH/TO/how_machines_learn-0.1.0-py3-none-any.whl[lab]"': REGISTRY,
    "uv tool run --from PATH/TO/WHEEL companion start": REGISTRY,
    "pipx install PATH/TO/WHEEL": REGISTRY,
    "conda create -n machines python=3.12 pip": REGISTRY,
    "conda activate machines": REGISTRY,
    "pip install distributed": REGISTRY,
    "pip install cffconvert": REGISTRY,
    "cffconvert --validate": REGISTRY,
    "pip install reuse pip-audit cyclonedx-bom": WEEKLY,
    "reuse lint": WEEKLY,
    "pip-audit --strict --no-deps --disable-pip --requirement constraints.txt": WEEKLY,
    "cyclonedx-py environment --pyproject pyproject.toml --output-file dist/sbom.json .venv": WEEKLY,
    "npm ci && npm run make": REGISTRY,
    "python -m http.server": "is Python's own",
    "python -m pip freeze --exclude-editable": "is pip's own",
    "python -m pytest --nbval book/NAME.ipynb": PYTEST,
    "python -m pytest tests/unit": PYTEST,
    "pytest tests/grading -k FUNCTION": PYTEST,
    "python -m tests.mutation": "tests/architecture/test_mutation.py::test_what_is_listed_survives",
    "python -m tests.house --write": "tests/architecture/test_architecture.py::"
    "test_the_drawing_in_contributing_is_what_the_command_prints",
    "python -m tests.size --against main": "tests/architecture/test_architecture.py::"
    "test_size_against_a_commit_is_without_difference_where_nothing_changed",
    "python -m tests.notebooks.reading": "tests/notebooks/test_reading.py::test_the_count_can_be_asked_for",
    "python -m tests.grading.mutants FUNCTION": GRADING.format("mutants.py::test_every_survivor_is_explained"),
    "python -m tests.grading.transcript --write": GRADING.format(
        "bank.py::test_the_transcript_holds_no_other_answer"
    ),
    "python -m tests.live.latency": MEASURES,
    "python -m tests.site.speed": MEASURES,
    "python -m tests.bench.classes": MINUTES,
    "python book/_tools/notebooks.py exercises/NN_...": "tests/notebooks/test_notebooks.py::"
    "test_making_twice_writes_the_same_bytes",
}


def plain(line):
    """The same command in one form: make for make.py, no folder before a program, one name for every week."""
    line = re.sub(r"^python make\.py", "make", line.removeprefix(".venv/bin/"))
    return re.sub(r"\bweek\d\.toml", "week.toml", line).removesuffix(" ...")


def documented(page):
    """(command, kind of block): the lines of blocks that are no program text, and code in a sentence."""
    for token in MarkdownIt().enable("table").parse(page.read_text(encoding="utf-8")):
        if token.type == "fence" and token.info in ("", "console"):
            lines = token.content.splitlines()
        else:
            code = [child for child in token.children or () if child.type == "code_inline"]
            lines = [" ".join(child.content.split()) for child in code]
        for line in map(plain, lines):
            words = [word for word in line.split() if "=" not in word]
            if words and words[0] in PROGRAMS and line not in PROGRAMS[:-1]:
                yield line, token.info


FOUND = {
    command: (page.name, kind)
    for page in PAGES
    if page.name != "CHANGELOG.md"  # it tells what was
    for command, kind in documented(page)
}
BY = dict.fromkeys((command for command, where in FOUND.items() if where == ("teaching.md", "console")), TEACHING)


def test_every_documented_command_is_in_the_table_and_no_other():
    assert FOUND.keys() - BY.keys() == RUN.keys() - BY.keys()


@pytest.mark.parametrize("command", sorted(RUN.keys() - BY.keys()))
def test_what_runs_it_is_there(command):
    file, _, name = RUN[command].partition("::")
    if name:
        assert f"\ndef {name}(" in (make.ROOT / file).read_text(encoding="utf-8")
    elif "/" in file.split()[0]:
        assert command in (make.ROOT / file).read_text(encoding="utf-8")
    else:
        assert len(file.split()) > 2, "a reason"


@pytest.mark.parametrize("command", [one for one in FOUND if "companion" in one.split() or "make" in one.split()])
def test_it_can_be_given(command, monkeypatch):
    """Its name, its options and the number of its arguments, as the programs themselves read them."""
    if RUN.get(command, "").startswith("is a mention"):
        return
    given = []
    for name in ("start", "lab", "grade", "assign", "bundle", "second", "questions", "verify", "assemble", "show"):
        monkeypatch.setattr(cli, name, lambda options: given.append(options) or 0)
    for name, (_, arguments) in make.COMMANDS.items():
        monkeypatch.setitem(make.COMMANDS, name, (given.append, arguments))
    program, *words = [word for word in shlex.split(command) if not word.startswith("BROWSER=")]
    if "companion" in command:
        cli.main(words[words.index("companion") + 1 :] if program != "companion" else words)
    elif program == "make":
        make.main(shlex.split(" ".join(words).replace("ARGS=", "")))
    assert len(given) == 1 or program == "npm"


@pytest.mark.parametrize("command", [one for one in FOUND if one.startswith("python -m tests.")])
def test_its_module_is_there(command):
    assert importlib.util.find_spec(command.split()[2])
