"""One partner's events and agreements: in order of date, each with its words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

import pandas as pd
from markupsafe import Markup

from charts.figures.dated_list_svg import dated_list_svg
from charts.figures.timeline_marks import Mark, marks_of, symbol
from charts.spec.chart_spec import ChartSpec
from data.facts.cache import cache_by_facts
from data.facts.store import Facts
from data.i18n.dates import format_date
from data.i18n.labels import counted
from data.timeline.chronology import TimelineFilter, chronology, selected
from views import timeline_controls
from views.agreements.rows import agreement_address
from views.blocks import Block, Blocks, Heading, Text
from views.context import SHARED_KEYS, PageContext
from views.drawing import Drawing
from views.templating import render
from views.text.i18n import _
from views.text.provenance import split_reference
from views.timeline_drawings import Item, KeyEntry, key_of, key_of_shade

MOST = 24
"""So many rows are all drawn; of more, the agreements that count and the ministerial."""


def own_timeline(context: PageContext) -> Blocks:
    """The timeline and its rows, or that nothing names the partner.

    Parameters
    ----------
    context : PageContext
        Of a view that has a partner.

    Returns
    -------
    tuple of Block
    """
    heading, rows = Heading(_("Timeline")), own_rows(context.facts, context.spec.partner)
    if rows.empty:
        return heading, Text(_("No event or dated agreement here names this partner."))
    name = f"timeline-{context.spec.partner.lower()}"
    return (
        heading,
        Drawing("own_timeline", draw_own_timeline),
        *_not_drawn(context, rows),
        timeline_controls.table(context, rows, name),
    )


@cache_by_facts(128)
def own_rows(facts: Facts, code: str) -> pd.DataFrame:
    """The rows of the chronology that name a partner.

    Parameters
    ----------
    facts : Facts
    code : str

    Returns
    -------
    pandas.DataFrame
        Rows of `data.timeline.chronology.chronology`.
    """
    return selected(facts, chronology(facts), TimelineFilter(partner=code))


def draw_own_timeline(context: PageContext) -> Markup:
    """The timeline of the partner of a view; of the view only what pages share changes it."""
    shared = ChartSpec(**context.spec.values(SHARED_KEYS))
    return _drawing(context.facts, replace(context, spec=shared, theme="", base=""))


@cache_by_facts(128)
def _drawing(facts: Facts, context: PageContext) -> Markup:
    rows = drawn_rows(own_rows(facts, context.spec.partner))
    marks = own_marks(context, rows)
    asof = _("As of {day}").format(day=format_date(context.asof, facts.lang))
    svg = dated_list_svg(
        marks,
        (context.asof, asof),
        facts.covered_to,
        rows_in_words(rows),
        lambda row: _address(context, row),
        context.local.lang,
    )
    return render(
        "timeline/own.html",
        entries=_key(facts, marks),
        svg=svg,
        dates=[
            (
                when,
                [Item(mark, symbol(mark), "", _address(context, mark.row), False) for mark in own],
            )
            for when, own in groupby(marks, key=lambda mark: mark.when)
        ],
        words={"key": _("Key")},
    )


def drawn_rows(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows that are drawn: all of few, else agreements that count, and the ministerial.

    Parameters
    ----------
    rows : pandas.DataFrame
        `own_rows` of a partner.
    """
    if len(rows) <= MOST:
        return rows
    first = rows.loc[rows["counted"] | (rows["kind"] == "ministerial")]
    return rows if first.empty else first


def own_marks(context: PageContext, rows: pd.DataFrame) -> list[Mark]:
    """The marks of rows of a partner, each named by what happened.

    Parameters
    ----------
    context : PageContext
        Of a view that has a partner.
    rows : pandas.DataFrame
        Of `data.timeline.chronology.chronology`.
    """
    marks = marks_of(rows, context.local, context.asof)
    own = context.local.name(context.spec.partner)
    signatories = dict(zip(rows["row"], rows["signatory"], strict=True))
    return [_in_words(mark, signatories[mark.row], own) for mark in marks]


def _in_words(mark: Mark, signatory: str, own: str) -> Mark:
    """A mark that says its title; of an agreement of the partner alone without who signed it."""
    is_alone = bool(signatory) and mark.name == own
    return replace(mark, name=mark.title.removeprefix(f"{signatory}: ") if is_alone else mark.title)


def _key(facts: Facts, marks: Sequence[Mark]) -> list[KeyEntry]:
    """What the marks mean; that of the ministerial alone says so itself."""
    if all(mark.style == "day" for mark in marks):
        return []
    return [*key_of(marks), *key_of_shade(facts, max(mark.last for mark in marks))]


def _address(context: PageContext, row: str) -> str:
    """The agreement's page; or the Timeline page, where the event is open."""
    table, name = split_reference(row)
    if table == "agreements":
        return agreement_address(context, name)
    return context.link("timeline", event=row)


def _not_drawn(context: PageContext, rows: pd.DataFrame) -> tuple[Block, ...]:
    """How many of the rows are drawn, where not all are, and the way to the others."""
    drawn = len(drawn_rows(rows))
    if drawn == len(rows):
        return ()
    text = _(
        "Drawn: {drawn} of {rows}, the agreements that count and the ministerial. The others stand "
        "in the table and on the [Timeline page]({address})."
    )
    row_count = counted(len(rows), "row", "rows", context.facts.lang)
    address = context.link("timeline")
    return (Text(text.format(drawn=drawn, rows=row_count, address=address), quiet=True),)


def rows_in_words(rows: pd.DataFrame) -> str:
    """Date and title of each row, for the drawing's text alternative.

    Parameters
    ----------
    rows : pandas.DataFrame
        Rows of `data.timeline.chronology.chronology`.

    Returns
    -------
    str
    """
    pairs = zip(rows["label"], rows["title"], strict=True)
    return "; ".join(f"{label}: {title}" for label, title in pairs)
