"""The peers. Each is a class with the same four methods, and imports its library only when it is made.

train(X, y, epochs)     mean loss of the last epoch; batches in the order that minibatches draws from self.rng
losses(batches)         the loss before each step, for the proof that all do the same work
until(target, most)     train until the accuracy is reached: (epochs, accuracy)
accuracy()              share of right answers
A peer of workload D gets 0 or 1 as y and a network with one logit.
"""
import importlib
import importlib.util
from dataclasses import replace

import numpy as np

from companion import fast, losses, neurons, training

from .work import initial, load


class Peer:
    def __init__(self, work):
        self.work, self.rng = work, np.random.default_rng(2)
        self.X, self.y, self.X_val, self.y_val = load(work)
        self.binary = work.sizes[-1] == 1
        self.params = initial(work)
        self.make()

    def losses(self, batches):
        return [self.train(self.X[batch], self.y[batch], 1) for batch in batches]

    def until(self, target, most):
        for epoch in range(1, most + 1):
            self.train(self.X, self.y, 1)
            reached = self.accuracy()
            if reached >= target:
                break
        return epoch, reached

    def accuracy(self):
        return float((self.scores(self.X_val).argmax(axis=1) == self.y_val).mean())


class Fit(Peer):
    """companion.fast.fit."""
    adam = fast.Adam

    def make(self):
        self.net = fast.Network(self.work.sizes, np.random.default_rng(0))
        self.net.load(self.params)
        self.optimizer = fast.SGD(self.work.lr) if self.binary else self.adam(self.work.lr)
        self.memory = self.optimizer.start(self.net.theta)
        self.loss = losses.LOSSES["bce_with_logits" if self.binary else "cross_entropy"]
        self.truth = self.y[:, None].astype(np.float32) if self.binary else self.y

    def train(self, X, y, epochs, watch=None):
        y = y[:, None].astype(np.float32) if self.binary else y
        return fast.fit(self.net, X, y, optimizer=self.optimizer, loss=self.loss, epochs=epochs,
                        batch_size=self.work.batch, watch=watch, rng=self.rng).train_loss[-1]

    def losses(self, batches):
        """By training_step, which is what fit repeats: every call of fit begins with an empty memory."""
        return [fast.training_step(self.net, self.X[batch], self.truth[batch], self.optimizer, self.memory,
                                   self.loss) for batch in batches]

    def until(self, target, most):
        """One call of fit, for the same reason; it is left when the accuracy is there."""
        def judge(history):
            accuracy = self.accuracy()
            if accuracy >= target:
                raise Reached(len(history.train_loss), accuracy)
        try:
            self.train(self.X, self.y, most, judge)
        except Reached as reached:
            return reached.args
        return most, self.accuracy()

    def scores(self, X):
        return self.net(X)


class Reached(Exception):
    """After how many epochs, and which accuracy."""


class OtherAdam(fast.Adam):
    """Adam as scikit-learn has it, the other form of the paper: eps is added before v is corrected, not after."""

    def update(self, w, g, memory, lr):
        uncorrected = self.eps / (1 - self.beta2 ** (memory.t + 1)) ** 0.5
        fast.Adam.update(replace(self, eps=uncorrected), w, g, memory, lr)


class FitOtherAdam(Fit):
    """For the proof of equal work only: what scikit-learn's losses are compared with."""
    adam = OtherAdam


class Ready:
    """The arrays that one long function writes into, for batches of n examples."""

    def __init__(self, net, n):
        sizes = net.sizes
        A, Z, slope, self.mask = ([np.empty((n, size), np.float32) for size in sizes] for _ in range(4))
        self.X, self.logits, k = A[0], Z[-1], sizes[-1]
        self.y, self.at, self.examples = np.empty(n, int), np.empty(n, int), np.arange(n)
        self.scores, self.p = np.empty((k, n), np.float32), np.empty((k, n), np.float32)
        self.row, self.total = np.empty(n, np.float32), np.empty(n, np.float32)
        slope[-1] = self.p.T
        depth = len(sizes) - 1
        self.forward = [(A[i], *net.params[i], Z[i + 1], A[i + 1], i < depth - 1) for i in range(depth)]
        self.backward = [(A[i].T, slope[i + 1], *net.grads[i], net.params[i][0].T, slope[i], Z[i], self.mask[i], i > 0)
                         for i in reversed(range(depth))]


class LongFunction(Fit):
    """fit with no structure left: one function, every array made beforehand, every call by its shortest name.

    Nothing in it can be looked at, named or exchanged. It shows how much of the way to the limit is the price of code
    that can be read.
    """

    def make(self):
        super().make()
        self.ready = {}

    losses, until = Peer.losses, Peer.until             # its memory goes on from call to call

    def train(self, X, y, epochs):
        binary, net, lr = self.binary, self.net, self.work.lr
        optimizer, memory = self.optimizer, self.memory
        theta, grad = net.theta, net.grad
        y = y.astype(np.float32) if binary else y
        dot, add, subtract, multiply, divide = np.dot, np.add, np.subtract, np.multiply, np.divide
        maximum, greater, exp, log = np.maximum, np.greater, np.exp, np.log
        column_sum, column_max = add.reduce, maximum.reduce
        for _ in range(epochs):
            mean = 0.0
            for batch in training.minibatches(len(X), self.work.batch, self.rng):
                n = len(batch)
                a = self.ready.get(n) or self.ready.setdefault(n, Ready(net, n))
                X.take(batch, 0, a.X, "clip")
                for A, W, b, Z, bent, hidden in a.forward:
                    dot(A, W, Z)
                    add(Z, b, Z)
                    if hidden:
                        maximum(Z, 0, bent)
                if binary:
                    z, truth, p = a.logits.ravel(), y.take(batch), a.p.ravel()
                    value = column_sum(np.logaddexp(0, z) - z * truth) / n
                    exp(-np.logaddexp(0, -z), p)
                    subtract(p, truth, p)
                    multiply(p, 1 / n, p)
                else:
                    y.take(batch, 0, a.y, "clip")
                    scores, p, row, total, at = a.scores, a.p, a.row, a.total, a.at
                    column_max(a.logits, 1, None, row)
                    subtract(a.logits.T, row, scores)
                    exp(scores, p)
                    column_sum(p, 0, None, total)
                    multiply(a.y, n, at)
                    add(at, a.examples, at)
                    log(total, row)
                    value = (column_sum(row) - column_sum(scores.ravel().take(at))) / n
                    multiply(total, n, total)
                    divide(p, total, p)
                    p.ravel()[at] -= 1 / n
                for AT, dZ, dW, db, WT, below, Z, mask, more in a.backward:
                    dot(AT, dZ, dW)
                    column_sum(dZ, 0, None, db)
                    if more:
                        dot(dZ, WT, below)
                        greater(Z, 0, mask)
                        multiply(below, mask, below)
                optimizer.update(theta, grad, memory, lr)
                mean += float(value) * n
        return mean / len(X)


class Pure(Peer):
    """companion.training.train, the loop as the book prints it. Every call starts afresh: same work, same cost."""

    def make(self):
        self.parts = training.Parts(init_params=lambda sizes, rng: self.params)

    def train(self, X, y, epochs):
        _, history = training.train(self.work.sizes, X, y, self.X_val, self.y_val, lr=self.work.lr, epochs=epochs,
                                    batch_size=self.work.batch, patience=epochs, rng=self.rng, parts=self.parts)
        return history.train_loss[-1]

    def losses(self, batches):
        seen, order = [], iter([batches])

        def noted(logits, y):
            seen.append(float(losses.cross_entropy(logits, y)))
            return seen[-1]

        self.parts = self.parts._replace(cross_entropy=noted, minibatches=lambda n, B, rng: next(order),
                                         evaluate=lambda params, X, y: (0.0, 0.0))
        self.train(self.X, self.y, 1)
        return seen


class Learner(Peer):
    """`train` of the package that `companion assemble` writes from the solved workbooks."""

    def make(self):
        self.module = importlib.import_module("learner_package.ch7")
        self.module.init_params = lambda sizes, rng: self.params

    def train(self, X, y, epochs):
        return self.module.train(self.work.sizes, X, y, self.X_val, self.y_val, self.work.lr, self.work.batch,
                                 epochs, epochs, self.rng)[1][-1]

    def losses(self, batches):
        seen, order, gradient = [], iter([batches]), self.module.cross_entropy_grad

        def noted(logits, y):
            seen.append(float(losses.cross_entropy(logits, y)))
            return gradient(logits, y)

        self.module.cross_entropy_grad, kept = noted, self.module.minibatches
        self.module.minibatches = lambda n, B, rng: next(order)
        self.train(self.X, self.y, 1)
        self.module.cross_entropy_grad, self.module.minibatches = gradient, kept
        return seen


class Torch(Peer):
    """PyTorch eager: nn.Sequential and Adam as every tutorial has them; no DataLoader, which would be slower."""
    fused = None

    def make(self):
        import torch
        self.torch = torch
        layers = []
        for W, b in self.params:
            layer = torch.nn.Linear(*W.shape)
            with torch.no_grad():
                layer.weight.copy_(torch.from_numpy(W.T.copy()))
                layer.bias.copy_(torch.from_numpy(b))
            layers += [layer, torch.nn.ReLU()]
        self.net = torch.nn.Sequential(*layers[:-1])
        params = self.net.parameters()
        self.optimizer = (torch.optim.SGD(params, lr=self.work.lr) if self.binary
                          else torch.optim.Adam(params, lr=self.work.lr, fused=self.fused))
        functional = torch.nn.functional
        self.loss = functional.binary_cross_entropy_with_logits if self.binary else functional.cross_entropy

    def train(self, X, y, epochs):
        torch = self.torch
        X = torch.from_numpy(X)
        y = torch.from_numpy(y[:, None].astype(np.float32) if self.binary else y)
        for _ in range(epochs):
            total = 0.0
            for batch in training.minibatches(len(X), self.work.batch, self.rng):
                batch = torch.from_numpy(batch)
                self.optimizer.zero_grad()
                loss = self.loss(self.net(X[batch]), y[batch])
                loss.backward()
                self.optimizer.step()
                total += loss.item() * len(batch)
        return total / len(X)

    def scores(self, X):
        with self.torch.no_grad():
            return self.net(self.torch.from_numpy(X)).numpy()


class TorchFused(Torch):
    """The same with Adam in one compiled kernel."""
    fused = True


class Sklearn(Peer):
    """scikit-learn's MLPClassifier. partial_fit over the rows of all epochs at once: its checks are made once."""

    def make(self):
        from sklearn.neural_network import MLPClassifier
        work = self.work
        self.net = MLPClassifier(work.sizes[1:-1], batch_size=work.batch, alpha=0.0, shuffle=False,
                                 solver="sgd" if self.binary else "adam", momentum=0.0,
                                 learning_rate_init=work.lr, random_state=0)
        self.net.partial_fit(self.X[:work.batch], self.y[:work.batch], classes=np.unique(self.y))
        self.net.coefs_ = [W.copy() for W, _ in self.params]
        self.net.intercepts_ = [b.copy() for _, b in self.params]
        del self.net._optimizer                             # its memory points to the old weights

    def train(self, X, y, epochs):
        order = np.concatenate([self.rng.permutation(len(X)) for _ in range(epochs)])
        self.net.partial_fit(X[order], y[order])
        return float(self.net.loss_)

    def scores(self, X):
        return self.net.predict_proba(X)


class Jax(Peer):
    """JAX: one compiled step, called from a Python loop."""
    scan = False
    compiled = {}

    def make(self):
        import jax
        import jax.numpy as jnp
        lr, binary = self.work.lr, self.binary

        def start(beta, t):
            return -jnp.expm1(t * np.float32(np.log(beta)))     # 1 - beta^t without losing digits

        def scores(params, X):
            for layer, (W, b) in enumerate(params):
                X = (jax.nn.relu(X) if layer else X) @ W + b
            return X

        def loss(params, X, y):
            X = scores(params, X)
            if binary:
                return (jax.nn.softplus(X[:, 0]) - X[:, 0] * y).mean()
            return -jax.nn.log_softmax(X)[jnp.arange(len(y)), y].mean()

        def step(state, batch):
            params, m, v, t = state
            value, grads = jax.value_and_grad(loss)(params, *batch)
            if binary:
                return (jax.tree.map(lambda w, g: w - lr * g, params, grads), m, v, t), value
            t = t + 1
            m = jax.tree.map(lambda m, g: 0.9 * m + 0.1 * g, m, grads)
            v = jax.tree.map(lambda v, g: 0.999 * v + 0.001 * g * g, v, grads)
            params = jax.tree.map(lambda w, m, v: w - lr * (m / start(0.9, t)) / (
                jnp.sqrt(v / start(0.999, t)) + 1e-8), params, m, v)
            return (params, m, v, t), value

        def whole(state, X, y, order):
            return jax.lax.scan(lambda s, batch: step(s, (X[batch], y[batch])), state, order)

        self.jax = jax
        if self.work not in self.compiled:                      # or every new peer would compile anew
            self.compiled[self.work] = [jax.jit(f, donate_argnums=0) for f in (step, whole)] + [jax.jit(scores)]
        self.step, self.whole, self.forward = self.compiled[self.work]
        params = [(jnp.array(W), jnp.array(b)) for W, b in self.params]
        self.state = (params, jax.tree.map(jnp.zeros_like, params), jax.tree.map(jnp.zeros_like, params), 0.0)
        # the training rows live on JAX's device, as its users keep them
        self.held = {id(a): jnp.array(a) for a in (self.X, self.y)}

    def train(self, X, y, epochs):
        B = self.work.batch
        if not self.scan:
            for _ in range(epochs):
                total = 0.0
                for batch in training.minibatches(len(X), B, self.rng):
                    self.state, value = self.step(self.state, (X[batch], y[batch]))
                    total += float(value) * len(batch)
            return total / len(X)
        X, y = self.held.get(id(X), X), self.held.get(id(y), y)
        order = np.concatenate([self.rng.permutation(len(X)).reshape(-1, B) for _ in range(epochs)])
        self.state, values = self.whole(self.state, X, y, order)
        return float(values.mean())

    def losses(self, batches):
        if self.scan:
            self.state, values = self.whole(self.state, self.X, self.y, np.array(batches))
            return np.array(values).tolist()
        return super().losses(batches)

    def scores(self, X):
        return np.array(self.forward(self.state[0], X))


class JaxScan(Jax):
    """JAX: the whole loop over all batches compiled (lax.scan)."""
    scan = True


class Limit(Peer):
    """The eight matrix products of a step and Adam, written into ready arrays: no data, bias, bend or loss."""

    def make(self):
        rng, sizes, B = np.random.default_rng(0), self.work.sizes, self.work.batch
        self.net = fast.Network(sizes, rng)
        self.A = [rng.standard_normal((B, n), dtype=np.float32) for n in sizes]
        self.out = [np.empty((B, n), np.float32) for n in sizes]
        self.grad = np.full_like(self.net.theta, 1e-3)
        self.adam = fast.Adam()
        self.memory = self.adam.start(self.net.theta)

    def train(self, X, y, epochs):
        A, out, top = self.A, self.out, len(self.work.sizes) - 1
        for _ in range(self.work.steps):
            for i in range(top):
                np.matmul(A[i], self.net.params[i][0], out=out[i + 1])
            for i in range(top - 1, -1, -1):
                np.matmul(A[i].T, A[i + 1], out=self.net.grads[i][0])
                if i:
                    np.matmul(A[i + 1], self.net.params[i][0].T, out=out[i])
            self.adam.update(self.net.theta, self.grad, self.memory, self.adam.lr)


class Scalar(Peer):
    """Automatic differentiation of single numbers in plain Python, after Karpathy's micrograd."""

    def make(self):
        from .scalar import Number
        self.layers = [[[Number(w) for w in (*column, bias)] for column, bias in zip(W.T.tolist(), b.tolist())]
                       for W, b in self.params]
        self.Number = Number

    def output(self, x):
        for depth, layer in enumerate(self.layers):
            last = depth == len(self.layers) - 1
            z = [sum((w * a for w, a in zip(neuron, x)), neuron[-1]) for neuron in layer]
            x = z if last else [value.relu() for value in z]
        return x[0]

    def train(self, X, y, epochs):
        rows = list(zip(X.tolist(), y.tolist()))
        for _ in range(epochs):
            loss = sum((self.output(x).binary_cross_entropy(target) for x, target in rows), self.Number(0.0))
            loss = loss * (1 / len(rows))
            loss.backward()
            for number in (w for layer in self.layers for neuron in layer for w in neuron):
                number.data -= self.work.lr * number.grad
                number.grad = 0.0
        return loss.data


PEERS = {"fit": Fit, "one long function": LongFunction, "pure functions": Pure, "learner's package": Learner,
         "PyTorch": Torch, "PyTorch, fused Adam": TorchFused, "scikit-learn": Sklearn, "JAX, compiled step": Jax,
         "JAX, compiled loop": JaxScan, "limit": Limit, "scalar autograd": Scalar}


def libraries(name):
    """Is what the peer needs installed?"""
    need = {"PyTorch": "torch", "JAX": "jax", "scikit-learn": "sklearn"}.get(name.split(",")[0])
    return need is None or importlib.util.find_spec(need) is not None


