"""The figures that stand beside the chart of a slide, each with what it counts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from charts.spec.chart_spec import ChartSpec
from data.agreements.counting import COUNT_STARTS, headline
from data.facts.store import Facts
from data.i18n.cldr import number
from data.i18n.dates import format_date
from data.i18n.labels import MINISTERIAL
from data.i18n.messages import N_, marked_plural, speaking, translate_plural

Forms = tuple[str, str]


@dataclass(frozen=True)
class KeyFigure:
    """A figure and what it counts: plain text, read one after the other."""

    figure: str
    label: str


_ATTENDED = marked_plural(
    "country and the European Commission attended", "countries and the European Commission attended"
)
_LISTED = marked_plural(
    "country and the European Commission are on the list",
    "countries and the European Commission are on the list",
)
_SIGNED_THEN = marked_plural("of them signed on {day}", "of them signed on {day}")
_HAVE_SIGNED = marked_plural(
    "of these delegations has an agreement that is counted",
    "of these delegations have an agreement that is counted",
)
_AGREEMENTS = marked_plural(
    "bilateral minerals agreement counted from April 2025 to {day}",
    "bilateral minerals agreements counted from April 2025 to {day}",
)
_NOT_YET = N_("minerals agreements counted: the count starts in April 2025")


def figures_of(kind: str, view: ChartSpec, facts: Facts) -> tuple[KeyFigure, ...]:
    """The figures of a slide; none where its chart says it all.

    Parameters
    ----------
    kind : str
        One of `charts.spec.briefing_params.KINDS`.
    view : ChartSpec
    facts : Facts
        In the language of the slide.
    """
    made = _FIGURES.get(kind)
    return made(facts, view.as_of_date(facts)) if made else ()


def _figure(facts: Facts, count: int, forms: Forms, day: date) -> KeyFigure:
    label = translate_plural(*forms, count, facts.lang).format(day=format_date(day, facts.lang))
    return KeyFigure(number(count, facts.lang), label)


def _opening(facts: Facts, day: date) -> tuple[KeyFigure, ...]:
    """Who attended, who of them signed, and what is counted to the day."""
    numbers, has_met = headline(facts, day), day >= MINISTERIAL
    signed = (
        _figure(facts, numbers.signed_at_ministerial, _SIGNED_THEN, MINISTERIAL)
        if has_met
        else _figure(facts, numbers.partners_with_text, _HAVE_SIGNED, day)
    )
    counted = (
        _figure(facts, numbers.texts, _AGREEMENTS, day)
        if day >= COUNT_STARTS
        else KeyFigure(number(0, facts.lang), speaking(facts.lang)(_NOT_YET))
    )
    attended = _figure(facts, numbers.countries, _ATTENDED if has_met else _LISTED, day)
    return (attended, signed, counted)


_FIGURES: Mapping[str, Callable[[Facts, date], tuple[KeyFigure, ...]]] = {
    "question": _opening,
}
