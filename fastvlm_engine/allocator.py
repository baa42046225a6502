"""Keeps freed memory in the process while a model works, because page faults cost the vision tower more than
its arithmetic; and gives it back when the model goes.

Holds no torch, so that a program can call it before it starts the engine thread. Only glibc needs it and has
the switch; elsewhere nothing is done.
"""

from __future__ import annotations

import ctypes
import platform
import sys

# The numbers of malloc.h; Python has no names for them.
M_TRIM_THRESHOLD = -1
M_MMAP_THRESHOLD = -3
M_MMAP_MAX = -4
M_ARENA_MAX = -8
KEPT_UP_TO = (
    64 << 20
)  # the tower's widest activation is 50 MB; weights are above and still go back when freed


def keep_freed_memory(*, of_any_size: bool = False) -> bool:
    """Stop malloc from giving activations back after each use; whether this platform has the switch.

    One arena for all threads, since only the first arena keeps its memory: call it before threads start.

    Args:
        of_any_size: keeps weights as well, and the activations of training, which are larger than they.
    """
    if not _is_glibc():
        return False
    try:
        mallopt = ctypes.CDLL(None).mallopt
    except (OSError, AttributeError):
        return False
    settings = {M_ARENA_MAX: 1, M_MMAP_THRESHOLD: KEPT_UP_TO, M_TRIM_THRESHOLD: (1 << 31) - 1}
    if of_any_size:
        settings[M_MMAP_MAX] = 0
    return all(mallopt(option, value) == 1 for option, value in settings.items())


def give_back_freed_memory() -> bool:
    """Give the system all that was freed since; whether this platform has the call."""
    if not _is_glibc():
        return False
    try:
        trim = ctypes.CDLL(None).malloc_trim
    except (OSError, AttributeError):
        return False
    trim(0)
    return True


def _is_glibc() -> bool:
    return sys.platform == "linux" and platform.libc_ver()[0] == "glibc"
