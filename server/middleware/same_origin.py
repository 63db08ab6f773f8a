"""Who may open a websocket or send something: a page of this server, or no page at all.

Streamlit compares a websocket's ``Origin`` with its own addresses, and asks a server on the
internet what its outer one is: on the event loop, with a second to spare for each of two tries,
and anew each time one fails (streamlit/web/server/server_util.py, 1.67). Five handshakes from any
page in the world stopped everyone for ten seconds. So a foreign origin ends here, and what goes on
to Streamlit names the very host that was asked, which it lets in without a look at anything else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocket

from server.hosts import is_listed
from server.middleware.allowed_hosts import refuse_websocket
from server.responses import error_response
from server.route_labels import READING
from server.settings import settings

STREAM = "/_stcore/stream"
"""Where Streamlit takes websockets (streamlit/web/server/starlette/starlette_websocket.py)."""

_ORIGIN = re.compile(r"(?P<scheme>https?)://(?P<host>[^/?#@\s]+)", re.IGNORECASE)
_LOOPBACK = re.compile(r"localhost|.*\.localhost|127\.[0-9.]+|0\.0\.0\.0|\[::1\]")
_PORTS = {"http": ":80", "https": ":443"}


class SameOrigin:
    """Refuse websockets, and requests that send something, in the name of a foreign page."""

    def __init__(self, app: ASGIApp):
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await self._websocket(scope, receive, send)
        elif scope["type"] == "http" and _is_write(scope) and (origin := foreign_origin(scope)):
            await _refusal(origin)(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def _websocket(self, scope: Scope, receive: Receive, send: Send) -> None:
        origin = foreign_origin(scope)
        if scope["path"] == STREAM and origin is None:
            await self.app(_with_own_origin(scope), receive, send)
            return
        refusal = _refusal(origin) if origin is not None else _unknown_path(scope)
        parameter = "origin" if origin is not None else "path"
        await refuse_websocket(WebSocket(scope, receive, send), refusal, parameter)


def foreign_origin(scope: Scope) -> str | None:
    """The page elsewhere in whose name a request comes; None for one of ours, and for none.

    Ours are those of the host that is asked, of a listed host, and of the public address. A page
    on the reader's own machine (``http://localhost:3000``) is ours only where that is the host.
    """
    headers = Headers(scope=scope)
    own = [headers.get("host", "")]
    public = settings().public_address
    for origin in headers.getlist("origin"):
        if not (
            _matches_host(origin, own)
            or _matches_address(origin, public)
            or _matches_listed_host(origin)
        ):
            return origin
    return None


def _matches_host(origin: str, hosts: Iterable[str]) -> bool:
    match = _ORIGIN.fullmatch(origin)
    if not match:
        return False
    port = _PORTS[match["scheme"].lower()]
    origin_host = match["host"].lower().removesuffix(port)
    return any(host and origin_host == host.lower().removesuffix(port) for host in hosts)


def _matches_address(origin: str, address: str) -> bool:
    scheme, _, host = address.partition("://")
    return (
        bool(host) and origin.lower().startswith(f"{scheme}://") and _matches_host(origin, [host])
    )


def _matches_listed_host(origin: str) -> bool:
    match = _ORIGIN.fullmatch(origin)
    if not match or _LOOPBACK.fullmatch(re.sub(r":[0-9]*$", "", match["host"].lower())):
        return False
    return is_listed(match["host"], settings().allowed_hosts)


def _is_write(scope: Scope) -> bool:
    return scope["method"] not in (*READING, "OPTIONS")


def _with_own_origin(scope: Scope) -> Scope:
    """The handshake as from a page of the host that is asked, or from no page where it was none."""
    headers = MutableHeaders(raw=list(scope["headers"]))
    if "origin" in headers:
        del headers["origin"]
        headers["origin"] = f"http://{headers.get('host', '')}"
    return {**scope, "headers": headers.raw}


def _refusal(origin: str) -> Response:
    return error_response(403, "origin", origin, "a request of a page of this server")


def _unknown_path(scope: Scope) -> Response:
    return error_response(404, "path", scope["path"], f"{STREAM}, the one websocket of this server")
