"""A learner's whole road: the path solved in the page, kept, taken home, graded and assembled in the terminal too."""

import re
import subprocess
import sys
import zipfile

import pytest

from companion.course.grading.spec import entries
from tests.browsing import Watch
from tests.grading.workbooks import solutions
from tests.site.test_in_the_page import LONG, answer, answers_of

PATH = [entry for entry in entries().values() if entry.on_path]


@pytest.fixture
def at_home(browser, browser_path, tmp_path):
    """open_() -> a page in the one browser of a learner, whose profile outlives it; the one before is closed."""
    running = []

    def open_():
        for context in running:
            context.close()
        running[:] = [browser.browser_type.launch_persistent_context(
            tmp_path / "profile", executable_path=browser_path, offline=True, accept_downloads=True,
            args=["--host-resolver-rules=MAP * ~NOTFOUND"])]
        page = running[0].new_page()
        page.watch = Watch(page)
        page.set_default_timeout(2 * LONG)
        return page

    yield open_
    for context in running:
        context.close()


def companion(*arguments):
    """(exit status, what it printed) of a command, as the reader types it."""
    done = subprocess.run([sys.executable, "-m", "companion.course.cli", *map(str, arguments)],
                          capture_output=True, text=True, encoding="utf-8")
    return done.returncode, done.stdout + done.stderr


def progress(page):
    return page.locator(".course-progress").inner_text()


def measured(told):
    """What assembling says, line by line, without how long an epoch took."""
    return [line for line in told.splitlines() if "One epoch" not in line]


@pytest.mark.slow
def test_the_path_is_solved_in_the_page_and_ends_in_the_terminal(at_home, built, tmp_path):
    answers, page = solutions(), at_home()
    for chapter in sorted({entry.chapter for entry in PATH}):
        path = next((built / "book" / "exercises").glob(f"{chapter:02}_*.html"))
        page.goto(path.as_uri())
        for entry in PATH:
            if entry.chapter == chapter:
                told = answer(page, answers[entry.function], entry.function)
                assert f"{entry.id} {entry.function}: right" in told, told
    assert progress(page).startswith("Your work: 20 of 20 on the path") and len(PATH) == 20
    assert page.watch.requests == [] and page.watch.errors == []

    page = at_home()                                    # the browser was closed and is started again
    page.goto((built / "book" / "07_training_loop.html").as_uri())
    assert progress(page).startswith("Your work: 20 of 20 on the path")
    with page.expect_download() as download:
        page.get_by_role("button", name="Take home").click()
    download.value.save_as(tmp_path / "home.zip")

    work = tmp_path / "work" / "exercises"
    assert companion("start", work)[0] == 0
    with zipfile.ZipFile(tmp_path / "home.zip") as home:
        home.extractall(work)
    status, told = companion("start", work)             # a newer course comes: every answer stays
    assert status == 0, told
    kept = answers_of(work)
    assert {name: kept[name] for name in answers if entries()[name].on_path} == {
        entry.function: answers[entry.function] for entry in PATH}
    status, told = companion("grade", work)
    assert "20/20" in told and status == 1, told        # the exercises beside the path are not attempted
    assert len(re.findall(r"✓", told)) == 20

    page.get_by_role("button", name="Assemble here").click()
    page.get_by_role("button", name="A page for a friend").wait_for()
    here = measured(page.locator(".course-assemble pre").inner_text())
    status, told = companion("assemble", tmp_path / "my_network", work)
    assert status == 0, told
    there = measured(told.replace(f"{tmp_path}/", ""))
    assert any("%" in line for line in there) and here[:len(there)] == there     # the accuracy among them
    assert page.watch.requests == [] and page.watch.errors == []
