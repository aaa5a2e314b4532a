"""Print the whole built book as one PDF: python book/_tools/pdf.py TARGET BROWSER, after `make book`.

The pages become one page without scripts: the figures stand as they were drawn when the book was built, what is folded is
open, and a link from page to page is a link within the file. Chromium prints it, with an outline made of the headings.
"""

import sys
from html import escape
from pathlib import Path

import yaml
from bs4 import BeautifulSoup
from playwright.sync_api import sync_playwright

from companion.course import live

ROOT = Path(__file__).resolve().parents[2]
SITE = ROOT / "_build" / "html"
# What only a hand can use.
GONE = ("script, .headerlink, .live-controls, .live-ask, .live-skip, .live-link, .course-start, .course-take, section:has(> .course-kept), .reader,"
        " .prev-next-footer, .tag_claims, .tag_setup, :is(.tag_figure, .tag_hide-input, .tag_shown) > details, button")
# On paper only these rules hold: the site's one style has the theme's too.
EXT = ROOT / "book" / "_ext"
STYLES = (SITE / "_static" / "pygments.css", live.STATIC / "live.css", EXT / "static" / "course.css", EXT / "katex" / "katex.min.css",
          EXT / "first" / "first.css")
PRINT = """
@page { size: A4; margin: 19mm 17mm 20mm; @bottom-center { content: counter(page); font: 9pt sans-serif; } }
@page :first { @bottom-center { content: none; } }
html { font-size: 10.4pt; --pst-color-text-base: #111; --pst-color-text-muted: #555; --pst-color-border: #ccc; --pst-color-background: #fff;
       --pst-color-primary: #0a5ca8; --pst-color-surface: #f6f6f6; --pst-font-family-base: "DejaVu Sans", sans-serif; }
body { margin: 0; font: 1rem/1.5 "Course Serif", serif; color: #111; }
.bd-article { --line: none; break-before: page; }
.bd-article section > :is(p, ul, ol, dl.simple, blockquote) { font: 1.06rem/1.55 var(--read); }
h1, h2, h3, h4 { break-after: avoid; font-family: var(--pst-font-family-base); }
a { color: #0a5ca8; text-decoration: none; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font-size: 0.72rem !important; background: #f6f6f6; padding: 0.5rem; break-inside: avoid-page; }
table { border-collapse: collapse; font-size: 0.9rem; } td, th { border-bottom: 1px solid #ccc; padding: 0.2rem 0.5rem; text-align: left; vertical-align: top; }
img, svg { max-width: 100%; height: auto; } figure, .live, div.math, .cell_output img, tr { break-inside: avoid; }
.live { max-width: 30rem; margin: 1rem auto; } .live-says { min-height: 0 !important; font-family: var(--pst-font-family-base); font-size: 0.85rem !important; }
details > summary { list-style: none; font-weight: 600; } .admonition { border-left: 3px solid #999; padding: 0.1rem 0.8rem; margin: 0.8rem 0; }
.admonition-title { font-weight: 600; } div.math { width: 100%; overflow: visible; white-space: nowrap; } div.math .katex-display { text-align: left; }
.cover { height: 235mm; display: flex; flex-direction: column; justify-content: center; } .cover h1 { font-size: 34pt; margin: 0 0 6mm; }
.cover img { width: 100%; margin-bottom: 14mm; } .contents { break-before: page; } .contents li { list-style: none; line-height: 1.7; }
.route { display: none; }
"""
# [box, how many times too wide] of the formulas that reach beyond the text, or to their number.
OVER = """[...document.querySelectorAll('div.math')].map(box => {
    const ends = [...box.querySelectorAll('.base')].map(e => e.getBoundingClientRect().right), left = box.getBoundingClientRect().left;
    const limit = Math.min(...[box, ...box.querySelectorAll('.katex-tag')].map(e => e.getBoundingClientRect()[e === box ? 'right' : 'left']));
    return [box, (Math.max(...ends) - left) / (limit - left)]; }).filter(([, times]) => times > 1)"""
FIT = f"() => {{ for (const [box, times] of {OVER}) box.style.fontSize = `${{96 / times}}%`; }}"
CLIPPED = f"() => {OVER}.map(([box]) => box.querySelector('annotation').textContent)"
WIDE = 665                                                   # A4 without its margins, in pixels of CSS


def names():
    toc = yaml.safe_load((ROOT / "_toc.yml").read_text(encoding="utf-8"))
    yield toc["root"].rsplit(".", 1)[0]
    for part in toc["parts"]:
        for chapter in part["chapters"]:
            for entry in [chapter, *chapter.get("sections", [])]:
                yield entry["file"].rsplit(".", 1)[0]


def mark(name, anchor=""):
    return name.replace("/", "-") + ("--" + anchor if anchor else "")


def article(name, known):
    """A page's article as a part of the whole: its ids bear its name, and its links lead to the other parts."""
    path = SITE / f"{name}.html"
    part = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser").find("article")
    for gone in part.select(GONE):
        gone.decompose()
    for fold in part.find_all("details"):
        fold["open"] = ""
    for tag in part.find_all(id=True):
        tag["id"] = mark(name, tag["id"])
    for tag in part.find_all("use"):
        for key in [key for key in tag.attrs if key.endswith("href")]:
            tag[key] = "#" + mark(name, tag[key][1:])
    for tag in part.find_all(lambda tag: "url(#" in " ".join(str(value) for value in tag.attrs.values())):
        for key, value in tag.attrs.items():
            tag[key] = str(value).replace("url(#", f"url(#{mark(name)}--")
    for tag in part.find_all("img"):
        tag["src"] = (path.parent / tag["src"]).resolve().as_uri()
        tag.attrs.pop("loading", None)              # paper has no place that comes near
    for tag in part.find_all("a", href=True):
        where, _, anchor = tag["href"].partition("#")
        if ":" not in where:
            to = name if not where else (path.parent / where).resolve().relative_to(SITE).with_suffix("").as_posix()
            tag["href"] = "#" + mark(to, anchor) if to in known else tag["href"]
            if to not in known:
                del tag["href"]
    part["id"] = mark(name)
    return part


def whole():
    known = list(names())
    parts = [article(name, known) for name in known]
    styles = "".join(f'<link rel="stylesheet" href="{style.as_uri()}">' for style in STYLES)
    contents = "".join(f'<li><a href="#{part["id"]}">{escape(part.find("h1").get_text())}</a></li>' for part in parts)
    card = (SITE / "_static" / "card.png").as_uri()
    return (f'<!doctype html><html lang="en" data-theme="light"><meta charset="utf-8"><title>How Machines Learn</title>{styles}'
            f'<style>{PRINT}</style><body><div class="cover"><img src="{card}" alt=""></div>'
            f'<nav class="contents"><h1>Contents</h1><ol>{contents}</ol></nav>{"".join(map(str, parts))}')


def write(target, browser_path):
    page_path = target.with_suffix(".html")
    page_path.write_text(whole(), encoding="utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path)
        page = browser.new_page(viewport={"width": WIDE, "height": 900})
        page.emulate_media(media="print", color_scheme="light")
        page.goto(page_path.as_uri())
        page.evaluate("document.fonts.ready.then(() => true)")
        page.evaluate(FIT)
        clipped = page.evaluate(CLIPPED)
        page.pdf(path=target, outline=True, tagged=True, prefer_css_page_size=True, print_background=True)
        browser.close()
    page_path.unlink()
    if clipped:
        sys.exit(f"formulas wider than the paper: {clipped}")


if __name__ == "__main__":
    write(Path(sys.argv[1]).resolve(), sys.argv[2])
