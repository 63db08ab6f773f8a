"""The colors of a template's theme, and how they are used: none of them is written as a number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pptx.enum.dml import MSO_THEME_COLOR
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn

from charts.contrast import contrast, luminance
from charts.palette import rgb

_ACCENTS = tuple(f"accent{number}" for number in range(1, 7))
_SHADES = (0.0, 0.4, -0.25, 0.7, -0.5)
"""As they are, lighter and darker: the rows of PowerPoint's own choice of theme colors."""

_LEAST_CONTRAST, _LEAST_DISTANCE = 1.4, 60.0
"""From the ground, and of two series (in RGB, of 441): below it they are taken for one."""

_FALLBACK = {"dk1": "#000000", "lt1": "#FFFFFF", "dk2": "#44546A", "lt2": "#E7E6E6"}
_GRAY, _RULE = 0.25, 0.15
"""How far a gray series, and a grid line, is from the ground."""

_HALF = 0.4
"""The luminance over which text is light, and so the ground dark."""


@dataclass(frozen=True)
class Accent:
    """A theme color in one of its shades, and what it comes to as ``#RRGGBB``."""

    name: str
    shade: float
    value: str


class ThemeColors:
    """What the theme of a slide master says of colors.

    Parameters
    ----------
    master : pptx.slide.SlideMaster
    """

    def __init__(self, master: Any):
        self._values = _FALLBACK | _theme_values(master)
        mapping = master._element.find(qn("p:clrMap"))
        self._mapping: Mapping[str, str] = {} if mapping is None else dict(mapping.attrib)
        self.ink = _body_ink(master) or "tx1"

    def value(self, name: str) -> str:
        """A color as ``#RRGGBB``.

        Parameters
        ----------
        name : str
            As XML has it, such as ``tx1`` or ``accent2``.
        """
        usual = {"tx1": "dk1", "bg1": "lt1", "tx2": "dk2", "bg2": "lt2"}.get(name, name)
        return self._values.get(self._mapping.get(name, usual), "#808080")

    @cached_property
    def is_dark(self) -> bool:
        """Whether text is light, for a dark ground: that may be a picture, which says nothing."""
        return luminance(self.value(self.ink)) > _HALF

    @cached_property
    def accents(self) -> tuple[Accent, ...]:
        """Colors for series: as the theme orders them, those first that can be told apart."""
        found: list[Accent] = []
        others: list[Accent] = []
        for accent in self._shaded():
            (found if self._stands_out(accent, found) else others).append(accent)
        return (*found, *others)

    def _shaded(self) -> Iterator[Accent]:
        for shade in _SHADES:
            for name in _ACCENTS:
                yield Accent(name, shade, _shaded(self.value(name), shade))

    def _stands_out(self, accent: Accent, others: list[Accent]) -> bool:
        ground = self.value("bg1")
        return contrast(accent.value, ground) >= _LEAST_CONTRAST and all(
            _distance(accent.value, other.value) >= _LEAST_DISTANCE for other in others
        )


_FADED = 0.6
"""How far what steps back goes from its accent to black or white, whichever is the ground's side
(lumMod and lumOff, ECMA-376 part 1, 20.1.2.3.20 and 21)."""


@dataclass(frozen=True)
class ThemeLook:
    """The type and the colors of a template, each by the name that its theme has for it."""

    colors: ThemeColors
    scale: float = 1.0
    font: str = "+mn-lt"
    """The theme's typeface for text (ECMA-376 part 1, 21.1.2.3.7 and 20.1.4.1.23)."""

    @property
    def theme(self) -> str:
        """Of the two themes of pictures the one that is nearer to the ground."""
        return "dark" if self.colors.is_dark else "light"

    def write(self, color: Any, quiet: bool = False) -> None:
        """In the color of the template's text.

        Parameters
        ----------
        color, quiet
            As `charts.native.stage.Look.write` has them: nothing stands back from what may be a
            picture.
        """
        color.theme_color = MSO_THEME_COLOR.from_xml(self.colors.ink)

    def rule(self, color: Any) -> None:
        """A little away from the ground."""
        self._near_ground(color, _RULE)

    def paint(self, color: Any, own: str, place: int | None) -> None:
        """In an accent of the theme, or in gray.

        Parameters
        ----------
        color, own, place
            As `charts.native.stage.Look.paint` has them.
        """
        if place is None:
            self._near_ground(color, _GRAY)
            return
        accent = self._accent(place)
        color.theme_color = MSO_THEME_COLOR.from_xml(accent.name)
        if accent.shade:
            color.brightness = accent.shade

    def fade(self, color: Any, own: str, place: int | None) -> None:
        """In the same color, nearer to the ground.

        Parameters
        ----------
        color, own, place
            As `charts.native.stage.Look.fade` has them.
        """
        self.paint(color, own, place)
        if place is not None:
            color.brightness = -_FADED if self.colors.is_dark else _FADED

    def write_on(self, color: Any, own: str, place: int | None) -> None:
        """In the color of text or of the ground, whichever stands out more.

        Parameters
        ----------
        color, own, place
            As `charts.native.stage.Look.write_on` has them.
        """
        painted = self.colors.value("bg1") if place is None else self._accent(place).value
        names = ("tx1", "bg1")
        name = max(names, key=lambda name: contrast(self.colors.value(name), painted))
        color.theme_color = MSO_THEME_COLOR.from_xml(name)

    def _accent(self, place: int) -> Accent:
        return self.colors.accents[place % len(self.colors.accents)]

    def _near_ground(self, color: Any, distance: float) -> None:
        color.theme_color = MSO_THEME_COLOR.BACKGROUND_1
        color.brightness = distance if self.colors.is_dark else -distance


def _theme_values(master: Any) -> dict[str, str]:
    """The colors that a theme gives as numbers."""
    try:
        theme = parse_xml(master.part.part_related_by(RELATIONSHIP_TYPE.THEME).blob)
    except KeyError:
        return {}
    values = {}
    for entry in theme.findall(f".//{qn('a:clrScheme')}/*"):
        for color in entry:
            number = color.get("lastClr") or color.get("val") or ""
            if len(number) == 6 and all(sign in "0123456789abcdefABCDEF" for sign in number):
                values[entry.tag.rsplit("}", 1)[-1]] = f"#{number.upper()}"
    return values


def _body_ink(master: Any) -> str:
    """What a master says of the color of its text, where that is a color of the theme."""
    path = f".//{qn('p:bodyStyle')}/{qn('a:lvl1pPr')}/{qn('a:defRPr')}/{qn('a:solidFill')}/"
    color = master._element.find(path + qn("a:schemeClr"))
    name = "" if color is None else str(color.get("val"))
    return name if name in ("tx1", "tx2", "bg1", "bg2", "dk1", "dk2", "lt1", "lt2") else ""


def _shaded(color: str, shade: float) -> str:
    """A color as PowerPoint makes it lighter (toward white) or darker (toward black)."""
    target = 255 if shade > 0 else 0
    channels = (round(channel + (target - channel) * abs(shade)) for channel in rgb(color))
    return "#" + "".join(f"{channel:02X}" for channel in channels)


def _distance(one: str, other: str) -> float:
    return float(sum((a - b) ** 2 for a, b in zip(rgb(one), rgb(other), strict=True)) ** 0.5)
