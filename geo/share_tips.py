"""What a map of mineral shares says of each country: one short line for each measure."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

import pandas as pd

from data.languages import number, percent
from data.shares import Measure, available, listed_rows
from data.store import Facts

_NOT_LISTED = "not listed"


@lru_cache(maxsize=18)
def _places(facts: Facts) -> dict[Measure, int]:
    every = (measure for found in available(facts).values() for measure in found)
    return {measure: place for place, measure in enumerate(every)}


def tip_of(facts: Facts, measure: Measure) -> str:
    """The property of the map data that tells a measure."""
    return f"m{_places(facts)[measure]}"


def tips(facts: Facts, codes: Iterable[str]) -> dict[str, dict[str, str]]:
    """For each code, every measure's line: a share of the world, an amount, or that none is listed.

    The Commission has none: the figures of the Union are sums of its members.
    """
    blank = {f"m{place}": _NOT_LISTED for place in _places(facts).values()}
    told = {code: dict(blank) for code in codes}
    rows = listed_rows(facts)
    for row in rows.loc[rows["iso_a3"].isin(set(told) - {Facts.EUU})].itertuples():
        measure = Measure(row.slug, row.stage, int(row.year))
        told[row.iso_a3][tip_of(facts, measure)] = _line(row, facts.lang)
    return told


def _line(row: Any, lang: str) -> str:
    if pd.isna(row.share_of_world_pct):
        return f"{number(row.value, lang)} {row.unit}; no share of the world is published"
    limit = "at most " if row.share_is_upper_limit else ""
    return f"{limit}{percent(row.share_of_world_pct, lang)} of the world"
