import numpy as np

from companion.backprop import backward, dense_backward, relu_backward
from companion.course.grading import Exercise
from companion.course.grading.values import copies
from companion.neurons import forward


def network(rng, n, *sizes):
    """Random parameters with non-zero biases, the cache of a batch, a gradient for the logits."""
    params = [(rng.normal(size=(i, o)), rng.normal(size=o)) for i, o in zip(sizes, sizes[1:])]
    logits, cache = forward(params, rng.normal(size=(n, sizes[0])))
    return params, cache, rng.normal(size=logits.shape)


def hand_sized():
    params = [(np.array([[3.0]]), np.array([1.0])), (np.array([[1.0]]), np.array([0.0]))]
    logits, cache = forward(params, np.array([[2.0]]))
    return params, cache, 2 * (logits - 15)


exercise = Exercise(
    backward, uses=("dense_backward", "relu_backward"), may_change=(1,), examples=[hand_sized()],
    probes=lambda rng: [network(rng, 4, 4, 4, 4, 4), network(rng, 7, 3, 6, 5, 4), network(rng, 5, 3, 2),
                        network(rng, 1, 3, 4, 2), network(rng, 6, 2, 5, 3),
                        network(rng, 3, 2, 4, 3, 5, 4, 3, 4, 2), network(rng, 40, 3, 4, 2)])


def run(params, cache, dlogits, gate=lambda dA, cache, i: dA * (cache[i - 1][1] > 0), last=lambda dZ, Z: dZ,
        scale=1.0,
        weights=lambda params, i: params[i][0]):
    """backward with something exchanged."""
    dZ, grads = last(dlogits, cache[-1][1]), []
    for i in reversed(range(len(params))):
        A, _ = cache[i]
        grads.append((scale * (A.T @ dZ), scale * dZ.sum(axis=0)))
        if i > 0:
            dZ = gate(dZ @ weights(params, i).T, cache, i)
    return grads[::-1]


def misread(name, says, **changed):
    exercise.says(name, says, lambda params, cache, dlogits: run(params, cache, dlogits, **changed))


misread("gate-on-the-output-layer", "You send dlogits through a ReLU gate. The last layer does not bend, so "
        "nothing stops there.",
        last=lambda dZ, Z: dZ * (Z > 0))
misread("no-relu-gate", "The gates are missing, or always open: between two layers the gradient passes only "
        "where the Z of "
        "the layer below is positive.",
        gate=lambda dA, cache, i: dA)
misread("gate-by-the-gradient", "Your gates look at the gradient. They look at Z.",
        gate=lambda dA, cache, i: dA * (dA > 0))
misread("gate-of-the-next-layer", "Your gate uses the Z of the layer the gradient comes from. It belongs to "
        "the layer below: cache[i - 1].", gate=lambda dA, cache, i: dA * (cache[i][1] > 0))
misread("gate-open-at-zero", "At Z = 0 the gate is closed: the course takes slope 0 at ReLU's corner.",
        gate=lambda dA, cache, i: dA * (cache[i - 1][1] >= 0))
misread("gate-half-open-at-zero", "At Z = 0 half of the gradient gets through. The course takes slope 0 at "
        "ReLU's corner.",
        gate=lambda dA, cache, i: dA * np.heaviside(cache[i - 1][1], 0.5))
misread("weights-not-transposed", "On the way back the weights are transposed: dZ @ W.T.",
        weights=lambda params, i: params[i][0].T)
misread("weights-of-the-layer-below", "You walk back through the weights of the layer below. The gradient "
        "that has reached layer i leaves through layer i's own weights.",
        weights=lambda params, i: params[i - 1][0])


misread("leaky-gate", "Your closed gates leak. ReLU's slope on the left is exactly 0.",
        gate=lambda dA, cache, i: dA * np.where(cache[i - 1][1] > 0, 1, 0.01))
misread("value-instead-of-slope", "You multiply by relu(Z) between two layers. The way back needs its "
        "slope, 1 or 0.",
        gate=lambda dA, cache, i: dA * np.maximum(cache[i - 1][1], 0))
misread("gate-by-the-input-below", "Your gate uses the A of the layer below, what went into it. It needs "
        "what came out before ReLU, "
        "its Z: cache[i - 1][1].", gate=lambda dA, cache, i: dA * (cache[i - 1][0] > 0))
misread("first-gate-missing", "The gate of the first layer is missing. Every layer but the last has a ReLU behind it: the "
        "gradient goes through cache[0][1] too.",
        gate=lambda dA, cache, i: dA * (cache[i - 1][1] > 0) if i > 1 else dA)


exercise.also("gate-of-the-next-layer", lambda params, cache, dlogits: run(
    params, cache, dlogits, gate=lambda dA, cache, i: dA * (cache[min(i + 1, len(cache) - 1)][1] > 0)))
exercise.says("gate-on-the-wrong-side", "You send the gradient through a gate before it goes back through W, with the Z of the "
              "same layer. So the last layer gets a gate and the first none.",
              lambda params, cache, dlogits: gated_first(params, cache, dlogits, 1),
              lambda params, cache, dlogits: gated_first(params, cache, dlogits, 0))


def gated_first(params, cache, dlogits, from_layer):
    dZ, grads = dlogits, []
    for i in reversed(range(len(params))):
        A, Z = cache[i]
        grads.append((A.T @ dZ, dZ.sum(axis=0)))
        if i >= from_layer:
            dZ = (dZ * (Z > 0)) @ params[i][0].T
    return grads[::-1]


@exercise.misconception("db-averaged", "db is the sum over the batch, not the mean: the 1/n of the loss is already in "
                        "dlogits.")
def _(params, cache, dlogits):
    return [(dW, db / len(dlogits)) for dW, db in run(params, cache, dlogits)]


@exercise.misconception("dw-averaged", "You divide dW by n. The 1/n of the loss is already in dlogits.")
def _(params, cache, dlogits):
    return [(dW / len(dlogits), db) for dW, db in run(params, cache, dlogits)]


def steps(order=reversed, taken=lambda A, Z: A, sent=lambda dZ, dlogits: dZ, until=0, kept=slice(1, 3)):
    """backward by its parts, as a learner writes it, with something exchanged; the gradients in the order of params."""
    def grads(params, cache, dlogits):
        found, dZ = {}, dlogits
        for i in order(range(len(params))):
            slopes = dense_backward(sent(dZ, dlogits), taken(*cache[i]), params[i][0])
            found[i] = slopes[kept]
            if i > until:
                dZ = relu_backward(slopes[0], cache[i - 1][1])
        return [found[i] for i in sorted(found)]
    return grads


exercise.says("sums-instead-of-inputs", "You multiply by Z, what a layer made. dW is what went into the layer, A, "
              "transposed, times dZ.", steps(taken=lambda A, Z: Z))
exercise.says("dlogits-in-every-layer", "Every layer gets dlogits. Only the last one does; each layer below gets what "
              "has come back through the layers above it.", steps(sent=lambda dZ, dlogits: dlogits))
exercise.says("first-to-last", "You walk from the first layer to the last. dlogits belongs to the last layer: walk back, "
              "`reversed(range(len(params)))`.", steps(order=list))


def rearranged(arranged):
    """The right gradients in another arrangement."""
    return lambda params, cache, dlogits: arranged(run(params, cache, dlogits))


def dX(params, cache, dlogits):
    """The slope with respect to the network's input."""
    Z = cache[0][1]
    dZ = run(params, [(np.eye(len(Z)), Z), *cache[1:]], dlogits)[0][0]      # the input's transpose times dZ
    return dZ @ params[0][0].T


exercise.says("bias-first", "Your pairs are (db, dW). Each is (dW, db).",
              rearranged(lambda grads: [(db, dW) for dW, db in grads]))
exercise.says("dw-transposed", "Your dW are transposed. Each has the shape of its W: A.T @ dZ.",
              rearranged(lambda grads: [(dW.T, db) for dW, db in grads]))
exercise.says("one-flat-list", "You return all gradients in one row. Return a pair (dW, db) for every layer.",
              rearranged(lambda grads: [g for pair in grads for g in pair]))
exercise.says("all-weights-then-all-biases", "You return all dW, then all db. Return a pair (dW, db) for "
              "every layer: "
              "`list(zip(dWs, dbs))`.", rearranged(lambda grads: tuple(map(list, zip(*grads)))))
exercise.says("db-keeps-two-axes", "db must have b's shape (n_out,); yours has two axes. `dZ.sum(axis=0)` "
              "without keepdims.",
              rearranged(lambda grads: [(dW, db[None]) for dW, db in grads]))
exercise.says("dx-returned-too", "You return the slope of an input as well. Only parameters are trained: a "
              "pair (dW, db) for every "
              "layer is all.", steps(kept=slice(0, 3)),
              lambda *args: (run(*args), dX(*args)), lambda *args: (dX(*args), run(*args)))
exercise.says("first-layer-not-reached", "Between the first layer and the second your gradient is not sent "
              "on: what the second layer "
              "got goes into the first as it is. The step is needed for every layer but the first, `if "
                            "layer > 0`.",
              steps(sent=lambda dZ, dlogits: dZ, until=1))
exercise.says("not-in-proportion", "A dlogits that is a million times smaller or larger must give gradients "
              "that are as much smaller "
              "or larger. Cut nothing off, round nothing, add nothing.")


@exercise.misconception("second-one-over-n", "You divide by n again. The 1/n of the loss is already in "
                        "dlogits.")
def _(params, cache, dlogits):
    return run(params, cache, dlogits, scale=1 / len(dlogits))


@exercise.misconception("last-to-first", "The gradients are right, in the order they arise: last layer "
                        "first. Return them in the order of params.")
def _(params, cache, dlogits):
    return run(params, cache, dlogits)[::-1]


@exercise.misconception("only-the-last-layer", "Only the last layer gets a gradient; those before it get "
                        "zeros. Walk back through every layer.")
def _(params, cache, dlogits):
    last = run(params, cache, dlogits)[-1]
    return [(np.zeros_like(W), np.zeros_like(b)) for W, b in params[:-1]] + [last]


@exercise.misconception("one-layer-returned", "You return the gradients of one layer. Collect a pair (dW, "
                        "db) for every layer.")
def _(params, cache, dlogits):
    return run(params, cache, dlogits)[-1:]


@exercise.misconception("bias-gradients-missing", "You return dW only. Every layer has a pair (dW, db).")
def _(params, cache, dlogits):
    return [dW for dW, _ in run(params, cache, dlogits)]


@exercise.misconception("db-over-the-neurons", "db adds up each example's row; it must add up over the "
                        "batch: `axis=0`.")
def _(params, cache, dlogits):
    grads, dZ = [], dlogits
    for i in reversed(range(len(params))):
        grads.append((cache[i][0].T @ dZ, dZ.sum(axis=1)))
        if i > 0:
            dZ = (dZ @ params[i][0].T) * (cache[i - 1][1] > 0)
    return grads[::-1]


def test_printed_example(answer):
    answer.agrees_on_examples()


def test_other_networks(answer):
    answer.agrees_on_hidden_inputs()


def test_gate_at_zero(answer):
    params = [(np.array([[1.0, 1.0]]), np.array([-1.0, 0.5])), (np.array([[2.0], [3.0]]), np.array([0.1]))]
    _, cache = forward(params, np.array([[1.0], [2.0]]))
    answer.agrees(params, cache, np.array([[1.0], [-2.0]]))


def test_next_to_the_corner(answer):
    """Z is the bias: a gate that opens a little late or early shows in db."""
    near = np.array([-1e-3, -1e-6, -1e-9, -1e-30, 1e-30, 1e-9, 1e-6, 1e-3])
    params = [(np.ones((2, 8)), near), (np.linspace(1, 2, 8)[:, None], np.zeros(1))]
    _, cache = forward(params, np.zeros((1, 2)))
    got = answer.like(params, cache, np.array([[1.0]]))
    answer.must(not answer.differs(got, backward(params, cache, np.array([[1.0]]))), "boundary",
                f"the Z of the first layer is {near.tolist()}")


def test_any_size_of_slopes(answer):
    params, cache, dlogits = exercise.hidden()[1]
    for size in (1e-12, 1e6):
        got = answer.like(copies(params), copies(cache), size * dlogits)
        scaled = [(dW / size, db / size) for dW, db in got]
        answer.must(not answer.differs(scaled, backward(params, cache, dlogits)), "not-in-proportion",
                    f"dlogits is {size} times what it was before")


def test_promises(answer):
    answer.keeps("network", forward, answer, without=["network_keeps_dtype_and_inputs"])
