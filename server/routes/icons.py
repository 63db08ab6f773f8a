"""The icon of the atlas, as browsers and home screens ask for it, and the manifest naming it."""

from __future__ import annotations

from functools import lru_cache
from types import MappingProxyType

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from server.assets import FOLDER as ASSETS
from server.negotiation import StoredContent, content_response
from server.responses import FOR_A_WHILE, not_found

FOLDER = ASSETS / "icons"
SIZES = (192, 512)
"""Pixels of the icons for home screens (Web Application Manifest, ``icons``)."""

_TYPES = MappingProxyType({"ico": "image/x-icon", "png": "image/png", "svg": "image/svg+xml"})
_WHITE, _BLUE = "#ffffff", "#0b4f8a"
"""Background and accent of the light theme (.streamlit/config.toml)."""

MANIFEST = {
    "name": "Ministerial Atlas",
    "short_name": "Atlas",
    "description": "Who attended the Critical Minerals Ministerial of 4 February 2026, and which "
    "minerals agreements with the United States were found.",
    "lang": "en",
    "dir": "ltr",
    "start_url": "/",
    "scope": "/",
    "display": "browser",
    "background_color": _WHITE,
    "theme_color": _BLUE,
    "icons": [
        {"src": "/favicon.svg", "type": "image/svg+xml", "sizes": "any"},
        *(
            {"src": f"/icons/{size}.png", "type": "image/png", "sizes": f"{size}x{size}"}
            for size in SIZES
        ),
    ],
}


def favicon(request: Request) -> Response:
    """The small icon as SVG, as PNG, or as ICO for who asks for that without being told."""
    kind = request.path_params["kind"]
    if kind not in _TYPES:
        return not_found(f"favicon.{kind}", f"favicon as {' or '.join(_TYPES)}")
    return _icon_response(request, f"favicon.{kind}", _TYPES[kind])


def icon(request: Request) -> Response:
    """The icon in a size for home screens."""
    size = request.path_params["size"]
    if size not in map(str, SIZES):
        return not_found(f"{size}.png", f"{' or '.join(map(str, SIZES))}.png")
    return _icon_response(request, f"{size}.png", "image/png")


def manifest(request: Request) -> Response:
    """What the atlas is to a browser that keeps it (Web Application Manifest)."""
    headers = {"Cache-Control": FOR_A_WHILE}
    return JSONResponse(MANIFEST, headers=headers, media_type="application/manifest+json")


def _icon_response(request: Request, name: str, media_type: str) -> Response:
    return content_response(request, _icon(name), media_type, FOR_A_WHILE)


@lru_cache(maxsize=8)
def _icon(name: str) -> StoredContent:
    return StoredContent.of((FOLDER / name).read_bytes())
