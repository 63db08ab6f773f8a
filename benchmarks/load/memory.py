"""The memory of a server's process."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

_PAGE = os.sysconf("SC_PAGE_SIZE")


def resident(process: subprocess.Popen) -> float:
    """Resident memory in MB (10⁶ bytes): the second field of ``/proc/PID/statm``, see proc(5)."""
    pages = Path(f"/proc/{process.pid}/statm").read_text().split()[1]
    return int(pages) * _PAGE / 1e6
