"""The tape against trying, against the companion's own backward, and, where it is installed, against PyTorch."""
import importlib.util
import re

import numpy as np
import pytest

from companion import backprop, losses, neurons, tape
from companion.tape import Tensor

from make import ROOT

A = np.array([[0.7, -1.2, 2.0], [1.5, 0.3, -0.4]])
ROW, COLUMN, TABLE = np.array([0.5, -2.0, 1.1]), np.array([[1.3], [-0.6]]), np.array([[1.0, -1.0, 0.3], [2.0, 0.5, 1.2], [0.1, 3.0, -0.9]])
WEIGHTS = np.array([[1.0, -2.0, 0.5], [3.0, 0.7, -1.1]])          # no entry of a result counts like another


OPERATIONS = {     # name -> (on Tensors, the same in plain numpy, where)
    "add": (lambda t: t + A, lambda t: t + A, A + 1), "add to a table": (lambda t: A + t, lambda t: A + t, ROW),
    "add a column": (lambda t: t + A, lambda t: t + A, COLUMN), "add a number": (lambda t: A + t, lambda t: A + t, 0.4),
    "times": (lambda t: t * A, lambda t: t * A, A + 1), "table times row": (lambda t: A * t, lambda t: A * t, ROW),
    "column times table": (lambda t: t * A, lambda t: t * A, COLUMN), "scaled": (lambda t: t * -2.0, lambda t: t * -2, A),
    "table minus row": (lambda t: A - t, lambda t: A - t, ROW), "column minus table": (lambda t: t - A, lambda t: t - A, COLUMN),
    "minus": (lambda t: -t, lambda t: -t, A), "by a number": (lambda t: t / -4.0, lambda t: t / -4, A),
    "table by table": (lambda t: t / A, lambda t: t / A, TABLE[:2]), "table by row": (lambda t: A / t, lambda t: A / t, ROW),
    "row by table": (lambda t: t / A, lambda t: t / A, ROW), "column by table": (lambda t: t / A, lambda t: t / A, COLUMN),
    "one over": (lambda t: 1 / t, lambda t: 1 / t, A), "by its sum": (
        lambda t: t.exp() / t.exp().sum(axis=1), lambda t: np.exp(t) / np.exp(t).sum(axis=1, keepdims=True), A),
    "cube": (lambda t: t ** 3, lambda t: t ** 3, A), "one over root": (
        lambda t: (t * t + 1.0) ** -0.5, lambda t: 1 / np.sqrt(t * t + 1), A),
    "relu": (lambda t: t.relu(), lambda t: np.maximum(t, 0), A), "exp": (lambda t: t.exp(), np.exp, A),
    "log": (lambda t: (t * t).log(), lambda t: np.log(t * t), A),
    "row sums": (lambda t: t.sum(axis=1) * A, lambda t: t.sum(axis=1, keepdims=True) * A, A),
    "column sums": (lambda t: t.sum(axis=0) * A, lambda t: t.sum(axis=0) * A, A),
    "whole sum": (lambda t: t.sum() * A, lambda t: t.sum() * A, A),
    "product from the left": (lambda t: t @ (TABLE @ TABLE.T), lambda t: t @ (TABLE @ TABLE.T), A),
    "product from the right": (lambda t: (A @ TABLE[:, :2]) @ t, lambda t: (A @ TABLE[:, :2]) @ t, A),
}


@pytest.mark.parametrize("f, plain, theta", OPERATIONS.values(), ids=OPERATIONS)
def test_every_operation_against_numpy_and_trying(f, plain, theta):
    start, theta = Tensor(theta), np.asarray(theta)
    result = f(start)
    np.testing.assert_allclose(result.data, plain(theta), rtol=1e-14)
    (result * WEIGHTS).sum().backward()
    tried = backprop.numeric_grad(lambda t: (plain(t) * WEIGHTS).sum(), theta)
    assert start.grad.shape == theta.shape and backprop.grad_error(start.grad, tried) < 1e-8


@pytest.mark.parametrize("sizes, n", [((4, 4, 4, 4), 4), ((3, 6, 5, 4), 7)])
def test_a_network_gets_the_gradients_of_backward(sizes, n):
    rng = np.random.default_rng(0)
    params = [(rng.normal(size=(m, k)), rng.normal(size=k)) for m, k in zip(sizes, sizes[1:])]
    X, y = rng.normal(size=(n, sizes[0])), rng.integers(0, sizes[-1], n)
    logits, cache = neurons.forward(params, X)
    right = backprop.backward(params, cache, losses.cross_entropy_grad(logits, y))

    taped = [(Tensor(W), Tensor(b)) for W, b in params]
    A = X
    for W, b in taped[:-1]:
        A = (A @ W + b).relu()
    L = tape.cross_entropy(A @ taped[-1][0] + taped[-1][1], losses.one_hot(y, sizes[-1]))
    L.backward()
    assert L.data == pytest.approx(losses.cross_entropy(logits, y), rel=1e-12)
    for (W, b), (dW, db) in zip(taped, right, strict=True):
        np.testing.assert_allclose(W.grad, dW, atol=1e-12)
        np.testing.assert_allclose(b.grad, db, atol=1e-12)


def test_a_residual_block_adds_its_two_paths():
    rng = np.random.default_rng(1)
    X, W, dY = rng.normal(size=(5, 4)), rng.normal(size=(4, 4)), rng.normal(size=(5, 4))
    x, w = Tensor(X), Tensor(W)
    ((x + (x @ w).relu()) * dY).sum().backward()
    for ours, right in zip((x.grad, w.grad), backprop.residual_backward(dY, X, W)):
        np.testing.assert_allclose(ours, right, atol=1e-12)


def test_a_value_waits_for_all_paths_before_it_hands_on():
    x = Tensor(2.0)
    u = x * x                                   # 4, used three times, at different distances from L
    v = u * u + u                               # 20
    (v * u + v).backward()                      # L = u^3 + 2 u^2 + u; dL/du = 3 u^2 + 4 u + 1 = 65; du/dx = 4
    assert u.grad == 65 and x.grad == 260


def test_a_quotient_has_a_slope_above_and_one_below():
    a, b = Tensor(6.0), Tensor([2.0, -3.0])
    L = (a / b * [1.0, 10.0]).sum()             # 6 / 2 - 60 / 3; dL/da = 1 / 2 - 10 / 3; dL/db = -6 / 2^2, -60 / 3^2
    L.backward()
    assert L.data == pytest.approx(-17) and a.grad == pytest.approx(-17 / 6)
    assert b.grad.tolist() == pytest.approx([-1.5, -20 / 3])


def test_a_value_divided_by_itself_stays_where_it_is():
    x = Tensor(3.0)
    (x / x).backward()
    assert x.grad == pytest.approx(0, abs=1e-15)


def test_whole_numbers_may_be_divided_by():
    x = Tensor(np.array([2, 4]))
    (8 / x).sum().backward()
    assert (8 / x).data.tolist() == [4, 2] and x.grad.tolist() == [-2, -0.5]


def test_the_corner_of_relu_has_the_slope_0():
    z = Tensor([-1.0, 0.0, 1.0])
    z.relu().sum().backward()
    assert z.grad.tolist() == [0, 0, 1]


def test_what_the_loss_does_not_depend_on_has_slope_0():
    used, other = Tensor([1.0, 2.0]), Tensor([3.0])
    (used * 2.0).sum().backward()
    assert used.grad.tolist() == [2, 2] and other.grad.tolist() == [0]


def test_backward_starts_from_0_each_time():
    w = Tensor(3.0)
    L = w ** 2
    L.backward()
    L.backward()
    assert w.grad == 6


def test_a_long_chain_does_not_run_out_of_stack():
    x = Tensor(1.0)
    end = x
    for _ in range(5000):
        end = end + 1.0
    end.backward()
    assert end.data == 5001 and x.grad == 1


def test_what_is_refused():
    with pytest.raises(ValueError, match=r"one number, the loss; this tensor has shape \(2,\)"):
        Tensor([1.0, 2.0]).backward()
    with pytest.raises(ValueError, match=r"two tables, got shapes \(2, 3\) and \(3,\)"):
        A @ Tensor(ROW)


def test_large_logits_do_not_overflow():
    logits = Tensor([[1000.0, 0.0]])
    L = tape.cross_entropy(logits, np.array([[0.0, 1.0]]))
    L.backward()
    assert L.data == 1000 and logits.grad.tolist() == [[1, -1]]


if importlib.util.find_spec("torch"):

    def test_the_chapters_lines_of_pytorch_give_the_same_numbers():
        text = (ROOT / "book" / "05_backpropagation.md").read_text(encoding="utf-8")
        (lines,) = re.findall(r"```python\n(import torch.*?)```", text, re.S)
        rng = np.random.default_rng(2)
        params = [(rng.normal(size=(m, k)), rng.normal(size=k)) for m, k in ((3, 6), (6, 5), (5, 4))]
        batch, classes = rng.normal(size=(7, 3)), rng.integers(0, 4, 7)
        names = {"small": params, "batch": batch, "classes": classes}
        exec(lines, names)
        logits, cache = neurons.forward(params, batch)
        right = backprop.backward(params, cache, losses.cross_entropy_grad(logits, classes))
        for (W, b), (dW, db) in zip(names["taped"], right, strict=True):
            np.testing.assert_allclose(W.grad.numpy(), dW, atol=1e-12)
            np.testing.assert_allclose(b.grad.numpy(), db, atol=1e-12)
