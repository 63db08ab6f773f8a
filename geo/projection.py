"""Equal Earth, the projection of every flat map: true areas on screen and in print.

Šavrič, Patterson and Jenny (2018), "The Equal Earth map projection"; EPSG:8857.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import ArrayLike, NDArray
from pyproj import Transformer

EQUAL_EARTH = "EPSG:8857"
LONLAT = "OGC:CRS84"
UNIT_METRES = 40_000.0
"""Metres in one map unit: the world is then about ±430 by ±210 units, a size deck.gl draws well."""


@lru_cache(maxsize=1)
def _forward() -> Transformer:
    return Transformer.from_crs(LONLAT, EQUAL_EARTH, always_xy=True)


@lru_cache(maxsize=1)
def _backward() -> Transformer:
    return Transformer.from_crs(EQUAL_EARTH, LONLAT, always_xy=True)


def to_equal_earth(lon: ArrayLike, lat: ArrayLike) -> tuple[NDArray, NDArray]:
    """Project degrees (any shape, OGC:CRS84) to map units, x to the east, y to the north."""
    x, y = _forward().transform(np.asarray(lon, float), np.asarray(lat, float))
    return np.asarray(x) / UNIT_METRES, np.asarray(y) / UNIT_METRES


def to_lonlat(x: ArrayLike, y: ArrayLike) -> tuple[NDArray, NDArray]:
    """Map units (any shape) back to degrees, longitude from -180 to 180."""
    metres = np.asarray(x, float) * UNIT_METRES, np.asarray(y, float) * UNIT_METRES
    lon, lat = _backward().transform(*metres)
    return np.asarray(lon), np.asarray(lat)
