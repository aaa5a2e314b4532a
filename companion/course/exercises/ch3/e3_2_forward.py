import numpy as np

from companion.activations import sigmoid, softmax
from companion.backprop import backward
from companion.course.grading import Exercise
from companion.course.grading.spec import NotYet
from companion.neurons import forward


def network(rng, n, *sizes):
    """Random weights and random, non-zero biases: fresh ones would hide a forgotten bias."""
    params = [(rng.normal(size=(i, o)), rng.normal(size=o)) for i, o in zip(sizes, sizes[1:])]
    return params, rng.normal(size=(n, sizes[0]))


exercise = Exercise(
    forward, uses=("dense", "relu"),
    examples=[([(np.array([[1.0, -1.0], [2.0, 1.0]]), np.array([0.5, -0.5])),
                (np.array([[1.0], [-2.0]]), np.array([0.25]))],
               np.array([[1.0, 2.0], [-1.0, 3.0]]))],
    probes=lambda rng: [network(rng, 7, 3, 6, 5, 4), network(rng, 4, 4, 4, 4), network(rng, 5, 2, 3),
                        network(rng, 1, 3, 4, 2), network(rng, 60, 3, 2, 5, 3, 4, 2, 6, 3), network(rng, 2, 1, 1, 1),
                        network(rng, 4, *[3] * 24),
                        (4 * network(rng, 4, 3, 3)[0], rng.normal(size=(4, 3))),                # four equal layers
                        ([(40 * W, b) for W, b in network(rng, 3, 2, 30, 2)[0]], 30 * rng.normal(size=(3, 2))),
                        ([(np.eye(2), np.zeros(2)), (1e6 * np.ones((2, 1)), np.zeros(1))],       # small is not zero
                         np.array([[2e-3, -3e-3], [5e-6, -4e-6]]))])


def relu(z):
    return np.maximum(z, 0)


def run(params, X, hidden=relu, last=lambda z: z, bias=1.0, keep=lambda A, Z: (A, Z)):
    """forward with something exchanged."""
    cache, A = [], X
    for i, (W, b) in enumerate(params):
        Z = A @ W + bias * b
        cache.append(keep(A, Z))
        A = (hidden if i < len(params) - 1 else last)(Z)
    return A, cache


def misread(name, says, **changed):
    exercise.says(name, says, lambda params, X: run(params, X, **changed))


misread("relu-on-the-output", "You bend the last layer too. Its Z are the logits: they may be negative.",
        last=relu)
misread("softmax-on-the-output", "You return probabilities. The last layer stays linear; softmax comes "
        "later, with the loss of chapter 4.", last=softmax)
misread("no-hidden-activation", "No layer bends, so all layers together are one layer. Use relu on every Z "
        "but the last.",
        hidden=lambda z: z)
misread("bias-forgotten", "The biases are missing: every layer is dense(A, W, b).", bias=0.0)
misread("tanh-in-between", "You bend with tanh. The hidden layers use relu.", hidden=np.tanh)
misread("sigmoid-in-between", "You bend with the sigmoid. The hidden layers use relu.", hidden=sigmoid)
exercise.says("leaks-in-between", "Your hidden layers let a little of a negative Z through: leaky ReLU. Here it becomes "
              "0: relu(Z).", *[lambda params, X, leak=leak: run(params, X, hidden=lambda z: np.where(z > 0, z, leak * z))
                               for leak in (0.01, 0.1, 0.2, 0.3)])
exercise.says("drops-at-random", "The same network and the same batch give other logits the second time. Forward draws "
              "nothing at random; dropout is for training alone.")
misread("cache-keeps-outputs", "The logits are right. The cache must hold each layer's input and Z, and you "
        "keep the layer's output instead of its input: the way back multiplies by the input.",
        keep=lambda A, Z: (relu(Z), Z))
misread("cache-swapped", "The logits are right. Each cache entry is (input, Z), in this order; yours is "
        "swapped.",
        keep=lambda A, Z: (Z, A))
misread("cache-without-z", "The logits are right. Each cache entry needs the input and Z; you keep the "
        "input only.", keep=lambda A, Z: A)
misread("cache-keeps-activated-z", "The logits are right. The cache keeps Z before the bend; yours is "
        "already bent.",
        keep=lambda A, Z: (A, relu(Z)))


def outputs(params, X):
    logits, cache = run(params, X)
    return logits, [A for A, _ in cache[1:]] + [logits], [Z for _, Z in cache]


exercise.also("cache-keeps-outputs", lambda params, X: (outputs(params, X)[0], list(zip(*outputs(params, X)[1:]))),
              lambda params, X: (outputs(params, X)[0], list(zip(*outputs(params, X)[:0:-1]))),
              lambda params, X: (outputs(params, X)[0], outputs(params, X)[1]))


def told(name, says, change):
    """Right logits and cache, then changed."""
    exercise.says(name, says, lambda params, X: change(X, *run(params, X)))


told("other-order", "You return (cache, logits). The order asked for is logits, cache.",
     lambda X, logits, cache: (cache, logits))
told("everything-bent", "Your last Z is bent, and so is every Z in the cache. Keep Z as `dense` returns it: "
     "relu(Z) is a new "
     "array, and the logits stay as they are.",
     lambda X, logits, cache: (relu(logits), [(A, relu(Z)) for A, Z in cache]))
told("cache-repeats-the-data", "The logits are right. Every cache entry of yours holds X. It must hold the "
     "input of its own "
     "layer.", lambda X, logits, cache: (logits, [(X, Z) for _, Z in cache]))
told("cache-keeps-unbent-input", "The logits are right. The input of a layer in your cache is the Z of the "
     "layer before. What "
     "that layer handed on is relu(Z).",
     lambda X, logits, cache: (logits, list(zip([X] + [Z for _, Z in cache[:-1]], [Z for _, Z in cache]))))


def unbent_data_kept(X, logits, cache):
    return logits, [(X, cache[0][1]), *cache[1:]]


exercise.says("data-bent", "You bend X. The first layer reads the data as they are.",
              lambda params, X: run(params, relu(X)),
              lambda params, X: unbent_data_kept(X, *run(params, relu(X))))
exercise.says("few-digits", "Right to a few digits only. Leave out `round`, and add no small number "
              "anywhere.")


@exercise.misconception("cache-lacks-the-last-layer", "The logits are right. The cache has one entry for "
                        "each layer, the last included.")
def _(params, X):
    logits, cache = run(params, X)
    return logits, cache[:-1]


@exercise.misconception("cache-backwards", "The logits are right. The cache runs from the first layer to "
                        "the last; yours runs backwards.")
def _(params, X):
    logits, cache = run(params, X)
    return logits, cache[::-1]


@exercise.misconception("logits-only", "You return the logits only. Return two values: logits, cache.")
def _(params, X):
    return run(params, X)[0]


@exercise.misconception("every-layer-sees-the-data", "Every layer of yours reads X. A layer reads what the "
                        "one before it gave.")
def _(params, X):
    cache = [(X, X @ W + b) for W, b in params]
    return cache[-1][1], cache


@exercise.misconception("relu-in-place", "The logits are right. The hidden layers' Z in the cache is bent "
                        "already. Keep Z as `dense` returns it: relu(Z) is a new array, `Z[Z < 0] = 0` "
                        "changes the one you keep.")
def _(params, X):
    logits, cache = run(params, X)
    return logits, [(A, relu(Z)) for A, Z in cache[:-1]] + cache[-1:]


def test_nothing_is_random(answer):
    args = network(np.random.default_rng(0), 20, 3, 50, 2)
    try:
        first, again = answer(*args), answer(*args)
    except NotYet:
        return                              # what stops it, the next tests say
    if isinstance(first, (tuple, list)):
        answer.must(not answer.differs(first[0], again[0]), "drops-at-random")


def test_printed_example(answer):
    answer.agrees_on_examples()


def test_other_networks(answer):
    answer.agrees_on_hidden_inputs()


def test_digits(answer):
    args = exercise.hidden()[0]
    logits, _ = answer(*args)
    answer.must(answer.narrow or np.allclose(logits, run(*args)[0], 1e-9, 1e-9), "few-digits")


def test_promises(answer):
    answer.keeps("network", answer, backward, without=["network_keeps_dtype_and_inputs",
                                                       "network_gradient_is_the_slope"])
