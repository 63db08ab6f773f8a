"""Typefaces that stand in until ours is there are as wide as it is."""

from __future__ import annotations

import re
from pathlib import Path

import matplotlib
import pytest
from fontTools.afmLib import AFM
from fontTools.ttLib import TTFont

from server.html.document import style
from tests.browser.serving import ROOT

TEXT = "Eleven partners signed; bilateral minerals agreements with the United States, by country"
OURS, OTHERS = ROOT / "charts/print/typefaces/TTF", Path(matplotlib.get_data_path()) / "fonts"


def truetype_width(file: Path) -> float:
    font = TTFont(file)
    glyphs, widths = font.getBestCmap(), font["hmtx"]
    return sum(widths[glyphs[ord(sign)]][0] for sign in TEXT) / font["head"].unitsPerEm


def helvetica_width(name: str) -> float:
    """Of Helvetica, whose widths Arial and Liberation Sans have."""
    font = AFM(str(OTHERS / "pdfcorefonts" / f"{name}.afm"))
    names = {";": "semicolon", ",": "comma", " ": "space"}
    return sum(font[names.get(sign, sign)][1] for sign in TEXT) / 1000


@pytest.mark.parametrize(
    ("family", "first_weight", "ours", "theirs"),
    [
        ("Atlas Arial", "200", "Regular", lambda: helvetica_width("Helvetica")),
        ("Atlas Arial", "550", "Bold", lambda: helvetica_width("Helvetica-Bold")),
        ("Atlas DejaVu", "200", "Regular", lambda: truetype_width(OTHERS / "ttf/DejaVuSans.ttf")),
        ("Atlas DejaVu", "550", "Bold", lambda: truetype_width(OTHERS / "ttf/DejaVuSans-Bold.ttf")),
    ],
)
def test_a_text_is_as_wide_in_what_stands_in(family, first_weight, ours, theirs):
    face = rf'font-family:"{family}";font-weight:{first_weight} [^}}]*size-adjust:([\d.]+)%'
    (percent,) = re.findall(face, style())
    ratio = theirs() * float(percent) / 100 / truetype_width(OURS / f"SourceSans3-{ours}.ttf")
    assert ratio == pytest.approx(1, abs=0.015)
