"""The type of the print edition: Source Sans, and DejaVu for the scripts that it lacks.

Both come with packages (SIL Open Font License 1.1; the licence of Bitstream Vera), so a picture
looks the same on every machine and needs no network. matplotlib shapes Arabic and orders
right-to-left text by itself (libraqm).
"""

from __future__ import annotations

import logging
import unicodedata
from functools import lru_cache
from pathlib import Path

import font_source_sans_pro
from matplotlib import font_manager
from matplotlib.ft2font import FT2Font

FAMILY = ("Source Sans Pro", "DejaVu Sans")
CSS_FAMILY = ("Source Sans Pro", "Source Sans 3", "Segoe UI", "Helvetica", "Arial", "DejaVu Sans")
"""What an SVG asks for: the first comes with it, the others are for programs that ignore that."""

_FILES = Path(font_source_sans_pro.__file__).parent / "files"
_FACES = ("Regular", "It", "Semibold", "Bold")
WEIGHTS = {"regular": 400, "semibold": 600, "bold": 700}


@lru_cache(maxsize=1)
def registered() -> tuple[str, ...]:
    """Make the typeface known to matplotlib, once; the families in order of preference."""
    # DejaVu has no semibold: its bold stands in, which matplotlib would log at every start.
    logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)
    for face in _FACES:
        font_manager.fontManager.addfont(str(face_file(face)))
    return FAMILY


def face_file(face: str) -> Path:
    """The file of a face: ``Regular``, ``It``, ``Semibold`` or ``Bold``."""
    return _FILES / f"SourceSansPro-{face}.ttf"


@lru_cache(maxsize=1)
def _drawable() -> frozenset[int]:
    """Every code point that one of the fonts has a glyph for."""
    paths = [face_file("Regular"), font_manager.findfont("DejaVu Sans")]
    return frozenset(code for path in paths for code in FT2Font(str(path)).get_charmap())


def drawable(text: str) -> tuple[str, str]:
    """A text as it can be drawn, and the letters in it for which there is no glyph.

    Control characters, and pictures such as emoji that no font here has, are left out; line breaks
    become spaces. Letters are never left out silently: they are returned.

    Returns
    -------
    (text, missing)
    """
    known = _drawable()
    kept, missing = [], []
    for letter in unicodedata.normalize("NFC", " ".join(text.split())):
        kind = unicodedata.category(letter)
        if ord(letter) in known and not kind.startswith("C"):
            kept.append(letter)
        elif kind[0] in "LMN" and ord(letter) not in _SELECTORS:
            missing.append(letter)
        elif letter in _DIRECTION:
            kept.append(letter)
    return " ".join("".join(kept).split()), "".join(dict.fromkeys(missing))


_SELECTORS = {*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)}
"""Variation selectors (Unicode 16, block tables): they choose the shape of an emoji."""

_DIRECTION = "\u200e\u200f"
"""Left-to-right and right-to-left marks; overrides (U+202D, U+202E) would turn a title around."""
