"""What pyproject.toml cannot say: a wheel holds the book too, so that who installs it needs no clone.

book/ stays the only place of chapters and workbooks; they are copied while a wheel is built. An editable
install copies nothing: companion/course/lab.py then finds book/ at the root.
"""

import shutil
import sys
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

ROOT = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT))  # a build backend does not look in the folder that it builds

from companion.course.lab import course_files  # noqa: E402

COURSE = dict(course_files(ROOT / "book"))


class WithTheBook(build_py):
    def run(self):
        super().run()
        if not self.editable_mode:
            book = Path(self.build_lib, "companion", "course", "book")
            shutil.rmtree(book, ignore_errors=True)  # of an earlier build
            for name, source in COURSE.items():
                target = book / name
                target.parent.mkdir(parents=True, exist_ok=True)
                self.copy_file(str(source), str(target))

    def get_source_files(self):  # the sdist asks for these
        return super().get_source_files() + [path.relative_to(ROOT).as_posix() for path in COURSE.values()]


setup(cmdclass={"build_py": WithTheBook})
