"""How the page on a partner is set: size of type, columns, and what stands in which."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from charts.briefing.brief_parts import (
    COUNTED_ALONE,
    FULL,
    IN_SHORT,
    Part,
    agreement_parts,
    background_parts,
)
from charts.print.frame import Box
from charts.print.mineral_rows import least_height, most_height
from charts.print.text_layout import LEADING, lines_by_words
from data.facts.indexes import rows_by
from data.facts.store import Facts
from data.partners.dossier import Dossier
from geo.locator import HEIGHT, WIDTH

_MOST_MINERALS = 16


def shown_minerals(facts: Facts, partner: Dossier) -> tuple[Mapping[str, Any], ...]:
    """The figures that there may be room for, in the order of what matters, each with its label.

    Parameters
    ----------
    facts : Facts
    partner : Dossier
    """
    commodities = rows_by(facts, "commodities", "slug")
    return tuple(
        {**row, "label": commodities[row["slug"]]["label"]}
        for row in partner.minerals[:_MOST_MINERALS]
    )


def below(box: Box, y: float) -> Box:
    """What is left of a box below a line.

    Parameters
    ----------
    box : Box
    y : float
        Points from the top of the sheet.
    """
    return Box(box.left, y, box.width, box.bottom - y)


@dataclass(frozen=True)
class Setting:
    """Size of type, how much is said of agreements, most events, least rows of minerals."""

    small: float
    detail: int
    events: int
    rows: int


_SETTINGS = (
    *(Setting(size, FULL, 20, 8) for size in (12.0, 11.0, 10.2, 9.5, 8.9, 8.3)),
    *(Setting(size, IN_SHORT, 12, 6) for size in (8.9, 8.3, 7.8, 7.4, 7.0)),
    *(Setting(7.0, IN_SHORT, events, 4) for events in (6, 3)),
    *(Setting(size, COUNTED_ALONE, 3, 3) for size in (8.3, 7.4, 7.0)),
    Setting(7.0, COUNTED_ALONE, 1, 1),
)
"""The ways to set a page, the best first."""

_SPLITS = (0.5, 0.56, 0.62)
"""Shares of the width for the column of agreements."""

_GAP = 16.0


@dataclass(frozen=True)
class Layout:
    """Where everything goes.

    Attributes
    ----------
    small : float
        Size of type in points.
    picture : Box
        Of the locator map.
    columns : tuple
        Of each column its paragraphs and its box: agreements, then what stands below the map.
    with_minerals : int
        The column that the rows of minerals stand in.
    loose : tuple of float
        Of each column what is added between its paragraphs, in sizes of type.
    filled : float
        How much of the less full column is filled.
    """

    small: float
    picture: Box
    columns: tuple[tuple[list[Part], Box], tuple[list[Part], Box]]
    with_minerals: int
    loose: tuple[float, float]
    filled: float


def best_layout(facts: Facts, partner: Dossier, asof: date, area: Box) -> Layout | None:
    """The evenest layout in the first setting that fits; None where none does.

    Parameters
    ----------
    facts : Facts
    partner : Dossier
    asof : datetime.date
    area : Box
        What the head and the foot of the page leave.
    """
    for setting in _SETTINGS:
        fitting = list(_layouts(facts, partner, asof, area, setting))
        if fitting:
            return max(fitting, key=lambda layout: layout.filled)
    return None


def _layouts(
    facts: Facts, partner: Dossier, asof: date, area: Box, setting: Setting
) -> Iterator[Layout]:
    """Every layout of a setting that the page has room for."""
    texts = (
        agreement_parts(facts, partner, asof, setting.detail),
        background_parts(facts, partner, asof, setting.events),
    )
    small, minerals = setting.small, shown_minerals(facts, partner)
    least = least_height(minerals, small, setting.rows) + small * 0.6
    most = most_height(minerals, small) + small * 0.6
    for split in _SPLITS:
        first = (area.width - _GAP) * split
        second = area.width - _GAP - first
        picture = Box(area.left + first + _GAP, area.top, second, second * HEIGHT / WIDTH)
        boxes = (
            Box(area.left, area.top, first, area.height),
            below(Box(picture.left, area.top, second, area.height), picture.bottom + _GAP * 0.4),
        )
        heights = [_height(text, box.width, small) for text, box in zip(texts, boxes, strict=True)]
        for place in (0, 1):
            room = [box.height - height for box, height in zip(boxes, heights, strict=True)]
            if room[1 - place] < 0 or room[place] < least:
                continue
            room[place] -= min(most, room[place])
            loose = [
                min(left / small / len(parts), _LOOSEST)
                for left, parts in zip(room, texts, strict=True)
            ]
            columns = ((texts[0], boxes[0]), (texts[1], boxes[1]))
            filled = 1 - max(room) / area.height
            yield Layout(small, picture, columns, place, (loose[0], loose[1]), filled)


_LOOSEST = 0.45
"""Sizes of type that are added between paragraphs at most."""

_WEIGHTS = MappingProxyType({"head": "bold", "strong": "semibold"})


def set_part(part: Part, small: float) -> tuple[float, str, float]:
    """Size, weight and the space above a paragraph.

    Parameters
    ----------
    part : Part
    small : float
        Size of type of the page, in points.
    """
    size = small + 2 if part.kind == "head" else small
    above = {"head": 0.55, "strong": 0.4}.get(part.kind, 0.12)
    return size, _WEIGHTS.get(part.kind, "regular"), size * above


def _height(parts: list[Part], width: float, small: float) -> float:
    """How high paragraphs are in a column, in points."""
    height = 0.0
    for part in parts:
        size, weight, above = set_part(part, small)
        height += above + len(lines_by_words(part.words, width, size, weight)) * size * LEADING
    return height
