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
    assert split.X_train.dtype == np.float32 and split.X_train.shape[1] == 64
    assert (split.X_train.min(), split.X_train.max()) == (0, 1)
    assert np.array_equal(split.y_test, data.digits().y_test)
    assert split.y_test[:10].tolist() == FIRST_TEN
    for y in (split.y_train, split.y_val, split.y_test):
        shares = np.bincount(y) / len(y)
        assert 0.09 < shares.min() and shares.max() < 0.11
    rows = {part.tobytes() for part in np.concatenate([split.X_train, split.X_val, split.X_test])}
    assert len(rows) == 1797, "no example may stand in two parts"


FIRST_TEN = [4, 0, 7, 8, 7, 2, 3, 6, 1, 5]
