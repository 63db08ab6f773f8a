"""What of the world a region takes up, where its middle is, and from where a globe is seen."""

from __future__ import annotations

import numpy as np
import pandas as pd

from data.facts.cache import cache_by_facts
from data.facts.store import Facts
from geo.boundaries import boundaries

_WORLD_PIXELS = 512
"""The width of the world at zoom 0."""


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
    if not region:
        left, bottom, right, top = boundaries("international", crs).total_bounds
        return left, bottom, right, top
    points = _labels(facts, region, crs)
    xs, ys = [point[0] for point in points], [point[1] for point in points]
    return min(xs) - 25, min(ys) - 25, max(xs) + 25, max(ys) + 25


def middle(facts: Facts, region: str) -> tuple[float, float]:
    """Longitude and latitude of the mean of a region's labels on the sphere, in degrees.

    Oceania lies on both sides of 180 degrees: a mean of its longitudes is in the Atlantic.

    Parameters
    ----------
    facts : Facts
    region : str
        Name of a UN region in lower case.
    """
    longitudes, latitudes = np.radians(np.array(_labels(facts, region, "lonlat").tolist())).T
    x = np.cos(latitudes) @ np.cos(longitudes)
    y = np.cos(latitudes) @ np.sin(longitudes)
    z = np.sin(latitudes).sum()
    longitude, latitude = np.degrees([np.arctan2(y, x), np.arctan2(z, np.hypot(x, y))])
    return round(float(longitude), 2), round(float(latitude), 2)


@cache_by_facts(32)
def camera(facts: Facts, region: str) -> dict[str, float]:
    """Where the globe is seen from, for a region ("" for the world).

    Parameters
    ----------
    facts : Facts
    region : str
        Name of a UN region in lower case, or "".

    Returns
    -------
    dict
        ``longitude`` and ``latitude`` (degrees), and ``zoom``, at which the
        whole globe is 510 pixels high in a picture of 560.
    """
    if not region:
        return {"longitude": 10.0, "latitude": 20.0, "zoom": 1.9}
    longitude, latitude = middle(facts, region)
    return {"longitude": longitude, "latitude": latitude, "zoom": 2.6}


def pixels_per_degree(zoom: float) -> float:
    """How many pixels a degree of the surface is, as deck.gl scales the world.

    Parameters
    ----------
    zoom : float
        As `camera` gives it.

    Examples
    --------
    >>> pixels_per_degree(1) * 360
    1024.0
    """
    return _WORLD_PIXELS * 2**zoom / 360


def _labels(facts: Facts, region: str, crs: str) -> pd.Series:
    """Where the labels of a region's countries stand, in the units of ``crs``."""
    regions = facts.countries.set_index("iso_a3")["un_region"].str.lower()
    shapes = boundaries("international", crs)
    return shapes.loc[shapes.index.map(regions) == region, "label"]
