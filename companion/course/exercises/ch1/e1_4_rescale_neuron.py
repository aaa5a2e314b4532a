import numpy as np

from companion.course.grading import Exercise


def rescale_neuron(w, b, mean, std):
    return w * std, b + (w * mean).sum()


def neuron_and_scales(rng, n):
    return (rng.normal(size=n), float(rng.normal()), rng.normal(size=n) * 3, rng.uniform(0.3, 4, size=n))


exercise = Exercise(
    rescale_neuron, examples=[(np.array([0.5, 2.0]), -1400.0, np.array([50.0, 650.0]),
                               np.array([20.0, 100.0]))],
    probes=lambda rng: [neuron_and_scales(rng, n) for n in (2, 3, 5, 1, 8, 40)]
    + [(np.array([2e4, -1.0]), 0.5, np.array([0.0, 0.0]), np.array([1e-4, 1.0])),
       (np.array([0.0, 3.0]), 0.0, np.array([7.0, -2.0]), np.array([5.0, 2000.0]))])


def misread(name, says, weights=lambda w, mean, std: w * std,
            bias=lambda w, b, mean, std: b + (w * mean).sum()):
    exercise.says(name, says, lambda w, b, mean, std: (weights(w, mean, std), bias(w, b, mean, std)))


misread("divides-by-the-deviation", "You divide the weights by std. The input is divided by it, so the "
        "weight must be multiplied: a smaller number needs a larger weight to say the same.",
        weights=lambda w, mean, std: w / std)
misread("weights-unchanged", "Your weights stay as they were. The standardised input is smaller by the "
        "factor std, so its weight must be larger by it.", weights=lambda w, mean, std: w)
misread("bias-unchanged", "Your bias stays as it was. Standardising takes the mean away, and w times the "
        "mean is missing from z then: add it to b.", bias=lambda w, b, mean, std: b)
misread("bias-wrong-sign", "You take w times the mean away from b. Standardising takes it away already; the "
        "bias must put it back: b + w . mean.", bias=lambda w, b, mean, std: b - (w * mean).sum())
misread("bias-from-the-new-weights", "For the bias you multiply the mean by the new weights. The mean has "
        "the units of the raw inputs, so it meets the old weights.",
        bias=lambda w, b, mean, std: b + (w * std * mean).sum())
misread("bias-by-the-rescaled-mean", "For the bias you divide the mean by std. w x = (w std) x' + w mean: "
        "the mean meets the old weights, undivided.", bias=lambda w, b, mean, std: b + (w * mean / std).sum())
misread("bias-for-every-input", "Your bias is one number for each input. Add the products w times mean up: a "
        "neuron has one bias.", bias=lambda w, b, mean, std: b + w * mean)
misread("bias-without-weights", "You add the means themselves to b. Each counts with its weight: w . mean.",
        bias=lambda w, b, mean, std: b + mean.sum())
misread("other-direction", "You undo what was asked for: yours turns weights for standardised inputs into "
        "weights for raw ones. Here w and b belong to the raw inputs.",
        weights=lambda w, mean, std: w / std, bias=lambda w, b, mean, std: b - (w / std * mean).sum())
misread("standardises-the-weights", "You standardise the weights as if they were inputs. Ask instead which "
        "weights give the same z once the inputs are standardised.",
        weights=lambda w, mean, std: (w - mean) / std, bias=lambda w, b, mean, std: b)
exercise.also("standardises-the-weights", lambda w, b, mean, std: ((w - mean) / std, b + (w * mean).sum()))
misread("variance-instead-of-deviation", "You multiply by std squared. The input was divided by std once.",
        weights=lambda w, mean, std: w * std ** 2)
misread("bias-scaled-too", "You multiply the old bias by something. It stays whole; w . mean is added to it.",
        bias=lambda w, b, mean, std: b * std.mean() + (w * mean).sum())
misread("all-inputs-alike", "You multiply all weights by the same number. Each input has its own deviation: "
        "entry by entry.", weights=lambda w, mean, std: w * std.mean())
exercise.also("all-inputs-alike", lambda w, b, mean, std: (w * std.sum(), b + (w * mean).sum()))


@exercise.misconception("other-order", "You return (b, w). The order asked for is w, b.")
def _(w, b, mean, std):
    return rescale_neuron(w, b, mean, std)[::-1]


@exercise.misconception("weights-only", "You return the weights only. The bias changes too: return w, b.")
def _(w, b, mean, std):
    return w * std


misread("bias-by-the-mean-of-products", "You add the mean of the products w times mean to b. z adds them "
        "up: their sum.", bias=lambda w, b, mean, std: b + (w * mean).mean())
misread("first-deviation-for-all", "You use the first deviation for all inputs. Each input has its own: "
        "entry by entry.", weights=lambda w, mean, std: w * std[0])
misread("weights-moved-too", "You add the means to the weights. They change the bias: b + w . mean.",
        weights=lambda w, mean, std: w * std + mean, bias=lambda w, b, mean, std: b)
misread("bias-from-the-new-weights-and-away", "You take the new weights times the mean away from b. The "
        "old weights times the mean are added.", bias=lambda w, b, mean, std: b - (w * std * mean).sum())
misread("old-bias-missing", "Your bias is w . mean alone. The old bias is part of it: b + w . mean.",
        bias=lambda w, b, mean, std: (w * mean).sum())
misread("product-of-sums", "Your bias adds the sum of the weights times the sum of the means. Every mean "
        "meets its own weight first, then the products are added.",
        bias=lambda w, b, mean, std: b + w.sum() * mean.sum())
misread("mean-and-deviation-exchanged", "You use mean where std belongs, and std where mean belongs.",
        weights=lambda w, mean, std: w * mean, bias=lambda w, b, mean, std: b + (w * std).sum())
exercise.says("same-as-the-inputs", "You do to the neuron what is done to its inputs: take away and divide. "
              "z stays the same if it does the opposite: multiply by std, add w . mean.",
              lambda w, b, mean, std: (w / std, b - (w * mean).sum()), lambda w, b, mean, std: (w / std, b),
              lambda w, b, mean, std: (w, b - (w * mean).sum()))
misread("last-input-only", "Of the inputs only the last is in your bias. If a loop overwrites it, add each "
        "product to what is there.", bias=lambda w, b, mean, std: b + w[-1] * mean[-1])


def test_printed_example(answer):
    answer.agrees_on_examples()


def test_other_neurons(answer):
    answer.agrees_on_hidden_inputs()


def test_the_score_stays_the_same(answer):
    """Also far from 0, where the products are large and nearly cancel."""
    w, mean, std = np.array([3.0, -2.0]), np.array([2000.0, 3000.0]), np.array([0.01, 50.0])
    answer.agrees(w, 0.25, mean, std)
