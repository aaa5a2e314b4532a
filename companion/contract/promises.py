"""What every activation, loss, layer and optimizer promises, as tests of the thing handed in.

A promise is a function of the thing judged. It returns nothing when the promise holds and raises BrokenPromise, one
sentence, when it does not. It never asks the companion what is right: it compares with arithmetic, with central
differences and with the thing itself on other arrangements of the same numbers. So the same promises test the
companion, grade a learner's function and examine a package that a learner has assembled. numpy only.

    for promise in PROMISES["activation"]:
        promise(relu, relu_grad)
"""
import numpy as np


class BrokenPromise(AssertionError):
    """What was promised and what happened instead, in one sentence."""


def examine(kind, *thing):
    """All broken promises of a thing, as a list of sentences; empty when it keeps them all.

    >>> examine("activation", np.tanh, lambda z: 1 - np.tanh(z) ** 2)
    []
    >>> examine("activation", np.tanh, lambda z: 1 - z ** 2)[0][:60]
    'the derivative differs from the central difference: at z = -'
    """
    broken = []
    for promise in PROMISES[kind]:
        try:
            promise(*thing)
        except BrokenPromise as error:
            broken.append(str(error))
    return broken


def _must(condition, sentence):
    if not condition:
        raise BrokenPromise(sentence)


def _equal(a, b, tolerance=1e-12):
    a, b = np.asarray(a), np.asarray(b)
    return a.shape == b.shape and np.allclose(a, b, rtol=tolerance, atol=tolerance, equal_nan=True)


def _silently(sentence, f, *args):
    """f(*args) with overflow and invalid operations made visible, and a finite answer demanded."""
    try:
        with np.errstate(over="raise", invalid="raise", divide="raise"):
            answer = f(*args)
    except FloatingPointError as error:
        raise BrokenPromise(f"{sentence}: {error}") from None
    _must(np.isfinite(answer).all(), f"{sentence}: it returned {answer}")
    return answer


def _differences(f, x, eps=1e-6):
    """Central differences of a function that returns one number, for every entry of x."""
    grad = np.empty(x.shape)
    for i in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[i] += eps
        down[i] -= eps
        grad[i] = (f(up) - f(down)) / (2 * eps)
    return grad


def _untouched(f, *args):
    """f(*args), with a demand that no argument was changed."""
    before = [np.array(a) for a in args]
    answer = f(*args)
    for position, (old, new) in enumerate(zip(before, args), 1):
        _must(np.array_equal(old, new), f"argument {position} was changed; work on a copy")
    return answer


# ---- activations: thing = (f, f_grad)

def _z():
    """Fresh every time: a function that writes into its input must not spoil the next question."""
    return np.array([[-3.0, -0.7, -1e-9, 0.4], [0.0, 1e-9, 0.8, 2.5], [-0.2, 5.0, -6.0, 1.1]])


def activation_keeps_shape(f, f_grad):
    for name, g in (("the function", f), ("the derivative", f_grad)):
        for z in (_z(), _z()[0], _z()[:, :, None], np.zeros((0, 3))):
            _must(np.shape(g(z)) == z.shape, f"{name} must keep the shape {z.shape}, it returned {np.shape(g(z))}")


def activation_keeps_dtype(f, f_grad):
    for name, g in (("the function", f), ("the derivative", f_grad)):
        for dtype in (np.float32, np.float64):
            found = np.asarray(g(_z().astype(dtype))).dtype
            _must(found == dtype, f"{name} must return {np.dtype(dtype)} for {np.dtype(dtype)}, it returned {found}")


def activation_leaves_its_input(f, f_grad):
    _untouched(f, _z())
    _untouched(f_grad, _z())


def activation_works_on_each_number_alone(f, f_grad):
    for name, g in (("the function", f), ("the derivative", f_grad)):
        whole = g(_z())
        _must(_equal(np.vstack([g(_z()[:1]), g(_z()[1:])]), whole), f"{name} must give the same for a batch cut in two")
        _must(_equal(g(_z()[::-1, ::-1])[::-1, ::-1], whole), f"{name} must give the same for reordered numbers")


def activation_derivative_is_the_slope(f, f_grad):
    for z in (-4.3, -1.7, -0.6, -0.05, 0.05, 0.3, 1.9, 4.4):      # 0 may be a corner: what holds there is a convention
        z = np.array([z])
        slope = (f(z + 1e-6) - f(z - 1e-6)) / 2e-6
        _must(_equal(f_grad(z), slope, 1e-7), f"the derivative differs from the central difference: "
              f"at z = {z[0]:g} it says {f_grad(z)[0]:.6g}, the slope is {slope[0]:.6g}")


def activation_is_finite_far_out(f, f_grad):
    for dtype in (np.float32, np.float64):
        far = np.array([-1000.0, -100.0, 100.0, 1000.0], dtype=dtype)
        _silently("the function must be finite and silent at +-1000", f, far)
        _silently("the derivative must be finite and silent at +-1000", f_grad, far)


# ---- softmax: thing = (softmax, jacobian)

def _scores():
    return np.array([[2.0, 1.0, 0.1], [-1.0, 4.0, 0.5], [0.0, 0.0, 3.0]])


def softmax_rows_are_distributions(softmax, jacobian):
    P = _untouched(softmax, _scores())
    _must(P.shape == _scores().shape and (P > 0).all(), "every entry must be a positive share of its row")
    _must(_equal(P.sum(axis=1), np.ones(3)), f"each row must add up to 1, the sums are {P.sum(axis=1)}")
    _must(_equal(P[0], np.exp(_scores()[0]) / np.exp(_scores()[0]).sum()), "the shares must follow e to the score")


def softmax_ignores_a_shift(softmax, jacobian):
    shifted = softmax(_scores() + np.array([[50.0], [-7.0], [1.0]]))
    _must(_equal(shifted, softmax(_scores())), "adding one number to a row must change nothing")


def softmax_treats_rows_alone(softmax, jacobian):
    rows = np.vstack([softmax(_scores()[:1]), softmax(_scores()[1:])])
    _must(_equal(rows, softmax(_scores())), "a row's shares must not depend on other rows")
    _must(_equal(softmax(_scores()[0]), rows[0]), "a single row must give what it gives in a batch")


def softmax_keeps_dtype_and_survives_far_out(softmax, jacobian):
    for dtype in (np.float32, np.float64):
        far = np.array([[1000.0, 1000.0, 0.0], [-1000.0, 0.0, 1e4]], dtype=dtype)
        P = _silently("softmax must be finite and silent for large scores", softmax, far)
        _must(P.dtype == dtype, f"softmax must return {np.dtype(dtype)}, it returned {P.dtype}")
        rounded = 4 * 1000 * np.finfo(dtype).eps             # a score of 1000 is known to so much, and so is e to it
        _must(_equal(P, [[0.5, 0.5, 0], [0, 0, 1]], rounded), f"softmax of {far.tolist()} is wrong: {P.tolist()}")


def softmax_jacobian_is_all_slopes(softmax, jacobian):
    z = _scores()[0]
    slopes = np.stack([_differences(lambda x: softmax(x)[i], z) for i in range(3)])
    _must(_equal(jacobian(z), slopes, 1e-7), "the Jacobian differs from central differences")


# ---- losses: thing = (value, grad, sample); sample(rng, n) -> (predictions, truth)

def loss_is_one_number(value, grad, sample):
    for n in (1, 5):
        a, y = sample(np.random.default_rng(n), n)
        _must(np.shape(_untouched(value, a, y)) == (), f"the loss must be one number, it has shape {np.shape(value(a, y))}")


def loss_gradient_is_the_slope(value, grad, sample):
    for seed, n in ((0, 5), (1, 4), (2, 1)):
        a, y = sample(np.random.default_rng(seed), n)
        found, slopes = _untouched(grad, a, y), _differences(lambda x: value(x, y), a)
        _must(np.shape(found) == a.shape, f"the gradient must have the shape {a.shape}, it has {np.shape(found)}")
        _must(_equal(found, slopes, 1e-7), f"the gradient differs from central differences for {n} examples, "
              f"by a factor of {np.abs(found).sum() / np.abs(slopes).sum():.4g} in total")


def loss_is_a_mean(value, grad, sample):
    a, y = sample(np.random.default_rng(3), 6)
    _must(_equal(value(np.concatenate([a, a]), np.concatenate([y, y])), value(a, y)),
          "showing every example twice must not change the loss: it is a mean")
    _must(_equal(value(a[::-1], y[::-1]), value(a, y)), "the order of the examples must not matter")
    halves = (2 * value(a[:2], y[:2]) + 4 * value(a[2:], y[2:])) / 6
    _must(_equal(halves, value(a, y)), "the loss of a batch must be the mean over its parts")


def loss_keeps_dtype(value, grad, sample):
    for dtype in (np.float32, np.float64):
        a, y = sample(np.random.default_rng(4), 5)
        y = y.astype(dtype) if y.dtype.kind == "f" else y
        found = np.asarray(grad(a.astype(dtype), y)).dtype
        _must(found == dtype, f"the gradient must return {np.dtype(dtype)} for {np.dtype(dtype)}, it returned {found}")


def loss_is_finite_far_out(value, grad, sample):
    a, y = sample(np.random.default_rng(5), 6)
    for dtype in (np.float32, np.float64):
        truth = y.astype(dtype) if y.dtype.kind == "f" else y
        for far in (1000 * np.sign(a + 1e-9), -1000 * np.sign(a + 1e-9)):
            _silently("the loss must be finite and silent at +-1000", value, far.astype(dtype), truth)
            _silently("its gradient must be finite and silent at +-1000", grad, far.astype(dtype), truth)


def loss_is_lowest_at_the_truth(value, grad, sample):
    a, y = sample(np.random.default_rng(6), 8)
    step = a - 1e-3 * grad(a, y) / np.abs(grad(a, y)).max()
    _must(value(step, y) < value(a, y), "a small step against the gradient must lower the loss")


# ---- layers: thing = (dense, dense_backward)

def _layer(seed, n, n_in, n_out):
    rng = np.random.default_rng(seed)
    return rng.normal(size=(n, n_in)), rng.normal(size=(n_in, n_out)), rng.normal(size=n_out)


def layer_is_a_sum_of_products(dense, dense_backward):
    for n, n_in, n_out in ((5, 3, 2), (4, 4, 4), (1, 2, 3)):      # square on purpose: no shape error can help
        X, W, b = _layer(n, n, n_in, n_out)
        Z = _untouched(dense, X, W, b)
        by_hand = [[sum(X[i, k] * W[k, j] for k in range(n_in)) + b[j] for j in range(n_out)] for i in range(n)]
        _must(_equal(Z, by_hand), f"Z[i, j] must be the sum of X[i, k] W[k, j] plus b[j], for shape {X.shape} @ {W.shape}")


def layer_treats_examples_alone(dense, dense_backward):
    X, W, b = _layer(0, 4, 4, 4)
    Z = dense(X, W, b)
    _must(_equal(np.vstack([dense(X[:1], W, b), dense(X[1:], W, b)]), Z), "a batch cut in two must give the same")
    _must(_equal(dense(X[::-1], W, b)[::-1], Z), "the order of the examples must not matter")


def layer_keeps_dtype(dense, dense_backward):
    X, W, b = (part.astype(np.float32) for part in _layer(1, 5, 3, 2))
    for name, part in zip(("Z", "dX", "dW", "db"), (dense(X, W, b), *dense_backward(dense(X, W, b), X, W))):
        _must(part.dtype == np.float32, f"{name} must stay float32, it became {part.dtype}")


def layer_backward_is_the_slope(dense, dense_backward):
    for n, n_in, n_out in ((4, 4, 4), (5, 3, 2)):
        X, W, b = _layer(7, n, n_in, n_out)
        dZ = np.random.default_rng(8).normal(size=(n, n_out))
        dX, dW, db = _untouched(dense_backward, dZ, X, W)
        for name, found, slopes in (
                ("dX", dX, _differences(lambda x: (dZ * dense(x, W, b)).sum(), X)),
                ("dW", dW, _differences(lambda w: (dZ * dense(X, w, b)).sum(), W)),
                ("db", db, _differences(lambda c: (dZ * dense(X, W, c)).sum(), b))):
            _must(_equal(found, slopes, 1e-7), f"{name} differs from central differences for {X.shape} @ {W.shape}")


# ---- networks: thing = (forward, backward)

def _network(seed, sizes, n):
    rng = np.random.default_rng(seed)
    params = [(rng.normal(size=(i, o)), rng.normal(size=o)) for i, o in zip(sizes, sizes[1:])]
    return params, rng.normal(size=(n, sizes[0]))


def _bend(forward, Z):
    """The hidden activation, asked of the network itself: between two layers that change nothing."""
    unchanged = np.eye(Z.shape[1]), np.zeros(Z.shape[1])
    return forward([unchanged, unchanged], Z)[0]


def network_bends_between_its_layers_only(forward, backward):
    Z = np.array([[-2.0, -1.0, 0.0, 1.0, 2.0]])
    steps = np.diff(_bend(forward, Z)[0])
    _must(not _equal(steps, np.full(4, steps[0]), 1e-6),
          "hidden layers must bend: without an activation all layers together are one layer")
    _must(_equal(forward([(np.eye(5), np.zeros(5))], Z)[0], Z), "the last layer must not bend: it returns logits")


def network_chains_its_layers(forward, backward):
    for sizes, n in (((3, 6, 5, 4), 7), ((4, 4, 4), 4), ((2, 3), 1)):
        params, X = _network(0, sizes, n)
        A = X
        for position, (W, b) in enumerate(params, 1):
            Z = A @ W + b
            A = _bend(forward, Z) if position < len(params) else Z
        _must(_equal(forward(params, X)[0], A), f"logits of a {'-'.join(map(str, sizes))} network are wrong: each layer "
              "must take what the layer before it returned")


def network_treats_examples_alone(forward, backward):
    params, X = _network(1, (4, 4, 4), 4)
    logits = forward(params, X)[0]
    _must(_equal(np.vstack([forward(params, X[:1])[0], forward(params, X[1:])[0]]), logits),
          "a batch cut in two must give the same logits")
    _must(_equal(forward(params, X[::-1])[0][::-1], logits), "the order of the examples must not matter")


def network_keeps_dtype_and_inputs(forward, backward):
    params, X = _network(2, (3, 5, 2), 4)
    params, X = [(W.astype(np.float32), b.astype(np.float32)) for W, b in params], X.astype(np.float32)
    kept = [X.copy(), *(part.copy() for pair in params for part in pair)]
    logits, cache = forward(params, X)
    grads = backward(params, cache, np.ones_like(logits))
    for part in (logits, *(part for pair in grads for part in pair)):
        _must(part.dtype == np.float32, f"a float32 network must stay float32, got {part.dtype}")
    now = [X, *(part for pair in params for part in pair)]
    _must(all(np.array_equal(a, b) for a, b in zip(kept, now)), "data and parameters must not be changed")


def network_gradient_is_the_slope(forward, backward):
    for sizes, n in (((4, 4, 4, 4), 4), ((3, 6, 5, 4), 7)):
        params, X = _network(3, sizes, n)
        pull = np.random.default_rng(4).normal(size=(n, sizes[-1]))
        grads = backward(params, forward(params, X)[1], pull)
        for layer, (pair, grad) in enumerate(zip(params, grads, strict=True)):
            for slot, name in ((0, "dW"), (1, "db")):
                def total(theta, layer=layer, slot=slot):
                    changed = [list(p) for p in params]
                    changed[layer][slot] = theta
                    return (pull * forward(changed, X)[0]).sum()
                _must(_equal(grad[slot], _differences(total, pair[slot]), 1e-6),
                      f"{name}{layer + 1} differs from central differences in a {'-'.join(map(str, sizes))} network")


# ---- optimizers: thing = (step, state); step(w, *memory, g, lr) -> (w, *memory), or just w
# state names what a rule takes between w and g: arrays that it returns anew, and "t", the number of the step

def _walk(step, state, w, gradients, lr=0.05, dtype=np.float64):
    """w after a list of gradients; the memory starts at 0."""
    memory = [np.zeros_like(w) for name in state if name != "t"]
    for t, g in enumerate(gradients, 1):
        clock = [t] if "t" in state else []
        answer = step(w, *memory, *clock, np.asarray(g, dtype), lr)
        w, *memory = answer if isinstance(answer, tuple) else (answer,)
    return w


def _gradients():
    return np.array([[1.0, -2.0, 0.5], [-0.3, 1.5, 0.5], [2.0, 0.1, 0.5], [-1.0, -1.0, 0.5]])


def optimizer_leaves_its_inputs(step, state):
    w, g = np.array([1.0, -2.0, 3.0]), _gradients()[0]
    held = [1 if name == "t" else np.ones(3) for name in state]
    _untouched(lambda *args: step(*args, 0.05), w, *held, g)


def optimizer_keeps_shape_and_dtype(step, state):
    for dtype in (np.float32, np.float64):
        w = _walk(step, state, np.ones((2, 3), dtype), [np.ones((2, 3))] * 2, dtype=dtype)
        _must(w.shape == (2, 3), f"w must keep its shape (2, 3), it became {w.shape}")
        _must(w.dtype == dtype, f"w must stay {np.dtype(dtype)}, it became {w.dtype}")


def optimizer_treats_parameters_alone(step, state):
    whole = _walk(step, state, np.zeros(3), _gradients())
    parts = np.concatenate([_walk(step, state, np.zeros(1), _gradients()[:, :1]), _walk(step, state, np.zeros(2), _gradients()[:, 1:])])
    _must(_equal(parts, whole), "a vector cut in two must take the same steps")


def optimizer_goes_downhill(step, state):
    first = _walk(step, state, np.zeros(3), _gradients()[:1])
    _must((np.sign(first) == -np.sign(_gradients()[0])).all(), "the first step must go against the gradient")
    w, memory = np.array([1.0, -1.0]), [np.zeros(2) for name in state if name != "t"]
    for t in range(1, 401):
        clock = [t] if "t" in state else []
        answer = step(w, *memory, *clock, w * [1.0, 10.0], 0.02)           # the gradient of (w1^2 + 10 w2^2) / 2
        w, *memory = answer if isinstance(answer, tuple) else (answer,)
    _must(np.abs(w).max() < 0.1, f"400 steps in a bowl must end near the bottom, they ended at {w}")


def optimizer_rests_where_it_is_flat(step, state):
    w = np.array([0.0, 0.0])
    _must(_equal(_walk(step, state, w, np.zeros((3, 2))), w), "with gradient 0 from the start nothing may move")


PROMISES = {
    kind: [promise for name, promise in list(globals().items()) if name.startswith(f"{kind}_")]
    for kind in ("activation", "softmax", "loss", "layer", "network", "optimizer")
}
