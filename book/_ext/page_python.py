"""Python for the page: fetch Pyodide's files by their hashes, and pack them as scripts.

A page that was opened from disk may not read its neighbours, but it may run scripts beside it. So every file
becomes one: gzip, then base64. What a page needs of a wheel is packed anew, without tests, headers and most fonts.
"""

import base64
import gzip
import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import urllib.request
import zipfile
from functools import partial
from importlib.util import find_spec
from pathlib import Path

LOCK = Path(__file__).with_suffix(".json")
ROOT = Path(__file__).resolve().parents[2]
# Pure Python on which the graders run: the very versions that this environment has.
INSTALLED = ("pytest", "_pytest", "pluggy", "iniconfig", "packaging")
# pytest imports these for the colours of its terminal, which a page does not have.
EMPTY = {
    "pygments/__init__.py": "",
    "pygments/formatters/__init__.py": "",
    "pygments/lexers/__init__.py": "",
    "pygments/formatters/terminal.py": "TerminalFormatter = None",
    "pygments/lexer.py": "Lexer = None",
    "pygments/lexers/diff.py": "DiffLexer = None",
    "pygments/lexers/python.py": "PythonLexer = None",
}
LEFT_OUT = (
    *("/tests/", "/test/", "/f2py/", "/include/", "/distutils/", "/sphinxext/", "/web_backend/", "/__pycache__/"),
    *("/mpl-data/sample_data/", "/mpl-data/images/", "/fonts/afm/", "/fonts/pdfcorefonts/"),
    *("/ttf/cm", "/ttf/STIX", "/ttf/DejaVuSerif", "/ttf/DejaVuSansMono-", "/dateutil/zoneinfo/dateutil-zoneinfo"),
    *("/PIL/_webp", "/PIL/_imagingft.", "/companion/course/live/README", "/boundary.py", "/classroom/"),
    *(".pyi", ".pxd", ".lib", ".a", ".h"),
)


def lock():
    return json.loads(LOCK.read_text(encoding="utf-8"))


# ---------------------------------------------------------------- fetching


def fetched(cache, lock):
    """{name: path} of the locked files that some source has, byte for byte; they are kept in `cache`."""
    cache.mkdir(parents=True, exist_ok=True)
    folder = os.environ.get("PYODIDE_DIR")
    if folder:
        keep({name: Path(folder, name) for name in lock["files"]}, cache, lock)
    for source in lock["sources"]:
        if missing(cache, lock):
            ((kind, what),) = source.items()
            FROM[kind](what, cache, lock)
    return {name: cache / name for name in lock["files"] if name not in missing(cache, lock)}


def missing(cache, lock):
    return [name for name, file in lock["files"].items() if not fits(cache / name, file)]


def fits(path, file):
    return (
        path.is_file()
        and path.stat().st_size == file["size"]
        and hashlib.sha256(path.read_bytes()).hexdigest() == file["sha256"]
    )


def keep(found, cache, lock):
    """Copy those of some files that are what the lock says."""
    for name, path in found.items():
        if not fits(cache / name, lock["files"][name]) and fits(path, lock["files"][name]):
            shutil.copyfile(path, cache / f"{name}.part")
            os.replace(cache / f"{name}.part", cache / name)


def download(address, target):
    """True when it came. Where one address of a host does not answer, the next source is asked."""
    try:
        with urllib.request.urlopen(address, timeout=20) as answer, open(target, "wb") as file:
            shutil.copyfileobj(answer, file)
    except OSError:
        return False
    return True


def one_by_one(address, cache, lock):
    with tempfile.TemporaryDirectory() as folder:
        for name in missing(cache, lock):
            path = Path(folder, name)
            if not download(address.format(name=name), path):
                return
            keep({name: path}, cache, lock)


def archive(address, cache, lock):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, address.rsplit("/", 1)[1])
        if download(address, path):
            unpack(path, cache, lock)


def registry(command):
    """A source that a registry's own client fetches, as its user has set it up."""

    def fetch(package, cache, lock):
        program = shutil.which(command[0])
        if program:
            with tempfile.TemporaryDirectory() as folder:
                quiet = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.DEVNULL)
                came = subprocess.run([program, *command[1:], package], cwd=folder, **quiet).returncode == 0
                for path in Path(folder).iterdir() if came else ():
                    unpack(path, cache, lock)

    return fetch


def unpack(path, cache, lock):
    """Keep what an archive holds of the locked files, wherever in it they lie."""
    with tempfile.TemporaryDirectory() as folder:
        found = {}
        for member, opened in members(path):
            name = Path(member).name
            if name in lock["files"]:
                found[name] = Path(folder, name)
                with opened() as stream, open(found[name], "wb") as file:
                    shutil.copyfileobj(stream, file)
        keep(found, cache, lock)


def members(path):
    """(name, function that opens it) for each file of a zip or tar archive, which is open meanwhile."""
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as pack:
            for name in pack.namelist():
                yield name, partial(pack.open, name)
    else:
        with tarfile.open(path) as pack:
            for member in pack:
                if member.isfile():
                    yield member.name, partial(pack.extractfile, member)


FROM = {
    "each": one_by_one,
    "archive": archive,
    "npm": registry(["npm", "pack", "--silent"]),
    "pypi": registry([sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", "."]),
}


# ---------------------------------------------------------------- packing


def packed(files):
    """One uncompressed archive of {name in it: bytes}: compressed as a whole it is smaller."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as pack:
        for name, content in sorted(files.items()):
            pack.writestr(zipfile.ZipInfo(name), content)  # no times: the same files give the same bytes
    return buffer.getvalue()


def wanted(name):
    return not any(name.endswith(part) if part.startswith(".") else part in "/" + name for part in LEFT_OUT)


def of_wheels(paths):
    """What a page needs of some wheels."""
    files = {}
    for path in paths:
        with zipfile.ZipFile(path) as wheel:
            files |= {name: wheel.read(name) for name in wheel.namelist() if wanted(name) and name[-1] != "/"}
    return files


def of_folder(folder, name):
    named = {f"{name}/{path.relative_to(folder).as_posix()}": path for path in sorted(folder.rglob("*"))}
    return {
        place: path.read_bytes()
        for place, path in named.items()
        if path.is_file() and path.suffix not in (".pyc", ".so", ".md", ".po") and wanted(place)
    }


def of_course():
    """The companion and what its graders run on."""
    files = of_folder(ROOT / "companion", "companion")
    for name in INSTALLED:
        files |= of_folder(Path(find_spec(name).origin).parent, name)
    files["py.py"] = Path(find_spec("py").origin).read_bytes()  # pytest's own, a file and no package
    files |= {name: text.encode() for name, text in EMPTY.items()}
    for path in sorted((ROOT / "book" / "measured").glob("*.json")):
        files[f"book/measured/{path.name}"] = path.read_bytes()
    return files


def as_script(name, content):
    """A script that hands a file to whoever loads it."""
    text = base64.b64encode(gzip.compress(content, 9, mtime=0)).decode()
    return f'(self.COURSE_FILES ||= {{}})[{json.dumps(name)}] = "{text}";\n'


def write(target, cache):
    """Write the scripts: ({part: [[script, bytes], ...]} for the parts of which no file is missing, what is missing).

    python: what every first click loads; plots: what the first picture loads.
    """
    files = lock()["files"]
    found = fetched(cache, lock())
    gone = [name for name in files if name not in found]
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    parts = {}
    for part in ("python", "plots"):
        names = [name for name, file in files.items() if file["for"] == part]
        if not set(names) & set(gone):
            wheels = [found[name] for name in names if name.endswith(".whl")]
            contents = {name: found[name].read_bytes() for name in names if not name.endswith(".whl")}
            more = of_course() if part == "python" else {}
            contents[f"{part}.packages"] = packed(of_wheels(wheels) | more)
            parts[part] = []
            for name, content in contents.items():
                script = as_script(name, content)
                (target / f"{name}.js").write_text(script, encoding="ascii")
                parts[part].append([f"{name}.js", len(script)])
    return parts, gone
