"""What can be taken along: the course beside its pages, the pages as one archive, the whole book as a PDF."""

import re
import subprocess
import sys
import zipfile

import pytest

import make


def test_the_pages_fit_into_one_archive(site):
    whole = make.BUILD / "how-machines-learn.zip"
    assert whole.stat().st_size <= 20_000_000
    with zipfile.ZipFile(whole) as pack:
        inside = {name.split("/", 1)[1] for name in pack.namelist()}
    assert inside == {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}


def test_the_course_lies_beside_its_pages(site):
    with zipfile.ZipFile(site / "how-machines-learn-course.zip") as pack:
        names = set(pack.namelist())
    top = "how-machines-learn-course/"
    assert {top + name for name in ("make.py", "Makefile", "README.md", "constraints.txt", "book/index.md", "companion/neurons.py")} <= names
    assert not any("/_build/" in name or "/.venv/" in name or "__pycache__" in name for name in names)


@pytest.mark.slow
def test_the_whole_book_is_one_pdf(site, browser_path, tmp_path):
    target = tmp_path / "book.pdf"
    subprocess.run([sys.executable, make.ROOT / "book" / "_tools" / "pdf.py", target, browser_path], check=True, cwd=make.ROOT)
    pdf = target.read_bytes()
    assert pdf.startswith(b"%PDF") and len(re.findall(rb"/Type\s*/Page\b", pdf)) > 150 and b"/Outlines" in pdf
    assert b"+SourceSerif4" in pdf                      # the text is set in its own letters
