import numpy as np

from companion.course.grading import Exercise
from companion.course.grading.values import entries_of
from companion.losses import one_hot

exercise = Exercise(
    one_hot, rtol=0.0, atol=0.0, examples=[(np.array([2, 0]), 5)],
    probes=lambda rng: [(np.array([0, 1]), 10), (rng.integers(0, 4, size=4), 4), (np.array([3]), 4),
                        (rng.integers(0, 3, size=7), 3), (np.array([1, 1, 1]), 3),
                        (rng.integers(0, 10, size=12).astype(np.uint8), 10), (np.array([0, 0]), 1),
                        (rng.integers(0, 40, size=90), 40), (np.array([255, 0, 130], np.uint8), 300),
                        (np.array([1, 4]), 5), (np.array([0, 2]), 5), (np.array([299, 0, 256]), 300),
                        (rng.integers(0, 3, size=300), 3)])


@exercise.misconception("counts-from-one", "Class 0 is the first column. You subtract 1, as if classes "
                        "counted from 1: class 0 wraps around to the last column.")
def _(y, k):
    return np.eye(k)[y.astype(int) - 1]


@exercise.misconception("one-column-late", "Class 0 is the first column. Yours puts class 0 into the second.")
def _(y, k):
    return np.eye(k, k + 1, 1)[y][:, :k]


@exercise.misconception("classes-of-the-batch", "You take the number of classes from the batch. One without "
                        "the last class would give narrower rows: use k.")
def _(y, k):
    return np.eye(int(y.max()) + 1)[y]


@exercise.misconception("classes-that-occur", "You make a column for each class that occurs. There are k "
                        "columns, whatever the batch holds.")
def _(y, k):
    return (y[:, None] == np.unique(y)).astype(float)


@exercise.misconception("every-row-gets-all", "Your rows hold the 1 of every example: `Y[:, y] = 1` writes "
                        "whole columns. Pair each row with its own class: `Y[np.arange(n), y]`.")
def _(y, k):
    Y = np.zeros((len(y), k))
    Y[:, y] = 1
    return Y


@exercise.misconception("label-instead-of-one", "You write the class number into the row. Its place says the "
                        "class; the number there is 1.")
def _(y, k):
    return np.eye(k)[y] * y[:, None]


@exercise.misconception("one-column-too-many", "Your rows have k + 1 entries. Classes 0 to k - 1 need k of "
                        "them.")
def _(y, k):
    return np.eye(k + 1)[y]


@exercise.misconception("zeros-and-ones-swapped", "You mark every class but the right one. The right one "
                        "gets 1.")
def _(y, k):
    return 1 - np.eye(k)[y]


@exercise.misconception("counts-of-the-classes", "You count how often each class occurs. Each example gets a "
                        "row of its own.")
def _(y, k):
    return np.eye(k)[y].sum(axis=0)


@exercise.misconception("classes-as-rows", "Your result is the transpose: rows are examples, columns are "
                        "classes.")
def _(y, k):
    return np.eye(k)[y].T


@exercise.misconception("thermometer", "You fill the row up to the class. Only its own place gets 1.")
def _(y, k):
    return (np.arange(k) <= y[:, None]).astype(float)


exercise.also("thermometer", lambda y, k: (np.arange(k) < y[:, None]).astype(float),
              lambda y, k: (np.arange(k) >= y[:, None]).astype(float))


def exchanged(name, says, change):
    """Right rows Y, then changed."""
    exercise.says(name, says, lambda y, k: change(np.eye(k)[y], y, k))


exchanged("classes-renumbered", "You number the classes of the batch anew. A class keeps its number, "
          "whichever others the "
          "batch holds.", lambda Y, y, k: np.eye(k)[np.unique(y, return_inverse=True)[1]])
exchanged("class-zero-left-empty", "Class 0 gets no 1. It is a class like the others, with the first column.",
          lambda Y, y, k: Y * (y[:, None] > 0))
exchanged("last-class-left-empty", "Class k - 1 gets no 1: a loop over the classes ends one too soon.",
          lambda Y, y, k: Y * (y[:, None] < k - 1))
exchanged("repeats-left-empty", "A class gets its 1 in the first row that has it, and in no later one. Each "
          "example has its own 1.",
          lambda Y, y, k: Y * (np.cumsum(Y, axis=0) == 1))
exchanged("columns-backwards", "Your columns run from the last class to the first.",
          lambda Y, y, k: Y[:, ::-1])
exchanged("rows-sorted", "You sort the examples. Row i belongs to example i.",
          lambda Y, y, k: Y[np.argsort(y)])
exchanged("rows-backwards", "Your rows run from the last example to the first.", lambda Y, y, k: Y[::-1])
exchanged("minus-one-elsewhere", "Your other places hold -1. They hold 0.", lambda Y, y, k: 2 * Y - 1)


exercise.says("float64-rows", "The rows are right, but they are float64: they would pull every later array "
              "of a float32 network up to float64, which costs time. Say `dtype=np.float32`.")
exercise.says("rows-of-other-floats", "The rows are right, but floats of another kind. Say `dtype=np.float32`: four bytes a "
              "number, like the arrays that they meet.")
exercise.says("truth-values", "The rows are right, but they hold True and False, with which one cannot "
              "calculate safely. Make them float32.")
exercise.says("whole-number-rows", "The rows are right, but they hold whole numbers. Make them float32, like "
              "the probabilities that they are compared with.")
NAMES = {"b": "truth-values", "i": "whole-number-rows", "u": "whole-number-rows", "f": "float64-rows"}


def filled(name, says, where, start=0.0):
    """Ones written at the wrong places, or into the wrong array."""
    def rows(y, k):
        Y = np.full((len(y), k), start)
        Y[where(y, np.arange(len(y)))] = 1
        return Y
    exercise.says(name, says, rows)


filled("class-chooses-the-row", "You write a whole row, and the class chooses which. The example chooses "
       "the row, the class the column: `Y[np.arange(n), y]`.", lambda y, i: y)
filled("places-swapped", "You write at `Y[y, i]`. The row comes first: `Y[i, y]`.", lambda y, i: (y, i))
filled("first-row-gets-all", "You write every 1 into the first row. Pair each row with its own class: "
       "`Y[np.arange(n), y]`.", lambda y, i: (0, y))
filled("last-row-left-empty", "Your last row has no 1: the loop ends one example too soon.",
       lambda y, i: (i[:-1], y[:-1]))
filled("starts-with-ones", "Your array holds ones from the beginning. Begin with zeros.",
       lambda y, i: (i, y), start=1.0)
exercise.also("one-column-late", lambda y, k: (y[:, None] + 1 == np.arange(k)) * 1.0)
exercise.also("counts-from-one", lambda y, k: np.eye(k)[y - 1])


exercise.says("row-not-cleared", "Your row keeps the ones of the examples before. Begin each row with "
              "zeros.", lambda y, k: np.minimum(np.cumsum(np.eye(k)[y], axis=0), 1))
exercise.says("stops-after-the-first-row", "Only the first row is filled. If `return` stands inside the "
              "loop, move it out.", lambda y, k: np.eye(k)[y] * (np.arange(len(y)) == 0)[:, None])
exercise.says("array-made-anew", "Only the last row is filled: the array is made anew in every round. Make "
              "it once, before the loop.",
              lambda y, k: np.eye(k)[y] * (np.arange(len(y)) == len(y) - 1)[:, None])


def test_printed_example(answer):
    answer.agrees_on_examples()


def test_other_batches(answer):
    answer.agrees_on_hidden_inputs()


def test_float32(answer):
    Y = answer.like(np.array([1, 0, 2]), 3)
    answer.must(Y.dtype == np.float32, "rows-of-other-floats" if Y.dtype.kind == "f" and Y.dtype != np.float64 else NAMES[Y.dtype.kind],
                f"dtype of yours: {entries_of(Y.dtype)}")
