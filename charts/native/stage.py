"""Where the shapes of a slide stand, and whose type and colors they have."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

from pptx.dml.color import RGBColor
from pptx.util import Emu, Length

from charts.contrast import contrast
from charts.house_style import quieted
from charts.native.text_fit import text_height
from charts.palette import THEMES, rgb
from charts.print.fonts import FAMILY

_WHITE = "#FFFFFF"


@dataclass(frozen=True)
class Box:
    """A rectangle on a slide, in EMU (914,400 to an inch) from the upper left corner."""

    left: int
    top: int
    width: int
    height: int

    @property
    def right(self) -> int:
        """The right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> int:
        """The lower edge."""
        return self.top + self.height

    @property
    def place(self) -> tuple[Length, Length, Length, Length]:
        """Left, top, width and height, as python-pptx takes them."""
        return Emu(self.left), Emu(self.top), Emu(self.width), Emu(self.height)

    def cut(self, height: int) -> tuple[Box, Box]:
        """What is left above a strip at the foot of this box, and the strip.

        Parameters
        ----------
        height : int
            Of the strip, in EMU.
        """
        rest = self.height - height
        strip = Box(self.left, self.top + rest, self.width, height)
        return Box(self.left, self.top, self.width, rest), strip

    def beside(self, width: int) -> tuple[Box, Box]:
        """What is left before a column at the right of this box, and the column.

        Parameters
        ----------
        width : int
            Of the column, in EMU.
        """
        rest = self.width - width
        column = Box(self.left + rest, self.top, width, self.height)
        return Box(self.left, self.top, rest, self.height), column

    def hold(self, width: int, height: int) -> Box:
        """The largest box of a picture's shape in the middle of this one.

        Parameters
        ----------
        width, height : int
            Of the picture, in any unit.
        """
        scale = min(self.width / width, self.height / height)
        wide, high = int(width * scale), int(height * scale)
        left, top = (self.width - wide) // 2, (self.height - high) // 2
        return Box(self.left + left, self.top + top, wide, high)


class Look(Protocol):
    """The type and the colors of what is put on a slide."""

    @property
    def theme(self) -> str:
        """Whose colors a picture has: ``light`` or ``dark``."""

    @property
    def font(self) -> str:
        """The typeface, or what a theme calls its own."""

    @property
    def scale(self) -> float:
        """The size of type, 1 on a slide of 13.333 by 7.5 inches."""

    def write(self, color: Any, quiet: bool = False) -> None:
        """Give a color of text its value.

        Parameters
        ----------
        color : pptx.dml.color.ColorFormat
        quiet : bool
            Whether the text stands back.
        """

    def rule(self, color: Any) -> None:
        """Give the color of a grid line its value."""

    def paint(self, color: Any, own: str, place: int | None) -> None:
        """Give the color of a series its value.

        Parameters
        ----------
        color : pptx.dml.color.ColorFormat
        own : str
            The atlas's color of the series, as ``#RRGGBB``.
        place : int or None
            Its number among the colored series, from 0; None for a gray one.
        """

    def fade(self, color: Any, own: str, place: int | None) -> None:
        """Give the color of what steps back behind a highlighted country its value.

        Parameters
        ----------
        color : pptx.dml.color.ColorFormat
        own : str
        place : int or None
            Both as in `paint`.
        """

    def write_on(self, color: Any, own: str, place: int | None) -> None:
        """Give a color of text its value that can be read on a painted series.

        Parameters
        ----------
        color : pptx.dml.color.ColorFormat
        own : str
        place : int or None
            Both as in `paint`.
        """


@dataclass(frozen=True)
class HouseLook:
    """The atlas's own type and colors, on white."""

    theme: str = "light"
    font: str = FAMILY[0]
    scale: float = 1.0

    def write(self, color: Any, quiet: bool = False) -> None:
        """In the ink of the atlas.

        Parameters
        ----------
        color, quiet
            As `Look.write` has them.
        """
        ink = THEMES[self.theme]
        color.rgb = in_rgb(ink.quiet_ink if quiet else ink.ink)

    def rule(self, color: Any) -> None:
        """In the color of land without data."""
        color.rgb = in_rgb(THEMES[self.theme].land)

    def paint(self, color: Any, own: str, place: int | None) -> None:
        """In the atlas's color of the series.

        Parameters
        ----------
        color, own, place
            As `Look.paint` has them.
        """
        color.rgb = in_rgb(own)

    def fade(self, color: Any, own: str, place: int | None) -> None:
        """In the atlas's color, paler.

        Parameters
        ----------
        color, own, place
            As `Look.fade` has them.
        """
        color.rgb = in_rgb(quieted(own, self.theme))

    def write_on(self, color: Any, own: str, place: int | None) -> None:
        """In white or in ink, whichever stands out more.

        Parameters
        ----------
        color, own, place
            As `Look.write_on` has them.
        """
        ink = THEMES[self.theme].ink
        color.rgb = in_rgb(max((_WHITE, ink), key=lambda shade: contrast(shade, own)))


def in_rgb(color: str) -> RGBColor:
    """``#RRGGBB`` as python-pptx wants it."""
    return RGBColor(*rgb(color))


@dataclass(frozen=True)
class Stage:
    """A slide in the making.

    Attributes
    ----------
    page : pptx.slide.Slide
        With its title.
    body : Box
        Room for its chart, its picture or its points.
    source : Box
        Room for the line that says where they come from.
    look : Look
    slot : pptx.shapes.placeholder.SlidePlaceholder or None
        The placeholder of the layout that stands for the body.
    accepts : tuple of str
        Of ``chart`` and ``picture`` what may take the placeholder's part.
    """

    page: Any
    body: Box
    source: Box
    look: Look
    slot: Any = None
    accepts: tuple[str, ...] = ()

    def size(self, points: float) -> float:
        """A size of type for this slide: that of the house, scaled, in half points."""
        return round(points * self.look.scale * 2) / 2

    def note_height(self, text: str, points: float) -> int:
        """The height of a note under the body, in EMU.

        Parameters
        ----------
        text : str
            "" has none.
        points : float
            Its size of type in the house design.
        """
        return text_height((text,), self.body.width, self.size(points)) if text else 0

    def fill_slot(self, shape: Any, kind: str) -> None:
        """Let a shape take the placeholder's part, or the empty placeholder go.

        Parameters
        ----------
        shape : pptx.shapes.base.BaseShape
        kind : {"chart", "picture"}
        """
        if self.slot is None:
            return
        if kind in self.accepts:
            shape._element._nvXxPr.nvPr._insert_ph(self.slot._element.ph)
        self.slot._element.getparent().remove(self.slot._element)
