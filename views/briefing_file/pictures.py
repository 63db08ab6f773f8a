"""The pictures of a briefing's one file: for a room, and small."""

from __future__ import annotations

import base64
import io

from PIL import Image

from charts.print import Edition
from charts.rendering import render
from charts.spec.chart_spec import ChartSpec
from charts.spec.print_params import Preset
from data.facts.store import Facts

_ROOM = Preset(1920, 840, 144, 20.0, 14.0, 12.5)
"""The pixels of a stage of 1920 by 1080 under a title; no type is under 24 of them."""

_COLORS = 256
"""The most that a PNG of one byte for each pixel holds; the smoothed edges of type take most."""


class _ForRoom(Edition):
    """Legend and picture alone, in type that is read from the back of a room."""

    @property
    def size(self) -> Preset:
        return _ROOM


def picture(view: ChartSpec, facts: Facts) -> str:
    """A chart as a data address (RFC 2397), a PNG of a palette.

    Parameters
    ----------
    view : ChartSpec
    facts : Facts
        In any language: the view's is taken.
    """
    drawn = render(view, facts, _ForRoom("png", "slide", bare=True))
    image = Image.open(io.BytesIO(drawn)).convert("RGB")
    out = io.BytesIO()
    image.quantize(_COLORS, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return f"data:image/png;base64,{base64.b64encode(out.getvalue()).decode()}"
