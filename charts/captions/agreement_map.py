"""The caption of a map of agreements: who has signed, and what that is in law."""

from __future__ import annotations

import pandas as pd

from charts.captions.agreement_finding import (
    all_agreements_finding,
    exposure_finding,
    in_law,
)
from charts.captions.caption_parts import (
    COUNT_NOTE,
    CREDIT,
    LICENSE,
    Caption,
    boundary_note,
    coverage,
    license_of,
    sentences,
    source_of,
    within,
)
from charts.captions.finding import signed_finding
from charts.captions.shares import measure_label
from charts.spec.chart_spec import ChartSpec
from data.agreements.counting import COUNT_STARTS
from data.agreements.legal_status import legal_tally
from data.agreements.states import AGREEMENT_STATES, SIGNED_STATES
from data.facts.store import Facts
from data.i18n.cldr import number
from data.i18n.dates import format_date
from data.i18n.labels import REGION_LABELS, first_of
from data.i18n.messages import N_, marked_plural, speaking, translate_plural
from data.minerals.exposure import exposure_of
from data.minerals.shares import nearest
from data.phrases import lower_first

_SIGNATORIES = marked_plural(
    "{region}: {count} signatory of an agreement counted by {day}",
    "{region}: {count} signatories of agreements counted by {day}",
)
_PRODUCERS = marked_plural(
    "{region}: {count} listed producer with an agreement counted by {day}",
    "{region}: {count} listed producers with agreements counted by {day}",
)
_NOBODY = N_("{region}: no agreement found among those counted by {day}")
_LEGAL_NOTE = N_("A legal status that is not stated is neither binding nor not binding.")
_PRODUCERS_NOTE = N_(
    "A country stands here by its figures, not by what its agreement covers. The memorandum of the "
    "European Commission is not counted for members of the Union. Gray: not listed, which is not "
    "zero."
)


def agreement_map_finding(spec: ChartSpec, facts: Facts, day_as: str = "") -> str:
    """The finding of all agreements, or of those of a mineral's producers.

    Parameters
    ----------
    spec : ChartSpec
        Its ``commodity`` and as-of date; its region does not matter.
    facts : Facts
        In the language of the sentence.
    day_as : str
        What stands for the day, where it is not written out: ``{day}``.
    """
    day = spec.as_of_date(facts)
    if not spec.commodity:
        return all_agreements_finding(facts, day, day_as)
    measure = nearest(facts, spec.commodity, spec.stage, spec.year)
    item = exposure_of(facts, measure.commodity, measure, day)
    return exposure_finding(facts, (item,), day, day_as)


def of_agreements(spec: ChartSpec, facts: Facts, rows: pd.DataFrame) -> Caption:
    """The caption of a map that is colored by agreement.

    Parameters
    ----------
    spec : ChartSpec
    facts : Facts
    rows : pandas.DataFrame
        Of `charts.agreement_state_rows.agreement_state_rows`, those of the region.
    """
    _, lang = speaking(facts.lang), facts.lang
    title = _regional(spec, facts, rows) if spec.region else agreement_map_finding(spec, facts)
    source, license_ = _(CREDIT), _(LICENSE)
    if spec.commodity:
        figures = rows.assign(source=rows["share_source"])
        source, license_ = f"{source}; {source_of(figures, lang)}", license_of(figures, lang)
    return Caption(
        title,
        _subtitle(spec, facts),
        sentences(
            _(_LEGAL_NOTE),
            _(_PRODUCERS_NOTE) if spec.commodity else _(COUNT_NOTE),
            coverage(facts),
            boundary_note(spec.worldview, lang),
        ),
        source,
        license_,
        lang,
    )


def describe_agreements(spec: ChartSpec, facts: Facts, rows: pd.DataFrame) -> str:
    """What the colors of such a map show, in words: who is in which state.

    Parameters
    ----------
    spec : ChartSpec
    facts : Facts
        In the language of the text.
    rows : pandas.DataFrame
        As in `of_agreements`.
    """
    _, lang = speaking(facts.lang), facts.lang
    groups = [
        f"{_(label)}: {first_of(sorted(rows.loc[own, 'name']), _MOST_NAMES, lang)}"
        for state, label in AGREEMENT_STATES.items()
        if (own := rows["agreement_state"] == state).any()
    ]
    if not groups:
        return _("World map colored by agreement; no country is colored.")
    return _("World map colored by agreement. {groups}.").format(groups=". ".join(groups))


_MOST_NAMES = 12


def _regional(spec: ChartSpec, facts: Facts, rows: pd.DataFrame) -> str:
    """How many of a region have signed, and what their agreements are in law."""
    _, lang, day = speaking(facts.lang), facts.lang, spec.as_of_date(facts)
    region = _(REGION_LABELS[spec.region])
    if day < COUNT_STARTS:
        begun = lower_first(signed_finding(facts, day))
        return _("{region}: {finding}").format(region=region, finding=begun)
    signed = rows.loc[rows["agreement_state"].isin(SIGNED_STATES)]
    words = {"region": region, "day": format_date(day, lang)}
    if signed.empty:
        return _(_NOBODY).format(**words)
    forms = _PRODUCERS if spec.commodity else _SIGNATORIES
    title = translate_plural(*forms, len(signed), lang).format(
        count=number(len(signed), lang), **words
    )
    ids = {name for cell in signed["agreements"] for name in cell.split(";")}
    agreements = facts.agreements
    own = agreements.loc[agreements["agreement_id"].isin(ids), "binding"]
    return f"{title}; {in_law(legal_tally(own), lang)}"


def _subtitle(spec: ChartSpec, facts: Facts) -> str:
    _ = speaking(facts.lang)
    what = _("Agreements with the United States, by legal status")
    if spec.commodity:
        measure = nearest(facts, spec.commodity, spec.stage, spec.year)
        what = _("{mineral}: listed producers by the legal status of their agreements").format(
            mineral=measure_label(facts, measure)
        )
    day = format_date(spec.as_of_date(facts), facts.lang)
    return _("{what}, as of {day}").format(what=within(what, spec), day=day)
