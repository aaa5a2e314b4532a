"""From a literal transcription of the textbook's loop to the companion, one choice at a time.

Every rung is one step of training (batch given): forward, loss, backward, Adam. All rungs compute the same numbers,
up to the rounding of float32.
"""
import numpy as np

from companion import fast, neurons

from .clock import in_turns, ratio, significant
from .work import WORKS, initial, load


class Transcription:
    """Lists of arrays, the formulas in the order in which a chapter has them, float64, also the data's gradient."""
    dtype, data_gradient = np.float64, True

    def __init__(self, params):
        self.W = [W.astype(self.dtype) for W, _ in params]
        self.b = [b.astype(self.dtype) for _, b in params]
        self.mW, self.vW = [np.zeros_like(W) for W in self.W], [np.zeros_like(W) for W in self.W]
        self.mb, self.vb = [np.zeros_like(b) for b in self.b], [np.zeros_like(b) for b in self.b]
        self.t = 0

    def step(self, X, y):
        A, Z = [X.astype(self.dtype, copy=False)], []
        for W, b in zip(self.W, self.b):
            Z.append(A[-1] @ W + b)
            A.append(np.maximum(Z[-1], 0))
        scores = np.exp(Z[-1] - Z[-1].max(axis=1, keepdims=True))
        p = scores / scores.sum(axis=1, keepdims=True)
        one_hot = np.zeros_like(p)
        one_hot[np.arange(len(y)), y] = 1
        loss = -(one_hot * np.log(p + 1e-30)).sum(axis=1).mean()
        dZ = (p - one_hot) / len(y)
        dW, db = [], []
        for layer in (2, 1, 0):
            dW.insert(0, A[layer].T @ dZ)
            db.insert(0, dZ.sum(axis=0))
            if layer > 0 or self.data_gradient:
                dA = dZ @ self.W[layer].T
            if layer > 0:
                dZ = dA * (Z[layer - 1] > 0)
        self.update(dW, db)
        return loss

    def update(self, dW, db):
        self.t += 1
        for w, m, v, grads in ((self.W, self.mW, self.vW, dW), (self.b, self.mb, self.vb, db)):
            for i, g in enumerate(grads):
                m[i] = 0.9 * m[i] + 0.1 * g
                v[i] = 0.999 * v[i] + 0.001 * g ** 2
                m_hat = m[i] / (1 - 0.9 ** self.t)
                v_hat = v[i] / (1 - 0.999 ** self.t)
                w[i] = w[i] - 0.001 * m_hat / (np.sqrt(v_hat) + 1e-8)


class Float32(Transcription):
    dtype = np.float32


class NoDataGradient(Float32):
    data_gradient = False


class FlatVector(NoDataGradient):
    """All parameters in one vector: Adam's lines run once, not six times."""

    def __init__(self, params):
        super().__init__(params)
        sizes = [len(self.W[0]), *map(len, self.b)]
        self.theta = np.concatenate([part.ravel() for pair in zip(self.W, self.b) for part in pair])
        self.grad = np.zeros_like(self.theta)
        self.m, self.v = np.zeros_like(self.theta), np.zeros_like(self.theta)
        params, self.grads = fast.windows(self.theta, sizes), fast.windows(self.grad, sizes)
        self.W, self.b = [W for W, _ in params], [b for _, b in params]

    def update(self, dW, db):
        for (into_W, into_b), W, b in zip(self.grads, dW, db):
            into_W[:], into_b[:] = W, b
        self.adam(self.theta, self.grad)

    def adam(self, w, g):
        self.t += 1
        self.m = 0.9 * self.m + 0.1 * g
        self.v = 0.999 * self.v + 0.001 * g ** 2
        m_hat = self.m / (1 - 0.9 ** self.t)
        v_hat = self.v / (1 - 0.999 ** self.t)
        w -= 0.001 * m_hat / (np.sqrt(v_hat) + 1e-8)


class InPlaceAdam(FlatVector):
    """The companion's Adam: ten operations in place and one scratch vector."""

    def __init__(self, params):
        super().__init__(params)
        rule = fast.Adam()
        memory = rule.start(self.theta)
        self.adam = lambda w, g: rule.update(w, g, memory, rule.lr)


class Companion:
    """training_step: the products write their gradients where Adam reads them; no table of ones for the labels."""

    def __init__(self, params):
        sizes = [len(params[0][0]), *(len(b) for _, b in params)]
        self.net, self.adam = fast.Network(sizes, np.random.default_rng(0)), fast.Adam()
        self.net.load(params)
        self.memory = self.adam.start(self.net.theta)

    def step(self, X, y):
        return fast.training_step(self.net, X, y, self.adam, self.memory)


RUNGS = {"literal transcription": Transcription, "float32": Float32, "no gradient of the data": NoDataGradient,
         "one flat vector": FlatVector, "Adam in place": InPlaceAdam, "companion": Companion}


def measure(rounds):
    work = WORKS["A"]
    X, y, *_ = load(work)
    batches = [slice(start, start + work.batch) for start in range(0, work.rows, work.batch)]
    rungs = {name: rung(initial(work)) for name, rung in RUNGS.items()}
    told = {name: [float(rung.step(X[batch], y[batch])) for batch in batches[:50]] for name, rung in rungs.items()}
    for name, losses in told.items():
        np.testing.assert_allclose(losses, told["companion"], rtol=1e-4, err_msg=name)

    def epoch(rung):
        for batch in batches[:50]:
            rung.step(X[batch], y[batch])

    times = in_turns({name: lambda rung=rung: epoch(rung) for name, rung in rungs.items()}, rounds)
    return {"sizes": list(work.sizes), "batch": work.batch, "rungs": {
        name: {"us": significant(1e6 * np.median(times[name]) / 50), "to companion": ratio(times, name, "companion")}
        for name in RUNGS}} | {"denormals": denormals(rounds)}


def denormals(rounds):
    """Adam on a vector of which a fifth has had no gradient for long: with and without the line that drops it."""
    rng = np.random.default_rng(0)
    count = neurons.count_params(WORKS["A"].sizes)
    works = {}
    for name, fading in (("ordinary", 0.0), ("faded", 1e-42)):
        adam, w = fast.Adam(), np.zeros(count, np.float32)
        memory = adam.start(w)
        g = rng.standard_normal(count, dtype=np.float32)
        g[:count // 5] = 0
        adam.update(w, g, memory, adam.lr)

        def update(adam=adam, w=w, g=g, memory=memory, fading=fading):
            memory.t = 1                                     # never 256: the cure stays away
            memory.sum[:count // 5] = fading
            adam.update(w, g, memory, adam.lr)
        works[name] = update
    times = in_turns(works, rounds)
    return {"share": 0.2, "faded_to_ordinary": ratio(times, "faded", "ordinary")}


def show(part):
    print("\nThe ladder at A: CPU time for one step, and as a multiple of the companion's")
    for name, row in part["rungs"].items():
        print(f"  {name:<26}{row['us']:>8,.4g} us {row['to companion']['median']:>7.3g}")
    print(f"  Adam with a fifth of its memory denormal: {part['denormals']['faded_to_ordinary']['median']:.3g} "
          "times the time")
