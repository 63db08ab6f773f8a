"""The Map page: who attended, who signed, and when, on an equal-area world."""

from __future__ import annotations

from datetime import date

from markupsafe import Markup

from charts.captions import boundary_note
from data.facts.cache import cache_by_facts
from data.facts.store import Facts
from data.i18n.dates import format_date
from data.i18n.labels import NOT_SIGNATURE
from data.partners.dossier import dossier
from views import controls, map_controls, partner_panel
from views.agreements_table import agreements_table
from views.blocks import Block, Blocks, Columns, Details, Group, Html, Table, Text
from views.chart_text import chart_rows
from views.context import PageContext
from views.export_links import export_this
from views.map import stage
from views.map.tooltips import tooltip_lines
from views.templating import render
from views.text.i18n import _
from views.text.provenance import rows_link
from views.view_cache import cache_by_view

_WIDTHS = (2.9, 1.0)


@cache_by_view
def map_page(context: PageContext) -> Blocks:
    """The stage beside the controls and the chosen partner, or all of them; below it the rows."""
    notes = (Text(boundary_note(context.spec.worldview, context.facts.lang), True), _about(context))
    drawn = (stage.map_stage(context), *stage.globe(context, context.spec))
    left = (*drawn, Group("notes", notes))
    return (
        Group("landing", (Columns((left, _beside(context)), _WIDTHS),)),
        agreements_table(context),
        _table(context),
    )


def _about(context: PageContext) -> Text:
    asof = context.asof
    introduction = _(
        "On 4 February 2026 the United States hosted the Critical Minerals Ministerial, about the "
        "supply of minerals that industry depends on. {not_signature} See {delegations} and "
        "{agreements}."
    )
    signed = rows_link(
        "agreements", _("the signed agreements"), only="signed", asof=asof.isoformat()
    )
    text = introduction.format(
        not_signature=_(NOT_SIGNATURE),
        delegations=rows_link("partners", _("the delegations")),
        agreements=signed,
    )
    return Text(text, quiet=True)


def _beside(context: PageContext) -> Blocks:
    """The controls, and the chosen partner, or all of them."""
    settings = Details(
        _("Boundaries and projection"),
        "settings",
        lambda: (Group("drawn", controls.drawing(context.spec), "form"),),
    )
    return (
        Group("controls", map_controls.map_controls(context), "controls"),
        settings,
        Html(_headline(context)),
        *_details(context),
    )


def _headline(context: PageContext) -> Markup:
    """Who is chosen, with status and agreement: the map's script changes it at once."""
    code, asof = context.spec.partner, context.asof
    lines = tooltip_lines(context.spec, context.facts, [code], [asof])[code][0]
    return render(
        "map/chosen.html",
        name=context.local.name(code) if code else "",
        lines=lines,
        details=_("Details"),
        close=_("Close"),
        close_address=context.changed(partner=""),
    )


def _details(context: PageContext) -> Blocks:
    if not context.spec.partner:
        everyone = Group("list", (controls.partner_list(context),))
        return (Group("beside", (_hints(), everyone), "panel"),)
    return (Group("panel", _panel(context), "panel"),)


def _panel(context: PageContext) -> Blocks:
    card = export_this(context, "partner", _("Export as a card"))
    return (
        *_record(context.facts, context.spec.partner, context.asof, context.theme),
        Group("actions", (controls.open_page(), card), "row"),
    )


@cache_by_facts(512)
def _record(facts: Facts, code: str, asof: date, theme: str) -> Blocks:
    return partner_panel.panel(dossier(facts, code, asof), asof, theme)


def _hints() -> Html:
    """Three hints for first-time readers, until dismissed (the page's script remembers)."""
    steps = (
        _("Choose a country on the map, in this list or by its name."),
        _("Move the date below the map, or play it, to see who signed when."),
        _("Take a picture with its source by “Export this”; the address keeps what you see."),
    )
    return Html(
        render("hints.html", name=_("How to use the map"), steps=steps, dismiss=_("Got it"))
    )


def _table(context: PageContext) -> Block:
    by_status = context.spec.color == "status"
    label = _("{named} as a table, as of {day}").format(
        named=_("Partners") if by_status else _("What the colors show"),
        day=format_date(context.asof, context.facts.lang),
    )

    def rows() -> Blocks:
        frame = (
            controls.partner_table(context)
            if by_status
            else chart_rows(context, "map", context.spec)
        )
        return (Table(frame, f"map-{context.asof.isoformat()}"),)

    return Details(label, "as_table", rows)
