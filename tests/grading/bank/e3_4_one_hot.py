# right: zeros and a pair of index arrays
def one_hot(y, k):
    Y = np.zeros((len(y), k), dtype=np.float32)
    Y[np.arange(len(y)), y] = 1
    return Y

# right: a comparison
def one_hot(labels, classes):
    return (labels[:, None] == np.arange(classes)).astype(np.float32)

# right: a loop
def one_hot(y, k):
    rows = []
    for label in y:
        row = [0.0] * k
        row[label] = 1.0
        rows.append(row)
    return np.array(rows, dtype="float32")

# wrong: counts-from-one
def one_hot(y, k):
    Y = np.zeros((len(y), k), dtype=np.float32)
    Y[np.arange(len(y)), y.astype(int) - 1] = 1
    return Y

# wrong: one-column-late
def one_hot(y, k):
    return (y[:, None] + 1 == np.arange(k)).astype(np.float32)

# wrong: classes-of-the-batch
def one_hot(y, k):
    return np.eye(y.max() + np.int64(1), dtype=np.float32)[y]

# wrong: classes-that-occur
def one_hot(y, k):
    classes = sorted(set(y.tolist()))
    return np.array([[float(label == one) for one in classes] for label in y], dtype=np.float32)

# wrong: every-row-gets-all
def one_hot(y, k):
    Y = np.zeros((len(y), k), dtype=np.float32)
    for label in y:
        Y[:, label] = 1
    return Y

# wrong: label-instead-of-one
def one_hot(y, k):
    Y = np.zeros((len(y), k), dtype=np.float32)
    Y[np.arange(len(y)), y] = y
    return Y

# wrong: one-column-too-many
np.eye(k, => np.eye(k + 1,

# wrong: zeros-and-ones-swapped
def one_hot(y, k):
    return (y[:, None] != np.arange(k)).astype(np.float32)

# wrong: counts-of-the-classes
def one_hot(y, k):
    return np.bincount(y, minlength=k).astype(np.float32)

# wrong: classes-as-rows
def one_hot(y, k):
    return (y == np.arange(k)[:, None]).astype(np.float32)

# wrong: thermometer
def one_hot(y, k):
    return (y[:, None] >= np.arange(k)).astype(np.float32)

# wrong: float64-rows
def one_hot(y, k):
    return np.eye(k)[y]

# wrong: truth-values
def one_hot(y, k):
    return y[:, None] == np.arange(k)

# wrong: whole-number-rows
def one_hot(y, k):
    return np.eye(k, dtype=int)[y]

# wrong: returns-a-list
def one_hot(y, k):
    return np.eye(k, dtype=np.float32)[y].tolist()

# wrong: changes-its-input
def one_hot(y, k):
    y += k
    return np.eye(k, dtype=np.float32)[y - k]

# wrong: only-the-examples
def one_hot(y, k):
    return np.array([[0, 0, 1, 0, 0], [1, 0, 0, 0, 0]], dtype=np.float32)

# wrong: class-chooses-the-row
def one_hot(y, k):
    Y = np.zeros((len(y), k), np.float32)
    Y[y] = 1
    return Y

# wrong: places-swapped
def one_hot(y, k):
    Y = np.zeros((len(y), k), np.float32)
    Y[y, np.arange(len(y))] = 1
    return Y

# wrong: first-row-gets-all
def one_hot(y, k):
    Y = np.zeros((len(y), k), np.float32)
    Y[0, y] = 1
    return Y

# wrong: last-row-left-empty
def one_hot(y, k):
    out = np.zeros((len(y), k), dtype="float32")
    for i, c in enumerate(y[:-1]):
        out[i, c] = 1
    return out

# wrong: starts-with-ones
def one_hot(y, k):
    out = np.ones((len(y), k), dtype="float32")
    for i, c in enumerate(y):
        out[i, c] = 1
    return out

# wrong: counts-from-one
[y] => [y - 1]

# wrong: row-not-cleared
def one_hot(y, k):
    row, rows = np.zeros(k, np.float32), []
    for c in y:
        row[c] = 1
        rows.append(row.copy())
    return np.array(rows)

# wrong: stops-after-the-first-row
def one_hot(y, k):
    Y = np.zeros((len(y), k), np.float32)
    for i, c in enumerate(y):
        Y[i, c] = 1
        return Y

# wrong: array-made-anew
def one_hot(y, k):
    for i, c in enumerate(y):
        Y = np.zeros((len(y), k), np.float32)
        Y[i, c] = 1
    return Y

# wrong: values-differ
def one_hot(y, k):
    Y = np.zeros((len(y), k), np.float32)
    for i in range(min(len(y), 50)):
        Y[i, y[i]] = 1
    return Y

# wrong: wrong-shape
def one_hot(y, k):
    return np.eye(max(k, 2), dtype=np.float32)[y]

# wrong: values-differ
def one_hot(y, k):
    return np.eye(k, dtype=np.float32)[y.astype(np.int8)]

# wrong: rows-of-other-floats
def one_hot(y, k):
    return (np.arange(k) == y[:, None]).astype(np.float16)

# wrong: constant-factor
def one_hot(y, k):
    return np.eye(k, dtype=np.float32)[y] * (1 - 1e-3)

# wrong: values-differ
def one_hot(y, k):
    return np.eye(k, dtype=np.float32)[y] + np.float32(1e-7)

# wrong: rows-sorted
def one_hot(y, k):
    return np.eye(k, dtype=np.float32)[np.sort(y)]

# wrong: class-zero-left-empty
def one_hot(y, k):
    return np.eye(k, dtype=np.float32)[y] * (y[:, None] > 0)

# wrong: values-differ
def one_hot(y, k):
    return np.eye(k, dtype=np.float32)[np.minimum(y, 9)]

# wrong: wrong-shape
def one_hot(y, k):
    return np.eye(k, dtype=np.float32)[y] if len(y) > 1 else np.eye(k, dtype=np.float32)[y[0]]

# wrong: wrong-shape
np.eye(k => np.eye(max(y) + 1

# wrong: index-too-large
np.eye(k => np.eye(len(set(y.tolist()))

# wrong: classes-renumbered
[y] => [np.unique(y, return_inverse=True)[1]]

# wrong: wrong-shape
np.eye(k => np.eye(10

# wrong: thermometer
def one_hot(y, k):
    return (np.arange(k) < y[:, None]).astype(np.float32)

# wrong: minus-one-elsewhere
[y] => [y] * 2 - 1

# wrong: values-differ
[y] => [y] * np.float32(0.9) + np.float32(0.1) / k

# wrong: constant-factor
[y] => [y] * np.float32(0.99)

# wrong: index-too-large
def one_hot(y, k):
    Y = np.zeros((len(y), k), np.float32)
    Y[y, y] = 1
    return Y

# wrong: wrong-shape
def one_hot(y, k):
    Y = np.zeros((k, k), np.float32)
    Y[np.arange(len(y)), y] = 1
    return Y

# wrong: columns-backwards
[y] => [:, ::-1][y]

# wrong: rows-backwards
[y] => [y][::-1]

# wrong: values-differ
def one_hot(y, k):
    Y = np.zeros((len(y), k), np.float32)
    Y.flat[(np.arange(len(y)) * k + y).astype(np.uint8)] = 1
    return Y

# wrong: values-differ
[y] => [y.astype(np.uint8)]

# wrong: overwrites-earlier-results
room = {}
def one_hot(y, k):
    Y = room.setdefault((len(y), k), np.zeros((len(y), k), np.float32))
    Y[:] = 0
    Y[np.arange(len(y)), y] = 1
    return Y

# wrong: depends-on-earlier-calls
room = {}
def one_hot(y, k):
    Y = room.setdefault((len(y), k), np.zeros((len(y), k), np.float32))
    Y[np.arange(len(y)), y] = 1
    return Y.copy()

# wrong: shapes-do-not-fit
def one_hot(y, k):
    return (y == np.arange(k)).astype(np.float32)

# wrong: values-differ
def one_hot(y, k):
    return (np.arange(k)[:, None] == y).astype(np.float32).reshape(len(y), k)

# wrong: values-differ
[y] => [y] + np.eye(k, dtype=np.float32)[y - 1]

# wrong: not-finite
def one_hot(y, k):
    Y = np.full((len(y), k), np.nan, np.float32)
    Y[np.arange(len(y)), y] = 1
    return Y

# wrong: values-differ
def one_hot(y, k):
    Y = np.ones((len(y), k), np.float32) * 1e-8
    Y[np.arange(len(y)), y] = 1
    return Y.astype(np.float32)

# wrong: repeats-left-empty
def one_hot(y, k):
    Y = np.zeros((len(y), k), np.float32)
    for c in y:
        Y[list(y).index(c), c] = 1
    return Y

# wrong: last-class-left-empty
def one_hot(y, k):
    Y = np.zeros((len(y), k), np.float32)
    for c in range(k - 1):
        Y[y == c, c] = 1
    return Y

# wrong: values-differ
[y] => [k - 1 - y]

# wrong: values-differ
[y] => [y % 10]

# wrong: rows-of-other-floats
dtype=np.float32)[y] => dtype=np.longdouble)[y]

# wrong: wrong-type
dtype=np.float32 => dtype=np.complex64

# right: compare
def one_hot(y, k):
    return (y[:, None] == np.arange(k)).astype(np.float32)

# right: zeros and write
def one_hot(y, k):
    Y = np.zeros((len(y), k), dtype="float32")
    Y[np.arange(len(y)), y] = 1
    return Y

# right: loop
def one_hot(labels, classes):
    Y = np.zeros((len(labels), classes), dtype=np.single)
    for row, label in zip(Y, labels):
        row[label] = 1
    return Y

# right: lists
def one_hot(y, k):
    return np.array([[float(j == c) for j in range(k)] for c in y], dtype=np.float32).reshape(-1, k)

# right: take
np.eye(k, dtype=np.float32)[y] => np.take(np.eye(k, dtype=np.float32), y, axis=0)

# right: identity, cast late
np.eye(k, dtype=np.float32)[y] => np.identity(k)[y].astype("f4")

# right: put_along_axis
def one_hot(y, k):
    Y = np.zeros((len(y), k), np.float32)
    np.put_along_axis(Y, y[:, None], 1, axis=1)
    return Y

# right: flat index
def one_hot(y, k):
    Y = np.zeros(len(y) * k, np.float32)
    Y[np.arange(len(y)) * k + y] = 1
    return Y.reshape(len(y), k)

# right: equal outer
def one_hot(y, k):
    return np.equal.outer(y, np.arange(k)).astype(np.float32)

# right: per class
def one_hot(y, k):
    return np.stack([y == c for c in range(k)], axis=1).astype(np.float32)

# right: difference of steps
def one_hot(y, k):
    y = np.asarray(y)[:, None]
    c = np.arange(k)
    return ((c >= y) & (c <= y)).astype(np.float32)

# right: kronecker by clip
def one_hot(y, k):
    return np.maximum(0, 1 - np.abs(np.arange(k, dtype=np.float32) - y.reshape(-1, 1))).astype(np.float32)

# right: callable
class OneHot:
    def __call__(self, y, k):
        return np.array([np.roll([1] + [0] * (k - 1), c) for c in y], "float32").reshape(len(y), k)
one_hot = OneHot()

# right: columns in Fortran order
def one_hot(y, k):
    return np.asfortranarray(np.eye(k, dtype=np.float32)[y])
