import numpy as np

from companion.course.grading import Exercise


def columns_to_rows(W, b):
    return W.T, b[:, 0]


def layer(rng, n_out, n_in):
    return rng.normal(size=(n_out, n_in)), rng.normal(size=(n_out, 1))


exercise = Exercise(
    columns_to_rows, rtol=0.0, atol=0.0,                # nothing is computed: every digit stays
    examples=[(np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]), np.array([[10.0], [20.0]]))],
    probes=lambda rng: [layer(rng, *sizes) for sizes in ((3, 3), (4, 2), (1, 3), (3, 1), (1, 1), (5, 4), (3, 3), (2, 3),
                                                         (30, 40))]
    + [tuple(1e-9 * part for part in layer(rng, 3, 2))])


def misread(name, says, weights=lambda W: W.T, bias=lambda b: b[:, 0]):
    exercise.says(name, says, lambda W, b: (weights(W), bias(b)))


misread("reshaped", "Your W has the right shape, but the numbers are in the wrong places: reshape reads them "
        "on in the old order. Rows must become columns: the transpose.",
        weights=lambda W: W.reshape(W.shape[::-1]))
misread("weights-untouched", "Your W is the old one. Here each neuron is a row of W; it must become a "
        "column.",
        weights=lambda W: W)
misread("bias-stays-a-column", "W is right. b still has shape (n_out, 1): added to a batch it would go down "
        "the rows. It must have one axis, (n_out,).", bias=lambda b: b)
misread("bias-as-a-row", "W is right. Your b has shape (1, n_out); it must have one axis, (n_out,).",
        bias=lambda b: b.T)
misread("only-the-bias-and-reshaped", "W is reshaped and b is still a column. W needs the transpose, b one "
        "axis.",
        weights=lambda W: W.reshape(W.shape[::-1]), bias=lambda b: b)
misread("squeezed-to-a-number", "Right, except for a layer with a single neuron: there your b has no axis "
        "left, "
        "as after `squeeze` without `axis`. It must keep one, (1,).", bias=lambda b: b.squeeze())
misread("first-bias-only", "You keep the first bias only. Take the column of b, not its row.",
        bias=lambda b: b[0])
misread("order-reversed", "Your numbers are reversed. Rows become columns, the order stays.",
        weights=lambda W: W.T[::-1], bias=lambda b: b[::-1, 0])
misread("turned-by-a-quarter", "You turn W by a quarter. That reverses an order; the transpose does not.",
        weights=lambda W: np.rot90(W))
exercise.also("turned-by-a-quarter", lambda W, b: (np.rot90(W, -1), b[:, 0]),
              lambda W, b: (np.rot90(W, -1), b[::-1, 0]))
exercise.says("digits-lost", "Right, but digits are lost. What goes in comes out: no `round`, and float64 "
              "stays float64, as "
              "float32 stays float32.",
              *[lambda W, b, w=w, v=v: (w(W.T), v(b[:, 0])) for fewer in
                (lambda x: x.astype(np.float32), lambda x: x.astype(np.float16),
                 *(lambda x, n=n: x.round(n) for n in range(2, 9)))
                for w, v in ((fewer, fewer), (fewer, lambda x: x), (lambda x: x, fewer))])


@exercise.misconception("neither-changed", "You return W and b as they are. W must be transposed, and b must "
                        "lose its second axis.")
def _(W, b):
    return W, b


@exercise.misconception("other-order", "You return (b, W). The order asked for is W, b.")
def _(W, b):
    return b[:, 0], W.T


exercise.says("float64-comes-out", "float32 arrays come out as another dtype. What goes in should come out: "
              "do not build new arrays of a dtype of your own.")


def test_printed_example(answer):
    answer.agrees_on_examples()


def test_square_and_other_layers(answer):
    answer.agrees_on_hidden_inputs()


def test_float32_stays_float32(answer):
    W, b = answer.like(np.ones((2, 3), np.float32), np.ones((2, 1), np.float32))
    answer.must(W.dtype == b.dtype == np.float32, "float64-comes-out", f"W: {W.dtype}, b: {b.dtype}")
