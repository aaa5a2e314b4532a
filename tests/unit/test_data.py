import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from companion import data

MAKERS = {
    "loans": lambda seed: data.loans(300, np.random.default_rng(seed)),
    "moons": lambda seed: data.moons(300, 0.1, np.random.default_rng(seed)),
    "spirals": lambda seed: data.spirals(300, 0.02, np.random.default_rng(seed)),
}


@pytest.mark.parametrize("name", MAKERS)
def test_made_data_follow_the_generator_and_hold_both_classes(name):
    X, y = MAKERS[name](0)
    again, other = MAKERS[name](0), MAKERS[name](1)
    assert X.shape == (300, 2) and y.shape == (300,) and set(y) == {0, 1}
    assert np.array_equal(X, again[0]) and not np.array_equal(X, other[0])
    assert 0.25 < y.mean() < 0.75


def test_no_line_separates_the_loans_for_certain():
    X, y = data.loans(2000, np.random.default_rng(0))
    right = ((0.5 * X[:, 0] + 2 * X[:, 1] - 1400 > 0) == y).mean()
    assert 0.75 < right < 0.95
    assert X[:, 0].min() >= 0 and X[:, 1].min() >= 300 and X[:, 1].max() <= 850


def test_loans_fill_their_range():
    X, _ = data.loans(100_000, np.random.default_rng(0))
    np.testing.assert_allclose([X.min(axis=0), X.max(axis=0)], [[0, 300], [200, 850]], atol=0.05)


def test_the_draws_are_those_that_the_book_measured_on():
    """Every formula as the page has it, with the same random numbers in the same order."""
    n, rng = 100_000, np.random.default_rng(0)
    X, y = data.loans(n, np.random.default_rng(0))
    income, score, luck = rng.uniform(0, 200, n), rng.uniform(300, 850, n), rng.logistic(0, 60, n)
    assert np.array_equal(X.T, [income, score])
    assert np.array_equal(y, 0.5 * income + 2 * score - 1400 + luck > 0)
    X, y = data.moons(50, 0.0, np.random.default_rng(0))
    angle = np.random.default_rng(0).uniform(0, np.pi, 50)
    upper, lower = (np.cos(angle), np.sin(angle)), (1 - np.cos(angle), 0.5 - np.sin(angle))
    np.testing.assert_allclose(X.T, np.where(y == 0, upper, lower))


def test_moons_without_noise_lie_on_two_half_circles():
    X, y = data.moons(50, 0.0, np.random.default_rng(0))
    centre = np.where(y[:, None] == 0, [0.0, 0.0], [1.0, 0.5])
    np.testing.assert_allclose(((X - centre) ** 2).sum(axis=1), 1)


def test_spirals_are_each_others_mirror():
    X, y = data.spirals(4000, 0.0, np.random.default_rng(0))
    radius, angle = np.hypot(*X.T), np.arctan2(X[:, 1], X[:, 0])
    off = (angle - 2 * np.pi * 1.5 * radius - np.pi * y) / (2 * np.pi)
    np.testing.assert_allclose(off, off.round(), atol=1e-9)
    shares = np.histogram(radius ** 2, bins=4, range=(0.01, 1))[0] / len(X)      # evenly over the disc
    assert np.abs(shares - 0.25).max() < 0.03


def test_digits_are_one_fixed_split():
    split = data.digits()
    assert [len(part) for part in split] == [1200, 1200, 297, 297, 300, 300]
    assert split.X_train.dtype == np.float32 and split.X_train.shape[1] == 64 and split.y_train.dtype.kind == "i"
    assert (split.X_train.min(), split.X_train.max()) == (0, 1)
    assert all(np.array_equal(one, again) for one, again in zip(split, data.digits()))
    assert all(np.array_equal(one, wide) for one, wide in zip(split, data.digits(np.float64)))   # sixteenths are exact
    assert split.y_test[:10].tolist() == FIRST_TEN


def where_the_parts_come_from(theirs):
    """For each part, the places of its examples in scikit-learn's table; every image there is another."""
    place = {row.tobytes(): i for i, row in enumerate(theirs)}
    assert len(place) == 1797
    split = data.digits(np.float64)
    return [np.array([place[(16 * row).tobytes()] for row in X]) for X in split[::2]]


def test_digits_are_scikit_learns_number_by_number():
    from sklearn.datasets import load_digits
    theirs = load_digits()
    split, places = data.digits(np.float64), where_the_parts_come_from(theirs.data)
    for X, y, place in zip(split[::2], split[1::2], places):
        assert np.array_equal(16 * X, theirs.data[place]) and np.array_equal(y, theirs.target[place])
    assert sorted(np.concatenate(places)) == list(range(1797)), "each example once"


def test_the_file_holds_the_published_order():
    from sklearn.datasets import load_digits
    X, y = load_digits(return_X_y=True)
    with np.load(Path(data.__file__).with_name("digits.npz"), allow_pickle=False) as file:
        assert np.array_equal(file["X"], X) and np.array_equal(file["y"], y)


def test_every_part_has_every_class_by_its_share():
    split = data.digits()
    ys = split[1::2]
    whole = np.bincount(np.concatenate(ys), minlength=10)
    for y in ys:
        off = np.bincount(y, minlength=10) - whole * len(y) / 1797
        assert np.abs(off).max() < 1, f"more than one example from the exact share: {off.round(2)}"


def test_the_split_is_shuffled_not_cut():
    """The file goes writer by writer: a part must hold examples from everywhere in it."""
    from sklearn.datasets import load_digits
    for place in where_the_parts_come_from(load_digits().data):
        assert (np.histogram(place, bins=13, range=(0, 1797))[0] > 0.5 * len(place) / 13).all()


def test_stratified_takes_each_example_once_whatever_the_classes():
    y = np.array([2] * 7 + [0] * 1 + [5] * 32)
    parts = data.stratified(y, (10, 5, 25), np.random.default_rng(3))
    assert [len(part) for part in parts] == [10, 5, 25] and sorted(np.concatenate(parts)) == list(range(40))
    again, other = (data.stratified(y, (10, 5, 25), np.random.default_rng(seed)) for seed in (3, 4))
    assert all(np.array_equal(a, b) for a, b in zip(parts, again))
    assert any(not np.array_equal(a, b) for a, b in zip(parts, other))


def test_a_rare_class_gets_its_share_too():
    y = np.array([0] * 90 + [1] * 10)
    parts = data.stratified(y, (10, 20, 70), np.random.default_rng(0))
    assert [np.bincount(y[part]).tolist() for part in parts] == [[9, 1], [18, 2], [63, 7]]


def test_an_idx_file_may_hold_nothing(tmp_path):
    (tmp_path / "none").write_bytes(b"\0\0\x08\x01" + bytes(4))
    assert data.read_idx(tmp_path / "none").shape == (0,)


def test_the_first_call_reads_a_small_file_and_nothing_else():
    code = ("import sys; from companion.data import digits; digits(); "
            "print(*sorted({m.partition('.')[0] for m in sys.modules}))")
    loaded = set(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split())
    assert "numpy" in loaded and not loaded & {"sklearn", "scipy", "joblib", "pandas", "matplotlib", "pytest"}
    assert Path(data.__file__).with_name("digits.npz").stat().st_size < 60_000


FIRST_TEN = [3, 2, 0, 7, 9, 8, 4, 6, 1, 5]     # as first drawn: all numbers of the book are measured on this split
