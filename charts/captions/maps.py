"""The words around a map: of statuses, of an initiative's members, of shares of a mineral."""

from __future__ import annotations

import pandas as pd

from charts.captions.shares import measured, shares_title
from charts.captions.words import (
    LICENCE,
    STATE,
    Caption,
    boundary_note,
    coverage,
    licence,
    limits,
    sentences,
    source_of,
    within,
)
from charts.finding import in_words, map_finding
from charts.spec import ChartSpec
from data.dates import format_date
from data.interface import speaking
from data.shares import nearest
from data.store import Facts
from data.words import (
    INITIATIVES_IN_A_SENTENCE,
    NOT_SIGNATURE,
    REGION_LABELS,
    STATUS_LABELS,
    counted,
    status_label,
)


def of_map(spec: ChartSpec, facts: Facts, rows: pd.DataFrame) -> Caption:
    """The words of a map, by what its colours tell."""
    made = {"mineral": _of_shares, "initiative": _of_members}.get(spec.color, _of_statuses)
    return made(spec, facts, rows)


def _of_shares(spec: ChartSpec, facts: Facts, rows: pd.DataFrame) -> Caption:
    _ = speaking(facts.lang)
    measure = nearest(facts, spec.commodity, spec.stage, spec.year)
    what = measured(facts, measure)
    subtitle = _("{what}, percent of the world total").format(what=what)
    grey, note = (
        _("Grey: not listed, which is not zero."),
        boundary_note(spec.worldview, facts.lang),
    )
    return Caption(
        shares_title(facts, measure, rows),
        within(subtitle, spec),
        sentences(limits(rows, facts.lang), grey, note),
        source_of(rows, facts.lang),
        licence(rows, facts.lang),
        facts.lang,
    )


def _of_members(spec: ChartSpec, facts: Facts, rows: pd.DataFrame) -> Caption:
    _, lang = speaking(facts.lang), facts.lang
    initiative = _(INITIATIVES_IN_A_SENTENCE[spec.initiative])
    members = _("Members of {initiative}").format(initiative=initiative)
    return Caption(
        _members_title(facts, initiative, rows),
        _as_of(within(members, spec), spec, facts),
        sentences(_("Membership is not signature."), boundary_note(spec.worldview, lang)),
        _("membership lists named in the atlas, row by row"),
        _(LICENCE),
        lang,
    )


def _members_title(facts: Facts, initiative: str, rows: pd.DataFrame) -> str:
    _, lang = speaking(facts.lang), facts.lang
    countries = counted(len(rows), "country", "countries", lang)
    came = in_words(int(rows["came"].sum()), lang).lower()
    return _("{countries} belong to {initiative}; {came} of them came to the ministerial").format(
        countries=countries, initiative=initiative, came=came
    )


def _of_statuses(spec: ChartSpec, facts: Facts, rows: pd.DataFrame) -> Caption:
    _, lang = speaking(facts.lang), facts.lang
    what = _("Status of the 54 countries, the European Commission and others with texts")
    note = boundary_note(spec.worldview, lang)
    return Caption(
        _status_title(spec, facts, rows),
        _as_of(within(what, spec), spec, facts),
        sentences(_(NOT_SIGNATURE), coverage(facts), note),
        _(STATE),
        _(LICENCE),
        lang,
    )


def _as_of(what: str, spec: ChartSpec, facts: Facts) -> str:
    _, day = speaking(facts.lang), format_date(spec.day(facts), facts.lang)
    return _("{what}, as of {day}").format(what=what, day=day)


def _status_title(spec: ChartSpec, facts: Facts, rows: pd.DataFrame) -> str:
    """The finding of the whole map, or what is counted under the filters."""
    _, lang, day = speaking(facts.lang), facts.lang, spec.day(facts)
    if not spec.status and not spec.region:
        return map_finding(facts, day)
    counts = rows["status"].value_counts()
    shown = [key for key in STATUS_LABELS if counts.get(key, 0)]
    listed = [f"{status_label(key, day, lang).lower()}: {counts[key]}" for key in shown]
    partners = counted(len(rows), "partner or country", "partners and countries", lang)
    statuses = "; ".join(listed) or _("none with this status")
    if not spec.region:
        return _("{partners}: {statuses}").format(partners=partners, statuses=statuses)
    region = _(REGION_LABELS[spec.region])
    return _("{partners} in {region}: {statuses}").format(
        partners=partners, region=region, statuses=statuses
    )
