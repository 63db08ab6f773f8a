"""The server's end of a process that draws: given one job at a time, and ended when it hangs."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import BrokenExecutor
from pathlib import Path
from typing import Any

from data.facts.store import Facts
from server.cpu_affinity import allow_all_cores

_ROOT = Path(__file__).parents[2]


class OverdueError(Exception):
    """A drawing that was ended at its deadline."""


class WorkerProcess:
    """A process that is started for the first job, and again for other facts in force.

    Beside the facts in force it holds those of one release, the last that was asked for.

    Parameters
    ----------
    seconds : float
        The deadline of one drawing.
    """

    def __init__(self, seconds: float):
        self._seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None
        self._states: dict[bool, str] = {}

    def run(self, facts: Facts, draw: Callable[..., Any], arguments: tuple[Any, ...]) -> Any:
        """What ``draw(*arguments, facts)`` gives, or raises, in the process.

        Parameters
        ----------
        facts : Facts
            In force and of another version than before: the process is started anew.
        draw : callable
            Of a module, so that it can be pickled by its name.
        arguments : tuple
            Pickled.

        Raises
        ------
        OverdueError
            When the deadline passed; the process is ended.
        BrokenExecutor
            When the process was lost, or none could be started.
        Exception
            What ``draw`` raised.
        """
        process = self._ensure_process(facts)
        overdue = threading.Event()
        timer = threading.Timer(self._seconds, _end_hung, (process, overdue))
        timer.start()
        try:
            result, failure = self._exchange(process, facts, draw, arguments)
        except Exception as error:
            # Whatever it was, what is left of it in the pipes would be read as the next answer.
            self.end()
            if overdue.is_set():
                raise OverdueError(f"nothing was drawn within {self._seconds:g} s") from error
            raise BrokenExecutor("a drawing process was lost") from error
        finally:
            timer.cancel()
        if failure is not None:
            raise failure
        return result

    def end(self) -> None:
        """End the process, whatever it is doing."""
        process, self._process, self._states = self._process, None, {}
        if process is not None:
            process.kill()
            process.wait()

    def _ensure_process(self, facts: Facts) -> subprocess.Popen[bytes]:
        """The process of these facts: what remembers facts would keep older ones alive in it."""
        if self._process is None or self._process.poll() is not None or self._is_older(facts):
            self.end()
            try:
                self._process = _start_process()
            except OSError as error:
                raise BrokenExecutor("no drawing process could be begun") from error
        return self._process

    def _is_older(self, facts: Facts) -> bool:
        return not facts.released and self._states.get(False, facts.state) != facts.state

    def _exchange(
        self, process: subprocess.Popen[bytes], facts: Facts, draw: Any, arguments: Any
    ) -> tuple[Any, Exception | None]:
        """Send one job and read its result; facts go along with the first that needs them."""
        assert process.stdin is not None
        assert process.stdout is not None
        is_release = bool(facts.released)
        is_known = self._states.get(is_release) == facts.state
        pickle.dump((is_release, None if is_known else facts, draw, arguments), process.stdin)
        process.stdin.flush()
        self._states[is_release] = facts.state
        outcome: tuple[Any, Exception | None] = pickle.load(process.stdout)  # noqa: S301
        return outcome


def _start_process() -> subprocess.Popen[bytes]:
    """A process of its own, not a fork: nothing of the server's threads and scripts is in it."""
    path = os.pathsep.join(filter(None, [str(_ROOT), os.environ.get("PYTHONPATH", "")]))
    process = subprocess.Popen(
        [sys.executable, "-m", "server.rendering.worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": path},
    )
    allow_all_cores(process.pid)
    return process


def _end_hung(process: subprocess.Popen[bytes], overdue: threading.Event) -> None:
    overdue.set()
    process.kill()
