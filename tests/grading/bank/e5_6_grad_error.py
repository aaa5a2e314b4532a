# right: both in one array
def grad_error(a, n):
    scale = np.abs(np.stack([a, n])).max()
    if scale == 0:
        return 0.0
    return np.max(np.abs(a - n)) / scale

# right: divided first
def grad_error(analytic, numeric):
    if not analytic.any() and not numeric.any():
        return 0
    scale = np.maximum(np.max(np.abs(analytic)), np.max(np.abs(numeric)))
    return np.max(np.abs(analytic / scale - numeric / scale))

# right: norms of order infinity
def grad_error(a, n):
    a, n = a.ravel(), n.ravel()
    scale = np.maximum(np.linalg.norm(a, np.inf), np.linalg.norm(n, np.inf))
    return np.linalg.norm(a - n, np.inf) / (scale if scale != 0 else 1.0)

# wrong: absolute-difference
/ scale => / 1.0

# wrong: mean-hides-the-worst
np.abs(a - n).max() => np.mean(np.abs(a - n))

# wrong: sign-of-the-difference
np.abs(a - n).max() => np.max(a - n)

# wrong: sign-of-the-scale
np.maximum(np.abs(a).max(), np.abs(n).max()) => np.maximum(a, n).max()

# wrong: scale-of-the-first
np.maximum(np.abs(a).max(), np.abs(n).max()) => np.max(np.abs(a))

# wrong: scale-of-the-second
np.maximum(np.abs(a).max(), np.abs(n).max()) => np.max(np.abs(n))

# wrong: sum-of-both-scales
np.maximum(np.abs(a).max(), np.abs(n).max()) => np.max(np.abs(a)) + np.max(np.abs(n))

# wrong: mean-as-scale
np.maximum(np.abs(a).max(), np.abs(n).max()) => np.maximum(np.mean(np.abs(a)), np.mean(np.abs(n)))

# wrong: sizes-compared
np.abs(a - n).max() => abs(np.max(np.abs(n)) - np.max(np.abs(a)))

# wrong: sizes-compared-one-by-one
np.abs(a - n).max() => np.max(np.abs(np.abs(n) - np.abs(a)))

# wrong: lengths-instead-of-largest
np.abs(a - n).max() => np.linalg.norm(a - n)
np.maximum(np.abs(a).max(), np.abs(n).max()) => max(np.linalg.norm(a), np.linalg.norm(n))

# wrong: lengths-and-their-sum
np.abs(a - n).max() => np.linalg.norm(a - n)
np.maximum(np.abs(a).max(), np.abs(n).max()) => np.linalg.norm(a) + np.linalg.norm(n)

# wrong: zero-over-zero
def grad_error(a, n):
    return np.max(np.abs(a - n)) / np.maximum(np.max(np.abs(a)), np.max(np.abs(n)))

# wrong: tiny-number-in-the-scale
def grad_error(a, n):
    return np.max(np.abs(a - n)) / (1e-8 + np.maximum(np.max(np.abs(a)), np.max(np.abs(n))))

# wrong: tiny-number-as-least-scale
def grad_error(a, n):
    return np.max(np.abs(a - n)) / max(1e-8, np.abs(a).max(), np.abs(n).max())

# wrong: entry-by-entry
def grad_error(a, n):
    worst = 0.0
    for one, other in zip(a.ravel(), n.ravel()):
        if one != other:
            worst = max(worst, abs(one - other) / max(abs(one), abs(other)))
    return worst

# wrong: one-error-per-entry
np.abs(a - n).max() => np.abs(n - a)

# wrong: nan-looks-perfect
scale != 0 => scale > 0

# wrong: nan-looks-perfect
def grad_error(a, n):
    scale = max(np.nanmax(np.abs(a)), np.nanmax(np.abs(n))) if not np.isnan(a).all() else 1.0
    return np.nanmax(np.append(np.abs(a - n), 0)) / scale if scale else 0.0

# wrong: changes-its-input
def grad_error(a, n):
    scale = max(np.abs(a).max(), np.abs(n).max())
    a -= n
    return np.abs(a).max() / scale if scale else 0.0

# wrong: uses-the-companion
def grad_error(a, n):
    from companion.backprop import grad_error
    return grad_error(a, n)

# wrong: only-the-examples
def grad_error(a, n):
    return 0.2

# wrong: entry-by-entry-and-zero-over-zero
def grad_error(a, n):
    return np.max(np.abs(a - n) / np.maximum(np.abs(a), np.abs(n)))

# wrong: small-counts-as-zero
def grad_error(a, n):
    diff = np.abs(a - n).max()
    big = max(np.abs(a).max(), np.abs(n).max())
    if big < 1e-10:
        return 0
    return diff / big

# wrong: smaller-of-both
np.maximum( => np.minimum(

# wrong: mean-of-both-scales
np.maximum(np.abs(a).max(), np.abs(n).max()) => (np.abs(a).max() + np.abs(n).max()) * 0.5

# wrong: sums-instead-of-largest
scale = np.maximum(np.abs(a).max(), np.abs(n).max()) => scale = max(np.abs(a).sum(), np.abs(n).sum())
np.abs(a - n).max() => np.abs(a - n).sum()

# wrong: tiny-number-in-the-scale
scale if scale != 0 else 0.0 => (scale + 1e-12)

# wrong: tiny-number-as-least-scale
scale if scale != 0 else 0.0 => max(1e-12, scale)

# wrong: entry-by-entry-over-the-sum
def grad_error(a, n):
    return np.max(np.abs(a - n) / np.maximum(1e-8, np.abs(a) + np.abs(n)))

# wrong: entry-by-entry
def grad_error(a, n):
    return np.max(np.abs(a - n) / (1e-8 + np.maximum(np.abs(a), np.abs(n))))

# wrong: lengths-and-their-sum
def grad_error(a, n):
    return np.linalg.norm(a - n) / (1e-12 + np.linalg.norm(n) + np.linalg.norm(a))

# wrong: lengths-compared
def grad_error(a, n):
    x, y = np.linalg.norm(a), np.linalg.norm(n)
    return abs(x - y) / max(x, y) if max(x, y) != 0 else 0.0

# wrong: mean-hides-the-worst
def grad_error(a, n):
    scale = max(np.abs(a).max(), np.abs(n).max())
    return np.abs(a - n).mean() / scale if scale != 0 else 0.0

# wrong: sums-instead-of-largest
def grad_error(a, n):
    scale = max(np.abs(a).mean(), np.abs(n).mean())
    return np.abs(a - n).mean() / scale if scale != 0 else 0.0

# wrong: no-absolute-values
def grad_error(a, n):
    scale = max(a.max(), n.max())
    return (a - n).max() / scale if scale != 0 else 0.0

# wrong: absolute-value-too-late
def grad_error(a, n):
    scale = max(np.abs(a).max(), np.abs(n).max())
    return abs((a - n).max()) / scale if scale != 0 else 0.0

# wrong: absolute-value-too-late
def grad_error(a, n):
    scale = max(abs(a.max()), abs(n.max()))
    return np.abs(a - n).max() / scale if scale != 0 else 0.0

# wrong: works-for-some-inputs-only
def grad_error(a, n):
    scale = max(np.abs(a).max(), np.abs(n).max())
    return max(np.linalg.norm(np.atleast_1d(r), np.inf) for r in a - n) / scale if scale != 0 else 0.0

# wrong: number-of-axes
def grad_error(a, n):
    scale = max(np.abs(a).max(), np.abs(n).max())
    return max(abs(v) for row in np.atleast_2d(a - n) for v in row) / scale if scale != 0 else 0.0

# wrong: rounded
def grad_error(a, n):
    scale = max(np.abs(a).max(), np.abs(n).max())
    return round(np.abs(a - n).max() / scale, 6) if scale != 0 else 0.0

# wrong: small-differences-vanish
def grad_error(a, n):
    if np.allclose(a, n, atol=0, rtol=1e-9): return 0.0
    scale = max(np.abs(a).max(), np.abs(n).max())
    return np.abs(a - n).max() / scale if scale != 0 else 0.0

# wrong: capped-at-one
def grad_error(a, n):
    scale = max(np.abs(a).max(), np.abs(n).max())
    return min(np.abs(a - n).max() / scale, 1.0) if scale != 0 else 0.0

# wrong: nan-looks-perfect
def grad_error(a, n):
    if np.isnan(a).any(): return np.nan
    scale = max(np.abs(a).max(), np.nanmax(np.abs(n)))
    return np.nanmax(np.abs(a - n)) / scale if scale != 0 else 0.0

# wrong: nan-looks-perfect
def grad_error(a, n):
    scale = np.nanmax([np.abs(a).max(), np.abs(n).max()])
    return np.abs(a - n).max() / scale if scale != 0 else 0.0

# wrong: values-differ
def grad_error(a, n):
    scale = max((a ** 2).max(), (n ** 2).max()) ** 0.5
    return np.abs(a - n).max() / scale if scale != 0 else 0.0

# wrong: values-differ
def grad_error(a, n):
    scale = max(np.abs(a).max(), np.abs(n).max())
    return np.abs(a - n).max() / scale if scale > 1e-40 else 0.0

# wrong: one-zero-is-enough
def grad_error(a, n):
    if not a.any() or not n.any(): return 0.0
    return np.abs(a - n).max() / max(np.abs(a).max(), np.abs(n).max())

# wrong: nan-looks-perfect
np.maximum(np.abs => max(np.abs

# right: one array of both
def grad_error(a, n):
    scale = np.abs([a, n]).max()
    return float(np.abs(np.subtract(a, n)).max() / scale) if not scale == 0 else 0

# wrong: nan-looks-perfect
np.maximum(np.abs(a).max(), np.abs(n).max()) => max(np.abs(a).max(), np.abs(n).max())

# wrong: sum-of-the-differences
np.abs(a - n).max() / => np.abs(a - n).sum() /

# wrong: tiny-number-in-the-scale
/ scale if scale != 0 else 0.0 => / (scale + 1e-15)

# wrong: tiny-number-as-least-scale
/ scale if scale != 0 else 0.0 => / max(scale, 1e-300)

# wrong: small-counts-as-zero
scale != 0 => not scale < 1e-20

# wrong: not-reduced
np.abs(a - n).max() => np.abs(a - n).max(axis=0)

# wrong: if-on-an-array
def grad_error(a, n):
    scale = max(max(abs(a)), max(abs(n)))
    return max(abs(a - n)) / scale if scale else 0.0

# wrong: in-percent
/ scale if => / scale * 100 if

# wrong: squared
np.abs(a - n).max() / scale => np.abs(a - n).max() ** 2 / scale ** 2

# wrong: wrong-type
np.abs(a - n).max() / scale if scale != 0 else 0.0 => bool(np.abs(a - n).max() <= 1e-6 * scale)

# wrong: scale-at-the-worst-place
def grad_error(a, n):
    a, n = np.ravel(a), np.ravel(n)
    i = np.abs(a - n).argmax()
    scale = np.maximum(abs(a[i]), abs(n[i]))
    return abs(a[i] - n[i]) / scale if scale != 0 else 0.0

# wrong: zeros-called-different
else 0.0 => else 1.0

# wrong: returns-none
else 0.0 => else None

# wrong: values-differ
np.abs(a - n).max() => np.abs(a - n)[...].max() if len(a) else 0

# wrong: changes-its-input
    scale = np.maximum(np.abs(a).max(), np.abs(n).max()) =>     d = np.abs(a - n).max()
    scale = np.maximum(np.abs(a, out=a).max(), np.abs(n, out=n).max())
np.abs(a - n).max() / => d /

# wrong: constant-factor
np.abs(a - n).max() / => 1.01 * np.abs(a - n).max() /

# wrong: constant-factor
np.abs(a - n).max() / => 2 * np.abs(a - n).max() /

# wrong: values-differ
np.abs(a - n).max() => np.abs(np.sort(a, axis=None) - np.sort(n, axis=None)).max()

# wrong: not-reduced
np.abs(a - n).max() / scale => np.abs(a - n).max(keepdims=True) / scale

# wrong: tiny-number-as-least-scale
/ scale if scale != 0 else 0.0 => / max(scale, 1e-20)

# wrong: tiny-number-in-the-scale
/ scale if scale != 0 else 0.0 => / (scale + 1e-20)

# wrong: small-counts-as-zero
scale != 0 => not scale < 1e-16

# wrong: small-counts-as-zero
scale != 0 => not scale < 1e-30

# wrong: tiny-number-as-least-scale
/ scale if scale != 0 else 0.0 => / np.maximum(scale, 1e-30)

# wrong: one-zero-is-enough
scale != 0 => np.any(n)

# wrong: raises
    scale = =>     if np.isnan(a).any() or np.isnan(n).any():
        raise ValueError("nan")
    scale =

# wrong: wrong-type
return np.abs(a - n).max() / scale => return np.abs(a - n).max(), scale

# right: python floats
import math
def grad_error(a, n):
    pairs = list(zip(np.ravel(a).tolist(), np.ravel(n).tolist()))
    if any(math.isnan(v) for p in pairs for v in p):
        return math.nan
    scale = max(abs(v) for p in pairs for v in p)
    return max(abs(p - q) for p, q in pairs) / scale if scale else 0

# right: isnan first
def grad_error(a, n):
    if np.isnan(a).any() or np.isnan(n).any():
        return float("nan")
    scale = max(np.max(np.abs(a)), np.max(np.abs(n)))
    return 0.0 if scale == 0 else np.max(np.abs(a - n)) / scale

# right: inf norm
def grad_error(a, n):
    a, n = np.ravel(a), np.ravel(n)
    scale = np.linalg.norm(np.concatenate([a, n]), np.inf)
    return np.float64(0) if scale == 0 else np.linalg.norm(a - n, np.inf) / scale

# right: stack
def grad_error(a, n):
    both = np.abs(np.stack([a, n])).max()
    return np.abs(np.subtract(a, n)).max() / (both if both != 0 else 1)

# right: divided first
def grad_error(a, n):
    s = np.abs([a, n]).max()
    return 0.0 if s == 0 else np.abs(a / s - n / s).max()

# right: errstate and nan check
def grad_error(a, n):
    if not np.any(a) and not np.any(n):
        return 0
    return np.ptp([np.zeros_like(a), np.abs(a - n)]) / np.max([np.abs(a), np.abs(n)])

# right: lambda
grad_error = lambda a, n: (lambda s: float(np.abs(a - n).max() / s) if s != 0 else 0.0)(np.abs([a, n]).max())

# right: sorted
def grad_error(a, n):
    d = np.sort(np.abs(a - n), axis=None)[-1]
    s = np.sort(np.abs(np.array([a, n])), axis=None)[-1]
    return d / s if s else 0.0

# right: named steps with partial
from functools import partial
def _largest(fn, x):
    return np.ravel(fn(x)).max()
size = partial(_largest, np.abs)
def grad_error(a, n):
    both = np.maximum(size(a), size(n))
    if both == 0:
        return 0
    return size(a - n) / both

# wrong: lengths-instead-of-largest
def grad_error(a, n):
    def length(v):
        return np.sqrt((v ** 2).sum())
    scale = max(length(a), length(n))
    return length(a - n) / scale if scale > 0 else 0.0
