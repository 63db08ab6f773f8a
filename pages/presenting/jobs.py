"""Long work beside the page: done by a process of its own, watched, and stopped when asked.

matplotlib holds the interpreter, so fifty pages drawn in the server would slow every reader down.
"""

from __future__ import annotations

import multiprocessing
import os
import time
from datetime import date
from typing import Any

from charts.deck import all_briefs
from charts.print.processes import without_script
from data.interface import marked
from data.store import Facts

STOPPED = marked("Stopped.")
NOT_DRAWN = marked("The pages could not be drawn; the server's log says why.")
_LEAST_PRIORITY = 10


class BriefsJob:
    """All briefs being drawn.

    Attributes
    ----------
    done, every : int
        How many pages are drawn, of how many.
    result : bytes or None
        The zip, once it is there.
    process : multiprocessing.Process
        The one that draws.
    failed : str
        What went wrong, in words, or "".
    """

    def __init__(self, facts: Facts, asof: date, paper: str):
        context = multiprocessing.get_context("spawn")
        self._near, far = context.Pipe(duplex=False)
        self.process = context.Process(target=_draw, args=(facts, asof, paper, far), daemon=True)
        with without_script():
            self.process.start()
        far.close()
        self.done, self.every = 0, len(facts.partners)
        self.result: bytes | None = None
        self.failed = ""
        self.started = time.monotonic()

    @property
    def running(self) -> bool:
        """Whether there is still something to wait for."""
        return self.result is None and not self.failed

    def look(self) -> None:
        """Take what the process has told since the last look."""
        try:
            while self.running and self._near.poll():
                self._take(self._near.recv())
        except EOFError:
            self.failed = self.failed or NOT_DRAWN

    def _take(self, told: tuple[str, Any]) -> None:
        kind, value = told
        if kind == "done":
            self.done = value
        else:
            self.result = value

    def stop(self) -> None:
        """End the process, whatever it is doing."""
        self.process.terminate()
        self._near.close()
        self.failed = STOPPED


def _draw(facts: Facts, asof: date, paper: str, far: Any) -> None:
    if hasattr(os, "nice"):
        os.nice(_LEAST_PRIORITY)

    def told(done: int, every: int) -> bool:
        far.send(("done", done))
        return True

    far.send(("zip", all_briefs(facts, asof, paper, told)))
    far.close()
