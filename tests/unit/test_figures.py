"""What holds for every live figure of the book."""
import pytest

from companion.course.figures import all_figures

# Before the first step these controls have done nothing yet; tests/live/test_parity.py moves them later.
WAITING = {"xor-lottery": {"lr"}, "playground": {"lr", "optimizer"}}


@pytest.fixture(params=all_figures().values(), ids=lambda figure: figure.name)
def figure(request):
    return request.param


def test_every_control_changes_the_picture(figure):
    still = {key for key, different in figure.sweep(4).items() if different == 1}
    assert still == WAITING.get(figure.name, set())


def test_named_lines_differ_by_more_than_colour(figure):
    for axes in figure.picture()[0].axes:
        looks = [(repr(line._dash_pattern), line.get_linewidth()) for line in axes.get_lines()
                 if not line.get_label().startswith("_")]
        assert len(set(looks)) == len(looks)
