import numpy as np

from companion.course.grading import Exercise


def collapse_linear(layers):
    W, b = layers[0]
    for V, c in layers[1:]:
        W, b = W @ V, b @ V + c
    return W, b


def stack(rng, *sizes):
    return [(rng.normal(size=(n, m)), rng.normal(size=m)) for n, m in zip(sizes, sizes[1:])]


exercise = Exercise(
    collapse_linear, examples=[([(np.array([[1.0, 2.0], [0.0, 1.0]]), np.array([1.0, -1.0])),
                                 (np.array([[1.0, 0.0], [3.0, 2.0]]), np.array([0.5, 0.0]))],)],
    probes=lambda rng: [(stack(rng, 3, 3, 3, 3),), (stack(rng, 2, 4, 3, 1),), (stack(rng, 3, 3),),
                        (stack(rng, 4, 4, 4),), (stack(rng, 2, 3, 2, 4, 3, 2, 3, 2),), (stack(rng, 1, 1, 1),),
                        (stack(rng, 1, 5, 1),), (stack(rng, 3, 9, 2),), (stack(rng, *[2] * 15),),
                        ([(1e3 * W, 1e3 * b) for W, b in stack(rng, 2, 2, 2)],)])


@exercise.misconception("reverse-order", "The weights are multiplied in reverse order. Rows are examples: x "
                        "meets W1 first, so the product is W1 @ W2 @ W3.")
def _(layers):
    W, b = layers[0]
    for V, c in layers[1:]:
        W, b = V @ W, b @ V + c
    return W, b


@exercise.misconception("biases-just-added", "You add the biases up. A bias passes through all later layers "
                        "first: b1 becomes b1 @ W2, then b2 joins it.")
def _(layers):
    W, b = layers[0]
    for V, c in layers[1:]:
        W, b = W @ V, b + c
    return W, b


@exercise.misconception("only-the-last-bias", "Only the last bias is left. Earlier ones arrive too, carried "
                        "by the later weights: b1 @ W2 + b2.")
def _(layers):
    W, b = layers[0]
    for V, c in layers[1:]:
        W, b = W @ V, c
    return W, b


@exercise.misconception("only-the-first-bias", "The first bias is carried through, but the later layers "
                        "have biases of their own: b1 @ W2 + b2.")
def _(layers):
    W, b = layers[0]
    for V, c in layers[1:]:
        W, b = W @ V, b @ V
    return W, b


@exercise.misconception("bias-from-the-wrong-side", "b is a row that meets the next weights like an example "
                        "does: b @ W2, not W2 @ b.")
def _(layers):
    W, b = layers[0]
    for V, c in layers[1:]:
        W, b = W @ V, V @ b + c
    return W, b


@exercise.misconception("weights-added", "You add the weights. Layers one after another multiply: W1 @ W2.")
def _(layers):
    W, b = layers[0]
    for V, c in layers[1:]:
        W, b = W + V, b @ V + c
    return W, b


@exercise.misconception("entry-by-entry", "`*` multiplies entry by entry. Layers one after another need the "
                        "matrix product `@`.")
def _(layers):
    W, b = layers[0]
    for V, c in layers[1:]:
        W, b = W * V, b * V + c
    return W, b


@exercise.misconception("bias-through-the-whole-product", "The bias meets the product of all weights so "
                        "far. It has passed the earlier layers already: only the next W comes, b @ W + c.")
def _(layers):
    W, b = layers[0]
    for V, c in layers[1:]:
        W = W @ V
        b = b @ W + c
    return W, b


def first_two(layers):
    (W, b), (V, c) = layers[:2]
    return W @ V, b @ V + c


exercise.says("first-two-layers-only", "You join the first two layers and stop. Go on with the result and "
                                       "the next layer, to the end of the list.",
              first_two, lambda layers: collapse_linear(layers[:2]))
exercise.says("stops-early", "You join only the first few layers. Go on with the result and the next layer, "
                             "to the end of the list.",
              *[lambda layers, most=most: collapse_linear(layers[:most]) for most in (3, 4, 5, 6, 8, 10)])
exercise.says("last-layer-missing", "The last layer is missing. Go on to the end of the list.",
              lambda layers: collapse_linear(layers[:1] + layers[1:-1]))
exercise.says("first-layer-twice", "The first layer is used twice: you start with it and then go over all "
                                   "layers. Go over `layers[1:]`.",
              lambda layers: collapse_linear(layers[:1] + layers))
exercise.says("first-bias-missing", "The first layer's bias is missing. It passes through the later layers: "
                                    "b1 @ W2 + b2.",
              lambda layers: collapse_linear([(layers[0][0], 0 * layers[0][1]), *layers[1:]]))
exercise.says("weights-transposed", "Your W is transposed. For `X @ W` it has a row for each input and a "
                                    "column for each output.",
              lambda layers: (collapse_linear(layers)[0].T, collapse_linear(layers)[1]))
exercise.says("bias-before-weights", "You return (b, W). The order is (W, b).",
              lambda layers: collapse_linear(layers)[::-1])


def folded(step):
    """What goes through all layers, but joins two of them in another way."""
    def wrong(layers):
        W, b = layers[0]
        for V, c in layers[1:]:
            W, b = step(W, b, V, c)
        return W, b
    return wrong


exercise.says("first-layer-missing", "The first layer is missing: start with it.",
              lambda layers: collapse_linear(layers[1:]))
exercise.says("first-and-last-only", "You join the first layer and the last. Those between count as well.",
              lambda layers: first_two([layers[0], layers[-1]]))
exercise.says("bias-before-its-weights", "You add a layer's bias before its weights. It comes after them: "
                                         "b1 @ W2 + b2.",
              folded(lambda W, b, V, c: (W @ V, (b + c) @ V)),
              folded(lambda W, b, V, c: (W @ V, b @ V + c @ V)))
exercise.also("weights-added", folded(lambda W, b, V, c: (W + V, b + c)))
exercise.also("entry-by-entry", folded(lambda W, b, V, c: (W * V, b * c)))
exercise.also("reverse-order", folded(lambda W, b, V, c: (V @ W, V @ b + c)),
              folded(lambda W, b, V, c: (V @ W, b + c)), folded(lambda W, b, V, c: (V @ W, c)))
exercise.says("later-weights-transposed", "You transpose the later weights. Rows are examples: `W1 @ W2`, "
                                          "both as they are.",
              folded(lambda W, b, V, c: (W @ V.T, b @ V.T + c)))

exercise.says("bend-kept-in-the-bias",
              "You put the bias through ReLU. These layers have no bend between them.",
              folded(lambda W, b, V, c: (W @ V, np.maximum(b, 0) @ V + c)))


def test_printed_example(answer):
    answer.agrees_on_examples()


def test_other_inputs(answer):
    answer.agrees_on_hidden_inputs()
