"""Waiting for a condition that nothing announces."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Event
from typing import TypeVar

T = TypeVar("T")


def until(condition: Callable[[], T], seconds: float = 30) -> T:
    """What a condition gives once it is true; what it gives at last when it does not come."""
    end = time.monotonic() + seconds
    while not (value := condition()) and time.monotonic() < end:
        Event().wait(0.05)
    return value
