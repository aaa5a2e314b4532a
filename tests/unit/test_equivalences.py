"""Equivalence, in tables: what says the same must give the same numbers.

One row a public function. Its laws are

    in place             fast gives what the pure function gives
    with gradient        value and gradient at once are the two alone
    tape                 the tape gives the hand-written values and slopes
    twin                 another function of the lessons says the same
    rows one by one      a batch gives what its examples give, put together
    permutation          a batch in another order gives the same in that order
    float32              close to float64, and float32 to the end

The last three follow from how a row says what becomes of the batch (`out`):

    rows         an answer for each example          rows/n       the same, divided by the number of examples
    mean, sum    one answer, put together from theirs
    whole rows, whole    like rows and like mean, but each answer looks at the whole batch
"""
import inspect
import sys
from functools import partial
from importlib import import_module
from typing import Any, Callable, NamedTuple

import numpy as np
import pytest

from companion import activations, backprop, data, fast, losses, neurons, optimizers, tape, training
from companion.activations import ACTIVATIONS, tanh, tanh_grad
from companion.losses import LOSSES
from companion.tape import Tensor
from tests.architecture.test_architecture import PUBLIC, public


class Row(NamedTuple):
    f: Callable
    args: tuple = ()
    batch: tuple = ()                   # the places of the arguments that hold one entry for each example
    out: Any = "rows"                   # what becomes of the batch: one word, or one for each array of the answer
    in_place: Callable | None = None    # each of these takes the same arguments and gives the same answer
    with_gradient: Callable | None = None
    tape: Callable | None = None
    twin: Callable | None = None
    also: tuple = ()                    # further public names that this row holds
    tolerance: float = 1e-10            # of the four other forms
    single: float = 1e-5                # of float32, relative to the largest entry; 0: no floats to speak of


# ---- tools

def leaves(thing):
    """All arrays and numbers of a nested answer, in order."""
    if isinstance(thing, dict):
        thing = list(thing.values())
    if isinstance(thing, (tuple, list)):
        return [leaf for part in thing for leaf in leaves(part)]
    return [thing]


def mapped(change, thing):
    """A nested argument with every array changed."""
    if isinstance(thing, (tuple, list)):
        return type(thing)(mapped(change, part) for part in thing)
    return change(thing) if isinstance(thing, np.ndarray) else thing


def close(ours, theirs, tolerance):
    ours, theirs = leaves(ours), leaves(theirs)
    assert len(ours) == len(theirs)
    for one, other in zip(ours, theirs):
        assert np.shape(one) == np.shape(other)
        scale = np.abs(other).max() if np.size(other) else 0
        np.testing.assert_allclose(one, other, rtol=0, atol=tolerance * max(scale, 1e-3))


def slopes(formula, *arrays, pull=1.0):
    """What the tape says: the gradient of sum(pull * formula(*arrays)) in each array."""
    tensors = [Tensor(array) for array in arrays]
    (formula(*tensors) * pull).sum().backward()
    return [one.grad for one in tensors]


def value(formula, *arrays):
    return formula(*map(Tensor, arrays)).data


RNG = np.random.default_rng(0)


def normal(*shape):
    return RNG.normal(size=shape)


Z, SCORES, LABELS = 3 * normal(6, 4), 3 * normal(7, 4), np.array([0, 3, 1, 1, 2, 0, 3])
ANSWERS, TRUTH = 3 * normal(7, 2), normal(7, 2)
BINARY = (normal(7, 2) > 0).astype(float)
SHARES = np.abs(normal(7, 4)) / 4
SHARES /= SHARES.sum(axis=1, keepdims=True)
SIZES = (4, 6, 5, 3)
PARAMS = [(normal(i, o), normal(o)) for i, o in zip(SIZES, SIZES[1:])]
X, Y, PULL = normal(7, 4), np.array([0, 2, 1, 1, 2, 0, 1]), normal(7, 3)
CACHE = neurons.forward(PARAMS, X, tanh)[1]
KINDS = {"dZ": "rows", "dA": "rows", "dW": "sum", "db": "sum"}


def network(params, hidden="tanh"):
    """A Network with the given parameters and their dtype."""
    sizes = [params[0][0].shape[0], *(len(b) for _, b in params)]
    net = fast.Network(sizes, np.random.default_rng(0), hidden=hidden, dtype=params[0][0].dtype)
    net.theta[:] = flat(params)
    return net


def flat(params):
    return np.concatenate([part.ravel() for pair in params for part in pair])


# ---- formulas for the tape, said once more

def log_sigmoid(z):
    return -(1.0 + (-z).exp()).log()


def sigmoid(z):
    return 1.0 / (1.0 + (-z).exp())


def size(t):
    return t.relu() + (-t).relu()


def mean(t):
    return t.sum() * (1 / t.data.size)


def huber(a, y, delta):
    return mean((a - y) ** 2 * 0.5 - (size(a - y) - delta).relu() ** 2 * 0.5)


def softmax(Z):
    return Z.exp() / Z.exp().sum(axis=len(Z.data.shape) - 1)


def batch_norm(Z, eps=1e-5):
    n = len(Z.data)
    centred = Z - Z.sum(axis=0) * (1 / n)
    return centred * ((centred ** 2).sum(axis=0) * (1 / n) + eps) ** -0.5


def weighted(z, y, w):
    return mean(-(log_sigmoid(z) * y * w + log_sigmoid(-z) * (1 - y)))


def layers(X, *flat_params, bend=lambda Z: 2.0 * sigmoid(2.0 * Z) - 1.0):
    """A tanh network on the tape."""
    for W, b in zip(flat_params[::2], flat_params[1::2]):
        Z = X @ W + b
        X = bend(Z)
    return Z


BENDS = {
    "identity": lambda z: z + 0.0,
    "relu": lambda z: z.relu(),
    "leaky_relu": lambda z: z.relu() - (-z).relu() * 0.01,
    "elu": lambda z: z.relu() + ((-(-z).relu()).exp() - 1.0),
    "sigmoid": sigmoid,
    "tanh": lambda z: 2.0 * sigmoid(2.0 * z) - 1.0,
}
TAPED = {     # loss -> (formula on the tape, arguments)
    "mse": (lambda a, y: mean((a - y) ** 2), (ANSWERS, TRUTH)),
    "mae": (lambda a, y: mean(size(a - y)), (ANSWERS, TRUTH)),
    "huber": (partial(huber, delta=1.0), (ANSWERS, TRUTH)),
    "bce_with_logits": (partial(weighted, w=1.0), (ANSWERS, BINARY)),
    "weighted_bce_with_logits": (partial(weighted, w=1.0), (ANSWERS, BINARY)),
    "cross_entropy": (tape.cross_entropy, (SCORES, SHARES)),
}


# ---- rows that look alike

def activation_rows():
    for name, (f, f_grad) in ACTIVATIONS.items():
        bend = BENDS[name]
        yield f"activations.{name}", Row(f, (Z,), (0,), tape=partial(value, bend))
        yield f"activations.{name}_grad", Row(f_grad, (Z,), (0,), tape=partial(slopes, bend))


def loss_rows():
    def at_once(pair):
        return lambda *args: fast.value_and_grad(pair, *args)[0], lambda *args: fast.value_and_grad(pair, *args)[1]

    for name, pair in LOSSES.items():
        formula, args = TAPED[name]
        both, taped = at_once(pair), lambda outputs, y, f=formula: value(lambda t: f(t, y), outputs)
        back = lambda outputs, y, f=formula: slopes(lambda t: f(t, y), outputs)  # noqa: E731
        yield f"losses.{name}", Row(pair[0], args, (0, 1), "mean", with_gradient=both[0], tape=taped)
        yield f"losses.{name}_grad", Row(pair[1], args, (0, 1), "rows/n", with_gradient=both[1], tape=back)
    for position, (name, out) in enumerate((("cross_entropy", "mean"), ("cross_entropy_grad", "rows/n"))):
        f = LOSSES["cross_entropy"][position]
        yield f"losses.{name}, class numbers", Row(
            f, (SCORES, LABELS), (0, 1), out, with_gradient=at_once(LOSSES["cross_entropy"])[position],
            twin=lambda logits, y, f=f: f(logits, np.eye(4)[y]))


def walk(step, memory=0, clock=False):
    """w after four steps: G holds the gradients, one column a step."""
    def pure(w, G):
        held = [np.zeros_like(w)] * memory
        for t in range(1, 5):
            answer = step(w, *held, *([t] if clock else []), G[:, t - 1], 0.05)
            w, *held = answer if isinstance(answer, tuple) else (answer,)
        return w
    return pure


def walk_in_place(optimizer):
    def ours(w, G):
        w = w.copy()
        memory = optimizer.start(w)
        for g in G.T:
            optimizer.update(w, g, memory, optimizer.lr)
        return w
    return ours


def optimizer_rows():
    for name, pure, optimizer in (
            ("sgd_step", walk(optimizers.sgd_step), fast.SGD(0.05)),
            ("momentum_step", walk(optimizers.momentum_step, 1), fast.Momentum(0.05)),
            ("nesterov_step", walk(optimizers.nesterov_step, 1), fast.Momentum(0.05, nesterov=True)),
            ("rmsprop_step", walk(optimizers.rmsprop_step, 1), fast.RMSprop(0.05)),
            ("adam_step", walk(optimizers.adam_step, 2, clock=True), fast.Adam(0.05))):
        yield f"optimizers.{name}", Row(pure, (normal(8), normal(8, 4)), (0, 1), in_place=walk_in_place(optimizer),
                                        also=(f"fast.{type(optimizer).__name__}",))


# ---- forms that need a few lines

def gradients(params, X, y):
    logits, cache = neurons.forward(params, X, tanh)
    return backprop.backward(params, cache, losses.cross_entropy_grad(logits, y), tanh_grad)


def forward_in_place(params, X):
    net = network(params)
    logits = net(X)
    return logits, [(layer.X, logits if layer.linear else layer.Z) for layer in net.layers]


def stats_in_place(params, X):
    """Mean, deviation, root mean square and dead share of what each layer but the first has seen."""
    net = network(params)
    net(X)
    seen = [layer.X for layer in net.layers[1:]]
    return [(place, A.mean(), A.std(), (A ** 2).mean() ** 0.5, 0.0) for place, A in enumerate(seen, 1)]


def gradients_in_place(params, X, y):
    net = network(params)
    net.backward(losses.cross_entropy_grad(net(X), y))
    return net.grads


def backward_in_place(params, cache, dlogits):
    net = network(params)
    net(cache[0][0])
    net.backward(dlogits)
    return net.grads


def backward_on_the_tape(params, cache, dlogits):
    grads = slopes(layers, cache[0][0], *(part for pair in params for part in pair), pull=dlogits)[1:]
    return list(zip(grads[::2], grads[1::2]))


def stepped_in_place(params, X, y, times=1, optimizer=fast.SGD(0.05), **options):
    net = network(params)
    memory = optimizer.start(net.theta)
    for _ in range(times):
        fast.training_step(net, X, y, optimizer, memory, **options)
    return net


def three_steps_of_adamw(params, X, y):
    """AdamW for the weights, Adam for the biases."""
    memory = [[[np.zeros_like(p)] * 2 for p in pair] for pair in params]
    for t in (1, 2, 3):
        grads = gradients(params, X, y)
        stepped = [[step(p, *held, t, g, 0.05) for step, p, held, g in zip(
            (partial(optimizers.adamw_step, weight_decay=0.3), optimizers.adam_step), *layer)]
            for layer in zip(params, memory, grads)]
        params = [tuple(p for p, _, _ in pair) for pair in stepped]
        memory = [[held for _, *held in pair] for pair in stepped]
    return params


def trained(X, y):
    params, history = training.train((4, 6, 3), X, y, X, y, lr=0.01, batch_size=3, epochs=5, patience=2,
                                     rng=np.random.default_rng(0))
    return flat(params), history.train_loss, history.val_loss, history.val_accuracy, history.best


def trained_in_place(X, y):
    rng = np.random.default_rng(0)
    net = fast.Network((4, 6, 3), rng, dtype=X.dtype)
    history = fast.fit(net, X, y, X, y, fast.Adam(0.01), batch_size=3, epochs=5, patience=2, rng=rng)
    return net.theta, history.train_loss, history.val_loss, history.val_accuracy, history.best


def first_weights(init):
    """(the pure function, the weights that a Network starts with)."""
    return (lambda n_in, n_out: init(n_in, n_out, np.random.default_rng(0)),
            lambda n_in, n_out: fast.Network((n_in, n_out), np.random.default_rng(0), init=init, dtype=np.float64).params[0][0])


def penalty_on_the_tape(params, lam):
    weights = [Tensor(W) for W, _ in params]
    total = sum(((W ** 2).sum() for W in weights), Tensor(0.0)) * (lam / 2)
    total.backward()
    return total.data, [(W.grad, np.zeros_like(b)) for W, (_, b) in zip(weights, params)]


def layer_on_the_tape(dZ, X, W):
    return slopes(lambda X, W: X @ W, X, W, pull=dZ) + slopes(lambda b: Tensor(X @ W) + b, np.zeros(W.shape[1]), pull=dZ)


(W1, b1), *_ = PARAMS
HE, GLOROT = first_weights(neurons.he_normal), first_weights(neurons.glorot_normal)

TABLE = {
    **dict(activation_rows()),
    "activations.leaky_relu, slope 0.3": Row(lambda z: activations.leaky_relu(z, 0.3), (Z,), (0,), tape=partial(
        value, lambda z: z.relu() - (-z).relu() * 0.3)),
    "activations.elu_grad, alpha 0.3": Row(lambda z: activations.elu_grad(z, 0.3), (Z,), (0,), tape=partial(
        slopes, lambda z: z.relu() + ((-(-z).relu()).exp() - 1.0) * 0.3)),
    "activations.softmax": Row(activations.softmax, (SCORES,), (0,), tape=partial(value, softmax),
                               in_place=lambda Z: network([(np.eye(4), np.zeros(4))]).probabilities(Z)),
    "activations.softmax_jacobian": Row(activations.softmax_jacobian, (SCORES[0],), tape=lambda z: np.stack(
        [slopes(softmax, z, pull=np.eye(4)[i])[0] for i in range(4)])),

    **dict(loss_rows()),
    "losses.huber, delta 2.5": Row(lambda a, y: losses.huber(a, y, 2.5), (ANSWERS, TRUTH), (0, 1), "mean",
                                   tape=lambda a, y: value(lambda a: huber(a, y, 2.5), a)),
    "losses.weighted_bce_with_logits_grad, weight 7": Row(
        lambda z, y: losses.weighted_bce_with_logits_grad(z, y, 7.0), (ANSWERS, BINARY), (0, 1), "rows/n",
        tape=lambda z, y: slopes(lambda z: weighted(z, y, 7.0), z)),
    "losses.log_softmax": Row(losses.log_softmax, (SCORES,), (0,), tape=partial(value, lambda Z: softmax(Z).log())),
    "losses.one_hot": Row(losses.one_hot, (LABELS, 4), (0,), twin=lambda y, k: losses.smooth_labels(y, k, 0.0), single=0),
    "losses.smooth_labels": Row(losses.smooth_labels, (LABELS, 4, 0.2), (0,), single=0, tolerance=1e-7,
                                twin=lambda y, k, amount: 0.8 * losses.one_hot(y, k) + amount * np.full((7, 4), 0.25)),
    "losses.targets": Row(losses.targets, (LABELS, SCORES), (0, 1), twin=lambda y, logits: losses.one_hot(y, 4), single=0),
    "losses.targets, rows": Row(losses.targets, (SHARES, SCORES), (0, 1), twin=lambda y, logits: y),
    "losses.l2_penalty": Row(losses.l2_penalty, (PARAMS, 0.3), tape=penalty_on_the_tape),

    "neurons.neuron": Row(neurons.neuron, (X[0], normal(4), 0.5), (0, 1), "whole", tape=lambda x, w, b: value(
        lambda x, w: (x * w).sum() + b, x, w), twin=lambda x, w, b: neurons.dense(x[None], w[:, None], np.array([b]))[0, 0]),
    "neurons.Neuron": Row(lambda x, w: neurons.Neuron(w, 0.5, tanh)(x), (X[0], normal(4)), (0, 1), "whole",
                          twin=lambda x, w: tanh(neurons.neuron(x, w, 0.5))),
    "neurons.boundary": Row(lambda x1: neurons.boundary(W1[:2, 0], 0.7, x1), (normal(5),), (0,), single=0,
                            twin=lambda x1: -np.array([neurons.neuron([x, 0.0], W1[:2, 0], 0.7) for x in x1]) / W1[1, 0]),
    "neurons.dense": Row(neurons.dense, (X, W1, b1), (0,), in_place=lambda X, W, b: network([(W, b)])(X),
                         tape=partial(value, lambda X, W, b: X @ W + b), also=("fast.Dense",)),
    "neurons.count_params": Row(neurons.count_params, (SIZES,), in_place=lambda sizes: network(PARAMS).theta.size),
    "neurons.he_normal": Row(HE[0], (5, 4), in_place=HE[1]),
    "neurons.glorot_normal": Row(GLOROT[0], (5, 4), in_place=GLOROT[1]),
    "neurons.init_params": Row(lambda sizes: neurons.init_params(sizes, np.random.default_rng(0)), (SIZES,), in_place=lambda
                               sizes: fast.Network(sizes, np.random.default_rng(0), dtype=np.float64).params),
    "neurons.forward": Row(lambda params, X: neurons.forward(params, X, tanh), (PARAMS, X), (1,), single=1e-4,
                           in_place=forward_in_place, also=("fast.Network",)),
    "neurons.forward, logits": Row(lambda params, X: neurons.forward(params, X, tanh)[0], (PARAMS, X), (1,), single=1e-4,
                                   tape=lambda params, X: value(layers, X, *(part for pair in params for part in pair))),
    "neurons.predict": Row(lambda params, X: neurons.predict(params, X, tanh), (PARAMS, X), (1,),
                           in_place=lambda params, X: network(params).predict(X)),

    "backprop.tiny_grads": Row(backprop.tiny_grads, (2.0, 3.0, 1.0, 15.0), tape=lambda x, w, b, y: slopes(
        lambda w, b: ((w * x + b).relu() - y) ** 2, w, b)),
    "backprop.numeric_grad": Row(lambda z: backprop.numeric_grad(lambda z: losses.cross_entropy(z, LABELS), z), (SCORES,),
                                 tape=lambda z: slopes(lambda z: tape.cross_entropy(z, np.eye(4)[LABELS]), z),
                                 twin=lambda z: losses.cross_entropy_grad(z, LABELS), tolerance=1e-7, single=0),
    "backprop.grad_error": Row(backprop.grad_error, (SCORES, SCORES + 1e-2 * normal(7, 4)), (0, 1), "whole", single=1e-3,
                               twin=lambda a, n: backprop.grad_error(n, a)),
    "backprop.dense_backward": Row(backprop.dense_backward, (normal(7, 6), X, W1), (0, 1), ("rows", "sum", "sum"),
                                   tape=layer_on_the_tape),
    "backprop.relu_backward": Row(backprop.relu_backward, (normal(6, 4), Z), (0, 1), tape=lambda dA, Z: slopes(
        lambda Z: Z.relu(), Z, pull=dA), twin=lambda dA, Z: np.where(Z > 0, dA, 0)),
    "backprop.backward": Row(partial(backprop.backward, hidden_grad=tanh_grad), (PARAMS, CACHE, PULL), (1, 2), "sum",
                             single=1e-4, in_place=backward_in_place, tape=backward_on_the_tape),
    "backprop.backward_steps": Row(lambda *args: [(dW, db) for _, _, dW, db, _ in [*backprop.backward_steps(
        *args, tanh_grad)][::-1]], (PARAMS, CACHE, PULL), (1, 2), "sum", single=1e-4,
        twin=partial(backprop.backward, hidden_grad=tanh_grad)),
    "backprop.named_gradients": Row(
        partial(backprop.named_gradients, hidden_grad=tanh_grad), (PARAMS, CACHE, PULL), (1, 2),
        tuple(KINDS[name[:2]] for name in backprop.named_gradients(PARAMS, CACHE, PULL, tanh_grad)), single=1e-4,
        twin=lambda *args: {name: slope for layer, dZ, dW, db, dX in backprop.backward_steps(*args, tanh_grad)
                            for name, slope in zip(("dZ", "dW", "db", "dA"), (dZ, dW, db, dX)) if slope is not None
                            for name in [name + str(layer)]}),
    "backprop.clip_global_norm": Row(
        lambda params, X, y: backprop.clip_global_norm([g for pair in gradients(params, X, y) for g in pair], 0.1)[0],
        (PARAMS, X, Y), (1, 2), "whole", single=1e-4,
        in_place=lambda *args: [g for pair in stepped_in_place(*args, clip=0.1).grads for g in pair]),
    "backprop.residual": Row(backprop.residual, (X, W1[:, :4]), (0,), tape=partial(value, lambda X, W: X + (X @ W).relu())),
    "backprop.residual_backward": Row(backprop.residual_backward, (normal(7, 4), X, W1[:, :4]), (0, 1), ("rows", "sum"),
                                      tape=lambda dY, X, W: slopes(lambda X, W: X + (X @ W).relu(), X, W, pull=dY)),
    "backprop.batch_norm": Row(backprop.batch_norm, (X,), (0,), "whole rows", tape=partial(value, batch_norm)),
    "backprop.batch_norm_backward": Row(backprop.batch_norm_backward, (normal(7, 4), X), (0, 1), "whole rows",
                                        tape=lambda dY, Z: slopes(batch_norm, Z, pull=dY)),

    **dict(optimizer_rows()),
    "optimizers.gd_step": Row(
        lambda params, X, y: optimizers.gd_step(params, gradients(params, X, y), 0.05), (PARAMS, X, Y), (1, 2), "mean",
        in_place=lambda *args: stepped_in_place(*args).params, also=("fast.training_step",)),
    "optimizers.adamw_step": Row(three_steps_of_adamw, (PARAMS, X, Y), (1, 2), "whole", single=1e-3, in_place=lambda *args:
                                 stepped_in_place(*args, times=3, optimizer=fast.Adam(0.05), weight_decay=0.3).params),
    "optimizers.warm_restarts": Row(lambda: [optimizers.warm_restarts(t, 7, 1.0, 0.1) for t in range(21)],
                                    twin=lambda: [optimizers.cosine_lr(t, 7, 1.0, 0.1) for t in range(7)] * 3),
    "optimizers.linear_warmup": Row(lambda: [optimizers.linear_warmup(t, 5, 0.3) for t in range(5)],
                                    twin=lambda: [optimizers.cosine_lr(t, 20, 0.3, warm=5) for t in range(5)],
                                    also=("optimizers.cosine_lr",)),

    "training.evaluate": Row(lambda params, X, y: training.evaluate(params, X, y, 3, partial(neurons.forward, hidden=tanh)),
                             (PARAMS, X, Y), (1, 2), "mean", single=1e-4, in_place=lambda params, X, y: (
                                 losses.cross_entropy(network(params)(X), y), (network(params).predict(X) == y).mean())),
    "training.train": Row(trained, (X, Y), in_place=trained_in_place, single=1e-4,
                          also=("training.minibatches", "training.early_stop", "training.History", "training.Parts", "fast.fit")),
    "training.gradient_norms": Row(lambda *args: training.gradient_norms(gradients(*args)), (PARAMS, X, Y), (1, 2), "whole",
                                   single=1e-4, in_place=lambda *args: training.gradient_norms(gradients_in_place(*args)),
                                   twin=lambda *args: [np.linalg.norm(flat([pair])) for pair in gradients(*args)]),
    "training.dead_fraction": Row(lambda Z: training.dead_fraction(activations.relu(Z - 3)), (Z,), (0,), "whole",
                                  twin=lambda Z: np.mean(Z.max(axis=0) <= 3)),
    "training.activation_stats": Row(lambda params, X: training.activation_stats(params, X, tanh), (PARAMS, X), (1,), "whole",
                                     single=1e-4, in_place=stats_in_place, also=("training.ActivationStats",)),
    "training.confusion_matrix": Row(lambda y, said: training.confusion_matrix(y, said, 4), (LABELS, LABELS[::-1].copy()),
                                     (0, 1), "sum", single=0, twin=lambda y, said: (
                                         losses.one_hot(y, 4).T @ losses.one_hot(said, 4))),

    "fast.cross_entropy_and_grad": Row(fast.cross_entropy_and_grad, (SCORES, LABELS), (0, 1), ("mean", "rows/n"),
                                       twin=lambda *args: (losses.cross_entropy(*args), losses.cross_entropy_grad(*args))),
    "fast.bce_with_logits_and_grad": Row(fast.bce_with_logits_and_grad, (ANSWERS, BINARY), (0, 1), ("mean", "rows/n"),
                                         twin=lambda *args: tuple(f(*args) for f in LOSSES["bce_with_logits"])),
    "fast.value_and_grad": Row(partial(fast.value_and_grad, LOSSES["mse"]), (ANSWERS, TRUTH), (0, 1), ("mean", "rows/n"),
                               twin=lambda *args: tuple(f(*args) for f in LOSSES["mse"])),
    "fast.windows": Row(lambda params: fast.windows(flat(params), SIZES), (PARAMS,), twin=lambda params: params),

    "tape.cross_entropy": Row(lambda logits, y: value(lambda t: tape.cross_entropy(t, y), logits), (SCORES, SHARES), (0, 1),
                              "mean", single=0, twin=losses.cross_entropy, also=("tape.Tensor", "tape.tensor")),
    "data.xor": Row(lambda: data.xor(np.float32), twin=data.xor),
    "data.digits": Row(lambda: list(data.digits(np.float32)), twin=lambda: list(data.digits(np.float64)), also=("data.Split",)),
}

NO_ROW = {       # public, and no other form of it that could be compared: each with its reason
    "neurons.xor_weights": "nine fixed numbers; tests/unit/test_worked_examples.py works them out by hand",
    "backprop.gradient_check": "the judge; tests/unit/test_backprop.py plants faults before it",
    "optimizers.step_decay": "a number of a number; tests/parity walks it beside PyTorch",
    "optimizers.exponential_decay": "a number of a number; tests/parity walks it beside PyTorch",
    "training.check_data": "returns nothing; tests/contract/test_refusals.py knocks at it",
    "training.save_params": "writes a file; tests/unit/test_training.py reads it again",
    "training.load_params": "reads a file; tests/unit/test_training.py wrote it",
    "data.house_prices": "six numbers", "data.loans": "draws", "data.moons": "draws", "data.spirals": "draws",
    "data.stratified": "draws; tests/unit/test_data.py counts the classes in every part",
    "data.mnist": "reads files", "data.read_idx": "reads a file",
    "fast.progress": "prints a line",
}


# ---- the laws

def forms(row):
    return [name for name in ("in_place", "with_gradient", "tape", "twin") if getattr(row, name)]


def kinds(row, answer):
    """What becomes of the batch, for each array of an answer."""
    found = [row.out] * len(answer) if isinstance(row.out, str) else list(row.out)
    assert len(found) == len(answer)
    return found


def with_rows(row, rows):
    """The arguments with some rows of the batch, in some order."""
    return [mapped(lambda array: array[rows], arg) if place in row.batch else arg for place, arg in enumerate(row.args)]


def size_of_batch(row):
    return len(leaves(row.args[row.batch[0]])[0])


def decomposes(row):
    return row.batch and not any("whole" in kind for kind in ([row.out] if isinstance(row.out, str) else row.out))


FORMS = [(name, form) for name, row in TABLE.items() for form in forms(row)]
BATCHES = [name for name, row in TABLE.items() if row.batch]
SEPARATE = [name for name in BATCHES if decomposes(TABLE[name])]
SINGLE = [name for name, row in TABLE.items()
          if row.single and any(isinstance(leaf, np.ndarray) and leaf.dtype.kind == "f" for leaf in leaves(row.args))]


@pytest.mark.parametrize("name, form", FORMS)
def test_another_form_gives_the_same(name, form):
    row = TABLE[name]
    close(getattr(row, form)(*row.args), row.f(*row.args), row.tolerance)


@pytest.mark.parametrize("name", SEPARATE)
def test_a_batch_is_its_rows_one_by_one(name):
    row, n = TABLE[name], size_of_batch(TABLE[name])
    whole = leaves(row.f(*row.args))
    singles = [leaves(row.f(*with_rows(row, slice(i, i + 1)))) for i in range(n)]
    for kind, one, *parts in zip(kinds(row, whole), whole, *singles, strict=True):
        together = {"rows": lambda: parts if np.ndim(parts[0]) == 0 else np.concatenate(parts),
                    "rows/n": lambda: np.concatenate(parts) / n,
                    "mean": lambda: np.mean(parts, axis=0), "sum": lambda: np.sum(parts, axis=0)}[kind]()
        close(one, together, 1e-6 if np.asarray(one).dtype == np.float32 else 1e-10)


@pytest.mark.parametrize("name", BATCHES)
def test_a_batch_in_another_order_gives_the_same_in_that_order(name):
    row = TABLE[name]
    order = np.random.default_rng(1).permutation(size_of_batch(row))
    straight, shuffled = leaves(row.f(*row.args)), leaves(row.f(*with_rows(row, order)))
    if np.ndim(straight[0]) == 0 and row.out == "rows":              # a list of numbers, one for each
        straight, shuffled = [np.array(straight)], [np.array(shuffled)]
    for kind, one, other in zip(kinds(row, straight), straight, shuffled, strict=True):
        close(other, one[order] if "rows" in kind else one, 1e-10)


@pytest.mark.parametrize("name", SINGLE)
def test_float32_is_close_to_float64(name):
    row = TABLE[name]

    def narrow(array):
        return array.astype(np.float32) if array.dtype.kind == "f" else array

    double, single = leaves(row.f(*row.args)), leaves(row.f(*mapped(narrow, row.args)))
    close(single, double, row.single)
    wide = [leaf for leaf in single if np.ndim(leaf) and np.asarray(leaf).dtype == np.float64]
    assert not wide, f"{name} pulls float32 up to float64"


# ---- the table is whole

def named(row_name):
    return {row_name.split(",")[0], *TABLE[row_name].also}


def test_every_public_name_is_in_a_row_or_has_its_reason():
    offered = {f"{module}.{item.name}" for module, item in PUBLIC + public("fast")}
    held = set().union(*map(named, TABLE))
    assert offered - held - set(NO_ROW) == set(), "no row in TABLE, no reason in NO_ROW"
    assert held <= offered and set(NO_ROW) <= offered, "a row or a reason for what is no longer there"
    assert not held & set(NO_ROW), "a row and a reason"


@pytest.mark.parametrize("name", TABLE)
def test_every_row_asks_something(name):
    assert forms(TABLE[name]) or TABLE[name].batch, f"{name} is compared with nothing"


def code_of(name):
    """The code of a public function, or of the methods of a public class."""
    module, _, item = name.partition(".")
    thing = getattr(import_module(f"companion.{module}"), item)
    parts = vars(thing).values() if inspect.isclass(thing) else [thing]
    return {getattr(part, "__func__", part).__code__ for part in parts if hasattr(getattr(part, "__func__", part), "__code__")}


@pytest.mark.parametrize("name", TABLE)
def test_a_row_runs_what_it_names(name):
    row, ran = TABLE[name], set()
    before = sys.getprofile()
    sys.setprofile(lambda frame, event, arg: ran.add(frame.f_code) if event == "call" else None)
    try:
        row.f(*row.args)
        of_its_own = ran.copy()
        for form in forms(row):
            getattr(row, form)(*row.args)
    finally:
        sys.setprofile(before)
    assert code_of(name.split(",")[0]) & of_its_own, f"the row of {name} runs something else"
    for other in row.also:
        assert code_of(other) & ran, f"the row of {name} does not run {other}"
