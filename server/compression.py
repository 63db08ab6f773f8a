"""Brotli and gzip: fast for who waits, and as small as can be for what is computed ahead."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import brotli

BROTLI, GZIP = "br", "gzip"
CODINGS = (BROTLI, GZIP)
"""Content codings in the order in which the server likes them (RFC 7932, RFC 1952)."""

FAST: Mapping[str, int] = MappingProxyType({BROTLI: 5, GZIP: 5})
BEST: Mapping[str, int] = MappingProxyType({BROTLI: 11, GZIP: 9})
"""Levels. Of what Streamlit's page names (2.29 MB) Brotli leaves 638 KB at level 5, in 0.05 s, and
589 KB at level 11, in 2.4 s; gzip 684 KB at 5 and 677 KB at 9. All of its files take 32 s at 11."""


@dataclass(frozen=True)
class EncodedBody:
    """Bytes in a content coding, and the level by which they came about."""

    body: bytes
    level: int


def compress(body: bytes, coding: str, level: int) -> EncodedBody:
    """Bytes in a content coding; the same bytes give the same every time.

    Parameters
    ----------
    body : bytes
    coding : str
        One of `CODINGS`.
    level : int
        1 to 11 for Brotli, 1 to 9 for gzip.
    """
    if coding == BROTLI:
        return EncodedBody(brotli.compress(body, quality=level), level)
    return EncodedBody(gzip.compress(body, level, mtime=0), level)


def is_encoded(body: bytes, coding: str, digest: str) -> bool:
    """Whether bytes are what `compress` made of a content whose SHA-256 is known.

    Parameters
    ----------
    body : bytes
        From a place that others may write to.
    coding : str
        One of `CODINGS`.
    digest : str
        In hexadecimal digits.
    """
    try:
        return hashlib.sha256(_DECOMPRESS[coding](body)).hexdigest() == digest
    except (brotli.error, OSError, EOFError, ValueError):
        return False


_DECOMPRESS: Mapping[str, Callable[[bytes], bytes]] = MappingProxyType(
    {BROTLI: brotli.decompress, GZIP: gzip.decompress}
)
