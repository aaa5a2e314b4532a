# right: the mean of the shape
def mse_grad(answers, truth):
    return (answers - truth) * (2 / answers.size)

# right: entry by entry
def mse_grad(a, y):
    g = np.empty_like(a)
    for i in np.ndindex(a.shape):
        g[i] = 2 * (a[i] - y[i]) / a.size
    return g

# right: two halves of a difference
def mse_grad(a, y):
    error, n = a - y, np.prod(a.shape).item()
    return error / n + error / n

# wrong: missing-one-over-n
 / a.size =>

# wrong: two-missing
2 * (a - y) => (a - y)

# wrong: only-the-error
2 * (a - y) / a.size => a - y

# wrong: sign-flipped
(a - y) => (y - a)

# wrong: sign-flipped-and-no-mean
2 * (a - y) / a.size => -2 * (a - y)

# wrong: divided-by-the-rows
a.size => a.shape[0]

# wrong: added-up
return 2 * (a - y) / a.size => return 2 * np.mean(a - y)

# wrong: squared-error-itself
2 * (a - y) => (a - y) ** 2

# wrong: loss-itself
2 * (a - y) / a.size => np.mean((y - a) ** 2)

# wrong: gradient-of-the-absolute-error
2 * (a - y) => np.where(a > y, 1.0, np.where(a < y, -1.0, 0.0))

# wrong: sign-lost
(a - y) => abs(a - y)

# wrong: gradient-of-the-root
2 * (a - y) / a.size => (a - y) / np.sqrt(a.size * ((a - y) ** 2).sum())

# wrong: derivative-of-the-answer-alone
(a - y) => a

# wrong: changes-its-input
return 2 * (a - y) / a.size => a -= y; return 2 * a / a.size

# wrong: changes-the-dtype
2 * (a - y) / a.size => np.float64(2) * (a - y) / a.size

# wrong: changes-the-dtype
def mse_grad(a, y):
    g = np.zeros(a.shape)
    g += 2 * (a - y) / a.size
    return g

# wrong: returns-a-list
a.size => a.size).tolist()
return => return (

# wrong: only-the-examples
a.size => 3

# wrong: divided-by-the-columns
def mse_grad(a, y):
    return 2 * (a - y) / a.shape[-1]

# wrong: always-zero
(a - y) => (a - a)

# wrong: number-of-axes
def mse_grad(a, y):
    n = len(a) if a.ndim == 1 else a.shape[0] * a.shape[1]
    return 2 * (a - y) / n

# wrong: values-differ
(a - y) => np.clip(a - y, -1000, 1000)

# wrong: values-differ
(a - y) => np.where(np.abs(a - y) < 1e-3, 0, a - y)

# wrong: values-differ
(a - y) => np.where(np.abs(a - y) < 1e-8, 0, a - y)

# wrong: values-differ
a.size => min(a.size, 100)

# wrong: values-differ
def mse_grad(a, y):
    g = np.zeros_like(a)
    for i in range(min(len(a), 30)): g[i] = 2 * (a[i] - y[i]) / a.size
    return g

# wrong: memory-order
def mse_grad(a, y):
    g = np.zeros_like(a)
    f = g.reshape(-1)
    for i, (p, t) in enumerate(zip(a.ravel(), y.ravel())): f[i] = 2 * (p - t) / a.size
    return g

# wrong: number-of-axes
def mse_grad(a, y):
    g = np.zeros_like(a)
    if a.ndim == 1:
        for i in range(len(a)): g[i] = 2 * (a[i] - y[i]) / a.size
    elif a.ndim == 2:
        for i in range(len(a)):
            for j in range(a.shape[1]): g[i, j] = 2 * (a[i, j] - y[i, j]) / a.size
    return g

# wrong: whole-numbers
def mse_grad(a, y):
    g = np.zeros_like(y)
    g += (2 * (a - y) / a.size).astype(y.dtype)
    return g

# wrong: wrong-type
a.size => len(a) * a.shape[-1] if a.ndim > 1 else len(a)
