"""The counting rule, row by row: which agreements count as signed, and by which day.

The rule is that of the tables' README: a signed agreement is one between governments about
minerals, signed or in force, of high or medium confidence, since April 2025. Only those move a
partner's status to signed; everything else is shown as what it is.

Rows are plain mappings in tuples, made once for some facts: a view asks for a few of them, for
which pandas takes longer than the text that is made of them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

import pandas as pd

from data.facts.cache import cache_by_facts
from data.facts.records import records
from data.facts.store import Facts
from data.i18n.labels import MINISTERIAL

COUNT_STARTS = date(2025, 4, 1)
LINKING = ("trade_clause", "declaration")
"""Kinds that link a country outside the ministerial to it, without counting as signed."""

SIGNED = ("signed", "in_force")
_SURE = ("high", "medium")

Agreement = Mapping[str, Any]
"""A row of ``agreements``, with whether it ``counted``."""


def is_counted(row: Mapping[str, Any]) -> bool:
    """Whether a row of ``agreements`` counts as signed, whatever its date."""
    last = row["signed_last"]
    return (
        row["counts_as"] == "minerals_text"
        and row["status"] in SIGNED
        and row["confidence"] in _SURE
        and last is not None
        and last >= COUNT_STARTS
    )


def is_signed_text(agreements: pd.DataFrame) -> pd.Series:
    """Which rows count as signed agreements, whatever their date.

    Returns
    -------
    pandas.Series
        Boolean, with the index of ``agreements``.
    """
    return pd.Series([is_counted(row) for row in records(agreements)], agreements.index, dtype=bool)


def is_signed_by(row: Mapping[str, Any], asof: date) -> bool:
    """Whether a row of ``agreements`` is dated by a day at the latest."""
    last = row["signed_last"]
    return last is not None and last <= asof


@cache_by_facts()
def agreement_rows(facts: Facts) -> tuple[Agreement, ...]:
    """Every agreement in order of date."""
    rows = [{**row, "counted": is_counted(row)} for row in records(facts.agreements)]
    return tuple(sorted(rows, key=lambda row: (row["sort_key"], row["agreement_id"])))


def signed_rows(facts: Facts, asof: date) -> tuple[Agreement, ...]:
    """The agreements that count as signed by a day, in order of date.

    Parameters
    ----------
    facts : Facts
    asof : datetime.date
        The last day of signing that counts.
    """
    return _signed_rows(facts, last_change(facts, asof))


@cache_by_facts(128)
def _signed_rows(facts: Facts, day: date) -> tuple[Agreement, ...]:
    return tuple(row for row in agreement_rows(facts) if row["counted"] and is_signed_by(row, day))


def rows_naming(facts: Facts, code: str, asof: date | None) -> tuple[Agreement, ...]:
    """Every agreement that names a country, in order of date.

    Parameters
    ----------
    facts : Facts
    code : str
        ISO 3166-1 alpha-3, or ``EUU``.
    asof : datetime.date or None
        Keep what is known by this day; None keeps all, those without a date included.
    """
    rows = _rows_by_code(facts).get(code, ())
    return rows if asof is None else tuple(row for row in rows if is_signed_by(row, asof))


@cache_by_facts()
def _rows_by_code(facts: Facts) -> Mapping[str, tuple[Agreement, ...]]:
    return MappingProxyType(by_code(agreement_rows(facts)))


def by_code(rows: tuple[Agreement, ...]) -> dict[str, tuple[Agreement, ...]]:
    """Agreements under the code of each country that they name."""
    lists: dict[str, list[Agreement]] = {}
    for row in rows:
        for code in row["partner_iso_a3"].split(";"):
            lists.setdefault(code, []).append(row)
    return {code: tuple(own) for code, own in lists.items()}


@cache_by_facts()
def relevant_rows(facts: Facts) -> tuple[Agreement, ...]:
    """Rows that can give a status: what is signed, and what makes a partner announced or linked."""
    return tuple(row for row in agreement_rows(facts) if row["counted"] or _is_relevant(row))


def _is_relevant(row: Agreement) -> bool:
    announced = row["counts_as"] == "minerals_text" and row["status"] not in SIGNED
    touching = row["counts_as"] in (*LINKING, "finance")
    return (announced or touching) and row["confidence"] in _SURE


@cache_by_facts()
def change_dates(facts: Facts) -> tuple[date, ...]:
    """The days on which a status, or the agreements behind one, can change."""
    signed = {row["signed_last"] for row in relevant_rows(facts)} - {None}
    return tuple(sorted(signed | {COUNT_STARTS, MINISTERIAL}))


def last_change(facts: Facts, asof: date) -> date:
    """The last of `change_dates` by a day: what is known on it is known until the next.

    Parameters
    ----------
    facts : Facts
    asof : datetime.date
        Before the first of them the answer is ``datetime.date.min``.
    """
    days = change_dates(facts)
    place = bisect_right(days, asof)
    return days[place - 1] if place else date.min
