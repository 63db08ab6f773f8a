"""Names on the map of a page, where there is room for them at its usual width.

Its script places them anew at every size and zoom, by the same rules (`frontend/src/labels.ts`,
`ground.ts`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from fontTools.ttLib import TTFont, TTLibError

from charts.face_files import face_file
from geo.svg import WIDTH

_PIXELS = 1040
"""The width of the map on the screen for which names are placed, in CSS pixels."""

UNIT = WIDTH / _PIXELS
"""Half-pixels of the map in a pixel of the screen."""

SIZE, _LINE, _GAP, _BESIDE = 12.0, 14.0, 2.0, 3.0
"""In pixels of the screen: of the type, of a line, between two names, from a dot."""

_WIDE = 1.0
"""Of a letter that the typeface does not have, in sizes of type: it is set in a wider one."""

_MOST_ON_OTHERS = 0.5
"""Of a name's area on the ground of others who are marked."""

Area = tuple[float, float, float, float]
"""Left, top, right and bottom, in half-pixels."""


@dataclass(frozen=True)
class Name:
    """A name that wants a place, in half-pixels.

    Attributes
    ----------
    clear : float
        The radius of its dot, or 0.
    is_kept : bool
        Whether it stands even where all its places are mostly on others who are marked.
    """

    code: str
    text: str
    x: float
    y: float
    clear: float = 0.0
    is_kept: bool = False


ShareOnOthers = Callable[[Name, Area], float]


@dataclass(frozen=True)
class Label:
    """Where a name stands, in half-pixels; ``anchor`` is SVG's ``text-anchor``."""

    name: Name
    x: float
    y: float
    anchor: str


def place_labels(
    names: Iterable[Name],
    height: float,
    share_on_others: ShareOnOthers = lambda name, area: 0.0,
    occupied: Iterable[Area] = (),
) -> list[Label]:
    """A place for each name that there is room for, the first ones first.

    Parameters
    ----------
    names : iterable of Name
        In the order of what matters.
    height : float
        Of the map, in half-pixels.
    share_on_others : callable, optional
        How much of an area, from 0 to 1, lies on the ground of others who are marked: a name that
        stands mostly there would be read as theirs.
    occupied : iterable of Area
        Where something else stands.
    """
    names = list(names)
    taken = [*occupied, *(_dot(name) for name in names if name.clear)]
    labels = []
    for name in names:
        chosen = _place(name, height, taken, share_on_others)
        if chosen:
            label, area = chosen
            taken.append(area)
            labels.append(label)
    return labels


def _place(
    name: Name, height: float, taken: list[Area], share_on_others: ShareOnOthers
) -> tuple[Label, Area] | None:
    """The first free place that is not mostly on others; else, of a name that is kept, the first
    free one."""
    first = None
    for label in _places(name):
        area = _area(label)
        if not _is_within(area, height) or _meets_any(area, taken):
            continue
        if share_on_others(name, area) <= _MOST_ON_OTHERS:
            return label, area
        first = first or (label, area)
    return first if name.is_kept else None


def _dot(name: Name) -> Area:
    return (
        name.x - name.clear,
        name.y - name.clear,
        name.x + name.clear,
        name.y + name.clear,
    )


def _places(name: Name) -> Iterator[Label]:
    """On an area; beside, over or under it, or a dot."""
    if not name.clear:
        yield Label(name, name.x, name.y, "middle")
    beside = name.clear + _BESIDE * UNIT
    apart = name.clear + _LINE * UNIT / 2
    for right, down in _DIRECTIONS:
        anchor = "start" if right > 0 else "end" if right else "middle"
        yield Label(name, name.x + right * beside, name.y + down * apart, anchor)


_DIRECTIONS = ((1, 0), (-1, 0), (0, -1), (0, 1), (0.7, -1), (-0.7, -1), (0.7, 1), (-0.7, 1))


def _area(label: Label) -> Area:
    width = text_width(label.name.text) * SIZE * UNIT
    start = label.x - {"start": 0.0, "middle": width / 2, "end": width}[label.anchor]
    half, gap = _LINE * UNIT / 2, _GAP * UNIT
    return start - gap, label.y - half, start + width + gap, label.y + half


def _is_within(area: Area, height: float) -> bool:
    return area[0] >= 0 and area[1] >= 0 and area[2] <= WIDTH and area[3] <= height


def _meets_any(area: Area, others: list[Area]) -> bool:
    left, top, right, bottom = area
    for other_left, other_top, other_right, other_bottom in others:
        if left < other_right and other_left < right and top < other_bottom and other_top < bottom:
            return True
    return False


@lru_cache(maxsize=4096)
def text_width(text: str) -> float:
    """How wide a line is in the semibold face of the page, in sizes of type.

    Examples
    --------
    >>> 1.8 < text_width("Peru") < 2.6
    True
    """
    advances, letters, size = _face()
    return sum(
        advances[letters[ord(letter)]][0] / size if ord(letter) in letters else _WIDE
        for letter in text
    )


@lru_cache(maxsize=1)
def _face() -> tuple[dict[str, tuple[int, int]], dict[int, str], int]:
    """Advance widths by glyph, glyphs by letter, and the units of a size of type.

    Of a broken file, which a notice on the pages names, nothing is known.
    """
    try:
        font = TTFont(face_file("Semibold"), lazy=True)
        return font["hmtx"].metrics, font.getBestCmap(), font["head"].unitsPerEm
    except (OSError, TTLibError):
        return {}, {}, 1
