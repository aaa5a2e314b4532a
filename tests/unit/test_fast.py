"""Why fit is fast, as facts that need no clock: products counted, bytes counted, dtypes read."""
import json
import tracemalloc
from pathlib import Path

import numpy as np
import pytest

from companion import neurons, optimizers, training
from tests.parity import peers

RECORDED = json.loads(Path(peers.__file__).with_name("torch.json").read_text(encoding="utf-8"))
SIZES = (784, 128, 64, 10)


def batch(n=32):
    rng = np.random.default_rng(0)
    return rng.random((n, 784), dtype=np.float32), rng.integers(0, 10, n)


class Counting(np.ndarray):
    """An array that counts matrix products; every array computed from it counts too."""
    products = 0

    def __array_ufunc__(self, ufunc, method, *inputs, out=(), **options):
        Counting.products += ufunc is np.matmul
        plain = [x.view(np.ndarray) if isinstance(x, Counting) else x for x in inputs]
        out = {"out": tuple(x.view(np.ndarray) for x in out)} if out else {}
        answer = getattr(ufunc, method)(*plain, **options, **out)
        return answer.view(Counting) if isinstance(answer, np.ndarray) else answer


def test_a_step_takes_exactly_eight_matrix_products():
    net = neurons.Network(SIZES, np.random.default_rng(0))
    X, y = batch()
    Counting.products = 0
    training.training_step(net, X.view(Counting), y, optimizers.SGD())
    assert Counting.products == 8, "3 forward, 3 for the weights, 2 for the layers below: none for the data"


def test_a_step_allocates_less_than_a_quarter_of_the_parameters():
    net, adam = neurons.Network(SIZES, np.random.default_rng(0)), optimizers.Adam()
    X, y = batch()
    training.training_step(net, X, y, adam)                        # the first step makes Adam's memory
    for steps in range(2, 258):                                    # and step 256 drops what has faded
        tracemalloc.start()
        training.training_step(net, X, y, adam)
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert peak < 100_000, f"step {steps} allocated {peak:,} bytes at once; the parameters are {net.theta.nbytes:,}"


def test_everything_in_a_step_is_float32():
    net, adam = neurons.Network(SIZES, np.random.default_rng(0)), optimizers.Adam()
    seen = {}
    net.layers[-1].g = lambda Z: seen.setdefault("logits", Z)
    for _ in range(2):
        training.training_step(net, *batch(), adam)
    arrays = {**seen, "theta": net.theta, "grad": net.grad, "m": adam.m, "v": adam.v, "scratch": adam.scratch,
              **{f"Z{i}": layer.Z for i, layer in enumerate(net.layers, 1)},
              **{f"X{i}": layer.X for i, layer in enumerate(net.layers, 1)}}
    assert {name: a.dtype.name for name, a in arrays.items()} == dict.fromkeys(arrays, "float32")


@pytest.mark.parametrize("dtype, atol", [(np.float32, 2e-5), (np.float64, 1e-9)])
def test_weights_after_200_steps_are_pytorchs(dtype, atol):
    """fit from given weights, in one batch, beside PyTorch's recorded answer (tests/parity/torch.json)."""
    net = neurons.Network(peers.SIZES, np.random.default_rng(0), dtype=dtype)
    net.theta[:] = np.concatenate([p.ravel() for pair in peers._net_params() for p in pair])
    training.fit(net, peers.NET_X, peers.NET_Y, optimizer=optimizers.Adam(0.01), epochs=peers.STEPS,
                 batch_size=peers.ROWS, rng=np.random.default_rng(1))
    np.testing.assert_allclose(net.theta, RECORDED["network after 200 steps"], rtol=0, atol=atol)


def test_finite_data_are_checked_without_an_array_of_their_size():
    X = np.zeros((10_000, 100), np.float32)
    tracemalloc.start()
    training.check_data((100, 2), X, np.zeros(len(X), int))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < X.nbytes / 20, f"checking {X.nbytes:,} bytes allocated {peak:,}"


def test_large_finite_data_pass_and_hidden_infinities_do_not():
    """The check adds everything up first: a sum may overflow, and infinities of both signs may meet."""
    y = np.array([0, 1])
    training.check_data((2, 2), np.full((2, 2), 3e38, np.float32), y)
    with pytest.raises(ValueError, match=r"X must be finite, got inf at position \(0, 1\)"):
        training.check_data((2, 2), np.array([[0, np.inf], [-np.inf, 0]]), y)
