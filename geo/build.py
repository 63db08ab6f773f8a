"""``make boundaries``: the committed boundary files from Natural Earth, the same bytes every time.

Natural Earth 4.1 by way of the npm package ``world-atlas`` 2.0.2. Antarctica is left out: nobody
there took part, and it would cost a sixth of the map's height.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import json
import subprocess
import tarfile
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import pandas as pd
import shapely
from pyproj import Geod
from shapely.geometry import mapping

from geo.projection import to_equal_earth, to_lonlat
from geo.source_polygons import source_pieces
from geo.worldview import WORLDVIEWS, dashed_lines, fills, owners

PACKAGE = "world-atlas@2.0.2"
INTEGRITY = (
    "IXfV0qwlKXpckz1FhwXVwKRjiIhOnWttOskm5CtxMsjgE/MXAYRHWJqgXOpM8IkcPBoXnyTU5lFHcYa5ChG0LQ=="
)
"""SHA-512 of the package's tarball, base64."""

ROOT = Path(__file__).parents[1]
OUT = ROOT / "data" / "boundaries"
TABLES = ROOT / "data" / "tables"

TOLERANCE = 0.5
"""20 km in map units: about 16,000 vertices, and a coast accurate at 1,400 pixels width."""

ISLAND_TOLERANCE = 0.05
"""2 km, for small island countries: at 20 km Fiji would lose a twentieth of its land."""

SMALL_ISLANDS = 40.0
"""Square units (64,000 km²) below which an island country is simplified more gently."""

SMALLEST = 0.02
"""Parts below this many square units (32 km²) go, but never a ten-thousandth of a country."""

SPECK = 0.003
"""Square units (5 km²) below which a part goes from any country that has larger ones."""

_DECIMALS = {"equal-earth": 2, "lonlat": 4}
_SAME_LINE = 0.05
"""Map units (2 km) within which a border is taken for a disputed line that was projected twice."""

_WGS84 = Geod(ellps="WGS84")


def build(topology: Mapping[str, Any], out: Path = OUT) -> None:
    """Write every boundary file from a decoded ``countries-50m.json``.

    Parameters
    ----------
    topology : mapping
        A quantized TopoJSON topology with the object ``countries``.
    out : pathlib.Path
        The folder to write into; it is made where there is none.
    """
    pieces, names = source_pieces(topology)
    table = pd.read_csv(TABLES / "worldviews.csv", dtype=str, keep_default_na=False)
    flat = simplify(pieces)
    out.mkdir(parents=True, exist_ok=True)
    for worldview in WORLDVIEWS:
        codes = {piece: piece for piece in pieces} | owners(table, worldview)
        units = _dissolve(flat, codes)
        areas = _areas(pieces, codes)
        filled = fills(table, worldview)
        dashed = dashed_lines(flat, _unproject, table, worldview)
        lines = {"": _solid_borders(units, dashed)} | {
            territory: shapely.transform(line, _project) for territory, line in dashed.items()
        }
        for crs in _DECIMALS:
            rows = [
                _row(code, units[code], crs, names, areas[code], filled.get(code, "own"))
                for code in sorted(units)
            ]
            _write(out / f"{worldview}.{crs}.geojson", rows)
            _write(out / f"{worldview}.borders.{crs}.geojson", list(_line_rows(lines, crs)))


def simplify(pieces: Mapping[str, shapely.Geometry]) -> dict[str, shapely.Geometry]:
    """The pieces in map units, simplified as one coverage and rounded; borders stay shared.

    Parameters
    ----------
    pieces : mapping of str to shapely.Geometry
        Longitude and latitude in degrees; together a coverage.

    Returns
    -------
    dict of str to shapely.Geometry
        In map units, to two decimals.
    """
    flat = [shapely.transform(_densify(shape), _project) for shape in pieces.values()]
    simple = shapely.coverage_simplify(np.array(flat), TOLERANCE)
    for at in _small_islands(flat):
        simple[at] = shapely.coverage_simplify([flat[at]], ISLAND_TOLERANCE)[0]
    cleaned = [_without_small_parts(shape) for shape in simple]
    rounded = [shapely.transform(shape, lambda xy: np.round(xy, 2)) for shape in cleaned]
    return dict(zip(pieces, (_repair(shape) for shape in rounded), strict=True))


def _small_islands(flat: list[shapely.Geometry]) -> list[int]:
    """Small pieces that share no border: they can keep more of their coast on their own."""
    shapes = np.array(flat, dtype=object)
    one, other = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    touching = set(one[one != other])
    return [
        at for at, shape in enumerate(flat) if at not in touching and shape.area < SMALL_ISLANDS
    ]


def _densify(shape: shapely.Geometry) -> shapely.Geometry:
    """Vertices every two degrees along ±180°, which is a curve in Equal Earth; nowhere else."""
    if abs(shape.bounds[0]) < 180 and abs(shape.bounds[2]) < 180:
        return shape
    parts = [
        shapely.Polygon(_dense_ring(part.exterior), [_dense_ring(hole) for hole in part.interiors])
        for part in shapely.get_parts(shape)
    ]
    return shapely.MultiPolygon(parts)


def _dense_ring(ring: shapely.LinearRing) -> np.ndarray:
    points = shapely.get_coordinates(ring)
    pieces = [points[:1]]
    for start, end in pairwise(points):
        on_the_edge = abs(start[0]) == 180 and start[0] == end[0]
        steps = max(1, int(abs(end[1] - start[1]) / 2)) if on_the_edge else 1
        pieces.append(np.linspace(start, end, steps + 1)[1:])
    return np.vstack(pieces)


def _project(degrees: np.ndarray) -> np.ndarray:
    return np.column_stack(to_equal_earth(degrees[:, 0], degrees[:, 1]))


def _unproject(units: np.ndarray) -> np.ndarray:
    return np.column_stack(to_lonlat(units[:, 0], units[:, 1]))


def _without_small_parts(shape: shapely.Geometry) -> shapely.Geometry:
    parts = sorted(shapely.get_parts(shape), key=lambda part: -part.area)
    smallest = min(SMALLEST, max(SPECK, shape.area / 10_000))
    large_parts = [part for part in parts if part.area >= smallest] or parts[:1]
    return shapely.MultiPolygon(large_parts)


def _repair(shape: shapely.Geometry) -> shapely.Geometry:
    """Rounding may fold a sliver of coast onto itself; shared borders are not touched."""
    if shape.is_valid:
        return shape
    repaired = shapely.make_valid(shape, method="structure", keep_collapsed=False)
    return shapely.MultiPolygon(
        [part for part in shapely.get_parts(repaired) if part.geom_type == "Polygon"]
    )


def _dissolve(
    flat: Mapping[str, shapely.Geometry], codes: Mapping[str, str]
) -> dict[str, shapely.Geometry]:
    groups: dict[str, list[shapely.Geometry]] = {}
    for piece, shape in flat.items():
        groups.setdefault(codes[piece], []).append(shape)
    return {
        code: shapes[0] if len(shapes) == 1 else shapely.coverage_union_all(shapes)
        for code, shapes in groups.items()
    }


def _areas(pieces: Mapping[str, shapely.Geometry], codes: Mapping[str, str]) -> dict[str, float]:
    """True areas (km², WGS84) of the source's own polygons, before any simplification."""
    areas: dict[str, float] = {}
    for piece, shape in pieces.items():
        areas[codes[piece]] = areas.get(codes[piece], 0.0) + true_area_km2(shape)
    return areas


def true_area_km2(shape: shapely.Geometry) -> float:
    """Geodesic area in km² of a shape in degrees, on the WGS84 ellipsoid.

    Examples
    --------
    >>> round(true_area_km2(shapely.box(0, 0, 1, 1)))
    12309
    """
    total = 0.0
    for part in shapely.get_parts(shape):
        total += abs(_WGS84.geometry_area_perimeter(shapely.orient_polygons(part))[0])
    return total / 1e6


def _solid_borders(
    units: Mapping[str, shapely.Geometry], dashed: Mapping[str, shapely.Geometry]
) -> shapely.Geometry:
    """Every land border once, in map units, without the disputed lines."""
    shapes = np.array(list(units.values()), dtype=object)
    one, other = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    pairs = one < other
    rings = shapely.boundary(shapes)
    shared = shapely.intersection(rings[one[pairs]], rings[other[pairs]])
    lines = [part for part in shapely.get_parts(shared) if part.geom_type == "LineString"]
    disputed = shapely.union_all([shapely.transform(line, _project) for line in dashed.values()])
    solid = shapely.difference(shapely.MultiLineString(lines), disputed.buffer(_SAME_LINE))
    merged = shapely.line_merge(solid)
    return shapely.MultiLineString(
        sorted(shapely.get_parts(merged), key=lambda part: (part.bounds, part.length))
    )


def _line_rows(lines: Mapping[str, shapely.Geometry], crs: str) -> Iterator[dict[str, Any]]:
    for territory, line in lines.items():
        shape = line if crs == "equal-earth" else shapely.transform(line, _unproject)
        style = "dashed" if territory else "solid"
        yield _feature({"territory_id": territory, "line": style}, shape, crs)


def _row(
    code: str, flat: shapely.Geometry, crs: str, names: Mapping[str, str], area: float, fill: str
) -> dict[str, Any]:
    shape = flat if crs == "equal-earth" else shapely.transform(flat, _unproject)
    shape = shapely.orient_polygons(shape)
    largest = max(shapely.get_parts(shape), key=lambda part: part.area)
    label = largest.representative_point()
    decimals = _DECIMALS[crs]
    properties = {
        "iso_a3": code,
        "name": names.get(code, code),
        "fill": fill,
        "label": [round(label.x, decimals), round(label.y, decimals)],
        "area_km2": round(area, 1),
    }
    return _feature(properties, shape, crs)


def _feature(properties: dict[str, Any], shape: shapely.Geometry, crs: str) -> dict[str, Any]:
    rounded = shapely.transform(shape, lambda xy: np.round(xy, _DECIMALS[crs]))
    return {"type": "Feature", "properties": properties, "geometry": mapping(rounded)}


def _write(path: Path, features: list[dict[str, Any]]) -> None:
    lines = [json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in features]
    head, tail = '{"type":"FeatureCollection","features":[\n', "\n]}\n"
    path.write_text(head + ",\n".join(lines) + tail, encoding="utf-8", newline="\n")


def download_source(folder: Path) -> Path:
    """``countries-50m.json`` of the npm package, fetched by the npm client and checked.

    Parameters
    ----------
    folder : pathlib.Path
        Where there is no ``.tgz`` yet.

    Raises
    ------
    ValueError
        When the tarball is not the one whose hash is pinned.
    """
    command = ["npm", "pack", PACKAGE, "--silent", "--pack-destination", str(folder)]
    subprocess.run(command, check=True, capture_output=True, text=True)
    (tarball,) = folder.glob("*.tgz")
    digest = base64.b64encode(hashlib.sha512(tarball.read_bytes()).digest()).decode()
    if digest != INTEGRITY:
        raise ValueError(f"{PACKAGE}: the tarball's SHA-512 is {digest}, expected {INTEGRITY}")
    with tarfile.open(tarball) as archive:
        archive.extract("package/countries-50m.json", folder, filter="data")
    return folder / "package" / "countries-50m.json"


def main() -> None:
    """Build from the npm package, or from ``--source FILE``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--source", type=Path, help="a countries-50m.json at hand")
    parser.add_argument("--out", type=Path, default=OUT)
    arguments = parser.parse_args()
    with TemporaryDirectory() as folder:
        source = arguments.source or download_source(Path(folder))
        build(json.loads(source.read_text(encoding="utf-8")), arguments.out)
    for path in sorted(arguments.out.glob("*.geojson")):
        print(f"{path.name}: {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
