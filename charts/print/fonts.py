"""The type of the print edition: Source Sans, and DejaVu and Noto for the scripts that it lacks.

Source Sans lies in typefaces/, in the version that Streamlit shows on the screen; the others come
with packages (SIL Open Font License 1.1, and DejaVu's own). So a picture looks the same on every
machine and needs no network. DejaVu has Arabic, Noto Chinese, Japanese and Korean, in one
weight. matplotlib shapes Arabic and orders right-to-left text by itself (libraqm).
"""

from __future__ import annotations

import logging
import struct
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

import noto_cjk_sans_jp_regular
from fontTools.ttLib import TTFont, TTLibError
from matplotlib import font_manager
from matplotlib.ft2font import FT2Font

from charts.face_files import face_file
from charts.house_style import FONTS

FAMILY = ("Source Sans 3", "DejaVu Sans", "Noto Sans CJK JP")
CSS_FAMILY = (
    *("Source Sans 3", "Source Sans Pro", "Segoe UI", "Helvetica", "Arial", "DejaVu Sans"),
    *("Noto Sans CJK JP",),
)
"""The families an SVG requests: the first is embedded, the others are fallbacks."""

_CSS_FALLBACKS = MappingProxyType(
    {
        "Source Sans 3": CSS_FAMILY[1:],
        "DejaVu Sans": ("Verdana", "Noto Sans CJK JP"),
        "DejaVu Serif": ("Georgia", "DejaVu Sans", "Noto Sans CJK JP"),
    }
)
_TYPEFACE: ContextVar[str] = ContextVar("typeface", default=FAMILY[0])

_NOTO = Path(noto_cjk_sans_jp_regular.__file__).parent / "NotoSansCJKjp-Regular.otf"
_FACES = ("Regular", "It", "Semibold", "Bold")
WEIGHTS = {"regular": 400, "semibold": 600, "bold": 700}


@lru_cache(maxsize=1)
def registered() -> tuple[str, ...]:
    """Make the typeface known to matplotlib, once; the families in order of preference."""
    # DejaVu has no semibold and Noto no bold: others stand in, which matplotlib would log at start.
    logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)
    for face in _FACES:
        font_manager.fontManager.addfont(str(face_file(face)))
    font_manager.fontManager.addfont(str(_NOTO))
    return FAMILY


@contextmanager
def set_in(font: str) -> Iterator[None]:
    """Set what is laid out within in a typeface.

    Parameters
    ----------
    font : str
        A key of `charts.house_style.FONTS`.
    """
    token = _TYPEFACE.set(FONTS[font])
    try:
        yield
    finally:
        _TYPEFACE.reset(token)


def families() -> tuple[str, ...]:
    """The typeface in force, and those that stand in for the letters that it lacks."""
    return _with_those_that_stand_in(_TYPEFACE.get())


@lru_cache
def _with_those_that_stand_in(first: str) -> tuple[str, ...]:
    """Asked for with every word that is measured: thousands of times a picture."""
    return (first, *(family for family in registered() if family not in (first, FAMILY[0])))


def css_families() -> tuple[str, ...]:
    """The typeface in force and its fallbacks, as an SVG requests them."""
    first = _TYPEFACE.get()
    return (first, *_CSS_FALLBACKS[first])


def file_of(face: str) -> Path:
    """The file of a face of the typeface in force: ``Regular``, ``It``, ``Semibold`` or ``Bold``.

    DejaVu has no semibold; its bold stands in, as it does for matplotlib.
    """
    family = _TYPEFACE.get()
    if family == FAMILY[0]:
        return face_file(face)
    weight = "normal" if face in ("Regular", "It") else "bold"
    return Path(font_manager.findfont(font_manager.FontProperties(family=family, weight=weight)))


@lru_cache(maxsize=1)
def font_faults() -> tuple[str, ...]:
    """What is wrong with the files of the typefaces, each by its name; empty while all is well.

    Looked at once: mending a file means a new start.
    """
    files = [*(face_file(face) for face in _FACES), _NOTO]
    return tuple(f"{path.name} {fault}" for path in files if (fault := fault_of(path)))


def fault_of(path: Path) -> str:
    """What is wrong with a font file, in words, or "".

    FreeType opens many a font that is cut short and fails later, at a letter: so sizes are
    compared. The directory names each table's place and length (OpenType 1.9, "Table Directory").
    """
    try:
        with TTFont(path, lazy=True) as font:
            tables = font.reader.tables
            end = max(entry.offset + entry.length for entry in tables.values())
            if "head" in tables and path.stat().st_size < end:
                return "is cut short"
        FT2Font(str(path))
    except FileNotFoundError:
        return "is missing"
    except OSError as error:
        return f"cannot be read: {error.strerror}"
    except (TTLibError, RuntimeError, struct.error, ValueError):
        return "is not a font"
    return ""


@lru_cache(maxsize=1)
def _in_truetype() -> frozenset[int]:
    """Every code point that Source Sans or DejaVu has a glyph for."""
    paths = [face_file("Regular"), font_manager.findfont("DejaVu Sans")]
    return frozenset(code for path in paths for code in FT2Font(str(path)).get_charmap())


@lru_cache(maxsize=1)
def _drawable() -> frozenset[int]:
    """Every code point that one of the fonts has a glyph for."""
    return _in_truetype() | frozenset(FT2Font(str(_NOTO)).get_charmap())


def needs_outlines(text: str) -> bool:
    """Whether a letter is only in Noto, whose CFF outlines a PDF cannot hold as TrueType."""
    return not text.isascii() and not _in_truetype().issuperset(map(ord, text))


def in_line(text: str) -> str:
    """A line so that it is set in the direction of most of its letters, not of its first.

    An English sentence that begins with an Arabic name would else run from right to left. The mark
    is U+200E (Unicode Bidirectional Algorithm, UAX 9, 2.6).
    """
    if text.isascii():
        return text
    kinds = [unicodedata.bidirectional(letter) for letter in text]
    right_to_left = kinds.count("R") + kinds.count("AL")
    left_to_right = kinds.count("L")
    strong = next((kind for kind in kinds if kind in ("L", "R", "AL")), "L")
    return (
        f"\u200e{text}"
        if right_to_left and strong != "L" and left_to_right > right_to_left
        else text
    )


def drawable(text: str) -> tuple[str, str]:
    """A text as it can be drawn, and the letters in it for which there is no glyph.

    Control characters, and pictures such as emoji that no font here has, are left out; line breaks
    become spaces. Letters are never left out silently: they are returned.

    Returns
    -------
    (text, missing)
    """
    available = _drawable()
    letters, missing = [], []
    for letter in unicodedata.normalize("NFC", " ".join(text.split())):
        kind = unicodedata.category(letter)
        if ord(letter) in available and not kind.startswith("C"):
            letters.append(letter)
        elif kind[0] in "LMN" and ord(letter) not in _SELECTORS:
            missing.append(letter)
        elif letter in _DIRECTION:
            letters.append(letter)
    return " ".join("".join(letters).split()), "".join(dict.fromkeys(missing))


_SELECTORS = {*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)}
"""Variation selectors (Unicode 16, block tables): they choose the shape of an emoji."""

_DIRECTION = "\u200e\u200f"
"""Left-to-right and right-to-left marks; overrides (U+202D, U+202E) would turn a title around."""
