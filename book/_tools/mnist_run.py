"""Train 784-128-64-10 on real 28 x 28 digits and record what happened: book/measured/mnist.json.

    python book/_tools/mnist_run.py FOLDER      (FOLDER holds MNIST's two t10k archives, see companion.data.mnist)

The 10,000 images of MNIST's test file are dealt into 8,000 to learn from and 2,000 to judge by. Nothing is decided
on the 2,000: batch size, rate and number of epochs stand below, before the first run.
"""

import json
import platform
import sys
import time
from datetime import date
from pathlib import Path

import numpy as np

from companion.data import read_idx
from companion.fast import Adam, Network, fit
from companion.losses import cross_entropy

SIZES, EPOCHS, BATCH, LR, SEEDS, LEARN = (784, 128, 64, 10), 15, 32, 0.001, 5, 8000
FILE = Path(__file__).resolve().parents[1] / "measured" / "mnist.json"


def deal(folder):
    """X and y to learn from, X and y to judge by. The file is sorted by kind of writer, so it is shuffled."""
    images = read_idx(Path(folder) / "t10k-images-idx3-ubyte.gz")
    labels = read_idx(Path(folder) / "t10k-labels-idx1-ubyte.gz").astype(int)
    order = np.random.default_rng(0).permutation(len(labels))
    X, y = (images.reshape(len(images), -1) / 255).astype(np.float32)[order], labels[order]
    return X[:LEARN], y[:LEARN], X[LEARN:], y[LEARN:]


def run(seed, X, y, X_test, y_test):
    """The first loss, then for every epoch the training loss and the test accuracy."""
    rng = np.random.default_rng(seed)
    network = Network(SIZES, rng)
    record = {"first_loss": round(float(cross_entropy(network(X), y)), 4), "train_loss": [], "test_accuracy": []}

    def look(history):
        record["train_loss"].append(round(history.train_loss[-1], 4))
        record["test_accuracy"].append(round(float((network.predict(X_test) == y_test).mean()), 4))

    fit(network, X, y, optimizer=Adam(LR), epochs=EPOCHS, batch_size=BATCH, watch=look, rng=rng)
    return record


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    data = deal(sys.argv[1])
    start = time.perf_counter()
    runs = [run(seed, *data) for seed in range(SEEDS)]
    seconds = round((time.perf_counter() - start) / (SEEDS * EPOCHS), 3)
    record = {"date": date.today().isoformat(), "numpy": np.__version__, "machine": platform.machine(),
              "seconds_an_epoch": seconds, "sizes": SIZES, "optimizer": f"Adam({LR})",
              "batch_size": BATCH, "epochs": EPOCHS, "learn": len(data[0]), "judge": len(data[2]), "runs": runs}
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
    last = [one["test_accuracy"][-1] for one in runs]
    print(f"{FILE.name}: {SEEDS} runs, last test accuracies {min(last):.4f} to {max(last):.4f}")
