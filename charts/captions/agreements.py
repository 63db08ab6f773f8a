"""The captions of the agreements: listed, as a matrix of commitments, or one of them."""

from __future__ import annotations

from collections.abc import Mapping
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
from data.facts.hosts import publisher_host
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


def finding_of(spec: AgreementsSpec, facts: Facts, own: pd.DataFrame) -> str:
    """The sentence on top: of all, of the producers of what is asked for, or of what matches.

    Parameters
    ----------
    spec : AgreementsSpec
    facts : Facts
        In the language of the sentence.
    own : pandas.DataFrame
        The counted agreements that match, with their column ``binding``.
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
        row = rows.to_dict("records")[0]
        title, subtitle = _title_of_one(row, lang), _subtitle_of_one(row, lang)
        hosts = dict.fromkeys(map(publisher_host, row["source"].split(";")))
        note, source = _(COUNTING_RULE), "; ".join(hosts)
    else:
        title, subtitle = finding_of(spec, facts, _counted(spec, facts, rows)), _what(spec, facts)
        note, source = _(COUNTING_RULE), _(CREDIT)
        if spec.view == "matrix":
            note = sentences(_(MATRIX_NOTE), _(COUNT_NOTE))
    return Caption(title, subtitle, sentences(note, coverage(facts)), source, _(LICENSE), lang)


def _counted(spec: AgreementsSpec, facts: Facts, rows: pd.DataFrame) -> pd.DataFrame:
    """The rows of ``agreements`` that are counted among those of the chart."""
    own = rows if spec.view == "matrix" else rows.loc[rows["counted"] == "yes"]
    return facts.agreements.loc[facts.agreements["agreement_id"].isin(set(own["agreement_id"]))]


def _what(spec: AgreementsSpec, facts: Facts) -> str:
    """What is shown, as of which day, and what was asked."""
    _, day = speaking(facts.lang), format_date(spec.as_of_date(facts), facts.lang)
    what = _(_MATRIX if spec.view == "matrix" else _LIST).format(day=day)
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
        row = rows.to_dict("records")[0]
        text = _("A sheet on this agreement. {summary} {reason}")
        return text.format(summary=row["summary"], reason=row["legal_status_reason"])
    if spec.view == "matrix":
        return _described_matrix(rows, lang)
    records = rows.to_dict("records")
    listed = "; ".join(
        f"{row['country']}, {row['date']}, {lower_first(row['legal_status_label'])}"
        if row["legal_status"] != "not_stated"
        else _("{agreement}, legal status not stated").format(
            agreement=f"{row['country']}, {row['date']}"
        )
        for row in records[:_MOST_LISTED]
    )
    more = len(records) - _MOST_LISTED
    if more > 0:
        template = translate_plural(*_AND_MORE, more, lang)
        listed = template.format(listed=listed, count=number(more, lang))
    every = translate_plural(*_LISTED, len(records), lang)
    return every.format(count=number(len(records), lang), agreements=listed)


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
