"""What is refused before anything looks at it: strange paths, and more than anybody needs."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes, urlsplit

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import Message, Receive, Scope, Send

from server.hosts import name_of_host
from server.limits import (
    LARGEST_BODY,
    LARGEST_UNREAD,
    LONGEST_PATH,
    LONGEST_QUERY,
    MOST_FIELDS,
    ROOM_FOR_A_FORM,
    SLOWEST_BODY_SECONDS,
)
from server.middleware.http_middleware import HttpMiddleware
from server.responses import error_response
from server.route_labels import (
    FIGURES,
    READING,
    STREAMLIT,
    TEMPLATE_PATH,
    folder_of,
    is_known,
    is_page,
    methods_of,
)
from server.settings import settings

_CLOSING = {"Connection": "close"}
"""What the client has still to send is not read."""


_MISSING = {"Vary": "Accept", "Cache-Control": "no-store"}
"""A browser is shown a page in its place; see server/middleware/not_found_page.py."""


class RequestLimits(HttpMiddleware):
    """Let in what can be answered; refuse the rest in the one error shape."""

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse, or pass on; a body is counted as it comes.

        Parameters
        ----------
        scope, receive, send
            Of one request, as `HttpMiddleware.handle` has them.
        """
        refused = _find_refusal(scope)
        if refused is not None:
            await refused(scope, receive, send)
            return
        if scope["method"] in READING:
            await self.app(scope, receive, send)
            return
        await self._with_body(scope, receive, send)

    async def _with_body(self, scope: Scope, receive: Receive, send: Send) -> None:
        started = False

        async def send_and_note(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            await self.app(scope, _Limited(receive, _body_limit(scope)), send_and_note)
        except _BodyError as error:
            if not started:
                await error.response(scope, receive, send)


class _BodyError(Exception):
    """A body that is too long, or too slow in coming."""

    def __init__(self, response: Response):
        super().__init__(response.status_code)
        self.response = response


class _Limited:
    """Receives a body piece by piece, and gives up on one that has no end."""

    def __init__(self, receive: Receive, limit: _BodyLimit):
        self._receive, self._limit = receive, limit
        self._size = 0
        self._whole = False

    async def __call__(self) -> Message:
        if self._whole:
            return await self._receive()
        message = await self._next()
        if self._size <= self._limit.most:
            return message
        while not self._whole and self._size <= self._limit.unread:
            await self._next()
        raise _BodyError(self._limit.refusal())

    async def _next(self) -> Message:
        try:
            message = await asyncio.wait_for(self._receive(), SLOWEST_BODY_SECONDS)
        except TimeoutError:
            expected = f"a piece of the body at least every {SLOWEST_BODY_SECONDS:.0f} s"
            raise _BodyError(error_response(408, "body", "", expected, _CLOSING)) from None
        self._size += len(message.get("body", b""))
        self._whole = not message.get("more_body", False)
        return message


@dataclass(frozen=True)
class _BodyLimit:
    """Bytes that a body may have, and up to how many its end is waited for to be refused."""

    most: int
    unread: int
    parameter: str
    expected: str

    def refusal(self) -> Response:
        return error_response(413, self.parameter, "", self.expected, _CLOSING)


_BODY = _BodyLimit(LARGEST_BODY, LARGEST_BODY, "body", f"at most {LARGEST_BODY} bytes")


def _body_limit(scope: Scope) -> _BodyLimit:
    """A template has a limit of its own, everything else the same."""
    if scope["path"] != TEMPLATE_PATH:
        return _BODY
    megabytes = settings().template_mb
    most = (megabytes << 20) + ROOM_FOR_A_FORM
    expected = f"a template of at most {megabytes} MB"
    return _BodyLimit(most, most * LARGEST_UNREAD, "template", expected)


def _find_refusal(scope: Scope) -> Response | None:
    return _check_address(scope) or _check_method(scope) or _check_body(scope)


def _check_address(scope: Scope) -> Response | None:
    path, query = scope["path"], scope["query_string"]
    if len(path) > LONGEST_PATH:
        return error_response(414, "path", path, f"at most {LONGEST_PATH} characters")
    if len(query) > LONGEST_QUERY:
        return error_response(
            414, "query", _query_text(query), f"at most {LONGEST_QUERY} characters"
        )
    if _is_malformed(scope):
        expected = "a path in UTF-8, without //, ., .., backslashes and control characters"
        return error_response(400, "path", path, expected)
    if query.count(b"&") >= MOST_FIELDS:
        return error_response(400, "query", _query_text(query), f"at most {MOST_FIELDS} keys")
    if not _is_utf8(query) and not is_page(path):
        return error_response(400, "query", _query_text(query), "percent-escapes of UTF-8")
    if not is_known(path) or (path.rstrip("/") in FIGURES and not _may_see_metrics(scope)):
        expected = "a page or a route of this server (see README.md)"
        return error_response(404, "path", path, expected, _MISSING)
    return None


def _may_see_metrics(scope: Scope) -> bool:
    """Figures are for operators, who ask a process by its own address, not by the public one."""
    public = name_of_host(urlsplit(settings().public_address).netloc)
    host = name_of_host(Headers(scope=scope).get("host", ""))
    return settings().metrics and (not public or host not in ("", public))


def _is_malformed(scope: Scope) -> bool:
    path: str = scope["path"]
    raw: bytes = scope.get("raw_path") or path.encode()
    return (
        "//" in path
        or "\\" in path
        or any(ord(sign) < 32 or ord(sign) == 127 for sign in path)
        or any(part in (".", "..") for part in path.split("/"))
        or not _is_utf8(raw)
    )


def _is_utf8(escaped: bytes) -> bool:
    try:
        unquote_to_bytes(escaped).decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _query_text(query: bytes) -> str:
    return query[:200].decode("latin-1")


def _check_method(scope: Scope) -> Response | None:
    """Only Streamlit's own folders take more than reading, and the deck a template."""
    methods = methods_of(scope["path"])
    if scope["method"] in methods or folder_of(scope["path"]) in STREAMLIT:
        return None
    allow = ", ".join(methods)
    headers = {"Allow": allow, **_CLOSING}
    return error_response(405, "method", scope["method"], f"one of {allow}", headers)


def _check_body(scope: Scope) -> Response | None:
    headers = Headers(scope=scope)
    length = headers.get("content-length", "0")
    if scope["method"] in READING:
        if length == "0" and "transfer-encoding" not in headers:
            return None
        expected = "no body: what is asked for stands in the address"
        return error_response(413, "body", "", expected, _CLOSING)
    limit = _body_limit(scope)
    # Who asks before sending (RFC 9110, 10.1.1) needs no end to be waited for.
    most = limit.most if "expect" in headers else limit.unread
    return limit.refusal() if length.isdecimal() and int(length) > most else None
