"""What figures of all chapters draw alike."""
import matplotlib
import numpy as np
import pytest
from matplotlib.colors import to_hex
from matplotlib.figure import Figure

from companion.course.figures import all_figures
from companion.course.figures._pictures import sides
from companion.course.live import BLUE, ORANGE
from companion.course.live.style import rc


@pytest.mark.parametrize("name", all_figures())
def test_a_picture_without_ticks_has_no_frame(name):
    for ax in all_figures()[name].picture()[0].axes:
        if ax.images and not len(ax.get_xticks()) and not len(ax.get_yticks()):
            assert not any(spine.get_visible() for spine in ax.spines.values())


def test_the_side_of_a_class_is_a_tint_of_its_points_colour():
    with matplotlib.rc_context(rc("sides")):
        ax = Figure().subplots()
        sides(ax, np.array([[0.0, 1.0]]), (0, 2, 0, 1))
    [image] = ax.images
    assert [to_hex(image.cmap(image.norm(answer))) for answer in (0, 1)] == [BLUE, ORANGE]
