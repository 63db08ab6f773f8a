"""Open files: how many this process may have, and how many connections that leaves room for."""

from __future__ import annotations

import os
import resource
from pathlib import Path

from server.limits import MOST_CONNECTIONS

RESERVE = 128
"""Kept for what is no connection: the log, the processes that draw, the files that up to forty
threads serve at once; and for probes, when all connections are taken."""

_WITHOUT_END = 65_536
"""The soft limit where the hard one has no end: a table of that size costs nothing."""

_OPEN = Path("/proc/self/fd")


def raise_limit() -> int:
    """Raise the soft limit to the hard one, as far as the system lets; gives what it is now.

    Many systems begin a process at 1,024 and allow it far more (setrlimit(2)).
    """
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    target = _WITHOUT_END if hard == resource.RLIM_INFINITY else hard
    if soft != resource.RLIM_INFINITY and soft < target:
        try:
            resource.setrlimit(resource.RLIMIT_NOFILE, (target, hard))
        except (OSError, ValueError):
            return soft
    return limit()


def limit() -> int:
    """The soft limit in force."""
    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return _WITHOUT_END if soft == resource.RLIM_INFINITY else soft


def most_connections() -> int:
    """How many connections there may be: what the reserve leaves, or what has been tried."""
    return max(min(limit() - RESERVE, MOST_CONNECTIONS), 16)


def in_use() -> int:
    """Descriptors that are open now; 0 where the system does not say."""
    try:
        return len(os.listdir(_OPEN))
    except OSError:
        return 0
