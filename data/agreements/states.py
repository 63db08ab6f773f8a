"""How far each country has come with an agreement, and what its agreement is in law."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from types import MappingProxyType

import pandas as pd

from data.agreements.counting import HOST, Status, signed_texts, statuses
from data.agreements.legal_status import legal_tally
from data.facts.cache import cache_by_facts
from data.facts.store import Facts
from data.i18n.messages import N_
from data.i18n.provision_labels import PROVISION_LABELS

AGREEMENT_STATES = MappingProxyType(
    {
        "binding": N_("Signed, legally binding"),
        "not_binding": N_("Signed, not legally binding"),
        "not_stated": N_("Signed, not stated whether binding"),
        "announced": N_("Announced or a related deal, nothing counted"),
        "not_found": N_("No agreement found"),
        "host": N_("Host"),
    }
)
"""What a country may have with the United States, in the order of a legend."""

SIGNED_STATES = ("binding", "not_binding", "not_stated")
_TOUCHED = (Status.ANNOUNCED, Status.LINKED_NOT_ATTENDING)


@cache_by_facts(256)
def agreement_states(facts: Facts, asof: date) -> pd.DataFrame:
    """The state of everyone who has a status as of a day.

    Of several counted agreements one that binds decides; else they are not binding only where that
    is stated of each.

    Parameters
    ----------
    facts : Facts
    asof : datetime.date

    Returns
    -------
    pandas.DataFrame
        Indexed by ``iso_a3``: ``state`` (a key of `AGREEMENT_STATES`) and ``agreements`` (ids, in
        order of date: those that are counted, or what is behind an announcement).
    """
    rows, counted = statuses(facts, asof), _counted_by_country(facts, asof)
    states = [
        _state(code, status, counted.get(code))
        for code, status in zip(rows.index, rows["status"], strict=True)
    ]
    ids = [
        tuple(name for name, _ in counted[code]) if code in counted else behind
        for code, behind in zip(rows.index, rows["agreements"], strict=True)
    ]
    return pd.DataFrame({"state": states, "agreements": ids}, index=rows.index)


def state_of(states: pd.DataFrame, codes: Collection[str]) -> pd.DataFrame:
    """The states of some countries: of who has no status, no agreement was found.

    Parameters
    ----------
    states : pandas.DataFrame
        Of `agreement_states`.
    codes : collection of str
        In the order of the rows that are wanted.
    """
    rows = states.reindex(list(codes))
    missing = rows["state"].isna()
    return rows.assign(
        state=rows["state"].where(~missing, "not_found"),
        agreements=[
            () if absent else ids for absent, ids in zip(missing, rows["agreements"], strict=True)
        ],
    )


@cache_by_facts()
def commitments(facts: Facts) -> dict[str, tuple[str, ...]]:
    """What each agreement is stated to commit to, by its id: keys of ``PROVISION_LABELS``.

    Parameters
    ----------
    facts : Facts
    """
    stated = facts.provisions.groupby("agreement_id")["provision"].agg(set)
    return {
        str(name): tuple(key for key in PROVISION_LABELS if key in keys)
        for name, keys in stated.items()
    }


Counted = list[tuple[str, str]]
"""Of each counted agreement its id and its cell of the column ``binding``, in order of date."""


def _counted_by_country(facts: Facts, asof: date) -> dict[str, Counted]:
    """What is counted by a day, by the code of each partner."""
    rows, counted = signed_texts(facts, asof), dict[str, Counted]()
    columns = (rows["partner_iso_a3"], rows["agreement_id"], rows["binding"])
    for cell, name, binding in zip(*columns, strict=True):
        for code in cell.split(";"):
            counted.setdefault(code, []).append((name, binding))
    return counted


def _state(code: str, status: str, counted: Counted | None) -> str:
    if code == HOST:
        return "host"
    if counted is None:
        return "announced" if status in _TOUCHED else "not_found"
    tally = legal_tally(binding for _, binding in counted)
    if tally.binding:
        return "binding"
    return "not_stated" if tally.not_stated else "not_binding"
