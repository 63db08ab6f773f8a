"""Connections with deadlines: uvicorn itself waits for ever for a request's headers.

Run as ``uvicorn app:app --http server.protocol.http_protocol:DeadlineProtocol``. A client that
sends a byte now and then, or nothing at all, is dropped, and so is one that does not read its
answer. When the connection limit is reached, the connection that has been idle longest is closed;
if none is idle, only probes are answered. What is no HTTP is refused in the one error shape. A
proxy in front does the same, with higher limits.
"""

from __future__ import annotations

import asyncio

import h11
from uvicorn.config import Config
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.server import ServerState

from server.limits import (
    LARGEST_MESSAGE,
    LEAST_IDLE_SECONDS,
    LONGEST_HEAD,
    LONGEST_UPGRADE_LINE,
    MOST_UPGRADE_LINES,
    PARTS_FOR_ONE_ADDRESS,
    ROOM_FOR_PROBES,
    SLOWEST_HEAD_SECONDS,
    SLOWEST_PROBE_SECONDS,
)
from server.logging_setup import log_rejected
from server.metrics import count_rejected
from server.protocol.admission import CLOSING, has_its_share, is_bounded, longest_idle, only_probes
from server.protocol.connections import count_these
from server.protocol.file_descriptors import most_connections
from server.protocol.proxy_headers import ignore_proxy_headers
from server.protocol.slow_readers import NO_ROUTE, SlowReaderLimit, with_slow_reader_limit
from server.responses import RETRY_LATER, error_response

_GRACE_SECONDS = 0.05
"""A loop that was held up looks at its clocks before its sockets (libuv's order): a request that
came in time would be met with silence. Each deadline gives the sockets their turn first."""


class DeadlineProtocol(SlowReaderLimit, H11Protocol):
    """uvicorn's connection, with a deadline for each request's headers and one error shape."""

    def __init__(
        self,
        config: Config,
        server_state: ServerState,
        app_state: dict[str, object],
        _loop: asyncio.AbstractEventLoop | None = None,
    ):
        ignore_proxy_headers(config)
        config.ws_max_size = min(config.ws_max_size, LARGEST_MESSAGE)
        super().__init__(config, server_state, app_state, _loop)
        self.conn = h11.Connection(h11.SERVER, LONGEST_HEAD)
        self.timeout_keep_alive = SLOWEST_HEAD_SECONDS
        self._deadline: asyncio.TimerHandle | None = None
        if self.ws_protocol_class is not None:
            limited_class = with_slow_reader_limit(self.ws_protocol_class)  # type: ignore[arg-type]
            self.ws_protocol_class = limited_class
        self._idle_since = self.loop.time()
        self._head_seconds: float = SLOWEST_HEAD_SECONDS
        self._is_probe_only = False
        count_these(self.connections)

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin a connection, in place of an idle one where there are too many."""
        super().connection_made(transport)
        if self._admit():
            self._start_deadline()

    def _admit(self) -> bool:
        most, address = most_connections(), self.client[0] if self.client else ""
        if self._exceeds_share(address, most):
            if not self._replaces_idle(address):
                self._refuse(429, "", "fewer connections from one address", RETRY_LATER)
                return False
        elif len(self.connections) > most and not self._replaces_idle():
            if len(self.connections) > most + ROOM_FOR_PROBES:
                self._refuse(503, "", "a moment with fewer readers", RETRY_LATER)
                return False
            self._answer_probes_only()
        return True

    def _exceeds_share(self, address: str, most: int) -> bool:
        crowded = len(self.connections) > most // PARTS_FOR_ONE_ADDRESS
        return crowded and is_bounded(address) and has_its_share(self.connections, address, most)

    def _replaces_idle(self, address: str = "") -> bool:
        idle = longest_idle(self.connections, LEAST_IDLE_SECONDS, address)
        if idle is not None:
            idle.give_way()
        return idle is not None

    def _answer_probes_only(self) -> None:
        """Answer probes only, within a shorter deadline."""
        self._is_probe_only, self.app = True, only_probes(self.app)
        self._head_seconds = self.timeout_keep_alive = SLOWEST_PROBE_SECONDS

    def idle_seconds(self) -> float:
        """How long it has waited for a request; 0 while it is at work."""
        return self.loop.time() - self._idle_since if self._is_reading_head() else 0.0

    def give_way(self) -> None:
        """Close for another connection; one that never sent a request gets an error response."""
        if self.cycle is None:
            self._refuse(408, "head", "a request at once: others wait for this connection")
        else:
            super().timeout_keep_alive_handler()

    def data_received(self, data: bytes) -> None:
        """Take what came; the time for the headers runs on until they are whole."""
        if self.transport.is_closing():
            return
        super().data_received(data)
        if self._is_reading_head():
            self._start_deadline()
        else:
            self._cancel_deadline()

    def on_response_complete(self) -> None:
        """After an answer uvicorn's own timer runs, until the next request begins."""
        super().on_response_complete()
        self._idle_since = self.loop.time()
        self.watch_reader()
        if self._is_reading_head() and self.timeout_keep_alive_task is None:
            self._start_deadline()

    def timeout_keep_alive_handler(self) -> None:
        """Close an idle connection, unless the next request lies there unread."""
        close = super().timeout_keep_alive_handler
        self.timeout_keep_alive_task = self.loop.call_later(_GRACE_SECONDS, close)

    def connection_lost(self, exc: Exception | None) -> None:
        """End the waiting with the connection."""
        self._cancel_deadline()
        super().connection_lost(exc)

    def send_400_response(self, msg: str) -> None:
        """Refuse what is no HTTP, or has headers without an end."""
        too_long = self.conn.trailing_data[0] and len(self.conn.trailing_data[0]) >= LONGEST_HEAD
        if too_long:
            self._refuse(431, "head", f"at most {LONGEST_HEAD} bytes of address and headers")
        else:
            self._refuse(400, "head", "an HTTP/1.1 request")

    def handle_websocket_upgrade(self, event: h11.Request) -> None:
        """Hand a handshake on, unless its head is longer than the next reader of it bears."""
        lengths = [len(name) + len(value) + 4 for name, value in self.headers]
        longest = max(len(event.target) + 16, *lengths)
        if longest > LONGEST_UPGRADE_LINE or len(lengths) > MOST_UPGRADE_LINES:
            self._refuse(431, "head", f"at most {LONGEST_UPGRADE_LINE} bytes a line of a handshake")
            return
        if self._is_probe_only:
            self._refuse(503, "", "a moment with fewer readers", RETRY_LATER)
            return
        self.unwatch_reader()
        super().handle_websocket_upgrade(event)

    def _is_reading_head(self) -> bool:
        return self.conn.their_state is h11.IDLE and not self.transport.is_closing()

    def _start_deadline(self) -> None:
        if self._deadline is None:
            self._deadline = self.loop.call_later(self._head_seconds, self._postpone)

    def _postpone(self) -> None:
        self._deadline = self.loop.call_later(_GRACE_SECONDS, self._expire)

    def _cancel_deadline(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _expire(self) -> None:
        self._deadline = None
        if not self._is_reading_head():
            return
        seconds = f"{self._head_seconds:.0f} s"
        self._refuse(408, "head", f"the whole of address and headers within {seconds}")

    def _refuse(
        self, status: int, parameter: str, expected: str, headers: dict[str, str] | None = None
    ) -> None:
        """Answer without the app, and close."""
        self._cancel_deadline()
        answer = error_response(status, parameter, "", expected, CLOSING | (headers or {}))
        if self.conn.our_state in (h11.IDLE, h11.SEND_RESPONSE):
            start = h11.Response(status_code=status, headers=answer.raw_headers)
            for event in (start, h11.Data(data=bytes(answer.body)), h11.EndOfMessage()):
                self.transport.write(self.conn.send(event) or b"")
        count_rejected(NO_ROUTE, status)
        log_rejected(NO_ROUTE, "other", status, parameter)
        self.watch_reader()
        self.transport.close()
