"""Backpropagation: the slope of the loss with respect to every parameter (chapter 5).

It computes gradients and nothing else; what to do with them is the next chapter. Every backward function takes the
gradient of the loss with respect to what its forward function returned, and gives the gradient with respect to what
went in. The judge of all of them is the central difference.
"""
import numpy as np

from .activations import relu, relu_grad
from .contract import floats, same_shape
from .losses import cross_entropy, cross_entropy_grad
from .neurons import forward


# ---- by hand, and the judge

def tiny_grads(x, w, b, y):
    """The gradients of the smallest network there is: L = (relu(w x + b) - y)^2.

    All four are numbers. Returns (dL/dw, dL/db), each a product of slopes along the path from L:
    dL/da = 2 (a - y), da/dz = relu'(z), dz/dw = x, dz/db = 1.

    >>> dw, db = tiny_grads(x=2.0, w=3.0, b=1.0, y=15.0)
    >>> print(dw, db)
    -32.0 -16.0
    """
    z = w * x + b
    dz = 2 * (relu(z) - y) * relu_grad(z)
    return dz * x, dz


def numeric_grad(f, theta, eps=1e-5):
    """The gradient by trying: [f(theta + eps) - f(theta - eps)] / (2 eps), one parameter at a time.

    f: a function of an array that returns one number; theta: any shape, not changed. Returns the shape of theta.
    Its error shrinks with eps^2; it costs two evaluations for every parameter.

    >>> numeric_grad(lambda t: t[0] ** 3 + t[0] * t[1], np.array([2.0, 5.0])).round(6)
    array([17.,  2.])
    """
    theta = floats(theta, "theta").astype(float)
    grad = np.empty_like(theta)
    for i in np.ndindex(theta.shape):
        up, down = theta.copy(), theta.copy()
        up[i] += eps
        down[i] -= eps
        grad[i] = (f(up) - f(down)) / (2 * eps)
    return grad


def grad_error(a, n):
    """How far a gradient a is from a reference n: the largest difference, relative to the largest entry of both.

    The worst entry counts, not the mean, or one wrong slope among a thousand would hide. 0 if both are 0 everywhere;
    nan if any entry is nan.

    >>> print(grad_error(np.array([1.0, 2.0]), np.array([1.0, 2.5])))
    0.2
    """
    a, n = same_shape(a, n, ("a", "n"))
    scale = np.maximum(np.abs(a).max(), np.abs(n).max())        # Python's max may pass over nan
    return np.abs(a - n).max() / scale if scale != 0 else 0.0


# ---- one layer

def dense_backward(dZ, X, W):
    """Back through Z = X @ W + b: three sums over paths.

    dX = dZ @ W.T (every neuron that read x), dW = X.T @ dZ and db = dZ summed over the batch (every example).
    dZ: (n, n_out); X: (n, n_in); W: (n_in, n_out). Returns (dX, dW, db), shaped like X, W, b.

    >>> dZ, X, W = np.array([[1.0], [2.0]]), np.array([[3.0], [5.0]]), np.array([[7.0]])
    >>> dX, dW, db = dense_backward(dZ, X, W)
    >>> print(dX.tolist(), dW.tolist(), db.tolist())
    [[7.0], [14.0]] [[13.0]] [3.0]
    """
    return dZ @ W.T, X.T @ dZ, dZ.sum(axis=0)


def relu_backward(dA, Z):
    """Back through A = relu(Z): the gradient passes where Z > 0 and stops elsewhere.

    The gate looks at Z, not at the gradient. dA, Z: the same shape.

    >>> relu_backward(np.array([-5.0, -5.0, 7.0]), np.array([1.0, -1.0, 0.0]))
    array([-5., -0.,  0.])
    """
    return dA * relu_grad(Z)


# ---- the whole network

def backward_steps(params, cache, dlogits, hidden_grad=relu_grad):
    """The way back, layer by layer from the last to the first: yields (layer, dZ, dW, db, dX).

    params, cache: as forward takes and gives them; dlogits: the gradient of the loss with respect to the logits;
    hidden_grad: the derivative of the hidden activation.
    Layers are counted from 1. The first layer has no dX: nobody needs the gradient of the data, and it costs most.
    """
    dZ = dlogits
    for layer in range(len(params), 0, -1):
        (X, _), (W, _) = cache[layer - 1], params[layer - 1]
        if layer == 1:
            yield layer, dZ, X.T @ dZ, dZ.sum(axis=0), None
        else:
            dX, dW, db = dense_backward(dZ, X, W)
            yield layer, dZ, dW, db, dX
            dZ = dX * hidden_grad(cache[layer - 2][1])


def backward(params, cache, dlogits, hidden_grad=relu_grad):
    """The gradient of every parameter: [(dW, db), ...], in the order of params.

    >>> params = [(np.array([[3.0]]), np.array([1.0])),
    ...           (np.array([[1.0]]), np.array([0.0]))]
    >>> logits, cache = forward(params, np.array([[2.0]]))
    >>> [(dW.item(), db.item()) for dW, db in backward(params, cache, 2 * (logits - 15))]
    [(-32.0, -16.0), (-112.0, -16.0)]

    Source: Rumelhart, Hinton and Williams (1986), Learning representations by back-propagating errors.
    """
    steps = backward_steps(params, cache, dlogits, hidden_grad)
    return [(dW, db) for _, _, dW, db, _ in steps][::-1]


def named_gradients(params, cache, dlogits, hidden_grad=relu_grad):
    """Every intermediate of the way back under its name: dZ3, dW3, db3, dA2, dZ2, ... in the order they arise.

    >>> params = [(np.eye(2), np.zeros(2)), (np.eye(2), np.zeros(2))]
    >>> logits, cache = forward(params, np.ones((1, 2)))
    >>> list(named_gradients(params, cache, np.ones((1, 2))))
    ['dZ2', 'dW2', 'db2', 'dA1', 'dZ1', 'dW1', 'db1']
    """
    names = {}
    for layer, dZ, dW, db, dX in backward_steps(params, cache, dlogits, hidden_grad):
        names |= {f"dZ{layer}": dZ, f"dW{layer}": dW, f"db{layer}": db}
        if dX is not None:
            names[f"dA{layer - 1}"] = dX
    return names


def gradient_check(params, X, y, hidden=relu, hidden_grad=relu_grad, eps=1e-5):
    """The worst grad_error of backward against numeric_grad, over all parameters, for cross-entropy on (X, y).

    Use float64 and parameters with non-zero biases: zeros hide mistakes. Below 1e-6 is right.

    >>> rng = np.random.default_rng(0)
    >>> params = [(rng.normal(size=(3, 4)), rng.normal(size=4)),
    ...           (rng.normal(size=(4, 2)), rng.normal(size=2))]
    >>> X, y = rng.normal(size=(5, 3)), np.array([0, 1, 1, 0, 1])
    >>> bool(gradient_check(params, X, y) < 1e-6)
    True
    """
    logits, cache = forward(params, X, hidden)
    grads = backward(params, cache, cross_entropy_grad(logits, y), hidden_grad)

    def error(layer, slot):
        def loss(theta):
            changed = [list(pair) for pair in params]
            changed[layer][slot] = theta
            return cross_entropy(forward(changed, X, hidden)[0], y)

        return grad_error(grads[layer][slot], numeric_grad(loss, params[layer][slot], eps))

    # np.max, because Python's max would skip nan
    return np.max([error(layer, slot) for layer in range(len(params)) for slot in (0, 1)])


# ---- cures: clipping, a second path, a fixed scale

def clip_global_norm(grads, c):
    """Shrink a list of gradients together until their common length is at most c. The direction is kept.

    grads: arrays of any shapes; c > 0. Returns (clipped arrays, length before).

    >>> clipped, norm = clip_global_norm([np.array([3.0]), np.array([[4.0]])], 1.0)
    >>> print([g.item() for g in clipped], norm)
    [0.6000000000000001, 0.8] 5.0

    Source: Pascanu, Mikolov and Bengio (2013), On the difficulty of training recurrent neural networks.
    """
    norm = np.sqrt(sum((g ** 2).sum() for g in grads))
    scale = c / np.maximum(norm, c)
    return [g * scale for g in grads], norm


def residual(X, W):
    """A residual block: Y = X + relu(X @ W). X: (n, d); W: (d, d).

    >>> residual(np.array([[1.0, -2.0]]), np.eye(2))
    array([[ 2., -2.]])

    The idea is that of He, Zhang, Ren and Sun (2016), arXiv:1512.03385; their block, relu(X + F(X)) with two layers
    in F, is larger, and bends after the sum.
    """
    return X + relu(X @ W)


def residual_backward(dY, X, W):
    """Back through Y = X + relu(X @ W): two paths, so two terms. Returns (dX, dW).

    >>> dY, X, W = np.array([[1.0, 1.0]]), np.array([[1.0, -2.0]]), np.eye(2)
    >>> dX, dW = residual_backward(dY, X, W)
    >>> print(dX.tolist(), dW.tolist())
    [[2.0, 1.0]] [[1.0, 0.0], [-2.0, 0.0]]
    """
    dZ = relu_backward(dY, X @ W)
    return dY + dZ @ W.T, X.T @ dZ


def batch_norm(Z, eps=1e-5):
    """Each unit's values over the batch, shifted to mean 0 and scaled to variance 1: (Z - mean) / sqrt(var + eps).

    Z: (n, d), n >= 2. Returns (n, d). (The learned scale and shift that usually follow are left out.)

    >>> batch_norm(np.array([[1.0], [3.0]]), eps=0.0).ravel()
    array([-1.,  1.])

    Source: Ioffe and Szegedy (2015), Batch normalization, arXiv:1502.03167.
    """
    centred = Z - Z.mean(axis=0)
    return centred / np.sqrt((centred ** 2).mean(axis=0) + eps)


def batch_norm_backward(dY, Z, eps=1e-5):
    """Back through Y = batch_norm(Z): mean and variance depend on every row, so every row's gradient does.

    dZ = [dY - mean(dY) - Y mean(dY Y)] / sqrt(var + eps), means over the batch. dY, Z: (n, d).

    >>> batch_norm_backward(np.array([[1.0], [1.0]]), np.array([[1.0], [3.0]])).ravel()
    array([0., 0.])
    """
    Y = batch_norm(Z, eps)
    spread = np.sqrt(((Z - Z.mean(axis=0)) ** 2).mean(axis=0) + eps)
    return (dY - dY.mean(axis=0) - Y * (dY * Y).mean(axis=0)) / spread
