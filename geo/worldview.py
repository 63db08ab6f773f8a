"""Worldview is data: which piece of the boundary source is whose, and which lines are dashed.

The decisions stand in ``data/tables/worldviews.csv`` with reasons and sources; here is only how the
named territories are found in Natural Earth 4.1. Where a line is dashed is partly an editorial
reading of newsroom practice.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
import shapely
from numpy.typing import NDArray
from shapely.geometry import MultiLineString, Point, Polygon, box

WORLDVIEWS = ("international", "us")

CRIMEA = Point(34.4, 45.3)
"""Lies in the part of Russia's MultiPolygon that is Crimea in Natural Earth 4.1."""

WESTERN_SAHARA_NORTH = 27 + 40 / 60
"""27°40′ N, the northern line of Western Sahara (Franco-Spanish convention of 1912)."""

PIECES = {
    "CRIMEA": "crimea",
    "SAHARA_WEST": "western-sahara",
    "SAHARA_EAST": "western-sahara",
    "XKX": "kosovo",
    "TWN": "taiwan",
    "NORTH_CYPRUS": "northern-cyprus",
    "SOMALILAND": "somaliland",
    "PSE": "palestine",
    "XSG": "siachen",
    "FLK": "falklands",
}
"""Piece of the source to the row of the worldview table that decides about it."""


@dataclass(frozen=True)
class DisputedLine:
    """A line between two pieces, and the window (degrees) in which it is the disputed one."""

    territory: str
    one: str
    other: str
    window: Polygon


_WORLD = box(-180, -90, 180, 90)
LINES = (
    DisputedLine("western-sahara", "SAHARA_WEST", "MAR", _WORLD),
    DisputedLine("western-sahara", "SAHARA_EAST", "MAR", box(-18, 27, -8, 28)),
    DisputedLine("kosovo", "XKX", "SRB", _WORLD),
    DisputedLine("northern-cyprus", "NORTH_CYPRUS", "CYP", _WORLD),
    DisputedLine("palestine", "PSE", "ISR", _WORLD),
    DisputedLine("golan", "ISR", "SYR", _WORLD),
    DisputedLine("kashmir-india", "IND", "PAK", box(72, 32.5, 80, 38)),
    DisputedLine("siachen", "XSG", "IND", _WORLD),
    DisputedLine("siachen", "XSG", "PAK", _WORLD),
    DisputedLine("siachen", "XSG", "CHN", _WORLD),
    DisputedLine("aksai-chin", "CHN", "IND", box(75, 32, 80.5, 38)),
    DisputedLine("arunachal", "CHN", "IND", box(91.5, 26, 98, 30)),
    DisputedLine("halaib", "EGY", "SDN", box(33.1, 21, 38, 24)),
)


def owners(table: pd.DataFrame, worldview: str) -> dict[str, str]:
    """Each disputed piece to the code it is drawn as.

    Parameters
    ----------
    table : pandas.DataFrame
        The table ``worldviews``, every cell as text.
    worldview : {"international", "us"}
    """
    codes = table.set_index("territory_id")[f"{worldview}_code"]
    return {piece: str(codes[territory]) for piece, territory in PIECES.items()}


def fills(table: pd.DataFrame, worldview: str) -> dict[str, str]:
    """Each code that a separable territory is drawn as, to ``own`` or ``neutral``.

    Parameters
    ----------
    table : pandas.DataFrame
        The table ``worldviews``, every cell as text.
    worldview : {"international", "us"}
    """
    rows = table.set_index("territory_id")
    codes = {t: str(rows.at[t, f"{worldview}_code"]) for t in PIECES.values()}
    alone = {t: code for t, code in codes.items() if code in _ALONE}
    return {code: str(rows.at[t, f"{worldview}_fill"]) for t, code in alone.items()}


_ALONE = ("ESH", "XKX", "TWN", "PSE", "XSG", "FLK")
"""Codes that no other territory has a part in, so that a row's fill is the fill of the code."""


def dashed_lines(
    pieces: Mapping[str, shapely.Geometry],
    to_degrees: Callable[[NDArray[Any]], NDArray[Any]],
    table: pd.DataFrame,
    worldview: str,
) -> dict[str, MultiLineString]:
    """The disputed lines of a worldview in degrees, by territory.

    Parameters
    ----------
    pieces : mapping of str to shapely.Geometry
        In map units; they share their borders vertex by vertex.
    to_degrees : callable
        Takes an array of shape (n, 2) from map units back to longitude and latitude.
    table : pandas.DataFrame
        The table ``worldviews``, every cell as text.
    worldview : {"international", "us"}

    Returns
    -------
    dict of str to shapely.MultiLineString
        Sorted by territory; one without a line in the source is left out.
    """
    style = table.set_index("territory_id")[f"{worldview}_line"]
    parts_by_territory: dict[str, list[shapely.Geometry]] = {}
    for line in LINES:
        if style[line.territory] == "dashed":
            shared = shapely.intersection(pieces[line.one].boundary, pieces[line.other].boundary)
            degrees = shapely.transform(shared, to_degrees)
            parts_by_territory.setdefault(line.territory, []).append(
                degrees.intersection(line.window)
            )
    lines = {territory: _as_lines(parts) for territory, parts in sorted(parts_by_territory.items())}
    return {territory: line for territory, line in lines.items() if not line.is_empty}


def _as_lines(parts: list[shapely.Geometry]) -> MultiLineString:
    strings = [
        part
        for part in shapely.get_parts(shapely.get_parts(parts))
        if part.geom_type == "LineString" and not part.is_empty
    ]
    merged = shapely.line_merge(MultiLineString(strings))
    return MultiLineString(list(shapely.get_parts(merged)))
