"""Static files in the encoding that a client likes best, before anything of Streamlit's is asked.

Streamlit compresses its scripts anew for each reader or, as a rule, not at all. Here each is
compressed once; it has a strong tag for each encoding, as a tag names bytes (RFC 9110, 8.8.3.3).
"""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from server.compressed_files import compressed_files
from server.compression import CODINGS
from server.middleware.http_middleware import HttpMiddleware
from server.negotiation import not_modified_response, preferred_coding
from server.route_labels import READING
from server.static_files import StaticFile, digest_of, find_static_file


class StaticFiles(HttpMiddleware):
    """Answer with a static file where there is one at the path; pass everything else on."""

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a file from memory, or ask ``self.app``.

        Parameters
        ----------
        scope, receive, send
            Of one request, as `HttpMiddleware.handle` has them.
        """
        file = find_static_file(scope["path"]) if scope["method"] in READING else None
        if file is None:
            await self.app(scope, receive, send)
        else:
            response = await _file_response(Request(scope), file)
            await response(scope, receive, send)


async def _file_response(request: Request, file: StaticFile) -> Response:
    if not file.is_compressible:
        return await _plain_response(request, file, {})
    vary = {"Vary": "Accept-Encoding"}
    coding = preferred_coding(request, CODINGS)
    if not coding:
        return await _plain_response(request, file, vary)
    encoded = await compressed_files().get(file.path, coding)
    headers = {**vary, "Content-Encoding": coding}
    return _response(request, file, encoded.body, f"-{coding}{encoded.level}", headers)


async def _plain_response(request: Request, file: StaticFile, headers: dict[str, str]) -> Response:
    body = await run_in_threadpool(file.path.read_bytes)
    return _response(request, file, body, "", headers)


def _response(
    request: Request, file: StaticFile, body: bytes, tag_end: str, headers: dict[str, str]
) -> Response:
    etag = f'"{digest_of(file.path)[:16]}{tag_end}"'
    headers = {"Cache-Control": file.cache, "ETag": etag, **headers}
    not_modified = not_modified_response(request, headers)
    return not_modified or Response(body, media_type=file.media_type, headers=headers)
