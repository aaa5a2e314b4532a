# right: the article's biases 0 and -1
def xor_weights():
    return np.ones((2, 2)), np.array([0.0, -1.0]), np.array([[20.0], [-40.0]]), np.array([-10.0])

# right: two half planes
def xor_weights():
    W1 = np.array([[1.0, -1.0], [-1.0, 1.0]])
    return W1, np.zeros(2), np.array([[12.0], [12.0]]), np.array([-6.0])

# right: whole numbers
def xor_weights():
    return np.array([[1, 1], [1, 1]]), np.array([0, -1]), np.array([[10], [-20]]), np.array([-5])

# wrong: one-and-one-comes-out-as-one
def xor_weights():
    return np.ones((2, 2)), np.array([-0.5, -1.5]), np.array([[1.0], [-2.0]]), np.array([-0.25])

# wrong: right-but-unsure
def xor_weights():
    return np.ones((2, 2)), np.array([-0.5, -1.5]), np.array([[1.0], [-3.0]]), np.array([-0.25])

# wrong: and-instead-of-xor
def xor_weights():
    return np.ones((2, 2)), np.array([-0.5, -1.5]), np.array([[0.0], [40.0]]), np.array([-10.0])

# wrong: nand-instead-of-xor
def xor_weights():
    return np.ones((2, 2)), np.array([-0.5, -1.5]), np.array([[0.0], [-40.0]]), np.array([10.0])

# wrong: xor-upside-down
def xor_weights():
    return np.ones((2, 2)), np.array([-0.5, -1.5]), np.array([[-40.0], [120.0]]), np.array([10.0])

# wrong: same-answer-everywhere
def xor_weights():
    return np.ones((2, 2)), np.array([-0.5, -1.5]), np.array([[40.0], [-120.0]]), np.array([-100.0])

# wrong: same-answer-everywhere
def xor_weights():
    return np.zeros((2, 2)), np.zeros(2), np.zeros((2, 1)), np.zeros(1)

# wrong: one-line-only
def xor_weights():
    return np.array([[1.0, 0.0], [0.0, 0.0]]), np.zeros(2), np.array([[40.0], [0.0]]), np.array([-20.0])

# wrong: other-corners-wrong
def xor_weights():
    return np.array([[1.0, 0.0], [-1.0, 0.0]]), np.zeros(2), np.array([[40.0], [0.0]]), np.array([-20.0])

# wrong: not-finite
def xor_weights():
    return np.ones((2, 2)), np.array([-0.5, np.inf]), np.array([[40.0], [-120.0]]), np.array([-10.0])

# wrong: wrong-shape
def xor_weights():
    return np.ones((2, 2)), np.array([-0.5, -1.5]), np.array([40.0, -120.0]), np.array([-10.0])

# wrong: wrong-count
def xor_weights():
    return np.ones((2, 2)), np.array([[40.0], [-120.0]]), np.array([-10.0])
