"""The Map page: who attended, who signed, and when, on an equal-area world."""

from __future__ import annotations

from charts.captions import boundary_note
from charts.captions.finding import map_finding
from charts.figures.map_svg import map_svg
from charts.spec.chart_spec import ChartSpec
from data.agreements.counting import headline
from data.i18n.dates import format_date
from data.i18n.labels import NOT_SIGNATURE
from data.partners.dossier import dossier
from views import controls, partner_panel
from views import headline as figures
from views.as_of import as_of_control
from views.blocks import (
    AsOf,
    Block,
    Blocks,
    Chart,
    Columns,
    Details,
    Group,
    Heading,
    Html,
    Table,
    Text,
    Title,
)
from views.chart_address import picture_address
from views.chart_text import chart_rows, in_words
from views.context import PageContext, address
from views.legend import legend
from views.page_list import page_type
from views.templating import render
from views.text.i18n import _
from views.text.markdown import escape_markdown
from views.text.provenance import rows_link

_WIDTHS = (2.45, 1.0)


def map_page(context: PageContext) -> Blocks:
    """Finding, key figures, controls, the map beside the chosen partner or all, and the rows."""
    left = (
        map_chart(context, context.spec, as_of_control(context)),
        Group("legend", (legend(context),)),
        Group("notes", (Text(boundary_note(context.spec.worldview, context.facts.lang), True),)),
    )
    return (
        Title(map_finding(context.facts, context.asof)),
        Group("strip", _key_figures(context)),
        Group("controls", controls.map_controls(context), "controls"),
        Columns((left, _beside(context)), _WIDTHS),
        _table(context),
    )


def map_chart(context: PageContext, spec: ChartSpec, as_of: AsOf | None = None) -> Chart:
    """A map on which every partner leads to the page of the context, with that partner chosen.

    Parameters
    ----------
    spec : ChartSpec
        The view that is drawn: that of the context, or one that only the map of the page shows.
    as_of : AsOf, optional
        The date below the map.
    """
    alt = in_words(context.local, "map", spec)
    return Chart(
        "map",
        map_picture(spec, context.theme),
        alt,
        as_of,
        lambda: map_svg(spec, context.local, alt, lambda code: _choose(context, code), spec.theme),
    )


def _choose(context: PageContext, code: str) -> str:
    """The address of this view with a partner chosen."""
    query = context.spec.replace(partner=code).to_query()
    keys = page_type(context.page).keys
    return address(context.page, {key: value for key, value in query.items() if key in keys})


def map_picture(spec: ChartSpec, theme: str) -> str:
    """The address of the printed map of a view, in a theme."""
    return picture_address("map", spec, theme)


def _key_figures(context: PageContext) -> Blocks:
    facts, asof = context.facts, context.asof
    numbers = headline(facts, asof)
    introduction = _(
        "On 4 February 2026 the United States hosted the Critical Minerals Ministerial, about the "
        "supply of minerals that industry depends on. {not_signature} See {delegations} and "
        "{agreements}."
    )
    signed = rows_link(
        "agreements", _("the signed agreements"), only="signed", asof=asof.isoformat()
    )
    return (
        Text(
            figures.strip(numbers, asof, facts.lang),
            help=figures.counting_rule(numbers, asof, facts.lang),
        ),
        Text(
            introduction.format(
                not_signature=_(NOT_SIGNATURE),
                delegations=rows_link("partners", _("the delegations")),
                agreements=signed,
            ),
            quiet=True,
        ),
    )


def _beside(context: PageContext) -> Blocks:
    """The search, and the chosen partner, or all of them."""
    search = Group("search", (controls.partner_search(context.local),), "search")
    if not context.spec.partner:
        everyone = Group("list", (controls.partner_list(context),))
        return search, Group("beside", (_hints(), everyone), "panel")
    return search, Group("panel", _panel(context), "panel")


def _panel(context: PageContext) -> Blocks:
    partner = dossier(context.facts, context.spec.partner, context.asof)
    name = escape_markdown(context.local.name(partner.code))
    return (
        Group(
            "named",
            (
                Heading(name),
                controls.open_page(),
                controls.close_button("close_panel", "partner"),
            ),
            "row",
        ),
        *partner_panel.panel(partner, context.asof, context.theme),
        controls.export_this(context, "partner", _("Export as a card")),
    )


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
