"""The parent's side of a child process: start it, ask it, stop it, and say what happened."""
import os
import queue
import signal
import struct
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from . import values as wire
from .answer import expect_function, general
from .spec import NotYet

ROOT = Path(__file__).resolve().parents[3]
POSIX = os.name == "posix"
LOADING = 10            # seconds for the cells themselves
MEGABYTES = 1024
# Of this process's environment: what a Python needs in order to start at all.
ENVIRONMENT = ("PATH SYSTEMROOT TEMP TMPDIR LANG LD_LIBRARY_PATH DYLD_LIBRARY_PATH "
               "DYLD_FALLBACK_LIBRARY_PATH").split()


class Worker:
    """One fresh Python process for one answer. It knows neither this folder nor this environment."""

    def __init__(self):
        env = {name: os.environ[name] for name in ENVIRONMENT if name in os.environ} | {"PYTHONHASHSEED": "0"}
        env |= {f"{name}_NUM_THREADS": "1" for name in ("OPENBLAS", "OMP", "MKL")}
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-B", str(Path(__file__).with_name("worker.py")), str(ROOT)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            cwd=tempfile.gettempdir(), env=env, start_new_session=POSIX)
        self.frames = queue.Queue(maxsize=4)
        self.ready, self.said = False, b""
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self):
        """Frames as they come; None at the end of the stream, a WireError for anything that is no frame."""
        stream = self.process.stdout
        try:
            while len(head := stream.read(8)) == 8:
                head_length, length = struct.unpack("<II", head)
                if length > wire.MAX_FRAME or head_length > length:
                    self.frames.put(wire.WireError("oversized frame"), timeout=30)
                    return
                self.frames.put(wire.decode(stream.read(length), head_length), timeout=30)
            self.frames.put(None, timeout=30)
        except wire.WireError as error:
            self.frames.put(error, timeout=30)
        except (OSError, ValueError, queue.Full):           # the process was stopped meanwhile
            return

    def ask(self, expect, seconds, message=None, limit=None, **values):
        """Send a message, wait for the reply called `expect`. NotYet when it does not come."""
        if message is not None:
            try:
                self.process.stdin.write(wire.encode(message, **values))
                self.process.stdin.flush()
            except OSError:                                  # it has ended: the reader will say so
                pass
        try:
            reply = self.frames.get(timeout=max(seconds, 0.001))
        except queue.Empty:
            self.stop()
            raise general("too-slow", limit or seconds, status="stopped") from None
        if reply is None:
            raise self.ended(limit or seconds)
        if isinstance(reply, wire.WireError) or not sound(reply, expect):
            self.stop()
            raise general("interferes", status="stopped")
        return reply

    def get_ready(self):
        """Wait for a process without the learner's code: what goes wrong here is the grader's fault."""
        if not self.ready:
            try:
                self.ask("ready", 60)
            except NotYet:
                said = self.said.decode(errors="replace").strip().splitlines()
                raise RuntimeError("the process for answers does not start"
                                   + (f": {said[-1][:200]}" if said else "")) from None
            self.ready = True

    def ended(self, seconds):
        try:
            code = self.process.wait(2)
        except subprocess.TimeoutExpired:
            code = None
        self.stop()
        if POSIX and code == -signal.SIGXCPU:
            return general("too-slow", seconds, status="stopped")
        if POSIX and code in (-signal.SIGKILL, -signal.SIGTERM, -signal.SIGHUP, -signal.SIGINT):
            return RuntimeError(f"the answer's process was stopped from outside, by signal {-code}")
        return general("ends-the-process", status="stopped")

    def stop(self):
        if POSIX:
            try:
                os.killpg(self.process.pid, signal.SIGKILL)
            except (ProcessLookupError, PermissionError):
                pass
        self.process.kill()
        self.process.wait()
        if not (self.ready or self.process.stderr.closed):
            self.said = self.process.stderr.read()           # Python's own words; an answer has not run yet
        for stream in (self.process.stdin, self.process.stdout, self.process.stderr):
            try:
                stream.close()
            except OSError:                                  # what was left to send goes nowhere
                pass


class Pool:
    """Keeps some workers warm, so that they start while the answer before is graded."""

    def __init__(self, ahead=2):
        self.ahead, self.warm = ahead, []

    def take(self, wanted=1):
        """A worker; `wanted` says how many will still be needed, this one included."""
        while len(self.warm) < min(self.ahead + 1, wanted):
            self.warm.append(Worker())
        return self.warm.pop(0)

    def close(self):
        for worker in self.warm:
            worker.stop()
        self.warm = []


class RemoteAnswer:
    """Calls a learner's function in a process of its own.

    parts: what the process builds, in order, the answer last: {"name", "uses", "program", "sources"};
    references: names of companion functions that stand in for answers that are not there.
    """

    def __init__(self, worker, exercise, parts, references):
        self.worker, self.exercise, self.left, self.number = worker, exercise, exercise.seconds, 0
        try:
            worker.get_ready()
            reply = worker.ask("loaded", LOADING, {
                "op": "load", "parts": parts, "references": references, "megabytes": MEGABYTES,
                "cpu": int(exercise.seconds) + LOADING + 2})
            self.lost = reply["lost"]
            if reply["wire"]:
                raise general("the-companions-own", status="not attempted")
            expect_function(exercise.function, reply["problem"], self.lost, reply["bound"], reply["callable"])
        except BaseException:
            worker.stop()
            raise

    def call(self, args, strict, instead):
        start = time.monotonic()
        self.number += 1
        reply = self.worker.ask("value", self.left, {"op": "call", "strict": strict, "number": self.number},
                                limit=self.exercise.seconds, args=args, instead=instead)
        self.left -= time.monotonic() - start
        if reply["number"] != self.number:
            self.worker.stop()
            raise general("interferes", status="stopped")
        for rng, after in zip(wire.generators(args), reply["values"]["rngs"]):
            rng.bit_generator.state = after.bit_generator.state
            born = after.bit_generator.seed_seq.n_children_spawned - rng.bit_generator.seed_seq.n_children_spawned
            rng.bit_generator.seed_seq.spawn(min(max(born, 0), wire.MAX_ITEMS))
        return reply

    def close(self):
        self.worker.stop()


# ---- every frame comes from a process that an answer may have taken over: no field of it is trusted

def texts(items):
    return all(isinstance(item, str) and len(item) <= 1000 for item in items)


def is_error(error):
    fields = {"type", "text", "line", "where", "kinds", "own"}
    return error is None or (isinstance(error, dict) and error.keys() == fields and texts(error.values()))


def is_lost(lost):
    return isinstance(lost, dict) and texts(lost) and all(
        isinstance(told, list) and len(told) == 3 and texts(told) for told in lost.values())


SCHEMA = {      # op -> {field: is it what it should be?}
    "ready": {},
    "loaded": {"problem": is_error, "lost": is_lost, "bound": lambda x: isinstance(x, bool),
               "callable": lambda x: isinstance(x, bool),
               "wire": lambda x: isinstance(x, bool)},
    "value": {"overwrote": lambda x: isinstance(x, bool), "error": is_error,
              "number": lambda x: isinstance(x, int), "printed": lambda x: isinstance(x, int),
              "tripped": lambda x: isinstance(x, list) and texts(x),
              "changed": lambda x: isinstance(x, list) and len(x) == 2 and all(
                  isinstance(part, list) and all(isinstance(i, int) for i in part) for part in x)},
}


def sound(reply, expect):
    """Is this frame the reply called `expect`, field by field?"""
    if reply.get("op") != expect or not all(field in reply and fits(reply[field])
                                            for field, fits in SCHEMA[expect].items()):
        return False
    if expect != "value":
        return True
    rngs = reply["values"].get("rngs")
    return ("value" in reply["values"] and isinstance(rngs, list)
            and all(hasattr(rng, "bit_generator") for rng in rngs))
