"""What the counting rule makes of each partner on a day, and the figures that follow from it.

The rule itself is `data.agreements.counted_rows`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

import pandas as pd

from data.agreements.counted_rows import (
    COUNT_STARTS,
    by_code,
    change_dates,
    is_signed_by,
    is_signed_text,
    last_change,
    relevant_rows,
    signed_rows,
)
from data.agreements.disputes import disputes
from data.agreements.status import Status, StatusEntry, outsider_entry, partner_entry
from data.facts.cache import cache_by_facts
from data.facts.store import Facts
from data.i18n.messages import speaking

__all__ = (
    "COUNT_STARTS",
    "HOST",
    "Headline",
    "Status",
    "change_dates",
    "headline",
    "is_signed_text",
    "signed_texts",
    "status_by_code",
    "status_of",
    "statuses",
    "texts_of",
)

HOST = "USA"


@dataclass(frozen=True)
class Headline:
    """The figures over the map.

    Attributes
    ----------
    countries : int
        Countries on State's list, the Commission not among them.
    signed_at_ministerial : int
        Partners that signed on the day; 0 before it.
    texts : int
        Signed agreements since April 2025, those of countries that did not attend included.
    partners_with_text : int
        Delegations (the Commission included) that have signed one.
    outside_with_text : int
        Countries that did not attend and have signed one.
    """

    countries: int
    signed_at_ministerial: int
    texts: int
    partners_with_text: int
    outside_with_text: int

    @property
    def signatories(self) -> int:
        """Everyone who has signed one, but for the United States."""
        return self.partners_with_text + self.outside_with_text


def signed_texts(facts: Facts, asof: date) -> pd.DataFrame:
    """The rows of ``agreements`` that count as signed by a day, in order of date.

    Parameters
    ----------
    facts : Facts
    asof : datetime.date
        The last day of signing that counts.

    Returns
    -------
    pandas.DataFrame
        Every column of ``facts.agreements``, with its index.
    """
    return _signed_texts(facts, last_change(facts, asof)).copy(deep=False)


@cache_by_facts(128)
def _signed_texts(facts: Facts, day: date) -> pd.DataFrame:
    rows = _in_order(facts)
    return rows.loc[rows["counted"] & _signed_by(rows, day), facts.agreements.columns]


@cache_by_facts()
def _in_order(facts: Facts) -> pd.DataFrame:
    """Every row in order of date, with whether it ``counted``."""
    rows = facts.agreements
    return rows.assign(counted=is_signed_text(rows)).sort_values(["sort_key", "agreement_id"])


def texts_of(facts: Facts, code: str, asof: date | None) -> pd.DataFrame:
    """Every row of ``agreements`` that names a country, with whether it ``counted``.

    Parameters
    ----------
    facts : Facts
    code : str
        ISO 3166-1 alpha-3, or ``EUU``.
    asof : datetime.date or None
        Keep what is known by this day; None keeps all, those without a date included.
    """
    rows = _in_order(facts)
    own = rows.loc[[code in codes.split(";") for codes in rows["partner_iso_a3"]]]
    return own if asof is None else own.loc[_signed_by(own, asof)]


def _signed_by(rows: pd.DataFrame, asof: date) -> pd.Series:
    return rows["signed_last"].map(lambda day: day is not None and day <= asof).astype(bool)


def statuses(facts: Facts, asof: date) -> pd.DataFrame:
    """The status of everyone who has one as of a day.

    Parameters
    ----------
    facts : Facts
        In the language of names and reasons.
    asof : datetime.date

    Returns
    -------
    pandas.DataFrame
        Indexed by ``iso_a3``: the 55 delegations, the host, and each country outside them with a
        signed agreement, trade deal or declaration. Columns ``name``, ``status``, ``agreements``
        (ids behind the status, in order of date) and ``reason`` (a sentence, and another where
        the status is disputed).
    """
    return _statuses(facts, last_change(facts, asof))


@cache_by_facts(128)
def _statuses(facts: Facts, day: date) -> pd.DataFrame:
    """As of a day on which something changes; nothing does until the next."""
    entries = _entries(facts, day)
    frame = pd.DataFrame.from_dict(
        dict(entries), orient="index", columns=["status", "agreements", "reason"]
    )
    frame.insert(0, "name", [facts.name(code) for code in frame.index])
    frame["status"] = frame["status"].map(str)
    frame.index.name = "iso_a3"
    return frame


@cache_by_facts(128)
def _entries(facts: Facts, day: date) -> Mapping[str, StatusEntry]:
    """What stands in `statuses`, by code and in its order."""
    _ = speaking(facts.lang)
    own = by_code(tuple(row for row in relevant_rows(facts) if is_signed_by(row, day)))
    entries: dict[str, StatusEntry] = {HOST: (Status.HOST, (), _("Host of the ministerial."))}
    for code in facts.partners["iso_a3"]:
        entries[code] = partner_entry(own.get(code, ()), day, facts.lang)
    for code in sorted(own.keys() - entries.keys()):
        entry = outsider_entry(own[code], day, facts.lang)
        if entry:
            entries[code] = entry
    return MappingProxyType(
        {code: _with_disputes(facts, *entry) for code, entry in entries.items()}
    )


def _with_disputes(facts: Facts, status: Status, ids: tuple[str, ...], reason: str) -> StatusEntry:
    _ = speaking(facts.lang)
    disputed = (_("Disputed: {why}").format(why=why) for why in disputes(facts, ids))
    return status, ids, " ".join([reason, *disputed])


def status_of(facts: Facts, code: str, asof: date) -> StatusEntry | None:
    """A country's row of `statuses`: status, agreements and reason; None where it has none.

    Parameters
    ----------
    facts : Facts
        In the language of the reason.
    code : str
        ISO 3166-1 alpha-3, or ``EUU``.
    asof : datetime.date
    """
    return _entries(facts, last_change(facts, asof)).get(code)


def status_by_code(facts: Facts, asof: date) -> Mapping[str, str]:
    """The status of everyone who has one, by code, in the order of `statuses`.

    Parameters
    ----------
    facts : Facts
    asof : datetime.date
    """
    return _status_by_code(facts, last_change(facts, asof))


@cache_by_facts(128)
def _status_by_code(facts: Facts, day: date) -> Mapping[str, str]:
    entries = _entries(facts, day)
    return MappingProxyType({code: str(status) for code, (status, _, _) in entries.items()})


def headline(facts: Facts, asof: date) -> Headline:
    """The figures over the map, as of a day.

    Parameters
    ----------
    facts : Facts
    asof : datetime.date
    """
    return _headline(facts, last_change(facts, asof))


@cache_by_facts(128)
def _headline(facts: Facts, day: date) -> Headline:
    found = list(status_by_code(facts, day).values())
    signed = (Status.SIGNED_AT_MINISTERIAL, Status.SIGNED_BEFORE, Status.SIGNED_AFTER)
    return Headline(
        countries=len(facts.partner_codes),
        signed_at_ministerial=found.count(Status.SIGNED_AT_MINISTERIAL),
        texts=len(signed_rows(facts, day)),
        partners_with_text=sum(found.count(status) for status in signed),
        outside_with_text=found.count(Status.SIGNED_NOT_ATTENDING),
    )
