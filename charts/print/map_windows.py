"""Parts of the world where small partners lie close together, and when a map enlarges them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from charts.print import shapes
from charts.print.frame import Box
from data.facts.store import Facts
from data.i18n.messages import N_

ASPECT = 1.2
"""How much wider than high each window is."""

LEAST_SMALL = 3
"""Small partners that a window is shown for: one or two are named on the map itself."""


@dataclass(frozen=True)
class Window:
    """A part of the map that may stand beside it, enlarged.

    Attributes
    ----------
    title : str
        A message.
    frame : (left, bottom, right, top)
        Map units (Equal Earth).
    """

    title: str
    frame: tuple[float, float, float, float]

    @property
    def width(self) -> float:
        """Map units."""
        return self.frame[2] - self.frame[0]

    def holds(self, x: float, y: float) -> bool:
        """Whether a place is within it.

        Parameters
        ----------
        x, y : float
            Map units.
        """
        left, bottom, right, top = self.frame
        return left < x < right and bottom < y < top


def _window(title: str, left: float, bottom: float, width: float) -> Window:
    return Window(title, (left, bottom, left + width, bottom + width / ASPECT))


WINDOWS = (
    _window(N_("Europe"), -38, 106, 92),
    _window(N_("The Middle East and the Caucasus"), 66, 67, 74),
)
"""Elsewhere small partners lie alone in the sea, where they have room for their names."""


def small_partners(
    facts: Facts, worldview: str, codes: Iterable[str], least: float
) -> dict[str, tuple[float, float]]:
    """Those that a map shows as a dot, or as less land than a letter takes, and where they are.

    Parameters
    ----------
    facts : Facts
    worldview : {"international", "us"}
    codes : iterable of str
        Everyone in color.
    least : float
        The area of a letter, in square map units.

    Returns
    -------
    dict of str to (x, y)
        In map units.
    """
    dots, outlines = shapes.symbols(facts), shapes.coarse(worldview)
    small = {}
    for code in codes:
        place = dots.get(code) or shapes.name_place(facts, worldview, code)
        if place and (code in dots or (code in outlines and outlines[code].area < least)):
            small[code] = place
    return small


def crowded(small: Iterable[tuple[float, float]]) -> tuple[Window, ...]:
    """The windows in which enough of them lie.

    Parameters
    ----------
    small : iterable of (x, y)
        Map units.

    Examples
    --------
    >>> [window.title for window in crowded([(9, 152), (11, 155), (30, 148), (78, 98)])]
    ['Europe']
    """
    places = list(small)
    return tuple(
        window for window in WINDOWS if sum(window.holds(*place) for place in places) >= LEAST_SMALL
    )


def stacked(count: int, area: Box, title: float, gap: float) -> list[Box]:
    """Frames below each other from the upper left corner of an area, each under its title.

    Parameters
    ----------
    count : int
    area : Box
    title, gap : float
        Points above each frame, and between one and the title of the next.
    """
    high = (area.height - gap * (count - 1)) / count - title
    width = max(min(area.width, high * ASPECT), 0.0)
    step = width / ASPECT + title + gap
    tops = [area.top + title + step * place for place in range(count)]
    return [Box(area.left, top, width, width / ASPECT) for top in tops]


def in_row(count: int, area: Box, title: float, gap: float) -> list[Box]:
    """Frames beside each other from the upper left corner of an area, each under its title.

    Parameters
    ----------
    count, area, title, gap
        As in `stacked`; the gap is between one frame and the next.
    """
    width = min((area.width - gap * (count - 1)) / count, (area.height - title) * ASPECT)
    width = max(width, 0.0)
    lefts = [area.left + (width + gap) * place for place in range(count)]
    return [Box(left, area.top + title, width, width / ASPECT) for left in lefts]
