"""The names this server answers to."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocket

from server.hosts import is_listed
from server.limits import PROBES
from server.logging_setup import log_rejected
from server.metrics import count_rejected
from server.responses import error_response
from server.route_labels import route_name
from server.settings import settings


class AllowedHosts:
    """Refuse a request, or a websocket, for a host that is not listed."""

    def __init__(self, app: ASGIApp):
        self.app = app
        self._hosts = settings().allowed_hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        kind = scope["type"]
        is_checked = self._hosts and kind in ("http", "websocket") and scope["path"] not in PROBES
        host = Headers(scope=scope).get("host", "") if is_checked else ""
        if not is_checked or is_listed(host, self._hosts):
            await self.app(scope, receive, send)
        elif kind == "http":
            await _refusal(host)(scope, receive, send)
        else:
            await refuse_websocket(WebSocket(scope, receive, send), _refusal(host), "host")


def _refusal(host: str) -> Response:
    return error_response(400, "host", host, "a host that this server answers to")


async def refuse_websocket(socket: WebSocket, answer: Response, parameter: str) -> None:
    """Answer a handshake with a refusal, where the server can; else close it. It is counted.

    Parameters
    ----------
    socket : WebSocket
        Not accepted yet.
    answer : Response
        The refusal.
    parameter : str
        What was wrong, for the log.
    """
    route, status = route_name(socket.scope["path"]), answer.status_code
    count_rejected(route, status)
    log_rejected(route, "websocket", status, parameter)
    if "websocket.http.response" in socket.scope.get("extensions", {}):
        await socket.send_denial_response(answer)
    else:
        await socket.close(1008)
