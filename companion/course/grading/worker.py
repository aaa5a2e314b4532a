"""The child process that holds ONE learner's answer. Run as a script by remote.py.

It gets source text and arguments and sends back values. It never sees an expected value and decides nothing:
the verdict is the parent's. Before the answer's first line runs, the companion is taken out of this process.
"""
import __future__
import ast
import builtins
import contextlib
import dis
import gc
import importlib.machinery
import inspect
import os
import signal
import struct
import sys
import threading
import time
import types

LESSONS = ("neurons", "activations", "losses", "backprop", "optimizers", "training")
BLOCKED = ("os.remove os.rename os.rmdir os.mkdir os.chmod os.chown os.truncate os.link os.symlink os.utime "
           "os.setxattr os.removexattr os.system os.exec os.spawn os.posix_spawn os.fork os.forkpty os.kill "
           "os.killpg os.startfile shutil.rmtree shutil.move shutil.copyfile subprocess.Popen "
           "pty.spawn signal.pthread_kill socket.__new__ socket.connect socket.bind socket.getaddrinfo "
           "webbrowser.open resource.setrlimit resource.prlimit syslog.syslog sqlite3.connect "
           "mmap.__new__").split()
# Where libraries in C lie that an extension of Python may still have to load.
LIBRARIES = ("/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib", "/nix/store", sys.base_prefix,
             *filter(None, os.environ.get("LD_LIBRARY_PATH", "").split(":")))
CLOCK = 4                 # among the tools that watch Python; coverage and debuggers have other numbers
STATEMENT_SECONDS = 3     # for what stands beside a definition; twice as much for all of it
DRAWING = ("matplotlib", "mpl_toolkits", "IPython", "ipywidgets", "seaborn", "plotly")
# An answer is arithmetic of its own.
NOT_YOURS = ("companion", "scipy", "sklearn", "torch", "jax", "tensorflow")
# No audit event tells of these.
UNTOLD = ("raise_signal pidfd_send_signal setpriority sched_setaffinity sched_setparam "
          "sched_setscheduler").split()
NO_IMPORT = "ctypes _ctypes cffi multiprocessing _multiprocessing _posixsubprocess".split()


# ---- limits

def limit_resources(megabytes, seconds):
    """Memory, processor time and file size. Windows has no such limits, only the parent's clock."""
    try:
        import resource
    except ImportError:
        return
    for what, soft, hard in (("AS", megabytes * 2**20, megabytes * 2**20), ("CPU", seconds, seconds + 5),
                             ("FSIZE", 0, 0),
                             ("CORE", 0, 0)):
        try:
            resource.setrlimit(getattr(resource, f"RLIMIT_{what}"), (soft, hard))
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
        elif event in blocked or event.startswith(("ctypes.", "fcntl.")) or (
                # "any.name._ctypes" loads it as well
                event == "import" and args[0].rpartition(".")[2] in imports):
            raise refusal(f"the grader does not let an answer use {args[0] if event == 'import' else event}")
        elif event == "object.__setattr__" and args[1] in ("__code__", "__defaults__", "__kwdefaults__") and (
                # a named tuple gives defaults to the __new__ that it has just made from text
                args[1] != "__defaults__" or args[0].__code__.co_filename != "<string>"):
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

        return Wire(f"{self.__name__}.{name}", self._tripped)


class Wire:
    """A name of the companion, or of a library: it may be handed on, and tells when it is called."""

    def __init__(self, name, tripped):
        self._name, self._tripped = name, tripped

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return Wire(f"{self._name}.{name}", self._tripped)

    def __call__(self, *args, **options):
        self._tripped.append(self._name)
        raise RuntimeError(f"the answer calls {self._name}")


class Finder:
    """Every import of the companion, or of a library that has the answers, ends in wires; nothing draws.

    modules: the learner's own files beside the notebook, {name: source}.
    """

    def __init__(self, allowed, tripped, modules):
        self.allowed, self.tripped, self.modules = allowed, tripped, modules

    def find_spec(self, name, path=None, target=None):
        package = any(other.startswith(f"{name}.") for other in self.modules)
        if package or name in self.modules:
            return importlib.machinery.ModuleSpec(name, self, is_package=package)
        top = name.split(".")[0]
        if top == "companion" or top in NOT_YOURS and importlib.machinery.PathFinder.find_spec(top):
            return importlib.machinery.ModuleSpec(name, self, is_package=True)
        if name.split(".")[0] in DRAWING:
            raise ImportError("drawing is switched off while an exercise is graded")
        return None

    def create_module(self, spec):
        return Wires(spec.name, self.allowed, self.tripped) if spec.name.split(".")[0] in NOT_YOURS else None

    def exec_module(self, module):
        if module.__name__ in self.modules:
            exec(compile(self.modules[module.__name__], f"<{module.__name__}.py>", "exec"), vars(module))


def take_out_the_companion(names, allowed, tripped, modules):
    """The references called `names`, each alone; nothing else of the companion is left in this process."""
    lessons = [importlib.import_module(f"companion.{lesson}") for lesson in LESSONS]
    references = {name: alone(next(vars(m)[name] for m in lessons if name in vars(m))) for name in names}
    for name in [name for name in sys.modules if name.split(".")[0] in NOT_YOURS]:
        del sys.modules[name]
    sys.meta_path.insert(0, Finder(allowed, tripped, modules))
    del lessons
    gc.collect()
    return references


# ---- running the answer

class TooSlow(BaseException):
    """The clock rang."""


@contextlib.contextmanager
def clock(seconds):
    """TooSlow inside a loop that runs on: by a signal where there is one, else by watching jumps or lines."""
    def late(*_):
        raise TooSlow

    signals = hasattr(signal, "setitimer") and sys.platform != "emscripten"     # a page delivers none
    if signals and threading.current_thread() is threading.main_thread():
        kept = signal.signal(signal.SIGALRM, late)
        signal.setitimer(signal.ITIMER_REAL, max(seconds, 0.01), 0.2)   # again: a loop may swallow it once
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, kept)
        return
    end = time.monotonic() + seconds
    if hasattr(sys, "monitoring"):                           # Python 3.12: a look at each jump, not at each line
        watch, events = sys.monitoring, sys.monitoring.events

        def jumped(*_):
            nonlocal end
            if time.monotonic() > end:
                end = time.monotonic() + 0.2                 # again: a loop may swallow it once
                raise TooSlow

        watch.use_tool_id(CLOCK, "clock")
        watch.register_callback(CLOCK, events.JUMP, jumped)
        watch.register_callback(CLOCK, events.PY_START, jumped)
        watch.set_events(CLOCK, events.JUMP | events.PY_START)
        try:
            yield
        finally:
            watch.set_events(CLOCK, 0)
            watch.free_tool_id(CLOCK)
        return
    kept = sys.gettrace()

    def trace(frame, event, arg):
        frame.f_trace_opcodes = True                         # `while True: pass` never comes to another line
        if time.monotonic() > end:
            raise TooSlow
        return trace

    sys.settrace(trace)
    try:
        yield
    finally:
        sys.settrace(kept)


def describe(error, sources):
    """An exception's type and text and the learner's line, all short.

    kinds: the built-in exceptions that it is; own: "yes" when a `raise` of the learner's made it, else "".
    """
    try:
        text = str(error)[:300]
    except BaseException:                                    # an answer's own exception class may do anything
        text = ""
    where = line = own = outer = ""
    if isinstance(error, SyntaxError):
        text, line = str(error.msg)[:200], str(error.text or "").strip()[:120]
    step = error.__traceback__
    while step is not None:                                  # the innermost line that the learner wrote
        code = step.tb_frame.f_code
        name, raising = code.co_filename, code.co_code[step.tb_lasti] == dis.opmap["RAISE_VARARGS"]
        own = "yes" if name in sources and raising else ""
        if name in sources:
            lines = sources[name].splitlines()
            line = lines[step.tb_lineno - 1].strip()[:120] if step.tb_lineno <= len(lines) else ""
            helper = outer not in ("", code.co_name) and code.co_name.isidentifier()
            where = f"line {step.tb_lineno}{f' of {code.co_name[:40]}' if helper else ''}:"
            outer = outer or code.co_name
        step = step.tb_next
    name = type.__dict__["__name__"].__get__(type(error))    # its own metaclass has no say
    line_of = type.__dict__["__mro__"].__get__(type(error))
    kinds = [known for known, kind in list(vars(builtins).items()) if any(kind is one for one in line_of)]
    return {"type": name[:80], "text": " ".join(text.split()), "line": line, "where": where,
            "kinds": " ".join(kinds), "own": own}


def build(part, made, sources, tripped=(), room=None):
    """(the function of one part, the error that keeps a kernel from reaching it, what could not be run).

    A statement that the grader does not let run (files, network, keyboard, drawing, the companion, long runs)
    counts as done: what it would have bound is lost, {name: (its line, why, the error's type)}, and so is
    what is made of that. room: the namespace that becomes the notebook's.
    """
    lent = {name: made[name] for name in part["uses"]}
    room = {} if room is None else room
    room |= {"__name__": "__main__", "get_ipython": no_ipython, "display": no_display} | lent
    lost, flags, trees, end = {}, 0, {}, time.monotonic() + 2 * STATEMENT_SECONDS
    for step in part["program"]:
        number, at = str(step["cell"]), step["at"]
        name, code = f"<{part['name']}, cell {number}>", part["sources"][number]
        sources[name] = code
        if number not in trees:
            trees[number] = compile(code, name, "exec", ast.PyCF_ONLY_AST | ast.PyCF_ALLOW_TOP_LEVEL_AWAIT,
                                    True)
        node = trees[number].body[at]
        line, above = code.split("\n")[node.lineno - 1].strip()[:120], set(step["reads"]) & lost.keys()
        if above:
            lost |= {bound: lost[min(above)] for bound in step["binds"]}
            continue
        if isinstance(node, ast.ImportFrom) and node.module == "__future__":
            flags |= sum(getattr(__future__, alias.name).compiler_flag for alias in node.names)
            continue
        try:
            compiled = compile(ast.Module([node], []), name, "exec", flags | ast.PyCF_ALLOW_TOP_LEVEL_AWAIT,
                               True)
            if compiled.co_flags & inspect.CO_COROUTINE:
                raise ForbiddenHere("`await` at the top of a cell")
            noticed = len(tripped)
            with clock(min(STATEMENT_SECONDS, max(end - time.monotonic(), 0.2))):
                if isinstance(node, ast.ImportFrom) and node.names[0].name == "*":
                    room |= everything_of(node.module)
                else:
                    exec(compiled, room)
            lost = {name: told for name, told in lost.items() if not (name in step["binds"] and name in room)}
        except BaseException as error:
            told = describe(error, sources)
            if not_run(error) or len(tripped) > noticed:
                why = told["text"] or "it takes too long"
                lost |= {bound: (line, why, told["type"]) for bound in step["binds"]}
            elif isinstance(error, NameError) and (error.name in RECORDS or "*" in lost):
                why = (line, *OUTPUTS) if error.name in RECORDS else lost["*"]
                lost |= {bound: why for bound in step["binds"]}
            elif step["must"]:
                return None, told, lost
        room |= lent
    lost = {name: (name, *OUTPUTS) for name in RECORDS if name not in room} | lost
    return room.get(part["name"], UNBOUND), None, lost


# What IPython keeps of the cells that it has run: the worker runs parts of some cells only.
RECORDS = ("_", "__", "___", "_i", "Out", "In")
OUTPUTS = "the outputs of cells are IPython's", "ForbiddenHere"
UNBOUND = object()        # `if False:` stood above the definition


def everything_of(name):
    """What `from numpy import *` binds, but for parts of a library that this process must not load."""
    module, found = importlib.import_module(name), {}
    for public in getattr(module, "__all__", [key for key in vars(module) if not key.startswith("_")]):
        with contextlib.suppress(ImportError, PermissionError):
            found[public] = getattr(module, public)
    return found


class ForbiddenHere(Exception):
    """What this process does not do."""


def no_ipython():
    raise ForbiddenHere("a command of IPython's own")


def no_display(*things, **options):
    """IPython's `display`, which a notebook need not import."""


def not_run(error):
    """True where it is the grader that stops a statement, not the statement itself."""
    return isinstance(error, (ImportError, EOFError, OSError, TooSlow, ForbiddenHere, PrintedTooMuch))


def serve(receive, send, root):
    """Answer the parent's messages, one at a time: load once, then call."""
    path = [folder for folder in sys.path if folder and (folder != root or folder == packages())]
    sys.path.append(root)
    from companion.course.grading import boundary, values as wire
    for lesson in LESSONS:
        importlib.import_module(f"companion.{lesson}")
    sys.path[:] = path
    made, sources, tripped, reserve, function, before_that = {}, {}, [], bytearray(2**25), None, []

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
            modules = {name: text for part in message["parts"] for name, text in part["modules"].items()}
            made.update(take_out_the_companion(message["references"], made, tripped, modules))
            limit_resources(message["megabytes"], message["cpu"])
            sys.stdin = open(os.devnull)
            sys.stdout = sys.stderr = Capped()
            hidden = os.path.join(root, "companion")
            boundary.enter([part for folder in (*path, *LIBRARIES)
                            for part in boundary.around(folder, hidden)])
            for name in [name for name in sys.modules if name.split(".")[0] in ("ctypes", "_ctypes")]:
                del sys.modules[name]
            for module in (signal, os, sys.modules["_signal"], sys.modules[os.name]):
                for name in UNTOLD:
                    vars(module).pop(name, None)
            seat_belt(hidden, path)
            problem, lost = None, {}
            for part in message["parts"]:
                if part["name"] not in made:
                    main = sys.modules["__main__"] = types.ModuleType("__main__")
                    made[part["name"]], problem, lost = build(part, made, sources, tripped, vars(main))
            function = made.pop(message["parts"][-1]["name"])
            say("loaded", message={"problem": problem, "lost": lost, "bound": function is not UNBOUND,
                                   "callable": callable(function),
                                   "wire": isinstance(function, Wire)})
        else:
            args = tuple(rebuilt(arg) for arg in message["values"]["args"])
            instead = {name: rebuilt(function) for name, function in message["values"]["instead"].items()}
            room = getattr(function, "__globals__", {})
            kept = {name: room[name] for name in instead if name in room}
            room.update(instead)
            before, rngs = wire.held(args), wire.generators(args)
            out = sys.stdout = sys.stderr = Capped()
            tripped.clear()
            error = value = None
            overwrote = False
            try:
                with wire.np.errstate(all="raise" if message["strict"] else "ignore", under="ignore"):
                    raw = function(*args)
                overwrote, before_that = wire.overwritten(before_that, raw)
                value = wire.plain(raw)
            except BaseException as raised:
                reserve = None                               # room to report a MemoryError
                error = describe(raised, sources)
            room.update(kept)
            say("value", value=value, rngs=rngs, message={
                "error": error, "tripped": tripped[:3], "printed": out.count, "number": message["number"],
                "overwrote": overwrote,
                "changed": wire.changed(before, args)})


if __name__ == "__main__":
    streams = private_pipes()
    serve(*streams, sys.argv[1])
