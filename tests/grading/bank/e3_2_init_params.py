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
