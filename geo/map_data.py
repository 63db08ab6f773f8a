"""The map data: the shapes of a map by address, each with what it says of its country.

The ``status`` variant holds in each feature's ``s`` one mark per period between two changes, and in
``t0, t1, …`` the tooltip of each period. The ``shares`` variant holds in ``m0, m1, …`` what is
listed for each measure (`geo.share_tips`). ``borders`` are lines. Another date or mineral is only
a recolor: the geometry travels once.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

import numpy as np
import pandas as pd
import shapely
from shapely.geometry import mapping

from data.agreements.counting import change_dates, statuses
from data.facts.cache import cache_by_facts
from data.facts.store import Facts
from data.i18n.cldr import ENGLISH
from data.i18n.labels import ABSENT, INSTRUMENT_LABELS, MINISTERIAL, status_label
from data.i18n.messages import sentence_language, speaking
from geo.boundaries import borders, boundaries
from geo.display_geometry import dashes, rounded
from geo.projection import to_lonlat
from geo.share_tips import tips
from geo.symbols import symbol_places

MapVariant = Literal["status", "shares", "borders"]

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

ALTITUDE_M = 20_000
"""Of dots above the globe: below it they would sink into the facets that it is drawn with."""


@dataclass(frozen=True)
class MapData:
    """The bytes of one map, gzipped, and the hash that names them in the address."""

    body: bytes
    digest: str


def periods(facts: Facts) -> tuple[date, ...]:
    """The first day of each period in which the map does not change."""
    return tuple(sorted({*change_dates(facts), MINISTERIAL}))


def period_index(facts: Facts, asof: date) -> int:
    """Which period a day falls in; 0 is before the first change.

    Parameters
    ----------
    facts : Facts
    asof : datetime.date
        A day of change is the first of its period.
    """
    return bisect_right(periods(facts), asof)


@cache_by_facts(80, made_once=True)
def map_data(
    facts: Facts, worldview: str, projection: str, variant: MapVariant = "status"
) -> MapData:
    """The map data of one worldview and projection (``equal-earth`` in map units, or ``globe``).

    Parameters
    ----------
    facts : Facts
    worldview : {"international", "us"}
    projection : {"equal-earth", "globe"}
    variant : {"status", "shares", "borders"}
    """
    collection = {
        "type": "FeatureCollection",
        "features": [*_features(facts, worldview, projection, variant)],
    }
    text = json.dumps(collection, ensure_ascii=False, separators=(",", ":")).encode()
    return MapData(gzip.compress(text, 9, mtime=0), hashlib.sha256(text).hexdigest()[:12])


def map_address(
    facts: Facts, worldview: str, projection: str, variant: MapVariant = "status"
) -> str:
    """Where the map data of a worldview and projection is served, in the language of the facts.

    Parameters
    ----------
    facts : Facts
    worldview : {"international", "us"}
    projection : {"equal-earth", "globe"}
    variant : {"status", "shares", "borders"}

    Returns
    -------
    str
        With a hash of the content in it, so that it can be kept for ever.
    """
    digest = map_data(facts, worldview, projection, variant).digest
    lang = "" if facts.lang == ENGLISH else f".{facts.lang}"
    return f"/map/{worldview}.{projection}.{variant}.{digest}{lang}.json"


def highlight_address(facts: Facts, worldview: str, projection: str, code: str) -> str:
    """Where the highlight of one country is served.

    Parameters
    ----------
    facts : Facts
        In any language: an outline has no words.
    worldview : {"international", "us"}
    projection : {"equal-earth", "globe"}
    code : str
        ISO 3166 alpha-3, or ``EUU``.
    """
    digest = map_data(facts.localized(ENGLISH), worldview, projection).digest
    return f"/map/{worldview}.{projection}.highlight.{digest}.{code}.json"


@cache_by_facts(512)
def highlight(facts: Facts, worldview: str, projection: str, code: str) -> bytes:
    """One country as a feature collection, to draw its outline; empty when unknown.

    The Commission is the 27 members together: an outline, never a fill.

    Parameters
    ----------
    facts : Facts
    worldview : {"international", "us"}
    projection : {"equal-earth", "globe"}
    code : str
        ISO 3166 alpha-3, or ``EUU``.

    Returns
    -------
    bytes
        GeoJSON: degrees for the globe, else map units.
    """
    shapes = boundaries(worldview, _FILES[projection])
    area = _members(facts, shapes) if code == Facts.EUU else shapes.geometry.get(code)
    features = [] if area is None else [_feature(rounded(area), {"iso": code})]
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


_FILES = {"equal-earth": "equal-earth", "globe": "lonlat"}
"""Which boundaries a projection is drawn from."""


def _features(
    facts: Facts, worldview: str, projection: str, variant: MapVariant
) -> Iterator[dict[str, Any]]:
    if variant == "borders":
        yield from _borders(worldview, projection)
        return
    shapes = boundaries(worldview, _FILES[projection])
    extras = _extras(facts, shapes, variant)
    for code, shape in shapes.geometry.items():
        yield _feature(rounded(shape), extras[code])
    height = [ALTITUDE_M] if projection == "globe" else []
    for code, at in symbol_places(facts, projection).items():
        yield _feature({"type": "Point", "coordinates": [*at, *height]}, extras[code])


def _borders(worldview: str, projection: str) -> Iterator[dict[str, Any]]:
    """Every border once; a disputed one in pieces, since a line of deck.gl cannot be dashed."""
    rows = borders(worldview, "equal-earth")
    for kind, lines in rows.geometry.groupby(rows["line"]):
        drawn = shapely.union_all([dashes(line) if kind == "dashed" else line for line in lines])
        if projection == "globe":
            drawn = shapely.transform(drawn, lambda xy: np.column_stack(to_lonlat(*xy.T)))
        drawn = shapely.transform(drawn, lambda xy: np.round(xy, 1))
        yield _feature(shapely.remove_repeated_points(drawn), {"line": kind})


def _extras(facts: Facts, shapes: pd.DataFrame, variant: MapVariant) -> dict[str, dict[str, Any]]:
    """The properties of each feature, by code of its country."""
    codes = [*shapes.index, facts.EUU]
    localized = facts.localized(sentence_language(facts.lang))
    texts = tips(localized, codes) if variant == "shares" else _stories(localized, codes)
    return {
        code: {"iso": code, "n": facts.name(code), "k": shapes["fill"].get(code, "own")}
        | texts[code]
        for code in codes
    }


def _feature(geometry: Any, properties: dict[str, Any]) -> dict[str, Any]:
    shape = geometry if isinstance(geometry, dict) else mapping(geometry)
    return {"type": "Feature", "properties": properties, "geometry": shape}


def _members(facts: Facts, shapes: pd.DataFrame) -> shapely.Geometry:
    rows = facts.memberships
    codes = rows.loc[rows["initiative"] == "eu", "iso_a3"]
    return shapely.coverage_union_all(shapes.geometry[shapes.index.isin(codes)].to_numpy())


def _days(facts: Facts) -> list[date]:
    """A day in each period."""
    return [periods(facts)[0] - timedelta(days=1), *periods(facts)]


@cache_by_facts()
def _stories_by_code(facts: Facts) -> dict[str, dict[str, Any]]:
    days = _days(facts)
    stories: dict[str, dict[str, Any]] = {}
    titles = facts.agreements.set_index("agreement_id")
    for place, day in enumerate(days):
        for code, row in statuses(facts, day).iterrows():
            story = stories.setdefault(code, _blank(days, facts.lang))
            story["s"][place] = MARKS[row["status"]]
            story[f"t{place}"] = _tip(row, titles, day, facts.lang)
    return stories


def _blank(days: list[date], lang: str) -> dict[str, Any]:
    marks = {"s": [NO_MARK] * len(days)}
    return marks | {f"t{at}": status_label(ABSENT, day, lang) for at, day in enumerate(days)}


def _stories(facts: Facts, codes: Iterable[str]) -> dict[str, dict[str, Any]]:
    status_stories = _stories_by_code(facts)
    blank = _blank(_days(facts), facts.lang)
    stories = {code: status_stories.get(code, blank) for code in codes}
    return {code: story | {"s": "".join(story["s"])} for code, story in stories.items()}


def _tip(row: pd.Series, titles: pd.DataFrame, day: date, lang: str) -> str:
    _, label = speaking(lang), status_label(row["status"], day, lang)
    if not row["agreements"]:
        return label
    last = titles.loc[row["agreements"][-1]]
    kind = _(INSTRUMENT_LABELS[last["instrument_type"]]).lower()
    template = _("{status} · last agreement: {kind}, {day}")
    return template.format(status=label, kind=kind, day=last["signed_label"])
