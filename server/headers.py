"""Headers that every answer carries."""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server.cross_origin import SameOrigin
from server.document import HeadTags
from server.door import Door
from server.hosts import AllowedHosts
from server.layer import HttpLayer
from server.policy import content_security_policy
from server.proxies import ForwardedHeaders
from server.watch import Watch

_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
}


class AnswerHeaders(HttpLayer):
    """Add the headers that hold for every answer, unless a route has set its own."""

    def __init__(self, app: ASGIApp):
        super().__init__(app)
        self._headers = {**_ALWAYS, "Content-Security-Policy": content_security_policy()}

    async def answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and add to what comes back."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, send_with_headers)


MIDDLEWARE = [
    Middleware(ForwardedHeaders),
    Middleware(AnswerHeaders),
    Middleware(Watch),
    Middleware(AllowedHosts),
    Middleware(SameOrigin),
    Middleware(Door),
    Middleware(HeadTags),
]
