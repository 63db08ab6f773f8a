"""The captions of the agreements: listed, as a matrix of commitments, or one of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any

import pandas as pd

from charts.agreement_rows import agreement_filter, exposures
from charts.captions.agreement_criteria import criteria
from charts.captions.agreement_finding import (
    all_agreements_finding,
    chosen_agreements_finding,
    exposure_finding,
)
from charts.captions.caption_parts import COUNT_NOTE, CREDIT, LICENSE, Caption, coverage, sentences
from charts.spec.page_specs import AgreementsSpec
from data.agreements.counted_rows import Agreement
from data.facts.hosts import publisher_host
from data.facts.indexes import rows_by
from data.facts.records import records
from data.facts.store import Facts
from data.i18n.cldr import number
from data.i18n.dates import format_date
from data.i18n.messages import N_, marked_plural, speaking, translate_plural
from data.phrases import lower_first

COUNTING_RULE = N_(
    "An agreement counts when it is between governments, about minerals, signed or in force since "
    "April 2025, and reported with high or medium confidence. A legal status that is not stated "
    "is neither binding nor not binding."
)
MATRIX_NOTE = N_(
    "A cell says what the summary or the notes of an agreement’s row state. What they do not state "
    "is “not stated”: the documents themselves may say more."
)
_LIST = N_(
    "Agreements with the United States about minerals: date as it is known, instrument, legal "
    "status and commitments, as of {day}"
)
_MATRIX = N_("What each counted agreement with the United States commits to, as of {day}")
_BY_STATUS = N_(
    "Counted agreements with the United States by legal status: date as it is known, as of {day}"
)
_ASKED = N_("{what}. Asked: {criteria}")
_LAW = MappingProxyType(
    {
        "binding": N_("{agreement}; the agreement is legally binding"),
        "not_binding": N_("{agreement}; the agreement is not legally binding"),
        "not_stated": N_("{agreement}; whether the agreement is legally binding is not stated"),
    }
)
_LISTED = marked_plural(
    "A table of {count} agreement: {agreements}.", "A table of {count} agreements: {agreements}."
)
_AND_MORE = marked_plural("{listed}; and {count} more", "{listed}; and {count} more")
_STATED = marked_plural(
    "A matrix of {count} agreement and the commitments that each states: {counts}.",
    "A matrix of {count} agreements and the commitments that each states: {counts}.",
)
_MOST_LISTED = 12


def finding_of(spec: AgreementsSpec, facts: Facts, own: Sequence[Agreement]) -> str:
    """The sentence on top: of all, of the producers of what is asked for, or of what matches.

    Parameters
    ----------
    spec : AgreementsSpec
    facts : Facts
        In the language of the sentence.
    own : sequence of Agreement
        The counted agreements that match.
    """
    asked, day = agreement_filter(spec, facts), spec.as_of_date(facts)
    if asked.beyond_minerals:
        return chosen_agreements_finding(facts, day, own)
    if asked.minerals:
        return exposure_finding(facts, exposures(spec, facts), day)
    return all_agreements_finding(facts, day)


def of_agreements(spec: AgreementsSpec, facts: Facts, rows: pd.DataFrame) -> Caption:
    """The caption of a view of agreements.

    Parameters
    ----------
    spec : AgreementsSpec
    facts : Facts
    rows : pandas.DataFrame
        Of `charts.agreement_rows.agreement_rows`.
    """
    _, lang = speaking(facts.lang), facts.lang
    if spec.agreement:
        row = records(rows)[0]
        title, subtitle = _title_of_one(row, lang), _subtitle_of_one(row, lang)
        hosts = dict.fromkeys(map(publisher_host, row["source"].split(";")))
        note, source = _(COUNTING_RULE), "; ".join(hosts)
    else:
        title = finding_of(spec, facts, _counted(spec, facts, rows))
        subtitle = _what(spec, facts, _MATRIX if spec.view == "matrix" else _LIST)
        note, source = _(COUNTING_RULE), _(CREDIT)
        if spec.view == "matrix":
            note = sentences(_(MATRIX_NOTE), _(COUNT_NOTE))
    return Caption(title, subtitle, sentences(note, coverage(facts)), source, _(LICENSE), lang)


def _counted(spec: AgreementsSpec, facts: Facts, rows: pd.DataFrame) -> list[Agreement]:
    """The rows of ``agreements`` that are counted among those of the chart."""
    own = rows if spec.view == "matrix" else rows.loc[rows["counted"] == "yes"]
    agreements = rows_by(facts, "agreements", "agreement_id")
    return [agreements[name] for name in dict.fromkeys(own["agreement_id"])]


def by_legal_status(caption: Caption, spec: AgreementsSpec, facts: Facts) -> Caption:
    """The caption where the counted agreements stand by their legal status, not in a row each.

    Parameters
    ----------
    caption : Caption
        `of_agreements` of the view.
    spec : AgreementsSpec
    facts : Facts
        In the language of the caption.
    """
    return replace(caption, subtitle=_what(spec, facts, _BY_STATUS))


def _what(spec: AgreementsSpec, facts: Facts, template: str) -> str:
    """What is shown, as of which day, and what was asked."""
    _, day = speaking(facts.lang), format_date(spec.as_of_date(facts), facts.lang)
    what = _(template).format(day=day)
    asked = "; ".join(one.text for one in criteria(facts, spec))
    return _(_ASKED).format(what=what, criteria=asked) if asked else what


def _title_of_one(row: Mapping[str, Any], lang: str) -> str:
    agreement = f"{row['country']}: {row['title']}"
    return speaking(lang)(_LAW[row["legal_status"]]).format(agreement=agreement)


def _subtitle_of_one(row: Mapping[str, Any], lang: str) -> str:
    """When, what kind, how far it has come, and whether it counts."""
    _ = speaking(lang)
    counts = _("counted") if row["counted"] == "yes" else _("not counted")
    return ", ".join(
        (row["date"], lower_first(row["instrument_label"]), row["status_label"], counts)
    )


def describe_agreements(spec: AgreementsSpec, facts: Facts, rows: pd.DataFrame) -> str:
    """What the picture shows in words.

    Parameters
    ----------
    spec : AgreementsSpec
    facts : Facts
        In the language of the text.
    rows : pandas.DataFrame
        Of `charts.agreement_rows.agreement_rows`.
    """
    _, lang = speaking(facts.lang), facts.lang
    if rows.empty:
        return _("An empty table: no agreement found that fits what was asked.")
    if spec.agreement:
        row = records(rows)[0]
        text = _("A card on this agreement. {summary} {reason}")
        return text.format(summary=row["summary"], reason=row["legal_status_reason"])
    if spec.view == "matrix":
        return _described_matrix(rows, lang)
    every = records(rows)
    listed = "; ".join(
        f"{row['country']}, {row['date']}, {lower_first(row['legal_status_label'])}"
        if row["legal_status"] != "not_stated"
        else _("{agreement}, legal status not stated").format(
            agreement=f"{row['country']}, {row['date']}"
        )
        for row in every[:_MOST_LISTED]
    )
    more = len(every) - _MOST_LISTED
    if more > 0:
        template = translate_plural(*_AND_MORE, more, lang)
        listed = template.format(listed=listed, count=number(more, lang))
    template = translate_plural(*_LISTED, len(every), lang)
    return template.format(count=number(len(every), lang), agreements=listed)


def _described_matrix(rows: pd.DataFrame, lang: str) -> str:
    """How many agreements state each commitment."""
    stated = rows.loc[rows["stated"] == "yes"].groupby("provision_label", sort=False).size()
    labels = list(dict.fromkeys(rows["provision_label"]))
    counts = "; ".join(
        f"{lower_first(label)} {number(int(stated.get(label, 0)), lang)}" for label in labels
    )
    every = rows["agreement_id"].nunique()
    template = translate_plural(*_STATED, every, lang)
    return template.format(count=number(every, lang), counts=counts)
