"""A time limit for clients that do not read what they asked for."""

from __future__ import annotations

import asyncio
from functools import lru_cache

from server.limits import LEAST_READ, SLOWEST_READER_SECONDS, SLOWEST_SESSION_SECONDS
from server.metrics import count_rejected
from server.protocol.joined_writes import JoinedWritesProtocol

NO_ROUTE = "none"


class SlowReaderLimit(asyncio.Protocol):
    """For a protocol of uvicorn: drop a client that takes nothing of what waits for it.

    A transport that is closed first sends what it holds, and waits for ever for one who does not
    read (asyncio.WriteTransport.close); so this one is aborted.
    """

    slowest_seconds = SLOWEST_READER_SECONDS
    loop: asyncio.AbstractEventLoop
    transport: asyncio.Transport
    _reading: asyncio.TimerHandle | None = None
    _unread = 0

    def pause_writing(self) -> None:
        """The client reads slower than it is written to: see that it reads at all."""
        super().pause_writing()
        self.watch_reader()

    def resume_writing(self) -> None:
        """The client has read most of what there was."""
        super().resume_writing()
        self.unwatch_reader()

    def connection_lost(self, exc: Exception | None) -> None:
        """End the watch with the connection."""
        self.unwatch_reader()
        super().connection_lost(exc)

    def watch_reader(self) -> None:
        """See to it that what waits to be sent is taken."""
        self._unread = self.transport.get_write_buffer_size()
        if self._unread and self._reading is None:
            self._reading = self.loop.call_later(self.slowest_seconds, self._check_reader)

    def unwatch_reader(self) -> None:
        """Stop watching."""
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None

    def _check_reader(self) -> None:
        self._reading = None
        before, remaining = self._unread, self.transport.get_write_buffer_size()
        if remaining and before - remaining < LEAST_READ:
            count_rejected(NO_ROUTE, 499)
            self.transport.abort()
        else:
            self.watch_reader()


@lru_cache(maxsize=4)
def with_slow_reader_limit(websockets: type[asyncio.Protocol]) -> type[asyncio.Protocol]:
    """A websocket protocol of uvicorn that drops them too.

    Its ping finds out who is gone, but then only closes the transport.
    """
    attributes = {"slowest_seconds": SLOWEST_SESSION_SECONDS}
    return type("PatientWebSocket", (SlowReaderLimit, JoinedWritesProtocol, websockets), attributes)
