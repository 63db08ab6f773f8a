"""The style sheet and the script of the pages, named by their content."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from server.responses import FOR_A_WHILE, FOR_EVER

_STATIC = Path(__file__).with_name("static")
SHEET, SCRIPT = _STATIC / "atlas.css", _STATIC / "atlas.js"


def style_sheet(request: Request) -> Response:
    """The style sheet; its address holds its hash."""
    return _asset_response(request, SHEET, "text/css")


def script(request: Request) -> Response:
    """The script of the Export and Present pages; its address holds its hash."""
    return _asset_response(request, SCRIPT, "text/javascript")


def _asset_response(request: Request, file: Path, media_type: str) -> Response:
    digest, body = asset(file)
    cache = FOR_EVER if request.path_params["digest"] == digest else FOR_A_WHILE
    return Response(body, media_type=media_type, headers={"Cache-Control": cache})


@lru_cache(maxsize=4)
def asset(file: Path) -> tuple[str, bytes]:
    """The hash of a file, as its address holds it, and its bytes."""
    body = file.read_bytes()
    return hashlib.sha256(body).hexdigest()[:12], body
