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
    flat, slopes = theta.reshape(-1), []
    for i in range(flat.size):
        kept = flat[i]
        flat[i] = kept + eps
        up = f(theta)
        flat[i] = kept - eps
        down = f(theta)
        flat[i] = kept
        slopes.append((up - down) / eps / 2)
    return np.array(slopes).reshape(theta.shape)

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
