"""The Minerals page: what a set of partners holds, mines and processes, and one commodity."""

from __future__ import annotations

import pandas as pd

from charts.captions.mineral_finding import overview_finding
from charts.rows import legend_names
from data.minerals.country_groups import members, part_names
from data.minerals.overview import ordered, overview
from views import mineral_controls
from views.add_to_briefing import add_to_briefing
from views.blocks import Blocks, Details, Group, Html, Table, Text, Title
from views.context import PageContext
from views.export_links import export_this
from views.minerals import bars, overview_table
from views.minerals.group_builder import group_builder
from views.minerals.leaders import leaders
from views.minerals.mineral import one_mineral
from views.minerals.notes import notes
from views.text.i18n import _
from views.text.markdown import escape_markdown


def minerals_page(context: PageContext) -> Blocks:
    """One commodity where one is chosen, else all of them."""
    return one_mineral(context) if context.spec.commodity else _all_minerals(context)


def _all_minerals(context: PageContext) -> Blocks:
    """Finding, who leads, the country group, controls, a bar for each world total, and the rows."""
    facts, spec, asof = context.facts, context.spec, context.asof
    rows = overview(facts, members(facts, spec.coalition, asof), spec.group)
    names = part_names(facts, spec.coalition, asof)
    introduction = _(
        "Share of the world, latest listed year. Mining and processing stand side by side; the "
        "number is the share of the country group chosen below."
    )
    return (
        Title(escape_markdown(overview_finding(facts, spec.coalition, rows, asof))),
        leaders(context),
        Text(introduction, quiet=True),
        *group_builder(context),
        Group("controls", _controls(context), "controls"),
        _bars(context, rows, names),
        Text(notes(rows), quiet=True),
        _folded_table(rows, names),
    )


def _controls(context: PageContext) -> Blocks:
    """Search, the groups of the U.S. list, and the order of the overview."""
    return (
        mineral_controls.search(context.facts, context.spec),
        *mineral_controls.group_and_order(context.facts, context.spec),
        export_this(context, "shares"),
        add_to_briefing(context, "shares"),
    )


def _bars(context: PageContext, rows: pd.DataFrame, names: dict[str, str]) -> Html:
    facts, spec = context.facts, context.spec
    table = overview_table.as_html(
        facts,
        context.local,
        rows,
        ordered(facts, rows, spec.order),
        names,
        context.theme,
        lambda slug: context.link("minerals", commodity=slug, coalition=spec.coalition),
    )
    return Html(bars.legend(legend_names(spec, context.local), context.theme, rows) + table)


def _folded_table(rows: pd.DataFrame, names: dict[str, str]) -> Details:
    return Details(
        _("The {number} bars as a table and a file").format(number=len(rows)),
        "as_table",
        lambda: (Table(overview_table.as_table(rows, names), "minerals"),),
    )
