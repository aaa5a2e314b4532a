# right: normal with a scale
def init_params(sizes, rng):
    return [(rng.normal(0, np.sqrt(2 / i), (i, o)), np.zeros(o)) for i, o in zip(sizes[:-1], sizes[1:])]

# right: a loop, biases drawn away
def init_params(sizes, rng):
    params = []
    for layer in range(1, len(sizes)):
        b = 0 * rng.random(sizes[layer])
        W = rng.standard_normal(size=(sizes[layer - 1], sizes[layer])) / (sizes[layer - 1] / 2) ** 0.5
        params.append((W, b))
    return params

# right: float32, from the last layer to the first
def init_params(sizes, rng):
    params = []
    for i, o in reversed(list(zip(sizes, sizes[1:]))):
        params.insert(0, ((rng.standard_normal((i, o)) * np.sqrt(2 / i)).astype(np.float32), np.zeros(o, np.float32)))
    return params

# wrong: variance-as-deviation
np.sqrt(2 / n_in) => 2 / n_in

# wrong: fan-out
2 / n_in => 2 / n_out

# wrong: glorot
2 / n_in => 2 / (n_in + n_out)

# wrong: one-over-n
2 / n_in => 1 / n_in

# wrong: unscaled
 * np.sqrt(2 / n_in) => 

# wrong: constant-scale
np.sqrt(2 / n_in) => 0.01

# wrong: not-he
np.sqrt(2 / n_in) => np.sqrt(3 / n_in)

# wrong: all-alike
rng.standard_normal((n_in, n_out)) => np.ones((n_in, n_out))

# wrong: all-alike
rng.standard_normal((n_in, n_out)) => np.zeros((n_in, n_out))

# wrong: uniform
rng.standard_normal((n_in, n_out)) => rng.uniform(-np.sqrt(3), np.sqrt(3), (n_in, n_out))

# wrong: not-centred
rng.standard_normal((n_in, n_out)) => rng.random((n_in, n_out))

# wrong: biases-not-zero
np.zeros(n_out) => rng.standard_normal(n_out)

# wrong: own-seed
rng.standard_normal => np.random.default_rng(0).standard_normal

# wrong: ignores-the-rng
rng.standard_normal => np.random.default_rng().standard_normal

# wrong: layers-alike
def init_params(sizes, rng):
    seed = int(rng.integers(2**31))
    return [(np.random.default_rng(seed).standard_normal((i, o)) * np.sqrt(2 / i), np.zeros(o)) for i, o in zip(sizes, sizes[1:])]

# wrong: wrong-shape
(n_in, n_out)) => (n_out, n_in))

# wrong: wrong-count
zip(sizes, sizes[1:]) => zip(sizes[1:], sizes[2:])

# wrong: all-alike
rng.standard_normal((n_in, n_out)) => np.ones((1, n_out)) * rng.standard_normal((n_in, 1))

# wrong: all-alike
rng.standard_normal((n_in, n_out)) => np.ones((n_in, 1)) * rng.standard_normal((1, n_out))

# wrong: returns-an-iterator
def init_params(sizes, rng):
    return ((rng.normal(size=(i, o)) * np.sqrt(2 / i), np.zeros(o)) for i, o in zip(sizes, sizes[1:]))

# wrong: root-of-the-two-only
np.sqrt(2 / n_in) => np.sqrt(2) / n_in

# wrong: not-normal
rng.standard_normal((n_in, n_out)) => rng.laplace(0, np.sqrt(0.5), (n_in, n_out))

# wrong: not-normal
rng.standard_normal((n_in, n_out)) => rng.choice([-1.0, 1.0], (n_in, n_out))

# wrong: not-normal
rng.standard_normal((n_in, n_out)) => np.clip(rng.standard_normal((n_in, n_out)), -2, 2) / 0.9602

# wrong: not-normal
rng.standard_normal((n_in, n_out)) => rng.standard_t(5, (n_in, n_out)) * np.sqrt(3 / 5)

# wrong: not-normal
rng.standard_normal((n_in, n_out)) => rng.triangular(-np.sqrt(6), 0, np.sqrt(6), (n_in, n_out))

# wrong: not-he
2 / n_in => 2 / (n_in + 1)

# wrong: not-he
np.sqrt(2 / n_in) => 1.01 * np.sqrt(2 / n_in)

# wrong: not-he
np.sqrt(2 / n_in) => 1.42 / np.sqrt(max(n_in, 2))

# wrong: drawn-once-used-twice
rng.standard_normal((n_in, n_out)) => np.tile(rng.standard_normal((n_in, n_out // 2 + 1)), 2)[:, :n_out]

# wrong: drawn-once-used-twice
rng.standard_normal((n_in, n_out)) => np.concatenate([(h := rng.standard_normal((n_in // 2 + 1, n_out))), -h])[:n_in]

# wrong: uniform
rng.standard_normal((n_in, n_out)) => (rng.random((n_in, n_out)) - 0.5) * np.sqrt(12)

# right: entry by entry
def init_params(sizes, rng):
    params = []
    for n_in, n_out in zip(sizes, sizes[1:]):
        W = np.zeros((n_in, n_out))
        for i in range(n_in):
            for j in range(n_out):
                W[i, j] = rng.normal(0, (2 / n_in) ** 0.5)
        params.append((W, np.zeros(n_out)))
    return params

# right: float32 drawn
rng.standard_normal((n_in, n_out)) => rng.standard_normal((n_in, n_out), dtype=np.float32)

# right: sum of uniforms no; transposed draw
rng.standard_normal((n_in, n_out)) => rng.standard_normal((n_out, n_in)).T

# wrong: constant-scale
def init_params(sizes, rng):
    return [(rng.standard_normal((i, o)) * np.sqrt(2 / sizes[0]), np.zeros(o)) for i, o in zip(sizes, sizes[1:])]

# wrong: not-he
def init_params(sizes, rng):
    last = len(sizes) - 2
    return [(rng.standard_normal((i, o)) * np.sqrt((1 if k == last else 2) / i), np.zeros(o)) for k, (i, o) in enumerate(zip(sizes, sizes[1:]))]

# wrong: biases-not-zero
np.zeros(n_out) => np.full(n_out, 0.01)

# wrong: layers-alike
def init_params(sizes, rng):
    kept = {}
    return [(kept.setdefault((i, o, k % 2), rng.standard_normal((i, o)) * np.sqrt(2 / i)), np.zeros(o)) for k, (i, o) in enumerate(zip(sizes, sizes[1:]))]

# wrong: rng-copied
def init_params(sizes, rng):
    from copy import deepcopy
    rng = deepcopy(rng)
    return [(rng.standard_normal((i, o)) * np.sqrt(2 / i), np.zeros(o)) for i, o in zip(sizes, sizes[1:])]

# wrong: not-he
rng.standard_normal((n_in, n_out)) * np.sqrt(2 / n_in) => rng.uniform(-1, 1, (n_in, n_out)) * np.sqrt(2 / n_in)

# wrong: biases-not-zero
np.zeros(n_out) => np.ones(n_out)

# wrong: wrong-shape
np.zeros(n_out) => np.zeros((1, n_out))

# wrong: wrong-shape
np.zeros(n_out) => np.zeros((n_out, 1))

# wrong: wrong-type
np.zeros(n_out) => 0.0

# wrong: wrong-shape
np.zeros(n_out) => np.zeros(n_in)

# wrong: ignores-the-rng
rng.standard_normal((n_in, n_out)) => np.random.randn(n_in, n_out)

# wrong: ignores-the-rng
rng.standard_normal((n_in, n_out)) => np.random.default_rng().standard_normal((n_in, n_out))

# wrong: not-he
rng.standard_normal((n_in, n_out)) => (rng.random((n_in, n_out)) - 0.5)

# wrong: not-centred
rng.standard_normal((n_in, n_out)) => np.abs(rng.standard_normal((n_in, n_out)))

# wrong: wrong-count
zip(sizes, sizes[1:]) => zip(sizes[:-1], sizes[1:-1])

# wrong: wrong-count
zip(sizes, sizes[1:]) => zip([sizes[0], *sizes], sizes)

# wrong: not-he
np.sqrt(2 / n_in) => np.sqrt(n_in / 2)

# wrong: adjusted-afterwards
def init_params(sizes, rng):
    out = []
    for n_in, n_out in zip(sizes, sizes[1:]):
        W = rng.standard_normal((n_in, n_out))
        W = (W - W.mean()) / (W.std() + 1e-9)
        out.append((W * np.sqrt(2 / n_in), np.zeros(n_out)))
    return out

# wrong: layers-alike
def init_params(sizes, rng):
    made = {}
    out = []
    for n_in, n_out in zip(sizes, sizes[1:]):
        if (n_in, n_out) not in made:
            made[n_in, n_out] = rng.standard_normal((n_in, n_out)) * np.sqrt(2 / n_in)
        out.append((made[n_in, n_out], np.zeros(n_out)))
    return out

# wrong: own-seed
def init_params(sizes, rng):
    rng = np.random.default_rng(sum(sizes))
    return [(rng.standard_normal((n_in, n_out)) * np.sqrt(2 / n_in), np.zeros(n_out))
            for n_in, n_out in zip(sizes, sizes[1:])]

# wrong: changes-its-input
def init_params(sizes, rng):
    out = []
    while len(sizes) > 1:
        n_in = sizes.pop(0)
        out.append((rng.standard_normal((n_in, sizes[0])) * np.sqrt(2 / n_in), np.zeros(sizes[0])))
    return out

# wrong: not-centred
rng.standard_normal((n_in, n_out)) => rng.normal(0.3, 1, (n_in, n_out))

# wrong: wrong-type
np.zeros(n_out) => [0.0] * n_out

# wrong: biases-not-zero
np.zeros(n_out) => np.random.default_rng(0).normal(size=n_out) * 1e-3

# wrong: weights-resemble
rng.standard_normal((n_in, n_out)) => (rng.standard_normal((n_in, n_out)) + np.random.default_rng(0).standard_normal((n_in, n_out))) / 2 ** 0.5

# wrong: not-normal
rng.standard_normal((n_in, n_out)) => (rng.standard_normal((n_in, n_out)) * 2 ** 0.5 * (rng.random((n_in, n_out)) < 0.5))

# wrong: all-alike
2 / n_in => 2 // n_in

# wrong: biases-not-zero
np.zeros(n_out) => np.zeros(n_out) if n_out == sizes[-1] else rng.standard_normal(n_out)

# wrong: adjusted-afterwards
def init_params(sizes, rng):
    draw = [rng.standard_normal((i, o)) * np.sqrt(2 / i) for i, o in zip(sizes, sizes[1:])]
    return [(W - W.mean() if W.size > 1 else W, np.zeros(W.shape[1])) for W in draw]

# wrong: weights-resemble
def init_params(sizes, rng):
    params, old = [], 0
    for i, o in zip(sizes, sizes[1:]):
        W = rng.standard_normal((i, o))
        if np.shape(old) == W.shape:
            W = (W + old) / np.sqrt(2)
        old = W
        params.append((W * np.sqrt(2 / i), np.zeros(o)))
    return params

# wrong: not-normal
rng.standard_normal((n_in, n_out)) => rng.logistic(0, np.sqrt(3) / np.pi, (n_in, n_out))

# wrong: not-normal
rng.standard_normal((n_in, n_out)) => (rng.binomial(100, 0.5, (n_in, n_out)) - 50) / 5

# right: normal with scale
rng.standard_normal((n_in, n_out)) * np.sqrt(2 / n_in) => rng.normal(scale=np.sqrt(2 / n_in), size=(n_in, n_out))

# right: normal positional
rng.standard_normal((n_in, n_out)) * np.sqrt(2 / n_in) => rng.normal(0, (2 / n_in) ** 0.5, (n_in, n_out))

# right: lists as pairs
(rng.standard_normal((n_in, n_out)) * np.sqrt(2 / n_in), np.zeros(n_out)) => [rng.standard_normal((n_in, n_out)) * np.sqrt(2 / n_in), np.zeros(n_out)]

# right: index loop
import math
def init_params(layers, generator):
    params = []
    for i in range(1, len(layers)):
        W = generator.standard_normal(size=[layers[i - 1], layers[i]])
        W *= math.sqrt(2.0 / layers[i - 1])
        params.append((W, W[0] * 0))
    return params

# right: recursion
def init_params(sizes, rng):
    if len(sizes) < 2:
        return []
    n_in, n_out, *rest = sizes
    W = rng.standard_normal((n_in, n_out)) * np.sqrt(2 / n_in)
    return [(W, np.zeros(n_out))] + init_params([n_out, *rest], rng)

# right: box muller
def init_params(sizes, rng):
    def draw(n_in, n_out):
        u, v = 1 - rng.random((n_in, n_out)), rng.random((n_in, n_out))
        return np.sqrt(-2 * np.log(u)) * np.cos(2 * np.pi * v) * np.sqrt(2 / n_in)
    return [(draw(a, b), np.zeros(b)) for a, b in zip(sizes, sizes[1:])]

# right: spawned seed
def init_params(sizes, rng):
    own = np.random.default_rng(rng.integers(1 << 62))
    return [(own.standard_normal((a, b)) * np.sqrt(2 / a), np.zeros(b)) for a, b in zip(sizes, sizes[1:])]

# right: from the last layer
def init_params(sizes, rng):
    out = []
    for b, a in zip(sizes[::-1], sizes[-2::-1]):
        out.insert(0, (rng.normal(0, np.sqrt(2 / a), (a, b)), np.zeros(b)))
    return out

# right: float32
rng.standard_normal((n_in, n_out)) * np.sqrt(2 / n_in), np.zeros(n_out) => (rng.standard_normal((n_in, n_out)) * np.sqrt(2 / n_in)).astype(np.float32), np.zeros(n_out, np.float32)

# right: one draw for all
def init_params(sizes, rng):
    pairs = list(zip(sizes, sizes[1:]))
    numbers = iter(rng.standard_normal(sum(a * b for a, b in pairs)))
    return [(np.array([next(numbers) for _ in range(a * b)]).reshape(a, b) * np.sqrt(2 / a), np.zeros(b))
            for a, b in pairs]

# right: pairwise
from itertools import pairwise
def init_params(sizes, rng):
    return list(map(lambda s: (rng.standard_normal(s) / np.sqrt(s[0] / 2), np.zeros(s[1])), pairwise(sizes)))

# right: default_rng passes rng
def init_params(sizes, rng):
    rng = np.random.default_rng(rng)
    return [(rng.standard_normal((a, b)) * np.sqrt(2 / a), np.zeros_like(sizes[1:], shape=b, dtype=float))
            for a, b in zip(sizes, sizes[1:])]

# right: biases drawn times 0
np.zeros(n_out) => rng.standard_normal(n_out) * 0

# right: columns one by one
rng.standard_normal((n_in, n_out)) => np.stack([rng.standard_normal(n_in) for _ in range(n_out)], axis=1)

# right: a child of the rng for each layer
def init_params(sizes, rng):
    return [(child.standard_normal((i, o)) * np.sqrt(2 / i), np.zeros(o))
            for child, i, o in zip(rng.spawn(len(sizes) - 1), sizes, sizes[1:])]
