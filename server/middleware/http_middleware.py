"""What every layer around the app has in common: it is about HTTP, and lets the rest through."""

from __future__ import annotations

from abc import ABC, abstractmethod

from starlette.types import ASGIApp, Receive, Scope, Send


class HttpMiddleware(ABC):
    """Middleware that sees requests; websockets and the server's own messages pass by it."""

    def __init__(self, app: ASGIApp):
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        handle = self.handle if scope["type"] == "http" else self.app
        await handle(scope, receive, send)

    @abstractmethod
    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, as a rule by asking ``self.app``.

        Parameters
        ----------
        scope : Scope
            Of type ``http`` (ASGI 3).
        receive : Receive
            Gives the body, message by message.
        send : Send
            Takes the head of the answer, then its body.
        """
