import numpy as np

from companion.backprop import clip_global_norm
from companion.course.grading import Exercise
from companion.course.grading.values import copies


def gradients(rng, size, *shapes):
    return [np.asarray(size * rng.normal(size=shape)) for shape in shapes]


exercise = Exercise(
    clip_global_norm, examples=[([np.array([3.0]), np.array([[4.0]])], 1.0)],
    probes=lambda rng: [(gradients(rng, 3.0, (4, 3), (3,), (3, 2), (2,)), 2.0),
                        (gradients(rng, 0.1, (3, 3), (3,)), 2.0),
                        (gradients(rng, 5.0, (2, 3, 2)), 0.5), ([np.array([3.0, 0.0]), np.array([4.0])], 5.0),
                        ([np.array([0.3]), np.array([4.0, 0.1])], 1.5),
                        ([np.array([2.0, 2.0]), np.array([2.0, 2.0])], 3.0),
                        ([np.array([6.0]), np.array([8.0])], 4.0),
                        ([np.array([-3.0]), np.array([4.0, 0.0])], 4.5),
                        ([np.array([0.9]), np.array([1.2])], 2.0), ([np.array([0.3]), np.array([0.4])], 0.4),
                        (gradients(rng, 2.0, (), (1,), (2, 1, 3), (2, 3, 1, 2)), 1.5),
                        (gradients(rng, 1e3, *[(3,)] * 12), 700.0), (gradients(rng, 1.0, (5, 4)), 1e-3),
                        ([np.array([-1.0]), np.array([[2.0, -3.0]])], 2.5)])


def length(grads):
    return np.sqrt(sum((g ** 2).sum() for g in grads))


def misread(name, says, clipped):
    """The length is right, the arrays are not."""
    exercise.says(name, says, lambda grads, c: (clipped(grads, c), length(grads)))


misread("clips-each-value", "You cut every entry at c by itself. That turns the direction; one factor for "
        "all arrays keeps it.", lambda grads, c: [np.clip(g, -c, c) for g in grads])
misread("clips-each-array", "You shrink each array by its own length. That turns the direction: the length "
        "is that of all arrays together, and so is the factor.",
        lambda grads, c: [g * min(1, c / length([g])) for g in grads])
misread("always-rescales", "You bring every gradient to length c. One that is short enough stays as it is.",
        lambda grads, c: [g * c / length(grads) for g in grads])
misread("rescales-the-short-ones", "You lengthen short gradients and leave long ones. It is the other way "
        "round.",
        lambda grads, c: [g * max(1, c / length(grads)) for g in grads])
misread("always-length-one", "You divide by the length always. A gradient whose length is at most c stays as "
        "it is; a longer one gets length c.", lambda grads, c: [g / length(grads) for g in grads])
misread("to-length-one", "What is too long gets length 1 in yours. It gets length c: the factor is c / "
        "length.",
        lambda grads, c: [g / length(grads) if length(grads) > c else g for g in grads])
misread("another-limit", "What is longer than 1 gets length 1 in yours, whatever c is. The limit is c.",
        lambda grads, c: [g * min(1, 1 / length(grads)) for g in grads])
misread("factor-of-the-square", "Your factor is c / length squared: the root is missing.",
        lambda grads, c: [g * c / length(grads) ** 2 if length(grads) > c else g for g in grads])
misread("divided-by-c", "What is too long is divided by c. The factor is c / length.",
        lambda grads, c: [g / c if length(grads) > c else g for g in grads])
misread("nothing-clipped", "You return the gradients as they are, too long ones as well.",
        lambda grads, c: grads)
misread("sets-long-ones-to-zero", "You throw away what is too long. It is shortened to c.",
        lambda grads, c: [g * 0 if length(grads) > c else g for g in grads])
misread("flattened", "Your arrays are laid out in one row. Each keeps its own shape.",
        lambda grads, c: [np.ravel(g) for g in clip_global_norm(grads, c)[0]])


def misnamed(name, says, size, c=lambda c: c):
    """Another length, used and returned."""
    def clip(grads, c):
        factor = min(1, c / size(grads))
        return [g * factor for g in grads], size(grads)
    exercise.says(name, says, clip)


misnamed("sum-of-the-lengths", "You add the lengths of the arrays. The common length is the root of the sum "
         "of all squares: lengths at right angles do not add up.",
         lambda grads: sum(length([g]) for g in grads))
misnamed("largest-entry-as-length", "You take the largest entry for the length. It is the root of the sum of "
         "all squares.", lambda grads: max(np.abs(g).max() for g in grads))
misnamed("longest-array-as-length", "You take the longest array's length. All arrays together have one: the "
         "root of the sum of all squares.", lambda grads: max(length([g]) for g in grads))
misnamed("root-mean-square-as-length", "You take the mean of the squares. The length needs their sum.",
         lambda grads: length(grads) / np.sqrt(sum(g.size for g in grads)))
misnamed("absolute-values-as-length", "You add the absolute values. The length is the root of the sum of the "
         "squares.",
         lambda grads: sum(np.abs(g).sum() for g in grads))
misnamed("root-missing", "You use the sum of the squares. The length is its root.",
         lambda grads: length(grads) ** 2)


def mean_by_array(grads, c):
    """The root of the sum of each array's mean square."""
    size = np.sqrt(sum((g ** 2).mean() for g in grads))
    return [g * min(1, c / size) for g in grads], size


@exercise.misconception("length-afterwards", "The arrays are right. The second value is the length before "
                        "clipping; you return the one after it, which says little.")
def _(grads, c):
    return clip_global_norm(grads, c)[0], min(length(grads), c)


@exercise.misconception("factor-returned", "The arrays are right. The second value is the length before "
                        "clipping; you return the factor.")
def _(grads, c):
    return clip_global_norm(grads, c)[0], min(1, c / length(grads))


@exercise.misconception("arrays-only", "You return the arrays only. Return two values: the list, and the "
                        "length before clipping.")
def _(grads, c):
    return clip_global_norm(grads, c)[0]


@exercise.misconception("other-order", "You return (length, arrays). The order asked for is arrays, length.")
def _(grads, c):
    return clip_global_norm(grads, c)[::-1]


exercise.says("zero-over-zero", "A gradient that is 0 everywhere has length 0, and dividing by it gives nan. "
              "Zeros stay zeros: divide only when the length is above c.")
exercise.says("tiny-number-in-the-factor", "Tiny gradients do not get length c in yours. Add no tiny number "
              "to the length, and "
              "round nothing: divide only when the length is above c, for then it is not 0.")
exercise.says("compares-with-a-margin", "A gradient that is longer than c by a little stays as it is. Every length above c "
              "is brought to c: compare with c itself.",
              *[lambda grads, c, margin=margin: clip_global_norm(grads, c) if length(grads) > margin * c
                else (grads, length(grads)) for margin in (1.1, 1.5, 2)])
exercise.says("length-is-not-exact", "The length that you return is not the root of the sum of the squares when the gradients "
              "are tiny. Add nothing to it, round nothing.")
exercise.says("float64-comes-out", "float32 gradients come out as another dtype. What goes in should come "
              "out: multiply each array by one plain number.")


misread("factor-upside-down", "Your factor is length / c, which lengthens. What is too long is multiplied "
        "by c / length.",
        lambda grads, c: [g * length(grads) / c if length(grads) > c else g for g in grads])


misread("square-compared", "You compare the sum of the squares with c. The length, its root, is compared.",
        lambda grads, c: [g * c / length(grads) if length(grads) ** 2 > c else g for g in grads])
misread("large-entries-only", "You shorten the entries above c only. That turns the direction: one factor "
        "for all entries keeps it.",
        lambda grads, c: [np.where(np.abs(g) > c, g * c / length(grads), g) for g in grads])
misread("clips-from-above-only", "You cut large positive entries at c. One factor for all arrays shortens "
        "the gradient and keeps its direction.", lambda grads, c: [np.minimum(g, c) for g in grads])
misnamed("mean-of-the-lengths", "You take the mean of the arrays' lengths. The common length is the root of "
         "the sum of all squares.", lambda grads: sum(length([g]) for g in grads) / len(grads))
misnamed("last-array-as-length", "You take the length of the last array. Add up the squares of all of them "
         "first: one common length.", lambda grads: length(grads[-1:]))
misnamed("first-array-as-length", "You take the length of the first array. Add up the squares of all of them "
         "first: one common length.", lambda grads: length(grads[:1]))
misnamed("biases-not-counted", "Biases, arrays with one axis, do not count in yours. The length is that of "
         "all arrays.",
         lambda grads: length([g for g in grads if g.ndim > 1]))
exercise.also("root-mean-square-as-length", mean_by_array,
              lambda grads, c: mean_by_array([g * np.sqrt(g.size / len(grads)) for g in grads], c))
misread("biases-not-shortened", "Biases, arrays with one axis, stay as they are in yours. All arrays get "
        "the same factor.",
        lambda grads, c: [g * min(1, c / length(grads)) if g.ndim > 1 else g for g in grads])
misread("signs-lost", "Your arrays hold no negative entry. Only the length changes: a sign stays.",
        lambda grads, c: [np.abs(g) * min(1, c / length(grads)) for g in grads])
exercise.says("length-rounded", "The arrays are right. You round the length: return it as it comes.",
              *[lambda grads, c, digits=digits: (clip_global_norm(grads, c)[0],
                                                 np.round(length(grads), digits))
                for digits in range(5)],
              lambda grads, c: (clip_global_norm(grads, c)[0], np.trunc(length(grads))))
misnamed("largest-stretch-as-length", "`np.linalg.norm(g, 2)` of a matrix is not the root of the sum of its "
         "squares: it is the most by "
         "which the matrix stretches a vector. Leave the 2 out.",
         lambda grads: np.sqrt(sum(np.linalg.norm(np.atleast_1d(g), 2) ** 2 for g in grads)))
misnamed("sums-squared", "You add each array up and square the sum, so entries of both signs cancel. Square "
         "every entry first.", lambda grads: np.sqrt(sum(g.sum() ** 2 for g in grads)))

exercise.says("mean-square-over-the-arrays",
              "Your length takes a mean over the arrays. The global norm adds up the squares of all "
              "entries of all arrays, and then takes the root.",
              lambda grads, c: ([g * (c / max(n, c)) for g in grads], n)
              if (n := np.sqrt(np.mean([(g ** 2).sum() for g in grads]))) else (grads, 0.0))


def test_printed_example(answer):
    answer.agrees_on_examples()


def test_other_gradients(answer):
    answer.agrees_on_hidden_inputs()


def test_zeros_stay_zeros(answer):
    (clipped, other), _ = answer.like([np.zeros((2, 2)), np.zeros(3)], 1.0)
    answer.must((clipped == 0).all() and (other == 0).all(), "zero-over-zero")


def test_tiny_gradients(answer):
    """c is 1e-7: only a comparison by the factor sees what happens."""
    for c, size in ((1e-7, 5e-7), (1e-13, 5e-13), (1e-16, 5e-15)):
        grads = [np.array([0.6 * size]), np.array([0.8 * size])]
        clipped, before = answer.like(copies(grads), c)
        told = f"c = {c}, the length is {size}, yours is {length(clipped):.4g} afterwards"
        answer.must(abs(length(clipped) / size - 1) > 1e-4, "compares-with-a-margin", told)
        answer.must(abs(length(clipped) / c - 1) < 1e-4, "tiny-number-in-the-factor", told)
        answer.must(abs(before / size - 1) < 1e-4, "length-is-not-exact", f"the length is {size}, yours is {before:.4g}")


def test_a_little_too_long(answer):
    for beyond in (1e-2, 1e-3, 1e-4):
        clipped, _ = answer.like([np.array([0.6 * (1 + beyond)]), np.array([0.8 * (1 + beyond)])], 1.0)
        answer.must(abs(length(clipped) - 1) < 2e-5, "compares-with-a-margin", f"c = 1, the length is {1 + beyond}")


def test_float32_stays_float32(answer):
    for c in (1.0, 100.0):
        clipped, _ = answer.like([np.ones((2, 3), np.float32), np.ones(3, np.float32)], c)
        answer.must(all(g.dtype == np.float32 for g in clipped), "float64-comes-out")
