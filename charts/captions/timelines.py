"""The words around the timeline and around the count over time."""

from __future__ import annotations

import pandas as pd

from charts.captions.words import LICENCE, STATE, Caption, coverage, sentences, within
from charts.finding import in_words, month_of, timeline_finding
from charts.spec import ChartSpec
from data.chronology import LANES, count_steps
from data.counting import headline
from data.dates import format_date
from data.interface import marked_plural, speaking, translate_plural
from data.languages import number
from data.store import Facts
from data.words import counted

# English has one form here: "1 minerals texts" only before May 2025.
_SIGNED_SINCE = marked_plural(
    "{count} minerals texts signed with Washington since {month}, {on_one_day} of them on one day",
    "{count} minerals texts signed with Washington since {month}, {on_one_day} of them on one day",
)
_SIGNED = marked_plural(
    "{count} minerals texts signed with Washington, {on_one_day} of them on one day",
    "{count} minerals texts signed with Washington, {on_one_day} of them on one day",
)
_RUNNING = marked_plural(
    "Signed texts between governments about minerals, and the {count} partners that they cover, "
    "running total to {day}",
    "Signed texts between governments about minerals, and the {count} partners that they cover, "
    "running total to {day}",
)


def of_timeline(spec: ChartSpec, facts: Facts, rows: pd.DataFrame) -> Caption:
    """The words of the timeline."""
    _ = speaking(facts.lang)
    filtered = any((spec.kind, spec.partner, spec.region, spec.confidence, spec.start, spec.end))
    marks = _(
        "A bar is a month in which the day is not known; an open mark is a deadline, not an event."
    )
    return Caption(
        _filtered_title(spec, facts, rows) if filtered else timeline_finding(facts),
        _span(spec, rows),
        sentences(marks, coverage(facts), _("Shaded: coverage is thin.")),
        _(STATE),
        _(LICENCE),
        facts.lang,
    )


def _filtered_title(spec: ChartSpec, facts: Facts, rows: pd.DataFrame) -> str:
    _, lang = speaking(facts.lang), facts.lang
    signed = int((rows["counted"] == "yes").sum()) if len(rows) else 0
    some = number(signed, lang) if signed else _("none")
    every = counted(len(rows), "row", "rows", lang)
    if not spec.partner:
        said = _("{rows} on the timeline, {some} of them counted as signed texts")
        return said.format(rows=every, some=some)
    said = _("{rows} on the timeline about {partner}, {some} of them counted as signed texts")
    return said.format(rows=every, some=some, partner=facts.name(spec.partner))


def _span(spec: ChartSpec, rows: pd.DataFrame) -> str:
    """Which lanes, where, and from which year to which."""
    _ = speaking(spec.lang)
    kinds = ", ".join(_(LANES[kind]) for kind in spec.kind) or _("Events and texts")
    kinds = within(kinds, spec)
    if rows.empty:
        return _("{kinds}, by day as far as the day is known").format(kinds=kinds)
    first, last = rows["from"].min()[:4], rows["to"].max()[:4]
    said = _("{kinds}, {first} to {last}, by day as far as the day is known")
    return said.format(kinds=kinds, first=first, last=last)


def of_count(spec: ChartSpec, facts: Facts, rows: pd.DataFrame) -> Caption:
    """The words of the count over time."""
    _, lang = speaking(facts.lang), facts.lang
    rule = _("Counted from April 2025: signed or in force, high or medium confidence.")
    last_day = _("A text of which only the month is known counts from its last day.")
    return Caption(
        _count_title(spec, facts),
        _running(spec, facts),
        sentences(rule, last_day, coverage(facts)),
        _(STATE),
        _(LICENCE),
        lang,
    )


def _count_title(spec: ChartSpec, facts: Facts) -> str:
    numbers, lang = headline(facts, spec.day(facts)), facts.lang
    since = [step.day for step in count_steps(facts) if step.day <= spec.day(facts)]
    said = translate_plural(*(_SIGNED_SINCE if since else _SIGNED), numbers.texts, lang)
    return said.format(
        count=number(numbers.texts, lang),
        month=month_of(since[0], lang) if since else "",
        on_one_day=in_words(numbers.signed_at_ministerial, lang).lower(),
    )


def _running(spec: ChartSpec, facts: Facts) -> str:
    day, lang = spec.day(facts), facts.lang
    partners = max((step.partners for step in count_steps(facts) if step.day <= day), default=0)
    said = translate_plural(*_RUNNING, partners, lang)
    return said.format(count=number(partners, lang), day=format_date(day, lang))
