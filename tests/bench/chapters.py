"""What single chapters quote: the cost of an activation (chapter 2), of a backward pass (chapter 5)."""
import numpy as np

from companion import activations, backprop, losses, neurons

from .clock import in_turns, ratio, significant, spread

LAYER, BATCH = (784, 128), 32
WIDTHS = (8, 16, 32, 64, 128)


def measure_activations(rounds):
    """Each activation on the layer's Z, beside the product X @ W + b that made it."""
    rng = np.random.default_rng(0)
    n_in, n_out = LAYER
    X = rng.standard_normal((BATCH, n_in), dtype=np.float32)
    W = neurons.he_normal(n_in, n_out, rng).astype(np.float32)
    b = np.zeros(n_out, np.float32)
    Z = neurons.dense(X, W, b)
    product = f"X @ W + b, {n_in} to {n_out}, batch {BATCH}"
    works = {product: lambda: neurons.dense(X, W, b)}
    works |= {name: lambda f=f: f(Z) for name, (f, _) in activations.ACTIVATIONS.items()}
    works["softmax"] = lambda: activations.softmax(Z)
    times = in_turns(works, rounds)
    return {"layer": list(LAYER), "batch": BATCH, "product_us": significant(1e6 * min(times[product])),
            "ratio_to_product": {name: ratio(times, name, product) for name in works if name != product}}


def measure_backward(rounds):
    """One backward beside one forward, for widths d-d-d-10 and the course's network; then trying every parameter."""
    table = {}
    for sizes in [(width, width, width, 10) for width in WIDTHS] + [(784, 128, 64, 10)]:
        rng = np.random.default_rng(0)
        X, y = rng.standard_normal((BATCH, sizes[0])), rng.integers(0, 10, BATCH)
        params = neurons.init_params(sizes, rng)
        logits, cache = neurons.forward(params, X)
        slope = losses.cross_entropy_grad(logits, y)
        works = {"forward": lambda p=params, X=X: neurons.forward(p, X),
                 "backward": lambda p=params, c=cache, s=slope: backprop.backward(p, c, s)}
        count = neurons.count_params(sizes)
        theta = params[-1][1]

        def loss(changed, p=params, X=X, y=y):
            return losses.cross_entropy(neurons.forward([*p[:-1], (p[-1][0], changed)], X)[0], y)

        # All parameters cost the same two losses each: the ten biases of the last layer are tried, the rest counted.
        works["numeric, 10 parameters"] = lambda f=loss, t=theta: backprop.numeric_grad(f, t)
        times = in_turns(works, rounds)
        numeric = [count / theta.size * a / b for a, b in zip(times["numeric, 10 parameters"], times["backward"])]
        table["-".join(map(str, sizes))] = {
            "parameters": count,
            "backward_to_forward": ratio(times, "backward", "forward"),
            "numeric_to_backward": spread(numeric),
            "backward_us": significant(1e6 * min(times["backward"])),
        }
    return {"batch": BATCH, "dtype": "float64", "networks": table}
