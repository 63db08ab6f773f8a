"""The counting rule: which agreements count as signed, and what that makes of each partner.

The rule is that of the tables' README: a signed agreement is one between governments about
minerals, signed or in force, of high or medium confidence, since April 2025. Only those move a
partner's status to signed; everything else is shown as what it is.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import pandas as pd

from data.agreements.disputes import disputes
from data.facts.cache import cache_by_facts
from data.facts.store import Facts
from data.i18n.labels import COUNTS_AS_LABELS, INSTRUMENT_LABELS, MINISTERIAL
from data.i18n.messages import N_, speaking

COUNT_STARTS = date(2025, 4, 1)
HOST = "USA"
_SURE = ("high", "medium")
_SIGNED = ("signed", "in_force")
_LINKING = ("trade_clause", "declaration")


class Status(StrEnum):
    """What a country is to the ministerial as of a day; the first that holds, in this order."""

    HOST = "host"
    SIGNED_AT_MINISTERIAL = "signed_at_ministerial"
    SIGNED_BEFORE = "signed_before"
    SIGNED_AFTER = "signed_after"
    ANNOUNCED = "announced"
    ATTENDED = "attended"
    SIGNED_NOT_ATTENDING = "signed_not_attending"
    LINKED_NOT_ATTENDING = "linked_not_attending"


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


def is_signed_text(agreements: pd.DataFrame) -> pd.Series:
    """Which rows count as signed agreements, whatever their date.

    Returns
    -------
    pandas.Series
        Boolean, with the index of ``agreements``.
    """
    return (
        (agreements["counts_as"] == "minerals_text")
        & agreements["status"].isin(_SIGNED)
        & agreements["confidence"].isin(_SURE)
        & agreements["signed_last"].map(lambda day: day is not None and day >= COUNT_STARTS)
    )


@cache_by_facts(64)
def signed_texts(facts: Facts, asof: date) -> pd.DataFrame:
    """The rows of ``agreements`` that count as signed by a day, in order of date.

    Returns
    -------
    pandas.DataFrame
        Every column of ``facts.agreements``, with its index.
    """
    rows = _in_order(facts)
    return rows.loc[rows["counted"] & _signed_by(rows, asof), facts.agreements.columns]


@cache_by_facts()
def _in_order(facts: Facts) -> pd.DataFrame:
    """Every row in order of date, with whether it ``counted``."""
    rows = facts.agreements
    return rows.assign(counted=is_signed_text(rows)).sort_values(["sort_key", "agreement_id"])


def statuses(facts: Facts, asof: date) -> pd.DataFrame:
    """The status of everyone who has one as of a day.

    Returns
    -------
    pandas.DataFrame
        Indexed by ``iso_a3``: the 55 delegations, the host, and each country outside them with a
        signed agreement, trade deal or declaration. Columns ``name``, ``status``, ``agreements``
        (ids behind the status, in order of date) and ``reason`` (a sentence, and another where
        the status is disputed).
    """
    days = change_dates(facts)
    place = bisect_right(days, asof)
    return _statuses(facts, days[place - 1] if place else date.min)


@cache_by_facts(128)
def _statuses(facts: Facts, asof: date) -> pd.DataFrame:
    """As of a day on which something changes; nothing does until the next."""
    _, rows_by_country = speaking(facts.lang), _rows_by_country(facts, asof)
    attended = list(facts.partners["iso_a3"])
    entries: dict[str, tuple[str, tuple[str, ...], str]] = {
        HOST: (Status.HOST, (), _("Host of the ministerial."))
    }
    entries |= {
        code: _partner_entry(rows_by_country.get(code), asof, facts.lang) for code in attended
    }
    outside = sorted(set(rows_by_country) - set(entries))
    outsiders = {code: _outsider_entry(rows_by_country[code], asof, facts.lang) for code in outside}
    entries |= {code: entry for code, entry in outsiders.items() if entry}
    frame = pd.DataFrame.from_dict(
        entries, orient="index", columns=["status", "agreements", "reason"]
    )
    frame.insert(0, "name", [facts.name(code) for code in frame.index])
    frame["status"] = frame["status"].map(str)
    frame["reason"] = [
        " ".join([reason, *(_("Disputed: {why}").format(why=why) for why in disputes(facts, ids))])
        for reason, ids in zip(frame["reason"], frame["agreements"], strict=True)
    ]
    frame.index.name = "iso_a3"
    return frame


@cache_by_facts(2048)
def headline(facts: Facts, asof: date) -> Headline:
    """The figures over the map, as of a day."""
    status_by_code = statuses(facts, asof)["status"]
    signed = (Status.SIGNED_AT_MINISTERIAL, Status.SIGNED_BEFORE, Status.SIGNED_AFTER)
    return Headline(
        countries=len(facts.partner_codes),
        signed_at_ministerial=int((status_by_code == Status.SIGNED_AT_MINISTERIAL).sum()),
        texts=len(signed_texts(facts, asof)),
        partners_with_text=int(status_by_code.isin(signed).sum()),
        outside_with_text=int((status_by_code == Status.SIGNED_NOT_ATTENDING).sum()),
    )


@cache_by_facts()
def change_dates(facts: Facts) -> tuple[date, ...]:
    """The days on which a status, or the agreements behind one, can change."""
    signed = {day for day in _relevant(facts)["signed_last"] if day is not None}
    return tuple(sorted(signed | {COUNT_STARTS, MINISTERIAL}))


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
    own = _rows_naming(facts, code)
    return own.copy(deep=False) if asof is None else own.loc[_signed_by(own, asof)]


@cache_by_facts(512)
def _rows_naming(facts: Facts, code: str) -> pd.DataFrame:
    rows = _in_order(facts)
    return rows.loc[[code in codes.split(";") for codes in rows["partner_iso_a3"]]]


def _signed_by(rows: pd.DataFrame, asof: date) -> pd.Series:
    return rows["signed_last"].map(lambda day: day is not None and day <= asof).astype(bool)


@cache_by_facts()
def _relevant(facts: Facts) -> pd.DataFrame:
    """Rows that can give a status: what is signed, and what makes a partner announced or linked."""
    rows = facts.agreements
    counted = is_signed_text(rows)
    announced = (rows["counts_as"] == "minerals_text") & ~rows["status"].isin(_SIGNED)
    touching = rows["counts_as"].isin((*_LINKING, "finance"))
    relevant = counted | ((announced | touching) & rows["confidence"].isin(_SURE))
    return rows.assign(counted=counted).loc[relevant].sort_values(["sort_key", "agreement_id"])


def _rows_by_country(facts: Facts, asof: date) -> dict[str, pd.DataFrame]:
    rows = _relevant(facts)
    rows = rows.loc[_signed_by(rows, asof)]
    rows = rows.assign(code=rows["partner_iso_a3"].str.split(";")).explode("code")
    return dict(iter(rows.groupby("code", sort=False)))


StatusEntry = tuple[Status, tuple[str, ...], str]
"""A status, the ids of the agreements behind it, and the reason in a sentence."""


def _partner_entry(rows: pd.DataFrame | None, asof: date, lang: str) -> StatusEntry:
    if rows is None:
        return Status.ATTENDED, (), _without_agreement(asof, lang)
    signed = rows.loc[rows["counted"]]
    if signed.empty:
        return _status_entry(Status.ANNOUNCED, rows, rows.iloc[-1], lang)
    on_the_day = signed.loc[signed["signed_at_ministerial"]]
    if not on_the_day.empty:
        return _status_entry(Status.SIGNED_AT_MINISTERIAL, signed, on_the_day.iloc[0], lang)
    first = signed.iloc[0]
    before = first["signed_last"] < MINISTERIAL
    status = Status.SIGNED_BEFORE if before else Status.SIGNED_AFTER
    return _status_entry(status, signed, first, lang)


def _without_agreement(asof: date, lang: str) -> str:
    """The reason where nothing was found: that nothing was, and since when it was sought."""
    _ = speaking(lang)
    if asof >= MINISTERIAL:
        return _("Attended; no bilateral minerals agreement found since April 2025.")
    if asof < COUNT_STARTS:
        return _("On the list for the ministerial; agreements are counted from April 2025.")
    return _(
        "On the list for the ministerial; as of this date no bilateral minerals agreement found "
        "since April 2025."
    )


def _outsider_entry(rows: pd.DataFrame, asof: date, lang: str) -> StatusEntry | None:
    signed = rows.loc[rows["counted"]]
    away = asof >= MINISTERIAL
    if not signed.empty:
        return _status_entry(Status.SIGNED_NOT_ATTENDING, signed, signed.iloc[0], lang, away)
    linked = rows.loc[rows["counts_as"].isin(_LINKING)]
    if linked.empty:
        return None
    return _status_entry(Status.LINKED_NOT_ATTENDING, linked, linked.iloc[-1], lang, away)


_AWAY_AND_SIGNED = N_("{instrument}, signed {date}; did not attend the ministerial.")
_AWAY_AND_ANNOUNCED = N_("{instrument}, announced {date}; did not attend the ministerial.")
_UNLISTED_AND_SIGNED = N_("{instrument}, signed {date}; not on the list for the ministerial.")
_UNLISTED_AND_ANNOUNCED = N_("{instrument}, announced {date}; not on the list for the ministerial.")
_SIGNED_THEN = {
    Status.SIGNED_AT_MINISTERIAL: N_("{instrument}, signed {date}, at the ministerial."),
    Status.SIGNED_BEFORE: N_("{instrument}, signed {date}, before the ministerial."),
    Status.SIGNED_AFTER: N_("{instrument}, signed {date}, after the ministerial."),
    Status.SIGNED_NOT_ATTENDING: _AWAY_AND_SIGNED,
    Status.ANNOUNCED: N_(
        "{instrument}, signed {date}; no signed bilateral minerals agreement found."
    ),
    Status.LINKED_NOT_ATTENDING: _AWAY_AND_SIGNED,
}
_ANNOUNCED_THEN = {
    Status.ANNOUNCED: N_(
        "{instrument}, announced {date}; no signed bilateral minerals agreement found."
    ),
    Status.LINKED_NOT_ATTENDING: _AWAY_AND_ANNOUNCED,
}
_BEFORE_THE_DAY = {
    _AWAY_AND_SIGNED: _UNLISTED_AND_SIGNED,
    _AWAY_AND_ANNOUNCED: _UNLISTED_AND_ANNOUNCED,
}
"""Reasons for outsiders while the ministerial is still to come: nobody has stayed away yet."""


def _status_entry(
    status: Status, rows: pd.DataFrame, row: pd.Series, lang: str, after_ministerial: bool = True
) -> StatusEntry:
    """A status with the agreements behind it; its reason is the one that a row holds.

    ``after_ministerial``: whether the ministerial had taken place by then.
    """
    _ = speaking(lang)
    kind, what = _(INSTRUMENT_LABELS[row["instrument_type"]]), _(COUNTS_AS_LABELS[row["counts_as"]])
    description = row["described_as"] or ("" if row["counted"] else what)
    instrument = f"{kind} ({description})" if description else kind
    then = _SIGNED_THEN if row["status"] in _SIGNED else _ANNOUNCED_THEN
    form = then[status] if after_ministerial else _BEFORE_THE_DAY.get(then[status], then[status])
    reason = _(form).format(instrument=instrument, date=row["signed_label"])
    return status, tuple(rows["agreement_id"]), reason
