"""Where names, dots and the Commission's ring stand on a map."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.facts.cache import cache_by_facts
from data.facts.store import Facts
from geo.boundaries import boundaries
from geo.projection import to_equal_earth, to_lonlat

SMALL_KM2 = 32_000
"""A partner below this area also gets a dot: about 5 by 5 pixels in a world map 1000 wide."""

_FIXED = (Facts.EUU, "BEL")
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
    moving = [at for at, code in enumerate(codes) if code not in _FIXED]
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


def _small_partners(facts: Facts, shapes: pd.DataFrame) -> list[str]:
    partners = shapes.loc[shapes.index.isin(facts.partner_codes)]
    return list(partners.index[partners["area_km2"] < SMALL_KM2])


def label_place(facts: Facts, code: str) -> tuple[float, float]:
    """Where a partner's label stands, in map units.

    Parameters
    ----------
    facts : Facts
    code : str
        ISO 3166 alpha-3, or ``EUU``; one of the profiles.

    Returns
    -------
    (x, y)
        Equal Earth, y to the north.
    """
    return _label_places(facts)[code]


@cache_by_facts(4)
def _label_places(facts: Facts) -> dict[str, tuple[float, float]]:
    rows = facts.profiles
    xs, ys = to_equal_earth(rows["longitude"].to_numpy(), rows["latitude"].to_numpy())
    return dict(zip(rows["iso_a3"], zip(map(float, xs), map(float, ys), strict=True), strict=True))


@cache_by_facts(4)
def places_on_globe(facts: Facts, worldview: str) -> dict[str, tuple[float, float]]:
    """Where the dot, the ring or the name of each drawn unit stands, in degrees.

    Parameters
    ----------
    facts : Facts
    worldview : {"international", "us"}
    """
    labels = boundaries(worldview, "lonlat")["label"]
    places = {code: (round(lon, 2), round(lat, 2)) for code, (lon, lat) in labels.items()}
    return places | symbol_places(facts, "globe")


@cache_by_facts(4)
def places_on_map(facts: Facts, worldview: str) -> dict[str, tuple[float, float]]:
    """Where the dot, the ring or the name of each drawn unit stands, in map units.

    Parameters
    ----------
    facts : Facts
    worldview : {"international", "us"}
    """
    labels = boundaries(worldview, "equal-earth")["label"]
    profiles = {code: label_place(facts, code) for code in facts.profiles["iso_a3"]}
    return dict(labels) | profiles | symbol_places(facts, "equal-earth")
