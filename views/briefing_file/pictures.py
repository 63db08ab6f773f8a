"""The pictures of a briefing's one file: for a room, for a screen held upright, and small."""

from __future__ import annotations

import base64
import io
from dataclasses import replace

import numpy as np
from PIL import Image

from charts.briefing import Slide
from charts.print import Edition, with_glyphs
from charts.print.rendering import as_pixels
from charts.rendering import compose
from charts.spec.chart_spec import ChartSpec
from charts.spec.print_params import Preset
from data.facts.store import Facts

_ROOM = Preset(1920, 840, 144, 20.0, 14.0, 12.5)
"""The pixels of a stage of 1920 by 1080 under a title; no type is under 24 of them."""

_SCALES = (1.0, 0.75, 0.6, 0.5, 0.4)
"""Shares of the pixels, the best first."""

_COLORS = 64
"""Of a palette: flat colors, and the steps between them at the edges of type."""

_CORNER = (0, 0)


class _ForRoom(Edition):
    """Legend and picture alone, in type that is read from the back of a room."""

    @property
    def size(self) -> Preset:
        return _ROOM


def wide(slide: Slide) -> Edition:
    """How its picture is printed for a wide screen and for paper: its title stands over it."""
    return with_glyphs(_ForRoom("png", "slide", bare=True, **slide.edits("light")))


def upright(slide: Slide, title: str) -> Edition:
    """How its picture is printed for a screen held upright: as there on the Present page.

    Parameters
    ----------
    slide : Slide
    title : str
        As `views.slide_show.own_title` gives it.
    """
    edited = with_glyphs(Edition("png", "stage-2x3", **slide.edits("light")))
    return replace(edited, title=title)


def picture(view: ChartSpec, facts: Facts, edition: Edition, most: int) -> str:
    """A chart as a data address (RFC 2397), a PNG of a palette.

    Parameters
    ----------
    view : ChartSpec
    facts : Facts
        In any language: the view's is taken.
    edition : Edition
        `wide`, or `upright`.
    most : int
        Characters that there is room for; a picture that takes more has fewer pixels.
    """
    image = Image.fromarray(as_pixels(compose(view, facts, edition))).convert("RGB")
    address = ""
    for scale in _SCALES:
        address = _address(image, scale)
        if len(address) <= most:
            break
    return address


def _address(image: Image.Image, scale: float) -> str:
    size = (round(image.width * scale), round(image.height * scale))
    out = io.BytesIO()
    _in_few_colors(image.resize(size)).save(out, "PNG")
    return f"data:image/png;base64,{base64.b64encode(out.getvalue()).decode()}"


def _in_few_colors(image: Image.Image) -> Image.Image:
    """An image with a palette, its paper as white as the page around it.

    The octree takes a seventh of the time of a median cut, and no color is as far off; but each
    is the mean of those near it, and that of white and nearly white is not white.
    """
    few = image.quantize(_COLORS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    at, palette = 3 * int(np.asarray(few)[_CORNER]), few.getpalette() or []
    few.putpalette([*palette[:at], *np.asarray(image)[_CORNER], *palette[at + 3 :]])
    return few
