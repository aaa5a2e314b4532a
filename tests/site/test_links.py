"""Links, addresses and alternative texts of every built page, read from the files."""

import re
from functools import cache
from urllib.parse import unquote, urldefrag, urlsplit

import pytest
from bs4 import BeautifulSoup

import make
from tests.site.pages import TOC

PAGES = [f"{name}.html" for name in ["index", *TOC, "search", "genindex"]]


@cache
def soup(path):
    return BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")


@cache
def anchors(path):
    return {tag.get("id") or tag.get("name") for tag in soup(path).find_all(attrs={"id": True})} | {""}


@cache
def here(path):
    """What a page's relative addresses start from: itself, or its <base>."""
    base = soup(path).find("base")
    return path.parent / base["href"] if base else path


def addresses(path):
    """(tag, address) of everything that the page links to or loads."""
    for tag in soup(path).find_all(["a", "link", "script", "img", "iframe", "source"]):
        address = tag.get("href") or tag.get("src")
        if address and tag.get("rel") != ["canonical"]:
            yield tag, address


def place(anchor):
    """The id that an anchor means: of a setting of a live figure, such as playground.width=8, the figure's."""
    setting = re.match(r"([\w-]+)\.\w+=", anchor)
    return f"live-{setting[1]}" if setting else anchor


@pytest.mark.parametrize("name", PAGES)
def test_internal_links_lead_somewhere(site, name):
    path, broken = site / name, []
    for tag, address in addresses(path):
        if urlsplit(address).scheme or address.startswith("//"):
            continue
        file, anchor = urldefrag(address)
        target = here(path).parent / unquote(urlsplit(file).path) if file else here(path)
        target = target.resolve()
        if not target.is_file():
            broken.append(f"{address} ({tag.get_text(strip=True)[:40]}): no such file")
        elif target.suffix == ".html" and place(unquote(anchor)) not in anchors(target):
            broken.append(f"{address} ({tag.get_text(strip=True)[:40]}): no such place on the page")
    assert not broken, f"{name}: broken links\n  " + "\n  ".join(broken)


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_loaded_from_elsewhere(site, name):
    loaded = [address for tag, address in addresses(site / name)
              if tag.name != "a" and re.match(r"(https?:)?//", address)]
    assert not loaded, f"{name} loads {', '.join(loaded)}"
    scripts = " ".join(script.get_text() for script in soup(site / name).find_all("script"))
    assert not re.search(r"unpkg\.com|jsdelivr|cdnjs|googleapis", scripts), f"{name} names a CDN in a script"


@pytest.mark.parametrize("name", PAGES)
def test_outside_links_are_https(site, name):
    odd = [address for tag, address in addresses(site / name)
           if urlsplit(address).scheme not in ("", "https", "data", "mailto")]
    assert not odd, f"{name}: {', '.join(odd)}"


@pytest.mark.parametrize("name", PAGES)
def test_pictures_have_a_text(site, name):
    silent = []
    for picture in soup(site / name).select("article img, article svg[role=img]"):
        text = picture.get("alt") or picture.get("aria-label") or ""
        if len(text.split()) < 3:
            silent.append(f"{picture.get('src', 'svg')[:60]} has the text {text[:60]!r}")
    assert not silent, (f"{name}: pictures without a text of three words or more (in the text twin, give the "
                        "cell `mystnb: {image: {alt: ...}}`)\n  " + "\n  ".join(silent))


def test_no_page_is_left_over(site):
    """A page that _toc.yml no longer names would be published with the rest."""
    built = {path.relative_to(site).as_posix() for path in site.rglob("*.html")
             if "_static" not in path.parts}
    assert built <= {*PAGES, "py-modindex.html"}, "left over from an earlier build"


def test_site_is_the_one_make_book_names(site):
    assert site == make.ROOT / "_build" / "html"
