"""Each run of a page's script, timed and told once to whoever listens.

A run is that of the whole page, or of a part of it that runs again by itself. The server decides
what becomes of it: a line in the log, a count. Nothing a reader typed is in it.

Runs take turns. CPython runs the Python of one thread at a time; where a crowd's scripts run at
once, each hands the interpreter on every few milliseconds, and the handing over is lost time: with
200 readers on two cores a quarter more was answered in a minute where they took turns.
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
"""The page of a run that failed before it was known."""

PATIENCE_SECONDS = 3.0
"""How long a run may keep its turn while others wait. No run takes as long, but one that hangs must
not hang the rest: its turn passes on, and nobody waits for it again."""

_TOLD = "atlas_told"


@dataclass
class Run:
    """One run of a script: the page by its path, and how it went.

    Attributes
    ----------
    seconds : float
        From begin to end, without `rest` and without waiting for a turn.
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
        """Wait until no other run is at work, or the one at work has overstayed its turn."""
        began = time.perf_counter()
        _turn.acquire(self)
        self.waited += time.perf_counter() - began

    def leave_turn(self) -> None:
        """Let the next one in; a turn that has passed on is nobody's to leave."""
        _turn.release(self)


class Turn:
    """One run at a time; a turn that is overstayed passes to one of those who wait."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._holder: Run | None = None
        self._taken = 0.0

    def acquire(self, run: Run) -> None:
        """Wait for the turn, at most as long as its holder may keep it."""
        with self._changed:
            while self._holder is not None and (left := self._time_left()) > 0:
                self._changed.wait(left)
            self._holder, self._taken = run, time.monotonic()

    def release(self, run: Run) -> None:
        """Give the turn up, if it is still the run's."""
        with self._changed:
            if self._holder is run:
                self._holder = None
                self._changed.notify()

    def _time_left(self) -> float:
        return self._taken + PATIENCE_SECONDS - time.monotonic()


_turn = Turn()


P = ParamSpec("P")
Listener = Callable[[Run], None]
_listeners: list[Listener] = []
_running: ContextVar[Run | None] = ContextVar("running", default=None)


def set_run_listeners(*listeners: Listener) -> None:
    """Have every run told to these, and to no others."""
    _listeners[:] = listeners


@contextmanager
def track_run(page: str = UNKNOWN, part: bool = False) -> Iterator[Run]:
    """Time a run and tell it when it ends, however it ends; a part of a run is told with it.

    Streamlit's stop and rerun are no faults: they do not derive from `Exception`.
    """
    outer = _running.get()
    if outer is not None:
        yield outer
        return
    run = Run(page, part=part)
    token = _running.set(run)
    began = time.perf_counter()
    run.take_turn()
    try:
        yield run
    except Exception as error:
        run.outcome = "fault"
        setattr(error, _TOLD, True)
        raise
    finally:
        run.leave_turn()
        _running.reset(token)
        run.seconds = max(time.perf_counter() - began - run.rested - run.waited, 0.0)
        _tell(run)


def failed(error: Exception) -> None:
    """Tell a fault that came before the page was begun, such as one of a control's callback."""
    if _running.get() is None and not getattr(error, _TOLD, False):
        _tell(Run(outcome="fault"))


def _tell(run: Run) -> None:
    for listener in _listeners:
        listener(run)


def timed(draw: Callable[P, None]) -> Callable[P, None]:
    """A part of the page that also runs by itself, told under the page that it stands on."""
    outer = _running.get()
    page = outer.page if outer else UNKNOWN

    @functools.wraps(draw)
    def part(*args: P.args, **kwargs: P.kwargs) -> None:
        with track_run(page, part=True):
            draw(*args, **kwargs)

    return part


def sleep_unlocked(seconds: float) -> None:
    """Wait for the reader's browser: no work of this run, and others have their turn."""
    run = _running.get()
    if run is None:
        time.sleep(seconds)
        return
    run.leave_turn()
    time.sleep(seconds)
    run.rested += seconds
    run.take_turn()
