"""Everything the tables say about one partner as of a day, ready to be laid out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from data.agreements.counted_rows import Agreement, rows_naming
from data.agreements.counting import status_of
from data.agreements.disputes import disputes
from data.agreements.membership import is_replaced, memberships_of
from data.facts.cache import cache_by_facts
from data.facts.indexes import rows_by
from data.facts.store import Facts
from data.i18n.labels import ABSENT, INITIATIVE_LABELS, MINISTERIAL
from data.i18n.messages import speaking
from data.minerals.shares import Measure
from data.partners.minerals import minerals_by_importance, without_number


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
    delegation : mapping or None
        The row of ``partners``; None for the host and for countries that did not come.
    text_rows : tuple of Agreement
        Every row of ``agreements`` that names the partner and is known by that day, the latest
        first.
    later : int
        How many more rows exist with a later or an unknown date.
    membership_rows : tuple of mapping
        With ``label``, ``since`` (as written in the table, blank when not listed) and
        ``since_label`` (for a reader; of an initiative that was replaced, by what and when).
    minerals : tuple of mapping
        Of `data.partners.minerals.minerals_by_importance`: the latest year of each commodity and
        stage.
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
    delegation: Mapping[str, Any] | None
    text_rows: tuple[Agreement, ...]
    later: int
    membership_rows: tuple[Mapping[str, Any], ...]
    minerals: tuple[Mapping[str, Any], ...]
    without_number: tuple[tuple[Measure, str], ...]


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
    status, agreements, reason = status_of(facts, code, asof) or (
        ABSENT,
        (),
        _absence(asof, facts.lang),
    )
    known = rows_naming(facts, code, asof)
    return Dossier(
        code=code,
        name=facts.name(code),
        lang=facts.lang,
        status=str(status),
        reason=reason,
        disputed=bool(disputes(facts, agreements)),
        delegation=rows_by(facts, "partners", "iso_a3").get(code),
        text_rows=tuple(sorted(known, key=lambda row: row["sort_key"], reverse=True)),
        later=len(rows_naming(facts, code, None)) - len(known),
        membership_rows=_memberships(facts, code, asof),
        minerals=minerals_by_importance(facts, code),
        without_number=without_number(facts, code),
    )


def _absence(asof: date, lang: str) -> str:
    """The reason for a country without a status: before the ministerial nobody was absent."""
    _ = speaking(lang)
    if asof < MINISTERIAL:
        return _("Not on the list for the ministerial.")
    return _("Not at the ministerial.")


def _memberships(facts: Facts, code: str, asof: date) -> tuple[Mapping[str, Any], ...]:
    _ = speaking(facts.lang)
    ended = _("{since}, replaced by FORGE on 4 Feb 2026")
    return tuple(
        {
            **row,
            "label": _(INITIATIVE_LABELS[row["initiative"]]),
            "since_label": ended.format(since=row["since_label"])
            if is_replaced(row["initiative"], asof)
            else row["since_label"],
        }
        for row in memberships_of(facts, code, asof)
    )
