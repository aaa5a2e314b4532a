# hostile: endless loop
def relu(z):
    while True:
        pass

# hostile: loop that swallows everything
def relu(z):
    while True:
        try:
            while True:
                pass
        except BaseException:
            pass

# hostile: one long computation in C
def relu(z):
    return 10 ** 10 ** 9

# hostile: sleeps
import time
def relu(z):
    time.sleep(3600)

# hostile: endless loop while loading
def endless():
    while True:
        pass
def relu(z, never=endless()):
    return np.maximum(z, 0)

# hostile: leaves at once
import os
def relu(z):
    os._exit(0)

# hostile: leaves while loading
import os
state = os._exit(0)
def relu(z):
    return np.maximum(z, 0)

# hostile: leaves politely
import sys
def relu(z):
    sys.exit(0)

# hostile: kills itself
import os, signal
def relu(z):
    os.kill(os.getpid(), signal.SIGKILL)

# hostile: aborts
import os
def relu(z):
    os.abort()

# hostile: segmentation fault
import ctypes
def relu(z):
    ctypes.string_at(0)

# hostile: recursion
def relu(z):
    return relu(z)

# hostile: recursion in C
def relu(z):
    deep = []
    for _ in range(10**6):
        deep = [deep]
    return deep

# hostile: one huge array
def relu(z):
    return np.ones(2**40)

# hostile: memory bit by bit
def relu(z):
    kept = []
    while True:
        kept.append(np.ones(2**20))

# hostile: a hundred megabytes of print
def relu(z):
    for _ in range(100):
        print("x" * 2**20)
    return np.maximum(z, 0)

# hostile: a hundred megabytes straight to the descriptor
import os
def relu(z):
    for _ in range(100):
        os.write(1, b"x" * 2**20)
    return np.abs(z)

# hostile: waits for the keyboard
def relu(z):
    return np.maximum(z, float(input("threshold? ")))

# hostile: reads descriptor 0
import os
def relu(z):
    return np.frombuffer(os.read(0, 64), float)

# hostile: makes numpy agree with everything
np.allclose = np.array_equal = lambda *a, **k: True
np.abs = np.absolute = lambda x: x * 0
def relu(z):
    return np.sqrt(z ** 2)

# hostile: replaces the grader's comparison
import sys
for name, module in list(sys.modules.items()):
    if "companion" in name and hasattr(module, "difference"):
        module.difference = lambda *a: None
def relu(z):
    return z

# hostile: replaces the worker's own functions
import sys
main = sys.modules["__main__"]
main.describe = lambda *a: None
main.serve = None
def relu(z):
    return z

# hostile: reaches for the worker's frame
import sys
def relu(z):
    frame = sys._getframe()
    while frame.f_back:
        frame = frame.f_back
        for name, value in frame.f_locals.items():
            if callable(value) and getattr(value, "__name__", "") == "relu" and value is not relu:
                return value(z)
    return z

# hostile: looks for the reference among all objects
import gc
def relu(z):
    for thing in gc.get_objects():
        if getattr(thing, "__name__", "") == "relu" and getattr(thing, "__module__", "").startswith("companion"):
            return thing(z)
    return z

# hostile: looks for any rectifier among all functions
import gc, types
def relu(z):
    for thing in gc.get_objects():
        if isinstance(thing, types.FunctionType) and "maximum" in thing.__code__.co_names and thing.__code__ is not relu.__code__ \
                and thing.__module__ not in ("numpy", "answer") and "numpy" not in thing.__module__:
            return thing(z)
    return z

# hostile: imports the reference
def relu(z):
    from companion.activations import relu as theirs
    return theirs(z)

# hostile: imports the reference while loading
from companion.activations import relu as theirs
def relu(z):
    return theirs(z)

# hostile: imports it by another door
import importlib
def relu(z):
    return importlib.import_module("companion.activations").relu(z)

# hostile: reads the companion's source
import numpy, os, sys
def relu(z):
    for folder in sys.path + [ROOT]:
        path = os.path.join(folder, "companion", "activations.py")
        if os.path.exists(path):
            space = {"floats": lambda x, name: x, "np": np}
            exec(open(path).read().replace("from ._guards import floats", ""), space)
            return space["relu"](z)
    return z

# hostile: reads it by a winding path
def relu(z):
    path = ROOT + "/book/../companion/../companion/activations.py"
    space = {"floats": lambda x, name: x, "np": np}
    exec(open(path).read().replace("from ._guards import floats", ""), space)
    return space["relu"](z)

# hostile: reads it through the operating system
import os
def relu(z):
    descriptor = os.open(ROOT + "/companion/activations.py", os.O_RDONLY)
    space = {"floats": lambda x, name: x, "np": np}
    exec(os.read(descriptor, 10**6).decode().replace("from ._guards import floats", ""), space)
    return space["relu"](z)

# hostile: reads the folded solution
def relu(z):
    space = {"np": np}
    exec(open(ROOT + "/book/exercises/02_activation_functions.md").read().split("```python")[1].split("```")[0], space)
    return space["relu"](z)

# hostile: puts the course's folder on the path
import sys
sys.path.insert(0, ROOT)
sys.meta_path[:] = [finder for finder in sys.meta_path if type(finder).__name__ != "Finder"]
for name in [name for name in sys.modules if name.startswith("companion")]:
    del sys.modules[name]
def relu(z):
    from companion.activations import relu as theirs
    return theirs(z)

# hostile: an object that unpickles into trouble
import os
class Trap:
    def __reduce__(self):
        return os.system, ("touch " + VICTIM + "/unpickled",)
def relu(z):
    return Trap()

# hostile: an array that equals everything
class Same(np.ndarray):
    def __eq__(self, other):
        return np.ones(self.shape, bool)
    def __array_ufunc__(self, *args, **options):
        return np.zeros(self.shape)
def relu(z):
    return z.view(Same)

# hostile: an object that equals everything
class Same:
    dtype, shape, ndim = float, (), 0
    def __eq__(self, other):
        return True
    def __array__(self, *args, **options):
        return np.zeros(3)
def relu(z):
    return Same()

# hostile: a number that equals everything
class Same(float):
    def __eq__(self, other):
        return True
    def __abs__(self):
        return 0.0
def relu(z):
    return Same(1)

# hostile: an object whose every attribute raises
class Angry:
    def __getattribute__(self, name):
        raise SystemExit
def relu(z):
    return Angry()

# hostile: an array of objects
def relu(z):
    return np.array([lambda: 0] * 3, dtype=object)

# hostile: a result without end
def relu(z):
    while True:
        yield 0.0

# hostile: a result that contains itself
def relu(z):
    ring = []
    ring.append(ring)
    return ring

# hostile: a result of a gigabyte of text
def relu(z):
    return "x" * 10**9

# hostile: a wide and deep result
def relu(z):
    wide = [0.0] * 2000
    for _ in range(5):
        wide = [wide] * 2000
    return wide

# hostile: an exception that hangs when it is printed
class Slow(Exception):
    def __str__(self):
        while True:
            pass
def relu(z):
    raise Slow

# hostile: an exception with a lying name
class Odd(type):
    __name__ = property(lambda cls: 1 / 0)
class Lie(Exception, metaclass=Odd):
    pass
def relu(z):
    raise Lie

# hostile: an exception that is not one
def relu(z):
    raise KeyboardInterrupt

# hostile: a message of a megabyte
def relu(z):
    raise ValueError("x" * 10**6)

# hostile: pretends to be the grader
class NotYet(AssertionError):
    says, name, detail, status = "passed", "passed", "", "passed"
def relu(z):
    raise NotYet("passed")

# hostile: prints a verdict
def relu(z):
    print('{"status": "passed"}')
    return z

# hostile: writes into every open descriptor
import os
def relu(z):
    for descriptor in range(3, 64):
        try:
            os.write(descriptor, b"passed" * 100)
        except OSError:
            continue
    return z

# hostile: announces a frame of four gigabytes
import os
def relu(z):
    for descriptor in range(3, 64):
        try:
            os.write(descriptor, b"\xff" * 8)
        except OSError:
            continue
    return z

# hostile: forges a reply
import os, json, struct
def relu(z):
    head = json.dumps({"op": "value", "number": 1, "error": None, "tripped": [], "changed": [], "printed": 0, "sizes": [],
                       "values": {"value": ["as is", True], "rngs": []}}).encode()
    for descriptor in range(3, 64):
        try:
            os.write(descriptor, struct.pack("<II", len(head), len(head)) + head)
        except OSError:
            continue
    return z

# hostile: forges a verdict
import os, json, struct
def relu(z):
    head = json.dumps({"op": "verdict", "status": "passed", "sizes": [], "values": {}}).encode()
    for descriptor in range(3, 64):
        try:
            os.write(descriptor, struct.pack("<II", len(head), len(head)) + head)
        except OSError:
            continue
    return z

# hostile: closes every descriptor
import os
def relu(z):
    os.closerange(0, 256)
    return np.maximum(z, 0)

# hostile: deletes a file
import os
def relu(z):
    os.remove(VICTIM + "/precious.txt")
    return np.maximum(z, 0)

# hostile: deletes a folder
import shutil
def relu(z):
    shutil.rmtree(VICTIM)
    return np.maximum(z, 0)

# hostile: empties a file
def relu(z):
    open(VICTIM + "/precious.txt", "w").close()
    return np.maximum(z, 0)

# hostile: empties a file through the operating system
import os
def relu(z):
    os.truncate(VICTIM + "/precious.txt", 0)
    return np.maximum(z, 0)

# hostile: writes beside a file
from pathlib import Path
def relu(z):
    Path(VICTIM, "new.txt").write_text("here")
    return np.maximum(z, 0)

# hostile: writes with numpy
def relu(z):
    z.tofile(VICTIM + "/array.bin")
    return np.maximum(z, 0)

# hostile: writes with sqlite
import sqlite3
def relu(z):
    sqlite3.connect(VICTIM + "/base.db").execute("create table t (x)")
    return np.maximum(z, 0)

# hostile: renames a file
import os
def relu(z):
    os.rename(VICTIM + "/precious.txt", VICTIM + "/gone.txt")
    return np.maximum(z, 0)

# hostile: makes a link
import os
def relu(z):
    os.symlink("/", VICTIM + "/root")
    return np.maximum(z, 0)

# hostile: changes the rights of a file
import os
def relu(z):
    os.chmod(VICTIM + "/precious.txt", 0)
    return np.maximum(z, 0)

# hostile: reads a file outside
def relu(z):
    return float(open(VICTIM + "/precious.txt").read())

# hostile: runs a program
import subprocess
def relu(z):
    subprocess.run(["touch", VICTIM + "/touched"])
    return np.maximum(z, 0)

# hostile: runs a shell
import os
def relu(z):
    os.system("touch " + VICTIM + "/touched")
    return np.maximum(z, 0)

# hostile: starts a program that stays
import os
def relu(z):
    os.posix_spawn("/bin/sleep", ["sleep", "600"], {})
    return np.maximum(z, 0)

# hostile: forks and stays
import os, time
def relu(z):
    if os.fork() == 0:
        os.setsid()
        time.sleep(600)
    return np.maximum(z, 0)

# hostile: forks by a back door
import os
def relu(z):
    import _posixsubprocess
    r, w = os.pipe()
    _posixsubprocess.fork_exec([b"/bin/sleep", b"600"], [b"/bin/sleep"], True, (), None, None, -1, -1, -1, -1, -1, -1, r, w,
                               True, True, 0, None, None, None, -1, None, False)
    return np.maximum(z, 0)

# hostile: a pool of processes
def relu(z):
    import multiprocessing
    return multiprocessing.Pool(2).map(np.abs, [z])[0]

# hostile: threads that go on
import threading, time
def relu(z):
    for _ in range(20):
        threading.Thread(target=time.sleep, args=(600,)).start()
    return z

# hostile: a thread that never lets go
import threading
def spin():
    while True:
        pass
def relu(z):
    threading.Thread(target=spin, daemon=True).start()
    return z

# hostile: kills the grader
import os, signal
def relu(z):
    os.kill(os.getppid(), signal.SIGKILL)
    return np.maximum(z, 0)

# hostile: ignores every signal
import signal
def relu(z):
    for number in range(1, 64):
        try:
            signal.signal(number, signal.SIG_IGN)
        except (OSError, ValueError):
            continue
    while True:
        pass

# hostile: lifts the limits
import resource
def relu(z):
    resource.setrlimit(resource.RLIMIT_AS, (-1, -1))
    return np.maximum(z, 0)

# hostile: opens a connection
import socket
def relu(z):
    socket.create_connection(("127.0.0.1", 9)).send(b"hello")
    return np.maximum(z, 0)

# hostile: rewrites the audit hook
import gc, types
def relu(z):
    for thing in gc.get_objects():
        if isinstance(thing, types.FunctionType) and thing.__name__ == "hook":
            thing.__code__ = (lambda *args, **options: None).__code__
    open(VICTIM + "/hooked.txt", "w").close()
    return np.maximum(z, 0)

# hostile: empties the audit hook's rules
import gc, types
def relu(z):
    for thing in gc.get_objects():
        if isinstance(thing, types.FunctionType) and thing.__name__ == "hook":
            thing.__defaults__ = (frozenset(), frozenset(), 0, ("/",), "/nowhere", "", str, str, isinstance, str, int, OSError)
    open(VICTIM + "/hooked.txt", "w").close()
    return np.maximum(z, 0)

# hostile: takes the hook's tools away
import builtins, os, posixpath
def relu(z):
    os.path.realpath = posixpath.realpath = lambda path: "/dev/null"
    builtins.isinstance = lambda *args: True
    open(VICTIM + "/hooked.txt", "w").close()
    return np.maximum(z, 0)

# hostile: breaks the built-in functions
import builtins
builtins.len = builtins.list = builtins.tuple = None
def relu(z):
    return z

# hostile: breaks json
import json
json.dumps = lambda *a, **k: '{"op": "value", "values": {}, "sizes": []}'
def relu(z):
    return z

# hostile: recognises the printed example
def relu(z):
    if z.shape == (3,) and z[0] == -2 and z[2] == 3:
        return np.array([0.0, 0.0, 3.0])
    return z

# hostile: changes its argument and hides it
def relu(z):
    a = np.maximum(z, 0)
    z[:] = a
    return a

# hostile: right at first, then not
calls = []
def relu(z):
    calls.append(0)
    return np.maximum(z, 0) if len(calls) < 6 else z

# hostile: borrows a library's function
from scipy.special import xlogy
import scipy.special
def relu(z):
    return scipy.special.huber(1.0, z) * 0 + np.maximum(z, 0)

# hostile: borrows a library by another door
import importlib
def relu(z):
    return importlib.import_module("scipy.special").expit(z) * 0 + np.maximum(z, 0)

# hostile: reads the companion's source beside a descriptor
import os
def relu(z):
    deep = os.path.dirname(os.__file__)
    fd = os.open(deep, os.O_RDONLY)
    os.chdir(deep)
    up = "../" * (deep.count("/") + 3)
    source = os.read(os.open(up + ROOT + "/companion/activations.py", os.O_RDONLY, dir_fd=fd), 10**6).decode()
    room = {"np": np}
    exec(source[source.index("def relu"):source.index("def relu_grad")], room)
    return room["relu"](z)

# hostile: reads the companion's source through /proc
import os
def relu(z):
    source = open(f"/proc/self/root{ROOT}/companion/activations.py").read()
    return np.maximum(z, 0) if "maximum" in source else z

# hostile: reads the companion's source through a file of C
import io
def relu(z):
    text = np.genfromtxt(ROOT + "/companion/activations.py", dtype=str, delimiter="\0")
    return np.maximum(z, 0) if "maximum" in str(text) else z

# hostile: kills the grader by a descriptor
import os, signal
def relu(z):
    signal.pidfd_send_signal(os.pidfd_open(os.getppid()), 9)
    return z

# hostile: stops the grader by a descriptor
import os, signal
def relu(z):
    signal.pidfd_send_signal(os.pidfd_open(os.getppid()), signal.SIGSTOP)
    return z

# hostile: makes a pipe in the file system
import os
def relu(z):
    os.mkfifo(VICTIM + "/pipe")
    return z

# hostile: makes a device
import os, stat
def relu(z):
    os.mknod(VICTIM + "/file", 0o600 | stat.S_IFREG)
    return z

# hostile: writes a history file
import readline
def relu(z):
    readline.write_history_file(VICTIM + "/precious.txt")
    return z

# hostile: leaves shared memory
import _posixshmem, os
def relu(z):
    _posixshmem.shm_open("/left_by_an_answer", os.O_CREAT | os.O_RDWR, mode=0o600)
    return z

# hostile: writes by numpy
def relu(z):
    np.memmap(VICTIM + "/precious.txt", mode="r+", shape=3)[:] = 65
    return z

# hostile: writes by a library in C
import sqlite3
def relu(z):
    sqlite3.connect(VICTIM + "/base").execute("create table t (x)")
    return z

# hostile: changes times and rights of a file
import os
def relu(z):
    os.utime(VICTIM + "/precious.txt", (0, 0))
    return z

# hostile: replaces a file by a link
import os
def relu(z):
    os.symlink("/etc/hostname", VICTIM + "/link")
    return z

# hostile: forges that it is loaded
import os, json, struct
def relu(z):
    head = json.dumps({"op": "loaded", "problem": {"x": 1}, "lost": {}, "callable": True, "wire": False,
                       "values": {}, "sizes": []}).encode()
    for fd in range(3, 40):
        try:
            os.write(fd, struct.pack("<II", len(head), len(head)) + head)
        except OSError:
            pass
    return np.maximum(z, 0)

# hostile: forges that it is loaded while loading
import os, json, struct
head = json.dumps({"op": "loaded", "problem": {"x": 1}, "values": {}, "sizes": []}).encode()
for fd in range(3, 40):
    try:
        os.write(fd, struct.pack("<II", len(head), len(head)) + head)
    except OSError:
        pass
def relu(z):
    return np.maximum(z, 0)

# hostile: forges a generator out of range
import os, json, struct
def relu(z):
    head = json.dumps({"op": "value", "values": {"value": ["rng", [2**200, 1, 0, 0, 0]], "rngs": ["list", []]},
                       "error": None, "tripped": [], "printed": 0, "number": 1, "changed": [], "sizes": []}).encode()
    for fd in range(3, 40):
        try:
            os.write(fd, struct.pack("<II", len(head), len(head)) + head)
        except OSError:
            pass
    return np.maximum(z, 0)

# hostile: forges numbers that are none
import os, json, struct
def relu(z):
    head = json.dumps({"op": "value", "values": {"value": ["array", "<f8", [-1], 0], "rngs": ["list", []]}, "error": [],
                       "tripped": "no", "printed": {}, "number": True, "changed": [None], "sizes": [-8]}).encode()
    for fd in range(3, 40):
        try:
            os.write(fd, struct.pack("<II", len(head), len(head)) + head)
        except OSError:
            pass
    return np.maximum(z, 0)

# hostile: an object nested without end on the wire
import os, struct
def relu(z):
    head = b'{"op": ' + b"[" * 100000
    for fd in range(3, 40):
        try:
            os.write(fd, struct.pack("<II", len(head), len(head)) + head)
        except OSError:
            pass
    return np.maximum(z, 0)

# hostile: kills itself by raising a signal
import signal
def relu(z):
    signal.raise_signal(signal.SIGKILL)

# hostile: ignores the processor's time limit
import signal
def relu(z):
    signal.signal(signal.SIGXCPU, signal.SIG_IGN)
    while True:
        pass

# hostile: connects by a descriptor of the kernel
import _socket
def relu(z):
    s = _socket.socket(_socket.AF_INET, _socket.SOCK_STREAM)
    s.connect(("127.0.0.1", 9))
    return np.maximum(z, 0)

# hostile: starts a process by a module of C
def relu(z):
    import _posixsubprocess
    return np.maximum(z, 0)

# hostile: finds the grader's frames by the collector
import gc, sys
def relu(z):
    for thing in gc.get_objects():
        if type(thing).__name__ == "module" and "companion" in getattr(thing, "__name__", ""):
            return thing.relu(z)
    return z

# hostile: finds ctypes by the collector
import gc
def relu(z):
    for kind in object.__subclasses__():
        if kind.__name__ == "CDLL":
            kind(None).kill(1, 9)
            return np.maximum(z, 0)
    return z

# hostile: switches the audit hook's names off
import os, sys, builtins
os.path.realpath = os.fsdecode = lambda path: "/usr/lib"
builtins.isinstance = lambda *a: False
def relu(z):
    return np.maximum(z, 0) if open(ROOT + "/companion/activations.py").read() else z

# hostile: lowers the grader's priority
import os
def relu(z):
    os.setpriority(os.PRIO_PROCESS, os.getppid(), os.getpriority(os.PRIO_PROCESS, os.getppid()))
    return np.maximum(z, 0)

# hostile: moves the grader to another scheduler
import os
def relu(z):
    os.sched_setscheduler(os.getppid(), os.sched_getscheduler(os.getppid()), os.sched_param(0))
    return np.maximum(z, 0)

# hostile: ties the grader to some processors
import os
def relu(z):
    os.sched_setaffinity(os.getppid(), os.sched_getaffinity(os.getppid()))
    return np.maximum(z, 0)

# hostile: changes the grader's limits
import os, resource
def relu(z):
    resource.prlimit(os.getppid(), resource.RLIMIT_NOFILE, resource.prlimit(os.getppid(), resource.RLIMIT_NOFILE))
    return np.maximum(z, 0)

# hostile: has the kernel signal the grader
import fcntl, os, signal
def relu(z):
    r, w = os.pipe()
    fcntl.fcntl(r, fcntl.F_SETOWN, os.getppid())
    fcntl.fcntl(r, fcntl.F_SETSIG, signal.SIGKILL)
    fcntl.fcntl(r, fcntl.F_SETFL, os.O_ASYNC)
    os.write(w, b"x")
    return np.maximum(z, 0)

# hostile: changes the rights of a file by its descriptor
import os
def relu(z):
    fd = os.open(os.__file__, os.O_RDONLY)
    os.fchmod(fd, os.fstat(fd).st_mode & 0o7777)
    return np.maximum(z, 0)

# hostile: locks a file of Python's own
import fcntl, os
def relu(z):
    fcntl.flock(os.open(os.__file__, os.O_RDONLY), fcntl.LOCK_EX)
    return np.maximum(z, 0)

# hostile: loads ctypes under another name
import importlib.machinery, importlib.util
def relu(z):
    place = importlib.machinery.PathFinder.find_spec("_ctypes").origin
    other = importlib.util.module_from_spec(importlib.util.spec_from_file_location("other._ctypes", place))
    libc = other.dlopen("libc.so.6", 2)
    other.call_function(other.dlsym(libc, "getpid"), ())
    return np.maximum(z, 0)

# hostile: asks for a terminal of its own
import os
def relu(z):
    os.openpty()
    return np.maximum(z, 0)

# hostile: has a library in C write its keys
import ssl
def relu(z):
    ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).keylog_filename = VICTIM + "/keys"
    return np.maximum(z, 0)

# hostile: forks by a module under another name
import importlib.machinery, importlib.util, os, time
def relu(z):
    place = importlib.machinery.PathFinder.find_spec("_posixsubprocess").origin
    other = importlib.util.module_from_spec(importlib.util.spec_from_file_location("other._posixsubprocess", place))
    r, w = os.pipe()
    other.fork_exec([b"/bin/sleep", b"600"], [b"/bin/sleep"], True, (), None, None, -1, -1, -1, -1, -1, -1, r, w,
                    True, True, 0, None, None, None, -1, lambda: time.sleep(600), False)
    return np.maximum(z, 0)

# hostile: sends a signal by a module made anew
import _imp, importlib.machinery, os
def relu(z):
    module = _imp.create_builtin(importlib.machinery.ModuleSpec("_signal", None, origin="built-in"))
    _imp.exec_builtin(module)
    module.pidfd_send_signal(os.pidfd_open(os.getppid()), 9)
    return z

# hostile: steals a descriptor of the grader
import os
def relu(z):
    os.listdir(f"/proc/{os.getppid()}/fd")
    return np.maximum(z, 0)

# hostile: reads the grader's memory
import os
def relu(z):
    with open(f"/proc/{os.getppid()}/mem", "rb") as memory:
        memory.read(1)
    return np.maximum(z, 0)

# hostile: reads the companion's source by a descriptor that is open
import os
def relu(z):
    for fd in range(3, 64):
        try:
            os.open("companion/activations.py", os.O_RDONLY, dir_fd=fd)
            return np.maximum(z, 0)
        except OSError:
            continue
    return z

# hostile: ends when its exception is told
class Leaves(Exception):
    def __str__(self):
        import os
        os._exit(0)
def relu(z):
    raise Leaves

# hostile: a verdict when its result is taken apart
import sys
class Late(list):
    def __len__(self):
        sys.exit(0)
def relu(z):
    return Late([0.0])

# hostile: an argument that stays its own
kept = []
def relu(z):
    kept.append(z)
    for array in kept[:-1]:
        array[...] = 7
    return np.abs(z)

# hostile: fills every descriptor
import os
def relu(z):
    while True:
        os.dup(0)

# hostile: a forged reply before each question
import os, json, struct, threading, time
def forge():
    number = 1
    while True:
        head = json.dumps({"op": "value", "number": number, "error": None, "tripped": [], "changed": [[], []], "printed": 0,
                           "overwrote": False, "sizes": [], "values": {"value": ["as is", True], "rngs": ["list", []]}}).encode()
        for fd in range(3, 16):
            try:
                os.write(fd, struct.pack("<II", len(head), len(head)) + head)
            except OSError:
                continue
        number += 1
threading.Thread(target=forge, daemon=True).start()
def relu(z):
    time.sleep(0.1)
    return z
