"""Requests byte by byte, as no well-behaved client sends them."""

from __future__ import annotations

import json
import re
import socket
from dataclasses import dataclass
from http.client import HTTPResponse
from urllib.parse import urlsplit

from server.routes.table import ROUTES

_ASSETS = ("/assets/atlas.{digest}.css", "/assets/atlas.{digest}.js")
PATHS = ("/", "/export", "/_stcore/health", *_ASSETS, *(route.path for route in ROUTES))


@dataclass(frozen=True)
class RawResponse:
    """The response as it was received."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def error(self) -> dict[str, str]:
        """The one error shape, or a failure of the test."""
        body_json = json.loads(self.body)
        assert set(body_json) == {"error"}
        assert set(body_json["error"]) == {"parameter", "value", "expected"}
        return body_json["error"]


def open_connection(server: str, seconds: float = 30) -> socket.socket:
    """Open a connection to a server by its address."""
    parts = urlsplit(server)
    return socket.create_connection((parts.hostname, parts.port), timeout=seconds)


def read_response(connection: socket.socket, method: str = "GET") -> RawResponse:
    """Read one response from a connection."""
    response = HTTPResponse(connection, method=method)
    response.begin()
    headers = {name.lower(): value for name, value in response.getheaders()}
    return RawResponse(response.status, headers, response.read())


def send_request(
    server: str,
    target: str | bytes,
    method: str = "GET",
    body: bytes = b"",
    headers: tuple[str, ...] = (),
    host: str = "127.0.0.1",
) -> RawResponse:
    """Send one request, its target unchanged, and return the response."""
    target = target if isinstance(target, bytes) else target.encode()
    lines = [f"Host: {host}", "Connection: close", *headers]
    if body:
        lines.append(f"Content-Length: {len(body)}")
    head = method.encode() + b" " + target + b" HTTP/1.1\r\n" + "\r\n".join(lines).encode()
    with open_connection(server) as connection:
        connection.sendall(head + b"\r\n\r\n" + body)
        return read_response(connection, method)


def fill_path(path: str, value: str = "x") -> str:
    """Fill each parameter of a route's pattern with a value."""
    return re.sub(r"\{\w+\}", lambda _: value, path)
