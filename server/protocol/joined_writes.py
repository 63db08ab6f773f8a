"""One write for what a websocket sends in turns of the event loop that follow each other.

Streamlit sends each element of a page as a message of its own and lets the loop go on after each
(``Runtime._loop_coroutine``, streamlit 1.67), so that every message is a call of the system's
``send``: 32 for a partner on the map (docs/decisions/0016-fewer-writes-and-messages.md).
"""

from __future__ import annotations

import asyncio
from typing import Any

from uvicorn.config import Config
from websockets.server import ServerProtocol

IDLE_TURNS = 3
"""Turns of the event loop without a further message, after which what is pending is written.
Streamlit takes two for each message: its queue, and the task that sends."""

MOST_PENDING = 64 * 1024
"""Bytes; more is written at once, so that a client who does not read holds its sender up."""

WINDOW_BITS = 15
"""Of what was sent before, 32 KB are looked at for repetitions, not 4: a run of a page repeats most
of the one before."""


class JoinedWrites:
    """A transport that writes what it is given in turns that follow each other as one piece.

    Parameters
    ----------
    transport : asyncio.Transport
        Where it is written to; everything but writing is asked of it.
    loop : asyncio.AbstractEventLoop
        Whose turns are counted.
    """

    def __init__(self, transport: asyncio.Transport, loop: asyncio.AbstractEventLoop):
        self._transport, self._loop = transport, loop
        self._pending: list[bytes] = []
        self._size = 0
        self._has_grown = False

    def __getattr__(self, name: str) -> Any:
        return getattr(self._transport, name)

    def write(self, data: bytes) -> None:
        """Write soon, together with what follows."""
        if not self._pending:
            self._loop.call_soon(self._write_once_idle, 0)
        self._pending.append(data)
        self._has_grown = True
        self._size += len(data)
        if self._size > MOST_PENDING:
            self._write_pending()

    def close(self) -> None:
        """Write what is pending, then close."""
        self._write_pending()
        self._transport.close()

    def _write_once_idle(self, turns: int) -> None:
        turns, self._has_grown = (0 if self._has_grown else turns + 1), False
        if turns < IDLE_TURNS and self._pending:
            self._loop.call_soon(self._write_once_idle, turns)
        else:
            self._write_pending()

    def _write_pending(self) -> None:
        data, self._pending, self._size = b"".join(self._pending), [], 0
        if data and not self._transport.is_closing():
            self._transport.write(data)


class JoinedWritesProtocol(asyncio.Protocol):
    """For a websocket protocol of uvicorn: its transport joins what is written."""

    loop: asyncio.AbstractEventLoop
    config: Config
    conn: ServerProtocol

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if self.config.ws_per_message_deflate:
            (factory,) = self.conn.available_extensions or ()
            setattr(factory, "server_max_window_bits", WINDOW_BITS)  # noqa: B010

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin a connection over a transport that joins."""
        super().connection_made(JoinedWrites(transport, self.loop))  # type: ignore[arg-type]
