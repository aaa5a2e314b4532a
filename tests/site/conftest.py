"""What the tests of the built site share."""

import pytest


@pytest.fixture(scope="module")
def built(site):
    """The folder of the site, with Python for the page in it."""
    if not (site / "_static" / "python" / "pyodide.js.js").exists():
        pytest.skip("the book was built without Python for the page: no source had it")
    return site
