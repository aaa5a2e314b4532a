"""Grade on the machines of a Dask cluster: each submission where a worker is free, and its row comes back.

A worker has the course in the same version, and sees the submissions under the same path.
"""

import logging
import os
import platform
import socket
from concurrent.futures import CancelledError

import numpy as np

from ..grading.spec import OWN
from .run import Running, as_they_end, key, refused

SECONDS = 10  # for a scheduler, and for a first worker
BEGUN = 10_000  # submissions that the scheduler knows of at a time


class Cluster:
    """The workers that a scheduler knows, in place of this machine's processes."""

    def __init__(self, address):
        self.address = address

    def __enter__(self):
        try:
            from distributed import Client
        except ImportError:
            raise ValueError("--scheduler needs Dask: pip install distributed") from None
        for name in ("distributed", "distributed.client"):  # what matters is said here, in one line
            logging.getLogger(name).setLevel(logging.CRITICAL)
        try:
            self.client = Client(self.address, timeout=SECONDS, set_as_default=False)
        except (OSError, ValueError):
            raise ValueError(f"no scheduler of Dask's answers at {self.address}") from None
        try:
            self.client.wait_for_workers(1, timeout=SECONDS)
        except TimeoutError:
            self.client.close()
            raise ValueError(f"the scheduler at {self.address} has no worker yet") from None
        return self

    def __exit__(self, *_):
        self.client.close()

    def rows(self, left, only):
        """(student, row) as they end. left: (student, paths) each."""
        from distributed import KilledWorker

        pool, own = self.client.get_executor(pure=False), list(OWN)
        asked = versions(only, own)
        for (student, _), future in as_they_end(
            lambda student, paths: pool.submit(graded, student, paths, only, own, asked), left, BEGUN
        ):
            try:
                yield student, future.result()
            except KilledWorker:
                yield student, refused("the workers that graded it ended, several times", broken=True)
            except ImportError as error:
                raise ValueError(f"a worker cannot load {error.name}: install the course there") from None
            except CancelledError:
                raise ValueError(
                    f"the scheduler at {self.address} is gone; what is graded is kept, so start the run again"
                ) from None


def graded(student, paths, only, own, asked):
    """A row, made on a worker. asked: the versions that it must have."""
    for path in [*paths, *own]:
        if not os.path.lexists(path):
            raise ValueError(f"the worker on {socket.gethostname()} does not see {path}: share the folder")
    for name, here in versions(only, own).items():
        if here != asked[name]:
            raise ValueError(
                f"the worker on {socket.gethostname()} has {name} {here}, this machine {asked[name]}: "
                "install the same"
            )
    return Running(None, own=own).row(student, paths, only)


def versions(only, own):
    """What a row depends on besides the submission."""
    python = ".".join(platform.python_version_tuple()[:2])
    return {"Python": python, "NumPy": np.__version__, "the course": key(only, own)}
