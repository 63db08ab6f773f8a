"""A page sends more over its websocket than its controls can hold.

Ten values of 15 MB each once stayed in the memory of one session.
"""

import asyncio
from functools import partial

import httpx
import pytest
from websockets.exceptions import ConnectionClosedError

from server.limits import (
    LARGEST_MESSAGE,
    LARGEST_STATE,
    LARGEST_STATE_IN_A_CROWD,
    MOST_UPLOADS_OF_A_SESSION,
)
from server.middleware import session_limits
from server.middleware.session_limits import SessionLimits
from tests.attacks.sockets import connect_stream, message, session_of
from tests.waiting import until


def close_code(socket, action=None):
    """The code a socket was closed with, once it is."""
    with pytest.raises(ConnectionClosedError) as closed:
        (action or partial(list, socket))()
    return closed.value.rcvd.code


def test_a_message_that_no_page_sends_ends_its_connection(target):
    with connect_stream(target.address) as socket:
        socket.send(b"\0" * (LARGEST_MESSAGE + 1))
        assert close_code(socket) == 1009


def test_many_messages_together_hold_no_more_than_a_session_may(target):
    part = LARGEST_STATE // 4
    with connect_stream(target.address) as socket:
        session = session_of(socket)
        for _ in range(8):
            socket.send(message(again=part))
        for name in ("b", "c"):
            socket.send(message(**{name: part}))
        socket.send(message(d=part + 1))
        assert close_code(socket) == 1009
    with connect_stream(target.address, session) as resumed:
        # Whose session it is, is known once its page has begun to run: by its next message.
        assert close_code(resumed, lambda: [session_of(resumed) for _ in range(3)]) == 1009


def test_a_session_s_files_are_kept_while_they_are_new(target):
    with connect_stream(target.address) as socket, httpx.Client(base_url=target.address) as client:
        session = session_of(socket)
        client.get("/_stcore/health")
        token = {"X-Xsrftoken": client.cookies["_streamlit_xsrf"]}
        for number in range(3 * MOST_UPLOADS_OF_A_SESSION):
            response = client.put(
                f"/_stcore/upload_file/{session}/file-{number}",
                files={"file": ("briefing.json", b"x" * 60_000, "application/json")},
                headers=token,
            )
            assert response.status_code == 204
        # Streamlit keeps its figures for a moment, so that asking often costs nothing.
        assert until(lambda: uploaded_bytes(client) == MOST_UPLOADS_OF_A_SESSION * 60_000)


def uploaded_bytes(client):
    metrics_text = client.get("/_stcore/metrics", params={"families": "cache_memory_bytes"}).text
    lines = [line for line in metrics_text.splitlines() if "UploadedFileManager" in line]
    return sum(float(line.split()[-1]) for line in lines)


class CountingApp:
    """An app that counts messages until its socket is closed."""

    def __init__(self):
        self.received, self.closed = 0, 0

    async def __call__(self, scope, receive, send):
        while (await receive())["type"] != "websocket.disconnect":
            self.received += 1
        self.closed += 1


def deliver(limits, *messages):
    """How many messages of one socket reach the app, and what is sent back."""
    incoming = [{"type": "websocket.receive", "bytes": content} for content in messages]
    incoming.append({"type": "websocket.disconnect"})
    sent_messages = []

    async def receive():
        return incoming.pop(0)

    async def send(message):
        sent_messages.append(message)

    before = limits.app.received
    asyncio.run(limits({"type": "websocket", "path": "/_stcore/stream"}, receive, send))
    return limits.app.received - before, sent_messages


def test_all_sessions_together_hold_no_more_than_there_is_room_for(monkeypatch):
    limits = SessionLimits(CountingApp())
    large_message = message(a=LARGEST_STATE_IN_A_CROWD)
    assert deliver(limits, large_message) == (1, [])
    monkeypatch.setattr(session_limits, "MOST_STATE", 1000)
    assert deliver(limits, message(a=200)) == (1, [])
    assert deliver(limits, message(a=2000), message(b=2000)) == (2, []), "who holds little goes on"
    assert deliver(limits, message(a=200), large_message) == (
        1,
        [{"type": "websocket.close", "code": 1009}],
    )
    assert limits.total == 0, "what has left without a session is forgotten"


def test_what_is_no_message_of_a_page_is_left_to_streamlit():
    assert deliver(SessionLimits(CountingApp()), b"\xff\xff", b"", message(a=1)) == (3, [])


def test_no_file_is_taken_while_all_readers_files_are_too_many(monkeypatch):
    sent_messages = []

    async def send(message):
        sent_messages.append(message)

    monkeypatch.setattr(session_limits, "_uploaded_bytes", lambda: session_limits.MOST_UPLOADS + 1)
    scope = {"type": "http", "method": "PUT", "path": "/_stcore/upload_file/session/file"}
    limits = SessionLimits(CountingApp())
    asyncio.run(limits(scope, None, send))
    assert (sent_messages[0]["status"], limits.app.closed) == (503, 0)
    assert (b"retry-after", b"5") in sent_messages[0]["headers"]
