"""How the reader's browser names this server, for addresses that leave it."""

from __future__ import annotations

from starlette.requests import HTTPConnection

from charts.urls import public_base


def base_of(request: HTTPConnection) -> str:
    """The start of absolute addresses, as `charts.urls.public_base` gives it.

    Of the public address, or of the host that is asked; what a proxy says of that counts only
    where it is trusted (`server.middleware.forwarded_headers`).
    """
    return public_base(request.url.scheme, request.headers.get("host", ""))
