"""The cores that this process may use, and the one that its threads are kept on (``ATLAS_CORE``).

CPython runs the Python of one thread at a time. On two cores the threads of a process hand the
interpreter from one to the other, and where several processes share those cores, the one whose turn
it is often waits behind another process while a core is free
(docs/decisions/0017-a-core-for-each-process.md).
"""

from __future__ import annotations

import os

_AVAILABLE = frozenset(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else frozenset()


def available_cores() -> frozenset[int]:
    """Numbers of the cores that this process could use when it started.

    None where the system keeps no process to some of its cores (sched_setaffinity(2) is Linux's).
    """
    return _AVAILABLE


def keep_to_core(core: int | None) -> None:
    """Keep the calling thread, and each that is started from now on, on one core.

    Parameters
    ----------
    core : int or None
        Of `available_cores`; None changes nothing.

    Raises
    ------
    OSError
        If the core has been taken away since the start.
    """
    if core is not None:
        os.sched_setaffinity(0, {core})


def allow_all_cores(pid: int) -> None:
    """Let a process that this one has just started use every core that this one could."""
    if _AVAILABLE:
        os.sched_setaffinity(pid, _AVAILABLE)
