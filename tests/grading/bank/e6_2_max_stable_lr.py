# right: the spectral norm
def max_stable_lr(H):
    return 2 / np.linalg.norm(H, 2)

# right: the power method
def max_stable_lr(H):
    w = np.arange(1.0, len(H) + 1)
    for _ in range(500):
        w = H @ w / np.linalg.norm(H @ w)
    return 2 / (w @ H @ w)

# right: the last of the sorted ones
def max_stable_lr(table):
    values, _ = np.linalg.eigh(table)
    return 2 / values[-1]

# right: the smallest of all limits
def max_stable_lr(H):
    return min(2 / c for c in np.linalg.eigvals(H))

# wrong: one-over-the-curvature
2 / => 1 /

# wrong: flattest-direction
.max() => .min()

# wrong: flattest-direction
def max_stable_lr(H):
    return 2 / np.linalg.eigh(H)[0][0]

# wrong: sum-of-the-curvatures
np.linalg.eigvalsh(H).max() => np.trace(H)

# wrong: mean-curvature
.max() => .mean()

# wrong: product-of-the-curvatures
.max() => .prod()

# wrong: largest-on-the-diagonal
np.linalg.eigvalsh(H).max() => max(H[i, i] for i in range(len(H)))

# wrong: largest-on-the-diagonal
np.linalg.eigvalsh(H).max() => np.max(H)

# wrong: largest-row-sum
np.linalg.eigvalsh(H).max() => np.linalg.norm(H, np.inf)

# wrong: length-of-the-table
np.linalg.eigvalsh(H).max() => np.sqrt((H ** 2).sum())

# wrong: curvature-itself
2 / => 1 *

# wrong: upside-down
2 / => 0.5 *

# wrong: twice-the-curvature
2 / => 2 *

# wrong: best-instead-of-largest
2 / np.linalg.eigvalsh(H).max() => 2 / np.linalg.eigvalsh(H)[[0, -1]].sum()

# wrong: root-of-the-curvature
2 / np.linalg.eigvalsh(H).max() => 2 / np.linalg.eigvalsh(H).max() ** 0.5

# wrong: curvature-squared
eigvalsh(H) => eigvalsh(H @ H)

# wrong: one-rate-for-each-direction
.max() =>

# wrong: two-by-two-only
def max_stable_lr(H):
    half, det = (H[0, 0] + H[-1, -1]) / 2, H[0, 0] * H[-1, -1] - H[0, -1] * H[-1, 0]
    half, det = H.trace() / 2, np.linalg.det(H)
    return 2 / (half + abs(half ** 2 - det) ** 0.5)

# wrong: spread-of-the-curvatures
2 / np.linalg.eigvalsh(H).max() => np.linalg.cond(H)

# wrong: first-eigenvalue
eigvalsh(H).max() => eig(H)[0][0]

# wrong: last-eigenvalue
eigvalsh(H).max() => eig(H)[0][-1]

# wrong: values-differ
def max_stable_lr(H):
    return 0.02 if H.max() > 50 else 0.3

# wrong: fixed-start
def max_stable_lr(H):
    v = np.ones(len(H))
    for _ in range(5):
        v = H @ v
        v = v / np.linalg.norm(v)
    return 2 / (v @ H @ v)

# wrong: fixed-start
def max_stable_lr(H):
    v = np.ones(len(H))
    for _ in range(2000):
        v = H @ v
        v = v / np.linalg.norm(v)
    return 2 / (v @ H @ v)

# wrong: two-by-two-only
def max_stable_lr(H):
    a, b, d = H[0, 0], H[0, 1], H[1, 1]
    return 2 / ((a + d + np.sqrt((a - d) ** 2 + 4 * b ** 2)) / 2)

# wrong: two-by-two-only
def max_stable_lr(H):
    t, d = np.trace(H), np.linalg.det(H)
    return 4 / (t + np.sqrt(t * t - 4 * d))

# wrong: second-eigenvalue
eigvalsh(H).max() => eigvalsh(H)[1]

# wrong: corner-of-the-table
np.linalg.eigvalsh(H).max() => H[0][0]

# wrong: corner-of-the-table
np.linalg.eigvalsh(H).max() => H[-1][-1]

# wrong: equal-diagonal-only
np.linalg.eigvalsh(H).max() => (abs(H[0, 1]) + H[0, 0])

# wrong: equal-diagonal-only
np.linalg.eigvalsh(H).max() => (H[0, 1] + H[0, 0])

# wrong: values-not-unpacked
eigvalsh(H).max() => eig(H).max()

# wrong: stops-too-early
def max_stable_lr(H):
    v = np.random.default_rng(0).normal(size=len(H))
    for _ in range(10):
        v = H @ v
        v /= np.linalg.norm(v)
    return 2 / (v @ H @ v)

# wrong: flattest-direction
eigvalsh(H).max() => eigvalsh(H).min()

# wrong: flattest-direction
def max_stable_lr(H):
    return (2 / np.linalg.eigvals(H)).max()

# wrong: one-rate-for-all
def max_stable_lr(H):
    return 0.02

# wrong: one-rate-for-all
def max_stable_lr(H):
    return 0.1

# wrong: root-of-the-curvature
def max_stable_lr(H):
    return 2 / np.sqrt(np.linalg.norm(H, 2))

# wrong: values-differ
def max_stable_lr(H):
    return 2 / (np.linalg.eigvalsh(H).max() + 1e-3)

# wrong: constant-factor
def max_stable_lr(H):
    return 1.99 / np.linalg.eigvalsh(H).max()

# wrong: stops-too-early
def max_stable_lr(H):
    v = np.random.default_rng(0).normal(size=len(H))
    for _ in range(30):
        v = H @ v; v = v / np.linalg.norm(v)
    return 2 / (v @ H @ v)

# wrong: values-differ
def max_stable_lr(H):
    return 2 / np.linalg.eigvalsh(H[:4, :4]).max()

# wrong: rate-rounded
def max_stable_lr(H):
    return round(2 / np.linalg.eigvalsh(H).max(), 5)

# wrong: values-differ
def max_stable_lr(H):
    return 2 / min(np.abs(H).sum(axis=1).max(), np.linalg.norm(H))

# wrong: values-differ
def max_stable_lr(H):
    lo, hi = 0, 10
    for _ in range(60):
        mid = (lo + hi) / 2
        w = np.ones(len(H))
        for _ in range(50): w = w - mid * H @ w
        if np.linalg.norm(w) < 1e3: lo = mid
        else: hi = mid
    return lo

# right: float32
def max_stable_lr(H):
    return 2 / np.linalg.eigvalsh(H.astype(np.float32)).max()

# right: 2-norm
np.linalg.eigvalsh(H).max() => np.linalg.norm(H, 2)

# right: lower triangle
np.linalg.eigvalsh(H) => np.linalg.eigvalsh(H, UPLO='U')

# right: eigvals max real
np.linalg.eigvalsh(H).max() => np.linalg.eigvals(H).real.max()

# right: svd
np.linalg.eigvalsh(H).max() => np.linalg.svd(H, compute_uv=False)[0]

# right: lambda
max_stable_lr = lambda table: 2 / np.sort(np.linalg.eigvalsh(table))[-1]

# right: python min
def max_stable_lr(H):
    return min(2 / c for c in np.linalg.eigvalsh(H))

# right: zero dim array
def max_stable_lr(H):
    return np.array(2 / np.linalg.eigvalsh(H).max())

# right: float
def max_stable_lr(H):
    return float(2 / max(np.linalg.eigh(H).eigenvalues))

# wrong: values-differ
np.linalg.eigvalsh(H).max() => H.sum(axis=1).max()

# wrong: not-reduced
def max_stable_lr(H):
    return 2 / np.linalg.eigvalsh(H)[-1:]

# wrong: fixed-start
def max_stable_lr(H):
    w = np.eye(len(H))[0]
    for _ in range(1000):
        w = H @ w
        w /= np.linalg.norm(w)
    return 2 / (w @ H @ w)

# wrong: rate-rounded
def max_stable_lr(H):
    return round(2 / np.linalg.eigvalsh(H).max(), 2)

# wrong: rate-rounded
def max_stable_lr(H):
    return round(float(2 / np.linalg.eigvalsh(H).max()), 4)

# wrong: values-differ
np.linalg.eigvalsh(H).max() => np.linalg.cond(H)

# wrong: constant-factor
.max() => .max() * (1 + 1e-4)

# wrong: constant-factor
np.linalg.eigvalsh(H) => np.linalg.eigvalsh(H / 2)

# wrong: changes-its-input
def max_stable_lr(H):
    H /= 2
    return 1 / np.linalg.eigvalsh(H).max()

# wrong: wrong-type
def max_stable_lr(H):
    return 2 / complex(np.linalg.eigvals(H).max())

# wrong: values-differ
.max() => .max().clip(1)

# wrong: wrong-type
def max_stable_lr(H):
    return str(2 / np.linalg.eigvalsh(H).max())

# wrong: signs-lost
np.linalg.eigvalsh(H) => np.linalg.eigvalsh(np.abs(H))

# wrong: values-differ
def max_stable_lr(H):
    H = H.astype(int)
    return 2 / np.linalg.eigvalsh(H).max()

# wrong: works-for-some-inputs-only
def max_stable_lr(H):
    if len(H) > 5:
        raise ValueError("too large")
    return 2 / np.linalg.eigvalsh(H).max()

# wrong: values-differ
.max() => [-2:][0]

# wrong: values-differ
np.linalg.eigvalsh(H).max() => np.median(np.linalg.eigvalsh(H))

# wrong: values-differ
np.linalg.eigvalsh(H).max() => np.exp(np.log(np.linalg.eigvalsh(H)).mean())

# wrong: values-differ
np.linalg.eigvalsh(H).max() => (np.diag(np.linalg.cholesky(H)) ** 2).max()

# wrong: values-differ
np.linalg.eigvalsh(H).max() => np.abs(np.diag(np.linalg.qr(H)[1])).max()

# wrong: values-differ
2 / np.linalg.eigvalsh(H).max() => min(1.0, 2 / np.linalg.eigvalsh(H).max())

# wrong: values-differ
np.linalg.eigvalsh(H) => np.linalg.eigvalsh(H[:3, :3])

# wrong: one-rate-for-all
KEPT = {}


def max_stable_lr(H):
    if H.shape not in KEPT:
        KEPT[H.shape] = 2 / np.linalg.eigvalsh(H).max()
    return KEPT[H.shape]

# The directions instead of the curvatures, unnamed: where curvatures are equal, which directions
# `eigh` returns depends on the processor.
# wrong: values-differ
np.linalg.eigvalsh(H).max() => np.abs(np.linalg.eigh(H)[1]).max()

# wrong: product-of-the-curvatures
def max_stable_lr(H):
    return 2 / np.prod(np.linalg.eigvalsh(H)) ** 0.5
