import math

import numpy as np

from companion.course.grading import Exercise
from companion.neurons import count_params

exercise = Exercise(
    count_params, examples=[([2, 2, 1],), ([784, 128, 64, 10],)], rtol=0.0, atol=0.0,      # a count is exact
    probes=lambda rng: [([5, 1],), ([4, 4, 4],), ((7, 5, 3, 2),), ([64, 128, 10],), ([1, 1],),
                        ((3, 1, 6, 1, 2),),
                        ([int(size) for size in rng.integers(2, 40, size=6)],),
                        ([int(size) for size in rng.integers(2, 40, size=15)],),
                        ([5001, 4003, 1],), ([40001, 3],), ([200, 400, 300],)])


def pairs(sizes):
    return list(zip(sizes, sizes[1:]))


@exercise.misconception("no-biases", "The biases are missing: each neuron has one, beside its weights.")
def _(sizes):
    return sum(i * o for i, o in pairs(sizes))


@exercise.misconception("biases-for-the-inputs", "You give the inputs biases too. Inputs are numbers that "
                        "come in; only neurons have biases.")
def _(sizes):
    return sum(i * o for i, o in pairs(sizes)) + sum(sizes)


@exercise.misconception("bias-for-every-input-of-a-layer", "You count one bias for each input of a layer. It "
                        "is one for each neuron of the layer: n_out, not n_in.")
def _(sizes):
    return sum(i * o + i for i, o in pairs(sizes))


@exercise.misconception("one-bias-per-layer", "You count one bias for each layer. It is one for each neuron.")
def _(sizes):
    return sum(i * o + 1 for i, o in pairs(sizes))


@exercise.misconception("no-biases-at-the-output", "The output neurons have biases as well.")
def _(sizes):
    return sum(i * o for i, o in pairs(sizes)) + sum(sizes[1:-1])


@exercise.misconception("neurons-instead-of-parameters", "You count neurons. Each has one weight for every "
                        "input and a bias.")
def _(sizes):
    return sum(sizes[1:])


@exercise.misconception("sum-of-the-sizes", "You add the sizes up. Between two layers every neuron meets "
                        "every input: multiply neighbours, then add the biases.")
def _(sizes):
    return sum(sizes)


@exercise.misconception("product-of-the-sizes", "You multiply all sizes. Weights lie between neighbours "
                        "only: a product for each pair, then a sum.")
def _(sizes):
    return math.prod(sizes)


@exercise.misconception("every-pair-of-layers", "You count weights between all layers. A layer reads only "
                        "the one just before it.")
def _(sizes):
    return sum(a * b for k, b in enumerate(sizes) for a in sizes[:k]) + sum(sizes[1:])


@exercise.misconception("first-layer-only", "You count the first layer only. Go through all pairs of "
                        "neighbours.")
def _(sizes):
    return sizes[0] * sizes[1] + sizes[1]


@exercise.misconception("last-layer-missing", "The last layer is missing: its weights lead to the outputs.")
def _(sizes):
    return sum(i * o + o for i, o in pairs(sizes)[:-1])


@exercise.misconception("counts-layer-by-layer", "You return one count for each layer. Add them up.")
def _(sizes):
    return [i * o + o for i, o in pairs(sizes)]


exercise.says("count-with-a-point", "The number is right, but it is a float, as `9.0` is. A count is a whole "
              "number: `int`.")


exercise.says("one-more-on-both-sides", "You add 1 to both sizes. A neuron has a bias, an input has none: "
              "(n_in + 1) times n_out.", lambda sizes: sum((i + 1) * (o + 1) for i, o in pairs(sizes)))
exercise.says("first-and-last-layer-only", "You count the first and the last layer. Go through all pairs "
              "of neighbours.", lambda sizes: sum(i * o + o for i, o in (sizes[:2], sizes[-2:])))
exercise.says("first-layer-left-out", "The first layer is missing. Its weights lead from the inputs to "
              "the first neurons.", lambda sizes: sum(i * o + o for i, o in pairs(sizes)[1:]))
exercise.says("layer-with-itself", "You multiply a layer's size by itself. Its neurons read the layer "
              "before.", lambda sizes: sum(o * o + o for o in sizes[1:]))


exercise.says("sum-overwritten", "Only the last layer is left in your count. If a loop overwrites it, add "
              "each layer's to what is there.", lambda sizes: sizes[-2] * sizes[-1] + sizes[-1])
exercise.says("sizes-added-in-pairs", "You add neighbours. Every neuron meets every input of its layer: "
              "n_in times n_out weights, and n_out biases.",
              lambda sizes: sum(i + o for i, o in pairs(sizes)))
exercise.says("biases-at-the-output-only", "Only the output neurons have biases in yours. The hidden ones "
              "have them as well.", lambda sizes: sum(i * o for i, o in pairs(sizes)) + sizes[-1])
exercise.says("hidden-layers-skipped", "You join the inputs to the outputs directly. The weights lie "
              "between neighbours: a product for each pair, then a sum.",
              lambda sizes: sizes[0] * sizes[-1] + sizes[-1])
exercise.says("always-the-inputs", "Every layer of yours reads the inputs. A layer reads the one before it: "
              "move n_in on in the loop.", lambda sizes: sum(sizes[0] * o + o for o in sizes[1:]))
exercise.says("biases-on-both-sides", "You count biases for the inputs of a layer and for its neurons. Only "
              "the neurons have them.", lambda sizes: sum(i * o + i + o for i, o in pairs(sizes)))
exercise.says("last-meets-first", "You count weights between the last layer and the inputs: `sizes[-1]` is "
              "the last size. Begin at the second.",
              lambda sizes: sum(o * sizes[k - 1] for k, o in enumerate(sizes)) + sum(sizes[1:]),
              lambda sizes: sum(o * sizes[k - 1] + o for k, o in enumerate(sizes)))
exercise.says("weights-and-biases-apart", "You return the weights and the biases as two numbers. Add them "
              "up.",
              lambda sizes: (sum(i * o for i, o in pairs(sizes)), sum(sizes[1:])))
exercise.says("pairs-without-overlap", "Your pairs do not overlap. A hidden layer stands in two: it is the "
              "output of one and the input of the next.",
              lambda sizes: sum(i * o + o for i, o in zip(sizes[::2], sizes[1::2])))
exercise.says("first-place-of-a-size", "Where a size occurs twice, yours takes its first place, as `index` "
              "does. Walk through the pairs instead.",
              lambda sizes: sum(sizes[sizes.index(n) - 1] * n + n for n in sizes[1:]),
              lambda sizes: sum((n + 1) * sizes[sizes.index(n) + 1] for n in sizes[:-1]))
exercise.says("equal-layers-counted-once", "Layers that are alike count once in yours, as in a set or a "
              "dictionary. Every layer counts.", lambda sizes: sum(i * o + o for i, o in set(pairs(sizes))),
              lambda sizes: sum({i * o + o for i, o in pairs(sizes)}))

exercise.says("all-sizes-multiplied-for-the-weights",
              "The biases are right. For the weights you multiply all sizes; they lie between "
              "neighbours: multiply each pair and add the products.",
              lambda sizes: math.prod(sizes) + sum(sizes[1:]))


def test_printed_examples(answer):
    answer.agrees_on_examples()


def test_other_networks(answer):
    answer.agrees_on_hidden_inputs()


def test_a_whole_number(answer):
    got = answer([3, 4, 2])
    answer.must(np.asarray(got).dtype.kind in "iu", "count-with-a-point")
