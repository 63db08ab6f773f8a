"""The typeface inside an SVG, so that text set as text fits where Source Sans is not installed.

The pictures are laid out by the measures of Source Sans; another face is wider and would run over
its neighbors. The letters a picture needs travel with it, as a web font in a data address; the
license lets a document hold them (SIL Open Font License 1.1, condition 5).
"""

from __future__ import annotations

import base64
import io
import logging
import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from fontTools import subset
from matplotlib.ft2font import FT2Font

from charts.print.fonts import families, file_of

logging.getLogger("fontTools").setLevel(logging.WARNING)
"""It logs each step of making a font smaller, a page of glyph names for every picture."""

_DROPPED = [*subset.Options._drop_tables_default, "FFTM"]
subset.Options._drop_tables_default += ["GDEF", "GPOS", "GSUB"]
"""matplotlib takes these defaults when it embeds a face in a PDF, where each letter is already in
its place: to make the rules of placing smaller was half of the time that a PDF took. matplotlib
hands no option through. A web font still needs the rules."""

_FACES = {
    ("normal", "400"): "Regular",
    ("normal", "600"): "Semibold",
    ("normal", "700"): "Bold",
    ("italic", "400"): "It",
}
_STYLE = re.compile(r'style="([^"]*font-family[^"]*)"')
_WEIGHT = re.compile(r"font-weight: (\d+)")
_USUAL = frozenset(
    [*map(chr, range(0x20, 0x7F)), *map(chr, range(0xA1, 0x180)), *"–—‘’“”„…×≤≥−†‡•·°′″→"]
)
"""Latin with its marks, and the signs of the captions; what else a text has is added to it."""


def font_faces(drawing: str) -> str:
    """Rules for the faces of the typeface in force that an SVG is set in.

    Parameters
    ----------
    drawing : str
        The SVG, its text as text.

    Returns
    -------
    str
        A ``<style>`` element, "" where no face of it is used.
    """
    used = {_face(style) for style in set(_STYLE.findall(drawing))}
    rules = face_rules(drawing, used & _FACES.keys())
    return f"<style>{rules}</style>" if rules else ""


def face_rules(text: str, faces: Iterable[tuple[str, str]]) -> str:
    """Rules of CSS for faces of the typeface in force, each with the letters that a text needs.

    Parameters
    ----------
    text : str
        Letters that the typeface does not have are left to the reader's own.
    faces : iterable of (str, str)
        Style and weight: ``("normal", "400")``, 600 or 700, or ``("italic", "400")``.
    """
    more = frozenset(letter for letter in set(text) - _USUAL if letter > "\x7f")
    family = families()[0]
    files = [(face, file_of(_FACES[face])) for face in sorted(faces)]
    packed = [(face, _packed(file, more & _letters_of(file))) for face, file in files]
    return "".join(
        f"@font-face{{font-family:'{family}';font-style:{style};font-weight:{weight};"
        f"src:url(data:font/woff;base64,{letters}) format('woff')}}"
        for (style, weight), letters in packed
    )


def _face(style: str) -> tuple[str, str]:
    weight = _WEIGHT.search(style)
    slant = "italic" if "font-style: italic" in style else "normal"
    return slant, weight[1] if weight else "400"


@lru_cache(maxsize=16)
def _letters_of(face: Path) -> frozenset[str]:
    """What a face has a glyph for: without the others one subset serves Arabic and Chinese too."""
    return frozenset(map(chr, FT2Font(str(face)).get_charmap()))


@lru_cache(maxsize=32)
def _packed(face: Path, more: frozenset[str]) -> str:
    options = subset.Options(
        flavor="woff",
        drop_tables=_DROPPED,
        layout_features=["kern", "liga"],
        hinting=False,
        name_IDs=[],
        notdef_outline=True,
    )
    font = subset.load_font(str(face), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(text="".join(_USUAL | more))
    subsetter.subset(font)
    out = io.BytesIO()
    subset.save_font(font, out, options)
    return base64.b64encode(out.getvalue()).decode()
