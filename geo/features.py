"""The map data: every shape once, with what each date needs, so that a date is only a recolour.

A feature's ``s`` holds one mark per stretch of time between two changes, and ``t0, t1, …`` the
tooltip of each stretch: moving the as-of date sends a two-kilobyte spec, never the geometry.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

import pandas as pd
from shapely.geometry import mapping

from data.counting import change_dates, statuses
from data.store import Facts
from data.words import INSTRUMENT_LABELS, MINISTERIAL, status_label
from geo.boundaries import boundaries, dashed_lines
from geo.projection import to_equal_earth

MARKS = {
    "host": "h",
    "signed_at_ministerial": "m",
    "signed_before": "b",
    "signed_after": "f",
    "announced": "a",
    "attended": "t",
    "signed_not_attending": "s",
    "linked_not_attending": "l",
}
NO_MARK = "-"
SMALL_KM2 = 35_000
"""A partner below this area also gets a dot: about 5 by 5 pixels in a world map 1000 wide."""

_ABSENT = "Not at the ministerial"
_EPOCH = date(1970, 1, 1)


@dataclass(frozen=True)
class MapData:
    """The bytes of one map, gzipped, and the hash that names them in the address."""

    body: bytes
    digest: str


def stretches(facts: Facts) -> tuple[date, ...]:
    """The first day of each stretch of time in which the map does not change."""
    return tuple(sorted({*change_dates(facts), MINISTERIAL}))


def stretch(facts: Facts, asof: date) -> int:
    """Which stretch a day falls in; 0 is before the first change."""
    return bisect_right(stretches(facts), asof)


@lru_cache(maxsize=16)
def map_data(facts: Facts, worldview: str, projection: str) -> MapData:
    """The map data of one worldview and projection (``equal-earth`` in map units, or ``globe``)."""
    collection = {"type": "FeatureCollection", "features": [*_features(facts, worldview, projection)]}
    text = json.dumps(collection, ensure_ascii=False, separators=(",", ":")).encode()
    return MapData(gzip.compress(text, 9, mtime=0), hashlib.sha256(text).hexdigest()[:12])


def map_address(facts: Facts, worldview: str, projection: str) -> str:
    """Where the map data of a worldview and projection is served."""
    return f"/map/{worldview}.{projection}.{map_data(facts, worldview, projection).digest}.json"


def shape_address(facts: Facts, worldview: str, projection: str, code: str) -> str:
    """Where the shape of one country is served."""
    digest = map_data(facts, worldview, projection).digest
    return f"/map/{worldview}.{projection}.{digest}.{code}.json"


@lru_cache(maxsize=512)
def one_shape(facts: Facts, worldview: str, projection: str, code: str) -> bytes:
    """The shape, or the point, of one country as a feature collection; empty when unknown."""
    shapes = [
        {"type": "Feature", "properties": {}, "geometry": feature["geometry"]}
        for feature in _features(facts, worldview, projection)
        if feature["properties"].get("iso") == code
    ]
    return json.dumps({"type": "FeatureCollection", "features": shapes}).encode()


def _features(facts: Facts, worldview: str, projection: str) -> Iterator[dict[str, Any]]:
    crs = "lonlat" if projection == "globe" else projection
    shapes = boundaries(worldview, crs)
    told = _told(facts)
    regions = _regions(facts)
    since = _since(facts)
    for code, row in shapes.iterrows():
        extra = {"k": row["fill"]} | _story(told, code) | {"r": regions.get(code, "")}
        yield _feature(row.geometry, code, facts.name(code) or row["name"], extra | since.get(code, {}))
    for code in _pointed(facts, shapes):
        point = {"type": "Point", "coordinates": dot_place(facts, code, projection)}
        extra = _story(told, code) | {"r": regions.get(code, ""), "ring": code == facts.EUU}
        yield _feature(point, code, facts.name(code), extra | since.get(code, {}))
    yield from _dashed(worldview, crs)


def dot_place(facts: Facts, code: str, projection: str) -> tuple[float, float]:
    """Where a partner's dot and label stand: map units, or degrees for the globe."""
    place = facts.profiles.set_index("iso_a3").loc[code]
    x, y = float(place["longitude"]), float(place["latitude"])
    if projection != "globe":
        x, y = to_equal_earth(x, y)
    return round(float(x), 2), round(float(y), 2)


def _feature(geometry: Any, code: str, name: str, extra: dict[str, Any]) -> dict[str, Any]:
    shape = geometry if isinstance(geometry, dict) else mapping(geometry)
    return {"type": "Feature", "properties": {"iso": code, "n": name} | extra, "geometry": shape}


def _dashed(worldview: str, crs: str) -> Iterator[dict[str, Any]]:
    for geometry in dashed_lines(worldview, crs).geometry:
        yield {"type": "Feature", "properties": {}, "geometry": mapping(geometry)}


def _pointed(facts: Facts, shapes: pd.DataFrame) -> list[str]:
    partners = shapes.loc[shapes.index.isin(facts.partner_codes)]
    return [*partners.index[partners["area_km2"] < SMALL_KM2], facts.EUU]


def _regions(facts: Facts) -> dict[str, str]:
    named = facts.countries.set_index("iso_a3")["un_region"]
    return {code: region.lower() for code, region in named.items()}


def _since(facts: Facts) -> dict[str, dict[str, int]]:
    """Days since 1970 from which a country belongs to each initiative; unknown is 'always'."""
    days: dict[str, dict[str, int]] = {}
    for row in facts.memberships.itertuples():
        first = row.since_last
        day = 0 if pd.isna(first) else (first - _EPOCH).days
        days.setdefault(row.iso_a3, {})[f"i_{row.initiative}"] = day
    return days


@lru_cache(maxsize=2)
def _told(facts: Facts) -> dict[str, dict[str, Any]]:
    days = [stretches(facts)[0] - timedelta(days=1), *stretches(facts)]
    told: dict[str, dict[str, Any]] = {}
    titles = facts.agreements.set_index("agreement_id")
    for place, day in enumerate(days):
        for code, row in statuses(facts, day).iterrows():
            story = told.setdefault(code, _blank(len(days)))
            story["s"][place] = MARKS[row["status"]]
            story[f"t{place}"] = _tip(row, titles, day)
    return told


def _blank(count: int) -> dict[str, Any]:
    return {"s": [NO_MARK] * count} | {f"t{place}": _ABSENT for place in range(count)}


def _story(told: dict[str, dict[str, Any]], code: str) -> dict[str, Any]:
    known = told.get(code)
    if known is None:
        some = next(iter(told.values()))
        known = _blank(len(some["s"]))
    return known | {"s": "".join(known["s"])}


def _tip(row: pd.Series, titles: pd.DataFrame, day: date) -> str:
    label = status_label(row["status"], day)
    if not row["agreements"]:
        return label
    last = titles.loc[row["agreements"][-1]]
    kind = INSTRUMENT_LABELS[last["instrument_type"]].lower()
    return f"{label} · last text: {kind}, {last['signed_label']}"
