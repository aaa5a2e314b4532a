"""Notebooks made of pieces that real ones are made of, and what a real kernel says of their answers."""
import json
import random
import textwrap

from jupyter_client.manager import start_new_kernel

# ---- answers to 2.1, as people bind them: {BODY} is right or wrong arithmetic on z
RIGHT = ["np.maximum(z, 0)", "np.where(z > 0, z, 0 * z)", "z * (z > 0)", "(z + abs(z)) / 2", "z.clip(0)"]
WRONG = ["np.maximum(z, 1)", "abs(z)", "np.minimum(z, 0)", "z", "-np.maximum(z, 0)"]
FORMS = {
    "def": "def relu(z):\n    return {}",
    "a question in a comment": "def relu(z):\n    a = {}  # is this enough?\n    return a",
    "a formatted string": 'def relu(z):\n    told = ("%d numbers"\n      % np.size(z))\n    return {}',
    "lambda": "relu = lambda z: {}",
    "annotated": "from typing import Callable\nrelu: Callable = lambda z: {}",
    "another name": "def my_relu(z):\n    return {}\nrelu = my_relu",
    "in a condition": "if 1 + 1 == 2:\n    def relu(z):\n        return {}\nelse:\n    relu = None",
    "in a try": "try:\n    def relu(z):\n        return {}\nexcept ValueError:\n    pass",
    "decorated": "import functools\ndef plain(f):\n    @functools.wraps(f)\n    def g(z):\n"
                 "        return f(z)\n    return g\n@plain\ndef relu(z):\n    return {}",
    "a callable object": "class Relu:\n    def __call__(self, z):\n        return {}\nrelu = Relu()",
    "partial": "from functools import partial\ndef general_relu(z, unused):\n    return {}\n"
               "relu = partial(general_relu, unused=3)",
    "by a loop": "for f in [lambda z: {}]:\n    relu = f",
    "with a line separator": "def relu(z):\n    word = 'a\x0cb\u2028c'\n    return {}",
    "by exec": "exec('def relu(z):\\n    return {}')",
    "by globals": "def other(z):\n    return {}\nglobals()['relu'] = other",
    "as the main program": "if __name__ == '__main__':\n    def relu(z):\n        return {}",
    "never reached": "if __name__ == 'other':\n    def relu(z):\n        return {}",
    "deleted": "def relu(z):\n    return {}\ndel relu",
    "by a function": "def make():\n    global relu\n    def relu(z):\n        return {}\nmake()",
    "by setattr": "import sys\nsetattr(sys.modules['__main__'], 'relu', lambda z: {})",
    "by kind of argument": "import functools\n@functools.singledispatch\ndef relu(z):\n    return z\n"
                           "@relu.register(np.ndarray)\ndef _(z):\n    return {}",
    "another value now": "def relu(z):\n    return {}\nfor relu in 'ab':\n    pass",
    "never typed": "from __future__ import annotations\ndef relu(z: Array) -> Array:\n    return {}",
    "a stub": "def relu(z):\n    raise NotImplementedError",
    "not Python": "def relu(z)\n    return {}",
}
SETTER = "low = 1.0\ndef set_low():\n    global low\n    low = 0.0\n"
# ---- what an answer may stand on: (cell, arithmetic that needs it)
HELPERS = [
    ("", "{}"), ("ZERO = float(0)", "({}) + ZERO"), ("import math\nNONE = math.floor(0.3)", "({}) + NONE"),
    ("TABLE = {}\nfor key in 'ab':\n    TABLE[key] = 0", "({}) + TABLE['b']"),
    ("PARTS = []\nPARTS.append(0.0)", "({}) + PARTS[0]"),
    ("def same(a):\n    return a", "same({})"), ("def same(a):\n    return a + 1\n", "same({})"),
    ("RANDOM = np.random.default_rng(0).random()", "({}) + 0 * RANDOM"),
    ("try:\n    import numpy as xp\nexcept ImportError:\n    xp = None", "({}) + xp.zeros(1)"),
    ("with np.errstate(all='ignore'):\n    OFF = np.exp(-1000.0)", "({}) + OFF"),
    ("class Box:\n    nothing = 0\nbox = Box()\nbox.nothing = 0.0", "({}) + box.nothing"),
    ("a, (b, *c) = 0, (0, 0)", "({}) + a + b + c[0]"), ("if (walrus := 0) == 0:\n    pass", "({}) + walrus"),
    ("", "({}) + never_defined"), ("from numpy import *", "({}) + zeros(1)"),
    ("def same(a):\n    return a + same.more\nsame.more = 0", "same({})"), ("globals().update(zero=0.0)", "({}) + zero"),
    ("calls = 0\ndef same(a):\n    global calls\n    calls += 1\n    return a", "same({})"),
    ("import builtins\nbuiltins.nil = 0.0", "({}) + nil"),
    ("from companion.data import xor\nmany = len(xor()[0])", "({}) + many - 4"),
    (SETTER + "set_low()", "({}) + low"),
    (SETTER + "import threading\nthread = threading.Thread(target=set_low)\nthread.start()\nthread.join()",
     "({}) + low"),
    (SETTER + "done = [set_low() for _ in 'ab']", "({}) + low"),
    ("import sys\nsetattr(sys.modules['__main__'], 'void', 0.0)", "({}) + void"),
    ("import os\nos.environ['VOID'] = '0'", "({}) + float(os.environ['VOID'])"),
    ("stack = [0.0, 1.0]\nlast = stack.pop()", "({}) + stack[-1]"),
    ("rows = [1.0]\nsame_rows = rows\nsame_rows[0] = 0.0", "({}) + rows[0]"),
    ("TABLE = {}\ndef register(f):\n    TABLE[f.__name__] = f\n    return f\n"
     "@register\ndef nothing():\n    return 0.0", "({}) + TABLE['nothing']()"),
    ("class Net:\n    bias = 1.0\n    def fit(self):\n        self.bias = 0.0\n        return [3]\n"
     "net = Net()\nhistory = net.fit()", "({}) + net.bias"),
    ("np.random.seed(3)\ndrawn = np.random.rand() - np.random.RandomState(3).rand()", "({}) + drawn"),
    ("abs = 3\ndel abs", "({}) + 0 * abs(-3)"), ("gone = 0.0\ndel gone", "({}) + gone"),
    ("code = 'typed = 0.0'\nexec(code)", "({}) + typed"), ("vars()['kept'] = 0.0", "({}) + kept"),
    ("for i in range(2):\n    globals()[f'made_{i}'] = 0.0", "({}) + made_1"),
    ("double = eval('lambda a: a * np.ones(1)')", "double({})"),
    ("%time timed = 0.0", "({}) + timed"), ("0.0", "({}) + _"),
    ("%%capture printed\nprint(0.0)", "({}) + float(printed.stdout)"),
]
# ---- what else people put into the cell of an answer, above and below it, or into cells of their own
PLAY = ["", "", "%matplotlib inline",
        "import matplotlib.pyplot as plt\nfig, ax = plt.subplots()\nax.plot([1, 2])\nplt.close()",
        "here = !echo hello", "where = %pwd", "# relu?", "print('hello')", "assert 1 + 1 == 2",
        "np.random.seed(3)",
        "answer = 42", "data = np.arange(3.0)\ndata[0] = 7", "%time total = sum(range(10))",
        "import asyncio\nawait asyncio.sleep(0)",
        "from companion.data import xor\nX, y = xor()", "len?", "!echo one \\\n  two",
        "_ = [i for i in range(3)]", "x = 1; y = 2",
        "import sys\nsys.path[:0]", "help(len)", "display(data_of_mine := 3)", "np.seterr(all='raise')",
        "import warnings\nwarnings.simplefilter('error')"]
FAILING = ["1 / 0", "print(not_there)", "assert False, 'stopped'", "raise ValueError('no')",
           "def broken(:\n    pass", "np.zeros(2) @ np.zeros(3)"]
WRAPPED = ["%%time\n", "%%capture\n", "%%timeit -n 1 -r 1\n", "%%bash\n"]
ELSEWHERE = ["%%bash\necho def relu", "%%html\n<b>relu</b>", "%%javascript\n1", "relu_of_mine = 3",
             "values = [1, 2", "relu = relu", "del_me = 1"]


def notebook(seed):
    """(cells, description) of one notebook; a seed always makes the same."""
    rng = random.Random(seed)
    form = rng.choice(list(FORMS))
    helper, wrap = rng.choice(HELPERS)
    body = wrap.format(rng.choice(RIGHT if rng.random() < 0.6 else WRONG))
    answer = FORMS[form].replace("{}", body)
    above = rng.choice(PLAY) if rng.random() < 0.4 else rng.choice(FAILING) if rng.random() < 0.15 else ""
    below = rng.choice(PLAY + FAILING) if rng.random() < 0.4 else ""
    if form in ("never typed",):
        above = ""
    cell = "\n".join(filter(None, [above, answer, below]))
    plain = not set(cell) & set("%!?")
    magic = rng.choice(WRAPPED) if rng.random() < 0.15 and plain else ""
    cells = ["import numpy as np", helper, magic + cell]
    if rng.random() < 0.3:                                      # an earlier try
        earlier = FORMS[rng.choice(["def", "lambda", "a stub", "not Python"])]
        cells.insert(2, earlier.replace("{}", rng.choice(RIGHT + WRONG)))
    for _ in range(rng.randrange(3)):
        cells.insert(rng.randrange(1, len(cells) + 1), rng.choice(ELSEWHERE + PLAY + FAILING))
    if rng.random() < 0.1:
        cells[:2] = cells[1::-1]                                # numpy is imported too late for some helpers
    return [cell for cell in cells if cell], f"{form}; {helper!r}"


def saved(path, cells, seed):
    """The notebook as some editor writes it: with ids or without, as strings or lines, in an old format."""
    rng = random.Random(seed + 10**6)
    style = rng.choice(["new", "no ids", "strings", "worksheets"])
    def of(source, number):
        cell = {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None,
                "source": source if style == "strings" else source.splitlines(keepends=True)}
        if style == "new":
            cell["id"] = f"cell-{number}"
        if style == "worksheets":
            cell["input"] = cell.pop("source")
        return cell
    code = [of(source, number) for number, source in enumerate(cells)]
    book = {"cells": code, "nbformat": 4}
    if style == "worksheets":
        book = {"worksheets": [{"cells": code}], "nbformat": 3}
    path.write_text(json.dumps(book | {"nbformat_minor": 0, "metadata": {}}), encoding="utf-8")


class Kernel:
    """A real kernel that runs notebooks from a fresh start, one after the other, errors and all."""

    def __init__(self, folder):
        self.manager, self.client = start_new_kernel(cwd=str(folder))
        self.client.execute_interactive("from IPython.display import clear_output",
                                        output_hook=lambda _: None)

    def verdict(self, cells):
        """(status, name of the misconception) that check(relu) gives after a run of all cells in order."""
        self.run("%reset -f")
        for cell in cells:
            self.run(cell)
        said = self.run(textwrap.dedent(r"""
            from companion.course.grading.notebook import verdict as _verdict
            try:
                _said = _verdict("relu", relu)
                print("VERDICT", _said.status, _said.name or "-", sep="\t")
            except NameError:
                print("VERDICT\tmissing\t-")
            """))
        return next(line.split("\t")[1:] for line in said.splitlines() if line.startswith("VERDICT"))

    def run(self, code):
        out = []

        def hook(message):
            if message["msg_type"] == "stream":
                out.append(message["content"]["text"])

        self.client.execute_interactive(code, output_hook=hook, stdin_hook=None, allow_stdin=False,
                                        timeout=60)
        return "".join(out)

    def close(self):
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)
