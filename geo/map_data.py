"""The map data: every shape once, with what each view needs, so that a view is only a recolor.

Two files of the same shapes. The ``status`` variant holds in each feature's ``s`` one mark
per period between two changes, and in ``t0, t1, …`` the tooltip of each period. The ``shares``
variant holds in ``m0, m1, …`` what is listed for each measure (`geo.share_tips`).
Moving the as-of date or choosing a mineral sends a spec of a few kilobytes, never the geometry.
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
from numpy.typing import NDArray
from shapely.geometry import mapping

from data.agreements.counting import change_dates, statuses
from data.agreements.membership import counted_from
from data.facts.cache import cache_by_facts
from data.facts.store import Facts
from data.i18n.cldr import ENGLISH
from data.i18n.labels import ABSENT, INSTRUMENT_LABELS, MINISTERIAL, status_label
from data.i18n.messages import sentence_language, speaking
from geo.boundaries import boundaries
from geo.display_geometry import band, fills, rounded, strips
from geo.projection import to_equal_earth, to_lonlat
from geo.share_tips import tips

MapVariant = Literal["status", "shares"]

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
HATCHED = ("announced", "attended", "linked_not_attending")
"""What is not signed carries a second cue beside its color."""

NO_MARK = "-"
SMALL_KM2 = 32_000
"""A partner below this area also gets a dot: about 5 by 5 pixels in a world map 1000 wide."""

_EPOCH = date(1970, 1, 1)


@dataclass(frozen=True)
class MapData:
    """The bytes of one map, gzipped, and the hash that names them in the address."""

    body: bytes
    digest: str


def periods(facts: Facts) -> tuple[date, ...]:
    """The first day of each period in which the map does not change."""
    return tuple(sorted({*change_dates(facts), MINISTERIAL}))


def period_index(facts: Facts, asof: date) -> int:
    """Which period a day falls in; 0 is before the first change."""
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
    variant : {"status", "shares"}
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
    """Where the map data of a worldview and projection is served, in the language of the facts."""
    digest = map_data(facts, worldview, projection, variant).digest
    lang = "" if facts.lang == ENGLISH else f".{facts.lang}"
    return f"/map/{worldview}.{projection}.{variant}.{digest}{lang}.json"


def highlight_address(facts: Facts, worldview: str, projection: str, code: str) -> str:
    """Where the highlight of one country is served."""
    digest = map_data(facts.localized(ENGLISH), worldview, projection).digest
    return f"/map/{worldview}.{projection}.highlight.{digest}.{code}.json"


@cache_by_facts(512)
def highlight(facts: Facts, worldview: str, projection: str, code: str) -> bytes:
    """The band around one country, and its point, as a feature collection; empty when unknown.

    The Commission's band runs around the 27 members together: an outline, never a fill.
    """
    shapes = boundaries(worldview, "equal-earth")
    features = []
    area = _members(facts, shapes) if code == Facts.EUU else shapes.geometry.get(code)
    if area is not None:
        features.append(_feature(rounded(band(area), projection), {"iso": code}))
    symbols = symbol_places(facts, projection)
    if code in symbols:
        features.append(_feature({"type": "Point", "coordinates": symbols[code]}, {"iso": code}))
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def _features(
    facts: Facts, worldview: str, projection: str, variant: MapVariant
) -> Iterator[dict[str, Any]]:
    shapes = boundaries(worldview, "equal-earth")
    extras = _extras(facts, shapes, variant)
    for code, shape in fills(worldview).items():
        yield _feature(rounded(shape, projection), extras[code])
    for code, shape in strips(worldview, _hatched(extras)).items():
        yield _feature(rounded(shape, projection), extras[code] | {"h": 1})
    for code, at in symbol_places(facts, projection).items():
        point = {"type": "Point", "coordinates": at}
        for part in _SYMBOLS.get(code, ("dot-outer", "dot-inner")):
            yield _feature(point, extras[code] | {"p": part})


def _extras(facts: Facts, shapes: pd.DataFrame, variant: MapVariant) -> dict[str, dict[str, Any]]:
    """The properties of each feature, by code of its country."""
    regions = _regions(facts)
    codes = [*shapes.index, facts.EUU]
    localized = facts.localized(sentence_language(facts.lang))
    texts = tips(localized, codes) if variant == "shares" else _stories(localized, codes)
    return {
        code: {
            "iso": code,
            "n": facts.name(code),
            "k": shapes["fill"].get(code, "own"),
            "r": regions.get(code, ""),
        }
        | texts[code]
        for code in codes
    }


def _hatched(extras: dict[str, dict[str, Any]]) -> tuple[str, ...]:
    """Codes that are hatched on some day, or neutral ground."""
    marks = {MARKS[status] for status in HATCHED}
    return tuple(
        code
        for code, extra in extras.items()
        if code != Facts.EUU and (extra["k"] == "neutral" or marks & set(extra.get("s", "")))
    )


_SYMBOLS = {Facts.EUU: ("ring-outer", "ring-inner"), "BEL": ("dot-inner",)}
"""The Commission's ring stands at Brussels, so Belgium's dot is drawn inside it."""

_APART = 11.0
"""Least distance between two dots in map units: Bahrain and Qatar would cover each other."""


@cache_by_facts(16)
def symbol_places(facts: Facts, projection: str) -> dict[str, tuple[float, float]]:
    """Where the ring and the dots stand, in the order of drawing: map units, or degrees.

    Dots that would cover each other are moved apart; the ring and Belgium share Brussels.

    Parameters
    ----------
    facts : Facts
    projection : {"equal-earth", "globe"}
    """
    shapes = boundaries("international", "equal-earth")
    codes = [Facts.EUU, *_small_partners(facts, shapes)]
    places = np.array([label_place(facts, code) for code in codes])
    places[codes.index("BEL")] = places[0]
    moving = [at for at, code in enumerate(codes) if code not in _SYMBOLS]
    places[moving] = _spread_apart(places[moving])
    if projection == "globe":
        places = np.column_stack(to_lonlat(*places.T))
    return {
        code: (round(float(x), 2), round(float(y), 2))
        for code, (x, y) in zip(codes, places, strict=True)
    }


def _spread_apart(places: NDArray[Any]) -> NDArray[np.float64]:
    for _ in range(20):
        between = places[:, None] - places[None]
        far = np.hypot(*np.moveaxis(between, 2, 0)) + np.eye(len(places)) * _APART
        short = np.clip(_APART - far, 0, None)
        places = places + (between / far[..., None] * short[..., None] / 2).sum(axis=1)
    return places


def label_place(facts: Facts, code: str) -> tuple[float, float]:
    """Where a partner's label stands, in map units."""
    place = facts.profiles.set_index("iso_a3").loc[code]
    x, y = to_equal_earth(place["longitude"], place["latitude"])
    return float(x), float(y)


def _feature(geometry: Any, properties: dict[str, Any]) -> dict[str, Any]:
    shape = geometry if isinstance(geometry, dict) else mapping(geometry)
    return {"type": "Feature", "properties": properties, "geometry": shape}


def _members(facts: Facts, shapes: pd.DataFrame) -> shapely.Geometry:
    rows = facts.memberships
    codes = rows.loc[rows["initiative"] == "eu", "iso_a3"]
    return shapely.coverage_union_all(shapes.geometry[shapes.index.isin(codes)].to_numpy())


def _small_partners(facts: Facts, shapes: pd.DataFrame) -> list[str]:
    partners = shapes.loc[shapes.index.isin(facts.partner_codes)]
    return list(partners.index[partners["area_km2"] < SMALL_KM2])


def _regions(facts: Facts) -> dict[str, str]:
    region_names = facts.countries.set_index("iso_a3")["un_region"]
    return {code: region.lower() for code, region in region_names.items()}


def _since(facts: Facts) -> dict[str, dict[str, int]]:
    """Days since 1970 from which a country counts as a member of each initiative."""
    days: dict[str, dict[str, int]] = {}
    for row, first in zip(facts.memberships.itertuples(), counted_from(facts), strict=True):
        day = max((first - _EPOCH).days, 0)
        days.setdefault(row.iso_a3, {})[f"i_{row.initiative}"] = day
    return days


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
    status_stories, since = _stories_by_code(facts), _since(facts)
    blank = _blank(_days(facts), facts.lang)
    stories = {code: status_stories.get(code, blank) for code in codes}
    return {
        code: story | {"s": "".join(story["s"])} | since.get(code, {})
        for code, story in stories.items()
    }


def _tip(row: pd.Series, titles: pd.DataFrame, day: date, lang: str) -> str:
    _, label = speaking(lang), status_label(row["status"], day, lang)
    if not row["agreements"]:
        return label
    last = titles.loc[row["agreements"][-1]]
    kind = _(INSTRUMENT_LABELS[last["instrument_type"]]).lower()
    template = _("{status} · last agreement: {kind}, {day}")
    return template.format(status=label, kind=kind, day=last["signed_label"])
