"""The Timeline page: what happened, when, and how the count of signed agreements grew."""

from __future__ import annotations

import pandas as pd

from charts.captions.finding import timeline_finding
from charts.rows import selected_events
from charts.spec.chart_spec import ChartSpec
from data.facts.store import Facts
from data.i18n.dates import format_date
from data.i18n.labels import REGION_LABELS, counted
from data.timeline.chronology import (
    LANES,
    chronology,
    count_steps,
    undated,
)
from views import timeline_controls
from views.add_to_briefing import add_to_briefing
from views.as_of import as_of_control
from views.blocks import (
    Action,
    Block,
    Blocks,
    Columns,
    Details,
    Group,
    Heading,
    Notice,
    Table,
    Text,
    Title,
)
from views.context import PageContext
from views.drawing import Drawing
from views.event_panel import claims, event_panel, search
from views.export_links import export_this
from views.text.i18n import _
from views.text.markdown import escape_markdown
from views.text.provenance import rows_link
from views.timeline_drawings import KEYS, draw_count, draw_timeline, drawn_rows

_WIDTHS = (2.45, 1.0)
_NO_FILTERS = {
    "kind": (),
    "partner": "",
    "region": "",
    "confidence": "",
    "start": None,
    "end": None,
}


def timeline_page(context: PageContext) -> Blocks:
    """Finding, filters, the timeline beside the open row, and the count beside State's figures."""
    rows = timeline_rows(context)
    return (
        Title(timeline_finding(context.facts)),
        Group("above_timeline", timeline_controls.filters(context)),
        Group("desk", (Columns((_timeline(context, rows), _beside(context, rows)), _WIDTHS),)),
        timeline_controls.table(context, rows, "timeline"),
        Heading(_("The count")),
        Columns((_count(context), (claims(context.facts),)), _WIDTHS),
        _signed_rows(context),
        _count_table(context.local),
    )


def timeline_rows(context: PageContext) -> pd.DataFrame:
    """The rows of the chronology that fit the filters of the view."""
    return selected_events(context.spec, context.facts)


def _timeline(context: PageContext, rows: pd.DataFrame) -> Blocks:
    if rows.empty:
        return _empty_result(context.facts, context.spec)
    return (
        Drawing("timeline", draw_timeline, KEYS),
        Text(_caption(context, rows), quiet=True),
        Group(
            "timeline_links",
            (export_this(context, "timeline"), add_to_briefing(context, "timeline")),
            "row",
        ),
    )


def _caption(context: PageContext, rows: pd.DataFrame) -> str:
    """How many rows there are, how many of them are drawn, and what is not among them."""
    facts = context.facts
    drawn = len(drawn_rows(context))
    parts = [
        _("{drawn} of {number}.").format(
            drawn=counted(len(rows), "row", "rows", facts.lang), number=len(chronology(facts))
        )
    ]
    if drawn < len(rows):
        parts.append(
            _(
                "Drawn: {drawn}, the others stand in lanes that are not drawn and in the table."
            ).format(drawn=drawn)
        )
    parts += [
        _(
            "Shaded: after {day} coverage is not systematic, so few marks there do not mean that "
            "little happened."
        ).format(day=format_date(facts.covered_to, facts.lang)),
        _("Without a date, and so not drawn: {undated}.").format(
            undated=counted(undated(facts), "agreement", "agreements", facts.lang)
        ),
    ]
    return " ".join(parts)


def _empty_result(facts: Facts, spec: ChartSpec) -> Blocks:
    """An empty timeline: the active filters, and a button that clears them."""
    text = _(
        "Nothing on the timeline fits what was asked: {told}. That nothing is listed does not "
        "mean that nothing happened."
    )
    criteria = escape_markdown("; ".join(_criteria(facts, spec)))
    return Notice(text.format(told=criteria)), Action(_("Clear all"), "reset", _NO_FILTERS)


def _criteria(facts: Facts, spec: ChartSpec) -> list[str]:
    criteria = []
    if spec.kind:
        kinds = ", ".join(_(LANES[kind]) for kind in spec.kind)
        criteria.append(_("kind {names}").format(names=kinds))
    if spec.partner:
        criteria.append(_("partner {name}").format(name=facts.name(spec.partner)))
    if spec.region:
        criteria.append(_("region {name}").format(name=_(REGION_LABELS[spec.region])))
    if spec.confidence:
        criteria.append(_(timeline_controls.CONFIDENCE[spec.confidence]).lower())
    if spec.start:
        criteria.append(_("from {day}").format(day=format_date(spec.start, facts.lang)))
    if spec.end:
        criteria.append(_("to {day}").format(day=format_date(spec.end, facts.lang)))
    return criteria


def _beside(context: PageContext, rows: pd.DataFrame) -> Blocks:
    panel = event_panel(context)
    return (panel,) if rows.empty else (search(rows, context.spec.event), panel)


def _count(context: PageContext) -> Blocks:
    drawing = Drawing("count", draw_count, as_of=as_of_control(context))
    links = (export_this(context, "count"), add_to_briefing(context, "count"))
    return drawing, Group("count_links", links, "row")


def _signed_rows(context: PageContext) -> Text:
    link = rows_link(
        "agreements", _("the signed agreements"), only="signed", asof=context.asof.isoformat()
    )
    return Text(_("Rows: {link}").format(link=link), quiet=True)


def _count_table(local: Facts) -> Block:
    """The steps of the count as a table and a file."""

    def rows() -> Blocks:
        steps = [
            {
                _("Date"): format_date(step.day, local.lang),
                _("Agreements signed"): step.texts,
                _("Signatories"): step.partners,
                _("Signed on the day"): ", ".join(step.names),
            }
            for step in count_steps(local)
        ]
        return (Table(pd.DataFrame(steps), "count"),)

    return Details(_("The count as a table"), "table_count", rows)
