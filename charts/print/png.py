"""Drawn pixels as a PNG whose rows are not filtered.

Filters make photographs smaller. Of a drawing in plain colors they break up the runs that deflate
finds, and choosing one for each row takes longer than all else. Pillow always chooses.
"""

from __future__ import annotations

import struct
import zlib

import numpy as np
from numpy.typing import NDArray

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_RGB, _RGBA = 2, 6
_LEVEL = 4
"""Of zlib: 6 makes a map by 4% smaller in a quarter more time."""

_METER = 39.3701
"""Inches in a meter."""


def encoded(pixels: NDArray[np.uint8], dpi: float, software: str) -> bytes:
    """A PNG (ISO/IEC 15948, 5 and 11), without transparency where every pixel is opaque.

    Parameters
    ----------
    pixels : array of shape (height, width, 4)
        Red, green, blue and opacity, not premultiplied.
    dpi : float
        Pixels to an inch.
    software : str
        What it is made by, in Latin-1.

    Examples
    --------
    >>> white = np.full((1, 2, 4), 255, dtype=np.uint8)
    >>> encoded(white, 100, "Atlas")[12:26]
    b'IHDR\\x00\\x00\\x00\\x02\\x00\\x00\\x00\\x01\\x08\\x02'
    """
    is_opaque = bool((pixels[..., 3] == 255).all())
    height, width, _ = pixels.shape
    samples = 3 if is_opaque else 4
    rows = np.zeros((height, 1 + width * samples), dtype=np.uint8)
    rows[:, 1:] = pixels[..., :samples].reshape(height, -1)
    per_meter = round(dpi * _METER)
    kind = _RGB if is_opaque else _RGBA
    return b"".join(
        [
            _SIGNATURE,
            _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, kind, 0, 0, 0)),
            _chunk(b"tEXt", b"Software\0" + software.encode("latin-1")),
            _chunk(b"pHYs", struct.pack(">IIB", per_meter, per_meter, 1)),
            _chunk(b"IDAT", zlib.compress(rows.data, _LEVEL)),
            _chunk(b"IEND", b""),
        ]
    )


def _chunk(kind: bytes, content: bytes) -> bytes:
    check = zlib.crc32(kind + content)
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", check)
