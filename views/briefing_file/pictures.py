"""The pictures of a briefing's one file: for a room, and small."""

from __future__ import annotations

import base64
import io

from PIL import Image

from charts.briefing import Slide
from charts.print import Edition, with_glyphs
from charts.rendering import render
from charts.spec.print_params import Preset
from data.facts.store import Facts

_ROOM = Preset(1920, 840, 144, 20.0, 14.0, 12.5)
"""The pixels of a stage of 1920 by 1080 under a title; no type is under 24 of them."""

_FORMS = ((1.0, 256), (1.0, 64), (1.0, 16), (0.75, 16), (0.6, 16))
"""Shares of the room's pixels and colors of a palette, the best first. 256 are the most that a PNG
of one byte for each pixel holds; the smoothed edges of type take most of them."""


class _ForRoom(Edition):
    """Legend and picture alone, in type that is read from the back of a room."""

    @property
    def size(self) -> Preset:
        return _ROOM


def picture(slide: Slide, facts: Facts, most: int) -> str:
    """The chart of a slide as a data address (RFC 2397), a PNG of a palette.

    Parameters
    ----------
    slide : Slide
    facts : Facts
        In any language: the view's is taken.
    most : int
        Characters that there is room for; a picture that takes more has fewer colors, then fewer
        pixels.
    """
    edition = _ForRoom("png", "slide", bare=True, **slide.edits("light"))
    drawn = render(slide.spec, facts, with_glyphs(edition))
    image = Image.open(io.BytesIO(drawn)).convert("RGB")
    address = ""
    for scale, colors in _FORMS:
        address = _address(image, scale, colors)
        if len(address) <= most:
            break
    return address


def _address(image: Image.Image, scale: float, colors: int) -> str:
    size = (round(image.width * scale), round(image.height * scale))
    out = io.BytesIO()
    image.resize(size).quantize(colors, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return f"data:image/png;base64,{base64.b64encode(out.getvalue()).decode()}"
