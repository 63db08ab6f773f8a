"""One agreement in words, as tables and cards show it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from charts.agreement_rows import signatories
from charts.spec.chart_spec import ChartSpec
from data.agreements.legal_status import legal_status
from data.agreements.states import commitments
from data.catalog.sources import is_copy
from data.i18n.labels import (
    BINDING_LABELS,
    CONFIDENCE_LABELS,
    INSTRUMENT_LABELS,
    NOT_FOUND,
    NOT_STATED,
    counted,
    text_status,
)
from data.i18n.provision_labels import PROVISION_LABELS
from views.context import ContextOf
from views.text.i18n import _
from views.text.provenance import row_address


@dataclass(frozen=True)
class AgreementRow:
    """One agreement, in words.

    Attributes
    ----------
    name : str
        Its id.
    address, row : str
        Where it stands in full, and where its row stands with its sources.
    partners : tuple of (name, address)
        Those who signed beside the United States, each with its page.
    who : str
        All of them, as the row names them where they are several.
    title, date, kind, status, legal_status, legal_reason, summary, minerals : str
    us_signatory, partner_signatory, place, confidence, sources : str
        Who signed for each side, where, how sure that is, and how many sources say so.
    commitments : str
        The commitments that its row states, or "".
    is_counted : bool
        Whether it counts as signed.
    codes : tuple of str
        Of the partners.
    """

    name: str
    address: str
    row: str
    partners: tuple[tuple[str, str], ...]
    who: str
    title: str
    date: str
    kind: str
    status: str
    legal_status: str
    legal_reason: str
    summary: str
    minerals: str
    us_signatory: str
    partner_signatory: str
    place: str
    confidence: str
    sources: str
    commitments: str
    is_counted: bool
    codes: tuple[str, ...]


def agreement_row(context: ContextOf[ChartSpec], row: Mapping[str, Any]) -> AgreementRow:
    """A row of ``agreements`` in words.

    Parameters
    ----------
    context : ContextOf
        Of any page.
    row : mapping
        Of ``context.facts.agreements``: one that counts as signed, or one that says in ``counted``
        whether it does.
    """
    codes, name, lang = row["partner_iso_a3"].split(";"), row["agreement_id"], context.facts.lang
    return AgreementRow(
        name,
        agreement_address(context, name),
        row_address("agreements", name),
        tuple((context.local.name(code), context.link("partners", partner=code)) for code in codes),
        signatories(row, context.local),
        row["title"],
        row["signed_label"],
        _(INSTRUMENT_LABELS[row["instrument_type"]]),
        text_status(row["status"], row["confidence"], lang),
        _(BINDING_LABELS[row["binding"]]),
        legal_status(context.facts, row).reason,
        row["summary"],
        row["minerals_scope"] or _(NOT_STATED),
        row["us_signatory"] or _(NOT_FOUND),
        row["partner_signatory"] or _(NOT_FOUND),
        row["place"] or _(NOT_FOUND),
        _(CONFIDENCE_LABELS[row["confidence"]]),
        sources_in_words(row["source_urls"], lang),
        ", ".join(
            _(PROVISION_LABELS[key]).lower() for key in commitments(context.facts).get(name, ())
        ),
        row.get("counted", True),
        tuple(codes),
    )


def sources_in_words(source_urls: str, lang: str) -> str:
    """How many sources a row has; a copy is none.

    Parameters
    ----------
    source_urls : str
        ``;``-separated, as in the tables.
    lang : str
        One of `data.i18n.cldr.LANGUAGES`.
    """
    own = sum(not is_copy(url) for url in source_urls.split(";") if url)
    return counted(own, "source", "sources", lang)


def agreement_address(context: ContextOf[ChartSpec], name: str) -> str:
    """Where an agreement stands in full; on its own page the filters go along.

    Parameters
    ----------
    context : ContextOf
        Of any page.
    name : str
        The id of the agreement.
    """
    if context.page == "agreements":
        return context.changed(agreement=name)
    return context.link("agreements", partner="", agreement=name)
