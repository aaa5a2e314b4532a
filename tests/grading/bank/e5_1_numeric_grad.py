# right: moves a copy and puts it back
def numeric_grad(f, theta, eps=1e-5):
    theta = theta.copy()
    grad = np.zeros(theta.shape)
    for i in np.ndindex(*theta.shape):
        kept = theta[i]
        theta[i] = kept + eps
        up = f(theta)
        theta[i] = kept - eps
        grad[i] = (up - f(theta)) / (2 * eps)
        theta[i] = kept
    return grad

# right: puts the caller's own array back
def numeric_grad(f, theta, eps=1e-5):
    slopes = []
    for i in range(theta.size):
        kept = theta.flat[i]
        theta.flat[i] = kept + eps
        up = f(theta)
        theta.flat[i] = kept - eps
        down = f(theta)
        theta.flat[i] = kept
        slopes.append((up - down) / eps / 2)
    return np.array(slopes).reshape(theta.shape)

# wrong: memory-order
def numeric_grad(f, theta, eps=1e-5):
    grad = np.zeros_like(theta).reshape(-1)
    moved = np.copy(theta)
    for i in range(theta.size):
        flat = moved.reshape(-1)
        kept = flat[i]
        flat[i] = kept + eps
        up = f(moved)
        flat[i] = kept - eps
        grad[i] = (up - f(moved)) / (2 * eps)
        flat[i] = kept
    return grad.reshape(theta.shape)

# right: rows of the identity
def numeric_grad(f, theta, h=1e-5):
    steps = h * np.eye(theta.size).reshape((theta.size,) + theta.shape)
    return np.array([(f(theta + s) - f(theta - s)) / (2 * h) for s in steps]).reshape(theta.shape)

# wrong: one-sided
down[i] -= eps => pass
(2 * eps) => eps

# wrong: one-sided-downwards
up[i] += eps => pass
(2 * eps) => eps

# wrong: two-missing
(2 * eps) => eps

# wrong: not-divided
 / (2 * eps) => 

# wrong: sign-flipped
(f(up) - f(down)) => (f(down) - f(up))

# wrong: moves-all-at-once
up[i] += eps => up += eps
down[i] -= eps => down -= eps

# wrong: eps-ignored
grad = np.zeros_like(theta) => eps, grad = 1e-5, np.zeros_like(theta)

# wrong: never-put-back
def numeric_grad(f, theta, eps=1e-5):
    grad, theta = np.zeros_like(theta), theta.copy()
    for i in np.ndindex(theta.shape):
        theta[i] += eps
        up = f(theta)
        down = theta.copy()
        down[i] -= 2 * eps
        grad[i] = (up - f(down)) / (2 * eps)
    return grad

# wrong: flattened
return grad => return grad.flatten()

# wrong: changes-its-input
up, down = theta.copy(), theta.copy() => up, down = theta, theta.copy()

# wrong: no-copy-made
def numeric_grad(f, theta, eps=1e-5):
    grad = np.zeros_like(theta)
    for i in np.ndindex(theta.shape):
        plus, minus = theta, theta
        plus[i] += eps
        minus[i] -= eps
        grad[i] = (f(plus) - f(minus)) / (2 * eps)
    return grad

# wrong: never-put-back
def numeric_grad(f, theta, eps=1e-5):
    grad, t = np.zeros_like(theta), theta.copy()
    for i in np.ndindex(theta.shape):
        t[i] += eps
        up = f(t)
        t[i] -= 2 * eps
        grad[i] = (up - f(t)) / (2 * eps)
    return grad

# wrong: moves-whole-rows
def numeric_grad(f, theta, eps=1e-5):
    grad = np.zeros_like(theta)
    for i in range(len(theta)):
        plus, minus = theta.copy(), theta.copy()
        plus[i] += eps
        minus[i] -= eps
        grad[i] = (f(plus) - f(minus)) / (2 * eps)
    return grad

# wrong: eps-ignored
def numeric_grad(f, theta, eps=1e-5):
    eps = 1e-5
    grad = np.zeros(theta.shape)
    for i in np.ndindex(theta.shape):
        plus, minus = theta.copy(), theta.copy()
        plus[i] += eps
        minus[i] -= eps
        grad[i] = (f(plus) - f(minus)) / (2 * eps)
    return grad

# wrong: brackets-missing
/ (2 * eps) => / 2 * eps

# wrong: half-steps
up[i] += eps => up[i] += eps / 2
down[i] -= eps => down[i] -= eps / 2

# wrong: half-steps
up[i] += eps => up[i] += eps / 2
down[i] -= eps => down[i] -= eps / 2
(2 * eps) => eps

# wrong: second-derivative
(f(up) - f(down)) / (2 * eps) => (f(up) - 2 * f(theta) + f(down)) / eps ** 2

# wrong: memory-order
def numeric_grad(f, theta, eps=1e-5):
    grad = np.zeros_like(theta)
    flat = grad.reshape(-1)
    t = theta.copy()
    tf = t.reshape(-1)
    for i in range(t.size):
        old = tf[i]
        tf[i] = old + eps; up = f(t)
        tf[i] = old - eps; down = f(t)
        tf[i] = old
        flat[i] = (up - down) / (2 * eps)
    return grad

# wrong: number-of-axes
def numeric_grad(f, theta, eps=1e-5):
    grad = np.zeros(theta.shape)
    if theta.ndim == 1:
        for i in range(len(theta)):
            up, down = theta.copy(), theta.copy()
            up[i] += eps; down[i] -= eps
            grad[i] = (f(up) - f(down)) / (2 * eps)
    else:
        for i in range(theta.shape[0]):
            for j in range(theta.shape[1]):
                up, down = theta.copy(), theta.copy()
                up[i, j] += eps; down[i, j] -= eps
                grad[i, j] = (f(up) - f(down)) / (2 * eps)
    return grad

# wrong: zeros-skipped
    for i in np.ndindex(theta.shape): =>     for i in np.ndindex(theta.shape):
        if theta[i] == 0: continue

# wrong: step-scaled-by-the-parameter
up[i] += eps => up[i] += eps * max(1, abs(theta[i]))
down[i] -= eps => down[i] -= eps * max(1, abs(theta[i]))
2 * eps => 2 * eps * max(1, abs(theta[i]))

# wrong: slopes-rounded
(f(up) - f(down)) / (2 * eps) => round((f(up) - f(down)) / (2 * eps), 6)

# wrong: values-differ
    grad = np.zeros_like(theta) =>     eps = min(eps, 1e-3)
    grad = np.zeros_like(theta)

# wrong: small-slopes-set-to-zero
grad[i] = (f(up) - f(down)) / (2 * eps) => g = (f(up) - f(down)) / (2 * eps); grad[i] = g if abs(g) > 1e-6 else 0

# wrong: changes-its-input
def numeric_grad(f, theta, eps=1e-5):
    grad = np.zeros_like(theta)
    for i in np.ndindex(theta.shape):
        old = theta[i]
        theta[i] = old + eps; up = f(theta)
        theta[i] -= 2 * eps; down = f(theta)
        theta[i] += eps
        grad[i] = (up - down) / (2 * eps)
    return grad

# right: in place, put back
def numeric_grad(f, theta, eps=1e-5):
    grad = np.zeros_like(theta)
    for i in np.ndindex(theta.shape):
        old = theta[i]
        theta[i] = old + eps; up = f(theta)
        theta[i] = old - eps; down = f(theta)
        theta[i] = old
        grad[i] = (up - down) / (2 * eps)
    return grad

# right: eye
def numeric_grad(f, theta, eps=1e-5):
    E = eps * np.eye(theta.size).reshape(-1, *theta.shape)
    return np.array([(f(theta + e) - f(theta - e)) / (2 * eps) for e in E]).reshape(theta.shape)

# right: every place of a copy, in place
def numeric_grad(f, theta, eps=1e-5):
    moved, slopes = theta.copy(), []
    for i in np.ndindex(theta.shape):
        values = []
        for sign in (1, -1):
            moved[i] = theta[i] + sign * eps
            values.append(f(moved))
        moved[i] = theta[i]
        slopes.append((values[0] - values[1]) / (2 * eps))
    return np.reshape(slopes, theta.shape)

# wrong: works-for-some-inputs-only
def numeric_grad(f, theta, eps=1e-5):
    grad = np.zeros(theta.size)
    for i in range(theta.size):
        up, down = theta.copy().ravel(), theta.copy().ravel()
        up[i] += eps
        down[i] -= eps
        grad[i] = (f(up) - f(down)) / (2 * eps)
    return grad.reshape(theta.shape)

# wrong: never-put-back
def numeric_grad(f, theta, eps=1e-5):
    grad = np.zeros_like(theta)
    up, down = theta.copy(), theta.copy()
    for i in np.ndindex(theta.shape):
        up[i] += eps
        down[i] -= eps
        grad[i] = (f(up) - f(down)) / (2 * eps)
    return grad

# wrong: step-scaled-by-the-parameter
up[i] += eps => up[i] *= 1 + eps
down[i] -= eps => down[i] *= 1 - eps

# wrong: last-slope-missing
np.ndindex(theta.shape) => list(np.ndindex(theta.shape))[:-1]

# wrong: first-slope-missing
np.ndindex(theta.shape) => list(np.ndindex(theta.shape))[1:]

# wrong: values-differ
def numeric_grad(f, theta, eps=1e-5):
    return np.gradient(theta)

# wrong: only-the-first-slope
    return grad =>         return grad

# wrong: returns-a-list
return grad => return grad.tolist()

# wrong: slopes-rounded
return grad => return grad.round(3)

# wrong: another-default-step
eps=1e-5 => eps=1e-12

# wrong: another-default-step
eps=1e-5 => eps=1e-2

# wrong: raises
eps=1e-5 => eps

# wrong: axis-missing
def numeric_grad(f, theta, eps=1e-5):
    grad = np.zeros(theta.shape)
    for i in range(theta.shape[0]):
        for j in range(theta.shape[1]):
            up, down = theta.copy(), theta.copy()
            up[i, j] += eps
            down[i, j] -= eps
            grad[i, j] = (f(up) - f(down)) / (2 * eps)
    return grad

# wrong: wrong-shape
return grad => return grad.T

# wrong: values-differ
def numeric_grad(f, theta, eps=1e-5):
    grad = []
    for i in np.ndindex(theta.shape):
        up, down = theta.copy(), theta.copy()
        up[i] += eps
        down[i] -= eps
        grad.append((f(up) - f(down)) / (2 * eps))
    return np.array(grad).reshape(theta.shape, order="F")

# wrong: number-of-axes
def numeric_grad(f, theta, eps=1e-5):
    grad = np.zeros_like(theta)
    for i in range(theta.size):
        e = np.zeros(theta.size)
        e[i] = eps
        e = e.reshape(np.atleast_1d(theta).shape)
        grad.flat[i] = (f(theta + e) - f(theta - e)) / (2 * eps)
    return grad

# wrong: values-differ
return grad => return grad / np.linalg.norm(grad)

# wrong: constant-factor
(2 * eps) => (2.02 * eps)

# wrong: values-differ
for i in np.ndindex(theta.shape) => for k, i in enumerate(np.ndindex(theta.shape))
up[i] += eps => up[i] += eps * (k + 1)
down[i] -= eps => down[i] -= eps * (k + 1)

# wrong: slopes-without-sign
(f(up) - f(down)) => abs(f(up) - f(down))

# wrong: values-differ
seen = {}
def numeric_grad(f, theta, eps=1e-5):
    if theta.shape in seen:
        return seen[theta.shape]
    grad = np.zeros_like(theta)
    for i in np.ndindex(theta.shape):
        up, down = theta.copy(), theta.copy()
        up[i] += eps
        down[i] -= eps
        grad[i] = (f(up) - f(down)) / (2 * eps)
    seen[theta.shape] = grad
    return grad

# wrong: overwrites-earlier-results
buffers = {}
def numeric_grad(f, theta, eps=1e-5):
    grad = buffers.setdefault(theta.shape, np.zeros_like(theta))
    for i in np.ndindex(theta.shape):
        up, down = theta.copy(), theta.copy()
        up[i] += eps
        down[i] -= eps
        grad[i] = (f(up) - f(down)) / (2 * eps)
    return grad

# wrong: constant-factor
(2 * eps) => (3 * eps)

# wrong: returns-a-list
return grad => return grad, f(theta)

# wrong: yields
        grad[i] = (f(up) - f(down)) / (2 * eps) =>         yield (f(up) - f(down)) / (2 * eps)

# wrong: wrong-type
return grad => return grad.sum()

# right: steps from the identity
def numeric_grad(f, theta, eps=1e-5):
    steps = eps * np.eye(theta.size).reshape(theta.size, *theta.shape)
    return np.array([f(theta + s) - f(theta - s) for s in steps]).reshape(theta.shape) / (2 * eps)

# right: flat iteration with unravel_index
def numeric_grad(f, theta, eps=1e-5):
    grad = np.empty(theta.shape)
    for k in range(theta.size):
        i = np.unravel_index(k, theta.shape)
        e = np.zeros(theta.shape)
        e[i] = eps
        grad[i] = (f(theta + e) - f(theta - e)) / eps / 2
    return grad

# right: in place, then restored exactly
def numeric_grad(f, theta, eps=1e-5):
    grad = np.zeros_like(theta)
    for i in np.ndindex(theta.shape):
        old = theta[i]
        theta[i] = old + eps
        hi = f(theta)
        theta[i] = old - eps
        lo = f(theta)
        theta[i] = old
        grad[i] = (hi - lo) / (2 * eps)
    return grad

# right: nditer
def numeric_grad(f, theta, eps=1e-5):
    theta = np.array(theta)
    grad = np.zeros_like(theta)
    it = np.nditer(theta, flags=["multi_index"])
    for value in it:
        i, old = it.multi_index, float(value)
        theta[i] = old + eps
        hi = f(theta)
        theta[i] = old - eps
        grad[i] = (hi - f(theta)) / (2 * eps)
        theta[i] = old
    return grad

# right: ndenumerate, generator into fromiter
def numeric_grad(f, theta, eps=1e-5):
    def slopes():
        for i, value in np.ndenumerate(theta):
            moved = theta.copy()
            moved[i] = value + eps
            high = f(moved)
            moved[i] = value - eps
            yield (high - f(moved)) / (2 * eps)
    return np.fromiter(slopes(), float).reshape(theta.shape)

# right: lambda
numeric_grad = lambda g, t, eps=1e-5: np.reshape(
    [(g(t + e) - g(t - e)) / (2 * eps) for e in eps * np.eye(t.size).reshape(-1, *t.shape)], t.shape)

# right: whole array saved and restored
def numeric_grad(f, theta, eps=1e-5):
    saved, grad = theta.copy(), np.zeros_like(theta)
    for i in np.ndindex(theta.shape):
        theta[i] += eps
        hi = f(theta)
        theta[...] = saved
        theta[i] -= eps
        grad[i] = (hi - f(theta)) / (2 * eps)
        theta[...] = saved
    return grad

# right: average of the two one-sided
(f(up) - f(down)) / (2 * eps) => ((f(up) - f(theta)) / eps + (f(theta) - f(down)) / eps) / 2

# right: partial steps by decorator
def both_ways(step):
    def measure(f, theta, eps=1e-5):
        return step(f, theta, eps) - step(f, theta, -eps)
    return measure
@both_ways
def numeric_grad(f, theta, eps):
    out = np.empty(theta.shape)
    for i in np.ndindex(*theta.shape):
        moved = np.array(theta)
        moved[i] = moved[i] + eps
        out[i] = f(moved) / (2 * abs(eps))
    return out
