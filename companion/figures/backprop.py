"""Live figures of chapter 5: backpropagation."""
import numpy as np

from companion.activations import ACTIVATIONS, relu, relu_grad
from companion.backprop import batch_norm, batch_norm_backward, dense_backward, tiny_grads
from companion.live import BLUE, GREY, ORANGE, LiveFigure, choice, slider, toggle, words
from companion.neurons import dense

# ---- the tiny network: one weight, one bias, one ReLU, one squared error


def tiny_start(w, b):
    return {"w": w, "b": b, "t": 0}


def tiny_step(state, x, y, lr):
    dw, db = tiny_grads(x, state["w"], state["b"], y)
    return {"w": state["w"] - lr * dw, "b": state["b"] - lr * db, "t": state["t"] + 1}


def tiny_graph(ax, state, x, y, lr, back):
    """The graph of L = (relu(w x + b) - y)^2: values above each node, gradients below."""
    w, b = state["w"], state["b"]
    product = w * x
    z = product + b
    a = relu(z)
    loss = (a - y) ** 2
    da = 2 * (a - y)
    dz = da * relu_grad(z)
    dw, db = tiny_grads(x, w, b, y)
    nodes = [("x", .5, 3.9, x, dz * w), ("w", .5, 1.9, w, dw), ("w·x", 2.4, 2.9, product, dz), ("b", 2.4, .7, b, db),
             ("z", 4.2, 2.1, z, dz), ("a", 6, 2.1, a, da), ("y", 6, .1, y, -da), ("L", 7.8, 1.1, loss, loss * 0 + 1)]
    places = {name: (px, py) for name, px, py, _, _ in nodes}
    for start, end in [("x", "w·x"), ("w", "w·x"), ("w·x", "z"), ("b", "z"), ("z", "a"), ("a", "L"), ("y", "L")]:
        ax.annotate("", places[end], places[start], arrowprops={"arrowstyle": "-|>", "color": GREY, "shrinkA": 15,
                                                                "shrinkB": 15})
    for name, px, py, value, grad in nodes:
        ax.plot([px], [py], "o", ms=26, mfc="white", mec=BLUE, mew=1.5)
        ax.text(px, py, name, ha="center", va="center", fontsize=9)
        ax.text(px, py + .42, f"{value:.4g}", ha="center", va="bottom", fontsize=11)
        if back:
            ax.text(px, py - .42, f"{grad:.4g}", ha="center", va="top", fontsize=11, color=ORANGE)
    ax.set(xlim=(-.2, 8.6), ylim=(-.8, 4.8), title=f"after {state['t']:d} steps: loss {loss:.4g}")
    ax.axis("off")
    return (f"w = {w:.4g}, b = {b:.4g}: z = {z:.4g}, a = {a:.4g}, loss {loss:.4g}. Backward: dL/dw = {dw:.4g}, "
            f"dL/db = {db:.4g}. " + words(z <= 0, "z is not above 0: the gradient is 0, the neuron is dead.",
                                          f"One step with lr = {lr:.3g} makes w {w - lr * dw:.4g}."))


tiny_figure = LiveFigure(
    tiny_graph, {"x": slider(-3, 3, .5, value=2, label="input x"), "w": slider(-4, 6, .5, value=3, label="first weight w"),
                 "b": slider(-3, 3, .5, value=1, label="first bias b"), "y": slider(0, 20, 1, value=15, label="target y"),
                 "lr": slider(0, .6, .005, value=.01, label="learning rate", format=".3f"),
                 "back": toggle(True, label="show gradients")},
    init=tiny_start, step=tiny_step, name="tiny-network", size=(6, 3.4),
    alt="The computation graph of a network with one neuron: the value of every node above it, the gradient below.")


# ---- how large the gradient is, layer by layer

LAYERS, WIDTH, BATCH = 30, 16, 32
_rng = np.random.default_rng(3)
WEIGHTS = _rng.standard_normal((LAYERS, WIDTH, WIDTH)).round(2)
INPUTS, LAST = _rng.standard_normal((BATCH, WIDTH)).round(2), _rng.standard_normal((BATCH, WIDTH)).round(2)


def depth_gradients(hidden, gain, norm, skip):
    """Root mean square of the gradient that arrives at every layer's input, last layer 1; (LAYERS + 1,)."""
    f, f_grad = ACTIVATIONS[hidden]
    X, trace = INPUTS, []
    for W in WEIGHTS * np.sqrt(gain / WIDTH):
        Z = dense(X, W, np.zeros(WIDTH))
        bent = batch_norm(Z) if norm else Z
        trace.append((X, W, Z, bent))
        X = f(bent) + X if skip else f(bent)
    G = LAST
    sizes = [np.sqrt((G ** 2).mean()) + 0 * gain]
    for X, W, Z, bent in trace[::-1]:
        dZ = G * f_grad(bent)
        dZ = batch_norm_backward(dZ, Z) if norm else dZ
        dX, _, _ = dense_backward(dZ, X, W)
        G = dX + G if skip else dX
        sizes.append(np.sqrt((G ** 2).mean()))
    return np.stack(sizes[::-1]) / sizes[0]


def depth_gradient(ax, gain, hidden, norm, skip):
    """Gradient size against depth on a log axis."""
    sizes = depth_gradients(hidden, gain, norm, skip)
    factor = sizes[0] ** (1 / LAYERS)
    ax.semilogy(np.arange(LAYERS + 1), sizes, "o-", color=BLUE, ms=4)
    ax.axhline(1, color=GREY, lw=.8)
    ax.set(xlim=(0, LAYERS), ylim=(1e-12, 1e6), xlabel="layer (the loss is on the right)", ylabel="gradient / last gradient",
           title=f"× {factor:.3f} per layer")
    return (f"Each layer multiplies the gradient by {factor:.3f}; after {LAYERS} layers {sizes[0]:.2e} is left. "
            + words(sizes[0] < 1e-3, "It vanishes.", words(sizes[0] > 1e3, "It explodes.", "It arrives.")))


depth_gradient_figure = LiveFigure(
    depth_gradient, {"gain": slider(.2, 4, .1, value=1, label="variance × n"),
                     "hidden": choice(["relu", "tanh", "sigmoid"], label="activation"),
                     "norm": toggle(label="batch norm"), "skip": toggle(label="skip connections")},
    name="depth-gradient", alt="The size of the gradient at each of 30 layers, on a logarithmic axis.")
