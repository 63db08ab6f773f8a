"""How much the server keeps of what a page sends: the values of its controls, and its uploads.

Streamlit keeps the last value of every control on a page, and every file, until the session ends.
Each alone is bounded (`LARGEST_MESSAGE`, `LARGEST_BODY`); here they are bounded together, for one
session and for all.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from google.protobuf.message import DecodeError
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import config, runtime
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager

from server.limits import (
    LARGEST_STATE,
    LARGEST_STATE_IN_A_CROWD,
    MOST_STATE,
    MOST_UPLOADS,
    MOST_UPLOADS_OF_A_SESSION,
)
from server.metrics import count_rejected
from server.responses import RETRY_LATER, error_response
from server.route_labels import route_name

_UPLOAD = re.compile(r"/_stcore/upload_file/(?P<session>[^/]+)/[^/]+/?")
_OVERHEAD = 200
"""Bytes that a control takes beside its name and its value (measured, CPython 3.11)."""

_MARGIN_SECONDS = 5


@dataclass
class State:
    """Bytes that one session's controls hold: of each by its id, and that of a message's rest."""

    sizes: dict[str, int] = field(default_factory=dict)
    rest: int = 0
    controls: int = 0
    connections: int = 0

    @property
    def total(self) -> int:
        """Bytes."""
        return self.controls + self.rest

    def record(self, message: BackMsg) -> None:
        """Record the widget values of a message."""
        states = message.rerun_script.widget_states
        sizes = {widget.id: widget.ByteSize() + _OVERHEAD for widget in states.widgets}
        self._replace(sizes, message.ByteSize() - states.ByteSize())

    def add(self, other: State) -> None:
        """Add the state of another connection of the same session."""
        self._replace(other.sizes, other.rest)

    def _replace(self, sizes: Mapping[str, int], rest: int) -> None:
        self.controls += sum(sizes[name] - self.sizes.get(name, 0) for name in sizes)
        self.sizes.update(sizes)
        self.rest = rest


class SessionLimits:
    """End the connection of a session whose state is over the limit."""

    def __init__(self, app: ASGIApp):
        self.app = app
        self.total = 0
        self._states: dict[str, State] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await _LimitedSocket(self, scope, receive, send).run()
        elif scope["type"] == "http" and scope["method"] == "PUT":
            await self._limit_upload(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def _limit_upload(self, scope: Scope, receive: Receive, send: Send) -> None:
        match = _UPLOAD.fullmatch(scope["path"])
        if match and _uploaded_bytes() > MOST_UPLOADS:
            expected = "fewer files of all readers together"
            await error_response(503, "body", "", expected, RETRY_LATER)(scope, receive, send)
            return
        await self.app(scope, receive, send)
        if match:
            _drop_older_uploads(match["session"])

    def register(self, session: str, state: State) -> State:
        """The state of a session, which one that reconnects has kept.

        Parameters
        ----------
        session : str
            Streamlit's id of it.
        state : State
            What this connection has sent by now.

        Returns
        -------
        State
            To which the connection adds from now on.
        """
        current = self._states.setdefault(session, state)
        if current is not state:
            before = current.total + state.total
            current.add(state)
            self.total += current.total - before
        current.connections += 1
        return current

    def accept(self, state: State, message: BackMsg) -> bool:
        """Record a message; false when the state is over the limit.

        Parameters
        ----------
        state : State
            Of the session that sends.
        message : BackMsg
            One message of its browser.
        """
        before = state.total
        state.record(message)
        self.total += state.total - before
        most = LARGEST_STATE if self.total <= MOST_STATE else LARGEST_STATE_IN_A_CROWD
        return state.total <= most

    def unregister(self, session: str, state: State) -> None:
        """Forget a session when Streamlit does, unless its reader is back by then.

        Parameters
        ----------
        session : str
            Streamlit's id of it; "" for a connection that ended before it had one.
        state : State
        """
        if not session:
            self.total -= state.total
            return
        state.connections -= 1
        seconds = config.get_option("server.disconnectedSessionTTL") + _MARGIN_SECONDS
        asyncio.get_running_loop().call_later(seconds, self._forget, session)

    def _forget(self, session: str) -> None:
        state = self._states.get(session)
        if state is not None and not state.connections:
            del self._states[session]
            self.total -= state.total


class _LimitedSocket:
    """One websocket of a session."""

    def __init__(self, limits: SessionLimits, scope: Scope, receive: Receive, send: Send):
        self._limits, self._scope, self._receive, self._send = limits, scope, receive, send
        self._session, self._state, self._ended = "", State(), False

    async def run(self) -> None:
        """Serve it to its end."""
        try:
            await self._limits.app(self._scope, self._receive_limited, self._forward)
        finally:
            self._limits.unregister(self._session, self._state)

    async def _receive_limited(self) -> Message:
        message = await self._receive()
        client_message = _read(BackMsg, message.get("bytes")) if not self._ended else None
        if client_message is None or self._limits.accept(self._state, client_message):
            return message
        # 1009: too big (RFC 6455, 7.4.1).
        await self._send({"type": "websocket.close", "code": 1009})
        self._ended = True
        count_rejected(route_name(self._scope["path"]), 413)
        return {"type": "websocket.disconnect", "code": 1009}

    async def _forward(self, message: Message) -> None:
        if self._ended:
            return
        if not self._session and message["type"] == "websocket.send":
            server_message = _read(ForwardMsg, message.get("bytes"))
            if server_message is not None and server_message.HasField("new_session"):
                self._session = server_message.new_session.initialize.session_id
                self._state = self._limits.register(self._session, self._state)
        await self._send(message)


def _read(kind: type[Any], content: bytes | None) -> Any:
    """A message, or None for what is none: Streamlit says so itself."""
    try:
        return kind.FromString(content) if content else None
    except DecodeError:
        return None


def _manager() -> MemoryUploadedFileManager | None:
    manager = runtime.get_instance().uploaded_file_mgr if runtime.exists() else None
    return manager if isinstance(manager, MemoryUploadedFileManager) else None


def _uploaded_bytes() -> int:
    manager = _manager()
    stored = manager.file_storage.values() if manager else ()
    return sum(len(file.data) for files in stored for file in files.values())


def _drop_older_uploads(session: str) -> None:
    manager = _manager()
    if manager:
        for name in [*manager.file_storage.get(session, ())][:-MOST_UPLOADS_OF_A_SESSION]:
            manager.remove_file(session, name)
