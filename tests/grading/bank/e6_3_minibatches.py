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

# wrong: no-index-arrays
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
