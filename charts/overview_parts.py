"""What each highlighted country has of the bars of the overview: a part of a part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pandas as pd

from charts.spec.chart_spec import ChartSpec
from data.facts.store import Facts
from data.minerals.combined_shares import CHINA, HOST, grid
from data.minerals.country_groups import members
from data.minerals.overview import PARTS
from data.minerals.shares import Measure


@dataclass(frozen=True)
class PartOfBar:
    """A stretch of a bar.

    Attributes
    ----------
    part : str
        One of `data.minerals.overview.PARTS`, which is its color.
    code : str
        The highlighted country whose it is; "" for all others of the part.
    percent : float
        Of the world.
    """

    part: str
    code: str
    percent: float


Bars = dict[tuple[str, str], list[PartOfBar]]
"""By commodity's row and panel, in the order in which they are drawn."""


def parts_of_bars(
    rows: pd.DataFrame, spec: ChartSpec, facts: Facts, highlight: Iterable[str] = ()
) -> Bars:
    """The stretches of every bar: of each part first those of the highlighted.

    Parameters
    ----------
    rows : pandas.DataFrame
        Of `charts.rows.shares_rows` for the overview.
    spec : ChartSpec
        Its country group and as-of date.
    facts : Facts
    highlight : iterable of str
        Codes.
    """
    part_of = {code: _part_of(code, spec, facts) for code in highlight}
    bars = rows.groupby(["line", "panel"], sort=False)
    return {key: list(_stretches(group, part_of, facts)) for key, group in bars}


def drawn_codes(bars: Bars) -> frozenset[str]:
    """The highlighted countries that have a stretch of some bar."""
    return frozenset(one.code for bar in bars.values() for one in bar if one.code)


def _part_of(code: str, spec: ChartSpec, facts: Facts) -> str:
    """The part that a country is counted in, as `data.minerals.combined_shares.split` has it."""
    alone = {CHINA: "china", HOST: "usa"}
    if code in alone:
        return alone[code]
    if code in members(facts, spec.coalition, spec.as_of_date(facts)):
        return "coalition"
    return "others" if code in facts.partner_codes else "named"


def _stretches(group: pd.DataFrame, part_of: dict[str, str], facts: Facts) -> Iterator[PartOfBar]:
    percents = dict(zip(group["part"], group["share_of_world_pct"], strict=True))
    own = _listed(group.iloc[0], list(part_of), facts)
    for part in (part for part in PARTS if part in percents):
        left = float(percents[part])
        there = [code for code in own if part_of[code] == part]
        for code in there:
            share = min(own[code], left)
            yield PartOfBar(part, code, share)
            left -= share
        if left > _NOTHING or not there:
            yield PartOfBar(part, "", left)


_NOTHING = 1e-6
"""What rounding leaves of a part that is one country's."""


def _listed(row: pd.Series, codes: list[str], facts: Facts) -> dict[str, float]:
    """What those of some countries that are listed have, in percent of the world."""
    shares = grid(facts)
    if not codes:
        return {}
    measure = Measure(row["commodity"], row["stage"], int(row["year"]))
    percents = dict(zip(shares.codes, shares.percent[shares.row(measure)], strict=True))
    return {code: float(percents[code]) for code in codes if percents.get(code, 0) > 0}
