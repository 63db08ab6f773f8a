"""Combined shares: what a set of countries has of the world's output, added honestly.

Amounts are added only within one commodity, stage, year and unit, over the world total that the
source prints, and rounded once, where they are shown. Sums of EU members are never among them.
Where the total is printed as more than a number, a share is an upper limit. A country that is not
listed adds nothing, which is not to say that it has nothing. The source's own "other countries"
is a remainder: it is kept beside the producers, and never ranked as one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import nan
from types import MappingProxyType
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.facts.cache import cache_by_facts
from data.facts.store import Facts
from data.i18n.labels import REMAINDER, WORLD
from data.minerals.shares import (
    AGGREGATES,
    Measure,
    default_year,
    listed_rows,
    measures,
    not_quantified,
)

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
        NaN when only shares are published), ``lower_bound`` (the total is printed as more than a
        number), ``excludes_us``, ``upper_limit`` (either of these: a share is at most that),
        ``whole`` (shares are printed as whole percents), ``source``, ``note``, ``remainder``
        (percent of the world that the source gives to "other countries"; NaN where it prints no
        such row).
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


@cache_by_facts()
def grid(facts: Facts) -> Grid:
    """Every measure whose amounts can be added: boron's forms cannot."""
    return grid_of(facts, listed_rows(facts))


def grid_of(facts: Facts, rows: pd.DataFrame) -> Grid:
    """The grid of some rows of `data.minerals.shares.listed_rows`.

    Parameters
    ----------
    facts : Facts
    rows : pandas.DataFrame
        With the columns of `data.minerals.shares.listed_rows`.
    """
    commodities = facts.commodities.set_index("slug")
    addable = set(commodities.index[commodities["addable"]])
    usable = rows.loc[rows["slug"].isin(addable) & rows["share_of_world_pct"].notna()]
    keys = ["slug", "stage", "year"]
    world = usable.loc[usable["iso_a3"] == WORLD].set_index(keys)
    own = _exact(usable.loc[~usable["iso_a3"].isin(AGGREGATES)], world, keys)
    other = _exact(usable.loc[usable["iso_a3"] == REMAINDER], world, keys).set_index(keys)
    table = own.pivot(index=keys, columns="iso_a3", values="percent")
    first = own.groupby(keys, sort=True).first().reindex(table.index)
    flags = world.reindex(table.index)
    about = pd.DataFrame(
        {
            "label": [commodities.at[slug, "label"] for slug, _, _ in table.index],
            "unit": first["unit"],
            "estimate": own.groupby(keys)["estimate"].any().reindex(table.index),
            "world": flags["value"],
            "lower_bound": flags["world_total_is_lower_bound"].eq(True),
            "excludes_us": flags["world_total_excludes_us"].eq(True),
            "upper_limit": flags["world_total_is_lower_bound"].eq(True)
            | flags["world_total_excludes_us"].eq(True),
            "whole": own.groupby(keys)["whole_percent"].all().reindex(table.index),
            "source": first["source"],
            "note": flags["note"].fillna(""),
            "remainder": other["percent"].reindex(table.index),
        }
    ).reset_index(drop=True)
    row_measures = tuple(Measure(slug, stage, int(year)) for slug, stage, year in table.index)
    return Grid(row_measures, tuple(table.columns), table.to_numpy(float), about)


@cache_by_facts()
def exact_shares(facts: Facts) -> Mapping[tuple[Measure, str], float]:
    """Percent of the world of each measure and listed country, unrounded.

    The tables print it to two decimals: rounded again to one, 0.6452% would read 0.7%.
    """
    share_grid = grid(facts)
    places = zip(*np.nonzero(~np.isnan(share_grid.percent)), strict=True)
    return MappingProxyType(
        {
            (share_grid.measures[line], share_grid.codes[column]): float(
                share_grid.percent[line, column]
            )
            for line, column in places
        }
    )


def _exact(rows: pd.DataFrame, world: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """Rows with ``percent``: value over the printed total, or the printed share without one."""
    totals = world["value"].reindex(pd.MultiIndex.from_frame(rows[keys])).to_numpy(float)
    exact = rows["value"].to_numpy(float) / totals * 100
    printed = rows["share_of_world_pct"].to_numpy(float)
    return rows.assign(percent=np.where(np.isnan(exact), printed, exact))


def combined(share_grid: Grid, codes: Iterable[str]) -> NDArray[np.float64]:
    """What a set of countries has of each measure, in percent of the world, unrounded.

    Parameters
    ----------
    share_grid : Grid
    codes : iterable of str
        ISO 3166 alpha-3.

    Returns
    -------
    numpy.ndarray
        One number for each measure; NaN where none of the countries is listed.

    Examples
    --------
    >>> measure = Measure("tin", "mine", 2025)
    >>> tin = Grid((measure,), ("BOL", "PER"), np.array([[6.0, 11.0]]), pd.DataFrame())
    >>> combined(tin, ["BOL", "PER"]).tolist()
    [17.0]
    """
    chosen = share_grid.percent[:, share_grid.columns(codes)]
    listed = ~np.isnan(chosen)
    return np.where(listed.any(axis=1), np.nansum(chosen, axis=1), np.nan)


def split(facts: Facts, share_grid: Grid, coalition: Iterable[str]) -> pd.DataFrame:
    """How each measure is divided between a coalition and the others.

    Parameters
    ----------
    facts : Facts
    share_grid : Grid
    coalition : iterable of str
        Codes whose shares are added, ISO 3166-1 alpha-3.

    Returns
    -------
    pandas.DataFrame
        Indexed like the grid's measures; percent of the world, unrounded, NaN where not listed:
        ``coalition``, ``others`` (partners outside it), ``china``, ``usa``, ``named`` (countries
        that the source names and that are none of these), and ``rest`` (the source's own "other
        countries"). What these leave of 100 the source attributes to nobody. Also ``members``: how
        many of the coalition are listed; ``largest`` and ``largest_pct``: the code of the member
        with the most, and its percent ("" and NaN where none is listed).
    """
    inside = set(coalition)
    outside = set(facts.partner_codes) - inside
    elsewhere = set(share_grid.codes) - set(facts.partner_codes) - {CHINA, HOST}
    parts = {
        "coalition": combined(share_grid, inside),
        "others": combined(share_grid, outside),
        "china": combined(share_grid, [CHINA]),
        "usa": combined(share_grid, [HOST]),
        "named": combined(share_grid, elsewhere),
        "rest": share_grid.about["remainder"].to_numpy(float),
    }
    columns = share_grid.columns(inside)
    own = share_grid.percent[:, columns]
    return pd.DataFrame(
        parts | {"members": (~np.isnan(own)).sum(1)} | _largest(share_grid, columns)
    )


def _largest(share_grid: Grid, columns: NDArray[np.intp]) -> dict[str, list[Any]]:
    """Of some columns, the code with the most of each measure, and how much that is."""
    if not len(columns):
        return {
            "largest": [""] * len(share_grid.measures),
            "largest_pct": [nan] * len(share_grid.measures),
        }
    own = share_grid.percent[:, columns]
    filled = np.nan_to_num(own, nan=-1.0)
    best = filled.argmax(axis=1)
    most = own[np.arange(len(own)), best]
    codes = [share_grid.codes[columns[place]] for place in best]
    listed = [bool((~np.isnan(row)).any()) for row in own]
    return {
        "largest": [code if some else "" for code, some in zip(codes, listed, strict=True)],
        "largest_pct": [
            float(share) if some else nan for share, some in zip(most, listed, strict=True)
        ],
    }


@cache_by_facts()
def concentration(facts: Facts) -> pd.DataFrame:
    """How concentrated each measure is among the producers that the source names.

    The Herfindahl-Hirschman index is the sum of squared percentages, 0 to 10,000 (Hirschman 1964).
    What the source gives to "other countries", or to nobody, may be many producers or one, so the
    index lies between two bounds. Over a total that is open (printed as more than a number, without
    the output of the United States, or without a producer whose figure is not available) neither
    the index nor a leader of the world can be given.

    Returns
    -------
    pandas.DataFrame
        Indexed like the measures of `grid`: ``top`` (code of the largest listed producer),
        ``top_pct``, ``unlisted_pct`` (the most that one producer without a row can have),
        ``beyond`` (codes of producers whose output is not in the printed total, since it is not
        available), ``closed`` (the total holds every producer's output), ``top_is_largest`` (nobody
        unlisted can be larger), ``hhi_low``, ``hhi_high``, ``listed`` (number of producers).
    """
    share_grid = grid(facts)
    filled = np.nan_to_num(share_grid.percent, nan=0.0)
    gap = np.clip(100 - filled.sum(axis=1), 0, None)
    rest = np.maximum(gap, share_grid.about["remainder"].fillna(0.0).to_numpy(float))
    best = filled.argmax(axis=1)
    top = filled[np.arange(len(filled)), best]
    low = (filled**2).sum(axis=1)
    open_total = share_grid.about["upper_limit"].to_numpy(bool)
    beyond = [_beyond_total(facts, measure) for measure in share_grid.measures]
    closed = ~(open_total | np.array([bool(codes) for codes in beyond]))
    return pd.DataFrame(
        {
            "top": [share_grid.codes[place] for place in best],
            "top_pct": top,
            "unlisted_pct": rest,
            "beyond": beyond,
            "closed": closed,
            "top_is_largest": (top >= rest) & closed,
            "hhi_low": np.minimum(low, MOST_CONCENTRATED),
            "hhi_high": np.minimum(low + rest**2, MOST_CONCENTRATED),
            "listed": (~np.isnan(share_grid.percent)).sum(axis=1),
        }
    )


MOST_CONCENTRATED = 10_000.0
"""The index of one producer alone; rounded shares may add to more."""

_OUTSIDE_THE_TOTAL = frozenset({"NA", "Large"})
"""A producer marked so has an output that the printed total cannot hold. What is withheld ("W") is
in the total, unless the source says that the total leaves it out."""


def _beyond_total(facts: Facts, measure: Measure) -> tuple[str, ...]:
    """Codes of the producers without a number that are outside the printed total."""
    cells = not_quantified(facts).get(measure, {})
    return tuple(
        code
        for code, printed in cells.items()
        if printed in _OUTSIDE_THE_TOTAL and code not in AGGREGATES
    )


@cache_by_facts()
def leading(facts: Facts) -> tuple[Measure, ...]:
    """For each commodity and stage, the measure of the year shown by default."""
    default_measures = {}
    for item in measures(facts):
        year = default_year(facts, item.commodity, item.stage)
        default_measures[item.commodity, item.stage] = Measure(item.commodity, item.stage, year)
    addable = set(grid(facts).measures)
    return tuple(item for item in default_measures.values() if item in addable)
