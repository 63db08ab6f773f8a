"""Drawings that stand in for real ones in a process that draws."""

from __future__ import annotations

import os
import threading
from typing import Any


def hang(*given: Any) -> None:
    """Draw for ever."""
    threading.Event().wait()


def version_of(*given: Any) -> str:
    """The version of the facts that the process holds."""
    return given[-1].version


def process_of(*given: Any) -> tuple[int, str]:
    """The process that draws, and the version of its facts."""
    return os.getpid(), given[-1].version


class NoticeError(Exception):
    """A fault that can be written for another process, but not read there."""

    def __init__(self, path: str, line: int):
        super().__init__(f"{path}:{line}")


def fail(*given: Any) -> None:
    """Draw nothing, and say so in a way that nobody else can read."""
    raise NoticeError("a.py", 1)
