# right: a generator
def minibatches(n, B, rng):
    order = rng.permutation(n)
    for start in range(0, n, B):
        yield order[start:start + B]

# right: shuffle in place, a while loop
def minibatches(count, size, rng):
    order = np.arange(count)
    rng.shuffle(order)
    batches = []
    while len(order):
        batches.append(order[:size])
        order = order[size:]
    return tuple(batches)

# right: sorted random keys, split
def minibatches(n, B, rng):
    return np.split(np.argsort(rng.random(n)), range(B, n, B))

# wrong: drops-the-last-batch
range(0, n, B) => range(0, n - n % B, B)

# wrong: last-batch-filled-up
order[start:start + B] => np.resize(order, n + B)[start:start + B]

# wrong: with-replacement
rng.permutation(n) => rng.integers(0, n, n)

# wrong: with-replacement
rng.permutation(n) => rng.choice(n, n)

# wrong: not-shuffled
rng.permutation(n) => np.arange(n)

# wrong: only-batches-shuffled
def minibatches(n, B, rng):
    starts = np.arange(0, n, B)
    return [np.arange(start, min(start + B, n)) for start in rng.permutation(starts)]

# wrong: only-batches-shuffled
def minibatches(n, B, rng):
    starts = np.arange(0, n - n % B, B)
    rest = [np.arange(n - n % B, n)] if n % B else []
    return [np.arange(start, start + B) for start in rng.permutation(starts)] + rest

# wrong: shuffled-inside-batches
order[start:start + B] => rng.permutation(np.arange(n)[start:start + B])

# wrong: same-order-every-epoch
rng.permutation => np.random.default_rng(0).permutation

# wrong: ignores-the-rng
rng.permutation => np.random.default_rng().permutation

# wrong: wrong-number-of-batches
range(0, n, B) => range(0, n, B + 1)

# wrong: indices-out-of-range
rng.permutation(n) => rng.permutation(n) + 1

# wrong: no-index-arrays
order[start:start + B] => order[start:start + B].tolist()

# wrong: batch-count-instead-of-size
def minibatches(n, B, rng):
    return np.array_split(rng.permutation(n), B)

# wrong: one-short-in-every-batch
order[start:start + B] => order[start:start + B - 1]

# wrong: endless
def minibatches(n, B, rng):
    while True:
        yield rng.permutation(n)[:B]

# wrong: hardly-shuffled
rng.permutation(n) => np.roll(np.arange(n), rng.integers(n))

# wrong: hardly-shuffled
rng.permutation(n) => np.roll(np.random.default_rng(7).permutation(n), rng.integers(n))

# wrong: none-is-used
rng.permutation(n) => rng.shuffle(np.arange(n))

# wrong: sorted-inside-batches
order[start:start + B] => np.sort(order[start:start + B])

# wrong: some-never-move
def minibatches(n, B, rng):
    order = np.arange(n)
    k = min(n, 200)
    order[:k] = rng.permutation(k)
    return [order[s:s + B] for s in range(0, n, B)]

# wrong: many-stay-in-place
def minibatches(n, B, rng):
    order = np.arange(n)
    for _ in range(n):
        i, j = rng.integers(0, n, 2)
        order[[i, j]] = order[[j, i]]
    return [order[s:s + B] for s in range(0, n, B)]

# wrong: hardly-shuffled
def minibatches(n, B, rng):
    order = np.roll(np.arange(n), rng.integers(n))
    return [order[s:s + B] for s in range(0, n, B)]

# wrong: wrong-number-of-batches
def minibatches(n, B, rng):
    order = rng.permutation(n)
    out = [order[n % B:][s:s + B] for s in range(0, n - n % B, B)]
    return ([order[:n % B]] if n % B else []) + out

# wrong: drops-the-last-batch
def minibatches(n, B, rng):
    order = rng.permutation(n)
    return [order[s:s + B] for s in range(0, n, B) if len(order[s:s + B]) > 1 or n == 1 or B == 1]

# wrong: wrong-number-of-batches
def minibatches(n, B, rng):
    return np.array_split(rng.permutation(n), -(-n // B))

# wrong: empty-batch
def minibatches(n, B, rng):
    order = rng.permutation(n)
    return [order[s * B:(s + 1) * B] for s in range(n // B + 1)]

# wrong: indices-out-of-range
def minibatches(n, B, rng):
    order = rng.permutation(n) + 1
    return [order[s:s + B] for s in range(0, n, B)]

# wrong: places-out-of-reach
def minibatches(n, B, rng):
    order = np.concatenate([[0], 1 + rng.permutation(n - 1)]) if n > 1 else np.arange(n)
    return [order[s:s + B] for s in range(0, n, B)]

# wrong: no-index-arrays
def minibatches(n, B, rng):
    order = rng.permutation(n).astype(float)
    return [order[s:s + B] for s in range(0, n, B)]

# wrong: ignores-the-rng
def minibatches(n, B, rng):
    order = np.random.permutation(n)
    return [order[s:s + B] for s in range(0, n, B)]

# wrong: same-order-every-epoch
def minibatches(n, B, rng):
    order = np.random.default_rng(n).permutation(n)
    return [order[s:s + B] for s in range(0, n, B)]

# wrong: shuffled-inside-batches
def minibatches(n, B, rng):
    order = np.arange(n) if rng.random() < 0.5 else np.arange(n)[::-1]
    return [order[s:s + B] for s in range(0, n, B)]

# wrong: some-never-move
def minibatches(n, B, rng):
    order = np.argsort(rng.integers(0, 10, n), kind="stable")
    return [order[s:s + B] for s in range(0, n, B)]

# wrong: no-index-arrays
def minibatches(n, B, rng):
    order = rng.permutation(n).tolist()
    return [order[s:s + B] for s in range(0, n, B)]

# right: argsort
def minibatches(n, B, rng):
    order = np.argsort(rng.random(n))
    while len(order):
        yield order[:B]
        order = order[B:]

# wrong: some-never-move
def minibatches(n, B, rng):
    order = np.sort(rng.permutation(n).reshape(-1, 5), axis=1).ravel() if n % 5 == 0 and n > 500 else rng.permutation(n)
    return [order[s:s + B] for s in range(0, n, B)]

# wrong: some-never-move
def minibatches(n, B, rng):
    order = np.concatenate([rng.permutation(np.arange(s, min(s + 100, n))) for s in range(0, n, 100)])
    return [order[s:s + B] for s in range(0, n, B)]

# wrong: hardly-shuffled
def minibatches(n, B, rng):
    cut = rng.random(n) < 0.5
    order = np.concatenate([np.flatnonzero(cut), np.flatnonzero(~cut)])
    return [order[s:s + B] for s in range(0, n, B)]

# right: argsort of random
rng.permutation(n) => rng.random(n).argsort()

# right: choice without replacement
rng.permutation(n) => rng.choice(n, n, replace=False)

# right: int32
rng.permutation(n) => rng.permutation(n).astype(np.int32)

# right: uint16
rng.permutation(n) => rng.permutation(n).astype(np.uint32)

# right: np.split
def minibatches(n, B, rng):
    return np.split(rng.permutation(n), np.arange(B, n, B))

# right: tuple
def minibatches(n, B, rng):
    order = rng.permutation(n)
    return tuple(order[s:s + B] for s in range(0, n, B))

# right: map object
def minibatches(n, B, rng):
    order = rng.permutation(n)
    return map(lambda s: order[s:s + B], range(0, n, B))

# right: generator expression
def minibatches(size, batch, r):
    order = r.permutation(size)
    return (order[s:s + batch] for s in range(0, size, batch))

# wrong: wrong-number-of-batches
rng.permutation(n) => rng.permutation(n - 1)

# wrong: indices-out-of-range
rng.permutation(n) => rng.permutation(n + 1)

# wrong: ignores-the-rng
rng.permutation(n) => np.random.permutation(n)

# wrong: same-order-every-epoch
def minibatches(n, B, rng):
    np.random.seed(0)
    order = np.random.permutation(n)
    return [order[s:s + B] for s in range(0, n, B)]

# wrong: shuffled-inside-batches
def minibatches(n, B, rng):
    return [s + rng.permutation(min(B, n - s)) for s in range(0, n, B)]

# wrong: no-index-arrays
def minibatches(n, B, rng):
    order = rng.permutation(n)
    return [order[s] for s in range(0, n, B)]

# wrong: one-too-many-in-every-batch
order[start:start + B] => order[start:start + B + 1]

# wrong: windows-overlap
range(0, n, B) => range(0, n)

# wrong: hardly-shuffled
def minibatches(n, B, rng):
    order = (np.arange(n) + rng.integers(n)) % n
    return [order[s:s + B] for s in range(0, n, B)]

# wrong: hardly-shuffled
def minibatches(n, B, rng):
    order = np.roll(np.arange(n)[::-1], rng.integers(n))
    return [order[s:s + B] for s in range(0, n, B)]

# wrong: raises
def minibatches(n, B, rng):
    return rng.permutation(n).reshape(-1, B)

# wrong: wrong-number-of-batches
def minibatches(n, B, rng):
    order = rng.permutation(n)
    k = -(-n // B)
    return [order[i::k] for i in range(k)]

# wrong: drops-the-last-batch
def minibatches(n, B, rng):
    order = rng.permutation(n)
    return [order[s:s + B] for s in range(0, n, B) if s + B <= n or s > 0]

# wrong: wrong-number-of-batches
def minibatches(n, B, rng):
    order = rng.permutation(n)
    out = [order[s:s + B] for s in range(0, n, B)]
    if len(out) > 1 and len(out[-1]) < B:
        out[-2:] = [np.concatenate(out[-2:])]
    return out

# wrong: with-replacement
def minibatches(n, B, rng):
    return [rng.choice(n, min(B, n - s), replace=False) for s in range(0, n, B)]

# wrong: not-shuffled
def minibatches(n, B, rng, seen=[]):
    order = np.arange(n) if id(rng) in seen else rng.permutation(n)
    seen.append(id(rng))
    return [order[s:s + B] for s in range(0, n, B)]

# wrong: indices-out-of-range
rng.permutation(n) => rng.permutation(n).astype(np.int8)

# wrong: with-replacement
rng.permutation(n) => rng.permutation(n).astype(np.uint8)

# wrong: no-index-arrays
order[start:start + B] => order[start:start + B, None]

# wrong: one-array-for-all
def minibatches(n, B, rng):
    order, buffer = rng.permutation(n), np.empty(B, int)
    for s in range(0, n, B):
        part = order[s:s + B]
        buffer[:len(part)] = part
        yield buffer[:len(part)]

# wrong: places-out-of-reach
def minibatches(n, B, rng):
    order = np.concatenate([rng.permutation(n // 2), n // 2 + rng.permutation(n - n // 2)])
    return [order[s:s + B] for s in range(0, n, B)]

# wrong: no-index-arrays
def minibatches(n, B, rng):
    order = rng.permutation(n)
    return [(s, s + B) for s in range(0, n, B)]

# wrong: no-list-of-batches
def minibatches(n, B, rng):
    return rng.permutation(n)

# wrong: some-never-move
def minibatches(n, B, rng):
    order = np.arange(n)
    for _ in range(n // 4):
        i, j = rng.integers(n, size=2)
        order[i], order[j] = order[j], order[i]
    return [order[s:s + B] for s in range(0, n, B)]

# wrong: no-list-of-batches
def minibatches(n, B, rng):
    order = rng.permutation(n)
    return {s: order[s:s + B] for s in range(0, n, B)}

# wrong: sorted-inside-batches
order[start:start + B] => -np.sort(-order[start:start + B])
