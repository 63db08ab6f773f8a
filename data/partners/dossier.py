"""Everything the tables say about one partner as of a day, ready to be laid out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import pandas as pd

from data.agreements.counting import statuses, texts_of
from data.agreements.disputes import disputes
from data.agreements.membership import is_replaced, memberships_by
from data.facts.cache import cache_by_facts
from data.facts.records import records
from data.facts.store import Facts
from data.i18n.labels import ABSENT, INITIATIVE_LABELS, MINISTERIAL
from data.i18n.messages import speaking
from data.minerals.shares import Measure
from data.partners.minerals import leading_minerals, without_number


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
        Of `data.partners.minerals.leading_minerals`: the latest year of each commodity and stage,
        largest share of the world first.
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
