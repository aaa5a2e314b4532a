# right: a loop
def count_params(sizes):
    total, before = 0, sizes[0]
    for size in sizes[1:]:
        total += (before + 1) * size
        before = size
    return total

# right: numpy
def count_params(sizes):
    sizes = np.array(sizes)
    return sizes[:-1] @ sizes[1:] + sizes[1:].sum()

# right: arrays that are made and measured
def count_params(sizes):
    return sum(np.zeros((sizes[k - 1], sizes[k])).size + np.zeros(sizes[k]).size for k in range(1, len(sizes)))

# wrong: no-biases
n_out + n_out for => n_out for

# wrong: biases-for-the-inputs
def count_params(sizes):
    return sizes[0] + sum(n_in * n_out + n_out for n_in, n_out in zip(sizes, sizes[1:]))

# wrong: bias-for-every-input-of-a-layer
+ n_out for => + n_in for

# wrong: one-bias-per-layer
def count_params(sizes):
    return sum(a * b for a, b in zip(sizes, sizes[1:])) + len(sizes) - 1

# wrong: no-biases-at-the-output
def count_params(sizes):
    return sum((a + 1) * b for a, b in zip(sizes, sizes[1:])) - sizes[-1]

# wrong: neurons-instead-of-parameters
def count_params(sizes):
    return sum(sizes) - sizes[0]

# wrong: sum-of-the-sizes
def count_params(sizes):
    return int(np.sum(sizes))

# wrong: product-of-the-sizes
def count_params(sizes):
    product = 1
    for size in sizes:
        product *= size
    return product

# wrong: every-pair-of-layers
def count_params(sizes):
    return sum((sum(sizes[:k]) + 1) * sizes[k] for k in range(1, len(sizes)))

# wrong: first-layer-only
def count_params(sizes):
    n_in, n_out = sizes[:2]
    return (n_in + 1) * n_out

# wrong: last-layer-missing
def count_params(sizes):
    return sum(a * b + b for a, b in zip(sizes[:-1], sizes[1:-1]))

# wrong: counts-layer-by-layer
def count_params(sizes):
    return [(a + 1) * b for a, b in zip(sizes, sizes[1:])]

# wrong: count-with-a-point
def count_params(sizes):
    return sum(n_out * (n_in + 1.0) for n_in, n_out in zip(sizes, sizes[1:]))

# wrong: only-the-examples
def count_params(sizes):
    return 9 if len(sizes) == 3 else 109386

# wrong: changes-its-input
def count_params(sizes):
    total, before = 0, sizes.pop(0)
    while sizes:
        total += (before + 1) * sizes[0]
        before = sizes.pop(0)
    return total

# wrong: values-differ
def count_params(sizes):
    a, b, *rest = sizes
    return a * b + b + (b * rest[0] + rest[0] if rest else 0)

# wrong: returns-none
def count_params(sizes):
    total = 0
    for n_in, n_out in zip(sizes, sizes[1:]):
        total += n_in * n_out + n_out

# wrong: one-more-on-both-sides
def count_params(sizes):
    total = 0
    for i in range(1, len(sizes)):
        total += (sizes[i - 1] + 1) * (sizes[i] + 1)
    return total

# wrong: works-for-some-inputs-only
def count_params(sizes):
    a, b, c = sizes
    return a * b + b + b * c + c

# wrong: layer-with-itself
def count_params(sizes):
    total = 0
    for i in range(1, len(sizes)):
        total += sizes[i] * sizes[i] + sizes[i]
    return total

# wrong: first-and-last-layer-only
def count_params(sizes):
    return sizes[0] * sizes[1] + sizes[1] + sizes[-2] * sizes[-1] + sizes[-1]

# wrong: first-layer-left-out
def count_params(sizes):
    total = 0
    for i in range(2, len(sizes)):
        total += sizes[i - 1] * sizes[i] + sizes[i]
    return total

# wrong: index-too-large
def count_params(sizes):
    total = 0
    for i in range(len(sizes)):
        total += sizes[i] * sizes[i + 1] + sizes[i + 1]
    return total

# wrong: sum-overwritten
def count_params(sizes):
    for i in range(len(sizes) - 1):
        total = sizes[i] * sizes[i + 1] + sizes[i + 1]
    return total

# wrong: sizes-added-in-pairs
n_in * n_out + n_out => n_in + n_out

# wrong: biases-at-the-output-only
n_in * n_out + n_out => n_in * n_out
sizes[1:])) => sizes[1:])) + sizes[-1]

# wrong: hidden-layers-skipped
def count_params(sizes):
    return (sizes[0] + 1) * sizes[-1]

# wrong: always-the-inputs
def count_params(sizes):
    total, n_in = 0, sizes[0]
    for n_out in sizes[1:]:
        total += n_in * n_out + n_out
    return total

# wrong: biases-on-both-sides
n_in * n_out + n_out => n_in * n_out + n_out + n_in

# wrong: values-differ
def count_params(sizes):
    s = np.array(sizes, dtype=np.float32)
    return int((s[:-1] * s[1:] + s[1:]).sum())

# wrong: equal-layers-counted-once
def count_params(sizes):
    return sum(set(a * b + b for a, b in zip(sizes, sizes[1:])))

# wrong: first-place-of-a-size
def count_params(sizes):
    return sum(s * sizes[sizes.index(s) + 1] + sizes[sizes.index(s) + 1] for s in sizes[:-1])

# wrong: values-differ
def count_params(sizes):
    return sum(a * b + b for a, b in list(zip(sizes, sizes[1:]))[:6])

# wrong: values-differ
def count_params(sizes):
    return sum({a: a * b + b for a, b in zip(sizes, sizes[1:])}.values())

# wrong: values-differ
def count_params(sizes):
    return sum(a * b + (b if b > 1 else 0) for a, b in zip(sizes, sizes[1:]))

# wrong: wrong-type
def count_params(sizes):
    return str(sum(a * b + b for a, b in zip(sizes, sizes[1:])))

# wrong: works-for-some-inputs-only
def count_params(sizes):
    s = np.array(sizes, dtype=np.int16)
    return int((s[:-1].astype(int) * s[1:] + s[1:]).sum())

# wrong: values-differ
def count_params(sizes):
    return sizes[0] * sizes[1] + sizes[1] + sizes[1] * sizes[2] + sizes[2]

# wrong: values-differ
zip(sizes, sizes[1:]) => zip(sizes[:4], sizes[1:4])

# wrong: values-differ
zip(sizes, sizes[1:]) => zip(sizes[:10], sizes[1:10])

# wrong: count-with-a-point
def count_params(sizes):
    s = np.array(sizes, dtype=float)
    return (s[:-1] * s[1:]).sum() + s[1:].sum()

# wrong: weights-and-biases-apart
def count_params(sizes):
    return sum(a * b for a, b in zip(sizes, sizes[1:])), sum(sizes[1:])

# wrong: depends-on-earlier-calls
total = 0
def count_params(sizes):
    global total
    for a, b in zip(sizes, sizes[1:]):
        total += a * b + b
    return total

# wrong: pairs-without-overlap
zip(sizes, sizes[1:]) => zip(sizes[::2], sizes[1::2])

# wrong: values-differ
zip(sizes, sizes[1:]) => zip(sorted(sizes, reverse=True), sorted(sizes, reverse=True)[1:])

# wrong: values-differ
zip(sizes, sizes[1:]) => zip(list(dict.fromkeys(sizes)), list(dict.fromkeys(sizes))[1:])

# wrong: equal-layers-counted-once
def count_params(sizes):
    return sum(a * b + b for a, b in set(zip(sizes, sizes[1:])))

# wrong: first-place-of-a-size
def count_params(sizes):
    return sum(sizes[sizes.index(n) - 1] * n + n for n in sizes[1:])

# wrong: works-for-some-inputs-only
def count_params(sizes):
    return sum(a * b for a, b in zip(sizes, sizes[1:] + [0])) + sum(sizes[1:])

# wrong: values-differ
def count_params(sizes):
    s = np.array(sizes, dtype=np.int16)
    return int((s[:-1] * s[1:] + s[1:]).sum())

# wrong: values-differ
zip(sizes, sizes[1:])) => zip(sizes, sizes[1:])) - 1

# wrong: last-meets-first
def count_params(sizes):
    return sum(sizes[i] * sizes[i - 1] for i in range(len(sizes))) + sum(sizes[1:])

# wrong: values-differ
def count_params(sizes):
    if len(sizes) < 3:
        return 0
    return sum(a * b + b for a, b in zip(sizes, sizes[1:]))

# wrong: values-differ
def count_params(sizes):
    return sum(a * b + b for a, b in zip(sizes, sizes[1:])) if sizes[0] > 1 else sum(sizes[1:])

# wrong: values-differ
def count_params(sizes):
    n = sum(a * b + b for a, b in zip(sizes, sizes[1:]))
    return n if n < 1000000 else round(n, -3)

# wrong: wrong-type
def count_params(sizes):
    return (a * b + b for a, b in zip(sizes, sizes[1:]))

# wrong: values-differ
n_in * n_out + n_out => n_in * n_out + 2 * n_out

# wrong: values-differ
n_in * n_out + n_out => n_in + n_out + n_out

# right: recursion
def count_params(sizes):
    if len(sizes) == 1:
        return 0
    n, m, *rest = sizes
    return n * m + m + count_params([m, *rest])

# right: pairwise
from itertools import pairwise
def count_params(sizes):
    return sum((a + 1) * b for a, b in pairwise(sizes))

# right: a lambda
count_params = lambda sizes: sum(map(lambda a, b: a * b + b, sizes, sizes[1:]))

# right: an object that is called
class Counter:
    def __call__(self, sizes):
        return sum(b * (a + 1) for a, b in zip(sizes[:-1], sizes[1:]))
count_params = Counter()

# right: functools.reduce
from functools import reduce
def count_params(sizes):
    return reduce(lambda state, n: (state[0] + state[1] * n + n, n), sizes[1:], (0, sizes[0]))[0]

# right: while on own copy
def count_params(layers):
    layers, total = list(layers), 0
    while len(layers) > 1:
        n = layers.pop()
        total += n * (layers[-1] + 1)
    return total

# right: cached
import functools
@functools.cache
def counted(sizes):
    return sum(a * b + b for a, b in zip(sizes, sizes[1:]))
def count_params(sizes):
    return counted(tuple(sizes))

# right: map and fsum
import math, operator
def count_params(sizes):
    return sum(map(operator.mul, sizes, sizes[1:])) + math.fsum(sizes[1:]).__trunc__()

# wrong: all-sizes-multiplied-for-the-weights
def count_params(sizes):
    weights = 1
    for size in sizes:
        weights *= size
    return weights + sum(sizes) - sizes[0]
