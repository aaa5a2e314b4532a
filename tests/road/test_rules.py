"""The rules of tests/conftest.py, tried on small test files in a pytest of their own."""

import os
import subprocess
import sys

import pytest

import make

FILES = {
    "unit/test_a.py": "def test_one(): pass\ndef test_two(): pass\n",
    "contract/test_b.py": "def test_bad(): assert 1 == 2\n",
    "parity/test_c.py": "import pytest\ndef test_torch(): pytest.skip('no torch')\n",
    "live/test_d.py": "import pytest\npytest.importorskip('not_there')\ndef test_x(): pass\n",
    "site/test_e.py": "def test_page(browser): raise AssertionError('needs a browser')\n",
    "grading/test_f.py": "import pytest\n@pytest.mark.xfail(reason='known')\ndef test_x(): assert False\n",
    "unit/test_g.py": "import warnings\ndef test_warns(): warnings.warn('careful')\n",
}


@pytest.fixture
def run(tmp_path):
    """run(files, *arguments, **environment) -> (exit status, what pytest printed)."""
    def run(names, *arguments, **environment):
        for name in names:
            path = tmp_path / "tests" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(FILES[name])
        env = {key: value for key, value in os.environ.items()
               if key not in ("CI", "BROWSER") and not key.startswith("PYTEST_")}
        answer = subprocess.run(
            [sys.executable, "-m", "pytest", "-c", str(make.ROOT / "pyproject.toml"),
             "--rootdir", str(tmp_path), "-p", "tests.conftest", "-p", "no:nbval", "-p", "no:cacheprovider",
             "--color=no", *arguments, str(tmp_path / "tests")],
            cwd=make.ROOT, env=dict(env, **environment), capture_output=True, text=True)
        return answer.returncode, answer.stdout + answer.stderr
    return run


@pytest.mark.parametrize("workers", ["0", "2"])
def test_summary_counts_by_part(run, workers):
    status, printed = run(["unit/test_a.py", "contract/test_b.py", "parity/test_c.py", "grading/test_f.py"],
                          "-n", workers)
    assert status == 1
    table = [line.split() for line in printed.split("= by part =")[1].splitlines()
             if line.endswith(" s") and "=" not in line]
    rows = {row[0]: " ".join(row[1:-2]) for row in table}
    assert rows == {"unit": "2 passed", "contract": "1 failed", "parity": "1 skipped", "grading": "1 xfailed"}


@pytest.mark.parametrize("name, reason, counted", [
    ("parity/test_c.py", "no torch", "1 failed, 2 passed, 1 xfailed"),
    ("live/test_d.py", "not_there", "1 error"),         # a module that skips as a whole
])
def test_a_skip_in_ci_is_a_failure(run, name, reason, counted):
    names = ["unit/test_a.py", "grading/test_f.py", name]
    assert run(names)[0] == 0
    status, printed = run(names, CI="true")
    assert status in (1, 2) and counted in printed
    assert "nothing may skip in CI, and this did" in printed and reason in printed


def test_a_warning_is_an_error(run):
    status, printed = run(["unit/test_g.py"])
    assert status == 1 and "UserWarning: careful" in printed


def test_without_a_browser_the_rest_runs_and_the_summary_says_so(run):
    status, printed = run(["unit/test_a.py", "site/test_e.py"], BROWSER="none")
    assert status == 0
    assert "2 passed, 1 deselected" in printed and "browser: none, so every test that needs one" in printed


def test_in_ci_a_browser_must_be_there(run):
    status, printed = run(["unit/test_a.py", "site/test_e.py"], BROWSER="none", CI="true")
    assert status != 0 and "in CI nothing may be left out" in printed


def test_a_part_without_a_test_fails_a_whole_run(run):
    status, printed = run(["unit/test_a.py"], "--whole")
    assert status == 1
    assert "nbval: NO TEST RAN" in printed and "site: NO TEST RAN" in printed
    assert "unit: NO TEST RAN" not in printed
