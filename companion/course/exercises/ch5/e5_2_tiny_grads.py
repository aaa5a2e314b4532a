from companion.backprop import tiny_grads
from companion.course.grading import Exercise

exercise = Exercise(
    tiny_grads, examples=[(2.0, 3.0, 1.0, 15.0)],
    probes=lambda rng: [(2.0, -3.0, 1.0, 15.0), (-1.5, -2.0, 1.0, 0.5), (-2.0, 1.0, 5.0, 4.0),
                        (1.0, 1.0, -1.0, 3.0),
                        (0.0, 2.0, 1.5, 1.0), (2.0, 0.5, 3.0, 1.0), (1.0, 2.0, 0.5, -3.0),
                        (0.5, 1.0, 0.1, 2.0), (20.0, 30.0, -1.0, -500.0), (-0.1, -0.2, 0.0, 80.0),
                        (1 / 3, 2 / 7, 1 / 9, 1 / 11), (1.5, 0.0, 2.0, 1.0), (2.0, 0.0, -1.0, 3.0),
                        (-3.0, -1.0, -2.0, 0.5)])


def wrong(slope=2.0, gate=lambda z, a, y: z > 0, factor=lambda x, w: x, bias=lambda x: 1.0,
          a_of=lambda z: max(z, 0.0)):
    def grads(x, w, b, y):
        z = w * x + b
        a = a_of(z)
        dz = slope * (a - y) * gate(z, a, y)
        return dz * factor(x, w), dz * bias(x)
    return grads


for name, says, changes in (
        ("no-relu-gate", "The gate is missing: where z <= 0 ReLU is flat, nothing can be changed, and both "
         "gradients are 0.",
         {"gate": lambda z, a, y: 1.0}),
        ("gate-open-at-zero", "At z = 0 the gate is closed: the course takes slope 0 at ReLU's corner.",
         {"gate": lambda z, a, y: z >= 0}),
        ("gate-by-the-error", "Your gate looks at the error. It must look at z: ReLU is flat where z <= 0.",
         {"gate": lambda z, a, y: a - y > 0}),
        ("activation-instead-of-its-slope", "You multiply by a. The link is the slope of ReLU at z: 1 where "
         "z > 0, else 0.", {"gate": lambda z, a, y: a}),
        ("gate-by-the-target", "Your gate looks at y. It must look at z.", {"gate": lambda z, a, y: y > 0}),
        ("bias-like-weight", "dL/db equals your dL/dw. z = w x + b: the slope of z is x for w, but 1 for b.",
         {"bias": lambda x: x}),
        ("two-missing", "The square's slope is 2 (a - y): the 2 is missing.", {"slope": 1.0}),
        ("sign-flipped", "The slope of (a - y)^2 is 2 (a - y), not 2 (y - a).", {"slope": -2.0}),
        ("weight-instead-of-input", "You multiply by w. The slope of w x + b with respect to w is x.",
         {"factor": lambda x, w: w}),
        ("input-forgotten", "dL/dw lacks the factor x: the slope of w x + b with respect to w.",
         {"factor": lambda x, w: 1.0}),
        ("two-missing-and-no-gate", "Two links of the chain are missing: the 2 of the square's slope and "
         "ReLU's gate.",
         {"slope": 1.0, "gate": lambda z, a, y: 1.0}),
        ("relu-left-out", "There is no ReLU in yours: a = relu(z), and where z <= 0 both gradients are 0.",
         {"a_of": lambda z: z, "gate": lambda z, a, y: 1.0})):
    exercise.says(name, says, wrong(**changes))


@exercise.misconception("returns-the-other-way-round", "You return (dL/db, dL/dw). The order asked for is "
                        "dw, db.")
def _(x, w, b, y):
    return wrong()(x, w, b, y)[::-1]


def half_gated(of_w, of_b):
    """The gate stands before one gradient only."""
    def grads(x, w, b, y):
        gated, free = wrong()(x, w, b, y), wrong(gate=lambda z, a, y: 1.0)(x, w, b, y)
        return (gated if of_w else free)[0], (gated if of_b else free)[1]
    return grads


exercise.says("gate-for-one-gradient-only", "The gate stands before one gradient only. Both parameters act "
              "through the same z: where z <= 0 both gradients are 0.", half_gated(True, False), half_gated(False, True))
exercise.says("bias-times-itself", "You multiply dL/db by b. The slope of w x + b with respect to b is 1.",
              lambda x, w, b, y: (wrong()(x, w, b, y)[0], wrong()(x, w, b, y)[1] * b))
for name, by, passes in (
        ("gate-by-the-input", "x", lambda x, w, b: x > 0), ("gate-by-the-weight", "w", lambda x, w, b: w > 0),
        ("gate-by-the-bias", "b", lambda x, w, b: b > 0),
        ("gate-without-the-bias", "w x alone, without b", lambda x, w, b: w * x > 0)):
    exercise.says(name, f"Your gate looks at {by}. It must look at z: ReLU is flat where z <= 0.",
                  lambda x, w, b, y, passes=passes: wrong(gate=lambda *_: passes(x, w, b))(x, w, b, y))
exercise.says("gradients-rounded", "You round the gradients. Return them as they come.",
              *[lambda x, w, b, y, digits=digits: tuple(round(g, digits) for g in wrong()(x, w, b, y))
                for digits in range(1, 6)])
exercise.says("bias-subtracted", "Your z is w x - b. It is w x + b.", lambda x, w, b, y: wrong()(x, w, -b, y))
exercise.says("input-squared", "You multiply by x once too often: both of your gradients are x times the "
              "right ones.",
              lambda x, w, b, y: tuple(g * x for g in wrong()(x, w, b, y)))


def signless(x, w, b, y):
    dw, db = wrong(slope=1.0)(x, w, b, y)
    return 2 * abs(db) * x, 2 * abs(db)


exercise.says("error-without-its-sign", "You use the size of a - y. Its sign says on which side of y the answer "
              "is: the slope is 2 (a - y).", signless)
exercise.says("gate-half-open-at-zero", "At z = 0 half of the slope gets through. The course takes slope 0 "
              "at ReLU's corner.",
              wrong(gate=lambda z, a, y: 0.5 * (z >= 0) + 0.5 * (z > 0)))
exercise.says("leaky-gate", "Your closed gate leaks. Where z <= 0 both gradients are exactly 0.",
              *[wrong(gate=lambda z, a, y, leak=leak: 1.0 if z > 0 else leak) for leak in (0.01, 0.1, 0.2, 0.001)])
exercise.says("bias-left-out-of-z", "Your z lacks the bias: z = w x + b.",
              lambda x, w, b, y: wrong()(x, w, 0.0, y))

exercise.says("loss-instead-of-its-slope",
              "You multiply by the loss itself. The slope of a square is twice the error: `2 * (a - "
              "y)`.",
              lambda x, w, b, y: ((d := (max(w * x + b, 0) - y) ** 2 * (w * x + b > 0)) * x, d))
exercise.says("value-instead-of-the-gate",
              "You multiply by z. The way back needs ReLU's slope at z, 1 or 0.",
              lambda x, w, b, y: ((d := 2 * (max(w * x + b, 0) - y) * (w * x + b)) * x, d))


def test_printed_example(answer):
    answer.agrees_on_examples()


def test_other_inputs(answer):
    answer.agrees_on_hidden_inputs()


def test_next_to_the_corner(answer):
    for z in (1e-30, 1e-9, 1e-7, 1e-5, 1e-3, -1e-30, -1e-9, -1e-7, -1e-5, -1e-3):
        got, want = answer.like(1.0, 0.0, z, 1.0), tiny_grads(1.0, 0.0, z, 1.0)
        answer.must(not answer.differs(got, want), "boundary", f"for x = 1, w = 0, b = {z}, y = 1")
