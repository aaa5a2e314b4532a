# right: the functions instead of the attributes
def columns_to_rows(W, b):
    return np.transpose(W), np.ravel(b)

# right: what the layer does to the unit vectors
def columns_to_rows(W, b):
    return np.stack([W @ unit for unit in np.eye(W.shape[1], dtype=W.dtype)]), b.reshape(-1)

# right: entry by entry
def columns_to_rows(W, b):
    n_out, n_in = W.shape
    new_W, new_b = np.zeros((n_in, n_out), W.dtype), np.zeros(n_out, b.dtype)
    for i in range(n_in):
        for j in range(n_out):
            new_W[i, j] = W[j, i]
            new_b[j] = b[j, 0]
    return [new_W, new_b]

# wrong: reshaped
W.T => W.reshape(W.shape[1], W.shape[0])

# wrong: weights-untouched
W.T => W.copy()

# wrong: bias-stays-a-column
b[:, 0] => b.copy()

# wrong: bias-as-a-row
b[:, 0] => b.reshape(1, -1)

# wrong: only-the-bias-and-reshaped
W.T => W.reshape(W.shape[1], W.shape[0])
b[:, 0] => b.copy()

# wrong: squeezed-to-a-number
b[:, 0] => np.squeeze(b)

# wrong: first-bias-only
b[:, 0] => b[0, :]

# wrong: order-reversed
W.T => np.flipud(W.T)
b[:, 0] => np.flip(b[:, 0])

# wrong: turned-by-a-quarter
W.T => np.flipud(W.T)

# wrong: neither-changed
def columns_to_rows(W, b):
    return W.copy(), b.copy()

# wrong: other-order
def columns_to_rows(W, b):
    return np.ravel(b), np.transpose(W)

# wrong: float64-comes-out
W.T => W.T.astype(float)

# wrong: float64-comes-out
b[:, 0] => np.array([float(one) for one in b[:, 0]])

# wrong: changes-its-input
def columns_to_rows(W, b):
    b.shape = (-1,)
    return W.T, b

# wrong: wrong-type
W.T => [list(column) for column in W.T]

# wrong: wrong-type
def columns_to_rows(W, b):
    return W.T

# wrong: values-differ
def columns_to_rows(W, b):
    return (W.T if W.shape[0] != W.shape[1] else W), b.ravel()

# wrong: only-the-examples
def columns_to_rows(W, b):
    return np.array([[1.0, 4.0], [2.0, 5.0], [3.0, 6.0]]), np.array([10.0, 20.0])

# wrong: answers-an-earlier-call
kept = {}
def columns_to_rows(W, b):
    if W.shape not in kept:
        kept[W.shape] = W.T.copy(), b[:, 0].copy()
    W2, b2 = kept[W.shape]
    return W2.copy(), b2.copy()

# wrong: values-differ
def columns_to_rows(W, b):
    return (W.T if W.shape[0] != W.shape[1] else W), b[:, 0]

# wrong: values-differ
def columns_to_rows(W, b):
    new = np.zeros((W.shape[1], W.shape[0]), W.dtype)
    for i in range(min(20, W.shape[1])):
        new[i] = W[:, i]
    return new, b[:, 0]

# wrong: memory-order
def columns_to_rows(W, b):
    return W.reshape(-1, order="A").reshape(W.shape[::-1], order="F"), b[:, 0]

# wrong: float64-comes-out
def columns_to_rows(W, b):
    return W.T, b[:, 0].astype(np.float64)

# wrong: values-differ
def columns_to_rows(W, b):
    return W.T, np.unique(b)

# wrong: values-differ
def columns_to_rows(W, b):
    return W.T, np.sort(b[:, 0])

# wrong: digits-lost
def columns_to_rows(W, b):
    return W.T.round(2), b[:, 0]

# wrong: wrong-shape
def columns_to_rows(W, b):
    return W.T, b.squeeze() if len(b) > 1 else b

# wrong: values-differ
W.T => W.reshape(W.shape[::-1], order="F")

# wrong: digits-lost
W.T, b[:, 0] => W.T.astype(np.float32), b[:, 0].astype(np.float32)

# wrong: values-differ
b[:, 0] => -b[:, 0]

# wrong: turned-by-a-quarter
W.T, b[:, 0] => W[::-1].T, b[::-1, 0]

# wrong: turned-by-a-quarter
W.T => np.rot90(W, 3)

# wrong: values-differ
W.T => W[::-1, ::-1].T

# wrong: values-differ
W.T => np.linalg.pinv(W)

# wrong: values-differ
W.T => np.linalg.inv(W) if W.shape[0] == W.shape[1] else W.T

# wrong: values-differ
b[:, 0] => np.full(len(b), b.mean())

# wrong: values-differ
b[:, 0] => np.repeat(b[0], len(b))

# wrong: wrong-shape
b[:, 0] => b.sum(axis=0)

# wrong: squeezed-to-a-number
b[:, 0] => b[:, 0] if len(b) > 1 else b[0, 0]

# wrong: digits-lost
W.T => W.T.round(3)

# wrong: wrong-type
W.T, b[:, 0] => W.T.tolist(), b[:, 0].tolist()

# wrong: fraction-lost
W.T, b[:, 0] => W.T.astype(int), b[:, 0].astype(int)

# wrong: wrong-shape
b[:, 0] => b[:-1, 0]

# wrong: prints-instead-of-returning
return W.T, b[:, 0] => print(W.T, b[:, 0])

# wrong: only-the-examples
b[:, 0] => np.abs(b[:, 0])

# wrong: values-differ
W.T => W.T * W.dtype.type(1.01)

# wrong: wrong-shape
def columns_to_rows(W, b):
    return np.vstack([W.T, b.T]), b[:, 0]

# wrong: values-differ
b[:, 0] => W[:, 0]

# wrong: only-the-examples
def columns_to_rows(W, b):
    return np.array([[1, 4], [2, 5], [3, 6]]), np.array([10, 20])

# wrong: values-differ
b[:, 0] => np.zeros(len(b), b.dtype)

# wrong: digits-lost
W.T, b[:, 0] => W.T.astype(np.float16), b[:, 0].astype(np.float16)

# wrong: wrong-type
return W.T, b[:, 0] => return {"W": W.T, "b": b[:, 0]}

# wrong: wrong-type
b[:, 0] => np.array([v for v in b], dtype=object)[:, 0]

# wrong: values-differ
def columns_to_rows(W, b):
    new = np.zeros(W.shape[::-1], W.dtype)
    for i in range(min(W.shape)):
        for j in range(min(W.shape)):
            new[i, j] = W[j, i]
    return new, b[:, 0]

# wrong: values-differ
W.T => np.where(abs(W.T) < 1e-3, 0, W.T).astype(W.dtype)

# right: ravel
b[:, 0] => b.ravel()

# right: copies flatten
return W.T, b[:, 0] => return W.T.copy(), b.flatten()

# right: list of two
return W.T, b[:, 0] => return [W.T, b[:, 0]]

# right: einsum
return W.T, b[:, 0] => return np.einsum("ji->ij", W), np.einsum("ij->i", b)

# right: squeeze axis
b[:, 0] => b.squeeze(axis=1)

# right: loops
def columns_to_rows(weights, column):
    new = np.empty((weights.shape[1], weights.shape[0]), weights.dtype)
    for j, row in enumerate(weights):
        new[:, j] = row
    return new, np.array([v for [v] in column], column.dtype)

# right: class instance
class Turner:
    def __call__(self, W, b):
        return np.swapaxes(W, 0, 1), np.reshape(b, -1)
columns_to_rows = Turner()

# right: lambda
columns_to_rows = lambda W, b: (np.moveaxis(W, 1, 0), b.T[0])

# right: sum over the only column
b[:, 0] => b.sum(axis=1)

# right: column stack of zip
def columns_to_rows(W, b):
    return np.column_stack(list(W)), np.concatenate(b)

# right: times identity
W.T => (np.eye(W.shape[1], dtype=W.dtype) @ W.T)

# right: namedtuple
from collections import namedtuple
Layer = namedtuple("Layer", "W b")
def columns_to_rows(W, b):
    return Layer(W.transpose(), b[..., -1])
