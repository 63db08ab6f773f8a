"""Equal Earth, the projection of every flat map: true areas on screen and in print.

Šavrič, Patterson and Jenny (2018), "The Equal Earth map projection"; EPSG:8857.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray
from pyproj import Transformer

EQUAL_EARTH = "EPSG:8857"
LONLAT = "OGC:CRS84"
UNIT_METERS = 40_000.0
"""Meters in one map unit: the world is then about ±430 by ±210 units, a size deck.gl draws well."""


_EDGE = 0.02
"""Degrees from the antimeridian within which a rounded vertex belongs to the cut."""


@lru_cache(maxsize=1)
def _forward() -> Transformer:
    return Transformer.from_crs(LONLAT, EQUAL_EARTH, always_xy=True)


@lru_cache(maxsize=1)
def _backward() -> Transformer:
    return Transformer.from_crs(EQUAL_EARTH, LONLAT, always_xy=True)


def to_equal_earth(lon: ArrayLike, lat: ArrayLike) -> tuple[NDArray[Any], NDArray[Any]]:
    """Project degrees (any shape, OGC:CRS84) to map units, x to the east, y to the north.

    Parameters
    ----------
    lon, lat : array_like
        Degrees.

    Returns
    -------
    x, y : numpy.ndarray
        In units of `UNIT_METERS`, of the shape that was given.

    Examples
    --------
    >>> x, y = to_equal_earth([-180.0, 0.0], [0.0, 90.0])
    >>> x.round(1).tolist(), y.round(1).tolist()
    ([-431.1, 0.0], [0.0, 209.8])
    """
    x, y = _forward().transform(np.asarray(lon, float), np.asarray(lat, float))
    return np.asarray(x) / UNIT_METERS, np.asarray(y) / UNIT_METERS


def to_lonlat(x: ArrayLike, y: ArrayLike) -> tuple[NDArray[Any], NDArray[Any]]:
    """Map units (any shape) back to degrees.

    A vertex that rounding pushed across the antimeridian stays on the side of its ``x``.

    Parameters
    ----------
    x, y : array_like
        In units of `UNIT_METERS`.

    Returns
    -------
    lon, lat : numpy.ndarray
        In degrees (OGC:CRS84), of the shape that was given.

    Examples
    --------
    >>> lon, lat = to_lonlat(*to_equal_earth(-77.03, -12.05))
    >>> round(float(lon), 6), round(float(lat), 6)
    (-77.03, -12.05)
    """
    x, y = np.asarray(x, float), np.asarray(y, float)
    lon, lat = _backward().transform(x * UNIT_METERS, y * UNIT_METERS)
    side = np.where(x < 0, -180.0, 180.0)
    lon = np.asarray(lon)
    beyond = (np.sign(lon) != np.sign(side)) & (np.abs(lon) > 90)
    return np.where((np.abs(lon) > 180 - _EDGE) | beyond, side, lon), np.asarray(lat)
