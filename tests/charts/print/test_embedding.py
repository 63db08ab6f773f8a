"""A journalist's editor without Source Sans: the picture's letters come with the picture."""

import base64
import io
import re

import pytest
from fontTools.ttLib import TTFont

from charts.print import embedding
from charts.print.edition import Edition
from charts.print.embedding import font_faces
from charts.rendering import render
from charts.spec.chart_spec import ChartSpec

_TEXT = re.compile(r"<text[^>]*style=\"([^\"]*)\"[^>]*>([^<]*)</text>")
_RULE = re.compile(r"font-style:(\w+);font-weight:(\d+);src:url\(data:font/woff;base64,([^)]+)\)")


@pytest.mark.parametrize("name", ["map", "timeline", "shares", "partner"])
def test_every_letter_of_a_picture_is_in_the_faces_it_brings(facts, name):
    spec = ChartSpec(partner="CIV" if name == "partner" else "")
    drawing = render(spec.replace(chart=name), facts, Edition(format="svg")).decode()
    faces = {
        weight: TTFont(io.BytesIO(base64.b64decode(packed))).getBestCmap()
        for style, weight, packed in _RULE.findall(drawing)
        if style == "normal"
    }
    assert faces
    assert drawing.index("@font-face") < drawing.index("<text")
    for style, text in _TEXT.findall(drawing):
        weight = re.search(r"font-weight: (\d+)|$", style)[1] or "400"
        letters = {ord(letter) for letter in text if letter.isalnum()}
        assert letters <= faces[weight].keys(), text


def test_letters_beyond_latin_are_added_when_a_picture_has_them():
    """A title in Russian is set in Source Sans too: the face has the letters."""
    (packed,) = _RULE.findall(
        font_faces('<text style="font-weight: 700; font-family: x">Медь</text>')
    )
    assert {ord(letter) for letter in "Медь"} <= TTFont(
        io.BytesIO(base64.b64decode(packed[2]))
    ).getBestCmap().keys()
    assert font_faces("<svg/>") == ""


def test_letters_that_a_face_lacks_cost_no_face_of_their_own():
    """The first picture in Arabic and the first in Chinese each took 0.4 s for the same faces."""
    plain, chinese = (
        f'<text style="font-family: x">{text}</text>' for text in ("Copper", "Copper 铜 نحاس")
    )
    faces = font_faces(plain)
    made = embedding._packed.cache_info().misses
    assert font_faces(chinese) == faces
    assert embedding._packed.cache_info().misses == made


def test_a_web_font_keeps_its_kerning():
    """The letters of a PDF are placed already; those of an SVG are not."""
    (packed,) = _RULE.findall(font_faces('<text style="font-family: x">AV</text>'))
    assert "GPOS" in TTFont(io.BytesIO(base64.b64decode(packed[2])))


def test_the_same_picture_brings_the_same_bytes():
    drawing = '<text style="font-family: x">é</text>'
    assert font_faces(drawing) == font_faces(drawing)
