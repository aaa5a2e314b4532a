"""What Linux itself refuses to an answer's process (Landlock), whatever its Python has been talked into.

From `enter` on, this process and all that it starts can read some folders and nothing else, write nothing,
make no file, socket file, pipe or device, connect and listen by no TCP port, and signal or trace no process
outside. It cannot be undone. What the running kernel does not know is left out: signals need Linux 6.12,
TCP 6.7, files 5.13.

Source: Linux, Documentation/userspace-api/landlock.rst; numbers: include/uapi/linux/landlock.h.
"""
import os
import sys

CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446          # the same on every processor
NO_NEW_PRIVILEGES = 38
READ_FILE, READ_DIR = 1 << 2, 1 << 3
FILE_RIGHTS = {1: 1 << 13, 2: 1 << 14, 3: 1 << 15, 5: 1 << 16}   # from a version on, the rights below a bit
TCP, SCOPES = 0b11, 0b11                                         # bind, connect; abstract sockets, signals


def enter(readable):
    """Restrict this process; the version of Landlock that holds it, 0 where there is none."""
    if sys.platform != "linux":
        return 0
    import ctypes
    libc = ctypes.CDLL(None, use_errno=True)
    version = libc.syscall(CREATE_RULESET, None, 0, 1)
    if version < 1:
        return 0
    rights = max(bit for since, bit in FILE_RIGHTS.items() if since <= version) - 1
    words = [rights] + [TCP] * (version >= 4) + [SCOPES] * (version >= 6)
    attributes = (ctypes.c_uint64 * len(words))(*words)
    rules = libc.syscall(CREATE_RULESET, attributes, ctypes.sizeof(attributes), 0)
    for path in readable:
        allow(libc, ctypes, rules, path)
    held = libc.prctl(NO_NEW_PRIVILEGES, 1, 0, 0, 0) == 0 and libc.syscall(RESTRICT_SELF, rules, 0) == 0
    os.close(rules)
    return version if held else 0


def allow(libc, ctypes, rules, path):
    """Reading, for a folder and all below it, or for one file. What is not there needs no rule."""
    try:
        at = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return

    class PathBeneath(ctypes.Structure):
        _pack_ = 1
        _fields_ = [("rights", ctypes.c_uint64), ("at", ctypes.c_int32)]

    rule = PathBeneath(READ_FILE | (READ_DIR if os.path.isdir(path) else 0), at)
    libc.syscall(ADD_RULE, rules, 1, ctypes.byref(rule), 0)
    os.close(at)


def around(folder, hidden):
    """Paths that cover a folder but not `hidden`, which may lie somewhere below it."""
    folder, hidden = os.path.realpath(folder), os.path.realpath(hidden)
    if hidden == folder or folder.startswith(hidden + os.sep):
        return []
    if not hidden.startswith(folder + os.sep):
        return [folder]
    try:
        names = sorted(os.listdir(folder))
    except OSError:
        return []
    return [path for name in names for path in around(os.path.join(folder, name), hidden)]
