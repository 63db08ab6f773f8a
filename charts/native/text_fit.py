"""How much room a text takes, without its typeface: whose that is, is not known."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from unicodedata import east_asian_width

_EMU_PER_POINT = 12_700
_EM = 0.55
"""The width of a letter over the size of type, on the safe side: Source Sans has 0.47, Verdana,
which is the widest of the common ones, 0.58 in lower case."""

_LEADING, _AFTER = 1.2, 0.5
"""The height of a line, and what stands between two paragraphs, over the size of type."""

_INSET = 2 * 7.2
"""Points left and right of a text in its box together, and as much is left above and below
(ECMA-376 part 1, 21.1.2.1.1: 91,440 EMU each by default)."""


def text_height(paragraphs: Sequence[str], width: int, size: float) -> int:
    """The height of a text box, in EMU.

    Parameters
    ----------
    paragraphs : sequence of str
    width : int
        Of the box, in EMU.
    size : float
        Points of type.
    """
    room = max(width / _EMU_PER_POINT - _INSET, size)
    lines = sum(max(ceil(_width(text) * size / room), 1) for text in paragraphs)
    points = lines * size * _LEADING + (len(paragraphs) - 1) * size * _AFTER + _INSET
    return ceil(points * _EMU_PER_POINT)


def fitting_size(
    paragraphs: Sequence[str], width: int, height: int, most: float, least: float = 8.0
) -> float:
    """The largest size of type in which a text fits a box.

    Parameters
    ----------
    paragraphs : sequence of str
    width, height : int
        Of the box, in EMU.
    most, least : float
        Points of type between which it is.
    """
    size = most
    while size > least and text_height(paragraphs, width, size) > height:
        size -= 0.5
    return max(size, least)


def _width(text: str) -> float:
    """In ems; a sign of East Asia takes a whole one."""
    return sum(1.0 if east_asian_width(sign) in "WF" else _EM for sign in text)
