"""What the atlas adds to the head of Streamlit's page: its style sheet and early fetches.

Streamlit asks for a widget's script only once the widget arrives over the websocket. Named in the
head, the map's script and data travel while the page is still starting, and the style sheet is
there before the first paint.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from html import escape
from pathlib import Path

import streamlit
from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection, Request
from starlette.types import Message, Receive, Scope, Send

from data.facts.store import store
from geo.map_data import MapVariant, map_address
from server.assets import SCRIPT, SHEET, asset
from server.base_url import base_of
from server.middleware.http_middleware import HttpMiddleware
from server.middleware.open_graph import early_preview, open_graph, title_of
from server.negotiation import accepts_gzip
from server.route_labels import is_page

_SCRIPTS = Path(streamlit.__file__).parent / "static" / "static" / "js"
_TITLE = b"<title>Streamlit</title>"
_END_OF_HEAD = b"</head>"


class HeadTags(HttpMiddleware):
    """Put the atlas's tags into the head of every HTML page."""

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and rewrite a page that comes back."""
        await self.app(_with_plain_choice(scope), receive, _Rewriter(send, scope))


def _with_plain_choice(scope: Scope) -> Scope:
    """A request that accepts gzip or nothing: Streamlit looks for the letters, not the weights.

    A page is asked for without compression, as a packed one cannot be added to.
    """
    headers = [pair for pair in scope["headers"] if pair[0] != b"accept-encoding"]
    if not is_page(scope["path"]) and accepts_gzip(Request(scope)):
        headers.append((b"accept-encoding", b"gzip"))
    return {**scope, "headers": headers}


class _Rewriter:
    """Holds an HTML answer back until it is whole; passes everything else on as it comes."""

    def __init__(self, send: Send, scope: Scope):
        self._send, self._scope = send, scope
        self._start: Message | None = None
        self._body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start" and _is_page(message):
            self._start = message
        elif self._start is None:
            await self._send(message)
        else:
            self._body += message.get("body", b"")
            if not message.get("more_body"):
                await self._finish()

    async def _finish(self) -> None:
        assert self._start is not None
        query = self._scope["query_string"].decode("latin-1")
        facts, path = store().facts, self._scope["path"]
        preview = open_graph(facts, path, query, base_of(HTTPConnection(self._scope)))
        tags = (preview + head_tags(path, query)).encode()
        title = f"<title>{escape(title_of(facts, path, query))}</title>".encode()
        body = self._body.replace(_TITLE, title, 1).replace(_END_OF_HEAD, tags + _END_OF_HEAD, 1)
        headers = MutableHeaders(raw=self._start["headers"])
        headers["Content-Length"] = str(len(body))
        headers["ETag"] = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
        await self._send(self._start)
        await self._send({"type": "http.response.body", "body": body})


def _is_page(message: Message) -> bool:
    headers = MutableHeaders(raw=message["headers"])
    kind, packed = headers.get("content-type", ""), "content-encoding" in headers
    return message["status"] == 200 and kind.startswith("text/html") and not packed


def head_tags(path: str, query: str = "") -> str:
    """The tags for a page: style sheet everywhere, early fetches for the map as it usually is."""
    tags = [f'<link rel="stylesheet" href="/assets/atlas.{asset(SHEET)[0]}.css">']
    one_mineral = path == "/minerals" and "commodity=" in query
    usual = not any(key in query for key in ("worldview", "projection"))
    if usual and (path == "/" or one_mineral):
        variant: MapVariant = "shares" if one_mineral or "color=mineral" in query else "status"
        data = map_address(store().facts, "international", "equal-earth", variant)
        tags.append(f'<link rel="preload" as="fetch" crossorigin="anonymous" href="{data}">')
    tags.append(f'<script defer src="/assets/atlas.{asset(SCRIPT)[0]}.js"></script>')
    if path == "/export":
        tags.append(early_preview(store().facts, query))
    script = {"/": "DeckGlJsonChart", "/timeline": "PlotlyChart"}.get(path)
    script = "DeckGlJsonChart" if one_mineral else script
    if script:
        # Half of the time to a first Plotly chart is the running of its script; see atlas.js.
        css_class = ' class="atlas-soon"' if script == "PlotlyChart" else ""
        tags.append(f'<link rel="modulepreload"{css_class} href="/static/js/{_script(script)}">')
    return "".join(tags)


@lru_cache(maxsize=4)
def _script(name: str) -> str:
    (path,) = _SCRIPTS.glob(f"{name}.*.js")
    return path.name
