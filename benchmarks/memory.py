"""What a server and the processes it started hold in memory (Linux)."""

from __future__ import annotations

import os
import re
from pathlib import Path

_PROC = Path("/proc")
_PSS = re.compile(r"^Pss:\s+(\d+) kB", re.MULTILINE)


def children_mb(command: str = "") -> float:
    """Memory of every process below this one, shared pages counted once (PSS), in megabytes.

    Parameters
    ----------
    command : str
        Only those whose command line holds it.
    """
    parents = dict(_parents())
    below = {os.getpid()}
    while grown := {pid for pid, parent in parents.items() if parent in below} - below:
        below |= grown
    children = (pid for pid in below - {os.getpid()} if command in _command_line(pid))
    return sum(map(_pss_kb, children)) / 1000


def _command_line(pid: int) -> str:
    try:
        return (_PROC / str(pid) / "cmdline").read_bytes().replace(b"\0", b" ").decode()
    except OSError:  # it ended meanwhile
        return ""


def _parents() -> list[tuple[int, int]]:
    parents = []
    for stat in _PROC.glob("[0-9]*/stat"):
        try:
            after_name = stat.read_text().rpartition(")")[2].split()
        except OSError:  # it ended meanwhile
            continue
        parents.append((int(stat.parent.name), int(after_name[1])))
    return parents


def _pss_kb(pid: int) -> int:
    try:
        rollup = (_PROC / str(pid) / "smaps_rollup").read_text()
    except OSError:  # it ended meanwhile
        return 0
    match = _PSS.search(rollup)
    return int(match[1]) if match else 0
