"""The companion against PyTorch (recorded, and live where it is installed) and against scikit-learn (live)."""
import importlib.util
import json
from pathlib import Path

import numpy as np
import pytest
import sklearn.metrics

from companion import activations, losses

from .peers import CASES, IN_PLACE, LABELS, PREDICTED, SCORES, TRUE, Z

RECORDED = json.loads(Path(__file__).with_name("torch.json").read_text(encoding="utf-8"))
# PyTorch's clip divides by norm + 1e-6; sigmoid(-1000) and its slope are 0 there and 5e-435 = 0 here
TOLERANCE = {"clip_global_norm": 1e-6}


def agree(ours, theirs, name):
    assert np.shape(ours) == np.shape(theirs), name
    np.testing.assert_allclose(ours, theirs, rtol=TOLERANCE.get(name, 1e-9), atol=1e-12, err_msg=name)


@pytest.mark.parametrize("name", CASES)
def test_recorded_torch(name):
    ours, _, inputs = CASES[name]
    agree(ours(*inputs), RECORDED[name], name)


@pytest.mark.parametrize("name", IN_PLACE)
def test_in_place_form_walks_the_same_way(name):
    agree(IN_PLACE[name](), RECORDED[name], name)


if importlib.util.find_spec("torch"):

    @pytest.mark.parametrize("name", CASES)
    def test_live_torch(name):
        ours, theirs, inputs = CASES[name]
        agree(ours(*inputs), theirs(*inputs), name)


def test_the_record_is_complete():
    assert set(RECORDED) - {"PyTorch"} == set(CASES)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("ours, name", [(activations.relu, "relu"), (activations.sigmoid, "logistic"),
                                        (activations.tanh, "tanh")])
def test_sklearn_activation(ours, name, dtype):
    from sklearn.neural_network._base import ACTIVATIONS
    theirs = Z.astype(dtype)[None].copy()
    ACTIVATIONS[name](theirs)                                # in place
    np.testing.assert_allclose(ours(Z.astype(dtype)), theirs[0], rtol=1e-5 if dtype == np.float32 else 1e-12)


def test_sklearn_losses():
    agree(losses.mse(PREDICTED, TRUE), sklearn.metrics.mean_squared_error(TRUE, PREDICTED), "mse")
    agree(losses.mae(PREDICTED, TRUE), sklearn.metrics.mean_absolute_error(TRUE, PREDICTED), "mae")
    kept = [0, 3, 4]                                          # scikit-learn cuts probabilities off: ordinary rows only
    theirs = sklearn.metrics.log_loss(LABELS[kept], activations.softmax(SCORES[kept]), labels=[0, 1, 2])
    agree(losses.cross_entropy(SCORES[kept], LABELS[kept]), theirs, "cross_entropy")
