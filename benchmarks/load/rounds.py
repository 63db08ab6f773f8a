"""Rounds of load, the atlas and a hello-world app in turns, and what memory is left after each."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import uvloop
from streamlit import config

from benchmarks.bare_hello import NAMES
from benchmarks.load.memory import resident
from benchmarks.load.session import connected
from benchmarks.load.visits import Crowd, Tally, cold, warm
from data.facts.store import store
from tests.browser.mapping import TWENTY
from tests.browser.serving import running

PAUSE = (3.0, 7.0)
"""Seconds between a reader's interactions: every few seconds."""

_HELLO = "benchmarks.bare_hello_app:app"
_MARGIN = 5


@dataclass
class Served:
    """A running app and what happened to it."""

    address: str
    process: subprocess.Popen
    names: tuple[str, ...]
    cold: list[Tally] = field(default_factory=list)
    acts: list[Tally] = field(default_factory=list)
    memory_full: list[float] = field(default_factory=list)
    memory_after: list[float] = field(default_factory=list)

    def stay(self, count: int, seconds: float) -> None:
        """A warm crowd comes, interacts and leaves."""
        crowd = Crowd(count, seconds, PAUSE, self.names)
        first_runs, acts = uvloop.run(warm(self.address, crowd, self._record_memory))
        acts.lost += first_runs.lost
        self.acts.append(acts)

    def _record_memory(self) -> None:
        self.memory_full.append(resident(self.process))

    def arrive(self, count: int) -> None:
        """A cold crowd comes at once."""
        self.cold.append(uvloop.run(cold(self.address, count)))

    def forget(self, since: float) -> None:
        """Wait until Streamlit has dropped the sessions that left, and note the memory.

        A session that was left is kept for ``server.disconnectedSessionTTL`` seconds in case its
        reader comes back; it is dropped when the next one is stored (memory_session_storage.py).
        """
        ttl = config.get_option("server.disconnectedSessionTTL") + _MARGIN
        time.sleep(max(0.0, since + ttl - time.monotonic()))
        uvloop.run(_visit_once(self.address))
        uvloop.run(_visit_once(self.address))
        self.memory_after.append(resident(self.process))


async def _visit_once(address: str) -> None:
    async with connected(address) as session:
        await session.open()


def partner_names() -> tuple[str, ...]:
    """Partners whom readers of a crowd pick."""
    return tuple(store().facts.name(code) for code in TWENTY)


@contextmanager
def both() -> Iterator[tuple[Served, Served]]:
    """The atlas and the hello-world app, each served and visited once."""
    with TemporaryDirectory() as folder, ExitStack() as stack:
        log = Path(folder)
        atlas = Served(*stack.enter_context(running(log / "atlas.txt")), partner_names())
        hello = stack.enter_context(running(log / "hello.txt", _HELLO, ready="/_stcore/health"))
        floor = Served(*hello, NAMES)
        for served in (atlas, floor):
            uvloop.run(_visit_once(served.address))
            served.memory_after.append(resident(served.process))
        yield atlas, floor
        log_text = (log / "atlas.txt").read_text()
        if "Traceback" in log_text:
            atlas.acts[-1].lost.append(log_text[log_text.index("Traceback") :][:500])
