"""The live figures of the book, one module a chapter."""
from importlib import import_module
from pathlib import Path

CHAPTERS = sorted(path.stem for path in Path(__file__).parent.glob("[a-z]*.py"))


def __getattr__(name):
    if name in CHAPTERS:
        return import_module(f"{__name__}.{name}")
    raise AttributeError(f"the figures come by chapter: {', '.join(CHAPTERS)}; there is no {name!r}")


def all_figures():
    """Every live figure of the book by name (loads all chapters)."""
    from companion.course.live import LiveFigure

    figures = {}
    for chapter in CHAPTERS:
        module = import_module(f"companion.course.figures.{chapter}")
        for value in vars(module).values():
            if isinstance(value, LiveFigure):
                if figures.setdefault(value.name, value) is not value:
                    raise ValueError(f"two live figures are called {value.name}")
    return figures
