"""The book in another language: its gettext catalogues, those of the graders' sentences, and the site.

    translation.py update de before_you_start    bring the catalogues up to date; a new page is named
    translation.py build de _build/de/html       the site; what nobody has translated stays English

`make translation` and `make book ARGS=--language=de` call it. A page's catalogue is what sphinx-intl would make,
book/locale/LANGUAGE/LC_MESSAGES/book/PAGE.po; Babel, which Sphinx brings along, reads and writes it.
"""

import re
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from jupyter_book.sphinx import build_sphinx

from companion.course.grading import answer, report, words
from companion.course.grading.spec import entries

ROOT = Path(__file__).resolve().parents[2]
LOCALE = ROOT / "book" / "locale"
CODE, FORMULA = r"`[^`]*`", r"\$[^$]*\$"


def sphinx(builder, target, **settings):
    """Run Sphinx as jupyter-book does, with some settings of its own; warnings are errors."""
    return build_sphinx(ROOT, target, builder=builder, noconfig=True, path_config=ROOT / "_config.yml", force_all=True,
                        warningiserror=True, keep_going=True, quiet=builder == "gettext", confoverrides={
                            "latex_individualpages": False, "gettext_compact": False, **settings})


def build(language, target):
    """The site in a language, from the outputs that the English book has kept."""
    target = Path(target).resolve()
    catalogues = target.parent / "locale"            # Sphinx writes beside them what it reads
    shutil.rmtree(catalogues, ignore_errors=True)
    shutil.copytree(LOCALE, catalogues)
    return sphinx("html", target, language=language, locale_dirs=[str(catalogues)],
                  nb_execution_cache_path=str(ROOT / "_build" / ".jupyter_cache"))


def update(language, *names):
    place = LOCALE / language / "LC_MESSAGES"
    pages = {path.relative_to(place).with_suffix("").as_posix() for path in place.rglob("*.po")}
    pages |= {f"book/{name}" for name in names}
    with TemporaryDirectory() as folder:
        templates = Path(folder, "gettext")
        if status := sphinx("gettext", templates, nb_execution_mode="off"):
            return status
        for page in sorted(pages):
            with open(templates / f"{page}.pot", "rb") as file:
                bring(place / f"{page}.po", language, read_po(file))
    chapters = {0} | {int(number) for page in pages for number in re.findall(r"/(\d+)_", page)}
    verdicts = bring(words.DATA / f"{language}.po", language, sentences(chapters))
    with open(words.DATA / f"{language}.mo", "wb") as file:
        write_mo(file, verdicts)
    return 0


def sentences(chapters):
    """What the graders say in the exercises of some chapters."""
    template = Catalog()
    for sentence in (*words.FRAMES, *answer.GENERAL.values(), *answer.IN_PLACE.values(), *words.VALUES,
                     *report.WORDS.values(), report.FIRST_STEP, report.ONE_CHECK):
        template.add(sentence)
    for entry in entries().values():
        if entry.chapter in chapters:
            for known in entry.load().misconceptions.values():
                template.add(known.says, auto_comments=[f"{entry.id} {entry.function}: {known.name}"])
    return template


def bring(file, language, template):
    """Bring a catalogue up to date and say what is to be done; a sentence that has changed is marked as fuzzy."""
    old = Catalog(locale=language, header_comment="# The licence is the book's: see LICENSE-TEXT.", fuzzy=False,
                  project="How Machines Learn", version="", last_translator="", language_team="", msgid_bugs_address="")
    if file.is_file():
        with open(file, "rb") as text:
            old = read_po(text, locale=language)
    created = old.creation_date                     # or each run would write another file
    old.update(template, update_header_comment=False)
    old.creation_date = created
    file.parent.mkdir(parents=True, exist_ok=True)
    with open(file, "wb") as text:
        write_po(text, old, width=110, no_location=True, ignore_obsolete=True, include_previous=True)
    messages = [message for message in old if to_say(message.id)]
    done = sum(bool(message.string) and not message.fuzzy for message in messages)
    print(f"{file.parent.name}/{file.name}: {done} of {len(messages)} sentences, "
          f"{sum(message.fuzzy for message in messages)} to look at again")
    return old


def to_say(text):
    """The words of a message, once its code and its formulas are taken out: where there are none, it stays as it is.

    >>> to_say("`x.size`, $x^2$: 3"), to_say("$c$, a constant")
    ([], ['constant'])
    """
    return re.findall(r"[^\W\d_]{2,}", re.sub(f"{CODE}|{FORMULA}", "", text))


if __name__ == "__main__":
    sys.exit({"update": update, "build": build}[sys.argv[1]](*sys.argv[2:]))
