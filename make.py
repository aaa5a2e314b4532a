#!/usr/bin/env python3
"""The commands of the course: python make.py COMMAND, or make COMMAND.

Standard library only, on Linux, macOS and Windows. Everything is installed into .venv beside
this file; nothing outside this folder is touched, except that `test` may fetch a browser.
"""

# The file must parse on old Pythons, so that they can say what they lack: no newer syntax in it.
from __future__ import print_function

import sys

if sys.version_info < (3, 11):
    import shutil
    newer = [name for name in ("python3.14", "python3.13", "python3.12", "python3.11") if shutil.which(name)]
    sys.exit("The course needs Python 3.11 or newer; this is {}.{}. {}".format(
        sys.version_info[0], sys.version_info[1],
        "Try: make PYTHON={0} (or {0} make.py ...)".format(newer[0]) if newer
        else "Get one from https://www.python.org/downloads/"))

import argparse
import contextlib
import hashlib
import importlib.util
import json
import os
import platform
import re
import shutil
import subprocess
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
WINDOWS = os.name == "nt"
BIN = VENV / ("Scripts" if WINDOWS else "bin")
PYTHON = BIN / ("python.exe" if WINDOWS else "python")
BUILD = ROOT / "_build"
SITE = BUILD / "html"
PLAIN = BUILD / "without-solutions"     # a copy of the sources, and the book that is built from it
WORK = ROOT / "work"


def say(line):
    print("-- " + line, flush=True)


def fail(line):
    sys.exit("-- " + line)


# ---------------------------------------------------------------- running things

# The same digits on every machine, and two workers on two cores; small products are faster with one, too.
ONE_THREAD = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"), "1")


# What a user has set for other work and would lead astray here: other packages, another place to install to, a backend
# that draws no pictures in notebooks.
STRAY = ("PYTHONPATH", "PYTHONHOME", "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_REQUIRE_VIRTUALENV", "MPLBACKEND")


def environment(**more):
    """The environment of everything that runs in .venv: its programs first, nothing stray."""
    env = {key: value for key, value in os.environ.items() if key not in STRAY}
    if not home_is_writable():
        home = VENV / "home"                         # Jupyter, IPython and Matplotlib each want a folder there
        home.mkdir(parents=True, exist_ok=True)
        env["HOME"] = str(home)
    env.update(VIRTUAL_ENV=str(VENV), PATH=str(BIN) + os.pathsep + env.get("PATH", ""),
               JUPYTER_PREFER_ENV_PATH="1",     # the kernel `python3` is .venv's, not one of the user's
               PYTHONUTF8="1", PYTHONUNBUFFERED="1", PIP_DISABLE_PIP_VERSION_CHECK="1", PIP_USER="0")
    env.update(more)
    return env


def home_is_writable():
    try:
        return os.access(str(Path.home()), os.W_OK)
    except RuntimeError:                             # there is none
        return False


@contextlib.contextmanager
def alone(doing):
    """One command at a time: a second one waits until the first has done what both must not do at once."""
    BUILD.mkdir(exist_ok=True)
    with open(str(BUILD / ".lock"), "a+") as file:
        if not locked(file):
            say("another make.py is {}; waiting for it".format(doing))
            while not locked(file):
                time.sleep(0.2)
        yield                                        # closing the file opens the lock, also after a crash


def locked(file):
    """Take the lock, if nobody has it."""
    try:
        if WINDOWS:
            import msvcrt
            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return True
    except OSError:
        return False


def works(*command, **options):
    """Run quietly; true when it can be started and ends well."""
    try:
        return subprocess.run([str(part) for part in command], stdout=subprocess.DEVNULL,
                              stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL, **options).returncode == 0
    except OSError:
        return False


def run_shown(command, pick, log):
    """Run, write everything to `log`, print what `pick` makes of each line; the exit status."""
    log.parent.mkdir(parents=True, exist_ok=True)
    with open(log, "w", encoding="utf-8") as file:
        with subprocess.Popen([str(part) for part in command], cwd=str(ROOT), env=environment(**ONE_THREAD),
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              encoding="utf-8", errors="replace") as process:
            for line in process.stdout:
                file.write(line)
                shown = pick(re.sub(r"\x1b\[[0-9;]*m", "", line.rstrip()))
                if shown is not None:
                    print(shown, flush=True)
    return process.returncode


# ---------------------------------------------------------------- .venv and what is in it

def root_command():
    """What to put before a command that needs root: nothing for root, sudo where there is one."""
    if WINDOWS or not hasattr(os, "geteuid"):
        return None
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo"):
        # Without a terminal sudo must not ask, or an unattended run waits for ever.
        return ["sudo"] if sys.stdin and sys.stdin.isatty() else ["sudo", "-n"]
    return None


def apt_install(*packages):
    """Install the first of the Debian packages that can be; false where apt is not ours to use."""
    prefix = root_command()
    if prefix is None or not shutil.which("apt-get"):
        return False
    env = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    say("apt-get install " + " or ".join(packages) + (" (through sudo)" if prefix else ""))
    keep = ["env", "DEBIAN_FRONTEND=noninteractive"]       # sudo drops the environment
    subprocess.run(prefix + keep + ["apt-get", "update", "-qq"], env=env, check=False)
    return any(subprocess.run(prefix + keep + ["apt-get", "install", "-y", "-qq", package],
                              env=env, check=False).returncode == 0 for package in packages)


def venv_works():
    return PYTHON.exists() and works(PYTHON, "-c", "import pip", env=environment())


def plain_venv():
    """Python's own way."""
    return works(sys.executable, "-c", "import ensurepip") and works(sys.executable, "-m", "venv", VENV)


def venv_filled_by_system_pip():
    """Debian's and Ubuntu's Python has venv but not ensurepip: an outside pip puts pip into it."""
    if not works(sys.executable, "-m", "venv", "--without-pip", VENV):
        return False
    target = next(iter(VENV.glob("Lib/site-packages" if WINDOWS else "lib/python3*/site-packages")), None)
    pips = [[sys.executable, "-m", "pip"]]
    pips += [[found] for found in map(shutil.which, ("pip3", "pip")) if found]
    return target is not None and any(
        works(*(pip + ["install", "--target", target, "pip"])) and venv_works() for pip in pips)


def venv_by_virtualenv():
    return (works(sys.executable, "-m", "virtualenv", VENV)
            or works("virtualenv", "--python", sys.executable, VENV))


def venv_after_apt():
    """The package that holds ensurepip, for this minor version if it has one of its own."""
    own = "python3.{}-venv".format(sys.version_info[1])
    return apt_install(own, "python3-venv") and works(sys.executable, "-m", "venv", VENV)


def can_link():
    """Can a symbolic link be made in this folder? (Not on exFAT, and not on some network drives.)"""
    probe = ROOT / ".link-probe-{}".format(os.getpid())
    try:
        probe.symlink_to("make.py")
    except OSError:
        return False
    probe.unlink()
    return True


def make_venv():
    """A .venv with pip in it, by the first way that works here."""
    if Path(sys.prefix).resolve() == VENV.resolve():
        fail("This is the Python of .venv itself, and .venv is broken: run make.py with another Python.")
    if os.pathsep in str(ROOT):
        fail("A virtual environment cannot lie in a folder whose path holds {!r}: rename {}".format(os.pathsep, ROOT))
    if not WINDOWS and not can_link():
        fail("The file system of {} knows no links, which a virtual environment needs: move the folder to another "
             "disk.".format(ROOT))
    say("making .venv with Python " + platform.python_version())
    for way in (plain_venv, venv_filled_by_system_pip, venv_by_virtualenv, venv_after_apt):
        shutil.rmtree(str(VENV), ignore_errors=True)
        if way() and venv_works():
            return
    shutil.rmtree(str(VENV), ignore_errors=True)
    fail("This Python cannot make a virtual environment: install python3-venv (Debian, Ubuntu), "
         "or `pip install virtualenv`, and run the command again.")


def installed_key():
    """Changes when what is to be installed changes, or the folder or the Python does."""
    text = (ROOT / "pyproject.toml").read_bytes() + (ROOT / "constraints.txt").read_bytes()
    return hashlib.sha256(text + repr((str(ROOT), sys.version_info[:2])).encode()).hexdigest()


def setup(*extras):
    """Make sure that .venv holds the course and these extras, in the pinned versions."""
    with alone("installing"):
        install_extras(*extras)


def install_extras(*extras):
    stamp = VENV / "installed.json"
    state = json.loads(stamp.read_text(encoding="utf-8")) if stamp.exists() else {}
    fresh = state.get("key") == installed_key() and PYTHON.exists()
    if fresh and set(extras) <= set(state["extras"]):
        return
    if not (venv_works() and same_minor_version()):
        make_venv()
        fresh = False
    wanted = sorted(set(extras) | set(state["extras"] if fresh else ()))
    say("installing the course and its extras: {} (once)".format(", ".join(wanted)))
    start, downloads = time.monotonic(), []

    def pick(line):
        found = re.match(r"\s*(Downloading|Using cached) (?:\S*/)?(\S+?)(?:-py\S+|-cp\S+|\.tar\S+)? "
                         r"\(([\d.]+) (\w+)\)", line)
        if found:
            way, package, number, unit = found.groups()
            if way == "Downloading":
                downloads.append(float(number) * {"kB": 1e-3, "MB": 1, "GB": 1e3}.get(unit, 1e-6))
            return "   {:6.1f} MB  {}".format(sum(downloads), package)
        if line.startswith("Installing collected packages"):
            return "   unpacking {} packages".format(line.count(",") + 1)
        return "   " + line if line.startswith("ERROR") else None

    log = VENV / "install.log"
    if run_shown([PYTHON, "-m", "pip", "install", "--progress-bar", "off", "-c", ROOT / "constraints.txt",
                  "-e", "{}[{}]".format(ROOT, ",".join(wanted))], pick, log):
        fail("pip could not install the course; all that it said is in {}".format(log))
    say("installed in {:.0f} s, {:.0f} MB downloaded".format(time.monotonic() - start, sum(downloads)))
    stamp.write_text(json.dumps({"key": installed_key(), "extras": wanted}), encoding="utf-8")


def same_minor_version():
    if Path(sys.prefix).resolve() == VENV.resolve():
        return True
    return works(PYTHON, "-c", "import sys; sys.exit(sys.version_info[:2] != {!r})".format(
        tuple(sys.version_info[:2])))


# ---------------------------------------------------------------- the book

def source_digest():
    """One hash over everything that the site is made of."""
    digest = hashlib.sha256()
    paths = [ROOT / name for name in ("_config.yml", "_toc.yml", "constraints.txt")]
    for folder in ("book", "companion"):
        paths += sorted((ROOT / folder).rglob("*"))
    for path in paths:
        parts = path.relative_to(ROOT).parts
        if path.is_file() and not {"__pycache__", ".ipynb_checkpoints", "_tools", "locale"} & set(parts):
            digest.update("/".join(parts).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def site_is_fresh():
    stamp = BUILD / "site.sha256"
    return (SITE / "index.html").exists() and stamp.exists() and stamp.read_text() == source_digest()


def build_site():
    """Run every notebook and build the site, warnings as errors; true when all went well."""
    with alone("building the book"):
        return build_anew()


def build_anew():
    stamp, digest = BUILD / "site.sha256", source_digest()
    if stamp.exists():
        stamp.unlink()
    if not run_jupyter_book(ROOT, SITE):
        return False
    stamp.write_text(digest)
    return True


def build_without_solutions():
    """The same from a copy of the sources without solutions, so that no part of it can hold one."""
    with alone("building the book"):
        if run_script("without_solutions.py", PLAIN):
            return False
        os.environ.setdefault("PYODIDE_DIR", str(BUILD / "python"))     # what the whole book has fetched
        return run_jupyter_book(PLAIN, PLAIN / "_build" / "html")


def build_translated(language):
    """The same in another language, from the outputs of the English book; true when all went well."""
    if not (ROOT / "book" / "locale" / language).is_dir():
        fail("nobody has begun to translate into {!r}: see A translation in CONTRIBUTING.md".format(language))
    if not (site_is_fresh() or build_site()):
        return False
    with alone("building the book"):
        os.environ.setdefault("PYODIDE_DIR", str(BUILD / "python"))
        site = BUILD / language / "html"
        return run_jupyter_book(ROOT, site, ROOT / "book" / "_tools" / "translation.py", "build", language, site)


def run_jupyter_book(root, site, *other):
    """Run Jupyter Book in a folder, or another tool that does; true when all went well."""
    say("building the book: every notebook is run, every warning is an error")
    start = time.monotonic()
    shutil.rmtree(str(site), ignore_errors=True)    # or a page that was renamed stays published
    alarmed = []

    def pick(line):
        if "IPKernelApp" in line or not line:
            return None
        ran = re.match(r".*?([^/\\]+): (Executed notebook in [\d.]+ seconds|Using cached notebook)", line)
        if ran:
            return "   {}: {}".format(ran.group(1), ran.group(2).lower())
        if re.search(r"WARNING|ERROR|[Ee]rror:|Exception|Traceback", line):
            alarmed.append(line)
            return line
        if re.match(r"(reading sources|writing output|build |looking for|copying|\[etoc)", line):
            alarmed.clear()
            return "   " + line if re.match(r"(reading|writing).*\[100%\]|build ", line) else None
        return line if alarmed or line.startswith("the book is built without") else None

    command = other or ("-c", "from jupyter_book.cli.main import main; main()", "build", root,
                        "-W", "--keep-going", "--all")
    status = run_shown([PYTHON] + list(command), pick, BUILD / "book.log")
    if status or not (site / "index.html").exists():
        say("the book does NOT build; all that was said is in {}".format(BUILD / "book.log"))
        return False
    say("built in {:.0f} s".format(time.monotonic() - start))
    return True


def run_script(name, *arguments):
    """Run one of the book's tools; its exit status."""
    return subprocess.run([str(PYTHON), str(ROOT / "book" / "_tools" / name)] + [str(one) for one in arguments],
                          cwd=str(ROOT), env=environment()).returncode


def book(options):
    """build the course as a web site that opens from disk (--without-solutions: for a class; --language de)"""
    setup("book")
    if options.language:
        built, site = build_translated(options.language), BUILD / options.language / "html"
    elif options.without_solutions:
        built, site = build_without_solutions(), PLAIN / "_build" / "html"
    else:
        built, site = build_site(), SITE
    if not built:
        sys.exit(1)
    say("open this file in a browser:\n{}".format(site / "index.html"))
    if site == SITE:
        say("or take all of it along:\n{}".format(BUILD / "how-machines-learn.zip"))


def pdf(options):
    """the whole book as one PDF, _build/how-machines-learn.pdf (needs a Chromium, as test does)"""
    setup("test")
    browser = browser_for_tests()
    if not (site_is_fresh() or build_site()):
        sys.exit(1)
    target, start = BUILD / "how-machines-learn.pdf", time.monotonic()
    if run_script("pdf.py", target, browser):
        fail("the book was not printed")
    say("printed in {:.0f} s:\n{}".format(time.monotonic() - start, target))


def install(options):
    """only install, into .venv (lab, book, test or bench)"""
    setup(options.extra)


def notebooks(options):
    """make and run the notebooks from their text twins [NAME ...]"""
    setup("book")
    sys.exit(run_script("notebooks.py", *options.names))


def translation(options):
    """bring a language's catalogues up to date, or begin a page's (LANGUAGE [PAGE ...])"""
    setup("book")
    sys.exit(run_script("translation.py", "update", options.language, *options.pages))


# ---------------------------------------------------------------- the learner's working copy

def run_or_exit(*module):
    """Run a module of .venv with arguments; end with its status if it fails."""
    status = subprocess.run([str(part) for part in (PYTHON, "-m") + module], cwd=str(ROOT), env=environment()).returncode
    if status:
        sys.exit(status)


def lab(options):
    """copy the course into work/ and open JupyterLab there (--no-browser, --copy-only)"""
    setup(*([] if options.copy_only else ["lab"]))
    # JupyterLab would ask the network for updates and the learner about news, over the first chapter.
    settings = VENV / "share" / "jupyter" / "lab" / "settings"
    settings.mkdir(parents=True, exist_ok=True)
    (settings / "overrides.json").write_text(json.dumps({"@jupyterlab/apputils-extension:notification": {
        "fetchNews": "false", "checkForUpdates": False}}), encoding="utf-8")
    flags = [name for name in ("--no-browser", "--copy-only") if getattr(options, name[2:].replace("-", "_"))]
    try:
        run_or_exit("companion", "lab", WORK, *flags)
    except KeyboardInterrupt:
        pass


def grade(options):
    """grade your answers in work/exercises, or in a FOLDER (more: .venv/bin/companion grade --help)"""
    setup("lab")
    run_or_exit("companion", "grade", options.folder or WORK / "exercises")


# ---------------------------------------------------------------- a browser for the tests

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome",
         "microsoft-edge", "microsoft-edge-stable", "msedge")
PLACES = {
    "darwin": ["{}/Applications/{}.app/Contents/MacOS/{}".format(home, name, name)
               for home in ("", str(Path.home()))
               for name in ("Google Chrome", "Chromium", "Microsoft Edge")],
    "win32": [os.path.join(os.environ.get(variable, "?"), tail)
              for variable in ("ProgramFiles", "ProgramFiles(x86)", "LocalAppData")
              for tail in (r"Google\Chrome\Application\chrome.exe", r"Microsoft\Edge\Application\msedge.exe",
                           r"Chromium\Application\chrome.exe")],
}
# Asked of Playwright: does this browser start and read a page from this folder (a snap may not)?
TRY = """
import sys
from playwright.sync_api import sync_playwright
with sync_playwright() as p:
    path = sys.argv[2] if len(sys.argv) > 2 else p.chromium.executable_path
    browser = p.chromium.launch(executable_path=path, timeout=60000)
    page = browser.new_page()
    page.goto(sys.argv[1])
    assert page.title() == "probe"
    browser.close()
    print(path)
"""


def browser_starts(path=None):
    """The path of a Chromium that really starts here (without a path: Playwright's own), or None."""
    BUILD.mkdir(exist_ok=True)
    probe, draft = BUILD / "probe.html", BUILD / "probe-{}.html".format(os.getpid())
    draft.write_text("<!doctype html><title>probe</title>", encoding="utf-8")
    os.replace(str(draft), str(probe))              # in one go: another process may be reading it
    # The tests may run in another environment than .venv, and .venv may be without Playwright: a lab's, or the bench's.
    python = sys.executable if importlib.util.find_spec("playwright") else PYTHON
    answer = subprocess.run([str(python), "-c", TRY, probe.as_uri()] + ([str(path)] if path else []),
                            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                            env=environment(), encoding="utf-8", errors="replace")
    if answer.returncode == 0:
        return answer.stdout.strip()
    if path:
        reason = [line for line in answer.stderr.splitlines() if line.strip() and "===" not in line]
        say("{} does not start: {}".format(path, next(
            (line for line in reason if "Error" in line), reason[-1] if reason else "no message")))
    return None


def find_browser():
    """A Chromium, Chrome or Edge on this machine, or None; "none" when BROWSER=none asks for none."""
    asked = os.environ.get("BROWSER", "")
    if asked.lower() == "none":
        return "none"
    # BROWSER is an old variable: it may name Firefox, or an editor's script that opens a link.
    if asked and re.search(r"chrom|edge", Path(asked).name, re.IGNORECASE):
        found = shutil.which(asked)
        if found and browser_starts(found):
            return found
        fail("BROWSER={} does not start; name a Chromium, Chrome or Edge, or none.".format(asked))
    for name in NAMES + tuple(PLACES.get(sys.platform, ())):
        found = shutil.which(name)
        if found and browser_starts(found):
            return found
    return browser_starts()


def fetch_browser():
    """Install one: by apt where that is possible, else Playwright's build of Chromium."""
    say("fetching a browser for the site tests")
    if apt_install("chromium", "chromium-browser"):
        found = find_browser()
        if found:
            return found
    say("playwright install chromium")
    if subprocess.run([str(PYTHON), "-m", "playwright", "install", "chromium"], env=environment(),
                      stdin=subprocess.DEVNULL).returncode:
        return None
    return find_browser()


def browser_for_tests():
    found = find_browser() or fetch_browser()
    if found is None:
        fail("No browser for the site tests: install Chromium, Chrome or Edge, "
             "or run with BROWSER=none to leave these tests out.")
    say("browser: " + found)
    return found


# ---------------------------------------------------------------- the tests

def strict_notebooks():
    """Stored outputs were written on this platform, in these versions: elsewhere digits may differ."""
    return platform.system() == "Linux" and platform.machine() == "x86_64"


def run_tests(*selection):
    """Everything under tests/, the doctests and the notebooks, in one pytest with one summary."""
    setup("test")
    browser = browser_for_tests()
    built = site_is_fresh()
    say("the site is fresh" if built else "the site is not there or older than the book")
    built = built or build_site()
    if not strict_notebooks():
        say("notebooks are run, their outputs not compared (nbval-lax): this is not Linux on x86-64")
    env = environment(BROWSER=browser, **ONE_THREAD)
    workers = max(2, min(4, os.cpu_count() or 2))
    command = [PYTHON, "-m", "pytest", "-n", workers, "--dist", "loadfile", "--durations", "10", "-q",
               "--nbval" if strict_notebooks() else "--nbval-lax", "--doctest-modules", "--whole"]
    command += list(selection) + ["tests", "companion"]
    command += [] if built else ["--ignore=tests/site"]     # the summary says that no test of it ran
    command += sorted((ROOT / "book").rglob("[!.]*.ipynb"))
    status = subprocess.run([str(part) for part in command], cwd=str(ROOT), env=env).returncode
    if not built:
        fail("the book does not build, so the site was not tested: see {}".format(BUILD / "book.log"))
    return status


def test(options):
    """prove it: every part in a few minutes, with counts by part"""
    sys.exit(run_tests("-m", "not slow"))


def test_all(options):
    """the same and what takes longer (--only-slow: only that)"""
    setup("lab", "test")                     # one of the slow tests drives JupyterLab
    status = run_tests("-m", "slow") if options.only_slow else run_tests()
    # 5: pytest found nothing to run, which is no failure as long as no test is slow
    sys.exit(0 if options.only_slow and status == 5 else status)


def mutants(options):
    """change every reference answer a little and count what the graders reject"""
    setup("test")
    run_or_exit("tests.grading.mutants")


def bench(options):
    """measure it beside PyTorch and others [PART ... quick --mnist FOLDER], or its older self [steps --against REF]"""
    # test: the book and a browser are timed too. Beside an older self no other library runs.
    setup(*(["test"] if options.against else ["bench", "test"]))
    run_or_exit("tests.bench", *options.parts, *(["--mnist", options.mnist] if options.mnist else []),
                *(["--against", options.against] if options.against else []))


# ---------------------------------------------------------------- help and the command line

def show_help(options):
    """list the commands"""
    print("How Machines Learn. `make COMMAND`, or `python make.py COMMAND`:\n")
    for name, (command, _) in COMMANDS.items():
        print("  {:<11}  {}".format(name, command.__doc__))
    print("\nThe first run installs into .venv. Only `test` and `pdf` may touch more: "
          "they fetch a browser if there is none.")
    print("With make, a command's own arguments go into ARGS: make notebooks ARGS=03_forward_propagation")


FLAG = {"action": "store_true"}
COMMANDS = {
    "lab": (lab, [("--no-browser", FLAG), ("--copy-only", FLAG)]),
    "book": (book, [("--without-solutions", FLAG), ("--language", {"metavar": "LANGUAGE"})]),
    "pdf": (pdf, []),
    "test": (test, []),
    "test-all": (test_all, [("--only-slow", FLAG)]),
    "grade": (grade, [("folder", {"nargs": "?", "metavar": "FOLDER"})]),
    "mutants": (mutants, []),
    "bench": (bench, [("parts", {"nargs": "*", "metavar": "PART"}), ("--mnist", {"metavar": "FOLDER"}),
                      ("--against", {"metavar": "REF"})]),
    "notebooks": (notebooks, [("names", {"nargs": "*", "metavar": "NAME"})]),
    "translation": (translation, [("language", {"metavar": "LANGUAGE"}), ("pages", {"nargs": "*", "metavar": "PAGE"})]),
    "install": (install, [("extra", {"choices": ["lab", "book", "test", "bench"]})]),
    "help": (show_help, []),
}


def main(arguments):
    parser = argparse.ArgumentParser(prog="make.py", usage="make.py COMMAND [...]")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    for name, (command, parameters) in COMMANDS.items():
        sub = commands.add_parser(name, help=command.__doc__, description=command.__doc__)
        for flag, settings in parameters:
            sub.add_argument(flag, **settings)
    options = parser.parse_args(arguments or ["help"])
    COMMANDS[options.command][0](options)


if __name__ == "__main__":
    main(sys.argv[1:])
