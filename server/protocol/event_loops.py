"""The event loop that each session of Streamlit holds, without what it holds open.

A session makes an event loop for its script (``AppSession.__init__``, streamlit 1.67) and keeps it
until it is forgotten, minutes after its reader left. A loop opens three descriptors at once, for
the case that it is run; no page of the atlas runs one. So a reader cost four, and 251 readers
were all that a limit of 1,024 had room for. A loop made here opens them when it is first run.
"""

from __future__ import annotations

import asyncio
import selectors
from types import ModuleType
from typing import Any


class LazyEventLoop(asyncio.SelectorEventLoop):
    """An event loop that opens its descriptors when it is first run, or given a callback."""

    def __init__(self) -> None:
        self._is_open = False
        # select() needs no descriptor of its own; it gives way before anything is watched by it.
        super().__init__(selectors.SelectSelector())

    def _make_self_pipe(self) -> None:
        """Called by the base class at once (asyncio/selector_events.py); put off."""
        self._ssock = self._csock = None

    def _close_self_pipe(self) -> None:
        if self._is_open:
            super()._close_self_pipe()  # type: ignore[misc]

    def _open(self) -> None:
        if not self._is_open:
            self._is_open = True
            self._selector = selectors.DefaultSelector()
            super()._make_self_pipe()  # type: ignore[misc]

    def run_forever(self) -> None:
        """Run; what is needed for that is opened now."""
        self._open()
        super().run_forever()

    def _add_reader(self, fd: Any, callback: Any, *args: Any) -> Any:
        self._open()
        return super()._add_reader(fd, callback, *args)  # type: ignore[misc]

    def _add_writer(self, fd: Any, callback: Any, *args: Any) -> Any:
        self._open()
        return super()._add_writer(fd, callback, *args)  # type: ignore[misc]


class _LazyAsyncio(ModuleType):
    """What a module takes for ``asyncio``: all of it, but loops are lazy."""

    new_event_loop = LazyEventLoop

    def __getattr__(self, name: str) -> Any:
        return getattr(asyncio, name)


def make_event_loops_lazy() -> None:
    """Give the sessions of Streamlit lazy loops."""
    from streamlit.runtime import app_session

    setattr(app_session, "asyncio", _LazyAsyncio("asyncio"))  # noqa: B010
