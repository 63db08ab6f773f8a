"""Where the camera stands: the whole world, or one region, in a picture 1000 by 440."""

from __future__ import annotations

import math
from typing import Any

from data.facts.cache import cache_by_facts
from data.facts.store import Facts
from geo.boundaries import boundaries

WIDTH, HEIGHT = 1000, 440
_MARGIN = 1.06


@cache_by_facts(32)
def home(facts: Facts, projection: str, region: str) -> dict[str, Any]:
    """The camera for a region ("" for the world).

    Parameters
    ----------
    facts : Facts
    projection : {"equal-earth", "globe"}
    region : str
        Name of a UN region in lower case, or "".

    Returns
    -------
    dict
        ``target`` (map units) and ``zoom`` (log2 of pixels to a unit) for Equal Earth;
        ``longitude``, ``latitude`` (degrees) and ``zoom`` for the globe.
    """
    if projection == "globe":
        longitude, latitude = _center(facts, region, "lonlat")
        return {"longitude": longitude, "latitude": latitude, "zoom": 2.2 if region else 1.55}
    left, bottom, right, top = extent(facts, region, "equal-earth")
    fit = min(WIDTH / (right - left), HEIGHT / (top - bottom)) / _MARGIN
    return {"target": [(left + right) / 2, (bottom + top) / 2, 0], "zoom": round(math.log2(fit), 3)}


def extent(facts: Facts, region: str, crs: str) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of a region ("" for the world), in the units of ``crs``.

    Parameters
    ----------
    facts : Facts
    region : str
        Name of a UN region in lower case, or "".
    crs : {"equal-earth", "lonlat"}
        Map units of `geo.projection.UNIT_METERS`, or degrees (OGC:CRS84).

    Returns
    -------
    tuple of float
        Around the label points of a region, with a margin of 25 units; around all shapes for "".
    """
    shapes = boundaries("international", crs)
    if region:
        regions = facts.countries.set_index("iso_a3")["un_region"].str.lower()
        shapes = shapes.loc[shapes.index.map(regions) == region]
        points = shapes["label"]
        xs, ys = [point[0] for point in points], [point[1] for point in points]
        return min(xs) - 25, min(ys) - 25, max(xs) + 25, max(ys) + 25
    left, bottom, right, top = shapes.total_bounds
    return left, bottom, right, top


def _center(facts: Facts, region: str, crs: str) -> tuple[float, float]:
    if not region:
        return 10.0, 20.0
    left, bottom, right, top = extent(facts, region, crs)
    return (left + right) / 2, (bottom + top) / 2
