"""The committed boundary files, loaded once and checked before the app serves anyone."""

from __future__ import annotations

import hashlib
import json
import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import shapely
from shapely.geometry import shape

from geo.projection import LONLAT
from geo.worldview import WORLDVIEWS

FOLDER = Path(__file__).parents[1] / "data" / "boundaries"
PROJECTIONS = ("equal-earth", "lonlat")


class BoundaryError(ValueError):
    """The boundary files cannot be used; ``faults`` lists every reason."""

    def __init__(self, faults: Iterable[str]):
        self.faults = tuple(faults)
        listed = "\n".join(f"  {fault}" for fault in self.faults)
        super().__init__(
            f"{len(self.faults)} fault(s) in the boundaries (`make boundaries` rebuilds them):\n"
            f"{listed}"
        )

    def __reduce__(self) -> tuple[type[BoundaryError], tuple[tuple[str, ...]]]:
        """An exception crosses from a drawing process by its arguments, here the faults."""
        return type(self), (self.faults,)


@lru_cache(maxsize=4)
def boundaries(worldview: str, projection: str) -> gpd.GeoDataFrame:
    """Every drawn unit of a worldview.

    Parameters
    ----------
    worldview : {"international", "us"}
    projection : {"equal-earth", "lonlat"}

    Returns
    -------
    geopandas.GeoDataFrame
        Indexed by ``iso_a3``; columns ``name``, ``fill`` (own or neutral), ``label`` ((x, y) of a
        point inside), ``area_km2`` (true area of the unsimplified source) and ``geometry``, in map
        units of `geo.projection.UNIT_METERS` without a CRS, or in degrees (OGC:CRS84).

    Raises
    ------
    BoundaryError
        When the file is missing or broken.
    """
    features = _features(f"{worldview}.{projection}.geojson")
    rows = [feature["properties"] for feature in features]
    geometry = [_shape(feature) for feature in features]
    crs = LONLAT if projection == "lonlat" else None
    return gpd.GeoDataFrame(rows, geometry=geometry, crs=crs).set_index("iso_a3")


@lru_cache(maxsize=4)
def borders(worldview: str, projection: str) -> gpd.GeoDataFrame:
    """Every land border once: one row of solid lines, and one for each disputed line.

    Indexed by ``territory_id`` ("" for the solid ones); column ``line`` (solid or dashed); same CRS
    as `boundaries`.

    Parameters
    ----------
    worldview : {"international", "us"}
    projection : {"equal-earth", "lonlat"}

    Returns
    -------
    geopandas.GeoDataFrame
        Lines in map units, or in degrees (OGC:CRS84).

    Raises
    ------
    BoundaryError
        When the file is missing or broken.
    """
    features = _features(f"{worldview}.borders.{projection}.geojson")
    rows = [feature["properties"] for feature in features]
    geometry = [_shape(feature) for feature in features]
    crs = LONLAT if projection == "lonlat" else None
    return gpd.GeoDataFrame(rows, geometry=geometry, crs=crs).set_index("territory_id")


def check_boundaries(codes: Iterable[str], folder: Path | None = None) -> None:
    """Check every file and that every partner has a shape in each.

    Parameters
    ----------
    codes : iterable of str
        Codes that must have a shape, ISO 3166-1 alpha-3.
    folder : pathlib.Path or None
        Where the files are; None means `FOLDER`.

    Raises
    ------
    BoundaryError
        With all faults: files that are missing or no GeoJSON, features twice or with other
        properties than `boundaries` names, invalid rings, partners without a boundary.
    """
    folder = folder or FOLDER
    faults: list[str] = []
    required_codes = sorted(codes)
    for worldview in WORLDVIEWS:
        for projection in PROJECTIONS:
            faults += _faults(f"{worldview}.{projection}.geojson", required_codes, folder)
            faults += _faults(f"{worldview}.borders.{projection}.geojson", [], folder)
    if faults:
        raise BoundaryError(faults)


@lru_cache(maxsize=1)
def version() -> str:
    """First 12 hex digits of the SHA-256 over all boundary files."""
    digest = hashlib.sha256()
    for path in sorted(FOLDER.glob("*.geojson")):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:12]


def _features(file: str, folder: Path | None = None) -> list[dict[str, Any]]:
    path = (folder or FOLDER) / file
    try:
        collection = json.loads(path.read_text(encoding="utf-8"))
        return list(collection["features"])
    except FileNotFoundError:
        raise BoundaryError([f"data/boundaries/{file} is missing"]) from None
    except OSError as error:
        raise BoundaryError([f"data/boundaries/{file} cannot be read: {error.strerror}"]) from error
    except (UnicodeDecodeError, json.JSONDecodeError, KeyError, TypeError) as error:
        raise BoundaryError([f"data/boundaries/{file} is not GeoJSON: {error}"]) from error


def _shape(feature: dict[str, Any]) -> shapely.Geometry:
    return shape(feature["geometry"])


def _faults(file: str, required_codes: list[str], folder: Path) -> list[str]:
    try:
        features = _features(file, folder)
        keys = [_key(feature) for feature in features]
        shapes = dict(zip(keys, map(_shape, features), strict=True))
    except BoundaryError as error:
        return list(error.faults)
    except (
        shapely.errors.ShapelyError,
        AttributeError,
        LookupError,
        TypeError,
        ValueError,
    ) as cause:
        return [f"data/boundaries/{file} holds a broken feature: {cause!r}"]
    validity = shapely.is_valid(np.array(list(shapes.values()), dtype=object))
    faults = [
        f"{code}: invalid ring ({shapely.is_valid_reason(shapes[code])})"
        for code, valid in zip(shapes, validity, strict=True)
        if not valid
    ]
    repeated = {code: times for code, times in Counter(keys).items() if times > 1}
    faults += [f"{code}: stands {times} times" for code, times in repeated.items()]
    faults += [fault for feature in features for fault in _property_faults(feature)]
    empty = [code for code in required_codes if code not in shapes or shapes[code].is_empty]
    faults += [f"partner {code} has no boundary" for code in empty]
    return [f"data/boundaries/{file}, {fault}" for fault in faults]


def _key(feature: dict[str, Any]) -> str:
    properties = feature["properties"]
    key = properties["iso_a3"] if "iso_a3" in properties else properties["territory_id"]
    if not isinstance(key, str):
        raise TypeError(f"{key!r} is not a code")
    return key


_AREA: Mapping[str, Callable[[Any], bool]] = {
    "iso_a3": lambda value: bool(re.fullmatch("[A-Z]{3}", value)),
    "name": lambda value: isinstance(value, str) and bool(value),
    "fill": lambda value: value in ("own", "neutral"),
    "label": lambda value: isinstance(value, list) and len(value) == 2 and all(map(_number, value)),
    "area_km2": lambda value: _number(value) and value > 0,
}
_LINE: Mapping[str, Callable[[Any], bool]] = {
    "territory_id": lambda value: isinstance(value, str),
    "line": lambda value: value in ("solid", "dashed"),
}


def _number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _property_faults(feature: dict[str, Any]) -> list[str]:
    """What is wrong with the properties of a feature: of an area, or of a border."""
    properties = feature["properties"]
    validators = _AREA if "iso_a3" in properties else _LINE
    return [
        f"{_key(feature)}: {name}={properties.get(name)!r} cannot be used"
        for name, is_valid in validators.items()
        if not is_valid(properties.get(name))
    ]
