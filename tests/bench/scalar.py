"""One number that remembers where it came from: automatic differentiation in forty lines, after micrograd."""
import math


class Number:
    def __init__(self, data, parents=(), slopes=()):
        self.data, self.grad, self.parents, self.slopes = data, 0.0, parents, slopes

    def __add__(self, other):
        return Number(self.data + other.data, (self, other), (1.0, 1.0))

    def __radd__(self, other):
        return self + other

    def __mul__(self, other):
        if not isinstance(other, Number):
            other = Number(other)
        return Number(self.data * other.data, (self, other), (other.data, self.data))

    __rmul__ = __mul__

    def relu(self):
        return Number(max(self.data, 0.0), (self,), (float(self.data > 0),))

    def binary_cross_entropy(self, y):
        """From a logit z: log(1 + e^z) - y z, with slope sigmoid(z) - y."""
        z = self.data
        value = max(z, 0.0) - z * y + math.log1p(math.exp(-abs(z)))
        return Number(value, (self,), (1 / (1 + math.exp(-z)) - y,))

    def backward(self):
        order, seen = [], set()

        def visit(number):
            if number not in seen:
                seen.add(number)
                for parent in number.parents:
                    visit(parent)
                order.append(number)

        visit(self)
        self.grad = 1.0
        for number in reversed(order):
            for parent, slope in zip(number.parents, number.slopes):
                parent.grad += slope * number.grad
