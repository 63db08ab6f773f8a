"""Headers that every answer carries."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server.middleware.accepted_encoding import AcceptedEncoding
from server.middleware.allowed_hosts import AllowedHosts
from server.middleware.content_security_policy import content_security_policy
from server.middleware.error_responses import ErrorResponses
from server.middleware.forwarded_headers import ForwardedHeaders
from server.middleware.http_middleware import HttpMiddleware
from server.middleware.request_limits import RequestLimits
from server.middleware.same_origin import SameOrigin
from server.middleware.session_limits import SessionLimits
from server.middleware.static_files import StaticFiles
from server.settings import settings

_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "accelerometer=(), camera=(), geolocation=(), gyroscope=(), "
    "magnetometer=(), microphone=(), midi=(), payment=(), usb=()",
}
_TLS_ONLY = "max-age=31536000"
"""A year, for this host alone: what stands beside it is not ours to promise (RFC 6797, 6.1)."""


class ResponseHeaders(HttpMiddleware):
    """Add the headers that hold for every answer, unless a route has set its own."""

    def __init__(self, app: ASGIApp):
        super().__init__(app)
        self._headers = {**_ALWAYS, "Content-Security-Policy": content_security_policy()}

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and add to what comes back.

        Parameters
        ----------
        scope, receive, send
            Of one request, as `HttpMiddleware.handle` has them.
        """
        by_tls = is_by_tls(scope)

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                _drop_service_description(headers)
                for name, value in self._headers.items():
                    headers.setdefault(name, value)
                if by_tls:
                    _require_tls(headers)
            await send(message)

        await self.app(scope, receive, send_with_headers)


def _drop_service_description(headers: MutableHeaders) -> None:
    """Advertise no interface that is switched off.

    Streamlit links the description of its agent API (RFC 8631) whether or not that is served
    (streamlit/web/server/starlette/starlette_agent_routes.py, 1.67).
    """
    if 'rel="service-desc"' in headers.get("link", ""):
        del headers["link"]


def is_by_tls(scope: Scope) -> bool:
    """Whether the reader came by TLS: as a trusted proxy says, or by the public address."""
    public = urlsplit(settings().public_address)
    host = Headers(scope=scope).get("host", "").lower().removesuffix(":443")
    own = public.scheme == "https" and host == public.netloc.lower().removesuffix(":443")
    return own or scope["scheme"] == "https"


def _require_tls(headers: MutableHeaders) -> None:
    """Keep the browser, and each cookie, from going without; Streamlit knows of no proxy."""
    headers.setdefault("Strict-Transport-Security", _TLS_ONLY)
    cookies = headers.getlist("set-cookie")
    del headers["set-cookie"]
    for cookie in cookies:
        parts = [part.strip().lower() for part in cookie.split(";")]
        headers.append("set-cookie", cookie if "secure" in parts else f"{cookie}; Secure")


MIDDLEWARE = [
    Middleware(ForwardedHeaders),
    Middleware(ResponseHeaders),
    Middleware(ErrorResponses),
    Middleware(AllowedHosts),
    Middleware(SameOrigin),
    Middleware(SessionLimits),
    Middleware(RequestLimits),
    Middleware(StaticFiles),
    Middleware(AcceptedEncoding),
]
