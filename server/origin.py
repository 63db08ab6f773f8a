"""How the reader's browser names this server, for addresses that leave it."""

from __future__ import annotations

from starlette.requests import HTTPConnection

from charts.addresses import public_base


def base_of(request: HTTPConnection) -> str:
    """The start of absolute addresses, as `charts.addresses.public_base` gives it.

    A proxy in front says in ``X-Forwarded-Host`` and ``X-Forwarded-Proto`` what it was asked for.
    """
    host = _first(request, "x-forwarded-host") or request.headers.get("host", "")
    scheme = _first(request, "x-forwarded-proto") or request.url.scheme
    return public_base(scheme, host)


def _first(request: HTTPConnection, header: str) -> str:
    return request.headers.get(header, "").split(",")[0].strip()
