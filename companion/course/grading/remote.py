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
from .answer import general, told

ROOT = Path(__file__).resolve().parents[3]
POSIX = os.name == "posix"
LOADING = 10            # seconds for the cells themselves
MEGABYTES = 1024
ENVIRONMENT = "PATH SYSTEMROOT TEMP TMPDIR LANG".split()


class Worker:
    """One fresh Python process for one answer. It knows neither this folder nor this environment."""

    def __init__(self):
        env = {name: os.environ[name] for name in ENVIRONMENT if name in os.environ} | {"PYTHONHASHSEED": "0"}
        env |= {f"{name}_NUM_THREADS": "1" for name in ("OPENBLAS", "OMP", "MKL")}
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-B", str(Path(__file__).with_name("worker.py")), str(ROOT)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            cwd=tempfile.gettempdir(), env=env, start_new_session=POSIX)
        self.frames = queue.Queue(maxsize=4)
        self.ready = False
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
        if isinstance(reply, wire.WireError) or reply.get("op") != expect:
            self.stop()
            raise general("interferes", status="stopped")
        return reply

    def ended(self, seconds):
        try:
            code = self.process.wait(2)
        except subprocess.TimeoutExpired:
            code = None
        self.stop()
        if POSIX and code in (-signal.SIGXCPU, -signal.SIGKILL):
            return general("too-slow", seconds, status="stopped")
        return general("ends-the-process", status="stopped")

    def stop(self):
        if POSIX:
            try:
                os.killpg(self.process.pid, signal.SIGKILL)
            except (ProcessLookupError, PermissionError):
                pass
        self.process.kill()
        self.process.wait()
        for stream in (self.process.stdin, self.process.stdout):
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
            if not worker.ready:
                worker.ask("ready", 60)
                worker.ready = True
            reply = worker.ask("loaded", LOADING, {
                "op": "load", "parts": parts, "references": references, "megabytes": MEGABYTES,
                "cpu": int(exercise.seconds) + LOADING + 2})
            self.failed_imports = reply["failed_imports"]
            if reply["problem"]:
                problem = reply["problem"]
                line = f"{problem['where']}  {problem['line']}".strip()
                raise general("cell-raises", told(problem), detail=line, status="error")
            if not reply["callable"]:
                raise general("not-a-function", status="error")
        except BaseException:
            worker.stop()
            raise

    def call(self, args, strict):
        start = time.monotonic()
        self.number += 1
        reply = self.worker.ask("value", self.left, {"op": "call", "strict": strict, "number": self.number},
                                limit=self.exercise.seconds, args=args)
        self.left -= time.monotonic() - start
        if not sound(reply, self.number):
            self.worker.stop()
            raise general("interferes", status="stopped")
        for rng, after in zip(wire.generators(args), reply["values"]["rngs"]):
            rng.bit_generator.state = after.bit_generator.state
        return reply

    def close(self):
        self.worker.stop()


def sound(reply, number):
    """Everything in a reply comes from a process that an answer may have taken over: trust no field."""
    def texts(items):
        return all(isinstance(item, str) for item in items)

    error, changed, tripped = reply.get("error"), reply.get("changed"), reply.get("tripped")
    rngs = reply["values"].get("rngs")
    return (reply.get("number") == number and "value" in reply["values"]
            and (error is None or (isinstance(error, dict) and texts(error.values())
                                   and error.keys() == {"type", "text", "line", "where"}))
            and isinstance(tripped, list) and texts(tripped)
            and isinstance(changed, list) and all(isinstance(i, int) for i in changed)
            and isinstance(rngs, list) and all(hasattr(rng, "bit_generator") for rng in rngs))
