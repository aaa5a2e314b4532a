"""Write what PyTorch says into torch.json (needs PyTorch): python tests/parity/record.py"""
import json
import sys
from pathlib import Path

import torch

sys.path.insert(0, str(Path(__file__).parent))
from peers import CASES  # noqa: E402  (its folder was just added)

FILE = Path(__file__).with_name("torch.json")

if __name__ == "__main__":
    torch.set_num_threads(1)
    record = {name: theirs(*inputs).tolist() for name, (_, theirs, inputs) in CASES.items()}
    lines = ",\n".join(f"{json.dumps(name)}: {json.dumps(values)}" for name, values in record.items())
    FILE.write_text(f'{{"PyTorch": {json.dumps(torch.__version__.split("+")[0])},\n{lines}}}\n', encoding="utf-8")
    print(f"{len(record)} cases, {FILE.stat().st_size / 1024:.0f} kB")
