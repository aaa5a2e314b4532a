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
