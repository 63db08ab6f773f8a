"""The one pool of processes that draw: images, decks, PDFs and briefs alike.

matplotlib holds the interpreter, so it works beside the server. Nothing here waits for a process on
the caller's thread: each process has a thread of the server that begins it and talks to it.
"""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Future
from dataclasses import dataclass, field
from typing import Any

from data.facts.store import Facts
from server.rendering.worker_process import OverdueError, WorkerProcess

_LOG = logging.getLogger("atlas.renderers")

MOST_WEIGHT = 40
"""Megapixels in the making at once. A print page at scale 3 is 29: 110 MB beside its process."""

_RECENT_SECONDS = 300.0


@dataclass
class _Job:
    facts: Facts
    draw: Callable[..., Any]
    arguments: tuple[Any, ...]
    weight: int
    result: Future[Any] = field(default_factory=Future)


class WorkerPool:
    """A queue of render jobs before a few processes.

    Parameters
    ----------
    processes : int
    seconds : float
        The deadline of one drawing.
    warm : callable
        Drawn first by each process, ``warm(facts)``, so that no reader waits for its imports.
    """

    def __init__(
        self, processes: int, seconds: float = 60.0, warm: Callable[[Facts], Any] | None = None
    ):
        self._processes, self._seconds, self._warm = processes, seconds, warm
        self._changed = threading.Condition()
        self._waiting: deque[_Job] = deque()
        self._weight = 0
        self._workers: list[WorkerProcess] = []
        self._overdue: deque[float] = deque(maxlen=100)

    def start(self, facts: Facts) -> None:
        """Begin the processes and warm them; returns at once."""
        with self._changed:
            if self._workers:
                return
            self._workers = [WorkerProcess(self._seconds) for _ in range(self._processes)]
            for worker in self._workers:
                threading.Thread(target=self._serve, args=(worker, facts), daemon=True).start()

    def submit(
        self, facts: Facts, draw: Callable[..., Any], *arguments: Any, weight: int = 1
    ) -> Future[Any]:
        """Have ``draw(*given, facts)`` done by a process.

        Parameters
        ----------
        facts : Facts
            Sent to a process once, and handed to each call.
        draw : callable
            A function of a module, which is pickled by its name.
        *arguments
            What it gets before the facts; pickled.
        weight : int
            Megapixels being rendered: jobs run at once up to `MOST_WEIGHT`, a heavier one alone.

        Returns
        -------
        Future
            Holds the result, or what the call raised.
        """
        job = _Job(facts, draw, arguments, weight)
        with self._changed:
            self.start(facts)
            # Who comes and leaves at once, again and again, leaves nothing behind.
            live = (waiting for waiting in self._waiting if not waiting.result.cancelled())
            self._waiting = deque([*live, job])
            self._changed.notify()
        return job.result

    def close(self) -> None:
        """End the processes and their jobs; the next job starts them again."""
        with self._changed:
            workers, self._workers = self._workers, []
            unstarted, self._waiting = self._waiting, deque()
            self._changed.notify_all()
        for worker in workers:
            worker.end()
        for job in unstarted:
            if job.result.set_running_or_notify_cancel():
                job.result.set_exception(BrokenExecutor("the server is ending"))

    @property
    def faults(self) -> list[str]:
        """What an operator should know: drawings that were ended at their deadline just now."""
        since = time.monotonic() - _RECENT_SECONDS
        count = sum(moment > since for moment in list(self._overdue))
        ended = f"{count} ended at {self._seconds:g} s within {_RECENT_SECONDS:g} s"
        return [f"drawings: {ended}"] if count else []

    def _serve(self, worker: WorkerProcess, facts: Facts) -> None:
        """Draw one job after another with one process, until the pool is closed."""
        self._make_warm(worker, facts)
        while self._serve_next(worker):
            pass
        worker.end()

    def _serve_next(self, worker: WorkerProcess) -> bool:
        """Draw the next job, of which nothing stays here; false once the pool is closed."""
        job = self._next(worker)
        if job is None:
            return False
        try:
            result = worker.run(job.facts, job.draw, job.arguments)
        except Exception as error:  # noqa: BLE001
            self._release(job)
            job.result.set_exception(error)
            self._restore(worker, job, error)
        else:
            self._release(job)
            job.result.set_result(result)
        return True

    def _next(self, worker: WorkerProcess) -> _Job | None:
        """The first job that fits within `MOST_WEIGHT`; None once the pool is closed."""
        with self._changed:
            while worker in self._workers:
                for job in [job for job in self._waiting if self._has_room(job)]:
                    self._waiting.remove(job)
                    if job.result.set_running_or_notify_cancel():
                        self._weight += job.weight
                        return job
                self._changed.wait()
        return None

    def _has_room(self, job: _Job) -> bool:
        return not self._weight or self._weight + job.weight <= MOST_WEIGHT

    def _release(self, job: _Job) -> None:
        with self._changed:
            self._weight -= job.weight
            self._changed.notify_all()

    def _restore(self, worker: WorkerProcess, job: _Job, error: Exception) -> None:
        """After a process was lost, begin another before somebody waits for it."""
        if isinstance(error, OverdueError):
            self._overdue.append(time.monotonic())
            _LOG.error("a drawing was ended: %s", error)
        if isinstance(error, (OverdueError, BrokenExecutor)):
            self._make_warm(worker, job.facts)

    def _make_warm(self, worker: WorkerProcess, facts: Facts) -> None:
        if self._warm is None or worker not in self._workers:
            return
        try:
            worker.run(facts, self._warm, ())
        except Exception as error:  # noqa: BLE001
            _LOG.warning("a drawing process did not get warm: %r", error)
