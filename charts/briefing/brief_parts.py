"""What the page on a partner says, part by part: agreements, delegation, memberships, events."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from charts.captions.caption_parts import sentences
from charts.print.partner_card import agreement_heading
from data.agreements.counting import signed_texts
from data.agreements.legal_status import legal_status, legal_tally
from data.catalog.sources import is_single_source
from data.facts.store import Facts
from data.i18n.labels import (
    BINDING_LABELS,
    CONFIDENCE_LABELS,
    NO_AGREEMENT_YET,
    NO_GROUP,
    NOT_FOUND,
    NOT_STATED,
    counted,
)
from data.i18n.messages import N_, speaking
from data.i18n.provision_labels import PROVISION_LABELS
from data.partners.comparison import head_of_delegation
from data.partners.dossier import Dossier
from data.timeline.chronology import TimelineFilter, chronology, selected

FULL, IN_SHORT, COUNTED_ALONE = 2, 1, 0
"""How much is said: commitments word for word, by name alone, or of counted agreements alone."""


@dataclass(frozen=True)
class Part:
    """A paragraph: ``head``, ``strong``, ``text`` or ``quiet``, and its words."""

    kind: str
    words: str


def agreement_parts(facts: Facts, partner: Dossier, asof: date, detail: int) -> list[Part]:
    """Every agreement: those that are counted first, the latest of each first.

    Parameters
    ----------
    facts : Facts
    partner : Dossier
    asof : datetime.date
    detail : int
        `FULL`, `IN_SHORT` or `COUNTED_ALONE`.
    """
    _, lang, rows = speaking(partner.lang), partner.lang, partner.text_rows
    if partner.status == "host":
        return _of_the_host(facts, asof)
    parts = [Part("head", _("Agreements and related deals ({count})").format(count=len(rows)))]
    if not rows:
        parts.append(Part("text", _(NO_AGREEMENT_YET)))
    for row in sorted(rows, key=lambda row: not row["counted"]):
        parts += [Part("strong", agreement_heading(row, lang)), Part("text", row["title"])]
        if row["counted"]:
            parts += _binding_and_commitments(facts, row, detail)
        if row["counted"] or detail > COUNTED_ALONE:
            parts += [Part("quiet", row["summary"])] if detail == FULL or not row["counted"] else []
            parts.append(Part("quiet", _particulars(row, lang)))
    if partner.later:
        later = counted(partner.later, "row", "rows", lang)
        parts.append(Part("quiet", _("{rows} dated later or without a date.").format(rows=later)))
    return parts


def _of_the_host(facts: Facts, asof: date) -> list[Part]:
    """Whose pages the agreements stand on: each is with the host."""
    _, rows = speaking(facts.lang), signed_texts(facts, asof)
    found = counted(len(rows), "agreement", "agreements", facts.lang)
    law = legal_tally(rows["binding"])
    every = _(
        "{agreements} counted, each with another signatory, on whose page it stands. Legal status: "
        "{binding} legally binding, {not_binding} not legally binding, {not_stated} not stated."
    )
    words = every.format(
        agreements=found,
        binding=law.binding,
        not_binding=law.not_binding,
        not_stated=law.not_stated,
    )
    return [Part("head", _("Agreements")), Part("text", words)]


def _binding_and_commitments(facts: Facts, row: Mapping[str, Any], detail: int) -> list[Part]:
    """Whether an agreement binds and how that is known; what it commits to."""
    _ = speaking(facts.lang)
    law = _("Legal status: {status}.").format(status=_(BINDING_LABELS[row["binding"]]))
    if detail == FULL:
        law = sentences(law, legal_status(facts, row).reason)
    rows = facts.provisions.loc[facts.provisions["agreement_id"] == row["agreement_id"]]
    stated = dict(zip(rows["provision"], rows["statement"], strict=True))
    labels = {key: _(label) for key, label in PROVISION_LABELS.items()}
    own = [key for key in labels if key in stated]
    missing = ", ".join(label.lower() for key, label in labels.items() if key not in stated)
    parts = [Part("text", law)]
    if detail == FULL:
        parts += [Part("text", f"{labels[key]}: {stated[key]}") for key in own]
        nothing = _("Nothing found on: {commitments}.").format(commitments=missing)
        return [*parts, *([Part("quiet", nothing)] if missing else [])]
    named = ", ".join(labels[key].lower() for key in own) or _(NOT_STATED)
    return [*parts, Part("text", _("Commitments: {commitments}.").format(commitments=named))]


_PARTICULARS = N_("For the United States: {us}. For the partner: {other}. Scope: {scope}.")


def _particulars(row: Mapping[str, Any], lang: str) -> str:
    """Who signed, its scope, its legal status where that is not said above, and the sources."""
    _ = speaking(lang)
    signed = _(_PARTICULARS).format(
        us=row["us_signatory"] or _(NOT_FOUND),
        other=row["partner_signatory"] or _(NOT_FOUND),
        scope=row["minerals_scope"] or _(NOT_STATED),
    )
    sure = _("{confidence}{single}; sources: {sources}.").format(
        confidence=_(CONFIDENCE_LABELS[row["confidence"]]),
        single=_(", single source") if is_single_source(row["source_urls"]) else "",
        sources=", ".join(source_hosts(row["source_urls"])),
    )
    if row["counted"]:
        return sentences(signed, sure)
    law = _("Legal status: {status}.").format(status=_(BINDING_LABELS[row["binding"]]))
    return sentences(signed, law, _("Not counted as a signed agreement."), sure)


def source_hosts(addresses: str) -> list[str]:
    """Where sources stand, each place once.

    Parameters
    ----------
    addresses : str
        Of a cell ``source_urls``.

    Examples
    --------
    >>> source_hosts("https://www.state.gov/a;https://gob.pe/b;https://www.state.gov/c")
    ['state.gov', 'gob.pe']
    """
    hosts = (urlsplit(one.strip()).hostname or "" for one in addresses.split(";"))
    return list(dict.fromkeys(host.removeprefix("www.") for host in hosts if host))


def background_parts(facts: Facts, partner: Dossier, asof: date, most: int) -> list[Part]:
    """Head of delegation, its statement, groups and the latest events.

    Parameters
    ----------
    facts : Facts
    partner : Dossier
    asof : datetime.date
    most : int
        Events that are shown; how many earlier ones there are is said.
    """
    _, row = speaking(facts.lang), partner.delegation
    parts = [Part("head", _("Delegation")), Part("strong", _delegation(partner))]
    if row is not None:
        listed = _("State’s list: {name}").format(name=row["fact_sheet_name"])
        parts.append(Part("quiet", listed))
        if row["statement_summary"]:
            parts.append(Part("text", row["statement_summary"]))
    groups = [_group(row, facts.lang) for row in partner.membership_rows]
    parts += [Part("head", _("Memberships")), Part("text", "; ".join(groups) or _(NO_GROUP))]
    return parts + _event_parts(facts, partner, asof, most)


_SAID_BY_TITLE = ("other", "")


def _delegation(partner: Dossier) -> str:
    """Name, title and rank; a rank that says less than the title is left out."""
    row, said = partner.delegation, head_of_delegation(partner)
    if row is not None and not row["head_of_delegation"]:
        unnamed = speaking(partner.lang)("Head of delegation: {name}.")
        return unnamed.format(name=said[0])
    is_said = row is None or row["ministerial_rank"] in _SAID_BY_TITLE
    return ", ".join(said[:2] if is_said else said)


def _group(row: Mapping[str, Any], lang: str) -> str:
    _ = speaking(lang)
    if not row["since"]:
        return _("{group} (date not listed)").format(group=row["label"])
    return _("{group} (since {date})").format(group=row["label"], date=row["since_label"])


def _event_parts(facts: Facts, partner: Dossier, asof: date, most: int) -> list[Part]:
    """The latest events by a day, and how many earlier ones do not fit."""
    _ = speaking(facts.lang)
    rows = selected(facts, chronology(facts), TimelineFilter(partner=partner.code))
    events = rows.loc[(rows["kind"] != "text") & (rows["first"] <= asof)]
    if events.empty:
        return []
    latest = events.tail(most).to_dict("records")
    parts = [Part("head", _("Events"))]
    parts += [Part("text", f"{row['label']}: {row['title']}") for row in latest]
    if len(events) > most:
        earlier = counted(len(events) - most, "earlier event", "earlier events", facts.lang)
        parts.append(Part("quiet", _("{earlier} not shown.").format(earlier=earlier)))
    return parts
