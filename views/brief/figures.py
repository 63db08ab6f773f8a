"""The figures that the argument of the Brief rests on, each with what it counts and its rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from data.agreements.counted_rows import signed_rows
from data.agreements.counting import COUNT_STARTS, headline
from data.facts.store import Facts
from data.i18n.cldr import number
from data.i18n.dates import format_date, format_month
from data.i18n.labels import MINISTERIAL, counted
from data.i18n.messages import N_, marked_plural, speaking, translate_plural
from data.minerals.halves import tally
from data.minerals.overview import overview
from views.blocks import Html
from views.context import PageContext
from views.templating import render

_AGREEMENTS = marked_plural(
    "bilateral minerals agreement signed since {month} found by {day}",
    "bilateral minerals agreements signed since {month} found by {day}",
)
_SIGNED = marked_plural(
    "partner signed on {day}, as State counts them",
    "partners signed on {day}, as State counts them",
)
_ATTENDED = N_("delegations attended: {countries} and the European Commission")
_LISTED = N_("delegations on State’s list: {countries} and the European Commission")


@dataclass(frozen=True)
class KeyFigure:
    """A figure, what it counts, and where its rows are.

    Parameters
    ----------
    figure, label : str
        Plain, read one after the other.
    page : str
        The path of the page that shows what is counted.
    query : tuple of tuple of str
        Keys of that page's view and their values, as in an address.
    """

    figure: str
    label: str
    page: str
    query: tuple[tuple[str, str], ...] = ()


def key_figures(facts: Facts, asof: date) -> tuple[KeyFigure, ...]:
    """At most five figures, none of anything later than a day.

    Parameters
    ----------
    facts : Facts
        In the language of sentences.
    asof : datetime.date
    """
    figures = [_delegations(facts, asof)]
    if asof >= MINISTERIAL:
        figures.append(_signed_that_day(facts, asof))
    if asof >= COUNT_STARTS:
        figures += _agreements(facts, asof)
    return (*figures, _half_mined(facts))


def _delegations(facts: Facts, asof: date) -> KeyFigure:
    _, lang, countries = speaking(facts.lang), facts.lang, headline(facts, asof).countries
    label = _(_ATTENDED if asof >= MINISTERIAL else _LISTED).format(
        countries=counted(countries, "country", "countries", lang),
    )
    return KeyFigure(number(countries + 1, lang), label, "partners")


def _signed_that_day(facts: Facts, asof: date) -> KeyFigure:
    signed = headline(facts, asof).signed_at_ministerial
    day = format_date(MINISTERIAL, facts.lang)
    label = translate_plural(*_SIGNED, signed, facts.lang).format(day=day)
    query = (("status", "signed_at_ministerial"),)
    return KeyFigure(number(signed, facts.lang), label, "", query)


def _agreements(facts: Facts, asof: date) -> list[KeyFigure]:
    """How many were found, and of how many it is reported that they do not bind."""
    _, lang, rows = speaking(facts.lang), facts.lang, signed_rows(facts, asof)
    if not rows:
        return []
    day, month = format_date(asof, lang), format_month(COUNT_STARTS, lang)
    label = translate_plural(*_AGREEMENTS, len(rows), lang).format(day=day, month=month)
    only = (("table", "agreements"), ("only", "signed"))
    found = KeyFigure(number(len(rows), lang), label, "sources", only)
    loose = sum(row["binding"] == "no" for row in rows)
    if not loose:
        return [found]
    of_them = _("of these agreements reported as not legally binding")
    return [found, KeyFigure(number(loose, lang), of_them, "sources", only)]


def _half_mined(facts: Facts) -> KeyFigure:
    _, counts = speaking(facts.lang), tally(overview(facts, facts.partner_codes))
    figure = _("{some} of {every}").format(
        some=number(counts.half_mined, facts.lang), every=number(counts.mined, facts.lang)
    )
    label = _(
        "commodity lines of which the {count} partners mine half or more of the world total; "
        "halves that rest on one member: {resting}"
    )
    count = number(len(facts.partner_codes), facts.lang)
    resting = number(counts.mined_by_one, facts.lang)
    return KeyFigure(
        figure, label.format(count=count, resting=resting), "minerals", (("order", "mined"),)
    )


def figures_block(context: PageContext) -> Html:
    """The key figures as a row, each a link to what it counts.

    Parameters
    ----------
    context : PageContext
    """
    figures = [
        {
            "figure": item.figure,
            "label": item.label,
            "address": _address(context, item),
        }
        for item in key_figures(context.facts, context.asof)
    ]
    return Html(render("brief_figures.html", figures=figures))


def _address(context: PageContext, item: KeyFigure) -> str:
    changes = {key: (value,) if key == "status" else value for key, value in item.query}
    return context.link(item.page, **changes)
