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
