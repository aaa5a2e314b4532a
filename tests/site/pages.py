"""The pages of the built site, as _toc.yml names them."""

from pathlib import PurePosixPath

import yaml

import make


def entries(node):
    if isinstance(node, dict):
        for key, value in node.items():
            yield from [value] if key in ("root", "file") else entries(value)
    elif isinstance(node, list):
        for item in node:
            yield from entries(item)


TOC = [str(PurePosixPath(name).with_suffix("")) for name in
       entries(yaml.safe_load((make.ROOT / "_toc.yml").read_text(encoding="utf-8")))]
