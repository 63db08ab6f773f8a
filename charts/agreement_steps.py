"""How far an agreement has come: announced, signed, in force, each with its date or none."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from data.facts.store import Facts
from data.i18n.labels import NOT_STATED
from data.i18n.messages import speaking
from data.timeline.chronology import chronology

_SIGNED = ("signed", "in_force")


def history_steps(facts: Facts, row: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """Each step with its date, or that none is stated.

    Parameters
    ----------
    facts : Facts
        In the language of the words.
    row : mapping
        Of `data.agreements.listing.known_agreements`.

    Returns
    -------
    tuple of (label, text)
        Plain text.
    """
    _ = speaking(facts.lang)
    return (
        (_("Announced"), _announced(facts, row)),
        (_("Signed"), _signed(facts, row)),
        (_("In force"), _in_force(facts, row)),
    )


def _announced(facts: Facts, row: Mapping[str, Any]) -> str:
    """The date of a row that is announced; else of the first report before it was signed."""
    _ = speaking(facts.lang)
    if row["status"] not in _SIGNED:
        return str(row["signed_label"]) if row["signed_on"] else _(NOT_STATED)
    before = [
        str(event["label"])
        for event in reports(facts, row)
        if row["signed_first"] and event["last"] < row["signed_first"]
    ]
    return before[0] if before else _(NOT_STATED)


def _signed(facts: Facts, row: Mapping[str, Any]) -> str:
    _ = speaking(facts.lang)
    if row["confidence"] == "low":
        claimed = row["signed_label"] if row["signed_on"] else _("no date")
        return _("only weak reports say so ({date})").format(date=claimed)
    if row["status"] not in _SIGNED:
        return _("no signature found")
    return str(row["signed_label"]) if row["signed_on"] else _("no date found")


def _in_force(facts: Facts, row: Mapping[str, Any]) -> str:
    _ = speaking(facts.lang)
    if row["status"] != "in_force":
        return _(NOT_STATED)
    return _("yes; its notes say how")


def reports(facts: Facts, row: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The events that report its signing or announcement, in order of date.

    Parameters
    ----------
    facts : Facts
    row : mapping
        Of ``agreements``.
    """
    events, name = facts.events, row["agreement_id"]
    own = events.loc[events["agreement_ids"].map(lambda cell: name in cell.split(";")).astype(bool)]
    keys = {f"events:{event}" for event in own["event_id"]}
    rows = chronology(facts)
    listed: list[dict[str, Any]] = rows.loc[rows["row"].isin(keys)].to_dict("records")
    return listed
