"""Sphinx extension of the book: static pictures are drawn as lines, sharp on every screen and light.

The kernels that run the notebooks draw SVG instead of PNG. That is IPython's setting, in a folder of the
build: the notebooks say nothing of it, and JupyterLab draws as ever. Letters stay letters (as outlines they
would be most of a picture). Equal builds give equal bytes, so the names within a picture come from a fixed word
and it carries no date. And what a cell prints is sent when it ends: MyST-NB puts a new line where a slow machine had sent
a part of it.
"""

import os
import re
from pathlib import Path

from docutils import nodes

WIDE = 500      # points, 4/3 pixels each: of a wider picture a phone would shrink the letters beyond reading

SETTINGS = """c = get_config()
c.InlineBackend.figure_formats = {"svg"}
c.InlineBackend.rc = {"svg.hashsalt": "how machines learn", "svg.fonttype": "none"}
c.InlineBackend.print_figure_kwargs = {"bbox_inches": "tight", "metadata": {"Date": None}}
c.HistoryManager.enabled = False
c.IPKernelApp.exec_lines = ["__import__('sys').stdout.flush_interval = 3600"]
"""


def draw_lines(app, config):
    folder = Path(app.outdir).parent.resolve() / "ipython"
    profile = folder / "profile_default"
    profile.mkdir(parents=True, exist_ok=True)
    (profile / "ipython_kernel_config.py").write_text(SETTINGS, encoding="utf-8")
    os.environ["IPYTHONDIR"] = str(folder)              # inherited by the kernels


def find_wide(app, doctree):
    """Pictures with several panels get the class "wide"; the style lets them scroll on a phone.

    A picture that names its width becomes a link to itself, so that Tab reaches what scrolls.
    """
    for image in doctree.findall(nodes.image):
        file = Path(app.srcdir, image["uri"].removeprefix("/"))
        width = re.search(r'width="([\d.]+)pt"', file.read_text("utf-8")) if file.suffix == ".svg" else None
        if width and float(width[1]) > WIDE:
            image["classes"].append("wide")
            image["width"] = f"{float(width[1]) * 4 / 3:.0f}px"


def setup(app):
    app.connect("config-inited", draw_lines)
    app.connect("doctree-read", find_wide)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
