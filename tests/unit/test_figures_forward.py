"""The live figures of chapter 3 that use trained weights: a digit with units missing."""
import numpy as np

from companion.data import digits
from companion.course.figures import forward as figures
from companion.neurons import predict


def test_the_travelling_digit_says_what_the_whole_network_says():
    data = digits(np.float64)
    for image in data.X_val[:5]:
        sheet = np.round(image.reshape(8, 8) * 16) / 16
        answer = predict(figures.trained_params(), sheet.reshape(1, 64))[0]
        says = figures.digit_figure.picture(sheet=sheet)[1]
        assert says.startswith(f"The answer is {answer}, with ") and ", as with all units. In" in says
        nothing = figures.digit_figure.picture(sheet=sheet, off=128)[1]
        assert "128 of 128 units (100%) are switched off and 0 are active" in nothing
        blind = int(nothing.split()[3].strip(","))
        assert ("as with all units" in nothing) == (blind == answer)
        assert (f"with all units it was {answer}" in nothing) == (blind != answer)


def test_deleting_units_costs_little_at_first_and_all_in_the_end():
    right = figures.right_without()
    whole = (predict(figures.trained_params(), digits(np.float64).X_val) == digits().y_val).mean()
    assert right.shape == (20, 21) and (right[:, 0] == whole).all() and (right[:, -1] < 0.2).all()
    tenth, quarter, half = right[:, [2, 5, 10]].mean(axis=0)
    assert whole > tenth > 0.93 and tenth > quarter > 0.85 and quarter > half > 0.65


def test_deleted_units_are_the_first_of_each_order():
    (W1, b1), *rest = figures.trained_params()
    data, gone = digits(np.float64), np.random.default_rng(3).permutation(128) < 32
    W, b = np.where(gone, 0, W1), np.where(gone, 0, b1)                 # a unit without weights gives 0
    assert figures.right_without()[3, 5] == (predict([(W, b), *rest], data.X_val) == data.y_val).mean()
