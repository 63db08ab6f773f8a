"""Shares of the world: one commodity, one stage, one year, as the source prints them.

Rows are never added across units, sums of EU members never stand beside the members, and a country
that is not listed has no share, which is not the same as nought.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import pandas as pd

from data.store import Facts
from data.words import STAGE_LABELS

WORLD = "WLD"
DEFAULT_COMMODITY = "rare-earths"


@dataclass(frozen=True)
class Measure:
    """What is measured: a commodity (slug), a stage and a year that the tables hold."""

    commodity: str
    stage: str
    year: int


@lru_cache(maxsize=4)
def measures(facts: Facts) -> tuple[Measure, ...]:
    """Every commodity, stage and year with a share for some country."""
    rows = listed_rows(facts)
    rows = rows.loc[rows["share_of_world_pct"].notna() & (rows["iso_a3"] != WORLD)]
    found = set(zip(rows["slug"], rows["stage"], rows["year"], strict=True))
    order = list(STAGE_LABELS)
    listed = sorted(found, key=lambda item: (item[0], order.index(item[1]), -item[2]))
    return tuple(Measure(slug, stage, int(year)) for slug, stage, year in listed)


def nearest(facts: Facts, commodity: str, stage: str, year: int) -> Measure:
    """The measure asked for, or the first of its commodity and stage that the tables hold."""
    slug = commodity or DEFAULT_COMMODITY
    own = [item for item in measures(facts) if item.commodity == slug]
    own = own or [item for item in measures(facts) if item.commodity == DEFAULT_COMMODITY]
    of_stage = [item for item in own if item.stage == stage] or own
    of_year = [item for item in of_stage if item.year == year]
    if of_year:
        return of_year[0]
    stage = of_stage[0].stage
    return Measure(of_stage[0].commodity, stage, default_year(facts, of_stage[0].commodity, stage))


@lru_cache(maxsize=512)
def default_year(facts: Facts, commodity: str, stage: str) -> int:
    """The latest year in which a partner is listed; the latest of all when none ever is.

    The IEA's last edition names China alone for some minerals: a map of it would show nothing.
    """
    rows = listed_rows(facts)
    own = rows.loc[
        (rows["slug"] == commodity) & (rows["stage"] == stage) & rows["share_of_world_pct"].notna()
    ]
    named = own.loc[own["iso_a3"].isin(facts.partner_codes), "year"]
    return int((named if len(named) else own["year"]).max())


@lru_cache(maxsize=512)
def shares(facts: Facts, measure: Measure) -> pd.DataFrame:
    """The listed countries of a measure, largest share first.

    Returns
    -------
    pandas.DataFrame
        Indexed by ``iso_a3``; columns ``share_of_world_pct``, ``value``, ``unit``, ``estimate``,
        ``share_is_upper_limit``, ``source``. Without the world and without sums of EU members.
    """
    rows = listed_rows(facts)
    own = rows.loc[
        (rows["slug"] == measure.commodity)
        & (rows["stage"] == measure.stage)
        & (rows["year"] == measure.year)
        & rows["share_of_world_pct"].notna()
        & ~rows["iso_a3"].isin([WORLD, Facts.EUU])
    ]
    columns = [
        *("share_of_world_pct", "value", "unit", "estimate"),
        *("share_is_upper_limit", "source"),
    ]
    ranked = own.sort_values(["share_of_world_pct", "iso_a3"], ascending=[False, True])
    return ranked.set_index("iso_a3")[columns]


@lru_cache(maxsize=4)
def listed_rows(facts: Facts) -> pd.DataFrame:
    """USGS and WNA rows, and the IEA's refining where those have no table for it."""
    keys = ["slug", "stage", "year"]
    known = set(map(tuple, facts.production[keys].to_numpy()))
    unflagged = ("share_is_upper_limit", "world_total_is_lower_bound", "world_total_excludes_us")
    refining = facts.refining.assign(**dict.fromkeys(unflagged, False))
    added = refining.loc[[tuple(row) not in known for row in refining[keys].to_numpy()]]
    return pd.concat([facts.production, added], ignore_index=True)
