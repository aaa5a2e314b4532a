"""Why fit is fast, as facts that need no clock: products counted, bytes counted, dtypes read."""
import json
import re
import tracemalloc
from pathlib import Path

import numpy as np
import pytest

from companion import fast, training
from tests.parity import peers

RECORDED = json.loads(Path(peers.__file__).with_name("torch.json").read_text(encoding="utf-8"))
SIZES = (784, 128, 64, 10)


def batch(n=32):
    rng = np.random.default_rng(0)
    return rng.random((n, 784), dtype=np.float32), rng.integers(0, 10, n)


class Watched(np.ndarray):
    """An array that notes every operation on it, and so does every array computed from it."""
    seen = []                            # (operation, the arrays and NumPy numbers that went in and came out)

    def __array_ufunc__(self, ufunc, method, *inputs, out=(), **options):
        plain = [x.view(np.ndarray) if isinstance(x, Watched) else x for x in inputs]
        out = {"out": tuple(x.view(np.ndarray) for x in out)} if out else {}
        answer = getattr(ufunc, method)(*plain, **options, **out)
        return self.noted(ufunc.__name__, plain, answer)

    def dot(self, other, out=None):
        plain = self.view(np.ndarray), np.asarray(other)
        return self.noted("dot", plain, np.dot(*plain, out=out))

    @staticmethod
    def noted(operation, inputs, answer):
        Watched.seen.append((operation, [x for x in (*inputs, answer) if hasattr(x, "dtype")]))
        return answer.view(Watched) if isinstance(answer, np.ndarray) else answer


def watched_step(optimizer):
    """Every operation of the second step on a batch: forward, loss, backward, update."""
    net = fast.Network(SIZES, np.random.default_rng(0))
    net.theta, net.grad = net.theta.view(Watched), net.grad.view(Watched)
    memory, (X, y) = optimizer.start(net.theta), batch()
    for _ in range(2):
        Watched.seen = []
        fast.training_step(net, X.view(Watched), y, optimizer, memory)
    return Watched.seen


def test_a_step_takes_exactly_eight_matrix_products():
    products = [name for name, _ in watched_step(fast.Adam()) if name in ("dot", "matmul")]
    assert len(products) == 8, "3 forward, 3 for the weights, 2 for the layers below: none for the data"


def test_a_step_allocates_less_than_a_quarter_of_the_parameters():
    net, adam = fast.Network(SIZES, np.random.default_rng(0)), fast.Adam()
    memory, (X, y) = adam.start(net.theta), batch()
    fast.training_step(net, X, y, adam, memory)
    tracemalloc.start()
    peaks = []
    for _ in range(256):                                           # and step 256 drops what has faded
        before, _ = tracemalloc.get_traced_memory()
        tracemalloc.reset_peak()
        fast.training_step(net, X, y, adam, memory)
        peaks.append(tracemalloc.get_traced_memory()[1] - before)
    tracemalloc.stop()
    worst = max(peaks)
    assert worst < 100_000, (f"step {peaks.index(worst) + 2} allocated {worst:,} bytes at once; "
                             f"the parameters are {net.theta.nbytes:,}")


def test_everything_in_a_step_is_float32():
    seen = watched_step(fast.Adam())
    assert {"dot", "maximum", "exp", "log", "sqrt", "divide"} <= {name for name, _ in seen}, "all of the step is watched"
    wide = {name for name, arrays in seen for x in arrays if x.dtype.kind == "f" and x.dtype != np.float32}
    assert not wide, f"float64 in {', '.join(sorted(wide))}"


def test_a_step_raises_e_once_and_opens_its_gates_by_a_comparison():
    names = [name for name, _ in watched_step(fast.Adam())]
    assert names.count("exp") == 1, "one pass of exponentials serves the loss and its gradient"
    assert names.count("greater") == 2 and "sign" not in names


@pytest.mark.parametrize("dtype, atol", [(np.float32, 2e-5), (np.float64, 1e-9)])
def test_weights_after_200_steps_are_pytorchs(dtype, atol):
    """fit from given weights, in one batch, beside PyTorch's recorded answer (tests/parity/torch.json)."""
    net = fast.Network(peers.SIZES, np.random.default_rng(0), dtype=dtype)
    net.theta[:] = np.concatenate([p.ravel() for pair in peers._net_params() for p in pair])
    fast.fit(net, peers.NET_X, peers.NET_Y, optimizer=fast.Adam(0.01), epochs=peers.STEPS,
             batch_size=peers.ROWS, rng=np.random.default_rng(1))
    np.testing.assert_allclose(net.theta, RECORDED["network after 200 steps"], rtol=0, atol=atol)


def test_finite_data_are_checked_without_an_array_of_their_size():
    X = np.zeros((10_000, 100), np.float32)
    tracemalloc.start()
    training.check_data((100, 2), X, np.zeros(len(X), int))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < X.nbytes / 20, f"checking {X.nbytes:,} bytes allocated {peak:,}"


def test_large_finite_data_pass_although_their_sum_overflows():
    training.check_data((2, 2), np.full((2, 2), 3e38, np.float32), np.array([0, 1]))


@pytest.mark.parametrize("X, place", [([[0, np.inf], [0, 0]], (0, 1)), ([[0, 0], [-np.inf, 0]], (1, 0)),
                                      ([[0, np.inf], [-np.inf, 0]], (0, 1)), ([[0, 0], [0, np.nan]], (1, 1)),
                                      (np.where([[1, 1], [1, 0]], 3e38, -np.inf), (1, 1))])
def test_infinities_and_nan_are_found_whatever_their_sum(X, place):
    """The check adds everything up first: the sum may overflow, and infinities of both signs may meet."""
    X = np.array(X, np.float32)
    with pytest.raises(ValueError, match=re.escape(f"X must be finite, got {X[place]} at position {place}")):
        training.check_data((2, 2), X, np.array([0, 1]))


def test_the_committed_measurement_comes_from_one_run():
    """Ratios of different parts are set side by side on the page; numbers from two runs met two different machines."""
    measured = json.loads((Path(peers.__file__).parents[2] / "book/measured/performance.json").read_text(encoding="utf-8"))
    dates = {key: part["date"] for key, part in measured.items() if key != "machine"}
    assert {"steps", "ladder", "growth", "crossover", "clocks", "book"} <= set(dates)
    assert len(set(dates.values())) == 1, f"from several runs: {dates}; renew it with `make bench`"
