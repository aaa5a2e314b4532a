"""The book in another language: catalogues that say the same as the text, and a site made from them."""
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from types import SimpleNamespace

import languages
import pytest
import translation
from babel.messages.pofile import read_po
from bs4 import BeautifulSoup
from docutils import nodes
from docutils.utils import new_document

import make
from companion.course.grading import words

CATALOGUES = sorted(translation.LOCALE.rglob("*.po"))
ONCE = (translation.CODE, translation.FORMULA, r"\]\([^)]*\)", r"\*+", r"</?\w+>",           # and links, emphasis, HTML
        r"\d+(?:[.,]\d+)*")                                                              # and numbers


def messages(path):
    with open(path, "rb") as file:
        return [message for message in read_po(file) if message.id]


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: "/".join(path.parts[-2:]))
def test_a_translation_is_whole_and_keeps_code_formulas_links_numbers_and_emphasis(path):
    for message in messages(path):
        assert not message.fuzzy and (message.string or not translation.to_say(message.id)), message.id
        if message.string:
            for mark in ONCE:
                assert Counter(re.findall(mark, message.id)) == Counter(re.findall(mark, message.string)), message.id


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: "/".join(path.parts[-2:]))
def test_every_english_sentence_of_a_catalogue_still_stands_in_the_text(path):
    page = Path(path.as_posix().partition("/LC_MESSAGES/")[2]).with_suffix(".ipynb")
    notebook = " ".join(source_of(make.ROOT / page))
    for message in messages(path):
        assert " ".join(message.id.split()) in notebook, message.id


def source_of(notebook):
    """The words of a notebook's text, and of the verdicts below its cells."""
    for cell in make.json.loads(notebook.read_text(encoding="utf-8"))["cells"]:
        shown = [output.get("data", {}).get("text/markdown", "") for output in cell.get("outputs", ())]
        for text in (cell["source"], *shown):
            yield from re.sub("(?m)^> ", "", "".join(text)).split()


def test_the_line_that_unfolds_a_passage_is_a_message_and_a_displayed_formula_is_none():
    document = new_document("page")
    document += [nodes.raw("", "<details><summary>Hint</summary>\n", format="html"), nodes.raw("", "<hr>", format="html"),
                 nodes.math_block("", "x")]
    languages.Messages(document).apply()
    summary, rule, formula = document.children
    summary.preserve_original_messages()
    assert summary.extract_original_messages() == ["Hint"] and type(rule) is nodes.raw and not formula["translatable"]
    summary.apply_translated_message("Hint", r"Tipp \1")
    assert summary.astext() == "<details><summary>Tipp \\1</summary>\n" and summary["format"] == "html"


def test_the_translated_title_of_a_box_leaves_its_page_the_anchors():
    document = new_document("page")
    document.settings.env = SimpleNamespace(docname="page", metadata={"page": {"myst_slugs": {"ein-kasten": ()}}})
    document.myst_slugs = {"wide-or-deep": ()}
    languages.Anchors(document).apply()
    assert document.settings.env.metadata["page"]["myst_slugs"] == {"wide-or-deep": ()}


def test_the_command_builds_beside_the_english_site(tmp_path, monkeypatch):
    ran = []
    monkeypatch.setattr(make, "BUILD", tmp_path)
    monkeypatch.setattr(make, "setup", lambda *extras: None)
    monkeypatch.setattr(make, "site_is_fresh", lambda: True)
    monkeypatch.setattr(make, "run_jupyter_book", lambda *arguments: ran.append(arguments) or True)
    monkeypatch.setenv("PYODIDE_DIR", "")
    make.main(["book", "--language", "de"])
    (root, site, tool, *rest), = ran
    assert root == make.ROOT and site == tmp_path / "de" / "html" and tool.is_file() and rest == ["build", "de", site]
    with pytest.raises(SystemExit, match="nobody has begun to translate into 'xx'"):
        make.main(["book", "--language", "xx"])


@pytest.mark.slow
def test_the_catalogues_are_up_to_date(tmp_path):
    """Bringing a copy up to date changes nothing."""
    copies = {"LOCALE": translation.LOCALE, "DATA": words.DATA}
    code = ["import sys, pathlib, shutil, translation", "at = pathlib.Path(sys.argv[1])"]
    for name, folder in copies.items():
        owner = "translation" if name == "LOCALE" else "translation.words"
        code += [f"shutil.copytree({owner}.{name}, at / '{name}')", f"{owner}.{name} = at / '{name}'"]
    code += ["translation.ROOT, root = at, translation.ROOT",
             "translation.sphinx = lambda *a, sphinx=translation.sphinx, **k: (setattr(translation, 'ROOT', root),"
             " sphinx(*a, **k), setattr(translation, 'ROOT', at))[1]", "sys.exit(translation.update('de'))"]
    subprocess.run([sys.executable, "-c", "\n".join(code), str(tmp_path)], check=True, cwd=Path(translation.__file__).parent)
    for name, folder in copies.items():
        for path in folder.rglob("*.po"):
            assert (tmp_path / name / path.relative_to(folder)).read_bytes() == path.read_bytes(), path.name


@pytest.mark.slow
def test_the_german_site_is_german_where_it_is_translated(site):
    assert make.build_translated("de")
    german = make.BUILD / "de" / "html" / "book"
    for name in ("before_you_start", "01_neural_networks", "exercises/01_neural_networks"):
        page, english = (BeautifulSoup((folder / f"{name}.html").read_text(encoding="utf-8"), "html.parser").main
                         for folder in (german, site / "book"))
        for part in ("h1", "h2", "section > p"):
            pairs = list(zip(page.select(part), english.select(part), strict=True))
            assert pairs and all(ours.get_text() != theirs.get_text() for ours, theirs in pairs
                                 if translation.to_say(theirs.get_text()) and theirs.get_text(strip=True, separator=" ") != "exp and log #")
        for parts in (".math", "a.reference", "pre", "table tr", "details", "section", "div.cell"):
            assert len(page.select(parts)) == len(english.select(parts)), (name, parts)
        assert Counter(one["href"] for one in page.select("a.reference")) == Counter(
            one["href"] for one in english.select("a.reference"))
        for parts in (".math annotation", "pre"):
            assert sorted(one.get_text() for one in page.select(parts)) == sorted(one.get_text() for one in english.select(parts))
    assert BeautifulSoup((german / "index.html").read_text(encoding="utf-8"), "html.parser").html["lang"] == "de"
