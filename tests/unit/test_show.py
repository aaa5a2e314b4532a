import importlib

from companion import activations, fast
from companion.course.show import COLUMNS, show, source


def test_the_tested_source_is_shown_with_a_short_docstring():
    text = source(activations.sigmoid)
    assert text.startswith("def sigmoid(z):\n    \"\"\"Logistic function: a = 1 / (1 + e^-z)")
    assert "e = np.exp(-np.abs(z))" in text and ">>>" not in text and text.count('"""') == 2


def test_what_is_shown_still_runs():
    space = dict(vars(activations))
    exec(source(activations.elu), space)
    assert space["elu"](3.0) == 3


def test_classes_keep_every_method():
    text = source(fast.Dense)
    assert "def __init__" in text and "def __repr__" in text and "two flat vectors" not in text


def test_several_things_show_as_one_markdown_block():
    block = show(activations.relu, activations.relu_grad)
    markdown = block._repr_markdown_()
    assert markdown.startswith("```python\ndef relu(z)") and markdown.endswith("```") and "def relu_grad" in markdown
    assert repr(block) in markdown


def test_what_the_page_shows_needs_no_scrolling():
    from tests.architecture.test_architecture import PUBLIC, public
    for module, item in PUBLIC + public("fast"):
        if module != "data":                                    # loading is not printed in the chapters
            for line in source(getattr(importlib.import_module(f"companion.{module}"), item.name)).splitlines():
                assert len(line) <= COLUMNS, f"companion/{module}.py, {item.name}: {line}"
