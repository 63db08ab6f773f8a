"""Every agreement: which are counted, in which group the others stand, filters and orders."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType

import pandas as pd

from data.agreements.counting import COUNT_STARTS, HOST, is_signed_text
from data.agreements.legal_status import LEGAL_STATUSES, legal_key
from data.agreements.membership import members_of
from data.agreements.scopes import minerals_in
from data.facts.cache import cache_by_facts
from data.facts.hosts import host_kind
from data.facts.records import records
from data.facts.store import Facts
from data.i18n.labels import CONFIDENCES, INSTRUMENT_LABELS
from data.i18n.messages import N_
from data.search.matching import fold

GROUPS = MappingProxyType(
    {
        "announced": N_("Announced, not signed"),
        "weak": N_("Weak reports"),
        "earlier": N_("Signed before April 2025"),
        "trade_clause": N_("Trade agreements with a minerals provision"),
        "declaration": N_("Declarations"),
        "finance": N_("Financing"),
        "plurilateral": N_("Plurilateral instruments"),
        "company": N_("Company and subnational deals"),
    }
)
"""What the agreements that are not counted are, and what each group is called."""

SORTS = MappingProxyType(
    {
        "date": N_("Latest first"),
        "name": N_("Country"),
        "instrument": N_("Instrument"),
        "binding": N_("Legal status"),
        "confidence": N_("Confidence"),
        "sources": N_("Number of sources"),
    }
)
"""Orders of the agreements, and what they are called."""

_ALL_OF = MappingProxyType({"company_deal": "company", "subnational": "company"})


@dataclass(frozen=True)
class AgreementFilter:
    """The filters of the agreements; an empty value matches everything.

    Attributes
    ----------
    minerals : tuple of str
        Slugs: the scope of the agreement names one of them, or a partner is among ``producers``.
    producers : frozenset of str
        Codes of the countries that are listed for these minerals.
    partner, region : str
        A code (that of the United States, with whom every agreement is, matches all); a UN region
        in lower case.
    initiative : str
        One of the partners is a member of it by the day.
    instruments, legal, statuses, provisions : tuple of str
        Kinds of instrument; keys of `data.agreements.legal_status.LEGAL_STATUSES`; how far it has
        come; commitments that its row states.
    start, end : datetime.date or None
        Bounds of the days that its date may mean; what has no date is in no range.
    words : str
        Every word stands in the row, with or without accents; signs alone stand in none.
    """

    minerals: tuple[str, ...] = ()
    producers: frozenset[str] = field(default=frozenset())
    partner: str = ""
    region: str = ""
    initiative: str = ""
    instruments: tuple[str, ...] = ()
    legal: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    provisions: tuple[str, ...] = ()
    start: date | None = None
    end: date | None = None
    words: str = ""

    @property
    def beyond_minerals(self) -> bool:
        """Whether more is asked than minerals."""
        return replace(self, minerals=(), producers=frozenset()) != AgreementFilter()


def known_agreements(facts: Facts, asof: date) -> pd.DataFrame:
    """Every agreement that is dated by a day; on the last day of the facts also those without one.

    Parameters
    ----------
    facts : Facts
    asof : datetime.date

    Returns
    -------
    pandas.DataFrame
        Every column of ``facts.agreements``, and ``counted``, ``group`` (one of `GROUPS`, "" where
        it is counted) and ``sources`` (addresses, copies left out), the latest first; what has no
        date stands last.
    """
    days = _days(facts)
    place = bisect_right(days, asof)
    return _known(facts, days[place - 1] if place else date.min)


@cache_by_facts()
def _days(facts: Facts) -> tuple[date, ...]:
    """The days on which another agreement is known."""
    dated = {day for day in facts.agreements["signed_last"] if day is not None}
    return tuple(sorted(dated | {facts.last_event}))


@cache_by_facts(128)
def _known(facts: Facts, asof: date) -> pd.DataFrame:
    rows = facts.agreements
    is_known = [
        asof >= facts.last_event if not written else last is not None and last <= asof
        for written, last in zip(rows["signed_on"], rows["signed_last"], strict=True)
    ]
    rows = rows.loc[is_known]
    rows = rows.assign(counted=is_signed_text(rows))
    kinds = dict(zip(facts.hosts["host"], facts.hosts["kind"], strict=True))
    rows = rows.assign(
        group=[_group(row) for row in records(rows)],
        sources=[_source_count(cell, kinds) for cell in rows["source_urls"]],
    )
    return _latest_first(rows)


def selected_agreements(facts: Facts, asof: date, filters: AgreementFilter) -> pd.DataFrame:
    """The rows of `known_agreements` that match the filters.

    Parameters
    ----------
    facts : Facts
        The names of partners are found in its language and in English.
    asof : datetime.date
    filters : AgreementFilter
    """
    rows = known_agreements(facts, asof)
    keep = _within(rows, filters)
    if filters.minerals:
        scopes = rows["minerals_scope"]
        named = [bool(minerals_in(facts, scope, filters.minerals)) for scope in scopes]
        keep &= pd.Series(named, rows.index, dtype=bool) | has_partner(rows, filters.producers)
    if filters.partner and filters.partner != HOST:
        keep &= has_partner(rows, {filters.partner})
    if filters.region:
        regions = facts.countries["un_region"].str.lower()
        keep &= has_partner(rows, set(facts.countries.loc[regions == filters.region, "iso_a3"]))
    if filters.initiative:
        keep &= has_partner(rows, set(members_of(facts, filters.initiative, asof)))
    if filters.provisions:
        stated = facts.provisions.loc[facts.provisions["provision"].isin(filters.provisions)]
        keep &= rows["agreement_id"].isin(set(stated["agreement_id"]))
    if filters.words:
        texts, words = _texts(facts).reindex(rows.index), fold(filters.words).split()
        keep &= bool(words)
        for word in words:
            keep &= texts.str.contains(word, regex=False)
    return rows.loc[keep]


def in_order(rows: pd.DataFrame, sort: str) -> pd.DataFrame:
    """Agreements in one of `SORTS`; ties go by date, the latest first.

    Parameters
    ----------
    rows : pandas.DataFrame
        As `known_agreements` returns them, the latest first.
    sort : str
    """
    if sort == "date":
        return rows
    keys = {
        "name": lambda: rows["partner_name"].map(fold),
        "instrument": lambda: rows["instrument_type"].map(list(INSTRUMENT_LABELS).index),
        "binding": lambda: rows["binding"].map(legal_key).map(list(LEGAL_STATUSES).index),
        "confidence": lambda: rows["confidence"].map(CONFIDENCES.index),
        "sources": lambda: -rows["sources"],
    }
    ordered = rows.assign(_key=keys[sort]())
    return ordered.sort_values("_key", kind="stable").drop(columns="_key")


def _latest_first(rows: pd.DataFrame) -> pd.DataFrame:
    undated = rows["signed_on"] == ""
    ordered = rows.assign(_undated=~undated).sort_values(
        ["_undated", "sort_key", "agreement_id"], ascending=[False, False, True]
    )
    return ordered.drop(columns="_undated")


def _group(row: dict[str, object]) -> str:
    if row["counted"]:
        return ""
    kind = str(row["counts_as"])
    if kind != "minerals_text":
        return _ALL_OF.get(kind, kind)
    if row["confidence"] == "low":
        return "weak"
    last = row["signed_last"]
    is_early = isinstance(last, date) and last < COUNT_STARTS
    return "earlier" if is_early else "announced"


def _source_count(source_urls: str, kinds: dict[str, str]) -> int:
    return sum(host_kind(url, kinds) != "copy" for url in source_urls.split(";") if url)


def _within(rows: pd.DataFrame, filters: AgreementFilter) -> pd.Series:
    """What matches the filters that look at one column."""
    keep = pd.Series(True, index=rows.index)
    if filters.instruments:
        keep &= rows["instrument_type"].isin(filters.instruments)
    if filters.legal:
        keep &= rows["binding"].map(legal_key).isin(filters.legal)
    if filters.statuses:
        keep &= rows["status"].isin(filters.statuses)
    if filters.start or filters.end:
        first, last = filters.start or date.min, filters.end or date.max
        days = zip(rows["signed_first"], rows["signed_last"], strict=True)
        within = [bool(begin and begin <= last and end >= first) for begin, end in days]
        keep &= pd.Series(within, rows.index)
    return keep


def has_partner(rows: pd.DataFrame, codes: set[str] | frozenset[str]) -> pd.Series:
    """Which agreements have one of some countries among their partners.

    Returns
    -------
    pandas.Series
        Boolean, with the index of ``rows``.
    """
    cells = rows["partner_iso_a3"]
    return cells.map(lambda cell: not codes.isdisjoint(cell.split(";"))).astype(bool)


_SEARCHED = (
    *("agreement_id", "partner_name", "title", "described_as", "place", "us_signatory"),
    *("partner_signatory", "minerals_scope", "summary", "notes"),
)


@cache_by_facts()
def _texts(facts: Facts) -> pd.Series:
    """The words of each agreement, with the names of its partners, folded."""
    rows = facts.agreements
    names = rows["partner_iso_a3"].map(
        lambda cell: " ".join(facts.name(code) for code in cell.split(";"))
    )
    texts = rows[list(_SEARCHED)].agg(" ".join, axis=1) + " " + names
    return texts.map(_fold_all)


def _fold_all(text: str) -> str:
    """`data.search.matching.fold` of a text of any length."""
    return " ".join(fold(word) for word in text.split())
