"""The query keys of the map alone."""

from __future__ import annotations

import re

from charts.spec.errors import problem
from data.facts.store import Facts
from data.i18n.messages import LazyMessage

MOST_ZOOM = 24
_MAP_WIDTH = 1000
_ZOOM = re.compile(r"[0-9]{1,2}(\.[0-9]{1,2})?,[0-9]{1,4},[0-9]{1,4}", re.ASCII)


def parsed_zoom(key: str, value: str, facts: Facts) -> str:
    """How far into the map, and the center of what is seen, on a map 1000 wide."""
    expected = LazyMessage(
        "zoom,x,y: from 1 to {most}, and a place on a map 1000 wide", most=MOST_ZOOM
    )
    if not _ZOOM.fullmatch(value):
        raise problem(key, value, expected)
    zoom, x, y = map(float, value.split(","))
    if not (1 <= zoom <= MOST_ZOOM and x <= _MAP_WIDTH and y <= _MAP_WIDTH / 2):
        raise problem(key, value, expected)
    return value
