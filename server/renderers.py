"""The processes that draw: matplotlib holds the interpreter, so it works beside the server.

Each process is given the facts in force, draws at a lower priority than the pages are served, and
ends with the server, however that ends.
"""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from typing import Any

from charts.print.processes import without_script
from data.store import Facts
from server.logs import begin_json

_NICENESS = 10
_held: dict[str, Facts] = {}


class Renderers:
    """A pool of processes for one version of the facts; a new version gets a new pool."""

    def __init__(self, processes: int):
        self._processes = processes
        self._lock = threading.Lock()
        self._pool: ProcessPoolExecutor | None = None
        self._version = ""

    def submit(self, facts: Facts, draw: Callable[..., Any], *given: Any) -> Future[Any]:
        """Have ``draw(*given, facts)`` done by a process; a dead pool is replaced once."""
        with self._lock, without_script():
            try:
                return self._for(facts).submit(_with_facts, draw, given)
            except BrokenExecutor:
                self._close()
                return self._for(facts).submit(_with_facts, draw, given)

    def close(self) -> None:
        """End the processes."""
        with self._lock:
            self._close()

    def _for(self, facts: Facts) -> ProcessPoolExecutor:
        if self._pool is None or self._version != facts.version:
            self._close()
            self._version = facts.version
            self._pool = ProcessPoolExecutor(
                self._processes,
                mp_context=_context(),
                initializer=_begin,
                initargs=(facts,),
            )
        return self._pool

    def _close(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=False)
            self._pool = None


def _context() -> Any:
    """A clean parent that has the libraries loaded; a fork of the server would take its threads."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["server.drawing"])
    return context


def _begin(facts: Facts) -> None:
    begin_json()
    if hasattr(os, "nice"):
        os.nice(_NICENESS)
    _held["facts"] = facts
    threading.Thread(target=_end_with_the_server, daemon=True).start()


def _end_with_the_server() -> None:
    server = multiprocessing.parent_process()
    if server is not None:
        server.join()
        os._exit(1)


def _with_facts(draw: Callable[..., Any], given: tuple[Any, ...]) -> Any:
    return draw(*given, _held["facts"])
