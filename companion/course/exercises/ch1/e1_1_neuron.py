import numpy as np

from companion.course.grading import Exercise
from companion.neurons import neuron

exercise = Exercise(
    neuron, whole_numbers=(0, 1),
    examples=[(np.array([2.0, 3.0, 1.0]), np.array([0.5, -1.0, 2.0]), 1.0)],
    probes=lambda rng: [(rng.normal(size=n), rng.normal(size=n), float(rng.normal()))
                        for n in (2, 3, 5, 1, 12, 60)]
    + [(np.array([1e4, 2e4]), np.array([-3.0, 1.0]), 0.0), (np.array([1e4, 2e4]), np.array([3.0, 1.0]), -2.0),
       (np.array([0.0, 1.0, 1.0, 0.0]), np.array([1.0, 2.0, 2.0, 1.0]), 0.5)])


@exercise.misconception("no-bias", "The bias is missing: z = w1 x1 + w2 x2 + ... + b.")
def _(x, w, b):
    return (w * x).sum()


@exercise.misconception("not-summed", "You return one product for each input. A neuron adds them up: one "
                        "number.")
def _(x, w, b):
    return w * x + b


@exercise.misconception("product-of-sums", "Yours is the sum of the weights times the sum of the inputs. "
                        "Every input meets its own weight first, then the products are added.")
def _(x, w, b):
    return w.sum() * x.sum() + b


@exercise.misconception("bias-for-every-input", "You add the bias once for every input. It is added once to "
                        "the whole sum.")
def _(x, w, b):
    return (w * x + b).sum()


@exercise.misconception("bias-subtracted", "You take the bias away. It is added.")
def _(x, w, b):
    return (w * x).sum() - b


@exercise.misconception("mean-instead-of-sum", "You take the mean of the products. A neuron takes their sum.")
def _(x, w, b):
    return (w * x).mean() + b


@exercise.misconception("bias-multiplied", "You multiply by the bias. It is added.")
def _(x, w, b):
    return (w * x).sum() * b


@exercise.misconception("activation-too-early", "You cut negative results off. The question is z, before "
                        "any activation.")
def _(x, w, b):
    return max((w * x).sum() + b, 0.0)


@exercise.misconception("inputs-and-weights-added", "You add inputs and weights. Each input is multiplied "
                        "by its weight.")
def _(x, w, b):
    return (w + x).sum() + b


@exercise.misconception("sum-overwritten", "Only the last input is left in your sum. If a loop overwrites "
                        "it, add each product to what is there: `z += w[i] * x[i]`.")
def _(x, w, b):
    return w[-1] * x[-1] + b


@exercise.misconception("bias-added-to-the-inputs", "You add b to the inputs, so the weights multiply it. "
                        "Add it to the sum of the products.")
def _(x, w, b):
    return (w * (x + b)).sum()


exercise.says("bias-added-to-the-weights", "You add b to the weights, so the inputs multiply it. Add it to "
              "the sum of the products.", lambda x, w, b: ((w + b) * x).sum())
exercise.says("last-input-lost", "The last input is missing from your sum. `range(n)` already ends at n - "
              "1.", lambda x, w, b: (w * x)[:-1].sum() + b)
exercise.says("first-input-lost", "The first input is missing from your sum: places count from 0.",
              lambda x, w, b: (w * x)[1:].sum() + b)
exercise.says("two-inputs-only", "You add two products. There may be any number of inputs.",
              lambda x, w, b: w[0] * x[0] + w[1] * x[1] + b,
              lambda x, w, b: (w * x)[:2].sum() + b)
exercise.says("first-input-only", "Only the first input is in your sum. If `return` stands inside the loop, "
              "move it out.", lambda x, w, b: w[0] * x[0] + b)
exercise.says("squashed-already", "You squeeze z between 0 and 1. The question is z, before any "
              "activation.", lambda x, w, b: 1 / (1 + np.exp(-(w * x).sum() - b)))
exercise.says("decides-already", "You return the decision. The question is z itself.",
              lambda x, w, b: float((w * x).sum() + b > 0), lambda x, w, b: np.sign((w * x).sum() + b))
exercise.says("order-reversed", "You pair the first input with the last weight. Input i meets weight i.",
              lambda x, w, b: (w[::-1] * x).sum() + b)
exercise.says("signs-lost", "Some negative numbers count as positive ones in yours. Inputs, weights and bias "
              "keep their signs.", lambda x, w, b: (np.abs(w) * x).sum() + b,
              lambda x, w, b: np.abs(w * x).sum() + b,
              lambda x, w, b: (w * x).sum() + abs(b), lambda x, w, b: (w * np.abs(x)).sum() + b)

exercise.says("sums-multiplied",
              "You add up the inputs and the weights by themselves. Multiply each input by its own "
              "weight, then add the products.",
              lambda x, w, b: w.mean() * x.sum() + b)
exercise.says("divided-by-the-number-of-inputs",
              "You divide by the number of inputs. A neuron adds its products up; it takes no mean.",
              lambda x, w, b: (w @ x + b) / len(x))


def test_printed_example(answer):
    answer.agrees_on_examples()


def test_other_inputs(answer):
    answer.agrees_on_hidden_inputs()
