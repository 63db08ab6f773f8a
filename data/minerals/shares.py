"""Shares of the world: one commodity, one stage, one year, as the source prints them.

Rows are never added across units, sums of EU members never stand beside the members, and a country
that is not listed has no share, which is not the same as nought.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import pandas as pd

from data.facts.cache import cache_by_facts
from data.facts.store import Facts
from data.i18n.cldr import ENGLISH
from data.i18n.cldr import percent as in_percent
from data.i18n.labels import REMAINDER, STAGE_LABELS, WORLD, at_most
from data.i18n.messages import N_, speaking

AGGREGATES = frozenset({WORLD, REMAINDER, Facts.EUU})
"""Rows that are no producer: the world, the source's own remainder, the sums of EU members."""

DEFAULT_COMMODITY = "rare-earths"


@dataclass(frozen=True)
class Measure:
    """What is measured: a commodity (slug), a stage and a year that the tables hold.

    Examples
    --------
    >>> Measure("cobalt", "refinery", 2024)
    Measure(commodity='cobalt', stage='refinery', year=2024)
    """

    commodity: str
    stage: str
    year: int


@cache_by_facts()
def measures(facts: Facts) -> tuple[Measure, ...]:
    """Every commodity, stage and year with a share for some country, the latest year first.

    Returns
    -------
    tuple of Measure
        By slug, then by stage in the order of `data.i18n.labels.STAGE_LABELS`.
    """
    rows = listed_rows(facts)
    return _distinct(
        rows.loc[rows["share_of_world_pct"].notna() & ~rows["iso_a3"].isin(AGGREGATES)]
    )


@cache_by_facts()
def available(facts: Facts) -> Mapping[str, tuple[Measure, ...]]:
    """What is listed for each commodity (slug), whether or not a share of the world is known.

    Returns
    -------
    mapping of str to tuple of Measure
        In the order of `measures`; cannot be changed.
    """
    rows = listed_rows(facts)
    by_commodity: dict[str, tuple[Measure, ...]] = {}
    for item in _distinct(rows.loc[~rows["iso_a3"].isin(AGGREGATES)]):
        by_commodity[item.commodity] = (*by_commodity.get(item.commodity, ()), item)
    return MappingProxyType(by_commodity)


def years_by_stage(facts: Facts, commodity: str) -> dict[str, list[int]]:
    """The years that are listed of each stage of a commodity (slug), the latest first.

    Parameters
    ----------
    facts : Facts
    commodity : str
        A slug.

    Returns
    -------
    dict of str to list of int
        By a key of `data.i18n.labels.STAGE_LABELS`, in the order of these.

    Raises
    ------
    KeyError
        When nothing is listed for the commodity.
    """
    years: dict[str, list[int]] = {}
    for item in available(facts)[commodity]:
        years.setdefault(item.stage, []).append(item.year)
    return years


def _distinct(rows: pd.DataFrame) -> tuple[Measure, ...]:
    distinct = set(zip(rows["slug"], rows["stage"], rows["year"], strict=True))
    order = list(STAGE_LABELS)
    ordered = sorted(distinct, key=lambda item: (item[0], order.index(item[1]), -item[2]))
    return tuple(Measure(slug, stage, int(year)) for slug, stage, year in ordered)


def nearest(facts: Facts, commodity: str, stage: str, year: int) -> Measure:
    """The requested measure, or the first of its commodity and stage that the tables hold.

    A commodity without any share (boron) is not replaced by another: its map shows no share.

    Parameters
    ----------
    facts : Facts
    commodity : str
        A slug, or "" for `DEFAULT_COMMODITY`.
    stage : str
        A key of `data.i18n.labels.STAGE_LABELS`; one that is not listed is left open.
    year : int
        Any other than those that are listed gives `default_year`.

    Raises
    ------
    KeyError
        When nothing is listed for the commodity.
    """
    slug = commodity or DEFAULT_COMMODITY
    own = available(facts)[slug]
    with_share = [item for item in own if item in measures(facts)]
    of_stage = [item for item in own if item.stage == stage] or with_share or own
    of_year = [item for item in of_stage if item.year == year]
    if of_year:
        return of_year[0]
    return Measure(slug, of_stage[0].stage, default_year(facts, slug, of_stage[0].stage))


@cache_by_facts(512)
def default_year(facts: Facts, commodity: str, stage: str) -> int:
    """The latest year in which a partner is listed; the latest of all when none ever is.

    The IEA's last edition names China alone for some minerals: a map of it would show nothing.

    Parameters
    ----------
    facts : Facts
    commodity, stage : str
        A slug, and a stage that is listed for it.
    """
    rows = listed_rows(facts)
    own = rows.loc[
        (rows["slug"] == commodity) & (rows["stage"] == stage) & ~rows["iso_a3"].isin(AGGREGATES)
    ]
    own = own.loc[own["share_of_world_pct"].notna()] if own["share_of_world_pct"].any() else own
    partner_years = own.loc[own["iso_a3"].isin(facts.partner_codes), "year"]
    return int((partner_years if len(partner_years) else own["year"]).max())


@cache_by_facts(512)
def shares(facts: Facts, measure: Measure) -> pd.DataFrame:
    """The listed countries of a measure, largest share first.

    Parameters
    ----------
    facts : Facts
    measure : Measure

    Returns
    -------
    pandas.DataFrame
        Indexed by ``iso_a3``; columns ``share_of_world_pct`` (percent of the printed total, to two
        decimals), ``value`` (in ``unit``), ``unit``, ``estimate``, ``share_is_upper_limit``,
        ``source``. Without `AGGREGATES`; empty when nothing is listed.
    """
    own = _with_share(facts).get((measure.commodity, measure.stage, measure.year))
    if own is None:
        own = listed_rows(facts).iloc[:0]
    columns = [
        *("share_of_world_pct", "value", "unit", "estimate"),
        *("share_is_upper_limit", "source"),
    ]
    ranked = own.sort_values(["share_of_world_pct", "iso_a3"], ascending=[False, True])
    return ranked.set_index("iso_a3")[columns]


@cache_by_facts()
def _with_share(facts: Facts) -> dict[tuple[str, str, int], pd.DataFrame]:
    """The rows of each measure that have a share, without `AGGREGATES`."""
    rows = listed_rows(facts)
    has_share = rows["share_of_world_pct"].notna() & ~rows["iso_a3"].isin(AGGREGATES)
    groups = rows.loc[has_share].groupby(["slug", "stage", "year"])
    return {(slug, stage, int(year)): own for (slug, stage, year), own in groups}


@cache_by_facts()
def listed_rows(facts: Facts) -> pd.DataFrame:
    """USGS and WNA rows, and the IEA's refining where those have no table for it.

    ``share_is_upper_limit`` is also true over a world total that leaves out the output of the
    United States: with it every share would be smaller. ``whole_percent`` marks a share that its
    source prints as a whole number of percent, without an amount.

    Returns
    -------
    pandas.DataFrame
        The columns of ``production`` and of ``refining``; ``share_of_world_pct`` is in percent of
        the printed total, to two decimals. `AGGREGATES` are among the rows.
    """
    keys = ["slug", "stage", "year"]
    production_keys = set(map(tuple, facts.production[keys].to_numpy()))
    unflagged = ("share_is_upper_limit", "world_total_is_lower_bound", "world_total_excludes_us")
    refining = facts.refining.assign(**dict.fromkeys(unflagged, False))
    added = refining.loc[[tuple(row) not in production_keys for row in refining[keys].to_numpy()]]
    return with_limits(pd.concat([facts.production, added], ignore_index=True))


def with_limits(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows of production and refining with ``share_is_upper_limit`` and ``whole_percent``.

    Parameters
    ----------
    rows : pandas.DataFrame
        With ``share_of_world_pct``, ``share_is_upper_limit``, ``world_total_excludes_us`` and
        ``unit``.

    Returns
    -------
    pandas.DataFrame
        A copy; both columns are boolean.
    """
    share = rows["share_of_world_pct"]
    return rows.assign(
        share_is_upper_limit=rows["share_is_upper_limit"] | rows["world_total_excludes_us"],
        whole_percent=(rows["unit"] == "share only") & (share % 1 == 0),
    )


@cache_by_facts()
def not_quantified(facts: Facts) -> Mapping[Measure, Mapping[str, str]]:
    """What the source prints where it gives no number: by measure, code to what is printed.

    A cell without a number has a meaning: *zero*, *withheld* and *not available* are not the same
    as a country that the source does not list at all.
    """
    by_measure: dict[Measure, dict[str, str]] = {}
    for row in facts.not_quantified.itertuples():
        measure = Measure(row.slug, row.stage, int(row.year))
        by_measure.setdefault(measure, {})[row.iso_a3] = row.printed
    return MappingProxyType({item: MappingProxyType(cells) for item, cells in by_measure.items()})


def percent_in_words(
    percent: float,
    upper_limit: bool = False,
    lang: str = ENGLISH,
    short: bool = False,
    whole: bool = False,
) -> str:
    """``77.7%``, ``at most 12.0%``, in short ``≤ 12.0%``, or that no figure is listed.

    Parameters
    ----------
    percent : float
        Percent of the world; NaN where none is listed. Rounded figures may add to more than 100,
        which no share can be: 100 is the most that is written.
    upper_limit : bool
        The world total is open, so the share is at most this.
    lang : str
        One of `data.i18n.cldr.LANGUAGES`.
    short : bool
        With a sign instead of words.
    whole : bool
        The source prints whole percents: no decimal is added to them.

    Examples
    --------
    >>> percent_in_words(77.65), percent_in_words(0.03), percent_in_words(float("nan"))
    ('77.7%', '<0.1%', 'no listed share')
    >>> percent_in_words(12.0, upper_limit=True), percent_in_words(12.0, True, short=True)
    ('at most 12.0%', '≤ 12.0%')
    """
    if pd.isna(percent):
        return speaking(lang)(_NOT_LISTED)
    if 0 < percent < _LEAST:
        return f"<{in_percent(_LEAST * 2, lang)}"
    figure = in_percent(min(percent, 100.0), lang, 0 if whole else 1)
    if short:
        return f"≤ {figure}" if upper_limit else figure
    return at_most(figure, upper_limit, lang)


_NOT_LISTED = N_("no listed share")
_LEAST = 0.05
"""Percent below which a share would be rounded to nought."""
