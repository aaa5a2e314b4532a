"""What PyTorch and scikit-learn say, beside what the companion says.

Each case is (ours, theirs, inputs). PyTorch's answers are recorded once by `python tests/parity/record.py` into
torch.json, so that the comparison runs where PyTorch is not installed; inputs are made by formula, never drawn, so
they are the same everywhere. `theirs` imports PyTorch only when it is called.
"""
import numpy as np

from companion import activations, backprop, fast, losses, neurons, optimizers

Z = np.array([-1000.0, -88.0, -20.0, -3.0, -1.0, -1e-3, 1e-3, 0.5, 1.6629, 4.0, 20.0, 88.0, 1000.0])
SCORES = np.array([[2.0, 1.0, 0.1], [1000.0, 1000.0, 0.0], [-1000.0, 0.0, 1000.0], [-5.0, -5.0, -5.0], [0.3, -0.2, 7.0]])
LABELS = np.array([0, 1, 0, 2, 1])
SOFT = np.array([[0.7, 0.2, 0.1], [0.0, 1.0, 0.0], [0.1, 0.1, 0.8], [0.3, 0.3, 0.4], [1.0, 0.0, 0.0]])
PREDICTED = np.array([[0.5, -3.0], [1e3, 0.0], [-0.2, 2.0]])
TRUE = np.array([[0.0, 1.0], [1.0, 0.0], [-0.2, 2.5]])
BINARY = np.array([1.0, 0.0, 1.0, 0.0, 1.0, 0.0, 1.0, 0.0, 1.0, 0.0, 1.0, 0.0, 1.0])
STEPS = 200
# one steady, one turning and one tiny gradient; then gradients that depend on w (a bowl, ten times steeper one way)
PUSHES = np.cos(np.outer(np.arange(STEPS), [0.0, 0.37, 1.1])) * [1.0, 5.0, 1e-6]
STEEPNESS = np.array([1.0, 10.0, 0.1])
START = np.array([1.0, -2.0, 3.0])
SEEN = [1, 2, 10, 50, 200]


def waves(*shape):
    """Numbers that look random and are a formula: the same on every machine."""
    return np.sin(1.7 * np.arange(1, 1 + np.prod(shape)) ** 1.3).reshape(shape)


def _torch(f):
    """A function of tensors as a function of arrays, with every gradient on request."""
    def call(*arrays, slopes=False):
        import torch
        tensors = [torch.tensor(a, requires_grad=slopes and a.dtype.kind == "f") for a in arrays]
        answer = f(torch, *tensors)
        if not slopes:
            return answer.detach().numpy()
        answer.sum().backward()
        return tensors[0].grad.numpy()
    return call


def _slopes(f):
    return lambda *arrays: _torch(f)(*arrays, slopes=True)


def _walk(step, memory, lr, clock=False):
    """memory: how many arrays a rule remembers; clock: whether it asks for the number of the step."""
    def ours():
        seen = []
        for gradient in (lambda t, w: PUSHES[t - 1], lambda t, w: STEEPNESS * w):
            w, held = START.copy(), [np.zeros_like(START)] * memory
            for t in range(1, STEPS + 1):
                answer = step(w, *held, *([t] if clock else []), gradient(t, w), lr)
                w, *held = answer if isinstance(answer, tuple) else (answer,)
                if t in SEEN:
                    seen.append(w)
        return np.array(seen)
    return ours


def _walk_in_place(optimizer):
    def ours():
        seen = []
        for gradient in (lambda t, w: PUSHES[t], lambda t, w: STEEPNESS * w):
            w, memory = START.copy(), optimizer.start(START)
            for t in range(STEPS):
                optimizer.update(w, gradient(t, w), memory, optimizer.lr)
                if t + 1 in SEEN:
                    seen.append(w.copy())
        return np.array(seen)
    return ours


def _torch_walk(make):
    def theirs():
        import torch
        seen = []
        for gradient in (lambda t, w: PUSHES[t], lambda t, w: STEEPNESS * w):
            w = torch.tensor(START, requires_grad=True)
            optimizer = make(torch, [w])
            for t in range(STEPS):
                w.grad = torch.tensor(gradient(t, w.detach().numpy()))
                optimizer.step()
                if t + 1 in SEEN:
                    seen.append(w.detach().numpy().copy())
        return np.array(seen)
    return theirs


def _schedule(make, hi=1.0, T=40):
    def theirs():
        import torch
        optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=hi)
        scheduler = make(torch.optim.lr_scheduler, optimizer)
        seen = []
        for _ in range(T):
            seen.append(optimizer.param_groups[0]["lr"])
            optimizer.step()
            scheduler.step()
        return np.array(seen)
    return theirs


def _ticks(schedule, T=40):
    return lambda: np.array([float(schedule(t)) for t in range(T)])


SIZES, ROWS = (8, 6, 5, 3), 40
NET_X, NET_Y = waves(ROWS, 8), (np.arange(ROWS) * 7) % 3


def _net_params():
    return [(waves(i, o) * (2 / i) ** 0.5, waves(o) / 10) for i, o in zip(SIZES, SIZES[1:])]


def trained_network():
    """200 steps of Adam on a small network, by the pure functions."""
    params = _net_params()
    moments = [[(np.zeros_like(p), np.zeros_like(p)) for p in pair] for pair in params]
    for t in range(1, STEPS + 1):
        logits, cache = neurons.forward(params, NET_X)
        grads = backprop.backward(params, cache, losses.cross_entropy_grad(logits, NET_Y))
        stepped = [[optimizers.adam_step(p, m, v, t, g, 0.01) for p, (m, v), g in zip(*layer)]
                   for layer in zip(params, moments, grads)]
        params = [tuple(p for p, _, _ in layer) for layer in stepped]
        moments = [[(m, v) for _, m, v in layer] for layer in stepped]
    return np.concatenate([p.ravel() for pair in params for p in pair])


def trained_network_in_place():
    """The same 200 steps by Network and Adam."""
    net = fast.Network(SIZES, np.random.default_rng(0), dtype=np.float64)
    net.theta[:] = np.concatenate([p.ravel() for pair in _net_params() for p in pair])
    adam = fast.Adam(0.01)
    memory = adam.start(net.theta)
    for _ in range(STEPS):
        net.backward(losses.cross_entropy_grad(net(NET_X), NET_Y))
        adam.update(net.theta, net.grad, memory, adam.lr)
    return net.theta


def _torch_network():
    import torch
    params = [[torch.tensor(p, requires_grad=True) for p in pair] for pair in _net_params()]
    flat = [p for pair in params for p in pair]
    adam = torch.optim.Adam(flat, lr=0.01)
    X, y = torch.tensor(NET_X), torch.tensor(NET_Y)
    for _ in range(STEPS):
        A = X
        for layer, (W, b) in enumerate(params):
            A = (torch.relu(A) if layer else A) @ W + b
        adam.zero_grad()
        torch.nn.functional.cross_entropy(A, y).backward()
        adam.step()
    return np.concatenate([p.detach().numpy().ravel() for p in flat])


def _f(name):
    """A function of torch.nn.functional by name."""
    return lambda torch, *args: getattr(torch.nn.functional, name)(*args)


def _residual(torch, X, W):
    return ((X + torch.relu(X @ W)) * torch.tensor(waves(4, 3))).sum()


def _batch_norm(torch, Z):
    return torch.nn.functional.batch_norm(Z, None, None, training=True)


def _sigmoid_bce(torch, z, y, weight=None):
    weight = None if weight is None else torch.tensor(float(weight))
    return torch.nn.functional.binary_cross_entropy_with_logits(z, y, pos_weight=weight)


def _clip(torch, a, b):
    a.grad, b.grad = a.clone(), b.clone()
    torch.nn.utils.clip_grad_norm_([a, b], 1.5)
    return torch.cat([a.grad.ravel(), b.grad.ravel()])


def _ours_clip(a, b):
    return np.concatenate([g.ravel() for g in backprop.clip_global_norm([a, b], 1.5)[0]])


# name: (ours, theirs, inputs)
CASES = {
    "relu": (activations.relu, _torch(_f("relu")), (Z,)),
    "relu_grad": (activations.relu_grad, _slopes(_f("relu")), (Z,)),
    "leaky_relu": (activations.leaky_relu, _torch(_f("leaky_relu")), (Z,)),
    "leaky_relu_grad": (activations.leaky_relu_grad, _slopes(_f("leaky_relu")), (Z,)),
    "elu": (activations.elu, _torch(_f("elu")), (Z,)),
    "elu_grad": (activations.elu_grad, _slopes(_f("elu")), (Z,)),
    "sigmoid": (activations.sigmoid, _torch(lambda torch, z: torch.sigmoid(z)), (Z,)),
    "sigmoid_grad": (activations.sigmoid_grad, _slopes(lambda torch, z: torch.sigmoid(z)), (Z,)),
    "tanh": (activations.tanh, _torch(lambda torch, z: torch.tanh(z)), (Z,)),
    "tanh_grad": (activations.tanh_grad, _slopes(lambda torch, z: torch.tanh(z)), (Z,)),
    "softmax": (activations.softmax, _torch(lambda torch, s: torch.softmax(s, -1)), (SCORES,)),
    "log_softmax": (losses.log_softmax, _torch(lambda torch, s: torch.log_softmax(s, -1)), (SCORES,)),
    "softmax_jacobian": (activations.softmax_jacobian, lambda z: __import__("torch").autograd.functional.jacobian(
        lambda s: s.softmax(-1), __import__("torch").tensor(z)).numpy(), (SCORES[0],)),
    "mse": (losses.mse, _torch(_f("mse_loss")), (PREDICTED, TRUE)),
    "mse_grad": (losses.mse_grad, _slopes(_f("mse_loss")), (PREDICTED, TRUE)),
    "mae": (losses.mae, _torch(_f("l1_loss")), (PREDICTED, TRUE)),
    "mae_grad": (losses.mae_grad, _slopes(_f("l1_loss")), (PREDICTED, TRUE)),
    "huber": (losses.huber, _torch(_f("huber_loss")), (PREDICTED, TRUE)),
    "huber_grad": (losses.huber_grad, _slopes(_f("huber_loss")), (PREDICTED, TRUE)),
    "bce_with_logits": (losses.bce_with_logits, _torch(_sigmoid_bce), (Z, BINARY)),
    "bce_with_logits_grad": (losses.bce_with_logits_grad, _slopes(_sigmoid_bce), (Z, BINARY)),
    "bce_with_logits_and_grad": (lambda z, y: fast.bce_with_logits_and_grad(z, y)[1], _slopes(_sigmoid_bce), (Z, BINARY)),
    "weighted_bce_with_logits": (lambda z, y: losses.weighted_bce_with_logits(z, y, 7.0),
                                 _torch(lambda torch, z, y: _sigmoid_bce(torch, z, y, 7)), (Z, BINARY)),
    "weighted_bce_with_logits_grad": (lambda z, y: losses.weighted_bce_with_logits_grad(z, y, 7.0),
                                      _slopes(lambda torch, z, y: _sigmoid_bce(torch, z, y, 7)), (Z, BINARY)),
    "cross_entropy": (losses.cross_entropy, _torch(_f("cross_entropy")), (SCORES, LABELS)),
    "cross_entropy_grad": (losses.cross_entropy_grad, _slopes(_f("cross_entropy")), (SCORES, LABELS)),
    "cross_entropy_and_grad": (lambda z, y: fast.cross_entropy_and_grad(z, y)[1], _slopes(_f("cross_entropy")),
                               (SCORES, LABELS)),
    "cross_entropy of distributions": (losses.cross_entropy, _torch(_f("cross_entropy")), (SCORES, SOFT)),
    "cross_entropy_grad of distributions": (losses.cross_entropy_grad, _slopes(_f("cross_entropy")), (SCORES, SOFT)),
    "residual_backward": (lambda X, W: backprop.residual_backward(waves(4, 3), X, W)[0], _slopes(_residual),
                          (waves(4, 3), waves(3, 3))),
    "batch_norm": (backprop.batch_norm, _torch(_batch_norm), (waves(6, 4),)),
    "batch_norm_backward": (lambda Z: backprop.batch_norm_backward(waves(6, 4) ** 2, Z),
                            _slopes(lambda torch, Z: _batch_norm(torch, Z) * torch.tensor(waves(6, 4) ** 2)), (waves(6, 4),)),
    "clip_global_norm": (_ours_clip, _torch(_clip), (waves(3, 2), waves(4))),
    "sgd": (_walk(optimizers.sgd_step, 0, 0.05), _torch_walk(lambda torch, w: torch.optim.SGD(w, 0.05)), ()),
    "momentum": (_walk(optimizers.momentum_step, 1, 0.01),
                 _torch_walk(lambda torch, w: torch.optim.SGD(w, 0.01, momentum=0.9)), ()),
    "nesterov": (_walk(optimizers.nesterov_step, 1, 0.01),
                 _torch_walk(lambda torch, w: torch.optim.SGD(w, 0.01, momentum=0.9, nesterov=True)), ()),
    "rmsprop": (_walk(optimizers.rmsprop_step, 1, 0.01),
                _torch_walk(lambda torch, w: torch.optim.RMSprop(w, 0.01, alpha=0.9)), ()),
    "adam": (_walk(optimizers.adam_step, 2, 0.01, clock=True),
             _torch_walk(lambda torch, w: torch.optim.Adam(w, 0.01)), ()),
    "adamw": (_walk(optimizers.adamw_step, 2, 0.01, clock=True),
              _torch_walk(lambda torch, w: torch.optim.AdamW(w, 0.01, weight_decay=0.01)), ()),
    "step_decay": (_ticks(lambda t: optimizers.step_decay(t, 1.0, drops=(10, 25))),
                   _schedule(lambda S, o: S.MultiStepLR(o, [10, 25])), ()),
    "exponential_decay": (_ticks(lambda t: optimizers.exponential_decay(t, 1.0, 0.1)),
                          _schedule(lambda S, o: S.ExponentialLR(o, float(np.exp(-0.1)))), ()),
    "cosine_lr": (_ticks(lambda t: optimizers.cosine_lr(t, 40, 1.0, 0.1)),
                  _schedule(lambda S, o: S.CosineAnnealingLR(o, 40, 0.1)), ()),
    "warm_restarts": (_ticks(lambda t: optimizers.warm_restarts(t, 8, 1.0, 0.1)),
                      _schedule(lambda S, o: S.CosineAnnealingWarmRestarts(o, 8, eta_min=0.1)), ()),
    "linear_warmup": (_ticks(lambda t: optimizers.linear_warmup(t, 10, 1.0)),
                      _schedule(lambda S, o: S.LinearLR(o, 0.1, total_iters=9)), ()),
    "network after 200 steps": (trained_network, _torch_network, ()),
}

# the objects that update in place, against the same recorded trajectories
IN_PLACE = {
    "sgd": _walk_in_place(fast.SGD(0.05)),
    "momentum": _walk_in_place(fast.Momentum(0.01)),
    "nesterov": _walk_in_place(fast.Momentum(0.01, nesterov=True)),
    "rmsprop": _walk_in_place(fast.RMSprop(0.01)),
    "adam": _walk_in_place(fast.Adam(0.01)),
    "network after 200 steps": trained_network_in_place,
}
