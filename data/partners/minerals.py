"""What is listed of one country's minerals: output, refining and reserves, with shares."""

from __future__ import annotations

from collections.abc import Mapping
from math import nan
from types import MappingProxyType
from typing import Any

import pandas as pd

from data.catalog.sources import table_of_figure
from data.facts.cache import cache_by_facts
from data.facts.records import records
from data.facts.store import Facts
from data.i18n.cldr import ENGLISH, number
from data.i18n.messages import speaking
from data.minerals.combined_shares import CHINA, exact_shares
from data.minerals.critical_list import groups
from data.minerals.shares import Measure, not_quantified, percent_in_words, with_limits
from data.minerals.world_ranks import RANK_KEYS, rank_in_words, world_ranks
from data.phrases import all_of


def leading_minerals(facts: Facts, code: str) -> pd.DataFrame:
    """Listed output and reserves of a country with a share of the world, largest first.

    The latest year of each commodity and stage; USGS before the IEA where both list one.

    Parameters
    ----------
    facts : Facts
    code : str
        ISO 3166 alpha-3.

    Returns
    -------
    pandas.DataFrame
        Rows of `listed_minerals`, with their index, ``china_pct`` (China's share of the same
        measure, NaN where it is not listed for it) and the columns of
        `data.minerals.world_ranks.world_ranks`. These are NaN for sums and for the IEA's rows: it
        names the largest producers alone, so that the last of them is not the last of the world.
    """
    by_country, none = _leading_by_country(facts)
    return by_country.get(code, none)


_BY_STAGE = MappingProxyType({"mine": 0, "refinery": 1, "smelter": 1, "reserves": 2})
"""What is mined first, then what is processed, what is in the ground last."""


def by_importance(rows: pd.DataFrame) -> pd.DataFrame:
    """A country's minerals by what matters to a buyer, not by the largest percentage.

    What is mined stands first, then what is processed, reserves last; in each, by rank among the
    listed producers, then by share. A rank that cannot be given stands after those that can.

    Parameters
    ----------
    rows : pandas.DataFrame
        Of `leading_minerals`.
    """
    keys = rows.assign(_stage=rows["stage"].map(_BY_STAGE), _share=-rows["share_of_world_pct"])
    order = keys.sort_values(["_stage", "rank", "_share"], kind="stable").index
    return rows.loc[order]


def minerals_by_importance(facts: Facts, code: str) -> tuple[Mapping[str, Any], ...]:
    """The rows of `leading_minerals` one by one, in the order of `by_importance`.

    Parameters
    ----------
    facts, code
        As in `leading_minerals`.
    """
    return _rows_by_importance(facts).get(code, ())


@cache_by_facts()
def _rows_by_importance(facts: Facts) -> Mapping[str, tuple[Mapping[str, Any], ...]]:
    by_country, _ = _leading_by_country(facts)
    every = by_importance(pd.concat(list(by_country.values())))
    rows: dict[str, list[Mapping[str, Any]]] = {code: [] for code in by_country}
    for row in records(every):
        rows[row["iso_a3"]].append(row)
    return MappingProxyType({code: tuple(own) for code, own in rows.items()})


@cache_by_facts()
def _leading_by_country(facts: Facts) -> tuple[dict[str, pd.DataFrame], pd.DataFrame]:
    """The rows of every country that has some, and the same columns without a row."""
    rows = listed_minerals(facts)
    listed = rows.loc[rows["share_of_world_pct"].notna()].sort_values("year", kind="stable")
    newest = listed.groupby(["iso_a3", "commodity", "stage"], sort=False).tail(1)
    largest_first = newest.sort_values("share_of_world_pct", ascending=False, kind="stable")
    rows = _with_ranks(facts, largest_first)
    return dict(iter(rows.groupby("iso_a3", sort=False))), rows.iloc[:0]


def _with_ranks(facts: Facts, rows: pd.DataFrame) -> pd.DataFrame:
    """Rows with China's share and their rank, as `leading_minerals` has them."""
    keys = pd.MultiIndex.from_frame(rows[RANK_KEYS])
    ranks = world_ranks(facts).reindex(keys).set_axis(rows.index)
    names_all = rows["source"].map(table_of_figure) == "production"
    of_china = _unrounded(facts, rows.assign(iso_a3=CHINA, share_of_world_pct=nan))
    return rows.assign(china_pct=of_china).join(ranks.where(names_all))


def is_without_rank(row: Mapping[str, Any]) -> bool:
    """Whether a row has no rank because its source names the largest producers alone."""
    return pd.isna(row["rank"]) and table_of_figure(row["source"]) == "refining"


@cache_by_facts(512)
def without_number(facts: Facts, code: str) -> tuple[tuple[Measure, str], ...]:
    """What the source lists of a country without a number, the latest year of each, in order.

    Parameters
    ----------
    facts, code
        As in `leading_minerals`.

    Returns
    -------
    tuple of (Measure, str)
        By commodity and stage; the second is a key of `data.i18n.labels.NOT_QUANTIFIED_LABELS`.
        What has a number for a later year is left out.
    """
    latest: dict[tuple[str, str], tuple[Measure, str]] = {}
    for measure, cells in not_quantified(facts).items():
        key = (measure.commodity, measure.stage)
        if code in cells and (key not in latest or latest[key][0].year < measure.year):
            latest[key] = (measure, cells[code])
    later = {(row.slug, row.stage): row.year for row in leading_minerals(facts, code).itertuples()}
    return tuple(
        (measure, printed)
        for key, (measure, printed) in sorted(latest.items())
        if measure.year >= later.get(key, 0)
    )


@cache_by_facts()
def listed_minerals(facts: Facts) -> pd.DataFrame:
    """Rows of ``production``, and of ``refining`` where a country has no such row there.

    Returns
    -------
    pandas.DataFrame
        The columns that both tables have, and those of `data.minerals.shares.with_limits`;
        ``share_of_world_pct`` is in percent of the world total, unrounded.
    """
    unflagged = dict.fromkeys(("share_is_upper_limit", "world_total_excludes_us"), False)
    refining = facts.refining.assign(**unflagged, note="")
    columns = [*facts.production.columns.intersection(refining.columns)]
    production = facts.production[columns]
    production_keys = set(
        zip(production["iso_a3"], production["commodity"], production["stage"], strict=True)
    )
    keys = zip(refining["iso_a3"], refining["commodity"], refining["stage"], strict=True)
    added = refining.loc[[key not in production_keys for key in keys], columns]
    rows = with_limits(pd.concat([production, added], ignore_index=True))
    return rows.assign(share_of_world_pct=_unrounded(facts, rows))


def _unrounded(facts: Facts, rows: pd.DataFrame) -> pd.Series:
    """Shares of the world as they follow from the amounts, else as they are printed.

    A printed share has two decimals: rounded again to one, 0.6452% would read 0.7%.
    """
    exact, columns = exact_shares(facts), ("slug", "stage", "year", "iso_a3")
    keys = zip(*(rows[name] for name in columns), strict=True)
    exact_values = [
        exact.get((Measure(slug, stage, int(year)), code)) for slug, stage, year, code in keys
    ]
    return pd.Series(exact_values, rows.index, dtype=float).fillna(rows["share_of_world_pct"])


def beside_china(facts: Facts, code: str) -> pd.DataFrame:
    """A country's listed minerals in words, with China's share and the rank beside each.

    Parameters
    ----------
    facts, code
        As in `leading_minerals`.

    Returns
    -------
    pandas.DataFrame
        `leading_minerals` with ``label``, ``on_2025_list`` and ``group`` (the 2025 U.S. list),
        ``amount`` (value, unit, year in words), ``said`` (the same with the share) and
        ``rank_said`` (the rank in words, "" where there is none).
    """
    by_country, none = _beside_china(facts)
    return by_country.get(code, none).copy(deep=False)


def rows_beside_china(facts: Facts, code: str) -> tuple[Mapping[str, Any], ...]:
    """The rows of `beside_china` one by one.

    Parameters
    ----------
    facts, code
        As in `leading_minerals`.
    """
    return _rows_beside_china(facts).get(code, ())


@cache_by_facts()
def _rows_beside_china(facts: Facts) -> Mapping[str, tuple[Mapping[str, Any], ...]]:
    by_country, _ = _beside_china(facts)
    return MappingProxyType({code: tuple(records(rows)) for code, rows in by_country.items()})


@cache_by_facts()
def _beside_china(facts: Facts) -> tuple[dict[str, pd.DataFrame], pd.DataFrame]:
    """The rows of every country that has some, and the same columns without a row."""
    by_country, none = _leading_by_country(facts)
    rows = _in_words(facts, pd.concat([*by_country.values(), none]))
    return dict(iter(rows.groupby("iso_a3", sort=False))), rows.iloc[:0]


def _in_words(facts: Facts, rows: pd.DataFrame) -> pd.DataFrame:
    commodities, listed = facts.commodities.set_index("slug"), records(rows)
    return rows.assign(
        label=rows["slug"].map(commodities["label"]),
        on_2025_list=rows["slug"].map(commodities["on_2025_list"]),
        group=[all_of(groups(facts)[slug], facts.lang) for slug in rows["slug"]],
        amount=[amount_in_words(row, facts.lang) for row in listed],
        said=[in_words(row, facts.lang) for row in listed],
        rank_said=[rank_in_words(row, facts.lang) for row in listed],
    )


def amount_in_words(row: dict[str, Any], lang: str = ENGLISH) -> str:
    """Value, unit and year of a row of the production tables; an estimate is marked "e".

    Parameters
    ----------
    row : dict
    lang : str
        One of `data.i18n.cldr.LANGUAGES`.

    Examples
    --------
    >>> amount_in_words({"value": 1200.0, "unit": "tons", "year": 2025, "estimate": False})
    '1,200 tons, 2025'
    """
    estimate = "\u00a0e" if row["estimate"] else ""
    amount = "" if pd.isna(row["value"]) else f"{number(row['value'], lang)} {row['unit']}, "
    return f"{amount}{row['year']}{estimate}"


def in_words(row: dict[str, Any], lang: str = ENGLISH) -> str:
    """Value, unit, year and share of a row of the production tables, in words.

    Parameters
    ----------
    row : dict
        A row of `listed_minerals`.
    lang : str
        One of `data.i18n.cldr.LANGUAGES`.
    """
    _ = speaking(lang)
    parts = [] if pd.isna(row["value"]) else [f"{number(row['value'], lang)} {row['unit']}"]
    parts.append(str(row["year"]))
    if row["estimate"]:
        parts.append(_("estimate"))
    share = percent_in_words(
        row["share_of_world_pct"], row["share_is_upper_limit"], lang, whole=row["whole_percent"]
    )
    return _("{amount}: {share} of the world total").format(amount=", ".join(parts), share=share)
