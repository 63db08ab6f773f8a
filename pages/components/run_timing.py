"""Each run of a page's script, timed and reported once to the listeners.

A run covers the whole page, or a fragment of it that runs again by itself. The server decides
what to do with it: a line in the log, a count. Nothing a reader typed is in it.

Runs take turns. CPython runs the Python of one thread at a time; where a crowd's scripts run at
once, the interpreter switches between them every few milliseconds, which is lost time: with 200
readers on two cores, taking turns answered a quarter more requests in a minute.
"""

from __future__ import annotations

import functools
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Literal, ParamSpec

UNKNOWN = "unknown"
"""The page of a run that failed before its page was known."""

MAX_TURN_SECONDS = 3.0
"""How long a run may hold its turn while others wait. No normal run takes that long; when a run
hangs, its turn passes to the next one."""

_REPORTED = "atlas_told"


@dataclass
class Run:
    """One run of a script: the page by its path, and how it went.

    Attributes
    ----------
    seconds : float
        From start to end, without `sleep_unlocked` and without waiting for a turn.
    waited : float
        Seconds until its turn came.
    part : bool
        Whether only a part of the page ran again.
    """

    page: str = UNKNOWN
    outcome: Literal["ok", "fault"] = "ok"
    seconds: float = 0.0
    part: bool = False
    rested: float = 0.0
    waited: float = 0.0

    def take_turn(self) -> None:
        """Wait until no other run is active, or the active one has exceeded its turn."""
        started = time.perf_counter()
        _turn.acquire(self)
        self.waited += time.perf_counter() - started

    def leave_turn(self) -> None:
        """Release the turn; does nothing if it has already passed on."""
        _turn.release(self)


class Turn:
    """A lock for one run at a time; a turn that is exceeded passes to a waiting run."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._holder: Run | None = None
        self._acquired_at = 0.0

    def acquire(self, run: Run) -> None:
        """Wait for the turn, at most as long as its holder may hold it."""
        with self._changed:
            while self._holder is not None and (remaining := self._remaining_seconds()) > 0:
                self._changed.wait(remaining)
            self._holder, self._acquired_at = run, time.monotonic()

    def release(self, run: Run) -> None:
        """Release the turn, if the run still holds it."""
        with self._changed:
            if self._holder is run:
                self._holder = None
                self._changed.notify()

    def _remaining_seconds(self) -> float:
        return self._acquired_at + MAX_TURN_SECONDS - time.monotonic()


_turn = Turn()


P = ParamSpec("P")
Listener = Callable[[Run], None]
_listeners: list[Listener] = []
_running: ContextVar[Run | None] = ContextVar("running", default=None)


def set_run_listeners(*listeners: Listener) -> None:
    """Report every run to these listeners, replacing earlier ones."""
    _listeners[:] = listeners


@contextmanager
def track_run(page: str = UNKNOWN, part: bool = False) -> Iterator[Run]:
    """Time a run and report it when it ends, however it ends; a nested part is reported with it.

    Streamlit's stop and rerun are no faults: they do not derive from `Exception`.

    Parameters
    ----------
    page : str
        Its path, as far as it is known.
    part : bool
        Whether only a part of the page runs again.

    Raises
    ------
    Exception
        Whatever the run raised, once it is reported.
    """
    outer = _running.get()
    if outer is not None:
        yield outer
        return
    run = Run(page, part=part)
    token = _running.set(run)
    started = time.perf_counter()
    run.take_turn()
    try:
        yield run
    except Exception as error:
        run.outcome = "fault"
        setattr(error, _REPORTED, True)
        raise
    finally:
        run.leave_turn()
        _running.reset(token)
        run.seconds = max(time.perf_counter() - started - run.rested - run.waited, 0.0)
        _notify_listeners(run)


def report_failure(error: Exception) -> None:
    """Report an error from before the page started, such as one in a widget's callback."""
    if _running.get() is None and not getattr(error, _REPORTED, False):
        _notify_listeners(Run(outcome="fault"))


def _notify_listeners(run: Run) -> None:
    for listener in _listeners:
        listener(run)


def timed(draw: Callable[P, None]) -> Callable[P, None]:
    """Wrap a part of the page that also runs by itself; it is reported under its page."""
    outer = _running.get()
    page = outer.page if outer else UNKNOWN

    @functools.wraps(draw)
    def part(*args: P.args, **kwargs: P.kwargs) -> None:
        with track_run(page, part=True):
            draw(*args, **kwargs)

    return part


def sleep_unlocked(seconds: float) -> None:
    """Wait for the reader's browser: not timed as work, and other runs take their turn."""
    run = _running.get()
    if run is None:
        time.sleep(seconds)
        return
    run.leave_turn()
    time.sleep(seconds)
    run.rested += seconds
    run.take_turn()
