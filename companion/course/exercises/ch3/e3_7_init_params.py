import math

import numpy as np

from companion.course.grading import Exercise
from companion.neurons import init_params

exercise = Exercise(init_params, seconds=10.0)
exercise.says("not-he", "The spread of the weights does not fit: their standard deviation should be sqrt(2 "
              "/ n_in), n_in being the number of inputs of the layer.")
exercise.says("variance-as-deviation", "2 / n_in is the variance. `rng.normal` and the factor of "
              "`standard_normal` want the standard deviation, its square root.")
exercise.says("root-of-the-two-only", "You take the root of the 2 only. The standard deviation is the root of the "
              "whole fraction: sqrt(2 / n_in).")
exercise.says("fan-out", "You divide by the number of neurons that follow. He's rule divides by the number "
              "of inputs, n_in: they are what each sum runs over.")
exercise.says("glorot", "Your variance is 2 / (n_in + n_out): that is Glorot's rule, made for tanh. For "
              "ReLU it is 2 / n_in.")
exercise.says("one-over-n", "Your variance is 1 / n_in. ReLU throws half of the signal away; the 2 in 2 / "
              "n_in puts it back.")
exercise.says("unscaled", "Your weights have standard deviation 1 whatever the layer. Scale them by sqrt(2 "
              "/ n_in).")
exercise.says("constant-scale", "Your weights are spread alike in every layer. The spread depends on n_in: "
              "sqrt(2 / n_in).")
exercise.says("all-alike", "All neurons of a layer, or all inputs, have the same weights. Neurons that "
              "start alike stay alike for ever: draw every weight at random.")
exercise.says("uniform", "The spread is right but the weights are drawn from an interval. The question is a "
              "normal distribution: `rng.normal` or `rng.standard_normal`.")
exercise.says("not-normal", "The spread is right but the weights are not normally distributed. Draw them with "
              "`rng.normal` or `rng.standard_normal`.")
exercise.says("drawn-once-used-twice", "Some neurons of a layer, or some of its inputs, have the same weights, up to "
              "the sign. Draw every weight by itself.")
exercise.says("not-centred", "Your weights are not centred at 0. `rng.random` gives numbers from 0 to 1 and "
              "`abs` drops the signs; `rng.standard_normal` is centred.")
exercise.says("biases-not-zero", "The biases start at 0.")
exercise.says("own-seed", "The same weights come out for every rng. Draw from the one you are given, at "
              "every "
              "call, and from no generator of your own.")
exercise.says("ignores-the-rng", "Two generators with the same seed give different weights: the random "
              "numbers must "
              "all come from rng.")
exercise.says("rng-copied", "A second call with the same rng gives the first weights again. Draw from rng "
              "itself: a copy "
              "of it, or a kept result, does not move on.")
exercise.says("weights-resemble", "The weights of two layers, of two calls or of two generators resemble "
              "each other. Draw "
              "every weight anew from rng, and add nothing that was drawn before.")
exercise.says("adjusted-afterwards", "Your weights are adjusted until their own mean is 0 or their own "
              "spread is exactly "
              "sqrt(2 / n_in). He's rule is about the distribution that they are drawn from: draw, scale, "
              "and leave them.")
exercise.says("layers-alike", "Two layers of equal size start with the same weights. Draw each layer anew.")

PLACES = np.linspace(-6, 6, 481)[1:]
NORMAL = np.array([(1 + math.erf(place / math.sqrt(2))) / 2 for place in PLACES])  # the share below

WRONG_SPREADS = {   # name -> standard deviation for (n_in, n_out)
    "variance-as-deviation": lambda i, o: 2 / i, "root-of-the-two-only": lambda i, o: np.sqrt(2) / i,
    "fan-out": lambda i, o: np.sqrt(2 / o),
    "glorot": lambda i, o: np.sqrt(2 / (i + o)), "one-over-n": lambda i, o: np.sqrt(1 / i),
                    "unscaled": lambda i, o: 1.0}


def test_shapes(answer):
    for sizes in ([4, 3, 2], [5, 5, 5, 5], (2, 1), [3] * 40):
        answer.like(sizes, np.random.default_rng(0))


def test_spread(answer):
    for sizes in ((900, 300, 400, 200), (1, 50000, 1), (2, 50000), (3, 50000)):
        spread_fits(answer, sizes)


def spread_fits(answer, sizes):
    """Five standard errors: W.std() of m weights lies within 1 / sqrt(2 m) of its own size, as a rule."""
    params = answer.like(sizes, np.random.default_rng(1))
    spreads = [float(W.std()) for W, _ in params]
    told = "\n".join(f"layer {i}->{o}  yours {s:.4f}, sqrt(2 / n_in) is {np.sqrt(2 / i):.4f}"
                     for s, i, o in zip(spreads, sizes, sizes[1:]))
    for W, b in params:
        answer.must((len(W) == 1 or np.ptp(W, axis=0).max() > 0)
                    and (W.shape[1] == 1 or np.ptp(W, axis=1).max() > 0), "all-alike")
        answer.must(abs(W.mean()) < 5 * W.std() / np.sqrt(W.size), "not-centred", f"mean of your weights: {W.mean():.4f}")
        answer.must((b == 0).all(), "biases-not-zero", f"your biases start with {b[:3].tolist()}")

    def near(rule):
        return all(abs(s / rule(i, o) - 1) < 5 / np.sqrt(2 * i * o) for s, i, o in zip(spreads, sizes, sizes[1:]))
    if not near(lambda i, o: np.sqrt(2 / i)):
        for name, rule in WRONG_SPREADS.items():
            answer.must(not near(rule), name, told)
        answer.must(len(spreads) == 1 or max(spreads) > 1.03 * min(spreads), "constant-scale", told)
        answer.must(False, "not-he", told)
    answer.must(not all(abs(s / np.sqrt(2 / i) - 1) < 1e-7 for s, i in zip(spreads, sizes))
                and not all(abs(W.mean()) < 1e-7 * W.std() for W, _ in params), "adjusted-afterwards")
    for W, _ in params:
        some = W.ravel()[:30_000]                  # counted in bins: sorting takes most of the check's time
        shares = np.cumsum(np.histogram(some / W.std(), len(PLACES), (-6, 6))[0]) / some.size
        even = np.clip(PLACES / (np.abs(W).max() / W.std()) / 2 + 0.5, 0, 1)
        allowed = 2.5 / np.sqrt(some.size)
        answer.must(np.abs(shares - even).max() > allowed, "uniform")
        answer.must(np.abs(shares - NORMAL).max() < allowed, "not-normal")
        for vectors in (W[:3].T, W[:, :3]):         # some entries of each neuron, and of each input
            mixed = (np.abs(vectors) * np.sqrt([2.0, 3.0, 5.0])[:vectors.shape[1]]).sum(axis=1)
            answer.must(min(W.shape) == 1 or len(np.unique(mixed)) == len(mixed), "drawn-once-used-twice")


def test_random_numbers_come_from_the_rng(answer):
    first, again, other = (answer.like((6, 6, 6), np.random.default_rng(seed))[0][0] for seed in (3, 3, 4))
    answer.must(np.array_equal(first, again), "ignores-the-rng")
    answer.must(not np.array_equal(first, other), "own-seed")
    rng = np.random.default_rng(5)
    one, two = answer.like((6, 6, 6), rng), answer.like((6, 6, 6), rng)
    answer.must(not np.array_equal(one[0][0], two[0][0]), "rng-copied")
    deep = [W for W, _ in answer.like((6, 6, 6, 6, 6), rng)]
    answer.must(all(not np.array_equal(deep[i], deep[j]) for i in range(4) for j in range(i)), "layers-alike")
    wide = [answer.like((50, 50, 50), rng) for rng in (rng, rng, np.random.default_rng(6))]
    alike = np.corrcoef([W.ravel() for params in wide for W, _ in params])
    answer.must(np.abs(alike - np.eye(6)).max() < 6 / 50, "weights-resemble")         # six standard errors
