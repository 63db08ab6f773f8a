"""Requests byte by byte, as no well-behaved client sends them."""

from __future__ import annotations

import json
import re
import socket
from dataclasses import dataclass
from http.client import HTTPResponse
from urllib.parse import urlsplit

from server.routes.table import ROUTES

PATHS = ("/", "/export", "/_stcore/health", *(route.path for route in ROUTES))


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def error(self) -> dict[str, str]:
        """The one error shape, or a failure of the test."""
        found = json.loads(self.body)
        assert set(found) == {"error"}
        assert set(found["error"]) == {"parameter", "value", "expected"}
        return found["error"]


def opened(server: str, seconds: float = 30) -> socket.socket:
    """A connection to a server by its address."""
    parts = urlsplit(server)
    return socket.create_connection((parts.hostname, parts.port), timeout=seconds)


def read(connection: socket.socket, method: str = "GET") -> Answer:
    """The answer that comes over a connection."""
    answer = HTTPResponse(connection, method=method)
    answer.begin()
    headers = {name.lower(): value for name, value in answer.getheaders()}
    return Answer(answer.status, headers, answer.read())


def ask(
    server: str,
    target: str | bytes,
    method: str = "GET",
    body: bytes = b"",
    headers: tuple[str, ...] = (),
    host: str = "127.0.0.1",
) -> Answer:
    """One request, its target as it stands, and the answer to it."""
    target = target if isinstance(target, bytes) else target.encode()
    lines = [f"Host: {host}", "Connection: close", *headers]
    if body:
        lines.append(f"Content-Length: {len(body)}")
    head = method.encode() + b" " + target + b" HTTP/1.1\r\n" + "\r\n".join(lines).encode()
    with opened(server) as connection:
        connection.sendall(head + b"\r\n\r\n" + body)
        return read(connection, method)


def filled(path: str, value: str = "x") -> str:
    """A route's pattern with a value for each of its parameters."""
    return re.sub(r"\{\w+\}", lambda _: value, path)
