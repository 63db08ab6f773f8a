"""The shapes of an answer: one for an error, one for something that never changes."""

from __future__ import annotations

import gzip
from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from charts.spec.errors import ParamError

FOR_EVER = "public, max-age=31536000, immutable"
IS_HEAD = "atlas.head"
"""Key of a scope: the reader asked for the headers alone, and what is sent is not passed on."""

FOR_A_WHILE = "public, max-age=300"
RETRY_LATER = {"Retry-After": "5"}
"""With an answer that a moment with fewer readers would not have needed."""


def parameter_error(problem: ParamError) -> JSONResponse:
    """400 with the one error shape of every route."""
    return error_response(400, problem.parameter, problem.value, problem.expected)


def not_found(name: str, expected: str) -> JSONResponse:
    """404 in the same shape: the name that was asked for, and what there is."""
    return error_response(404, "name", name, expected)


def error_response(
    status: int,
    parameter: str,
    value: str,
    expected: str,
    headers: Mapping[str, str] | None = None,
) -> JSONResponse:
    """The one error shape: what was wrong, what was sent (its start), what would be right."""
    detail = {"parameter": parameter, "value": value[:200], "expected": expected}
    return JSONResponse({"error": detail}, status_code=status, headers=headers)


def conditional(
    request: Request,
    body: bytes,
    media_type: str,
    cache: str,
    digest: str,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """A body under the hash of its content as a strong ``ETag``; 304 if the client has it."""
    all_headers = {"Cache-Control": cache, "ETag": f'"{digest}"', **(headers or {})}
    if etag_matches(request, digest):
        return Response(status_code=304, headers=all_headers)
    return Response(body, media_type=media_type, headers=all_headers)


def etag_matches(request: Request, digest: str) -> bool:
    """Whether ``If-None-Match`` names this content (RFC 9110, 13.1.2: compared weakly)."""
    header = request.headers.get("if-none-match", "")
    tags = {part.strip().removeprefix("W/").strip('"') for part in header.split(",")}
    return digest in tags or "*" in tags


def gzipped(
    request: Request, packed: bytes, media_type: str, cache: str, etag: str = ""
) -> Response:
    """A gzipped body as it is, or unpacked for a client that does not take gzip."""
    headers = {"Cache-Control": cache, "Vary": "Accept-Encoding"}
    if etag:
        headers["ETag"] = f'"{etag}"'
        if f'"{etag}"' in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
    if "gzip" in request.headers.get("accept-encoding", ""):
        headers["Content-Encoding"] = "gzip"
        return Response(packed, media_type=media_type, headers=headers)
    return Response(gzip.decompress(packed), media_type=media_type, headers=headers)
