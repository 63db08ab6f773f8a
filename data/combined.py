"""Combined shares: what a set of countries has of the world's output, added honestly.

Amounts are added only within one commodity, stage, year and unit, over the world total that the
source prints, and rounded once, where they are shown. Sums of EU members are never among them.
Where the total is printed as more than a number, a share is an upper limit. A country that is not
listed adds nothing, which is not to say that it has nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.shares import WORLD, Measure, default_year, listed_rows, measures
from data.store import Facts

CHINA, HOST = "CHN", "USA"


@dataclass(frozen=True, eq=False)
class Grid:
    """Every measure against every listed country.

    Attributes
    ----------
    measures : tuple of Measure
        The rows.
    codes : tuple of str
        The columns, ISO 3166 alpha-3.
    percent : numpy.ndarray
        Shape (measures, codes): percent of the world, unrounded; NaN where not listed.
    about : pandas.DataFrame
        Indexed like ``measures``: ``label``, ``unit``, ``estimate``, ``world`` (the printed total,
        NaN when only shares are published), ``upper_limit`` (the total is printed as
        more than a number), ``excludes_us``, ``source``, ``note``.
    """

    measures: tuple[Measure, ...]
    codes: tuple[str, ...]
    percent: NDArray[np.float64]
    about: pd.DataFrame

    def row(self, measure: Measure) -> int:
        """The place of a measure."""
        return self.measures.index(measure)

    def columns(self, codes: Iterable[str]) -> NDArray[np.intp]:
        """The places of some codes, those without any figure left out."""
        places = {code: place for place, code in enumerate(self.codes)}
        return np.array(sorted(places[code] for code in set(codes) if code in places), dtype=int)


@lru_cache(maxsize=18)
def grid(facts: Facts) -> Grid:
    """Every measure whose amounts can be added: boron's forms cannot."""
    return grid_of(facts, listed_rows(facts))


def grid_of(facts: Facts, rows: pd.DataFrame) -> Grid:
    """The grid of some rows of `data.shares.listed_rows`."""
    commodities = facts.commodities.set_index("slug")
    addable = set(commodities.index[commodities["addable"]])
    kept = rows.loc[rows["slug"].isin(addable) & rows["share_of_world_pct"].notna()]
    keys = ["slug", "stage", "year"]
    world = kept.loc[kept["iso_a3"] == WORLD].set_index(keys)
    own = kept.loc[~kept["iso_a3"].isin([WORLD, Facts.EUU])]
    totals = world["value"].reindex(pd.MultiIndex.from_frame(own[keys])).to_numpy(float)
    exact = own["value"].to_numpy(float) / totals * 100
    printed = own["share_of_world_pct"].to_numpy(float)
    own = own.assign(percent=np.where(np.isnan(exact), printed, exact))
    table = own.pivot(index=keys, columns="iso_a3", values="percent")
    first = own.groupby(keys, sort=True).first().reindex(table.index)
    flags = world.reindex(table.index)
    about = pd.DataFrame(
        {
            "label": [commodities.at[slug, "label"] for slug, _, _ in table.index],
            "unit": first["unit"],
            "estimate": own.groupby(keys)["estimate"].any().reindex(table.index),
            "world": flags["value"],
            "upper_limit": flags["world_total_is_lower_bound"].eq(True),
            "excludes_us": flags["world_total_excludes_us"].eq(True),
            "source": first["source"],
            "note": flags["note"].fillna(""),
        }
    ).reset_index(drop=True)
    found = tuple(Measure(slug, stage, int(year)) for slug, stage, year in table.index)
    return Grid(found, tuple(table.columns), table.to_numpy(float), about)


def combined(known: Grid, codes: Iterable[str]) -> NDArray[np.float64]:
    """What a set of countries has of each measure, in percent of the world, unrounded.

    Returns
    -------
    numpy.ndarray
        One number for each measure; NaN where none of the countries is listed.
    """
    chosen = known.percent[:, known.columns(codes)]
    listed = ~np.isnan(chosen)
    return np.where(listed.any(axis=1), np.nansum(chosen, axis=1), np.nan)


def split(facts: Facts, known: Grid, coalition: Iterable[str]) -> pd.DataFrame:
    """How each measure is divided between a coalition and the others.

    Returns
    -------
    pandas.DataFrame
        Indexed like the grid's measures; percent of the world, unrounded, NaN where not listed:
        ``coalition``, ``others`` (partners outside it), ``china``, ``usa``, and ``rest`` (what the
        tables do not give to any of these; at least that much where a total is a lower bound).
        Also ``members``: how many of the coalition are listed.
    """
    inside = set(coalition)
    outside = set(facts.partner_codes) - inside
    parts = {
        "coalition": combined(known, inside),
        "others": combined(known, outside),
        "china": combined(known, [CHINA]),
        "usa": combined(known, [HOST]),
    }
    named = np.nansum(np.array(list(parts.values())), axis=0)
    listed = ~np.isnan(known.percent[:, known.columns(inside)])
    return pd.DataFrame(parts | {"rest": np.clip(100 - named, 0, None), "members": listed.sum(1)})


@lru_cache(maxsize=18)
def concentration(facts: Facts) -> pd.DataFrame:
    """How concentrated each measure is among the producers that the tables name.

    The Herfindahl-Hirschman index is the sum of squared percentages, 0 to 10,000 (Hirschman 1964).
    The tables name the partners, China and the United States, and only some others: what they do
    not name may be many producers or one, so the index lies between two bounds.

    Returns
    -------
    pandas.DataFrame
        Indexed like the measures of `grid`: ``top`` (code of the largest listed producer),
        ``top_pct``, ``top_is_largest`` (nobody unlisted can be larger), ``hhi_low``, ``hhi_high``,
        ``listed`` (number of producers).
    """
    known = grid(facts)
    filled = np.nan_to_num(known.percent, nan=0.0)
    rest = np.clip(100 - filled.sum(axis=1), 0, None)
    best = filled.argmax(axis=1)
    top = filled[np.arange(len(filled)), best]
    low = (filled**2).sum(axis=1)
    sure = ~(known.about["upper_limit"] | known.about["excludes_us"]).to_numpy(bool)
    return pd.DataFrame(
        {
            "top": [known.codes[place] for place in best],
            "top_pct": top,
            "top_is_largest": (top >= rest) & sure,
            "hhi_low": low,
            "hhi_high": low + rest**2,
            "listed": (~np.isnan(known.percent)).sum(axis=1),
        }
    )


@lru_cache(maxsize=18)
def leading(facts: Facts) -> tuple[Measure, ...]:
    """For each commodity and stage, the measure of the year that is shown unless one is asked."""
    kept = {}
    for item in measures(facts):
        year = default_year(facts, item.commodity, item.stage)
        kept[item.commodity, item.stage] = Measure(item.commodity, item.stage, year)
    addable = set(grid(facts).measures)
    return tuple(item for item in kept.values() if item in addable)
