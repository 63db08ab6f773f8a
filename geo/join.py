"""The join: the 54 countries and the Commission on the world's boundaries, with their status."""

from __future__ import annotations

from datetime import date
from typing import Any

import geopandas as gpd
import pandas as pd
from shapely.geometry import Point, mapping

from data.agreements.counting import statuses
from data.facts.store import Facts
from geo.boundaries import BoundaryError, boundaries
from geo.projection import LONLAT


def partner_boundaries(
    facts: Facts, asof: date, worldview: str = "international"
) -> gpd.GeoDataFrame:
    """One row for each of the 54 countries and one for the Commission.

    Parameters
    ----------
    facts : Facts
    asof : datetime.date
        The day for which the status holds.
    worldview : {"international", "us"}

    Returns
    -------
    geopandas.GeoDataFrame
        55 rows indexed by ``iso_a3``, sorted by it; columns ``name``, ``status``, ``agreements``
        (tuple of ids behind the status), ``reason`` and ``geometry`` in longitude and latitude
        (OGC:CRS84, degrees); the Commission is a point at Brussels.

    Raises
    ------
    BoundaryError
        Naming each country that has no boundary.
    """
    shapes = boundaries(worldview, "lonlat").geometry
    codes = sorted(facts.partner_codes)
    missing = [code for code in codes if code not in shapes.index]
    if missing:
        raise BoundaryError([f"{code} ({facts.name(code)}) has no boundary" for code in missing])
    geometry = pd.concat([shapes.loc[codes], pd.Series({facts.EUU: _label_position(facts)})])
    status_rows = statuses(facts, asof).loc[
        geometry.index, ["name", "status", "agreements", "reason"]
    ]
    frame = gpd.GeoDataFrame(status_rows, geometry=list(geometry), crs=LONLAT).sort_index()
    frame.index.name = "iso_a3"
    return frame


def partners_geojson(facts: Facts, asof: date, worldview: str) -> dict[str, Any]:
    """The join as RFC 7946 GeoJSON, with what a reader needs to cite it.

    Parameters
    ----------
    facts : Facts
    asof : datetime.date
        The day for which the status holds.
    worldview : {"international", "us"}

    Returns
    -------
    dict
        A FeatureCollection in longitude and latitude (degrees, OGC:CRS84).
    """
    frame = partner_boundaries(facts, asof, worldview)
    features = [
        {
            "type": "Feature",
            "id": code,
            "properties": {
                "iso_a3": code,
                "name": row["name"],
                "status": row["status"],
                "agreements": list(row["agreements"]),
                "reason": row["reason"],
            },
            "geometry": mapping(row["geometry"]),
        }
        for code, row in frame.iterrows()
    ]
    return {
        "type": "FeatureCollection",
        "name": f"Critical Minerals Ministerial partners as of {asof.isoformat()}",
        "asof": asof.isoformat(),
        "worldview": worldview,
        "source": "U.S. Department of State; texts as listed in agreements.csv; "
        "boundaries: Natural Earth 4.1 (public domain)",
        "bbox": [round(float(edge), 4) for edge in frame.total_bounds],
        "features": features,
    }


def _label_position(facts: Facts) -> Point:
    place = facts.profiles.set_index("iso_a3").loc[facts.EUU]
    return Point(place["longitude"], place["latitude"])
