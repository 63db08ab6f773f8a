"""Requests to the app in this process, timed on the server's side alone.

A client in the same process would be timed as it unpacks.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from starlette.testclient import TestClient
from starlette.types import ASGIApp, Message, Scope

HOST = "127.0.0.1"
_HEADERS = {"host": HOST, "accept": "text/html", "accept-encoding": "gzip, br"}


@dataclass(frozen=True)
class Answer:
    """How long a whole answer took, and its bytes on the wire without the headers."""

    seconds: float
    size: int


@contextmanager
def running() -> Iterator[TestClient]:
    """The app as it is served, begun and ended; `TestClient.portal` runs what is measured."""
    from app import app

    with TestClient(app, base_url=f"http://{HOST}") as client:
        yield client


async def ask(app: ASGIApp, address: str) -> Answer:
    """The time from a request to the last byte of its answer, all its way through the app.

    Parameters
    ----------
    app : ASGIApp
    address : str
        Without the server's name.
    """
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    path, _mark, query = address.partition("?")
    scope: Scope = {
        **{"type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "scheme": "http"},
        **{"method": "GET", "path": path, "raw_path": path.encode(), "root_path": ""},
        **{"query_string": query.encode(), "state": {}},
        **{"client": (HOST, 1), "server": (HOST, 80)},
        "headers": [(name.encode(), value.encode()) for name, value in _HEADERS.items()],
    }
    start = time.perf_counter()
    await app(scope, receive, send)
    elapsed = time.perf_counter() - start
    body = b"".join(message.get("body", b"") for message in sent[1:])
    assert sent[0]["status"] == 200, sent[0]
    assert body
    return Answer(elapsed, len(body))
