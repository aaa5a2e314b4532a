"""Why fit is fast, as facts that need no clock: products counted, bytes counted, dtypes read."""
import tracemalloc

import numpy as np

from companion import neurons, optimizers, training

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
