"""What a proxy in front says of a request, believed only where a setting says so.

Anybody can send ``X-Forwarded-Host``: what was printed of it into an image was kept by a cache, and
stood on the next reader's. Where the sender is trusted (``ATLAS_TRUSTED_PROXIES``), host and scheme
become what it says; after that nobody asks who said so, and the headers are gone either way.
"""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Receive, Scope, Send

from server.settings import settings

_HEADERS = (
    *("forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-port"),
    *("x-forwarded-prefix", "x-forwarded-proto", "x-forwarded-server", "x-real-ip"),
)
_SCHEMES = {"http": {"http": "http", "https": "https"}, "websocket": {"http": "ws", "https": "wss"}}


class ForwardedHeaders:
    """Take over what a trusted proxy says of host and scheme; forget all else."""

    def __init__(self, app: ASGIApp):
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        effective_scope = _apply_forwarded_headers(scope) if scope["type"] in _SCHEMES else scope
        await self.app(effective_scope, receive, send)


def _apply_forwarded_headers(scope: Scope) -> Scope:
    headers = MutableHeaders(raw=list(scope["headers"]))
    host, scheme = (
        _first_value(headers, "x-forwarded-host"),
        _first_value(headers, "x-forwarded-proto"),
    )
    for name in _HEADERS:
        if name in headers:
            del headers[name]
    changed: dict[str, object] = {"headers": headers.raw}
    if settings().trusts((scope.get("client") or ("",))[0]):
        if host:
            headers["host"] = host
        if scheme in ("http", "https"):
            changed["scheme"] = _SCHEMES[scope["type"]][scheme]
    return {**scope, **changed}


def _first_value(headers: MutableHeaders, name: str) -> str:
    """What the outermost proxy said; those behind it add theirs."""
    return headers.get(name, "").split(",")[0].strip()
