"""The pieces of the world: Natural Earth's countries, cut where the worldviews differ."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from shapely.geometry import MultiPolygon, box

from geo.topology import decode_arcs, polygon_of, with_vertices
from geo.worldview import CRIMEA, WESTERN_SAHARA_NORTH

_COUNTRIES = Path(__file__).parents[1] / "data" / "tables" / "countries.csv"
ANTARCTICA = "010"

_BY_NAME = {
    "Kosovo": "XKX",
    "Somaliland": "SOMALILAND",
    "N. Cyprus": "NORTH_CYPRUS",
    "Siachen Glacier": "XSG",
    "Indian Ocean Ter.": "AUS",
}
"""Features without an id. The Indian Ocean Territories are Australia's."""

_BY_NUMBER = {"732": "SAHARA_EAST"}
"""Natural Earth's Western Sahara is only the land east of the berm."""


def source_pieces(
    topology: Mapping[str, Any],
) -> tuple[dict[str, MultiPolygon], dict[str, str]]:
    """Every piece by its code or name, in degrees, and the name of each code.

    Parameters
    ----------
    topology : mapping
        A decoded ``countries-50m.json``.

    Returns
    -------
    pieces : dict of str to shapely.MultiPolygon
        Longitude and latitude in degrees, cut at ±180° and without Antarctica; sorted by key.
    names : dict of str to str
        Code to the atlas's name.

    Raises
    ------
    ValueError
        Naming a feature of the source that is not known.
    """
    arcs = decode_arcs(topology)
    by_number, names = _codes()
    parts: dict[str, list[shapely.Geometry]] = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        if geometry.get("id") == ANTARCTICA:
            continue
        piece = _piece(geometry, by_number)
        parts.setdefault(piece, []).extend(shapely.get_parts(polygon_of(geometry, arcs)))
    pieces = {piece: MultiPolygon(listed) for piece, listed in parts.items()}
    _split_crimea(pieces)
    _split_morocco(pieces)
    return dict(sorted(pieces.items())), names


def _codes() -> tuple[dict[str, str], dict[str, str]]:
    with _COUNTRIES.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    numbers = {row["iso_numeric"]: row["iso_a3"] for row in rows if row["iso_numeric"]}
    return numbers | _BY_NUMBER, {row["iso_a3"]: row["name"] for row in rows}


def _piece(geometry: Mapping[str, Any], by_number: Mapping[str, str]) -> str:
    name = geometry["properties"]["name"]
    number = geometry.get("id")
    piece = _BY_NAME.get(name) if number is None else by_number.get(number)
    if piece is None:
        raise ValueError(f"the boundary source has an unknown feature: {name!r}, id {number!r}")
    return piece


def _split_crimea(pieces: dict[str, MultiPolygon]) -> None:
    parts = shapely.get_parts(pieces["RUS"])
    inside = [part for part in parts if part.contains(CRIMEA)]
    if len(inside) != 1:
        raise ValueError(f"{len(inside)} parts of Russia contain {CRIMEA}, expected 1")
    pieces["CRIMEA"] = MultiPolygon(inside)
    pieces["RUS"] = MultiPolygon([part for part in parts if part is not inside[0]])


def _split_morocco(pieces: dict[str, MultiPolygon]) -> None:
    whole = pieces["MAR"]
    south = box(-180, -90, 180, WESTERN_SAHARA_NORTH)
    cut = {"SAHARA_WEST": whole.intersection(south), "MAR": whole.difference(south)}
    pieces |= {name: MultiPolygon(list(shapely.get_parts(part))) for name, part in cut.items()}
    added = shapely.get_coordinates(pieces["SAHARA_WEST"])
    on_the_line = added[np.abs(added[:, 1] - WESTERN_SAHARA_NORTH) < 1e-9]
    for neighbor in ("DZA", "SAHARA_EAST", "MRT"):
        pieces[neighbor] = with_vertices(pieces[neighbor], on_the_line)
