"""Headers that every answer carries."""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.types import Message, Receive, Scope, Send

from server.document import HeadTags
from server.door import Door
from server.hosts import AllowedHosts, allowed_hosts
from server.layer import HttpLayer
from server.policy import content_security_policy
from server.watch import Watch

_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Content-Security-Policy": content_security_policy(),
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
}


class AnswerHeaders(HttpLayer):
    """Add the headers that hold for every answer, unless a route has set its own."""

    async def answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and add to what comes back."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _ALWAYS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, send_with_headers)


MIDDLEWARE = [
    Middleware(AnswerHeaders),
    Middleware(Watch),
    Middleware(AllowedHosts, hosts=allowed_hosts()),
    Middleware(Door),
    Middleware(HeadTags),
]
