"""Drawings that stand in for real ones in a process that draws."""

from __future__ import annotations

import os
import threading
from typing import Any


def hang(*arguments: Any) -> None:
    """Draw for ever."""
    threading.Event().wait()


def version_of(*arguments: Any) -> str:
    """The version of the facts that the process holds."""
    return arguments[-1].version


def process_of(*arguments: Any) -> tuple[int, str]:
    """The process that draws, and the version of its facts."""
    return os.getpid(), arguments[-1].version


class NoticeError(Exception):
    """A fault that can be pickled, but not unpickled."""

    def __init__(self, path: str, line: int):
        super().__init__(f"{path}:{line}")


def fail(*arguments: Any) -> None:
    """Raise a fault that cannot be unpickled by another process."""
    raise NoticeError("a.py", 1)
