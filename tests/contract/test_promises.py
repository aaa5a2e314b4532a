"""One table of public things times one list of promises (companion/contract/promises.py)."""
import numpy as np
import pytest

from companion import activations, backprop, contract, losses, neurons, optimizers


def regression(rng, n):
    return rng.normal(size=(n, 2)) * 3, rng.normal(size=(n, 2))


def binary(rng, n):
    return rng.normal(size=(n, 1)) * 3, rng.integers(0, 2, (n, 1)).astype(float)


def classes(rng, n):
    return rng.normal(size=(n, 4)) * 2, rng.integers(0, 4, n)


def distributions(rng, n):
    logits, y = classes(rng, n)
    return logits, losses.smooth_labels(y, 4, 0.3).astype(float)


def with_weight(f):
    return lambda z, y: f(z, y, 7.0)


def wide_huber(f):
    return lambda a, y: f(a, y, 2.5)


def steep(f):
    return lambda z: f(z, 0.3)


TABLE = {
    **{("activation", name): pair for name, pair in activations.ACTIVATIONS.items()},
    ("activation", "leaky_relu slope 0.3"): (steep(activations.leaky_relu), steep(activations.leaky_relu_grad)),
    ("activation", "elu alpha 0.3"): (steep(activations.elu), steep(activations.elu_grad)),
    ("softmax", "softmax"): (activations.softmax, activations.softmax_jacobian),
    ("loss", "mse"): (losses.mse, losses.mse_grad, regression),
    ("loss", "mae"): (losses.mae, losses.mae_grad, regression),
    ("loss", "huber"): (losses.huber, losses.huber_grad, regression),
    ("loss", "huber delta 2.5"): (wide_huber(losses.huber), wide_huber(losses.huber_grad), regression),
    ("loss", "bce_with_logits"): (losses.bce_with_logits, losses.bce_with_logits_grad, binary),
    ("loss", "weighted_bce_with_logits"): (with_weight(losses.weighted_bce_with_logits),
                                           with_weight(losses.weighted_bce_with_logits_grad), binary),
    ("loss", "cross_entropy"): (losses.cross_entropy, losses.cross_entropy_grad, classes),
    ("loss", "cross_entropy of distributions"): (losses.cross_entropy, losses.cross_entropy_grad, distributions),
    ("layer", "dense"): (neurons.dense, backprop.dense_backward),
    ("network", "forward and backward"): (neurons.forward, backprop.backward),
    ("optimizer", "sgd_step"): (optimizers.sgd_step, ()),
    ("optimizer", "momentum_step"): (optimizers.momentum_step, ("v",)),
    ("optimizer", "nesterov_step"): (optimizers.nesterov_step, ("v",)),
    ("optimizer", "rmsprop_step"): (optimizers.rmsprop_step, ("s",)),
    ("optimizer", "adam_step"): (optimizers.adam_step, ("m", "v", "t")),
    ("optimizer", "adamw_step"): (optimizers.adamw_step, ("m", "v", "t")),
}


@pytest.mark.parametrize("name, promise", [
    pytest.param(key, promise, id=f"{key[1]}-{promise.__name__}")
    for key in TABLE for promise in contract.PROMISES[key[0]]
])
def test_promise(name, promise):
    promise(*TABLE[name])


def test_every_activation_and_loss_is_in_the_table():
    judged = {name for _, name in TABLE}
    assert set(activations.ACTIVATIONS) <= judged
    assert set(losses.LOSSES) <= judged
    assert {name for name in dir(optimizers) if name.endswith("_step")} - {"gd_step"} <= judged


WRONG = {
    "changes its input": ("activation", lambda z: np.maximum(z, 0, out=z), activations.relu_grad),
    "float64 out": ("activation", lambda z: np.where(z > 0, z, 0).astype(float), activations.relu_grad),
    "derivative of the output": ("activation", activations.sigmoid, lambda a: a * (1 - a)),
    "naive sigmoid": ("activation", lambda z: 1 / (1 + np.exp(-z)), activations.sigmoid_grad),
    "normalised over the batch": ("activation", lambda z: z / (1 + np.abs(z).sum()), lambda z: z * 0),
    "softmax over columns": ("softmax", lambda Z: np.exp(Z) / np.exp(Z).sum(axis=0), activations.softmax_jacobian),
    "softmax without the shift": ("softmax", lambda Z: np.exp(Z) / np.exp(Z).sum(axis=-1, keepdims=True),
                                  activations.softmax_jacobian),
    "Jacobian without the off-diagonal": ("softmax", activations.softmax,
                                          lambda z: np.diag(activations.softmax(z) * (1 - activations.softmax(z)))),
    "sum for mean": ("loss", lambda a, y: ((a - y) ** 2).sum(), lambda a, y: 2 * (a - y), regression),
    "missing 1/n": ("loss", losses.mse, lambda a, y: 2 * (a - y), regression),
    "climbing": ("loss", losses.mse, lambda a, y: -losses.mse_grad(a, y), regression),
    "bias down the wrong axis": ("layer", lambda X, W, b: X @ W + (b[:, None] if len(b) == len(X) else b),
                                 backprop.dense_backward),
    "dW transposed": ("layer", neurons.dense, lambda dZ, X, W: (dZ @ W.T, (dZ.T @ X).reshape(W.shape), dZ.sum(axis=0))),
    "db over the wrong axis": ("layer", neurons.dense,
                               lambda dZ, X, W: (dZ @ W.T, X.T @ dZ, np.resize(dZ.sum(axis=1), W.shape[1]))),
    "no gate": ("network", neurons.forward, lambda p, c, d: backprop.backward(p, c, d, activations.identity_grad)),
    "bend on the last layer": ("network", lambda p, X: (np.maximum(neurons.forward(p, X)[0], 0), neurons.forward(p, X)[1]),
                               backprop.backward),
    "climbs": ("optimizer", lambda w, g, lr: w + lr * g, ()),
    "in place": ("optimizer", lambda w, g, lr: np.subtract(w, lr * g, out=w), ()),
    "memory first": ("optimizer", lambda w, v, g, lr: optimizers.momentum_step(w, v, g, lr)[::-1], ("v",)),
    "one norm for all": ("optimizer", lambda w, g, lr: w - lr * g / (1e-9 + np.sqrt((g ** 2).sum())), ()),
}


@pytest.mark.parametrize("name", WRONG)
def test_the_contract_rejects(name):
    kind, *thing = WRONG[name]
    assert contract.examine(kind, *thing), f"{name!r} passed the promises of {kind}"


def test_a_broken_promise_is_one_sentence():
    for kind, *thing in WRONG.values():
        for sentence in contract.examine(kind, *thing):
            assert "\n" not in sentence and len(sentence) > 20
