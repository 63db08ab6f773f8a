"""The captions of the timeline and of the count over time."""

from __future__ import annotations

import pandas as pd

from charts.captions.caption_parts import CREDIT, LICENSE, Caption, coverage, sentences, within
from charts.captions.finding import count_finding, timeline_finding
from charts.spec.chart_spec import ChartSpec
from data.agreements.counting import headline
from data.facts.store import Facts
from data.i18n.cldr import number
from data.i18n.dates import format_date
from data.i18n.messages import N_, marked_plural, speaking, translate_plural
from data.phrases import in_sentence
from data.timeline.chronology import LANES

_RUNNING = marked_plural(
    "Bilateral minerals agreements signed with the United States since April 2025 and their only "
    "signatory so far ({delegations} of the 55 delegations), running total to {day}",
    "Bilateral minerals agreements signed with the United States since April 2025 and their "
    "{count} signatories ({delegations} of them among the 55 delegations), running total to {day}",
)
_RUNNING_FROM_NONE = N_(
    "Bilateral minerals agreements signed with the United States since April 2025, running total "
    "to {day}"
)


def of_timeline(spec: ChartSpec, facts: Facts, rows: pd.DataFrame) -> Caption:
    """The caption of the timeline.

    Parameters
    ----------
    spec : ChartSpec
        Where any of its filters is set, the title says what is left.
    facts : Facts
    rows : pandas.DataFrame
        Of `charts.rows.timeline_rows`: its first and last year are named.
    """
    _ = speaking(facts.lang)
    filtered = any((spec.kind, spec.partner, spec.region, spec.confidence, spec.start, spec.end))
    marks = _(
        "A bar is a month of which the day is not published; an open diamond is a scheduled date, "
        "not an observed event."
    )
    return Caption(
        _filtered_title(spec, facts, rows) if filtered else timeline_finding(facts),
        _span(spec, rows),
        sentences(marks, coverage(facts), _("Shaded: single events only.")),
        _(CREDIT),
        _(LICENSE),
        facts.lang,
    )


_ROWS = marked_plural("{count} row on the timeline", "{count} rows on the timeline")
_COUNTED_OF_THEM = marked_plural(
    "{rows}, {count} of them counted as a signed agreement",
    "{rows}, {count} of them counted as signed agreements",
)
_NONE_COUNTED = marked_plural(
    "{rows}, not counted as a signed agreement",
    "{rows}, none of them counted as a signed agreement",
)
_COUNTED_ALONE = N_("{rows}, counted as a signed agreement")
"""Of a single row: not worded as one of itself."""


def _filtered_title(spec: ChartSpec, facts: Facts, rows: pd.DataFrame) -> str:
    """How many rows fit the filters, and how many of them count."""
    _, lang = speaking(facts.lang), facts.lang
    if rows.empty:
        return _("No row on the timeline fits these filters")
    signed = list(rows["counted"]).count("yes")
    subject = translate_plural(*_ROWS, len(rows), lang).format(count=number(len(rows), lang))
    if spec.partner:
        partner = in_sentence(facts, spec.partner)
        subject = _("{rows} about {partner}").format(rows=subject, partner=partner)
    if not signed:
        return translate_plural(*_NONE_COUNTED, len(rows), lang).format(rows=subject)
    if len(rows) == 1:
        return _(_COUNTED_ALONE).format(rows=subject)
    counted = translate_plural(*_COUNTED_OF_THEM, signed, lang)
    return counted.format(rows=subject, count=number(signed, lang))


def _span(spec: ChartSpec, rows: pd.DataFrame) -> str:
    """Which lanes, where, and from which year to which."""
    _ = speaking(spec.lang)
    kinds = ", ".join(_(LANES[kind]) for kind in spec.kind) or _("Events and agreements")
    kinds = within(kinds, spec)
    if rows.empty:
        return _("{kinds}, by day as far as the day is known").format(kinds=kinds)
    first, last = min(rows["from"])[:4], max(rows["to"])[:4]
    if first == last:
        template = _("{kinds}, {year}, by day as far as the day is known")
        return template.format(kinds=kinds, year=first)
    template = _("{kinds}, {first} to {last}, by day as far as the day is known")
    return template.format(kinds=kinds, first=first, last=last)


def of_count(spec: ChartSpec, facts: Facts, rows: pd.DataFrame) -> Caption:
    """The caption of the count over time.

    Parameters
    ----------
    spec : ChartSpec
        Its as-of date is the last day that counts.
    facts : Facts
    rows : pandas.DataFrame
        Of `charts.rows.count_rows`; the count itself is taken from the facts.
    """
    _, lang = speaking(facts.lang), facts.lang
    rule = _(
        "Counted from April 2025: between governments, about minerals, signed or in force, and "
        "reported with high or medium confidence."
    )
    last_day = _("An agreement of which only the month is known counts from its last day.")
    return Caption(
        count_finding(facts, spec.as_of_date(facts)),
        _running(spec, facts),
        sentences(rule, last_day, coverage(facts)),
        _(CREDIT),
        _(LICENSE),
        lang,
    )


def _running(spec: ChartSpec, facts: Facts) -> str:
    """Who is counted: signatories, and how many of them are delegations."""
    day, lang = spec.as_of_date(facts), facts.lang
    numbers, until = headline(facts, day), format_date(day, lang)
    if not numbers.signatories:
        return speaking(lang)(_RUNNING_FROM_NONE).format(day=until)
    return translate_plural(*_RUNNING, numbers.signatories, lang).format(
        count=number(numbers.signatories, lang),
        delegations=number(numbers.partners_with_text, lang),
        day=until,
    )
