"""The child process that holds ONE learner's answer. Run as a script by remote.py.

It gets source text and arguments and sends back values. It never sees an expected value and decides nothing:
the verdict is the parent's. Before the answer's first line runs, the companion is taken out of this process.
"""
import gc
import importlib.machinery
import os
import struct
import sys
import types

LESSONS = ("neurons", "activations", "losses", "backprop", "optimizers", "training")
BLOCKED = ("os.remove os.rename os.rmdir os.mkdir os.chmod os.chown os.truncate os.link os.symlink os.utime "
           "os.setxattr os.removexattr os.system os.exec os.spawn os.posix_spawn os.fork os.forkpty os.kill "
           "os.killpg os.startfile os.putenv shutil.rmtree shutil.move shutil.copyfile subprocess.Popen "
           "pty.spawn signal.pthread_kill socket.__new__ socket.connect socket.bind socket.getaddrinfo "
           "webbrowser.open resource.setrlimit resource.prlimit syslog.syslog sqlite3.connect "
           "mmap.__new__").split()
# An answer is arithmetic of its own.
NOT_YOURS = ("companion", "scipy", "sklearn", "torch", "jax", "tensorflow")
NO_IMPORT = "ctypes _ctypes cffi multiprocessing _multiprocessing _posixsubprocess".split()


# ---- limits

def limit_resources(megabytes, seconds):
    """Memory, processor time and file size. Windows has no such limits, only the parent's clock."""
    try:
        import resource
    except ImportError:
        return
    for what, most in (("AS", megabytes * 2**20), ("CPU", seconds), ("FSIZE", 0), ("CORE", 0)):
        try:
            resource.setrlimit(getattr(resource, f"RLIMIT_{what}"), (most, most))
        except (AttributeError, ValueError, OSError):        # macOS does not know all of them
            continue


def seat_belt(private, readable):
    """No writing, no processes, no network, no reading outside Python's own folders.

    Audit hooks cannot be removed. All that this one needs is a default: an answer could exchange a global.
    """
    readable = tuple(os.path.realpath(folder) + os.sep for folder in readable)
    writing = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND

    def hook(event, args, blocked=frozenset(BLOCKED), imports=frozenset(NO_IMPORT), writing=writing,
             readable=readable, private=os.path.realpath(private) + os.sep, null=os.devnull,
             realpath=os.path.realpath, fsdecode=os.fsdecode, isinstance=isinstance, text=(str, bytes),
             int=int, refusal=PermissionError):
        if event == "open":
            path, _, flags = args
            if isinstance(path, int):
                return
            path = realpath(fsdecode(path)) if isinstance(path, text) else ""
            if (flags or 0) & writing and path != null:
                raise refusal("the grader does not let an answer write files")
            if path.startswith(private) or not (path == null or path.startswith(readable)):
                raise refusal("the grader does not let an answer read other files")
        elif event in blocked or event.startswith("ctypes.") or (event == "import" and args[0] in imports):
            raise refusal(f"the grader does not let an answer use {args[0] if event == 'import' else event}")
        elif event == "object.__setattr__" and args[1] in ("__code__", "__defaults__", "__kwdefaults__"):
            raise refusal("the grader does not let an answer rewrite functions")

    sys.addaudithook(hook)


def packages():
    """The folder that numpy is installed in: it stays readable, also when the companion is there too."""
    import numpy
    return os.path.dirname(os.path.dirname(numpy.__file__))


def private_pipes():
    """The protocol on descriptors of its own; 0, 1 and 2 lead nowhere."""
    streams = os.fdopen(os.dup(0), "rb", buffering=0), os.fdopen(os.dup(1), "wb", buffering=0)
    null = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(null, descriptor)
    return streams


class PrintedTooMuch(Exception):
    """An answer that prints without end."""


class Capped:
    """sys.stdout for an answer: counts what is printed and drops it."""
    encoding = "utf-8"
    limit = 10**6

    def __init__(self):
        self.count = 0

    def write(self, text):
        self.count += len(text)
        if self.count > self.limit:
            raise PrintedTooMuch
        return len(text)

    def flush(self):
        pass

    def isatty(self):
        return False


# ---- the companion: what an exercise may use, alone; the rest as trip wires

def alone(function, made=None):
    """A copy of a companion function that can reach nothing but what it calls itself."""
    made = {} if made is None else made
    if id(function) in made:
        return made[id(function)]
    room = {"__builtins__": __builtins__, "__name__": function.__name__}
    copy = made[id(function)] = types.FunctionType(function.__code__, room, function.__name__)
    copy.__defaults__ = tuple(_alone(value, made) for value in function.__defaults__ or ()) or None
    names = [name for code in codes(function.__code__) for name in code.co_names]
    known = function.__globals__
    room.update({name: _alone(known[name], made) for name in names if name in known})
    return copy


def _alone(value, made):
    if isinstance(value, types.FunctionType) and value.__module__.startswith("companion"):
        return alone(value, made)
    if isinstance(value, dict):
        return {key: _alone(item, made) for key, item in value.items()}
    return tuple(_alone(item, made) for item in value) if type(value) is tuple else value


def codes(code):
    yield code
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            yield from codes(constant)


class Wires(types.ModuleType):
    """What an answer gets when it imports the companion: names that report when they are called."""
    __path__ = []

    def __init__(self, name, allowed, tripped):
        super().__init__(name)
        self._allowed, self._tripped = allowed, tripped

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        if name in self._allowed:
            return self._allowed[name]

        def wire(*args, **options):
            self._tripped.append(f"{self.__name__}.{name}")
            raise RuntimeError(f"the answer calls {self.__name__}.{name}")
        return wire


class Finder:
    """Every import of the companion, or of a library that has the answers, ends in wires."""

    def __init__(self, allowed, tripped):
        self.allowed, self.tripped = allowed, tripped

    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in NOT_YOURS:
            return importlib.machinery.ModuleSpec(name, self, is_package=True)
        return None

    def create_module(self, spec):
        return Wires(spec.name, self.allowed, self.tripped)

    def exec_module(self, module):
        pass


def take_out_the_companion(names, allowed, tripped):
    """The references called `names`, each alone; nothing else of the companion is left in this process."""
    lessons = [importlib.import_module(f"companion.{lesson}") for lesson in LESSONS]
    references = {name: alone(next(vars(m)[name] for m in lessons if name in vars(m))) for name in names}
    for name in [name for name in sys.modules if name.split(".")[0] in NOT_YOURS]:
        del sys.modules[name]
    sys.meta_path.insert(0, Finder(allowed, tripped))
    del lessons
    gc.collect()
    return references


# ---- running the answer

def describe(error, sources):
    """An exception's type and text and the learner's line, all short."""
    try:
        text = str(error)[:300]
    except BaseException:                                    # an answer's own exception class may do anything
        text = ""
    where = line = ""
    if isinstance(error, SyntaxError):
        text, line = str(error.msg)[:200], str(error.text or "").strip()[:120]
    step = error.__traceback__
    while step is not None:                                  # the innermost line that the learner wrote
        name = step.tb_frame.f_code.co_filename
        if name in sources:
            lines = sources[name].splitlines()
            line = lines[step.tb_lineno - 1].strip()[:120] if step.tb_lineno <= len(lines) else ""
            where = f"line {step.tb_lineno}:"
        step = step.tb_next
    name = type.__dict__["__name__"].__get__(type(error))    # its own metaclass has no say
    return {"type": name[:80], "text": " ".join(text.split()), "line": line, "where": where}


def build(part, made, sources):
    """(the function of one part, its own cell's error, imports that failed)"""
    room = {"__name__": "answer"} | {name: made[name] for name in part["uses"]}
    failed_imports = []
    for number, text, at_home in part["program"]:
        name = f"<{part['name']}, cell {number}>"
        sources[name] = part["sources"].get(str(number), "")
        try:
            exec(compile(text, name, "exec"), room)
        except BaseException as error:
            told = describe(error, sources)
            if isinstance(error, ImportError):
                failed_imports.append(told)
            elif at_home:
                return None, told, failed_imports
        room |= {name: made[name] for name in part["uses"]}
    return room.get(part["name"]), None, failed_imports


def serve(receive, send, root):
    """Answer the parent's messages, one at a time: load once, then call."""
    path = [folder for folder in sys.path if folder and (folder != root or folder == packages())]
    sys.path.append(root)
    from companion.course.grading import values as wire
    for lesson in LESSONS:
        importlib.import_module(f"companion.{lesson}")
    sys.path[:] = path
    made, sources, tripped, reserve, function = {}, {}, [], bytearray(2**25), None

    def rebuilt(arg):
        """A function that travelled as source text."""
        if isinstance(arg, wire.Other):
            room = {}
            exec("import numpy as np\n" + arg.kind[2], room)
            return room[arg.kind[1]]
        return arg

    def say(op, **options):
        frame = memoryview(wire.encode({"op": op} | options.pop("message", {}), **options))
        while frame:
            frame = frame[send.write(frame):]

    def read(size):
        data = b""
        while len(data) < size:
            part = receive.read(size - len(data))
            if not part:
                os._exit(0)
            data += part
        return data

    say("ready")
    while True:
        head, size = struct.unpack("<II", read(8))
        message = wire.decode(read(size), head)
        if message["op"] == "load":
            made.update(take_out_the_companion(message["references"], made, tripped))
            limit_resources(message["megabytes"], message["cpu"])
            sys.stdin = open(os.devnull)
            sys.stdout = sys.stderr = Capped()
            seat_belt(os.path.join(root, "companion"), path)
            problem, failed_imports = None, []
            for part in message["parts"]:
                if part["name"] not in made:
                    made[part["name"]], problem, failed_imports = build(part, made, sources)
            function = made.pop(message["parts"][-1]["name"])
            say("loaded", message={"problem": problem, "failed_imports": failed_imports[:3],
                                   "callable": callable(function)})
        else:
            args = tuple(rebuilt(arg) for arg in message["values"]["args"])
            before, rngs = wire.frozen(args), wire.generators(args)
            out = sys.stdout = sys.stderr = Capped()
            tripped.clear()
            error = value = None
            try:
                with wire.np.errstate(all="raise" if message["strict"] else "ignore", under="ignore"):
                    value = wire.plain(function(*args))
            except BaseException as raised:
                reserve = None                               # room to report a MemoryError
                error = describe(raised, sources)
            after = wire.frozen(args)
            say("value", value=value, rngs=rngs, message={
                "error": error, "tripped": tripped[:3], "printed": out.count, "number": message["number"],
                "changed": [i for i, (a, b) in enumerate(zip(before, after)) if a != b]})


if __name__ == "__main__":
    streams = private_pipes()
    serve(*streams, sys.argv[1])
