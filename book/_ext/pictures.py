"""Sphinx extension of the book: static pictures are drawn as lines, sharp on every screen and light.

The kernels that run the notebooks draw SVG instead of PNG. That is IPython's setting, in a folder of the
build: the notebooks say nothing of it, and JupyterLab draws as ever. Letters stay letters (as outlines they
would be most of a picture). Equal builds give equal bytes, so the names within a picture come from a fixed word
and it carries no date.
"""

import os
from pathlib import Path

SETTINGS = """c = get_config()
c.InlineBackend.figure_formats = {"svg"}
c.InlineBackend.rc = {"svg.hashsalt": "how machines learn", "svg.fonttype": "none"}
c.InlineBackend.print_figure_kwargs = {"bbox_inches": "tight", "metadata": {"Date": None}}
c.HistoryManager.enabled = False
"""


def draw_lines(app, config):
    folder = Path(app.outdir).parent.resolve() / "ipython"
    profile = folder / "profile_default"
    profile.mkdir(parents=True, exist_ok=True)
    (profile / "ipython_kernel_config.py").write_text(SETTINGS, encoding="utf-8")
    os.environ["IPYTHONDIR"] = str(folder)              # inherited by the kernels


def setup(app):
    app.connect("config-inited", draw_lines)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
