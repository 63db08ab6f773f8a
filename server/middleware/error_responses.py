"""The outermost look at a request: one shape for every refusal, one line and one count for it."""

from __future__ import annotations

import gzip
import json
import logging
import time
from collections.abc import Mapping
from typing import Any

from starlette.datastructures import MutableHeaders
from starlette.responses import Response
from starlette.types import Message, Receive, Scope, Send

from charts.spec.parsers import KEYS
from server.logging_setup import log_rejected
from server.metrics import count_request
from server.middleware.http_middleware import HttpMiddleware
from server.middleware.not_found_page import missing_page, takes_page
from server.middleware.refused_embed_page import refused_embed_page, takes_embed_page
from server.middleware.refused_form_page import refused_form_page, takes_form_page
from server.responses import IS_HEAD, error_response
from server.route_labels import READING, folder_of, methods_of, route_name

_LOG = logging.getLogger("atlas.requests")

METHODS = (*READING, "OPTIONS", "POST", "PUT", "PATCH", "DELETE")
_ALLOW = ", ".join(READING)
_PARAMETERS = frozenset(
    {
        *KEYS,
        "download",
        "facts",
        "name",
        "path",
        "query",
        "method",
        "body",
        "host",
        "head",
        "origin",
        "template",
        *("url", "maxwidth", "maxheight"),
    }
)
_EXPECTED = {
    400: ("path", "a path of this server, without . or .. or backslashes"),
    403: ("path", "a request of a page of this server"),
    404: ("path", "a route of this server"),
    405: ("method", f"one of {_ALLOW}"),
    408: ("body", "a request that is sent without long pauses"),
    413: ("body", "a smaller body"),
    414: ("path", "a shorter address"),
}
_FILES = ("_stcore", "static", "media", "assets")
_FAILED = ("", "an answer, which failed; the fault is in the server's log")


class ErrorResponses(HttpMiddleware):
    """Answer HEAD as GET, give refusals their shape, log and count them, and time everything."""

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; say, log and count how it went.

        Parameters
        ----------
        scope, receive, send
            Of one request, as `HttpMiddleware.handle` has them.
        """
        started_at = time.perf_counter()
        watcher = _ResponseWatcher(scope, send)
        inner = scope
        if scope["method"] == "HEAD":
            inner = {**scope, "method": "GET", IS_HEAD: True}
        try:
            await self.app(inner, receive, watcher)
        except Exception as error:  # noqa: BLE001
            _LOG.error("a request failed", exc_info=error)
            await watcher.fail()
        finally:
            _log_and_count(scope, watcher, time.perf_counter() - started_at)


def _log_and_count(scope: Scope, watcher: _ResponseWatcher, seconds: float) -> None:
    route = route_name(scope["path"])
    count_request(route, watcher.status, seconds)
    if watcher.status >= 400:
        method = scope["method"] if scope["method"] in METHODS else "other"
        parameter = watcher.parameter if watcher.parameter in _PARAMETERS else "unknown"
        log_rejected(route, method, watcher.status, watcher.parameter and parameter)


class _ResponseWatcher:
    """Passes an answer on as it comes, but holds a refusal until it is whole."""

    def __init__(self, scope: Scope, send: Send):
        self._scope, self._send = scope, send
        self._bodiless = scope["method"] == "HEAD"
        self._start: Message | None = None
        self._body = b""
        self._started = False
        self.status = 499
        self.parameter = ""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = _status(message, self._scope["path"])
            if self.status >= 400:
                self._start = message
                return
            self._started = True
        elif self._start is not None and message["type"] == "http.response.body":
            self._body += message.get("body", b"")
            if not message.get("more_body"):
                await self._refuse()
            return
        await self._forward(message)

    async def fail(self) -> None:
        """Say that there is no answer, unless one has begun."""
        self.status, self.parameter = 500, ""
        if not self._started:
            self._start = {"type": "http.response.start", "status": 500, "headers": []}
            self._body = b""
            await self._refuse()

    async def _refuse(self) -> None:
        assert self._start is not None
        headers = MutableHeaders(raw=list(self._start["headers"]))
        parameter = _parameter(self._body, headers)
        if parameter is None and "json" not in headers.get("content-type", ""):
            self._body, parameter = _error_body(self._scope, self.status, headers)
        if self.status == 404 and takes_page(self._scope):
            self._body = _page_body(missing_page(self._scope["path"]), headers)
        elif takes_form_page(self._scope):
            detail = _error_detail(self._body, headers) or {}
            self._body = _page_body(refused_form_page(self._scope, detail), headers)
        elif takes_embed_page(self._scope, parameter or ""):
            detail = _error_detail(self._body, headers) or {}
            page = refused_embed_page(self._scope, self.status, detail)
            self._body = _page_body(page, headers)
        self.parameter = parameter or ""
        self._started = True
        await self._forward({**self._start, "status": self.status, "headers": headers.raw})
        await self._forward({"type": "http.response.body", "body": self._body})

    async def _forward(self, message: Message) -> None:
        if self._bodiless and message["type"] == "http.response.body":
            message = {**message, "body": b""}
        await self._send(message)


def _page_body(body: bytes, headers: MutableHeaders) -> bytes:
    """A page for a browser; for programs the same refusal has the one error shape."""
    if "content-encoding" in headers:
        del headers["content-encoding"]
    headers["Content-Type"] = "text/html; charset=utf-8"
    headers["Content-Length"] = str(len(body))
    headers["Cache-Control"] = "no-store"
    return body


def _status(message: Message, path: str) -> int:
    """The status; 404 for a missing file, in whose place Streamlit gives its page."""
    status: int = message["status"]
    headers = MutableHeaders(raw=list(message["headers"]))
    page = status == 200 and headers.get("content-type", "").startswith("text/html")
    return 404 if page and folder_of(path) in _FILES else status


def _parameter(body: bytes, headers: MutableHeaders) -> str | None:
    """The parameter that a refusal in the one shape names; None in any other shape."""
    detail = _error_detail(body, headers)
    return None if detail is None else str(detail["parameter"])


def _error_detail(body: bytes, headers: MutableHeaders) -> Mapping[str, str] | None:
    """What a refusal in the one shape says; None in any other shape."""
    if "json" not in headers.get("content-type", ""):
        return None
    try:
        plain = gzip.decompress(body) if headers.get("content-encoding") == "gzip" else body
        detail: Any = json.loads(plain)["error"]
        return {key: str(detail[key]) for key in ("parameter", "value", "expected")}
    except (ValueError, KeyError, TypeError, OSError):
        return None


def _error_body(scope: Scope, status: int, headers: MutableHeaders) -> tuple[bytes, str]:
    parameter, expected = _EXPECTED.get(status, _FAILED)
    value = scope["method"] if parameter == "method" else scope["path"]
    answer: Response = error_response(
        status, parameter, "" if parameter == "body" else value, expected
    )
    for name in ("content-encoding", "etag", "last-modified", "accept-ranges"):
        if name in headers:
            del headers[name]
    for name in ("content-type", "content-length"):
        headers[name] = answer.headers[name]
    headers["Cache-Control"] = "no-store"
    if status == 405:
        headers.setdefault("Allow", ", ".join(methods_of(scope["path"])))
    return bytes(answer.body), parameter
