"""One commodity, stage and year: every listed producer in order, and what signed texts cover."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

import numpy as np
import pandas as pd

from data.coalition import with_signed_text
from data.combined import combined, grid
from data.counting import change_dates, statuses
from data.shares import WORLD, Measure, listed_rows
from data.store import Facts


def ranking(facts: Facts, measure: Measure, asof: date) -> pd.DataFrame:
    """The listed producers of a measure, largest first.

    Forms that cannot be compared (boron) are not ranked: they stand by name, without a rank. Sums
    of EU members are left out, since their members are listed.

    Returns
    -------
    pandas.DataFrame
        Indexed by ``iso_a3``: ``rank`` (NaN where nothing is ranked), ``name``, ``value``,
        ``unit``, ``percent`` (of the world, unrounded; NaN: no share is known), ``upper_limit``,
        ``estimate``, ``partner`` (came to the ministerial), ``status`` (as of the day, "" for a
        country without one), ``source``, ``note``.
    """
    rows = _of(facts, measure)
    told = statuses(facts, asof)["status"]
    codes = rows["iso_a3"]
    found = pd.DataFrame(
        {
            "name": codes.map(facts.name).where(codes.map(facts.name) != "", rows["country_name"]),
            "value": rows["value"],
            "unit": rows["unit"],
            "percent": _percent(facts, measure, rows),
            "upper_limit": rows["share_is_upper_limit"].astype(bool),
            "estimate": rows["estimate"].astype(bool),
            "partner": codes.isin(facts.partner_codes),
            "status": codes.map(told).fillna(""),
            "source": rows["source"],
            "note": rows["note"].fillna(""),
        }
    ).set_axis(codes.rename("iso_a3"))
    if not _addable(facts, measure.commodity):
        return found.sort_values("name").assign(rank=np.nan)
    return _ranked(found)


def world_total(facts: Facts, measure: Measure) -> pd.Series | None:
    """The row of the printed world total, or None where only shares are published."""
    rows = listed_rows(facts)
    own = rows.loc[_is(rows, measure) & (rows["iso_a3"] == WORLD)]
    return None if own.empty else own.iloc[0]


def covered_by_signed_texts(facts: Facts, measure: Measure, asof: date) -> float:
    """Percent of the world in partners with a signed text by a day; NaN where none is listed.

    A lower bound, since a partner that is not listed adds nothing; the host is not a partner, and
    the Commission's text is not counted for the Union's members.
    """
    known = grid(facts)
    if measure not in known.measures:
        return float("nan")
    return float(combined(known, with_signed_text(facts, asof))[known.row(measure)])


def _of(facts: Facts, measure: Measure) -> pd.DataFrame:
    rows = listed_rows(facts)
    aside = rows["iso_a3"].isin([WORLD, Facts.EUU])
    return rows.loc[_is(rows, measure) & ~aside]


def _is(rows: pd.DataFrame, measure: Measure) -> pd.Series:
    return (
        (rows["slug"] == measure.commodity)
        & (rows["stage"] == measure.stage)
        & (rows["year"] == measure.year)
    )


def _percent(facts: Facts, measure: Measure, rows: pd.DataFrame) -> pd.Series:
    """The share as the grid has it: value over the printed total, or the printed share."""
    known = grid(facts)
    if measure not in known.measures:
        return rows["share_of_world_pct"]
    line = known.percent[known.row(measure)]
    return rows["iso_a3"].map(dict(zip(known.codes, line, strict=True)))


def _addable(facts: Facts, slug: str) -> bool:
    return bool(facts.commodities.set_index("slug").at[slug, "addable"])


def _ranked(found: pd.DataFrame) -> pd.DataFrame:
    """Largest first; by value where no share is known. Equals share a rank."""
    size = found["percent"] if found["percent"].notna().any() else found["value"]
    rank = size.rank(method="min", ascending=False)
    ordered = found.assign(rank=rank, _size=size)
    return ordered.sort_values(["_size", "name"], ascending=[False, True]).drop(columns="_size")


@lru_cache(maxsize=256)
def cover_steps(facts: Facts, measure: Measure) -> tuple[tuple[date, float], ...]:
    """The days on which the share in partners with a signed text rises, and what it is then."""
    steps: list[tuple[date, float]] = []
    for day in change_dates(facts):
        share = covered_by_signed_texts(facts, measure, day)
        if share > 0 and (not steps or share > steps[-1][1]):
            steps.append((day, share))
    return tuple(steps)
