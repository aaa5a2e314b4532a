import numpy as np

from companion.course.grading import Exercise
from companion.training import minibatches

exercise = Exercise(minibatches)
exercise.says("drops-the-last-batch", "The last, smaller batch is missing, so some examples are never seen. "
              "103 examples in batches of 32 are 32, 32, 32 and 7.")
exercise.says("last-batch-filled-up", "Every batch has full size, the last one too, so some examples come "
              "twice in an epoch. The last one may be smaller.")
exercise.says("with-replacement", "Some examples come twice and others never. Shuffle all numbers once, "
              "`rng.permutation(n)`, and cut: then nothing is drawn twice.")
exercise.says("not-shuffled", "The examples come in their old order. Shuffle first: `rng.permutation(n)`.")
exercise.says("only-batches-shuffled", "The batches come in random order, but each holds neighbours. "
              "Shuffle the examples, then cut.")
exercise.says("shuffled-inside-batches", "Each batch holds the same neighbours every time, only their order "
              "changes. Shuffle all examples, then cut.")
exercise.says("hardly-shuffled", "Most examples are followed by the same neighbour in every epoch. Every "
              "order must be possible: `rng.permutation(n)`.")
exercise.says("same-order-every-epoch", "Two epochs come in the same order. Draw a new order from the rng in "
              "every call: keep none, and make no generator of your own.")
exercise.says("ignores-the-rng", "The same rng gives another order the second time: the random numbers must "
              "all come from it.")
exercise.says("wrong-number-of-batches", "The batches are not of size B with a smaller one at the end.")
exercise.says("indices-out-of-range", "The numbers must run from 0 to n - 1.")
exercise.says("no-index-arrays", "Each batch must be an array of whole numbers, the positions of its "
              "examples.")
exercise.says("no-list-of-batches", "Return the batches in a list, or give them one by one with `yield`.")
exercise.says("endless", "Your batches never end. An epoch is over when every number has come once.")
exercise.says("one-array-for-all", "All full batches hold the same numbers. If you write each batch into "
              "one array, give a copy of it.")
exercise.says("windows-overlap", "Your batches overlap: each begins one further than the one before. The "
              "range needs its step: `range(0, n, B)`.")
exercise.says("one-too-many-in-every-batch", "Every batch holds B + 1 numbers. A slice ends before its "
              "second number, so `order[i:i + B]` holds B of them.")
exercise.says("sorted-inside-batches", "You sort each batch. Every order must be possible: leave the shuffled "
              "numbers as they are.")
exercise.says("batch-count-instead-of-size", "You make B batches. B is the size of a batch.")
exercise.says("empty-batch", "One of your batches is empty. When B divides n the last batch is a full one and none follows.")
exercise.says("places-out-of-reach", "Some examples never come to some places of the order, however often you shuffle. Every order "
              "must be possible: `rng.permutation(n)`.")
exercise.says("some-never-move", "Some examples keep their place, or stay near it, in every epoch. Every order must be possible: "
              "`rng.permutation(n)`.")
exercise.says("many-stay-in-place", "More examples keep their place than chance would leave there. Every order must be equally "
              "likely: `rng.permutation(n)`.")
exercise.says("one-short-in-every-batch", "The last example of every batch is missing: a slice ends before "
              "its second number, so `order[i:i + B]` holds B of them.")


def epoch(answer, n, B, rng):
    """The batches of one epoch, which must be arrays of whole numbers."""
    batches = answer(n, B, rng)
    answer.must(getattr(batches, "kind", None) != "iterator without end", "endless")
    answer.must(isinstance(batches, (list, tuple)), "no-list-of-batches")
    answer.must(all(
        type(batch) is np.ndarray and batch.ndim == 1 and batch.dtype.kind in "iu" for batch in batches),
                "no-index-arrays")
    return [batch.astype(int) for batch in batches]         # unsigned: no difference is below 0


def neighbours(batches):
    """True when every batch holds numbers that follow one another, in some order."""
    return all((np.diff(np.sort(batch)) == 1).all() for batch in batches)



def test_every_example_once(answer):
    for n, B in ((103, 32), (10, 3), (5, 8), (6, 3), (7, 1), (12, 5), (1, 1), (9, 4), (1000, 256), (32, 32)):
        batches = epoch(answer, n, B, np.random.default_rng(n))
        sizes, seen = [len(batch) for batch in batches], np.concatenate([[], *batches]).astype(int)
        told = f"n = {n}, B = {B}: your batches have sizes {sizes[:8]}"
        want = [B] * (n // B) + [n % B] * (n % B > 0)
        answer.must(seen.size == 0 or (seen.min() >= 0 and seen.max() < n), "indices-out-of-range", told)
        answer.must(sizes != want[:-1] or n % B == 0, "drops-the-last-batch", told)
        answer.must(sizes != [B] * -(-n // B) or n % B == 0, "last-batch-filled-up", told)
        answer.must(0 not in sizes, "empty-batch", told)
        answer.must(len(batches) != B or len(want) == B, "batch-count-instead-of-size", told)
        answer.must(len(sizes) < 2 or sizes[:-1] != [B - 1] * (len(want) - 1), "one-short-in-every-batch",
                    told)
        answer.must(sizes != [min(B, n - start) for start in range(n)] or len(want) == n, "windows-overlap",
                    told)
        answer.must(len(sizes) < 2 or sizes[:-1] != [B + 1] * (len(sizes) - 1),
                    "one-too-many-in-every-batch", told)
        answer.must(sizes == want or sorted(sizes) != sorted(want) or not neighbours(batches),
                    "only-batches-shuffled", told)
        answer.must(sizes == want, "wrong-number-of-batches", told)
        full = batches[:n // B]
        answer.must(len(full) < 2 or any((batch != full[0]).any() for batch in full), "one-array-for-all",
                    told)
        answer.must(len(set(seen.tolist())) == n, "with-replacement", told)


def test_shuffled(answer):
    rng = np.random.default_rng(0)
    first, second = epoch(answer, 96, 8, rng), epoch(answer, 96, 8, rng)
    again = epoch(answer, 96, 8, np.random.default_rng(0))
    answer.must(not np.array_equal(np.concatenate(first), np.arange(96)), "not-shuffled")
    answer.must(neighbours(first) or not np.array_equal(np.concatenate(second), np.arange(96)), "not-shuffled")
    answer.must(not all(np.array_equal(a, b) for a, b in zip(first, second)), "same-order-every-epoch")
    answer.must(all(np.array_equal(a, b) for a, b in zip(first, again)), "ignores-the-rng")
    answer.must(not neighbours(first) or any((np.diff(batch) != 1).any() for batch in first),
                "only-batches-shuffled")
    answer.must(not neighbours(first), "shuffled-inside-batches")
    for sign in (1, -1):
        answer.must(any((sign * np.diff(batch) < 0).any() for batch in first), "sorted-inside-batches")
    follower = [dict(zip(order[:-1].tolist(), order[1:].tolist()))
                for order in map(np.concatenate, (first, second))]
    answer.must(sum(follower[0].get(i) == follower[1].get(i) for i in range(96)) < 24, "hardly-shuffled")
    members = [sorted(batch.tolist()) for epoch_ in (first, second) for batch in epoch_]
    answer.must(len({tuple(batch) for batch in members}) > 12, "shuffled-inside-batches")


def test_every_order_is_possible(answer):
    rng, places = np.random.default_rng(1), np.zeros((6, 6), int)
    for _ in range(120):
        places[np.arange(6), np.concatenate(epoch(answer, 6, 4, rng)).astype(int)] += 1
    answer.must((places > 0).all(), "places-out-of-reach")


def test_many_examples(answer):
    """In random orders of a thousand an example moves by 333 places on average, and one keeps its place."""
    rng = np.random.default_rng(2)
    orders = [np.concatenate(epoch(answer, 1000, 10, rng)) for _ in range(8)]
    moved = np.mean([np.abs(order - np.arange(1000)) for order in orders], axis=0)
    answer.must((moved > 30).all(), "some-never-move", f"the number {moved.argmin()} moves by {moved.min():.0f} places on average")
    staying = sum((order == np.arange(1000)).sum() for order in orders)
    answer.must(staying < 40, "many-stay-in-place", f"in 8 epochs of 1000 examples {staying} places kept theirs; about 8 would do so by chance")
