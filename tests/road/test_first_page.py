"""book/_ext/first_page.py: the network that the first page sends, its pictures, what a shared link shows."""

import base64
import xml.etree.ElementTree as ET

import first_page
import numpy as np
import pytest
from docutils import nodes


@pytest.fixture(scope="module")
def trained():
    return first_page.trained()


def test_a_byte_a_weight_reads_digits_that_it_had_never_seen(trained):
    params, share, count = trained
    assert [W.shape for W, _ in params] == [(64, 32), (32, 10)] and first_page.weights(params) == 2410
    assert share >= 0.96 and count == 300


def test_page_gets_the_weights_that_were_judged(trained):
    for (W, b), layer in zip(trained[0], first_page.packed(trained[0])):
        steps = np.frombuffer(base64.b64decode(layer["W"]), np.int8).reshape(layer["shape"])
        assert np.allclose(steps * layer["step"], W, atol=1e-5) and np.abs(steps).max() == 127
        assert np.allclose(layer["b"], b, atol=1e-4)


@pytest.mark.parametrize("picture", first_page.PICTURES)
def test_a_card_has_a_picture_within_its_frame(picture):
    drawn = ET.fromstring(f"<svg>{picture()}</svg>")
    assert len(drawn) >= 2 and len(first_page.PICTURES) == 8
    for dot in drawn.iter("circle"):
        assert 0 < float(dot.get("cx")) < first_page.WIDE and 0 < float(dot.get("cy")) < first_page.HIGH


def test_description_is_the_first_paragraph_cut_after_a_word():
    page = nodes.container("", nodes.paragraph("", "Short."), nodes.paragraph("", "word " * 60))
    words = first_page.first_words(page)
    assert words.endswith("word …") and len(words) <= 162
    assert first_page.first_words(nodes.container()) == ""
