"""matplotlib's backend in a page: `plt.show()` shows the open figures where it stands, as in a notebook."""
from IPython import get_ipython
from matplotlib.backends.backend_agg import FigureCanvasAgg as FigureCanvas

__all__ = ["FigureCanvas", "show"]


def show(*_, **__):
    get_ipython().pictures()
