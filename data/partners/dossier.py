"""Everything the tables say about one partner as of a day, ready to be laid out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from math import nan
from typing import Any

import pandas as pd

from data.agreements.counting import statuses, texts_of
from data.agreements.disputes import disputes
from data.agreements.membership import is_replaced, memberships_by
from data.facts.cache import cache_by_facts
from data.facts.records import records
from data.facts.store import Facts
from data.i18n.cldr import ENGLISH, number
from data.i18n.labels import ABSENT, INITIATIVE_LABELS, MINISTERIAL
from data.i18n.messages import speaking
from data.minerals.combined_shares import CHINA, exact_shares
from data.minerals.critical_list import groups
from data.minerals.shares import Measure, not_quantified, percent_in_words, with_limits
from data.phrases import all_of


@dataclass(frozen=True)
class Dossier:
    """One partner as of a day.

    Attributes
    ----------
    lang : str
        The language of the facts it was collected from.
    status, reason : str
        From the counting rule; ``status`` is ``absent`` for a country that neither came nor has a
        signed agreement, trade deal or declaration by that day.
    disputed : bool
        Whether a source denies what the status rests on; ``reason`` says what.
    delegation : pandas.Series or None
        The row of ``partners``; None for the host and for countries that did not come.
    texts : pandas.DataFrame
        Every row of ``agreements`` that names the partner and is known by that day.
    later : int
        How many more rows exist with a later or an unknown date.
    memberships : pandas.DataFrame
        Columns ``label``, ``since`` (as written in the table, blank when not listed) and
        ``since_label`` (for a reader; of an initiative that was replaced, by what and when).
    minerals : pandas.DataFrame
        Rows of ``production`` and ``refining`` with a share, the latest year of each commodity and
        stage, largest share of the world first.
    without_number : tuple of (Measure, str)
        What the source lists for the country without a number, and what it prints instead (a key of
        `data.i18n.labels.NOT_QUANTIFIED_LABELS`): the latest year of each commodity and stage.
    """

    code: str
    name: str
    lang: str
    status: str
    reason: str
    disputed: bool
    delegation: pd.Series | None
    texts: pd.DataFrame
    later: int
    memberships: pd.DataFrame
    minerals: pd.DataFrame
    without_number: tuple[tuple[Measure, str], ...]

    @cached_property
    def text_rows(self) -> list[dict[str, Any]]:
        """The texts as records, the latest first."""
        return records(self.texts.sort_values("sort_key", ascending=False))

    @cached_property
    def membership_rows(self) -> list[dict[str, Any]]:
        """The memberships as records."""
        return records(self.memberships)

    @cached_property
    def mineral_rows(self) -> list[dict[str, Any]]:
        """The minerals as records, the largest share first."""
        return records(self.minerals)


@cache_by_facts(512)
def dossier(facts: Facts, code: str, asof: date) -> Dossier:
    """Collect what the tables say about ``code`` (ISO 3166 alpha-3, or ``EUU``).

    Parameters
    ----------
    facts : Facts
        In the language that the dossier is to have.
    code : str
        Any code; one without a row in a table has none in the dossier either.
    asof : datetime.date
        The last day that is told of; minerals do not depend on it.
    """
    status_table = statuses(facts, asof)
    has_status = code in status_table.index
    texts = texts_of(facts, code, asof)
    return Dossier(
        code=code,
        name=facts.name(code),
        lang=facts.lang,
        status=status_table.at[code, "status"] if has_status else ABSENT,
        reason=status_table.at[code, "reason"] if has_status else _absence(asof, facts.lang),
        disputed=has_status and bool(disputes(facts, status_table.at[code, "agreements"])),
        delegation=_delegation(facts, code),
        texts=texts,
        later=len(texts_of(facts, code, None)) - len(texts),
        memberships=_memberships(facts, code, asof),
        minerals=leading_minerals(facts, code),
        without_number=without_number(facts, code),
    )


def _absence(asof: date, lang: str) -> str:
    """The reason for a country without a status: before the ministerial nobody was absent."""
    _ = speaking(lang)
    if asof < MINISTERIAL:
        return _("Not on the list for the ministerial.")
    return _("Not at the ministerial.")


@cache_by_facts(512)
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
        Rows of `listed_minerals`, with their index.
    """
    rows = listed_minerals(facts)
    own = rows.loc[(rows["iso_a3"] == code) & rows["share_of_world_pct"].notna()]
    newest = own.sort_values("year").groupby(["commodity", "stage"], sort=False).tail(1)
    return newest.sort_values("share_of_world_pct", ascending=False, kind="stable")


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


def _delegation(facts: Facts, code: str) -> pd.Series | None:
    rows = facts.partners.loc[facts.partners["iso_a3"] == code]
    return None if rows.empty else rows.iloc[0]


def _memberships(facts: Facts, code: str, asof: date) -> pd.DataFrame:
    rows = memberships_by(facts, asof)
    own = rows.loc[rows["iso_a3"] == code]
    _ = speaking(facts.lang)
    ended = _("{since}, replaced by FORGE on 4 Feb 2026")
    return own.assign(
        label=[_(INITIATIVE_LABELS[key]) for key in own["initiative"]],
        since_label=[
            ended.format(since=since) if is_replaced(key, asof) else since
            for key, since in zip(own["initiative"], own["since_label"], strict=True)
        ],
    )


@cache_by_facts(512)
def beside_china(facts: Facts, code: str) -> pd.DataFrame:
    """A country's listed minerals with China's share of the same measure beside each.

    Parameters
    ----------
    facts, code
        As in `leading_minerals`.

    Returns
    -------
    pandas.DataFrame
        `leading_minerals` with ``label``, ``on_2025_list`` and ``group`` (the 2025 U.S. list),
        ``amount`` (value, unit, year in words), ``said`` (the same with the share) and
        ``china_pct`` (NaN where China is not listed for that commodity, stage and year).
    """
    rows = leading_minerals(facts, code)
    commodities, listed = facts.commodities.set_index("slug"), records(rows)
    of_china = _unrounded(facts, rows.assign(iso_a3=CHINA, share_of_world_pct=nan))
    return rows.assign(
        label=rows["slug"].map(commodities["label"]),
        on_2025_list=rows["slug"].map(commodities["on_2025_list"]),
        group=[all_of(groups(facts)[slug], facts.lang) for slug in rows["slug"]],
        amount=[amount_in_words(row, facts.lang) for row in listed],
        said=[in_words(row, facts.lang) for row in listed],
        china_pct=of_china,
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
