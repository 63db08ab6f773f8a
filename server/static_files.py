"""The files that stay as they are while the server runs: Streamlit's and ours, by address."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

import streamlit

from server.assets import FOLDER, asset
from server.responses import FOR_A_WHILE, FOR_EVER

STREAMLIT_FOLDER = Path(streamlit.__file__).parent / "static"
"""Its page, and the folder ``static`` that the page's addresses name."""

_HASHED_NAME = re.compile(r".+\.[A-Za-z0-9_-]{8}\.[a-z0-9]+")
"""How the bundler names a file by its content (streamlit/static, 1.67)."""

_ASSET = re.compile(r"/assets/(?P<stem>[a-z_]+)\.(?P<digest>\w+)\.(?P<kind>css|js|svg)")
_LINK = re.compile(r'(?:src|href)="\.(/static/[^"]+)"')

_MEDIA_TYPES = MappingProxyType(
    {
        ".css": "text/css",
        ".gif": "image/gif",
        ".js": "text/javascript",
        ".json": "application/json",
        ".png": "image/png",
        ".svg": "image/svg+xml",
        ".woff2": "font/woff2",
    }
)
"""By the end of a file's name: what a machine's own list says of a script differs."""

_COMPRESSIBLE = frozenset({".css", ".js", ".json", ".svg"})
"""The rest is compressed in its own way."""


@dataclass(frozen=True)
class StaticFile:
    """A file as it is served.

    Attributes
    ----------
    path : pathlib.Path
    media_type : str
    cache : str
        The value of ``Cache-Control``.
    """

    path: Path
    media_type: str
    cache: str = FOR_EVER

    @property
    def is_compressible(self) -> bool:
        """Whether it gets smaller by compression."""
        return self.path.suffix in _COMPRESSIBLE


def find_static_file(address: str) -> StaticFile | None:
    """The file at the path of an address, or None."""
    return streamlit_files().get(address) or _find_asset(address)


@lru_cache(maxsize=1)
def streamlit_files() -> Mapping[str, StaticFile]:
    """Streamlit's scripts, styles, typefaces and pictures; those that its page names come first."""
    root = STREAMLIT_FOLDER
    files = {f"/{path.relative_to(root).as_posix()}": path for path in root.glob("static/**/*.*")}
    page = (root / "index.html").read_text(encoding="utf-8")
    first = [address for address in _LINK.findall(page) if address in files]
    return MappingProxyType(
        {address: _streamlit_file(files[address]) for address in (*first, *sorted(files))}
    )


def own_files() -> list[StaticFile]:
    """The atlas's own style sheet and scripts."""
    return [_own_file(path) for path in sorted(FOLDER.iterdir()) if path.is_file()]


@lru_cache(maxsize=512)
def digest_of(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal digits."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _streamlit_file(path: Path) -> StaticFile:
    cache = FOR_EVER if _HASHED_NAME.fullmatch(path.name) else FOR_A_WHILE
    return StaticFile(path, _media_type(path), cache)


def _find_asset(address: str) -> StaticFile | None:
    """A file of ours; one that is asked for by an earlier hash is not kept for ever."""
    match = _ASSET.fullmatch(address)
    path = FOLDER / f"{match['stem']}.{match['kind']}" if match else None
    if match is None or path is None or not path.is_file():
        return None
    return _own_file(path, FOR_EVER if match["digest"] == asset(path)[0] else FOR_A_WHILE)


def _own_file(path: Path, cache: str = FOR_EVER) -> StaticFile:
    return StaticFile(path, _media_type(path), cache)


def _media_type(path: Path) -> str:
    return _MEDIA_TYPES.get(path.suffix, "application/octet-stream")
