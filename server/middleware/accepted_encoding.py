"""What a client accepts, in one word: Streamlit looks for the letters gzip, not the weights."""

from __future__ import annotations

from starlette.requests import Request
from starlette.types import Receive, Scope, Send

from server.middleware.http_middleware import HttpMiddleware
from server.negotiation import accepts_gzip


class AcceptedEncoding(HttpMiddleware):
    """Pass a request on as one that accepts gzip, or nothing (RFC 9110, 12.5.3)."""

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Ask ``self.app`` with the header that stands for the client's weights.

        Parameters
        ----------
        scope, receive, send
            Of one request, as `HttpMiddleware.handle` has them.
        """
        headers = [pair for pair in scope["headers"] if pair[0] != b"accept-encoding"]
        if accepts_gzip(Request(scope)):
            headers.append((b"accept-encoding", b"gzip"))
        await self.app({**scope, "headers": headers}, receive, send)
